"""Lesson signs: slips with a small picture and the player's own keys, hanging where something is met first, gone once it has been learnt.

One that is still beyond the picture's edge waits there, so that it can be read in time. What has been learnt outlasts a retry.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pygame

from game.level.model import Level
from game.localization.texts import level_text_or_default
from game.sim import events
from game.sim.objects.lessons import PASSED
from game.sim.story.triggers import EVENT_NAMES
from game.view.camera.camera import Camera
from game.view.poses import RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import rgb
from game.view.ui.paper import render_text, torn_paper, wrapped

NEAR = 16.0
"""Metres from a sign within which what it is about is learnt."""
PAST, STUMBLED = 1.6, 4.0
"""Metres behind it from which one has come past it, and to either side of it within which a stumble says that one has not learnt it."""
AHEAD = 24.0
"""Metres ahead from which it waits at the picture's edge."""
LETTERS, WORDS = 21, 21.0
"""Letters in a row of it, and reference pixels of them."""
AT_ONCE = 2
"""So many hang at the most: who runs has no time for a library."""
DRAWING = 70.0
"""Reference pixels across its picture."""
SIDE, TOP = 18.0, 122.0
"""Reference pixels that it keeps from the picture's sides, and from its upper edge."""
TICKED = 0.9
"""Seconds for which one that has just been learnt is seen, ticked off."""
INK, RED, PALE = "#23222c", "#c23b2b", "#b9a67c"
Points = Sequence[tuple[float, float]]


class LessonSigns:
    """Those of one level."""

    def __init__(self, level: Level, assets: Assets, px: float) -> None:
        self.assets, self.px, self._own = assets, px, level.texts
        self.shown = True
        """Not before a cutscene: there nothing is to be read but what is said."""
        self._lessons: list[Any] = sorted(level.things_of("lesson"), key=lambda lesson: float(lesson.at[0]))
        self.learnt: dict[str, float] = {}
        """By id: when."""
        self._stumbles: list[float] = []
        self._covered: set[str] = set()
        """Those that what is being said lies on: two slips one over the other can neither be read."""
        self._slips: dict[str, pygame.Surface] = {}

    def reset(self) -> None:
        """Another attempt: what has been learnt stays learnt; keys may be others by now."""
        self.learnt = dict.fromkeys(self.learnt, -math.inf)
        self._stumbles.clear()
        self._slips.clear()

    def observe(self, event: events.Event, seconds: float) -> None:
        if getattr(event, "who", "runner") != "runner":
            return
        if isinstance(event, events.Staggered):
            self._stumbles.append(event.x)
        name = EVENT_NAMES.get(type(event), "")
        for lesson in self._lessons:
            if lesson.learnt_by == name and lesson.id not in self.learnt and abs(event.x - lesson.at[0]) < NEAR:
                self.learnt[lesson.id] = seconds

    def prepare(self) -> None:
        """Write all slips, beside the game: in a frame each would be felt."""
        for lesson in self._lessons:
            if lesson.id not in self._slips and lesson.id not in self.learnt:
                self._slips[lesson.id] = self._made(lesson.line, lesson.picture)

    def draw(
        self, surface: pygame.Surface, camera: Camera, runner: RunnerPose | None, seconds: float, said: pygame.Rect | None = None
    ) -> None:
        """Behind everybody; one that would lie under what is being `said` is not there until that has been said."""
        if not self._lessons or runner is None or not self.shown:
            return
        if said is None:
            self._covered.clear()
        hung: list[pygame.Rect] = []
        near: list[tuple[float, float, Any]] = []
        for lesson in self._lessons:
            if lesson.learnt_by == PASSED:
                self._pass(lesson, runner.x, seconds)
            since = seconds - self.learnt.get(lesson.id, math.inf)
            if since <= TICKED and -NEAR < lesson.at[0] - runner.x < AHEAD:
                near.append((abs(lesson.at[0] - runner.x), since, lesson))
        for _, since, lesson in sorted(near, key=lambda each: each[0])[:AT_ONCE]:
            self._draw_slip(surface, camera, lesson, seconds, since, hung, said)

    def _pass(self, lesson: Any, x: float, seconds: float) -> None:
        beyond = x - lesson.at[0]
        if lesson.id in self.learnt or not PAST < beyond < NEAR:
            return
        if not any(abs(stumble - lesson.at[0]) < STUMBLED for stumble in self._stumbles):
            self.learnt[lesson.id] = seconds

    def _draw_slip(
        self, surface: pygame.Surface, camera: Camera, lesson: Any, seconds: float, since: float, hung: list[pygame.Rect],
        said: pygame.Rect | None,
    ) -> None:  # fmt: skip
        """Unless it would hang before one that comes first."""
        slip = self._slips.get(lesson.id)
        if slip is None:
            slip = self._slips[lesson.id] = self._made(lesson.line, lesson.picture)
        px = self.px
        wide, high = slip.get_size()
        x, y = camera.to_screen(*lesson.at)
        sways = 2.0 * px * math.sin(1.7 * seconds + lesson.at[0])
        left = min(x - wide / 2 + sways, surface.get_width() - wide - SIDE * px)
        top = max(TOP * px, y - high)
        place = pygame.Rect(round(left), round(top), wide, high)
        if said is not None and said.colliderect(place):
            self._covered.add(lesson.id)
        if place.collidelist(hung) >= 0 or lesson.id in self._covered:
            return
        hung.append(place)
        if since >= 0.0:
            top += 60.0 * px * max(0.0, since - 0.45) ** 2
        for share in (0.12, 0.88):
            thread = pygame.Rect(round(left + share * wide), round(top - 46.0 * px), max(1, round(1.4 * px)), round(50.0 * px))
            surface.fill(INK, thread)
        safe_draw.blit_at(surface, slip, (left, top))
        if since >= 0.0:
            tick = self._tick()
            safe_draw.blit_at(surface, tick, (left + wide - 0.7 * tick.get_width(), top - 0.35 * tick.get_height()))

    def _made(self, line: str, picture: str) -> pygame.Surface:
        px = self.px
        rows = [render_text(self.assets, row, WORDS * px) for row in wrapped(level_text_or_default(line, self._own), LETTERS)]
        text_wide, text_high = max(row.get_width() for row in rows) / px, sum(row.get_height() for row in rows) / px
        wide, high = DRAWING + text_wide + 34.0, max(DRAWING * 0.86, text_high + 18.0)
        slip = torn_paper(self.assets, wide, high, px, len(line))
        drawing = painting.painted((DRAWING * px, high * px), lambda large, times: self._draw_picture(large, px * times, picture, high))
        slip.blit(drawing, (round(9 * px), 0), special_flags=safe_draw.PREMULTIPLIED)
        top = round((high - text_high) / 2 * px)
        for row in rows:
            slip.blit(row, (round((DRAWING + 18.0) * px), top), special_flags=safe_draw.PREMULTIPLIED)
            top += row.get_height()
        return slip

    def _tick(self) -> pygame.Surface:
        if "" not in self._slips:
            side = 58.0

            def paint(large: pygame.Surface, times: float) -> None:
                unit = self.px * times
                points = [(8.0, 30.0), (22.0, 46.0), (50.0, 10.0)]
                for tone, fat in ((INK, 13.0), ("#e9b84a", 8.5)):
                    for ends in (points[:2], points[1:]):
                        _stroke(large, unit, tone, ends, fat, 0.35)

            self._slips[""] = painting.painted((side * self.px, side * self.px), paint)
        return self._slips[""]

    def _draw_picture(self, large: pygame.Surface, unit: float, picture: str, high: float) -> None:
        """The thing in ink, the way of whoever knows it in red."""
        middle = (high - 56.0) / 2.0

        def at(points: Points) -> Points:
            return [(x, y + middle) for x, y in points]

        drawn: Mapping[str, Sequence[tuple[str, float, Points]]] = PICTURES
        for tone, fat, points in drawn[picture]:
            _stroke(large, unit, tone, at(points), fat, 0.3)
        way = at(WAYS[picture])
        _stroke(large, unit, RED, way, 5.0, 0.35)
        (x0, y0), (x1, y1) = way[-2], way[-1]
        turn = math.atan2(y1 - y0, x1 - x0)
        for wing in (-2.5, 2.5):
            ends = [(x1, y1), (x1 + 9.0 * math.cos(turn + wing), y1 + 9.0 * math.sin(turn + wing))]
            _stroke(large, unit, RED, ends, 4.6, 0.2)


GROUND: tuple[str, float, Points] = (INK, 3.4, ((2.0, 48.0), (34.0, 49.0), (68.0, 48.0)))
PICTURES: Mapping[str, Sequence[tuple[str, float, Points]]] = {
    "run": (GROUND, (PALE, 3.0, ((4.0, 22.0), (22.0, 22.0))), (PALE, 3.0, ((8.0, 34.0), (30.0, 34.0)))),
    "drive": (
        GROUND, ("#d9822b", 6.0, ((6.0, 40.0), (18.0, 30.0), (12.0, 20.0))),
        ("#d9822b", 5.0, ((18.0, 44.0), (30.0, 34.0), (26.0, 24.0))),
    ),
    "lee": ((INK, 4.0, ((2.0, 50.0), (14.0, 30.0), (24.0, 28.0), (36.0, 46.0), (46.0, 34.0), (54.0, 30.0), (68.0, 50.0))),),
    "root": (GROUND, (INK, 7.0, ((22.0, 50.0), (30.0, 38.0), (38.0, 37.0), (46.0, 50.0)))),
    "trunk": (
        GROUND, (INK, 5.0, ((28.0, 47.0), (24.0, 37.0), (32.0, 28.0), (42.0, 32.0), (44.0, 42.0), (36.0, 48.0), (28.0, 47.0))),
        (INK, 2.6, ((32.0, 42.0), (32.0, 36.0), (38.0, 36.0), (38.0, 42.0))),
    ),
    "branch": (
        GROUND, (INK, 6.0, ((60.0, 4.0), (50.0, 20.0), (34.0, 25.0), (16.0, 24.0))),
        ("#4c7a4a", 6.0, ((16.0, 24.0), (24.0, 30.0), (34.0, 27.0))),
    ),
    "wedge": (
        (INK, 3.4, ((2.0, 50.0), (34.0, 42.0), (68.0, 26.0))),
        (INK, 4.6, ((40.0, 36.0), (36.0, 28.0), (43.0, 22.0), (50.0, 27.0), (47.0, 35.0), (40.0, 36.0))),
        (INK, 4.6, ((54.0, 28.0), (51.0, 20.0), (58.0, 14.0), (65.0, 19.0), (62.0, 27.0), (54.0, 28.0))),
    ),
    "bough": (GROUND, (INK, 6.0, ((34.0, 22.0), (48.0, 20.0), (68.0, 25.0))), ("#4c7a4a", 5.0, ((46.0, 25.0), (56.0, 29.0), (66.0, 28.0)))),
}  # fmt: skip
WAYS: Mapping[str, Points] = {
    "run": ((26.0, 28.0), (44.0, 28.0), (62.0, 28.0)),
    "drive": ((30.0, 30.0), (46.0, 28.0), (64.0, 22.0)),
    "lee": ((12.0, 24.0), (24.0, 8.0), (42.0, 6.0), (58.0, 26.0)),
    "root": ((8.0, 42.0), (20.0, 22.0), (38.0, 18.0), (58.0, 38.0)),
    "trunk": ((6.0, 42.0), (18.0, 20.0), (36.0, 12.0), (60.0, 34.0)),
    "branch": ((4.0, 34.0), (24.0, 41.0), (44.0, 42.0), (64.0, 40.0)),
    "wedge": ((34.0, 34.0), (22.0, 38.0), (6.0, 42.0)),
    "bough": ((6.0, 44.0), (18.0, 20.0), (30.0, 8.0), (48.0, 14.0)),
}
"""Of whoever knows it: in red, the last place is the arrow's tip."""


def _stroke(large: pygame.Surface, unit: float, tone: str, points: Points, fat: float, taper: float) -> None:
    ends = [(x * unit, y * unit) for x, y in points]
    if len(ends) == 2:
        ends = [ends[0], tuple(np.mean(ends, axis=0)), ends[1]]
    painting.brush(large, rgb(tone), ends, fat * unit, taper)
