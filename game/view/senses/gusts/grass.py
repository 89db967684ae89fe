"""Grass that bows: tufts along the ground's edge and taller, paler ones behind it, which a gust front lays over as it passes."""

from collections.abc import Callable, Sequence

import numpy as np
import pygame

from game.sim.senses.gusts import FrontPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.gusts.gust_field import blow

KINDS, BENDS = 4, 11
"""Different tufts, and how many ways each is kept bent."""
RESTING, DEEPEST = -0.1, 1.0
"""How grass leans in the prevailing wind, and bows at most."""
FLUTTER = 0.09
ROWS = ((0.3, 13.0, 3.0, 0.0), (0.62, 25.0, 0.0, 0.42))
"""Its rows, near and far: metres between tufts, their height and how deep their feet are in the ground (reference pixels), how pale."""


class Grass:
    def __init__(
        self, palette: Palette, px: float, cache: SpriteCache, span: tuple[float, float], height: Callable[[float], float],
        dry: Callable[[float], bool],
    ) -> None:  # fmt: skip
        """Over a `span` of places, where the ground is `dry`."""
        self.palette, self.px = palette, px
        self._rows = []
        for number, (apart, tall, sunk, pale) in enumerate(ROWS):
            sprites = cache.get(f"grass {number}", lambda number=number: self._tufts(number))  # type: ignore[misc]
            dice = painting.generator("grass row", number)
            xs = np.arange(span[0], span[1], apart) + dice.uniform(-0.45, 0.45, len(np.arange(span[0], span[1], apart))) * apart
            xs = np.sort(np.array([x for x in xs if dry(float(x)) and dice.uniform() < 0.86]))
            ys = np.array([height(float(x)) for x in xs])
            self._rows.append((sprites, xs, ys, dice.integers(0, KINDS, len(xs)), dice.uniform(0, 6.28, len(xs)), sunk * px))
            assert tall and pale is not None

    def draw_row(self, surface: pygame.Surface, camera: Camera, fronts: Sequence[FrontPose], seconds: float, row: int) -> None:
        """`row` 0 is the near one, 1 that behind."""
        sprites, xs, ys, kinds, phases, sunk = self._rows[row]
        first, last = np.searchsorted(xs, (camera.left - 1.0, camera.right + 1.0))
        if first == last:
            return
        x, phase = xs[first:last], phases[first:last]
        gust = blow(fronts, x)
        lean = RESTING + gust * (0.95 + 0.1 * np.sin(seconds * 17 + phase)) + FLUTTER * np.sin(seconds * 1.9 + phase - x * 0.7)
        bend = np.rint((np.clip(lean, -DEEPEST, DEEPEST) + DEEPEST) / (2 * DEEPEST) * (BENDS - 1)).astype(np.int64)
        wide, high = sprites[0].get_size()
        safe_draw.blit_many(
            surface, sprites, kinds[first:last] * BENDS + bend, camera.screen_x(x) - wide / 2, camera.screen_y(ys[first:last]) - high + sunk
        )

    # made once

    def _tufts(self, row: int) -> list[pygame.Surface]:
        _, tall, _, pale = ROWS[row]
        palette, air = self.palette, self.palette.air[2][1]
        near = [rgb(palette.grass), mix(palette.grass, palette.leaves[1], 0.5), mix(palette.grass, palette.paper, 0.28)]
        tones = [mix(tone, air, pale) for tone in near]
        flash = mix(mix(palette.grass, "#f4f0c0", 0.62), air, pale)
        return [self._tuft(kind, -1.0 + 2.0 * bend / (BENDS - 1), tall, tones, flash) for kind in range(KINDS) for bend in range(BENDS)]

    def _tuft(self, kind: int, bend: float, tall: float, tones: list[RGB], flash: RGB) -> pygame.Surface:
        """Blades from one root; bent far over they show their pale side."""
        dice = painting.generator("tuft", kind, round(tall))
        wide, high = tall * 3.4, tall * 1.5
        pale = max(0.0, abs(bend) - 0.3) / 0.7

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            for blade in range(9):
                share = (blade - 4) / 4
                long = tall * dice.uniform(0.55, 1.25) * (1 - 0.3 * abs(share))
                own = share * 0.45 + dice.uniform(-0.12, 0.12)
                stiff = dice.uniform(0.75, 1.1)
                root = np.array([wide / 2 + share * tall * 0.42, high])
                turn = own + bend * 1.15 * stiff
                mid = root + long * 0.55 * np.array([np.sin(turn * 0.55), -np.cos(turn * 0.55)])
                tip = mid + long * 0.5 * np.array([np.sin(turn * 1.2), -np.cos(turn * 1.2)])
                line = painting.spine([tuple(root), tuple(mid), tuple(tip)], 4)
                half = tall * 0.055 * np.linspace(1.25, 0.1, len(line)) + 0.12
                tone = mix(tones[int(dice.integers(3))], flash, pale * dice.uniform(0.5, 0.95))
                safe_draw.polygon(large, tone, painting.ribbon(line, half) * scale)

        return painting.painted((wide * self.px, high * self.px), paint, 3)
