"""Takes the driven crest as the solver has it, gives a wave that no wind ever made: stripes along its back, a hollow, claws of foam."""

import math
from typing import Any

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import METRE, WIDTH, Camera
from game.view.palette import Palette, mix, rgb
from game.view.prints import Prints
from game.view.profile import Line, Profile
from game.view.turns import SKY

STRIPES = 9
POINTS = 40
LOW = 0.10
"""Metres over the still lake below which the heap is no wave yet."""
HEADS = 6
ALONG = np.linspace(-1, 1, POINTS)
ALONG *= np.sqrt(np.abs(ALONG))
"""Where the wave is followed, from one end over the crest to the other: closer together about the crest."""
PRESS = np.maximum(np.cos(np.pi / 2 * ALONG), 0) ** 0.7
"""How hard the brush presses along the wave."""
OVER, MOST, BACK, LONG, STEEP, CURL = 1.0, 152, 1.3, 150, 58, 34
"""A print shows a wave as it feels: it stands this much of its height higher than the water, but no higher than so many reference
pixels; so many metres behind the crest of the water, with a back and a face this long, its head this far forward (reference pixels)."""
BODY = (1.0, 0.66, 0.34)
"""From which share of the height down each tone of the body reaches."""
SHARES = np.array([*BODY, 0.0, *(0.94 - 1.12 * np.arange(STRIPES) / STRIPES)])[:, None]
"""At what share of the height each line of the picture runs: the tones of the body, its foot, then the stripes; the last sweep under it."""
BELLY = 0.16
"""How far the foot hangs down into the lake, as a share of the height."""
MELTS, SHORTEST, LONGEST, STRIP = 14, 4.0, 76.0, 2 * bokashi.LANES
"""Strips of its colour that melt into the lake under its foot: how many lengths, between which, and how wide (pixels)."""
INKED = 0.2
"""The share of its height from which a wave has a contour."""
TALL = 1.25
"""Metres of crest at which the claws are largest."""
HOLLOW = 86
"""Reference pixels from the crest to the foot of the shaded face."""
MARGIN, HIGH, BELOW = 160, 400, 120
"""Reference pixels of the sheet beyond each side of the picture, of its whole height, and of that below the still lake."""
CLAWS, ABOVE = 110, 30
"""Reference pixels to which the claws reach beyond the ends of the wave, and above its crest."""


class Wave:
    def __init__(self, palette: Palette, k: float, prints: Prints) -> None:
        self.palette, self.k = palette, k
        right = prints.keep("claws", lambda: [self._head((i + 1) / HEADS) for i in range(HEADS)])
        self.heads = {1: right, -1: [pygame.transform.flip(head, True, False) for head in right]}
        deep, pale = rgb(palette.crest[0]), rgb(palette.crest[1])
        body = [mix(palette.crest[0], palette.under[1][1], share) for share in (0.97, 0.87, 0.77)]
        self.melts = prints.keep("melts", lambda: [self._melt(body[-1], number) for number in range(MELTS)])
        # Below the foot the ink is thinned with the lake.
        deeper = [mix(deep, body[-1], max(0.0, 0.25 * (stripe - 5))) for stripe in range(STRIPES)]
        self.tones = [*body, *(pale if stripe % 3 == 1 and stripe < 7 else deeper[stripe] for stripe in range(STRIPES))]
        self.press = np.array([0.7 if stripe % 3 == 1 and stripe < 7 else 2.5 - 0.17 * stripe for stripe in range(STRIPES)])
        self.shade = mix(palette.crest[0], palette.ink, 0.25)
        self.margin, self.still = MARGIN * k, (HIGH - BELOW) * k
        self.sheet = pygame.Surface((round((WIDTH + 2 * MARGIN) * k), round(HIGH * k)), pygame.SRCALPHA, 32)
        self.shown = self.sheet.subsurface((0, 0, 0, 0))
        self.crest = 0.0

    def draw(self, surface: pygame.Surface, camera: Camera, profile: Profile, wave: Any, seconds: float, frame: int) -> None:
        """Printed anew every other frame, and between moved as the wave goes."""
        crest, still = camera.to_screen(wave.x, profile.level)
        if frame % 2 == SKY % 2 or abs(crest - self.crest) > self.margin:
            self.crest = crest
            self.sheet.fill((0, 0, 0, 0), (*self.shown.get_offset(), *self.shown.get_size()))
            used = self._print(camera, profile, wave, seconds, np.array([self.margin, self.still - still]))
            self.shown = self.sheet.subsurface(used.clip(self.sheet.get_rect()))
        left, top = self.shown.get_offset()
        canvas.stamp(surface, self.shown, (left - self.margin + crest - self.crest, top - self.still + still))

    def _print(self, camera: Camera, profile: Profile, wave: Any, seconds: float, origin: Line) -> pygame.Rect:
        """Draw the wave on the sheet, on which the picture's corner lies at `origin`; gives the part that is drawn on."""
        direction = 1 if getattr(wave, "direction", 1) >= 0 else -1
        base = self._foot(profile, wave, direction)
        heap = np.where(profile.wet, np.maximum(profile.surface - base, 0), 0)
        heap *= np.clip((3.2 * wave.length - np.abs(profile.x - wave.x)) / (0.8 * wave.length), 0, 1)
        # Wherever it thins out it lies on the lake as it is, or its ends would hang under the water.
        base = profile.surface - heap
        if heap.max() < LOW:
            return pygame.Rect(0, 0, 0, 0)
        # On a broad heap the claws stay where the wave is driven.
        crest = int(np.argmax(heap * np.exp(-(((profile.x - wave.x) / (0.9 * wave.length)) ** 2))))
        shown = self._around(heap, crest)
        kept = np.where(ALONG < 0, crest + (crest - shown.start) * ALONG, crest + (shown.stop - 1 - crest) * ALONG).astype(int)
        back = np.stack([camera.screen_x(profile.x[kept]), camera.screen_y(base[kept])], axis=1) + origin
        rise = heap[kept] * camera.scale
        over = self._towering(back[:, 0], rise, float(camera.screen_x(profile.x[crest]) + origin[0]), direction)
        rise = rise + over
        crest = int(np.argmax(rise))
        forward = CURL * self.k * direction * (over / (MOST * self.k)) ** 1.5
        self._draw_body(self.sheet, back, rise, forward, crest, direction)
        line = back + np.stack([forward, -rise], axis=1)
        self._draw_lip(self.sheet, line, rise / max(1e-6, rise[crest]), crest, float(rise[crest] / camera.scale), direction, seconds)
        left, top = back[0, 0] - CLAWS * self.k, (back[:, 1] - rise).min() - ABOVE * self.k
        right, bottom = back[-1, 0] + CLAWS * self.k, (back[:, 1] + BELLY * rise).max() + LONGEST * self.k
        return pygame.Rect(int(left), int(top), int(right - left), int(bottom - top))

    def _towering(self, x: Line, rise: Line, crest: float, direction: int) -> Line:
        """What the picture adds to the heap: over its back stands a crest with a steep face, the higher the wave the more so."""
        away = (x - crest) * direction / self.k + BACK * METRE
        tall = float(rise.max())
        grown = min(1.0, tall / (TALL * METRE * self.k))
        over = min(OVER * grown * tall, max(0.0, MOST * self.k - tall))
        ends = np.minimum(rise / (0.3 * tall), 1)
        return np.asarray(over * ends * np.exp(-((away / np.where(away < 0, LONG, STEEP)) ** 2)))

    def _foot(self, profile: Profile, wave: Any, direction: int) -> Line:
        """The level that the heap stands on: the water behind it, and the trough that it draws before it."""
        behind = min(float(profile.at(wave.x - direction * 2.6 * wave.length)), profile.level + 0.2)
        near = (direction * (profile.x - wave.x) > 0) & (np.abs(profile.x - wave.x) < 1.8 * wave.length) & profile.wet
        trough = float(profile.surface[near].min()) if near.any() else behind
        place = np.clip(direction * (profile.x - wave.x) / (1.6 * wave.length) + 0.5, 0, 1)
        return np.asarray(behind + (min(trough, behind) - behind) * place)

    def _around(self, heap: np.ndarray, crest: int) -> slice:
        """The unbroken run of heaped water about the crest."""
        low = np.flatnonzero(heap <= 0.015)
        before, after = low[low < crest], low[low > crest]
        return slice(int(before[-1]) + 1 if len(before) else 0, int(after[0]) if len(after) else len(heap))

    def _draw_body(self, surface: pygame.Surface, back: Line, rise: Line, forward: Line, crest: int, direction: int) -> None:
        """Teal under stripes that follow the profile and run together in the tail; its foot melts into the lake."""
        lean = np.exp(-(((np.arange(len(rise)) - crest) / max(4.0, len(rise) * 0.2)) ** 2)) * direction * 66 * self.k
        lines = np.empty((len(SHARES), len(rise), 2))
        lines[:, :, 0] = back[:, 0] + lean * ((1 - SHARES) * np.maximum(SHARES, 0)) + forward * np.maximum(SHARES, 0) ** 2
        lines[:, :, 1] = back[:, 1] - rise * SHARES + BELLY * rise * np.clip(1 - 2 * SHARES, 0, 1)
        tall = np.minimum(np.maximum(rise / (40 * self.k), 0.15), 1)
        foot = lines[len(BODY)]
        body = np.concatenate([lines[: len(BODY)], lines[1 : len(BODY) + 1, ::-1]], axis=1)
        # A stripe is thin: every other place will do.
        middle, half = lines[len(BODY) + 1 :, ::2], np.zeros((STRIPES, (POINTS + 1) // 2, 2))
        half[:, :, 1] = self.press[:, None] * self.k * (PRESS * tall)[::2]
        canvas.polygons(surface, self.tones[: len(BODY)], body)
        self._melt_into(surface, foot, rise)
        self._draw_hollow(surface, lines[0], back, crest, direction)
        canvas.polygons(surface, self.tones[len(BODY) :], np.concatenate([middle - half, (middle + half)[:, ::-1]], axis=1))

    def _melt_into(self, surface: pygame.Surface, foot: Line, rise: Line) -> None:
        """Strips under the foot, side by side, the longer the higher the wave stands over them."""
        x = np.arange(max(0.0, foot[0, 0]), min(surface.get_width(), foot[-1, 0]) - STRIP, STRIP)
        if len(x):
            high = np.interp(x + STRIP / 2, foot[:, 0], rise) / self.k
            which = np.minimum(high * (MELTS / 70), MELTS - 1).astype(np.int64)
            canvas.scatter(surface, self.melts, which, x, np.interp(x + STRIP / 2, foot[:, 0], foot[:, 1]))

    def _melt(self, color: tuple[int, int, int], number: int) -> pygame.Surface:
        rows = max(1, round((SHORTEST + (LONGEST - SHORTEST) * number / (MELTS - 1)) * self.k))
        fade = (1 - (np.arange(rows, dtype=np.float32) + 0.5) / rows) ** 1.4
        return bokashi.translucent(color, np.repeat(fade[:, None], STRIP, axis=1))

    def _draw_hollow(self, surface: pygame.Surface, line: Line, back: Line, crest: int, direction: int) -> None:
        """The face is in the shade, from under the lip down to its foot."""
        face = line[crest:] if direction > 0 else line[crest::-1]
        face = face[np.abs(face[:, 0] - face[0, 0]) < HOLLOW * self.k]
        if len(face) < 3:
            return
        along = np.linspace(0, 1, 9)[::-1, None]
        top, foot = face[0] - np.array([direction * 8 * self.k, 0]), face[-1]
        bend = np.array([top[0] + direction * 2 * self.k, top[1] + 0.75 * (back[crest, 1] - top[1])])
        inner = top * (1 - along) ** 2 + bend * 2 * along * (1 - along) + foot * along**2
        canvas.polygon(surface, self.shade, np.concatenate([face, inner]))

    def _draw_lip(
        self, surface: pygame.Surface, line: Line, share: Line, crest: int, height: float, direction: int, seconds: float
    ) -> None:
        """Cream along the back, thickest at the crest, then the claws. `share` is how high each place is of the highest."""
        thick = (3.6 + 7 * share**3) * self.k * min(1.0, 0.4 + height)
        top, low = line.copy(), line.copy()
        thick[[0, -1]] = 0
        # Its ends are the lake's own lip.
        top[:, 1] -= thick * 0.4 * np.minimum(1, 4 * share)
        low[:, 1] = top[:, 1] + thick
        canvas.polygon(surface, rgb(self.palette.lip), np.concatenate([top, low[::-1]]))
        canvas.lines(surface, rgb(self.palette.ink), top[share > INKED])
        head = self.heads[direction][min(HEADS - 1, int(height / TALL * HEADS))]
        bob = math.sin(seconds * 5.1) * 1.5 * self.k
        left = line[crest, 0] - (0.34 if direction > 0 else 0.66) * head.get_width()
        canvas.stamp(surface, head, (left, line[crest, 1] - head.get_height() * 0.2 + bob))

    def _head(self, size: float) -> pygame.Surface:
        """Claws of foam curling to the right; the crest is a third from the left and a third from the top."""
        wide, high = 150 * size * self.k, 104 * size * self.k
        dice = bokashi.generator("claws")
        foam, ink, shade = rgb(self.palette.lip), rgb(self.palette.ink), mix(self.palette.lip, self.palette.crest[1], 0.7)
        roots = [(t, 0.30 + 0.18 * max(0.0, t - 0.34) ** 1.6 * 6 + dice.uniform(-0.03, 0.03)) for t in np.linspace(0.04, 0.78, 15)]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.k * times
            w = large.get_width()
            dome = [
                (0.0, 0.36),
                (0.14, 0.25),
                (0.34, 0.18),
                (0.55, 0.22),
                (0.72, 0.36),
                (0.8, 0.52),
                (0.7, 0.42),
                (0.52, 0.36),
                (0.34, 0.34),
                (0.15, 0.36),
            ]
            body = bokashi.spine([(a * w, b * w * 0.72) for a, b in dome], 5)
            lengths = [dice.uniform(0.09, 0.15) * (0.75 + 0.6 * t) for t, _ in roots]
            canvas.lines(large, ink, body, max(1, round(3.0 * unit)), closed=True)
            for (x, y), long in zip(roots, lengths, strict=True):
                _claw(large, ink, x, y - 0.05, long, 1.4 * unit)
            canvas.polygon(large, foam, body)
            for (x, y), long in zip(roots, lengths, strict=True):
                _claw(large, foam, x, y - 0.05, long, 0.0)
                _claw(large, shade, x + 0.012, y - 0.012, long * 0.62, 0.0)
            for _ in range(16):
                spot = (dice.uniform(0.5, 0.99) * w, dice.uniform(0.05, 0.95) * large.get_height())
                radius = dice.uniform(1.0, 2.8) * unit * max(0.5, size)
                canvas.circle(large, ink, spot, radius + unit * 0.8)
                canvas.circle(large, foam, spot, radius)

        return bokashi.painted((wide, high), paint)


def _claw(large: pygame.Surface, color: canvas.Color, x: float, y: float, long: float, grow: float) -> None:
    """One that curls over from its root at (x, y), in widths of the sprite; `grow` pixels fatter."""
    w, h = large.get_size()
    points = [
        (x, y),
        (x + long * 0.55, y - long * 0.30),
        (x + long * 1.05, y - long * 0.02),
        (x + long * 1.02, y + long * 0.5),
        (x + long * 0.72, y + long * 0.72),
    ]
    line = bokashi.spine([(a * w, b * w * 0.72) for a, b in points], 6)
    half = np.linspace(1, 0.12, len(line)) ** 0.8 * long * 0.22 * w + grow
    canvas.polygon(large, color, bokashi.ribbon(line, half))
