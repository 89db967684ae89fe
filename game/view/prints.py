"""Takes sprites that are costly to make, keeps them on disk for the next start, gives them back: a file for each size, level, palette.

The file is only ever a copy. Whatever is wrong with it or with the folder, the sprites are made anew and nobody is told.
Within one start they stay in memory for the next scene of the same look: a level that is saved anew is not painted anew.
"""

import hashlib
import json
import logging
import os
import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import platformdirs
import pygame

log = logging.getLogger(__name__)

MARK = b"SLPRINT2"
MOST_BYTES = 400_000_000
FILES = 6
"""Files kept in the folder; the oldest go first."""
OF_THE_LAND = ("land ", "woods")
"""What names of sprites begin with that show the lie of the land; all others show nothing but size and palette."""
Blob = tuple[int, int, bool, bytes | memoryview]
"""Width, height, whether there is alpha, pixels."""


@dataclass(slots=True)
class Memory:
    """The sprites of one look (size and palette) and one land."""

    look: str = ""
    land: str = ""
    sprites: dict[str, list[pygame.Surface]] = field(default_factory=dict)


_last = Memory()


def _memory(look: str, land: str) -> Memory:
    """What the last scene leaves to one of that look and land."""
    global _last
    if (look, land) != (_last.look, _last.land) or not look:
        same = _last.sprites.items() if look and look == _last.look else ()
        _last = Memory(look, land, {name: made for name, made in same if not name.startswith(OF_THE_LAND)})
    return _last


class Prints:
    """`words` say what the sprites depend on; other words, other file. A scene of the same `look` and `land` finds them in memory."""

    def __init__(self, words: Sequence[str], folder: Path | None = None, look: str = "", land: str = "") -> None:
        digest = hashlib.sha256("\n".join([_sources(), *words]).encode()).hexdigest()[:24]
        self.path = (folder or Path(platformdirs.user_cache_dir("spiderweb-lake")) / "prints") / f"{digest}.bin"
        self.memory = _memory(look, land)
        self.known = bool(self.memory.sprites)
        """Whether this is a look that has been seen since the start: then nothing is written."""
        self.open = True
        """Until the first picture is done; what is made later is not worth keeping."""
        self.new: dict[str, list[pygame.Surface]] = {}

    def keep(self, name: str, make: Callable[[], list[pygame.Surface]]) -> list[pygame.Surface]:
        """The sprites called `name`: from memory, from the file, or made now."""
        sprites = self.memory.sprites.get(name)
        if sprites is None:
            sprites = self.memory.sprites[name] = self._found(name, make)
        return list(sprites)

    @cached_property
    def old(self) -> dict[str, list[Blob]]:
        """What the file holds, read when it is first asked for."""
        return self._read()

    def _found(self, name: str, make: Callable[[], list[pygame.Surface]]) -> list[pygame.Surface]:
        blobs = self.old.get(name)
        if blobs is not None:
            return [_surface(blob) for blob in blobs]
        made = make()
        if self.open:
            self.new[name] = made
        return made

    def save(self) -> None:
        """Write what was made anew, beside the game."""
        if self.new and not self.known and os.environ.get("SPIDERWEB_LAKE_PRINTS") != "off":
            threading.Thread(target=self._write, args=(self.old, self.new), daemon=True).start()
        self.new, self.open = {}, False

    def _read(self) -> dict[str, list[Blob]]:
        try:
            if os.environ.get("SPIDERWEB_LAKE_PRINTS") == "off" or self.path.stat().st_size > MOST_BYTES:
                return {}
            return _unpacked(self.path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return {}

    def _write(self, old: dict[str, list[Blob]], new: dict[str, list[pygame.Surface]]) -> None:
        spare = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            content: dict[str, Sequence[Blob | pygame.Surface]] = {**old, **new}
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _pack(spare, content)
            os.replace(spare, self.path)
            for stale in sorted(self.path.parent.glob("*.bin"), key=lambda file: file.stat().st_mtime)[:-FILES]:
                stale.unlink()
        except OSError as problem:
            log.debug("prints are not kept: %s", problem)


def _sources() -> str:
    """What the drawing code says, or the version where there is only that."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _surface(blob: Blob) -> pygame.Surface:
    width, height, alpha, pixels = blob
    made = pygame.image.frombuffer(pixels, (width, height), "BGRA")
    if alpha:
        return made
    plain = pygame.Surface((width, height), 0, 32)
    plain.blit(made, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return plain


def _pack(file: Path, content: Mapping[str, Sequence[Blob | pygame.Surface]]) -> None:
    """Write piece by piece, so that the pixels are never in memory a second time."""
    table = {name: [_shape(piece) for piece in pieces] for name, pieces in content.items()}
    head = json.dumps(table).encode()
    digest, press = hashlib.sha256(head), zlib.compressobj(1)
    with file.open("wb") as out:
        out.write(MARK + len(head).to_bytes(4, "little") + bytes(32) + head)
        for pieces in content.values():
            for piece in pieces:
                pressed = press.compress(piece[3] if isinstance(piece, tuple) else pygame.image.tobytes(piece, "BGRA"))
                digest.update(pressed)
                out.write(pressed)
        pressed = press.flush()
        digest.update(pressed)
        out.write(pressed)
        out.seek(len(MARK) + 4)
        out.write(digest.digest())


def _shape(piece: Blob | pygame.Surface) -> tuple[int, int, bool]:
    if isinstance(piece, tuple):
        return piece[:3]
    return piece.get_width(), piece.get_height(), bool(piece.get_flags() & pygame.SRCALPHA)


def _unpacked(data: bytes) -> dict[str, list[Blob]]:
    start = len(MARK) + 4 + 32
    long = int.from_bytes(data[len(MARK) : len(MARK) + 4], "little")
    if data[: len(MARK)] != MARK or hashlib.sha256(data[start:]).digest() != data[len(MARK) + 4 : start]:
        raise ValueError("not a file of prints")
    table = json.loads(data[start : start + long])
    pixels, at = memoryview(zlib.decompress(data[start + long :], bufsize=1 << 26)), 0
    content: dict[str, list[Blob]] = {}
    for name, shapes in table.items():
        blobs: list[Blob] = []
        for width, height, alpha in shapes:
            blobs.append((width, height, alpha, pixels[at : at + 4 * width * height]))
            at += 4 * width * height
        content[name] = blobs
    return content
