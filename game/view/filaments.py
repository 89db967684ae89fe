"""Takes the web's maker and how far its front has run, gives the filaments: long threads under the surface, run out from the island.

They leave the maker's feet as one, spread, and end at the front, where they are still thin.
"""

import math
from typing import Any

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import Camera
from game.view.palette import Palette, mix, rgb
from game.view.profile import Line, Profile

COUNT = 4
STEP = 0.7
"""Metres from bend to bend."""
FAN = 9.0
"""Metres from the maker in which they spread."""
TIP = 7.0
"""Metres behind the front in which they taper."""
SHALLOWEST, DEEPEST = 0.25, 1.75
"""Metres under the surface between which they run."""
OFF_BED = 0.12
BEYOND = 3.0
"""Metres that they run on beyond the last who is caught."""
REST, SETTLES = 0.75, 30.0
"""How much of their light goes once they are where they end, and the metres of front in which it does."""
BEADS = 6
"""Bends from one bead to the next."""


class Filaments:
    def __init__(self, palette: Palette, k: float) -> None:
        self.palette, self.k = palette, k
        dice = bokashi.generator("filaments")
        self.depths = np.linspace(SHALLOWEST, DEEPEST, COUNT) + dice.uniform(-0.1, 0.1, COUNT)
        self.lengths, self.phases = dice.uniform(9.0, 17.0, (COUNT, 2)), dice.uniform(0, 6.3, (COUNT, 2))
        self.shorter = dice.uniform(0.0, 5.0, COUNT)
        """Metres that each lags behind the front."""

    def draw(self, surface: pygame.Surface, camera: Camera, web: Any, profile: Profile, bead: pygame.Surface, seconds: float) -> None:
        """To both sides of the maker, as far as the front has come; less of them as the web lets go."""
        for side, reach in ((-1, web.reach_left), (1, web.reach_right)):
            for number in range(COUNT):
                run = abs(reach - web.maker[0]) * (1.0 - web.releasing) - self.shorter[number]
                tip = min(run, self._end(web, side) - self.shorter[number])
                near = side * ((camera.left if side > 0 else camera.right) - web.maker[0]) - 1.0
                far = side * ((camera.right if side > 0 else camera.left) - web.maker[0]) + 1.0
                first, last = max(0.0, near), min(tip, far)
                if last > first + STEP:
                    away = np.arange(first // STEP, last // STEP + 1) * STEP
                    self._draw_one(surface, camera, web, profile, bead, seconds, number, side, away, tip, run - tip)

    def _end(self, web: Any, side: int) -> float:
        """Metres from the maker to which they run: to the last of those who are caught, if anybody is."""
        caught = [side * (captive.person.x - web.maker[0]) for captive in web.captives]
        return max(caught, default=math.inf) + BEYOND if max(caught, default=1.0) > 0 else math.inf

    def _draw_one(
        self, surface: pygame.Surface, camera: Camera, web: Any, profile: Profile, bead: pygame.Surface, seconds: float, number: int,
        side: int, away: Line, tip: float, over: float,
    ) -> None:  # fmt: skip
        x = web.maker[0] + side * np.minimum(away, tip)
        spread = np.minimum(1.0, away / FAN)
        waves = sum(
            np.sin(away * 6.283 / self.lengths[number, n] + self.phases[number, n] + (0.7 - 1.6 * n) * seconds) * (0.22 - 0.09 * n)
            for n in (0, 1)
        )
        top = profile.at(x)
        deep = np.interp(x, profile.x, profile.depth)
        down = np.minimum((self.depths[number] + waves) * (0.25 + 0.75 * spread), deep - OFF_BED)
        line = np.column_stack([camera.screen_x(x), camera.screen_y(top * 0.4 + profile.level * 0.6 - np.maximum(down, 0.05))])
        thin = np.minimum(1.0, (tip - away) / TIP + 0.12)
        pulse = 0.75 + 0.25 * np.sin(away * 1.3 - seconds * 5.0 + number)
        half = np.maximum(0.7, 1.9 * thin * pulse) * self.k
        # Bright as it runs out; what lies there afterwards is hardly lighter than the water.
        rests, water = min(REST, REST * over / SETTLES), self.palette.under[1][1]
        canvas.polygon(surface, mix(mix(self.palette.chakra_glow, self.palette.web, 0.3), water, rests), bokashi.ribbon(line, half))
        head = away > tip - TIP
        white, pale = rgb(self.palette.web), mix(self.palette.web, water, 0.3 + 0.7 * rests)
        canvas.lines(surface, pale, line, max(1, round(self.k)))
        canvas.lines(surface, white if rests < REST / 2 else pale, line[head], max(1, round(self.k)))
        beads = line[(np.rint(away / STEP).astype(int) + number) % BEADS == 0]
        canvas.scatter(
            surface, [bead], np.zeros(len(beads), dtype=np.int64), beads[:, 0] - bead.get_width() / 2, beads[:, 1] - bead.get_height() / 2
        )
