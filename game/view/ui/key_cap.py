"""Key cap: a key as it lies on a desk, with what is printed on it: paper above, its side in ink below.

Letters are printed bolder than they are written, and in the middle of the cap's face by their ink, not by their row: an E whose
lowest stroke is thin, and lies on the edge, is read as an F.
"""

import pygame

from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM_HEX, INK, INK_HEX
from game.view.ui.paper import HAND, render_text
from game.view.ui.weight import FINE, bolder

HIGH, SIDE = 34.0, 7.0
"""Reference pixels up of a cap, and of the side that is seen under its face."""
LETTER, WORD, LETTER_ROOM = 20.0, 17.0, 16.0
"""Reference pixels up of a single letter's row and of a longer name's, and at least on both sides of either together."""
BOLD = 0.055
"""How much thicker strokes are printed, as a share of the row."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


def key_cap(assets: Assets, key: str, px: float) -> pygame.Surface:
    """The cap of a key; `px` is real pixels per reference pixel. It is as wide as its name is long, and at the least nearly square."""
    size = (LETTER if len(key) == 1 else WORD) * px
    name = assets.prepared(bolder(render_text(assets, key, FINE * size, INK, HAND), BOLD * size, pygame.Color(INK)))
    ink = name.get_bounding_rect()
    wide, face = max(HIGH - 3.0, ink.width / px + LETTER_ROOM), HIGH - SIDE
    body = (
        f'<rect x="1.500" y="3.500" width="{wide - 3:.1f}" height="{HIGH - 5:.1f}" rx="5.500" fill="{INK_HEX}" stroke="{INK_HEX}" '
        f'stroke-width="2"/><rect x="2" y="2" width="{wide - 4:.1f}" height="{face - 2:.1f}" rx="5" fill="{CREAM_HEX}" '
        f'stroke="{INK_HEX}" stroke-width="1.800"/>'
    )
    cap = assets.raster("key cap", body, (round(wide * px), round(HIGH * px)), f"scale({px:.4f})").copy()
    corner = round(wide / 2 * px - ink.width / 2), round((1.0 + face / 2) * px - ink.height / 2)
    cap.blit(name, corner, ink, special_flags=PREMULTIPLIED)
    return cap
