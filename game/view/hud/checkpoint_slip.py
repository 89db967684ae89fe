"""Checkpoint slip: a banner that goes up on paper, ticked in gold, as soon as a place is kept: nothing else looks so."""

import math
from functools import partial

import pygame

from game.sim import events
from game.view.objects import lesson_pictures
from game.view.objects.lesson_pictures import INK, RED, stroke
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.lazy import Lazy
from game.view.ui.paper import draw_unrolled, torn_paper

WIDE, HIGH, TOP, MIDDLE = 92.0, 78.0, 72.0, 860.0
"""Reference pixels: of the slip, from the upper edge, and of its middle from the left one: beside what is said over his head."""
UNDER_WATCH = 112.0, 640.0
"""The last two where the sealmaster's watch hangs above."""
UNROLLS_S, RISES_S, TICKED_S, LASTS_S = 0.14, 0.5, 0.6, 2.6
"""Seconds: in which it unrolls, and from which on the banner is up, the tick is there, and it rolls up."""
FOOT, MAST_TOP, CLOTH = 68.0, 10.0, 26.0
"""Reference pixels within the slip: the mast's ends, and how high the cloth is."""
STEPS = 6
"""Pictures of a banner that goes up."""


class CheckpointSlip:
    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._since = -math.inf
        self._rising = [Lazy(partial(self._make, (n + 1) / STEPS)) for n in range(STEPS)]
        """One by one: all at once would be seen."""
        self._tick = Lazy(lambda: lesson_pictures.tick(px))

    def observe(self, event: events.Event, seconds: float) -> None:
        if isinstance(event, events.CheckpointReached):
            self._since = seconds

    def draw(self, surface: pygame.Surface, seconds: float, under_watch: bool = False) -> None:
        age = seconds - self._since
        if not 0.0 <= age < LASTS_S:
            return
        step = min(STEPS - 1, int(max(0.0, age - UNROLLS_S) / (RISES_S - UNROLLS_S) * STEPS))
        slip = self._rising[step]()
        share = min(1.0, age / UNROLLS_S, (LASTS_S - age) / UNROLLS_S)
        top, middle = (length * self.px for length in (UNDER_WATCH if under_watch else (TOP, MIDDLE)))
        place = draw_unrolled(surface, slip, share, (middle - slip.get_width() / 2, top), self.px)
        if age >= TICKED_S and share >= 1.0:
            tick = self._tick()
            safe_draw.blit_at(surface, tick, (place.right - 0.7 * tick.get_width(), place.top - 0.2 * tick.get_height()))

    def _make(self, up: float) -> pygame.Surface:
        px = self.px
        slip = torn_paper(self.assets, WIDE, HIGH, px, seed=7)

        def paint(large: pygame.Surface, times: float) -> None:
            unit, top = px * times, FOOT - CLOTH - (FOOT - CLOTH - MAST_TOP) * up
            cloth = ((32.0, top), (50.0, top + 4.0), (72.0, top), (66.0, top + CLOTH / 2), (72.0, top + CLOTH), (50.0, top + CLOTH - 3.0))
            safe_draw.polygon(large, pygame.Color(RED), [(x * unit, y * unit) for x, y in (*cloth, (32.0, top + CLOTH))])
            for fat, ends in (
                (5.6, ((30.0, FOOT), (30.0, 38.0), (30.0, MAST_TOP - 3.0))),
                (4.0, ((14.0, FOOT), (44.0, FOOT), (76.0, FOOT))),
            ):
                stroke(large, unit, INK, ends, fat, 0.25)

        slip.blit(painting.painted((WIDE * px, HIGH * px), paint), (0, 0), special_flags=safe_draw.PREMULTIPLIED)
        return slip
