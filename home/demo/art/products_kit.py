"""A small drawing kit for the product pictures: standard library only, same picture every run.

House rules: one light from the top left, three tonal layers of one small shape,
every silhouette broken by something, no faces and no lettering.
"""

import math
import pathlib
import random

SIZE = 1000
SHADE = "#1c1208"
PICTURES = pathlib.Path(__file__).resolve().parent.parent / "pictures"


def num(value):
    """Return a number as short text, one decimal at most."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def mix(one, two, share):
    """Return the colour that lies `share` of the way from one hex colour to another."""
    first = [int(one[i : i + 2], 16) for i in (1, 3, 5)]
    second = [int(two[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(first, second, strict=True))


def lens(length, width, bend=0):
    """Return the path of a slim leaf along the x axis, centred on the origin."""
    half = length / 2
    return (
        f"M{num(-half)} 0Q{num(-length * 0.1)} {num(-width + bend)} {num(half)} {num(bend * 0.4)}"
        f"Q{num(length * 0.05)} {num(width * 0.8 + bend)} {num(-half)} 0z"
    )


def smooth(points, closed=True):
    """Return a smooth path through the points (Catmull-Rom turned into cubics)."""
    count = len(points)
    pick = (lambda i: points[i % count]) if closed else (lambda i: points[min(max(i, 0), count - 1)])
    path = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = pick(i - 1), pick(i), pick(i + 1), pick(i + 2)
        path.append(
            f"C{num(bx + (cx - ax) / 6)} {num(by + (cy - ay) / 6)} {num(cx - (dx - bx) / 6)} "
            f"{num(cy - (dy - by) / 6)} {num(cx)} {num(cy)}"
        )
    return "".join(path) + ("z" if closed else "")


def ring(cx, cy, rx, ry):
    """Return an ellipse as a path."""
    return (
        f"M{num(cx - rx)} {num(cy)}a{num(rx)} {num(ry)} 0 1 1 {num(2 * rx)} 0 {num(rx)} {num(ry)} 0 1 1"
        f" {num(-2 * rx)} 0z"
    )


def blob(rng, cx, cy, rx, ry, count=12, jitter=0.08):
    """Return an uneven rounded shape as a path."""
    points = []
    for i in range(count):
        turn, grow = math.tau * i / count, 1 + rng.uniform(-jitter, jitter)
        points.append((cx + rx * grow * math.cos(turn), cy + ry * grow * math.sin(turn)))
    return smooth(points)


def use(key, x, y, turn=0, scale=1.0, squash=None):
    """Return one reuse of a defined shape."""
    parts = f"translate({round(x)} {round(y)})"
    if round(turn) % 360:
        parts += f"rotate({round(turn) % 360})"
    if squash is not None:
        parts += f"scale({scale:.2f} {squash:.2f})"
    elif scale != 1:
        parts += f"scale({scale:.2f})".replace("0.", ".")
    return f'<use href="#{key}" transform="{parts}"/>'


def path(d, fill="none", **attrs):
    """Return a path element; underscores in attribute names become hyphens."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attrs.items())
    return f'<path fill="{fill}"{extra} d="{d}"/>'


def line(d, colour, width, **attrs):
    """Return a stroked path with round ends."""
    return path(d, "none", stroke=colour, stroke_width=num(width), stroke_linecap="round", **attrs)


class Picture:
    """One square picture: a paper ground, definitions and a body, saved as SVG."""

    def __init__(self, name, title, ground, seed):
        """Start a picture on a paper ground of three tones, light to dark."""
        self.name, self.title, self.rng = name, title, random.Random(seed)
        self.defs, self.body, self.count = [], [], 0
        self.radial("b", *zip((0, 0.6, 1), ground, strict=True), cx=0.36, cy=0.28, r=0.95)
        self.radial("h", (0.5, SHADE, 0.42), (0.75, SHADE, 0.16), (1, SHADE, 0), cx=0.5, cy=0.5, r=0.5)
        self.add(f'<path fill="url(#b)" d="M0 0h{SIZE}v{SIZE}H0z"/>')

    def add(self, *parts):
        """Append markup to the body."""
        self.body.extend(parts)

    def define(self, *parts):
        """Append markup to the definitions."""
        self.defs.extend(parts)

    def _stops(self, stops):
        text = ""
        for offset, colour, *rest in stops:
            seen = f' stop-opacity="{rest[0]}"' if rest else ""
            text += f'<stop offset="{offset}" stop-color="{colour}"{seen}/>'
        return text

    def radial(self, key, *stops, cx=0.36, cy=0.3, r=0.8):
        """Define a radial gradient whose bright side is the top left."""
        self.define(f'<radialGradient id="{key}" cx="{cx}" cy="{cy}" r="{r}">{self._stops(stops)}</radialGradient>')

    def linear(self, key, *stops, box=(0, 0, 1, 0)):
        """Define a linear gradient in the box of the shape it fills."""
        x1, y1, x2, y2 = box
        self.define(
            f'<linearGradient id="{key}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{self._stops(stops)}</linearGradient>'
        )

    def clip(self, d):
        """Define a clip from a path and return its name."""
        self.count += 1
        self.define(f'<clipPath id="x{self.count}"><path d="{d}"/></clipPath>')
        return f"x{self.count}"

    def shadow(self, d, dx=12, dy=20, spread=22, dark=0.34, colour=SHADE):
        """Add a soft shadow of a path: three stacked copies with wide edges instead of a blur."""
        self.count += 1
        key = f"s{self.count}"
        self.define(f'<path id="{key}" d="{d}"/>')
        steps = "".join(
            f'<use href="#{key}" opacity="{dark * part:.2f}" stroke-width="{spread * grow:.0f}"/>'
            for grow, part in ((2, 0.16), (1.3, 0.22), (0.7, 0.3), (0.01, 0.45))
        )
        self.add(
            f'<g fill="{colour}" stroke="{colour}" stroke-linejoin="round" transform="translate({dx} {dy})">{steps}</g>'
        )

    def glow(self, cx, cy, rx, ry, opacity=1.0):
        """Add a soft round shadow on the ground."""
        self.add(
            f'<ellipse cx="{num(cx)}" cy="{num(cy)}" rx="{num(rx)}" ry="{num(ry)}" fill="url(#h)" opacity="{opacity}"/>'
        )

    def layer(self, marks, order=None):
        """Add pairs of colour and markup, grouped by colour in the given tonal order."""
        groups = {}
        for colour, markup in marks:
            groups.setdefault(colour, []).append(markup)
        keys = sorted(groups, key=order.index) if order else list(groups)
        for colour in keys:
            self.add(f'<g fill="{colour}">', *groups[colour], "</g>")

    def save(self):
        """Write the picture and return its size in bytes."""
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img">'
            f"<title>{self.title}</title><defs>{''.join(self.defs)}</defs>{''.join(self.body)}</svg>\n"
        )
        (PICTURES / f"{self.name}.svg").write_text(text, encoding="utf-8")
        return len(text.encode())


def table(pic, top, tones, grain=9):
    """Add a wooden table top from `top` down: base, lit edge, planks of grain."""
    base, lit, dark = tones
    pic.linear(f"t{top}", (0, mix(base, lit, 0.35)), (1, mix(base, dark, 0.45)), box=(0, 0, 0.4, 1))
    pic.add(
        f'<path fill="url(#t{top})" d="M0 {top}h1000v{SIZE - top}H0z"/><path fill="{lit}" d="M0 {top}h1000v14H0z"/>'
    )
    for i in range(grain):
        y = top + 34 + i * (SIZE - top - 40) / grain + pic.rng.uniform(-8, 8)
        x, wide = pic.rng.uniform(-100, 500), pic.rng.uniform(300, 800)
        tone = dark if i % 3 else lit
        pic.add(
            line(
                f"M{num(x)} {num(y)}q{num(wide / 2)} {num(pic.rng.uniform(-12, 12))} {num(wide)} 2",
                tone,
                3,
                opacity=0.4,
            )
        )


def twists(pic):
    """Define six rolled tea leaves t0..t5, slim and bent."""
    for i, (size, wide, bend) in enumerate(
        ((58, 9, 13), (46, 8, -11), (70, 9, 8), (40, 9, 5), (62, 7, -16), (34, 7, 4))
    ):
        half = size / 2
        d = (
            f"M{-half:.0f} 0C{num(-half * 0.4)} {num(bend - wide)} {num(half * 0.3)} {num(-bend - wide * 0.4)}"
            f" {half:.0f} {num(-bend * 0.3)}"
            f"C{num(half * 0.3)} {num(-bend + wide)} {num(-half * 0.3)} {num(bend + wide)} {-half:.0f} 0z"
        )
        pic.define(f'<path id="t{i}" d="{d}"/>')


def heap(pic, spot, tones, passes, scale=1.0):
    """Strew leaves in tonal layers; `spot` returns a position, `passes` say which tones and how many."""
    for low, high, count in passes:
        marks = []
        for _ in range(count):
            x, y = spot()
            marks.append(
                (pic.rng.choice(tones[low:high]), use(f"t{pic.rng.randrange(6)}", x, y, pic.rng.randrange(360), scale))
            )
        pic.layer(marks, tones)
