"""Zelkova: a trunk that opens into a fan of limbs, grown from dice and painted in the tones of its distance.

Lengths are reference pixels; the foot is at (0, 0) and y points down, so that all of a tree has negative y.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, mix

Line: TypeAlias = NDArray[np.float64]
STEPS = 26
"""Points along a limb."""
SIDE_ROOM, FOOT_ROOM = 12.0, 16.0
"""Reference pixels of clear sprite beside and below all that is painted."""


@dataclass(frozen=True, slots=True)
class Limb:
    """A limb from the foot or from its fork on: its middle line, half its width along it, and how far out it leans (0 to 1)."""

    line: Line
    half: Line
    out: float


@dataclass(frozen=True, slots=True)
class Zelkova:
    """A grown tree: its trunk's outline, its limbs (inner ones last), the height of its fork and half its trunk's width."""

    trunk: Line
    limbs: tuple[Limb, ...]
    fork: float
    girth: float


@dataclass(frozen=True, slots=True)
class BarkTones:
    """Colours of a tree at its distance; `ink` 0 has no contour, `detail` 0 no bark."""

    bark: RGB
    shade: RGB
    light: RGB
    ink: RGB
    contour: float = 0.0
    detail: float = 0.0


def grow(dice: painting.Rng, tall: float, girth: float, fork: float, spread: float) -> Zelkova:
    """A tree `tall` high whose limbs part at `fork` and reach `spread` to each side."""
    lean, bow = dice.uniform(-0.03, 0.03), dice.uniform(-0.5, 0.5) * girth
    count = int(dice.integers(6, 9))
    shares = np.linspace(-1, 1, count) + dice.uniform(-0.5, 0.5, count) / count
    limbs: list[Limb] = []
    for share in shares:
        limbs.extend(_limb(dice, float(share), tall, girth, fork, spread, lean, bow))
    limbs.sort(key=lambda limb: -limb.out)
    return Zelkova(_trunk(dice, girth, fork, lean, bow), tuple(limbs), fork, girth)


def _middle(height: Line, fork: float, lean: float, bow: float) -> Line:
    """The trunk's middle at heights above the foot."""
    return np.asarray(lean * height + bow * np.sin(np.clip(height / fork, 0, 1) * np.pi), dtype=np.float64)


def _breadth(height: Line, girth: float, fork: float) -> Line:
    """Half the trunk's width: flared at the foot, waisted, opening again towards the fork."""
    share = np.clip(height / fork, 0, 1.3)
    return girth * (0.92 + 1.15 * np.exp(-share / 0.055) + 0.32 * np.exp(-share / 0.22) + 0.5 * np.clip(share - 0.72, 0, 1) ** 1.4)


def _trunk(dice: painting.Rng, girth: float, fork: float, lean: float, bow: float) -> Line:
    height = np.concatenate([np.linspace(0, 0.2, 12), np.linspace(0.24, 0.93, 16)]) * fork
    middle, half = _middle(height, fork, lean, bow), _breadth(height, girth, fork)
    knots = girth * 0.05 * np.sin(height / fork * 17 + dice.uniform(0, 6, 2)[:, None])
    left, right = middle - half + knots[0], middle + half + knots[1]
    rows = -height + np.where(height == 0, girth * 0.1, 0.0)
    return np.concatenate([np.stack([left, rows], axis=1), np.stack([right, rows], axis=1)[::-1]])


def _limb(dice: painting.Rng, share: float, tall: float, girth: float, fork: float, spread: float, lean: float, bow: float) -> list[Limb]:
    """A strand of the trunk that leaves it at the fork, and what it parts into."""
    height = np.linspace(fork * dice.uniform(0.5, 0.72), tall, STEPS)
    free = np.clip((height - fork * 0.9) / (tall - fork * 0.9), 0, 1)
    reach = spread * (share * dice.uniform(0.82, 1.12) + dice.uniform(-0.06, 0.06))
    sway = dice.uniform(-0.05, 0.05) * spread * np.sin(free * np.pi * dice.uniform(1.2, 2.2))
    inside = _middle(height, fork, lean, bow) + share * girth * 0.86
    line = np.stack([inside + reach * free ** dice.uniform(1.0, 1.22) + sway, -height], axis=1)
    thick = girth * dice.uniform(0.3, 0.4) * (1 - 0.15 * abs(share))
    half = thick * (1.05 - 0.78 * free**0.8) * np.clip((height - height[0]) / (fork * 0.35), 0.02, 1)
    out = abs(share)
    made = [Limb(line, half, out)]
    for _ in range(int(dice.integers(1, 3))):
        made.append(_branch(dice, line, half, tall, spread, out))
    return made


def _branch(dice: painting.Rng, line: Line, half: Line, tall: float, spread: float, out: float) -> Limb:
    """What a limb parts into somewhere on its way up."""
    root = int(dice.integers(STEPS // 3, STEPS * 2 // 3))
    left = STEPS - root
    step = np.linspace(0, 1, left)
    side = 1.0 if dice.uniform() < 0.5 else -1.0
    aside = side * spread * dice.uniform(0.16, 0.34) * step**0.9
    branch = line[root:].copy()
    branch[:, 0] += aside * (1 - 0.15 * step)
    return Limb(branch, half[root:] * (0.75 - 0.35 * step), min(1.0, out + 0.2))


def corner(tree: Zelkova) -> tuple[float, float]:
    """The left upper corner of a tree's sprite from its foot, in reference pixels."""
    left, top = _places(tree).min(axis=0) - SIDE_ROOM
    return float(left), float(top)


def paint_tree(tree: Zelkova, tones: BarkTones, px: float, dice: painting.Rng, times: int = 2) -> pygame.Surface:
    """A premultiplied sprite of it."""
    left, top = corner(tree)
    right, low = float(_places(tree)[:, 0].max()) + SIDE_ROOM, FOOT_ROOM

    def paint(large: pygame.Surface, scale: float) -> None:
        _TreePainter(large, tones, px * scale, (left, top)).paint(tree, dice)

    return painting.painted(((right - left) * px, (low - top) * px), paint, times)


def _places(tree: Zelkova) -> Line:
    return np.concatenate([tree.trunk, *(limb.line for limb in tree.limbs)])


class _TreePainter:
    def __init__(self, surface: pygame.Surface, tones: BarkTones, scale: float, corner: tuple[float, float]) -> None:
        self.surface, self.tones, self.scale, self.corner = surface, tones, scale, np.asarray(corner)

    def paint(self, tree: Zelkova, dice: painting.Rng) -> None:
        tones = self.tones
        if tones.contour:
            for limb in tree.limbs:
                self._fill(tones.ink, painting.ribbon(limb.line, limb.half + tones.contour))
            self._fill(tones.ink, _grown(tree.trunk, tones.contour))
        self._fill(tones.bark, tree.trunk)
        self._shade_trunk(tree)
        if tones.detail:
            self._score(tree, dice)
        for limb in tree.limbs:
            self._limb(limb, dice)

    def _limb(self, limb: Limb, dice: painting.Rng) -> None:
        """Dark behind, so that limbs that cross are told apart; shade on the right, light on the left."""
        tones = self.tones
        if tones.contour:
            self._fill(mix(tones.shade, tones.ink, 0.5), painting.ribbon(limb.line, limb.half + 0.7 * tones.contour))
        bark = mix(tones.bark, tones.shade, 0.55 * limb.out)
        self._fill(bark, painting.ribbon(limb.line, limb.half))
        shaded = limb.line + np.stack([limb.half * 0.55, np.zeros_like(limb.half)], axis=1)
        self._fill(mix(bark, tones.shade, 0.75), painting.ribbon(shaded, limb.half * 0.45))
        lit = limb.line - np.stack([limb.half * 0.62, np.zeros_like(limb.half)], axis=1)
        self._fill(mix(bark, tones.light, 0.8), painting.ribbon(lit, limb.half * 0.2))
        if tones.detail:
            for _ in range(3):
                first = int(dice.integers(0, max(1, len(limb.line) - 9)))
                part = limb.line[first : first + 9] + np.stack(
                    [limb.half[first : first + 9] * dice.uniform(-0.6, 0.6), np.zeros(len(limb.line[first : first + 9]))], axis=1
                )
                if len(part) > 2:
                    self._fill(tones.shade, painting.stroke(part, 1.3))

    def _shade_trunk(self, tree: Zelkova) -> None:
        half = len(tree.trunk) // 2
        left, right = tree.trunk[:half], tree.trunk[half:][::-1]
        for share, tone, amount in ((0.62, self.tones.shade, 0.5), (0.82, self.tones.shade, 0.9)):
            edge = left + (right - left) * share
            self._fill(mix(self.tones.bark, tone, amount), np.concatenate([edge, right[::-1]]))
        lit = left + (right - left) * 0.1, left + (right - left) * 0.26
        self._fill(mix(self.tones.bark, self.tones.light, 0.55), np.concatenate([lit[0], lit[1][::-1]]))

    def _score(self, tree: Zelkova, dice: painting.Rng) -> None:
        """Strands of bark from the foot into the limbs, and short marks across."""
        half = len(tree.trunk) // 2
        left, right = tree.trunk[:half], tree.trunk[half:][::-1]
        for strand in range(13):
            share = (strand + dice.uniform(0.2, 0.8)) / 13
            along = left + (right - left) * share
            first, last = int(dice.integers(0, 8)), int(dice.integers(half - 9, half))
            tone = self.tones.light if share < 0.45 and strand % 3 == 0 else mix(self.tones.shade, self.tones.ink, 0.45)
            self._fill(tone, painting.stroke(along[first:last], dice.uniform(0.9, 2.0) * self.tones.detail, 0.5))
        for _ in range(round(26 * self.tones.detail)):
            row = int(dice.integers(4, half - 3))
            share = dice.uniform(0.08, 0.88)
            x, y = left[row] + (right[row] - left[row]) * share
            y += dice.uniform(-12, 12)
            wide = dice.uniform(3, 9)
            line = np.array([[x - wide / 2, y], [x, y - 0.8], [x + wide / 2, y + dice.uniform(-0.6, 0.6)]])
            self._fill(mix(self.tones.shade, self.tones.ink, 0.6), painting.stroke(line, 1.7))

    def _fill(self, tone: RGB, outline: Line) -> None:
        safe_draw.polygon(self.surface, tone, (outline - self.corner) * self.scale)


def _grown(outline: Line, by: float) -> Line:
    """A closed outline, fatter by so much."""
    step = np.roll(outline, -1, axis=0) - np.roll(outline, 1, axis=0)
    long = np.maximum(1e-6, np.hypot(step[:, 0], step[:, 1]))
    side = np.stack([step[:, 1], -step[:, 0]], axis=1) / long[:, None]
    area = (outline[:, 0] * np.roll(outline[:, 1], -1) - outline[:, 1] * np.roll(outline[:, 0], -1)).sum()
    return np.asarray(outline + side * by * (1.0 if area > 0 else -1.0))
