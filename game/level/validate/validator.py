"""Validator: all checks of a well-formed level. Errors keep it from being played, warnings do not."""

from collections.abc import Iterator
from typing import Any

from game.level.errors.finding import Finding
from game.level.errors.problem import MAX_PROBLEMS, Problem, format_path, truncate
from game.level.errors.schema_errors import offset_of
from game.level.model import Level
from game.level.parse.safe_read import position
from game.level.parse.source_map import build_source_map
from game.level.validate import ground_and_lakes, letters, placement, references, scenes, triggers


def findings(level: Level) -> Iterator[Finding]:
    """Everything, in the order of the level's parts."""
    spoilt: set[str | int] = set()
    for finding in ground_and_lakes.findings(level):
        spoilt |= {finding.path[0]} - ({"lakes"} if finding.warning else set())
        yield finding
    if "ground" not in spoilt:  # places cannot be judged on a faulty ground, nor warned of by a faulty lake: one fault would be told twice
        yield from (finding for finding in placement.findings(level) if not (finding.warning and "lakes" in spoilt))
    yield from references.findings(level)
    yield from triggers.findings(level)
    yield from scenes.findings(level)


def problems(level: Level, text: str, file: str, warnings: bool = False) -> list[Problem]:
    """The findings with their lines; nothing is located as long as nothing is found."""
    found = [finding for finding in findings(level) if warnings or not finding.warning]
    found += letters.findings(level) if warnings else ()  # who only plays need not open a font for it
    if not found:
        return []
    where = build_source_map(text)
    found.sort(key=lambda finding: offset_of(finding.path, where))
    return truncate([_located(finding, where, text, file) for finding in found[:MAX_PROBLEMS]], len(found))


def _located(finding: Finding, where: Any, text: str, file: str) -> Problem:
    line, column = position(text, offset_of(finding.path, where))
    return Problem(file, line, column, format_path(finding.path), finding.reason, finding.hint, finding.warning)
