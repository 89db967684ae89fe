"""Hints for a value of the wrong type or a key in the wrong section."""

import re
from typing import Any, get_args, get_origin

from game.core.errors import nearest
from game.level import registry
from game.level.errors.expected import describe_purpose, known_keys
from game.level.errors.problem import JsonPath

LISTS = {"kind": ("a thing", '"things"'), "test": ("a condition", '"when"'), "act": ("an action", '"do"')}
"""What each tag tells, and where it goes."""
_AMOUNT = re.compile(r"\s*([-+]?[0-9]+(?:\.[0-9]+)?)\s*[a-zA-Z%/^0-9]{0,6}\s*")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
EXAMPLES = {"kind": "log", "test": "place", "act": "win"}
SURE_RATIO = 0.75
MAX_EXAMPLE_KEYS = 4
"""Keys of an object that are named as an example."""


def hint(found: Any, expected: str, path: JsonPath, data: Any) -> str:
    """Hint for a value: how to write it, else what the field is for."""
    for mended in (_number(found, expected, path), _point(found, expected), _list(found, expected), _keys(found, expected, path, data)):
        if mended:
            return mended
    return describe_purpose(path, data)


def _number(found: Any, expected: str, path: JsonPath) -> str:
    if " number" in expected and isinstance(found, str) and (clock := _CLOCK.fullmatch(found)):
        whole, part = int(clock[1]), int(clock[2])
        return f"write {60 * whole + part}" if path[-1:] == ("seconds",) else f"write {whole + part / 60:.3g}"
    amount = _AMOUNT.fullmatch(found) if isinstance(found, str) else None
    return f"write {amount[1].lstrip('+')}" if amount and (" number" in expected or expected.lstrip("-").isdigit()) else ""


def _point(found: Any, expected: str) -> str:
    if expected != "[x, y]":
        return ""
    if isinstance(found, dict) and all(_plain(found.get(axis)) for axis in ("x", "y")):
        return f"write [{found['x']}, {found['y']}]"
    return "decimals are written with a point" if isinstance(found, list) and len(found) in (3, 4) else ""


def _list(found: Any, expected: str) -> str:
    return "write [ and ] around it" if isinstance(found, dict) and expected.startswith("a list") else ""


def _keys(found: Any, expected: str, path: JsonPath, data: Any) -> str:
    if expected != "an object {}" or isinstance(found, dict):
        return ""
    tag = {"when": "test", "do": "act", "things": "kind"}.get(next((str(step) for step in reversed(path) if isinstance(step, str)), ""))
    if tag and isinstance(path[-1], int):
        known: set[str] = {*registry.CONDITIONS, *registry.ACTIONS, *registry.THINGS}
        named = isinstance(found, str) and found in known
        return f'write {{"{tag}": "{found}"}}' if named else f'such as {{"{tag}": "{EXAMPLES[tag]}"}}'
    keys = [key for key in known_keys(path, data) if key != "note"][:MAX_EXAMPLE_KEYS]
    return "with " + ", ".join(f'"{key}"' for key in keys) if keys else ""


def _plain(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def point_in_keys(unknown: list[str], holder: Any) -> str:
    """How to write "at" for whoever wrote "x" and "y"."""
    if {"x", "y"} <= set(unknown) and all(_plain(holder.get(axis)) for axis in ("x", "y")):
        return f'write "at": [{holder["x"]}, {holder["y"]}]'
    return ""


def hint_for_missing_tag(tag: str, found: Any) -> str:
    """What an object without its tag is meant to be: of another list, or with the tag misspelt. Empty if that cannot be told."""
    keys = list(found) if isinstance(found, dict) else []
    for other, (what, where) in LISTS.items():
        if other != tag and other in keys:
            return f'what has "{other}" is {what} and goes into {where}'
    if "when" in keys or "do" in keys:
        return 'what has "when" and "do" is a trigger and goes into "triggers"'
    near = next((key for key in keys if key == "type" or key.startswith(tag) or nearest(key, [tag], SURE_RATIO)), "")
    return f'write "{tag}" for "{near}"' if near and len(near) <= 20 else ""


def of_action(word: Any) -> str:
    """The action that has this word as one of its values: `barrier` is the technique of a sign."""
    for act, spec in sorted(registry.ACTIONS.items()):
        for field, info in spec.model_fields.items():
            if field != "act" and get_origin(info.annotation) is not None and word in get_args(info.annotation):
                return f'write {{"act": "{act}", "{field}": "{word}"}}'
    return ""
