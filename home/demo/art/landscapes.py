"""Two village landscapes: `python landscapes.py` draws the lake below snow mountains and the tea hills."""

import math
import sys

import numpy as np
from landscapes_kit import H, Landscape, W, k2, linear, ni, noise, smooth
from scenes_kit import PICTURES, mix

SNOW = [
    (-60, 470), (90, 300), (200, 372), (330, 215), (430, 318), (520, 250), (640, 128), (720, 232),
    (800, 190), (905, 300), (1010, 236), (1120, 338), (1230, 280), (1370, 392), (1480, 340), (1660, 480),
]  # fmt: skip
HILLS = [
    (1240, 540, 620, 200, 0.74), (330, 570, 640, 220, 0.62), (860, 640, 700, 250, 0.42),
    (1560, 730, 640, 280, 0.28), (60, 790, 640, 300, 0.16), (960, 905, 860, 300, 0.04),
]  # fmt: skip
LEANS = (-0.16, 0.12, -0.05, -0.18, 0.16, 0.04)
ROWS = ("#2f6b3a", "#3c8440", "#549d48", "#74b352", "#9bc95f", "#c2dc78")
SUN = "#fffbe6"
SHORE = 628


def snow_mountains(pic):
    """Draw the snow range and return its outline: light from the left, a broken shadow on every right flank."""
    rng, full, shade = pic.rng, [], ""
    for (x0, y0), (x1, y1) in zip(SNOW, SNOW[1:], strict=False):
        for t in np.linspace(0, 1, 9)[:-1]:
            swing = rng.normal() * 3, rng.normal() * 7 * (1 if 0 < t < 1 else 0)
            full.append((x0 + (x1 - x0) * t + swing[0], y0 + (y1 - y0) * t + swing[1]))
    full.append(SNOW[-1])
    d = "M" + "L".join(f"{ni(a)} {ni(b)}" for a, b in full)
    pic.add(f'<path fill="url(#rk)" d="{d}V640H-60z"/><path fill="url(#sn)" d="{d}V560H-60z"/>')
    for before, (x, y), after in zip(SNOW, SNOW[1:], SNOW[2:], strict=False):
        if y >= before[1] or y >= after[1]:
            continue
        high, edge = 560 - y, [(x, y)]
        while edge[-1][1] < 545:
            down = rng.uniform(16, 36)
            edge.append((edge[-1][0] + rng.uniform(-20, 26), edge[-1][1] + down))
        flank = [*edge, (after[0] + high * 0.16, 560), *[p for p in full if x < p[0] <= after[0]][::-1]]
        shade += "M" + "L".join(f"{ni(a)} {ni(b)}" for a, b in flank) + "z"
        for _ in range(4):
            ax, ay = x + rng.uniform(-0.10, 0.36) * high, y + high * rng.uniform(0.16, 0.42)
            n = high * rng.uniform(0.18, 0.36)
            steps = (0.10, 0.42, -0.06, 0.14, 0.12, 0.5, -0.2, -0.46, 0.02, -0.16)
            shade += f"M{ni(ax)} {ni(ay)}l" + " ".join(ni(n * s) for s in steps) + "z"
    pic.add(f'<path fill="#7f97bd" opacity=".55" d="{shade}"/>')
    return full


def lake_water(pic, full):
    """Draw the lake, the mirrored range and bands of light."""
    rng, bands = pic.rng, ""
    pic.add(f'<path fill="url(#wa)" d="M0 {SHORE - 14}h{W}V{H}H0z"/>')
    mirror = "M" + "L".join(f"{ni(a)} {ni(SHORE + (SHORE - b) * 0.42)}" for a, b in full[::3])
    pic.add(f'<path fill="#fff" opacity=".34" d="{mirror}V{SHORE}H-60z"/>')
    for _ in range(120):
        t = rng.random() ** 1.6
        y, long = SHORE + 8 + t * 330, 30 + 240 * t * rng.random()
        x = rng.uniform(-60, W)
        bands += f"M{ni(x)} {ni(y)}q{ni(long / 2)} {ni(-2 - 5 * t)} {ni(long)} 0"
        bands += f"q{ni(-long / 2)} {ni(3 + 5 * t)} {ni(-long)} 0z"
    pic.add(f'<path fill="#fff" opacity=".30" d="{bands}"/>')


def lake_village(pic):
    """Draw the wooded shore with white houses and a pagoda."""
    rng, greens = pic.rng, ("#2f5f55", "#3d7460", "#55876a", "#6f9c6c")
    xs, ys = noise(60, (3, 8, 18), 12, 0.5, pic.seed + 9)
    rise = lambda a, b: (52 * math.exp(-(((a - 0.38) / 0.3) ** 2)) + b + 6) * min(1, (1 - a) * 5)  # noqa: E731
    land = [(a * 800 - 40, SHORE + 12 - rise(a, b)) for a, b in zip(xs, ys, strict=True)]
    pic.add(f'<path fill="#5f9070" d="{smooth(land)}q-330 34-800 8z"/>')
    items = []
    for _ in range(74):
        x, y = rng.uniform(-20, 600), SHORE + rng.uniform(-44, 2)
        items.append((y, pic.tree(x, y, 36 * rng.uniform(0.7, 1.25), greens[rng.integers(4)])))
    for _ in range(22):
        x, y = rng.uniform(60, 540), SHORE + rng.uniform(-38, 6)
        items.append((y + 4, pic.house(x, y, 62 * rng.uniform(0.85, 1.1))))
    roofs = "".join(
        f'<path fill="#5a4a3f" d="M{-24 + i * 1.6:.0f} {-18 - i * 19}q{24 - i * 1.6:.0f}-9 {48 - i * 3.2:.0f} 0l-6-8'
        f'H{-16 + i:.0f}z"/>'
        for i in range(8)
    )
    pic.add(
        f'<g transform="translate(470 {SHORE - 26})scale(1.25)" fill="#efe4cf"><path d="M-13 0h26l-3-150h-20z"/>'
        f'{roofs}<path fill="#5a4a3f" d="M-2-150h4v-24h-4z"/></g>'
    )
    pic.add(*[markup for _, markup in sorted(items)])
    pic.add(f'<path fill="#2b5a58" opacity=".26" d="M-20 {SHORE + 14}h760q-60 70-300 66T-20 {SHORE + 84}z"/>')


def lake_front(pic):
    """Draw a boat with a red awning, and reeds in the corners."""
    rng, d = pic.rng, ""
    pic.add(
        '<g transform="translate(1080 800)"><path fill="#123a4c" opacity=".3" d="M-96 24q96 20 200 0-90 34-200 0z"/>'
        '<path fill="#3b2a1e" d="M-92 0q96 18 190-6-14 34-44 36H-56Q-80 28-92 0z"/>'
        '<path fill="#6f4d32" d="M-92 0q96 18 190-6-3 8-8 15-90 18-174 6-5-7-8-15z"/>'
        '<path fill="#a5341b" d="M-34-2q4-44 44-46t44 44q-44 8-88 2z"/>'
        '<path fill="#7f2412" d="M10-48q40-2 44 44-16 3-30 4 6-26-14-48z"/>'
        '<path fill="#22313a" d="M-62-8l-5-38q9-8 18 0l5 40z"/><circle cx="-58" cy="-56" r="8" fill="#d9a679"/>'
        '<path fill="#e9c98b" d="M-80-58l22-16 22 16q-22 5-44 0z"/>'
        '<path stroke="#4a3526" stroke-width="3" d="M-50-40l-40 84"/></g>'
    )
    for _ in range(70):
        x = rng.normal() * 90 + 70 if rng.random() < 0.5 else W - 60 - abs(rng.normal()) * 110
        tall, lean = rng.uniform(70, 210), rng.normal() * 36
        d += f"M{ni(x)} 1004q{ni(lean * 0.2)} {ni(-tall * 0.6)} {ni(lean)} {ni(-tall)}"
    pic.add(f'<path fill="none" stroke="#1f4d50" stroke-width="5" stroke-linecap="round" d="{d}"/>')
    heads = ((60, 842, 6), (112, 868, -5), (150, 826, 10), (1490, 858, -8), (1546, 838, 5))
    d = "".join(f'<ellipse cx="{x}" cy="{y}" rx="5" ry="19" transform="rotate({a} {x} {y})"/>' for x, y, a in heads)
    pic.add(f'<g fill="#7a4b2a">{d}</g>')


def lake():
    """Draw the lake village below the snow mountains."""
    pic = Landscape("lake")
    pic.add(
        linear("sn", [(0, "#fff"), (0.6, "#eef3f9"), (1, "#c9d6e6", 0)]),
        linear("wa", [(0, "#f6e8d2"), (0.18, "#cfdfe6"), (0.5, "#7fb0c4"), (1, "#2f6e8c")]),
        linear("rk", [(0, "#7c93b4"), (0.7, "#b9c6d6"), (1, "#e6e6e2")]),
    )
    pic.symbols()
    pic.add(f'</defs><path fill="url(#s)" d="M0 0h{W}v620H0z"/>')
    full = snow_mountains(pic)
    for values in ((0.5, 0.505, 0.62, 0.06), (0.25, 0.47, 0.32, 0.035, 0.8), (0.8, 0.46, 0.3, 0.03, 0.7)):
        pic.fog(*values)
    pic.ridge(545, 30, "url(#h0)", pic.seed + 1, [(0.05, 0.3, 90), (0.6, 0.2, 34), (1, 0.28, 92)])
    pic.fog(0.5, 0.545, 0.6, 0.03, 0.9)
    pic.ridge(585, 26, "url(#h1)", pic.seed + 2, [(-0.02, 0.3, 120), (0.34, 0.2, 30), (1.02, 0.34, 110)])
    pic.fog(0.55, 0.588, 0.5, 0.022, 0.9)
    lake_water(pic, full)
    lake_village(pic)
    lake_front(pic)
    return pic


def picker(x, y, size, coat):
    """Return a tea picker with a basket and a straw hat."""
    return (
        f'<g transform="translate({x} {y})scale({k2(size)})">'
        f'<path fill="{coat}" d="M-22 0q-4-44 8-62 14-10 28 0 12 18 8 62z"/>'
        '<path fill="#c98b4a" d="M20-50q30-4 32 6l-4 34q-14 6-26 0z"/>'
        '<path fill="#7fb45c" d="M20-50q16-16 32 6-16 6-32-6z"/><circle cy="-74" r="12" fill="#d9a679"/>'
        '<path fill="#e9c98b" d="M-34-74L0-100l34 26q-34 9-68 0z"/>'
        f'<path fill="none" stroke="{coat}" stroke-width="11" stroke-linecap="round" d="M-14-52q-20 14-26 34"/></g>'
    )


class Hill:
    """One rounded hill, combed with rows of clipped tea that follow its form."""

    def __init__(self, pic, index):
        """Work out the crest of the hill."""
        self.pic, self.index, self.lean = pic, index, LEANS[index]
        self.cx, self.top, self.rx, self.ry, self.haze = HILLS[index]
        self.xs = np.linspace(max(-60, self.cx - self.rx * 1.15), min(W + 60, self.cx + self.rx * 1.15), 24)
        self.feet = {}

    def tone(self, colour):
        """Return a colour paled by distance."""
        return mix(colour, self.pic.look["far"][0], self.haze * 0.62)

    def crest(self, x):
        """Return the height of the crest at x."""
        s = (x - self.cx) / self.rx
        s += self.lean * (1 - s * s)
        bend = 1 - math.cos(min(1.25, abs(s)) * math.pi * 0.5) ** 1.15 if abs(s) < 1 else 1 + 0.9 * (abs(s) - 1)
        return self.top + self.ry * bend

    def row(self, k, down, gap):
        """Draw one row of tea `down` below the crest, with a lit stretch on its left."""
        pic, rng, thick, tilt = self.pic, self.pic.rng, gap * 0.70, 1 if self.lean < 0 else -1
        swing = rng.uniform(0, 6)
        up = []
        for x in self.xs:
            ripple = 2.2 * math.sin(x / 57 + swing) * (1 - self.haze)
            up.append((x, self.crest(x) + down + ripple + (x - self.cx) * 0.012 * k * tilt))
        base = self.tone(ROWS[(2, 3, 1, 3, 2, 4)[(k + self.index) % 6]])
        low = [(x, y + thick) for x, y in up]
        pic.add(f'<path fill="{base}" d="{band(up, low)}"/>')
        first = int(np.clip((9 if self.cx < 1130 else 4) + rng.integers(-4, 5), 0, 16))
        lit = [(x, y + thick * 0.16) for x, y in up[first : first + int(rng.integers(4, 12))]]
        pic.add(
            f'<path fill="none" stroke="{self.tone("#e3efa6")}" stroke-opacity=".75" '
            f'stroke-width="{max(1.6, thick * 0.2):.1f}" stroke-linecap="round" d="{smooth(lit, 0.95)}"/>'
        )
        self.feet[k] = (up, low, base)

    def draw(self):
        """Draw the hill and all its rows."""
        body = f"{smooth([(x, self.crest(x)) for x in self.xs], 0.95)}V{H + 40}H{ni(self.xs[0])}z"
        name = f"c{self.index}"
        self.pic.add(
            f'<clipPath id="{name}"><path d="{body}"/></clipPath><path fill="{self.tone("#24512f")}" d="{body}"/>'
            f'<g clip-path="url(#{name})">'
        )
        down, gap = 3.0, 9 if self.haze > 0.6 else 12 if self.haze > 0.4 else 17
        for k in range(24):
            if self.top + down >= H + 10:
                break
            self.row(k, down, gap)
            down += gap
            gap *= 1.085
        self.pic.add("</g>")


def band(up, low):
    """Return the path between an upper and a lower line."""
    back = smooth(low[::-1], 0.95).replace("M", "L", 1)
    return f"{smooth(up, 0.95)}L{ni(low[-1][0])} {ni(low[-1][1])}{back}z"


def hill_village(pic, hill):
    """Draw a small white village among trees on a hill."""
    rng, items = pic.rng, []
    greens = ("#24523a", "#2f6444", "#3f7a4a")
    mid = hill.cx - hill.rx * 0.10
    for _ in range(26):
        x = mid + rng.normal() * 80
        y = hill.crest(x) + 8 + abs(rng.normal()) * 10
        size = 30 * rng.uniform(0.8, 1.2)
        items.append((y, pic.tree(x, y, size, mix(greens[rng.integers(3)], pic.look["far"][0], 0.31))))
    for _ in range(9):
        x = mid + rng.normal() * 64
        y = hill.crest(x) + 14 + abs(rng.normal()) * 9
        items.append((y + 2, pic.house(x, y, 44)))
    pic.add(*[markup for _, markup in sorted(items)])


def pickers(pic, hill):
    """Draw three pickers standing behind a row of tea."""
    for x, k, size, coat in ((700, 5, 84, "#a5341b"), (830, 7, 94, "#24477d"), (985, 4, 78, "#6a3f86")):
        up, low, base = hill.feet[k]
        y = np.interp(x, [p[0] for p in up], [p[1] for p in up])
        pic.add(picker(ni(x), ni(y + 13), size, coat))
        near = [[(a, b) for a, b in line if x - 150 <= a <= x + 190] for line in (up, low)]
        pic.add(f'<path fill="{base}" d="{band(*near)}"/>')


def tea():
    """Draw the tea hills in the morning."""
    pic = Landscape("tea")
    pic.symbols()
    pic.add(f'</defs><path fill="url(#s)" d="M0 0h{W}v640H0z"/>')
    for r, seen in ((46, ""), (92, ' opacity=".3"'), (150, ' opacity=".16"')):
        pic.add(f'<circle cx="1130" cy="236" r="{r}" fill="{SUN}"{seen}/>')
    pic.ridge(400, 26, "url(#h0)", pic.seed + 1, [(0.2, 0.3, 150), (0.62, 0.24, 90), (0.98, 0.26, 160)])
    pic.fog(0.5, 0.40, 0.6, 0.05)
    pic.ridge(455, 24, "url(#h1)", pic.seed + 2, [(0.0, 0.26, 150), (0.42, 0.2, 90), (0.84, 0.22, 110)])
    pic.fog(0.5, 0.455, 0.6, 0.045)
    pic.ridge(510, 20, "url(#h2)", pic.seed + 3, [(0.14, 0.24, 90), (0.68, 0.2, 66), (1.0, 0.2, 96)])
    pic.fog(0.5, 0.50, 0.6, 0.04)
    for i in range(len(HILLS)):
        hill = Hill(pic, i)
        hill.draw()
        if i < 2:
            pic.fog((hill.cx + (60, -40)[i == 0]) / W, (hill.top + hill.ry * 1.25) / H, 0.34, 0.03, 0.85)
        if i == 3:
            pic.fog(0.46, 0.80, 0.3, 0.026, 0.55)
        if i == 0:
            hill_village(pic, hill)
        if i == 2:
            pickers(pic, hill)
    return pic


def main(wanted):
    """Draw the landscapes, or those that are named."""
    for name, draw in (("village-haiwei", lake), ("village-chashan", tea)):
        if not wanted or name in wanted:
            text = "".join([*draw().out, "</svg>\n"])
            (PICTURES / f"{name}.svg").write_text(text, encoding="utf-8")
            print(name, len(text.encode()))


if __name__ == "__main__":
    main(sys.argv[1:])
