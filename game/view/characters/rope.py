"""Rope: a scarf as a chain of points with weight, drag and whip.

Only for the eye: nothing here is read by the world. Lengths are drawing units in the figure's own facing (x forward, y down).
"""

import math

from game.view.characters.cloth import HELD, Tail, TailSpec

SLICE = 1.0 / 58.0  # s; points are moved in slices no longer than this
GRAVITY = 2350.0  # units/s^2
DRAG = 8.0  # 1/s: how soon a point moves with the air
FLUTTER, FLUTTER_PACE, FLUTTER_LAG = 3000.0, 14.0, 1.0  # units/s^2 across the air; radians a second, and from point to point
STRONG = 4.0  # m/s of air in which it flutters with all its might
WHIP = 7.0  # m/s: no jerk of its wearer is felt harder than this
UNITS = 240.0  # in a metre
ENOUGH = 0.004  # links: nearer than this it is let out as far as it shall be
PULLS = 4  # times that the links are pulled to their lengths in a slice
LOOSE = 120.0  # units from where the knot was to where it is beyond which the rope is laid anew


class Rope(Tail):
    """Links that hang one on another; `more` of those that it has in reserve are let out one by one, and taken in again."""

    __slots__ = ("_points", "_before", "_more", "_vx", "_vy", "_last", "_live")

    def __init__(self, spec: TailSpec, seed: int) -> None:
        super().__init__(spec, seed)
        self._points: list[tuple[float, float]] = []
        self._before: list[tuple[float, float]] = []
        self._more = 0.0
        self._vx = self._vy = 0.0
        self._last = SLICE
        self._live: list[float] = []
        """Lengths of the links that are out."""
        self._let_out()

    def turn_round(self) -> None:
        self._points = [(-x, y) for x, y in self._points]
        self._before = [(-x, y) for x, y in self._before]
        self._vx = -self._vx

    def let_out(self, more: float, dt: float) -> None:
        """Come nearer to `more` links than it has at rest."""
        if abs(more - self._more) > ENOUGH:
            self._more += (more - self._more) * min(1.0, dt * 2.5)
            self._let_out()

    def _let_out(self) -> None:
        """A link in reserve has no length; the one that is coming out has some of it."""
        spec, full = self.spec, self.spec.rope - 1
        out = min(len(spec.lengths) - 1.0, full + max(0.0, self._more))
        shares = [min(1.0, max(0.0, out - index)) for index in range(len(spec.lengths) - 1)]
        self.lengths = (
            *(length * (share if share > 0.08 else 0.0) for length, share in zip(spec.lengths, shares, strict=False)),
            spec.lengths[-1],
        )
        self._live = [length for length in self.lengths if length > 0.0]

    def move(self, knot: tuple[float, float], air: tuple[float, float], speed: tuple[float, float], dt: float, weight: float) -> None:
        """`knot` is where it hangs, `air` m/s as it meets the figure (forward +, up +), `speed` the figure's own, likewise."""
        if not self._points or math.dist(self._points[0], knot) > LOOSE:
            self._lay(knot)
        while len(self._points) != len(self._live) + 1:
            self._change_count(len(self._points) <= len(self._live))
        self._jerk(speed[0] - self._vx, speed[1] - self._vy)
        self._vx, self._vy = speed
        count = math.ceil(min(dt, HELD) / SLICE - 1e-6)
        for _ in range(count):
            self._step(knot, air, min(dt, HELD) / count, weight)
        self._read()

    def _lay(self, knot: tuple[float, float]) -> None:
        x, y = knot
        self._points = [knot]
        for length in self._live:
            x, y = x - 0.5 * length, y + 0.85 * length
            self._points.append((x, y))
        self._before = list(self._points)

    def _change_count(self, more: bool) -> None:
        """A link comes out, or goes in again, just above the last."""
        for line in (self._points, self._before):
            if more:
                line.insert(len(line) - 1, line[-2])
            else:
                line.pop(-2)

    def _jerk(self, dx: float, dy: float) -> None:
        """Whoever starts, stops or lands leaves it behind for a moment."""
        if abs(dx) + abs(dy) < 0.3:
            return
        step = UNITS * self._last
        dx, dy = max(-WHIP, min(WHIP, dx)) * step, max(-WHIP, min(WHIP, dy)) * step
        self._before = [self._before[0], *((x + dx, y - dy) for x, y in self._before[1:])]

    def _step(self, knot: tuple[float, float], air: tuple[float, float], dt: float, weight: float) -> None:
        wind_x, wind_y = air[0] * UNITS, -air[1] * UNITS
        strength = math.hypot(*air)
        self._flutter += dt * (0.35 + 0.65 * min(1.0, strength / STRONG)) * FLUTTER_PACE
        across = FLUTTER * min(1.0, 0.06 + strength / STRONG) * (1.0 if weight >= 1.0 else 0.4)
        side_x, side_y = (-wind_y, wind_x) if strength > 0.05 else (1.0, 0.0)
        size = math.hypot(side_x, side_y)
        side_x, side_y = side_x / size * across, side_y / size * across
        keep = math.exp(-DRAG * dt)
        points, before = self._points, self._before
        moved = [knot]
        for index in range(1, len(points)):
            (x, y), (old_x, old_y) = points[index], before[index]
            wave = math.sin(self._flutter - FLUTTER_LAG * index) * min(1.0, 0.25 * index)
            vx, vy = (x - old_x) / self._last, (y - old_y) / self._last
            vx = wind_x + (vx - wind_x) * keep + side_x * wave * dt
            vy = wind_y + (vy - wind_y) * keep + (side_y * wave + GRAVITY * weight) * dt
            moved.append((x + vx * dt, y + vy * dt))
        self._before, self._last = [knot, *points[1:]], dt
        self._points = self._pulled(moved)

    def _pulled(self, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """Every link as long as it is, both its ends giving way (if only the lower did, the rope would whip itself up); none before him."""
        front, lengths, hypot = points[0][0] + self.spec.front, self._live, math.hypot
        for _ in range(PULLS):
            ax, ay = points[0]
            held = 0.0
            for index, length in enumerate(lengths):
                bx, by = points[index + 1]
                if bx > front:
                    bx = front
                dx, dy = bx - ax, by - ay
                more = 1.0 - length / (hypot(dx, dy) or 1.0)
                dx, dy = dx * more, dy * more
                points[index] = (ax + dx * held, ay + dy * held)
                ax, ay = bx - dx * (1.0 - held), by - dy * (1.0 - held)
                points[index + 1], held = (ax, ay), 0.5
        return points

    def _read(self) -> None:
        """The angles of the links: 0 hangs straight down, forward +."""
        angle, point = self.angles[0], 0
        for index, length in enumerate(self.lengths):
            if length > 0.0:
                (ax, ay), (bx, by) = self._points[point], self._points[point + 1]
                angle, point = math.degrees(math.atan2(bx - ax, by - ay)), point + 1
            self.angles[index] = angle
