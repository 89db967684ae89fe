"""Hold hint: a small slip low in the picture that says what a key does here, with a brush stroke that grows while it is held."""

import pygame

from game.view.render.assets import Assets
from game.view.render.painting import faded
from game.view.ui.paper import BrushStroke, render_text, torn_paper

WORDS_SIZE, PAD = 19.0, 13.0
RIGHT, BOTTOM = 1256, 698
"""Where its lower right corner lies, in reference pixels."""
STROKE_HEIGHT, STROKE_STEPS = 9.0, 16
FADE_S = 0.2
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class HoldHint:
    """Kept while its words are the same: a still one costs a blit."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._key: tuple[str, int, float] = ("", 0, 0.0)
        self._slip = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._shown = 0.0

    def draw(self, picture: pygame.Surface, line: str, share: float, px: float, dt: float) -> None:
        """`line` empty fades it out; `share` is how much of the time the key has been held, 0 to 1."""
        self._shown = min(1.0, self._shown + dt / FADE_S) if line else max(0.0, self._shown - dt / FADE_S)
        if self._shown <= 0.0:
            return
        step = round(share * STROKE_STEPS)
        line = line or self._key[0]
        if (line, step, px) != self._key:
            self._key, self._slip = (line, step, px), self._make(line, step, px)
        slip = self._slip if self._shown >= 1.0 else faded(self._slip, self._shown)
        place = slip.get_rect(bottomright=(round(RIGHT * px), round(BOTTOM * px)))
        picture.blit(slip, place, special_flags=PREMULTIPLIED)

    def _make(self, line: str, step: int, px: float) -> pygame.Surface:
        row = render_text(self._assets, line, WORDS_SIZE * px, "#5b6070")
        width = row.get_width() / px + 2.0 * PAD
        slip = torn_paper(self._assets, width, row.get_height() / px + PAD + 4.0, px, len(line))
        slip.blit(row, (round((PAD + 2.0) * px), round(0.45 * PAD * px)), special_flags=PREMULTIPLIED)
        if step:
            stroke = BrushStroke(round((width - 2.0 * PAD) * px), round(STROKE_HEIGHT * px)).painted(step / STROKE_STEPS)
            bottom = slip.get_height() - round(4.0 * px)
            slip.blit(stroke, (round((PAD + 2.0) * px), bottom - stroke.get_height()), special_flags=PREMULTIPLIED)
        return slip
