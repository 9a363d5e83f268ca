"""Two village landscapes: the walnut wood on the slope and the ferry on the red river."""

import landscapes_kit_more as more
from scenes_kit import H, Scene, W, smooth, whole
from scenes_nature import banana, blades, bough, foliage, ridge, ripples, stones, tree, tree_symbols

WALNUT = ("#2f4a26", "#4b6a2c", "#728f38", "#a9b84f", "#dccb6a")
BARK = ("#6d6459", "#9b9184", "#cfc6b6")


def _slope(pic, line, top, low):
    """Fill the ground below a line with a gradient."""
    pic.path(f"{smooth(line, False)}V{H}H{whole(line[0][0])}z", pic.linear((0, top), (1, low)))


def _walnut_terrace(pic, keys, houses, line, rows):
    """Set houses and crowns along a shoulder of the slope, the far ones first."""
    rng, items = pic.rng, []
    for x, y, size, kind in houses:
        items.append((y, "house", x, size, kind))
    for x0, x1, base, count, size in rows:
        for _ in range(count):
            x = rng.uniform(x0, x1)
            items.append((base + rng.uniform(-24, 24) + line(x), "tree", x, size * rng.uniform(0.75, 1.25), 0))
    for y, what, x, size, kind in sorted(items):
        if what == "house":
            pic.use(houses_keys(pic)[kind], x, y, size, flip=kind == 1)
        else:
            tree(pic, keys, x, y, size, rng.choice(WALNUT[1:4]))


def houses_keys(pic):
    """Return the two house shapes of this picture, defined once."""
    if not hasattr(pic, "house_keys"):
        pic.house_keys = (more.tiled_house(pic), more.tiled_house(pic, "#f1e6cf", "#4c545e"))
    return pic.house_keys


def qianshu():
    """Old walnut trees on a slope in a September afternoon, roofs between the crowns, a stone path beneath."""
    pic = Scene("village-qianshu", "Old walnut trees on a hillside with tiled roofs and a stone path", 71)
    pic.sky(["#5f93b8", "#a7c6cf", "#f0e2bd", "#f7e6bf"], 620)
    pic.glow(300, 150, 620, 420, "#fff0c4", 0.8)
    ridge(pic, 330, 30, "#6b86a0", "#e9ddbd", [(0.2, 0.26, 130), (0.55, 0.24, 190), (0.92, 0.3, 250)])
    ridge(pic, 410, 26, "#71957f", "#e9deb4", [(0.05, 0.3, 120), (0.75, 0.32, 190)])
    pic.glow(620, 440, 900, 60, "#fbeecb", 0.9)
    keys = tree_symbols(pic, 6)
    slant = lambda x: (800 - x) * 0.13  # noqa: E731
    _slope(pic, [(-40, 590), (400, 540), (900, 470), (1300, 400), (1660, 330)], "#9bab55", "#66803a")
    _walnut_terrace(
        pic, keys,
        [(560, 508, 0.5, 0), (700, 492, 0.55, 1), (850, 468, 0.52, 0), (1010, 446, 0.56, 1), (1180, 418, 0.5, 0)],
        slant, [(-20, 1640, 474, 46, 74)],
    )  # fmt: skip
    pic.glow(700, 560, 800, 50, "#f7e9b8", 0.55)
    _slope(pic, [(-40, 690), (360, 660), (820, 600), (1240, 540), (1660, 500)], "#a9b45a", "#5f7a35")
    _walnut_terrace(
        pic, keys,
        [(250, 706, 0.95, 0), (470, 680, 0.85, 1), (880, 636, 1.0, 0), (1120, 596, 0.9, 1)],
        slant, [(-30, 1000, 596, 22, 150), (1000, 1640, 606, 12, 150), (-30, 1240, 664, 13, 110)],
    )  # fmt: skip
    _slope(pic, [(-40, 800), (300, 770), (760, 730), (1200, 700), (1660, 690)], "#aeb75e", "#4c662d")
    more.stone_path(
        pic,
        [
            (790, 650, 14),
            (760, 690, 26),
            (690, 732, 46),
            (640, 780, 76),
            (700, 850, 126),
            (800, 930, 200),
            (820, 1020, 300),
        ],
    )
    more_trees = [(60, 830, 250), (360, 800, 190), (980, 740, 170), (520, 760, 120)]
    for x, y, size in more_trees:
        pic.path(f"M{x - 50} {y + 2}q{size} -24 {size + 90} 10q-{size} 30-{size + 90}-10z", "#2f4a22", opacity=0.35)
        tree(pic, keys, x, y, size, WALNUT[2 if size > 200 else 1])
    _qianshu_front(pic)
    return pic


def _qianshu_front(pic):
    """The old tree over the path, its shade, walkers and grass."""
    pic.path("M560 830q260-70 700-40t380 60v150H620q160-60-60-170z", "#2f4a22", opacity=0.36)
    more.folk(pic, 690, 812, 92, "#24477d", "#1f2a3c", "#7a8f3c")
    more.folk(pic, 640, 786, 74, "#a5341b", "#22304e")
    for pts, a, b in (
        ([(1330, 960), (1306, 760), (1330, 560), (1300, 420)], 150, 90),
        ([(1310, 610), (1180, 500), (1040, 400), (900, 330)], 78, 26),
        ([(1326, 590), (1420, 460), (1520, 360), (1640, 300)], 86, 34),
        ([(1306, 470), (1240, 330), (1200, 200)], 70, 26),
    ):
        bough(pic, pts, a, b, BARK)
    pic.path("M1240 972q40-40 36-110 40 50 54 0 10 60 50 20 0 60 60 92-100 26-200-2z", BARK[1])
    pic.line("M1290 930q10-200 0-330M1322 940q20-180 14-320M1350 930q8-120 4-230", BARK[0], 5, opacity=0.7)
    pic.line("M1272 900q6-150 10-260", BARK[2], 6, opacity=0.8)
    for cx, cy, rx, ry in ((1030, 250, 240, 130), (1480, 210, 270, 150), (1230, 110, 330, 130), (1600, 380, 140, 90)):
        foliage(pic, cx, cy, rx, ry, WALNUT, 190, 44)
    pic.line("M900 380v-40M1010 388v-34M1400 380v-30M1120 372v-30", "#4b6a2c", 3)
    for x, y in ((900, 392), (916, 400), (1010, 398), (1400, 392), (1120, 382), (1134, 390)):
        pic.add(
            f'<circle cx="{x}" cy="{y}" r="13" fill="#6f8f35"/><circle cx="{x - 4}" cy="{y - 4}" r="5" fill="#bcd06a"/>'
        )
    stones(pic, [(1130, 960, 60, 30), (1200, 982, 40, 22), (420, 960, 70, 32)], moss="#7d9440")
    blades(pic, -10, 600, 1000, 80, ("#3c5a26", "#5d7b32", "#8a9f44"), 90)
    blades(pic, 1000, 1620, 1000, 60, ("#32501f", "#54722d"), 70)


def _bank(pic, line, top, low):
    """Fill a river bank below a line and lay red earth at its edge."""
    edge = smooth(line, True)
    pic.path(edge, pic.linear((0, top), (1, low)))
    pic.line(edge, "#b5512c", 7, opacity=0.8)


def hongdu():
    """A wooden ferry on the red river at high noon, bananas and cane on both banks, stilt houses on the slope."""
    pic = Scene("village-hongdu", "A wooden ferry on a red river between bananas, cane and stilt houses", 72)
    pic.sky(["#2f9fb8", "#7cc9cc", "#d3ead2", "#fdf0cf"], 470)
    pic.glow(1150, 120, 520, 330, "#fff6d2", 0.9)
    pic.path("M180 150q40-50 110-30 30-50 110-24 60-16 84 30 70-4 80 34H150q-10-6 30-10z", "#ffffff", opacity=0.75)
    pic.path("M1240 236q60-40 120-20 50-24 100 16 50 0 56 24h-290q-6-10 14-20z", "#ffffff", opacity=0.6)
    ridge(pic, 360, 30, "#5f9aa0", "#e8ecc8", [(0.08, 0.3, 170), (0.45, 0.2, 60), (0.95, 0.34, 200)])
    ridge(pic, 420, 24, "#6c9a58", "#dfe0a0", [(0.0, 0.42, 200), (1.0, 0.4, 170)], 160)
    _red_water(pic)
    _village_slope(pic)
    _far_bank(pic)
    more.ferry(pic, 800, 730, 104)
    ripples(pic, 420, 1180, 762, 830, 26, "#f6c89a", 0.6, 150)
    _near_bank(pic)
    return pic


def _red_water(pic):
    """The river, wide and brick red, coming down in a bend."""
    pic.path(f"M0 440h{W}v560H0z", pic.linear((0, "#f0b98a"), (0.25, "#cf7547"), (0.7, "#b4502c"), (1, "#8f3a20")))
    ripples(pic, 0, W, 470, 990, 130, "#f9d2a6", 0.42, 190)
    ripples(pic, 0, W, 520, 990, 70, "#7a2e18", 0.28, 200)
    pic.glow(1060, 500, 420, 44, "#fff0c8", 0.85)


def _village_slope(pic):
    """The left slope: red fields, crowns and stilt houses climbing it."""
    rng = pic.rng
    _bank(pic, [(-60, 190), (140, 250), (360, 350), (560, 430), (660, 476), (520, 520), (240, 566), (-60, 600)],
          "#6fa04a", "#4d7a37")  # fmt: skip
    for k in range(3):
        pic.line(f"M{-20} {330 + k * 34}q160 4 {300 + k * 50} {70 + k * 14}", "#c86a3c", 7, opacity=0.55)
    key, keys = more.stilt_house(pic), tree_symbols(pic, 5)
    spots = [(60, 330), (210, 366), (110, 410), (300, 436), (180, 474), (420, 470), (40, 498), (330, 512)]
    items = [(y, x, 0.44 + (y - 300) * 0.0019, True) for x, y in spots]
    items += [(rng.uniform(300, 520), rng.uniform(-20, 560), 70, False) for _ in range(34)]
    for y, x, size, house in sorted(items):
        if house:
            pic.use(key, x, y, size, flip=x % 20 == 0)
        elif y > 214 + 0.46 * x:
            tree(pic, keys, x, y, size * rng.uniform(0.6, 1.1), rng.choice(("#2f6b3a", "#4b8440", "#77a348")))
    more.smoke(pic, 236, 310, 150)


def _far_bank(pic):
    """The right bank across the bend: cane fields under low hills."""
    _bank(pic, [(1660, 380), (1380, 420), (1120, 462), (1000, 492), (1160, 520), (1420, 560), (1660, 600)],
          "#93b04c", "#5f8a3a")  # fmt: skip
    for y, x0, high, count in ((492, 1130, 46, 40), (526, 1230, 62, 46), (572, 1400, 88, 40)):
        more.cane(pic, x0, 1640, y, high, count)
    pic.path("M1010 500h60l-8 14h-46z", "#5b3920")


def _near_bank(pic):
    """Bananas in the left corner and tall cane in the right one, framing the water."""
    _bank(pic, [(-60, 820), (160, 850), (330, 920), (470, 1010), (520, 1060), (-60, 1060)], "#5f8a3c", "#2f5a2c")
    _bank(pic, [(1660, 800), (1460, 850), (1300, 930), (1180, 1010), (1140, 1060), (1660, 1060)], "#6c8f3a", "#38602c")
    tones = ("#1f5a34", "#2f7d42", "#58a24c", "#b7d268")
    for x, y, size in ((250, 950, 330), (60, 930, 470)):
        pic.path(f"M{x - 16} {y + 60}q6-60 4-90h24q0 40 8 90z", "#8a8a3e")
        banana(pic, x, y, size, tones)
    pic.path("M118 800q26 10 22 60-14 30-30 24-16-40 8-84z", "#7d2b4a")
    more.cane(pic, 1340, 1640, 1010, 420, 34)
    blades(pic, 1140, 1640, 1000, 70, ("#2f5a2c", "#5d8a38"), 70)
    blades(pic, -10, 520, 1004, 60, ("#1f4a28", "#3f7a38"), 60)


DRAWINGS = (qianshu, hongdu)
