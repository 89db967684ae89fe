"""Flow: a chain of landings in step with the water, which quickens him link by link until a stamp breaks it."""

from __future__ import annotations

from game.core.ticks import ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.characters.character import Character
from game.sim.environment import Environment


@tunable("flow")
class FlowTuning:
    """What a run of good landings is worth, and what one stamp takes."""

    good: float = tuned(0.7, "", 0, 1, "a leap that lands on water that gives way, with more than this quality, adds a link to the chain")
    gives: float = tuned(0.1, "m/s", 0, 10, "how much softer than a fall onto still water a landing must be for that")
    links: float = tuned(4.0, "links", 0, 10, "the longest chain; further good landings keep it up")
    quickens: float = tuned(0.35, "m/s", 0, 3, "added to the running speed by every link of the chain")
    eases: float = tuned(0.15, "", 0, 0.25, "share of what a landing on water costs that every link saves")
    lasts: float = tuned(
        2.6,
        "s",
        0.2,
        30,
        "without a good landing for this long on water the chain loses a link, as by a leap that lands on water that rises",
    )
    stamp: float = tuned(0.3, "", 0, 1, "a landing on water with less than this quality is a stamp: it breaks the chain")
    stamp_slows: float = tuned(0.2, "", 0, 0.9, "how much of the speed a stamp takes")
    stamp_lasts: float = tuned(0.6, "s", 0, 5, "how long a stamp slows")


class Flow:
    """The chain as it is: `links` says how long. Whoever stands still or is hit lets go of it."""

    def __init__(self, tuning: FlowTuning) -> None:
        self.tuning = tuning
        self.links = 0
        self._ticks_left = self._slow_ticks = 0

    @property
    def bonus(self) -> float:
        """m/s that the chain adds to the running speed."""
        return self.links * self.tuning.quickens

    @property
    def price(self) -> float:
        """What a landing on water costs, as a share of what it costs without the chain."""
        return max(0.0, 1.0 - self.links * self.tuning.eases)

    @property
    def share(self) -> float:
        """What is left of the speed: less than 1 only just after a stamp."""
        return 1.0 - self.tuning.stamp_slows if self._slow_ticks else 1.0

    def judge(self, world: Environment, runner: Character, quality: float, gave: float, cost: float) -> None:
        """A foot has come down on water that `gave` way by so many m/s, for `cost` chakra."""
        tuning = self.tuning
        if quality < tuning.stamp:
            self._slow_ticks = ticks(tuning.stamp_lasts) if tuning.stamp_lasts else 0
            runner.vx *= 1.0 - tuning.stamp_slows
            world.emit(events.ChakraJolted(runner.x, runner.y + 1.0, runner.id, cost))
            self.end(world, runner, "stamp")
        elif runner.by_leap:
            self.follow(world, runner, quality > tuning.good and gave > tuning.gives)

    def follow(self, world: Environment, runner: Character, good: bool) -> None:
        """A leap has ended, and not as a stamp: a good landing adds a link, another one takes one."""
        self._ticks_left = ticks(self.tuning.lasts)
        self._become(world, runner, min(self.links + 1, int(self.tuning.links)) if good else max(self.links - 1, 0))

    def update(self, world: Environment, runner: Character) -> None:
        """One tick: a chain that nothing is added to loses its links one by one; on wood and rock it waits."""
        self._slow_ticks -= self._slow_ticks > 0
        if not self.links:
            return
        if runner.stagger_ticks:
            self.end(world, runner, "stagger")
        elif runner.on == "ground" and not world.momentum or runner.on != "air" and abs(runner.vx) < 1.0:
            self.end(world, runner, "rest")
        elif runner.on == "water" or runner.on == "ground":
            self._ticks_left -= 1
            if self._ticks_left <= 0:
                self._ticks_left = ticks(self.tuning.lasts)
                self._become(world, runner, self.links - 1)

    def end(self, world: Environment, runner: Character, cause: str) -> None:
        """The chain breaks."""
        if self.links:
            lost, self.links = self.links, 0
            world.emit(events.FlowBroken(runner.x, runner.y, runner.id, lost, cause))

    def _become(self, world: Environment, runner: Character, links: int) -> None:
        before, self.links = self.links, links
        if links != before:
            world.emit(events.FlowChanged(runner.x, runner.y, runner.id, links, before))

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.links), float(self._ticks_left), float(self._slow_ticks))
