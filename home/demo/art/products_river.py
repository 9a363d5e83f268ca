"""More products by the red river: tamarind, ginger, split dried fish and a bamboo basket of greens."""

import math

from products_kit import Picture, blob, line, num, path, ring, smooth, use


def tamarind():
    """A heap of curved brown pods on indigo cloth, a few broken open on dark flesh."""
    pic = Picture("product-tamarind", "Curved tamarind pods, some broken open", ("#6f8fc0", "#3a5c95", "#1c3160"), 511)
    pic.add(line("".join(f"M{k * 62 - 20} 0V1000M0 {k * 62 - 20}H1000" for k in range(18)), "#a9c4e6", 2, opacity=0.25))
    pic.linear("pod", (0, "#d9a874"), (0.5, "#9c6a3c"), (1, "#5a361c"), box=(0, 0, 0, 1))
    body = "M-192 40Q-196 10-160-8-136-44-100-46-70-72-30-62 4-80 40-62 80-64 104-40 140-34 152 4 186 22 184 56 160 62 140 46 112 40 92 22 64 24 40 8 10 14-20 4-46 16-76 10-96 28-126 28-148 50-180 66-192 40z"
    pic.define(
        f'<g id="p"><path fill="url(#pod)" d="{body}"/><path fill="none" stroke="#5a361c" stroke-width="4" opacity=".55" '
        'd="M-108-44q14 34-6 78M-46-56q16 40-12 84M20-60q16 44-10 88M84-50q4 40-14 80"/><path fill="none" stroke="#f3d3a4" '
        'stroke-width="7" stroke-linecap="round" opacity=".7" d="M-146-18q10-10 22-10M-92-32q12-8 26-6M-28-42q14-8 28-4M40-40q14-4 26 4"/></g>',
        f'<g id="o"><path fill="url(#pod)" d="{body}"/><path fill="#e9cfa0" d="M-60-40Q60-74 150 20 150 50 120 40 60-4-50 16z"/>'
        '<path fill="#4a1c12" d="M-50-34Q-20-54 10-40 40-54 66-32 100-34 112-6 140 6 140 30 120 36 104 20 80 18 72 4 44 14 30-2-4 14-20 0-54 10-66-12-50-34z"/>'
        '<path fill="#8f3f26" d="M-40-28q18-12 36-6-16 8-36 6zM18-32q16-10 34 0-18 6-34 0zM72-18q16-4 26 12-16 0-26-12z"/>'
        '<path fill="none" stroke="#c9a15e" stroke-width="4" d="M-60-10Q40-30 146 34M-30-40q30 20 20 50M50-40q20 20 6 50"/></g>',
    )  # fmt: skip
    for x, y, turn, s in ((500, 300, 20, 1.15), (300, 420, -30, 1.2), (690, 420, 60, 1.15), (420, 560, 170, 1.25), (640, 600, -14, 1.3),
                          (260, 640, 80, 1.15), (500, 440, 100, 1.2), (540, 740, 200, 1.25), (560, 480, 150, 1.3), (360, 760, 24, 1.2)):  # fmt: skip
        pic.add(
            f'<g transform="translate(14 26)" opacity=".26" fill="#0c1020">{path(ring(x, y, 150 * s, 66 * s), "#0c1020", transform=f"rotate({turn} {x} {y})")}</g>'
        )
        pic.add(use("p", x, y, turn, s))
    for x, y, turn, s in ((480, 600, -24, 1.3), (780, 880, 10, 1.25), (190, 890, -40, 1.1), (830, 220, 40, 1.1)):
        pic.add(
            path(ring(x + 12, y + 24, 150 * s, 60 * s), "#0c1020", opacity=0.3, transform=f"rotate({turn} {x} {y})"),
            use("o", x, y, turn, s),
        )
    for x, y in (
        (
            440,
            930,
        ),
        (500, 900),
        (560, 950),
        (120, 160),
        (180, 120),
    ):
        pic.add(
            path(blob(pic.rng, x + 5, y + 7, 24, 19, 7, 0.1), "#0c1020", opacity=0.4),
            path(blob(pic.rng, x, y, 24, 19, 7, 0.1), "#5a2414"),
            path(ring(x - 8, y - 7, 7, 4), "#d9986a"),
        )
    return pic


def ginger():
    """Freshly dug ginger with earth on a bamboo mat, one piece broken to show pale yellow."""
    pic = Picture("product-ginger", "Freshly dug ginger on a bamboo mat", ("#8fa27a", "#748a66", "#566b4c"), 512)
    for k in range(21):
        for m in range(21):
            x, y, flat = k * 50, m * 50, (k + m) % 2
            pic.add(path(f"M{x + 2} {y + 2}h46v46h-46z", ("#8fa27a", "#748a66")[flat]))
    pic.add(
        line(
            "".join(
                f"M{k * 50 + 4} {m * 50 + 16}h42M{k * 50 + 4} {m * 50 + 34}h42"
                for k in range(20)
                for m in range(20)
                if (k + m) % 2
            ),
            "#8f6630",
            2,
            opacity=0.5,
        )
    )
    pic.add(
        line(
            "".join(
                f"M{k * 50 + 16} {m * 50 + 4}v42M{k * 50 + 34} {m * 50 + 4}v42"
                for k in range(20)
                for m in range(20)
                if (k + m) % 2 == 0
            ),
            "#f7e3b0",
            2,
            opacity=0.6,
        )
    )
    pic.radial("gin", (0, "#fbe6b0"), (0.55, "#dcae62"), (1, "#94642c"))
    _root(pic, 330, 300, 1.15, -14)
    _root(pic, 690, 560, 1.25, 24)
    _root(pic, 270, 740, 1.0, 190)
    x, y = 690, 880
    face = blob(pic.rng, x, y, 96, 74, 14, 0.05)
    pic.add(
        path(ring(x + 16, y + 24, 110, 80), "#3a240c", opacity=0.4),
        path(blob(pic.rng, x + 70, y - 4, 120, 84, 12, 0.08), "url(#gin)"),
        path(face, "#fdf0a8"),
    )
    pic.add(
        path(ring(x, y, 66, 50), stroke="#d9b93f", stroke_width=5, opacity=0.8),
        path(ring(x - 4, y - 2, 50, 36), "#fbe67a", opacity=0.8),
    )
    for _ in range(26):
        a, r = pic.rng.uniform(0, math.tau), pic.rng.uniform(5, 60)
        pic.add(line(f"M{num(x + r * math.cos(a))} {num(y + r * 0.76 * math.sin(a))}l6-4", "#c99f2e", 3, opacity=0.7))
    for _ in range(46):
        cx, cy, s = pic.rng.uniform(80, 940), pic.rng.uniform(120, 960), pic.rng.uniform(3, 11)
        pic.add(path(blob(pic.rng, cx, cy, s, s * 0.7, 6, 0.2), pic.rng.choice(("#7a3a20", "#94502c", "#5a2a18"))))
    return pic


def _root(pic, x, y, s, turn):
    """Add one hand of ginger: knobs in a branching row with rings, buds, roots and red earth."""
    knobs = ((-190, 30, 84, 66), (-80, 0, 104, 84), (60, -10, 112, 88), (180, 24, 90, 70), (-110, -110, 62, 74),
             (90, -120, 66, 78), (20, 90, 74, 70), (250, -50, 60, 54), (-210, 120, 58, 60))  # fmt: skip
    pic.add(f'<g transform="translate({x} {y})rotate({turn})scale({s})">')
    pic.add(path("".join(ring(a + 14, b + 26, rx, ry) for a, b, rx, ry in knobs), "#3a240c", opacity=0.35))
    pic.add(path("".join(ring(a, b, rx + 4, ry + 4) for a, b, rx, ry in knobs), "#7d5426"))
    for a, b, rx, ry in knobs[4:] + knobs[:4]:
        pic.add(path(blob(pic.rng, a, b, rx, ry, 10, 0.05), "url(#gin)"))
        for k in (-0.5, 0, 0.5):
            pic.add(
                line(
                    f"M{num(a + k * rx - 6)} {num(b - ry * 0.74)}q{num(rx * 0.26)} {num(ry * 0.7)} 0 {num(ry * 1.46)}",
                    "#8f642c",
                    3,
                    opacity=0.6,
                )
            )
        pic.add(path(blob(pic.rng, a + rx * 0.2, b + ry * 0.5, rx * 0.44, ry * 0.24, 8, 0.25), "#7a3a20", opacity=0.65))
        pic.add(path(ring(a - rx * 0.34, b - ry * 0.42, rx * 0.24, ry * 0.14), "#fff6d8", opacity=0.8))
    for a, b in ((-110, -180), (90, -196), (296, -80)):
        pic.add(
            path(f"M{a - 22} {b + 14}Q{a} {b - 44} {a + 22} {b + 14}z", "#e58fa0"),
            path(f"M{a - 10} {b + 8}Q{a} {b - 30} {a + 8} {b + 8}z", "#b9d27a"),
        )
    pic.add(
        line("M-20 150q-10 30 6 60M60 150q10 30-4 54M170 90q20 30 12 60M-190 180q-10 20-30 36", "#c9a468", 5), "</g>"
    )


def dried_fish():
    """Split fish clamped in bamboo above glowing embers in a dark kitchen, a bunch of lemongrass beside them."""
    pic = Picture(
        "product-dried-fish", "Split dried fish in bamboo clamps above a hearth", ("#6d4632", "#40261c", "#1c0f0c"), 513
    )
    pic.add(
        '<ellipse cx="400" cy="1000" rx="620" ry="420" fill="#ff8a2a" opacity=".16"/><ellipse cx="400" cy="1000" rx="440" ry="260" fill="#ffb347" opacity=".22"/>'
    )
    pic.linear("fish", (0, "#f0c27c"), (0.5, "#c07f38"), (1, "#6f3c18"))
    pic.add(line("M-10 130H1010", "#6d4c20", 36), line("M-10 124H1010", "#d9b468", 14))
    fish = (
        "M0-330Q120-290 150-120 170 60 90 220L60 280 120 370 0 340-120 370-60 280-90 220Q-170 60-150-120-120-290 0-330z"
    )
    for x, turn in ((170, -3), (420, 2), (660, -1)):
        pic.add(
            f'<g transform="translate({x} 500)rotate({turn})scale(.78 .94)">',
            path(fish, "#0c0504", opacity=0.4, transform="translate(18 20)"),
            path(fish, "url(#fish)"),
        )
        pic.add(
            path(
                "M0-270Q80-240 106-110 120 50 60 210L0 270-60 210Q-120 50-106-110-80-240 0-270z",
                "#f6d79a",
                opacity=0.75,
            ),
            path("M0-330V340", stroke="#8f5426", stroke_width=9),
        )
        ribs = "".join(
            f"M0 {-210 + k * 44}q{60 - k * 3} 8 {92 - k * 4} 40M0 {-210 + k * 44}q{-60 + k * 3} 8 {-92 + k * 4} 40"
            for k in range(10)
        )
        pic.add(
            line(ribs, "#a8672e", 5, opacity=0.75),
            path("M60-240q40 60 46 150-36-70-46-150zM-60-240q-40 60-46 150 36-70 46-150z", "#8a4a20", opacity=0.5),
        )
        for y in (-150, 130):
            pic.add(line(f"M-190 {y}H190", "#6d5020", 24), line(f"M-190 {y - 4}H190", "#e6cf8a", 9))
        pic.add(line("M-26-420V380M26-420V380", "#7a5a24", 20), line("M-30-420V380M22-420V380", "#efdb9a", 6))
        pic.add(line("M-40-330h80M-40-318h80M-36 356h72", "#8fa04e", 8), "</g>")
    _lemongrass_and_embers(pic)
    return pic


def _lemongrass_and_embers(pic):
    """Add the bunch of lemongrass, the embers below and a thread of smoke."""
    pic.add('<g transform="translate(880 540)rotate(6)">')
    for k in range(13):
        a = (k - 6) * 7
        pic.add(
            line(
                f"M{a * 0.5:.0f} 330Q{a * 0.4:.0f} 100 {a * 0.7:.0f} 0T{a * 3:.0f} {-330 + abs(a) * 2:.0f}",
                ("#5f7d34", "#8fae4a", "#c6d98a")[k % 3],
                15,
            )
        )
        pic.add(line(f"M{a * 0.5:.0f} 330q0-80 0-130", ("#f3e6cf", "#e0b9b0")[k % 2], 17))
    pic.add(line("M-34 150H34M-34 164H34", "#d9b468", 11), "</g>")
    for _ in range(46):
        x, s = pic.rng.uniform(-20, 800), pic.rng.uniform(18, 46)
        pic.add(
            path(
                blob(pic.rng, x, 985 + pic.rng.uniform(-30, 20) + abs(x - 400) * 0.06, s, s * 0.6, 7, 0.2),
                pic.rng.choice(("#2a1410", "#7f1f10", "#d9481c", "#ff9a3a", "#40201a")),
            )
        )
    for x in (260, 520):
        pic.add(line(f"M{x} 960q-40-120 10-240t-10-300", "#f3e2d0", 26, opacity=0.1))


def bamboo_basket():
    """A bamboo basket with open hexagons at the foot and herringbone sides, rattan round the rim, greens inside."""
    pic = Picture(
        "product-bamboo-basket",
        "A bamboo basket with herringbone sides holding greens",
        ("#fdf1e6", "#f3d3bd", "#d99f82"),
        514,
    )
    pic.glow(510, 900, 400, 70, 1)
    for x, y, turn, tone in (
        (380, 360, -30, 0),
        (500, 320, -8, 1),
        (620, 350, 16, 0),
        (720, 380, 36, 1),
        (300, 390, -52, 1),
        (560, 380, 4, 0),
    ):
        dark, mid, lit = (("#1f5a34", "#3f8a44", "#8fc46a"), ("#3f6b1f", "#6fa034", "#c2d86a"))[tone]
        pic.add(
            f'<g transform="translate({x} {y + 150})rotate({turn})scale(1.12)">',
            line("M0 60Q4-40 0-120", "#eaf2d2", 22),
        )
        leafy = smooth([(0, -40), (-70, -90), (-96, -170), (-70, -250), (0, -310), (76, -246), (98, -170), (70, -84)])
        pic.add(
            path(leafy, dark),
            path(smooth([(0, -50), (-56, -96), (-80, -170), (-54, -240), (-4, -290), (10, -170)]), mid),
        )
        pic.add(
            line(
                "M0-40V-280M0-90q-40-20-66-50M0-150q-40-20-70-60M0-90q40-20 66-50M0-150q40-20 70-60M0-210q30-14 44-40",
                lit,
                6,
            ),
            "</g>",
        )
    _woven_body(pic)
    return pic


def _woven_body(pic):
    """Add the woven body, the bound rim and the handle."""
    body = "M150 440Q160 660 240 880 510 960 780 880 860 660 870 440z"
    pic.linear("bas", (0, "#f3d79a"), (0.5, "#d0a055"), (1, "#8a5c26"))
    pic.add(
        path(body, "#8f6228"), f'<g clip-path="url(#{pic.clip(body)})">', path("M100 420h820v330H100z", "url(#bas)")
    )
    dark = light = ""
    for r in range(13):
        for k in range(36):
            x, y = 120 + k * 22, 440 + r * 25
            up = 1 if (k // 3) % 2 else -1
            mark = f"M{x} {y + 14 * up}l20 {-20 * up}"
            dark, light = (dark + mark, light) if (k + r) % 2 else (dark, light + mark)
    pic.add(
        line(dark, "#8a5c26", 8, opacity=0.7),
        line(light, "#fbe6b4", 8, opacity=0.75),
        path("M100 752h820v220H100z", "#5f3e1a"),
    )
    slats = "".join(f"M{k * 60 - 200} 750l120 210M{k * 60 + 40} 750l-120 210" for k in range(20))
    pic.add(
        line(slats + "M100 800H900M100 860H900M100 915H900", "#a8752f", 17),
        line(slats + "M100 797H900M100 857H900M100 912H900", "#edcd8c", 8),
    )
    pic.add(line("M100 752H920", "#6d4720", 20), line("M100 748H920", "#e0b468", 10))
    pic.add(
        path("M700 420h200v560H690q60-300 10-560z", "#3a1c08", opacity=0.22),
        path("M170 440q10 200 70 420l40 10q-70-220-60-430z", "#fff6d8", opacity=0.3),
        "</g>",
    )
    pic.add(line("M142 440Q510 520 878 440", "#6d3f1c", 52), line("M142 436Q510 516 878 436", "#b9743a", 40))
    wraps = ""
    for k in range(34):
        t = (k + 0.5) / 34
        wraps += f"M{num(142 + 736 * t - 8)} {num(416 + 160 * t * (1 - t))}l14 42"
    pic.add(
        line(wraps, "#f0b878", 7),
        line("M180 430Q200 40 510 30T840 430", "#6d3f1c", 30),
        line("M178 426Q198 38 508 26T838 426", "#d9a05a", 14),
    )


DRAWINGS = (tamarind, ginger, dried_fish, bamboo_basket)
