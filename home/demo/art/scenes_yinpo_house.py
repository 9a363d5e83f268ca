"""Yinpo's guest house at evening: stone and timber, a lit window, a terrace out over the river valley."""

from scenes_kit import H, Scene, W, leaf, mix, poly, ring, whole
from scenes_nature import foliage
from scenes_people import seated
from scenes_yinpo import river, spur


def stone_wall(pic, line, x0, x1, y0, y1, tones, size=44):
    """Fill a closed line with courses of uneven stones, lit from the left, a few of them dark with moss."""
    rng, layers = (
        pic.rng,
        {tone: [] for tone in (*tones[1:], mix(tones[1], tones[2], 0.5), mix(tones[0], tones[1], 0.6))},
    )
    pic.path(poly(line), tones[0])
    pic.clip(poly(line))
    names, lights, y = list(layers), "", y0
    while y < y1:
        high, x = size * rng.uniform(0.5, 0.86), x0 - rng.uniform(0, size)
        while x < x1:
            wide = size * rng.uniform(0.7, 1.7)
            spots = [
                (x + 3, y + 6),
                (x + wide * 0.4, y + 2),
                (x + wide - 3, y + 5),
                (x + wide - 2, y + high - 6),
                (x + wide * 0.6, y + high - 2),
                (x + 5, y + high - 4),
            ]
            layers[rng.choice(names)].append(
                poly([(round(a + rng.uniform(-3, 3)), round(b + rng.uniform(-3, 3))) for a, b in spots])
            )
            lights += f"M{whole(x + 8)} {whole(y + 9)}h{whole(wide * 0.5)}"
            x += wide
        y += high
    pic.fills(layers)
    pic.line(lights, tones[2], 2, opacity=0.5)
    pic.end()


def _dusk(pic):
    """The gorge at evening: a last band of light in the notch, stars, lit houses on the far side, the river pale."""
    rng = pic.rng
    pic.sky(("#141c46", "#39397a", "#8a5a8e", "#e08a78", "#fbc98c"), 560)
    stars = "".join(f"M{whole(rng.uniform(0, W))} {whole(rng.random() ** 2 * 230)}h.1" for _ in range(60))
    pic.line(stars, "#f4ecd8", 4, opacity=0.8)
    pic.path("M196 92a46 46 0 1 0 58 62 40 40 0 1 1-58-62z", "#fff3d2")
    haze = "#e79c86"
    spur(pic, [(-60, 330), (150, 220), (330, 290), (470, 400), (620, 520)], "#5d4f8a", haze, 860, 8, 0.7)
    spur(pic, [(1660, 150), (1300, 160), (1000, 260), (780, 380), (600, 500), (520, 640)], "#4d4680", haze, 860, 8, 0.7)
    pic.glow(540, 490, 460, 90, "#ffd9a4", 0.8)
    pic.path(f"M0 640H900V{H}H0z", pic.linear((0, "#8a5f8a", 0), (0.3, "#6a5284"), (1, "#2c2c56")))
    spur(
        pic, [(-60, 400), (130, 430), (270, 510), (380, 590), (440, 700), (480, 900)], "#3a3a6c", "#a8688a", 900, 7, 0.6
    )
    river(pic, [(572, 548, 8), (520, 580, 16), (556, 612, 28), (480, 664, 50), (410, 740, 84), (420, 860, 140), (450, 1020, 220)],
          ("#ffd9a8", "#c98a8a", "#5a527e"), 26)  # fmt: skip
    spur(pic, [(-60, 610), (70, 670), (180, 770), (270, 890), (310, 1040)], "#26305a", "#5a4a78", H + 60, 7, 0.5)
    lights = [(rng.uniform(0, 330), rng.uniform(0, 1)) for _ in range(26)]
    spots = [(x, 470 + x * 0.36 + t * 150) for x, t in lights]
    lit = "".join(f"M{whole(x)} {whole(y)}h.1" for x, y in spots)
    pic.line(lit, "#ffb860", 16, opacity=0.25)
    pic.line(lit, "#ffd27a", 6)


def _house_walls(pic):
    """The house itself: boards above stone, a lit window and an open door, corn under the eaves, a slate roof."""
    rng = pic.rng
    pic.path("M880 290H1400V640H880z", pic.linear((0, "#4a2f26"), (1, "#8a5638")))
    seams = "".join(f"M{880 + k * 26} 290V640" for k in range(21))
    pic.line(seams, "#2c1a18", 3, opacity=0.8)
    pic.line("".join(f"M{884 + k * 26} 300V636" for k in range(20)), "#b5754a", 2, opacity=0.5)
    pic.path("M1400 290L1640 330V680L1400 640z", pic.linear((0, "#2c2030"), (1, "#43302f")))
    pic.line("".join(f"M{1424 + k * 26} {296 + k * 4}V{644 + k * 4}" for k in range(9)), "#1c1420", 3)
    pic.glow(1030, 450, 330, 260, "#ffb04a", 0.55)
    glass = pic.radial((0, "#fff6cf"), (0.6, "#ffd27a"), (1, "#f0a044"), cx=0.5, cy=0.6, r=0.75)
    pic.path("M930 370h210v160H930z", glass)
    pic.path("M960 530v-50q16-26 32 0v50zM1052 530q0-38 30-38t30 38z", "#a8602c", opacity=0.75)
    pic.path("M1010 370v44l-26 20h52l-26-20", "#8a4a20", opacity=0.8)
    pic.line("M930 370h210v160H930zM1035 370v160M930 424h210", "#5a3420", 11)
    pic.line("M916 534h238", "#a8703f", 12)
    pic.path("M1220 380h116v260h-116z", glass)
    pic.path("M1220 380l-54 20v256l54-16z", "#6a3f28")
    pic.line("M1220 380h116v260", "#5a3420", 12)
    pic.path("M1262 640v-120q-4-50 24-56 30 6 24 56v120z", "#8a4a20", opacity=0.35)
    for x in (878, 1150, 1352, 1394):
        pic.path(f"M{x} 284h18V640h-18z", pic.linear((0, "#a8703f"), (1, "#4a2a1c"), box=(0, 0, 1, 0)))
    for x in (900, 1168, 1186, 1376):
        for k in range(9):
            tone = ("#e8a02c", "#f6c24a", "#c9741e")[(k + x) % 3]
            pic.path(leaf(x + rng.uniform(-7, 7), 312 + k * 14, 30, 7, 74 + rng.uniform(-26, 26)), tone)
    pic.path("M820 306L930 120H1470L1640 160V340L1420 296z", pic.linear((0, "#3a3f66"), (1, "#23233f")))
    slates = {"#2c2f52": "", "#4f5580": "", "#6f6f9a": ""}
    for row in range(9):
        y, x = 134 + row * 19, 924 - row * 11.4
        while x < 1440:
            tone = rng.choice(list(slates)[: 3 if x < 1240 else 2])
            slates[tone] += f"M{whole(x)} {whole(y)}l-9 17h{whole(rng.uniform(18, 26))}l6-17z"
            x += rng.uniform(27, 34)
    for tone, d in slates.items():
        pic.path(d, tone, opacity=0.75)
    pic.path("M812 304L824 290 1424 284 1640 326V346L1424 302z", "#5a3a2c")
    pic.line(
        "".join(f"M{1462 - k * 5} {140 + k * 20}L1640 {182 + k * 20}" for k in range(8)), "#4a4a72", 3, opacity=0.6
    )
    pic.line("M930 120H1470", "#8a86ae", 7)


def _terrace(pic):
    """The deck over the drop with its rail, two stools, a pot on a low table, somebody looking down the valley."""
    stone_wall(pic, [(800, 700), (1640, 700), (1640, 1040), (700, 1040), (760, 860)], 690, 1640, 706, 960,
               ("#1f1c30", "#4a4458", "#8a7670"), 64)  # fmt: skip
    for x, foot in ((530, 1000), (640, 970), (750, 930)):
        pic.path(f"M{x} 700h24V{foot}h-24z", pic.linear((0, "#8a5a3c"), (1, "#2c1c22"), box=(0, 0, 1, 0)))
    pic.line("M556 910L640 740M666 890L750 740", "#3a2628", 13)
    pic.path("M590 636H1640V700H500z", pic.linear((0, "#d99a5a"), (0.5, "#a8683f"), (1, "#6a4436"), box=(1, 0, 0, 0.2)))
    pic.line("".join(f"M{590 + k * 70} 636L{500 + k * 77} 700" for k in range(16)), "#4a2c24", 3, opacity=0.7)
    pic.path("M1220 640h116l60 60h-240z", "#ffe2a0", opacity=0.65)
    pic.path("M930 640h210l30 60H890z", "#ffcf80", opacity=0.35)
    pic.path("M492 700H1640v26H492z", pic.linear((0, "#8a5638"), (1, "#3a2424")))
    seated(pic, 690, 690, 176, "#7a2338", head="scarf", hatc="#1d2536")
    pic.path("M786 646h92l14 12H774zM782 658h10v34h-10zM872 658h10v36h-10z", "#6a4028")
    pic.path("M806 646q-6-30 8-38h24q14 8 8 38z", pic.shade("#d98a5e", "#5a2c1c"))
    pic.line("M846 616q16 2 10 18", "#8a4a2c", 5)
    pic.path(ring(866, 640, 11, 8), "#f2e6cc")
    pic.glow(868, 606, 16, 34, "#ffffff", 0.5)
    for y in (566, 612, 660):
        pic.line(f"M502 {y}H640M760 {y}H880" if y > 600 else f"M502 {y}H880", "#5a3828", 9)
        pic.line(f"M502 {y - 2}H640" if y > 600 else f"M502 {y - 2}H880", "#d9925a", 3)
    pic.line("M508 700V560M610 700V560M720 700V560M876 700V560", "#5a3828", 14)
    pic.line("M505 700V560M607 700V560M717 700V560M873 700V560", "#d9925a", 3)


def valley_house():
    """A guest house of stone and timber at evening, a lit window, its terrace out over the river valley."""
    pic = Scene("visit-valley-house", "A stone and timber house at evening, its terrace over the river valley", 363)
    _dusk(pic)
    for x, y, rx, ry in ((860, 560, 80, 90), (1560, 70, 140, 90)):
        foliage(pic, x, y, rx, ry, ("#161d40", "#262e5c", "#3f4474", "#6a5f8c"), 44, 36)
    _house_walls(pic)
    pic.path(f"M300 {H + 20}Q480 900 720 900T1100 980V{H + 20}z", "#1a2040")
    _terrace(pic)
    rng, night = pic.rng, ("#121a34", "#22345a", "#4a5a70", "#b08a68")
    for x, y, rx, ry in (
        (440, 1000, 170, 70),
        (800, 1010, 200, 60),
        (1160, 1010, 190, 66),
        (1500, 1000, 190, 80),
    ):
        foliage(pic, x, y, rx, ry, night, 30, 54)
        berries = "".join(
            f"M{whole(x + rng.gauss(0, rx * 0.4))} {whole(y + rng.gauss(-8, ry * 0.4))}h.1" for _ in range(12)
        )
        pic.line(berries, "#d8523a", 12)
    fireflies = "".join(f"M{whole(rng.uniform(60, 800))} {whole(rng.uniform(700, 940))}h.1" for _ in range(16))
    pic.line(fireflies, "#fff0a0", 5)
    return pic


DRAWINGS = (valley_house,)
