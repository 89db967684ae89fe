"""Ripples of ink: what has been heard opens as calm rings; a hunter who is marked stays as a crooked vermilion one that moves with him."""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.sim.senses.gusts import FrontPose, strength_at
from game.sim.senses.noises import NoisePose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

FALLING, FALL, FALL_HOP = 12, 130.0, 26.0
"""Pictures of a mark that falls off; reference pixels that it falls, and by which it springs off first."""
OPENS_S, STAYS_S = 0.9, 1.9
"""Seconds in which a ripple opens, and until it has gone: a spot stays there as long as it can be marked."""
SIZES = (1.0, 0.62, 0.4)
"""A rustle in still air opens all the way; one within a gust is half drowned by it."""
BURST_S, BURST_FRAMES, BURST_SIDE = 0.7, 9, 260.0
"""Seconds of the strokes that fly off a right mark, their pictures, and reference pixels across."""
STEPS, FADES = 10, 6
"""Pictures of an opening ripple, and of one that goes."""
SIDE = 176.0
"""Reference pixels across a ripple that is all open."""
RINGS = (0.18, 0.42, 0.68, 0.94)
"""Radii of its rings, in shares of half of that."""
BEATS = 6
"""Pictures of a vermilion ring, which is never quite still."""
BEATS_A_SECOND = 7.0
EDGE, FACE_IN = 26.0, 24.0
"""Reference pixels from the picture's side at which a mark that is out of it is told."""


def is_shown(noise: NoisePose, listens: bool) -> bool:
    """Whether it rings, or is kept as a spot because he listens, and can be marked."""
    return noise.heard and noise.kind != "birds" and not noise.marked and (listens or noise.age_s < STAYS_S)


class Ripples:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        calm, red = mix(palette.ripple_dark, "#2b4a66", 0.8), rgb(palette.vermilion)
        foam, leaf = rgb(palette.foam), mix(palette.leaves[0], palette.ink, 0.6)
        self._calm = {kind: self._set(cache, kind, tone, halo) for kind, tone, halo in (("low", calm, foam), ("crown", foam, leaf))}
        self._spot = {
            kind: cache.get(f"ripples spot {kind}", lambda tone=tone, halo=halo: [self._ripple(tone, halo, 0.12)])[0]  # type: ignore[misc]
            for kind, tone, halo in (("low", calm, foam), ("crown", foam, leaf))
        }
        self._bursts = cache.get("ripples burst", lambda: [self._burst(red, (n + 1) / BURST_FRAMES) for n in range(BURST_FRAMES)])
        self._size: dict[int, int] = {}
        """Of each rustle, which of the sizes it opens to."""
        self._marked_at: list[tuple[float, float, float]] = []
        """Place and moment of the marks that were right a moment ago."""
        self._falling: dict[int, pygame.Surface] = {}
        self._chosen = cache.get("ripples chosen", lambda: [self._choice(beat) for beat in range(3)])
        self._wrong = cache.get("ripples wrong", lambda: [self._crossed(calm)])[0]
        self._red = cache.get("ripples marked", lambda: [self._crooked(red, beat) for beat in range(BEATS)])
        self._arrows = cache.get("ripples beside", lambda: [self._beside(red, side) for side in (-1, 1)])

    def reset(self) -> None:
        self._size.clear()
        self._marked_at.clear()

    def take(self, noises: Sequence[NoisePose], fronts: Sequence[FrontPose]) -> None:
        """What is new of the `noises`, oldest first, is as loud as the gust lets it be that blew there as it rustled."""
        for noise in reversed(noises):  # the newest come last
            if noise.number in self._size:
                break
            gust = strength_at([front._replace(x=front.x - front.speed * noise.age_s) for front in fronts], noise.x)
            self._size[noise.number] = 0 if gust < 0.36 else 1 if gust < 0.5 else 2
        if len(self._size) > 4 * len(noises) + 64:
            self._size = {noise.number: self._size[noise.number] for noise in noises}

    def is_large(self, noise: NoisePose) -> bool:
        """Whether it rings in still air."""
        return self._size.get(noise.number) == 0

    def mark(self, x: float, y: float, seconds: float) -> None:
        """A right mark: the ring bursts."""
        self._marked_at = [each for each in self._marked_at if seconds - each[2] < BURST_S] + [(x, y, seconds)]

    def draw_noises(
        self, surface: pygame.Surface, camera: Camera, noises: Sequence[NoisePose], chosen: int, listens: bool, seconds: float
    ) -> None:
        """Those that were heard; while he listens, what he could still mark is kept as a spot. The chosen one is circled."""
        for noise in noises:
            if not noise.heard or noise.kind == "birds" or noise.marked == "right":
                continue
            ground = "crown" if noise.kind == "crown" else "low"
            if noise.marked == "wrong":
                self._middle(surface, camera, self._wrong, noise.x, noise.y)
            elif noise.age_s < STAYS_S:
                self._middle(surface, camera, self._calm[ground][self._size.get(noise.number, 0)][_picture(noise.age_s)], noise.x, noise.y)
            elif listens:
                self._middle(surface, camera, self._spot[ground], noise.x, noise.y)
            if noise.number == chosen:
                self._middle(surface, camera, self._chosen[int(seconds * 6) % 3], noise.x, noise.y)

    def draw_bursts(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        for x, y, since in self._marked_at:
            share = (seconds - since) / BURST_S
            if 0.0 <= share < 1.0:
                self._middle(surface, camera, self._bursts[min(BURST_FRAMES - 1, int(share**0.6 * BURST_FRAMES))], x, y)

    def draw_mark(
        self, surface: pygame.Surface, camera: Camera, x: float, y: float, seconds: float, phase: float, face: pygame.Surface
    ) -> None:
        """Where a marked hunter is; beside the picture's side if he is out of it, his `face` there: arcs alone would be any noise."""
        place, half = float(camera.screen_x(x)), SIDE / 3 * self.px
        if -half < place < camera.width + half:
            self._middle(surface, camera, self._red[int(seconds * BEATS_A_SECOND + phase) % BEATS], x, y)
            return
        arrow = self._arrows[0 if place < 0 else 1]
        row = min(max(float(camera.screen_y(y)), 150 * self.px), 600 * self.px)
        at = EDGE * self.px if place < 0 else camera.width - EDGE * self.px
        throb = 2.0 * self.px * math.sin(seconds * 5 + phase)
        inwards = FACE_IN * self.px * (1 if place < 0 else -1)
        safe_draw.blit_at(surface, arrow, (at + inwards - arrow.get_width() / 2 + throb, row - arrow.get_height() / 2))
        safe_draw.blit_at(surface, face, (at - 0.2 * inwards - face.get_width() / 2, row - face.get_height() / 2))

    def draw_fallen(self, surface: pygame.Surface, camera: Camera, x: float, y: float, share: float) -> None:
        """A mark that nobody wears any more: it comes off, turns, and falls, ever paler; beside the picture's side if it was out of it."""
        frame = min(FALLING - 1, int(share * FALLING))
        if frame not in self._falling:
            through = frame / FALLING
            turned = pygame.transform.rotozoom(self._red[0], -70.0 * through, 1.0 - 0.45 * through)
            self._falling[frame] = painting.faded(turned, 1.0 - through**2)
        sprite = self._falling[frame]
        px, py = camera.to_screen(x, y)
        edge = EDGE * self.px
        px = min(max(px, edge), camera.width - edge) + 14.0 * self.px * math.sin(share * 7.0)
        py += (FALL * share * share - FALL_HOP * math.sin(min(1.0, share * 3.0) * math.pi)) * self.px
        safe_draw.blit_at(surface, sprite, (px - sprite.get_width() / 2, py - sprite.get_height() / 2))

    def _middle(self, surface: pygame.Surface, camera: Camera, sprite: pygame.Surface, x: float, y: float) -> None:
        px, py = camera.to_screen(x, y)
        safe_draw.blit_at(surface, sprite, (px - sprite.get_width() / 2, py - sprite.get_height() / 2))

    # made once

    def _set(self, cache: SpriteCache, kind: str, tone: RGB, halo: RGB) -> list[list[pygame.Surface]]:
        """By size, a ripple that opens and goes: dark before light, or light before dark leaves."""
        opening = cache.get(f"ripples {kind}", lambda: [self._ripple(tone, halo, (n + 1) / STEPS) for n in range(STEPS)])
        whole = [*opening, *(painting.faded(opening[-1], 1 - (n + 1) / (FADES + 1)) for n in range(FADES))]
        return [whole if size == 1.0 else [_smaller(each, size) for each in whole] for size in SIZES]

    def _ripple(self, tone: RGB, halo: RGB, open_: float) -> pygame.Surface:
        """Rings as far as they have opened: even, broken, brushed open."""

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, SIDE / 2
            for number, share in enumerate(RINGS):
                radius = share * SIDE / 2 * min(1.0, open_ * 1.15)
                fresh = min(1.0, max(0.0, (open_ - number * 0.16) * 4))
                if fresh > 0:
                    shade = (*halo, round(fresh * (120 - 22 * number)))
                    _broken_ring(large, shade, (middle, middle), radius, 5.2 - 0.7 * number, scale, number)
                    _broken_ring(
                        large, (*tone, round(fresh * (235 - 42 * number))), (middle, middle), radius, 2.3 - 0.42 * number, scale, number
                    )
            safe_draw.circle(large, (*halo, 150), (middle * scale, middle * scale), 4.4 * scale)
            safe_draw.circle(large, (*tone, 240), (middle * scale, middle * scale), 2.9 * scale)

        return painting.painted((SIDE * self.px, SIDE * self.px), paint, 2)

    def _choice(self, beat: int) -> pygame.Surface:
        """The half ring that a brush draws round what is chosen."""
        side = 84.0

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            turn = np.linspace(-2.5, 2.9, 50) + beat * 0.08
            radius = 31 + 1.2 * np.sin(turn * 3 + beat * 2)
            line = side / 2 + np.stack([np.cos(turn) * radius, np.sin(turn) * radius * 0.94], axis=1)
            half = 0.5 + 2.1 * np.linspace(1, 0.1, 50) ** 0.7
            safe_draw.polygon(large, (*rgb(self.palette.foam), 150), painting.ribbon(line, half + 1.3) * scale)
            safe_draw.polygon(large, rgb(self.palette.ink), painting.ribbon(line, half) * scale)

        return painting.painted((side * self.px, side * self.px), paint, 3)

    def _crossed(self, tone: RGB) -> pygame.Surface:
        """A ripple that was nothing: two strokes through it."""
        side = 96.0

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            strokes = (((16, 20), (78, 76)), ((77, 17), (20, 80)))
            for color, wide in (((*rgb(self.palette.foam), 215), 13.0), ((*tone, 250), 7.5)):
                for a, b in strokes:
                    points = [(a[0] * scale, a[1] * scale), (47 * scale, 50 * scale), (b[0] * scale, b[1] * scale)]
                    painting.brush(large, color, points, wide * scale, 0.5)

        return painting.painted((side * self.px, side * self.px), paint, 3)

    def _burst(self, tone: RGB, share: float) -> pygame.Surface:
        """Strokes that fly off a ring, the longer ones from above and below, and the ring itself, ever thinner."""

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, BURST_SIDE / 2
            reach, left = (0.25 + 0.75 * share) * BURST_SIDE / 2 * 0.94, 1.0 - share
            ring = np.linspace(0.2, 2 * math.pi + 0.1, 70)
            line = middle + np.stack([np.cos(ring), np.sin(ring)], axis=1) * reach * 0.72
            safe_draw.polygon(large, (*tone, round(255 * left**0.6)), painting.stroke(line, 2 + 9 * left, 0.4) * scale)
            for number in range(16):
                turn = number / 16 * 2 * math.pi + 0.13 * math.sin(number * 5.0)
                out, inner = reach * (0.86 + 0.14 * math.sin(number * 2.7)), reach * (0.5 + 0.34 * share)
                ray = np.array([math.cos(turn), math.sin(turn)])
                spoke = middle + np.linspace(inner, out, 8)[:, None] * ray
                for color, wide in (((*rgb(self.palette.foam), round(200 * left)), 7.0), ((*tone, round(255 * left**0.5)), 4.4)):
                    safe_draw.polygon(large, color, painting.stroke(spoke, wide * (0.4 + 0.6 * left), 0.6) * scale)

        return painting.painted((BURST_SIDE * self.px, BURST_SIDE * self.px), paint, 2)

    def _crooked(self, tone: RGB, beat: int) -> pygame.Surface:
        """Uneven rings that cross one another: out of step."""

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, SIDE / 2
            for number, (share, wide, alpha) in enumerate(((0.14, 4.6, 255), (0.36, 3.6, 235), (0.52, 2.6, 205), (0.86, 1.9, 160))):
                dice = painting.generator("crooked", number)
                jolt = painting.generator("jolt", number, beat)
                start, long = dice.uniform(0, 6.28), dice.uniform(4.2, 5.7)
                turn = np.linspace(start, start + long, 60)
                radius = share * SIDE / 2 * (1 + 0.1 * np.sin(turn * 3 + dice.uniform(0, 6)) + 0.06 * np.sin(turn * 5 + jolt.uniform(0, 6)))
                aside = dice.uniform(-5, 5, 2) + jolt.uniform(-1.2, 1.2, 2)
                line = middle + aside + np.stack([np.cos(turn) * radius, np.sin(turn) * radius], axis=1)
                half = wide / 2 * (0.25 + 0.75 * np.sin(np.linspace(0.15, np.pi, 60)) ** 0.6)
                safe_draw.polygon(large, (*tone, alpha), painting.ribbon(line, half) * scale)

        return painting.painted((SIDE * self.px, SIDE * self.px), paint, 2)

    def _beside(self, tone: RGB, side: int) -> pygame.Surface:
        """Half a crooked ring that comes in from a side."""
        wide, high = 44.0, 90.0

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            for radius, thick in ((16, 4.0), (27, 2.8), (37, 1.8)):
                turn = np.linspace(-1.15, 1.15, 30)
                line = np.stack(
                    [-6 + np.cos(turn) * radius * 1.05, high / 2 + np.sin(turn) * radius * (1 + 0.05 * np.sin(turn * 7))], axis=1
                )
                if side > 0:
                    line[:, 0] = wide - line[:, 0]
                safe_draw.polygon(large, (*tone, 235), painting.stroke(line, thick, 0.5) * scale)

        return painting.painted((wide * self.px, high * self.px), paint, 3)


def _smaller(sprite: pygame.Surface, share: float) -> pygame.Surface:
    wide, high = sprite.get_size()
    return painting.pad_to_simd(pygame.transform.smoothscale(sprite, (max(1, round(wide * share)), max(1, round(high * share)))))


def _picture(age_s: float) -> int:
    if age_s < OPENS_S:
        return min(STEPS - 1, int((age_s / OPENS_S) ** 0.6 * STEPS))
    faded = ((age_s - OPENS_S) / (STAYS_S - OPENS_S)) ** 0.5  # fast at first: what is heard now must stand out from what was heard
    return STEPS + min(FADES - 1, int(faded * FADES))


def _broken_ring(
    large: pygame.Surface, tone: tuple[int, int, int, int], at: tuple[float, float], radius: float, wide: float, scale: float, number: int
) -> None:
    """A ring in two or three strokes with gaps between them."""
    dice = painting.generator("ring", number)
    start = dice.uniform(0, 6.28)
    for part in range(2 + number % 2):
        count = 2 + number % 2
        first = start + part * 2 * math.pi / count
        turn = np.linspace(first, first + 2 * math.pi / count * dice.uniform(0.68, 0.9), 36)
        line = np.array(at) + np.stack([np.cos(turn), np.sin(turn)], axis=1) * radius
        safe_draw.polygon(large, tone, painting.stroke(line, wide, 0.45, 0.15) * scale)
