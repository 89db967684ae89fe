"""Goal badge: what is to be done, as a stamp with words, and how far the island still is."""

from collections.abc import Mapping

import pygame

from game.level.model import Level
from game.localization.texts import level_text_or_default
from game.sim.senses.bolt import BoltPose
from game.view.hud.distance_marker import DistanceMarker, destination
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
GOAL_RIGHT, REST_RIGHT, GOAL_MIDDLE = 1198.0, 1228.0, 43.0
"""Reference pixels: where the slip ends, new and not, and the row of the stamp's middle while the goal is new."""
NEW_SIZE, REST_SIZE = 21.0, 18.0
"""Of its letters while it is new, and from then on."""
NEW_PAD, NEW_OVER, REST_PAD, REST_OVER = 12.0, 5.4, 7.0, 0.0
"""Reference pixels of paper beside words that are new, over and under them, and the same of those that are not."""
NEW_STAMP, REST_STAMP, STAMP_AT = 50.0, 28.0, 1232.0
"""Reference pixels across the stamp while the goal is new and from then on, and the column of its middle."""
TOP, GOAL_STAMP = 12.0, 36.0
"""Reference pixels over the slip; from the stamp's middle to its edge, at most."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class GoalBadge:
    """The goal as a vermilion stamp, pressed in when it changes, with its words and the way there: large while they are new, then on a
    small slip. They never stand without paper: on leaves or in the dusk nobody could read them.
    """

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str]) -> None:
        self.assets, self.px, self.own = assets, px, own
        self._goal = ""
        self._since = 0.0
        self._pressed = False
        self._rows: tuple[list[pygame.Surface], list[pygame.Surface]] = ([], [])
        """Its words while they are new, and those that stay."""
        self._slips: dict[bool, tuple[object, pygame.Surface]] = {}
        """What lies there, new or not, and of which words and which way it was made."""
        self._papers: dict[tuple[bool, tuple[int, int] | None], pygame.Surface] = {}
        """The same with room for a way of a size: torn and written once, for the way changes every few metres."""
        self._distance = DistanceMarker(assets, px)
        self._shown = pygame.Rect(0, 0, 0, 0)
        """Where the slip lay when it was drawn last."""
        self._way: tuple[float, float] | None = None
        self._level: Level | None = None

    @property
    def area(self) -> pygame.Rect:
        """The pixels within which stamp, words and distance lie."""
        stamp, left = GOAL_STAMP * self.px, self._shown.left
        foot = max(GOAL_MIDDLE * self.px + stamp, self._shown.bottom)
        return pygame.Rect(left, 0, round(STAMP_AT * self.px + stamp) - left, round(foot))

    def take(self, goal: str, seconds: float, now: Snapshot | None = None) -> None:
        """What is to be done from here on."""
        if goal != self._goal:
            self._pressed = bool(self._goal)  # the first one is there already
            self._goal, self._since = goal, seconds
            self._write(goal, BESIDE_STRIP_LETTERS if now is not None and now.trap is not None else GOAL_LETTERS)

    def draw(self, surface: pygame.Surface, seconds: float, now: Snapshot | None = None) -> None:
        if not self._goal:
            return
        age = max(0.0, seconds - self._since)
        rolled = max(0.0, min(1.0, (age - GOAL_SHOWN) / GOAL_FADE))
        is_new = rolled < 1.0
        slip = self._slip(is_new, self._to_go(now))
        share = min(1.0 - rolled, age / 0.15) if is_new else (age - GOAL_SHOWN - GOAL_FADE) / GOAL_FADE
        corner = round((GOAL_RIGHT if is_new else REST_RIGHT) * self.px) - slip.get_width(), round(TOP * self.px)
        self._shown = slip.get_rect(topleft=corner)
        draw_unrolled(surface, slip, max(0.0, min(1.0, share)), corner, self.px)
        size = NEW_STAMP * (1.0 + (0.3 * (1.0 - min(1.0, round(age / PRESS * 6) / 6)) if self._pressed else 0.0)) if is_new else REST_STAMP
        stamp = self.assets.picture(f"seal-{GLYPHS.get(self._goal.rpartition('.')[2], 'seal')}", self.px * size / 48)
        row = GOAL_MIDDLE if is_new else TOP + 1.0 + REST_STAMP / 2
        right = round((STAMP_AT + NEW_STAMP / 2) * self.px)  # of the picture's margin, in both sizes
        left = right - round(size * self.px) if not is_new else round(STAMP_AT * self.px) - stamp.get_width() // 2
        surface.blit(stamp, (left, round(row * self.px) - stamp.get_height() // 2), special_flags=PREMULTIPLIED)

    def _write(self, goal: str, letters: int) -> None:
        lines = wrapped(level_text_or_default(goal, self.own), letters)
        new, rest = ([render_text(self.assets, row, size * self.px, face=HAND) for row in lines] for size in (NEW_SIZE, REST_SIZE))
        self._rows, self._slips, self._papers = (new, rest), {}, {}

    def _slip(self, is_new: bool, distance: pygame.Surface | None) -> pygame.Surface:
        """Words, and the way there under them, on one piece of paper."""
        kept = self._slips.get(is_new)
        if kept is not None and kept[0] is distance:
            return kept[1]
        rows, size = self._rows[0 if is_new else 1], distance.get_size() if distance is not None else None
        base = self._papers.get((is_new, size))
        pad, over = (NEW_PAD, NEW_OVER) if is_new else (REST_PAD, REST_OVER)
        if base is None:
            room = [pygame.Surface(size, pygame.SRCALPHA, 32)] if size is not None else []
            base = self._papers[is_new, size] = text_panel(self.assets, [*rows, *room], self.px, len(self._goal), pad, over)
        made = base
        if distance is not None:
            made = base.copy()
            top = round((over + 1) * self.px) + sum(row.get_height() for row in rows)
            made.blit(distance, (round((1.2 * pad + 2) * self.px), top), special_flags=PREMULTIPLIED)
        self._slips[is_new] = distance, made
        return made

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
            end, starts = destination(level), [start.at[0] for start in level.things_of("start")]
            begin = starts[0] if starts else float(runner.x)  # a retry begins farther on, and the way is no shorter for it
            self._level, self._way = level, (begin, end) if end is not None else None
        return self._distance.picture(self._way[0], float(runner.x), self._way[1], decides=level.momentum) if self._way else None
