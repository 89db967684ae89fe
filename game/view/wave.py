"""Takes the driven crest as the solver has it, gives a wave that no wind ever made: an outline to be filled, and claws of foam."""

import math
from typing import Any

import numpy as np
import pygame

from game.view import bokashi, canvas, claws, stripes
from game.view.camera import METRE, WIDTH, Camera
from game.view.palette import Palette
from game.view.prints import Prints
from game.view.profile import Line, Profile
from game.view.turns import SKY, Turn

LOW = 0.10
"""Metres over the still lake below which the heap is no wave yet."""
OVER, MOST, BACK, LONG, STEEP, CURL = 1.15, 164, 1.1, 150, 56, 40
"""A print shows a wave as it feels: it stands this much of its height higher than the water, but no higher than so many reference
pixels; so many metres behind the crest of the water, with a back and a face this long, its head this far forward (reference pixels)."""
INKED = 0.2
"""The share of its height from which a wave has a contour."""
TALL = 1.25
"""Metres of crest at which it towers as high as it gets."""
MARGIN = 160
"""Reference pixels beyond each side of the picture to which it is printed."""


class Wave:
    def __init__(self, palette: Palette, k: float, prints: Prints) -> None:
        self.k = k
        right = prints.keep("claws", lambda: claws.heads(palette, k))
        self.heads = {1: right, -1: [pygame.transform.flip(head, True, False) for head in right]}
        self.stripes = stripes.Stripes(palette, k, prints)
        self.margin, self.end = MARGIN * k, (WIDTH + MARGIN) * k
        self.turn = Turn(SKY, 2)
        self.shown: pygame.Surface | None = None
        self.box = pygame.Rect(0, 0, 0, 0)
        """Where the body is in the picture; empty while there is none."""
        self.head: pygame.Surface | None = None
        self.corners, self.place = np.zeros((2, 2)), np.zeros(2)
        """Where body and head were printed, and where the crest was in the picture then."""

    def draw(self, surface: pygame.Surface, camera: Camera, profile: Profile, wave: Any, seconds: float, frame: int) -> None:
        """Printed anew every other frame, and between moved as the wave goes."""
        place = np.array(camera.to_screen(wave.x, profile.level))
        if self.turn.due(frame, camera.x, seconds):
            self.place, self.shown = place, None
            self._print(camera, profile, wave)
        self.box.size = 0, 0
        if self.shown is None:
            return
        body, head = self.corners + (place - self.place)
        self.box = self.shown.get_rect(topleft=np.rint(body).astype(int).tolist())
        canvas.stamp(surface, self.shown, self.box.topleft)
        if self.head is not None:
            canvas.stamp(surface, self.head, (head[0], head[1] + math.sin(seconds * 5.1) * 1.5 * self.k))

    def _print(self, camera: Camera, profile: Profile, wave: Any) -> None:
        """Find its outline, pixel by pixel, if it is a wave yet."""
        direction = 1 if getattr(wave, "direction", 1) >= 0 else -1
        base = self._foot(profile, wave, direction)
        heap = np.where(profile.wet, np.maximum(profile.surface - base, 0), 0)
        heap *= np.clip((3.2 * wave.length - np.abs(profile.x - wave.x)) / (0.8 * wave.length), 0, 1)
        if heap.max() < LOW:
            return
        # On a broad heap the claws stay where the wave is driven.
        crest = int(np.argmax(heap * np.exp(-(((profile.x - wave.x) / (0.9 * wave.length)) ** 2))))
        shown = self._around(heap, crest)
        across = camera.screen_x(profile.x[shown])
        left, right = max(-self.margin, across[0]), min(self.end, across[-1])
        x = np.arange(math.ceil(left), math.ceil(left) + int(right - left) // bokashi.LANES * bokashi.LANES)
        if not len(x):
            return
        # Wherever it thins out it lies on the lake as it is, or its ends would hang under the water.
        foot = np.interp(x, across, camera.screen_y((profile.surface - heap)[shown]))
        rise = np.interp(x, across, heap[shown] * camera.scale)
        over = self._towering(x, rise, float(camera.screen_x(profile.x[crest])), direction)
        leant = x + CURL * self.k * direction * (over / (MOST * self.k)) ** 1.5
        top = np.interp(x, leant, foot - rise - over)
        self._lay(x, top, np.maximum(foot - top, 1.0), direction)

    def _lay(self, x: Line, top: Line, rise: Line, direction: int) -> None:
        """Print body, lip and claws."""
        peak = int(np.argmax(rise))
        height = float(rise[peak])
        share = rise / height
        ends = np.array([x[0] - 1, x[peak], x[-1] + 1])
        along = np.interp(x, ends, (-direction, 0, direction))
        first = math.floor(top.min()) - stripes.OVER - 1
        last = math.ceil((top + stripes.DEEP * rise).max())
        grown = min(1.0, 0.4 + height / (TALL * METRE * self.k))
        heavy = 6.0 * share**4 * np.where(along > 0, np.maximum(1 - 6 * along, 0), 1)
        # At its ends it is the lake's own lip.
        lip = (3.9 + heavy * grown) * self.k
        self.shown = self.stripes.print(last - first, top - first, rise, along, lip, share > INKED)
        size = claws.size(height / self.k)
        self.head = self.heads[direction][size] if size is not None else None
        self.corners = np.array([(x[0], first), (0.0, 0.0)])
        if self.head is None:
            return
        ahead = claws.LEFT / claws.WIDE if direction > 0 else 1 - claws.LEFT / claws.WIDE
        self.corners[1] = x[peak] - ahead * self.head.get_width(), top[peak] - claws.ABOVE / claws.HIGH * self.head.get_height()

    def _towering(self, x: Line, rise: Line, crest: float, direction: int) -> Line:
        """What the picture adds to the heap: over its back stands a crest with a steep face, the higher the wave the more so."""
        away = (x - crest) * direction / self.k + BACK * METRE
        tall = float(rise.max())
        grown = min(1.0, tall / (TALL * METRE * self.k))
        over = min(OVER * grown * tall, max(0.0, MOST * self.k - tall))
        # Where the heap itself is low nothing towers: it would stand on its end like a wall.
        ends = np.minimum(rise / (0.8 * tall), 1)
        ends *= ends * (3 - 2 * ends)
        return np.asarray(over * ends * np.exp(-((away / np.where(away < 0, LONG, STEEP)) ** 2)))

    def _foot(self, profile: Profile, wave: Any, direction: int) -> Line:
        """The level that the heap stands on: the water behind it, and the trough that it draws before it."""
        behind = min(float(profile.at(wave.x - direction * 2.6 * wave.length)), profile.level + 0.2)
        near = (direction * (profile.x - wave.x) > 0) & (np.abs(profile.x - wave.x) < 1.8 * wave.length) & profile.wet
        trough = float(profile.surface[near].min()) if near.any() else behind
        place = np.clip(direction * (profile.x - wave.x) / (1.6 * wave.length) + 0.5, 0, 1)
        return np.asarray(behind + (min(trough, behind) - behind) * place)

    def _around(self, heap: np.ndarray, crest: int) -> slice:
        """The unbroken run of heaped water about the crest."""
        low = np.flatnonzero(heap <= 0.015)
        before, after = low[low < crest], low[low > crest]
        return slice(int(before[-1]) + 1 if len(before) else 0, int(after[0]) if len(after) else len(heap))
