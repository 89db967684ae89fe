"""Takes what is worth seeing, gives the place of the picture in the world: the one file where y turns from up to down.

Metres right and up become pixels right and down. The picture is 26.7 m wide; a still lake lies 398 reference pixels down.
"""

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = TypeVar("Numbers", float, NDArray[np.float64])

METRE = 48.0
"""Reference pixels to the metre."""
WIDTH, HEIGHT = 1280, 720
HORIZON, EDGE = 252.0, 398.0
"""Reference pixels from the top to the horizon and to the lake's front edge."""
LOOK_AHEAD = 2.5
EASE = 0.35
DEAD_BAND = 1.2
SWELL_EASE = 1.6
"""Seconds: the picture follows the water only as slowly as this, so that no wave rocks it."""
REST = 2.5
"""Seconds in which the picture comes to rest on its floor, once within the dead band."""
BACK_ROOM = 2.2
"""Metres of water shown behind a hunter who is close."""
CLOSE = 11.0
"""A hunter within this many metres behind makes the picture draw back."""
MOST_BACK = 4.0


@dataclass(slots=True)
class Subject:
    """Who is followed: where he is, which way he runs, how high the ground or water is under him, who is on his heels."""

    x: float
    y: float
    heading: float = 1.0
    floor: float = 0.0
    speed: float = 0.0
    hunters: tuple[float, ...] = ()
    close: float = CLOSE
    """Hunters within this many metres behind are worth drawing back for."""


class Camera:
    """Where the picture is. `x` is the world's place at the middle, `y` the height that lies on the front edge's row."""

    def __init__(self, scale: float, left: float, right: float) -> None:
        self.scale = scale * METRE
        self.k = scale
        self.width, self.height = WIDTH * scale, HEIGHT * scale
        self.first, self.last = left, right
        self.x, self.y = left, 0.0
        self.level = 0.0
        self.shift_x, self.shift_y = 0.0, 0.0
        self.held: tuple[float, float] | None = None
        """Where a maker looks instead: then nobody is followed."""
        self._ahead, self._back, self._floor = 0.0, 0.0, 0.0

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        return self.screen_x(x), self.screen_y(y)

    def screen_x(self, x: Numbers) -> Numbers:
        return (x - self.x) * self.scale + self.width / 2 + self.shift_x

    def screen_y(self, y: Numbers) -> Numbers:
        return (self.y - y) * self.scale + EDGE * self.k + self.shift_y

    def world_x(self, pixel: float) -> float:
        return (pixel - self.width / 2 - self.shift_x) / self.scale + self.x

    def depth_scale(self, depth: float) -> float:
        """How large a metre is at `depth` on the lake's plane: 0 at the horizon, 1 at the front edge."""
        return 0.3 + 0.7 * depth

    def plane_x(self, x: float, depth: float) -> float:
        """Where the place `x` lies at a `depth` on the plane: lines into the picture run together far behind it."""
        return (x - self.x) * self.scale * self.depth_scale(depth) + self.width / 2 + self.shift_x

    @property
    def left(self) -> float:
        return self.world_x(0)

    @property
    def right(self) -> float:
        return self.world_x(self.width)

    @property
    def horizon(self) -> float:
        return self.edge - (EDGE - HORIZON) * self.k

    @property
    def edge(self) -> float:
        """The row of the still lake's front edge."""
        return self.screen_y(self.level)

    def follow(self, subject: Subject, dt: float) -> None:
        """Ease towards the subject by `dt` seconds."""
        if self.held is not None:
            self.x, self.y = self.held
            return
        if not all(map(math.isfinite, (subject.x, subject.y, subject.floor, dt))):
            return
        ease = 1 - math.exp(-max(0.0, dt) / EASE)
        self._ahead += (LOOK_AHEAD * subject.heading - self._ahead) * ease
        self._back += (self._room_behind(subject) - self._back) * ease * 0.5
        self.x = self._inside(subject.x + self._ahead - self._back)
        self._follow_height(subject, dt)

    def jump(self, subject: Subject) -> None:
        """Be there at once: at the start and after a retry."""
        self._ahead, self._back = LOOK_AHEAD * subject.heading, 0.0
        self._floor = subject.floor
        self.x = self._inside(subject.x + self._ahead)
        self.y = self._banded(0.0, subject.floor)

    def _room_behind(self, subject: Subject) -> float:
        """How far back the picture must go to show the furthest hunter who is still close."""
        behind = [subject.x - x for x in subject.hunters if 0 < (subject.x - x) * subject.heading < subject.close]
        needed = max((abs(d) for d in behind), default=0.0) + BACK_ROOM
        shown = self.width / 2 / self.scale - LOOK_AHEAD
        return max(0.0, min(MOST_BACK * subject.close / CLOSE, needed - shown)) * math.copysign(1, subject.heading)

    def _follow_height(self, subject: Subject, dt: float) -> None:
        self._floor += (subject.floor - self._floor) * (1 - math.exp(-dt / SWELL_EASE))
        leapt = max(0.0, subject.y - subject.floor - 3.0)
        self.y += (self._floor - self.y) * (1 - math.exp(-dt / REST))
        target = self._banded(self.y, self._floor + leapt)
        self.y += (target - self.y) * (1 - math.exp(-dt / EASE))

    def _banded(self, y: float, floor: float) -> float:
        return min(max(y, floor - DEAD_BAND), floor + DEAD_BAND)

    def _inside(self, x: float) -> float:
        half = self.width / 2 / self.scale
        if self.last - self.first <= 2 * half:
            return (self.first + self.last) / 2
        return min(max(x, self.first + half), self.last - half)
