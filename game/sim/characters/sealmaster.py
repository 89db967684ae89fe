"""The sealmaster: walks far too calmly, makes signs, holds what he has made, and looks at his watch."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from game.core.ticks import ticks
from game.level.registry import Point, tunable, tuned
from game.sim import events
from game.sim.characters.movement.movement import NO_MOVE, LegsTuning, MoveCommand
from game.sim.characters.movement.water_footing import FootingTuning
from game.sim.intent import Intent
from game.sim.roles import SealmasterRole
from game.sim.stage import Entity, Order, Stage
from game.sim.techniques.technique import Technique

FOOT_CHECK_INTERVAL = 8
"""Ticks between two looks at the ground under feet that stand still."""
WATCH_TICKS = ticks(3.0)
"""Ticks for which he looks at his watch, and then at the lake."""
STOP_DISTANCE_M, APPROACH_RANGE_M = 0.85, 14.0
"""Metres from the one whom he comes to at which he stops, and within which he comes."""
MAX_BEACHED_WAVES = 2
"""Waves that ran out on the beach without setting the barrier down, after which he lets it down where it lies."""
WADING_DEPTH_M = 1.3
"""Metres of still water from which he then gets ashore on his own legs."""


@tunable("sealmaster")
class SealmasterTuning:
    walk: float = tuned(1.7, "m/s", 0.1, 10, "walking speed")
    sign_barrier: float = tuned(0.6, "s", 0, 10, "from reaching into the pocket to the barrier")
    sign_spiderweb: float = tuned(0.9, "s", 0, 10, "from the shrug to the web")
    sign_wave: float = tuned(1.2, "s", 0, 10, "from the sign to the first heave of water")
    sign_release: float = tuned(0.6, "s", 0, 10, "duration of the sign that releases the spiderweb")
    sign_dispel: float = tuned(0.5, "s", 0, 10, "duration of the sign that dispels the barrier")
    hurries: float = tuned(2.6, "m/s", 0.1, 10, "how fast he comes to one who sits on his shore, once there is nothing left to hold")
    wave_retry_delay: float = tuned(1.8, "s", 0, 60, "the price of a lost wave: he gathers himself this long before the next")
    run_up: float = tuned(4.0, "s", 0, 60, "how long a barrier may still roll up the beach before he thinks of another wave")


class Sealmaster(SealmasterRole, Entity):
    """Orders wait in a queue: a place to walk to, or a technique to sign."""

    order, slot = Order.SEALMASTER, "sealmaster"

    def __init__(self, name: str, at: Point, inside: bool, world: Stage) -> None:
        super().__init__(name, *at, world.tuning.of("legs", LegsTuning), world.tuning.of("footing", FootingTuning))
        self.tuning = world.tuning.of("sealmaster", SealmasterTuning)
        self.inside = inside
        self._home = at
        self.facing = -1
        self.technique = ""
        self.sign = 0.0
        self.waves = 0
        self._orders: deque[float | Technique] = deque()
        self._sign_ticks = self._rest = self._beached = 0

    @property
    def hidden(self) -> bool:
        return self.inside

    def order_walk(self, x: float) -> None:
        self._orders.append(float(x))

    def order_sign(self, technique: Technique) -> None:
        self._orders.append(technique)

    def forget_orders(self) -> None:
        """Nothing more is asked of him: the run is over."""
        self._orders.clear()
        self._sign_ticks, self.sign, self.technique, self.waves = 0, 0.0, "", 0

    def seconds_until_drowned(self, world: Stage) -> float | None:
        """Seconds left on his watch until the last of those below is done, or None when nobody is."""
        return None if world.spiderweb is None else world.spiderweb.seconds_left()

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """Carry out the first order in the queue for one tick."""
        command = NO_MOVE
        if self.waves and not self._orders:
            self._repeat_lost_wave(world)
        self._rest -= self._rest > 0
        if self._orders and not self.inside and not self._rest:
            order = self._orders[0]
            if isinstance(order, float):
                command = self._walk_to(order)
            else:
                self._make_sign(world, order)
        elif self._is_wanted(world):
            command = MoveCommand(1.0 if world.runner.x > self.x else -1.0, self.tuning.hurries)
        # One who stands has no need to look where he puts his feet in every tick.
        if command.move or self.vx or self.on != "ground" or world.tick % FOOT_CHECK_INTERVAL == 0:
            self.walk(world, command)
        self.take_stance(self._stance(world))

    def _repeat_lost_wave(self, world: Stage) -> None:
        """A barrier that its wave has left behind gets another, at a price; one that lies where he could wade is let down there."""
        barrier, wave = world.barrier, world.wave
        if barrier is None or barrier.landed or barrier.broken or (wave is not None and wave.driven):
            return
        lake = world.lake_at(barrier.x)
        if lake is None or lake.still_depth(barrier.x) <= 0.0:
            return
        if self._beached >= MAX_BEACHED_WAVES and lake.still_depth(barrier.x) < WADING_DEPTH_M:
            barrier.let_down(world)
            return
        spent = wave is not None and wave.state == "spent"
        self._beached += spent
        self._rest = ticks(self.tuning.run_up if spent else self.tuning.wave_retry_delay)
        self.order_sign("wave")

    def _is_wanted(self, world: Stage) -> bool:
        """Whether somebody sits or lies on his shore who is not beside him yet, and nothing has to be held any more."""
        runner, web = world.runner, world.spiderweb
        if self.inside or self.on != "ground" or world.barrier is not None or (web is not None and web.awake):
            return False
        return (runner.seated or runner.fainted) and runner.on == "ground" and STOP_DISTANCE_M < abs(runner.x - self.x) < APPROACH_RANGE_M

    def _walk_to(self, x: float) -> MoveCommand:
        if abs(x - self.x) < 0.1:
            self._orders.popleft()
            return NO_MOVE
        return MoveCommand(1.0 if x > self.x else -1.0, self.tuning.walk)

    def _make_sign(self, world: Stage, technique: Technique) -> None:
        if self._sign_ticks == 0:
            self.technique, self.facing = technique, 1 if world.runner.x > self.x else -1
            world.emit(events.SignMade(self.x, self.y + 1.2, technique, False))
        self._sign_ticks += 1
        whole = ticks(getattr(self.tuning, f"sign_{technique}"))
        self.sign = min(1.0, self._sign_ticks / whole)
        if self._sign_ticks < whole:
            return
        self._orders.popleft()
        self._sign_ticks, self.sign, self.technique = 0, 0.0, ""
        world.emit(events.SignMade(self.x, self.y + 1.2, technique, True))
        world.cast_technique(technique, self)

    def _stance(self, world: Stage) -> str:
        if self.inside:
            return "inside"
        if self.technique:
            return "sign"
        if abs(self.vx) > 0.3:
            return "walk"
        if world.wave is not None and world.wave.state in ("building", "driving"):
            return "wave"
        if world.spiderweb is not None and world.spiderweb.awake:
            return "watch" if world.tick // WATCH_TICKS % 2 and self.seconds_until_drowned(world) is not None else "hold"
        return "idle"

    def recover(self, world: Stage) -> None:
        self.place(*self._home)
        self.stride = self.angle = 0.0
        self.breath = 1.0
        world.report_removal(self.id, "put back")

    def hash_state(self) -> tuple[float, ...]:
        return (*super().hash_state(), self.sign, float(len(self._orders)), float(self._rest))
