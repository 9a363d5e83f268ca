"""The spring festival of Chashan: climbing to honour the tea ancestor."""

import math

from scenes_chashan import tea_tree
from scenes_kit import H, Scene, W, mix, smooth
from scenes_nature import (
    blades,
    ridge,
    tree_symbols,
    wood,
)
from scenes_people import birds, person


def _banner(pic, x, y, high, colours):
    """Draw a tall pole with a long banner of coloured strips moving to the right."""
    pic.line(f"M{x} {y}V{y - high}", "#5f4a28", 12)
    pic.line(f"M{x - 3} {y}V{y - high}", "#c9a868", 4)
    step = high * 0.62 / len(colours)
    for k, tone in enumerate(colours):
        top = y - high + 10 + k * step
        reach = high * (0.30 - 0.012 * k)
        sway = 14 * math.sin(k * 1.3)
        d = (
            f"M{x} {top:.0f}q{reach * 0.4:.0f} {-18 + sway:.0f} {reach * 0.7:.0f} {4 + sway:.0f}"
            f"t{reach * 0.34:.0f} {step * 0.5:.0f}q{-reach * 0.4:.0f} {step * 0.1:.0f} {-reach * 0.6:.0f}"
            f" {step * 0.34 - sway:.0f}T{x} {top + step * 0.86:.0f}z"
        )
        pic.path(
            d,
            pic.linear(
                (0, mix(tone, "#ffffff", 0.25)), (0.5, tone), (1, mix(tone, "#200a10", 0.3)), box=(0, 0, 1, 0.2)
            ),
        )


def tea_ancestor():
    """Draw people with tea baskets climbing to wooden posts and coloured banners."""
    pic = Scene("event-tea-ancestor", "Climbing to honour the tea ancestor in April", 105)
    rng = pic.rng
    pic.sky(("#4f9fc0", "#9bcbd2", "#f4e6b8", "#fdf1cf"), 700)
    pic.glow(330, 90, 820, 420, "#fff6d2", 0.9)
    ridge(pic, 480, 26, "#9fc2bb", "#fbedc8", [(0.1, 0.3, 170), (0.5, 0.25, 90)], 560)
    ridge(pic, 580, 22, "#6fa58f", "#f3e8b8", [(0.0, 0.25, 150), (0.35, 0.2, 70)], 460)
    pic.glow(400, 580, 700, 60, "#fff6da", 0.85)
    keys = tree_symbols(pic)
    hill = [(-60, 900), (150, 850), (420, 740), (700, 600), (950, 470), (1160, 395), (1360, 372), (1660, 400)]
    wood(
        pic,
        keys,
        [(x, 400 + rng.uniform(-14, 8)) for x in range(1370, 1640, 34)],
        150,
        ["#2f6444", "#3f7a4a", "#5a9450"],
    )
    pic.path(smooth(hill, False) + f"V{H + 20}H-60z", pic.linear((0, "#b5c964"), (0.4, "#7aa648"), (1, "#3f7238")))
    for k in range(14):
        off = 34 + k * 46
        pts = [(x + k * 10, y + off + 14 * math.sin(i + k)) for i, (x, y) in enumerate(hill)]
        for dy, tone, wide in ((10, "#2f6434", 20), (0, "#55903f", 22), (-6, "#9cc458", 7)):
            pic.line(
                smooth([(x, y + dy) for x, y in pts], False),
                mix(tone, "#b5c964", max(0, 0.4 - k * 0.06)),
                wide * (0.5 + k * 0.07),
                opacity=0.8,
            )
    path = [(180, 1020), (420, 880), (640, 760), (840, 640), (1010, 520), (1120, 430), (1180, 396)]
    wide = [150, 120, 96, 74, 54, 38, 26]
    left = [(x - w * 0.6, y - w * 0.2) for (x, y), w in zip(path, wide, strict=True)]
    right = [(x + w * 0.6, y + w * 0.3) for (x, y), w in zip(path, wide, strict=True)]
    pic.path(
        smooth(left, False) + "L" + smooth(right[::-1], False)[1:] + "z", pic.linear((0, "#f2dca6"), (1, "#c19a62"))
    )
    pic.line(smooth(right, False), "#8a6a3c", 6, opacity=0.6)
    _posts(pic)
    _procession(pic)
    tea_tree(pic, 1530, 960, 560, 420)
    blades(pic, 900, W, 1010, 80, ("#2f5f30", "#5f9440", "#b5d068"), 110, 7)
    birds(pic, ((420, 260, 18), (480, 236, 14), (620, 300, 12)), "#fffaf0")
    return pic


def _posts(pic):
    """Draw the carved wooden posts and the banners on the hilltop."""
    colours = ("#c0392b", "#e8a52c", "#2f7a4f", "#2a5f9a", "#f2ead2", "#8a3a6a")
    for x, y, high, turn in ((1010, 470, 300, 1), (1110, 420, 350, 3), (1430, 384, 340, 2), (1330, 380, 300, 5)):
        _banner(pic, x, y, high, colours[turn:] + colours[:turn])
    for x, y, high in ((1190, 398, 170), (1230, 390, 210), (1270, 388, 178)):
        pic.path(
            f"M{x - 13} {y}v-{high}l13-26 13 26v{high}z",
            pic.linear((0, "#b98a55"), (0.5, "#8a5c34"), (1, "#4a2e18"), box=(0, 0, 1, 0)),
        )
        for k in range(4):
            top = y - high + 14 + k * high * 0.22
            pic.path(f"M{x - 13} {top:.0f}l13 10 13-10v9l-13 10-13-10z", ("#e8c06a", "#c0392b")[k % 2])
    pic.line("M1000 330Q1060 380 1112 300 1200 350 1332 290 1380 320 1430 270", "#8a2a24", 3)
    flags = "".join(
        f"M{x} {y}h22l-11 26z"
        for x, y in (
            (1030, 352),
            (1066, 352),
            (1130, 318),
            (1160, 326),
            (1196, 328),
            (1230, 322),
            (1266, 310),
            (1300, 298),
            (1350, 302),
            (1386, 298),
        )
    )
    pic.path(flags, "#e8b84a")


def _procession(pic):
    """Draw the people on the path, the far ones first."""
    rng = pic.rng
    coats = ("#1f2c48", "#5a2440", "#20304f", "#2f5a5a", "#24365c", "#6a2a2a")
    scarves = ("#b5341f", "#22304e", "#d98a2c", "#7a2a5a", "#1f4a4f")
    spots = [
        (1090, 462, 70),
        (1040, 505, 80),
        (985, 548, 92),
        (915, 600, 108),
        (850, 650, 122),
        (745, 710, 144),
        (670, 770, 164),
        (520, 842, 196),
        (400, 925, 234),
        (250, 985, 270),
    ]
    for i, (x, y, high) in enumerate(spots):
        person(
            pic,
            x,
            y,
            high,
            coats[i % 6],
            legs=("#5a1f2f", "#1f2c48", "#2f4a3a")[i % 3],
            head="scarf",
            hatc=scarves[i % 5],
            trim=("#e8b84a", "#7fc0a0", "#e0705a")[i % 3],
            pose=("down", "front", "right")[i % 3],
            skirt=i % 3 != 1,
            walk=True,
            basket=i % 4 != 3,
            load=rng.choice(("#83b94c", "#a3cc62", "#5a9a48")),
        )


DRAWINGS = (tea_ancestor,)
