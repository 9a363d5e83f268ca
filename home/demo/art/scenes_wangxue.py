"""Wangxue below the snow: sickles in the barley, black pots in a pine fire, horses, a window on the mountain."""

import math

import landscapes_flowers as fields
import landscapes_kit_more as more
from scenes_kit import H, Scene, W, blob, mix, ring
from scenes_nature import blades, ridge, snow_range, stones
from scenes_people import person, seated

GOLD = ("#a8822c", "#d9b24a", "#e6c45c", "#f5e09a")
CLAY = ("#b5633c", "#7d3a20")


def _mountain(pic, foot, colours=("#54688c", "#8fa3bd", "#c2cdd4"), shadow="#4f6ea4", lift=0):
    """Draw the snow mountain with its foot at y `foot`."""
    snow_range(pic, [(x, y + lift) for x, y in fields.SNOW], foot, colours, shadow)


def _pot(pic, x, y, wide, high, tones=("#5a5c60", "#17181b"), lid=True, glow=None):
    """Draw a round-bellied pot standing at (x, y): body, neck, two ears, a lid with a knob, a rim of white chips."""
    half, neck = wide / 2, wide * 0.34
    body = (
        f"M{x - neck:.0f} {y - high}Q{x - half * 1.12:.0f} {y - high * 0.72:.0f} {x - half:.0f} {y - high * 0.4:.0f}"
        f"Q{x - half * 0.8:.0f} {y} {x} {y}Q{x + half * 0.8:.0f} {y} {x + half:.0f} {y - high * 0.4:.0f}"
        f"Q{x + half * 1.12:.0f} {y - high * 0.72:.0f} {x + neck:.0f} {y - high}z"
    )
    pic.path(ring(x + wide * 0.08, y, half * 1.02, wide * 0.08), "#1a100a", opacity=0.4)
    for side in (-1, 1):
        pic.line(
            f"M{x + side * half * 0.86:.0f} {y - high * 0.74:.0f}q{side * wide * 0.2:.0f} 6 {side * wide * 0.06:.0f} {high * 0.24:.0f}",
            tones[1],
            wide * 0.07,
        )
    pic.path(
        body, pic.radial((0, mix(tones[0], "#ffffff", 0.25)), (0.45, tones[0]), (1, tones[1]), cx=0.3, cy=0.25, r=0.85)
    )
    if glow:
        pic.path(body, pic.radial((0, "#fff0b0", 0.9), (0.5, glow, 0.85), (1, glow, 0.1), cx=0.5, cy=0.6, r=0.6))
    if lid:
        pic.path(ring(x, y - high, neck * 1.16, wide * 0.07), mix(tones[0], "#000000", 0.3))
        pic.path(
            f"M{x - neck * 1.1:.0f} {y - high - 2}q{neck * 1.1:.0f} {-wide * 0.26:.0f} {neck * 2.2:.0f} 0z",
            pic.shade(tones[0], tones[1]),
        )
        pic.path(ring(x, y - high - wide * 0.15, wide * 0.06, wide * 0.05), tones[0])
    else:
        pic.path(ring(x, y - high, neck, wide * 0.07), mix(tones[1], "#000000", 0.4))
    chips = "".join(
        ring(x + math.cos(k * 0.42) * half * 0.9, y - high * 0.62 + math.sin(k * 0.42) * wide * 0.09, 4, 5)
        for k in range(1, 7)
    )
    pic.path(chips, "#f2efe6")


def _logs(pic, x, y, rows, count, size=34):
    """Stack pine logs seen from their ends."""
    for row in range(rows):
        for k in range(count - row % 2):
            at, up = x + (k + (row % 2) / 2) * size * 1.9, y - row * size * 1.6
            pic.path(ring(at, up, size, size * 0.94), "#6a3f22")
            pic.path(ring(at - 2, up - 2, size * 0.8, size * 0.75), ("#e2b878", "#d2a260")[k % 2])
            pic.line(
                ring(at - 2, up - 2, size * 0.5, size * 0.46) + ring(at - 2, up - 2, size * 0.22, size * 0.2),
                "#a9743c",
                2.5,
            )


def _yak(pic, x, y, size, flip=False):
    """Draw a yak grazing: a long black coat almost to the ground, pale horns."""
    pic.add(
        f'<g transform="translate({round(x)} {round(y)})scale({"-" if flip else ""}{size / 100:.2f} {size / 100:.2f})">'
    )
    pic.add(
        '<path fill="#26201f" d="M-72-60q10-26 44-24 40-18 68 4 18 6 24 24l14 18q2 16-8 18-10-4-16-14l-4 30-8-8-6 12-8-12-8 12-8-12-10 12-8-12-10 10'
        '-6-12-12 12-6-14-12 12q-14-20-14-46z"/><path fill="#4a3f3a" d="M-60-64q20-16 50-12 30-12 46 2-40 0-62 14-20-6-34-4z"/>'
        '<path fill="none" stroke="#e6dcc4" stroke-width="5" stroke-linecap="round" d="M66-48q14-14 6-24M78-44q18-6 18-20"/><path fill="#26201f" d="M-72-56q-12 20-8 44l8 4q0-24 6-34z"/>'
    )
    pic.end()


def barley():
    """People bent over sickles in ripe barley, black yaks on the crest of the slope beyond."""
    pic = Scene("industry-wangxue-barley", "Sickles in ripe barley, yaks on the crest", 331)
    pic.sky(("#2f70b8", "#86b8dc", "#e9efe0"), 500)
    _mountain(pic, 440, lift=-70)
    pic.path(f"M0 440Q420 300 820 360T{W} 300V620H0z", pic.linear((0, "#a7ad6a"), (1, "#6f7f45")))
    for k in range(5):
        pic.line(
            f"M{-40 + k * 60} {470 + k * 26}Q{500 + k * 30} {360 + k * 40} 1640 {340 + k * 50}",
            "#8c955a",
            5,
            opacity=0.6,
        )
    for x, y, size, flip in (
        (250, 388, 76, False),
        (420, 362, 88, True),
        (560, 352, 70, False),
        (960, 366, 84, True),
        (1120, 356, 92, False),
        (1290, 340, 70, False),
    ):
        _yak(pic, x, y, size, flip)
    fields._barley(pic, [(-40, 560), (1640, 500), (1900, 1010), (-300, 1010)], GOLD, 70)
    blades(pic, -10, 1610, 600, 70, ("#b98a2e", "#e2b94e", "#f7e6a6"), 190)
    pic.path(f"M640 1000Q720 760 1000 640L1240 650Q1120 800 1180 {H}z", pic.linear((0, "#d8bd7a"), (1, "#a9854a")))
    for k in range(60):
        x = 700 + (k * 71) % 440
        pic.line(f"M{x} {700 + (k * 37) % 290}l4-26", "#f0dc9c", 4)
    for x, y, coat, flip in ((560, 860, "#7a2338", False), (860, 760, "#24477d", False), (1250, 860, "#2f5a4a", True)):
        seated(pic, x, y, 210, coat, head="scarf", flip=flip)
        pic.line(
            f"M{x + (-90 if flip else 90)} {y - 40}q{-30 if flip else 30}-60 {-66 if flip else 66}-22", "#dfe6ea", 9
        )
    for x, y in ((760, 930), (930, 880), (1060, 770), (1010, 960)):
        for tone, off in (("#a8822c", -9), ("#e2b94e", 0), ("#f7e6a6", 9)):
            pic.line(f"M{x - 70} {y + off}q70-26 140 {off}", tone, 13)
        pic.line(f"M{x - 6} {y - 24}v44", "#7d5a20", 8)
    blades(pic, -10, 1610, 1010, 150, ("#9a7424", "#cfa23c", "#f5e09a"), 230, 7)
    return pic


def pottery():
    """A row of black pots and kettles under a wooden shelter, pine logs stacked beside, wet clay on the floor."""
    pic = Scene("industry-wangxue-pottery", "Black pots under the shelter", 332)
    pic.sky(("#5a95c8", "#cfe2e8"), 400)
    _mountain(pic, 430, lift=-40)
    ridge(pic, 430, 20, "#4a6a58", "#b9c9b0", [(0.2, 0.3, 60), (0.8, 0.3, 70)], 200)
    pic.path(f"M0 560H{W}V{H}H0z", pic.linear((0, "#b9946a"), (1, "#6f5238")))
    pic.path(f"M0 0H{W}V110L0 170z", "#4a3220")
    for k in range(17):
        pic.path(f"M{k * 100 - 20} {176 - k * 4}l92-4V0h-92z", ("#6d4a2c", "#7d5836", "#5f3f26")[k % 3])
    for x in (70, 800, 1500):
        pic.path(f"M{x} 100h46V760h-46z", pic.linear((0, "#9a7046"), (1, "#4f3420"), box=(0, 0, 1, 0)))
    pic.path(f"M120 640H{1500}l40 60H80z", pic.linear((0, "#c99a64"), (1, "#9a7040")))
    pic.path("M80 700H1540V740H80z", "#5a3c22")
    for x, wide, high, lid in (
        (230, 200, 170, True),
        (450, 160, 190, False),
        (640, 210, 160, True),
        (880, 170, 200, True),
        (1080, 230, 180, True),
        (1310, 170, 150, False),
    ):
        _pot(pic, x, 676, wide, high, lid=lid)
    pic.line("M930 560q110 10 90-70", "#2a2b2f", 18)
    _logs(pic, 120, 930, 4, 7)
    pic.path(blob(pic.rng, 1060, 890, 190, 90, 12, 0.1), pic.shade("#c98058", "#6a3420"))
    pic.path(blob(pic.rng, 1000, 850, 110, 40, 10, 0.12), "#d99468", opacity=0.45)
    pic.line("M900 900q60 40 150 30M1120 850q60 10 80 44M960 930q40 20 110 16", "#7d3a20", 6, opacity=0.5)
    pic.path(ring(1060, 960, 260, 26), "#3a2416", opacity=0.3)
    seated(pic, 1370, 930, 270, "#7a2338", head="scarf", flip=True)
    _pot(pic, 1230, 930, 120, 110, CLAY, lid=False)
    return pic


def black_fire():
    """Dusk on open ground, a heap of pine burning hard, glowing pots showing through the fire."""
    pic = Scene("story-black-fire", "Pots glowing in a pine fire at dusk", 333)
    rng = pic.rng
    pic.sky(("#1c2348", "#4a4a7c", "#c9826a", "#f0b878"), 520)
    _mountain(pic, 520, ("#3a4a78", "#7a6f94", "#c99a90"), "#2f3c6c", 20)
    ridge(pic, 500, 22, "#232c44", "#5a4a5c", [(0.15, 0.3, 70), (0.85, 0.3, 80)], 240)
    pic.path(f"M0 600Q800 560 {W} 610V{H}H0z", pic.linear((0, "#5a4440"), (1, "#241a1c")))
    pic.glow(800, 720, 820, 420, "#ff9a3c", 0.75)
    for tone, count, reach in (("#3a1c10", 34, 300), ("#7a3a18", 30, 270), ("#d9691e", 22, 230)):
        d = ""
        for _ in range(count):
            x, y = 800 + rng.gauss(0, reach * 0.55), 800 + rng.uniform(-50, 60)
            d += f"M{x:.0f} {y:.0f}l{rng.uniform(-150, 150):.0f} {rng.uniform(-130, 10):.0f}"
        pic.line(d, tone, 24)
    for tone, wide, high, count in (
        ("#c9361a", 330, 470, 9),
        ("#f07a1e", 280, 400, 10),
        ("#ffc23c", 210, 300, 9),
        ("#fff0a8", 120, 180, 6),
    ):
        d = ""
        for k in range(count):
            x = 800 + (k - (count - 1) / 2) * 2 * wide / count
            tall, w = high * rng.uniform(0.6, 1.1) * (1 - 0.3 * abs(x - 800) / wide), wide * 0.3
            lean = rng.uniform(-40, 40)
            d += (
                f"M{x - w:.0f} 820C{x - w * 1.7:.0f} {820 - tall * 0.4:.0f} {x - w * 0.2 + lean:.0f} {820 - tall * 0.55:.0f} {x + lean:.0f} {820 - tall:.0f}"
                f"C{x + w * 0.3 + lean:.0f} {820 - tall * 0.6:.0f} {x + w * 1.8:.0f} {820 - tall * 0.45:.0f} {x + w:.0f} 820z"
            )
        pic.path(d, tone, opacity=0.82)
    for x, y, wide, high in ((640, 800, 170, 150), (830, 830, 210, 180), (1000, 796, 150, 130)):
        _pot(pic, x, y, wide, high, ("#c0401c", "#4a140a"), lid=False, glow="#ff8a2c")
    sparks = "".join(ring(800 + rng.gauss(0, 200), rng.uniform(120, 620), 3, 4) for _ in range(70))
    pic.path(sparks, "#ffdf8a")
    for k in range(4):
        pic.glow(830 + k * 50, 250 - k * 60, 150 + k * 40, 80, "#8a6a70", 0.5)
    person(pic, 330, 900, 330, "#5a2030", head="scarf")
    pic.line("M380 760L640 700", "#4a2c18", 14)
    person(pic, 1330, 880, 300, "#24355c", head="hair", flip=True)
    _pot(pic, 1180, 920, 120, 100)
    _pot(pic, 480, 950, 140, 120)
    return pic


def racks():
    """A tall rack at the field's edge hung with golden sheaves, somebody on the topmost bar catching one."""
    pic = Scene("story-barley-drying-racks", "Sheaves thrown up to the topmost bar", 334)
    pic.sky(("#1f5aa8", "#6aa6d6", "#dcebec"), 560)
    pic.glow(1330, 120, 420, 280, "#fff6d0", 0.8)
    _mountain(pic, 600, lift=90)
    ridge(pic, 600, 22, "#46685a", "#a9bcae", [(0.1, 0.3, 90), (0.9, 0.3, 110)], 200)
    pic.path(f"M0 680Q800 640 {W} 690V{H}H0z", pic.linear((0, "#cbb066"), (1, "#8f7338")))
    stubble = "".join(f"M{(k * 97) % 1600} {716 + (k * 53) % 270}l5-20" for k in range(260))
    pic.line(stubble, "#f0dc9c", 4, opacity=0.8)
    house = fields._earth_house(pic)
    for x, y, size in ((1230, 720, 0.8), (1420, 712, 0.7)):
        pic.use(house, x, y, size)
    fields._rack(pic, 1120, 760, 300, 150, 0.4)
    fields._rack(pic, 250, 990, 800, 520, 0.95)
    person(pic, 560, 222, 200, "#c7473a", head="scarf", pose="up")
    for x, y, turn in ((730, 330, -24), (840, 560, 12)):
        pic.group(x, y, 1, turn)
        for tone, off in (("#a8822c", -14), ("#e2b94e", 0), ("#f7e6a6", 14)):
            pic.line(f"M{off} 60Q{off * 0.4:.0f} 0 {off * 2.6:.0f}-74", tone, 15)
        pic.line("M-18 12h36", "#7d5a20", 9)
        pic.end()
    person(pic, 930, 930, 300, "#24477d", head="scarf", pose="up")
    person(pic, 1180, 950, 280, "#2f5a4a", head="hair")
    for k in range(7):
        x, y = 960 + (k % 4) * 110, 950 + (k // 4) * 34
        for tone, off in (("#a8822c", -8), ("#e2b94e", 2), ("#f7e6a6", 10)):
            pic.line(f"M{x - 54} {y + off}q54-20 108 {off}", tone, 12)
    return pic


def _horse(pic, x, y, size, coat, flip=False):
    """Draw a horse at full stretch, red cloth plaited into mane and tail, its rider low over the neck."""
    dark = mix(coat, "#000000", 0.35)
    pic.add(
        f'<g transform="translate({round(x)} {round(y)})scale({"-" if flip else ""}{size / 100:.2f} {size / 100:.2f})">'
    )
    pic.add(
        f'<path fill="none" stroke="{dark}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round" d="M-52-34l-34 14-22 22M-40-30l-10 22-30 16M52-34l36 6 24 20M44-30l20 18 30 2"/>'
        f'<path fill="{coat}" d="M-66-58q26-14 62-8 26 4 42-8l26-34q6-14 22-14l22 16 10 12-6 8-16-4-14 4-10 30q-4 26-26 30-50 8-88-2-24-4-24-30z"/>'
        f'<path fill="{mix(coat, "#ffffff", 0.25)}" d="M-56-60q30-10 58-4 20 2 34-4-10 14-40 12-34 0-52-4z"/>'
        f'<path fill="{dark}" d="M64-108l-30 36-8-6q10-28 38-36zM-64-56q-34-8-58 14 22-4 32 4 14 0 28-8z"/>'
        '<path fill="none" stroke="#d8302a" stroke-width="7" stroke-linecap="round" d="M58-104l-16 4M46-90l-18 6M36-78l-16 8M-84-48l-20-12"/>'
        '<path fill="#8a1f2c" d="M-14-66q-4-34 18-46l28 6-6 18-12 4-2 22z"/><path fill="#24355c" d="M-12-68h26l6 34h-14l-4-20z"/>'
        '<circle cx="26" cy="-118" r="11" fill="#b97a50"/><path fill="#d9a441" d="M12-122q14-16 30 0l-6 2q-10-6-20 2z"/>'
    )
    pic.end()


def horse_race():
    """Horses with red cloth in their manes on a meadow, the snow mountain behind, onlookers far off."""
    pic = Scene("event-horse-race", "Horses on the meadow below the snow", 335)
    pic.sky(("#1f66b4", "#7ab4de", "#e6f0ec"), 480)
    _mountain(pic, 500, lift=-10)
    ridge(pic, 490, 22, "#3f6656", "#a9c0ac", [(0.3, 0.3, 70), (0.9, 0.3, 90)], 160)
    pic.path(f"M0 560Q700 520 {W} 566V{H}H0z", pic.linear((0, "#a9bf62"), (1, "#5f8238")))
    for x in range(40, 1600, 46):
        more.folk(
            pic, x + (x * 7) % 20, 596 + (x * 13) % 16, 44, more.PEOPLE[x % 6], ("#e6c68a", None, "#c7473a")[x % 3]
        )
    for x, tone in ((160, "#f7f3e8"), (300, "#e6eef2"), (1360, "#f7f3e8")):
        pic.path(f"M{x - 76} 588L{x} 506l76 82z", tone)
        pic.path(f"M{x} 506l76 82h-50z", "#b9c3cc")
        pic.line(f"M{x - 70} 584l70-74 70 74", "#24477d", 5)
    pic.line("M0 640Q800 610 1600 646", "#f7f3e8", 6, opacity=0.8)
    for x in range(60, 1600, 150):
        pic.line(f"M{x} 650v-44", "#7d5a38", 6)
        pic.path(f"M{x} 606l30 9-30 9z", ("#d8302a", "#f4c04a", "#2f70b8")[x % 3])
    for x, y, size, coat in (
        (380, 740, 150, "#8a5a34"),
        (860, 730, 160, "#e2dcd0"),
        (1290, 750, 150, "#3a2c28"),
        (600, 900, 230, "#a8623a"),
        (1170, 910, 220, "#5a3a28"),
    ):
        pic.path(ring(x, y + 14, size * 0.95, 16), "#24381a", opacity=0.4)
        _horse(pic, x, y, size, coat)
        for k in range(5):
            pic.glow(x - size * (0.9 + k * 0.16), y - 6 - k * 7, 44, 22, "#e6d8ac", 0.7)
    blades(pic, -10, 1610, 1008, 80, ("#466a2c", "#7d9c3c", "#c3d47a"), 220)
    return pic


def window():
    """The open wooden window of a flat-roofed earth house, the snow mountain reddening outside."""
    pic = Scene("visit-snow-view-house", "The mountain reddening in the open window", 336)
    pic.sky(("#2c3f7c", "#7a7cae", "#f0b0a0", "#fbe0b8"), 640)
    _mountain(pic, 640, ("#6a6a98", "#d99a90", "#f2c8a0"), "#5a5a94", 60)
    pic.glow(980, 270, 420, 300, "#ff7a5c", 0.75)
    pic.glow(560, 440, 300, 160, "#ff8a6a", 0.5)
    ridge(pic, 620, 20, "#3a4a5c", "#b9a0a4", [(0.3, 0.3, 50), (0.8, 0.3, 70)], 200)
    pic.path("M0 650Q800 620 1600 660V800H0z", pic.linear((0, "#9a8a5a"), (1, "#6f6a40")))
    house = fields._earth_house(pic)
    for x, y, size in ((560, 700, 0.5), (700, 712, 0.55), (1120, 706, 0.5)):
        pic.use(house, x, y, size)
    pic.path(f"M0 0H{W}V{H}H0zM330 120V760H1270V120z", pic.linear((0, "#d9b98c"), (1, "#8a6644")), fill_rule="evenodd")
    straw = "".join(
        f"M{(k * 71) % 210} {(k * 127) % 860}q30 8 60-4M{1330 + (k * 53) % 220} {(k * 97) % 860}q30 8 60-4"
        for k in range(24)
    )
    pic.line(straw, "#c2a074", 5, opacity=0.5)
    pic.path("M290 80H1310V150H290zM290 740H1310V800H290z", pic.linear((0, "#8a4a2c"), (1, "#4a2416")))
    pic.path("M290 80h62V800h-62zM1248 80h62V800h-62z", pic.linear((0, "#9a5632"), (1, "#5a2c1a"), box=(0, 0, 1, 0)))
    for x, lean in ((352, -230), (1248, 230)):
        pic.path(f"M{x} 150L{x + lean} 96V846L{x} 742z", pic.linear((0, "#b56a3c"), (1, "#6a3720"), box=(0, 0, 1, 0)))
        for top, low in ((210, 420), (460, 680)):
            pic.path(
                f"M{x + lean * 0.16:.0f} {top}L{x + lean * 0.84:.0f} {top - 20}V{low + 30}L{x + lean * 0.16:.0f} {low}z",
                "#5f2f1c",
            )
            pic.line(
                f"M{x + lean * 0.5:.0f} {top - 6}V{low + 16}M{x + lean * 0.2:.0f} {(top + low) / 2:.0f}L{x + lean * 0.8:.0f} {(top + low) / 2 + 4:.0f}",
                "#d9924e",
                8,
            )
    pic.path("M230 800H1370l60 70H170z", pic.linear((0, "#c98a5a"), (1, "#7d4a2c")))
    _pot(pic, 520, 850, 150, 130)
    pic.line("M592 770q80-10 76-66", "#2a2b2f", 15)
    for x in (760, 880):
        pic.path(f"M{x - 44} 806h88q-4 52-44 52t-44-52z", pic.shade("#e8c08a", "#8a5430"))
        pic.path(ring(x, 806, 44, 12), "#f4e2b8")
        pic.glow(x, 750, 34, 60, "#ffffff", 0.5)
    pic.path("M1040 856q10-60 90-64t100 58z", pic.shade("#c7473a", "#6f1f24"))
    pic.line("M1060 838q70-40 150 0M1076 822q60-30 120 0", "#f4c04a", 6)
    pic.path(f"M0 870H{W}V{H}H0z", pic.linear((0, "#8a5a36"), (1, "#4a2c1a")))
    pic.line("M0 910H1600M0 958H1600", "#5a3820", 6)
    return pic


def cups():
    """Unfired red clay cups and wooden paddles on a bench, the snow mountain beyond the shelter."""
    pic = Scene("visit-pottery-morning", "Unfired cups and paddles on the bench", 337)
    pic.sky(("#4a8ac4", "#bfdde8", "#f4ecd6"), 520)
    _mountain(pic, 540, lift=30)
    ridge(pic, 540, 20, "#4a6a5c", "#b9c9b4", [(0.2, 0.3, 60), (0.7, 0.3, 50)], 160)
    pic.path("M0 590Q800 560 1600 596V760H0z", pic.linear((0, "#bcbf74"), (1, "#8a9a4e")))
    fields._rack(pic, 1130, 650, 190, 110, 0.7)
    pic.path(f"M0 0H{W}V90Q800 130 0 96z", "#4a3220")
    straw = "".join(f"M{k * 24} {88 + (k * 11) % 16}l{(k % 5) * 4 - 8} {44 + (k * 17) % 40}" for k in range(68))
    pic.line(straw, "#c9a85e", 6)
    for x in (120, 1430):
        pic.path(f"M{x} 80h54V720h-54z", pic.linear((0, "#9a7046"), (1, "#4f3420"), box=(0, 0, 1, 0)))
    pic.path(f"M0 690H{W}V{H}H0z", pic.linear((0, "#d2a468"), (1, "#7d5430")))
    for y in (740, 812, 900):
        pic.line(f"M0 {y}Q800 {y + 14} 1600 {y - 6}", "#a9783f", 5, opacity=0.7)
    for x, y, size in ((320, 820, 150), (560, 790, 140), (830, 850, 180), (1080, 800, 150), (1300, 860, 170)):
        half = size / 2
        pic.path(ring(x + 20, y + 4, half * 1.2, 22), "#3a2010", opacity=0.4)
        pic.path(
            f"M{x - half:.0f} {y - size}Q{x - half * 0.9:.0f} {y - 10} {x - half * 0.6:.0f} {y}h{half * 1.2:.0f}Q{x + half * 0.9:.0f} {y - 10} {x + half:.0f} {y - size}z",
            pic.linear((0, "#d98a5e"), (0.5, CLAY[0]), (1, CLAY[1]), box=(0, 0, 1, 0)),
        )
        pic.path(ring(x, y - size, half, half * 0.26), "#e2a078")
        pic.path(ring(x + 4, y - size + 4, half * 0.84, half * 0.19), "#6a2f1a")
        pic.line(
            f"M{x + half * 0.9:.0f} {y - size * 0.8:.0f}q{half * 0.8:.0f} 10 {-half * 0.16:.0f} {size * 0.5:.0f}",
            CLAY[0],
            size * 0.1,
        )
        pic.line(
            f"M{x - half * 0.86:.0f} {y - size * 0.62:.0f}q{half * 0.8:.0f} 22 {half * 1.6:.0f} 0",
            CLAY[1],
            5,
            opacity=0.6,
        )
    for x, y, turn in ((470, 930, -12), (1010, 940, 10)):
        pic.group(x, y, 1, turn)
        pic.path("M-150-26h190q34 4 40 26-6 22-40 26h-190q-22-26 0-52z", pic.shade("#e2c08a", "#9a6c3c"))
        pic.path("M78-12h130q14 12 0 24H78z", pic.shade("#b98a52", "#6f4a28"))
        pic.line("M-130-10h170M-130 8h170", "#b98a52", 4)
        pic.end()
    stones(pic, [(690, 950, 40, 26), (1240, 960, 34, 22)], ("#7d5a48", "#a88068", "#d0ac92"))
    return pic


DRAWINGS = (barley, pottery, black_fire, racks, horse_race, window, cups)
