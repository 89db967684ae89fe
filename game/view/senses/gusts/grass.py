"""Grass that bows: tufts along the ground's edge and taller, paler ones behind it, which a gust front lays over as it passes."""

from collections.abc import Callable, Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.senses.gusts import FrontPose
from game.view.camera.camera import METRE, Camera
from game.view.frame import Frame
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.redraw_schedule import RedrawSlot
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.gusts.gust_field import blow

Places = NDArray[np.float64]
KINDS, BENDS = 4, 11
"""Different tufts, and how many ways each is kept bent."""
RESTING, DEEPEST = -0.1, 1.0
"""How grass leans in the prevailing wind, and bows at most."""
FLUTTER = 0.09
ROWS = ((0.3, 13.0, 3.0, 0.0), (0.62, 25.0, 0.0, 0.42))
"""Its rows, near and far: metres between tufts, their height and how deep their feet are in the ground (reference pixels), how pale."""

BESIDE, AROUND = 1.0, 3.0
"""Metres beside the picture up to which they are drawn, and up to which it is known how they stand."""


class _Row:
    """The tufts of a row, from left to right, and how each was last seen to stand."""

    def __init__(self, sprites: list[pygame.Surface], xs: Places, tops: Places, metre: float, dice: painting.Rng, number: int) -> None:
        """`xs` are their places, `tops` the rows where their sprites would begin if height 0 lay in row 0; `metre` is in pixels."""
        self.xs, self.tops = xs, tops
        self.kinds, self.phases = dice.integers(0, KINDS, len(xs)) * BENDS, dice.uniform(0, 6.28, len(xs))
        self.lefts = xs * metre - sprites[0].get_width() / 2
        drawn = [_draw(sprite) for sprite in sprites]
        self.sprites, self.corners = [sprite.subsurface(part) for sprite, part in zip(sprites, drawn, strict=True)], np.array(drawn)[:, :2]
        self.turn = RedrawSlot(number, len(ROWS))
        self.stands: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        """Which of the sprites those about the picture are, from the tuft `first` on."""
        self.first = 0

    def between(self, left: float, right: float) -> tuple[int, int]:
        """From which tuft to which they stand between two places."""
        first, last = self.xs.searchsorted((left, right)).tolist()
        return first, last

    def bend(self, fronts: Sequence[FrontPose], seconds: float, first: int, last: int) -> None:
        """Take in how some tufts stand in the wind now."""
        x, phase = self.xs[first:last], self.phases[first:last]
        gust = blow(fronts, x)
        lean = RESTING + gust * (0.95 + 0.1 * np.sin(seconds * 17 + phase)) + FLUTTER * np.sin(seconds * 1.9 + phase - x * 0.7)
        bend = (np.minimum(np.maximum(lean, -DEEPEST), DEEPEST) + DEEPEST) * ((BENDS - 1) / (2 * DEEPEST))
        self.stands, self.first = self.kinds[first:last] + np.rint(bend).astype(np.int64), first

    def draw(self, surface: pygame.Surface, camera: Camera, first: int, last: int) -> None:
        stands = self.stands[first - self.first : last - self.first]
        corners = self.corners[stands]
        x = (self.lefts[first:last] + float(camera.screen_x(0.0))).astype(np.int64) + corners[:, 0]
        y = (self.tops[first:last] + float(camera.screen_y(0.0))).astype(np.int64) + corners[:, 1]
        places = zip(x.tolist(), y.tolist(), strict=True)
        surface.fblits(list(zip(map(self.sprites.__getitem__, stands.tolist()), places, strict=True)), safe_draw.PREMULTIPLIED)


def _draw(sprite: pygame.Surface) -> tuple[int, int, int, int]:
    """The part of a sprite that is not clear, in whole lanes: left, top, width and height."""
    part, lane = sprite.get_bounding_rect(), painting.SIMD_WIDTH
    wide = min(sprite.get_width(), max(1, -(-part.width // lane)) * lane)
    return min(part.left, sprite.get_width() - wide), part.top, wide, max(1, part.height)


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
            tops = sunk * px - ys * METRE * px - sprites[0].get_height()
            self._rows.append(_Row(sprites, xs, tops, METRE * px, dice, number))
            assert tall and pale is not None

    def draw_row(self, frame: Frame, fronts: Sequence[FrontPose], number: int) -> None:
        """Row 0 is the near one, 1 that behind. They bend anew in turns, each in every other picture."""
        row, camera = self._rows[number], frame.camera
        first, last = row.between(camera.left - BESIDE, camera.right + BESIDE)
        if first == last:
            return
        kept = row.first <= first and last <= row.first + len(row.stands)
        if row.turn.due(frame.number, camera.x, frame.now.seconds) or not kept:
            row.bend(fronts, frame.now.seconds, *row.between(camera.left - AROUND, camera.right + AROUND))
        row.draw(frame.surface, camera, first, last)

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
