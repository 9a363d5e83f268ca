"""Work with walnuts in Qianshu: beating, husking, turning bowls, pressing oil."""

import landscapes_kit_more as more
from scenes_kit import H, Scene, W, blob, mix, ring
from scenes_nature import blades, bough, foliage, ridge
from scenes_people import person

BARK = ("#4a4038", "#8d8070", "#d3c7b0")
LEAVES = ("#2f5a30", "#4c7c38", "#83a84a", "#b9cb6a")
EARTH = ("#b98a5a", "#7a4f30")


def _nut(pic, x, y, size, green=False):
    """Draw one walnut lying: husked and brown, or still in its green husk."""
    body = ("#5f7f34", "#8fb04e", "#c2d680") if green else ("#7d5530", "#b98a52", "#e2bf88")
    pic.path(ring(x + size * 0.12, y + size * 0.5, size * 0.62, size * 0.2), "#20140a", opacity=0.3)
    pic.path(ring(x, y, size * 0.56, size * 0.5), body[0])
    pic.path(ring(x - size * 0.07, y - size * 0.07, size * 0.44, size * 0.38), body[1])
    pic.path(ring(x - size * 0.16, y - size * 0.16, size * 0.17, size * 0.12), body[2])
    if not green:
        pic.line(f"M{x - size * 0.5:.0f} {y}q{size * 0.5:.0f} {size * 0.2:.0f} {size} 0", body[0], max(1, size * 0.06))


def _nut_symbol(pic):
    """Define a husked walnut 100 wide for the many on a mat, and return its name."""
    return pic.symbol(
        f'<path fill="#20140a" opacity=".3" d="{ring(12, 44, 62, 18)}"/><path fill="#7d5530" d="{ring(0, 0, 56, 50)}"/>'
        f'<path fill="#b98a52" d="{ring(-7, -7, 44, 38)}"/><path fill="#e2bf88" d="{ring(-16, -16, 17, 12)}"/>'
        '<path fill="none" stroke="#7d5530" stroke-width="6" d="M-50 0q50 20 100 0"/>'
    )


def _wall(pic, y, planks):
    """Fill the upper part with a wall of planks, lit from the left."""
    pic.path(f"M0 0H{W}V{y}H0z", pic.linear((0, planks[0]), (1, planks[1]), box=(0, 0, 1, 0.2)))
    seams = "".join(f"M{x} 0V{y}" for x in range(60, W, 118))
    pic.line(seams, mix(planks[1], "#000000", 0.3), 4, opacity=0.7)


def husking():
    """Mats of freshly husked walnuts in the sun, a heap of split green husks, poles under the eaves."""
    pic = Scene("industry-qianshu-walnut", "Husked walnuts drying on bamboo mats", 311)
    rng = pic.rng
    pic.sky(("#6fb2da", "#cfe6ea", "#f6eed2"), 420)
    ridge(pic, 330, 20, "#7ba3a0", "#eef0d8", [(0.75, 0.3, 150), (0.95, 0.2, 90)], 300)
    more.far_crowns(pic, [(620 + k * 62, 400 + (k % 3) * 10) for k in range(17)], 70, ("#3f6a3a", "#5f8c42", "#9ab85a"))
    pic.path(f"M0 430H{W}V{H}H0z", pic.linear((0, "#d9bd8a"), (1, "#a97f4e")))
    pic.path("M0 120H560V520H0z", pic.linear((0, "#d8b07a"), (1, "#9a6a40"), box=(0, 0, 1, 0.3)))
    pic.path("M90 250h150v270H90z", "#4a2c18")
    pic.path("M360 260h120v110H360z", "#5a3820")
    pic.path("M-40 150L600 96L690 190L-40 226z", pic.linear((0, "#79828c"), (1, "#474f59")))
    pic.line("".join(f"M{k * 46 - 20} {148 - k * 3.6:.0f}l{20 + k} 78" for k in range(15)), "#39404a", 4)
    for k in range(6):
        pic.line(f"M{506 + k * 13} 540L{566 + k * 15} 176", ("#8a6a34", "#c9a458")[k % 2], 8)
    nut = _nut_symbol(pic)
    for x, y, wide, high in ((420, 560, 460, 120), (960, 620, 560, 150), (250, 760, 640, 190)):
        skew = wide * 0.12
        mat = f"M{x + skew} {y}h{wide}l{-skew} {high}h{-wide}z"
        pic.path(mat, pic.linear((0, "#ecd79c"), (1, "#cda960")))
        weave = "".join(f"M{x + skew - skew * k / 8:.0f} {y + high * k / 8:.0f}h{wide}" for k in range(9))
        pic.line(weave, "#a98644", 2, opacity=0.6)
        rows = round(high / 17)
        for row in range(1, rows):
            for k in range(round(wide / 30)):
                at = x + skew * (1 - row / rows) + 26 + k * 29 + rng.uniform(-7, 7)
                pic.use(nut, at, y + row * high / rows + rng.uniform(-3, 3), 0.3 + 0.16 * (y - 540) / 240)
    for _ in range(120):
        x = 1280 + rng.gauss(0, 105)
        y = 905 - max(0, 150 - abs(x - 1280) * 0.9) * rng.random()
        husk = blob(rng, x, y, 24, 15, 8, 0.2)
        pic.path(husk, rng.choice(("#5c7a34", "#7f9c46", "#a9bd62", "#6a5a34")))
        pic.path(blob(rng, x - 3, y - 2, 13, 7, 7, 0.2), rng.choice(("#d5d9a0", "#c2c684")))
    for k in range(9):
        _nut(pic, 1040 + k * 16 + rng.uniform(-9, 9), 915 + rng.uniform(-20, 30), 38, green=k % 3 != 0)
    return pic


def turning():
    """A half-turned bowl on the lathe by the window of the wood shop, shavings on the floor."""
    pic = Scene("industry-qianshu-wood", "A half-turned walnut bowl on the lathe", 312)
    rng = pic.rng
    _wall(pic, 700, ("#a97b4e", "#5f3f28"))
    pic.path("M90 90H690V520H90z", "#3c2616")
    pic.path("M112 112H668V498H112z", pic.linear((0, "#bfe0ea"), (0.6, "#eaf2d8"), (1, "#a9c878")))
    pic.clip("M112 112H668V498H112z")
    more.far_crowns(pic, [(140 + k * 62, 452 + (k % 2) * 14) for k in range(9)], 66, ("#4a7a46", "#76a050", "#b4cc74"))
    pic.end()
    pic.path("M80 498h598v30H80z", "#4a2f1a")
    pic.line("M390 112V498M112 300H668", "#3c2616", 16)
    pic.path("M112 520L30 1000H1180L668 520z", "#fff0c4", opacity=0.17)
    for k, high in enumerate((150, 190, 120, 170, 140)):
        x = 820 + k * 132
        pic.line(f"M{x} 150v{high}", "#d8b478", 15)
        pic.path(f"M{x - 9} {150 + high}h18l-4 74q-5 10-10 0z", pic.linear((0, "#dfe5e8"), (1, "#7d868c")))
    pic.path("M780 130H1480v26H780z", "#4a2f1a")
    pic.path(f"M0 700H{W}V{H}H0z", pic.linear((0, "#8f6238"), (1, "#4e321c")))
    pic.line("".join(f"M{x} 700L{x + (x - 800) * 0.5:.0f} {H}" for x in range(40, W, 150)), "#3f2816", 4, opacity=0.6)
    pic.path("M330 690H1370v84H330z", pic.linear((0, "#c08a50"), (1, "#7a4e2a")))
    for x in (400, 1240):
        pic.path(f"M{x} 774h76v206h-76z", pic.linear((0, "#a9743f"), (1, "#5c3a1e"), box=(0, 0, 1, 0)))
    pic.path("M430 470h150v220H430z", pic.linear((0, "#6d7d86"), (1, "#36424a"), box=(0, 0, 1, 0)))
    pic.path("M580 540h60v70h-60z", "#99a6ad")
    pic.path("M1130 500h130v190H1130z", pic.linear((0, "#6d7d86"), (1, "#36424a"), box=(0, 0, 1, 0)))
    pic.path("M1040 556h92v38h-92z", "#99a6ad")
    bowl = "M640 400Q660 390 690 392L930 500Q985 530 985 575T930 650L690 758Q660 760 640 750z"
    pic.path(bowl, pic.linear((0, "#c9935a"), (0.45, "#8f5c34"), (1, "#4a2b18")))
    for k in range(7):
        x = 676 + k * 42
        pic.line(
            f"M{x} {404 + k * 18}q24 {170 - k * 16} 0 {342 - k * 36}", ("#5a3520", "#d9ab72")[k % 2], 5, opacity=0.7
        )
    pic.path("M640 400q44 175 0 350q-44-175 0-350z", pic.linear((0, "#e2b880"), (1, "#a8733f")))
    pic.path(ring(640, 575, 9, 62), "#4a2b18")
    pic.path("M760 770l190-30 22 20-200 44z", "#4d585f")
    pic.line("M930 745L1080 830", "#d8b478", 22)
    pic.line("M880 716L940 748", "#c9d1d5", 13)
    for _ in range(64):
        x, y = rng.uniform(420, 1330), rng.uniform(880, 975)
        turn = rng.choice((-1, 1)) * rng.uniform(16, 34)
        curl = f"M{x:.0f} {y:.0f}q{turn:.0f}-26 {turn * 1.6:.0f}-4t{-turn:.0f} 16t{turn * 0.9:.0f}-10"
        pic.line(curl, rng.choice(("#f0d09a", "#d8a868", "#b98550", "#8a5c38")), rng.uniform(5, 9))
    return pic


def pole_season():
    """People with long poles in the forks of an old walnut, green nuts falling onto cloths below."""
    pic = Scene("story-pole-season", "Beating the walnut tree with poles in September", 313)
    rng = pic.rng
    pic.sky(("#8fc3dc", "#dcecdc", "#fbf0c8"), 640)
    pic.glow(260, 140, 620, 380, "#fff6d0", 0.9)
    ridge(pic, 520, 24, "#8fb3a4", "#f1eecb", [(0.12, 0.3, 190), (0.9, 0.25, 150)], 330)
    more.far_crowns(pic, [(k * 82 - 30, 610 + (k % 3) * 14) for k in range(21)], 84, ("#4c7840", "#74a04a", "#aec465"))
    pic.path(f"M0 650Q800 610 {W} 650V{H}H0z", pic.linear((0, "#a9bf58"), (1, "#4f7a34")))
    for x, y, wide, tone in ((250, 800, 470, "#f2ead6"), (800, 850, 560, "#c9d9e6"), (1060, 760, 400, "#f6e3c0")):
        cloth = f"M{x} {y}l{wide * 0.2:.0f}-70h{wide}l{wide * 0.14:.0f} 82q{-wide * 0.7:.0f} 46 {-wide * 1.34:.0f}-12z"
        pic.path(cloth, pic.linear((0, mix(tone, "#ffffff", 0.3)), (1, mix(tone, "#5a5a4a", 0.3))))
    trunk = [(790, 930), (776, 760), (800, 600), (790, 480)]
    bough(pic, trunk, 170, 120, BARK)
    for points, start in (
        ([(780, 560), (620, 400), (430, 330)], 84),
        ([(800, 520), (990, 380), (1200, 330)], 84),
        ([(795, 500), (770, 330), (690, 190)], 74),
        ([(805, 500), (900, 300), (1010, 180)], 66),
    ):
        bough(pic, points, start, 22, BARK)
    for cx, cy, rx, ry in (
        (330, 270, 230, 130),
        (600, 150, 240, 120),
        (900, 120, 260, 120),
        (1210, 230, 260, 140),
        (1390, 350, 140, 90),
    ):
        foliage(pic, cx, cy, rx, ry, LEAVES, 150, 48)
    for x, y, tipx, tipy, coat in (
        (610, 400, 330, 190, "#24406e"),
        (985, 392, 1270, 190, "#a5341b"),
        (790, 470, 640, 110, "#2f6a4a"),
    ):
        person(pic, x, y, 120, coat, head="scarf", shadow=False)
        pic.line(f"M{x + (16 if tipx > x else -16)} {y - 66}L{tipx} {tipy}", "#7a5a2c", 8)
        pic.line(f"M{x + (14 if tipx > x else -18)} {y - 68}L{tipx} {tipy}", "#d9b869", 3)
    for _ in range(40):
        x = rng.choice((330, 620, 1240, 1000)) + rng.gauss(0, 90)
        _nut(pic, x, rng.uniform(330, 700), rng.uniform(15, 20), green=True)
    for _ in range(60):
        x = rng.choice((480, 1080, 1260)) + rng.gauss(0, 110)
        _nut(pic, x, rng.uniform(770, 850), rng.uniform(19, 25), green=True)
    for x, y, coat in ((380, 900, "#7a2f4c"), (1290, 890, "#24406e")):
        person(pic, x, y, 170, coat, head="scarf", basket="#b98a4a")
    blades(pic, 0, W, 1004, 54, ("#35562a", "#5f8a36"), 150)
    return pic


def oil_press():
    """A massive wooden press in an old mill, golden oil running from between the wedges into a basin."""
    pic = Scene("visit-oil-press", "Golden oil running from a wooden press", 314)
    rng = pic.rng
    _wall(pic, 720, ("#6b4a30", "#2e1d12"))
    pic.path("M1180 60h330v330h-330z", "#24160c")
    pic.path("M1200 80h290v290h-290z", pic.linear((0, "#fff3cc"), (1, "#f0c878")))
    pic.line("M1345 80v290M1200 225h290", "#24160c", 14)
    pic.path("M1200 390L380 1000H1180L1500 390z", "#ffe6a4", opacity=0.2)
    pic.path(f"M0 720H{W}V{H}H0z", pic.linear((0, "#6f4c30"), (1, "#2f1f14")))
    for _ in range(30):
        pic.path(
            blob(rng, rng.uniform(0, W), rng.uniform(740, 990), rng.uniform(50, 110), 18, 9, 0.15),
            "#83603f",
            opacity=0.35,
        )
    log = pic.linear((0, "#c79a62"), (0.35, "#8f6238"), (1, "#412817"))
    pic.path("M120 360Q90 500 120 640H1330q40-140 0-280z", log)
    pic.path("M1330 360q62 140 0 280q-66-140 0-280z", "#e0b878")
    for k in range(4):
        pic.path(ring(1331, 500, 26 - k * 6, 116 - k * 28), ("#b98a52", "#d8ae70")[k % 2])
    grain = "".join(
        f"M130 {392 + k * 34}q600 {rng.uniform(-26, 26):.0f} 1196 {rng.uniform(-8, 8):.0f}" for k in range(8)
    )
    pic.line(grain, "#5a3a20", 4, opacity=0.55)
    pic.path("M330 420H1090V580H330z", "#1d120a")
    for k in range(9):
        x = 342 + k * 40
        pic.path(ring(x + 16, 500, 17, 72), ("#8a5c30", "#a87540")[k % 2])
        pic.path(ring(x + 11, 490, 8, 50), "#d2a060", opacity=0.7)
    for k in range(6):
        x, drop = 706 + k * 62, (0, 26, 8, 34, 16, 4)[k]
        wedge = f"M{x} {392 - drop}h50l-8 190h-34z"
        pic.path(wedge, pic.linear((0, "#e9c88e"), (1, "#8a6034")))
        pic.path(f"M{x - 4} {380 - drop}h58v20h-58z", "#5a3a20")
    for x in (200, 1180):
        pic.path(f"M{x} 620h92l26 210h-144z", pic.linear((0, "#8f6238"), (1, "#3d2515"), box=(0, 0, 1, 0)))
    pic.line("M560 0L610 250", "#3a2415", 14)
    pic.path("M300 236h560l26 30-26 30H300z", pic.linear((0, "#d8ac70"), (1, "#6f4726")))
    for k in range(5):
        x = 400 + k * 66
        pic.line(f"M{x} 578q{rng.uniform(-8, 8):.0f} 40 0 {70 + 12 * (k % 3)}", "#f2b53c", 7)
    pic.line("M536 640Q540 720 560 812", "#c9851c", 22)
    pic.line("M534 640Q538 720 558 812", "#f6c24c", 14)
    pic.line("M531 640Q534 720 553 806", "#fff0b0", 4)
    pic.path(
        "M380 800h360q-10 130-110 142h-140q-100-12-110-142z",
        pic.linear((0, "#a5643a"), (1, "#4a2616"), box=(0, 0, 1, 0.3)),
    )
    pic.path(ring(560, 802, 182, 40), "#6a3a20")
    pic.path(ring(560, 806, 160, 31), pic.linear((0, "#ffd870"), (1, "#c98a1e")))
    pic.path(ring(520, 798, 62, 9), "#fff4c8", opacity=0.8)
    pic.glow(560, 800, 300, 120, "#f6c24c", 0.4)
    for k in range(7):
        _nut(pic, 900 + k * 58 + rng.uniform(-14, 14), 916 + rng.uniform(-22, 26), 50)
    person(pic, 1440, 900, 330, "#24406e", head="scarf")
    return pic


DRAWINGS = (husking, turning, pole_season, oil_press)
