"""Swell: travelling sine waves laid over the solver's surface wherever it is sampled.

The swell never enters the solver: shallow water would steepen a 10 m swell into saw teeth within a few metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, inf, isfinite, sin, sqrt, tau
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from game.core.gravity import GRAVITY

Line = NDArray[np.float64]


class FloatView(Protocol):
    """Floats by index."""

    def __getitem__(self, i: int, /) -> float: ...


def float_view(line: Line) -> FloatView:
    """A window on `line` that gives plain floats, several times faster than the array does."""
    return cast(FloatView, memoryview(cast(Any, line)))


@dataclass(frozen=True)
class SwellWave:
    """One sine: `height` is the amplitude in m, `length` in m, `direction` 1 right or -1 left, `phase` in turns.

    It runs between the places `left` and `right` only, so that one lake has calm and rough water.
    """

    height: float
    length: float
    direction: int = -1
    phase: float = 0.0
    left: float = -inf
    right: float = inf

    def __post_init__(self) -> None:
        if not (0 <= self.height < inf and 0 < self.length < inf and self.direction in (-1, 1) and isfinite(self.phase)):
            raise ValueError(f"no such swell: height {self.height} m, length {self.length} m, direction {self.direction}")
        if not self.left < self.right:
            raise ValueError(f"no such swell: it would run from {self.left} m to {self.right} m")

    @property
    def wave_number(self) -> float:
        """Radians per metre."""
        return tau / self.length

    @property
    def angular_frequency(self) -> float:
        """Radians per second in deep water: w^2 = g k."""
        return sqrt(GRAVITY * self.wave_number)


class _Wave:
    """One wave at one moment: `phase` moves, the rest stays. `fade` is its share at every cell."""

    __slots__ = ("height", "wave_number", "angular_frequency", "start", "phase", "fade")

    def __init__(self, wave: SwellWave, fade: Line) -> None:
        self.height, self.wave_number, self.angular_frequency = wave.height, wave.wave_number, -wave.direction * wave.angular_frequency
        self.start = self.phase = tau * wave.phase
        self.fade = float_view(fade)


Here = tuple[tuple[_Wave, ...], tuple[_Wave, ...]]
"""The waves that run in full between two cells, and those that are fading there."""


class Swell:
    """The sum of a lake's swell waves at one moment, by cell and by place. Only the waves that reach a place are summed there."""

    def __init__(self, waves: Sequence[SwellWave], x: Line, still: Line, shoal: float, full: float) -> None:
        self.waves = tuple(waves)
        self.cell = float(x[1] - x[0])
        fades = [_fade(still, shoal, min(full, wave.length / 4)) * _reach(x, wave) for wave in self.waves]
        self._tables = np.empty((2 * len(self.waves), len(x)))
        for row, (wave, fade) in enumerate(zip(self.waves, fades, strict=True)):
            self._tables[2 * row] = wave.height * fade * np.sin(wave.wave_number * x)
            self._tables[2 * row + 1] = wave.height * fade * np.cos(wave.wave_number * x)
        self._turns, self._line = np.zeros(2 * len(self.waves)), np.zeros(len(x))
        self._waves = [_Wave(wave, fade) for wave, fade in zip(self.waves, fades, strict=True)]
        self._here = self._sorted(fades, len(x))
        self.set_time(0.0)

    def _sorted(self, fades: Sequence[Line], n: int) -> list[Here]:
        """For every cell and the next, which waves run there and how; cells alike share one answer."""
        # Each wave has a digit: 0 dead, 1 fading, 2 in full.
        digits = np.zeros(n - 1, dtype=np.int64)
        for fade in reversed(fades):
            a, b = fade[:-1], fade[1:]
            digits = digits * 3 + np.where((a >= 1.0) & (b >= 1.0), 2, np.where((a > 0.0) | (b > 0.0), 1, 0))
        answers = {digit: self._answer(digit) for digit in sorted(set(digits.tolist()))}  # np.unique would load another megabyte of numpy
        return [answers[digit] for digit in digits.tolist()]

    def _answer(self, digits: int) -> Here:
        how = [(wave, digits // 3**place % 3) for place, wave in enumerate(self._waves)]
        return tuple(wave for wave, digit in how if digit == 2), tuple(wave for wave, digit in how if digit == 1)

    def set_time(self, seconds: float) -> None:
        """Move every wave to `seconds`."""
        for wave in self._waves:
            wave.phase = (wave.angular_frequency * seconds + wave.start) % tau

    def at(self, x: float, i: int, between: float) -> tuple[float, float, float, float]:
        """Height, slope, rise and flow that the swell adds at `x`, which lies `between` (0..1) the centres of cells i and i + 1."""
        whole, fading = self._here[i]
        up = slope = rise = flow = 0.0
        for wave in whole:
            number, pace = wave.wave_number, wave.angular_frequency
            angle = number * x + wave.phase
            above, along = wave.height * sin(angle), wave.height * cos(angle)
            up += above
            slope += number * along
            rise += pace * along
            flow -= pace * above
        for wave in fading:
            number, pace, fade = wave.wave_number, wave.angular_frequency, wave.fade
            growth = fade[i + 1] - fade[i]
            angle = number * x + wave.phase
            here = wave.height * (fade[i] + between * growth)
            above, along = here * sin(angle), here * cos(angle)
            up += above
            slope += number * along + wave.height * growth / self.cell * sin(angle)
            rise += pace * along
            flow -= pace * above
        return up, slope, rise, flow

    def add_to(self, line: Line, first: int = 0) -> None:
        """Lay the swell on a surface line that begins with cell `first`."""
        if self._waves:
            for row, wave in enumerate(self._waves):
                self._turns[2 * row], self._turns[2 * row + 1] = cos(wave.phase), sin(wave.phase)
            swell = self._line[: len(line)]
            np.dot(self._turns, self._tables[:, first : first + len(line)], swell)
            np.add(line, swell, line)


FADE_M = 8.0
"""Metres over which a swell with an end comes up from nothing."""


def _reach(x: Line, wave: SwellWave) -> Line:
    """1 between the places where a wave runs, 0 beyond them, smooth over `FADE_M` metres inside them."""
    inside = np.minimum(x - wave.left, wave.right - x)
    share = np.clip(inside / FADE_M, 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))


def _fade(still: Line, shoal: float, full: float) -> Line:
    """0 where the still depth is under `shoal`, 1 from `full` on, smooth between."""
    share = np.clip((still - shoal) / max(full - shoal, 0.3), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))
