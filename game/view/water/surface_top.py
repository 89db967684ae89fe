"""The lake's surface from above: gradient, bending reflection, light and shade, ripples."""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pygame

from game.view.camera.camera import WIDTH, Camera, Lens
from game.view.render import night_print, painting, paper_grain, safe_draw
from game.view.render.draw_list import flushed
from game.view.render.palette import Palette, mix, rgb
from game.view.render.redraw_schedule import CYCLE_FRAMES, PLANE, REFLECTION, RedrawSlot
from game.view.render.row_shift import RowShift
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

DecorateCallback: TypeAlias = Callable[[pygame.Surface, tuple[int, int]], None]
MARGIN_PX = 60
"""Reference pixels of plane kept beyond each side of the picture."""
PARALLAX_STRIPS = 8
"""Strips in which the plane goes by, the nearer the faster."""
BANDS = 22
"""Strips in which the reflection is laid down, each shifted by itself."""
SHADE_ROWS, SHADE_COLUMN = 14, 12
STEEPEST, SOFT = 0.45, 4
"""Slope beyond which shade grows no deeper, and columns to each side over which it is spread: a bore throws no curtain across the lake."""
ROWS, STROKES = 16, 23
SIZES, WIDTHS = 10, 5


class SurfaceTop:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, lens: Lens, nightfall: bool = False) -> None:
        self.palette, self.px, self.lens = palette, px, lens
        self.width, self.height = round(WIDTH * px), round(lens.plane * px)
        self.room = round(58 * px)
        self.margin = round(MARGIN_PX * px)
        (self.base,) = cache.get("plane", lambda: [self._base()])
        self.printed, self.shown = painting.copy_of(self.base), painting.copy_of(self.base)
        self.turn, self.mirrored = RedrawSlot(PLANE), RedrawSlot(REFLECTION, 2 * CYCLE_FRAMES)  # the image sways slowly
        self.darkened = RowShift(self._rows(True) - self._rows()) if nightfall else None
        self.night, self._printed_night = 0.0, 0.0
        """How far night has fallen since the level's own hour, 0 to 1, and for how much of it the plane is printed."""
        self.mirror = painting.copy_source((self.base.get_width(), round(150 * px)))
        self.dice = painting.generator("ripples")
        self.strokes = cache.get(
            "ripples", lambda: [self._ripple(size, wide, pale) for pale in (False, True) for size in range(SIZES) for wide in range(WIDTHS)]
        )
        self._lay_rows()
        self._shades = self._shade_table()

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        seconds: float,
        frame: int,
        adorn: DecorateCallback | None = None,
        hidden: int = 0,
    ) -> None:
        """Print the plane. When it is its turn it is renewed, and meanwhile moved with the camera; `adorn` may draw on it, at an offset.

        Columns of the picture left of `hidden` are covered afterwards: there nothing is renewed.
        """
        top = round(camera.horizon)
        for sheet in (self.printed, self.shown):
            sheet.set_clip((max(0, hidden), 0, *sheet.get_size()))  # the margin is spare for what the camera moves until the next turn
        if self.mirrored.due(frame, camera.x, seconds):
            self._reflect(surface, top, seconds)
        if self.turn.due(frame, camera.x, seconds):
            self._shade(camera, profile)
            self._draw_ripples(self.shown, camera, profile, seconds)
            if adorn is not None:
                adorn(self.shown, (self.margin, -top))
        moved, wide = self.turn.moved(camera.x) * camera.scale, self.shown.get_width()
        for belt in range(PARALLAX_STRIPS):
            y0, y1 = (self.height * edge // PARALLAX_STRIPS for edge in (belt, belt + 1))
            shift = round(moved * camera.depth_scale((belt + 0.5) / PARALLAX_STRIPS))
            surface.blit(self.shown, (-self.margin - shift, top + y0), (0, y0, wide, y1 - y0))
        surface.blit(self.shown, (-self.margin - round(moved), top + self.height), (0, self.height, wide, self.room))
        self._fill(surface, top + self.height + self.room, math.ceil(camera.edge))

    def _fill(self, surface: pygame.Surface, top: int, edge: int) -> None:
        """From high above the lake there is more of it before the edge than is printed."""
        if top < min(edge, surface.get_height()):
            safe_draw.rect(surface, rgb(self.palette.plane[-1][1]), (0, top, self.width, edge - top))

    def _rows(self, night: bool = False) -> painting.Array:
        """Its bokashi, by its own hour or by full night."""
        rows = night_print.rows(night_print.PLANE, self.height) if night else painting.gradient(self.palette.plane, self.height)
        return np.concatenate([rows, np.repeat(rows[-1:], self.room, axis=0)])

    def _base(self) -> pygame.Surface:
        rows = self._rows()
        wide = self.width + 2 * self.margin
        colors = np.repeat(rows[:, None, :], wide, axis=1)
        colors += painting.noise(wide, len(rows), 300 * self.px, 7 * self.px, painting.generator("plane"))[:, :, None] * 4
        colors *= paper_grain.grain(wide, len(rows), self.px)[:, :, None]
        return painting.opaque(colors)

    def _reflect(self, surface: pygame.Surface, top: int, seconds: float) -> None:
        """Lay the strip above the horizon upside down, band by band, squashed, fading, each band swaying by itself."""
        surface, source = flushed(surface), self.mirror.get_height()
        margin, upper = self.margin, top - source
        self.mirror.blit(surface, (margin, 0), (0, upper, self.width, source))
        # Beyond the picture's sides nothing is known: what is nearest stands in.
        self.mirror.blit(surface, (0, 0), (0, upper, margin, source))
        self.mirror.blit(surface, (margin + self.width, 0), (self.width - margin, upper, margin, source))
        deep = 0.72 * self.height
        self._print_base(math.ceil(deep))
        for band in range(BANDS):
            y0, y1 = round(deep * band / BANDS), round(deep * (band + 1) / BANDS)
            middle = (band + 0.5) / BANDS
            sway = (0.6 + 5.5 * middle) * self.px
            shift = round(sway * (math.sin(band * 1.9 + seconds * 1.7) + 0.5 * math.sin(band * 0.73 - seconds * 2.3)))
            row = source - round(source * middle) - (y1 - y0)
            self.mirror.set_alpha(round(150 * (1 - middle) ** 1.3))
            self.printed.blit(self.mirror, (shift, y0), (0, max(0, row), self.mirror.get_width(), y1 - y0))

    def _print_base(self, deep: int) -> None:
        """As far down as an image lies on it, or all of it once it has grown darker."""
        night = night_print.stepped(self.night) if self.darkened is not None else 0.0
        high = deep if night == self._printed_night else self.base.get_height()
        self._printed_night = night
        self.printed.blit(self.base, (0, 0), (0, 0, self.base.get_width(), high))
        if self.darkened is not None and night > 0.0:
            self.darkened.lay(self.printed, night, high)

    def _shade_table(self) -> np.ndarray:
        """Colours to multiply by for slopes from -0.5 (lit) to 0.5 (dark)."""
        dark = np.asarray(rgb(self.palette.plane_shade), dtype=np.float32)
        share = np.clip(np.linspace(-0.55, 1.1, 64), 0, 1)[:, None]
        return (255 + (dark - 255) * share).astype(np.uint8)

    def _shade(self, camera: Camera, profile: SurfaceProfile) -> None:
        """Multiply the plane by the swell's own slope, seen in perspective."""
        left = self.shown.get_clip().left
        part = self.shown.subsurface((left, 0, self.shown.get_width() - left, self.shown.get_height()))
        columns = part.get_width() // round(SHADE_COLUMN * self.px) + 2
        depth = (np.arange(SHADE_ROWS)[:, None] + 0.5) / SHADE_ROWS
        pixel = np.linspace(left - self.margin, self.width + self.margin, columns)[None, :]
        x = (pixel - camera.width / 2 - camera.shift_x) / (camera.scale * (0.3 + 0.7 * depth)) + camera.x
        slope = profile.broad_slope(x)
        if max(slope.max(), -slope.min()) > STEEPEST:
            slope = _softened(np.clip(slope, -STEEPEST, STEEPEST))
        level = np.clip((slope * (0.25 + 0.75 * depth) * 1.6 + 0.5) * 64, 0, 63).astype(int)
        pixels = np.empty((SHADE_ROWS, columns, 4), dtype=np.uint8)
        pixels[..., :3] = self._shades[level][..., ::-1]
        pixels[..., 3] = 255
        small = pygame.image.frombuffer(pixels.tobytes(), (columns, SHADE_ROWS), "BGRA")
        pygame.transform.smoothscale(small, part.get_size(), part)
        self.shown.blit(self.printed, (0, 0), special_flags=safe_draw.MULTIPLY)

    def _ripple(self, size: int, wide: int, pale: bool) -> pygame.Surface:
        """A lens stroke; `size` grows with nearness, `wide` with the moment."""
        near = (size + 0.5) / SIZES
        long, thick = (14 + 96 * near) * (0.45 + 0.3 * wide) * self.px, (1.0 + 2.4 * near) * self.px
        palette = self.palette
        tone = (
            mix(palette.ripple_light, palette.plane[-1][1], 0.25 * (1 - near))
            if pale
            else mix(palette.ripple_dark, palette.plane[1][1], 0.45 * (1 - near))
        )
        color = (*tone, round((150 if pale else 130) + 60 * near))

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = long * times, (thick + 2) * times
            bow = thick * times * 0.35
            painting.brush(
                large,
                color,
                [(0, h / 2 + bow), (w * 0.35, h / 2 - bow), (w * 0.7, h / 2 - bow * 0.3), (w, h / 2 + bow)],
                thick * times,
                0.8,
            )

        return painting.painted((long, thick + 2), paint)

    def _lay_rows(self) -> None:
        """Ripples lie in rows, closer together far away; each row repeats after 64 strokes."""
        self.depths = ((np.arange(ROWS) + 0.7) / ROWS) ** 1.35
        self.spacing = (self.width / self.px / self.lens.metre) / (0.3 + 0.7 * self.depths) / (STROKES - 9)
        self.jitter = self.dice.uniform(0.0, 0.8, (ROWS, 64))
        self.lift = self.dice.uniform(-0.5, 0.5, (ROWS, 64)) / ROWS * 1.2
        self.kind = self.dice.uniform(0, 1, (ROWS, 64))
        self.sizes = np.minimum(SIZES - 1, (self.depths * SIZES).astype(int))

    def _draw_ripples(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, seconds: float) -> None:
        scale = camera.scale * (0.3 + 0.7 * self.depths)[:, None]
        drift = -0.35 * seconds
        first = np.floor((camera.x - drift - (camera.width / 2 + self.margin) / scale[:, 0]) / self.spacing).astype(int) - 2
        index = first[:, None] + np.arange(STROKES)[None, :]
        row = np.arange(ROWS)[:, None]
        turn = index % 64
        x = (index + self.jitter[row, turn]) * self.spacing[:, None] + drift
        height, slope = profile.beyond(x), profile.broad_slope(x)
        depth = self.depths[:, None] + self.lift[row, turn]
        left = (x - camera.x) * scale + camera.width / 2 + camera.shift_x + self.margin
        y = depth * self.height - height * scale * 0.8
        beat = np.sin(self.kind[row, turn] * 40 + seconds * 0.9)
        wide = np.clip((beat * 1.6 + 2.2 + np.abs(slope) * 3), 0, WIDTHS - 1).astype(int)
        lit = self.kind[row, turn] + np.clip(-slope * 2.4 * (0.4 + 0.6 * depth), -0.5, 0.5) > 0.5
        which = (lit * SIZES + self.sizes[:, None]) * WIDTHS + wide
        safe_draw.blit_many(surface, self.strokes, which.ravel(), left.ravel(), y.ravel())


def _softened(slope: np.ndarray) -> np.ndarray:
    """Each row's running mean over 2 SOFT + 1 columns."""
    total = np.cumsum(np.pad(slope, ((0, 0), (SOFT + 1, SOFT)), mode="edge"), axis=1)
    return np.asarray((total[:, 2 * SOFT + 1 :] - total[:, : -2 * SOFT - 1]) / (2 * SOFT + 1))
