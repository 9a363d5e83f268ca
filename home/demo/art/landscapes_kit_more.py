"""Houses, boats and far crowds shared by the pictures of the newer villages."""

from scenes_kit import blob, leaf, mix, num, poly, ring, smooth, whole

PEOPLE = ("#a5341b", "#24477d", "#6a3f86", "#23603f", "#c98b2e", "#1f2a3c")


def tiled_house(pic, wall="#e9d3a8", roof="#59616b"):
    """Define a two-storey house of earth and timber under grey tiles, 130 wide, and return its name."""
    dark, lit = mix(roof, "#000000", 0.35), mix(roof, "#ffffff", 0.3)
    ribs = "".join(f"M{-58 + i * 10} -90l-7 29" for i in range(12))
    return pic.symbol(
        f'<path fill="{wall}" d="M-58-66h88V4h-88z"/><path fill="{mix(wall, "#5a3a20", 0.4)}" d="M30-66l20-26 20 '
        f'26V-2L30 4z"/><path fill="#7b4d2c" d="M-58-38h88v5h-88zM-52-62h5V4h-5zM-18-62h5V4h-5zM18-62h5V4h-5z"/>'
        '<path fill="#4a2d1c" d="M-8-28h18V4H-8zM-42-58h18v15h-18zM-10-58h18v15h-18zM-42-24h16v14h-16z"/>'
        f'<path fill="{roof}" d="M-74-60q10-4 16-32h108q-16 8-18 32-60 6-106 0z"/>'
        f'<path fill="none" stroke="{dark}" stroke-width="3" opacity=".6" d="{ribs}"/>'
        f'<path fill="{dark}" d="M50-92q8 20 28 34l-6 4-22-28-20 28-4-4q10-16 14-34z"/>'
        f'<path fill="{lit}" d="M-62-95q60 4 114 0v6h-114z"/>'
    )


def stilt_house(pic, roof=("#6d4a2c", "#9a6f40", "#c79a5e"), wall="#b98449"):
    """Define a house on stilts with a steep roof, 160 wide and 150 high, and return its name."""
    straw = "".join(f"M{-50 + i * 9} -130l{-34 + i * 6} 60" for i in range(12))
    posts = "".join(f"M{x} -40h6V4h-6z" for x in (-60, -34, -8, 18, 44))
    boards = "".join(f"M{-62 + i * 9}-74v34" for i in range(13))
    return pic.symbol(
        f'<path fill="#3c2a1e" opacity=".55" d="M-62-38h112V0H-62z"/><path fill="#5a3c24" d="{posts}"/>'
        f'<path fill="{wall}" d="M-66-78h122v38H-66z"/><path fill="{mix(wall, "#2a1608", 0.45)}" d="M30-78h26v38H30z"/>'
        f'<path fill="none" stroke="#6b4322" stroke-width="2" opacity=".6" d="{boards}"/>'
        '<path fill="#3a2416" d="M-26-72h18v32h-18zM-56-70h16v14h-16zM4-70h16v14H4z"/>'
        f'<path fill="#d3a566" d="M-78-44h140v6H-78z"/><path fill="{roof[1]}" d="M-92-66q26-16 42-70h96q8 36 36 70-84 12-174 0z"/>'
        f'<path fill="{roof[0]}" d="M30-136h16q8 36 36 70l-36 5q-2-40-16-75z"/>'
        f'<path fill="none" stroke="{roof[2]}" stroke-width="3" opacity=".6" d="{straw}"/>'
        f'<path fill="{roof[2]}" d="M-54-140q50 4 104 0v7H-54z"/>'
        '<path stroke="#7a5430" stroke-width="5" fill="none" d="M62-40l30 44m-20-44l30 44M70-28h12m-4 12h12m-4 12h12"/>'
    )


def folk(pic, x, y, high, coat, head="#e6c68a", pole=None):
    """Draw one far figure standing on y; `head` is the colour of a hat or None, `pole` is the colour of loads hung on a carrying pole."""
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({high / 100:.2f})"><path fill="#2a2a33" d="M-12-40H12L9 0H2'
        f'L0-26-2 0h-7z"/><path fill="{coat}" d="M-16-76q16-12 32 0l3 38q-19 6-38 0z"/>'
        f'<path fill="{mix(coat, "#000000", 0.25)}" d="M5-81q7 1 11 5l3 38-9 2q1-24-5-45z"/>'
        f'<circle cy="-88" r="10" fill="#3a2a22"/>'
    )
    if head:
        pic.add(f'<path fill="{head}" d="M-22-89Q-6-96 0-107q8 10 22 18-22 7-44 0z"/>')
    if pole:
        pic.add(
            '<path fill="none" stroke="#8a6236" stroke-width="5" d="M-62-70q62-16 124 0"/><path fill="none" stroke='
            '"#6d4c28" stroke-width="2" d="M-60-70l-12 34m12-34l12 34M60-70l-12 34m12-34l12 34"/>'
            f'<path fill="#a97a44" d="M-76-38h32l-6 22h-20zM44-38h32l-6 22H50z"/><path fill="{pole}" '
            'd="M-76-38q16-16 32 0zM44-38q16-16 32 0z"/>'
        )
    pic.add("</g>")


def ferry(pic, x, y, size, flip=False):
    """Draw a long wooden ferry with a boatman and passengers; y is the waterline."""
    pic.add(
        f'<g transform="translate({whole(x)} {whole(y)})scale({"-" if flip else ""}{size / 100:.2f} {size / 100:.2f})">'
    )
    pic.add('<path fill="#4a1c10" opacity=".35" d="M-230 26q240 26 480 0-60 34-240 36T-230 26z"/>')
    for i, px in enumerate((-120, -78, -40, 6, 52, 96)):
        folk(pic, px, 14, 82 - 6 * (i % 2), PEOPLE[i], "#e6c68a" if i % 2 else "#c7473a")
    pic.add(
        '<path fill="#5b3920" d="M-250-22q80 32 250 32t250-38q-20 44-70 66-180 26-360 0-50-18-70-60z"/>'
        '<path fill="#8d5c33" d="M-250-22q80 32 250 32t250-38q-6 14-14 24-90 36-236 36T-238 0q-8-10-12-22z"/>'
        '<path fill="none" stroke="#d49c5c" stroke-width="4" d="M-250-22q80 32 250 32t250-38"/>'
        '<path fill="none" stroke="#3c2414" stroke-width="3" opacity=".7" d="M-214 24q210 32 424-4"/>'
        '<path fill="#7fa043" d="M-24-6q20-30 50 0zM120-10q16-24 40-4z"/>'
    )
    folk(pic, 196, -6, 104, "#1f2a3c")
    pic.add('<path stroke="#c9a15e" stroke-width="5" stroke-linecap="round" d="M168-110l72 190"/></g>')


def cane(pic, x0, x1, y, high, count, tones=("#4c7030", "#7d9c3c", "#b7c463")):
    """Draw a stand of sugar cane: jointed stems and long arching leaves rising from y."""
    rng = pic.rng
    stems = {tone: "" for tone in ("#7a5a34", "#9c7a3e", "#b8934e")}
    leaves = {tone: [] for tone in tones}
    for i in range(count):
        x, tall = rng.uniform(x0, x1), high * rng.uniform(0.72, 1.05)
        tip = x + rng.gauss(0, high * 0.05)
        stems[rng.choice(list(stems))] += f"M{whole(x)} {whole(y)}L{whole(tip)} {whole(y - tall * 0.7)}"
        for _ in range(6):
            foot = y - tall * rng.uniform(0.45, 0.72)
            tone = tones[min(2, int(3 * i / count + rng.random() * 0.8))]
            turn = rng.choice((-120, -60, -105, -75)) + rng.uniform(-22, 22)
            leaves[tone].append(leaf(tip, foot, tall * rng.uniform(0.3, 0.46), tall * 0.022, turn))
    for tone, d in stems.items():
        pic.line(d, tone, max(3, high / 32))
    pic.fills(leaves)


def far_crowns(pic, spots, size, tones, haze=None, share=0.0):
    """Draw round crowns of three tones at (x, y), the far ones first, without leaves."""
    for x, y in sorted(spots, key=lambda spot: spot[1]):
        s = size * pic.rng.uniform(0.75, 1.2)
        pick = [mix(tone, haze, share) if haze else tone for tone in tones]
        pic.path(blob(pic.rng, x, y, s, s * 0.74, 11, 0.12), pick[0])
        pic.path(blob(pic.rng, x - s * 0.12, y - s * 0.14, s * 0.74, s * 0.5, 10, 0.14), pick[1])
        pic.path(blob(pic.rng, x - s * 0.3, y - s * 0.28, s * 0.36, s * 0.24, 9, 0.18), pick[2])


def stone_path(pic, spine, tones=("#8d8578", "#b8b0a0", "#d9d2c2")):
    """Draw a path of flagstones along (x, y, width) points, widest near the viewer."""
    rng = pic.rng
    left = [(x - w / 2, y) for x, y, w in spine]
    right = [(x + w / 2, y) for x, y, w in spine]
    edge = smooth(left, False) + "L" + smooth(right[::-1], False)[1:] + "z"
    pic.path(edge, tones[0])
    pic.clip(edge)
    slabs = {tones[1]: [], tones[2]: [], mix(tones[1], tones[0], 0.4): []}
    for (x0, y0, w0), (x1, y1, w1) in zip(spine, spine[1:], strict=False):
        steps = max(2, int(abs(y1 - y0) / (min(w0, w1) * 0.2 + 3)))
        for i in range(steps):
            t = (i + 0.5) / steps
            x, y, w = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t
            at = x - w / 2
            while at < x + w / 2:
                wide = w * rng.uniform(0.22, 0.4)
                high = abs(y1 - y0) / steps * 0.84
                box = [(at, y - high / 2), (at + wide * 0.92, y - high * 0.44), (at + wide * 0.94, y + high / 2)]
                slabs[rng.choice(list(slabs))].append(poly([*box, (at - 2, y + high * 0.42)]))
                at += wide
    pic.fills(slabs)
    pic.end()


def smoke(pic, x, y, high, colour="#ffffff", opacity=0.4):
    """Draw a thin thread of smoke rising and widening."""
    d = f"M{num(x)} {num(y)}q{num(high * 0.12)} {num(-high * 0.3)} 0 {num(-high * 0.5)}t{num(high * 0.2)} {num(-high * 0.5)}"
    for width, seen in ((high * 0.12, 0.35), (high * 0.06, 0.5)):
        pic.line(d, colour, width, opacity=round(opacity * seen, 2))


def sun(pic, x, y, r, colour, halo):
    """Draw the sun with two rings of haze."""
    pic.glow(x, y, r * 7, r * 6, halo, 0.7)
    pic.path(ring(x, y, r, r), colour)
