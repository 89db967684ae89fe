"""Crash replay: plays a crash file again and reports whether the same error comes, and in which tick."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from game import __version__
from game.app.crash_report import FORMAT
from game.core.errors import UserError
from game.level.errors.problem import LevelProblems
from game.level.files.text_hash import text_hash
from game.level.loader import level_of
from game.session.level_file import LevelFile
from game.session.replays import replay
from game.session.run import Run

MOST_BYTES = 12_000_000


@dataclass(frozen=True, slots=True)
class ReproductionResult:
    """`same` is true only if the error of the file was met."""

    same: bool
    why: str
    tick: int | None = None


def is_crash_file(path: Path) -> bool:
    """Does it begin like one? Cheap, and wrong for nothing that the game writes."""
    try:
        if not path.is_file():  # a pipe would wait for ever, and what has been read of it is gone
            return False
        with open(path, "rb") as file:
            return b'"crash":' in file.read(64)
    except (OSError, ValueError):
        return False


def reproduce(path: Path) -> ReproductionResult:
    """Play the run of a crash file without a window, and then, if nothing broke, with its pictures."""
    told = _read(path)
    source, recorded = _source(told), _recorded(told)
    for drawn in (False, True):
        again = _play(source, recorded, str(told.get("error", "")), drawn)
        if again.same or again.tick is not None:
            break
    if not again.same and told.get("version") != __version__:
        return ReproductionResult(False, f"{again.why} (the file is from version {told.get('version')}, this is {__version__})", again.tick)
    return again


def _read(path: Path) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            body = file.read(MOST_BYTES + 1)
        told = json.loads(body)
    except (OSError, ValueError, RecursionError) as error:
        raise UserError(f"{path}: not a crash file: {error}") from None
    if not isinstance(told, dict) or told.get("crash") != FORMAT or len(body) > MOST_BYTES:
        raise UserError(f"{path}: not a crash file of this version")
    if "run" not in told:
        raise UserError(f"{path}: nothing was being played when this happened", *str(told.get("traceback", "")).splitlines()[-1:])
    return told


def _source(told: dict[str, Any]) -> LevelFile:
    text = str(told.get("level_text", ""))
    name = str(told.get("level", "level"))
    sha256 = text_hash(text.encode("utf-8", "replace"))
    try:
        return LevelFile(name, Path(name), sha256, level_of(text, name))
    except LevelProblems as error:
        raise UserError(*(str(problem) for problem in error.problems)) from None


def _recorded(told: dict[str, Any]) -> replay.Replay:
    try:
        known = {each.name for each in fields(replay.Replay)}
        recorded = replay.Replay(**{key: value for key, value in told["run"].items() if key in known})
        if not 0 <= recorded.ticks <= replay.MAX_TICKS:
            raise ValueError("ticks")
        next(recorded.intents(), None)
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise UserError(f"the run in the crash file cannot be read: {error}") from None
    return recorded


def _play(source: LevelFile, recorded: replay.Replay, expected: str, drawn: bool) -> ReproductionResult:
    from game.session.replays.replay import HASH_EVERY

    watcher = _Watcher(source) if drawn else None
    tick = 0
    try:
        run = Run(source, recorded.seed, first_assists=recorded.first_assists, carried=recorded.carried, later=recorded.later)
        for tick, intents in enumerate(recorded.intents(), 1):
            events = run.step(intents)
            stored = recorded.hashes[tick // HASH_EVERY - 1 : tick // HASH_EVERY] if tick % HASH_EVERY == 0 else []
            if stored and stored[0] != run.world.state_hash():
                return ReproductionResult(False, f"differs at tick {tick}, before anything broke", tick)
            if watcher:
                watcher.look(run, events)
    except Exception as error:
        met = f"{type(error).__name__}: {error}"[:2000]
        return ReproductionResult(
            met == expected, f"{'the same again' if met == expected else 'something else'} at tick {tick}: {met}", tick
        )
    finally:
        if watcher:
            watcher.close()
    return ReproductionResult(False, f"{recorded.ticks} ticks, and nothing broke")


class _Watcher:
    """Draws every second tick, as a screen of 60 frames would."""

    def __init__(self, source: LevelFile) -> None:
        from game.app.window import Window
        from game.view.scene import Scene

        self._window = Window("replay", (640, 360), visible=False)
        self._scene = Scene(source.level, (640, 360))

    def look(self, run: Run, events: list[Any]) -> None:
        self._scene.observe(run.world, events)
        if run.world.tick % 2 == 0:
            self._scene.draw(self._window.picture())

    def close(self) -> None:
        self._window.close()
