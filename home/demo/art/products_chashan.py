"""Two more teas of the tea-hill village: sour tea and black tea."""

from products_kit import Picture, heap, lens, line, num, path, table, twists, use

PITCHER = (
    "M454 276C450 330 436 352 412 396C372 470 372 580 420 660Q436 690 476 694"
    "H712Q752 690 768 660C816 580 816 470 776 396C752 352 738 330 734 276L454 276z"
)


def _tube(pic, x, top, wide, tall):
    """A standing bamboo tube with nodes and a cut rim."""
    dip = wide * 0.13
    foot = top + tall
    pic.glow(x + wide * 0.62, foot + 4, wide * 0.95, 60, 0.9)
    body = (
        f"M{x} {top}Q{x - 6} {top + tall / 2} {x} {foot}a{wide / 2} {num(dip)} 0 0 0 {wide} 0Q{x + wide + 6}"
        f" {top + tall / 2} {x + wide} {top}z"
    )
    pic.add(path(body, "url(#stem)"), f'<g clip-path="url(#{pic.clip(body)})">')
    for _ in range(34):
        sx, sy = x + pic.rng.uniform(0, wide), top + pic.rng.uniform(0, tall)
        pic.add(
            f'<path fill="{pic.rng.choice(("#f4f2b4", "#4f5d22", "#8a7a30"))}" opacity=".3"'
            f' transform="translate({num(sx)} {num(sy)})rotate(90)" d="{lens(pic.rng.uniform(60, 170), 4, 1)}"/>'
        )
    for share in (0.24, 0.72):
        y = top + tall * share
        arc = f"M{x - 8} {num(y)}a{wide / 2 + 8} {num(dip)} 0 0 0 {wide + 16} 0"
        pic.add(
            path(arc, stroke="#3c4718", stroke_width=12, opacity=0.55, transform="translate(0 9)"),
            path(arc, stroke="#dfe0a0", stroke_width=9),
            path(arc, stroke="#7e8a3c", stroke_width=3, transform="translate(0 6)"),
        )
    pic.add("</g>")
    pic.add(
        f'<ellipse cx="{x + wide / 2}" cy="{top}" rx="{wide / 2}" ry="{num(dip)}" fill="#efe3ac"/><ellipse'
        f' cx="{x + wide / 2}" cy="{top + 3}" rx="{num(wide / 2 - 15)}" ry="{num(dip - 7)}" fill="#2e2a10"/>'
    )


def _pickle(pic, spot, count, size):
    """Moist pickled leaves, broad and crumpled, in three layers."""
    tones = ("#3d4216", "#5c6220", "#7c8030", "#a09c40", "#c8ba5a", "#8a7a2c")
    for low, high in ((0, 2), (1, 4), (2, 6)):
        for _ in range(count):
            x, y = spot()
            tone, turn = pic.rng.choice(tones[low:high]), pic.rng.randrange(-70, 70)
            grow = size * pic.rng.uniform(0.8, 1.2)
            pic.add(f'<g fill="{tone}">', use(f"p{pic.rng.randrange(3)}", x, y, turn, grow), "</g>")


def _wrapped_tube(pic, x, top, wide, tall):
    """A second tube, closed with banana leaf and a bamboo tie."""
    _tube(pic, x, top, wide, tall)
    cap = (
        f"M{x - 12} {top + 74}Q{x - 20} {top + 10} {x + 10} {top - 24}Q{x + wide / 2} {top - 56} {x + wide - 8}"
        f" {top - 24}Q{x + wide + 22} {top + 12} {x + wide + 14} {top + 70}l-18 26-20-18-22 26-26-20-24 24-26-24-22"
        " 20-22-22z"
    )
    pic.add(path(cap, "#1e2a0c", opacity=0.4, transform="translate(6 12)"), path(cap, "url(#wrap)"))
    for k in range(9):
        fx = x - 6 + k * (wide + 12) / 8
        pic.add(
            line(
                f"M{num(x + wide / 2 + (fx - x - wide / 2) * 0.35)} {top - 40}Q{num(fx)} {top} {num(fx)} {top + 76}",
                ("#b6cf86", "#3d6a34")[k % 2],
                3,
                opacity=0.6,
            )
        )
    for dy in (30, 42):
        pic.add(
            line(f"M{x - 16} {top + dy}q{wide / 2 + 16} 40 {wide + 32} 0", "#7a5a24", 8),
            line(f"M{x - 16} {top + dy - 2}q{wide / 2 + 16} 40 {wide + 32} 0", "#e6cd8c", 4),
        )
    pic.add(
        line(
            f"M{x + wide * 0.6} {top + 56}q50-34 62 4t-62 0q-30 40-54 58M{x + wide * 0.6} {top + 56}q10 44 40 64",
            "#e0c680",
            6,
        )
    )


def _trough(pic):
    """A split tube lying in front, full of pickled leaves."""
    pic.glow(580, 900, 400, 62)
    back = "M250 742Q236 700 262 690H906Q934 700 920 742z"
    pic.add(path(back, "#cdbb74"), path("M266 742Q254 708 276 702H894Q916 708 906 742z", "#3a3414"))
    _pickle(pic, lambda: (pic.rng.uniform(306, 866), 722 - abs(pic.rng.gauss(0, 1)) * 26), 34, 1.05)
    front = "M246 734H926Q930 838 880 876Q868 886 846 886H326Q300 886 288 874Q240 830 246 734z"
    pic.add(path(front, "url(#half)"), f'<g clip-path="url(#{pic.clip(front)})">')
    for _ in range(46):
        pic.add(
            f'<path fill="{pic.rng.choice(("#f7f5bd", "#5a6626", "#95863a"))}" opacity=".32"'
            f' transform="translate({num(pic.rng.uniform(250, 920))} {num(pic.rng.uniform(744, 880))})"'
            f' d="{lens(pic.rng.uniform(70, 200), 4, 1)}"/>'
        )
    for nx in (388, 790):
        arc = f"M{nx} 730q-30 80 0 160"
        pic.add(
            path(arc, stroke="#3c4718", stroke_width=12, opacity=0.5, transform="translate(9 0)"),
            path(arc, stroke="#e6e6aa", stroke_width=9),
            path(arc, stroke="#7e8a3c", stroke_width=3, transform="translate(6 0)"),
        )
    pic.add("</g>", path("M246 734H926l-3 14H249z", "#f6ecba"))
    _pickle(
        pic, lambda: (pic.rng.choice((420, 610, 730)) + pic.rng.gauss(0, 46), 738 + pic.rng.uniform(-18, 16)), 6, 0.9
    )


def sour_tea():
    """Draw sour tea: pickled leaves in a split tube, two tubes behind."""
    pic = Picture("product-sour-tea", "Sour tea pickled in bamboo tubes", ("#fcedc0", "#f1cf80", "#d3a046"), 31)
    pic.linear(
        "stem",
        (0, "#6f7f34"),
        (0.16, "#b5bf62"),
        (0.32, "#e0e29a"),
        (0.55, "#a3af50"),
        (0.82, "#66752c"),
        (1, "#3c471a"),
    )
    pic.linear("half", (0, "#e3e39c"), (0.35, "#b3bb5c"), (0.75, "#727f32"), (1, "#3c461a"), box=(0, 0, 0, 1))
    pic.linear("wrap", (0, "#7fae58"), (0.4, "#9cc46c"), (1, "#3d7038"))
    for i, d in enumerate(
        (
            "M-64 4C-44-30 10-40 66-8 30 30-38 34-64 4z",
            "M-58-6C-30-34 24-24 70 6 34 26-4 12-20 30-44 22-52 8-58-6z",
            "M-50 10C-46-26 0-46 52-18 40 4 50 22 20 28-8 20-30 30-50 10z",
        )
    ):
        pic.define(
            f'<g id="p{i}"><path fill="#1a1806" opacity=".45" transform="translate(3 7)" d="{d}"/><path d="{d}"/>'
            '<path fill="none" stroke="#efe6a4" stroke-width="2.6" opacity=".55" d="M-52 2Q0-8'
            ' 54-8M-20-3l14-16M8-6l16-12M-10-3l18 14"/><path fill="#fffbe0" opacity=".75" d="M-36-10Q-14-30'
            ' 18-27-6-17-36-10z"/><path fill="#fffbe0" opacity=".6" d="M20-18Q34-18 42-10 30-14 20-18z"/></g>'
        )
    pic.add('<ellipse cx="330" cy="300" rx="420" ry="330" fill="#fff6d8" opacity=".35"/>')
    table(pic, 650, ("#7b4e2a", "#b07c48", "#3d2312"))
    _wrapped_tube(pic, 566, 330, 186, 400)
    _tube(pic, 214, 190, 250, 560)
    _pickle(pic, lambda: (339 + pic.rng.gauss(0, 46), 186 - abs(pic.rng.gauss(0, 1)) * 24), 11, 0.95)
    _trough(pic)
    for x, y, turn, size in ((120, 880, -18, 1.0), (170, 930, 8, 0.85), (886, 944, -160, 0.8)):
        chilli = "M0 0C50-34 130-30 200 22 130 10 60 34 0 0z"
        pic.add(
            f'<g transform="translate({x} {y})rotate({turn})scale({size})">',
            path(chilli, "#1c0d04", opacity=0.4, transform="translate(6 14)"),
            path(chilli, "#b3201a"),
            path("M10-2C54-28 116-26 170 4 116-12 60-6 10-2z", "#f0705a"),
            line("M2 0q-26-4-40-24", "#5a7a2e", 8),
            "</g>",
        )
    return pic


def _glass(pic):
    """A glass pitcher of ruby tea with its glow on the table."""
    pic.add('<ellipse cx="640" cy="736" rx="330" ry="70" fill="url(#spill)"/>')
    pic.glow(610, 716, 250, 44, 0.8)
    pic.add(
        line("M776 392C900 380 916 560 786 588", "#fff3e6", 30, opacity=0.28),
        line("M776 392C900 380 916 560 786 588", "#ffffff", 6, opacity=0.75),
        line("M784 420C862 418 872 536 790 558", "#ffffff", 3, opacity=0.5),
    )
    pic.add(path(PITCHER, "#fff6ea", opacity=0.22))
    pic.add(
        f'<g clip-path="url(#{pic.clip(PITCHER)})">',
        path("M330 420h530v300H330z", "url(#ruby)"),
        path("M384 400h424v40H384z", "#ffb45a", opacity=0.25),
    )
    pic.add(
        '<ellipse cx="594" cy="424" rx="196" ry="26" fill="#e0682c"/><ellipse cx="594" cy="424" rx="196" ry="26"'
        ' fill="none" stroke="#ffd27a" stroke-width="7"/><ellipse cx="560" cy="420" rx="110" ry="12" fill="#ffb870"'
        ' opacity=".6"/>'
    )
    pic.add(
        path("M404 470Q372 560 430 656Q404 560 430 470z", "#ffe2c0", opacity=0.55),
        path("M760 470Q800 570 740 676Q770 570 742 470z", "#ffcf9a", opacity=0.28),
        path("M430 690Q594 640 760 690z", "#ff9a4a", opacity=0.4),
        "</g>",
    )
    pic.add(path("M466 292Q462 340 430 398Q416 430 410 452Q440 390 470 350Q486 320 486 292z", "#ffffff", opacity=0.6))
    pic.add(
        '<ellipse cx="594" cy="276" rx="140" ry="20" fill="#fff6ea" opacity=".3"/><ellipse cx="594" cy="276"'
        ' rx="140" ry="20" fill="none" stroke="#ffffff" stroke-width="6" opacity=".85"/>'
    )
    pic.add(
        path("M458 270Q420 262 398 286Q430 290 452 318z", "#ffffff", opacity=0.5),
        line("M458 270Q420 262 398 286Q430 290 452 318", "#ffffff", 4, opacity=0.8),
        line(PITCHER, "#ffffff", 4, opacity=0.45),
    )


def _steam(pic):
    """Three wisps of steam, each a stack of wide pale strokes."""
    for x, tall in ((540, 190), (610, 230), (668, 160)):
        d = f"M{x} 250q-40-{tall // 4} 0-{tall // 2}t0-{tall // 2}"
        for wide, seen in ((56, 0.05), (40, 0.05), (26, 0.06), (12, 0.06)):
            pic.add(line(d, "#ffffff", wide, opacity=seen))


def _scoop(pic):
    """A wooden scoop heaped with gold-tipped black tea."""
    pic.glow(300, 880, 330, 70)
    bowl = "M70 800Q60 900 190 920H420Q540 910 548 812z"
    pic.add(
        path("M520 812L900 876Q936 884 930 906T896 920L500 888z", "url(#wood)"),
        line("M540 822L890 884", "#f0c894", 5, opacity=0.6),
    )
    pic.add(
        path(bowl, "url(#wood)"),
        '<ellipse cx="309" cy="806" rx="240" ry="46" fill="#2a150a"/>',
        path("M69 806a240 46 0 0 1 480 0", stroke="#d9a56c", stroke_width=12),
    )
    tones = ["#120806", "#21100a", "#331a0f", "#4a2814", "#6d3f1a", "#a8681f", "#d99a32", "#f2c765"]

    def mound(lift):
        x = pic.rng.gauss(0, 0.46)
        x = max(-0.98, min(0.98, x))
        rise = (1 - x * x) ** 0.8 * lift
        return 309 + x * 226, 816 - pic.rng.random() * rise + 14 * (1 - x * x)

    pic.add(path("M92 812Q170 700 300 690Q440 694 524 812Q310 872 92 812z", "#120806"))
    heap(pic, lambda: mound(120), tones, ((0, 3, 190), (1, 5, 220)), 0.95)
    pic.add(path("M360 700Q470 730 524 812Q420 850 309 852Q440 800 360 700z", "#080302", opacity=0.4))
    heap(pic, lambda: mound(136), tones, ((2, 5, 120), (4, 7, 60), (6, 8, 34)), 0.95)
    pic.add(
        path("M69 806a240 46 0 0 0 480 0l-3 22a238 50 0 0 1-474 0z", "url(#wood)"),
        line("M71 812a240 46 0 0 0 476 0", "#e6b880", 5, opacity=0.8),
    )
    heap(pic, lambda: (309 + pic.rng.uniform(-180, 190), 846 - abs(pic.rng.gauss(0, 1)) * 8), tones, ((1, 7, 34),), 0.9)
    strewn = [(pic.rng.gauss(640, 90), pic.rng.gauss(950, 14)) for _ in range(26)] + [
        (pic.rng.gauss(110, 40), pic.rng.gauss(946, 12)) for _ in range(14)
    ]
    pic.add(
        '<g opacity=".5" transform="translate(4 6)">',
        "".join(use(f"t{i % 6}", x, y, i * 53, 0.85) for i, (x, y) in enumerate(strewn)),
        "</g>",
    )
    pic.layer([(tones[2 + i % 6], use(f"t{i % 6}", x, y, i * 53, 0.85)) for i, (x, y) in enumerate(strewn)])


def black_tea():
    """Draw golden-tip black tea before a glowing glass pitcher."""
    pic = Picture(
        "product-black-tea", "Golden-tip black tea with a glass pitcher", ("#f6d6b8", "#d99a74", "#8e4a3e"), 41
    )
    twists(pic)
    pic.radial("ruby", (0, "#ff9a48"), (0.35, "#e2501f"), (0.7, "#a81e12"), (1, "#5c0a0a"), cx=0.4, cy=0.4, r=0.62)
    pic.radial("spill", (0, "#ff8a3c", 0.85), (0.5, "#e2501f", 0.4), (1, "#a81e12", 0), cx=0.5, cy=0.5, r=0.5)
    pic.linear("wood", (0, "#c08a52"), (0.5, "#8e5a2e"), (1, "#4f2c14"), box=(0, 0, 0.3, 1))
    pic.radial("sun", (0, "#fff0d4", 0.9), (0.6, "#ffe0b8", 0.35), (1, "#ffe0b8", 0), cx=0.5, cy=0.5, r=0.5)
    pic.add('<circle cx="470" cy="330" r="420" fill="url(#sun)"/>')
    table(pic, 676, ("#4a2a20", "#7a4a36", "#200f0b"))
    _steam(pic)
    _glass(pic)
    _scoop(pic)
    return pic


DRAWINGS = (sour_tea, black_tea)
