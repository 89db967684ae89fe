"""Sprites of body parts at any angle, outline and colour apart, rasterized when first wanted.

Every angle is drawn from the SVG itself, never turned from pixels, so that a limb at 37 degrees is as crisp as one at rest.
"""

import math
from collections import deque

import pygame

from game.view.render.assets import Assets, Drawing
from game.view.render.painting import pad_to_simd

STEP_DEG = 4  # degrees between kept angles: at most about half a pixel at the end of a limb
TURNS = 360 // STEP_DEG
MAX_BYTES = 7_000_000  # bytes of sprites kept at 48 px per metre, those not drawn since it was their turn go first; grows with the area
LEAST_MAX_BYTES = 16_000_000
"""What a picture of 720 lines ever asks for. With half of it, those who struggle in the spiderweb pushed out each other's sprites: four
were drawn anew for every frame, a tenth of what the game costs. Larger pictures have no memory to spare."""
MAX_EVICTION_LOOKS = 40  # sprites looked at for one that may go
PREFETCH_SHARE = 0.75  # share of it that may be filled with sprites that nobody has asked for yet
FRAME_BUDGET = 1  # sprites drawn anew in one frame before a near angle is borrowed, if there is no time between frames
MAX_TURNS_OFF = 3  # kept angles looked at on each side for a borrowed one: farther off, a joint would gape

Frame = tuple[pygame.Surface | None, int, int, pygame.Surface, int, int]
"""Outline and its offset from the pivot, colour and its offset."""


class Part:
    """One drawing in all its angles, looking right and looking left.

    `shade` below 1 darkens it (the far limbs); one that is `alone` in its chain has its outline under its colour in one sprite.
    """

    __slots__ = ("drawing", "shade", "alone", "right", "left")

    def __init__(self, drawing: Drawing, shade: float, alone: bool) -> None:
        self.drawing = drawing
        self.shade = shade
        self.alone = alone
        self.right: list[Frame | None] = [None] * TURNS
        self.left: list[Frame | None] = [None] * TURNS


class Sprites:
    """The parts in use at one scale."""

    def __init__(self, assets: Assets, scale: float) -> None:
        self.assets = assets
        self.scale = scale
        self.budget = FRAME_BUDGET
        self.wanted: dict[tuple[Part, int, bool], None] = {}
        """What was borrowed for and not drawn yet."""
        self.drawn: set[int] = set()
        """Identities of the surfaces drawn since they were last looked at for one that may go."""
        self._parts: dict[tuple[str, float, bool], Part] = {}
        self._kept: deque[tuple[list[Frame | None], int, int]] = deque()
        self._bytes = 0
        self._limit = max(LEAST_MAX_BYTES, MAX_BYTES * (scale / 0.2) ** 2)

    @property
    def has_room_ahead(self) -> bool:
        """Whether a sprite that may be wanted one day would push out none that was."""
        return self._bytes < PREFETCH_SHARE * self._limit

    def part(self, name: str, shade: float = 1.0, alone: bool = False) -> Part:
        key = (name, shade, alone)
        if key not in self._parts:
            self._parts[key] = Part(self.assets.drawing(name), shade, alone)
        return self._parts[key]

    def make_wanted(self) -> bool:
        """Draw one that the last frame borrowed for; false if there was none."""
        if not self.wanted:
            return False
        part, turn, mirrored = self.wanted.popitem()[0]
        self.budget = 1
        self.frame(part, turn, mirrored)
        return True

    def frame(self, part: Part, turn: int, mirrored: bool) -> Frame:
        """The part at `turn` steps clockwise; while the frame's budget is spent, the nearest angle there is."""
        if part.right[turn] is None and self.budget <= 0:
            borrowed = _near(part.left if mirrored else part.right, turn)
            if borrowed is not None:
                self.wanted[part, turn, mirrored] = None
                return borrowed
        found = self._exact(part, turn)
        return self._keep(part.left, turn, _mirror(found)) if mirrored else found

    def _exact(self, part: Part, turn: int) -> Frame:
        found = part.right[turn]
        if found is None:
            self.budget -= 1
            found = self._keep(part.right, turn, self._draw(part, turn))
        return found

    def _draw(self, part: Part, turn: int) -> Frame:
        if part.shade < 1.0:  # a far limb is the near one, darker
            ink, ink_x, ink_y, fill, fill_x, fill_y = self._exact(self.part(part.drawing.name, alone=part.alone), turn)
            level = round(255 * part.shade)
            fill = fill.copy()
            fill.fill((level, level, min(255, level + 8), 255), special_flags=pygame.BLEND_RGBA_MULT)
            return ink, ink_x, ink_y, fill, fill_x, fill_y
        drawing = part.drawing
        if part.alone or not drawing.ink:
            return None, 0, 0, *self._layer(drawing, drawing.ink + drawing.fill, turn)
        return *self._layer(drawing, drawing.ink, turn), *self._layer(drawing, drawing.fill, turn)

    def _layer(self, drawing: Drawing, body: str, turn: int) -> tuple[pygame.Surface, int, int]:
        left, top, width, height = drawing.box
        angle, scale = turn * STEP_DEG, self.scale
        cosine, sine = math.cos(math.radians(angle)) * scale, math.sin(math.radians(angle)) * scale
        corners = [(x * cosine - y * sine, x * sine + y * cosine) for x in (left, left + width) for y in (top, top + height)]
        x0, y0 = (math.floor(min(c[axis] for c in corners)) - 1 for axis in (0, 1))
        x1, y1 = (math.ceil(max(c[axis] for c in corners)) + 1 for axis in (0, 1))
        transform = f"translate({-x0} {-y0}) rotate({angle}) scale({scale:.5f})"
        surface = self.assets.raster(drawing.name, body, (x1 - x0, y1 - y0), transform)
        used = surface.get_bounding_rect()
        if not used.w:
            return surface, x0, y0
        cut = pad_to_simd(surface.subsurface(used))
        if cut.get_parent():  # or all that is clear around it stays in memory as well
            cut = cut.copy()
        return cut, x0 + used.x, y0 + used.y

    def _keep(self, frames: list[Frame | None], turn: int, frame: Frame) -> Frame:
        size = sum(layer.get_width() * layer.get_height() * 4 for layer in (frame[0], frame[3]) if layer)
        frames[turn] = frame
        self._kept.append((frames, turn, size))
        self._bytes += size
        spared = 0
        while self._bytes > self._limit:
            old, place, freed = self._kept.popleft()
            if spared < MAX_EVICTION_LOOKS and self._was_drawn(old[place]):
                self._kept.append((old, place, freed))
                spared += 1
                continue
            old[place] = None
            self._bytes -= freed
        return frame

    def _was_drawn(self, frame: Frame | None) -> bool:
        """Whether it was drawn since this was last asked."""
        key = id(frame[3]) if frame else 0
        known = key in self.drawn
        self.drawn.discard(key)
        return known


def _near(frames: list[Frame | None], turn: int) -> Frame | None:
    for away in range(1, MAX_TURNS_OFF + 1):
        found = frames[turn - away] or frames[(turn + away) % TURNS]
        if found is not None:
            return found
    return None


def _mirror(frame: Frame) -> Frame:
    ink, ink_x, ink_y, fill, fill_x, fill_y = frame
    flipped = pygame.transform.flip(fill, True, False)
    left = -fill_x - fill.get_width()
    if ink is None:
        return None, 0, 0, flipped, left, fill_y
    return pygame.transform.flip(ink, True, False), -ink_x - ink.get_width(), ink_y, flipped, left, fill_y
