"""Picture of the barrier: tinted glass, its rider, then rim, highlight, turning glyphs and cracks.

All of it is put together on a layer of its own, so that nothing of the rider is ever seen beyond the glass, and so that the water before
the barrier tints glass and rider alike and nothing else.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pygame

from game.core.ticks import TICK
from game.view.camera.camera import METRE, Camera
from game.view.poses import BarrierPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques.barrier_glyphs import GLYPHS, TURNS, glyph_sprite
from game.view.techniques.barrier_shards import BarrierShards
from game.view.water.surface import SurfaceProfile

DrawRider: TypeAlias = Callable[[pygame.Surface, tuple[int, int]], None]

RING, RING_UP, RING_WIDE, RING_DEEP, HOOP = 11, 0.46, 0.8, 0.13, 0.14
"""How many stand in the ring; how far it lies over the middle, its half axes, and how far its two hoops lie above and below it, all
in radii."""
LEANS, LEAST, MOST = 9, -0.1, 0.34
"""Kept leans of the ring, pixels down to a pixel across, and the least and the most of them."""
ROLLS = 15
"""Kept angles of the bands in the glass, which repeat after 60 degrees."""
CRACKED, STARS = 6, ((-0.42, -0.2), (0.45, 0.12), (-0.1, 0.52))
"""Stages from whole to gone, two to a crack; and where the stars of the cracks sit, in radii from the middle, across and down."""
RAYS = 7
FLOODED, DULL = 0.62, 0.3
"""Share of its height to which the lake is in before the last crack, and how dull the glass is then."""
SUNK = (92, 150, 166, 190)
"""What of its colours and of its strength is left under water, of 255."""


class BarrierPicture:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, radius: float) -> None:
        self.palette, self.px = palette, px
        self.radius = radius * METRE * px
        self.side = 2 * math.ceil(self.radius + 6 * px)
        word = f"{radius:g}"
        self.back, self.front, self.halo = cache.get(f"glass {word}", lambda: [self._glass(), self._rim(), self._halo()])
        self.layer, self.wash = (pygame.Surface((self.side, self.side), pygame.SRCALPHA, 32) for _ in range(2))
        self.inside, self._across = self._inside(), np.linspace(0.0, self.side, 13)
        self._sunk = np.array([*((x, 0.0) for x in self._across), (self.side, self.side), (0.0, self.side)])
        """Outline of what is under the surface, on its layer."""
        self.bands = cache.get(f"bands {word}", lambda: [self._bands(2 * math.pi / 6 * i / ROLLS) for i in range(ROLLS)])
        self.glyphs = cache.get(
            "glyphs", lambda: [glyph_sprite(palette, px, glyph, turn, True) for glyph in GLYPHS for turn in range(TURNS)]
        )
        self.ghosts = cache.get(
            "ghosts", lambda: [glyph_sprite(palette, px, glyph, turn, False) for glyph in GLYPHS for turn in range(TURNS)]
        )
        self.hoops = cache.get(
            f"hoops {word}", lambda: [self._hoops(side, lean / (LEANS - 1)) for side in (-1, 1) for lean in range(LEANS)]
        )
        self.backs = [self._join(self.back, hoops) for hoops in self.hoops[:LEANS]]
        self.cracks = cache.get(f"cracks {word}", lambda: [self._cracked(stage) for stage in range(CRACKED + 1)])
        self.floods = cache.get(f"floods {word}", lambda: [self._flooded(stage) for stage in range(CRACKED + 1)])
        self.shards = BarrierShards(px, self.radius, self.side, palette)
        self._turned, self._web = (-1, 0), self.cracks[0]
        """Which cracks were turned last, by how much, and they."""

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        barrier: BarrierPose,
        seconds: float,
        draw_rider: DrawRider | None,
    ) -> None:
        """The barrier and who is in it, seen through water where it is sunk; `draw_rider` draws on a layer whose corner it is told."""
        x, y = camera.to_screen(barrier.x, barrier.y)
        if not safe_draw.near_number(x, y):
            return
        corner = round(x - self.side / 2), round(y - self.side / 2)
        if barrier.broken_ticks:
            self._shatter(barrier, seconds, corner)
            self.layer.fill(0)
            if draw_rider is not None:
                draw_rider(self.layer, corner)
        else:
            self.shards.forget()
            safe_draw.blit_at(surface, self.halo, (x - self.halo.get_width() / 2, y - self.halo.get_height() / 2), safe_draw.ADD)
            self._assemble(barrier, seconds, corner, draw_rider)
        self._sink(self.layer, camera, profile, corner)
        safe_draw.blit_at(surface, self.layer, corner)
        if barrier.broken_ticks:
            self.shards.draw(surface, camera, profile, barrier.broken_ticks * TICK)

    def _shatter(self, barrier: BarrierPose, seconds: float, corner: tuple[int, int]) -> None:
        """Its glass as it is, in pieces; once."""
        if not self.shards:
            self._assemble(barrier, seconds, corner, None)
            self.shards.cut(self.layer, barrier)

    def _assemble(self, barrier: BarrierPose, seconds: float, corner: tuple[int, int], draw_rider: DrawRider | None) -> None:
        """Glass and who is in it, on its layer."""
        layer = self.layer
        layer.blit(self.backs[_lean(barrier)], (0, 0))  # as it is, over what the last frame left there
        behind, before = self._ring(barrier, seconds)
        layer.fblits(behind, safe_draw.PREMULTIPLIED)
        if draw_rider is not None:
            draw_rider(layer, corner)
        self._draw_front(layer, barrier, before)

    def _join(self, glass: pygame.Surface, hoops: pygame.Surface) -> pygame.Surface:
        """All that is behind the rider, in one."""
        joined = self.layer.copy()
        safe_draw.blit_at(joined, glass, (0, 0))
        safe_draw.blit_at(joined, hoops, (0, 0))
        joined.set_alpha(None)
        return joined

    def _draw_front(self, layer: pygame.Surface, barrier: BarrierPose, glyphs: list[safe_draw.Stamp]) -> None:
        """What is on the near side of the glass; then all that sticks out of it goes."""
        roll = int((barrier.angle % (math.pi / 3)) / (math.pi / 3) * ROLLS) % ROLLS
        safe_draw.blit_at(layer, self.bands[roll], (0, 0))
        if barrier.cracks > 0.01:
            stage = min(CRACKED, math.ceil(barrier.cracks * CRACKED - 1e-6))
            safe_draw.blit_at(layer, self.floods[stage], (0, 0))
            web = self._turned_cracks(stage, barrier.angle)
            safe_draw.blit_at(layer, web, ((self.side - web.get_width()) / 2, (self.side - web.get_height()) / 2))
        safe_draw.blit_at(layer, self.hoops[LEANS + _lean(barrier)], (0, 0))
        layer.fblits(glyphs, safe_draw.PREMULTIPLIED)
        layer.blit(self.inside, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        safe_draw.blit_at(layer, self.front, (0, 0))

    def _turned_cracks(self, stage: int, angle: float) -> pygame.Surface:
        """As the barrier lies, kept while it rolls by less than half a pixel at its rim: mostly it rocks, and turning sprites is slow."""
        key = stage, round(2.0 * self.radius * angle)
        if key != self._turned:
            self._turned, self._web = key, pygame.transform.rotate(self.cracks[stage], math.degrees(angle))
        return self._web

    def _sink(self, layer: pygame.Surface, camera: Camera, profile: SurfaceProfile, corner: tuple[int, int]) -> None:
        """What lies under the surface is seen through the water."""
        x = self._across
        y = camera.screen_y(profile.at((x + (corner[0] - camera.screen_x(0.0))) / camera.scale)) - corner[1]
        highest = float(np.minimum.reduce(y))
        if not np.isfinite(y).all() or highest >= self.side:
            return
        first = max(0, int(highest) - 1)
        rows = (0, first, self.side, self.side - first)
        self.wash.fill((255, 255, 255, 255), rows)
        self._sunk[:-2, 1] = np.minimum(np.maximum(y, 0.0), self.side)
        safe_draw.polygon(self.wash, SUNK, self._sunk)
        layer.blit(self.wash, (0, first), rows, special_flags=pygame.BLEND_RGBA_MULT)

    def _ring(self, barrier: BarrierPose, seconds: float) -> tuple[list[safe_draw.Stamp], list[safe_draw.Stamp]]:
        """A slow ring of glyphs about the upper third, tilting with the barrier: those behind the rider and those before him."""
        tilt, middle, radius = _tilt(barrier), self.side / 2, self.radius
        behind: list[safe_draw.Stamp] = []
        before: list[safe_draw.Stamp] = []
        for i in range(RING):
            turn = seconds * 0.5 + 2 * math.pi * i / RING
            near = math.sin(turn)
            along = math.cos(turn) * radius * RING_WIDE
            across = (near * RING_DEEP - RING_UP) * radius + along * tilt
            sprites, stamps = (self.glyphs, before) if near > 0 else (self.ghosts, behind)
            sprite = sprites[i % len(GLYPHS) * TURNS + min(TURNS - 1, int(abs(near) * TURNS))]
            stamps.append((sprite, (round(middle + along - sprite.get_width() / 2), round(middle + across - sprite.get_height() / 2))))
        return behind, before

    def _field(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Distance from the middle in radii, and the two ways across."""
        line = (np.arange(self.side, dtype=np.float32) + 0.5 - self.side / 2) / self.radius
        return np.hypot(line[None, :], line[:, None]), line[None, :], line[:, None]

    def _glass(self) -> pygame.Surface:
        """A calm tint, brightening only in the last of the radius."""
        away, across, down = self._field()
        inside = np.clip((1 - away) * self.radius + 0.5, 0, 1)
        shell = np.clip((away - 0.82) / 0.18, 0, 1) ** 2
        tint = np.asarray(rgb(self.palette.barrier), dtype=np.float32)
        bright = np.asarray(rgb(self.palette.chakra), dtype=np.float32)
        lit = np.clip(0.45 - 0.25 * across - 0.5 * down, 0, 1) * 0.3
        share = np.clip(shell * 0.8 + lit * 0.4, 0, 1)[..., None]
        return painting.translucent(tint + (bright - tint) * share, inside * (0.58 + 0.27 * shell))

    def _inside(self) -> pygame.Surface:
        """What lies within the rim."""
        away, _, _ = self._field()
        return painting.translucent((255, 255, 255), np.clip((0.99 - away) * self.radius + 0.5, 0, 1))

    def _rim(self) -> pygame.Surface:
        """Brushed rim, a tall crescent of light, a faint one across from it, and a glint at the top."""
        away, across, down = self._field()
        turn = np.arctan2(down, across)
        breadth = (1.1 + 0.8 * (0.5 + 0.5 * np.sin(turn * 2.0 + 0.6)) + 0.3 * np.sin(turn * 5 + 2)) * self.px / self.radius
        rim = np.clip((breadth - np.abs(away - 0.985)) * self.radius + 0.5, 0, 1)
        tall = self._crescent(away, turn, 0.83, -2.42, 0.62, 0.055)
        low = self._crescent(away, turn, 0.88, 0.62, 0.5, 0.022) * 0.6
        glint = np.clip((0.085 - np.hypot(across + 0.03, (down + 0.82) * 2.6)) * self.radius + 0.5, 0, 1)
        return painting.translucent(rgb(self.palette.barrier_rim), np.clip(rim + tall * 0.85 + low + glint * 0.9, 0, 1) * 0.97)

    def _crescent(self, away: np.ndarray, turn: np.ndarray, at: float, middle: float, half: float, thick: float) -> np.ndarray:
        """A tapering stroke along the rim, so many radii from the middle, about an angle and `half` an angle to each side."""
        press = np.sqrt(np.clip(1 - ((turn - middle) / half) ** 2, 0, 1))
        return np.asarray(np.clip((thick * press - np.abs(away - at)) * self.radius + 0.5, 0, 1) * (press > 0))

    def _halo(self) -> pygame.Surface:
        """Light on the air from the rim outwards; nothing over the rider."""
        side = round(self.radius * 3.2)
        line = (np.arange(side, dtype=np.float32) + 0.5 - side / 2) / self.radius
        away = np.hypot(line[None, :], line[:, None])
        light = np.where(away < 1, np.clip((away - 0.8) / 0.2, 0, 1) ** 2, np.clip(1 - (away - 1) / 0.58, 0, 1) ** 2.4) * 0.34
        return painting.opaque(light[..., None] * np.asarray(rgb(self.palette.chakra_glow), dtype=np.float32) - 0.5)

    def _bands(self, angle: float) -> pygame.Surface:
        """Faint great circles that turn with the barrier, so that its rolling is seen."""

        def paint(large: pygame.Surface, times: float) -> None:
            middle, r = large.get_width() / 2, self.radius * times * 0.97
            turn = np.linspace(-math.pi / 2, math.pi / 2, 28)
            for i in range(6):
                tilt = angle + i * math.pi / 3
                bow = 0.34
                x, y = np.cos(turn) * bow * r, np.sin(turn) * r
                line = np.stack([x * math.cos(tilt) + y * math.sin(tilt), -x * math.sin(tilt) + y * math.cos(tilt)], axis=1) + middle
                safe_draw.polygon(large, (*rgb(self.palette.chakra), 40), painting.stroke(line, 1.4 * self.px * times, 0.5))

        return painting.painted((self.side, self.side), paint, 2)

    def _hoops(self, side: int, lean: float) -> pygame.Surface:
        """The near (1) or far (-1) half of the two lines between which the glyphs run, leaning from 0 to 1."""
        turn, tilt = np.linspace(0, math.pi, 25), LEAST + (MOST - LEAST) * lean
        x = np.cos(turn) * RING_WIDE
        y = side * np.sin(turn) * RING_DEEP - RING_UP + x * tilt
        color = mix(self.palette.chakra, self.palette.barrier_rim if side > 0 else self.palette.barrier, 0.45)

        def paint(large: pygame.Surface, times: float) -> None:
            middle, r = large.get_width() / 2, self.radius * times
            for hoop in (-HOOP, HOOP):
                line = np.stack([x * (1 - abs(hoop) / 2), y + hoop], axis=1) * r + middle
                safe_draw.polygon(large, (*color, 230 if side > 0 else 120), painting.stroke(line, 1.4 * self.px * times, 0.4, 0.3))

        return painting.painted((self.side, self.side), paint)

    def _flooded(self, stage: int) -> pygame.Surface:
        """The lake comes in: the deeper, the nearer it is to breaking; and the glass goes dull."""
        share = stage / CRACKED
        _, across, down = self._field()
        over = (down + 0.0 * across - (1.0 - 2.0 * FLOODED * share)) * self.radius
        water, lip = np.clip(over, 0, 1), np.clip(over, 0, 1) * np.clip(2.4 * self.px - over, 0, 1)
        tones = [
            np.asarray(tone, dtype=np.float32)
            for tone in (rgb(self.palette.ink), mix(self.palette.under[0][1], self.palette.foam, 0.2), rgb(self.palette.foam))
        ]
        color = tones[0] + (tones[1] - tones[0]) * water[..., None]
        color = color + (tones[2] - color) * lip[..., None]
        return painting.translucent(color, np.maximum(DULL * share + (0.6 - DULL * share) * water, 0.95 * lip))

    def _cracked(self, stage: int) -> pygame.Surface:
        """A white star for every crack begun, two stages to each: half grown, then from rim to rim."""
        dice = painting.generator("cracks")
        size = 2 * self.radius

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.radius * times
            for number, (across, down) in enumerate(STARS):
                grown = min(2, stage - 2 * number) / 2
                turn = dice.uniform(0, 2 * math.pi)
                rays = [(turn + 2 * math.pi * ray / RAYS, dice.uniform(0.34, 0.62), dice.uniform(-0.3, 0.3)) for ray in range(RAYS)]
                for angle, reach, bend in rays if grown > 0 else ():
                    elbow, tip = 0.45 * reach * grown, reach * grown
                    points = np.array([
                        (across, down),
                        (across + elbow * math.cos(angle), down + elbow * math.sin(angle)),
                        (across + tip * math.cos(angle + bend), down + tip * math.sin(angle + bend)),
                    ])  # fmt: skip
                    line = (points + 1.0) * scale
                    for color, width in (((*rgb(self.palette.ink), 170), 5.6), ((*rgb(self.palette.foam), 255), 3.4)):
                        safe_draw.polygon(large, color, painting.stroke(line, width * self.px * times, 0.15, 0.0))

        return painting.painted((size, size), paint)


def _tilt(barrier: BarrierPose) -> float:
    """How much its ring leans: with the barrier, but never far."""
    return 0.12 + max(LEAST - 0.12, min(MOST - 0.12, math.sin(barrier.angle) * 0.22))


def _lean(barrier: BarrierPose) -> int:
    """The kept lean that is nearest."""
    return round((_tilt(barrier) - LEAST) / (MOST - LEAST) * (LEANS - 1))


def half_chord(radius: float, up: float) -> float:
    """Half the width of a barrier at a height over its middle; 0 beyond it."""
    return math.sqrt(max(0.0, radius * radius - up * up))
