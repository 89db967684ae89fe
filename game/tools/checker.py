"""Level checker: the problems of level files, of the first gate that each fails: JSON, schema, sense, a trial run in a child process."""

import os
from collections.abc import Iterable
from pathlib import Path

from game.core.errors import printable
from game.core.files.settled_file import read_when_settled
from game.level.errors.problem import FILE, LevelProblems, Problem, format_value
from game.level.files import library
from game.level.format.migrations import old_names
from game.level.loader import parse_level
from game.level.model import Level
from game.level.parse.json_parser import parse
from game.level.parse.safe_read import load_text
from game.level.validate.validator import validate
from game.session.trial_run import trial


def check(paths: str | Path | Iterable[str | Path]) -> list[Problem]:
    """Problems and warnings of all files, in the order given; a folder stands for its levels, a name for its file."""
    found: list[Problem] = []
    for asked in [paths] if isinstance(paths, str | Path) else paths:
        try:
            files = _files(asked)
            found += [problem for file in files for problem in _problems(file)] if files else [_nothing(asked)]
        except library.UnknownLevel as unknown:
            found.append(Problem(FILE, str(unknown), file=format_value(str(asked)).strip('"')))
    return found


def _files(asked: str | Path) -> list[Path]:
    path = Path(asked)
    try:
        if path.is_dir():
            return sorted(one for one in path.rglob("*.json") if library.is_listed(one) and not _is_hidden(one.relative_to(path)))
        if os.path.lexists(path):
            return [path]
    except (OSError, ValueError):
        return [path]
    return [library.find(str(asked))]


def _is_hidden(place: Path) -> bool:
    """Whether it lies in a folder that is not meant to be looked into, such as .git."""
    return any(part.startswith(".") for part in place.parts)


def _nothing(folder: str | Path) -> Problem:
    """A folder without a level has not been found sound."""
    where = printable(str(folder))
    if not os.access(folder, os.R_OK | os.X_OK):
        return Problem(FILE, "this folder may not be read", "its permissions forbid it", file=where)
    return Problem(FILE, "no level in this folder", "a level's file ends in .json", file=where)


def _load_level(path: Path) -> tuple[str, Level]:
    text = load_text(path, library.folders)
    return text, parse_level(text, str(path))


def _problems(path: Path) -> list[Problem]:
    file = str(path)
    try:
        text, level = read_when_settled(path, lambda: _load_level(path), LevelProblems)
    except LevelProblems as refused:
        return refused.problems
    found = [*old_names(parse(text, file), text, file), *validate(level, text, file, warnings=True)]
    if not all(problem.warning for problem in found):
        return found
    return found + [problem.in_file(file) for problem in trial(level, text)]
