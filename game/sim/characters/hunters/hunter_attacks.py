"""Attacks of the hunters: lunge, throw, a grasp from below, a blow at the barrier; each after a windup that is seen."""

from __future__ import annotations

import math

from game.core.gravity import GRAVITY
from game.core.ticks import ticks
from game.level.registry import Point
from game.sim import events
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_tuning import HunterTuning
from game.sim.characters.movement.movement import NO_MOVE, LegsTuning, MoveCommand
from game.sim.characters.movement.water_footing import FootingTuning
from game.sim.objects.projectile import Projectile, throw
from game.sim.roles import HunterRole
from game.sim.stage import Stage

BARRIER_REACH, POST_SPACING, POST_COUNT = 2.1, 1.3, 4
"""Strike range of the barrier (m); spacing between waiting hunters (m), so that nobody hides another; number of slots."""
BACK_OFF_SPEED = 3.0
"""m/s at which the others make room for the one who has got hold of the runner."""
SNEAK_RANGE_M = 4.5
"""Metres from the barrier within which nobody runs any more."""


class HunterAttacks(HunterRole):
    """One who attacks, as his kind does."""

    def __init__(self, who: str, at: Point, kind: str, world: Stage) -> None:
        super().__init__(who, *at, world.tuning.of("legs", LegsTuning), world.tuning.of("footing", FootingTuning))
        self.kind = kind
        self.tuning = world.tuning.of("hunter", HunterTuning)
        self.speed_limit = math.inf
        """m/s that he keeps to just now."""
        self._windup = self._cooldown = 0
        self._attack = ""
        self._dive_depth = 0.0

    @property
    def speed(self) -> float:
        """m/s at which he runs."""
        return min(self.speed_limit, float(getattr(self.tuning, f"{self.kind}_speed")))

    def _pace(self, gap: float, speed: float) -> float:
        """The nearer, the steadier; far behind, they make ground: whoever runs well has them on the picture, not on his heels."""
        tuning = self.tuning
        behind = abs(gap) - tuning.follows
        return speed + min(behind * tuning.gains, tuning.most_gain) if behind > 0.0 else speed

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
        """Round the barrier, each at his own post; whoever is within reach lifts his arm, and gives it a blow."""
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
        if world.runner.caught_by is not None and abs(gap) < BARRIER_REACH - 0.2:  # one of them has him: room for the two
            return MoveCommand(-math.copysign(1.0, gap), BACK_OFF_SPEED)
        place = BARRIER_REACH + POST_SPACING * (self._post(world) % POST_COUNT)
        if BARRIER_REACH < abs(gap) < place - 0.6 * POST_SPACING:  # too near to the one before him: back to his own post
            return MoveCommand(-math.copysign(0.4, gap), self.speed)
        if abs(gap) > place:
            steals = abs(gap) <= SNEAK_RANGE_M
            return MoveCommand(math.copysign(0.6 if steals else 1.0, gap), self.speed if steals else self._pace(gap, self.speed))
        if self._cooldown == 0 and abs(gap) <= BARRIER_REACH and picture.barrier:
            self._aim(world, "strike", self.tuning.strike_windup)
        return NO_MOVE

    def _post(self, world: Stage) -> int:
        """How many stand before him: one who has been knocked over loses his place to the next."""
        return sum(other.number < self.number and not (other.stagger_ticks or other.held or other.fleeing) for other in world.hunters)

    def _strike(self, world: Stage) -> None:
        self._attack, self._cooldown = "", ticks(self.tuning.strike_rest)
        barrier = world.barrier
        if barrier is not None and abs(barrier.x - self.x) <= BARRIER_REACH + 0.3:
            barrier.strike(world, self.x + 0.5 * self.facing, self.y + 1.0, self.tuning.strike_speed)
