"""Field pictures of Yunti: the rice harvest, the water log, and ducks and fish among the rice."""

import math

from scenes_kit import H, Scene, W, blob, leaf, mix, num, ripple, smooth, whole
from scenes_nature import (
    blades,
    foliage,
    frond,
    ridge,
    ripples,
    stones,
    tree_symbols,
    wood,
)
from scenes_people import birds, person

GRAIN = ("#8a3f1f", "#c9772f", "#efb65a")


def rice_ear(pic, x, y, size, lean, tones=GRAIN, stem="#a8923c"):
    """Draw one ear of rice bending over: stem, flag leaf, and grains in three tones along the curve."""
    tip = (x + lean * size * 0.75, y - size * 0.62)
    top = (x + lean * size * 0.3, y - size * 1.02)
    pic.line(f"M{whole(x)} {whole(y)}Q{num(x)} {num(y - size * 0.7)} {num(top[0])} {num(top[1])}", stem, size / 60)
    layers = {tone: [] for tone in tones}
    for i in range(34):
        t = i / 33
        px = (1 - t) ** 2 * (x + lean * size * 0.1) + 2 * t * (1 - t) * (x + lean * size * 0.36) + t * t * tip[0]
        py = (1 - t) ** 2 * (y - size * 0.86) + 2 * t * (1 - t) * (y - size * 1.22) + t * t * tip[1]
        down = 90 - lean * 40 * (1 - t) + (-1) ** i * (34 - 16 * t)
        layers[tones[(i * 2 + i // 3) % 3]].append(leaf(px, py, size * 0.085, size * 0.024, down))
    pic.fills(layers)
    pic.path(leaf(x, y - size * 0.42, size * 0.75, size * 0.03, -90 + lean * -52), mix(stem, "#6f8a3a", 0.6))


def _terrace(pic, top, low, colours, cut):
    """Draw one harvest terrace between two lines of points: gold field or stubble, with a grassy face."""
    rng, (gold, face, light) = pic.rng, colours
    thick = 9 + (top[0][1] - 380) * 0.045
    edge = [(x, y - thick) for x, y in top] if not cut else top
    band = smooth(edge, False) + f"V{H + 30}H-60z"
    pic.path(band, face)
    shade = pic.linear((0, light), (1, gold))
    lower = [(x, y - thick * 1.4) for x, y in low]
    pic.path(smooth(edge, False) + "L" + smooth(lower[::-1], False)[1:] + "z", shade if not cut else "#c9b172")
    groups = {mix(gold, "#6a2f16", 0.45): [], gold: [], mix(light, "#fff3c0", 0.35): []}
    tones = list(groups)
    count = 360 if not cut else 180
    for i in range(count):
        k = rng.random() * (len(top) - 1)
        j, f = int(k), k - int(k)
        x = edge[j][0] * (1 - f) + edge[j + 1][0] * f
        y0 = edge[j][1] * (1 - f) + edge[j + 1][1] * f
        y1 = lower[j][1] * (1 - f) + lower[j + 1][1] * f
        tall = thick * rng.uniform(0.5, 1.1) * (0.4 if cut else 1)
        y = y0 + (y1 - y0) * rng.random()
        groups[tones[min(2, i * 3 // count)]].append(
            f"M{whole(x)} {whole(y)}q{num(tall * 0.1)} {num(-tall * 0.8)} {num(tall * 0.5)} {num(-tall)}"
        )
    pic.strokes(groups, max(2, thick * 0.13), 0.75)


def stook(pic, x, y, size):
    """Draw a stook of cut rice: a tied cone of straw in three tones."""
    groups = {"#8a6a2c": [], "#c79a42": [], "#efd084": []}
    for _ in range(36):
        s = pic.rng.uniform(-1, 1)
        tone = list(groups)[2 if s < -0.25 else 0 if s > 0.4 else 1]
        groups[tone].append(
            f"M{num(x + s * size * 0.4)} {num(y)}Q{num(x + s * size * 0.1)} {num(y - size * 0.6)}"
            f" {num(x + s * size * 0.3)} {num(y - size * pic.rng.uniform(0.85, 1.1))}"
        )
    pic.path(
        f"M{num(x - size * 0.3)} {num(y)}q{num(size * 0.9)} {num(-size * 0.1)} {num(size * 1.1)}"
        f" {num(size * 0.08)}-{num(size * 0.5)} {num(size * 0.1)}-{num(size * 1.1)}-{num(size * 0.08)}z",
        "#4a3a1c",
        opacity=0.35,
    )
    pic.strokes(groups, size / 16)
    pic.line(f"M{num(x - size * 0.12)} {num(y - size * 0.62)}h{num(size * 0.24)}", "#6a4a1c", size / 12)


def _trough(pic, x, y, size):
    """Draw the wooden threshing trough, wider at its mouth, with a mound of grain inside."""
    s = size
    pic.path(f"M{x - s * 1.0} {y}h{s * 2.4}l-{s * 0.3} {s * 0.14}h-{s * 1.9}z", "#3a2412", opacity=0.35)
    pic.path(
        f"M{x - s * 1.15} {y - s * 0.62}L{x - s * 0.85} {y - s * 0.82}H{x + s * 0.95}L{x + s * 1.15} {y - s * 0.62}z",
        "#3d2615",
    )
    pic.path(blob(pic.rng, x, y - s * 0.6, s * 0.85, s * 0.12, 12, 0.1), "#c9772f")
    pic.path(blob(pic.rng, x - s * 0.2, y - s * 0.65, s * 0.5, s * 0.07, 12, 0.1), "#efb65a")
    front = f"M{x - s * 1.15} {y - s * 0.62}H{x + s * 1.15}L{x + s * 0.85} {y}H{x - s * 0.85}z"
    pic.path(front, pic.linear((0, "#b98350"), (1, "#6f4524"), box=(0, 0, 1, 0.6)))
    seams = "".join(
        f"M{x - s * (1.15 - 0.1 * k):.0f} {y - s * (0.62 - 0.2 * k):.0f}H{x + s * (1.15 - 0.1 * k):.0f}" for k in (1, 2)
    )
    pic.line(seams, "#4f3018", 3)
    pic.line(f"M{x - s * 1.15} {y - s * 0.62}H{x + s * 1.15}", "#dcae74", 6)
    pic.line(
        f"M{x - s * 0.95} {y - s * 0.6}l{s * 0.2} {s * 0.58}M{x + s * 0.95} {y - s * 0.6}l-{s * 0.2} {s * 0.58}",
        "#4f3018",
        9,
    )


def harvest():
    """Draw terraces at harvest with a threshing trough."""
    pic = Scene("industry-yunti-rice", "Red rice at harvest, a threshing trough at the field edge", 21)
    pic.sky(("#6f9fc4", "#a9c8d6", "#e9dfc2", "#fbe9bf"), 520)
    pic.glow(120, 60, 900, 420, "#fff6d8", 0.8)
    ridge(pic, 330, 24, "#9fb6bd", "#fbeccb", [(0.1, 0.3, 150), (0.62, 0.3, 110), (1.0, 0.2, 170)])
    pic.glow(800, 330, 900, 50, "#fff3d6", 0.8)
    ridge(pic, 395, 20, "#7d9f92", "#f3e3b4", [(0.0, 0.26, 130), (0.36, 0.2, 60), (0.86, 0.28, 130)])
    pic.glow(600, 392, 700, 34, "#fff3d6", 0.7)
    keys = tree_symbols(pic)
    lines = []
    for k in range(10):
        y = 388 + k * k * 5.6 + k * 24
        lines.append(
            [
                (-60 + 1720 * i / 11, y + math.sin(i * 0.62 + k * 0.9) * (8 + k * 4.2) - (i - 5.5) * (6 - k * 1.6))
                for i in range(12)
            ]
        )
    golds = [("#d9a648", "#8c8a45", "#f0cd7a"), ("#c98a3a", "#7d7a3a", "#e6b45c"), ("#b9682c", "#6f7034", "#dd9a4a")]
    for k in range(9):
        far = max(0, 0.55 - k * 0.1)
        colours = [mix(c, "#d9d3ae", far) for c in golds[(k * 2 + k // 3) % 3]]
        cut = k in (3, 5)
        _terrace(pic, lines[k], lines[k + 1], colours, cut)
        if k == 1:
            wood(
                pic,
                keys,
                [(pic.rng.gauss(1330, 90), pic.rng.uniform(420, 446)) for _ in range(16)],
                56,
                ["#4f7a55", "#678c56", "#3d6a52"],
            )
        if k == 3:
            for i in range(6):
                stook(pic, 180 + i * 100 + pic.rng.uniform(-20, 20), 560 + pic.rng.uniform(-12, 12), 60)
        if k == 5:
            _crew(pic)
    for x, y, size, lean in (
        (40, 1030, 560, 0.9),
        (150, 1040, 430, 0.7),
        (-30, 1040, 700, 0.62),
        (1560, 1040, 520, -0.8),
        (1640, 1050, 640, -0.7),
        (260, 1050, 330, 0.9),
        (1450, 1050, 340, -0.9),
    ):
        rice_ear(pic, x, y, size, lean)
    birds(pic, ((700, 220, 16), (745, 200, 13), (1010, 250, 12)), "#fffaf0")
    return pic


def _crew(pic):
    """Draw the trough and the people who beat the sheaves against it."""
    y = 742
    person(pic, 985, y - 14, 168, "#24365c", head="scarf", hatc="#7a2418", pose="up", skirt=True, legs="#1c2440")
    for dx in (-28, 28):
        stook(pic, 985 + dx * 0.2, y - 150, 74)
    _trough(pic, 890, y + 20, 128)
    person(pic, 700, y + 22, 176, "#2f5a5a", head="hat", pose="right", walk=True)
    stook(pic, 790, y - 66, 66)
    for x, dy in ((1130, 6), (1210, -14), (1290, 4)):
        stook(pic, x, y + dy, 92)


def _notch_water(pic, x, top, wide, drop, foot):
    """Draw water leaving one notch: a smooth tongue, a falling sheet with threads, and foam."""
    pic.path(f"M{x - wide / 2:.0f} {top - 30}q{wide / 2:.0f} 14 {wide} 0v34h{-wide}z", "#bfe0de")
    sheet = (
        f"M{x - wide / 2:.0f} {top}q{wide / 2:.0f} 12 {wide} 0q6 40 {foot:.0f} {drop}H{x - wide / 2 - foot:.0f}"
        f"q{foot - 6:.0f} -{drop - 40} {foot:.0f} -{drop}z"
    )
    pic.path(sheet, pic.linear((0, "#e9f7f2"), (0.4, "#a9d3d6"), (1, "#e4f4f0")))
    threads = "".join(
        f"M{x - wide / 2 + wide * (i + 0.5) / n:.0f} {top + 6}q{pic.rng.uniform(-3, 3):.0f}"
        f" {drop * 0.5:.0f} {(-1 + 2 * (i + 0.5) / n) * foot:.0f} {drop * 0.94:.0f}"
        for n in [max(2, int(wide / 15))]
        for i in range(n)
    )
    pic.line(threads, "#ffffff", 3.5, opacity=0.75)
    pic.line(threads.replace("M", "M", 1), "#5d9aa6", 1.2, opacity=0.6)
    for _ in range(int(wide / 12) + 3):
        px = x + pic.rng.uniform(-0.6, 0.6) * (wide + foot)
        pic.path(
            blob(
                pic.rng, px, top + drop + pic.rng.uniform(-8, 10), pic.rng.uniform(8, 18), pic.rng.uniform(4, 8), 7, 0.2
            ),
            "#f6fdfa",
            opacity=0.85,
        )


def _log(pic, x0, x1, top, high, notches):
    """Draw the log with its seven notches cut to one depth."""
    cut = 42
    d = f"M{x0} {top}"
    for x, wide in notches:
        d += f"L{x - wide / 2 - 3:.0f} {top}l3 {cut}h{wide}l3-{cut}"
    d += f"L{x1} {top}q26 {high / 2} 0 {high}H{x0}q-34-{high / 2} 0-{high}z"
    pic.path(f"M{x0 - 10} {top + high}H{x1 + 10}l10 40H{x0}z", "#0f1e18", opacity=0.45)
    pic.path(d, pic.linear((0, "#b98a5a"), (0.3, "#8a5f38"), (1, "#3f2917")))
    grain = {"#4f331c": [], "#c79b69": []}
    for i in range(70):
        px, py = pic.rng.uniform(x0 + 10, x1 - 160), top + cut + 8 + pic.rng.random() * (high - cut - 14)
        tone = "#c79b69" if py < top + high * 0.55 and i % 2 else "#4f331c"
        grain[tone].append(
            f"M{px:.0f} {py:.0f}q{pic.rng.uniform(40, 90):.0f} {pic.rng.uniform(-5, 5):.0f}"
            f" {pic.rng.uniform(90, 160):.0f} 0"
        )
    pic.strokes(grain, 2.5, 0.55)
    edges = "".join(
        f"M{a + wa / 2 + 4:.0f} {top + 1}H{b - wb / 2 - 4:.0f}"
        for (a, wa), (b, wb) in zip(notches, notches[1:], strict=False)
    )
    pic.line(edges + f"M{x0} {top + 1}H{notches[0][0] - notches[0][1] / 2 - 4:.0f}", "#e3bd88", 5)
    for x, wide in notches:
        pic.path(f"M{x + wide / 2:.0f} {top + cut}l3-{cut}h5l-3 {cut}z", "#3a2413")
    for x, w in ((x0 + 60, 70), (x0 + 190, 50), (x1 - 120, 90), (780, 46)):
        pic.path(blob(pic.rng, x, top + 4, w, 12, 12, 0.25), "#5f8a3a")
        pic.path(blob(pic.rng, x - 10, top, w * 0.6, 6, 10, 0.25), "#9dbb55")


def water_log():
    """Draw the log that shares one stream among seven channels."""
    pic = Scene("story-water-log", "A log with seven notches sharing one stream", 33)
    rng = pic.rng
    pic.path(f"M0 0h{W}v{H}H0z", pic.linear((0, "#16392f"), (0.4, "#2c5a42"), (1, "#5f7f45")))
    pool = "M330 0Q420 120 250 230 90 320-20 350V470H1620V330Q1440 300 1330 200 1220 100 1240 0z"
    pic.path(pool, pic.linear((0, "#dff0e0"), (0.25, "#93bfb4"), (0.6, "#4c8a8a"), (1, "#2c6670")))
    pic.path("M470 0q90 120 20 230T330 420h260q40-120 150-210T900 0z", "#eef7e2", opacity=0.3)
    ripples(pic, 260, 1340, 40, 400, 60, "#ffffff", 0.4, 220)
    widths = [5, 1, 3, 2, 4, 2, 3]
    notches, x = [], 215
    for fingers in widths:
        wide = fingers * 26
        notches.append((x + wide / 2, wide))
        x += wide + 110
    _channels(pic, notches)
    _log(pic, 90, 1510, 420, 128, notches)
    for x, wide in notches:
        _notch_water(pic, x, 460, wide, 130, 10)
    stones(
        pic,
        [
            (40, 470, 110, 80),
            (150, 560, 70, 46),
            (1560, 480, 120, 84),
            (1450, 575, 80, 44),
            (20, 590, 70, 50),
            (1590, 600, 60, 50),
        ],
        moss="#6f9a45",
    )
    foliage(pic, 60, 120, 260, 170, ("#10302a", "#1f4a36", "#3a7046", "#6f9a4c"), 220, 44)
    foliage(pic, 1540, 90, 280, 150, ("#0d2a26", "#173d30", "#2a5c40", "#4a7f46"), 220, 44)
    for fx, fy, long, turn in (
        (30, 420, 260, -20),
        (10, 400, 300, -62),
        (150, 330, 210, -40),
        (1570, 410, 280, -150),
        (1590, 380, 300, -118),
        (1440, 300, 200, -140),
    ):
        frond(pic, fx, fy, long, turn, ("#2a5a38", "#6f9f4a", "#b5cf78"), 11, 50 if fx < 800 else -50)
    for _ in range(7):
        x, y = rng.uniform(60, 900), rng.uniform(20, 330)
        pic.glow(x, y, rng.uniform(60, 130), rng.uniform(20, 40), "#fff9d2", 0.35)
    blades(pic, -20, 300, 1010, 120, ("#2f5a30", "#5f8a3a", "#a3c05a"), 60, 9)
    blades(pic, 1300, 1620, 1010, 130, ("#2f5a30", "#5f8a3a", "#a3c05a"), 60, 9)
    return pic


def _channels(pic, notches):
    """Draw the seven channels that leave the log and spread between grassy banks to the fields."""
    pic.path(f"M0 500H{W}V{H}H0z", pic.linear((0, "#4a3a24"), (0.3, "#6a5a30"), (1, "#7f9a48")))
    banks = {"#3f5f2c": [], "#6a8a3a": [], "#a8bf5c": []}
    tones = list(banks)
    for i in range(620):
        t = pic.rng.random() ** 0.7
        x, y = pic.rng.uniform(-20, W + 20), 580 + t * 420
        tall = 14 + 34 * t
        banks[tones[min(2, i * 3 // 620)]].append(
            f"M{whole(x)} {whole(y)}q{num(tall * 0.05)} {num(-tall * 0.6)} {num(pic.rng.uniform(-0.4, 0.5) * tall)}"
            f" {num(-tall)}"
        )
    pic.strokes(banks, 4, 0.8)
    for k, (x, wide) in enumerate(notches):
        far = 800 + (x - 800) * 1.62
        half, foot = wide * 0.5 + 14, wide * 0.85 + 34
        mid = (x * 0.55 + far * 0.45) + (26 if k % 2 else -22)
        shape = (
            f"M{x - half:.0f} 560C{x - half:.0f} 690 {mid - foot:.0f} 760 {far - foot:.0f} 1010H{far + foot:.0f}"
            f"C{mid + foot:.0f} 760 {x + half:.0f} 690 {x + half:.0f} 560z"
        )
        pic.line(shape, "#33401f", 16)
        pic.line(shape, "#8f8a52", 7)
        pic.path(shape, pic.linear((0, "#dcefe8"), (0.3, "#7fb3b4"), (0.7, "#a9cfd0"), (1, "#e9f2e2")))
        flow = "".join(
            f"M{x + s * half * 0.7:.0f} {606 + 20 * abs(s):.0f}C{x + s * half * 0.7:.0f} 700 "
            f"{mid + s * foot * 0.7:.0f} 770 {far + s * foot * 0.7:.0f} 1000"
            for s in (-0.8, -0.2, 0.5)
        )
        pic.line(flow, "#ffffff", 4, opacity=0.5, stroke_dasharray="46 30 90 44")
        pic.path(
            "".join(ripple(far + pic.rng.uniform(-0.5, 0.5) * foot, 800 + 40 * j, foot * 0.5, 5) for j in range(5)),
            "#2f6f7a",
            opacity=0.25,
        )


DRAWINGS = (
    harvest,
    water_log,
)
