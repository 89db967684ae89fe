"""Weather particles: what the air carries by wind, rain and palette (leaves, snow, rain that comes down where it lands, gusts, geese)."""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera.camera import GROUND_Y, WIDTH, Camera
from game.view.objects.scenery.scenery import Scenery
from game.view.render import night_print, painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.water.surface import Line

Floor: TypeAlias = Callable[[Line], Line]
"""The height of whatever lies uppermost at places: ground or water."""
LEAVES, TURNS = 16, 12
DROPS, SLANTS, STEEPEST = 280, 9, 0.9
"""Drops at once; kept slants, and the most of them: pixels aside to a pixel down."""
LONG, FALL = 32.0, 13.0
"""Reference pixels of a drop's streak; m/s at which rain comes down, against which the wind slants it."""
PLINKS, PLINK = 3, 0.09
"""Pictures of a ring where a drop has come down, and how much of its time it is one."""
GUSTS, GUST_FROM, GUST_FULL = 7, 5.0, 11.0
"""Strokes of wind at once; m/s from which they are seen, and at which all are."""
DARKEST = (164, 176, 192)
"""What the hardest squall leaves of the light, of 255."""
STEPS = 24
"""In which a squall comes and goes."""
LIFTED = 0.75
"""Share of a squall's gloom that a web that is awake takes off the lake."""
SHINES = 0.3
"""Share of the night that it takes off."""
GEESE = 7
WOODS_REACH = 75.0
"""Metres from the last tree that its leaves fly."""


class Weather:
    def __init__(self, palette: Palette, px: float, scenery: Scenery, woods: float | None, strong: float, snows: bool = False) -> None:
        self.palette, self.px, self.woods, self.rain = palette, px, woods, strong
        self.snows = snows
        dice = painting.generator("weather")
        self.leaves = [self._leaf(rgb(color), turn) for color in palette.falling for turn in range(TURNS)]
        self.start = dice.uniform(0, 1, (LEAVES, 4))
        self.geese = [scenery.pictures.picture(f"goose-{n}", 1.0, 1.0) for n in (1, 2)]
        self.drops: list[pygame.Surface] = []
        self._halves = np.zeros(0)
        """Half of each one's breadth, in pixels."""
        self._always = strong
        self.night = 0.0
        """How far night has fallen since the level's own hour, 0 to 1."""
        self.glow = 0.0
        """How much light there is on the lake of its own, 0 to 1."""
        self.fall = dice.uniform(0, 1, (DROPS, 4))
        self._falls, self._drifts = self._lay_out_drops(), self._lay_out_leaves()
        self._leaf_of = (self.start[:, 0] * 997).astype(np.int64) % len(palette.falling) * TURNS
        self.take(strong)

    def _lay_out_drops(self) -> NDArray[np.float64]:
        """Of each drop: its column and moment, how fast the camera passes it, how far up the plane it ends, how fast it falls."""
        a, b, c, d = self.fall.T
        return np.stack([a * (WIDTH * self.px * 3), b, 0.75 + 0.25 * c, (1 - c) * d * 0.9, (560 + 260 * c) * self.px])

    def _lay_out_leaves(self) -> NDArray[np.float64]:
        """Of each leaf: column and row, how fast the camera passes it, how far wind takes it, how fast it sinks, sways and turns."""
        a, b, c, d = self.start.T
        span_x, span_y = (WIDTH + 80) * self.px, (GROUND_Y + 20) * self.px
        places = a * span_x * 3, b * span_y, 0.8 + 0.4 * d, 14 * (0.5 + c)
        return np.stack([*places, (16 + 14 * d) * self.px, 0.8 + c, a * 9, (0.4 + c) * TURNS, d * TURNS])

    def draw_far(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """Geese in a crooked line, beating their wings each in his own time."""
        if self.rain > 0.3:
            return
        span = camera.width * 1.6
        across = (camera.width * 0.62 + seconds * 7 * self.px - camera.x * camera.scale * 0.03) % span - 0.2 * camera.width
        flock, horizon = [], camera.horizon
        for n in range(GEESE):
            x, y = across - n * 17 * self.px, horizon - (150 - abs(n - 2) * 7 - 3 * math.sin(seconds + n)) * self.px
            flock.append((self.geese[int(seconds * 2.2 + n * 0.37) % 2], (round(x), round(y))))
        safe_draw.stamps(surface, flock)

    def take(self, rain: float) -> None:
        """It rains as hard as the level and its hour say, or harder in a squall."""
        self.rain = max(self._always, rain)
        if self.rain > 0.0 and not self.drops:
            self.drops = [self._drop(slant) for slant in range(SLANTS)] + [self._plink(n) for n in range(PLINKS)]
            self._halves = np.array([drop.get_width() / 2 for drop in self.drops])
            self.gusts = [self._gust(n) for n in range(3)]

    @property
    def light(self) -> RGB | None:
        """What a squall and the night leave of the light, of 255, in steps; None while they leave all."""
        share = round(max(0.0, self.rain - self._always) * (1.0 - LIFTED * self.glow) * STEPS) / STEPS
        night = night_print.stepped(self.night * (1.0 - SHINES * self.glow))
        if not share and not night:
            return None
        red, green, blue = (round(255 - (255 - channel) * share) for channel in DARKEST)
        if not night:
            return red, green, blue
        red, green, blue = (
            round(left * (1.0 - (1.0 - dark / 255) * night)) for left, dark in zip((red, green, blue), night_print.LIGHT, strict=True)
        )
        return red, green, blue

    @property
    def sun(self) -> float:
        """How much of the sun a squall lets through, 0 to 1."""
        return (1.0 - min(1.0, 1.15 * max(0.0, self.rain - self._always))) * (1.0 - self.night)

    def darken(self, surface: pygame.Surface) -> None:
        """A squall takes the light from sky, shore and lake; whoever is out in it is drawn afterwards."""
        if self.light is not None:
            surface.fill((*self.light, 255), special_flags=pygame.BLEND_RGBA_MULT)  # quicker than without the fourth channel

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float, floor: Floor) -> None:
        if self.woods is not None and camera.left < self.woods + WOODS_REACH:
            self._draw_leaves(surface, camera, seconds, wind)
        if self.rain > 0.0:
            self._draw_rain(surface, camera, seconds, wind, floor)
            self._draw_gusts(surface, camera, seconds, wind)

    def _draw_leaves(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        """Leaves drift through the whole picture and come in again at the other side."""
        across, down, pace, light, sinks, sways, phase, turns, turned = self._drifts
        span_x, span_y = camera.width + 80 * self.px, (GROUND_Y + 20) * self.px
        drift = (26 + light * abs(wind)) * (seconds * self.px * (-1 if wind < 0 else 1))
        x = (across + drift - pace * (camera.x * camera.scale)) % span_x - 40 * self.px
        y = (down + sinks * seconds + np.sin(sways * seconds + phase) * (14 * self.px)) % span_y - span_y
        turn = (turns * seconds + turned).astype(np.int64) % TURNS
        safe_draw.blit_many(surface, self.leaves, self._leaf_of + turn, x, y + camera.foot)

    def _draw_rain(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float, floor: Floor) -> None:
        """Every drop ends where it lands: on ground or lake before the eye, or somewhere on the plane behind, in a ring that opens."""
        count = int(DROPS * min(1.0, self.rain))
        across, phase, pace, aloft, fast = self._falls[:, :count]
        slant = min(STEEPEST, max(-STEEPEST, wind / FALL))
        land = (across - camera.x * camera.scale * pace) % (camera.width + 80 * self.px) - 40 * self.px
        place = camera.world_x(0.0) + land / camera.scale
        end = camera.screen_y(floor(place)) - aloft * (camera.edge - camera.horizon)
        way = end + LONG * self.px
        turn = (phase + seconds * fast / np.maximum(way, 1.0)) % (1 + PLINK)
        y = np.minimum(turn, 1.0) * way - LONG * self.px
        landed = turn > 1.0
        number = round((slant / STEEPEST + 1) / 2 * (SLANTS - 1))
        which = np.where(landed, SLANTS + np.minimum(PLINKS - 1, (turn - 1.0) / PLINK * PLINKS), number).astype(np.int64)
        x = land - slant * (end - y)
        half = self._halves[which]
        aside = np.where(landed, 0.0, slant * LONG * self.px / 2)
        up = np.where(landed, self.drops[-1].get_height() / 2, LONG * self.px)
        safe_draw.blit_many(surface, self.drops, which, x - half - aside, np.where(landed, end, y) - up)

    def _draw_gusts(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        """Slender strokes that the wind drives over the lake."""
        strong = min(1.0, max(0.0, (abs(wind) - GUST_FROM) / (GUST_FULL - GUST_FROM))) * min(1.0, 2 * self.rain)
        span = camera.width * 1.7
        for number in range(round(GUSTS * strong)):
            a, b, c, _ = self.fall[number * 17]
            pace = (700 + 500 * c) * self.px
            x = (a * span + math.copysign(seconds * pace, wind) - camera.x * camera.scale) % span - 0.3 * camera.width
            y = camera.horizon + (b * 1.15 - 0.2) * (camera.edge - camera.horizon) + 5 * self.px * math.sin(seconds * 3 + number)
            safe_draw.blit_at(surface, self.gusts[number % len(self.gusts)], (x, y))

    def _leaf(self, color: tuple[int, int, int], turn: int) -> pygame.Surface:
        """A leaf tumbling: its breadth changes as it turns over. In winter it is a flake of snow; petals have no black about them."""
        if self.snows:
            return self._flake(color, turn)
        angle = 2 * math.pi * turn / TURNS
        size, pale = 17 * self.px, min(color) > 150
        outline, thick = (mix(color, self.palette.ink, 0.35), 0.6) if pale else (rgb(self.palette.ink), 1.1)

        def paint(large: pygame.Surface, times: float) -> None:
            middle, long = large.get_width() / 2, (4.6 if pale else 6.5) * self.px * times
            broad = (1.0 + 2.6 * abs(math.sin(angle * 1.5 + 0.6))) * self.px * times
            along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))

            def at(u: float, v: float) -> tuple[float, float]:
                return middle + along[0] * u + across[0] * v, middle + along[1] * u + across[1] * v

            for grow, tone in ((thick * self.px * times, outline), (0.0, color)):
                half = long + grow
                safe_draw.polygon(
                    large,
                    tone,
                    [
                        at(-half, 0),
                        at(-half * 0.2, broad + grow),
                        at(half * 0.6, (broad + grow) * 0.6),
                        at(half, 0),
                        at(half * 0.3, -broad - grow),
                        at(-half * 0.5, -(broad + grow) * 0.8),
                    ],
                )

        return painting.painted((size, size), paint, 3)

    def _flake(self, color: tuple[int, int, int], turn: int) -> pygame.Surface:
        """Snow: a soft round, larger or smaller."""
        radius = (1.2 + 1.5 * ((turn * 5) % TURNS) / TURNS) * self.px
        side = 2 * math.ceil(radius + self.px)
        line = np.arange(side, dtype=np.float32) + 0.5 - side / 2
        away = np.hypot(line[None, :], line[:, None])
        return painting.pad_to_simd(painting.translucent(color, np.clip((radius - away) / (0.6 * radius) + 0.4, 0, 1) * 0.9))

    def _drop(self, number: int) -> pygame.Surface:
        slant = (number / (SLANTS - 1) * 2 - 1) * STEEPEST

        def paint(large: pygame.Surface, times: float) -> None:
            high, lean = float(large.get_height()), slant * large.get_height() / 2
            x = large.get_width() / 2
            line = [(x - lean, 0.0), (x, high / 2), (x + lean, high)]
            painting.brush(large, (*rgb(self.palette.ripple_light), 150), line, 1.5 * self.px * times, 0.6)

        return painting.painted(((abs(slant) * LONG + 6) * self.px, LONG * self.px), paint, 2)

    def _plink(self, number: int) -> pygame.Surface:
        """The ring that a drop leaves on the lake, and on stone."""
        t = (number + 0.5) / PLINKS

        def paint(large: pygame.Surface, times: float) -> None:
            turn = np.linspace(0, 2 * math.pi, 20)
            rim = np.stack([np.cos(turn) * (2 + 5 * t), np.sin(turn) * (0.7 + 1.1 * t)], axis=1) * self.px * times
            middle = np.array([large.get_width() / 2, large.get_height() / 2])
            safe_draw.lines(
                large,
                (*rgb(self.palette.ripple_light), round(190 * (1 - 0.7 * t))),
                middle + rim,
                max(1, round(0.8 * self.px * times)),
                True,
            )

        return painting.painted((16 * self.px, 6 * self.px), paint, 2)

    def _gust(self, number: int) -> pygame.Surface:
        long, thick = (150 + 60 * number) * self.px, (1.6 + 0.5 * number) * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = float(large.get_width()), float(large.get_height())
            line = [(0.0, 0.6 * h), (0.35 * w, 0.35 * h), (0.7 * w, 0.55 * h), (w, 0.4 * h)]
            painting.brush(large, (*rgb(self.palette.ripple_light), 96), line, thick * times, 0.9)

        return painting.painted((long, 10 * self.px), paint, 2)
