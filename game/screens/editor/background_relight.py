"""Background relight: after an edit of hour, season or weather shows a tinted preview while the scene is drawn anew in a thread.

To draw a level in another palette takes a second or two. Until then it is shown in the old palette, tinted to the new light.
"""

import copy
import logging
import math
from functools import partial

import pygame

from game.core.painting_job import PaintingJob
from game.level.model import Level
from game.view.camera.camera import Camera
from game.view.render import time_of_day
from game.view.render.palette import Palette, rgb
from game.view.scene import Scene

log = logging.getLogger(__name__)

LIGHT_FIELDS = ("season", "hour", "weather", "palette")
"""Fields of a level that choose its palette."""
MAX_BRIGHTENING = 2.0
"""Times by which a preview may be brightened."""
Size = tuple[int, int]
Tone = tuple[int, int, int]


class BackgroundRelight:
    """Draws one scene at a time, in a thread; one that is no longer wanted when it is done is thrown away."""

    def __init__(self) -> None:
        self._wanted: Level | None = None
        self._at_work: PaintingJob | None = None
        self._done: tuple[Level, Scene] | None = None
        self._shade: tuple[Tone, int] | None = None
        """The tint that turns the preview's light into the new one."""

    def scene(self, level: Level, size: Size, shown: Scene | None) -> Scene:
        """The level at once: in its own palette if that is what is `shown`, else in the shown one, as a preview."""
        look = time_of_day.look(level)
        if shown is None or shown.palette == look:
            self.cancel()
            return Scene(level, size, older=shown)
        self._wanted = level
        self._shade = shade(shown.palette, look)
        preview = level.model_copy(update={name: getattr(shown.level, name) for name in LIGHT_FIELDS})
        return Scene(preview, size, older=shown)

    def finished(self, shown: Scene) -> Scene | None:
        """The scene that was asked for, once it is done; it takes over from the preview that is `shown`."""
        if self._wanted is None or (self._at_work and not self._at_work.done):
            return None
        (level, scene), self._done = self._done or (None, shown), None
        if level is not self._wanted:
            job = partial(self._draw, self._wanted, shown.size, copy.copy(shown.camera))
            self._at_work = PaintingJob("background-relight", job)
            return None
        self.cancel()
        scene.take_over_from(shown)
        return scene

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = self._shade = None

    def tint(self, picture: pygame.Surface) -> None:
        """Tint a picture of the preview."""
        if self._shade:
            left, doubled = self._shade
            picture.fill(left, special_flags=pygame.BLEND_RGB_MULT)
            for _ in range(doubled):
                picture.blit(picture.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _draw(self, level: Level, size: Size, camera: Camera) -> None:
        """The thread: every layer, and the land where it will be seen."""
        try:
            scene = Scene(level, size)
            scene.build_lazy_layers()
            scene.draw_land_ahead(camera)
            self._done = level, scene
        except (pygame.error, MemoryError) as problem:  # the window has gone, or there is no memory: the preview stays
            log.warning("a level's new light could not be drawn: %s", problem)
            self._wanted = None


def shade(old: Palette, new: Palette) -> tuple[Tone, int]:
    """How the light of one palette becomes roughly that of another: the share that is left of it, and how often that is doubled."""
    gains = [min(MAX_BRIGHTENING, b / max(1.0, a)) for a, b in zip(daylight(old), daylight(new), strict=True)]
    doubled = max(0, math.ceil(math.log2(max(gains))))
    red, green, blue = (round(255 * gain / 2**doubled) for gain in gains)
    return (red, green, blue), doubled


def daylight(palette: Palette) -> tuple[float, ...]:
    """The middle tone of what fills most of a picture."""
    tones = [rgb(color) for stops in (palette.sky, palette.plane, palette.under, palette.air, palette.soil) for _, color in stops]
    return tuple(sum(tone[n] for tone in tones) / len(tones) for n in range(3))
