"""Ground profile: a level's ground line as the picture has it, with small unevenness that nobody stumbles over."""

from collections.abc import Sequence

import numpy as np

from game.core.ground_line import GroundLine

SHORE = 0.35
"""Ground this much over the still lake is grown over; lower it is sand."""


class GroundProfile:
    def __init__(self, line: Sequence[tuple[float, float]]) -> None:
        self.height = GroundLine(line).height
        self.xs, self.ys = np.array([x for x, _ in line], dtype=float), np.array([y for _, y in line], dtype=float)

    def heights(self, x: np.ndarray) -> np.ndarray:
        """The ground with small unevenness that nobody stumbles over."""
        rough = 0.035 * np.sin(x * 2.3) + 0.025 * np.sin(x * 5.1 + 1) + 0.015 * np.sin(x * 11.7 + 2)
        return np.asarray(np.interp(x, self.xs, self.ys) + rough)
