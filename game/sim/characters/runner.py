"""The runner: the player's character. His intent becomes movement, items and chakra spent; pain and empty chakra slow him."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from game.core.ticks import TICK
from game.level.registry import Point, Thing, thing
from game.sim import events
from game.sim.characters.hunters.grab import Grab, GrabTuning
from game.sim.characters.movement.movement import SOLID_SURFACES, MoveCommand
from game.sim.characters.movement.water_footing import SWIM
from game.sim.characters.runner_condition import RETRIED_OFTEN_CHAKRA, RETRY_CHAKRA, RunnerCondition
from game.sim.environment import Environment
from game.sim.intent import IDLE, Intent
from game.sim.roles import BarrierRole
from game.sim.stage import Entity, Order, Stage

MIN_SLIDE_SPEED = 2.0
"""m/s from which one who crouches slides instead of stopping."""
CRAWL_SPEED = 2.0
"""m/s at which one who crouches gets on where legs keep their speed: nobody sticks under a branch."""


@thing
class Start(Thing):
    """Where the runner begins, and in what state."""

    kind: Literal["start"]
    placement = "ground"
    is_dynamic = True
    at: Point
    """His soles, in metres."""
    chakra: Annotated[float, Field(ge=0, le=100)] = 60.0
    pain: Annotated[float, Field(ge=0, le=1)] = 0.4
    painkiller: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Charge of the painkiller seal on his arm; 0: he has none, and nothing can be charged."""
    pills: Annotated[int, Field(ge=0, le=9)] = 2

    def spawn(self, world: Stage) -> Runner | None:
        return None if any(isinstance(entity, Runner) for entity in world.entities) else Runner(self, world)


class Runner(RunnerCondition, Entity):
    """One arm in a sling; every move spends chakra.

    He inherits, outermost first: `RunnerCondition` (what chakra and pain change of running and landing), `Character` (`walk`, one
    tick of legs), `WaterMovement`, `LandMovement`. `RunnerRole` and `DrivenRunner` only say what others may ask of him.
    """

    order, slot = Order.RUNNER, "runner"

    def __init__(self, spec: Start, world: Environment) -> None:
        super().__init__(spec, world)
        self.stroll: float | None = None
        """Where the story walks him, until he wants something himself."""
        self.runs_on = False
        """He got away: when all is over he does not stop."""
        self.grab = Grab(world.tuning.of("grab", GrabTuning))
        self.gait = ""
        """How he walks where he can only walk."""
        self.tugs = self._tugged = 0
        """How often he has thrown himself against the web, and to which side last."""

    @property
    def grip(self) -> float:
        """How firmly a hunter holds him: 0 while none does, 1 as he is seized, less with every tug at it."""
        return self.grab.grip if self.caught_by is not None else 0.0

    @property
    def tugs_needed(self) -> int:
        """Tugs that the hand on his collar takes in all; 0 for one who knows how to hold on."""
        return math.ceil(self.grab.needs) if self.grab.can_shake else 0

    @property
    def tugs_last(self) -> bool:
        """Whether the hand on his collar is the last that can be shaken off."""
        return self.caught_by is not None and self.grab.is_last_chance

    @property
    def tug_wanted(self) -> int:
        """The side to which he has to tug next at that hand, -1 or 1; 0: to either."""
        return self.grab.wanted if self.caught_by is not None else 0

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """One tick of his player's wishes; inside the barrier they lean instead."""
        intent = self._effective_intent(world, intents)
        if intent.retried and world.level.role != "sealmaster":
            self._begin_again(intent.retried_often)
        self._use_items(world, intent)
        self.wince_ticks -= self.wince_ticks > 0
        barrier = world.barrier
        if barrier is not None and barrier.holds(self):
            self._lean(intent, barrier)
        else:
            self._use_legs(world, intent)

    def _effective_intent(self, world: Stage, intents: Mapping[str, Intent]) -> Intent:
        """What his player wants, as far as he can act on it: nothing in a hunter's hands or in a faint, else what his senses allow."""
        intent = self._last_wish() if world.over else intents.get("runner", IDLE)
        if self.caught_by is not None:
            self.grab.update(world, self, intent)
            intent = IDLE
        if self.fainted or self.busy:
            intent = IDLE
        return intent if world.senses is None else world.senses.guide(world, intent)

    def _use_legs(self, world: Stage, intent: Intent) -> None:
        """One tick on his own legs."""
        self.lean = 0.0
        self.crouched, self.braced = intent.crouch, intent.crouch and self.on == "air"
        if self.held:
            self._tug(world, intent)
        else:
            self._tugged = _side(intent)  # a key that is down as it takes him pulls at nothing
        move, speed = self._asked_of_legs(world, intent)
        self._drain(world)
        if self.seated or self.fainted:
            move, speed = 0.0, 0.0
        self.walk(world, MoveCommand(move, speed, intent.leap, intent.leap_pressed and not self.seated and not self.fainted))
        if self.momentum is not None:
            if not self.stagger_ticks:
                self.momentum.tripped_by = ""
            self.momentum.meet(world, self)
        self.take_stance(self._stance(intent))

    def _asked_of_legs(self, world: Stage, intent: Intent) -> tuple[float, float]:
        """Direction, -1 to 1, and speed in m/s: by crouch and sprint, less by pain and chakra, then by slides, the story and stealth."""
        ducks = intent.crouch and self.on != "air"
        move = 0.0 if ducks and self.momentum is None else intent.move / 100.0
        sprints = intent.sprint and not self.energy.dry
        self.sprinting = sprints and bool(move) and self.on != "air" and not ducks
        speed = self.tuning.sprint_speed if sprints else self.tuning.run_speed
        if self.momentum is not None:
            speed = min(self._driven(world, intent, speed), CRAWL_SPEED if ducks else speed)
        speed *= self.speed_share
        self.chain.update(world, self)
        if intent.crouch and self.on == "water" and abs(self.vx) > 0.5:  # he slides: asks for his own speed, less what sliding brakes
            move, speed = math.copysign(1.0, self.vx), abs(self.vx) - self.tuning.slide * TICK
        move, speed = self._strolled(intent, move, speed)
        senses, self.gait = world.senses, ""
        if senses is not None and not senses.legs_free:
            speed, self.sprinting, self.gait = min(speed, senses.pace(sprints)), False, senses.gait
        return move, speed

    def _lean(self, intent: Intent, barrier: BarrierRole) -> None:
        """Inside the barrier: his weight goes where he wants, and a leap is a pump."""
        self.lean += (intent.move / 100.0 - self.lean) * min(1.0, 9.0 * TICK)
        if intent.leap_pressed:
            barrier.ask_pump()
        self.take_stance("under" if barrier.broken else "ball")

    def _begin_again(self, often: bool) -> None:
        """A retry from a checkpoint: breath enough to try, and grabs count from none."""
        self.catch_breath(RETRIED_OFTEN_CHAKRA if often else RETRY_CHAKRA)
        if self.caught_by is None:
            self.grab.count_anew()

    def _driven(self, world: Environment, intent: Intent, speed: float) -> float:
        """Update burn-out and sliding of legs with momentum, and return the speed asked: burnt out they only run."""
        momentum = self.momentum
        assert momentum is not None
        if momentum.burnt_out:
            self.sprinting, speed = False, self.tuning.run_speed * momentum.tuning.burnt_run
        slides = intent.crouch and self.on in SOLID_SURFACES and abs(self.vx) > MIN_SLIDE_SPEED
        if slides and not momentum.sliding:
            world.emit(events.Slid(self.x, self.y, self.id))
        momentum.sliding = slides
        return speed

    def _last_wish(self) -> Intent:
        """What he goes on with when nobody plays him any more."""
        return Intent(move=100 * self.facing) if self.runs_on else IDLE

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
        side = _side(intent)
        if intent.leap_pressed or (side and side != self._tugged):
            self.tugs += 1
            world.emit(events.FootTugged(self.x, self.y, self.id, self.tugs))
        self._tugged = side or self._tugged

    def recover(self, world: Stage) -> None:
        world.put_back_runner()

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
            return "climb" if self._climb_keeps is None else "pull_up"
        if self.stagger_ticks:
            thrown = self.momentum.tripped_by if self.momentum is not None else ""
            return {"": "stagger", "branch": "bumped"}.get(thrown, "tumble")
        if self.momentum is not None and self.momentum.vaulting:
            return "vault"
        if self.momentum is not None and self.momentum.sliding:
            return "slide"
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
        return "sprint" if self.sprinting else self.gait or "run"

    def hash_state(self) -> tuple[float, ...]:
        own = (self.energy.amount, self.pain, self.painkiller, float(self.pills), self.lean, float(self.wince_ticks))
        legs = self.momentum.hash_state() if self.momentum is not None else ()
        return (*super().hash_state(), *own, *self.chain.hash_state(), *self.grab.hash_state(), *legs)


def _side(intent: Intent) -> int:
    """The side to which he wants: -1, 0 or 1."""
    return (intent.move > 30) - (intent.move < -30)
