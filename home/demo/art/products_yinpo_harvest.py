"""What else the coffee village makes: cascara from the skins, dried mango, a hemp runner."""

import math

from products_kit import Picture, blob, line, mix, num, path, ring, smooth, table, use
from products_yinpo import cherry, leaf, sprig

MANGO = ("#8a4a10", "#c97a1c", "#eda737", "#ffd98a")


def _skin(pic, key, tones, seed_turn):
    """Define one dried half skin, 70 long, curled and wrinkled."""
    dark, base, lit = tones
    pic.define(
        f'<g id="{key}">{path("M-36 6Q-34-26-4-28 30-28 36 0 30 26 4 24-8 12-2 4-18 22-36 6z", base)}'
        f"{path('M-2 4Q-8 12 4 24 30 26 36 0 22 12-2 4z', dark)}"
        f"{line(f'M-26-4Q-14-{14 + seed_turn} 6-18M-24 6Q-8-8 14-10M-8 0Q6-6 24-4', lit, 3, opacity=0.8)}</g>"
    )


def cascara():
    """A tall glass of iced cascara with lemon, dried skins heaped in a square tray."""
    pic = Picture(
        "product-cascara", "Iced cascara and dried coffee cherry skins", ("#fbf3b8", "#f0d668", "#c9982a"), 714
    )
    table(pic, 700, ("#8fb3a2", "#cfe3d4", "#4f7a6c"))
    for key, tones in (
        ("k0", ("#2a0608", "#561014", "#8a2a24")),
        ("k1", ("#420a0e", "#7d1a1c", "#b5443a")),
        ("k2", ("#5c1012", "#a8302a", "#e08a6a")),
    ):
        _skin(pic, key, tones, int(key[1]) * 3)
    tray = "M-10 742L420 694 560 880 40 1010H-10z"
    pic.add(path("M-10 770L440 712 600 900 60 1040H-10z", "#1c3a30", opacity=0.4))
    pic.add(path(tray, "#6e4424"), path("M-10 716L410 676 548 846 40 976H-10z", "#a8703c"))
    pic.add(path("M-10 740L398 700 512 838 40 950H-10z", "#3a1c0e"), line("M0 716L410 676 548 846", "#e2b078", 7))
    spots = sorted((pic.rng.uniform(720, 940), pic.rng.uniform(-10, 480)) for _ in range(300))
    for y, x in spots:
        if x < 392 + (y - 710) * 0.76 and y < 956 - x * 0.24:
            rise = 62 * math.exp(-(((x - 210) / 190) ** 2 + ((y - 830) / 90) ** 2))
            light = (210 - x) / 400 + (830 - y) / 260 + pic.rng.uniform(-0.5, 0.5)
            key = "k0" if light < -0.3 else "k1" if light < 0.25 else "k2"
            pic.add(use(key, x, y - rise, pic.rng.randrange(360), pic.rng.uniform(0.78, 1.02)))
    cherry(pic, "c")
    leaf(pic, "l")
    sprig(
        pic,
        ((330, 130, 150), (180, 190, 130), (60, 290, 120)),
        [(440, 60), (330, 120), (180, 180), (60, 280), (-30, 400)],
    )
    _tall_glass(pic)
    for x, y, turn in ((590, 948, 20), (500, 940, 140), (880, 930, 80), (452, 966, 250)):
        pic.add(path(ring(x + 7, y + 13, 34, 18), "#1c3a30", opacity=0.4), use("k2", x, y, turn, 1))
    return pic


def _lemon(pic, x, y, size, turn):
    """Draw a slice of lemon with its segments."""
    pic.add(f'<g transform="translate({x} {y})rotate({turn})scale({size:.2f})">')
    pic.add(path(ring(0, 0, 100, 100), "#e0a51c"), path(ring(0, 0, 92, 92), "#fdf6d0"))
    for k in range(9):
        pic.add(
            f'<g transform="rotate({k * 40})">{path("M0-12Q-34-66-24-80 0-90 24-80 34-66 0-12z", "#f6d53f")}{line("M-10-66Q-4-40-1-24", "#fff3a8", 5, opacity=0.8)}</g>'
        )
    pic.add("</g>")


def _tall_glass(pic):
    """Draw the glass at the right: amber red, lighter where the light falls through, ice at the top."""
    glass = "M560 210H860L836 850Q832 884 796 886H624Q588 884 584 850z"
    pic.add(path("M600 860Q760 930 1000 900V960Q780 990 600 900z", "#a83a1c", opacity=0.35))
    pic.shadow(glass, 24, 18, 28, 0.32)
    pic.linear("ca", (0, "#e2662c"), (0.35, "#c23a1a"), (0.8, "#7d140e"), (1, "#5a0a0a"))
    pic.linear("cb", (0, "#ffd27a", 0.75), (0.5, "#ff9a4a", 0.15), (1, "#3a0404", 0.35), box=(0, 0, 0, 1))
    drink = "M566 330Q710 366 854 330L834 832Q830 860 796 862H624Q590 860 586 832z"
    pic.add(path(glass, "#fffdf0", opacity=0.4), path(drink, "url(#ca)"), path(drink, "url(#cb)"))
    pic.add(f'<g clip-path="url(#{pic.clip(drink)})">')
    for x, y, turn, key in ((640, 800, 30, "k1"), (700, 828, 140, "k0"), (770, 806, 220, "k1"), (730, 770, 80, "k0")):
        pic.add(use(key, x, y, turn, 0.95))
    pic.add("</g>", path(ring(710, 332, 144, 30), "#f08a4c"), path(ring(700, 328, 116, 20), "#ffc88a", opacity=0.6))
    for x, y, turn in ((640, 330, 14), (742, 318, -20), (690, 400, 38), (790, 420, 8)):
        pic.add(f'<g transform="translate({x} {y})rotate({turn})">')
        pic.add(path("M-52-46H44L56-32V44L40 54H-46L-56 40z", "#ffe9d6", opacity=0.42))
        pic.add(
            path("M-52-46H44L34-34H-42z", "#ffffff", opacity=0.6),
            line("M-42-34V40M34-34V48M-42-34H34", "#ffffff", 5, opacity=0.6),
            "</g>",
        )
    _lemon(pic, 850, 240, 0.98, 12)
    pic.add(
        line(ring(710, 210, 150, 30), "#ffffff", 8, opacity=0.9),
        line("M560 214L584 850Q588 884 624 886H796Q832 884 836 850L846 600", "#ffffff", 6, opacity=0.7),
    )
    pic.add(path("M596 380Q592 600 612 800 628 800 630 780 616 600 622 386z", "#ffffff", opacity=0.5))
    drops = "".join(
        ring(pic.rng.uniform(600, 828), pic.rng.uniform(480, 840), *(2 * [pic.rng.uniform(3, 7)])) for _ in range(9)
    )
    pic.add(path(drops, "#fff2e0", opacity=0.5))


def _slice(pic, key, tones, bend):
    """Define a flat dried slice 330 long, and its shadow: a thin dark rim, a clear amber body, a few fibres."""
    dark, base, lit, shine = tones
    edge = [(-160, 16 + bend), (-132, -22), (-84, -44), (-30, -40 - bend), (26, -56 - bend), (84, -42), (134, -26)]
    edge += [(160, 4 + bend), (138, 30), (92, 32), (30, 50 - bend), (-30, 40 - bend), (-92, 48), (-138, 36)]
    body, thin = smooth(edge), smooth([(x * 0.94, y * 0.85 - 2) for x, y in edge])
    clear = smooth([(-108, 2), (-60, -26), (20, -34 - bend), (96, -22), (112, 4), (60, 16), (10, 26 - bend), (-64, 22)])
    fibres = "M-120-4Q-40-30 40-26M-96 16Q0-6 118-8M-40 26Q30 14 92 14M20-40Q70-36 112-20M-70-30l24 6"
    pic.linear(f"{key}g", (0, lit), (0.5, base), (1, mix(base, dark, 0.6)), box=(0.2, 0, 0.45, 1))
    pic.radial(f"{key}h", (0, shine, 0.95), (0.55, lit, 0.7), (1, base, 0), cx=0.42, cy=0.36, r=0.62)
    pic.define(f'<path id="{key}s" fill="#2a1604" opacity=".42" d="{body}"/>')
    pic.define(
        f'<g id="{key}">{path(body, dark)}{path(thin, f"url(#{key}g)")}{path(clear, f"url(#{key}h)")}'
        f"{line(fibres, dark, 3, opacity=0.4)}{line('M-116-20Q-80-38-34-34M24-46Q80-40 124-22', shine, 5, opacity=0.85)}"
        f"{path('M118-32Q142-12 140 30 128 4 100-8 112-18 118-32z', mix(base, dark, 0.4))}"
        f"{line('M118-32Q112-18 100-8 128 4 140 30', shine, 4, opacity=0.6)}</g>"
    )


def _slats(pic, place):
    """Draw the bamboo tray that lies aslant: frame, shade and slats."""
    pic.add(f'<g transform="{place}">')
    pic.add(path("M-420-300H420V300H-420z", "#1c1630", opacity=0.45, transform="translate(20 30)"))
    pic.add(path("M-420-300H420V300H-420z", "#5a3a1a"))
    for k in range(17):
        x = -404 + k * 48
        tone = mix("#d9b878", "#b98f4c", (k * 37 % 10) / 10)
        pic.add(path(f"M{x}-284h40v568h-40z", tone), line(f"M{x + 6}-280v560", "#f6e4b4", 5, opacity=0.6))
        pic.add(line(f"M{x + 2} {-190 + k * 83 % 380}h36", "#8a6428", 5))
    for y in (-300, 274):
        pic.add(path(f"M-432 {y}h864v28h-864z", "#a8783a"), path(f"M-432 {y}h864v8h-864z", "#f0d49a"))
    for x in (-432, 404):
        pic.add(path(f"M{x}-300h28v602h-28z", "#a8783a"), path(f"M{x}-300h8v602h-8z", "#f0d49a"))
    pic.add(
        line("M-424-292l24 24M-400-292l-24 24M424-292l-24 24M400-292l24 24M424 292l-24-24M400 292l24-24", "#f3e2b8", 6)
    )
    pic.add("</g>")


def dried_mango():
    """Slices of dried mango on a slatted bamboo tray, a fresh mango with one cheek cut beside it."""
    pic = Picture("product-dried-mango", "Dried mango on a bamboo tray", ("#a9a2cf", "#7a72ad", "#413a6e"), 715)
    place = "translate(450 410)rotate(-14)"
    _slats(pic, place)
    dark, base, lit, shine = MANGO
    for key, share, bend in (("m0", 0.0, 6), ("m1", 0.5, -7), ("m2", 1.0, 11)):
        tones = (mix("#7a3406", dark, share), mix("#c2640c", base, share), mix("#e08c1a", lit, share), shine)
        _slice(pic, key, tones, bend)
    pic.add(f'<g transform="{place}">')
    for row in range(6):
        for col in range(3):
            x, y = (
                -254 + col * 246 + (row % 2) * 34 + pic.rng.uniform(-16, 16),
                -226 + row * 88 + pic.rng.uniform(-9, 9),
            )
            turn, key = pic.rng.uniform(-17, 17) + (180 if (row + col) % 3 == 0 else 0), f"m{(row + col * 2) % 3}"
            pic.add(use(f"{key}s", x + 9, y + 16, turn, 0.94), use(key, x, y, turn, 0.94))
    pic.add("</g>")
    _fresh_mango(pic)
    return pic


def _fresh_mango(pic):
    """Draw a whole mango and a cut cheek scored into cubes at the lower right."""
    leaf = "M0 0Q-40-70-26-170-10-250 0-290 34-240 40-160 40-70 0 0z"
    pic.define(
        f'<g id="g">{path(leaf, "#2f6b3a")}{path("M0 0Q40-70 40-160 34-240 0-290z", "#1c4a2c", opacity=0.7)}{line("M0-6V-276", "#a9d08a", 5)}'
        f"{line('M0-60l-26-26M0-120l-26-28M0-180l-20-26M0-60l28-26M0-120l30-28M0-180l26-26', '#a9d08a', 2.5, opacity=0.7)}</g>"
    )
    pic.add(use("g", 900, 640, -52, 0.95), use("g", 905, 636, 8, 0.86))
    whole = smooth(
        [(890, 620), (800, 640), (716, 730), (690, 830), (740, 910), (840, 920), (940, 860), (990, 760), (964, 660)]
    )
    pic.shadow(whole, 16, 24, 28, 0.45)
    pic.radial("ma", (0, "#fff0a0"), (0.3, "#f7c63c"), (0.65, "#e8912a"), (1, "#a8481c"), cx=0.36, cy=0.34, r=0.8)
    pic.add(path(whole, "url(#ma)"))
    pic.add(path("M890 620Q800 640 716 730 760 690 830 690 900 660 890 620z", "#9fbf4a", opacity=0.6))
    pic.add(
        path(ring(800, 744, 40, 20), "#ffffff", opacity=0.55, transform="rotate(-40 800 744)"),
        line("M893 622q2-24 16-36", "#5a3a1a", 13),
    )
    freckles = "".join(ring(pic.rng.uniform(740, 930), pic.rng.uniform(700, 880), 3, 3) for _ in range(30))
    pic.add(path(freckles, "#8a4a10", opacity=0.5))
    rim = smooth([(430, 890), (470, 800), (580, 770), (690, 810), (720, 890), (650, 966), (540, 984), (460, 960)])
    pic.shadow(rim, 12, 18, 24, 0.42)
    pic.add(
        path(rim, "#c9761c"),
        path(
            smooth([(446, 884), (482, 808), (580, 784), (682, 818), (706, 882), (644, 948), (544, 964), (470, 944)]),
            "#ffb52e",
        ),
    )
    pic.add(f'<g clip-path="url(#{pic.clip(rim)})">')
    for row in range(5):
        for col in range(6):
            x, y = 452 + col * 48 + row * 6, 792 + row * 40 + (col % 2) * 5
            pic.add(
                path(f"M{x} {y}l40-5 4 30-40 6z", "#ffcf58"), path(f"M{x} {y}l40-5 1 8-40 6z", "#fff0b4", opacity=0.9)
            )
            pic.add(path(f"M{x + 4} {y + 31}l40-6 2 7-38 6z", "#d9801a", opacity=0.8))
    pic.add("</g>", line(rim, "#a8561a", 7, opacity=0.8))


def _cloth(pic, half, long):
    """Draw the flat part of the runner around the origin: ground, weave, stripes; it lies along the y axis."""
    pic.linear("li", (0, "#fbf3df"), (0.5, "#efe2c4"), (1, "#cdb98e"))
    pic.add(path(f"M{-half} {-long}H{half}V{long}H{-half}z", "url(#li)"))
    weft = "".join(
        f"M{-half} {y + pic.rng.uniform(-2, 2):.0f}q{half} {pic.rng.uniform(-5, 5):.0f} {2 * half} 0"
        for y in range(-long + 6, long, 11)
    )
    warp = "".join(f"M{x} {-long}V{long}" for x in range(-half + 12, half, 12))
    pic.add(line(weft, "#b89f6e", 2.5, opacity=0.5), line(warp, "#fffaf0", 3, opacity=0.5))
    knots = "".join(ring(pic.rng.uniform(-half + 20, half - 20), pic.rng.uniform(-long, long), 5, 3) for _ in range(90))
    pic.add(path(knots, "#a98d58", opacity=0.55))
    for side in (-1, 1):
        x = side * (half - 26)
        pic.add(
            line(f"M{x} {-long}V{long}", "#8f1f1c", 9),
            line(f"M{x} {-long}V{long}", "#d9453a", 4, stroke_dasharray="7 6"),
        )


def hemp_runner():
    """A cream hemp runner unrolled over a dark table, fringe towards us, with a ball of thread and a shuttle."""
    pic = Picture("product-hemp-runner", "A hand-woven hemp table runner", ("#6b4a38", "#4a3024", "#2a1a12"), 716)
    for k in range(6):
        y = k * 170
        pic.add(path(f"M0 {y}h1000v166H0z", mix("#4a2f22", "#6e4a36", (k * 53 % 10) / 10)))
        pic.add(
            line(
                "".join(f"M-10 {y + 24 + j * 30}q{300 + j * 40} {14 - j * 6} 1020 0" for j in range(5)),
                "#2a180e",
                3,
                opacity=0.45,
            )
        )
        pic.add(line(f"M0 {y + 2}h1000", "#8f6a50", 3, opacity=0.5))
    pic.add('<g transform="translate(500 520)rotate(24)">')
    pic.add(
        path("M-196-330H226V330H-196z", "#120804", opacity=0.5),
        path("M-196-330H250V300H-196z", "#120804", opacity=0.25),
    )
    _cloth(pic, 200, 330)
    for k in range(7):
        y = 196 + (k - 3) * 3
        pic.add(line(f"M-174 {y}H174", "#2b2a3c" if k % 2 else "#a8302a", 3))
    zig = "M-170 244" + "".join(f"l17 {-24 if k % 2 == 0 else 24}" for k in range(20))
    pic.add(line(zig, "#2b2a3c", 7), line("M-174 268H174", "#a8302a", 6), line("M-174 280H174", "#2b2a3c", 4))
    diamonds = "".join(f"M{x} 134l16 20-16 20-16-20z" for x in range(-150, 160, 50))
    pic.add(path(diamonds, "#a8302a"), path("".join(f"M{x} 146l7 8-7 8-7-8z" for x in range(-150, 160, 50)), "#f7eed8"))
    _fringe(pic)
    _roll(pic)
    pic.add("</g>")
    _thread(pic)
    return pic


def _fringe(pic):
    """Draw knotted tassels along the near end of the runner."""
    for k in range(17):
        x, sway = -192 + k * 24, pic.rng.uniform(-10, 10)
        for j in range(4):
            d = f"M{x + (j - 1.5) * 3:.0f} 330Q{x + sway * 0.4 + (j - 1.5) * 4:.0f} 380 {x + sway + (j - 1.5) * 7:.0f} {num(424 + pic.rng.uniform(-10, 10))}"
            pic.add(line(d, ("#c9b58a", "#efe2c4", "#fbf3df", "#dccaa0")[j], 5))
        pic.add(path(ring(x, 346, 9, 8), "#efe2c4"), path(ring(x - 2, 344, 4, 3), "#fffaf0"))


def _roll(pic):
    """Draw the rolled-up far end: a cylinder across the runner with its spiral seen at the left."""
    pic.add(path("M-210-300Q0-262 226-300V-250Q0-220-210-250z", "#120804", opacity=0.4))
    pic.linear("ro", (0, "#fffaf0"), (0.35, "#f3e7cb"), (0.75, "#cbb588"), (1, "#8f7748"), box=(0, 0, 0, 1))
    pic.add(path("M-200-436H200Q232-430 232-356 232-284 200-278H-200z", "url(#ro)"))
    pic.add(line("".join(f"M{x}-434V-280" for x in range(-170, 204, 13)), "#b89f6e", 2.5, opacity=0.45))
    pic.add(line("".join(f"M-190 {y}H226" for y in range(-424, -280, 14)), "#fffaf0", 2.5, opacity=0.4))
    for x in (-150, 176):
        pic.add(line(f"M{x}-436V-279", "#8f1f1c", 9), line(f"M{x}-436V-279", "#d9453a", 4, stroke_dasharray="7 6"))
    pic.add(path(ring(-200, -357, 46, 80), "#e2d2aa"))
    spiral = "M" + "L".join(
        f"{num(-200 + math.cos(t * 0.3) * 0.66 * t)} {num(-357 + math.sin(t * 0.3) * 1.16 * t)}" for t in range(4, 68)
    )
    pic.add(line(spiral, "#8f7748", 6, opacity=0.85), line(ring(-200, -357, 46, 80), "#fffaf0", 4, opacity=0.8))


def _thread(pic):
    """Draw a ball of hemp thread and a wooden shuttle wound with red."""
    pic.shadow(ring(828, 800, 122, 118), 16, 26, 28, 0.5)
    pic.radial("ba", (0, "#fff7e2"), (0.5, "#e2cf9e"), (1, "#8a7040"), cx=0.34, cy=0.3, r=0.8)
    pic.add(path(blob(pic.rng, 828, 800, 122, 118, 18, 0.015), "url(#ba)"))
    for k in range(30):
        turn, bow = k * 47 % 180, 20 + k * 31 % 84
        d = f"M-116 0Q0 {bow if k % 2 else -bow} 116 0"
        pic.add(
            line(
                d,
                ("#a98d58", "#fff7e2", "#cdb785")[k % 3],
                4,
                opacity=0.75,
                transform=f"translate(828 800)rotate({turn})",
            )
        )
    pic.add(
        line("M730 866Q640 940 540 930 440 916 380 964 330 1000 250 970", "#e2cf9e", 7),
        line("M730 864Q640 938 540 928 440 914 380 962", "#fff7e2", 2.5),
    )
    pic.add(
        '<g transform="translate(190 250)rotate(-52)">',
        path("M-200 18Q0 96 212 18 0 64-200 18z", "#0c0502", opacity=0.4),
    )
    pic.linear("sh", (0, "#e0a868"), (0.5, "#b5763c"), (1, "#6e3f1a"), box=(0, 0, 0, 1))
    pic.add(
        path("M-206 0Q-120-52 0-52 120-52 206 0 120 52 0 52-120 52-206 0z", "url(#sh)"),
        line("M-190-4Q-110-44 0-45 110-44 180-8", "#f6d29a", 6, opacity=0.8),
    )
    pic.add(path("M-112 0Q-60-30 0-30 60-30 112 0 60 30 0 30-60 30-112 0z", "#3a1c0c"))
    for k in range(22):
        x = -86 + k * 8
        pic.add(line(f"M{x}-20Q{x + 9} 0 {x} 20", ("#8f1f1c", "#d9453a", "#b52d28")[k % 3], 7))
    pic.add("</g>")


DRAWINGS = (cascara, dried_mango, hemp_runner)
