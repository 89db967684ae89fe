"""Picture of leaves that come down before somebody drops out of a crown: a shower of them, and a shadow that grows where he will land."""

import numpy as np
import pygame

from game.sim.characters.hunters.wood.crown_thrower import CrownTellPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

LEAVES, TURNS = 46, 12
WIDE = 1.1
"""Metres to each side in which they come down."""
FASTEST, SLOWEST = 1.25, 0.7
"""How far they have come when he drops, as a share of the way to the ground."""
SHADOW = 1.5
"""Metres across, of the shadow at its largest."""


class CrownTellPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        dice = painting.generator("crown tell")
        self.side, self.speed = dice.uniform(-1, 1, LEAVES), dice.uniform(SLOWEST, FASTEST, LEAVES)
        self.late, self.turn = dice.uniform(0, 0.45, LEAVES), dice.uniform(0, TURNS, LEAVES)
        self.kind = dice.integers(0, 4, LEAVES)
        colors = [*palette.falling[:2], palette.leaves[0], palette.leaves[1]]
        self.sprites = cache.get("crown tell", lambda: [sprite for color in colors for sprite in self._leaf(color)])
        self.shadow = cache.get("crown tell shadow", lambda: [self._shadow()])[0]

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: CrownTellPose, seconds: float) -> None:
        """The shadow where he will come down."""
        share = min(1.0, pose.since_s / pose.lasts_s)
        x, y = camera.to_screen(pose.x, pose.ground)
        wide = max(8, round(self.shadow.get_width() * (0.35 + 0.65 * share)))
        shadow = pygame.transform.scale(self.shadow, (wide, max(4, round(self.shadow.get_height() * (0.35 + 0.65 * share)))))
        safe_draw.blit_at(surface, shadow, (x - wide / 2, y - shadow.get_height() / 2))

    def draw_before(self, surface: pygame.Surface, camera: Camera, pose: CrownTellPose) -> None:
        """Leaves, before everybody."""
        share = np.clip(pose.since_s / pose.lasts_s - self.late, 0.0, 1.0)
        fallen = np.minimum(share * self.speed * 1.5, 1.0)
        height = pose.y + 0.4 - pose.ground
        x = pose.x + WIDE * self.side * (0.35 + fallen) + 0.12 * np.sin(9.0 * share + self.turn)
        y = pose.y + 0.4 - height * fallen + 0.3 * self.side
        which = self.kind * TURNS + (self.turn + 14.0 * share).astype(np.int64) % TURNS
        half = self.sprites[0].get_width() / 2
        safe_draw.blit_many(surface, self.sprites, which, camera.screen_x(x) - half, camera.screen_y(y) - half)

    def _leaf(self, color: str) -> list[pygame.Surface]:
        """A leaf in all its turns."""
        side = 15.0 * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            w = large.get_width()
            outline = [(0.04 * w, 0.5 * w), (0.35 * w, 0.2 * w), (0.96 * w, 0.5 * w), (0.35 * w, 0.8 * w)]
            inner = [(0.14 * w, 0.5 * w), (0.37 * w, 0.3 * w), (0.84 * w, 0.5 * w), (0.37 * w, 0.7 * w)]
            safe_draw.polygon(large, rgb(self.palette.ink), outline)
            safe_draw.polygon(large, rgb(color), inner)

        flat = painting.painted((side, side), paint)
        turned = [pygame.transform.rotozoom(flat, 360 * turn / TURNS, 1.0) for turn in range(TURNS)]
        wide = max(max(sprite.get_size()) for sprite in turned)
        return [_centered(sprite, wide) for sprite in turned]

    def _shadow(self) -> pygame.Surface:
        wide, high = SHADOW * 48 * self.px, 0.3 * 48 * self.px
        x, y = np.linspace(-1, 1, max(2, round(wide)), dtype=np.float32), np.linspace(-1, 1, max(2, round(high)), dtype=np.float32)
        strength = np.clip(1 - np.hypot(x[None, :], y[:, None]), 0, 1) ** 0.7 * 0.62
        return painting.translucent(rgb(self.palette.ink), strength)


def _centered(sprite: pygame.Surface, wide: int) -> pygame.Surface:
    square = pygame.Surface((wide, wide), pygame.SRCALPHA, 32)
    square.blit(sprite, ((wide - sprite.get_width()) // 2, (wide - sprite.get_height()) // 2), special_flags=pygame.BLEND_PREMULTIPLIED)
    return square
