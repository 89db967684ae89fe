"""Boats off the far shore: where they lie, how large, and how they look in that light. The level's name chooses them."""

import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

NIGHT = 0.5
"""Strength of the stars from which it is night on the lake."""


def fleet(name: str, dice: painting.Rng, period: float) -> list[tuple[float, float]]:
    """Where along the far shore boats lie, one or two together, and how large they are."""
    if not name:
        return [(430.0, 1.0), (470.0, 1.0), (1570.0, 1.0)]
    boats = []
    for _ in range(int(dice.integers(1, 4))):
        place = dice.uniform(0, period - 90)
        boats += [(place + n * dice.uniform(24, 44), dice.uniform(0.72, 1.05)) for n in range(int(dice.integers(1, 3)))]
    return boats


def sail(palette: Palette, px: float, size: float) -> pygame.Surface:
    """In the light of the hour; by night they are as dark as the shore, with a lamp."""
    pale, dark = in_light(palette, palette.paper), mix(palette.far_trees, palette.ink, 0.4)
    if palette.stars > NIGHT:
        pale = mix(pale, palette.far_trees, 0.72)

    def paint(large: pygame.Surface, times: float) -> None:
        unit = px * times * size
        for top, foot, wide in ((0, 6, 5.4), (6, 12, 6), (12, 16, 5.6)):
            corners = ((3.4, top), (3 + wide, top + 0.7), (3 + wide, foot), (3, foot))
            safe_draw.polygon(large, pale, [(x * unit, y * unit) for x, y in corners])
        safe_draw.polygon(large, dark, [(0, 16.5 * unit), (14 * unit, 16.5 * unit), (12 * unit, 19.5 * unit), (2 * unit, 19.5 * unit)])
        if palette.stars > NIGHT:
            safe_draw.circle(large, rgb(palette.lamp), (11.5 * unit, 14.8 * unit), 1.4 * unit)

    return painting.painted((14 * px * size, 20 * px * size), paint)


def in_light(palette: Palette, color: str) -> tuple[int, int, int]:
    """A colour in the light and the air of the hour."""
    light = rgb(palette.light)
    lit = [round(part * lamp / 255) for part, lamp in zip(rgb(color), light, strict=True)]
    return mix((lit[0], lit[1], lit[2]), palette.gloom[0], palette.gloom[1])
