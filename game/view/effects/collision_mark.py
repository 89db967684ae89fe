"""Collision mark: a burst of brushed spikes where the runner has run into something, and what flies off it: leaves, bark or clods."""

import math

import numpy as np
import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.timed_sprite import TimedSprite
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

FRAMES = 7
WIDE, HIGH = 220.0, 200.0
"""Reference pixels."""
LIFE = 0.55
"""Seconds."""
KINDS = ("branch", "root", "trunk")
HEIGHTS = {"branch": 1.45, "root": 0.3, "trunk": 0.6}
"""Metres over the soles at which each is met."""
AHEAD = 0.6
"""Metres before his middle."""
SPIKES, PIECES, MOST = 13, 18, 4


class CollisionMarks:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        made = cache.get("collisions", lambda: [self._paint(kind, frame) for kind in KINDS for frame in range(FRAMES)])
        self.frames = {kind: made[n * FRAMES : (n + 1) * FRAMES] for n, kind in enumerate(KINDS)}
        self.marks: list[TimedSprite] = []

    def reset(self) -> None:
        self.marks.clear()

    def observe(self, event: events.Event, now: float) -> None:
        if isinstance(event, events.Staggered) and event.who == "runner" and event.cause in KINDS and math.isfinite(event.x + event.y):
            mark = TimedSprite(self.frames[event.cause], event.x + AHEAD, event.y + HEIGHTS[event.cause], 0.0, now, LIFE)
            self.marks = [*self.marks[1 - MOST :], mark]

    def draw(self, surface: pygame.Surface, camera: Camera, now: float) -> None:
        if not self.marks:
            return
        self.marks = [mark for mark in self.marks if not mark.is_over(now)]
        for mark in self.marks:
            frame = mark.frame(now)
            x, y = camera.to_screen(mark.x, mark.y)
            safe_draw.blit_at(surface, frame, (x - frame.get_width() / 2, y - frame.get_height() / 2))

    def _paint(self, kind: str, frame: int) -> pygame.Surface:
        t = (frame + 0.4) / FRAMES
        dice = painting.generator("collision", kind)
        turns = 2.0 * math.pi * (np.arange(SPIKES) + dice.uniform(-0.3, 0.3, SPIKES)) / SPIKES
        reach = dice.uniform(0.62, 1.0, SPIKES)
        throws = [(dice.uniform(-2.7, 0.3), dice.uniform(0.45, 1.0), dice.uniform(0.0, 6.3), dice.uniform(0.7, 1.3)) for _ in range(PIECES)]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            middle = np.array([WIDE / 2, HIGH / 2]) * unit
            if t < 0.62:
                self._spikes(large, middle, unit, turns, reach, t / 0.62)
            for way, far, turn, size in throws:
                self._piece(large, kind, middle, unit, t, (way, far, turn, size))

        return painting.faded(painting.painted((WIDE * self.px, HIGH * self.px), paint), min(1.0, 2.2 * (1.0 - t)))

    def _spikes(self, large: pygame.Surface, middle: np.ndarray, unit: float, turns: np.ndarray, reach: np.ndarray, t: float) -> None:
        """Cream over ink, red in the middle at the first moment."""
        inner, outer = (16.0 + 40.0 * t) * unit, (30.0 + 62.0 * min(1.0, 0.35 + t)) * unit
        for tone, fat in ((rgb(self.palette.ink), 15.0), (rgb(self.palette.foam), 9.5)):
            for turn, share in zip(turns.tolist(), reach.tolist(), strict=True):
                way = np.array([math.cos(turn), math.sin(turn)])
                ends = [tuple(middle + way * inner), tuple(middle + way * (inner + outer * share) / 2), tuple(middle + way * outer * share)]
                painting.brush(large, tone, ends, fat * (1.0 - 0.7 * t) * unit, 0.85)
        if t < 0.35:
            safe_draw.circle(large, rgb(self.palette.ink), middle.tolist(), 9.0 * unit)
            safe_draw.circle(large, rgb(self.palette.vermilion), middle.tolist(), 6.5 * unit)

    def _piece(
        self, large: pygame.Surface, kind: str, middle: np.ndarray, unit: float, t: float, throw: tuple[float, float, float, float]
    ) -> None:
        """A leaf, or a clod or splinter, on its way."""
        way, far, turn, size = throw
        start = -0.2 if kind == "branch" else -0.9
        place = (
            middle + np.array([math.cos(way), math.sin(way) + start]) * far * 92.0 * t**0.7 * unit + np.array([0.0, 74.0 * t * t * unit])
        )
        angle = turn + 6.0 * t
        tip = np.array([math.cos(angle), math.sin(angle)]) * (6.4 if kind == "branch" else 4.0) * size * unit
        tones = {"branch": (self.palette.leaves[0], self.palette.leaves[1]), "trunk": ("#b98a57", "#7a5c45")}
        light, dark = tones.get(kind, (self.palette.soil[0][1], self.palette.soil[1][1]))
        tone = mix(light, dark, (turn / 6.3))
        painting.brush(
            large, rgb(self.palette.ink), [tuple(place - 1.3 * tip), tuple(place), tuple(place + 1.3 * tip)], 8.0 * size * unit, 0.6
        )
        painting.brush(large, tone, [tuple(place - tip), tuple(place), tuple(place + tip)], 5.4 * size * unit, 0.6)
