"""Wind sounds: gains of air, leaves, reeds and grass by the gusts of the simulation, so that what moves in the picture is heard."""

from collections import deque

from game.audio.beds.blend import Beds, blended, joined
from game.audio.cues.ground import SoundGround
from game.audio.cues.moment import Moment

FULL_WIND_SPEED = 5.2
"""m/s of wind at which the strongest loops sound as they were made."""
MAX_GAIN = 1.3
AIR = (("wind_low", 0.25), ("wind_mid", 0.6), ("wind_high", 1.0))
LEAVES = (("leaves_low", 0.25), ("leaves_mid", 0.6), ("leaves_high", 1.0))
REEDS, GRASS = (("reeds_mid", 0.6), ("reeds_high", 1.0)), (("grass_mid", 0.6), ("grass_high", 1.0))
LEAF_DELAY_MOMENTS = 4
"""Moments by which leaves answer late: 0.13 s."""
LEAF_SHARE_BY_SEASON = {"winter": 0.25}
"""Of the leaves that are left, by season."""


class WindBed:
    """One level's wind; remembers the last few moments of it."""

    def __init__(self, ground: SoundGround, season: str) -> None:
        self.ground, self._leaf = ground, LEAF_SHARE_BY_SEASON.get(season, 1.0)
        self._past: deque[float] = deque(maxlen=LEAF_DELAY_MOMENTS)

    def beds(self, moment: Moment) -> Beds:
        """Gains now."""
        gust = min(MAX_GAIN, moment.wind / FULL_WIND_SPEED)
        answered = self._past[0] if len(self._past) == LEAF_DELAY_MOMENTS else gust
        self._past.append(gust)
        if moment.below:
            return {}
        wall = 0.25 if moment.inside else 1.0
        x, ashore = moment.x, 1.0 if moment.water.away > 0.5 else 0.25
        return joined(
            blended(gust, AIR, wall),
            blended(answered, LEAVES, wall * self._leaf * self.ground.leafy(x)),
            blended(answered, REEDS, wall * self.ground.reedy(x)),
            blended(answered, GRASS, wall * ashore * (0.7 if self.ground.material == "soil" else 0.1)),
        )
