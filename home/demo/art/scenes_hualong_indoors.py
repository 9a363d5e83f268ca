"""Hualong under a roof: the grading shed, the auction clock, the sugar tub, the attic of dried flowers."""

import math

from scenes_built import planks
from scenes_hualong import JAM_TONES, LEAVES, PINK, RED, bloom
from scenes_kit import H, Scene, W, blob, leaf, mix, ring
from scenes_people import person

WHITE, GOLD = ("#b9ae9a", "#ece4d2", "#fbf7ea", "#ffffff"), ("#a86a16", "#e39a28", "#f4c04a", "#fdeaa6")


def _hand(pic, x, y, size, turn, tones, sleeve=None):
    """Draw a hand from above with four fingers and a thumb, fingers towards `turn` degrees."""
    pic.group(x, y, size / 100, turn)
    if sleeve:
        pic.path("M-30 40Q-60 190-70 420H80Q60 180 34 40z", pic.shade(sleeve, mix(sleeve, "#000000", 0.4)))
    for dx, top, lean in ((-27, -62, -8), (-9, -82, -3), (9, -78, 3), (26, -60, 8)):
        pic.line(f"M{dx} 10L{dx + lean} {top}", tones[0], 21)
        pic.line(f"M{dx - 2} 6L{dx + lean - 2} {top + 4}", tones[1], 14)
    pic.line("M32 30Q62 6 60-22", tones[0], 24)
    pic.path("M-40 0Q0-26 40 0 46 50 32 74H-32Q-48 46-40 0z", pic.shade(tones[1], tones[0]))
    pic.end()


def _bundle(pic, x, y, size, tones):
    """Draw a wrapped bundle of roses lying on a table, heads to the left."""
    pic.group(x, y, size / 100)
    pic.path(ring(40, 40, 190, 18), "#20160c", opacity=0.3)
    pic.line("".join(f"M-40 {k * 9 - 36}L240 {k * 4 - 16}" for k in range(9)), "#3f7a44", 6)
    pic.line("".join(f"M-30 {k * 14 - 30}L200 {k * 6 - 10}" for k in range(5)), "#7fb069", 3)
    pic.path("M-90-62Q20-50 110-34V36Q20 54-90 66-60 0-90-62z", pic.linear((0, "#f7efe0"), (1, "#b9a888")))
    pic.line("M110-34V36", "#c7473a", 9)
    for k in range(6):
        a = k * 2.4
        bloom(pic, -104 + math.cos(a) * 24, math.sin(a) * 42, 30, tones)
    pic.end()


def cut_flowers():
    """Bundles of roses on long tables in the grading shed, gloved hands measuring stems."""
    pic = Scene("industry-hualong-cut-flowers", "Bundles of roses on the grading tables, gloved hands measuring", 344)
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#dfe6e2"), (1, "#8a9a98")))
    for k in range(9):
        pic.line(f"M{-200 + k * 250} 0L{500 + k * 75} 330", "#b3c0bd", 10)
    pic.path("M0 330H1600V470H0z", pic.linear((0, "#c3cfc9"), (1, "#9fb0a8")))
    for x in (120, 470, 820, 1170):
        pic.path(f"M{x} 120h250v180h-250z", pic.linear((0, "#f6c9a0"), (0.6, "#fbe6c0"), (1, "#cfe2d0")))
        pic.line(f"M{x} 120h250v180h-250zM{x + 125} 120v180", "#7d8c86", 9)
    for x in (230, 640, 1050, 1460):
        pic.path(f"M{x - 90} 60h180l-16 26h-148z", "#5a6a70")
        pic.glow(x, 110, 170, 90, "#fffbe2", 0.8)
    for x, coat, hat, flip in (
        (250, "#2f6b5a", "#7a2338", False),
        (620, "#7a4a6a", "#24477d", True),
        (990, "#35588a", "#a5602a", False),
        (1350, "#8a3a2a", "#2f5a4a", True),
    ):
        person(pic, x, 640, 340, coat, head="scarf", hatc=hat, pose="front", flip=flip)
    pic.path("M0 500H1600V700H0z", pic.linear((0, "#c7cdd0"), (1, "#8d979c")))
    for row, (x0, y) in enumerate(((130, 520), (150, 600))):
        for k in range(5):
            _bundle(pic, x0 + k * 320, y, 62 + row * 14, (RED, WHITE, PINK, GOLD, RED)[(k + row) % 5])
    pic.path(f"M0 690H{W}V{H}H0z", pic.linear((0, "#e2e6e6"), (1, "#8f9a9e")))
    pic.path(f"M0 690H{W}V706H0z", "#f7f9f8")
    pic.path("M150 905H1500V968H150z", pic.linear((0, "#f2d48a"), (1, "#c99a4a")))
    pic.line("".join(f"M{170 + k * 26} 905v{38 if k % 5 == 0 else 20}" for k in range(51)), "#6a4a1c", 4)
    for y, tones, head in ((770, RED, 250), (850, RED, 300)):
        pic.line(f"M{head} {y}Q800 {y + 16} 1420 {y + 4}", "#1f4a2a", 22)
        pic.line(f"M{head} {y - 3}Q800 {y + 12} 1420 {y}", "#5a9a50", 13)
        for k in range(5):
            x = head + 190 + k * 150
            pic.path(leaf(x, y, 96, 22, -48 if k % 2 else 40), LEAVES[2 - k % 2])
        bloom(pic, head - 30, y, 76, tones)
    gloves = ("#c9702a", "#f0a45a")
    _hand(pic, 700, 880, 150, -18, gloves, "#2f6b5a")
    _hand(pic, 1330, 890, 150, 14, gloves, "#2f6b5a")
    return pic


def _seats(pic):
    """Draw rows of seated buyers from behind, darker towards us."""
    rng = pic.rng
    for row in range(4):
        y, size, count = 690 + row * 100, 88 + row * 34, 15 - row * 2
        tone = mix("#2c2838", "#0e0c14", row / 3)
        for k in range(count):
            x = 1600 * (k + 0.5) / count + rng.uniform(-8, 8)
            if rng.random() < 0.16:
                continue
            pic.path(
                f"M{x - size * 0.5:.0f} {y + size}Q{x - size * 0.56:.0f} {y:.0f} {x} {y - 6:.0f}Q{x + size * 0.56:.0f} {y} {x + size * 0.5:.0f} {y + size}z",
                tone,
            )
            pic.path(ring(x, y - size * 0.3, size * 0.24, size * 0.28), mix(tone, "#000000", 0.25))
            pic.line(
                f"M{x - size * 0.2:.0f} {y - size * 0.46:.0f}Q{x} {y - size * 0.66:.0f} {x + size * 0.2:.0f} {y - size * 0.46:.0f}",
                "#d9694a",
                3,
                opacity=0.55,
            )
        pic.path(f"M0 {y + size * 0.7:.0f}H1600V{y + size * 0.7 + 20:.0f}H0z", mix("#5a2c2c", "#1c1014", row / 3))


def four_seconds():
    """A lit clock in a dim hall, trolleys of roses and seated figures below it."""
    pic = Scene("story-four-seconds", "The lit clock in a dim hall, trolleys of roses, seated figures", 345)
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#171526"), (0.6, "#2b2236"), (1, "#0d0b12")))
    pic.path("M0 0L200 60V600L0 760zM1600 0L1400 60V600L1600 760z", pic.linear((0, "#221c30"), (1, "#100d18")))
    pic.path("M200 60H1400V600H200z", pic.linear((0, "#241f36"), (1, "#3a2c3e")))
    for x in (310, 1010):
        pic.path(f"M{x} 120h280v300h-280z", "#0f1a2c")
        pic.line(f"M{x} 120h280v300h-280z", "#4a4a5e", 8)
        for k in range(6):
            pic.path(
                f"M{x + 26} {150 + k * 42}h{90 + (k * 53) % 70}v14h-{90 + (k * 53) % 70}zM{x + 200} {150 + k * 42}h50v14h-50z",
                ("#4aa0c0", "#e8b24a")[k % 2],
                opacity=0.7,
            )
    pic.glow(800, 290, 430, 360, "#ff6a4a", 0.4)
    pic.path(ring(800, 290, 212, 212), pic.radial((0, "#2a1420"), (1, "#0a0810")))
    pic.line(ring(800, 290, 212, 212), "#6a6478", 12)
    for k in range(60):
        a = k * math.tau / 60 - math.pi / 2
        x, y = 800 + math.cos(a) * 178, 290 + math.sin(a) * 178
        lit = k <= 38
        pic.path(ring(x, y, 7.6, 7.6), "#ff4a34" if lit else "#43222a")
    a = 38 * math.tau / 60 - math.pi / 2
    pic.glow(800 + math.cos(a) * 178, 290 + math.sin(a) * 178, 60, 60, "#fff0b8", 1)
    for k in range(12):
        a = k * math.tau / 12
        pic.line(
            f"M{800 + math.cos(a) * 142:.0f} {290 + math.sin(a) * 142:.0f}L{800 + math.cos(a) * 156:.0f} {290 + math.sin(a) * 156:.0f}",
            "#d9cfc0",
            5,
        )
    pic.path(ring(800, 290, 84, 84), "#1c0d14")
    bloom(pic, 800, 292, 56, RED)
    pic.path("M200 560H1400L1500 660H100z", pic.linear((0, "#6a5560"), (1, "#3a2c38")))
    for x, tones in ((400, PINK), (660, RED), (940, RED), (1200, WHITE)):
        pic.line(f"M{x - 84} 640V490M{x + 84} 640V490", "#9a98a8", 7)
        for y in (640, 570):
            pic.path(f"M{x - 92} {y - 14}h184v14h-184z", "#b9b8c6")
            for k in range(6):
                bloom(pic, x - 72 + k * 29, y - 32 - (k % 2) * 8, 19, tones)
        pic.path(ring(x - 70, 652, 11, 11) + ring(x + 70, 652, 11, 11), "#0c0a10")
    _seats(pic)
    pic.line("M1010 660Q1046 610 1040 566", "#8a5a44", 17)
    return pic


def rose_sugar():
    """Two hands rubbing dark red petals with sugar in a wooden tub, a row of jars beside it."""
    pic = Scene("story-rose-sugar", "Hands rubbing petals with sugar in a tub, jars beside", 346)
    rng = pic.rng
    planks(pic, 0, 0, W, H, 8, ("#8a6444", "#a87c56", "#c49a70"))
    pic.glow(260, 120, 900, 560, "#fff0cc", 0.35)
    for k, x in enumerate((180, 470, 760, 1050, 1340)):
        pic.path(ring(x + 30, 196, 128, 96), "#2a1a10", opacity=0.35)
        pic.path(
            ring(x, 160, 124, 118),
            pic.radial((0, "#d99a6a"), (0.6, "#a8623a"), (1, "#5a2c18"), cx=0.36, cy=0.3, r=0.75),
        )
        pic.path(ring(x, 150, 84, 78), "#6a3820")
        if k < 3:
            pic.path(ring(x, 146, 78, 72), pic.radial((0, JAM_TONES[3]), (0.6, JAM_TONES[1]), (1, JAM_TONES[0])))
            pic.path(blob(rng, x + 6, 148, 40, 32, 9, 0.12), "#8d938f")
            pic.path(blob(rng, x - 4, 138, 24, 17, 8, 0.12), "#c9cec6")
        else:
            pic.path(ring(x, 148, 92, 86), pic.shade("#f2e6cc", "#b9a27a"))
            pic.line(ring(x, 148, 86, 80), "#a5403a", 6)
    pic.path(ring(830, 690, 640, 380), "#24150c", opacity=0.45)
    pic.path(ring(800, 660, 640, 384), pic.linear((0, "#c99a62"), (1, "#6a4424"), box=(0, 0, 1, 1)))
    pic.line(ring(800, 660, 612, 358), "#8a6236", 10)
    pic.path(ring(800, 664, 560, 318), pic.shade("#7d5230", "#3f2614"))
    heap = blob(rng, 800, 690, 500, 262, 18, 0.07)
    pic.path(heap, JAM_TONES[0])
    layers = {tone: [] for tone in (JAM_TONES[1], "#8a1638", JAM_TONES[2], JAM_TONES[3])}
    names = list(layers)
    for k in range(330):
        a, r = k * 2.4, math.sqrt(k / 330)
        x, y = 800 + math.cos(a) * 500 * r, 690 + math.sin(a) * 258 * r
        layers[names[(k * 7) % 4]].append(blob(rng, x, y, 30, 19, 5, 0.32))
    pic.fills(layers)
    sugar = ["", ""]
    for k in range(420):
        x, y = 800 + rng.gauss(0, 200), 620 + rng.gauss(0, 90)
        sugar[k % 2] += f"M{x:.0f} {y:.0f}h6v5h-6z"
    pic.path(blob(rng, 820, 520, 220, 74, 14, 0.12), "#e9cf9a", opacity=0.55)
    pic.path(sugar[0], "#fffaf0")
    pic.path(sugar[1], "#c98f4a")
    stained = ("#a8584e", "#d79a78")
    _hand(pic, 610, 760, 200, 12, stained, "#35588a")
    _hand(pic, 990, 770, 200, -14, stained, "#35588a")
    for x, y in ((560, 680), (660, 640), (930, 650), (1050, 690), (800, 720)):
        pic.path(blob(rng, x, y, 34, 20, 6, 0.3), JAM_TONES[3], opacity=0.85)
    return pic


def _dried(pic, x, top, drop, tones, count=13):
    """Draw a bunch hung upside down from a beam."""
    rng = pic.rng
    for tone, width in (("#5a5a38", 5), ("#8a8a58", 3)):
        pic.line(
            "".join(
                f"M{x} {top}L{x + (k - count / 2) * drop * 0.055:.0f} {top + drop * 0.8:.0f}" for k in range(count)
            ),
            tone,
            width,
        )
    pic.path(f"M{x - 16} {top + drop * 0.14:.0f}h32v12h-32z", "#c9a46a")
    for grow, tone in ((1, tones[0]), (0.8, tones[1]), (0.5, tones[2])):
        heads = "".join(
            blob(
                rng,
                x + rng.gauss(0, drop * 0.2),
                top + drop * rng.uniform(0.66, 1.0),
                drop * 0.07 * grow,
                drop * 0.06 * grow,
                6,
                0.2,
            )
            for _ in range(count + 4)
        )
        pic.path(heads, tone)


def attic():
    """An attic with dried flowers hanging from the beams, a lit greenhouse outside the small window."""
    pic = Scene("visit-greenhouse-attic", "Dried flowers on the beams, a lit greenhouse outside the window", 347)
    rng = pic.rng
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#5a3f2c"), (1, "#8a6444")))
    pic.path("M0 0H560L0 620zM1600 0H1040L1600 620z", pic.linear((0, "#4a3220"), (1, "#6d4a2e")))
    for k in range(9):
        pic.line(f"M{540 - k * 66} 0L0 {596 - k * 72}M{1060 + k * 66} 0L1600 {596 - k * 72}", "#33220f", 4, opacity=0.6)
    pic.path("M540 250H1060V640H540z", pic.linear((0, "#101c44"), (0.7, "#2c3a6c"), (1, "#3f4a6c")))
    pic.path("".join(ring(rng.uniform(556, 1044), rng.uniform(262, 460), 2.2, 2.2) for _ in range(60)), "#fff6d8")
    pic.path("M540 520Q700 490 860 516T1060 500V640H540z", "#16233a")
    for x, s in ((575, 1.0), (735, 1.1), (905, 1.0)):
        pic.glow(x + 75, 570, 150, 80, "#ffd98a", 0.55)
        pic.path(f"M{x} 620v-44q75-92 150 0v44z", pic.linear((0, "#fff2c8"), (1, "#f0b04a")))
        pic.line(f"M{x + 38} 620v-78M{x + 75} 620v-90M{x + 112} 620v-78M{x} 580h150", "#a8702a", 3, opacity=0.8)
    pic.line("M540 250H1060V640H540zM800 250V640M540 440H1060", "#c99a62", 20)
    pic.path("M510 636H1090L1110 668H490z", "#d9ae78")
    pic.path("M0 40H1600V96H0z", pic.linear((0, "#7d5836"), (1, "#4a3018")))
    for x, drop, tones in (
        (90, 300, ("#6a1c30", "#a83a4a", "#d98a86")), (240, 250, ("#a89a7a", "#e9dfc4", "#fffaf0")), (390, 210, ("#5a3a7a", "#8f6ab0", "#c9aee0")),
        (530, 150, ("#a8702a", "#e0aa4a", "#f7dc98")), (680, 140, ("#6a1c30", "#a83a4a", "#d98a86")), (800, 130, ("#a89a7a", "#e9dfc4", "#fffaf0")), (930, 140, ("#8a3a5a", "#c9708a", "#f0b4c0")), (1070, 150, ("#5a3a7a", "#8f6ab0", "#c9aee0")),
        (1210, 220, ("#a8702a", "#e0aa4a", "#f7dc98")), (1360, 250, ("#6a1c30", "#a83a4a", "#d98a86")), (1510, 310, ("#a89a7a", "#e9dfc4", "#fffaf0")),
    ):  # fmt: skip
        _dried(pic, x, 84, drop, tones)
    pic.path("M0 780H1600V1000H0z", pic.linear((0, "#9a6c42"), (1, "#5a3a20")))
    pic.line("".join(f"M{800 + (k - 6) * 90} 780L{800 + (k - 6) * 210} 1000" for k in range(13)), "#4a2e18", 4)
    pic.path("M930 560H1600V940H930z", pic.linear((0, "#7a4f2c"), (1, "#4a2c16")))
    pic.path("M900 700Q1250 650 1600 690V930H900Q870 810 900 700z", pic.shade("#fbf3e2", "#c2a98a"))
    pic.path("M900 760Q1200 710 1600 756V930H900Q880 840 900 760z", pic.shade("#35588a", "#1d3358"))
    for k in range(26):
        x, y = 930 + (k % 9) * 76, 796 + (k // 9) * 48
        pic.path(ring(x, y, 8, 6) + ring(x + 9, y + 7, 6, 5), ("#f7e6c8", "#f0b4c0")[k % 2])
    pic.path("M1290 690q90-60 230-20 40 50-10 76-140 20-214-6-30-26-6-50z", pic.shade("#ffffff", "#d0c2ac"))
    pic.path(
        "M240 690H560V716H240zM262 716h22v210h-22zM516 716h22v210h-22z", pic.linear((0, "#b98452"), (1, "#6a4424"))
    )
    pic.path("M366 560h76l-10 130h-56z", pic.shade("#e6f2f0", "#8fb0b0"))
    for x, y, tones in ((350, 520, RED), (404, 486, PINK), (460, 520, WHITE), (400, 548, RED)):
        pic.line(f"M{x} {y}L404 640", "#3f7a44", 7)
        bloom(pic, x, y, 42, tones)
    pic.glow(404, 520, 220, 160, "#ffe2a0", 0.35)
    return pic


DRAWINGS = (cut_flowers, four_seconds, rose_sugar, attic)
