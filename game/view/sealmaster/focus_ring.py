"""Focus ring: a thin brush ring about whoever the sealmaster aims at; pale and broken where no barrier reaches him."""

import numpy as np
import pygame

from game.sim.sealmaster.trap.poses import FocusPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

RADIUS_M = 1.4
"""Metres."""
MIDDLE_M = 0.85
"""Metres over the soles."""
CHAKRA = (232, 253, 255)
STEPS, CLOSING_S, WIDER = 5, 0.14, 1.45
"""Sizes through which it closes about somebody, seconds in which it does, and how much wider it begins."""
ANGLES = 20.0
"""Reference pixels from the ring to the two small angles that say that there is somebody else."""
FINE = 3


class FocusRing:
    """`metre` is real pixels to the metre, `px` to the reference pixel."""

    def __init__(self, palette: Palette, px: float, metre: float, cache: SpriteCache) -> None:
        self.palette, self.px, self.metre = palette, px, metre
        sizes = [1.0 + (WIDER - 1.0) * n / (STEPS - 1) for n in range(STEPS)]
        made = cache.get("focus ring", lambda: [self._ring(size, whole) for whole in (True, False) for size in sizes] + [self._light()])
        self._rings, self._light_sprite = {True: made[:STEPS], False: made[STEPS : 2 * STEPS]}, made[2 * STEPS]
        self._left, self._right = (self._make_angle(side) for side in (-1, 1))
        self._who, self._since = "", 0.0

    def draw(self, surface: pygame.Surface, camera: Camera, focus: FocusPose, clock: float) -> None:
        """`clock` is that of the picture."""
        if focus.who != self._who:
            self._who, self._since = focus.who, clock
        share = 1.0 - min(1.0, (clock - self._since) / CLOSING_S)
        ring = self._rings[focus.in_range or not focus.ours][round(share * (STEPS - 1))]
        x, y = camera.to_screen(focus.x, focus.y + MIDDLE_M)
        if focus.in_range:
            light = self._light_sprite
            safe_draw.blit_at(surface, light, (x - light.get_width() / 2, y - light.get_height() / 2), safe_draw.ADD)
        safe_draw.blit_at(surface, ring, (x - ring.get_width() / 2, y - ring.get_height() / 2))
        away = RADIUS_M * self.metre + ANGLES * 0.5 * self.px
        for there, sprite, side in ((focus.previous, self._left, -1), (focus.next, self._right, 1)):
            if there and share == 0.0:
                safe_draw.blit_at(surface, sprite, (x + side * away - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _ring(self, size: float, whole: bool) -> pygame.Surface:
        """Begun pressed, ended in bristles; in four pieces if it does not reach."""
        radius = RADIUS_M * self.metre * size

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, np.array(large.get_size()) / 2
            turn = np.radians(np.linspace(-62.0, 268.0, 120))
            along = np.linspace(0.0, 1.0, len(turn))
            half = (0.45 + 1.25 * (1.0 - along) ** 0.55) * unit
            line = middle + np.column_stack((np.cos(turn), np.sin(turn))) * radius * times
            for down, tone, fat in ((1.4, (13, 92, 119, 150), 0.7), (0.0, (*CHAKRA, 255), 0.0)):
                moved = line + np.array((0.0, down * unit))
                pieces = [slice(0, 120)] if whole else [slice(n, n + 18) for n in range(0, 112, 30)]
                for piece in pieces:
                    safe_draw.polygon(large, tone, painting.ribbon(moved[piece], half[piece] + fat * unit))
            for n in range(4 if whole else 0):
                end = middle + (line[96 + 4 * n :] - middle) * (1.0 + (n - 1.5) * 0.022)
                safe_draw.polygon(large, (*CHAKRA, 200), painting.ribbon(end, np.full(len(end), 0.45 * unit)))

        side = 2.0 * radius + 14.0 * self.px
        return painting.painted((side, side), paint, FINE)

    def _light(self) -> pygame.Surface:
        """Its glow, to be added."""
        side = round(2.0 * RADIUS_M * self.metre + 26.0 * self.px) // painting.SIMD_WIDTH * painting.SIMD_WIDTH
        line = np.linspace(-side / 2, side / 2, side, dtype=np.float32)
        away = np.abs(np.hypot(line[None, :], line[:, None]) - RADIUS_M * self.metre) / (9.0 * self.px)
        light = np.clip(1.0 - away, 0.0, 1.0) ** 2 * 0.5
        return painting.opaque(light[..., None] * np.asarray(rgb(self.palette.chakra_glow), dtype=np.float32) - 0.5)

    def _make_angle(self, side: int) -> pygame.Surface:
        return painting.painted((14 * self.px, 18 * self.px), lambda large, times: self._angle(large, times, side), FINE)

    def _angle(self, large: pygame.Surface, times: float, side: int) -> None:
        unit, (x, y) = self.px * times, (large.get_width() / 2, large.get_height() / 2)
        places = [(x - side * 3.0 * unit, y - 6.0 * unit), (x + side * 3.0 * unit, y), (x - side * 3.0 * unit, y + 6.0 * unit)]
        for tone, fat in (((13, 92, 119, 190), 1.8), ((*CHAKRA, 255), 0.0)):
            painting.brush(large, tone, places[:2], (2.0 + fat) * unit, 0.3)
            painting.brush(large, tone, places[1:], (2.0 + fat) * unit, 0.3)
