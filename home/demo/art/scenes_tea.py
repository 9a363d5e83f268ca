"""Indoor pictures of Chashan: sour tea in its bamboo tubes, and pressing a cake."""

import math

from scenes_built import basket, bowl, earth_wall, planks
from scenes_kit import H, Scene, W, blob, leaf, mix, poly, ring
from scenes_nature import foliage, stones

BAMBOO = ("#4a5a24", "#8a9a3f", "#c9cf74")


def bamboo_tube(pic, x, y, length, wide, turn, tones=BAMBOO, seal=True):
    """Draw a bamboo tube standing on its foot and leaning by `turn`, sealed with leaf and clay."""
    dark, base, lit = tones
    half = wide / 2
    pic.group(x, y, 1, turn)
    pic.path(
        f"M{-half} {-length}h{wide}V0q{-half} {half * 0.5:.0f} {-wide} 0z",
        pic.linear((0, base), (0.25, lit), (0.55, base), (1, dark), box=(0, 0, 1, 0)),
    )
    for k in (0.18, 0.5, 0.82):
        at = -length * k
        pic.line(f"M{-half} {at:.0f}q{half} {half * 0.4:.0f} {wide} 0", dark, 6)
        pic.line(f"M{-half} {at - 6:.0f}q{half} {half * 0.4:.0f} {wide} 0", lit, 3, opacity=0.8)
    streaks = "".join(
        f"M{pic.rng.uniform(-0.8, 0.8) * half:.0f} {-length * pic.rng.uniform(0.3, 0.95):.0f}"
        f"v{length * pic.rng.uniform(0.06, 0.2):.0f}"
        for _ in range(12)
    )
    pic.line(streaks, dark, 2, opacity=0.4)
    if seal:
        pic.path(blob(pic.rng, 0, -length - 4, half * 1.12, half * 0.62, 10, 0.08), "#6a4428")
        pic.path(blob(pic.rng, -half * 0.2, -length - 10, half * 0.78, half * 0.36, 9, 0.1), "#a57448")
        for k in range(7):
            pic.path(
                leaf(-half + wide * k / 6, -length - 6, length * 0.12 + half * 0.5, half * 0.28, 90 + (k - 3) * -7),
                ("#2a4f2a", "#4a7a38", "#6f9a48")[k % 3],
            )
        pic.line(
            f"M{-half - 3} {-length + half * 0.5:.0f}q{half} {half * 0.5:.0f} {wide + 6} 0m{-wide - 6}"
            f" 9q{half} {half * 0.5:.0f} {wide + 6} 0",
            "#e0c48a",
            4,
        )
    else:
        pic.path(ring(0, -length, half, half * 0.34), lit)
        pic.path(ring(0, -length, half * 0.78, half * 0.24), "#1f2410")
    pic.end()


def sour_tea():
    """Draw sealed bamboo tubes beside an opened pit and a bowl of sour tea, in a smoky corner."""
    pic = Scene("story-sour-tea", "Sour tea: sealed bamboo tubes beside an opened pit", 114)
    rng = pic.rng
    planks(pic, 0, 0, W, 640, 13, ("#150e09", "#35241a", "#6f5036"), True)
    pic.path(
        "M0 0H1600V640H0z",
        pic.linear((0, "#ffcf8a", 0.3), (0.35, "#3a2010", 0.1), (1, "#050302", 0.72), box=(0, 0, 1, 0.4)),
    )
    pic.path("M170 90h240v220H170z", "#fdf3cf")
    pic.path("M170 190q60-50 120-16t120-30v166H170z", "#b5cf9a")
    pic.path("M170 240q90-40 150-10t90-10v80H170z", "#7faa6c")
    pic.line("M170 90h240v220H170zM230 90v220M290 90v220M350 90v220", "#2a1a10", 15)
    pic.line("M163 86h254", "#a57a4a", 6)
    pic.path(f"M0 630Q800 606 {W} 634V{H}H0z", pic.linear((0, "#5f4228"), (1, "#2a1a10")))
    pic.path("M0 640L620 622 1150 1000H0z", pic.linear((0, "#d99a55", 0.5), (1, "#d99a55", 0), box=(0, 0, 1, 1)))
    specks = {"#3a2615": [], "#8a633c": []}
    for i in range(240):
        y = rng.uniform(650, 990)
        specks[list(specks)[i % 2]].append(
            blob(rng, rng.uniform(0, W), y, 3 + (y - 640) / 90, 2 + (y - 640) / 160, 5, 0.2)
        )
    pic.fills(specks)
    _hearth(pic)
    pic.path("M170 100h240L1060 1010H330z", pic.linear((0, "#ffe9b8", 0.34), (1, "#ffe9b8", 0)))
    for k, (x, long, wide, turn) in enumerate(
        ((560, 440, 88, -7), (670, 500, 96, -3), (785, 420, 84, 3), (890, 470, 92, 8))
    ):
        pic.path(f"M{x - 50} 690q60-14 150 0l60 30q-120 20-200-6z", "#0f0804", opacity=0.5)
        tones = tuple(mix(c, ("#5a4a20", "#2a3a18", "#7a6a2c", "#3a4a1c")[k], 0.25) for c in BAMBOO)
        bamboo_tube(pic, x, 700, long, wide, turn, tones)
    _pit(pic)
    _floor_tea(pic)
    for x, y, rx, ry in ((1130, 330, 260, 180), (1010, 170, 320, 130), (1290, 90, 300, 110), (820, 90, 300, 90)):
        pic.glow(x, y, rx, ry, "#d9c8b0", 0.2)
    return pic


def _hearth(pic):
    """Draw a hearth with an iron tripod, a kettle and embers, in the dark right corner."""
    rng = pic.rng
    pic.glow(1330, 600, 460, 330, "#ff9a3c", 0.6)
    stones(
        pic,
        [(1160, 690, 70, 40), (1500, 690, 76, 42), (1250, 722, 64, 34), (1410, 724, 70, 36)],
        ("#241a14", "#4a3a30", "#a5764c"),
    )
    for k in range(5):
        pic.line(f"M{1190 + k * 60} 712l{40 - k * 22} -50", "#1a100a", 22)
        pic.line(f"M{1190 + k * 60} 706l{40 - k * 22} -48", "#6a4226", 8)
    for tone, size in (("#d9481f", 1.0), ("#f5942c", 0.7), ("#ffdf7a", 0.4)):
        d = ""
        for k in range(7):
            x = 1230 + k * 33
            high = (90 + 60 * math.sin(k * 2.3) ** 2) * size
            d += (
                f"M{x - 20 * size:.0f} 690q{-8 * size:.0f} {-high * 0.5:.0f} {16 * size + rng.uniform(-6, 6):.0f}"
                f" {-high:.0f} {2 * size:.0f} {high * 0.4:.0f} {16 * size:.0f} {high * 0.55:.0f} "
                f"{10 * size:.0f} {high * 0.3:.0f} {-8 * size:.0f} {high * 0.45:.0f}z"
            )
        pic.path(d, tone)
    pic.line("M1190 700L1236 560H1424L1470 700M1330 560v10", "#0f0a08", 15)
    pic.path(
        "M1236 540q-24-104 94-112 118 8 94 112-90 30-188 0z",
        pic.linear((0, "#7a6656"), (0.4, "#3a2e28"), (1, "#140e0c"), box=(0, 0, 1, 0.5)),
    )
    pic.path("M1236 520l-66-40-12 6 66 60zM1290 430q40-18 80 0l-8-16h-64z", "#2a201a")
    pic.line("M1258 446q70-110 146 0", "#1a1210", 9)
    pic.line("M1262 452q10-16 30-22", "#b59a80", 5)
    pic.path("M1152 470q-30-40-6-80t-8-90q30 40 18 84t8 86z", "#e9dcc8", opacity=0.35)


def _pit(pic):
    """Draw the opened pit: a mound of dug earth, the dark hole and two tubes still in it."""
    rng = pic.rng
    pic.path(blob(rng, 1000, 850, 330, 96, 16, 0.08), "#4a2f1a")
    pic.path(blob(rng, 985, 838, 300, 80, 16, 0.08), "#7a5230")
    crumbs = {"#5a3a20": [], "#8f6238": [], "#c08a52": []}
    for i in range(210):
        a, r = rng.uniform(0, math.tau), rng.uniform(0.72, 1.08)
        x, y = 990 + math.cos(a) * 310 * r, 842 + math.sin(a) * 84 * r
        crumbs[list(crumbs)[i * 3 // 210]].append(blob(rng, x, y, rng.uniform(5, 16), rng.uniform(4, 9), 6, 0.25))
    pic.fills(crumbs)
    pic.path(blob(rng, 990, 842, 212, 56, 14, 0.06), "#0d0704")
    pic.path("M790 850q180-70 400-10-20-60-200-56T790 850z", "#3a2413")
    hole = "M700 500H1280V850Q1190 896 990 898 800 890 700 850z"
    pic.clip(hole)
    for x, turn in ((900, -12), (985, 4), (1075, 10)):
        bamboo_tube(pic, x, 980, 190, 80, turn, ("#2f3418", "#6f7434", "#b0ad62"))
    pic.end()
    pic.path("M776 852q100 60 214 58t214-60q-20 82-214 86T776 852z", "#6a4526")
    pic.path("M776 852q100 60 214 58t214-60l2 10q-100 64-216 64T776 862z", "#a5753f", opacity=0.8)
    pic.line("M1290 940L1470 770", "#7a5430", 20)
    pic.line("M1286 936L1466 766", "#c4955c", 7)
    pic.path("M1300 900l-80 40-20 50q60 6 100-40z", "#3f4448")
    pic.path("M1300 900l-80 40-8 18q50-6 90-44z", "#9aa2a5")


def _floor_tea(pic):
    """Draw the bowl of sour tea, a split tube and loose leaves in front."""
    rng = pic.rng
    for k in range(3):
        pic.path(leaf(90 + k * 20, 930 + k * 22, 460 - k * 40, 52, -8 + k * 9), ("#1f4426", "#2f6a34", "#5a9444")[k])
    pic.line("M100 936L540 880M124 970L520 960", "#a9cf7c", 4)
    pic.path("M150 900q160-50 330-20l12 50q-170-24-334 26z", pic.linear((0, "#c9cf74"), (1, "#5a6a2c")))
    pic.path("M166 906q150-42 302-18l6 26q-160-18-306 22z", "#2a2412")
    layers = {"#2f2a14": [], "#5a5224": [], "#8f8438": [], "#bfb257": []}
    for i in range(130):
        t = rng.random()
        layers[list(layers)[i * 4 // 130]].append(
            leaf(
                176 + t * 280,
                912 - 24 * math.sin(t * 3.1) + rng.uniform(-10, 12),
                rng.uniform(18, 34),
                5,
                rng.uniform(-40, 40),
            )
        )
    pic.fills(layers)
    bowl(pic, 640, 880, 100, "#b9c4b5", "#4a4620", 0.62)
    heap = {"#3a3616": [], "#6a6228": [], "#9c903e": [], "#cabf66": []}
    for i in range(110):
        a, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
        x, y = 640 + math.cos(a) * 78 * r, 874 + math.sin(a) * 20 * r - 30 * (1 - r)
        heap[list(heap)[i * 4 // 110]].append(leaf(x, y, rng.uniform(18, 32), 5, rng.uniform(0, 360)))
    pic.fills(heap)
    pic.line("M690 850l150-60M696 860l152-50", "#7a4f2a", 6)


def press_cake():
    """Draw a stone press on a bag of tea, with an unwrapped cake and paper beside it."""
    pic = Scene("visit-press-cake", "A stone press, a fresh tea cake and cotton paper", 123)
    rng = pic.rng
    earth_wall(pic, 0, 640, W, 640, ("#cdb48a", "#e6d3aa", "#f7ead0"), 0.0)
    pic.path("M0 0H1600V640H0z", pic.linear((0, "#fff6d8", 0.7), (1, "#a5793f", 0.3), box=(0, 0, 1, 1)))
    _window(pic)
    planks(pic, 0, 640, W, 360, 5, ("#6a4022", "#a8703f", "#dba668"))
    pic.path(f"M0 640H{W}v16H0z", "#f0cd94")
    pic.path("M0 640H1600V1000H0z", pic.linear((0, "#fff0c8", 0.3), (1, "#3a1c08", 0.42), box=(0, 0, 1, 1)))
    _shelf(pic)
    _press(pic)
    _cake(pic)
    basket(pic, 1390, 850, 300, 150)
    layers = {"#2a3a1c": [], "#4f5a28": [], "#8a8440": [], "#c9bd74": []}
    for i in range(150):
        a, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
        layers[list(layers)[i * 4 // 150]].append(
            leaf(
                1390 + math.cos(a) * 130 * r,
                698 + math.sin(a) * 30 * r - 36 * (1 - r),
                rng.uniform(22, 40),
                4,
                rng.uniform(0, 360),
            )
        )
    pic.fills(layers)
    for x, y, rx, ry in ((560, 250, 90, 170), (640, 120, 120, 140), (520, 90, 90, 120)):
        pic.glow(x, y, rx, ry, "#ffffff", 0.5)
    loose = {"#3a2a18": [], "#6a5430": []}
    for i in range(50):
        loose[list(loose)[i % 2]].append(
            leaf(rng.uniform(620, 1280), rng.uniform(900, 985), rng.uniform(16, 30), 3, rng.uniform(0, 360))
        )
    pic.fills(loose)
    return pic


def _window(pic):
    """Draw the open window with tea hills in the light behind it."""
    pic.clip("M880 70h560v400H880z")
    pic.path("M880 70h560v400H880z", pic.linear((0, "#a9d3d6"), (0.6, "#f6efc9"), (1, "#f6efc9")))
    pic.path("M880 300q90-90 200-70t170-40 190 60v220H880z", "#a9c9a6")
    pic.path("M880 360q150-90 290-40t270-50v200H880z", "#7fb070")
    for k in range(7):
        pic.line(
            f"M870 {380 + k * 20}q160-{80 - k * 5} 300-{30 - k * 3}t280-{40 - k * 4}", ("#4f8a44", "#a3cc62")[k % 2], 9
        )
    pic.end()
    foliage(pic, 900, 110, 130, 80, ("#2a5a34", "#4f8a44", "#a3cc62"), 70, 40)
    pic.line("M880 70h560v400H880z", "#5f3d20", 30)
    pic.line("M868 60h584v420", "#a8754a", 8)
    pic.line("M1160 70v400M880 270h560", "#5f3d20", 14)
    pic.path("M860 478h600v34H860z", "#8a5a32")
    pic.path("M860 478h600v8H860z", "#e3b57c")
    pic.path("M880 520L1440 520 1300 640H700z", "#fff3c4", opacity=0.4)


def _shelf(pic):
    """Draw a shelf of wrapped cakes tied in bamboo sheath, on the left wall."""
    pic.path("M0 330h360v26H0z", "#8a5a32")
    pic.path("M0 330h360v7H0z", "#e3b57c")
    pic.path("M0 356h360l-40 30H0z", "#5a3a1c", opacity=0.3)
    for k in range(3):
        x = 20 + k * 112
        pic.path(
            f"M{x} 330V{220 - k % 2 * 30}q46-30 92 0V330z",
            pic.linear((0, "#ecd6a0"), (0.5, "#cfae6c"), (1, "#86642f"), box=(0, 0, 1, 0)),
        )
        for j in range(4 + k % 2):
            y = 326 - j * 26
            pic.line(f"M{x} {y}q46 14 92 0", "#86642f", 4)
        pic.line(f"M{x + 30} 330V{212 - k % 2 * 30}M{x + 62} 330V{212 - k % 2 * 30}", "#5f4a20", 5)


def _press(pic):
    """Draw the round press stone with its rope handle, standing on the knotted bag of hot tea."""
    rng = pic.rng
    pic.path(ring(430, 868, 330, 62), "#2a1608", opacity=0.4)
    pic.path(
        "M150 800q260-40 520 0l20 60q-280 50-560 0z", pic.linear((0, "#b98a5a"), (1, "#5f3a1c"), box=(0, 0, 1, 0.4))
    )
    pic.path(ring(410, 806, 262, 44), "#d9ad74")
    pic.path(blob(rng, 410, 790, 214, 42, 16, 0.03), "#b7a684")
    pic.path(blob(rng, 400, 778, 206, 36, 16, 0.03), "#efe4c8")
    folds = "".join(
        f"M{410 + math.cos(a) * 208:.0f} {786 + math.sin(a) * 30:.0f}q{-math.cos(a) * 20:.0f}"
        f" {-12 - 8 * math.sin(a):.0f} {-math.cos(a) * 50:.0f} -16"
        for a in [k * math.tau / 26 for k in range(26)]
    )
    pic.line(folds, "#a5906a", 3, opacity=0.7)
    for k in range(5):
        pic.path(leaf(200, 776, 130 - k * 12, 14, 150 + k * 16), ("#efe4c8", "#d6c7a0", "#fff8e4")[k % 3])
    body = "M200 760q-22-120 6-230 204-70 408 0 28 110 6 230-210 60-420 0z"
    pic.path(body, pic.linear((0, "#dcd8cc"), (0.35, "#aaa69a"), (0.8, "#6a665e"), (1, "#4a4640"), box=(0, 0, 1, 0.25)))
    pic.path(ring(410, 532, 204, 50), "#d5d1c4")
    pic.path(ring(398, 526, 178, 38), "#ece9de")
    pits = {"#5f5b52": [], "#efece2": []}
    for i in range(150):
        x, y = rng.uniform(205, 612), rng.uniform(590, 770)
        pits[list(pits)[i % 3 == 0]].append(f"M{x:.0f} {y:.0f}l{rng.uniform(-4, 4):.0f} {rng.uniform(5, 16):.0f}")
    pic.strokes(pits, 3, 0.45)
    pic.path("M330 530q0-130 80-130t80 130h-34q0-90-46-90t-46 90z", pic.linear((0, "#e0c08a"), (1, "#7a5428")))
    pic.line(
        "".join(f"M{334 + k * 3:.0f} {520 - k * 26}l30 8" for k in range(4))
        + "".join(f"M{486 - k * 3:.0f} {520 - k * 26}l-30 8" for k in range(4)),
        "#6a4420",
        4,
    )


def _cake(pic):
    """Draw the unwrapped cake leaning on its folded paper, with an indigo cloth below."""
    rng = pic.rng
    pic.path(
        poly([(720, 820), (1180, 770), (1290, 930), (800, 985)]), "#1a0f06", opacity=0.3, transform="translate(16 16)"
    )
    pic.path(poly([(720, 820), (1180, 770), (1290, 930), (800, 985)]), pic.shade("#2f5fa0", "#163463"))
    pic.line("M742 828L1170 782 1268 922 812 970z", "#dbe8f2", 5, stroke_dasharray="3 15")
    for pts, tone in (
        ([(760, 850), (880, 730), (1010, 850)], "#fbf6e6"),
        ([(1240, 870), (1180, 740), (1020, 860)], "#e6dcc2"),
        ([(790, 920), (740, 800), (960, 900)], "#efe7d0"),
        ([(1230, 930), (1260, 830), (1060, 900)], "#d8ccb0"),
        ([(880, 730), (1180, 740), (1010, 900)], "#f6efdc"),
        ([(800, 930), (1220, 935), (1010, 830)], "#e3d8bc"),
    ):
        pic.path(poly(pts), tone)
    pic.path(ring(1014, 868, 196, 66), "#1a0f06", opacity=0.4)
    pic.path("M822 836a190 62 0 0 0 380 0v22a190 62 0 0 1-380 0z", "#2a1a0e")
    pic.path(ring(1012, 836, 190, 62), pic.shade("#7a5a38", "#3a2614"))
    layers = {"#2f2012": [], "#5f452a": [], "#8f7048": [], "#c9ad7c": []}
    for i in range(420):
        a, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
        x, y = 1012 + math.cos(a) * 186 * r, 835 + math.sin(a) * 60 * r
        layers[list(layers)[i * 4 // 420]].append(
            leaf(x, y, rng.uniform(18, 34), 3.4, math.degrees(a) + 90 + rng.uniform(-50, 50))
        )
    pic.fills(layers)
    pic.path(ring(1012, 834, 34, 10), "#2a1a0e", opacity=0.5)


DRAWINGS = (sour_tea, press_cake)
