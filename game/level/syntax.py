"""From a level's text to plain values: refuses what is not JSON, and what parsers let through (doubled keys, 1e999, hidden characters)."""

import json
import math
import re
import unicodedata
from typing import Any

from game.level.positions import Path, Places, places
from game.level.problems import LevelProblems, Problem, written
from game.level.source import position

MAX_DIGITS = 300
_SUSPECT = re.compile(r"[^\x20-\x7e\r\n\t]|\\[bfnrtu]")


class _Suspicion:
    """What the fast parse noticed in passing; the slow look finds out where."""

    def __init__(self) -> None:
        self.aroused = False

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        self.aroused |= len(made) != len(pairs)
        return made

    def decimal(self, text: str) -> float:
        number = float(text)
        self.aroused |= math.isinf(number)
        return number

    def whole(self, text: str) -> int:
        if len(text) <= MAX_DIGITS:
            return int(text)
        self.aroused = True
        return 0

    def constant(self, text: str) -> float:
        self.aroused = True
        return 0.0


def parse(text: str, file: str) -> Any:
    """The plain values, or `LevelProblems`."""
    suspicion = _Suspicion()
    try:
        data = json.loads(
            text,
            object_pairs_hook=suspicion.members,
            parse_float=suspicion.decimal,
            parse_int=suspicion.whole,
            parse_constant=suspicion.constant,
        )
    except ValueError as error:
        raise LevelProblems([_grammar(text, file, error)]) from None
    if suspicion.aroused or _SUSPECT.search(text):
        found = _unsound(text, file)
        if found:
            raise LevelProblems(found)
    return data


def _grammar(text: str, file: str, error: ValueError) -> Problem:
    fault = places(text).fault
    if fault:
        return Problem(file, *position(text, fault.offset), written(fault.path), fault.reason, fault.hint)
    return Problem(file, getattr(error, "lineno", 1), getattr(error, "colno", 1), "file", f"not JSON: {error}")


_Mark = tuple[int, Path, str, str]


def _unsound(text: str, file: str) -> list[Problem]:
    found = places(text)
    marks = sorted((*_doubled(found, text), *_numbers(found), *_strings(found)))
    return [Problem(file, *position(text, at), written(path), reason, hint) for at, path, reason, hint in marks]


def _doubled(found: Places, text: str) -> list[_Mark]:
    return [
        (at, path, f'the key "{path[-1]}" is here for the second time, first in line {position(text, first)[0]}', "remove one of them")
        for path, at, first in found.doubled
    ]


def _numbers(found: Places) -> list[_Mark]:
    bad = []
    for path, word in found.numbers.items():
        short = word if len(word) <= 24 else word[:21] + "..."
        if word in ("NaN", "Infinity", "-Infinity"):
            bad.append((found.values[path], path, f"{word} is not a number", "write a finite one"))
        elif len(word) > MAX_DIGITS or math.isinf(float(word)):
            bad.append((found.values[path], path, f"{short} is too large a number", "nothing here is over 10000"))
    return bad


def _strings(found: Places) -> list[_Mark]:
    bad = []
    for path, at, text in found.strings:
        free = bool(path) and path[-1] == "note"
        odd = next((c for c in text if _is_odd(c) and not (free and c in "\n\t")), "")
        if odd:
            bad.append((at, path, f"the text holds the invisible character U+{ord(odd):04X}", "remove it"))
    return bad


def _is_odd(character: str) -> bool:
    return not character.isprintable() and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
