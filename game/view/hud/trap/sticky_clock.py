"""Sticky-water clock: the sealmaster's watch, the masks of those who lie under the web, and a paper slip for every free call."""

import math

import numpy as np
import pygame

from game.localization.texts import text
from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.hud.trap.watch import Watch
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM, INK, VERMILION
from game.view.render.lazy import Lazy
from game.view.ui.paper import HAND, render_text, text_panel

WATCH = (640.0, 64.0)
"""Reference pixels: the middle of the watch."""
MASKS, MASK_STEP, MASK_Y = 520.0, 29.0, 42.0
"""Where the first mask hangs, and from one to the next."""
GULP_UP = 15.0
"""Reference pixels that they come up for air."""
SLIPS, SLIP_STEP, SLIP_Y = 694.0, 26.0, 26.0
SHAKES_S = 20.0
"""Seconds left from which the watch shakes."""
COUNTED_S, COUNT_SIZE, COUNT_DOWN = 15.0, 25.0, 38.0
"""Seconds left from which they are counted out in figures, and reference pixels of those and from the watch's middle down to them."""
JUMP, JUMP_S = 7.0, 0.25
"""Reference pixels that they jump, and for how many seconds."""
HALO, HALO_BEATS = 74.0, 3.0
"""Reference pixels of what flares behind the watch while time runs fast, and how often it does in a second."""
KINDS = ("tracker", "thrower", "diver")


class StickyClock:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._watch = Watch(px, WATCH)
        self._slip = Lazy(lambda: self._make_slip(True))
        self._spent = Lazy(lambda: self._make_slip(False))
        self._glow = Lazy(lambda: self._make_glow())
        self._halo = Lazy(lambda: self._make_halo())
        self._most = 0
        self._count = -1, 0.0, pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        """The seconds that are written on the slip, since when, and that."""

    def draw(self, surface: pygame.Surface, pose: StickyWaterPose, seconds: float, over: bool, pursued: bool) -> None:
        """`pursued`: one of them has got up, and the thread of the pursuit hangs there instead."""
        self._most = max(self._most, pose.calls + pose.gulps)
        whole = pose.seconds / pose.left if pose.left > 0.0 else 1.0
        shake = math.sin(seconds * 40.0) * 1.6 if pose.seconds < SHAKES_S else 0.0
        self._watch.shift = shake * self.px
        beats = HALO_BEATS if pose.creep >= 1.0 else 1.0 if pose.seconds < SHAKES_S else 0.0
        if beats and not over:
            self._draw_halo(surface, 1.0 - (seconds * beats) % 1.0)
        self._watch.draw(surface, -1.0 if over else pose.seconds, whole, seconds)
        if not over and 0.0 < pose.seconds < COUNTED_S:
            self._draw_seconds(surface, math.ceil(pose.seconds), seconds)
        if over or pursued:  # the thread of the pursuit needs the room, and no call is left
            return
        self._draw_masks(surface, pose, seconds)
        for n in range(self._most - (1 if pose.gulps > self._most - 1 and pose.calls == 0 and self._most > 2 else 0)):
            slip = self._slip() if n < pose.calls else self._spent()
            safe_draw.blit_at(surface, slip, ((SLIPS + n * SLIP_STEP) * self.px, SLIP_Y * self.px))

    def _draw_seconds(self, surface: pygame.Surface, left: int, seconds: float) -> None:
        """So many, on a slip under the watch that jumps with each of them."""
        if left != self._count[0]:
            words = render_text(self.assets, text("hud.seconds", seconds=left), COUNT_SIZE * self.px, VERMILION, HAND)
            self._count = left, seconds, text_panel(self.assets, [words], self.px, left, pad=8.0)
        _, since, slip = self._count
        jump = JUMP * max(0.0, 1.0 - (seconds - since) / JUMP_S)
        safe_draw.blit_at(surface, slip, (WATCH[0] * self.px - slip.get_width() / 2, (WATCH[1] + COUNT_DOWN - jump) * self.px))

    def _draw_halo(self, surface: pygame.Surface, strength: float) -> None:
        """It flares with every tick that the watch makes."""
        halo = self._halo()
        halo.set_alpha(round(90 + 165 * strength))
        safe_draw.blit_at(surface, halo, (WATCH[0] * self.px - halo.get_width() / 2, WATCH[1] * self.px - halo.get_height() / 2))

    def _make_halo(self) -> pygame.Surface:
        side = round(2 * HALO * self.px)
        rows, columns = np.mgrid[0:side, 0:side] - side / 2
        away = np.hypot(rows, columns) / (side / 2)
        return painting.translucent(VERMILION, np.clip((1.0 - away) * 1.9, 0.0, 1.0) ** 1.3 * 0.85)

    def _draw_masks(self, surface: pygame.Surface, pose: StickyWaterPose, seconds: float) -> None:
        """They bob up for a gulp, and glow while the web holds them."""
        for n, kind in enumerate(KINDS):
            x, y = MASKS + n * MASK_STEP, MASK_Y - GULP_UP * math.sin(math.pi * pose.open) * abs(math.sin(seconds * 9.0 + n))
            self._draw_bubbles(surface, x, pose.open, n)
            glow = self._glow()
            safe_draw.blit_at(surface, glow, (x * self.px - glow.get_width() / 2, y * self.px - glow.get_height() / 2))
            mask = self.assets.picture(f"hud-mask-{kind}", self.px)
            safe_draw.blit_at(surface, mask, (x * self.px - mask.get_width() / 2, y * self.px - mask.get_height() / 2))

    def _make_glow(self) -> pygame.Surface:
        side = round(44 * self.px)
        rows, columns = np.mgrid[0:side, 0:side] - side / 2
        away = np.hypot(rows, columns) / (side / 2)
        return painting.translucent((63, 183, 204), np.clip(1.0 - away, 0.0, 1.0) ** 1.6 * 0.6)

    def _draw_bubbles(self, surface: pygame.Surface, x: float, is_open: float, n: int) -> None:
        """Their breath comes up about them as they gulp."""
        for bubble in range(4 if is_open > 0.0 else 0):
            up = (1.0 - is_open) * (34.0 + 7.0 * bubble) - 4.0 * bubble
            if up > 0.0:
                at = (x + 9.0 * math.sin(2.1 * bubble + n + 4.0 * is_open)) * self.px, (MASK_Y + 14.0 - up) * self.px
                safe_draw.circle(surface, INK, at, (2.4 + 0.9 * bubble) * self.px + 1.2)
                safe_draw.circle(surface, CREAM, at, (2.4 + 0.9 * bubble) * self.px)

    def _make_slip(self, fresh: bool) -> pygame.Surface:
        """A paper tag with a stroke of vermilion on it; a spent one is an outline."""

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            w, h = 15 * unit, 32 * unit
            outline = [(2 * unit, 2 * unit), (w, 3 * unit), (w - unit, h), (1.5 * unit, h - unit)]
            if fresh:
                safe_draw.polygon(large, CREAM, outline)
                painting.brush(large, VERMILION, [(8 * unit, 6 * unit), (7.4 * unit, 15 * unit), (8.4 * unit, 27 * unit)], 5 * unit, 0.3)
            safe_draw.lines(large, INK if fresh else CREAM, outline, max(1, round(1.5 * unit)), closed=True)

        return painting.painted((18 * self.px, 36 * self.px), paint)
