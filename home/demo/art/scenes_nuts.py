"""The shaded orchard of Chashan: nuts above, mushrooms below."""

import math

from scenes_built import (
    basket,
)
from scenes_kit import H, Scene, W, mix, num, smooth, wave
from scenes_nature import (
    blades,
    bough,
    foliage,
)
from scenes_people import person

MUSHROOM = (
    '<path fill="#e9dcc0" d="M-5-4h10l2 20H-7z"/><path fill="#5a3a22" d="M-22 0Q-20-24 0-24T22 0Q0 10-22 0z"/>'
    '<path fill="#8a5f3a" d="M-21-2Q-18-23-1-23q14 1 18 12Q-2-8-21-2z"/>'
    '<path fill="#c49a68" d="M-16-8q4-12 14-13 6 2 6 6-10 0-20 7z"/>'
    '<path fill="none" stroke="#f2e2c2" stroke-width="1.6" d="M2-18l4 6M10-14l2 6M-4-12l1 5"/>'
)


def _log_stand(pic):
    """Define one stand of leaning grow-logs with mushrooms, 250 high, and return its name."""
    rng, cap, start = pic.rng, pic.symbol(MUSHROOM), len(pic.body)
    pic.path("M-90 0h200l30 16h-230z", "#14200f", opacity=0.35)
    for lean in (-0.5, 0.42, -0.16):
        foot, top = (-lean * 120, 0), (lean * 150 + 10, -250)
        bough(pic, [foot, ((foot[0] + top[0]) / 2 - lean * 60, -120), top], 50, 44, ("#2f251b", "#5c4935", "#91795a"))
        for _ in range(6):
            t = rng.uniform(0.1, 0.95)
            x = foot[0] + (top[0] - foot[0]) * t
            pic.use(cap, x + rng.uniform(-20, 20), -250 * t, 1.1 * rng.uniform(0.7, 1.1), rng.uniform(-30, 30))
    markup = "".join(pic.body[start:])
    del pic.body[start:]
    return pic.symbol(markup)


def _logs(pic, stands, x, y, scale, flip):
    """Draw a row of log stands that runs away from the viewer."""
    sign = -1 if flip else 1
    for k in range(7, -1, -1):
        s = 0.8**k
        pic.use(stands[k % len(stands)], x + sign * 470 * (1 - s), y - 262 * (1 - s), scale * s, flip=flip)


def _nut_tree(pic, k, sign):
    """Draw tree number k of one side of the avenue: k grows with distance, sign is the side."""
    s, far = 0.7**k, min(0.75, k * 0.13)
    x, y = 800 + sign * 760 * s * (1.12 if k == 0 else 1), 470 + 440 * s
    bark = [mix(c, "#eef2c4", far) for c in ("#3a2f24", "#6f5d48", "#ab9878")]
    tones = [mix(c, "#eef2c4", far) for c in ("#173a26", "#2a5f38", "#4f8a44", "#9cc261")]
    pts = [
        (x, y),
        (x + sign * -8 * s, y - 230 * s),
        (x - sign * 60 * s, y - 520 * s),
        (x - sign * 130 * s, y - 700 * s),
    ]
    bough(pic, pts, 92 * s, 40 * s, bark)
    count = max(32, int(108 * s))
    foliage(pic, x - sign * 170 * s, y - 720 * s, 420 * s, 170 * s, tones, count, 74 * s + 8)
    foliage(pic, x + sign * 120 * s, y - 600 * s, 330 * s, 140 * s, tones, count, 74 * s + 8)


def nuts():
    """Draw the shade of a nut orchard, mushrooms on logs and a basket of nuts."""
    pic = Scene("industry-chashan-nuts", "Shiitake logs in the shade of nut trees", 88)
    rng = pic.rng
    pic.path(f"M0 0h{W}v{H}H0z", pic.linear((0, "#a9d3b4"), (0.45, "#f4f6cf"), (0.5, "#dfe8a8"), (1, "#4f7a38")))
    pic.glow(800, 440, 520, 300, "#fffde0", 0.95)
    pic.path("M0 470H1600V1000H0z", pic.linear((0, "#d6e29a"), (0.3, "#8fb257"), (1, "#3f6a30")))
    for k in range(9):
        y0 = 480 + k * k * 6.2
        pic.path(
            smooth(wave(rng, -20, W + 20, y0 + 22, 3 + k, 10), False)
            + f"v{10 + k * 5}"
            + smooth(wave(rng, -20, W + 20, y0 + 34 + k * 4, 3 + k, 10)[::-1], False).replace("M", "L", 1)
            + "z",
            "#26512c",
            opacity=0.16,
        )
    pic.path("M760 470h80l340 540H420z", pic.linear((0, "#eee6b0"), (1, "#b39f66")))
    for k in range(6, -1, -1):
        start = len(pic.body)
        _nut_tree(pic, k, -1)
        if k > 1:
            markup = "".join(pic.body[start:])
            del pic.body[start:]
            shape = pic.symbol(markup)
            pic.use(shape, 0, 0)
            pic.use(shape, W, 0, flip=True, scale=1.0)
        else:
            _nut_tree(pic, k, 1)
    stands = [_log_stand(pic) for _ in range(3)]
    _logs(pic, stands, 250, 880, 0.86, False)
    _logs(pic, stands, 1370, 880, 0.86, True)
    person(pic, 850, 640, 140, "#7a3a24", head="hat", walk=True, basket=True, load="#8a6a3a")
    for _ in range(16):
        pic.glow(
            rng.uniform(100, 1500), rng.uniform(600, 980), rng.uniform(30, 90), rng.uniform(6, 14), "#fff8c4", 0.32
        )
    basket(pic, 800, 940, 330, 170)
    for _ in range(46):
        a, r = rng.uniform(0, math.tau), math.sqrt(rng.random())
        _nut(pic, 800 + math.cos(a) * 128 * r, 756 + math.sin(a) * 28 * r - 16 * (1 - r), rng.uniform(19, 25))
    for x, y in ((590, 940), (640, 968), (1010, 950), (1050, 920), (970, 980)):
        _nut(pic, x, y, 24)
    blades(pic, 0, 560, 1012, 70, ("#2a4f28", "#4f7f38", "#9abf58"), 80, 7)
    blades(pic, 1060, 1600, 1012, 70, ("#2a4f28", "#4f7f38", "#9abf58"), 80, 7)
    return pic


def _nut(pic, x, y, r):
    """Draw one round nut in its brown shell with a light spot and the sawn slit."""
    pic.path(
        f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 1 {num(2 * r)} 0 {num(r)} {num(r)} 0 1 1 {num(-2 * r)} 0z",
        "#4a2c18",
    )
    pic.path(
        f"M{num(x - r * 0.92)} {num(y - r * 0.1)}a{num(r * 0.8)} {num(r * 0.8)} 0 1 1 {num(1.6 * r)}"
        f" 0 {num(r * 0.8)} {num(r * 0.8)} 0 1 1 {num(-1.6 * r)} 0z",
        "#8a5a34",
    )
    pic.path(
        f"M{num(x - r * 0.6)} {num(y - r * 0.4)}a{num(r * 0.34)} {num(r * 0.28)} 0 1 1 {num(0.68 * r)}"
        f" 0 {num(r * 0.34)} {num(r * 0.28)} 0 1 1 {num(-0.68 * r)} 0z",
        "#d0a070",
    )
    pic.line(
        f"M{num(x - r * 0.1)} {num(y + r * 0.5)}q{num(r * 0.4)} {num(r * 0.1)} {num(r * 0.7)} {num(-r * 0.3)}",
        "#f2e2c2",
        r * 0.1,
    )


DRAWINGS = (nuts,)
