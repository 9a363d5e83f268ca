"""Haiwei's torch festival: the great torch on the square, after dark."""

import math

from scenes_kit import H, Scene, W, mix, ripple, smooth
from scenes_nature import ridge, ripples, tree_symbols, wood
from scenes_people import person

FLAME = ("#d8431a", "#f08a24", "#fbc94c", "#fff1b0")


def _house(pic, x, y, wide, high):
    """Draw a white-walled house with a grey tiled roof, its lit side towards the fire at x 800."""
    towards = 1 if x < 760 else 0
    wall = pic.linear((0, "#5d6a8c"), (1, "#f3c78d"), box=(1 - towards, 0, towards, 0))
    pic.path(f"M{x} {y}v{-high}h{wide}v{high}z", wall)
    pic.path(f"M{x} {y - high}h{wide}v12h{-wide}z", "#39435f")
    roof = (
        f"M{x - 22} {y - high + 6}q14-6 26-{high * 0.34:.0f}H{x + wide - 4}q12 {high * 0.3:.0f} 26 {high * 0.34:.0f}z"
    )
    pic.path(roof, pic.linear((0, "#4a5674"), (1, "#1f2740")))
    for k in range(int(wide / 62)):
        left = x + 24 + k * 62
        pic.path(f"M{left} {y - high * 0.62:.0f}h22v30h-22z", "#ffcf70")
        pic.glow(left + 11, y - high * 0.62 + 15, 34, 30, "#ffcf70", 0.5)


def _tongue(rng, x, y, wide, high):
    """Return one tongue of fire that stands at a point and leans a little."""
    lean = rng.uniform(-0.25, 0.25) * high
    points = [
        (x - wide / 2, y),
        (x - wide * 0.42, y - high * 0.35),
        (x + lean * 0.4, y - high * 0.62),
        (x + lean, y - high),
        (x + wide * 0.3 + lean * 0.5, y - high * 0.5),
        (x + wide / 2, y - high * 0.12),
    ]
    return smooth(points)


def _fire(pic, x, y, wide, high):
    """Draw a fire: four nests of tongues, the inner ones lighter and lower."""
    for share, tone in zip((1, 0.78, 0.55, 0.32), FLAME, strict=True):
        for k in range(5):
            off = (k - 2) * wide * 0.17 * share
            pic.path(_tongue(pic.rng, x + off, y, wide * 0.36 * share, high * share * (1 - 0.13 * abs(k - 2))), tone)


def _torch(pic, x, foot):
    """Draw the torch: a pine pole in straw and split wood, tied in three tiers, paper flags on each."""
    tiers = ((0, 92, 190), (190, 74, 170), (360, 56, 150))
    pic.line(f"M{x} {foot}V{foot - 600}", "#3a2415", 16)
    for low, half, high in tiers:
        top = foot - low - high
        edge = half * 0.74
        body = f"M{x - half} {foot - low}L{x - edge:.0f} {top}H{x + edge:.0f}L{x + half} {foot - low}q{-half} 22 {-2 * half} 0z"
        pic.path(body, pic.linear((0, "#5c3a1a"), (0.5, "#c98a3c"), (1, "#6b3c18"), box=(0, 0, 1, 0)))
        stalks = "".join(
            f"M{x - half + 2 * half * k / 16:.0f} {foot - low + 4}L{x - edge + 2 * edge * k / 16:.0f} {top}"
            for k in range(17)
        )
        pic.line(stalks, "#f0c46a", 2, opacity=0.55)
        for share in (0.2, 0.8):
            level, reach = foot - low - high * share, half - (half - edge) * share
            pic.line(f"M{x - reach:.0f} {level:.0f}q{reach:.0f} 14 {2 * reach:.0f} 0", "#8c2a1c", 9)
        for k in range(7):
            at, tone = x - edge + 2 * edge * k / 6, ("#d8432e", "#f2b53c", "#3f8a6a", "#e58fa6")[k % 4]
            pic.path(f"M{at:.0f} {top + 8}l{(k - 3) * 9}-34l{14 + k}16z", tone)


def _crowd(pic):
    """Draw people round the fire, seen from behind or dark against it, some with small torches."""
    rng = pic.rng
    spots = [(170, 905), (270, 930), (365, 890), (470, 935), (1130, 930), (1225, 890), (1330, 925), (1440, 900)]
    coats = ["#35406a", "#7a2f4c", "#2f5a62", "#54407a", "#8a3f2a"]
    for number, (x, y) in enumerate(spots):
        if number % 2 == 0:
            hand = x + (38 if x < 800 else -38)
            pic.line(f"M{hand} {y - 60}v-84", "#5c3a1a", 8)
            pic.glow(hand, y - 160, 90, 90, "#ffb347", 0.75)
            _fire(pic, hand, y - 138, 40, 66)
        person(pic, x, y, rng.uniform(150, 175), rng.choice(coats), head=rng.choice(("scarf", "hair")))


def torch():
    """Draw the burning torch on the round square, white walls about it, its light on the lake."""
    pic = Scene("event-torch", "The great torch burning on Haiwei's square", 207)
    rng = pic.rng
    pic.sky(("#0b1434", "#1c2a5c", "#4a4170", "#8a5560"), 620)
    for _ in range(70):
        x, y = rng.uniform(0, W), rng.uniform(0, 330)
        pic.path(f"M{x:.0f} {y:.0f}h3v3h-3z", "#dfe6ff", opacity=f"{rng.uniform(0.3, 0.9):.1f}")
    ridge(pic, 470, 22, "#232c56", "#5b4a70", [(0.15, 0.25, 130), (0.6, 0.3, 170), (0.95, 0.2, 90)], 300)
    pic.path(f"M0 540H{W}v120H0z", pic.linear((0, "#6b4f70"), (1, "#232a52")))
    ripples(pic, 0, W, 546, 640, 46, "#f0b070", 0.5, 110)
    for k in range(9):
        pic.path(ripple(800 + rng.uniform(-60, 60), 552 + k * 10, 150 - k * 6, 5), "#ffd27a", opacity=0.7)
    keys = tree_symbols(pic)
    wood(
        pic, keys, [(x, 648 + rng.uniform(-6, 6)) for x in (30, 90, 560, 1040, 1500, 1570)], 120, ["#1c3340", "#24404a"]
    )
    for x, y, wide, high in ((-40, 720, 250, 130), (190, 700, 220, 112), (1150, 704, 230, 116), (1370, 726, 270, 140)):
        _house(pic, x, y, wide, high)
    ground = [(-40, 720), (300, 690), (800, 676), (1300, 692), (1650, 722)]
    pic.path(smooth(ground, False) + f"V{H + 20}H-60z", pic.linear((0, "#8a5a44"), (0.4, "#5a3f4a"), (1, "#1e1c34")))
    for k in range(6):
        wide = 250 + k * 120
        pic.line(
            f"M{800 - wide} {770 + k * 26}q{wide} {60 + 8 * k} {2 * wide} 0",
            mix("#f0b070", "#2a2440", k / 6),
            3,
            opacity=0.5,
        )
    pic.glow(800, 830, 620, 150, "#ffb65c", 0.8)
    pic.glow(800, 330, 560, 430, "#ff9d3c", 0.85)
    _torch(pic, 800, 850)
    _fire(pic, 800, 380, 190, 300)
    for _ in range(46):
        angle, far = rng.uniform(-2.6, -0.5), rng.uniform(120, 420)
        x, y = 800 + far * math.cos(angle), 330 + far * math.sin(angle)
        pic.path(f"M{x:.0f} {y:.0f}l4-7 3 7z", rng.choice(FLAME[1:]))
    _crowd(pic)
    return pic


DRAWINGS = (torch,)
