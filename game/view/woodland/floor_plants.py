"""Floor plants: what stands about the feet of the trees behind, beside ferns and shrubs: wet stones, stone lanterns, tall grass, flowers.

Each is painted with its foot in the middle of the sprite's lower edge; lengths in reference pixels.
"""

import math

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix

FLOWERS = ("#fbf7ea", "#f3dd8a", "#c9bfe0")
"""Cream, yellow and violet: red is kept for what must be seen."""


def paint_boulder(wide: float, palette: Palette, px: float, dice: painting.Rng) -> pygame.Surface:
    """A wet stone: a pale edge where the light lies on it, moss on its back."""
    high, air = wide * dice.uniform(0.5, 0.68), palette.air[2][1]
    body, shade = mix(palette.stone[0], air, 0.24), mix(palette.stone[1], air, 0.18)
    turns = np.linspace(math.pi, 2 * math.pi, 11)
    far = 1 + dice.uniform(-0.1, 0.08, len(turns))
    rim = np.stack([np.cos(turns) * far * wide / 2, np.sin(turns) * far * high], axis=1)
    outline = np.concatenate([painting.spine([*map(tuple, rim)], 4), [(wide / 2, 5.0), (-wide / 2, 5.0)]])

    def paint(large: pygame.Surface, times: float) -> None:
        def fill(tone: RGB, points: np.ndarray) -> None:
            safe_draw.polygon(large, tone, (points + (wide * 0.62, high * 1.2 + 4)) * px * times)

        fill(mix(palette.ink, air, 0.3), outline * (1 + 2.6 / wide) - (0, 0.6))
        fill(body, outline)
        fill(mix(body, shade, 0.8), outline * (0.72, 0.8) + (0.17 * wide, 2))
        fill(shade, outline * (0.42, 0.5) + (0.29 * wide, 3))
        moss = outline[: len(outline) // 2 + 6] * (0.98, 0.98)
        under = moss[::-1] + np.stack([np.zeros(len(moss)), dice.uniform(2.0, 0.26 * high, len(moss))], axis=1)
        fill(mix(mix(palette.grass, palette.leaves[1], 0.35), air, 0.15), np.concatenate([moss, under]))
        fill(mix(palette.foam, body, 0.25), painting.stroke(rim[2:6] * 0.8 + (0, 4), 2.6, 0.7))

    return painting.painted((wide * 1.24 * px, (high * 1.2 + 4) * px), paint, 3)


LANTERN = {
    "base": ((-21, 0), (-21, -6), (-15, -12), (15, -12), (21, -6), (21, 0)),
    "shaft": ((-8, -12), (-7, -50), (7, -50), (8, -12)),
    "table": ((-17, -50), (-20, -58), (20, -58), (17, -50)),
    "box": ((-13, -58), (-13, -78), (13, -78), (13, -58)),
    "roof": ((-27, -75), (-22, -82), (-9, -92), (9, -92), (22, -82), (27, -75), (16, -78), (-16, -78)),
    "jewel": ((-4, -92), (-6, -98), (0, -107), (6, -98), (4, -92)),
}
"""Its stones, from the ground up."""


def paint_lantern(palette: Palette, px: float, dice: painting.Rng) -> pygame.Surface:
    """A stone lantern of an old path, moss on its roof and foot; nobody lights it by day."""
    air, size = palette.air[2][1], dice.uniform(0.94, 1.12)
    body, shade, ink = mix(palette.stone[0], air, 0.3), mix(palette.stone[1], air, 0.22), mix(palette.ink, air, 0.25)
    moss = mix(mix(palette.grass, palette.leaves[1], 0.3), air, 0.1)

    def paint(large: pygame.Surface, times: float) -> None:
        def fill(tone: RGB, points: np.ndarray) -> None:
            safe_draw.polygon(large, tone, (points * size + (36, 122)) * px * times)

        for name in ("base", "shaft", "table", "box", "jewel", "roof"):
            stone = np.asarray(LANTERN[name], dtype=np.float64)
            middle = stone.mean(axis=0)
            fill(ink, middle + (stone - middle) * (1 + 2.4 / np.ptp(stone, axis=0)))
            fill(body, stone)
            fill(shade, np.stack([np.maximum(stone[:, 0], middle[0] + 0.18 * np.ptp(stone[:, 0])), stone[:, 1]], axis=1))
        fill(mix(palette.ink, shade, 0.35), np.array([(-7, -61), (-7, -74), (5, -74), (5, -61)]))
        fill(mix(palette.lamp, shade, 0.55), np.array([(-5, -61), (-5, -66), (3, -66), (3, -61)]))
        for left, right, row in ((-25, 4, -82), (-20, -2, -58), (-22, 12, -6)):
            line = np.linspace(left, right, 9)
            upper = np.stack([line, row - 2 - dice.uniform(0, 3, 9)], axis=1)
            lower = np.stack([line, row + dice.uniform(0, 5, 9)], axis=1)
            fill(moss, np.concatenate([upper, lower[::-1]]))

    return painting.painted((72 * px, 124 * px), paint, 3)


def paint_blades(kind: str, palette: Palette, px: float, dice: painting.Rng) -> pygame.Surface:
    """A tuft of `sasa` (broad leaves on low stalks), `meadow` (fine grass) or `susuki` (tall, with silver plumes)."""
    air = palette.air[2][1]
    tall = {"sasa": dice.uniform(34, 56), "meadow": dice.uniform(22, 46), "susuki": dice.uniform(64, 118)}[kind]
    tones = [mix(mix(palette.grass, palette.leaves[0], share), air, 0.3) for share in (0.1, 0.5, 0.9)]
    tones.append(mix(mix(palette.grass, palette.leaves[2], 0.5), air, 0.25))
    wide = tall * 1.7

    def paint(large: pygame.Surface, times: float) -> None:
        def fill(tone: RGB, points: np.ndarray) -> None:
            safe_draw.polygon(large, tone, (points + (wide / 2, tall * 1.12)) * px * times)

        for number in range(7 if kind == "sasa" else 13):
            lean, high = dice.uniform(-0.62, 0.5), tall * dice.uniform(0.6, 1.0)
            tip = np.array([lean * tall * 0.7, -high])
            line = painting.spine([(dice.uniform(-5, 5), 0.0), (tip[0] * 0.35, -high * 0.62), (tip[0], tip[1])], 6)
            tone = tones[int(dice.integers(4))]
            fill(tone, painting.stroke(line, {"sasa": 1.8, "meadow": 2.4, "susuki": 3.0}[kind], 0.5))
            if kind == "sasa":
                for _ in range(4):
                    root, turn = line[int(dice.integers(3, len(line)))], dice.uniform(-0.5, 0.9)
                    way = np.array([math.copysign(math.cos(turn), dice.uniform(-1, 1)), math.sin(turn)]) * dice.uniform(15, 26)
                    fill(tones[int(dice.integers(4))], painting.stroke(np.stack([root, root + way * 0.45 - (0, 3), root + way]), 6.4, 0.8))
            elif kind == "susuki" and number % 3 == 0:
                for part in range(5):
                    at = line[-1] + (lean * 3 * part, 5.0 * part - 6)
                    plume = np.stack([at, at + (lean * 9 - 3, 5), at + (lean * 17 - 5, 14)])
                    fill(mix(palette.paper, air, 0.2), painting.stroke(plume, 3.6, 0.8))

    return painting.painted((wide * px, tall * 1.16 * px), paint, 2)


def paint_flower(palette: Palette, px: float, dice: painting.Rng) -> pygame.Surface:
    """One on its stalk."""
    tall, tone = dice.uniform(15, 34), FLOWERS[int(dice.integers(len(FLOWERS)))]
    air = palette.air[2][1]

    def paint(large: pygame.Surface, times: float) -> None:
        scale, top = px * times, np.array([12.0, 9.0])
        stalk = np.stack([(12.0, tall + 8), (10.5, tall * 0.5 + 8), top])
        safe_draw.polygon(large, mix(palette.grass, palette.leaves[1], 0.4), painting.stroke(stalk, 1.7, 0.3) * scale)
        for turn in np.linspace(0, 2 * math.pi, 6)[:-1]:
            way = np.array([math.cos(turn), 0.7 * math.sin(turn)]) * 5.0
            safe_draw.polygon(large, mix(tone, air, 0.12), painting.stroke(np.stack([top, top + way * 0.5, top + way]), 4.4, 0.7) * scale)
        safe_draw.circle(large, mix("#d9a441", tone, 0.3), (12.0 * scale, 9.0 * scale), 1.5 * scale)

    return painting.painted((24 * px, (tall + 9) * px), paint, 3)
