"""Route: where a runner leapt off the water and where he sprinted, kept so that an ally can repeat it in a later chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim.events import Event, Leapt

if TYPE_CHECKING:
    from game.sim.roles import RunnerRole

MAX_PLACES = 400
"""Leaps, and sprints, that are kept; the oldest go first."""
MIN_SPRINT_M = 0.5
"""Metres of sprint that are worth a note."""


@dataclass(frozen=True, slots=True)
class Route:
    """Places in metres of the level, in the order in which he came to them."""

    leaps: tuple[float, ...] = ()
    sprints: tuple[tuple[float, float], ...] = ()
    """From where to where, left to right."""
    last: float = 0.0
    """How far it is known: where he was shut into a barrier, or the run ended."""

    def sprints_at(self, x: float) -> bool:
        return any(left <= x <= right for left, right in self.sprints)


class RouteRecorder:
    """Looks on while a run is played."""

    def __init__(self) -> None:
        self._leaps: list[float] = []
        self._sprints: list[tuple[float, float]] = []
        self._from: float | None = None
        self._last = 0.0
        self._over = False

    def observe(self, runner: RunnerRole, sprinting: bool, shut: bool, events: Sequence[Event]) -> None:
        """One tick, after it was played; once he is `shut` into a barrier nothing more is his legs'."""
        if self._over:
            return
        for event in events:
            if type(event) is Leapt and event.who == runner.id and event.footing == "water":
                self._leaps.append(round(event.x, 2))
        if sprinting and self._from is None:
            self._from = runner.x
        elif self._from is not None and (not sprinting or shut):
            self._end_sprint(self._from, runner.x)
        if shut:
            self._over, self._last = True, runner.x

    def route(self, runner: RunnerRole) -> Route:
        """What is known so far."""
        last = self._last if self._over else runner.x
        return Route(tuple(self._leaps[-MAX_PLACES:]), tuple(self._sprints[-MAX_PLACES:]), round(last, 2))

    def _end_sprint(self, start: float, end: float) -> None:
        self._from = None
        left, right = min(start, end), max(start, end)
        if right - left > MIN_SPRINT_M:
            self._sprints.append((round(left, 2), round(right, 2)))
