"""Two pictures of the old walnut: the sawn disc in the classroom and the lit room among the branches."""

import math

import landscapes_kit_more as more
from scenes_built import planks
from scenes_kit import H, Scene, W, ring, smooth
from scenes_nature import blades, bough, foliage, ridge

PINS = ("#c7473a", "#e8b44a", "#2f70b8", "#4b8440", "#8a4f9a", "#e07a9a", "#2f9a92", "#f0f0f0")


def three_hundred_rings():
    """A sawn disc of walnut leaning on a classroom wall in window light, a row of pins across its rings."""
    pic = Scene("story-three-hundred-rings", "A sawn disc of walnut with a row of coloured pins", 82)
    pic.path(f"M0 0h{W}v760H0z", pic.linear((0, "#e6efe6"), (1, "#cfdccb")))
    pic.path("M0 480H1600V760H0z", "#8fb3a0")
    pic.line("M0 480H1600", "#5f8a78", 10)
    planks(pic, 0, 760, W, 240, 5, ("#7a5030", "#b07c4c", "#dcae78"))
    pic.path("M90 70H500V400H90z", "#7a5a3c")
    pic.path("M108 88H286V382H108zM304 88H482V382H304z", pic.linear((0, "#bfe0ee"), (1, "#f4ecc8")))
    pic.path("M108 320Q200 250 286 300V382H108zM304 310Q400 250 482 320V382H304z", "#7fa060")
    pic.path("M260 480L640 480 980 760H480zM340 760H980L1240 1000H520z", "#fff8d8", opacity=0.35)
    pic.path("M1300 110H1600V420H1300z", "#6d4c30")
    pic.path("M1318 128H1600V402H1318z", "#2f4f42")
    pic.line("M1360 200q70-40 140 0t90-10M1360 270h180M1360 330h120", "#dfe8dc", 5, opacity=0.7)
    cx, cy, r = 860, 490, 400
    pic.path(ring(cx + 60, cy + 390, 420, 44), "#2a1810", opacity=0.4)
    edge = lambda k, s: [  # noqa: E731
        (cx + k * s * (1 + 0.03 * math.sin(3 * a) + 0.02 * math.sin(7 * a + 1)) * math.cos(a),
         cy + k * (1 + 0.03 * math.cos(4 * a)) * math.sin(a)) for a in (math.tau * i / 26 for i in range(26))
    ]  # fmt: skip
    pic.path(smooth([(x + 26, y + 8) for x, y in edge(r, 1)]), "#3a2a22")
    pic.path(smooth(edge(r, 1)), "#6d5a4c")
    pic.path(smooth(edge(r - 22, 1)), "#e6c896")
    pic.path(smooth(edge(r - 66, 1)), pic.radial((0, "#54382c"), (0.5, "#7a5440"), (1, "#a57a54")))
    for k in range(30):
        tone = ("#3a2418", "#8d7f96", "#c99a6a")[k % 3]
        pic.line(smooth(edge(r - 40 - k * 12, 1)), tone, 2 + k % 3, opacity=0.5)
    pic.path(f"M{cx} {cy}L{cx + 150} {cy - 330}L{cx + 166} {cy - 322}z", "#2a1810", opacity=0.7)
    for k in range(13):
        x, y = cx - 24 - k * 27, cy + 6 + k * 4
        pic.line(f"M{x + 6} {y + 6}l18 14", "#1c1208", 5, opacity=0.4)
        pic.path(ring(x, y, 13, 13), PINS[k % 8])
        pic.path(ring(x - 4, y - 5, 4, 3), "#ffffff", opacity=0.8)
    for x in (150, 330):
        pic.path(f"M{x - 80} 740h210v22h-210zM{x - 66} 762h16v150h-16zM{x + 100} 762h16v150h-16z", "#8f6238")
        pic.path(f"M{x - 30} 720h90v20h-90z", PINS[x % 3])
    return pic


def walnut_treehouse():
    """Blue dusk, a small lit timber room in the fork of a walnut, a wooden stair down to the ground."""
    pic = Scene("visit-walnut-treehouse", "A lit timber room among the branches of a walnut at dusk", 83)
    pic.sky(["#0f2a52", "#2c5a86", "#7fa6b0", "#f0cf9a"], 760)
    pic.path(ring(250, 170, 40, 40), "#fdf6dc")
    pic.glow(250, 170, 220, 200, "#fdf6dc", 0.4)
    ridge(pic, 640, 24, "#2f5a78", "#c9c4a0", [(0.1, 0.3, 160), (0.6, 0.3, 120)])
    more.far_crowns(pic, [(x * 84, 730 + (x % 3) * 14) for x in range(21)], 80, ("#143a3f", "#1f5050", "#3a6a5a"))
    pic.path(f"M0 780Q700 730 1600 790V{H}H0z", pic.linear((0, "#2f5a48"), (1, "#122a26")))
    bark = ("#1f2a34", "#4b4f52", "#8a8a80")
    bough(pic, [(900, 1000), (890, 800), (900, 640)], 210, 150, bark)
    for pts, a, b in (([(880, 700), (700, 560), (560, 330), (420, 200)], 100, 30),
                      ([(920, 700), (1130, 560), (1270, 340), (1400, 210)], 104, 32)):  # fmt: skip
        bough(pic, pts, a, b, bark)
    for cx, cy, rx, ry in ((420, 220, 290, 160), (1370, 220, 290, 170), (900, 110, 420, 130)):
        foliage(pic, cx, cy, rx, ry, ("#0f2f34", "#1f4a44", "#3a6a4e", "#7f9a5a"), 150, 46)
    pic.glow(900, 470, 470, 330, "#ffc870", 0.6)
    planks(pic, 690, 380, 420, 230, 14, ("#4a2c1c", "#8a5a36", "#c08a54"), upright=True)
    pic.path("M640 396L900 240 1160 396 1140 420 900 276 660 420z", "#2a2f38")
    pic.path("M690 386L900 262 1110 386z", "#6d4428")
    for x in (730, 960):
        pic.path(f"M{x} 440h110v100h-110z", "#3a2014")
        pic.path(f"M{x + 8} 448h94v84h-94z", pic.radial((0, "#fff6c8"), (1, "#ffc04e")))
        pic.line(f"M{x + 55} 448v84M{x + 8} 490h94", "#6d4020", 6)
    pic.path("M860 450h80v160h-80z", pic.linear((0, "#ffe9a0"), (1, "#f0a03c")))
    pic.path("M630 606h540v28H630z", "#5a3824")
    pic.line("M640 606v-70M700 606v-70M1100 606v-70M1160 606v-70M636 540h70M1094 540h70", "#a87444", 9)
    pic.line("M1150 630L1330 930M1210 610L1400 920", "#8a5a34", 15)
    pic.line("".join(f"M{1168 + k * 22} {658 + k * 36}l62-16" for k in range(8)), "#c99460", 12)
    pic.line("M720 634L830 760M1080 634L970 760", "#3a2a20", 22)
    pic.glow(1350, 930, 190, 40, "#ffd890", 0.6)
    more.folk(pic, 1440, 930, 96, "#a5341b", None)
    blades(pic, 0, W, 1004, 80, ("#0f2a26", "#1f4a38", "#3a6a48"), 180)
    return pic


DRAWINGS = (three_hundred_rings, walnut_treehouse)
