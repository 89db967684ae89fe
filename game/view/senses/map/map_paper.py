"""Map paper: the flat sheet with everything on it as pixels, ready to be hung; what changes on it is painted over the rest where it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
import pygame
from numpy.typing import NDArray

from game.level.paper_map import Map
from game.localization.texts import level_text_or_default
from game.sim.senses.map.map_reckoning import NO_CROSS, MapPose
from game.view.render import painting
from game.view.render.assets import Assets
from game.view.render.painting import Array
from game.view.render.palette import rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.map.ink_svg import brush, closed_spine, contour, fill
from game.view.senses.map.map_ink import HEIGHT, INDIGO, WIDTH, Chart
from game.view.ui.paper import render_text

MARGIN = 62.0
"""Units of clear paper round the sheet, so that whoever looks beyond its edge finds nothing."""
PAPER, WORN, INK = "#f7e8c6", "#fffaea", "#1b2030"
FOLDS_X, FOLDS_Y = (0.25, 0.5, 0.75), (0.5,)
"""Where it has been folded, as shares of its sides."""
NOTE_SIZE, MARK_SIZE = 29.0, 38.0
"""Units of a note's letters, and of one that is a single mark."""
RING, RING_HELD = 27.0, 4.4
RING_BOX, RING_STEPS = 80, 16
"""Units of the square in which one lies, and the steps in which one fills."""
HELD_INK, HELD_WASH, HELD_WIDE = "#b8352a", 0.34, 9.0
"""Of the ring about a cross that is held: its ink, how strong that is within it, and how wide the stroke."""
TEARS = ((WIDTH, HEIGHT / 2, 26, 5), (WIDTH / 2, HEIGHT, 6, 28), (WIDTH / 4, HEIGHT, 5, 15), (WIDTH * 0.75, 0, 5, 14))
"""Tears in its edge at the folds: x, y, and how far they go in, across and down."""
LEVELS = 5
"""Steps of legibility from smear to sharp."""
COARSE = 4
"""How much coarser washes are painted than ink."""


class MapPaper:
    """`pixels` is the sheet, a row of them after the other, with its clear margin; premultiplied, as a surface has them."""

    def __init__(self, assets: Assets, scale: float, chart: Map, own: Mapping[str, str], cache: SpriteCache) -> None:
        """`scale` is pixels of this sheet for a unit."""
        self._assets, self.scale, self.chart, self._own = assets, scale, Chart(chart), own
        self.width, self.height = round((WIDTH + 2 * MARGIN) * scale), round((HEIGHT + 2 * MARGIN) * scale)
        drawn = hashlib.sha256(repr((chart, scale)).encode()).hexdigest()[:16]
        self._base = cache.get(f"land map {drawn}", lambda: [self._paint()])[0]
        self._walked = _Sheet(self.width, self.height)
        self._shown = _Sheet(self.width, self.height)
        self._notes = [self._note(number) for number in range(len(chart.crosses))]
        self._rings = cache.get(f"map rings {scale}", lambda: [self._ring(step / RING_STEPS) for step in range(RING_STEPS + 1)])
        self._reckoned: tuple[float, float] = (-1.0, -1.0)
        self._marked: tuple[int, ...] = ()
        self._dirty: list[pygame.Rect] = []

    @property
    def pixels(self) -> NDArray[np.uint32]:
        return self._shown.pixels

    # what changes

    def show(self, pose: MapPose) -> None:
        """Paint what has changed since the last picture."""
        reckoned = (round(pose.along, 1), round(pose.doubt, 1))
        whole = reckoned != self._reckoned
        if whole:
            self._reckoned = reckoned
            self._draw_way(pose)
        marked = (pose.brush, round(pose.held * RING_STEPS), pose.chosen, round(pose.legibility * (LEVELS - 1)))
        if whole or marked != self._marked:
            self._marked = marked
            self._draw_marks(pose, whole)

    def _draw_way(self, pose: MapPose) -> None:
        """The way walked and the doubt, over all that never changes."""
        self._walked.pixels.fill(0)
        self._walked.surface.blit(self._base, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        ellipse = self.chart.doubt(pose.here, pose.doubt)
        shape = closed_spine(ellipse)
        xs, ys = shape[:, 0], shape[:, 1]
        box = pygame.Rect(int(xs.min()) - 8, int(ys.min()) - 8, int(np.ptp(xs)) + 16, int(np.ptp(ys)) + 16)
        dice = painting.generator("map doubt")
        inner = fill(shape, "#7f93b4", 0.5)
        rim = contour(shape, 3.4, dice, "#5d7194", 0.55) + contour(shape, 1.3, dice, INDIGO, 0.6)
        self._lay(self._walked.surface, inner + rim, box)
        self._lay(self._walked.surface, self.chart.way(pose.here), pygame.Rect(0, 0, int(WIDTH), int(HEIGHT)))

    def _draw_marks(self, pose: MapPose, whole: bool) -> None:
        """Notes as sharp as they can be read, and the ring of the brush."""
        if whole:
            np.copyto(self._shown.pixels, self._walked.pixels)
        else:
            for box in self._dirty:
                self._shown.surface.blit(self._walked.surface, box, box, special_flags=0)
        self._dirty = []
        level = round(pose.legibility * (LEVELS - 1))
        for variants, at in self._notes:
            self._dirty.append(self._shown.surface.blit(variants[level], at, special_flags=pygame.BLEND_PREMULTIPLIED))
        for number in {pose.brush, pose.chosen} - {NO_CROSS}:
            share = 1.0 if number == pose.chosen else pose.held if number == pose.brush else 0.0
            x, y = self.chart.place(self.chart.chart.crosses[number].at)
            at = round((x - RING_BOX / 2 + MARGIN) * self.scale), round((y - RING_BOX / 2 + MARGIN) * self.scale)
            made = self._rings[round(share * RING_STEPS)]
            self._dirty.append(self._shown.surface.blit(made, at, special_flags=pygame.BLEND_PREMULTIPLIED))

    def _lay(self, surface: pygame.Surface, body: str, box: pygame.Rect) -> None:
        """Ink in a part of the sheet."""
        at = round((box.x + MARGIN) * self.scale), round((box.y + MARGIN) * self.scale)
        surface.blit(self._ink(body, box), at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _ink(self, body: str, box: pygame.Rect) -> pygame.Surface:
        size = max(1, round(box.width * self.scale)), max(1, round(box.height * self.scale))
        return self._assets.raster("map", body, size, f"scale({self.scale:.5f}) translate({-box.x} {-box.y})")

    def _ring(self, share: float) -> pygame.Surface:
        return self._ink(ring(RING_BOX / 2, RING_BOX / 2, share), pygame.Rect(0, 0, RING_BOX, RING_BOX))

    def _note(self, number: int) -> tuple[list[pygame.Surface], tuple[int, int]]:
        """What is written beside a cross: from a smear to sharp; and where it lies."""
        cross = self.chart.chart.crosses[number]
        words = level_text_or_default(cross.name, self._own)
        size = (MARK_SIZE if len(words) < 3 else NOTE_SIZE) * self.scale
        dice = painting.generator("map note", number)
        turned = pygame.transform.rotozoom(_straight(render_text(self._assets, words, size, "#23222c")), dice.uniform(-4.0, 5.0), 1.0)
        pad = round(10 * self.scale)
        sharp = pygame.Surface((turned.get_width() + 2 * pad, turned.get_height() + 2 * pad), pygame.SRCALPHA, 32)
        sharp.blit(turned.premul_alpha(), (pad, pad), special_flags=pygame.BLEND_PREMULTIPLIED)
        smear = pygame.transform.gaussian_blur(sharp, max(1, round(4.5 * self.scale)))
        variants = []
        for level in range(LEVELS):
            share = level / (LEVELS - 1)
            mixed = painting.faded(smear, 0.75 * (1.0 - share))
            mixed.blit(painting.faded(sharp, share**1.5 * 0.93), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
            variants.append(mixed)
        left, top = self.chart.free_place(cross, (sharp.get_width() / self.scale - 20, sharp.get_height() / self.scale - 20))
        return variants, (round((left + MARGIN - 10) * self.scale), round((top + MARGIN - 10) * self.scale))

    # what never changes

    def _paint(self) -> pygame.Surface:
        colors = self._fibres()
        self._lay_washes(colors)
        inside, rim = self._edges()
        ink = self._assets.raster("map", self.chart.drawing(), (self.width, self.height), self._transform(self.scale))
        colors *= 1.0 - _alpha(ink)[..., None]
        colors += _rgb(ink)
        self._wear_folds(colors)
        colors += (np.array(rgb(INK), dtype=np.float32) - colors) * (rim * (1.0 - inside))[..., None]
        return painting.translucent(np.clip(colors, 0, 255), np.maximum(inside, rim))

    def _transform(self, scale: float) -> str:
        return f"scale({scale:.5f}) translate({MARGIN} {MARGIN})"

    def _fibres(self) -> Array:
        """Bare paper: long fibres, clouds, foxing."""
        wide, high, s, dice = self.width, self.height, self.scale, painting.generator("map paper")
        tone = painting.noise(wide, high, 190 * s, 140 * s, dice) * 6.0 + painting.noise(wide, high, 60 * s, 44 * s, dice) * 3.5
        tone += painting.noise(wide, high, 6 * s, 4 * s, dice) * 1.8 + painting.noise(wide, high, 40 * s, 1.3 * s, dice) * 2.4
        colors = np.empty((high, wide, 3), dtype=np.float32)
        for channel, (base, much) in enumerate(zip(rgb(PAPER), (1.0, 1.05, 1.35), strict=True)):
            colors[..., channel] = base + tone * much
        for _ in range(34):
            x, y, r = dice.uniform(0, wide), dice.uniform(0, high), dice.uniform(2, 13) * s
            x0, x1, y0, y1 = int(max(0, x - r)), min(wide, int(x + r) + 1), int(max(0, y - r)), min(high, int(y + r) + 1)
            yy, xx = np.mgrid[y0:y1, x0:x1]
            spot = np.clip(1.0 - np.hypot(xx - x, yy - y) / r, 0.0, 1.0)[..., None] * dice.uniform(0.05, 0.17)
            colors[y0:y1, x0:x1] -= (spot * np.array([38.0, 58.0, 86.0])).astype(np.float32)
        return colors

    def _lay_washes(self, colors: Array) -> None:
        """Wet ink under the strokes: multiplied into the paper, with a dried rim where water stood."""
        washes, dice = self.chart.washes(), painting.generator("map wash")
        uneven = 0.86 + 0.2 * painting.noise(self.width, self.height, 44 * self.scale, 30 * self.scale, dice)
        for body, color, strength, soft, rim in (
            (washes.pale, "#a9b2a6", 0.62, 4, 0.0), (washes.lee, "#838b99", 0.5, 4, 0.0), (washes.water, "#7fa3b6", 0.85, 2, 0.75),
            (washes.smudge, "#55483f", 0.6, 7, 0.25),
        ):  # fmt: skip
            if body:
                shape = self._soft(body, 1)
                mask = self._soft(body, soft) * uneven * strength
                mask += np.clip(shape - self._soft(body, soft + 2), 0.0, 1.0) * rim * strength
                keep = 1.0 - np.array(rgb(color), dtype=np.float32) / 255.0
                colors *= 1.0 - np.clip(mask, 0.0, 1.0)[..., None] * keep

    def _soft(self, body: str, soft: int) -> Array:
        """A shape's alpha, its edge run over `soft` coarse pixels."""
        small = max(1, self.width // COARSE), max(1, self.height // COARSE)
        shape = self._assets.raster("map", body, small, self._transform(self.scale / COARSE))
        blurred = pygame.transform.gaussian_blur(shape, soft)
        return _alpha(pygame.transform.smoothscale(blurred, (self.width, self.height)))

    def _edges(self) -> tuple[Array, Array]:
        """Where there is paper, torn at its folds; and that with its inked rim, a little wider."""
        s, dice = self.scale, painting.generator("map edge")
        x = (np.arange(self.width, dtype=np.float32) / s - MARGIN)[None, :]
        y = (np.arange(self.height, dtype=np.float32) / s - MARGIN)[:, None]
        waver = [self._waver(length, dice) for length in (self.width, self.height)]
        across, down = waver[0][None, :], waver[1][:, None]
        sides = np.minimum(x - 3 - down, WIDTH - 3 - x + down[::-1])
        inner = np.minimum(sides, np.minimum(y - 3 - across, HEIGHT - 3 - y + across[:, ::-1]))
        for tx, ty, wide, high in TEARS:
            if high > wide:
                tear = np.abs(x - tx) - wide * (1.0 - np.abs(y - ty) / high)
            else:
                tear = np.abs(y - ty) - high * (1.0 - np.abs(x - tx) / wide)
            inner = np.minimum(inner, np.where(np.abs((y - ty) if high > wide else (x - tx)) < max(wide, high), tear, 99.0))
        return np.clip(inner * s + 0.5, 0.0, 1.0), np.clip((inner + 2.5) * s + 0.5, 0.0, 1.0)

    def _waver(self, length: int, dice: painting.Rng) -> Array:
        """How uneven an edge is, in units."""
        small, large = (painting.noise(length, 4, cell * self.scale, 1, dice)[1] for cell in (10, 60))
        return np.asarray(small * 1.3 + large * 1.8, dtype=np.float32)

    def _wear_folds(self, colors: Array) -> None:
        """Along its folds the paper is rubbed pale, and the ink on it with it."""
        dice, s = painting.generator("map folds"), self.scale
        x, y = np.arange(self.width) / s - MARGIN, np.arange(self.height) / s - MARGIN
        worn = np.array(rgb(WORN), dtype=np.float32)
        for at in FOLDS_X:
            columns = np.abs(x - at * WIDTH) < 7
            line = np.exp(-(((x[columns] - at * WIDTH) / 2.0) ** 2))[None, :] * 0.78
            line = line * (0.62 + 0.38 * painting.noise(int(columns.sum()), self.height, 4 * s, 26 * s, dice))
            colors[:, columns] += (worn - colors[:, columns]) * line[..., None].astype(np.float32)
        for at in FOLDS_Y:
            rows = np.abs(y - at * HEIGHT) < 7
            line = np.exp(-(((y[rows] - at * HEIGHT) / 2.0) ** 2))[:, None] * 0.78
            line = line * (0.62 + 0.38 * painting.noise(self.width, int(rows.sum()), 26 * s, 4 * s, dice))
            colors[rows] += (worn - colors[rows]) * line[..., None].astype(np.float32)


class _Sheet:
    """Pixels that numpy and pygame both see."""

    def __init__(self, width: int, height: int) -> None:
        self.pixels = np.zeros(width * height, dtype=np.uint32)
        self.surface = pygame.image.frombuffer(cast(Any, self.pixels), (width, height), "BGRA")


def ring(x: float, y: float, share: float) -> str:
    """The brush about a cross: a thin ring, that fills like a dial with vermilion as the choice is held."""
    line = _arc(x, y, 1.0)
    track = brush(line, RING_HELD, INDIGO, 0.88, "ink", raw=True)
    if share <= 0.0:
        return track
    held = _arc(x, y, share)
    wash = fill(np.concatenate([[(x, y)], held]), HELD_INK, HELD_WASH)
    return track + wash + brush(held, HELD_WIDE, HELD_INK, 0.95, "even", raw=True)


def _arc(x: float, y: float, share: float) -> Array:
    """So much of the ring, from the top on."""
    turn = np.linspace(-0.5 * np.pi, -0.5 * np.pi + 2.02 * np.pi * share, 60)
    return np.stack([x + RING * np.cos(turn), y + RING * 0.92 * np.sin(turn)], 1)


def _straight(surface: pygame.Surface) -> pygame.Surface:
    """A premultiplied sprite with straight alpha: dark ink on nothing differs by its alpha alone."""
    straight = surface.copy()
    pixels = pygame.surfarray.pixels3d(straight)
    pixels[...] = rgb("#23222c")
    del pixels
    return straight


def _alpha(surface: pygame.Surface) -> Array:
    return pygame.surfarray.array_alpha(surface).T.astype(np.float32) / 255.0


def _rgb(surface: pygame.Surface) -> Array:
    return pygame.surfarray.array3d(surface).swapaxes(0, 1).astype(np.float32)
