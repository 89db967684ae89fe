"""The runner's condition: chakra, flow, pain, pills and painkiller, and what each of them does to his legs."""

from __future__ import annotations

import math
from typing import Protocol

from game.core.ticks import TICK, TICKS_PER_SECOND, ticks
from game.level.registry import Point, tunable, tuned
from game.sim import events
from game.sim.characters.chakra import Chakra
from game.sim.characters.movement import bough_hold
from game.sim.characters.movement.momentum import DrivenRunner, Momentum, MomentumTuning
from game.sim.characters.movement.movement import SOLID_SURFACES, LegsTuning, MoveCommand, landing_quality
from game.sim.characters.movement.water_footing import SPEED_SHARES, SWIM, FootingTuning
from game.sim.environment import Environment
from game.sim.intent import Intent
from game.sim.physics.bounds import Bounds
from game.sim.stage import Stage
from game.sim.water.flow import Flow, FlowTuning

RIPPLE_SPEED = 0.1
"""m/s of water going up or down that feet do not notice: it is their own wake."""
BOUGH_REACH_M = 0.35
"""Metres under a bough's top at which a foot still holds on it: as thick as it is drawn, so that nobody falls through what he stood on."""
STALL_TICKS = ticks(0.35)
"""Ticks of being too slow before the water lets one sink."""


@tunable("runner")
class RunnerTuning:
    slide: float = tuned(4.0, "m/s^2", 0, 100, "how fast one who crouches on the run slows down on water")
    ducked: float = tuned(0.8, "m", 0.2, 2, "how tall he is to a blade while he crouches")
    tall: float = tuned(1.65, "m", 0.5, 3, "how tall he is to a blade else")
    stroll_speed: float = tuned(1.9, "m/s", 0.2, 20, "of his walk when the story walks him")
    run_speed: float = tuned(5.5, "m/s", 0.5, 20, "top speed of a run")
    sprint_speed: float = tuned(7.5, "m/s", 0.5, 20, "top speed of a sprint, while there is chakra for it")
    pain_slowdown: float = tuned(0.2, "", 0, 0.9, "how much of the speed full pain takes")
    pain_threshold: float = tuned(0.65, "", 0, 1, "felt pain from which a jarring landing makes him wince, and the next one stumble")
    hard_landing_speed: float = tuned(8.8, "m/s", 1, 50, "a landing faster than this jars, on water against the water")
    wince_window: float = tuned(3.0, "s", 0.5, 30, "how long after a wince another jarring landing costs a stumble")
    wince_grace: float = tuned(0.5, "s", 0.5, 5, "no stumble comes sooner after a wince")
    stumble: float = tuned(0.6, "s", 0, 5, "out of his stride after a stumble")
    pain_fades: float = tuned(0.006, "1/s", 0, 1, "how fast pain goes by itself")
    painkiller_lasts: float = tuned(90.0, "s", 1, 3600, "from full to empty")
    hunted: float = tuned(60.0, "m", 0, 1000, "no chakra comes back on land while a hunter is at large within this distance")
    rests_below: float = tuned(0.3, "m/s", 0, 5, "slower than this counts as still")


class Stats(Protocol):
    """In what state he begins."""

    @property
    def at(self) -> Point: ...
    @property
    def chakra(self) -> float: ...
    @property
    def pain(self) -> float: ...
    @property
    def painkiller(self) -> float: ...
    @property
    def pills(self) -> int: ...


RETRY_CHAKRA = 35.0
"""What a runner who begins again from a checkpoint has at the least."""
RETRIED_OFTEN_CHAKRA = 60.0
"""The same for one who begins there for the third time or more: a place that lets nobody get on is no test of skill."""


class RunnerCondition(DrivenRunner):
    """What he has left, and how it feels."""

    def __init__(self, start: Stats, world: Environment) -> None:
        super().__init__("runner", *start.at, world.tuning.of("legs", LegsTuning), world.tuning.of("footing", FootingTuning))
        self.tuning = world.tuning.of("runner", RunnerTuning)
        self._start = start
        self.energy = Chakra(start.chakra)
        self.chain = Flow(world.tuning.of("flow", FlowTuning))
        self.momentum = Momentum(world.tuning.of("momentum", MomentumTuning)) if world.momentum else None
        self.pain = start.pain
        self.painkiller = start.painkiller
        self.has_seal = start.painkiller > 0.0
        """Whether the painkiller seal is on his arm at all: without it there is nothing to charge, and nothing is said or shown of it."""
        self.pills = start.pills
        self.wades_only = world.level.sticky_water is not None
        self.lean = 0.0
        self.caught_by: str | None = None
        self.fainted = self.seated = self.busy = False
        self.sprinting = self.crouched = self.braced = False
        self.wince_ticks = 0
        """How long another jarring landing costs a stumble."""
        self._still_ticks = self._stall_ticks = self._free_footing_ticks = 0
        self._rests_after = ticks(world.chakra_tuning.rest_after)

    @property
    def chakra(self) -> float:
        return self.energy.amount

    @property
    def flow(self) -> int:
        """Links of the chain of good landings, 0 to 4: the view's rings and scarf, and the sound, follow it."""
        return self.chain.links

    @property
    def height(self) -> float:
        """How tall he is to whatever flies at him."""
        return self.tuning.ducked if self.crouched else self.tuning.tall

    @property
    def bough_reach(self) -> float:
        """Whoever holds Down goes past it."""
        return BOUGH_REACH_M if self.momentum is not None and not self.crouched else 0.0

    @property
    def firmness(self) -> float:
        """How firm his footing is, 0 to 1."""
        return self.footing.firmness(self.energy.amount)

    @property
    def burn(self) -> float:
        """How much his legs burn, 0 to 1."""
        return self.momentum.burn if self.momentum is not None else 0.0

    @property
    def speed_share(self) -> float:
        """What pain and a stamp leave of his speed."""
        return (1.0 - self.tuning.pain_slowdown * self.felt_pain) * self.chain.share

    @property
    def felt_pain(self) -> float:
        return self.pain * (1.0 - self.painkiller)

    def spend(self, world: Environment, cost: float) -> None:
        if self.energy.spend(cost):
            world.emit(events.ChakraRanDry(self.x, self.y, self.id))
            self.stagger(world, 0.6, "dry")

    def gain(self, amount: float) -> None:
        self.energy.regain(amount)

    def cool_legs(self, amount: float) -> None:
        if self.momentum is not None:
            self.momentum.burn = max(0.0, self.momentum.burn - amount)

    def landing_cost(self, world: Environment, impact: float) -> float:
        """Half of it for one who crouches for the blow; less by every link of the flow for one who does not, unless he stamps."""
        eased = 1.0 if landing_quality(impact) < self.chain.tuning.stamp else self.chain.price
        return super().landing_cost(world, impact) * (world.chakra_tuning.brace if self.braced else eased)

    def top_speed(self, asked: float) -> float:
        """The flow comes on top of what the water lets one run."""
        bonus = self.chain.bonus if asked > 0.0 and self.on != "ground" else 0.0
        return super().top_speed(asked) + bonus * (SPEED_SHARES[self.footing.sink_level] if self.on == "water" else 1.0)

    def hop(self, speed: float) -> None:
        """Leave the ground at `speed` m/s upwards, as over a trunk: no leap, so that nothing cuts it short."""
        self._leap_buffer_ticks = self._coyote_ticks = 0
        self.on, self.platform, self.sunk, self.vy = "air", None, 0.0, speed
        self._leaping = self.by_leap = False

    def _run(self, world: Environment, command: MoveCommand) -> None:
        if self.momentum is not None and self.on in SOLID_SURFACES:
            self.momentum.run(world, self, command)
        else:
            super()._run(world, command)

    def _take_off(self, world: Environment, part: float) -> None:
        """With momentum a leap off rising ground is lifted by it, as by rising water; just before a trunk it is a vault."""
        if self.momentum is not None and self.on in SOLID_SURFACES:
            if self.momentum.vault(world, self):
                return
            if self.platform is None or not self.platform.springs:  # a bridge that comes up throws by itself
                self._lift, self._lift_ticks = world.slope_at(self.x, self.y) * self.vx, 1
        super()._take_off(world, part)

    def _fly(self, world: Environment, command: MoveCommand) -> None:
        super()._fly(world, command)
        if self.momentum is not None and self.on == "air" and self._leaping and command.leap and not (self.crouched or self.climb_ticks):
            self._catch_bough(world)

    def _catch_bough(self, world: Environment) -> None:
        """At the top of a leap, or falling, his hands may get at a bough: he pulls himself up."""
        found = bough_hold.hold_at(world.terrain, self.x, self.y, self.vx) if self.vy <= bough_hold.RISING_SPEED else None
        if found is None:
            return
        metres = found[1] - self.y
        self._climb_to, self.climb_ticks = found, ticks(bough_hold.pull_seconds(metres))
        self._climb_keeps = bough_hold.kept_speed(self.vx, metres)
        self._leap_buffer_ticks = self._coyote_ticks = 0
        world.emit(events.BoughCaught(*found, self.id))

    def _landed(self, world: Environment, impact: float, quality: float, cost: float) -> None:
        super()._landed(world, impact, quality, cost)
        if self.momentum is not None:
            if self.on == "water":
                self.momentum.vaulting = False
            elif self.momentum.land(world, self, impact, quality, self._fell, self._landing_slope):
                self._stumble(world)
        if self.braced:  # half the blow, and nothing of the spring
            impact *= 0.5
        elif self.on == "water":
            self._free_footing_ticks = round(quality * world.chakra_tuning.soft_landing_grace * TICKS_PER_SECOND) if self.by_leap else 0
            self.chain.judge(world, self, quality, self.gave, cost)
        if impact > self.legs.hard_landing:
            self.hurt(world, 0.05, "landing")
        if impact > self.tuning.hard_landing_speed and self.felt_pain >= self.tuning.pain_threshold:
            self._jarred(world)

    def _jarred(self, world: Environment) -> None:
        """The arm warns first; every stumble has had its own wince, half a second before at the least."""
        tuning = self.tuning
        if self.wince_ticks == 0:
            self.wince_ticks = ticks(tuning.wince_window)
            world.emit(events.Winced(self.x, self.y + 1.2, self.id, tuning.wince_window))
        elif self.wince_ticks <= ticks(tuning.wince_window) - ticks(tuning.wince_grace):
            self._stumble(world)

    def _stumble(self, world: Environment) -> None:
        self.wince_ticks = 0
        self.vx *= 0.5
        self.stagger(world, self.tuning.stumble, "pain")

    def hurt(self, world: Environment, amount: float, cause: str) -> None:
        """Pain rises by `amount`, to 1 at most; nothing hurts any more once the run is over."""
        if world.over:
            return
        self.pain = min(1.0, self.pain + amount)
        world.emit(events.RunnerHurt(self.x, self.y + 1.0, amount, cause))

    def break_flow(self, world: Environment, cause: str) -> None:
        self.chain.end(world, self, cause)

    def freeze(self) -> None:
        self.energy.freeze()

    def is_valid(self, bounds: Bounds) -> bool:
        return super().is_valid(bounds) and self.stats_are_finite()

    def stats_are_finite(self) -> bool:
        """Whether what he has left is a number."""
        return math.isfinite(self.energy.amount + self.pain + self.painkiller + self.lean)

    def reset_invalid_stats(self) -> None:
        """Whatever in him is no number is as it was at the start."""
        self.stride, self._next_footfall, self.angle, self.breath, self.lean = 0.0, 0.9, 0.0, 1.0, 0.0
        if not self.stats_are_finite():
            self.energy = Chakra(self._start.chakra)
            self.pain, self.painkiller = self._start.pain, self._start.painkiller

    def catch_breath(self, least: float) -> None:
        """Who begins again from a checkpoint that he reached all but dry has enough to try: never more than the level gave him."""
        self.energy.regain(max(0.0, min(least, self._start.chakra) - self.energy.amount))

    def _use_items(self, world: Environment, intent: Intent) -> None:
        if world.over:
            return
        if intent.pill_pressed and self.pills > 0 and not self.fainted and self.energy.amount < 99.0:
            self.pills -= 1
            self.energy.regain(world.chakra_tuning.pill)
            world.emit(events.PillEaten(self.x, self.y + 1.4, self.pills))
        if intent.seal_pressed and self.has_seal and self.energy.amount > world.chakra_tuning.painkiller:
            self.spend(world, world.chakra_tuning.painkiller)
            self.painkiller = min(1.0, self.painkiller + 0.5)
            world.emit(events.PainkillerCharged(self.x, self.y + 1.2, self.painkiller))
        self.painkiller = max(0.0, self.painkiller - TICK / self.tuning.painkiller_lasts)
        self.pain = max(0.0, self.pain - self.tuning.pain_fades * TICK)

    def _drain(self, world: Stage) -> None:
        cost = world.chakra_tuning
        self._stall_ticks = self._stall_ticks + 1 if self.on == "water" and self._is_stalling() else 0
        stalled = self._stall_ticks > STALL_TICKS
        self._free_footing_ticks -= self._free_footing_ticks > 0
        if self.on == "water" and self.footing.sink_level < SWIM and not self._free_footing_ticks:
            climb = math.copysign(max(0.0, abs(self.lifted) - RIPPLE_SPEED), self.lifted)
            footing = cost.footing * max(cost.least, 1.0 + cost.climb * climb)
            self.spend(world, (footing + (cost.stall if stalled else 0.0)) * TICK)
        if self.momentum is not None:
            self.momentum.heat(world, self)
        elif self.sprinting:
            self.spend(world, cost.sprint * TICK)
        still = self.on in ("ground", "rock", "log") and abs(self.vx) < self.tuning.rests_below
        self._still_ticks = self._still_ticks + 1 if still else 0
        if self._still_ticks > self._rests_after and not self.fainted and not (self.on == "ground" and world.hunted(self.tuning.hunted)):
            self.energy.regain(cost.rest * TICK)
        change = self.footing.update(self.energy.amount, stalled)
        if change and self.on == "water":
            world.emit(events.Sank(self.x, self.y, self.id, self.footing.name, change > 0))

    def _is_stalling(self) -> bool:
        """Too slow for the water to carry; once at it, one must be clearly faster to be up again."""
        up_again = 1.3 if self._stall_ticks > STALL_TICKS and self.footing.sink_level < 2 else 1.0
        return abs(self.vx - 0.3 * self._current) < self.footing.tuning.stall_speed * up_again
