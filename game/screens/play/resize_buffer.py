"""Resize buffer: while the window is dragged the last size is drawn and stretched; the new one is drawn once it holds still."""

import pygame

from game.screens.play.scene_prerender import ScenePrerender
from game.view.scene import Scene

SETTLE_FRAMES = 12
"""Frames for which the size must not change before everything is painted anew, aside; until that is done the old picture is stretched."""


class ResizeBuffer:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._painted = self._seen = scene.size
        self._still_frames = 0
        self._prerender: ScenePrerender | None = None
        self.repaints = False
        """Whether the frame that canvas() was asked for needs much painting: it is the first one, or of a new size."""
        self._first = True

    def canvas(self, window: pygame.Surface) -> pygame.Surface:
        """What a frame is drawn on: the window itself, or a surface of the last size, to be stretched into it."""
        size = window.get_size()
        self._still_frames = self._still_frames + 1 if size == self._seen else 0
        self._seen = size
        self.repaints, self._first = self._first, False
        if size != self._painted and self._still_frames >= SETTLE_FRAMES and self._is_prerendered(size):
            self.repaints = True
            self._painted = size
        return window if size == self._painted else pygame.Surface(self._painted).convert(window)

    def _is_prerendered(self, size: tuple[int, int]) -> bool:
        """Whether all that a scene of this size shows lies ready; it is begun when it is first asked for."""
        if self._prerender and not self._prerender.done:
            return False
        if self._prerender is None or self._prerender.size != size:
            self._prerender = ScenePrerender(self._scene.level, size, self._scene.camera.x)
            return False
        self._prerender = None
        return True
