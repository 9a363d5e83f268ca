"""Products of the walnut village: whole walnuts, kernels, oil, brittle, a turned bowl, persimmons, chestnuts."""

import math

from products_kit import Picture, blob, line, num, path, ring, smooth, table, use

NUT = ("#7d5930", "#b88a52", "#e6c48c")
KERNEL = ("#a8743c", "#d9ab6a", "#f3d9a4")


def walnut_shapes(pic):
    """Define a whole walnut w0..w2, an open half h0 and a kernel half k0, each about 100 wide."""
    for i in range(3):
        rng, furrows, lights = pic.rng, "", ""
        for k in range(13):
            a, r = math.tau * k / 13 + i, rng.uniform(12, 34)
            x, y = math.cos(a) * r, math.sin(a) * r * 0.9
            furrows += f"M{num(x)} {num(y)}q{num(rng.uniform(-9, 9))} {num(rng.uniform(3, 9))} {num(rng.uniform(-7, 9))} {num(rng.uniform(8, 15))}"
            lights += f"M{num(x - 3)} {num(y - 2)}q3-2 6 1"
        body = blob(rng, 0, 0, 50, 45, 13, 0.035)
        pic.define(
            f'<g id="w{i}"><path fill="url(#nut)" d="{body}"/><path fill="none" stroke="{NUT[0]}" stroke-width="3" '
            f'stroke-linecap="round" opacity=".75" d="{furrows}"/><path fill="none" stroke="#f6e0b4" stroke-width="3" '
            f'stroke-linecap="round" opacity=".7" d="{lights}"/><path fill="none" stroke="{NUT[0]}" stroke-width="5" '
            'd="M-49 4Q-10-22 48-10"/><path fill="none" stroke="#f0d5a0" stroke-width="2.5" d="M-47 0Q-10-27 46-14"/></g>'
        )
    lobes = ""
    for k in range(2):
        s = -1 if k else 1
        lobes += (
            f"M{s * 3}-32q{s * 12}-10 {s * 22} 2 {s * 14} 8 {s * 9} 20 {s * 10} 10 {s * -1} 22"
            f" {s * -4} 18 {s * -18} 18 {s * -8} 2 {s * -12}-6z"
        )
    folds = "M10-20q10 4 14-2M12-4q10 6 18 0M10 12q8 2 14 8M-10-20q-10 4-14-2M-12-4q-10 6-18 0M-10 12q-8 2-14 8M0-30V30"
    pic.define(
        f'<g id="k0"><path fill="url(#ker)" d="{lobes}"/><path fill="none" stroke="{KERNEL[0]}" stroke-width="3.4" '
        f'stroke-linecap="round" d="{folds}"/><path fill="none" stroke="#fff3d2" stroke-width="3" stroke-linecap="round" '
        'opacity=".8" d="M-26-18q4-8 12-10M8-30q6-3 12 2M-32 4q0-6 4-10"/></g>',
        f'<g id="h0"><path fill="{NUT[0]}" d="{blob(pic.rng, 4, 5, 54, 49, 13, 0.03)}"/><path fill="{NUT[1]}" '
        f'd="{ring(0, 0, 52, 47)}"/><path fill="#5a3c1e" d="{ring(1, 1, 43, 38)}"/><use href="#k0" transform="scale(1.02)"/></g>',
    )
    pic.radial("nut", (0, NUT[2]), (0.55, NUT[1]), (1, NUT[0]))
    pic.radial("ker", (0, KERNEL[2]), (0.6, KERNEL[1]), (1, KERNEL[0]))


def nut(pic, key, x, y, scale=1.0, turn=0):
    """Add one shape with its soft shadow."""
    pic.add(path(ring(x + 9 * scale, y + 14 * scale, 52 * scale, 44 * scale), "#1c1208", opacity=0.3))
    pic.add(use(key, x, y, turn, scale))


def walnut_leaf(pic, x, y, turn, size, tones=("#3f6b34", "#5f8f3f", "#93b85a")):
    """Add one feathered walnut leaf of seven leaflets."""
    pic.add(f'<g transform="translate({x} {y})rotate({turn})scale({size})">', line("M0 0Q120-10 250 0", tones[0], 6))
    for at, side in ((70, -1), (80, 1), (140, -1), (150, 1), (205, -1), (212, 1), (250, 0)):
        a = side * 58
        pic.add(
            f'<g transform="translate({at} -4)rotate({a})"><path fill="{tones[1]}" d="M0 0Q50-46 130 0 60 40 0 0z"/>'
            f'<path fill="{tones[2]}" d="M0 0Q50-46 130 0 60-12 0 0z" opacity=".7"/><path fill="none" stroke="{tones[0]}" '
            'stroke-width="2.5" d="M4 0H122M34-2l14-16M62-2l14-14M34 2l16 12M62 2l14 10"/></g>'
        )
    pic.add("</g>")


def walnuts():
    """A round bamboo basket of walnuts, two open on pale kernels, on pale sage cloth."""
    pic = Picture("product-walnuts", "Walnuts in a bamboo basket, two open", ("#eef0e0", "#d6dcc2", "#a7b28c"), 401)
    walnut_shapes(pic)
    walnut_leaf(pic, 700, 130, -38, 0.9)
    walnut_leaf(pic, 90, 880, -150, 0.8)
    outer = ring(470, 480, 400, 380)
    pic.shadow(outer, 24, 38, 34, 0.4)
    pic.add(path(outer, "#7a5428"), path(ring(466, 472, 394, 374), "#c4934e"))
    for k in range(84):
        a = math.tau * k / 84
        pic.add(
            line(
                f"M{num(466 + 392 * math.cos(a))} {num(472 + 372 * math.sin(a))}"
                f"Q{num(466 + 372 * math.cos(a + 0.05))} {num(472 + 352 * math.sin(a + 0.05))} "
                f"{num(466 + 346 * math.cos(a + 0.02))} {num(472 + 328 * math.sin(a + 0.02))}",
                ("#e9c98a", "#8f6530", "#d7ac64")[k % 3], 13,
            )
        )  # fmt: skip
    pic.add(path(ring(466, 472, 344, 326), "#4a3118"))
    for ringed, count in ((300, 18), (215, 13), (130, 8), (50, 4), (250, 15), (160, 9), (70, 4)):
        for k in range(count):
            a = math.tau * k / count + ringed
            x, y = 466 + ringed * math.cos(a) + pic.rng.uniform(-9, 9), 466 + ringed * 0.94 * math.sin(a)
            nut(pic, f"w{pic.rng.randrange(3)}", x, y, pic.rng.uniform(0.88, 1.04), pic.rng.randrange(360))
    nut(pic, "h0", 440, 400, 1.18, 18)
    for key, x, y, s, turn in (("h0", 800, 790, 1.3, -24), ("w1", 900, 660, 1.1, 40), ("w2", 690, 900, 1.12, 200),
                               ("w0", 910, 920, 1.05, 110), ("k0", 560, 930, 1.2, 70)):  # fmt: skip
        nut(pic, key, x, y, s, turn)
    return pic


def walnut_kernels():
    """A stoneware bowl of whole kernels with a small mallet, on slate blue."""
    pic = Picture(
        "product-walnut-kernels",
        "Walnut kernels in a stoneware bowl with a mallet",
        ("#a9bccb", "#7e96aa", "#4d6377"),
        402,
    )
    walnut_shapes(pic)
    pic.shadow(ring(420, 450, 350, 340), 30, 44, 36, 0.45)
    pic.radial("bowl", (0, "#efe6d4"), (0.6, "#b9a88c"), (1, "#6f6250"))
    pic.add(path(ring(420, 450, 350, 340), "url(#bowl)"), path(ring(420, 454, 306, 296), "#54483a"))
    for _ in range(70):
        a = pic.rng.uniform(0, math.tau)
        pic.add(path(ring(420 + 328 * math.cos(a), 450 + 318 * math.sin(a), 2.6, 2.2), "#5b4c38", opacity=0.7))
    for reach, count in ((262, 17), (180, 12), (90, 7), (226, 14), (130, 8), (40, 3)):
        for k in range(count):
            a = math.tau * k / count + reach
            x, y = 420 + reach * math.cos(a) + pic.rng.uniform(-8, 8), 448 + reach * 0.96 * math.sin(a)
            nut(pic, "k0", x, y, pic.rng.uniform(1.16, 1.36), pic.rng.randrange(360))
    pic.linear("wood", (0, "#e2b67c"), (0.5, "#b5803f"), (1, "#6d4720"), box=(0, 0, 0, 1))
    pic.add('<g transform="translate(760 760)rotate(-48)">')
    pic.add(
        path("M-150-12h330q12 34 0 36h-330z", "#1c1208", opacity=0.3),
        path("M-160-18h330q16 18 0 36h-330z", "url(#wood)"),
    )
    pic.add(
        path("M130-92h120q20 92 0 184H130q-20-92 0-184z", "#1c1208", opacity=0.3),
        path("M120-100h120q20 92 0 184H120q-20-92 0-184z", "url(#wood)"),
    )
    pic.add(line("M130-70q60 10 110 0M128-20q60 8 116 0M130 40q60 10 112 0", "#7a5226", 3, opacity=0.7), "</g>")
    for key, x, y, s, turn in (
        ("k0", 250, 890, 1.3, 30),
        ("h0", 430, 900, 1.1, 80),
        ("k0", 880, 240, 1.3, 120),
        ("w1", 850, 400, 1.0, 20),
    ):
        nut(pic, key, x, y, s, turn)
    return pic


def walnut_oil():
    """A dark bottle and a dish of golden oil against evening rust, broken shells beside them."""
    pic = Picture(
        "product-walnut-oil", "A dark bottle of walnut oil and a dish of oil", ("#f3cf9e", "#e0a066", "#b2683a"), 403
    )
    walnut_shapes(pic)
    pic.add(path(ring(250, 260, 170, 170), "#fbe6bd", opacity=0.7))
    table(pic, 690, ("#7a4a2c", "#c48a58", "#3f2414"))
    bottle = "M330 130h110v120q4 60 54 110 46 50 46 120v330q0 40-40 40H272q-40 0-40-40V480q0-70 46-120 52-50 52-110z"
    pic.glow(420, 850, 260, 50, 0.9)
    pic.linear("glass", (0, "#2e3a22"), (0.2, "#5f7236"), (0.45, "#25301a"), (1, "#10170c"))
    pic.linear("gold", (0, "#fff0a8"), (0.5, "#f0b92e"), (1, "#b9770f"), box=(0, 0, 1, 1))
    pic.add(path(bottle, "url(#glass)"), path("M258 490q6-60 46-104l-8 430h-30q-10 0-10-20z", "#c9d68a", opacity=0.3))
    pic.add(
        path("M322 96h126v70H322z", "#b08a58"),
        path("M322 96h40v70h-40z", "#dcbb88"),
        path("M316 160h138v18H316z", "#6d2f1c"),
    )
    pic.add(path("M254 540h264v210H254z", "#f6ecd6"), path("M264 550h244v190H264z", stroke="#6d4a26", stroke_width=3))
    pic.add('<use href="#h0" transform="translate(386 640)scale(1.3)"/>', line("M300 716h70M404 716h70", "#6d4a26", 5))
    pic.glow(760, 850, 220, 50, 0.9)
    pic.add(
        path("M570 776q10 90 120 92h110q110-2 120-92z", "#e9e2d2"),
        path("M760 868h40q110-2 120-92h-50q-10 70-110 92z", "#b3a890"),
    )
    pic.add(path(ring(745, 776, 176, 46), "#f7f2e6"), path(ring(745, 780, 152, 36), "url(#gold)"))
    pic.add(path("M624 776q50-26 130-24-60 8-96 30z", "#fffbe0", opacity=0.9), path(ring(830, 790, 16, 5), "#fff6c4"))
    for x, y, turn in ((120, 900, 30), (200, 940, 160), (560, 930, 250)):
        pic.add(path(ring(x + 8, y + 12, 58, 30), "#1c1208", opacity=0.35))
        pic.add(
            f'<g transform="translate({x} {y})rotate({turn})">',
            path("M-56 0q4-54 58-50 50 6 52 48-16-16-30-6-14 12-30 0-18-14-50 8z", "#a87a42"),
        )
        pic.add(path("M-50 2q8-40 52-40 40 4 46 36-16-12-28-2-14 10-26 0-16-10-44 6z", "#e0bc84"), "</g>")
    nut(pic, "w0", 900, 930, 1.0, 30)
    return pic


def walnut_brittle():
    """Squares of amber brittle in a stack on dark tea-red paper, the cut faces crowded with nuts."""
    pic = Picture("product-walnut-brittle", "Squares of amber walnut brittle", ("#8f3b34", "#6d2428", "#3a1016"), 404)
    walnut_shapes(pic)
    pic.shadow("M110 300L560 130L930 420L500 880L150 720z", 14, 24, 30, 0.5)
    pic.add(path("M110 300L560 130L930 420L500 880L150 720z", "#efe3c8"), path("M560 130L930 420L500 880z", "#d9c8a2"))
    pic.linear("amb", (0, "#f6b44a"), (0.5, "#d27f22"), (1, "#93470f"), box=(0, 0, 1, 1))
    for x, y, s in (
        (430, 520, 1.0),
        (690, 470, 0.95),
        (560, 690, 1.05),
        (300, 650, 0.9),
        (540, 350, 0.95),
        (520, 505, 1.0),
        (840, 800, 0.95),
        (200, 880, 0.9),
    ):
        _square(pic, x, y, s)
    walnut_leaf(pic, 760, 200, -30, 0.6, ("#5a6b2c", "#7f913c", "#b3b860"))
    for x, y, turn in ((120, 180, 30), (240, 130, 110), (930, 620, 60)):
        nut(pic, "k0", x, y, 1.1, turn)
    return pic


def _square(pic, x, y, s):
    """Add one block of brittle: a glossy top and two cut faces full of nuts."""
    pic.add(
        f'<g transform="translate({x} {y})scale({s})">',
        path("M-130 30L20 120 160 20V80L20 176-130 90z", "#1c0806", opacity=0.4),
    )
    pic.add(path("M-136-10L10 66V132L-136 52z", "#b5651b"), path("M10 66L146-20V44L10 132z", "#8a430f"))
    pic.add(path("M-136-10L2-90 146-20 10 66z", "url(#amb)"))
    for k in range(5):
        pic.add(f'<g transform="translate({-118 + k * 28} {16 + k * 15})scale(.42 .5)skewY(28)"><use href="#k0"/></g>')
        pic.add(f'<g transform="translate({28 + k * 26} {86 - k * 17})scale(.42 .5)skewY(-32)"><use href="#k0"/></g>')
    for dx, dy, turn in ((-60, -14, 20), (10, -46, 80), (60, -14, 140), (0, 18, 200)):
        pic.add(f'<g transform="translate({dx} {dy})scale(.62 .4)rotate({turn})"><use href="#k0"/></g>')
    pic.add(path("M-120-12L2-82 60-54Q-30-50-84 6z", "#fff0c0", opacity=0.4), "</g>")


def walnut_bowl():
    """A dark turned bowl with grey-violet rings in its wall, on pale linen by a window's light."""
    pic = Picture(
        "product-walnut-bowl",
        "A dark brown turned wooden bowl with violet rings",
        ("#f7f1e8", "#e4d8c8", "#b9a894"),
        405,
    )
    walnut_shapes(pic)
    pic.add(
        path("M0 0L420 0 90 640H0z", "#fffdf6", opacity=0.6), path("M520 0h150L380 700H210z", "#fffdf6", opacity=0.45)
    )
    table(pic, 640, ("#d9cdb9", "#f7efe0", "#a8977c"))
    pic.glow(540, 850, 430, 70, 1)
    pic.linear("wall", (0, "#a5724a"), (0.3, "#6b4028"), (0.7, "#3f2318"), (1, "#23120c"))
    body = "M130 400Q150 680 380 840H660Q880 690 890 400z"
    pic.add(path(body, "url(#wall)"), f'<g clip-path="url(#{pic.clip(body)})">')
    for k in range(15):
        y = 440 + k * 30
        tone = ("#8d7f96", "#2a1610", "#a98c8f", "#54382c", "#6f6280")[k % 5]
        sway = pic.rng.uniform(30, 90)
        d = f"M100 {y - 30}C300 {num(y + sway)} 480 {num(y + 60)} 560 {num(y + 20)}S800 {num(y + sway)} 920 {y - 40}"
        pic.add(line(d, tone, pic.rng.uniform(3, 11), opacity=0.65))
    pic.add(path("M180 430q20 220 190 370-60-180-60-370z", "#f4d3ae", opacity=0.28), "</g>")
    pic.linear("in", (0, "#2a150e"), (0.6, "#5d3824"), (1, "#9a6a46"))
    pic.add(path(ring(510, 400, 380, 110), "#8a5a3a"), path(ring(510, 404, 352, 92), "url(#in)"))
    for k in range(5):
        pic.add(
            path(
                ring(530 + k * 4, 424 + k * 5, 290 - k * 56, 64 - k * 12),
                stroke=("#8d7f96", "#b58a66")[k % 2],
                stroke_width=5,
                opacity=0.6,
            )
        )
    pic.add(line("M150 372Q260 304 470 292", "#f0cda6", 8, opacity=0.8), path("M380 838h280l-16 30H400z", "#2a150e"))
    for k in range(3):
        x, y = 110 + k * 62, 880 + (k % 2) * 36
        d = f"M{x} {y}q60-50 90 6t-50 40q-40-10-16-40t50 10"
        pic.add(line(d, "#b98f66", 16), line(d, "#ecd2ac", 7))
    nut(pic, "w0", 880, 900, 1.0, 20)
    return pic


def dried_persimmons():
    """Strings of orange persimmons under dark eaves, a few already white with frost, blue winter hills behind."""
    pic = Picture(
        "product-dried-persimmons",
        "Strings of drying persimmons under the eaves",
        ("#dbe9f4", "#a9c6df", "#6f93b8"),
        406,
    )
    pic.add(
        path("M0 700Q260 560 520 660T1000 600V1000H0z", "#7f9db5"),
        path("M0 800Q300 690 620 780T1000 740V1000H0z", "#587a8c"),
    )
    pic.add(path("M0 0H1000V120L0 170z", "#4a3022"), path("M0 150L1000 100V124L0 178z", "#8a5c3a"))
    for k in range(14):
        x = k * 76
        pic.add(
            path(f"M{x} 0h40l-6 {170 - k * 3}h-30z", "#5f3e2a"),
            path(f"M{x} {168 - k * 4}a22 16 0 0 0 44 0z", "#3a4048"),
        )
    pic.radial("ora", (0, "#ffc27a"), (0.5, "#f0822a"), (1, "#a83c10"))
    pic.radial("fro", (0, "#ffffff"), (0.5, "#f3d8c2"), (1, "#b86a3c"))
    for i, (x, top, count, size) in enumerate(
        ((90, 176, 5, 66), (270, 166, 6, 74), (470, 156, 6, 82), (690, 146, 6, 76), (890, 136, 5, 70))
    ):
        pic.add(line(f"M{x} {top}V{num(top + count * size * 1.66)}", "#d8c08a", 6))
        for k in range(count):
            _persimmon(pic, x + pic.rng.uniform(-9, 9), top + 74 + k * size * 1.62, size, (i * 3 + k) % 7 in (2, 5))
    return pic


def _persimmon(pic, x, y, size, frosted):
    """Add one peeled persimmon on its string with the dry calyx on top."""
    rng = pic.rng
    d = smooth([(x - size * 0.72, y - size * 0.3), (x - size * 0.3, y - size * 0.56), (x + size * 0.3, y - size * 0.56), (x + size * 0.72, y - size * 0.3),
                (x + size * 0.68, y + size * 0.3), (x + size * 0.1, y + size * 0.82), (x - size * 0.6, y + size * 0.36)])  # fmt: skip
    pic.add(path(d, f"url(#{'fro' if frosted else 'ora'})"))
    for s in (-0.42, -0.1, 0.24, 0.5):
        pic.add(
            line(
                f"M{num(x + s * size)} {num(y - size * 0.4)}Q{num(x + s * size * 1.5)} {num(y + size * 0.1)} {num(x + s * size * 0.7)} {num(y + size * 0.54)}",
                "#8f3510",
                3,
                opacity=0.4,
            )
        )
    for k in range(4):
        a = -0.3 - k * 0.84
        pic.add(
            path(
                f"M{num(x)} {num(y - size * 0.5)}q{num(size * 0.3 * math.cos(a))} {num(size * 0.28 * math.sin(a))} {num(size * 0.46 * math.cos(a))} {num(size * 0.14 * math.sin(a))}q{num(-size * 0.2 * math.cos(a))} {num(size * 0.16)} {num(-size * 0.46 * math.cos(a))} {num(-size * 0.14 * math.sin(a))}z",
                ("#6d6a3c", "#8f8a4e")[k % 2],
            )
        )
    if frosted:
        for _ in range(16):
            pic.add(
                path(
                    ring(x + rng.uniform(-0.5, 0.4) * size, y + rng.uniform(-0.3, 0.5) * size, 4, 3),
                    "#ffffff",
                    opacity=0.8,
                )
            )
    pic.add(
        line(
            f"M{num(x - size * 0.46)} {num(y - size * 0.1)}q{num(size * 0.06)} {num(-size * 0.2)} {num(size * 0.22)} {num(-size * 0.28)}",
            "#fff0d8",
            7,
            opacity=0.75,
        )
    )


DRAWINGS = (walnuts, walnut_kernels, walnut_oil, walnut_brittle, walnut_bowl, dried_persimmons)
