"""Level folders: lists their levels, and opens the player's own folder in the file manager."""

import os
import subprocess
import sys
from pathlib import Path

from game.core import outside_environment
from game.core.errors import UserError, printable, reason_of
from game.level.files import library
from game.level.files.template import write_schema

OPENERS = {"darwin": "open", "linux": "xdg-open"}


def folder_lines() -> list[str]:
    """Each folder, and under it the names that `play` takes."""
    entries = library.list_levels()
    told: list[str] = []
    for folder in dict.fromkeys([*(entry.path.parent for entry in entries if not entry.is_user), library.user_folder()]):
        names = [entry.name for entry in entries if entry.path.parent == folder]
        told += [printable(str(folder)) + (" (yours)" if folder == library.user_folder() else "")]
        barred = os.path.exists(folder) and not os.access(folder, os.R_OK | os.X_OK)
        none = "  it may not be read: its permissions forbid it" if barred else "  nothing yet: `new NAME` writes a first one"
        told += [f"  {printable(name)}" for name in names] or [none]
    return told


def open_user_folder() -> Path:
    """Open the player's level folder in the file manager, made now if it was not there."""
    folder = library.user_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_schema(folder)
        _open(folder)
    except OSError as error:
        raise UserError(f"{folder}: cannot be opened: {reason_of(error)}") from None
    return folder


def _open(folder: Path) -> None:
    if sys.platform == "win32":
        os.startfile(folder)
    else:
        opener = OPENERS.get(sys.platform, "xdg-open")
        nowhere = subprocess.DEVNULL
        command = [opener, str(folder)]
        subprocess.Popen(
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=outside_environment.ENVIRONMENT, start_new_session=True
        )
