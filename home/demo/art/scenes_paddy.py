"""A rice field seen half above and half under the water."""

from scenes_kit import H, Scene, W, leaf, mix, smooth, wave
from scenes_nature import (
    ridge,
    ripples,
    stones,
)
from scenes_people import duck


def rice_clump(pic, x, y, size, tones, count=16):
    """Draw a clump of growing rice: blades fanning from one foot, in tones from dark to light."""
    for k, tone in enumerate(tones):
        d = ""
        for _ in range(count // len(tones)):
            d += leaf(
                x + pic.rng.uniform(-0.06, 0.06) * size,
                y,
                size * pic.rng.uniform(0.7, 1.05),
                size * 0.03,
                -90 + pic.rng.gauss(-4 * k, 20),
            )
        pic.path(d, tone)


def _side_carp(pic, x, y, size, flip, tones):
    """Draw a carp from the side: body with back, belly and scales, fins and tail."""
    pic.add(f'<g transform="translate({x} {y})scale({"-" if flip else ""}{size / 100:.2f} {size / 100:.2f})">')
    dark, base, lit = tones
    scales = "".join(f"M{-44 + 11 * i + 5 * (j % 2)} {-12 + 8 * j}q6 4 0 8" for i in range(8) for j in range(3))
    pic.add(
        f'<path fill="{dark}" opacity=".85" d="M-70 0q-30-30-44-26 8 14 8 26t-8 28q18 2 '
        "44-22zM-20-26q20-24 52-14l-6 16zM-10 24q4 18 20 22l10-22zM40 20q0 16 12 "
        '22l8-22z"/>'
        f'<path fill="{base}" d="M-78 0Q-40-36 14-32q50 4 72 34-20 28-70 30Q-40 34-78 0z"/>'
        f'<path fill="{dark}" opacity=".55" d="M-78 0Q-40-36 14-32q50 4 72 34-8-2-20-6Q20-22-30-14-60-8-78 0z"/>'
        f'<path fill="{lit}" opacity=".8" d="M-50 12q50 22 96 8 20-4 34-14-18 24-64 26-40 0-66-20z"/>'
        f'<path fill="none" stroke="{lit}" stroke-width="1.8" opacity=".7" d="{scales}"/>'
        f'<path fill="none" stroke="{dark}" stroke-width="3" d="M48-20q-10 20 2 42M84 '
        '6q6 6 4 12"/><circle cx="66" cy="-6" r="4.5" fill="#1a1208"/>'
    )
    pic.end()


def duck_fish_rice():
    """Draw a rice field seen half above and half under the water."""
    pic = Scene("story-duck-fish-rice", "Ducks, carp and rice in one field", 45)
    rng, line_y = pic.rng, 520
    pic.sky(("#8fc4d6", "#c9e3dc", "#f4f2d2"), 520)
    pic.glow(200, 40, 800, 330, "#fffbe0", 0.9)
    ridge(pic, 300, 22, "#a9c9b9", "#f3f3d6", [(0.2, 0.3, 120), (0.75, 0.3, 150)])
    ridge(pic, 360, 18, "#7fae8c", "#eef0c6", [(0.0, 0.3, 120), (0.5, 0.2, 50), (1.0, 0.3, 130)])
    pic.glow(800, 362, 900, 40, "#fdfde8", 0.8)
    pic.path(f"M0 380H{W}V530H0z", pic.linear((0, "#e9efd2"), (0.5, "#b9d6b9"), (1, "#7fb39f")))
    for row, (y, size, n) in enumerate(((398, 44, 46), (424, 74, 32), (462, 120, 20))):
        far = 0.55 - row * 0.22
        tones = [mix(c, "#e6eec6", far) for c in ("#3a7a3a", "#6aa544", "#a9cf5c")]
        for i in range(n):
            rice_clump(pic, (i + 0.5 + rng.uniform(-0.2, 0.2)) * W / n, y, size, tones, 9)
    ripples(pic, 0, W, 470, 516, 40, "#ffffff", 0.5, 200)
    _under_water(pic, line_y)
    for x, size in ((90, 330), (330, 300), (1010, 320), (1290, 340), (1530, 310)):
        rice_clump(pic, x, line_y + 10, size, ("#2f6b35", "#4f9440", "#86bd4c", "#c2dc74"), 40)
    for x, size, flip in ((560, 150, False), (800, 132, False), (1180, 118, True)):
        duck(pic, x, line_y + 4, size, flip)
    pic.path(smooth(wave(rng, -20, W + 20, line_y, 4, 26), False) + f"V{line_y + 12}H-20z", "#f4fbe9", opacity=0.7)
    return pic


def _under_water(pic, line_y):
    """Draw the half below the surface: green light, stems, carp, snails and mud."""
    rng = pic.rng
    pic.path(
        smooth(wave(rng, -20, W + 20, line_y, 5, 26), False) + f"V{H}H-20z",
        pic.linear((0, "#bcd99a"), (0.25, "#86b58a"), (0.7, "#3f7f74"), (1, "#24564f")),
    )
    for x, wide in ((60, 90), (300, 150), (640, 110), (900, 170), (1240, 120)):
        pic.path(f"M{x} {line_y}h{wide}l240 480h-{wide * 2}z", pic.linear((0, "#fdffd8", 0.4), (1, "#fdffd8", 0)))
    for x in (90, 330, 1010, 1290, 1530):
        stems = {"#3f6b35": [], "#6a9440": [], "#a9c667": []}
        for i in range(15):
            off = rng.gauss(0, 13)
            stems[list(stems)[i % 3]].append(
                f"M{x + off:.0f} {line_y + 4}q{rng.uniform(-8, 8):.0f} 200 {off * 0.8:.0f} 410"
            )
        pic.strokes(stems, 7)
    for x, y, size, flip, tones in (
        (300, 830, 92, False, ("#3f5a45", "#5f7f5a", "#a3b985")),
        (700, 720, 150, False, ("#7a3418", "#c7642c", "#f2b070")),
        (1130, 800, 128, True, ("#4a4a30", "#8a8450", "#d6cf98")),
        (1420, 690, 84, True, ("#7a3418", "#b9602f", "#eab07a")),
    ):
        _side_carp(pic, x, y, size, flip, tones)
    _feet(pic, line_y)
    pic.path(smooth(wave(rng, -20, W + 20, 930, 12, 20), False) + f"V{H}H-20z", "#4a3a24")
    pic.path(smooth(wave(rng, -20, W + 20, 952, 10, 20), False) + f"V{H}H-20z", "#33281a")
    for x in (90, 330, 1010, 1290, 1530):
        pic.line(
            "".join(
                f"M{x + rng.gauss(0, 10):.0f} 925q{rng.uniform(-20, 20):.0f} 20 {rng.gauss(0, 34):.0f}"
                f" {rng.uniform(24, 60):.0f}"
                for _ in range(16)
            ),
            "#c9b98a",
            2.5,
            opacity=0.7,
        )
    stones(pic, [(520, 946, 34, 16), (860, 958, 26, 12), (1180, 950, 40, 18)], ("#3a3226", "#5f553e", "#8f8460"))
    bubbles = "".join(
        f"M{x} {y}a{r} {r} 0 1 1 {2 * r} 0 {r} {r} 0 1 1 {-2 * r} 0z"
        for x, y, r in ((860, 660, 7), (880, 620, 5), (872, 585, 9), (1000, 740, 5), (420, 740, 6), (436, 700, 4))
    )
    pic.path(bubbles, "#f4ffe6", opacity=0.6)


def _feet(pic, line_y):
    """Draw the paddling feet and shaded bellies of the ducks under the surface."""
    for x, s, f in ((560, 1.5, 1), (800, 1.32, 1), (1180, 1.18, -1)):
        pic.add(f'<g transform="translate({x} {line_y})scale({s * f:.2f} {s:.2f})">')
        pic.add(
            '<path fill="#6a4a2c" d="M-44 0h76q-10 14-36 14T-44 0z"/>'
            '<path fill="none" stroke="#d9852f" stroke-width="5" d="M-8 12l-12 22M14 12l4 '
            '26"/><path fill="#d9852f" d="M-20 32l-20 12 24 2 4-8zM18 36l-4 18 22-6-8-10z"/>'
        )
        pic.end()


DRAWINGS = (duck_fish_rice,)
