"""Pictures of Haiwei: the milk-fan court, the court of dyed cloth, and the courtyard house."""

import math

from scenes_built import basket, bowl, flower, hanging_cloth, lantern, planks, rosette_dots, tiles
from scenes_kit import H, Scene, W, blob, leaf, mix, num, poly, ring, smooth, wave, whole
from scenes_nature import bough, foliage, ridge, ripples, snow_range, stones, tree_symbols, wood
from scenes_people import birds, cow, hen, person, seated

TILE = ("#39434e", "#5b6772", "#93a0a8")
PEAKS = [
    (-60, 330),
    (120, 250),
    (250, 300),
    (420, 150),
    (520, 230),
    (640, 180),
    (790, 92),
    (900, 190),
    (1010, 140),
    (1130, 250),
    (1280, 190),
    (1420, 290),
    (1530, 240),
    (1680, 340),
]


def eave(pic, x0, x1, y, high, rows, upturn=26):
    """Draw a tiled roof seen from the front: slope, ridge, upturned ends and a shaded soffit."""
    inset = high * 0.55
    pic.path(
        f"M{x0} {y}q{upturn} 0 {upturn * 2} {8}H{x1 - upturn * 2}q{upturn}-8 {upturn * 2}-8l-20 34H{x0 + 20}z",
        "#2a2620",
        opacity=0.55,
    )
    tiles(pic, [(x0 + inset, y - high), (x1 - inset, y - high), (x1, y), (x0, y)], rows, TILE)
    pic.path(f"M{x0 + inset - 10:.0f} {y - high - 4}H{x1 - inset + 10:.0f}v-18H{x0 + inset - 10:.0f}z", "#48525c")
    pic.path(
        f"M{x0 + inset - 10:.0f} {y - high - 18}q-26-4-34-26 22 12 44 10zM{x1 - inset + 10:.0f} {y - high - 18}q26-4 34-26-22 12-44 10z",
        "#48525c",
    )
    pic.line(f"M{x0 + inset - 6:.0f} {y - high - 20}H{x1 - inset + 6:.0f}", "#aab4ba", 4)
    pic.path(f"M{x0} {y}q-22-6-34-30 22 18 50 16zM{x1} {y}q22-6 34-30-22 18-50 16z", TILE[0])


def ink_band(pic, x0, x1, y, high):
    """Draw a painted frieze of the Bai kind: grey bands with small cloud and flower panels."""
    pic.path(f"M{x0} {y}H{x1}v{high}H{x0}z", "#eef0ee")
    pic.line(f"M{x0} {y + 3}H{x1}M{x0} {y + high - 3}H{x1}", "#3f5268", 5)
    step = high * 2.1
    count = max(1, int((x1 - x0) / step))
    step = (x1 - x0) / count
    for k in range(count):
        x, mid = x0 + (k + 0.5) * step, y + high / 2
        pic.line(
            f"M{x - step * 0.42:.0f} {mid:.0f}l{step * 0.1:.0f} {-high * 0.3:.0f}h{step * 0.64:.0f}l{step * 0.1:.0f} {high * 0.3:.0f}-{step * 0.1:.0f} {high * 0.3:.0f}h-{step * 0.64:.0f}z",
            "#5f7890",
            3,
        )
        if k % 2:
            pic.path(flower(x, mid, high * 0.26, 8), "#2f5f94")
        else:
            pic.line(
                f"M{x - high * 0.4:.0f} {mid + high * 0.1:.0f}q{high * 0.1:.0f} {-high * 0.3:.0f} {high * 0.34:.0f} {-high * 0.1:.0f}t{high * 0.36:.0f} 0",
                "#3f5f80",
                4,
            )


def court_floor(pic, y, tones, seams, vanish=800):
    """Draw a paved court in perspective from y to the bottom."""
    pic.path(f"M0 {y}H{W}V{H}H0z", pic.linear((0, tones[0]), (1, tones[1])))
    d, at = "", y
    rows = []
    for k in range(9):
        rows.append(at)
        d += f"M0 {at:.0f}H{W}"
        at += 14 + k * 9
    rows.append(H + 30)
    for k, (a, b) in enumerate(zip(rows, rows[1:], strict=False)):
        gap = 90 + k * 26
        x = vanish - gap * 12 + (gap / 2 if k % 2 else 0)
        while x < W + gap:
            lean = (x - vanish) * 0.06
            d += f"M{x:.0f} {a:.0f}l{lean:.0f} {b - a:.0f}"
            x += gap
    pic.line(d, seams, 2.5, opacity=0.6)


def fan_sheet(pic, x, y, size, turn=0):
    """Draw one milk fan drying: a cream sheet wound on two sticks, thin and wavy."""
    pic.group(x, y, size / 100, turn)
    pic.add(
        '<path fill="#5f4428" opacity=".22" d="M-24 4h62l10 96q-30 14-60 0z" transform="translate(12 10)"/>'
        '<path fill="#f3dfae" d="M-28 0Q0 10 28 0q8 50-2 98-12-8-22 4-14-10-26 2-14-50-6-104z"/>'
        '<path fill="#fff7e0" d="M-26 2q12 6 22 5-8 46 0 92-8 0-18 6-12-50-4-103z"/>'
        '<path fill="#e3c07c" d="M12 5q8-1 16-5 8 50-2 98-6-4-10-3 6-46-4-90z" opacity=".8"/>'
        '<path fill="none" stroke="#d9b468" stroke-width="2" d="M-12 8q-6 46 2 88M4 8q4 44-2 84"/>'
        '<path fill="none" stroke="#8a6434" stroke-width="6" stroke-linecap="round" d="M-38-3q38 10 76 0"/>'
        '<path fill="none" stroke="#e0b878" stroke-width="2" stroke-linecap="round" d="M-36-5q36 9 70 1"/>'
    )
    pic.end()


def dairy():
    """Draw milk fans drying on racks, a cowshed and snow mountains beyond."""
    pic = Scene("industry-haiwei-dairy", "Milk fans drying in a court below snow mountains", 131)
    rng = pic.rng
    pic.sky(("#2f74bf", "#6fa9dc", "#bfdcec", "#e9f1ee"), 620)
    snow_range(pic, [(x, y + 60) for x, y in PEAKS], 520)
    pic.glow(800, 470, 1000, 46, "#f4f7f4", 0.9)
    ridge(pic, 500, 20, "#7fa3a0", "#e6efe0", [(0.1, 0.25, 60), (0.6, 0.3, 40), (1.0, 0.2, 70)])
    pic.path("M0 500H1600V570H0z", pic.linear((0, "#cfe4ea"), (1, "#5f9fb9")))
    ripples(pic, 0, W, 506, 540, 40, "#ffffff", 0.6, 120)
    pic.path(
        smooth(wave(rng, -20, W + 20, 552, 5, 12), False) + "V1000H-20z",
        pic.linear((0, "#b5d06a"), (0.4, "#7fae48"), (1, "#5f8a3a")),
    )
    tufts = {"#5f9440": [], "#cfe07c": []}
    for i in range(150):
        x, y = rng.uniform(0, W), rng.uniform(575, 760)
        tufts[list(tufts)[i % 2]].append(f"M{x:.0f} {y:.0f}l3 -14M{x + 6:.0f} {y:.0f}l5 -10")
    pic.strokes(tufts, 3, 0.7)
    _shed(pic)
    keys = tree_symbols(pic)
    wood(
        pic,
        keys,
        [(x, 590 + rng.uniform(-6, 6)) for x in (40, 100, 560, 620, 1450, 1530, 1580)],
        110,
        ["#3f7a4f", "#5a9450", "#2f6444"],
    )
    cow(pic, 800, 690, 112)
    cow(pic, 1120, 640, 80, True)
    cow(pic, 1370, 676, 96)
    pic.path("M0 780Q800 740 1600 776V1000H0z", pic.linear((0, "#dccba8"), (1, "#a98c62")))
    for k, (x, y, long) in enumerate(((90, 960, 0), (0, 0, 0))[:1]):
        pic.path(f"M{x} {y + k + long}h10v4h-10z", "#a98c62")
    cobbles = {"#c9b48c": [], "#e9dcbc": [], "#b89c70": []}
    for i in range(120):
        t = rng.random()
        cobbles[list(cobbles)[i % 3]].append(
            blob(rng, rng.uniform(0, W), 790 + 210 * t, 16 + 34 * t, 5 + 10 * t, 7, 0.1)
        )
    pic.fills(cobbles)
    _racks(pic)
    person(
        pic,
        765,
        900,
        250,
        "#f4efe4",
        legs="#2f4f7a",
        head="scarf",
        hatc="#d94f5c",
        trim="#c0392b",
        pose="up",
        skirt=True,
    )
    _pails(pic)
    birds(pic, ((980, 130, 15), (1030, 112, 12)), "#ffffff")
    return pic


def _shed(pic):
    """Draw the cowshed: white walls, tiled roof, dark stalls with hay."""
    pic.path("M150 480h380v120H150z", pic.linear((0, "#fbf7ec"), (1, "#d9d3c4"), box=(0, 0, 1, 0.3)))
    for k in range(3):
        x = 180 + k * 116
        pic.path(f"M{x} 600v-84h92v84z", "#2f261f")
        pic.path(f"M{x} 600q46-40 92 0z", "#d9b05a")
        pic.line(f"M{x} 566h92M{x} 584h92", "#8a6238", 6)
    eave(pic, 120, 560, 490, 66, 26, 20)
    pic.path("M150 598h380v10H150z", "#6a5a48")


def _racks(pic):
    """Draw the bamboo racks hung with milk fans, a near one and a far one on each side."""
    rng = pic.rng
    pale, dark = "#d9c47a", "#7f6a30"
    for x0, x1, top, foot, size in (
        (930, 1560, 640, 880, 96),
        (60, 640, 650, 890, 100),
        (880, 1640, 700, 985, 150),
        (-60, 560, 730, 1000, 150),
    ):
        for x in (x0, (x0 + x1) / 2, x1):
            pic.path(ring(x + 20, foot, 40, 8), "#3a2a16", opacity=0.3)
            pic.line(f"M{x - 26} {foot}L{x + 8} {top - 26}M{x + 34} {foot}L{x - 8} {top - 26}", dark, size / 9)
            pic.line(f"M{x - 29} {foot}L{x + 5} {top - 26}M{x + 31} {foot}L{x - 11} {top - 26}", pale, size / 22)
        pic.line(f"M{x0 - 40} {top}H{x1 + 40}", dark, size / 7)
        pic.line(f"M{x0 - 40} {top - 3}H{x1 + 40}", pale, size / 16)
        x = x0 + size * 0.2
        while x < x1:
            fan_sheet(pic, x, top + size * 0.12, size * rng.uniform(0.92, 1.06), rng.uniform(-4, 4))
            x += size * 0.78


def _pails(pic):
    """Draw two milk pails and a bowl of milk in front."""
    for x, y, s in ((660, 965, 1.0), (585, 985, 0.9)):
        pic.group(x, y, s)
        pic.add('<path fill="#2a1c10" opacity=".3" d="M-50-4h120l30 16h-150z"/>')
        pic.path(
            "M-48-110h96L40 0q-40 14-80 0z",
            pic.linear((0, "#f0f4f4"), (0.35, "#c2ccd0"), (1, "#65757f"), box=(0, 0, 1, 0)),
        )
        pic.path(ring(0, -110, 48, 13), "#7f8d95")
        pic.path(ring(0, -108, 42, 10), "#fffaf0")
        pic.line("M-48-110q48-90 96 0", "#7f8d95", 5)
        pic.line("M-45-70q45 14 90 0M-42-30q42 14 84 0", "#8796a0", 3)
        pic.end()


def tiedye():
    """Draw white-on-blue cloth on bamboo poles in a court, with wooden vats."""
    pic = Scene("industry-haiwei-tiedye", "Tie-dyed cloth in a Bai court", 142)
    rng = pic.rng
    pic.sky(("#9fd0e6", "#d5ebee", "#f7f3df"), 400)
    ridge(pic, 210, 18, "#a3bfcf", "#eef1e6", [(0.2, 0.3, 90), (0.7, 0.3, 120)])
    pic.path("M0 190h1600v560H0z", pic.linear((0, "#fffdf5"), (1, "#e3ddcf"), box=(0, 0, 1, 0.3)))
    ink_band(pic, 0, 1600, 250, 56)
    eave(pic, -80, 1700, 244, 86, 62)
    pic.path("M660 390h280v350H660z", "#4a3624")
    planks(pic, 672, 402, 256, 338, 6, ("#3a2616", "#6f4a2c", "#a87848"), True)
    for x in (120, 1200):
        pic.path(f"M{x} 400h280v180H{x}z", "#5a3f28")
        pic.path(f"M{x + 14} 414h252v152H{x + 14}z", "#3a2a20")
        lattice = "".join(f"M{x + 14 + k * 28} 414v152" for k in range(1, 9)) + "".join(
            f"M{x + 14} {414 + k * 25}h252" for k in range(1, 6)
        )
        pic.line(lattice, "#a87848", 5)
    court_floor(pic, 740, ("#d6d0c0", "#a39c8c"), "#857d6c")
    rows = (
        (330, 70, 190, 300, 7, ("#2a62a0", "#3f86c4", "#8fc0e4"), 0.0),
        (400, -40, 300, 400, 5, ("#14396e", "#22579a", "#5a90c8"), 0.015),
    )
    for y, x0, wide, drop, count, tones, sway in rows:
        pic.line(f"M-20 {y}H{W + 20}", "#6a6030", 17)
        pic.line(f"M-20 {y - 4}H{W + 20}", "#d6c884", 6)
        for k in range(count):
            x = x0 + k * (wide + 36)
            if (y == 330 and k % 2) or (y == 400 and k == 2):
                continue
            tall = drop + rng.uniform(-20, 26)
            pic.path(
                f"M{x + 20} {740 + (y - 330) * 0.9:.0f}q{wide / 2} -16 {wide + 30} 0-{wide / 2} 20-{wide + 30} 0z",
                "#2a2a38",
                opacity=0.22,
            )
            outline = hanging_cloth(pic, x, y, wide, tall, tones, sway, 4)
            pic.clip(outline)
            _pattern(pic, x, y, wide, tall, k + (y > 350))
            pic.end()
            pic.path(f"M{x} {y - 10}h{wide}q5 12 0 22h-{wide}q-5-10 0-22z", mix(tones[1], tones[2], 0.4))
    _court_vats(pic)
    person(
        pic,
        800,
        900,
        236,
        "#f6f2e8",
        legs="#24508a",
        head="scarf",
        hatc="#d94f5c",
        trim="#24508a",
        pose="up",
        skirt=True,
    )
    foliage(pic, 30, 200, 150, 90, ("#8a1f5a", "#c43a86", "#e878b0", "#f7b9d6"), 110, 34)
    foliage(pic, -10, 300, 90, 110, ("#2f5f38", "#5a8f48", "#c43a86", "#f09ac4"), 70, 34)
    return pic


def _pattern(pic, x, y, wide, tall, kind):
    """Draw one of three white patterns on a hanging cloth."""
    if kind % 3 == 0:
        d = flower(x + wide / 2, y + tall * 0.32, wide * 0.34, 18) + flower(
            x + wide / 2, y + tall * 0.76, wide * 0.3, 16
        )
        for sx in (0.14, 0.86):
            for sy in (0.1, 0.54, 0.93):
                d += flower(x + wide * sx, y + tall * sy, wide * 0.09, 8)
    elif kind % 3 == 1:
        d = rosette_dots(pic.rng, x, y + 16, wide, tall, wide / 4.2, wide * 0.085)
    else:
        d = "".join(
            flower(x + wide * (0.28 if k % 2 else 0.7), y + tall * (0.12 + 0.19 * k), wide * 0.19, 12) for k in range(5)
        )
    pic.path(d, "#f2f7fa", opacity=0.92)


def _court_vats(pic):
    """Draw the wooden dye vats standing in the court."""
    for x, y, s in ((300, 930, 1.0), (1230, 945, 1.1), (1470, 900, 0.85)):
        wide, high = 240 * s, 150 * s
        half, foot = wide / 2, wide * 0.43
        pic.path(ring(x + 30, y + 4, half * 1.15, 26), "#2a2a38", opacity=0.35)
        pic.path(
            f"M{x - half:.0f} {y - high:.0f}L{x - foot:.0f} {y}q{foot:.0f} 34 {foot * 2:.0f} 0L{x + half:.0f} {y - high:.0f}z",
            pic.linear((0, "#c4935c"), (0.4, "#8f6238"), (1, "#3d2817"), box=(0, 0, 1, 0.1)),
        )
        seams = "".join(
            f"M{x + half * t:.0f} {y - high + 12:.0f}L{x + foot * t:.0f} {y + 14 * (1 - t * t):.0f}"
            for t in (-0.8, -0.5, -0.2, 0.1, 0.4, 0.7)
        )
        pic.line(seams, "#3a2614", 3)
        pic.line(f"M{x - half * 0.95:.0f} {y - high * 0.6:.0f}q{half * 0.95:.0f} 36 {half * 1.9:.0f} 0", "#2f2a22", 11)
        pic.path(ring(x, y - high, half, half * 0.25), "#dcb07a")
        pic.path(ring(x, y - high + 2, half * 0.9, half * 0.2), "#12305f")
        pic.path(ring(x - 12, y - high + 7, half * 0.66, half * 0.12), "#3a6aa8")
        pic.path(blob(pic.rng, x + half * 0.2, y - high + 6, half * 0.3, half * 0.07, 8, 0.2), "#b9855c")


def courtyard():
    """Draw the court of a Bai house: a tea table before the screen wall, a snow peak above."""
    pic = Scene("visit-lake-courtyard", "Tea before the screen wall of a Bai courtyard", 155)
    rng = pic.rng
    pic.sky(("#4f8fd0", "#9fcbe6", "#f0ecd8"), 480)
    snow_range(pic, [(x, y * 0.8 + 10) for x, y in PEAKS], 420)
    pic.glow(800, 380, 1000, 60, "#fbf6e6", 0.9)
    court_floor(pic, 690, ("#d9cdb4", "#a08c70"), "#7f6c54")
    _screen(pic)
    _wing(pic)
    pic.path("M0 300L250 360V760L0 850z", pic.linear((0, "#f7f2e4"), (1, "#fffdf6")))
    pic.path("M0 330L250 384V420L0 372z", "#5f7890")
    pic.line("M0 344L250 396M0 362L250 410", "#eef0ee", 4)
    tiles(pic, [(-40, 180), (230, 280), (290, 366), (-40, 300)], 16, TILE)
    _bougainvillea(pic)
    shade = "M0 850L250 760 620 700H980L1600 760V820L1000 740 640 740 100 1000H0z"
    pic.path(shade, "#3a2f50", opacity=0.14)
    _tea_table(pic)
    for x, y, s in ((360, 760, 1.0), (1120, 742, 0.8)):
        pic.path(ring(x + 14, y, 66 * s, 14), "#2a2018", opacity=0.3)
        pic.path(
            f"M{x - 52 * s:.0f} {y - 84 * s:.0f}h{104 * s:.0f}q-4 {60 * s:.0f} -24 {84 * s:.0f}h{-56 * s:.0f}q-20 {-24 * s:.0f} -24 {-84 * s:.0f}z",
            pic.linear((0, "#8fb3c4"), (1, "#2f5a74"), box=(0, 0, 1, 0.3)),
        )
        foliage(pic, x, y - 140 * s, 92 * s, 74 * s, ("#1f4f34", "#3a7d48", "#83b95c"), 80, 34 * s)
        pic.path(
            "".join(
                blob(rng, x + rng.uniform(-70, 70) * s, y - 140 * s + rng.uniform(-56, 40) * s, 10 * s, 9 * s, 6, 0.2)
                for _ in range(14)
            ),
            "#e8566a",
        )
    birds(pic, ((1130, 120, 15), (1180, 104, 12)), "#ffffff")
    return pic


def _screen(pic):
    """Draw the screen wall: three parts under tiled caps, a painted roundel in the middle."""
    for x0, x1, y in ((400, 640, 400), (960, 1200, 400), (620, 980, 340)):
        pic.path(f"M{x0} {y}H{x1}V700H{x0}z", pic.linear((0, "#fffdf5"), (1, "#ddd5c4"), box=(0, 0, 1, 0.5)))
        ink_band(pic, x0, x1, y + 10, 40)
        pic.line(f"M{x0 + 18} {y + 66}H{x1 - 18}V676H{x0 + 18}z", "#5f7890", 5)
        eave(pic, x0 - 34, x1 + 34, y + 6, 46, 22 if x1 - x0 < 300 else 30, 18)
    pic.path("M390 676H1210V706H390z", "#8f8878")
    pic.path("M390 676H1210V683H390z", "#c4bca8")
    cx, cy, r = 800, 545, 96
    pic.path(ring(cx, cy, r, r), "#3f5f80")
    pic.path(ring(cx, cy, r - 9, r - 9), "#f6f4ea")
    pic.clip(ring(cx, cy, r - 12, r - 12))
    pic.path("M700 590q40-60 76-40t60-40 80 40v120H700z", "#9fb6c4")
    pic.path("M700 610q60-40 110-14t100-10v80H700z", "#5f84a0")
    pic.path("M700 626h220v60H700z", "#d5e2e6")
    pic.line("M716 640h60M800 648h70M740 660h50", "#5f84a0", 3)
    pic.line("M872 640q-4-60-30-96M858 580q14-6 22-20M852 566q-18 0-28-14", "#2f4254", 5)
    pic.path(
        "".join(ring(x, y, 7, 7) for x, y in ((842, 542), (856, 560), (880, 556), (826, 550), (866, 582), (834, 530))),
        "#d94f6a",
    )
    pic.end()
    for x in (520, 1080):
        for k, (dx, dy) in enumerate(((0, 0), (-16, -34), (18, -58), (-4, -92))):
            pic.line(f"M{x} 660q{-6 + k * 3} -50 {dx} {-80 + dy * 0.6:.0f}", "#3f5a48", 4)
            pic.path(
                leaf(x + dx * 0.6, 610 + dy, 56, 9, -60 - k * 22) + leaf(x + dx * 0.6, 604 + dy, 52, 8, -130 + k * 18),
                "#4f7a68",
            )


def _wing(pic):
    """Draw the wooden wing of the house on the right: lattice doors, upper gallery and lanterns."""
    pic.path("M1240 300L1600 240V900L1240 716z", "#4a2f1a")
    pic.path("M1240 500L1600 500V900L1240 716z", pic.linear((0, "#6f4326"), (1, "#3a2010"), box=(0, 0, 1, 0)))
    for k in range(3):
        x0, x1 = 1252 + k * 112, 1252 + k * 112 + 98 + k * 6
        low = lambda x: 716 + (x - 1240) * 0.51 - 14  # noqa: E731
        pic.path(poly([(x0, 520), (x1, 520), (x1, low(x1)), (x0, low(x0))]), "#8a552f")
        pic.path(poly([(x0 + 12, 536), (x1 - 12, 536), (x1 - 12, 650 + k * 14), (x0 + 12, 640 + k * 12)]), "#ffdf9a")
        bars = "".join(f"M{x0 + 12 + j * (x1 - x0 - 24) / 5:.0f} 536V{642 + k * 13}" for j in range(6)) + "".join(
            f"M{x0 + 12} {536 + j * 22}H{x1 - 12}" for j in range(6)
        )
        pic.line(bars, "#5a3018", 5)
        pic.line(f"M{x0 + 20} {670 + k * 14}H{x1 - 20}M{x0 + 20} {694 + k * 18}H{x1 - 20}", "#d9a05c", 4)
    pic.path("M1240 430L1600 420V500H1240z", "#7a4a28")
    pic.line("M1240 432L1600 422M1240 496H1600", "#d9a05c", 6)
    pic.line("".join(f"M{1250 + k * 22} 434v62" for k in range(17)), "#c48a4c", 6)
    pic.path("M1240 330L1600 290V424L1240 432z", "#3a2414")
    tiles(pic, [(1290, 190), (1640, 110), (1640, 290), (1196, 340)], 22, TILE)
    pic.path("M1196 340q-24-10-34-36 24 16 52 14z", TILE[0])
    for x, y in ((1300, 366), (1420, 356), (1540, 346)):
        lantern(pic, x, y, 62)


def _bougainvillea(pic):
    """Draw bougainvillea pouring over the left wall: stems, leaves and three tones of magenta."""
    for pts in ([(60, 860), (90, 640), (60, 460), (120, 320)], [(70, 860), (140, 600), (210, 430)]):
        bough(pic, pts, 22, 8, ("#3f2f22", "#6f5640", "#a38a68"))
    for x, y, rx, ry in (
        (60, 300, 170, 90),
        (230, 350, 130, 84),
        (60, 440, 110, 90),
        (180, 480, 100, 80),
        (320, 400, 80, 56),
    ):
        foliage(pic, x, y, rx, ry, ("#274f30", "#4a8040"), 34, 34)
        foliage(pic, x, y, rx, ry, ("#9a1f66", "#d23a8c", "#f078b4", "#fbc0dc"), 96, 25, base=False)
    petals = {"#d23a8c": [], "#f078b4": []}
    for i in range(46):
        petals[list(petals)[i % 2]].append(
            leaf(pic.rng.gauss(220, 130), pic.rng.uniform(770, 960), 18, 5, pic.rng.uniform(0, 360))
        )
    pic.fills(petals)


def _tea_table(pic):
    """Draw the low tea table, stools, pot and cups, and one guest from behind."""
    pic.path("M600 926q210-40 460 0-210 50-460 0z", "#2a2018", opacity=0.35)
    seated(pic, 1010, 880, 180, "#f4efe4", "scarf", hatc="#d94f5c", legs="#2f5a94", trim="#d94f5c")
    pic.path("M600 800L640 770H1000L1040 800z", "#c98f58")
    pic.path("M600 800H1040V826H600z", pic.linear((0, "#8f5a30"), (1, "#5f3a1c"), box=(0, 0, 1, 0)))
    pic.line("M602 801H1038", "#f0c48c", 5)
    pic.path("M624 826h30l-10 100h-24zM986 826h30l6 100h-26z", "#5f3a1c")
    bowl(pic, 710, 778, 24, "#e9f0ee", "#c9853a")
    bowl(pic, 780, 786, 24, "#e9f0ee", "#c9853a")
    bowl(pic, 930, 780, 24, "#e9f0ee", "#c9853a")
    pic.path(
        "M826 790q-10-50 30-54 40 4 30 54-30 10-60 0z", pic.linear((0, "#a8674a"), (1, "#5a2a1c"), box=(0, 0, 1, 0.4))
    )
    pic.path("M826 770q-26-6-34-26 24 6 40 10zM844 736q12-14 24 0z", "#8a4a32")
    pic.line("M884 752q26 2 16 30-8 8-18 4", "#7a3f2a", 7)
    pic.path("M838 750q4-10 14-10-8 14-8 34-8-8-6-24z", "#d9a488")
    pic.glow(800, 720, 30, 50, "#ffffff", 0.4)
    for x in (560, 700):
        pic.path(ring(x + 16, 944, 60, 14), "#2a2018", opacity=0.3)
        pic.path(
            f"M{x - 44} 880L{x - 36} 940q36 14 72 0l8-60z", pic.linear((0, "#d6ac68"), (1, "#86602f"), box=(0, 0, 1, 0))
        )
        pic.path(ring(x, 880, 46, 13), "#ecca8c")
        pic.line(f"M{x - 42} 900q42 14 84 0M{x - 40} 918q40 14 80 0", "#86602f", 3)


DRAWINGS = (dairy, tiedye, courtyard)
