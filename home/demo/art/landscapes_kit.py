"""Paints, hills, trees and white houses shared by the two village landscapes."""

import math

import numpy as np
from scenes_kit import mix

W, H = 1600, 1000
LOOKS = {
    "lake": {
        "sky": ["#3f6fa8", "#7fa6cf", "#c3d6e2", "#f6e6cf", "#fdf3e2"],
        "mist": "#fdf4e6",
        "far": ["#8ea9c4", "#5f86a3", "#3f6c80"],
        "title": "Snow mountains above a lake and a white-walled village",
    },
    "tea": {
        "sky": ["#6aa7b8", "#a9cfc8", "#eadfb8", "#f9dfae", "#fdf3dc"],
        "mist": "#fdf3d8",
        "far": ["#b5c9b4", "#86ad8e", "#5c8f68"],
        "title": "Tea hills in the morning",
    },
}


def ni(value):
    """Return a rounded number as text."""
    return str(int(round(value)))


def k2(size):
    """Return a size in hundredths as a scale without a leading zero."""
    return f"{size / 100:.2f}".lstrip("0")


def smooth(points, tension=0.7):
    """Return an open smooth path of relative cubics through the points."""
    q = [(round(a), round(b)) for a, b in points]
    d, last = f"M{q[0][0]} {q[0][1]}", len(q) - 1
    for i in range(last):
        (ax, ay), (bx, by), (cx, cy), (ex, ey) = q[max(0, i - 1)], q[i], q[i + 1], q[min(last, i + 2)]
        one = [(cx - ax) * tension / 4, (cy - ay) * tension / 4]
        two = [(cx - bx) - (ex - bx) * tension / 4, (cy - by) - (ey - by) * tension / 4]
        d += ("c" + " ".join(ni(v) for v in (*one, *two, cx - bx, cy - by))).replace(" -", "-")
    return d


def noise(count, octaves, swing, rough, seed):
    """Return places from 0 to 1 and the heights of a rough line."""
    rng, x, y = np.random.default_rng(seed), np.linspace(0, 1, count), np.zeros(count)
    for k in octaves:
        knots, at = rng.uniform(-1, 1, k + 3), x * k
        i = np.clip(at.astype(int), 0, k)
        f = at - i
        f = f * f * (3 - 2 * f)
        y += swing * (knots[i] * (1 - f) + knots[i + 1] * f)
        swing *= rough
    return x, y


def linear(key, stops):
    """Return a downward gradient from (offset, colour[, opacity]) stops."""
    text = "".join(
        f'<stop offset="{k}" stop-color="{c}"' + (f' stop-opacity="{o[0]}"' if o else "") + "/>" for k, c, *o in stops
    )
    return f'<linearGradient id="{key}" x2="0" y2="1">{text}</linearGradient>'


class Landscape:
    """One landscape, drawn step by step into a list of markup."""

    def __init__(self, kind, seed=5):
        """Write the opening and the paints: sky, mist and far hills."""
        self.look, self.seed, self.rng, self.out = LOOKS[kind], seed, np.random.default_rng(seed), []
        mist = self.look["mist"]
        self.add(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" preserveAspectRatio="xMidYMid slice" '
            f'role="img"><title>{self.look["title"]}</title><defs>',
            linear("s", zip((0, 0.35, 0.65, 0.86, 1), self.look["sky"], strict=True)),
            f'<radialGradient id="e"><stop offset="0" stop-color="{mist}" stop-opacity=".92"/><stop offset=".45" '
            f'stop-color="{mist}" stop-opacity=".5"/><stop offset="1" stop-color="{mist}" '
            'stop-opacity="0"/></radialGradient>',
        )
        for i, c in enumerate(self.look["far"]):
            self.add(linear(f"h{i}", [(0, c), (0.9, mix(c, mist, 0.75))]))

    def add(self, *markup):
        """Append markup."""
        self.out.extend(markup)

    def fog(self, x, y, rx, ry, seen=1):
        """Lay an ellipse of mist; the values are shares of the picture."""
        more = f' opacity="{seen}"' if seen != 1 else ""
        place = f'cx="{ni(W * x)}" cy="{ni(H * y)}" rx="{ni(W * rx)}" ry="{ni(H * ry)}"'
        self.add(f'<ellipse {place} fill="url(#e)"{more}/>')

    def ridge(self, base, swing, paint, seed, peaks):
        """Draw a far range of hills."""
        x, y = noise(70, (4, 9, 19, 37), swing, 0.52, seed)
        lift = sum(a * np.clip(1 - np.abs((x - c) / q), 0, 1) ** 1.3 for c, q, a in peaks)
        line = smooth(list(zip(x * W, base - lift - np.abs(y) * 0.9, strict=True)))
        self.add(f'<path fill="{paint}" d="{line}V{ni(base + H * 0.2)}H0z"/>')

    def symbols(self):
        """Define five round trees and a white house with dark or lit windows."""
        for i in range(5):
            rng = np.random.default_rng(60 + i)
            d = e = ""
            for j in range(int(rng.integers(4, 7))):
                a, rx = rng.uniform(0, math.pi), rng.uniform(30, 44)
                ry = rx * rng.uniform(0.85, 1.05)
                cx, cy, q = -math.cos(a) * 40, -45 - math.sin(a) * 42, rx * 0.55
                arc = lambda r, s: f"a{ni(r)} {ni(s)} 0 1 1 {ni(2 * r)} 0 {ni(r)} {ni(s)} 0 1 1 {ni(-2 * r)} 0"  # noqa: E731
                d += f"M{ni(cx - rx)} {ni(cy)}{arc(rx, ry)}"
                if j < 3:
                    e += f"M{ni(cx + rx * 0.2 - q)} {ni(cy - ry * 0.3)}{arc(q, q * 0.75)}"
            lit = f'<path fill="#e8d88c" opacity=".2" d="{e}"/>'
            self.add(f'<g id="t{i}"><path d="M-4-16h8V3H-4z{d}"/>{lit}</g>')
        for name, lit in (("u0", "#4b4f58"), ("u1", "#ffdf95")):
            self.add(
                f'<g id="{name}"><path fill="#f7f2e8" d="M-44-40h58V2h-58z"/>'
                '<path fill="#d8cfc0" d="M14-40l16-24 16 24V-2L14 2z"/>'
                f'<path fill="{lit}" d="M-34-30h11v14h-11zM-12-30h11v14h-11z"/>'
                '<path fill="#4f5a66" d="M-54-38q8-2 12-8l14-22h60q-10 12-16 30-34 3-70 0z"/>'
                '<path fill="#3b444f" d="M32-68q6 16 20 30l-4 3-18-24-16 24-3-3q8-16 13-30z"/></g>'
            )

    def tree(self, x, y, size, tone):
        """Return one use of a tree."""
        kind, flip = self.rng.integers(5), "-" if self.rng.random() < 0.5 else ""
        place = f"translate({ni(x)} {ni(y)})scale({flip}{k2(size)} {k2(size)})"
        return f'<use href="#t{kind}" fill="{tone}" transform="{place}"/>'

    def house(self, x, y, size):
        """Return one use of a house."""
        lit, flip = int(self.rng.random() < 0.4), "-" if self.rng.random() < 0.4 else ""
        return f'<use href="#u{lit}" transform="translate({ni(x)} {ni(y)})scale({flip}{k2(size)} {k2(size)})"/>'
