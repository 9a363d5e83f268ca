"""Yinpo above its gorge: parchment drying on the slope, the rope over the river."""

import landscapes_kit_more as more
from scenes_built import basket
from scenes_kit import H, Scene, W, blob, leaf, mix, num, poly, ring, smooth, whole
from scenes_nature import blades, ripples, tree, tree_symbols
from scenes_people import birds, person
from scenes_river import _bush as bush

RIVER = ("#dfe3c0", "#96a26c", "#5f7050")
PARCHMENT = ("#9a6f38", "#cfa25e", "#e6c384", "#fbe9bf")
ROCK = ("#5d5a52", "#8c8474", "#c2b69c")


def rough(rng, line, steps, swing):
    """Return a line with uneven points put between its own."""
    points = []
    for (x0, y0), (x1, y1) in zip(line, line[1:], strict=False):
        for k in range(steps):
            t = k / steps
            points.append((x0 + (x1 - x0) * t + rng.gauss(0, swing * 0.4), y0 + (y1 - y0) * t + rng.gauss(0, swing)))
    return [*points, line[-1]]


def spur(pic, line, tone, mist, low=H, swing=7, fade=0.72):
    """Draw one hillside that comes down to the river: rough outline, ribs lit left and dark right, mist at its foot."""
    rng, points = pic.rng, rough(pic.rng, line, 5, swing)
    side = 1 if line[-1][0] > line[0][0] else -1
    outline = smooth(points, False) + f"V{low}H{whole(points[0][0])}z"
    pic.path(outline, pic.linear((0, tone), (1, mix(tone, mist, fade))))
    pic.clip(outline)
    dark, lit = [], []
    for x, y in points[1:-1:2]:
        deep = (low - y) * rng.uniform(0.3, 0.75)
        wide, lean = deep * rng.uniform(0.16, 0.3), deep * side * rng.uniform(0.2, 0.5)
        tip = f"{whole(lean)} {whole(deep)}"
        mid = f"{whole(lean * 0.25)} {whole(deep * 0.55)}"
        start = f"M{whole(x)} {whole(y)}q"
        for shape, (bx, by) in (
            (dark, (lean * 0.5 + wide, deep * 0.55)),
            (lit, (lean * 0.35 - wide * 0.6, deep * 0.5)),
        ):
            shape.append(f"{start}{mid} {tip}q{whole(bx - lean)} {whole(by - deep)} {whole(-lean)} {whole(-deep)}z")
    shade, light = mix(tone, "#0f2a30", 0.5), mix(tone, "#fff0b8", 0.55)
    pic.path("".join(dark), pic.linear((0, shade, 0.4), (1, shade, 0)))
    pic.path("".join(lit), pic.linear((0, light, 0.4), (1, light, 0)))
    pic.end()


def river(pic, spine, tones=RIVER, foam=30):
    """Draw the river along (x, y, width) points, pale far off, green-brown near."""
    bank = [(x + w / 2, y) for x, y, w in spine[::-1]]
    run = smooth([(x - w / 2, y) for x, y, w in spine], False) + "L" + smooth(bank, False)[1:] + "z"
    pic.line(run, mix(tones[0], "#b9a678", 0.5), 9, opacity=0.8)
    pic.path(run, pic.linear((0, tones[0]), (0.35, tones[1]), (1, tones[2])))
    pic.clip(run)
    xs, ys = [x for x, _, _ in spine], [y for _, y, _ in spine]
    ripples(pic, min(xs) - 40, max(xs) + 40, min(ys) + 10, max(ys), foam, "#ffffff", 0.55, 70)
    pic.end()


class Slope:
    """The drying ground in perspective: metres to the right, up and away become places in the picture."""

    eye, focus, centre, horizon = 2.5, 900, 620, 250

    def at(self, x, y, z):
        """Return the place in the picture of a point in metres."""
        return self.centre + self.focus * x / z, self.horizon + self.focus * (self.eye - y) / z

    def quad(self, x0, x1, y, z0, z1):
        """Return a level rectangle as a path."""
        return poly([self.at(x0, y, z0), self.at(x1, y, z0), self.at(x1, y, z1), self.at(x0, y, z1)])


def _bean_patches(pic, tones):
    """Define three patches of beans, 100 wide, each bean with its crease, and return their names."""
    rng, keys = pic.rng, []
    for _ in range(3):
        layers, creases = {tone: "" for tone in tones}, ""
        for k in range(26):
            x, y = rng.uniform(-50, 50), rng.uniform(-13, 13)
            layers[tones[(k * 3 + (x > 0)) % len(tones)]] += ring(x, y, 7.5, 4.4)
            creases += f"M{whole(x - 5)} {whole(y)}q5 2 10 0"
        fills = "".join(f'<path fill="{tone}" d="{d}"/>' for tone, d in layers.items())
        keys.append(pic.symbol(f'{fills}<path fill="none" stroke="{tones[0]}" stroke-width="1.3" d="{creases}"/>'))
    return keys


def _bed(pic, slope, x0, x1, ground, z0, z1, tones, rows=7):
    """Draw one raised drying bed: legs, a frame of poles, and parchment raked into rows that run away from us."""
    top = ground + 0.85
    side = x1 if (x0 + x1) < 0 else x0
    pic.path(slope.quad(x0 + 0.1, x1 + 0.5, ground, z0, z1), "#3a2014", opacity=0.38)
    z = z0
    while z <= z1:
        (ax, ay), (bx, by) = slope.at(side, top, z), slope.at(side, ground, z)
        wide = 70 / z
        pic.path(
            f"M{whole(ax - wide / 2)} {whole(ay)}h{whole(wide)}L{whole(bx + wide / 2)} {whole(by)}h{whole(-wide)}z",
            "#6d4c30",
        )
        pic.path(
            f"M{whole(ax - wide / 2)} {whole(ay)}h{num(wide * 0.35)}L{num(bx - wide * 0.15)} {whole(by)}h{num(-wide * 0.35)}z",
            "#a9825a",
        )
        z += 1.25
    pic.path(slope.quad(x0, x1, top - 0.12, z0, z1), "#5a3c24")
    pic.path(slope.quad(x0, x1, top, z0, z1), pic.linear((0, tones[2]), (1, tones[1])))
    step = (x1 - x0) / rows
    for tone, start, end in ((tones[0], 0.68, 1.0), (tones[3], 0.12, 0.4)):
        d = "".join(slope.quad(x0 + step * (k + start), x0 + step * (k + end), top, z0, z1) for k in range(rows))
        pic.path(d, tone, opacity=0.6)
    keys = _bean_patches(pic, tones) if z0 < 3 else ()
    z = z0 + 0.1
    while keys and z < 5.4:
        for k in range(rows):
            if pic.rng.random() < (z - 2.2) / 3.2:
                continue
            px, py = slope.at(x0 + step * (k + 0.5) + pic.rng.uniform(-0.03, 0.03), top, z)
            if -60 < px < W + 60 and py < H + 30:
                pic.use(pic.rng.choice(keys), px, py, 900 * step / z / 112)
        z *= 1.04
    (ax, ay), (bx, by) = slope.at(x0, top, z0), slope.at(x0, top, z1)
    (cx, cy), (dx, dy) = slope.at(x1, top, z1), slope.at(x1, top, z0)
    for (px, py), (qx, qy) in (((ax, ay), (bx, by)), ((dx, dy), (cx, cy))):
        pic.path(poly([(px - 12, py), (px + 12, py), (qx + 3, qy), (qx - 3, qy)]), "#8a6238")
        pic.path(poly([(px - 12, py), (px - 2, py), (qx, qy), (qx - 3, qy)]), "#d9ae70")
    pic.line(f"M{whole(bx)} {whole(by)}L{whole(cx)} {whole(cy)}", "#8a6238", 6)


def _drying_ground(pic):
    """The near slope: red earth, grass at its broken edge, five beds at their own height, baskets, people raking."""
    slope = Slope()
    edge = [(-60, 700), (160, 668), (420, 620), (650, 560), (900, 480), (1300, 390), (1660, 330)]
    points = rough(pic.rng, edge, 3, 5)
    pic.path(smooth(points, False) + f"V{H + 40}H-60z", pic.linear((0, "#c98a55"), (0.4, "#b0683a"), (1, "#7a4226")))
    bushes = [bush(pic) for _ in range(3)]
    for row, down in enumerate((-8, 14)):
        for k in range(38):
            x = -40 + k * 45 + row * 20
            y = next(
                y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                for (x0, y0), (x1, y1) in zip(edge, edge[1:], strict=False)
                if x <= x1
            )
            pic.use(pic.rng.choice(bushes), x, y + down + pic.rng.uniform(-5, 5), 0.5 + 0.16 * row + (y - 330) / 1300)
    streaks = ""
    for _ in range(70):
        x, z = pic.rng.uniform(-9, 9), pic.rng.uniform(1.9, 5)
        (ax, ay), (bx, by) = slope.at(x, x * 0.16, z), slope.at(x, x * 0.16, z * 1.12)
        streaks += f"M{whole(ax)} {whole(ay)}L{whole(bx)} {whole(by)}"
    pic.line(streaks, "#e0a874", 4, opacity=0.35)
    red = ("#4a0f10", "#8a2018", "#b5352a", "#e0705a")
    gold = ("#8a6230", "#bb8a48", "#d8ae6a", "#f6dca6")
    pale = ("#a8834c", "#dcb878", "#eed3a0", "#fff3d0")
    for x0, x1, ground, z0, z1, tones in (
        (6.2, 7.9, 1.1, 3.4, 8.4, gold),
        (3.6, 5.3, 0.62, 2.4, 8.2, red),
        (-4.9, -3.3, -0.75, 2.0, 6.0, gold),
    ):
        _bed(pic, slope, x0, x1, ground, z0, z1, tones)
    x, y = slope.at(3.25, 0.4, 5.6)
    person(pic, x, y, 262, "#24477d", head="hat", pose="right")
    _rake(pic, round(x) + 78, round(y) - 126, 120, -34)
    _bed(pic, slope, 1.1, 2.8, 0.2, 1.5, 7.8, PARCHMENT)
    x, y = slope.at(0.42, -0.05, 4.1)
    person(pic, x, y, 350, "#7a2338", legs="#22283a", head="scarf", hatc="#1d2536", pose="reach", skirt=True)
    _bed(pic, slope, -2.0, -0.2, -0.3, 1.2, 5.9, pale)
    _rake(pic, round(x) - 110, round(y) - 234, -190, 44)
    basket(pic, 850, 985, 190, 130)
    pic.path(blob(pic.rng, 850, 858, 82, 30, 11, 0.08), PARCHMENT[1])
    for k, key in enumerate(_bean_patches(pic, PARCHMENT)):
        pic.use(key, 818 + k * 32, 858 - (k % 2) * 14, 0.9)


def _rake(pic, x, y, reach, drop):
    """Draw a wooden rake from a hand at (x, y) to its head on the bed."""
    pic.line(f"M{x} {y}L{x + reach} {y + drop}", "#6d4824", 8)
    pic.line(f"M{x} {y - 2}L{x + reach} {y + drop - 2}", "#d9ae70", 3)
    pic.line(f"M{x + reach - 24} {y + drop - 6}l48 12", "#6d4824", 11)
    pic.line("".join(f"M{x + reach - 22 + k * 11} {y + drop - 5 + k * 3}v12" for k in range(5)), "#6d4824", 4)


def coffee():
    """Long raised beds of parchment on the red slope, rakes at work, the gorge opening beyond."""
    pic = Scene("industry-yinpo-coffee", "Raised beds of parchment coffee on the slope, the gorge beyond", 361)
    pic.sky(("#4f9fd0", "#a5d0dc", "#f3ecd2"), 700)
    pic.glow(180, 40, 900, 420, "#fff6d6", 0.7)
    haze = "#e6ecd8"
    spur(pic, [(-60, 190), (200, 90), (430, 190), (640, 170), (900, 330)], "#93b6c4", haze, 720, 9)
    spur(pic, [(1660, 20), (1380, 90), (1150, 150), (900, 260), (640, 400)], "#7fa9ae", haze, 720, 9)
    pic.glow(640, 420, 420, 70, "#ffffff", 0.7)
    spur(pic, [(-60, 230), (120, 260), (300, 340), (400, 420), (490, 500), (560, 720)], "#5f9a86", haze, 720)
    river(
        pic,
        [
            (612, 400, 7),
            (576, 430, 14),
            (606, 466, 26),
            (560, 510, 44),
            (500, 560, 70),
            (430, 640, 110),
            (400, 720, 160),
        ],
    )
    spur(pic, [(-60, 400), (90, 440), (220, 500), (330, 570), (390, 680), (430, 860)], "#4b8660", haze, 860)
    spur(
        pic,
        [(1660, 150), (1400, 210), (1150, 300), (900, 400), (720, 470), (580, 590), (500, 760)],
        "#6fa55a",
        haze,
        760,
    )
    keys, house = tree_symbols(pic, 3), more.tiled_house(pic, "#f3ead8", "#7d4a3a")
    for x, y, size in ((1076, 366, 0.34), (1150, 348, 0.4), (1246, 296, 0.44)):
        pic.use(house, x, y, size)
        tree(pic, keys, x - 34, y + 3, 110 * size, "#3f7a44")
        tree(pic, keys, x + 44, y + 5, 90 * size, "#55904a")
    _drying_ground(pic)
    return pic


def cliff(pic, line, tones=ROCK, count=70, slant=14):
    """Draw a rock wall inside a closed line: facets in three tones, cracks, dry grass on its ledges."""
    rng, outline = pic.rng, poly(line)
    pic.path(outline, pic.linear((0, tones[1]), (1, tones[0])))
    pic.clip(outline)
    xs, ys = [x for x, _ in line], [y for _, y in line]
    layers = {tones[0]: [], mix(tones[0], tones[1], 0.5): [], tones[2]: [], mix(tones[1], tones[2], 0.5): []}
    names, cracks, grass = list(layers), "", {"#5f7440": "", "#93a052": ""}
    for k in range(count):
        x, y, wide, high = (
            rng.uniform(min(xs), max(xs)),
            rng.uniform(min(ys), max(ys)),
            rng.uniform(24, 90),
            rng.uniform(60, 190),
        )
        shape = [
            (x, y),
            (x + wide * 0.7, y - high * 0.12),
            (x + wide + slant, y + high * 0.4),
            (x + wide * 0.6 + slant, y + high),
            (x + slant * 0.4, y + high * 0.7),
        ]
        layers[names[k % 4]].append(poly([(round(a), round(b)) for a, b in shape]))
        cracks += f"M{whole(x)} {whole(y)}l{whole(slant + wide * 0.2)} {whole(high * 0.5)}l{whole(-wide * 0.1)} {whole(high * 0.4)}"
        if k % 4 == 0:
            for tone in grass:
                grass[tone] += "".join(
                    leaf(x + rng.uniform(0, wide), y, 26, 3, rng.uniform(-130, -40)) for _ in range(6)
                )
    for tone, pieces in layers.items():
        pic.path("".join(pieces), tone, opacity=0.55)
    pic.line(cracks, mix(tones[0], "#101818", 0.5), 2.5, opacity=0.5)
    for tone, d in grass.items():
        pic.path(d, tone)
    pic.end()


def _bridge(pic):
    """The new bridge far below: two pale towers, a deck, cables, its piers in the haze."""
    pic.line("M652 566L980 556", "#f3efe0", 7)
    pic.line("M652 571L980 561", "#8fa3a0", 3)
    pic.path(
        "M724 500h7v110h-7zM738 500h7v110h-7zM880 494h7v112h-7zM894 494h7v112h-7zM722 520h24v5h-24zM878 514h24v5h-24z",
        "#dfe3d6",
    )
    d = "M734 502Q652 546 640 566M890 496Q972 540 992 556M734 502Q812 596 890 496"
    pic.line(d, "#f3efe0", 2.5)
    pic.line(
        "".join(f"M{750 + k * 14} {560 - k // 3}v{-round(abs(k - 4.5) ** 1.8 * 3)}" for k in range(10)), "#e6e6d8", 1.4
    )
    pic.glow(816, 600, 250, 44, "#ffffff", 0.75)


def _load(pic, x, y):
    """The wooden pulley on the rope, the sling and a full hemp sack turning a little under it."""
    pic.group(x, y, 1.05, -5)
    pic.line("M-6 18L-98 224M6 18L98 224M0 20V132", "#7a2f24", 9)
    pic.line("M-8 18L-100 222M4 18L96 222", "#c9604a", 3)
    pic.path("M-46-26q46-26 92 0v22q-46 32-92 0z", pic.shade("#c48f52", "#5f3a1c"))
    pic.path(ring(0, -8, 17, 17), "#3a3a40")
    pic.path(ring(-3, -11, 9, 9), "#a9b0b4")
    pic.path("M-24 136Q-14 118-26 96q26-12 52 0-12 22-2 40 74 22 84 108 6 84-30 118-78 24-156 0-36-34-30-118 10-86 84-108z",
             pic.radial((0, "#efdcb0"), (0.5, "#cda76c"), (1, "#7d5a32"), cx=0.3, cy=0.3, r=0.85))  # fmt: skip
    weave = "".join(
        f"M{-98 + abs(k - 4) * 4} {200 + k * 17}q{98 - abs(k - 4) * 4} 26 {196 - abs(k - 4) * 8} 0" for k in range(9)
    )
    pic.line(weave, "#8a6236", 2, opacity=0.5)
    pic.line(
        "M-52 160Q-84 260-52 360M-18 146Q-30 260-18 370M18 146Q30 260 18 370M52 160Q84 260 52 360",
        "#8a6236",
        3,
        opacity=0.5,
    )
    pic.line("M-28 138q28 12 54 0", "#7a2f24", 10)
    pic.line("M-106 222q106 36 212 0M-104 296q104 40 208 0", "#7a2f24", 10)
    pic.line("M-104 218q104 36 200 0M-102 292q102 40 196 0", "#c9604a", 3)
    pic.end()


def _landing(pic):
    """The near landing: a ledge of rock, the post the rope is wound on, somebody with the pulling line."""
    ledge = [
        (-40, 560),
        (90, 548),
        (210, 560),
        (330, 586),
        (400, 640),
        (380, 720),
        (420, 800),
        (390, 880),
        (430, 1040),
        (-40, 1040),
    ]
    cliff(pic, ledge, ("#4a4038", "#8a7058", "#cfae84"), 60)
    pic.path("M-40 566Q150 536 400 640Q200 600-40 612z", "#a9a05a")
    blades(pic, -20, 380, 604, 46, ("#5f6a34", "#8f9446", "#cfc56e"), 70)
    pic.path("M84 596L96 250h56l10 346z", pic.linear((0, "#a97f52"), (1, "#4f341e"), box=(0, 0, 1, 0)))
    pic.line("M130 440L226 600", "#5a3c24", 22)
    coils = "".join(f"M92 {300 + k * 13}q32 12 66 0" for k in range(6))
    pic.line(coils, "#3d4448", 9)
    pic.line(coils, "#aab4b8", 3)
    person(pic, 268, 606, 250, "#e9e2d0", legs="#22283a", trim="#a5282a", head="scarf", hatc="#1d2536", pose="right")


def _ropes(pic):
    """The two steel ropes, each thick near us and a thread at the far landing, and the load on the first."""
    pic.path("M1436 440l60-8 14 20-60 12z", "#8f7a5a")
    pic.line("M1466 436v-58M1490 430v-56", "#5a4430", 6)
    for y0, y1, sag in ((282, 386, 190), (352, 392, 130)):
        mid = f"Q760 {(y0 + y1) / 2 + sag:.0f}"
        pic.path(f"M110 {y0 - 6}{mid} 1478 {y1}Q760 {(y0 + y1) / 2 + sag + 6:.0f} 110 {y0 + 7}z", "#2c3438")
        pic.line(f"M110 {y0 - 3}{mid} 1478 {y1}", "#c9d2d2", 1.6)
    t = 0.355
    x = (1 - t) ** 2 * 110 + 2 * t * (1 - t) * 760 + t * t * 1478
    y = (1 - t) ** 2 * 282 + 2 * t * (1 - t) * 524 + t * t * 386
    pic.line(f"M350 470Q430 560 {x - 30:.0f} {y + 4:.0f}", "#e6d8b0", 4)
    more.folk(pic, 1510, 446, 46, "#a5282a", "#1d2536")
    more.folk(pic, 1448, 452, 44, "#24477d", None)
    _load(pic, x, y)


def rope():
    """A steel rope across the gorge, a pulley and a sack on it, the new bridge small in the haze below."""
    pic = Scene("story-rope-over-the-river", "A steel rope over the gorge, a sack on a pulley, a bridge far below", 362)
    pic.sky(("#5d86b4", "#a9c2cc", "#f0dfbe", "#f8ecd0"), 620)
    pic.glow(260, 120, 980, 460, "#fff0cc", 0.65)
    haze = "#e9e6d2"
    spur(pic, [(-60, 300), (180, 170), (420, 230), (640, 320), (860, 430), (1000, 600)], "#8ba6ba", haze, 760, 9)
    spur(pic, [(1660, 120), (1400, 170), (1200, 290), (1000, 380), (820, 470), (700, 640)], "#7f9db0", haze, 780, 9)
    pic.glow(830, 520, 420, 80, "#ffffff", 0.8)
    pic.path(f"M600 640H1000V{H}H600z", pic.linear((0, "#cdd6c6", 0), (0.3, "#c3cdbc"), (1, "#9aa888")))
    spur(pic, [(-60, 330), (200, 400), (400, 480), (600, 560), (720, 640), (820, 900)], "#5f8a8c", haze, H)
    river(pic, [(842, 560, 14), (800, 600, 28), (838, 660, 50), (780, 730, 84), (740, 810, 130), (800, 900, 190), (820, 1030, 260)],
          ("#d9e0c4", "#8fa074", "#55684a"), 60)  # fmt: skip
    _bridge(pic)
    spur(
        pic,
        [(1660, 210), (1480, 300), (1300, 420), (1120, 560), (1000, 700), (940, 860), (920, 1040)],
        "#4f7a70",
        haze,
        H + 60,
        7,
        0.3,
    )
    spur(pic, [(-60, 520), (240, 600), (440, 720), (590, 860), (640, 1040)], "#3f6a60", haze, H + 60, 7, 0.3)
    keys, house = tree_symbols(pic, 3), more.tiled_house(pic, "#f3ead8", "#6a4a3f")
    for x, y, size in ((1500, 420, 0.5), (1420, 452, 0.4), (1560, 470, 0.5)):
        pic.use(house, x, y, size)
    for y in sorted(pic.rng.uniform(470, 960) for _ in range(46)):
        x = 1620 - pic.rng.uniform(0, 1) ** 1.3 * (1620 - (1340 - y * 0.42 + max(0, 620 - y) * 0.9))
        tree(pic, keys, x, y, 26 + (y - 470) * 0.07, pic.rng.choice(("#2f5f50", "#437a5a", "#6a9360")))
    _ropes(pic)
    _landing(pic)
    birds(pic, [(1010, 250, 26), (1080, 224, 20), (1130, 268, 16)], "#f8f4e6")
    return pic


DRAWINGS = (coffee, rope)
