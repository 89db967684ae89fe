"""Takes a lake's swell waves and its still depth, gives the travelling swell to add wherever the surface is looked at.

The swell never enters the solver: shallow water would steepen a 10 m swell into saw teeth within a few metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, inf, isfinite, sin, sqrt, tau
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

GRAVITY = 9.81

Line = NDArray[np.float64]
NO_SWELL = (0.0, 0.0, 0.0, 0.0)


class Reading(Protocol):
    """Floats by index."""

    def __getitem__(self, i: int, /) -> float: ...


def reading(line: Line) -> Reading:
    """A window on `line` that gives plain floats, several times faster than the array does."""
    return cast(Reading, memoryview(cast(Any, line)))


@dataclass(frozen=True)
class SwellWave:
    """One sine: `height` is the amplitude in m, `length` in m, `direction` 1 right or -1 left, `phase` in turns."""

    height: float
    length: float
    direction: int = -1
    phase: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.height < inf and 0 < self.length < inf and self.direction in (-1, 1) and isfinite(self.phase)):
            raise ValueError(f"no such swell: height {self.height} m, length {self.length} m, direction {self.direction}")

    @property
    def number(self) -> float:
        """Radians per metre."""
        return tau / self.length

    @property
    def pace(self) -> float:
        """Radians per second in deep water: w^2 = g k."""
        return sqrt(GRAVITY * self.number)


class Swell:
    """The sum of a lake's swell waves at one moment, by cell and by place."""

    def __init__(self, waves: Sequence[SwellWave], x: Line, still: Line, shoal: float, full: float) -> None:
        self.waves = tuple(waves)
        self.cell = float(x[1] - x[0])
        fades = [_fade(still, shoal, min(full, wave.length / 4)) for wave in self.waves]
        self._tables = np.empty((2 * len(self.waves), len(x)))
        for row, (wave, fade) in enumerate(zip(self.waves, fades, strict=True)):
            self._tables[2 * row] = wave.height * fade * np.sin(wave.number * x)
            self._tables[2 * row + 1] = wave.height * fade * np.cos(wave.number * x)
        self._turns, self._line = np.zeros(2 * len(self.waves)), np.zeros(len(x))
        every = np.array(fades).reshape(len(fades), len(x))
        shoaling, live = every.min(axis=0, initial=1.0) < 1.0, every.max(axis=0, initial=0.0) > 0.0
        self._shoaling, self._dead = (shoaling[:-1] | shoaling[1:]).tolist(), (~live[:-1] & ~live[1:]).tolist()
        """Between the centres of a cell and the next."""
        self._beginning = [
            (wave.height, wave.number, -wave.direction * wave.pace, tau * wave.phase, reading(fade))
            for wave, fade in zip(self.waves, fades, strict=True)
        ]
        self.set_time(0.0)

    def set_time(self, seconds: float) -> None:
        """Move every wave to `seconds`."""
        self._now = [(height, number, pace, (pace * seconds + start) % tau, fade) for height, number, pace, start, fade in self._beginning]

    def at(self, x: float, i: int, between: float) -> tuple[float, float, float, float]:
        """Height, slope, rise and flow that the swell adds at `x`, which lies `between` (0..1) the centres of cells i and i + 1."""
        if self._shoaling[i]:
            return NO_SWELL if self._dead[i] else self._shoaling_at(x, i, between)
        up = slope = rise = flow = 0.0
        for height, number, pace, phase, _ in self._now:
            angle = number * x + phase
            above, along = height * sin(angle), height * cos(angle)
            up += above
            slope += number * along
            rise += pace * along
            flow -= pace * above
        return up, slope, rise, flow

    def _shoaling_at(self, x: float, i: int, between: float) -> tuple[float, float, float, float]:
        up = slope = rise = flow = 0.0
        for height, number, pace, phase, fade in self._now:
            growth = fade[i + 1] - fade[i]
            angle = number * x + phase
            here = height * (fade[i] + between * growth)
            above, along = here * sin(angle), here * cos(angle)
            up += above
            slope += number * along + height * growth / self.cell * sin(angle)
            rise += pace * along
            flow -= pace * above
        return up, slope, rise, flow

    def add_to(self, line: Line, first: int = 0) -> None:
        """Lay the swell on a surface line that begins with cell `first`."""
        if self.waves:
            for row, (_, _, _, phase, _) in enumerate(self._now):
                self._turns[2 * row], self._turns[2 * row + 1] = cos(phase), sin(phase)
            swell = self._line[: len(line)]
            np.dot(self._turns, self._tables[:, first : first + len(line)], swell)
            np.add(line, swell, line)


def _fade(still: Line, shoal: float, full: float) -> Line:
    """0 where the still depth is under `shoal`, 1 from `full` on, smooth between."""
    share = np.clip((still - shoal) / max(full - shoal, 0.3), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))
