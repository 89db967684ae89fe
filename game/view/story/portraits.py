"""Portraits: the faces that a scene will want, drawn in a thread in the order in which they are spoken."""

import logging
import threading
from collections.abc import Iterable

import pygame

from game.view.render.assets import Assets
from game.view.story.bust import BustParts, bust_parts, bust_picture, halo_of

log = logging.getLogger(__name__)
LISTENING = (224, 230, 240)
"""What a portrait is multiplied by while somebody else speaks."""
Face = tuple[str, str, bool]
"""Who, in which mood, and whether the eyes are shut."""


class Portraits:
    """Faces by who and mood at one scale. One that is not ready yet is stood in for by another of the same person."""

    def __init__(self, assets: Assets, px: float, sides: dict[str, bool], wanted: Iterable[tuple[str, str]]) -> None:
        """`sides`: who is seen, and whether turned to the left."""
        self._assets, self._px, self._sides = assets, px, sides
        self._busts: dict[str, BustParts] = {}
        for who in sides:
            if found := bust_parts(assets, who):
                self._busts[who] = found
        self._pictures: dict[Face, pygame.Surface] = {}
        self._dimmed: dict[Face, pygame.Surface] = {}
        self._halos: dict[str, tuple[pygame.Surface, int]] = {}
        self._left = False
        order = list(dict.fromkeys((who, self.mood(who, mood)) for who, mood in wanted if who in self._busts))
        order = [*dict.fromkeys((who, self._busts[who].resting()) for who in self._busts if who not in dict(order)), *order]
        first = list({who: (who, mood) for who, mood in reversed(order)}.values())
        for who, mood in first:  # everybody has a face in the first frame
            self._draw(who, mood, False)
        rest = [(who, mood, False) for who, mood in order] + [(who, mood, True) for who, mood in order if self._busts[who].blink]
        self._thread = threading.Thread(target=self._draw_all, args=(rest,), name="portraits", daemon=True)
        self._thread.start()

    @property
    def who(self) -> list[str]:
        """Everybody who can be seen."""
        return list(self._busts)

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()

    def mood(self, who: str, mood: str) -> str:
        """The mood, or the resting one for a face that nobody has."""
        bust = self._busts.get(who)
        return "" if bust is None else mood if mood in bust.moods else bust.resting()

    def picture(self, who: str, mood: str, speaks: bool, blinks: bool = False) -> pygame.Surface | None:
        """The face, in full light or as that of somebody who listens."""
        mood = self.mood(who, mood)
        face = next((face for face in ((who, mood, blinks), (who, mood, False)) if face in self._pictures), None)
        face = face or next((other for other in list(self._pictures) if other[0] == who), None)
        if face is None:
            return None
        if speaks:
            return self._pictures[face]
        if face not in self._dimmed:
            dim = self._pictures[face].copy()
            dim.fill((*LISTENING, 255), special_flags=pygame.BLEND_RGBA_MULT)
            self._dimmed[face] = dim
        return self._dimmed[face]

    def halo(self, who: str) -> tuple[pygame.Surface, int] | None:
        return self._halos.get(who)

    def stop(self) -> None:
        """Nobody waits for the rest any more."""
        self._left = True

    def _draw(self, who: str, mood: str, blinks: bool) -> None:
        face = (who, mood, blinks)
        if face not in self._pictures:
            self._pictures[face] = bust_picture(self._assets, self._busts[who], mood, self._px, blinks, self._sides[who])
            if who not in self._halos:
                self._halos[who] = halo_of(self._pictures[face], self._px)

    def _draw_all(self, faces: list[Face]) -> None:
        try:
            for who, mood, blinks in faces:
                if self._left:
                    return
                self._draw(who, mood, blinks)
        except (pygame.error, MemoryError) as problem:
            log.warning("a portrait could not be drawn: %s", problem)
