"""Stalker habits: by what each of those who stalk is heard, and which moment he chooses, never in step with the wind.

The tracker moves when the runner moves. The thrower goes through the crowns under the gusts, and is late by 0.7 s. The diver goes
along the stream, where his sound is water that runs uphill. Whoever throws a pebble does so out of his cover, and sits there to see what
comes of it.
"""

from __future__ import annotations

from random import Random

from game.core.ticks import TICK, ticks
from game.sim.senses.noises import NoiseKind, Noises, RustlingThing
from game.sim.senses.pebble import toss_pebble
from game.sim.senses.stalker_tuning import StalkerTuning
from game.sim.stage import Stage

KINDS: dict[str, tuple[NoiseKind, ...]] = {"tracker": ("bush",), "thrower": ("crown",), "diver": ("reeds", "water")}
"""What each of them makes to rustle."""
COVER_M = 3.5
"""Metres within which somebody finds something to rustle."""
BURST_COUNT, BURST_S, BURST_M = 3, 0.4, 0.9
"""How often, at what interval in seconds and metres the diver is heard in a row."""
ECHO_S, ECHO_WAITS_S, ECHO_AFTER_S = 0.8, 1.0, 1.5
"""Seconds from a stop to the tracker's one step too many; how much longer he waits for a gust to be over; after how long a walk."""
EARSHOT_M = 12.0
"""Metres from which one who listens hears him."""
TOSS_MEMORY_S = 8.0
"""Seconds for which the rustle out of which a pebble flew can be marked: whoever has seen it fly has to stand still first."""


class StalkerHabits:
    """When one of them is heard. His place is told with every call: he knows where he is."""

    def __init__(self, who: str, kind: str, tuning: StalkerTuning, seed: int) -> None:
        self.id, self.kind, self.tuning = who, kind, tuning
        self.chances = 0
        """How often he could have been heard since he began to creep, or was last marked."""
        self.pebble_offset: float | None = None
        """Metres right of the runner to which he means to throw a pebble, as soon as no gust would hide it."""
        self.sits_until = self.sits_at = 0.0
        """The second up to which he sits where he has thrown from, and where that is, x in metres."""
        self._rng = Random(f"stalker {who} {seed}")
        self._due = 0.0
        """Seconds until he would move again."""
        self._walked = 0
        """Ticks for which the runner has walked."""
        self._echo_at = 0.0
        """The second in which he makes the step too many; 0 if he does not."""
        self._burst = 0
        self._burst_at = (0.0, 0.0)
        self._last_front = -1.0
        self._moments = {"tracker": self._tracker, "thrower": self._thrower, "diver": self._diver}
        """How each kind chooses the moment in which he is heard."""
        self._draw()

    def _draw(self) -> None:
        self._due = self.tuning.least + (self.tuning.most - self.tuning.least) * self._rng.random()

    def update(self, world: Stage, noises: Noises, x: float, walks: bool) -> None:
        """One tick at `x`, while the runner `walks` or does not."""
        self._moments[self.kind](world, noises, x, walks)
        if self.pebble_offset is not None:
            self._throw_pebble(world, noises, x, self.pebble_offset)

    def _tracker(self, world: Stage, noises: Noises, x: float, walks: bool) -> None:
        """He moves when the runner moves, and stops a step later than he does."""
        if walks:
            self._walked += 1
            self._due -= TICK
            if self._due <= 0.0:
                self._rustle(world, noises, x, self.tuning.apart)
        elif self._walked:
            self._echo_at = world.seconds + ECHO_S if self._walked * TICK > ECHO_AFTER_S else 0.0
            self._walked = 0
        if walks or world.seconds > self._echo_at + ECHO_WAITS_S:
            self._echo_at = 0.0
        if self._echo_at and world.seconds >= self._echo_at and self._rustle(world, noises, x, self.tuning.apart):
            self._echo_at = 0.0

    def _thrower(self, world: Stage, noises: Noises, x: float, walks: bool) -> None:
        """He moves under the gusts, late."""
        self._due -= TICK
        place = noises.nearest(KINDS["thrower"], x, COVER_M) if self._due <= 0.0 else None
        if place is None:
            return
        passed = world.gusts.last_passed(place.x)
        if passed > self._last_front and world.seconds - passed >= self.tuning.late:
            self._last_front = passed
            if world.seconds - passed < self.tuning.late + 0.1:
                self._rustle(world, noises, x, 0.6)

    def _diver(self, world: Stage, noises: Noises, x: float, walks: bool) -> None:
        """He swims up the stream, three strokes in a row."""
        self._due -= TICK
        if self._burst:
            stroke, at = self._burst_at
            if world.seconds >= at:
                self._burst -= 1
                self._burst_at = (stroke + BURST_M, at + BURST_S)
                water = RustlingThing("", stroke, surface_at(world, stroke), "water")
                self.sound(world, noises, water, begins=self._burst == BURST_COUNT - 1)
            return
        if self._due > 0.0 or world.lake_at(x) is None:
            return
        moments = (world.seconds, world.seconds + BURST_S, world.seconds + 2.0 * BURST_S)
        if all(world.gusts.off_front(x + n * BURST_M, at) >= self.tuning.apart for n, at in enumerate(moments)):
            self._burst, self._burst_at = BURST_COUNT, (x, world.seconds)
            self._draw()

    def stir(self, world: Stage, noises: Noises, x: float, thing: str = "") -> RustlingThing | None:
        """He is heard now, in the nearest cover or in that `thing`; which it was."""
        named = next((each for each in noises.rustling if each.id == thing), None)
        place = named or noises.nearest(KINDS[self.kind], x, 2.0 * COVER_M)
        if place is not None:
            self.sound(world, noises, place)
            self._draw()
        return place

    def _rustle(self, world: Stage, noises: Noises, x: float, apart: float) -> bool:
        """Set the nearest cover rustling, unless a gust is too near in time; whether it was."""
        place = noises.nearest(KINDS[self.kind], x, COVER_M)
        if place is None or world.gusts.off_front(place.x, world.seconds) < apart:
            return False
        self.sound(world, noises, place)
        self._draw()
        return True

    def sound(self, world: Stage, noises: Noises, place: RustlingThing, begins: bool = True, memory_s: float | None = None) -> None:
        """He is heard at a place; `begins`: and has not been a moment ago. `memory_s`: for how long it can be marked, if not as usual."""
        memory = None if memory_s is None else ticks(memory_s)
        noises.add(world, place.x, place.y, place.kind, 0.8, self.id, place.id, memory)
        self.chances += begins and abs(place.x - world.runner.x) < EARSHOT_M
        if world.senses is not None and begins:
            world.senses.notice(world, self.id, place.x)

    def _throw_pebble(self, world: Stage, noises: Noises, x: float, offset: float) -> None:
        """Out of his cover, which rustles: who sees it fly, or hears that, knows where he is."""
        place = noises.nearest(KINDS[self.kind], x, COVER_M)
        apart = world.gusts.off_front(place.x, world.seconds) if place is not None else 0.0
        if place is not None and apart >= self.tuning.apart and toss_pebble(world, self.id, place.x, place.y, offset):
            self.pebble_offset, self.sits_at, self.sits_until = None, place.x, world.seconds + TOSS_MEMORY_S
            self.sound(world, noises, place, memory_s=TOSS_MEMORY_S)
            noises.heard.add(noises.recent[-1].number)  # what is seen to fly out of it needs no ear
            self._draw()

    def hash_state(self) -> tuple[float, ...]:
        return (self._due, float(self._burst), self._last_front, self._echo_at, float(self.chances), self.sits_until)


def surface_at(world: Stage, x: float) -> float:
    """How high the water stands at a place, or the ground where there is none."""
    lake = world.lake_at(x)
    return lake.sample(x).surface if lake is not None else world.terrain.height(x)
