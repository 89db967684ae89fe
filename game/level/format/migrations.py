"""Level migrations: a level of an older format becomes one of today's, as plain values or as the text of its file.

Old files load for ever. Whoever changes the format adds 1 to `model.Format` and here the renames, under the number they start from. They
are a table and not a function because three readers want it: the loader (values), `upgrade` (the file's text: order, notes and layout
stay) and the checker (which names the old key and the new one). Nothing in the table is ever altered or removed; `tests/level/format/`
keeps a file of every format there has been, and every level that ever shipped.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from game.level.errors.problem import JsonPath, LevelProblems, Problem
from game.level.model import FORMAT
from game.level.parse.source_map import build_source_map, locate

Values = dict[str, Any]
ANY = "*"
"""Stands for every index of a list."""
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_INTEGER = re.compile(r"-?[0-9]+")


@dataclass(frozen=True, slots=True)
class KeyRename:
    """A key that has another name since; `only` limits it to objects with that key and value."""

    holder: tuple[str, ...]
    old: str
    new: str
    only: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class WordRename:
    """A value that is written otherwise since: a kind, a condition, an action, an event."""

    place: tuple[str, ...]
    old: str
    new: str


Rename = KeyRename | WordRename

_HUNTER = ("kind", "hunter")
_TESTS, _ACTS, _EVENTS = (("triggers", ANY, *rest) for rest in (("when", ANY, "test"), ("do", ANY, "act"), ("when", ANY, "event")))

MIGRATIONS: dict[int, tuple[Rename, ...]] = {
    1: (
        KeyRename(("things", ANY), "of", "type", _HUNTER),
        KeyRename(("things", ANY), "lag", "start_delay", _HUNTER),
        KeyRename(("triggers", ANY), "again", "repeat"),
        KeyRename(("lakes", ANY), "connects", "connected_lakes"),
        KeyRename(("lakes", ANY), "ends", "boundaries"),
        *(KeyRename(("ranks", rank), "spared", "hunters_spared") for rank in ("gold", "silver", "bronze")),
        WordRename(_TESTS, "time", "elapsed"),
        WordRename(_TESTS, "on", "stands_on"),
        WordRename(_TESTS, "watch_done", "captives_done"),
        WordRename(_ACTS, "hold_foot", "pin_runner"),
        WordRename(_EVENTS, "strand_took", "spiderweb_caught"),
        KeyRename(("tuning",), "runner.limp", "runner.pain_slowdown"),
        KeyRename(("tuning",), "runner.great_pain", "runner.pain_threshold"),
        KeyRename(("tuning",), "runner.jarring", "runner.hard_landing_speed"),
        KeyRename(("tuning",), "runner.wince", "runner.wince_window"),
        KeyRename(("tuning",), "runner.wince_tell", "runner.wince_grace"),
        KeyRename(("tuning",), "chakra.ease", "chakra.soft_landing_grace"),
        KeyRename(("tuning",), "hunter.lunge_tell", "hunter.lunge_windup"),
        KeyRename(("tuning",), "hunter.throw_tell", "hunter.throw_windup"),
        KeyRename(("tuning",), "hunter.rise_tell", "hunter.rise_windup"),
        KeyRename(("tuning",), "hunter.strike_tell", "hunter.strike_windup"),
        KeyRename(("tuning",), "sealmaster.again", "sealmaster.wave_retry_delay"),
        KeyRename(("tuning",), "barrier.wash", "barrier.displacement_share"),
        KeyRename(("tuning",), "barrier.sand", "barrier.beach_resistance"),
        KeyRename(("tuning",), "log.wash", "log.displacement_share"),
    ),
}
"""Format n to what has another name in format n + 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """One rename that applies to a level: the key or the value at `path`."""

    path: JsonPath
    old: str
    new: str
    is_key: bool


def migrate(data: Values, text: str, file: str) -> Values:
    """The values in today's format; the very same object if they already are."""
    number = data.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number == FORMAT:
        return data
    if number > FORMAT:
        newer = Problem(("format",), f"format {number} is newer than this game's {FORMAT}", "update the game")
        raise LevelProblems(locate([newer], text, file))
    if number not in MIGRATIONS:
        return data
    made = deepcopy(data)
    for step in range(number, FORMAT):
        for change in changes(made, step):
            apply(made, change)
        made["format"] = step + 1
    return made


def migrate_text(text: str, data: Values) -> str:
    """The text of a level, read as `data`, in today's format: what is renamed is exchanged in its place, all else stays."""
    number = data.get("format")
    while isinstance(number, int) and not isinstance(number, bool) and number in MIGRATIONS:
        places = build_source_map(text)
        edits = [((places.keys if change.is_key else places.values)[change.path], change.new) for change in changes(data, number)]
        at = places.values[("format",)]
        for offset, new in sorted([*edits, (at, str(number + 1))], reverse=True):
            token = (_INTEGER if offset == at else _TOKEN).match(text, offset)
            assert token, "the source map points at tokens"
            text = text[:offset] + (new if offset == at else json.dumps(new)) + text[token.end() :]
        data = json.loads(text)
        number += 1
    return text


def changes(data: Values, number: int) -> list[Change]:
    """What of these values of format `number` has another name in the next format."""
    return [change for rename in MIGRATIONS.get(number, ()) for change in _find(data, rename)]


def old_names(data: Values, text: str, file: str) -> list[Problem]:
    """A warning for every name that today's format has another word for; each is told once."""
    number = data.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number not in MIGRATIONS:
        return []
    places = build_source_map(text)
    told: dict[tuple[str, str], Problem] = {}
    for change in changes(data, number):
        offset = (places.keys if change.is_key else places.values)[change.path]
        reason = f'"{change.old}" is called "{change.new}" since format {number + 1}'
        path = change.path[:-1] if change.is_key else change.path
        hint = "this file still loads; `upgrade` rewrites it"
        told.setdefault((change.old, change.new), Problem(path, reason, hint, warning=True, offset=offset))
    return locate(list(told.values()), text, file)


def renamed_to(path: JsonPath, old: object) -> tuple[str, int]:
    """What the key or the word `old` at `path` is called today, and the first format that calls it so; `("", 0)` if it was never a name."""
    for step in range(1, FORMAT):
        for rename in MIGRATIONS[step]:
            pattern = (*rename.holder, rename.old) if isinstance(rename, KeyRename) else rename.place
            if rename.old == old and _fits(path, pattern):
                return rename.new, step + 1
    return "", 0


def _fits(path: JsonPath, pattern: tuple[str, ...]) -> bool:
    return len(path) == len(pattern) and all(want in (ANY, step) for step, want in zip(path, pattern, strict=True))


def _find(data: Values, rename: Rename) -> Iterator[Change]:
    if isinstance(rename, WordRename):
        for path, value in _at(data, rename.place, ()):
            if value == rename.old:
                yield Change(path, rename.old, rename.new, is_key=False)
        return
    for path, holder in _at(data, rename.holder, ()):
        known = isinstance(holder, dict) and rename.old in holder and rename.new not in holder
        if known and (rename.only is None or holder.get(rename.only[0]) == rename.only[1]):
            yield Change((*path, rename.old), rename.old, rename.new, is_key=True)


def _at(value: Any, pattern: tuple[str, ...], path: JsonPath) -> Iterator[tuple[JsonPath, Any]]:
    """Every place that a pattern names, with what stands there; a level may be malformed anywhere."""
    if not pattern:
        yield path, value
    elif pattern[0] == ANY:
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _at(item, pattern[1:], (*path, index))
    elif isinstance(value, dict) and pattern[0] in value:
        yield from _at(value[pattern[0]], pattern[1:], (*path, pattern[0]))


def apply(data: Values, change: Change) -> None:
    """Rename it in the values themselves; the order of keys stays."""
    holder: Any = data
    for step in change.path[:-1]:
        holder = holder[step]
    last = change.path[-1]
    if not change.is_key:
        holder[last] = change.new
        return
    items = [(change.new if key == last else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)
