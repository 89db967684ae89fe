"""Mark of a hand-driven wave: a brushed band on its face where the ball should lie, gold while it does, and a mark under the ball.

Nothing else is measured. Off the band two words say which way the wave is wrong; they tremble before it breaks or dies. A wave that is
driven at a raft has no ball: its band is gold while its pace is right.
"""

import math

import numpy as np
import pygame

from game.localization.texts import text
from game.sim.sealmaster.trap.poses import DrivenWavePose
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette, rgb
from game.view.ui.paper import HAND, render_text, text_panel
from game.view.water.surface import SurfaceProfile, drawn_edge

UNDER_M, THICK, PLACES = 0.55, 6.0, 28
"""Metres under the wave's edge at which the band lies, so that no ball hides it; half its breadth in reference pixels; places on it."""
MARK = 9.0
"""Reference pixels of half the mark under the ball."""
OVER, SIZE, ASIDE = 1.3, 19.0, 14.0
"""Metres from the crest to the words, reference pixels of their letters, and from the picture's edge that they keep."""
TREMBLE_PX, TREMBLE_RATE = 4.0, 24.0
"""Reference pixels by which they tremble at the worst, and how fast, 1/s."""
WARNING_DANGER = 0.45
"""Danger from which they tremble, in vermilion."""


class WaveDrive:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, palette: Palette, px: float) -> None:
        self.assets, self.px = assets, px
        self._pale, self._gold = rgb(palette.foam), rgb(GOLD)
        self._slips: dict[tuple[str, bool], pygame.Surface] = {}
        self._mark = Lazy(self._paint_mark)

    def draw(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, wave: DrivenWavePose, direction: int, clock: float
    ) -> None:
        """The band, the mark under a ball, and the words; `clock` is the picture's."""
        self._draw_band(surface, camera, profile, wave, direction)
        if wave.holds <= 0.0:
            self._draw_mark(surface, camera, profile, wave.x + direction * wave.lead)
        if wave.zone in ("near", "far"):
            self._draw_words(surface, camera, profile, wave, clock)

    def _draw_band(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, wave: DrivenWavePose, direction: int) -> None:
        px, line = self.px, np.zeros((PLACES, 2))
        for n, share in enumerate(np.linspace(0.0, 1.0, PLACES).tolist()):
            x = wave.x + direction * (wave.near + share * (wave.far - wave.near))
            line[n] = camera.to_screen(x, drawn_edge(profile, x)[0] - UNDER_M)
        half = _brushed(np.linspace(0.0, 1.0, PLACES)) * THICK * px
        tone = self._gold if wave.zone == "curl" else self._pale
        for color, outline in ((INK, painting.ribbon(line, half + 1.6 * px)), (tone, painting.ribbon(line, half))):
            safe_draw.polygon(surface, color, outline)
            safe_draw.fine_threads(surface, color, np.concatenate([outline, outline[:1]])[None])

    def _draw_mark(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, x: float) -> None:
        """A brushed hook that hangs from the band's row and points up to the ball."""
        column, row = camera.to_screen(x, drawn_edge(profile, x)[0] - UNDER_M)
        mark = self._mark()
        safe_draw.blit_at(surface, mark, (column - mark.get_width() / 2, row - MARK * self.px))

    def _paint_mark(self) -> pygame.Surface:
        """Two strokes of the brush that meet at the top, thick at their feet."""

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, large.get_width() / 2
            strokes = [
                [(middle + side * far * unit, down * unit) for far, down in ((0.0, 5.0), (5.2, 13.0), (12.0, 23.0))] for side in (-1, 1)
            ]
            for tone, thick in ((INK, 8.6), (self._pale, 5.2)):
                for places in strokes:
                    painting.brush(large, tone, places, thick * unit, 0.25)
                safe_draw.circle(large, tone, (middle, 6.0 * unit), thick * 0.52 * unit)

        return painting.painted((36.0 * self.px, 30.0 * self.px), paint)

    def _draw_words(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, wave: DrivenWavePose, clock: float) -> None:
        warns = wave.danger > WARNING_DANGER
        slip = self._slip(f"subjects.wave.{'raft_' if wave.holds > 0.0 else ''}{wave.zone}", warns)
        x, y = camera.to_screen(wave.x, drawn_edge(profile, wave.x)[0] + OVER)
        side = slip.get_width() / 2 + ASIDE * self.px
        x = min(max(x, side), surface.get_width() - side)
        if warns:
            x += math.sin(clock * TREMBLE_RATE * 2.0) * TREMBLE_PX * wave.danger * self.px
            y += math.cos(clock * TREMBLE_RATE * 1.3) * TREMBLE_PX * 0.5 * wave.danger * self.px
        safe_draw.blit_at(surface, slip, (x - slip.get_width() / 2, y - slip.get_height()))

    def _slip(self, key: str, warns: bool) -> pygame.Surface:
        if (key, warns) not in self._slips:
            words = render_text(self.assets, text(key), SIZE * self.px, VERMILION if warns else INK, HAND)
            self._slips[key, warns] = text_panel(self.assets, [words], self.px, len(key), pad=8.0)
        return self._slips[key, warns]


def _brushed(along: np.ndarray) -> np.ndarray:
    """How broad a stroke is from 0 to 1 along it: the brush is set down at the crest's end, and lifted on the way to the other."""
    pressed = np.minimum(1.0, 0.2 + 8.0 * along) ** 0.7 * (1.0 - 0.7 * along**1.8)
    return np.asarray(pressed * (1.0 + 0.09 * np.sin(31.0 * along) + 0.06 * np.sin(53.0 * along + 1.0)))
