"""Erkuai, the pounded rice cake of the lake village: loaves, slices and one grilled round."""

import math

from products_kit import Picture, blob, lens, line, num, path, ring, use

BOARD = "M96 402Q88 372 120 366L812 262Q846 258 858 288L968 690Q976 724 940 732L232 872Q196 878 186 846z"


def _board(pic):
    """A walnut board lying at an angle, with a thick lower edge and grain."""
    pic.shadow(BOARD, 16, 60, 40, 0.5, "#0c2426")
    pic.add(
        path(BOARD, "#4a2814", transform="translate(2 34)"),
        path(BOARD, "#6b3e20", transform="translate(1 22)"),
        path(BOARD, "url(#walnut)"),
    )
    pic.add(f'<g clip-path="url(#{pic.clip(BOARD)})">')
    for i in range(30):
        y = 330 + i * 22 + pic.rng.uniform(-6, 6)
        tone = ("#5a3218", "#d8a468", "#6b3e20")[i % 3]
        pic.add(
            line(
                f"M60 {num(y)}C300 {num(y - 30 + pic.rng.uniform(-26, 26))} 640"
                f" {num(y - 100 + pic.rng.uniform(-30, 30))} 1000 {num(y - 146)}",
                tone,
                2 + i % 3,
                opacity=0.3,
            )
        )
    pic.add(
        "</g>",
        path(
            "M98 404Q88 372 120 366L812 262Q846 258 858 288",
            stroke="#f0c890",
            stroke_width=6,
            stroke_linecap="round",
            opacity=0.8,
        ),
    )


def _grain(pic, cx, cy, rx, ry, count):
    """Faint flecks of rice in a cut face."""
    marks = ""
    for _ in range(count):
        turn, far = pic.rng.uniform(0, math.tau), math.sqrt(pic.rng.random()) * 0.86
        marks += (
            f"M{num(cx + rx * far * math.cos(turn))} {num(cy + ry * far * math.sin(turn))}l{pic.rng.randint(3, 7)}"
            f" {pic.rng.randint(-3, 3)}"
        )
    return path(marks, stroke="#cdbf9e", stroke_width=2.4, stroke_linecap="round", opacity=0.6)


def _loaf(pic, x, y, turn, size, long):
    """A pillow of rice cake, cut at its right end."""
    body = (
        f"M{-long} -92Q{-long - 62} -90 {-long - 66} 0Q{-long - 62} 92 {-long} 96Q0 106 {long} 96V-94Q0 -104 {-long}"
        " -92z"
    )
    pic.add(
        f'<g transform="translate({x} {y})rotate({turn})scale({size})"><g fill="#1c0e04" transform="translate(14'
        f' 34)"><path opacity=".22" stroke="#1c0e04" stroke-width="34" stroke-linejoin="round" d="{body}"/><path'
        f' opacity=".34" d="{body}"/><ellipse opacity=".34" cx="{long}" rx="70" ry="98"/></g>'
    )
    pic.add(path(body, "url(#rice)"), f'<ellipse cx="{long}" cy="1" rx="58" ry="96" fill="url(#rice)"/>')
    pic.add(
        path(
            f"M{-long + 10} -66Q{-long - 30} -60 {-long - 36} -14Q{-long - 10} -46 {-long + 40} -50Q0 -62"
            f" {long - 60} -56Q0 -84 {-long + 10} -66z",
            "#ffffff",
            opacity=0.95,
        )
    )
    pic.add(path(f"M{-long - 50} 44Q0 66 {long - 20} 50Q0 92 {-long - 20} 84z", "#b7a47c", opacity=0.28))
    for _ in range(9):
        pic.add(
            f'<path fill="{pic.rng.choice(("#d6c7a2", "#ffffff"))}" opacity=".5"'
            f' transform="translate({num(pic.rng.uniform(-long, long - 60))} {num(pic.rng.uniform(-50, 70))})"'
            f' d="{lens(pic.rng.uniform(40, 110), 4, 3)}"/>'
        )
    pic.add(
        f'<ellipse cx="{long}" cy="1" rx="52" ry="91" fill="url(#face)"/>',
        _grain(pic, long, 1, 46, 84, 44),
        f'<path fill="none" stroke="#ffffff" stroke-width="5" d="M{long - 18} -88Q{long - 54} -60 {long - 54} 0"/></g>',
    )


def _leaning(pic):
    """Slices toppling away from the cut loaf like a row of dominoes."""
    for i in range(5):
        x, y, turn = 664 + i * 41, 520 - i * 3, -12 + i * 10
        pic.add(
            f'<g transform="translate({x} {y})rotate({turn})"><ellipse cx="20" cy="40" rx="58" ry="86"'
            ' fill="#1c0e04" opacity=".3"/><ellipse cx="-9" cy="2" rx="50" ry="91" fill="#c8b68e"/><ellipse rx="50"'
            ' ry="90" fill="url(#face)"/>',
            _grain(pic, 0, 0, 44, 82, 30),
            '<path fill="none" stroke="#fff" stroke-width="5" d="M-14-86Q-48-60-50 0"/></g>',
        )


def _fan(pic):
    """Thin slices laid flat in an overlapping arc."""
    for i in range(7):
        x = 392 + i * 72
        y = 776 - 26 * math.sin(i / 6 * math.pi) - i * 16
        turn = -30 + i * 7
        shape = blob(pic.rng, 0, 0, 98, 62, 14, 0.025)
        pic.add(
            f'<g transform="translate({num(x)} {num(y)})rotate({turn})">',
            path(shape, "#1c0e04", opacity=0.34, transform="translate(8 20)"),
            path(shape, "#c4b186", transform="translate(1 11)"),
            path(shape, "url(#face)"),
            _grain(pic, 0, 0, 88, 52, 36),
            path("M-84-8Q-70-46-6-54", stroke="#ffffff", stroke_width=5, stroke_linecap="round"),
            "</g>",
        )


def _grilled(pic, x, y):
    """A grilled round, puffed and folded over its sauce, with greens."""
    pic.add(
        f'<ellipse cx="{x + 16}" cy="{y + 28}" rx="214" ry="186" fill="url(#h)"/><ellipse cx="{x}" cy="{y}" rx="178"'
        f' ry="150" fill="url(#clay)"/><ellipse cx="{x}" cy="{y}" rx="168" ry="141" fill="none" stroke="#f4e4c4"'
        f' stroke-width="3" opacity=".7"/><ellipse cx="{x + 2}" cy="{y + 4}" rx="146" ry="120" fill="#5d3320"/>'
    )
    under = blob(pic.rng, x, y - 2, 134, 106, 16, 0.03)
    pic.add(path(under, "#8a6a3c", transform="translate(2 10)"), path(under, "url(#face)"))
    for _ in range(26):
        turn, far = pic.rng.uniform(0, math.tau), pic.rng.uniform(0.55, 0.92)
        pic.add(
            f'<ellipse cx="{num(x + 132 * far * math.cos(turn))}" cy="{num(y + 104 * far * math.sin(turn))}"'
            f' rx="{num(pic.rng.uniform(6, 16))}" ry="{num(pic.rng.uniform(4, 10))}"'
            f' fill="{pic.rng.choice(("#a86a28", "#7d4516", "#d09a4c"))}" opacity=".5"/>'
        )
    pic.add(
        path(blob(pic.rng, x + 6, y + 4, 92, 66, 13, 0.12), "#8e2412"),
        path(blob(pic.rng, x, y - 2, 78, 52, 12, 0.14), "#bf3f1c"),
        path(f"M{x - 56} {y - 22}q40-30 90-16-50-2-84 26z", "#f08a54", opacity=0.8),
    )
    tones = ["#3d7a34", "#5fa04a", "#a6d07a", "#f0dca0"]
    marks = []
    for i in range(34):
        turn, far = pic.rng.uniform(0, math.tau), math.sqrt(pic.rng.random())
        px, py = x + 74 * far * math.cos(turn), y + 50 * far * math.sin(turn)
        tone = tones[i % 4]
        marks.append(
            (
                tone,
                f'<path d="{ring(px, py, 9, 6)}{ring(px + 1, py + 1, 4, 3)}" fill-rule="evenodd"/>'
                if i % 4 < 3
                else f'<path d="M{num(px)} {num(py)}l9-3 3 6-9 3z"/>',
            )
        )
    pic.layer(marks, tones)
    fold = (
        f"M{x - 128} {y - 26}Q{x - 60} {y - 124} {x + 64} {y - 96}Q{x + 20} {y - 44} {x - 44} {y - 40}Q{x - 96}"
        f" {y - 34} {x - 128} {y - 26}z"
    )
    pic.add(path(fold, "#3a1c0a", opacity=0.4, transform="translate(6 14)"), path(fold, "url(#toast)"))
    for dx, dy, rx in ((-70, -58, 16), (-20, -78, 20), (24, -92, 12), (-40, -52, 9), (-96, -40, 8)):
        pic.add(
            f'<ellipse cx="{x + dx}" cy="{y + dy}" rx="{rx}" ry="{num(rx * 0.55)}" fill="#8a4e1a" opacity=".6"'
            f' transform="rotate(-24 {x + dx} {y + dy})"/>'
        )


def _props(pic):
    """A saucer of chilli sauce, spring onions and an ear of rice."""
    x, y = 862, 156
    pic.add(
        f'<ellipse cx="{x + 14}" cy="{y + 24}" rx="134" ry="124" fill="url(#h)"/><circle cx="{x}" cy="{y}" r="104"'
        f' fill="url(#china)"/><circle cx="{x}" cy="{y}" r="95" fill="none" stroke="#2d5aa0" stroke-width="4"/>'
        f'<circle cx="{x}" cy="{y + 2}" r="78" fill="#5a120a"/><circle cx="{x}" cy="{y + 5}" r="74"'
        ' fill="url(#sauce)"/>'
    )
    tones = ["#6d140a", "#e8602a", "#f6c86a"]
    pic.layer(
        [
            (
                tones[i % 3],
                f'<path d="M{num(x + pic.rng.gauss(0, 30))} {num(y + 5 + pic.rng.gauss(0, 28))}l7-4 4 6-8 3z"/>',
            )
            for i in range(60)
        ],
        tones,
    )
    pic.add(path(f"M{x - 54} {y - 14}a60 60 0 0 1 40-42q-28 20-30 42-6 6-10 0z", "#ffffff", opacity=0.6))
    for i, (x0, y0, dx, bend) in enumerate(((34, 936, 330, 40), (30, 964, 390, 26), (60, 986, 300, 10))):
        d = f"M{x0} {y0}q{dx * 0.4:.0f} {-bend} {dx} {-bend * 0.4 - 6:.0f}"
        pic.add(
            line(d, "#0c2426", 22, opacity=0.25, transform="translate(8 16)"),
            line(d, ("#5fa04a", "#4a8a3e", "#6cae52")[i], 19),
            line(d, "#b6dc8c", 5, opacity=0.8, transform="translate(0 -4)"),
        )
        tip = f"M{x0} {y0}q{dx * 0.08:.0f} {-bend * 0.3:.0f} {dx * 0.22:.0f} {-bend * 0.55:.0f}"
        pic.add(line(tip, "#f4f6e4", 20), line(tip, "#ffffff", 6, transform="translate(0 -4)"))
        for k in range(5):
            pic.add(line(f"M{x0} {y0}q-14 {(k - 2) * 4} -26 {(k - 2) * 9}", "#efe6cc", 2))
    pic.define(f'<path id="g" d="{lens(34, 11, 0)}"/>')
    grains, shade = [], []
    for i in range(22):
        part = i / 21
        gx, gy = 396 + 260 * part, 176 - 96 * part + 70 * part * part
        for side in (-1, 1):
            turn = math.degrees(math.atan2(-96 + 140 * part, 260)) + side * (40 - 18 * part)
            px, py = gx + 20 * math.cos(math.radians(turn)), gy + 20 * math.sin(math.radians(turn))
            shade.append(use("g", px + 8, py + 16, turn))
            grains.append((("#b98d2c", "#d9b24c", "#f2d98a")[(i + side) % 3], use("g", px, py, turn)))
    pic.add('<g fill="#0c2426" opacity=".3">', *shade, "</g>", line("M330 214Q380 186 420 166T660 146", "#9c8434", 5))
    pic.layer(grains)


def erkuai():
    """Draw rice-cake loaves and slices on a board, one round grilled with sauce."""
    pic = Picture("product-erkuai", "Pounded rice cake, in loaves and slices", ("#bcdcd5", "#7fb5b0", "#3f7f82"), 111)
    pic.linear("rice", (0, "#ffffff"), (0.3, "#fbf7ea"), (0.68, "#e9dfc6"), (1, "#b9a680"), box=(0, 0, 0.12, 1))
    pic.radial("face", (0, "#ffffff"), (0.6, "#fbf6e6"), (1, "#e4d8b8"))
    pic.linear("walnut", (0, "#c08a54"), (0.5, "#9c6636"), (1, "#6d4220"), box=(0, 0, 0.8, 1))
    pic.radial("clay", (0, "#d98a5a"), (0.6, "#a9582e"), (1, "#6b3218"))
    pic.radial("china", (0, "#ffffff"), (0.6, "#eef4f7"), (1, "#b0c4d0"))
    pic.radial("sauce", (0, "#e05a2a"), (0.6, "#b62c14"), (1, "#74140a"))
    pic.linear("toast", (0, "#fff8e2"), (0.5, "#f0d8a0"), (1, "#c28a44"), box=(0, 0, 0.4, 1))
    _board(pic)
    _props(pic)
    _loaf(pic, 470, 380, -9, 0.92, 210)
    _loaf(pic, 410, 560, -9, 1.06, 180)
    _leaning(pic)
    _fan(pic)
    _grilled(pic, 196, 790)
    return pic


DRAWINGS = (erkuai,)
