"""Current source map: where everything stands in the text that an author wrote, by the paths of today's format.

A level of an older format is checked as what it becomes; its faults are shown where they were written.
"""

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

from game.level.errors.problem import JsonPath
from game.level.format.migrations import MIGRATIONS, apply, changes
from game.level.parse.source_map import SourceMap, build_source_map


def current_source_map(text: str) -> SourceMap:
    """The source map of a text that is JSON, with every renamed key under its new name."""
    found = build_source_map(text)
    data: Any = None if found.fault else json.loads(text)
    number = data.get("format") if isinstance(data, dict) else None
    while isinstance(number, int) and not isinstance(number, bool) and number in MIGRATIONS:
        steps = changes(data, number)
        renames = {change.path: (*change.path[:-1], change.new) for change in steps if change.is_key}
        found = replace(found, values=_renamed(found.values, renames), keys=_renamed(found.keys, renames))
        data = deepcopy(data)
        for change in steps:
            apply(data, change)
        number += 1
    return found


def _renamed(places: dict[JsonPath, int], renames: dict[JsonPath, JsonPath]) -> dict[JsonPath, int]:
    return {_current(path, renames): offset for path, offset in places.items()}


def _current(path: JsonPath, renames: dict[JsonPath, JsonPath]) -> JsonPath:
    for length in range(1, len(path) + 1):
        if (start := path[:length]) in renames:
            path = (*renames[start], *path[length:])
    return path
