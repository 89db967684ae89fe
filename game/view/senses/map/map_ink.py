"""Map ink: what is drawn on the map, in units of the sheet, as SVG: hills, woods, lakes, streams, landmarks, crosses, border."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.level.paper_map import Cross, Map, MapLandmark, Sketch
from game.view.render import painting
from game.view.render.painting import ribbon, spine
from game.view.senses.map.ink_svg import SUMI, blob, brush, circle, closed_spine, contour, fill

WIDTH, HEIGHT = 760.0, 500.0
"""Units of the sheet."""
INDIGO = "#27406a"
DOT_STEP, DOT = 13.5, 2.9
Point = tuple[float, float]


class Washes(NamedTuple):
    """Shapes that are laid wet: blurred and uneven at their edges. SVG, by how they are laid."""

    pale: str
    lee: str
    water: str
    smudge: str


class Chart:
    """Places on the paper in units of the sheet, y down."""

    def __init__(self, chart: Map) -> None:
        self.chart, self._per_metre = chart, WIDTH / chart.width

    def place(self, point: Point) -> Point:
        return point[0] * self._per_metre, HEIGHT - point[1] * self._per_metre

    def length(self, metres: float) -> float:
        return metres * self._per_metre

    # what is drawn once

    def washes(self) -> Washes:
        """What lies wet under the ink."""
        pale, lee, water, smudge = "", "", "", ""
        for number, sketch in enumerate(self.chart.sketches):
            if sketch.what == "hill":
                left, right = self._flanks(sketch, number)
                x, y = self.place(sketch.line[0])
                high = self.length(sketch.size) * 0.52
                pale += blob([*left, *right[1:], (x, y + high * 0.10)], "#000")
                lee += blob([left[-1], *right[2:5], (x + high * 0.6, y), (x + high * 0.1, y - high * 0.3)], "#000")
            elif sketch.what == "lake":
                water += fill(closed_spine([self.place(point) for point in sketch.line]), "#000")
        for cross in self.chart.crosses:
            if cross.worth <= 0.0:
                x, y = self.place(cross.at)
                smudge += blob(
                    [(x - 26, y - 10), (x - 8, y - 20), (x + 16, y - 16), (x + 28, y + 2), (x + 12, y + 17), (x - 18, y + 14)], "#000"
                )
        return Washes(pale, lee, water, smudge)

    def drawing(self) -> str:
        """All ink that never changes."""
        parts = [self._stream(sketch, n) for n, sketch in enumerate(self.chart.sketches) if sketch.what == "stream"]
        draw = {"hill": self._hill, "wood": self._wood, "lake": self._lake}
        parts += [draw[sketch.what](sketch, n) for n, sketch in enumerate(self.chart.sketches) if sketch.what in draw]
        parts += [self._landmark(mark) for mark in self.chart.landmarks]
        parts += [cross_of(*self.place(cross.at)) for cross in self.chart.crosses]
        return "".join([*parts, _compass(58.0, HEIGHT - 60.0), _border()])

    def _flanks(self, sketch: Sketch, number: int) -> tuple[list[Point], list[Point]]:
        """The rising and the falling side of a hill, both to or from its top."""
        dice = painting.generator("map hill", number)
        (x, y), wide = self.place(sketch.line[0]), self.length(sketch.size)
        high = wide * 0.52
        top = (x + wide * dice.uniform(-0.06, 0.06), y - high)
        rise = (x - wide * dice.uniform(0.22, 0.30), y - high * dice.uniform(0.48, 0.64))
        drop = (x + wide * dice.uniform(0.20, 0.28), y - high * dice.uniform(0.50, 0.70))
        left = [(x - wide * 0.56, y + 2), (x - wide * 0.42, y - high * 0.20), rise, (rise[0] + wide * 0.10, rise[1] - high * 0.05)]
        left += [(top[0] - wide * 0.07, top[1] + high * 0.07), top]
        right = [top, (top[0] + wide * 0.05, top[1] + high * 0.02), (top[0] + wide * 0.11, top[1] + high * 0.17), drop]
        right += [(drop[0] + wide * 0.09, drop[1] + high * 0.10), (x + wide * 0.45, y - high * 0.18), (x + wide * 0.60, y + 3)]
        return left, right

    def _hill(self, sketch: Sketch, number: int) -> str:
        """A few wet strokes, and dry dabs down its lee."""
        dice = painting.generator("map dabs", number)
        left, right = self._flanks(sketch, number)
        (x, y), wide, top = self.place(sketch.line[0]), self.length(sketch.size), left[-1]
        high = wide * 0.52
        ink = brush(left, 4.2, SUMI, 0.92, "out", dice=dice) + brush(right, 6.8, SUMI, 0.95, "in", dice=dice)
        valley = [(top[0] + wide * 0.02, top[1] + high * 0.10), (x + wide * 0.02, y - high * 0.62), (x + wide * 0.10, y - high * 0.40)]
        ink += brush([*valley, (x + wide * 0.06, y - high * 0.16)], 3.2, SUMI, 0.6, "in", dice=dice)
        for _ in range(11):
            down, side = dice.uniform(0.12, 0.9), 1.0 if dice.random() < 0.68 else -1.0
            at = top[0] + side * wide * 0.40 * down * dice.uniform(0.35, 0.9), y - high * (1.0 - down) * 0.92 + 4.0
            dab = [at, (at[0] + side * wide * 0.03, at[1] + high * 0.08)]
            dab.append((at[0] + side * wide * 0.025, at[1] + high * dice.uniform(0.12, 0.24)))
            ink += brush(dab, dice.uniform(1.4, 3.6), SUMI, dice.uniform(0.3, 0.65), "in")
        for _ in range(4):
            at_x = x + wide * dice.uniform(-0.4, 0.45)
            ink += brush([(at_x - 3, y + 2), (at_x, y - 7), (at_x + 3, y + 2)], 2.4, SUMI, 0.6)
        return ink

    def _wood(self, sketch: Sketch, number: int) -> str:
        dice, ink = painting.generator("map wood", number), ""
        (cx, cy), wide = self.place(sketch.line[0]), self.length(sketch.size)
        for x, y in sorted(
            ((cx + dice.normal() * wide * 0.42, cy + dice.normal() * wide * 0.2) for _ in range(13)), key=lambda tree: tree[1]
        ):
            if 24 < x < WIDTH - 24 and 24 < y < HEIGHT - 24:
                ink += brush([(x - 7, y), (x - 3, y - 8), (x + 3, y - 9), (x + 7.5, y - 1)], 3.4, SUMI, 0.7)
                ink += brush([(x - 3, y - 2), (x + 1, y - 4), (x + 4, y - 2)], 2.2, SUMI, 0.4) + brush(
                    [(x, y - 2), (x, y + 6)], 1.8, SUMI, 0.65
                )
        return ink

    def _stream(self, sketch: Sketch, number: int) -> str:
        dice = painting.generator("map stream", number)
        line = spine([self.place(point) for point in sketch.line], 10)
        along = np.linspace(0.0, 1.0, len(line))
        half = (2.5 + 5.5 * along) / 2.0 * (1.0 + 0.15 * np.sin(along * 20.0)) + 0.8
        banks, length = ribbon(line, half), len(line)
        ink = fill(banks, "#8fb0b8", 0.75) + brush(banks[:length], 1.7, SUMI, 0.8, "even", raw=True)
        ink += brush(banks[length:], 2.2, SUMI, 0.85, "even", raw=True)
        for _ in range(8):
            first = int(dice.integers(2, max(3, length - 7)))
            ink += brush(line[first : first + 5], 0.9, SUMI, 0.5, raw=True)
        return ink

    def _lake(self, sketch: Sketch, number: int) -> str:
        dice = painting.generator("map lake", number)
        shore = closed_spine([self.place(point) for point in sketch.line])
        (left, top), (right, bottom) = shore.min(axis=0), shore.max(axis=0)
        ink = contour(shore, 2.8, dice)
        for _ in range(12):
            x, y = dice.uniform(left + 22, right - 62), dice.uniform(top + 22, bottom - 20)
            ink += brush([(x, y), (x + 9, y - 3), (x + 18, y), (x + 27, y - 2.5), (x + 40, y)], 1.8, SUMI, 0.65)
        x, y = left + 0.68 * (right - left), top + 0.48 * (bottom - top)
        island = [(x - 16, y + 8), (x - 8, y), (x + 8, y), (x + 16, y + 8), (x, y + 12)]
        return ink + blob(island, SUMI, 0.85) + fill([(x - 8, y + 1), (x, y - 9), (x + 8, y + 1)], SUMI)

    def _landmark(self, mark: MapLandmark) -> str:
        x, y = self.place(mark.at)
        if mark.type == "spring":
            turn = np.linspace(0.4, 5.8, 20)
            rings = [np.stack([x + r * np.cos(turn), y + 0.55 * r * np.sin(turn)], 1) for r in (4.0, 8.0, 12.5)]
            return "".join(brush(ring, 1.5, SUMI, 0.8, raw=True) for ring in rings)
        if mark.type == "shrine":
            gate = brush([(x - 17, y - 21), (x, y - 19), (x + 17, y - 21.5)], 4.4, SUMI, 1.0, "even")
            gate += brush([(x - 13, y - 13), (x, y - 12.6), (x + 13, y - 13)], 2.6, SUMI, 1.0, "even")
            return gate + "".join(brush([(x + s * 9.5, y - 20), (x + s * 10.5, y)], 3.4, SUMI, 1.0, "even") for s in (-1, 1))
        if mark.type == "signpost":
            post = brush([(x, y - 22), (x + 0.6, y)], 3.2, SUMI, 0.95, "even")
            return post + fill([(x - 9, y - 21), (x + 8, y - 22), (x + 13, y - 17.5), (x + 8, y - 13), (x - 9, y - 13)], SUMI, 0.85)
        return blob([(x - 8, y), (x - 7, y - 11), (x - 1, y - 17), (x + 6, y - 12), (x + 8, y)], SUMI, 0.75)

    def free_place(self, cross: Cross, size: tuple[float, float]) -> Point:
        """The upper left corner of a note of that size beside its cross, where it covers least of what else is drawn."""
        (x, y), (wide, high) = self.place(cross.at), size
        sides = (x + 14, y + 2), (x - wide * 0.5, y + 13), (x - wide - 12, y + 2), (x + 14, y - high - 2), (x - wide * 0.5, y - high - 13)
        places = [place for place in sides if 22 < place[0] < WIDTH - 22 - wide and 22 < place[1] < HEIGHT - 22 - high] or [sides[0]]
        drawn = self._crowd(cross)
        return min(places, key=lambda at: sum(at[0] - 6 < px < at[0] + wide + 6 and at[1] - 4 < py < at[1] + high + 4 for px, py in drawn))

    def _crowd(self, cross: Cross) -> list[Point]:
        """Places that something is drawn at, each as often as it matters."""
        chart = self.chart
        crowd = 6 * [self.place(other.at) for other in chart.crosses if other is not cross]
        crowd += 4 * [self.place(mark.at) for mark in chart.landmarks]
        for line, often in ((chart.way, 3), *((sketch.line, 1) for sketch in chart.sketches if len(sketch.line) > 1)):
            crowd += often * [(float(x), float(y)) for x, y in spine([self.place(point) for point in line], 8)]
        for sketch in chart.sketches:
            if len(sketch.line) == 1:
                (x, y), half = self.place(sketch.line[0]), self.length(sketch.size) / 2.0
                up = half if sketch.what == "hill" else half * 0.4
                crowd += [(x + half * across, y - up * rise) for across in (-0.7, -0.3, 0.0, 0.3, 0.7) for rise in (0.0, 0.5, 1.0)]
        return crowd

    # what changes

    def way(self, here: Point) -> str:
        """The way walked, dot by dot, to where he takes himself to be."""
        line = spine([self.place(point) for point in _until(self.chart.way, here)], 12)
        steps = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        dots = ""
        for number, at in enumerate(np.arange(0.0, steps[-1] - 2.0, DOT_STEP)):
            x, y = np.interp(at, steps, line[:, 0]), np.interp(at, steps, line[:, 1])
            size = DOT * (1.0 + 0.18 * math.sin(number * 2.3))
            dots += circle(float(x), float(y), size, INDIGO, 0.95 if at < steps[-1] - 60.0 else 0.75, 0.86)
        return dots

    def doubt(self, here: Point, metres: float) -> Sequence[Point]:
        """The ellipse of doubt about where he is."""
        x, y = self.place(here)
        across = max(14.0, self.length(metres) * 1.6)
        turn, tilt = np.linspace(0.0, 2.0 * math.pi, 16, endpoint=False), math.radians(-12.0)
        long = across * np.cos(turn) * (1.0 + 0.05 * np.sin(3.0 * turn))
        short = 0.58 * across * np.sin(turn) * (1.0 + 0.06 * np.cos(2.0 * turn))
        xs, ys = x + long * math.cos(tilt) - short * math.sin(tilt), y + long * math.sin(tilt) + short * math.cos(tilt)
        return list(zip(xs.tolist(), ys.tolist(), strict=True))


def _until(way: Sequence[Point], here: Point) -> list[Point]:
    """The way up to a place on it."""
    walked: list[Point] = []
    for a, b in zip(way, way[1:], strict=False):
        walked.append(a)
        long = math.dist(a, b)
        if long > 0.0 and abs(math.dist(a, here) + math.dist(here, b) - long) < 1e-6 * long + 1e-6:
            return [*walked, here] if math.dist(a, here) > 1e-3 else walked if len(walked) > 1 else [a, here]
    return [*walked, way[-1]]


def cross_of(x: float, y: float, size: float = 9.0) -> str:
    """A shelter's mark: two strokes of a full brush."""
    first = brush([(x - size, y - size * 0.8), (x, y), (x + size * 1.05, y + size * 0.9)], 4.2, SUMI, 1.0, "ink")
    return first + brush([(x + size, y - size * 0.95), (x, y + 0.5), (x - size * 0.9, y + size * 0.85)], 3.8, SUMI, 1.0, "ink")


def _compass(x: float, y: float) -> str:
    ink = brush([(x, y + 26), (x, y), (x, y - 30)], 2.6, SUMI, 0.9, "out") + brush([(x - 20, y), (x, y), (x + 20, y)], 1.8, SUMI, 0.8)
    return ink + brush([(x - 7, y - 20), (x, y - 33), (x + 7, y - 20)], 2.2, SUMI, 0.9)


def _border() -> str:
    """A double brushed line round the whole."""
    dice, ink = painting.generator("map border"), ""
    for inset, width in ((12.0, 2.2), (18.0, 1.1)):
        corners = [(inset, inset), (WIDTH - inset, inset), (WIDTH - inset, HEIGHT - inset), (inset, HEIGHT - inset)]
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            line = [(a[0] + (b[0] - a[0]) * q + dice.uniform(-0.7, 0.7), a[1] + (b[1] - a[1]) * q + dice.uniform(-0.7, 0.7))
                    for q in np.linspace(0.0, 1.0, 7)]  # fmt: skip
            ink += brush(line, width, SUMI, 0.7, "even")
    return ink
