"""Standing threads: hooks of web that stand up out of all that is wet and holds feet, so that it is told from wet sand by its shape.

They lean to whoever is near, and lie down while the web is open.
"""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques.sticky_water.web_opening import opening_reach
from game.view.water.surface import SurfaceProfile

SPACING_M, FILM_DEPTH_M, DEEPEST_M = 0.32, 0.005, 1.2
"""Metres from one hook to the next; of water that holds, and from which threads hang into it instead."""
HEIGHTS_M = (0.07, 0.16, 0.21, 0.27, 0.33)
"""Of one that lies down, and of those that stand."""
LEANS = 9
"""How differently they lean, from left to right."""
REACH_M = 2.4
"""Metres from which they lean to him."""
ALONG = np.linspace(0.0, 1.0, 14)
STROKE_PX, OUTLINE_PX = 2.7, 1.7
"""Reference pixels of a hook's breadth at its root, and of the dark about it."""
DARK = (40, 34, 48)


class StandingThreads:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        self._light = rgb(palette.web)
        self._lots = painting.generator("hooks of the flat").uniform(0.0, 1.0, (64, 3))
        self._sprites = cache.get("flat hooks", self._paint)
        self._sizes = np.array([sprite.get_size() for sprite in self._sprites])

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: StickyWaterPose, seconds: float) -> None:
        """All at once, along the front edge."""
        n = np.arange(math.floor(camera.left / SPACING_M), math.ceil(camera.right / SPACING_M) + 1)
        lots = self._lots[n % 64]
        x = (n + 0.7 * lots[:, 0]) * SPACING_M
        columns = np.minimum(np.searchsorted(profile.x, x), len(profile.x) - 1)
        depth = profile.depth[columns]
        shown = (depth > FILM_DEPTH_M) & (depth < DEEPEST_M) & ~profile.hidden[columns]
        for left, right in pose.guarded:
            shown &= (x < left) | (x > right)
        if not shown.any():
            return
        x, columns, lots = x[shown], columns[shown], lots[shown]
        which = self._which(x, lots, pose, seconds)
        wide, high = self._sizes[which].T
        left = camera.screen_x(x) - wide / 2
        top = camera.screen_y(profile.surface[columns] - 0.03) - high
        safe_draw.blit_many(surface, self._sprites, which, np.rint(left), np.rint(top))

    @staticmethod
    def _which(x: NDArray[np.float64], lots: NDArray[np.float64], pose: StickyWaterPose, seconds: float) -> NDArray[np.int64]:
        """The sprite of each: how high it stands, and where it leans."""
        _, size, turn = lots.T
        away = pose.x - x
        near = np.clip(1.0 - np.abs(away) / REACH_M, 0.0, 1.0)
        lean = np.sign(turn - 0.5) * 0.45 * (1.0 - near) + np.sign(away) * near
        lean += 0.3 * np.sin(seconds * (1.4 + 3.0 * near) + 9.0 * turn)
        leans = np.rint((np.clip(lean, -1.0, 1.0) + 1.0) / 2.0 * (LEANS - 1)).astype(int)
        standing = 1 + (size * (len(HEIGHTS_M) - 1)).astype(int)
        lies = np.abs(away) < opening_reach(pose)
        return np.asarray(np.where(lies, 0, standing) * LEANS + leans)

    def _paint(self) -> list[pygame.Surface]:
        made = []
        for metres in HEIGHTS_M:
            for lean in np.linspace(-1.0, 1.0, LEANS).tolist():
                made.append(self._hook(metres * METRE, lean))
        return made

    def _hook(self, high: float, lean: float) -> pygame.Surface:
        """`high` reference pixels; its tip bends over to the side that it leans to."""
        side = 1.0 if lean >= 0.0 else -1.0
        across = high * (lean * 0.45 * ALONG + side * (0.25 + 0.3 * abs(lean)) * ALONG**4)
        up = high * ALONG * (1.75 - ALONG**2)
        wide, tall = 2.6 * high + 8.0, 1.3 * high + 6.0

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            line = np.column_stack((wide / 2 + across, tall - 2.0 - up)) * unit
            half = STROKE_PX * unit / 2 * (1.0 - 0.55 * ALONG)
            safe_draw.polygon(large, DARK, painting.ribbon(line, half + OUTLINE_PX * unit / 2))
            safe_draw.polygon(large, self._light, painting.ribbon(line, half))

        return painting.painted((wide * self.px, tall * self.px), paint)
