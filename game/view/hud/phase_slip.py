"""Phase slip: a strip of paper on which gusts are bumps and rustles are strokes, all as if they had been where the runner stands.

It unrolls with the first gust or rustle that stands on it: an empty one would be a box that nobody understands.
What the wind moved falls into its bump; what somebody moved stands between two. It shows no more than the wood does, in one row instead of
all about; whoever would rather read the wood turns it off in the settings.
"""

from collections.abc import Sequence

import numpy as np
import pygame

from game.sim.senses.bolt import BoltPose
from game.sim.senses.noises import SAME_PLACE_M, NoisePose
from game.sim.senses.senses import SensesPose
from game.view.hud.phase_legend import STROKES, TIP, PhaseLegend
from game.view.poses import RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.snapshot import Snapshot
from game.view.ui.paper import draw_unrolled, torn_paper

WIDE, HIGH = 300.0, 40.0
MIDDLE, TOP = 640.0, 672.0
"""Reference pixels: its size, its middle and its upper edge."""
TIP_HIGH, TIP_OVER = 26.0, 0.62
"""Reference pixels of the tip that points at a rustle, and how much of it stands over the slip."""
CLEAR_TOP = TOP - TIP_OVER * TIP_HIGH - 8.0
"""Reference pixels from the top to where the room begins that tips need: what is being said lies over it."""
PER_SECOND, NOW = 34.0, 190.0
"""Reference pixels of a second, and where on the slip the moment is; what comes stands right of it."""
BASE, MARGIN = 31.0, 12.0
BUMP, SPIKE = (20.0, 22.0), (9.0, 17.0)
"""Width and height of a gust's bump and of a rustle's stroke."""
CURL = (WIDE - 32.0, 14.0)
"""Reference pixels: the middle of the curl of wind at its right end."""
BUMP_INK, QUIET_INK = (43, 74, 102), (120, 116, 108)
USUAL_SPEED = -8.0
"""m/s of gusts while there are none."""
OLD_S = 3.3
"""Seconds after which a rustle pales: it will soon be too late to mark it."""
UNROLLS_S = 0.3


class PhaseSlip:
    def __init__(self, assets: Assets, px: float, legend: PhaseLegend | None = None) -> None:
        self.px, self._assets, self._legend = px, assets, legend or PhaseLegend()
        self._since: float | None = None
        """When there was something on it for the first time."""
        self._paper = self._make_paper()
        self._bump = self._peak(BUMP, BUMP_INK, 3.4, dot=False)
        self._ahead = painting.faded(self._bump, 0.4)
        self._spike = self._peak(SPIKE, INK, 2.2, dot=True)
        self._old = painting.faded(self._spike, 0.45)
        self._right = self._peak((SPIKE[0] + 3, SPIKE[1] + 5), VERMILION, 3.0, dot=True)
        self._wrong = self._cross()
        self._brush = self._pointer()

    @staticmethod
    def is_wanted(now: Snapshot) -> bool:
        """While he is stalked, on his own legs, and has not made up his mind to run."""
        senses = now.senses
        if senses is None or senses.composure is None or now.outcome is not None:
            return False
        return not any(isinstance(thing, BoltPose) for thing in now.things)

    def draw(self, surface: pygame.Surface, now: Snapshot, runner: RunnerPose, seconds: float = 0.0) -> None:
        senses = now.senses
        if senses is None:
            return
        px, left, top = self.px, (MIDDLE - WIDE / 2) * self.px, TOP * self.px
        speed = next((front.speed for front in senses.fronts), USUAL_SPEED)
        if not self._is_unrolled(surface, senses, runner.x, speed, seconds):
            return
        chosen = senses.listening.chosen if senses.listening is not None else 0
        pointed = _beside(senses.noises, chosen) if chosen else set()
        tips, strokes = [], False
        for noise in [noise for noise in senses.noises if noise.heard and noise.kind != "birds"]:
            at = self._place(-noise.age_s + (runner.x - noise.x) / speed)
            picture = {"right": self._right, "wrong": self._wrong}.get(noise.marked) or (self._old if noise.age_s > OLD_S else self._spike)
            if at is not None:
                strokes = True
                self._put(surface, picture, left + at * px, top)
                tips += [at] if noise.number in pointed else []
        for front in senses.fronts:
            ahead = (runner.x - front.x) / front.speed
            at = self._place(ahead)
            if at is not None:
                self._put(surface, self._bump if ahead <= 0.0 else self._ahead, left + at * px, top)
        for at in tips:
            half = self._brush.get_width() / 2
            place = round(left + at * px - half), round(top - self._brush.get_height() * TIP_OVER)
            surface.blit(self._brush, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        strip = pygame.Rect((round(left), round(top)), self._paper.get_size())
        self._legend.draw(surface, self._assets, strip, px, seconds, (STROKES,) * strokes + (TIP,) * bool(tips))

    def _is_unrolled(self, surface: pygame.Surface, senses: SensesPose, x: float, speed: float, seconds: float) -> bool:
        """Lay the paper down, as far as it is unrolled; whether it is all there, and can be written on."""
        if self._since is None or seconds < self._since:
            there = [(x - front.x) / front.speed for front in senses.fronts]
            there += [-noise.age_s + (x - noise.x) / speed for noise in senses.noises if noise.heard and noise.kind != "birds"]
            self._since = seconds if any(self._place(ahead) is not None for ahead in there) else None
        if self._since is None:
            return False
        share = (seconds - self._since) / UNROLLS_S
        corner = round((MIDDLE - WIDE / 2) * self.px), round(TOP * self.px)
        draw_unrolled(surface, self._paper, max(0.0, min(1.0, share)), corner, self.px)
        return share >= 1.0

    @staticmethod
    def _place(seconds: float) -> float | None:
        """Where on the slip something stands that is so many seconds ahead."""
        at = NOW + seconds * PER_SECOND
        return at if MARGIN + 4 < at < WIDE - MARGIN - 4 else None

    def _put(self, surface: pygame.Surface, picture: pygame.Surface, x: float, top: float) -> None:
        row = round(top + (BASE + 2.5) * self.px) - picture.get_height()
        surface.blit(picture, (round(x - picture.get_width() / 2), row), special_flags=pygame.BLEND_PREMULTIPLIED)

    # made once

    def _make_paper(self) -> pygame.Surface:
        """The ground as one brushed line, the moment as a broken one, and at the side from which gusts come a curl of wind."""
        paper = torn_paper(self._assets, WIDE, HIGH, self.px, seed=21)

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            ground = [(MARGIN, BASE + 1.4), (0.3 * WIDE, BASE + 0.8), (0.62 * WIDE, BASE + 1.8), (WIDE - MARGIN, BASE + 1.2)]
            painting.brush(large, (*INK, 235), [(x * scale, y * scale) for x, y in ground], 2.2 * scale, 0.6)
            for row in range(4):
                top = 5.0 + 7.0 * row
                moment = [(NOW + 2.4, top), (NOW + 2.0, top + 3.6)]
                painting.brush(large, (*QUIET_INK, 255), [(x * scale, y * scale) for x, y in moment], 1.7 * scale, 0.3)
            turn = np.linspace(0.0, 1.6 * np.pi, 24)
            radius = np.linspace(5.0, 1.6, 24)
            curl = np.stack([CURL[0] + radius * np.sin(-turn), CURL[1] - radius * np.cos(turn)], axis=1)
            line = np.concatenate([np.array([(CURL[0] + 17.0, CURL[1] - 4.2), (CURL[0] + 8.0, CURL[1] - 5.4)]), curl])
            safe_draw.polygon(large, (*BUMP_INK, 120), painting.stroke(line, 2.0, 0.5) * scale)
            tail = np.array([(CURL[0] + 17.0, CURL[1] + 2.4), (CURL[0] + 10.0, CURL[1] + 1.8), (CURL[0] + 5.5, CURL[1] + 3.2)])
            safe_draw.polygon(large, (*BUMP_INK, 90), painting.stroke(tail, 1.6, 0.5) * scale)

        paper.blit(painting.painted((WIDE * self.px, HIGH * self.px), paint, 3), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        return paper

    def _peak(self, size: tuple[float, float], tone: tuple[int, int, int], thick: float, dot: bool) -> pygame.Surface:
        wide, high = size[0] + 4, size[1] + 6

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            share = np.linspace(-1, 1, 31)
            rise = np.exp(-((share / 0.42) ** 2)) - np.exp(-((1 / 0.42) ** 2))
            line = np.stack([wide / 2 + share * size[0] / 2, high - 1.5 - rise * size[1]], axis=1)
            safe_draw.polygon(large, (*tone, 255 if dot else 235), line * scale)
            safe_draw.polygon(large, (*tone, 255), painting.stroke(line, thick, 0.3) * scale)
            if dot:
                safe_draw.circle(large, (*tone, 255), (wide / 2 * scale, (high - 1.5 - size[1]) * scale), 3.0 * scale)

        return painting.painted((wide * self.px, high * self.px), paint, 3)

    def _cross(self) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            for a, b in (((2, 3), (12, 14)), ((12, 3), (2, 14))):
                painting.brush(large, (*QUIET_INK, 255), [(a[0] * scale, a[1] * scale), (b[0] * scale, b[1] * scale)], 3.0 * scale)

        return painting.painted((14 * self.px, 18 * self.px), paint, 3)

    def _pointer(self) -> pygame.Surface:
        """The tip of a brush over what it would mark."""

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            line = np.array([(16.0, 2.0), (12.0, 12.0), (9.0, 24.0)])
            safe_draw.polygon(
                large, (*INK, 255), painting.ribbon(painting.spine([tuple(p) for p in line], 6), np.linspace(4.6, 0.4, 13)) * scale
            )
            safe_draw.polygon(large, (*VERMILION, 255), painting.ribbon(np.array([(16.4, 1.0), (14.6, 5.0)]), np.array([4.4, 4.4])) * scale)

        return painting.painted((22 * self.px, TIP_HIGH * self.px), paint, 3)


def _beside(noises: Sequence[NoisePose], chosen: int) -> set[int]:
    """Numbers of all that was heard where the brush is: any of it may be what somebody moved, and a mark tries them all."""
    at = next((noise for noise in noises if noise.number == chosen), None)
    if at is None:
        return set()
    return {noise.number for noise in noises if abs(noise.x - at.x) < SAME_PLACE_M > abs(noise.y - at.y) / 2.0}
