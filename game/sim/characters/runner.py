"""The runner: wounded, nearly out of chakra, quick on his feet while it lasts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from game.core.ticks import TICK, TICKS_PER_SECOND, ticks
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.characters.chakra import Chakra
from game.sim.characters.grab import Grab, GrabTuning
from game.sim.characters.movement import LegsTuning, MoveCommand, landing_quality
from game.sim.characters.water_footing import SPEED, SWIM, FootingTuning
from game.sim.environment import Environment
from game.sim.intent import IDLE, Intent
from game.sim.physics.bounds import Bounds
from game.sim.roles import Prey
from game.sim.stage import Entity, Order, Stage
from game.sim.water.flow import Flow, FlowTuning

RIPPLE = 0.1
"""m/s of water going up or down that feet do not notice: it is their own wake."""
STALLS_AFTER = ticks(0.35)
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


@thing
class Start(Thing):
    """Where the runner begins, and in what state."""

    kind: Literal["start"]
    at: Point
    """His soles, in metres."""
    chakra: Annotated[float, Field(ge=0, le=100)] = 60.0
    pain: Annotated[float, Field(ge=0, le=1)] = 0.4
    painkiller: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Charge of the painkiller seal on his arm; 0: he has none, and nothing can be charged."""
    pills: Annotated[int, Field(ge=0, le=9)] = 2

    def spawn(self, world: Stage) -> Runner | None:
        return None if any(isinstance(entity, Runner) for entity in world.entities) else Runner(self, world)


class Runner(Prey, Entity):
    """One arm in a sling; every move spends chakra."""

    order, slot = Order.RUNNER, "runner"

    def __init__(self, spec: Start, world: Environment) -> None:
        super().__init__("runner", *spec.at, world.tuning.of("legs", LegsTuning), world.tuning.of("footing", FootingTuning))
        self.tuning = world.tuning.of("runner", RunnerTuning)
        self._start = spec
        self.energy = Chakra(spec.chakra)
        self.stroll: float | None = None
        """Where the story walks him, until he wants something himself."""
        self.chain = Flow(world.tuning.of("flow", FlowTuning))
        self.grab = Grab(world.tuning.of("grab", GrabTuning))
        self.pain = spec.pain
        self.painkiller = spec.painkiller
        self.has_seal = spec.painkiller > 0.0
        """Whether the painkiller seal is on his arm at all: without it there is nothing to charge, and nothing is said or shown of it."""
        self.pills = spec.pills
        self.lean = 0.0
        self.caught_by: str | None = None
        self.fainted = self.seated = False
        self.sprinting = self.crouched = self.braced = False
        self.wince_ticks = 0
        """How long another jarring landing costs a stumble."""
        self.tugs = self._tugged = 0
        """How often he has thrown himself against the web, and to which side last."""
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
    def grip(self) -> float:
        """How firmly a hunter holds him: 0 while none does, 1 as he is seized, less with every tug at it."""
        return self.grab.grip if self.caught_by is not None else 0.0

    @property
    def height(self) -> float:
        """How tall he is to whatever flies at him."""
        return self.tuning.ducked if self.crouched else self.tuning.tall

    @property
    def firmness(self) -> float:
        """How firm his footing is, 0 to 1."""
        return self.footing.firmness(self.energy.amount)

    @property
    def felt_pain(self) -> float:
        return self.pain * (1.0 - self.painkiller)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """One tick of his player's wishes; inside the barrier they lean instead."""
        intent = IDLE if world.over else intents.get("runner", IDLE)
        if self.caught_by is not None:
            self.grab.update(world, self, intent)
            intent = IDLE
        if self.fainted:
            intent = IDLE
        self._use_items(world, intent)
        self.wince_ticks -= self.wince_ticks > 0
        ball = world.barrier
        if ball is not None and ball.holds(self):
            self.lean += (intent.move / 100.0 - self.lean) * min(1.0, 9.0 * TICK)
            if intent.leap_pressed:
                ball.ask_pump()
            self.pose("ball")
            return
        self.lean = 0.0
        self.crouched, self.braced = intent.crouch, intent.crouch and self.on == "air"
        if self.held:
            self._tug(world, intent)
        move = 0.0 if intent.crouch and self.on != "air" else intent.move / 100.0
        self.sprinting = intent.sprint and bool(move) and not self.energy.dry and self.on != "air"
        speed = self.tuning.sprint_speed if intent.sprint and not self.energy.dry else self.tuning.run_speed
        speed *= (1.0 - self.tuning.pain_slowdown * self.felt_pain) * self.chain.share
        self.chain.update(world, self)
        if intent.crouch and self.on == "water" and abs(self.vx) > 0.5:
            move, speed = math.copysign(1.0, self.vx), abs(self.vx) - self.tuning.slide * TICK
        move, speed = self._strolled(intent, move, speed)
        self._drain(world)
        if self.seated or self.fainted:
            move, speed = 0.0, 0.0
        self.walk(world, MoveCommand(move, speed, intent.leap, intent.leap_pressed and not self.seated and not self.fainted))
        self.pose(self._stance(intent))

    def _strolled(self, intent: Intent, move: float, speed: float) -> tuple[float, float]:
        """The direction and speed of his walk, while the story walks him and no key is pressed."""
        if self.stroll is None:
            return move, speed
        if intent.acts or abs(self.stroll - self.x) < 0.2:
            self.stroll = None
            return move, speed
        return (1.0 if self.stroll > self.x else -1.0), self.tuning.stroll_speed

    def _tug(self, world: Environment, intent: Intent) -> None:
        """The web has his foot: he throws himself to the other side, or up, and it does not move."""
        side = (intent.move > 30) - (intent.move < -30)
        if intent.leap_pressed or (side and side != self._tugged):
            self.tugs += 1
            world.emit(events.FootTugged(self.x, self.y, self.id, self.tugs))
        self._tugged = side or self._tugged

    def spend(self, world: Environment, cost: float) -> None:
        if self.energy.spend(cost):
            world.emit(events.ChakraRanDry(self.x, self.y, self.id))
            self.stagger(world, 0.6, "dry")

    def landing_cost(self, world: Environment, impact: float) -> float:
        """Half of it for one who crouches for the blow; less by every link of the flow for one who does not, unless he stamps."""
        eased = 1.0 if landing_quality(impact) < self.chain.tuning.stamp else self.chain.price
        return super().landing_cost(world, impact) * (world.chakra_tuning.brace if self.braced else eased)

    def top_speed(self, asked: float) -> float:
        """The flow comes on top of what the water lets one run."""
        bonus = self.chain.bonus if asked > 0.0 and self.on != "ground" else 0.0
        return super().top_speed(asked) + bonus * (SPEED[self.footing.sink_level] if self.on == "water" else 1.0)

    def _landed(self, world: Environment, impact: float, quality: float, cost: float) -> None:
        super()._landed(world, impact, quality, cost)
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
            self.wince_ticks = 0
            self.vx *= 0.5
            self.stagger(world, tuning.stumble, "pain")

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

    def recover(self, world: Stage) -> None:
        world.put_back_runner()

    def stats_are_finite(self) -> bool:
        """Whether what he has left is a number."""
        return math.isfinite(self.energy.amount + self.pain + self.painkiller + self.lean)

    def reset_invalid_stats(self) -> None:
        """Whatever in him is no number is as it was at the start."""
        self.stride, self._next_footfall, self.angle, self.breath, self.lean = 0.0, 0.9, 0.0, 1.0, 0.0
        if not self.stats_are_finite():
            self.energy = Chakra(self._start.chakra)
            self.pain, self.painkiller = self._start.pain, self._start.painkiller

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
        self._stall_ticks = self._stall_ticks + 1 if self.on == "water" and self._slow() else 0
        stalled = self._stall_ticks > STALLS_AFTER
        self._free_footing_ticks -= self._free_footing_ticks > 0
        if self.on == "water" and self.footing.sink_level < SWIM and not self._free_footing_ticks:
            climb = math.copysign(max(0.0, abs(self.lifted) - RIPPLE), self.lifted)
            footing = cost.footing * max(cost.least, 1.0 + cost.climb * climb)
            self.spend(world, (footing + (cost.stall if stalled else 0.0)) * TICK)
        if self.sprinting:
            self.spend(world, cost.sprint * TICK)
        still = self.on in ("ground", "rock", "log") and abs(self.vx) < self.tuning.rests_below
        self._still_ticks = self._still_ticks + 1 if still else 0
        if self._still_ticks > self._rests_after and not self.fainted and not (self.on == "ground" and world.hunted(self.tuning.hunted)):
            self.energy.regain(cost.rest * TICK)
        change = self.footing.update(self.energy.amount, stalled)
        if change and self.on == "water":
            world.emit(events.Sank(self.x, self.y, self.id, self.footing.name, change > 0))

    def _slow(self) -> bool:
        """Too slow for the water to carry; once at it, one must be clearly faster to be up again."""
        up_again = 1.3 if self._stall_ticks > STALLS_AFTER and self.footing.sink_level < 2 else 1.0
        return abs(self.vx - 0.3 * self._flow) < self.footing.tuning.stall_speed * up_again

    def _stance(self, intent: Intent) -> str:
        if self.fainted:
            return "faint"
        if self.caught_by is not None:
            return "caught"
        if self.seated:
            return "stuck" if self.held and intent.move else "sit"
        if self.held:
            return "stuck"
        if self.climb_ticks:
            return "climb"
        if self.stagger_ticks:
            return "stagger"
        if self.braced:
            return "crouch"
        if self.on == "air":
            return "leap" if self.vy > 0.5 else "fall"
        if self.on == "water" and self.footing.sink_level >= 2:
            return "swim" if self.footing.sink_level == SWIM else "wade"
        if intent.crouch:
            return "crouch"
        if abs(self.vx) < 0.35:
            return "idle"
        return "sprint" if self.sprinting else "run"

    def hash_state(self) -> tuple[float, ...]:
        own = (self.energy.amount, self.pain, self.painkiller, float(self.pills), self.lean, float(self.wince_ticks))
        return (*super().hash_state(), *own, *self.chain.hash_state(), *self.grab.hash_state())
