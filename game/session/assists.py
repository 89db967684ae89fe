"""Assists (accessibility): easier tuning for a level. Bots and recordings meet the same.

They may come in the midst of a run: what reads one of these constants reads it when it is used, and keeps no copy.
"""

from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any

from game.level import pydantic_startup, registry  # noqa: F401  (the former before pydantic)

# isort: split
from pydantic import Field, StrictBool, TypeAdapter, ValidationError

from game.level.model import Level

CHAKRA_COST_TUNING = (
    "chakra.footing",
    "chakra.stall",
    "chakra.sprint",
    "chakra.leap",
    "chakra.impact",
    "chakra.painkiller",
    "hunter.rise_drain",
)
FOOTING_TUNING = ("footing.ankle", "footing.knee", "footing.waist", "footing.stall_speed")
NO_PAIN_TUNING = {"runner.pain_slowdown": 0.0, "runner.pain_fades": 1.0, "hunter.blow_pain": 0.0}
HUNTER_SPEED_TUNING = (
    "hunter.tracker_speed",
    "hunter.thrower_speed",
    "hunter.diver_speed",
    "hunter.dive_speed",
    "hunter.most_gain",
    "hunter.lunge_spring",
)
MIN_SPEED = 0.5
Speed = Annotated[float, Field(strict=True, ge=MIN_SPEED, le=1.0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Assists:
    """Speeds are shares of the usual one, MIN_SPEED to 1."""

    game_speed: Speed = 1.0
    """Game seconds in a real one: the only one that is no rule of the world, kept here because a run should say so."""
    hunter_speed: Speed = 1.0
    endless_chakra: StrictBool = False
    steady_footing: StrictBool = False
    """Feet hold until the last drop, and at any speed."""
    no_pain: StrictBool = False

    @property
    def any(self) -> bool:
        return self != NO_ASSISTS

    def values(self) -> dict[str, Any]:
        """Those that are used, as they are written to a file."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name) != each.default}


NO_ASSISTS = Assists()


def assists_of(found: Any) -> Assists | None:
    """Assists from a file's values; None if anything about them is wrong."""
    if not isinstance(found, dict) or not set(found) <= set(Assists.__dataclass_fields__):
        return None
    try:
        return _adapter().validate_python(found)
    except ValidationError:
        return None


@cache
def _adapter() -> TypeAdapter[Assists]:
    return TypeAdapter(Assists)


def apply_assists(level: Level, assists: Assists) -> Level:
    """The level as somebody with these assists meets it: other tuning, and with endless chakra all of it from the start."""
    tuning = dict(level.tuning)
    if assists.hunter_speed < 1.0:
        tuning |= {name: assists.hunter_speed * (tuning.get(name) or _default_of(name)) for name in HUNTER_SPEED_TUNING}
    if assists.endless_chakra:
        tuning |= dict.fromkeys(CHAKRA_COST_TUNING, 0.0)
    if assists.steady_footing:
        tuning |= dict.fromkeys(FOOTING_TUNING, 0.0)
    if assists.no_pain:
        tuning |= NO_PAIN_TUNING
    things = tuple(_full(thing) for thing in level.things) if assists.endless_chakra else level.things
    return level if (tuning, things) == (level.tuning, level.things) else level.model_copy(update={"tuning": tuning, "things": things})


def _default_of(name: str) -> float:
    field = registry.tuning_field(name)
    assert field is not None, name
    return float(field.default)


def _full(thing: Any) -> Any:
    return thing.model_copy(update={"chakra": 100.0}) if hasattr(thing, "chakra") else thing
