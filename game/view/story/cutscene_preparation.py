"""Cutscene preparation: faces and backdrop of a cutscene, each painted beside the game, so that neither key nor picture waits for them.

Faces take longest and need no frame: they are begun as soon as it is known what will be told. The backdrop is made of the frame that the
cutscene is told over, and comes up behind the faces once it is there.
"""

import logging
from collections.abc import Mapping, Sequence

import pygame

from game.core.painting_job import PaintingJob
from game.view.render.assets import Assets
from game.view.story.backdrop import made_backdrop
from game.view.story.cutscene_page import made_paper
from game.view.story.portraits import Portraits

log = logging.getLogger(__name__)


class FacesPreparation:
    """The paper, and everybody's first face, at `px` real pixels per reference pixel; other faces follow while it is told."""

    def __init__(self, assets: Assets, px: float, sides: Mapping[str, bool], wanted: Sequence[tuple[str, str]]) -> None:
        """`sides`: who is seen, and whether turned to the left; `wanted`: who speaks in which mood, in their order."""
        self.px, self.sides = px, dict(sides)
        self.portraits: Portraits | None = None
        self.paper: pygame.Surface | None = None
        """What is written on."""
        self._left = False
        self._arguments = assets, px, self.sides, tuple(wanted)
        self._job = PaintingJob("cutscene-faces", self._paint)

    @property
    def done(self) -> bool:
        return self._job.done

    def stop(self) -> None:
        """Nobody waits for any of it any more."""
        self._left = True
        if self.portraits:
            self.portraits.stop()

    def _paint(self) -> None:
        try:
            self.paper = made_paper(*self._arguments[:2])
            self.portraits = Portraits(*self._arguments)
        except (pygame.error, MemoryError) as problem:  # it is told without faces, then
            log.warning("the faces of a cutscene could not be drawn: %s", problem)
        if self._left and self.portraits:
            self.portraits.stop()


class BackdropPreparation:
    """The frame `sharp`, dark and out of focus: `picture` once it is `done`, or None where there was no room for it."""

    def __init__(self, sharp: pygame.Surface, px: float, glow: tuple[float, float] | None) -> None:
        self.picture: pygame.Surface | None = None
        self._arguments = sharp.copy(), px, glow  # a surface that the thread reads from cannot be shown meanwhile
        self._job = PaintingJob("cutscene-backdrop", self._paint)

    @property
    def done(self) -> bool:
        return self._job.done

    def _paint(self) -> None:
        try:
            self.picture = made_backdrop(*self._arguments)
        except (pygame.error, MemoryError) as problem:
            log.warning("a cutscene's backdrop could not be made: %s", problem)
