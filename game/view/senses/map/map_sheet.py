"""Map sheet: the runner's map over the running game: the dimmed wood, the sheet as it hangs and swings, and the hand that holds it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pygame

from game.level.paper_map import Map
from game.sim.senses.map.map_reckoning import MapPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.painting import Array
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.map.map_cover import blit_around, blit_strips
from game.view.senses.map.map_hang import Hang
from game.view.senses.map.map_mesh import LEFT, SHADOW_MARGIN, TOP, TURNS, MapMesh
from game.view.senses.map.map_paper import MapPaper
from game.view.senses.map.swing_arrow import SwingArrow

HAND = (500.0, 132.0)
"""Where the hand is, in reference pixels."""
FINENESS, FINEST = 2.0, 2.6
"""Pixels of the flat sheet for one of the picture; and the most for a unit of it."""
HAND_MOVES, HAND_LIFTS = 13.0, 250.0
"""Reference pixels by which the hand goes aside to steady the sheet, and by which it comes down with it."""
SHADOW = (14.0, 20.0)
DIM = (0.60, 0.68, 0.64)
READER = (0.09, 0.74)
"""Where in the picture he stands who reads, as shares of its sides: there it is less dark."""
CALM, WILD = 0.12, 1.5
AHEAD_FRAMES, AHEAD_S = 1.5 * TURNS - 1.5, 0.12
"""Pictures from when a picture of the sheet is begun to the middle of the time that it is shown; and seconds, at most."""
WAVES_S = 5.2
"""Radians a second of the waves in it, in a gust."""


class MapSheet:
    def __init__(self, assets: Assets, scale: float, chart: Map, own: Mapping[str, str], size: tuple[int, int], cache: SpriteCache) -> None:
        """`scale` is pixels of the picture for a reference pixel, `size` that of the picture."""
        self._scale = scale
        self._paper = MapPaper(assets, min(FINEST, FINENESS * scale), chart, own, cache)
        self._mesh = MapMesh(self._paper, scale)
        (left, top, *_), self._thumb_box = assets.drawing("map-hand").box, assets.drawing("map-thumb").box
        over = max(0, math.floor((-HAND[1] - top) * scale))  # rows that lie over the picture however low the hand is
        hand, thumb = assets.picture("map-hand", scale), assets.picture("map-thumb", scale)
        self._hand = painting.to_rle(hand.subsurface((0, over, hand.get_width(), hand.get_height() - over)))
        self._hand_corner = left, top + over / scale
        self._thumb, self._thumb_shadow = painting.to_rle(thumb), _shadow_of(thumb, scale)
        self._arrow = SwingArrow(scale, cache)
        self._pose: MapPose | None = None
        self._size, self._light = size, _light_behind(size)
        self._dim = pygame.transform.smoothscale(_dimming(self._light, 1.0), size)
        self._flutter = self._phase = self._aside = 0.0
        self._hand_at, self._corner = HAND, (0, 0)
        """Where the hand is in reference pixels, and the mesh in those of the picture."""
        self._fresh = True
        """Nothing of it has been shown yet since it was folded."""

    def hang(self, pose: MapPose, dt: float, turns: int = 1) -> None:
        """Take in how it hangs, `dt` seconds after the last picture; so many `turns` are taken of the next picture of it."""
        self._pose, waves = pose, self._move(pose, dt)
        shown, px = _eased(pose.unfolded), self._scale
        self._fresh = self._fresh or dt <= 0.0
        self._hand_at = HAND[0] + self._aside, HAND[1] - HAND_LIFTS * (1.0 - shown) ** 2
        self._paper.show(pose)
        how = Hang(pose.angle, self._flutter, self._phase, pose.unfolded)
        if self._fresh:
            self._mesh.hang_at_once(how)
            self._fresh = False
        else:
            # By the time that it is shown it will have swung on.
            ahead = min(AHEAD_S, AHEAD_FRAMES * dt) if pose.unfolded >= 1.0 else 0.0
            for _ in range(turns):
                self._mesh.hang(how._replace(angle=how.angle + pose.spin * ahead, phase=how.phase + waves * ahead))
        swung = self._mesh.swung(how)
        x, y = self._hand_at
        self._corner = round((x + LEFT + swung[0]) * px), round((y + TOP + swung[1]) * px)

    def dim(self, surface: pygame.Surface, pose: MapPose) -> None:
        """Darken what is behind it."""
        dim = self._dim
        if pose.unfolded < 1.0:
            dim = pygame.transform.smoothscale(_dimming(self._light, _eased(pose.unfolded)), self._size)
        surface.blit(dim, (0, 0), special_flags=safe_draw.MULTIPLY)

    def draw_shadow(self, surface: pygame.Surface) -> None:
        """That on what is behind it, soft enough to be kept with it for a picture."""
        px, area = self._scale, self._mesh.area.move(self._corner)
        at = round(area.left + SHADOW[0] * px) - SHADOW_MARGIN, round(area.top + SHADOW[1] * px) - SHADOW_MARGIN
        safe_draw.blit_at(surface, self._mesh.shadow, at)

    def draw(self, surface: pygame.Surface) -> None:
        """The sheet in the hand that holds it."""
        mesh, (x, y) = self._mesh, self._hand_at
        self._put(surface, self._hand, self._hand_corner, x, y, safe_draw.STRAIGHT_ALPHA)
        corner, full = mesh.area.move(self._corner).topleft, [strip.move(self._corner) for strip in mesh.full]
        blit_strips(surface, mesh.opaque, self._corner, full)
        blit_around(surface, mesh.surface.subsurface(mesh.area), corner, full, safe_draw.PREMULTIPLIED)
        self._put(surface, self._thumb_shadow, self._thumb_box, x + 5, y + 7)
        self._put(surface, self._thumb, self._thumb_box, x, y, safe_draw.STRAIGHT_ALPHA)
        if self._pose is not None:
            self._arrow.draw(surface, self._pose, self._hand_at)

    def _move(self, pose: MapPose, dt: float) -> float:
        """Waves run through it as the wind and its own swing drive them, so fast (rad/s); the hand gives a little."""
        driven = min(WILD, CALM + 1.2 * abs(pose.gust) + 0.45 * abs(pose.spin) + 0.9 * (1.0 - pose.unfolded))
        self._flutter += (driven - self._flutter) * min(1.0, 5.0 * dt)
        waves = (0.9 + WAVES_S * (self._flutter - CALM)) * (-1.0 if pose.gust < 0.0 else 1.0)
        self._phase += dt * waves
        self._aside += (HAND_MOVES * pose.push - self._aside) * min(1.0, 9.0 * dt)
        return waves

    def _put(
        self, surface: pygame.Surface, sprite: pygame.Surface, box: Sequence[float], x: float, y: float,
        flags: int = safe_draw.PREMULTIPLIED,
    ) -> None:  # fmt: skip
        safe_draw.blit_at(surface, sprite, ((x + box[0]) * self._scale, (y + box[1]) * self._scale), flags)


def _eased(share: float) -> float:
    return share * share * (3.0 - 2.0 * share)


def _light_behind(size: tuple[int, int]) -> Array:
    """How light it stays behind the sheet, channel by channel, coarsely: darker towards the edges, least about it and about its reader."""
    wide, high = size[0] // 8 + 1, size[1] // 8 + 1
    x, y = np.linspace(0.0, 1.0, wide)[None, :], np.linspace(0.0, 1.0, high)[:, None]
    away = np.hypot((x - 0.5) / 0.62, (y - 0.46) / 0.80)
    level = 1.0 - 0.42 * np.clip(away - 0.35, 0.0, 1.0)
    light = 0.30 * np.clip(1.0 - np.hypot((x - READER[0]) / 0.10, (y - READER[1]) / 0.22), 0.0, 1.0)
    light = light + 0.16 * np.clip(1.0 - np.abs(x - 0.5 - 0.04 * y) / (0.2 + 0.16 * y), 0.0, 1.0) * (1.05 - y)
    return np.stack([np.clip(dim * level + light, 0.0, 1.0) for dim in DIM], axis=2).astype(np.float32)


def _dimming(light: Array, share: float) -> pygame.Surface:
    """What the wood is multiplied with, `share` of the way to where it is darkest."""
    return painting.opaque(255.0 * (1.0 - share * (1.0 - light)))


def _shadow_of(sprite: pygame.Surface, scale: float) -> pygame.Surface:
    """A soft dark copy of a sprite."""
    dark = sprite.copy()
    dark.fill((0, 0, 0, 150), special_flags=pygame.BLEND_RGBA_MULT)
    pixels, alpha = pygame.surfarray.pixels3d(dark), pygame.surfarray.array_alpha(dark)
    pixels[...] = (np.array([0x3A, 0x2C, 0x34]) * (alpha[..., None] / 255.0)).astype(np.uint8)
    del pixels
    return pygame.transform.gaussian_blur(dark, max(1, round(3 * scale)))
