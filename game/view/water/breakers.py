"""Foam where water broke: on the front of a bore, and at the rim of a sheet that runs up a beach.

What is left when the sheet drains is a line of torn foam where it came highest, which dries with the sand.
"""

from collections.abc import Iterator

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.effects.splashes.foam import Disc, Foam
from game.view.render import painting, safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import Line, SurfaceProfile

MIN_BORE_STEP_M = 0.16
"""Metres of a step in the water from which it is a bore with foam on its front."""
FOAM_SPREAD_M = 0.35
"""Metres to each side of its front that the foam of a bore takes."""
FOAM_THICKNESS_SHARE, MIN_FOAM_PX, MAX_FOAM_PX = 0.5, 5.0, 30.0
"""Thickness of that foam, as a share of the step and in reference pixels."""
BEACH_DEPTH_M = 0.45
"""Metres of still water under which a rim is one of a beach."""
MAX_BEACH_STEP_M = 0.5
"""Metres from one column to the next that no beach climbs: there the lake itself ends."""
RIM_M, SHEET_DEPTH_M = 1.7, 0.012
"""Metres of a sheet behind its rim that foam, and metres of water that are a sheet."""
MIN_FOAMING_SPEED, FULL_FOAM_SPEED = 0.35, 2.2
"""m/s of a rim from which it foams, and at which it foams most."""
FOAM_LINE_S = 9.0
"""Seconds that a line of foam stays on the sand."""
SCRAP_COUNT = 3


class Breakers:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, foam: Lazy[Foam]) -> None:
        self.palette, self.px, self.foam = palette, px, foam
        self.lines = Lazy(lambda: cache.get("lines of foam", lambda: [self._line(n) for n in range(SCRAP_COUNT)]))
        self.reset()

    def reset(self) -> None:
        """Another lake: no rim has been anywhere."""
        self._rims: dict[int, tuple[float, float, float]] = {}
        """By side (1 a beach to the right): where the rim was, when, and how fast it went outwards."""
        self._left: list[tuple[float, float, float]] = []
        """Where a sheet came highest, how high that is, and when."""

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        seconds: float,
        barrier: Disc | None,
        calm: tuple[float, float] | None,
    ) -> None:
        """All foam; but none on a front between the places `calm`, which somebody else draws."""
        for part, down in self._fronts(profile):
            middle = float(profile.x[part].mean())
            if calm is None or not calm[0] < middle < calm[1]:
                self._draw_front(surface, camera, profile, part, down, seconds, barrier)

    def _fronts(self, profile: SurfaceProfile) -> Iterator[tuple[slice, int]]:
        """Each run of columns over which the water falls too steeply, and which way."""
        steep = profile.front > MIN_BORE_STEP_M
        if not steep.any():
            return
        edges = np.flatnonzero(np.diff(np.concatenate([[0], steep.astype(np.int8), [0]])))
        for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            falls = profile.surface[max(first - 1, 0)] - profile.surface[min(last, len(profile.x) - 1)]
            yield slice(first, last), 1 if falls > 0 else -1

    def _draw_front(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, part: slice, down: int, seconds: float, barrier: Disc | None
    ) -> None:
        jump = float(profile.front[part].max())
        x = np.linspace(float(profile.x[part][0]) - FOAM_SPREAD_M, float(profile.x[part][-1]) + FOAM_SPREAD_M, 24)[::down]
        thick = min(MAX_FOAM_PX, max(MIN_FOAM_PX, FOAM_THICKNESS_SHARE * jump * METRE)) * self.px
        self.foam().draw(surface, camera.screen_x(x), camera.screen_y(profile.at(x)) - 0.2 * thick, thick, seconds, barrier)

    # on the beach

    def draw_beach(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, seconds: float, barrier: Disc | None) -> None:
        """The rims of sheets that run up or drain, and what they left."""
        self._left = [line for line in self._left if 0.0 <= seconds - line[2] < FOAM_LINE_S]
        self._draw_left(surface, camera, seconds)
        for side, rim in self._find(profile):
            speed = self._followed(side, rim, float(profile.at(rim)), seconds)
            if abs(speed) > MIN_FOAMING_SPEED:
                bulk = min(1.0, (abs(speed) - MIN_FOAMING_SPEED) / (FULL_FOAM_SPEED - MIN_FOAMING_SPEED)) * (1.0 if speed > 0 else 0.45)
                x = np.linspace(rim - side * RIM_M * (0.5 + 0.5 * bulk), rim, 20)
                thick = (3.0 + 5.0 * bulk) * self.px
                self.foam().draw(surface, camera.screen_x(x), camera.screen_y(profile.at(x)) - 0.1 * thick, thick, seconds, barrier)

    def _find(self, profile: SurfaceProfile) -> Iterator[tuple[int, float]]:
        """Every place in the picture where a sheet of water on a beach ends."""
        wet = profile.depth > SHEET_DEPTH_M
        still = profile.level - (profile.surface - profile.depth)
        ends = np.flatnonzero(wet[1:] != wet[:-1])
        for end in ends.tolist():
            side = 1 if wet[end] else -1
            if still[end] < BEACH_DEPTH_M and abs(profile.surface[end + 1] - profile.surface[end]) < MAX_BEACH_STEP_M:
                yield side, float(profile.x[end] + profile.x[end + 1]) / 2

    def _followed(self, side: int, rim: float, height: float, seconds: float) -> float:
        """How fast a rim runs up its beach (m/s); where it turns, it leaves a line."""
        before, then, speed = self._rims.setdefault(side, (rim, seconds, 0.0))
        dt = seconds - then
        if not 0.0 <= dt < 0.3 or abs(rim - before) > 3.0:
            self._rims[side] = rim, seconds, 0.0
            return 0.0
        if dt > 0.0:
            now = side * (rim - before) / dt
            eased = speed + (now - speed) * min(1.0, dt / 0.18)
            if speed > 0.12 >= eased:
                self._left = [*self._left[-5:], (rim, height, seconds)]
            self._rims[side], speed = (rim, seconds, eased), eased
        return speed

    def _draw_left(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        for x, y, when in self._left:
            sprite = self.lines()[int(abs(x) * 7) % SCRAP_COUNT]
            level = 1.0 - (seconds - when) / FOAM_LINE_S
            faded = sprite if level > 0.9 else painting.faded(sprite, level)
            px, py = camera.to_screen(x, y)
            safe_draw.blit_at(surface, faded, (px - sprite.get_width() / 2, py - sprite.get_height() / 2))

    def _line(self, number: int) -> pygame.Surface:
        """Torn foam on sand: a row of small rounds, some apart."""
        dice = painting.generator("left", number)
        places: Line = np.sort(dice.uniform(0.05, 0.95, 12))
        ups, sizes = dice.uniform(-1, 1, 12), dice.uniform(0.7, 2.1, 12)
        wide, high = 56 * self.px, 9 * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            for color, grow in ((rgb(self.palette.ink), 0.6), (rgb(self.palette.foam), 0.0)):
                for place, up, size in zip(places, ups, sizes, strict=True):
                    spot = (wide * place * times, (high / 2 + up * 1.6 * self.px) * times)
                    safe_draw.circle(large, (*color, 130 if grow else 240), spot, (size + grow) * unit)

        return painting.painted((wide, high), paint)
