"""Curl sign: where on the face of the driven wave the barrier should lie, dabbed along it, and the sparkle of a barrier that does.

Gold while it pays; elsewhere its dabs are arrowheads that point the way the barrier has to go: vermilion ones down the face while the
crest is about to break over it, white ones back to the crest while the face goes flat. Stars at its rim, the more the longer it held.
"""

import math

import numpy as np
import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.poses import BarrierPose, WavePose
from game.view.render import painting, safe_draw
from game.view.render.ink_colors import VERMILION
from game.view.render.lazy import Lazy
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile, drawn_edge

DABS, DAB, SLANTS, STEEPEST = 5, 30.0, 13, 60.0
"""Dabs from one end of the curl to the other, reference pixels of one, kept slants, and the steepest in degrees."""
HEADS, HEAD = 4, 40.0
"""Arrowheads from one end of the curl to the other, and reference pixels of one."""
BEAT, SWELLS = 0.5, 0.18
"""Seconds in which a swelling runs along them the way they point, and how much of its size each of them grows in it."""
GATHERS = 0.45
"""Strength of a wave from which it is seen which way the barrier has to go: before it lifts it."""
AHEAD = 1.3
"""Metres from the middle of a barrier at rest to where it is shown the way."""
UNDER = 0.14
"""Metres under the water's edge at which they lie: on the face, not in the air."""
DEEP = 0.9
"""Metres of water under which there is no face to lie on any more."""
STARS, MOST_STARS, STAR = 3, 9, 26.0
"""Stars at the rim of a barrier in the curl, the most of them, and reference pixels of the largest."""
STAR_SIZES, TWINKLE = 4, 0.55
"""Kept sizes of a star, and seconds that one lasts."""
CHEER = 0.8
"""Seconds for which a link that was won, or a hop, is cheered with more stars than ever."""
EASE = 0.2
"""Seconds in which the sign comes and goes."""


class CurlSprites:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        paper, gold = rgb(palette.foam), rgb(GOLD)
        slants = np.radians(np.linspace(-STEEPEST, STEEPEST, SLANTS)).tolist()
        self.dabs = cache.get("curl gold", lambda: [self._dab(slant, gold) for slant in slants])
        self._heads = {way: self._kept_heads(cache, way, tone, slants) for way, tone in ((1, VERMILION), (-1, paper))}
        self.stars = cache.get("curl stars", lambda: [self._star((size + 1) / STAR_SIZES) for size in range(STAR_SIZES)])

    def dab(self, slope: float) -> pygame.Surface:
        """For water that falls by so many metres to the metre."""
        return self.dabs[_slant(slope)]

    def head(self, slope: float, way: int, points: int, swollen: bool) -> pygame.Surface:
        """Of the kind for `way` (1: away from the crest, -1: back to it), with its tip to the right for `points` 1, to the left for -1."""
        sprite = self._heads[way][_slant(slope if points == way else -slope) + SLANTS * swollen]
        return sprite if points == way else pygame.transform.flip(sprite, True, False)

    def _kept_heads(self, cache: SpriteCache, way: int, tone: RGB, slants: list[float]) -> list[pygame.Surface]:
        """For each slant, and once more for each, swollen."""
        sizes = (1.0, 1.0 + SWELLS)
        return cache.get(f"curl heads {way}", lambda: [self._head(way, slant, tone, size) for size in sizes for slant in slants])

    def _head(self, way: int, slant: float, tone: RGB, size: float) -> pygame.Surface:
        """Two strokes of the brush that meet at its tip."""

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times * size, large.get_width() / 2
            turn = np.array([[math.cos(slant), math.sin(slant)], [-math.sin(slant), math.cos(slant)]])
            for color, width in (((*rgb(self.palette.ink), 220), 13.5), ((*tone, 255), 8.6)):
                for side in (-1, 1):
                    arm = np.array([(-0.24 * way, 0.40 * side), (0.02 * way, 0.22 * side), (0.26 * way, 0.0)]) * HEAD * unit
                    line = painting.spine([tuple(point) for point in arm @ turn + middle])
                    safe_draw.polygon(large, color, painting.stroke(line, width * unit, 0.45, 0.8))

        return painting.painted((1.5 * HEAD * self.px, 1.5 * HEAD * self.px), paint)

    def _dab(self, slant: float, tone: RGB) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, large.get_width() / 2
            along = np.array([math.cos(slant), math.sin(slant)]) * DAB * 0.5 * unit
            line = painting.spine([tuple(point) for point in (middle - along, middle + 0.2 * along, middle + along)])
            for color, width in (((*rgb(self.palette.ink), 190), 12.0), ((*tone, 255), 8.4)):
                safe_draw.polygon(large, color, painting.stroke(line, width * unit, 0.6, 0.2))

        return painting.painted((1.3 * DAB * self.px, 1.3 * DAB * self.px), paint)

    def _star(self, size: float) -> pygame.Surface:
        """Four points, drawn in at the waist."""
        side = STAR * size * self.px
        turn = np.linspace(0.0, 2.0 * math.pi, 8, endpoint=False)
        reach = np.where(np.arange(8) % 2 == 0, 0.48, 0.10)
        tone = mix(GOLD, self.palette.foam, 0.55)

        def paint(large: pygame.Surface, times: float) -> None:
            points = np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach[:, None] * side * times
            safe_draw.polygon(large, (*tone, 255), points + np.array(large.get_size()) / 2)

        return painting.painted((side, side), paint)


class CurlSign:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, near: float, far: float) -> None:
        """The curl is from `near` to `far` metres ahead of the crest."""
        self.sprites, self.near, self.far = Lazy(lambda: CurlSprites(palette, px, cache)), near, far
        self.reset()

    def reset(self) -> None:
        """Another attempt."""
        self.links = 0
        self._shown = self._pays = self._clock = 0.0
        self._cheered = -math.inf

    def observe(self, event: events.Event, now: float) -> None:
        if isinstance(event, events.CurlHeld | events.ObstacleHopped):
            self._cheered = now
        if isinstance(event, events.CurlHeld):
            self.links = event.links
        elif isinstance(event, events.CurlBroken):
            self.links = 0

    def draw(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, wave: WavePose, barrier: BarrierPose, dt: float
    ) -> None:
        """Before the barrier, so that it lies on what is dabbed."""
        lead = wave.direction * (barrier.x - wave.x)
        gathers = wave.state == "building" and wave.strength > GATHERS
        pays = wave.state == "driving" and self.near <= lead <= self.far
        self._shown += ((wave.state == "driving" or gathers) - self._shown) * min(1.0, dt / EASE)
        self._pays += (pays - self._pays) * min(1.0, dt / EASE)
        self._clock += dt
        if self._shown < 0.5:
            return
        count, way, behind = DABS, 0, wave.x + wave.direction * self.near
        if gathers:  # it is about to run on under whoever has no way on yet
            count, way, behind = HEADS, 1, barrier.x + wave.direction * AHEAD
        elif not pays:
            count, way = HEADS, 1 if lead < self.near else -1
        self._draw_marks(surface, camera, profile, behind, wave.direction, count, way)

    def _draw_marks(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, behind: float, direction: int, count: int, way: int
    ) -> None:
        """From `behind` on, dabs for `way` 0, or arrowheads that point away from the crest (1) or back to it (-1)."""
        swollen = int(self._clock / BEAT * count) % count
        for number in range(count):
            x = behind + direction * (self.far - self.near) * (number + 0.5) / count
            if profile.depth_at(x) < DEEP:
                continue
            y, slope = drawn_edge(profile, x)
            swells = swollen == (number if way > 0 else count - 1 - number)
            sprite = self.sprites().head(-slope, way, way * direction, swells) if way else self.sprites().dab(-slope)
            column, row = camera.to_screen(x, y - UNDER)
            safe_draw.blit_at(surface, sprite, (column - sprite.get_width() / 2, row - sprite.get_height() / 2))

    def draw_stars(self, surface: pygame.Surface, camera: Camera, barrier: BarrierPose, seconds: float) -> None:
        """At the rim of a barrier that lies well, and a little behind it."""
        count = min(MOST_STARS, STARS + 2 * self.links) if self._pays > 0.6 else 0
        if 0.0 <= seconds - self._cheered < CHEER:
            count = max(count, MOST_STARS) + STARS
        for number in range(count):
            course = seconds / TWINKLE + number * 0.381
            turn = 2.4 * (math.floor(course) * 1.7 + number)
            share = course % 1.0
            sprite = self.sprites().stars[min(STAR_SIZES - 1, int(STAR_SIZES * math.sin(math.pi * share)))]
            reach = barrier.radius * (0.98 + 0.25 * share)
            column, row = camera.to_screen(barrier.x + reach * math.cos(turn) - 0.4 * share, barrier.y + reach * math.sin(turn))
            safe_draw.blit_at(surface, sprite, (column - sprite.get_width() / 2, row - sprite.get_height() / 2))


def _slant(slope: float) -> int:
    """Which of the kept slants is nearest to water that falls by so many metres to the metre."""
    return min(SLANTS - 1, max(0, round((math.degrees(math.atan(slope)) / STEEPEST + 1.0) * (SLANTS - 1) / 2)))
