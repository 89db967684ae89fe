"""Grab meter: which way to tug next at the hand on one's collar, how many tugs are left, and whether it works once more.

Nothing on it moves by itself: it changes with every tug, and so one sees what a tug does.
"""

import math

import pygame

from game.localization.texts import text
from game.view.camera.camera import Camera
from game.view.poses import RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.paper import render_text, torn_paper

HIGH, SIDE, KNOT = 40.0, 40.0, 20.0
"""Reference pixels: of the slip, of an arrow's field, and from one knot to the next."""
BELOW = 0.55
"""Metres under the soles of its upper edge."""
WORDS, GAP = 19.0, 10.0
"""Reference pixels of words, and between them and the arrow."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
GONE, ROPE = "#b9ab8c", "#b48a52"


class GrabMeter:
    """Kept while nothing on it has changed."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._kept: dict[tuple[int, int, int, bool], pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, camera: Camera, runner: RunnerPose) -> None:
        needed = runner.tugs_needed
        done = round(needed * (1.0 - runner.grip))
        key = (needed, done, runner.tug_wanted if needed else 0, runner.tugs_last)
        slip = self._kept.get(key)
        if slip is None:
            slip = self._kept[key] = self._make(*key)
        x, y = camera.to_screen(runner.x, runner.y - BELOW)
        left = min(max(x - slip.get_width() / 2, 8.0), surface.get_width() - slip.get_width() - 8.0)
        safe_draw.blit_at(surface, slip, (left, min(y, surface.get_height() - slip.get_height() - 8.0)))

    def _make(self, needed: int, done: int, wanted: int, last: bool) -> pygame.Surface:
        px = self.px
        if not needed:
            row = render_text(self.assets, text("grab.firm"), WORDS * px, VERMILION)
            slip = torn_paper(self.assets, row.get_width() / px + 30.0, HIGH - 4.0, px, 5)
            slip.blit(row, (round(16 * px), round((HIGH - 2.0) * px / 2) - row.get_height() // 2), special_flags=PREMULTIPLIED)
            return slip
        wide = 2.0 * SIDE + KNOT * needed + 8.0
        words = render_text(self.assets, text("grab.last"), WORDS * px, VERMILION) if last else None
        slip = torn_paper(self.assets, wide + (words.get_width() / px + GAP + 16.0 if words else 0.0), HIGH, px, needed)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = px * times
            for way in (-1, 1):
                self._arrow(large, unit, SIDE * 0.55 if way < 0 else wide - SIDE * 0.55, way, wanted in (0, way))
            start, end = SIDE + 4.0, SIDE + 4.0 + KNOT * needed
            for fat, tone in ((6.4, pygame.Color(*INK)), (4.0, pygame.Color(ROPE))):
                rope = [(start + KNOT * done, HIGH / 2), (end, HIGH / 2)]
                if done < needed:
                    painting.brush(large, tone, [(x * unit, y * unit) for x, y in rope], fat * unit, 0.1)
            for n in range(needed):
                self._knot(large, unit, start + KNOT * (n + 0.5), n < done)

        if words is not None:
            slip.blit(words, (round((wide + GAP) * px), round(HIGH * px / 2) - words.get_height() // 2), special_flags=PREMULTIPLIED)
        slip.blit(painting.painted((wide * px, HIGH * px), paint), (round(2 * px), round(px)), special_flags=PREMULTIPLIED)
        return slip

    def _arrow(self, large: pygame.Surface, unit: float, x: float, way: int, lit: bool) -> None:
        fat, tone = (11.0, VERMILION) if lit else (7.0, GONE)
        y, long = HIGH / 2, 13.0 if lit else 10.0
        tip = (x + way * long, y)
        for wing in (-1, 1):
            ends = [tip, (x + way * long * 0.2, y + wing * long * 0.45), (x - way * long * 0.5, y + wing * long * 0.9)]
            painting.brush(large, pygame.Color(tone), [(p * unit, q * unit) for p, q in ends], fat * 0.62 * unit, 0.4)

    def _knot(self, large: pygame.Surface, unit: float, x: float, torn: bool) -> None:
        """A knot in the rope, two turns of it round a third; once it is torn two loose ends."""
        y = HIGH / 2
        if not torn:
            turns = [((x - 4.4, y + 6.6), (x - 1.0, y), (x + 1.4, y - 6.8)), ((x - 0.6, y + 7.0), (x + 2.4, y), (x + 5.0, y - 6.2))]
            for fat, tone in ((8.6, pygame.Color(*INK)), (5.8, pygame.Color(ROPE))):
                for turn in turns:
                    painting.brush(large, tone, [(p * unit, q * unit) for p, q in turn], fat * unit, 0.15)
            seam = [(x - 2.4, y + 5.0), (x + 0.6, y), (x + 3.0, y - 5.0)]
            painting.brush(large, pygame.Color(*INK), [(p * unit, q * unit) for p, q in seam], 1.5 * unit, 0.3)
            return
        for way in (-1, 1):
            ends = [(x + way * 8.0, y + way * 2.0), (x + way * 5.0, y), (x + way * 3.0, y + math.copysign(4.0, way))]
            painting.brush(large, pygame.Color(GONE), [(p * unit, q * unit) for p, q in ends], 3.4 * unit, 0.5)
