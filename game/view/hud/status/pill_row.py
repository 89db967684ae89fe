"""Pill row: the soldier pills that he carries, and the key that eats one once some is gone; it beats while chakra is low."""

import pygame

from game.localization.texts import text
from game.view.characters.pain_mark import throb
from game.view.render.assets import Assets
from game.view.render.ink_colors import CREAM_HEX, INK, INK_HEX
from game.view.ui.paper import HAND, render_text

SIZE, STEP, PLACE = 1.3, 29.0, (44.0, 72.0)
"""Times its drawn size; from one to the next and the first one's corner in the status panel, reference pixels."""
MOST = 6
WANTED, LOW = 54.0, 42.0
"""Chakra under which the key is shown, and under which it is time for one."""
CAP, WORDS, BOLD = 34.0, 20.0, 0.9
"""Reference pixels up of the key's cap, and of what is printed on it; and by how much that is printed bolder."""
SWELLINGS, SWELLING = 6, 0.28
"""Sizes of the row as it beats, and how much larger the largest is."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class PillRow:
    """Made anew only when something on it has changed."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._shown: tuple[int, str] = (0, "")
        self._sizes: list[pygame.Surface] = []

    def draw(self, surface: pygame.Surface, at: tuple[int, int], pills: int, chakra: float, seconds: float) -> None:
        """`at` is the panel's corner."""
        if pills <= 0:
            return
        key = text("hud.pill_key") if chakra < WANTED else ""
        if (pills, key) != self._shown:
            self._shown, self._sizes = (pills, key), []
        beat = throb(seconds) if key and chakra < LOW else 0.0
        row = self._sized(min(SWELLINGS - 1, int(beat * SWELLINGS)))
        grown = row.get_height() - self._sized(0).get_height()
        surface.blit(row, (at[0] + round(PLACE[0] * self.px), at[1] + round(PLACE[1] * self.px) - grown // 2), special_flags=PREMULTIPLIED)

    def _sized(self, size: int) -> pygame.Surface:
        """All of them are made with the first: in the middle of a chase it would be felt."""
        if not self._sizes:
            row = self._make(*self._shown)
            self._sizes = [row] + [
                pygame.transform.smoothscale_by(row, 1.0 + SWELLING * n / (SWELLINGS - 1)) for n in range(1, SWELLINGS)
            ]  # fmt: skip
        return self._sizes[size]

    def _make(self, pills: int, key: str) -> pygame.Surface:
        px, shown = self.px, min(MOST, pills)
        pill = self.assets.picture("hud-pill-full", px * SIZE)
        cap = self._cap(key) if key else None
        wide = round((shown - 1) * STEP * px) + pill.get_width() + (cap.get_width() + round(6 * px) if cap else 0)
        row = pygame.Surface((wide, max(pill.get_height(), round(CAP * px))), pygame.SRCALPHA, 32)
        for place in range(shown):
            row.blit(pill, (round(place * STEP * px), (row.get_height() - pill.get_height()) // 2), special_flags=PREMULTIPLIED)
        if cap is not None:
            row.blit(cap, (wide - cap.get_width(), (row.get_height() - cap.get_height()) // 2), special_flags=PREMULTIPLIED)
        return row

    def _cap(self, key: str) -> pygame.Surface:
        """A key as it lies on a desk: paper above, its side in ink below."""
        px = self.px
        word = render_text(self.assets, key, WORDS * px, INK, HAND)
        wide = max(CAP - 4.0, word.get_width() / px + 14.0)
        size = (round(wide * px), round(CAP * px))
        body = (
            f'<rect x="1.500" y="3.500" width="{wide - 3:.1f}" height="{CAP - 5:.1f}" rx="5.500" fill="{INK_HEX}" stroke="{INK_HEX}" '
            f'stroke-width="2"/><rect x="2" y="2" width="{wide - 4:.1f}" height="{CAP - 8:.1f}" rx="5" fill="{CREAM_HEX}" '
            f'stroke="{INK_HEX}" stroke-width="1.800"/>'
        )
        cap = self.assets.raster("key cap", body, size, f"scale({px:.4f})").copy()
        seen = word.get_bounding_rect()  # what of it is ink: a row of letters has room under it, and a foot would lie on the rim
        corner = size[0] / 2 - seen.centerx, (2.0 + (CAP - 8.0) / 2) * px - seen.centery
        for more in (0.0, BOLD * px):
            cap.blit(word, (round(corner[0] + more - BOLD * px / 2), round(corner[1])), special_flags=PREMULTIPLIED)
        return cap
