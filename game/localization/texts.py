"""Texts by key (`goal.shore`) in the chosen language, with the names of the player's keys filled in."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Protocol

from game.core.paths import ASSETS


class KeyNames(Protocol):
    """Bindings, as far as a text needs them: the names of the keys of each action."""

    @property
    def rows(self) -> Mapping[str, object]: ...

    def names(self, action: str) -> list[str]: ...


LANGUAGE = "en"
REBOUND_SUFFIX, PAD_SUFFIX = ".rebound", ".pad"
"""Endings of a line's other forms, in which `{leap}` and its like stand for the keys that a player has chosen himself, or for buttons of
the pad in his hands."""

_key_names: dict[str, str] = {}
_pad_names: dict[str, str] = {}


@cache
def strings(language: str = LANGUAGE) -> dict[str, str]:
    """Every line of one language; none at all if its file is missing, so that the game still runs."""
    try:
        found = json.loads((ASSETS / "text" / f"{language}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(line) for key, line in found.items()} if isinstance(found, dict) else {}


def level_text_or_default(key: str, own: Mapping[str, str]) -> str:
    """A level's own line for `key`, or the game's."""
    return own.get(key) or text(key)


def person_name(who: str, kind: str, own: Mapping[str, str]) -> str:
    """Somebody's own name, if the level's lines or the game's have one for him; else that of his kind."""
    key = f"name.{who}"
    return level_text_or_default(key if key in own or key in strings() else f"name.{kind}", own)


def text(key: str, /, **values: object) -> str:
    """The line of `key` with `{names}` filled in; an unknown key is its own line."""
    for ending, names in ((PAD_SUFFIX, _pad_names), (REBOUND_SUFFIX, _key_names)):
        if names and key + ending in strings():
            return strings()[key + ending].format(**names)
    line = strings().get(key, key)
    return line.format(**values) if values else line


def use_key_names(bindings: KeyNames | None) -> None:
    """From now on lines that name keys name these; None for the usual ones."""
    _name(_key_names, bindings)


def use_pad_names(pad: KeyNames | None) -> None:
    """From now on lines name this pad's buttons; None for a keyboard."""
    _name(_pad_names, pad)


def _name(names: dict[str, str], bindings: KeyNames | None) -> None:
    names.clear()
    if bindings:
        names.update({action: strings().get("keys.or", "/").join(map(key_name, bindings.names(action))) for action in bindings.rows})


def key_name(name: str) -> str:
    """What is printed on a key, as a person says it."""
    return strings().get(f"key.{name}") or name.capitalize()
