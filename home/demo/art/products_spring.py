"""Spring tea of the tea-hill village: loose leaves, a gaiwan, a fresh sprig."""

import math

from products_kit import Picture, heap, line, num, path, ring, twists, use

BOAT = "M-356 26C-300-60-196-156-10-166C150-174 268-120 372-64Q352 70 232 128C60 196-140 176-260 116Q-330 82-356 26z"
WELL = "M-306 22C-250-52-170-122-6-130C138-136 236-98 322-52Q300 50 206 96C58 150-128 136-226 86Q-290 58-306 22z"
TONES = ["#16241a", "#22361f", "#30492a", "#416035", "#587842", "#7b935a", "#a9b585", "#dfe4cc"]


def _mat(pic):
    """A slatted bamboo runner tied with two cords."""
    pic.add(
        '<g transform="rotate(-21 500 540)">',
        path(
            "M28 300h960v500H28z",
            "#1d3324",
            opacity=0.12,
            transform="translate(12 26)",
            stroke="#1d3324",
            stroke_width=22,
        ),
        path("M28 300h960v500H28z", "#1d3324", opacity=0.24, transform="translate(10 18)"),
    )
    for i in range(40):
        x, top, foot = 28 + i * 24, 300 + pic.rng.uniform(-7, 7), 800 + pic.rng.uniform(-7, 7)
        tone = pic.rng.choice(("#e8d29b", "#dfc486", "#f0dfb2", "#d8bb78"))
        pic.add(
            f'<path fill="{tone}" d="M{x} {num(top)}h22V{num(foot)}h-22z"/><path fill="#fff8e0" opacity=".5" d="M{x}'
            f' {num(top)}h5V{num(foot)}h-5z"/><path fill="#7c5c25" opacity=".5" d="M{x + 20}'
            f' {num(top)}h4V{num(foot)}h-4z"/>'
        )
        if i % 3 == 0:
            pic.add(f'<path fill="#9c7a3a" opacity=".55" d="M{x} {num(pic.rng.uniform(330, 770))}h22v4h-22z"/>')
    for y in (346, 754):
        pic.add(
            path(f"M28 {y}h960", stroke="#3d6a4e", stroke_width=7, stroke_dasharray="16 8"),
            path(f"M40 {y}h940", stroke="#e4f0dc", stroke_width=3, stroke_dasharray="8 16"),
        )
    pic.add("</g>")


def _gaiwan(pic, x, y):
    """A lidded cup seen from above, lid set aside, leaves opening in the liquor."""
    pic.glow(x + 16, y + 26, 236, 232)
    pic.add(
        f'<circle cx="{x}" cy="{y}" r="186" fill="url(#cup)"/><circle cx="{x}" cy="{y}" r="186" fill="none"'
        f' stroke="#4f8f74" stroke-width="5" opacity=".8"/><circle cx="{x}" cy="{y}" r="172" fill="none"'
        ' stroke="#9cc7ae" stroke-width="2"/>'
    )
    pic.glow(x + 10, y + 16, 176, 174, 0.8)
    pic.add(
        f'<circle cx="{x}" cy="{y}" r="142" fill="url(#cup)"/><circle cx="{x}" cy="{y}" r="130" fill="#b7cdbd"/>'
        f'<circle cx="{x}" cy="{y + 4}" r="125" fill="url(#tea)"/>'
    )
    pic.add(f'<g clip-path="url(#{pic.clip(ring(x, y + 4, 124, 124))})">')
    for i in range(26):
        far, turn = 104 * math.sqrt(pic.rng.random()), pic.rng.uniform(0, math.tau)
        tone = ("#5f8a3a", "#7fa64a", "#a9c468")[min(2, i // 9)]
        dx, dy = far * math.cos(turn), far * math.sin(turn)
        pic.add(
            f'<g fill="{tone}" transform="translate({num(x + dx)}'
            f' {num(y + dy)})rotate({pic.rng.randrange(360)})scale(.66)"><use href="#wet"/><use href="#rib"/></g>'
        )
    pic.add(f'<circle cx="{x}" cy="{y + 4}" r="124" fill="url(#deep)"/></g>')
    pic.add(
        path(f"M{x - 96} {y - 34}a104 104 0 0 1 74-68q-50 26-60 66-8 10-14 2z", "#ffffff", opacity=0.6),
        line(f"M{x - 126} {y - 50}a136 136 0 0 1 70-74", "#ffffff", 5),
    )


def _lid(pic, x, y):
    """The gaiwan's lid, upside up, with its knob."""
    pic.glow(x + 14, y + 22, 164, 160)
    pic.add(
        f'<circle cx="{x}" cy="{y}" r="126" fill="url(#cup)"/><circle cx="{x}" cy="{y}" r="122" fill="none"'
        ' stroke="#4f8f74" stroke-width="4" opacity=".7"/>'
    )
    for k in range(5):
        turn = math.radians(k * 72 - 20)
        pic.add(
            f'<g transform="translate({num(x + 82 * math.cos(turn))}'
            f' {num(y + 82 * math.sin(turn))})rotate({k * 72 + 70})" fill="#4f8f74" opacity=".75"><path d="M0 0C8-14'
            ' 26-18 40-8 28 6 12 8 0 0z"/><path d="M0 0C-8-14-26-18-40-8-28 6-12 8 0 0z"/></g>'
        )
    pic.glow(x + 8, y + 12, 62, 60)
    pic.add(
        f'<circle cx="{x}" cy="{y}" r="42" fill="url(#cup)"/><circle cx="{x}" cy="{y}" r="28" fill="#a9c6b4"/>'
        f'<circle cx="{x + 3}" cy="{y + 3}" r="24" fill="#e9f3ea"/>'
    )


def _fresh(pic, x, y, turn, size):
    """One bud and two leaves with their shadow."""
    leaf = "M0 0C26-46 92-66 168-40 128 0 52 22 0 0z"
    pic.add(
        f'<g transform="translate({x} {y})rotate({turn})scale({size})"><g opacity=".25" fill="{"#1c1208"}"'
        f' transform="translate(10 16)"><path d="{leaf}"/><path transform="rotate(-52)" d="{leaf}"/></g>'
    )
    for angle, grow in ((0, 1), (-52, 0.92)):
        pic.add(
            f'<g transform="rotate({angle})scale({grow})"><path fill="#4f8a43" d="{leaf}"/><path fill="#76b058"'
            ' d="M0 0C26-46 92-66 168-40 112-28 52-12 0 0z"/>',
            line(
                "M2 0C52-14 108-30 166-40M38-10q8-16 26-26M70-19q8-16 28-24M102-27q8-10 22-16M52-13q22 4 40"
                " 2M84-22q20 4 34 2",
                "#c4dd98",
                2.4,
            ),
            "</g>",
        )
    pic.add(
        path("M-4 2C-14-40-4-84 26-112 34-72 24-28-4 2z", "#a9c96c"),
        path("M-4 2C-6-40 6-80 26-112 26-72 16-30-4 2z", "#d4e6a4"),
        line("M-44 56Q-18 34 0 0", "#557a35", 7),
        "</g>",
    )


def _boat(pic):
    """The porcelain boat heaped with leaves, and a few strewn beside it."""
    pic.add('<g transform="translate(412 646)rotate(-14)">')
    pic.shadow(BOAT, 16, 34, 28, 0.46)
    pic.add(
        path(BOAT, "url(#cup)"),
        path(BOAT, stroke="#ffffff", stroke_width=5),
        path(WELL, "#a3bba9"),
        path("M-320 20C-262-58-178-132-6-142C138-150 250-112 340-58", stroke="#4f8f74", stroke_width=3, opacity=0.7),
    )

    def spot():
        far, turn = math.sqrt(pic.rng.random()), pic.rng.uniform(0, math.tau)
        return 4 + 274 * far * math.cos(turn), -12 + 108 * far * math.sin(turn)

    pic.add(
        path(
            "M-276 10C-210-60-130-112 0-118C130-122 210-86 286-44Q262 40 180 76C40 116-110 112-196 74Q-250 46-276 10z",
            "#131f14",
        )
    )
    heap(pic, spot, TONES, ((0, 3, 170), (1, 6, 220)))
    pic.add('<ellipse cx="4" cy="-12" rx="296" ry="126" fill="url(#heap)"/>')
    heap(pic, lambda: (4 + pic.rng.gauss(0, 120), -24 + pic.rng.gauss(0, 46)), TONES, ((2, 8, 190),))
    pic.add("</g>")
    pic.add('<g opacity=".3" transform="translate(4 7)">')
    strewn = [(pic.rng.gauss(640, 70), pic.rng.gauss(872, 34)) for _ in range(34)]
    pic.add("".join(use(f"t{i % 6}", x, y, i * 67, 0.9) for i, (x, y) in enumerate(strewn)), "</g>")
    pic.layer([(TONES[1 + i % 6], use(f"t{i % 6}", x, y, i * 67, 0.9)) for i, (x, y) in enumerate(strewn)])


def spring_tea():
    """Draw loose spring leaves in a porcelain tea boat beside an open gaiwan."""
    pic = Picture(
        "product-spring-tea",
        "Loose spring tea in a porcelain boat, with a gaiwan",
        ("#f0f8ee", "#cfe5d3", "#8fbf9f"),
        21,
    )
    twists(pic)
    pic.radial("cup", (0, "#ffffff"), (0.55, "#eef5ee"), (1, "#b2cdbb"))
    pic.radial("tea", (0, "#f0ecab"), (0.6, "#d3d17a"), (1, "#9aa548"))
    pic.radial("deep", (0, "#fffbd0", 0.25), (0.5, "#fffbd0", 0), (1, "#3a4a12", 0.55))
    pic.radial(
        "heap",
        (0, "#fffbe0", 0.26),
        (0.45, "#fffbe0", 0.02),
        (0.75, "#0c160a", 0.2),
        (1, "#0c160a", 0.7),
        cx=0.34,
        cy=0.26,
        r=0.82,
    )
    pic.define(
        '<path id="wet" d="M-60 0C-36-30 24-34 62-4 26 26-34 28-60 0z"/>',
        '<path id="rib" fill="none" stroke="#e3ecb0" stroke-width="3" opacity=".8" d="M-58 0Q0-8'
        ' 60-4M-24-5l16-14M6-7l16-12M-14-4l18 14M16-6l16 10"/>',
    )
    _mat(pic)
    _gaiwan(pic, 690, 262)
    _lid(pic, 838, 560)
    _boat(pic)
    _fresh(pic, 150, 300, -22, 1.15)
    return pic


DRAWINGS = (spring_tea,)
