"""Sticky water: all the water of a level is webbed, and holds the runner's feet for as long as the sealmaster's chakra lasts.

What is wet holds at once and lets go a moment after it has run off; deeper water draws whom it holds seawards, and where it is over
his thighs he goes under, which takes a moment. A level may leave dry feet a moment (`slack`), and the foot of a stone (`beside`). Its
threads stay wound round his legs: whoever is held again and again, and stands on no stone between, is kept. He may call: the sealmaster
opens the web for a breath, and those who lie under it get a gulp of air. Who gets up at a gulp too many is wound in its thread, and it
takes him for its own: nothing holds him. Between the posts of a rope with tags nothing holds while a tag is left. A level may let threads
creep up to whoever stays in one place (`creeps`): the sealmaster holds them off, and his time runs faster meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from game.core.ticks import TICK, TICKS_PER_SECOND, ticks
from game.level.model import StickyWater
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.objects.tag_rope import TagRope, guarding_rope
from game.sim.stage import Entity, Order, Stage
from game.sim.techniques.creeping_threads import CreepingThreads, is_wet_near
from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.sim.techniques.sticky_water_tuning import StickyWaterTuning
from game.sim.techniques.trap_clock import TrapClock
from game.sim.water.bore import is_bore_front, seawards
from game.sim.water.lake import Lake

BEHIND_M = -13.0
"""Metres from the runner at which a hunter who has got up comes on, towards the sea."""
SWEPT_S, SWEPT_UP = 0.4, 2.6
"""Seconds for which one who is swept off has no say, and m/s that he is thrown up."""
CALL_PAUSE_S = 1.5
"""Seconds after a call in which another one is not heard."""
RISING_SPEED = 8.0
"""m/s with which one who gets up breaks through the water."""
REFUSAL_S = 1.1
"""Seconds for which a call that is not heard any more is seen to be none."""
EARLY_S = 0.5
"""The same of one that comes while the last is still being answered."""
RETRY_WOUND, RETRY_CLOCK = 0.25, 0.5
"""From a checkpoint: at most so much of the thread that would keep him, and at least so much of the sealmaster's time."""
FOOT_M = 0.3
"""Metres over his soles: what hangs higher has no foot beside him."""


class WebbedWater(Entity):
    """The rule, its clock and who is held by it."""

    order, slot = Order.SPIDERWEB, "sticky_water"

    def __init__(self, spec: StickyWater, tuning: StickyWaterTuning) -> None:
        self.spec, self.tuning = spec, tuning
        self.clock = TrapClock(spec.seconds)
        self.gulps = self.open_ticks = self.call_pause = self.refused_ticks = 0
        self.holds = False
        """Whether it has the runner's foot."""
        self.held_ticks = self.dry_ticks = self.under_ticks = self.times_held = 0
        self.slack_ticks = 0
        """For so long what he has stepped into does not hold him yet."""
        self.wound = 0.0
        """Seconds of thread round his legs."""
        self.creeping = CreepingThreads(tuning.creeps)
        self.depth = self.x = self.y = 0.0
        """Metres of water over his soles, and where those are."""
        self._below: float | None = None
        self.is_wet = False
        """Whether more than a film stands over his soles."""
        self._risen: tuple[tuple[float, float, int], ...] = ()
        self._guarded: tuple[tuple[float, float], ...] = ()
        self._ended: Literal["", "taken", "spent", "won"] = ""

    @property
    def calls_left(self) -> int:
        """Calls that nobody below gets up for."""
        return max(0, self.spec.calls - self.gulps)

    @property
    def _under(self) -> tuple[tuple[float, float], ...]:
        """Feet of those who still stand under the web: one has got up once they have had a gulp too many."""
        return self.spec.sunken[1:] if self.gulps > self.spec.calls else self.spec.sunken

    @property
    def seconds_left(self) -> float:
        return self.clock.seconds_left

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """He calls, if his player wants that."""
        self.call_pause -= self.call_pause > 0
        intent = intents.get("runner", IDLE)
        if intent.retried:
            self._ease()
        self.refused_ticks -= self.refused_ticks > 0
        if not intent.seal_pressed or world.over:
            return
        if self.call_pause:
            self._refuse_early(world)
        elif self.gulps <= self.spec.calls:
            self._open(world)
        else:
            self.refused_ticks, self.call_pause = ticks(REFUSAL_S), ticks(REFUSAL_S)
            world.emit(events.CallRefused(world.runner.x, world.runner.y + 1.6, world.runner.id))

    def rest(self) -> None:
        """The runner has come to a checkpoint: a moment's peace."""
        self.creeping.rest()

    def _refuse_early(self, world: Stage) -> None:
        """A call while the last one is still being answered costs nothing; it is seen and heard to be none, once at a time."""
        if not self.refused_ticks:
            self.refused_ticks = ticks(EARLY_S)
            world.emit(events.CallTooSoon(world.runner.x, world.runner.y + 1.6, world.runner.id))

    def _ease(self) -> None:
        """A checkpoint reached half bound, with nobody left to call, must not be one from which nobody gets home."""
        self.wound = min(self.wound, RETRY_WOUND * self.tuning.keeps)
        self.clock.have_at_least(RETRY_CLOCK)
        self.creeping.fall_back()
        if 0 < self.gulps == self.spec.calls:
            self.gulps -= 1

    def _open(self, world: Stage) -> None:
        runner = world.runner
        self.gulps += 1
        self.open_ticks, self.call_pause = ticks(self.tuning.opening), ticks(CALL_PAUSE_S)
        self.clock.change(-self.tuning.gulp)
        world.emit(events.SealmasterCalled(runner.x, runner.y + 1.6, runner.id, self.calls_left))
        world.emit(events.HunterGulped(runner.x, runner.y, self.gulps))
        if self.holds:
            self._let_go(world)
        if self.gulps > self.spec.calls and world.hidden_hunters:
            risen = world.hidden_hunters[0].id
            self._rise(world, risen)
            world.emit(events.HunterRose(runner.x + BEHIND_M, runner.y, risen))

    @staticmethod
    def _rise(world: Stage, who: str) -> None:
        """One of those below comes up behind the runner."""
        world.appear(who, BEHIND_M)
        world.emit(events.Splashed(world.runner.x + BEHIND_M, world.runner.y, who, RISING_SPEED, 1.0))

    def after_physics(self, world: Stage) -> None:
        """One tick of the clock, and of what is wet round his foot."""
        if world.over:
            return
        self.open_ticks -= self.open_ticks > 0
        if not world.control_taken:
            self.clock.run(world, self.tuning.holds_off if self.creeping.reach >= 1.0 else 0.0)
        if self.gulps > self.spec.calls:
            self._risen = tuple((hunter.x, hunter.y, hunter.facing) for hunter in world.hunters)
        ropes = [rope for rope in world.tag_ropes if isinstance(rope, TagRope)]
        self._guarded = tuple((rope.left, rope.right) for rope in ropes if rope.tags_left)
        runner = world.runner
        self.x, self.y = runner.x, runner.y
        self._below = world.terrain.support(runner.x, runner.y)[0] if runner.on == "air" else None
        lake = world.lake_at(runner.x)
        self.depth = self._over_soles(runner.x, runner.y, lake) if lake is not None else 0.0
        wet = self.depth > self.tuning.film
        if wet and not self.is_wet and runner.on != "log":
            world.emit(events.Splashed(runner.x, runner.y + self.depth, runner.id, min(9.0, 2.0 + abs(runner.vy)), 0.4))
        self.is_wet = wet
        self._creep(world)
        if self.holds:
            self._keep(world, lake, wet)
            return
        self._unwind(runner.on)
        self._slacken(runner.on, wet, runner.by_leap)
        if lake is not None and runner.on == "rock" and not world.control_taken:
            self._sweep(world, lake)
        if wet and not self.open_ticks and runner.on == "ground" and not runner.held:  # stone and wood are nobody's
            beside = self.tuning.beside
            rope = guarding_rope(world, beside)
            if rope is not None:
                rope.burn(world)
            elif not self.slack_ticks and not self._is_beside_stone(world):
                self._take(world, lake)

    def _creep(self, world: Stage) -> None:
        """Threads feel who stays where he is, unless they have him, he is guarded, or no water is near."""
        runner, before = world.runner, self.creeping.reach
        if self.holds or world.control_taken or guarding_rope(world, 0.0) is not None:
            self.creeping.fall_back()
            return
        self.creeping.feel(runner.x, runner.y, runner.on == "air", lambda: is_wet_near(world, self.tuning.film))
        if before < 1.0 <= self.creeping.reach:
            world.emit(events.ThreadsHeldOff(runner.x, runner.y, runner.id))

    def _is_beside_stone(self, world: Stage) -> bool:
        """Whether a stone is so near that its foot bears him; boards overhead have none, and in deep water nothing bears him."""
        runner, beside = world.runner, self.tuning.beside
        stones = (solid for solid in world.terrain.solids if solid.bottom < runner.y + FOOT_M)
        return self.depth <= self.tuning.draws_from and any(stone.left - beside < runner.x < stone.right + beside for stone in stones)

    def _sweep(self, world: Stage, lake: Lake) -> None:
        """Stone is nobody's, but a white front that breaks over it takes along who stands there; who leaps lets it through under him."""
        if lake.maker is None or self.depth < self.tuning.sweeps_over:
            return
        runner = world.runner
        if is_bore_front(lake, runner.x):
            runner.hop(SWEPT_UP)
            runner.vx = lake.maker.direction * self.tuning.sweep_speed
            runner.stagger(world, SWEPT_S, "bore")
            self.slack_ticks = 0
            world.emit(events.SweptOff(runner.x, runner.y + self.depth, runner.id))
            world.emit(events.Splashed(runner.x, runner.y + self.depth, runner.id, 5.0, 0.7))

    def _slacken(self, on: str, wet: bool, leapt: bool) -> None:
        """Dry feet have a moment before what they step into holds them; whoever comes down in it from a leap has none."""
        if on == "air":
            self.slack_ticks = 0 if leapt else self.slack_ticks
        elif wet and on == "ground":
            self.slack_ticks -= self.slack_ticks > 0
        else:
            self.slack_ticks = ticks(self.tuning.slack) if self.tuning.slack else 0

    def _unwind(self, on: str) -> None:
        """Threads come off as he stands; in the air they go where he goes."""
        loses = {"rock": self.tuning.unwinds, "log": self.tuning.unwinds, "ground": self.tuning.runs_off}.get(on, 0.0)
        self.wound = max(0.0, self.wound - loses * TICK)

    def reward(self) -> None:
        """Something clever was done: the sealmaster laughs, and holds on for longer."""
        self.clock.change(self.tuning.feat_seconds)

    @staticmethod
    def _over_soles(x: float, y: float, lake: Lake) -> float:
        water = lake.sample(x)
        return min(water.depth, water.surface - y) if water.depth > 0.0 else 0.0

    def _take(self, world: Stage, lake: Lake | None) -> None:
        runner = world.runner
        self.holds = runner.held = True
        self.held_ticks = self.dry_ticks = self.under_ticks = 0
        self.times_held += 1
        if lake is not None and is_bore_front(lake, runner.x):
            self.wound += self.tuning.front_winds
        runner.break_flow(world, "held")
        world.emit(events.FootHeld(runner.x, runner.y, runner.id, self.depth))
        if lake is not None and lake.still_depth(runner.x) > self.tuning.film:
            world.emit(events.HeldInPool(runner.x, runner.y, runner.id))

    def _keep(self, world: Stage, lake: Lake | None, wet: bool) -> None:
        runner, tuning = world.runner, self.tuning
        self.held_ticks += 1
        self.wound += TICK
        self.dry_ticks = 0 if wet else self.dry_ticks + 1
        self.under_ticks = self.under_ticks + 1 if self.depth > tuning.under else 0
        for event in world.events:
            if isinstance(event, events.FootTugged):
                runner.hurt(world, tuning.tug_pain, "tug")
        if self.dry_ticks >= ticks(tuning.lets_go):
            self._let_go(world)
        elif self.under_ticks > ticks(tuning.drowns):
            self._lose(world, "lost.taken")
        elif self.wound >= tuning.keeps:
            self._lose(world, "lost.kept")
        elif self.depth > tuning.draws_from and lake is not None and runner.on == "ground":
            runner.x += seawards(lake, runner.x) * tuning.draw_speed * TICK
            runner.y = world.terrain.support(runner.x, runner.y + 0.1)[0]

    def _lose(self, world: Stage, reason: str) -> None:
        self._ended, runner = "taken", world.runner
        world.emit(events.RunnerTaken(runner.x, runner.y + self.depth, runner.id))
        world.finish(False, reason)

    def _let_go(self, world: Stage) -> None:
        runner = world.runner
        self.holds = runner.held = False
        world.emit(events.FootFreed(runner.x, runner.y, runner.id, self.held_ticks / TICKS_PER_SECOND))

    def judge(self, world: Stage) -> None:
        if world.outcome is not None and world.outcome.won:
            self._ended = "won"
        if self.clock.ticks_left <= 0 and not world.over:
            self._ended, maker = "spent", world.sealmaster
            if maker is not None:
                world.emit(events.HoldBroke(maker.x, maker.y + 1.2))
            for hunter in list(world.hidden_hunters):
                self._rise(world, hunter.id)
            world.finish(False, "lost.trap_spent")

    def snapshot(self) -> StickyWaterPose:
        grip = 1.0 - self.dry_ticks / max(1, ticks(self.tuning.lets_go)) if self.holds else 0.0
        return StickyWaterPose(
            "sticky_water", self.x, self.y, self.seconds_left / self.spec.seconds, self.seconds_left, self.calls_left, self.gulps,
            self.open_ticks / ticks(self.tuning.opening), self.holds, grip, self.depth,
            self.held_ticks / TICKS_PER_SECOND, min(1.0, self.wound / self.tuning.keeps), self._under, self._risen,
            self.creeping.reach, self.creeping.feet, self._below,
            self._guarded, self.refused_ticks / ticks(REFUSAL_S), self._ended,
        )  # fmt: skip

    def hash_state(self) -> tuple[float, ...]:
        return (
            *self.clock.hash_state(), float(self.gulps), float(self.open_ticks), float(self.holds), float(self.held_ticks),
            float(self.slack_ticks), self.wound, self.depth, float(self.under_ticks),
            *self.creeping.hash_state(),
        )  # fmt: skip
