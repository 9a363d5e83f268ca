"""Yinpo's first cup of the year: bowls in a row at daybreak, the roasting drum behind."""

import math

from scenes_built import basket, lantern, tray
from scenes_kit import H, Scene, W, blob, poly, ring
from scenes_people import person
from scenes_yinpo import Slope, spur
from scenes_yinpo_house import stone_wall

ROAST = ("#1c0f0a", "#3a2014", "#5f3a22", "#93683f")


class Table(Slope):
    """The long table in perspective, its top at height 0; a place is a share of its length and metres across."""

    eye, focus, centre, horizon = 0.78, 900, 640, 262
    start, run, across = (-0.58, 1.1), (1.5, 1.72), (0.753, -0.657)

    def spot(self, t, off):
        """Return the place in the picture, and the size of a metre there."""
        x = self.start[0] + self.run[0] * t + self.across[0] * off
        z = self.start[1] + self.run[1] * t + self.across[1] * off
        return (*self.at(x, 0, z), self.focus / z, z)

    def strip(self, t0, t1, off0, off1):
        """Return a piece of the top as a path."""
        return poly([self.spot(t, off)[:2] for t, off in ((t0, off0), (t1, off0), (t1, off1), (t0, off1))])


def _bowl(pic, x, y, rx, squash):
    """Draw a stoneware bowl from above with a crust of coffee in it, light at the left of its rim."""
    rng, ry = pic.rng, rx * squash
    low = rx * 0.5 * (1 - squash * 0.5)
    pic.path(ring(x + rx * 0.3, y + low * 1.05, rx * 0.98, ry * 0.8), "#2a1810", opacity=0.4)
    side = f"M{x - rx:.0f} {y:.0f}Q{x - rx * 0.9:.0f} {y + low * 0.9:.0f} {x - rx * 0.5:.0f} {y + low + ry * 0.5:.0f}Q{x:.0f} {y + low + ry * 0.86:.0f} {x + rx * 0.5:.0f} {y + low + ry * 0.5:.0f}Q{x + rx * 0.9:.0f} {y + low * 0.9:.0f} {x + rx:.0f} {y:.0f}z"
    pic.path(side, pic.linear((0, "#fffaf0"), (0.5, "#d9d0c0"), (1, "#8a8078"), box=(0, 0, 1, 0.2)))
    pic.path(ring(x, y, rx, ry), pic.linear((0, "#ffffff"), (0.6, "#e6dccb"), (1, "#b3a794"), box=(0, 0, 1, 0)))
    pic.path(ring(x + rx * 0.02, y + ry * 0.05, rx * 0.87, ry * 0.86), "#6f6256")
    pic.path(
        ring(x, y + ry * 0.09, rx * 0.84, ry * 0.81),
        pic.radial((0, "#8a5c38"), (0.7, ROAST[2]), (1, ROAST[1]), cx=0.4, cy=0.35, r=0.7),
    )
    layers = {ROAST[1]: [], ROAST[3]: [], "#d9b890": []}
    for k in range(30):
        a, r = k * 2.4, math.sqrt(k / 30) * 0.74
        at = (x + math.cos(a) * rx * r, y + ry * 0.09 + math.sin(a) * ry * r)
        layers[(*layers,)[k % 3]].append(
            blob(rng, *at, rx * (0.09, 0.07, 0.04)[k % 3], ry * (0.09, 0.07, 0.04)[k % 3], 5, 0.3)
        )
    pic.fills(layers)
    pic.line(
        f"M{x - rx * 0.93:.0f} {y + ry * 0.1:.0f}Q{x - rx * 0.86:.0f} {y - ry * 0.7:.0f} {x - rx * 0.1:.0f} {y - ry * 0.94:.0f}",
        "#ffffff",
        max(2, rx * 0.04),
    )


def _steam_symbol(pic):
    """Define a plume of steam 200 high that thins as it rises, and return its name."""
    fade = pic.linear((0, "#ffffff", 0), (0.45, "#fff6e6", 0.6), (0.8, "#ffffff", 0.6), (1, "#ffffff", 0))
    d = "M-26 0C-60-46 20-80-14-130-24-160-2-186 16-200 6-170 34-150 24-116 14-76-34-50 8 0zM14 0C-8-40 52-66 36-104 30-130 48-150 58-160 50-130 76-110 62-80 50-50 26-36 40 0z"
    return pic.symbol(f'<path fill="{fade}" d="{d}"/>')


def _settings(pic, table):
    """Everything on the table from the far end to the near one: dish of beans, bowl, spoon, steam."""
    steam = _steam_symbol(pic)
    for k in range(6, -1, -1):
        t = k / 6
        x, y, metre, z = table.spot(t, -0.27)
        squash = min(0.66, table.eye / z)
        r = metre * 0.085
        pic.path(ring(x + r * 0.2, y + r * squash * 0.3, r * 1.2, r * squash * 1.2), "#2a1810", opacity=0.35)
        pic.path(ring(x, y, r * 1.15, r * squash * 1.15), pic.shade("#e6c48a", "#8a5a34"))
        pic.path(ring(x, y, r * 0.92, r * squash * 0.9), ROAST[1])
        tones = ROAST[1:] if k % 3 else ("#6f7f5a", "#8f9f74", "#c3cba0")
        heap = {tone: "" for tone in tones}
        for i in range(24):
            a, far = i * 2.4, math.sqrt(i / 24) * 0.8
            heap[tones[i % 3]] += ring(
                x + math.cos(a) * r * far, y - r * 0.06 + math.sin(a) * r * far * squash, r * 0.16, r * 0.11
            )
        for tone, d in heap.items():
            pic.path(d, tone)
        x, y, metre, z = table.spot(t, 0.0)
        _bowl(pic, x, y, metre * 0.148, squash)
        (ax, ay, *_), (bx, by, *_) = table.spot(t + 0.02, 0.21), table.spot(t + 0.01, 0.43)
        pic.line(f"M{ax + 4:.0f} {ay + 6:.0f}L{bx + 4:.0f} {by + 6:.0f}", "#2a1810", metre * 0.02, opacity=0.35)
        pic.line(f"M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}", "#8f9aa0", metre * 0.018)
        pic.line(f"M{ax - 1:.0f} {ay - 1:.0f}L{bx - 1:.0f} {by - 1:.0f}", "#f4f8fa", metre * 0.007)
        pic.path(ring(ax, ay, metre * 0.036, metre * 0.036 * squash * 1.4), pic.shade("#ffffff", "#7d8a90"))
        pic.use(steam, x - metre * 0.01, y, metre * 0.0019, flip=k % 2 == 0)


def _corn(pic):
    """Strings of corn on the beam, gold and red, husks at the top; three paper lanterns among them."""
    cobs = []
    for lit, tone, dark in (
        ("#fbe08a", "#eeb238", "#a86a16"),
        ("#f6c25a", "#dc8a28", "#8a4a14"),
        ("#d98a6a", "#a83a2a", "#5a1a18"),
    ):
        rows = "".join(f"M{-13 + k * 8.5:.0f} 8q{(k - 1.5) * 3:.0f} 34 {(k - 1.5) * -3:.0f} 66" for k in range(4))
        cobs.append(
            pic.symbol(
                f'<path fill="#cfc08a" d="M-12 6Q-18-14-8-22 0-14 6-24 16-12 12 6z"/><path fill="{tone}" d="M-16 6Q0-6 16 6 22 50 0 84-22 50-16 6z"/>'
                f'<path fill="{dark}" opacity=".6" d="M4 2Q14 0 16 6 22 50 0 84 14 40 4 2z"/>'
                f'<path fill="none" stroke="{lit}" stroke-width="4" stroke-dasharray="5 4" d="{rows}"/>'
            )
        )
    pic.path(f"M0 0H{W}V58H0z", pic.linear((0, "#3a2416"), (1, "#6d4528")))
    pic.path(f"M0 52H{W}V62H0z", "#a8703f")
    rng = pic.rng
    for i, (x, rows) in enumerate(
        (
            (60, 5),
            (150, 4),
            (236, 5),
            (322, 3),
            (408, 4),
            (1080, 3),
            (1166, 4),
            (1250, 3),
            (1336, 5),
            (1420, 4),
            (1506, 6),
            (1586, 5),
        )
    ):
        pic.line(f"M{x} 50v{rows * 40}", "#8a7a4a", 6)
        for row in range(rows - 1, -1, -1):
            for side in (-1, 1, 0):
                pic.use(
                    cobs[2 if i % 4 == 3 else (row + side) % 2],
                    x + side * 22,
                    62 + row * 42 + (10 if side else 0),
                    0.86,
                    -side * 24 + rng.uniform(-8, 8),
                )
    for x, size in ((560, 78), (740, 92), (920, 78)):
        lantern(pic, x, 60, size, "#c9402c", "#ffe0a0")


def _roaster(pic):
    """The roasting drum on its brick hearth: iron cylinder, crank, fire below, a thread of smoke."""
    stone_wall(
        pic,
        [(1130, 470), (1520, 470), (1540, 640), (1110, 640)],
        1100,
        1550,
        474,
        640,
        ("#4a241a", "#8a4630", "#c07a52"),
        46,
    )
    pic.path("M1230 640V560q0-46 86-46t86 46v80z", "#1c0d0a")
    pic.glow(1316, 600, 120, 90, "#ff9a3c", 0.95)
    for tone, grow in (("#e0561c", 1), ("#f7a02c", 0.72), ("#fff0a8", 0.4)):
        d = "".join(
            f"M{1270 + k * 30 - 22 * grow:.0f} 640q{-6 * grow:.0f} {-40 * grow:.0f} {20 * grow:.0f} {-(84 - abs(k - 1.5) * 18) * grow:.0f}q{28 * grow:.0f} {44 * grow:.0f} {24 * grow:.0f} {(84 - abs(k - 1.5) * 18) * grow:.0f}z"
            for k in range(4)
        )
        pic.path(d, tone)
    pic.line("M1160 476V356M1486 476V356", "#2a2622", 18)
    pic.path(
        "M1180 300H1460Q1494 364 1460 430H1180z",
        pic.linear((0, "#8f8a86"), (0.25, "#6a6664"), (0.7, "#2f2c2c"), (1, "#5a3424")),
    )
    pic.path(ring(1180, 365, 32, 65), pic.linear((0, "#b5b0aa"), (1, "#3a3636"), box=(0, 0, 1, 1)))
    pic.path(ring(1180, 365, 10, 16), "#2a2626")
    pic.path("M1270 312h110v44h-110z", "#4a4646")
    pic.line("M1270 312h110v44h-110z", "#a8a29c", 4)
    pic.line("M1180 365H1120V474", "#2a2622", 13)
    pic.line("M1122 470h-34", "#b98449", 18)
    pic.line("".join(f"M{1216 + k * 62} 304v122" for k in range(4) if k not in (1, 2)), "#1f1c1c", 4, opacity=0.6)
    pic.line("M1420 300Q1400 220 1440 150T1420 20", "#ffffff", 26, opacity=0.2)
    pic.line("M1420 300Q1410 230 1440 160T1430 40", "#ffffff", 11, opacity=0.3)


def _cooling(pic):
    """The cooling tray on the ground, roasted beans heaped in it, a wooden shovel, split logs for the hearth."""
    for k, (x, y) in enumerate(((1440, 800), (1500, 802), (1560, 800), (1470, 758), (1530, 758), (1500, 716))):
        pic.path(ring(x, y, 30, 28), "#5a3420")
        pic.path(ring(x - 2, y - 2, 25, 23), ("#d9a870", "#c9935c")[k % 2])
        pic.line(ring(x - 2, y - 2, 14, 13), "#a5703f", 3)
    tray(pic, 1250, 880, 250, 88)
    heap = {tone: "" for tone in ROAST}
    for k in range(150):
        a, far = k * 2.4, math.sqrt(k / 150)
        heap[ROAST[(k * 3 + k // 7) % 4]] += ring(
            1244 + math.cos(a) * 200 * far, 868 + math.sin(a) * 58 * far - 14 * (1 - far), 15, 9
        )
    pic.path(ring(1244, 870, 206, 64), ROAST[0])
    for tone, d in heap.items():
        pic.path(d, tone)
    pic.line("M1370 850L1520 900", "#8a5a34", 15)
    pic.line("M1370 847L1520 896", "#d9a870", 5)
    pic.path("M1290 818q50-10 92 20-4 26-30 34-54-6-82-30z", pic.shade("#e2bd88", "#8a5a34"))


def _board(pic, table):
    """The table top: planks, a thick near edge, a woven runner down the middle, the light of the morning on it."""
    edge = [table.spot(-0.42, 0.5)[:2], table.spot(1.12, 0.5)[:2], table.spot(1.12, -0.44)[:2]]
    pic.path(
        poly(
            [
                edge[0],
                edge[1],
                edge[2],
                (edge[2][0], edge[2][1] + 22),
                (edge[1][0], edge[1][1] + 22),
                (edge[0][0], edge[0][1] + 70),
            ]
        ),
        "#4a2a1a",
    )
    pic.path(table.strip(-0.42, 1.12, -0.44, 0.5), pic.linear((0, "#b57a4c"), (1, "#8a5432"), box=(0, 0, 1, 1)))
    for k in range(5):
        pic.path(table.strip(-0.42, 1.12, -0.44 + k * 0.188, -0.434 + k * 0.188), "#4a2a1a", opacity=0.7)
        pic.path(table.strip(-0.42, 1.12, -0.43 + k * 0.188, -0.42 + k * 0.188), "#e6b07a", opacity=0.5)
    for a, b, tone in (
        (-0.19, 0.19, "#f1e6d0"),
        (-0.19, -0.16, "#b3262a"),
        (-0.15, -0.14, "#1f1a20"),
        (0.16, 0.19, "#b3262a"),
        (0.14, 0.15, "#1f1a20"),
    ):
        pic.path(table.strip(-0.42, 1.12, a, b), tone)
    pic.path(
        table.strip(-0.42, 1.12, -0.44, 0.5), pic.linear((0, "#ffe2b0", 0.4), (0.7, "#ffe2b0", 0), box=(0, 0, 1, 0))
    )


def first_cup():
    """Daybreak under the eaves: bowls of coffee steaming in a row, the roasting drum behind, corn hung to dry."""
    pic = Scene("event-first-cup", "Bowls of coffee in a row at daybreak, the roasting drum behind", 366)
    pic.sky(("#6f94c4", "#c9b6c8", "#f8c9a4", "#fde6c2"), 560)
    pic.path(ring(330, 300, 52, 52), "#fff8e0")
    pic.glow(330, 300, 620, 420, "#ffe2a8", 0.85)
    haze = "#fbdcc0"
    spur(pic, [(-60, 350), (160, 300), (360, 360), (560, 430), (760, 530)], "#8a88b4", haze, 640, 8, 0.85)
    spur(pic, [(1660, 190), (1300, 260), (1000, 340), (780, 430), (620, 540)], "#7f80b0", haze, 640, 8, 0.85)
    spur(pic, [(-60, 430), (200, 450), (420, 520), (560, 600)], "#5a7094", haze, 680, 7, 0.8)
    pic.path(f"M0 590Q800 560 {W} 600V{H}H0z", pic.linear((0, "#c99a78"), (1, "#5f4038")))
    stone_wall(
        pic,
        [(-20, 540), (520, 552), (1100, 548), (1100, 604), (-20, 612)],
        -20,
        1110,
        540,
        612,
        ("#5a4a4c", "#94807a", "#d9bda4"),
        42,
    )
    _roaster(pic)
    person(pic, 972, 660, 330, "#2f4a6a", head="scarf", hatc="#7a2338", pose="right", trim="#e0a52c")
    person(pic, 1530, 720, 350, "#8a2a2c", head="hair", pose="down", skirt=True, legs="#efe4cc", trim="#b3262a")
    _cooling(pic)
    table = Table()
    for t, off in ((1.06, -0.36), (1.06, 0.44), (0.3, 0.44)):
        x, y, metre, _ = table.spot(t, off)
        pic.path(
            f"M{x:.0f} {y:.0f}h{metre * 0.08:.0f}v{metre * 0.74:.0f}h{-metre * 0.07:.0f}z",
            pic.linear((0, "#8a5432"), (1, "#3a2014"), box=(0, 0, 1, 0)),
        )
    pic.path(table.strip(-0.1, 1.14, -0.44, 0.56), "#1f120c", opacity=0.3, transform="translate(40 90)")
    _board(pic, table)
    _settings(pic, table)
    _corn(pic)
    return pic


DRAWINGS = (first_cup,)
