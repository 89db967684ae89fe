"""Resize buffer: stretches the last picture while the window is dragged, and redraws once its size holds still."""

import pygame

from game.screens.play.scene_prerender import ScenePrerender
from game.view.scene import Scene

STILL = 12
"""Frames for which the size must not change before everything is painted anew, aside; until that is done the old picture is stretched."""


class ResizeBuffer:
    def __init__(self, scene: Scene, size: tuple[int, int]) -> None:
        self._scene = scene
        self._painted = self._seen = size
        self._still = 0
        self._fresh = True
        self._print: ScenePrerender | None = None

    def draw(self, picture: pygame.Surface, alpha: float) -> bool:
        """Draw a frame; true if much had to be painted for it: the first one, or a new size."""
        size = picture.get_size()
        self._still = self._still + 1 if size == self._seen else 0
        self._seen = size
        anew, self._fresh = self._fresh, False
        if size != self._painted and self._still >= STILL and self._printed(size):
            anew = True
            self._scene.resize(size)
            self._painted = size
        if size == self._painted:
            self._scene.draw(picture, alpha)
        else:
            stretched = pygame.Surface(self._painted).convert(picture)
            self._scene.draw(stretched, alpha)
            pygame.transform.scale(stretched, size, picture)
        return anew

    def _printed(self, size: tuple[int, int]) -> bool:
        """Whether all that a scene of this size shows lies ready; it is begun when it is first asked for."""
        if self._print and not self._print.done:
            return False
        if self._print is None or self._print.size != size:
            self._print = ScenePrerender(self._scene.level, size, self._scene.camera.x)
            return False
        self._print = None
        return True
