"""Two boxes of a village's own goods: a tea table in three trays, an autumn crate in straw."""

import math

from products_forest import _nut, _nuts, _slice
from products_kit import Picture, blob, heap, line, mix, num, path, ring, twists, use
from products_qianshu import _persimmon, _square, nut, walnut_leaf, walnut_shapes

STRAW = ("#b98f45", "#dcb566", "#f2d894")


def _boards(pic, left, top, right, bottom, tones):
    """A wooden box from above: four boards with grain, and the dark of its inside."""
    dark, wood, light = tones
    wide = 54
    pic.shadow(f"M{left} {top}H{right}V{bottom}H{left}z", 26, 40, 36, 0.42)
    pic.add(path(f"M{left} {top}H{right}V{bottom}H{left}z", wood))
    for k in range(5):
        for y in (top + 6 + k * 10, bottom - wide + 8 + k * 10):
            sway = num(pic.rng.uniform(-5, 5))
            pic.add(
                line(f"M{left + 8} {y}q{(right - left) // 2} {sway} {right - left - 16} 0", mix(wood, dark, 0.5), 2.5)
            )
        for x in (left + 6 + k * 10, right - wide + 8 + k * 10):
            sway = num(pic.rng.uniform(-5, 5))
            pic.add(
                line(f"M{x} {top + 8}q{sway} {(bottom - top) // 2} 0 {bottom - top - 16}", mix(wood, light, 0.4), 2.5)
            )
    pic.add(path(f"M{left} {top}H{right}l-{wide} {wide}H{left + wide}z", light, opacity=0.5))
    pic.add(path(f"M{left} {bottom}l{wide}-{wide}H{right - wide}L{right} {bottom}z", dark, opacity=0.35))
    for x, y in ((left + 26, top + 26), (right - 26, top + 26), (left + 26, bottom - 26), (right - 26, bottom - 26)):
        pic.add(path(ring(x, y, 8, 8), dark), path(ring(x - 2, y - 3, 4, 3), light))
    inside = f"M{left + wide} {top + wide}H{right - wide}V{bottom - wide}H{left + wide}z"
    pic.add(path(inside, mix(dark, "#1c1208", 0.5)))
    return inside


def _straw(pic, inside, box, count):
    """Fill the inside of a box with straw, in tonal layers."""
    left, top, right, bottom = box
    pic.add(f'<g clip-path="url(#{pic.clip(inside)})">')
    for tone in STRAW:
        for _ in range(count):
            x, y, a = pic.rng.uniform(left, right), pic.rng.uniform(top, bottom), pic.rng.uniform(0, math.tau)
            dx, dy = 62 * math.cos(a), 62 * math.sin(a)
            bend = pic.rng.uniform(-26, 26)
            pic.add(line(f"M{num(x)} {num(y)}q{num(dx / 2 + bend)} {num(dy / 2 - bend)} {num(dx)} {num(dy)}", tone, 6))
    pic.add("</g>")


def box_tea_table():
    """A flat box of three trays on plum cloth: black tea, macadamias, dried mushrooms."""
    pic = Picture("box-tea-table", "A wooden box with tea, nuts and mushrooms", ("#d8b4bd", "#a9707f", "#5f3343"), 611)
    for k in range(9):
        y = 40 + k * 118
        pic.add(line(f"M0 {y}q260 {num(pic.rng.uniform(-24, 24))} 520 8t480-6", "#f0d3d8", 4, opacity=0.3))
    _boards(pic, 90, 130, 910, 860, ("#6a4524", "#b98a52", "#ecca94"))
    pic.add(path("M490 184h34v622h-34z", "#a87a44"), path("M490 184h10v622h-10z", "#ecca94", opacity=0.6))
    pic.add(path("M524 478h332v32H524z", "#a87a44"), path("M524 478h332v9H524z", "#ecca94", opacity=0.6))
    twists(pic)
    pic.add(f'<g clip-path="url(#{pic.clip("M144 184h346v622H144z")})">', path("M144 184h346v622H144z", "#20100a"))
    tones = ("#170a06", "#2c150b", "#472411", "#6d3d18", "#a9682a", "#d69a48")
    heap(pic, lambda: (pic.rng.uniform(140, 494), pic.rng.uniform(180, 810)), tones,
         ((0, 3, 420), (1, 4, 330), (2, 5, 190), (4, 6, 70)), 1.1)  # fmt: skip
    pic.add("</g>")
    _nuts(pic)
    pic.add(f'<g clip-path="url(#{pic.clip("M524 184h332v294H524z")})">')
    for row in range(6):
        for col in range(6):
            x, y = 536 + col * 64 + row % 2 * 30 + pic.rng.uniform(-8, 8), 206 + row * 54 + pic.rng.uniform(-7, 7)
            _nut(pic, ("n0", "n1", "n2", "c", "n3")[(row * 5 + col * 3) % 5], x, y, 0.84)
    pic.add("</g>")
    pic.radial("cap", (0, "#d3935a"), (0.4, "#9a5a2c"), (0.8, "#66341a"), (1, "#3c1c0e"))
    for kind in range(4):
        pic.define(f'<g id="m{kind}">{_slice(kind, pic.rng, ("#5a351c", "#e3c799", "#ab8a4c", "#95703c"))}</g>')
    pic.add(f'<g clip-path="url(#{pic.clip("M524 510h332v296H524z")})">', path("M524 510h332v296H524z", "#33200f"))
    for step in range(30):
        x, y, turn = 540 + step % 6 * 62, 540 + step // 6 * 62, pic.rng.randrange(360)
        pic.add(path(ring(x + 8, y + 12, 46, 40), "#1c0f04", opacity=0.3), use(f"m{step % 4}", x, y, turn, 0.62))
    pic.add("</g>")
    pic.shadow(blob(pic.rng, 250, 905, 60, 34, 10, 0.06), 8, 12, 12, 0.35)
    for x, y, key in ((180, 920, "n1"), (258, 936, "c"), (60, 700, "n3")):
        _nut(pic, key, x, y, 0.9)
    return pic


def box_autumn():
    """A crate in straw on frosted grass green: walnuts, frosted persimmons, a paper of brittle."""
    pic = Picture("box-autumn", "A crate of walnuts, persimmons and brittle", ("#e3ecd6", "#b3c79c", "#6e8a5e"), 612)
    walnut_shapes(pic)
    walnut_leaf(pic, 60, 120, 24, 0.9)
    walnut_leaf(pic, 960, 930, 200, 0.8)
    inside = _boards(pic, 110, 120, 890, 880, ("#59381d", "#a3713f", "#dfb47c"))
    _straw(pic, inside, (150, 160, 850, 840), 150)
    for row in range(5):
        for col in range(4):
            x, y = 226 + col * 82 + row % 2 * 30 + pic.rng.uniform(-8, 8), 250 + row * 74 + pic.rng.uniform(-7, 7)
            key = "h0" if (row, col) in ((1, 2), (3, 0)) else f"w{pic.rng.randrange(3)}"
            nut(pic, key, x, y, pic.rng.uniform(0.86, 0.98), pic.rng.randrange(360))
    pic.radial("ora", (0, "#ffc27a"), (0.5, "#f0822a"), (1, "#a83c10"))
    pic.radial("fro", (0, "#ffffff"), (0.5, "#f3d8c2"), (1, "#b86a3c"))
    spots = ((636, 266), (762, 300), (660, 392), (780, 430), (620, 512))
    for number, (x, y) in enumerate(spots):
        pic.add(path(ring(x + 10, y + 20, 62, 46), "#1c1208", opacity=0.3))
        _persimmon(pic, x, y, 74, number % 2 == 0)
    pic.linear("amb", (0, "#f6b44a"), (0.5, "#d27f22"), (1, "#93470f"), box=(0, 0, 1, 1))
    pic.shadow("M470 640L800 560L838 780L500 826z", 8, 14, 16, 0.4)
    pic.add(path("M470 640L800 560L838 780L500 826z", "#f3ead2"), path("M800 560L838 780L690 800z", "#ddcfae"))
    for x, y in ((590, 690), (720, 660), (650, 750)):
        _square(pic, x, y, 0.5)
    for x, y, turn in ((240, 720, 30), (330, 770, 120), (420, 730, 210), (300, 660, 70)):
        nut(pic, "k0", x, y, 1.0, turn)
    return pic


DRAWINGS = (box_tea_table, box_autumn)
