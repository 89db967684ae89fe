"""Writes scenery-*.svg beside it: trees, hut, reeds, weeds, fish. One unit is one pixel at 1280x720.

Every stroke is a closed shape of varying width. Run it again after a change: `python assets/svg/make_scenery.py`; or edit the SVG by hand.
"""

import math
from random import Random

from svg_shapes import INK, Point, closed, curve, grown, inked, path, taper, write


def zelkova(number: int, seed: int) -> None:
    """Trunk and branches fanning up like a vase; foot at (0, 0), 480 units tall with its leaves."""
    dice = Random(seed)
    bark, dark, light = "#5a4a40", "#3d322d", "#8a7058"
    lean = dice.uniform(-10, 10)
    fork = -165 - dice.uniform(0, 25)
    limbs = [limb for i in range(7) for limb in zelkova_limb(dice, (i - 3) / 3 + dice.uniform(-0.08, 0.08), lean, fork)]
    limbs.sort(key=lambda limb: -limb[0])
    trunk = curve([(-42, 4), (-27, -8), (-22 + lean * 0.2, -60), (-20 + lean * 0.4, fork + 50), (-17 + lean * 0.5, fork + 8)]) + curve(
        [(17 + lean * 0.5, fork + 8), (20 + lean * 0.4, fork + 50), (21 + lean * 0.2, -60), (28, -8), (48, 4)]
    )
    feet = [taper([(side * 16, -26), (side * 32, -6), (side * 52, 4), (side * 78, 12)], 16, 2) for side in (-1, 1)]
    shapes = [path(grown(part, 1.4), INK) for part in (*(limb for _, limb, _ in limbs), *feet, trunk)]
    shapes += [path(foot, bark) for foot in feet]
    for away, limb, lit in limbs:
        shapes += [path(grown(limb, 0.5), dark), path(limb, bark if away < 0.75 else "#54453c"), path(lit, light, 0.5)]
    shapes.append(path(trunk, bark))
    for i in range(11):
        share = (i - 5) / 5
        x = lean * 0.3 + share * 18
        up = [
            (share * 26, -dice.uniform(0, 14)),
            (x, -70),
            (x + lean * 0.2, fork + 40),
            (lean * 0.6 + share * 26, fork - 36 - dice.uniform(0, 30)),
        ]
        shapes.append(path(taper(up, 1.2, 0.4, 2.6), light if share < -0.1 and i % 2 else dark, 0.45 if share < -0.1 and i % 2 else 0.75))
    shade = curve([(48, 4), (28, -8), (21 + lean * 0.2, -60), (20 + lean * 0.4, fork + 50)]) + curve(
        [(14 + lean * 0.4, fork + 60), (12 + lean * 0.2, -60), (14, -10), (24, 4)]
    )
    shapes.append(path(shade, dark, 0.45))
    for _ in range(18):
        x, y = dice.uniform(-17, 17), dice.uniform(fork + 30, -14)
        shapes.append(path(taper([(x - 5, y), (x, y - 1.5), (x + 5, y)], 0.4, 0.4, 2.6), dark, 0.8))
    write(f"zelkova-{number}", (-230, -480, 460, 500), *shapes)


def zelkova_limb(dice: Random, share: float, lean: float, fork: float) -> list[tuple[float, list[Point], list[Point]]]:
    """One limb of the fan, `share` -1 (left) to 1, and the branches it parts into: how far out, outline, lit edge."""
    root = [(lean * 0.5 + share * 9, fork + 62), (lean * 0.5 + share * 17, fork + 6), (lean * 0.7 + share * 50, fork - 70)]
    part = (lean + share * 92, fork - 122 - dice.uniform(0, 16))
    top = (lean + share * 168, -394 + 40 * abs(share) ** 1.5 - dice.uniform(0, 12))
    side = dice.choice((-1, 1)) if abs(share) < 0.2 else math.copysign(1, share)
    branch = [root[2], (part[0] - side * 12, part[1] + 4), (part[0] + side * dice.uniform(-34, -22), part[1] - 92)]
    twig = [part, (part[0] + side * 24, part[1] - 34), (part[0] + side * 62, part[1] - 62)]
    made = []
    for points, start, end in ((twig, 6, 2), (branch, 9, 2.5), ([*root, part, top], 19 - 4 * abs(share), 4)):
        lit = taper([(x - start * 0.26, y) for x, y in points], start * 0.16, 0.5)
        made.append((abs(share), taper(points, start, end), lit))
    return made


def leaves(number: int, seed: int, wide: float, high: float) -> None:
    """A bank of leaves: a ragged lens of brush dabs in three tones; middle at (0, 0)."""
    dice = Random(seed)
    tones = ("#274a3a", "#35624a", "#4f7f50", "#769a63")
    shapes = []
    rim = []
    steps = 46
    for i in range(steps):
        turn = 2 * math.pi * i / steps
        r = 1 + dice.uniform(-0.10, 0.12)
        rim.append((math.cos(turn) * wide * r, math.sin(turn) * high * r * (0.75 if math.sin(turn) > 0 else 1.0)))
    shapes.append(path(grown(closed(rim, 2), 1.6), INK, 0.9))
    shapes.append(path(closed(rim, 2), tones[0]))
    for tone, count, reach, shift in (
        (tones[0], 60, 1.02, 0.06),
        (tones[1], 90, 0.95, -0.08),
        (tones[2], 70, 0.8, -0.26),
        (tones[3], 34, 0.62, -0.42),
    ):
        for _ in range(count):
            turn, r = dice.uniform(0, 2 * math.pi), math.sqrt(dice.uniform(0.02, 1)) * reach
            x, y = math.cos(turn) * wide * r, math.sin(turn) * high * r * 0.8 + high * shift
            long, tilt = dice.uniform(14, 34), dice.uniform(-0.35, 0.25) + x / wide * 0.3
            dx, dy = math.cos(tilt) * long / 2, math.sin(tilt) * long / 2
            shapes.append(
                path(
                    taper([(x - dx, y - dy), (x, y - 2.5), (x + dx, y + dy)], 0.8, 0.6, dice.uniform(8, 13), 2), tone, dice.uniform(0.75, 1)
                )
            )
    write(f"leaves-{number}", (-wide * 1.35, -high * 1.5, wide * 2.7, high * 3.0), *shapes)


def pine(number: int, seed: int) -> None:
    """A wind-bent pine with flat pads of needles; foot at (0, 0), 300 units tall."""
    dice = Random(seed)
    side = 1 if number % 2 else -1
    bark, light = "#6b4733", "#8a6046"
    spine = [(0, 4), (side * 6, -55), (-side * 16, -120), (side * 12, -180), (-side * 8, -235), (side * 4, -262)]
    trunk = taper(spine, 24, 5)
    pads = [(-side * 62, -128, 58), (side * 66, -170, 64), (-side * 58, -214, 52), (side * 40, -248, 46), (-side * 4, -276, 50)]
    shapes = []
    for x, y, _ in pads:
        root = min(spine, key=lambda p: abs(p[1] - (y + 26)))
        shapes.append(inked(taper([root, ((root[0] + x) / 2, (root[1] + y) / 2 + 10), (x, y + 8)], 8, 3), bark, 1.2))
    shapes.append(inked(trunk, bark, 1.4))
    shapes.append(path(taper([(x - 4, y) for x, y in spine], 5, 1), light, 0.6))
    for _ in range(14):
        t = dice.uniform(0.05, 0.8)
        x, y = curve(spine)[int(t * 30)]
        shapes.append(path(taper([(x - 5, y), (x, y + 2), (x + 5, y - 1)], 0.5, 0.5, 2), INK, 0.55))
    for x, y, wide in pads:
        shapes.append(pad(dice, x, y, wide))
    write(f"pine-{number}", (-150, -320, 300, 330), *shapes)


def pad(dice: Random, x: float, y: float, wide: float) -> str:
    """A flat cloud of needles, scalloped above, straight below, with needle strokes."""
    top: list[Point] = []
    bumps = 7
    for i in range(bumps * 4 + 1):
        t = i / (bumps * 4)
        arch = math.sin(math.pi * t) ** 0.6
        top.append((x - wide + 2 * wide * t, y - 24 * arch - 5 * abs(math.sin(math.pi * bumps * t)) * arch))
    low = [(x + wide, y + 1), (x + wide * 0.6, y + 7), (x, y + 5), (x - wide * 0.55, y + 8), (x - wide, y + 1)]
    outline = top + curve(low, 4)
    parts = [path(grown(outline, 1.5), INK), path(outline, "#2c5241")]
    upper = [(px, py + 3) for px, py in top[2:-2]] + [(x + wide * 0.7, y - 6), (x, y - 8), (x - wide * 0.7, y - 5)]
    parts.append(path(upper, "#47734f"))
    for _ in range(26):
        px, t = x + dice.uniform(-0.85, 0.85) * wide, dice.uniform(0.1, 0.95)
        py = y - 22 * t * math.sqrt(max(0.0, 1 - ((px - x) / wide) ** 2)) + 2
        tilt = dice.uniform(-0.5, 0.5)
        parts.append(
            path(
                taper([(px, py), (px + tilt * 4, py - 4), (px + tilt * 9, py - 8)], 1.6, 0.4, None, 2),
                "#1f3d33" if t < 0.5 else "#6d9563",
                0.9,
            )
        )
    return "".join(parts)


def hut() -> None:
    """The shelter on its stilts: lit window, door between two tags, shingles held down by stones; ground at y = 0."""
    wood, dark, plank = "#8b6748", "#5d4433", "#7a5a40"
    shapes = []
    for x in (-92, -52, -8, 36, 80, 100):
        shapes.append(inked([(x - 4, -26), (x + 4, -26), (x + 5, 8), (x - 5, 8)], dark, 1.0))
    shapes.append(path([(-104, -22), (108, -22), (104, -8), (-100, -8)], "#1d1b26", 0.55))
    shapes.append(inked([(-112, -32), (118, -32), (118, -24), (-112, -24)], "#9a7552", 1.2))
    shapes.append(path([(-112, -27), (118, -27), (118, -24), (-112, -24)], dark, 0.7))
    shapes.append(inked([(-92, -88), (98, -88), (98, -32), (-92, -32)], wood, 1.2))
    for i in range(12):
        y = -86 + i * 4.6
        shapes.append(path(taper([(-91, y), (0, y + 0.6), (97, y)], 0.4, 0.4, 1.4), plank if i % 3 else dark, 0.6))
    shapes.append(path([(-92, -88), (98, -88), (98, -74), (-92, -78)], "#2c2430", 0.5))
    for x in (-92, -26, 40, 94):
        shapes.append(inked([(x, -88), (x + 5, -88), (x + 5, -32), (x, -32)], dark, 0.8))
    # the window and its light
    shapes.append(path([(-80, -80), (-34, -80), (-34, -36), (-80, -36)], INK))
    shapes.append(path([(-78, -78), (-36, -78), (-36, -38), (-78, -38)], "#f7c66b"))
    shapes.append(path([(-74, -74), (-40, -74), (-40, -46), (-74, -46)], "#fde7a6", 0.75))
    for i in range(1, 5):
        x = -78 + i * 8.4
        shapes.append(path([(x - 0.8, -78), (x + 0.8, -78), (x + 0.8, -38), (x - 0.8, -38)], "#6a4a2c"))
    for i in range(1, 4):
        y = -78 + i * 10
        shapes.append(path([(-78, y - 0.8), (-36, y - 0.8), (-36, y + 0.8), (-78, y + 0.8)], "#6a4a2c"))
    # door and tags
    shapes.append(inked([(0, -78), (32, -78), (32, -32), (0, -32)], "#3a2a24", 1.0))
    for x in (8, 16, 24):
        shapes.append(path([(x, -77), (x + 0.9, -77), (x + 0.9, -33), (x, -33)], "#241a1a"))
    for x in (-15, 50):
        shapes.append(inked([(x, -76), (x + 8, -76), (x + 8.5, -50), (x - 0.4, -50)], "#f1e4c8", 0.7))
        shapes.append(path([(x + 2, -73), (x + 6, -73), (x + 6, -66), (x + 2, -66)], "#c23b2b"))
        shapes.append(path([(x + 3, -63), (x + 5, -63), (x + 5, -53), (x + 3, -53)], "#4a3a3a"))
    # roof
    roof = curve([(-92, -140), (-104, -118), (-124, -94), (-130, -86)], 5) + [(136, -86)] + curve([(130, -94), (112, -118), (100, -140)], 5)
    shapes.append(inked(roof, "#5c5a63", 1.5))
    shapes.append(path([(-130, -90), (136, -90), (136, -85), (-130, -85)], "#3c3c4a"))
    dice = Random(5)
    for row in range(7):
        y = -134 + row * 7
        t = (y + 140) / 54
        left, right = -94 - 34 * t**1.2, 102 + 32 * t**1.2
        shapes.append(path(taper([(left, y), ((left + right) / 2, y + 1), (right, y)], 0.5, 0.5, 1.8), "#34343f", 0.9))
        x = left + dice.uniform(2, 10)
        while x < right - 4:
            shapes.append(path([(x, y + 1), (x + 1, y + 1), (x + 0.6, y + 6.4), (x - 0.2, y + 6.4)], "#3f3f4b", 0.9))
            if dice.random() < 0.3:
                shapes.append(path([(x + 1, y + 1.4), (x + 8, y + 1.4), (x + 8, y + 5.6), (x + 1, y + 5.8)], "#72707a", 0.55))
            x += dice.uniform(7, 13)
    for x, y in (
        (-98, -104),
        (-62, -108),
        (-24, -103),
        (14, -107),
        (54, -104),
        (92, -107),
        (-80, -126),
        (-34, -124),
        (24, -126),
        (78, -125),
    ):
        stone = closed([(x - 8, y + 3), (x - 5, y - 3), (x + 2, y - 5), (x + 8, y - 1), (x + 8, y + 3)], 4)
        shapes.append(inked(stone, "#a9aca6", 0.9))
        shapes.append(path(closed([(x - 7, y + 3), (x + 1, y + 0.5), (x + 8, y + 2), (x + 7, y + 3.4)], 3), "#757b7e"))
    shapes.append(inked([(-96, -146), (104, -146), (108, -138), (-100, -138)], "#474652", 1.2))
    for x in (-70, -34, 4, 42, 78):
        shapes.append(path([(x, -146), (x + 3, -146), (x + 3, -138), (x, -138)], "#2f2f3a"))
    # steps
    for i in range(3):
        shapes.append(
            inked(
                [(-2 - i * 2, -24 + i * 9), (36 + i * 2, -24 + i * 9), (36 + i * 2, -20 + i * 9), (-2 - i * 2, -20 + i * 9)], "#84623f", 0.8
            )
        )
    write("hut", (-146, -156, 298, 170), *shapes)


def ward() -> None:
    """Two posts with a rope and paper zigzags between them; ground at y = 0."""
    shapes = []
    for x in (-34, 34):
        shapes.append(inked([(x - 3, -52), (x + 3, -52), (x + 3.5, 6), (x - 3.5, 6)], "#6b4b38", 1.0))
    rope = [(-34, -46), (-16, -36), (0, -33), (16, -36), (34, -46)]
    shapes.append(inked(taper(rope, 4, 4, 5.5), "#d8bd86", 0.9))
    for x, y in ((-20, -37), (0, -32), (20, -37)):
        zig = [
            (x - 4, y),
            (x + 4, y),
            (x + 4, y + 6),
            (x + 8, y + 6),
            (x + 4, y + 13),
            (x + 8, y + 13),
            (x + 2, y + 21),
            (x - 2, y + 21),
            (x + 1, y + 13),
            (x - 3, y + 13),
            (x, y + 7),
            (x - 4, y + 6),
        ]
        shapes.append(inked(zig, "#fbf7ea", 0.7))
    write("ward", (-44, -58, 88, 68), *shapes)


def reeds(number: int, seed: int) -> None:
    """A stand of reeds, 100 units wide, 100 tall, foot on y = 0."""
    dice = Random(seed)
    shapes = []
    for i in range(26):
        x = dice.uniform(-44, 44)
        tall, lean = dice.uniform(55, 98), dice.uniform(-14, 6)
        tone = ("#5b6b3c", "#788a4c", "#3f5136", "#94995a")[i % 4]
        shapes.append(path(grown(taper([(x, 4), (x + lean * 0.2, -tall * 0.5), (x + lean, -tall)], 2.6, 0.4), 0.5), INK, 0.5))
        shapes.append(path(taper([(x, 4), (x + lean * 0.2, -tall * 0.5), (x + lean, -tall)], 2.6, 0.4), tone))
        if i % 4 == 0:
            shapes.append(
                inked(
                    taper([(x + lean * 0.75, -tall * 0.8), (x + lean * 0.9, -tall * 0.9), (x + lean, -tall)], 3.2, 2.6, 4.6), "#6a4530", 0.6
                )
            )
        if i % 3 == 0:
            bend = dice.choice((-1, 1)) * dice.uniform(14, 24)
            shapes.append(path(taper([(x, -tall * 0.3), (x + bend * 0.6, -tall * 0.62), (x + bend, -tall * 0.5)], 2.4, 0.3), tone))
    write(f"reeds-{number}", (-68, -104, 136, 112), *shapes)


def bramble() -> None:
    """A thicket of brambles, 100 units wide and high, densest at its left; foot on y = 0: what a level ends with on dry land."""
    dice = Random(31)
    tones = ("#3f5136", "#5b6b3c", "#788a4c", "#94995a")
    rim = [(-60.0, 6.0), (-62, -60), (-50, -98), (-28, -92), (-12, -74), (8, -60), (20, -36), (36, -20), (44, 6)]
    ragged = [(x + dice.uniform(-5, 5), y + dice.uniform(-5, 5)) for x, y in curve(rim, 4)]
    shapes = [path(grown(ragged, 1.4), INK, 0.85), path(ragged, "#2b3b30")]
    for turn in range(26):
        x, tall = dice.uniform(-56, 26), dice.uniform(34, 92)
        tall *= 1.05 - 0.55 * (x + 56) / 82
        over = dice.uniform(14, 44) * (1 if dice.random() < 0.75 else -1)
        cane = [(x, 4.0), (x + over * 0.15, -tall * 0.75), (x + over * 0.6, -tall), (x + over, -tall * 0.7)]
        shapes.append(path(grown(taper(cane, 2.6, 0.8), 0.6), INK, 0.6))
        shapes.append(path(taper(cane, 2.6, 0.8), ("#6d4a3a", "#7a5a3c", "#5a4a40")[turn % 3]))
        line = curve(cane, 8)
        for a, b in list(zip(line, line[1:], strict=False))[3::3]:  # thorns
            dx, dy = b[0] - a[0], b[1] - a[1]
            side, long = dice.choice((-1, 1)), math.hypot(dx, dy) or 1.0
            tip = (a[0] - dy / long * 4.6 * side + dx * 0.2, a[1] + dx / long * 4.6 * side + dy * 0.2)
            shapes.append(path([a, tip, (a[0] + dx * 0.5, a[1] + dy * 0.5)], "#4a3a30"))
    for turn in range(96):
        x = dice.uniform(-60, 36)
        y = -dice.uniform(2, 96) * (1.05 - 0.72 * max(0.0, x + 60) / 96)
        tilt, long = dice.uniform(-0.6, 0.9), dice.uniform(7, 12)
        dx, dy = math.cos(tilt) * long / 2, math.sin(tilt) * long / 2
        leaf = taper([(x - dx, y - dy), (x, y - 1.5), (x + dx, y + dy)], 0.6, 0.4, dice.uniform(4.4, 6.6), 3)
        if turn % 3 == 0:
            shapes.append(path(grown(leaf, 0.7), INK, 0.5))
        shapes.append(path(leaf, tones[turn % 4]))
    for _ in range(9):  # berries
        x, y = dice.uniform(-44, 14), -dice.uniform(16, 66)
        shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.3" fill="#3a1f33"/>')
        shapes.append(f'<circle cx="{x - 0.7:.1f}" cy="{y - 0.8:.1f}" r="0.8" fill="#8a5a78"/>')
    write("bramble-1", (-84, -112, 156, 124), *shapes)


def log(number: int, seed: int) -> None:
    """A floating log, 200 units long, 28 thick, middle at (0, 0)."""
    dice = Random(seed)
    body = curve([(-98, -12), (-40, -14), (30, -13), (96, -14), (101, 0), (96, 14), (20, 13), (-50, 14), (-98, 12)], 4)
    shapes = [inked(body, "#76583f", 1.5)]
    shapes.append(
        path(curve([(-96, -12), (-30, -13.5), (40, -12.5), (95, -13), (95, -8), (30, -7), (-50, -8), (-96, -6)], 4), "#a07e58", 0.8)
    )
    shapes.append(path(curve([(-96, 5), (0, 7), (98, 5), (95, 14), (10, 13), (-96, 12)], 4), "#4a382f", 0.75))
    for _ in range(12):
        x, y = dice.uniform(-86, 70), dice.uniform(-9, 10)
        shapes.append(
            path(taper([(x, y), (x + 12, y + dice.uniform(-1, 1)), (x + dice.uniform(20, 34), y)], 0.5, 0.4, 2.0), "#2f2523", 0.7)
        )
    shapes.append(inked(closed([(-98, -12), (-104, 0), (-98, 12), (-92, 0)], 5), "#caa878", 1.2))
    shapes.append(path(closed([(-98, -6), (-101, 0), (-98, 6), (-95, 0)], 5), "#8f6e49"))
    shapes.append(inked(taper([(38, -11), (46, -22), (58, -27)], 8, 4), "#6a4f39", 1.1))
    for x in (-60, -10, 66):
        shapes.append(path(closed([(x - 9, -12), (x, -15), (x + 11, -12), (x, -10)], 4), "#7d8f5a"))
    write(f"log-{number}", (-110, -32, 220, 50), *shapes)


def fish(number: int) -> None:
    """A small fish that swims to the right, 26 units long, middle at (0, 0)."""
    tone, belly = (("#1d4660", "#7fb7b0"), ("#2a5b66", "#b9d3b8"), ("#173a54", "#5f97a0"))[number - 1]
    body = closed([(-8, 0), (-2, -4), (6, -4), (13, 0), (6, 3.6), (-2, 3.6)], 5)
    tail = [(-7, 0), (-14, -5), (-12, 0), (-14, 5)]
    shapes = [
        path(grown(body, 0.8), INK, 0.7),
        path(tail, tone),
        path(body, tone),
        path(closed([(-4, 1), (4, 1.4), (11, 0.6), (5, 3.2), (-2, 3)], 4), belly, 0.8),
    ]
    shapes.append(path(closed([(8, -1.2), (9, -2), (10, -1.2), (9, -0.4)], 3), "#f1e4c8"))
    write(f"fish-{number}", (-16, -8, 32, 16), *shapes)


def goose(number: int) -> None:
    """A goose far away: two strokes; number 1 has its wings up, number 2 down."""
    up = -6 if number == 1 else 2
    shapes = [
        path(taper([(-9, up), (-4, -1 if up < 0 else -2), (0, 0)], 0.5, 1.6, 2.0), INK),
        path(taper([(0, 0), (4, -1 if up < 0 else -2), (9, up)], 1.6, 0.5, 2.0), INK),
    ]
    shapes.append(path(taper([(-2, 0.4), (2, 0.6), (5, 0)], 1.4, 0.8, 2.2), INK))
    write(f"goose-{number}", (-11, -9, 22, 14), *shapes)


def roots(number: int, seed: int) -> None:
    """Roots that hang down into the cut earth from (0, 0)."""
    dice = Random(seed)
    limbs = []
    for i in range(9):
        x, long = (i - 4) * 11 + dice.uniform(-4, 4), dice.uniform(60, 150) * (1 - 0.05 * abs(i - 4))
        bow = dice.uniform(-14, 14) + (i - 4) * 6
        points = [((i - 4) * 6, -2), (x * 0.8, long * 0.22), (x + bow * 0.4, long * 0.6), (x + bow, long)]
        limbs.append(taper(points, 2, 0.6, 10))
        for part, side in ((0.35, -1), (0.55, 1)):
            if dice.random() < 0.6:
                a, b = x + bow * part * 0.6, long * part
                limbs.append(
                    taper([(a, b), (a + side * 9 + bow * 0.3, b + 16), (a + side * 13 + bow * 0.5, b + dice.uniform(30, 46))], 3, 0.4)
                )
    shapes = [path(grown(limb, 0.8), INK, 0.7) for limb in limbs] + [path(limb, "#6d503d") for limb in limbs]
    write(f"roots-{number}", (-90, -6, 180, 160), *shapes)


def main() -> None:
    for number, seed in ((1, 3), (2, 8), (3, 21)):
        zelkova(number, seed)
    for number, (seed, wide, high) in enumerate(((1, 150, 46), (2, 120, 40), (3, 96, 34), (4, 70, 26)), 1):
        leaves(number, seed, wide, high)
    for number in (1, 2):
        pine(number, number * 7)
        reeds(number, number * 5)
        roots(number, number * 3)
        goose(number)
        log(number, number * 9)
    for number in (1, 2, 3):
        fish(number)
    hut()
    ward()
    bramble()


if __name__ == "__main__":
    main()
