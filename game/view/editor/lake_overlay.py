"""Lake overlay: where lakes end, how fine their cells are, how far a spiderweb would run."""

from typing import Any

import numpy as np
import pygame

from game.localization.texts import text
from game.sim.techniques.spiderweb import MIN_WET_DEPTH_M
from game.view.camera.viewport import Viewport
from game.view.editor.labels import Tag, Tags
from game.view.editor.outlines import wet_stretches
from game.view.render import safe_draw

FRONT, CELL, END, STILL = (24, 120, 142, 255), (24, 120, 142, 120), (23, 103, 127, 230), (251, 247, 234, 130)
WEB, SPUN = (255, 255, 255, 235), (63, 183, 204, 255)
MIN_CELL_PIXELS = 4.0
"""Pixels that a cell must be wide for its walls to be drawn."""


def draw(sheet: pygame.Surface, tags: Tags, lens: Viewport, world: Any) -> None:
    """Every lake that is in the picture."""
    first, last = lens.span
    for lake in world.lakes:
        if lake.right >= first and lake.left <= last:
            _ends(sheet, tags, lens, lake)
            _front(sheet, lens, lake)
            _web(sheet, tags, lens, lake, world.spiderweb)


def _ends(sheet: pygame.Surface, tags: Tags, lens: Viewport, lake: Any) -> None:
    """The still level, and a post at either end that says what the end does and what lies between."""
    row = lens.y(lake.level)
    for column in range(0, lens.width, max(4, round(14 * lens.px))):
        if lens.x(lake.left) <= column <= lens.x(lake.right):
            safe_draw.rect(sheet, STILL, (column, row, max(2, round(6 * lens.px)), 1))
    for x, end in ((lake.left, lake.boundaries[0]), (lake.right, lake.boundaries[1])):
        column = lens.x(x)
        safe_draw.rect(sheet, END, (column - 1, row - 40 * lens.px, max(2, round(2 * lens.px)), 80 * lens.px))
        tags.add(Tag(text("maker.end", id=lake.id, x=f"{x:g}", end=end), column, row - 40 * lens.px))
    middle = min(max(lens.width * 0.5, lens.x(lake.left)), lens.x(lake.right))
    tags.add(Tag(text("maker.cells", id=lake.id, cells=lake.n, cell=f"{lake.cell:.3g}"), middle, lens.y(lake.level) + 40 * lens.px))


def _cells(lens: Viewport, lake: Any) -> tuple[int, int]:
    """The first and last cell in the picture."""
    first, last = lens.span
    return max(0, int((first - lake.left) / lake.cell) - 1), min(lake.n - 1, int((last - lake.left) / lake.cell) + 1)


def _front(sheet: pygame.Surface, lens: Viewport, lake: Any) -> None:
    """The surface that the solver has, cell by cell."""
    first, last = _cells(lens, lake)
    surface, x = lake.surface_line()[first : last + 1], lake.x[first : last + 1]
    columns, rows = lens.x(x), lens.y(surface)
    if len(columns) >= 2:
        safe_draw.lines(sheet, FRONT, np.column_stack((columns, rows)), max(1, round(2 * lens.px)))
    if lake.cell * lens.metre >= MIN_CELL_PIXELS:
        for column, row, deep in zip(columns.tolist(), rows.tolist(), lake.depth[first : last + 1].tolist(), strict=True):
            if deep > MIN_WET_DEPTH_M:
                safe_draw.rect(sheet, CELL, (column + lake.cell * lens.metre / 2, row, 1, min(7 * lens.px, deep * lens.metre)))


def _web(sheet: pygame.Surface, tags: Tags, lens: Viewport, lake: Any, web: Any) -> None:
    """Every stretch of connected water, as a thread along the bed; what a web has already reached is bright."""
    thick = max(2, round(3 * lens.px))
    for first, last in wet_stretches(lake, MIN_WET_DEPTH_M):
        if last - first < 2:
            continue
        _thread(sheet, lens, lake, first, last, WEB, thick)
        long, middle = (last - first + 1) * lake.cell, _in_picture(lens, lake, first, last)
        if middle is not None:
            line = text("maker.web", metres=f"{long:.1f}")
            if web is not None and web.lake is lake and web.awake:
                line = text("maker.spun", left=f"{web.reach_left:.1f}", right=f"{web.reach_right:.1f}")
            tags.add(Tag(line, *middle))
    if web is not None and web.lake is lake:
        ends = [int((x - lake.left) / lake.cell) for x in (web.reach_left, web.reach_right)]
        _thread(sheet, lens, lake, max(0, ends[0]), min(lake.n - 1, ends[1]), SPUN, thick + 1)


def _thread(sheet: pygame.Surface, lens: Viewport, lake: Any, first: int, last: int, colour: tuple[int, int, int, int], thick: int) -> None:
    along = lake.x[first : last + 1]
    if len(along) >= 2:
        safe_draw.lines(sheet, colour, np.column_stack((lens.x(along), lens.y(lake.bed[first : last + 1]) - 5 * lens.px)), thick)
        for cell in (first, last):
            safe_draw.circle(sheet, colour, (lens.x(float(lake.x[cell])), lens.y(float(lake.bed[cell])) - 5 * lens.px), 2 * thick)


def _in_picture(lens: Viewport, lake: Any, first: int, last: int) -> tuple[float, float] | None:
    """A point of the stretch that can be seen, a third of the picture in."""
    left, right = lens.span
    low, high = max(left, float(lake.x[first])), min(right, float(lake.x[last]))
    if low >= high:
        return None
    x = low + (high - low) / 3
    return float(lens.x(x)), float(lens.y(float(np.interp(x, lake.x, lake.bed)))) - 8 * lens.px
