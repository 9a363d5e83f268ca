"""Hualong's fields by hand and by lamp: the edible roses on the slope, picking at dawn, cutting in the dark."""

import math

import landscapes_kit_more as more
from landscapes_flowers import _glasshouses
from scenes_built import basket
from scenes_kit import H, Scene, W, blob, mix, ring
from scenes_nature import blades, foliage, ridge, tree, tree_symbols
from scenes_people import person

LEAVES = ("#1f4a30", "#2f6b3a", "#4f8f48", "#86b860")
PINK = ("#8f1f52", "#c93a7a", "#e86aa0", "#f7a9c6")
RED = ("#5e0a1c", "#a3152f", "#d8334a", "#f27b84")
JAM_TONES = ("#3a0716", "#6e0f2a", "#a8203f", "#e0506a")


def bloom(pic, x, y, r, tones=PINK):
    """Draw an open rose of radius r: rings of petals, light at the top left."""
    rng = pic.rng
    for grow, tone in ((1, tones[0]), (0.86, tones[1]), (0.64, tones[2]), (0.42, tones[3]), (0.2, tones[1])):
        pic.path(
            blob(rng, x - (1 - grow) * r * 0.16, y - (1 - grow) * r * 0.2, r * grow, r * grow * 0.86, 8, 0.13), tone
        )
    pic.line(
        f"M{x - r * 0.5:.0f} {y:.0f}q{r * 0.4:.0f} {r * 0.7:.0f} {r:.0f} {-r * 0.1:.0f}",
        tones[0],
        max(2, r / 16),
        opacity=0.6,
    )


def bush_symbols(pic, tones=PINK, leaves=LEAVES):
    """Define four rose bushes 100 wide with flowers in three tones and return their names."""
    rng, keys = pic.rng, []
    for _ in range(4):
        parts = [
            f'<path fill="{leaves[0]}" d="{blob(rng, 0, 0, 60, 42, 9, 0.16)}"/>',
            f'<path fill="{leaves[1]}" d="{blob(rng, -4, -6, 50, 32, 9, 0.18)}"/>',
            f'<path fill="{leaves[2]}" d="{blob(rng, -12, -16, 36, 20, 7, 0.2)}"/>',
        ]
        spots = [(rng.gauss(0, 26), rng.gauss(-12, 15)) for _ in range(10)]
        for tone, grow in ((tones[0], 9), (tones[2], 7), (tones[3], 3.4)):
            dots = "".join(ring(x - 9 + grow, y - 9 + grow, grow, grow * 0.86) for x, y in spots)
            parts.append(f'<path fill="{tone}" d="{dots}"/>')
        keys.append(pic.symbol("".join(parts)))
    return keys


def bush_row(pic, keys, start, end, size, count=26):
    """Put a hedge of the defined bushes from one point to another, growing with the nearness."""
    for k in range(count):
        t = k / (count - 1)
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        if -120 < x < W + 120:
            pic.use(keys[(k * 7 + round(end[0])) % 4], x, y, size * (0.35 + 0.65 * t) / 50, flip=k % 3 == 0)


def lake(pic, top, low, far, near, light="#ffffff"):
    """Fill a lake between two heights, a stripe of light on it."""
    pic.path(f"M0 {top}H{W}V{low}H0z", pic.linear((0, far), (1, near)))
    d = "".join(f"M{(k * 173) % 1500} {top + 8 + (k * 29) % (low - top - 14)}h{60 + (k * 37) % 130}" for k in range(26))
    pic.line(d, light, 3, opacity=0.5)


def cypresses(pic, spots, tones=("#20402f", "#3a6248")):
    """Draw slender cypresses at (x, y, high)."""
    for x, y, high in spots:
        w = high * 0.13
        pic.path(f"M{x} {y - high}C{x + w * 1.5:.0f} {y - high * 0.6:.0f} {x + w * 1.2:.0f} {y - high * 0.1:.0f} {x} {y}"
                 f"C{x - w * 1.2:.0f} {y - high * 0.1:.0f} {x - w * 1.5:.0f} {y - high * 0.6:.0f} {x} {y - high}z", tones[0])  # fmt: skip
        pic.path(f"M{x - 2} {y - high * 0.94:.0f}C{x + w * 0.1:.0f} {y - high * 0.6:.0f} {x - w * 0.1:.0f} {y - high * 0.2:.0f} {x - w * 0.2:.0f} {y - 6}"
                 f"C{x - w * 1.1:.0f} {y - high * 0.2:.0f} {x - w * 1.2:.0f} {y - high * 0.55:.0f} {x - 2} {y - high * 0.94:.0f}z", tones[1])  # fmt: skip


def petals_basket(pic, x, y, wide, high):
    """Draw a bamboo basket heaped with petals."""
    basket(pic, x, y, wide, high)
    heap = blob(pic.rng, x, y - high * 1.06, wide * 0.45, high * 0.34, 11, 0.08)
    pic.path(heap, PINK[0])
    layers = {tone: [] for tone in PINK[1:]}
    for k in range(90):
        a, r = k * 2.4, math.sqrt(k / 90)
        px, py = x + math.cos(a) * wide * 0.44 * r, y - high * 1.12 + math.sin(a) * high * 0.32 * r
        layers[PINK[1 + k % 3]].append(blob(pic.rng, px, py, wide * 0.055, wide * 0.036, 5, 0.3))
    pic.fills(layers)


def edible_rose():
    """A slope in deep pink bloom, petals in a bamboo basket, the lake beyond."""
    pic = Scene("industry-hualong-edible-rose", "A slope in pink bloom, a basket of petals, the lake beyond", 341)
    pic.sky(("#5aa0d2", "#b4d8e6", "#f6ecd8"), 420)
    ridge(pic, 330, 24, "#6a86a8", "#dfe6e0", [(0.1, 0.3, 70), (0.5, 0.2, 40), (0.88, 0.3, 90)], 90)
    lake(pic, 350, 480, "#cfe2e6", "#7fb0cc")
    _glasshouses(pic)
    pic.path(f"M0 470Q500 420 900 452T{W} 400V{H}H0z", pic.linear((0, "#a3a85c"), (1, "#6f5a3a")))
    cypresses(pic, [(k * 74 + 690, 470 - k * 3, 120 + (k * 31) % 40) for k in range(12)])
    keys = tree_symbols(pic, 3)
    for x, y in ((60, 480), (150, 476), (330, 462)):
        tree(pic, keys, x, y, 80, "#4f7a4a")
    keys = bush_symbols(pic)
    for k in range(7):
        bush_row(pic, keys, (560 + k * 95, 500 - k * 2), (-420 + k * 330, 860 + (k % 2) * 30), 66, 22)
    person(pic, 1010, 720, 210, "#24477d", head="hat", basket=True, load=PINK[2], pose="reach")
    person(pic, 1330, 660, 160, "#7a2338", head="scarf", basket=True, load=PINK[2], flip=True, pose="reach")
    for x, y, r in ((1180, 900, 60), (1300, 960, 70), (1420, 890, 64), (1530, 960, 72), (1080, 980, 54)):
        foliage(pic, x, y + 40, r * 1.5, r, LEAVES, 34, 40)
    for x, y, r in ((1170, 880, 50), (1290, 934, 58), (1410, 868, 52), (1520, 930, 60), (1070, 960, 46)):
        bloom(pic, x, y, r)
    pic.path(ring(420, 950, 300, 30), "#1a2410", opacity=0.4)
    petals_basket(pic, 400, 950, 470, 240)
    for k in range(14):
        pic.path(blob(pic.rng, 110 + k * 58, 960 + (k * 17) % 30, 20, 12, 6, 0.3), PINK[1 + k % 3])
    return pic


def rose_picking():
    """People with baskets on their backs on the rose slope before sunrise, the lake pale in the distance."""
    pic = Scene("event-rose-picking", "Early morning on the rose slope, baskets on backs, the pale lake", 342)
    pic.sky(("#4a5488", "#a58ab4", "#f2b4a0", "#fbe2bc"), 420)
    more.sun(pic, 1180, 336, 36, "#fff2d0", "#ffd9a0")
    ridge(pic, 350, 22, "#5f5a86", "#e6b8ac", [(0.16, 0.3, 110), (0.56, 0.2, 40), (0.94, 0.3, 80)], 80)
    lake(pic, 356, 660, "#fbe3cc", "#b9a6c2", "#fff6e6")
    pic.glow(1180, 400, 300, 60, "#fff2d8", 0.9)
    pic.path(f"M0 430Q360 410 700 520T{W} 640V{H}H0z", pic.linear((0, "#6a7a58"), (1, "#2f3a34")))
    cypresses(pic, [(40, 440, 190), (110, 450, 230), (190, 448, 200), (270, 452, 170)], ("#1d2f38", "#3a4a58"))
    dusk = ("#5e1a48", "#96306a", "#c25a90", "#f0a8be")
    keys = bush_symbols(pic, dusk, ("#1d3a34", "#2c5a40", "#4f7a4c"))
    for k in range(6):
        bush_row(pic, keys, (330 + k * 80, 470 + k * 14), (120 + k * 360, 1000), 84, 20)
    for x, y, high, coat, head, flip in (
        (470, 600, 120, "#3a4a7d", "scarf", False),
        (640, 660, 150, "#6d2f4a", "hat", True),
        (860, 740, 190, "#2f5a5a", "hair", False),
        (1120, 840, 250, "#7a2338", "hat", False),
        (1400, 930, 300, "#24355c", "scarf", True),
    ):
        person(pic, x, y, high, coat, head=head, basket=True, load=dusk[2], pose="reach", flip=flip)
    for x, y, r in ((90, 900, 56), (220, 950, 66), (340, 900, 44), (60, 1000, 60)):
        foliage(pic, x, y + 40, r * 1.5, r, ("#16302a", "#24503a", "#3f7448", "#7a9a5a"), 30, 40)
        bloom(pic, x, y, r, dusk)
    pic.line("M250 452q-6 60 0 130M230 470h40", "#3a2a20", 9)
    pic.path(ring(250, 500, 40, 40), pic.shade("#f2c86a", "#8a5a20"))
    pic.path(ring(250, 500, 15, 15), "#b07a2c")
    return pic


def _dark_house(pic):
    """Draw the dark greenhouse: hoops running to a point, plastic paler where the night comes through."""
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#0c1428"), (0.6, "#16243a"), (1, "#0a1210")))
    for k in range(8):
        s = 0.22 * 1.36**k
        x, y, wide, high = 800, 430, 620 * s, 560 * s
        pic.line(f"M{x - wide:.0f} {y + high * 0.7:.0f}V{y:.0f}Q{x - wide:.0f} {y - high:.0f} {x} {y - high:.0f}T{x + wide:.0f} {y:.0f}V{y + high * 0.7:.0f}",
                 mix("#5a7398", "#22304a", k / 8), 3 + k * 1.6, opacity=0.75)  # fmt: skip
    pic.path("M664 524V430Q664 306 800 306T936 430V524z", "#26385c")
    pic.path(ring(740, 380, 3, 3) + ring(820, 350, 2.5, 2.5) + ring(880, 400, 3, 3) + ring(790, 420, 2, 2), "#f4f0d8")


def dawn_cutting():
    """A dark greenhouse, a headlamp lighting a ridge of roses and two gloved hands."""
    pic = Scene("visit-dawn-cutting", "A headlamp on a ridge of roses in the dark greenhouse", 343)
    rng = pic.rng
    _dark_house(pic)
    night = ("#16060c", "#30101c", "#4a1a2a", "#6a2c3c")
    for x0, x1 in ((700, -500), (760, 420), (840, 1180), (900, 2100)):
        for k in range(16):
            t = (k / 15) ** 1.6
            x, y, s = x0 + (x1 - x0) * t, 530 + 470 * t, 16 + 110 * t
            pic.path(blob(rng, x, y, s * 1.2, s, 8, 0.14), ("#0e1f1c", "#13281f")[k % 2])
            for _ in range(4):
                px, py = x + rng.gauss(0, s * 0.5), y - s * 0.5 + rng.gauss(0, s * 0.3)
                pic.path(blob(rng, px, py, s * 0.16, s * 0.14, 6, 0.14), night[rng.randrange(1, 4)])
    beam = pic.radial((0, "#fff6d0", 0.9), (0.4, "#ffefb8", 0.42), (0.95, "#ffe9a8", 0), cx=0.96, cy=0.04, r=1)
    pic.path("M1184 326L60 470Q120 1000 420 1240L1010 1160z", beam)
    pic.glow(640, 760, 470, 300, "#ffe9ac", 0.55)
    for x, y, r in (
        (400, 820, 92),
        (590, 880, 84),
        (800, 850, 88),
        (500, 690, 70),
        (720, 710, 74),
        (930, 760, 60),
        (330, 960, 80),
        (690, 985, 76),
    ):
        pic.line(f"M{x} {y}q14 90 4 240", "#4f8f48", 11)
        foliage(
            pic, x + 10, y + r * 1.5, r * 1.1, r * 0.6, ("#1d4a2c", "#2f7038", "#5aa04c", "#b4d878"), 26, 44, base=False
        )
        bloom(pic, x, y, r, RED)
        drops = "".join(ring(x + rng.uniform(-0.6, 0.5) * r, y + rng.uniform(-0.6, 0.4) * r, 4, 4) for _ in range(7))
        pic.path(drops, "#fffdf0", opacity=0.9)
    person(pic, 1250, 1010, 830, "#1d2c4a", head="hair", pose="right", flip=True, trim="#33476a")
    pic.line("M1186 330Q1250 300 1316 334", "#d9d2c0", 16)
    pic.path(ring(1184, 336, 26, 24), "#fffbe6")
    pic.glow(1184, 336, 120, 110, "#fff2b8", 0.9)
    pic.line("M1120 640Q1010 760 950 890", "#16233c", 66)
    for x, y, turn in ((960, 640, 18), (900, 900, -30)):
        pic.group(x, y, 1, turn)
        pic.path(
            "M120-40Q40-52 0-34-40-30-44-10-40 4-10 4-40 20-30 34-4 44 30 34 90 44 130 34z",
            pic.shade("#f4e2b0", "#a97f3a"),
        )
        pic.line("M0-8Q30-14 50-6M-8 16q30-4 54 4", "#8a6428", 5, opacity=0.7)
        pic.end()
    pic.line("M940 630L840 590M944 652L836 640", "#dfe6ea", 15)
    pic.line("M940 630L900 614M944 652L900 648", "#b8302a", 17)
    return pic


DRAWINGS = (edible_rose, rose_picking, dawn_cutting)
