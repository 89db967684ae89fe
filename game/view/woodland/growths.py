"""Growths: cedar, bamboo, birch and pine, each a list of filled outlines; beside the zelkova, which has a file of its own.

Lengths are reference pixels; the foot is at (0, 0) and y points down. `size` is 1 for a tree of the middle row.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, mix
from game.view.woodland.zelkova import FOOT_ROOM, BarkTones, Line

Shape = tuple[RGB, Line]
TIP_SHARE = 0.22
"""Share of its height in which a straight stem runs out."""
Leaves = Sequence[RGB]
"""Tones of leaves, dark to lit."""
REACH = {"cedar": 150.0, "bamboo": 150.0, "birch": 150.0, "pine": 230.0}
"""To each side, for a size of 1."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What is painted: how tall, how large all that is not height, in which tones."""

    tall: float
    size: float
    tones: BarkTones
    leaves: Leaves
    single: bool = False
    """Only one trunk, and an upright one: somebody runs along its boughs."""


def corner(growth: str, stand: Stand) -> tuple[float, float]:
    """The left upper corner of a sprite from its foot."""
    return -REACH[growth] * stand.size, -stand.tall


def paint(growth: str, stand: Stand, px: float, dice: painting.Rng, times: int = 2) -> pygame.Surface:
    """A premultiplied sprite of it."""
    left, top = corner(growth, stand)
    shapes = list({"cedar": _cedar, "bamboo": _bamboo, "birch": _birch, "pine": _pine}[growth](stand, dice))

    def fill(large: pygame.Surface, scale: float) -> None:
        for tone, outline in shapes:
            safe_draw.polygon(large, tone, (outline - (left, top)) * px * scale)

    return painting.painted((-2 * left * px, (FOOT_ROOM - top) * px), fill, times)


def _pole(line: Line, half: Line, tones: BarkTones, lit: float = 0.6) -> Iterator[Shape]:
    """A round stem: contour, bark, shade on the right, light on the left."""
    if tones.contour:
        yield tones.ink, painting.ribbon(line, half + tones.contour)
    yield tones.bark, painting.ribbon(line, half)
    aside = np.stack([half, np.zeros_like(half)], axis=1)
    yield mix(tones.bark, tones.shade, 0.55), painting.ribbon(line + aside * 0.45, half * 0.55)
    yield mix(tones.bark, tones.shade, 0.95), painting.ribbon(line + aside * 0.76, half * 0.24)
    yield mix(tones.bark, tones.light, lit), painting.ribbon(line - aside * 0.62, half * 0.2)


def _tip(share: Line) -> Line:
    """What is left of a stem's width at shares of its height: it ends in a tip, never as if it had been cut off."""
    return np.asarray(np.clip((1.0 - share) / TIP_SHARE, 0.06, 1.0) ** 0.8, dtype=np.float64)


def _cedar(stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    """A straight column of fibrous bark, with boughs that droop from its upper half."""
    size, tones = stand.size, stand.tones
    height = np.concatenate([np.linspace(0, 40 * size, 9), np.linspace(56 * size, stand.tall, 22)])
    girth = dice.uniform(21, 29) * size
    half = girth * (0.74 + 0.75 * np.exp(-height / (11 * size)) + 0.28 * np.exp(-height / (60 * size)) - 0.34 * height / stand.tall)
    half *= _tip(height / stand.tall)
    line = np.stack([dice.uniform(-0.02, 0.02) * height, -height + np.where(height == 0, 5 * size, 0)], axis=1)
    for number in range(int(6 * dice.uniform(1, 1.6))):
        up = stand.tall * dice.uniform(0.52, 0.98)
        yield from _bough(line, up, 1 if number % 2 else -1, stand, dice)
    yield from _pole(line, half, tones)
    for _ in range(round(26 * max(0.35, tones.detail))):  # fibres of the bark
        share, first = dice.uniform(-0.86, 0.86), int(dice.integers(2, 22))
        part = line[first : first + int(dice.integers(4, 9))].copy()
        part[:, 0] += half[first : first + len(part)] * share
        if len(part) > 2:
            dark = mix(tones.shade, tones.ink, 0.4 * max(tones.detail, 0.2))
            yield (tones.light if share < 0 and dice.uniform() < 0.3 else dark), painting.stroke(part, dice.uniform(1.0, 2.2) * size, 0.5)


def _bough(line: Line, up: float, side: int, stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    """Drooping, feathered with sprays that hang the longer the nearer they are to the trunk."""
    size, (dark, middle, lit) = stand.size, (stand.leaves[0], stand.leaves[1], stand.leaves[2])
    long, x = dice.uniform(84, 150) * size, float(np.interp(up, -line[:, 1], line[:, 0]))
    spine = painting.spine([(x, -up), (x + side * long * 0.5, -up + 5 * size), (x + side * long, -up + 46 * size)], 11)
    for tone, drop, wide, count in ((dark, 1.0, 9.0, 46), (middle, 0.8, 6.4, 34), (lit, 0.55, 4.4, 20)):
        for _ in range(count):
            share = dice.uniform(0.08, 1.0)
            foot = spine[int(share * (len(spine) - 1))] + dice.normal(size=2) * (5 * size, 2 * size)
            hang = dice.uniform(20, 40) * size * drop * (1.15 - 0.95 * share**2)
            tip = foot + (side * hang * dice.uniform(0.15, 0.75), hang)
            yield tone, painting.stroke(np.stack([foot, (foot + tip) / 2 + (side * 2 * size, -2 * size), tip]), wide * size, 0.75)
    yield mix(dark, stand.tones.shade, 0.4), painting.stroke(spine, 3.2 * size, 0.4)


def _bamboo(stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    """A clump of culms, those behind in shade, each with its rings and sprays of narrow leaves."""
    size, tones = stand.size, stand.tones
    count = int(dice.integers(6, 9))
    feet = np.linspace(-0.8, 0.8, count) * 110 * size + dice.uniform(-13, 13, count) * size
    for number, place in enumerate(sorted(range(count), key=lambda _: dice.uniform())):
        behind = 0.55 * (1 - number / count)
        bark = mix(tones.bark, tones.shade, behind)
        culm = BarkTones(bark, mix(tones.shade, bark, 0.25), mix(tones.light, bark, behind), tones.ink, tones.contour, tones.detail)
        height = np.linspace(0, stand.tall * dice.uniform(0.9, 1.0), 24)
        lean = dice.uniform(-0.035, 0.035)
        bow = np.sign(lean) * 46 * size * np.clip(height / stand.tall - 0.55, 0, 1) ** 2 * 4
        line = np.stack([feet[place] + lean * height + bow, -height], axis=1)
        half = dice.uniform(5.2, 8.2) * size * (1.05 - 0.5 * height / stand.tall)
        yield from _pole(line, half, culm, 0.75)
        yield from _rings(line, half, culm, size, dice)
        yield from _sprays(line, stand, behind, dice)


def _rings(line: Line, half: Line, tones: BarkTones, size: float, dice: painting.Rng) -> Iterator[Shape]:
    up, step = dice.uniform(10, 34) * size, dice.uniform(40, 54) * size
    while up < -line[-1, 1]:
        x, thick = float(np.interp(up, -line[:, 1], line[:, 0])), float(np.interp(up, -line[:, 1], half))
        for tone, under in ((mix(tones.shade, tones.ink, 0.45), 0.0), (mix(tones.light, (255, 255, 250), 0.25), 2.2 * size)):
            ring = np.array([[x - thick * 1.12, -up + under], [x, -up + under + 1.0 * size], [x + thick * 1.12, -up + under]])
            yield tone, painting.stroke(ring, 2.4 * size, 0.25)
        up += step


def _sprays(line: Line, stand: Stand, behind: float, dice: painting.Rng) -> Iterator[Shape]:
    size, tones = stand.size, stand.leaves
    for _ in range(9):
        up = stand.tall * (1 - 0.62 * dice.uniform() ** 1.4)
        foot = np.array([float(np.interp(up, -line[:, 1], line[:, 0])), -up])
        side = 1 if dice.uniform() < 0.5 else -1
        tip = foot + (side * dice.uniform(26, 58) * size, -dice.uniform(0, 16) * size)
        yield stand.tones.shade, painting.stroke(np.stack([foot, (foot + tip) / 2 - (0, 5 * size), tip]), 1.7 * size, 0.4)
        for _ in range(7):
            root = foot + (tip - foot) * dice.uniform(0.45, 1.05)
            turn = dice.uniform(0.15, 1.25)
            long = dice.uniform(20, 38) * size
            way = np.array([side * math.cos(turn), math.sin(turn)]) * long
            tone = mix(tones[int(dice.integers(1, 4))], tones[0], behind)
            yield tone, painting.stroke(np.stack([root, root + way * 0.4 + (0, -1.5 * size), root + way]), 5.4 * size, 0.75)


def _birch(stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    """One to three white trunks from one foot, with dark marks, thin boughs and airy leaves."""
    size, tones = stand.size, stand.tones
    count = 1 if stand.single else int(dice.integers(1, 4))
    for number in range(count):
        aside = (number - (count - 1) / 2) * dice.uniform(24, 40) * size
        height = np.linspace(0, stand.tall, 26)
        lean = aside / 420 / size + dice.uniform(-0.05, 0.05) * (0.3 if stand.single else 1)
        wave = dice.uniform(4, 9) * size * np.sin(height / stand.tall * dice.uniform(4, 8) + dice.uniform(0, 6))
        line = np.stack([aside * 0.55 + lean * height + wave, -height + np.where(height == 0, 4 * size, 0)], axis=1)
        half = dice.uniform(9.5, 13.5) * size * (1.0 + 0.5 * np.exp(-height / (12 * size)) - 0.6 * height / stand.tall)
        half *= _tip(height / stand.tall)
        yield from _twigs(line, half, stand, dice)
        yield from _pole(line, half, tones, 0.5)
        yield from _birch_marks(line, half, tones, size, dice)


def _birch_marks(line: Line, half: Line, tones: BarkTones, size: float, dice: painting.Rng) -> Iterator[Shape]:
    dark = mix(tones.ink, tones.shade, 0.35)
    for _ in range(round(34 * max(0.5, tones.detail))):
        up = -line[-1, 1] * dice.uniform(0.0, 1.0) ** 1.25
        x, thick = float(np.interp(up, -line[:, 1], line[:, 0])), float(np.interp(up, -line[:, 1], half))
        long, share = thick * dice.uniform(0.35, 1.15), dice.uniform(-0.75, 0.75)
        at = np.array([x + share * thick * 0.8, -up])
        mark = np.stack([at - (long / 2, 0), at + (0, dice.uniform(0.3, 1.8) * size), at + (long / 2, 0)])
        mark[:, 0] = np.clip(mark[:, 0], x - thick, x + thick)
        yield dark, painting.stroke(mark, dice.uniform(1.6, 4.2) * size, 0.6)


def _twigs(line: Line, half: Line, stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    size, leaves = stand.size, stand.leaves
    for number in range(8):
        up = stand.tall * dice.uniform(0.4, 0.97)
        foot = np.array([float(np.interp(up, -line[:, 1], line[:, 0])), -up])
        side = 1 if number % 2 else -1
        tip = foot + (side * dice.uniform(44, 96) * size, -dice.uniform(30, 74) * size)
        bough = painting.spine([tuple(foot), tuple((foot + tip) / 2 + (side * 8 * size, 6 * size)), tuple(tip)], 5)
        yield mix(stand.tones.shade, stand.tones.ink, 0.35), painting.stroke(bough, 4.2 * size, 0.5)
        for _ in range(26):
            at = foot + (tip - foot) * dice.uniform(0.35, 1.1) + dice.normal(size=2) * (15 * size, 12 * size)
            turn, long = dice.uniform(-0.7, 1.4), dice.uniform(7, 13) * size
            way = np.array([math.cos(turn), math.sin(turn)]) * long
            tone = leaves[int(dice.integers(0, 4))]
            yield tone, painting.stroke(np.stack([at, at + way * 0.5 + (0, -1), at + way]), 6.2 * size, 0.7)


def _pine(stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    """A bent trunk, bare far up, under a few flat clouds of needles that lie close on its boughs."""
    size, tones, top = stand.size, stand.tones, stand.tall
    sway = dice.uniform(24, 52) * size * (1 if dice.uniform() < 0.5 else -1)
    points = [(0.0, 4 * size), (0.3 * sway, -0.2 * top), (0.9 * sway, -0.45 * top), (0.5 * sway, -0.68 * top), (0.8 * sway, -0.94 * top)]
    line = painting.spine(points, 7)
    share = np.linspace(0, 1, len(line))
    half = dice.uniform(10, 14) * size * (1.05 + 0.6 * np.exp(-share / 0.05) - 0.72 * share)
    clouds, first = [], 1 if dice.uniform() < 0.5 else -1
    for number, up in enumerate((0.62, 0.82)):
        root = line[round(up * (len(line) - 1))]
        out = (first if number % 2 else -first) * dice.uniform(58, 92) * size * (1.35 - 0.7 * up)
        tip = root + (out, -dice.uniform(16, 26) * size)
        yield from _pole(
            painting.spine([tuple(root), tuple(root + (0.5 * out, 2 * size)), tuple(tip)], 6), np.linspace(5, 2, 13) * size, tones
        )
        clouds.append((tip - (0.12 * out, 0), dice.uniform(64, 86) * size * (1.2 - 0.4 * up), dice.uniform(22, 29) * size))
    yield from _pole(line, half, tones)
    clouds.append((line[-1] - (0, 4 * size), dice.uniform(70, 92) * size, dice.uniform(30, 38) * size))
    for middle, wide, high in clouds:
        yield from _cloud(middle, wide, high, stand, dice)


def _cloud(middle: Line, wide: float, high: float, stand: Stand, dice: painting.Rng) -> Iterator[Shape]:
    """Needles in lobes over a flat foot, lit from above."""
    leaves, tones = stand.leaves, stand.tones
    lobes, tilt = int(dice.integers(4, 6)), dice.uniform(-0.16, 0.16)
    places = [(np.linspace(-0.72, 0.72, lobes)[n] + dice.uniform(-0.08, 0.08), dice.uniform(0.75, 1.1)) for n in range(lobes)]

    def lobe(place: float, grow: float, share: float, up: float) -> Line:
        turns = np.linspace(0, 2 * math.pi, 19, endpoint=False)
        far = share * grow * (1 + dice.uniform(-0.1, 0.1, len(turns)))
        rise = np.where(np.sin(turns) > 0, 0.3, 1.0 - 0.35 * abs(place))
        x = middle[0] + place * wide + np.cos(turns) * far * wide * 0.42
        return np.stack([x, middle[1] + tilt * (x - middle[0]) + np.sin(turns) * far * high * rise - up], axis=1)

    if tones.contour:
        for place, grow in places:
            yield tones.ink, lobe(place, grow * (1 + 2.4 * tones.contour / high), 1.0, 0)
    for tone, share, up in ((leaves[0], 1.0, 0.0), (leaves[1], 0.82, 0.2), (leaves[2], 0.55, 0.42)):
        for place, grow in places:
            yield tone, lobe(place, grow, share, up * high * grow * (1 - 0.35 * abs(place)))
        for _ in range(26):  # needles, which make its rim rough
            across = dice.uniform(-1.02, 1.02)
            foot = middle + (across * wide, tilt * across * wide - high * (0.78 - 0.5 * across * across) * share - up * high)
            turn, long = -math.pi / 2 + 0.9 * across + dice.uniform(-0.5, 0.5), dice.uniform(7, 13) * stand.size
            way = np.array([math.cos(turn), math.sin(turn)]) * long
            yield tone, painting.stroke(np.stack([foot - way * 0.5, foot, foot + way * 0.7]), 3.4 * stand.size, 0.7)
