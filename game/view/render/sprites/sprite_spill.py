"""Sprite spill: sprites made in this start are parked in a file until they are kept, so that a first start takes no more memory than a
second one, which finds them all on the disk.

Only those with alpha: opaque ones are copied in every frame, and lie in memory whatever they came from.
"""

from itertools import chain
from pathlib import Path

import pygame

from game.core.files.spill_file import Spilled, SpillFile
from game.view.render.sprites.sprite_file import raw_rows

LEAST_BYTES = 100_000
"""Of the sprites of one name: what is smaller is not worth a place in the table of mapped files."""


class SpriteSpill:
    def __init__(self, folder: Path) -> None:
        self._file = SpillFile(folder)
        self._parked: dict[str, Spilled] = {}

    def park(self, name: str, sprites: list[pygame.Surface]) -> list[pygame.Surface]:
        """The same pictures, mapped from the file; those that are small or opaque, or all where nothing can be written, as they are."""
        clear = [sprite for sprite in sprites if _has_alpha(sprite)]
        size = sum(_bytes(sprite) for sprite in clear)
        if size < LEAST_BYTES:
            return sprites
        spilled = self._file.store(size, chain.from_iterable(map(raw_rows, clear)))
        if spilled is None:
            return sprites
        self._parked[name] = spilled
        view, at, parked = spilled.view, 0, []
        for sprite in sprites:
            if _has_alpha(sprite):
                end = at + _bytes(sprite)
                sprite = pygame.image.frombuffer(view[at:end], sprite.get_size(), "BGRA")
                at = end
            parked.append(sprite)
        return parked

    def release(self, name: str) -> None:
        """The sprites of that name were only looked through, or nobody shows them any more."""
        if name in self._parked:
            self._parked[name].release()


def _has_alpha(sprite: pygame.Surface) -> bool:
    return bool(sprite.get_flags() & pygame.SRCALPHA)


def _bytes(sprite: pygame.Surface) -> int:
    return 4 * sprite.get_width() * sprite.get_height()
