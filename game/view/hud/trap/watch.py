"""Watch: how long those below still have, hung beside the strip while anybody is under water."""

import math

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.ink_colors import CREAM, INK, VERMILION

MIDDLE, RADIUS = (880.0, 118.0), 27.0
"""Reference pixels."""
GONE, BRASS = (111, 138, 160), (184, 146, 82)
STEPS = 48
"""Hands that are told apart."""
COMES_S = 0.25
"""Seconds in which it comes down on its cord, and goes up again."""
SWEEPS_S = 0.7
"""Seconds in which the hand goes back to where another's breath begins, so that it is seen to be wound and not to jump."""
GOLD, BEAD = (246, 196, 70), 4.2
"""Of the mark at which they have had enough, and its radius in reference pixels."""
FINE = 4


class Watch:
    """`px` is real pixels per reference pixel."""

    def __init__(self, px: float, middle: tuple[float, float] = MIDDLE) -> None:
        self.px, self.middle = px, middle
        self.shift = 0.0
        """Pixels to the right by which it is shaken."""
        self._face = self._paint_face()
        self._shown: dict[int, pygame.Surface] = {}
        self._out, self._seconds, self._left = 0.0, 0.0, 0.0
        self._swept = 0.0
        """Seconds that the hand still lags behind, while it is wound back."""
        self._hung = (0.0, 0.0), np.zeros((0, 2))
        """Where it hung in the last picture, and its cord."""

    def draw(
        self, surface: pygame.Surface, left: float, whole: float, seconds: float, lasts: float = 1.0, cowed: float = -1.0
    ) -> None:  # fmt: skip
        """`left` of `whole` seconds are left; below 0 nobody is down there. The rim is red where they will not be held any more: what
        holds them `lasts` for that share of it. A bead of gold lies where they have had enough: at `cowed` seconds left."""
        passed = min(0.1, max(0.0, seconds - self._seconds))
        step = passed / COMES_S
        self._seconds = seconds
        self._wind(left, passed, whole)
        self._out = min(1.0, self._out + step) if left >= 0.0 else max(0.0, self._out - step)
        if self._out <= 0.0 or whole <= 0.0:
            return
        gone = min(max(1.0 - (self._left - self._swept) / whole, 0.0), 1.0)
        sprite = self._sprite(round(gone * STEPS))
        px, lift = self.px, (1.0 - self._out) ** 2 * (self.middle[1] + 2.0 * RADIUS)
        x, y = self.middle[0] * px + self.shift, (self.middle[1] - lift) * px
        if (x, y) != self._hung[0]:
            cord = [(x - 14.0 * px, 0.0), (x - 9.0 * px, y * 0.45), (x - 1.0 * px, y - (RADIUS + 5.0) * px)]
            self._hung = (x, y), painting.spine(cord, 6)
        safe_draw.lines(surface, INK, self._hung[1], max(2, round(2.6 * px)))
        safe_draw.lines(surface, CREAM, self._hung[1], max(1, round(1.2 * px)))
        safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))
        if lasts < 1.0 and left > 0.0:
            self._draw_short(surface, (x, y), gone + (1.0 - gone) * lasts)
        if cowed >= 0.0 and left > 0.0:
            self._draw_cowed(surface, (x, y), 1.0 - cowed / whole, left <= cowed)

    def _wind(self, left: float, passed: float, whole: float) -> None:
        """Another's breath that lasts longer winds the hand back, in a moment in which it is seen to turn."""
        if self._left >= 0.0 and self._out > 0.0 and left > self._left + 0.1 > 0.1:
            self._swept += left - self._left
        self._left = left if left >= 0.0 else self._left
        self._swept = max(0.0, self._swept - whole * passed / SWEEPS_S) if left >= 0.0 else 0.0

    def _draw_cowed(self, surface: pygame.Surface, middle: tuple[float, float], share: float, is_past: bool) -> None:
        """Where they have had enough: an arc up to it until then, and a bead of gold on the rim, which fills as the hand comes to it."""
        turn, px = 2.0 * math.pi * share, self.px
        if not is_past:
            arc = np.linspace(0.0, turn, 24)
            rim = np.column_stack((np.sin(arc), -np.cos(arc)))
            safe_draw.polygon(surface, GOLD, np.concatenate((rim * (RADIUS - 3.4), rim[::-1] * (RADIUS - 0.6))) * px + np.array(middle))
        at = middle[0] + math.sin(turn) * (RADIUS - 1.0) * px, middle[1] - math.cos(turn) * (RADIUS - 1.0) * px
        safe_draw.circle(surface, INK, at, (BEAD + 1.8) * px)
        safe_draw.circle(surface, GOLD, at, BEAD * px)
        if not is_past:
            safe_draw.circle(surface, CREAM, at, 0.45 * BEAD * px)

    def _draw_short(self, surface: pygame.Surface, middle: tuple[float, float], begins: float) -> None:
        """The rim from where its hand will not come to."""
        turn = 2.0 * math.pi * np.linspace(begins, 1.0, 24)
        rim = np.column_stack((np.sin(turn), -np.cos(turn)))
        for tone, inner, outer in ((INK, RADIUS - 5.0, RADIUS + 4.4), (VERMILION, RADIUS - 3.6, RADIUS + 3.0)):
            safe_draw.polygon(surface, tone, np.concatenate((rim * inner, rim[::-1] * outer)) * self.px + np.array(middle))

    def _sprite(self, step: int) -> pygame.Surface:
        """The face with so many of its steps gone."""
        if step not in self._shown:
            whole = self._face.copy()
            hands = painting.painted(
                (2.6 * RADIUS * self.px, 2.6 * RADIUS * self.px), lambda large, times: self._hands(large, times, step), 3
            )
            whole.blit(hands, ((whole.get_width() - hands.get_width()) // 2, (whole.get_height() - hands.get_height()) // 2),
                       special_flags=pygame.BLEND_PREMULTIPLIED)  # fmt: skip
            self._shown[step] = whole
        return self._shown[step]

    def _hands(self, large: pygame.Surface, times: float, step: int) -> None:
        """What has gone as a wedge, and the hand at its end."""
        unit, middle = self.px * times, np.array(large.get_size()) / 2
        angle = 2.0 * math.pi * step / STEPS
        turn = np.linspace(0.0, angle, 24)
        rim = middle + np.column_stack((np.sin(turn), -np.cos(turn))) * (RADIUS - 6.0) * unit
        if step:
            safe_draw.polygon(large, (*GONE, 190), np.concatenate((middle[None, :], rim)))
        tip = middle + np.array((math.sin(angle), -math.cos(angle))) * (RADIUS - 7.0) * unit
        tail = middle - (tip - middle) * 0.25
        places = [(float(x), float(y)) for x, y in (tail, middle, tip)]
        painting.brush(large, VERMILION, places, 3.6 * unit, 0.3)
        safe_draw.circle(large, INK, (float(middle[0]), float(middle[1])), 2.6 * unit)

    def _paint_face(self) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, (large.get_width() / 2, large.get_height() / 2)
            knob = middle[0], middle[1] - (RADIUS + 4.0) * unit
            safe_draw.circle(large, INK, knob, 4.6 * unit)
            safe_draw.circle(large, BRASS, knob, 3.0 * unit)
            for tone, radius in ((INK, RADIUS + 2.2), (BRASS, RADIUS), (INK, RADIUS - 3.2), (CREAM, RADIUS - 4.4)):
                safe_draw.circle(large, tone, middle, radius * unit)
            for tick in range(12):
                angle = math.pi * tick / 6
                inner = RADIUS - (10.5 if tick % 3 == 0 else 8.6)
                ends = [(middle[0] + math.sin(angle) * r * unit, middle[1] - math.cos(angle) * r * unit) for r in (inner, RADIUS - 6.4)]
                safe_draw.lines(large, INK, ends, max(1, round((1.8 if tick % 3 == 0 else 1.1) * unit)))

        side = (2.0 * RADIUS + 16.0) * self.px
        return painting.painted((side, side), paint, FINE)
