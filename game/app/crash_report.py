"""Crash report: writes a crash file from which the error can be replayed, tells the player in plain words, exits with code 3.

Nothing in the game has to report to it: the run that was being played is found in the frames of the traceback.
"""

import contextlib
import json
import logging
import os
import platform
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from game import __version__
from game.core.files import user_folders

EXIT_CRASH = 3
FORMAT = 1
LAST_INTENTS = 600
MAX_FILES = 20
TITLE = "Spiderweb Lake"
DIALOGS = "SPIDERWEB_LAKE_DIALOGS"
"""`off` where nobody sits in front of the screen."""


log = logging.getLogger("game")
log.addHandler(logging.NullHandler())  # a command without a window keeps no log: without this its traceback would go to stderr


def report(error: BaseException) -> int:
    """Write the crash file, say where it is, and in a window too if there was one."""
    log.critical("broken", exc_info=error)
    path = write(error)
    where = f"What happened is written in {path}" if path else "What happened could not be written to any file"
    line = f"{type(error).__name__}: {str(error)[:300]}".encode("ascii", "backslashreplace").decode()
    with contextlib.suppress(OSError, ValueError):
        print(f"the game broke: {line}\n{where}", file=sys.stderr) if sys.stderr else None
    if any(_is_app(value) for value in _locals(error.__traceback__)):
        show(f"The game broke and has to stop. Your records are safe.\n\n{line}\n\n{where}")
    return EXIT_CRASH


def write(error: BaseException, folder: Path | None = None) -> Path | None:
    """The crash file, in the log folder or, if nothing can be written there, where temporary files go."""
    try:
        body = json.dumps(contents(error), allow_nan=False, indent=1).encode("utf-8", "replace")
    except Exception:  # whatever else is broken, the traceback must get out
        body = json.dumps({"crash": FORMAT, "version": __version__, "traceback": traceback.format_exc()}).encode("utf-8", "replace")
    for place in (folder or user_folders.logs(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            path = _free(place)
            path.write_bytes(body)
            _forget_oldest(place, path)
            return path
    return None


def contents(error: BaseException) -> dict[str, Any]:
    """Everything that somebody far away needs."""
    told = {
        "crash": FORMAT,
        "version": __version__,
        "system": f"{platform.platform()}, Python {platform.python_version()}",
        "error": f"{type(error).__name__}: {error}"[:2000],
        "traceback": "".join(traceback.format_exception(error))[-50_000:],
    }
    found = run_of(error.__traceback__)
    return told | _run_contents(*found) if found else told


def run_of(trace: TracebackType | None) -> tuple[Any, dict[str, Any]] | None:
    """The run that was being played, and what was wanted in the tick that broke, if it was a tick that broke."""
    from game.session.run import Run

    for frame in _frames(trace):
        if frame.f_code is Run.step.__code__:
            return frame.f_locals["self"], frame.f_locals["intents"]
    for value in _locals(trace):
        if isinstance(value, Run):
            return value, {}
        run = getattr(value, "run", None)
        if isinstance(run, Run):
            return run, {}
    for value in _locals(trace):
        if _is_app(value):
            runs = [screen.run for screen in reversed(value.screens) if isinstance(getattr(screen, "run", None), Run)]
            return (runs[0], {}) if runs else None
    return None


def show(words: str) -> bool:
    """A plain dialog, where there is a screen and somebody in front of it; it stays until it has been read."""
    if os.environ.get("SDL_VIDEODRIVER") in ("dummy", "offscreen") or os.environ.get(DIALOGS) == "off":
        return False
    with contextlib.suppress(ValueError):  # SDL takes this signal for a click on the cross, and nobody would look
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        import pygame

        pygame.display.message_box(TITLE, words, message_type="error")
    except Exception:  # a dialog is a courtesy
        log.warning("no dialog could be shown", exc_info=True)
        return False
    return True


def _run_contents(run: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    from game.session.replays.replay import Recorder, Replay, fingerprint, packed

    old = run.recorder
    whole = Recorder(old.level, old.level_sha256, old.seed, old.retries, old.assists, old.carried)
    whole.tracks = {role: list(track) for role, track in old.tracks.items()}
    whole.assist_changes = list(old.assist_changes)
    whole.ticks, whole.hashes, whole.pauses = old.ticks, list(old.hashes), list(old.pauses)
    for role, intent in wanted.items():
        whole.tracks[role] = [*whole.tracks.get(role, [100, whole.ticks] if whole.ticks else []), packed(intent), 1]
    ticks = whole.ticks + bool(wanted)
    replay = Replay(
        whole.level, whole.level_sha256, whole.seed, whole.tracks, whole.hashes, "", ticks,
        pauses=whole.pauses, retries=whole.retries, platform=fingerprint(), assists=whole.assists,
        carried=whole.carried, assist_changes=whole.assist_changes,
    )  # fmt: skip
    last = {role: _last(track) for role, track in whole.tracks.items()}
    head = {"level": whole.level, "level_sha256": whole.level_sha256, "seed": whole.seed, "tick": ticks, "last_intents": last}
    return {**head, "run": asdict(replay), "level_text": _text_of(run.source.path)}


def _last(track: list[int]) -> list[list[int]]:
    """The end of a track, as pairs of an intent's code and its ticks, LAST_INTENTS ticks in all."""
    pairs: list[list[int]] = []
    left = LAST_INTENTS
    for code, count in zip(reversed(track[::2]), reversed(track[1::2]), strict=True):
        pairs.insert(0, [code, min(count, left)])
        left -= count
        if left <= 0:
            break
    return pairs


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes()[:2_000_000].decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    """Innermost first."""
    frames = []
    while trace:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    return reversed(frames)


def _locals(trace: TracebackType | None) -> Iterator[Any]:
    return (value for frame in _frames(trace) for value in frame.f_locals.values())


def _is_app(value: Any) -> bool:
    return type(value).__module__ == "game.app.app" and hasattr(value, "screens")


def _free(place: Path) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    names = (f"crash-{stamp}{f'-{number}' if number else ''}.json" for number in range(1000))
    return next(place / name for name in names if not (place / name).exists())


def _forget_oldest(place: Path, newest: Path) -> None:
    """Keep MOST_FILES; never take the one just written for an old one, wherever the system's clock has been set since."""
    old = sorted((path for path in place.glob("crash-*.json") if path != newest), key=lambda path: path.stat().st_mtime)
    for path in old[: -(MAX_FILES - 1)]:
        path.unlink()
