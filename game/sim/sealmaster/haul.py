"""Bind: one strand with somebody on it is hauled in by taps in its own rhythm, and he is a prisoner."""

from __future__ import annotations

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.roles import HunterRole
from game.sim.stage import Stage
from game.sim.techniques.captive import Captive
from game.sim.techniques.spiderweb import Spiderweb

PERIODS = {"tracker": 0.62, "thrower": 0.8, "diver": 0.7}
"""Seconds of a struggling man's rhythm, by kind."""
SHOWN_S = 0.35
"""Seconds for which a tap is seen to have been in time, or not."""


@tunable("bind")
class BindTuning:
    taps: float = tuned(5.0, "", 1, 30, "taps in time that haul one man in")
    window: float = tuned(0.2, "", 0.02, 0.5, "how far from the beat a tap may be, as a share of it")
    slip: float = tuned(0.5, "", 0, 5, "taps' worth of strand that a tap out of time costs")
    most: float = tuned(13.0, "m/s", 1, 60, "the fastest that a strand hauls a man")
    reach: float = tuned(9.0, "m", 0.5, 60, "how near one under the web must be for a played sealmaster to hang a strand on him")
    pull: float = tuned(4.0, "1/s", 0.1, 50, "how fast the strand brings him to where it has been hauled to")


class Haul:
    """One man on one strand, from where he hung to the maker's feet."""

    def __init__(self, world: Stage, hunter: HunterRole, kind: str, captive: Captive, to: tuple[float, float]) -> None:
        self.tuning = world.tuning.of("bind", BindTuning)
        self.hunter, self.captive = hunter, captive
        self.period = PERIODS.get(kind, 0.7)
        self.taps, self.age_s = 0.0, 0.0
        self.shown, self.shown_s = 0.0, 9.0
        body = captive.body
        self._from = (body.x, body.y) if body is not None else (hunter.x, hunter.y)
        self._to = to
        self._beat_used = -1

    @property
    def share(self) -> float:
        return min(1.0, self.taps / self.tuning.taps)

    @property
    def phase(self) -> float:
        return self.age_s / self.period % 1.0

    def tap(self, world: Stage) -> None:
        """In time it hauls, one tap a beat; out of time the strand slips."""
        beat, phase = round(self.age_s / self.period), self.phase
        in_time = min(phase, 1.0 - phase) <= self.tuning.window and beat != self._beat_used
        self.shown_s = 0.0
        if in_time:
            self._beat_used = beat
            self.taps, self.shown = self.taps + 1.0, 1.0
            world.emit(events.StrandHauled(self.hunter.x, self.hunter.y, self.hunter.id, self.share))
        else:
            self.taps, self.shown = max(0.0, self.taps - self.tuning.slip), -1.0
            world.emit(events.StrandSlipped(self.hunter.x, self.hunter.y, self.hunter.id))

    def update(self, world: Stage) -> bool:
        """A tick; whether it is over: he is in, or dead, or something else has him."""
        self.age_s += TICK
        self.shown_s += TICK
        if self.shown_s > SHOWN_S:
            self.shown = 0.0
        body = self.captive.body
        if body is None or self.captive.drowned:
            return True
        x = self._from[0] + (self._to[0] - self._from[0]) * self.share
        y = self._from[1] + (self._to[1] - self._from[1]) * self.share
        if self.taps > 0.0:
            most = self.tuning.most
            body.vx += (min(max((x - body.x) * self.tuning.pull, -most), most) - body.vx) * 0.1
            body.vy += (min(max((y - body.y) * self.tuning.pull, -most), most) - body.vy) * 0.1
        return self.share >= 1.0


def captive_of(world: Stage, who: str) -> Captive | None:
    """Whoever of that id hangs in the web, while it is awake."""
    web = world.spiderweb
    if not isinstance(web, Spiderweb) or not web.awake:
        return None
    return next((each for each in web.captives if each.person.id == who and each.body is not None), None)


def take_prisoner(world: Stage, hunter: HunterRole, x: float) -> None:
    """Put one who has been hauled in ashore at `x`, where he stays."""
    world.drop_captive(hunter)
    hunter.on_released(None)
    hunter.fleeing, hunter.held = False, True
    hunter.place(x, world.terrain.support(x, 1e9)[0])
    hunter.on = "ground"
    hunter.take_stance("stuck")
    world.emit(events.HunterTaken(hunter.x, hunter.y, hunter.id))
