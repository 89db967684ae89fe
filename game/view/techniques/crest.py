"""Life of a driven wave's crest: hump, steepening, feathering, curl, claws, broken, flattened.

One number from 0 to 2 (see `claws`), which follows the wave's height, its way, its surges and the water under it, and never leaps: so one
state becomes the next before the eye.
"""

import math

from game.view.poses import WavePose

LOW, TALL = 0.25, 1.2
"""Metres of crest at which it is no more than a hump, and at which it is as grown as it gets by height alone."""
EVEN, SURGE, SLACK = 0.86, 0.2, 0.34
"""The stage of a full-grown wave that runs evenly, and how much a surge or a slackening changes that."""
SHALLOW, AGROUND = 1.5, 0.6
"""Metres of still water over which it begins to break, and over which it is broken."""
GROWS, FALLS, BREAKS = 0.9, 0.8, 1.1
"""Stages per second."""
SLOW = 1.5
"""m/s under which a wave has no way to steepen by."""


class Calmed:
    """Numbers that follow others as slowly as `seconds`: what the swell does to a wave in passing is not seen twice."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.share = seconds, 1.0
        self.now: tuple[float, ...] = ()

    def pass_time(self, dt: float) -> None:
        self.share = 1.0 - math.exp(-dt / self.seconds)

    def forget(self) -> None:
        self.now = ()

    def follow(self, goals: tuple[float, ...]) -> None:
        self.now = tuple(old + (goal - old) * self.share for old, goal in zip(self.now, goals, strict=True)) if self.now else goals


class Crest:
    """The stage of one wave, second by second, and the heights that its picture is made from."""

    def __init__(self) -> None:
        self.stage, self.surge = 0.0, 0.0
        self.levels, self.heap, self.rise = Calmed(0.8), Calmed(0.45), Calmed(0.3)
        """Of the water before and behind it; of its heap; of the whole of it, in pixels."""
        self.ahead, self.peak = Calmed(0.3), Calmed(0.2)
        """How far the heap's crest lies ahead of where the wave is driven, in metres; and its picture's peak, in pixels."""
        self._wave: WavePose | None = None
        self._seconds = self._dt = 0.0
        self._fresh = True

    def pass_time(self, wave: WavePose, seconds: float) -> None:
        """Come to the moment `seconds` of a wave; another wave begins anew."""
        self._fresh = self._wave is None or wave.age < self._wave.age or not 0.0 <= seconds - self._seconds < 1.0
        self._dt = max(0.0, min(0.1, seconds - self._seconds))
        self._wave, self._seconds = wave, seconds
        for calmed in (self.levels, self.heap, self.rise, self.ahead, self.peak):
            calmed.pass_time(self._dt)
            if self._fresh:
                calmed.forget()

    def follow(self, tall: float, still: float) -> None:
        """Be where the wave is now: `tall` metres high over `still` metres of quiet water."""
        wave = self._wave
        if wave is None:
            return
        goal, surge = wanted_stage(wave, tall, still), wave.surge
        if self._fresh:
            self.stage, self.surge = 0.0 if wave.age < 1.0 else goal, surge
        pace = (BREAKS if goal > 1.0 else GROWS) if goal > self.stage else FALLS
        self.stage += max(-pace * self._dt, min(pace * self._dt, goal - self.stage))
        self.surge += (surge - self.surge) * min(1.0, self._dt / 0.25)


def wanted_stage(wave: WavePose, tall: float, still: float) -> float:
    """The stage that a wave of this height, way and surge over this depth comes to."""
    if tall <= LOW:
        return 0.0
    grown = min(1.0, (tall - LOW) / (TALL - LOW))
    surge = wave.surge
    stage = grown * (EVEN + (SURGE if surge > 0 else SLACK) * surge)
    stage *= min(1.0, wave.speed / SLOW) * (1.0 - 0.8 * wave.flatness)
    spilling = max(0.0, min(1.0, (SHALLOW - still) / (SHALLOW - AGROUND)))
    if wave.state in ("lost", "spent"):
        spilling = 1.0
    return stage + (2.0 - stage) * spilling if spilling and math.isfinite(stage) else stage
