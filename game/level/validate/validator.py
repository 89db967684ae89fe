"""Validator: all checks of a well-formed level. Errors keep it from being played, warnings do not."""

from collections.abc import Iterator

from game.level.errors.problem import Problem
from game.level.format.current_source_map import current_source_map
from game.level.model import Level
from game.level.parse.source_map import locate
from game.level.validate import cutscenes, ground_and_lakes, letters, placement, places, references, signs, stealth, triggers


def validate(level: Level, text: str, file: str, warnings: bool = False) -> list[Problem]:
    """Everything that cannot be meant, with its lines; nothing is located as long as nothing is found."""
    found = [problem for problem in _check_parts(level) if warnings or not problem.warning]
    found += letters.find_problems(level) if warnings else ()  # who only plays need not open a font for it
    return locate(found, text, file, where=current_source_map(text)) if found else []


def _check_parts(level: Level) -> Iterator[Problem]:
    """Everything, in the order of the level's parts."""
    spoilt: set[str | int] = set()
    for problem in ground_and_lakes.find_problems(level):
        spoilt |= {problem.path[0]} - ({"lakes"} if problem.warning else set())
        yield problem
    if "ground" not in spoilt:  # places cannot be judged on a faulty ground, nor warned of by a faulty lake: one fault would be told twice
        yield from (problem for problem in placement.find_problems(level) if not (problem.warning and "lakes" in spoilt))
    yield from references.find_problems(level)
    yield from triggers.find_problems(level)
    yield from cutscenes.find_problems(level)
    yield from places.find_problems(level)
    yield from stealth.find_problems(level)
    yield from signs.find_problems(level)
