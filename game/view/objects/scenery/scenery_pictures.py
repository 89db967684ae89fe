"""Scenery pictures: the drawings `assets/svg/scenery-*.svg` in a size, turned, in the light of the hour and the colours of the season."""

import math
import re
from collections import deque

import pygame

from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.render.time_of_day import LevelPalette

LAMPS = r'<path[^>]*fill="#(?:f7c66b|fde7a6|6a4a2c)"[^>]*/>'
"""What shines by itself in a drawing, with the bars before it: no hour darkens it."""
MAX_TURNED_LOGS, TURN_STEP_DEG = 40, 1
"""Floating logs that are kept as they lay, at most; the first are thrown away first; and degrees from one turn to the
next, by which the end of a long one moves two pixels."""


class SceneryPictures:
    def __init__(self, assets: Assets, palette: LevelPalette, px: float, cache: SpriteCache) -> None:
        self.assets, self.palette, self.px, self.cache = assets, palette, px, cache
        self.kept: dict[tuple[str, int, int], pygame.Surface] = {}
        self.turned: deque[tuple[str, int, int]] = deque()

    def corner(self, name: str) -> tuple[float, float]:
        """The left upper corner of a drawing from the foot of what it shows, in the drawing's units."""
        left, top, _, _ = self.assets.drawing(f"scenery-{name}").box
        return left, top

    def roots(self, number: int, scale: float) -> tuple[pygame.Surface, float, float]:
        """Roots in the cut earth, and their left upper corner from the tree's foot in reference pixels."""
        left, top = self.corner(f"roots-{number}")
        return self.picture(f"roots-{number}", scale, scale), left * scale, top * scale

    def picture(self, name: str, sx: float, sy: float, angle: float = 0.0) -> pygame.Surface:
        """The drawing `scenery-<name>` at `sx` by `sy` reference pixels a unit, turned by degrees, in the light of the hour."""
        turn = round(angle / TURN_STEP_DEG) * TURN_STEP_DEG
        key = (f"{name} {turn}", round(sx * 100), round(sy * 100))
        if turn == 0 and key not in self.kept:
            words = f"{name} {sx:.5f} {sy:.5f}"
            (self.kept[key],) = self.cache.get(words, lambda: [self._print(name, sx * self.px, sy * self.px)], temporary=True)
        elif key not in self.kept:
            if len(self.turned) >= MAX_TURNED_LOGS:
                self.kept.pop(self.turned.popleft(), None)
            self.turned.append(key)
            self.kept[key] = pygame.transform.rotozoom(self.picture(name, sx, sy), turn, 1.0)
        return self.kept[key]

    def _print(self, name: str, sx: float, sy: float) -> pygame.Surface:
        drawing = self.assets.drawing(f"scenery-{name}")
        left, top, width, height = drawing.box
        size = math.ceil(width * sx), math.ceil(height * sy)
        place = f"scale({sx:.5f} {sy:.5f}) translate({-left:.3f} {-top:.3f})"
        sprite = self.assets.raster(drawing.name, self._dyed(drawing.fill), size, place)
        if self.palette.light == "#ffffff" and not self.palette.gloom[1]:
            return sprite
        self._darken(sprite)
        if lamps := "".join(re.findall(LAMPS, drawing.fill)):
            safe_draw.blit_at(sprite, self.assets.raster(drawing.name, lamps, size, place), (0, 0))
        return sprite

    def _darken(self, sprite: pygame.Surface) -> None:
        """Show it in the light and the air of the hour."""
        color, share = self.palette.gloom
        light, air = rgb(self.palette.light), sprite.copy()
        air.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        air.fill((*(round(part * share) for part in rgb(color)), 0), special_flags=pygame.BLEND_RGBA_ADD)
        sprite.fill(tuple(round(part * (1 - share)) for part in light), special_flags=pygame.BLEND_RGB_MULT)
        sprite.blit(air.premul_alpha(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _dyed(self, shapes: str) -> str:
        """The drawing's colours as the season has them; all at once, for one may become what another was."""
        dyes = self.palette.dyes
        return re.sub("|".join(dyes), lambda found: dyes[found[0]], shapes) if dyes else shapes

    def forget(self) -> None:
        """Let go of every picture: whoever needs one holds it."""
        self.kept.clear()
