"""Leap sign sprites: a brush ring that closes, a comb of foam for a crest, the dabs of a leap's path, a ring of gold.

Paper white from afar, warmer as one nears it, gold once it is the moment: shape says it, too, for the ring is whole then.
"""

import math
from collections.abc import Iterable
from functools import partial

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

GOLD = "#ffd76a"
TURNS = 9
"""Stages of the ring from a first touch of the brush to closed."""
RING = 92.0, 34.0
"""Reference pixels across and up of the ring, as it lies on the water."""
COMB, COMB_FRAMES = (104.0, 34.0), 4
CLAWS = (0.62, 0.9, 1.1, 0.95, 0.7)
"""Sizes of the fingers of foam, from the wave's back to its face."""
DAB, DAB_ANGLES, DAB_STEEPEST = 21.0, 13, 60.0
"""Reference pixels of a dab; how many slants it is cut for, and the steepest of them in degrees."""
BURST, BURST_FRAMES = (210.0, 64.0), 10
LEVELS = 4
"""Strengths in which each of them is kept."""


class LeapSignSprites:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        paper, gold = rgb(palette.foam), rgb(GOLD)
        self.rings = cache.get("leap rings", lambda: [self._waiting(turn / (TURNS - 1)) for turn in range(TURNS)])
        self.gold = cache.get("leap gold", lambda: [self._ring(1.0, gold, 7.0)])[0]
        self.combs = cache.get("leap combs", lambda: [self._comb(frame / COMB_FRAMES) for frame in range(COMB_FRAMES)])
        self.dabs = {lit: cache.get(f"leap dabs {lit}", partial(self._dabs, tone)) for lit, tone in ((False, paper), (True, gold))}
        self.dab_size = self.dabs[False][0].get_width()
        self.bursts = cache.get("leap bursts", lambda: [self._burst(frame) for frame in range(BURST_FRAMES)])
        self._faded: dict[tuple[int, int], pygame.Surface] = {}

    def path(self, slopes: Iterable[float], lit: bool) -> list[pygame.Surface]:
        """The dabs for a path that falls by so many metres to the metre at each."""
        dabs, middle = self.dabs[lit], (DAB_ANGLES - 1) / 2
        steps = middle / math.radians(DAB_STEEPEST)
        return [dabs[min(DAB_ANGLES - 1, max(0, round(math.atan(slope) * steps + middle)))] for slope in slopes]

    def faded(self, sprite: pygame.Surface, share: float) -> pygame.Surface | None:
        """The sprite in `share` of its strength, or None if that is next to nothing."""
        level = min(LEVELS, round(share * LEVELS))
        if level <= 0:
            return None
        if level == LEVELS:
            return sprite
        if (id(sprite), level) not in self._faded:
            self._faded[id(sprite), level] = painting.faded(sprite, level / LEVELS)
        return self._faded[id(sprite), level]

    def _waiting(self, near: float) -> pygame.Surface:
        """The ring while it closes: it warms as it comes near, so that nobody takes it for the moment itself."""
        return self._ring((1 + near * (TURNS - 1)) / TURNS, mix(self.palette.foam, GOLD, 0.75 * near**2), 5.0)

    def _ring(self, closed: float, tone: RGB, thick: float) -> pygame.Surface:
        """An ink painter's circle, begun on the far side: full where the brush was set down, dry where it ends."""
        turn = np.linspace(-0.62 * math.pi, (2.0 * closed - 0.62) * math.pi, max(8, round(56 * closed)))
        along = np.linspace(0.0, 1.0, len(turn))
        press = (1.0 - 0.62 * along) * np.minimum(1.0, 14.0 * along + 0.3)

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, np.array([large.get_width() / 2, large.get_height() / 2])
            reach = np.array([RING[0] / 2 - 5.0, RING[1] / 2 - 5.0]) * unit
            line = middle + np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach
            for color, grow in (((*rgb(self.palette.ink), 150), 1.3), ((*tone, 255), 0.0)):
                safe_draw.polygon(large, color, painting.ribbon(line, (thick / 2 * press + grow) * unit))

        return painting.painted((RING[0] * self.px, RING[1] * self.px), paint)

    def _comb(self, course: float) -> pygame.Surface:
        """A crest capped with foam, whose fingers reach out towards whoever comes."""
        foam, ink = rgb(self.palette.foam), rgb(self.palette.ink)
        sway = math.sin(2.0 * math.pi * course)

        across = np.linspace(0.0, 1.0, 40)
        mound = 10.0 * np.sin(math.pi * across) ** 0.8 * (0.75 + 0.25 * across)

        def paint(large: pygame.Surface, times: float) -> None:
            unit, high = self.px * times, large.get_height()
            foot = high - 4.0 * unit
            for color, grow in ((ink, 1.1), (foam, 0.0)):
                for number, size in enumerate(CLAWS):
                    x, top = 86.0 - 15.0 * number, 6.0 * size
                    bow = 1.2 * sway * (-1) ** number
                    points = [(x + 9.0, 0.0), (x + 3.0, top + 5.0 * size), (x - 7.0 * size, top + 9.0 * size + bow)]
                    points += [(x - 13.0 * size, top + 5.0 * size + bow), (x - 12.0 * size, top + 1.0 + bow)]
                    line = painting.spine([(across * unit, foot - up * unit) for across, up in points], 7)
                    half = (np.linspace(5.4, 1.0, len(line)) * size + grow) * unit
                    safe_draw.polygon(large, color, painting.ribbon(line, half))
                top_edge = np.stack([(4.0 + 96.0 * across) * unit, foot - (mound + grow) * unit], axis=1)
                low_edge = np.stack([(4.0 + 96.0 * across) * unit, foot + 2.2 * np.sin(math.pi * across) * unit], axis=1)
                safe_draw.polygon(large, color, np.concatenate([top_edge, low_edge[::-1]]))
            for number in range(len(CLAWS)):  # the engraver's line between one finger and the next
                x = (80.0 - 15.0 * number) * unit
                painting.brush(
                    large,
                    (*ink, 120),
                    [(x + 7 * unit, foot - 2 * unit), (x, foot - 6 * unit), (x - 3 * unit, foot - 10 * unit)],
                    1.2 * unit,
                )

        return painting.painted((COMB[0] * self.px, COMB[1] * self.px), paint)

    def _dabs(self, tone: RGB) -> list[pygame.Surface]:
        return [self._dab(math.radians(slant), tone) for slant in np.linspace(-DAB_STEEPEST, DAB_STEEPEST, DAB_ANGLES).tolist()]

    def _dab(self, slant: float, tone: RGB) -> pygame.Surface:
        """One touch of the brush along the path of a leap."""
        side = DAB * 1.2 * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, large.get_width() / 2
            along = np.array([math.cos(slant), math.sin(slant)]) * DAB / 2 * unit
            line = np.stack([middle - along, middle + along * 0.2, middle + along])
            for color, width in (((*rgb(self.palette.ink), 130), 6.4), ((*tone, 255), 4.2)):
                safe_draw.polygon(large, color, painting.stroke(painting.spine([tuple(p) for p in line.tolist()]), width * unit, 0.7, 0.2))

        return painting.painted((side, side), paint)

    def _burst(self, frame: int) -> pygame.Surface:
        """A ring of gold in a ring of white that runs out over the water from a leap, or a landing, that was right."""
        t = (frame + 0.6) / BURST_FRAMES
        out, left = math.sin(t * math.pi / 2), 1.0 - t
        turn = np.linspace(0.0, 2.0 * math.pi, 72)
        rough = 0.65 + 0.35 * np.sin(3.0 * turn + 0.8)
        foam, gold = rgb(self.palette.foam), rgb(GOLD)
        circles = (foam, 0.98, 2.6), (gold, 0.74, 5.6), (mix(gold, foam, 0.5), 0.4, 3.0)

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, np.array([large.get_width() / 2, large.get_height() / 2])
            for tone, reach, thick in circles:
                size = np.array([BURST[0] / 2 - 6.0, BURST[1] / 2 - 6.0]) * unit * reach * (0.2 + 0.8 * out)
                rim = middle + np.stack([np.cos(turn), np.sin(turn)], axis=1) * size
                half = np.maximum(0.4, thick / 2 * rough * left) * unit
                safe_draw.polygon(large, (*tone, round(255 * left**0.7)), painting.ribbon(rim, half))

        return painting.painted((BURST[0] * self.px, BURST[1] * self.px), paint)
