"""Undergrowth: ferns, shrubs and grass at the feet of the trees behind, as a strip of its own."""

import math

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix
from game.view.woodland.foliage import paint_bank
from game.view.woodland.planes import BELOW, fill_ground, wrapped

PARALLAX, PERIOD = 0.72, 2200.0
"""Its pace, and the reference pixels after which it repeats."""
ABOVE, RISE = 130.0, 7.0
"""Reference pixels of strip over its ground, and by which that lies over the near one."""
FERNS, SHRUBS, TUFTS = 19, 12, 330


def paint_undergrowth(palette: Palette, px: float) -> pygame.Surface:
    dice = painting.generator("undergrowth")
    strip = pygame.Surface((round(PERIOD * px), round((ABOVE + BELOW) * px)), pygame.SRCALPHA, 32)
    air = palette.air[2][1]
    lit, dark = mix(palette.leaves[0], air, 0.52), mix(mix(palette.leaves[1], palette.leaves[0], 0.3), air, 0.45)
    shrubs = [mix(tone, air, 0.1) for tone in (mix(dark, palette.leaves[2], 0.2), dark, mix(dark, lit, 0.5), mix(lit, air, 0.25))]
    for _ in range(SHRUBS):
        x, wide = dice.uniform(0, PERIOD), dice.uniform(26, 62)
        bank = paint_bank((wide, wide * dice.uniform(0.4, 0.6)), shrubs, px, dice)
        wrapped(strip, bank, x * px - bank.get_width() / 2, (ABOVE + 2 - wide * 0.16) * px - bank.get_height() / 2)
    for _ in range(FERNS):
        sprite = paint_fern(dice.uniform(34, 70), mix(lit, dark, dice.uniform(0, 0.8)), mix(dark, palette.leaves[2], 0.16), px, dice)
        wrapped(strip, sprite, dice.uniform(0, PERIOD) * px - sprite.get_width() / 2, (ABOVE + 8) * px - sprite.get_height())
    edge = fill_ground(strip, palette, px, ABOVE, 0.16, 0.7)
    _grow_tufts(strip, palette, px, edge, dice)
    return strip


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


def _grow_tufts(strip: pygame.Surface, palette: Palette, px: float, edge: np.ndarray, dice: painting.Rng) -> None:
    """Blades along the crest."""
    tones = [
        mix(palette.grass, palette.air[1][1], 0.3),
        mix(palette.grass, palette.leaves[1], 0.4),
        mix(palette.grass, palette.air[2][1], 0.35),
    ]
    wide = strip.get_width()
    for _ in range(TUFTS):
        x = int(dice.uniform(0, wide))
        foot, tall, lean = edge[x] + 2 * px, dice.uniform(5, 15) * px, dice.uniform(-7, 3) * px
        blade = [
            (x - 1.2 * px, foot),
            (x + lean * 0.4, foot - tall * 0.6),
            (x + lean, foot - tall),
            (x + lean * 0.5 + 1.2 * px, foot - tall * 0.5),
            (x + 1.3 * px, foot),
        ]
        safe_draw.polygon(strip, tones[int(dice.integers(3))], blade)
