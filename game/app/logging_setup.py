"""Logging setup: a rotating file in the log folder. A missing stderr or folder is no error."""

import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
from pathlib import Path
from typing import IO

from game import __version__
from game.core.files import user_folders

MOST_BYTES = 256_000
OLD_LOGS = 3
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

log = logging.getLogger("game")
_stacks: list[IO[str]] = []
"""Where a dying process leaves its stack; must stay open."""


def start(folder: Path | None = None) -> Path | None:
    """Begin to write; the file, or None where nothing can be written. pymunk and warnings go here as well."""
    logging.raiseExceptions = False  # a full disk must not stop a game that only wanted to say something
    logging.captureWarnings(True)
    threading.excepthook = _thread_died
    folder = folder or user_folders.logs()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "game.log"
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=MOST_BYTES, backupCount=OLD_LOGS, encoding="utf-8", errors="backslashreplace"
        )
        _enable_faulthandler(folder / "stacks.log")
    except OSError:
        logging.getLogger().addHandler(logging.NullHandler())
        return None
    handler.setFormatter(logging.Formatter(LINE))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    # Not platform.platform(), which starts a program to be told the processor's name.
    system = (platform.system(), platform.release(), platform.machine())
    log.info("version %s, Python %s, %s", __version__, platform.python_version(), "-".join(system))
    return path


def stop() -> None:
    """Close what start opened."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
    faulthandler.disable()
    while _stacks:
        _stacks.pop().close()


def _enable_faulthandler(path: Path) -> None:
    """A real file for faulthandler: a windowed build has no stderr."""
    if path.exists() and path.stat().st_size > 0:
        log.warning("an earlier run died and left its stack in %s", path.name)
        if path.stat().st_size > MOST_BYTES:
            path.unlink()
    stacks = open(path, "a", encoding="utf-8")  # noqa: SIM115 - open as long as the process lives
    _stacks.append(stacks)
    faulthandler.enable(stacks)


def _thread_died(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is not SystemExit:
        name = args.thread.name if args.thread else "?"
        log.error("thread %s died", name, exc_info=(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback))


def ensure_std_streams() -> None:
    """Some libraries write to stderr without asking whether there is one."""
    import os

    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
