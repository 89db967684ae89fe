"""Camera: which part of the world the picture shows. The one file where y turns from up to down.

Metres right and up become pixels right and down. The picture is 26.7 m wide, or as a level says. On a lake it looks down: the still water
lies 398 reference pixels from the top. On dry land there is nothing to see below, and it looks up: the ground lies at 538.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.level.model import Level

Numbers = TypeVar("Numbers", float, NDArray[np.float64])
Span = tuple[float, float]
"""From one place to another."""

METRE = 48.0
"""Reference pixels to the metre."""
WIDTH, HEIGHT = 1280, 720
HORIZON, EDGE = 252.0, 398.0
"""Reference pixels from the top to the horizon and to the lake's front edge."""
FLAT_HORIZON, FLAT_EDGE = 232.0, 544.0
"""The same over a tidal flat, of which one sees far more from above than from the side."""
HORIZON_DROP_PER_M, EDGE_DROP_PER_M = 2.4, 5.7
"""Reference pixels by which the two are lower for every metre that a picture shows more: what is smaller needs less room below."""
GROUND_Y = 538.0
"""Reference pixels from the top to the ground under one who has nothing but dry land about him."""
HORIZON_SOFT_LIMIT, HORIZON_LIMIT = 430.0, 500.0
"""Reference pixels from the top to where the horizon begins to sink more slowly, and to where it never quite comes."""
MAX_GROUND_Y = 640.0
"""Reference pixels from the top to where the ground under the subject is at the lowest, however fast he comes down a hill."""
LOOK_AHEAD_M = 2.5
FLOW_LOOK_AHEAD_M, FLOW_EASE_S = 2.0, 0.9
"""Metres farther that the picture looks ahead of one in full flow, and seconds in which it gives way to him."""
EASE_S = 0.35
DEAD_BAND_M = 1.2
SWELL_EASE_S = 0.9
"""Seconds: the picture follows the water only as slowly as this, so that no wave rocks it."""
REST_S = 1.2
"""Seconds in which the picture comes to rest on its floor, once within the dead band."""
HUNTER_ROOM_M = 2.2
"""Metres of water shown behind a hunter who is close."""
CLOSE_HUNTER_M = 11.0
"""A hunter within this many metres behind makes the picture draw back."""
MAX_DRAW_BACK_M = 4.0
RISE_S = 0.8
"""Seconds in which the picture takes up how much land there is about its subject."""
GROUP_EASE_S = 0.7
"""Seconds, twice over, in which it turns to somebody's company; from rest to rest."""
SIDE_ROOM_M = 1.6
"""Metres kept free between whoever is followed and the picture's side, even at the end of a level."""


class Lens(NamedTuple):
    """How much of the world a level's picture shows."""

    metres: float = WIDTH / METRE
    """From its left to its right side."""
    flat: bool = False
    """It looks over a tidal flat."""

    @property
    def share(self) -> float:
        """How large everything of the world is drawn: 1 is as usual."""
        return WIDTH / METRE / self.metres

    @property
    def metre(self) -> float:
        """Reference pixels to the metre."""
        return METRE * self.share

    @property
    def horizon(self) -> float:
        """Reference pixels from the top to the horizon over a lake."""
        if self.flat:
            return FLAT_HORIZON
        return HORIZON + round((self.metres - WIDTH / METRE) * HORIZON_DROP_PER_M)

    @property
    def edge(self) -> float:
        """Reference pixels from the top to the lake's front edge."""
        if self.flat:
            return FLAT_EDGE
        return EDGE + round((self.metres - WIDTH / METRE) * EDGE_DROP_PER_M)

    @property
    def plane(self) -> float:
        """Reference pixels from the horizon to the front edge."""
        return self.edge - self.horizon


DEFAULT_LENS = Lens()


def lens_of(level: Level) -> Lens:
    """As wide as the level asks for."""
    if level.view_metres is None and level.sticky_water is None:
        return DEFAULT_LENS
    metres = DEFAULT_LENS.metres if level.view_metres is None else level.view_metres
    return Lens(metres, level.sticky_water is not None)


@dataclass(slots=True)
class Subject:
    """Who is followed: where he is, which way he runs, how high the ground or water is under him, who is on his heels."""

    x: float
    y: float
    heading: float = 1.0
    floor: float = 0.0
    speed: float = 0.0
    hunters: tuple[float, ...] = ()
    close: float = CLOSE_HUNTER_M
    """Hunters within this many metres behind are worth drawing back for."""
    land: float = 0.0
    """How much of what lies about him is dry land: 0 on a lake, 1 in a wood."""
    company: Span | None = None
    """What should be in the picture with him, while he stays where he is."""
    quick: float = 0.0
    """How much of a flow he is in, 0 to 1: one sees farther ahead."""
    who: str = ""
    """Whom it is, where the picture goes over from one to another: it glides there, and does not jump."""
    aside: float = 0.0
    """How far right of the picture's middle that company has its own, as a share of the picture's width: there is something to be read."""


class Camera:
    """Where the picture is. `x` is the world's place at the middle, `y` the height that lies on `row`."""

    def __init__(self, scale: float, left: float, right: float, lens: Lens = DEFAULT_LENS) -> None:
        self.scale = scale * lens.metre
        """Pixels to the metre."""
        self.px, self.lens, self._plane = scale, lens, lens.plane * scale
        self.width, self.height = WIDTH * scale, HEIGHT * scale
        self.first, self.last = left, right
        self.x, self.y = left, 0.0
        self.level = 0.0
        self.shift_x, self.shift_y = 0.0, 0.0
        self.free_look: tuple[float, float] | None = None
        """Where a maker looks instead: then nobody is followed."""
        self._ahead, self._back, self._floor, self._quick = 0.0, 0.0, 0.0, 0.0
        self.row = lens.edge * self.px
        """Pixels from the top down to the height `y`."""
        self._pull, self._aside, self._who = 0.0, 0.0, ""

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        return self.screen_x(x), self.screen_y(y)

    def screen_x(self, x: Numbers) -> Numbers:
        return (x - self.x) * self.scale + self.width / 2 + self.shift_x

    def screen_y(self, y: Numbers) -> Numbers:
        return (self.y - y) * self.scale + self.row + self.shift_y

    def world_x(self, pixel: Numbers) -> Numbers:
        return (pixel - self.width / 2 - self.shift_x) / self.scale + self.x

    def world_y(self, pixel: Numbers) -> Numbers:
        return self.y - (pixel - self.row - self.shift_y) / self.scale

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
        """As far above the lake's edge as it is drawn, but from a hill it sinks more and more slowly: there is always land far off."""
        plain = self.edge - self._plane
        sunk, room = plain - HORIZON_SOFT_LIMIT * self.px, (HORIZON_LIMIT - HORIZON_SOFT_LIMIT) * self.px
        return plain if sunk <= 0 else HORIZON_SOFT_LIMIT * self.px + room * (1 - math.exp(-sunk / room))

    @property
    def edge(self) -> float:
        """The row of the still lake's front edge."""
        return self.screen_y(self.level)

    @property
    def foot(self) -> float:
        """The row of the ground or still water under the subject."""
        return self.screen_y(self.y)

    def follow(self, subject: Subject, dt: float) -> None:
        """Ease towards the subject by `dt` seconds."""
        if self.free_look is not None:
            self.x, self.y = self.free_look
            return
        if not all(map(math.isfinite, (subject.x, subject.y, subject.floor, dt))):
            return
        ease = _eased(dt, EASE_S)
        self._quick += (subject.quick - self._quick) * _eased(dt, FLOW_EASE_S)
        self._ahead += ((LOOK_AHEAD_M + FLOW_LOOK_AHEAD_M * self._quick) * subject.heading - self._ahead) * ease
        self._back += (self._room_behind(subject) - self._back) * ease * 0.5
        self.row += (self._row_for(subject) - self.row) * _eased(dt, RISE_S)
        alone = subject.x + self._ahead - self._back
        if subject.who != self._who:
            self._who, self._pull, self._aside = subject.who, self.x - alone, self.x - alone
        self._pull += (self._to_company(subject, alone) - self._pull) * _eased(dt, GROUP_EASE_S)
        self._aside += (self._pull - self._aside) * _eased(dt, GROUP_EASE_S)
        self.x = self._inside(alone + self._aside, subject.x)
        self._follow_height(subject, dt)

    def jump(self, subject: Subject) -> None:
        """Be there at once: at the start and after a retry."""
        self._ahead, self._back, self._quick = LOOK_AHEAD_M * subject.heading, 0.0, 0.0
        self._floor, self.row = subject.floor, self._row_for(subject)
        alone, self._who = subject.x + self._ahead, subject.who
        self._pull = self._aside = self._to_company(subject, alone)
        self.x = self._inside(alone + self._aside, subject.x)
        self.y = self._banded(subject.floor, subject.floor)

    def _row_for(self, subject: Subject) -> float:
        return (self.lens.edge + (GROUND_Y - self.lens.edge) * subject.land) * self.px

    def _to_company(self, subject: Subject, alone: float) -> float:
        """How far the picture must go from where it is for him `alone`, to have all of his company in its middle."""
        if subject.company is None:
            return 0.0
        left, right = subject.company
        half = self.width / 2 / self.scale
        middle = (left + right) / 2 - subject.aside * 2 * half
        return min(max(middle, subject.x + SIDE_ROOM_M - half), subject.x - SIDE_ROOM_M + half) - alone

    def _room_behind(self, subject: Subject) -> float:
        """How far back the picture must go to show the furthest hunter who is still close."""
        behind = [subject.x - x for x in subject.hunters if 0 < (subject.x - x) * subject.heading < subject.close]
        needed = max((abs(d) for d in behind), default=0.0) + HUNTER_ROOM_M
        shown = self.width / 2 / self.scale - LOOK_AHEAD_M
        return max(0.0, min(MAX_DRAW_BACK_M * subject.close / CLOSE_HUNTER_M, needed - shown)) * math.copysign(1, subject.heading)

    def _follow_height(self, subject: Subject, dt: float) -> None:
        self._floor += (subject.floor - self._floor) * _eased(dt, SWELL_EASE_S)
        leapt = max(0.0, subject.y - subject.floor - 3.0)
        self.y += (self._floor - self.y) * _eased(dt, REST_S)
        target = self._banded(self.y, self._floor + leapt)
        self.y += (target - self.y) * _eased(dt, EASE_S)
        self.y = min(self.y, subject.floor + (MAX_GROUND_Y * self.px - self.row) / self.scale)

    def _banded(self, y: float, floor: float) -> float:
        return min(max(y, floor - DEAD_BAND_M), floor + DEAD_BAND_M)

    def _inside(self, x: float, who: float) -> float:
        """`x`, or the nearest place from which nothing beyond the level is seen; but `who` is always all in the picture."""
        half = self.width / 2 / self.scale
        if self.last - self.first <= 2 * half:
            return (self.first + self.last) / 2
        x = min(max(x, self.first + half), self.last - half)
        who = min(max(who, self.first), self.last)
        return min(max(x, who + SIDE_ROOM_M - half), who - SIDE_ROOM_M + half)


def _eased(dt: float, seconds: float) -> float:
    """The share of its way that something goes in `dt`, if it takes about so many seconds for most of it."""
    return 1 - math.exp(-max(0.0, dt) / seconds)
