"""Pose of sticky water: all that its picture, its clock and its sounds are made from."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.sim.techniques.trap_clock import LOW_S


class StickyWaterPose(NamedTuple):
    """What its picture needs."""

    id: str
    x: float
    y: float
    left: float
    """What is left of the sealmaster's time, 1 to 0."""
    seconds: float
    calls: int
    """How many more calls are free."""
    gulps: int
    open: float
    """1 as it opens, 0 as it holds again."""
    held: bool
    grip: float
    """1 while water is over the held foot, falling to 0 until it is let go."""
    depth: float
    """Metres of water over the foot that is held."""
    held_seconds: float
    """Since it took the foot."""
    wound: float
    """Threads round his legs: 0 none, 1 they keep him."""
    sunken: tuple[tuple[float, float], ...]
    """Feet of those who stand under the web."""
    risen: tuple[tuple[float, float, int], ...] = ()
    """Feet of those who have got up, and the way that they face: thread is still wound round their shins."""
    creep: float = 0.0
    """How far threads have crept up to the feet of one who stays where he is: 1 at them, and the sealmaster holds them off."""
    creep_to: tuple[float, float] = (0.0, 0.0)
    """Where those feet last stood."""
    below: float | None = None
    """Height of what bears him, or does not, right under one who is in the air."""
    guarded: tuple[tuple[float, float], ...] = ()
    """From where to where nothing holds, between the posts of ropes that have tags left."""
    refused: float = 0.0
    """1 as he calls and is not heard any more, falling to 0."""
    ended: Literal["", "taken", "spent", "won"] = ""
    """What it came to: it has him, the sealmaster could not hold it, or he is ashore."""

    @property
    def strains(self) -> bool:
        """Whether the sealmaster is seen to strain: threads are held off, the web is open, or little is left."""
        return self.creep >= 1.0 or self.open > 0.0 or self.seconds < LOW_S
