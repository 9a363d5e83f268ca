"""Houses, towers, wood, baskets, bowls and cloth for the landscape pictures."""

import math

from scenes_kit import mix, num, poly, ring, smooth, whole


def planks(pic, x, y, wide, high, count, tones, upright=False):
    """Draw boards with grain: base, lit edge and dark edge to every board."""
    rng = pic.rng
    dark, base, lit = tones
    pic.path(f"M{whole(x)} {whole(y)}h{whole(wide)}v{whole(high)}h{whole(-wide)}z", base)
    size = (wide if upright else high) / count
    shades, grains, seams, lights = {}, "", "", ""
    for i in range(count):
        tone = mix(base, rng.choice((dark, lit)), rng.uniform(0, 0.3))
        at = i * size
        if upright:
            box = f"M{num(x + at)} {whole(y)}h{num(size)}v{whole(high)}h{num(-size)}z"
            seams += f"M{num(x + at)} {whole(y)}v{whole(high)}"
            lights += f"M{num(x + at + 3)} {whole(y)}v{whole(high)}"
        else:
            box = f"M{whole(x)} {num(y + at)}h{whole(wide)}v{num(size)}h{whole(-wide)}z"
            seams += f"M{whole(x)} {num(y + at)}h{whole(wide)}"
            lights += f"M{whole(x)} {num(y + at + 3)}h{whole(wide)}"
        shades.setdefault(tone, []).append(box)
        for _ in range(3):
            a, long = rng.uniform(0, 0.7), rng.uniform(0.15, 0.5)
            off = at + size * rng.uniform(0.2, 0.85)
            if upright:
                grains += (
                    f"M{num(x + off)} {num(y + high * a)}q{num(rng.uniform(-5, 5))} {num(high * long / 2)}"
                    f" 0 {num(high * long)}"
                )
            else:
                grains += (
                    f"M{num(x + wide * a)} {num(y + off)}q{num(wide * long / 2)} {num(rng.uniform(-5, 5))}"
                    f" {num(wide * long)} 0"
                )
    pic.fills(shades)
    pic.line(grains, dark, 2, opacity=0.4)
    pic.line(lights, lit, 2, opacity=0.6)
    pic.line(seams, mix(dark, "#000000", 0.3), 3, opacity=0.8)


def thatch(pic, x, y, wide, high, tones, count=260):
    """Draw a mushroom thatch with its eaves at y: a rounded cap, straw in three tones, a ragged hem."""
    rng = pic.rng
    half = wide / 2
    cap = (
        f"M{whole(x - half)} {whole(y)}q{whole(half * 0.16)} {whole(-high * 0.2)} {whole(half * 0.3)}"
        f" {whole(-high * 0.55)}"
        f"q{whole(half * 0.18)} {whole(-high * 0.42)} {whole(half * 0.5)} {whole(-high * 0.45)}h{whole(half * 0.4)}"
        f"q{whole(half * 0.32)} {whole(high * 0.03)} {whole(half * 0.5)} {whole(high * 0.45)}"
        f"q{whole(half * 0.14)} {whole(high * 0.35)} {whole(half * 0.3)} {whole(high * 0.55)}"
        f"q{whole(-half)} {whole(high * 0.16)} {whole(-half * 2)} 0z"
    )
    pic.path(cap, pic.linear((0, mix(tones[1], tones[2], 0.4)), (0.55, tones[1]), (1, tones[0]), box=(0, 0, 1, 0.5)))
    deep, pale = mix(tones[0], "#1a1008", 0.25), mix(tones[2], "#ffffff", 0.12)
    straws = {deep: [], tones[0]: [], tones[1]: [], tones[2]: [], pale: []}
    order = list(straws)
    for _ in range(count):
        s = rng.uniform(-1, 1)
        t = rng.uniform(0.0, 1.0) ** 0.72
        spread = half * (0.2 + 0.79 * t**0.62)
        px, py = x + s * spread, y - high + high * t + (1 - s * s) * high * 0.07 * t
        light = min(4, max(0, round(2 - 1.5 * s + rng.uniform(-1.4, 1.4))))
        long = high * rng.uniform(0.09, 0.18)
        straws[order[light]].append(f"M{num(px)} {num(py)}l{num(s * long * (0.35 + 0.5 * t))} {num(long)}")
    pic.strokes(straws, max(1.5, high / 100), 0.75)
    rows = ""
    for t in (0.3, 0.52, 0.74):
        reach = half * (0.2 + 0.79 * t**0.62) * 0.98
        rows += f"M{num(x - reach)} {num(y - high + high * t)}q{num(reach)} {num(high * 0.14 * t)} {num(reach * 2)} 0"
    pic.line(rows, deep, max(1.5, high / 70), opacity=0.4)
    hem = {tone: [] for tone in tones}
    for _ in range(count // 3):
        s = rng.uniform(-1, 1)
        px, py = x + s * half, y + (1 - s * s) * high * 0.075
        hem[rng.choice(tones)].append(f"M{num(px)} {num(py - 4)}l{num(s * 5)} {num(rng.uniform(6, high * 0.08))}")
    pic.strokes(hem, max(1.5, high / 60))


def earth_wall(pic, x, y, wide, high, tones, side=0.3):
    """Draw an earth-brick house body with a shaded right end: x is the left edge, y the ground."""
    rng = pic.rng
    dark, base, lit = tones
    front = wide * (1 - side)
    pic.path(
        f"M{whole(x)} {whole(y - high)}h{whole(front)}V{whole(y)}h{whole(-front)}z",
        pic.linear((0, mix(base, dark, 0.35)), (0.3, base), (1, mix(base, lit, 0.3))),
    )
    pic.path(poly([(x + front, y - high), (x + wide, y - high), (x + wide, y - high * 0.07), (x + front, y)]), dark)
    d = e = ""
    for _ in range(int(wide * high / 900)):
        px, py = x + rng.uniform(0.01, 0.94) * front, y - rng.uniform(0.05, 0.94) * high
        mark = f"M{num(px)} {num(py)}h{num(rng.uniform(6, 16))}v{num(rng.uniform(3, 6))}h-9z"
        if rng.random() < 0.5:
            d += mark
        else:
            e += mark
    pic.path(d, lit, opacity=0.5)
    pic.path(e, dark, opacity=0.3)


def tiles(pic, points, rows, tones):
    """Draw a tiled slope in a four-cornered area (top left, top right, bottom right, bottom left)."""
    a, b, c, d = points
    pic.path(poly(points), tones[1])
    at = lambda p, q, t: (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)  # noqa: E731
    ribs, lights, ends = "", "", ""
    for i in range(rows + 1):
        t = i / rows
        (x0, y0), (x1, y1) = at(a, b, t), at(d, c, t)
        ribs += f"M{num(x0)} {num(y0)}L{num(x1)} {num(y1)}"
        lights += f"M{num(x0 - 2)} {num(y0)}L{num(x1 - 3)} {num(y1)}"
        ends += ring(x1, y1, abs(c[0] - d[0]) / rows * 0.3, abs(c[0] - d[0]) / rows * 0.3)
    wide = abs(c[0] - d[0]) / rows
    pic.line(ribs, tones[0], wide * 0.42)
    pic.line(lights, tones[2], max(1, wide * 0.12), opacity=0.7)
    pic.path(ends, tones[0])


def tower(pic, x, y, wide, high, colour, glass, lit=None, share=0.3, step=26):
    """Draw an apartment block standing on y: lit face, shaded side, rows of windows and balconies."""
    rng = pic.rng
    side = wide * 0.26
    dark = mix(colour, "#3a4a63", 0.4)
    pic.path(
        f"M{whole(x)} {whole(y)}v{whole(-high)}h{whole(wide - side)}v{whole(high)}z",
        pic.linear((0, colour), (1, mix(colour, glass, 0.25))),
    )
    pic.path(f"M{whole(x + wide - side)} {whole(y)}v{whole(-high)}l{whole(side)} 10V{whole(y)}z", dark)
    cols = max(2, int((wide - side - 10) / (step * 0.9)))
    pitch = (wide - side - 8) / cols
    plain, warm, sills, shade = "", "", "", ""
    pane, tall = pitch * 0.62, step * 0.52
    for r in range(int((high - 20) / step)):
        top = y - high + 14 + r * step
        plain += f"M{num(x + 6)} {num(top + tall / 2)}h{num(cols * pitch - pitch * 0.3)}"
        for k in range(cols):
            if lit and rng.random() < share:
                warm += f"M{num(x + 6 + k * pitch)} {num(top)}h{num(pane)}v{num(tall)}h{num(-pane)}z"
        sills += f"M{num(x + 3)} {num(top + step * 0.62)}h{num(wide - side - 6)}"
        shade += f"M{num(x + wide - side + 4)} {num(top + 6)}l{num(side - 8)} 3v{num(step * 0.42)}l{num(-side + 8)}-3z"
    dashes = f"{num(pane)} {pitch - pane:.2f}"
    pic.line(plain, glass, tall, stroke_linecap="butt", stroke_dasharray=dashes)
    pic.path(shade, mix(glass, "#1c2c44", 0.35))
    pic.line(sills, mix(colour, "#ffffff", 0.4), 2, opacity=0.8)
    if warm:
        pic.path(warm, lit)


def basket(pic, x, y, wide, high, tones=("#7a5530", "#b98b4f", "#e0bd7e"), taper=0.16):
    """Draw a woven basket standing on y with its rim at the top; x is the middle."""
    half, foot = wide / 2, wide / 2 * (1 - taper)
    lip = wide * 0.13
    body = (
        f"M{whole(x - half)} {whole(y - high)}L{whole(x - foot)} {whole(y)}q{whole(foot)}"
        f" {whole(lip)} {whole(foot * 2)} 0"
        f"L{whole(x + half)} {whole(y - high)}z"
    )
    pic.path(body, pic.linear((0, mix(tones[1], tones[2], 0.5)), (0.55, tones[1]), (1, tones[0]), box=(0, 0, 1, 0.15)))
    rows, marks, lights = max(4, int(high / 13)), "", ""
    for r in range(rows):
        t = (r + 0.6) / rows
        reach = half + (foot - half) * t
        py = y - high + high * t
        count = max(6, int(wide / 18))
        for k in range(count):
            s0 = -1 + 2 * (k + 0.5 * (r % 2)) / count
            if s0 + 1.5 / count > 1:
                continue
            px, drop = x + s0 * reach, lip * (1 - s0 * s0) * (0.2 + 0.8 * t)
            mark = f"M{num(px)} {num(py + drop)}h{num(reach * 1.4 / count)}"
            if s0 < -0.1:
                lights += mark
            else:
                marks += mark
    pic.line(marks, tones[0], high / rows * 0.42)
    pic.line(lights, tones[2], high / rows * 0.42, opacity=0.8)
    pic.path(ring(x, y - high, half, lip), mix(tones[0], "#1a1208", 0.5))
    pic.line(ring(x, y - high, half, lip), tones[2], max(3, wide * 0.035))


def tray(pic, x, y, rx, ry, tones=("#8a6236", "#c79a5c", "#ecd09a")):
    """Draw a round flat bamboo tray lying down: rim, shadow and woven floor."""
    pic.path(ring(x + rx * 0.06, y + ry * 0.16, rx * 1.02, ry * 1.02), "#1a1208", opacity=0.28)
    pic.path(ring(x, y, rx, ry), tones[0])
    pic.path(ring(x, y - ry * 0.04, rx * 0.985, ry * 0.97), tones[2])
    pic.path(ring(x, y, rx * 0.92, ry * 0.89), tones[1])
    d = ""
    for k in range(-5, 6):
        s = k / 6
        c = math.sqrt(1 - s * s) * 0.9
        d += (
            f"M{num(x - rx * c)} {num(y + ry * s * 0.9)}h{num(rx * 2 * c)}M{num(x + rx * s * 0.9)}"
            f" {num(y - ry * c)}v{num(ry * 2 * c)}"
        )
    pic.line(d, tones[2], max(1.5, rx / 70), opacity=0.5)


def bowl(pic, x, y, rx, colour, food=None, high=0.6):
    """Draw a bowl from the side with its mouth at y."""
    ry = rx * 0.3
    deep = rx * high
    dark = mix(colour, "#20180e", 0.35)
    body = (
        f"M{num(x - rx)} {num(y)}q{num(rx * 0.16)} {num(deep)} {num(rx * 0.62)} {num(deep * 1.2)}"
        f"h{num(rx * 0.76)}q{num(rx * 0.46)} {num(-deep * 0.2)} {num(rx * 0.62)} {num(-deep * 1.2)}z"
    )
    pic.path(ring(x + rx * 0.12, y + deep * 1.25, rx * 0.8, rx * 0.16), "#1a1208", opacity=0.3)
    pic.path(body, pic.linear((0, mix(colour, "#ffffff", 0.3)), (0.5, colour), (1, dark), box=(0, 0, 1, 0.2)))
    pic.path(ring(x, y, rx, ry), dark)
    if food:
        pic.path(ring(x, y + ry * 0.12, rx * 0.88, ry * 0.8), food)
    pic.line(ring(x, y, rx, ry), mix(colour, "#ffffff", 0.5), max(1.5, rx * 0.06))


def lantern(pic, x, y, size, colour="#c0392b", light="#ffd98a"):
    """Draw a round paper lantern hanging from (x, y)."""
    pic.glow(x, y + size * 0.6, size * 1.6, size * 1.6, light, 0.5)
    pic.line(f"M{whole(x)} {whole(y)}v{whole(size * 0.2)}", "#3a2a1e", 2)
    pic.path(
        ring(x, y + size * 0.6, size * 0.5, size * 0.42),
        pic.radial((0, light), (0.5, mix(colour, light, 0.35)), (1, colour), cx=0.4, cy=0.4, r=0.7),
    )
    pic.line(
        "".join(
            f"M{num(x)} {num(y + size * 0.2)}q{num(k * size)} {num(size * 0.4)} 0 {num(size * 0.8)}"
            for k in (-0.5, 0.5)
        ),
        mix(colour, "#000000", 0.2),
        1.5,
    )
    pic.path(
        f"M{num(x - size * 0.16)} {num(y + size * 0.14)}h{num(size * 0.32)}v{num(size * 0.1)}"
        f"h{num(-size * 0.32)}zM{num(x - size * 0.16)} {num(y + size * 0.98)}h{num(size * 0.32)}"
        f"v{num(size * 0.08)}h{num(-size * 0.32)}z",
        "#d9a441",
    )
    pic.line(f"M{num(x)} {num(y + size * 1.06)}v{num(size * 0.36)}", "#d9a441", size * 0.06)


def hanging_cloth(pic, x, y, wide, drop, tones, sway=0.0, folds=4):
    """Draw a cloth hanging from a pole at y: soft folds in three tones; returns its outline path."""
    rng = pic.rng
    hem = []
    for i in range(folds * 2 + 1):
        t = i / (folds * 2)
        hem.append((x + wide * t + sway * drop, y + drop + (-1) ** i * drop * 0.008 + rng.uniform(-3, 3)))
    outline = f"M{whole(x)} {whole(y)}h{whole(wide)}L" + smooth(hem[::-1], False)[1:] + "z"
    pic.path(outline, pic.linear((0, tones[1]), (1, mix(tones[1], tones[0], 0.5))))
    for i in range(folds):
        t = (i + rng.uniform(0.15, 0.4)) / folds
        half = wide / folds
        for off, tone, seen in ((0, tones[0], 0.55), (-0.34, tones[2], 0.5)):
            px = x + wide * t + off * half
            foot = px + sway * drop
            pic.path(
                f"M{num(px)} {whole(y)}q{num(half * 0.12 + sway * drop * 0.4)} {num(drop * 0.5)} "
                f"{num(foot - px)} {num(drop * 0.985)}"
                f"l{num(half * 0.3)} 0q{num(-half * 0.1 - sway * drop * 0.5)} {num(-drop * 0.5)} "
                f"{num(px - foot - half * 0.18)} {num(-drop * 0.985)}z",
                tone,
                opacity=seen,
            )
    return outline


def flower(cx, cy, size, rays=16, squash=1.0):
    """Return a tie-dye flower as path data: rays of uneven dots round a small heart."""
    d = ""
    for k in range(rays):
        a = math.tau * k / rays
        for r, w in ((0.34, 0.05), (0.58, 0.075), (0.86, 0.1)):
            w *= 1 if k % 2 or r < 0.8 else 0.7
            x, y = cx + math.cos(a) * size * r, cy + math.sin(a) * size * r * squash
            c, s = math.cos(a) * size * w * 1.3, math.sin(a) * size * w * 1.3 * squash
            o, p = -math.sin(a) * size * w * 1.1, math.cos(a) * size * w * 1.1 * squash
            d += (
                f"M{num(x - c)} {num(y - s)}q{num(c + o)} {num(s + p)} {num(2 * c)} {num(2 * s)} "
                f"{num(-c - o)} {num(-s - p)} {num(-2 * c)} {num(-2 * s)}"
            )
    return (d + ring(cx, cy, size * 0.13, size * 0.13 * squash)).replace(" -", "-")


def flower_symbol(pic, rays):
    """Define a white tie-dye flower of radius 100 for reuse and return its name."""
    return pic.symbol(f'<path fill="#f2f7fa" opacity=".94" d="{flower(0, 0, 100, rays)}"/>')
