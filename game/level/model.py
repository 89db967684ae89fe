"""A level as frozen values. What kinds of thing, conditions and actions exist comes from the registry; the rest is here."""

from functools import lru_cache, reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from game.level import registry
from game.level.registry import Action, Condition, Id, Metres, Point, Spec, TextKey, Thing

FORMAT = 1


class Swell(Spec):
    """One travelling sine of the lake's swell; two or three together look alive."""

    height: Annotated[float, Field(ge=0, le=2)]
    """Amplitude in metres (crest above the still level)."""
    length: Annotated[float, Field(ge=2, le=60)]
    """Wave length in metres."""
    direction: Literal[-1, 1] = -1
    """1 runs right, -1 runs left."""
    phase: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Where in its cycle it starts, in turns."""


class LakeSpec(Spec):
    """Water standing on the ground between two places."""

    id: Id
    left: Metres
    """Left end in metres."""
    right: Metres
    """Right end in metres."""
    level: Metres = 0.0
    """Height of the still surface in metres."""
    cell: Annotated[float, Field(ge=0.05, le=2)] = 0.1
    """Width of a column of the solver in metres."""
    ends: tuple[Literal["wall", "open"], Literal["wall", "open"]] = ("wall", "wall")
    """A wall throws waves back, an open end swallows them."""
    current: Annotated[float, Field(ge=-5, le=5)] = 0.0
    """Steady flow in m/s, to the right."""
    swell: tuple[Swell, ...] = ()


class Ground(Spec):
    """The lie of the land and of the lake beds: one line from left to right, never doubling back."""

    line: Annotated[tuple[Point, ...], Field(min_length=2, max_length=5000)]
    material: Literal["soil", "sand", "stone"] = "soil"


class Solid(Spec):
    """A closed outline of something one can stand on or hit: a rock, a jetty, a wall."""

    id: Id
    outline: Annotated[tuple[Point, ...], Field(min_length=3, max_length=64)]
    material: Literal["soil", "sand", "stone", "wood"] = "stone"


class Wind(Spec):
    speed: Annotated[float, Field(ge=-20, le=20)] = 0.0
    """Metres per second, to the right."""
    gusts: Annotated[float, Field(ge=0, le=1)] = 0.3
    """0 steady to 1 wild."""


class Trigger(Spec):
    """When every clause of `when` has held for `after` seconds, `do` happens, once (or each time, if `again`)."""

    id: Id
    note: Annotated[str, Field(max_length=4096)] = ""
    when: tuple[Condition, ...]
    after: Annotated[float, Field(ge=0, le=600)] = 0.0
    do: tuple[Action, ...]
    again: bool = False


class Rank(Spec):
    """What a run must show to earn a stamp."""

    seconds: Annotated[float, Field(gt=0, le=3600)]
    chakra: Annotated[float, Field(ge=0, le=100)] = 0.0


class Level(Spec):
    """Everything a lake is. Lengths in metres (x right, y up), times in seconds, chakra 0 to 100."""

    schema_: Annotated[str, Field(alias="$schema")] = ""
    format: Literal[1]
    name: Annotated[str, Field(min_length=1, max_length=48)]
    """What the menu calls it."""
    note: Annotated[str, Field(max_length=4096)] = ""
    chapter: Annotated[int, Field(ge=0, le=9)] = 0
    role: Literal["runner", "sealmaster", "both"] = "runner"
    season: Literal["spring", "summer", "autumn", "winter"] = "autumn"
    hour: Annotated[float, Field(ge=0, lt=24)] = 17.5
    weather: Literal["clear", "mist", "rain"] = "clear"
    wind: Wind = Wind()
    palette: Id = "dusk"
    music: str = ""
    ground: Ground
    solids: tuple[Solid, ...] = ()
    lakes: tuple[LakeSpec, ...] = ()
    things: tuple[Thing, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    goal: TextKey = "goal.shore"
    """What the HUD asks for at the start."""
    ranks: dict[Literal["gold", "silver", "bronze"], Rank] = Field(default_factory=dict)
    tuning: dict[str, float] = Field(default_factory=dict)
    """Overrides by name, such as `"runner.run_speed": 6.0`."""

    def things_of(self, kind: str) -> tuple[Any, ...]:
        """The things of one kind, in the file's order."""
        return tuple(thing for thing in self.things if getattr(thing, "kind", None) == kind)


@lru_cache(maxsize=1)
def level_model() -> type[Level]:
    """`Level` with every registered kind, condition and action spelled out, so that errors and the schema know them."""
    registry.load_kinds()
    things = _union(registry.THINGS, "kind")
    clause = _union(registry.CONDITIONS, "test")
    step = _union(registry.ACTIONS, "act")
    trigger = create_model("Trigger", __base__=Trigger, __doc__=Trigger.__doc__, when=(_many(clause), ...), do=(_many(step), ...))
    return create_model("Level", __base__=Level, __doc__=Level.__doc__, things=(_many(things), ()), triggers=(_many(trigger), ()))


def _many(kind: Any) -> Any:
    return tuple[kind, ...]


def _union(table: dict[str, Any], tag: str) -> Any:
    specs = list(table.values())
    if not specs:
        return Spec
    return Annotated[reduce(or_, specs), Field(discriminator=tag)] if len(specs) > 1 else specs[0]
