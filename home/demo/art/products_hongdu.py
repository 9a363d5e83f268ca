"""Products by the red river and the last of the walnut slope: sugar, rice, chilli, tamarind, ginger, chestnuts."""

import math

from products_kit import Picture, blob, line, num, path, ring, smooth, use


def chestnuts():
    """Split green burrs and a handful of glossy chestnuts on warm straw-coloured ground."""
    pic = Picture(
        "product-chestnuts", "Split green burrs and dark brown chestnuts", ("#f6ead0", "#e5cfa2", "#bf9c66"), 501
    )
    pic.radial("nutb", (0, "#b8683a"), (0.5, "#6d2f18"), (1, "#2f120a"))
    pic.define(
        '<g id="c"><path fill="url(#nutb)" d="M-62 22Q-66-30-14-56L0-74 12-56Q66-32 62 22 30 50 0 50T-62 22z"/>'
        '<path fill="#c9a06c" d="M-60 18Q0 44 61 18 56 42 0 50-54 42-60 18z"/><path fill="#f6c79a" opacity=".75" '
        'd="M-46-2Q-42-34-16-44-30-22-32 4z"/><path fill="none" stroke="#3a160c" stroke-width="3" opacity=".5" '
        'd="M6-58Q30-20 26 26M-6-56Q-10-10-6 28"/></g>'
    )
    for x, y, r, turn in ((300, 300, 210, -20), (700, 260, 170, 30), (240, 740, 160, 200)):
        pic.glow(x + 24, y + 40, r * 1.4, r * 1.3, 0.9)
        for tone, grow, count in (("#4f6b22", 1.26, 110), ("#7f9c34", 1.16, 110), ("#b9cf62", 1.0, 90)):
            d = ""
            for _ in range(count):
                a, reach = pic.rng.uniform(0, math.tau), r * pic.rng.uniform(0.55, 0.9)
                lean = a + pic.rng.uniform(-0.4, 0.4)
                d += f"M{num(x + reach * math.cos(a))} {num(y + reach * math.sin(a))}l{num(r * 0.36 * grow * math.cos(lean))} {num(r * 0.36 * grow * math.sin(lean))}"
            if tone == "#4f6b22":
                pic.add(path(blob(pic.rng, x, y, r * 0.94, r * 0.9, 12, 0.06), "#5f7d2a"))
            pic.add(line(d, tone, r / 42))
        pic.add(f'<g transform="translate({x} {y})rotate({turn})scale({r / 200:.2f})">')
        pic.add(
            path("M-160 0Q-60-140 60-120T160 10Q70 130-30 116T-160 0z", "#f3ead0"),
            path("M-140 0Q-54-116 54-100T140 10Q60 106-30 96T-140 0z", "#c9b27a"),
        )
        pic.add(use("c", -66, 6, -30, 1.05), use("c", 62, 10, 28, 1.05), use("c", 0, 12, 0, 1.15), "</g>")
    for x, y, turn, s in ((560, 560, 20, 1.2), (700, 520, -40, 1.1), (640, 680, 190, 1.25), (790, 650, 70, 1.15), (500, 720, 120, 1.1),
                          (740, 800, -10, 1.3), (900, 760, 140, 1.1), (590, 850, 40, 1.2), (880, 550, 10, 1.1), (450, 880, -60, 1.1), (890, 910, 60, 1.15)):  # fmt: skip
        pic.add(path(ring(x + 10, y + 20, 66 * s, 56 * s), "#3a200c", opacity=0.32), use("c", x, y, turn, s))
    return pic


def brown_sugar():
    """Four half-domes of brown sugar, one broken to show the grain, with a cane stem, on green banana leaf."""
    pic = Picture(
        "product-brown-sugar", "Four half-domes of brown sugar, one broken", ("#b9d9b4", "#7fb288", "#3f7a5a"), 502
    )
    leafy = "M-40 620Q200 240 640 200T1060 420Q900 800 520 860T-40 620z"
    pic.shadow(leafy, 16, 26, 26, 0.35)
    pic.linear("ban", (0, "#6fb35a"), (1, "#2f7a42"), box=(0, 0, 1, 1))
    pic.add(path(leafy, "url(#ban)"), f'<g clip-path="url(#{pic.clip(leafy)})">')
    pic.add(
        line(
            "".join(f"M{k * 60 - 60} {640 - k * 14}l120-420M{k * 60 - 60} {640 - k * 14}l200 330" for k in range(20)),
            "#255f38",
            3,
            opacity=0.5,
        )
    )
    pic.add(line("M-40 630Q400 470 1060 424", "#c9dd7a", 14), "</g>")
    pic.radial("sug", (0, "#d98a4a"), (0.45, "#9a4a1e"), (1, "#4f1f0c"), cx=0.34, cy=0.26)
    for x, y, r in ((300, 400, 170), (640, 360, 178), (270, 700, 180)):
        _dome(pic, x, y, r)
    _broken(pic, 680, 700, 200)
    for y, tone in ((0, "#7d2f4a"), (1, "#b9577a")):
        pic.add(line(f"M60 {130 - y * 10}L520 {60 - y * 10}", tone, 44 - y * 26))
    pic.add(line("M170 90l8 46M290 72l8 46M410 54l8 46", "#f0cfa0", 7))
    return pic


def _dome(pic, x, y, r):
    """Add one half-dome of sugar with the dents of its bowl and crystals catching the light."""
    pic.add(path(ring(x + 24, y + r * 0.62, r * 1.1, r * 0.5), "#10281c", opacity=0.45))
    d = f"M{x - r} {num(y + r * 0.4)}Q{x - r} {y - r} {x} {y - r}T{x + r} {num(y + r * 0.4)}Q{num(x + r * 0.9)} {num(y + r * 0.86)} {x} {num(y + r * 0.88)}T{x - r} {num(y + r * 0.4)}z"
    pic.add(path(d, "url(#sug)"), f'<g clip-path="url(#{pic.clip(d)})">')
    for tone, count in (("#f0b878", 60), ("#4f1f0c", 50), ("#ffe3b4", 24)):
        pic.add(
            path(
                "".join(
                    f"M{num(x + pic.rng.gauss(0, 0.45) * r)} {num(y + pic.rng.gauss(0, 0.4) * r)}h5v4h-5z"
                    for _ in range(count)
                ),
                tone,
                opacity=0.6,
            )
        )
    pic.add(
        line(
            f"M{x - r} {num(y + r * 0.44)}Q{x} {num(y + r * 0.9)} {x + r} {num(y + r * 0.44)}",
            "#3a1408",
            6,
            opacity=0.5,
        ),
        "</g>",
    )
    pic.add(
        path(
            f"M{num(x - r * 0.66)} {num(y - r * 0.2)}Q{num(x - r * 0.6)} {num(y - r * 0.72)} {num(x - r * 0.1)} {num(y - r * 0.8)}Q{num(x - r * 0.44)} {num(y - r * 0.5)} {num(x - r * 0.66)} {num(y - r * 0.2)}z",
            "#ffd9a8",
            opacity=0.6,
        )
    )


def _broken(pic, x, y, r):
    """Add one dome cracked open: a sandy face of amber grains, and crumbs."""
    _dome(pic, x - 30, y, r)
    face = smooth([(x + 10, y - r), (x + 40, y - r * 0.5), (x + 4, y - r * 0.1), (x + 50, y + r * 0.3), (x + 10, y + r * 0.88),
                   (x + r * 0.8, y + r * 0.74), (x + r, y + r * 0.3), (x + r * 0.7, y - r * 0.6)])  # fmt: skip
    pic.linear("sand", (0, "#f0b468"), (1, "#b5622a"), box=(0, 0, 1, 1))
    pic.add(path(face, "url(#sand)"), f'<g clip-path="url(#{pic.clip(face)})">')
    for tone, count in (("#8f4418", 150), ("#ffdf9e", 130), ("#d98a3f", 120)):
        pic.add(
            path(
                "".join(
                    f"M{num(x + pic.rng.uniform(0, 1) * r)} {num(y + pic.rng.uniform(-1, 0.9) * r)}l7 2-2 6-7-2z"
                    for _ in range(count)
                ),
                tone,
                opacity=0.85,
            )
        )
    pic.add("</g>")
    for _ in range(14):
        cx, cy, s = x + pic.rng.uniform(-0.2, 1.4) * r, y + pic.rng.uniform(0.9, 1.3) * r, pic.rng.uniform(8, 30)
        pic.add(path(blob(pic.rng, cx + 5, cy + 7, s, s * 0.7, 6, 0.2), "#10281c", opacity=0.35))
        pic.add(
            path(blob(pic.rng, cx, cy, s, s * 0.7, 6, 0.2), "#a5562a"),
            path(blob(pic.rng, cx - s * 0.2, cy - s * 0.2, s * 0.6, s * 0.36, 6, 0.2), "#e0a05c"),
        )


def purple_rice():
    """Steamed purple rice in a round wooden steamer on lilac cloth, a heap of dark raw grains beside it."""
    pic = Picture(
        "product-purple-rice", "Purple rice in a wooden steamer and raw grains", ("#efe6f2", "#d3c0dc", "#9a82ad"), 503
    )
    pic.define(*[f'<path id="g{i}" d="{ring(0, 0, 12 + i, 5.5)}"/>' for i in range(3)])
    pic.glow(440, 690, 420, 130, 1)
    pic.linear("stv", (0, "#f2d6a2"), (0.4, "#c9995a"), (1, "#7a5028"))
    pic.add(path("M110 340Q130 660 190 740 420 830 660 740 730 660 750 340z", "url(#stv)"))
    pic.add(
        line(
            "".join(f"M{142 + k * 44} 420l{34 - k * 5.2:.0f} {312 + 46 * math.sin(k * 0.24):.0f}" for k in range(14)),
            "#7a5028",
            4,
            opacity=0.6,
        )
    )
    for y, tone in ((470, "#8f6a34"), (640, "#8f6a34")):
        pic.add(
            line(f"M{122 + (y - 470) * 0.16:.0f} {y}Q430 {y + 130} {742 - (y - 470) * 0.16:.0f} {y}", tone, 30),
            line(
                f"M{122 + (y - 470) * 0.16:.0f} {y - 6}Q430 {y + 122} {742 - (y - 470) * 0.16:.0f} {y - 6}",
                "#e6c684",
                10,
            ),
        )
    pic.add(path(ring(430, 340, 322, 134), "#e9c98f"), path(ring(430, 344, 292, 114), "#3a1f3c"))
    _grains(pic, 430, 316, 280, 110, ("#2a1230", "#4f2456", "#7d4482", "#a56aa8"), 480, 1.25)
    _grains(pic, 430, 276, 200, 76, ("#4f2456", "#7d4482", "#a56aa8", "#d3aed6"), 200, 1.3)
    for x, d in ((330, "q-50-60 0-110t0-110"), (450, "q50-60 0-120t10-110"), (560, "q-40-50 0-100t0-80")):
        pic.add(line(f"M{x} 230{d}", "#ffffff", 22, opacity=0.35), line(f"M{x} 230{d}", "#ffffff", 9, opacity=0.5))
    pic.glow(800, 880, 190, 60, 0.9)
    _grains(pic, 800, 850, 160, 66, ("#120818", "#24102c", "#3f2148", "#6d4a78"), 420, 0.9)
    _grains(pic, 800, 820, 90, 44, ("#24102c", "#3f2148", "#8a6a96"), 140, 0.9)
    pic.add(
        path("M40 900Q300 800 560 900L540 1000H40z", "#5a3f86", opacity=0.85),
        line("M52 916Q300 822 552 916", "#e8c24a", 7),
        line("M58 940Q300 850 548 940", "#f3ead8", 4),
    )
    return pic


def _grains(pic, cx, cy, rx, ry, tones, count, scale):
    """Strew grains in an ellipse, dark ones first."""
    marks = []
    for i in range(count):
        a, r = pic.rng.uniform(0, math.tau), math.sqrt(pic.rng.random())
        tone = tones[min(len(tones) - 1, int(i / count * len(tones)))]
        x, y = cx + rx * r * math.cos(a), cy + ry * r * math.sin(a)
        marks.append((tone, use(f"g{pic.rng.randrange(3)}", x, y, pic.rng.randrange(180), scale)))
    pic.layer(marks, list(tones))


def chilli_dip():
    """A stone mortar of charred tomato and chilli, a skewer of roast chillies beside it, on ochre."""
    pic = Picture(
        "product-chilli-dip", "Charred tomato and chilli in a stone mortar", ("#fbe3a4", "#f0bf5a", "#c9842a"), 504
    )
    pic.glow(430, 560, 470, 420, 1)
    pic.radial("stn", (0, "#b9bcbc"), (0.6, "#75797c"), (1, "#3c4044"))
    pic.add(path(blob(pic.rng, 420, 480, 370, 360, 14, 0.02), "url(#stn)"), path(ring(420, 484, 290, 280), "#33373a"))
    for _ in range(150):
        a, r = pic.rng.uniform(0, math.tau), pic.rng.uniform(296, 352)
        pic.add(
            path(
                f"M{num(420 + r * math.cos(a))} {num(480 + r * math.sin(a))}h6v5h-6z",
                pic.rng.choice(("#4b4f52", "#d3d6d4")),
                opacity=0.6,
            )
        )
    pic.add(path(blob(pic.rng, 420, 490, 272, 262, 16, 0.04), "#8f1f14"))
    for tone, count, low, high in (
        ("#b5301c", 60, 20, 54),
        ("#d9492a", 60, 14, 44),
        ("#f07a45", 40, 8, 26),
        ("#2a1410", 44, 6, 24),
        ("#4f8a3a", 34, 5, 14),
        ("#fbe3c0", 26, 4, 11),
    ):
        d = ""
        for _ in range(count):
            a, r, s = pic.rng.uniform(0, math.tau), 240 * math.sqrt(pic.rng.random()), pic.rng.uniform(low, high)
            d += blob(pic.rng, 420 + r * math.cos(a), 490 + r * math.sin(a), s, s * 0.66, 6, 0.25)
        pic.add(path(d, tone, opacity=0.92))
    pic.linear("pst", (0, "#d8dada"), (0.5, "#8f9496"), (1, "#4b4f52"), box=(0, 0, 0, 1))
    pic.add(
        '<g transform="translate(470 430)rotate(-42)">',
        path("M20 24h470q40 30 0 60H20z", "#2a1410", opacity=0.35),
        path("M-30-44Q200-40 480-30q34 30 0 60Q200 44-30 48-60 0-30-44z", "url(#pst)"),
        "</g>",
    )
    _skewer(pic)
    return pic


def _skewer(pic):
    """Add the skewer of roast chillies and two heads of garlic."""
    pic.add(line("M560 940L980 560", "#8f6630", 16), line("M560 936L980 556", "#e2bf80", 6))
    for k in range(6):
        x, y = 610 + k * 60, 896 - k * 54
        pic.add(
            f'<g transform="translate({x} {y})rotate({40 + k * 3})">',
            path("M-84-4Q-40-34 40-20T110 30Q20 30-40 22T-84-4z", "#5a1a10", opacity=0.4, transform="translate(8 12)"),
        )
        pic.add(
            path("M-84-4Q-40-34 40-20T110 30Q20 30-40 22T-84-4z", ("#c42a1c", "#3f7a34")[k % 3 == 2]),
            path("M-66-8Q-30-26 30-14-20-10-66-8z", "#f7b09a", opacity=0.8),
        )
        pic.add(
            path("M-10-20q24-6 34 8-6 20-26 18-16-10-8-26zM50 0q20 2 22 16-18 4-26-6z", "#1c0e0a", opacity=0.75),
            line("M-84-4q-20-6-34-2", "#5f7d34", 9),
            "</g>",
        )
    for x, y in ((120, 900), (210, 920)):
        pic.add(
            path(ring(x + 6, y + 10, 44, 40), "#5a3a10", opacity=0.35),
            path(ring(x, y, 42, 38), "#f7f0e2"),
            path(
                f"M{x - 6} {y - 60}q8 30 6 96M{x} {y - 30}q-34 20-30 56M{x} {y - 30}q34 20 30 56",
                stroke="#b98fb0",
                stroke_width=4,
            ),
        )


DRAWINGS = (chestnuts, brown_sugar, purple_rice, chilli_dip)
