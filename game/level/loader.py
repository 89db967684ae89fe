"""Level loader: a level file as a frozen `Level`, or `LevelProblems`: all faults of the first gate that it fails.

Gates, in order: JSON (`json_parser.py`), the schema (pydantic, by `_match_schema`), and whether it can be meant (`validate/validator.py`).
"""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from game.core.files.settled_file import read_when_settled
from game.level.errors.problem import LevelProblems, Problem
from game.level.errors.schema_errors import problems_of_booleans, problems_of_validation_error
from game.level.files import library
from game.level.format.migrations import migrate, migrate_text
from game.level.model import Level, level_model
from game.level.parse.json_parser import parse
from game.level.parse.safe_read import load_text, text_of
from game.level.validate.validator import validate


def read(path: str | Path) -> Level:
    """The level in a file, found sound; raises `LevelProblems` otherwise."""
    place = Path(path)
    return read_when_settled(place, lambda: level_of(load_text(place, library.folders), str(path)), LevelProblems)


def read_bytes(data: bytes, file: str = "level.json") -> Level:
    """The same of some bytes."""
    return level_of(text_of(data, file), file)


def level_of(text: str, file: str) -> Level:
    """The level in a text, found sound; raises `LevelProblems` otherwise."""
    level = parse_level(text, file)
    if found := validate(level, text, file):
        raise LevelProblems(found)
    return level


def parse_level(text: str, file: str) -> Level:
    """The level in a text that is JSON and matches the schema; nothing says yet that it can be meant."""
    data = parse(text, file)
    if not isinstance(data, dict):
        raise LevelProblems([Problem((), "a level is an object", "it starts with { and ends with }", file=file)])
    current = migrate(data, text, file)
    if current is not data:
        return _match_schema(migrate_text(text, data), current, text, file)
    return _match_schema(text, data, text, file)


def _match_schema(current: str, data: dict[str, Any], text: str, file: str) -> Level:
    """The level in `current`, which is `data`; its faults are located in `text`, as its author wrote it."""
    try:
        level = level_model().model_validate_json(current)
    except ValidationError as error:
        raise LevelProblems(problems_of_validation_error(error, data, text, file)) from None
    if ("true" in current or "false" in current) and (found := problems_of_booleans(data, text, file)):
        raise LevelProblems(found)
    return level
