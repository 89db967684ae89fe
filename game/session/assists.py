"""Assists (accessibility): easier tuning for a level. Bots and recordings meet the same."""

from dataclasses import dataclass, fields
from typing import Any

from game.level import registry
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


@dataclass(frozen=True, slots=True)
class Assists:
    """Speeds are shares of the usual one, LEAST_SPEED to 1."""

    game_speed: float = 1.0
    """Game seconds in a real one: the only one that is no rule of the world, kept here because a run should say so."""
    hunter_speed: float = 1.0
    endless_chakra: bool = False
    steady_footing: bool = False
    """Feet hold until the last drop, and at any speed."""
    no_pain: bool = False

    @property
    def any(self) -> bool:
        return self != NO_ASSISTS

    def values(self) -> dict[str, Any]:
        """Those that are used, as they are written to a file."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name) != each.default}


NO_ASSISTS = Assists()


def assists_of(found: Any) -> Assists | None:
    """Assists from a file's values; None if anything about them is wrong."""
    known = {each.name: each.default for each in fields(Assists)}
    if not isinstance(found, dict) or not set(found) <= set(known):
        return None
    for name, value in found.items():
        share = type(value) in (int, float) and MIN_SPEED <= value <= 1.0
        if not (isinstance(value, bool) if isinstance(known[name], bool) else share):
            return None
    return Assists(**found)


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
