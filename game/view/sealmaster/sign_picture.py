"""Picture of a sign: strokes of chakra in the air over the sealmaster's hands, what may still come of them, and the seal that they become.

Strokes run in from head to bristles; wrong ones fall off; a sign that is recognised blooms as a seal. All by the clock: the world is slow.
"""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pygame

from game.localization.texts import level_text_or_default
from game.sim.sealmaster.trap.poses import SignPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM, INK, VERMILION
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.sealmaster.ink_strokes import BODY, LENGTH, SHADOW, WAYS, InkStrokes, lay_row
from game.view.ui.paper import HAND, render_text, text_panel

SEALS = {"barrier": "seal", "spiderweb": "thread", "wave": "wave", "bind": "stop", "release": "rest"}
"""The seal that each sign becomes."""
RUNS_IN_S = 0.09
"""Seconds in which a stroke runs in."""
FALL_S, FALL_ACCEL = 0.55, 900.0
"""Seconds for which a wrong stroke falls, and how fast: reference pixels a second, each second."""
BLOOMS_S, STAYS_S, FADES_S = 0.16, 0.5, 0.75
"""Seconds from a sign's last stroke until its seal is pressed into the air, until it begins to fade, and until it is gone."""
SEAL, LARGE, SIZES = 68.0, 1.75, 7
"""Reference pixels of the seal, how much larger it begins, and sizes in between."""
SEAL_PLACE_SHARE = 0.32
"""The share of the way from the strokes to his hands at which the seal is pressed into the air."""
REFUSED_S = 1.6
"""Seconds for which it is told why a sign came to nothing."""
LIST, LIST_ROW, LIST_STEP, SMALL = (128.0, -46.0), 27.0, 25.0, 0.62
"""Reference pixels from the sign's middle to the list of what may come, from row to row and from arrow to arrow; how small those are."""
WAITING_SEAL_PX = 26.0
"""Reference pixels of a seal that waits until he is free."""
LEVELS = 6


class Stroke(NamedTuple):
    """One in the air: `at` is its middle, in reference pixels from the sign's."""

    way: str
    at: tuple[float, float]
    born: float


class SignPicture:
    """`px` is real pixels per reference pixel; `own` are the level's own lines, by key."""

    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache, own: Mapping[str, str]) -> None:
        self.assets, self.px, self.own = assets, px, own
        self.ink = InkStrokes(palette, px, cache)
        self._small = {way: pygame.transform.smoothscale_by(arrow, SMALL) for way, arrow in self.ink.arrows.items()}
        self._small_pale = {way: pygame.transform.smoothscale_by(arrow, SMALL) for way, arrow in self.ink.pale_arrows.items()}
        self._burst = painting.opaque(_burst(round(190 * px))[..., None] * (63.0, 183.0, 204.0) - 0.5)
        (self._strike,) = cache.get("struck seal", lambda: [painting.painted((84.0 * px, 60.0 * px), self._paint_strike, 3)])
        self._seals: dict[tuple[str, int, int], pygame.Surface] = {}
        self._faded: dict[tuple[str, int], pygame.Surface] = {}
        self._reason, self._slip = "", pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self.reset()

    def reset(self) -> None:
        """Another run: nothing is in the air."""
        self._row: list[Stroke] = []
        self._gone: list[tuple[Stroke, bool]] = []
        """What is on its way out, and whether it falls."""
        self._bloomed, self._bloom_since, self._heard = "", -math.inf, 0.0
        self._refused_since, self._refused_heard = -math.inf, 0.0

    def draw(self, surface: Any, sign: SignPose, at: tuple[float, float], clock: float, hand: tuple[float, float] | None = None) -> None:
        """`at` is the pixel of the sign's middle, `hand` that of the hands that draw it, which threads of chakra join with its strokes."""
        self._follow(sign, clock)
        if hand is not None and sign.open:
            self._draw_threads(surface, at, hand, clock)
        for stroke, falls in self._gone:
            self._draw_gone(surface, stroke, falls, at, clock)
        if sign.open:
            self._draw_to_come(surface, sign, at)
        for stroke in self._row:
            self._draw_stroke(surface, stroke, at, clock)
        self._draw_bloom(surface, at, clock, hand or at)
        for n, name in enumerate(sign.buffered[1:4]):
            seal = self._seal(name, WAITING_SEAL_PX, LEVELS)
            safe_draw.blit_at(surface, seal, (at[0] + (n * 30.0 - 12.0) * self.px, at[1] + 74.0 * self.px))
        self._draw_refused(surface, sign, at, clock)

    # what has changed since the last picture

    def _follow(self, sign: SignPose, clock: float) -> None:
        row = tuple(stroke.way for stroke in self._row)
        new = sign.recognised if sign.recognised and sign.recognised_s < self._heard else ""
        self._heard = sign.recognised_s
        if new:
            self._bloomed, self._bloom_since = new, clock
            self._gone += [(stroke._replace(born=clock), False) for stroke in self._row]
            self._row = []
        elif row != sign.strokes:
            fallen = len(sign.dropped) if sign.dropped else max(0, len(row) - len(sign.strokes))
            falling = _laid((*row, *sign.strokes[-1:])[:fallen] if row else sign.dropped, clock)
            self._gone += [(stroke, True) for stroke in falling]
            born = {n: stroke.born for n, stroke in enumerate(self._row)} if sign.strokes[: len(row)] == row else {}
            self._row = [stroke._replace(born=born.get(n, clock)) for n, stroke in enumerate(_laid(sign.strokes, clock))]
        self._gone = [(stroke, falls) for stroke, falls in self._gone if clock - stroke.born < FALL_S]
        if sign.refused and sign.refused_s < self._refused_heard:
            self._refused_since = clock
        self._refused_heard = sign.refused_s

    # drawing

    def _draw_threads(self, surface: Any, at: tuple[float, float], hand: tuple[float, float], clock: float) -> None:
        """From his hands to the end of every stroke; the last one still swings."""
        for n, stroke in enumerate(self._row):
            way = WAYS[stroke.way]
            end = [at[i] + (stroke.at[i] + 0.42 * LENGTH * way[i]) * self.px for i in (0, 1)]
            swing = (9.0 + 7.0 * n + 3.0 * math.sin(7.0 * clock + 2.0 * n)) * self.px
            bend = 0.5 * (hand[0] + end[0]) - swing, 0.5 * (hand[1] + end[1]) + swing
            line = painting.spine([hand, bend, (end[0], end[1])], 7)
            for tone, wide in ((SHADOW, 3.4), (BODY, 1.6)):
                safe_draw.lines(surface, tone, line, max(1, round(wide * self.px)))

    def _draw_stroke(self, surface: Any, stroke: Stroke, at: tuple[float, float], clock: float) -> None:
        share = min(1.0, (clock - stroke.born) / RUNS_IN_S)
        parts = (self.ink.clouds, safe_draw.MULTIPLY), (self.ink.glows, safe_draw.ADD), (self.ink.bodies, safe_draw.PREMULTIPLIED)
        for sprites, flags in parts:
            sprite = sprites[stroke.way]
            corner = self._corner(sprite, stroke.at, at)
            if share < 1.0:
                box = _run_in(sprite, stroke.way, share)
                sprite, corner = sprite.subsurface(box), (corner[0] + box.x, corner[1] + box.y)
            safe_draw.blit_at(surface, sprite, corner, flags)

    def _draw_gone(self, surface: Any, stroke: Stroke, falls: bool, at: tuple[float, float], clock: float) -> None:
        """A wrong stroke drops and pales; one of a sign that is done goes up in its seal."""
        age = max(0.0, clock - stroke.born)
        share = age / FALL_S
        level = min(LEVELS - 1, int(share * LEVELS * (1.0 if falls else 2.2)))
        if level >= LEVELS - 1:
            return
        key = stroke.way, level
        if key not in self._faded:
            self._faded[key] = painting.faded(self.ink.bodies[stroke.way], 1.0 - level / (LEVELS - 1))
        x, y = stroke.at
        place = (x, y + 0.5 * FALL_ACCEL * age * age) if falls else (x * (1.0 - share), y * (1.0 - share))
        safe_draw.blit_at(surface, self._faded[key], self._corner(self._faded[key], place, at))

    def _draw_to_come(self, surface: Any, sign: SignPose, at: tuple[float, float]) -> None:
        """The next strokes as dots where they would lie, and every sign that may come as a row of arrows beside its seal."""
        if sign.strokes:
            for way in dict.fromkeys(lacks[0] for _, lacks in sign.to_come if lacks):
                middle = lay_row((*sign.strokes, way))[-1]
                ghost, arrow = self.ink.ghosts[way], self.ink.arrows[way]
                safe_draw.blit_at(surface, ghost, self._corner(ghost, middle, at))
                across = (0.0, -26.0) if WAYS[way][0] else (26.0, 0.0)
                safe_draw.blit_at(surface, arrow, self._corner(arrow, (middle[0] + across[0], middle[1] + across[1]), at))
        for n, (name, lacks) in enumerate(sign.to_come):
            y = LIST[1] + n * LIST_ROW
            seal = self._seal(name, WAITING_SEAL_PX, LEVELS)
            safe_draw.blit_at(surface, seal, self._corner(seal, (LIST[0] + WAITING_SEAL_PX / 2, y), at))
            for place, way in enumerate((*sign.strokes, *lacks)):
                arrow = (self._small_pale if place < len(sign.strokes) else self._small)[way]
                safe_draw.blit_at(surface, arrow, self._corner(arrow, (LIST[0] + WAITING_SEAL_PX + 18.0 + place * LIST_STEP, y), at))

    def _draw_bloom(self, surface: Any, at: tuple[float, float], clock: float, hand: tuple[float, float]) -> None:
        """Pressed into the air; then it goes into his hands."""
        age = clock - self._bloom_since
        if self._refused_since >= self._bloom_since:
            self._draw_struck(surface, at, clock - self._refused_since)
            return
        if not self._bloomed or not 0.0 <= age < FADES_S:
            return
        pressed = min(1.0, age / BLOOMS_S)
        size = round((1.0 - pressed) * (SIZES - 1)) / (SIZES - 1)
        level = LEVELS if age < STAYS_S else max(1, round(LEVELS * (FADES_S - age) / (FADES_S - STAYS_S)))
        gone = min(1.0, max(0.0, (age - STAYS_S) / (FADES_S - STAYS_S))) ** 2
        at = at[0] + (hand[0] - at[0]) * SEAL_PLACE_SHARE, at[1] + (hand[1] - at[1]) * SEAL_PLACE_SHARE
        at = at[0] + (hand[0] - at[0]) * gone, at[1] + (hand[1] - at[1]) * gone
        if age < STAYS_S:
            safe_draw.blit_at(surface, self._burst, self._corner(self._burst, (0.0, 0.0), at), safe_draw.ADD)
        seal = self._seal(self._bloomed, SEAL * (1.0 + (LARGE - 1.0) * size) * (1.0 - 0.6 * round(gone * SIZES) / SIZES), level)
        safe_draw.blit_at(surface, seal, self._corner(seal, (0.0, 0.0), at))

    def _draw_struck(self, surface: Any, at: tuple[float, float], age: float) -> None:
        """A sign that came to nothing: its seal without light, struck out."""
        if self._bloomed and age < REFUSED_S:
            pale = self._seal(self._bloomed, SEAL, 3)
            for sprite in (pale, self._strike):
                safe_draw.blit_at(surface, sprite, self._corner(sprite, (0.0, 0.0), at))

    def _paint_strike(self, large: pygame.Surface, times: float) -> None:
        """Two strokes of ink, as a clerk strikes something out."""
        unit, (x, y) = self.px * times, (large.get_width() / 2, large.get_height() / 2)
        for rise in (-4.0, 7.0):
            places = [(x - 38.0 * unit, y + (rise + 7.0) * unit), (x, y + (rise - 1.5) * unit), (x + 38.0 * unit, y + (rise - 8.0) * unit)]
            for tone, wide in (((*CREAM, 210), 8.0), ((*INK, 255), 5.2)):
                painting.brush(large, tone, places, wide * unit, 0.25)

    def _draw_refused(self, surface: Any, sign: SignPose, at: tuple[float, float], clock: float) -> None:
        """Why it came to nothing, in words over where it would have been."""
        if clock - self._refused_since > REFUSED_S or not sign.refused:
            return
        if self._reason != sign.refused:
            self._reason = sign.refused
            line = render_text(self.assets, level_text_or_default(sign.refused, self.own), 20.0 * self.px, VERMILION, HAND)
            self._slip = text_panel(self.assets, [line], self.px, len(sign.refused))
        safe_draw.blit_at(surface, self._slip, self._corner(self._slip, (0.0, -70.0), at))

    def _seal(self, sign: str, size: float, level: int) -> pygame.Surface:
        key = sign, round(size * 2), level
        if key not in self._seals:
            seal = self.assets.picture(f"seal-{SEALS.get(sign, 'seal')}", self.px * size / 48)
            self._seals[key] = seal if level >= LEVELS else painting.faded(seal, level / LEVELS)
        return self._seals[key]

    def _corner(self, sprite: pygame.Surface, middle: tuple[float, float], at: tuple[float, float]) -> tuple[float, float]:
        return at[0] + middle[0] * self.px - sprite.get_width() / 2, at[1] + middle[1] * self.px - sprite.get_height() / 2


def _laid(strokes: tuple[str, ...], clock: float) -> list[Stroke]:
    return [Stroke(way, at, clock) for way, at in zip(strokes, lay_row(strokes), strict=True)]


def _run_in(sprite: pygame.Surface, way: str, share: float) -> pygame.Rect:
    """The part of a stroke that is there already."""
    wide, high = sprite.get_size()
    if WAYS[way][0]:
        part = max(1, round(wide * share))
        return pygame.Rect(0 if way == "right" else wide - part, 0, part, high)
    part = max(1, round(high * share))
    return pygame.Rect(0, 0 if way == "down" else high - part, wide, part)


def _burst(side: int) -> painting.Array:
    """Soft light about a seal, brightest in a ring."""
    wide = side // painting.SIMD_WIDTH * painting.SIMD_WIDTH
    line = np.linspace(-1, 1, max(painting.SIMD_WIDTH, wide), dtype=np.float32)
    away = np.hypot(line[None, :], line[:, None])
    return np.asarray(np.clip(1.0 - away, 0.0, 1.0) ** 1.6 * 0.7, dtype=np.float32)
