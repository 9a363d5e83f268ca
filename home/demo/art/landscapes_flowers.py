"""Two village landscapes: barley below the snow, and flower fields on the lake plain."""

import math

import landscapes_kit_more as more
from scenes_kit import H, Scene, blob, leaf, mix, poly, whole
from scenes_nature import blades, foliage, ridge, snow_range, tree, tree_symbols

SNOW = [(-60, 470), (120, 400), (300, 430), (470, 330), (610, 380), (800, 240), (960, 90), (1060, 190),
        (1150, 130), (1290, 300), (1420, 270), (1660, 440)]  # fmt: skip


def _earth_house(pic):
    """Define a flat-roofed house of rammed earth with dark wooden windows, and return its name."""
    window = lambda x, y: (  # noqa: E731
        f'<path fill="#5a2a1c" d="M{x} {y}h22v26h-22z"/><path fill="#2a1a18" d="M{x + 4} {y + 5}h14v18h-14z"/>'
        f'<path fill="#f2e7d2" d="M{x - 3} {y - 5}h28v5h-28z"/>'
    )
    return pic.symbol(
        '<path fill="#f0e3cb" d="M-84-92L40-92 46 4H-92z"/><path fill="#b9a284" d="M40-92l44 10 8 78-46 8z"/>'
        '<path fill="#8a6a48" d="M-90-98H46l48 12v8L44-88H-90z"/><path fill="#d9bd92" d="M-90-98l40-14h110l34 26-48-12z"/>'
        '<path fill="#c9b48e" d="M-64-112h60v-34h-60z"/><path fill="#8f7858" d="M-4-112l22 6v-32l-22-8z"/>'
        '<path fill="#8a6a48" d="M-70-150h68l26 10v5L-4-142h-66z"/>'
        + "".join(window(x, y) for x, y in ((-72, -76), (-34, -76), (4, -76), (-72, -34)))
        + '<path fill="#6d3a22" d="M-36-36h30V4h-30z"/><path fill="none" stroke="#6d4c28" stroke-width="3" '
        'd="M70-86v-60"/><path fill="#c7473a" d="M70-146l22 8-22 8z"/>'
    )


def _barley(pic, corners, tones, rows):
    """Fill a four-cornered field with rows of barley running towards the viewer."""
    a, b, c, d = corners
    pic.path(poly(corners), pic.linear((0, tones[1]), (1, tones[2])))
    at = lambda p, q, t: (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)  # noqa: E731
    for tone, off in ((tones[0], 0.0), (tones[3], 0.4)):
        d_path = ""
        for i in range(rows):
            (x0, y0), (x1, y1) = at(a, b, (i + off) / rows), at(d, c, (i + off) / rows)
            d_path += f"M{whole(x0)} {whole(y0)}L{whole(x1)} {whole(y1)}"
        pic.line(d_path, tone, 3, opacity=0.55)


def _rack(pic, x, y, high, wide, full=0.0):
    """Draw a tall drying rack of poles: two posts, struts and bars, hung with sheaves up to `full`."""
    d = f"M{x} {y}v{-high}M{x + wide} {y}v{-high}M{x + wide * 0.5:.0f} {y}v{-high}"
    pic.line(f"M{x} {whole(y - high * 0.8)}l{whole(-wide * 0.22)} {whole(high * 0.8)}", "#6d4c30", high / 34)
    bars = ""
    for k in range(8):
        bars += f"M{x - 8} {whole(y - high * (0.16 + k * 0.115))}h{wide + 16}"
    for k in range(8):
        top = y - high * (0.16 + k * 0.115)
        if k / 8 >= full:
            continue
        for tone, off in (("#b98a2e", 0), ("#e2b94e", 3), ("#f4da86", 7)):
            sheaf = "".join(
                f"M{whole(x + i * wide / 9 + off)} {whole(top)}q-4 {whole(high * 0.06)} 2 {whole(high * 0.1)}"
                for i in range(9)
            )
            pic.line(sheaf, tone, max(3, wide / 26))
    pic.line(d + bars, "#5b3f28", high / 44)
    pic.line(d + bars, "#a9825a", high / 130)


def wangxue():
    """Barley fields and flat earth houses in clear morning air below a snow mountain, racks at the field's edge."""
    pic = Scene("village-wangxue", "A snow mountain above barley, earth houses and tall drying racks", 73)
    pic.sky(["#12408c", "#2f70b8", "#86b8dc", "#dcebf0"], 560)
    snow_range(pic, SNOW, 560, ("#54688c", "#8fa3bd", "#c2cdd4"), "#4f6ea4")
    ridge(pic, 520, 26, "#3c5a5c", "#a7bdb8", [(0.1, 0.3, 100), (0.5, 0.16, 30), (0.95, 0.34, 120)], 160)
    pic.glow(780, 520, 700, 34, "#f4f7f4", 0.8)
    _firs(pic)
    pic.path(f"M0 590Q400 540 900 566T1600 540V{H}H0z", pic.linear((0, "#93a35a"), (1, "#6a8040")))
    gold = ("#a8822c", "#d9b24a", "#e6c45c", "#f5e09a")
    green = ("#5c7a34", "#93ab4e", "#a7bb5a", "#d3dc8c")
    _barley(pic, [(640, 600), (900, 590), (760, 730), (380, 730)], green, 22)
    _barley(pic, [(930, 590), (1300, 574), (1420, 720), (800, 730)], gold, 34)
    _barley(pic, [(1330, 574), (1660, 560), (1760, 720), (1460, 722)], green, 22)
    _barley(pic, [(360, 744), (780, 744), (640, 1010), (-160, 1010)], gold, 38)
    _barley(pic, [(806, 744), (1440, 736), (1680, 1010), (690, 1010)], ("#8f6f24", "#caa03a", "#dbb54a", "#f7e6a6"), 46)
    house = _earth_house(pic)
    for x, y, size in ((180, 610, 0.55), (330, 600, 0.5), (70, 650, 0.8), (260, 668, 0.85), (430, 640, 0.66)):
        pic.use(house, x, y, size)
    more.smoke(pic, 280, 545, 120, "#ffffff", 0.6)
    for i, (x, high, full) in enumerate(((1030, 190, 0.0), (1130, 220, 0.6), (1250, 260, 0.9), (1394, 310, 0.5))):
        _rack(pic, x, 760 + i * 20, high, 76 + i * 18, full)
    more.folk(pic, 930, 800, 70, "#7a2338", "#d9a441")
    more.folk(pic, 1000, 818, 74, "#24477d", "#c7473a")
    _flags(pic)
    blades(pic, -10, 1610, 1006, 90, ("#a8822c", "#d9b24a", "#f5e09a"), 170)
    return pic


def _firs(pic):
    """A dark belt of firs at the foot of the mountain."""
    rng = pic.rng
    for tone in ("#2a4a4a", "#35584e", "#4a6e58"):
        d = ""
        for _ in range(90):
            x, y, s = rng.uniform(-10, 1610), rng.uniform(548, 590), rng.uniform(16, 34)
            d += f"M{whole(x)} {whole(y - s * 1.7)}l{whole(s * 0.45)} {whole(s * 1.7)}h{whole(-s * 0.9)}z"
        pic.path(d, tone)


def _flags(pic):
    """A white stupa at the fork of the road and strings of small flags running from it."""
    pic.path("M560 700h84v-22h-14v-18h-56v18h-14zM580 660q-14-50 22-54 36 4 22 54zM594 606h16l-6-52h-4z", "#f7f3e8")
    pic.path("M608 606q24 8 16 54h-12q6-40-4-54zM602 700h42v-22h-42z", "#c3cbd6")
    pic.path("M592 562h20v6h-20zM598 546h8v10h-8z", "#d9a441")
    for ex, ey in ((430, 690), (790, 690)):
        for k in range(12):
            t = (k + 0.5) / 12
            x, y = 602 + (ex - 602) * t, 560 + (ey - 560) * t + 40 * math.sin(math.pi * t)
            tone = ("#2f70b8", "#f7f3e8", "#c7473a", "#4b8440", "#e8c24a")[k % 5]
            pic.path(f"M{whole(x)} {whole(y)}h11v14h-11z", tone)


FLOWERS = (
    (("#7d1f3c", "#b92a52", "#de5a7c", "#f6a9b8"), "rose"), (("#3f6b3a", "#6b9a4a", "#9cbf62", "#d2e29a"), "leaf"),
    (("#5a3f86", "#7d5eb0", "#a58ad0", "#d6c4ee"), "lavender"), (("#b06a16", "#e39a28", "#f4c04a", "#fdeaa6"), "gold"),
    (("#c25a7a", "#e88ea6", "#f6bccb", "#fde6ea"), "pink"), (("#3f6b3a", "#5b8a42", "#86ad55", "#c4d88a"), "leaf"),
)  # fmt: skip


def hualong():
    """Bands of flowers on the lake plain before sunrise light, greenhouses far off, cutters with bundles."""
    pic = Scene("village-hualong", "Rows of roses, lavender and marigolds running to a lake and greenhouses", 74)
    pic.sky(["#6f6fae", "#c58fb4", "#f5b79a", "#fde3b0"], 430)
    more.sun(pic, 800, 372, 44, "#fff6dc", "#ffe3a8")
    ridge(
        pic, 386, 20, "#8a6f9a", "#f2c4ac", [(0.06, 0.26, 90), (0.34, 0.14, 30), (0.72, 0.2, 50), (1.0, 0.26, 110)], 90
    )
    pic.path("M0 396H1600V452H0z", pic.linear((0, "#fbd9b0"), (1, "#e6a9a8")))
    pic.path("M700 400h200l-24 16h-150zM660 428h280l10 8H650z", "#fff4d6", opacity=0.75)
    pic.path(f"M0 440Q800 424 1600 440V{H}H0z", "#5b8a42")
    _rows(pic)
    _glasshouses(pic)
    keys = tree_symbols(pic, 4)
    for x in (40, 96, 150, 470, 1110, 1150, 1480, 1540, 1590):
        tree(pic, keys, x, 462, pic.rng.uniform(44, 80), pic.rng.choice(("#4a6a4a", "#5f7f50", "#7a8f5a")))
    for x, y, high, coat in ((590, 590, 60, "#24477d"), (660, 604, 64, "#f4efe0"), (1120, 640, 78, "#a5341b")):
        more.folk(pic, x, y, high, coat)
        pic.path(blob(pic.rng, x + high * 0.2, y - high * 0.5, high * 0.22, high * 0.16, 9, 0.2), "#e0476f")
    _near_roses(pic)
    return pic


def _rows(pic):
    """Rows of flowers that run together at a point on the far shore."""
    rng, vx, vy = pic.rng, 800, 404
    edges = [-1900, -1250, -560, 80, 520, 1060, 1600, 2240, 2900, 3600]
    for k, (x0, x1) in enumerate(zip(edges, edges[1:], strict=False)):
        tones, kind = FLOWERS[k % 6]
        top, far = 446, (446 - vy) / (H - vy)
        a, b = vx + (x0 - vx) * far, vx + (x1 - vx) * far
        pic.path(
            poly([(a, top), (b, top), (x1, H), (x0, H)]), pic.linear((0, mix(tones[2], "#f5c9a0", 0.3)), (1, tones[0]))
        )
        marks = {tone: [] for tone in tones[1:]}
        for _ in range(90 if kind == "leaf" else 140):
            t = rng.random() ** 1.5 * 0.98
            deep = far + (1 - far) * t
            s = rng.choice((0.12, 0.32, 0.52, 0.72, 0.9)) + rng.uniform(-0.04, 0.04)
            x, y, r = vx + (x0 + (x1 - x0) * s - vx) * deep, vy + (H - vy) * deep, 3 + 21 * deep
            if not -20 < x < 1620:
                continue
            tone = rng.choice(tones[1:])
            if kind == "lavender":
                marks[tone].append(leaf(x, y, r * 2.1, r * 0.3, -90 + rng.uniform(-16, 16)))
            elif kind == "leaf":
                marks[tone].append(leaf(x, y, r * 1.7, r * 0.4, rng.choice((-130, -50, -90)) + rng.uniform(-20, 20)))
            else:
                marks[tone].append(blob(rng, x, y, r * 0.8, r * 0.56, 5, 0.16))
        pic.fills(marks)
        seam = "".join(f"M{whole(vx + (x - vx) * far)} {top}L{whole(x)} {H}" for x in (x0,))
        pic.line(seam, "#6b4a3a", 9, opacity=0.6)


def _glasshouses(pic):
    """A line of pale arched greenhouses on the far side of the fields, lit from within."""
    for x, s in ((210, 1.0), (300, 1.0), (390, 1.0), (1210, 1.1), (1304, 1.1), (1398, 1.1)):
        pic.path(f"M{x} 466v{whole(-26 * s)}q{whole(44 * s)} {whole(-44 * s)} {whole(88 * s)} 0v{whole(26 * s)}z",
                 pic.linear((0, "#fdf4e6"), (1, "#ffd78a")))  # fmt: skip
        pic.line(f"M{x + 22} 466v-40M{x + 44} 466v-48M{x + 66} 466v-40M{x} 442h86", "#b98f86", 2, opacity=0.7)


def _near_roses(pic):
    """Large roses and buds in the two lower corners."""
    rng = pic.rng
    for cx, cy, rx, ry in ((130, 960, 250, 120), (1480, 970, 240, 110)):
        foliage(pic, cx, cy, rx, ry, ("#1f4a30", "#2f6b3a", "#4f8f48", "#86b860"), 120, 54)
    for x, y, r in ((70, 880, 52), (190, 850, 62), (300, 930, 48), (1360, 920, 50), (1470, 868, 64), (1570, 930, 54)):
        for grow, tone in ((1, "#8f1f42"), (0.86, "#c93a62"), (0.66, "#e86a88"), (0.44, "#f59fb2"), (0.22, "#c93a62")):
            pic.path(blob(rng, x - (1 - grow) * 8, y - (1 - grow) * 10, r * grow, r * grow * 0.86, 8, 0.13), tone)
        pic.line(
            f"M{x - r * 0.5:.0f} {y}q{r * 0.4:.0f} {r * 0.7:.0f} {r:.0f} {-r * 0.1:.0f}", "#8f1f42", 3, opacity=0.6
        )


DRAWINGS = (wangxue, hualong)
