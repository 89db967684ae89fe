"""Story parts of a level: its cutscenes, and the values that one chapter hands on to the next."""

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Id, Spec, TextKey


class LineSpec(Spec):
    """One line of a cutscene."""

    speaker: Id = Field(examples=["sealmaster"])
    """Who says it: `runner`, `sealmaster` or another name from the text file."""
    line: TextKey
    """What is said."""
    mood: Annotated[str, Field(pattern=r"^([a-z]{1,24})?$", examples=["wry"])] = ""
    """The speaker's face meanwhile: one of those in assets/busts/<speaker>.json. Empty: as it was."""
    seconds: Annotated[float, Field(ge=0, le=60)] = 0.0
    """Seconds after which the next line comes by itself; 0: when the player says so."""
    cross: Annotated[int, Field(ge=0, le=9)] = 0
    """Said only by one who chose this cross of the map in the chapter before, by its number from 1; 0: by everybody."""
    spared: Literal["", "all", "some", "none"] = ""
    """Said only if all, some or none of those whom the web had are alive at the chapter's end; empty: whatever became of them."""
    called: Literal["", "never", "some", "too_often"] = ""
    """Said only if, on webbed water, he never called, called as often as is free, or once too often; empty: however often."""


class Cutscene(Spec):
    """Lines spoken before or after play, by large portraits over the level's own print; told once, and skippable."""

    id: Id
    at: Literal["before", "after", "lost"] = "before"
    """When it is shown. `lost`: after the first loss of all, never in the way of a retry."""
    cast: Annotated[tuple[Id, ...], Field(max_length=3, examples=[["runner", "sealmaster"]])] = ()
    """Who is seen, from left to right. Empty: whoever speaks and has a portrait, in the order of their first lines."""
    lines: Annotated[tuple[LineSpec, ...], Field(max_length=100)] = ()
    """What is said; more than 12 lines are too many to be listened to."""


CarriedValue = Literal[
    "chakra", "pain", "pills", "tracker_lag", "thrower_lag", "diver_lag", "tracker_marked", "thrower_marked", "diver_marked",
    "cross", "doubt", "tracker_spared", "thrower_spared", "diver_spared",
]  # fmt: skip
"""What one chapter may hand on to the next: the runner's state, by how many seconds each hunter comes late, whether he was marked (1),
the cross chosen on the map (its number from 1, 0 for none), the doubt about his place in percent,
and who was hauled in or let go alive (1)."""


class TakenSpec(Spec):
    """A value that a chapter begins with, if an earlier one has handed it on."""

    default: Annotated[float, Field(ge=0, le=100, examples=[80])]
    """What it is for whoever begins here."""
    least: Annotated[float, Field(ge=0, le=100)] = 0.0
    """What is handed on counts as no less."""
    most: Annotated[float, Field(ge=0, le=100)] = 100.0
    """What is handed on counts as no more."""


class CarriesSpec(Spec):
    """What this chapter takes over from the one before, and what it hands on."""

    takes: Annotated[dict[CarriedValue, TakenSpec], Field(default_factory=dict, examples=[{"chakra": {"default": 99, "least": 55}}])]
    """Values by name. `chakra`, `pain` and `pills` are the runner's at the start; a lag is how many seconds that hunter comes late."""
    gives: Annotated[tuple[CarriedValue, ...], Field(max_length=12, examples=[["chakra", "pain"]])] = ()
    """Values that are kept for the next chapter when this one is won."""
