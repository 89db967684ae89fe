"""Chakra gauge: an ink stroke with marks where feet begin to sink, jolted by what a stamp costs.

The lower part of the stroke is drawn longer than the upper, for that is where a few drops decide.
"""

import math
from typing import Any

import pygame

from game.view.render.assets import Assets
from game.view.render.painting import faded
from game.view.ui.paper import BrushStroke, torn_paper

WIDTH, HEIGHT = 270.0, 60.0  # reference pixels of the surface that is given
SLIP, STROKE = (214.0, 28.0), (196.0, 20.0)  # reference pixels: sizes
SLIP_AT, STROKE_AT = (36.0, 6.0), (46.0, 11.0)  # and left upper corners
CURVE = 0.7  # the stroke is as long as this power of the share of chakra that is left
MARKS = (22.0, 13.0, 6.0)  # chakra below which a foot sinks to the ankle, the knee, the waist; the level's own rule is asked first
DEPTHS = (0.14, 0.5, 0.92)  # of a pair of legs that is under water in the pictures of these three
CHANGES = 0.5  # s; the stroke changes no more than twice a second, but at once when a landing hurts it
COSTLY = 0.9  # chakra: a landing that costs more jolts the stroke
JOLT, JOLT_BEATS = 0.5, 13.0  # s that a jolt lasts; swings in a second
JOLT_LEAST, JOLT_EACH, JOLT_MOST = 2.5, 1.1, 9.0  # reference pixels: of the least jolt, more for each chakra, and of the greatest
INK, PAPER, VERMILION, WATER = "#1b2030", "#f7efdc", "#c23b2b", "#aef3ff"
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


def share_of(chakra: float) -> float:
    """How much of the whole stroke is left with so much chakra (0 to 100)."""
    return float(max(0.0, min(1.0, chakra / 100.0)) ** CURVE)


class ChakraGauge:
    """`k` is real pixels per reference pixel; made anew only when something on it has changed."""

    def __init__(self, assets: Assets, k: float) -> None:
        self.assets, self.k = assets, k
        self._stroke = BrushStroke(round(STROKE[0] * k), round(STROKE[1] * k))
        self._paper = torn_paper(assets, *SLIP, k, seed=5)
        self._shown: tuple[Any, ...] = ()
        self._changed = -math.inf
        self._landing: Any = None
        self._jolted, self._force, self._before = -math.inf, 0.0, 0.0
        self._picture = pygame.Surface((1, 1), pygame.SRCALPHA, 32)

    def draw(self, surface: pygame.Surface, runner: Any, at: tuple[int, int], seconds: float, shake: float = 1.0) -> None:
        """`at` is the left upper corner of the HUD's strip; `shake` is how much of a jolt is wanted, 0 to 1."""
        self._feel(runner, seconds)
        state = self._state(runner, seconds)
        waits = 0.0 <= seconds - self._changed < CHANGES
        if state != self._shown and (not waits or state[2] != (self._shown[2] if self._shown else None)):
            self._shown, self._changed, self._picture = state, seconds, self._made(runner, state[2])
        surface.blit(self._picture, (at[0], at[1] + round(self._shift(seconds) * shake)), special_flags=PREMULTIPLIED)

    def _feel(self, runner: Any, seconds: float) -> None:
        """A landing that cost much is felt here, too."""
        landing = getattr(runner, "last_landing", None)
        if landing is self._landing:
            return
        first, self._landing = self._landing is None and not self._shown, landing
        cost = float(getattr(landing, "cost", 0.0) or 0.0)
        if cost > COSTLY and not first:
            self._jolted, self._before = seconds, share_of(runner.chakra + cost)
            self._force = min(JOLT_MOST, JOLT_LEAST + JOLT_EACH * cost)

    def _state(self, runner: Any, seconds: float) -> tuple[Any, ...]:
        """What it shows: the stroke, the marks that it has fallen below, and what was just torn off it."""
        hurt = round(self._before, 3) if 0.0 <= seconds - self._jolted < JOLT else 0.0
        return round(runner.chakra / 1.5), sum(runner.chakra < mark for mark in marks_of(runner)), hurt

    def _shift(self, seconds: float) -> int:
        since = seconds - self._jolted
        if not 0.0 <= since < JOLT:
            return 0
        left = (1.0 - since / JOLT) ** 2
        return round(self._force * self.k * left * math.cos(2.0 * math.pi * JOLT_BEATS * since))

    def _made(self, runner: Any, hurt: float) -> pygame.Surface:
        k, share = self.k, share_of(runner.chakra)
        strip = pygame.Surface((round(WIDTH * k), round(HEIGHT * k)), pygame.SRCALPHA, 32)
        self._put(strip, self._paper, *SLIP_AT)
        if hurt > share:
            self._put(strip, self._torn_off(share, hurt), *STROKE_AT)
        self._put(strip, self._stroke.painted(share), *STROKE_AT)
        for mark, depth in zip(marks_of(runner), DEPTHS, strict=True):
            self._mark(strip, share_of(mark), depth, runner.chakra < mark)
        shown = strip.get_bounding_rect()
        return strip.subsurface((0, 0, max(1, shown.right), max(1, shown.bottom)))

    def _torn_off(self, share: float, before: float) -> pygame.Surface:
        """What the landing cost, in vermilion, where the stroke was."""
        lost = self._stroke.painted(min(1.0, before + 0.03))
        lost.fill((0, 0, 0, 0), (0, 0, round(0.55 * share * lost.get_width()), lost.get_height()))
        tone = pygame.Color(VERMILION)
        lost.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
        lost.fill((tone.r, tone.g, tone.b, 255), special_flags=pygame.BLEND_RGBA_MULT)
        return faded(lost.premul_alpha(), 0.9)

    def _mark(self, strip: pygame.Surface, share: float, depth: float, below: bool) -> None:
        """A tick across the slip's lower edge, under it a small figure in water so deep: red once the stroke ends before it."""
        x, fill = STROKE_AT[0] + share * STROKE[0], VERMILION if below else PAPER
        top, foot = SLIP_AT[1] + SLIP[1] - 15.0, SLIP_AT[1] + SLIP[1] + 2.0
        wave = f"M-1.500 {17.0 - 15.0 * depth:.1f}q1.900 -2.200 3.800 0t3.800 0t3.800 0t3.800 0"
        body = (
            f'<path d="M{x - 1.2:.1f} {top:.1f}H{x + 1.2:.1f}L{x + 0.8:.1f} {foot:.1f}H{x - 0.8:.1f}Z" '
            f'fill="{fill}" stroke="{INK}" stroke-width="0.900"/>'
            f'<g transform="translate({x - 6:.1f} {foot:.1f})" stroke-linejoin="round" stroke-linecap="round">'
            f'<path d="M3 1H9L9.300 8L8.900 17.500H6.900L6.200 9.500H5.800L5.100 17.500H3.100L2.700 8Z" '
            f'fill="{fill}" stroke="{INK}" stroke-width="1.400"/>'
            f'<path d="{wave}" fill="none" stroke="{INK}" stroke-width="4"/>'
            f'<path d="{wave}" fill="none" stroke="{WATER}" stroke-width="2"/></g>'
        )
        placed = self.assets.raster("chakra mark", body, strip.get_size(), f"scale({self.k:.4f})")
        strip.blit(placed, (0, 0), special_flags=PREMULTIPLIED)

    def _put(self, strip: pygame.Surface, part: pygame.Surface, x: float, y: float) -> None:
        strip.blit(part, (round(x * self.k), round(y * self.k)), special_flags=PREMULTIPLIED)


def marks_of(runner: Any) -> tuple[float, float, float]:
    """The chakra below which his feet sink to the ankle, the knee, the waist."""
    tuning = getattr(getattr(runner, "footing", None), "tuning", None)
    return (float(tuning.ankle), float(tuning.knee), float(tuning.waist)) if tuning is not None else MARKS
