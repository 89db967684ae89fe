"""A hand that knows the crown road: it sees everything, leaps off every bough so as to come down on the next: what the road allows.

No bot of the game: those see a screen, late. This one is there to prove that the whole way can be gone without touching soil.
"""

from game.sim.characters.movement.movement import LegsTuning
from game.sim.intent import Intent
from game.sim.terrain.terrain import Solid
from game.sim.world import World

HOLDS = (2, 12, 24, 36, 60)
"""Ticks for which a leap may be held."""
IN = 1.7
"""Metres into a bough at which one comes down best."""
BRIDGE = (226.0, 264.2)
"""Where he leaps off the rope bridge: before its gap, and before its end."""


class CrownWalker:
    def __init__(self) -> None:
        self._hold = 0
        self._ducks = 0

    def act(self, world: World) -> Intent:
        runner = world.runner
        self._hold -= self._hold > 0
        leap = False
        arms = [hunter.x - runner.x for hunter in world.hunters if hunter.lies_ahead]
        if any(-1.0 < gap < 3.2 for gap in arms) and runner.on in ("rock", "air"):
            return Intent(move=100, crouch=True)
        if runner.on != "air" and not self._hold:
            self._hold = self._leap(world)
            leap = self._hold > 0
        sprint = runner.burn < 0.75 and not any(0.0 < gap < 9.0 for gap in arms)
        return Intent(move=100, sprint=sprint, leap=self._hold > 0, leap_pressed=leap)

    def _leap(self, world: World) -> int:
        runner = world.runner
        if runner.on == "rock":
            return self._to_next(world)
        if runner.on == "log":
            return 60 if any(start < runner.x < start + 1.0 for start in BRIDGE) else 0
        slope = world.terrain.height(runner.x + 0.5) - world.terrain.height(runner.x - 0.5)
        lift = min(3.0, slope * max(runner.vx, 3.0))
        return 60 if slope > 0.25 and any(self._ends(world, lift, 60, bough) for bough in _boughs(world)) else 0

    def _to_next(self, world: World) -> int:
        runner = world.runner
        bough = world.terrain.bough_at(runner.x, runner.y)
        speed = max(runner.vx, 3.0)
        if bough is None or bough.right - runner.x > max(1.6, 0.16 * speed):
            return 0
        following = [each for each in _boughs(world) if each.left > bough.right][:1]
        if not following or following[0].left - bough.right > 12.0:
            return 60 if bough.right - runner.x < 0.05 * speed else 0
        ends = [(abs(end - following[0].left - IN), hold) for hold in HOLDS if (end := self._ends(world, 0.0, hold, following[0]))]
        last = bough.right - runner.x < 0.05 * speed
        if ends and (min(ends)[0] < 1.0 or last):
            return min(ends)[1]
        return 60 if last else 0

    def _ends(self, world: World, lift: float, hold: int, bough: Solid) -> float:
        """Where on a bough a leap ends that is held so long; 0: not on it."""
        runner, legs = world.runner, world.tuning.of("legs", LegsTuning)
        x, y, speed, leaping = runner.x, runner.y, max(runner.vx, 3.0), True
        vy = (2.0 * legs.gravity * legs.leap_held - legs.apex_speed**2) ** 0.5 + lift
        for tick in range(170):
            held = tick < hold
            if leaping and not held and vy > 0.0:
                vy, leaping = min(vy, (2.0 * legs.gravity * legs.leap_tapped) ** 0.5 + lift), False
            floats = held and leaping and abs(vy) < legs.apex_speed
            vy = max(vy - legs.gravity * (0.5 if floats else 1.0) / 120.0, -legs.fall_cap)
            x, y = x + speed / 120.0, y + vy / 120.0
            inside = bough.left + 0.1 < x < bough.right - 0.1
            if inside and vy < 0.0 and bough.top(x) - 0.3 < y <= bough.top(x) + 0.05:
                return x
        return 0.0


def _boughs(world: World) -> list[Solid]:
    return sorted((solid for solid in world.terrain.solids if solid.bough), key=lambda solid: solid.left)
