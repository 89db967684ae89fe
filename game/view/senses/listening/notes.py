"""Notes: words on slips beside places in the wood, each with a stroke that points there: what was found, or only wind, or well done."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pygame

from game.localization.texts import level_text_or_default
from game.sim.events import Event, FeatDone, LineSpoken, MarkFailed, MarkRefused, NoiseMarked, NotePinned, PebbleFell, StalkersMoved
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, PAPER, VERMILION
from game.view.story.feat_slip import feat_slip
from game.view.ui.paper import draw_unrolled, render_text, text_panel

SIZE = 21.0
UNROLLS_S, ROLLS_S = 0.14, 0.18
OVER, FEAT_OVER, SIDE = 118.0, 150.0, 20.0
"""Reference pixels from a place up to its slip, from whoever did a feat, and from the picture's side."""
TOP = 96.0
"""Reference pixels under the picture's upper edge that are the head-up display's."""
CLEAR_PX = 34.0
"""Reference pixels about a place that the pointing stroke leaves clear."""
FOUND_S, WIND_S, FEAT_S = 3.4, 1.8, 2.8
"""Seconds for which each kind of note is shown."""
PEBBLE_S = 6.0
"""Seconds after a pebble's fall for which a mark put there is told to have been a pebble's."""
MAX_STROKE_PX, UNROLLED = 220.0, 4
"""Reference pixels aside beyond which no stroke is drawn to a place, and the pictures of one that is being drawn."""
STROKELESS = ("feat", "quiet", "loss")
"""Notes that point nowhere: they hang over whoever they are about, and leave the brush there room."""
SPEECH_GAP = 14.0
"""Reference pixels that are left free on every side of what is being said."""
NOWHERE: Mapping[str, tuple[float, float]] = MappingProxyType({})
SAY_WHY = ("teach.slip_wrong", "teach.slip_pebble")
"""Lines that say themselves what was wrong with a mark: no note says it as well."""
DONE_M = 2.5
"""Metres about a right mark within which whatever else was noted there has done its work."""
MAX_NOTES = 3
"""Notes at a time; the newest stay."""


class Note(NamedTuple):
    x: float
    y: float
    slip: pygame.Surface
    since: float
    until: float
    tone: str
    who: str = ""
    """Whom it is about: it comes along with him."""


class Notes:
    def __init__(self, assets: Assets, px: float, own: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        """`own` are the level's own lines, `kinds` those of the stalkers by id."""
        self._assets, self.px, self._own, self._kinds = assets, px, own, kinds
        self.shown = True
        self._notes: list[Note] = []
        self._stroke = lru_cache(maxsize=24)(self._make_stroke)
        self._known: set[str] = set()
        """Whose habit has been told."""
        self._pebbles: list[tuple[float, float, float]] = []
        """Where pebbles have fallen, and when."""
        self._said_why_at = -1.0
        """When a line has said what was wrong with a mark."""

    def reset(self) -> None:
        self._notes.clear()
        self._known.clear()
        self._pebbles.clear()
        self._said_why_at = -1.0

    def observe(self, event: Event, seconds: float) -> None:
        if isinstance(event, NotePinned):
            self._pin(event.x, event.y, event.line, seconds, event.seconds, event.tone)
        elif isinstance(event, NoiseMarked):
            self._notes = [
                note for note in self._notes if note.tone in ("feat", "loss") or math.hypot(note.x - event.x, note.y - event.y) > DONE_M
            ]
            if event.who in self._known:
                return
            self._known.add(event.who)
            kind = self._kinds.get(event.who, "tracker")
            self._pin(event.x, event.y, f"note.found_{kind}", seconds, FOUND_S, "found", event.who)
        elif isinstance(event, StalkersMoved):
            self._known.clear()
        elif isinstance(event, LineSpoken) and event.line in SAY_WHY:
            self._said_why_at = seconds
        elif isinstance(event, MarkFailed):
            if seconds == self._said_why_at:
                return
            thrown = any(math.hypot(x - event.x, y - event.y) < 1.0 and seconds - at < PEBBLE_S for x, y, at in self._pebbles)
            self._pin(event.x, event.y, "note.pebble" if thrown else "note.wind", seconds, WIND_S, "plain")
        elif isinstance(event, PebbleFell):
            self._pebbles = [*self._pebbles[-3:], (event.x, event.y, seconds)]
        elif isinstance(event, MarkRefused):
            self._pin(event.x, event.y, "note.nothing", seconds, WIND_S, "quiet")
        elif isinstance(event, FeatDone):
            self._pin(event.x, event.y + 1.7, f"feat.{event.feat}", seconds, FEAT_S, "feat", is_feat=True)

    def _pin(self, x: float, y: float, line: str, seconds: float, shown: float, tone: str, who: str = "", is_feat: bool = False) -> None:
        told = level_text_or_default(line, self._own)
        if told == line:
            return  # nobody has words for it
        if is_feat:
            slip = feat_slip(self._assets, told, self.px, len(line))
        else:
            words = render_text(self._assets, told, SIZE * self.px, INK if tone in ("plain", "quiet") else VERMILION)
            slip = text_panel(self._assets, [words], self.px, len(line), pad=11.0)
        kept = [note for note in self._notes if note.tone != tone or math.hypot(note.x - x, note.y - y) > 1.0]
        self._notes = [*kept[1 - MAX_NOTES :], Note(x, y, slip, seconds, seconds + shown, tone, who)]

    def draw(
        self, surface: pygame.Surface, camera: Camera, seconds: float, others: Sequence[pygame.Rect] = (),
        places: Mapping[str, tuple[float, float]] = NOWHERE,
    ) -> None:  # fmt: skip
        """None lies over another, nor over `others` (what is being said, the brush), and no stroke over any; `places` are where those are,
        by id, whom he has marked."""
        self._notes = [note for note in self._notes if note.since - 0.5 <= seconds < note.until]
        if not self.shown:
            return
        gap = 2 * round(SPEECH_GAP * self.px)
        taken = [rect.inflate(gap, gap) for rect in others]
        slips: list[tuple[pygame.Surface, float, tuple[int, int]]] = []
        for note in self._notes:
            share = min(1.0, (seconds - note.since + 0.02) / UNROLLS_S, (note.until - seconds) / ROLLS_S)
            place = np.array(camera.to_screen(*places.get(note.who, (note.x, note.y))))
            wide, high = note.slip.get_size()
            over = (FEAT_OVER if note.tone in STROKELESS else OVER) * self.px
            side = SIDE * self.px
            left = min(max(place[0] - wide * 0.35, side), camera.width - side - wide)
            rect = pygame.Rect(round(left), round(max(TOP * self.px, place[1] - over - high)), wide, high)
            down = any(rect.colliderect(other) and other.top - rect.height < TOP * self.px for other in taken)
            while any(rect.colliderect(other) for other in taken):
                rect.y += 6 if down else -6
            rect.clamp_ip(surface.get_rect())
            taken.append(rect)
            if note.tone not in STROKELESS:
                self._point(surface, rect, place, min(1.0, share), note.tone)
            slips.append((note.slip, max(0.0, share), rect.topleft))
        for slip, shown, corner in slips:
            draw_unrolled(surface, slip, shown, corner, self.px)

    def _point(self, surface: pygame.Surface, slip: pygame.Rect, place: np.ndarray, share: float, tone: str) -> None:
        """A bowed stroke from the slip's lower edge towards the place, with a head."""
        px = self.px
        start = np.array([min(max(place[0], slip.left + 14 * px), slip.right - 14 * px), slip.bottom - 3 * px])
        across, down = (place - start) / px
        if math.hypot(across, down) < 2.0 * CLEAR_PX or abs(across) > MAX_STROKE_PX or not 0 <= place[0] <= surface.get_width():
            return
        sprite, left, top = self._stroke(round(across / 4) * 4, round(down / 4) * 4, round(share * UNROLLED), tone == "plain")
        safe_draw.blit_at(surface, sprite, (start[0] + left * px, start[1] + top * px))

    def _make_stroke(self, across: int, down: int, drawn: int, plain: bool) -> tuple[pygame.Surface, float, float]:
        """So far across and down, as much of it as is drawn; and where its picture's corner lies from its start, in reference pixels."""
        way, edge = np.array([across, down], dtype=float), 16.0
        long = float(np.hypot(*way))
        end = way * (1.0 - 0.9 * CLEAR_PX / long)
        t = np.linspace(0, max(0.15, drawn / UNROLLED), 18)[:, None]
        line = end * t + np.array([-way[1], way[0]]) / long * np.sin(t * math.pi) * 9.0
        left, top = min(0.0, across) - edge, min(0.0, down) - edge
        size = (abs(across) + 2 * edge) * self.px, (abs(down) + 2 * edge) * self.px
        tint = INK if plain else VERMILION
        along = (end - line[-4]) / max(1.0, float(np.hypot(*(end - line[-4]))))
        flat = np.array([-along[1], along[0]])
        head = np.array([end + along * 6.0, end - along * 9.0 + flat * 7.5, end - along * 4.0, end - along * 9.0 - flat * 7.5])

        def paint(large: pygame.Surface, times: float) -> None:
            scale, shift = self.px * times, np.array([left, top])
            for color, wider in ((PAPER, 1.6), (tint, 0.0)):
                safe_draw.polygon(large, color, (painting.ribbon(line, np.linspace(2.3, 1.3, 18) + wider) - shift) * scale)
                if drawn >= UNROLLED:
                    grown = head.mean(axis=0) + (head - head.mean(axis=0)) * (1.0 + 0.22 * wider)
                    safe_draw.polygon(large, color, (grown - shift) * scale)

        return painting.painted(size, paint, 3), left, top
