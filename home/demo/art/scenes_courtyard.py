"""The courtyard of a Bai house in Haiwei."""

from scenes_built import (
    bowl,
    lantern,
    tiles,
)
from scenes_haiwei import PEAKS, TILE, court_floor, eave, ink_band
from scenes_kit import Scene, blob, leaf, poly, ring
from scenes_nature import (
    bough,
    foliage,
    snow_range,
)
from scenes_people import birds, seated


def courtyard():
    """Draw the court of a Bai house: a tea table before the screen wall, a snow peak above."""
    pic = Scene("visit-lake-courtyard", "Tea before the screen wall of a Bai courtyard", 155)
    rng = pic.rng
    pic.sky(("#4f8fd0", "#9fcbe6", "#f0ecd8"), 480)
    snow_range(pic, [(x, y * 0.8 + 10) for x, y in PEAKS], 420)
    pic.glow(800, 380, 1000, 60, "#fbf6e6", 0.9)
    court_floor(pic, 690, ("#d9cdb4", "#a08c70"), "#7f6c54")
    pic.path("M0 430H1600V720H0z", pic.linear((0, "#efe8d8"), (1, "#d3c8b4")))
    _screen(pic)
    _wing(pic)
    pic.path("M0 300L250 360V760L0 850z", pic.linear((0, "#cfc9c4"), (0.6, "#e3dccf"), (1, "#efe6d4")))
    pic.path("M0 790L250 716V760L0 850z", "#9a9082")
    pic.path("M0 330L250 384V420L0 372z", "#5f7890")
    pic.line("M0 344L250 396M0 362L250 410", "#eef0ee", 4)
    tiles(pic, [(-40, 180), (230, 280), (290, 366), (-40, 300)], 16, TILE)
    _bougainvillea(pic)
    shade = "M0 850L250 760 620 700H980L1600 760V820L1000 740 640 740 100 1000H0z"
    pic.path(shade, "#3a2f50", opacity=0.14)
    _tea_table(pic)
    for x, y, s in ((360, 760, 1.0), (1120, 742, 0.8)):
        pic.path(ring(x + 14, y, 66 * s, 14), "#2a2018", opacity=0.3)
        pic.path(
            f"M{x - 52 * s:.0f} {y - 84 * s:.0f}h{104 * s:.0f}q-4 {60 * s:.0f} -24 {84 * s:.0f}"
            f"h{-56 * s:.0f}q-20 {-24 * s:.0f} -24 {-84 * s:.0f}z",
            pic.linear((0, "#8fb3c4"), (1, "#2f5a74"), box=(0, 0, 1, 0.3)),
        )
        foliage(pic, x, y - 140 * s, 92 * s, 74 * s, ("#1f4f34", "#3a7d48", "#83b95c"), 80, 34 * s)
        pic.path(
            "".join(
                blob(rng, x + rng.uniform(-70, 70) * s, y - 140 * s + rng.uniform(-56, 40) * s, 10 * s, 9 * s, 6, 0.2)
                for _ in range(14)
            ),
            "#e8566a",
        )
    birds(pic, ((1130, 120, 15), (1180, 104, 12)), "#ffffff")
    return pic


def _screen(pic):
    """Draw the screen wall: three parts under tiled caps, a painted roundel in the middle."""
    for x0, x1, y in ((400, 640, 400), (960, 1200, 400), (620, 980, 340)):
        pic.path(f"M{x0} {y}H{x1}V700H{x0}z", pic.linear((0, "#fffdf5"), (1, "#ddd5c4"), box=(0, 0, 1, 0.5)))
        ink_band(pic, x0, x1, y + 10, 40)
        pic.line(f"M{x0 + 18} {y + 66}H{x1 - 18}V676H{x0 + 18}z", "#5f7890", 5)
        eave(pic, x0 - 34, x1 + 34, y + 6, 46, 22 if x1 - x0 < 300 else 30, 18)
    pic.path("M390 676H1210V706H390z", "#8f8878")
    pic.path("M390 676H1210V683H390z", "#c4bca8")
    cx, cy, r = 800, 545, 96
    pic.path(ring(cx, cy, r, r), "#3f5f80")
    pic.path(ring(cx, cy, r - 9, r - 9), "#f6f4ea")
    pic.clip(ring(cx, cy, r - 12, r - 12))
    pic.path("M700 590q40-60 76-40t60-40 80 40v120H700z", "#9fb6c4")
    pic.path("M700 610q60-40 110-14t100-10v80H700z", "#5f84a0")
    pic.path("M700 626h220v60H700z", "#d5e2e6")
    pic.line("M716 640h60M800 648h70M740 660h50", "#5f84a0", 3)
    pic.line("M872 640q-4-60-30-96M858 580q14-6 22-20M852 566q-18 0-28-14", "#2f4254", 5)
    pic.path(
        "".join(ring(x, y, 7, 7) for x, y in ((842, 542), (856, 560), (880, 556), (826, 550), (866, 582), (834, 530))),
        "#d94f6a",
    )
    pic.end()
    for x in (520, 1080):
        for k, (dx, dy) in enumerate(((0, 0), (-16, -34), (18, -58), (-4, -92))):
            pic.line(f"M{x} 660q{-6 + k * 3} -50 {dx} {-80 + dy * 0.6:.0f}", "#3f5a48", 4)
            pic.path(
                leaf(x + dx * 0.6, 610 + dy, 56, 9, -60 - k * 22) + leaf(x + dx * 0.6, 604 + dy, 52, 8, -130 + k * 18),
                "#4f7a68",
            )


def _wing(pic):
    """Draw the wooden wing of the house on the right: lattice doors, upper gallery and lanterns."""
    pic.path("M1240 300L1600 240V900L1240 716z", "#4a2f1a")
    pic.path("M1240 500L1600 500V900L1240 716z", pic.linear((0, "#6f4326"), (1, "#3a2010"), box=(0, 0, 1, 0)))
    for k in range(3):
        x0, x1 = 1252 + k * 112, 1252 + k * 112 + 98 + k * 6
        low = lambda x: 716 + (x - 1240) * 0.51 - 14  # noqa: E731
        pic.path(poly([(x0, 520), (x1, 520), (x1, low(x1)), (x0, low(x0))]), "#8a552f")
        pic.path(poly([(x0 + 12, 536), (x1 - 12, 536), (x1 - 12, 650 + k * 14), (x0 + 12, 640 + k * 12)]), "#ffdf9a")
        bars = "".join(f"M{x0 + 12 + j * (x1 - x0 - 24) / 5:.0f} 536V{642 + k * 13}" for j in range(6)) + "".join(
            f"M{x0 + 12} {536 + j * 22}H{x1 - 12}" for j in range(6)
        )
        pic.line(bars, "#5a3018", 5)
        pic.line(f"M{x0 + 20} {670 + k * 14}H{x1 - 20}M{x0 + 20} {694 + k * 18}H{x1 - 20}", "#d9a05c", 4)
    pic.path("M1240 430L1600 420V500H1240z", "#7a4a28")
    pic.line("M1240 432L1600 422M1240 496H1600", "#d9a05c", 6)
    pic.line("".join(f"M{1250 + k * 22} 434v62" for k in range(17)), "#c48a4c", 6)
    pic.path("M1240 330L1600 290V424L1240 432z", "#3a2414")
    tiles(pic, [(1290, 190), (1640, 110), (1640, 290), (1196, 340)], 22, TILE)
    pic.path("M1196 340q-24-10-34-36 24 16 52 14z", TILE[0])
    for x, y in ((1300, 366), (1420, 356), (1540, 346)):
        lantern(pic, x, y, 62)


def _bougainvillea(pic):
    """Draw bougainvillea pouring over the left wall: stems, leaves and three tones of magenta."""
    for pts in ([(60, 860), (90, 640), (60, 460), (120, 320)], [(70, 860), (140, 600), (210, 430)]):
        bough(pic, pts, 22, 8, ("#3f2f22", "#6f5640", "#a38a68"))
    for x, y, rx, ry in (
        (60, 300, 170, 90),
        (230, 350, 130, 84),
        (60, 440, 110, 90),
        (180, 480, 100, 80),
        (320, 400, 80, 56),
    ):
        foliage(pic, x, y, rx, ry, ("#274f30", "#4a8040"), 34, 34)
        foliage(pic, x, y, rx, ry, ("#9a1f66", "#d23a8c", "#f078b4", "#fbc0dc"), 96, 25, base=False)
    petals = {"#d23a8c": [], "#f078b4": []}
    for i in range(46):
        petals[list(petals)[i % 2]].append(
            leaf(pic.rng.gauss(220, 130), pic.rng.uniform(770, 960), 18, 5, pic.rng.uniform(0, 360))
        )
    pic.fills(petals)


def _tea_table(pic):
    """Draw the low tea table, stools, pot and cups, and one guest from behind."""
    pic.path("M600 926q210-40 460 0-210 50-460 0z", "#2a2018", opacity=0.35)
    seated(pic, 1010, 880, 180, "#f4efe4", "scarf", hatc="#d94f5c", legs="#2f5a94", trim="#d94f5c")
    pic.path("M600 800L640 770H1000L1040 800z", "#c98f58")
    pic.path("M600 800H1040V826H600z", pic.linear((0, "#8f5a30"), (1, "#5f3a1c"), box=(0, 0, 1, 0)))
    pic.line("M602 801H1038", "#f0c48c", 5)
    pic.path("M624 826h30l-10 100h-24zM986 826h30l6 100h-26z", "#5f3a1c")
    bowl(pic, 710, 778, 24, "#e9f0ee", "#c9853a")
    bowl(pic, 780, 786, 24, "#e9f0ee", "#c9853a")
    bowl(pic, 930, 780, 24, "#e9f0ee", "#c9853a")
    pic.path(
        "M826 790q-10-50 30-54 40 4 30 54-30 10-60 0z", pic.linear((0, "#a8674a"), (1, "#5a2a1c"), box=(0, 0, 1, 0.4))
    )
    pic.path("M826 770q-26-6-34-26 24 6 40 10zM844 736q12-14 24 0z", "#8a4a32")
    pic.line("M884 752q26 2 16 30-8 8-18 4", "#7a3f2a", 7)
    pic.path("M838 750q4-10 14-10-8 14-8 34-8-8-6-24z", "#d9a488")
    pic.glow(800, 720, 30, 50, "#ffffff", 0.4)
    for x in (560, 700):
        pic.path(ring(x + 16, 944, 60, 14), "#2a2018", opacity=0.3)
        pic.path(
            f"M{x - 44} 880L{x - 36} 940q36 14 72 0l8-60z", pic.linear((0, "#d6ac68"), (1, "#86602f"), box=(0, 0, 1, 0))
        )
        pic.path(ring(x, 880, 46, 13), "#ecca8c")
        pic.line(f"M{x - 42} 900q42 14 84 0M{x - 40} 918q40 14 80 0", "#86602f", 3)


DRAWINGS = (courtyard,)
