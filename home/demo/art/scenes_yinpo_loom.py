"""Yinpo's loom: white hemp stretched from the weaver's waist to the rail of a porch above the valley."""

from scenes_built import basket
from scenes_kit import H, Scene, W, blob, leaf, mix, poly, ring, smooth, whole
from scenes_nature import bough
from scenes_people import SKIN
from scenes_yinpo import spur

HEMP = ("#b3a484", "#d9ccae", "#f1e8d2", "#fffaf0")
RED, BLACK = "#b3262a", "#1f1a20"
BANDS = (
    (RED, 0.05),
    (HEMP[3], 0.008),
    (BLACK, 0.022),
    (HEMP[3], 0.008),
    (RED, 0.03),
    ("#e0a52c", 0.008),
    (BLACK, 0.04),
    (HEMP[2], 0.02),
)
NEAR, FAR = ((770, 806), (1080, 850)), ((300, 470), (470, 452))


def _warp(t, s):
    """Return the place on the loom: t from the weaver to the far beam, s from the left edge to the right."""
    (ax, ay), (bx, by) = NEAR
    (cx, cy), (dx, dy) = FAR
    left, right = (ax + (cx - ax) * t, ay + (cy - ay) * t), (bx + (dx - bx) * t, by + (dy - by) * t)
    return left[0] + (right[0] - left[0]) * s, left[1] + (right[1] - left[1]) * s


def _strip(t0, t1, s0=0.0, s1=1.0):
    """Return a piece of the loom's plane as a path."""
    return poly([_warp(t0, s0), _warp(t0, s1), _warp(t1, s1), _warp(t1, s0)])


def _stick(pic, t, wide, tones, over=0.12, lift=0):
    """Draw a rod lying across the warp."""
    (ax, ay), (bx, by) = _warp(t, -over), _warp(t, 1 + over)
    d = f"M{whole(ax)} {whole(ay - lift)}L{whole(bx)} {whole(by - lift)}"
    pic.line(
        f"M{whole(ax + 8)} {whole(ay + wide * 0.8)}L{whole(bx + 8)} {whole(by + wide * 0.8)}",
        "#5a4a34",
        wide * 0.8,
        opacity=0.35,
    )
    pic.line(d, tones[0], wide)
    pic.line(
        f"M{whole(ax)} {whole(ay - lift - wide * 0.22)}L{whole(bx)} {whole(by - lift - wide * 0.22)}",
        tones[1],
        wide * 0.4,
    )


def _loom(pic):
    """The back-strap loom: white threads to the far beam, rods, heddle loops, banded cloth near the weaver."""
    shadow = [(x + 30, y + 120) for x, y in (NEAR[0], NEAR[1], FAR[1], FAR[0])]
    pic.path(poly(shadow), "#4a2c18", opacity=0.28)
    pic.path(_strip(0.3, 1), pic.linear((0, HEMP[1]), (1, HEMP[0])))
    for tone, off, wide in ((HEMP[0], 0.5, 3), (HEMP[2], 0.0, 4), (HEMP[3], 0.25, 2)):
        d = ""
        for k in range(44):
            (ax, ay), (bx, by) = _warp(0.3, (k + off) / 44), _warp(1, (k + off) / 44)
            d += f"M{whole(ax)} {whole(ay)}L{whole(bx)} {whole(by)}"
        pic.line(d, tone, wide)
    t, k = 0.0, 0
    while t < 0.36:
        tone, wide = BANDS[k % len(BANDS)]
        pic.path(_strip(t, min(0.36, t + wide)), tone)
        t, k = t + wide, k + 1
    threads = "".join(
        f"M{whole(_warp(0, i / 60)[0])} {whole(_warp(0, i / 60)[1])}L{whole(_warp(0.36, i / 60)[0])} {whole(_warp(0.36, i / 60)[1])}"
        for i in range(61)
    )
    pic.line(threads, "#fff4e0", 1, opacity=0.22)
    pic.path(_strip(0, 0.36), pic.linear((0, "#ffffff", 0.16), (1, "#000000", 0.2), box=(0, 0, 1, 0)))
    _stick(pic, 0.39, 30, ("#5a321c", "#a9703f"), 0.3)
    loops = ""
    for i in range(30):
        x, y = _warp(0.53, (i + 0.5) / 30)
        loops += f"M{whole(x)} {whole(y - 34)}q-7 22 0 38"
    pic.line(loops, "#8a2a2a", 3)
    _stick(pic, 0.53, 16, ("#8a6236", "#e0bd7e"), 0.16, 36)
    _stick(pic, 0.62, 24, ("#a98a4a", "#ecd9a0"), 0.14)
    _stick(pic, 0.78, 12, ("#8a6236", "#e0bd7e"))
    _stick(pic, 0.83, 12, ("#8a6236", "#e0bd7e"))
    pic.line("M252 486L64 440M528 446L580 430", "#b98449", 8)
    pic.line("M252 484L64 438M528 444L580 428", "#ecd9a0", 3)
    _stick(pic, 1.0, 24, ("#6d4424", "#c08a52"), 0.3)


def _weaver(pic):
    """The weaver from behind: white hemp skirt, black and red waistcoat, coral beads in her hair, the strap at her waist."""
    pic.path(ring(1150, 966, 300, 40), "#3a2010", opacity=0.4)
    skirt = "M872 968Q870 830 1000 752H1250Q1400 820 1412 968Q1140 1040 872 968z"
    pic.path(skirt, pic.linear((0, HEMP[3]), (0.6, HEMP[2]), (1, HEMP[0]), box=(0, 0, 1, 0.3)))
    pic.clip(skirt)
    for y, tone, wide in ((902, RED, 24), (930, BLACK, 14), (948, RED, 8), (868, BLACK, 6), (980, RED, 30)):
        pic.line(f"M850 {y - 36}Q1140 {y + 60} 1430 {y - 36}", tone, wide)
    pic.line(
        "M1000 760Q930 860 920 980M1070 770Q1040 880 1050 1000M1200 770Q1230 880 1226 1000M1250 760Q1330 850 1350 980",
        "#a8977a",
        5,
        opacity=0.6,
    )
    pic.end()
    pic.line("M1222 590Q1316 668 1262 768", pic.shade(HEMP[2], HEMP[0]), 74)
    body = "M1006 772Q984 620 1022 548Q1060 520 1112 514Q1180 516 1226 552Q1262 620 1244 772Q1120 806 1006 772z"
    pic.path(body, pic.shade(HEMP[3], HEMP[1]))
    vest = "M1034 546Q1060 522 1100 518Q1116 552 1136 518Q1186 524 1210 550Q1240 640 1232 764Q1120 794 1016 764Q1004 640 1034 546z"
    pic.path(vest, pic.shade("#3a3038", "#141016"))
    pic.clip(vest)
    for x, bend, tone, wide in (
        (1050, -14, RED, 12),
        (1068, -10, HEMP[2], 3),
        (1188, 12, RED, 12),
        (1170, 8, HEMP[2], 3),
        (1120, 0, RED, 20),
        (1120, 0, "#e0a52c", 4),
    ):
        pic.line(f"M{x} 500Q{x + bend} 640 {x} 800", tone, wide)
    pic.line("M1000 716Q1120 748 1250 716", "#e0a52c", 5)
    pic.end()
    for d, tone, wide in (
        ("M990 748Q1124 800 1256 748", "#6d4424", 36),
        ("M990 744Q1124 796 1256 744", "#b98449", 22),
        ("M992 742Q1124 790 1254 742", "#e6c48a", 4),
    ):
        pic.line(d, tone, wide)
    pic.line("M990 750L786 800", "#8a6236", 10)
    sleeve = pic.shade("#ffffff", HEMP[1])
    pic.line("M1034 586Q946 640 930 716", sleeve, 72)
    pic.line("M930 716L866 736", pic.linear((0, HEMP[2]), (1, HEMP[1])), 54)
    pic.line("M888 706L900 756M902 700L914 752", RED, 7)
    pic.path("M872 716q-34-6-58 10-14 14 0 26 34 8 62 4z", SKIN)
    pic.line("M822 730l-26 14M826 742l-22 14M838 750l-14 12", "#a8704c", 11)
    pic.path("M720 770q50-44 110-24-30 44-110 24z", pic.shade("#d9ae70", "#6d4424"))
    _head(pic)


def _head(pic):
    """The weaver's head, seen from behind and bowed: a knot of hair under strings of coral and shell beads."""
    pic.path("M1084 486h62v44q-30 22-62 0z", mix(SKIN, "#5a2c1c", 0.25))
    pic.path(
        "M1042 440Q1036 362 1110 356T1184 440Q1180 506 1114 510 1048 506 1042 440z",
        pic.radial((0, "#4a3c40"), (1, "#171216"), cx=0.3, cy=0.2, r=0.8),
    )
    pic.line("M1060 420Q1066 380 1100 368M1080 430Q1084 392 1116 372", "#7a6668", 4, opacity=0.6)
    for k, (y, tone, size) in enumerate(((392, HEMP[3], 7), (408, RED, 8), (426, HEMP[3], 7), (444, RED, 8))):
        wide = 64 + k * 4
        beads = ""
        for i in range(13):
            u = i / 6 - 1
            beads += ring(1112 + wide * u * (1 - 0.08 * u * u), y + 14 * (1 - u * u), size, size)
        pic.path(beads, tone)
        pic.path(
            "".join(ring(1110 + wide * u, y + 12 * (1 - u * u), 2, 2) for u in (-0.8, -0.5, -0.17, 0.17)),
            "#ffffff",
            opacity=0.8,
        )
    for x in (1056, 1172):
        pic.line(f"M{x} 462q-6 24 2 46", RED, 6)
        pic.path(ring(x + 2, 512, 8, 9), "#e6ecee")


def _porch(pic):
    """The porch: eaves above, posts, a rail towards the valley, a floor of planks in slanting light."""
    pic.path(f"M0 590H{W}V{H}H0z", pic.linear((0, "#c08a58"), (1, "#7d5030")))
    seams = "".join(f"M{-400 + k * 120} {H}L{340 + k * 46} 590" for k in range(26))
    pic.line(seams, "#5a3820", 4, opacity=0.7)
    pic.line("".join(f"M{-394 + k * 120} {H}L{344 + k * 46} 590" for k in range(26)), "#e6b884", 2, opacity=0.5)
    for x in (-260, 120, 560):
        pic.path(f"M{x + 240} 590h150L{x + 330} {H}H{x}z", "#fff0c0", opacity=0.26)
    for y in (470, 530):
        pic.line(f"M0 {y}H{W}", "#6d4424", 20)
        pic.line(f"M0 {y - 5}H{W}", "#d9a86c", 6)
    pic.line("".join(f"M{30 + k * 92} 470V590" for k in range(18)), "#7d5030", 11)
    pic.path("M0 572H1600V598H0z", "#8a5a36")
    pic.path("M0 572H1600V580H0z", "#dcae78")


def _cloths(pic, x, y):
    """A stack of folded cloth, red and black bands on white, on a low bench."""
    pic.path(ring(x + 20, y + 92, 230, 24), "#3a2010", opacity=0.35)
    pic.path(
        f"M{x - 200} {y}h400v26h-400zM{x - 170} {y + 26}h30v66h-30zM{x + 140} {y + 26}h30v66h-30z",
        pic.linear((0, "#c9935c"), (1, "#5a3820")),
    )
    for k, (wide, tones) in enumerate(
        (
            (340, (HEMP[2], RED, BLACK)),
            (320, (BLACK, RED, HEMP[3])),
            (330, (RED, BLACK, "#e0a52c")),
            (300, (HEMP[3], RED, BLACK)),
        )
    ):
        top = y - 46 - k * 44
        left = x - wide / 2 + (k % 2) * 12
        fold = f"M{whole(left + 16)} {top}h{wide - 24}q26 4 26 23t-26 23h-{wide - 24}q-22-6-20-24t20-22z"
        pic.path(fold, tones[0])
        pic.clip(fold)
        for u, tone, thick in (
            (0.14, tones[1], 26),
            (0.2, tones[2], 8),
            (0.4, tones[1], 10),
            (0.46, tones[2], 18),
            (0.52, tones[1], 10),
            (0.8, tones[1], 26),
            (0.86, tones[2], 8),
        ):
            pic.line(f"M{whole(left + wide * u)} {top - 4}q10 26 0 56", tone, thick)
        pic.path(fold, pic.linear((0, "#ffffff", 0.25), (0.5, "#ffffff", 0), (1, "#000000", 0.4)))
        pic.end()


def _skeins(pic):
    """Hanks of bleached hemp hung from the beam to dry, and a basket of balls on the floor."""
    rng = pic.rng
    pic.line("M1130 128H1600", "#6d4424", 18)
    for x, drop in ((1240, 250), (1330, 290), (1430, 260), (1530, 300)):
        pic.path(
            f"M{x - 34} 126Q{x - 46} {126 + drop * 0.6:.0f} {x - 26} {126 + drop}q26 24 52 0Q{x + 46} {126 + drop * 0.6:.0f} {x + 34} 126z",
            pic.linear((0, HEMP[3]), (0.5, HEMP[2]), (1, HEMP[0]), box=(0, 0, 1, 0.2)),
        )
        for tone, count in ((HEMP[0], 8), (HEMP[3], 7)):
            d = "".join(
                f"M{whole(x + rng.uniform(-30, 30))} 130q{whole(rng.uniform(-10, 10))} {whole(drop * 0.5)} {whole(rng.uniform(-6, 6))} {whole(drop * rng.uniform(0.9, 1.04))}"
                for _ in range(count)
            )
            pic.line(d, tone, 3, opacity=0.8)
        pic.line(f"M{x - 36} 164q36 14 72 0", RED, 9)
    basket(pic, 1470, 985, 230, 130, taper=0.12)
    for x, y, r in ((1404, 846, 44), (1532, 848, 46), (1468, 830, 54), (1440, 868, 36), (1506, 866, 38)):
        pic.path(
            ring(x, y, r, r * 0.94), pic.radial((0, "#ffffff"), (0.5, HEMP[2]), (1, HEMP[0]), cx=0.32, cy=0.28, r=0.8)
        )
        pic.line(
            f"M{x - r * 0.8:.0f} {y}q{r * 0.8:.0f} {-r * 0.9:.0f} {r * 1.6:.0f}-6M{x - r * 0.7:.0f} {y + 12}q{r * 0.8:.0f} {-r:.0f} {r * 1.5:.0f} 0M{x - 10} {y - r * 0.8:.0f}q{r * 0.6:.0f} {r * 0.8:.0f} 6 {r * 1.5:.0f}",
            HEMP[0],
            3,
        )


def hemp():
    """A back-strap loom on a wooden porch: white hemp warp, banded cloth, the weaver from behind, the valley beyond."""
    pic = Scene("industry-yinpo-hemp", "White hemp on a back-strap loom on a porch above the valley", 364)
    pic.sky(("#8cc0d4", "#cfe2d8", "#f6ecd0"), 600)
    pic.glow(220, 60, 760, 400, "#fff6d8", 0.8)
    haze = "#eef0dc"
    spur(pic, [(-60, 260), (200, 170), (460, 250), (700, 330), (900, 470)], "#8fb4bc", haze, 640, 8)
    spur(pic, [(1660, 160), (1300, 230), (1000, 330), (760, 430), (600, 560)], "#7fae9a", haze, 660, 8)
    spur(pic, [(-60, 370), (200, 400), (420, 480), (560, 600)], "#5f9a78", haze, 660, 7)
    _porch(pic)
    for x in (40, 560, 1000):
        pic.path(f"M{x} 60h44V592h-44z", pic.linear((0, "#c9935c"), (0.4, "#9a6a40"), (1, "#553520"), box=(0, 0, 1, 0)))
    pic.path(f"M0 0H{W}V84L0 66z", "#4a2e1c")
    straw = "".join(f"M{k * 13} {70 + (k * 7) % 14}l{(k % 5) * 3 - 7} {26 + (k * 17) % 34}" for k in range(124))
    pic.line(straw, "#d9b870", 6)
    pic.line("".join(f"M{k * 31} 60l{(k % 3) * 5 - 5} 40" for k in range(52)), "#8a6a34", 6)
    _skeins(pic)
    _loom(pic)
    _cloths(pic, 250, 880)
    _weaver(pic)
    return pic


DRAWINGS = (hemp,)
