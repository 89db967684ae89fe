"""Water from the side: gradient, sunk ridges, print lines, shafts of light."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT, WIDTH, Camera, Lens
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.redraw_schedule import DEPTHS, RedrawSlot
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.waterline import JOINT_PX

PERIOD = 1800
SLICES = 5
"""Parts that a shaft is drawn in."""
SHAFT_TOP = 6
"""Reference pixels from the still surface down to where the shafts begin."""
BREATH_FRAMES = 12
"""Frames until the shafts are laid anew: in that time a breath moves none of them by a whole pixel."""
SHAFTS, SHAFT_ROOM = 7, 260
"""How many there are; reference pixels across that none of them is broader than."""
SUNS = 4
"""Strengths of the light, from none to all."""
PARALLAX = 0.5
"""How fast the depths go by, as a share of the front edge."""


class Underwater:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, lens: Lens) -> None:
        self.palette, self.px, self.metre = palette, px, lens.metre
        self.width = round(WIDTH * px)
        self.height = round((HEIGHT - lens.edge - JOINT_PX + 150) * px)
        self.sheet, *self.shafts = cache.get("depths", lambda: [self._sheet(), *map(self._shaft, range(4))])
        self.slices = [self._sliced(shaft) for shaft in self.shafts]
        self._dim = SUNS, self.slices
        """The strength of the light for which the shafts were last dimmed, and themselves so."""
        self.sun = 1.0
        """How much light there is above, 0 to 1: under a squall no shafts come down."""
        self.joint = round(JOINT_PX * px)
        self.lit = painting.copy_of(self.sheet)
        """The sheet with the light in it; it goes round as the sheet does, so the camera's way costs nothing."""
        self.turn = RedrawSlot(DEPTHS, BREATH_FRAMES)

    def _sliced(self, shaft: pygame.Surface) -> list[tuple[int, int, pygame.Surface]]:
        """A leaning beam cut across, without the dark at its sides: half the pixels to add. The first part ends where the depths begin."""
        wide, high = shaft.get_size()
        above = round((JOINT_PX - SHAFT_TOP) * self.px)
        cuts = [0, above, *(above + (high - above) * part // (SLICES - 1) for part in range(1, SLICES))]
        shaft.set_colorkey((0, 0, 0))
        lit = [shaft.subsurface((0, top, wide, low - top)).get_bounding_rect().move(0, top) for top, low in pairwise(cuts)]
        shaft.set_colorkey(None)
        lanes = [pygame.Rect(box.x, box.y, min(wide - box.x, box.w + -box.w % painting.SIMD_WIDTH), box.h) for box in lit]
        return [(box.x, box.y, shaft.subsurface(box)) for box in lanes]

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float, hidden_from: float, frame: int) -> None:
        """The still sheet and the light in it, going by at half the pace of what is near; rows from `hidden_from` down are land."""
        top = round(camera.edge) + self.joint
        rows = min(self.sheet.get_height(), math.ceil(hidden_from) - top)
        if rows <= 0:
            return
        if self.turn.due(frame, 0.0, seconds):
            self._light(seconds)
        wide = self.lit.get_width()
        for x in range(-round(camera.x * camera.scale * PARALLAX) % wide - wide, self.width, wide):
            surface.blit(self.lit, (x, top), (0, 0, wide, rows))

    def _light(self, seconds: float) -> None:
        """Lay the shafts on the sheet; those that hang over one of its ends once more at the other."""
        wide, down = self.lit.get_width(), round(SHAFT_TOP * self.px) - self.joint
        self.lit.blit(self.sheet, (0, 0))
        for x, slices in self._shafts_on(seconds):
            for left in (x, x - wide) if x + SHAFT_ROOM * self.px > wide else (x,):
                self.lit.fblits([(part, (left + across, down + low)) for across, low, part in slices[1:]], safe_draw.ADD)

    def draw_light(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """The upper ends of the shafts, over the front edge."""
        top, wide, pairs = round(camera.edge) + round(SHAFT_TOP * self.px), self.lit.get_width(), []
        gone = round(camera.x * camera.scale * PARALLAX)
        for x, slices in self._shafts_on(seconds):
            across, low, part = slices[0]
            left = (x - gone + round(SHAFT_ROOM * self.px)) % wide - round(SHAFT_ROOM * self.px) + across
            if left < self.width:
                pairs.append((part, (left, top + low)))
        surface.fblits(pairs, safe_draw.ADD)

    def _shafts_on(self, seconds: float) -> Iterator[tuple[int, list[tuple[int, int, pygame.Surface]]]]:
        """Where each shaft begins on the sheet, and its parts; they lean in from the light and breathe."""
        px, wide, level = self.px, self.lit.get_width(), round(self.sun * SUNS)
        if not level:
            return
        slices = self._dimmed(level)
        for i in range(SHAFTS):
            yield round(i * 257 * px - SHAFT_ROOM * px + 14 * math.sin(seconds * 0.3 + i) * px) % wide, slices[i % len(slices)]

    def _dimmed(self, level: int) -> list[list[tuple[int, int, pygame.Surface]]]:
        """The shafts in less light."""
        if level == SUNS:
            return self.slices
        if self._dim[0] != level:
            share = level / SUNS
            self._dim = level, [[(x, y, painting.faded(part, share)) for x, y, part in slices] for slices in self.slices]
        return self._dim[1]

    def _sheet(self) -> pygame.Surface:
        """Bokashi by depth on paper, sunk hills and lines of current; its ends meet."""
        px, wide = self.px, round(PERIOD * self.px)
        rows = painting.gradient(self.palette.under, round(6.4 * self.metre * px))
        rows = rows[np.clip(np.arange(self.height) + round(JOINT_PX * px), 0, len(rows) - 1)]
        colors = np.repeat(rows[:, None, :], wide, axis=1)
        fade = np.clip(np.arange(self.height) / (40 * px), 0, 1)[:, None]
        drift = painting.noise(wide // 2, self.height, 240 * px, 9 * px, painting.generator("depths"))
        drift = np.concatenate([drift, drift[:, ::-1]], axis=1)
        colors[:, : drift.shape[1]] += (drift * fade)[:, :, None] * 5
        colors *= paper_grain.grain(wide, self.height, px)[:, :, None]
        sheet = painting.opaque(colors)
        safe_draw.blit_at(sheet, self._sunk_ridge(), (0, (168 - JOINT_PX) * px))
        return sheet

    def _sunk_ridge(self) -> pygame.Surface:
        """Hills under water, far off, with brushed lines of current over them."""
        px, dice = self.px, painting.generator("sunk")
        width, rows = round(PERIOD * px), round(96 * px)
        x = np.arange(width) / width * 2 * np.pi
        crest = rows * (0.62 - 0.2 * np.sin(x * 3 + 1) - 0.12 * np.sin(x * 7) - 0.05 * np.sin(x * 16))
        down = np.arange(rows, dtype=np.float32)[:, None]
        alpha = np.clip(down - crest[None, :] + 0.5, 0, 1) * np.clip((rows - down) / (0.5 * rows), 0, 1) * 0.5
        strip = painting.translucent(mix(self.palette.under[3][1], self.palette.under[1][1], 0.28), alpha.astype(np.float32))
        for _ in range(16):
            at, y, long = dice.uniform(0, PERIOD - 240), dice.uniform(2, 60), dice.uniform(80, 220)

            def paint(large: pygame.Surface, times: float, long: float = long) -> None:
                painting.brush(
                    large,
                    (*rgb(self.palette.chakra), 46),
                    [(0, 2 * px * times), (long * px * times / 2, 1.4 * px * times), (long * px * times, 2 * px * times)],
                    1.6 * px * times,
                )

            safe_draw.blit_at(strip, painting.painted((long * px, 4 * px), paint, 2), (at * px, y * px))
        return strip

    def _shaft(self, index: int) -> pygame.Surface:
        """A leaning beam, soft at its sides, bright at the top; black elsewhere, to be added."""
        px, dice = self.px, painting.generator("shaft", index)
        width, height = round(dice.uniform(130, 220) * px), round(dice.uniform(180, 236) * px)
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        across = np.arange(width, dtype=np.float32)[None, :]
        middle = width * (0.8 - 0.6 * down)
        half = width * (0.17 + 0.08 * down)
        away = (across - middle) / half
        beam = np.exp(-(away**2) * np.where(away < 0, 0.7, 1.9))
        fade = np.clip(down / 0.22, 0, 1) ** 0.7 * (1 - down) ** 0.9 * 0.56
        return painting.opaque((beam * fade)[..., None] * np.asarray(rgb(self.palette.shaft), dtype=np.float32) - 0.5)
