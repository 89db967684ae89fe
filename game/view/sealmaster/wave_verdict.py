"""Wave verdict: a few words where a driven wave has given up, that say what it was lost by."""

import math

import pygame

from game.localization.texts import text
from game.sim import events
from game.view.camera.camera import Camera
from game.view.render.assets import Assets
from game.view.render.ink_colors import VERMILION
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel
from game.view.water.surface import SurfaceProfile, drawn_edge

SHOWN_S, OPENS_S = 3.2, 0.16
"""Seconds for which it is read, and in which it unrolls and is rolled up."""
OVER_M, SIZE, ASIDE = 2.4, 20.0, 14.0
"""Metres from the water to the words, reference pixels of their letters, and from the picture's edge that they keep."""
STEP = 5
"""Metres from one number to the next."""


class WaveVerdict:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self.reset()

    def reset(self) -> None:
        """Another run."""
        self._said: tuple[str, int] | None = None
        self._x, self._since = 0.0, -math.inf
        self._slip = pygame.Surface((1, 1), pygame.SRCALPHA, 32)

    def observe(self, event: events.Event, seconds: float) -> None:
        """`seconds` of the world at the event."""
        found = _verdict(event)
        if isinstance(event, events.WaveRaised):
            self._since = -math.inf
        elif found is not None:
            self._x, self._since = event.x, seconds
            if found != self._said:
                self._said, self._slip = found, self._make(*found)

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, x: float | None, seconds: float) -> None:
        """Over the ball at `x`, or, with none, where the wave was lost."""
        age = seconds - self._since
        if not 0.0 <= age < SHOWN_S:
            return
        place = self._x if x is None else x
        column, row = camera.to_screen(place, drawn_edge(profile, place)[0] + OVER_M)
        wide, high = self._slip.get_size()
        side = ASIDE * self.px
        left = min(max(column - wide / 2, side), surface.get_width() - side - wide)
        draw_unrolled(surface, self._slip, min(1.0, age / OPENS_S, (SHOWN_S - age) / OPENS_S), (left, row - high), self.px)

    def _make(self, key: str, metres: int) -> pygame.Surface:
        words = render_text(self.assets, text(key, metres=metres), SIZE * self.px, VERMILION, HAND)
        return text_panel(self.assets, [words], self.px, len(key), pad=9.0)


def _verdict(event: events.Event) -> tuple[str, int] | None:
    """The key of what is said of it, and how many metres were missing."""
    if isinstance(event, events.WaveLost):
        return f"subjects.wave.{event.cause}", 0
    if isinstance(event, events.RaftRocked):
        return "subjects.wave.rocked", 0
    if isinstance(event, events.WaveFellShort):
        return "subjects.wave.short", max(STEP, math.ceil(event.metres / STEP) * STEP)
    return None
