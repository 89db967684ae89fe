"""What a bot hears of a wood: fronts, ripples and shaking leaves as they are drawn, 0.2 s late, and nothing that the picture hides."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from game.bots.perception import LATE_TICKS
from game.core.ticks import TICK
from game.sim.senses.gusts import FrontPose
from game.sim.senses.pebble import PebblePose
from game.sim.world import World

HALF_PICTURE_M = 13.3
"""Metres of the picture to either side of the runner."""
LOOK_INTERVAL = 4
"""Ticks from one look at the picture to the next."""
REMEMBERED_S = 9.0
"""Seconds for which a front is followed in the mind, once it has been seen."""
SAME_FRONT_S = 0.6
"""Two sightings whose fronts would pass one place so close together are one front."""


class Ripple(NamedTuple):
    """A rustle as it is seen: where, and at which second."""

    number: int
    x: float
    y: float
    seconds: float
    heard: bool
    """An ink ripple stands there: it lies within the ring of hearing."""
    marked: str


class WoodObservation(NamedTuple):
    """One moment of the picture of a wood."""

    seconds: float
    x: float
    vx: float
    fronts: tuple[FrontPose, ...]
    ripples: tuple[Ripple, ...]
    listens: bool
    brush: float
    chosen: int
    """The ripple that the brush stands at; 0 if there is none."""
    composure: float
    """Read off the band of ink, to a tenth."""
    excused: bool
    """He stands at something that anybody might stand at."""
    marks: tuple[tuple[float, float], ...]
    """Where the hunters are who have been marked: x and y."""
    birds_silent: bool
    ended: bool
    pebbles: tuple[float, ...] = ()
    """Where pebbles fly."""


def observe_wood(world: World) -> WoodObservation | None:
    """What the screen shows now; None in a level without senses."""
    if world.senses is None:
        return None
    pose, runner = world.senses.pose(world), world.runner
    listening, composure = pose.listening, pose.composure
    left, right = runner.x - HALF_PICTURE_M, runner.x + HALF_PICTURE_M
    ripples = tuple(
        Ripple(noise.number, noise.x, noise.y, world.seconds - noise.age_s, noise.heard, noise.marked)
        for noise in pose.noises
        if left < noise.x < right
    )
    return WoodObservation(
        world.seconds, runner.x, runner.vx, tuple(front for front in pose.fronts if left < front.x < right), ripples,
        listening is not None and listening.open, listening.brush if listening is not None else runner.x,
        listening.chosen if listening is not None else 0, round(composure.level, 1) if composure is not None else 1.0,
        composure is not None and composure.excuse != "", tuple((mark.x, mark.y) for mark in pose.marks),
        composure is not None and composure.birds_silent, world.outcome is not None,
        tuple(flying.x for each in world.phases.snapshot if isinstance(flying := each.snapshot(), PebblePose) and left < flying.x < right),
    )  # fmt: skip


class Ears:
    """Looks at the world each tick, and shows what there was `LATE_TICKS` ticks ago."""

    def __init__(self) -> None:
        self._seen: deque[WoodObservation] = deque(maxlen=LATE_TICKS // LOOK_INTERVAL + 1)
        self.phase = PhaseReader()

    def look(self, world: World) -> WoodObservation | None:
        """The delayed picture, or None before the first one has arrived."""
        if world.senses is None:
            return None
        if world.tick % LOOK_INTERVAL == 0 or not self._seen:
            seen = observe_wood(world)
            if seen is not None:
                self._seen.append(seen)
                if len(self._seen) == self._seen.maxlen:
                    self.phase.see(self._seen[0])
        return self._seen[0] if len(self._seen) == self._seen.maxlen else None


class PhaseReader:
    """Follows the fronts that were seen, before and beyond the picture, and says how far a rustle is out of step with them."""

    def __init__(self) -> None:
        self._passes: list[tuple[float, float, float]] = []
        """Of each front when it was last seen: second, place, speed."""

    def see(self, seen: WoodObservation) -> None:
        for front in seen.fronts:
            now = (seen.seconds, front.x, front.speed)
            self._passes = [known for known in self._passes if abs(_arrival(known, front.x) - seen.seconds) > SAME_FRONT_S]
            self._passes.append(now)
        self._passes = [known for known in self._passes if seen.seconds - known[0] < REMEMBERED_S]

    def out_of_step(self, ripple: Ripple) -> float:
        """Seconds between a rustle and the front that passed its place nearest in time; 9 if none is known."""
        return min((abs(_arrival(known, ripple.x) - ripple.seconds) for known in self._passes), default=9.0)


def _arrival(known: tuple[float, float, float], x: float) -> float:
    seconds, at, speed = known
    return seconds + (x - at) / speed


def odd_one(phase: PhaseReader, ripples: Sequence[Ripple], least: float) -> Ripple | None:
    """The rustle that is farthest out of step, if by more than `least` seconds."""
    worst = max(ripples, key=phase.out_of_step, default=None)
    return worst if worst is not None and phase.out_of_step(worst) > least else None


def age(seen: WoodObservation, ripple: Ripple) -> float:
    return seen.seconds - ripple.seconds + LATE_TICKS * TICK
