"""Sealmaster inset: a round picture of what his hands do while he is outside the frame."""

from collections.abc import Callable

import numpy as np
import pygame

from game.view.camera.camera import METRE
from game.view.characters.characters import Characters
from game.view.poses import SealmasterPose
from game.view.render import safe_draw
from game.view.render.painting import gradient, opaque
from game.view.render.palette import Palette, rgb
from game.view.render.redraw_schedule import REFLECTION, RedrawSlot

RADIUS, MARGIN, TOP = 60.0, 26.0, 84.0
"""Reference pixels: of the print, from the right edge, and from the upper one."""
LOWER = 40.0
"""Reference pixels by which it hangs lower where the goal and the way to it stand above it."""
LOOK_UP = 1.0
"""Metres above his soles that are in its middle."""
STEPPED_OUT = 3.2
"""Seconds for which he is shown walking, the first time."""
LINGERS, OPENS = 1.3, 0.18
"""Seconds that it stays once there is nothing more to see, and that it takes to open or close."""
FINE = 4
"""How many times larger the rim is drawn before it is made smooth."""


class SealmasterInset:
    """One at a time, at the edge behind which he stands."""

    def __init__(self, palette: Palette, px: float, metre: float = METRE) -> None:
        """`metre` is reference pixels to the metre that people are drawn at."""
        self.palette, self.metre = palette, metre
        self._open = self._left = self._walked = self._waited = 0.0
        self._strains = False
        """Whether his chakra is seen to flow although he signs nothing."""
        self.resize(px)

    def resize(self, px: float) -> None:
        """`px` real pixels to a reference pixel."""
        self.px, self.size = px, max(2, round(2 * RADIUS * px))
        self._mask = disc(self.size, (255, 255, 255), 0)
        self._rim = disc(self.size, rgb(self.palette.ink), max(1, round(4 * px)), rgb(self.palette.paper))
        self._ground, self._light = self._landscape(), self._glow()
        self._printed, self._turn = self._ground.copy(), RedrawSlot(REFLECTION)

    def reset(self) -> None:
        """Another run: he has yet to come out of his door."""
        self._open = self._left = self._walked = self._waited = 0.0

    def draw(
        self, surface: pygame.Surface, characters: Characters, master: SealmasterPose, seen: bool, seconds: float, dt: float, frame: int,
        played: bool = False, strains: bool = False,
    ) -> None:  # fmt: skip
        """`master` as of now; `seen` says that he is in the picture anyway; one who is `played`, or `strains` to hold something, is
        shown as long as he is not. Printed anew when it is its turn among the counted frames."""
        self._strains = strains or (self._strains and self._open > 0.02)
        self._update_visibility(master, seen, dt)
        if (played or strains) and not seen and master.stance != "inside":
            self._left = LINGERS
        self._open += min(max((self._left > 0) - self._open, -dt / OPENS), dt / OPENS)
        if self._open <= 0.02:
            return
        self._waited += dt
        if self._turn.due(frame, 0.0, seconds):
            self._print(characters, master, seconds, 0.0 if seen else self._waited)
            self._waited = 0.0
        self._blit(surface, self._printed)

    def _print(self, characters: Characters, master: SealmasterPose, seconds: float, dt: float) -> None:
        print_ = self._printed
        middle, metre = self.size / 2, self.metre * self.px
        print_.blit(self._ground, (0, 0))
        characters.draw(print_, _around(master, middle, metre), master, seconds, dt)
        if master.technique or self._strains:
            across, half = round(middle + 0.45 * master.facing * metre), self._light.get_width() // 2
            print_.blit(self._light, (across - half, round(middle) - half), special_flags=safe_draw.ADD)
        print_.blit(self._mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        print_.blit(self._rim, (0, 0))

    def _update_visibility(self, master: SealmasterPose, seen: bool, dt: float) -> None:
        if master.stance == "inside":
            return
        walks = master.stance in ("walk", "run")
        walking = walks and self._walked < STEPPED_OUT
        self._walked += dt if walks else 0.0
        if seen:
            self._left = 0.0
        elif walking or master.technique:
            self._left = LINGERS
        else:
            self._left = max(0.0, self._left - dt)

    def _glow(self) -> pygame.Surface:
        """What shines about his hands, to be added."""
        glow = pygame.Surface((self.size // 2, self.size // 2))
        tone = rgb(self.palette.chakra)
        for part, strength in ((0.5, 40), (0.3, 100), (0.15, 190)):
            color = tuple(channel * strength // 255 for channel in tone)
            safe_draw.circle(glow, (color[0], color[1], color[2]), (self.size / 4, self.size / 4), self.size / 2 * part)
        return glow

    def _blit(self, surface: pygame.Surface, print_: pygame.Surface) -> None:
        """It opens like a seal that is pressed on: narrow, then round."""
        width = max(1, round(self.size * self._open))
        shown = print_ if width == self.size else pygame.transform.smoothscale(print_, (width, self.size))
        left = surface.get_width() - round(MARGIN * self.px) - self.size // 2 - width // 2
        surface.blit(shown, (left, round((TOP + (LOWER if self._strains else 0.0)) * self.px)))

    def _landscape(self) -> pygame.Surface:
        """A corner of sky and the grass that he stands on."""
        ground = pygame.Surface((self.size, self.size), pygame.SRCALPHA, 32)
        soles = round(self.size / 2 + LOOK_UP * self.metre * self.px)
        stops = ((0.0, self.palette.sky[1][1]), (1.0, self.palette.sky[3][1]))
        sky = np.repeat(gradient(stops, max(1, soles))[:, None, :], self.size, axis=1)
        ground.blit(opaque(sky), (0, 0))
        ground.fill((*rgb(self.palette.grass), 255), (0, soles, self.size, self.size))
        return ground


def _around(master: SealmasterPose, middle: float, metre: float) -> Callable[[float, float], tuple[float, float]]:
    x0, y0 = master.x, master.y + LOOK_UP
    return lambda x, y: (middle + (x - x0) * metre, middle - (y - y0) * metre)


def disc(size: int, color: tuple[int, int, int], width: int, inner: tuple[int, int, int] | None = None) -> pygame.Surface:
    """A smooth disc, or a ring `width` pixels wide with a thinner one of `inner` inside it."""
    big = pygame.Surface((size * FINE, size * FINE), pygame.SRCALPHA, 32)
    half = size * FINE / 2
    safe_draw.circle(big, (*color, 255), (half, half), half, width * FINE)
    if inner is not None:
        safe_draw.circle(big, (*inner, 255), (half, half), half - width * FINE, max(1, width * FINE // 2))
    return pygame.transform.smoothscale(big, (size, size))
