"""Two more products of the lake village: tie-dyed cloth and broad beans."""

import math

from products_kit import Picture, blob, line, mix, num, path, ring, smooth, table, use

HANG = (
    "M92 96H800Q812 330 796 560Q806 640 810 704C776 730 748 732 716 712S640 690 604 712"
    " 528 732 492 714 414 692 376 712 304 732 268 714 196 694 160 712 116 722 86 704"
    "Q96 600 92 500Q84 300 92 96z"
)


def _rosette(pic, cx, cy, size, count, squash=1.0):
    """A stitched resist flower: rings of white darts with a bleed of pale blue."""
    rng, darts, soft = pic.rng, "", ""
    pic.add(f'<ellipse cx="{cx}" cy="{cy}" rx="{num(size * 1.2)}" ry="{num(size * 1.2 * squash)}" fill="url(#bleed)"/>')
    for step, share in enumerate((1, 0.78, 0.56, 0.36, 0.2)):
        marks = max(6, round(count * (share + 0.1)))
        for k in range(marks):
            turn = math.tau * (k + 0.5 * (step % 2)) / marks
            ax, ay = math.cos(turn), math.sin(turn)
            far, long, wide = size * share, size * 0.088 * rng.uniform(0.8, 1.15), size * 0.05 * rng.uniform(0.7, 1.1)
            x, y = cx + far * ax, cy + far * ay * squash
            one = (
                f"M{num(x - ax * long)} {num(y - ay * long * squash)}Q{num(x - ay * wide)}"
                f" {num(y + ax * wide * squash)} {num(x + ax * long)} {num(y + ay * long * squash)}"
                f"Q{num(x + ay * wide)} {num(y - ax * wide * squash)} {num(x - ax * long)}"
                f" {num(y - ay * long * squash)}z"
            )
            darts += one
            if k % 2:
                soft += f"M{num(x)} {num(y)}l{num(-ax * size * 0.13)} {num(-ay * size * 0.13 * squash)}"
    pic.add(
        path(soft, stroke="#a9c4e6", stroke_width=num(size * 0.035), opacity=0.6),
        path(darts, "#f4f7fb", opacity=0.95),
        path(ring(cx, cy, size * 0.07, size * 0.07 * squash), "#f4f7fb"),
    )


def _butterfly(pic, cx, cy, size, turn):
    """A resist butterfly drawn in rows of small stitches."""
    pic.add(
        f'<g transform="translate({cx} {cy})rotate({turn})scale({size})" fill="none" stroke="#f4f7fb"'
        ' stroke-linecap="round" stroke-width="6">'
    )
    for grow in (1, 0.66, 0.34):
        for sign in (-1, 1):
            pic.add(
                f'<path stroke-dasharray="9 11" transform="scale({sign * grow:.2f} {grow})" d="M8 0C30-70 96-92'
                ' 110-56 120-20 60 4 8 4M8 8C54 4 96 26 84 62 66 86 24 60 8 12"/>'
            )
    pic.add('<path stroke-dasharray="7 8" d="M0-30V52M-2-34Q-14-60-30-66M2-34Q14-60 30-66"/></g>')


def _pole(pic):
    """The bamboo pole and the turn of cloth over it."""
    pic.add(
        line("M-20 92H1020", "#6d4c1c", 34), line("M-20 90H1020", "#c9a052", 28), line("M-20 82H1020", "#f0d898", 8)
    )
    for x in (40, 250, 520, 860, 980):
        pic.add(
            path(f"M{x} 74q10 18 0 36", stroke="#7d5a22", stroke_width=6),
            path(f"M{x + 6} 74q10 18 0 36", stroke="#f4e2ae", stroke_width=3),
        )
    pic.add(
        path("M88 108Q84 66 100 64H792Q806 66 802 108Q440 122 88 108z", "url(#vat)"),
        path("M92 84Q440 70 800 84", stroke="#8fb2e4", stroke_width=6, opacity=0.7),
        path("M104 100h690", stroke="#f4f7fb", stroke_width=6, stroke_dasharray="7 9", opacity=0.8),
    )


def _hanging(pic):
    """The long cloth over a bamboo pole, with its folds."""
    pic.shadow(HANG, 30, 34, 34, 0.36, "#3a2a18")
    pic.add(path(HANG, "url(#vat)"), f'<g clip-path="url(#{pic.clip(HANG)})">')
    _rosette(pic, 446, 372, 196, 44)
    for x, y in ((186, 230), (706, 230), (186, 540), (706, 540)):
        _rosette(pic, x, y, 74, 24)
    for x, y, turn in ((446, 640, 0), (178, 386, 90), (716, 386, -90)):
        _butterfly(pic, x, y, 0.5, turn)
    rows = "".join(f"M{104 + i * 16} {y}h7v9h-7z" for i in range(44) for y in (148, 168, 676)) + "".join(
        f"M{x} {184 + i * 16}h9v7h-9z" for i in range(31) for x in (108, 782)
    )
    pic.add(path(rows, "#f4f7fb", opacity=0.9))
    for x, wide, tone, seen in (
        (120, 30, "#061230", 0.34),
        (150, 22, "#cfe2ff", 0.22),
        (236, 34, "#061230", 0.36),
        (262, 24, "#cfe2ff", 0.22),
        (352, 30, "#061230", 0.3),
        (378, 18, "#cfe2ff", 0.18),
        (500, 40, "#061230", 0.34),
        (536, 26, "#cfe2ff", 0.2),
        (620, 34, "#061230", 0.38),
        (650, 20, "#cfe2ff", 0.2),
        (744, 44, "#061230", 0.42),
        (776, 14, "#cfe2ff", 0.2),
    ):
        for grow, part in ((1.5, 0.4), (1, 0.5)):
            swell = round(wide * grow)
            pic.add(
                path(
                    f"M{x} 96q{swell} 300 {wide // 3} 660q-{swell * 2}-300-{wide // 3}-660z",
                    tone,
                    opacity=round(seen * part, 2),
                )
            )
    for i in range(58):
        pic.add(
            path(
                f"M80 {104 + i * 11}h740",
                stroke="#dfeaff",
                stroke_width=1.2,
                stroke_dasharray=f"{4 + i % 3} {5 + i % 4}",
                opacity=0.16,
            )
        )
    pic.add(path("M86 96h724v34Q450 150 86 130z", "#061230", opacity=0.3), "</g>")
    _pole(pic)


def _folded(pic, x, y, wide, tall, tones, motif):
    """One folded cloth of the stack: a soft slab with its fold to the front."""
    dark, base, lit = tones
    depth = 74
    top = (
        f"M{x} {y}Q{x + 20} {y - depth} {x + 66} {y - depth}H{x + wide - 50}Q{x + wide - 10} {y - depth} {x + wide}"
        f" {y}Q{x + wide / 2} {y + 12} {x} {y}z"
    )
    front = (
        f"M{x} {y}Q{x - 22} {y + tall / 2} {x + 4} {y + tall}Q{x + wide / 2} {y + tall + 10} {x + wide - 2}"
        f" {y + tall}Q{x + wide + 20} {y + tall / 2} {x + wide} {y}Q{x + wide / 2} {y + 12} {x} {y}z"
    )
    pic.add(path(top, lit), f'<g clip-path="url(#{pic.clip(top)})">')
    if motif:
        for k in range(3):
            _rosette(pic, x + 92 + k * (wide - 170) / 2, y - depth / 2 + 4, 60, 20, 0.46)
    pic.add("</g>", path(front, base), path(front, "url(#slab)"))
    for k in range(1, 4):
        pic.add(
            line(
                f"M{x - 4} {num(y + tall * k / 4)}Q{x + wide / 2} {num(y + tall * k / 4 + 12)} {x + wide}"
                f" {num(y + tall * k / 4)}",
                dark,
                3,
                opacity=0.55,
            )
        )
    pic.add(
        path(
            f"M{x + 4} {y + 10}Q{x + wide / 2} {y + 22} {x + wide - 4} {y + 10}",
            stroke="#f4f7fb",
            stroke_width=6,
            stroke_dasharray="6 10",
            opacity=0.9,
        ),
        line(f"M{x} {y}Q{x + wide / 2} {y + 12} {x + wide} {y}", mix(lit, "#ffffff", 0.35), 4),
    )


def _puff(pic, px, py, size):
    """One gathered puff: pleats, a pale binding of thread and a tuft on top."""
    pic.add(
        f'<ellipse cx="{num(px + 10 * size)}" cy="{num(py + 16 * size)}" rx="{num(64 * size)}"'
        f' ry="{num(54 * size)}" fill="#060e26" opacity=".45"/>'
    )
    rim = [
        (
            px + (58 + (6 if k % 2 else -4)) * size * math.cos(math.tau * k / 18),
            py + (48 + (5 if k % 2 else -3)) * size * math.sin(math.tau * k / 18),
        )
        for k in range(18)
    ]
    pic.add(path(smooth(rim), "url(#damp)"))
    for k in range(18):
        ax, ay = math.cos(math.tau * k / 18), math.sin(math.tau * k / 18)
        pic.add(
            line(
                f"M{num(px + 20 * size * ax)} {num(py - 6 + 16 * size * ay)}L{num(px + 52 * size * ax)}"
                f" {num(py + 42 * size * ay)}",
                ("#c9dcf4", "#10234e")[k % 2],
                3.4 * size,
                opacity=0.65,
            )
        )
    pic.add(f'<ellipse cx="{px}" cy="{num(py - 6)}" rx="{num(27 * size)}" ry="{num(21 * size)}" fill="#a9c4e8"/>')
    for k, tone in enumerate(("#a88a52", "#d6bd86", "#f4e8c8")):
        pic.add(
            f'<ellipse cx="{px}" cy="{num(py - 8 - k * 5)}" rx="{num((23 - k * 2) * size)}"'
            f' ry="{num((16 - k) * size)}" fill="none" stroke="{tone}" stroke-width="5"/>'
        )
    tuft = [
        (
            px + (20 + (5 if k % 2 else -4)) * size * math.cos(math.tau * k / 12),
            py - 26 * size + (15 + (4 if k % 2 else -3)) * size * math.sin(math.tau * k / 12),
        )
        for k in range(12)
    ]
    pic.add(
        path(smooth(tuft), "url(#vat)"),
        path(smooth(tuft), stroke="#9dbde8", stroke_width=2.4, opacity=0.8),
        f'<ellipse cx="{num(px - 5 * size)}" cy="{num(py - 30 * size)}" rx="{num(8 * size)}"'
        f' ry="{num(4 * size)}" fill="#cfe0f6" opacity=".7"/>',
    )


def _knots(pic, x, y):
    """A cloth still tied, just out of the vat: gathered puffs bound with thread, white at the bindings."""
    pic.glow(x + 24, y + 44, 214, 66)
    body = blob(pic.rng, x, y, 168, 74, 13, 0.07)
    pic.add(path(body, "url(#damp)"))
    for k in range(22):
        turn = math.tau * k / 22
        pic.add(
            line(
                f"M{num(x + 60 * math.cos(turn))}"
                f" {num(y + 24 * math.sin(turn))}L{num(x + 154 * math.cos(turn + 0.08))}"
                f" {num(y + 66 * math.sin(turn + 0.08))}",
                ("#0f2048", "#7fa3da")[k % 2],
                4,
                opacity=0.4,
            )
        )
    for dx, dy, size in ((-92, -26, 0.94), (4, -50, 1.08), (98, -24, 0.92), (-46, 18, 0.84), (52, 22, 0.88)):
        _puff(pic, x + dx, y + dy, size)
    pic.add(line(f"M{x + 120} {y + 8}q30 66 90 50t60 14", "#ead9ae", 5))


def tiedye_cloth():
    """Draw a tie-dyed cloth on a pole, a folded stack and a bundle still tied."""
    pic = Picture(
        "product-tiedye-cloth", "Tie-dyed indigo cloth, hanging and folded", ("#fdf6e9", "#f3e0c6", "#ddb98f"), 91
    )
    pic.linear("vat", (0, "#4474ba"), (0.4, "#28519a"), (0.8, "#1b3770"), (1, "#132752"), box=(0, 0, 0.8, 1))
    pic.radial("bleed", (0, "#a9c8ee", 0.5), (0.6, "#7fa8dc", 0.34), (1, "#7fa8dc", 0), cx=0.5, cy=0.5, r=0.5)
    pic.linear("slab", (0, "#e6f0ff", 0.3), (0.25, "#e6f0ff", 0.06), (0.7, "#040c24", 0.16), (1, "#040c24", 0.6))
    pic.radial("damp", (0, "#7ea4de"), (0.5, "#3c64aa"), (1, "#172c60"))
    _hanging(pic)
    table(pic, 792, ("#a87642", "#dab078", "#6b4520"), 6)
    pic.add('<ellipse cx="700" cy="940" rx="330" ry="50" fill="#2a1808" opacity=".4"/>')
    for i, (x, y, wide, tall) in enumerate(((430, 862, 510, 76), (452, 778, 470, 80), (442, 700, 480, 74))):
        tones = (
            ("#0f2048", "#1d3a78", "#2c559e"),
            ("#5c84bc", "#9dbde4", "#c4d9f2"),
            ("#122752", "#24498c", "#3766b2"),
        )[i]
        _folded(pic, x, y, wide, tall, tones, i == 2)
    _knots(pic, 190, 892)
    return pic


def _bean(pic):
    """Define beans b0..b2, plump and kidney-shaped, and the empty pod seat."""
    d = "M-42-6C-44-30-14-40 12-34 40-28 52-4 42 18 34 34 18 30 6 24-4 20-12 26-22 26-36 24-42 10-42-6z"
    for i, (dark, mid, lit) in enumerate(
        (("#54802c", "#74a53c", "#a8cf62"), ("#669434", "#8cbb4a", "#c2df80"), ("#7fa845", "#a6cc62", "#d8eaa0"))
    ):
        pic.define(
            f'<g id="b{i}"><path fill="{dark}" d="{d}"/><path fill="{mid}" transform="translate(-2 -3)scale(.9)"'
            f' d="{d}"/>'
            f'<path fill="{lit}" d="M-34-8C-34-24-10-32 12-27 28-24 36-14 36-4 20-16-4-18-34-8z"/><path'
            ' fill="#fbffe4" opacity=".85" d="M-22-18Q-8-27 8-24-6-21-18-12z"/>'
            '<path fill="none" stroke="#2c3a16" stroke-width="4.5" stroke-linecap="round" d="M-14 24q8-7 24 2"/></g>'
        )
    pic.define(f'<path id="bs" d="{d}"/>')


def _pod(pic, x, y, turn, size, opened):
    """A broad-bean pod, closed and lumpy or opened on its white down."""
    top = [(-300, 0), (-250, -34), (-170, -50), (-80, -44), (10, -54), (100, -46), (190, -50), (262, -28), (318, -6)]
    foot = [(262, 26), (186, 44), (98, 40), (8, 50), (-82, 40), (-172, 46), (-252, 28)]
    shape = smooth(top + foot)
    pic.add(
        f'<g transform="translate({x} {y})rotate({turn})scale({size})">',
        path(shape, "#2a2a08", opacity=0.14, transform="translate(12 26)", stroke="#2a2a08", stroke_width=20),
        path(shape, "#2a2a08", opacity=0.26, transform="translate(10 20)"),
    )
    pic.add(line("M310-6q34-10 52 4M-300 0q-30-10-44-34", "#5d7a2c", 12), path(shape, "url(#pod)"))
    for k in range(7):
        bx = -212 + k * 72
        pic.add(
            f'<ellipse cx="{bx}" cy="-14" rx="26" ry="14" fill="#d6ec9e" opacity=".4"/>',
            path(f"M{bx + 34}-40q10 36-2 76", stroke="#35561c", stroke_width=4, opacity=0.3),
        )
    pic.add(path("M-300 0Q-170-60 10-56T318-6", stroke="#dff0ac", stroke_width=5, opacity=0.8))
    if opened:
        seat = "M-270 0C-200-44 200-46 286-4 200 40-200 40-270 0z"
        pic.add(
            path(seat, "#f4f6e0"),
            path(seat, stroke="#9cb860", stroke_width=7),
            path("M-240 4C-170-24 190-28 262 0 180 30-180 30-240 4z", "#dfe6bd"),
        )
        for k in range(6):
            bx = -196 + k * 78
            pic.add(
                f'<ellipse cx="{bx + 4}" cy="6" rx="40" ry="24" fill="#a9b67a"/>',
                use(f"b{(k + 1) % 3}", bx, -2, pic.rng.randrange(-14, 14), 0.84) if k != 3 else "",
            )
        fuzz = "".join(
            f"M{num(pic.rng.uniform(-250, 266))} {num(pic.rng.choice((-1, 1)) * pic.rng.uniform(20, 30))}q4-6"
            f" {pic.rng.randint(4, 9)} 0"
            for _ in range(60)
        )
        pic.add(path(fuzz, stroke="#ffffff", stroke_width=2.6, opacity=0.9))
    pic.add("</g>")


def _bowl(pic):
    """A blue-and-white bowl heaped with shelled beans."""
    body = "M186 430Q196 640 380 726Q400 742 404 764H656Q660 742 680 726Q864 640 874 430z"
    pic.add('<ellipse cx="560" cy="770" rx="330" ry="62" fill="#2a1c06" opacity=".4"/>')
    pic.add(
        '<ellipse cx="530" cy="430" rx="344" ry="92" fill="#c8d3da"/><ellipse cx="530" cy="432" rx="326" ry="80"'
        ' fill="#4d6a26"/>'
    )
    for i, count in enumerate((70, 52, 44)):
        spots = []
        for _ in range(count):
            x = max(-0.94, min(0.94, pic.rng.uniform(-1, 1)))
            rise = (1 - x * x) ** 0.6 * (150, 166, 176)[i]
            spots.append((530 + x * 296, 490 - 26 * x * x - pic.rng.random() ** (1.5, 0.9, 0.95)[i] * (rise + 24)))
        for x, y in sorted(spots, key=lambda s: s[1]):
            turn = pic.rng.randrange(-80, 80)
            pic.add(
                f'<g fill="#1e300c" opacity=".42">{use("bs", x + 7, y + 11, turn, 1.0)}</g>',
                use(f"b{min(2, max(0, i + pic.rng.randrange(-1, 1)))}", x, y, turn, 1.0),
            )
    pic.add(
        path(
            "M186 430A344 92 0 0 0 874 430Q864 640 680 726Q660 742 656 764H404Q400 742 380 726Q196 640 186 430z",
            "url(#ware)",
        ),
        f'<g clip-path="url(#{pic.clip(body)})">',
    )
    pic.add(
        path("M188 452A344 92 0 0 0 872 452M190 470A344 92 0 0 0 870 470", stroke="#2d5aa0", stroke_width=6),
        path("M330 690Q530 740 730 690M372 716Q530 752 690 716", stroke="#2d5aa0", stroke_width=5),
    )
    for k in range(7):
        x = 250 + k * 94
        y = 606 + 22 * (1 - ((k - 3) / 3) ** 2) - 12
        tilt = (k - 3) * -7
        pic.add(
            f'<g transform="translate({x} {num(y)})rotate({tilt})" fill="#2d5aa0"><path d="M0-46C22-40 30-14 0'
            ' 4-30-14-22-40 0-46z"/><path d="M-6 8C-34 0-48 14-44 36-22 40-8 28-6 8zM6 8C34 0 48 14 44 36 22 40 8'
            ' 28 6 8z" opacity=".75"/><path fill="#f4f8fb" d="M0-34C10-28 12-14 0-6-12-14-10-28 0-34z"/></g>'
        )
        pic.add(f'<circle cx="{x + 47}" cy="{num(y - 6)}" r="7" fill="#2d5aa0" opacity=".8"/>')
    pic.add(
        path("M218 500Q236 640 350 706Q280 620 262 500z", "#ffffff", opacity=0.75),
        path("M700 470Q860 540 874 430V760H600Q760 660 700 470z", "#0e2240", opacity=0.14),
        "</g>",
    )
    pic.add(
        path("M186 430A344 92 0 0 0 874 430", stroke="#ffffff", stroke_width=9),
        path("M188 436A344 92 0 0 0 872 436", stroke="#2d5aa0", stroke_width=3),
    )
    for x, y, turn, key in ((300, 496, -30, 2), (392, 522, 20, 1), (690, 516, -12, 2)):
        pic.add(f'<g fill="#10203a" opacity=".3">{use("bs", x + 8, y + 14, turn)}</g>', use(f"b{key}", x, y, turn))


def broad_beans():
    """Draw shelled broad beans heaped in a blue-and-white bowl, pods in front."""
    pic = Picture(
        "product-broad-beans", "Fresh broad beans in a blue-and-white bowl", ("#fff8dc", "#f8e7a4", "#e3c35c"), 101
    )
    _bean(pic)
    pic.linear("pod", (0, "#b9da74"), (0.45, "#85b548"), (1, "#4b7a2a"), box=(0, 0, 0, 1))
    pic.linear("ware", (0, "#ffffff"), (0.35, "#f3f7fa"), (0.75, "#cfdbe4"), (1, "#94a9ba"))
    table(pic, 640, ("#d9b27a", "#f2d9a8", "#9c7438"), 8)
    _bowl(pic)
    _pod(pic, 250, 812, -9, 0.78, False)
    _pod(pic, 700, 838, 7, 0.92, True)
    _pod(pic, 330, 912, 5, 0.8, False)
    for x, y, turn, key in (
        (120, 730, 20, 1),
        (900, 752, -30, 2),
        (560, 944, 10, 2),
        (930, 930, 60, 0),
        (70, 950, -20, 2),
    ):
        pic.add(
            f'<g fill="#2a1c06" opacity=".4">{use("bs", x + 8, y + 13, turn)}</g>', use(f"b{key}", x, y, turn, 1.05)
        )
    return pic


DRAWINGS = (tiedye_cloth, broad_beans)
