"""Editor overlay: metres, outlines, ids, triggers, cells and the spiderweb's way, drawn over the picture."""

import math
from typing import Any

import numpy as np
import pygame

from game.core import polygons as shape
from game.localization.texts import text
from game.view.camera.viewport import Viewport
from game.view.editor import lake_overlay, outlines, trigger_list
from game.view.editor.labels import PAPER, Tag, Tags, paper
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK

Flag = tuple[str, float, float, int, bool]
"""Words, column, row in reference pixels, the side that the band lies on, whether it is over."""
Pennant = tuple[pygame.Rect, pygame.Surface, int, bool]
"""A flag in its place."""
TRACING = (241, 228, 200, 44)
FAINT, FINE, STRONG = (251, 247, 234, 30), (27, 32, 48, 46), (27, 32, 48, 120)
THING, PICKED, GROUND, KNOT = (27, 32, 48, 230), (194, 59, 43, 255), (236, 190, 112, 255), (60, 40, 24, 255)
BAND, BAND_OVER = (206, 84, 62), (176, 150, 130)
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
CROWDED = 64.0
"""Reference pixels that two numbers of a ruler are apart at least."""
RULER, KEYS_SIZE = 18, 26
SIDE = 34
UNDER_HUD = 112
"""Reference pixels below which nothing of the game's own is written at the left."""
ROWS = 8
"""Triggers without a place that are listed."""
SNAP = 0.2
"""Metres from the ground or the still water within which the pointer means exactly that."""
SMALLEST = 0.25
"""Below this size no writing could be read: only lines are drawn."""


class Overlay:
    """`draw` it last. Everything is drawn on one sheet, so that lines may be faint."""

    def __init__(self, assets: Assets) -> None:
        self.tags = Tags(assets)
        self.sheet = pygame.Surface((1, 1), pygame.SRCALPHA, 32)

    def draw(self, picture: pygame.Surface, lens: Viewport, world: Any, pointer: tuple[int, int], state: str) -> None:
        if self.sheet.get_size() != picture.get_size():
            self.sheet = pygame.Surface(picture.get_size(), pygame.SRCALPHA, 32)
        self.sheet.fill(TRACING)
        self.tags.begin()
        written = lens.px >= SMALLEST
        if written:
            self._reserve(lens)
            self._point(lens, world, pointer)
        flags = self._triggers(lens, world)
        self._grid(lens)
        pennants = [self._reserved(lens, flag) for flag in flags]
        rows = self._script(lens, world) if written else []
        lake_overlay.draw(self.sheet, self.tags, lens, world)
        self._ground(lens, world, pointer)
        self._things(lens, world, pointer)
        for pennant in pennants:
            self._flag(lens, *pennant)
        for box, writing in rows:
            paper(self.sheet, box)
            safe_draw.blit_at(self.sheet, writing, (box.left + 4, box.top + 1))
        if written:
            self.tags.draw(self.sheet, lens.px)
            self._rulers(lens, pointer)
            self._keys(lens, state)
        picture.blit(self.sheet, (0, 0))

    # the paper's edges

    def _reserve(self, lens: Viewport) -> None:
        """Where no tag may lie: the game's own strip, the rulers, the line of keys."""
        px, wide, high = lens.px, lens.width, lens.height
        boxes = ((0, 0, wide, 84 * px), (0, 0, 60 * px, UNDER_HUD * px), (0, 0, SIDE * px, high), (0, high - KEYS_SIZE * px, wide, high))
        for box in boxes:
            self.tags.take(pygame.Rect(*map(round, box)))

    def _grid(self, lens: Viewport) -> None:
        """A line for every metre while there is room, a stronger one for every number of the rulers."""
        wide = step(lens)
        between = wide / 2 if f"{wide:g}".startswith("2") else wide / 5
        for each, colours in ((between, (FAINT,)), (wide, (FINE, FAINT))):
            for x in multiples(lens.span, each):
                column = lens.x(x)
                for shift, colour in enumerate(colours):
                    safe_draw.rect(self.sheet, colour, (column + shift, 0, 1, lens.height))
            for y in multiples((lens.place((0, lens.height))[1], lens.place((0, 0))[1]), each):
                row = lens.y(y)
                for shift, colour in enumerate(colours):
                    safe_draw.rect(self.sheet, colour, (0, row + shift, lens.width, 1))

    def _rulers(self, lens: Viewport, pointer: tuple[int, int]) -> None:
        px, wide = lens.px, step(lens)
        high, side, from_top = round(RULER * px), round(SIDE * px), round(UNDER_HUD * px)
        bottom = lens.height - round(KEYS_SIZE * px)
        safe_draw.rect(self.sheet, PAPER, (0, 0, lens.width, high))
        safe_draw.rect(self.sheet, PAPER, (0, from_top, side, bottom - from_top))
        for x in multiples(lens.span, wide):
            number = self.tags.written(f"{x:g}", px * 0.85)
            safe_draw.rect(self.sheet, STRONG, (lens.x(x), high - 5 * px, 1, 5 * px))
            safe_draw.blit_at(self.sheet, number, (lens.x(x) + 3, (high - number.get_height()) / 2))
        for y in multiples((lens.place((0, bottom))[1], lens.place((0, from_top))[1]), wide):
            number = self.tags.written(f"{y:g}", px * 0.85)
            safe_draw.rect(self.sheet, STRONG, (side - 5 * px, lens.y(y), 5 * px, 1))
            safe_draw.blit_at(self.sheet, number, (side - number.get_width() - 6 * px, lens.y(y) - number.get_height() / 2))
        safe_draw.rect(self.sheet, PICKED, (pointer[0], 0, max(1, 2 * px), high))
        if from_top < pointer[1] < bottom:
            safe_draw.rect(self.sheet, PICKED, (0, pointer[1], side, max(1, 2 * px)))

    def _keys(self, lens: Viewport, state: str) -> None:
        """What can be done, and how time goes."""
        high = round(KEYS_SIZE * lens.px)
        safe_draw.rect(self.sheet, PAPER, (0, lens.height - high, lens.width, high))
        keys = self.tags.written(text("maker.keys"), lens.px)
        clock = self.tags.written(state, lens.px, PICKED[:3])
        safe_draw.blit_at(self.sheet, keys, (12 * lens.px, lens.height - (high + keys.get_height()) / 2))
        start = lens.width - clock.get_width() - 24 * lens.px  # in a small window the clock has the last word
        safe_draw.rect(self.sheet, PAPER, (start, lens.height - high, lens.width - start, high))
        safe_draw.blit_at(self.sheet, clock, (lens.width - clock.get_width() - 12 * lens.px, lens.height - (high + clock.get_height()) / 2))

    # the pointer

    def _point(self, lens: Viewport, world: Any, pointer: tuple[int, int]) -> None:
        """A cross at the place that a click would copy, and the words of it."""
        x, y = pointed(lens, world, pointer)
        column, row, arm = lens.x(x), lens.y(y), 9 * lens.px
        safe_draw.rect(self.sheet, PICKED, (column - arm, row, 2 * arm, 1))
        safe_draw.rect(self.sheet, PICKED, (column, row - arm, 1, 2 * arm))
        self.tags.take(pygame.Rect(round(column - arm), round(row - arm), round(2 * arm), round(2 * arm)))
        self.tags.add(Tag(f"{written(x, y)}  {depth(world, x, y)}".rstrip(), column, row - arm, red=True))

    # the level

    def _ground(self, lens: Viewport, world: Any, pointer: tuple[int, int]) -> None:
        """The line as the file has it, a knot at every point of it."""
        first, last = lens.span
        line = world.level.ground.line
        near = [(x, y) for x, y in line if first - 1 <= x <= last + 1]
        safe_draw.lines(self.sheet, GROUND, lens.seen(list(line)), max(1, round(2 * lens.px)))
        side = max(2, round(5 * lens.px))
        for place in near:
            column, row = lens.x(place[0]), lens.y(place[1])
            safe_draw.rect(self.sheet, KNOT, (column - side / 2 - 1, row - side / 2 - 1, side + 2, side + 2))
            safe_draw.rect(self.sheet, GROUND, (column - side / 2, row - side / 2, side, side))
            if math.dist((column, row), pointer) < 14 * lens.px:
                self.tags.add(Tag(text("maker.point", place=f"[{place[0]:g}, {place[1]:g}]"), column, row))

    def _things(self, lens: Viewport, world: Any, pointer: tuple[int, int]) -> None:
        """Outlines first, so that the tags of those under the pointer can be asked for before the rest."""
        here = lens.place(pointer)
        found = [(thing, outlines.outline(thing, world)) for thing in (*world.level.solids, *world.level.things)]
        for thing, corners in sorted(found, key=lambda pair: not shape.contains(pair[1], *here)):
            self._thing(lens, world, thing, corners, shape.contains(corners, *here))
        runner = outlines.standing(world.runner.x, world.runner.y)
        self._outlined(lens, runner, THING, "runner", False)

    def _thing(self, lens: Viewport, world: Any, thing: Any, corners: list[outlines.Point], picked: bool) -> None:
        at = getattr(thing, "at", None)
        line = f"{thing.id}  [{at[0]:g}, {at[1]:g}]" if picked and at else thing.id
        if getattr(thing, "hidden", False) and world.person(thing.id) is None:
            line += f" ({text('maker.hidden')})"
        if thing.id in trigger_list.reached(world):
            line += f" ({text('maker.reached')})"
        self._outlined(lens, corners, PICKED if picked else THING, line, picked)

    def _outlined(self, lens: Viewport, corners: list[outlines.Point], colour: tuple[int, int, int, int], line: str, picked: bool) -> None:
        drawn = lens.points(corners)
        left, right = min(x for x, _ in drawn), max(x for x, _ in drawn)
        top, bottom = min(y for _, y in drawn), max(y for _, y in drawn)
        if right < -lens.width * 0.1 or left > lens.width * 1.1:
            return
        safe_draw.lines(self.sheet, (251, 247, 234, 120), [(x + 1, y + 1) for x, y in drawn], max(1, round(lens.px)), True)
        safe_draw.lines(self.sheet, colour, drawn, max(1, round((2.5 if picked else 1.4) * lens.px)), True)
        if bottom > 0:  # of what rises out of the picture, the part that is seen has the tag
            self.tags.add(Tag(line, (max(left, 0) + min(right, lens.width)) / 2, max(top, 0), red=picked))

    # the script

    def _triggers(self, lens: Viewport, world: Any) -> list[Flag]:
        """Every place that a trigger asks for, as a band between its ends; what has fired is pale. Gives their flags."""
        flags: list[Flag] = []
        for trigger in world.level.triggers:
            for clause in trigger.when:
                if getattr(clause, "test", "") == "place":
                    self._band(lens, trigger, clause, trigger.id in world.story.fired, flags)
        return flags if lens.px >= SMALLEST else []

    def _band(self, lens: Viewport, trigger: Any, clause: Any, over: bool, flags: list[Flag]) -> None:
        """An open end fades out, so that many such bands do not make mud."""
        left, right = lens.x(max(clause.left, -9999.0)), lens.x(min(clause.right, 9999.0))
        top, high = 88 * lens.px, lens.height
        colour = BAND_OVER if over else BAND
        open_left, open_right = clause.left <= -9999.0, clause.right >= 9999.0
        if right < 0 or left > lens.width:
            return
        if not open_left and not open_right:
            safe_draw.rect(self.sheet, (*colour, 84), (left, top, max(1.0, right - left), high - top))
        for column, towards, is_open in ((left, 1, open_left), (right, -1, open_right)):
            if not is_open:
                self._edge(lens, column, towards, colour, fade=open_left or open_right)
        at, towards = (left + 3, 1) if not open_left else (right - 3, -1)
        flags.append((trigger.id, at, 90 + 23.0 * (len(flags) % 9), towards, over))

    def _edge(self, lens: Viewport, column: float, towards: int, colour: tuple[int, int, int], fade: bool) -> None:
        top, step_ = 88 * lens.px, max(1.0, 6 * lens.px)
        safe_draw.rect(self.sheet, (*colour, 230), (column, top, max(1, round(1.5 * lens.px)), lens.height))
        for n in range(7 if fade else 0):
            left = column + n * step_ * towards - (step_ if towards < 0 else 0)
            safe_draw.rect(self.sheet, (*colour, 100 - 8 * n), (left, top, step_, lens.height - top))

    def _reserved(self, lens: Viewport, flag: Flag) -> Pennant:
        """The room of a pennant, so that no tag lies on it."""
        line, column, row, towards, over = flag
        writing = self.tags.written(line, lens.px, (122, 112, 100) if over else INK)
        wide, high = writing.get_width() + round(10 * lens.px), writing.get_height() + 2
        left = column if towards > 0 else column - wide
        box = pygame.Rect(round(left), round(row * lens.px), wide, high)
        self.tags.take(box)
        return box, writing, towards, over

    def _flag(self, lens: Viewport, box: pygame.Rect, writing: pygame.Surface, towards: int, over: bool) -> None:
        """A pennant at the band's edge that points into it."""
        paper(self.sheet, box)
        safe_draw.rect(
            self.sheet, (*(BAND_OVER if over else BAND), 255), (box.left if towards > 0 else box.right - 3, box.top, 3, box.height)
        )
        safe_draw.blit_at(self.sheet, writing, (box.left + round(6 * lens.px), box.top + 1))

    def _script(self, lens: Viewport, world: Any) -> list[tuple[pygame.Rect, pygame.Surface]]:
        """The triggers that ask for no place, as a list in the lower right corner: what is over is pale."""
        made, bottom = [], lens.height - round((KEYS_SIZE + 6) * lens.px)
        for line, over in reversed(trigger_list.lines(world, ROWS)):
            writing = self.tags.written(line, lens.px * 0.9, (122, 112, 100) if over else INK)
            box = pygame.Rect(0, 0, writing.get_width() + 8, writing.get_height() + 2)
            box.bottomright = round(lens.width - 8 * lens.px), bottom
            self.tags.take(box)
            made.append((box, writing))
            bottom = box.top - 1
        return made


def pointed(lens: Viewport, world: Any, pointer: tuple[int, int]) -> tuple[float, float]:
    """The place under the pointer, to 0.1 m; close to the ground or the still water its height is exactly theirs, to 0.01 m."""
    x, y = lens.place(pointer)
    x = min(max(round(x, 1), -9999.0), 9999.0) + 0.0
    lake = world.lake_at(x)
    heights = [world.terrain.height(x)] + ([lake.level] if lake is not None and lake.still_depth(x) > 0 else [])
    nearest = min(heights, key=lambda height: abs(height - y))
    if abs(nearest - y) <= SNAP:
        return x, round(float(nearest), 2) + 0.0
    return x, min(max(round(y, 1), -9999.0), 9999.0) + 0.0


def written(x: float, y: float) -> str:
    """A place as a level file has it."""
    return f"[{x:g}, {y:g}]"


def depth(world: Any, x: float, y: float) -> str:
    """What is at the place, in a word."""
    ground, lake = world.terrain.height(x), world.lake_at(x)
    if abs(y - ground) < 0.006:
        return text("maker.on_ground")
    if lake is not None and lake.still_depth(x) > 0 and y < lake.level + 0.006 and y > ground:
        return text("maker.on_water") if y > lake.level - 0.006 else text("maker.under", depth=f"{lake.level - y:.1f}")
    return ""


def step(lens: Viewport) -> float:
    """Metres between two numbers of a ruler."""
    return next((metres for metres in STEPS if metres * lens.metre >= CROWDED * max(lens.px, 0.4)), STEPS[-1])


def multiples(span: tuple[float, float], each: float) -> list[float]:
    """Every multiple of `each` within the span, but never very many."""
    first, last = math.ceil(span[0] / each), math.floor(span[1] / each)
    return [float(np.round(n * each, 3)) for n in range(first, min(last, first + 400) + 1)]
