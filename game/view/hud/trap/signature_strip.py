"""Signature strip: the whole level from shore to shore on a slip of paper, with everybody's signature on it, and what is in view.

Flames stand on the water's line, upside down under it for those who are below; shape and place tell who is who as well as colour does.
"""

from collections.abc import Iterator

import numpy as np
import pygame
from numpy.typing import NDArray

from game.level.model import Level
from game.sim.objects.floating.raft import RaftPose
from game.view.poses import HunterPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.palette import RGB
from game.view.snapshot import Snapshot
from game.view.ui.paper import torn_paper

CORNER, SIZE = (290.0, 12.0), (566.0, 58.0)
"""Reference pixels: where the slip lies, and how large it is."""
INSET, LINE = 18.0, 38.0
"""Reference pixels from its ends to the level's, and from its upper edge to the still water."""
LAND_HIGH, LAND_EACH, DEEP = 9.0, 3.2, 10.0
"""Reference pixels of the highest land, of each metre of it, and of the water below the line."""
FLAME = (10.0, 16.0)
OURS, MASTER, HUNTER = (70, 170, 200), (74, 128, 66), (75, 65, 82)
WASH, EARTH, WEB = (120, 158, 168), (104, 84, 62), (38, 120, 150)
LIT_EARTH, NEEDLES, WINDOW, SLATE = (150, 124, 92), (74, 112, 84), (236, 196, 120), (96, 92, 100)
SHOAL = -0.6
"""Metres of ground over the still water from which it is painted as land."""
BELLY, ROUND = 6.0, 22.0
"""Reference pixels of earth under the water's line, and over which it thins out at its ends."""
SUNK = ("under", "drowned", "dive")
"""Stances of those who are under water."""
DRY, UP = ("log", "rock"), 4.5
"""What keeps people dry in a lake, and reference pixels by which they stand over its line."""
PLANK = (196, 148, 92)
THREAD_APART, FRINGE_EDGE = 9.0, 4.5
"""Reference pixels from one thread of the web to the next, and beyond the outer ones to which they reach."""
APART = 8.0
"""Reference pixels between two flames at the least: more than that they never lie over one another."""
FINE = 3
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class SignatureStrip:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._level: Level | None = None
        self._base = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._flames = {
            (who, down): self._flame(tone, round_, down)
            for who, tone, round_ in (("ours", OURS, 0.0), ("master", MASTER, 0.5), ("hunter", HUNTER, 1.0))
            for down in (False, True)
        }
        self._ring = self._focus_ring()
        self._fringe = self._hang_threads()

    def draw(self, surface: pygame.Surface, now: Snapshot, view: tuple[float, float]) -> None:
        """`view` is from where to where the picture shows the level."""
        if now.level is None:
            return
        if now.level is not self._level:
            self._level, self._base = now.level, self._land(now.level)
        px = self.px
        surface.blit(self._base, (round(CORNER[0] * px), round(CORNER[1] * px)), special_flags=PREMULTIPLIED)
        self._draw_web(surface, now)
        self._draw_afloat(surface, now)
        self._draw_view(surface, view)
        focus = now.trap.focus.who if now.trap is not None and now.trap.focus is not None else ""
        wet = now.trap.wet if now.trap is not None else ()
        dry = {person.id for person in now.people if person.on in DRY}
        for who, kind, at, sunk in _spread(list(self._signatures(now))):
            flame = self._flames[kind, sunk]
            y = (CORNER[1] + LINE) * px + (1.5 * px if sunk else -flame.get_height() + 1.0 * px)
            if who in dry and not sunk:
                y -= UP * px
                self._draw_boards(surface, at)
            elif who in wet and not sunk:
                self._draw_hooks(surface, at)
            place = round(at * px - flame.get_width() / 2), round(y)
            surface.blit(flame, place, special_flags=PREMULTIPLIED)
            if who == focus:
                middle = place[0] + flame.get_width() / 2, place[1] + flame.get_height() / 2
                safe_draw.blit_at(surface, self._ring, (middle[0] - self._ring.get_width() / 2, middle[1] - self._ring.get_height() / 2))

    def column(self, x: float) -> float:
        """Where a place of the level is on it, in reference pixels of the picture."""
        assert self._level is not None
        left, right = self._level.left, self._level.right
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return CORNER[0] + INSET + share * (SIZE[0] - 2.0 * INSET)

    def _signatures(self, now: Snapshot) -> Iterator[tuple[str, str, float, bool]]:
        """Who, which flame, its column, and whether he is under water; drowned ones have none any more."""
        for hunter in now.hunters:
            if hunter.stance != "drowned" and not _is_hidden(hunter):
                yield hunter.id, "hunter", self.column(hunter.x), hunter.stance in SUNK
        if now.sealmaster is not None:
            yield now.sealmaster.id, "master", self.column(now.sealmaster.x), False
        for courier in now.couriers:
            yield courier.id, "ours", self.column(courier.x), courier.stance in SUNK
        if now.runner is not None:
            yield now.runner.id, "ours", self.column(now.runner.x), now.runner.stance in SUNK

    def _draw_boards(self, surface: pygame.Surface, at: float) -> None:
        """Under one who stands dry in the lake: what keeps him out of the water."""
        px, row = self.px, (CORNER[1] + LINE - UP + 0.5) * self.px
        ends = [((at - 6.0) * px, row), ((at + 6.0) * px, row)]
        safe_draw.lines(surface, INK, ends, max(3, round(4.4 * px)))
        safe_draw.lines(surface, PLANK, ends, max(1, round(2.4 * px)))

    def _draw_hooks(self, surface: pygame.Surface, at: float) -> None:
        """Under one whom the web would take now: what would take him."""
        px, row = self.px, (CORNER[1] + LINE) * self.px
        for side in (-2.6, 0.0, 2.6):
            thread = [((at + side) * px, row + px), ((at + 1.5 * side) * px, row + (8.0 - abs(side)) * px)]
            safe_draw.lines(surface, WEB, thread, max(1, round(1.4 * px)))

    def _draw_web(self, surface: pygame.Surface, now: Snapshot) -> None:
        """As far as the web has run: threads that hang from the line."""
        web = now.spiderweb
        if web is None or not web.awake:
            return
        px, row = self.px, (CORNER[1] + LINE) * self.px
        left, right = self.column(web.reach_left) * px, self.column(web.reach_right) * px
        safe_draw.lines(surface, WEB, [(left, row), (right, row)], max(2, round(2.4 * px)))
        count = int((right - left) / (THREAD_APART * px)) + 1
        wide = min(self._fringe.get_width(), round(((count - 1) * THREAD_APART + 2.0 * FRINGE_EDGE) * px))
        at = round(left - FRINGE_EDGE * px), round(row)
        surface.blit(self._fringe, at, (0, 0, wide, self._fringe.get_height()), PREMULTIPLIED)

    def _hang_threads(self) -> pygame.Surface:
        """All threads that ever hang from the line: as far as the web has run, the first of them are shown."""
        px, n = self.px, np.arange(int((SIZE[0] - 2.0 * INSET) / THREAD_APART) + 2)
        threads = np.zeros((len(n), 2, 2))
        threads[:, 0, 0] = (FRINGE_EDGE + n * THREAD_APART) * px
        threads[:, 1, 0] = threads[:, 0, 0] + (2.0 - n % 3) * 2.0 * px
        threads[:, 1, 1] = (3.0 + 2.2 * (n * 7 % 5)) * px
        fringe = pygame.Surface((round((n[-1] * THREAD_APART + 2.0 * FRINGE_EDGE) * px), round(13.0 * px)), pygame.SRCALPHA, 32)
        safe_draw.threads(fringe, WEB, threads, [max(1, round(px))] * len(n))
        return fringe

    def _draw_afloat(self, surface: pygame.Surface, now: Snapshot) -> None:
        """The barrier as a ring about one of ours, the wave as a crest, rafts as what they stand on."""
        px, row = self.px, (CORNER[1] + LINE) * self.px
        for thing in now.things:
            if isinstance(thing, RaftPose):
                x, half = self.column(thing.x) * px, 9.0 * px
                tilt = 4.0 * px if thing.overturned else 0.0
                safe_draw.lines(surface, EARTH, [(x - half, row + tilt), (x + half, row + tilt)], max(2, round(3.0 * px)))
        if now.wave is not None:
            x, side = self.column(now.wave.x) * px, float(now.wave.direction)
            crest = [(-9.0, 0.0), (-3.0, -4.0), (2.0, -10.0), (6.0, -8.0), (4.5, -5.0), (5.0, 0.0)]
            safe_draw.polygon(surface, WEB, [(x + dx * side * px, row + dy * px) for dx, dy in crest])
        if now.barrier is not None:
            x = self.column(now.barrier.x) * px
            safe_draw.circle(surface, WEB, (x, row - 7.0 * px), 11.0 * px, max(1, round(1.6 * px)))

    def _draw_view(self, surface: pygame.Surface, view: tuple[float, float]) -> None:
        """Brackets about what the picture shows."""
        px, top, low = self.px, (CORNER[1] + 9.0) * self.px, (CORNER[1] + SIZE[1] - 6.0) * self.px
        for x, side in ((self.column(view[0]) * px, 1.0), (self.column(view[1]) * px, -1.0)):
            arm = 5.0 * px * side
            safe_draw.lines(surface, VERMILION, [(x + arm, top), (x, top), (x, low), (x + arm, low)], max(1, round(1.6 * px)))

    # made once

    def _land(self, level: Level) -> pygame.Surface:
        """The slip with the land in ink and earth, and the lakes as a wash."""
        px, still = self.px, level.lakes[0].level if level.lakes else 0.0
        paper = torn_paper(self.assets, *SIZE, px, seed=11)
        xs = np.linspace(level.left, level.right, 240)
        ground = np.interp(xs, [x for x, _ in level.ground.line], [y for _, y in level.ground.line]) - still
        columns = INSET + (xs - level.left) / (level.right - level.left) * (SIZE[0] - 2.0 * INSET)
        up = np.minimum(np.maximum(ground, 0.0) * LAND_EACH, LAND_HIGH)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = px * times
            row = LINE * unit
            water = np.flatnonzero(ground < 0.0)
            for first, last in _runs(water):
                left, right = columns[first] * unit, columns[last] * unit
                for deep, alpha in ((DEEP, 70), (0.62 * DEEP, 80), (0.3 * DEEP, 90)):
                    lower = [(right - 0.5 * deep * unit, row + deep * unit), (left + 0.5 * deep * unit, row + deep * unit)]
                    safe_draw.polygon(large, (*WASH, alpha), [(left, row), (right, row), *lower])
                middle = (left + right) / 2
                painting.brush(large, INK, [(left, row + 0.6 * unit), (middle, row - 0.4 * unit), (right, row)], 2.4 * unit, 0.15)
            for first, last in _runs(np.flatnonzero(ground > SHOAL)):
                self._paint_land(large, columns[first : last + 1], up[first : last + 1], unit)
            for kind, size in (("tree", 1.0), ("pine", 1.0), ("hut", 1.25)):
                for thing in level.things_of(kind):
                    at = float(np.interp(thing.at[0], xs, columns)), float(np.interp(thing.at[0], xs, up))
                    (self._paint_hut if kind == "hut" else self._paint_tree)(large, at[0] * unit, row - at[1] * unit, size * unit)

        size = round(SIZE[0] * px), round(SIZE[1] * px)
        paper.blit(painting.painted(size, paint, FINE), (round(2 * px), round(px)), special_flags=PREMULTIPLIED)
        return paper

    def _paint_land(self, large: pygame.Surface, columns: NDArray[np.float64], up: NDArray[np.float64], unit: float) -> None:
        """A shore as one who paints quickly has it: earth that thins out under the water and at the paper's edge, an inked back."""
        if len(columns) < 3:
            return
        row, span = LINE * unit, max(1.0, float(columns[-1] - columns[0]))
        ends = np.minimum(columns - columns[0], columns[-1] - columns) / min(ROUND, span / 2)
        belly = np.sqrt(np.clip(ends, 0.0, 1.0)) * (BELLY + 0.9 * np.sin(columns * 0.33))
        back = np.column_stack((columns * unit, row - (up + 0.4) * unit))
        foot = np.column_stack((columns * unit, row + np.maximum(belly, 0.3) * unit))
        safe_draw.polygon(large, (*EARTH, 255), np.concatenate((back, foot[::-1])))
        lit = np.column_stack((columns * unit, row - (0.45 * up) * unit))
        safe_draw.polygon(large, (*LIT_EARTH, 150), np.concatenate((back, lit[::-1])))
        safe_draw.polygon(large, (*INK, 235), painting.ribbon(back, np.full(len(columns), 0.9 * unit)))
        safe_draw.polygon(large, (*INK, 120), painting.ribbon(foot, np.full(len(columns), 0.5 * unit)))

    def _paint_tree(self, large: pygame.Surface, x: float, y: float, unit: float) -> None:
        """A bent trunk, and three clouds of needles."""
        safe_draw.lines(
            large, INK, [(x, y), (x + 0.8 * unit, y - 5.0 * unit), (x - 0.4 * unit, y - 10.0 * unit)], max(1, round(1.5 * unit))
        )
        for dx, dy, wide in ((-3.0, 7.0, 8.5), (2.6, 9.6, 8.0), (-0.6, 12.8, 8.5)):
            for fat, tone in ((1.0, INK), (0.0, NEEDLES)):
                turn = np.linspace(0.0, 2.0 * np.pi, 18)
                rim = np.column_stack((np.cos(turn) * (wide / 2 + fat), np.sin(turn) * (2.3 + fat))) * unit
                safe_draw.polygon(large, tone, rim + np.array((x + dx * unit, y - dy * unit)))

    def _paint_hut(self, large: pygame.Surface, x: float, y: float, unit: float) -> None:
        """Walls with a lit window under a broad roof."""
        walls = [(x + dx * unit, y + dy * unit) for dx, dy in ((-7, 0), (-7, -6), (7, -6), (7, 0))]
        safe_draw.polygon(large, INK, [(a + (1.0 if a > x else -1.0) * unit, b) for a, b in walls])
        safe_draw.polygon(large, EARTH, walls)
        safe_draw.rect(large, WINDOW, (x - 2.6 * unit, y - 4.6 * unit, 5.2 * unit, 3.0 * unit))
        safe_draw.polygon(large, INK, [(x + dx * unit, y + dy * unit) for dx, dy in ((-11, -5), (-6, -11), (6, -11), (11, -5))])
        safe_draw.lines(large, SLATE, [(x - 5.4 * unit, y - 9.4 * unit), (x + 5.4 * unit, y - 9.4 * unit)], max(1, round(unit)))

    def _flame(self, tone: RGB, broad: float, down: bool) -> pygame.Surface:
        """A signature: ours slender, the master's between, a hunter's broad and forked."""
        wide, high = FLAME
        px = self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit = px * times
            half = (0.36 + 0.1 * broad) * wide
            tip = (0.0, 0.5) if not broad else (1.5 * broad, 1.0)
            side = [(tip[0], tip[1]), (half * 0.55, high * 0.36), (half, high * 0.68), (half * 0.5, high - 0.8), (0.0, high - 0.4)]
            other = [(-half * 0.5, high - 0.8), (-half, high * 0.66), (-half * 0.5, high * 0.34 + broad), tip]
            line = painting.spine([(large.get_width() / 2 + x * unit, y * unit) for x, y in (*side, *other)], 6)
            safe_draw.polygon(large, INK, line + np.sign(line - line.mean(axis=0)) * 1.1 * unit)
            safe_draw.polygon(large, tone, line)
            glint = [
                (large.get_width() / 2 + x * unit, y * unit) for x, y in ((-0.6, high * 0.5), (-1.4, high * 0.68), (-0.8, high * 0.82))
            ]
            painting.brush(large, (255, 255, 255, 170), glint, 2.0 * unit)

        sprite = painting.painted(((wide + 4.0) * px, (high + 2.0) * px), paint, FINE)
        return pygame.transform.flip(sprite, False, True) if down else sprite

    def _focus_ring(self) -> pygame.Surface:
        """A thin brush ring, open above."""

        def paint(large: pygame.Surface, times: float) -> None:
            turn = np.linspace(-1.2, 4.6, 40)
            middle, radius = large.get_width() / 2, 11.0 * self.px * times
            line = np.column_stack((middle + radius * np.cos(turn), middle + radius * np.sin(turn)))
            safe_draw.polygon(large, VERMILION, painting.ribbon(line, np.linspace(1.3, 0.4, 40) * self.px * times))

        return painting.painted((26.0 * self.px, 26.0 * self.px), paint, FINE)


def _runs(places: NDArray[np.int_]) -> list[tuple[int, int]]:
    """From the first to the last of each unbroken row of whole numbers."""
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
    return [(int(part[0]), int(part[-1])) for part in parts]


def _is_hidden(hunter: HunterPose) -> bool:
    return bool(hunter.cover)


def _spread(found: list[tuple[str, str, float, bool]]) -> Iterator[tuple[str, str, float, bool]]:
    """From left to right, each at least a flame's breadth after the one before it on the same side of the line."""
    last = {False: -1e9, True: -1e9}
    for who, kind, at, sunk in sorted(found, key=lambda each: each[2]):
        at = max(at, last[sunk] + APART)
        last[sunk] = at
        yield who, kind, at, sunk
