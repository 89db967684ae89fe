"""Pill row: the soldier pills that he carries, and the key that eats one once some is gone; it beats while chakra is low."""

import pygame

from game.localization.texts import text
from game.view.characters.pain_mark import throb
from game.view.render.assets import Assets
from game.view.ui.key_cap import HIGH, key_cap

SIZE, STEP, PLACE = 1.3, 29.0, (44.0, 72.0)
"""Times its drawn size; from one to the next and the first one's corner in the status panel, reference pixels."""
MOST = 6
WANTED, LOW = 54.0, 42.0
"""Chakra under which the key is shown, and under which it is time for one."""
SWELLINGS, SWELLING = 6, 0.28
"""Sizes of the row as it beats, and how much larger the largest is."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class PillRow:
    """Made anew only when something on it has changed."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._shown: tuple[int, str] = (0, "")
        self._sizes: list[pygame.Surface] = []
        self.place: pygame.Rect | None = None
        """Where it lay in the last picture, without the beat; None without pills."""
        self.is_explained = False
        """Its key is shown beside the words that explain it, too."""

    def draw(self, surface: pygame.Surface, at: tuple[int, int], pills: int, chakra: float, seconds: float) -> None:
        """`at` is the panel's corner."""
        if pills <= 0:
            self.place = None
            return
        key = text("hud.pill_key") if chakra < WANTED or self.is_explained else ""
        if (pills, key) != self._shown:
            self._shown, self._sizes = (pills, key), []
        beat = throb(seconds) if key and chakra < LOW else 0.0
        row = self._sized(min(SWELLINGS - 1, int(beat * SWELLINGS)))
        self.place = self._sized(0).get_rect(topleft=(at[0] + round(PLACE[0] * self.px), at[1] + round(PLACE[1] * self.px)))
        grown = row.get_height() - self.place.height
        surface.blit(row, (self.place.left, self.place.top - grown // 2), special_flags=PREMULTIPLIED)

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
        cap = key_cap(self.assets, key, px) if key else None
        wide = round((shown - 1) * STEP * px) + pill.get_width() + (cap.get_width() + round(6 * px) if cap else 0)
        row = pygame.Surface((wide, max(pill.get_height(), round(HIGH * px))), pygame.SRCALPHA, 32)
        for place in range(shown):
            row.blit(pill, (round(place * STEP * px), (row.get_height() - pill.get_height()) // 2), special_flags=PREMULTIPLIED)
        if cap is not None:
            row.blit(cap, (wide - cap.get_width(), (row.get_height() - cap.get_height()) // 2), special_flags=PREMULTIPLIED)
        return row
