"""Mercy card: once a round is over, by name, what became of everybody. It judges nobody."""

from collections.abc import Mapping, Sequence

import pygame

from game.localization.texts import person_name, text
from game.sim.sealmaster.trap.poses import FatePose
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.paper import HAND, TITLES, draw_unrolled, render_text, torn_paper

LEFT, TOP, WIDTH = 34.0, 132.0, 372.0
"""Reference pixels; it is wider for words that are longer."""
BETWEEN, RIGHT = 20.0, 18.0
"""Reference pixels that are free between a name and what became of him at the least, and right of that."""
HEAD, ROW, SIZE, FOOT = 51.0, 31.0, 20.0, 20.0
MASK_MIDDLE, NAME_LEFT = 37.0, 58.0
"""Reference pixels from the card's edge to the middle of a mask and to a name."""
OPENS_S, STAYS_S = 0.3, 5.0
"""Seconds in which it unrolls, and for which it stays, whatever happens by then: nobody reads faster."""
OVER_S = 1.45
"""Seconds for which it stays once the run is over."""
OPEN_FATES = ("at_large", "caught")
FADED = (96, 88, 80)
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class MercyCard:
    """`px` is real pixels per reference pixel; `own` are the level's own lines, by key."""

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str]) -> None:
        self.assets, self.px, self.own = assets, px, own
        self._shown: tuple[FatePose, ...] = ()
        self._card = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._since = 0.0
        self._told: set[str] = set()
        """Those of whom has been told."""

    def draw(self, surface: pygame.Surface, fates: Sequence[FatePose], over: bool, seconds: float, still: bool = True) -> None:
        """Those of the round that is over, once it is and the lake is `still`: nobody has to be looked after. It lies in the sky, over
        nothing that is played. Of a run that is `over` all are told, and then it makes room for the result."""
        if self._shown and not over and not 0.0 <= seconds - self._since < STAYS_S:
            self._told.update(fate.who for fate in self._shown)
            self._shown = ()
        told = tuple(fates) if over else self._news(fates)
        if told != self._shown and (over or not self._shown):
            if not told or not still or any(fate.fate in OPEN_FATES for fate in told):
                self._shown = ()
                return
            self._shown, self._since, self._card = told, seconds, self._make(told)
        if not self._shown:
            return
        age = seconds - self._since
        share = min(1.0, age / OPENS_S, ((OVER_S if over else STAYS_S) - age) / OPENS_S)
        if share > 0.0:
            draw_unrolled(surface, self._card, share, (LEFT * self.px, TOP * self.px), self.px)

    def _news(self, fates: Sequence[FatePose]) -> tuple[FatePose, ...]:
        """Of whom nothing has been told yet; who is about again, after another try, is news again."""
        self._told -= {fate.who for fate in fates if fate.fate in OPEN_FATES}
        return tuple(fate for fate in fates if fate.who not in self._told)

    def _make(self, fates: tuple[FatePose, ...]) -> pygame.Surface:
        px, rows = self.px, [self._words(fate) for fate in fates]
        widest = max(name.get_width() + word.get_width() for name, word in rows) / px
        wide = max(WIDTH, NAME_LEFT + widest + BETWEEN + RIGHT)
        card = torn_paper(self.assets, wide, HEAD + ROW * len(fates) + FOOT, px, seed=21, shadow=0.4)
        title = render_text(self.assets, text("subjects.card.title"), 24.0 * px, INK, TITLES)
        card.blit(title, (round(22 * px), round(13 * px)), special_flags=PREMULTIPLIED)
        for n, (fate, (name, word)) in enumerate(zip(fates, rows, strict=True)):
            top = HEAD + ROW * n
            self._draw_mask(card, fate, top)
            card.blit(name, (round(NAME_LEFT * px), round(top * px)), special_flags=PREMULTIPLIED)
            card.blit(word, (round((wide - RIGHT) * px) - word.get_width(), round(top * px)), special_flags=PREMULTIPLIED)
        return card

    def _words(self, fate: FatePose) -> tuple[pygame.Surface, pygame.Surface]:
        """His name, and what became of him."""
        name = render_text(self.assets, person_name(fate.who, fate.kind or "hunter", self.own), SIZE * self.px, INK, HAND)
        color = VERMILION if fate.fate == "drowned" else FADED
        return name, render_text(self.assets, text(f"subjects.fate.{fate.fate}"), SIZE * self.px, color, HAND)

    def _draw_mask(self, card: pygame.Surface, fate: FatePose, top: float) -> None:
        px = self.px
        mask = self.assets.picture(f"hud-mask-{fate.kind or 'tracker'}", px)
        seen = mask.get_bounding_rect()  # hats are wider than hoods: all of them stand inside the title's edge, in one column
        card.blit(mask, (round(MASK_MIDDLE * px) - seen.centerx, round((top - 3.0) * px)), special_flags=PREMULTIPLIED)
