"""Thatched mushroom houses of Yunti in morning mist."""

import math

from scenes_built import (
    basket,
    bowl,
    earth_wall,
    thatch,
)
from scenes_kit import H, Scene, W, blob, mix, ring
from scenes_nature import (
    banana,
    blades,
    foliage,
    ridge,
    stones,
    tree_symbols,
    wood,
)
from scenes_people import hen, person

EARTH = ("#8a5f3c", "#b98a58", "#dcb682")
STRAW = ("#5f472c", "#94734a", "#cdaa6c")


def _mushroom_house(pic, x, y, wide, far, mist="#e4e9dc", count=900):
    """Draw one house: x is its left edge, y the ground, far the share of mist."""
    high = wide * 0.44
    earth = [mix(c, mist, far) for c in EARTH]
    straw = [mix(c, mist, far) for c in STRAW]
    dark = mix("#33231a", mist, far)
    earth_wall(pic, x, y, wide, high, earth, 0.26)
    front = wide * 0.74
    pic.path(f"M{x} {y - high}h{wide}v{high * 0.34:.0f}q-{wide / 2} {high * 0.1:.0f}-{wide} 0z", dark, opacity=0.4)
    door = x + front * 0.56
    pic.path(f"M{door:.0f} {y}v-{high * 0.62:.0f}h{front * 0.2:.0f}v{high * 0.62:.0f}z", dark)
    pic.line(
        f"M{door:.0f} {y}v-{high * 0.62:.0f}h{front * 0.2:.0f}v{high * 0.62:.0f}",
        mix("#6f4b2c", mist, far),
        wide * 0.012,
    )
    lit = mix("#ffce73", mist, far * 0.6)
    win = x + front * 0.2
    pic.path(f"M{win:.0f} {y - high * 0.58:.0f}h{front * 0.16:.0f}v{high * 0.24:.0f}h-{front * 0.16:.0f}z", lit)
    pic.line(
        f"M{win:.0f} {y - high * 0.58:.0f}h{front * 0.16:.0f}v{high * 0.24:.0f}h-{front * 0.16:.0f}"
        f"zM{win + front * 0.08:.0f} {y - high * 0.58:.0f}v{high * 0.24:.0f}",
        mix("#5a3c22", mist, far),
        wide * 0.012,
    )
    thatch(pic, x + wide * 0.5, y - high * 0.84, wide * 1.3, wide * 0.62, straw, count)


def _woodpile(pic, x, y, rows, cols, size):
    """Draw stacked firewood: round ends with rings, in three tones."""
    rng = pic.rng
    pic.path(f"M{x - 10} {y}h{cols * size + 50}l30 14H{x + 6}z", "#1f1a12", opacity=0.35)
    for r in range(rows):
        for k in range(cols - r % 2):
            px, py = x + (k + 0.5 + 0.5 * (r % 2)) * size, y - (r + 0.5) * size * 0.88
            half = size * rng.uniform(0.42, 0.52)
            pic.path(blob(rng, px + 3, py + 3, half, half, 8, 0.08), "#4a3018")
            tone = rng.choice(("#d6a868", "#c4935a", "#e3bd84", "#b5824c"))
            pic.path(blob(rng, px, py, half * 0.86, half * 0.86, 8, 0.08), tone)
            pic.line(ring(px, py, half * 0.45, half * 0.45), mix(tone, "#6a4320", 0.5), 2)


def _garden(pic):
    """Draw beds of greens behind a low bamboo fence, left of the path."""
    rng = pic.rng
    keys = []
    for tones in (("#2f5f34", "#5a9444", "#a9cc66"), ("#3f6f3a", "#7aa84a", "#c9dc7c")):
        start = len(pic.body)
        foliage(pic, 0, -14, 26, 18, tones, 22, 22)
        markup = "".join(pic.body[start:])
        del pic.body[start:]
        keys.append(pic.symbol(markup))
    for row in range(4):
        y, size = 668 + row * 44, 0.7 + row * 0.14
        pic.path(f"M{20 - row * 20} {y + 8}q260 {-20 + row * 3} 560 4l20 14q-300-14-590 8z", "#6a5a38", opacity=0.5)
        for k in range(11 - row):
            x = 60 - row * 10 + k * (50 + row * 8)
            pic.use(keys[row % 2], x + rng.uniform(-6, 6), y + 4 - 8 * math.sin(k * 0.3), size, flip=rng.random() < 0.5)
    posts = "".join(f"M{250 + k * 42} {858 + 6 * math.sin(k):.0f}v{-64 - 8 * (k % 3)}" for k in range(8))
    pic.line(posts, "#6f6030", 10)
    pic.line(posts.replace("M", "M", 1), "#c9b86c", 4)
    pic.line("M238 822q160-16 316 4M238 846q160-12 316 2", "#a5924c", 7)


def _path(pic):
    """Draw the path of uneven flagstones that leads to the door."""
    rng, slabs = pic.rng, []
    for i in range(11):
        y = 990 - i * 21 + i * i * 0.12
        wide = 64 - i * 4.2
        for side in (-1, 1):
            x = 690 + i * 15 + side * wide * rng.uniform(0.85, 1.1) + (i % 2) * 14
            slabs.append((x, y + rng.uniform(-5, 5), wide * rng.uniform(0.8, 1.05), 13 - i * 0.7))
    stones(pic, slabs, ("#8f866e", "#b9b096", "#d9d0b6"))


def mushroom_house():
    """Draw thatched houses in morning mist."""
    pic = Scene("visit-mushroom-house", "A thatched mushroom house in morning mist", 71)
    rng = pic.rng
    pic.sky(("#b9cdc9", "#d5dfd2", "#efeedd", "#f6f0dc"))
    pic.glow(260, 120, 800, 380, "#fffbe9", 0.9)
    ridge(pic, 330, 22, "#b3c8c0", "#eff0e2", [(0.15, 0.3, 170), (0.7, 0.3, 130), (1.0, 0.2, 190)])
    pic.glow(800, 340, 1000, 60, "#f6f3e4", 0.9)
    keys = tree_symbols(pic)
    wood(
        pic,
        keys,
        [(rng.uniform(-20, W + 20), rng.uniform(360, 420)) for _ in range(44)],
        120,
        ["#a9c2b2", "#9ab8a6", "#b8ccbb"],
    )
    pic.glow(700, 430, 1000, 70, "#f6f3e4", 0.95)
    for x, y, wide, far in ((1180, 470, 200, 0.72), (330, 480, 230, 0.66), (90, 540, 250, 0.5), (1330, 560, 290, 0.46)):
        _mushroom_house(pic, x, y, wide, far, count=150)
        wood(
            pic,
            keys,
            [(x - 30, y + 8), (x + wide + 26, y + 10), (x + wide + 70, y + 4)],
            90,
            [mix("#3f6b50", "#e4e9dc", far)],
        )
        pic.glow(x + wide / 2, y + 10, wide * 1.1, 40, "#f3f1e2", 0.75)
    pic.path(f"M0 640Q300 560 700 600T{W} 610V{H}H0z", pic.linear((0, "#a9b98a"), (0.4, "#7f9a5c"), (1, "#54753f")))
    pic.glow(300, 610, 700, 60, "#f3f1e2", 0.7)
    pic.path("M560 1010Q640 860 800 800 880 770 1010 768L1150 772Q1010 800 960 850T880 1010z", "#b3a98e")
    _path(pic)
    _garden(pic)
    banana(pic, 1500, 800, 330, ("#3f7a45", "#6ea555", "#93c068", "#dfe9a4"))
    _mushroom_house(pic, 760, 790, 560, 0.0)
    _woodpile(pic, 785, 792, 5, 6, 30)
    person(
        pic,
        1235,
        830,
        150,
        "#1f3158",
        head="scarf",
        hatc="#8a2a24",
        skirt=True,
        legs="#141c34",
        pose="right",
        basket=True,
        load="#6fa050",
    )
    basket(pic, 640, 850, 100, 74)
    hen(pic, 560, 880, 66)
    hen(pic, 480, 910, 76, "#c9a06a", True)
    hen(pic, 1080, 900, 70, "#5a3a2a", True)
    banana(pic, 90, 950, 430, ("#2f6a3c", "#5a9448", "#8abb5c", "#dfe9a4"))
    blades(pic, -10, 480, 1010, 90, ("#35592f", "#5f8440", "#9db860"), 120, 7)
    blades(pic, 1000, 1620, 1010, 80, ("#35592f", "#5f8440", "#9db860"), 130, 7)
    bowl(pic, 1390, 902, 34, "#d8cfbb", "#6fa050")
    pic.glow(1350, 700, 380, 46, "#f6f3e4", 0.6)
    return pic


DRAWINGS = (mushroom_house,)
