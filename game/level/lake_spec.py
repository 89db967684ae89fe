"""A lake as a level writes it: where its water stands, the swell that runs on it, and the end that makes waves."""

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Id, Metres, Spec


class SwellSpec(Spec):
    """One travelling sine of a lake's swell; two or three together look alive. Against the runner, 0.3 to 0.5 m makes landing a skill.

    With `left` and `right` one lake has calm and rough stretches: the wave comes up over 8 m inside each of the two places.
    """

    height: Annotated[float, Field(ge=0, le=2, examples=[0.35])]
    """Amplitude in metres: crest above the still level."""
    length: Annotated[float, Field(ge=2, le=60, examples=[9.0])]
    """Wave length in metres, crest to crest."""
    direction: Literal[-1, 1] = -1
    """1 runs right, -1 runs left."""
    phase: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Where in its cycle it starts, in turns."""
    left: Metres = -10_000.0
    """It runs from here, x in metres."""
    right: Metres = 10_000.0
    """It runs up to here, x in metres."""


class SurgeSpec(Spec):
    """An end of a lake that makes waves, in sets with a pause between them: over a flat they run in as bores, and drain back.

    It needs deep water at that end, and at the other one ground that stands well over its waves.
    """

    side: Literal["left", "right"] = "left"
    """Which end makes them; they run away from it."""
    height: Annotated[float, Field(gt=0, le=2, examples=[0.4])]
    """Amplitude in metres of the highest wave of a set, where it is made."""
    period: Annotated[float, Field(ge=2, le=60, examples=[9.0])] = 9.0
    """Seconds from one wave to the next."""
    waves: Annotated[int, Field(ge=1, le=50)] = 5
    """How many waves are a set; the middle ones are the highest."""
    pause: Annotated[float, Field(ge=0, le=120)] = 12.0
    """Seconds of calm between two sets."""
    phase: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Where between the beginning of two sets it starts, 0 to 1."""
    running: Annotated[float, Field(ge=0, le=60)] = 0.0
    """For how many seconds it has been making waves when the level begins; 30 make a level begin a fifth of a second later."""
    seed: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """Another seed makes other waves of a set a little higher or lower."""


class LakeSpec(Spec):
    """Water standing on the ground between two places; its depth is the level minus the ground's height."""

    id: Id
    left: Metres = Field(examples=[20.0])
    """Left end, x in metres; put it on dry ground for a beach."""
    right: Metres = Field(examples=[200.0])
    """Right end, x in metres."""
    level: Metres = 0.0
    """Height of the still surface, y in metres."""
    cell: Annotated[float, Field(ge=0.05, le=2)] = 0.1
    """Width of a column of the water's solver in metres; all lakes together may have 16,000 columns."""
    boundaries: tuple[Literal["wall", "open"], Literal["wall", "open"]] = ("wall", "wall")
    """What the left and the right end do: a wall throws waves back, an open end swallows them."""
    current: Annotated[float, Field(ge=-5, le=5)] = 0.0
    """Steady flow in m/s, positive to the right; it needs both ends open."""
    swell: Annotated[tuple[SwellSpec, ...], Field(max_length=12)] = ()
    """Waves that always run; none for still water. At most three should cross at one place: more are noise."""
    surge: SurgeSpec | None = None
    """Waves that one end makes; left out, none does."""
    drainage: Annotated[float, Field(ge=0, le=0.2)] = 0.0
    """How fast rills drain what has come to rest on a flat, over the still level, m/s; 0.1 dries its bars between two bores."""
    connected_lakes: Annotated[tuple[Id, ...], Field(max_length=15)] = ()
    """Ids of lakes joined to this one under ground. Kept for coming chapters: today's web spreads in one lake."""
