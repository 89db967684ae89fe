"""The mountains beyond a lake as skylines of numbers, and the same for another lake: begun elsewhere, turned round, higher or lower."""

import math
from collections.abc import Sequence

from game.view.render import painting

RIDGES: tuple[tuple[float, int, tuple[float, ...]], ...] = (
    (0.02, 132, (0.20, 0.26, 0.36, 0.52, 0.74, 0.95, 1.0, 0.83, 0.78, 0.86, 0.84, 0.66, 0.60, 0.52, 0.36, 0.24, 0.16, 0.10, 0.09, 0.12, 0.2,
                0.3, 0.34, 0.26, 0.18, 0.14, 0.2, 0.32, 0.5, 0.66, 0.6, 0.44, 0.36, 0.3, 0.22, 0.17, 0.14, 0.16, 0.18, 0.19)),
    (0.05, 84, (0.55, 0.62, 0.7, 0.72, 0.62, 0.5, 0.42, 0.44, 0.52, 0.56, 0.5, 0.42, 0.4, 0.5, 0.68, 0.86, 0.98, 0.96, 0.8, 0.62, 0.48,
               0.42, 0.5, 0.6, 0.64, 0.56, 0.46, 0.42, 0.46, 0.5)),
    (0.10, 50, (0.3, 0.34, 0.42, 0.56, 0.62, 0.58, 0.5, 0.4, 0.34, 0.36, 0.46, 0.6, 0.62, 0.52, 0.4, 0.34, 0.32, 0.4, 0.52, 0.46,
               0.36, 0.3)),
    (0.18, 26, (0.3, 0.2, 0.2, 0.34, 0.6, 0.8, 0.7, 0.44, 0.26, 0.2, 0.22, 0.3, 0.42, 0.38, 0.28, 0.24)),
)  # fmt: skip
"""Far to near: parallax, height in reference pixels, heights along one period."""


def varied(heights: Sequence[float], name: str) -> tuple[float, ...]:
    """The heights of a ridge as the range of that name has them."""
    dice = painting.generator("ridge", name)
    count, turn = len(heights), int(dice.integers(len(heights)))
    line = [heights[(turn + n) % count] for n in range(count)]
    if dice.uniform() < 0.5:
        line.reverse()
    waves = [(dice.uniform(0.1, 0.28), dice.uniform(0, 2 * math.pi)) for _ in range(3)]
    low = min(line)
    lifted = [(high - low) * (1.0 + _waved(n / count, waves)) for n, high in enumerate(line)]
    top = dice.uniform(0.82, 1.0) - low
    return tuple(low + each * top / max(lifted) for each in lifted)


def _waved(share: float, waves: Sequence[tuple[float, float]]) -> float:
    """The sum of a few slow waves over a whole period."""
    return sum(part * math.sin(2 * math.pi * (order + 1) * share + start) for order, (part, start) in enumerate(waves))
