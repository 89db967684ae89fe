"""Pain mark: three brushed strokes that throb at the sling while the runner's arm warns him."""

import math

import pygame

from game.view.camera.camera import Camera
from game.view.poses import RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

SIDE = 48.0
"""Reference pixels across the mark."""
FRAMES = 6
THROB_PERIOD = 0.55
"""Seconds from throb to throb; the tag in the HUD throbs with it."""
STANDING, RUNNING = (0.5, 0.98), (0.9, 0.76)
"""Metres from the soles to the mark's middle, ahead and up."""
RUN = 5.0
"""m/s at which he is bent as in a run."""
FAN = (-1.15, -0.45, 0.25)
"""Directions of the strokes, radians; 0 is ahead, downwards is more."""


def throb(seconds: float) -> float:
    """How strong it is now, 0 to 1: at once strong, then dying away."""
    return 1.0 - (seconds / THROB_PERIOD) % 1.0


class PainMark:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        right = cache.get("twinge", lambda: [self._strokes(frame / (FRAMES - 1)) for frame in range(FRAMES)])
        self.sprites = right, [pygame.transform.flip(sprite, True, False) for sprite in right]

    def draw(self, surface: pygame.Surface, camera: Camera, runner: RunnerPose, seconds: float) -> None:
        sprite = self.sprites[runner.facing < 0][min(FRAMES - 1, int((1.0 - throb(seconds)) * FRAMES))]
        bent = min(1.0, abs(runner.vx) / RUN)
        ahead, up = (still + (moving - still) * bent for still, moving in zip(STANDING, RUNNING, strict=True))
        x, y = camera.to_screen(runner.x + ahead * runner.facing, runner.y + up)
        safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _strokes(self, course: float) -> pygame.Surface:
        """Short and thick at first, then long and thin, then gone; cream over ink, so that neither sky nor water hides them."""
        side, fading = SIDE * self.px, 1.0 - course**3
        near, far = 4.0 + 8.0 * course, 13.0 + 9.0 * course**0.6

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, side * times / 2
            for color, fat in ((self.palette.ink, 9.0), (self.palette.foam, 4.2)):
                for way in FAN:
                    ends = [(middle + math.cos(way) * r * unit, middle + math.sin(way) * r * unit) for r in (near, (near + far) / 2, far)]
                    painting.brush(large, rgb(color), ends, fat * (1.0 - 0.55 * course) * unit, 0.5)

        return painting.faded(painting.painted((side, side), paint), fading)
