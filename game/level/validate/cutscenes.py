"""Validation of cutscenes and of what carries over: faces that nobody has, talk that nobody hears, values that can do nothing."""

import json
from collections.abc import Iterator
from functools import cache

from game.core.errors import nearest
from game.core.paths import ASSETS
from game.level.errors.problem import Problem, warning
from game.level.model import Level

MAX_LINES = 12
LAGS = {f"{kind}_lag": kind for kind in ("tracker", "thrower", "diver")}


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything that is odd about what joins this level to others."""
    if level.scenes and not level.chapter:
        yield warning(("scenes",), "scenes are shown in chapters of the story alone", 'write "chapter": 1 to 9')
    seen: dict[str, str] = {}
    for i, scene in enumerate(level.scenes):
        if not scene.lines:
            yield warning(("scenes", i), f'"{scene.id}" has no lines')
        if len(scene.lines) > MAX_LINES:
            yield warning(("scenes", i, "lines"), f"{len(scene.lines)} lines are more than anybody listens to", f"at most {MAX_LINES}")
        if scene.at in seen:
            yield warning(("scenes", i, "at"), f'"{seen[scene.at]}" is shown then already', "only the first one is")
        seen.setdefault(scene.at, scene.id)
        for j, line in enumerate(scene.lines):
            faces = moods(line.speaker)
            if line.mood and line.mood not in faces:
                near = nearest(line.mood, list(faces))
                known = f"known: {', '.join(faces)}" if faces else f"{line.speaker} has no portrait"
                yield warning(("scenes", i, "lines", j, "mood"), f'no face is "{line.mood}"', f'did you mean "{near}"?' if near else known)
    yield from _carried(level)


def _carried(level: Level) -> Iterator[Problem]:
    kinds = {thing.type for thing in level.things_of("hunter")}
    for name, taken in level.carries.takes.items():
        path = ("carries", "takes", name)
        if not taken.least <= taken.default <= taken.most:
            hint = "the default lies between them"
            yield Problem((*path, "default"), f"{taken.default:g} is not between {taken.least:g} and {taken.most:g}", hint)
        if name in LAGS and LAGS[name] not in kinds:
            yield warning(path, f"there is no {LAGS[name]} here who could be late")
        began = next((getattr(start, name, None) for start in level.things_of("start")), None)
        if began is not None and began != taken.default:
            yield warning((*path, "default"), f"the start has {began:g}", "one value for both")
        if name == "pain" and taken.most > 1.0:
            yield Problem((*path, "most"), f"found {taken.most:g}, expected a number from 0 to 1", "pain is a share")


@cache
def moods(speaker: str) -> tuple[str, ...]:
    """The faces that a speaker's portrait has; none if there is no portrait."""
    try:
        found = json.loads((ASSETS / "busts" / f"{speaker}.json").read_text(encoding="utf-8"))
        return tuple(found["moods"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()
