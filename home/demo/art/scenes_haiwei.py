"""Pictures of Haiwei: the milk-fan court, the court of dyed cloth, and the courtyard house."""

from scenes_built import (
    flower,
    flower_symbol,
    hanging_cloth,
    planks,
    tiles,
)
from scenes_kit import H, Scene, W, blob, mix, ring, smooth, wave
from scenes_nature import (
    foliage,
    ridge,
    ripples,
    snow_range,
    tree_symbols,
    wood,
)
from scenes_people import birds, cow, person

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
        f"M{x0 + inset - 10:.0f} {y - high - 18}q-26-4-34-26 22 12 44 10zM{x1 - inset + 10:.0f}"
        f" {y - high - 18}q26-4 34-26-22 12-44 10z",
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
            f"M{x - step * 0.42:.0f} {mid:.0f}l{step * 0.1:.0f} {-high * 0.3:.0f}h{step * 0.64:.0f}"
            f"l{step * 0.1:.0f} {high * 0.3:.0f}-{step * 0.1:.0f} {high * 0.3:.0f}h-{step * 0.64:.0f}z",
            "#5f7890",
            3,
        )
        if k % 2:
            pic.path(flower(x, mid, high * 0.26, 8), "#2f5f94")
        else:
            pic.line(
                f"M{x - high * 0.4:.0f} {mid + high * 0.1:.0f}q{high * 0.1:.0f} {-high * 0.3:.0f}"
                f" {high * 0.34:.0f} {-high * 0.1:.0f}t{high * 0.36:.0f} 0",
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
        '<path fill="#5f4428" opacity=".2" d="M-22 6h54q16 50 22 92-40 10-80 0-8-50 '
        '4-92z" transform="translate(12 8)"/>'
        '<path fill="#f0d595" opacity=".93" d="M-26 0Q0 9 26 0q4 34 18 62 6 20-2 '
        "34-10-6-16 6-10-10-20 2-10-12-20 0-10-8-20 0"
        '-12-18-4-44 12-30 12-60z"/>'
        '<path fill="#fff6da" d="M-22 3q10 5 17 5-4 40-18 86-8-4-14 6-6-20 2-42 12-28 13-55z"/>'
        '<path fill="#fffdf2" opacity=".7" d="M2 9q6 0 9-1 2 40 12 84-8-4-11 4-12-40-10-87z"/>'
        '<path fill="#d9ab58" opacity=".55" d="M17 5l8-4q4 36 18 62 5 16-1 '
        '30-18-40-25-88zM-8 10q4 0 6 0-2 46-10 86-6-2-8 2 10-44 12-88z"/>'
        '<path fill="none" stroke="#c9953f" stroke-width="1.6" d="M-36 96q8-8 16 2 12-12 20 0 12-12 20-2 8-12 20-2"/>'
        '<path fill="none" stroke="#7a5830" stroke-width="6" stroke-linecap="round" d="M-38-3q38 9 76 0"/>'
        '<path fill="none" stroke="#e0b878" stroke-width="2" stroke-linecap="round" d="M-36-5q36 8 70 1"/>'
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
    big, small = flower_symbol(pic, 18), flower_symbol(pic, 8)
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
            _pattern(pic, big, small, (x, y, wide, tall), k + (y > 350))
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


def _pattern(pic, big, small, box, kind):
    """Draw one of three white patterns on a hanging cloth; box is its place and size."""
    x, y, wide, tall = box
    if kind % 3 == 0:
        pic.use(big, x + wide / 2, y + tall * 0.32, wide * 0.0036)
        pic.use(big, x + wide / 2, y + tall * 0.76, wide * 0.0031)
        for sx in (0.14, 0.86):
            for sy in (0.1, 0.54, 0.93):
                pic.use(small, x + wide * sx, y + tall * sy, wide * 0.0011)
    elif kind % 3 == 1:
        gap = wide / 4
        for k in range(int(tall / gap) * 4):
            row = k // 4
            pic.use(small, x + (k % 4 + 0.25 + 0.5 * (row % 2)) * gap, y + (row + 0.6) * gap, wide * 0.0012, 20 * k)
    else:
        for k in range(5):
            pic.use(big, x + wide * (0.28 if k % 2 else 0.7), y + tall * (0.12 + 0.19 * k), wide * 0.0021)


def _court_vats(pic):
    """Draw the wooden dye vats standing in the court."""
    for x, y, s in ((300, 930, 1.0), (1230, 945, 1.1), (1470, 900, 0.85)):
        wide, high = 240 * s, 150 * s
        half, foot = wide / 2, wide * 0.43
        pic.path(ring(x + 30, y + 4, half * 1.15, 26), "#2a2a38", opacity=0.35)
        pic.path(
            f"M{x - half:.0f} {y - high:.0f}L{x - foot:.0f} {y}q{foot:.0f} 34 {foot * 2:.0f} "
            f"0L{x + half:.0f} {y - high:.0f}z",
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


DRAWINGS = (
    dairy,
    tiedye,
)
