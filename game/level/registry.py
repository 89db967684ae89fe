"""Registry of what a level may name: kinds of thing, conditions, actions and tuning, each declared in the file in `sim/` that has it.

A new kind is one file in `sim/` with a registered spec and one line in `game.sim.kinds`; schema, checker and docs follow from here.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Described

from game.core.frozen_record import FrozenRecord

PLUGINS = ("game.level.planned_kinds", "game.sim.kinds")
"""Modules that register kinds when imported; named, not imported, so that levels stay below the simulation."""

MAX_COORDINATE = 10_000.0
Metres = Annotated[float, Described(ge=-MAX_COORDINATE, le=MAX_COORDINATE, allow_inf_nan=False, description="Metres.")]
Point = Annotated[tuple[Metres, Metres], Described(examples=[[12.5, 1.0]], description="Place [x, y] in metres.")]
"""[x, y] in metres."""
ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
TEXT_PATTERN = r"^[a-z0-9][a-z0-9_.-]{0,63}$"
Id = Annotated[str, Described(pattern=ID_PATTERN, description="A lower-case name, unique in the level.")]
TextKey = Annotated[str, Described(pattern=TEXT_PATTERN, description="Key of a line, in `texts` or in assets/text/<language>.json.")]
Note = Annotated[str, Described(max_length=4096, description="For the level's readers; the game does not look at it.")]
Placement = Literal["anywhere", "ground", "water"]


class Spec(BaseModel):
    """A frozen value read from a level; unknown keys and loosely typed values are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, str_max_length=4096, defer_build=True)


class Thing(Spec):
    """Anything that stands or moves in a level. A kind adds `kind: Literal["name"]` and its own fields."""

    placement: ClassVar[Placement] = "anywhere"
    """Where a sound level puts it: the checker warns otherwise."""
    is_dynamic: ClassVar[bool] = False
    """Whether it becomes a moving body, of which a level may have 400."""
    planned_for: ClassVar[str] = ""
    """For which chapters it is kept, if it is not played yet."""

    id: Id
    note: Note = ""

    def find_faults(self, level: Any) -> Iterable[tuple[str, str, str]]:
        """What cannot be meant about it: the key, what is wrong, what to do; what a kind knows better than the checker."""
        return ()

    def spawn(self, world: Any) -> Any:
        """The entity that it becomes in `world`, which adds it; None for what only stands."""
        return None


class Condition(Spec):
    """One clause of a trigger's `when`. A kind adds `test: Literal["name"]` and its own fields."""

    def why_impossible(self, level: Any) -> Iterable[str]:
        """Why this can never hold in that level; a kind that knows better than the checker says so here."""
        return ()


class Action(Spec):
    """One step of a trigger's `do`. A kind adds `act: Literal["name"]` and its own fields."""

    def why_impossible(self, level: Any) -> Iterable[str]:
        """Why this can do nothing in that level."""
        return ()

    def waits(self, world: Any) -> bool:
        """Whether it had better be done later: a trigger all of whose steps wait fires once they do not."""
        return False


THINGS: dict[str, type[Thing]] = {}
CONDITIONS: dict[str, type[Condition]] = {}
ACTIONS: dict[str, type[Action]] = {}
TUNING: dict[str, Mapping[str, "Tuned"]] = {}
"""Constants by name, by the name of their group."""

S = TypeVar("S", bound=type[Spec])
T = TypeVar("T")


def thing(spec: S) -> S:
    """Register a kind of thing under its `kind`."""
    THINGS[_tag(spec, "kind")] = spec  # type: ignore[assignment]
    return spec


def condition(spec: S) -> S:
    """Register a condition under its `test`."""
    CONDITIONS[_tag(spec, "test")] = spec  # type: ignore[assignment]
    return spec


def action(spec: S) -> S:
    """Register an action under its `act`."""
    ACTIONS[_tag(spec, "act")] = spec  # type: ignore[assignment]
    return spec


def tunable(name: str) -> Callable[[type[T]], type[T]]:
    """Register a class of `tuned` constants, so that a level may override `name.field`; its values never change."""

    def register(cls: type[T]) -> type[T]:
        group = TUNING[name] = {key: value for key, value in vars(cls).items() if isinstance(value, Tuned)}
        said = {"__module__": cls.__module__, "__doc__": cls.__doc__, "__annotations__": cls.__annotations__}
        return type(cls.__name__, (Constants, cls), {**said, "constants": group})

    return register


class Tuned(NamedTuple):
    """A tuning constant: its default, unit, allowed range and one line on what it does."""

    default: float
    unit: str
    low: float
    high: float
    about: str


class Constants(FrozenRecord):
    """What a tunable class is made into: every constant at its default, unless it is given."""

    constants: ClassVar[Mapping[str, Tuned]]

    def __init__(self, **anew: float) -> None:
        super().__init__(**{name: tuned.default for name, tuned in self.constants.items()} | anew)


def tuned(default: float, unit: str, low: float, high: float, about: str) -> Any:
    """Declare a tuning constant."""
    return Tuned(default, unit, low, high, about)


def tuning_field(path: str) -> Tuned | None:
    """The constant behind a name such as `runner.run_speed`, or None."""
    name, _, key = path.partition(".")
    return TUNING.get(name, {}).get(key)


def load_kinds() -> None:
    """Fill the tables."""
    for module in PLUGINS:
        if find_spec(module):
            import_module(module)


def name_of(kind: type[Thing]) -> str:
    """What levels call a kind."""
    return _tag(kind, "kind")


def _tag(spec: type[Spec], name: str) -> str:
    return str(spec.model_fields[name].annotation.__args__[0])  # type: ignore[union-attr]
