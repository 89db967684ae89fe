"""Distance marker: metres to the island, with a thread that shortens towards a hut, for the goal's slip."""

from typing import Any

import pygame

from game.localization.texts import text
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK
from game.view.ui.paper import HAND, render_text

LENGTH = 104.0  # reference pixels of the thread
STEP, NEAR_M = 5, 10.0  # metres from one number to the next; nearer than that they are counted one by one, if the end is in them
METRES_WIDE, METRES_SIZE = 58.0, 18.0  # reference pixels: of the number's field, which is as wide whatever stands in it, and its letters
ARRIVED = 8.0  # metres from the end at which nothing is shown any more
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


def destination(level: Any) -> float | None:
    """Where a level leads: the end of a wood, a clearing's light, the hut beyond its lake, or the lake's far end; None without any."""
    if level.momentum:
        return _winning_place(level)
    clearings = level.things_of("clearing")
    if clearings:
        return float(max(place.at[0] for place in clearings))
    if not level.lakes:
        return None
    lake = max(level.lakes, key=lambda each: each.right - each.left)
    huts = [hut.at[0] for hut in level.things_of("hut") if hut.at[0] > (lake.left + lake.right) / 2]
    return float(min(huts, default=lake.right))


def _winning_place(level: Any) -> float | None:
    """The farthest place that wins."""
    winning = [trigger for trigger in level.triggers if any(step.act == "win" for step in trigger.do)]
    places = [clause.left for trigger in winning for clause in trigger.when if clause.test == "place"]
    return max((left for left in places if left > level.left), default=None)


class DistanceMarker:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._shown: tuple[int, int] | None = None
        self._picture = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._written = (-1, self._picture)
        """The number that was written last: rendering it is slow, and it stays for some metres."""

    def picture(self, start: float, x: float, end: float, *, decides: bool = False) -> pygame.Surface | None:
        """Of one at `x` on his way from `start` to `end`; None once he is there, or if he goes another way.

        `decides`: it is won at the very end, and not before: there it is shown to the last metre."""
        left = end - x
        if left < (0.0 if decides else ARRIVED) or end - start < 2.0 * ARRIVED:
            return None
        step = 1 if decides and left < NEAR_M else STEP
        metres = max(step, round(left / step) * step)
        share = min(1.0, max(0.0, (x - start) / (end - start)))
        state = metres, round(share * LENGTH * self.px)
        if state != self._shown:
            self._shown, self._picture = state, self._make(metres, share)
        return self._picture

    def _make(self, metres: int, share: float) -> pygame.Surface:
        px, head = self.px, 4.0 + share * LENGTH
        if metres != self._written[0]:
            self._written = metres, render_text(self.assets, text("hud.metres", metres=metres), METRES_SIZE * px, INK, HAND)
        number = self._written[1]
        wide, field = round((LENGTH + 26.0) * px), max(round(METRES_WIDE * px), number.get_width())
        picture = pygame.Surface((wide + field, max(round(22 * px), number.get_height())), pygame.SRCALPHA, 32)
        picture.blit(number, (0, (picture.get_height() - number.get_height()) // 2), special_flags=PREMULTIPLIED)
        body = (
            f'<g stroke="#1b2030" stroke-linecap="round" fill="none"><path d="M4 12L{LENGTH + 6:.1f} 12" stroke-width="1.700"/>'
            f'<path d="M4 12L{head:.1f} 12" stroke-width="4"/></g>'
            f'<path d="M{head:.1f} 6.500l5 5.500l-5 5.500l-5 -5.500Z" fill="#d3d8de" stroke="#1b2030" stroke-width="1.400"/>'
            f'<g transform="translate({LENGTH + 8:.1f} 2)"><path d="M-3 8L6.500 1L16 8L13.500 8L13.500 16L-0.500 16L-0.500 8Z" '
            f'fill="#f7efdc" stroke="#1b2030" stroke-width="1.500"/><path d="M4.500 16V10.500H8.500V16Z" fill="#c23b2b"/></g>'
        )
        drawn = self.assets.raster("distance", body, (wide, round(22 * px)), f"scale({px:.4f})")
        picture.blit(drawn, (field, (picture.get_height() - drawn.get_height()) // 2), special_flags=PREMULTIPLIED)
        return picture
