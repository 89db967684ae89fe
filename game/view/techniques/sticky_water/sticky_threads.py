"""Picture of webbed water at the front edge: threads that hang into every pool, and those that have a foot."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM, INK, VERMILION
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques.sticky_water.creeping_threads import CreepingThreadsPicture
from game.view.techniques.sticky_water.shore_taking import ShoreTaking
from game.view.techniques.sticky_water.standing_threads import StandingThreads
from game.view.techniques.sticky_water.web_opening import WebOpening
from game.view.techniques.sunken import SunkenHunters
from game.view.water.surface import SurfaceProfile

HANG_EVERY_M, LEAST_M, LONGEST_M = 0.42, 0.1, 1.9
"""Metres from one hanging thread to the next, of water that has any, and of the longest."""
KNOTS = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
FREE = np.minimum(1.0, 3.0 * KNOTS)
"""Shares of its length at which a hanging thread bends, and how free it is to curl there."""
CURL = 0.09
"""How far it curls to either side, as a share of its length."""
REACH_M, ROOTS = 0.95, 9
"""Metres to each side in which the threads of a held foot are rooted, and how many there are."""
KNEE_M = 0.5
"""How far up a leg they climb on one who is held for long."""
CLINGS = 0.12
"""Share of the thread that keeps him from which what is wound round his legs is seen after it has let go."""
RISEN_TURNS, TRAIL_M = 6, 0.8
"""Turns of thread round the shins of one who has got up from below, and metres of it that trail behind him."""
FINE, STOUT = 20.0, 0.5
"""Reference pixels from which a thread is drawn smooth, and share of the longest from which it is of two strands near the surface."""
SHADOW = 11.0, 40.0
"""Reference pixels of the shadow of one who leaps, high and wide."""
BURST_M = 1.8
"""Metres to which the ring grows as the web opens."""
LETS_GO_S, OPEN_AT_LAST = 1.1, 0.001
"""Seconds in which he lets go of the whole of it at the end, and how open it then is."""
REFUSED_UP_M = 2.1
"""Metres over his soles at which a refusal hangs."""
DARK = (58, 42, 44)


class StickyThreadsPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        self.light, self.chakra = rgb(palette.web), rgb(palette.chakra)
        self._sunken = Lazy(lambda: SunkenHunters(assets, palette, px))
        self._shadow = Lazy(self._make_shadow)
        self._refused = Lazy(lambda: self._make_refused(True))
        self._too_soon = Lazy(lambda: self._make_refused(False))
        self._creeping, self._seconds = CreepingThreadsPicture(palette, px), 0.0
        self._opening, self._taking = WebOpening(palette, px), ShoreTaking(palette, px)
        self._ended, self._ended_at = "", 0.0
        self._standing = StandingThreads(palette, px, cache)
        dice = painting.generator("threads of the flat")
        self._lots = dice.uniform(0.0, 1.0, (64, 3))

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: StickyWaterPose, seconds: float) -> None:
        if pose.sunken and min(x for x, _ in pose.sunken) < camera.right:
            self._sunken().draw(surface, camera, pose.sunken, seconds, pose.open, pose.left)
        if pose.ended != self._ended:
            self._ended, self._ended_at = pose.ended, seconds
        if pose.ended in ("spent", "won"):  # he lets go of it, for good
            pose = pose._replace(open=max(OPEN_AT_LAST, 1.0 - (seconds - self._ended_at) / LETS_GO_S))
        self._draw_hanging(surface, camera, profile, pose, seconds)
        self._standing.draw(surface, camera, profile, pose, seconds)
        if pose.below is not None:
            at, foot = camera.to_screen(pose.x, pose.below)
            shadow = self._shadow()
            safe_draw.blit_at(surface, shadow, (at - shadow.get_width() / 2, foot - shadow.get_height() / 2))
        self._creeping.look(profile, pose)
        self._seconds = seconds
        if pose.held:
            self._draw_roots(surface, camera, pose, seconds, range(0, ROOTS, 2))
        elif pose.open > 0.0:
            self._draw_burst(surface, camera, pose)
        self._opening.draw(surface, camera, profile, pose)

    def draw_before(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose) -> None:
        """Before the foot: it is laced to the sand. Who got up from below still wears what he was wrapped in."""
        for x, y, facing in pose.risen:
            self._draw_trail(surface, camera, x, y, -facing)
            zigzag = [camera.to_screen(x + (0.12 if n % 2 else -0.12), y + 0.1 + 0.1 * n) for n in range(RISEN_TURNS)]
            safe_draw.lines(surface, self.light, zigzag, max(1, round(1.4 * self.px)))
        if pose.creep > 0.0:
            self._creeping.draw(surface, camera, pose, self._seconds)
        if pose.refused > 0.0:
            self._draw_refused(surface, camera, pose)
        if pose.held:
            self._draw_roots(surface, camera, pose, pose.held_seconds, range(1, ROOTS, 2))
            self._draw_lacing(surface, camera, pose.x, pose.y, 4 + round(6 * pose.wound))
        if pose.ended == "taken":
            self._taking.draw(surface, camera, pose, self._seconds - self._ended_at)
        elif not pose.held and pose.wound > CLINGS:
            self._draw_lacing(surface, camera, pose.x, pose.y, 1 + round(9 * pose.wound))

    def _make_shadow(self) -> pygame.Surface:
        """Under one who leaps: it tells whether there is stone below him, or a slot between two."""
        high, wide = (max(3, round(side * self.px)) for side in SHADOW)
        rows, columns = np.mgrid[0:high, 0:wide]
        away = np.hypot((rows + 0.5) / high - 0.5, (columns + 0.5) / wide - 0.5) * 2.0
        return painting.translucent(DARK, np.clip((1.0 - away) * 2.2, 0.0, 1.0) * 0.62)

    def _draw_hanging(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: StickyWaterPose, seconds: float
    ) -> None:  # fmt: skip
        n = np.arange(math.floor(camera.left / HANG_EVERY_M), math.ceil(camera.right / HANG_EVERY_M) + 1)
        lots = self._lots[n % 64]
        x = (n + 0.8 * lots[:, 0]) * HANG_EVERY_M
        columns = np.searchsorted(profile.x, x)
        shown = (columns < len(profile.x)) & (lots[:, 2] <= 0.72)
        columns = np.minimum(columns, len(profile.x) - 1)
        shown &= profile.wet[columns] & ~profile.hidden[columns] & (profile.depth[columns] >= LEAST_M)
        if not shown.any():
            return
        x, columns, (_, size, turn) = x[shown], columns[shown], lots[shown].T
        long = np.minimum(profile.depth[columns] * 0.92, LONGEST_M * (0.25 + 0.75 * size)) * (1.0 - 0.8 * pose.open)
        phase = 9.0 * turn
        sway, lean = 0.08 * np.sin(seconds * 1.3 + phase), (turn - 0.5) * 0.5
        curls = (CURL * (size - 0.3))[:, None] * np.sin((5.0 + 3.0 * turn)[:, None] * KNOTS + (seconds * 0.9 + phase)[:, None])
        aside = lean[:, None] * KNOTS**2 + sway[:, None] * KNOTS + curls * FREE
        lines = np.empty((len(x), len(KNOTS), 2))
        lines[..., 0] = camera.screen_x(x[:, None] + aside * long[:, None])
        lines[..., 1] = camera.screen_y(profile.surface[columns][:, None] - long[:, None] * KNOTS)
        fine = long * camera.scale > FINE * self.px
        short, smooth = lines[~fine], lines[fine]
        stout = smooth[size[fine] > STOUT, : len(KNOTS) // 2] + np.array([max(1.0, self.px), 0.0])
        safe_draw.threads(surface, self.light, short, [max(1, round(self.px))] * len(short))
        safe_draw.fine_threads(surface, self.light, smooth)
        safe_draw.fine_threads(surface, self.light, stout)

    def _draw_roots(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose, seconds: float, which: range) -> None:
        """From the foot to the sand about it; as it lets go they slacken and snap, the outer ones first."""
        climbs = pose.wound
        for n in which:
            share = n / (ROOTS - 1) * 2.0 - 1.0
            if abs(share) > 0.25 + 0.85 * pose.grip:
                continue
            up = 0.06 + KNEE_M * climbs * (1.0 - abs(share)) * (0.5 + 0.5 * (n % 3) / 2)
            foot = np.array(camera.to_screen(pose.x + 0.1 * share, pose.y + up))
            root = np.array(camera.to_screen(pose.x + REACH_M * share, pose.y - 0.03))
            sag = (1.0 - pose.grip) * 0.5 + 0.12 + 0.03 * math.sin(seconds * 7.0 + n)
            middle = (foot + root) / 2 + np.array([0.0, abs(root[0] - foot[0]) * sag])
            t = np.linspace(0.0, 1.0, 9)[:, None]
            curve = (1 - t) ** 2 * foot + 2 * t * (1 - t) * middle + t**2 * root
            wide = max(1, round((2.1 - 0.9 * abs(share)) * self.px))
            safe_draw.lines(surface, DARK, curve + np.array([0.0, 1.6 * self.px]), wide)
            safe_draw.lines(surface, self.light, curve, wide)

    def _draw_lacing(self, surface: pygame.Surface, camera: Camera, foot_x: float, foot_y: float, turns: int) -> None:
        """Zigzag over foot and shin, to and fro, higher the more thread is wound round them."""
        zigzag = [
            camera.to_screen(foot_x + (0.19 - 0.008 * n) * (1 if n % 2 else -1) + 0.02, foot_y - 0.02 + 0.045 * n) for n in range(turns)
        ]
        safe_draw.lines(surface, DARK, [(x, y + 1.5 * self.px) for x, y in zigzag], max(1, round(2.2 * self.px)))
        safe_draw.lines(surface, self.light, zigzag, max(1, round(2.0 * self.px)))

    def _draw_trail(self, surface: pygame.Surface, camera: Camera, x: float, y: float, side: int) -> None:
        """Loose ends behind whoever tore himself off the bed: they swing as he gets on."""
        for n, up in enumerate((0.12, 0.34)):
            swing = math.sin(4.0 * x + 2.1 * n)
            ends = [(x + side * TRAIL_M * t, y + up * (1.0 - t) + 0.09 * swing * math.sin(math.pi * t)) for t in (0.0, 0.3, 0.6, 1.0)]
            safe_draw.lines(surface, self.light, [camera.to_screen(*end) for end in ends], max(1, round(1.2 * self.px)))

    def _draw_refused(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose) -> None:
        """Over his head a slip shakes its head and goes: crossed out if no paper is left, whole if it is only too soon."""
        slip = self._refused() if pose.calls <= 0 else self._too_soon()
        shake = 7.0 * self.px * math.sin(26.0 * (1.0 - pose.refused)) * pose.refused
        x, y = camera.to_screen(pose.x, pose.y + REFUSED_UP_M)
        slip.set_alpha(round(255 * min(1.0, 3.0 * pose.refused)))
        safe_draw.blit_at(surface, slip, (x - slip.get_width() / 2 + shake, y - slip.get_height()))

    def _make_refused(self, spent: bool) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            outline = [(12 * unit, 4 * unit), (33 * unit, 5 * unit), (32 * unit, 44 * unit), (11.5 * unit, 43 * unit)]
            safe_draw.polygon(large, CREAM, outline)
            safe_draw.lines(large, INK, outline, max(1, round(2.2 * unit)), closed=True)
            if not spent:
                painting.brush(large, VERMILION, [(23 * unit, 10 * unit), (22 * unit, 22 * unit), (23 * unit, 37 * unit)], 6.5 * unit, 0.35)
                return
            for ends in ([(4, 8), (22, 25), (41, 40)], [(40, 9), (22, 24), (5, 42)]):
                places = [(x * unit, y * unit) for x, y in ends]
                painting.brush(large, INK, places, 9.5 * unit, 0.35)
                painting.brush(large, VERMILION, places, 6.5 * unit, 0.35)

        return painting.painted((45 * self.px, 48 * self.px), paint)

    def _draw_burst(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose) -> None:
        """The web opens: what held him curls up and away."""
        grown = 1.0 - pose.open
        x, y = camera.to_screen(pose.x, pose.y)
        for n in range(14):
            turn = math.pi * (n + 0.5) / 14
            near, far = (BURST_M * (0.2 + grown) * part * camera.scale for part in (0.75, 1.0))
            a = (x + math.cos(turn) * near, y - math.sin(turn) * near * 0.35)
            b = (x + math.cos(turn) * far, y - math.sin(turn) * far * 0.35 - 4 * self.px)
            safe_draw.lines(surface, self.chakra, [a, b], max(1, round(2.4 * self.px * pose.open)))
