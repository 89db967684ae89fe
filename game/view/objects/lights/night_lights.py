"""Night lights: what lamps give back of the light that a nightfall has taken from everybody, on a raft and beside the sealmaster."""

import math
from collections.abc import Iterable
from typing import Any

import pygame

from game.sim.objects.floating.raft import RaftPose
from game.view.camera.camera import Camera
from game.view.objects.floating.raft import GOES_OUT, lamp_place
from game.view.objects.lights.lantern import lantern_light
from game.view.render import safe_draw
from game.view.render.palette import Palette

WIDE = 400.0
"""Reference pixels across such a light."""
STEPS = 8


class NightLights:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self._whole = lantern_light(palette, WIDE * px, 0.62)
        self._shown: dict[int, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, camera: Camera, things: Iterable[Any], night: float) -> None:
        """About the lamp of every raft that is still upright, the more the darker it has become."""
        step = round(STEPS * night)
        for thing in things:
            if step and isinstance(thing, RaftPose) and abs(thing.angle) < GOES_OUT:
                light, (x, y) = self._light(step), camera.to_screen(*lamp_place(thing))
                if math.isfinite(x + y):
                    safe_draw.blit_at(surface, light, (x - light.get_width() / 2, y - light.get_height() / 2), safe_draw.ADD)

    def _light(self, step: int) -> pygame.Surface:
        if step not in self._shown:
            light = self._whole.copy()
            tone = round(255 * step / STEPS)
            light.fill((tone, tone, tone), special_flags=safe_draw.MULTIPLY)
            self._shown[step] = light
        return self._shown[step]
