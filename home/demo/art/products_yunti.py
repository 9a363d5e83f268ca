"""Two products of the terrace village: an indigo bag and bamboo shoots."""

import math

from products_kit import Picture, blob, lens, line, mix, num, path, ring, smooth, use

BAG = "M262 452Q500 500 738 452Q752 640 772 796Q774 842 726 848Q500 874 274 848Q226 842 228 796Q248 640 262 452z"
STITCH = {"r": "#c8321f", "y": "#f3b632", "w": "#f6efe0", "t": "#3a9a94", "p": "#e2718a"}


def _wall(pic):
    """Rammed earth: faint courses and flecks of straw."""
    for i in range(7):
        y = 90 + i * 140 + pic.rng.uniform(-20, 20)
        pic.add(line(f"M0 {num(y)}q250 {num(pic.rng.uniform(-16, 16))} 500 0t500 4", "#b98a62", 5, opacity=0.22))
    for i, (size, wide) in enumerate(((26, 4), (18, 3), (34, 4))):
        pic.define(f'<path id="f{i}" d="{lens(size, wide, 2)}"/>')
    tones = ["#b58458", "#d9b389", "#fbead2"]
    pic.layer(
        [
            (
                pic.rng.choice(tones),
                use(f"f{i % 3}", pic.rng.uniform(0, 1000), pic.rng.uniform(0, 1000), pic.rng.uniform(0, 180)),
            )
            for i in range(150)
        ],
        tones,
    )


def _strap(pic):
    """A woven strap over a wooden peg."""
    strap = "M284 470C316 340 430 210 474 118Q500 82 526 118C570 210 684 340 716 470"
    pic.add(line(strap, "#3a2413", 38, opacity=0.10, transform="translate(30 36)"))
    pic.add(line(strap, "#3a2413", 26, opacity=0.16, transform="translate(28 34)"))
    pic.add(
        '<circle cx="516" cy="136" r="40" fill="#3a2413" opacity=".28"/><circle cx="500" cy="112" r="34"'
        ' fill="url(#peg)"/>'
    )
    pic.add(line(strap, "#142346", 42), line(strap, "#2c4a86", 34))
    pic.add(line(strap, "#c8321f", 20), line(strap, "#16264c", 12))
    pic.add(path(strap, stroke="#f3b632", stroke_width=8, stroke_dasharray="8 14"))
    pic.add(path(strap, stroke="#f6efe0", stroke_width=30, stroke_dasharray="3 41", opacity=0.8))
    pic.add(path("M466 100a34 34 0 0 1 68 0q-10 26-34 26t-34-26z", "url(#peg)"))
    pic.add('<ellipse cx="494" cy="98" rx="20" ry="14" fill="#f0cf9c" opacity=".5"/>')


def _sprig(pic, x, y, turn, size):
    """A stem of the indigo plant, leaves in pairs."""
    tones = ("#2f6a58", "#3f8468", "#5a9f78")
    out = [line("M0 0Q10-120 0-240", "#4a5a3a", 7)]
    for i in range(5):
        for side in (-1, 1):
            grow = 1.05 - i * 0.15
            out.append(
                f'<g transform="translate(4 {-50 - i * 42})rotate({-90 + side * (58 - i * 7)})scale({grow:.2f})">'
                f'<use href="#leaf" fill="{tones[(i + (side > 0)) % 3]}"/><use href="#vein"/></g>'
            )
    out.append('<g transform="translate(0 -236)rotate(-94)scale(.5)"><use href="#leaf" fill="#8cc18c"/></g>')
    pic.add(f'<g transform="translate({x} {y})rotate({turn})scale({size})">{"".join(out)}</g>')


def _cross_stitch(pic):
    """The embroidered band, stitch by stitch, sagging with the cloth."""
    cells = {}
    for col in range(-31, 32):
        x = 500 + col * 8
        sag = 18 * (1 - (col / 31) ** 2)
        for row in range(-11, 12):
            u = (col + 9) % 18 - 9
            far = abs(u) + abs(row)
            key = {9: "y", 8: "r", 7: "r", 5: "w", 4: "w", 2: "p", 0: "y"}.get(far)
            if far >= 13 and abs(row) < 9:
                key = "t" if far % 3 else "y"
            if abs(row) == 11:
                key = "r"
            elif abs(row) == 10:
                key = "w" if col % 2 else "r"
            elif abs(row) == 9 and far != 9:
                key = None
            if key:
                cells.setdefault(key, []).append(f"M{num(x - 4)} {num(655 + row * 8 + sag)}h7v7h-7z")
    for key, marks in cells.items():
        pic.add(f'<path fill="{STITCH[key]}" d="{"".join(marks)}"/>')


def _tassels(pic):
    """A row of silk tassels under the hem and a pompom at each end of the strap."""
    silks = ("#c8321f", "#f0a92c", "#d9567a", "#2f8f8a")
    for i in range(9):
        x = 272 + i * 57
        y = 850 + 18 * (1 - ((i - 4) / 4) ** 2)
        silk = silks[i % 4]
        pic.add(f'<ellipse cx="{x + 16}" cy="{num(y + 62)}" rx="16" ry="44" fill="#3a2413" opacity=".2"/>')
        for k in range(11):
            dx = (k - 5) * 3.2
            tone = mix(
                silk, "#fff3dd" if k < 4 else "#2a0d10", (0.34, 0.2, 0.1, 0, 0, 0, 0.08, 0.18, 0.28, 0.38, 0.46)[k]
            )
            tip = pic.rng.uniform(72, 92)
            pic.add(
                line(
                    f"M{num(x + dx * 0.4)} {num(y + 16)}q{num(dx)} 20 {num(dx * 0.9 + pic.rng.uniform(-3, 3))}"
                    f" {num(tip)}",
                    tone,
                    4.4,
                )
            )
        pic.add(f'<circle cx="{x}" cy="{num(y + 6)}" r="11" fill="url(#tin)"/>')
    for x in (284, 716):
        pic.add(f'<circle cx="{x + 12}" cy="496" r="42" fill="#0d1830" opacity=".45"/>')
        for far, tones in ((26, ("#7a1616", "#99201b")), (18, ("#c8321f", "#b2281c")), (9, ("#e8604a", "#f08a6c"))):
            for k in range(26):
                turn = math.tau * k / 26 + pic.rng.uniform(-0.15, 0.15)
                dx, dy = (
                    (far * math.cos(turn), far * math.sin(turn))
                    if far > 10
                    else (far * math.cos(turn) - 7, far * math.sin(turn) - 8)
                )
                pic.add(
                    f'<use href="#f2" fill="{tones[k % 2]}" transform="translate({num(x + dx)}'
                    f' {num(482 + dy)})rotate({round(math.degrees(turn))})"/>'
                )


def _cloth(pic):
    """The woven body of the bag: threads, folds, band and a row of tin buttons."""
    pic.add(path(BAG, "url(#body)"))
    pic.add(f'<g clip-path="url(#{pic.clip(BAG)})">')
    for i in range(66):
        y, x = 452 + i * 6.4, 226 + i * 8.4
        pic.add(
            path(
                f"M226 {num(y)}q274 48 548 0",
                stroke="#9db8e6",
                stroke_width=1.4,
                stroke_dasharray=f"{5 + i % 3} {4 + i % 4}",
                opacity=0.34,
            )
        )
        pic.add(path(f"M{num(x)} 440v440", stroke="#0a1430", stroke_width=1.6, stroke_dasharray="5 4", opacity=0.3))
    for x, wide, tone, seen in (
        (330, 30, "#8fb0ea", 0.3),
        (388, 22, "#081230", 0.34),
        (640, 40, "#081230", 0.36),
        (590, 16, "#8fb0ea", 0.2),
        (706, 30, "#081230", 0.3),
    ):
        pic.add(path(f"M{x} 440q{wide} 220 {wide // 2 - 20} 440q-{wide * 2}-220-{wide // 2} -440z", tone, opacity=seen))
    pic.add(path("M226 546q274 54 548 0v200q-274 54-548 0z", "#101c3c"))
    _cross_stitch(pic)
    pic.add(
        path("M620 430q60 240 80 460h120V430z", "#060c20", opacity=0.3),
        path("M226 430h60q-26 230-8 460h-52z", "#cfe0ff", opacity=0.14),
        "</g>",
    )
    pic.add(
        line("M262 452Q500 500 738 452", "#6f93d2", 6),
        path("M264 466Q500 514 736 466", stroke="#f6efe0", stroke_width=3, stroke_dasharray="10 8"),
    )
    for i in range(13):
        x = 296 + i * 34
        y = 496 + 22 * (1 - ((i - 6) / 7) ** 2)
        pic.add(
            f'<circle cx="{x + 3}" cy="{num(y + 5)}" r="12" fill="#060c20" opacity=".6"/><circle cx="{x}"'
            f' cy="{num(y)}" r="11" fill="url(#tin)"/>'
        )


def indigo_bag():
    """Draw a hand-dyed bag with a cross-stitch band, hanging on an earth wall."""
    pic = Picture(
        "product-indigo-bag",
        "Indigo cotton shoulder bag with a cross-stitch band",
        ("#f9ead8", "#efd3b5", "#d6aa80"),
        11,
    )
    pic.linear("body", (0, "#4a70b4"), (0.35, "#2f5092"), (0.75, "#1d3568"), (1, "#122247"), box=(0, 0, 1, 0.8))
    pic.radial("peg", (0, "#c99a62"), (0.6, "#8a5a30"), (1, "#4e2e14"))
    pic.radial("tin", (0, "#ffffff"), (0.4, "#d5dbe0"), (1, "#6d7884"))
    pic.define('<path id="leaf" d="M0 0C20-34 74-40 120-6 78 24 24 26 0 0z"/>')
    pic.define(
        '<path id="vein" fill="none" stroke="#b5d8b0" stroke-width="2" opacity=".7" d="M2 0Q60-10'
        ' 114-6M30-5l16-14M58-8l16-12M44-6l18 14M72-8l16 9"/>'
    )
    _wall(pic)
    pic.shadow(BAG, 34, 38, 34, 0.42, "#3a2413")
    _strap(pic)
    pic.add(
        path("M262 452Q500 408 738 452Q500 500 262 452z", "#0c1730"), line("M262 452Q500 408 738 452", "#3d62a4", 7)
    )
    for x, turn, size in ((560, 20, 0.86), (430, -22, 0.9), (496, 2, 1.0)):
        _sprig(pic, x, 486, turn, size)
    _cloth(pic)
    _tassels(pic)
    return pic


def _half_width(share, wide):
    """The half width of a shoot at a share of its length from the foot."""
    return wide * max(0.0, 1 - share) ** 0.72 * (0.92 + 0.5 * share * (1 - share))


def _outline(tall, wide):
    """The silhouette of a shoot standing on the origin."""
    left = [(-_half_width(t / 10, wide), -tall * t / 10) for t in range(10)]
    right = [(_half_width(t / 10, wide), -tall * t / 10) for t in range(9, -1, -1)]
    return smooth([*left, (0, -tall), *right, (0, wide * 0.2)])


def _shoot(pic, x, y, turn, tall, wide):
    """One shoot in its husk: sheaths from the tip down, lower ones outside."""
    out, tones = [], ("#7d4f3a", "#a8744a", "#8e6046", "#c1915a", "#6b4440", "#b5834f")
    out.append(f'<ellipse cx="0" cy="6" rx="{num(wide * 0.9)}" ry="{num(wide * 0.3)}" fill="#e9d9a4"/>')
    for k in range(-6, 7):
        out.append(
            f'<ellipse cx="{num(k * wide * 0.12)}" cy="{num(wide * 0.24 - abs(k) * 2.4 + 4)}" rx="5" ry="7"'
            ' fill="#9a4a58"/>'
        )
    for i in range(10, -1, -1):
        t0, side = i * 0.078, 1 if i % 2 else -1
        w0, w1, w2 = (_half_width(t0 + step, wide) * 1.05 for step in (0, 0.12, 0.25))
        y0, y1, y2 = (-tall * (t0 + step) for step in (0, 0.14, 0.27))
        ax, ay = side * w2 * 0.5, -tall * min(t0 + 0.40, 1.06 + i * 0.004)
        d = (
            f"M{num(-w0)} {num(y0)}C{num(-w1)} {num(y1)} {num(-w2)} {num(y2)} {num(ax)} {num(ay)}"
            f"C{num(w2)} {num(y2)} {num(w1)} {num(y1)} {num(w0)} {num(y0)}Q0 {num(y0 + w0 * 0.42)} {num(-w0)}"
            f" {num(y0)}z"
        )
        tone = tones[i % 6]
        tip = lens(62, 11, side * 8)
        out.append(
            f'<path fill="#241009" opacity=".34" transform="translate(5 -9)" d="{d}"/><path fill="{tone}" d="{d}"/>'
        )
        lines = "".join(
            f"M{num(k / 6 * w0)} {num(y0 + w0 * 0.19 * (1 - (k / 6) ** 2))}Q{num(k / 6 * w1 * 1.1)} {num(y1)}"
            f" {num(ax)} {num(ay)}"
            for k in range(-5, 6)
        )
        out.append(path(lines, stroke=mix(tone, "#2c120c", 0.55), stroke_width=2, opacity=0.55))
        dots = "".join(
            f"M{num(pic.rng.uniform(-0.8, 0.8) * w1)}"
            f" {num(y0 + (y1 - y0) * pic.rng.random() * 1.2)}v{pic.rng.randint(7, 15)}"
            for _ in range(26)
        )
        out.append(path(dots, stroke=mix(tone, "#ffe6b0", 0.5), stroke_width=2, opacity=0.5))
        out.append(
            f'<path fill="{"#8a9a4a" if i % 3 else "#a46a5c"}" transform="translate({num(ax)}'
            f' {num(ay)})rotate({-90 + side * 30})translate(24 0)" d="{tip}"/>'
        )
        out.append(
            line(
                f"M{num(-w0)} {num(y0)}C{num(-w1)} {num(y1)} {num(-w2)} {num(y2)} {num(ax)} {num(ay)}",
                mix(tone, "#ffe9bd", 0.55),
                3,
                opacity=0.8,
            )
        )
    shape = _outline(tall * 0.98, wide * 1.05)
    out.append(f'<path fill="url(#husk)" d="{shape}"/>')
    pic.add(f'<g transform="translate({x} {y})rotate({turn})">{"".join(out)}</g>')


def _half(pic, x, y, turn, tall, wide):
    """A shoot cut lengthwise: husk rim, ivory flesh and a ladder of chambers."""
    out = [path(_outline(tall, wide), "#8d6044"), path(_outline(tall * 0.965, wide * 0.9), "url(#ivory)")]
    for i in range(17):
        t0, t1 = 0.05 + 0.05 * i, 0.05 + 0.05 * i + 0.032
        low, high = _half_width(t0, wide) * 0.58, _half_width(t1, wide) * 0.54
        y0, y1, bow = -tall * t0, -tall * t1, 10 - i * 0.4
        d = (
            f"M{num(-low)} {num(y0)}Q0 {num(y0 - bow)} {num(low)} {num(y0)}L{num(high)} {num(y1)}Q0 {num(y1 - bow)}"
            f" {num(-high)} {num(y1)}z"
        )
        out.append(path(d, mix("#c9a860", "#e2cc8a", i / 17)))
        out.append(line(f"M{num(-high)} {num(y1)}Q0 {num(y1 - bow)} {num(high)} {num(y1)}", "#8f7034", 3, opacity=0.55))
        out.append(line(f"M{num(-low)} {num(y0)}Q0 {num(y0 - bow)} {num(low)} {num(y0)}", "#fffbe8", 3.4))
        out.append(
            line(
                f"M{num(-low * 1.5)} {num(y0 + 4)}l{num(low * 0.42)} -6M{num(low * 1.5)}"
                f" {num(y0 + 4)}l{num(-low * 0.42)} -6",
                "#d3b670",
                2.4,
                opacity=0.8,
            )
        )
    pic.add(f'<g transform="translate({x} {y})rotate({turn})">{"".join(out)}</g>')


def _banana_leaf(pic):
    """The big leaf under everything, torn along its veins."""
    up, down = [], []
    for i in range(25):
        t = i / 24
        wide = 265 * math.sin(math.pi * min(1, t * 0.94 + 0.05)) ** 0.6
        tear = 34 if i % 6 == 3 else 0
        up.append((-560 + 1120 * t, -wide + tear))
        down.append((-560 + 1120 * t, wide - tear))
    turn = "translate(500 520)rotate(-36)"
    whole = (
        "M-560 0"
        + "".join(f"L{num(x)} {num(y)}" for x, y in up)
        + "L580 0"
        + "".join(f"L{num(x)} {num(y)}" for x, y in reversed(down))
        + "z"
    )
    pic.add(
        f'<g transform="{turn}">',
        path(whole, "#2a3210", opacity=0.12, transform="translate(2 34)", stroke="#2a3210", stroke_width=22),
        path(whole, "#2a3210", opacity=0.25, transform="translate(0 24)"),
    )
    pic.add(
        path(whole, "url(#ban)"),
        path("M-560 0" + "".join(f"L{num(x)} {num(y)}" for x, y in down) + "L580 0z", "#204d2a", opacity=0.35),
    )
    for i, (x, y) in enumerate(up[1:-1]):
        for sign in (1, -1):
            pic.add(
                line(
                    f"M{num(x - 60)} 0Q{num(x - 20)} {num(sign * y * 0.5)} {num(x)} {num(sign * y)}",
                    ("#a9cf7c", "#2f6634")[i % 2],
                    3,
                    opacity=0.5,
                )
            )
    pic.add(line("M-640 6Q0-8 580 0", "#cfe09a", 13), line("M-640 10Q0-2 580 4", "#7fa052", 5), "</g>")


def bamboo_shoots():
    """Draw whole and halved spring shoots on a banana leaf."""
    pic = Picture(
        "product-bamboo-shoots", "Fresh bamboo shoots, whole and halved", ("#f8f8e0", "#e9edc2", "#c6d08c"), 5
    )
    pic.linear("husk", (0, "#ffe9c0", 0.34), (0.3, "#ffe9c0", 0.05), (0.6, "#24100a", 0.12), (1, "#1a0a06", 0.62))
    pic.linear("ivory", (0, "#fffdf0"), (0.5, "#fbf1cc"), (1, "#dcc489"))
    pic.linear("ban", (0, "#8fc063"), (0.5, "#5f9a4b"), (1, "#3f7c40"), box=(0, 0, 1, 1))
    pic.radial("cut", (0, "#fffef4"), (0.6, "#f8ecc2"), (1, "#d2b676"))
    _banana_leaf(pic)
    for x, y, turn, tall, wide, kind in (
        (170, 700, 33, 640, 104, _shoot),
        (372, 850, 30, 720, 128, _shoot),
        (612, 890, 38, 560, 112, _half),
    ):
        pic.add(
            f'<g transform="translate({x + 18} {y + 26})rotate({turn})" fill="#14220c">',
            path(_outline(tall, wide * 1.2), "#14220c", opacity=0.2),
            path(_outline(tall, wide * 1.06), "#14220c", opacity=0.35),
            "</g>",
        )
        kind(pic, x, y, turn, tall, wide)
    for x, y, size in ((812, 828, 74), (900, 730, 60), (716, 932, 52)):
        pic.shadow(ring(x, y, size, size * 0.9), 8, 14, 14, 0.4)
        pic.add(
            path(blob(pic.rng, x, y + 10, size, size * 0.9, 14, 0.02), "#b99a5a"),
            path(blob(pic.rng, x, y, size, size * 0.9, 14, 0.02), "url(#cut)"),
        )
        for k in range(3):
            grow = size * (0.72 - k * 0.2)
            pic.add(
                path(
                    blob(pic.rng, x, y, grow, grow * 0.88, 12, 0.04),
                    ("none", "#ead9a0", "#c9aa64")[k],
                    stroke="#d2b878",
                    stroke_width=3,
                )
            )
    return pic


DRAWINGS = (indigo_bag, bamboo_shoots)
