"""Draw list: layers note their blits first, and all of them are drawn afterwards in one go.

Drawing evicts everything else from the processor's cache: work done right after drawing takes twice as long as work done after work.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

import pygame

Note = tuple[Callable[..., Any], tuple[Any, ...]]


class DrawList:
    """Stands in for a surface while a frame is worked out. What is noted must not change before it is drawn."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self._notes: list[Note] = []
        self._blit, self._fblits = surface.blit, surface.fblits
        self.get_size, self.get_width, self.get_height = surface.get_size, surface.get_width, surface.get_height
        self.get_rect = surface.get_rect

    def blit(self, source: pygame.Surface, dest: Any, area: Any = None, special_flags: int = 0) -> None:
        self._notes.append((self._blit, (source, dest, area, special_flags)))

    def fblits(self, blits: Sequence[tuple[pygame.Surface, Any]], special_flags: int = 0) -> None:
        self._notes.append((self._fblits, (blits, special_flags)))

    def blits(self, blits: Sequence[tuple[pygame.Surface, Any, Any, int]], doreturn: bool = False) -> None:
        self._notes.append((self.surface.blits, (blits, doreturn)))

    def fill(self, color: Any, rect: Any = None, special_flags: int = 0) -> None:
        self._notes.append((self.surface.fill, (color, rect, special_flags)))

    def set_clip(self, rect: Any) -> None:
        self._notes.append((self.surface.set_clip, (rect,)))

    def shape(self, draw: Callable[..., Any], *values: Any) -> None:
        """Note one of pygame's own shapes."""
        self._notes.append((draw, (self.surface, *values)))

    def shapes(self, draw: Callable[..., Any], each: Iterable[tuple[Any, ...]]) -> None:
        """Note many of them at once."""
        surface = self.surface
        self._notes += [(draw, (surface, *values)) for values in each]

    def flush(self) -> pygame.Surface:
        """Draw all that is noted; gives the surface as it is now."""
        notes, self._notes = self._notes, []
        for draw, values in notes:
            draw(*values)
        return self.surface


def as_surface(drawn: DrawList) -> pygame.Surface:
    """For those who only draw on it."""
    return cast(pygame.Surface, drawn)


def flushed(surface: Any) -> Any:
    """The surface itself, for whoever looks at its pixels: with all on it that was noted so far."""
    return surface.flush() if isinstance(surface, DrawList) else surface
