"""Hongdu by the Red River: sugar pans, bamboo, the market under the banyan, water thrown in April."""

import landscapes_kit_more as more
from scenes_kit import H, Scene, W, blob, mix, ring
from scenes_nature import banana, blades, bough, foliage, ridge, ripples
from scenes_people import person

RIVER = ("#d98a68", "#b5573a", "#8a3c28")
BANYAN = ("#1f4a34", "#35683f", "#5f9048", "#a3bb5e")
STEAM = "#fff6e6"


def _steam(pic, x, y, wide, high, opacity=0.45):
    """Draw a column of steam: soft rounds that widen as they rise."""
    for k in range(6):
        drift = pic.rng.uniform(-wide * 0.25, wide * 0.25)
        pic.glow(x + drift, y - high * k / 6, wide * (0.4 + 0.12 * k), high * 0.2, STEAM, opacity * (1 - k / 8))


def _pan(pic, x, y, wide, syrup):
    """Draw an iron pan set into the stove, full of boiling juice."""
    pic.path(ring(x, y, wide / 2, wide * 0.19), "#20242a")
    pic.path(ring(x, y + 2, wide * 0.44, wide * 0.15), pic.linear((0, mix(syrup, "#ffffff", 0.35)), (1, syrup)))
    for _ in range(9):
        at = pic.rng.uniform(-0.3, 0.3) * wide
        pic.path(
            ring(x + at, y + pic.rng.uniform(-0.07, 0.07) * wide, wide * 0.035, wide * 0.02), mix(syrup, "#ffffff", 0.6)
        )


def _river(pic, top):
    """Fill the picture from y `top` downwards with the red river."""
    pic.path(f"M0 {top}H{W}V{H}H0z", pic.linear((0, RIVER[0]), (0.5, RIVER[1]), (1, RIVER[2])))
    ripples(pic, 0, W, top + 10, H - 40, 70, "#f6cdb0", 0.4, 120)


def _banyan(pic, x, foot, tones=BANYAN, bark=("#3a2f2a", "#75604c", "#c2a47c")):
    """Draw a great banyan with hanging roots; its crown reaches the top of the picture."""
    for dx, top in ((-150, 250), (-90, 230), (110, 240), (170, 270)):
        bough(pic, [(x + dx, foot), (x + dx * 0.9, foot - 120), (x + dx * 0.7, top)], 34, 18, bark)
    bough(pic, [(x, foot + 10), (x - 10, foot - 160), (x + 6, foot - 300), (x - 20, 190)], 190, 110, bark)
    bough(pic, [(x, foot - 280), (x - 200, 280), (x - 400, 230)], 90, 26, bark)
    bough(pic, [(x, foot - 290), (x + 210, 260), (x + 420, 230)], 90, 26, bark)
    for dx, cy, rx, ry in ((-400, 210, 250, 120), (-150, 120, 290, 120), (160, 110, 300, 120), (420, 200, 260, 120)):
        foliage(pic, x + dx, cy, rx, ry, tones, 120, 44)
    roots = "".join(f"M{x + k * 46} {270 + (k % 3) * 20}v{90 + (k * 37) % 120}" for k in range(-9, 10))
    pic.line(roots, bark[1], 5, opacity=0.8)


def _stall(pic, x, y, cloth, lamp=False):
    """Draw a market stall: an awning on four poles over a board of heaped goods."""
    pic.line(f"M{x} {y}v-150M{x + 190} {y}v-150", "#5a3f26", 9)
    pic.path(
        f"M{x - 26} {y - 138}L{x + 16} {y - 196}H{x + 174}L{x + 216} {y - 138}q-60 18-121 0-61 18-121 0z",
        pic.shade(mix(cloth, "#ffffff", 0.25), mix(cloth, "#000000", 0.2)),
    )
    pic.path(f"M{x - 10} {y - 62}h210v22h-210z", "#8a6034")
    for k in range(6):
        tone = ("#c8402a", "#e2a33a", "#6f9a3a", "#7a4a8a", "#d9c48a")[(k + x) % 5]
        pic.path(blob(pic.rng, x + 14 + k * 33, y - 70, 20, 14, 9, 0.12), tone)
    if lamp:
        pic.glow(x + 95, y - 118, 120, 100, "#ffd27a", 0.9)
        pic.path(ring(x + 95, y - 120, 10, 13), "#fff2c0")


def sugar():
    """Iron pans steaming in the sugar house, cane trash by the wall, bowls of sugar upturned on a board."""
    pic = Scene("industry-hongdu-sugar", "Steaming pans in the sugar house", 321)
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#8a6a4a"), (1, "#3f2a1c"), box=(0, 0, 1, 0.7)))
    pic.path("M1090 0H1600V640H1090z", pic.linear((0, "#bfe0e2"), (1, "#f2e8c0")))
    pic.clip("M1090 0H1600V640H1090z")
    ridge(pic, 420, 18, "#8fb0a0", "#f2edcf", [(0.9, 0.2, 160)], 200)
    pic.end()
    more.cane(pic, 1100, 1600, 640, 330, 26)
    pic.path("M-20 120L1120-40V-90H-20z", "#2a1a10")
    for x in (1080, 560, 40):
        pic.path(f"M{x} 0h40V700h-40z", pic.linear((0, "#7a5434"), (1, "#3a2414"), box=(0, 0, 1, 0)))
    pic.path(f"M0 690H{W}V{H}H0z", pic.linear((0, "#9a7048"), (1, "#54371f")))
    for _ in range(90):
        x, y = pic.rng.uniform(-10, 330), pic.rng.uniform(560, 760)
        pic.line(
            f"M{x:.0f} {y:.0f}l{pic.rng.uniform(-70, 90):.0f}-{pic.rng.uniform(10, 70):.0f}",
            pic.rng.choice(("#d9c07a", "#b9974e", "#efe0ac")),
            6,
        )
    pic.path("M300 640Q820 560 1290 700V840H300z", pic.linear((0, "#c98f62"), (1, "#6f4228")))
    for k in range(5):
        pic.path(f"M{400 + k * 180} {790 + k * 8}q40-56 80 0v40h-80z", "#22130c")
        pic.glow(440 + k * 180, 800 + k * 8, 70, 56, "#ff8a2c", 0.9)
    for k, tone in enumerate(("#c9b46a", "#c2983e", "#b06f28", "#8f4a1c", "#6f2a14")):
        _pan(pic, 420 + k * 190, 650 + k * 12, 180, tone)
        _steam(pic, 420 + k * 190, 620 + k * 12, 170, 420)
    pic.path("M560 900h820l60 60H520z", pic.linear((0, "#d8ac70"), (1, "#8a6034")))
    for k in range(13):
        x, y = 620 + k * 60, 912 + (k % 2) * 22
        pic.path(f"M{x - 30} {y}q2-34 30-36t30 36q-30 12-60 0z", pic.shade("#a5602c", "#4a2210"))
    person(pic, 1420, 850, 300, "#2f5a62", head="scarf")
    return pic


def bamboo():
    """Half-woven baskets and split bamboo under the eaves of a Hani house, fresh ginger on the ground."""
    pic = Scene("industry-hongdu-bamboo", "Half-woven baskets under the eaves", 322)
    rng = pic.rng
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#c98a5c"), (1, "#7a4a30"), box=(0, 0, 1, 0.6)))
    for k in range(9):
        pic.line(f"M0 {150 + k * 66}q800 {rng.uniform(-16, 16):.0f} 1600 0", "#8a563a", 4, opacity=0.5)
    pic.path("M1060 190h330v520h-330z", "#3a2416")
    pic.path("M-20 0H1640V96L800 160L-20 110z", pic.linear((0, "#8a6a3c"), (1, "#c9a55c")))
    straw = "".join(f"M{k * 22} {96 + (k * 7) % 20}l{(k % 5) * 3 - 6} {40 + (k * 13) % 34}" for k in range(74))
    pic.line(straw, "#e2c47c", 5)
    pic.path(f"M0 700H{W}V{H}H0z", pic.linear((0, "#d9b184"), (1, "#8f6240")))
    for k in range(11):
        pic.line(f"M{130 + k * 16} 760L{210 + k * 11} 210", ("#7d9a4a", "#a9bf6c", "#5f7c36")[k % 3], 13)
    pic.line("M150 560h170M176 420h130", "#d9c48a", 9)
    for x, y, wide, high, done in ((620, 860, 330, 260, 1.0), (980, 900, 280, 200, 0.6), (420, 930, 240, 140, 0.45)):
        half = wide / 2
        pic.path(ring(x + 20, y + 4, half * 1.1, 26), "#2a180c", opacity=0.35)
        for k in range(19):
            at = -1 + k / 9
            top = y - high * (1 if done == 1 else 1.25 + 0.1 * (k % 3))
            pic.line(
                f"M{x + at * half * 0.72:.0f} {y}Q{x + at * half * 1.1:.0f} {y - high * 0.6:.0f} {x + at * half:.0f} {top:.0f}",
                "#e6d08e",
                7,
            )
        for row in range(round(high * done / 17)):
            level, reach = y - row * 17, half * (0.72 + 0.3 * min(1, row * 17 / high * 1.6))
            pic.line(
                f"M{x - reach:.0f} {level}q{reach:.0f} 22 {2 * reach:.0f} 0",
                ("#b98f4a", "#d9b76c", "#9a743a")[row % 3],
                13,
            )
    for _ in range(26):
        x, y = rng.gauss(1290, 110), rng.uniform(830, 930)
        for dx, dy, r in ((0, 0, 30), (30, -12, 22), (-26, 10, 20), (14, 16, 18)):
            pic.path(blob(rng, x + dx, y + dy, r, r * 0.7, 8, 0.14), rng.choice(("#e6c788", "#d2a864", "#f2dcae")))
        pic.line(f"M{x - 12:.0f} {y:.0f}q12 6 24 0", "#a5773a", 3)
    for k in range(40):
        x, y = rng.uniform(160, 1180), rng.uniform(900, 985)
        pic.line(
            f"M{x:.0f} {y:.0f}q{rng.uniform(20, 60):.0f} {rng.uniform(-26, 10):.0f} {rng.uniform(60, 120):.0f} 0",
            ("#efe0ac", "#c9b06a")[k % 2],
            4,
        )
    return pic


def market():
    """A dawn market under a great banyan, stalls down to the river steps, people coming ashore."""
    pic = Scene("story-market-every-five-days", "The market under the banyan at dawn", 323)
    pic.sky(("#7aa0c8", "#f0c4a8", "#fde6c0"), 480)
    pic.glow(1260, 330, 520, 300, "#fff0c8", 0.95)
    ridge(pic, 400, 20, "#a58a94", "#fbe2c4", [(0.7, 0.3, 150), (0.95, 0.2, 110)], 260)
    _river(pic, 470)
    more.ferry(pic, 1200, 640, 1.1)
    pic.path(f"M0 560Q560 520 900 660L1240 {H}H0z", pic.linear((0, "#b98a5a"), (1, "#6a4630")))
    for k in range(7):
        pic.path(f"M{860 + k * 46} {650 + k * 46}h{220 - k * 6}v24h{-220 + k * 6}z", ("#d2b890", "#b0906a")[k % 2])
    _banyan(pic, 480, 660)
    for k, (x, y) in enumerate(((60, 760), (330, 740), (590, 770), (180, 890), (500, 900), (800, 900))):
        _stall(pic, x, y, ("#24477d", "#a5341b", "#e2c27a", "#2f6a4a")[k % 4])
    for k in range(15):
        x, y = 80 + (k * 173) % 980, 790 + (k * 61) % 190
        more.folk(
            pic,
            x,
            y,
            84 + (y - 780) * 0.14,
            more.PEOPLE[k % 6],
            ("#e6c68a", None, "#c7473a")[k % 3],
            "#b98a4a" if k % 4 == 0 else None,
        )
    for x, y in ((1120, 780), (1040, 716), (1190, 850)):
        more.folk(pic, x, y, 96, "#24477d", "#e6c68a", "#c8a04a")
    return pic


def nine_pans():
    """Nine iron pans in a row on an earthen stove, the syrup in the last one dark red."""
    pic = Scene("story-sugar-nine-pans", "Nine pans, from pale juice to dark syrup", 324)
    pic.path(f"M0 0H{W}V{H}H0z", pic.linear((0, "#3a2418"), (1, "#6a4428")))
    pic.glow(1180, 300, 900, 420, "#e08a3c", 0.55)
    pic.path("M110 90h300v210h-300z", "#24150c")
    pic.path("M128 108h264v174h-264z", pic.linear((0, "#7aa8d0"), (1, "#f2dcae")))
    pic.line("M260 108v174", "#24150c", 12)
    pic.path(f"M0 560L{W} 420V{H}H0z", pic.linear((0, "#b57a4e"), (1, "#4a2a18")))
    pic.path("M-20 640L1620 470V560L-20 780z", "#d29a68")
    tones = ["#d8cf8c", "#d6bf6a", "#cfa84e", "#c48f3a", "#b4742c", "#9f5a22", "#86401a", "#6c2a14", "#551a10"]
    for k, tone in enumerate(tones):
        x, y, wide = 120 + k * 168, 690 - k * 17, 196 - k * 6
        _pan(pic, x, y, wide, tone)
        _steam(pic, x, y - 30, wide * 0.9, 430 - k * 18, 0.5 - k * 0.02)
    for k in range(9):
        x = 150 + k * 166
        pic.path(f"M{x - 44} {900 - k * 16}q44-78 88 0v60h-88z", "#1c0e08")
        pic.glow(x, 905 - k * 16, 84, 70, "#ff8a2c", 0.9)
    person(pic, 1440, 960, 380, "#7a2f3c", head="scarf")
    pic.line("M1404 760L1300 560", "#c9a060", 14)
    pic.path(ring(1292, 548, 44, 22), pic.shade("#c98a4a", "#6f4322"))
    return pic


def water_festival():
    """People by the river throwing basins of water, drops in the light, long boats drawn up beyond."""
    pic = Scene("event-water-festival", "Water thrown by the river in April", 325)
    rng = pic.rng
    pic.sky(("#3f9fd0", "#a9dcea", "#fdf2cf"), 470)
    pic.glow(330, 120, 560, 340, "#fff8d8", 0.95)
    ridge(pic, 410, 22, "#7fae9c", "#f0f0d0", [(0.25, 0.3, 160), (0.8, 0.25, 200)], 280)
    _river(pic, 460)
    for x, y, s in ((330, 560, 0.9), (900, 540, 0.8), (1330, 590, 1.0)):
        more.ferry(pic, x, y, s, flip=x > 1000)
    pic.path(f"M0 690Q800 620 {W} 700V{H}H0z", pic.linear((0, "#e6c894"), (1, "#b58a58")))
    for x, y, size in ((60, 720, 250), (1540, 720, 270)):
        banana(pic, x, y, size, ("#2f6a3a", "#5f9a48", "#a9c864"))
    spots = [(300, 860), (470, 900), (660, 850), (860, 910), (1040, 860), (1230, 900), (1400, 860)]
    for k, (x, y) in enumerate(spots):
        flip = k % 2 == 1
        to = x + (-200 if flip else 200)
        arc = f"M{x + (-40 if flip else 40)} {y - 150}Q{(x + to) / 2:.0f} {y - 330} {to} {y - 120}"
        pic.line(arc, "#d8f2fa", 26, opacity=0.75)
        pic.line(arc, "#ffffff", 8, opacity=0.9)
        drops = "".join(ring(to + rng.gauss(0, 60), y - 150 + rng.gauss(0, 70), 5, 6) for _ in range(24))
        pic.path(drops, "#eafaff", opacity=0.9)
        person(
            pic,
            x,
            y,
            210,
            ("#c7473a", "#2f8a8a", "#e2a33a", "#7a4a9a", "#24477d")[k % 5],
            head=("scarf", "hair")[k % 2],
            skirt=k % 2 == 0,
            flip=flip,
        )
        pic.path(f"M{x - 56 + (-30 if flip else 30)} {y - 142}h112l-20 36h-72z", pic.shade("#e6f0f4", "#7fa0b0"))
    return pic


def _boat(pic):
    """Draw the ferry large in front: a long dark hull, a lantern on the bow, people with loads, the ferryman's pole."""
    for k, x in enumerate((200, 300, 400, 500)):
        person(pic, x, 842, 170, more.PEOPLE[k], head=("scarf", "hair")[k % 2], flip=k % 2 == 0)
    person(pic, 92, 836, 210, "#2a3550", head="hair")
    pic.line("M130 600L40 960", "#d9b07a", 9)
    pic.path(
        "M20 780Q60 822 330 826T700 752Q690 850 600 890 330 930 110 892 30 850 20 780z",
        pic.linear((0, "#8a5a3a"), (0.4, "#5a3626"), (1, "#2a1a1a")),
    )
    pic.line("M30 792Q80 836 330 840T694 770", "#d99a6a", 10)
    pic.line("M80 870Q330 900 620 850", "#3a221c", 5)
    pic.glow(690, 700, 120, 110, "#ffcf7a", 0.95)
    pic.line("M690 756V680", "#2a1a1a", 8)
    pic.path(ring(690, 690, 18, 22), "#fff0b8")
    for k in range(7):
        pic.line(f"M{60 + k * 30} {900 + k * 13}h{560 - k * 60}", "#ffd2a8", 4, opacity=0.45)


def landing():
    """A wooden boat coming ashore at first light, lamps on the stalls under the banyan."""
    pic = Scene("visit-market-morning", "Coming ashore at first light", 326)
    pic.sky(("#1f2f5c", "#5a5a8a", "#d98a7a", "#f6c890"), 520)
    pic.glow(300, 470, 620, 220, "#ffd9a0", 0.8)
    ridge(pic, 440, 20, "#3f4670", "#c98a80", [(0.2, 0.3, 130), (0.5, 0.2, 90)], 260)
    pic.path(f"M0 510H{W}V{H}H0z", pic.linear((0, "#e09a78"), (0.4, "#9a4f44"), (1, "#4a2430")))
    ripples(pic, 0, W, 520, H - 30, 80, "#ffd2a8", 0.5, 130)
    pic.path(f"M760 {H}Q940 640 1180 590Q1400 560 1640 560V{H}z", pic.linear((0, "#6a4a44"), (1, "#2f2026")))
    dusk = ("#14283a", "#22403f", "#3f6048", "#8a8a52")
    _banyan(pic, 1250, 640, dusk, ("#241a20", "#4a3a3a", "#b58a68"))
    for k, (x, y) in enumerate(((1000, 740), (1230, 720), (1420, 760), (1120, 870), (1350, 900))):
        _stall(pic, x, y, ("#24477d", "#8a3a2a", "#c9a55c")[k % 3], lamp=True)
    for k in range(9):
        x, y = 960 + (k * 137) % 600, 780 + (k * 53) % 180
        more.folk(pic, x, y, 92, more.PEOPLE[k % 6], ("#e6c68a", None)[k % 2])
    _boat(pic)
    blades(pic, 0, 760, 1006, 70, ("#1c1a22", "#3a2f30"), 70)
    return pic


DRAWINGS = (sugar, bamboo, market, nine_pans, water_festival, landing)
