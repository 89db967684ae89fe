"""Takes the web's reach and strands, gives it: the great web on the plane, threads hanging below, tethers on the bodies."""

import math
from functools import partial
from typing import Any

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import Camera
from game.view.greatweb import GreatWeb
from game.view.palette import Palette, mix, rgb
from game.view.prints import Prints
from game.view.profile import Profile

THREAD_APART = 1.15
WRAPS = 24
HALO = 168
"""Reference pixels across the light behind a sunk body."""
ALONG = np.linspace(0, 1, 13)[None, :]
"""Where along a strand it bends."""
BOW, CURL, QUIVER = np.sin(np.pi * ALONG), np.sin(2 * np.pi * ALONG), np.sin(3 * np.pi * ALONG)
FULL = 0.42 + 0.58 * np.abs(np.sin(1.7 * np.pi * ALONG + 0.5)) * (1 - 0.35 * ALONG)
"""How thick it is there: a brush that presses twice."""
BEADS = [3, 6, 9]


class Spiderweb:
    def __init__(self, palette: Palette, k: float, prints: Prints) -> None:
        self.palette, self.k = palette, k
        self.plane = GreatWeb(palette, k, prints)
        self.threads = sorted(prints.keep("threads", lambda: [self._thread(i) for i in range(9)]), key=pygame.Surface.get_height)
        self.lengths = [thread.get_height() for thread in self.threads]
        self.slender = [bokashi.sparse(thread) for thread in self.threads]
        self.glow, self.bead = prints.keep("web light", lambda: [self._glow(), self._bead()])
        self.wraps = prints.keep("wraps", self._wraps)

    # under water

    def draw_threads(self, surface: pygame.Surface, camera: Camera, web: Any, profile: Profile, seconds: float) -> None:
        """Threads that hang from the web where nobody is caught yet, swaying; the nearer the front, the shorter."""
        left, right = max(web.reach_left, camera.left - 1), min(web.reach_right, camera.right + 1)
        loosening, pairs = web.releasing > 0, []
        numbers = np.arange(math.ceil(left / THREAD_APART), math.floor(right / THREAD_APART) + 1)
        places = numbers * THREAD_APART
        across, down = camera.screen_x(places).tolist(), camera.screen_y(profile.at(places)).tolist()
        deep = np.interp(places, profile.x, profile.depth) * camera.scale
        longest = np.searchsorted(self.lengths, deep).tolist()
        for number, fitting, px, py in zip(numbers.tolist(), longest, across, down, strict=True):
            if not fitting or (number * 7919) % 10 < 3:
                continue
            which = (number * 5) % fitting
            sprite = self.plane.fading(self.threads[which], web.releasing) if loosening else self.slender[which]
            sway = math.sin(seconds * 0.9 + number) * 3 * self.k
            pairs.append((sprite, (round(px + sway - sprite.get_width() / 2), round(py))))
        canvas.stamps(surface, pairs, canvas.PREMULTIPLIED if loosening else canvas.STRAIGHT)

    def draw_strands(self, surface: pygame.Surface, camera: Camera, web: Any, seconds: float) -> None:
        """Each tether: slack ones sag and sway, taut ones hum."""
        strands = web.strands
        if not strands:
            return
        data = np.array([(s.foot_x, s.anchor_x, s.foot_y, s.anchor_y, s.tension) for s in strands], dtype=np.float64).T
        data = data[:, np.isfinite(data).all(axis=0)]
        tension = np.minimum(np.maximum(data[4], 0), 1)[:, None]
        lines, across = self._courses(camera.screen_x(data[:2]), camera.screen_y(data[2:4]), tension, seconds)
        # The brush presses in a tone between white and water, which makes the white along it soft.
        glow, white = mix(self.palette.chakra_glow, self.palette.web, 0.22), rgb(self.palette.web)
        # An outline that is filled shows half a pixel more to every side.
        half = np.maximum((1.4 + 0.5 * tension) * self.k * FULL - 0.5, 0)
        thick = across * half[..., None]
        canvas.polygons(surface, [glow] * len(lines), np.concatenate([lines + thick, (lines - thick)[:, ::-1]], axis=1))
        canvas.threads(surface, white, lines, [max(1, round(self.k))] * len(lines))
        beads = lines[:, BEADS].reshape(-1, 2) + 0.5 - np.array(self.bead.get_size()) / 2
        canvas.scatter(surface, [self.bead], np.zeros(len(beads), dtype=np.int64), beads[:, 0], beads[:, 1])

    def _courses(self, x: np.ndarray, y: np.ndarray, tension: np.ndarray, seconds: float) -> tuple[np.ndarray, np.ndarray]:
        """Where all strands run from the first `x` and `y` to the second, and which way is across each."""
        number = np.arange(x.shape[1])[:, None]
        wide, high = (x[1] - x[0])[:, None], (y[1] - y[0])[:, None]
        long = np.maximum(1.0, np.hypot(wide, high))
        across = np.empty((len(number), 1, 2))
        across[..., 0], across[..., 1] = -high / long, wide / long
        slack = (1 - tension) * 0.1 * long + 3 * self.k
        sag = slack * (0.7 * np.sin(seconds * 1.3 + number * 2.1) + np.where(number % 2, 0.6, -0.6))
        hum = np.sin(seconds * 70 + number) * (1.6 * self.k) * tension
        off = BOW * sag - CURL * (slack * (0.25 + 0.35 * np.sin(number * 1.9 + seconds * 0.7))) + QUIVER * hum
        lines = across * off[..., None]
        lines[..., 0] += x[0][:, None] + wide * ALONG
        lines[..., 1] += y[0][:, None] + high * ALONG
        return lines, across

    def draw_halo(self, surface: pygame.Surface, camera: Camera, x: float, y: float) -> None:
        """Soft light behind a sunk body, or dark on dark is lost."""
        px, py = camera.to_screen(x, y)
        canvas.stamp(surface, self.glow, (px - self.glow.get_width() / 2, py - self.glow.get_height() / 2), canvas.ADD)

    def draw_wraps(self, surface: pygame.Surface, camera: Camera, x: float, y: float, angle: float) -> None:
        """Bands about a body whose middle is at (x, y), turned by `angle` radians (counter-clockwise)."""
        px, py = camera.to_screen(x, y)
        sprite = self.wraps[round(angle / (2 * math.pi) * WRAPS) % WRAPS]
        canvas.stamp(surface, sprite, (px - sprite.get_width() / 2, py - sprite.get_height() / 2))

    # made once

    def _bead(self) -> pygame.Surface:
        r, white = 2.5 * self.k, rgb(self.palette.web)
        return bokashi.painted((2 * r, 2 * r), lambda large, times: canvas.circle(large, white, (r * times, r * times), 0.7 * r * times))

    def _thread(self, index: int) -> pygame.Surface:
        """A slender thread with a few beads that hangs in a long curve; no two are of one weight."""
        dice = bokashi.generator("thread", index)
        long, bow, curl = dice.uniform(44, 210) * self.k, dice.uniform(-17, 17) * self.k, dice.uniform(-9, 9) * self.k
        weight, turn = dice.uniform(0.5, 1.0) * self.k, dice.uniform(0.3, 1.2)
        white = rgb(self.palette.web)
        down = np.linspace(0, 1, 7)
        aside = bow * np.sin(np.pi * down * turn) + curl * np.sin(2 * np.pi * down)

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2
            line = bokashi.spine([(middle + x * times, y * long * times) for x, y in zip(aside, down, strict=True)], 5)
            there = np.linspace(0, 1, len(line))
            press = (0.35 + 0.65 * np.abs(np.sin(1.6 * np.pi * there + 0.7))) * (1 - 0.6 * there)
            point = np.minimum(1, 5 * (1 - there)) ** 0.6
            canvas.polygon(large, (*rgb(self.palette.chakra_glow), 80), bokashi.ribbon(line, (press + 0.9) * point * 1.6 * self.k * times))
            canvas.polygon(large, (*white, 225), bokashi.ribbon(line, (press + 0.25) * point * weight * times))
            for share in dice.uniform(0.12, 0.95, 3):
                spot = line[min(len(line) - 1, int(share * len(line)))]
                canvas.circle(large, (*white, 245), spot, (1.1 * self.k + 0.6 * weight) * times)

        reach = float(np.abs(aside).max())
        return bokashi.painted((2 * reach + 12 * self.k, long + 4 * self.k), paint, 3)

    def _glow(self) -> pygame.Surface:
        line = np.linspace(-1, 1, round(HALO * self.k) // bokashi.LANES * bokashi.LANES, dtype=np.float32)
        light = np.clip(1 - np.hypot(line[None, :], line[:, None]), 0, 1) ** 2.0 * 0.46
        return bokashi.opaque(light[..., None] * np.asarray(rgb(self.palette.chakra_glow), dtype=np.float32) - 0.5)

    def _wraps(self) -> list[pygame.Surface]:
        """Seven bowed bands, alternately tilted, thin at the turns, wider than the body."""
        side = round(84 * self.k)

        def paint(large: pygame.Surface, times: float, turn: float) -> None:
            unit, middle = self.k * times, large.get_width() / 2
            along, across = np.array([math.cos(turn), -math.sin(turn)]), np.array([math.sin(turn), math.cos(turn)])
            for color, fat in (((*rgb(self.palette.ink), 120), 1.4), ((*rgb(self.palette.web), 240), 0.0)):
                for i in range(7):
                    tilt, half, bow = (4 if i % 2 else -4), 16 - abs(i - 3) * 1.2, 4.5 if i % 3 else 2.5
                    places = [(-half, -tilt), (-0.4 * half, bow), (0.4 * half, bow + 0.5), (half, tilt)]
                    points = [tuple(middle + (along * x + across * (y + (i - 3) * 9.3)) * unit) for x, y in places]
                    bokashi.brush(large, color, points, (2.7 - 0.5 * (i % 2) + fat) * unit, 0.45)

        return [bokashi.painted((side, side), partial(paint, turn=2 * math.pi * i / WRAPS)) for i in range(WRAPS)]
