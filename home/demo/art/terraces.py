"""Rice terraces as one small SVG: `python terraces.py` draws the three terrace pictures.

A height field (slope, shoulders and noise) is cut into level steps with marching squares;
each step is one flat mirror that reflects the sky, drawn back to front with its earth face.
Needs numpy, contourpy and shapely; no raster, no filters, no fonts.
"""

import sys

import numpy as np
from contourpy import contour_generator
from scenes_kit import PICTURES, mix
from shapely.errors import ShapelyError
from shapely.geometry import LineString, Polygon, box
from shapely.ops import split, unary_union
from terraces_extra import MOODS, city_and_road, road, village, walkers

W, H = 1600, 1000
NX, NY, LEVELS = 300, 260, 30
FADE = (0, 0.3, 0.6, 0.8, 1)


def ni(value):
    """Return a rounded number as text."""
    return str(int(round(value)))


def n1(value):
    """Return a number as text with one decimal and no needless zero."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return text[1:] if text.startswith("0.") else text


def noise1(count, octaves, swing, rough, seed):
    """Return places from 0 to 1 and the heights of a rough line."""
    rng, x, y = np.random.default_rng(seed), np.linspace(0, 1, count), np.zeros(count)
    for k in octaves:
        knots = rng.uniform(-1, 1, k + 3)
        at = x * k
        i = np.clip(at.astype(int), 0, k)
        f = at - i
        f = f * f * (3 - 2 * f)
        y += swing * (knots[i] * (1 - f) + knots[i + 1] * f)
        swing *= rough
    return x, y


def spath(points, closed=True, tension=0.8):
    """Return a smooth path of relative cubics through the points, rounded to whole units."""
    p = np.asarray(points, float)
    if closed and np.allclose(p[0], p[-1]):
        p = p[:-1]
    n, q = len(p), np.round(p)
    if n < 3:
        return ""
    d = [f"M{ni(q[0][0])} {ni(q[0][1])}"]
    for i in range(n if closed else n - 1):
        a = q[(i - 1) % n] if closed or i else q[i]
        b, c = q[i], q[(i + 1) % n]
        e = q[(i + 2) % n] if closed or i + 2 < n else c
        one, two, end = (c - a) * tension / 4, (c - b) - (e - b) * tension / 4, c - b
        d.append(("c" + " ".join(ni(v) for v in (*one, *two, *end))).replace(" -", "-"))
    return "".join(d) + ("z" if closed else "")


def parts_of(shape):
    """Return the polygons of a shape that are worth drawing."""
    return [g for g in getattr(shape, "geoms", [shape]) if isinstance(g, Polygon) and not g.is_empty and g.area >= 24]


def gpath(shape, simple):
    """Return the smooth path of a shape with its holes."""
    d = ""
    for q in parts_of(shape):
        q = q.simplify(simple)
        for ring in (q.exterior, *q.interiors):
            points = list(ring.coords)
            d += spath(points) if len(points) > 3 else ""
    return d


def lpath(shape, simple):
    """Return the straight-sided path of a shape."""
    d = ""
    for q in parts_of(shape):
        c = [(round(a), round(b)) for a, b in q.simplify(simple).exterior.coords][:-1]
        if len(c) > 2:
            steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(c, c[1:], strict=False))
            d += f"M{c[0][0]} {c[0][1]}l{steps}z"
    return d.replace(" -", "-")


def project(u, v, z):
    """Return where a point of the hillside falls in the picture."""
    k = 1 / (1 + 1.05 * v)
    return W * 0.5 + (u - 0.5) * W * 1.5 * k, H * 1.10 - (1 - k) * H * 0.93 - z * H * 0.27 * (k * 0.55 + 0.45)


class Terraces:
    """One terrace picture, drawn step by step into a list of markup."""

    def __init__(self, title, mood, seed):
        """Prepare the palette and the random numbers."""
        self.title, self.palette, self.seed = title, MOODS[mood], seed
        self.rng = np.random.default_rng(seed)
        self.out = []
        self.sun = self.palette.get("at", (0.635, 0.305))

    def add(self, *markup):
        """Append markup."""
        self.out.extend(markup)

    def head(self):
        """Write the opening and the paints: sky, sun, water mirror, mist and far hills."""
        p, sx, sy = self.palette, W * self.sun[0], H * self.sun[1]
        stop = lambda k, c, o="": f'<stop offset="{k}" stop-color="{c}"{o}/>'  # noqa: E731
        clear = lambda v: f' stop-opacity="{v}"'  # noqa: E731
        sky, radial, unit = p["sky"], "radialGradient", 'gradientUnits="userSpaceOnUse"'
        glow = (
            stop(0, p["sun"])
            + stop(".2", mix(sky[4], sky[3], 0.4), clear(".75"))
            + stop(".55", mix(sky[3], sky[2], 0.7), clear(".34"))
            + stop(1, sky[2], clear(0))
        )
        water = "".join(stop(k, c) for k, c in zip((0, 0.14, 0.32, 0.52, 0.76, 1), p["water"], strict=True))
        reach = ni(W * p.get("reach", 0.3))
        mirror = ni(W * p.get("mirror", self.sun[0] - 0.02))
        mist = stop(0, p["mist"], clear(".92")) + stop(".45", p["mist"], clear(".5")) + stop(1, p["mist"], clear(0))
        self.add(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" preserveAspectRatio="xMidYMid slice" '
            f'role="img"><title>{self.title}</title><defs><linearGradient id="s" x2="0" y2="1">',
            "".join(stop(k, c) for k, c in zip(FADE, sky, strict=True)),
            f'</linearGradient><{radial} id="g" {unit} cx="{ni(sx)}" cy="{ni(sy)}" r="{reach}">{glow}</{radial}>',
            f'<{radial} id="m" {unit} cx="{mirror}" cy="{ni(H * 0.6)}" r="{ni(W * 0.6)}" '
            f'gradientTransform="matrix(1 0 0 .86 0 {ni(H * 0.6 * 0.14)})">{water}</{radial}>',
            f'<{radial} id="e">{mist}</{radial}>',
        )
        for i, c in enumerate(p["far"]):
            far = stop(0, c) + stop(".85", mix(c, p["mist"], 0.8))
            self.add(f'<linearGradient id="h{i}" x2="0" y2="1">{far}</linearGradient>')
        self.add(
            f'</defs><path fill="url(#s)" d="M0 0h{W}v{ni(H * 0.66)}H0z"/>'
            f'<path fill="url(#g)" d="M0 0h{W}v{ni(H * 0.7)}H0z"/>'
        )
        if p.get("disc", True):
            self.add(f'<circle cx="{ni(sx)}" cy="{ni(sy)}" r="{ni(H * 0.042)}" fill="{p["sun"]}"/>')

    def fog(self, x, y, rx, ry, seen=1):
        """Lay an ellipse of mist; the values are shares of the picture."""
        more = f' opacity="{seen}"' if seen != 1 else ""
        place = f'cx="{ni(W * x)}" cy="{ni(H * y)}" rx="{ni(W * rx)}" ry="{ni(H * ry)}"'
        self.add(f'<ellipse {place} fill="url(#e)"{more}/>')

    def ridge(self, base, swing, count, paint, seed, peaks):
        """Draw a far range of hills."""
        x, y = noise1(count, (4, 9, 19, 37), swing, 0.52, seed)
        lift = sum(a * np.clip(1 - np.abs((x - c) / s), 0, 1) ** 1.35 for c, s, a in peaks)
        line = spath(list(zip(x * W, base - lift - np.abs(y) * 0.9, strict=True)), False, 0.7)
        self.add(f'<path fill="{paint}" d="{line}V{ni(base + H * 0.2)}H0z"/>')

    def far_hills(self):
        """Draw the three far ranges with mist between them."""
        one = [(0.13, 0.30, H * 0.20), (0.42, 0.22, H * 0.10), (0.90, 0.28, H * 0.15)]
        two = [(-0.02, 0.26, H * 0.20), (0.30, 0.22, H * 0.12), (0.77, 0.20, H * 0.085), (1.03, 0.2, H * 0.19)]
        three = [(0.08, 0.30, H * 0.15), (0.53, 0.16, H * 0.055), (1.0, 0.30, H * 0.15)]
        self.ridge(H * 0.405, H * 0.030, 70, "url(#h0)", self.seed + 1, one)
        self.fog(0.55, 0.40, 0.5, 0.05, 0.8)
        self.ridge(H * 0.44, H * 0.028, 70, "url(#h1)", self.seed + 2, two)
        self.fog(0.50, 0.44, 0.58, 0.05)
        if self.palette.get("city"):
            city_and_road(self)
        self.ridge(H * 0.49, H * 0.024, 74, "url(#h2)", self.seed + 3, three)
        self.fog(0.56, 0.495, 0.5, 0.045)

    def roughness(self, u, v, ku, kv, swing, rough=0.45):
        """Return smooth noise over the hillside."""
        z = np.zeros_like(u)
        for m in (1, 2, 4):
            g = self.rng.uniform(-1, 1, (kv * m + 3, ku * m + 3))
            xi, yi = (u + 0.25) / 1.5 * ku * m, v * kv * m
            i, j = xi.astype(int), yi.astype(int)
            fx, fy = xi - i, yi - j
            fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
            near, far = g[j, i] * (1 - fx) + g[j, i + 1] * fx, g[j + 1, i] * (1 - fx) + g[j + 1, i + 1] * fx
            z += swing * (near * (1 - fy) + far * fy)
            swing *= rough
        return z

    def hillside(self):
        """Shape the slope with its two shoulders and cut it into level steps."""
        u, v = np.meshgrid(np.linspace(-0.25, 1.25, NX), np.linspace(0, 1, NY))
        bump = lambda cu, cv, su, sv, a: a * np.exp(-(((u - cu) / su) ** 2) - ((v - cv) / sv) ** 2)  # noqa: E731
        z = v * 0.50 + bump(0.12, 0.88, 0.32, 0.46, 0.62) + bump(1.08, 0.95, 0.30, 0.42, 0.46)
        z += bump(0.24, 0.30, 0.16, 0.22, 0.13) + bump(0.78, 0.28, 0.18, 0.20, 0.12) + bump(0.55, 0.05, 0.2, 0.12, 0.07)
        z -= bump(0.60, 0.66, 0.12, 0.42, 0.10)
        self.z = z + self.roughness(u, v, 5, 4, 0.085)
        self.levels = np.linspace(float(np.percentile(self.z, 1.0)), float(self.z.max()) * 0.985, LEVELS)
        cutter = contour_generator(u, v, self.z, fill_type="OuterOffset")
        frame, self.tops = box(-60, -60, W + 60, H + 60), []
        for level in self.levels:
            shapes = []
            for points, ends in zip(*cutter.filled(float(level), 99), strict=True):
                ring = np.c_[project(points[: ends[1], 0], points[: ends[1], 1], level)]
                if len(ring) < 10:
                    continue
                q = Polygon(ring).buffer(0).intersection(frame)
                if not q.is_empty and q.area > 220:
                    shapes.append(q)
            if shapes:
                self.tops.append(unary_union(shapes))

    def steps(self):
        """Draw every step: its earth face, its mirror of water and its plots."""
        p = self.palette
        rise = (self.levels[1] - self.levels[0]) * H * 0.27
        for k, shape in enumerate(self.tops):
            t = k / (len(self.tops) - 1)
            haze, lip = t * 0.42, max(1.4, 5.2 * (1 - 0.72 * t))
            d, face = gpath(shape, 2.1 - 1.1 * t), mix(p["bund"], p["far"][2], haze)
            edge = mix(p["bund_hi"], p["far"][1], haze)
            drop = n1(max(2.2, rise * (0.95 - 0.45 * t)))
            self.add(
                f'<path fill="{face}" stroke="{face}" stroke-width="{n1(lip)}" '
                f'transform="translate(0 {drop})" d="{d}"/>'
                f'<path d="{d}" fill="url(#m)" stroke="{edge}" stroke-width="{n1(lip)}"/>'
            )
            above = self.tops[k + 1] if k + 1 < len(self.tops) else None
            ring = shape if above is None else shape.difference(above.buffer(1))
            self.plots(ring.buffer(-lip * 0.45), t, lip, edge)

    def cut(self, field, t, lines):
        """Cut one field by cross banks; add the banks to the lines and return the pieces."""
        x0, y0, x1, y1 = field.bounds
        places = sorted(self.rng.uniform(x0, x1) for _ in range(int((x1 - x0) / (W * 0.085 * (1 - 0.5 * t)))))
        lean = lambda: self.rng.uniform(-0.5, 0.5) * (y1 - y0)  # noqa: E731
        pieces = [field]
        for bank in [LineString([(c - lean(), y0 - 5), (c + lean(), y1 + 5)]) for c in places]:
            after = []
            for piece in pieces:
                try:
                    after += [g for g in split(piece, bank).geoms if isinstance(g, Polygon)]
                except (ShapelyError, ValueError):
                    after.append(piece)
            pieces, crossing = after, bank.intersection(field)
            crossings = getattr(crossing, "geoms", [crossing])
            lines += [g for g in crossings if isinstance(g, LineString) and g.length > 3]
        return pieces

    def plots(self, ring, t, lip, edge):
        """Draw the green plots and cross banks of one step."""
        p, lines, green = self.palette, [], {}
        for field in [g for g in getattr(ring, "geoms", [ring]) if isinstance(g, Polygon) and g.area > 60]:
            for piece in self.cut(field, t, lines):
                if piece.area < 70 * (1 - 0.7 * t):
                    continue
                share = 0.07 + 0.38 * max(0, abs(piece.centroid.x / W - 0.60) - 0.20) + 0.55 * max(0, t - 0.62)
                if self.rng.random() < share * p.get("green", 1):
                    tone = p["paddy"][self.rng.integers(len(p["paddy"]))]
                    green.setdefault(mix(tone, p["far"][1], t * 0.336), []).append(piece)
        for tone, pieces in green.items():
            d = "".join(lpath(piece.buffer(0.8), 1.1) for piece in pieces)
            if d:
                self.add(f'<path fill="{tone}" d="{d}"/>')
        if lines:
            ends = [(g.coords[0], g.coords[-1]) for g in lines]
            d = "".join(f"M{ni(a[0])} {ni(a[1])}L{ni(b[0])} {ni(b[1])}" for a, b in ends)
            self.add(f'<path stroke="{edge}" stroke-width="{n1(max(1, lip * 0.55))}" d="{d}"/>')

    def at(self, u, v):
        """Return the picture point of a place on the stepped hillside."""
        i, j = np.clip((u + 0.25) / 1.5 * (NX - 1), 0, NX - 1), np.clip(v * (NY - 1), 0, NY - 1)
        z = float(self.z[int(j), int(i)])
        return project(u, v, max([level for level in self.levels if level <= z] or [self.levels[0]]))


def save(name, pic):
    """Write a picture and print its size."""
    pic.add("</svg>\n")
    text = "".join(pic.out)
    (PICTURES / f"{name}.svg").write_text(text, encoding="utf-8")
    print(name, len(text.encode()))


def main(wanted):
    """Draw the terrace pictures, or those that are named."""
    for name, title, mood, seed in (
        ("village-yunti", "Rice terraces below a village in morning mist", "dawn", 7),
        ("home-hero", "A hill village above its terraces, a road, and a city far off", "city", 23),
        ("visit-terrace-dawn", "Walking a field bank at first light", "first", 41),
    ):
        if wanted and name not in wanted:
            continue
        pic = Terraces(title, mood, seed)
        pic.head()
        pic.far_hills()
        pic.hillside()
        pic.steps()
        village(pic)
        if mood == "city":
            road(pic)
        if mood == "first":
            walkers(pic)
        save(name, pic)


if __name__ == "__main__":
    main(sys.argv[1:])
