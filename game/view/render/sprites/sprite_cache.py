"""Sprite cache: costly sprites are kept on disk for the next start.

Two files hold what a level shows: one what its size and palette look like, which all levels share, one its lie of the land. They are only
ever copies: whatever is wrong with one or with the folder, the sprites are made anew and nobody is told.
Within one start they stay in memory for the next scene of the same look: a level that is saved anew is not painted anew.
"""

import hashlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pygame

from game import __version__
from game.core.files import user_folders
from game.core.memory import release_unused_memory, trim_later
from game.core.painting_job import Abandoned, PaintingJob, check_wanted
from game.core.paths import ASSETS
from game.view.render.sprites.sprite_file import SpriteFile
from game.view.render.sprites.sprite_spill import SpriteSpill

log = logging.getLogger(__name__)

MOST_BYTES = 400_000_000
"""Of all files together; those not used for the longest time go first."""
ABANDONED_S = 3600.0
"""Seconds after which nobody still writes a file that is not done."""
LAND_PREFIXES = ("land ",)
"""What names of sprites begin with that show the lie of the land; all others show nothing but size and palette."""
UNUSED_REFERENCES = 3
"""References to a sprite that nobody uses: the list that keeps it, and the two of whoever counts them."""
Sprites = list[pygame.Surface]


@dataclass(slots=True)
class Memory:
    """The sprites of one look (size and palette) and one land."""

    look: str = ""
    land: str = ""
    sprites: dict[str, Sprites] = field(default_factory=dict)


_last = Memory()
_taking = threading.Lock()
"""Scenes are made, shown and closed on several threads: nobody takes or adds sprites while another looks through them all."""


def _memory(look: str, land: str) -> Memory:
    """What the last scene leaves to one of that look and land."""
    global _last
    with _taking:
        if (look, land) != (_last.look, _last.land):
            same = _last.sprites.items() if look == _last.look else ()
            _last = Memory(look, land, {name: made for name, made in same if not _of_the_land(name)})
        return _last


class SpriteCache:
    """`look` and `land` say what the sprites depend on; other words, other file. A scene of the same words finds them in memory."""

    def __init__(self, look: str, land: str, folder: Path | None = None) -> None:
        self.folder = folder or user_folders.cache() / "prints"
        makers = _source_fingerprint()
        self.look = SpriteFile(self.folder / f"{_digest(makers, look)}.look")
        self.land = SpriteFile(self.folder / f"{_digest(makers, look, land)}.land")
        self.memory = _memory(look, land)
        self.spill = SpriteSpill(self.folder)
        self.kept = os.environ.get("SPIDERWEB_LAKE_PRINTS") != "off"
        self.for_later = False
        """Made ahead for another scene: that one will want them all from memory."""
        self.dropped = False
        """Nobody waits for the scene any more: what is still made stays out of memory."""
        self.open, self.closing = True, False
        """Open until the first picture and what is painted right after it are done; what is made later is not worth keeping."""
        self.new: dict[str, Sprites] = {}
        self.temporary: set[str] = set()
        self._job: PaintingJob | None = None
        """What makes the rest, and writes all."""

    def get(self, name: str, make: Callable[[], Sprites], temporary: bool = False) -> Sprites:
        """The sprites called `name`: from memory, from their file, or made now. Of what is `raw`, others are put together; then it goes."""
        with _taking:
            if temporary and self.open:
                self.temporary.add(name)
            sprites = self.memory.sprites.get(name)
            taken = None if sprites is None else list(sprites)
        if taken is None:
            taken = self._find(name, make)
            with _taking:
                if not self.dropped:
                    self.memory.sprites[name] = list(taken)
        return taken

    def _find(self, name: str, make: Callable[[], Sprites]) -> Sprites:
        self._check_wanted()
        sprites = self._file_of(name).read(name) if self.kept else None
        if sprites is None:
            sprites = self.spill.park(name, make()) if self.kept and self.open else make()
            with _taking:
                if self.open:
                    self.new[name] = sprites
        return sprites

    def _check_wanted(self) -> None:
        """Of what is abandoned nothing is kept for a next scene."""
        try:
            check_wanted()
        except Abandoned:
            self.drop()
            raise

    def _file_of(self, name: str) -> SpriteFile:
        return self.land if _of_the_land(name) else self.look

    def save(self, make_rest: Callable[[], object]) -> None:
        """Once, beside the game: make the rest of what is kept, then write all that is new; the program does not end before it is done."""
        if self.open and not self.closing:
            self.closing = True
            self._job = PaintingJob("prints", lambda: self._close(make_rest))

    def take_over(self) -> None:
        """The scene that was made ahead is shown now: no other one will want what it has cut or packed."""
        self.for_later = False
        if not self.open:
            self._job = PaintingJob("prints", self._tidy_memory)

    def _tidy_memory(self) -> None:
        self._forget_unused()
        release_unused_memory()
        trim_later()  # the sprites of another size may still have been shown

    def drop(self) -> None:
        """No next scene will want any of it from memory, nor any more of it on disk."""
        self.abandon()
        with _taking:
            self.for_later, self.dropped = False, True
            self.memory.sprites.clear()

    def abandon(self) -> None:
        """Another scene will be shown: what there is of the rest is kept, no more is made."""
        if self._job is not None:
            self._job.abandon()

    def _close(self, make_rest: Callable[[], object]) -> None:
        try:
            make_rest()
        except (Abandoned, pygame.error, MemoryError) as problem:  # the window has gone, or there is no room: what is there is kept
            log.debug("sprites for the next start could not be made: %s", problem)
        with _taking:
            new, self.new, self.open = self.new, {}, False
            for name in self.temporary:
                self._forget(name)
        if self.kept and (not new or self.write(new)) and not self.for_later:
            new.clear()
            self._forget_unused()
        release_unused_memory()
        trim_later()

    def _forget_unused(self) -> None:
        """What a scene has cut or packed into something else is not kept in memory beside it: the next scene reads it from its file."""
        with _taking:
            for name, sprites in list(self.memory.sprites.items()):
                if all(sys.getrefcount(sprite) <= UNUSED_REFERENCES for sprite in sprites):
                    self._forget(name)

    def is_kept(self, name: str) -> bool:
        """Whether the sprites of that name are on disk: whoever lets go of them has them back in some milliseconds."""
        return self.kept and not self.open and name in self._file_of(name).table

    def forget(self, name: str) -> None:
        """Do not hold them for the next scene, either."""
        with _taking:
            self._forget(name)

    def _forget(self, name: str) -> None:
        if self.memory.sprites.pop(name, None) is not None:
            self._file_of(name).release(name)
            self.spill.release(name)

    def write(self, new: Mapping[str, Sprites]) -> bool:
        """Add sprites to their files, and keep the folder tidy; false if they could not be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for file in (self.look, self.land):
                if own := {name: sprites for name, sprites in new.items() if self._file_of(name) is file}:
                    file.add(own, self.spill.release)
            _tidy(self.folder)
            return True
        except OSError as problem:
            log.debug("sprites are not kept: %s", problem)
            return False


def _of_the_land(name: str) -> bool:
    return name.startswith(LAND_PREFIXES)


def _digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]


@cache
def _source_fingerprint() -> str:
    """Cache key: size and mtime of the drawing code, the SVGs and the fonts, as they were when the program began to draw."""
    frozen = getattr(sys, "frozen", False)
    programs = [Path(sys.executable)] if frozen else Path(__file__).parents[2].rglob("*.py")
    return "\n".join([__version__, *_stamps(programs), *_stamps((ASSETS / "svg").glob("*.svg")), *_stamps((ASSETS / "fonts").glob("*"))])


def _stamps(files: Iterable[Path]) -> list[str]:
    stamps = []
    for file in files:
        stamp = file.stat()
        stamps.append(f"{file.name} {stamp.st_size} {stamp.st_mtime_ns}")
    return sorted(stamps)


def _tidy(folder: Path) -> None:
    """Throw away what a killed game left half written, and what is too much; what a clock set back calls later than now is no newer."""
    now, files, room = time.time(), [], MOST_BYTES
    for file in folder.iterdir():
        with suppress(FileNotFoundError):  # another game has just finished it, or thrown it away
            about = file.stat()
            files.append((min(about.st_mtime, now), about.st_size, file))
    for used, size, file in sorted(files, reverse=True):
        room -= size
        if room < 0 or (file.suffix == ".part" and now - used > ABANDONED_S):
            file.unlink(missing_ok=True)
