"""From pydantic's errors to problems in a level maker's words: place, found, expected, nearest spelling."""

from typing import Any

from pydantic import ValidationError

from game.level.positions import Path, places
from game.level.problems import Problem, written
from game.level.source import position


def complaints(error: ValidationError, data: Any, text: str, file: str) -> list[Problem]:
    """One problem for each error, in the file's order."""
    found = places(text)
    problems = []
    for one in error.errors(include_url=False):
        path = _path(one["loc"], data)
        at = found.keys.get(path) or found.values.get(path) or found.values.get(path[:-1]) or 0
        problems.append(Problem(file, *position(text, at), written(path), one["msg"]))
    return sorted(problems, key=lambda p: (p.line, p.column))


def _path(loc: tuple[str | int, ...], data: Any) -> Path:
    path: list[str | int] = []
    for step in loc:
        if path and isinstance(path[-1], int) and isinstance(data, dict) and step in (data.get("kind"), data.get("test"), data.get("act")):
            continue
        path.append(step)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(path)
