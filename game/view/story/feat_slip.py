"""The slip of something clever: a red seal, the word that says so, and what it was. Wherever a feat is told, it looks like this."""

import pygame

from game.localization.texts import text
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import PAPER, VERMILION
from game.view.ui.paper import render_text, torn_paper

WORDS, KICKER, HIGH = 23.0, 15.0, 56.0
"""Reference pixels of its words, of the word over them, and of itself."""
SEAL = 46.0


def feat_slip(assets: Assets, told: str, px: float, seed: int) -> pygame.Surface:
    """For what is `told` of the feat."""
    kicker, words = render_text(assets, text("feat.clever"), KICKER * px, VERMILION), render_text(assets, told, WORDS * px)
    left = SEAL + 14.0
    slip = torn_paper(assets, words.get_width() / px + left + 20.0, HIGH, px, seed)
    seal = painting.painted((SEAL * px, SEAL * px), lambda large, times: _draw_seal(large, px * times))
    slip.blit(seal, (round(8 * px), round((HIGH - SEAL) / 2 * px)), special_flags=safe_draw.PREMULTIPLIED)
    top = (round((HIGH + 2.0) * px) - kicker.get_height() - words.get_height()) // 2
    for row in (kicker, words):
        slip.blit(row, (round(left * px), top), special_flags=safe_draw.PREMULTIPLIED)
        top += row.get_height()
    return slip


def _draw_seal(large: pygame.Surface, unit: float) -> None:
    """An uneven red square with a leaping stroke in it."""
    square = [(7.0, 8.0), (39.0, 6.0), (40.0, 38.0), (8.0, 40.0)]
    safe_draw.polygon(large, VERMILION, [(x * unit, y * unit) for x, y in square])
    for points in (((13.0, 33.0), (18.0, 17.0), (26.0, 13.0), (34.0, 27.0)), ((15.0, 36.0), (25.0, 34.0), (35.0, 35.0))):
        painting.brush(large, PAPER, [(x * unit, y * unit) for x, y in points], 5.0 * unit, 0.4)
