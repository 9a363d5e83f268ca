"""Two products of the lake village: milk fans and carved plums."""

import math

from products_kit import Picture, lens, line, mix, num, path, smooth, table, use


def _sheet(pic, spread, reach):
    """One milk fan about the origin, opening upward between two sticks."""
    rng, gather = pic.rng, reach * 0.17
    top = []
    for i in range(19):
        turn = math.radians(-spread + 2 * spread * i / 18)
        far = (
            reach * (1 - 0.07 * math.cos(math.pi * (i - 9) / 18))
            + (11 if i % 2 else -9) * rng.uniform(0.2, 1.5)
            + rng.uniform(-8, 8)
        )
        top.append((far * math.sin(turn), -far * math.cos(turn)))
    foot = [(gather * math.sin(math.radians(a)), -gather * math.cos(math.radians(a))) for a in (spread, 0, -spread)]
    edge = smooth(top, closed=False)
    shape = edge + "L" + "L".join(f"{num(x)} {num(y)}" for x, y in foot) + "z"
    out = [path(shape, "url(#milk)")]
    for i in range(46):
        turn = math.radians(rng.uniform(-spread + 3, spread - 3))
        start, size = rng.uniform(gather, reach * 0.7), rng.uniform(reach * 0.16, reach * 0.5)
        size = min(size, reach * 0.93 - start)
        mid = start + size / 2
        tone, seen = (("#c99b4c", 0.42), ("#fffdf0", 0.75), ("#e3bf78", 0.5))[i % 3]
        out.append(
            f'<path fill="{tone}" opacity="{seen}" transform="translate({num(mid * math.sin(turn))}'
            f" {num(-mid * math.cos(turn))})"
            f'rotate({num(math.degrees(turn) - 90)})" d="{lens(size, rng.uniform(4, 11), rng.uniform(-8, 8))}"/>'
        )
    for _ in range(60):
        turn, far = math.radians(rng.uniform(-spread + 4, spread - 4)), rng.uniform(0.3, 0.9) * reach
        out.append(
            f'<circle cx="{num(far * math.sin(turn))}" cy="{num(-far * math.cos(turn))}"'
            f' r="{num(rng.uniform(3, 9))}" fill="{("#fffef6", "#d9b062")[_ % 2]}" opacity=".4"/>'
        )
    out.extend(
        (
            path(edge, stroke="#fff6d8", stroke_width=24, stroke_linecap="round"),
            path(edge, stroke="#fffef8", stroke_width=10, stroke_linecap="round", transform="translate(-2 -5)"),
        )
    )
    out.append(path(edge, stroke="#d2a758", stroke_width=4, transform="translate(3 13)", opacity=0.55))
    return shape, "".join(out)


def _stick(turn, reach, wrap):
    """One bamboo stick with the edge of the sheet wound around it."""
    parts = [
        f'<path fill="#5b4018" d="M-8 70L-9 {-wrap}H9L8 70z"/><path fill="#c79a54" d="M-7 68L-8 {-wrap}H6L5 68z"/>'
        f'<path fill="#f0d79c" d="M-6 66L-7 {-wrap}H-2L-2 66z"/>',
        '<path fill="url(#roll)"'
        f' d="M-10-{num(reach * 0.16)}Q-24-{num(reach * 0.5)}-19-{num(reach * 0.98)}Q0-{num(reach * 1.02)}'
        f' 19-{num(reach * 0.98)}Q26-{num(reach * 0.5)} 10-{num(reach * 0.16)}z"/>',
    ]
    for i in range(9):
        y = reach * (0.22 + i * 0.085)
        parts.append(line(f"M-19 {num(-y)}q18 16 38-6", "#b98a42", 2.6, opacity=0.6))
        parts.append(line(f"M-17 {num(-y - 5)}q10 8 18 4", "#fffdf0", 3, opacity=0.9))
    return f'<g transform="rotate({turn})">{"".join(parts)}</g>'


def _fan(pic, x, y, tilt, spread, reach):
    """A whole milk fan on two sticks with its shadow."""
    shape, sheet = _sheet(pic, spread, reach)
    pic.add(
        f'<g transform="translate({x + 20} {y + 34})rotate({tilt})">',
        path(shape, "#12304a", opacity=0.10, stroke="#12304a", stroke_width=34, stroke_linejoin="round"),
        path(shape, "#12304a", opacity=0.2, stroke="#12304a", stroke_width=12, stroke_linejoin="round"),
        "</g>",
    )
    pic.add(
        f'<g transform="translate({x} {y})rotate({tilt})">',
        sheet,
        _stick(-spread, reach, reach * 1.13),
        _stick(spread, reach, reach * 1.13),
        "</g>",
    )


def _rose(pic, x, y, size):
    """An opened rose: five rings of cupped petals, pale at the lip, dark at the heart."""
    pic.glow(x + 10, y + 16, size * 1.45, size * 1.4)
    for step, (far, grow, count) in enumerate(
        ((0.66, 0.5, 7), (0.5, 0.44, 6), (0.34, 0.36, 5), (0.18, 0.28, 4), (0.05, 0.16, 3))
    ):
        body, lip = mix("#d9557c", "#7d1238", step / 5), mix("#f9b7c8", "#d0486e", step / 5)
        for k in range(count):
            turn = 360 * k / count + step * 29
            d = (
                f"M0 {num(size * grow)}C{num(-size * grow)} {num(size * grow * 0.7)} {num(-size * grow * 0.9)}"
                f" {num(-size * grow * 0.5)} 0 {num(-size * grow * 0.6)}S{num(size * grow)} {num(size * grow * 0.7)}"
                f" 0 {num(size * grow)}z"
            )
            edge = (
                f"M{num(-size * grow * 0.74)} 0Q{num(-size * grow * 0.6)} {num(-size * grow * 0.56)} 0"
                f" {num(-size * grow * 0.6)}T{num(size * grow * 0.74)} 0"
            )
            pic.add(
                f'<g transform="translate({x} {y})rotate({num(turn)})translate(0 {num(-size * far)})">',
                path(d, "#5a0c28", opacity=0.35, transform="translate(2 5)"),
                path(d, body),
                line(edge, lip, size * 0.07),
                "</g>",
            )
    for turn in (150, 205, 262):
        pic.add(
            f'<path fill="#4f8a43" transform="translate({x} {y})rotate({turn})translate({num(size * 1.2)} 0)"'
            f' d="{lens(size * 0.9, size * 0.3, 6)}"/>'
            if size > 50
            else ""
        )


def _plate(pic, x, y):
    """A blue-and-white plate with two grilled rolls and rose jam."""
    pic.add(f'<ellipse cx="{x + 14}" cy="{y + 26}" rx="330" ry="150" fill="url(#h)"/>')
    pic.add(
        f'<ellipse cx="{x}" cy="{y}" rx="296" ry="126" fill="url(#china)"/><ellipse cx="{x}" cy="{y}" rx="282"'
        f' ry="117" fill="none" stroke="#2d5aa0" stroke-width="5"/><ellipse cx="{x}" cy="{y + 2}" rx="206" ry="78"'
        f' fill="#dbe6ee"/><ellipse cx="{x}" cy="{y + 5}" rx="200" ry="74" fill="#f5f9fa"/>'
    )
    for k in range(22):
        turn = math.tau * k / 22
        pic.add(
            f'<path fill="#2d5aa0" transform="translate({num(x + 246 * math.cos(turn))}'
            f' {num(y + 98 * math.sin(turn))})rotate({num(math.degrees(turn))})" d="M-10 0C-4-12 10-12 16 0 10 10-4'
            ' 10-10 0z"/>'
        )
    for dx, dy, turn in ((-6, -26, -13), (26, 26, -9)):
        pic.add(
            f'<g transform="translate({x + dx} {y + dy})rotate({turn})"><path fill="#3a2a12" opacity=".3"'
            ' d="M-170-20h390v60h-390z" transform="translate(8 18)"/><path fill="#b98a48"'
            ' d="M-300-6h520v12h-520z"/><path fill="#efd49a" d="M-300-6h520v4h-520z"/>'
        )
        pic.add('<path fill="url(#toast)" d="M-176-20Q-190 6-174 32Q0 50 186 34Q204 6 186-24Q0-44-176-20z"/>')
        for k in range(8):
            pic.add(line(f"M{-150 + k * 44} {-30 + abs(k - 4)}q-22 30 -2 66", "#a8702a", 3, opacity=0.55))
        for _ in range(16):
            pic.add(
                f'<ellipse cx="{num(pic.rng.uniform(-160, 170))}" cy="{num(pic.rng.uniform(-20, 24))}"'
                f' rx="{num(pic.rng.uniform(5, 15))}" ry="{num(pic.rng.uniform(3, 8))}"'
                f' fill="{pic.rng.choice(("#8a4a16", "#b8691f", "#6e3610"))}" opacity=".5"/>'
            )
        pic.add(
            path("M-120-14Q-70-40-20-24T70-30T150-12Q140 4 110 0T60 14T0 4T-70 12T-120-14z", "#8e1b3a"),
            path("M-108-16Q-66-34-20-20T66-26T134-13Q60-14 30-12T-60-6T-108-16z", "#d94a70", opacity=0.8),
            "</g>",
        )


def milk_fan():
    """Draw milk fans drying on paired sticks, two grilled with rose jam in front."""
    pic = Picture(
        "product-milk-fan", "Milk fans on bamboo sticks, grilled with rose jam", ("#eaf4f8", "#bfdbea", "#79aacc"), 71
    )
    pic.radial("milk", (0, "#e8c47e"), (0.3, "#f6e2b0"), (0.7, "#fdf3d4"), (1, "#fff9e6"), cx=0.5, cy=1, r=1)
    pic.linear("roll", (0, "#fffdf0"), (0.4, "#f8e8bd"), (1, "#c09450"))
    pic.linear("toast", (0, "#fdf0c8"), (0.4, "#f0c878"), (1, "#b06f2a"), box=(0, 0, 0.1, 1))
    pic.radial("china", (0, "#ffffff"), (0.6, "#eef4f7"), (1, "#b8cbd8"))
    _fan(pic, 330, 668, -17, 21, 540)
    _fan(pic, 684, 668, 17, 21, 545)
    _fan(pic, 505, 752, 0, 27, 620)
    _plate(pic, 520, 836)
    for x, y, size in ((136, 826, 62), (218, 908, 46)):
        _rose(pic, x, y, size)
    for x, y, turn in ((60, 920, 20), (300, 962, 80), (880, 946, -30), (930, 780, 50)):
        pic.add(
            f'<g transform="translate({x} {y})rotate({turn})"><path fill="#12304a" opacity=".25"'
            ' transform="translate(5 9)" d="M0 0C10-30 50-34 64-8 50 20 16 22 0 0z"/><path fill="#b93264" d="M0'
            ' 0C10-30 50-34 64-8 50 20 16 22 0 0z"/><path fill="#ea7f9c" d="M0 0C10-30 50-34 64-8 44-20 18-14 0'
            ' 0z"/></g>'
        )
    return pic


def _carved(pic):
    """Define carved plums c0..c2: a flattened plum cut into a ring of slanting petals."""
    sets = (
        ("#5e1408", "#a8321a", "#d9622c", "#f3a45c"),
        ("#6e2408", "#b9521c", "#e0862e", "#f9c878"),
        ("#4a0c10", "#8e1f1c", "#c2452a", "#ee8a58"),
    )
    for i, (deep, dark, mid, lit) in enumerate(sets):
        parts = [f'<circle r="66" fill="{deep}"/>']
        for wide, count, tone, reach in ((15, 16, dark, 72), (12, 16, mid, 64), (9, 12, lit, 44)):
            for k in range(count):
                turn = 360 * k / count + reach
                parts.append(
                    f'<path fill="{tone}" transform="rotate({num(turn)})translate({reach * 0.6:.0f} 0)rotate(24)"'
                    f' d="{lens(reach * 0.74, wide, 5)}"/>'
                )
        parts.append(
            f'<circle r="13" fill="{deep}"/><path fill="none" stroke="#fff3d8" stroke-width="5"'
            ' stroke-linecap="round" opacity=".75" d="M-52-28a60 60 0 0 1 34-28M-26-16a30 30 0 0 1 14-14"/>'
        )
        pic.define(f'<g id="c{i}">{"".join(parts)}</g>')


JAR = "M262 300Q206 330 200 410V770Q200 850 280 858H560Q640 850 640 770V410Q634 330 578 300z"


def _jar_top(pic):
    """The outline of the jar, its neck, lid and string."""
    pic.add(
        path(JAR, stroke="#ffffff", stroke_width=6, opacity=0.75),
        path("M250 258H590Q604 280 584 304H256Q236 280 250 258z", "#f4eaf2", opacity=0.9),
        path("M250 258H590l4 14H246z", "#ffffff"),
        path("M256 296H584l-4 10H260z", "#a890b0", opacity=0.6),
    )
    pic.add(
        path("M244 256Q250 178 420 170Q590 178 596 256Q420 276 244 256z", "url(#lid)"),
        path("M280 236Q300 194 392 188Q330 206 316 244z", "#ffffff", opacity=0.8),
        '<ellipse cx="426" cy="176" rx="60" ry="10" fill="#8a7496" opacity=".35"/><circle cx="420" cy="136" r="44"'
        ' fill="url(#lid)"/><ellipse cx="404" cy="120" rx="14" ry="9" fill="#fff" opacity=".95"'
        ' transform="rotate(-36 404 120)"/>',
    )
    pic.add(
        path("M250 296Q420 322 590 296L592 314Q420 342 248 314z", "#c9a35c"),
        path("M250 300Q420 326 590 300", stroke="#7d5a26", stroke_width=3, stroke_dasharray="6 6"),
        line("M512 318q54 16 30 66M516 318q70-6 74 46M512 316q-34 36-8 54", "#d8b878", 7),
    )


def _jar(pic):
    """A wide glass jar with a glass lid, plums crowding in the syrup."""
    pic.add(
        '<ellipse cx="470" cy="868" rx="330" ry="56" fill="#2a1420" opacity=".34"/><ellipse cx="640" cy="876"'
        ' rx="190" ry="34" fill="#d9622c" opacity=".35"/>'
    )
    pic.add(
        path(JAR, "#fff4ea", opacity=0.5),
        f'<g clip-path="url(#{pic.clip(JAR)})">',
        path("M190 392h460v480H190z", "url(#syrup)"),
    )
    spots = []
    for row in range(5):
        for col in range(5):
            spots.append(
                (
                    214 + col * 104 + (row % 2) * 46 - 20 + pic.rng.uniform(-12, 12),
                    446 + row * 92 + pic.rng.uniform(-12, 12),
                )
            )
    pic.rng.shuffle(spots)
    for i, (x, y) in enumerate(spots):
        flat = pic.rng.uniform(0.62, 1.02)
        pic.add(
            f'<ellipse cx="{num(x + 8)}" cy="{num(y + 12)}" rx="74" ry="{num(72 * flat)}" fill="#3a0a06"'
            ' opacity=".4"/>',
            f'<g transform="translate({num(x)} {num(y)})rotate({pic.rng.randrange(-30, 30)})scale(1 {flat:.2f})">'
            f'<use href="#c{i % 3}"/></g>',
        )
    pic.add(path("M190 392h460v480H190z", "url(#veil)"))
    pic.add(
        '<ellipse cx="420" cy="396" rx="220" ry="24" fill="#f4a85c" opacity=".75"/><ellipse cx="420" cy="394"'
        ' rx="212" ry="18" fill="#ffd9a0" opacity=".6"/>'
    )
    for _ in range(24):
        pic.add(
            f'<circle cx="{num(pic.rng.uniform(230, 610))}" cy="{num(pic.rng.uniform(430, 840))}"'
            f' r="{pic.rng.randint(3, 7)}" fill="#fff0d0" opacity=".5"/>'
        )
    pic.add(
        path("M228 420Q220 600 232 790Q246 810 262 800Q246 600 262 404Q240 392 228 420z", "#ffffff", opacity=0.6),
        path("M606 430Q622 620 604 800Q590 816 584 800Q604 620 588 420z", "#ffffff", opacity=0.3),
        "</g>",
    )
    _jar_top(pic)


def _blossom(pic):
    """A plum branch in flower, reaching in from the right."""
    pic.add(
        line("M1010 120Q880 130 800 220Q740 290 690 300", "#4a2e2e", 16),
        line("M1006 112Q880 122 796 212", "#8a6058", 5),
        line("M860 160Q800 130 760 84M800 220Q850 290 840 372", "#4a2e2e", 10),
    )
    petal = "M0 0C-26-12-28-46 0-54 28-46 26-12 0 0z"
    petals = {
        grow: "".join(f'<path transform="rotate({a})scale({grow})" d="{petal}"/>' for a in range(0, 360, 72))
        for grow in ("1", ".6 .5")
    }
    threads = "".join(f"M0 0L{num(24 * math.cos(k * 0.7))} {num(24 * math.sin(k * 0.7))}" for k in range(9))
    pic.define(f'<g id="o"><g fill="#fff4f4">{petals["1"]}</g><g fill="#f3b9c6" opacity=".75">{petals[".6 .5"]}</g>')
    pic.define(f'<path stroke="#b03a56" stroke-width="2" fill="none" d="{threads}"/><circle r="6" fill="#f0c040"/></g>')
    for x, y, turn, size in (
        (764, 92, 0, 1.0),
        (868, 156, 30, 1.15),
        (700, 296, 50, 0.95),
        (800, 226, 12, 1.1),
        (842, 376, 0, 0.9),
        (950, 118, 64, 1.0),
        (828, 306, 40, 0.7),
    ):
        pic.add(
            f'<circle cx="{x + 8}" cy="{y + 14}" r="{num(46 * size)}" fill="#3a2040" opacity=".16"/>',
            use("o", x, y, turn, size),
        )
    for x, y in ((724, 60), (660, 318), (884, 420), (990, 170)):
        pic.add(
            f'<circle cx="{x}" cy="{y}" r="15" fill="#e58ca0"/><circle cx="{x - 4}" cy="{y - 5}" r="6" fill="#ffe0e6"/>'
        )


def carved_plum():
    """Draw a jar of carved plums in syrup with a small dish in front."""
    pic = Picture("product-carved-plum", "Carved plums in syrup", ("#f6eef6", "#dfcfe4", "#b7a0c4"), 81)
    pic.radial("syrup", (0, "#f5a04c"), (0.4, "#d0571f"), (1, "#6a1208"), cx=0.36, cy=0.3, r=0.9)
    pic.linear(
        "veil",
        (0, "#5a0c06", 0.55),
        (0.2, "#ff9a40", 0.16),
        (0.45, "#ffd080", 0.22),
        (0.8, "#7a1a08", 0.25),
        (1, "#3a0604", 0.7),
    )
    pic.radial("lid", (0, "#ffffff", 0.98), (0.5, "#efe6f2", 0.85), (1, "#a58fb4", 0.9))
    pic.radial("china", (0, "#ffffff"), (0.6, "#f0f4f8"), (1, "#b4c2d4"))
    _carved(pic)
    pic.add('<ellipse cx="330" cy="330" rx="430" ry="340" fill="#fffaff" opacity=".3"/>')
    table(pic, 742, ("#8f6f86", "#b79bb2", "#5a4058"), 7)
    _blossom(pic)
    _jar(pic)
    pic.add(
        '<ellipse cx="738" cy="906" rx="240" ry="70" fill="url(#h)"/><ellipse cx="728" cy="876" rx="214" ry="78"'
        ' fill="url(#china)"/><ellipse cx="728" cy="872" rx="202" ry="70" fill="none" stroke="#2d5aa0"'
        ' stroke-width="4"/><ellipse cx="728" cy="876" rx="170" ry="54" fill="#d9793a" opacity=".55"/><ellipse'
        ' cx="716" cy="872" rx="150" ry="44" fill="#f0a860" opacity=".5"/>'
    )
    for i, (x, y) in enumerate(((652, 846), (792, 838), (728, 890))):
        pic.add(
            f'<ellipse cx="{x + 12}" cy="{y + 20}" rx="82" ry="48" fill="#3a0a06" opacity=".4"/><ellipse cx="{x}"'
            f' cy="{y + 12}" rx="70" ry="46" fill="#5e1408"/>',
            use(f"c{i}", x, y, 0, 1.08, 0.74),
        )
    for k in range(22):
        turn = math.tau * k / 22
        pic.add(
            f'<circle cx="{num(728 + 188 * math.cos(turn))}" cy="{num(873 + 63 * math.sin(turn))}" r="4"'
            ' fill="#2d5aa0"/>'
            if math.sin(turn) > 0.1
            else ""
        )
    return pic


DRAWINGS = (milk_fan, carved_plum)
