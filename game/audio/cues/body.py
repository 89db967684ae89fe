"""Sounds that no event asks for: breath by chakra, heartbeat by pain, strokes, struggles, a bobbing ball, surging waves, creaking logs."""

from random import Random

from game.audio.cues.ground import SoundGround
from game.audio.cues.moment import MOMENT_TICKS, Moment
from game.audio.cues.specs import Call
from game.audio.snapshot import RunnerSound, WorldSound
from game.core.ticks import TICK

STEP = MOMENT_TICKS * TICK
BREATHS = ((60.0, "breath_steady", 3.4), (32.0, "breath_short", 1.9), (12.0, "breath_ragged", 1.35), (-1.0, "breath_spent", 1.9))
"""Chakra above which he breathes like that, and seconds from one breath to the next."""
MIN_CRACKLE_BURN = 0.45
"""Burn from which legs crackle, the hotter the oftener."""
RESTING, STROKE, STRUGGLE, CREAK, RUSTLE = 0.35, 0.85, 0.8, 2.6, 1.7
BORE_NEAR_M, BORE_GONE_M = 5.0, 7.0
"""Metres from which a bore is heard to come, and those at which it has gone, so that another one can."""
RUN_OFF_PAUSE_S = 2.0
"""Seconds between two waters heard to leave: ripples wet and dry a foot more often."""
MIN_SURGE_SHARE = 0.25
"""Of a full surge that the crest must show to be heard."""
MIN_GUST_RISE, OUT_OF_STEP_S = 0.35, 0.6
"""m/s in a second by which wind must rise to be a gust, and the seconds after it in which leaves move anyway."""


class BodySounds:
    """Of one world: when each of them is heard next."""

    def __init__(self, ground: SoundGround, seed: int) -> None:
        self.ground = ground
        self._rng = Random(f"bodies {seed}")
        self._effort = 0.0
        self._due: dict[str, float] = {}
        self._ball_rose = 0.0
        self._surging = False
        self._bore_near = self._underfoot = False
        self._ran_off = -RUN_OFF_PAUSE_S
        self._wind, self._gust_at = 0.0, -9.0

    def calls(self, world: WorldSound, moment: Moment) -> list[Call]:
        """Whatever is due in this moment."""
        runner, found = world.runner, list[Call]()
        self._feel(moment)
        if moment.ended:
            return found
        self._breathe(runner, moment, found)
        if runner.felt_pain > 0.55 or runner.chakra < 6.0:
            self._every(
                "heart", 0.95 - 0.3 * min(1.0, runner.pain), moment, found, Call("heart", strength=0.4 + 0.6 * min(1.0, runner.pain))
            )
        if runner.burn > MIN_CRACKLE_BURN:
            self._every("burn", 1.25 - 0.85 * runner.burn, moment, found, Call("legs_burn", strength=0.3 + 0.6 * runner.burn))
        if runner.stance == "swim" and abs(runner.vx) > 0.3:
            self._every("stroke", STROKE, moment, found, Call("stroke", runner.x, runner.y, 0.9))
        for hunter in world.hunters:
            if hunter.stance == "struggle":
                self._every(hunter.id, STRUGGLE, moment, found, Call("struggle", hunter.x, hunter.y, self._rng.uniform(0.6, 0.9)))
            elif hunter.on == "ground" and abs(hunter.vx) > 0.3 and self._out_of_step(moment) and self.ground.leafy(hunter.x) > 0.4:
                self._every(f"rustle {hunter.id}", RUSTLE, moment, found, Call("hunter_rustle", hunter.x, hunter.y + 1.0, 0.8))
        self._ball(world, found)
        self._wave(world, moment, found)
        self._flat(moment, found)
        under = runner.platform
        if under is not None and under.heave > 0.12:
            self._every("creak", CREAK, moment, found, Call("log_creak", under.x, under.y, min(1.0, 0.4 + 2.0 * under.heave)))
        return found

    def _breathe(self, runner: RunnerSound, moment: Moment, found: list[Call]) -> None:
        """Running is heard in it: at rest it is hardly there."""
        busy = min(1.0, abs(runner.vx) / 5.0) if runner.stance not in ("faint", "ball", "sit") else 0.1
        self._effort += (busy - self._effort) * STEP / 4.0
        if moment.below or runner.stance == "faint":
            return
        _, cue, pause = next(row for row in BREATHS if runner.chakra > row[0])
        loud = RESTING + (1.0 - RESTING) * max(self._effort, 1.0 - runner.chakra / 60.0)
        self._every("breath", pause * (1.5 - 0.5 * self._effort), moment, found, Call(cue, strength=min(1.0, loud)))

    def _out_of_step(self, moment: Moment) -> bool:
        """Whether no gust has come through just now: what moves leaves then is no wind."""
        return moment.seconds - self._gust_at > OUT_OF_STEP_S

    def _feel(self, moment: Moment) -> None:
        if (moment.wind - self._wind) / STEP > MIN_GUST_RISE:
            self._gust_at = moment.seconds
        self._wind = moment.wind

    def _ball(self, world: WorldSound, found: list[Call]) -> None:
        """Each time it turns from rising to falling."""
        ball = world.barrier
        if ball is None:
            self._ball_rose = 0.0
        elif ball.vy > 0.0:
            self._ball_rose = max(self._ball_rose, ball.vy)
        else:
            if self._ball_rose > 0.35:
                found.append(Call("barrier_bobs", ball.x, ball.y, min(1.0, 0.3 + 0.5 * self._ball_rose)))
            self._ball_rose = 0.0

    def _wave(self, world: WorldSound, moment: Moment, found: list[Call]) -> None:
        """As its crest shows that it is about to surge: whoever rides it has a second."""
        surge = world.wave.surge if world.wave is not None and moment.crest > 0.0 else 0.0
        surging = surge > (0.5 * MIN_SURGE_SHARE if self._surging else MIN_SURGE_SHARE)
        if surging and not self._surging:
            found.append(Call("wave_surges", moment.x + moment.crest_away, 0.0, 0.6 + 0.4 * min(1.0, surge)))
        self._surging = surging

    def _flat(self, moment: Moment, found: list[Call]) -> None:
        """A bore as it comes near, and the water that leaves the place where he stands."""
        water = moment.water
        away = abs(water.bore) if water.bore is not None else 1e9
        near = away < (BORE_GONE_M if self._bore_near else BORE_NEAR_M)
        if near and not self._bore_near and water.bore is not None:
            found.append(Call("bore_comes", moment.x + water.bore, 0.0, 0.9))
        self._bore_near = near
        if self._underfoot and not water.underfoot and moment.seconds - self._ran_off > RUN_OFF_PAUSE_S:
            self._ran_off = moment.seconds
            found.append(Call("water_runs_off", moment.x, 0.0, 0.9))
        self._underfoot = water.underfoot

    def _every(self, name: str, seconds: float, moment: Moment, found: list[Call], call: Call) -> None:
        if moment.seconds >= self._due.setdefault(name, moment.seconds + seconds * self._rng.uniform(0.2, 0.6)):
            self._due[name] = moment.seconds + seconds * self._rng.uniform(0.85, 1.15)
            found.append(call)
