"""Lesson pictures: the thing in ink and the way of whoever knows it in red, beside the words of a slip that teaches; and the tick."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pygame

from game.sim.objects.lessons import PictureName
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import rgb
from game.view.ui.paper import torn_paper

ACROSS, UP = 70.0, 56.0
"""Reference pixels of the field that a picture is drawn in."""
TICK_SIDE = 58.0
INK, RED, PALE, LEAF, EMBER, GOLD, WATER, WOOD = "#23222c", "#c23b2b", "#b9a67c", "#4c7a4a", "#d9822b", "#e9b84a", "#2f8b95", "#8a5a36"
Points = Sequence[tuple[float, float]]
Stroke = tuple[str, float, Points]


def ring(x: float, y: float, radius: float, start: float = 0.0, turn: float = 360.0) -> Points:
    """A round stroke, or a part of one, from `start` on, in degrees."""
    angles = [math.radians(start + turn * n / 12) for n in range(13)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def slip(assets: Assets, rows: Sequence[pygame.Surface], picture: PictureName, px: float, seed: int) -> pygame.Surface:
    """Paper with a picture, and rows of words beside it."""
    text_wide, text_high = max(row.get_width() for row in rows) / px, sum(row.get_height() for row in rows) / px
    wide, high = ACROSS + text_wide + 34.0, max(ACROSS * 0.86, text_high + 18.0)
    paper = torn_paper(assets, wide, high, px, seed)
    drawing = painting.painted((ACROSS * px, high * px), lambda large, times: paint(large, px * times, picture, 0.0, (high - UP) / 2.0))
    paper.blit(drawing, (round(9 * px), 0), special_flags=safe_draw.PREMULTIPLIED)
    top = round((high - text_high) / 2 * px)
    for row in rows:
        paper.blit(row, (round((ACROSS + 18.0) * px), top), special_flags=safe_draw.PREMULTIPLIED)
        top += row.get_height()
    return paper


def paint(large: pygame.Surface, unit: float, picture: PictureName, left: float, top: float) -> None:
    """One picture, its field's corner at (`left`, `top`) in reference pixels of `unit` pixels."""

    def at(points: Points) -> Points:
        return [(x + left, y + top) for x, y in points]

    for tone, fat, points in PICTURES[picture]:
        stroke(large, unit, tone, at(points), fat, 0.3)
    for way in WAYS[picture]:
        _arrow(large, unit, at(way))


def _arrow(large: pygame.Surface, unit: float, way: Points) -> None:
    stroke(large, unit, RED, way, 5.0, 0.35)
    (x0, y0), (x1, y1) = way[-2], way[-1]
    turn = math.atan2(y1 - y0, x1 - x0)
    for wing in (-2.5, 2.5):
        ends = [(x1, y1), (x1 + 9.0 * math.cos(turn + wing), y1 + 9.0 * math.sin(turn + wing))]
        stroke(large, unit, RED, ends, 4.6, 0.2)


def tick(px: float) -> pygame.Surface:
    """The gold tick of what has just been learnt."""

    def draw(large: pygame.Surface, times: float) -> None:
        points = [(8.0, 30.0), (22.0, 46.0), (50.0, 10.0)]
        for tone, fat in ((INK, 13.0), (GOLD, 8.5)):
            for ends in (points[:2], points[1:]):
                stroke(large, px * times, tone, ends, fat, 0.35)

    return painting.painted((TICK_SIDE * px, TICK_SIDE * px), draw)


def stroke(large: pygame.Surface, unit: float, tone: str, points: Points, fat: float, taper: float) -> None:
    ends = [(x * unit, y * unit) for x, y in points]
    if len(ends) == 2:
        ends = [ends[0], tuple(np.mean(ends, axis=0)), ends[1]]
    painting.brush(large, rgb(tone), ends, fat * unit, taper)


def _person(x: float, y: float, *limbs: Points) -> tuple[Stroke, ...]:
    """A small figure: its head at (`x`, `y`), a scarf, and strokes for the rest."""
    scarf: Stroke = (RED, 3.4, ((x - 1.0, y + 5.0), (x - 7.0, y + 4.0), (x - 12.0, y + 6.0)))
    return ((INK, 4.6, ring(x, y, 2.2)), *((INK, 4.6, limb) for limb in limbs), scarf)


GROUND: Stroke = (INK, 3.4, ((2.0, 48.0), (34.0, 49.0), (68.0, 48.0)))
SWELL: Stroke = (WATER, 4.6, ((1.0, 46.0), (12.0, 40.0), (24.0, 24.0), (34.0, 22.0), (44.0, 32.0), (56.0, 45.0), (69.0, 48.0)))
FLAT_WATER: Stroke = (WATER, 4.4, ((1.0, 46.0), (12.0, 43.0), (24.0, 47.0), (36.0, 43.0), (48.0, 47.0), (60.0, 43.0), (69.0, 46.0)))
PICTURES: Mapping[PictureName, Sequence[Stroke]] = {
    "run": (GROUND, (PALE, 3.0, ((4.0, 22.0), (22.0, 22.0))), (PALE, 3.0, ((8.0, 34.0), (30.0, 34.0)))),
    "drive": (
        GROUND, (EMBER, 6.0, ((6.0, 40.0), (18.0, 30.0), (12.0, 20.0))),
        (EMBER, 5.0, ((18.0, 44.0), (30.0, 34.0), (26.0, 24.0))),
    ),
    "lee": ((INK, 4.0, ((2.0, 50.0), (14.0, 30.0), (24.0, 28.0), (36.0, 46.0), (46.0, 34.0), (54.0, 30.0), (68.0, 50.0))),),
    "root": (GROUND, (INK, 7.0, ((22.0, 50.0), (30.0, 38.0), (38.0, 37.0), (46.0, 50.0)))),
    "trunk": (
        GROUND, (INK, 5.0, ((28.0, 47.0), (24.0, 37.0), (32.0, 28.0), (42.0, 32.0), (44.0, 42.0), (36.0, 48.0), (28.0, 47.0))),
        (INK, 2.6, ((32.0, 42.0), (32.0, 36.0), (38.0, 36.0), (38.0, 42.0))),
    ),
    "branch": (
        GROUND, (INK, 6.0, ((60.0, 4.0), (50.0, 20.0), (34.0, 25.0), (16.0, 24.0))),
        (LEAF, 6.0, ((16.0, 24.0), (24.0, 30.0), (34.0, 27.0))),
    ),
    "wedge": (
        (INK, 3.4, ((1.0, 54.0), (34.0, 47.0), (69.0, 39.0))),
        *((tone, fat, ring(x, y, 6.6)) for x, y in ((41.0, 37.0), (57.0, 33.0), (48.0, 24.0)) for tone, fat in ((WOOD, 7.0), (INK, 3.0))),
        (GOLD, 7.0, ((24.0, 49.0), (32.0, 47.0), (33.0, 39.0), (24.0, 49.0))),
        (INK, 2.6, ((21.0, 50.0), (33.0, 48.0), (34.0, 36.0), (21.0, 50.0))),
        (INK, 2.8, ((4.0, 2.0), (24.0, 2.0), (24.0, 24.0), (4.0, 24.0), (4.0, 2.0))),
    ),
    "bough": (GROUND, (INK, 6.0, ((34.0, 22.0), (48.0, 20.0), (68.0, 25.0))), (LEAF, 5.0, ((46.0, 25.0), (56.0, 29.0), (66.0, 28.0)))),
    "ring": (
        SWELL, (INK, 6.6, [(27.0 + 12.0 * math.cos(a / 2), 24.0 + 4.6 * math.sin(a / 2)) for a in range(14)]),
        (GOLD, 4.0, [(27.0 + 12.0 * math.cos(a / 2), 24.0 + 4.6 * math.sin(a / 2)) for a in range(14)]),
    ),
    "trough": (
        SWELL, (INK, 6.0, ((54.0, 4.0), (51.0, 16.0), (48.0, 27.0))), (INK, 6.0, ((46.0, 27.0), (53.0, 31.0), (60.0, 38.0))),
    ),
    "sprint": (
        FLAT_WATER,
        *_person(
            40.0, 10.0, ((38.0, 15.0), (34.0, 25.0)), ((34.0, 25.0), (43.0, 30.0), (38.0, 40.0)),
            ((34.0, 25.0), (27.0, 33.0), (18.0, 32.0)),
        ),
        (PALE, 3.0, ((4.0, 14.0), (20.0, 14.0))), (PALE, 3.0, ((2.0, 24.0), (22.0, 24.0))),
    ),
    "log": (
        FLAT_WATER, (INK, 14.0, ((8.0, 41.0), (34.0, 41.0), (62.0, 41.0))), (WOOD, 9.0, ((9.0, 41.0), (34.0, 41.0), (61.0, 41.0))),
        *_person(34.0, 6.0, ((34.0, 11.0), (34.0, 22.0)), ((34.0, 22.0), (30.0, 33.0)), ((34.0, 22.0), (39.0, 33.0))),
    ),
    "brace": (
        FLAT_WATER,
        *_person(36.0, 7.0, ((34.0, 12.0), (28.0, 21.0)), ((28.0, 21.0), (38.0, 20.0), (34.0, 29.0)), ((33.0, 14.0), (40.0, 18.0))),
        (PALE, 3.0, ((20.0, 2.0), (20.0, 14.0))),
    ),
    "pill": (
        (INK, 15.0, ring(32.0, 30.0, 9.0, 90.0, 460.0)), (WOOD, 13.0, ring(32.0, 30.0, 7.0, 90.0, 460.0)),
        (WOOD, 10.0, ring(32.0, 30.0, 2.0)),
        (GOLD, 4.0, ((24.0, 26.0), (28.0, 21.0), (34.0, 20.0))),
    ),
    "seal": (
        (INK, 3.4, ((22.0, 4.0), (48.0, 4.0), (48.0, 52.0), (22.0, 52.0), (22.0, 4.0))), (INK, 4.0, ((35.0, 9.0), (35.0, 46.0))),
        (INK, 3.6, ((27.0, 16.0), (35.0, 21.0), (43.0, 16.0))), (INK, 3.6, ((27.0, 30.0), (35.0, 26.0), (43.0, 30.0))),
    ),
    "rock": (
        GROUND, (INK, 5.0, ring(35.0, 31.0, 14.0)),
        *_person(35.0, 26.0, ((35.0, 30.0), (35.0, 36.0)), ((35.0, 36.0), (32.0, 42.0)), ((35.0, 36.0), (39.0, 42.0))),
    ),
    "face": (
        (WATER, 5.0, ((1.0, 12.0), (16.0, 8.0), (28.0, 20.0), (44.0, 40.0), (69.0, 48.0))), (INK, 4.6, ring(40.0, 20.0, 9.0)),
    ),
    "hop": (FLAT_WATER, (INK, 9.0, ((38.0, 48.0), (38.0, 40.0), (38.0, 32.0))), (INK, 4.4, ring(14.0, 31.0, 9.0))),
    "shake": _person(35.0, 12.0, ((35.0, 17.0), (35.0, 32.0)), ((35.0, 32.0), (29.0, 46.0)), ((35.0, 32.0), (41.0, 46.0))),
    "bubbles": (
        (WATER, 4.4, ((1.0, 24.0), (12.0, 21.0), (24.0, 25.0), (36.0, 21.0), (48.0, 25.0), (60.0, 21.0), (69.0, 24.0))),
        (INK, 3.0, ring(42.0, 33.0, 3.6)), (INK, 2.6, ring(24.0, 36.0, 2.6)), (INK, 2.6, ring(33.0, 30.0, 1.8)),
        (INK, 6.0, ((30.0, 56.0), (33.0, 50.0), (34.0, 44.0))),
        *((INK, 3.2, ((34.0, 46.0), (34.0 + across, 41.0), (34.0 + 1.3 * across, 36.0))) for across in (-5.0, 0.0, 5.0)),
    ),
    "flat": (
        (INK, 3.4, ((1.0, 49.0), (30.0, 49.0), (46.0, 46.0), (69.0, 34.0))),
        (EMBER, 6.0, ((33.0, 45.0), (24.0, 38.0), (26.0, 28.0))), (EMBER, 6.0, ((47.0, 41.0), (56.0, 34.0), (52.0, 22.0))),
        (GOLD, 4.0, ((36.0, 43.0), (31.0, 37.0), (33.0, 31.0))), (GOLD, 4.0, ((45.0, 40.0), (49.0, 33.0), (47.0, 27.0))),
    ),
}  # fmt: skip
WAYS: Mapping[PictureName, Sequence[Points]] = {
    "run": (((26.0, 28.0), (44.0, 28.0), (62.0, 28.0)),),
    "drive": (((30.0, 30.0), (46.0, 28.0), (64.0, 22.0)),),
    "lee": (((12.0, 24.0), (24.0, 8.0), (42.0, 6.0), (58.0, 26.0)),),
    "root": (((8.0, 42.0), (20.0, 22.0), (38.0, 18.0), (58.0, 38.0)),),
    "trunk": (((6.0, 42.0), (18.0, 20.0), (36.0, 12.0), (60.0, 34.0)),),
    "branch": (((4.0, 34.0), (24.0, 41.0), (44.0, 42.0), (64.0, 40.0)),),
    "wedge": (((14.0, 5.0), (14.0, 12.0), (14.0, 20.0)),),
    "bough": (((6.0, 44.0), (18.0, 20.0), (30.0, 8.0), (48.0, 14.0)),),
    "ring": (((28.0, 20.0), (38.0, 4.0), (52.0, 6.0), (62.0, 22.0)),),
    "trough": (((6.0, 30.0), (14.0, 8.0), (28.0, 3.0), (42.0, 13.0)),),
    "sprint": (((46.0, 20.0), (56.0, 20.0), (67.0, 20.0)),),
    "log": (((60.0, 30.0), (60.0, 20.0), (60.0, 8.0)),),
    "brace": (((60.0, 6.0), (60.0, 18.0), (60.0, 34.0)),),
    "pill": (((60.0, 46.0), (60.0, 28.0), (60.0, 10.0)),),
    "seal": (((60.0, 46.0), (60.0, 28.0), (60.0, 10.0)),),
    "rock": (((17.0, 31.0), (10.0, 31.0), (2.0, 31.0)), ((53.0, 31.0), (60.0, 31.0), (68.0, 31.0))),
    "face": (((46.0, 28.0), (54.0, 36.0), (64.0, 40.0)), ((30.0, 16.0), (24.0, 10.0), (16.0, 3.0))),
    "hop": (((20.0, 20.0), (32.0, 6.0), (46.0, 8.0), (60.0, 30.0)),),
    "shake": (((26.0, 24.0), (16.0, 24.0), (4.0, 24.0)), ((44.0, 24.0), (54.0, 24.0), (66.0, 24.0))),
    "bubbles": (((10.0, 17.0), (22.0, 4.0), (42.0, 3.0), (58.0, 15.0)),),
    "flat": (((4.0, 18.0), (18.0, 5.0), (34.0, 12.0), (40.0, 40.0)),),
}
"""Of whoever knows it: in red, the last place is an arrow's tip."""
