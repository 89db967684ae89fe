"""Characters: everybody on two legs, what a tick of walking is, and how one is put somewhere, caught and let go."""

from __future__ import annotations

import math

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.movement import water_footing
from game.sim.characters.movement.movement import LegsTuning, MoveCommand
from game.sim.characters.movement.water_movement import WaterMovement
from game.sim.environment import Environment
from game.sim.physics.bounds import Bounds
from game.sim.water.lake import Lake

HELD_STANCES = ("struggle", "under", "drowned", "stuck")
"""Stances of whoever the spiderweb holds."""
MAX_LEG_DEPTH_M = 200.0
"""Metres under water beyond which a leg cannot be."""


class Character(WaterMovement):
    """A body on its own legs, which the spiderweb can take off them."""

    def __init__(self, who: str, x: float, y: float, legs: LegsTuning, footing: water_footing.FootingTuning) -> None:
        super().__init__(who, x, y, legs, footing)
        self.stance = "idle"
        self.stance_ticks = 0
        self.held = False
        """Pinned by the web, or part of the story: the legs obey nobody."""
        self.angle = 0.0
        """Radians from upright, once the web has taken the body off its legs."""
        self.breath = 1.0
        """What is left of a breath under water, 1 to 0."""
        self.evades_web = False
        """So deep under water that a web which runs over him does not know him."""

    def walk(self, world: Environment, command: MoveCommand) -> None:
        """Move for one tick as `command` asks, as far as the world lets one."""
        before = self.vx
        if command.leap_pressed:
            self._leap_buffer_ticks = ticks(self.legs.buffer)
        elif self._leap_buffer_ticks and not self.stagger_ticks:
            self._leap_buffer_ticks -= 1
        if self.climb_ticks:
            self._climb(world)
        elif self.held:
            self.vx = self.vy = 0.0
        else:
            command = command if self.stagger_ticks == 0 else MoveCommand(command.move * 0.35, command.speed, command.leap)
            self._run(world, command)
            self._leap(world, command)
            if self.on == "air":
                self._fly(world, command)
            elif self.on == "water":
                self._move_on_water(world)
            else:
                self._move_on_solid(world)
        self.stagger_ticks -= self.stagger_ticks > 0
        self.ax += ((self.vx - before) / TICK - self.ax) * 0.15
        self._stride(world)

    def stagger(self, world: Environment, seconds: float, cause: str) -> None:
        """Lose one's stride; keys pressed meanwhile are kept for after."""
        self.stagger_ticks = max(self.stagger_ticks, ticks(seconds))
        world.emit(events.Staggered(self.x, self.y, self.id, cause))

    def place(self, x: float, y: float, coyote: float = 0.0) -> None:
        """Put the body somewhere else, at rest; a leap pressed before is forgotten, one within `coyote` seconds counts."""
        self.x, self.y, self.vx, self.vy, self.ax = x, y, 0.0, 0.0, 0.0
        self._leap_buffer_ticks = self._lift_ticks = 0
        self._coyote_ticks = ticks(coyote) if coyote else 0
        self._leaping = False
        self.on, self.platform, self.sunk, self.climb_ticks = "air", None, 0.0, 0
        self._climb_keeps = None

    def on_captured(self, under: bool, drowned: bool, air: float, angle: float) -> None:
        """The web has pulled this body off its legs; this is how it hangs there."""
        self.angle = angle
        self.breath = air
        self.take_stance("drowned" if drowned else "under" if under else "struggle")

    def on_released(self, lake: Lake | None) -> None:
        """The web has let go of this body alive, in `lake`: it rises from where it hangs."""
        self.angle, self.breath = 0.0, 1.0
        self.place(self.x, self.y)
        if lake is not None:
            self.rise(lake)

    def take_stance(self, stance: str) -> None:
        """Stand like that from now on, counting the ticks in it."""
        self.stance_ticks = self.stance_ticks + 1 if stance == self.stance else 0
        self.stance = stance

    def is_valid(self, bounds: Bounds) -> bool:
        """Whether all of it is finite and in bounds."""
        rest = self.ax + self.stride + self.breath + self.angle
        return bounds.contain(self) and -MAX_LEG_DEPTH_M < self.sunk < MAX_LEG_DEPTH_M and math.isfinite(rest)

    def hash_state(self) -> tuple[float, ...]:
        """What the world's hash must know of this body."""
        return (self.x, self.y, self.vx, self.vy, self.sunk, self.stride, float(self.footing.sink_level), float(self.stagger_ticks))
