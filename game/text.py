"""What the game says: takes a key such as `goal.shore`, gives the line in the chosen language."""

import json
from collections.abc import Mapping
from functools import cache

from game.paths import ASSETS

LANGUAGE = "en"


@cache
def strings(language: str = LANGUAGE) -> dict[str, str]:
    """Every line of one language; none at all if its file is missing, so that the game still runs."""
    try:
        found = json.loads((ASSETS / "text" / f"{language}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(line) for key, line in found.items()} if isinstance(found, dict) else {}


def own_or(key: str, own: Mapping[str, str]) -> str:
    """A level's own line for `key`, or the game's."""
    return own.get(key) or text(key)


def text(key: str, **values: object) -> str:
    """The line of `key` with `{names}` filled in; an unknown key is its own line."""
    line = strings().get(key, key)
    return line.format(**values) if values else line
