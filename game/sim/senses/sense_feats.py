"""Sense feats: clever things that a man who listens may do. Each is told once, and gives a little chakra and calm: craft pays."""

from __future__ import annotations

from game.core.ticks import TICK, TICKS_PER_SECOND
from game.level.model import Level
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.senses.composure import Composure
from game.sim.stage import Stage

SECOND_GUST, TWO_IN_ONE, WET_FEET = "second_gust", "two_in_one", "wet_feet"
BEFORE_LANDMARK, BY_ITS_FLIGHT = "before_landmark", "by_its_flight"
ALL_HUNTERS = 3
"""Hunters who are all of them."""


@tunable("sense_feats")
class SenseFeatsTuning:
    chakra: float = tuned(3.0, "chakra", 0, 100, "what a feat gives back: whoever is not afraid saves his strength")
    hard_chakra: float = tuned(8.0, "chakra", 0, 100, "what it gives to have found all of them before the first landmark")
    calm: float = tuned(0.1, "", 0, 1, "composure won by a feat")
    pebble: float = tuned(6.0, "s", 0, 30, "for so long after a pebble was thrown a mark on who threw it counts as read off its flight")
    gust: float = tuned(3.0, "s", 0, 20, "for so long after a gust has passed one who stands at an excuse a mark counts as made under it")


class SenseFeats:
    """The feats that he has done so far; each counts once."""

    def __init__(self, level: Level, tuning: SenseFeatsTuning) -> None:
        self.tuning = tuning
        self.done: set[str] = set()
        self._first_landmark = min((mark.at[0] for mark in level.things_of("landmark")), default=None)
        self._listened = self._marked_then = 0
        """Which listen this is, and how many were marked in it."""
        self._was_open = False
        self._gust_tick = -10_000
        """When a gust last passed him while he stood at an excuse."""
        self._tossed: dict[str, int] = {}
        """By name, when each of them last threw a pebble."""

    def watch(self, world: Stage, listens: bool, excused: bool) -> None:
        """One tick: a listen begins or goes on, a gust passes him."""
        if listens and not self._was_open:
            self._listened, self._marked_then = self._listened + 1, 0
        self._was_open = listens
        if listens and excused and world.gusts.poses and world.gusts.off_front(world.runner.x, world.seconds) < 0.05:
            self._gust_tick = world.tick

    def notice_toss(self, world: Stage, who: str) -> None:
        """A pebble was thrown, and seen to be thrown."""
        self._tossed[who] = world.tick

    def mark(self, world: Stage, composure: Composure, who: str, found: int) -> None:
        """The hunter `who` was marked who was not known; `found` are known now."""
        if who in self._tossed and (world.tick - self._tossed[who]) * TICK <= self.tuning.pebble:
            self.do(world, composure, BY_ITS_FLIGHT)
        self._marked_then += 1
        if (world.tick - self._gust_tick) / TICKS_PER_SECOND <= self.tuning.gust:
            self.do(world, composure, SECOND_GUST)
        if self._marked_then == 2:
            self.do(world, composure, TWO_IN_ONE)
        if found >= ALL_HUNTERS and self._first_landmark is not None and world.runner.x < self._first_landmark:
            self.do(world, composure, BEFORE_LANDMARK)

    def do(self, world: Stage, composure: Composure, name: str) -> None:
        """It is done, and told; a second time it is habit."""
        if name in self.done:
            return
        self.done.add(name)
        tuning = self.tuning
        world.runner.gain(tuning.hard_chakra if name == BEFORE_LANDMARK else tuning.chakra)
        composure.win_back(tuning.calm)
        world.emit(events.FeatDone(world.runner.x, world.runner.y, name))

    def hash_state(self) -> tuple[float, ...]:
        return (float(len(self.done)), float(self._listened), float(self._marked_then), float(self._gust_tick))
