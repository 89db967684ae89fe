"""Spyglass: a round print at the picture's side of one of ours who is still out of it, with whoever is after him, and how far off he is.

Its rim is gold, and says so, as soon as a ball reaches him.
"""

import math

import numpy as np
import pygame

from game.localization.texts import text
from game.view.camera.camera import Camera
from game.view.characters.characters import Characters
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.hud.sealmaster_inset import disc
from game.view.poses import PersonPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK
from game.view.render.palette import Palette, rgb
from game.view.render.redraw_schedule import REFLECTION, RedrawSlot
from game.view.snapshot import Snapshot
from game.view.ui.paper import HAND, render_text, text_panel

RADIUS, SIDE, TOP = 80.0, 18.0, 124.0
"""Reference pixels: of the print, from the picture's side, and from its upper edge."""
WATER = 0.62
"""Where in the print the still water lies, from its upper edge."""
OPENS_S, GONE_M = 0.25, 0.5
"""Seconds in which it opens or closes; metres beyond the picture's side from which somebody is out of it."""
STEP = 5
"""Metres from one number to the next."""


class Spyglass:
    """`px` is real pixels per reference pixel, `metre` to the metre that people are drawn at."""

    def __init__(self, assets: Assets, palette: Palette, px: float, metre: float) -> None:
        self.assets, self.palette, self.px, self.metre = assets, palette, px, metre
        self.size = max(2, round(2 * RADIUS * px))
        self._mask = disc(self.size, (255, 255, 255), 0)
        self._rim = disc(self.size, rgb(palette.ink), max(1, round(4 * px)), rgb(palette.paper))
        self._air, self._print = self._paint_air(), pygame.Surface((self.size, self.size), pygame.SRCALPHA, 32)
        self._turn, self._slip = RedrawSlot(REFLECTION), (-1, pygame.Surface((1, 1), pygame.SRCALPHA, 32))
        self.reset()

    def reset(self) -> None:
        """Another run."""
        self._open, self._left = 0.0, True

    @property
    def is_right(self) -> bool:
        """Whether it is open at the picture's right side, where nothing else has room then."""
        return self._open > 0.02 and not self._left

    def draw(self, surface: pygame.Surface, camera: Camera, people: Characters, now: Snapshot, dt: float, frame: int) -> None:
        """Opens while he is out of the picture; made anew only when it is its turn."""
        runner = now.runner
        beyond = max(camera.left - runner.x, runner.x - camera.right) if runner is not None else 0.0
        wanted = now.outcome is None and beyond > GONE_M and runner is not None and _is_at_stake(now, runner)
        self._open += min(max(float(wanted) - self._open, -dt / OPENS_S), dt / OPENS_S)
        if self._open <= 0.02 or runner is None:
            return
        self._left = runner.x < camera.x
        if self._turn.due(frame, 0.0, now.seconds):
            self._paint(people, now, runner)
        width = max(1, round(self.size * self._open))
        shown = self._print if width == self.size else pygame.transform.smoothscale(self._print, (width, self.size))
        side = round((SIDE + RADIUS) * self.px)
        middle = side if self._left else surface.get_width() - side
        surface.blit(shown, (middle - width // 2, round(TOP * self.px)))
        if now.sealmaster is not None and self._open >= 1.0:
            reached = _is_in_reach(now)
            if reached:
                row = round((TOP + RADIUS) * self.px)
                for tone, thick in ((INK, 8.0), (rgb(GOLD), 5.0)):
                    safe_draw.circle(surface, tone, (middle, row), (RADIUS + 3.0) * self.px, max(2, round(thick * self.px)))
            slip = self._words(0 if reached else max(STEP, math.ceil(abs(runner.x - now.sealmaster.x) / STEP) * STEP))
            safe_draw.blit_at(surface, slip, (middle - slip.get_width() / 2, (TOP + 2.0 * RADIUS + 6.0) * self.px))

    def _words(self, metres: int) -> pygame.Surface:
        """How far off he is; 0: near enough."""
        if metres != self._slip[0]:
            words = text("hud.metres", metres=metres) if metres else text("subjects.now")
            row = render_text(self.assets, words, 20.0 * self.px, INK, HAND)
            self._slip = metres, text_panel(self.assets, [row], self.px, 7, pad=7.0)
        return self._slip[1]

    def _paint(self, people: Characters, now: Snapshot, runner: PersonPose) -> None:
        """The lake about him, with his pursuers; then cut round."""
        made, unit, middle = self._print, self.metre * self.px, self.size / 2
        lake = now.lake_at(runner.x)
        level = lake.level if lake is not None else runner.y

        def to_print(x: float, y: float) -> tuple[float, float]:
            return middle + (x - runner.x) * unit, WATER * self.size - (y - level) * unit

        made.blit(self._air, (0, 0))
        self._draw_water(made, now, runner.x, level, unit)
        for person in (*now.hunters, runner):
            if abs(person.x - runner.x) * unit < self.size:
                people.draw(made, to_print, person, now.seconds, 0.0)
        if now.barrier is not None:
            at = to_print(now.barrier.x, now.barrier.y)
            safe_draw.circle(made, rgb(self.palette.chakra), at, now.barrier.radius * unit, max(1, round(2 * self.px)))
        made.blit(self._mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        made.blit(self._rim, (0, 0))

    def _draw_water(self, made: pygame.Surface, now: Snapshot, x: float, level: float, unit: float) -> None:
        """The swell as it runs there, under a lip of foam."""
        half = self.size / 2
        columns = np.linspace(-half, half, 24)
        rows = np.full(24, WATER * self.size)
        for lake, line in zip(now.lakes, now.surfaces, strict=False):
            if lake.left <= x <= lake.right:
                rows = WATER * self.size - (np.interp(x + columns / unit, lake.x, line) - level) * unit
        edge = np.column_stack((half + columns, rows))
        corners = [(2.0 * half, 2.0 * half), (0.0, 2.0 * half)]
        safe_draw.polygon(made, rgb(self.palette.under[1][1]), np.concatenate((edge, corners)))
        deeper = np.concatenate((edge + (0.0, 0.22 * self.size), corners))
        safe_draw.polygon(made, rgb(self.palette.under[2][1]), deeper)
        safe_draw.polygon(made, rgb(self.palette.lip), painting.ribbon(edge, np.full(24, 1.5 * self.px)))

    def _paint_air(self) -> pygame.Surface:
        """Sky down to a near horizon, and the lake's plane before it."""
        made = pygame.Surface((self.size, self.size), pygame.SRCALPHA, 32)
        horizon = round(0.34 * self.size)
        sky = np.repeat(painting.gradient(self.palette.sky, max(2, horizon))[:, None, :], self.size, axis=1)
        plane = np.repeat(painting.gradient(self.palette.plane, max(2, self.size - horizon))[:, None, :], self.size, axis=1)
        made.blit(painting.opaque(sky), (0, 0))
        made.blit(painting.opaque(plane), (0, horizon))
        safe_draw.rect(made, rgb(self.palette.ridges[-1].top), (0, horizon - 3 * self.px, self.size, 3 * self.px))
        return made


def _is_at_stake(now: Snapshot, runner: PersonPose) -> bool:
    """Whether he is out on the lake: on the water, or in a barrier that has not come ashore; who stands on boards or land is safe."""
    return (runner.on in ("water", "air") and runner.stance != "stuck") or (now.barrier is not None and runner.on == "barrier")


def _is_in_reach(now: Snapshot) -> bool:
    """Whether the sign of the ball would close one about him now."""
    focus = now.trap.focus if now.trap is not None else None
    return focus is not None and focus.ours and focus.in_range and now.barrier is None and now.runner is not None and focus.who == "runner"
