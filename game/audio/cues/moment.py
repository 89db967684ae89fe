"""Moment: what a listener makes of a sound snapshot, thirty times a second: how near, how high, how wrong things are."""

from dataclasses import dataclass, field

import numpy as np

from game.audio.cues.ground import SoundGround
from game.audio.snapshot import STRIP_M, LakeStrip, WorldSound
from game.sim.characters.character import HELD_STANCES

MOMENT_TICKS = 4
"""Ticks between two moments."""


@dataclass
class Water:
    """Of the lake round the listener: how fast its surface moves (m/s), how much foam, how far it is, where its shore lies and wets."""

    speed: float = 0.0
    foam: float = 0.0
    away: float = 1e9
    shore: float | None = None
    """Metres to the right (left below 0) of the nearest waterline."""
    bore: float | None = None
    """Metres to the right (left below 0) of the steepest step that runs over a flat."""
    underfoot: bool = False
    """He has water under him, where it comes and goes."""


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


BORE_M, BORE_STEP_M = 1.0, 0.07
"""Metres of water by whose ends, so much higher or lower, a bore is known."""
FRONT_GUST_SPEED = 4.0
"""m/s that a front at its strongest adds to the wind as it passes the listener."""


class Ears:
    """What can be heard of one world, moment by moment; its water apart, because each is half of the work and no frame need do both."""

    def __init__(self, ground: SoundGround) -> None:
        self.ground = ground
        self.water = Water()
        """As it was last listened to."""
        self._before: LakeStrip | None = None
        self._speed = 0.0

    def take(self, world: WorldSound) -> Moment:
        """What there is to hear now."""
        x = self.ground.listener = world.x
        free = [hunter for hunter in world.hunters if not hunter.held and hunter.stance not in HELD_STANCES]
        wave = world.wave
        return Moment(
            seconds=world.seconds,
            x=x,
            wind=abs(world.wind) + FRONT_GUST_SPEED * world.gust,
            below=world.stance in ("under", "drowned"),
            inside=world.inside,
            water=self.water,
            crest=min(1.0, max(0.0, wave.strength)) if wave is not None else 0.0,
            crest_away=wave.x - x if wave is not None else 0.0,
            chaser=min((abs(hunter.x - x) for hunter in free), default=1e9),
            hunters=len(free),
            web=world.web_awake,
            hushed=world.composure_lost,
            ended=world.ended,
            rain=world.rain,
        )

    def take_water(self, strip: LakeStrip | None) -> Water:
        """Of the lake round the place of the last moment."""
        self.water = self._water(strip, self.ground.listener) if strip is not None else Water()
        return self.water

    def _water(self, strip: LakeStrip, x: float) -> Water:
        wet, first, before = strip.wet, strip.first, self._before
        water = Water(0.0, 0.0, strip.away if wet.any() else strip.away + STRIP_M, self._shore(strip, x))
        if wet.any():
            here = strip.left + (first + np.flatnonzero(wet) + 0.5) * strip.cell
            water.away = float(np.min(np.abs(here - x)))
            water.foam = float(np.mean(np.minimum(strip.foam, 1.0)))
        if before is not None and before.first == first and len(before.wet) == len(wet) and strip.seconds > before.seconds and wet.any():
            rise = (strip.surface - before.surface)[wet] / (strip.seconds - before.seconds)
            self._speed = float(np.sqrt(np.mean(rise * rise)))
        water.speed = self._speed
        self._before = strip
        if strip.tidal:
            self._flat(strip, x, water)
        return water

    @staticmethod
    def _flat(strip: LakeStrip, x: float, water: Water) -> None:
        """The steepest step of the water round him, if it is one, and whether his own place is wet."""
        span = max(1, round(BORE_M / strip.cell))
        level = np.where(strip.wet, strip.surface, np.nan)
        steps = np.abs(level[span:] - level[:-span])
        if np.isfinite(steps).any() and np.nanmax(steps) > BORE_STEP_M:
            water.bore = strip.left + (strip.first + int(np.nanargmax(steps)) + span / 2) * strip.cell - x
        here = int((x - strip.left) / strip.cell) - strip.first
        water.underfoot = 0 <= here < len(strip.wet) and bool(strip.wet[here])

    @staticmethod
    def _shore(strip: LakeStrip, x: float) -> float | None:
        lines = np.flatnonzero(strip.wet[1:] != strip.wet[:-1])
        if not len(lines):
            return None
        away = strip.left + (strip.first + lines + 1) * strip.cell - x
        return float(away[np.argmin(np.abs(away))])
