"""The spiderweb: sticky chakra that spreads through connected water, hangs strands on whoever it meets, and pulls."""

from __future__ import annotations

from game.core.ticks import TICK
from game.sim import events
from game.sim.characters.character import Character
from game.sim.environment import Environment
from game.sim.stage import Entity, Order, Stage
from game.sim.techniques.captive import Captive, SpiderwebTuning, Strand
from game.sim.water.lake import Lake

STANDING_DEPTH = 0.7
"""Metres of still water in which anybody can stand."""
DRY_SURFACES = ("log", "rock", "barrier")
"""What keeps one's feet out of the water."""
MIN_WET_DEPTH_M = 0.005
"""Water deeper than this, in metres, carries the web."""


class Spiderweb(Entity):
    """Made at `maker`; awake until its maker lets go."""

    order, slot = Order.SPIDERWEB, "spiderweb"

    def __init__(self, world: Environment, maker: str, x: float, tuning: SpiderwebTuning) -> None:
        lake = world.lake_at(x) or min(world.lakes, key=lambda lake: min(abs(lake.left - x), abs(lake.right - x)))
        self.tuning, self.lake, self.maker_id = tuning, lake, maker
        self.cell = self._nearest_wet(lake, x)
        self.maker = (lake.left + (self.cell + 0.5) * lake.cell, lake.level)
        self.reach_left = self.reach_right = self.maker[0]
        self.awake, self.releasing, self.age_ticks = True, 0.0, 0
        self.captives: list[Captive] = []
        self.loose = False
        """Held with one hand: nobody gets away, and nobody's breath runs out."""

    @staticmethod
    def _nearest_wet(lake: Lake, x: float) -> int:
        wet = [i for i in range(lake.n) if lake.depths[i] > 0.3]
        at = (x - lake.left) / lake.cell
        return min(wet, key=lambda i: abs(i - at)) if wet else int(min(max(at, 0), lake.n - 1))

    def apply_forces(self, world: Stage) -> None:
        """Spread, take hold of whoever is touched, and pull."""
        self.age_ticks += 1
        if self.awake:
            self._spread()
            for person in world.people:
                if not person.held and person.on != "barrier" and person.id != self.maker_id and self._touches(world, person):
                    self._take(world, person)
        else:
            self.releasing = min(1.0, self.releasing + TICK / 1.2)
        for captive in self.captives:
            captive.update(world, self.awake)

    def after_physics(self, world: Stage) -> None:
        """Poses and breath of those who hang in it."""
        for captive in self.captives:
            captive.refresh(world, not self.loose)

    @property
    def strands(self) -> list[Strand]:
        """Every tether as it hangs now, for the picture."""
        return [strand for captive in self.captives for strand in captive.strands()] if self.awake else []

    def release(self, world: Environment) -> None:
        """The maker's sign: every strand turns to drops; the drowned stay, the living come up."""
        self.awake = False
        world.emit(events.SpiderwebReleased(*self.maker))
        for captive in self.captives:
            captive.let_go(world)
        self.captives = [captive for captive in self.captives if captive.body is not None]

    def drop_captive(self, world: Environment, person: Character) -> None:
        """Whatever held `person` is gone, and the body that hung there."""
        for captive in self.captives:
            if captive.person is person:
                captive.cut(world)
        self.captives = [captive for captive in self.captives if captive.person is not person]

    def judge(self, world: Stage) -> None:
        if self.has_drowned(world.runner):
            world.finish(False, "lost.drowned")

    def seconds_left(self) -> float | None:
        """Seconds until the last of those it holds under water is drowned, or None when nobody is there, or it is held loosely."""
        if not self.awake or self.loose:
            return None
        left = [captive.air * self.tuning.breath for captive in self.captives if captive.under and not captive.drowned]
        return max(left) if left else None

    def has_drowned(self, person: Character) -> bool:
        """Whether `person` ran out of breath in it."""
        return any(captive.drowned and captive.person is person for captive in self.captives)

    def pin(self, world: Environment, person: Character) -> None:
        """Pin `person` by the foot where he is, unless the web has him already."""
        if any(captive.person is person for captive in self.captives):
            return
        self.captives.append(Captive(world, person, self.tuning, pinned=True))
        world.emit(events.SpiderwebCaught(person.x, person.y, person.id, True))

    def _spread(self) -> None:
        step = self.tuning.front_speed * TICK
        self.reach_right = self._advance_front(self.reach_right, step)
        self.reach_left = self._advance_front(self.reach_left, -step)

    def _advance_front(self, x: float, step: float) -> float:
        """How far it has come: every cell on the way must be wet, however thin the bar between."""
        lake, side = self.lake, 1 if step > 0.0 else -1
        first, last = int((x - lake.left) / lake.cell), int((x + step - lake.left) / lake.cell)
        for i in range(first, last + side, side):
            if not (0 <= i < lake.n and lake.depths[i] > MIN_WET_DEPTH_M):
                return x
        return x + step

    def _touches(self, world: Environment, person: Character) -> bool:
        if not self.reach_left <= person.x <= self.reach_right or any(captive.person is person for captive in self.captives):
            return False
        return touches_water(self.lake, person)

    def take_hold(self, world: Environment, person: Character) -> Captive | None:
        """Hang strands on somebody whom it did not meet by itself, if his body can hang in it."""
        self._take(world, person)
        captive = self.captives[-1]
        return captive if captive.body is not None else None

    def _take(self, world: Environment, person: Character) -> None:
        depth = world.depth_at(person.x, world.terrain.height(person.x))
        # Nobody is dragged under where he can stand, however deep a wave has just made it: that runs off.
        pinned = depth < self.tuning.pin_depth or self.lake.still_depth(person.x) <= STANDING_DEPTH
        self.captives.append(Captive(world, person, self.tuning, pinned))
        world.emit(events.SpiderwebCaught(person.x, person.y, person.id, pinned))

    def hash_state(self) -> tuple[float, ...]:
        own = [self.reach_left, self.reach_right, self.releasing]
        for captive in self.captives:
            own += captive.hash_state()
        return tuple(own)


def touches_water(lake: Lake, person: Character) -> bool:
    """Whether a web in `lake` knows anybody: who stands on wood or stone, is in a barrier or leaps over it, touches no water."""
    if person.on in DRY_SURFACES or person.evades_web or not lake.contains(person.x):
        return False
    water = lake.sample(person.x)
    return water.depth > MIN_WET_DEPTH_M and person.y < water.surface + 0.15
