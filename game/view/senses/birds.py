"""Birds: a few on a twig. They hop and sing, flutter as something passes, sit bolt upright when it is wrong, and fly."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

FLOCK = ((-0.42, 0.0, 1), (0.05, 0.03, 0), (0.5, -0.02, 1))
"""Of every flock: metres beside its middle and over it, and which way each looks."""
SPRITE_PX = 34.0
"""Reference pixels across a bird's sprite."""
SITS, LOW, ALERT = 0, 1, 2
"""Its poses: at ease, bent down, bolt upright."""
WING_FRAMES, FLIGHT_S = 3, 2.6
"""Pictures of a beating wing; seconds until a bird that has flown up is out of sight."""
TWIG_HIGH, NOTE_S = 46.0, 2.3
"""Reference pixels of a branch's sprite; seconds from one song to the next."""


@dataclass(frozen=True, slots=True)
class Flock:
    """A few birds, the branch under them and where its left end lies from them in pixels."""

    id: str
    x: float
    y: float
    branch: pygame.Surface
    left: float


class Birds:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, flocks: Sequence[Any], trees: Sequence[Any]) -> None:
        self.palette, self.px = palette, px
        self.flocks = [Flock(flock.id, flock.at[0], flock.at[1], *self._branch(flock.at[0], trees, cache)) for flock in flocks]
        right = cache.get("birds", lambda: [self._sitting(n) for n in range(3)] + [self._flying(n) for n in range(WING_FRAMES)])
        self._birds = [right, [pygame.transform.flip(bird, True, False) for bird in right]]
        (self._note,) = cache.get("bird note", lambda: [self._song()])
        self._flown: dict[str, float] = {}
        self._silent_at: float | None = None

    def _branch(self, x: float, trees: Sequence[Any], cache: SpriteCache) -> tuple[pygame.Surface, float]:
        """What grows to a flock from the nearest tree, and how far its left end lies from the flock, in pixels."""
        root = min((tree.at[0] for tree in trees), key=lambda each: abs(each - x), default=x - 1.5)
        reach = min(max(abs(x - root) - 0.3, 0.3), 4.5) * METRE
        long = round((reach + 62) / 8) * 8.0
        (branch,) = cache.get(f"bird twig {long}", lambda: [self._twig(long)])
        if root <= x:
            return branch, -reach * self.px
        return pygame.transform.flip(branch, True, False), reach * self.px - branch.get_width()

    def reset(self) -> None:
        self._flown.clear()
        self._silent_at = None

    def fall_silent(self, seconds: float) -> None:
        if self._silent_at is None:
            self._silent_at = seconds

    def fly(self, seconds: float, x: float, reach: float) -> None:
        """All of them that sit within `reach` metres of `x`."""
        for flock in self.flocks:
            if abs(flock.x - x) <= reach and flock.id not in self._flown:
                self._flown[flock.id] = seconds + abs(flock.x - x) * 0.03

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        silent: bool,
        shaken: Mapping[str, float],
        blown: Callable[[float], float],
        seconds: float,
    ) -> None:
        if not silent:
            self._silent_at = None
        for flock in self.flocks:
            if not camera.left - 10 < flock.x < camera.right + 10:
                continue
            x, y = camera.to_screen(flock.x, flock.y)
            y += math.sin(seconds * 6 + flock.x) * 3 * abs(blown(flock.x)) * self.px
            safe_draw.blit_at(surface, flock.branch, (x + flock.left, y - 19 * self.px))
            flown, shake = self._flown.get(flock.id), shaken.get(flock.id, 0.0)
            for number, (dx, dy, looks) in enumerate(FLOCK):
                if flown is None or seconds < flown:
                    at = x + dx * METRE * self.px, y - dy * METRE * self.px
                    self._draw_sitting(surface, at, looks, number, silent, shake, seconds + flock.x)
                else:
                    self._draw_flying(surface, (x, y), number, seconds - flown)

    def _draw_sitting(
        self, surface: pygame.Surface, at: tuple[float, float], looks: int, number: int, silent: bool, shake: float, seconds: float
    ) -> None:
        beat = seconds * 0.9 + number * 1.7
        which, hop = (SITS if math.sin(beat * 2.1) > -0.55 else LOW), 0.0
        if silent:
            which = ALERT
        elif shake > 0.15:
            which, hop = 3 + int(seconds * 16 + number) % WING_FRAMES, 7 * shake
        else:
            hop = max(0.0, math.sin(beat * 3.3)) ** 14 * 5
            looks = looks if math.sin(beat * 0.8) > -0.3 else 1 - looks
        bird = self._birds[looks][which]
        safe_draw.blit_at(surface, bird, (at[0] - bird.get_width() / 2, at[1] - (SPRITE_PX - 6 + hop) * self.px))
        if not silent and shake < 0.15:
            self._draw_note(surface, at, number, seconds)

    def _draw_note(self, surface: pygame.Surface, at: tuple[float, float], number: int, seconds: float) -> None:
        """A stroke or two in the air over one who sings."""
        turn = (seconds / NOTE_S + number * 0.41) % 1.0
        if turn < 0.4:
            up = (26 + 34 * turn) * self.px
            safe_draw.blit_at(surface, self._note, (at[0] + (6 + 14 * turn) * self.px, at[1] - up - self._note.get_height()))

    def _draw_flying(self, surface: pygame.Surface, at: tuple[float, float], number: int, flown: float) -> None:
        if flown > FLIGHT_S:
            return
        way = (-1, 1, 1)[number]
        x = at[0] + way * (flown * 190 + flown * flown * 90 + number * 14) * self.px
        y = at[1] - (20 + flown * (150 + 40 * number) + flown * flown * 60) * self.px
        bird = self._birds[0 if way > 0 else 1][3 + int(flown * 17 + number) % WING_FRAMES]
        safe_draw.blit_at(surface, bird, (x - bird.get_width() / 2, y - bird.get_height() / 2))

    # made once

    def _sitting(self, pose: int) -> pygame.Surface:
        """Looking right: at ease, bent down, or bolt upright."""
        tilt = (-0.35, 0.35, -1.15)[pose]

        def paint(large: pygame.Surface, times: float) -> None:
            scale, foot = self.px * times, np.array([SPRITE_PX / 2, SPRITE_PX - 6])
            along, up = np.array([math.cos(tilt), math.sin(tilt)]), np.array([math.sin(tilt), -math.cos(tilt)])
            middle = foot + (0, -6.5)

            def at(u: float, v: float) -> tuple[float, float]:
                place = middle + along * u + up * v
                return float(place[0]), float(place[1])

            body = painting.spine(
                [
                    at(-12, -1.5),
                    at(-5, 3.6),
                    at(3, 4.6),
                    at(7.5, 5.6),
                    at(9.2, 2.6),
                    at(6.6, -1.6),
                    at(1, -4.2),
                    at(-5, -3.2),
                    at(-12, -1.5),
                ],
                5,
            )
            self._fill_bird(large, body, scale)
            safe_draw.polygon(
                large,
                mix(self.palette.paper, self.palette.trunk[0], 0.15),
                painting.spine([at(6, 1), at(1, -3.6), at(-4, -2.4), at(2, -0.4), at(6, 1)], 4) * scale,
            )
            safe_draw.polygon(large, rgb(self.palette.ink), np.array([at(8.8, 4.6), at(12.4, 3.4), at(8.9, 2.6)]) * scale)
            safe_draw.circle(large, rgb(self.palette.paper), tuple(np.array(at(7.2, 3.9)) * scale), 0.9 * scale)
            for dx in (-1.6, 1.8):
                safe_draw.lines(
                    large, rgb(self.palette.ink), np.array([foot + (dx, -3.2), foot + (dx, 0.8)]) * scale, max(1, round(scale * 0.9))
                )

        return painting.painted((SPRITE_PX * self.px, SPRITE_PX * self.px), paint, 3)

    def _flying(self, wing: int) -> pygame.Surface:
        lift = (11.0, 2.0, -8.0)[wing]

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, np.array([SPRITE_PX / 2, SPRITE_PX / 2])
            body = painting.spine(
                [tuple(middle + p) for p in ((-12, 1.5), (-4, -2.6), (5, -3.4), (9.5, -1.2), (5, 2.8), (-4, 2.6), (-12, 1.5))], 5
            )
            for side in (0.55, 1.0):
                feather = painting.spine(
                    [
                        tuple(middle + p)
                        for p in ((4, -1), (-1, -lift * 0.8 * side), (-8, -lift * 1.15 * side), (-5, -lift * 0.3), (-3, 1), (4, -1))
                    ],
                    4,
                )
                self._fill_bird(large, feather, scale)
            self._fill_bird(large, body, scale)
            safe_draw.polygon(large, rgb(self.palette.ink), (middle + np.array([(9, -2), (12.6, -0.6), (9, 0.4)])) * scale)

        return painting.painted((SPRITE_PX * self.px, SPRITE_PX * self.px), paint, 3)

    def _fill_bird(self, large: pygame.Surface, outline: np.ndarray, scale: float) -> None:
        middle = outline.mean(axis=0)
        safe_draw.polygon(large, rgb(self.palette.ink), (middle + (outline - middle) * 1.16) * scale)
        safe_draw.polygon(large, mix(self.palette.trunk[0], self.palette.sand, 0.25), outline * scale)

    def _twig(self, long: float) -> pygame.Surface:
        """A branch `long` reference pixels from its root on the left, with twigs and leaves where birds sit."""
        high, ends = TWIG_HIGH, long - 112.0

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            main = [(0.0, 34.0), (max(8.0, ends * 0.5), 25.0), (max(24.0, ends + 10.0), 20.0), (ends + 76, 19.0), (ends + 110, 12.0)]
            side = [[(ends + 54, 20.0), (ends + 74, 11.0), (ends + 88, 5.0)], [(ends + 80, 19.0), (ends + 94, 24.0), (ends + 104, 30.0)]]
            for tone, grow in ((rgb(self.palette.ink), 1.0), (rgb(self.palette.trunk[0]), 0.0)):
                for points, thick in ((main, 4.0 + long / 40), (side[0], 2.4), (side[1], 2.0)):
                    line = painting.spine(points, 8)
                    safe_draw.polygon(large, tone, painting.ribbon(line, np.linspace(thick / 2, 0.5, len(line)) + grow) * scale)
            dice = painting.generator("twig")
            for x, y in ((88, 5), (80, 8), (104, 30), (97, 25), (110, 12), (104, 14), (68, 13)):
                tone = mix(self.palette.leaves[1], self.palette.leaves[0], dice.uniform(0.2, 0.9))
                self._leaf(large, np.array([ends + x, y]), dice.uniform(-0.7, 0.7), tone, scale)

        return painting.painted((long * self.px, high * self.px), paint, 3)

    def _leaf(self, large: pygame.Surface, at: np.ndarray, tilt: float, tone: tuple[int, int, int], scale: float) -> None:
        along, across = np.array([math.cos(tilt), math.sin(tilt)]), np.array([-math.sin(tilt), math.cos(tilt)])
        for color, grow in ((rgb(self.palette.ink), 0.9), (tone, 0.0)):
            steps = ((-1, 0), (-0.2, 1), (0.6, 0.6), (1.1, 0), (0.4, -0.8), (-0.4, -0.8))
            rim = [at + along * u * (6 + grow) + across * v * (2.4 + grow) for u, v in steps]
            safe_draw.polygon(large, color, np.array(rim) * scale)

    def _song(self) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            tone = (*mix(self.palette.ripple_dark, self.palette.ink, 0.5), 170)
            painting.brush(large, tone, [(2 * scale, 11 * scale), (5 * scale, 6 * scale), (11 * scale, 2 * scale)], 2.0 * scale)
            painting.brush(large, tone, [(8 * scale, 13 * scale), (11 * scale, 9 * scale), (15 * scale, 7 * scale)], 1.6 * scale)

        return painting.painted((16 * self.px, 16 * self.px), paint, 3)
