"""Raft: logs lashed side by side over cross-beams, turned as it lies; its load hangs under it once it has turned over."""

import math

import numpy as np
import pygame

from game.sim.objects.floating.raft import THICKNESS_M, RaftPose
from game.view.camera.camera import METRE, Camera
from game.view.objects.lights.lantern import lantern_light
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

TURNS = 240
"""Turns of a full circle that are told apart: an end of it then moves by less than two pixels from one to the next."""
KEPT = 90
"""Turned sprites that are kept."""
BEAM_M, LASHING_M = 1.1, 0.95
"""Metres from cross-beam to cross-beam, and from the raft's ends to its lashings."""
LAMP_AT, POLE = -0.04, 2.1
"""Where on it the lamp's pole stands, in parts of its length, and metres of that over the deck."""
LAMP, LIGHT = 0.8, 330.0
"""Reference pixels to a unit of the lamp's drawing, and across its light."""
LAMP_OUT_TILT = math.radians(70.0)
"""Tilt at which the lamp is in the water."""
LOAD_M = 0.62
"""Metres over the deck to which the load at its stern stands."""
FINE = 3


class RaftPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px, self.cache = palette, px, cache
        self._flat: dict[float, pygame.Surface] = {}
        self._turned: dict[tuple[float, int], pygame.Surface] = {}
        self._lamp, self._light = assets.picture("lantern", LAMP * px), lantern_light(palette, LIGHT * px)
        self._pole = mix(palette.wood, palette.paper, 0.2)

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: RaftPose, seconds: float) -> None:
        if abs(pose.angle) < LAMP_OUT_TILT:
            self._draw_lamp(surface, camera, pose, seconds)
        sprite = self._sprite(pose.length, round(pose.angle / (2 * math.pi) * TURNS) % TURNS)
        x, y = camera.to_screen(pose.x, pose.y)
        safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _draw_lamp(self, surface: pygame.Surface, camera: Camera, pose: RaftPose, seconds: float) -> None:
        """On a pole in its middle, behind whoever stands there: they are dark before it. It swings as the raft tilts."""
        sine = math.sin(pose.angle)
        foot, (x, y) = camera.to_screen(*lamp_place(pose, 0.0)), camera.to_screen(*lamp_place(pose))
        safe_draw.lines(surface, self._pole, [foot, (x, y)], max(1, round(2.4 * self.px)))
        x += (0.12 * math.sin(seconds * 2.1) - 0.3 * sine) * METRE * self.px
        side = self._light.get_width() / 2
        middle = y + 0.5 * self._lamp.get_height()
        safe_draw.blit_at(surface, self._light, (x - side, middle - side), safe_draw.ADD)
        safe_draw.blit_at(surface, self._lamp, (x - self._lamp.get_width() / 2, y))

    def _sprite(self, length: float, turn: int) -> pygame.Surface:
        if (length, turn) not in self._turned:
            if length not in self._flat:
                (self._flat[length],) = self.cache.get(f"raft {length:.2f}", lambda: [self._paint(length)])
            if len(self._turned) > KEPT:
                self._turned.clear()
            self._turned[length, turn] = pygame.transform.rotozoom(self._flat[length], 360 * turn / TURNS, 1.0)
        return self._turned[length, turn]

    def _paint(self, length: float) -> pygame.Surface:
        """Seen from the side, with its own middle in the middle of the picture."""
        metre = METRE * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = metre * times, np.array(large.get_size()) / 2
            self._draw_load(large, middle, unit, length)
            for n in range(max(2, round(length / BEAM_M))):
                at = (n + 0.5) / max(2, round(length / BEAM_M)) - 0.5
                self._draw_beam(large, middle + np.array((at * length * 0.94, 0.11)) * unit, 0.12 * unit, times)
            self._draw_deck(large, middle, unit, length, times)

        return painting.painted(((length + 0.4) * metre, 2 * (LOAD_M + THICKNESS_M) * metre), paint, FINE)

    def _draw_deck(self, large: pygame.Surface, middle: np.ndarray, unit: float, length: float, times: float) -> None:
        """One log of it, seen along: thicker at its foot, lit from above, sawn at both ends."""
        ink, wood = rgb(self.palette.ink), rgb(self.palette.wood)
        line = 1.3 * self.px * times
        top, low, half = -THICKNESS_M / 2, THICKNESS_M / 2 - 0.13, length / 2
        bow = [(-half, top + 0.03), (-half * 0.4, top), (half * 0.5, top + 0.01), (half, top + 0.05)]
        keel = [(half, low - 0.03), (half * 0.3, low + 0.02), (-half * 0.5, low), (-half, low - 0.02)]
        outline = np.concatenate([painting.spine(_placed(bow, middle, unit), 6), painting.spine(_placed(keel, middle, unit), 6)])
        safe_draw.polygon(large, ink, _grown(outline, middle, line))
        safe_draw.polygon(large, wood, outline)
        self._band(large, middle, unit, length, top + 0.035, 0.05, mix(wood, self.palette.paper, 0.34))
        self._band(large, middle, unit, length, low - 0.06, 0.09, mix(wood, ink, 0.45))
        for share, y in ((-0.31, 0.0), (0.06, -0.05), (0.27, 0.02)):
            grain = _placed([(share * length, y), ((share + 0.11) * length, y + 0.015), ((share + 0.2) * length, y)], middle, unit)
            painting.brush(large, (*mix(wood, ink, 0.6), 190), grain, 1.6 * self.px * times)
        for side in (-1, 1):
            self._draw_lashing(large, middle + np.array((side * (half - LASHING_M), 0.0)) * unit, unit, times)

    def _band(self, large: pygame.Surface, middle: np.ndarray, unit: float, length: float, y: float, thick: float, tone: RGB) -> None:
        half = length / 2 * 0.97
        painting.brush(large, tone, _placed([(-half, y), (-half * 0.2, y - 0.01), (half * 0.5, y), (half, y)], middle, unit), thick * unit)

    def _draw_beam(self, large: pygame.Surface, at: np.ndarray, radius: float, times: float) -> None:
        """The end of a cross-beam."""
        ink, wood = rgb(self.palette.ink), rgb(self.palette.wood)
        place = float(at[0]), float(at[1])
        safe_draw.circle(large, ink, place, radius + 1.2 * self.px * times)
        safe_draw.circle(large, mix(wood, self.palette.paper, 0.3), place, radius)
        safe_draw.circle(large, mix(wood, ink, 0.35), place, radius * 0.45, max(1, round(self.px * times)))

    def _draw_lashing(self, large: pygame.Surface, at: np.ndarray, unit: float, times: float) -> None:
        """Three turns of straw rope."""
        rope, ink = mix(self.palette.sand, self.palette.paper, 0.35), rgb(self.palette.ink)
        for n in (-1, 0, 1):
            x, y = at[0] + n * 0.07 * unit, at[1]
            places = [(x - 0.02 * unit, y - 0.26 * unit), (x + 0.03 * unit, y - 0.05 * unit), (x - 0.01 * unit, y + 0.16 * unit)]
            painting.brush(large, ink, places, 0.075 * unit + 1.4 * self.px * times, 0.2)
            painting.brush(large, rope, places, 0.06 * unit, 0.2)

    def _draw_load(self, large: pygame.Surface, middle: np.ndarray, unit: float, length: float) -> None:
        """A bundle under straw mats at the stern, and a pole that lies across it."""
        ink, straw = rgb(self.palette.ink), mix(self.palette.sand, self.palette.wood, 0.4)
        left, deck = -length / 2 + 0.35, -THICKNESS_M / 2
        shape = [(left, deck), (left + 0.05, deck - 0.34), (left + 0.3, deck - 0.46), (left + 0.62, deck - 0.36), (left + 0.72, deck)]
        outline = painting.spine(_placed(shape, middle, unit), 6)
        safe_draw.polygon(large, ink, _grown(outline, outline.mean(axis=0), 1.4 * self.px * FINE))
        safe_draw.polygon(large, straw, outline)
        for x in (0.2, 0.42, 0.58):
            tied = _placed([(left + x - 0.03, deck - 0.03), (left + x, deck - 0.22), (left + x + 0.01, deck - 0.41)], middle, unit)
            painting.brush(large, (*mix(straw, ink, 0.55), 220), tied, 0.035 * unit)
        pole = _placed([(left - 0.2, deck - 0.14), (left + 1.2, deck - 0.34), (left + 2.1, deck - 0.5)], middle, unit)
        painting.brush(large, ink, pole, 0.075 * unit, 0.3)
        painting.brush(large, mix(self.palette.wood, self.palette.paper, 0.25), pole, 0.04 * unit, 0.3)


def lamp_place(pose: RaftPose, pole: float = POLE) -> tuple[float, float]:
    """Where the lamp of a raft hangs, `pole` metres over the deck."""
    sine, cosine = math.sin(pose.angle), math.cos(pose.angle)
    along, up = LAMP_AT * pose.length, THICKNESS_M / 2 + pole
    return pose.x + along * cosine - up * sine, pose.y + along * sine + up * cosine


def _placed(places: list[tuple[float, float]], middle: np.ndarray, unit: float) -> list[tuple[float, float]]:
    """Metres from the raft's middle, y down, as pixels."""
    return [(float(middle[0] + x * unit), float(middle[1] + y * unit)) for x, y in places]


def _grown(outline: np.ndarray, middle: np.ndarray, by: float) -> np.ndarray:
    """An outline that much farther from its middle all round: the ink about it."""
    away = outline - middle
    return np.asarray(outline + np.sign(away) * by)
