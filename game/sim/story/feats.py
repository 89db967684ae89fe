"""Feats of the wood: detects and rewards clever things, such as boughs in a row and cairns, which cool the legs.

It only observes the other rules. It exists where a level asks for momentum.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.stage import Entity, Order, Stage
from game.sim.terrain.boughs import boughs_of

CAIRN_M, CAIRN_HIGH_M = 0.9, 2.6
"""Metres to either side and up within which one comes by a cairn."""
THROWN_SPEED = 1.0
"""m/s that a bridge adds to a leap, from which it has thrown him."""
BELL_M, SEEN_M = 0.5, 18.0
"""Metres from a bough's end at which its bell hangs, and from the runner within which bells are seen."""
LOW_SURFACES = ("ground", "water")


@tunable("feats")
class FeatsTuning:
    """What clever things are worth."""

    row: float = tuned(5.0, "boughs", 1, 99, "so many boughs in a row, none of the soil touched between them, are paid once more")
    row_chakra: float = tuned(2.0, "chakra", 0, 100, "what they are worth")
    crown: float = tuned(15.0, "boughs", 1, 999, "boughs in a row that are a feat: the crown road")
    road: float = tuned(50.0, "boughs", 1, 999, "boughs in a row that are the whole crown road")
    lees: float = tuned(4.0, "landings", 1, 20, "landings with the slope in a row that are a feat")
    chakra: float = tuned(5.0, "chakra", 0, 100, "what each feat is worth, the first time in a run")
    cairn_chakra: float = tuned(3.0, "chakra", 0, 100, "what a cairn is worth to whoever comes by: he knows where he is")
    cairn_cools: float = tuned(0.15, "", 0, 1, "burn that it takes from his legs")


class FeatsPose(NamedTuple):
    id: str
    x: float
    y: float
    row: int
    """Boughs since he last touched soil or water."""
    done: tuple[str, ...]
    """Feats, in the order in which they were done."""
    since_s: float
    """Since the last of them."""
    bells: tuple[tuple[float, float, float], ...]
    """Where bells hang from the boughs about him, and for how many seconds each has been ringing; -1: not in this row."""


class Feats(Entity):
    """Watches the events of each tick, before the story counts them."""

    order = Order.PROJECTILE

    def __init__(self, world: Stage) -> None:
        self.tuning = world.tuning.of("feats", FeatsTuning)
        self.done: list[str] = []
        self.row = self.longest_row = self._lees = 0
        self._bough = ""
        self._cairns = [(thing.id, *thing.at) for thing in world.level.things_of("cairn")]
        self._passed: set[str] = set()
        self._thrown_from: float | None = None
        """Where a bridge threw him, until he comes down."""
        self._x = self._y = 0.0
        self._now = self._done_at = 0
        boughs = sorted(boughs_of(world.level), key=lambda bough: bough.right)
        self._bells = [(bough.right - BELL_M, bough.top(bough.right - BELL_M), bough.id) for bough in boughs]
        self._rung: dict[str, int] = {}
        """By bough: the tick in which its bell was rung, in this row."""

    def run_story(self, world: Stage) -> None:
        self._x, self._y, self._now = world.runner.x, world.runner.y, world.tick
        self._step_along_boughs(world)
        self._come_by_cairns(world)
        for event in list(world.events):
            feat = self._feat_of(world, event)
            if feat:
                self._pay(world, feat, event)

    def _step_along_boughs(self, world: Stage) -> None:
        runner = world.runner
        if runner.on in LOW_SURFACES:
            self.row, self._bough = 0, ""
            self._rung.clear()
        elif runner.on == "rock":
            bough = world.terrain.bough_at(runner.x, runner.y)
            if bough is not None and bough.bough != self._bough:
                self._bough = bough.bough
                self._take_bough(world)

    def _take_bough(self, world: Stage) -> None:
        self.row += 1
        self.longest_row = max(self.longest_row, self.row)
        runner = world.runner
        self._rung[self._bough] = world.tick
        world.emit(events.BoughTaken(runner.x, runner.y, self.row))
        if self.row % int(self.tuning.row) == 0:
            runner.gain(self.tuning.row_chakra)
        for feat, boughs in (("crown", self.tuning.crown), ("road", self.tuning.road)):
            if self.row >= boughs:
                self._pay(world, feat, events.BoughTaken(runner.x, runner.y, self.row))

    def _come_by_cairns(self, world: Stage) -> None:
        runner = world.runner
        for cairn, x, y in self._cairns:
            if cairn not in self._passed and abs(runner.x - x) < CAIRN_M and -0.5 < runner.y - y < CAIRN_HIGH_M:
                self._passed.add(cairn)
                runner.gain(self.tuning.cairn_chakra)
                runner.cool_legs(self.tuning.cairn_cools)
                world.emit(events.CairnPassed(x, y + 1.0, cairn))

    def _feat_of(self, world: Stage, event: events.Event) -> str:
        """What an event is a feat of, if of anything."""
        if isinstance(event, events.HunterTripped):
            return {"logs": "logs", "stream": "stream"}.get(event.cause, "")
        if isinstance(event, events.LandedAlong | events.LandedFlat | events.Staggered) and event.who == "runner":
            self._lees = self._lees + 1 if isinstance(event, events.LandedAlong) else 0
            return "lees" if self._lees >= self.tuning.lees else ""
        if isinstance(event, events.Leapt) and event.who == "runner":
            self._thrown_from = event.x if event.footing == "log" and event.lift > THROWN_SPEED else None
        elif isinstance(event, events.Landed) and event.who == "runner" and self._thrown_from is not None:
            start, self._thrown_from = self._thrown_from, None
            gaps = (gap for bridge in world.level.things_of("rope_bridge") for gap in bridge.gaps)
            return "bridge" if event.footing == "log" and any(start < left and right < event.x for left, right in gaps) else ""
        return ""

    def _pay(self, world: Stage, feat: str, at: events.Event) -> None:
        """Each is paid once in a run."""
        if feat in self.done:
            return
        self.done.append(feat)
        self._done_at = world.tick
        world.runner.gain(self.tuning.chakra)
        world.emit(events.FeatDone(at.x, at.y, feat))

    def snapshot(self) -> FeatsPose:
        first = bisect_left(self._bells, (self._x - SEEN_M, 0.0, ""))
        last = bisect_left(self._bells, (self._x + SEEN_M, 0.0, ""))
        bells = tuple((x, y, self._rings_for(bough)) for x, y, bough in self._bells[first:last])
        return FeatsPose("feats", self._x, self._y, self.row, tuple(self.done), (self._now - self._done_at) * TICK, bells)

    def _rings_for(self, bough: str) -> float:
        rung = self._rung.get(bough)
        return -1.0 if rung is None else (self._now - rung) * TICK

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.row), float(self._lees), float(len(self.done)), float(len(self._passed)))
