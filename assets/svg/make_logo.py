"""Writes logo-*.svg beside it: the title cut in wood, and the web's thread that runs behind and before its letters.

One unit is one pixel at 1280x720; the drawing's box is that of the whole picture. The letters are set in zen-antique, each of its own size
and lean, blurred, pushed about by noise, and cut anew in straight lines, as a knife leaves them; their faces are the facets of a V-cut, lit
from the upper left. Run it again after a change: `python assets/svg/make_logo.py`.
"""

import math
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

import numpy as np  # noqa: E402
import pygame  # noqa: E402

from game.view.render import painting  # noqa: E402

Array = np.ndarray[Any, Any]
Point = tuple[float, float]
SCALE = 3
"""Pixels of the working copy to the unit."""
WIDTH, HEIGHT = 920, 210
LEFT, TOP = 326, 16
"""Where the working copy lies in the picture."""
SIZE, CAPITAL, GAP, BASE = 101, 1.22, 6.5, 166
WORDS = ("Spiderweb", "Lake")
FACE, LIT, SHADED, DEEP = "#f1e4c8", "#fffaec", "#d8c6a0", "#b7a27c"
WORN, BLOCK, PLANK = "#9a8a70", "#141c30", "#2f3b58"
BEFORE = (1, 3, 5, 8, 11)
"""Letters that the thread runs in front of: p, d, r, b and k."""


def letters() -> tuple[Array, list[tuple[float, float, float, float]]]:
    """All letters as one mask of 0..1 at SCALE, and each one's box in units."""
    mask = np.zeros((HEIGHT * SCALE, WIDTH * SCALE), np.float32)
    font = pygame.font.Font(HERE.parent / "fonts" / "zen-antique.ttf", 400)
    dice, x, boxes = Random(8), 20.0 * SCALE, []
    for word in WORDS:
        for place, letter in enumerate(word):
            share = SIZE * SCALE * (CAPITAL if place == 0 else 1.0) / 400
            drawn = font.render(letter, True, "#ffffff").convert_alpha()
            size = (round(drawn.get_width() * share * dice.uniform(0.97, 1.05)), round(drawn.get_height() * share))
            drawn = pygame.transform.smoothscale(drawn, size)
            box = drawn.get_bounding_rect()
            turned = pygame.transform.rotozoom(drawn.subsurface(box), dice.uniform(-1.8, 1.8), 1.0)
            wide, high = turned.get_size()
            top = BASE * SCALE - font.get_ascent() * share + box.top - (high - box.height) / 2 + dice.uniform(-2, 2) * SCALE
            left, top = round(x), round(top)
            under = mask[top : top + high, left : left + wide]
            np.maximum(under, pygame.surfarray.array_alpha(turned).T[: under.shape[0], : under.shape[1]] / 255.0, out=under)
            boxes.append((left / SCALE + LEFT, top / SCALE + TOP, wide / SCALE, high / SCALE))
            x += wide + GAP * SCALE
        x += SIZE * 0.26 * SCALE
    return mask, boxes


def blurred(mask: Array, radius: int) -> Array:
    """Box blur, twice: nearly a bell."""
    for _ in range(2):
        for axis in (0, 1):
            total = np.cumsum(
                np.pad(mask, [(radius + 1, radius) if n == axis else (0, 0) for n in (0, 1)], "edge"), axis=axis, dtype=np.float64
            )
            far = np.take(total, range(2 * radius + 1, total.shape[axis]), axis=axis)
            near = np.take(total, range(0, total.shape[axis] - 2 * radius - 1), axis=axis)
            mask = ((far - near) / (2 * radius + 1)).astype(np.float32)
    return mask


def depth(mask: Array, most: int) -> Array:
    """How many pixels it is to the nearest edge of a mask."""
    found = np.zeros(mask.shape, np.float32)
    for turn in range(most):
        found += mask
        inner = mask.copy()
        inner[1:] &= mask[:-1]
        inner[:-1] &= mask[1:]
        inner[:, 1:] &= mask[:, :-1]
        inner[:, :-1] &= mask[:, 1:]
        if turn % 2:
            inner[1:, 1:] &= mask[:-1, :-1]
            inner[:-1, :-1] &= mask[1:, 1:]
        mask = inner
    return found


def loops(mask: Array) -> list[Array]:
    """The outlines of a mask as closed rows of corners, what lies inside always on the same hand."""
    padded, following = np.pad(mask, 1), {}
    for beyond, start, end in (
        (np.roll(padded, 1, 0), (0, 0), (1, 0)), (np.roll(padded, -1, 0), (1, 1), (0, 1)),
        (np.roll(padded, 1, 1), (0, 1), (0, 0)), (np.roll(padded, -1, 1), (1, 0), (1, 1)),
    ):  # fmt: skip
        for y, x in zip(*np.nonzero(padded & ~beyond), strict=True):
            following.setdefault((x + start[0], y + start[1]), []).append((x + end[0], y + end[1]))
    found = []
    while following:
        first = at = next(iter(following))
        row = [first]
        while True:
            onward = following[at].pop()
            if not following[at]:
                del following[at]
            at = onward
            if at == first or at not in following:
                break
            row.append(at)
        found.append(np.array(row, float) - 1)
    return found


def cut(row: Array, coarseness: float) -> Array:
    """An outline in as few straight cuts as stay within `coarseness` pixels of it."""
    keep = np.zeros(len(row), bool)
    far = int(np.argmax(((row - row[0]) ** 2).sum(1)))
    keep[[0, far]] = True
    spans, closed = [(0, far), (far, len(row))], np.concatenate([row, row[:1]])
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        way, off = closed[last] - closed[first], closed[first + 1 : last] - closed[first]
        error = np.abs(way[0] * off[:, 1] - way[1] * off[:, 0]) / (np.hypot(*way) + 1e-6)
        worst = int(np.argmax(error))
        if error[worst] > coarseness:
            middle = first + 1 + worst
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return row[keep]


def traced(mask: Array, colour: str, coarseness: float, least: float, opacity: float = 1.0) -> tuple[str, list[Array]]:
    """A mask as one path of straight cuts; parts of less than `least` square pixels are left out."""
    data, kept, dice = "", [], Random(3)
    for row in loops(mask):
        area = 0.5 * abs(float(np.sum(row[:, 0] * np.roll(row[:, 1], -1) - np.roll(row[:, 0], -1) * row[:, 1])))
        shape = cut(row, coarseness * dice.uniform(0.85, 1.2)) if area >= least else row[:0]
        if len(shape) >= 3:
            kept.append(shape)
            data += "M" + "L".join(f"{x / SCALE + LEFT:.1f} {y / SCALE + TOP:.1f}" for x, y in shape) + "Z"
    strength = f' fill-opacity="{opacity}"' if opacity < 1.0 else ""
    return f'<path d="{data}" fill="{colour}"{strength} fill-rule="evenodd"/>\n', kept


def filled(shapes: list[Array]) -> Array:
    """The mask of closed shapes; one within another is a hole."""
    mask = np.zeros((HEIGHT * SCALE, WIDTH * SCALE), bool)
    for shape in shapes:
        mask ^= inside(shape)
    return mask


def inside(shape: Array) -> Array:
    """The pixels inside one closed shape, row by row."""
    mask = np.zeros((HEIGHT * SCALE, WIDTH * SCALE), bool)
    ends = np.roll(shape, -1, 0)
    for y in range(max(0, int(shape[:, 1].min())), min(HEIGHT * SCALE, int(shape[:, 1].max()) + 1)):
        crosses = (shape[:, 1] <= y + 0.5) != (ends[:, 1] <= y + 0.5)
        (x0, y0), (x1, y1) = shape[crosses].T, ends[crosses].T
        places = np.sort(x0 + (y + 0.5 - y0) / (y1 - y0) * (x1 - x0))
        for left, right in zip(places[::2], places[1::2], strict=False):
            mask[y, max(0, round(left)) : max(0, round(right))] ^= True
    return mask


def woodcut(mask: Array) -> str:
    """The block that is left standing, the letters in it, their facets and where the paper did not take."""
    high, wide = mask.shape
    dice = painting.generator("knife")
    pushed = 0.13 * painting.noise(wide, high, 60, 44, dice) + 0.10 * painting.noise(wide, high, 22, 16, dice)
    rough = blurred((blurred(mask, 5) + pushed > 0.36).astype(np.float32), 2) > 0.5
    face, shapes = traced(rough, FACE, 4.2, 90.0)
    mask = filled(shapes)
    deep = depth(mask, 34)
    down, across = np.gradient(blurred(deep, 2))
    lit = blurred((across * -0.72 + down * -0.69).astype(np.float32), 1)
    streak = painting.noise(wide, high, 150, 3.4, dice) * 0.6 + painting.noise(wide, high, 40, 2.2, dice) * 0.5
    around = blurred(mask.astype(np.float32), 11) + 0.05 * painting.noise(wide, high, 18, 12, dice)
    block = around > 0.12
    drop = block | np.roll(block, (round(2.5 * SCALE), round(1.5 * SCALE)), (0, 1))
    body = traced(drop, BLOCK, 2.4, 200.0)[0]
    body += traced(drop & ~mask & (streak > 0.70), PLANK, 1.6, 60.0)[0]
    body += face
    body += traced(mask & (lit > 0.34) & (deep < 13), SHADED, 1.5, 30.0)[0]
    body += traced(mask & (lit > 0.62) & (deep < 8), DEEP, 1.5, 30.0)[0]
    body += traced(mask & (lit < -0.30) & (deep < 15), LIT, 1.5, 30.0)[0]
    body += traced(mask & (streak > 0.68), WORN, 1.4, 40.0, 0.75)[0]
    return body + gouges(drop)


def gouges(block: Array) -> str:
    """Where the gouge ran past: short strokes beside the block, thick where it was set down."""
    dice, body = Random(4), ""
    for _ in range(1500):
        x, y = dice.uniform(10, WIDTH - 20), dice.uniform(12, HEIGHT - 12)
        row, column = int(y * SCALE), int(x * SCALE)
        near = block[max(0, row - 27) : row + 30, max(0, column - 36) : column + 39].any()
        free = not block[max(0, row - 9) : row + 12, max(0, column - 9) : column + 36].any()
        if near and free and dice.random() < 0.16:
            length, thick, fall = dice.uniform(7, 16), dice.uniform(0.7, 1.3), dice.uniform(-1, 1)
            x, y = x + LEFT, y + TOP
            points = ((x, y), (x + 2, y - thick), (x + length, y + fall), (x + 2.4, y + thick))
            body += '<path d="M' + "L".join(f"{a:.1f} {b:.1f}" for a, b in points) + f'Z" fill="{BLOCK}" fill-opacity=".85"/>\n'
    return body


# the web


def curve(points: list[Point], steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    made: list[Point] = []
    p = [points[0], *points, points[-1]]
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        for step in range(steps):
            t = step / steps
            made.append(
                (
                    0.5
                    * (
                        2 * b[0]
                        + (c[0] - a[0]) * t
                        + (2 * a[0] - 5 * b[0] + 4 * c[0] - d[0]) * t * t
                        + (3 * b[0] - a[0] - 3 * c[0] + d[0]) * t**3
                    ),
                    0.5
                    * (
                        2 * b[1]
                        + (c[1] - a[1]) * t
                        + (2 * a[1] - 5 * b[1] + 4 * c[1] - d[1]) * t * t
                        + (3 * b[1] - a[1] - 3 * c[1] + d[1]) * t**3
                    ),
                )
            )
    return [*made, points[-1]]


def ribbon(spine: list[Point], width: float, tips: float = 0.25) -> str:
    """A thread of changing thickness, thin at its ends."""
    line = np.array(spine)
    way = np.gradient(line, axis=0)
    way /= np.hypot(*way.T)[:, None] + 1e-9
    across = np.stack([-way[:, 1], way[:, 0]], 1)
    along = np.linspace(0, 1, len(line))
    half = width / 2 * (0.75 + 0.25 * np.sin(np.arange(len(line)) / 4)) * np.clip(np.minimum(along, 1 - along) * 30, tips, 1)
    outline = np.concatenate([line + across * half[:, None], (line - across * half[:, None])[::-1]])
    return '<path d="M' + "L".join(f"{x:.1f} {y:.1f}" for x, y in outline) + 'Z" fill="#ffffff"/>\n'


def bead(at: Point, radius: float) -> str:
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}" fill="#ffffff"/>\n'


def thread(boxes: list[tuple[float, float, float, float]]) -> tuple[str, str, Point]:
    """Behind the letters, and where it comes out in front; its end, where the seal hangs."""
    middle = [(x + w / 2, y + h / 2) for x, y, w, h in boxes]
    capital, last = boxes[9], boxes[-1]
    end = last[0] + last[2], last[1] + last[3] / 2
    off = (66, -24, 34, 14, -30, 22, 36, -18, 34)
    spine = [(300.0, -6.0), (330, 40), (boxes[0][0] + 12, boxes[0][1] + 66)]
    spine += [(middle[n][0], middle[n][1] + off[n]) for n in range(1, 9)]
    spine += [(capital[0] - 16, capital[1] + capital[3] * 0.80), (capital[0] + 26, capital[1] + capital[3] * 0.40)]
    spine += [(middle[10][0], middle[10][1] - 26), (middle[11][0], middle[11][1] + 34), (middle[12][0], middle[12][1] - 4)]
    spine += [(end[0] + 22, end[1] + 8), (end[0] + 40, end[1] + 62)]
    line, dice = curve(spine), Random(5)
    behind = ribbon(line, 2.8) + "".join(bead(line[dice.randrange(5, len(line) - 5)], dice.uniform(1.6, 2.6)) for _ in range(16))
    before = ""
    for number in BEFORE:
        x, _, w, _ = boxes[number]
        part = [point for point in line if x - 3 <= point[0] <= x + w + 3]
        before += ribbon(part, 2.8, 1.0) if len(part) > 2 else ""
    return behind, before, (end[0] + 40, end[1] + 62)


def corner_web(box: tuple[float, float, float, float]) -> str:
    """A small web in the corner of the L."""
    x, y = box[0] + box[2] * 0.30, box[1] + box[3] * 0.90
    spokes = ((-90, 88), (-68, 84), (-46, 78), (-24, 60), (-2, 52))

    def at(degrees: float, far: float) -> Point:
        return x + far * math.cos(math.radians(degrees)), y + far * math.sin(math.radians(degrees))

    body = "".join(ribbon([at(turn, far * n / 8) for n in range(9)], 2.4) for turn, far in spokes)
    for share in (0.30, 0.50, 0.70, 0.90):
        for (a, far), (b, next_far) in zip(spokes, spokes[1:], strict=False):
            sagging = at((a + b) / 2, (far + next_far) / 2 * share * 0.84)
            body += ribbon(curve([at(a, far * share), sagging, at(b, next_far * share)], 5), 1.8)
    return body + "".join(bead(at(turn, far), 2.0) for turn, far in ((-68, 58), (-46, 39), (-24, 42), (-46, 70), (-80, 40)))


def write(name: str, body: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -12 1280 312">\n<g id="fill" outline="0">\n{body}</g>\n</svg>\n'
    (HERE / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    mask, boxes = letters()
    behind, before, end = thread(boxes)
    write("logo-letters", woodcut(mask))
    write("logo-thread", behind)
    write("logo-thread-before", before + corner_web(boxes[9]))
    print(f"the seal hangs at {end[0]:.0f}, {end[1]:.0f}")


if __name__ == "__main__":
    main()
