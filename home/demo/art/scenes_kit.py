"""A small drawing kit for the landscape pictures: 1600 by 1000, same picture every run.

House rules: one light from the top left, three tonal layers of one small shape,
every silhouette broken by something, no faces and no lettering.
"""

import math
import pathlib
import random

W, H = 1600, 1000
PICTURES = pathlib.Path(__file__).resolve().parent.parent / "pictures"


def num(value):
    """Return a number as short text, one decimal at most."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def whole(value):
    """Return a number as text without decimals."""
    return str(round(value))


def mix(one, two, share):
    """Return the colour that lies `share` of the way from one hex colour to another."""
    share = min(1, max(0, share))
    first = [int(one[i : i + 2], 16) for i in (1, 3, 5)]
    second = [int(two[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(first, second, strict=True))


def smooth(points, closed=True, tension=1.0):
    """Return a smooth path of relative cubics through the points, rounded to whole units."""
    pts = [(round(x), round(y)) for x, y in points]
    count = len(pts)
    pick = (lambda i: pts[i % count]) if closed else (lambda i: pts[min(max(i, 0), count - 1)])
    path = [f"M{pts[0][0]} {pts[0][1]}"]
    for i in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = pick(i - 1), pick(i), pick(i + 1), pick(i + 2)
        values = (
            (cx - ax) * tension / 6,
            (cy - ay) * tension / 6,
            cx - bx - (dx - bx) * tension / 6,
            cy - by - (dy - by) * tension / 6,
            cx - bx,
            cy - by,
        )
        path.append(("c" + " ".join(whole(v) for v in values)).replace(" -", "-"))
    return "".join(path) + ("z" if closed else "")


def poly(points):
    """Return a straight-sided closed path through the points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "z"


def ring(cx, cy, rx, ry):
    """Return an ellipse as a path."""
    return (
        f"M{num(cx - rx)} {num(cy)}a{num(rx)} {num(ry)} 0 1 1 {num(2 * rx)} 0 {num(rx)} {num(ry)}"
        f" 0 1 1 {num(-2 * rx)} 0z"
    )


def leaf(x, y, length, width, turn):
    """Return a pointed leaf that starts at a point and grows in a direction (degrees, 0 is right)."""
    a = math.radians(turn)
    c, s = math.cos(a), math.sin(a)
    mx, my, ox, oy = c * length * 0.45, s * length * 0.45, -s * width, c * width
    values = (mx + ox, my + oy, c * length, s * length)
    back = (mx - c * length - ox, my - s * length - oy, -c * length, -s * length)
    if length > 14:
        values, back = [whole(v) for v in values], [whole(v) for v in back]
        start = f"M{whole(x)} {whole(y)}"
    else:
        values, back = [num(v) for v in values], [num(v) for v in back]
        start = f"M{num(x)} {num(y)}"
    return start + ("q" + " ".join(values) + "q" + " ".join(back)).replace(" -", "-")


def ripple(x, y, length, thick):
    """Return a thin lens of light lying on water."""
    half = length / 2
    return (
        f"M{whole(x - half)} {whole(y)}q{num(half)} {num(-thick)} {num(length)} 0 {num(-half)}"
        f" {num(thick)} {num(-length)} 0z"
    ).replace(" -", "-")


def wave(rng, x0, x1, y, swing, steps=14):
    """Return points of an uneven line from left to right."""
    return [(x0 + (x1 - x0) * i / steps, y + rng.uniform(-swing, swing)) for i in range(steps + 1)]


def blob(rng, cx, cy, rx, ry, count=12, jitter=0.08):
    """Return an uneven rounded shape as a path."""
    points = []
    for i in range(count):
        turn, grow = math.tau * i / count, 1 + rng.uniform(-jitter, jitter)
        points.append((cx + rx * grow * math.cos(turn), cy + ry * grow * math.sin(turn)))
    return smooth(points)


class Scene:
    """One wide picture: definitions and a body, saved as SVG."""

    def __init__(self, name, title, seed):
        """Start an empty picture."""
        self.name, self.title, self.rng = name, title, random.Random(seed)
        self.defs, self.body, self.count = [], [], 0

    def add(self, *parts):
        """Append markup to the body."""
        self.body.extend(parts)

    def key(self):
        """Return a fresh short name for a definition."""
        self.count += 1
        return f"k{self.count}"

    def path(self, d, fill="none", **attrs):
        """Append a path; underscores in attribute names become hyphens."""
        extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attrs.items())
        self.add(f'<path fill="{fill}"{extra} d="{d}"/>')

    def line(self, d, colour, width, **attrs):
        """Append a stroked path with round ends."""
        attrs.setdefault("stroke_linecap", "round")
        self.path(d, "none", stroke=colour, stroke_width=num(width), **attrs)

    def _stops(self, stops):
        """Return gradient stops from (offset, colour[, opacity]) tuples."""
        text = ""
        for offset, colour, *rest in stops:
            seen = f' stop-opacity="{rest[0]}"' if rest else ""
            text += f'<stop offset="{offset}" stop-color="{colour}"{seen}/>'
        return text

    def linear(self, *stops, box=(0, 0, 0, 1)):
        """Define a linear gradient in the box of the shape it fills and return its paint."""
        key = self.key()
        x1, y1, x2, y2 = box
        self.defs.append(
            f'<linearGradient id="{key}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{self._stops(stops)}</linearGradient>'
        )
        return f"url(#{key})"

    def radial(self, *stops, cx=0.5, cy=0.5, r=0.5):
        """Define a radial gradient in the box of the shape it fills and return its paint."""
        key = self.key()
        self.defs.append(
            f'<radialGradient id="{key}" cx="{cx}" cy="{cy}" r="{r}">{self._stops(stops)}</radialGradient>'
        )
        return f"url(#{key})"

    def shade(self, light, dark):
        """Define the usual gradient: light at the top left, dark at the bottom right."""
        return self.linear((0, light), (1, dark), box=(0, 0, 1, 1))

    def symbol(self, markup):
        """Define a shape to be used many times and return its name."""
        key = self.key()
        self.defs.append(f'<g id="{key}">{markup}</g>')
        return key

    def use(self, key, x, y, scale=1.0, turn=0, flip=False, **attrs):
        """Append one use of a defined shape."""
        place = f"translate({whole(x)} {whole(y)})" + (f"rotate({whole(turn)})" if round(turn) else "")
        if flip:
            place += f"scale({-scale:.2f} {scale:.2f})"
        elif scale != 1:
            place += f"scale({scale:.2f})"
        extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attrs.items())
        self.add(f'<use href="#{key}" transform="{place}"{extra}/>')

    def clip(self, d):
        """Define a clip from a path and open a group that uses it; close with end()."""
        key = self.key()
        self.defs.append(f'<clipPath id="{key}"><path d="{d}"/></clipPath>')
        self.add(f'<g clip-path="url(#{key})">')

    def group(self, x=0, y=0, scale=1.0, turn=0, **attrs):
        """Open a moved, scaled and turned group; close with end()."""
        place = f"translate({num(x)} {num(y)})" + (f"rotate({num(turn)})" if turn else "")
        place += f"scale({scale:.3f})" if scale != 1 else ""
        extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attrs.items())
        self.add(f'<g transform="{place}"{extra}>')

    def end(self):
        """Close the group that was opened last."""
        self.add("</g>")

    def glow(self, cx, cy, rx, ry, colour, opacity=1.0):
        """Append a soft ellipse of light, mist or shadow."""
        paint = self.radial((0, colour, 0.92), (0.45, colour, 0.5), (1, colour, 0))
        seen = f' opacity="{opacity}"' if opacity != 1 else ""
        self.add(f'<ellipse cx="{num(cx)}" cy="{num(cy)}" rx="{num(rx)}" ry="{num(ry)}" fill="{paint}"{seen}/>')

    def strokes(self, groups, width, opacity=1):
        """Append many lines, one path for each colour: groups maps colour to path pieces."""
        for colour, pieces in groups.items():
            extra = {"opacity": opacity} if opacity != 1 else {}
            self.line("".join(pieces), colour, width, **extra)

    def fills(self, groups):
        """Append many small shapes, one path for each colour, in the order of the mapping."""
        for colour, pieces in groups.items():
            if pieces:
                self.path("".join(pieces), colour)

    def sky(self, colours, bottom=H):
        """Fill the top of the picture with a sky of evenly spaced colours."""
        stops = [(round(i / (len(colours) - 1), 2), c) for i, c in enumerate(colours)]
        self.path(f"M0 0h{W}v{bottom}H0z", self.linear(*stops))

    def save(self):
        """Write the picture and return its size in bytes."""
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" preserveAspectRatio="xMidYMid slice" '
            f'role="img"><title>{self.title}</title><defs>{"".join(self.defs)}</defs>{"".join(self.body)}</svg>\n'
        )
        (PICTURES / f"{self.name}.svg").write_text(text, encoding="utf-8")
        return len(text.encode())
