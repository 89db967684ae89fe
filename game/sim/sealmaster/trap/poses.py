"""What the picture needs of a sealmaster who is played: one frozen snapshot a tick.

He himself is drawn from the `SealmasterPose` of all levels.
"""

from __future__ import annotations

from typing import NamedTuple


class SignPose(NamedTuple):
    """The row of strokes over his hands."""

    open: bool
    """The sign key is held: time is slow, and strokes count."""
    strokes: tuple[str, ...]
    """The strokes that count so far, oldest first: "up", "down", "left", "right"."""
    dropped: tuple[str, ...]
    """Strokes that fell off as wrong with the last one."""
    to_come: tuple[tuple[str, tuple[str, ...]], ...]
    """What may still come of the row: technique and the strokes that it still lacks. With no stroke yet, all signs there are."""
    recognised: str
    """The technique recognised last, or empty."""
    age_s: float
    """Seconds since the last stroke, as time passes in the world (slow while `open`)."""
    recognised_s: float
    """Seconds since the last sign was recognised."""
    buffered: tuple[str, ...]
    """Signs that wait until he is free, the next one first."""
    refused: str
    """Text key of why the last sign came to nothing, or empty."""
    refused_s: float
    """Seconds since it was refused."""


class FocusPose(NamedTuple):
    """The person whom techniques aim at."""

    who: str
    x: float
    y: float
    """His soles, in metres."""
    ours: bool
    in_range: bool
    """Whether a barrier reaches him."""
    previous: str
    """Who would be next to the left, and to the right; empty if nobody."""
    next: str


class StoresPose(NamedTuple):
    """What he has left."""

    chakra: float
    paper: int
    paper_full: int
    burn: float
    """Chakra a second that what he holds costs now; below 0 he gathers."""


class DrivenWavePose(NamedTuple):
    """The wave that he drives by hand."""

    x: float
    speed: float
    """m/s, of the trough; between `slowest` and `fastest`."""
    slowest: float
    fastest: float
    wanted: float
    """m/s that it is driven to."""
    height: float
    """0 flat to 1 full."""
    lead: float
    """Metres that the barrier, or the raft that it is driven at, is ahead of the crest."""
    zone: str
    """Where the barrier lies on it: "curl", "near" (about to be broken over), "far" (the face goes flat), or empty.
    Driven at a raft: whether it is as fast as it should be ("curl"), too fast ("near") or too slow ("far")."""
    tilt: float
    """How far the raft that it is driven at has tilted, 1 where it holds nobody any more; 0 without one."""
    holds: float
    """Radians from level to there; 0 without one."""
    near: float = 1.5
    """Metres before its crest from which a barrier lies well on it, and to where."""
    far: float = 4.5
    danger: float = 0.0
    """0 while it carries well, to 1 where it is lost: broken over the barrier, run away from under, or too fast or slow for a raft."""


class StrandPose(NamedTuple):
    """One strand with somebody on it."""

    who: str
    tension: float
    """0 slack to 1 taut."""
    rhythm_phase: float
    """0 to 1 and round again, in his own rhythm: a tap within `window` of 0 hauls."""
    window: float
    breath: float
    """What is left of his breath, 1 to 0."""
    bound: bool
    """He is being hauled in by this strand."""
    hauled: float
    """How far he is in, 0 to 1."""
    last_tap: float
    """1 for a moment after a tap in time, -1 after one out of time, 0 otherwise."""


class FatePose(NamedTuple):
    """What became of a hunter: "at_large", "caught" (in the web), "drowned", "prisoner", "let_go" or "away"."""

    who: str
    kind: str
    fate: str


class TrapPose(NamedTuple):
    """All that is drawn of the trap and its maker's hands, over and beside himself."""

    x: float
    y: float
    facing: int
    sign: SignPose
    focus: FocusPose | None
    stores: StoresPose
    wave: DrivenWavePose | None
    strands: tuple[StrandPose, ...]
    watch_s: float
    """Seconds on the watch until the last of those below is drowned; -1 while nobody is."""
    watch_full_s: float
    time_scale: float
    """1 in real time, less while signs slow it, more while he waits."""
    fates: tuple[FatePose, ...]
    wet: tuple[str, ...] = ()
    """Whom a web would take now: all but its maker who touch the lake's water and hang in nothing yet."""
    ink_lasts: float = 1.0
    """Share of what is left on the watch for which his chakra lasts, as he holds now."""
    watch_who: str = ""
    """Whose breath the watch shows: the longest of those below."""
    cowed_s: float = -1.0
    """Seconds on the watch at which those below have had enough, and do not come back if they are let go; -1 if nobody would."""
    bind_reach: float = 0.0
    """Metres to either side from which he can hang a strand on one who swims under the web; 0 while there is nobody to be bound so."""
    bind_near: bool = False
    """Whether such a one is that near."""
