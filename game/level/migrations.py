"""From a level of an older format to today's: takes the file's plain values, gives them as the newest game would have written them.

Old files load for ever. Whoever changes the format adds 1 to `model.FORMAT` and here one function that turns the old values into the
new ones, under the number it starts from; it may change the dict it is given. Nothing in the table is ever altered or removed, and
`tests/level/formats/` keeps a file of every format there has been.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from game.level.errors.problem import LevelProblems, Problem
from game.level.model import FORMAT
from game.level.parse.safe_read import position
from game.level.parse.source_map import build_source_map

Values = dict[str, Any]

MIGRATIONS: dict[int, Callable[[Values], Values]] = {}
"""Format n to the function that makes format n + 1 of it."""


def migrate(data: Values, text: str, file: str) -> Values:
    """The values in today's format; the very same object if they already are."""
    number = data.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number == FORMAT:
        return data
    if number > FORMAT:
        where = position(text, build_source_map(text).values[("format",)])
        raise LevelProblems([Problem(file, *where, "format", f"format {number} is newer than this game's {FORMAT}", "update the game")])
    if number not in MIGRATIONS:
        return data
    made = deepcopy(data)
    for step in range(number, FORMAT):
        made = MIGRATIONS[step](made)
        made["format"] = step + 1
    return made
