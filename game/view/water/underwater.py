"""Water from the side: gradient, sunk ridges, print lines, shafts of light."""

import math
from itertools import pairwise

import numpy as np
import pygame

from game.view.camera.camera import EDGE, HEIGHT, METRE, WIDTH, Camera
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.redraw_schedule import DEPTHS, RedrawSlot
from game.view.render.sprite_cache import SpriteCache
from game.view.water.waterline import JOINT

PERIOD = 1800
SLICES = 5
"""Parts that a shaft is drawn in."""
SHAFT_TOP = 6
"""Reference pixels from the still surface down to where the shafts begin."""
MARGIN = 20
"""Reference pixels of depths kept beyond each side of the picture."""
PACE = 0.5
"""How fast the depths go by, as a share of the front edge."""


class Underwater:
    def __init__(self, palette: Palette, k: float, prints: SpriteCache) -> None:
        self.palette, self.k = palette, k
        self.width = round(WIDTH * k)
        self.height = round((HEIGHT - EDGE - JOINT + 150) * k)
        self.sheet, *self.shafts = prints.get("depths", lambda: [self._sheet(), *map(self._shaft, range(4))])
        self.slices = [self._sliced(shaft) for shaft in self.shafts]
        self.margin, self.joint = round(MARGIN * k), round(JOINT * k)
        self.lit = pygame.Surface((self.width + 2 * self.margin, self.sheet.get_height()), 0, 32)
        self.turn = RedrawSlot(DEPTHS)

    def _sliced(self, shaft: pygame.Surface) -> list[tuple[int, int, pygame.Surface]]:
        """A leaning beam cut across, without the dark at its sides: half the pixels to add. The first part ends where the depths begin."""
        wide, high = shaft.get_size()
        above = round((JOINT - SHAFT_TOP) * self.k)
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
        if self.turn.due(frame, camera.x, seconds):
            self._light(camera, seconds)
        moved = round(self.turn.moved(camera.x) * camera.scale * PACE)
        surface.blit(self.lit, (-self.margin - moved, top), (0, 0, self.lit.get_width(), rows))

    def _light(self, camera: Camera, seconds: float) -> None:
        """Lay the shafts on the sheet."""
        wide = self.sheet.get_width()
        for x in range((self.margin - round(camera.x * camera.scale * PACE)) % wide - wide, self.lit.get_width(), wide):
            self.lit.blit(self.sheet, (x, 0))
        self.lit.fblits(self._beams(camera, seconds, slice(1, None), self.margin, round(SHAFT_TOP * self.k) - self.joint), safe_draw.ADD)

    def draw_light(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """The upper ends of the shafts, over the front edge."""
        top = round(camera.edge) + round(SHAFT_TOP * self.k)
        surface.fblits(self._beams(camera, seconds, slice(0, 1), 0, top), safe_draw.ADD)

    def _beams(self, camera: Camera, seconds: float, parts: slice, left: int, top: int) -> list[safe_draw.Stamp]:
        """Those parts of the shafts, the upper ends of all at row `top`: they lean in from the light and breathe."""
        period, pairs = PERIOD * self.k, []
        for i in range(7):
            number = i % len(self.shafts)
            x = (i * 257 * self.k - camera.x * camera.scale * PACE + 14 * math.sin(seconds * 0.3 + i) * self.k) % period - 260 * self.k
            if -self.shafts[number].get_width() - self.margin < x < self.width + self.margin:
                pairs += [(part, (left + round(x) + across, top + down)) for across, down, part in self.slices[number][parts]]
        return pairs

    def _sheet(self) -> pygame.Surface:
        """Bokashi by depth on paper, sunk hills and lines of current; its ends meet."""
        k, wide = self.k, round(PERIOD * self.k)
        rows = painting.gradient(self.palette.under, round(6.4 * METRE * k))
        rows = rows[np.clip(np.arange(self.height) + round(JOINT * k), 0, len(rows) - 1)]
        colors = np.repeat(rows[:, None, :], wide, axis=1)
        fade = np.clip(np.arange(self.height) / (40 * k), 0, 1)[:, None]
        drift = painting.noise(wide // 2, self.height, 240 * k, 9 * k, painting.generator("depths"))
        drift = np.concatenate([drift, drift[:, ::-1]], axis=1)
        colors[:, : drift.shape[1]] += (drift * fade)[:, :, None] * 5
        colors *= paper_grain.grain(wide, self.height, k)[:, :, None]
        sheet = painting.opaque(colors)
        safe_draw.blit_at(sheet, self._sunk_ridge(), (0, (168 - JOINT) * k))
        return sheet

    def _sunk_ridge(self) -> pygame.Surface:
        """Hills under water, far off, with brushed lines of current over them."""
        k, dice = self.k, painting.generator("sunk")
        width, rows = round(PERIOD * k), round(96 * k)
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
                    [(0, 2 * k * times), (long * k * times / 2, 1.4 * k * times), (long * k * times, 2 * k * times)],
                    1.6 * k * times,
                )

            safe_draw.blit_at(strip, painting.painted((long * k, 4 * k), paint, 2), (at * k, y * k))
        return strip

    def _shaft(self, index: int) -> pygame.Surface:
        """A leaning beam, soft at its sides, bright at the top; black elsewhere, to be added."""
        k, dice = self.k, painting.generator("shaft", index)
        width, height = round(dice.uniform(130, 220) * k), round(dice.uniform(180, 236) * k)
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        across = np.arange(width, dtype=np.float32)[None, :]
        middle = width * (0.8 - 0.6 * down)
        half = width * (0.17 + 0.08 * down)
        away = (across - middle) / half
        beam = np.exp(-(away**2) * np.where(away < 0, 0.7, 1.9))
        fade = np.clip(down / 0.22, 0, 1) ** 0.7 * (1 - down) ** 0.9 * 0.56
        return painting.opaque((beam * fade)[..., None] * np.asarray(rgb(self.palette.shaft), dtype=np.float32) - 0.5)
