"""Writes what stands by the way in a forest: signpost, spring, sitting stone, shrine, log seat. One unit is one pixel at 1280x720.

Feet stand at (0, 0). Run it again after a change: `python assets/svg/make_wayside.py`; or edit the SVG by hand.
"""

from random import Random

from svg_shapes import INK, closed, curve, inked, path, taper, write

WOOD, WOOD_DARK, WOOD_LIGHT = "#8b6748", "#5d4433", "#b08a62"
STONE, STONE_DARK, STONE_LIGHT = "#8c9386", "#5c655f", "#b5bba8"
MOSS, MOSS_LIGHT = "#5b6b3c", "#788a4c"
PAPER, VERMILION, WATER = "#f1e4c8", "#c23b2b", "#a9cdb4"
Point = tuple[float, float]


def grain(dice: Random, left: float, right: float, top: float, low: float, count: int, tone: str = WOOD_DARK) -> str:
    """Lines along a board."""
    made = ""
    for _ in range(count):
        y, x = dice.uniform(top + 2, low - 2), dice.uniform(left, (left + right) / 2)
        long = dice.uniform(12, right - x)
        made += path(taper([(x, y), (x + long / 2, y + dice.uniform(-1, 1)), (x + long, y)], 0.4, 0.3, 1.5), tone, 0.7)
    return made


def signpost() -> None:
    """A weathered post with two boards that point opposite ways, and strokes on them that nobody can read any more."""
    dice = Random(4)
    shapes = [path(closed([(-26, 2), (-12, -5), (10, -6), (28, 1), (8, 5), (-14, 5)]), MOSS)]
    shapes.append(inked([(-5, -122), (4, -126), (6, -60), (8, 2), (-8, 2), (-6, -60)], WOOD, 1.3))
    shapes.append(path([(2, -124), (4, -126), (6, -60), (8, 2), (2, 2)], WOOD_DARK, 0.55))
    for x, y in ((-3, -90), (-2, -40), (0, -20)):
        shapes.append(path(taper([(x, y - 14), (x + 1, y), (x, y + 13)], 0.4, 0.4, 1.6), WOOD_DARK, 0.8))
    for board, marks in (
        ([(-34, -113), (40, -117), (54, -104), (41, -91), (-33, -89)], (-14, 6, 25)),
        ([(33, -81), (-38, -85), (-52, -71), (-38, -60), (34, -60)], (-24, -4, 16)),
    ):
        shapes.append(inked([(float(x), float(y)) for x, y in board], WOOD, 1.4))
        top, low = min(y for _, y in board), max(y for _, y in board)
        shapes.append(path([(x, y) for x, y in board if y > top + 12] + [(board[0][0], low - 6)], WOOD_DARK, 0.25))
        shapes.append(grain(dice, min(x for x, _ in board) + 14, max(x for x, _ in board) - 12, top, low, 7))
        for x in marks:
            y = (top + low) / 2
            for _ in range(dice.choice((2, 3, 4))):
                a, b = (x + dice.uniform(-6, 1), y + dice.uniform(-8, 6)), (x + dice.uniform(0, 7), y + dice.uniform(-7, 8))
                middle = ((a[0] + b[0]) / 2 + dice.uniform(-2, 2), (a[1] + b[1]) / 2 + dice.uniform(-2, 2))
                shapes.append(path(taper([a, middle, b], 2.2, 0.5), INK, dice.uniform(0.45, 0.85)))
    shapes.append(inked([(-9, -128), (0, -136), (9, -129), (8, -124), (-8, -123)], WOOD_LIGHT, 1.2))
    for x in (-22, -15, 14, 20):
        tip = (x + dice.uniform(-5, 5), -dice.uniform(14, 24))
        shapes.append(path(taper([(x, 3), (x, -8), tip], 3, 0.5), MOSS_LIGHT))
    write("signpost-1", (-60, -140, 120, 150), *shapes)


def stone_shape(dice: Random, points: list[Point], moss: bool = True) -> str:
    outline = closed(points)
    made = path([(x * 1.03, y * 1.02 + 0.6) for x, y in outline], INK) + path(outline, STONE)
    left = min(x for x, _ in points)
    right, top = max(x for x, _ in points), min(y for _, y in points)
    wide, high = right - left, -top
    shade = [(right - wide * 0.03, -high * 0.35), (right - wide * 0.14, -high * 0.06), (left + wide * 0.2, -high * 0.02)]
    made += path(closed([*shade, (left + wide * 0.42, -high * 0.3), (right - wide * 0.3, -high * 0.4)]), STONE_DARK, 0.7)
    made += path(
        closed(
            [
                (left + wide * 0.14, -high * 0.68),
                (left + wide * 0.36, -high * 0.9),
                (left + wide * 0.66, -high * 0.9),
                (left + wide * 0.4, -high * 0.72),
            ]
        ),
        STONE_LIGHT,
        0.85,
    )
    for _ in range(9):
        x, y = left + wide * dice.uniform(0.2, 0.8), -high * dice.uniform(0.15, 0.7)
        made += path(taper([(x - 5, y), (x, y + 1.5), (x + 5, y + dice.uniform(-2, 2))], 0.4, 0.4, 1.5), STONE_DARK, 0.8)
    if moss:
        made += path(
            closed(
                [
                    (left + wide * 0.62, -high * 0.9),
                    (left + wide * 0.8, -high * 0.8),
                    (right - wide * 0.08, -high * 0.5),
                    (left + wide * 0.72, -high * 0.62),
                ]
            ),
            MOSS,
            0.9,
        )
        made += path(
            closed(
                [
                    (left + wide * 0.68, -high * 0.86),
                    (left + wide * 0.78, -high * 0.78),
                    (left + wide * 0.8, -high * 0.66),
                    (left + wide * 0.71, -high * 0.74),
                ]
            ),
            MOSS_LIGHT,
            0.9,
        )
    return made


def sitting_stone() -> None:
    """A stone to sit on, and a smaller one beside it."""
    dice = Random(9)
    shapes = [
        stone_shape(dice, [(-46, 3), (-50, -14), (-38, -34), (-14, -40), (16, -39), (38, -30), (48, -10), (46, 4)]),
        stone_shape(dice, [(48, 4), (46, -8), (56, -17), (70, -14), (76, 0), (72, 4)], False),
    ]
    for x in (-52, -47, 46, 78, 82):
        shapes.append(path(taper([(x, 4), (x - 1, -8), (x + dice.uniform(-7, 7), -dice.uniform(14, 22))], 3, 0.5), MOSS_LIGHT))
    write("stone-1", (-64, -48, 156, 60), *shapes)


def spring() -> None:
    """Water from a bamboo pipe into a stone basin under a mossy rock, with a ladle."""
    dice = Random(12)
    shapes = [stone_shape(dice, [(-6, 4), (-10, -40), (8, -78), (36, -84), (62, -64), (72, -24), (70, 4)])]
    bamboo, joint = "#8fa05a", "#5f6f3a"
    shapes.append(inked([(16, -62), (-34, -52), (-34, -45), (16, -53)], bamboo, 1.2))
    for x in (-8, -30):
        shapes.append(inked([(x, -58.5 - x * 0.1), (x + 3, -59 - x * 0.1), (x + 3, -47 - x * 0.1), (x, -46.5 - x * 0.1)], joint, 0.8))
    shapes.append(path(taper([(14, -60), (-12, -55), (-32, -51)], 0.6, 0.6, 2), "#c3d08a", 0.9))
    shapes.append(inked([(-66, -26), (6, -26), (2, -6), (-6, 4), (-54, 4), (-62, -6)], STONE, 1.5))
    shapes.append(path([(-30, -20), (4, -24), (0, -6), (-7, 3), (-34, 3)], STONE_DARK, 0.55))
    shapes.append(
        inked(closed([(-68, -26), (-60, -31), (-30, -33), (0, -31), (8, -26), (-2, -22), (-30, -20.5), (-58, -22)]), STONE_LIGHT, 1.2)
    )
    shapes.append(
        path(closed([(-60, -26.5), (-52, -29.5), (-30, -30.5), (-6, -29.5), (0, -26.5), (-8, -24), (-30, -23), (-52, -24)]), "#4f8f8a")
    )
    for x, wide in ((-34, 13), (-36, 22)):
        shapes.append(path(taper([(x - wide, -26.6), (x, -25), (x + wide, -26.8)], 0.3, 0.3, 1.5), "#dff0e2", 0.9))
    shapes.append(path(taper([(-33, -47), (-37, -42), (-37.5, -34), (-37, -27)], 3.6, 5.4), "#dff0e2"))
    shapes.append(path(taper([(-34, -46), (-38, -40), (-38, -28)], 1.2, 1.8), "#7fb9ac"))
    for x, y in ((-42, -31), (-31, -32), (-45, -28)):
        shapes.append(path(closed([(x - 1.6, y), (x, y - 2), (x + 1.6, y), (x, y + 1.6)], 3), "#f3f8ee"))
    shapes.append(inked(taper([(-4, -34), (-24, -30), (-50, -27)], 2.4, 2.4), WOOD, 0.9))
    shapes.append(inked([(-62, -34), (-50, -34), (-51, -25), (-61, -25)], WOOD_LIGHT, 1.0))
    shapes.append(path(closed([(-66, -3), (-58, -9), (-46, -3), (-40, 4), (-64, 4)]), MOSS, 0.95))
    for x in (-70, -62, 4, 10, 70):
        for _ in range(3):
            shapes.append(path(taper([(x, 4), (x - 1, -6), (x + dice.uniform(-9, 9), -dice.uniform(12, 24))], 2.6, 0.5), MOSS_LIGHT))
    write("spring-1", (-84, -92, 170, 102), *shapes)


def shrine() -> None:
    """A wayside shrine: a little house on a stone, with rope and paper, under a sweep of roof."""
    dice = Random(17)
    shapes = [stone_shape(dice, [(-44, 4), (-46, -14), (-34, -24), (34, -25), (46, -13), (44, 4)])]
    shapes.append(inked([(-30, -76), (30, -76), (30, -24), (-30, -24)], WOOD, 1.4))
    shapes.append(grain(dice, -28, 28, -74, -26, 12))
    shapes.append(inked([(-15, -66), (15, -66), (15, -26), (-15, -26)], "#2c2430", 1.1))
    for x in (-10, -3.5, 3.5, 10):
        shapes.append(path([(x - 0.9, -66), (x + 0.9, -66), (x + 0.9, -26), (x - 0.9, -26)], WOOD_DARK))
    for x in (-30, 24):
        shapes.append(inked([(x, -78), (x + 6, -78), (x + 6, -22), (x, -22)], WOOD_DARK, 1.0))
    roof = [
        *curve([(-58, -78), (-44, -88), (-22, -102), (0, -120)], 6),
        *curve([(0, -120), (22, -102), (44, -88), (58, -78)], 6),
        (40, -74),
        (-40, -74),
    ]
    shapes.append(inked(roof, "#5c5a63", 1.6))
    for i in range(5):
        t = (i + 1) / 6
        shapes.append(path(taper([(-50 * t, -120 + 42 * t), (0, -117 + 40 * t), (50 * t, -120 + 42 * t)], 0.5, 0.5, 2), "#34343f", 0.9))
    shapes.append(inked([(-8, -126), (8, -126), (6, -116), (-6, -116)], "#474652", 1.1))
    shapes.append(inked(taper([(-32, -72), (-16, -64), (0, -62), (16, -64), (32, -72)], 3.4, 3.4, 6), "#d8c49a", 1.0))
    for x, y in ((-20, -65), (0, -61), (20, -65)):
        zigzag = [(x - 3, y), (x + 3, y), (x + 1, y + 7), (x + 5, y + 7), (x + 1, y + 17), (x + 2, y + 10), (x - 2, y + 10)]
        shapes.append(inked([(float(a), float(b)) for a, b in zigzag], PAPER, 0.8))
    shapes.append(inked([(-4, -58), (4, -58), (4, -50), (-4, -50)], VERMILION, 0.8))
    for x in (-50, -44, 44, 50, 54):
        shapes.append(path(taper([(x, 4), (x, -8), (x + dice.uniform(-8, 8), -dice.uniform(14, 26))], 3, 0.5), MOSS_LIGHT))
    write("shrine-1", (-66, -132, 132, 142), *shapes)


def seat() -> None:
    """A split log to sit on in the shade, and a straw hat that somebody has left on it."""
    dice = Random(21)
    shapes = []
    for x in (-30, 26):
        shapes.append(inked([(x - 7, -14), (x + 7, -14), (x + 9, 4), (x - 9, 4)], WOOD_DARK, 1.2))
    shapes.append(inked(closed([(-54, -14), (-52, -24), (-20, -27), (20, -26), (52, -25), (56, -15), (20, -12), (-24, -11)]), WOOD, 1.4))
    shapes.append(path(closed([(-50, -22), (-20, -25), (20, -24), (50, -23), (20, -20), (-20, -20)]), WOOD_LIGHT))
    shapes.append(grain(dice, -46, 46, -25, -13, 12))
    shapes.append(inked(closed([(52, -25), (58, -23), (59, -16), (54, -13), (50, -18)]), "#c9a777", 1.1))
    shapes.append(inked([(-40, -26), (-18, -42), (4, -26), (-18, -23)], "#c9a25a", 1.2))
    for x in (-32, -24, -12, -4):
        shapes.append(path(taper([(-18, -41), ((x - 18) / 2, -33), (x, -26)], 0.4, 1.4), "#8f6a35", 0.8))
    shapes.append(path(closed([(-64, 4), (-50, -3), (-36, 1), (-30, 5)]), MOSS))
    for x in (-62, -56, 44, 60, 64):
        shapes.append(path(taper([(x, 4), (x, -8), (x + dice.uniform(-8, 8), -dice.uniform(14, 24))], 3, 0.5), MOSS_LIGHT))
    write("seat-1", (-72, -50, 144, 60), *shapes)


def main() -> None:
    signpost()
    sitting_stone()
    spring()
    shrine()
    seat()


if __name__ == "__main__":
    main()
