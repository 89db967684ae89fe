"""Cutscene preparation: backdrop and first faces of a cutscene, made in a thread, so that no key waits for them."""

import logging
import threading
from collections.abc import Sequence

import pygame

from game.view.render.assets import Assets
from game.view.story.backdrop import made_backdrop
from game.view.story.portraits import Portraits

log = logging.getLogger(__name__)


class CutscenePreparation:
    """`sharp` is the frame that the cutscene is told over; the rest is there once it is `done`."""

    def __init__(
        self, assets: Assets, sharp: pygame.Surface, px: float, glow: tuple[float, float] | None, sides: dict[str, bool],
        wanted: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        self.sharp = self.backdrop = sharp
        self.portraits: Portraits | None = None
        self._source = sharp.copy()  # a surface that the thread reads from cannot be shown meanwhile
        self._left = False
        self._arguments = assets, px, glow, sides, wanted
        self._thread = threading.Thread(target=self._make, name="cutscene-preparation", daemon=True)
        self._thread.start()

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Nobody waits for any of it any more."""
        self._left = True
        if self.portraits:
            self.portraits.stop()

    def _make(self) -> None:
        assets, px, glow, sides, wanted = self._arguments
        try:
            self.backdrop = made_backdrop(self._source, px, glow)
            if not self._left:
                self.portraits = Portraits(assets, px, sides, wanted)
        except (pygame.error, MemoryError) as problem:  # it is told without pictures, then
            log.warning("a cutscene could not be drawn: %s", problem)
        if self._left and self.portraits:
            self.portraits.stop()
