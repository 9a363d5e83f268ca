"""Hills, trees, leaves, grass, stones and water for the landscape pictures."""

import math

from scenes_kit import W, blob, leaf, mix, num, ripple, smooth, whole


def noise_line(rng, count, waves, swing):
    """Return heights of a rough line: waves of growing frequency and falling size."""
    heights = [0.0] * count
    for number in waves:
        knots = [rng.uniform(-1, 1) for _ in range(number + 3)]
        for i in range(count):
            at = i / (count - 1) * number
            k, f = int(at), at - int(at)
            f = f * f * (3 - 2 * f)
            heights[i] += swing * (knots[k] * (1 - f) + knots[k + 1] * f)
        swing *= 0.52
    return heights


def ridge(pic, base, swing, colour, mist, peaks, depth=200, count=64):
    """Draw a range of hills that fades into mist; peaks are (place, spread, height) with place from 0 to 1."""
    heights = noise_line(pic.rng, count, (4, 9, 19, 37), swing)
    points = []
    for i, rough in enumerate(heights):
        x = i / (count - 1)
        lift = sum(high * max(0, 1 - abs((x - place) / spread)) ** 1.35 for place, spread, high in peaks)
        points.append((x * W, base - lift - abs(rough) * 0.9))
    paint = pic.linear((0, colour), (0.9, mix(colour, mist, 0.78)))
    pic.path(f"{smooth(points, False)}V{whole(base + depth)}H0z", paint)
    return points


def snow_range(pic, peaks, foot, rock=("#7c93b4", "#b9c6d6", "#e6e6e2"), shadow="#7f97bd"):
    """Draw snow mountains: one jagged outline, snow light, and a broken shadow right of every peak."""
    rng = pic.rng
    full = []
    for (x0, y0), (x1, y1) in zip(peaks, peaks[1:], strict=False):
        for step in range(8):
            t = step / 8
            full.append((x0 + (x1 - x0) * t + rng.gauss(0, 3), y0 + (y1 - y0) * t + rng.gauss(0, 7) * (step > 0)))
    full.append(peaks[-1])
    outline = "M" + "L".join(f"{whole(x)} {whole(y)}" for x, y in full)
    bottom = f"V{foot}H{whole(full[0][0])}z"
    pic.path(outline + bottom, pic.linear((0, rock[0]), (0.7, rock[1]), (1, rock[2])))
    pic.path(outline + bottom, pic.linear((0, "#ffffff"), (0.6, "#f1f4f8"), (1, "#c9d6e6", 0)))
    dark = ""
    for before, (x, y), after in zip(peaks, peaks[1:], peaks[2:], strict=False):
        if y >= before[1] or y >= after[1]:
            continue
        high, edge = foot - y, [(x, y)]
        while edge[-1][1] < foot - 20:
            edge.append((edge[-1][0] + rng.uniform(-20, 26), edge[-1][1] + rng.uniform(16, 36)))
        right = [p for p in full if x < p[0] <= after[0]]
        shape = [*edge, (after[0] + high * 0.16, foot), *right[::-1]]
        dark += "M" + "L".join(f"{whole(a)} {whole(b)}" for a, b in shape) + "z"
    pic.path(dark, shadow, opacity=0.5)
    return full


def tree_symbols(pic, count=5):
    """Define some round trees in three tones; the fill of a use gives the middle tone."""
    keys = []
    for _ in range(count):
        base = lit = dark = ""
        for j in range(pic.rng.randint(5, 7)):
            a = pic.rng.uniform(0, math.pi)
            rx = pic.rng.uniform(28, 42)
            ry = rx * pic.rng.uniform(0.82, 1.0)
            cx, cy = -math.cos(a) * 42, -46 - math.sin(a) * 44
            base += blob(pic.rng, cx, cy, rx, ry, 9, 0.1)
            if j < 4:
                lit += blob(pic.rng, cx - rx * 0.25, cy - ry * 0.35, rx * 0.52, ry * 0.42, 7, 0.16)
                dark += blob(pic.rng, cx + rx * 0.3, cy + ry * 0.45, rx * 0.6, ry * 0.42, 7, 0.16)
        keys.append(
            pic.symbol(
                f'<path d="M-5-18h10l2 21H-7z{base}"/><path fill="#0b2420" opacity=".2" d="{dark}"/>'
                f'<path fill="#f2e6a0" opacity=".24" d="{lit}"/>'
            )
        )
    return keys


def tree(pic, keys, x, y, size, colour):
    """Put one of the defined trees on the ground; size is about its height."""
    pic.use(pic.rng.choice(keys), x, y, size / 120, flip=pic.rng.random() < 0.5, fill=colour)


def wood(pic, keys, spots, size, colours):
    """Put many trees, the far ones first; spots are (x, y) of their feet."""
    for x, y in sorted(spots, key=lambda spot: spot[1]):
        tree(pic, keys, x, y, size * pic.rng.uniform(0.7, 1.25), pic.rng.choice(colours))


def foliage(pic, cx, cy, rx, ry, tones, count, size, droop=60, base=True):
    """Draw a leafy mass: a dark ground, then dark, middle and light leaves, light ones to the top left."""
    rng = pic.rng
    if base:
        ground = blob(rng, cx, cy, rx * 0.86, ry * 0.86, 14, 0.14)
        for k in range(7):
            a = math.tau * (k + rng.random() * 0.5) / 7
            ground += blob(
                rng, cx + math.cos(a) * rx * 0.66, cy + math.sin(a) * ry * 0.62, rx * 0.3, ry * 0.36, 8, 0.14
            )
        pic.path(ground, tones[0])
        for tone, reach, number in ((tones[1], 0.5, 9), (tones[min(2, len(tones) - 1)], 0.3, 6)):
            lumps = ""
            for k in range(number):
                a, r = math.tau * k / number + rng.uniform(-0.3, 0.3), rng.uniform(0.2, 0.62)
                x, y = cx - rx * 0.12 + math.cos(a) * rx * r, cy - ry * 0.2 + math.sin(a) * ry * r * 0.8
                lumps += blob(rng, x, y, rx * reach * 0.42, ry * reach * 0.4, 8, 0.2)
            pic.path(lumps, tone, opacity=0.55)
    layers = {tone: [] for tone in tones}
    for i in range(count):
        tone = min(len(tones) - 1, int(i / count * len(tones)))
        a, r = rng.uniform(0, math.tau), math.sqrt(rng.random()) * (1.06 - 0.1 * tone)
        x, y = cx + math.cos(a) * rx * r, cy + math.sin(a) * ry * r
        if tone == len(tones) - 1:
            x, y = x - rx * 0.16, y - ry * 0.2
        turn = math.degrees(math.atan2(y - cy + ry * 0.3, x - cx)) + rng.uniform(-droop, droop)
        long = size * rng.uniform(0.7, 1.3)
        layers[tones[tone]].append(leaf(x, y, long, long * rng.uniform(0.22, 0.34), turn))
    pic.fills(layers)


def blades(pic, x0, x1, y, high, tones, count, width=5, lean=0.25):
    """Draw grass: tapered blades rising from a line, back to front through the tones."""
    rng = pic.rng
    for k, tone in enumerate(tones):
        d = ""
        for _ in range(count // len(tones)):
            x, tall = rng.uniform(x0, x1), high * rng.uniform(0.5, 1.1) * (1 - 0.12 * k)
            bend, w = rng.gauss(0, lean) * tall, width * rng.uniform(0.6, 1.2)
            foot = y + rng.uniform(-4, 10)
            d += (
                f"M{whole(x)} {whole(foot)}q{num(bend * 0.2)} {num(-tall * 0.6)} {num(bend)} {num(-tall)} "
                f"{num(-bend * 0.3)} {num(tall * 0.45)} {num(w - bend)} {num(tall)}z"
            ).replace(" -", "-")
        pic.path(d, tone)


def stones(pic, spots, tones=("#5f6468", "#8b8f8f", "#b9b8ae"), moss=None):
    """Draw stones at (x, y, rx, ry): dark body, middle face, light top left, now and then moss."""
    rng = pic.rng
    for x, y, rx, ry in spots:
        pic.path(blob(rng, x, y, rx, ry, 9, 0.1), tones[0])
        pic.path(blob(rng, x - rx * 0.08, y - ry * 0.14, rx * 0.84, ry * 0.76, 8, 0.1), tones[1])
        pic.path(blob(rng, x - rx * 0.26, y - ry * 0.36, rx * 0.46, ry * 0.34, 7, 0.14), tones[2])
        if moss and rng.random() < 0.5:
            pic.path(blob(rng, x + rx * 0.1, y - ry * 0.6, rx * 0.5, ry * 0.24, 8, 0.2), moss)


def ripples(pic, x0, x1, y0, y1, count, colour, opacity=0.35, size=120):
    """Scatter thin lenses of light over water, longer towards the viewer."""
    d = ""
    for _ in range(count):
        t = pic.rng.random() ** 1.4
        long = size * (0.25 + t) * pic.rng.uniform(0.4, 1)
        d += ripple(pic.rng.uniform(x0, x1), y0 + (y1 - y0) * t, long, 1.5 + 4 * t)
    pic.path(d, colour, opacity=opacity)


def bough(pic, points, start, end, tones):
    """Draw a trunk or bough along the points, tapering, with a lit left edge and a dark right edge."""
    left, right, lit, dark = [], [], [], []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(last, i + 1)]
        long = math.hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / long, (bx - ax) / long
        half = (start + (end - start) * i / last) / 2
        if nx > 0 or (nx == 0 and ny > 0):
            nx, ny = -nx, -ny
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
        lit.append((x + nx * half * 0.45, y + ny * half * 0.45))
        dark.append((x - nx * half * 0.3, y - ny * half * 0.3))
    shape = lambda one, two: smooth(one, False) + "L" + smooth(two[::-1], False)[1:] + "z"  # noqa: E731
    pic.path(shape(left, right), tones[1])
    pic.path(shape(left, lit), tones[2])
    pic.path(shape(dark, right), tones[0])


def frond(pic, x, y, length, turn, tones, pairs=9, curl=40):
    """Draw a fern: a curved rib with leaflets that shrink to the tip, lit on the upper side."""
    upper, lower, rib = "", "", [(x, y)]
    step = length / pairs
    for i in range(pairs):
        a = math.radians(turn + curl * (i / pairs) ** 1.3)
        x, y = x + math.cos(a) * step, y + math.sin(a) * step
        rib.append((x, y))
        long = length * 0.30 * math.sin(math.pi * (0.18 + 0.8 * (i + 1) / (pairs + 1)))
        deg = math.degrees(a)
        upper += leaf(x, y, long, long * 0.2, deg - 62)
        lower += leaf(x, y, long, long * 0.2, deg + 62)
    pic.path(lower, tones[0])
    pic.path(upper, tones[1])
    pic.line(smooth(rib, False), tones[2], max(2, length / 60))


def banana(pic, x, y, size, tones):
    """Draw a banana plant: long torn leaves fanning from one foot."""
    rng = pic.rng
    for i, turn in enumerate((-150, -35, -120, -60, -95)):
        long = size * rng.uniform(0.8, 1.05)
        a = math.radians(turn)
        tipx, tipy = x + math.cos(a) * long, y + math.sin(a) * long + size * 0.16 * abs(math.cos(a))
        midx, midy = x + math.cos(a) * long * 0.5, y + math.sin(a) * long * 0.66 - size * 0.06
        wide = size * 0.15
        for sign, tone in ((1, tones[0]), (-1, tones[1 + i % 2])):
            nx, ny = -math.sin(a) * wide * sign, math.cos(a) * wide * sign
            d = (
                f"M{whole(x)} {whole(y)}Q{whole(midx)} {whole(midy)} {whole(tipx)} {whole(tipy)}"
                f"Q{whole(midx + nx * 2.4)} {whole(midy + ny * 2.4)} {whole(x)} {whole(y)}z"
            )
            pic.path(d, tone)
        veins = ""
        for k in range(3, 15):
            t = k / 16
            px = 2 * t * (1 - t) * midx + t * t * tipx + (1 - t) ** 2 * x
            py = 2 * t * (1 - t) * midy + t * t * tipy + (1 - t) ** 2 * y
            wide_here = wide * 2 * t * (1 - t) * 1.9
            for sign in (1, -1):
                nx, ny = -math.sin(a) * sign + math.cos(a) * 0.4, math.cos(a) * sign + math.sin(a) * 0.4
                veins += f"M{num(px)} {num(py)}l{num(nx * wide_here)} {num(ny * wide_here)}"
        pic.line(veins, mix(tones[0], "#10301c", 0.4), max(1.2, size / 240), opacity=0.5)
        pic.line(
            f"M{whole(x)} {whole(y)}Q{whole(midx)} {whole(midy)} {whole(tipx)} {whole(tipy)}", tones[-1], size / 60
        )
