"""Resize buffer: while another size of the picture is painted, aside, the last one is drawn on; the window stretches it."""

import pygame

from game.core.painting_job import is_painting
from game.screens.app_context import PictureWindow
from game.screens.play.scene_prerender import ScenePrerender
from game.view.scene import Scene

SETTLE_FRAMES = 12
"""Frames for which the size must not change before everything is painted anew."""


class ResizeBuffer:
    """Has one set of sprites painted beside the one that is shown, and never a third."""

    def __init__(self, scene: Scene, window: PictureWindow) -> None:
        self._scene, self._window = scene, window
        self._painted = self._wanted = scene.size
        self._still_frames = 0
        self._prerender: ScenePrerender | None = None
        self._paper: pygame.Surface | None = None
        self.repaints = False
        """Whether the frame that canvas() was asked for needs much painting: it is the first one, or of a new size."""
        self._first = True

    def canvas(self, picture: pygame.Surface) -> pygame.Surface:
        """What a frame is drawn on: the picture itself, or, where it has come in another size, a surface to be stretched into it."""
        size = picture.get_size()
        self.repaints, self._first = self._first, False
        if size != self._painted and size == self._ready:
            self._take_prerendered(size)
        self._follow(self._window.chosen_size)
        if self._ready is None:
            self._window.hold_picture(self._painted)
        if size == self._painted:
            self._paper = None
            return picture
        if self._paper is None or self._paper.get_size() != self._painted:  # kept: sprites would be packed anew for another one
            self._paper = pygame.Surface(self._painted).convert(picture)
        return self._paper

    def _take_prerendered(self, size: tuple[int, int]) -> None:
        """The picture has come in the size that all is painted for: from now on the scene is drawn in it."""
        if self._prerender is not None and self._prerender.scene is not None:
            self._scene.take_layers_from(self._prerender.scene)
        self._painted, self._prerender, self.repaints = size, None, True

    @property
    def _ready(self) -> tuple[int, int] | None:
        """The size that all is painted for, besides the shown one."""
        return self._prerender.size if self._prerender is not None and self._prerender.done else None

    def _follow(self, wanted: tuple[int, int]) -> None:
        """The picture shall have the size `wanted`: see that all is painted for it once it holds still."""
        self._still_frames = self._still_frames + 1 if wanted == self._wanted else 0
        self._wanted = wanted
        if self._prerender is not None and self._prerender.size != wanted:
            self.abandon_prerender()
        if self._prerender is None and wanted != self._painted and self._still_frames >= SETTLE_FRAMES:
            self._begin_prerender(wanted)

    def _begin_prerender(self, size: tuple[int, int]) -> None:
        """As soon as nobody else paints: two who do take each other's time, and the game's."""
        self._scene.abandon_painting()
        if not is_painting():
            self._prerender = ScenePrerender(self._scene.level, size, self._scene.camera.x, keeps=True)

    def abandon_prerender(self) -> None:
        """Nobody waits for another size any more."""
        if self._prerender is not None:
            self._prerender.abandon()
            self._prerender = None
