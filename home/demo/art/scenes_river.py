"""The coffee village in its gorge, and the city compound at the bend of the river by evening."""

import landscapes_kit_more as more
from scenes_city import _bicycle as bicycle
from scenes_kit import H, Scene, W, blob, leaf, mix, ring, smooth, whole
from scenes_nature import blades, bough, foliage, ridge, ripples, tree, tree_symbols

LEAVES = ("#143c2a", "#1f5a38", "#347a42", "#5f9f52", "#a9cf7a")


def yinpo():
    """Coffee slopes after rain in a deep gorge, shade trees, a jade river far below, red cherries near."""
    pic = Scene("village-yinpo", "Coffee under shade trees above a deep gorge with a jade river", 75)
    pic.sky(["#88b4b8", "#bcd3c8", "#e9e6cc", "#f6efd6"], 560)
    ridge(pic, 250, 34, "#7d9fa6", "#dfe6d6", [(0.18, 0.3, 130), (0.8, 0.3, 160)], 340)
    pic.glow(800, 300, 900, 70, "#ffffff", 0.85)
    pic.path(f"M0 480h{W}v520H0z", pic.linear((0, "#d9e6d2"), (1, "#6d9a6c")))
    left, right = (("#5f8d78", 330), ("#437a5c", 400)), (("#4f8468", 360), ("#2f6a4a", 450))
    for i in range(2):
        (tone, y), (tone2, y2) = left[i], right[i]
        pts = [(-60, y - 230 + i * 40), (160, y - 120), (360, y - 20), (560, y + 120), (760, y + 310), (840, y + 420)]
        pic.path(smooth(pts, False) + f"V{H}H-60z", pic.linear((0, tone), (1, mix(tone, "#dfe6c4", 0.45))))
        pic.glow(300 + i * 60, y + 120, 420, 40, "#ffffff", 0.6)
        pts = [(1660, y2 - 260 + i * 60), (1440, y2 - 150), (1220, y2 - 10), (1060, y2 + 130), (900, y2 + 330)]
        pic.path(smooth([*pts, (820, y2 + 430)], False) + f"V{H}H1660z",
                 pic.linear((0, tone2), (1, mix(tone2, "#dfe6c4", 0.4))))  # fmt: skip
    stream = [(905, 566, 8), (862, 620, 18), (905, 684, 34), (842, 770, 60), (806, 880, 96), (820, 1020, 150)]
    bank = [(x + w / 2, y) for x, y, w in stream[::-1]]
    run = smooth([(x - w / 2, y) for x, y, w in stream], False) + "L" + smooth(bank, False)[1:] + "z"
    pic.line(run, "#e9e2c4", 12, opacity=0.8)
    pic.path(run, pic.linear((0, "#d5f0e6"), (0.4, "#4fb39a"), (1, "#1f7d72")))
    pic.clip(run)
    ripples(pic, 740, 960, 600, 1000, 40, "#ffffff", 0.6, 60)
    pic.end()
    pic.glow(880, 570, 340, 40, "#ffffff", 0.75)
    _coffee_rows(pic)
    _drying(pic)
    _shade_tree(pic)
    _cherries(pic)
    return pic


def _bush(pic):
    """Define one coffee bush of radius 50 with lit leaves and red cherries, and return its name."""
    rng, leaves, red = pic.rng, "", ""
    for _ in range(9):
        leaves += leaf(rng.uniform(-34, 10), rng.uniform(-26, 12), 30, 9, rng.uniform(-70, 20))
    for _ in range(7):
        red += ring(rng.uniform(-36, 36), rng.uniform(-22, 24), 4.5, 4.5)
    return pic.symbol(
        f'<path fill="#1d4f34" d="{blob(rng, 0, 0, 52, 40, 9, 0.14)}"/><path fill="#2f6f40" '
        f'd="{blob(rng, -8, -9, 38, 25, 8, 0.16)}"/><path fill="#68a555" d="{leaves}"/><path fill="#d83a2c" d="{red}"/>'
    )


def _coffee_rows(pic):
    """Both near slopes: contour rows of round dark bushes with red specks, roofs among them."""
    rng = pic.rng
    keys, house = tree_symbols(pic, 4), more.tiled_house(pic, "#f3ead8", "#7d4a3a")
    bushes = [_bush(pic) for _ in range(3)]
    for side in (-1, 1):
        edge = [(800 + side * 860, 500), (800 + side * 560, 600), (800 + side * 300, 730), (800 + side * 80, 900)]
        shape = smooth([*edge, (800 + side * 10, 1040)], False) + f"H{800 + side * 860}z"
        pic.path(shape, pic.linear((0, "#a9683c"), (1, "#7a4528")))
        pic.clip(shape)
        for k in range(9):
            for i in range(26):
                t = i / 25
                x, y, r = 800 + side * (860 - 860 * t), 520 + k * 58 + t * t * 300 + t * 120, 17 + k * 4.4
                if y < 1050:
                    pic.use(rng.choice(bushes), x, y + rng.uniform(-6, 6), r / 50)
        pic.end()
    for x, y, s in ((1180, 690, 0.62), (1290, 640, 0.66), (1420, 610, 0.7), (1360, 720, 0.86)):
        pic.use(house, x, y, s)
        tree(pic, keys, x - 66, y + 4, 100 * s, "#3f7a44")
    more.smoke(pic, 1310, 570, 120, "#ffffff", 0.7)


def _drying(pic):
    """Raised beds of drying coffee by the houses and people raking them."""
    for i, (x, y, wide) in enumerate(((1130, 776, 230), (1180, 820, 270))):
        pic.path(f"M{x} {y}h{wide}l20 26h{-wide - 30}z", "#e9d6ae")
        pic.path(f"M{x + 6} {y + 4}h{wide - 12}l14 16h{-wide - 16}z", ("#b5462f", "#c99a62")[i])
        pic.line(f"M{x + 2} {y + 26}v26M{x + wide} {y + 26}v26M{x + wide / 2} {y + 26}v26", "#6d4c30", 6)
    more.folk(pic, 1110, 846, 84, "#24477d")
    more.folk(pic, 1490, 850, 88, "#c98b2e", "#a5341b")


def _shade_tree(pic):
    """A tall shade tree with a flat crown at the left, over the coffee."""
    tones = ("#7a7262", "#a89f8a", "#d9d2bc")
    for pts, a, b in (
        ([(250, 1010), (262, 800), (250, 560), (300, 330)], 66, 34),
        ([(256, 560), (180, 420), (90, 300)], 34, 14),
        ([(264, 480), (380, 380), (500, 300)], 30, 12),
    ):
        bough(pic, pts, a, b, tones)
    for cx, cy, rx, ry in ((70, 250, 220, 76), (500, 250, 220, 70), (290, 170, 300, 96)):
        foliage(pic, cx, cy, rx, ry, ("#2c5a3a", "#44774a", "#6f9f56", "#b5cc7a"), 100, 34)


def _cherries(pic):
    """A coffee branch across the lower right corner, thick with cherries from green to red."""
    rng = pic.rng
    spine = [(1660, 800), (1500, 850), (1330, 900), (1150, 925), (1000, 920)]
    pic.line(smooth(spine, False), "#5b4a2c", 15)
    pic.line(smooth(spine, False), "#8f7a4a", 6)
    for i in range(9):
        x, y = 1610 - i * 74, 818 + i * 17 - (i * i) * 0.45
        for turn, tone, lit in ((-128 - i * 4, "#1f5a38", "#347a42"), (78 + i * 3, "#143c2a", "#1f5a38")):
            turn += rng.uniform(-14, 14) - 50 * (i > 6)
            pic.path(leaf(x, y, 165, 62, turn), tone)
            pic.path(leaf(x - 3, y - 5, 146, 30, turn - 8), lit)
            pic.line(leaf(x, y, 156, 1, turn), "#7fb46a", 3, opacity=0.7)
    for i in range(8):
        x, y = 1570 - i * 72, 836 + i * 14 - (i * i) * 0.45
        for _ in range(6):
            px, py, r = x + rng.uniform(-34, 34), y + rng.uniform(-18, 36), rng.uniform(17, 23)
            tone = rng.choice(("#c4261f", "#d63a2c", "#b01a20", "#e07a2c" if i > 4 else "#c4261f", "#8fae3f"))
            pic.path(ring(px, py, r, r), mix(tone, "#2a0808", 0.35))
            pic.path(ring(px - 2, py - 2, r * 0.88, r * 0.88), tone)
            pic.path(ring(px - r * 0.34, py - r * 0.36, r * 0.24, r * 0.2), "#ffe3d6")


def _block(pic, x, y, wide, high, tone, share):
    """Draw one evening tower: dark face, darker side, warm windows and a lit roof line."""
    rng = pic.rng
    pic.path(f"M{x} {y}v{-high}h{wide}v{high}z", pic.linear((0, mix(tone, "#c58a8a", 0.35)), (1, tone)))
    pic.path(f"M{x + wide} {y}v{-high}l{wide * 0.24:.0f} 14v{high - 14}z", mix(tone, "#0c1230", 0.45))
    cold, warm, gold = "", "", ""
    cols, rows = max(3, wide // 24), high // 30
    for r in range(rows):
        for c in range(cols):
            box = f"M{whole(x + 9 + c * (wide - 12) / cols)} {whole(y - high + 14 + r * 30)}h12v16h-12z"
            pick = rng.random()
            if pick < share:
                warm += box
            elif pick < share + 0.12:
                gold += box
            else:
                cold += box
    pic.path(cold, mix(tone, "#7f9ac6", 0.3))
    pic.path(warm, "#ffd98a")
    pic.path(gold, "#fff1c8")
    pic.line(f"M{x} {y - high}h{wide}", "#f5b48a", 3, opacity=0.8)


def riverbend():
    """The bend of the river at dusk: lit towers, their light on the water, prams and bicycles on the path."""
    pic = Scene("community-riverbend", "Lit towers at the bend of a river at dusk, a path along the water", 76)
    pic.sky(["#1d2a5c", "#4b4a86", "#a8668c", "#ee9a7a", "#fcd09a"], 560)
    pic.path(ring(1290, 150, 34, 34), "#fdf3dc")
    pic.glow(1290, 150, 190, 170, "#fdf3dc", 0.4)
    ridge(pic, 500, 18, "#5a5088", "#e79a86", [(0.15, 0.3, 70), (0.75, 0.3, 100)], 120)
    for x, wide, high in (
        (20, 60, 90),
        (120, 50, 130),
        (640, 70, 110),
        (730, 50, 160),
        (1390, 70, 140),
        (1500, 60, 90),
    ):
        _block(pic, x, 540, wide, high, "#6a5a8e", 0.12)
    for x, wide, high, share in ((210, 116, 330, 0.34), (380, 100, 250, 0.3), (510, 110, 390, 0.4), (840, 130, 300, 0.35),
                                 (1010, 104, 420, 0.42), (1150, 120, 270, 0.3)):  # fmt: skip
        _block(pic, x, 560, wide, high, "#3c4276", share)
    keys = tree_symbols(pic, 4)
    for x in range(-10, 1640, 44):
        tree(
            pic,
            keys,
            x,
            574 + pic.rng.uniform(-5, 5),
            pic.rng.uniform(42, 70),
            pic.rng.choice(("#23405a", "#2f4f5a", "#3f5a5a")),
        )
    _evening_water(pic)
    _promenade(pic)
    _walkers(pic)
    return pic


def _evening_water(pic):
    """The river sweeping from the right behind to the left in front, with pillars of window light."""
    shape = "M0 572H1600V640C1300 650 1120 700 1000 770S760 930 560 1010H0z"
    pic.path(shape, pic.linear((0, "#e9a088"), (0.3, "#8f6a98"), (1, "#22346a")))
    pic.clip(shape)
    for x, high in ((250, 300), (420, 230), (560, 360), (890, 180), (1060, 150), (1200, 60)):
        d = ""
        for k in range(high // 9):
            wide = 70 * pic.rng.uniform(0.3, 1)
            d += f"M{whole(x - wide / 2 + pic.rng.uniform(-12, 12))} {584 + k * 9}h{whole(wide)}"
        pic.line(d, "#ffdf9a", 4, opacity=0.6)
    ripples(pic, 0, 1500, 590, 990, 90, "#fbd0b4", 0.35, 170)
    pic.end()
    pic.path("M300 690q60 14 150-4l-14 24q-60 10-118-2z", "#2a2238")
    pic.path("M330 690v-34h84v34z", "#c7473a")
    pic.path("M338 664h18v14h-18zM364 664h18v14h-18zM390 664h16v14h-16z", "#ffe3a0")


def _promenade(pic):
    """The paved path along the bank with its rail, lamps and a willow."""
    pic.path("M1600 640C1300 650 1120 700 1000 770S760 930 560 1010H1600z", pic.linear((0, "#b98a86"), (1, "#6f5f7a")))
    pic.path(
        "M1600 760C1420 780 1300 830 1220 900S1120 980 1100 1010H1600z", pic.linear((0, "#4f6a4a"), (1, "#2c4638"))
    )
    seams = "".join(f"M{1020 + k * 96} {766 - k * 22}l{220 - k * 8} {130 - k * 16}" for k in range(6))
    pic.line(seams + "M880 850l320 90M740 940l380 60", "#ffffff", 3, opacity=0.16)
    rail = smooth([(1600, 612), (1300, 630), (1120, 676), (990, 742), (800, 880), (540, 980)], False)
    pic.line(rail, "#2a2a44", 9)
    pic.line(rail, "#f0b48c", 3)
    posts = ((1500, 618, 30), (1400, 624, 32), (1300, 630, 36), (1200, 652, 42), (1110, 680, 50), (1020, 726, 56),
             (930, 788, 64), (840, 852, 70), (740, 908, 80), (630, 956, 90))  # fmt: skip
    pic.line("".join(f"M{x} {y}v{h}" for x, y, h in posts), "#2a2a44", 7)
    for x, y, high in ((1380, 664, 190), (1090, 742, 270), (800, 920, 380)):
        pic.glow(x, y - high, high * 0.5, high * 0.5, "#ffdf9a", 0.75)
        pic.glow(x + 40, y + 8, high * 0.6, high * 0.13, "#ffe3a8", 0.6)
        pic.line(f"M{x} {y}v{-high}", "#22233c", high / 28)
        pic.path(ring(x, y - high, high / 15, high / 13), "#fff4d0")
    bough(pic, [(1560, 1010), (1530, 820), (1550, 620), (1500, 440)], 80, 40, ("#2a2430", "#4b3f44", "#8a6a5c"))
    for cx, cy, rx, ry in ((1420, 360, 190, 110), (1600, 300, 170, 150)):
        foliage(pic, cx, cy, rx, ry, ("#1c3440", "#2c4f4a", "#4b6f52", "#c9a06a"), 120, 40)
    blades(pic, 1120, 1620, 1004, 60, ("#22382f", "#3f5f44"), 80)


def _pram(pic, x, y, s, tone):
    """Draw a pram seen from the side."""
    pic.group(x, y, s)
    pic.add(
        f'<path fill="none" stroke="#22233c" stroke-width="5" d="M-26-30l30 24M30-30L-6-6M30-46l28-26"/><circle cx="-20" '
        'cy="-6" r="10" fill="#22233c"/><circle cx="24" cy="-6" r="10" fill="#22233c"/>'
        f'<path fill="{tone}" d="M-40-56h74q-2 32-36 32t-38-32z"/><path fill="{mix(tone, "#ffffff", 0.3)}" '
        'd="M-40-58q2-36 38-38l6 38z"/>'
    )
    pic.end()


def _walkers(pic):
    """People on the path, seen from afar: two prams, two bicycles, a couple, a child."""
    for x, y, high, coat in ((1210, 720, 84, "#c98b2e"), (1236, 722, 80, "#6a3f86"), (1290, 700, 66, "#24477d"),
                             (1040, 838, 122, "#a5341b"), (900, 936, 150, "#2f7a72"), (1010, 842, 70, "#e8b44a")):  # fmt: skip
        more.folk(pic, x, y, high, coat, None)
    _pram(pic, 1104, 842, 0.9, "#4f8fb0")
    _pram(pic, 980, 944, 1.15, "#d97a6a")
    for x, y, s in ((1300, 800, 0.62),):
        pic.group(x, y, s)
        bicycle(pic, 0, 0, 1)
        pic.end()
    more.folk(pic, 1300, 772, 84, "#f0d9c0", None)


DRAWINGS = (yinpo, riverbend)
