"""From level files to every problem in all of them: grammar, schema, sense, and a trial run in a child process."""

import os
from collections.abc import Iterable
from pathlib import Path

from game.level import library
from game.level.preflight import trial
from game.level.problems import LevelProblems, Problem, shown
from game.level.read import well_formed
from game.level.sense import problems as senseless
from game.level.source import load


def check(paths: str | Path | Iterable[str | Path]) -> list[Problem]:
    """Problems and warnings of all files, in the order given; a folder stands for its levels, a name for its file."""
    found: list[Problem] = []
    for asked in [paths] if isinstance(paths, str | Path) else paths:
        try:
            found += [problem for file in _files(asked) for problem in _problems(file)]
        except library.UnknownLevel as unknown:
            found.append(Problem(shown(str(asked)).strip('"'), 1, 1, "file", str(unknown)))
    return found


def _files(asked: str | Path) -> list[Path]:
    path = Path(asked)
    try:
        if path.is_dir():
            return sorted(one for one in path.rglob("*.json") if not one.name.endswith(".schema.json"))
        if os.path.lexists(path):
            return [path]
    except (OSError, ValueError):
        return [path]
    return [library.find(str(asked))]


def _problems(path: Path) -> list[Problem]:
    file = str(path)
    try:
        text = load(path, library.folders())
        level = well_formed(text, file)
    except LevelProblems as refused:
        return refused.problems
    found = senseless(level, text, file, warnings=True)
    if not all(problem.warning for problem in found):
        return found
    return found + [Problem(file, 1, 1, "level", doubt.reason, doubt.hint, not doubt.grave) for doubt in trial(level, text)]
