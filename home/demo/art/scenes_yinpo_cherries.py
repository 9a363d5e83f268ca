"""Yinpo's cherries: a branch from green to deep red, and a hand that takes only the red ones."""

import math

from scenes_kit import H, Scene, W, leaf, mix, ring, smooth
from scenes_nature import bough
from scenes_yinpo_loom import BLACK, HEMP, RED

RIPE = (
    ("#c9d873", "#7fa03c", "#3f6a28"),
    ("#e9e07a", "#b9b03a", "#6f7a28"),
    ("#fbd27a", "#e08f2c", "#8f4a1c"),
    ("#fba070", "#e0522c", "#861f16"),
    ("#fb8a78", "#d22a2a", "#6a0c14"),
    ("#e8707a", "#9f1226", "#3f040e"),
)


def _fruits(pic):
    """Define the six ages of a cherry, radius 40, light at the top left, and return their names."""
    keys = []
    for lit, tone, dark in RIPE:
        ball = pic.radial((0, lit), (0.42, tone), (1, dark), cx=0.34, cy=0.3, r=0.74)
        keys.append(
            pic.symbol(
                f'<path fill="{ball}" d="M0-41C26-41 39-22 38 2 37 26 22 43 0 43S-37 26-38 2C-39-22-26-41 0-41z"/>'
                f'<path fill="{dark}" d="{ring(9, 31, 9, 6)}"/><path fill="{lit}" opacity=".7" d="{ring(9, 30, 4, 2.4)}"/>'
                '<path fill="#fff" opacity=".8" d="M-24-12q2-16 16-20-2 10-16 20z"/>'
                f'<path fill="none" stroke="{lit}" stroke-width="3" opacity=".4" d="M20 28q12-12 12-28"/>'
            )
        )
    return keys


def _leaf_symbols(pic):
    """Define two glossy coffee leaves 300 long, wavy at the edge, and return their names."""
    keys = []
    for low, mid, lit, vein in (
        ("#0f3a26", "#1d5a34", "#3f8a48", "#8fc070"),
        ("#1c5230", "#2f7a3c", "#72b054", "#cfe39a"),
    ):
        upper = "M0 0Q36-52 70-56T130-76T190-66T246-34Q280-14 312 4Q150-20 0 0z"
        lower = "M0 0Q40 46 74 52T134 66T194 56T250 32Q284 20 312 4Q150-20 0 0z"
        veins = "".join(
            f"M{40 + k * 36} {-4 - k * (1.6 if k < 4 else 0):.0f}q12-{22 - abs(k - 3) * 4} 30-{38 - abs(k - 3) * 8}M{40 + k * 36}-4q12 {20 - abs(k - 3) * 3} 28 {36 - abs(k - 3) * 7}"
            for k in range(7)
        )
        gloss = "M40-22Q90-60 150-58T250-26Q170-48 40-22z"
        keys.append(
            pic.symbol(
                f'<path fill="{low}" d="{lower}"/><path fill="{mid}" d="{upper}"/><path fill="{lit}" opacity=".6" d="{gloss}"/>'
                f'<path fill="none" stroke="{vein}" stroke-width="2.4" opacity=".5" d="{veins}"/>'
                f'<path fill="none" stroke="{vein}" stroke-width="5" stroke-linecap="round" d="M0 0Q150-20 300 3"/>'
            )
        )
    return keys


def _soft_slope(pic):
    """What lies behind, out of focus: morning light, the far side of the valley, rows of coffee as soft discs."""
    rng = pic.rng
    pic.path(
        f"M0 0H{W}V{H}H0z",
        pic.linear((0, "#f3efcc"), (0.4, "#bcd8a4"), (0.75, "#5f9a68"), (1, "#1f5238"), box=(0, 0, 0.5, 1)),
    )
    pic.glow(240, 80, 900, 560, "#fffbe0", 0.9)
    pic.path("M0 430Q300 330 640 400T1180 330T1600 250V1000H0z", "#86b88e", opacity=0.4)
    pic.path("M0 600Q420 500 800 560T1600 470V1000H0z", "#4f8a5c", opacity=0.42)
    for tone, seen, count, low in (
        ("#3f7a4c", 0.3, 26, 560),
        ("#8fc076", 0.28, 24, 480),
        ("#f6f2c0", 0.3, 18, 60),
        ("#e0603c", 0.26, 16, 560),
    ):
        d = ""
        for _ in range(count):
            r = rng.uniform(26, 74)
            d += ring(rng.uniform(0, W), rng.uniform(low, low + 420), r, r)
        pic.path(d, tone, opacity=seen)


SPINE = [(1680, 120), (1480, 196), (1290, 262), (1090, 312), (890, 344), (690, 372), (500, 420), (340, 500), (236, 590)]


def _branch(pic, fruits, leaves):
    """The branch from the right: at every joint two leaves and a cluster, deep red by the trunk, green at the tip."""
    rng = pic.rng
    for i, (x, y) in enumerate(SPINE[1:], 1):
        size = 1.12 - i * 0.055
        pic.use(leaves[0], x, y, size, -104 - i * 7 + rng.uniform(-8, 8), flip=False)
        pic.use(leaves[0], x, y, size * 0.95, 66 + i * 9 + rng.uniform(-8, 8))
    bough(pic, SPINE, 34, 12, ("#4a3420", "#7d6440", "#b9a070"))
    for i, (x, y) in enumerate(SPINE[1:], 1):
        pic.line(f"M{x - 4} {y - 16}q10 16 2 34", "#4a3420", 7)
        size = 1.06 - i * 0.055
        pic.use(leaves[1], x, y - 8, size, (-142 if i % 2 else -66) - i * 4 + rng.uniform(-8, 8))
        age = 5.6 - (i - 1) * 0.76
        count = 9 if i < 6 else 6
        for k in range(count):
            a = k * 2.4 + i
            reach = 30 + 46 * ((k + 1) / count) ** 0.6
            ripe = max(0, min(5, round(age + rng.uniform(-0.9, 0.5))))
            pic.use(
                fruits[ripe],
                x + math.cos(a) * reach * 1.1,
                y + 24 + math.sin(a) * reach * 0.72,
                (1.02 - i * 0.04) * rng.uniform(0.88, 1.06),
                rng.uniform(-30, 30),
            )
    for turn, size in ((120, 0.6), (168, 0.62), (86, 0.5)):
        pic.use(leaves[1], 232, 594, size, turn)


def wicker(pic, x, y, half, lip, low):
    """The outside of a basket from its rim at y down to `low`: rows of split bamboo, lighter to the left."""
    foot = half * 0.86
    body = f"M{x - half} {y}L{x - foot:.0f} {low}q{foot:.0f} {lip:.0f} {foot * 2:.0f} 0L{x + half} {y}q{-half} {lip * 2} {-2 * half} 0z"
    pic.path(body, pic.linear((0, "#e2bd7c"), (0.45, "#bd8f50"), (1, "#6d4824"), box=(0, 0, 1, 0)))
    pic.clip(body)
    tones = ("#f0d49a", "#d9b06c", "#9a7040", "#5a3a1c")
    layers, step = {tone: [] for tone in tones}, half * 0.074
    for row in range(round((low - y) / step)):
        for k in range(20):
            s = -1 + (k + 0.5 * (row % 2)) / 10
            level = y + step * (row + 0.8) + lip * (1 - s * s)
            tone = tones[min(3, max(0, round((s + 1) * 1.6 + (0.6 if (k + row) % 2 else -0.6))))]
            layers[tone].append(f"M{x + s * half:.0f} {level:.0f}h{half / 14:.0f}")
    pic.strokes(layers, step * 0.48)
    pic.end()


def _half_full(pic, fruits):
    """The basket at the picker's hip, half full: a dark inside, red cherries piled low in it, a cloth strap."""
    rng = pic.rng
    wicker(pic, 500, 790, 346, 90, H + 60)
    inside = ring(500, 790, 336, 86)
    pic.clip(inside)
    pic.path("M140 690H860V900H140z", pic.linear((0, "#2c1a0e"), (1, "#5a3a1c")))
    weave = "".join(f"M{150 + k * 40 + (r % 2) * 20} {722 + r * 15}h22" for r in range(5) for k in range(18))
    pic.line(weave, "#7d5a34", 7, opacity=0.6)
    pic.path(ring(500, 880, 350, 70), "#3a0a10")
    for k in range(66):
        x, y = 500 + rng.uniform(-330, 330), 0
        y = 832 + ((x - 500) / 330) ** 2 * 14 + (k / 66) * 60 + rng.uniform(-8, 8)
        pic.use(fruits[rng.choice((4, 4, 5, 5, 5))], x, y, rng.uniform(0.74, 0.9), rng.uniform(-70, 70))
    pic.end()
    pic.line(ring(500, 790, 346, 90), "#8a6236", 20)
    pic.line(ring(500, 786, 346, 90), "#e6c48a", 8)
    twist = "".join(
        f"M{500 + math.cos(a / 14) * 346:.0f} {788 + math.sin(a / 14) * 90:.0f}l14 10" for a in range(0, 88, 2)
    )
    pic.line(twist, "#6d4824", 4)


FINGERS = (
    [(1420, 690), (1340, 566), (1282, 500), (1244, 478), (1222, 494), (1240, 530), (1290, 620), (1330, 700)],
    [(1400, 680), (1310, 548), (1236, 468), (1200, 440), (1174, 448), (1182, 486), (1240, 560), (1290, 660)],
)
HAND = [(1500, 760), (1420, 672), (1336, 606), (1262, 556), (1200, 500), (1164, 466), (1132, 466), (1126, 500), (1158, 552), (1206, 606),
        (1232, 656), (1206, 684), (1168, 644), (1140, 592), (1118, 566), (1090, 572), (1086, 616), (1108, 684), (1156, 752), (1226, 806),
        (1300, 850), (1390, 900)]  # fmt: skip


def _picker(pic, fruits):
    """The hand from the right: a cuff with red and black bands, thumb and finger closing on one deep red cherry."""
    dark, skin, lit = "#8f5a3c", "#c08a60", "#e2b48a"
    for points, tones in zip(FINGERS, (("#8a5638", "#6a3e28"), ("#a5704c", "#7f4e34")), strict=True):
        pic.path(smooth(points), pic.shade(*tones))
    pic.use(fruits[5], 1096, 520, 1.2, -20)
    shape = smooth(HAND, tension=0.9)
    pic.path(shape, pic.radial((0, lit), (0.55, skin), (1, dark), cx=0.4, cy=0.2, r=0.8))
    pic.clip(shape)
    pic.line("M1230 652Q1300 690 1330 760", dark, 26, opacity=0.28)
    pic.line("M1110 560Q1096 660 1170 750T1390 890", dark, 24, opacity=0.35)
    pic.line("M1170 474Q1250 556 1340 616T1480 752", "#f4d2ae", 12, opacity=0.5)
    pic.line("M1214 566q18-4 28-18M1222 578q16-2 26-14M1126 668q14-8 30-10M1286 620q16-2 26-16", dark, 4, opacity=0.6)
    pic.end()
    pic.path(
        "M1134 474q16-12 30 2 12 14 14 28-14 10-26-2-14-12-18-28zM1092 580q14-10 24-2 10 18 8 38-14 6-24-6-10-14-8-30z",
        "#f6d8bc",
    )
    sleeve = "M1352 902Q1386 826 1496 730L1780 955V1140H1600z"
    pic.path(sleeve, pic.linear((0, "#fffaf0"), (0.6, HEMP[2]), (1, HEMP[0]), box=(0, 0, 0.6, 1)))
    pic.clip(sleeve)
    for off, tone, wide in ((16, RED, 34), (62, BLACK, 16), (92, RED, 12), (112, "#e0a52c", 5)):
        pic.line(
            f"M{1340 + off} {920 + off * 0.84:.0f}Q{1374 + off} {836 + off * 0.84:.0f} {1500 + off} {718 + off * 0.84:.0f}",
            tone,
            wide,
        )
    pic.line("M1420 1010Q1520 960 1560 860M1520 1060Q1600 1000 1620 900", "#a8977a", 6, opacity=0.5)
    pic.end()


def cherries():
    """A branch of coffee cherries from green to deep red, a half-full basket, a hand closing on one red cherry."""
    pic = Scene("story-only-the-red-ones", "A branch of cherries from green to deep red, a half-full basket below", 365)
    _soft_slope(pic)
    fruits, leaves = _fruits(pic), _leaf_symbols(pic)
    _half_full(pic, fruits)
    _branch(pic, fruits, leaves)
    _picker(pic, fruits)
    return pic


DRAWINGS = (cherries,)
