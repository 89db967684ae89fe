"""Picture of the spiderweb: on the lake's surface, threads below it, tethers on the captives."""

import math
from functools import partial

import numpy as np
import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.view.camera.camera import Camera
from game.view.poses import SpiderwebPose
from game.view.render import painting, safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette, mix, rgb
from game.view.render.redraw_schedule import PLANE, RedrawSlot
from game.view.render.safe_draw import Numbers
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques.filaments import Filaments
from game.view.techniques.spiderweb_surface import SpiderwebSurface
from game.view.water.surface import SurfaceProfile

THREAD_APART = 1.15
WRAPS = 24
BANDS, BAND_APART = 7, 9.3
"""About one body; reference pixels from one to the next."""
RUNS_UP, BAND_AFTER = 0.3, 0.1
"""Seconds in which strands come up to whoever is caught; seconds from one band about him to the next."""
LATE = 99.0
"""Seconds after which nothing changes any more; ticks in a second."""
ABOUT, COMES_DOWN = 8.0, 14.0
"""Metres from the web's heart and from those caught in it that threads hang down; metres that the front goes on while one comes down."""
STRAND_REACH = 3.0
"""Metres beyond its two ends that a strand may still be seen: it sags, and the camera goes on while strands are not laid anew."""
HALO = 168
"""Reference pixels across the light behind a sunk body."""
ALONG = np.linspace(0, 1, 13)[None, :]
"""Where along a strand it bends."""
BOW, CURL, QUIVER = np.sin(np.pi * ALONG), np.sin(2 * np.pi * ALONG), np.sin(3 * np.pi * ALONG)
FULL = 0.42 + 0.58 * np.abs(np.sin(1.7 * np.pi * ALONG + 0.5)) * (1 - 0.35 * ALONG)
"""How thick it is there: a brush that presses twice."""
BEADS = [3, 6, 9]


class SpiderwebPicture:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.plane = SpiderwebSurface(palette, px, cache)
        self.threads = sorted(cache.get("threads", lambda: [self._thread(i) for i in range(9)]), key=pygame.Surface.get_height)
        self.lengths = [thread.get_height() for thread in self.threads]
        self.slender = [painting.to_rle(thread) for thread in self.threads]
        self.glow, self.bead = cache.get("web light", lambda: [self._glow(), self._bead()])
        self.wraps, self.bands = cache.get("wraps", self._wraps), Lazy(lambda: cache.get("bands of web", self._bound))
        self.filaments = Filaments(palette, px)
        self._threads_due = RedrawSlot(PLANE, 2)
        self._threads: tuple[Numbers, Numbers, list[int], list[float]] = (np.zeros(0), np.zeros(0), [], [])
        self._strands_due, self._place = RedrawSlot(PLANE, 2), (0.0, 0.0)
        self._laid: tuple[Numbers, Numbers, Numbers] | None = None

    # under water

    def draw_threads(
        self, surface: pygame.Surface, camera: Camera, web: SpiderwebPose, profile: SurfaceProfile, seconds: float, frame: int = 0
    ) -> None:
        """The filaments from the island, and threads that hang from the web about its heart and about those in it, swaying."""
        self.filaments.draw(surface, camera, web, profile, self.bead, seconds, frame)
        loosening, pairs = web.releasing > 0, []
        if self._threads_due.due(frame, camera.x, seconds):
            self._threads = self._choose_threads(camera, web, profile)
        numbers, places, kinds, grown = self._threads
        across = camera.screen_x(places) + np.sin(seconds * 0.9 + numbers) * (3 * self.px)
        down = camera.screen_y(profile.at(places))
        for which, share, x, y in zip(kinds, grown, across.tolist(), down.tolist(), strict=True):
            sprite = self.plane.fading(self.threads[which], web.releasing) if loosening else self.slender[which]
            if share < 1.0:
                sprite = self.threads[which].subsurface((0, 0, sprite.get_width(), max(1, int(sprite.get_height() * share))))
                safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y))
            else:
                pairs.append((sprite, (round(x - sprite.get_width() / 2), round(y))))
        safe_draw.stamps(surface, pairs, safe_draw.PREMULTIPLIED if loosening else safe_draw.STRAIGHT_ALPHA)

    def _choose_threads(
        self, camera: Camera, web: SpiderwebPose, profile: SurfaceProfile
    ) -> tuple[Numbers, Numbers, list[int], list[float]]:
        """Number, place, sprite and grown share of every thread that hangs in the picture or just beside it."""
        numbers = np.arange(math.ceil((camera.left - 1) / THREAD_APART), math.floor((camera.right + 1) / THREAD_APART) + 1)
        places = np.asarray(numbers * THREAD_APART, dtype=np.float64)
        grown = self._grown(web, places)
        deep = np.interp(places, profile.x, profile.depth) * camera.scale
        longest = np.searchsorted(self.lengths, deep)
        shown = (grown > 0) & (longest > 0) & ((numbers * 7919) % 10 >= 3)
        numbers = numbers[shown]
        return numbers.astype(np.float64), places[shown], (numbers * 5 % longest[shown]).tolist(), grown[shown].tolist()

    def _grown(self, web: SpiderwebPose, places: np.ndarray) -> np.ndarray:
        """How much of the thread at each place hangs there yet: it comes down once the front has passed, if anything is near."""
        about = [self.plane.center, *(captive.x for captive in web.captives)]
        away = np.abs(places[:, None] - np.array(about)[None, :]).min(axis=1)
        passed = np.where(places < web.maker[0], places - web.reach_left, web.reach_right - places)
        return np.where(away < ABOUT, np.minimum(np.maximum(passed / COMES_DOWN, 0.0), 1.0), 0.0)

    def draw_strands(self, surface: pygame.Surface, camera: Camera, web: SpiderwebPose, seconds: float, frame: int = 0) -> None:
        """Each tether: slack ones sag and sway, taut ones hum. Worked out every other frame, and between moved with the camera."""
        if self._strands_due.due(frame, camera.x, seconds):
            self._laid, self._place = self._lay_strands(camera, web, seconds), camera.to_screen(0.0, 0.0)
        if self._laid is None:
            return
        outlines, lines, beads = self._laid
        moved = np.subtract(camera.to_screen(0.0, 0.0), self._place)
        # The brush presses in a tone between white and water, which makes the white along it soft.
        glow, white = mix(self.palette.chakra_glow, self.palette.web, 0.22), rgb(self.palette.web)
        safe_draw.polygons(surface, [glow] * len(lines), outlines + moved)
        safe_draw.threads(surface, white, lines + moved, [max(1, round(self.px))] * len(lines))
        at = beads + moved
        safe_draw.blit_many(surface, [self.bead], np.zeros(len(at), dtype=np.int64), at[:, 0], at[:, 1])

    def _lay_strands(self, camera: Camera, web: SpiderwebPose, seconds: float) -> tuple[Numbers, Numbers, Numbers] | None:
        """Outlines of all strands in the picture, the lines along their middles and the corners of their beads, in pixels; None if there
        are none: most of the way whoever is caught has been left behind."""
        left, right = camera.left - STRAND_REACH, camera.right + STRAND_REACH
        near = [number for number, s in enumerate(web.strands) if max(s.foot_x, s.anchor_x) > left and min(s.foot_x, s.anchor_x) < right]
        strands = [web.strands[number] for number in near]
        if not strands:
            return None
        ages = {captive.who: captive.age_ticks / TICKS_PER_SECOND for captive in web.captives}
        data = np.array([(s.foot_x, s.anchor_x, s.foot_y, s.anchor_y, s.tension) for s in strands], dtype=np.float64).T
        finite = np.isfinite(data).all(axis=0)
        data = data[:, finite]
        tension = np.minimum(np.maximum(data[4], 0), 1)[:, None]
        numbers = np.array(near)[finite][:, None]
        lines, across = self._courses(camera.screen_x(data[:2]), camera.screen_y(data[2:4]), tension, seconds, numbers)
        self._run_up(lines, across, [ages.get(strand.who, LATE) for strand in strands if math.isfinite(strand.tension)])
        # An outline that is filled shows half a pixel more to every side.
        half = np.maximum((1.4 + 0.5 * tension) * self.px * FULL - 0.5, 0)
        thick = across * half[..., None]
        beads = lines[:, BEADS].reshape(-1, 2) + 0.5 - np.array(self.bead.get_size()) / 2
        return np.concatenate([lines + thick, (lines - thick)[:, ::-1]], axis=1), lines, beads

    def _run_up(self, lines: np.ndarray, across: np.ndarray, ages: list[float]) -> None:
        """Strands that have just taken somebody run up to him from the bed: so much of each as is there yet."""
        if len(ages) != len(lines):
            return
        for number, age in enumerate(ages):
            if age < RUNS_UP:
                share = 1.0 - age / RUNS_UP
                at = share + (1.0 - share) * ALONG[0]
                lines[number] = np.column_stack([np.interp(at, ALONG[0], lines[number, :, axis]) for axis in (0, 1)])

    def _courses(
        self, x: np.ndarray, y: np.ndarray, tension: np.ndarray, seconds: float, number: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Where strands run from the first `x` and `y` to the second, and which way is across each; its `number` says how each sways."""
        wide, high = (x[1] - x[0])[:, None], (y[1] - y[0])[:, None]
        long = np.maximum(1.0, np.hypot(wide, high))
        across = np.empty((len(number), 1, 2))
        across[..., 0], across[..., 1] = -high / long, wide / long
        slack = (1 - tension) * 0.1 * long + 3 * self.px
        sag = slack * (0.7 * np.sin(seconds * 1.3 + number * 2.1) + np.where(number % 2, 0.6, -0.6))
        hum = np.sin(seconds * 70 + number) * (1.6 * self.px) * tension
        off = BOW * sag - CURL * (slack * (0.25 + 0.35 * np.sin(number * 1.9 + seconds * 0.7))) + QUIVER * hum
        lines = across * off[..., None]
        lines[..., 0] += x[0][:, None] + wide * ALONG
        lines[..., 1] += y[0][:, None] + high * ALONG
        return lines, across

    def draw_halo(self, surface: pygame.Surface, camera: Camera, x: float, y: float) -> None:
        """Soft light behind a sunk body, or dark on dark is lost."""
        px, py = camera.to_screen(x, y)
        safe_draw.blit_at(surface, self.glow, (px - self.glow.get_width() / 2, py - self.glow.get_height() / 2), safe_draw.ADD)

    def draw_wraps(self, surface: pygame.Surface, camera: Camera, x: float, y: float, angle: float, age: float = LATE) -> None:
        """Bands about a body whose middle is at (x, y), turned by `angle` radians (counter-clockwise), `age` seconds after it was caught:
        first the strands come, then band after band from the feet up."""
        px, py = camera.to_screen(x, y)
        turn, bound = round(angle / (2 * math.pi) * WRAPS) % WRAPS, wraps_shown(age)
        if bound >= BANDS:
            sprite = self.wraps[turn]
            safe_draw.blit_at(surface, sprite, (px - sprite.get_width() / 2, py - sprite.get_height() / 2))
            return
        for band in range(bound):
            sprite = self.bands()[turn * BANDS + band]
            far = (BANDS // 2 - band) * BAND_APART * self.px
            way = 2 * math.pi * turn / WRAPS
            safe_draw.blit_at(
                surface, sprite, (px + math.sin(way) * far - sprite.get_width() / 2, py + math.cos(way) * far - sprite.get_height() / 2)
            )

    # made once

    def _bead(self) -> pygame.Surface:
        r, white = 2.5 * self.px, rgb(self.palette.web)
        return painting.painted(
            (2 * r, 2 * r), lambda large, times: safe_draw.circle(large, white, (r * times, r * times), 0.7 * r * times)
        )

    def _thread(self, index: int) -> pygame.Surface:
        """A slender thread with a few beads that hangs in a long curve; no two are of one weight."""
        dice = painting.generator("thread", index)
        long, bow, curl = dice.uniform(44, 210) * self.px, dice.uniform(-17, 17) * self.px, dice.uniform(-9, 9) * self.px
        weight, turn = dice.uniform(0.5, 1.0) * self.px, dice.uniform(0.3, 1.2)
        white = rgb(self.palette.web)
        down = np.linspace(0, 1, 7)
        aside = bow * np.sin(np.pi * down * turn) + curl * np.sin(2 * np.pi * down)

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2
            line = painting.spine([(middle + x * times, y * long * times) for x, y in zip(aside, down, strict=True)], 5)
            there = np.linspace(0, 1, len(line))
            press = (0.35 + 0.65 * np.abs(np.sin(1.6 * np.pi * there + 0.7))) * (1 - 0.6 * there)
            point = np.minimum(1, 5 * (1 - there)) ** 0.6
            safe_draw.polygon(
                large, (*rgb(self.palette.chakra_glow), 80), painting.ribbon(line, (press + 0.9) * point * 1.6 * self.px * times)
            )
            safe_draw.polygon(large, (*white, 225), painting.ribbon(line, (press + 0.25) * point * weight * times))
            for share in dice.uniform(0.12, 0.95, 3):
                spot = line[min(len(line) - 1, int(share * len(line)))]
                safe_draw.circle(large, (*white, 245), spot, (1.1 * self.px + 0.6 * weight) * times)

        reach = float(np.abs(aside).max())
        return painting.painted((2 * reach + 12 * self.px, long + 4 * self.px), paint, 3)

    def _glow(self) -> pygame.Surface:
        line = np.linspace(-1, 1, round(HALO * self.px) // painting.SIMD_WIDTH * painting.SIMD_WIDTH, dtype=np.float32)
        light = np.clip(1 - np.hypot(line[None, :], line[:, None]), 0, 1) ** 2.0 * 0.46
        return painting.opaque(light[..., None] * np.asarray(rgb(self.palette.chakra_glow), dtype=np.float32) - 0.5)

    def _bound(self) -> list[pygame.Surface]:
        """Every band by itself, from the feet up, for every turn."""
        return [self._band(2 * math.pi * turn / WRAPS, BANDS - 1 - band) for turn in range(WRAPS) for band in range(BANDS)]

    def _band(self, turn: float, number: int) -> pygame.Surface:
        side = round(44 * self.px)

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, large.get_width() / 2
            for color, fat in (((*rgb(self.palette.ink), 120), 1.4), ((*rgb(self.palette.web), 240), 0.0)):
                self._wind(large, color, fat, number, 0.0, turn, middle, unit)

        return painting.painted((side, side), paint)

    def _wind(
        self, large: pygame.Surface, color: safe_draw.Color, fat: float, i: int, up: float, turn: float, middle: float, unit: float
    ) -> None:
        """One band: bowed, tilted one way or the other, thin at its turns."""
        along, across = np.array([math.cos(turn), -math.sin(turn)]), np.array([math.sin(turn), math.cos(turn)])
        tilt, half, bow = (4 if i % 2 else -4), 16 - abs(i - 3) * 1.2, 4.5 if i % 3 else 2.5
        places = [(-half, -tilt), (-0.4 * half, bow), (0.4 * half, bow + 0.5), (half, tilt)]
        points = [tuple(middle + (along * x + across * (y + up)) * unit) for x, y in places]
        painting.brush(large, color, points, (2.7 - 0.5 * (i % 2) + fat) * unit, 0.45)

    def _wraps(self) -> list[pygame.Surface]:
        """Seven bowed bands, alternately tilted, thin at the turns, wider than the body."""
        side = round(84 * self.px)

        def paint(large: pygame.Surface, times: float, turn: float) -> None:
            unit, middle = self.px * times, large.get_width() / 2
            for color, fat in (((*rgb(self.palette.ink), 120), 1.4), ((*rgb(self.palette.web), 240), 0.0)):
                for i in range(BANDS):
                    self._wind(large, color, fat, i, (i - BANDS // 2) * BAND_APART, turn, middle, unit)

        return [painting.painted((side, side), partial(paint, turn=2 * math.pi * i / WRAPS)) for i in range(WRAPS)]


def wraps_shown(age: float) -> int:
    """How many bands are about a body so many seconds after it was caught."""
    return min(BANDS, max(0, int((age - RUNS_UP) / BAND_AFTER + 1e-6)))
