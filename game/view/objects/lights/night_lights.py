"""Night lights: lamps on a raft, along a jetty and beside the sealmaster, a lit window, and fireflies over the reeds of the shore."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pygame

from game.sim.objects.floating.raft import RaftPose
from game.sim.objects.jetty import JettyPose
from game.view.camera.camera import Camera
from game.view.objects.floating.raft import LAMP_OUT_TILT, lamp_place
from game.view.objects.jetty import lamp_places
from game.view.objects.lights.lantern import lantern_light
from game.view.poses import SealmasterPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette

WIDE, SMALL = 300.0, 176.0
"""Reference pixels across the light of a raft's lamp, and of any other."""
ON_RAFT, ON_LAND = 0.42, 0.55
"""How strong they are by full night."""
LOW = 0.4
"""Metres over the sealmaster's soles at which his lantern's light is brightest."""
STEPS = 8
FIREFLIES, FLY, FROM = 18, 15.0, 0.4
"""How many there are, reference pixels across the light of each, and the night from which they fly."""
REACH, RISE, BLINK_S = 9.0, (0.3, 2.6), 2.7
"""Metres to each side of the reeds that they keep to, how high they fly, and seconds from one flash to the next."""
FLASH = (206, 255, 120)
FLASHES = 4


class NightLights:
    """`px` is real pixels per reference pixel; about `reeds`, places on the shore, there are fireflies; `windows` are lit."""

    def __init__(self, palette: Palette, px: float, reeds: Iterable[float] = (), windows: Iterable[tuple[float, float]] = ()) -> None:
        self._windows = tuple(windows)
        self._wholes = {WIDE: lantern_light(palette, WIDE * px, ON_RAFT), SMALL: lantern_light(palette, SMALL * px, ON_LAND)}
        self._shown: dict[tuple[float, int], pygame.Surface] = {}
        dice, places = painting.generator("fireflies"), list(reeds)
        count = FIREFLIES if places else 0
        self._home = np.array([places[n % len(places)] for n in range(count)])
        self._flight = dice.uniform(0.0, 1.0, (4, count))
        self._flashes = [_flash(FLY * px, (n + 1) / FLASHES) for n in range(FLASHES)]

    def draw(
        self, surface: pygame.Surface, camera: Camera, things: Iterable[Any], night: float,
        master: SealmasterPose | None = None, seconds: float = 0.0,
    ) -> None:  # fmt: skip
        """About every lamp that is alight, the more the darker it has become."""
        step = round(STEPS * night)
        if not step:
            return
        for thing in things:
            if isinstance(thing, RaftPose) and abs(thing.angle) < LAMP_OUT_TILT:
                self._light_up(surface, camera, lamp_place(thing), WIDE, step)
            elif isinstance(thing, JettyPose):
                for place in lamp_places(thing):
                    self._light_up(surface, camera, place, SMALL, step)
        for place in self._windows:
            self._light_up(surface, camera, place, WIDE, step)
        if master is not None:
            self._light_up(surface, camera, (master.x, master.y + LOW), SMALL, step)
        if night > FROM:
            self._draw_fireflies(surface, camera, seconds)

    def _light_up(self, surface: pygame.Surface, camera: Camera, place: tuple[float, float], wide: float, step: int) -> None:
        light, (x, y) = self._light(wide, step), camera.to_screen(*place)
        half = light.get_width() / 2
        if math.isfinite(x + y) and -half < x < camera.width + half:
            safe_draw.blit_at(surface, light, (x - half, y - half), safe_draw.ADD)

    def _light(self, wide: float, step: int) -> pygame.Surface:
        if (wide, step) not in self._shown:
            self._shown[wide, step] = painting.faded(self._wholes[wide], step / STEPS)
        return self._shown[wide, step]

    def _draw_fireflies(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """Each wanders about its own place and flashes in its own time."""
        if not len(self._home) or camera.right < self._home.min() - REACH:
            return
        a, b, c, d = self._flight
        x = self._home + (2.0 * a - 1.0) * REACH + 0.9 * np.sin(seconds * (0.3 + 0.4 * b) + 9.0 * c)
        y = RISE[0] + (RISE[1] - RISE[0]) * d + 0.35 * np.sin(seconds * (0.5 + 0.5 * c) + 7.0 * b)
        bright = np.sin(np.pi * np.clip(((seconds / BLINK_S + a + c) % 1.0) / 0.62, 0.0, 1.0))
        which = (bright * (FLASHES + 0.4)).astype(np.int64) - 1
        lit = which >= 0
        half = self._flashes[0].get_width() / 2
        safe_draw.blit_many(
            surface, self._flashes, np.minimum(which, FLASHES - 1)[lit],
            (camera.screen_x(x) - half)[lit], (camera.screen_y(y) - half)[lit],
        )  # fmt: skip


def _flash(wide: float, strong: float) -> pygame.Surface:
    """A point with a soft light about it."""
    side = max(5, round(wide) | 1)
    line = np.linspace(-1.0, 1.0, side, dtype=np.float32)
    away = np.hypot(line[None, :], line[:, None])
    light = np.clip(1.0 - away, 0.0, 1.0) ** 2.4 * 0.75 + np.clip((0.22 - away) * 8.0, 0.0, 1.0)
    return painting.translucent(FLASH, np.clip(light * strong, 0.0, 1.0).astype(np.float32))
