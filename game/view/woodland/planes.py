"""Planes of a forest: rows of trees at their distances, each painted once as a strip that repeats."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.woodland import zelkova
from game.view.woodland.foliage import paint_bank

ABOVE, BELOW = 700.0, 240.0
"""Reference pixels of a strip over the foot of its trees and under it: a camera in a dip looks up, one on a crest looks down."""

PIECES = 9
"""Into which a strip is cut."""
SWATH = 256
"""Columns that are veiled at once."""


@dataclass(frozen=True, slots=True)
class PlaneSpec:
    """`pale`: how much of the air lies before it. Lengths in reference pixels; `crown` is how far its leaves hang down from the top of
    the neutral picture, `gap` the share of its crowns that is left open, `rise` how high its ground stands over the near one."""

    parallax: float
    pale: float
    period: float
    apart: float
    girth: tuple[float, float]
    fork: tuple[float, float]
    spread: tuple[float, float]
    crown: float
    gap: float
    rise: float
    detail: float = 0.0


PLANES = (
    PlaneSpec(0.1, 0.86, 1900, 96, (5, 8), (150, 230), (90, 150), 236, 0.3, 30),
    PlaneSpec(0.24, 0.64, 2300, 168, (9, 14), (170, 250), (150, 230), 176, 0.3, 24),
    PlaneSpec(0.46, 0.34, 2700, 290, (16, 23), (210, 285), (210, 330), 120, 0.34, 14, 0.5),
)
"""Far to near."""


class Plane:
    """A strip that repeats, and its pace. It is cut into pieces, so that of what is packed only that is read which is seen."""

    def __init__(self, strip: pygame.Surface, parallax: float, above: float, rise: float) -> None:
        """`above` is the row of its ground in the strip, `rise` how high it stands over the near one; both in pixels."""
        self.parallax, self.above, self.rise = parallax, round(above), rise
        self.period, self.high = strip.get_size()
        self._solid = _solid_from(strip)
        lefts = [round(n * self.period / PIECES) for n in range(PIECES + 1)]
        self.pieces = [
            (left, right - left, painting.to_rle(strip.subsurface((left, 0, right - left, self.high))))
            for left, right in pairwise(lefts)
            if right > left
        ]

    def covers_from(self, foot: float, floor: int) -> int:
        """The row from which on it hides all that is behind it down to the row `floor`, with its trees' feet in the row `foot`."""
        top = round(foot - self.rise) - self.above
        return min(floor, top + self._solid) if top + self.high >= floor else floor

    def draw(self, surface: pygame.Surface, shift: float, foot: float, floor: float) -> None:
        """With its trees' feet in the row `foot`, down to the row `floor`; `shift` is how far it has gone by, in pixels."""
        top = round(foot - self.rise) - self.above
        above = max(0, -top)
        rows = min(self.high, round(floor) - top) - above
        if rows <= 0:
            return
        wide, gone = surface.get_width(), round(shift)
        for left, width, piece in self.pieces:
            x = (left - gone) % self.period
            for at in (x, x - self.period):
                if -width < at < wide:
                    surface.blit(piece, (at, top + above), (0, above, width, rows))


def _solid_from(strip: pygame.Surface) -> int:
    """The row of a strip under which nothing of it is clear."""
    pixels = pygame.surfarray.pixels2d(strip)
    row = strip.get_height()
    while row > 0 and bool((pixels[:, row - 1] >> 24 == 255).all()):
        row -= 1
    return row


def paint_strip(spec: PlaneSpec, palette: Palette, px: float, number: int) -> pygame.Surface:
    """The strip of one plane; what sticks out at one end comes in again at the other."""
    dice = painting.generator("woodland plane", number)
    wide, high = round(spec.period * px), round((ABOVE + BELOW) * px)
    strip = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
    tones, crowns = plane_tones(palette, spec)
    _plant(strip, spec, tones, px, dice)
    _ground(strip, spec, palette, px)
    _crown(strip, spec, crowns, px, dice)
    return strip


def plane_tones(palette: Palette, spec: PlaneSpec) -> tuple[zelkova.BarkTones, list[RGB]]:
    """Of its trunks and of its leaves, dark to lit: near ones are of their own colours, far ones of the air."""
    air, glow, pale = mix(palette.air[1][1], palette.air[2][1], 0.5), palette.air[2][1], spec.pale
    bark = mix(mix(palette.trunk[0], palette.leaves[1], 0.42), palette.leaves[0], 0.2)
    trunk = zelkova.BarkTones(
        bark=mix(bark, air, pale),
        shade=mix(mix(palette.trunk[1], palette.leaves[2], 0.45), air, pale),
        light=mix(mix(bark, glow, 0.5), glow, pale),
        ink=mix(palette.ink, air, min(1.0, pale + 0.2)),
        contour=0.9 if spec.detail else 0.0,
        detail=spec.detail,
    )
    dark, mid, lit = palette.leaves[2], palette.leaves[1], palette.leaves[0]
    leaves = [mix(tone, air, pale * 0.94) for tone in (dark, mix(dark, mid, 0.75), mix(mid, lit, 0.5), mix(lit, glow, 0.15))]
    return trunk, leaves


def _plant(strip: pygame.Surface, spec: PlaneSpec, tones: zelkova.BarkTones, px: float, dice: painting.Rng) -> None:
    count = max(1, round(spec.period / spec.apart))
    order = [(n + dice.uniform(-0.33, 0.33)) * spec.period / count for n in range(count)]
    for x in sorted(order, key=lambda _: dice.uniform()):
        tree = zelkova.grow(dice, ABOVE + 10, dice.uniform(*spec.girth), dice.uniform(*spec.fork), dice.uniform(*spec.spread))
        sprite, (left, top) = zelkova.paint_tree(tree, tones, px, dice), zelkova.corner(tree)
        wrapped(strip, sprite, (x + left) * px, (ABOVE + dice.uniform(-5, 7) + top) * px)


def _ground(strip: pygame.Surface, spec: PlaneSpec, palette: Palette, px: float) -> None:
    """What its trees stand on, and the mist about their feet: both of the strip's own colours, or what is behind would show."""
    fill_ground(strip, palette, px, ABOVE, spec.pale, spec.parallax * 9)
    high = strip.get_height()
    mist = np.asarray(rgb(palette.air[3][1]), dtype=np.float32)
    rows = np.arange(high) - ABOVE * px
    veil = np.where(rows > 0, 1 - np.clip(rows / (60 * px), 0, 1), np.clip(1 + rows / (210 * px), 0, 1) ** 1.7)
    veil = (veil * (0.25 + 0.5 * spec.pale)).astype(np.float32)
    pixels, alpha = pygame.surfarray.pixels3d(strip), pygame.surfarray.pixels_alpha(strip)
    for x in range(0, strip.get_width(), SWATH):
        part = pixels[x : x + SWATH].astype(np.float32)
        cover = alpha[x : x + SWATH].astype(np.float32)[..., None] / 255
        part += (mist * cover - part) * veil[None, :, None]
        pixels[x : x + SWATH] = np.clip(part, 0, 255).astype(np.uint8)
    del pixels, alpha


def fill_ground(strip: pygame.Surface, palette: Palette, px: float, above: float, pale: float, turn: float) -> painting.Array:
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


def _crown(strip: pygame.Surface, spec: PlaneSpec, tones: list[RGB], px: float, dice: painting.Rng) -> None:
    """Banks of leaves from the strip's top down to where its crowns end; the lower ones are the smaller."""
    top = ABOVE - (538.0 - spec.rise)  # the row of the neutral picture's upper edge
    banks = [paint_bank((wide, wide * flat), tones, px, dice) for wide, flat in ((150, 0.3), (118, 0.34), (96, 0.36), (76, 0.4))]
    solid = tones[0]
    strip.fill((*solid, 255), (0, 0, strip.get_width(), round((top - 30) * px)))
    size = 0.6 + 0.5 * (1 - spec.pale)
    rows = [(-40.0, 90.0), (10.0, 110.0), (50.0, 130.0), (90.0, 170.0)]
    for row, (low, apart) in enumerate(rows):
        x = dice.uniform(0, apart)
        while x < spec.period:
            drop = low / 130 * spec.crown + dice.uniform(-22, 22)
            wavy = np.sin(x / spec.period * 2 * np.pi * 3 + spec.parallax * 20)
            if row < 2 or wavy > spec.gap * 2 - 0.9 or dice.uniform() < 0.2:
                bank = banks[int(dice.integers(4))]
                bank = bank if size > 0.95 else pygame.transform.smoothscale_by(bank, size)
                wrapped(strip, bank, x * px - bank.get_width() / 2, (top + drop) * px - bank.get_height() / 2)
            x += apart * size * dice.uniform(0.7, 1.3)


def wrapped(strip: pygame.Surface, sprite: pygame.Surface, x: float, y: float) -> None:
    wide = strip.get_width()
    for turn in (-wide, 0, wide):
        if -sprite.get_width() < x + turn < wide:
            safe_draw.blit_at(strip, sprite, (x + turn, y))
