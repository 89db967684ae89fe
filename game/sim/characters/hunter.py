"""The hunters: tracker, thrower and diver. All decide from one picture of the chase, then all move."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from game.core.ticks import TICK, ticks
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.characters.hunter_perception import ChaseView
from game.sim.characters.movement import NO_MOVE, LegsTuning, MoveCommand
from game.sim.characters.water_footing import FootingTuning
from game.sim.environment import Environment, Platform
from game.sim.intent import Intent
from game.sim.objects.projectile import Projectile, throw
from game.sim.physics.gravity import GRAVITY
from game.sim.roles import Pursuer
from game.sim.stage import Entity, Order, Stage
from game.sim.water.lake import Lake

METRES_PER_DIVE_DEPTH = 1.3
"""Metres of water over the soles for each unit of `_depth`."""
DIVE_DEPTH, SURFACING_DEPTH = 1.9, 0.23
"""`_depth` of one who swims under water, and of one about to break the surface."""
BARRIER_REACH, POST_SPACING, POST_COUNT = 2.1, 1.3, 4
"""Strike range of the barrier (m); spacing between waiting hunters (m), so that nobody hides another; number of slots."""


STEALS_UP = 4.5
"""Metres from the ball within which nobody runs any more."""
KNOCKED = 1.2
"""Seconds for which one whom the ball sent over is on his back."""
KNOCK_SPREAD = (0.85, 1.15, 1.45)
"""How far each of them flies, as a share of the first blow's throw: thrown alike, they would come down in one another."""


@tunable("hunter")
class HunterTuning:
    tracker_speed: float = tuned(5.35, "m/s", 0.5, 20, "top speed of a tracker")
    thrower_speed: float = tuned(5.2, "m/s", 0.5, 20, "top speed of a thrower")
    diver_speed: float = tuned(5.1, "m/s", 0.5, 20, "top speed of a diver on his feet")
    dive_speed: float = tuned(6.1, "m/s", 0.5, 20, "top speed of a diver under water")
    follows: float = tuned(6.5, "m", 0, 100, "farther behind than this, a hunter makes ground")
    gains: float = tuned(0.3, "1/s", 0, 5, "how much faster he runs for every metre that he is farther behind")
    most_gain: float = tuned(2.0, "m/s", 0, 10, "the most that he makes ground by")
    settles: float = tuned(5.0, "s", 0, 60, "one who has just come on only runs, for so long")
    grab_reach: float = tuned(1.15, "m", 0.1, 5, "how far a lunge reaches")
    lunge_from: float = tuned(2.3, "m", 0.1, 10, "from how near a lunge begins")
    lunge_windup: float = tuned(0.55, "s", 0.5, 5, "windup of a lunge: arms out before the grab")
    lunge_spring: float = tuned(
        2.4, "m/s", 0, 10, "how much faster he is in that: a run does not get away from it, a sprint or a flow does"
    )
    grab_hold: float = tuned(1.2, "s", 0, 10, "from the grab until it counts: the two are seen in it")
    grab_apart: float = tuned(0.8, "m", 0, 3, "between the two while he is held")
    lunge_rest: float = tuned(1.3, "s", 0, 10, "out of step after a lunge that missed")
    throw_near: float = tuned(4.0, "m", 0, 50, "a thrower does not throw from nearer than this")
    throw_far: float = tuned(11.0, "m", 0, 50, "a thrower does not throw from farther than this")
    throw_windup: float = tuned(0.6, "s", 0.5, 5, "windup of a throw: arm back before it")
    throw_rest: float = tuned(8.5, "s", 0, 30, "rest between two throws")
    throw_speed: float = tuned(15.0, "m/s", 1, 60, "speed of a thrown projectile")
    rise_windup: float = tuned(0.85, "s", 0.5, 5, "windup of an attack from below: bubbles before the diver comes up")
    rise_reach: float = tuned(1.1, "m", 0.1, 5, "reach of a diver's grasp as he surfaces")
    rise_rest: float = tuned(5.0, "s", 0, 30, "rest between two attacks from below")
    rise_drain: float = tuned(9.0, "chakra", 0, 100, "chakra that a diver's grasp costs the runner")
    strike_windup: float = tuned(0.55, "s", 0.5, 5, "windup of a blow at the barrier: arm up before it")
    strike_rest: float = tuned(0.9, "s", 0, 10, "between two blows at it")
    strike_speed: float = tuned(6.0, "m/s", 0, 30, "of such a blow")
    trip_slope: float = tuned(0.34, "", 0.01, 5, "a wake this steep under the foot trips him")
    trip_rest: float = tuned(4.0, "s", 0, 60, "how long a hunter cannot be tripped again")
    trip_time: float = tuned(0.8, "s", 0, 5, "how long a tripped hunter lies")
    blow_pain: float = tuned(0.14, "", 0, 1, "pain of a projectile hit, 0 to 1")
    doubts_from: float = tuned(9.0, "m", 0, 1000, "how near he must be to that to stand still before it")
    hesitation: float = tuned(3.0, "s", 0, 30, "how long they stand when something happens that they did not do")


@thing
class HunterSpec(Thing):
    """A pursuer. `hidden` ones come on when a trigger says so."""

    kind: Literal["hunter"]
    type: Literal["tracker", "thrower", "diver"]
    """What he is good at."""
    at: Point
    """His soles, in metres."""
    hidden: bool = False
    start_delay: Annotated[float, Field(ge=0, le=60)] = 0.0
    """Seconds he waits after he appears."""

    def spawn(self, world: Stage) -> Hunter | None:
        number = len(world.hunters) + len(world.hidden_hunters)
        hunter = Hunter(self, number, world)
        if not self.hidden:
            return hunter
        world.hidden_hunters.append(hunter)
        return None


class Hunter(Pursuer, Entity):
    """One pursuer on his own legs, with plenty of chakra and one trick."""

    order, slot = Order.HUNTER, "hunters"

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec.id, *spec.at, world.tuning.of("legs", LegsTuning), world.tuning.of("footing", FootingTuning))
        self.kind, self.hidden, self.number = spec.type, spec.hidden, number
        self.tuning = world.tuning.of("hunter", HunterTuning)
        self.speed: float = getattr(self.tuning, f"{spec.type}_speed")
        self.fleeing = False
        """Let go alive, he makes for the far shore."""
        self._wait = ticks(spec.start_delay) if spec.start_delay else 0
        self._windup = self._cooldown = self._hesitate = self._trip_immunity = 0
        self._settles = ticks(self.tuning.settles) if spec.hidden and self.tuning.settles else 0
        self._attack = ""
        self._last_leap = -1
        self._dive_depth = 0.0
        self._saw_barrier = False
        self._command = NO_MOVE

    # decide, then move

    def decide(self, world: Stage) -> None:
        """Choose this tick's wish from the picture of the chase; nothing moves yet."""
        if self.held:
            return
        picture = world.chase
        if self.fleeing:
            self._command = MoveCommand(-1.0, self.speed * 0.8)
            return
        if self._wait:
            self._wait -= 1
            self._command = NO_MOVE
            return
        if picture.barrier and not self._saw_barrier and abs(picture.x - self.x) < self.tuning.doubts_from:
            self._saw_barrier = True
            self._hesitate = ticks(self.tuning.hesitation) + 13 * self.number
            self._attack, self._windup = "", 0
            world.emit(events.HunterHesitated(self.x, self.y, self.id))
        if self._hesitate:
            self._hesitate -= 1
            self._command = NO_MOVE
            return
        self._command = self._chase(world, picture)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """Do as decided."""
        if self.held:
            return
        if world.runner.caught_by == self.id:
            self._hold_on(world)
            return
        if self._dive_depth > 0.0 or self.stance == "dive":
            self.climb_ticks = 0  # who dives has let go of what he was climbing
            self._swim_under(world)
        else:
            self._trip(world)
            self.walk(world, self._command)
        self.pose(self._stance())

    def top_speed(self, asked: float) -> float:
        """With chakra to spare the water slows nobody: what he wants to make up, he makes up."""
        return asked

    # choosing

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        self._cooldown -= self._cooldown > 0
        self._settles -= self._settles > 0
        gap = picture.x - self.x
        if not picture.reachable:
            return self._circle_barrier(world, picture, gap)
        if self._attack == "strike":  # the ball that it was meant for is gone
            self._attack = ""
        if self._attack:
            return self._follow_through(world, picture, gap)
        if self._cooldown == 0 and not self._settles:
            self._think_of_attack(world, picture, gap)
        move = 1.0 if gap > 0.0 else -1.0
        if self._dive_depth > 0.0:
            return MoveCommand(move, self._pace(gap, self.tuning.dive_speed))
        leap = self._leap_as_he_did(picture) or self._blocked(world, move)
        return MoveCommand(move, self._pace(gap, self.speed), leap or self.on == "air", leap)

    def _pace(self, gap: float, speed: float) -> float:
        """The nearer, the steadier; far behind, they make ground: whoever runs well has them on the picture, not on his heels."""
        tuning = self.tuning
        return speed + min(max(0.0, abs(gap) - tuning.follows) * tuning.gains, tuning.most_gain)

    def _leap_as_he_did(self, picture: ChaseView) -> bool:
        for x, tick in picture.leaps:
            if tick > self._last_leap and abs(self.x - x) < 0.25:
                self._last_leap = tick
                return self.on != "air"
        return False

    def _blocked(self, world: Stage, move: float) -> bool:
        return self.on != "air" and abs(self.vx) < 0.6 and world.wall(self.x + move * 0.5, self.y, self.legs.step) is not None

    def _think_of_attack(self, world: Stage, picture: ChaseView, gap: float) -> None:
        tuning = self.tuning
        near = abs(gap)
        if self.kind == "diver" and self._dives(world, picture, near):
            return
        if near < tuning.lunge_from and abs(picture.y - self.y) < 1.6 and self._dive_depth == 0.0:
            self._aim(world, "lunge", tuning.lunge_windup)
        elif self.kind == "thrower" and tuning.throw_near < near < tuning.throw_far and self.on != "air":
            self._aim(world, "throw", tuning.throw_windup)

    def _dives(self, world: Stage, picture: ChaseView, near: float) -> bool:
        if self._dive_depth > 0.0:
            if near < 1.6 and picture.on == "water":
                self._aim(world, "rise", self.tuning.rise_windup)
            elif picture.on in ("ground", "rock") or self._water_here(world) < 1.8:
                self._dive_depth = 0.0
            return True
        if self.on == "water" and near > 3.0 and picture.on not in ("ground", "rock") and self._water_here(world) > 2.2:
            self._dive_depth = 0.1
            world.emit(events.Splashed(self.x, self.y, self.id, 5.0, 0.5))
            return True
        return False

    def _water_here(self, world: Stage) -> float:
        return world.depth_at(self.x, world.terrain.height(self.x))

    def _aim(self, world: Stage, attack: str, seconds: float) -> None:
        self._attack, self._windup = attack, ticks(seconds)
        y = self.y + 1.2
        if attack == "rise":
            lake = world.lake_at(self.x)
            y = lake.sample(self.x).surface if lake is not None else y
        world.emit(events.HunterAimed(self.x, y, self.id, attack, seconds))

    def _follow_through(self, world: Stage, picture: ChaseView, gap: float) -> MoveCommand:
        self._windup -= 1
        move = 1.0 if gap > 0.0 else -1.0
        if self._windup > 0:
            if self._attack == "throw":
                return MoveCommand(move * 0.75, self.speed)
            if self._attack == "rise":
                return MoveCommand(max(-1.0, min(1.0, gap)), self.tuning.dive_speed)
            return MoveCommand(move, self.speed + self.tuning.lunge_spring)
        attack, self._attack = self._attack, ""
        strike = {"lunge": self._lunge, "throw": self._throw, "rise": self._surface_attack}[attack]
        strike(world, picture, gap)
        return MoveCommand(move * 0.2, self.speed)

    def _lunge(self, world: Stage, picture: ChaseView, gap: float) -> None:
        self._cooldown = ticks(self.tuning.lunge_rest)
        if abs(gap) < self.tuning.grab_reach and -1.6 < picture.y - self.y < 1.0:
            world.catch_runner(self)
        else:
            self.stagger(world, 0.5, "lunge")

    def _throw(self, world: Stage, picture: ChaseView, gap: float) -> None:
        self._cooldown = ticks(self.tuning.throw_rest)
        speed = self.tuning.throw_speed
        time = abs(gap) / speed
        x, y = picture.x + picture.vx * time * 0.9, picture.y + 1.05
        rise = (y - self.y - 1.3) / max(time, 0.1) + 0.5 * GRAVITY * time
        vx = (x - self.x) / max(time, 0.1)
        throw(world, Projectile(self.id, self.x + 0.4 * self.facing, self.y + 1.3, vx, rise, self.tuning.blow_pain))
        world.emit(events.HunterThrew(self.x, self.y + 1.3, self.id))

    def _surface_attack(self, world: Stage, picture: ChaseView, gap: float) -> None:
        self._cooldown = ticks(self.tuning.rise_rest)
        self._dive_depth = 0.0
        world.dent(self.x, 0.5, -0.25)
        self.on, self.vy = "water", 1.0
        world.emit(events.Splashed(self.x, self.y + 0.3, self.id, 8.0, 0.8))
        if abs(gap) < self.tuning.rise_reach and picture.on == "water" and picture.y < self.y + 0.9:
            self._grasp(world)

    def _grasp(self, world: Stage) -> None:
        """A hand closes on the runner's ankle from below, and he kicks it off."""
        runner = world.runner
        runner.hurt(world, 0.06, "grasp")
        runner.spend(world, self.tuning.rise_drain)
        runner.vx *= 0.3
        runner.stagger(world, 0.5, "grasp")

    def _circle_barrier(self, world: Stage, picture: ChaseView, gap: float) -> MoveCommand:
        """Round the ball, each at his own post; whoever is within reach lifts his arm, and gives it a blow."""
        self._dive_depth = 0.0
        if self.stagger_ticks:
            self._attack = ""
            return NO_MOVE
        if self._attack == "strike":
            self._windup -= 1
            if self._windup <= 0:
                self._strike(world)
            return NO_MOVE
        self._attack = ""
        place = BARRIER_REACH + POST_SPACING * (self._post(world) % POST_COUNT)
        if BARRIER_REACH < abs(gap) < place - 0.6 * POST_SPACING:  # too near to the one before him: back to his own post
            return MoveCommand(-math.copysign(0.4, gap), self.speed)
        if abs(gap) > place:
            steals = abs(gap) <= STEALS_UP
            return MoveCommand(math.copysign(0.6 if steals else 1.0, gap), self.speed if steals else self._pace(gap, self.speed))
        if self._cooldown == 0 and abs(gap) <= BARRIER_REACH and picture.barrier:
            self._aim(world, "strike", self.tuning.strike_windup)
        return NO_MOVE

    def _hold_on(self, world: Stage) -> None:
        """He has him, by the collar, at arm's length; nobody stands in another."""
        runner = world.runner
        side = -1.0 if self.x <= runner.x else 1.0
        self.walk(world, NO_MOVE)
        self.x += (runner.x + side * self.tuning.grab_apart - self.x) * min(1.0, 18.0 * TICK)
        self.facing = 1 if side < 0.0 else -1
        self.pose("caught")

    def be_shaken_off(self, world: Environment, side: int, stun: float, awe: float) -> None:
        """The runner has got loose: whoever had him reels to his `side` for `stun` seconds, the others gape at it, for `awe` seconds."""
        self._attack, self._windup = "", 0
        self._cooldown = max(self._cooldown, ticks(awe) if awe else 0)
        if not stun:
            self._hesitate = max(self._hesitate, ticks(awe) if awe else 0)
        else:
            self.vx = 2.0 * side
            self.stagger(world, stun, "shaken")
            self._cooldown = ticks(stun + awe)

    def _post(self, world: Stage) -> int:
        """How many stand before him: one who has been knocked over loses his place to the next."""
        return sum(other.number < self.number and not (other.stagger_ticks or other.held or other.fleeing) for other in world.hunters)

    def _strike(self, world: Stage) -> None:
        self._attack, self._cooldown = "", ticks(self.tuning.strike_rest)
        ball = world.barrier
        if ball is not None and abs(ball.x - self.x) <= BARRIER_REACH + 0.3:
            ball.strike(world, self.x + 0.5 * self.facing, self.y + 1.0, self.tuning.strike_speed)

    # moving

    def _trip(self, world: Environment) -> None:
        self._trip_immunity -= self._trip_immunity > 0
        if self.on != "water" or self.submerged or self._trip_immunity or self.stagger_ticks or abs(self.vx) < 2.0:
            return
        if world.wake_steepness(self.x) > self.tuning.trip_slope:
            self._fall(world, "wake")

    def _fall(self, world: Environment, cause: str) -> None:
        self.stagger(world, self.tuning.trip_time, cause)
        self.vx *= 0.35
        self._trip_immunity = ticks(self.tuning.trip_rest)
        self._attack, self._windup = "", 0
        world.emit(events.HunterTripped(self.x, self.y, self.id, cause))

    def knock_over(self, world: Environment, side: int, speed: float) -> None:
        """The swinging ball has caught him: he flies, and has to come back from there."""
        self.stagger(world, KNOCKED, "barrier")
        self.on, self.vx, self.vy = "air", side * speed * KNOCK_SPREAD[self.number % len(KNOCK_SPREAD)], 0.6 * speed
        self._attack, self._windup, self._cooldown, self._dive_depth = "", 0, ticks(1.0), 0.0

    def _move_on_solid(self, world: Environment) -> None:
        was = self.log
        super()._move_on_solid(world)
        self._trip_on_log(world, was)

    def _move_on_water(self, world: Environment) -> None:
        super()._move_on_water(world)
        self._trip_on_log(world, None)

    def _trip_on_log(self, world: Environment, was: Platform | None) -> None:
        """A log that is run onto trips him, one that is leapt onto does not."""
        if self.log is not None and was is None and abs(self.vx) > 3.0 and not (self.stagger_ticks or self._trip_immunity):
            self._fall(world, "log")

    def _swim_under(self, world: Stage) -> None:
        lake = world.lake_at(self.x)
        if lake is None or self.stance == "dive" and self._dive_depth <= 0.0:
            self.on = "water"
            if lake is not None:
                self.rise(lake)
            return
        goal, quickness = (SURFACING_DEPTH, 5.0) if self._attack == "rise" else (DIVE_DEPTH, 2.5)
        self._dive_depth += (goal - self._dive_depth) * quickness * TICK
        goal = self._command.move * self._command.speed
        change = 14.0 * TICK
        self.vx += min(max(goal - self.vx, -change), change)
        self.x = min(max(self.x + self.vx * TICK, lake.left + 0.5), lake.right - 0.5)
        water = lake.sample(self.x)
        self.y = max(water.surface - METRES_PER_DIVE_DEPTH * self._dive_depth, world.terrain.height(self.x) + 0.1)
        self.vy, self.on, self.sunk = 0.0, "water", 0.0
        self.facing = 1 if self.vx >= 0 else -1
        if water.depth < 1.4:
            self._dive_depth = 0.0

    def on_released(self, lake: Lake | None) -> None:
        super().on_released(lake)
        self.fleeing = True

    def _stance(self) -> str:
        if self._dive_depth > 0.0:
            return "dive"
        if self.stagger_ticks:
            return "stagger"
        if self._hesitate:
            return "hesitate"
        if self._attack:
            return {"throw": "aim", "lunge": "lunge", "rise": "dive", "strike": "aim"}[self._attack]
        if self.on == "air":
            return "leap" if self.vy > 0.5 else "fall"
        if self.fleeing:
            return "swim"
        return "run" if abs(self.vx) > 0.5 else "idle"

    def recover(self, world: Stage) -> None:
        world.drop_captive(self)
        world.remove(self)
        world.report_removal(self.id, "removed")

    def hash_state(self) -> tuple[float, ...]:
        own = (self._wait, self._windup, self._cooldown, self._hesitate, self._trip_immunity, self._last_leap, self._settles)
        return (*super().hash_state(), *map(float, own), self._dive_depth, self.breath, self.angle)
