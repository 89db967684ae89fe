"""Template of a new level: small, playable at once, explained by its notes."""

import json
import re
from pathlib import Path
from typing import Any

from game.core.errors import reason_of
from game.core.files.atomic_write import atomic_write
from game.core.paths import LEVELS
from game.level.errors.problem import FILE, LevelProblems, Problem
from game.level.files import library
from game.level.model import FORMAT

TEMPLATE = """{
  "$schema": "SCHEMA",
  "format": FORMAT,
  "name": "TITLE",
  "note": "Lengths are metres, x to the right, y up; the lake lies at y 0. Save this file while `play --watch` runs, and look.",

  "season": "autumn",
  "hour": 17.5,
  "wind": {"speed": -2, "gusts": 0.3},

  "ground": {
    "line": [
      [-20, 1.2], [-6, 0.8], [0, 0.3], [6, -1], [14, -3],
      [46, -3], [54, -1], [60, 0.3], [66, 0.8], [80, 1.2]
    ],
    "material": "soil"
  },

  "lakes": [
    {
      "id": "lake", "left": -3, "right": 63,
      "swell": [{"height": 0.2, "length": 8, "direction": -1}]
    }
  ],

  "things": [
    {"kind": "start", "id": "start", "at": [-14, 1.1], "chakra": 70, "note": "the soles of his feet"},
    {"kind": "log", "id": "log-1", "at": [30, 0.05], "length": 5, "note": "a place to rest"},
    {"kind": "rock", "id": "stone", "at": [48, -2.6], "width": 3, "height": 3.4},
    {"kind": "reed", "id": "reeds", "at": [4, -0.6]},
    {"kind": "tree", "id": "tree", "at": [-18, 1.15], "height": 10},
    {"kind": "hut", "id": "hut", "at": [74, 1.05]}
  ],

  "goal": "goal.reach",
  "triggers": [
    {
      "id": "across",
      "note": "the level is won when he stands on the far shore",
      "when": [{"test": "place", "left": 66}, {"test": "stands_on", "on": ["ground"]}],
      "do": [{"act": "win", "reason": "won.reached"}]
    }
  ]
}
"""


def write(name: str, folder: Path | None = None) -> Path:
    """Write a new level called `name` into the user's level folder; refuses names that are no file names, or taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.removesuffix(".json").lower()).strip("-")[:48]
    if not stem:
        raise _refusal(name, "not a name for a level", 'such as "my-lake"')
    place = folder if folder is not None else library.user_folder()
    path = place / f"{stem}.json"
    try:
        place.mkdir(parents=True, exist_ok=True)
        write_schema(place)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text(name))
    except FileExistsError:
        raise _refusal(str(path), "there is one of that name already", "take another name") from None
    except OSError as error:
        raise _refusal(str(path), f"cannot be written: {reason_of(error)}") from None
    return path


def text(name: str) -> str:
    """The file of a new level."""
    title = " ".join(re.sub(r"[-_]+", " ", name.removesuffix(".json")).split())[:48]
    shown = title[:1].upper() + title[1:] if title.isprintable() and title else "New lake"
    filled = TEMPLATE.replace("SCHEMA", "./level.schema.json").replace("FORMAT", str(FORMAT))
    return filled.replace('"TITLE"', json.dumps(shown, ensure_ascii=False))


def write_schema(folder: Path) -> None:
    """Put the schema beside the levels, so that an editor finds it; an old one is replaced."""
    shipped, beside = LEVELS / "level.schema.json", folder / "level.schema.json"
    if shipped.is_file() and folder != LEVELS:
        wanted: Any = shipped.read_bytes()
        if not beside.is_file() or beside.read_bytes() != wanted:
            with atomic_write(beside) as file:
                file.write(wanted)


def _refusal(file: str, reason: str, hint: str = "") -> LevelProblems:
    return LevelProblems([Problem(FILE, reason, hint, file=file)])
