"""Picture of feats: bells that hang from the boughs and shine once they are rung, and a slip with a seal for something clever."""

import math
from collections.abc import Sequence

import pygame

from game.localization.texts import text
from game.sim.story.feats import FeatsPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.story.feat_slip import feat_slip
from game.view.ui.paper import draw_unrolled
from game.view.water.surface import SurfaceProfile

BELL = (30.0, 64.0)
"""Reference pixels of a bell with its strip."""
TURNS = 7
"""Pictures of a bell from one side of its swing to the other."""
SWING_RAD, SWING_DECAY_S = 0.5, 1.4
"""Radians of a bell that has just been rung, and seconds in which its swing dies down."""
SHOWN_S, IN_S = 1.9, 0.14
"""Seconds for which something clever is told, and in which the slip comes."""
ABOVE_M, BEHIND_M = 2.75, 0.6
"""Metres over his soles of the slip's lower edge, and behind him of its right one: before him he looks for where to leap next."""
SIZE = 0.82
"""Times the size that a feat is told in elsewhere."""
GOLD = "#f0bb45"


class FeatsPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.assets, self.palette, self.px = assets, palette, px
        made = cache.get("bells", lambda: [self._bell(turn, lit) for lit in (False, True) for turn in range(TURNS)])
        self.bells = made[:TURNS], made[TURNS:]
        self._slips: dict[str, pygame.Surface] = {}
        self.is_quiet = False
        """Whether nothing is told now: while he is held there is something else to read, and once the run is over the card tells it."""
        self._waited_s = 0.0
        """How long the last feat has not been told for that."""

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: FeatsPose, seconds: float) -> None:
        for x, y, rings in pose.bells:
            lit = rings >= 0.0
            swing = SWING_RAD * math.exp(-rings / SWING_DECAY_S) * math.sin(11.0 * rings) if lit else 0.07 * math.sin(1.3 * seconds + x)
            turn = min(TURNS - 1, max(0, round((swing / SWING_RAD + 1.0) / 2.0 * (TURNS - 1))))
            sprite = self.bells[lit][turn]
            px, py = camera.to_screen(x, y - 0.3)
            safe_draw.blit_at(surface, sprite, (px - sprite.get_width() / 2, py))

    def draw_before(self, surface: pygame.Surface, camera: Camera, pose: FeatsPose) -> None:
        """The slip of the last feat, whole again after a time in which nothing was told."""
        if pose.since_s < self._waited_s:
            self._waited_s = 0.0  # another feat
        shown_s = pose.since_s - self._waited_s
        if not pose.done or shown_s > SHOWN_S:
            return
        if self.is_quiet:
            self._waited_s = pose.since_s
            return
        slip = self._slip(pose.done[-1])
        share = min(1.0, shown_s / IN_S, (SHOWN_S - shown_s) / IN_S)
        x, y = camera.to_screen(pose.x, pose.y + ABOVE_M)
        behind = x - camera.scale * BEHIND_M - slip.get_width()
        left = min(max(behind, 16.0), surface.get_width() - slip.get_width() - 16.0)
        draw_unrolled(surface, slip, share, (left, max(96.0 * self.px, y - slip.get_height())), self.px)

    def _slip(self, feat: str) -> pygame.Surface:
        if feat not in self._slips:
            self._slips[feat] = feat_slip(self.assets, text(f"feat.{feat}"), SIZE * self.px, len(feat))
        return self._slips[feat]

    def _bell(self, turn: int, lit: bool) -> pygame.Surface:
        """A small wind bell of bronze on a thread, with a paper strip under it; gold once it is rung."""
        wide, high = BELL
        swing = SWING_RAD * (2.0 * turn / (TURNS - 1) - 1.0)
        ink = rgb(self.palette.ink)
        body = rgb(GOLD) if lit else mix(self.palette.stone[0], self.palette.leaves[1], 0.35)
        strip = mix(self.palette.paper, GOLD, 0.35) if lit else mix(self.palette.paper, self.palette.ink, 0.12)

        def at(x: float, y: float) -> tuple[float, float]:
            return wide / 2 + x * math.cos(swing) - y * math.sin(swing), y * math.cos(swing) + x * math.sin(swing)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times

            def lay(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
                return [(x * unit, y * unit) for x, y in (at(*place) for place in points)]

            painting.brush(large, ink, lay([(0.0, 0.0), (0.0, 8.0), (0.0, 17.0)]), 2.0 * unit, 0.1)
            for grow, tone in ((1.5, ink), (0.0, body)):
                dome = [(-8.0 - grow, 29.0 + grow), (-6.5 - grow, 20.0), (0.0, 15.0 - grow), (6.5 + grow, 20.0), (8.0 + grow, 29.0 + grow)]
                safe_draw.polygon(large, tone, lay(dome))
            painting.brush(large, mix(body, "#ffffff", 0.55), lay([(-4.0, 26.0), (-3.4, 21.0), (-0.5, 18.0)]), 2.4 * unit, 0.4)
            painting.brush(large, ink, lay([(0.0, 29.0), (0.5, 34.0), (0.0, 40.0)]), 1.6 * unit, 0.1)
            for grow, tone in ((1.2, ink), (0.0, strip)):
                tag = [(-4.0 - grow, 39.0 - grow), (4.0 + grow, 39.0 - grow), (4.6 + grow, 58.0 + grow), (-3.4 - grow, 59.0 + grow)]
                safe_draw.polygon(large, tone, lay(tag))
            painting.brush(large, rgb(self.palette.vermilion), lay([(0.0, 43.0), (0.6, 48.0), (0.0, 53.0)]), 2.6 * unit, 0.3)

        return painting.painted((wide * self.px, high * self.px), paint)
