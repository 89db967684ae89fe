"""A small sound lake, and ways to spoil it."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from game.level.errors.problem import Problem
from game.level.loader import parse_level
from game.level.model import FORMAT
from game.level.validate.validator import validate

LAKE: dict[str, Any] = {
    "format": FORMAT,
    "name": "Pond",
    "ground": {"line": [[0, 1], [10, 1], [14, -2], [30, -2], [34, 1], [44, 1]]},
    "lakes": [{"id": "pond", "left": 10, "right": 34}],
    "things": [{"kind": "start", "id": "start", "at": [4, 1]}],
    "triggers": [{"id": "ashore", "when": [{"test": "place", "left": 38}], "do": [{"act": "win", "reason": "won.set_down"}]}],
}


def lake(**parts: Any) -> dict[str, Any]:
    """The sound lake with some parts exchanged."""
    return {**deepcopy(LAKE), **parts}


def text(**parts: Any) -> str:
    """The same as a file's text."""
    return json.dumps(lake(**parts), indent=1)


def write(folder: Path, file: str = "pond.json", **parts: Any) -> Path:
    """The same as a file."""
    path = folder / file
    path.write_text(text(**parts), encoding="utf-8")
    return path


def doubts(**parts: Any) -> list[Problem]:
    """All that is senseless in it, warnings too."""
    made = text(**parts)
    return validate(parse_level(made, "pond.json"), made, "pond.json", warnings=True)
