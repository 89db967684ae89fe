"""The hunters: tracker, thrower and diver. All decide from one picture of the chase, then all move."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.hunters.hunter_attacks import HunterAttacks
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.characters.hunters.raft_ride import RaftRide
from game.sim.characters.movement.movement import NO_MOVE, MoveCommand
from game.sim.environment import Environment, Platform
from game.sim.intent import Intent
from game.sim.roles import RunnerRole
from game.sim.stage import Entity, Order, Stage
from game.sim.water.lake import Lake

METRES_PER_DIVE_DEPTH = 1.3
"""Metres of water over the soles for each unit of `_dive_depth`."""
DIVE_DEPTH, SURFACING_DEPTH = 1.9, 0.23
"""`_dive_depth` of one who swims under water, and of one about to break the surface."""
KNOCKED_S = 1.2
"""Seconds for which one whom the barrier sent over is on his back."""
KNOCK_SHARES = (0.85, 1.15, 1.45)
"""How far each of them flies, as a share of the first blow's throw: thrown alike, they would come down in one another."""


@hunts("lake", "tracker", "thrower", "diver")
class Hunter(HunterAttacks, Entity):
    """One pursuer on his own legs, with plenty of chakra and one trick."""

    order, slot = Order.HUNTER, "hunters"
    marked = False
    """Whether the runner knows where he is."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec.id, spec.at, spec.type, world)
        self.hidden, self.number = spec.hidden, number
        self.fleeing = False
        """Let go alive, he makes for the far shore."""
        self._wait = ticks(spec.start_delay) if spec.start_delay else 0
        self._hesitate = self._trip_immunity = 0
        self._settles = ticks(self.tuning.settles) if spec.hidden and self.tuning.settles else 0
        self._last_leap = -1
        self._on_raft = RaftRide(spec.rides) if spec.rides else None
        self._saw_barrier = False
        self._command = NO_MOVE

    @property
    def cover(self) -> str:
        """What hides him: nothing, on the lake."""
        return ""

    @property
    def lies_ahead(self) -> bool:
        """Whether he is seen to lie in wait for one who comes to him."""
        return False

    def decide(self, world: Stage) -> None:
        """Choose this tick's command from the picture of the chase; nothing moves yet."""
        if self.held:
            return
        picture = self._picture(world)
        if self.fleeing:
            self._command = MoveCommand(-1.0, self.speed * 0.8)
            return
        if self._wait:
            self._wait -= 1
            self._command = NO_MOVE
            return
        if self._on_raft is not None and self._on_raft.goes_on(world):
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
        if self._prey(world).caught_by == self.id:
            self._hold_on(world)
            return
        if self._dive_depth > 0.0 or self.stance == "dive":
            self.climb_ticks = 0  # who dives has let go of what he was climbing
            self._swim_under(world)
        else:
            self._trip(world)
            self.walk(world, self._command)
        self.take_stance(self._stance())

    def top_speed(self, asked: float) -> float:
        """With chakra to spare the water slows nobody: what he wants to make up, he makes up."""
        return asked

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        self._cooldown -= self._cooldown > 0
        self._settles -= self._settles > 0
        gap = picture.x - self.x
        if not picture.reachable:
            return self._circle_barrier(world, picture, gap)
        if self._attack == "strike":  # the barrier that it was meant for is gone
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

    def _prey(self, world: Stage) -> RunnerRole:
        """Whom he is after."""
        return world.runner

    def _picture(self, world: Stage) -> ChaseView:
        """What he goes by in this tick."""
        return world.chase

    def _leap_as_he_did(self, picture: ChaseView) -> bool:
        for x, tick in picture.leaps:
            if tick > self._last_leap and abs(self.x - x) < 0.25:
                self._last_leap = tick
                return self.on != "air"
        return False

    def _blocked(self, world: Stage, move: float) -> bool:
        return self.on != "air" and abs(self.vx) < 0.6 and world.wall(self.x + move * 0.5, self.y, self.legs.step) is not None

    def _hold_on(self, world: Stage) -> None:
        """He has him, by the collar, at arm's length; nobody stands in another."""
        runner = self._prey(world)
        side = -1.0 if self.x <= runner.x else 1.0
        self.walk(world, NO_MOVE)
        self.x += (runner.x + side * self.tuning.grab_apart - self.x) * min(1.0, 18.0 * TICK)
        self.facing = 1 if side < 0.0 else -1
        self.take_stance("caught")

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

    def look_about(self, seconds: float) -> None:
        """Nothing that he had in hand is gone on with."""
        self._attack, self._windup, self._wait = "", 0, 0
        self._hesitate = max(self._hesitate, ticks(seconds))

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
        """The swinging barrier has caught him: he flies, and has to come back from there."""
        self.stagger(world, KNOCKED_S, "barrier")
        self.on, self.vx, self.vy = "air", side * speed * KNOCK_SHARES[self.number % len(KNOCK_SHARES)], 0.6 * speed
        self._attack, self._windup, self._cooldown, self._dive_depth = "", 0, ticks(1.0), 0.0

    def _move_on_solid(self, world: Environment) -> None:
        was = self.platform
        super()._move_on_solid(world)
        self._trip_on_log(world, was)

    def _move_on_water(self, world: Environment) -> None:
        super()._move_on_water(world)
        self._trip_on_log(world, None)

    def _trip_on_log(self, world: Environment, was: Platform | None) -> None:
        """A log that is run onto trips him, one that is leapt onto does not."""
        if (
            self.platform is not None
            and self.platform.trips
            and was is None
            and abs(self.vx) > 3.0
            and not (self.stagger_ticks or self._trip_immunity)
        ):
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
