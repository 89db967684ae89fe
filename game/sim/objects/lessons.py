"""Lessons: slips that hang where something is met for the first time, and say with a picture and the player's own keys what to do about it.

Nothing in the rules asks for them: the picture shows one until it has been learnt, and then never again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from game.level.registry import Point, TextKey, Thing, thing
from game.sim.story.triggers import EVENT_NAMES

PASSED = "passed"
DEEDS = ("braced", "landed_well", "leant", "ran", "sprinted", "stood_on_wood")
"""What is seen of a runner rather than happens to him; only lines are learnt by these."""
PictureName = Literal[
    "run", "drive", "lee", "root", "trunk", "branch", "wedge", "bough",
    "ring", "trough", "sprint", "log", "brace", "pill", "seal", "rock", "face", "hop", "shake", "bubbles", "flat",
]  # fmt: skip
if TYPE_CHECKING:
    LearntBy = str
    LearntInLine = str
else:
    LearntBy = Literal[tuple(sorted((PASSED, *EVENT_NAMES.values())))]
    LearntInLine = Literal[tuple(sorted((*DEEDS, *EVENT_NAMES.values())))]


@thing
class Lesson(Thing):
    """A slip of paper that hangs in the way of whoever has not learnt yet what it says: a small picture, and a line with his keys."""

    kind: Literal["lesson"]
    at: Point
    """The middle of its lower edge, in metres."""
    line: TextKey
    """What it says."""
    picture: PictureName
    """What is drawn on it."""
    learnt_by: LearntBy = PASSED
    """What the runner has learnt it by, near it: something that happens, or `passed`, by coming past it without a stumble."""
