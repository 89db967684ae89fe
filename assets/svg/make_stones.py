"""Writes rocks, boulders and crags as scenery-*.svg beside it. One unit is one pixel at 1280x720.

Run it again after a change: `python assets/svg/make_stones.py`; or edit the SVG by hand.
"""

import math
from collections.abc import Callable
from random import Random

from svg_shapes import INK, Point, closed, path, taper, write

STONE = ("#a9b4a4", "#86948c", "#64757a", "#475a64", "#35464f")
"""Planes of stone from the one in the light to the one turned away."""
MOSS = ("#7d8f5a", "#5f7648")


def worn(points: list[Point], by: float = 0.22) -> list[Point]:
    """A line whose corners are cut off, so that they are neither sharp nor round."""
    made = [points[0]]
    for a, b, c in zip(points, points[1:], points[2:], strict=False):
        made += [(b[0] + (a[0] - b[0]) * by, b[1] + (a[1] - b[1]) * by), (b[0] + (c[0] - b[0]) * by, b[1] + (c[1] - b[1]) * by)]
    return [*made, points[-1]]


def pressed(line: list[Point], thin: float, thick: float) -> list[Point]:
    """The outline of ink around stone: the brush presses where the stone is turned away from the light, and lifts at both ends."""
    made = []
    for i, (x, y) in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        long = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        nx, ny = (b[1] - a[1]) / long, -(b[0] - a[0]) / long
        turned = max(0.0, 0.9 * nx - 0.35 * ny + 0.25) * max(0.0, math.sin(math.pi * i / (len(line) - 1))) ** 0.4
        by = thin + (thick - thin) * min(1.0, turned)
        made.append((x + nx * by, y + ny * by))
    return made


def crack(points: list[Point], width: float, opacity: float = 0.75) -> str:
    """A stroke of ink that sets down at once and runs out."""
    return path(taper(points, width, width * 0.15, width * 0.7, 3), INK, opacity)


def stone(name: str, ridge: list[Point], peak: int, turn: int, inner: list[Point], edge: list[Point], dice: Random) -> None:
    """A stone whose `ridge` runs from its left foot to its right one, lit as far as point `peak`, in the shade from point `turn` on.

    `inner` is the lower edge of the lit plane from the peak back to the left foot, `edge` that of the shaded one down to its foot.
    """
    line = worn(ridge)
    foot = [(50, 9), (-50, 9)]
    shapes = [path(pressed(line, 0.9, 2.8) + [(51, 9), (-51, 9)], INK), path(line + foot, STONE[2])]
    lit = [(x + 0.4, y + 0.4) for x, y in ridge[: peak + 1]]
    shapes.append(path(worn(lit) + inner, STONE[1]))
    # The upper part of the lit plane is brightest, as if the block had a bevel.
    bevel = [(x + (px - x) * 0.42, y + (py - y) * 0.42) for (x, y), (px, py) in zip(inner, spread(lit[::-1], len(inner)), strict=True)]
    shapes.append(path(worn(lit) + bevel, STONE[0], 0.85))
    # One more plane in the middle, broken off towards the foot.
    (ax, ay), (bx, by) = inner[len(inner) // 2], edge[len(edge) // 2]
    broken = [
        (ax, ay + 2),
        (ax + (bx - ax) * 0.38, (ay + by) / 2 - dice.uniform(2, 7)),
        (ax + (bx - ax) * 0.62, (ay + by) / 2 + 2),
        (bx, by),
    ]
    shapes.append(path([*broken, (edge[-1][0], 9), (inner[-2][0] + 4, 9)], "#566870", 0.9))
    shapes.append(crack(broken[1:], 1.2, 0.5))
    shapes.append(path(ridge[turn:] + [(50, 9), (edge[-1][0], 9)] + edge[::-1], STONE[3], 0.95))
    low = [(x * 0.45 + 27, y * 0.45) for x, y in edge]
    shapes.append(path([ridge[-2], ridge[-1], (50, 9), (low[-1][0], 9)] + low[::-1], STONE[4], 0.8))
    shapes.append(crack([ridge[turn], *edge], 1.9, 0.8))
    shapes.append(crack([ridge[peak], *inner[: max(2, len(inner) - 2)]], 1.5, 0.6))
    for _ in range(3):
        x, y = dice.uniform(-18, 14), dice.uniform(-20, -9)
        lean = dice.uniform(-2.5, 2.5)
        shapes.append(crack([(x, y), (x + lean, y + 4), (x + lean * 0.3, y + 9)], 1.5, 0.6))
    for n in dice.sample(range(2, turn + 1), 2):
        (ax, ay), (bx, by) = ridge[n], ridge[n + 1] if ridge[n + 1][1] < ridge[n - 1][1] else ridge[n - 1]
        shapes.append(path(closed([(ax, ay + 0.8), (bx, by + 0.8), ((ax + bx) / 2, (ay + by) / 2 + 4)], 3), MOSS[0], 0.75))
    write(name, (-54, -56, 108, 66), *shapes)


def spread(line: list[Point], count: int) -> list[Point]:
    """So many places along a line, from its first point to its last."""
    made = []
    for i in range(count):
        at = i / (count - 1) * (len(line) - 1)
        n = min(int(at), len(line) - 2)
        (ax, ay), (bx, by) = line[n], line[n + 1]
        made.append((ax + (bx - ax) * (at - n), ay + (by - ay) * (at - n)))
    return made


def rock(number: int, seed: int) -> None:
    """A rock to stand on, 100 units wide and 50 high, foot on y = 0; its ridge keeps to the shape that carries the runner."""
    dice = Random(seed)
    steps = [(-50, 0), (-47, -13), (-43, -27), (-37, -33), (-28, -46), (-15, -47), (-2, -50), (12, -48), (25, -47), (33, -39)]
    steps += [(42, -30), (45, -18), (50, 0)]
    ridge = [(x + dice.uniform(-1.2, 1.2), y + dice.uniform(-0.8, 0.8)) for x, y in steps]
    peak, turn = dice.choice(((5, 8), (6, 8), (6, 9), (7, 9)))
    x, y = ridge[peak]
    inner = [(x + dice.uniform(1, 6), y + 9), (x - 9, y + dice.uniform(17, 21)), (-22, -14 + dice.uniform(-3, 3)), (-36, -5), (-48, 3)]
    x, y = ridge[turn]
    edge = [(x - dice.uniform(2, 5), y + 11), (x + dice.uniform(2, 5), y + 22), (x - dice.uniform(1, 4), y + 34), (x - 1, y + 47)]
    stone(f"rock-{number}", ridge, peak, turn, inner, edge, dice)


BOULDERS = (
    ([(-50, 2), (-45, -11), (-35, -20), (-21, -23), (-8, -32), (4, -45), (13, -46), (20, -39), (29, -24), (39, -16), (50, 2)], 6, 8),
    ([(-50, 2), (-42, -17), (-34, -33), (-26, -38), (-13, -34), (-2, -40), (9, -41), (22, -36), (31, -20), (42, -13), (50, 2)], 3, 7),
    ([(-50, 2), (-40, -15), (-29, -29), (-17, -48), (-9, -50), (0, -41), (12, -38), (24, -39), (34, -28), (42, -12), (50, 2)], 4, 8),
    ([(-50, 2), (-45, -11), (-36, -14), (-27, -29), (-15, -33), (-6, -30), (6, -38), (19, -30), (30, -29), (40, -14), (50, 2)], 6, 8),
)
"""Ridges of stones on the bed that nobody stands on, with the last point in the light and the first in the shade."""


def boulder(number: int, seed: int) -> None:
    """A stone on the bed, 100 units wide and up to 50 high, foot on y = 0."""
    dice = Random(seed)
    ridge, peak, turn = BOULDERS[number - 1]
    x, y = ridge[peak]
    inner = [(x + 4, y + 10), (x - 6, y + 18), ((x - 50) / 2 - 2, -11 + dice.uniform(-2, 2)), (-38, -4), (-49, 3)]
    x, y = ridge[turn]
    edge = [(x - 4, y + 8), (x + 1, y + 0.5 * (2 - y)), (x - 3, 2), (x - 2, 6)]
    stone(f"boulder-{number}", [(float(a), float(b)) for a, b in ridge], peak, turn, inner, edge, dice)


def crag(number: int, seed: int) -> None:
    """A stack of rock that the waves have left, 100 units wide and 110 high, foot on y = 0: tall planes under a flat top."""
    dice = Random(seed)
    sides = [(0, -50, 50), (-30, -47, 47), (-60, -43.5, 43), (-66, -41, 42), (-88, -33.5, 33.5), (-102, -28, 27), (-111, -26, 25)]

    def at(share: float, y: float) -> Point:
        """A place on the stack: `share` of the way from its left side to its right one."""
        for (y0, left0, right0), (y1, left1, right1) in zip(sides, sides[1:], strict=False):
            if y1 <= y <= y0:
                t = (y - y0) / (y1 - y0)
                left, right = left0 + (left1 - left0) * t, right0 + (right1 - right0) * t
                return left + (right - left) * share, y
        return -50 + 100 * share, y

    left = [(-50, 0), (-48.5, -17), (-46, -33), (-46.5, -46), (-43, -60), (-39, -67), (-38, -79), (-33, -88), (-31.5, -97), (-27, -102.5)]
    top = [(-20, -105.5), (-8, -107), (0, -109.5), (11, -107.5), (19, -106.5)]
    right = [(25, -104), (29, -95), (34, -88), (36, -77), (42, -66), (43, -50), (46.5, -41), (46, -26), (49, -12), (50, 0)]
    ridge = [(x + dice.uniform(-0.7, 0.7), y) for x, y in left] + [(float(x), y) for x, y in top] + [(x, float(y)) for x, y in right]
    line = worn(ridge)
    shapes = [path(pressed(line, 0.5, 1.5) + [(50.5, 11), (-50.5, 11)], INK), path(line + [(50, 11), (-50, 11)], STONE[2])]
    cuts = [share + dice.uniform(-0.03, 0.03) for share in (0.2, 0.43, 0.66, 0.84)]
    seams = [seam(dice, at, cut) for cut in cuts]
    outer = [[(-50, 11), *ridge[: len(left)]], *seams, [(50, 11), *ridge[len(left) + len(top) :][::-1]]]
    for a, b, tone in zip(outer[:-1], outer[1:], (1, 0, 2, 3, 4), strict=True):
        shapes.append(path([*a, *b[::-1]], STONE[tone], 0.9))
        shapes += ledges(dice, a, b, tone)
        for share in (0.25, 0.55, 0.8):
            (ax, y), (bx, _) = (spread(side, 101)[round((share + dice.uniform(-0.1, 0.1)) * 100)] for side in (a, b))
            x = ax + (bx - ax) * dice.uniform(0.3, 0.7)
            shapes.append(
                crack([(x, y), (x + dice.uniform(-1.5, 1.5), y + 5), (x + dice.uniform(-1, 1), y + dice.uniform(8, 14))], 0.9, 0.5)
            )
    for n, line_ in enumerate(seams):
        shapes.append(crack(line_[::-1], 1.5 - 0.15 * n, 0.85))
    shapes += cap(dice, ridge[len(left) - 2 : len(left) + len(top) + 2])
    write(f"crag-{number}", (-54, -116, 108, 128), *shapes)


def seam(dice: Random, at: Callable[[float, float], Point], share: float) -> list[Point]:
    """A vertical crack from foot to top, going aside in steps."""
    made = []
    for y in (11, -8, -24, -41, -57, -70, -84, -98):
        x, _ = at(share, min(0, y))
        made.append((x + dice.uniform(-2.2, 2.2), y + dice.uniform(-4, 4) * (y < 0)))
    return made


def ledges(dice: Random, a: list[Point], b: list[Point], tone: int) -> list[str]:
    """Blocks broken out of a plane between two seams: an edge in the light, a shadow under it that runs down aslant."""
    shapes = []
    for share in sorted(dice.sample((0.14, 0.3, 0.46, 0.6, 0.76), dice.choice((1, 2, 2)))):
        (ax, ay), (bx, by) = spread(a, 101)[round(share * 100)], spread(b, 101)[round(share * 100)]
        drop, cut = dice.uniform(-5, 5), dice.uniform(0.35, 0.7)
        middle = (ax + (bx - ax) * cut, ay + (by - ay) * cut - drop * 0.6 + dice.uniform(-1, 1))
        step = [(ax, ay), middle, (bx, by + drop)]
        long = dice.uniform(12, 26)
        under = [
            (bx, by + drop + long * 0.45),
            (middle[0] + (bx - ax) * 0.1, middle[1] + long),
            (middle[0] - (bx - ax) * 0.12, middle[1] + 5),
        ]
        shapes.append(path([*step[1:], *under], STONE[min(4, tone + 1)], 0.9))
        shapes.append(path([*step, (bx, by + drop - 1.6), (middle[0], middle[1] - 3.4), (ax, ay - 1.2)], STONE[max(0, tone - 1)], 0.9))
        shapes.append(crack(step, 1.0, 0.75))
        shapes.append(crack([middle, (middle[0] + dice.uniform(-2, 2), middle[1] + long * 0.6), under[1]], 0.9, 0.6))
    return shapes


def cap(dice: Random, rim: list[Point]) -> list[str]:
    """The flat top in the light, with a fell of moss on it."""
    low = [(x * 0.97, y + dice.uniform(5, 8) * (0.4 if abs(x) > 26 else 1)) for x, y in rim[::-1]]
    shapes = [path(rim + low, STONE[0]), crack(low[::-1], 1.1, 0.7)]
    for start, end, tone in ((0.22, 0.62, 1), (0.26, 0.56, 0), (0.7, 0.86, 1)):
        edge = spread(rim, 101)[round(start * 100) : round(end * 100) : 4]
        fell = [(x, y + dice.uniform(1.4, 3.2) + (dice.uniform(2, 7) if tone and dice.random() < 0.3 else 0)) for x, y in edge[::-1]]
        shapes.append(path([(x, y - 0.2) for x, y in edge] + fell, MOSS[tone], 0.95))
    return shapes


def main() -> None:
    for number in (1, 2, 3, 4):
        rock(number, number * 11)
        boulder(number, number * 17)
    for number in (1, 2):
        crag(number, number * 13)


if __name__ == "__main__":
    main()
