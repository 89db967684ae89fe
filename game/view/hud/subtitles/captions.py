"""Captions: names what has just sounded on slips of paper at the edge of the picture that it comes from.

For whoever cannot hear them; and for makers, who see every cue by its name.
"""

from collections.abc import Iterable
from functools import lru_cache

import pygame

from game.localization.texts import text
from game.view.camera.camera import HEIGHT
from game.view.render.assets import Assets
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel

SHOWN, FADES = 1.8, 0.2
"""Seconds for which a sound is named, and the last of them in which its slip is rolled up."""
BESIDE = 2.5
"""Metres to the side from which on it has a side."""
MIDDLE_DOWN, LOW_DOWN = 0.80, 0.93
"""The same of the lowest slip in the middle, and wherever they are kept low."""
MOST = 4
"""Slips on one side; the newest stay."""
SIZE, DOWN, GAP, MARGIN = 21, 0.30, 6, 14
"""Letters, the first slip's place (share of the height), between two, from the edge; reference pixels."""

Sounded = tuple[str, float | None, float]
"""Name of a caption or a cue, metres to the right of the listener (None: everywhere), and seconds since."""


class Captions:
    """Keeps the slips that it has written."""

    def __init__(self, assets: Assets) -> None:
        self._written = lru_cache(maxsize=64)(
            lambda line, px: text_panel(assets, [render_text(assets, line, SIZE * px, face=HAND)], px, len(line))
        )

    def draw(self, picture: pygame.Surface, sounded: Iterable[Sounded], raw: bool = False, low: bool = False) -> None:
        """The newest of each kind; `raw` names cues themselves; `low` keeps them in the earth, where nothing has to be read."""
        px = picture.get_height() / HEIGHT
        rows: dict[str, list[tuple[str, float]]] = {"left": [], "right": [], "middle": []}
        for name, away, since in sorted(sounded, key=lambda each: each[2]):
            side = "middle" if away is None or abs(away) < BESIDE else "right" if away > 0.0 else "left"
            line = name if raw else text(f"caption.{name}")
            if since < SHOWN and len(rows[side]) < MOST and all(line != other for other, _ in rows[side]):
                rows[side].append((line, since))
        for side, lines in rows.items():
            self._column(picture, side, lines, px, low)

    def _column(self, picture: pygame.Surface, side: str, lines: list[tuple[str, float]], px: float, low: bool) -> None:
        width, height = picture.get_size()
        rises = side == "middle" or low
        down = height * (LOW_DOWN if low else MIDDLE_DOWN if side == "middle" else DOWN)
        for line, since in lines:
            slip = self._written({"left": f"< {line}", "right": f"{line} >"}.get(side, line), round(px, 3))
            across = {"left": MARGIN * px, "right": width - slip.get_width() - MARGIN * px}.get(side, (width - slip.get_width()) / 2)
            left = (SHOWN - since) / FADES
            draw_unrolled(picture, slip, max(0.0, left), (across, down), px)
            down += (slip.get_height() + GAP * px) * (-1 if rises else 1)
