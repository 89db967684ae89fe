"""Where bodies have any business: nothing non-finite, runaway or out of the world survives the tick in which it appears."""

from typing import NamedTuple, Protocol

WORLD_MARGIN_M = 60.0
"""Metres beyond the level's ends."""
MAX_HEIGHT_M = 1000.0
"""Metres up or down."""
SPEED_CAP = 80.0
"""m/s."""


class Moving(Protocol):
    x: float
    y: float
    vx: float
    vy: float


class Bounds(NamedTuple):
    """Between two places in metres. A NaN is never between two numbers, so that the comparisons find it, too."""

    left: float
    right: float

    def contain(self, body: Moving) -> bool:
        """Whether `body` is where and as fast as a body can be."""
        return (
            self.left < body.x < self.right
            and -MAX_HEIGHT_M < body.y < MAX_HEIGHT_M
            and -SPEED_CAP < body.vx < SPEED_CAP
            and -SPEED_CAP < body.vy < SPEED_CAP
        )
