"""Output files of commands: refuses what must not be overwritten, puts bytes in place whole.

Nothing is ever written over but an empty file and what this game wrote there before in the same form: a typing slip must not cost a level.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.core.errors import UserError, reason_of
from game.core.files.atomic_write import atomic_write

MARK = b"Spiderweb Lake"
"""Stands in every picture that this game writes, so that it knows its own."""
MARKED_WITHIN = 4096
"""Bytes from the start of a picture in which its mark stands."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is written (`what`, as in "the picture was not saved"), under which endings (none: any), and how to know an older one."""

    what: str
    endings: tuple[str, ...]
    is_ours: Callable[[Path], bool]
    also: str = ""
    """A word on the endings that are not."""


def is_marked(path: Path) -> bool:
    """Whether a picture carries our mark."""
    with path.open("rb") as file:
        return MARK in file.read(MARKED_WITHIN)


def refuse(out: Path, form: Form) -> None:
    """A complaint in one line, before any work is done, if `out` cannot or must not be written."""
    if form.endings and out.suffix.lower() not in form.endings:
        names = ", ".join(form.endings[:-1]) + " or " * (len(form.endings) > 1) + form.endings[-1]
        found = f"not {out.suffix}" if out.suffix else "and this name has no ending"
        raise UserError(f"{out}: {form.what} is written as {names}, {found}{form.also}")
    try:
        status = out.stat()
    except FileNotFoundError:
        _refuse_place(out, form)
        return
    except (OSError, ValueError) as error:
        raise not_saved(out, form, error) from None
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise UserError(f"{out}: {form.what} was not saved: this is {kind}")
    if status.st_size and not _is_ours(out, form):
        raise UserError(f"{out}: {form.what} was not saved: there is a file that is none of this game's; take another name")


def put(out: Path, body: bytes, form: Form) -> None:
    """Write beside, make sure that it is on the disk, and move into place; what goes wrong is one line."""
    refuse(out, form)
    try:
        with atomic_write(out, durable=True) as file:
            file.write(body)
    except (OSError, ValueError) as error:
        raise not_saved(out, form, error) from None


def not_saved(out: Path, form: Form, error: Exception) -> UserError:
    """The one line for a picture or a run that could not be written."""
    return UserError(f"{out}: {form.what} was not saved: {reason_of(error)}")


def _is_ours(out: Path, form: Form) -> bool:
    try:
        return form.is_ours(out)
    except OSError:
        return False


def _refuse_place(out: Path, form: Form) -> None:
    """Nothing is there yet: something must be able to come there."""
    if not out.parent.is_dir():
        raise UserError(f"{out}: {form.what} was not saved: there is no folder {out.parent}")
    if not os.access(out.parent, os.W_OK | os.X_OK):
        raise UserError(f"{out}: {form.what} was not saved: its folder may not be written to")
