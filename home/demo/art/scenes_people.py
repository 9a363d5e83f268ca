"""People seen from behind, from the side or from above, and a few animals: never a face."""

from scenes_kit import mix, num, whole

SKIN, HAIR, STRAW = "#c98f66", "#2a2024", "#e6c68a"


def _head(kind, colour, tone):
    """Return a head 22 wide at the origin, seen from behind."""
    dark = mix(colour, "#000000", 0.25)
    if kind == "hat":
        return (
            f'<path fill="{SKIN}" d="M-7-2h14v14H-7z"/><circle r="11" fill="{HAIR}"/>'
            f'<path fill="{STRAW}" d="M-32-1Q-8-10 0-24q8 14 32 23-32 10-64 0z"/>'
            f'<path fill="#b98b4f" d="M4-18q8 12 28 17-18 6-34 5 10-9 6-22z" opacity=".7"/>'
        )
    if kind == "scarf":
        return (
            f'<path fill="{SKIN}" d="M-6 2h12v12H-6z"/><circle r="11" cy="1" fill="{HAIR}"/>'
            f'<path fill="{colour}" d="M-14-1q-3-16 14-16t14 16q-14 6-28 0z"/><path fill="{dark}'
            '" d="M2-17q14 2 12 16l-9 2q3-10-3-18z"/>'
            f'<path fill="none" stroke="{tone}" stroke-width="2" d="M-13-4q13 5 26 0"/>'
        )
    return (
        f'<path fill="{SKIN}" d="M-5 4h10v10H-5z"/><path fill="{HAIR}" d="M-11 2q-2-14 '
        '11-14T11 2q-1 8-5 10H-6q-4-2-5-10z"/>'
        '<path fill="#6a5248" opacity=".5" d="M-8-2q1-8 8-8-5 4-5 10z"/>'
    )


def _arms(pose, coat, dark):
    """Return two sleeves and hands for a pose, shoulders at 16 to either side."""
    sleeve = lambda d, c: f'<path fill="none" stroke="{c}" stroke-width="10" stroke-linecap="round" d="{d}"/>'  # noqa: E731
    hand = lambda x, y: f'<circle cx="{x}" cy="{y}" r="5" fill="{SKIN}"/>'  # noqa: E731
    poses = {
        "down": ("M-16-76q-7 16-6 30", -22, -42, "M16-76q7 16 6 30", 22, -42),
        "reach": ("M-16-76q-14 2-22-8", -40, -86, "M16-76q10 12 4 28", 19, -44),
        "up": ("M-16-76q-12-10-12-26", -28, -106, "M16-76q12-10 12-26", 28, -106),
        "front": ("M-16-76q-10 12-2 24", -16, -50, "M16-76q10 12 2 24", 16, -50),
        "right": ("M-16-76q-7 16-4 28", -19, -44, "M16-76q14 4 24 14", 42, -60),
    }
    left, lx, ly, right, rx, ry = poses[pose]
    return hand(lx, ly) + sleeve(left, coat) + hand(rx, ry) + sleeve(right, dark)


def _basket(colour="#b98b4f", load=None):
    """Return a back basket hanging between the shoulders, with a load of leaves."""
    top = f'<path fill="{load}" d="M-17-78q4-14 12-12 8-8 14 2 8 0 9 10z"/>' if load else ""
    weave = "".join(f"M{-15 + k} {-70 + k * 7}q{15 - k} 5 {30 - 2 * k} 0" for k in range(5))
    return (
        f'{top}<path fill="{colour}" d="M-18-78h36l-5 40q-13 5-26 0z"/>'
        f'<path fill="#6d4c28" opacity=".45" d="M4-78h14l-5 40q-5 2-10 2z"/>'
        f'<path fill="none" stroke="#70502c" stroke-width="2" d="{weave}"/>'
        f'<path fill="none" stroke="#e0bd7e" stroke-width="3" d="M-18-78q18 5 36 0"/>'
    )


def person(pic, x, y, high, coat, legs="#2a3140", trim="#e0b45a", head="hair", pose="down", **more):
    """Draw a person from behind; y is the ground. more: hatc, load, basket, skirt, walk, flip."""
    scale = high / 128
    dark = mix(coat, "#000000", 0.24)
    light = mix(coat, "#ffffff", 0.18)
    step = 7 if more.get("walk") else 0
    flip = "-" if more.get("flip") else ""
    pic.add(f'<g transform="translate({whole(x)} {whole(y)})scale({flip}{scale:.3f} {scale:.3f})">')
    if more.get("shadow", True):
        pic.add('<path fill="#10202a" opacity=".25" d="M-16-1q40-8 78 8-50 8-78-8z"/>')
    if more.get("skirt"):
        pic.add(
            f'<path fill="{SKIN}" d="M-9-12h7V0h-9zM3-12h7l2 12H3z"/><path fill="{legs}" d="'
            'M-15-52h30l7 42q-22 7-44 0z"/>'
            f'<path fill="none" stroke="{trim}" stroke-width="3" d="M-20-17q20 6 41 0"/>'
        )
    else:
        pic.add(
            f'<path fill="{mix(legs, "#000000", 0.25)}" d="M0-52h14l{-2 + step} 48h-10z"/>'
            f'<path fill="{legs}" d="M-14-52H2L{-3 - step}-3h-9z"/>'
            f'<path fill="#2a2522" d="M{-15 - step}-4h13v6h-13zM{1 + step}-4h13v6H{1 + step}z"/>'
        )
    pic.add(_arms(more.get("pose", pose), coat, dark))
    pic.add(
        f'<path fill="{coat}" d="M-17-82q17-10 34 0 4 20 2 38-19 6-38 0-2-18 2-38z"/>'
        f'<path fill="{dark}" d="M6-86q6 1 11 4 4 20 2 38-6 2-12 3 6-20-1-45z"/>'
        f'<path fill="{light}" d="M-16-81q5-3 9-4-7 16-7 38-4-1-5-3-1-16 3-31z" opacity=".8"/>'
        f'<path fill="none" stroke="{trim}" stroke-width="3" d="M-18-48q18 5 37 0"/>'
    )
    if more.get("basket"):
        pic.add(_basket(load=more.get("load")))
    pic.add(f'<g transform="translate(0 -95)scale(.84)">{_head(head, more.get("hatc", "#22304e"), trim)}</g></g>')


def seated(pic, x, y, high, coat, head="scarf", **more):
    """Draw a person from behind on a low stool; y is the ground."""
    scale, dark = high / 100, mix(coat, "#000000", 0.25)
    legs = more.get("legs", "#2a3140")
    cap = _head(head, more.get("hatc", "#22304e"), more.get("trim", "#e0b45a"))
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({"-" if more.get("flip") else ""}'
        f'{scale:.3f} {scale:.3f})">'
    )
    pic.add(
        '<path fill="#10202a" opacity=".25" d="M-30-2q60-8 100 6-70 10-100-6z"/>'
        '<path fill="#7a5534" d="M-20-20h40v6h-40zM-16-14h5V0h-5zM11-14h5V0h-5z"/>'
        f'<path fill="{legs}" d="M-22-34q22-8 44 0l6 16q-28 8-56 0z"/>'
        f'<path fill="none" stroke="{coat}" stroke-width="11" stroke-linecap="round" d="M-16-62q-14 10-18 28"/>'
        f'<path fill="none" stroke="{dark}" stroke-width="11" stroke-linecap="round" d="M16-62q14 10 18 28"/>'
        f'<circle cx="-35" cy="-31" r="5" fill="{SKIN}"/><circle cx="35" cy="-31" r="5" fill="{SKIN}"/>'
        f'<path fill="{coat}" d="M-18-68q18-10 36 0 5 22 4 40-22 6-44 0-1-20 4-40z"/>'
        f'<path fill="{dark}" d="M6-72q7 1 12 4 5 22 4 40-8 2-14 3 6-24-2-47z"/>'
        f'<path fill="none" stroke="{more.get("trim", "#e0b45a")}" stroke-width="3" d="M-21-34q21 6 42 0"/>'
    )
    pic.add(f'<g transform="translate(0 -81)scale(.88)">{cap}</g></g>')


def from_above(pic, x, y, size, turn, coat, top, trim):
    """Draw a seated person from straight above, facing along `turn` (degrees), arms to a table."""
    dark = mix(coat, "#000000", 0.3)
    pic.add(f'<g transform="translate({whole(x)} {whole(y)})rotate({whole(turn)})scale({size / 100:.3f})">')
    pic.add(
        '<ellipse cx="-6" cy="0" rx="46" ry="56" fill="#1a1208" opacity=".28" transform="translate(10 12)"/>'
        f'<path fill="{dark}" d="M6-40q34-2 52 14l-8 13Q30-22 4-20zM6 40q34 2 52-14l-8-13Q30 22 4 20z"/>'
        f'<circle cx="58" cy="-20" r="8" fill="{SKIN}"/><circle cx="58" cy="20" r="8" fill="{SKIN}"/>'
        f'<path fill="{coat}" d="M-30 0q0-46 28-48 26 2 24 48 2 46-24 48-28-2-28-48z"/>'
        f'<path fill="none" stroke="{trim}" stroke-width="4" d="M-22-30q-8 30 0 60"/>'
        f'<circle r="25" fill="{mix(top, "#000000", 0.3)}" cx="3" cy="3"/><circle r="24" fill="{top}"/>'
        f'<path fill="none" stroke="{mix(top, "#ffffff", 0.3)}" stroke-width="3" d="'
        'M-14-10q8-12 22-8M-4 4q-2-10 8-8 10 4 4 14-10 8-18-2"/></g>'
    )


def birds(pic, spots, colour="#ffffff"):
    """Draw flying birds at (x, y, size) as pairs of wings."""
    d = ""
    for x, y, s in spots:
        steps = (
            (s * 0.5, -s * 0.5, s, -s * 0.05),
            (s * 0.45, -s * 0.5, s, -s * 0.1),
            (-s * 0.6, -s * 0.12, -s, s * 0.32),
        )
        d += f"M{num(x)} {num(y)}" + "".join("q" + " ".join(num(v) for v in q) for q in steps)
        d += "q" + " ".join(num(v) for v in (-s * 0.4, -s * 0.35, -s, -s * 0.17)) + "z"
    pic.path(d, colour)


def gull(pic, x, y, size, turn=0):
    """Draw a winter gull on the wing: white body, grey wings with dark tips, red bill."""
    pic.group(x, y, size / 100, turn)
    pic.add(
        '<path fill="#8fa0ad" d="M-8-4q-20-44-74-50-10-2-18 6 46 8 76 50z"/><path '
        'fill="#39424a" d="M-82-54q-10-2-18 6 10 2 18 5z"/>'
        '<path fill="#ffffff" d="M-40 8Q-10-12 26-8q14-8 24 0-2 12-22 14Q0 22-40 16l-14 4z"/>'
        '<path fill="#c9d2d8" d="M-40 12q40 6 70-4-20 14-70 10z"/><path fill="#c0392b" d="M49-2l13 4-13 3z"/>'
        '<path fill="#b9c6cf" d="M0-4q14-50 62-68 8-2 14 4-40 20-50 66z"/><path '
        'fill="#39424a" d="M62-72q8-2 14 4-8 4-14 9z"/>'
    )
    pic.end()


def duck(pic, x, y, size, flip=False, tones=("#5f4027", "#8d6238", "#c79a62")):
    """Draw a brown duck swimming: body, wing feathers in three tones, a ring of water."""
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({"-" if flip else ""}{size / 100:.3f} {size / 100:.3f})">'
    )
    feathers = "".join(
        f'<path fill="{tones[k % 3]}" d="M{-34 + k * 9} {-12 + (k % 2) * 7}q14-12 28 0-14 12-28 0z"/>' for k in range(6)
    )
    pic.add(
        f'<path fill="{tones[0]}" d="M-62-16q8-4 16-4Q-20-40 14-26q8-20 8-34 2-16 '
        '18-16t18 15q0 12-12 18-4 30-20 43H-26Q-56 0-62-16z"/>'
        f'<path fill="{tones[1]}" d="M-50-16Q-24-36 10-22q14 2 16 14-12 8-30 8-34 2-46-16z"/>{feathers}'
        f'<path fill="{tones[2]}" d="M26-62q0-12 12-13 12 0 14 10-10-5-17-2-6 3-9 5z"/>'
        '<path fill="#d9952f" d="M57-66q14 2 20 8-10 4-22 2z"/><circle cx="44" cy="-64" r="2.6" fill="#1a1208"/>'
        '<path fill="#ffffff" opacity=".55" d="M-78 0q70-14 150 0-20-3-60-4-50 0-90 4z"/>'
    )
    pic.end()


def hen(pic, x, y, size, colour="#a5552b", flip=False):
    """Draw a hen pecking about."""
    dark, light = mix(colour, "#000000", 0.35), mix(colour, "#ffffff", 0.3)
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({"-" if flip else ""}{size / 100:.3f} {size / 100:.3f})">'
    )
    pic.add(
        '<path fill="#10202a" opacity=".22" d="M-34-1q50-10 90 6-60 8-90-6z"/><path '
        'stroke="#d9952f" stroke-width="4" d="M-6-22l-2 22m14-22l4 22"/>'
        f'<path fill="{dark}" d="M-40-44q-26-10-28-34 20 4 36 20z"/>'
        f'<path fill="{colour}" d="M-44-48q16-4 30-2 18 2 26-14 4-20 16-22 12 2 10 16-2 '
        '30-20 44-20 14-42 4-18-10-20-26z"/>'
        f'<path fill="{light}" d="M-34-42q20-8 38 2-10 16-26 12-10-4-12-14z"/><path '
        'fill="#c0392b" d="M24-86q2-10 8-4 6-6 7 4zM36-70l3 9-7-5z"/>'
        '<path fill="#d9952f" d="M39-78l10 4-10 3z"/>'
    )
    pic.end()


def cow(pic, x, y, size, flip=False, patches="#2b2a2e"):
    """Draw a black and white cow grazing, seen from the side."""
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({"-" if flip else ""}{size / 100:.3f} {size / 100:.3f})">'
    )
    pic.add(
        '<path fill="#10302a" opacity=".3" d="M-70-2q90-12 170 6-100 12-170-6z"/>'
        '<path fill="#b9b3aa" d="M-44-50h12L-34 0h-9zM30-50h12l-1 50h-9z"/>'
        '<path fill="#f4efe6" d="M-70-88q30-8 70-4 40-6 62 2 24 10 36 34l14 30q2 14-10 '
        "14-10-2-16-14L74-46q-4 18-18 26l-1 20H44l-3-26q-36 6-70-2l-6 "
        '28h-11l-2-30q-12-12-12-34-4-16-10-24z"/>'
        f'<path fill="{patches}" d="M-62-89q24-5 44-3 6 22-14 34-20 4-27-12-4-10-3-19z'
        "M14-93q30-3 46 5 4 26-16 36-24-2-30-41zM84-66q16 18 22 36-12 "
        '6-20-8-8-14-2-28z"/>'
        '<path fill="#c9c2b6" d="M-58-50q40 16 96 8 20-4 32-14-4 18-14 28-40 14-102 2-10-10-12-24z" opacity=".55"/>'
        f'<path fill="{patches}" d="M80-74q-14-4-18 6 10 4 18 0zM-70-88q-12 20-8 50l-4 10-2-12q-2-36 8-48z"/>'
        '<path fill="#e2b9a4" d="M96-16q8 6 14 4 6-4 3-13-12-2-17 9zM8-26q10 10 24 0z"/>'
        '<path fill="#d8cfae" d="M88-78q4-8 12-8-2 8-8 12z"/>'
    )
    pic.end()
