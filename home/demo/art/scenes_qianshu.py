"""The walnut village at dusk: a fire in the clearing and a ring of dancers."""

import math

import landscapes_kit_more as more
from scenes_kit import H, Scene, W, blob, ring
from scenes_nature import blades, bough, foliage, ridge

NIGHT = ("#0f1f2c", "#1f3a3a", "#3f5a3a", "#8a7a3a", "#d99a4a")


def walnut_festival():
    """A fire in a clearing of the walnut wood at dusk, people in a ring around it, long tables under the trees."""
    pic = Scene("event-walnut-festival", "A fire and a ring of dancers under walnut trees at dusk", 81)
    pic.sky(["#141f4a", "#3a3a72", "#8a5a7a", "#d98a6a"], 520)
    for _ in range(40):
        pic.path(ring(pic.rng.uniform(0, W), pic.rng.uniform(0, 260), 2, 2), "#ffffff", opacity=0.7)
    ridge(pic, 440, 24, "#2f3a66", "#a86a72", [(0.3, 0.3, 150), (0.8, 0.3, 210)])
    more.far_crowns(pic, [(x * 74 - 20, 500 + (x % 3) * 12) for x in range(24)], 62, ("#16283a", "#22403f", "#3a5444"))
    pic.path(f"M0 540Q800 500 1600 540V{H}H0z", pic.linear((0, "#4a4a34"), (1, "#1f2a24")))
    pic.glow(800, 720, 760, 260, "#ffae52", 0.85)
    for x in (180, 1190):
        pic.path(f"M{x} 604h240l30 24h-300z", "#c98a4a")
        pic.line(f"M{x} 628v46M{x + 236} 628v46", "#3a2418", 9)
        for k in range(6):
            more.folk(pic, x + 10 + k * 44, 600, 66, more.PEOPLE[k], None)
            pic.path(ring(x + 16 + k * 42, 612, 15, 5), "#f7e6c4")
    spots = [(800 + 400 * math.cos(k * math.tau / 26), 740 + 118 * math.sin(k * math.tau / 26), k) for k in range(26)]
    hands = "M" + "L".join(f"{x:.0f} {y - 56:.0f}" for x, y, _ in spots) + "z"
    _dancers(pic, [spot for spot in spots if spot[1] < 740])
    _fire(pic)
    pic.line(hands, "#2a1c22", 6, opacity=0.6)
    _dancers(pic, [spot for spot in spots if spot[1] >= 740])
    for side in (0, 1):
        at = lambda x: W - x if side else x  # noqa: B023, E731
        bough(
            pic,
            [(at(90), 1010), (at(110), 760), (at(80), 420), (at(150), 160)],
            120,
            60,
            ("#1c1a22", "#4a3a34", "#c98a52"),
        )
        bough(pic, [(at(100), 560), (at(240), 400), (at(430), 300)], 56, 18, ("#1c1a22", "#4a3a34", "#c98a52"))
        for cx, cy, rx, ry in ((130, 180, 270, 150), (430, 230, 190, 96)):
            foliage(pic, at(cx), cy, rx, ry, NIGHT, 130, 46)
    blades(pic, 0, W, 1004, 60, ("#14201c", "#2f3f26"), 160)
    return pic


def _dancers(pic, spots):
    """Draw the dancers of one half of the ring, the far ones first."""
    for x, y, k in sorted(spots, key=lambda spot: spot[1]):
        pic.path(ring(x + (x - 800) * 0.14, y + 4, 34, 7), "#120e14", opacity=0.5)
        more.folk(pic, x, y, 84 + (y - 622) * 0.16, more.PEOPLE[k % 6], (None, "#c7473a", "#22304e")[k % 3])


def _fire(pic):
    """The fire: crossed logs, flames in four tones, and sparks."""
    pic.line("M700 770L880 730M900 770L720 730M760 784L830 716", "#2a1610", 26)
    for tone, wide, high in (("#c93a1c", 96, 330), ("#f0782a", 76, 270), ("#fdbb4a", 54, 200), ("#fff2b8", 30, 120)):
        pic.path(f"M{800 - wide} 760Q{800 - wide * 1.1} {760 - high * 0.4} {800 - wide * 0.3} {760 - high * 0.62}"
                 f"T{800 + wide * 0.1} {760 - high}Q{800 + wide * 0.3} {760 - high * 0.7} {800 + wide * 0.7} {760 - high * 0.56}"
                 f"T{800 + wide} 760Q800 {760 + wide * 0.4} {800 - wide} 760z", tone)  # fmt: skip
    sparks = "".join(
        blob(pic.rng, 800 + pic.rng.gauss(0, 90), pic.rng.uniform(180, 560), 4, 4, 5, 0.2) for _ in range(46)
    )
    pic.path(sparks, "#ffd27a", opacity=0.9)


DRAWINGS = (walnut_festival,)
