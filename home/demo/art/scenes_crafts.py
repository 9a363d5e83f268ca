"""Close views from Haiwei: winding a milk fan, and knotted cloth beside the indigo vat."""

import math

from scenes_built import flower, planks
from scenes_kit import H, Scene, W, blob, leaf, mix, ring, smooth, whole
from scenes_people import SKIN


def _fist(pic, x, y, size, sleeve, flip=False):
    """Draw a sleeve and a closed hand that holds a stick; the arm comes from the side of the picture."""
    dark, light = mix(SKIN, "#5a2a18", 0.35), mix(SKIN, "#fff0dc", 0.35)
    shade = mix(sleeve, "#0a0a14", 0.35)
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({"-" if flip else ""}{size / 100:.2f} {size / 100:.2f})">'
    )
    pic.add(
        f'<path fill="{sleeve}" d="M-60 60Q-180 104-440 150V350Q-140 260 10 110z"/>'
        f'<path fill="{shade}" d="M10 110Q-140 260-440 350v-70Q-170 210-26 86z"/>'
        '<path fill="none" stroke="#e9c46a" stroke-width="10" d="M-66 68Q-20 84 6 112"/>'
        '<path fill="none" stroke="#f4efe4" stroke-width="5" d="M-80 84Q-34 100-6 130"/>'
        f'<path fill="{SKIN}" d="M-58 58Q-50 20-44-6-34-44 6-48 44-46 50-12 54 26 30 62 18 92 2 104-36 100-58 58z"/>'
        f'<path fill="{dark}" opacity=".6" d="M50-12Q54 26 30 62 18 92 2 104q-12-2-20-6 26-26 34-60 8-34 34-50z"/>'
    )
    for k in range(4):
        fy = -36 + k * 25
        pic.add(
            f'<path fill="{dark}" d="M-4 {fy}q36-12 58 0 8 12-2 23-30 8-56 0-10-12 0-23z"/>'
            f'<path fill="{SKIN}" d="M-6 {fy - 2}q34-12 54 0 8 11 0 20-28 7-54-1-9-10 0-19z"/>'
            f'<path fill="{light}" d="M0 {fy + 1}q22-8 40-1-18 2-40 8-4-4 0-7z"/>'
        )
    pic.add(
        f'<path fill="{dark}" d="M-40-20Q-20-52 16-56q22 2 20 16-4 12-24 12-26 14-36 44z"/>'
        f'<path fill="{SKIN}" d="M-42-22Q-22-54 14-58q20 2 18 14-4 10-24 10-26 14-38 46z"/>'
        f'<path fill="{light}" d="M10-54q16 0 16 8-4 6-16 6-6-8 0-14z"/>'
    )
    pic.end()


def _sheet(pic):
    """Draw the stretched curd between the two sticks: translucent folds from cream to gold."""
    top, low = (
        [(560, 330), (700, 372), (830, 384), (960, 370), (1110, 322)],
        [(1160, 640), (1000, 700), (830, 716), (670, 702), (520, 650)],
    )
    d = smooth(top, False) + "L" + smooth(low, False)[1:] + "z"
    pic.path(d, "#3a2010", opacity=0.3, transform="translate(22 30)")
    pic.path(d, pic.linear((0, "#fff9e6"), (0.4, "#fbeabb"), (1, "#e8bf6c"), box=(0, 0, 1, 1)))
    pic.clip(d)
    for k in range(15):
        t = (k + 0.5) / 15
        x0, x1 = 560 + t * 550, 520 + t * 640
        y0 = 330 + 54 * math.sin(t * math.pi)
        wide = pic.rng.uniform(9, 24)
        tone, seen = (("#ffffff", 0.75), ("#d9a650", 0.5), ("#f7dc9a", 0.8))[k % 3]
        bend = (t - 0.5) * -60
        pic.path(
            f"M{x0:.0f} {y0 - 10:.0f}q{bend + (x1 - x0) / 2:.0f} 200 {x1 - x0:.0f} 400h{wide:.0f}"
            f"q{bend - (x1 - x0) / 2:.0f} -200 {x0 - x1 - wide * 0.5:.0f} -400z",
            tone,
            opacity=seen,
        )
    for x, y, rx, ry in ((650, 450, 60, 90), (980, 560, 80, 80), (820, 620, 110, 40)):
        pic.glow(x, y, rx, ry, "#fffdf2", 0.7)
    pic.end()
    pic.line(smooth(low, False), "#c99642", 4, opacity=0.7)


def _stick(pic, x0, y0, x1, y1, wide=26):
    """Draw one bamboo stick."""
    pic.line(f"M{x0} {y0}L{x1} {y1}", "#6a5a24", wide)
    pic.line(f"M{x0} {y0 - 3}L{x1} {y1 - 3}", "#c9b25c", wide * 0.6)
    pic.line(f"M{x0} {y0 - 7}L{x1} {y1 - 7}", "#f2e4a0", wide * 0.2)
    for t in (0.12, 0.46, 0.84):
        x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        pic.line(f"M{x:.0f} {y - wide / 2:.0f}q4 {wide / 2:.0f} 0 {wide}", "#5f5020", 4)


def milk_fan():
    """Draw two hands winding a stretched sheet of curd onto two sticks, a pan steaming beside them."""
    pic = Scene("story-milk-fan", "Winding a milk fan onto two bamboo sticks", 163)
    rng = pic.rng
    pic.path(f"M0 0h{W}v{H}H0z", pic.linear((0, "#8fb9c9"), (0.5, "#4f86a0"), (1, "#23506c"), box=(0, 0, 1, 1)))
    for row in range(6):
        x, y = -40 - (row % 2) * 90, row * 120
        while x < W:
            wide = rng.uniform(160, 220)
            pic.path(
                f"M{x:.0f} {y}h{wide - 8:.0f}v112h{-wide + 8:.0f}z",
                rng.choice(("#a3c9d3", "#3f7690", "#6fa3b6")),
                opacity=0.16,
            )
            x += wide
    pic.path("M-20 0H700L1200 760H-20z", pic.linear((0, "#fff3cf", 0.5), (1, "#fff3cf", 0), box=(0, 0, 1, 1)))
    _far_fans(pic)
    planks(pic, 0, 780, W, 220, 3, ("#5a3720", "#96653a", "#d09a60"))
    pic.path(f"M0 780H{W}v13H0z", "#e8bd82")
    pic.path("M0 780H1600V1000H0z", pic.linear((0, "#fff0c8", 0.2), (1, "#1c0e08", 0.5), box=(0, 0, 1, 0.6)))
    _pan(pic)
    _stick(pic, 520, 650, 1180, 640)
    _sheet(pic)
    _stick(pic, 500, 318, 1170, 310)
    _stick(pic, 470, 664, 1230, 644)
    _fist(pic, 470, 330, 118, "#f4efe4")
    _fist(pic, 1228, 320, 118, "#f4efe4", True)
    for x, y, rx, ry in ((420, 640, 70, 150), (350, 480, 100, 150), (460, 300, 110, 150), (380, 130, 130, 130)):
        pic.glow(x - 130, y, rx, ry, "#ffffff", 0.42)
    return pic


def _far_fans(pic):
    """Draw finished fans on a rack behind, soft with distance."""
    for y, size, seen in ((70, 180, 0.75),):
        pic.line(f"M640 {y}H{W + 20}", "#5f5a30", 14, opacity=seen)
        pic.line(f"M640 {y - 3}H{W + 20}", "#c9b96a", 5, opacity=seen)
        for k in range(7):
            x = 720 + k * 138
            pic.path(
                f"M{x - 44} {y + 14}q44 14 88 0q14 {size * 0.6:.0f}-6 {size}q-20-12-36 "
                f"4-22-12-40 2-20-{size * 0.5:.0f}-6-{size}z",
                mix("#f6e3b4", "#6f9fb4", 0.32),
            )
            pic.path(
                f"M{x - 40} {y + 16}q18 6 36 6-8 {size * 0.5:.0f} 0 {size * 0.9:.0f}-14-2-26 "
                f"4-20-{size * 0.5:.0f}-10-{size}z",
                mix("#fffbe9", "#8fb4c4", 0.25),
            )
            pic.line(f"M{x - 58} {y + 10}q58 18 116 0", "#7a6a3a", 7)


def _pan(pic):
    """Draw the small round pan of hot whey on a clay stove, at the left."""
    x, y = 250, 800
    pic.path(ring(x + 20, 985, 290, 40), "#140a06", opacity=0.5)
    pic.path(
        "M40 850q210-40 420 0l-24 150H64z",
        pic.linear((0, "#c4764c"), (0.5, "#8f4a2c"), (1, "#4a2214"), box=(0, 0, 1, 0.2)),
    )
    pic.path("M190 1000v-76q60-40 120 0v76z", "#1c0c06")
    pic.path("M206 1000q-4-40 20-60 4 24 14 26 0-30 18-44 4 30 18 38 8 20 4 40z", "#f5942c")
    pic.path("M226 1000q0-24 14-34 4 14 12 14 4-14 10-20 8 24 6 40z", "#ffe08a")
    pic.path(
        f"M{x - 240} {y}q30 110 170 118h140q140-8 170-118z",
        pic.linear((0, "#8a8f92"), (0.3, "#4a4e52"), (1, "#17191c"), box=(0, 0, 1, 0.3)),
    )
    pic.path(ring(x, y, 240, 58), "#2a2d30")
    pic.path(ring(x, y + 4, 218, 48), "#f0e2b0")
    pic.path(ring(x - 20, y + 2, 180, 36), "#fdf6d8")
    for _ in range(22):
        a, r = pic.rng.uniform(0, math.tau), math.sqrt(pic.rng.random())
        pic.path(
            blob(
                pic.rng,
                x + math.cos(a) * 180 * r,
                y + 4 + math.sin(a) * 34 * r,
                pic.rng.uniform(8, 24),
                pic.rng.uniform(3, 7),
                7,
                0.2,
            ),
            pic.rng.choice(("#ffffff", "#f7e6b0", "#e9cf8a")),
            opacity=0.9,
        )
    pic.line(ring(x, y, 240, 58), "#b5bbbf", 6)
    pic.line("M484 790L590 752", "#3a2214", 26)
    pic.line("M486 784L588 747", "#9a6a3c", 9)


def _knot(pic, x, y, size, turn):
    """Draw one bound knot of white cloth: a gathered bud wrapped in thread, with folds round it."""
    rng = pic.rng
    pic.group(x, y, size / 100, turn)
    folds, lights = "", ""
    for k in range(16):
        a = math.tau * k / 16 + rng.uniform(-0.08, 0.08)
        c, s, far = math.cos(a), math.sin(a), rng.uniform(70, 112)
        mark = (
            f"M{c * 22:.0f} {s * 18 + 6:.0f}q{c * far * 0.5 - s * 8:.0f} {s * far * 0.4 + c * 8:.0f}"
            f" {c * far:.0f} {s * far * 0.7:.0f}"
        )
        if k % 2:
            folds += mark
        else:
            lights += mark
    pic.line(folds, "#9aa8b9", 7, opacity=0.7)
    pic.line(lights, "#ffffff", 8)
    pic.path(
        "M-26 12Q-34-20-20-46-36-62-22-84q10-8 18 4 6-16 16-2 14-6 14 12 6 12-8 24 18 30 8 58Q4 24-26 12z",
        pic.linear((0, "#ffffff"), (0.5, "#e6ebf0"), (1, "#8d9bb0"), box=(0, 0, 1, 0.4)),
    )
    pic.line("".join(f"M-25 {-40 + k * 9}q22 10 44-2" for k in range(5)), "#b5341f", 4.5)
    pic.line("M-16-80l4 26M-2-72l0 22M10-74l-4 22", "#9aa8b9", 3)
    pic.end()


def seven_knots():
    """Draw bound white cloth beside an indigo vat, and an opened blue cloth with one flower."""
    pic = Scene("story-seven-knots", "Seven knots, an indigo vat and one white flower", 177)
    rng = pic.rng
    planks(pic, 0, 0, W, H, 9, ("#4a2f1c", "#86603c", "#bd9262"), True)
    pic.path(
        "M0 0H1600V1000H0z",
        pic.linear((0, "#fff0cc", 0.42), (0.5, "#3a2010", 0.05), (1, "#0a0614", 0.6), box=(0, 0, 1, 1)),
    )
    _blue_cloth(pic)
    _white_bundle(pic)
    _open_vat(pic)
    _thread(pic)
    for _ in range(18):
        x, y = rng.uniform(560, 860), rng.uniform(120, 520)
        pic.path(blob(rng, x, y, rng.uniform(4, 11), rng.uniform(4, 10), 7, 0.2), "#16335f", opacity=0.6)
    return pic


def _big_flower(pic, cx, cy):
    """Draw one large white flower with a pale halo and rings of dots, and four small ones."""
    pic.path(blob(pic.rng, cx, cy, 250, 240, 24, 0.05), "#5f9bd3", opacity=0.5)
    rays, halo = "", ""
    for k in range(24):
        a = math.tau * k / 24
        for r, long in ((54, 60), (122, 66), (200, 54 + 20 * (k % 2))):
            x, y = cx + math.cos(a) * r, cy + math.sin(a) * r
            wide = 8 + r * 0.06
            rays += leaf(x, y, long, wide * pic.rng.uniform(0.75, 1.15), math.degrees(a) + pic.rng.uniform(-4, 4))
            halo += leaf(x - math.cos(a) * 6, y - math.sin(a) * 6, long + 16, wide * 1.8, math.degrees(a))
    pic.path(halo, "#9cc6e8", opacity=0.5)
    pic.path(rays, "#fafcfb")
    for r, n in ((34, 10), (272, 40), (300, 46)):
        dots = "".join(
            blob(
                pic.rng,
                cx + math.cos(math.tau * k / n) * r,
                cy + math.sin(math.tau * k / n) * r * 0.96,
                5 + r * 0.008,
                6,
                6,
                0.25,
            )
            for k in range(n)
        )
        pic.path(dots, "#eef5fa")
    pic.path(ring(cx, cy, 16, 15), "#2a5f9f")
    for x, y in ((1010, 150), (1510, 140), (1020, 700), (1510, 700)):
        pic.path(flower(x, y, 62, 14), "#f2f7fa")


def _blue_cloth(pic):
    """Draw the opened cloth on the right: deep blue, creased, with one large white flower."""
    edge = [
        (900, 90),
        (1120, 60),
        (1360, 84),
        (1570, 50),
        (1600, 300),
        (1560, 560),
        (1590, 800),
        (1380, 770),
        (1180, 810),
        (960, 770),
        (930, 520),
        (960, 300),
    ]
    d = smooth(edge, True, 0.5)
    pic.path(d, "#120a06", opacity=0.4, transform="translate(20 26)")
    pic.path(d, pic.shade("#3a78bd", "#10264f"))
    pic.clip(d)
    for k in range(9):
        x = 900 + k * 84 + pic.rng.uniform(-14, 14)
        pic.path(
            f"M{x:.0f} 40q{pic.rng.uniform(-30, 30):.0f} 400 {pic.rng.uniform(-20, 20):.0f} "
            f"800h26q{pic.rng.uniform(-20, 20):.0f} -400 6-800z",
            ("#6fa8dc", "#0c1f44")[k % 2],
            opacity=0.25,
        )
    for k in range(6):
        y = 110 + k * 130 + pic.rng.uniform(-14, 14)
        pic.path(
            f"M880 {y:.0f}q380 {pic.rng.uniform(-26, 26):.0f} 740 0v18q-360 {pic.rng.uniform(-20, 20):.0f}-740 0z",
            ("#0c1f44", "#6fa8dc")[k % 2],
            opacity=0.2,
        )
    _big_flower(pic, 1266, 420)
    pic.end()
    fringe = "".join(
        f"M{960 + k * 13} {772 + 18 * math.sin(k * 0.13):.0f}l{pic.rng.uniform(-4, 4):.0f}"
        f" {pic.rng.uniform(14, 30):.0f}"
        for k in range(48)
    )
    pic.line(fringe, "#1c3f74", 3)


def _white_bundle(pic):
    """Draw the white cloth in front with its seven bound knots."""
    edge = [
        (560, 700),
        (700, 610),
        (900, 640),
        (1060, 600),
        (1240, 660),
        (1330, 760),
        (1290, 900),
        (1110, 960),
        (900, 940),
        (720, 975),
        (570, 900),
        (530, 790),
    ]
    d = smooth(edge)
    pic.path(d, "#0c0806", opacity=0.45, transform="translate(22 28)")
    pic.path(d, pic.shade("#ffffff", "#a9b4c6"))
    for k in range(16):
        x, y = pic.rng.uniform(580, 1250), pic.rng.uniform(660, 920)
        pic.path(
            leaf(x, y, pic.rng.uniform(70, 150), pic.rng.uniform(8, 16), pic.rng.uniform(-50, 60)),
            ("#c3cddb", "#ffffff")[k % 2],
            opacity=0.8,
        )
    pic.line(
        smooth([(x * 0.96 + 36, y * 0.95 + 40) for x, y in edge]), "#7f93b5", 2.5, stroke_dasharray="4 12", opacity=0.8
    )
    for x, y, size, turn in (
        (880, 700, 96, 4),
        (690, 760, 92, -14),
        (1080, 720, 98, 12),
        (800, 850, 108, -6),
        (1000, 850, 112, 6),
        (1190, 820, 100, 18),
        (650, 890, 92, -16),
    ):
        _knot(pic, x, y, size, turn)


def _open_vat(pic):
    """Draw the big vat on the left, seen from above: staves, dark blue, bronze film, a stirring pole."""
    cx, cy, r = 300, 420, 400
    pic.path(ring(cx + 34, cy + 60, r + 8, r + 10), "#0c0704", opacity=0.5)
    pic.path(ring(cx, cy + 34, r + 4, r + 4), pic.linear((0, "#8a5f38"), (1, "#2f1c0e"), box=(0, 0, 1, 1)))
    pic.path(ring(cx, cy, r, r), pic.shade("#e0b880", "#7a5028"))
    marks = "".join(
        f"M{cx + math.cos(a) * (r - 44):.0f} {cy + math.sin(a) * (r - 44):.0f}L{cx + math.cos(a) * r:.0f}"
        f" {cy + math.sin(a) * r:.0f}"
        for a in [math.tau * k / 40 for k in range(40)]
    )
    pic.line(marks, "#5f3d20", 3)
    pic.path(ring(cx, cy, r - 44, r - 44), "#0a1226")
    key = pic.radial((0, "#3a6cb0"), (0.5, "#1d3f7c"), (1, "#0b1a3a"), cx=0.3, cy=0.28, r=0.85)
    pic.path(ring(cx + 4, cy + 10, r - 56, r - 56), key)
    pic.clip(ring(cx + 4, cy + 10, r - 56, r - 56))
    for k in range(9):
        rr = 60 + k * 34
        pic.line(
            f"M{cx - rr:.0f} {cy + 10 + k * 4}a{rr} {rr * 0.9:.0f} 0 0 1 {rr * 1.3:.0f} {-rr * 0.8:.0f}",
            ("#6f9fd8", "#0a1630")[k % 2],
            5,
            opacity=0.35,
        )
    tones = ("#6a4a6a", "#a5683c", "#cf9458", "#efc48c")
    groups = {t: [] for t in tones}
    for i in range(120):
        a = i * 0.32
        rr = 30 + i * 2.3 + pic.rng.uniform(-22, 22)
        x, y = cx + 50 + math.cos(a) * rr, cy + 40 + math.sin(a) * rr * 0.9
        groups[tones[i * 4 // 120 if i % 3 else pic.rng.randrange(4)]].append(
            blob(pic.rng, x, y, pic.rng.uniform(7, 30), pic.rng.uniform(5, 16), 7, 0.25)
        )
    for tone, pieces in groups.items():
        pic.path("".join(pieces), tone, opacity=0.8)
    bubbles = "".join(
        ring(cx + pic.rng.uniform(-220, 240), cy + pic.rng.uniform(-220, 240), q, q)
        for q in [pic.rng.uniform(3, 9) for _ in range(40)]
    )
    pic.path(bubbles, "#f6dcb4", opacity=0.7)
    pic.end()
    pic.line("M120 250L640 -30", "#3a2413", 34)
    pic.line("M118 243L636 -37", "#b98a55", 14)
    pic.path("M60 262q40-40 90-24 10 34-26 56-44 20-64-32z", "#5f3d20")


def _thread(pic):
    """Draw a spool of red thread, a needle and small scissors in the lower left."""
    pic.path(ring(250, 925, 120, 22), "#0c0704", opacity=0.4)
    pic.path("M150 840h150v86H150z", pic.linear((0, "#e0634a"), (0.4, "#b5341f"), (1, "#5f160c")))
    pic.line("".join(f"M150 {848 + k * 9}q75 8 150-2" for k in range(9)), "#7a1d10", 3, opacity=0.7)
    pic.line("".join(f"M154 {844 + k * 18}q75 8 130 0" for k in range(4)), "#f7a58a", 2.5, opacity=0.8)
    for x in (136, 292):
        pic.path(f"M{x} 824h24v118h-24z", pic.linear((0, "#f0cd94"), (1, "#8a5c30")))
    pic.line("M300 900q120 70 210-20t150-30", "#c0392b", 4)
    pic.line("M420 975L560 930", "#dfe4e8", 5)


DRAWINGS = (milk_fan, seven_knots)
