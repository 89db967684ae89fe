"""How boughs grow: out of which trunk, and how far their wood reaches. The picture and the foot both go by it, so that what is drawn bears.

A level gives each as an outline; the tree that stands within it says where it grows from, and every end without a trunk goes on in a tip.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.level.model import Level
from game.level.registry import Point

TRUNK_M = 1.0
"""Metres beyond a bough's ends within which a tree may stand that it comes out of."""
AT_LEFT, MIDDLE, AT_RIGHT = 0.06, 0.5, 0.94
"""Where along a bough its trunk stands."""
TIP_M = 0.75
"""Metres that its wood reaches over an end without a trunk."""
TUFT_M = 0.3
"""Metres of the leaves beyond a tip in which a foot still finds hold."""
COLLAR_M = 0.2
"""Metres that it is swollen over the end at which its trunk stands."""
THICK_M = 0.28
"""Metres from its top to its under side, for what bumps into it."""


class Bough(NamedTuple):
    """One of a level, from end to end of its outline, without its tips. Metres."""

    id: str
    left: float
    right: float
    y: float
    """Height of its top at its left end."""
    fall: float
    """How much higher its top is at its right end."""
    trunk: float
    """Where along it its trunk stands: `AT_LEFT`, `MIDDLE` or `AT_RIGHT`."""

    @property
    def arms(self) -> tuple[int, ...]:
        """The ways in which it grows out of its trunk: -1 left, 1 right."""
        return (1,) if self.trunk == AT_LEFT else (-1,) if self.trunk == AT_RIGHT else (-1, 1)

    def top(self, x: float) -> float:
        """Height of its top at `x`, in its tips too."""
        return self.y + self.fall * (x - self.left) / (self.right - self.left)

    @property
    def bears(self) -> tuple[float, float]:
        """From where to where it bears a foot."""
        tip = TIP_M + TUFT_M
        return self.left - (tip if -1 in self.arms else COLLAR_M), self.right + (tip if 1 in self.arms else COLLAR_M)

    def outline(self) -> list[Point]:
        """All of it that bears."""
        left, right = self.bears
        return [(left, self.top(left) - THICK_M), (right, self.top(right) - THICK_M), (right, self.top(right)), (left, self.top(left))]


def boughs_of(level: Level) -> list[Bough]:
    """Every bough of a level, in the file's order."""
    trees = [float(tree.at[0]) for tree in level.things_of("tree")]
    return [_bough(solid.id, solid.outline, trees) for solid in level.solids if solid.material == "bough"]


def _bough(name: str, outline: Sequence[Point], trees: Sequence[float]) -> Bough:
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    y = max(y for x, y in outline if x < left + 0.01)
    fall = max(y for x, y in outline if x > right - 0.01) - y
    wide = right - left
    near = [(x - left) / wide for x in trees if -TRUNK_M < x - left < wide + TRUNK_M]
    trunk = min((AT_LEFT, MIDDLE, AT_RIGHT), key=lambda share: min((abs(share - place) for place in near), default=share))
    return Bough(name, left, right, y, fall, trunk)
