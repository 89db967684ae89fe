"""Title art: the name cut in wood with a thread of the web through it, the tagline, and the shade that keeps both readable.

Everything is made once for a size of picture; a frame costs two blits.
"""

import numpy as np
import pygame

from game.localization.texts import text
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.painting import faded
from game.view.ui.paper import HAND, MIN_PX, render_text

LOGO_BOX = pygame.Rect(288, 0, 984, 300)
"""Of the picture's 1280x720, what the logo and all that hangs on it covers."""
THREAD_GLOW = (63, 183, 204)
SEAL_SIZE, SEAL_AT = 58.0, (1220, 246)
TAGLINE_SIZE, TAGLINE_END = 25.0, (1176, 221)
PALE, INK = (252, 243, 222), (18, 32, 58)
SKY_SHADE, SIDE_SHADE = 0.16, 0.22
"""How much darker the sky under the logo is, and the left side behind the menu."""


class TitleArt:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self._assets, self._px = assets, max(MIN_PX, px)
        self._shade = self._make_shade()
        self._logo = self._make_logo()

    def draw(self, picture: pygame.Surface) -> None:
        picture.blit(self._shade, (0, 0), special_flags=safe_draw.MULTIPLY)
        safe_draw.blit_at(picture, self._logo, (LOGO_BOX.left * self._px, LOGO_BOX.top * self._px))

    def _make_shade(self) -> pygame.Surface:
        """What the picture is multiplied by."""
        high, wide = max(1, round(720 * self._px)), max(1, round(1280 * self._px))
        y, x = np.linspace(0, 1, high)[:, None], np.linspace(0, 1, wide)[None]
        light = 1.0 - SKY_SHADE * np.clip(1.0 - y / 0.34, 0, 1) - SIDE_SHADE * np.clip(1.0 - x / 0.26, 0, 1) ** 1.4
        return painting.opaque(np.repeat(255.0 * light[..., None], 3, axis=2))

    def _make_logo(self) -> pygame.Surface:
        px = self._px
        logo = pygame.Surface((round(LOGO_BOX.width * px), round(LOGO_BOX.height * px)), pygame.SRCALPHA, 32)
        self._lay_thread(logo, "logo-thread", glow=0.6, shadow=0.5)
        logo.blit(self._layer("logo-letters"), (0, 0), special_flags=safe_draw.PREMULTIPLIED)
        self._lay_thread(logo, "logo-thread-before", glow=0.16, shadow=0.65)
        self._hang_seal(logo)
        self._write_tagline(logo)
        return logo

    def _lay_thread(self, logo: pygame.Surface, name: str, glow: float, shadow: float) -> None:
        layer = self._layer(name)
        self._add_glow(logo, layer, glow)
        logo.blit(_shadow(layer, shadow), (round(self._px), round(3 * self._px)), special_flags=safe_draw.PREMULTIPLIED)
        logo.blit(layer, (0, 0), special_flags=safe_draw.PREMULTIPLIED)

    def _layer(self, name: str) -> pygame.Surface:
        """A drawing of the size of the picture, cropped to the logo's box."""
        px = self._px
        size = (round(LOGO_BOX.width * px), round(LOGO_BOX.height * px))
        drawing = self._assets.drawing(name)
        return self._assets.raster(name, drawing.fill, size, f"scale({px:.5f}) translate({-LOGO_BOX.left} {-LOGO_BOX.top})")

    def _add_glow(self, target: pygame.Surface, layer: pygame.Surface, strength: float) -> None:
        """Light about the threads: colour without opacity only adds to what lies below."""
        half = pygame.transform.smoothscale(layer, (max(1, layer.get_width() // 2), max(1, layer.get_height() // 2)))
        soft = pygame.transform.gaussian_blur(half, max(1, round(4 * self._px)))
        soft = pygame.transform.smoothscale(soft, layer.get_size())
        alpha = pygame.surfarray.array_alpha(soft).T.astype(np.float32) / 255.0
        light = np.clip(alpha * 2.2, 0, 1)[..., None] * np.array(THREAD_GLOW, np.float32) * strength
        target.blit(painting.opaque(light), (0, 0), special_flags=safe_draw.ADD)

    def _hang_seal(self, logo: pygame.Surface) -> None:
        px = self._px
        seal = self._assets.picture("seal-thread", px * SEAL_SIZE / 48.0, -5.0)
        place = seal.get_rect(center=(round((SEAL_AT[0] - LOGO_BOX.left) * px), round(SEAL_AT[1] * px)))
        logo.blit(_shadow(seal, 0.4), place.move(round(2 * px), round(4 * px)), special_flags=safe_draw.PREMULTIPLIED)
        logo.blit(seal, place, special_flags=safe_draw.PREMULTIPLIED)

    def _write_tagline(self, logo: pygame.Surface) -> None:
        """Pale words with a rim of ink all round: the sky behind them is pale itself."""
        px = self._px
        inked, pale = (render_text(self._assets, text("game.tagline"), TAGLINE_SIZE * px, colour, HAND) for colour in (INK, PALE))
        place = pale.get_rect(midright=(round((TAGLINE_END[0] - LOGO_BOX.left) * px), round(TAGLINE_END[1] * px)))
        for turn in np.arange(8) * np.pi / 4:
            rim = place.move(round(1.7 * px * float(np.cos(turn))), round((1.7 * float(np.sin(turn)) + 0.6) * px))
            logo.blit(inked, rim, special_flags=safe_draw.PREMULTIPLIED)
        logo.blit(pale, place, special_flags=safe_draw.PREMULTIPLIED)


def _shadow(layer: pygame.Surface, strength: float) -> pygame.Surface:
    """The same shape in dark ink, premultiplied."""
    dark = layer.copy()
    dark.fill((14, 28, 52, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return faded(dark, strength)
