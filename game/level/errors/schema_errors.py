"""Schema errors in a level author's words: where, what was found, what was expected, the nearest spelling."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.core.errors import nearest
from game.level.errors import hints
from game.level.errors.expected import choices, describe_expected, describe_purpose, known_keys, options
from game.level.errors.problem import MAX_PROBLEMS, JsonPath, Problem, format_value
from game.level.format.current_source_map import current_source_map
from game.level.format.migrations import renamed_to
from game.level.model import numeric_literals
from game.level.parse.source_map import SourceMap, locate, offset_of

TAGS = ("kind", "test", "act")
MAX_LISTED, SURE_RATIO = 5, 0.75
"""How many words are soon read; how like another a word is that surely means it."""


def problems_of_validation_error(error: ValidationError, data: Any, text: str, file: str) -> list[Problem]:
    """One problem for each error in `data`, which is what `text` becomes in today's format; in the file's order."""
    found = current_source_map(text)
    errors = [_SchemaError(one, data) for one in error.errors(include_url=False)]
    told = {(each.path[:-1], each.meant()) for each in errors[: 10 * MAX_PROBLEMS] if each.kind == "extra_forbidden"}
    kept = [each for each in errors if each.kind != "missing" or (each.path[:-1], each.path[-1]) not in told]
    kept = [each for each in _without_points(kept) if not each.counts_only_the_sound()]
    kept.sort(key=lambda each: each.offset(found))
    return locate([each.problem(found) for each in kept[:MAX_PROBLEMS]], text, file, more=max(0, len(kept) - MAX_PROBLEMS), where=found)


def _without_points(errors: "list[_SchemaError]") -> "list[_SchemaError]":
    """Whoever writes "x" and "y" is told once, where "at" is missing."""
    at = {each.path[:-1] for each in errors if each.kind == "missing" and each.path[-1] == "at" and each.axes()}
    return [each for each in errors if each.kind != "extra_forbidden" or each.path[:-1] not in at or each.path[-1] not in ("x", "y")]


def problems_of_booleans(data: Any, text: str, file: str) -> list[Problem]:
    """`true` and `false` where one of a few numbers belongs: to Python, and so to pydantic's literals, `true` is 1."""
    literals = numeric_literals()
    paths = [(path, one) for path, one in _booleans(data, ()) if path and path[-1] in literals]
    found = [
        Problem(path, f"found {format_value(one)}, expected {describe_expected(path, data)}")
        for path, one in paths
        if isinstance(next(iter(options(path, data)), None), int)
    ]
    return locate(found, text, file, where=current_source_map(text)) if found else []


def _booleans(data: Any, path: JsonPath) -> Iterator[tuple[JsonPath, bool]]:
    if isinstance(data, bool):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _booleans(value, (*path, key))
    elif isinstance(data, list) and not (data and isinstance(data[0], float | int) and not isinstance(data[0], bool)):
        for index, value in enumerate(data):
            yield from _booleans(value, (*path, index))


class _SchemaError:
    """One error on its way to becoming a problem."""

    def __init__(self, error: ErrorDetails, data: Any) -> None:
        self.kind = "extra_forbidden" if error["loc"][-1:] == ("[key]",) else error["type"]
        self.context: dict[str, Any] = error.get("ctx") or {}
        self.path, self.found, self.holder = _walk(error["loc"], data)
        self.message = error["msg"]
        self.data = data

    def meant(self) -> str:
        """The known key that this unknown one resembles."""
        unused = [key for key in known_keys(self.path[:-1], self.data) if key not in self.holder]
        return nearest(str(self.path[-1]), unused)

    def counts_only_the_sound(self) -> bool:
        """A list in which too few members are sound is not too short: of each unsound one something is told already."""
        least = self.context.get("min_length")
        return self.kind == "too_short" and isinstance(self.found, list) and least is not None and len(self.found) >= least

    def offset(self, found: SourceMap) -> int:
        return found.keys.get(self.path, 0) if self.kind == "extra_forbidden" else offset_of(self.path, found)

    def problem(self, found: SourceMap) -> Problem:
        path, reason, hint = self.words()
        return Problem(path, reason, hint, offset=self.offset(found))

    def words(self) -> tuple[JsonPath, str, str]:
        """JsonPath, reason and hint."""
        if self.kind == "missing":
            return self._missing()
        if self.kind == "extra_forbidden":
            return self._unknown_key()
        if self.kind == "union_tag_not_found":
            tag = self.context["discriminator"].strip("'")
            meant = hints.hint_for_missing_tag(tag, self.found)
            return self.path, f'"{tag}" is missing', meant or "one of " + _listed(choices(self.path, tag))
        if self.kind == "union_tag_invalid":
            tag = self.context["discriminator"].strip("'")
            word = self.context["tag"]
            hint = (
                _renamed((*self.path, tag), word)
                or (hints.of_action(word) if tag == "act" else "")
                or _guess(word, choices(self.path, tag))
            )
            return (*self.path, tag), f"unknown {tag} {format_value(word)}", hint
        if self.kind == "literal_error" and isinstance(self.found, str):
            known = [one for one in options(self.path, self.data) if isinstance(one, str)]
            if known:
                return self.path, f"unknown value {format_value(self.found)}", _renamed(self.path, self.found) or _guess(self.found, known)
        if self.kind == "string_pattern_mismatch":
            return self._pattern()
        if self.kind in ("too_long", "too_short") and "actual_length" in self.context:
            count = len(self.found) if isinstance(self.found, list | dict) else self.context["actual_length"]
            expected = describe_expected(self.path, self.data)
            return self.path, f"found {_items(count)}, expected {expected}", hints.hint(self.found, expected, self.path, self.data)
        if self.kind == "string_too_long":
            return (
                self.path,
                f"found {len(self.found):,} characters, expected {describe_expected(self.path, self.data)}",
                describe_purpose(self.path, self.data),
            )
        expected = describe_expected(self.path, self.data)
        reason = f"found {format_value(self.found)}, expected {expected}" if expected else self.message
        return self.path, reason, hints.hint(self.found, expected, self.path, self.data)

    def _missing(self) -> tuple[JsonPath, str, str]:
        if isinstance(self.path[-1], int):
            holder = self.path[:-1]
            return (
                holder,
                f"found {_items(len(self.holder))}, expected {describe_expected(holder, self.data)}",
                describe_purpose(holder, self.data),
            )
        parts = (describe_expected(self.path, self.data), describe_purpose(self.path, self.data))
        return self.path[:-1], f'"{self.path[-1]}" is missing', self.axes() or "; ".join(part for part in parts if part)

    def axes(self) -> str:
        """How to write the place, if it is "at" that is missing and "x" and "y" are there."""
        return hints.point_in_keys(list(self.holder), self.holder) if self.path[-1] == "at" and isinstance(self.holder, dict) else ""

    def _unknown_key(self) -> tuple[JsonPath, str, str]:
        key = str(self.path[-1])
        if self.path[:1] == ("texts",):
            return self.path[:-1], f"{format_value(key)} is not a text key", "a key is of a-z 0-9 . _ -"
        near = self.meant()
        unused = [name for name in known_keys(self.path[:-1], self.data) if name not in self.holder and name != "note"]
        guess = f'did you mean "{near}"?' if near else f"possible here: {_listed(unused)}" if unused else "remove it"
        return self.path[:-1], f"unknown key {format_value(key)}", _renamed(self.path, key) or guess

    def _pattern(self) -> tuple[JsonPath, str, str]:
        slug = re.sub(r"[^a-z0-9]+", "-", str(self.found).lower()).strip("-")[:64]
        expected = describe_expected(self.path, self.data)
        hint = f'such as "{slug}"' if 0 < len(slug) <= 40 else describe_purpose(self.path, self.data)
        if "text key" in expected and " " in str(self.found):
            hint = 'put the line into "texts" under a key, and name the key here'
        return self.path, f"found {format_value(self.found)}, expected {expected}", hint


def _walk(loc: tuple[str | int, ...], data: Any) -> tuple[JsonPath, Any, Any]:
    """The path in the file (pydantic's also names union members), what stands there, and what holds it."""
    path: list[str | int] = []
    holder, told = None, False
    for step in loc:
        if not told and isinstance(data, dict) and path and isinstance(path[-1], int) and step in [data.get(tag) for tag in TAGS]:
            told = True  # a kind may have a field of its own name
            continue
        if step == "[key]":
            break
        path.append(step)
        holder, told = data, False
        data = _inside(data, step)
    return tuple(path), data, holder if holder is not None else {}


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return data.get(step) if isinstance(data, dict) else None


def _listed(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= 16 else ", ".join(names[:16]) + ", ..."


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"


def _renamed(path: JsonPath, old: object) -> str:
    new, since = renamed_to(path, old)
    return f'it is called "{new}" since format {since}' if new else ""


def _guess(word: Any, names: list[str]) -> str:
    """The nearest word; of a few, all, where that is not sure."""
    near = nearest(str(word), names)
    every = "one of " + _listed(names)
    if near and len(names) <= MAX_LISTED and not nearest(str(word), names, SURE_RATIO):
        return f'did you mean "{near}"? {every}'
    return f'did you mean "{near}"?' if near else every
