"""Riverbend Court in January: one long table by the river under blue cloth."""

import landscapes_kit_more as more
from scenes_kit import H, Scene, W, mix, ring
from scenes_nature import ripples, tree, tree_symbols
from scenes_people import person

DISHES = ("#c8402a", "#e2a33a", "#6f9a3a", "#7a4a8a", "#f4ead0", "#5a2c1a")


def _towers(pic):
    """Draw the blocks across the water, one window after another lit."""
    rng = pic.rng
    for x, wide, high, tone in ((60, 150, 300, "#5a6a8c"), (250, 120, 380, "#4f5f84"), (420, 170, 260, "#62729a"), (690, 130, 350, "#55658a"),
                                (870, 180, 290, "#5f6f94"), (1130, 140, 400, "#4c5c80"), (1330, 200, 310, "#5a6a90")):  # fmt: skip
        pic.path(
            f"M{x} 500V{500 - high}h{wide}V500z",
            pic.linear((0, mix(tone, "#ffffff", 0.15)), (1, mix(tone, "#f0b890", 0.35))),
        )
        pic.path(f"M{x + wide * 0.72:.0f} 500V{500 - high}h{wide * 0.28:.0f}V500z", mix(tone, "#14203c", 0.35))
        lit = dim = ""
        for row in range(high // 26 - 1):
            for column in range(int(wide * 0.66) // 22):
                cell = f"M{x + 10 + column * 22} {500 - high + 16 + row * 26}h11v14h-11z"
                lit, dim = (lit + cell, dim) if rng.random() < 0.42 else (lit, dim + cell)
        pic.path(dim, "#38486c")
        pic.path(lit, "#ffdf94")


def _table(pic):
    """Draw the long table running towards the viewer, under blue cloth, covered with small dishes."""
    rng = pic.rng
    pic.path("M700 610H880L1290 1010H330z", pic.linear((0, "#3f68a8"), (1, "#24477d")))
    pic.path("M330 1010L700 610h14L420 1010zM1290 1010L880 610h-14L1200 1010z", "#1c3866")
    for k in range(13):
        y = 624 + (k / 12) ** 1.7 * 350
        share = (y - 610) / 400
        left, right = 700 - 370 * share + 40 * share + 16, 880 + 410 * share - 40 * share - 16
        size = 9 + 30 * share
        count = 5
        for j in range(count):
            x = left + (right - left) * (j + 0.5) / count + rng.uniform(-6, 6)
            pic.path(ring(x + size * 0.15, y + size * 0.2, size * 1.05, size * 0.5), "#122648", opacity=0.5)
            pic.path(ring(x, y, size, size * 0.48), "#f7f3e8")
            pic.path(ring(x, y - size * 0.08, size * 0.74, size * 0.32), DISHES[(k * 3 + j * 2) % 6])
            pic.path(
                ring(x - size * 0.2, y - size * 0.2, size * 0.26, size * 0.1),
                mix(DISHES[(k * 3 + j * 2) % 6], "#ffffff", 0.5),
            )


def tasting():
    """A long table by the river under blue cloth, covered in small dishes, children on tiptoe, lights coming on."""
    pic = Scene("event-riverbend-tasting", "One long table by the river at dusk", 341)
    pic.sky(("#3a4a84", "#8a7aa8", "#f0b090", "#fbdcae"), 500)
    _towers(pic)
    pic.path(f"M0 500H{W}V600H0z", pic.linear((0, "#c99a9a"), (1, "#4a5f8a")))
    ripples(pic, 0, W, 506, 596, 60, "#ffe0b0", 0.6, 90)
    pic.path(f"M0 596H{W}V{H}H0z", pic.linear((0, "#b9a68c"), (1, "#7d6a58")))
    for k in range(9):
        pic.line(f"M{790 + (k - 4) * 60} 600L{790 + (k - 4) * 420} 1000", "#96836c", 4, opacity=0.7)
    pic.path(f"M0 586H{W}v16H0z", "#5a4a40")
    pic.line("".join(f"M{x} 600v-44" for x in range(20, 1600, 60)) + "M0 560H1600", "#4a3c34", 6)
    keys = tree_symbols(pic)
    for x, y, size in ((90, 640, 260), (1510, 640, 280), (330, 612, 170), (1280, 614, 170)):
        tree(pic, keys, x, y, size, "#3f6b4a")
    _table(pic)
    for x, tone in ((250, "#24477d"), (1360, "#a5341b")):
        pic.line(f"M{x} 640V420M{x} 430H{x + (120 if x < 800 else -120)}", "#3a2c24", 8)
        at = x + (110 if x < 800 else -110)
        pic.glow(at, 470, 120, 100, "#ffd27a", 0.9)
        pic.path(ring(at, 468, 26, 34), tone)
        pic.path(ring(at, 468, 14, 30), "#ffe9a8", opacity=0.8)
    for k, (x, y, high) in enumerate(
        (
            (560, 690, 120),
            (510, 740, 150),
            (440, 810, 190),
            (350, 900, 250),
            (1030, 690, 120),
            (1090, 750, 150),
            (1180, 830, 200),
            (1290, 930, 260),
        )
    ):
        person(pic, x, y, high, more.PEOPLE[k % 6], head=("hair", "scarf")[k % 2], flip=x > 800)
    for x, y, coat, flip in (
        (430, 960, "#f4c04a", False),
        (540, 870, "#c7473a", False),
        (1120, 960, "#2f8a8a", True),
        (1030, 850, "#e27a9a", True),
    ):
        person(pic, x, y, 120 + (y - 840) * 0.3, coat, head="hair", pose="up", flip=flip)
    return pic


DRAWINGS = (tasting,)
