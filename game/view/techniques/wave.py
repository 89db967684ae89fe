"""Picture of the driven wave: a filled outline and a head of foam."""

import math
from collections.abc import Callable

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.effects.splashes.foam import Disc, Foam
from game.view.poses import WavePose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette
from game.view.render.redraw_schedule import WAVE, RedrawSlot
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques import wave_body, wave_crest
from game.view.techniques.crest import Crest
from game.view.water.surface import Line, SurfaceProfile

LOW = 0.10
"""Metres over the still lake below which the heap is no wave yet."""
OVER, MOST, BACK, LONG, STEEP, CURL = 1.15, 164, 1.1, 150, 56, 40
"""A print shows a wave as it feels: it stands this much of its height higher than the water, but no higher than so many reference
pixels; so many metres behind the crest of the water, with a back and a face this long, its head this far forward (reference pixels)."""
REARS = 0.22
"""How much higher a surge lets it tower, and how much lower a slackening."""
INKED = 0.2
"""The share of its height from which a wave has a contour."""
TALL = 1.25
"""Metres of crest at which it towers as high as it gets."""
FLAT = 0.9
"""Metres of still water under which a wave is no body any more, but water that runs up a beach."""
MARGIN = 160
"""Reference pixels beyond each side of the picture to which it is printed."""
FOAM = 0.2
"""Thickness of the foam on a broken wave, as a share of its height."""
SPENT = 24.0
"""Reference pixels that a broken wave rises when the last of its foam goes; twice as high it has all of it."""
FALLS = 0.35
"""Pixels in six by which a face falls at least where there is foam."""
SEEN = 0.08
"""The stage from which a wave has a head."""


class WavePicture:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, foam: Foam) -> None:
        self.px, self.foam = px, foam
        self.heads = cache.get("heads", lambda: wave_crest.heads(palette, px))
        self.stripes = wave_body.Stripes(palette, px, cache)
        self.margin = MARGIN * px
        self.turn, self.crest = RedrawSlot(WAVE, 2), Crest()
        self.shown: pygame.Surface | None = None
        self.head: pygame.Surface | None = None
        self.corners, self.place = np.zeros((2, 2)), np.zeros(2)
        """Where body and head were printed, and where the crest was in the picture then."""
        self.line = np.zeros((2, 1))
        """Its outline, in pixels, as it was printed."""
        self.face, self.thick = np.zeros((2, 0)), 0.0
        """The outline from its peak down its face as it was printed, and how much foam lies on it (pixels)."""

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        wave: WavePose,
        seconds: float,
        frame: int,
        barrier: Disc | None = None,
        draw_under: Callable[[], None] | None = None,
    ) -> None:
        """Printed anew every other frame, and between moved as the wave goes. Behind a barrier it has neither contour nor claws.

        `draw_under` draws what it rolls over, once its outline is known.
        """
        place = np.array(camera.to_screen(wave.x, profile.level))
        if self.turn.due(frame, camera.x, seconds):
            self.place, self.shown, self.head = place, None, None
            self._print(camera, profile, wave, seconds, barrier)
        if self.shown is None:
            return
        moved = place - self.place
        body, head = self.corners + moved
        profile.crest = camera.world_x(self.line[0] + moved[0]), camera.world_y(self.line[1] + moved[1])
        if draw_under is not None:
            draw_under()
        safe_draw.blit_at(surface, self.shown, (body[0], body[1]))
        if self.head is not None:
            self._draw_head(surface, (head[0], head[1] + math.sin(seconds * 5.1) * 1.5 * self.px), barrier)
        x, y = self.face + moved[:, None]
        self.foam.draw(surface, x, y, self.thick, seconds, barrier)

    def _draw_head(self, surface: pygame.Surface, corner: tuple[float, float], barrier: Disc | None) -> None:
        """Foam, but for what would be seen through the glass."""
        assert self.head is not None
        head, (left, top) = self.head, (round(corner[0]), round(corner[1]))
        if barrier is not None and head.get_rect(topleft=(left, top)).colliderect(_box(barrier)):
            head = head.copy()
            safe_draw.circle(head, (0, 0, 0, 0), (barrier[0] - left, barrier[1] - top), barrier[2])
        safe_draw.blit_at(surface, head, (left, top))

    def _print(self, camera: Camera, profile: SurfaceProfile, wave: WavePose, seconds: float, barrier: Disc | None) -> None:
        """Find its outline, pixel by pixel, if it is a wave yet."""
        direction = 1 if wave.direction >= 0 else -1
        self.crest.pass_time(wave, seconds)
        base = self._foot(profile, wave, direction)
        heap = np.where(profile.wet, np.maximum(profile.surface - base, 0), 0)
        heap *= np.clip((3.2 * wave.length - np.abs(profile.x - wave.x)) / (0.8 * wave.length), 0, 1)
        # On a broad heap the claws stay where the wave is driven.
        crest = int(np.argmax(heap * np.exp(-(((profile.x - wave.x) / (0.9 * wave.length)) ** 2))))
        still = profile.level - (profile.surface - profile.depth)
        self.crest.follow(float(heap[crest]), float(still[crest]))
        heap *= np.clip(still / FLAT, 0, 1)
        if heap[crest] < LOW:
            return
        shown = self._around(heap, crest)
        across = camera.screen_x(profile.x[shown])
        left, right = max(-self.margin, across[0]), min(camera.width + self.margin, across[-1])
        x = np.arange(math.ceil(left), math.ceil(left) + int(right - left) // painting.SIMD_WIDTH * painting.SIMD_WIDTH)
        if not len(x):
            return
        # Wherever it thins out it lies on the lake as it is, or its ends would hang under the water.
        foot = np.interp(x, across, camera.screen_y((profile.surface - heap)[shown]))
        rise = np.interp(x, across, heap[shown] * camera.scale)
        self.crest.ahead.follow((float(profile.x[crest]) - wave.x,))
        column = float(camera.screen_x(wave.x + self.crest.ahead.now[0]))
        fades = min(1.0, 2.0 * wave.strength)
        over = self._towering(x, rise, column, direction) * fades
        leant = np.maximum.accumulate(x + self._lean() * direction * (over / (MOST * self.px)) ** 1.5)
        top = np.interp(x, leant, foot - rise - over)
        self._lay(x, top, np.maximum(foot - top, 1.0), direction, barrier, (column, wave.length * camera.scale))

    def _lay(
        self, x: Line, top: Line, rise: Line, direction: int, barrier: Disc | None = None, crest: tuple[float, float] | None = None
    ) -> None:
        """Print body, lip and head. `crest`: the column about which its peak lies, and how far from there it may."""
        column, wide = crest if crest is not None else (float(x[np.argmax(rise)]), math.inf)
        peak = int(np.argmax(rise * np.exp(-(((x - column) / wide) ** 2))))
        height = float(rise[peak])
        share = np.minimum(rise / height, 1.0)  # where it has run into a taller heap it is no more of a crest than here
        ends = np.array([x[0] - 1, x[peak], x[-1] + 1])
        along = np.interp(x, ends, (-direction, 0, direction))
        first = math.floor(top.min()) - wave_body.OVER - 1
        last = math.ceil((top + wave_body.DEEP * rise).max())
        grown = min(1.0, 0.4 + height / (TALL * METRE * self.px))
        heavy = 6.0 * share**4 * np.where(along > 0, np.maximum(1 - 6 * along, 0), 1) * min(1.0, self.crest.stage)
        # At its ends it is the lake's own lip.
        lip = (3.9 + heavy * grown) * self.px
        contour = share > INKED
        if barrier is not None:
            contour &= np.abs(x - barrier[0]) > barrier[2]
        self.shown = self.stripes.print(last - first, top - first, rise, along, lip, contour)
        self.corners = np.array([(x[0], first), (0.0, 0.0)])
        self.line = np.stack([x, top])[:, ::8]
        self._break(x, top, share, peak, direction, height)
        self.crest.rise.follow((height,))
        self.head = self._head(self.crest.rise.now[0], direction)
        if self.head is not None:
            ahead = wave_crest.LEFT / wave_crest.WIDE if direction > 0 else 1 - wave_crest.LEFT / wave_crest.WIDE
            self.crest.peak.follow((float(x[peak]) - column,))
            across = column + self.crest.peak.now[0]
            up = float(np.interp(across, x, top)) - wave_crest.ABOVE / wave_crest.HIGH * self.head.get_height()
            self.corners[1] = across - ahead * self.head.get_width(), up

    def _break(self, x: Line, top: Line, share: Line, peak: int, direction: int, height: float) -> None:
        """What tumbles down its face: from the lip as far as it has come."""
        broken = max(0.0, self.crest.stage - 1.0)
        ahead = slice(peak, None, 6) if direction > 0 else slice(peak, None, -6)
        down, falls = share[ahead] > 1.0 - 0.93 * broken, np.diff(top[ahead]) > FALLS
        # From the lip on it lies where the face falls, and nowhere on the flat before it.
        first = int(np.argmax(falls)) if falls.any() else len(falls)
        down[1:] &= falls | (np.arange(len(falls)) < first)
        end = int(np.argmin(down)) if not down.all() else len(down)
        self.face = np.stack([x[ahead][:end], top[ahead][:end]]) if falls.any() else np.zeros((2, 0))
        worn = min(1.0, max(0.0, height / self.px - SPENT) / SPENT)
        self.thick = FOAM * height * min(1.0, 1.6 * broken) * worn

    def _head(self, rise: float, direction: int) -> pygame.Surface | None:
        """The head of a wave that rises so many pixels, in the stage in which it is."""
        if rise < wave_crest.LOWEST * self.px or self.crest.stage < SEEN:
            return None
        printed = self.heads[wave_crest.stage_index(self.crest.stage)]
        times = rise / (wave_crest.TALLEST * self.px)
        size = round(printed.get_width() * times) // painting.SIMD_WIDTH * painting.SIMD_WIDTH, round(printed.get_height() * times)
        head = pygame.transform.smoothscale(printed, size)
        return head if direction > 0 else pygame.transform.flip(head, True, False)

    def _lean(self) -> float:
        """How far the crest hangs over: not at all as a hump, nor when it has broken."""
        stage = self.crest.stage
        return CURL * self.px * (stage if stage < 1 else max(0.0, 2 - stage)) * (1 + 0.5 * self.crest.surge)

    def _towering(self, x: Line, rise: Line, crest: float, direction: int) -> Line:
        """What the picture adds to the heap: over its back stands a crest with a steep face, the higher the wave the more so."""
        away = (x - crest) * direction / self.px + BACK * METRE
        tall, stage = float(rise.max()), self.crest.stage
        self.crest.heap.follow((tall,))
        grown = min(1.0, self.crest.heap.now[0] / (TALL * METRE * self.px))
        grown *= (0.45 + 0.55 * min(1.0, stage)) * (1 - 0.6 * max(0.0, stage - 1)) * (1 + REARS * self.crest.surge)
        over = OVER * grown * self.crest.heap.now[0]
        over = min(over, max(0.0, MOST * (1 + 0.5 * REARS * self.crest.surge) * self.px - tall))
        # Where the heap itself is low nothing towers: it would stand on its end like a wall.
        ends = np.minimum(rise / (0.8 * tall), 1)
        ends *= ends * (3 - 2 * ends)
        steep = STEEP * (1.6 - 0.6 * min(1.0, stage))
        return np.asarray(over * ends * np.exp(-((away / np.where(away < 0, LONG, steep)) ** 2)))

    def _foot(self, profile: SurfaceProfile, wave: WavePose, direction: int) -> Line:
        """The level that the heap stands on: the water behind it, and the trough that it draws before it, whatever swell passes there."""
        behind = min(float(profile.at(wave.x - direction * 2.6 * wave.length)), profile.level + 0.2)
        near = (direction * (profile.x - wave.x) > 0) & (np.abs(profile.x - wave.x) < 1.8 * wave.length) & profile.wet
        trough = float(profile.surface[near].min()) if near.any() else behind
        self.crest.levels.follow((behind, min(trough, behind)))
        behind, trough = self.crest.levels.now
        place = np.clip(direction * (profile.x - wave.x) / (1.6 * wave.length) + 0.5, 0, 1)
        return np.asarray(behind + (trough - behind) * place)

    def _around(self, heap: np.ndarray, crest: int) -> slice:
        """The unbroken run of heaped water about the crest."""
        low = np.flatnonzero(heap <= 0.015)
        before, after = low[low < crest], low[low > crest]
        return slice(int(before[-1]) + 1 if len(before) else 0, int(after[0]) if len(after) else len(heap))


def _box(barrier: Disc) -> pygame.Rect:
    x, y, radius = barrier
    return pygame.Rect(round(x - radius), round(y - radius), round(2 * radius), round(2 * radius))
