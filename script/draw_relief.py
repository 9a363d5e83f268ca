#!/usr/bin/env python
"""Draw static/img/relief.svg: the mountains, rivers and lakes between Kunming and the snow, the same every run."""

import math
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portal.villages.frame import HEIGHT, NORTH, SHRINK, UNITS_PER_DEGREE, WEST, WIDTH  # noqa: E402

#: Rivers from north to south as (longitude, latitude), with the width at the end.
RIVERS = {
    "nu": ([(98.6, 28.8), (98.75, 28.0), (98.88, 27.2), (98.86, 26.2), (98.87, 25.4), (99.05, 24.7), (99.15, 24.1),
            (98.9, 23.6), (98.72, 22.9), (98.5, 22.2), (98.35, 21.1)], 6),
    "lancang": ([(98.8, 28.8), (98.95, 28.1), (99.15, 27.3), (99.35, 26.4), (99.4, 25.5), (99.95, 24.7), (100.25, 24.0),
                 (100.5, 23.1), (100.7, 22.5), (100.85, 22.0), (101.2, 21.5), (101.3, 21.2)], 8),
    "jinsha": ([(99.1, 28.8), (99.35, 28.1), (99.7, 27.4), (99.97, 26.88), (100.1, 27.15), (100.32, 27.6), (100.6, 27.5),
                (100.48, 26.8), (100.55, 26.25), (101.1, 26.1), (101.75, 26.5), (102.05, 26.2), (102.9, 26.3), (103.05, 26.9),
                (103.5, 27.5), (104.1, 28.2)], 8),
    "red": ([(100.45, 25.1), (100.95, 24.75), (101.4, 24.25), (101.75, 23.9), (102.0, 23.58), (102.45, 23.35), (102.9, 23.15),
             (103.4, 22.9), (104.1, 22.4)], 7),
}  # fmt: skip
#: Lakes as (longitude, latitude, half width, half height, tilt in degrees), in units.
LAKES = ((102.7, 24.83, 11, 27, 8), (100.2, 25.8, 8, 24, -18), (102.88, 24.52, 7, 17, 12), (100.78, 27.7, 9, 7, 0))
#: The crests as lines of (longitude, latitude, height in metres).
CRESTS = (
    [(98.4, 28.6, 5200), (98.65, 27.4, 4200), (98.72, 26.2, 3700), (98.75, 25.2, 3300), (98.8, 24.4, 2600)],
    [(98.75, 28.45, 6200), (99.0, 27.4, 4400), (99.1, 26.4, 3900), (99.15, 25.4, 3000), (99.5, 24.3, 2600)],
    [(99.25, 28.4, 5400), (99.5, 27.6, 4800), (99.65, 26.8, 4000), (99.85, 26.0, 3600), (100.05, 25.7, 4100), (100.3, 25.0, 2900)],
    [(100.0, 28.4, 4700), (100.18, 27.25, 5500), (100.2, 27.0, 5500), (100.3, 26.5, 3400)],
    [(100.6, 24.9, 2900), (101.1, 24.2, 3000), (101.6, 23.6, 2700), (102.2, 23.1, 2600), (102.9, 22.8, 2500)],
    [(100.3, 24.6, 2900), (100.8, 23.9, 2600), (101.1, 23.2, 2200)],
    [(102.7, 26.0, 3800), (103.0, 25.9, 4000), (103.2, 25.2, 2600)],
    [(103.5, 27.2, 3600), (103.6, 26.4, 3000)],
)  # fmt: skip
#: Colour of a hill's sunny and shady side by its height in metres.
TINTS = ((0, "#a9c48c", "#86a874"), (1500, "#bccb94", "#97ae7a"), (2300, "#cfcf9c", "#aaa97b"), (3000, "#d8c79c", "#b39d78"),
         (3700, "#cdbda6", "#a1937f"), (4300, "#f4f2ec", "#a9b4bf"))  # fmt: skip


def place(longitude, latitude):
    """Return the point on the drawing; outside the frame too."""
    return (longitude - WEST) * SHRINK * UNITS_PER_DEGREE, (NORTH - latitude) * UNITS_PER_DEGREE


def height_at(x, y):
    """Return the height in metres: it falls from north-west to south-east, the crests stand out."""
    ground = 900 + 2100 * max(0.0, 1 - y / HEIGHT) ** 1.3 + 350 * (1 - x / WIDTH)
    best = 0.0
    for crest in CRESTS:
        for (a, b, m), (c, d, n) in zip(crest, crest[1:], strict=False):
            (ax, ay), (bx, by) = place(a, b), place(c, d)
            share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
            share = min(1, max(0, share))
            away = math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))
            best = max(best, (m + share * (n - m) - ground) * math.exp(-((away / 26) ** 2)))
    return ground + best


def curve(points):
    """Return a smooth path through the points."""
    path = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    padded = [points[0], *points, points[-1]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        one = start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6
        two = end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6
        path += f"C{one[0]:.0f} {one[1]:.0f} {two[0]:.0f} {two[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
    return path


def waters():
    """Return points along all rivers and lakes, for keeping hills off them."""
    for line, _wide in RIVERS.values():
        points = [place(*point) for point in line]
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            steps = max(1, round(math.hypot(bx - ax, by - ay) / 8))
            yield from ((ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps, 13) for k in range(steps))
    for longitude, latitude, wide, high, _tilt in LAKES:
        x, y = place(longitude, latitude)
        yield from ((x, y + k * high / 2, wide + 12) for k in (-2, -1, 0, 1, 2))


def hills(rng):
    """Return hills as (y, x, kind, scale), back to front, none in the water."""
    wet, found = list(waters()), []
    for row in range(-1, HEIGHT // 22 + 2):
        for column in range(-1, WIDTH // 36 + 2):
            x = column * 36 + (row % 2) * 18 + rng.uniform(-10, 10)
            y = row * 22 + rng.uniform(-7, 7)
            height = height_at(x, y)
            if any(math.hypot(x - a, y - 4 - b) < r for a, b, r in wet) or rng.random() < 0.5 - height / 6500:
                continue
            kind = max(k for k, tint in enumerate(TINTS) if height + rng.uniform(-250, 250) >= tint[0] or k == 0)
            found.append((round(y), round(x), kind, int(rng.random() > height / 4500), 0.75 + height / 4800))
    return sorted(found)


def symbols():
    """Return two hill shapes in every tint: a shady body and its sunny left side."""
    out = []
    shapes = (
        ("M-20 0C-13-3-9-22-1-25 7-21 13-5 21 0z", "M-20 0C-13-3-9-22-1-25-3-15 3-7-3 0z"),
        ("M-22 0C-16-7-10-15-4-16 1-13 4-19 8-18 14-14 17-4 22 0z", "M-22 0C-16-7-10-15-4-16-6-9-1-5-6 0z"),
    )
    for number, (_least, light, shade) in enumerate(TINTS):
        for form, (body, side) in enumerate(shapes):
            out.append(
                f'<g id="h{number}{form}"><path fill="{shade}" d="{body}"/><path fill="{light}" d="{side}"/></g>'
            )
    return "".join(out)


def drawing():
    """Return the whole drawing."""
    rng = random.Random(25)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        '<defs><linearGradient id="g" x2=".5" y2="1"><stop stop-color="#dcd3bd"/><stop offset=".45" stop-color="#d9dcb4"/>'
        f'<stop offset="1" stop-color="#c3d6a0"/></linearGradient>{symbols()}</defs>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#g)"/>',
    ]
    for y, x, kind, form, scale in hills(rng):
        parts.append(f'<use href="#h{kind}{form}" transform="translate({x} {y})scale({scale:.2f})"/>')
    for name, (line, wide) in RIVERS.items():
        tone = "#b5674a" if name == "red" else "#3d8ea3"
        path = curve([place(*point) for point in line])
        for stroke, width in (("#f6f0df", wide + 4), (tone, wide)):
            parts.append(
                f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linecap="round"/>'
            )
    for longitude, latitude, wide, high, tilt in LAKES:
        x, y = (round(value) for value in place(longitude, latitude))
        parts.append(
            f'<ellipse cx="{x}" cy="{y}" rx="{wide}" ry="{high}" fill="#3d8ea3" stroke="#f6f0df" stroke-width="3"'
            f' transform="rotate({tilt} {x} {y})"/>'
        )
    return "".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    target = ROOT / "static" / "img" / "relief.svg"
    target.write_text(drawing(), encoding="utf-8")
    print(target.name, target.stat().st_size)
