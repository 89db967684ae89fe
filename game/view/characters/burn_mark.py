"""Burn mark: driven legs glow and trail embers, the more the hotter; burnt out, they smoke. A brush ring behind him says how much is left.

The ring closes in fire as the burn rises. Burnt out it is grey, and opens again down to the stroke from which the legs can be driven.
"""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.poses import RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

WIDE, HIGH = 118.0, 72.0
"""Reference pixels of the embers."""
LEVELS, FRAMES = 4, 4
FRAME_S = 0.07
PUFFS, CURLED = 7, 7.0
"""Heads of the smoke, and the radius from which one of them is seen to curl."""
FROM = 0.15
"""Burn from which it is seen."""
STANCES = ("run", "sprint", "idle", "leap", "fall", "slide", "stagger", "tumble", "vault")
AIRBORNE = ("leap", "fall", "vault")
GLOW, HEART = (232, 104, 36), (255, 208, 110)
FORWARD = 0.42
"""Metres before his middle at which they begin."""
LEGS_UP, LEGS_WIDE, LEGS_HIGH = 0.38, 96.0, 74.0
"""Metres over the soles of the middle of the glow, and reference pixels across and up of it."""
RING, STROKE, STEPS = 18.0, 6.5, 24
"""Reference pixels of the ring's radius and of its stroke, and how many of it there are."""
BEHIND, ABOVE = 1.0, 1.5
"""Metres behind and over the soles of its middle."""
AGAIN = 0.22
"""Burn under which burnt legs can be driven again."""
SHOUTS = 0.8
"""Burn from which the ring beats."""


class BurnMark:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        right = cache.get("burn", lambda: [self._paint(level, frame) for level in range(LEVELS + 1) for frame in range(FRAMES)])
        self.sprites = right, [pygame.transform.flip(sprite, True, False) for sprite in right]
        self.glows = cache.get("burn glow", lambda: [self._glow(level / LEVELS) for level in range(1, LEVELS + 1)])
        rings = cache.get("burn rings", lambda: [self._ring(step / STEPS, out) for out in (False, True) for step in range(STEPS + 1)])
        self.rings = rings[: STEPS + 1], rings[STEPS + 1 :]

    def draw(self, surface: pygame.Surface, camera: Camera, runner: RunnerPose, seconds: float) -> None:
        if runner.burn < FROM and not runner.burnt_out:
            return
        self._draw_ring(surface, camera, runner, seconds)
        if runner.stance not in STANCES:
            return
        hot = min(1.0, (runner.burn - FROM) / (1.0 - FROM))
        if not runner.burnt_out:
            flickers = 0.82 + 0.18 * math.sin(seconds * 23.0)
            glow = self.glows[min(LEVELS - 1, int(hot * flickers * LEVELS))]
            x, y = camera.to_screen(runner.x + 0.1 * runner.facing, runner.y + LEGS_UP)
            safe_draw.blit_at(surface, glow, (x - glow.get_width() / 2, y - glow.get_height() / 2), safe_draw.ADD)
        level = LEVELS if runner.burnt_out else min(LEVELS - 1, int(hot * LEVELS))
        sprite = self.sprites[runner.facing < 0][level * FRAMES + int(seconds / FRAME_S) % FRAMES]
        lift = 0.12 if runner.stance in AIRBORNE else 0.0
        x, y = camera.to_screen(runner.x + FORWARD * runner.facing, runner.y + lift)
        left = x - sprite.get_width() if runner.facing > 0 else x
        safe_draw.blit_at(surface, sprite, (left, y - sprite.get_height() * 0.9))

    def _draw_ring(self, surface: pygame.Surface, camera: Camera, runner: RunnerPose, seconds: float) -> None:
        ring = self.rings[runner.burnt_out][max(0, min(STEPS, round(runner.burn * STEPS)))]
        x, y = camera.to_screen(runner.x - BEHIND * runner.facing, runner.y + ABOVE)
        beat = 2.2 * self.px * math.sin(seconds * 21.0) if runner.burn > SHOUTS or runner.burnt_out else 0.0
        safe_draw.blit_at(surface, ring, (x - ring.get_width() / 2 + beat, y - ring.get_height() / 2))

    def _ring(self, share: float, out: bool) -> pygame.Surface:
        """A brushed circle, begun below; the rest of it is a pale groove."""
        side = 2.0 * (RING + STROKE + 3.0)
        ink, paper = rgb(self.palette.ink), rgb(self.palette.paper)
        hot = mix("#e8a23c", "#c8321e", min(1.0, share * 1.15))
        tone = mix(self.palette.ink, self.palette.paper, 0.42) if out else hot

        def arc(begin: float, end: float) -> list[tuple[float, float]]:
            turns = np.linspace(
                0.5 * math.pi + 2.0 * math.pi * begin, 0.5 * math.pi + 2.0 * math.pi * end, max(5, round(26 * (end - begin)))
            )
            return [(side / 2 + RING * math.cos(turn), side / 2 + RING * math.sin(turn)) for turn in turns]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times

            def scaled(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
                return [(x * unit, y * unit) for x, y in points]

            self._band(large, (*ink, 120), scaled(arc(0.0, 1.0)), (STROKE + 3.0) * unit)
            self._band(large, (*paper, 150), scaled(arc(0.0, 1.0)), STROKE * unit)
            if share > 0.03:
                painting.brush(large, ink, scaled(arc(0.0, share)), (STROKE + 3.2) * unit, 0.25)
                painting.brush(large, tone, scaled(arc(0.0, share)), (STROKE + 0.4) * unit, 0.25)
                if not out:
                    painting.brush(large, mix(hot, "#fff0c0", 0.55), scaled(arc(0.02, share * 0.9)), 0.3 * STROKE * unit, 0.4)
            if out:
                (x, y) = scaled(arc(AGAIN, AGAIN + 0.01))[0]
                away = np.array([x - side / 2 * unit, y - side / 2 * unit]) / (RING * unit)
                middle = np.array([x, y])
                ends = [tuple(middle - away * 6.0 * unit), tuple(middle), tuple(middle + away * 6.0 * unit)]
                painting.brush(large, rgb(self.palette.vermilion), ends, 3.4 * unit, 0.3)

        return painting.painted((side * self.px, side * self.px), paint)

    def _band(self, large: pygame.Surface, color: safe_draw.Color, points: Sequence[tuple[float, float]], width: float) -> None:
        line = np.asarray(points)
        safe_draw.polygon(large, color, painting.ribbon(line, np.full(len(line), width / 2)))

    def _glow(self, strength: float) -> pygame.Surface:
        """Light about the shins."""
        wide, high = max(2, round(LEGS_WIDE * self.px)), max(2, round(LEGS_HIGH * self.px))
        x, y = np.linspace(-1, 1, wide, dtype=np.float32), np.linspace(-1, 1, high, dtype=np.float32)
        share = np.clip(1.0 - np.hypot(x[None, :], y[:, None]), 0, 1) ** 1.5 * (0.35 + 0.65 * strength)
        colors = np.asarray([255, 104, 26], dtype=np.float32)[None, None, :] * share[..., None]
        return painting.opaque(colors)

    def _paint(self, level: int, frame: int) -> pygame.Surface:
        """Strokes of ember that run back from where the feet are; the last level is smoke with a few sparks in it."""
        dice = painting.generator("burn", level, frame)
        smoke, ink = level == LEVELS, rgb(self.palette.ink)
        count = 1 if smoke else 4 + 2 * level

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            if smoke:
                self._smoke(large, frame / FRAMES, unit)
            for _ in range(count):
                up, long = dice.uniform(5.0, 34.0), dice.uniform(18.0, 30.0 if smoke else 34.0 + 14.0 * level)
                right = WIDE - dice.uniform(4.0, 26.0)
                bow = dice.uniform(2.0, 9.0 + 3.0 * level)
                ends = [(right, HIGH - up), (right - long / 2, HIGH - up - 0.4 * bow), (right - long, HIGH - up - bow)]
                points = [(x * unit, y * unit) for x, y in ends]
                fat = 2.6 + 0.9 * min(level, LEVELS - 1)
                painting.brush(large, ink, points, (fat + 2.2) * unit, 0.9)
                painting.brush(large, GLOW, points, fat * unit, 0.9)
                painting.brush(large, HEART, points[:2], 0.45 * fat * unit, 0.9)
            for _ in range(4 if smoke else 2 + 3 * level):
                place = dice.uniform(4.0, WIDE - 8.0) * unit, (HIGH - dice.uniform(4.0, 60.0)) * unit
                safe_draw.circle(large, HEART if math.sin(place[0]) > 0 else GLOW, place, dice.uniform(0.9, 1.9) * unit)

        return painting.painted((WIDE * self.px, HIGH * self.px), paint)

    def _smoke(self, large: pygame.Surface, share: float, unit: float) -> None:
        """One curling cloud that rises as it is left behind; when `share` has come to 1, each head of it is where the next one was."""
        ink = rgb(self.palette.ink)
        heads = []
        for number in range(PUFFS):
            back = (number + share) / PUFFS
            radius = (5.5 + 14.0 * back) * min(1.0, (1.0 - back) * 3.0)
            heads.append((WIDE - 16.0 - back * (WIDE - 34.0), HIGH - 13.0 - 34.0 * back - 5.0 * math.sin(13.0 * back), radius, back))
        for x, y, radius, _ in heads:  # all contours first: where heads meet there is none
            safe_draw.circle(large, ink, (x * unit, y * unit), (radius + 1.5) * unit)
        for x, y, radius, back in reversed(heads):
            safe_draw.circle(large, mix(self.palette.ink, self.palette.paper, 0.40 + 0.20 * back), (x * unit, y * unit), radius * unit)
            lit = (x - 0.16 * radius) * unit, (y - 0.24 * radius) * unit
            safe_draw.circle(large, mix(self.palette.ink, self.palette.paper, 0.56 + 0.22 * back), lit, 0.70 * radius * unit)
        for x, y, radius, _ in heads:
            if radius > CURLED:
                turns = [math.pi * (0.15 + 0.17 * n) for n in range(9)]
                curl = [((0.80 - 0.06 * n) * radius, turn) for n, turn in enumerate(turns)]
                painting.brush(large, ink, [((x + r * math.cos(t)) * unit, (y + r * math.sin(t)) * unit) for r, t in curl], 1.5 * unit, 0.7)
