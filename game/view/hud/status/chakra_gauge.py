"""Chakra gauge: an ink stroke with marks where feet begin to sink, jolted by what is lost at once.

The lower part of the stroke is drawn longer than the upper, for that is where a few drops decide.
"""

import math
from typing import Any, Protocol

import pygame

from game.core.memory import reused_memory
from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM_HEX, INK, INK_HEX, VERMILION, VERMILION_HEX
from game.view.ui.paper import BrushStroke, torn_paper

WIDTH, HEIGHT = 290.0, 84.0  # reference pixels of the surface that is given
SLIP, STROKE = (228.0, 30.0), (182.0, 26.0)  # reference pixels: sizes
SLIP_AT, STROKE_AT = (2.0, 4.0), (38.0, 7.0)  # and left upper corners
CURVE = 0.62  # the stroke is as long as this power of the share of chakra that is left
DEPTHS = (23.0, 19.0, 14.0)  # reference pixels from a small figure's head to the water in the pictures of these three
FIGURE = 1.2  # times its drawn size
WASHES = (0.10, 0.16, 0.26)  # how red the paper is where the stroke ends above the waist, the knee, the ankle: from one mark to the next
BEAD = 4.6  # reference pixels: radius of the drop of chakra at the stroke's end
CHANGES = 0.5  # s; the stroke changes no more than twice a second, but at once when a landing hurts it
COSTLY = 0.9  # chakra: more of it gone at once, by a stamp, a blade or a hand, jolts the stroke
LOST, WHOLE, LEAST = 1.2, 0.45, 0.05  # s that the lost piece is seen, and for which it is whole; the least share that it is drawn as
JOLT, JOLT_BEATS = 0.5, 13.0  # s that a jolt lasts; swings in a second
JOLT_LEAST, JOLT_EACH, JOLT_MOST = 2.5, 1.1, 9.0  # reference pixels: of the least jolt, more for each chakra, and of the greatest
WATER = "#aef3ff"
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class ChakraStatus(Protocol):
    """What the gauge needs of whoever has the chakra that it shows."""

    @property
    def chakra(self) -> float: ...
    @property
    def sinks_at(self) -> tuple[float, float, float]: ...


def share_of(chakra: float) -> float:
    """How much of the whole stroke is left with so much chakra (0 to 100)."""
    return float(max(0.0, min(1.0, chakra / 100.0)) ** CURVE)


MOST_INKS = 12
"""Washes and marks that are kept: as many as there are while the heights of his marks stay what they are."""
SEAL, SEAL_AT = 25.0, (7.0, 7.0)
"""Reference pixels across the seal that is stamped on its paper, and its left upper corner."""


class ChakraGauge:
    """`px` is real pixels per reference pixel; made anew only when something on it has changed."""

    def __init__(self, assets: Assets, px: float, seal: str, jolts: bool = True) -> None:
        """`seal` is the drawing of whoever has this chakra. `jolts`: much that is gone at once is felt; not by one who gives it away on
        purpose."""
        self.assets, self.px, self._jolts = assets, px, jolts
        self._seal, self.shift = assets.picture(seal, px * SEAL / 48), 0
        """The seal, and how many pixels lower than usual all of it was drawn last."""
        self._stroke = BrushStroke(round(STROKE[0] * px), round(STROKE[1] * px))
        self._paper = torn_paper(assets, *SLIP, px, seed=5)
        self._inks: dict[str, pygame.Surface] = {}
        """What is drawn about the stroke, by its drawing."""
        self._shown: tuple[Any, ...] = ()
        self._changed = -math.inf
        self._jolted, self._force, self._before = -math.inf, 0.0, 0.0
        self._chakra: float | None = None
        self._picture = pygame.Surface((1, 1), pygame.SRCALPHA, 32)

    def draw(self, surface: pygame.Surface, runner: ChakraStatus, at: tuple[int, int], seconds: float, shake: float = 1.0) -> None:
        """`at` is the left upper corner of the HUD's strip; `shake` is how much of a jolt is wanted, 0 to 1."""
        self._feel(runner, seconds)
        state = self._state(runner, seconds)
        waits = 0.0 <= seconds - self._changed < CHANGES
        if state != self._shown and (not waits or state[2] != (self._shown[2] if self._shown else None)):
            self._shown, self._changed, self._picture = state, seconds, self._make(runner)
        self.shift = round(self._shift(seconds) * shake)
        top = at[1] + self.shift
        surface.blit(self._picture, (at[0], top), special_flags=PREMULTIPLIED)
        share = share_of(runner.chakra)
        if 0.0 <= seconds - self._jolted < LOST and share < self._before:  # else he has eaten since
            self._draw_lost(surface, (at[0], top), share, seconds - self._jolted)

    def _draw_lost(self, surface: pygame.Surface, at: tuple[int, int], share: float, since: float) -> None:
        """What is gone, in vermilion beyond the stroke's end: whole at first, then it shrinks to nothing."""
        left = 1.0 - max(0.0, (since - WHOLE) / (LOST - WHOLE))
        wide = max(LEAST, self._before - share) * left * STROKE[0]
        x, y, high = STROKE_AT[0] + share * STROKE[0], STROKE_AT[1] + 1.0, STROKE[1] - 3.0
        for tone, rim in ((INK, 1.6), (VERMILION, 0.0)):
            piece = (x - rim, y - rim, wide + 2.0 * rim, high + 2.0 * rim)
            box = pygame.Rect(*(round(part * self.px) for part in piece))
            surface.fill(tone, box.move(at))

    def _feel(self, runner: ChakraStatus, seconds: float) -> None:
        """Much that is gone at once is felt here, too, whatever it cost it: legs alone take no such piece in a frame."""
        before, self._chakra = self._chakra, runner.chakra
        cost = before - runner.chakra if before is not None else 0.0
        if self._jolts and cost > COSTLY:
            self._jolted, self._before = seconds, share_of(runner.chakra + cost)
            self._force = min(JOLT_MOST, JOLT_LEAST + JOLT_EACH * cost)

    def _state(self, runner: ChakraStatus, seconds: float) -> tuple[Any, ...]:
        """What it shows: the stroke, the marks that it has fallen below, and what was just torn off it."""
        hurt = round(self._before, 3) if 0.0 <= seconds - self._jolted < JOLT else 0.0
        return round(runner.chakra / 1.5), sum(runner.chakra < mark for mark in marks_of(runner)), hurt

    def _shift(self, seconds: float) -> int:
        since = seconds - self._jolted
        if not 0.0 <= since < JOLT:
            return 0
        left = (1.0 - since / JOLT) ** 2
        return round(self._force * self.px * left * math.cos(2.0 * math.pi * JOLT_BEATS * since))

    @reused_memory()  # each of its parts is drawn from words, on as much room as all of it takes
    def _make(self, runner: ChakraStatus) -> pygame.Surface:
        px, share, marks = self.px, share_of(runner.chakra), marks_of(runner)
        strip = pygame.Surface((round(WIDTH * px), round(HEIGHT * px)), pygame.SRCALPHA, 32)
        self._put(strip, self._paper, *SLIP_AT)
        self._put(strip, self._seal, *SEAL_AT)
        if marks[0] > 0.0:
            self._wash(strip, marks)
        stroke = self._stroke.painted(share)
        self._put(strip, self._reddened(stroke) if runner.chakra < marks[0] else stroke, *STROKE_AT)
        self._bead(strip, share, runner.chakra < marks[0])
        for mark, depth in zip(marks, DEPTHS, strict=True) if marks[0] > 0.0 else ():
            self._mark(strip, share_of(mark), depth, runner.chakra < mark)
        shown = strip.get_bounding_rect()
        return strip.subsurface((0, 0, max(1, shown.right), max(1, shown.bottom)))

    def _wash(self, strip: pygame.Surface, marks: tuple[float, float, float]) -> None:
        """The paper is stained where a stroke that ends there is too short: the redder the nearer to nothing."""
        ends = [STROKE_AT[0] + share_of(mark) * STROKE[0] for mark in marks]
        top, foot = SLIP_AT[1] + 2.5, SLIP_AT[1] + SLIP[1] - 0.5
        body = "".join(
            f'<path d="M{STROKE_AT[0] - 7.0:.1f} {top:.1f}H{end:.1f}l-1.500 {0.3 * SLIP[1]:.1f}l2 {0.3 * SLIP[1]:.1f}L{end:.1f} {foot:.1f}'
            f'H{STROKE_AT[0] - 7.0:.1f}Z" fill="{VERMILION_HEX}" fill-opacity="{strength}"/>'
            for end, strength in zip(ends, WASHES, strict=True)
        )
        strip.blit(self._keep_ink("chakra wash", body, strip.get_size()), (0, 0), special_flags=PREMULTIPLIED)

    def _keep_ink(self, name: str, body: str, size: tuple[int, int]) -> pygame.Surface:
        """Ink that is the same however long the stroke is."""
        if body not in self._inks:
            if len(self._inks) >= MOST_INKS:
                self._inks.clear()
            self._inks[body] = self.assets.raster(name, body, size, f"scale({self.px:.4f})")
        return self._inks[body]

    def _bead(self, strip: pygame.Surface, share: float, low: bool) -> None:
        """A drop of chakra where the stroke ends, so that its end is seen however dry it is."""
        x, y = STROKE_AT[0] + max(0.02, share) * STROKE[0], SLIP_AT[1] + SLIP[1] / 2 + 0.5
        body = bead(x, y, BEAD, VERMILION_HEX if low else WATER)
        strip.blit(self.assets.raster("chakra bead", body, strip.get_size(), f"scale({self.px:.4f})"), (0, 0), special_flags=PREMULTIPLIED)

    def _reddened(self, stroke: pygame.Surface) -> pygame.Surface:
        """The stroke once it is too short to stand on."""
        tone = pygame.Color(VERMILION_HEX)
        alpha = pygame.surfarray.array_alpha(stroke)
        red = stroke.copy()
        pixels = pygame.surfarray.pixels3d(red)
        for channel, value in enumerate((tone.r, tone.g, tone.b)):
            pixels[..., channel] = (0.75 * value * (alpha / 255.0) + 0.25 * pixels[..., channel]).astype("uint8")
        del pixels
        return red

    def _mark(self, strip: pygame.Surface, share: float, depth: float, below: bool) -> None:
        """A tick across the slip's lower edge, under it a small figure in water up to there: red once the stroke ends before it."""
        x, fill = STROKE_AT[0] + share * STROKE[0], VERMILION_HEX if below else CREAM_HEX
        top, foot = SLIP_AT[1] + 3.0, SLIP_AT[1] + SLIP[1] + 3.0
        wave = f"M-1.200 {depth:.1f}q1.800 -2.400 3.600 0t3.600 0t3.600 0t3.600 0"
        body = (
            f'<path d="M{x - 1.1:.1f} {top:.1f}H{x + 1.1:.1f}L{x + 0.7:.1f} {foot:.1f}H{x - 0.7:.1f}Z" '
            f'fill="{fill}" stroke="{INK_HEX}" stroke-width="0.900"/>'
            f'<g transform="translate({x - 6.0 * FIGURE:.1f} {foot:.1f}) scale({FIGURE})" stroke-linejoin="round" stroke-linecap="round">'
            f'<path d="M2 9L4 7H8L10 9L9 15L9.300 25H6.900L6 17L5.100 25H2.700L3 15Z" fill="{fill}" stroke="{INK_HEX}" '
            f'stroke-width="1.500"/>'
            f'<path d="M6 0.500a3.300 3.300 0 1 0 0.010 0Z" fill="{fill}" stroke="{INK_HEX}" stroke-width="1.500"/>'
            f'<path d="{wave}" fill="none" stroke="{INK_HEX}" stroke-width="4.600"/>'
            f'<path d="{wave}" fill="none" stroke="{WATER}" stroke-width="2.500"/></g>'
        )
        strip.blit(self._keep_ink("chakra mark", body, strip.get_size()), (0, 0), special_flags=PREMULTIPLIED)

    def _put(self, strip: pygame.Surface, part: pygame.Surface, x: float, y: float) -> None:
        strip.blit(part, (round(x * self.px), round(y * self.px)), special_flags=PREMULTIPLIED)


def bead(x: float, y: float, r: float, fill: str) -> str:
    """A drop of chakra of radius `r`, as it lies on the stroke and as it flies off him."""
    right = f"C{x + r:.1f} {y - r:.1f} {x + 1.3 * r:.1f} {y + r:.1f} {x:.1f} {y + 1.3 * r:.1f}"
    left = f"C{x - 1.3 * r:.1f} {y + r:.1f} {x - r:.1f} {y - r:.1f} {x:.1f} {y - 2.4 * r:.1f}"
    return (
        f'<path d="M{x:.1f} {y - 2.4 * r:.1f}{right}{left}Z" '
        f'fill="{fill}" stroke="{INK_HEX}" stroke-width="1.700" stroke-linejoin="round"/>'
    )


def marks_of(runner: ChakraStatus) -> tuple[float, float, float]:
    """The chakra below which his feet sink to the ankle, the knee, the waist; zeros where there is no water to run on."""
    return runner.sinks_at
