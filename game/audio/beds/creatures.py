"""Ambient creatures: bird calls and the crickets' gain by hour, season and danger. They fall silent when a hunter is near."""

from random import Random

from game.audio.beds.blend import Beds, blended, panned
from game.audio.cues.moment import MOMENT_TICKS, Moment
from game.audio.cues.specs import Call
from game.core.ticks import TICK

BIRDS = (
    (4.5, 8.0, ("bird_warbler", "bird_tit", "bird_tit", "bird_crane"), 7.0),
    (8.0, 16.5, ("bird_tit", "bird_warbler", "bird_crane"), 13.0),
    (16.5, 20.0, ("bird_crow", "bird_crow", "bird_crane", "bird_tit"), 11.0),
    (20.0, 28.5, ("bird_owl",), 19.0),
)
"""From hour, to hour, who calls, seconds between two calls."""
SEASONS = {"bird_warbler": ("spring", "summer"), "bird_crane": ("autumn", "winter", "spring")}
FRIGHT_M, CALM_AGAIN_S = 26.0, 9.0
"""Metres of a hunter that silence them, and the seconds before the first dares again."""
RAIN = (("rain_light", 0.25), ("rain_heavy", 1.0))
CRICKETS = (18.5, 5.0)


class Creatures:
    """Of one level; a seed, so that a replay is heard as it was."""

    def __init__(self, hour: float, season: str, weather: str, seed: int) -> None:
        self._rng = Random(f"creatures {seed}")
        self._clock, self._season = hour, season
        wrapped = hour + 24.0 if hour < 4.5 else hour
        _, _, birds, self._pause = next(row for row in BIRDS if row[0] <= wrapped < row[1])
        self._birds = [bird for bird in birds if season in SEASONS.get(bird, (season,))]
        self._sing = weather != "rain"
        self._next, self._scared_until, self._chirp = self._rng.uniform(2.0, self._pause), -1.0, 0.0
        self._thunder = self._rng.uniform(8.0, 30.0)

    def calls(self, moment: Moment) -> list[Call]:
        """Whoever calls in this moment."""
        if self._wrong(moment):
            self._scared_until = moment.seconds + CALM_AGAIN_S
        due = []
        if moment.rain > 0.3 and moment.seconds >= self._thunder:
            self._thunder = moment.seconds + self._rng.uniform(18.0, 50.0)
            due.append(Call("thunder", strength=self._rng.uniform(0.4, 0.9)))
        if moment.seconds >= self._next:
            self._next = moment.seconds + self._pause * self._rng.uniform(0.5, 1.6)
            if self._sing and self._birds and not moment.below and moment.seconds > self._scared_until:
                away = self._rng.choice((-1.0, 1.0)) * self._rng.uniform(4.0, 14.0)
                due.append(
                    Call(
                        self._rng.choice(self._birds),
                        moment.x + away,
                        6.0,
                        0.35 * self._rng.uniform(0.5, 1.0) * max(1.0, abs(away) / 4.0),
                    )
                )
        return due

    def beds(self, moment: Moment) -> Beds:
        """Crickets on a mild evening, on land more than on water; rain on everything."""
        evening = self._clock >= CRICKETS[0] or self._clock < CRICKETS[1]
        mild = self._season in ("summer", "autumn")
        goal = 1.0 if evening and mild and self._sing and moment.seconds >= self._scared_until and not moment.below else 0.0
        self._chirp += (goal - self._chirp) * min(1.0, MOMENT_TICKS * TICK / (0.25 if goal < self._chirp else 3.0))
        beds: Beds = {}
        if self._chirp > 0.01:
            beds["crickets"] = panned(self._chirp / (1.0 if moment.water.away > 0.5 else 2.2), 0.2)
        if moment.rain > 0.01:
            beds |= blended(moment.rain, RAIN, 0.15 if moment.below else 0.4 if moment.inside else 0.8)
        return beds

    @staticmethod
    def _wrong(moment: Moment) -> bool:
        return moment.chaser < FRIGHT_M or moment.hushed or moment.web or moment.crest > 0.0 or moment.inside or moment.rain > 0.1
