"""A scene with nothing written on it: for the title, and for prints of a level."""

from collections.abc import Sequence

import pygame

from game.view.camera.camera import WIDTH, Camera, Subject
from game.view.frame import Frame
from game.view.hud.hud import Hud
from game.view.hud.subtitles.subtitle import Head
from game.view.objects.lesson_signs import LessonSigns
from game.view.scene import Scene
from game.view.sealmaster.trap_layer import TrapLayer
from game.view.senses.listening.notes import Notes
from game.view.snapshot import Snapshot

RAISED_EDGE, RAISED_RUNNER = 552.0, 1000.0
"""Reference pixels: from the top to the lake's edge, and from the left to about where the runner is."""


class EmptyHud(Hud):
    def draw(
        self, surface: pygame.Surface, now: Snapshot, seconds: float, low: Sequence[float] = (), head: Head | None = None,
        reads: bool = False,
    ) -> None:  # fmt: skip
        """Nothing."""


class HudlessScene(Scene):
    def resize(self, size: tuple[int, int]) -> None:
        super().resize(size)
        self.hud = EmptyHud(self.assets, self.scale)
        self.layers.lesson_signs.shown = False
        if self.layers.senses is not None:
            self.layers.senses.notes.shown = False
        if self.layers.trap is not None:
            self.layers.trap.shown = False

    def _draw_sealmaster_inset(self, frame: Frame) -> None:
        """Nothing: it is for whoever plays, and would lie on the title's name."""


def draw_without_hud(scene: Scene, size: tuple[int, int]) -> pygame.Surface:
    """A frame of a scene as it stands, with nothing written on it."""
    picture, kept = pygame.Surface(scene.size, 0, 32), scene.hud
    layers = scene.layers
    written: list[LessonSigns | Notes | TrapLayer] = [layers.lesson_signs]
    written += ([] if layers.senses is None else [layers.senses.notes]) + ([] if layers.trap is None else [layers.trap])
    shown = [each.shown for each in written]
    scene.hud = EmptyHud(scene.assets, scene.scale)
    try:
        for each in written:
            each.shown = False
        scene.draw(picture)
    finally:
        scene.hud = kept
        for each, was in zip(written, shown, strict=True):
            each.shown = was
    return picture if scene.size == size else pygame.transform.smoothscale(picture, size)


def web_heart(scene: Scene) -> tuple[float, float] | None:
    """Where a web that is awake has its heart in the last frame, in shares of its width and height."""
    web = scene.after.spiderweb
    if web is None or not web.awake or web.releasing > 0.0:
        return None
    x, y = scene.layers.spiderweb().plane.heart(scene.camera)
    wide, high = scene.picture_size
    return (x / wide, y / high) if 0.0 <= x < wide else None


class Raised(HudlessScene):
    """With the eye raised to the sky and the runner on the right: there is something to be read above and beside him."""

    def resize(self, size: tuple[int, int]) -> None:
        super().resize(size)
        line = self.level.ground.line
        self.camera = RaisedCamera(self.scale, line[0][0], line[-1][0], self.lens)


class RaisedCamera(Camera):
    def _row_for(self, subject: Subject) -> float:
        return RAISED_EDGE * self.px

    def _inside(self, x: float, who: float) -> float:
        return super()._inside(x - (RAISED_RUNNER - WIDTH / 2) * self.px / self.scale, who)


class PanoramaPanel(HudlessScene):
    """Looks at one place of the world and follows nobody."""

    def look(self, x: float) -> None:
        line = self.level.ground.line
        self.camera = StaticCamera(self.scale, line[0][0], line[-1][0], self.lens)
        self.camera.x, self.camera.level = x, self.layers.water_table.near(x)


class StaticCamera(Camera):
    def follow(self, subject: Subject, dt: float) -> None:
        """Nobody."""

    def jump(self, subject: Subject) -> None:
        """Nowhere."""
