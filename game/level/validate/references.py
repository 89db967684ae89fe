"""Validation of references: ids used twice, unknown names, tuning constants and text keys."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from game.core.errors import nearest
from game.core.paths import ASSETS
from game.level import registry
from game.level.errors.problem import JsonPath, Problem, format_value, warning
from game.level.format.migrations import renamed_to
from game.level.model import Level
from game.level.registry import ID_PATTERN, TEXT_PATTERN, Spec
from game.level.sound_names import AMBIENCES, NONE, PIECES, cue_names
from game.localization.texts import strings

ID_LISTS = ("things", "lakes", "solids", "triggers", "scenes", "places")
"""The lists of a level whose members have an id; no two share one."""
OWN_LIST = {"lake": "lakes", "solid": "solids", "trigger": "triggers", "scene": "scenes", "checkpoint": "checkpoints", "rides": "rafts"}
"""Fields that name something of one list only."""
NON_REFERENCE_FIELDS = ("id", "palette", "music", "ambience", "note", "mood")
"""Fields that name nothing else in the level."""
PEOPLE = ("who", "speaker", "cast")
"""Fields that name somebody even where their kind takes any text; empty is nobody."""
NON_CHARACTER_TARGETS = ("barrier", "ground", "log", "water")
"""What events also call `who`."""
RUNNER = "runner"


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything that is named wrongly."""
    yield from _doubled(level)
    yield from _names(level)
    yield from _tuning(level)
    yield from _palette(level)
    yield from _sounds(level)
    yield from _unsaid(level)
    yield from _kept(level)


def _doubled(level: Level) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in ID_LISTS:
        for i, member in enumerate(getattr(level, name)):
            if member.id in seen:
                yield Problem((name, i, "id"), f'the id "{member.id}" is taken by {seen[member.id]}', "every id is used once")
            elif member.id == RUNNER and getattr(member, "kind", "") != "start":
                yield Problem((name, i, "id"), f'the id "{RUNNER}" belongs to the runner', "take another")
            else:
                seen[member.id] = f"{name}[{i}]"


def _names(level: Level) -> Iterator[Problem]:
    ids = {name: [member.id for member in getattr(level, name)] for name in ID_LISTS}
    ids["checkpoints"] = [thing.id for thing in level.things_of("checkpoint")]
    ids["rafts"] = [thing.id for thing in level.things_of("raft")]
    everybody = [RUNNER, *(id for name in ID_LISTS for id in ids[name])]
    crosses = [cross.id for cross in level.map.crosses]
    lines = {**strings(), **level.texts}
    speakers = [*everybody, *(key.removeprefix("name.") for key in lines if key.startswith("name."))]
    for path, role, name in _words(level, ()):
        field = next(step for step in reversed(path) if isinstance(step, str))
        if role == "text":
            yield from _line(path, name, lines)
        elif field in ("speaker", "cast"):
            yield from _speaker(path, name, speakers)
        elif path[0] != "lakes" and name:
            known = ids[OWN_LIST[field]] if field in OWN_LIST else everybody
            if name not in known and not (field == "who" and "when" in path and name in (*NON_CHARACTER_TARGETS, *crosses)):
                yield _nobody(path, name, f"no {OWN_LIST[field].removesuffix('s')}" if field in OWN_LIST else "nothing", known)


def _nobody(path: JsonPath, name: str, what: str, known: list[str]) -> Problem:
    near = nearest(name, known)
    return Problem(path, f"{what} here has the id {format_value(name)}", f'did you mean "{near}"?' if near else f"ids: {_some(known)}")


def _line(path: JsonPath, key: str, lines: dict[str, str]) -> Iterator[Problem]:
    if lines and key not in lines:
        near = nearest(key, lines)
        yield warning(path, f'no text has the key "{key}"', f'did you mean "{near}"?' if near else "it is shown as it is written")


def _speaker(path: JsonPath, name: str, known: list[str]) -> Iterator[Problem]:
    if name not in known:
        near = nearest(name, known)
        yield warning(
            path, f"nobody is called {format_value(name)}", f'did you mean "{near}"?' if near else "the name is shown as it is written"
        )


def _some(names: list[str]) -> str:
    return ", ".join(names[:12]) + (", ..." if len(names) > 12 else "") if names else "none"


def _words(spec: Spec, path: JsonPath) -> Iterator[tuple[JsonPath, str, str]]:
    """Every name and text key inside, with its path."""
    for field, role in _roles(type(spec)):
        if field not in spec.model_fields_set:
            continue  # what the game itself fills in is no fault of the level's
        value: Any = getattr(spec, field)
        for step, one in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, field) if step is None else (*path, field, step)
            if isinstance(one, Spec):
                yield from _words(one, here)
            elif isinstance(one, str) and role:
                yield here, role, one


@cache
def _roles(spec: type[Spec]) -> list[tuple[str, str]]:
    """The fields that may hold names, text keys or further specs; coordinates are never looked at."""
    roles = []
    for name, field in spec.model_fields.items():
        role = _role(field.annotation, field.metadata)
        if name in PEOPLE:
            role = "name"
        if role is not None and name not in NON_REFERENCE_FIELDS:
            roles.append((name, role))
    return roles


def _role(annotation: Any, metadata: list[Any]) -> str | None:
    patterns = [getattr(one, "pattern", None) for one in metadata]
    if ID_PATTERN in patterns:
        return "name"
    if TEXT_PATTERN in patterns:
        return "text"
    if isinstance(annotation, type) and issubclass(annotation, Spec):
        return ""
    inner = [_role(one, _described(one)) for one in get_args(annotation)]
    return next((one for one in inner if one is not None), None)


def _described(annotation: Any) -> list[Any]:
    found: list[Any] = []
    for one in getattr(annotation, "__metadata__", ()):
        found += [one, *getattr(one, "metadata", ())]
    return found


def _unsaid(level: Level) -> Iterator[Problem]:
    """Lines of the level's own that nobody asks for."""
    if not level.texts:
        return
    used = {name for _, role, name in _words(level, ()) if role == "text"}
    for key in level.texts:
        if key not in used and not key.startswith("name."):
            near = nearest(key, used - level.texts.keys() - strings().keys())
            yield warning(("texts", key), f'nothing here says "{key}"', f'did you mean "{near}"?' if near else "")


def _kept(level: Level) -> Iterator[Problem]:
    """What the format knows and the game does not play yet."""
    for i, thing in enumerate(level.things):
        if thing.planned_for:
            yield warning(("things", i), f"a {getattr(thing, 'kind', 'thing')} is not played yet", f"kept for {thing.planned_for}")
    for i, lake in enumerate(level.lakes):
        if lake.connected_lakes:
            yield warning(
                ("lakes", i, "connected_lakes"), '"connected_lakes" is not played yet', "kept for webs that run from lake to lake"
            )


def _palette(level: Level) -> Iterator[Problem]:
    known = sorted(path.stem for path in (ASSETS / "palettes").glob("*.json"))
    if level.palette and known and level.palette not in known:
        near = nearest(level.palette, known)
        hint = f'did you mean "{near}"?' if near else f"palettes: {_some(known)}"
        yield warning(("palette",), f'there is no palette "{level.palette}"', hint)


def _sounds(level: Level) -> Iterator[Problem]:
    """A name that nothing is heard under; without sounds at hand, nothing is said of cues."""
    for key, name, known in (("music", level.music, (*PIECES, NONE)), ("ambience", level.ambience, AMBIENCES)):
        if name and name not in known:
            yield _unheard((key,), key, name, known)
    cues = cue_names()
    for cue, other in level.cues.items() if cues else ():
        for name in (cue, other):
            if name and name not in cues:
                yield _unheard(("cues", cue), "cue", name, cues)


def _unheard(path: JsonPath, what: str, name: str, known: Sequence[str]) -> Problem:
    near = nearest(name, known)
    return warning(path, f'there is no {what} "{name}"', f'did you mean "{near}"?' if near else f"known: {_some(list(known))}")


def _tuning(level: Level) -> Iterator[Problem]:
    known = [f"{name}.{key}" for name, group in registry.TUNING.items() for key in group]
    for name, value in level.tuning.items():
        field = registry.tuning_field(name)
        path = ("tuning", name)
        if field is None:
            near = renamed_to(path, name)[0] or nearest(name, known)
            yield Problem(path, f'no constant is called "{name}"', f'did you mean "{near}"?' if near else "README.md lists them")
        elif not field.low <= value <= field.high:
            unit = f" {field.unit}" if field.unit else ""
            yield Problem(path, f"found {value:g}, expected a number from {field.low:g} to {field.high:g}{unit}", field.about)
