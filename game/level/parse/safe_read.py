"""Safe reading: only small, regular UTF-8 files of sane nesting are read; the rest is refused before parsing."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from game.core.errors import reason_of
from game.level.errors.problem import FILE, LevelProblems, Problem
from game.level.parse.text_position import position

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 32
MAX_VALUES = 50_000

BOM = b"\xef\xbb\xbf"
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_STRING_OR_BRACKET = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_ALIKE = bytes.maketrans(b"{}", b"[]")


Folders = Callable[[], tuple[Path, ...]]


def load_text(path: Path, folders: Folders = tuple) -> str:
    """The text of a level file; a level in one of `folders()`, asked for if need be, may not be a link to somewhere else."""
    return text_of(load_bytes(path, folders), str(path))


def load_bytes(path: Path, folders: Folders = tuple) -> bytes:
    """What lies in a level file, before anything of it is believed."""
    if _may_lead_elsewhere(path):
        for folder in folders():
            _refuse_links_out(path, folder)
    return _bytes_of(path)


def text_of(data: bytes, file: str) -> str:
    """The text of a level's bytes, or `LevelProblems` with the one reason why not."""
    if len(data) > MAX_BYTES:
        raise _refusal(file, "over 2 MB", "a level is at most 2 MB; most are under 50 kB")
    data = data.removeprefix(BOM)
    text = _decode(data, file)
    _refuse_shape(data, text, file)
    return text


def _refusal(file: str, reason: str, hint: str = "", line: int = 1, column: int = 1) -> LevelProblems:
    return LevelProblems([Problem(FILE, reason, hint, file=file, line=line, column=column)])


def _may_lead_elsewhere(path: Path) -> bool:
    """Whether any part of the way there is a link, or something that cannot be told from one."""
    place = Path(os.path.abspath(path))
    return os.name == "nt" or ".." in path.parts or any(os.path.islink(part) for part in (place, *place.parents))


def _refuse_links_out(path: Path, folder: Path) -> None:
    try:
        inside = Path(os.path.abspath(path)).is_relative_to(os.path.abspath(folder))
        if inside and not path.resolve().is_relative_to(folder.resolve()):
            raise _refusal(str(path), "a link to a file outside the level folder", "copy the level here instead")
    except (OSError, RuntimeError):
        raise _refusal(str(path), "a link that leads nowhere", "copy the level here instead") from None


def _bytes_of(path: Path) -> bytes:
    file = str(path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise _refusal(file, f"not a regular file but {_sort(os.stat(path).st_mode)}", "a level is one JSON file")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from None
    try:
        return _read_capped(handle, file)
    except OSError as error:
        raise _unreadable(file, error) from None
    finally:
        os.close(handle)


def _read_capped(handle: int, file: str) -> bytes:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise _refusal(file, f"not a regular file but {_sort(status.st_mode)}", "a level is one JSON file")
    if status.st_size > MAX_BYTES:
        return bytes(MAX_BYTES + 1)
    parts = []
    left = MAX_BYTES + 1
    while left > 0 and (part := os.read(handle, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _unreadable(file: str, error: Exception) -> LevelProblems:
    if isinstance(error, FileNotFoundError):
        return _refusal(file, "no such file")
    if isinstance(error, PermissionError):
        return _refusal(file, "may not be read", "its permissions forbid it")
    return _refusal(file, f"cannot be read: {reason_of(error)}")


def _sort(mode: int) -> str:
    sorts = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for is_sort, name in sorts if is_sort(mode)), "something else")


def _decode(data: bytes, file: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"\0" in data[:4] and data[:4].strip(b"\0") in (b"{", b"[", b"{\0\n", b"{\0\r")):
        raise _refusal(file, "this is UTF-16 or UTF-32 text", "save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = position(data[: error.start].decode("utf-8"), error.start)
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
        raise _refusal(file, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8", line, column) from None
    if (at := text.find("\0")) >= 0:
        raise _refusal(file, "a NUL character", "the file is damaged or not text", *position(text, at))
    return text


def _refuse_shape(data: bytes, text: str, file: str) -> None:
    """Nesting and sheer number are bounded here, so that no parser ever meets them."""
    bare = _STRING.sub(b"", data)
    if bare.count(b",") > MAX_VALUES:
        raise _refusal(file, f"more than {MAX_VALUES:,} values", "no lake needs that many")
    if _is_deep(bare):
        raise _refusal(file, f"nested deeper than {MAX_DEPTH}", "a level nests about six deep", *position(text, _deep_at(data)))


def _is_deep(bare: bytes) -> bool:
    """Whether any bracket stands deeper than it may; what is never closed counts too."""
    brackets = bare.translate(_ALIKE, _NOT_BRACKETS)
    for _ in range(MAX_DEPTH):  # each round takes away every innermost pair
        shorter = brackets.replace(b"[]", b"")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return b"[]" in brackets or b"[" * (MAX_DEPTH + 1) in brackets


def _deep_at(data: bytes) -> int:
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(data):
        depth += {91: 1, 123: 1, 93: -1, 125: -1}.get(data[found.start()], 0)
        if depth > MAX_DEPTH:
            return len(data[: found.start()].decode("utf-8"))
    return 0
