"""Checked files: small files with checksum and backups that must not be lost. Loading falls back to a backup, or says why not.

A file is one line `spiderweb-lake sha256 <64 hex>` and, after it, the JSON that the sum belongs to. The sum is checked before a byte
of the JSON is looked at. A new file is written beside the old one, made to be on the disk, and then takes its name in one step; the
last three good ones stay as `<name>.1` to `.3`. What cannot be read is set aside as `<name>.corrupt-<n>`, never overwritten.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game import __version__
from game.core.files.file_system import Disk
from game.save.file_lock import FileLock, os_error_message

MAGIC = b"spiderweb-lake sha256 "
MOST_BYTES = 1_000_000
BACKUP_COUNT = 3
MAX_CORRUPT_FILES = 100


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a file held: `value` is None if there was nothing usable; `notice` is for the player, empty if all went as it should."""

    value: dict[str, Any] | None
    format: int = 0
    notice: str = ""
    damaged: bool = False
    """Whether a file, or a backup of it, was there and could not be read."""


@dataclass(frozen=True, slots=True)
class SaveResult:
    """Whether it is on the disk; if not, `why` is a line for the player, and what was there before is still there."""

    ok: bool
    why: str = ""


class CorruptFile(ValueError):
    """The bytes are not what was written."""


class NewerVersion(ValueError):
    """A later version of the game wrote this; it is not ours to touch."""


class Store:
    """One file and its backups. Never raises for what a disk does."""

    def __init__(
        self,
        path: Path,
        kind: str,
        format: int = 1,
        claim: FileLock | None = None,
        disk: Disk | None = None,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.path, self.kind, self.format = path, kind, format
        self.claim, self.most_bytes = claim, most_bytes
        self.disk = disk or Disk()

    def load(self) -> LoadResult:
        """The newest good file: the primary, or a backup with a word about it."""
        trouble = ""
        for place in self.places():
            try:
                format, value = self._read(place)
            except FileNotFoundError:
                continue
            except NewerVersion as newer:
                return LoadResult(None, notice=f"{self.path.name} {newer}")
            except (CorruptFile, OSError) as error:
                trouble = trouble or f"{self.path.name} could not be read"
                if isinstance(error, CorruptFile):
                    self._quarantine(place)
                continue
            number = place.name.removeprefix(self.path.name + ".")
            return LoadResult(value, format, f"{trouble}: restored from backup {number}" if trouble else "", bool(trouble))
        return LoadResult(None, notice=f"{trouble}: starting afresh" if trouble else "", damaged=bool(trouble))

    def save(self, value: dict[str, Any]) -> SaveResult:
        """Put `value` in place whole or not at all."""
        if self.claim and not self.claim.held:
            return SaveResult(False, self.claim.error)
        body = self.encode(value)
        try:
            current = self._current()
            if current != body:
                self._put(body, current is not None)
        except NewerVersion as newer:
            return SaveResult(False, f"{self.path.name} {newer}")
        except OSError as error:
            return SaveResult(False, f"not saved: {os_error_message(error)}")
        return SaveResult(True)

    def places(self) -> list[Path]:
        """The primary, then its backups, newest first."""
        return [self.path, *(self._beside(str(number)) for number in range(1, BACKUP_COUNT + 1))]

    def encode(self, value: dict[str, Any]) -> bytes:
        """The bytes of a file that holds `value`."""
        whole = {"kind": self.kind, "format": self.format, "version": __version__, "value": value}
        body = json.dumps(whole, allow_nan=False, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
        return MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + body

    def decode(self, body: bytes) -> tuple[int, dict[str, Any]]:
        """Format and value of a file's bytes; checks before it reads."""
        head, _, rest = body[: len(MAGIC) + 65].partition(b"\n")
        rest = body[len(head) + 1 :]
        if head != MAGIC + hashlib.sha256(rest).hexdigest().encode() or len(body) > self.most_bytes:
            raise CorruptFile("not whole")
        try:
            whole = json.loads(rest)
        except (ValueError, RecursionError) as error:
            raise CorruptFile("not JSON") from error
        return self._understood(whole)

    def _understood(self, whole: Any) -> tuple[int, dict[str, Any]]:
        if not isinstance(whole, dict) or whole.get("kind") != self.kind or type(whole.get("format")) is not int:
            raise CorruptFile("something else")
        if whole["format"] > self.format:
            version = str(whole.get("version", "?"))[:20]
            raise NewerVersion(f"was made by version {version}, this is {__version__}: please update the game. It is left as it is.")
        if not isinstance(whole.get("value"), dict):
            raise CorruptFile("no value")
        return whole["format"], whole["value"]

    def _read(self, place: Path) -> tuple[int, dict[str, Any]]:
        return self.decode(self.disk.read(place, self.most_bytes + 1))

    def _current(self) -> bytes | None:
        """What the primary holds now, if it is good; a damaged one is set aside, so that it never becomes a backup."""
        try:
            body = self.disk.read(self.path, self.most_bytes + 1)
            self.decode(body)
            return body
        except FileNotFoundError:
            return None
        except CorruptFile:
            self._quarantine(self.path)
            return None

    def _put(self, body: bytes, old_is_good: bool) -> None:
        new = self._beside("new")
        self.disk.make_folder(self.path.parent)
        try:
            self.disk.put(new, body)
            if old_is_good:
                self._rotate_backups()
            self.disk.replace(new, self.path)
            self.disk.sync_folder(self.path.parent)
        except OSError:
            with suppress(OSError):
                self.disk.remove(new)
            raise

    def _rotate_backups(self) -> None:
        """Every backup one further back; the primary gets a second name, so that at no moment there is none."""
        places = self.places()
        for older, newer in zip(reversed(places[2:]), reversed(places[1:-1]), strict=True):
            if self.disk.exists(newer):
                self.disk.replace(newer, older)
        second = self._beside("old")
        self.disk.replace(second if self.disk.link(self.path, second) else self.path, places[1])

    def _quarantine(self, place: Path) -> None:
        if self.claim and not self.claim.held:
            return
        aside = (self._beside(f"corrupt-{number}") for number in range(1, MAX_CORRUPT_FILES + 1))
        with suppress(OSError):
            free = next((path for path in aside if not self.disk.exists(path)), None)
            if free:
                self.disk.replace(place, free)

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(f"{self.path.name}.{ending}")
