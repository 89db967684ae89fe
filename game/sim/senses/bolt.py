"""The bolt: stand quite still while legs gather chakra and hunters creep nearer; let go, and run.

The longer he dares, the more chakra and the less lead. While it is ready, crouch held on the ground gathers; letting go, or walking off, is
the bolt; who waits too long is pounced on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.roles import RunnerRole
from game.sim.stage import Entity, Order, Stage

WALK_OFF_M = 1.5
"""Metres from where he stood that he has walked when that is a bolt, too."""
FIRST_GAP, FARTHEST_GAP = 14.0, 24.0
"""Metres at which they begin to creep, at the least and at the most."""
ROUND_SPEED = 4.5
"""m/s at which one who was ahead of him steals round behind him."""
STILL_SPEED = 0.3
"""m/s under which he stands still."""
BIRDS_WARN_S = 0.8
"""Seconds from the birds' flight to the moment when it is too late."""
READY, GATHERING, RUNNING, DONE = "ready", "gathering", "running", "done"


@tunable("bolt")
class BoltTuning:
    gather: float = tuned(4.2, "chakra/s", 0, 50, "how fast legs that are held quite still gather chakra before the bolt")
    most_chakra: float = tuned(80.0, "chakra", 0, 100, "more than this they do not gather")
    creep: float = tuned(0.5, "m/s", 0, 10, "how fast hunters creep nearer before the bolt while he does nothing")
    gather_creep: float = tuned(0.9, "m/s", 0, 10, "how fast they creep nearer while he gathers, at first")
    gather_haste: float = tuned(0.42, "m/s^2", 0, 10, "how much faster they creep for every second that he gathers")
    strike_gap: float = tuned(2.6, "m", 0, 20, "from so near they pounce on one who has not bolted")
    kick: float = tuned(6.5, "m/s", 0, 20, "how fast his first step is in a bolt with all that legs can gather")


class BoltPose(NamedTuple):
    """The bolt as its picture needs it."""

    id: str
    x: float
    y: float
    state: str
    gathered: float
    """0 nothing, 1 as much as legs can gather."""
    gaps: tuple[tuple[str, float], ...]
    """Each hunter who has not come on yet, and his place, x in metres."""
    birds_gone: bool
    metres: float = 0.0
    """How far the first chase goes from `x`."""
    most: float = 0.0
    """Chakra that legs gather at the most."""


class Bolt(Entity):
    """From the choice of the cross until the first chase is over."""

    order, slot = Order.MAP, "bolt"

    def __init__(self, world: Stage, metres: float) -> None:
        self.id = "bolt"
        self.tuning = world.tuning.of("bolt", BoltTuning)
        self.metres = metres
        self.state = READY
        self.from_x, self.y = world.runner.x, world.runner.y
        self.first_chakra = world.runner.chakra
        places = {hunter.id: hunter.x for hunter in world.hidden_hunters} | {stalker.id: stalker.x for stalker in world.stalkers}
        self.gaps = {who: min(max(FIRST_GAP, abs(world.runner.x - x)), FARTHEST_GAP) for who, x in places.items()}
        """Metres behind him at which each comes on if he bolts now, by name."""
        if world.senses is not None:
            world.senses.legs_free = True  # what they make of him is no longer a question
        self.gathered_ticks = 0
        self.birds_gone = False

    @property
    def nearest(self) -> float:
        """Metres to the nearest of them."""
        return min(self.gaps.values(), default=99.0)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """One tick: gather, creep, let go."""
        runner = world.runner
        if world.over or runner.caught_by is not None:
            return
        self.y = runner.y
        if self.state == RUNNING:
            self._run(world)
        elif self.state != DONE and not runner.busy:
            self._wait(world, intents.get("runner", IDLE))

    def _wait(self, world: Stage, intent: Intent) -> None:
        runner = world.runner
        still = intent.crouch and runner.on == "ground" and abs(runner.vx) < STILL_SPEED
        if self.state == READY and still:
            self.state, self.from_x = GATHERING, runner.x
            world.emit(events.LegsGathered(runner.x, runner.y))
        self._creep(world)
        if self.state == GATHERING and still:
            self.gathered_ticks += 1
            room = self.tuning.most_chakra - runner.chakra
            if room > 0.0:
                runner.gain(min(room, self.tuning.gather * TICK))
                if room <= self.tuning.gather * TICK:
                    world.emit(events.LegsFilled(runner.x, runner.y))
        elif self.state == GATHERING or abs(runner.x - self.from_x) > WALK_OFF_M:
            self._let_go(world)
        if self.state in (READY, GATHERING) and self.nearest <= self.tuning.strike_gap:
            self._let_go(world)

    def _creep(self, world: Stage) -> None:
        """They come nearer, and faster the longer he stands."""
        tuning = self.tuning
        speed = tuning.creep
        if self.state == GATHERING:
            speed = tuning.gather_creep + tuning.gather_haste * self.gathered_ticks * TICK
        for who in self.gaps:
            self.gaps[who] = max(0.5, self.gaps[who] - speed * TICK)
        for stalker in world.stalkers:
            goal = world.runner.x - self.gaps[stalker.id]
            stalker.x += min(max(goal - stalker.x, -ROUND_SPEED * TICK), ROUND_SPEED * TICK)
        if not self.birds_gone and self.nearest - speed * BIRDS_WARN_S <= tuning.strike_gap:
            self.birds_gone = True
            world.emit(events.BirdsFled(world.runner.x, world.runner.y + 4.0))

    def _let_go(self, world: Stage) -> None:
        """He runs; they come out behind him where they have crept to."""
        runner, tuning = world.runner, self.tuning
        self.state, self.from_x = RUNNING, runner.x
        span = max(1.0, tuning.most_chakra - self.first_chakra)
        share = min(1.0, max(0.0, (runner.chakra - self.first_chakra) / span))
        runner.vx = max(runner.vx, tuning.kick * (0.3 + 0.7 * share)) if self.gathered_ticks else runner.vx
        world.emit(events.Bolted(runner.x, runner.y, self.nearest, runner.chakra))
        self._let_out(world)

    def _let_out(self, world: Stage) -> None:
        """All come on behind him; whoever stalked him hides no longer."""
        for who, gap in self.gaps.items():
            world.appear(who, -gap)
        for stalker in list(world.stalkers):
            hunter = stalker.reveal(world)
            x = max(world.runner.x - self.gaps[hunter.id], world.terrain.left + 1.0)
            hunter.place(x, world.terrain.support(x, 1e9)[0])

    def _run(self, world: Stage) -> None:
        runner = world.runner
        if runner.x - self.from_x < self.metres:
            return
        self.state = DONE
        world.emit(events.LeadHeld(runner.x, runner.y, lead_seconds(world, runner)))

    def snapshot(self) -> BoltPose:
        waiting = self.state in (READY, GATHERING)
        gaps = tuple((who, self.from_x - gap) for who, gap in self.gaps.items()) if waiting else ()
        span = self.tuning.gather * self.gathered_ticks * TICK
        room = self.tuning.most_chakra - self.first_chakra
        share = min(1.0, span / max(1.0, room))
        return BoltPose(self.id, self.from_x, self.y, self.state, share, gaps, self.birds_gone, self.metres, max(0.0, room))

    def hash_state(self) -> tuple[float, ...]:
        return (self.from_x, float(self.gathered_ticks), float(self.birds_gone), *self.gaps.values())


def lead_seconds(world: Stage, runner: RunnerRole) -> float:
    """By how many seconds the nearest hunter is behind."""
    behind = [max(0.0, runner.x - hunter.x) for hunter in world.hunters]
    return min(behind, default=20.0) / 6.0
