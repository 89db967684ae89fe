"""Subtitle: what is being said, over whoever says it while it is short, low in the picture if it is long."""

import math
from collections.abc import Mapping, Sequence

import pygame

from game.localization.texts import level_text_or_default, text
from game.sim.events import LineSpoken
from game.view.hud.subtitles.speech import MARGIN
from game.view.hud.subtitles.taught_lines import TaughtLines
from game.view.objects import lesson_pictures
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import VERMILION
from game.view.render.lazy import Lazy
from game.view.ui.paper import TITLES, draw_unrolled, render_text, text_panel, wrapped

REFERENCE_WIDTH = 1280
SHORT_WORDS, SHORT_SIZE, SHORT_LETTERS = 7, 21.0, 26
"""Of a line that is read at a glance, over the head of whoever says it: words at most, reference pixels, letters in a row."""
ABOVE_HEAD, LINE_TOP, LINE_FOLLOWS = 12.0, 96.0, 0.25
"""Reference pixels over a head and from the upper edge; seconds in which a short line comes along with its speaker."""
BESIDE_HEAD = 90.0
"""Reference pixels from the middle of a head to a line beside it."""
LINE_FLOOR, LINE_LETTERS = 700.0, 62
"""Reference pixels from the upper edge to the lower one of a line that lies below, and letters in a row of it."""
HIGH_TOP, HIGH_LETTERS = 132.0, 44
"""Of a line in the sky: reference pixels from the upper edge to its own, and letters in a row of it."""
READ_TOP, READ_SIDE, READ_LETTERS, READ_SIZE = 88.0, 12.0, 22, 20.0
"""Of a line beside an open map, on which there is no room: reference pixels of its upper and of its right edge, letters in a row of it, and
reference pixels of them."""
LINE_IN, LINE_OUT = 0.14, 0.16
"""Seconds in which it unrolls, and rolls up."""
TICK_SHOWN_S = 1.0
"""For which a tick is looked at, however soon after it the line would go."""
LINE_SIDE, LINE_GAP = 36, 40
"""Reference pixels from the picture's side, and from a line to somebody beside it."""
Head = tuple[float, float]
"""A column, and the row over which nobody there ever is."""


class Subtitle:
    """What is being said on a slip, the speaker's name small above it: a short line over his head, a longer one low in the picture."""

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str], taught: TaughtLines | None = None) -> None:
        self.assets, self.px, self.own, self._taught = assets, px, own, taught or TaughtLines()
        self._ticked = -math.inf
        self._tick = Lazy(lambda: lesson_pictures.tick(px))
        self._said: LineSpoken | None = None
        self._since = self._until = self._followed = 0.0
        self._slip = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._at: tuple[float, float] = (0.0, 0.0)
        self._follows = False
        self.floor = LINE_FLOOR
        self.keeps_ticks = True
        """Whether a line that has just been ticked off stays a moment longer if no other comes."""
        self.is_high = False
        """Whether a long line hangs in the sky to the left: where the ground at the front edge is what has to be read."""
        self.reads = False
        """Whether a map hangs open: what is said stands beside it, wherever it began."""
        self._beside = False

    def draw(
        self, surface: pygame.Surface, line: LineSpoken | None, seconds: float, low: Sequence[float] = (), head: Head | None = None
    ) -> pygame.Rect | None:
        """Where it lies: below in the middle, or to a side if fewer of those who are `low` in the picture are under it there."""
        if line is None and self.keeps_ticks and self._is_ticked and seconds - self._ticked < TICK_SHOWN_S:
            line = self._said
        if line is not None and (line is not self._said or self.reads != self._beside):
            if line is not self._said:
                self._since, self._ticked = seconds, -math.inf
            self._lay(line, surface.get_width(), low, head)
        if line is None and self._said is not None:
            self._until = seconds
        self._said = line
        share = min(1.0, (seconds - self._since) / LINE_IN) if line is not None else 1.0 - (seconds - self._until) / LINE_OUT
        if self._follows and head is not None:
            self._come_along(self._over(head, surface.get_width()), seconds - self._followed)
        self._followed = seconds
        if share <= 0.0 or share > 1.0 or self._slip.get_width() == 1:
            return None
        place = draw_unrolled(surface, self._slip, share, self._at, self.px)
        if line is not None and (self._taught.is_learnt or self._is_ticked):
            self._draw_tick(surface, place, seconds)
        return place

    def _lay(self, line: LineSpoken, wide: int, low: Sequence[float], head: Head | None) -> None:
        """Write its slip, and find a place for it."""
        self._beside = self.reads
        self._follows = not self.reads and head is not None and len(level_text_or_default(line.line, self.own).split()) <= SHORT_WORDS
        self._slip = self._make(line)
        if self.reads:
            self._at = round((REFERENCE_WIDTH - READ_SIDE) * self.px) - self._slip.get_width(), READ_TOP * self.px
        else:
            self._at = self._over(head, wide) if self._follows and head else self._below(low)

    @property
    def _is_ticked(self) -> bool:
        return self._said is not None and self._ticked >= self._since

    def _draw_tick(self, surface: pygame.Surface, place: pygame.Rect, seconds: float) -> None:
        """What it says has been done; the tick comes down on its corner."""
        if self._ticked < self._since:
            self._ticked = seconds
        tick = self._tick()
        drop = 18.0 * self.px * max(0.0, 1.0 - (seconds - self._ticked) / LINE_IN)
        left = min(place.right - 0.7 * tick.get_width(), surface.get_width() - tick.get_width())
        safe_draw.blit_at(surface, tick, (left, max(0.0, place.top - 0.35 * tick.get_height() - drop)))

    def _come_along(self, goal: tuple[float, float], dt: float) -> None:
        """To the speaker's side smoothly; never lower than over his head."""
        share = 1.0 - math.exp(-max(0.0, dt) / LINE_FOLLOWS)
        x, y = (now + (then - now) * share for now, then in zip(self._at, goal, strict=True))
        self._at = x, min(y, goal[1])

    def _over(self, head: Head, wide: int) -> tuple[float, float]:
        """Its corner over a head, or beside it in the sky where there is no room above for whoever leaps."""
        width, height = self._slip.get_size()
        side, top = 16.0 * self.px, head[1] - ABOVE_HEAD * self.px - height
        left = head[0] - width / 2
        if top < LINE_TOP * self.px:
            beside = BESIDE_HEAD * self.px
            left = head[0] + beside if head[0] < wide / 2 else head[0] - beside - width
        return min(max(left, side), wide - side - width), max(LINE_TOP * self.px, top)

    def _below(self, low: Sequence[float]) -> tuple[float, float]:
        """Its corner low in the picture, or in the sky."""
        if self.is_high:
            return LINE_SIDE * self.px, HIGH_TOP * self.px
        wide, side, gap = self._slip.get_width(), round(LINE_SIDE * self.px), LINE_GAP * self.px
        middle = round(REFERENCE_WIDTH / 2 * self.px) - wide // 2
        places = (middle, max(middle, round(REFERENCE_WIDTH * self.px) - side - wide), min(middle, side))
        left = min(places, key=lambda left: sum(left - gap < x < left + wide + gap for x in low))
        return left, round(self.floor * self.px) - self._slip.get_height()

    def _make(self, line: LineSpoken) -> pygame.Surface:
        letters, size = (SHORT_LETTERS, SHORT_SIZE) if self._follows else (HIGH_LETTERS if self.is_high else LINE_LETTERS, 24.0)
        if self.reads:
            letters, size = READ_LETTERS, READ_SIZE
        name = "" if line.speaker == MARGIN else _name(line.speaker, self.own)
        rows = [render_text(self.assets, name, 16 * self.px, VERMILION, TITLES)] if name else []
        rows += [render_text(self.assets, row, size * self.px) for row in wrapped(level_text_or_default(line.line, self.own), letters)]
        picture = self._taught.picture(line.line)
        if picture is None:
            return text_panel(self.assets, rows, self.px, len(line.line) + 3, pad=16.0)
        return lesson_pictures.slip(self.assets, rows, picture, self.px, len(line.line))


def _name(speaker: str, own: Mapping[str, str]) -> str:
    """The display name of a speaker; "tracker-1" is a tracker."""
    key = f"name.{speaker}"
    found = level_text_or_default(key, own)
    return found if found != key else text(f"name.{speaker.partition('-')[0]}")
