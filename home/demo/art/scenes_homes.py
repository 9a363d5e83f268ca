"""Homes that are offered: a living room, a bedroom, a kitchen, a parking place, a courtyard house in a village."""

from scenes_built import planks
from scenes_kit import H, Scene, W, blob, leaf, mix, poly, ring
from scenes_nature import foliage

OAK = ("#a97c4f", "#c2966a", "#d8b488")


def _room(pic, wall, floor=OAK):
    """Draw the back wall, the floor of boards and the light that falls in from the left."""
    pic.path(f"M0 0H{W}V690H0z", pic.linear((0, wall), (1, mix(wall, "#5b4a3a", 0.28))))
    planks(pic, 0, 690, W, H - 690, 5, floor)
    pic.path(f"M0 676H{W}V700H0z", mix(wall, "#3a2c20", 0.35))
    pic.glow(300, 250, 900, 520, "#fff6dc", 0.5)


def _window(pic, x, y, wide, high, *, hills=False):
    """Draw a window with the city, or hills, behind it, its curtain drawn aside."""
    pic.clip(poly(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))))
    pic.path(f"M{x} {y}h{wide}v{high}h-{wide}z", pic.linear((0, "#7fb9de"), (0.6, "#cfe4e6"), (1, "#fbeccb")))
    if hills:
        for k, tone in enumerate(("#8fb0b4", "#5f9078", "#3f7450")):
            points = [(x + wide * i / 6, y + high * (0.5 + 0.14 * k) + pic.rng.uniform(-26, 26)) for i in range(7)]
            pic.path(poly([*points, (x + wide, y + high), (x, y + high)]), tone)
    else:
        for k in range(9):
            top = y + high * pic.rng.uniform(0.3, 0.62)
            tone = mix("#a9bfcc", "#6f8fa8", pic.rng.random())
            pic.path(f"M{x + k * wide / 9:.0f} {top:.0f}h{wide / 10:.0f}V{y + high}h-{wide / 10:.0f}z", tone)
        foliage(pic, x + wide / 2, y + high, wide * 0.55, high * 0.16, ("#2a5a30", "#4f9440", "#a3cc62"), 110, 22)
    pic.end()
    frame = f"M{x} {y}h{wide}v{high}h-{wide}z"
    pic.line(f"{frame}M{x + wide / 2:.0f} {y}v{high}", "#f4ead8", 20)
    pic.line(frame, "#b79c78", 5)
    for side, left in ((-1, x - 84), (1, x + wide - 8)):
        folds = "".join(
            f"M{left + 12 + k * 18} {y - 34}Q{left + 12 + k * 18 + side * 9} {y + high / 2:.0f} {left + 12 + k * 18} {y + high + 60}"
            for k in range(5)
        )
        pic.path(f"M{left} {y - 34}h92v{high + 96}h-92z", pic.linear((0, "#f0d9b0"), (1, "#c99a5c"), box=(0, 0, 1, 0)))
        pic.line(folds, "#a97838", 4, opacity=0.5)
    pic.line(f"M{x - 110} {y - 36}H{x + wide + 110}", "#6a4a2a", 12)


def _plant(pic, x, foot, size):
    """Draw a plant in a pot that stands on `foot`."""
    for k in range(11):
        turn = -160 + k * 14
        tone = ("#2a5a30", "#3f7a44", "#6fae58")[k % 3]
        pic.path(leaf(x, foot - size * 0.4, size * (0.62 + 0.2 * (k % 2)), size * 0.12, turn), tone)
    pic.path(
        f"M{x - size * 0.22:.0f} {foot - size * 0.42:.0f}h{size * 0.44:.0f}l-{size * 0.06:.0f} {size * 0.42:.0f}h-{size * 0.32:.0f}z",
        pic.shade("#d98a5c", "#8a4426"),
    )


def _cushion(pic, x, y, size, tone):
    pic.path(blob(pic.rng, x, y, size, size * 0.82, 10, 0.05), pic.shade(mix(tone, "#ffffff", 0.25), tone))


def living_room():
    """A bright living room: a window over the trees, a blue sofa, a rug, a low table with tea."""
    pic = Scene("home-living-room", "A bright living room with a blue sofa", 411)
    _room(pic, "#f2e7d2")
    _window(pic, 210, 120, 560, 400)
    pic.path("M1010 150h330v230h-330z", "#6a4a2a")
    pic.path("M1026 166h298v198h-298z", pic.linear((0, "#f7c98a"), (0.5, "#9fc2c9"), (1, "#2f6b5a")))
    pic.path("M1026 300Q1120 230 1200 290T1324 260V364H1026z", "#24564a")
    pic.path(ring(830, 900, 620, 92), "#2a1a10", opacity=0.25)
    pic.path(ring(820, 884, 600, 84), pic.shade("#c9573c", "#8a2f22"))
    pic.line(ring(820, 884, 540, 70), "#f2cf8a", 9)
    pic.path("M560 560Q560 500 630 500H1290Q1360 500 1360 560V700H560z", pic.shade("#4f7fb0", "#24477d"))
    pic.path("M600 640H1320V770H600z", pic.shade("#5f90c0", "#2c548a"))
    for x in (520, 1300):
        pic.path(f"M{x} 610Q{x} 570 {x + 50} 570T{x + 100} 610V800H{x}z", pic.shade("#4474a8", "#1d3b68"))
    pic.line("M960 640V770M600 640H1320", "#1d3b68", 5)
    for x, tone in ((680, "#d9a53a"), (760, "#b5341f"), (1230, "#2f6b5a")):
        _cushion(pic, x, 602, 62, tone)
    pic.path("M640 880H1000L1030 904H610z", pic.shade("#c99a62", "#7a4f2c"))
    pic.line("M650 904V960M990 904V960", "#5a3a20", 14)
    pic.path(ring(760, 872, 40, 14), "#f7f2e4")
    pic.path("M850 872q-10-46 16-52h34q26 8 14 52z", pic.shade("#f7f2e4", "#b9a98a"))
    _plant(pic, 1470, 880, 330)
    pic.line("M1500 250V90", "#6a4a2a", 5)
    pic.path("M1440 330L1470 250h60l30 80z", pic.shade("#fbe9b4", "#d9a53a"))
    pic.glow(1500, 350, 170, 120, "#ffe9ac", 0.5)
    return pic


def bedroom():
    """A small bedroom in the morning: a bed with a folded quilt, a desk under the window."""
    pic = Scene("home-bedroom", "A small bedroom with a desk under the window", 412)
    _room(pic, "#e6ecdf", ("#8a6444", "#a87c56", "#c49a70"))
    _window(pic, 930, 130, 430, 330)
    pic.path("M120 470Q120 430 170 430H250V860H120z", pic.shade("#c99a62", "#7a4f2c"))
    pic.path("M200 640H860V880H200z", pic.shade("#d9ae78", "#8a6236"))
    pic.path("M220 600H850Q884 600 884 640V740H220z", pic.shade("#fffaf0", "#d9ccb4"))
    pic.path("M440 590H856Q900 596 900 650V800Q670 850 440 800z", pic.shade("#7fb0a4", "#2f6b5a"))
    pic.line(
        "".join(f"M{500 + k * 76} 592Q{486 + k * 76} 700 {500 + k * 76} 820" for k in range(5)),
        "#d9efe4",
        7,
        opacity=0.7,
    )
    pic.path("M440 590H856L850 640H440z", "#f7f2e4", opacity=0.85)
    for y, tone in ((572, "#d9c3a0"), (604, "#c97a5c")):
        pic.path(blob(pic.rng, 326, y, 98, 36, 12, 0.04), pic.shade(mix(tone, "#ffffff", 0.3), tone))
    pic.path("M900 610H1430V640H900z", pic.shade("#d9ae78", "#9a6c42"))
    pic.line("M930 640V860M1400 640V860", "#7a4f2c", 20)
    for k, tone in enumerate(("#b5341f", "#24477d", "#2f6b5a", "#d9a53a", "#7a4a6a")):
        high = 96 - k % 3 * 14
        pic.path(f"M{960 + k * 34} {610 - high}h30v{high}h-30z", tone)
    pic.line("M1330 610Q1340 540 1290 500", "#3a3a44", 9)
    pic.path("M1226 520L1280 470 1312 510 1280 540z", pic.shade("#f2cf5a", "#c98a1c"))
    pic.glow(1240, 580, 150, 90, "#fff0b8", 0.7)
    pic.path("M1080 700h150v24h-150zM1092 724h18v150h-18zM1200 724h18v150h-18zM1086 560h24v140h-24z", "#8a5a34")
    _plant(pic, 1510, 900, 240)
    return pic


def kitchen():
    """A kitchen in the evening light: green tiles, a pot on the stove, bowls on a shelf."""
    pic = Scene("home-kitchen", "A kitchen with green tiles and a pot on the stove", 413)
    _room(pic, "#f4ead8", ("#9a8a78", "#b5a592", "#cfc2ae"))
    pic.path("M0 300H1600V560H0z", pic.linear((0, "#8fbfae"), (1, "#4f8a78")))
    tiles = "".join(f"M{k * 80} 300V560" for k in range(21)) + "".join(f"M0 {300 + k * 65}H1600" for k in range(5))
    pic.line(tiles, "#e6f2ea", 4, opacity=0.7)
    _window(pic, 150, 90, 330, 300)
    pic.path("M620 200H1480V224H620z", pic.shade("#c99a62", "#7a4f2c"))
    for k in range(7):
        x, tone = 680 + k * 112, ("#f7f2e4", "#24477d", "#d98a5c", "#f7f2e4")[k % 4]
        pic.path(
            f"M{x - 42} 148h84q-8 52-30 52h-24q-22 0-30-52z",
            pic.shade(mix(tone, "#ffffff", 0.3), mix(tone, "#000000", 0.25)),
        )
    pic.path("M0 560H1600V600H0z", pic.shade("#d9d2c4", "#8a8274"))
    pic.path("M0 600H1600V920H0z", pic.shade("#c98a4a", "#7a4a22"))
    for x in range(0, 1600, 266):
        pic.line(f"M{x + 20} 630h226v260h-226zM{x + 210} 740v50", "#5a3416", 6)
    pic.path("M860 520H1240V566H860z", "#2a2a30")
    for x in (950, 1150):
        pic.path(ring(x, 522, 70, 14), "#4a4a54")
    pic.path("M876 410h150v96q-74 26-150 0z", pic.shade("#c9573c", "#6a1f14"))
    pic.path(ring(951, 410, 78, 16), "#e08a6a")
    pic.path(ring(951, 392, 15, 12), "#2a2a30")
    for k in range(3):
        pic.line(f"M{920 + k * 30} 370q-20-40 0-70t0-70", "#ffffff", 9, opacity=0.5)
    pic.path("M1110 480q60 44 150 0l-10-14h-130z", "#3a3a44")
    pic.line("M1250 476L1380 420", "#8a5a34", 16)
    pic.path(blob(pic.rng, 600, 530, 110, 40, 12, 0.08), pic.shade("#c99a62", "#8a6236"))
    for k in range(6):
        tone = ("#c9302a", "#e39a28", "#4f9440")[k % 3]
        pic.path(ring(540 + k * 26, 506 - k % 2 * 14, 22, 21), pic.shade(mix(tone, "#ffffff", 0.35), tone))
    pic.glow(300, 320, 560, 340, "#fff0c8", 0.35)
    return pic


def parking():
    """An underground parking place: painted bay, a pillar, a small blue car, a charging post."""
    pic = Scene("home-parking", "A parking place with a small car and a charging post", 414)
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#c9d2d4"), (1, "#8f9a9c")))
    pic.path("M0 0H1600L1180 250H420z", pic.linear((0, "#7f8a8e"), (1, "#aab4b6")))
    for k in range(4):
        y, half = 30 + k * 62, 330 - k * 60
        pic.path(f"M{800 - half} {y}h{2 * half}v16h-{2 * half}z", "#fffdf0")
        pic.glow(800, y + 8, half * 1.3, 60, "#fffbe2", 0.6)
    pic.path("M420 250H1180V560H420z", pic.linear((0, "#dfe4e2"), (1, "#b5bfbf")))
    pic.path("M420 470H1180V560H420z", "#2f6b5a")
    pic.path("M0 1000L420 560H1180L1600 1000z", pic.linear((0, "#8a9496"), (1, "#5f6a6e")))
    pic.line("M470 560L130 1000M1130 560L1470 1000M470 566H1130", "#f7f2e4", 20)
    pic.path("M90 60h190v800h-190z", pic.linear((0, "#eef0ec"), (1, "#a3acaa"), box=(0, 0, 1, 0)))
    pic.path("M90 480h190v110h-190z", "#d9a53a")
    pic.line("M96 590L160 480M166 590L230 480M236 590L280 514", "#2a2a30", 26)
    pic.path(ring(800, 862, 400, 56), "#20282c", opacity=0.45)
    pic.path(
        "M430 770Q430 640 520 620L590 520Q620 476 680 474H920Q980 476 1010 520L1080 620Q1170 640 1170 770V840H430z",
        pic.shade("#5f9ad0", "#1d3f78"),
    )
    pic.path(
        "M560 610L618 530Q640 506 680 504H920Q960 506 982 530L1040 610z", pic.linear((0, "#dff0f4"), (1, "#4f7a90"))
    )
    pic.line("M800 506V608", "#24477d", 10)
    for x in (500, 1100):
        pic.path(ring(x, 706, 58, 36), pic.radial((0, "#fffdf0"), (0.6, "#f2e2b0"), (1, "#8a9aa0")))
    pic.path("M640 700H960V760H640z", "#16305c")
    pic.line("".join(f"M650 {714 + k * 16}H950" for k in range(3)), "#5f9ad0", 4)
    pic.path("M450 830h110v60h-110zM1040 830h110v60h-110z", "#1c1c22")
    pic.path("M1330 420h110v420h-110z", pic.shade("#f4f6f2", "#9fb0a8"))
    pic.path("M1350 450h70v80h-70z", "#2f6b5a")
    pic.path("M1392 460L1366 496H1384L1376 522 1406 484H1388z", "#fbe27a")
    pic.line("M1330 600Q1220 700 1290 780T1180 800", "#2a2a30", 12)
    return pic


def farmhouse():
    """A courtyard house in a village: earthen walls, a tiled roof, maize under the eaves, hills behind."""
    pic = Scene("home-farmhouse", "A courtyard house with a tiled roof below the hills", 415)
    pic.sky(("#6fb0dc", "#bfdcea", "#fbeccb"), 620)
    pic.glow(240, 120, 700, 380, "#fff6d8", 0.8)
    for k, tone in enumerate(("#93b3b4", "#6a9a80", "#46794f")):
        points = [(x, 430 + k * 60 + pic.rng.uniform(-70, 50)) for x in range(-100, 1800, 200)]
        pic.path(poly([*points, (1700, 760), (-100, 760)]), tone)
    pic.path(f"M0 690H{W}V{H}H0z", pic.linear((0, "#c9ae7c"), (1, "#8f7248")))
    pic.path("M330 470H1290V800H330z", pic.linear((0, "#e2b57c"), (1, "#b07a44")))
    pic.path("M330 740H1290V800H330z", "#8a8274")
    pic.line("".join(f"M{340 + k * 48} {756 + k % 2 * 20}h40" for k in range(20)), "#5f584c", 5, opacity=0.6)
    pic.path("M250 490L400 330H1220L1370 490z", pic.linear((0, "#6f7f88"), (1, "#3a464e")))
    tiles = "".join(f"M{416 + k * 33} 334L{270 + k * 46} 486" for k in range(24))
    pic.line(tiles, "#2a343a", 5, opacity=0.7)
    pic.path("M380 318Q420 300 440 322H1180Q1200 300 1240 318L1232 344H388z", "#2f3a40")
    pic.path("M250 486H1370V508H250z", "#5a3a20")
    pic.path("M710 560H910V800H710z", pic.shade("#7a4a22", "#3f2410"))
    pic.line("M810 564V800", "#24140a", 7)
    pic.path("M722 570h76v110h-76zM822 570h76v110h-76z", "#8a5a2c")
    for x in (420, 560, 970, 1120):
        pic.path(f"M{x} 570h110v110h-110z", "#f7e2b0")
        pic.line(f"M{x} 570h110v110h-110zM{x + 55} 570v110M{x} 625h110", "#5a3416", 9)
    for k in range(9):
        x = 360 + k * 106
        if 690 < x < 930:
            continue
        pic.line(f"M{x} 508v20", "#5a3a20", 4)
        for n in range(3):
            pic.path(ring(x + (n % 2) * 12 - 6, 534 + n * 9, 10, 15), ("#e8b23a", "#f7d36a", "#c98a1c")[n])
    for x, tone in ((740, "#b5341f"), (880, "#b5341f")):
        pic.line(f"M{x} 508v22", "#5a3a20", 4)
        pic.path(ring(x, 548, 22, 20), pic.radial((0, "#f08a5a"), (1, tone)))
    pic.path("M0 760H330V1000H0zM1290 760H1600V1000H1290z", pic.linear((0, "#c99a62"), (1, "#8a6236")))
    pic.path("M0 742H340V770H0zM1280 742H1600V770H1280z", "#4a565c")
    foliage(pic, 150, 640, 190, 170, ("#2f5a2c", "#5a9440", "#b5cc62"), 160, 30)
    pic.line("M150 800V660", "#4a3420", 24)
    foliage(pic, 1470, 620, 180, 190, ("#8a3a5a", "#c9708a", "#f0b4c0"), 160, 26)
    pic.line("M1470 800V650", "#4a3420", 22)
    pic.path("M690 1000L760 800H860L960 1000z", pic.linear((0, "#d9cbb0"), (1, "#a3977f")))
    pic.path(ring(500, 880, 86, 30), pic.shade("#b98452", "#6a4424"))
    pic.path(ring(500, 872, 74, 22), "#e8b23a")
    pic.path("M1090 850h150v16h-150zM1102 866h14v60h-14zM1214 866h14v60h-14z", "#7a4f2c")
    return pic


DRAWINGS = (living_room, bedroom, kitchen, parking, farmhouse)
