"""Arcs of pebbles that have fallen: dots of ink along the way that each came, and the stone at its end, for as long as its rustle can be
marked. Whoever looks up late still sees that nobody sits there, and where somebody does."""

import math
from typing import NamedTuple

import pygame

from game.core.gravity import GRAVITY
from game.sim.events import Event, MarkFailed, PebbleFell, PebbleTossed
from game.sim.senses.pebble import flight_seconds
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb

STAYS_S, FADES_S = 7.0, 1.2
"""Seconds for which an arc is seen after the fall, and over which it goes in the end."""
DOT_S, DOT, STONE = 0.045, 5.4, 14.0
"""Seconds of flight from dot to dot; reference pixels across a dot and across the stone."""
REMEMBERED_S = 9.0
"""Seconds after the fall within which its arc is seen again, if its bush is marked for somebody."""
HUD = (330.0, 122.0)
"""Reference pixels of the picture's upper left corner in which no dots are drawn: what he has is shown there."""
LEVELS = 5
"""Strengths in which the sprites are kept."""


class Arc(NamedTuple):
    start: tuple[float, float]
    end: tuple[float, float]
    fell_at: float
    shown_from: float
    """When it was shown last, from its beginning."""


class PebbleArcs:
    def __init__(self, palette: Palette, px: float) -> None:
        self._ink, self._foam, self.px = rgb(palette.ink), rgb(palette.foam), px
        self._tossed: tuple[float, float] | None = None
        self.arcs: list[Arc] = []
        self._sprites: list[tuple[pygame.Surface, pygame.Surface]] = []
        """A dot and the stone, from faint to whole."""

    def reset(self) -> None:
        self._tossed = None
        self.arcs.clear()

    def observe(self, event: Event, seconds: float) -> None:
        if isinstance(event, PebbleTossed):
            self._tossed = event.x, event.y
        elif isinstance(event, PebbleFell) and self._tossed is not None:
            self.arcs.append(Arc(self._tossed, (event.x, event.y), seconds, seconds))
            self._tossed = None
        elif isinstance(event, MarkFailed):
            self.arcs = [arc._replace(shown_from=seconds) if math.dist(arc.end, (event.x, event.y)) < 1.0 else arc for arc in self.arcs]

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        self.arcs = [arc for arc in self.arcs if 0.0 <= seconds - arc.fell_at < REMEMBERED_S or seconds - arc.shown_from < STAYS_S]
        for arc in self.arcs:
            left = min(1.0, (STAYS_S - (seconds - arc.shown_from)) / FADES_S)
            if left > 0.0:
                self._draw_arc(surface, camera, arc, left)

    def _draw_arc(self, surface: pygame.Surface, camera: Camera, arc: Arc, share: float) -> None:
        dots = self._make()
        dot, stone = dots[min(LEVELS - 1, int(share * LEVELS))]
        (x, y), (to_x, to_y) = arc.start, arc.end
        flight = flight_seconds(x, to_x)
        rise = (to_y - y) / flight + 0.5 * GRAVITY * flight
        for n in range(1, int(flight / DOT_S)):
            flown = n * DOT_S
            place = x + (to_x - x) * flown / flight, y + rise * flown - 0.5 * GRAVITY * flown * flown
            over, under = camera.to_screen(*place)
            if over > HUD[0] * self.px or under > HUD[1] * self.px:
                _blit(surface, camera, dot, place)
        _blit(surface, camera, stone, (to_x, to_y))

    def _make(self) -> list[tuple[pygame.Surface, pygame.Surface]]:
        if not self._sprites:
            whole = self._disc(DOT, self._ink), self._disc(STONE, (150, 150, 146))
            shares = [(n + 1) / LEVELS for n in range(LEVELS)]
            self._sprites = [(painting.faded(whole[0], share), painting.faded(whole[1], share)) for share in shares]
        return self._sprites

    def _disc(self, across: float, tone: tuple[int, int, int]) -> pygame.Surface:
        """Pale about its edge: it is seen before dark leaves, too."""

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2
            safe_draw.circle(large, (*self._foam, 210), (middle, middle), 0.5 * across * self.px * times + 1.2 * self.px * times)
            safe_draw.circle(large, self._ink, (middle, middle), 0.5 * across * self.px * times)
            if tone != self._ink:
                safe_draw.circle(large, tone, (middle, middle), 0.36 * across * self.px * times)

        side = (across + 4.0) * self.px
        return painting.painted((side, side), paint, 4)


def _blit(surface: pygame.Surface, camera: Camera, sprite: pygame.Surface, place: tuple[float, float]) -> None:
    left, top = camera.to_screen(*place)
    safe_draw.blit_at(surface, sprite, (left - sprite.get_width() / 2, top - sprite.get_height() / 2))
