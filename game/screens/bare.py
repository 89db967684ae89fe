"""A scene with nothing written on it: for the title, and for prints of a level."""

from collections.abc import Sequence
from typing import Any

import pygame

from game.view.camera import Camera, Subject
from game.view.hud import Head, Hud
from game.view.scene import Scene


class Blank(Hud):
    def draw(self, surface: pygame.Surface, world: Any, seconds: float, low: Sequence[float] = (), head: Head | None = None) -> None:
        """Nothing."""


class Bare(Scene):
    def resize(self, size: tuple[int, int]) -> None:
        super().resize(size)
        self.hud = Blank(self.assets, self.k)


class Panel(Bare):
    """Looks at one place of the world and follows nobody."""

    def look(self, x: float) -> None:
        line = self.level.ground.line
        self.camera = Fixed(self.k, line[0][0], line[-1][0])
        self.camera.x, self.camera.level = x, self.land.level


class Fixed(Camera):
    def follow(self, subject: Subject, dt: float) -> None:
        """Nobody."""

    def jump(self, subject: Subject) -> None:
        """Nowhere."""
