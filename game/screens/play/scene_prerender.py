"""Scene prerender: builds a throw-away scene in a thread to warm the sprite cache."""

import logging

import pygame

from game.core.painting_job import PaintingJob
from game.level.model import Level
from game.sim.world import World
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.scene import Scene

log = logging.getLogger(__name__)


class ScenePrerender:
    """`x` is where the level will be looked at, if it is not at the start; `whole` is false where there is time for the rest while its
    first picture is looked at. One that `keeps` its scene has it until somebody takes its layers."""

    def __init__(self, level: Level, size: tuple[int, int], x: float | None = None, whole: bool = True, keeps: bool = False) -> None:
        self.size = size
        self.scene: Scene | None = None
        self._keeps = keeps
        self._level, self._x, self._whole = level, x, whole
        self._cache: SpriteCache | None = None
        self._left = False
        self._job = PaintingJob("scene-prerender", self._draw)

    @property
    def done(self) -> bool:
        return self._job.done

    def abandon(self) -> None:
        """Nobody waits for it any more: the rest is not drawn, and nothing of it stays in memory."""
        self._left, self.scene = True, None
        self._job.abandon()
        if self._cache is not None:
            self._cache.drop()

    def _draw(self) -> None:
        try:
            scene, paper = Scene(self._level, self.size), pygame.Surface(self.size, 0, 32)
            self._cache = scene.layers.sprite_cache
            self._cache.for_later = True
            if self._left:
                self._cache.drop()
                return
            if self._x is not None:
                scene.camera.x = self._x
                scene.draw_land_ahead(scene.camera)
            if self._whole:
                scene.build_lazy_layers()
            scene.begin(World(self._level))
            scene.draw(paper)
            if self._keeps and not self._left:
                self.scene = scene
        except (pygame.error, MemoryError) as problem:  # the window has gone, or there is no room: then it takes longer
            log.warning("a level could not be drawn ahead: %s", problem)
