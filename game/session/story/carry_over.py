"""Carry-over: what one chapter hands on is put into the level of the next, as far as that level declares to take it."""

import math
from collections.abc import Mapping
from typing import Any

from game.level.model import Level
from game.level.story_specs import CarriedValue, Cutscene
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.trap.fates import ALIVE, DROWNED
from game.sim.world import World

LAG_SPEED = 6.0
"""Metres that a hunter who comes late falls behind in a second."""
USUAL_GAP = 13.0
"""Metres at which a hunter who is not late comes on."""
MISLED_S = 1.5
"""Seconds by which a hunter comes later who had expected another cross of the map."""
RUNNER_VALUES = ("chakra", "pain", "pills")
MAP_VALUES = ("cross", "doubt")
DIGITS = 3

Carried = Mapping[str, float]


def taken_values(level: Level, carried: Carried) -> dict[str, float]:
    """Every value that the level takes: what was handed on, within its bounds, or the level's own default."""
    values: dict[str, float] = {}
    for name, taken in level.carries.takes.items():
        found = carried.get(name)
        usable = isinstance(found, (int, float)) and math.isfinite(found)
        values[name] = min(taken.most, max(taken.least, float(found))) if usable and found is not None else taken.default
    return values


def apply_carried(level: Level, carried: Carried) -> Level:
    """The level as somebody meets it who brings these values; the level itself if he brings none."""
    if not carried or not level.carries.takes:
        own_only = tuple(thing for thing in level.things if not getattr(thing, "cross", 0))
        return level if len(own_only) == len(level.things) else level.model_copy(update={"things": own_only})
    values = taken_values(level, carried)
    own = {name: int(round(value)) if name == "pills" else value for name, value in values.items() if name in RUNNER_VALUES}
    cross = round(values.get("cross", 0.0))
    late = {
        thing.id: values.get(f"{thing.type}_lag", 0.0) + (MISLED_S if cross in thing.misled_by else 0.0)
        for thing in level.things_of("hunter")
    }
    marked = {thing.id for thing in level.things_of("hunter") if values.get(f"{thing.type}_marked", 0.0) >= 0.5}
    unseen = {cairn.id for cairn in level.things_of("cairn") if values.get("doubt", 0.0) > cairn.doubt}
    met = (thing for thing in level.things if thing.id not in unseen and getattr(thing, "cross", 0) in (0, cross))
    things = tuple(_met(thing, own, late.get(thing.id, 0.0), thing.id in marked) for thing in met)
    triggers = tuple(_delayed(trigger, late) for trigger in level.triggers)
    return level.model_copy(update={"things": things, "triggers": triggers})


def spoken(level: Level, scene: Cutscene, carried: Carried, spared: str = "", called: str = "") -> Cutscene:
    """A scene as it is spoken by one who brings these values, has `spared` so many and has `called` so often: without the lines of
    those who did otherwise."""
    cross = round(taken_values(level, carried).get("cross", 0.0))
    said = (line for line in scene.lines if line.cross in (0, cross) and line.spared in ("", spared) and line.called in ("", called))
    return scene.model_copy(update={"lines": tuple(said)})


def spared_share(world: World) -> str:
    """Whether all, some or none of those whom the web had are alive; empty if it had nobody."""
    fates = [fate for fate in _fates(world).values() if fate in (*ALIVE, DROWNED)]
    alive = sum(fate in ALIVE for fate in fates)
    return "" if not fates else "none" if not alive else "all" if alive == len(fates) else "some"


def called_share(world: World) -> str:
    """Whether he never called over webbed water, as often as is free, or once too often; empty without such water."""
    water = world.sticky_water
    if water is None:
        return ""
    return "never" if not water.gulps else "some" if water.gulps <= water.spec.calls else "too_often"


def _met(thing: Any, own: Mapping[str, float], lag: float, marked: bool) -> Any:
    """The runner in the state that he comes in; a hunter who stands there from the start waits for as long as he is late, and is seen
    through the leaves if he was marked."""
    kind = getattr(thing, "kind", "")
    if kind == "start":
        return thing.model_copy(update=dict(own))
    if kind == "hunter" and lag and not thing.hidden:
        thing = thing.model_copy(update={"start_delay": thing.start_delay + lag})
    return thing.model_copy(update={"marked": True}) if kind == "hunter" and marked else thing


def _delayed(trigger: Any, late: Mapping[str, float]) -> Any:
    """A trigger whose hunters come on farther behind, by as many seconds as they are late."""
    if not any(late.get(getattr(step, "who", "")) and step.act == "appear" for step in trigger.do):
        return trigger
    return trigger.model_copy(update={"do": tuple(_farther(step, late) for step in trigger.do)})


def _farther(step: Any, late: Mapping[str, float]) -> Any:
    seconds = late.get(getattr(step, "who", ""), 0.0) if step.act == "appear" else 0.0
    return step.model_copy(update={"offset": min(step.offset, -0.001) - seconds * LAG_SPEED}) if seconds else step


def given_values(level: Level, world: World) -> dict[str, float]:
    """What a chapter that has been won hands on."""
    return {name: round(_given(name, world), DIGITS) for name in level.carries.gives}


def _given(name: CarriedValue, world: World) -> float:
    if name in RUNNER_VALUES:
        return float(getattr(world.runner, name))
    if name.endswith("_marked"):
        found = world.senses.marked if world.senses is not None else set()
        kind = name.removesuffix("_marked")
        return float(any(stalker.id in found for stalker in world.level.things_of("stalker") if stalker.type == kind))
    if name.endswith("_spared"):
        return float(_is_spared(world, name.removesuffix("_spared")))
    if name in MAP_VALUES:
        return world.map_sheet.carried[name] if world.map_sheet is not None else 0.0
    behind = [world.runner.x - hunter.x for hunter in world.hunters if hunter.kind == name.removesuffix("_lag")]
    return max(0.0, (min(behind) - USUAL_GAP) / LAG_SPEED) if behind else 2.0


def _is_spared(world: World, kind: str) -> bool:
    """Whether the hunter who is called after his kind was hauled in or let go alive; where none is, whether every one of that kind was."""
    own = [hunter.id for hunter in world.level.things_of("hunter") if hunter.type == kind]
    named, fates = [kind] if kind in own else own, _fates(world)
    return bool(named) and all(fates.get(who) in ALIVE for who in named)


def _fates(world: World) -> Mapping[str, str]:
    master = world.sealmaster
    return master.fates.by_name if isinstance(master, PlayedSealmaster) else {}
