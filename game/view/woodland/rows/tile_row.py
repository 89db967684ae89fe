"""Tile row: a plane of a wood, composed in tiles as they come near, so that it looks everywhere as its place does."""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pygame

from game.view.camera.camera import Camera


class Tile(NamedTuple):
    """Its picture, and how it is blitted."""

    sprite: pygame.Surface
    flags: int = 0
    head: pygame.Surface | None = None
    """What lies over `sprite`, where the picture's upper edge seldom is: of what is packed, every row over the first that is shown must be
    gone through, and that takes as long as the rest."""


Steps = Iterator[Tile | None]
"""Nothing after each step of work, the tile after the last."""
AHEAD = 2
"""Tiles that are kept ready beyond each side of the picture."""


class TileRow:
    def __init__(self, pace: float, tile: int, above: float, rise: float, solid: float, high: int, compose: Callable[[int], Steps]) -> None:
        """`above` is the row of its ground in a tile and `rise` how high that stands over the near one, both in pixels; from row `solid`
        to the lowest, `high`, nothing of it is clear. `compose` must not hold its owner."""
        self.pace, self.tile, self.above, self.rise, self.solid, self.high = pace, tile, round(above), rise, math.ceil(solid), high
        self._compose = compose
        self._tiles: OrderedDict[int, Tile] = OrderedDict()
        self._begun: tuple[int, Steps] | None = None
        self._soon: tuple[int, ...] = ()
        self._kept = 0

    def top(self, foot: float) -> int:
        """The upper edge of its tiles, with the near ground's lie in the row `foot`."""
        return round(foot - self.rise) - self.above

    def covers_from(self, foot: float, floor: int) -> int:
        """The row from which on it hides all that is behind it, down to the row `floor`."""
        top = self.top(foot)
        return min(floor, top + self.solid) if top + self.high >= floor else floor

    def shown(self, camera: Camera) -> list[tuple[Tile, int]]:
        """The tiles in the picture, each with its left edge."""
        left = round(camera.x * camera.scale * self.pace - camera.width / 2)
        first, last = left // self.tile, (left + math.ceil(camera.width) - 1) // self.tile
        self._kept = last - first + 2 + 2 * AHEAD
        made = [(self._make(number), number * self.tile - left) for number in range(first, last + 1)]
        self._soon = tuple(number for step in range(1, AHEAD + 1) for number in (last + step, first - step))
        return made

    def draw(self, surface: pygame.Surface, camera: Camera, foot: float, floor: float) -> None:
        """Down to the row `floor`."""
        top = self.top(foot)
        above = max(0, -top)
        end = min(self.high, round(floor) - top)
        for tile, x in self.shown(camera):
            cut = 0 if tile.head is None else tile.head.get_height()
            if tile.head is not None and above < min(cut, end):
                surface.blit(tile.head, (x, top + above), (0, above, self.tile, min(cut, end) - above), special_flags=tile.flags)
            first = max(cut, above)
            if first < end:
                surface.blit(tile.sprite, (x, top + first), (0, first - cut, self.tile, end - first), special_flags=tile.flags)

    def prepare_next(self, is_painted: Callable[[float, float], bool] = lambda left, right: True) -> bool:
        """Work a little on a tile that will soon be wanted; false if there is none.

        `is_painted` says whether all is there that grows between two columns of the row: what is painted beside the game is waited for.
        """
        for number in self._soon:
            if number not in self._tiles and is_painted((number - 1) * self.tile, (number + 2) * self.tile):
                if self._begun is None or self._begun[0] != number:
                    self._begun = number, self._compose(number)
                for made in self._begun[1]:
                    if made is not None:
                        self._keep(number, made)
                    return True
        return False

    def _make(self, number: int) -> Tile:
        if number not in self._tiles:
            steps = self._begun[1] if self._begun is not None and self._begun[0] == number else self._compose(number)
            self._keep(number, [made for made in steps if made is not None][-1])
        self._tiles.move_to_end(number)
        return self._tiles[number]

    def _keep(self, number: int, tile: Tile) -> None:
        self._begun = None
        self._tiles[number] = tile
        while len(self._tiles) > max(self._kept, 4):
            self._tiles.popitem(last=False)
