"""Status panel: the runner's seal, chakra as a brush stroke that runs dry, pain as vermilion that rises in a tag, and pills."""

import math

import pygame

from game.view.characters.pain_mark import throb
from game.view.hud.status.chakra_gauge import SEAL, SEAL_AT, ChakraGauge, marks_of
from game.view.hud.status.embers import Embers
from game.view.hud.status.pill_row import PillRow
from game.view.poses import RunnerPose
from game.view.render.assets import Assets
from game.view.render.lazy import Lazy
from game.view.render.painting import faded
from game.view.ui.paper import torn_paper

SLIP_PAUSE = 0.5
"""Seconds: it changes no more than twice in one."""
SWELLINGS, SWELLING = 6, 0.34
"""Sizes of the throbbing pain tag, and how much larger the largest is."""
SMOULDERS_FROM = 0.04
TAG, TAG_AT, TAG_SIZE = (25.0, 62.0), (6.0, 43.0), 1.04
"""Units across and up of the pain tag, its left upper corner in the strip, and reference pixels of one of its units."""
LIFT = TAG_AT[1] - 6.0
"""Reference pixels that the pain tag hangs higher where no stroke lies over it."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class StatusPanel:
    """The runner's seal, chakra, pain and pills; made anew only when something on it has changed."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._shown: tuple[int, ...] = ()
        self._changed = -math.inf
        self._strip = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._gauge, self.pills = ChakraGauge(assets, px, "seal-fire"), PillRow(assets, px)
        self._tag = torn_paper(assets, *TAG, px * TAG_SIZE, seed=8)
        side = round((SEAL - 3.0) * px)
        self._seal_box = pygame.Rect(round((SEAL_AT[0] + 1.5) * px), round((SEAL_AT[1] + 1.5) * px), side, side)
        self._embers = Lazy(lambda: Embers(px * TAG_SIZE))
        self.corner = round(16 * px), round(14 * px)
        """Its left upper one, pixels."""
        self.has_chakra = True
        """Whether there is any where he is; without, the stroke is left away and the pain tag hangs in its place."""
        self._swollen: list[pygame.Surface] = []
        """The pain tag, from its size to its largest; made at the first wince."""

    def draw(self, surface: pygame.Surface, runner: RunnerPose, seconds: float, shake: float = 1.0) -> None:
        warned = int(runner.wince_ticks > 0)
        state = (round(runner.felt_pain * 24), round(runner.painkiller * 8), warned)
        if warned and not self._swollen:
            self._make(runner)
        if state != self._shown and not 0.0 <= seconds - self._changed < SLIP_PAUSE:
            self._shown, self._changed = state, seconds
            self._make(runner)
        at = self.corner
        if self.has_chakra:
            self._gauge.draw(surface, runner, at, seconds, shake)
        else:
            at = at[0], at[1] - round(LIFT * self.px)
        surface.blit(self._strip, at, special_flags=PREMULTIPLIED)
        self.pills.draw(surface, at, int(runner.pills), float(runner.chakra), seconds)
        if runner.wince_ticks:
            self._throb(surface, at, throb(seconds))
        if runner.burn > SMOULDERS_FROM:
            foot = TAG_AT[0] + TAG_SIZE * (TAG[0] / 2 + 2.0), TAG_AT[1] + TAG_SIZE * TAG[1]
            self._embers().draw(surface, (at[0] + foot[0] * self.px, at[1] + foot[1] * self.px), runner.burn, seconds)
        if self.has_chakra and runner.chakra < marks_of(runner)[0]:
            glow = 0.5 + 0.5 * math.sin(seconds * 2.0 * math.pi * 1.1)
            level = round(96 * glow)
            surface.fill(
                (level, level // 3, level // 3), self._seal_box.move(at[0], at[1] + self._gauge.shift), special_flags=pygame.BLEND_RGB_SUB
            )

    @property
    def beside_pain(self) -> tuple[float, float]:
        """Pixels of the middle of the pain tag's right side."""
        x, y = TAG_AT[0] + TAG_SIZE * TAG[0], TAG_AT[1] + TAG_SIZE * TAG[1] / 2 - (0.0 if self.has_chakra else LIFT)
        return self.corner[0] + x * self.px, self.corner[1] + y * self.px

    def _throb(self, surface: pygame.Surface, at: tuple[int, int], strength: float) -> None:
        """The pain tag swells, beat by beat, as long as the next hard landing would be one too many."""
        swollen = self._swollen[min(SWELLINGS - 1, int(strength * SWELLINGS))]
        middle = TAG_AT[0] + TAG_SIZE * (TAG[0] + 6.0) / 2
        place = at[0] + round(middle * self.px) - swollen.get_width() // 2, at[1] + round(TAG_AT[1] * self.px)
        surface.blit(swollen, place, special_flags=PREMULTIPLIED)

    def _make(self, runner: RunnerPose) -> None:
        px = self.px
        strip = pygame.Surface((round(270 * px), round(124 * px)), pygame.SRCALPHA, 32)
        tag = self._pain_tag(runner)
        self._put(strip, tag, *TAG_AT)
        if runner.wince_ticks:
            self._swollen = [_grown(tag, 1.0 + SWELLING * n / (SWELLINGS - 1)) for n in range(SWELLINGS)]
        shown = strip.get_bounding_rect()
        self._strip = strip.subsurface((0, 0, max(1, shown.right), max(1, shown.bottom)))  # what is clear costs as much as what is not

    def _pain_tag(self, runner: RunnerPose) -> pygame.Surface:
        """Vermilion rises from below with the pain that is felt; the glyph at the top is the painkiller seal, as dark as it is charged."""
        px, tag = self.px * TAG_SIZE, self._tag.copy()
        high = 38.0 * max(0.0, min(1.0, runner.felt_pain))
        if high > 0.5:  # wet, with an uneven rim
            rim = (
                f"M7 60V{60.0 - high:.1f}q2.5 {-min(high, 3.0):.1f} 6 -0.4t4.5 {min(high, 2.2):.1f}t4.5 -1.6V60q-4 1.4 -7.5 0.6t-7.5 -0.6Z"
            )
            wet = self.assets.raster("pain", f'<path d="{rim}" fill="#c23b2b"/>', tag.get_size(), f"scale({px:.4f})")
            tag.blit(wet, (0, 0), special_flags=PREMULTIPLIED)
        glyph = self.assets.picture("hud-glyph-thread", px * 16 / 48)
        if runner.has_seal:
            self._put(tag, faded(glyph, 0.22 + 0.78 * max(0.0, min(1.0, runner.painkiller))), 6.5 * TAG_SIZE, 4 * TAG_SIZE)
        return tag

    def _put(self, strip: pygame.Surface, part: pygame.Surface, x: float, y: float) -> None:
        strip.blit(part, (round(x * self.px), round(y * self.px)), special_flags=PREMULTIPLIED)


def _grown(part: pygame.Surface, times: float) -> pygame.Surface:
    return pygame.transform.smoothscale(part, (round(part.get_width() * times), round(part.get_height() * times)))
