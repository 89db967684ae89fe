"""Notes: words on slips beside places in the wood, each with a stroke that points there: what was found, or only wind, or well done."""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pygame

from game.localization.texts import level_text_or_default
from game.sim.events import Event, FeatDone, MarkFailed, NoiseMarked, NotePinned, StalkersMoved
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, PAPER, VERMILION
from game.view.ui.paper import draw_unrolled, render_text, text_panel

SIZE = 21.0
UNROLLS_S, ROLLS_S = 0.14, 0.18
OVER, FEAT_OVER, SIDE = 118.0, 150.0, 20.0
"""Reference pixels from a place up to its slip, from whoever did a feat, and from the picture's side."""
CLEAR = 34.0
"""Reference pixels about a place that the pointing stroke leaves clear."""
FOUND_S, WIND_S, FEAT_S = 3.4, 1.8, 2.8
"""Seconds for which each kind of note is shown."""
MOST = 3
"""Notes at a time; the newest stay."""


class Note(NamedTuple):
    x: float
    y: float
    slip: pygame.Surface
    since: float
    until: float
    tone: str


class Notes:
    def __init__(self, assets: Assets, px: float, own: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        """`own` are the level's own lines, `kinds` those of the stalkers by id."""
        self._assets, self.px, self._own, self._kinds = assets, px, own, kinds
        self._notes: list[Note] = []
        self._known: set[str] = set()
        """Whose habit has been told."""

    def reset(self) -> None:
        self._notes.clear()
        self._known.clear()

    def observe(self, event: Event, seconds: float) -> None:
        if isinstance(event, NotePinned):
            self._pin(event.x, event.y, event.line, seconds, event.seconds, event.tone)
        elif isinstance(event, NoiseMarked):
            if event.who in self._known:
                return
            self._known.add(event.who)
            kind = self._kinds.get(event.who, "tracker")
            self._pin(event.x, event.y, f"note.found_{kind}", seconds, FOUND_S, "found")
        elif isinstance(event, StalkersMoved):
            self._known.clear()
        elif isinstance(event, MarkFailed):
            self._pin(event.x, event.y, "note.wind", seconds, WIND_S, "plain")
        elif isinstance(event, FeatDone):
            self._pin(event.x, event.y + 1.7, f"feat.{event.feat}", seconds, FEAT_S, "feat")

    def _pin(self, x: float, y: float, line: str, seconds: float, shown: float, tone: str) -> None:
        told = level_text_or_default(line, self._own)
        if told == line:
            return  # nobody has words for it
        words = render_text(self._assets, told, SIZE * self.px, INK if tone == "plain" else VERMILION)
        slip = text_panel(self._assets, [words], self.px, len(line), pad=11.0)
        kept = [note for note in self._notes if note.tone != tone or math.hypot(note.x - x, note.y - y) > 1.0]
        self._notes = [*kept[1 - MOST :], Note(x, y, slip, seconds, seconds + shown, tone)]

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        self._notes = [note for note in self._notes if note.since - 0.5 <= seconds < note.until]
        taken: list[pygame.Rect] = []
        for note in self._notes:
            share = min(1.0, (seconds - note.since + 0.02) / UNROLLS_S, (note.until - seconds) / ROLLS_S)
            place = np.array(camera.to_screen(note.x, note.y))
            wide, high = note.slip.get_size()
            over = (FEAT_OVER if note.tone == "feat" else OVER) * self.px
            side = SIDE * self.px
            left = min(max(place[0] - wide * 0.35, side), camera.width - side - wide)
            rect = pygame.Rect(round(left), round(max(96 * self.px, place[1] - over - high)), wide, high)
            while any(rect.colliderect(other) for other in taken):
                rect.y -= 6
            taken.append(rect)
            if note.tone != "feat":
                self._point(surface, rect, place, min(1.0, share), note.tone)
            draw_unrolled(surface, note.slip, max(0.0, share), rect.topleft, self.px)

    def _point(self, surface: pygame.Surface, slip: pygame.Rect, place: np.ndarray, share: float, tone: str) -> None:
        """A bowed stroke from the slip's lower edge towards the place, with a head."""
        start = np.array([min(max(place[0], slip.left + 14 * self.px), slip.right - 14 * self.px), slip.bottom - 3 * self.px])
        way = place - start
        long = float(np.hypot(*way))
        if long < 2.0 * CLEAR * self.px:
            return
        end = place - way / long * CLEAR * self.px * 0.9
        t = np.linspace(0, max(0.1, share), 16)[:, None]
        across = np.array([-way[1], way[0]]) / long
        line = start + (end - start) * t + across * np.sin(t * math.pi) * 9.0 * self.px
        tint = INK if tone == "plain" else VERMILION
        safe_draw.polygon(surface, PAPER, painting.ribbon(line, np.linspace(3.4, 2.6, 16) * self.px))
        safe_draw.polygon(surface, tint, painting.ribbon(line, np.linspace(2.2, 1.3, 16) * self.px))
        if share >= 1.0:
            along = (end - line[-4]) / max(1.0, float(np.hypot(*(end - line[-4]))))
            flat = np.array([-along[1], along[0]])
            tip = end + along * 5.0 * self.px
            head = np.array(
                [
                    tip,
                    end - along * 9.0 * self.px + flat * 7.0 * self.px,
                    end - along * 4.0 * self.px,
                    end - along * 9.0 * self.px - flat * 7.0 * self.px,
                ]
            )
            safe_draw.polygon(surface, tint, head)
