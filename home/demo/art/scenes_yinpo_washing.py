"""Yinpo's washing yard: cherries through the hand pulper, beans down a channel of water into the tank."""

import math

from scenes_kit import H, Scene, W, blob, ring
from scenes_nature import blades, foliage, ripples, tree, tree_symbols
from scenes_people import person
from scenes_river import _bush as bush
from scenes_yinpo import spur
from scenes_yinpo_cherries import RIPE, _fruits, wicker


def _pulper(pic, fruits, x, y):
    """The hand pulper on its trestle: a blue hopper of cherries, copper drum, flywheel with a crank, a spout."""
    pic.group(x, y)
    pic.path(
        "M-150 330L-110 120H-74L-92 330zM110 330L96 120H132L168 330z",
        pic.linear((0, "#b98452"), (1, "#5a3820"), box=(0, 0, 1, 0)),
    )
    pic.line("M-124 250H140", "#7d5030", 22)
    pic.path("M-150 96H176V132H-150z", pic.linear((0, "#d9a46a"), (1, "#8a5a34")))
    pic.path(
        "M-112-40H112Q134 20 112 96H-112Q-134 20-112-40z",
        pic.linear((0, "#4f9ac0"), (0.4, "#2a6a98"), (1, "#123a5c"), box=(0, 0, 1, 0.7)),
    )
    drum = ring(0, 34, 84, 52)
    pic.path(ring(0, 34, 94, 60), "#0f2c46")
    pic.path(drum, pic.linear((0, "#f0b480"), (0.5, "#b8683a"), (1, "#5a2a18")))
    pic.clip(drum)
    rows = "".join(f"M{-90 + (r % 2) * 9} {-8 + r * 15}h190" for r in range(7))
    pic.line(rows, "#f8d0a0", 8.6, opacity=0.8, stroke_dasharray="0 19")
    pic.end()
    pic.path(
        "M-132-176H132L82-36H-82z", pic.linear((0, "#6ab4d4"), (0.45, "#34789f"), (1, "#164564"), box=(0, 0, 1, 0.4))
    )
    pic.path("M-132-176L-82-36H-60L-98-176z", "#a5dcec", opacity=0.5)
    pic.path(ring(0, -176, 132, 30), "#0f2c46")
    for k in range(44):
        a, far = k * 2.4, math.sqrt(k / 44)
        pic.use(fruits[k % 3], math.cos(a) * 116 * far, -184 + math.sin(a) * 22 * far - 34 * (1 - far), 0.36, k * 40)
    pic.line("M-132-176Q0-120 132-176", "#a5dcec", 7)
    pic.line(ring(168, 30, 92, 116), "#1a2c38", 26)
    pic.line(ring(165, 28, 92, 116), "#4f6a78", 9)
    pic.line("M168 30L120-70M168 30L252-12M168 30L206 136M168 30L96 92", "#1a2c38", 13)
    pic.path(ring(168, 30, 22, 26), "#5f7a86")
    pic.line("M224-62L282-74", "#c9935c", 24)
    pic.line("M226-66L280-78", "#ecc89a", 7)
    pic.path("M-150 92Q-190 112-206 160L-160 168Q-140 130-104 126z", "#1f5278")
    pic.end()


def _bean(pic, tones):
    """Define one washed bean 34 long with its crease, and return its name."""
    return pic.symbol(
        f'<path fill="{tones[0]}" d="{ring(1, 2, 18, 12)}"/><path fill="{tones[1]}" d="{ring(0, 0, 17, 11)}"/>'
        f'<path fill="{tones[2]}" d="{ring(-4, -4, 10, 4.6)}"/><path fill="none" stroke="{tones[0]}" stroke-width="2.4" d="M-14 1Q-4 5 0 0T14-1"/>'
    )


def _channel(pic, beans):
    """The stepped channel from the pulper's foot: quick water, beans carried down it to the tank."""
    rng = pic.rng
    pic.path("M430 800L640 776Q800 800 900 836L1010 868L980 930Q820 880 660 850L420 872z", "#7d8a86")
    pic.path("M430 800L640 776Q800 800 900 836L1010 868L1004 884Q880 846 640 796L428 818z", "#cfd6cc")
    run = "M428 818L640 796Q800 820 1004 884L986 920Q820 866 656 838L424 860z"
    pic.path(run, pic.linear((0, "#d5f2ee"), (0.5, "#6fc4c4"), (1, "#2f8f9a")))
    pic.clip(run)
    for k in range(9):
        pic.line(
            f"M420 {824 + k * 5}L650 {800 + k * 5}Q830 {826 + k * 7} 1010 {888 + k * 6}", "#ffffff", 2.4, opacity=0.5
        )
    for _ in range(30):
        t = rng.random()
        x = 430 + t * 570
        y = 836 - 24 * min(1, t * 2.4) + max(0, t - 0.4) * 150 + rng.uniform(-14, 16)
        pic.use(rng.choice(beans), x, y, rng.uniform(0.6, 0.8), rng.uniform(-20, 50))
    pic.end()


def _tank(pic, beans):
    """The washing tank: a concrete rim, clear water, beans settling in it, a few red skins afloat."""
    rng = pic.rng
    pic.path("M940 876L1340 768L1680 830V1040H1010z", pic.linear((0, "#a5aea6"), (1, "#5f6a68")))
    pic.path("M940 876L1340 768L1680 830V850L1338 794 968 894z", "#e6eae0")
    pool = "M976 892L1338 796L1680 858V1040H1100z"
    pic.path(pool, pic.linear((0, "#3f9aa8"), (0.4, "#5fc0c0"), (1, "#1f7482")))
    pic.clip(pool)
    pic.path("M976 892L1338 796L1680 858V884L1338 826 1000 920z", "#1f6a78", opacity=0.5)
    for k in range(130):
        x, y = rng.uniform(1000, 1640), 850 + rng.random() ** 0.8 * 190
        pic.use(beans[k % 3], x, y, 0.66 + (y - 850) / 420, rng.uniform(-60, 60))
    pic.path(pool, pic.linear((0, "#7fd6d6", 0.15), (1, "#0f5a6a", 0.5), box=(0, 0, 1, 1)))
    ripples(pic, 1000, 1640, 850, 1000, 20, "#ffffff", 0.6, 170)
    for k in range(5):
        pic.line(
            f"M{990 + k * 10} {904 + k * 12}q{90 + k * 30} {10 + k * 3} {170 + k * 46} {-30 - k * 4}",
            "#ffffff",
            3,
            opacity=0.5,
        )
    for _ in range(9):
        x, y = rng.uniform(1080, 1600), rng.uniform(870, 990)
        pic.path(blob(rng, x, y, 17, 10, 6, 0.3), RIPE[4][1])
        pic.path(blob(rng, x - 4, y - 3, 8, 4, 5, 0.3), RIPE[4][0])
    pic.end()


def _cherry_basket(pic, fruits, x, y, wide, high):
    """A basket heaped with red cherries in three tones, a few that rolled away."""
    rng = pic.rng
    pic.path(ring(x + wide * 0.1, y + 8, wide * 0.56, wide * 0.1), "#24301a", opacity=0.4)
    wicker(pic, x, y - high, wide / 2, wide * 0.13, y)
    pic.path(ring(x, y - high, wide / 2, wide * 0.13), "#2c1a0e")
    pic.line(ring(x, y - high, wide / 2, wide * 0.13), "#e6c48a", wide * 0.035)
    pic.path(blob(rng, x, y - high * 1.04, wide * 0.45, wide * 0.15, 11, 0.05), RIPE[5][2])
    for k in range(78):
        a, far = k * 2.4, math.sqrt(k / 78)
        if k % 26 == 0 and k:
            pic.use(fruits[k % 3], x - wide * 0.7 + k * wide / 70, y + 16, wide / 780, k)
        spot = x + math.cos(a) * wide * 0.44 * far, y - high * 1.08 + math.sin(a) * wide * 0.14 * far
        pic.use(fruits[(k * 2 + k // 5) % 3], spot[0], spot[1] - wide * 0.12 * (1 - far * far), wide / 740, k * 50)


def _coffee_hill(pic):
    """The near hill behind the yard: rows of coffee in three greens, shade trees between."""
    bushes, keys = [bush(pic) for _ in range(3)], tree_symbols(pic, 3)
    pic.path("M-20 440Q300 330 700 420T1640 350V700H-20z", pic.linear((0, "#8fb860"), (1, "#5a8a48")))
    for row in range(5):
        for k in range(27 - row):
            x = -30 + k * (62 + row * 3) + row * 17
            y = 432 + row * 45 + 46 * math.sin(x / 260 + 2.4) * (1 - row / 8)
            pic.use(pic.rng.choice(bushes), x, y, 0.6 + row * 0.11)
        if row % 2:
            for x in (200 + row * 90, 1180 - row * 40, 1480):
                tree(pic, keys, x, 470 + row * 30, 96 + row * 10, ("#3f7a44", "#5a9a4c")[row % 4 == 1])


def _chute(pic, beans):
    """The tin chute below the drum with beans and water going down it, and the heap of skins under the other spout."""
    rng = pic.rng
    pic.path(blob(rng, 384, 772, 84, 34, 11, 0.1), RIPE[5][2])
    layers = {tone: "" for tone in (RIPE[5][1], RIPE[4][1], RIPE[3][1], RIPE[4][0])}
    for k in range(52):
        a, far = k * 2.4, math.sqrt(k / 52)
        layers[(*layers,)[k % 4]] += blob(
            rng, 384 + math.cos(a) * 78 * far, 764 + math.sin(a) * 28 * far - 22 * (1 - far), 11, 7, 5, 0.3
        )
    for tone, d in layers.items():
        pic.path(d, tone)
    pic.path(
        "".join(blob(rng, 396 + rng.uniform(-14, 14), rng.uniform(646, 740), 9, 6, 5, 0.3) for _ in range(12)),
        RIPE[4][1],
    )
    pic.path(
        "M540 560H660L640 640 622 800H560L548 640z",
        pic.linear((0, "#8fa3ac"), (0.5, "#c9d6da"), (1, "#5f727c"), box=(0, 0, 1, 0)),
    )
    pic.path("M556 566H646L630 640 612 806H570L562 640z", pic.linear((0, "#d5f2ee"), (1, "#7fd0d0")))
    pic.line("M574 570L580 800M604 570L596 800", "#ffffff", 3, opacity=0.7)
    for k in range(26):
        y = 574 + k * 9
        pic.use(
            rng.choice(beans),
            598 + rng.uniform(-26, 26) * (1.2 - k / 34),
            y,
            rng.uniform(0.62, 0.78),
            rng.uniform(20, 120),
        )
    pic.path("M536 552H664V572H536z", "#2a4a60")


def pick_and_pulp():
    """Cherries in a blue hand pulper, beans washed down a channel into a tank, baskets of red waiting."""
    pic = Scene("visit-pick-and-pulp", "A hand pulper, washed beans running down a channel into a tank", 367)
    pic.sky(("#7fc4dc", "#cfe8e0", "#f8f2d4"), 420)
    pic.glow(200, 60, 760, 420, "#fffbe0", 0.8)
    spur(pic, [(-60, 190), (240, 130), (520, 220), (800, 290), (1100, 420)], "#8fbcc0", "#eef2dc", 620, 8)
    spur(pic, [(1660, 60), (1360, 130), (1080, 240), (840, 340), (640, 460)], "#6faa90", "#e6eecc", 640, 8)
    _coffee_hill(pic)
    pic.path(f"M0 640Q500 590 900 640T{W} 620V{H}H0z", pic.linear((0, "#d9b07a"), (1, "#8a5c36")))
    beans = [
        _bean(pic, tones)
        for tones in (
            ("#9a7a48", "#e2c68e", "#fdf2d2"),
            ("#a8884c", "#ecd6a4", "#fffaf0"),
            ("#8a6a3c", "#d2b072", "#f6e4b8"),
        )
    ]
    fruits = _fruits(pic)[3:]
    _channel(pic, beans)
    _tank(pic, beans)
    person(pic, 990, 690, 400, "#f1e6d0", legs="#22283a", trim="#b3262a", head="scarf", hatc="#1d2536", pose="reach")
    _pulper(pic, fruits, 590, 470)
    _chute(pic, beans)
    _cherry_basket(pic, fruits, 96, 800, 190, 120)
    _cherry_basket(pic, fruits, 236, 960, 330, 210)
    foliage(pic, 1500, 30, 240, 110, ("#1f5a34", "#3a7f40", "#74ad52", "#c6dc86"), 64, 58)
    blades(pic, 430, 960, 1008, 70, ("#4a7030", "#7d9c3c", "#c3d47a"), 60)
    return pic


DRAWINGS = (pick_and_pulp,)
