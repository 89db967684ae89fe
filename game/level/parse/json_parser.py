"""JSON parser that refuses what others let through: doubled keys, 1e999, hidden characters."""

import json
import math
import unicodedata
from typing import Any

from game.level.errors.problem import FILE, MAX_PROBLEMS, JsonPath, LevelProblems, Problem, format_value
from game.level.parse.source_map import SourceMap, build_source_map, locate
from game.level.parse.text_position import position

MAX_DIGITS = 300
MAX_ITEMS = 5000
MAX_KEYS = 1000
LONG_TEXT = 5 * MAX_ITEMS
"""Bytes of text below which no list can be too long."""
_NUMBERS_ALIKE = bytes.maketrans(b"123456789E", b"000000000e")


class _NeedsSlowParse(Exception):
    """The fast parse met what needs a closer look."""


def parse(text: str, file: str) -> Any:
    """The plain values, or `LevelProblems`; the slow look, which knows places, is taken only after a hint of something odd."""
    try:
        if _may_be_huge(text) or not _plain(text).isprintable():
            raise _NeedsSlowParse
        data = json.loads(text, object_pairs_hook=_members, parse_constant=_constant)
        if "\\" in text and _is_odd(data, ""):
            raise _NeedsSlowParse
    except (ValueError, _NeedsSlowParse):
        data = _parse_slow(text, file)
    if len(text) > LONG_TEXT and (long := _too_long(data, ())):
        raise LevelProblems(locate([Problem(long, *_length(data, long))], text, file))
    return data


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _NeedsSlowParse
    return made


def _constant(word: str) -> float:
    raise _NeedsSlowParse


def _may_be_huge(text: str) -> bool:
    """Whether an exponent or very many digits stand anywhere."""
    alike = text.encode("utf-8").translate(_NUMBERS_ALIKE)
    return b"0e" in alike or b"0" * MAX_DIGITS in alike


def _parse_slow(text: str, file: str) -> Any:
    """The values after all, if nothing is wrong."""
    found = build_source_map(text)
    if found.fault:
        raise LevelProblems(locate([found.fault], text, file))
    if problems := _unsound(found, text, file):
        raise LevelProblems(problems)
    try:
        return json.loads(text)
    except ValueError as error:  # then it knows something that we do not
        raise LevelProblems([Problem(FILE, f"not JSON: {error}", file=file)]) from None


def _plain(text: str) -> str:
    return text.replace("\n", "").replace("\r", "").replace("\t", "")


def _too_long(data: Any, path: JsonPath) -> JsonPath | None:
    """The first list that is longer than any may be."""
    if isinstance(data, list):
        if len(data) > MAX_ITEMS:
            return path
        if _is_flat(data) or _is_flat(data[0]):
            return None  # names, numbers or points
        items: Any = enumerate(data)
    elif isinstance(data, dict):
        if len(data) > MAX_KEYS:
            return path
        items = data.items()
    else:
        return None
    inside = (_too_long(value, (*path, step)) for step, value in items if isinstance(value, list | dict) and len(value) > 2)
    return next((found for found in inside if found is not None), None)


def _is_flat(data: Any) -> bool:
    return isinstance(data, list) and (not data or isinstance(data[0], str | float | int))


def _length(data: Any, path: JsonPath) -> tuple[str, str]:
    for step in path:
        data = data[step]
    if isinstance(data, dict):
        return f"an object with {len(data):,} keys", f"at most {MAX_KEYS:,} fit in one"
    return f"a list of {len(data):,}", f"at most {MAX_ITEMS:,} fit in one"


def _unsound(found: SourceMap, text: str, file: str) -> list[Problem]:
    problems = [*_doubled(found, text), *_numbers(found), *_strings(found)]
    return locate(problems, text, file, more=max(0, len(found.doubled) - MAX_PROBLEMS))


def _doubled(found: SourceMap, text: str) -> list[Problem]:
    """The first of them; counting lines for a hundred thousand would take its time."""
    bad = []
    for path, at, first in found.doubled[:MAX_PROBLEMS]:
        line, _ = position(text, first)
        reason = f"the key {format_value(path[-1])} is here for the second time, first in line {line}"
        bad.append(Problem(path, reason, "remove one of them", offset=at))
    return bad


def _numbers(found: SourceMap) -> list[Problem]:
    bad = []
    for path, word in found.numbers.items():
        short = word if len(word) <= 24 else word[:21] + "..."
        if word in ("NaN", "Infinity", "-Infinity"):
            bad.append(Problem(path, f"{word} is not a number", "write a finite one", offset=found.values[path]))
        elif len(word) > MAX_DIGITS or math.isinf(float(word)):
            bad.append(Problem(path, f"{short} is too large a number", "nothing here is over 10000", offset=found.values[path]))
    return bad


def _strings(found: SourceMap) -> list[Problem]:
    bad = []
    for path, at, text in found.strings:
        if odd := _odd(text, bool(path) and path[-1] == "note"):
            bad.append(Problem(path, f"the text holds the invisible character U+{ord(odd):04X}", "remove it", offset=at))
    return bad


def _is_odd(data: Any, key: str) -> bool:
    """Whether any text or key in there holds something invisible."""
    if isinstance(data, str):
        return _odd(data, key == "note") != ""
    if isinstance(data, dict):
        return any(_odd(name, False) != "" or _is_odd(value, name) for name, value in data.items())
    return isinstance(data, list) and any(_is_odd(value, "") for value in data if not isinstance(value, float | int))


def _odd(text: str, free: bool) -> str:
    """The first character that cannot be seen; only a free text may have lines and tabs."""
    if text.isprintable():
        return ""
    return next((c for c in text if unicodedata.category(c) in _HIDDEN and not (free and c in "\n\t")), "")


_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
