"""Disks that fail on purpose: at the n-th call, for ever, for a while, or by losing what was on its way when the power went."""

from __future__ import annotations

import errno
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.core.files.file_system import Disk

CALLS = ("make_folder", "open", "write", "flush", "fsync", "close", "rename", "link", "remove", "sync_folder")


class Failing(Disk):
    """A real disk whose n-th call raises; counts all of them."""

    def __init__(self, fail_at: int = -1, number: int = errno.ENOSPC, ever_after: bool = False) -> None:
        self.calls: list[str] = []
        self.fail_at, self.number, self.ever_after = fail_at, number, ever_after

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        return self._counted(name, found) if name in CALLS else found

    def _counted(self, name: str, call: Any) -> Any:
        def counted(*words: Any) -> Any:
            self.calls.append(name)
            at = len(self.calls) - 1
            if at == self.fail_at or (self.ever_after and self.fail_at >= 0 and at > self.fail_at):
                if name == "close":
                    call(*words)
                raise OSError(self.number, "as asked")
            return call(*words)

        return counted


class Busy(Disk):
    """Windows, while somebody else looks at the file."""

    def __init__(self, times: int, winerror: int) -> None:
        self.times, self.winerror, self.waited = times, winerror, 0.0

    def rename(self, old: Path, new: Path) -> None:
        if self.times > 0:
            self.times -= 1
            error = PermissionError(13, "busy")
            error.winerror = self.winerror  # type: ignore[attr-defined]
            raise error
        super().rename(old, new)

    def wait(self, seconds: float) -> None:
        self.waited += seconds


class PowerCut(Exception):
    """The lights went out."""


class Memory(Disk):
    """A file system in memory that knows what has reached the platter: contents once synced, names in the order they were changed."""

    def __init__(self, links: bool = True) -> None:
        self.links = links
        self.names: dict[Path, int] = {}
        self.contents: dict[int, bytes] = {}
        self.synced: dict[int, bytes] = {}
        self.durable: dict[Path, int] = {}
        self.pending: list[dict[Path, int]] = []
        self.calls = 0
        self.cut_at = -1

    def after(self) -> Iterator[Memory]:
        """Every state a machine could find after the power came back: names up to any point, unsynced contents lost in any way."""
        for kept in range(len(self.pending) + 1):
            names = self.pending[kept - 1] if kept else self.durable
            loose = sorted({number for number in names.values() if self.synced.get(number) != self.contents[number]})
            for ways in itertools.product(range(4), repeat=len(loose)):
                found = Memory(self.links)
                found.names = dict(names)
                found.contents = {number: self.synced.get(number, b"") for number in names.values()}
                for number, way in zip(loose, ways, strict=True):
                    body = self.contents[number]
                    found.contents[number] = (b"", body[: len(body) // 2], bytes(len(body)), body)[way]
                found.durable, found.synced = dict(found.names), dict(found.contents)
                yield found

    def _tick(self) -> None:
        if self.calls == self.cut_at:
            raise PowerCut
        self.calls += 1

    def _renamed(self) -> None:
        self.pending.append(dict(self.names))

    def read(self, path: Path, most: int) -> bytes:
        if path not in self.names:
            raise FileNotFoundError(path)
        return self.contents[self.names[path]][:most]

    def exists(self, path: Path) -> bool:
        return path in self.names

    def make_folder(self, folder: Path) -> None:
        self._tick()

    def open(self, path: Path) -> Any:
        self._tick()
        number = len(self.contents)
        self.contents[number] = b""
        self.names[path] = number
        self._renamed()
        return number

    def write(self, file: Any, body: bytes) -> None:
        self._tick()
        self.contents[file] += body

    def flush(self, file: Any) -> None:
        self._tick()

    def fsync(self, file: Any) -> None:
        self._tick()
        self.synced[file] = self.contents[file]

    def close(self, file: Any) -> None:
        self._tick()

    def rename(self, old: Path, new: Path) -> None:
        self._tick()
        self.names[new] = self.names.pop(old)
        self._renamed()

    def link(self, old: Path, new: Path) -> bool:
        self._tick()
        if self.links:
            self.names[new] = self.names[old]
            self._renamed()
        return self.links

    def remove(self, path: Path) -> None:
        self._tick()
        self.names.pop(path, None)
        self._renamed()

    def sync_folder(self, folder: Path) -> None:
        self._tick()
        self.durable, self.pending = dict(self.names), []
