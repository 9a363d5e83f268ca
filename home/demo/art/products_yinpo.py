"""Coffee of the slopes above the Nu: washed beans in a bag, honey beans on the drying bed, drip bags."""

import math

from products_kit import Picture, blob, line, mix, num, path, ring, smooth, table, use

ROASTED = ("#241009", "#42200f", "#66361b", "#8f5530")
PARCHMENT = ("#9c6420", "#cf9539", "#e8bb62", "#fbe3a0")
CHERRY = ("#5c0a12", "#a8161c", "#dc3a2c", "#ff9f84")


def _bean(pic, key, tones, crease=True):
    """Define a coffee bean 60 long that lies on its side, lit from the top left."""
    dark, base, lit, shine = tones
    seam = "M-27 3Q-12-9 0 0 12 9 27-3"
    parts = [
        path(ring(0, 0, 31, 21), dark),
        path(ring(-1.5, -1.5, 28, 18.5), base),
        path("M-26-5Q-16-20 4-19 20-17 26-7 8-12-6-9-18-7-26-5z", lit),
        path(ring(-11, -12, 8, 2.6), shine, opacity=0.75),
    ]
    if crease:
        parts += [line(seam, dark, 5.5), line("M-24 6Q-11-5 1 3", lit, 2, opacity=0.6)]
    pic.define(f'<g id="{key}">', *parts, "</g>")


def cherry(pic, key, tones=CHERRY):
    """Define a ripe cherry of radius 40 with its navel at the foot."""
    dark, base, lit, shine = tones
    pic.define(
        f'<g id="{key}">{path(ring(0, 0, 40, 42), dark)}{path(ring(-3, -3, 36, 38), base)}'
        f"{path('M-33-2Q-32-34-2-37 24-34 28-14 2-24-14-10-26 0-33-2z', lit)}"
        f"{path(ring(-15, -19, 9, 7), shine)}{path(ring(6, 32, 7, 4), dark)}{path(ring(6, 31, 3, 1.6), lit)}</g>"
    )


def leaf(pic, key, tones=("#123a26", "#1f6138", "#3f8f4c", "#a5d08a")):
    """Define a wavy coffee leaf 220 long that grows upwards from the origin."""
    dark, base, lit, vein = tones
    half = "M0 0Q-44-24-38-62-66-86-44-122-54-160-14-190-8-206 0-226"
    pic.define(
        f'<g id="{key}">{path(half + " 10-204 18-188 56-160 44-120 64-86 40-60 44-24 0 0z", base)}'
        f"{path('M0 0Q44-24 40-60 64-86 44-120 56-160 18-188 10-204 0-226z', dark, opacity=0.65)}"
        f"{path('M-6-20Q-40-36-32-66-54-92-36-122-42-150-10-182-24-120-6-20z', lit, opacity=0.7)}"
        f"{line('M0-4V-214', vein, 5)}"
        f"{line('M-2-40Q-22-50-32-66M-2-84Q-26-96-40-116M-2-128Q-20-140-30-158M2-40Q22-50 34-62M2-84Q26-96 42-114M2-128Q20-140 32-156', vein, 2.5, opacity=0.7)}</g>"
    )


def _mound(pic, keys, middle, size, count, scale):
    """Heap beans: a dark bed, then beans from the back to the front, the lit kind towards the top left."""
    (cx, cy), (rx, ry) = middle, size
    pic.add(path(blob(pic.rng, cx + 16, cy + 26, rx * 1.04, ry * 0.98, 16, 0.04), "#160a04", opacity=0.35))
    pic.add(path(blob(pic.rng, cx, cy + 4, rx * 0.95, ry * 0.92, 16, 0.05), ROASTED[0]))
    spots = []
    for k in range(count):
        turn, far = k * 2.39996, math.sqrt((k + 0.5) / count)
        x = cx + math.cos(turn) * rx * far + pic.rng.uniform(-9, 9)
        y = cy + math.sin(turn) * ry * far + pic.rng.uniform(-7, 7) - (1 - far) * ry * 0.55
        spots.append((y, x, far))
    for y, x, far in sorted(spots):
        light = (cx - x) / rx * 0.6 + (cy - y) / ry * 0.6 + pic.rng.uniform(-0.5, 0.5)
        key = keys[0] if light < -0.25 else keys[1] if light < 0.4 else keys[2]
        pic.add(use(key, x, y, pic.rng.randrange(360), scale * (1.06 - far * 0.1)))


def _roasts(pic):
    """Define three roasted beans from shadow to light: r0, r1, r2."""
    dark, base, lit, shine = ROASTED
    for key, share in (("r0", 0.0), ("r1", 0.4), ("r2", 0.8)):
        body = mix(base, lit, share * 0.7)
        _bean(pic, key, (dark, body, mix(lit, shine, share * 0.6), mix(shine, "#f0cfa8", share)))


def sprig(pic, knots, spine):
    """Draw a branch with pairs of leaves and a cluster of cherries at each knot (x, y, turn)."""
    for x, y, turn in knots:
        pic.add(use("l", x, y, turn - 66, 0.92), use("l", x, y, turn + 58, 0.84))
    pic.add(line(smooth(spine, False), "#4f3a22", 15), line(smooth(spine, False), "#8a6a40", 5))
    for x, y, _turn in knots:
        for dx, dy in ((-34, -14), (32, -20), (-12, 26), (30, 26), (0, -2)):
            pic.add(path(ring(x + dx + 6, y + dy + 10, 36, 36), "#180406", opacity=0.28))
            pic.add(use("c", x + dx, y + dy, pic.rng.randrange(-40, 30), 0.86))


def washed_arabica():
    """A standing bag of coffee with a heap of roasted beans and a sprig of red cherries."""
    pic = Picture("product-washed-arabica", "A bag of roasted arabica", ("#f6dcb4", "#e6b27a", "#b06c3c"), 711)
    table(pic, 740, ("#7a4a2c", "#b27a4c", "#3e2213"))
    _roasts(pic)
    cherry(pic, "c")
    leaf(pic, "l")
    bag = "M262 168L300 140H640L676 168 682 250Q704 520 694 800 690 836 650 842H284Q246 836 242 800 232 520 256 250z"
    pic.shadow(bag, 26, 22, 34, 0.42)
    pic.linear("bag", (0, "#1f5f5c"), (0.16, "#2f8079"), (0.55, "#1d5f5c"), (1, "#0c3234"))
    pic.add(path(bag, "url(#bag)"))
    pic.add(path("M256 250Q232 520 242 800 246 836 284 842 300 560 300 250z", "#0b3030", opacity=0.45))
    pic.add(path("M642 250Q668 560 650 842 690 836 694 800 704 520 682 250z", "#062022", opacity=0.55))
    pic.add(line("M330 262Q322 520 336 800", "#7ec2b4", 9, opacity=0.35))
    pic.add(path("M262 168L300 140H640L676 168 680 214H258z", "#174b49"), line("M258 214H680", "#0a2c2d", 5))
    pic.add(path("M250 214H690V250Q470 262 250 250z", "#d9b46a"), path("M250 214H690V224H250z", "#f6e2aa"))
    pic.add(line("M222 232q14-26 34-14M716 232q-12-26-34-14", "#d9b46a", 15))
    pic.add(line("".join(f"M{292 + k * 30} 150v54" for k in range(13)), "#0d3435", 3, opacity=0.6))
    for r, tone in ((21, "#0c3b3b"), (15, "#3c8a82"), (4, "#08292a")):
        pic.add(path(ring(606, 306, r, r), tone))
    label = "M338 372Q470 360 602 372V700Q470 712 338 700z"
    pic.add(path(label, "#f7ecd2"), path("M338 640Q470 652 602 640V700Q470 712 338 700z", "#c23a2a"))
    pic.add(line("M384 670h92M500 670h58", "#f7ecd2", 9, opacity=0.85), line(label, "#b8975a", 4, opacity=0.7))
    hill = "M338 560Q400 470 470 520 540 470 602 540V640Q470 652 338 640z"
    pic.add(path(ring(540, 436, 30, 30), "#e9a63a"), path(hill, "#2f7a52"))
    pic.add(path("M338 600Q420 520 500 580 560 540 602 586V640Q470 652 338 640z", "#1c5a40"))
    pic.add(path("M470 640Q446 600 478 578 500 560 486 536 520 562 500 590 486 612 512 642z", "#8fd0c0"))
    dots = "".join(ring(356 + k * 23, 618 - (k % 3) * 12, 5, 5) for k in range(5))
    pic.add(path(dots + "".join(ring(534 + k * 22, 622 - (k % 2) * 14, 5, 5) for k in range(3)), "#dc3a2c"))
    sprig(pic, ((170, 840, -30), (96, 780, -50)), [(330, 900), (210, 862), (120, 796), (-20, 720)])
    _mound(pic, ("r0", "r1", "r2"), (640, 872), (270, 92), 120, 1.12)
    for x, y, turn in (
        (330, 930, 30),
        (392, 894, 110),
        (300, 872, 160),
        (946, 884, 20),
        (952, 946, 80),
        (430, 958, 60),
    ):
        pic.add(path(ring(x + 8, y + 13, 32, 18), "#160a04", opacity=0.4), use("r1", x, y, turn, 1.1))
    return pic


def _furrow(pic, key):
    """Define one raked ridge of parchment 1700 long around the origin: shade below, light on its crest."""
    parts = []
    for row, bean in ((58, "p0"), (34, "p0"), (12, "p1"), (-34, "p1"), (-12, "p2")):
        for i in range(37):
            x = -840 + i * 46 + pic.rng.uniform(-16, 16) + row * 0.3
            parts.append(use(bean, x, row + pic.rng.uniform(-9, 9), pic.rng.randrange(360), 0.92))
    pic.define(f'<g id="{key}">', *parts, "</g>")


def honey_arabica():
    """Parchment beans the colour of honey raked in furrows, a black clay bowl of coffee set among them."""
    pic = Picture("product-honey-arabica", "Honey-dried coffee in parchment", ("#e2ab4e", "#c98b32", "#8a5518"), 712)
    dark, base, lit, shine = PARCHMENT
    for key, share in (("p0", 0.0), ("p1", 0.5), ("p2", 1.0)):
        tones = (mix(dark, base, share * 0.5), mix(base, lit, share), mix(lit, shine, share), "#fff6d8")
        _bean(pic, key, tones)
    for furrow in "fg":
        _furrow(pic, furrow)
    pic.add('<g transform="rotate(-24 500 500)">')
    for k in range(9):
        y = -230 + k * 180
        pic.add(path(f"M-300 {y + 52}h1600v76h-1600z", "#6d3f10", opacity=0.55))
        pic.add(path(f"M-300 {y + 70}h1600v40h-1600z", "#4a2808", opacity=0.35))
    for k in range(9):
        flip = -1 if k % 3 == 1 else 1
        pic.add(use("fg"[k % 2], 500 + (k * 97 % 140) - 70, -230 + k * 180, 0, flip, 1))
    pic.add("</g>")
    cherry(pic, "c")
    leaf(pic, "l")
    bowl = ring(560, 560, 262, 258)
    pic.shadow(bowl, 26, 40, 46, 0.62, "#2a1404")
    pic.radial("bo", (0, "#6b625c"), (0.5, "#3a332f"), (1, "#171310"), cx=0.3, cy=0.26, r=0.9)
    pic.radial("co", (0, "#a8662c"), (0.5, "#6a3312"), (0.86, "#3a1a08"), (1, "#281004"), cx=0.4, cy=0.34, r=0.72)
    pic.add(path(blob(pic.rng, 560, 560, 262, 258, 22, 0.008), "url(#bo)"))
    pic.add(line(ring(560, 560, 240, 236), "#857a72", 8, opacity=0.6), path(ring(560, 562, 222, 218), "#120d0a"))
    pic.add(path(ring(562, 568, 208, 204), "url(#co)"))
    pic.add(line(ring(562, 568, 198, 194), "#d29a54", 9, opacity=0.75))
    foam = "".join(
        ring(562 + math.cos(k * 0.61) * (186 - k % 4 * 9), 568 + math.sin(k * 0.61) * (182 - k % 4 * 9), r, r)
        for k, r in enumerate((6, 9, 4, 7, 5, 10, 4, 6, 8, 5, 4, 7, 9, 5, 6, 4, 8, 5, 7, 4))
    )
    pic.add(path(foam, "#e8bd80", opacity=0.85))
    pic.add(path("M424 500Q452 420 548 404 470 452 450 540 430 540 424 500z", "#f3d3a4", opacity=0.55))
    pic.add(line("M352 470Q392 360 500 326", "#b4a89e", 12, opacity=0.65))
    for x, y, s in ((610, 640, 0.5), (500, 660, 0.34), (660, 560, 0.3)):
        pic.add(path(ring(x, y, 60 * s, 20 * s), "#c98a48", opacity=0.4))
    pic.add(use("l", 150, 250, -70, 1.02), use("l", 160, 240, 24, 1.1), use("l", 176, 262, 110, 0.8))
    for x, y, turn in ((120, 206, -20), (196, 218, 30), (150, 286, 10), (226, 290, -30)):
        pic.add(path(ring(x + 10, y + 16, 42, 40), "#3a1404", opacity=0.42), use("c", x, y, turn, 1.08))
    for x, y, turn, key in ((330, 812, 20, "p2"), (384, 846, 100, "p1"), (806, 770, 60, "p2"), (300, 742, 140, "p2")):
        pic.add(path(ring(x + 7, y + 11, 32, 20), "#3a1c04", opacity=0.4), use(key, x, y, turn, 1.12))
    return pic


def _stream(pic, x, top, foot):
    """Draw a thin thread of water that falls from `top` to `foot`."""
    d = f"M{x - 9} {top}Q{x - 5} {(top + foot) / 2:.0f} {x - 5} {foot}H{x + 5}Q{x + 5} {(top + foot) / 2:.0f} {x + 9} {top}z"
    pic.add(path(d, "#dcf1f6", opacity=0.92), line(f"M{x - 3} {top + 6}V{foot - 6}", "#ffffff", 4))


def drip_bags():
    """A paper filter hung on a white cup, water falling from a kettle's spout, sachets beside it."""
    pic = Picture("product-drip-bags", "A drip bag on a cup, water falling in", ("#dcebf3", "#9fc0d4", "#567f9c"), 713)
    table(pic, 720, ("#dccbb0", "#f6ead4", "#a48c68"))
    _roasts(pic)
    pic.add(line("M560 210q-40-60 8-118 38-50 0-92M700 300q44-60 0-120-34-52 10-104", "#ffffff", 16, opacity=0.4))
    pic.linear("ke", (0, "#f3b23c"), (0.5, "#dd8b1c"), (1, "#95520a"), box=(0, 0, 1, 1))
    pic.add(path("M-20-20H230Q292 90 300 220 306 300 250 316 110 330-20 316z", "url(#ke)"))
    pic.add(path("M-20-20H90Q40 120 70 318 20 322-20 316z", "#fbd98a", opacity=0.5))
    pic.add(line("M-20 268Q140 284 302 262", "#7d4408", 5, opacity=0.5))
    neck = "M230 250Q330 262 356 180 380 84 424 60 462 44 488 84L472 96Q452 76 432 90 408 110 396 200 376 300 262 300z"
    pic.add(path(neck, "url(#ke)"), line("M262 258Q346 262 368 178 390 92 428 72", "#fbd98a", 8, opacity=0.85))
    pic.add(
        line("M262 300Q376 300 396 200 408 110 432 90", "#7d4408", 4, opacity=0.7),
        path(ring(481, 90, 10, 7), "#5a3004"),
    )
    _stream(pic, 478, 104, 430)
    saucer, cup = (
        ring(500, 852, 330, 78),
        "M292 520H708Q712 690 652 800 630 836 590 840H410Q370 836 348 800 288 690 292 520z",
    )
    pic.shadow(saucer, 20, 26, 30, 0.34)
    pic.linear("sa", (0, "#ffffff"), (1, "#c3cdd2"), box=(0, 0, 1, 1))
    pic.add(path(saucer, "url(#sa)"), path(ring(500, 846, 236, 48), "#c8d1d6"), line(saucer, "#8fa2ad", 3, opacity=0.6))
    pic.add(
        line("M700 580q128-26 122 84-8 104-156 110", "#8fa2ad", 46),
        line("M700 580q128-26 122 84-8 104-156 110", "#f3f6f7", 38),
    )
    pic.linear("cu", (0, "#ffffff"), (0.5, "#f1f4f5"), (1, "#a9b8c0"))
    pic.add(path(cup, "url(#cu)"), path("M318 548Q318 690 372 800 336 740 312 640z", "#ffffff", opacity=0.9))
    pic.add(
        path("M299 640Q500 668 702 640L697 668Q500 698 304 668z", "#c23a2a"),
        line("M306 690Q500 720 693 690", "#c23a2a", 6),
    )
    pic.add(path(ring(500, 520, 208, 40), "#e9eef0"), path(ring(500, 524, 190, 31), "#3a1c0c"))
    _filter(pic)
    _sachets(pic)
    for x, y, turn in ((330, 958, 20), (412, 972, 100), (150, 806, 60), (470, 950, 150)):
        pic.add(path(ring(x + 7, y + 11, 30, 16), "#3a2408", opacity=0.35), use("r1", x, y, turn, 0.98))
    return pic


def _filter(pic):
    """Draw the open filter with wet grounds, its card ears hooked over the rim."""
    for side in (-1, 1):
        ear = f"M{500 + side * 140} 400L{500 + side * 236} 470 {500 + side * 232} 586 {500 + side * 196} 592 {500 + side * 190} 508 {500 + side * 128} 500z"
        pic.add(path(ear, "#b98d58" if side > 0 else "#e0b983"), line(ear, "#7d5630", 3, opacity=0.5))
    back = "M340 408Q500 372 660 408L646 452Q500 430 354 452z"
    pic.add(path(back, "#cdbfa6"))
    pic.radial("gr", (0, "#7a4422"), (0.6, "#4a2410"), (1, "#241007"), cx=0.42, cy=0.3, r=0.8)
    pic.add(path(ring(500, 444, 146, 30), "url(#gr)"))
    bubbles = "".join(
        ring(pic.rng.gauss(486, 34), pic.rng.gauss(440, 7), *(2 * [pic.rng.uniform(3, 7)])) for _ in range(26)
    )
    pic.add(path(ring(482, 440, 54, 13), "#a8683a", opacity=0.8), path(bubbles, "#d9a876", opacity=0.85))
    front = "M340 408Q346 452 400 468 500 486 600 468 654 452 660 408L668 500Q646 606 560 640H440Q354 606 332 500z"
    pic.linear("pa", (0, "#fffaf0"), (0.6, "#efe3cc"), (1, "#b9a684"))
    pic.add(path("M332 500Q500 560 668 500 646 606 560 640H440Q354 606 332 500z", "#5a2e14", opacity=0.35))
    pic.add(path(front, "url(#pa)", opacity=0.97))
    pic.add(
        path("M344 516Q420 566 500 566 580 566 656 516 632 598 556 628H444Q368 598 344 516z", "#8a5a34", opacity=0.5)
    )
    pic.add(
        path("M372 560Q430 596 500 596 570 596 628 560 604 606 552 626H448Q396 606 372 560z", "#5a2e14", opacity=0.5)
    )
    pic.add(
        line("M340 408Q346 452 400 468 500 486 600 468 654 452 660 408", "#fffdf6", 7),
        line("M362 452Q354 520 392 590", "#ffffff", 7, opacity=0.7),
    )


def _sachets(pic):
    """Draw three flat sachets fanned out at the right foot of the picture."""
    for k, (turn, tone) in enumerate(((24, "#c99a5a"), (8, "#1d5f5c"), (-9, "#e8d3a8"))):
        d = "M-92-132H92V132H-92z"
        pic.add(f'<g transform="translate({812 + k * 26} {858 + k * 14})rotate({turn})">')
        pic.add(path("M-84-120H108V150H-84z", "#3a2408", opacity=0.3), path(d, tone))
        pic.add(
            path("M-92-132H-30L-60 132H-92z", "#ffffff", opacity=0.18),
            path("M-92-132H92v26H-92z", mix(tone, "#000000", 0.25)),
        )
        pic.add(line("".join(f"M{x}-128v18" for x in range(-82, 90, 14)), mix(tone, "#ffffff", 0.3), 3, opacity=0.7))
        pic.add(
            path(ring(-12, 4, 30, 30), "#c23a2a"),
            path(ring(24, 30, 22, 22), "#a8161c"),
            path(ring(-22, -8, 8, 6), "#ff9f84"),
        )
        pic.add(
            path("M-4-26Q20-70 64-58 44-20-4-26z", "#3f8f4c"),
            line("M-40 84h80M-24 104h48", mix(tone, "#000000", 0.4), 6),
            "</g>",
        )


DRAWINGS = (washed_arabica, honey_arabica, drip_bags)
