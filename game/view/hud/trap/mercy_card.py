"""Mercy card: once a round is over, by name, what became of everybody. It judges nobody."""

import math
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
OPENS_S, STAYS_S = 0.3, 6.0
"""Seconds in which it unrolls, and for which it stays once all is settled."""
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
        self._since, self._over_since = 0.0, math.inf

    def draw(self, surface: pygame.Surface, fates: Sequence[FatePose], over: bool, seconds: float) -> None:
        """As long as nothing new happens to anybody; once the run is `over` it makes room for the result."""
        told = tuple(fates)
        settled = bool(told) and (over or all(fate.fate not in OPEN_FATES for fate in told))
        if not settled:
            self._shown = ()
            return
        if told != self._shown:
            self._shown, self._since, self._card = told, seconds, self._made(told)
        age = seconds - self._since
        share = min(1.0, age / OPENS_S)
        self._over_since = min(self._over_since, seconds) if over else math.inf
        left = self._over_since + OVER_S - seconds if over else STAYS_S - age
        share = min(share, left / OPENS_S)
        if share > 0.0:
            draw_unrolled(surface, self._card, share, (LEFT * self.px, TOP * self.px), self.px)

    def _made(self, fates: tuple[FatePose, ...]) -> pygame.Surface:
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
