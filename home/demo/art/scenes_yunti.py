"""Village pictures of Yunti: indigo cloth, the long table, and the mushroom house."""

import math

from scenes_built import (
    basket,
    earth_wall,
    hanging_cloth,
    planks,
)
from scenes_kit import H, Scene, W, blob, leaf, mix, num, poly, ring, whole
from scenes_nature import (
    foliage,
    ridge,
)
from scenes_people import from_above, hen

EARTH = ("#8a5f3c", "#b98a58", "#dcb682")


def _dark_eave(pic):
    """Draw the underside of the thatch along the top edge: rafters, straw and a ragged hem."""
    rng = pic.rng
    pic.path(f"M0 0H{W}V96Q800 150 0 120z", pic.linear((0, "#2a1d12"), (1, "#4f3820")))
    for k in range(13):
        x = 40 + k * 128
        pic.path(f"M{x} 0h26l{(x - 800) * 0.03:.0f} 128h-30z", pic.linear((0, "#3a2716"), (1, "#7a5634")))
    groups = {"#4a351e": [], "#8a6a40": [], "#c9a566": []}
    tones = list(groups)
    for i in range(360):
        x = rng.uniform(-10, W + 10)
        y = 112 + 26 * math.sin(x / W * math.pi) - 14
        groups[tones[i * 3 // 360]].append(
            f"M{whole(x)} {whole(y - 26)}l{num(rng.uniform(-5, 5))} {num(rng.uniform(24, 58))}"
        )
    pic.strokes(groups, 4)


def _blue_cloths(pic):
    """Draw the pole and the lengths of cloth, from pale first dip to nearly black."""
    blues = (
        ("#4f86b4", "#7fb0d2", "#b4d6e6"),
        ("#2a5f96", "#4a86b8", "#86b4d4"),
        ("#1a3f78", "#2a5c9a", "#5a8cc0"),
        ("#12294f", "#1c3f74", "#3f6ba4"),
        ("#0a1730", "#15294e", "#34507f"),
    )
    x = 470
    for k, tones in enumerate(blues):
        wide = 172
        drop = (560, 600, 540, 610, 575)[k]
        pic.path(f"M{x + 44} 214h{wide - 10}v{drop - 30}h-{wide - 10}z", "#3a2412", opacity=0.3)
        hanging_cloth(pic, x, 196, wide, drop, tones, (0.02, 0.03, 0.012, 0.03, 0.02)[k], 4)
        pic.path(f"M{x} 186h{wide}q6 14 0 26h-{wide}q-6-12 0-26z", mix(tones[1], tones[2], 0.35))
        pic.line(f"M{x + 4} 190h{wide - 8}", tones[2], 4, opacity=0.8)
        x += wide + 26
    pic.line(f"M400 192H{W + 20}", "#5f5a2c", 22)
    pic.line(f"M400 187H{W + 20}", "#b9b060", 9)
    pic.line("".join(f"M{k} 181v22" for k in range(450, 1600, 190)), "#4a4620", 5)


def _vat(pic, x, y, wide, high):
    """Draw a wooden dye vat with hoops and a coppery film on blue liquid; y is the ground."""
    half, foot = wide / 2, wide * 0.43
    pic.path(ring(x + 30, y + 6, half * 1.1, 34), "#1a1208", opacity=0.4)
    body = f"M{x - half} {y - high}L{x - foot} {y}q{foot} 40 {foot * 2} 0L{x + half} {y - high}z"
    pic.path(body, pic.linear((0, "#a3754a"), (0.35, "#8a5f38"), (1, "#3d2817"), box=(0, 0, 1, 0.1)))
    seams = "".join(
        f"M{x + half * s:.0f} {y - high + 20}L{x + foot * s:.0f} {y + 18 * (1 - s * s):.0f}"
        for s in (-0.8, -0.58, -0.34, -0.1, 0.16, 0.42, 0.66, 0.86)
    )
    pic.line(seams, "#3a2614", 3, opacity=0.8)
    for t in (0.3, 0.8):
        reach = half + (foot - half) * t
        top = y - high + high * t
        pic.line(f"M{x - reach} {top}q{reach} 44 {reach * 2} 0", "#2f2a22", 15)
        pic.line(f"M{x - reach} {top - 4}q{reach} 44 {reach * 0.9} 21", "#8f8a78", 4)
    pic.path(ring(x, y - high, half, half * 0.24), "#caa070")
    pic.path(ring(x, y - high + 3, half * 0.92, half * 0.2), "#0f2247")
    pic.path(ring(x - 10, y - high + 8, half * 0.82, half * 0.15), "#1d3d74")
    for _ in range(26):
        a, r = pic.rng.uniform(0, math.tau), math.sqrt(pic.rng.random())
        px, py = x + math.cos(a) * half * 0.74 * r, y - high + 6 + math.sin(a) * half * 0.13 * r
        pic.path(
            blob(pic.rng, px, py, pic.rng.uniform(8, 26), pic.rng.uniform(3, 7), 7, 0.2),
            pic.rng.choice(("#a5673c", "#c98a55", "#7a4a6a", "#e0ae7c")),
            opacity=0.8,
        )


def _indigo_bunch(pic, x, y, size):
    """Draw a tied bunch of indigo leaves lying on a bench."""
    rng = pic.rng
    stems = "".join(
        f"M{x - size * 0.1:.0f} {y + rng.uniform(-14, 14):.0f}l{-size * rng.uniform(0.55, 0.75):.0f}"
        f" {rng.uniform(-34, 40):.0f}"
        for _ in range(16)
    )
    pic.line(stems, "#5f6b34", 7)
    pic.line(stems, "#9aa556", 2.5)
    layers = {"#173f34": [], "#256049": [], "#3f8560": [], "#7db487": []}
    for i in range(120):
        t = rng.random()
        px, py = x + t * size * 0.8, y + rng.uniform(-1, 1) * size * 0.3 * (0.3 + t)
        tone = list(layers)[i * 4 // 120]
        layers[tone].append(
            leaf(px, py, size * rng.uniform(0.2, 0.34), size * 0.055, rng.uniform(-60, 60) + (py - y) * 0.4)
        )
    pic.fills(layers)
    pic.line(f"M{x - 4} {y - 26}q22 26 4 54M{x + 12} {y - 28}q20 26 4 56", "#d9c08a", 7)


def indigo():
    """Draw deep blue cloth drying under the eaves, beside a vat and a bunch of leaves."""
    pic = Scene("industry-yunti-indigo", "Indigo cloth drying under the eaves", 52)
    rng = pic.rng
    pic.sky(("#bcd9d2", "#e9efd2", "#f6f2d6"), 700)
    ridge(pic, 420, 20, "#a3c4a8", "#f3f0d2", [(0.1, 0.2, 150), (0.3, 0.1, 60)])
    ridge(pic, 520, 18, "#6f9f7c", "#e9ecc6", [(0.0, 0.2, 140), (0.25, 0.12, 60)])
    for k in range(6):
        y = 560 + k * 48
        pic.path(f"M-10 {y}q200 {-30 + k * 6} 480 {10 - k * 4}v120H-10z", mix("#86b057", "#4a7f45", k / 6))
        pic.line(f"M-10 {y}q200 {-30 + k * 6} 480 {10 - k * 4}", "#d5df8c", 4)
    earth_wall(pic, 380, 860, 1300, 860, ("#9a6a42", "#c59762", "#e3bd88"), 0.0)
    pic.path("M380 0H1600V300L380 250z", pic.linear((0, "#2a1a0e", 0.75), (1, "#2a1a0e", 0)))
    planks(pic, 380, 0, 44, 870, 2, ("#4a3018", "#7a5432", "#b98a58"), True)
    _blue_cloths(pic)
    _dark_eave(pic)
    pic.path(f"M0 850Q800 820 {W} 846V{H}H0z", pic.linear((0, "#b9a17c"), (1, "#7f6a4c")))
    for row in range(4):
        y, x = 868 + row * 38, -60 - row * 30
        while x < W + 40:
            wide = rng.uniform(110, 190) * (1 + row * 0.15)
            pic.path(
                blob(rng, x + wide / 2, y + 14, wide * 0.49, 15 + row * 2, 9, 0.06),
                rng.choice(("#a8926e", "#bda783", "#998463", "#cbb692")),
            )
            x += wide
    pic.path("M440 852Q900 830 1600 850v40Q900 860 500 900z", "#2a1a0e", opacity=0.3)
    _vat(pic, 230, 920, 330, 260)
    pic.line("M250 700L330 520", "#5f4428", 16)
    pic.line("M246 698L325 520", "#b98a58", 6)
    pic.path("M640 884h470v26H640z", "#a8764a")
    pic.line("M640 886h470", "#e0b884", 6)
    pic.path("M664 910h34l-8 70h-30zM1050 910h34l4 70h-30z", "#6a4426")
    pic.path("M660 978q230-20 470 6-200 22-470-6z", "#1a1208", opacity=0.3)
    _indigo_bunch(pic, 830, 862, 230)
    basket(pic, 1400, 960, 230, 130)
    foliage(pic, 1400, 826, 110, 46, ("#12382e", "#1f5742", "#3a7d5a", "#78b083"), 110, 40)
    hen(pic, 560, 960, 74, "#8a4a2a")
    return pic


def _lane(pic):
    """Draw the stone lane seen from above, running left to right through the picture."""
    rng = pic.rng
    pic.path("M-500-700H2200V1700H-500z", "#6f7a44")
    pic.path("M-500 60H2200V900H-500z", "#a08f72")
    slabs = {"#b3a285": [], "#c4b596": [], "#9a8a6c": [], "#d2c4a6": []}
    tones = list(slabs)
    y = 66
    while y < 890:
        x, high = -460 + rng.uniform(-60, 0), rng.uniform(44, 66)
        while x < 2160:
            wide = rng.uniform(60, 130)
            slabs[rng.choice(tones)].append(
                poly(
                    [
                        (x + 4, y + rng.uniform(2, 6)),
                        (x + wide - 3, y + rng.uniform(2, 6)),
                        (x + wide - 4, y + high - 4),
                        (x + 3, y + high - rng.uniform(2, 6)),
                    ]
                )
            )
            x += wide
        y += high
    pic.fills(slabs)


def _roofs_above(pic, y, down, x0, seed_x):
    """Draw thatched roofs seen from above along one side of the lane."""
    rng = pic.rng
    x = x0
    for wide in seed_x:
        high = 330
        top = y if down else y - high
        pic.path(f"M{x + 26} {top + 30}h{wide}v{high}h-{wide}z", "#1f170c", opacity=0.4)
        mid, ridge_y = (x + wide * 0.3, x + wide * 0.7), top + high / 2
        faces = (
            ([(x, top), (x + wide, top), (mid[1], ridge_y), (mid[0], ridge_y)], "#c09a5c"),
            ([(x, top), (mid[0], ridge_y), (x, top + high)], "#b08a50"),
            ([(x + wide, top), (mid[1], ridge_y), (x + wide, top + high)], "#7f6138"),
            ([(x, top + high), (x + wide, top + high), (mid[1], ridge_y), (mid[0], ridge_y)], "#8c6c40"),
        )
        for pts, tone in faces:
            pic.path(poly(pts), tone)
        groups = {"#5f4728": [], "#a8844e": [], "#dcba7c": []}
        for i in range(150):
            a, r = rng.uniform(0, math.tau), rng.uniform(0.15, 1.04)
            c, s = max(-1, min(1, math.cos(a) * 1.35)), max(-1, min(1, math.sin(a) * 1.35))
            cx = (mid[0] + mid[1]) / 2 + c * (wide * 0.2 + wide * 0.3 * r)
            cy = ridge_y + s * high * 0.5 * r
            tone = list(groups)[2 if s + c < -0.3 and i % 2 else 0 if s > 0.3 and i % 3 else 1]
            groups[tone].append(f"M{num(cx)} {num(cy)}l{num(c * 22)} {num(s * 26)}")
        pic.strokes(groups, 3.5, 0.85)
        pic.line(f"M{mid[0]:.0f} {ridge_y}H{mid[1]:.0f}", "#5f4728", 18)
        pic.line(f"M{mid[0]:.0f} {ridge_y - 4}H{mid[1]:.0f}", "#e3c68c", 6)
        x += wide + rng.uniform(40, 90)


def _as_symbol(pic, draw):
    """Run a drawing step and turn what it added into a shape for reuse."""
    start = len(pic.body)
    draw()
    markup = "".join(pic.body[start:])
    del pic.body[start:]
    return pic.symbol(markup)


def _dish(pic, food, plate):
    """Draw one dish from above at the origin, 22 in radius."""
    rng, size = pic.rng, 22
    pic.path(ring(5, 7, size, size), "#2a1c0e", opacity=0.35)
    pic.path(ring(0, 0, size, size), plate)
    pic.path(ring(0, 0, 17, 17), mix(food, "#1a0e04", 0.25))
    near = lambda: (rng.uniform(-0.45, 0.4) * size, rng.uniform(-0.45, 0.4) * size)  # noqa: E731
    pic.path("".join(ring(*near(), 5, 4.5) for _ in range(6)), food)
    pic.path("".join(ring(*near(), 2.2, 1.8) for _ in range(5)), mix(food, "#ffffff", 0.5))
    pic.line("M-19 0a19 19 0 0 1 13-13", "#ffffff", 3)


def _table_set(pic, x, y, dishes):
    """Draw one low wicker table from above, covered in dishes."""
    rng = pic.rng
    r = 88
    pic.path(ring(x + 14, y + 18, r, r), "#2a1c0e", opacity=0.4)
    pic.path(ring(x, y, r, r), "#8f6736")
    pic.path(ring(x - 2, y - 2, r * 0.95, r * 0.95), "#d6ac68")
    pic.path(ring(x, y, r * 0.87, r * 0.87), "#bd9150")
    weave = "".join(
        f"M{x - r * 0.8:.0f} {y + k * 14}h{r * 1.6:.0f}M{x + k * 14} {y - r * 0.8:.0f}v{r * 1.6:.0f}"
        for k in range(-4, 5)
    )
    pic.line(weave, "#e0bc7c", 2, opacity=0.4)
    pic.use(rng.choice(dishes), x, y, 1.25)
    for k in range(6):
        a = k * math.tau / 6 + x
        pic.use(rng.choice(dishes), x + math.cos(a) * 54, y + math.sin(a) * 54, rng.choice((0.9, 1.04)))
    for k in range(4):
        a = k * math.pi / 2 + 0.5
        px, py = x + math.cos(a) * 74, y + math.sin(a) * 74
        pic.line(f"M{px:.0f} {py:.0f}l{math.cos(a + 1.2) * 34:.0f} {math.sin(a + 1.2) * 34:.0f}", "#6a4322", 3)


def long_table():
    """Draw the long row of low tables down the village lane, seen from above."""
    pic = Scene("event-long-table", "A long-table feast down a village lane, from above", 64)
    rng = pic.rng
    pic.group(800, 500, 1, -19)
    pic.group(-800, -480)
    _lane(pic)
    coats = ("#1c2f5c", "#26406f", "#7a2a24", "#1f4a4f", "#3a2a5c", "#233a2f", "#8a5a24", "#2a2f3f")
    tops = ("#22283a", "#2a2024", "#8a2a24", "#1c3a6a", "#3a2a24", "#2f4f5f", "#e6c68a")
    trims = ("#e0b45a", "#d9dfe6", "#d9705a", "#7fb0c9")
    foods = (
        "#b5341f",
        "#e3a12c",
        "#6f9a3a",
        "#f4ecd6",
        "#8a4a26",
        "#e8cf6a",
        "#3f6f3a",
        "#c9672f",
        "#f2e4c0",
        "#6a2a3f",
    )
    plates = ("#f4efe2", "#e9e4d6", "#dfe7ea")
    dishes = [_as_symbol(pic, lambda k=k: _dish(pic, foods[k], plates[k % 3])) for k in range(10)]
    folk = [
        _as_symbol(pic, lambda k=k: from_above(pic, 0, 0, 66, 0, coats[k % 8], tops[k * 3 % 7], trims[k % 4]))
        for k in range(15)
    ]
    for x in range(-330, 2040, 196):
        y = 480 + rng.uniform(-5, 5)
        for side in (-1, 1):
            for off in (-50, 50):
                px, py = x + off + rng.uniform(-8, 8), y + side * (150 + rng.uniform(-6, 8))
                pic.use(rng.choice(folk), px, py, 1, -side * 90 + rng.uniform(-14, 14))
        _table_set(pic, x, y, dishes)
    for x, y, turn in ((130, 268, 20), (760, 735, 190), (1480, 262, 160)):
        from_above(pic, x, y, 70, turn, rng.choice(coats), "#2a2024", "#e0b45a")
        px, py = x + math.cos(math.radians(turn)) * 56, y + math.sin(math.radians(turn)) * 56
        pic.path(ring(px, py, 34, 34), "#c99a58")
        pic.path("".join(ring(px + a, py + b, 11, 11) for a, b in ((-12, -8), (12, -8), (0, 12))), "#f4efe2")
        pic.path("".join(ring(px + a, py + b, 7, 7) for a, b in ((-12, -8), (12, -8), (0, 12))), "#c9672f")
    _roofs_above(pic, 175, False, -420, (420, 380, 460, 400, 430))
    _roofs_above(pic, 800, True, -330, (400, 450, 390, 440, 420))
    for gx, gy in ((50, 190), (520, 170), (1010, 200), (1480, 170), (120, 810), (640, 850), (1120, 815), (1560, 840)):
        foliage(pic, gx, gy, 62, 52, ("#274a2a", "#4a7a36", "#86ad4a"), 46, 34)
    pic.end()
    pic.end()
    pic.path(
        f"M0 0H{W}V{H}H0z", pic.linear((0, "#fff0c4", 0.3), (0.5, "#fff0c4", 0), (1, "#1c1430", 0.34), box=(0, 0, 1, 1))
    )
    return pic


DRAWINGS = (
    indigo,
    long_table,
)
