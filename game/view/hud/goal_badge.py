"""Goal badge: what is to be done, as a stamp with words, and how far the island still is."""

from collections.abc import Mapping

import pygame

from game.level.backdrop import lies_in_forest
from game.level.model import Level
from game.localization.texts import level_text_or_default
from game.sim.senses.bolt import BoltPose
from game.view.hud.distance_marker import DistanceMarker, destination, outlined
from game.view.render.assets import Assets
from game.view.snapshot import Snapshot
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel, wrapped

GLYPHS = {
    "cross": "water", "shore": "water", "reach_lake": "water", "mind_the_water": "water", "island": "mountain", "reach": "mountain",
    "ashore": "mountain", "run": "run", "survive": "run", "hold": "stop", "wait": "stop", "sit_tight": "stop", "balance": "seal",
    "ride": "wave", "rest": "rest", "practice": "thread",
}  # fmt: skip
GOAL_SHOWN, GOAL_FADE, PRESS = 4.0, 0.25, 0.12  # s
GOAL_LETTERS = 34
"""In a row of the goal's slip: it must not lie over the thread."""
BESIDE_STRIP_LETTERS = 27
"""The same beside a sealmaster's strip, which comes farther to the right."""
GOAL_RIGHT, GOAL_MIDDLE, GOAL_SIZE = 1198.0, 43.0, 21.0  # reference pixels: where the words end and lie, and how large they are
GOAL_STAMP = 36.0
"""Reference pixels from the stamp's middle to its edge, at most."""
GOAL_REST_SIZE, DISTANCE_GAP = 21.0, 1.0  # the same once they are not new any more; from them down to the distance
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class GoalBadge:
    """The goal as a vermilion stamp, pressed in when it changes, with its words: on a slip while they are new, then on the open sky.

    Under leaves there is no open sky: there the slip stays.
    """

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str]) -> None:
        self.assets, self.px, self.own = assets, px, own
        self._goal = ""
        self._since = 0.0
        self._pressed = False
        self._slip = self._resting = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._distance = DistanceMarker(assets, px)
        self._below = (0, 0)
        """How large the distance under the words was when it was last drawn."""
        self._way: tuple[float, float] | None = None
        self._level: Level | None = None

    @property
    def area(self) -> pygame.Rect:
        """The pixels within which stamp, words and distance lie, on a slip or not."""
        right, stamp = GOAL_RIGHT * self.px, GOAL_STAMP * self.px
        wide = max(self._slip.get_width(), self._resting.get_width(), self._below[0])
        foot = max(GOAL_MIDDLE * self.px + stamp, 12 * self.px + self._slip.get_height() + DISTANCE_GAP * self.px + self._below[1])
        return pygame.Rect(round(right) - wide, 0, wide + round(34 * self.px + stamp), round(foot))

    def take(self, goal: str, seconds: float, now: Snapshot | None = None) -> None:
        """What is to be done from here on."""
        if goal != self._goal:
            self._pressed = bool(self._goal)  # the first one is there already
            self._goal, self._since = goal, seconds
            self._write(goal, BESIDE_STRIP_LETTERS if now is not None and now.trap is not None else GOAL_LETTERS)

    def draw(self, surface: pygame.Surface, seconds: float, now: Snapshot | None = None) -> None:
        goal = self._goal
        if not goal:
            return
        age = max(0.0, seconds - self._since)
        to_go = self._to_go(now)
        leafy = self._level is not None and lies_in_forest(self._level)
        shown = 1.0 if leafy else 1.0 - max(0.0, min(1.0, (age - GOAL_SHOWN) / GOAL_FADE))
        self._words(surface, shown, min(1.0, age / 0.15), to_go)
        size = 50.0 * (1.0 + (0.3 * (1.0 - min(1.0, round(age / PRESS * 6) / 6)) if self._pressed else 0.0))
        stamp = self.assets.picture(f"seal-{GLYPHS.get(goal.rpartition('.')[2], 'seal')}", self.px * size / 48)
        place = (round(1232 * self.px) - stamp.get_width() // 2, round(GOAL_MIDDLE * self.px) - stamp.get_height() // 2)
        surface.blit(stamp, place, special_flags=PREMULTIPLIED)

    def _write(self, goal: str, letters: int) -> None:
        lines = wrapped(level_text_or_default(goal, self.own), letters)
        rows = [render_text(self.assets, row, GOAL_SIZE * self.px, face=HAND) for row in lines]
        self._slip = text_panel(self.assets, rows, self.px, len(goal))
        written = [outlined(self.assets, row, GOAL_REST_SIZE * self.px, self.px) for row in lines]
        size = max(row.get_width() for row in written), sum(row.get_height() for row in written)
        self._resting, top = pygame.Surface(size, pygame.SRCALPHA, 32), 0
        for row in written:
            self._resting.blit(row, (size[0] - row.get_width(), top), special_flags=PREMULTIPLIED)
            top += row.get_height()

    def _to_go(self, now: Snapshot | None) -> pygame.Surface | None:
        level, runner = (now.level, now.runner) if now is not None else (None, None)
        if level is None or runner is None or (now is not None and now.trap is not None):
            return None
        bolt = (
            next((pose for pose in now.things if isinstance(pose, BoltPose)), None) if now is not None and now.senses is not None else None
        )
        if bolt is not None:  # from here on only that much counts
            return self._distance.picture(bolt.x, float(runner.x), bolt.x + bolt.metres, decides=True) if bolt.metres else None
        if level is not self._level:
            end = destination(level)
            self._level, self._way = level, (float(runner.x), end) if end is not None else None
        return self._distance.picture(self._way[0], float(runner.x), self._way[1], decides=level.momentum) if self._way else None

    def _words(self, surface: pygame.Surface, new: float, there: float, distance: pygame.Surface | None) -> None:
        """As long as they are `new` on their slip, then without; the distance lies under them."""
        right = round(GOAL_RIGHT * self.px)
        below = distance.get_height() + round(DISTANCE_GAP * self.px) if distance else 0
        top = max(round(12 * self.px), round(GOAL_MIDDLE * self.px) - (self._resting.get_height() + below) // 2)
        if new > 0.0:
            middle = top + self._resting.get_height() // 2
            place = (right - self._slip.get_width(), max(round(6 * self.px), middle - self._slip.get_height() // 2))
            draw_unrolled(surface, self._slip, min(new, there), place, self.px)
            foot = place[1] + self._slip.get_height()
        else:
            surface.blit(self._resting, (right - self._resting.get_width(), top), special_flags=PREMULTIPLIED)
            foot = top + self._resting.get_height()
        self._below = distance.get_size() if distance is not None else (0, 0)
        if distance is not None:
            surface.blit(distance, (right - distance.get_width(), foot + round(DISTANCE_GAP * self.px)), special_flags=PREMULTIPLIED)
