"""Shards of a barrier that breaks: cut from its own glass as it was in that moment, they fly apart, fall and sink."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.poses import BarrierPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.water.surface import SurfaceProfile

AROUND, INNER = 9, 4
"""Pieces along the rim, and within."""
EDGE_PX = 2.2
"""Reference pixels of bright edge along each break."""
BURST, SPREAD_RATE = 1.7, 3.0
"""Metres by which a piece at the rim flies off in the end, and how fast it gets there, 1/s."""
UP, FALL = 2.8, 8.5
"""m/s upwards at first, and m/s^2 downwards."""
UNDER_SHARE = 0.3
"""Share of its fall that a piece has under water."""
FADES_S = (1.0, 1.7)
"""Seconds after the break between which they go out."""
SUNK = (92, 150, 166, 190)
"""What of colours and strength is left under water, of 255."""


class Shard(NamedTuple):
    """One piece: `across` and `up` metres from the ball's middle, `turns` degrees a second."""

    glass: pygame.Surface
    sunk: pygame.Surface
    across: float
    up: float
    turns: float


class BarrierShards:
    """Empty until something breaks; `radius` and `side` of its layer in pixels."""

    def __init__(self, px: float, radius: float, side: int, palette: Palette) -> None:
        self._px, self._radius, self._side, self._palette = px, radius, side, palette
        self._shards: list[Shard] = []
        self._x = self._y = self._vx = self._metres = 0.0

    def __bool__(self) -> bool:
        return bool(self._shards)

    def forget(self) -> None:
        """Another ball, whole again."""
        if self._shards:
            self._shards = []

    def cut(self, layer: pygame.Surface, barrier: BarrierPose) -> None:
        """What lies on `layer` in pieces, where the ball is now."""
        self._x, self._y, self._vx, self._metres = barrier.x, barrier.y, barrier.vx, barrier.radius
        dice = painting.generator("shards")
        line = (np.arange(self._side, dtype=np.float32) + 0.5 - self._side / 2) / self._radius
        across, down = np.broadcast_to(line[None, :], (self._side, self._side)), np.broadcast_to(line[:, None], (self._side, self._side))
        turn = 2.0 * math.pi * (np.arange(AROUND) + dice.uniform(-0.3, 0.3, AROUND)) / AROUND
        reach = dice.uniform(0.68, 0.95, AROUND)
        middles = np.concatenate([np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1), dice.uniform(-0.4, 0.4, (INNER, 2))])
        away = np.hypot(across[None] - middles[:, 0, None, None], down[None] - middles[:, 1, None, None])
        nearest = np.partition(away, 1, axis=0)
        edge = np.clip(EDGE_PX * self._px - (nearest[1] - nearest[0]) * self._radius / 2.0, 0.0, 1.0)
        inside = np.clip((1.0 - np.hypot(across, down)) * self._radius + 0.5, 0.0, 1.0)
        safe_draw.blit_at(layer, painting.translucent(rgb(self._palette.foam), edge * inside), (0, 0))
        which = np.argmin(away, axis=0)
        for number, (x, y) in enumerate(middles):
            mask = (which == number) * inside
            if mask.any():
                self._shards.append(self._shard(layer, mask, x, y, float(dice.uniform(-260.0, 260.0))))

    def _shard(self, layer: pygame.Surface, mask: np.ndarray, across: float, down: float, turns: float) -> Shard:
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        # Square about its middle, so that it turns about it.
        x, y = self._side / 2 + across * self._radius, self._side / 2 + down * self._radius
        half = math.ceil(max(x - columns[0], columns[-1] + 1 - x, y - rows[0], rows[-1] + 1 - y)) + 1
        cut = layer.copy()
        cut.blit(painting.translucent((255, 255, 255), mask), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        glass = pygame.Surface((2 * half, 2 * half), pygame.SRCALPHA, 32)
        safe_draw.blit_at(glass, cut, (half - x, half - y))
        sunk = glass.copy()
        sunk.fill(SUNK, special_flags=pygame.BLEND_RGBA_MULT)
        return Shard(glass, sunk, across * self._metres, -down * self._metres, turns)

    def farthest(self, since: float) -> float:
        """Metres from where it broke to the piece that has flown farthest off, so many seconds later."""
        return max((math.hypot(shard.across, shard.up) for shard in self._shards), default=0.0) * (1.0 + self._spread(since))

    def _spread(self, since: float) -> float:
        return BURST * (1.0 - math.exp(-SPREAD_RATE * since)) / self._metres

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, since: float) -> None:
        """The pieces, so many seconds after the break."""
        left = min(1.0, max(0.0, (FADES_S[1] - since) / (FADES_S[1] - FADES_S[0])))
        if left <= 0.0:
            return
        spread = self._spread(since)
        for shard in self._shards:
            x = self._x + 0.6 * self._vx * since + shard.across * (1.0 + spread)
            y = self._y + shard.up * (1.0 + 0.6 * spread) + (UP + shard.up) * since - FALL * since * since
            water = profile.height(x)
            under = y < water
            if under:
                y = water - UNDER_SHARE * (water - y)
            piece = pygame.transform.rotate(shard.sunk if under else shard.glass, shard.turns * since)
            if left < 1.0:
                piece.fill((round(255 * left),) * 4, special_flags=pygame.BLEND_RGBA_MULT)
            column, row = camera.to_screen(x, y)
            safe_draw.blit_at(surface, piece, (column - piece.get_width() / 2, row - piece.get_height() / 2))
