"""What stands on the terraces: palettes, trees, houses, people, the far city and the road."""

import math
import random

import numpy as np
from scenes_kit import Scene, leaf, mix, smooth
from scenes_nature import blades
from scenes_people import person

W, H, TREES = 1600, 1000, 6

MOODS = {
    "dawn": {
        "sky": ["#4b6a98", "#8d9dc4", "#d3a9b4", "#f4c9a3", "#fdf0d2"],
        "sun": "#fffaea",
        "far": ["#a9a9c6", "#8696b8", "#64819f", "#466c82"],
        "water": ["#fff3d4", "#fbd3a2", "#eba993", "#b39ab0", "#6f8fb6", "#3f6591"],
        "bund": "#26382f",
        "bund_hi": "#7d8a4e",
        "paddy": ["#86a658", "#a4bb62", "#64905a", "#c2c76c"],
        "mist": "#fff2dc",
        "tree": ["#1d3a36", "#274d42", "#376349", "#4f7a4c"],
    },
    "city": {
        "sky": ["#2c6488", "#6fa6b3", "#c9cfb6", "#f8cf98", "#ffedc9"],
        "sun": "#fff6d6",
        "far": ["#a9bfc0", "#7d9fa8", "#557f8c", "#3f6775"],
        "water": ["#fff0c6", "#fcd9a0", "#efbf98", "#c3b3ae", "#86a9b6", "#4f8aa3"],
        "bund": "#23402f",
        "bund_hi": "#8fa54e",
        "paddy": ["#7fae50", "#a3c45c", "#5a9450", "#c9d36c"],
        "mist": "#fff3da",
        "tree": ["#1d4238", "#285744", "#3a704a", "#58894c"],
        "at": (0.20, 0.20),
        "mirror": 0.52,
        "reach": 0.5,
        "city": True,
        "green": 1.1,
    },
    "first": {
        "sky": ["#141f3d", "#2b3f6b", "#5f6f9a", "#b59fb0", "#f0c9b0"],
        "sun": "#f6d9bd",
        "far": ["#5f6a8f", "#454f78", "#333f63", "#26325a"],
        "water": ["#f4dfd0", "#d6c3cb", "#a9a9c4", "#7383ad", "#44578a", "#243560"],
        "bund": "#141c2c",
        "bund_hi": "#48577a",
        "paddy": ["#3f5560", "#4a6468", "#364a58", "#566c68"],
        "mist": "#cfc3d0",
        "tree": ["#10182c", "#182238", "#202c44", "#2a384e"],
        "at": (0.30, 0.40),
        "disc": False,
        "green": 0.4,
    },
}


def ni(value):
    """Return a rounded number as text."""
    return str(int(round(value)))


def short(size):
    """Return a size in hundredths as a scale without a leading zero."""
    return f"{size / 100:.2f}".lstrip("0")


def tree_symbol(i):
    """Return one round tree as a reusable shape."""
    d = e = ""
    rng = np.random.default_rng(100 + i)
    for j in range(int(rng.integers(4, 7))):
        a, rx = rng.uniform(0, math.pi), rng.uniform(30, 44)
        ry = rx * rng.uniform(0.85, 1.05)
        cx, cy, q = -math.cos(a) * 40, -45 - math.sin(a) * 42, rx * 0.55
        arc = lambda r, s: f"a{ni(r)} {ni(s)} 0 1 1 {ni(2 * r)} 0 {ni(r)} {ni(s)} 0 1 1 {ni(-2 * r)} 0"  # noqa: E731
        d += f"M{ni(cx - rx)} {ni(cy)}{arc(rx, ry)}"
        if j < 3:
            e += f"M{ni(cx + rx * 0.2 - q)} {ni(cy - ry * 0.3)}{arc(q, q * 0.75)}"
    return f'<g id="t{i}"><path d="M-4-16h8V3H-4z{d}"/><path fill="#e8d88c" opacity=".2" d="{e}"/></g>'


def house_symbol(name, lit):
    """Return one mushroom house as a reusable shape, its windows dark or lit."""
    return (
        f'<g id="{name}"><path fill="#d9ad72" d="M-40-44h54V2h-54z"/><path fill="#a97c50" d="M14-44h30V-3L14 2z"/>'
        f'<path fill="{lit}" d="M-30-32h11v12h-11zM-9-32h11v12H-9zM24-31h9v11h-9z"/>'
        '<path fill="#4a3526" d="M-22-16h12V2h-12z"/>'
        '<path fill="#8a6a48" d="M-52-38q10-6 16-22 7-20 14-26 3-3 10-3h24q8 0 12 6L16-38q-34 5-68 0z"/>'
        '<path fill="#634a34" d="M12-89h6q8 0 12 8 5 12 11 24 6 13 15 19-18 5-40 0-2-26-14-43 4-8 10-8z"/></g>'
    )


def tree(pic, x, y, size, tone):
    """Return one use of a tree."""
    flip, kind = pic.rng.choice((-1, 1)), pic.rng.integers(TREES)
    place = f"translate({ni(x)} {ni(y)})scale({'-' if flip < 0 else ''}{short(size)} {short(size)})"
    return f'<use href="#t{kind}" fill="{tone}" transform="{place}"/>'


def house(x, y, size, flip, lit):
    """Return one use of a house."""
    place = f"translate({ni(x)} {ni(y)})scale({'-' if flip < 0 else ''}{short(size)} {short(size)})"
    return f'<use href="#u{int(bool(lit))}" transform="{place}"/>'


def guardian_forest(pic, span_u, span_v, count, size, haze):
    """Draw the forest that guards the ridge above every such village."""
    p, spots = pic.palette, []
    for _ in range(count):
        x, y = pic.at(pic.rng.uniform(*span_u), pic.rng.uniform(*span_v))
        spots.append((y, x))
    for y, x in sorted(spots):
        grown = size * pic.rng.uniform(0.75, 1.3)
        pic.add(tree(pic, x, y, grown, mix(p["tree"][pic.rng.integers(3)], p["far"][2], haze)))


def _near_village(pic, u, v):
    """Draw the village on the left shoulder: trees and houses mixed, the far ones first."""
    p, rng, items, homes = pic.palette, pic.rng, [], []
    for _ in range(64):
        a, b = np.clip(rng.normal(), -1.6, 1.6) * 0.082, np.clip(rng.normal(), -1.5, 1.5) * 0.045
        x, y = pic.at(u + a, v + b + 0.012)
        size = H * 0.019 * rng.uniform(0.7, 1.25)
        items.append((y, tree(pic, x, y, size, mix(p["tree"][rng.integers(4)], p["far"][2], 0.16))))
    for _ in range(1500):
        if len(homes) == 17:
            break
        x, y = pic.at(u + rng.normal() * 0.062, v + rng.normal() * 0.036)
        if all(abs(x - a) > 30 or abs(y - b) > 13 for a, b in homes):
            homes.append((x, y))
            flip, lit = 1 if rng.random() < 0.62 else -1, rng.random() < 0.45
            items.append((y + 5, house(x, y + 4, H * 0.042, flip, lit)))
    pic.add(*[markup for _, markup in sorted(items, key=lambda item: item[0])])


def _far_hamlet(pic):
    """Draw the small hamlet on the right shoulder."""
    p, rng, items = pic.palette, pic.rng, []
    for _ in range(22):
        x, y = pic.at(1.0 + rng.normal() * 0.045, 0.80 + rng.normal() * 0.02)
        items.append((y, tree(pic, x, y, H * 0.013, mix(p["tree"][2], p["far"][1], 0.42))))
    for i in range(6):
        x, y = pic.at(1.0 + rng.normal() * 0.032, 0.79 + rng.normal() * 0.014)
        items.append((y + 2, house(x, y, H * 0.021, 1, i % 2)))
    pic.add(*[markup for _, markup in sorted(items, key=lambda item: item[0])])


def farmer(x, y, size, tone, load):
    """Return a farmer with a shoulder pole."""
    place = f"translate({ni(x)} {ni(y)})scale({size / 100:.3f})"
    return (
        f'<g transform="{place}" fill="{tone}"><path d="M-9-62q9-5 18 0l5 34-5 2 3 26H6L1-22-6 0h-6l2-26-4-2z"/>'
        '<circle cy="-72" r="8"/><path d="M-22-72L0-90 22-72q-22 6-44 0z" fill="#e9c98b"/>'
        f'<path d="M-62-58q62-14 124 0" fill="none" stroke="{tone}" stroke-width="3.5"/>'
        f'<path d="M-62-58l-8 26m8-26l8 26M62-58l-8 26m8-26l8 26" stroke="{tone}" stroke-width="1.6"/>'
        '<path d="M-74-32h24q-1 16-12 16t-12-16zM50-32h24q-1 16-12 16t-12-16z" fill="#b98b4f"/>'
        f'<path d="M-72-32q10-10 20 0zM52-32q10-10 20 0z" fill="{load}"/></g>'
    )


def village(pic):
    """Draw forest, village, hamlet, mist, a farmer on a bank and some birds."""
    p, u, v = pic.palette, 0.205, 0.745
    pic.add("<defs>", *[tree_symbol(i) for i in range(TREES)])
    pic.add(house_symbol("u0", "#4a3526"), house_symbol("u1", "#ffe2a0"), "</defs>")
    guardian_forest(pic, (-0.2, 0.42), (0.90, 0.99), 66, H * 0.020, 0.42)
    guardian_forest(pic, (0.86, 1.22), (0.90, 0.99), 46, H * 0.018, 0.52)
    _near_village(pic, u, v)
    _far_hamlet(pic)
    x, y = pic.at(u, v)
    pic.fog(x / W + 0.10, y / H - 0.055, 0.24, 0.022, 0.75)
    pic.fog(0.62, 0.53, 0.24, 0.028, 0.9)
    pic.fog(0.95, y / H - 0.01, 0.17, 0.022, 0.6)
    if p.get("disc", True):
        fx, fy = W * 0.335, H * 0.80
        points = [c for top in pic.tops for g in getattr(top, "geoms", [top]) for c in g.exterior.coords]
        near = min((abs(b - fy) + abs(a - fx) * 0.6, a, b) for a, b in points if fx - 120 < a < fx + 120)
        pic.add(farmer(near[1], near[2] + 1, H * 0.062, "#22313a", p["paddy"][1]))
        flock(pic, ((0.43, 0.60, 15), (0.455, 0.585, 12), (0.475, 0.61, 11), (0.50, 0.59, 9)))


def flock(pic, spots):
    """Draw white birds over the water."""
    d = ""
    for x, y, s in spots:
        s *= H / 1000
        d += (
            f"M{W * x:.1f} {H * y:.1f}q{s * 0.5:.1f} {-s * 0.5:.1f} {s:.1f} {-s * 0.05:.1f} {s * 0.45:.1f}"
            f" {-s * 0.5:.1f} "
        )
        d += f"{s:.1f} {-s * 0.1:.1f} {-s * 0.6:.1f} {-s * 0.12:.1f} {-s:.1f} {s * 0.32:.1f} "
        d += f"{-s * 0.4:.1f} {-s * 0.35:.1f} {-s:.1f} {-s * 0.17:.1f}z"
    pic.add(f'<path fill="#fff" d="{d}"/>')


def city_and_road(pic):
    """Draw the far city in the gap of the hills, and the road that leads to it."""
    rng, p = random.Random(5), pic.palette
    tone, dark, lit = mix(p["far"][2], p["mist"], 0.25), mix(p["far"][2], p["far"][3], 0.6), "#fff0b8"
    for base, count, low, high, share in ((478, 26, 30, 96, 0.5), (486, 24, 24, 150, 0.12)):
        faces, sides, panes, x = "", "", "", 790
        for k in range(count):
            wide = rng.uniform(13, 26)
            hump = math.exp(-(((x - 1010) / 150) ** 2))
            tall = low + (high - low) * hump * rng.uniform(0.55, 1.0)
            faces += f"M{x:.0f} {base}v{-tall:.0f}h{wide:.0f}v{tall:.0f}z"
            sides += f"M{x + wide * 0.68:.0f} {base}v{-tall:.0f}h{wide * 0.32:.0f}v{tall:.0f}z"
            if k % 5 == 2:
                faces += f"M{x + wide * 0.4:.0f} {base - tall:.0f}v-18h2v18z"
            for row in range(int(tall / 9) - 1):
                panes += f"M{x + 3:.0f} {base - tall + 6 + row * 9:.0f}h{wide * 0.5:.0f}"
            x += wide + rng.uniform(-2, 4)
        pic.add(f'<path fill="{mix(tone, p["mist"], share)}" d="{faces}"/>')
        pic.add(f'<path fill="{dark}" opacity=".35" d="{sides}"/>')
        pic.add(f'<path stroke="{lit}" stroke-width="3" stroke-dasharray="3 3" opacity=".8" d="{panes}"/>')
    pic.fog(0.63, 0.487, 0.2, 0.022, 0.9)


def road(pic):
    """Draw the road from the village down to the city: a pale ribbon that narrows, and one small van."""
    line = [(520, 548), (455, 562), (430, 588), (500, 612), (610, 600), (690, 574), (650, 546), (720, 520), (850, 506)]
    line += [(920, 492), (965, 482)]
    wide = [5, 10, 15, 18, 17, 14, 11, 9, 7, 4, 2]
    left = [(x - w * 0.3, y - w * 0.5) for (x, y), w in zip(line, wide, strict=True)]
    right = [(x + w * 0.3, y + w * 0.5) for (x, y), w in zip(line, wide, strict=True)]
    d = smooth(left, False) + "L" + smooth(right[::-1], False)[1:] + "z"
    pic.add(f'<path fill="#7a7350" opacity=".55" transform="translate(0 5)" d="{d}"/><path fill="#f6e3ba" d="{d}"/>')
    pic.add(
        '<g transform="translate(575 603)"><path fill="#26382f" opacity=".4" d="M-22 0h52v6h-52z"/>'
        '<path fill="#c0402a" d="M-22-20h34l12 10V0h-46z"/><path fill="#f6efe0" d="M-22-20h34l4 4h-38z"/>'
        '<path fill="#cfe6ea" d="M11-16l9 7h-9zM-4-15H7v6H-4zM-18-15h11v6h-11z"/>'
        '<circle cx="-12" r="5" fill="#22282c"/><circle cx="14" r="5" fill="#22282c"/></g>'
    )


def walkers(pic):
    """Draw a dark field bank in front and four people with headlamps walking along it."""
    art = Scene("walkers", "", 9)
    bank = [(-40, 905), (200, 872), (430, 860), (700, 868), (980, 846), (1250, 812), (1500, 800), (1660, 790)]
    art.path(smooth(bank, False) + "V1020H-40z", art.linear((0, "#1f2a40"), (1, "#0b1120")))
    art.line(smooth([(x, y + 2) for x, y in bank], False), "#7f86a8", 5, opacity=0.8)
    folk = (
        (420, 862, 196, "#2f4468"),
        (610, 868, 180, "#4a3050"),
        (790, 862, 188, "#255058"),
        (1010, 846, 200, "#5a4636"),
    )
    for x, y, high, coat in folk:
        lamp = (x + 12, y - high * 0.8)
        beam = art.linear((0, "#fff0b8", 0.75), (1, "#fff0b8", 0), box=(0, 0, 1, 0.2))
        art.path(f"M{lamp[0]} {lamp[1]:.0f}l230 40v120z", beam)
        art.glow(lamp[0] + 130, y + 2, 130, 16, "#ffe9b0", 0.6)
        person(
            art,
            x,
            y + 6,
            high,
            coat,
            legs="#10182c",
            head="hair",
            walk=True,
            trim="#6f7aa0",
            pose="right",
            shadow=False,
        )
        art.glow(*lamp, 46, 46, "#fff3c4", 0.9)
        art.add(f'<circle cx="{lamp[0]}" cy="{lamp[1]:.0f}" r="6" fill="#fffdf0"/>')
    tufts = "".join(leaf(x, 868 - max(0, x - 700) * 0.07, 34, 3, -78 + x % 31) for x in range(30, 1560, 37))
    art.path(tufts, "#2f3a56")
    blades(art, -10, 700, 1010, 190, ("#0d1426", "#18223a", "#2a3654"), 90, 9)
    blades(art, 1050, 1620, 1010, 230, ("#0d1426", "#18223a", "#2a3654"), 110, 10)
    pic.add("<defs>", *art.defs, "</defs>", *art.body)
