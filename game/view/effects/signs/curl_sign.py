"""Curl sign: where on the face of the driven wave the barrier should lie, dabbed along it, and the sparkle of a barrier that does.

Paper white while it lies elsewhere, gold while it pays; stars at its rim, the more the longer it has held.
"""

import math

import numpy as np
import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.poses import BarrierPose, WavePose
from game.view.render import painting, safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile, drawn_edge

DABS, DAB, SLANTS, STEEPEST = 5, 30.0, 13, 60.0
"""Dabs from one end of the curl to the other, reference pixels of one, kept slants, and the steepest in degrees."""
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
        made = cache.get("curl dabs", lambda: [self._dab(slant, tone) for tone in (paper, gold) for slant in slants])
        self.dabs = made[:SLANTS], made[SLANTS:]
        self.stars = cache.get("curl stars", lambda: [self._star((size + 1) / STAR_SIZES) for size in range(STAR_SIZES)])

    def dab(self, slope: float, pays: bool) -> pygame.Surface:
        """For water that falls by so many metres to the metre."""
        place = (math.degrees(math.atan(slope)) / STEEPEST + 1.0) * (SLANTS - 1) / 2
        return self.dabs[pays][min(SLANTS - 1, max(0, round(place)))]

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
        self._shown = self._pays = 0.0
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
        near, far = self.near, self.far
        pays = wave.state == "driving" and near <= wave.direction * (barrier.x - wave.x) <= far
        self._shown += ((wave.state == "driving") - self._shown) * min(1.0, dt / EASE)
        self._pays += (pays - self._pays) * min(1.0, dt / EASE)
        if self._shown < 0.5:
            return
        for number in range(DABS):
            x = wave.x + wave.direction * (near + (far - near) * (number + 0.5) / DABS)
            if profile.depth_at(x) < DEEP:
                continue
            y, slope = drawn_edge(profile, x)
            sprite = self.sprites().dab(-slope, pays)
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
