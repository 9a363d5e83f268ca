"""City pictures: the Green Lake compound and its market day in December."""

import math

from scenes_built import basket, tower
from scenes_kit import Scene, W, blob, leaf, mix, poly, ring
from scenes_nature import blades, bough, foliage, ridge, tree_symbols, wood
from scenes_people import birds, gull, person

GINKGO = ("#a8691c", "#d9982a", "#f2c23c", "#fbe27a")


def _skyline(pic, base, tone, count, low, high, seed_wide=(70, 130)):
    """Draw a row of far towers, pale with distance."""
    x = -30
    while x < W:
        wide = pic.rng.uniform(*seed_wide)
        tower(pic, x, base, wide, pic.rng.uniform(low, high), tone, mix(tone, "#7f9fb9", 0.5), step=30)
        x += wide + pic.rng.uniform(4, 50)


def city_tree(pic, x, y, size, tones, count=170):
    """Draw a street tree: a straight forked trunk and three clouds of small leaves."""
    bark = ("#3a3028", "#6a5a48", "#a5927a")
    for dx, high in ((-0.2, 0.62), (0.02, 0.72), (0.22, 0.6)):
        bough(
            pic,
            [(x, y), (x + dx * size * 0.1, y - size * 0.3), (x + dx * size, y - size * high)],
            size * 0.07,
            size * 0.025,
            bark,
        )
    for dx, dy, rx, ry in ((0.22, 0.62, 0.27, 0.2), (-0.24, 0.64, 0.28, 0.2), (0.0, 0.82, 0.3, 0.22)):
        foliage(pic, x + dx * size, y - dy * size, rx * size, ry * size, tones, count // 3, size * 0.055)


def _gate(pic):
    """Draw gate 2 of the compound: two brick piers, a tiled cap, an open iron leaf and a guard hut."""
    for x in (560, 980):
        pic.path(
            f"M{x} 420h70v330h-70z", pic.linear((0, "#d98a62"), (0.6, "#b9653f"), (1, "#86432a"), box=(0, 0, 1, 0))
        )
        bricks = "".join(f"M{x} {436 + k * 20}h70" for k in range(16)) + "".join(
            f"M{x + 18 + 34 * (k % 2)} {436 + k * 20}v20" for k in range(15)
        )
        pic.line(bricks, "#8a4a30", 2, opacity=0.6)
        pic.path(f"M{x - 14} 396h98v30h-98z", "#efe6d4")
        pic.path(f"M{x - 14} 418h98v8h-98z", "#b9ab92")
        pic.path(ring(x + 35, 372, 24, 26), pic.radial((0, "#fffbe0"), (1, "#e9c878"), cx=0.4, cy=0.35))
    pic.path("M540 330Q805 232 1070 330L1062 352Q805 262 548 352z", "#3f5f74")
    pic.path("M540 330Q805 232 1070 330l-3 8Q805 242 544 338z", "#8fb3c4")
    pic.line("M640 340V400M970 340V400", "#3f5f74", 10)
    bars = "".join(f"M{986 - k * 17} {470 + k * 5}V{742 + k * 7}" for k in range(6))
    pic.line(bars + "M990 490L896 520M990 720L896 756", "#2f4a5c", 7)


def _shelves(pic):
    """Draw the row of pickup shelves under an awning: baskets, boxes and bags on three boards."""
    rng = pic.rng
    x0, x1, foot = 1050, 1610, 880
    pic.path(f"M{x0 - 10} {foot}H{x1}v30H{x0 + 60}z", "#1f2a30", opacity=0.3)
    pic.path(f"M{x0} 540H{x1}V{foot}H{x0}z", pic.linear((0, "#5f4028"), (1, "#3a2616")))
    cells = 4
    wide = (x1 - x0) / cells
    goods = 0
    for row, y in enumerate((650, 765, 876)):
        for k in range(cells):
            cx = x0 + (k + 0.5) * wide
            _goods(pic, cx, y - 6, goods % 5)
            goods += 1 + (row == 1)
        pic.path(f"M{x0} {y}H{x1}v14H{x0}z", "#b98552")
        pic.line(f"M{x0} {y + 2}H{x1}", "#ecc08a", 4)
    for k in range(cells + 1):
        x = x0 + k * wide
        pic.path(f"M{x - 8:.0f} 530h16V{foot + 6}h-16z", pic.linear((0, "#d9a870"), (1, "#86582f"), box=(0, 0, 1, 0)))
    pic.path(f"M{x0 - 50} 556L{x0 + 20} 450H{x1 + 20}V556z", "#2f7a6a")
    stripes = "".join(f"M{x0 + 20 + k * 80} 450h40l{-10 + 0 * k} 106h-48z" for k in range(8))
    pic.path(stripes, "#f4efe0")
    hem = "".join(f"M{x0 - 50 + k * 44} 554h44v10a22 18 0 0 1-44 0z" for k in range(0, 16, 2))
    pic.path(hem, "#f4efe0")
    pic.path("".join(f"M{x0 - 50 + k * 44} 554h44v10a22 18 0 0 1-44 0z" for k in range(1, 16, 2)), "#26665a")
    pic.path(f"M{x0} 572H{x1}v44H{x0}z", "#1a0f06", opacity=0.35)
    for x in (1090, 1250, 1410):
        pic.glow(x + rng.uniform(-10, 10), 640, 90, 60, "#ffe6a8", 0.25)


def _goods(pic, x, y, kind):
    """Draw one order waiting on a shelf, standing on y."""
    if kind == 0:
        basket(pic, x, y - 6, 88, 46)
        foliage(pic, x, y - 58, 38, 20, ("#2a5a30", "#4f9440", "#a3cc62"), 30, 20)
    elif kind == 1:
        pic.path(f"M{x - 40:.0f} {y - 64}h80v64h-80z", pic.linear((0, "#dcb27c"), (1, "#a8743f"), box=(0, 0, 1, 0.3)))
        pic.path(f"M{x - 9:.0f} {y - 64}h18v64h-18z", "#f0d8a8")
        pic.line(f"M{x - 40:.0f} {y - 46}h80", "#86582c", 2)
    elif kind == 2:
        pic.path(f"M{x - 34:.0f} {y - 58}h68l5 58h-78z", pic.linear((0, "#3f78b8"), (1, "#163463")))
        pic.line(f"M{x - 16:.0f} {y - 58}q16-36 32 0", "#163463", 6)
        pic.path("".join(ring(x - 22 + k * 15, y - 34 + (k % 2) * 14, 4, 4) for k in range(4)), "#eaf2f7")
    elif kind == 3:
        for dx in (-22, 16):
            pic.path(
                f"M{x + dx - 16:.0f} {y - 46}h34v46h-34z", pic.linear((0, "#f7c65c"), (1, "#b9741c"), box=(0, 0, 1, 0))
            )
            pic.path(f"M{x + dx - 17:.0f} {y - 58}h36v13h-36z", "#24477d")
            pic.path(f"M{x + dx - 10:.0f} {y - 34}h22v20h-22z", "#fbf4e0")
    else:
        pic.path(
            f"M{x - 36:.0f} {y}q-12-40 18-58-8-10-2-16h40q6 6-2 16 30 18 18 58z",
            pic.linear((0, "#f3e6c8"), (1, "#b59a68"), box=(0, 0, 1, 0.3)),
        )
        pic.line(f"M{x - 17:.0f} {y - 58}h36", "#b5341f", 6)


def community():
    """Draw the trees and towers of the compound and the pickup shelves by gate 2."""
    pic = Scene("community-greenlake", "Pickup shelves by gate 2 of a leafy city compound", 181)
    rng = pic.rng
    pic.sky(("#6fb0dc", "#b5d9ea", "#f4efdc", "#fdf3dc"), 720)
    pic.glow(120, 80, 900, 460, "#fffae4", 0.95)
    ridge(pic, 430, 16, "#a9c4cf", "#f4f0e0", [(0.2, 0.3, 90), (0.8, 0.3, 70)])
    _skyline(pic, 600, "#d3dfe2", 14, 110, 260)
    pic.glow(800, 560, 1000, 70, "#fbf5e6", 0.7)
    tower(pic, 60, 690, 200, 560, "#f3e3c6", "#86a9bd", "#ffe6a0", 0.12, 34)
    tower(pic, 300, 680, 180, 430, "#eacdb0", "#8aa9b8", "#ffe6a0", 0.1, 34)
    tower(pic, 1080, 690, 210, 500, "#efdcc4", "#86a9bd", "#ffe6a0", 0.12, 34)
    tower(pic, 1350, 700, 230, 640, "#f6ead2", "#7f9fb5", "#ffe6a0", 0.1, 36)
    tower(pic, 700, 640, 150, 330, "#e3d6c8", "#93b0bd", None, 0, 30)
    keys = tree_symbols(pic)
    greens = ["#3f7a4f", "#5a9450", "#2f6444", "#7fae58", "#e0b840"]
    wood(pic, keys, [(rng.uniform(-20, W + 20), rng.uniform(650, 700)) for _ in range(46)], 120, greens)
    pic.path("M0 690H1600V1000H0z", pic.linear((0, "#cfc6b0"), (1, "#8f8672")))
    pic.path("M0 700H470L240 1000H0z", pic.linear((0, "#a3c062"), (1, "#4f7f3a")))
    pic.path("M690 690h250l420 320H330z", pic.linear((0, "#efe6d2"), (1, "#b9ad96")))
    slabs = "".join(
        f"M{690 - 360 * t:.0f} {690 + 310 * t:.0f}H{940 + 430 * t:.0f}"
        for t in (0.05, 0.12, 0.21, 0.32, 0.46, 0.63, 0.83)
    )
    pic.line(
        slabs + "".join(f"M{690 + 250 * k / 5:.0f} 690L{330 + 1030 * k / 5:.0f} 1010" for k in range(6)),
        "#9c907a",
        2.5,
        opacity=0.6,
    )
    _gate(pic)
    city_tree(pic, 470, 770, 440, ("#1f4f34", "#2f6f42", "#5a9a4c", "#a9cc66"), 190)
    person(pic, 800, 800, 168, "#c9a04a", legs="#3a3f4f", head="hair", pose="down", walk=True)
    person(pic, 866, 806, 172, "#7a9ab9", legs="#4a3f3a", head="hair", pose="right", walk=True)
    basket(pic, 916, 800, 48, 34)
    _shelves(pic)
    person(pic, 1000, 940, 262, "#2f5f5a", legs="#3a3346", head="hair", pose="right", trim="#e8d9a8")
    _bicycle(pic, 330, 935, 1.0)
    city_tree(pic, 120, 900, 640, ("#17442f", "#27643c", "#4a8a44", "#9cc75e"), 260)
    shade = "".join(
        blob(rng, rng.uniform(200, 900), rng.uniform(860, 980), rng.uniform(40, 110), rng.uniform(10, 20), 9, 0.25)
        for _ in range(14)
    )
    pic.path(shade, "#2f3a4a", opacity=0.16)
    blades(pic, 0, 270, 1008, 50, ("#2f5f30", "#5f9440", "#b5d068"), 60, 6)
    birds(pic, ((640, 150, 15), (690, 130, 12), (930, 190, 11)), "#ffffff")
    return pic


def _bicycle(pic, x, y, s):
    """Draw a parked bicycle with a front basket of greens."""
    pic.group(x, y, s)
    pic.add('<path fill="#1f2a30" opacity=".28" d="M-110-2h260l40 16h-270z"/>')
    for cx in (-78, 92):
        pic.line(ring(cx, -52, 52, 52), "#23282e", 8)
        pic.line(ring(cx, -52, 46, 46), "#b9c0c4", 2)
        pic.line(
            "".join(f"M{cx} -52l{math.cos(k * 0.63) * 46:.0f} {math.sin(k * 0.63) * 46:.0f}" for k in range(10)),
            "#b9c0c4",
            1.5,
        )
    pic.line("M-78-52L-24-132H62L0-52H-78M-34-150L0-52L62-132M54-168L92-52", "#2f7a6a", 9)
    pic.line("M-80-54L-26-134H58", "#7fc0ac", 3)
    pic.path("M-62-156q30-10 58 0l-6 12h-40z", "#5a3a24")
    pic.line("M54-166q-4-16-26-18M54-166q20-6 30-2", "#3a3f44", 7)
    pic.end()
    basket(pic, x + 112, y - 112, 78, 54)
    foliage(pic, x + 112, y - 176, 36, 26, ("#2a5a30", "#4f9440", "#a3cc62"), 40, 24)


def _stall(pic, x, y, s, colour, wares):
    """Draw one market stall: striped canopy on poles, a cloth-hung table and its wares."""
    dark = mix(colour, "#101828", 0.35)
    pic.path(
        f"M{x - 170 * s:.0f} {y}H{x + 200 * s:.0f}l{40 * s:.0f} {24 * s:.0f}H{x - 130 * s:.0f}z", "#2a2630", opacity=0.3
    )
    pic.line(f"M{x - 150 * s:.0f} {y}V{y - 300 * s:.0f}M{x + 150 * s:.0f} {y}V{y - 300 * s:.0f}", "#6f4b2c", 11 * s)
    pic.line(f"M{x - 153 * s:.0f} {y}V{y - 300 * s:.0f}M{x + 147 * s:.0f} {y}V{y - 300 * s:.0f}", "#d3a56c", 4 * s)
    pic.path(
        f"M{x - 150 * s:.0f} {y - 250 * s:.0f}h{300 * s:.0f}v{130 * s:.0f}h{-300 * s:.0f}z", "#3a2a30", opacity=0.35
    )
    for k, item in enumerate(wares):
        item(pic, x + (k - (len(wares) - 1) / 2) * 270 * s / len(wares), y - 112 * s, s)
    pic.path(
        f"M{x - 160 * s:.0f} {y - 114 * s:.0f}h{320 * s:.0f}v{96 * s:.0f}q{-20 * s:.0f} {12 * s:.0f}"
        f" {-40 * s:.0f} 0t{-40 * s:.0f} 0 {-40 * s:.0f} 0 {-40 * s:.0f} 0 {-40 * s:.0f} "
        f"0 {-40 * s:.0f} 0 {-40 * s:.0f} 0 {-40 * s:.0f} 0z",
        pic.linear((0, "#fbf3e0"), (1, "#c9b795"), box=(0, 0, 1, 0.4)),
    )
    pic.line(f"M{x - 160 * s:.0f} {y - 96 * s:.0f}h{320 * s:.0f}", colour, 9 * s)
    pic.line(f"M{x - 160 * s:.0f} {y - 113 * s:.0f}h{320 * s:.0f}", "#fffaf0", 5 * s)
    top, low = y - 370 * s, y - 272 * s
    pic.path(
        f"M{x - 130 * s:.0f} {top:.0f}h{260 * s:.0f}L{x + 190 * s:.0f} {low:.0f}H{x - 190 * s:.0f}z",
        pic.linear((0, mix(colour, "#ffffff", 0.25)), (1, colour), box=(0, 0, 1, 0.5)),
    )
    for k in range(1, 8, 2):
        a0, a1 = -130 + k * 260 / 8, -130 + (k + 1) * 260 / 8
        b0, b1 = -190 + k * 380 / 8, -190 + (k + 1) * 380 / 8
        pic.path(poly([(x + a0 * s, top), (x + a1 * s, top), (x + b1 * s, low), (x + b0 * s, low)]), "#fdf6e6")
    for k in range(8):
        bx = x + (-190 + k * 47.5) * s
        pic.path(
            f"M{bx:.0f} {low:.0f}h{47.5 * s:.0f}v{10 * s:.0f}a{23.7 * s:.1f} {20 * s:.0f} 0 0 1{-47.5 * s:.1f} 0z",
            "#efe4cc" if k % 2 else dark,
        )


def rice_sacks(pic, x, y, s):
    """Draw an open sack of red rice, standing on y."""
    pic.path(
        f"M{x - 40 * s:.0f} {y}q{-10 * s:.0f} {-50 * s:.0f} {4 * s:.0f} {-66 * s:.0f}h{72 * s:.0f}"
        f"q{14 * s:.0f} {16 * s:.0f} {4 * s:.0f} {66 * s:.0f}z",
        pic.linear((0, "#f0e2c0"), (1, "#a88f5f"), box=(0, 0, 1, 0.3)),
    )
    pic.path(ring(x, y - 68 * s, 40 * s, 13 * s), "#d6c294")
    pic.path(blob(pic.rng, x, y - 72 * s, 32 * s, 13 * s, 9, 0.08), "#8a3a22")
    pic.path(blob(pic.rng, x - 6 * s, y - 77 * s, 20 * s, 7 * s, 9, 0.1), "#c4663f")


def tea_stack(pic, x, y, s):
    """Draw a stack of wrapped tea cakes, standing on y."""
    for k in range(4):
        top = y - (k + 1) * 22 * s
        pic.path(
            f"M{x - 42 * s:.0f} {top + 22 * s:.0f}q{-8 * s:.0f} {-14 * s:.0f} {8 * s:.0f} {-22 * s:.0f}"
            f"h{68 * s:.0f}q{16 * s:.0f} {8 * s:.0f} {8 * s:.0f} {22 * s:.0f}z",
            pic.linear((0, "#fbf4e0"), (1, "#cdbb94"), box=(0, 0, 1, 0.3)),
        )
        pic.path(
            f"M{x - 10 * s:.0f} {top + 4 * s:.0f}h{20 * s:.0f}v{14 * s:.0f}h{-20 * s:.0f}z",
            ("#b5341f", "#2f6a4a")[k % 2],
        )
    pic.path(ring(x, y - 88 * s, 34 * s, 9 * s), "#fffaf0")


def cloth_pile(pic, x, y, s):
    """Draw a folded pile of blue cloth, standing on y, and one length hanging above."""
    for k, tone in enumerate(("#12294f", "#2a62a0", "#1c3f74", "#4f8ac0")):
        pic.path(
            f"M{x - 44 * s:.0f} {y - k * 17 * s:.0f}q{-8 * s:.0f} {-9 * s:.0f} 0 {-17 * s:.0f}"
            f"h{88 * s:.0f}v{17 * s:.0f}z",
            tone,
        )
        pic.line(f"M{x - 42 * s:.0f} {y - (k + 0.85) * 17 * s:.0f}h{84 * s:.0f}", mix(tone, "#ffffff", 0.4), 2 * s)
    pic.path(
        f"M{x - 36 * s:.0f} {y - 170 * s:.0f}h{72 * s:.0f}v{84 * s:.0f}h{-72 * s:.0f}z",
        pic.linear((0, "#2f6cae"), (1, "#163463")),
    )
    dots = "".join(
        ring(x + math.cos(k * 0.785) * 20 * s, y - 130 * s + math.sin(k * 0.785) * 20 * s, 4 * s, 4 * s)
        for k in range(8)
    )
    pic.path(dots + ring(x, y - 130 * s, 6 * s, 6 * s), "#f2f7fa")


def greens(pic, x, y, s):
    """Draw a basket of greens and oranges, standing on y."""
    basket(pic, x, y - 4 * s, 84 * s, 40 * s)
    foliage(pic, x - 10 * s, y - 52 * s, 34 * s, 22 * s, ("#2a5a30", "#4f9440", "#a3cc62"), 36, 22 * s)
    for k in range(4):
        pic.path(ring(x + (6 + k * 10) * s, y - (44 + 6 * (k % 2)) * s, 9 * s, 9 * s), ("#e8842c", "#f5a54a")[k % 2])


def _grill(pic, x, y):
    """Draw the charcoal grill with white rice cakes toasting on a net, smoke rising."""
    pic.glow(x, y - 110, 170, 90, "#ff9a3c", 0.5)
    pic.path(ring(x + 20, y, 130, 18), "#2a2630", opacity=0.35)
    pic.line(f"M{x - 70} {y - 60}L{x - 96} {y}M{x + 70} {y - 60}L{x + 96} {y}", "#3a3230", 12)
    pic.path(f"M{x - 110} {y - 100}h220l-24 56h-172z", pic.linear((0, "#7f746c"), (1, "#35302e"), box=(0, 0, 1, 0.2)))
    pic.path(ring(x, y - 100, 112, 28), "#2a1c16")
    pic.path(
        "".join(
            blob(pic.rng, x + pic.rng.uniform(-80, 80), y - 100 + pic.rng.uniform(-14, 14), 16, 8, 7, 0.2)
            for _ in range(14)
        ),
        "#f2662c",
    )
    pic.path(
        "".join(
            blob(pic.rng, x + pic.rng.uniform(-70, 70), y - 102 + pic.rng.uniform(-12, 12), 8, 4, 7, 0.2)
            for _ in range(10)
        ),
        "#ffd36a",
    )
    net = "".join(f"M{x - 110} {y - 110 + k * 9}h220" for k in range(-2, 4)) + "".join(
        f"M{x + k * 24} {y - 134}v52" for k in range(-4, 5)
    )
    pic.line(net, "#5f5a58", 2.5)
    for dx, dy in ((-54, -112), (8, -120), (62, -106), (0, -98)):
        pic.path(ring(x + dx, y + dy + 4, 30, 12), "#8a6a48")
        pic.path(ring(x + dx, y + dy, 30, 12), "#fbf4e4")
        pic.path("".join(ring(x + dx + k * 10, y + dy + (k % 2) * 4, 4, 2) for k in (-1, 0, 1)), "#c98a48")
    for k in range(4):
        pic.glow(x + 20 + 26 * math.sin(k * 1.7), y - 190 - k * 80, 40 + k * 16, 60, "#ffffff", 0.34)


def _market_crowd(pic):
    """Draw the stalls and the people among them, the far ones first."""
    person(pic, 770, 690, 104, "#a5503a", legs="#3a3a46", head="hair", walk=True)
    person(pic, 820, 694, 108, "#3f6f8a", legs="#2f2f3a", head="hair", walk=True)
    person(pic, 905, 700, 112, "#5a7a4a", legs="#3a3346", head="scarf", hatc="#c9a04a", walk=True)
    _stall(pic, 560, 740, 0.62, "#2f7a6a", (greens, tea_stack))
    _stall(pic, 1060, 740, 0.62, "#c9822c", (greens, rice_sacks, greens))
    person(pic, 1060, 752, 150, "#8a9fb9", legs="#3a3a46", head="hair")
    _stall(pic, 260, 880, 1.0, "#b5402c", (rice_sacks, rice_sacks, tea_stack))
    _stall(pic, 1360, 890, 1.05, "#24508a", (cloth_pile, tea_stack, cloth_pile))
    person(pic, 640, 850, 214, "#6a4a7a", legs="#3a3346", head="hair", pose="down", walk=True, trim="#e9d9c0")
    person(pic, 300, 940, 246, "#3f6a5a", legs="#2f3346", head="hair", pose="right", trim="#e9d9c0")
    person(pic, 1270, 952, 250, "#d98a4a", legs="#3a3f52", head="hair", pose="front", trim="#f4e4c8")
    person(pic, 1400, 958, 190, "#c9485a", legs="#3a3f6a", head="hair", pose="down", trim="#f4e4c8")
    person(
        pic,
        900,
        880,
        236,
        "#1f3158",
        head="scarf",
        hatc="#8a2a24",
        skirt=True,
        legs="#141c34",
        pose="front",
        trim="#e8b84a",
    )


def market():
    """Draw village market day under the ginkgo trees of the compound, in December."""
    pic = Scene("event-greenlake-market", "Market day under yellow ginkgo trees", 193)
    rng = pic.rng
    pic.sky(("#5f9fd8", "#a9d0e6", "#f3ead2"), 650)
    pic.glow(200, 60, 800, 380, "#fff6d8", 0.9)
    _skyline(pic, 560, "#cbd6dc", 12, 120, 250)
    for x, wide, high, tone in (
        (-40, 220, 520, "#e9cfae"),
        (230, 190, 400, "#dcc3a8"),
        (1170, 200, 430, "#e3ccb0"),
        (1400, 240, 560, "#efdcc0"),
        (640, 170, 330, "#d6c8ba"),
        (850, 150, 380, "#e6d8c6"),
    ):
        tower(pic, x, 620, wide, high, tone, "#7f9cb0", "#ffdf96", 0.14, 32)
    for x, y, size in ((330, 660, 300), (620, 650, 260), (940, 650, 270), (1230, 660, 310)):
        city_tree(pic, x, y, size, [mix(c, "#f3ead2", 0.25) for c in GINKGO], 72)
    pic.path("M0 630H1600V1000H0z", pic.linear((0, "#e3d9c4"), (1, "#9c9080")))
    rows = "".join(f"M0 {y}H{W}" for y in (650, 676, 710, 754, 810, 880, 962))
    pic.line(
        rows + "".join(f"M{800 + k * 60} 630L{800 + k * 260} 1010" for k in range(-9, 10)), "#8a7f70", 2, opacity=0.5
    )
    _market_crowd(pic)
    _grill(pic, 830, 950)
    city_tree(pic, 30, 960, 760, GINKGO, 220)
    foliage(pic, 1560, 60, 260, 150, GINKGO, 130, 36)
    fallen = {"#d9982a": [], "#f2c23c": [], "#fbe27a": []}
    for i in range(130):
        fallen[list(fallen)[i % 3]].append(
            leaf(rng.uniform(0, W), rng.uniform(700, 1000), rng.uniform(10, 20), 6, rng.uniform(0, 360))
        )
    pic.fills(fallen)
    gull(pic, 740, 170, 92, -8)
    gull(pic, 960, 110, 66, 6)
    gull(pic, 1120, 230, 54, -14)
    return pic


DRAWINGS = (community, market)
