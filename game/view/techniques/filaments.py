"""Filaments of the spiderweb: long lines under the surface that run out from its maker as far as its front has come.

They leave the maker's feet as one, spread, and end at the front, where they are still thin.
"""

import math
from typing import TypeAlias

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.poses import SpiderwebPose
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix
from game.view.render.redraw_schedule import SKY, RedrawSlot
from game.view.render.safe_draw import Numbers
from game.view.water.surface import SurfaceProfile

Laid: TypeAlias = tuple[Numbers, Numbers | None, RGB, RGB, Numbers]
"""Lines, the outlines of the light about them, its colour and theirs, and their beads, in pixels."""
COUNT = 3
STEP = 1.2
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
BEADS = 4
"""Bends from one bead to the next."""


class Filaments:
    def __init__(self, palette: Palette, px: float) -> None:
        self.palette, self.px = palette, px
        dice = painting.generator("filaments")
        self.depths = np.linspace(SHALLOWEST, DEEPEST, COUNT) + dice.uniform(-0.1, 0.1, COUNT)
        self.lengths, self.phases = dice.uniform(9.0, 17.0, (COUNT, 2)), dice.uniform(0, 6.3, (COUNT, 2))
        self.shorter = dice.uniform(0.0, 5.0, COUNT)
        """Metres that each lags behind the front."""
        self.turn, self.place = RedrawSlot(SKY), np.zeros(2)
        self.shown: list[Laid] = []

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        web: SpiderwebPose,
        profile: SurfaceProfile,
        bead: pygame.Surface,
        seconds: float,
        frame: int,
    ) -> None:
        """To both sides of the maker, as far as the front has come; less of them as the web lets go.

        They sway so slowly that they are worked out once in a cycle."""
        if self.turn.due(frame, camera.x, seconds):
            self.shown, self.place = [], np.array(camera.to_screen(web.maker[0], 0.0))
            sides = [(side, *self._runs(web, side, reach)) for side, reach in ((-1, web.reach_left), (1, web.reach_right))]
            rests = min(REST, REST * max(float(run.max() - tips.max()) for _, run, tips in sides) / SETTLES)
            for side, _, tips in sides:
                self._lay_side(camera, web, profile, seconds, side, tips, rests)
        moved = np.array(camera.to_screen(web.maker[0], 0.0)) - self.place
        for lines, outlines, glow, pale, beads in self.shown:
            if outlines is not None:
                safe_draw.polygons(surface, [glow] * COUNT, outlines + moved)
            safe_draw.threads(surface, pale, lines + moved, [max(1, round(self.px))] * COUNT)
            at = beads + moved - np.array(bead.get_size()) / 2
            safe_draw.blit_many(surface, [bead], np.zeros(len(at), dtype=np.int64), at[:, 0], at[:, 1])

    def _runs(self, web: SpiderwebPose, side: int, reach: float) -> tuple[Numbers, Numbers]:
        """Metres from the maker that the front has come for each of them, and that each of them has run."""
        run = abs(reach - web.maker[0]) * (1.0 - web.releasing) - self.shorter
        return run, np.minimum(run, self._end(web, side) - self.shorter)

    def _lay_side(
        self, camera: Camera, web: SpiderwebPose, profile: SurfaceProfile, seconds: float, side: int, tips: Numbers, rests: float
    ) -> None:
        """All of them to one side of the maker, if any of that is in the picture; `rests` is how much of their light is gone."""
        near = side * ((camera.left if side > 0 else camera.right) - web.maker[0]) - STEP
        far = side * ((camera.right if side > 0 else camera.left) - web.maker[0]) + STEP
        first, last = max(0.0, near) // STEP, min(float(tips.max()), far) // STEP + 2
        if last <= first + 2:
            return
        away = np.arange(first, last) * STEP
        place = np.minimum(away[None, :], np.maximum(tips, 0.0)[:, None])
        waves = np.zeros(place.shape)
        for n in (0, 1):
            turn = place * (2 * math.pi / self.lengths[:, n, None]) + self.phases[:, n, None]
            waves += np.sin(turn + (0.7 - 1.6 * n) * seconds) * (0.2 - 0.1 * n)
        under = web.maker[0] + side * place
        deep = np.interp(under, profile.x, profile.depth)
        down = np.minimum((self.depths[:, None] + waves) * (0.25 + 0.75 * np.minimum(1.0, place / FAN)), deep - OFF_BED)
        lines = np.empty((*place.shape, 2))
        lines[..., 0] = camera.screen_x(web.maker[0] + side * place)
        lines[..., 1] = camera.screen_y(profile.at(under) * 0.4 + profile.level * 0.6 - np.maximum(down, 0.05))
        # Bright as it runs out; what lies there afterwards is hardly lighter than the water, and has no light about it.
        water, outlines = self.palette.under[1][1], None
        if rests < REST:
            up = np.zeros(lines.shape)
            up[..., 1] = np.maximum(0.7, 1.9 * np.minimum(1.0, (tips[:, None] - place) / TIP + 0.12)) * self.px
            outlines = np.concatenate([lines + up, (lines - up)[:, ::-1]], axis=1)
        glow = mix(mix(self.palette.chakra_glow, self.palette.web, 0.3), water, rests)
        beads = lines[:, ::BEADS][place[:, ::BEADS] < tips[:, None]]
        self.shown.append((lines, outlines, glow, mix(self.palette.web, water, 0.1 + rests), beads))

    def _end(self, web: SpiderwebPose, side: int) -> float:
        """Metres from the maker to which they run: to the last of those who are caught, if anybody is."""
        caught = [side * (captive.x - web.maker[0]) for captive in web.captives]
        return max(caught, default=math.inf) + BEYOND if max(caught, default=1.0) > 0 else math.inf
