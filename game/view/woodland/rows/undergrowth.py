"""Undergrowth: ferns, shrubs and grass at the feet of the trees behind, as a strip of its own."""

import math

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix
from game.view.woodland import floor_plants
from game.view.woodland.foliage import paint_bank
from game.view.woodland.looks import Floor
from game.view.woodland.rows.ground_strip import BELOW

PARALLAX, TILES, TILE = 0.72, 4, 320.0
"""Its pace, the tiles after which it repeats, and their width in reference pixels."""
ABOVE, RISE = 130.0, 7.0
"""Reference pixels of strip over its ground, and by which that lies over the near one."""
TUFTS, PLAIN_FLOOR = 300, Floor()
RIDGES = (13.0, 34.0, 62.0, 98.0, 142.0, 190.0)
"""Reference pixels under the crest at which one after another of the slope's ridges of grass begins: where the land dips, all are seen."""
RIDGE_TUFTS, RIDGE_FERNS = 250, 4
"""On each of them."""


def paint_undergrowth(palette: Palette, px: float, floor: Floor = PLAIN_FLOOR, tile: int = 0) -> pygame.Surface:
    """A strip that repeats; `tile` is the width of its tiles in pixels, if it is rounded otherwise."""
    dice = painting.generator("undergrowth")
    wide = (tile or round(TILE * px)) * TILES
    strip = pygame.Surface((wide, round((ABOVE + BELOW) * px)), pygame.SRCALPHA, 32)
    air = palette.air[2][1]
    lit, dark = mix(palette.leaves[0], air, 0.52), mix(mix(palette.leaves[1], palette.leaves[0], 0.3), air, 0.45)
    shrubs = [mix(tone, air, 0.1) for tone in (mix(dark, palette.leaves[2], 0.2), dark, mix(dark, lit, 0.5), mix(lit, air, 0.25))]
    for _ in range(floor.shrubs):
        x, half = dice.uniform(0, wide), dice.uniform(26, 62)
        bank = paint_bank((half, half * dice.uniform(0.4, 0.6)), shrubs, px, dice)
        wrapped(strip, bank, x - bank.get_width() / 2, (ABOVE + 2 - half * 0.16) * px - bank.get_height() / 2)
    fronds = (lit, dark) if not floor.bracken else (mix(floor.bracken, air, 0.35), mix(floor.bracken, palette.leaves[2], 0.25))
    for _ in range(floor.ferns):
        tall = dice.uniform(34, 70) * floor.fern_size
        sprite = paint_fern(tall, mix(fronds[0], fronds[1], dice.uniform(0, 0.8)), mix(fronds[1], palette.leaves[2], 0.16), px, dice)
        wrapped(strip, sprite, dice.uniform(0, wide) - sprite.get_width() / 2, (ABOVE + 8) * px - sprite.get_height())
    _strew(strip, palette, px, floor, dice)
    edge = fill_crest(strip, palette, px, ABOVE, 0.16, 0.7)
    _grow_tufts(strip, _crest_tones(palette), px, edge, dice, TUFTS)
    _lay_slope(strip, palette, px, edge, dice)
    return strip


def _strew(strip: pygame.Surface, palette: Palette, px: float, floor: Floor, dice: painting.Rng) -> None:
    """What its floor has beside ferns and shrubs, far apart what is large."""

    def stand(sprite: pygame.Surface, x: float, under: float) -> None:
        wrapped(strip, sprite, x - sprite.get_width() / 2, (ABOVE + under) * px - sprite.get_height())

    wide = strip.get_width()
    for _ in range(floor.blades):
        stand(floor_plants.paint_blades(floor.grass, palette, px, dice), dice.uniform(0, wide), 9)
    for number in range(floor.stones):
        size = dice.uniform(24, 46) if number % 3 else dice.uniform(60, 96)
        stand(floor_plants.paint_boulder(size, palette, px, dice), dice.uniform(0, wide), 9)
    for number in range(floor.lanterns):
        stand(floor_plants.paint_lantern(palette, px, dice), (number + 0.5 + dice.uniform(-0.15, 0.15)) * wide / floor.lanterns, 8)
    for _ in range(floor.flowers):
        stand(floor_plants.paint_flower(palette, px, dice), dice.uniform(0, wide), dice.uniform(4, 12))


def fill_crest(strip: pygame.Surface, palette: Palette, px: float, above: float, pale: float, turn: float) -> painting.Array:
    """Rolling ground from about `above` reference pixels down; returns the rows of its crest, column by column."""
    wide, high = strip.get_size()
    x = np.arange(wide, dtype=np.float32) / wide * 2 * np.pi
    edge = above * px + (5 * np.sin(3 * x + turn) + 3 * np.sin(7 * x + 2) + 1.2 * np.sin(31 * x) - 2) * px
    first = max(0, int((above - 30) * px))
    rows = np.arange(first, high, dtype=np.float32)[:, None] - edge[None, :]
    top = np.asarray(mix(mix(palette.grass, palette.air[1][1], 0.45), palette.air[3][1], 0.75 * pale), dtype=np.float32)
    low = np.asarray(mix(palette.grass, palette.soil[1][1], 0.3), dtype=np.float32)
    colors = top + (low - top) * (np.clip(rows / (BELOW * px), 0, 1) ** 0.8 * (1 - 0.5 * pale))[..., None]
    safe_draw.blit_at(strip, painting.translucent(colors, np.clip(rows, 0, 1)), (0, first))
    return np.asarray(edge)


def wrapped(strip: pygame.Surface, sprite: pygame.Surface, x: float, y: float) -> None:
    """What sticks out at one end comes in again at the other."""
    wide = strip.get_width()
    for turn in (-wide, 0, wide):
        if -sprite.get_width() < x + turn < wide:
            safe_draw.blit_at(strip, sprite, (x + turn, y))


def _crest_tones(palette: Palette) -> list[RGB]:
    return [
        mix(palette.grass, palette.air[1][1], 0.3),
        mix(palette.grass, palette.leaves[1], 0.4),
        mix(palette.grass, palette.air[2][1], 0.35),
    ]


def _lay_slope(strip: pygame.Surface, palette: Palette, px: float, crest: np.ndarray, dice: painting.Rng) -> None:
    """The near side of the rise: ridge before ridge of grass, each a shade darker, with ferns between; bare it is a flat green wall."""
    wide, high = strip.get_size()
    turn = np.arange(wide, dtype=np.float32) / wide * 2 * np.pi
    lit = mix(palette.grass, palette.air[1][1], 0.38)
    dark = mix(mix(palette.leaves[1], palette.leaves[2], 0.45), palette.grass, 0.22)
    for number, under in enumerate(RIDGES):
        share = (number + 1) / len(RIDGES)
        tone, swell = mix(lit, dark, share**0.6), 3 + 0.05 * under
        phases = dice.uniform(0, 6, 3)
        waves = np.sin((4 + number) * turn + phases[0]) + 0.6 * np.sin(11 * turn + phases[1]) + 0.3 * np.sin(37 * turn + phases[2])
        edge = crest + (under + swell * waves) * px
        for _ in range(RIDGE_FERNS):
            x, tall = int(dice.uniform(0, wide)), dice.uniform(26, 48)
            sprite = paint_fern(tall, mix(tone, lit, 0.3), mix(tone, dark, 0.4), px, dice)
            wrapped(strip, sprite, x - sprite.get_width() / 2, edge[x] + 8 * px - sprite.get_height())
        first = max(0, int(edge.min()))
        rows = np.arange(first, high, dtype=np.float32)[:, None] - edge[None, :]
        body, rim = np.asarray(tone, dtype=np.float32), np.asarray(mix(tone, palette.air[2][1], 0.2), dtype=np.float32)
        colors = rim + (body - rim) * np.clip(rows / (16 * px), 0, 1)[..., None]
        pressed = np.clip(0.5 + 0.6 * np.sin(23 * turn + phases[1]) + 0.4 * np.sin(71 * turn + phases[2]), 0, 1)[None, :]
        line = np.clip(1.5 * px * pressed - np.abs(rows - px), 0, 1) * 0.5
        colors += (np.asarray(mix(tone, palette.ink, 0.7), dtype=np.float32) - colors) * line[..., None]
        safe_draw.blit_at(strip, painting.translucent(colors, np.clip(rows, 0, 1)), (0, first))
        blades = [mix(tone, palette.air[2][1], 0.12), mix(tone, palette.leaves[2], 0.3), mix(tone, lit, 0.35)]
        _grow_tufts(strip, blades, px, edge, dice, RIDGE_TUFTS)


def paint_fern(tall: float, tone: RGB, shade: RGB, px: float, dice: painting.Rng) -> pygame.Surface:
    """A tuft of fronds that arch to both sides; its foot is in the middle of the sprite's lower edge."""
    wide = tall * 2.4

    def paint(large: pygame.Surface, times: float) -> None:
        foot = np.array([wide / 2, tall * 1.15 - 2])
        shares = np.linspace(-1, 1, int(dice.integers(5, 8))) + dice.uniform(-0.12, 0.12)
        for number, share in enumerate(sorted(shares, key=lambda each: -abs(each))):
            tip = foot + (share * tall * 1.02, -tall * (1.05 - 0.5 * abs(share) ** 1.5))
            bend = foot + (share * tall * 0.42, -tall * (0.9 - 0.15 * abs(share)))
            _frond(large, painting.spine([tuple(foot), tuple(bend), tuple(tip)], 9), tall, tone if number % 2 else shade, px * times)

    return painting.painted((wide * px, tall * 1.15 * px), paint, 2)


def _frond(large: pygame.Surface, line: np.ndarray, tall: float, tone: RGB, scale: float) -> None:
    """A stalk with leaflets on both sides that grow shorter towards its tip."""
    safe_draw.polygon(large, tone, painting.stroke(line, 1.6, 0.4) * scale)
    for place in range(3, len(line) - 1):
        share = place / len(line)
        step = line[place + 1] - line[place - 1]
        along = step / max(1e-6, math.hypot(*step))
        long = tall * 0.3 * math.sin(math.pi * (0.15 + 0.85 * share)) ** 0.8 * (1.05 - 0.55 * share)
        for side in (-1, 1):
            out = np.array([-along[1], along[0]]) * side * long + along * long * 0.55
            root = line[place]
            leaflet = np.array(
                [root - along * 1.2, root + out * 0.5 - along * 1.0, root + out, root + out * 0.5 + along * 2.0, root + along * 1.4]
            )
            safe_draw.polygon(large, tone, leaflet * scale)


def _grow_tufts(strip: pygame.Surface, tones: list[RGB], px: float, edge: np.ndarray, dice: painting.Rng, count: int) -> None:
    """Blades along an edge, some of them in tufts."""
    wide, middle = strip.get_width(), 0.0
    for blade in range(count):
        if blade % 6 == 0:
            middle = dice.uniform(0, wide)
        x = int(middle + dice.normal() * 8 * px) % wide if blade % 2 else int(dice.uniform(0, wide))
        foot, tall, lean = edge[x] + 2 * px, dice.uniform(5, 15) * px, dice.uniform(-7, 3) * px
        blade_outline = [
            (x - 1.2 * px, foot),
            (x + lean * 0.4, foot - tall * 0.6),
            (x + lean, foot - tall),
            (x + lean * 0.5 + 1.2 * px, foot - tall * 0.5),
            (x + 1.3 * px, foot),
        ]
        safe_draw.polygon(strip, tones[int(dice.integers(3))], blade_outline)
