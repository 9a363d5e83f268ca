"""Outdoor pictures of Chashan: picking tea, the nut orchard, the old tree and the spring festival."""

import math

from scenes_built import basket, tray
from scenes_kit import H, Scene, W, blob, leaf, mix, num, smooth, wave, whole
from scenes_nature import blades, bough, foliage, frond, ridge, stones, tree_symbols, wood
from scenes_people import birds, person

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
        tea_tree(pic, x, y, size, 66, far)
    pic.glow(800, 540, 900, 50, "#f9f6d6", 0.7)
    rows = {"#3f7a3c": [], "#639e46": [], "#a6cb60": []}
    for i in range(330):
        x, y = rng.uniform(-10, W), 560 + rng.random() ** 1.3 * 200
        s = 6 + (y - 540) * 0.07
        rows[list(rows)[i * 3 // 420]].append(leaf(x, y, s * 1.6, s * 0.4, rng.uniform(-150, -30)))
    pic.fills(rows)
    tea_tree(pic, 1290, 800, 620, 330)
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
    tea_tree(pic, 120, 860, 720, 350)
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
    blades(pic, 0, W, 880, 50, ("#3f6f34", "#7aa548", "#b9d06a"), 120, 6)
    _leaf_mat(pic, 700, 900, 330, 96, 270)
    _leaf_mat(pic, 1230, 930, 290, 88, 220)
    _leaf_mat(pic, 250, 980, 260, 76, 200)
    return pic


MUSHROOM = (
    '<path fill="#e9dcc0" d="M-5-4h10l2 20H-7z"/><path fill="#5a3a22" d="M-22 0Q-20-24 0-24T22 0Q0 10-22 0z"/>'
    '<path fill="#8a5f3a" d="M-21-2Q-18-23-1-23q14 1 18 12Q-2-8-21-2z"/>'
    '<path fill="#c49a68" d="M-16-8q4-12 14-13 6 2 6 6-10 0-20 7z"/>'
    '<path fill="none" stroke="#f2e2c2" stroke-width="1.6" d="M2-18l4 6M10-14l2 6M-4-12l1 5"/>'
)


def _log_stand(pic):
    """Define one stand of leaning grow-logs with mushrooms, 250 high, and return its name."""
    rng, cap, start = pic.rng, pic.symbol(MUSHROOM), len(pic.body)
    pic.path("M-90 0h200l30 16h-230z", "#14200f", opacity=0.35)
    for lean in (-0.5, 0.42, -0.16):
        foot, top = (-lean * 120, 0), (lean * 150 + 10, -250)
        bough(pic, [foot, ((foot[0] + top[0]) / 2 - lean * 60, -120), top], 50, 44, ("#2f251b", "#5c4935", "#91795a"))
        for _ in range(6):
            t = rng.uniform(0.1, 0.95)
            x = foot[0] + (top[0] - foot[0]) * t
            pic.use(cap, x + rng.uniform(-20, 20), -250 * t, 1.1 * rng.uniform(0.7, 1.1), rng.uniform(-30, 30))
    markup = "".join(pic.body[start:])
    del pic.body[start:]
    return pic.symbol(markup)


def _logs(pic, stands, x, y, scale, flip):
    """Draw a row of log stands that runs away from the viewer."""
    sign = -1 if flip else 1
    for k in range(7, -1, -1):
        s = 0.8**k
        pic.use(stands[k % len(stands)], x + sign * 470 * (1 - s), y - 262 * (1 - s), scale * s, flip=flip)


def nuts():
    """Draw the shade of a nut orchard, mushrooms on logs and a basket of nuts."""
    pic = Scene("industry-chashan-nuts", "Shiitake logs in the shade of nut trees", 88)
    rng = pic.rng
    pic.path(f"M0 0h{W}v{H}H0z", pic.linear((0, "#a9d3b4"), (0.45, "#f4f6cf"), (0.5, "#dfe8a8"), (1, "#4f7a38")))
    pic.glow(800, 440, 520, 300, "#fffde0", 0.95)
    pic.path("M0 470H1600V1000H0z", pic.linear((0, "#d6e29a"), (0.3, "#8fb257"), (1, "#3f6a30")))
    for k in range(9):
        y0 = 480 + k * k * 6.2
        pic.path(
            smooth(wave(rng, -20, W + 20, y0 + 22, 3 + k, 10), False)
            + f"v{10 + k * 5}"
            + smooth(wave(rng, -20, W + 20, y0 + 34 + k * 4, 3 + k, 10)[::-1], False).replace("M", "L", 1)
            + "z",
            "#26512c",
            opacity=0.16,
        )
    pic.path("M760 470h80l340 540H420z", pic.linear((0, "#eee6b0"), (1, "#b39f66")))
    for k in range(6, -1, -1):
        s = 0.7**k
        far = min(0.75, k * 0.13)
        for sign in (-1, 1):
            x, y = 800 + sign * 760 * s * (1.12 if k == 0 else 1), 470 + 440 * s
            bark = [mix(c, "#eef2c4", far) for c in ("#3a2f24", "#6f5d48", "#ab9878")]
            tones = [mix(c, "#eef2c4", far) for c in ("#173a26", "#2a5f38", "#4f8a44", "#9cc261")]
            pts = [
                (x, y),
                (x + sign * -8 * s, y - 230 * s),
                (x - sign * 60 * s, y - 520 * s),
                (x - sign * 130 * s, y - 700 * s),
            ]
            bough(pic, pts, 92 * s, 40 * s, bark)
            count = max(34, int(130 * s))
            foliage(pic, x - sign * 170 * s, y - 720 * s, 420 * s, 170 * s, tones, count, 74 * s + 8)
            foliage(pic, x + sign * 120 * s, y - 600 * s, 330 * s, 140 * s, tones, count, 74 * s + 8)
    stands = [_log_stand(pic) for _ in range(3)]
    _logs(pic, stands, 250, 880, 0.86, False)
    _logs(pic, stands, 1370, 880, 0.86, True)
    person(pic, 850, 640, 140, "#7a3a24", head="hat", walk=True, basket=True, load="#8a6a3a")
    for _ in range(16):
        pic.glow(
            rng.uniform(100, 1500), rng.uniform(600, 980), rng.uniform(30, 90), rng.uniform(6, 14), "#fff8c4", 0.32
        )
    basket(pic, 800, 940, 330, 170)
    for i in range(46):
        a, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
        _nut(pic, 800 + math.cos(a) * 128 * r, 756 + math.sin(a) * 28 * r - 16 * (1 - r), rng.uniform(19, 25))
    for x, y in ((590, 940), (640, 968), (1010, 950), (1050, 920), (970, 980)):
        _nut(pic, x, y, 24)
    blades(pic, 0, 560, 1012, 70, ("#2a4f28", "#4f7f38", "#9abf58"), 80, 7)
    blades(pic, 1060, 1600, 1012, 70, ("#2a4f28", "#4f7f38", "#9abf58"), 80, 7)
    return pic


def _nut(pic, x, y, r):
    """Draw one round nut in its brown shell with a light spot and the sawn slit."""
    pic.path(
        f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 1 {num(2 * r)} 0 {num(r)} {num(r)} 0 1 1 {num(-2 * r)} 0z",
        "#4a2c18",
    )
    pic.path(
        f"M{num(x - r * 0.92)} {num(y - r * 0.1)}a{num(r * 0.8)} {num(r * 0.8)} 0 1 1 {num(1.6 * r)} 0 {num(r * 0.8)} {num(r * 0.8)} 0 1 1 {num(-1.6 * r)} 0z",
        "#8a5a34",
    )
    pic.path(
        f"M{num(x - r * 0.6)} {num(y - r * 0.4)}a{num(r * 0.34)} {num(r * 0.28)} 0 1 1 {num(0.68 * r)} 0 {num(r * 0.34)} {num(r * 0.28)} 0 1 1 {num(-0.68 * r)} 0z",
        "#d0a070",
    )
    pic.line(
        f"M{num(x - r * 0.1)} {num(y + r * 0.5)}q{num(r * 0.4)} {num(r * 0.1)} {num(r * 0.7)} {num(-r * 0.3)}",
        "#f2e2c2",
        r * 0.1,
    )


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
    trunk = "M780 920Q850 840 868 700 872 600 850 500L1130 490Q1100 600 1120 700 1130 840 1230 925 1120 900 1080 930 1020 890 980 935 920 895 860 925 830 905 780 920z"
    pic.path(trunk, pic.linear((0, bark[2]), (0.4, bark[1]), (1, bark[0]), box=(0, 0, 1, 0.2)))
    grooves = {"#332a1e": [], "#c9ba90": []}
    for i in range(46):
        x = 880 + i * 5.2
        pull = (x - 1000) * 0.5
        grooves["#332a1e" if i % 3 else "#c9ba90"].append(
            f"M{x:.0f} {rng.uniform(490, 640):.0f}q{rng.uniform(-16, 16):.0f} 100 {pull * 0.15:.0f} 150t{pull * 0.6:.0f} {rng.uniform(60, 130):.0f}"
        )
    pic.strokes(grooves, 4, 0.55)
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
    lichen = "".join(
        f"M{rng.uniform(300, 1480):.0f} {rng.uniform(280, 400):.0f}q{rng.uniform(-12, 12):.0f} 40 {rng.uniform(-8, 8):.0f} {rng.uniform(50, 110):.0f}"
        for _ in range(44)
    )
    pic.line(lichen, "#b9c99a", 3, opacity=0.6)
    for x, y, rx, ry in crowns:
        foliage(
            pic, x - 20, y + 20, rx * 0.8, ry * 0.7, ("#1d4a2b", "#346c38", "#6a9f46", "#b5d268"), 120, 54, base=False
        )


def _banner(pic, x, y, high, colours):
    """Draw a tall pole with a long banner of coloured strips moving to the right."""
    pic.line(f"M{x} {y}V{y - high}", "#5f4a28", 12)
    pic.line(f"M{x - 3} {y}V{y - high}", "#c9a868", 4)
    step = high * 0.62 / len(colours)
    for k, tone in enumerate(colours):
        top = y - high + 10 + k * step
        reach = high * (0.30 - 0.012 * k)
        sway = 14 * math.sin(k * 1.3)
        d = f"M{x} {top:.0f}q{reach * 0.4:.0f} {-18 + sway:.0f} {reach * 0.7:.0f} {4 + sway:.0f}t{reach * 0.34:.0f} {step * 0.5:.0f}q{-reach * 0.4:.0f} {step * 0.1:.0f} {-reach * 0.6:.0f} {step * 0.34 - sway:.0f}T{x} {top + step * 0.86:.0f}z"
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


DRAWINGS = (tea, nuts, old_trees, tea_ancestor)
