"""Map sheet: the runner's map, held up one-handed over the running game, as it swings and is read."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from game.level.model import Map
from game.localization.texts import level_text_or_default
from game.sim.senses.map_reckoning import MapPose
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.ui.paper import render_text

WIDTH, HEIGHT = 700.0, 460.0
HAND = (474.0, 132.0)
GRIP = (0.30, 0.02)


class MapSheet:
    def __init__(self, assets: Assets, k: float, chart: Map, own: Mapping[str, str]) -> None:
        self.assets, self.k, self.chart, self.own = assets, k, chart, own

    def draw(self, surface: pygame.Surface, pose: MapPose) -> None:
        if pose.unfolded <= 0.0:
            return
        surface.fill((110, 130, 125), special_flags=pygame.BLEND_RGB_MULT)
        corners = [self._at(pose, u, v) for u, v in ((0, 0), (1, 0), (1, 1), (0, 1))]
        safe_draw.polygon(surface, (239, 223, 189), corners)
        safe_draw.lines(surface, (27, 32, 48), corners, 3, True)
        per = 1.0 / self.chart.width
        for sketch in self.chart.sketches:
            line = [self._on(pose, point) for point in sketch.line]
            if len(line) > 1:
                safe_draw.lines(surface, (90, 110, 120), line, 2, sketch.what == "lake")
            else:
                safe_draw.circle(surface, (120, 120, 110), line[0], sketch.size * per * WIDTH * self.k / 4, 2)
        way = [self._on(pose, point) for point in (*self.chart.way[:1], pose.here)]
        safe_draw.lines(surface, (39, 64, 106), way, 3)
        here, radius = way[-1], max(4.0, pose.doubt * per * WIDTH * self.k)
        safe_draw.ellipse(surface, (127, 147, 180), (here[0] - radius, here[1] - radius * 0.6, 2 * radius, 1.2 * radius), 3)
        for number, cross in enumerate(self.chart.crosses):
            x, y = self._on(pose, cross.at)
            safe_draw.lines(surface, (35, 34, 44), [(x - 8, y - 8), (x + 8, y + 8)], 3)
            safe_draw.lines(surface, (35, 34, 44), [(x + 8, y - 8), (x - 8, y + 8)], 3)
            if pose.legibility > 0.3:
                note = render_text(self.assets, level_text_or_default(cross.name, self.own), 24 * self.k)
                safe_draw.blit_at(surface, note, (x + 12, y + 4))
            if number == pose.brush:
                safe_draw.circle(surface, (39, 64, 106), (x, y), 24 * self.k, 2)
                safe_draw.circle(surface, (194, 59, 43), (x, y), 24 * self.k * pose.held, 2)

    def _on(self, pose: MapPose, point: tuple[float, float]) -> tuple[float, float]:
        return self._at(pose, point[0] / self.chart.width, 1.0 - point[1] / self.chart.width * WIDTH / HEIGHT)

    def _at(self, pose: MapPose, u: float, v: float) -> tuple[float, float]:
        x, y = (u - GRIP[0]) * WIDTH, (v - GRIP[1]) * HEIGHT * pose.unfolded
        cosine, sine = math.cos(pose.angle), math.sin(pose.angle)
        return (HAND[0] + x * cosine + y * sine) * self.k, (HAND[1] - x * sine * 0.5 + y * cosine) * self.k
