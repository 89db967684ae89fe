"""Errors meant for a person: one line on stderr and an exit code instead of a traceback."""

import errno
from collections.abc import Iterable

WRONG_USE = 2
NO_DISPLAY = 3


class UserError(Exception):
    """Ends the program with its lines on stderr and `code`."""

    def __init__(self, *lines: str, code: int = WRONG_USE) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.code = code


def nearest(word: str, known: Iterable[str], like: float = 0.6) -> str:
    """The known word most like this one, if it is at least so much like it (0 to 1); else an empty string."""
    if len(word) > 64:
        return ""
    from difflib import get_close_matches  # who makes no mistake need not wait for it

    lowered = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), lowered, n=1, cutoff=like)
    if not found and "_" in word:  # the right words the wrong way round
        parts = {" ".join(sorted(name.split("_"))): name for name in lowered}
        found = [parts[near] for near in get_close_matches(" ".join(sorted(word.lower().split("_"))), parts, n=1, cutoff=0.75)]
    return lowered[found[0]] if found else ""


REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "its permissions forbid it",
    errno.EPERM: "its permissions forbid it",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "the disk is full",
    errno.EISDIR: "this is a folder",
    errno.ENOTDIR: "a part of the path is no folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "a link that leads nowhere",
    errno.EIO: "the disk or device does not answer",
}
"""By number, because the words of the system are in its language and those of Python change with its version."""


def reason_of(error: Exception) -> str:
    """What a system would not do, as a person says it."""
    if isinstance(error, OSError):
        return REASONS.get(error.errno or 0) or (error.strerror or f"error {error.errno}").lower()
    return "no file can have this name"  # a NUL, or a letter that the file system has no bytes for


def printable(text: str) -> str:
    """The text with everything that a terminal might not show, or that would end the line, written as an escape."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
