"""Products of the flower fields: roses, lilies, carnations, a dried wreath, rose jam, rosebuds."""

import math

from products_kit import Picture, line, mix, num, path, ring, smooth, table, use

RED = ("#5e0a1c", "#a3152f", "#d8334a", "#f27b84")
JAM = ("#2e0612", "#6e0f2a", "#a8203f", "#e0506a")


def _petal(turn, out, wide, long, tone, edge):
    """Return one petal that leans outwards at `turn` degrees, `out` from the middle."""
    d = f"M{-wide * 0.42:.0f} {out * 0.2:.0f}Q{-wide:.0f} {-long * 0.7:.0f} 0 {-long:.0f}Q{wide:.0f} {-long * 0.7:.0f} {wide * 0.42:.0f} {out * 0.2:.0f}z"
    lip = f"M{-wide * 0.7:.0f} {-long * 0.72:.0f}Q{-wide * 0.4:.0f} {-long * 1.05:.0f} 0 {-long:.0f}Q{wide * 0.4:.0f} {-long * 1.05:.0f} {wide * 0.7:.0f} {-long * 0.72:.0f}"
    return f'<g transform="rotate({turn})">{path(d, tone)}{line(lip, edge, 4, opacity=0.7)}</g>'


def _rose(pic, key, tones):
    """Define an open rose of radius 90 around the origin, seen a little from above."""
    deep, dark, middle, light = tones
    parts = [path(ring(0, 0, 84, 80), deep)]
    for count, out, wide, long, share, start in (
        (6, 60, 62, 96, 0.0, 0),
        (6, 44, 50, 76, 0.35, 28),
        (5, 30, 38, 56, 0.7, 8),
    ):
        tone = mix(dark, middle, share)
        parts += [
            _petal(start + k * 360 / count, out, wide, long, mix(tone, deep, 0.14 * (k % 2)), light)
            for k in range(count)
        ]
    parts.append(path(ring(0, -4, 34, 31), dark))
    curl = "M-24 0Q-26-30 4-28 32-24 26 4 18 26-6 20-22 12-14-8-6-20 10-12 18-2 8 8 0 10-2 2"
    parts += [line(curl, middle, 13), line(curl, light, 3, opacity=0.8)]
    pic.define(f'<g id="{key}">', *parts, "</g>")


def _leaf(pic, key, tones=("#1f4a2a", "#3f7a44", "#7fb069")):
    """Define a rose leaf 120 long that grows upwards from the origin."""
    body = "M0 0Q-46-50-4-124 44-60 0 0z"
    pic.define(
        f'<g id="{key}">{path(body, tones[1])}{path("M0 0Q44-60-4-124-2-60 0 0z", tones[2], opacity=0.55)}'
        f"{line('M0 0Q-4-60-4-118M-2-30l-20-16M-2-56l-22-18M0-40l18-16M-2-70l16-14', tones[0], 3, opacity=0.7)}</g>"
    )


def _stems(pic, spots, foot, tone="#3f7a44", wide=12):
    """Draw stems from each flower down to the tie at `foot`."""
    x, y = foot
    ways = "".join(
        f"M{sx} {sy}Q{(sx + x) / 2 + (sx - x) * 0.2:.0f} {(sy + y) / 2:.0f} {x + (sx - x) * 0.08:.0f} {y}"
        for sx, sy in spots
    )
    pic.add(line(ways, mix(tone, "#000000", 0.35), wide + 4), line(ways, tone, wide))


def cut_roses():
    """A sheaf of red roses in brown paper, lying on a pale table."""
    pic = Picture("product-cut-roses", "Twenty red roses in brown paper", ("#f1ece2", "#d8cfbf", "#a89c88"), 611)
    _rose(pic, "r", RED)
    _leaf(pic, "l")
    spots = [
        (500, 210),
        (350, 250),
        (650, 250),
        (240, 350),
        (760, 350),
        (430, 330),
        (580, 330),
        (320, 450),
        (690, 450),
        (500, 450),
    ]
    _stems(pic, spots, (500, 900))
    wrap = "M150 430Q110 620 330 930L400 985H600L670 930Q890 620 850 430 700 620 500 600 300 620 150 430z"
    pic.linear("pa", (0, "#b98a55"), (0.5, "#d9b07a"), (1, "#8f6538"))
    back = "M120 400L240 200 500 120 760 200 880 400 700 640H300z"
    pic.add(path(back, "#a87a48"), path("M120 400L240 200 500 120 480 300z", "#8f6538", opacity=0.5))
    for k, (x, y) in enumerate(spots):
        for turn in (-70, 80, 160):
            pic.add(use("l", x, y + 20, turn + k * 23, 0.9))
    for k, (x, y) in enumerate(spots):
        pic.add(
            path(ring(x + 10, y + 22, 88, 78), "#1a0508", opacity=0.25), use("r", x, y, k * 37, 1.0 + (k % 3) * 0.06)
        )
    pic.shadow(wrap, 14, 20, 24, 0.35)
    pic.add(
        path(wrap, "url(#pa)"),
        line("M330 930Q360 760 300 612M670 930Q640 760 700 612M500 985Q520 800 500 602", "#7d5630", 5, opacity=0.5),
    )
    pic.add(path("M150 430Q300 620 500 600 470 660 430 700 230 620 150 430z", "#f0d3a4", opacity=0.45))
    pic.add(
        line("M352 856Q500 910 652 856", "#f6ead2", 22), line("M352 856Q500 910 652 856", "#b59a6c", 4, opacity=0.8)
    )
    pic.add(
        line(
            "M500 888q-90-70-110-10 10 50 110 10 90-70 110-10-10 50-110 10M490 890l-50 90M512 890l56 84", "#efe0c2", 14
        )
    )
    return pic


def _lily(pic, key):
    """Define a white lily of radius 150, open towards us."""
    parts = []
    for k in range(6):
        wide, tone = (58, "#f4f3ea") if k % 2 else (44, "#e2e4d6")
        petal = f"M-14 0Q{-wide}-70-10-152 0-160 8-150 {wide}-70 14 0z"
        parts.append(
            f'<g transform="rotate({k * 60})">{path(petal, tone)}{line("M0-8Q-3-80 0-142", "#c9d3a8", 9, opacity=0.8)}'
            f"{line('M-8-20Q-30-80-6-144', '#ffffff', 4)}</g>"
        )
    parts.append(path(ring(0, 0, 26, 26), "#b9cf8a"))
    for k in range(6):
        x, y = math.cos(k * 1.05 + 0.5) * 62, math.sin(k * 1.05 + 0.5) * 62
        parts += [line(f"M0 0L{num(x)} {num(y)}", "#cfe0a4", 6), path(ring(x, y, 17, 8), "#9a4a1c")]
    parts += [line("M0 0L20-74", "#a9c478", 9), path(ring(20, -78, 13, 11), "#8a9a5a")]
    pic.define(f'<g id="{key}">', *parts, "</g>")


def _lily_bud(pic, key):
    """Define a closed bud that points upwards, 190 long."""
    pic.define(
        f'<g id="{key}">{path("M-18 0Q-46-110-8-190 0-200 8-190 46-110 18 0z", "#dfe6c6")}'
        f"{path('M0 0Q40-110 6-192 48-110 18 0z', '#aebf86', opacity=0.7)}{line('M-6-10Q-20-110-2-186M8-10Q16-110 4-186', '#8ea465', 4, opacity=0.8)}</g>"
    )


def white_lilies():
    """White lilies in a glass jar, two open, the rest in bud."""
    pic = Picture("product-white-lilies", "White lilies in a glass jar", ("#cfd8d2", "#9fb0a8", "#5d7268"), 612)
    table(pic, 780, ("#8a6a48", "#5f4630", "#3c2b1c"))
    _lily(pic, "l")
    _lily_bud(pic, "bud")
    _leaf(pic, "g", ("#23502c", "#3f7d47", "#8fc07a"))
    tops = [(330, 330), (640, 420), (500, 190), (765, 260), (240, 570), (420, 250), (690, 210)]
    _stems(pic, tops, (500, 900), "#5a9150", 15)
    for x, y, turn in (
        (430, 480, -60),
        (570, 520, 62),
        (450, 600, -44),
        (560, 640, 40),
        (520, 360, 30),
        (620, 330, 70),
    ):
        pic.add(use("g", x, y, turn, 1.35))
    jar = "M360 620H640L620 650Q700 700 690 800L676 930Q670 960 640 960H360Q330 960 324 930L310 800Q300 700 380 650z"
    pic.shadow(jar, 16, 20, 26, 0.4)
    pic.add(
        path(jar, "#dff0ee", opacity=0.28),
        path("M316 760Q500 800 684 760L676 930Q670 960 640 960H360Q330 960 324 930z", "#a9d0cc", opacity=0.4),
    )
    pic.add(
        line(jar, "#f2fbfa", 6, opacity=0.7),
        line("M350 720Q336 800 350 920", "#ffffff", 14, opacity=0.6),
        path(ring(500, 620, 140, 16), "#eaf6f4", opacity=0.5),
    )
    for x, y, turn, s in (
        (500, 210, 4, 1.0),
        (770, 270, 30, 0.95),
        (236, 580, -46, 0.8),
        (420, 262, -12, 0.7),
        (692, 222, 16, 0.6),
    ):
        pic.add(use("bud", x, y, turn, s))
    pic.add(use("l", 330, 360, -12, 1.25), use("l", 640, 440, 20, 1.2))
    return pic


def _carnation(pic, key, tones):
    """Define a carnation of radius 80: rings of fringed petals."""
    parts = []
    for step, (radius, count) in enumerate(((82, 22), (66, 18), (48, 14), (30, 10))):
        points = "M" + "L".join(
            f"{num(math.cos(k * math.pi / count) * (radius if k % 2 else radius * 0.8))} {num(math.sin(k * math.pi / count) * (radius if k % 2 else radius * 0.8))}"
            for k in range(2 * count)
        )
        tone = mix(tones[0], tones[1], step / 3)
        parts += [path(points + "z", tone), line(points + "z", tones[2], 3, opacity=0.6)]
    pic.define(
        f'<g id="{key}">',
        *parts,
        line("M-12-8q14-14 24 2-4 16-20 10M-30 20q20 6 26 24M22-34q18 8 26 24", tones[2], 5, opacity=0.7),
        "</g>",
    )


def carnations():
    """Carnations of four colours in an enamel mug."""
    pic = Picture(
        "product-carnations", "Carnations of four colours in an enamel mug", ("#f3e3d2", "#e0b99a", "#a9714e"), 613
    )
    table(pic, 760, ("#c9d2c6", "#9aa79a", "#6a7a70"))
    for key, tones in (
        ("p", ("#c9587a", "#f0a0b4", "#fbdbe2")),
        ("w", ("#d9cfc0", "#f7f2e6", "#ffffff")),
        ("r", ("#7d0f22", "#c22a3c", "#ef7a80")),
        ("y", ("#c98f1c", "#f2cf55", "#fff0b0")),
    ):
        _carnation(pic, key, tones)
    spots = [
        (500, 170),
        (360, 210),
        (640, 200),
        (250, 320),
        (760, 310),
        (440, 320),
        (580, 310),
        (340, 430),
        (670, 430),
        (510, 450),
        (220, 460),
        (790, 450),
    ]
    _stems(pic, spots, (500, 800), "#6f9a7a", 10)
    mug = "M320 560H680L664 880Q660 920 620 920H380Q340 920 336 880z"
    pic.shadow(mug, 18, 22, 28, 0.4)
    pic.linear("en", (0, "#f7f4ea"), (0.6, "#e6e2d4"), (1, "#a9a698"))
    pic.add(
        line("M668 640q110-10 104 90-6 90-112 84", "#e6e2d4", 30),
        line("M668 640q110-10 104 90-6 90-112 84", "#22508a", 6, opacity=0.8),
    )
    pic.add(path(mug, "url(#en)"), path(ring(500, 560, 180, 34), "#22508a"), path(ring(500, 562, 164, 26), "#33402f"))
    pic.add(
        path("M430 720q70-60 140 0-20 80-70 110-50-30-70-110z", "#b83a2c"),
        line("M470 740q30 20 60 0M500 700v110", "#f2c9a0", 6),
    )
    pic.add(
        path("M352 880q60 10 120 4-4 20-60 26-50 2-60-30z", "#22508a", opacity=0.6),
        path("M350 600q4 150 20 270-14-120-6-270z", "#ffffff", opacity=0.8),
    )
    for k, (x, y) in enumerate(sorted(spots, key=lambda spot: spot[1])):
        pic.add(path(ring(x + 8, y + 20, 78, 66), "#2a1410", opacity=0.22), use("pwry"[k % 4], x, y, k * 31, 1.04))
    return pic


def dried_wreath():
    """A wreath of dried roses, white sprays and barley on a wooden door."""
    pic = Picture("product-dried-wreath", "A dried wreath on a wooden door", ("#7d6a58", "#5c4a3c", "#3a2d24"), 614)
    for k in range(5):
        pic.add(path(f"M{k * 200 + 4} 0h192v1000h-192z", mix("#6f5a46", "#8f765c", (k * 37 % 10) / 10)))
        pic.add(
            line(
                "".join(f"M{k * 200 + 30 + j * 34} 0q{8 - j * 3} 500 0 1000" for j in range(5)),
                "#3f3024",
                4,
                opacity=0.35,
            )
        )
    pic.add(line("M500 0V190", "#c9a46a", 9), path(ring(500, 20, 16, 16), "#2a2018"))
    pic.add(
        line(ring(520, 552, 300, 300), "#1c1410", 80, opacity=0.3),
        line(ring(516, 546, 300, 300), "#1c1410", 46, opacity=0.3),
    )
    for k in range(7):
        pic.add(
            line(ring(500 + k % 3 * 4, 520 - k % 2 * 6, 270 + k * 9, 268 + k * 9), mix("#6a4a2c", "#b58a58", k / 7), 7)
        )
    _rose(pic, "r", ("#4a1420", "#7d2f38", "#a85a58", "#d9a094"))
    _rose(pic, "o", ("#6a4a30", "#a9805a", "#d2ae84", "#f0dcb8"))
    _leaf(pic, "l", ("#4a5238", "#78805a", "#a5ab82"))
    grain = "".join(
        f"M0 {-60 - k * 15}q-20-6-14-26 14 4 14 26zM0 {-60 - k * 15}q20-6 14-26-14 4-14 26z" for k in range(8)
    )
    pic.define(
        f'<g id="e">{line("M0 0V-180M-8-170l-20-70M8-170l20-70M0-180v-80", "#c9a055", 4)}{path(grain, "#e2bd6a")}</g>'
    )
    for k in range(44):
        angle, off = k * 0.43, (k * 53 % 90) - 45
        x, y = 500 + math.cos(angle) * (300 + off), 520 + math.sin(angle) * (300 + off)
        pic.add(
            use(
                "e" if k % 4 == 0 else "l",
                x,
                y,
                math.degrees(angle) + 90 + (k * 47 % 120) - 60,
                0.8 if k % 4 == 0 else 1.0,
            )
        )
    dots = ["", "", ""]
    for k in range(330):
        angle, off = pic.rng.uniform(0, 6.28), pic.rng.gauss(0, 40)
        dots[k % 3] += ring(500 + math.cos(angle) * (305 + off), 520 + math.sin(angle) * (305 + off), 6, 6)
    for tone, marks in zip(("#fbf7ea", "#e2d6bd", "#8a3f6a"), dots, strict=True):
        pic.add(path(marks, tone))
    for k, angle in enumerate((0.3, 0.75, 1.3, 2.1, 2.6, 3.5, 4.0, 4.9, 5.4, 5.9)):
        pic.add(
            use(
                "ro"[k % 2],
                500 + math.cos(angle) * 300,
                520 + math.sin(angle) * 300,
                k * 40,
                0.78 + (k % 3) * 0.12,
            )
        )
    return pic


def rose_jam():
    """A glass of dark red rose jam, clear petals on a spoon."""
    pic = Picture("product-rose-jam", "A glass of rose jam and a spoon", ("#f7ece6", "#e9c9c2", "#b98a88"), 615)
    table(pic, 720, ("#e2d3bd", "#b99f80", "#8a7258"))
    _rose(pic, "r", ("#8a1440", "#c2336a", "#e86a96", "#fbc0d2"))
    _leaf(pic, "l")
    jar = "M250 300H650Q690 330 690 400V800Q690 860 630 860H270Q210 860 210 800V400Q210 330 250 300z"
    pic.shadow(jar, 22, 26, 30, 0.4)
    pic.radial("jam", (0, JAM[3]), (0.35, JAM[2]), (0.75, JAM[1]), (1, JAM[0]), cx=0.3, cy=0.3, r=0.9)
    pic.add(
        path(jar, "#f6e4e2", opacity=0.8),
        path("M222 390Q450 420 678 390V796Q678 850 626 850H274Q222 850 222 796z", "url(#jam)"),
    )
    pic.add(f'<g clip-path="url(#{pic.clip("M222 390H678V850H222z")})">')
    for k in range(46):
        x, y = pic.rng.uniform(230, 670), pic.rng.uniform(410, 840)
        d = smooth([(x, y), (x + 34, y - 16), (x + 62, y + 6), (x + 30, y + 22)])
        pic.add(path(d, JAM[3] if k % 3 else JAM[0], opacity=0.38))
    pic.add("</g>", path("M236 420q-6 220 8 400 18-8 20-30-10-200 0-366z", "#ffffff", opacity=0.5))
    pic.linear("lid", (0, "#d9c08a"), (0.4, "#fbf0c8"), (1, "#8f7440"))
    pic.add(
        path("M236 214H664Q684 214 684 240V310H216V240Q216 214 236 214z", "url(#lid)"),
        line("M216 286H684", "#8f7440", 5, opacity=0.7),
    )
    pic.add(
        path("M300 520H600V740H300z", "#fdf7e8"),
        use("r", 450, 606, 10, 0.62),
        line("M350 690h200M380 716h140", "#8a5a4a", 7, opacity=0.8),
    )
    pic.add(line("M960 640L760 800", "#a8a49a", 22), line("M960 634L764 792", "#f4f2ec", 7))
    pic.add(path(smooth([(780, 780), (700, 790), (610, 860), (620, 930), (720, 930), (800, 860)]), "#b8b4aa"))
    pic.add(path(smooth([(770, 800), (700, 806), (632, 864), (642, 912), (716, 910), (786, 850)]), "url(#jam)"))
    for x, y, s in ((690, 850, 1), (730, 840, 0.8), (670, 890, 0.7)):
        pic.add(
            path(
                smooth([(x - 30 * s, y), (x, y - 22 * s), (x + 34 * s, y - 6 * s), (x + 4 * s, y + 18 * s)]),
                JAM[3],
                opacity=0.8,
            )
        )
    pic.add(use("l", 150, 930, 70, 1.1), use("r", 140, 880, 20, 0.95), use("l", 840, 950, 60, 0.9))
    return pic


def rosebud_tea():
    """Dried rosebuds in a white dish, a glass cup of pale pink tea."""
    pic = Picture(
        "product-rosebud-tea", "Dried rosebuds and a cup of pale pink tea", ("#e9efe6", "#c6d2c4", "#8a9c8c"), 616
    )
    bud = "M-26 10Q-44-40-8-74 0-82 8-74 44-40 26 10 0 30-26 10z"
    for key, tones in (("bud", ("#7d2448", "#b8527a", "#e79ab4")), ("dry", ("#8f3a50", "#c9707e", "#f0b4b8"))):
        pic.define(
            f'<g id="{key}">{path(bud, tones[1])}{path("M2 20Q30-20 4-78 46-40 26 10 14 22 2 20z", tones[0], opacity=0.7)}'
            f"{line('M-20 4Q-22-40 2-70M-2 14Q-8-30 8-66M14 10Q18-24 10-56', tones[2], 5, opacity=0.7)}"
            f"{path('M-28 8Q0 40 28 8 20 36 6 34L2 60H-4L-6 34Q-20 36-28 8z', '#7d8a54')}</g>"
        )
    dish = ring(370, 640, 330, 240)
    pic.shadow(dish, 18, 28, 30, 0.35)
    pic.linear("di", (0, "#ffffff"), (1, "#cfd4d2"), box=(0, 0, 1, 1))
    pic.add(
        path(dish, "url(#di)"), path(ring(370, 628, 286, 198), "#dfe3e0"), path(ring(370, 640, 270, 182), "#f2f4f2")
    )
    spots = []
    for k in range(84):
        angle, far = k * 2.4, math.sqrt(k / 84)
        spots.append((370 + math.cos(angle) * 220 * far, 630 + math.sin(angle) * 140 * far - 70 * (1 - far)))
    for k, (x, y) in enumerate(sorted(spots, key=lambda spot: spot[1])):
        pic.add(
            path(ring(x + 6, y + 14, 26, 18), "#3a1420", opacity=0.22),
            use(("bud", "dry")[k % 2], x, y, k * 67 % 360, 0.66),
        )
    cup = "M620 260H900Q896 430 850 480 760 520 670 480 624 430 620 260z"
    pic.add(
        path(ring(760, 500, 210, 60), "#6d7d70", opacity=0.35),
        path(ring(760, 486, 200, 54), "#f7f9f7"),
        path(ring(760, 482, 150, 36), "#d3dad5"),
    )
    pic.add(
        path(cup, "#f6fbfa", opacity=0.5),
        path("M628 320Q760 350 892 320 884 430 842 470 760 500 678 470 636 430 628 320z", "#eda9b0", opacity=0.75),
    )
    pic.add(
        path(ring(760, 322, 132, 26), "#f6c9cc"),
        line(ring(760, 262, 140, 28), "#ffffff", 6, opacity=0.9),
        line("M898 300q70-6 60 70-10 60-82 56", "#f2f7f6", 16, opacity=0.8),
    )
    for x, y, turn in ((700, 322, 80), (770, 332, 150), (826, 318, 20)):
        pic.add(use("bud", x, y, turn, 0.6))
    pic.add(line("M700 220q-30-50 6-90 30-40 0-80M800 214q-26-46 8-84", "#ffffff", 12, opacity=0.5))
    for x, y, turn in ((760, 720, 70), (850, 800, 200), (700, 860, 130), (880, 640, 20)):
        pic.add(path(ring(x + 6, y + 12, 26, 14), "#3a4a3e", opacity=0.3), use("dry", x, y, turn, 0.75))
    return pic


DRAWINGS = (cut_roses, white_lilies, carnations, dried_wreath, rose_jam, rosebud_tea)
