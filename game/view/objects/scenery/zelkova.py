"""Zelkova: a tree by a shore, put together from a trunk, banks of leaves that sway each by itself, and roots.

What its crowns hide however they sway is cut out of its body: a frame does not draw it.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera.camera import METRE
from game.view.objects.scenery.scenery_pictures import SceneryPictures
from game.view.objects.scenery.standing import Standing
from game.view.render import safe_draw

Piece = tuple[pygame.Surface, float, float]
"""A sprite and its left upper corner from the foot of what it belongs to, in reference pixels."""
CROWN_BEHIND = ((-96, -372, 2), (104, -360, 2), (0, -424, 1))
CROWN = ((1.0, ((-150, -300, 3), (-40, -318, 4))), (1.2, ((152, -296, 3), (66, -300, 4))), (0.8, ((10, -372, 1),)))
"""Where banks of leaves hang on a zelkova of 480 units, and which: behind its branches, and before them in three parts that sway each
by itself, and how far."""
SWAY_MOST = 8.0
"""Reference pixels that anything is swayed to a side at the most, in whatever wind."""


class Zelkovas:
    def __init__(self, pictures: SceneryPictures, height: Callable[[float], float]) -> None:
        self.pictures, self.px, self.height = pictures, pictures.px, height
        self.kept: dict[tuple[str, int], pygame.Surface] = {}

    def build(self, tree: Any, number: int) -> tuple[Standing, list[Standing]]:
        """A tree's body, and the crowns before it."""
        scale = scale_of(tree)
        trunk = f"zelkova-{1 + number % 3}"
        left, top = self.pictures.corner(trunk)
        hidden = [self._bank(scale, bank) for bank in CROWN_BEHIND]
        whole = (self.pictures.picture(trunk, scale, scale), left * scale, top * scale)
        body = self._together(f"{trunk} in leaf", scale, [*hidden, whole])
        crowns = [
            self._together(f"crown {turn}", scale, [self._bank(scale, bank) for bank in banks]) for turn, (_, banks) in enumerate(CROWN)
        ]
        hollowed = self._hang(tree, self._hollowed(trunk, scale, body, crowns))
        return hollowed, [self._hang(tree, crown, CROWN[turn][0], (number + turn) * 1.3) for turn, crown in enumerate(crowns)]

    def forget(self) -> None:
        """Let go of what trees were put together from."""
        self.kept.clear()

    def _bank(self, scale: float, bank: tuple[int, int, int]) -> Piece:
        dx, dy, leaf = bank
        sprite = self.pictures.picture(f"leaves-{leaf}", scale, scale)
        return sprite, dx * scale - sprite.get_width() / 2 / self.px, dy * scale - sprite.get_height() / 2 / self.px

    def _together(self, name: str, scale: float, pieces: Sequence[Piece]) -> Piece:
        """Several as one, so that what lies behind is not drawn: a tree has more leaves than are seen."""
        left, top = min(x for _, x, _ in pieces), min(y for _, _, y in pieces)
        key = (name, round(scale * 100))
        if key not in self.kept:
            placed = [(sprite, (round((x - left) * self.px), round((y - top) * self.px))) for sprite, x, y in pieces]
            size = (max(at[axis] + sprite.get_size()[axis] for sprite, at in placed) for axis in (0, 1))
            self.kept[key] = pygame.Surface(tuple(size), pygame.SRCALPHA, 32)
            self.kept[key].fblits(placed, safe_draw.PREMULTIPLIED)
        return self.kept[key], left, top

    def _hollowed(self, name: str, scale: float, body: Piece, crowns: Sequence[Piece]) -> Piece:
        """A tree's body without what its crowns hide however they sway: a third of it."""
        key, (sprite, left, top) = (f"{name} hollowed", round(scale * 100)), body
        if key not in self.kept:
            hollow = self.kept[key] = sprite.copy()
            pixels = pygame.surfarray.pixels2d(hollow)
            for crown, x, y in crowns:
                across, down = round((x - left) * self.px), round((y - top) * self.px)
                first, high = max(0, across), max(0, down)
                covered = always_full(crown, math.ceil(SWAY_MOST * self.px) + 2)[first - across :, high - down :]
                part = pixels[first : first + covered.shape[0], high : high + covered.shape[1]]
                part[covered[: part.shape[0], : part.shape[1]]] = 0
            del pixels  # or it stays locked
        return self.kept[key], left, top

    def _hang(self, tree: Any, piece: Piece, sway: float = 0.0, phase: float = 0.0) -> Standing:
        sprite, left, top = piece
        return Standing(sprite, tree.at[0], self.height(tree.at[0]), left * self.px, top * self.px, sway, phase)


def scale_of(tree: Any) -> float:
    """Reference pixels for a unit of its drawings; trees of nearly one height share their sprites."""
    return float(round(tree.height / 2) * 2 * METRE / 480)


def always_full(sprite: pygame.Surface, reach: int) -> NDArray[np.bool_]:
    """Its pixels, column by column, that hide what is behind them wherever it is moved by `reach` pixels to the sides, and by two up or
    down."""
    clear = pygame.surfarray.array_alpha(sprite) < 255
    for away in (reach, 2):  # along one axis, then along the other
        gaps = np.cumsum(np.pad(clear, ((away + 1, away), (0, 0)), constant_values=True), axis=0, dtype=np.int16)
        clear = (gaps[2 * away + 1 :] != gaps[: -2 * away - 1]).T
    return np.asarray(~clear)
