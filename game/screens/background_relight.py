"""Background relight: after an edit of hour, season or weather shows a tinted preview while the scene is drawn anew in a thread.

To print in other inks takes a second or two. Until then the lake, as it was saved, is shown in the inks that are there, in the new light.
"""

import copy
import logging
import math
import threading

import pygame

from game.level.model import Level
from game.view.camera.camera import Camera
from game.view.render import time_of_day
from game.view.render.palette import Palette, rgb
from game.view.scene import Scene

log = logging.getLogger(__name__)

LIGHT = ("season", "hour", "weather", "palette")
"""What in a level chooses its inks."""
MOST_LIGHT = 2.0
"""Times as bright as it is printed that a proof is shown."""
Size = tuple[int, int]
Tone = tuple[int, int, int]


class BackgroundRelight:
    """One print is made at a time, in a thread; what is no longer wanted when it is done is thrown away."""

    def __init__(self) -> None:
        self._wanted: Level | None = None
        self._at_work: threading.Thread | None = None
        self._done: tuple[Level, Scene] | None = None
        self._shade: tuple[Tone, int] | None = None
        """What makes the light of a proof the new one."""

    def scene(self, level: Level, size: Size, shown: Scene | None) -> Scene:
        """The level at once: in its own inks if they are there, else in those that are `shown`."""
        look = time_of_day.look(level)
        if shown is None or shown.palette == look:
            self.cancel()
            return Scene(level, size, older=shown)
        self._wanted = level
        self._shade = shade(shown.palette, look)
        proof = level.model_copy(update={name: getattr(shown.level, name) for name in LIGHT})
        return Scene(proof, size, older=shown)

    def finished(self, shown: Scene) -> Scene | None:
        """The print that was asked for, once it is done; it goes on where the proof that is `shown` stands."""
        if self._wanted is None or (self._at_work and self._at_work.is_alive()):
            return None
        (level, scene), self._done = self._done or (None, shown), None
        if level is not self._wanted:
            self._at_work = threading.Thread(target=self._print, args=(self._wanted, shown.size, copy.copy(shown.camera)), name="press")
            self._at_work.start()
            return None
        self.cancel()
        scene.take_over_from(shown)
        return scene

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = self._shade = None

    def tint(self, picture: pygame.Surface) -> None:
        """The new light on a proof."""
        if self._shade:
            left, doubled = self._shade
            picture.fill(left, special_flags=pygame.BLEND_RGB_MULT)
            for _ in range(doubled):
                picture.blit(picture.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _print(self, level: Level, size: Size, camera: Camera) -> None:
        """The thread: all the inks, and the land where it will be seen."""
        try:
            scene = Scene(level, size)
            scene.build_lazy_layers()
            scene.land.draw(pygame.Surface(scene.picture, 0, 32), camera)
            self._done = level, scene
        except (pygame.error, MemoryError) as problem:  # the window has gone, or there is no room: the proof stays
            log.warning("a level's new light could not be printed: %s", problem)
            self._wanted = None


def shade(old: Palette, new: Palette) -> tuple[Tone, int]:
    """How the light of one palette becomes roughly that of another: the share that is left of it, and how often that is doubled."""
    gains = [min(MOST_LIGHT, b / max(1.0, a)) for a, b in zip(daylight(old), daylight(new), strict=True)]
    doubled = max(0, math.ceil(math.log2(max(gains))))
    red, green, blue = (round(255 * gain / 2**doubled) for gain in gains)
    return (red, green, blue), doubled


def daylight(palette: Palette) -> tuple[float, ...]:
    """The middle tone of what fills most of a picture."""
    tones = [rgb(color) for stops in (palette.sky, palette.plane, palette.under, palette.air, palette.soil) for _, color in stops]
    return tuple(sum(tone[n] for tone in tones) / len(tones) for n in range(3))
