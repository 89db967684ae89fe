"""Stores panel: the sealmaster's seal, his chakra as a brush stroke, and his paper seals, counted; a spent one stays as an outline."""

from typing import NamedTuple

import pygame

from game.sim.sealmaster.trap.poses import StoresPose
from game.view.hud.status.chakra_gauge import ChakraGauge
from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM_HEX, INK_HEX, VERMILION_HEX

LEFT = 16.0
"""Reference pixels."""
SLIPS_AT, SLIP_STEP, SLIP = (6.0, 50.0), 27.0, (19.0, 42.0)
"""Reference pixels from the panel's corner to the first paper seal, from one to the next, and of one."""
GLYPH = (
    '<path d="M9.500 17V33M5.500 21.500H13.500M6 33L9.500 28L13 33M7 25.500H12" fill="none" stroke="{ink}" stroke-width="1.900" '
    'stroke-linecap="round"/>'
)
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class SealmasterChakra(NamedTuple):
    """What the gauge is told of him: nobody's feet sink here, and nothing jolts it."""

    chakra: float
    sinks_at: tuple[float, float, float] = (0.0, 0.0, 0.0)


class StoresPanel:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._gauge = ChakraGauge(assets, px, "seal-seal", jolts=False)
        self._full, self._spent = self._paper_seal(True), self._paper_seal(False)

    def draw(self, surface: pygame.Surface, stores: StoresPose, seconds: float, top: float = 14.0) -> None:
        """Its upper edge lies `top` reference pixels down."""
        px, at = self.px, (round(LEFT * self.px), round(top * self.px))
        self._gauge.draw(surface, SealmasterChakra(stores.chakra), at, seconds)
        for n in range(stores.paper_full):
            slip = self._full if n < stores.paper else self._spent
            place = at[0] + round((SLIPS_AT[0] + n * SLIP_STEP) * px), at[1] + round(SLIPS_AT[1] * px)
            surface.blit(slip, place, special_flags=PREMULTIPLIED)

    def _paper_seal(self, full: bool) -> pygame.Surface:
        """A slip with a vermilion square and a glyph of our own; or what is left of one in the air."""
        wide, high = SLIP
        edge = f"M1.500 1L{wide - 1:.1f} 1.600L{wide - 1.500:.1f} {high - 1:.1f}L1 {high - 1.600:.1f}Z"
        if full:
            body = (
                f'<path d="{edge}" transform="translate(1.200 2)" fill="{INK_HEX}" fill-opacity="0.3"/>'
                f'<path d="{edge}" fill="{CREAM_HEX}" stroke="{INK_HEX}" stroke-width="1.400"/>'
                f'<path d="M5 5.500H14L13.600 13.500H5.400Z" fill="{VERMILION_HEX}"/>{GLYPH.format(ink=INK_HEX)}'
            )
        else:
            body = (
                f'<path d="{edge}" fill="{INK_HEX}" fill-opacity="0.12" stroke="{INK_HEX}" stroke-opacity="0.45" stroke-width="3.200"/>'
                f'<path d="{edge}" fill="none" stroke="{CREAM_HEX}" stroke-width="1.300" stroke-dasharray="3.400 2.400"/>'
            )
        size = round((wide + 4) * self.px), round((high + 4) * self.px)
        return self.assets.raster("paper seal", body, size, f"scale({self.px:.4f}) translate(1 1)")
