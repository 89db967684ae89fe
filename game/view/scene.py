"""Takes a world after every tick, gives its picture: keeps the last two moments, follows them with the camera, draws all layers in order."""

from collections.abc import Sequence
from typing import Any

import pygame

from game.view import canvas
from game.view.camera import HEIGHT, WIDTH, Camera, Subject
from game.view.depths import Depths
from game.view.edge import Edge
from game.view.land import Land
from game.view.palette import palette, rgb
from game.view.paper import Paper
from game.view.plane import Plane
from game.view.profile import Profile
from game.view.sky import Sky

SMALLEST, LARGEST = 0.1, 2.0
"""Scales between which the picture is drawn; beyond, it is drawn at the limit and stretched."""


class Scene:
    def __init__(self, level: Any, size: tuple[int, int], language: str = "en") -> None:
        self.level, self.language = level, language
        self.shake, self.flash, self.hit_stop_share = 1.0, 1.0, 1.0
        self.palette = palette(level.palette)
        self.seconds = 0.0
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Make everything for windows of `size` real pixels."""
        self.size = max(1, int(size[0])), max(1, int(size[1]))
        fit = min(self.size[0] / WIDTH, self.size[1] / HEIGHT)
        k = min(max(fit, SMALLEST), LARGEST)
        self.k = k
        self.picture = round(WIDTH * k), round(HEIGHT * k)
        line = self.level.ground.line
        self.camera = Camera(k, line[0][0], line[-1][0])
        self.sky, self.plane = Sky(self.palette, k), Plane(self.palette, k)
        self.edge, self.depths = Edge(self.palette, k), Depths(self.palette, k)
        self.land = Land(self.palette, k, line, 0.0)
        self.paper = Paper(self.picture, k)
        self.profile = Profile(self.edge.column)

    def observe(self, world: Any, events: Sequence[Any]) -> None:
        """Take in the world after a tick."""

    def reset(self) -> None:
        self.seconds = 0.0

    @property
    def hit_stop(self) -> float:
        return 1.0

    def draw(self, surface: pygame.Surface, world: Any, alpha: float = 1.0) -> None:
        self._draw_picture(surface, world, alpha)

    def _draw_picture(self, surface: pygame.Surface, world: Any, alpha: float) -> None:
        camera, seconds = self.camera, world.seconds
        camera.follow(Subject(world.runner.x, world.runner.y), 1 / 60)
        self.profile.read(world.lakes, [lake.surface_line() for lake in world.lakes], camera)
        self.sky.draw(surface, camera, seconds)
        self.plane.draw(surface, camera, self.profile, seconds)
        self.depths.draw(surface, camera)
        self.edge.draw(surface, camera, self.profile)
        self.depths.draw_light(surface, camera, seconds)
        self.land.draw(surface, camera)
        self.paper.draw(surface)
