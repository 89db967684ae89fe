"""Lesson signs: slips with a small picture and the player's own keys, hanging where something is met first, gone once it has been learnt.

One that is still beyond the picture's edge waits there, so that it can be read in time. What has been learnt outlasts a retry.
"""

import math
from typing import Any

import pygame

from game.level.model import Level
from game.localization.texts import level_text_or_default
from game.sim import events
from game.sim.objects.lessons import PASSED, PictureName
from game.sim.story.triggers import EVENT_NAMES
from game.view.camera.camera import Camera
from game.view.objects import lesson_pictures
from game.view.poses import RunnerPose
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.ui.paper import render_text, wrapped

NEAR_M = 16.0
"""Metres from a sign within which what it is about is learnt."""
PAST_M, STUMBLE_M = 1.6, 4.0
"""Metres behind it from which one has come past it, and to either side of it within which a stumble says that one has not learnt it."""
BEHIND_M = 4.5
"""Metres behind the runner from which one is of no more use to him, learnt or not."""
AHEAD_M = 24.0
"""Metres ahead from which it waits at the picture's edge."""
LETTERS, WORDS = 21, 21.0
"""Letters in a row of it, and reference pixels of them."""
MAX_SIGNS = 2
"""So many hang at the most: who runs has no time for a library."""
SIDE, TOP = 18.0, 122.0
"""Reference pixels that it keeps from the picture's sides, and from its upper edge."""
TICKED_S = 0.9
"""Seconds for which one that has just been learnt is seen, ticked off."""
INK = "#23222c"


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
        self.hung: list[pygame.Rect] = []
        """Where slips hang in this picture: nothing else is drawn over their words."""

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
            if lesson.learnt_by == name and lesson.id not in self.learnt and abs(event.x - lesson.at[0]) < NEAR_M:
                self.learnt[lesson.id] = seconds

    def prepare(self) -> None:
        """Write all slips, beside the game: in a frame each would be felt."""
        for lesson in self._lessons:
            if lesson.id not in self._slips and lesson.id not in self.learnt:
                self._slips[lesson.id] = self._make(lesson.line, lesson.picture)

    def draw(
        self, surface: pygame.Surface, camera: Camera, runner: RunnerPose | None, seconds: float, said: pygame.Rect | None = None
    ) -> None:
        """Behind everybody; one that would lie under what is being `said` is not there until that has been said."""
        self.hung = []
        if not self._lessons or runner is None or not self.shown:
            return
        if said is None:
            self._covered.clear()
        near: list[tuple[float, float, Any]] = []
        for lesson in self._lessons:
            if lesson.learnt_by == PASSED:
                self._pass(lesson, runner.x, seconds)
            since = seconds - self.learnt.get(lesson.id, math.inf)
            if since <= TICKED_S and -BEHIND_M < lesson.at[0] - runner.x < AHEAD_M:
                near.append((abs(lesson.at[0] - runner.x), since, lesson))
        for _, since, lesson in sorted(near, key=lambda each: each[0])[:MAX_SIGNS]:
            self._draw_slip(surface, camera, lesson, seconds, since, said)

    def _pass(self, lesson: Any, x: float, seconds: float) -> None:
        beyond = x - lesson.at[0]
        if lesson.id in self.learnt or not PAST_M < beyond < NEAR_M:
            return
        if not any(abs(stumble - lesson.at[0]) < STUMBLE_M for stumble in self._stumbles):
            self.learnt[lesson.id] = seconds

    def _draw_slip(
        self, surface: pygame.Surface, camera: Camera, lesson: Any, seconds: float, since: float,
        said: pygame.Rect | None,
    ) -> None:  # fmt: skip
        """Unless it would hang before one that comes first."""
        slip = self._slips.get(lesson.id)
        if slip is None:
            slip = self._slips[lesson.id] = self._make(lesson.line, lesson.picture)
        px = self.px
        wide, high = slip.get_size()
        x, y = camera.to_screen(*lesson.at)
        sways = 2.0 * px * math.sin(1.7 * seconds + lesson.at[0])
        left = min(x - wide / 2 + sways, surface.get_width() - wide - SIDE * px)
        top = max(TOP * px, y - high)
        place = pygame.Rect(round(left), round(top), wide, high)
        if said is not None and said.colliderect(place):
            self._covered.add(lesson.id)
        if place.collidelist(self.hung) >= 0 or lesson.id in self._covered:
            return
        self.hung.append(place)
        if since >= 0.0:
            top += 60.0 * px * max(0.0, since - 0.45) ** 2
        for share in (0.12, 0.88):
            thread = pygame.Rect(round(left + share * wide), round(top - 46.0 * px), max(1, round(1.4 * px)), round(50.0 * px))
            surface.fill(INK, thread)
        safe_draw.blit_at(surface, slip, (left, top))
        if since >= 0.0:
            tick = self._tick()
            safe_draw.blit_at(surface, tick, (left + wide - 0.7 * tick.get_width(), top - 0.35 * tick.get_height()))

    def _make(self, line: str, picture: PictureName) -> pygame.Surface:
        px = self.px
        rows = [render_text(self.assets, row, WORDS * px) for row in wrapped(level_text_or_default(line, self._own), LETTERS)]
        return lesson_pictures.slip(self.assets, rows, picture, px, len(line))

    def _tick(self) -> pygame.Surface:
        if "" not in self._slips:
            self._slips[""] = lesson_pictures.tick(self.px)
        return self._slips[""]
