"""Waterline: the lake's front edge as a cream lip over a dark band, and the water close under it.

Upright slips, cut beforehand by slant and fraction of a pixel, are laid side by side: the lip by its breadth of foam, and under it the
water by its shade, with the strokes that follow a face. Those lie at depths measured straight down and change from shade to shade by less
than anybody sees: so neighbours meet, whatever their slants.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water import swash
from game.view.water.surface import MIN_LAND_DEPTH_M, SurfaceProfile

HEAD_PX = 38
"""Reference pixels below the surface from which the water is one still bokashi."""
JOINT_PX = 84
"""Reference pixels below the still surface from which the depths are one still sheet."""
STEPS = 45
"""Slants from one steepest slope to the other, evenly by angle."""
STEEPEST = math.atan(3.2)
BAND_PX = 7.5
"""Reference pixels of the dark band under the lip."""
FACES = 35
"""Shades of a face, lit to dark: so many that no seam shows."""
EVEN = np.full(9, 1 / 9)
"""Weights by which the light of a slip is evened out with its neighbours'."""
FULL_SHADE = 0.24
"""The slope at which a face is as lit or as dark as it gets."""
STROKES = ((16.0, 2.6), (22.5, 2.1), (29.5, 1.7))
"""Depth and thickness of the lines that follow a face where it is steepest (reference pixels): dark where the water rises against the
runner, pale where it falls. Towards its ends they run out and together."""
FAINT = 0.2
"""The share of a face's light or shade from which it is engraved."""
LIPS, BROADER, PHASES = 10, 0.7, 3
"""Breadths of the lip, reference pixels from one to the next; fractions of a pixel."""
LIPS_PER_M = 16.0
"""Breadths of the lip for each metre of water that has run up on land."""
MOST_DIM = 1500
"""Lips of a squall that are kept."""
FINE = 4
"""Colours to the pixel of depth."""
STEP_ROWS = 2
"""Rows from one height of that water to the next; a row more or less is hidden by the slip."""
MAX_RISE_M = 4.0
"""Metres over the still lake to which the water under a slip reaches."""


def column(px: float) -> int:
    """Pixels across a slip: the fewest in a picture of about the reference size, more in a larger one."""
    return painting.SIMD_WIDTH * max(1, int(px + 0.5))


class LipColumn(NamedTuple):
    """A slip of the lip, as it was laid: metres, pixels, which of its breadths, and which of the drawings of that breadth."""

    x: float
    left: int
    top: int
    breadth: int
    rest: int
    shown: bool


class Waterline:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, metre: float = METRE) -> None:
        """`metre` is reference pixels to the metre."""
        self.palette, self.px, self.metre = palette, px, metre
        self.column = column(px)
        self.head, self.joint = round(HEAD_PX * px), round(JOINT_PX * px)
        self.slopes = np.tan(np.linspace(-STEEPEST, STEEPEST, STEPS))
        rise = np.abs(self.slopes) * self.column / 2
        self.over = np.ceil(rise).astype(np.int64) + 1
        """How far the slips of each slant reach above the middle of their surface."""
        self.drop = np.minimum(self.over + round(2 * px), self.head - 4)
        """How far under it their water begins, where all of their width is below the surface."""
        self.waver = painting.noise(512, 2, 9, 1, painting.generator("lip"))[0]
        self.breadths = 3.9 + self.waver * 2.7
        self._rows = painting.gradient(palette.under, round(6.4 * metre * px))
        self.slips = cache.get("lips", lambda: self._cut_slips(BAND_PX))
        self.bare = Lazy(lambda: cache.get("bare lips", lambda: self._cut_slips(0.0)))
        """The lip alone, for what stands before the band."""
        self.sheets = Lazy(lambda: cache.get("swash", self._cut_sheets))
        """Water that is thin on land."""
        self.light: RGB | None = None
        """What is left of the light, of 255; None: all."""
        self._dim: dict[tuple[int, RGB], pygame.Surface] = {}
        self.shades = self._parted(cache.get("shades", self._cut_shades)[0])
        self._laid = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        """Which lips were laid last, and how high."""
        self._columns: list[LipColumn] | None = None
        self.bodies = cache.get("bodies", self._cut_bodies)

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile) -> None:
        """The whole edge with the water under it, down to the joint; on land a thin sheet of it."""
        self._columns = None
        left = round(camera.screen_x(float(profile.x[0])) - self.column / 2)
        y = camera.screen_y(profile.surface)
        reach = 2.0 * surface.get_height()
        wet = profile.wet & (np.abs(y) < reach)
        whole = bool(wet.all())
        if not whole and not wet.any():
            self._laid = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
            return
        top = np.floor(y if whole else np.where(wet, y, 0)).astype(np.int64)
        # A body is two slips wide and begins under the higher of the two, which hide its upper edge.
        joint = round(camera.edge) + self.joint
        high = top + (self.head - 2)
        if not whole:
            high = np.where(wet, high, joint)
        start = np.minimum(high[:-1:2], high[1::2])
        deep = np.minimum((joint - start + 1) // STEP_ROWS, len(self.bodies) - 1)
        lake, bodies, thin = wet, deep > 0, wet
        if has_swash := bool(profile.ashore.any() and (thin := swash.covers(profile)).any()):
            lake, bodies = wet & ~thin, bodies & ~(thin[:-1:2] | thin[1::2])
        self._lay(surface, self.bodies, deep, left, 2 * self.column, joint - STEP_ROWS * deep, bodies, 0)
        light = np.convolve(profile.broad_slope(profile.x), EVEN, "same") * (1 / FULL_SHADE)
        step = _held(np.arctan(profile.slope) * ((STEPS - 1) / 2 / STEEPEST) + STEPS / 2, STEPS - 1)
        face = _held(light * ((FACES - 1) / 2) + FACES / 2, FACES - 1)
        phase = ((y - top) * PHASES).astype(np.int64) % PHASES
        self._lay(surface, self.shades, (step * FACES + face) * PHASES + phase, left, self.column, top + self.drop[step], lake, 0)
        slips = (self._lips(profile) * STEPS + step) * PHASES + phase
        self._laid = slips, top - self.over[step]
        self._lay(surface, self.slips, slips, left, self.column, self._laid[1], lake, safe_draw.PREMULTIPLIED)
        if has_swash:
            slant = step // swash.SLANTS
            sheets = (swash.levels(profile.depth) * (STEPS // swash.SLANTS) + slant) * PHASES + phase
            high = top - self.over[swash.SLANTS // 2 :: swash.SLANTS][slant]
            self._lay(surface, self.sheets(), sheets, left, self.column, high, thin, safe_draw.PREMULTIPLIED)

    def _lips(self, profile: SurfaceProfile) -> np.ndarray:
        """How broad the lip is at each place: by the brush, by its foam, and never broader than the water is deep; on land it thins out."""
        broad = self.breadths[profile.number % 512] + profile.foam * 5.8
        most = np.where(profile.ashore, (profile.depth - MIN_LAND_DEPTH_M) * LIPS_PER_M, profile.depth * 41)
        return _held(np.minimum(broad, most), LIPS - 1)

    def _lay(
        self,
        surface: pygame.Surface,
        sprites: Sequence[pygame.Surface],
        which: np.ndarray,
        left: int,
        step: int,
        top: np.ndarray,
        shown: np.ndarray,
        flags: int,
    ) -> None:
        """One beside the other: the busiest lines of a frame."""
        places = zip(range(left, left + step * len(top), step), top.tolist(), strict=True)
        if shown.all():
            laid = list(zip(map(sprites.__getitem__, which.tolist()), places, strict=True))
        elif shown.any():
            laid = [(sprites[number], place) for number, place, here in zip(which.tolist(), places, shown.tolist(), strict=True) if here]
        else:
            return
        surface.fblits(laid, flags)

    def draw_lip(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, x: float, half: float, inner: float = -1.0
    ) -> None:
        """The lip once more, before whoever or whatever stands in the water for `half` metres to each side; it thins out to its ends.

        Within `inner` metres of its middle there is none: round glass stands out of the water there.
        """
        columns = self._lip_columns(camera, profile)
        if not columns:
            return
        start, apart = columns[0].x, profile.x[1] - profile.x[0]
        from_, to = (int(min(max((x + end - start) / apart, -1.0), len(columns) + 1.0)) for end in (-half, half))
        laid, bare, light = [], self.bare(), self.light
        for column in columns[max(0, from_) : max(0, to + 2)]:
            away = abs(column.x - x)
            if column.shown and inner < away < half:
                number = min(column.breadth, int((1 - away / half) * 2.5 * LIPS)) * (STEPS * PHASES) + column.rest
                laid.append((bare[number] if light is None else self._dimmed(number, light), (column.left, column.top)))
        safe_draw.stamps(surface, laid)

    def _lip_columns(self, camera: Camera, profile: SurfaceProfile) -> list[LipColumn]:
        """The lip as it was laid last, column by column, read once for all who stand in the water in this picture."""
        if self._columns is None:
            breadth, rest = np.divmod(self._laid[0], STEPS * PHASES)
            shown = profile.wet & ~profile.hidden & ~swash.covers(profile)
            left = np.rint(camera.screen_x(profile.x) - self.column / 2).astype(np.int64)
            parts = (profile.x, left, self._laid[1], breadth, rest, shown)
            self._columns = [] if not len(breadth) else list(map(LipColumn._make, zip(*(part.tolist() for part in parts), strict=True)))
        return self._columns

    def _dimmed(self, number: int, light: RGB) -> pygame.Surface:
        """A lip as it is in a squall, like that of the lake about it."""
        if (number, light) not in self._dim:
            if len(self._dim) > MOST_DIM:
                self._dim.clear()
            lip = self.bare()[number].copy()
            lip.fill(light, special_flags=safe_draw.MULTIPLY)
            self._dim[number, light] = lip
        return self._dim[number, light]

    def _cut_sheets(self) -> list[pygame.Surface]:
        return swash.cut_sheets(self.palette, self.px, self._rows, self.column, self.slopes, self.over, PHASES, self.metre)

    def _cut_bodies(self) -> list[pygame.Surface]:
        """The water from under a slip to the joint for every other height, its bokashi stretched to end there in the right tone."""
        tallest = self.joint - self.head + round(MAX_RISE_M * self.metre * self.px)
        bodies = []
        for height in range(0, tallest + 1, STEP_ROWS):
            rows = np.linspace(self.head - 2, self.joint, max(1, height)).astype(int)
            colors = self._rows[np.clip(rows, 0, len(self._rows) - 1)]
            bodies.append(painting.opaque(np.repeat(colors[:, None, :], 2 * self.column, axis=1)))
        return bodies

    def _parted(self, sheet: pygame.Surface) -> list[pygame.Surface]:
        """The shades on their sheet."""
        tops = np.concatenate([[0], np.cumsum(np.repeat(self.head - self.drop, FACES * PHASES))]).tolist()
        return [sheet.subsurface((0, top, self.column, low - top)) for top, low in pairwise(tops)]

    def _cut_shades(self) -> list[pygame.Surface]:
        """The water under the lip for each slant, face and phase, all on one tall sheet."""
        across = np.arange(self.column) + 0.5 - self.column / 2
        fractions = (np.arange(PHASES) + 0.5)[:, None, None] / PHASES
        colors = np.stack([self._shade(float(face)) for face in np.linspace(-1, 1, FACES)]).astype(np.uint32)
        inks = colors[..., 0] << 16 | colors[..., 1] << 8 | colors[..., 2] | 0xFF000000
        pixels = []
        for slope, drop in zip(self.slopes, self.drop.tolist(), strict=True):
            depth = np.arange(drop, self.head)[:, None] + 0.5 - fractions + slope * across
            place = np.clip(depth / self.px * FINE, 0, inks.shape[1] - 1).astype(np.int16)
            pixels.append(inks[:, place].reshape(-1, self.column))
        sheet = np.concatenate(pixels)
        made = pygame.Surface((self.column | 1, len(sheet)), pygame.SRCALPHA, 32)  # mapped: of so many few are seen in a minute
        pygame.surfarray.blit_array(made.subsurface((0, 0, self.column, len(sheet))), sheet.T)
        return [made]

    def _shade(self, face: float) -> np.ndarray:
        """Colours by depth under a face, FINE to the reference pixel: bokashi, darker or paler towards the surface, and its strokes."""
        palette, depth = self.palette, np.arange(0, HEAD_PX, 1 / FINE)
        water = self._rows[np.minimum((depth * self.px).astype(int), len(self._rows) - 1)].copy()
        dark, pale = mix(palette.edge, palette.under[1][1], 0.25), mix(palette.under[0][1], palette.foam, 0.5)
        tone = np.asarray(dark if face > 0 else pale, dtype=np.float32)
        share = abs(face) * (0.8 if face > 0 else 0.55) * np.exp(-((depth / 19) ** 2)) * np.clip((HEAD_PX - depth) / 10, 0, 1)
        water += (tone - water) * share[:, None]
        strong = max(0.0, abs(face) - FAINT) / (1 - FAINT)
        line = mix(palette.under[1][1], palette.edge, 0.75) if face > 0 else mix(palette.under[0][1], palette.foam, 0.5)
        for start, press in STROKES:
            middle, half = start * (0.8 + 0.2 * strong), press * strong / 2
            self._band(water, depth, middle - half, middle + half, line, 0.7 * min(1.0, 1.5 * strong))
        return np.asarray(water)

    def _cut_slips(self, band: float) -> list[pygame.Surface]:
        """All slips: lip and a band for each breadth, slant and phase; below the band they are clear."""
        across = np.arange(self.column) + 0.5 - self.column / 2
        fractions = (np.arange(PHASES) + 0.5) / PHASES
        inks = [self._ink(1.3 + lip * BROADER, band) for lip in range(LIPS)]
        slips: list[list[pygame.Surface]] = [[] for _ in range(LIPS)]
        for slope, over in zip(self.slopes, self.over.tolist(), strict=True):
            steep = math.sqrt(1 + slope**2) * self.px
            rows = 2 * over + math.ceil((LIPS * BROADER + band + 2.5) * steep)
            depth = np.arange(rows)[None, :, None] + 0.5 - over - fractions[:, None, None] + slope * across
            place = np.clip(depth / steep * FINE, 0, len(inks[0][1]) - 1).astype(np.int16)
            above = np.clip(depth + 0.5, 0, 1).astype(np.float32)
            for row, (colors, share) in zip(slips, inks, strict=True):
                row += self._print(colors[place], above * share[place])
        return [slip for row in slips for slip in row]

    def _ink(self, breadth: float, band: float) -> tuple[np.ndarray, np.ndarray]:
        """Colours and strength of the lip and its band by depth, FINE to the reference pixel."""
        palette = self.palette
        depth = np.arange(0, LIPS * BROADER + BAND_PX + 3, 1 / FINE)
        water = np.repeat(self._rows[:1], len(depth), axis=0)
        self._band(water, depth, breadth, breadth + BAND_PX + 3, rgb(palette.edge), 0.6)
        self._band(water, depth, breadth + 3.0, breadth + 4.0, rgb(palette.crest[1]), 0.6)
        self._band(water, depth, -9, breadth, rgb(palette.lip), 1.0)
        return water.astype(np.float32), np.clip(breadth + band - depth + 0.5, 0, 1).astype(np.float32)

    def _print(self, colors: np.ndarray, alpha: np.ndarray) -> list[pygame.Surface]:
        """One surface for each phase of one slant and lip."""
        pixels = np.empty((*alpha.shape, 4), dtype=np.uint8)
        pixels[..., :3] = (colors * alpha[..., None])[..., ::-1]
        pixels[..., 3] = alpha * 255
        size = alpha.shape[2], alpha.shape[1]
        return [pygame.image.frombuffer(one.tobytes(), size, "BGRA") for one in pixels]

    def _band(self, water: np.ndarray, depth: np.ndarray, start: float, end: float, color: tuple[int, int, int], strength: float) -> None:
        share = np.clip(depth - start + 0.5, 0, 1) * np.clip(end - depth + 0.5, 0, 1) * strength
        water += (np.asarray(color, dtype=np.float32) - water) * share[:, None]


def _held(values: np.ndarray, most: int) -> np.ndarray:
    """Whole numbers from 0 to `most`; in a frame np.clip costs three times as much."""
    return np.asarray(np.minimum(np.maximum(values, 0), most), dtype=np.int64)
