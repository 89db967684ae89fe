"""Rain and wind that a level's script brings on: a squall comes up over some seconds, and may go again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from game.core.ticks import TICK
from game.level.registry import Action, action
from game.sim import events

if TYPE_CHECKING:
    from game.sim.world import World


class Squall:
    """How hard it rains now, 0 to 1, on its way to how hard it will."""

    def __init__(self, rain: float) -> None:
        self.rain = self._goal = rain
        self._rate = 0.0

    def bring(self, rain: float, seconds: float) -> None:
        """Let it rain that hard `seconds` from now."""
        self._goal, self._rate = rain, abs(rain - self.rain) / max(seconds, TICK)

    def update(self) -> None:
        step = self._rate * TICK
        self.rain += min(max(self._goal - self.rain, -step), step)


@action
class BringWeather(Action):
    """Rain and wind come up, or go: a squall. What the sea does is the swell's own matter."""

    act: Literal["weather"]
    rain: Annotated[float, Field(ge=0, le=1)] = 0.0
    """How hard it rains in the end, 0 to 1."""
    wind: Annotated[float, Field(ge=-20, le=20)] | None = None
    """Mean wind in m/s from then on, positive to the right; left out, it stays."""
    seconds: Annotated[float, Field(ge=0, le=120)] = 4.0
    """How long it takes to come up, in seconds."""

    def apply(self, world: World) -> None:
        world.squall.bring(self.rain, self.seconds)
        if self.wind is not None:
            world.wind.blow(self.wind)
        world.emit(events.WeatherChanged(world.runner.x, world.runner.y, self.rain, world.wind.mean))
