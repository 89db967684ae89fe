"""Ground line: its height at any x, for whoever rules, checks or draws it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a check of a level need not wait for it
    import numpy as np
    import numpy.typing as npt

Point = tuple[float, float]


class GroundLine:
    """Straight from point to point, left to right; beyond its ends it goes on level. Metres."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points: list[Point] = [(float(x), float(y)) for x, y in points]
        self._bends = [x for x, _ in self.points[1:-1]]
        self._pieces = [(x0, y0, x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(self.points)]

    def height(self, x: float) -> float:
        """Height at `x`."""
        x0, y0, across, up = self._pieces[bisect_right(self._bends, x)]
        part = (x - x0) / across
        return y0 + up * (0.0 if part < 0.0 else 1.0 if part > 1.0 else part)

    def heights(self, xs: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Height at every x of an array."""
        import numpy as np

        line: npt.NDArray[np.float64] = np.interp(xs, *np.array(self.points).T)
        return line
