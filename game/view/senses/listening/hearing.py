"""Hearing: the ring that opens round one who listens, the hush outside it, and the brush that he moves over what he heard."""

import math

import numpy as np
import pygame

from game.sim.senses.listening import ListeningPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

DABS, TURNS = 110, 48
"""Strokes that make up the ring, and in how many directions each is kept."""
EAR_HEIGHT_M = 1.5
"""Metres over his feet from which he hears."""
HUSH, HUSH_S = (198, 208, 204), 0.5
"""What is left of the light of what lies behind while he listens, and seconds in which it goes."""
HUSHES = 16
BRUSH_HIGH = 92.0


class Hearing:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self._dabs = cache.get("hearing dabs", lambda: [self._dab(turn) for turn in range(TURNS)])
        (self._brush,) = cache.get("hearing brush", lambda: [self._paint_brush()])
        self._chance = painting.generator("hearing ring").uniform(0, 1, (DABS, 2))
        self._hush = 0.0

    def reset(self) -> None:
        self._hush = 0.0

    def draw_hush(self, surface: pygame.Surface, listening: ListeningPose, dt: float) -> None:
        """The wood recedes while he listens: whatever is drawn afterwards stands out."""
        goal = 1.0 if listening.open else 0.0
        self._hush += min(max(goal - self._hush, -dt / HUSH_S), dt / HUSH_S)
        level = round(self._hush * HUSHES) / HUSHES
        if level:
            tone = tuple(round(255 - (255 - part) * level) for part in HUSH)
            surface.fill(tone, special_flags=safe_draw.MULTIPLY)

    def draw_ring(self, surface: pygame.Surface, camera: Camera, listening: ListeningPose, at: tuple[float, float], seconds: float) -> None:
        """As far as he hears, in dabs of a nearly dry brush that creep along it."""
        if not listening.open:
            return
        x, y = camera.to_screen(at[0], at[1] + EAR_HEIGHT_M)
        turn = (np.arange(DABS) + 0.5 * self._chance[:, 0]) / DABS * 2 * math.pi + seconds * 0.05
        radius = listening.radius * camera.scale + np.sin(turn * 5 + seconds * 1.3) * 2.5 * self.px
        px, py = x + np.cos(turn) * radius, y + np.sin(turn) * radius
        which = np.rint(turn / (2 * math.pi) * TURNS).astype(np.int64) % TURNS
        shown = self._chance[:, 1] > 0.16
        half = self._dabs[0].get_width() / 2
        safe_draw.blit_many(surface, self._dabs, which[shown], px[shown] - half, py[shown] - half)

    def draw_brush(self, surface: pygame.Surface, camera: Camera, x: float, y: float, seconds: float) -> pygame.Rect:
        """With its tip over the place `x`, `y`; returns where it lies in the picture."""
        px, py = camera.to_screen(x, y)
        bob = 2.2 * math.sin(seconds * 4.0) * self.px
        corner = px - 8 * self.px, py - self._brush.get_height() - 3 * self.px
        safe_draw.blit_at(surface, self._brush, (corner[0], corner[1] + bob))
        return self._brush.get_rect(topleft=(round(corner[0]), round(corner[1])))

    # made once

    def _dab(self, number: int) -> pygame.Surface:
        turn, side = number / TURNS * 2 * math.pi, 34.0
        along = np.array([-math.sin(turn), math.cos(turn)])
        dice = painting.generator("dab", number % 7)
        bow = np.array([math.cos(turn), math.sin(turn)])

        def paint(large: pygame.Surface, times: float) -> None:
            share = np.linspace(-1, 1, 9)[:, None]
            line = side / 2 + along * share * dice.uniform(10, 15) - bow * share**2 * 0.8
            safe_draw.polygon(large, (*rgb(self.palette.foam), 90), painting.stroke(line, dice.uniform(4, 5), 0.6) * self.px * times)
            tone = mix(self.palette.ripple_dark, "#2b4a66", 0.8)
            safe_draw.polygon(large, (*tone, 205), painting.stroke(line, dice.uniform(1.5, 2.6), 0.6) * self.px * times)

        return painting.painted((side * self.px, side * self.px), paint, 3)

    def _paint_brush(self) -> pygame.Surface:
        """A writing brush that hangs over the paper, leaning to the right."""
        palette = self.palette

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times

            def put(tone: tuple[int, int, int], points: list[tuple[float, float]], half: list[float]) -> None:
                line = painting.spine(points, 6)
                width = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(half)), half)
                safe_draw.polygon(large, tone, painting.ribbon(line, width) * scale)

            ink, wood = rgb(palette.ink), rgb(palette.wood)
            put(ink, [(17, 66), (26, 40), (38, 4)], [4.4, 4.2, 3.6])
            put(mix(wood, palette.paper, 0.25), [(17, 66), (26, 40), (38, 5)], [3.2, 3.0, 2.4])
            put(mix(wood, palette.paper, 0.6), [(16, 65), (25, 39), (37, 6)], [0.9, 0.9, 0.6])
            put(rgb(palette.vermilion), [(16.5, 68), (18.5, 62)], [4.2, 4.2])
            put(ink, [(8, 91), (11, 80), (17, 66)], [0.5, 5.6, 4.6])
            put(mix(palette.ink, palette.paper, 0.35), [(11, 79), (15, 70)], [0.4, 1.2])

        return painting.painted((46 * self.px, BRUSH_HIGH * self.px), paint, 3)
