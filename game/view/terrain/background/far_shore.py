"""Far shore: the island on the horizon, growing until it is the shore itself.

Everything on it is shown as from the runner's side of the lake: the same distance to the right of the picture's middle, the smaller the
farther it is. At `MET` metres from its hut its picture and the place where one sets foot are one and the same.
"""

import math
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.objects.scenery.standing import Standing
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

MET = 7.0
"""Metres from the picture's middle to the hut from which on everything is where it is."""
ASIDE = 4.4
"""Metres farther to the right at which the far hut is seen, at most."""
SHRINKS = 0.75
"""Power of the true perspective by which it is smaller: with all of it, one would not see it from the first shore."""
MIST, CLEARS = 0.62, 1.4
"""How much of the mist's colour lies over it at the farthest, and how soon that clears."""
STEP = 2.0
"""Reference pixels of the hut's breadth from one size to the next."""
HUT = 318.0
"""Reference pixels of a hut's breadth."""
POINTS = 40
"""Of the outline of its land."""
BEFORE = 6.0
"""Metres of shore that are still seen before the still water's edge."""
BANDS, TURF, SAND, LIP = 5, 18.0, 15.0, 2.4
"""Tones of its bank from the grass down; reference pixels of each, of sand and of foam at its foot, when it is as large as life."""
IMAGE = 0.3
"""How high the image of its land in the lake is."""
WINDOW = (-1.3, 1.55)
"""Metres from the hut's place to the lit window."""
LIGHTS = 5
"""Strengths of the light in it."""
SMALL = 0.45
"""How small it is when it is drawn as one picture that is kept until it has grown."""
REFLECTED, SQUASHED = 0.26, 0.55
"""How strong and how high its picture in the lake is."""


class FarShore:
    def __init__(
        self, palette: Palette, px: float, things: list[Standing], hut: float, ground: tuple[np.ndarray, np.ndarray], level: float
    ) -> None:
        """`things` stand on it; `hut` is where its hut is; `ground` are the places and heights of its land, `level` the still lake's."""
        self.palette, self.px, self.things, self.hut, self.level = palette, px, things, hut, level
        self.dense = [thing.sprite for thing in things]
        for thing in things:
            thing.sprite = painting.to_rle(thing.sprite)
        xs = np.linspace(self._first(ground), ground[0][-1], POINTS)
        self.land = np.column_stack((xs, np.interp(xs, *ground)))
        self._corner = self._find_corner()
        self._size = -1
        self._group = self._mirror = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._whole, self._kept, self._inked = self._group, (-1, -1), self._group.get_rect()
        """All of it as one picture, for what size, and where in the picture anything of it is."""
        self._lights = [self._glow(0.55 * (n + 1) / LIGHTS) for n in range(LIGHTS)]

    def _first(self, ground: tuple[np.ndarray, np.ndarray]) -> float:
        """Where its land comes out of the water, a little before."""
        xs, ys = ground
        dry = np.flatnonzero((ys[:-1] <= self.level) & (ys[1:] > self.level) & (xs[1:] <= self.hut))
        if not len(dry):
            return float(xs[0])
        return float(xs[dry[-1]]) - BEFORE

    def nearness(self, camera: Camera) -> float:
        """How large it is now: 1 is life."""
        away = self.hut - camera.x
        return 1.0 if away <= MET else (self._aside(away) / away) ** SHRINKS

    def _aside(self, away: float) -> float:
        """Metres to the right of the picture's middle at which the hut is seen."""
        return away if away <= MET else MET + ASIDE * (1.0 - math.exp(-(away - MET) / ASIDE))

    def met(self, camera: Camera) -> bool:
        """Whether what is seen is where it is."""
        return camera.x >= self.hut - MET

    def draw_far(self, surface: pygame.Surface, camera: Camera) -> None:
        """While it is not reached: its land, and on it all that stands there."""
        if self.met(camera):
            return
        size = self.nearness(camera)
        left = camera.width / 2 + self._aside(self.hut - camera.x) * camera.scale + camera.shift_x
        if left + float(self.land[0, 0] - self.hut) * camera.scale * size > camera.width:
            return
        drop = float(camera.screen_y(self.level)) - camera.horizon
        if size < SMALL:
            self._draw_small(surface, size, (left, camera.horizon), drop)
        else:
            self._draw_at(surface, size, (left, camera.horizon), drop)
        self._draw_light(surface, camera, left, size)

    def _draw_small(self, surface: pygame.Surface, size: float, at: tuple[float, float], drop: float) -> None:
        """From afar it changes slowly: all of it is one picture for a while."""
        key = round(size * HUT * self.px / STEP), round(drop)
        scale = METRE * self.px * size
        before, above = (self.hut - float(self.land[0, 0])) * scale + 8, -self._corner[1] * self.px * size - drop * size + 8
        if key != self._kept:
            self._kept = key
            wide, high = before + (float(self.land[-1, 0]) - self.hut) * scale + 8, above + drop * size * (1.0 + IMAGE) + 24
            whole = pygame.Surface((max(1, round(wide)), max(1, round(high))), pygame.SRCALPHA, 32)
            self._draw_at(whole, size, (before, above), drop)
            self._inked = whole.get_bounding_rect()
            self._whole = whole.subsurface(self._inked)
        corner = round(at[0] - before) + self._inked.x, round(at[1] - above) + self._inked.y
        safe_draw.blit_at(surface, self._whole, corner)

    def _find_corner(self) -> tuple[float, float]:
        """Left upper corner of all that stands there, from the hut's place on the still lake, in reference pixels."""
        left = min((t.x - self.hut) * METRE + t.left / self.px for t in self.things)
        return float(left), float(min(t.top / self.px - (t.y - self.level) * METRE for t in self.things))

    def _draw_at(self, surface: pygame.Surface, size: float, at: tuple[float, float], drop: float) -> None:
        """With the hut's place in a column, the horizon in a row, and the still lake's edge `drop` pixels under that when it is reached."""
        left, horizon = at
        self._paint(size)
        foot, scale = horizon + drop * size, METRE * self.px * size
        xs = left + (self.land[:, 0] - self.hut) * scale
        land = np.column_stack((xs, np.minimum(foot - (self.land[:, 1] - self.level) * scale, foot)))
        x, y = (part * self.px * size for part in self._corner)
        if self._mirror.get_width() > 1:
            safe_draw.blit_at(surface, self._mirror, (left + x, foot))
        self._draw_land(surface, land, foot, size)
        safe_draw.blit_at(surface, self._group, (left + x, foot + y))

    def _draw_light(self, surface: pygame.Surface, camera: Camera, left: float, size: float) -> None:
        """The farther, the more it is all that one sees of the house."""
        strength = round((1.0 - size) * (LIGHTS + 1)) - 1
        if strength >= 0:
            light = self._lights[min(strength, LIGHTS - 1)]
            high = float(np.interp(self.hut, self.land[:, 0], self.land[:, 1])) + WINDOW[1]
            row = camera.horizon + (camera.screen_y(high) - camera.horizon) * size
            column = left + WINDOW[0] * camera.scale * size
            safe_draw.blit_at(surface, light, (column - light.get_width() / 2, row - light.get_height() / 2), safe_draw.ADD)

    def draw_near(self, surface: pygame.Surface, camera: Camera, draw: Any) -> None:
        """Once it is reached: each thing by itself, as everything is drawn that stands in the foreground."""
        if self.met(camera):
            draw(self.things)

    def _draw_land(self, surface: pygame.Surface, land: np.ndarray, foot: float, size: float) -> None:
        """Grass that goes over into earth from band to band, sand at its foot, its dark image in the lake under a line of foam."""
        palette, unit = self.palette, self.px * size
        along = self.land[:, 0]
        waver = np.sin(along * 1.1) + 0.6 * np.sin(along * 2.7 + 1.0)
        self._draw_image(surface, land, foot, waver * unit, size)
        closed = np.array(((land[-1, 0], foot), (land[0, 0], foot)))
        grass, earth = rgb(palette.grass), mix(palette.soil[1][1], palette.stone[1], 0.25)
        for band in range(BANDS):
            share = band / (BANDS - 1)
            lower = land[:, 1] + (TURF * band + (2.4 * waver if band else 0.0)) * unit
            tone = self._hazy(mix(grass, earth, 0.12 + 0.8 * share if band else 0.0), size)
            safe_draw.polygon(surface, tone, np.concatenate((np.column_stack((land[:, 0], np.minimum(lower, foot))), closed)))
        beach = np.maximum(land[:, 1], foot - (SAND + 2.0 * waver) * unit)
        safe_draw.polygon(surface, self._hazy(mix(palette.sand, palette.earth[1][1], 0.25), size), _with(land, beach, closed))
        dry = np.flatnonzero(land[:, 1] < foot - 0.5)
        if len(dry):
            line = self._hazy(mix(palette.ink, palette.far_trees, 0.35), size)
            safe_draw.lines(surface, line, land[max(0, dry[0] - 1) :], max(1, round(1.5 * unit)))  # under water there is no contour
            lip = np.column_stack((land[dry[0] :, 0], foot + 0.8 * waver[dry[0] :] * unit))
            safe_draw.lines(surface, self._hazy(palette.lip, size), lip, max(1, round(LIP * unit)))

    def _draw_image(self, surface: pygame.Surface, land: np.ndarray, foot: float, waver: np.ndarray, size: float) -> None:
        """Of its land in the lake before it, flat and dark."""
        tone = mix(mix(self.palette.plane[2][1], self.palette.soil[2][1], 0.32), self.palette.mist, 0.5 * self._haze(size))
        under = foot + (foot - land[:, 1]) * IMAGE + waver * 1.5
        safe_draw.polygon(surface, tone, _with(land, np.maximum(under, foot), np.array(((land[-1, 0], foot), (land[0, 0], foot)))))

    def _hazy(self, tone: str | tuple[int, int, int], size: float) -> tuple[int, int, int]:
        return mix(tone, self.palette.mist, self._haze(size))

    def _haze(self, size: float) -> float:
        return float(MIST * max(0.0, 1.0 - size) ** CLEARS)

    # painting the group at a size

    def _paint(self, size: float) -> None:
        """All that stands there at about this size, as one, in its mist: made anew only when it has grown by a little."""
        step = round(size * HUT * self.px / STEP)
        if step == self._size:
            return
        self._size, unit = step, step * STEP / HUT / self.px
        metre = METRE * self.px
        boxes = [((t.x - self.hut) * metre + t.left, t.top - t.y * metre) for t in self.things]
        left, top = min(x for x, _ in boxes), min(y for _, y in boxes)
        right = max(x + s.get_width() for (x, _), s in zip(boxes, self.dense, strict=True))
        bottom = max(y + s.get_height() for (_, y), s in zip(boxes, self.dense, strict=True))
        group = pygame.Surface((max(1, math.ceil((right - left) * unit)), max(1, math.ceil((bottom - top) * unit))), pygame.SRCALPHA, 32)
        for (x, y), sprite in zip(boxes, self.dense, strict=True):
            wide, high = max(1, round(sprite.get_width() * unit)), max(1, round(sprite.get_height() * unit))
            group.blit(
                pygame.transform.smoothscale(sprite, (wide, high)),
                (round((x - left) * unit), round((y - top) * unit)),
                special_flags=safe_draw.PREMULTIPLIED,
            )
        self._group = self._misty(group, unit)
        self._mirror = self._reflected(self._group) if unit < 0.5 else pygame.Surface((1, 1), pygame.SRCALPHA, 32)

    def _misty(self, group: pygame.Surface, size: float) -> pygame.Surface:
        share = self._haze(size)
        veil = group.copy()
        veil.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        veil.fill((*(round(part * share) for part in rgb(self.palette.mist)), 0), special_flags=pygame.BLEND_RGBA_ADD)
        level = round(255 * (1.0 - share))
        group.fill((level, level, level, 255), special_flags=pygame.BLEND_RGBA_MULT)
        veil.premul_alpha_ip()
        group.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return group

    def _reflected(self, group: pygame.Surface) -> pygame.Surface:
        size = group.get_width(), max(1, round(group.get_height() * SQUASHED))
        return painting.faded(pygame.transform.flip(pygame.transform.smoothscale(group, size), False, True), REFLECTED)

    def _glow(self, strength: float) -> pygame.Surface:
        """The lamp behind the window: a warm point that is seen from the other shore."""
        side = round(44 * self.px)
        place = np.linspace(-1, 1, max(2, side), dtype=np.float32)
        light = np.clip(1 - np.hypot(place[None, :], place[:, None]), 0, 1) ** 2 * strength
        return painting.opaque(light[..., None] * np.asarray(rgb(self.palette.lamp), dtype=np.float32) - 0.5)


def _with(land: np.ndarray, rows: np.ndarray, closed: np.ndarray) -> np.ndarray:
    """An outline along the land in other rows."""
    return np.concatenate((np.column_stack((land[:, 0], rows)), closed))
