"""Two dry goods of the tea-hill village: macadamia nuts and dried porcini."""

import math

from products_kit import Picture, blob, lens, line, num, path, smooth, use

MOUTH = [(70, 560), (150, 410), (290, 300), (450, 268), (540, 330), (530, 450), (440, 580), (300, 680), (150, 690)]


def _nuts(pic):
    """Define whole nuts n0..n3, the kernel, the half kernel and the empty shell."""
    pic.radial("nut", (0, "#e9b77c"), (0.3, "#b97b42"), (0.7, "#7c4a22"), (1, "#3a1e0c"))
    pic.radial("ker", (0, "#fffef8"), (0.5, "#faedcb"), (0.8, "#e2c791"), (1, "#b08e52"))
    pic.radial("lin", (0, "#3a1e0c"), (0.55, "#6e4424"), (1, "#c9955c"), cx=0.4, cy=0.36, r=0.62)
    for i in range(4):
        turn = math.radians(20 + i * 47)
        dx, dy = 44 * math.cos(turn), 44 * math.sin(turn)
        bow = 26 - i * 10
        spots = "".join(
            f"M{num(pic.rng.gauss(0, 18))} {num(pic.rng.gauss(4, 18))}h{pic.rng.randint(2, 5)}v2h-3z" for _ in range(16)
        )
        pic.define(
            f'<g id="n{i}"><circle r="46" fill="url(#nut)"/><path fill="none" stroke="#3a1e0c" stroke-width="3"'
            ' opacity=".55" '
            f'd="M{num(-dx)} {num(-dy)}Q{num(-dy / 44 * bow)} {num(dx / 44 * bow)} {num(dx)} {num(dy)}"/><path'
            f' fill="#f0c894" opacity=".55" d="{spots}"/>'
            f'<circle cx="{num(dx * 0.8)}" cy="{num(dy * 0.8)}" r="5" fill="#f3dcb4" opacity=".8"/>'
            '<ellipse cx="-16" cy="-19" rx="13" ry="8" fill="#fff" opacity=".6" transform="rotate(-40 -16 -19)"/></g>'
        )
    pic.define(
        '<g id="k"><circle r="36" fill="url(#ker)"/><path fill="none" stroke="#c9a869" stroke-width="2.4"'
        ' opacity=".7" d="M-32 8Q-4 26 34 4"/><ellipse cx="-12" cy="-15" rx="11" ry="7" fill="#fff" opacity=".9"'
        ' transform="rotate(-40 -12 -15)"/></g>'
    )
    pic.define(
        '<g id="s"><path fill="#5a3418" d="M-47 0C-49-26-30-48-2-47L8-40 20-44C40-36 49-18 46 4 44 32 22 48-4 46-30'
        ' 45-46 26-47 0z"/><path fill="#c99a62" d="M-42 0C-43-24-26-42-2-41L8-34 19-38C36-31 43-16 41 4 39 28 20'
        ' 42-4 41-27 40-41 24-42 0z"/><circle r="35" cx="0" cy="1" fill="url(#lin)"/></g>'
    )
    pic.define('<g id="c"><use href="#s"/><use href="#k" transform="translate(3 4)scale(.86)"/></g>')


def _frayed(pic, outer):
    """Loose threads along the rolled hem."""
    for i in range(64):
        turn = math.tau * i / 64
        x, y = outer[i % 9]
        near = outer[(i + 1) % 9]
        part = pic.rng.random()
        px, py = x + (near[0] - x) * part, y + (near[1] - y) * part
        pic.add(
            line(
                f"M{num(px)} {num(py)}q{num(8 * math.cos(turn))} {num(8 * math.sin(turn))}"
                f" {num(18 * math.cos(turn * 2))} {num(18 * math.sin(turn * 3))}",
                ("#e9d5a0", "#8a6a34")[i % 2],
                2,
                opacity=0.8,
            )
        )


def _sack(pic):
    """A burlap sack lying in the corner, its mouth rolled open."""
    bag = smooth(
        [
            (-80, 40),
            (40, -70),
            (300, -60),
            (520, 40),
            (640, 250),
            (610, 470),
            (480, 650),
            (300, 770),
            (90, 760),
            (-60, 640),
            (-110, 320),
        ]
    )
    pic.shadow(bag, 22, 34, 34, 0.42)
    pic.add(path(bag, "url(#jute)"), f'<g clip-path="url(#{pic.clip(bag)})">')
    pic.define(
        '<pattern id="weave" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(38)">'
        '<path stroke="#6d5127" stroke-width="3" opacity=".42" d="M0 3.5h6M7 10.5h6"/><path stroke="#fff3cf"'
        ' stroke-width="3" opacity=".45" d="M3.5 7v6M10.5 0v6"/></pattern>'
    )
    pic.add('<path fill="url(#weave)" d="M-120-80h800v880h-800z"/>')
    for x, y, turn, size, tone in (
        (120, 150, 40, 460, "#fff0c8"),
        (300, 90, 30, 420, "#4a3412"),
        (60, 330, 52, 420, "#4a3412"),
        (200, 210, 44, 380, "#4a3412"),
        (420, 130, 60, 300, "#fff0c8"),
        (30, 520, 60, 300, "#fff0c8"),
    ):
        pic.add(
            f'<path fill="{tone}" opacity=".28" transform="translate({x} {y})rotate({turn})" d="{lens(size, 34, 12)}"/>'
        )
    pic.add("</g>")
    outer = [(x + (x - 310) * 0.19, y + (y - 480) * 0.19) for x, y in MOUTH]
    pic.shadow(smooth(outer), 10, 16, 16, 0.4)
    pic.add(
        path(smooth(outer), "url(#jute)"),
        path(smooth(outer), "url(#weave)"),
        path(smooth(outer), stroke="#f6e6b8", stroke_width=6, stroke_dasharray="9 5", opacity=0.8),
    )
    inner = smooth(MOUTH)
    pic.add(
        path(inner, "#2a1a0a"),
        path(inner, stroke="#8a6a34", stroke_width=16),
        path(inner, stroke="#e3cb92", stroke_width=5, stroke_dasharray="9 5", transform="translate(-4 -5)"),
    )
    _frayed(pic, outer)


def _nut(pic, key, x, y, size):
    """One nut on its own shadow."""
    pic.add(
        f'<circle cx="{num(x + 11 * size)}" cy="{num(y + 17 * size)}" r="{num(47 * size)}" fill="#1c1208"'
        ' opacity=".34"/>',
        use(key, x, y, 0, size),
    )


def _holly_leaf(pic, x, y, turn, size):
    """A macadamia leaf: long, wavy and a little spiny."""
    top, foot = [], []
    for i in range(13):
        t = i / 12
        wide = 48 * math.sin(math.pi * min(1, t * 0.9 + 0.08)) + (9 if i % 2 else -5)
        top.append((t * 330, -wide if 0 < i < 12 else 0))
        foot.append((t * 330, wide if 0 < i < 12 else 0))
    up = "M0 0" + "".join(f"L{num(a)} {num(b)}" for a, b in top)
    down = "".join(f"L{num(a)} {num(b)}" for a, b in reversed(foot))
    ribs = "".join(
        f"M{num(a - 26)} 0L{num(a)} {num(b * 0.85)}M{num(a - 26)} 0L{num(a)} {num(-b * 0.85)}" for a, b in top[2:-1]
    )
    pic.add(
        f'<g transform="translate({x} {y})rotate({turn})scale({size})">',
        path(up + down + "z", "#1c1208", opacity=0.25, transform="translate(10 16)"),
        path(up + down + "z", "#3f7d4c"),
        path(up + "z", "#64a25e"),
        path(ribs, stroke="#bfe0a0", stroke_width=2, opacity=0.6),
        line("M-34 6Q140-6 326 0", "#cfe3a2", 5),
        "</g>",
    )


def macadamia():
    """Draw macadamia nuts spilling from a sack, some cracked open."""
    pic = Picture(
        "product-macadamia", "Macadamia nuts spilling from a jute sack", ("#f0f5f3", "#cbdcdc", "#94b3b8"), 51
    )
    pic.linear("jute", (0, "#ecd9a8"), (0.45, "#cdb278"), (1, "#94763c"), box=(0, 0, 1, 1))
    _nuts(pic)
    _holly_leaf(pic, 640, 300, -34, 1.06)
    _holly_leaf(pic, 650, 316, -74, 0.92)
    _holly_leaf(pic, 676, 318, 4, 0.86)
    _holly_leaf(pic, 330, 948, 190, 0.9)
    _sack(pic)
    pic.add(f'<g clip-path="url(#{pic.clip(smooth(MOUTH))})">')
    for row in range(9):
        for col in range(8):
            x, y = 70 + col * 68 + row % 2 * 34 + pic.rng.uniform(-12, 12), 270 + row * 52 + pic.rng.uniform(-10, 10)
            _nut(pic, f"n{pic.rng.randrange(4)}", x, y, 0.9)
    pic.add(
        path(smooth(MOUTH), stroke="#140a04", stroke_width=90, opacity=0.22),
        path(smooth(MOUTH), stroke="#140a04", stroke_width=44, opacity=0.3),
        "</g>",
    )
    spots = []
    for _ in range(900):
        run, off = pic.rng.random() ** 0.8, pic.rng.gauss(0, 0.42)
        x, y = 400 + 470 * run - off * 300 * (0.3 + run), 510 + 340 * run + off * 320 * (0.3 + run)
        gap = 62 if len(spots) < 26 else 74
        if 90 < x < 930 and 330 < y < 925 and all(math.hypot(x - a, y - b) > gap for a, b in spots):
            spots.append((x, y))
    spots.sort(key=lambda spot: spot[1])
    for i, (x, y) in enumerate(spots):
        _nut(pic, ("n0", "n1", "c", "n2", "n3", "n1", "k", "n0", "s", "n2", "n3")[i % 11], x, y, 1.04)
    for x, y, key in ((470, 560, "n1"), (420, 520, "n3"), (540, 610, "c"), (600, 680, "n0"), (500, 650, "n2")):
        _nut(pic, key, x, y, 1.12)
    for _ in range(34):
        x, y = pic.rng.gauss(700, 130), pic.rng.gauss(830, 70)
        if x < 960 and y < 970:
            pic.add(
                f'<path fill="{pic.rng.choice(("#7c4a22", "#b97b42", "#f3dcb4"))}" transform="translate({num(x)}'
                f' {num(y)})rotate({pic.rng.randrange(360)})" d="M0 0l14 3-5 9-11-2z"/>'
            )
    return pic


def _slice(kind, rng, tones):
    """One dried slice of porcini: skin, flesh, pores under the cap, streaks along the stem."""
    skin, flesh, pore, streak = tones
    wide, tall, foot = ((92, 62, 30), (80, 74, 36), (104, 54, 26), (70, 66, 40))[kind]
    cap = [
        (-wide, 8),
        (-wide * 0.9, -tall * 0.5),
        (-wide * 0.45, -tall * 0.95),
        (0, -tall),
        (wide * 0.5, -tall * 0.9),
        (wide * 0.92, -tall * 0.4),
        (wide, 10),
    ]
    stem = [
        (wide * 0.62, 22),
        (foot * 0.9, 26),
        (foot * 0.86, 66),
        (foot * 1.25, 118),
        (foot * 0.9, 148),
        (-foot * 0.5, 152),
        (-foot * 1.3, 124),
        (-foot * 0.9, 66),
        (-foot * 0.95, 28),
        (-wide * 0.6, 24),
    ]
    points = [(x + rng.uniform(-4, 4), y + rng.uniform(-4, 4)) for x, y in cap + stem]
    inner = [(x * 0.945, (y - 20) * 0.94 + 22) for x, y in points]
    cap_line = points[:7] + [(0, 6)]
    left = (
        f"M{num(-wide * 0.9)} 10Q{num(-wide * 0.5)} -12 {num(-foot * 0.7)} 0L{num(-foot * 0.8)}"
        f" 24Q{num(-wide * 0.5)} 30 {num(-wide * 0.9)} 10z"
    )
    right = (
        f"M{num(wide * 0.9)} 10Q{num(wide * 0.5)} -12 {num(foot * 0.7)} 0L{num(foot * 0.8)} 24Q{num(wide * 0.5)} 30"
        f" {num(wide * 0.9)} 10z"
    )
    lines = "".join(
        f"M{num(k * foot * 0.28)} {num(-8 + abs(k) * 5)}Q{num(k * foot * 0.2)} 60 {num(k * foot * 0.34)}"
        f" {num(rng.uniform(100, 138))}"
        for k in range(-3, 4)
    )
    ticks = "".join(
        f"M{num(sign * (foot + 6 + k * (wide - foot) / 9))} {num(4 - k)}v14" for k in range(8) for sign in (-1, 1)
    )
    return (
        f'<path fill="{streak}" d="{smooth(points)}"/><path fill="{skin}" d="{smooth(cap_line)}"/><path'
        f' fill="{flesh}" d="{smooth(inner)}"/><path fill="{pore}" d="{left}{right}"/>'
        f'<path fill="none" stroke="{skin}" stroke-width="2" opacity=".4" d="{ticks}"/><path fill="none"'
        f' stroke="{streak}" stroke-width="3" opacity=".55" d="{lines}"/>'
        f'<path fill="#fffbe8" opacity=".55" d="M{num(-wide * 0.7)} -8Q{num(-wide * 0.5)} {num(-tall * 0.7)}'
        f' {num(-wide * 0.05)} {num(-tall * 0.76)}Q{num(-wide * 0.4)} {num(-tall * 0.5)} {num(-wide * 0.7)} -8z"/>'
    )


def _tray(pic, x, y, size):
    """A round winnowing tray of split bamboo."""
    pic.define(
        '<pattern id="split" width="48" height="48" patternUnits="userSpaceOnUse" patternTransform="rotate(20)">'
        '<path fill="#a67c3c" d="M0 0h48v48H0z"/>'
        '<path fill="#dcbc7c" d="M1 1h46v10H1zM1 25h46v10H1z"/><path fill="#efd9a4" d="M1 1h46v4H1zM1 25h46v4H1z"/>'
        '<path fill="#c9a462" d="M1 0h10v12H1zM25 24h10v12H25zM13 0h10v24H13zM37 24h10v24H37z"/><path fill="#e3c88c"'
        ' d="M13 0h4v24h-4zM37 24h4v24h-4zM1 12h10v12H1zM25 36h10v12H25z"/></pattern>'
    )
    pic.add(
        f'<circle cx="{x + 26}" cy="{y + 38}" r="{size + 40}" fill="url(#h)"/><circle cx="{x + 14}" cy="{y + 20}"'
        f' r="{size + 8}" fill="#1c1208" opacity=".25"/>'
    )
    pic.add(
        f'<circle cx="{x}" cy="{y}" r="{size}" fill="url(#split)"/><circle cx="{x}" cy="{y}" r="{size}"'
        ' fill="url(#dish)"/>'
    )
    for wide, tone, inset in ((46, "#6d4a1e", 0), (38, "#c79a54", 0), (14, "#ecd29a", 8), (4, "#7d5826", -2)):
        pic.add(f'<circle cx="{x}" cy="{y}" r="{size + inset}" fill="none" stroke="{tone}" stroke-width="{wide}"/>')
    for i in range(64):
        turn = math.tau * i / 64
        cx, cy = math.cos(turn), math.sin(turn)
        ox, oy = math.cos(turn + 0.05), math.sin(turn + 0.05)
        lit = "#fff0c4" if math.cos(turn + 2.35) < -0.2 else "#8a6128"
        pic.add(
            line(
                f"M{num(x + cx * (size - 20))} {num(y + cy * (size - 20))}L{num(x + ox * (size + 20))}"
                f" {num(y + oy * (size + 20))}",
                lit,
                5,
                opacity=0.75,
            )
        )


def _pine(pic, x, y, turn):
    """A pine sprig: needles in three tones."""
    pic.add(f'<g transform="translate({x} {y})rotate({turn})">', line("M0 0Q120-30 260-10", "#6b4a2a", 9))
    for tone, count in (("#2a4d33", 60), ("#3f6d42", 60), ("#7ba262", 40)):
        d = ""
        for _ in range(count):
            part = pic.rng.random()
            angle = math.radians(pic.rng.choice((-1, 1)) * pic.rng.uniform(8, 52))
            size = pic.rng.uniform(80, 140)
            d += (
                f"M{num(260 * part)} {num(-44 * part * (1 - part) * 2)}l{num(size * math.cos(angle))}"
                f" {num(size * math.sin(angle))}"
            )
        pic.add(line(d, tone, 3.6))
    pic.add("</g>")


def _whole(pic, x, y, turn, size):
    """One whole fresh porcini, so that nobody has to guess."""
    cap = "M-150 16C-160-70-80-132 4-130 92-128 160-66 150 20 146 48 96 60 0 60-94 60-146 46-150 16z"
    stem = "M-62 40C-60 100-96 150-84 200-74 240 70 244 84 200 96 150 62 100 62 40z"
    pic.add(
        f'<g transform="translate({x} {y})rotate({turn})scale({size})"><g fill="#1c1208" opacity=".3"'
        f' transform="translate(20 28)"><path d="{cap}"/><path d="{stem}"/></g>'
    )
    pic.add(path(stem, "url(#stalk)"), f'<g clip-path="url(#{pic.clip(stem)})">')
    for k in range(-6, 7):
        pic.add(
            line(
                f"M{k * 11} 40Q{k * 8} 110 {k * 15} 230M{k * 12 - 6} {90 + k % 3 * 20}l12 10",
                "#a5814c",
                2.4,
                opacity=0.5,
            )
        )
    pic.add(
        path("M-80 40h160v46Q0 110-80 86z", "#4a2c10", opacity=0.4),
        "</g>",
        path("M-150 16C-120 50-60 44 0 46S120 50 150 20C146 52 96 66 0 66-94 66-146 50-150 16z", "#d6b866"),
    )
    pic.add(
        path(cap, "url(#cap)", transform="translate(0 -6)"),
        path("M-112-20C-104-74-52-102 2-104-40-84-70-60-80-14-92-2-108-4-112-20z", "#ffe6c0", opacity=0.5),
        "</g>",
    )


def mushrooms():
    """Draw dried porcini slices on a bamboo tray."""
    pic = Picture("product-mushrooms", "Dried porcini slices on a bamboo tray", ("#ecebda", "#d0d0b0", "#9a9c78"), 61)
    pic.radial(
        "dish",
        (0, "#fff6d8", 0.2),
        (0.6, "#3a240c", 0.05),
        (0.86, "#3a240c", 0.2),
        (1, "#241204", 0.66),
        cx=0.44,
        cy=0.42,
        r=0.58,
    )
    pic.radial("cap", (0, "#d3935a"), (0.4, "#9a5a2c"), (0.8, "#66341a"), (1, "#3c1c0e"))
    pic.linear("stalk", (0, "#d9bf8c"), (0.3, "#fbf0d2"), (0.7, "#dfc694"), (1, "#9a7a48"))
    _tray(pic, 452, 470, 404)
    sets = (
        ("#4a2a16", "#b98e58", "#8a6a34", "#6d4820"),
        ("#5a351c", "#d9b98a", "#ab8a4c", "#95703c"),
        ("#6b4224", "#f0dcb2", "#c9aa66", "#b08c54"),
    )
    for i, tones in enumerate(sets):
        for kind in range(4):
            pic.define(f'<g id="m{i}{kind}">{_slice(kind, pic.rng, tones)}</g>')
            if i == 0:
                pic.define(f'<path id="d{kind}" d="{blob(pic.rng, 0, 30, (96, 84, 104, 76)[kind], 100, 12, 0.06)}"/>')
    spots = []
    for i, count in enumerate((26, 22, 17)):
        for _ in range(count):
            best = max(
                ((math.sqrt(pic.rng.random()) * 318, pic.rng.uniform(0, math.tau)) for _ in range(6)),
                key=lambda s: min(
                    (math.hypot(s[0] * math.cos(s[1]) - a, s[0] * math.sin(s[1]) - b) for a, b, k in spots if k == i),
                    default=1,
                ),
            )
            dx, dy = best[0] * math.cos(best[1]), best[0] * math.sin(best[1])
            spots.append((dx, dy, i))
            kind, turn = pic.rng.randrange(4), pic.rng.randrange(360)
            x, y, grow = 452 + dx, 470 + dy, pic.rng.uniform(0.86, 1.08)
            pic.add(
                f'<g fill="#1c0f04" opacity=".34">{use(f"d{kind}", x + 9, y + 15, turn, grow * 0.86)}</g>',
                use(f"m{i}{kind}", x, y, turn, grow, grow * pic.rng.uniform(0.72, 1.0)),
            )
    _pine(pic, 690, 130, -14)
    _whole(pic, 838, 776, 16, 0.92)
    _whole(pic, 690, 900, -24, 0.5)
    return pic


DRAWINGS = (macadamia, mushrooms)
