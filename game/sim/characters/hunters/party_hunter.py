"""Hunters in a party: they share couriers out among them, stop before the wood or stone that one stands on, and back away from a ball."""

from __future__ import annotations

from game.core.ticks import ticks
from game.level.registry import tunable, tuned
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.characters.hunters.wary_hunter import WaryHunter
from game.sim.characters.movement.movement import DRY_SURFACES, NO_MOVE, MoveCommand
from game.sim.roles import CourierRole, RunnerRole
from game.sim.stage import Stage
from game.sim.techniques.captive import SpiderwebTuning
from game.sim.water.lake import Lake

RANK_TICKS = 40
"""Ticks for which each of a party lets the one before him go first."""


@tunable("party")
class PartyTuning:
    stands_off: float = tuned(1.6, "m", 0.5, 20, "how near a party comes to wood or stone that one stands on before it makes up its mind")
    apart: float = tuned(1.1, "m", 0, 10, "from one of a party to the next, while they wait")
    cowed: float = tuned(7.0, "s", 0, 600, "one of a party whom the web has held under for so long does not come back once it lets go")
    returns: float = tuned(6.0, "s", 0, 120, "one whom it let go sooner turns back after so long")
    dares: float = tuned(3.0, "s", 0, 60, "for how long a party stands before wood or stone until the first leaps up")


@hunts("party", "tracker", "thrower", "diver")
class PartyHunter(WaryHunter):
    """After one courier; after another once that one is in a ball, at home or in the web."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self.party = world.tuning.of("party", PartyTuning)
        self.cowed_after = self.party.cowed
        self._quarry: CourierRole | None = None
        self._stood = self._returns = 0
        self._breath_s = world.tuning.of("spiderweb", SpiderwebTuning).breath

    def decide(self, world: Stage) -> None:
        if self._returns and not self.held:
            self._returns -= 1
            if not self._returns:
                self.fleeing = self.undaunted = False
        super().decide(world)

    def on_released(self, lake: Lake | None) -> None:
        """Alive, he makes for the far shore; if that was all, he gets his breath and turns back."""
        held_s = (1.0 - self.breath) * self._breath_s
        super().on_released(lake)
        self.undaunted = held_s < self.party.cowed
        self._returns = ticks(self.party.returns) if self.undaunted else 0
        self._gaped, self._quarry = 0, None

    def _get_away(self, world: Stage) -> None:
        if not self.undaunted:
            super()._get_away(world)

    def _prey(self, world: Stage) -> RunnerRole:
        return self._quarry if self._quarry is not None else world.runner

    def _picture(self, world: Stage) -> ChaseView:
        quarry = self._quarry = self._choose_quarry(world)
        if quarry is None:
            return world.chase
        in_ball = quarry.on == "barrier"
        return ChaseView(quarry.x, quarry.y, quarry.vx, quarry.on, not in_ball and not world.over, in_ball, ())

    def _choose_quarry(self, world: Stage) -> CourierRole | None:
        """His own for as long as he is to be had; else the one who has fewest behind him. One in a ball is gaped at while it is new."""
        now = self._quarry
        if now is not None and now in world.couriers and (now.is_quarry or now.on == "barrier" and self._gapes()):
            return now
        self._stood = 0
        free = [courier for courier in world.couriers if courier.is_quarry]
        if not free:
            return next((courier for courier in world.couriers if courier.on == "barrier"), None)
        if now is not None:
            self._gaped = 0
        after = [hunter._quarry for hunter in world.hunters if isinstance(hunter, PartyHunter) and hunter is not self]
        return min(free, key=lambda courier: (after.count(courier), abs(courier.x - self.x)))

    def _gapes(self) -> bool:
        return self._gaped < ticks(self.wary.gapes)

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        if self._quarry is None:
            self._attack = ""
            if not all(courier.home for courier in world.couriers):  # the web has one: they would rather not
                return NO_MOVE
            self._gaped += 1  # nothing to be had here any more
            return MoveCommand(-1.0, self.speed)
        if picture.barrier:
            return super()._chase(world, picture)
        if self._quarry.caught_by not in (None, self.id):
            return NO_MOVE
        move = self._stand_off(world, picture)
        if move is not None:
            return move
        command = self._run_down(world, picture)
        leap = self.on == "water" and picture.on in DRY_SURFACES and self._stood > 0
        return command._replace(leap=command.leap or leap, leap_pressed=command.leap_pressed or leap) if leap else command

    def _run_down(self, world: Stage, picture: ChaseView) -> MoveCommand:
        """As a hunter runs anybody down, but without tricks: he wants a prisoner."""
        self._cooldown -= self._cooldown > 0
        gap = picture.x - self.x
        if self._attack:
            return self._follow_through(world, picture, gap)
        if self._cooldown == 0 and abs(gap) < self.tuning.lunge_from and abs(picture.y - self.y) < 1.0:
            self._aim(world, "lunge", self.tuning.lunge_windup)
        move = 1.0 if gap > 0.0 else -1.0
        leap = self._blocked(world, move)
        return MoveCommand(move, self._pace(gap, self.speed), leap or self.on == "air", leap)

    def _stand_off(self, world: Stage, picture: ChaseView) -> MoveCommand | None:
        """Before wood or stone they stop in the water and look at one another, until the first dares."""
        if picture.on not in DRY_SURFACES or self._quarry is None:
            self._stood = 0
            return None
        if self.on != "water" or self._stood > ticks(self.party.dares) + RANK_TICKS * self._rank(world):
            return None
        left, right = self._quarry.perch(world)
        side = 1.0 if picture.x > self.x else -1.0
        gap = (left - self.x if side > 0.0 else self.x - right) - self.party.stands_off - self.party.apart * self._rank(world)
        self._attack = ""
        if gap > 0.0:
            return MoveCommand(side, self._pace(gap, self.speed))
        self._stood += 1
        return NO_MOVE

    def _rank(self, world: Stage) -> int:
        """How many of the same party are nearer to the same courier."""
        mine = [hunter for hunter in world.hunters if isinstance(hunter, PartyHunter) and hunter._quarry is self._quarry]
        return sum(hunter.number < self.number for hunter in mine)

    def _lunge(self, world: Stage, picture: ChaseView, gap: float) -> None:
        self._cooldown = ticks(self.tuning.lunge_rest)
        if self._quarry is not None and abs(gap) < self.tuning.grab_reach and -1.6 < picture.y - self.y < 1.0:
            self._quarry.seize(world, self)
        else:
            self.stagger(world, 0.5, "lunge")

    def hash_state(self) -> tuple[float, ...]:
        return (*super().hash_state(), float(self._stood), float(self._returns))
