"""Audio snapshot of a world, thirty times a second: places, water round the listener, and what is wrong."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.audio.cues.ground import Ground

EVERY = 4
"""Ticks between two moments."""
SPAN = 14.0
"""Metres of lake to either side of the listener that he hears as one."""
STEP = 4.0
"""Metres that he goes before other water is listened to."""
FREE = ("under", "drowned", "struggle", "stuck")
"""Stances of hunters who are nobody's threat any more."""


@dataclass
class Water:
    """Of the lake round the listener: how fast its surface moves (m/s), how much foam, how far it is, where its shore lies and wets."""

    speed: float = 0.0
    foam: float = 0.0
    away: float = 1e9
    shore: float | None = None
    """Metres to the right (left below 0) of the nearest waterline."""


@dataclass
class Moment:
    seconds: float = 0.0
    x: float = 0.0
    wind: float = 0.0
    """m/s, whatever its direction."""
    below: bool = False
    inside: bool = False
    water: Water = field(default_factory=Water)
    crest: float = 0.0
    """0 to 1: how high the great wave stands, 0 without one."""
    crest_away: float = 0.0
    chaser: float = 1e9
    """Metres to the nearest hunter who is free."""
    hunters: int = 0
    """Who are free and on the picture."""
    web: bool = False
    hushed: bool = False
    """Those who stalk him are about to strike."""
    ended: bool = False
    rain: float = 0.0
    """0 to 1."""


GUST = 4.0
"""m/s that a front at its strongest adds to the wind as it passes the listener."""


class Ears:
    """What can be heard of one world, moment by moment; its water apart, because each is half of the work and no frame need do both."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.water = Water()
        """As it was last listened to."""
        self._before: tuple[int, int, float, Any] | None = None
        self._speed = 0.0

    def take(self, world: Any) -> Moment:
        """What there is to hear now."""
        listener = (world.sealmaster if self.ground.ears == "sealmaster" else None) or world.runner
        ball = world.barrier
        x = float(ball.x if ball is not None and listener is world.runner else listener.x)
        self.ground.listener = x
        free = [hunter for hunter in world.hunters if not getattr(hunter, "held", False) and hunter.stance not in FREE]
        wave, web = world.wave, world.spiderweb
        return Moment(
            seconds=world.seconds,
            x=x,
            wind=abs(float(world.wind.speed)) + GUST * float(world.gusts.strength(x)),
            below=listener.stance in ("under", "drowned"),
            inside=ball is not None and listener is world.runner,
            water=self.water,
            crest=min(1.0, max(0.0, float(wave.strength))) if wave is not None else 0.0,
            crest_away=float(wave.x) - x if wave is not None else 0.0,
            chaser=min((abs(hunter.x - x) for hunter in free), default=1e9),
            hunters=len(free),
            web=web is not None and bool(web.awake),
            hushed=world.senses is not None and bool(world.senses.composure.lost),
            ended=world.outcome is not None,
            rain=float(world.squall.rain),
        )

    def take_water(self, world: Any) -> Water:
        """Of the lake round the place of the last moment."""
        self.water = self._water(world, self.ground.listener)
        return self.water

    def _water(self, world: Any, x: float) -> Water:
        lakes = [(max(lake.left - x, x - lake.right, 0.0), lake) for lake in world.lakes]
        if not lakes:
            return Water()
        away, lake = min(lakes, key=lambda pair: pair[0])
        middle = round(x / STEP) * STEP  # the same water for a while, or there would be nothing to compare
        first = max(0, min(lake.n - 2, int((middle - SPAN - lake.left) / lake.cell)))
        last = max(first + 2, min(lake.n, int((middle + SPAN - lake.left) / lake.cell)))
        surface = lake.surface_between(first, last)
        wet = lake.depth[first:last] > 0.03
        water = Water(0.0, 0.0, away if wet.any() else away + SPAN, self._shore(lake, wet, first, x))
        if wet.any():
            here = lake.left + (first + np.flatnonzero(wet) + 0.5) * lake.cell
            water.away = float(np.min(np.abs(here - x)))
            water.foam = float(np.mean(np.minimum(lake.foam[first:last], 1.0)))
        if self._before is not None and self._before[:2] == (first, last) and world.seconds > self._before[2] and wet.any():
            rise = (surface - self._before[3])[wet] / (world.seconds - self._before[2])
            self._speed = float(np.sqrt(np.mean(rise * rise)))
        water.speed = self._speed
        self._before = (first, last, world.seconds, surface)
        return water

    @staticmethod
    def _shore(lake: Any, wet: Any, first: int, x: float) -> float | None:
        lines = np.flatnonzero(wet[1:] != wet[:-1])
        if not len(lines):
            return None
        away = lake.left + (first + lines + 1) * lake.cell - x
        return float(away[np.argmin(np.abs(away))])
