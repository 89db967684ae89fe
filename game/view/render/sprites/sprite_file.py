"""Sprite file: uncompressed sprites by name in one file, because a start reads them sooner than it could unpack them.

Pixels (BGRA) of one name after the other, then a table as JSON, then the table's length and checksum and MARK. The table says of a name
where its pixels begin, what they sum up to, and of each sprite the width, the height and whether it has alpha.

Sprites with alpha are not read but mapped: of what a level never shows, nothing lies in memory. Whoever draws on one has a copy.
"""

import json
import mmap
import os
import struct
import sys
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO

import numpy
import pygame

from game.core.files.atomic_write import atomic_write
from game.core.files.piecewise import PIECE_BYTES, write_piecewise
from game.core.memory import let_go, track_mapped_file
from game.view.render import painting

MARK = b"SLPRINT3"
END = struct.Struct("<II8s")
MOST_BYTES = 300_000_000
"""A file that would be larger begins anew with what is added."""
Shape = tuple[int, int, bool]
Bundle = tuple[int, int, list[Shape]]
"""Of the sprites of one name: where in the file their pixels begin, the sum of all pixels, the shapes."""
_adding = threading.Lock()
"""One scene after the other adds to files, so that none loses what the other has just added."""
LOOKED_THROUGH_PIXELS = 1 << 18
"""That are summed up or copied before they are let go of: a megabyte."""
Pixels = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint32]]


@dataclass(frozen=True, slots=True)
class Content:
    """One version of the file, opened once: another scene or another game may replace the file under the same name at any time."""

    table: dict[str, Bundle]
    bytes: mmap.mmap | bytes
    checked: set[str] = field(default_factory=set)
    """Names whose pixels have been summed up: what is fetched once more is as it was."""


class SpriteFile:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._read_from: dict[str, Content] = {}
        """The version that the sprites of a name came from."""

    @cached_property
    def _content(self) -> Content:
        """What the file holds: nothing, if there is none or it is not whole."""
        try:
            with self.path.open("rb") as file:
                content = Content(_table(file), _map(file))
        except (OSError, ValueError, struct.error):
            return Content({}, b"")
        with suppress(OSError):  # it may have been thrown away meanwhile, or its folder may not be ours: it can be read all the same
            os.utime(self.path)  # the files not used for the longest time go first
        return content

    @property
    def table(self) -> dict[str, Bundle]:
        """Of each name: where its pixels begin, their sum, the shapes."""
        return self._content.table

    def read(self, name: str) -> list[pygame.Surface] | None:
        """The sprites of that name; None if they are not there, or not as they were written."""
        content = self._content
        bundle = content.table.get(name)
        pixels = _pixels(content, bundle, name in content.checked) if bundle else None
        if bundle is None or pixels is None:
            return None
        content.checked.add(name)
        sprites = list(_cut(content, pixels, bundle))
        _let_go(content, bundle)
        self._read_from[name] = content
        return sprites

    def release(self, name: str) -> None:
        """Nobody holds the sprites of that name any more: what lies in memory of them may go."""
        content = self._read_from.pop(name, None)
        if content is not None:
            _let_go(content, content.table[name])

    def add(self, new: Mapping[str, list[pygame.Surface]], written: Callable[[str], object] = lambda name: None) -> None:
        """Write the file anew with these among the others, in one step; raises OSError. `written` is told each name as it is done.

        Two games that do so at once: the later one's is kept, and what the other made is made again one day.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _adding:
            self.__dict__.pop("_content", None)  # another scene may have added to it since it was opened
            with atomic_write(self.path) as file:
                self._write(file, new, written)
            self.__dict__.pop("_content", None)

    def _write(self, file: IO[bytes], new: Mapping[str, list[pygame.Surface]], written: Callable[[str], object]) -> None:
        """Sprite by sprite, so that the pixels are never in memory a second time."""
        table: dict[str, Bundle] = {}
        added = sum(4 * sprite.get_width() * sprite.get_height() for sprites in new.values() for sprite in sprites)
        content = self._content
        for name, bundle in content.table.items():
            pixels = _pixels(content, bundle) if name not in new and file.tell() + added < MOST_BYTES else None
            if pixels is not None:
                table[name] = file.tell(), bundle[1], bundle[2]
                write_piecewise(file, pixels.data)
                _let_go(content, bundle)
        for name, sprites in new.items():
            at, total = file.tell(), 0
            for sprite in sprites:
                for raw in raw_rows(sprite):
                    file.write(raw)
                    total += _sum(numpy.frombuffer(raw, numpy.uint32))
            table[name] = at, total, [_shape(sprite) for sprite in sprites]
            written(name)
        words = json.dumps(table).encode()
        file.write(words + END.pack(len(words), zlib.crc32(words), MARK))


def _map(file: IO[bytes]) -> mmap.mmap | bytes:
    """The whole file. Where a mapped file cannot be replaced it is read instead."""
    if sys.platform == "win32":
        file.seek(0)
        return file.read()
    return track_mapped_file(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))


def _pixels(content: Content, bundle: Bundle, trusted: bool = False) -> Pixels | None:
    """The pixels of a bundle, as they lie in the file; None if they are not as they were written, unless that is known."""
    at, total, shapes = bundle
    try:
        pixels = numpy.frombuffer(content.bytes, numpy.uint32, _count(shapes), at)
    except ValueError:
        return None
    return pixels if trusted or sum(map(_sum, _pieces(content, pixels, at))) == total else None


def _pieces(content: Content, pixels: Pixels, at: int, step: int = LOOKED_THROUGH_PIXELS) -> Iterator[Pixels]:
    """So many pixels at a time of those that begin at byte `at`; what has been looked through does not stay in memory."""
    for first in range(0, len(pixels), step):
        piece = pixels[first : first + step]
        yield piece
        if isinstance(content.bytes, mmap.mmap):
            let_go(content.bytes, at + 4 * first, at + 4 * (first + len(piece)))


def _count(shapes: list[Shape]) -> int:
    return sum(width * height for width, height, _ in shapes)


def _let_go(content: Content, bundle: Bundle) -> None:
    """What was only summed up and copied need not stay in memory; pages that hold something else, too, are left alone."""
    at, end = bundle[0], bundle[0] + 4 * _count(bundle[2])
    if isinstance(content.bytes, mmap.mmap):
        let_go(content.bytes, at, end)


def _table(file: IO[bytes]) -> dict[str, Bundle]:
    file.seek(-END.size, os.SEEK_END)
    length, checksum, mark = END.unpack(file.read())
    file.seek(-END.size - length, os.SEEK_END)
    words = file.read(length)
    if mark != MARK or zlib.crc32(words) != checksum:
        raise ValueError("not a file of sprites")
    table: dict[str, Bundle] = json.loads(words)
    return table


def _sum(pixels: Pixels) -> int:
    return int(pixels.sum(dtype=numpy.uint64))


def _cut(content: Content, pixels: Pixels, bundle: Bundle) -> Iterator[pygame.Surface]:
    first = 0
    for width, height, alpha in bundle[2]:
        end = first + width * height
        if alpha:
            yield pygame.image.frombuffer(pixels[first:end].data, (width, height), "BGRA")
        else:
            yield _opaque(content, pixels[first:end], bundle[0] + 4 * first, (width, height))
        first = end


def _opaque(content: Content, pixels: Pixels, at: int, size: tuple[int, int]) -> pygame.Surface:
    """A copy, a few rows at a time: no large one is held twice."""
    width, top, plain = max(1, size[0]), 0, painting.copy_source(size)
    for piece in _pieces(content, pixels, at, max(1, LOOKED_THROUGH_PIXELS // width) * width):
        rows = pygame.image.frombuffer(piece.data, (width, len(piece) // width), "BGRA")
        plain.blit(rows, (0, top), special_flags=pygame.BLEND_PREMULTIPLIED)
        top += rows.get_height()
    return plain


def raw_rows(sprite: pygame.Surface) -> Iterator[bytes]:
    """Its pixels as BGRA, a few rows at a time: no large sprite is held twice."""
    width, height = sprite.get_size()
    rows = max(1, PIECE_BYTES // (4 * max(1, width)))
    for top in range(0, height, rows):
        yield pygame.image.tobytes(sprite.subsurface((0, top, width, min(rows, height - top))), "BGRA")


def _shape(sprite: pygame.Surface) -> Shape:
    return sprite.get_width(), sprite.get_height(), bool(sprite.get_flags() & pygame.SRCALPHA)
