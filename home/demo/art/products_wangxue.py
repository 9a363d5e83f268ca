"""Products below the snow: barley flour, yak, matsutake, black pottery, bark paper, apples."""

import math

from products_kit import Picture, blob, line, num, path, ring, smooth, table, use


def _ear(pic, key, tones=("#a8822c", "#d9b24a", "#f7e6a6")):
    """Define an ear of barley that grows upwards from the origin."""
    grains, awns = "", ""
    for k in range(11):
        y = -40 - k * 15
        for side in (-1, 1):
            grains += f"M{side * 3} {y}q{side * 26} -4 {side * 20} -30q{side * -18} 2 {side * -20} 30z"
            awns += f"M{side * 16} {y - 22}l{side * 34}-74"
    pic.define(
        f'<g id="{key}"><path fill="none" stroke="{tones[0]}" stroke-width="7" d="M0 60V-30"/><path fill="none" stroke="{tones[2]}" stroke-width="3" d="{awns}"/>'
        f'<path fill="{tones[1]}" stroke="{tones[0]}" stroke-width="3" d="{grains}"/><path fill="{tones[2]}" d="M-4-40q-10-80-2-160 8 80 8 160z" opacity=".6"/></g>'
    )


def barley_flour():
    """A wooden bowl heaped with pale brown flour, ears of barley beside it."""
    pic = Picture(
        "product-barley-flour", "Roasted barley flour in a wooden bowl", ("#efe3c8", "#d9c294", "#a98a58"), 511
    )
    _ear(pic, "e")
    pic.glow(540, 640, 470, 260, 0.9)
    pic.linear("wood", (0, "#c98a4e"), (0.5, "#8f5628"), (1, "#4f2c14"))
    bowl = "M130 430Q150 800 360 850H640Q850 800 870 430z"
    pic.add(
        path(bowl, "url(#wood)"), line("M170 560Q500 690 830 560M210 680Q500 800 790 680", "#5f3618", 6, opacity=0.5)
    )
    pic.add(path("M180 470Q190 640 270 760 220 600 226 480z", "#eab27a", opacity=0.5))
    pic.add(path(ring(500, 430, 370, 130), "#6a3e1e"), path(ring(500, 424, 344, 112), "#a9784a"))
    heap = smooth(
        [
            (170, 430),
            (260, 340),
            (380, 270),
            (500, 236),
            (620, 280),
            (740, 350),
            (830, 434),
            (700, 510),
            (500, 536),
            (300, 512),
        ]
    )
    pic.radial("flour", (0, "#f4e2ba"), (0.55, "#d9b985"), (1, "#a8814e"), cx=0.36, cy=0.25)
    pic.add(path(heap, "url(#flour)"), f'<g clip-path="url(#{pic.clip(heap)})">')
    for tone, count in (("#a37a46", 260), ("#fff2d2", 220), ("#c79c62", 200)):
        dots = "".join(
            f"M{num(pic.rng.uniform(170, 830))} {num(pic.rng.uniform(230, 540))}h5v4h-5z" for _ in range(count)
        )
        pic.add(path(dots, tone, opacity=0.7))
    pic.add(line("M330 330q90 50 200 20M420 420q120 30 240-20", "#b08a56", 10, opacity=0.5), "</g>")
    pic.add(
        path("M560 330l250-210q44-20 66 10 16 30-12 60L620 390q-60 10-60-60z", "#8f5628"),
        path("M560 330l250-210q30-14 48 0L600 350z", "#d9a066"),
    )
    for x, y, turn, s in ((120, 900, 62, 1.15), (250, 930, 78, 1.2), (870, 900, -58, 1.2), (760, 950, -80, 1.1)):
        pic.add(use("e", x + 8, y + 14, turn, s).replace("<use", '<use opacity=".25"'), use("e", x, y, turn, s))
    return pic


def yak_jerky():
    """Dark strips of dried yak on a board, one torn open to show the grain."""
    pic = Picture(
        "product-yak-jerky", "Dark strips of wind-dried yak on a board", ("#e6d9c2", "#c9b08a", "#8a6a48"), 512
    )
    board = "M90 250Q500 190 910 240L940 800Q500 860 70 806z"
    pic.shadow(board, 14, 26, 26, 0.4)
    pic.linear("bo", (0, "#d9a468"), (1, "#8f5f34"), box=(0, 0, 1, 1))
    pic.add(path(board, "url(#bo)"), f'<g clip-path="url(#{pic.clip(board)})">')
    pic.add(
        line(
            "".join(f"M40 {300 + k * 52}q460 {-30 + k * 4} 940 {(k % 3) * 8}" for k in range(10)),
            "#a9743c",
            4,
            opacity=0.6,
        ),
        "</g>",
    )
    for x, y, long, wide, turn in (
        (350, 330, 560, 92, 4),
        (610, 430, 600, 96, -6),
        (330, 520, 540, 90, 8),
        (640, 720, 560, 96, -3),
    ):
        _strip(pic, x, y, long, wide, turn)
    _torn(pic, 330, 690)
    for k in range(26):
        x, y = pic.rng.uniform(130, 880), pic.rng.uniform(280, 790)
        pic.add(path(blob(pic.rng, x, y, 7, 6, 7, 0.2), ("#a5341b", "#6a2a18", "#f7f3e8")[k % 3]))
    return pic


def _strip(pic, x, y, long, wide, turn):
    """Add one strip: a dark uneven bar with fibres along it and a bloom of salt."""
    rng, half = pic.rng, long / 2
    top = [(-half + long * k / 8, -wide / 2 + rng.uniform(-12, 12)) for k in range(9)]
    low = [(half - long * k / 8, wide / 2 + rng.uniform(-12, 12)) for k in range(9)]
    d = smooth(top + low)
    pic.add(
        f'<g transform="translate({x} {y})rotate({turn})">',
        path(d, "#2a1408", opacity=0.4, transform="translate(10 18)"),
    )
    pic.linear(f"m{x}{y}", (0, "#8a4630"), (0.4, "#5a261a"), (1, "#2c100c"), box=(0, 0, 0.2, 1))
    pic.add(path(d, f"url(#m{x}{y})"), f'<g clip-path="url(#{pic.clip(d)})">')
    for tone, count, thick in (("#2c100c", 26, 5), ("#a05a40", 18, 3), ("#d9a98c", 8, 2)):
        lines = "".join(
            f"M{num(rng.uniform(-half, half * 0.5))} {num(rng.uniform(-wide, wide) / 2)}q{num(rng.uniform(60, 140))} {num(rng.uniform(-12, 12))} {num(rng.uniform(150, 260))} 0"
            for _ in range(count)
        )
        pic.add(line(lines, tone, thick, opacity=0.75))
    pic.add(
        path(
            "".join(ring(rng.uniform(-half, half), rng.uniform(-wide, wide) / 2, 4, 3) for _ in range(30)),
            "#f2e6da",
            opacity=0.5,
        ),
        "</g></g>",
    )


def _torn(pic, x, y):
    """Add a piece pulled apart: two ragged halves with pale fibres between."""
    fibres = "".join(
        f"M{x + 20} {y - 44 + k * 9}q{50 + (k * 37) % 40} {-10 + (k * 13) % 20} {90 + (k * 29) % 50} {-4 + (k * 7) % 8}"
        for k in range(11)
    )
    pic.add(line(fibres, "#7a3626", 9), line(fibres, "#c9806a", 4))
    for dx, mirror in ((-60, 1), (230, -1)):
        d = smooth(
            [
                (-150, -40),
                (-60, -54),
                (20, -46),
                (74, -30),
                (50, -10),
                (82, 10),
                (54, 30),
                (70, 48),
                (-40, 54),
                (-140, 44),
            ]
        )
        pic.add(
            f'<g transform="translate({x + dx} {y})scale({mirror} 1)">',
            path(d, "#2a1408", opacity=0.4, transform="translate(8 16)"),
            path(d, "#5a261a"),
        )
        pic.add(
            path("M20-44q60 10 44 34 26 16-8 40l14 16q-60-6-70-40t20-50z", "#b5654a"),
            line("M-130-20q90-16 170-6M-130 10q90 10 170 6M-110 34q80 8 140 2", "#8a4630", 5, opacity=0.8),
            "</g>",
        )


def dried_matsutake():
    """Slices of matsutake on a bamboo tray, cap and stem clear in outline."""
    pic = Picture(
        "product-dried-matsutake", "Dried slices of matsutake on a bamboo tray", ("#e2ead6", "#b9c9a0", "#7a9068"), 513
    )
    pic.shadow(ring(500, 510, 440, 430), 12, 24, 26, 0.4)
    pic.add(
        path(ring(500, 510, 450, 440), "#9a7436"),
        path(ring(500, 504, 436, 426), "#d9b464"),
        path(ring(500, 512, 394, 384), "#c99f50"),
    )
    pic.add(f'<g clip-path="url(#{pic.clip(ring(500, 512, 394, 384))})">')
    for k in range(25):
        pic.add(path(f"M{90 + k * 34} 110h16v810h-16z", ("#e6c880", "#d2ac5e")[k % 2]))
    for k in range(25):
        pic.add(
            path(
                "".join(f"M{90 + j * 68 + (k % 2) * 34} {118 + k * 32}h34v13h-34z" for j in range(13)),
                "#b98a40",
                opacity=0.75,
            )
        )
    pic.add("</g>")
    cap = "M-104-20Q-110-96 0-108 110-96 104-20 84 2 44-8L40 110Q36 146 0 150-36 146-40 110L-44-8Q-84 2-104-20z"
    pic.radial("ms", (0, "#fbf3dc"), (0.6, "#ecd8aa"), (1, "#c9a86a"), cx=0.4, cy=0.35)
    pic.define(
        f'<g id="m"><path fill="#5a3a14" opacity=".35" transform="translate(9 14)" d="{cap}"/><path fill="url(#ms)" stroke="#a9793a" stroke-width="7" d="{cap}"/>'
        '<path fill="#b07c42" d="M-104-20Q-110-96 0-108 110-96 104-20 96-8 86-12 84-78 0-84-84-78-86-12-96-8-104-20z"/><path fill="none" stroke="#c9a46a" stroke-width="5" '
        'd="M-70-30q30-22 60-20M70-30q-30-22-60-20M-16 0q-6 60 0 120M14 0q8 60 2 124M-60-20l-6-14M-36-26l-4-16M60-20l6-14M36-26l4-16"/>'
        '<path fill="#fffaf0" opacity=".7" d="M-24 0q-8 60 0 110-16-40-8-110z"/></g>'
    )
    spots = [
        (300, 300, -18, 1.0),
        (520, 260, 12, 1.05),
        (720, 340, 30, 0.98),
        (240, 510, 40, 0.95),
        (470, 500, -8, 1.15),
        (700, 560, -30, 1.05),
        (330, 730, 10, 1.0),
        (560, 750, 160, 1.0),
        (760, 740, 60, 0.85),
    ]
    for x, y, turn, s in spots:
        pic.add(use("m", x, y, turn, s))
    for k in range(4):
        pic.add(line(f"M{40 + k * 20} {930 - k * 30}q60-40 110-120", ("#3f6b3a", "#5b8a42")[k % 2], 8))
    return pic


def black_pottery():
    """A lidded black clay pot with a ring of white porcelain chips in the rim."""
    pic = Picture(
        "product-black-pottery",
        "A lidded black pot with white chips in the rim",
        ("#f4e6d2", "#e0bd96", "#a8744c"),
        514,
    )
    table(pic, 720, ("#b98a5a", "#e2bb86", "#6f4828"))
    pic.glow(530, 850, 420, 90, 1)
    pic.radial("po", (0, "#8a8c90"), (0.35, "#4a4b50"), (0.75, "#242528"), (1, "#0e0e10"), cx=0.3, cy=0.25)
    for side in (-1, 1):
        pic.add(
            line(f"M{500 + side * 300} 470q{side * 150} 20 {side * 60} 190", "#1c1d20", 44),
            line(f"M{500 + side * 300} 466q{side * 140} 20 {side * 58} 180", "#55575c", 14, opacity=0.7),
        )
    body = "M230 400Q140 520 170 660 210 850 500 860 790 850 830 660 860 520 770 400z"
    pic.add(path(body, "url(#po)"), f'<g clip-path="url(#{pic.clip(body)})">')
    for k in range(26):
        y = 420 + k * 17
        pic.add(line(f"M150 {y}Q500 {y + 60} 850 {y}", ("#5a5c60", "#1a1b1d")[k % 2], 3, opacity=0.35))
    pic.add(path("M250 470Q220 620 300 760 250 640 300 480z", "#ffffff", opacity=0.28), "</g>")
    pic.add(path(ring(500, 400, 276, 74), "#17181a"), path(ring(500, 392, 270, 66), "#3a3b40"))
    pic.add(path("M250 380Q270 250 500 236 730 250 750 380 640 440 500 440T250 380z", "url(#po)"))
    pic.add(
        line("M280 350Q500 430 720 350", "#6a6c72", 4, opacity=0.6),
        path("M440 250q10-40-10-66 10-34 70-36 60 2 70 36-20 26-10 66-60 16-120 0z", "url(#po)"),
    )
    pic.add(
        path(ring(500, 172, 62, 20), "#74767c"),
        path("M320 300Q380 262 460 258 380 290 340 350z", "#ffffff", opacity=0.3),
    )
    for k in range(19):
        a = math.pi * (0.06 + 0.88 * k / 18)
        x, y = 500 - math.cos(a) * 318, 470 + math.sin(a) * 78
        pic.add(
            path(blob(pic.rng, x, y, 15, 18, 6, 0.18), "#c9c6ba"),
            path(blob(pic.rng, x - 2, y - 3, 12, 14, 6, 0.18), "#fbf8ee"),
        )
    return pic


def dongba_paper():
    """A sewn notebook with an ochre cover lying half open, fibres visible in the page."""
    pic = Picture(
        "product-dongba-paper", "A sewn notebook of bark paper, half open", ("#dfe6e2", "#b3c3c0", "#6f8688"), 515
    )
    pic.glow(520, 640, 480, 330, 0.9)
    back = "M470 190L900 250 930 820 500 850z"
    pic.shadow(back, 14, 26, 24, 0.35)
    pic.linear("co", (0, "#c9683a"), (1, "#7d3318"), box=(0, 0, 1, 1))
    pic.add(path(back, "url(#co)"))
    for k in range(7):
        pic.add(
            path(
                f"M474 {186 + k * 2}L{884 - k * 3} {238 + k * 4} {912 - k * 3} {806 + k * 2} 502 {838 + k}z",
                mix_page(k),
            )
        )
    page = "M474 200L864 262 892 816 502 842z"
    pic.add(f'<g clip-path="url(#{pic.clip(page)})">', _fibres(pic, 480, 890, 210, 840, 90), "</g>")
    front = "M470 190L120 300Q70 560 130 900L500 850z"
    pic.add(path(front, "#1c1208", opacity=0.25, transform="translate(8 16)"))
    pic.linear("pg", (0, "#f7ecd0"), (1, "#d9c294"), box=(0, 0, 1, 0.4))
    pic.add(path(front, "url(#co)"), path("M464 206L146 310Q100 560 152 876L492 834z", "url(#pg)"))
    pic.add(
        f'<g clip-path="url(#{pic.clip("M464 206L146 310Q100 560 152 876L492 834z")})">',
        _fibres(pic, 110, 490, 220, 870, 100),
        "</g>",
    )
    pic.add(
        line("".join(f"M{470 + k * 5} {250 + k * 100}l{34 + k} 4" for k in range(6)), "#f4e6c6", 7),
        line("M470 190L500 850", "#5a2412", 9),
    )
    pic.add(line("M486 520q-120 210-60 420M492 520q-80 230 10 440", "#f0e2c0", 7))
    for x, y in ((700, 120), (780, 150), (860, 120)):
        pic.add(path(f"M{x} {y}q30-50 84-40-20 52-84 40z", "#4f7a42"), line(f"M{x} {y}q40-20 70-34", "#b9d28a", 4))
    return pic


def mix_page(number):
    """Return the colour of the n-th sheet from below."""
    return ("#b9a06a", "#e6d6aa", "#cdb67e", "#efe2bc", "#d6c28e", "#f2e8c8", "#f9f0d8")[number]


def _fibres(pic, x0, x1, y0, y1, count):
    """Return fine fibres of bark scattered over a sheet."""
    out = ""
    for tone, share, thick in (("#a9874e", 0.5, 2.4), ("#c9ac74", 0.9, 3), ("#fffaf0", 0.6, 3), ("#7d5a2c", 0.25, 2)):
        d = ""
        for _ in range(round(count * share)):
            d += f"M{num(pic.rng.uniform(x0, x1))} {num(pic.rng.uniform(y0, y1))}q{num(pic.rng.uniform(-40, 40))} {num(pic.rng.uniform(-30, 30))} {num(pic.rng.uniform(-70, 70))} {num(pic.rng.uniform(-30, 30))}"
        out += line(d, tone, thick, opacity=0.6)
    return out


def mountain_apples():
    """Apples half red and half green in a wooden box, bedded in straw."""
    pic = Picture(
        "product-mountain-apples",
        "Apples half red, half green, in a box of straw",
        ("#dbe8ee", "#a9c4d2", "#5f8499"),
        516,
    )
    box = "M60 300H940L900 930H100z"
    pic.shadow(box, 12, 24, 26, 0.4)
    pic.linear("bx", (0, "#d9a86a"), (1, "#8f6136"), box=(0, 0, 1, 1))
    pic.add(path("M60 120H940V420H60z", "#7d5430"), path("M90 150H910V920H90z", "#4f341c"))
    for tone, count in (("#8a6a2a", 120), ("#c9a44e", 130), ("#f0dc9c", 110)):
        d = "".join(
            f"M{num(pic.rng.uniform(120, 860))} {num(pic.rng.uniform(200, 640))}q{num(pic.rng.uniform(-60, 60))} {num(pic.rng.uniform(-50, 30))} {num(pic.rng.uniform(-110, 110))} {num(pic.rng.uniform(-40, 40))}"
            for _ in range(count)
        )
        pic.add(line(d, tone, 6))
    pic.radial("gr", (0, "#eef2a8"), (0.5, "#b9cf5a"), (1, "#6a8f2c"), cx=0.34, cy=0.3)
    pic.radial(
        "rd",
        (0, "#ff8a6a", 0.95),
        (0.45, "#d8302a", 0.95),
        (0.75, "#b01c24", 0.7),
        (1, "#b01c24", 0),
        cx=0.68,
        cy=0.5,
        r=0.62,
    )
    apple = "M0-92Q40-128 92-104 150-70 130 14 108 116 40 124 0 112-40 124-108 116-130 14-150-70-92-104-40-128 0-92z"
    streaks = "".join(f"M{num(18 + k * 9)} -86q{num(10 + k * 4)} 90 {num(-6 + k)} 176" for k in range(10))
    pic.define(
        f'<g id="a"><path fill="url(#gr)" d="{apple}"/><path fill="url(#rd)" d="{apple}"/><path fill="none" stroke="#f4c04a" stroke-width="3" opacity=".45" d="{streaks}"/>'
        '<path fill="#6a7a2c" d="M-34-92Q0-60 34-92 0-80-34-92z"/><path fill="none" stroke="#5a3a1c" stroke-width="9" stroke-linecap="round" d="M0-84q2-34 20-52"/>'
        '<path fill="#ffffff" opacity=".65" d="M-92-40q6-40 44-46-34 20-36 56z"/></g>'
    )
    for x, y, turn, s in (
        (235, 310, -14, 0.95),
        (500, 280, 20, 1.0),
        (765, 315, -30, 0.95),
        (360, 440, 30, 1.1),
        (650, 440, -16, 1.12),
        (215, 540, 14, 1.02),
        (790, 545, 40, 1.02),
        (500, 570, -6, 1.2),
    ):
        pic.add(path(ring(x + 12, y + 104 * s, 110 * s, 30), "#3a2810", opacity=0.45), use("a", x, y, turn, s))
    d = "".join(
        f"M{num(pic.rng.uniform(110, 860))} {num(pic.rng.uniform(610, 690))}q{num(pic.rng.uniform(-50, 50))} -40 {num(pic.rng.uniform(-90, 90))} {num(pic.rng.uniform(-40, 20))}"
        for _ in range(80)
    )
    pic.add(line(d, "#a98a3c", 6), line(d, "#f4e2a8", 3))
    for k, y in enumerate((690, 790, 890)):
        pic.add(
            path(f"M{64 + k * 6} {y}H{936 - k * 6}v84H{70 + k * 6}z", "url(#bx)"),
            line(f"M{80 + k * 6} {y + 6}H{920 - k * 6}", "#f0cf9a", 5),
            line(f"M{160 + k * 40} {y + 40}q200-18 420 4", "#7d5430", 4, opacity=0.6),
        )
    pic.add(path("".join(ring(x, y, 8, 8) for x in (110, 890) for y in (730, 830, 930)), "#4f341c"))
    return pic


DRAWINGS = (barley_flour, yak_jerky, dried_matsutake, black_pottery, dongba_paper, mountain_apples)
