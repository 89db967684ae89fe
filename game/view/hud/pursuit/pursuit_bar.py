"""Pursuit bar: the hunters' masks on a thread, nearing a small head; those who stalk unheard are pale on it."""

import math
from collections.abc import Sequence

import pygame

from game.sim.senses.listening import StalkerPose
from game.view.poses import HunterPose, RunnerPose
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.lazy import Lazy
from game.view.render.painting import faded
from game.view.ui.paper import torn_paper

THREAD = (506.0, 38.0, 268.0)
"""Left end, height and length of the thread, in reference pixels."""
FAR = 45.0
"""Metres: a hunter farther than this waits at the thread's far end."""
MASK_WIDTH = 27.0
"""Reference pixels between two masks."""
SINK, LEAVES = 22.0, 1.4
"""Reference pixels that a drowned mask sinks, and seconds in which it has left the thread."""
SHIVERS_FROM, UNKNOWN_STRENGTH = 0.66, 4
"""How near one who is unheard has crept when his mask shivers, and how strong that mask is, in eighths."""
GONE_BREATH = 3.0
"""His mask has left once a third of his breath is gone: he comes no nearer. Let go, he hangs there again."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class PursuitBar:
    """A thread with a mask for each hunter, the nearer to the head the nearer he is; the mask of one who drowns sinks and fades."""

    def __init__(self, assets: Assets, px: float, on_paper: bool = False) -> None:
        self.assets, self.px = assets, px
        self._paper = Lazy(lambda: self._make_paper()) if on_paper else None
        self._line = assets.picture("hud-thread", px)
        self._head = assets.picture("hud-head", px)
        self._masks: dict[tuple[str, int], pygame.Surface] = {}
        self._drowned: dict[str, float] = {}
        """Since when they have been drowned."""

    def draw(
        self, surface: pygame.Surface, runner: RunnerPose, hunters: Sequence[HunterPose], seconds: float,
        stalkers: Sequence[StalkerPose] = (),
    ) -> None:  # fmt: skip
        """`stalkers` are unseen: pale until they are marked, and as near as they have crept."""
        there = [hunter for hunter in hunters if self._sunk(hunter, seconds) < 1.0]
        if not there and not stalkers:
            return
        px = self.px
        left, height, length = THREAD
        if self._paper is not None:
            surface.blit(self._paper(), (round((left - 30) * px), round((height - 27) * px)), special_flags=PREMULTIPLIED)
        surface.blit(self._line, (round((left - 4) * px), round((height - 4) * px)), special_flags=PREMULTIPLIED)
        self._draw_stalkers(surface, stalkers, seconds)
        for x, hunter in _apart([(_place(hunter, runner), hunter) for hunter in there]):
            self._mask(surface, hunter, x, height, self._sunk(hunter, seconds))
        surface.blit(self._head, (round((left + length - 14) * px), round((height - 17) * px)), special_flags=PREMULTIPLIED)

    def _draw_stalkers(self, surface: pygame.Surface, stalkers: Sequence[StalkerPose], seconds: float) -> None:
        left, height, length = THREAD
        places: list[float] = []
        stalkers = sorted(stalkers, key=lambda each: -each.crept)
        for each in stalkers:
            places.append(min([left + 6.0 + (length - 44.0) * each.crept, *(place - MASK_WIDTH for place in places[-1:])]))
        under = max(0.0, left + 6.0 - min(places, default=math.inf))  # pushed off the far end: the whole row moves up
        for each, x in zip(stalkers, (place + under for place in places), strict=True):
            shiver = 1.6 * math.sin(seconds * 31.0 + x) if each.crept > SHIVERS_FROM and not each.marked else 0.0
            mask = self._picture(f"hud-mask-{each.kind}", 8 if each.marked or each.crept > SHIVERS_FROM else UNKNOWN_STRENGTH)
            place = round((x - 14) * self.px), round((height - 15 + shiver) * self.px)
            surface.blit(mask, place, special_flags=PREMULTIPLIED)
            if each.marked:
                safe_draw.circle(surface, VERMILION, (round(x * self.px), round((height + 18) * self.px)), max(2, round(3.2 * self.px)))

    def _make_paper(self) -> pygame.Surface:
        """A slip under the whole of it, with the thread inked on it."""
        left, height, length = THREAD
        paper = torn_paper(self.assets, length + 64.0, 52.0, self.px, seed=12)
        thread = pygame.Rect(round(30 * self.px), round(28.2 * self.px), round(length * self.px), max(1, round(1.4 * self.px)))
        paper.fill((*INK, 255), thread)
        return paper

    def _sunk(self, hunter: HunterPose, seconds: float) -> float:
        """How far his mask has left the thread, 0 to 1."""
        if hunter.stance in ("struggle", "stuck"):
            return 0.2
        if hunter.stance == "under":
            return 0.3 + 0.7 * min(1.0, GONE_BREATH * (1.0 - hunter.breath))
        if hunter.stance != "drowned":
            return 0.0
        who = hunter.id
        return min(1.0, 0.6 + 0.4 * max(0.0, seconds - self._drowned.setdefault(who, seconds)) / LEAVES)

    def _mask(self, surface: pygame.Surface, hunter: HunterPose, x: float, height: float, sunk: float) -> None:
        mask = self._picture(f"hud-mask-{hunter.kind}", round(8 * min(1.0, 1.25 * (1.0 - sunk))))
        surface.blit(mask, (round((x - 14) * self.px), round((height - 15 + SINK * sunk) * self.px)), special_flags=PREMULTIPLIED)

    def _picture(self, name: str, strength: int) -> pygame.Surface:
        if (name, strength) not in self._masks:
            self._masks[name, strength] = faded(self.assets.picture(name, self.px), strength / 8)
        return self._masks[name, strength]


def _place(hunter: HunterPose, runner: RunnerPose) -> float:
    """Where his mask hangs by how near he is; the last metres take most of the thread."""
    near = 1.0 - min(1.0, abs(float(hunter.x) - float(runner.x)) / FAR)
    return float(THREAD[0] + 6.0 + (THREAD[2] - 30.0) * near**1.4)


def _apart(masks: list[tuple[float, HunterPose]]) -> list[tuple[float, HunterPose]]:
    """The masks in their order on the thread, none over another, the nearest where he belongs."""
    placed: list[tuple[float, HunterPose]] = []
    limit = math.inf
    for x, hunter in sorted(masks, key=lambda mask: -mask[0]):
        placed.append((min(x, limit), hunter))
        limit = placed[-1][0] - MASK_WIDTH
    under = THREAD[0] + 6.0 - placed[-1][0] if placed else 0.0  # pushed off the far end: the whole row moves up
    return [(x + under, hunter) for x, hunter in placed] if under > 0.0 else placed
