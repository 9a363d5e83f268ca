"""Outdoor pictures of Chashan: picking tea, the nut orchard, the old tree and the spring festival."""

import math

from scenes_built import (
    tray,
)
from scenes_kit import H, Scene, W, blob, leaf, mix
from scenes_nature import (
    blades,
    bough,
    foliage,
    frond,
    ridge,
    stones,
    tree_symbols,
    wood,
)
from scenes_people import person

BARK = ("#3f3526", "#77684c", "#b3a37c")
TEA = ("#1d4a30", "#2f6e3c", "#5a9a48", "#a3cc62")


def tea_tree(pic, x, y, size, leaves=150, far=0.0, mist="#eaf0d4"):
    """Draw a tall old tea tree: forked pale trunk and three leafy clouds."""
    bark = [mix(c, mist, far) for c in BARK]
    tones = [mix(c, mist, far) for c in TEA]
    rng = pic.rng
    fork = y - size * 0.3
    for dx, high in ((-0.26, 0.72), (0.05, 0.8), (0.3, 0.66)):
        end = (x + dx * size, y - size * high)
        pts = [(x, y), (x + dx * size * 0.06, fork), (x + dx * size * 0.6, y - size * 0.5), end]
        bough(pic, pts, size * 0.075, size * 0.025, bark)
    for dx, dy, rx, ry in ((0.26, 0.66, 0.32, 0.2), (-0.3, 0.7, 0.34, 0.2), (0.0, 0.86, 0.36, 0.22)):
        foliage(
            pic,
            x + dx * size,
            y - dy * size,
            rx * size,
            ry * size,
            tones,
            leaves // 3,
            size * 0.062 * rng.uniform(0.9, 1.1),
        )


def _leaf_mat(pic, x, y, rx, ry, count):
    """Draw a round mat with fresh leaf spread over it."""
    tray(pic, x, y, rx, ry)
    layers = {"#2f6a34": [], "#4f9440": [], "#83b94c": [], "#bcdb72": []}
    tones = list(layers)
    for i in range(count):
        a, r = pic.rng.uniform(0, math.tau), math.sqrt(pic.rng.random()) * 0.84
        px, py = x + math.cos(a) * rx * r, y + math.sin(a) * ry * r - 2
        layers[tones[i * 4 // count]].append(
            leaf(px, py, rx * pic.rng.uniform(0.09, 0.15), rx * 0.024, pic.rng.uniform(0, 360))
        )
    pic.fills(layers)


def _bush_rows(pic):
    """Draw rows of low tea bushes that cross the clearing: clumps in three tones with a few bright shoots."""
    rng, keys = pic.rng, []
    for _ in range(4):
        dark = mid = lit = ""
        for k in range(4):
            x, y = -42 + k * 28 + rng.uniform(-6, 6), -20 + rng.uniform(-6, 4)
            dark += blob(rng, x, y, 25, 21, 7, 0.12)
            mid += blob(rng, x - 4, y - 6, 19, 13, 7, 0.14)
            lit += leaf(x - 6, y - 12, 17, 5, rng.uniform(-130, -50)) + leaf(
                x + 6, y - 8, 15, 4, rng.uniform(-110, -20)
            )
        shapes = f'<path fill="#2f6638" d="{dark}"/><path fill="#4f8f42" d="{mid}"/><path fill="#b5d66a" d="{lit}"/>'
        keys.append(pic.symbol(f'<path fill="#22402a" opacity=".25" d="M-66-2q70-14 150 6-80 12-150-6z"/>{shapes}'))
    for row in range(6):
        size, y = 0.36 + row * 0.15, 566 + row * 24 + row * row * 5
        x = -60 + 50 * (row % 2)
        pic.add(f'<g opacity="{0.5 + row * 0.1:.1f}">')
        while x < W + 60:
            pic.use(rng.choice(keys), x, y + 10 * math.sin(x / 190 + row), size, flip=rng.random() < 0.4)
            x += 118 * size * rng.uniform(0.96, 1.12)
        pic.end()


def _pickers(pic):
    """Draw the two near trees, and three pickers with baskets."""
    tea_tree(pic, 1290, 800, 620, 280)
    person(
        pic,
        1090,
        800,
        230,
        "#20304f",
        head="scarf",
        hatc="#b5341f",
        pose="reach",
        skirt=True,
        legs="#5a1f2f",
        trim="#e8b84a",
        basket=True,
        load="#83b94c",
        flip=True,
    )
    tea_tree(pic, 120, 860, 720, 290)
    person(
        pic,
        395,
        850,
        250,
        "#5a2440",
        head="scarf",
        hatc="#22304e",
        pose="reach",
        skirt=True,
        legs="#1f2c48",
        trim="#7fc0a0",
        basket=True,
        load="#a3cc62",
    )
    person(pic, 730, 740, 176, "#27506a", head="hat", pose="front", walk=True, basket=True, load="#83b94c")


def tea():
    """Draw pickers among old tea trees, fresh leaf spread on mats."""
    pic = Scene("industry-chashan-tea", "Picking the spring leaf among old tea trees", 81)
    rng = pic.rng
    pic.sky(("#bfe0d0", "#e3efce", "#fbf3cb"), 620)
    pic.glow(150, 30, 900, 460, "#fffbd8", 0.95)
    ridge(pic, 330, 22, "#aecbb0", "#f2f2d0", [(0.25, 0.3, 150), (0.8, 0.3, 190)])
    ridge(pic, 420, 20, "#84b08a", "#eaefc4", [(0.0, 0.3, 150), (0.5, 0.24, 70), (1.0, 0.25, 140)])
    pic.glow(800, 430, 1000, 60, "#fbf7dc", 0.9)
    keys = tree_symbols(pic)
    wood(
        pic,
        keys,
        [(rng.uniform(0, W), rng.uniform(450, 490)) for _ in range(30)],
        92,
        ["#94b98c", "#a5c596", "#86ae86"],
    )
    pic.path(f"M0 500Q400 450 860 490T{W} 470V{H}H0z", pic.linear((0, "#bfd089"), (0.4, "#8fb45c"), (1, "#55823c")))
    for x, y, size, far in (
        (210, 540, 280, 0.5),
        (520, 520, 250, 0.55),
        (1010, 530, 270, 0.55),
        (1330, 545, 300, 0.48),
    ):
        tea_tree(pic, x, y, size, 48, far)
    pic.glow(800, 540, 900, 50, "#f9f6d6", 0.7)
    _bush_rows(pic)
    _pickers(pic)
    blades(pic, 0, W, 880, 50, ("#3f6f34", "#7aa548", "#b9d06a"), 120, 6)
    _leaf_mat(pic, 700, 900, 330, 96, 210)
    _leaf_mat(pic, 1230, 930, 290, 88, 190)
    _leaf_mat(pic, 250, 980, 260, 76, 150)
    return pic


def _ladder(pic, x0, y0, x1, y1, rungs):
    """Draw a bamboo ladder from its foot to its top."""
    for off in (-34, 34):
        top = off * 0.8
        pic.line(f"M{x0 + off} {y0}L{x1 + top:.0f} {y1}", "#5f5424", 17)
        pic.line(f"M{x0 + off - 3} {y0}L{x1 + top - 3:.0f} {y1}", "#c9b765", 7)
    for k in range(1, rungs):
        t = k / rungs
        x, y, half = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 44 - 8 * t
        pic.line(f"M{x - half:.0f} {y:.0f}h{half * 2:.0f}", "#5f5424", 12)
        pic.line(f"M{x - half:.0f} {y - 2:.0f}h{half * 2:.0f}", "#d8c878", 5)


def old_trees():
    """Draw an old tea tree covered in moss, a ladder against the trunk, someone looking up."""
    pic = Scene("story-old-trees", "A very old tea tree with a bamboo ladder", 97)
    rng = pic.rng
    pic.path(f"M0 0h{W}v{H}H0z", pic.linear((0, "#5f9488"), (0.4, "#b9d3a6"), (0.7, "#e9e8b6"), (1, "#6f8a4a")))
    pic.glow(160, 60, 900, 600, "#fff9d0", 0.9)
    for k, (far, count) in enumerate(((0.62, 9), (0.42, 7), (0.22, 5))):
        for i in range(count):
            x, wide = (i + rng.uniform(0.1, 0.9)) * W / count, 26 + 18 * k
            tone = mix("#2f4f40", "#cfe0b0", far)
            bough(
                pic,
                [(x, 800), (x + rng.uniform(-20, 20), 400), (x + rng.uniform(-50, 50), -30)],
                wide,
                wide * 0.6,
                (mix(tone, "#000000", 0.12), tone, mix(tone, "#ffffff", 0.16)),
            )
        pic.glow(800, 640 + k * 40, 1100, 80, "#eef0c4", 0.75)
    pic.path(f"M0 760Q300 690 800 730T{W} 700V{H}H0z", pic.linear((0, "#a3b565"), (0.4, "#6f8f45"), (1, "#35542c")))
    for x, w in ((120, 60), (330, 110), (560, 70)):
        pic.path(f"M{x} -10h{w}l420 1020h-{w * 2.4:.0f}z", pic.linear((0, "#fffbd0", 0.42), (1, "#fffbd0", 0)))
    _giant(pic)
    _ladder(pic, 640, 880, 800, 330, 12)
    person(
        pic,
        430,
        905,
        250,
        "#24365c",
        head="scarf",
        hatc="#7a2a24",
        pose="down",
        skirt=True,
        legs="#3a1f3f",
        trim="#e8b84a",
        basket=True,
        load="#83b94c",
    )
    for fx, fy, long, turn in (
        (90, 960, 260, -70),
        (60, 990, 240, -20),
        (200, 1000, 220, -110),
        (1490, 970, 270, -110),
        (1550, 990, 260, -70),
        (1400, 1000, 210, -50),
    ):
        frond(pic, fx, fy, long, turn, ("#2a5a34", "#5f9442", "#b5cf78"), 10, 40 if fx > 800 else -40)
    stones(pic, [(1180, 905, 80, 34), (1290, 930, 50, 24), (250, 900, 60, 26)], moss="#7f9f4a")
    blades(pic, 0, W, 1008, 60, ("#2a4f2a", "#5a8438", "#a3bf5c"), 180, 6)
    return pic


def _moss(pic, limbs):
    """Draw cushions of moss on the boughs and down the lit side of the trunk."""
    rng = pic.rng
    for _ in range(60):
        pts, _start, _end = rng.choice(limbs)
        k = rng.randrange(len(pts) - 1)
        t = rng.random()
        x, y = pts[k][0] + (pts[k + 1][0] - pts[k][0]) * t, pts[k][1] + (pts[k + 1][1] - pts[k][1]) * t
        pic.path(
            blob(rng, x - 8, y - 22, rng.uniform(16, 44), rng.uniform(7, 14), 8, 0.25),
            rng.choice(("#5f8438", "#7fa043", "#a9bf5c")),
        )
    for _ in range(48):
        pic.path(
            blob(rng, rng.uniform(860, 1010), rng.uniform(520, 900), rng.uniform(8, 24), rng.uniform(9, 26), 8, 0.3),
            rng.choice(("#4f7434", "#6f9440", "#9ab456")),
            opacity=0.85,
        )


def _giant(pic):
    """Draw the old tree itself: gnarled trunk and boughs, moss, hanging lichen and leaf clouds."""
    rng = pic.rng
    bark = ("#3a3226", "#74664a", "#b5a67c")
    crowns = [
        (200, 190, 280, 130),
        (520, 90, 300, 140),
        (900, 60, 320, 150),
        (1270, 110, 310, 150),
        (1500, 260, 230, 120),
    ]
    for x, y, rx, ry in crowns:
        foliage(pic, x, y, rx, ry, ("#143524", "#22522f", "#3f7a3c"), 100, 54)
    limbs = [
        ([(940, 560), (800, 440), (600, 340), (380, 280), (230, 220)], 120, 34),
        ([(960, 520), (900, 360), (780, 230), (560, 120)], 110, 30),
        ([(1010, 520), (1040, 340), (960, 180), (900, 80)], 110, 30),
        ([(1040, 540), (1150, 400), (1260, 260), (1300, 120)], 120, 32),
        ([(1060, 580), (1240, 470), (1400, 390), (1520, 280)], 104, 28),
    ]
    for pts, start, end in limbs:
        bough(pic, pts, start, end, bark)
    trunk = (
        "M780 920Q850 840 868 700 872 600 850 500L1130 490Q1100 600 1120 700 1130 840 "
        "1230 925 1120 900 1080 930 1020 890 980 935 920 895 860 925 830 905 780 920z"
    )
    pic.path(trunk, pic.linear((0, bark[2]), (0.4, bark[1]), (1, bark[0]), box=(0, 0, 1, 0.2)))
    grooves = {"#332a1e": [], "#c9ba90": []}
    for i in range(46):
        x = 880 + i * 5.2
        pull = (x - 1000) * 0.5
        grooves["#332a1e" if i % 3 else "#c9ba90"].append(
            f"M{x:.0f} {rng.uniform(490, 640):.0f}q{rng.uniform(-16, 16):.0f} 100 {pull * 0.15:.0f}"
            f" 150t{pull * 0.6:.0f} {rng.uniform(60, 130):.0f}"
        )
    pic.strokes(grooves, 4, 0.55)
    _moss(pic, limbs)
    lichen = "".join(
        f"M{rng.uniform(300, 1480):.0f} {rng.uniform(280, 400):.0f}q{rng.uniform(-12, 12):.0f}"
        f" 40 {rng.uniform(-8, 8):.0f} {rng.uniform(50, 110):.0f}"
        for _ in range(44)
    )
    pic.line(lichen, "#b9c99a", 3, opacity=0.6)
    for x, y, rx, ry in crowns:
        foliage(
            pic, x - 20, y + 20, rx * 0.8, ry * 0.7, ("#1d4a2b", "#346c38", "#6a9f46", "#b5d268"), 120, 54, base=False
        )


DRAWINGS = (tea, old_trees)
