"""Landings of legs with momentum: a pale stroke that runs on down the slope for a good one, clods and dull dust for a flat one."""

import math

import numpy as np
import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.timed_sprite import TimedSprite
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

FRAMES = 8
TILTS = (-0.18, -0.36, -0.56)
"""Slopes, in radians, for which the stroke is painted."""
WIDE, HIGH = 210.0, 120.0
"""Reference pixels across and up of either picture."""
FOOT = 0.72
"""Where in its height the feet came down."""
GOOD_LIFE, FLAT_LIFE = 0.5, 0.6
"""Seconds."""
RUNS_ON = 3.0
"""m/s at which the pale stroke goes on with him."""
MOST = 8
GOLDEN, GOLD = 2, "#f3c04d"
"""Links of the chain from which a landing is golden."""
LEAVES, CLODS = 9, 13
HEADS = ((10.0, 6.0, 11.0), (26.0, 9.0, 13.0), (40.0, 6.0, 10.0), (54.0, 4.0, 7.0))
"""Heads of dust to each side: reference pixels from the middle and up, and how large."""


class SlopeLandings:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        made = cache.get("slope landings", self._all)
        runs = [made[i : i + FRAMES] for i in range(0, len(made), FRAMES)]
        tilts = len(TILTS)
        self.good, self.flat, self.best = runs[:tilts], runs[tilts], runs[tilts + 1 :]
        self.links = 0
        """Of the chain of good landings."""
        self.marks: list[TimedSprite] = []

    def reset(self) -> None:
        self.marks.clear()
        self.links = 0

    def observe(self, event: events.Event, now: float) -> None:
        if not math.isfinite(event.x + event.y):
            return
        if isinstance(event, events.FlowChanged):
            self.links = event.links if event.who == "runner" else self.links
        elif isinstance(event, events.FlowBroken):
            self.links = 0 if event.who == "runner" else self.links
        elif isinstance(event, events.LandedAlong):
            tilt = min(range(len(TILTS)), key=lambda n: abs(TILTS[n] + abs(math.atan(event.slope))))
            self._add((self.best if self.links >= GOLDEN else self.good)[tilt], event, RUNS_ON, now, GOOD_LIFE)
        elif isinstance(event, events.LandedFlat):
            self._add(self.flat, event, 0.0, now, FLAT_LIFE)

    def _add(self, frames: list[pygame.Surface], event: events.Event, speed: float, now: float, life: float) -> None:
        self.marks = [*self.marks[1 - MOST :], TimedSprite(frames, event.x, event.y, speed, now, life)]

    def draw(self, surface: pygame.Surface, camera: Camera, now: float) -> None:
        if not self.marks:
            return
        self.marks = [mark for mark in self.marks if not mark.is_over(now)]
        for mark in self.marks:
            frame = mark.frame(now)
            x, y = camera.to_screen(mark.x + mark.speed * max(0.0, now - mark.born), mark.y)
            if -WIDE < x < surface.get_width() + WIDE:
                safe_draw.blit_at(surface, frame, (x - frame.get_width() / 2, y - frame.get_height() * FOOT))

    def _all(self) -> list[pygame.Surface]:
        good, best = ([self._stroke(tilt, frame, gold) for tilt in TILTS for frame in range(FRAMES)] for gold in (False, True))
        return [*good, *(self._burst(frame) for frame in range(FRAMES)), *best]

    def _stroke(self, tilt: float, frame: int, gold: bool) -> pygame.Surface:
        """Two long strokes of light down the slope, leaves lifted over them; the later ones of a chain in gold, with a ring that opens."""
        t = (frame + 0.5) / FRAMES
        dice = painting.generator("slope", tilt)
        throws = np.column_stack([dice.uniform(-0.2, 0.5, LEAVES), dice.uniform(0.1, 0.42, LEAVES), dice.uniform(0.0, 6.3, LEAVES)])
        light, shade = mix(self.palette.foam, GOLD, 0.75 * gold), mix(self.palette.ink, self.palette.paper, 0.25 * (not gold))
        leaf = mix(self.palette.vermilion, self.palette.sand, 0.4)
        along = np.array([math.cos(tilt), -math.sin(tilt)])

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            foot = np.array([0.5 * WIDE, FOOT * HIGH])
            for up, begin, end, fat in ((3.0, -46.0, 84.0, 7.0), (-7.0, -20.0, 60.0, 4.0), (10.0, -66.0, 10.0, 3.4)):
                a, b = begin + 34.0 * t, begin + (end - begin) * min(1.0, 0.35 + 1.1 * t)
                course = ((0.0, a), (0.5, (a + b) / 2), (1.0, b))
                places = [foot + along * s - np.array([0.0, up - 4.0 * math.sin(3.0 * q)]) for q, s in course]
                ends = [(float(px) * unit, float(py) * unit) for px, py in places]
                painting.brush(large, shade, ends, (fat + 3.0) * (1.0 - 0.7 * t) * unit, 0.9)
                painting.brush(large, light, ends, fat * (1.0 - 0.7 * t) * unit, 0.9)
            if gold:
                self._draw_ring(large, unit, foot, t)
            for across, up, turn in throws:
                place = (
                    foot
                    + along * (across * 150.0 * (0.3 + t))
                    - np.array([0.0, up * 120.0 * math.sin(math.pi * min(1.0, 0.15 + 0.75 * t))])
                )
                way = turn + 5.0 * t
                tip = np.array([math.cos(way), math.sin(way)]) * 4.4
                painting.brush(large, shade, [tuple((place - 1.25 * tip) * unit), tuple((place + 1.25 * tip) * unit)], 5.4 * unit, 0.5)
                painting.brush(large, leaf, [tuple((place - tip) * unit), tuple((place + tip) * unit)], 3.8 * unit, 0.5)

        return painting.faded(painting.painted((WIDE * self.px, HIGH * self.px), paint), min(1.0, 1.5 * (1.0 - t)))

    def _draw_ring(self, large: pygame.Surface, unit: float, foot: np.ndarray, t: float) -> None:
        """Half a brushed ring over the foot."""
        radius = 14.0 + 52.0 * t**0.6
        turns = np.linspace(math.pi * 1.04, math.pi * 1.96, 9)
        ring = [((foot[0] + radius * math.cos(turn)) * unit, (foot[1] + 0.8 * radius * math.sin(turn)) * unit) for turn in turns]
        painting.brush(large, rgb(self.palette.ink), ring, 8.0 * (1.0 - 0.7 * t) * unit, 0.8)
        painting.brush(large, rgb(GOLD), ring, 5.0 * (1.0 - 0.7 * t) * unit, 0.8)

    def _burst(self, frame: int) -> pygame.Surface:
        """Clods thrown up steeply to both sides out of dull dust."""
        t = (frame + 0.5) / FRAMES
        dice = painting.generator("clods")
        throws = np.column_stack([dice.uniform(-1.0, 1.0, CLODS), dice.uniform(0.5, 1.0, CLODS), dice.uniform(2.2, 5.2, CLODS)])
        dust, ink = mix(self.palette.soil[0][1], self.palette.paper, 0.3), rgb(self.palette.ink)
        rim = mix(self.palette.soil[0][1], self.palette.ink, 0.4)
        clod = mix(self.palette.soil[1][1], self.palette.ink, 0.25)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            heads = [(side * across * (0.4 + 0.9 * t), up, size) for side in (-1, 1) for across, up, size in HEADS]
            for tone, grow in ((rim, 1.3), (dust, 0.0)):  # the rims first: what overlaps is one cloud
                for across, up, size in heads:
                    radius = (size * (0.5 + 0.55 * t) + grow) * unit
                    safe_draw.circle(large, tone, ((0.5 * WIDE + across) * unit, (FOOT * HIGH - up * (0.4 + 0.8 * t)) * unit), radius)
            for side, up, size in throws:
                place = np.array([0.5 * WIDE + side * 92.0 * t**0.8, FOOT * HIGH - 108.0 * up * (2.3 * t - 2.2 * t * t) + 2.0])
                turn = 4.0 * side * t + 7.0 * up
                corners = [(turn + angle, size * far) for angle, far in ((0.0, 1.1), (1.4, 0.8), (2.6, 1.25), (4.1, 0.75), (5.2, 1.0))]
                for tone, grow in ((ink, 1.3), (clod, 0.0)):
                    outline = [(place + np.array([math.cos(a), math.sin(a)]) * (r + grow)) * unit for a, r in corners]
                    safe_draw.polygon(large, tone, [(float(x), float(y)) for x, y in outline])

        return painting.faded(painting.painted((WIDE * self.px, HIGH * self.px), paint), min(1.0, 1.3 * (1.0 - t)))
