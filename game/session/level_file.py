"""Level files as they are played: found by name or path, read, and tried in a child process if they did not come with the game."""

from dataclasses import dataclass
from pathlib import Path

from game.core.errors import UserError, reason_of
from game.core.paths import LEVELS
from game.level.errors.problem import LevelProblems
from game.level.files.library import UnknownLevel, find
from game.level.loader import read
from game.level.model import Level
from game.session.replays import replay


@dataclass(frozen=True, slots=True)
class LevelFile:
    """A level that has been read, and where from."""

    name: str
    path: Path
    sha256: str
    level: Level


def level_file(name_or_path: str) -> LevelFile:
    """The level of that name or path, or a complaint with one line for each thing wrong."""
    try:
        path = find(name_or_path)
        level = read(path)
    except UnknownLevel as error:
        raise UserError(str(error)) from None
    except LevelProblems as error:
        raise UserError(*(str(problem) for problem in error.problems)) from None
    return LevelFile(level_name(path), path, replay.level_hash(path), level)


def level_name(path: Path) -> str:
    """What recordings and checkpoints call the level in that file."""
    return path.stem if path.resolve().is_relative_to(LEVELS.resolve()) else path.as_posix()


def run_trial(source: LevelFile) -> None:
    """A level that did not come with the game is first played in a child process: what kills the engine must not kill the game."""
    trial = TrialRun(source)
    while not trial.is_done(wait=0.5):
        pass


class TrialRun:
    """The same while somebody does something else. A level that came with the game needs none."""

    def __init__(self, source: LevelFile) -> None:
        from game.session import trial_run

        self._source = source
        self._child: trial_run.Child | None = None
        if not source.path.resolve().is_relative_to(LEVELS.resolve()):
            try:
                self._child = trial_run.start_trial(source.level, source.path.read_text(encoding="utf-8-sig"))
            except OSError as error:
                raise UserError(f"{source.path}: cannot be read: {reason_of(error)}") from None

    def is_done(self, wait: float = 0.0) -> bool:
        """Whether that has been said, within `wait` seconds; a complaint if the level cannot be played."""
        found = self._child.problems(wait) if self._child else []
        if found is None:
            return False
        self._child = None
        fatal = [f"{self._source.path}: {one.reason}" + f" ({one.hint})" * bool(one.hint) for one in found if not one.warning]
        if fatal:
            raise UserError(*fatal)
        return True

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self._child:
            self._child.stop()
            self._child = None
