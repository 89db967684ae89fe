"""Picture of a log pile: felled logs seen from their ends, the wedge that holds them with its rope and tag; dust where they roll."""

import math

import numpy as np
import pygame

from game.sim.objects.log_pile import LogPilePose
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

LOG_END_KINDS, TURNS = 3, 24
"""Log ends that differ, and the angles that each is kept at."""
BACK = (0.42, -0.20)
"""How far right and up, in radii, the far end of a log lies: it goes into the picture."""
WEDGE_FLIGHT_S = 0.6
"""Seconds in which a wedge that was kicked out is seen to fly."""


class LogPilePicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px, self.cache = palette, px, cache
        self._sizes: dict[int, tuple[list[pygame.Surface], pygame.Surface]] = {}
        self.wedge = cache.get("pile wedge", lambda: [self._make_wedge()])[0]
        self.wedge_turned = [pygame.transform.rotozoom(self.wedge, 36 * turn, 1.0) for turn in range(10)]

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: LogPilePose, seconds: float) -> None:
        ends, bodies = self._sprites(pose.radius)
        logs = sorted(enumerate(pose.logs), key=lambda each: each[1].y)
        stamps = []
        for _, log in logs:
            x, y = camera.to_screen(log.x, log.y)
            stamps.append((bodies, (round(x - bodies.get_width() / 2), round(y - bodies.get_height() / 2))))
        for number, log in logs:
            x, y = camera.to_screen(log.x, log.y)
            end = ends[number % LOG_END_KINDS * TURNS + round(log.angle / (2 * math.pi) * TURNS) % TURNS]
            stamps.append((end, (round(x - end.get_width() / 2), round(y - end.get_height() / 2))))
        safe_draw.stamps(surface, stamps)
        self._draw_wedge(surface, camera, pose, seconds)

    def _draw_wedge(self, surface: pygame.Surface, camera: Camera, pose: LogPilePose, seconds: float) -> None:
        x, y = camera.to_screen(pose.x, pose.y)
        if pose.loose_s < 0.0:
            sprite = self.wedge if pose.side < 0 else pygame.transform.flip(self.wedge, True, False)
            safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() + 9 * self.px))
        elif pose.loose_s < WEDGE_FLIGHT_S:
            t = pose.loose_s
            sprite = self.wedge_turned[int(t / WEDGE_FLIGHT_S * 9)]
            x += pose.side * 3.4 * t * METRE * self.px
            y -= (3.2 * t - 5.5 * t * t) * METRE * self.px
            safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _sprites(self, radius: float) -> tuple[list[pygame.Surface], pygame.Surface]:
        """Log ends in all their angles, and the bark that goes back from them."""
        size = round(radius * 100)
        if size not in self._sizes:
            ends = [self._make_end(radius, number) for number in range(LOG_END_KINDS)]
            turned = [pygame.transform.rotozoom(end, 360 * turn / TURNS, 1.0) for end in ends for turn in range(TURNS)]
            self._sizes[size] = turned, self._make_body(radius)
        return self._sizes[size]

    # made once

    def _make_end(self, radius: float, number: int) -> pygame.Surface:
        """Bark round it, rings that are never quite round, cracks from the heart."""
        dice = painting.generator("log end", number)
        r = radius * METRE * self.px
        wood = mix("#d9b27c", self.palette.wood, dice.uniform(0.05, 0.3))
        bark = mix(self.palette.trunk[0], self.palette.ink, 0.2)

        def paint(large: pygame.Surface, times: float) -> None:
            middle, full, u = large.get_width() / 2, r * times, self.px * times
            angles = np.linspace(0, 2 * math.pi, 40, endpoint=False)
            wave = 1 + 0.025 * np.sin(3 * angles + dice.uniform(0, 6)) + 0.02 * np.sin(7 * angles + dice.uniform(0, 6))

            def ring(share: float) -> np.ndarray:
                around = full * share * wave
                return np.stack([middle + around * np.cos(angles), middle + around * np.sin(angles)], axis=1)

            safe_draw.polygon(large, rgb(self.palette.ink), ring(1.0))
            safe_draw.polygon(large, bark, ring(0.94))
            safe_draw.polygon(large, mix(bark, self.palette.ink, 0.5), ring(0.84))
            safe_draw.polygon(large, wood, ring(0.80))
            safe_draw.polygon(large, mix(wood, self.palette.paper, 0.28), ring(0.62))
            for share in (0.70, 0.56, 0.44, 0.31, 0.2):
                safe_draw.lines(
                    large, mix(wood, self.palette.trunk[0], 0.42), ring(share * dice.uniform(0.95, 1.05)), max(1, round(1.0 * u)), True
                )
            safe_draw.circle(large, mix(wood, self.palette.trunk[0], 0.5), (middle, middle), full * 0.08)
            for _ in range(3):
                at = dice.uniform(0, 2 * math.pi)
                reach = dice.uniform(0.4, 0.74) * full
                tip = (middle + reach * math.cos(at), middle + reach * math.sin(at))
                side = (1.3 * u * math.sin(at), -1.3 * u * math.cos(at))
                safe_draw.polygon(
                    large,
                    mix(bark, self.palette.ink, 0.3),
                    [(middle + side[0], middle + side[1]), tip, (middle - side[0], middle - side[1])],
                )

        return painting.painted((2 * r + 2, 2 * r + 2), paint)

    def _make_body(self, radius: float) -> pygame.Surface:
        """The bark of a log that goes back from its end, moss on top, dark below; its middle is the near end's."""
        r = radius * METRE * self.px
        far = BACK[0] * 2.2 * r, BACK[1] * 2.2 * r
        bark = mix(self.palette.trunk[0], self.palette.ink, 0.12)
        moss = mix(self.palette.leaves[0], self.palette.grass, 0.5)

        def paint(large: pygame.Surface, times: float) -> None:
            middle_x, middle_y, full, u = large.get_width() / 2, large.get_height() / 2, r * times, self.px * times
            end = (middle_x + far[0] * times, middle_y + far[1] * times)

            def capsule(share: float, up: float = 0.0) -> list[tuple[float, float]]:
                lean = math.atan2(far[1], far[0])
                start = np.linspace(lean + math.pi / 2, lean + 1.5 * math.pi, 16)
                stop = np.linspace(lean - math.pi / 2, lean + math.pi / 2, 16)
                near = [(middle_x + full * share * math.cos(a), middle_y - up + full * share * math.sin(a)) for a in start]
                return near + [(end[0] + full * share * math.cos(a), end[1] - up + full * share * math.sin(a)) for a in stop]

            safe_draw.polygon(large, rgb(self.palette.ink), capsule(1.0))
            safe_draw.polygon(large, mix(bark, self.palette.ink, 0.35), capsule(0.93))
            safe_draw.polygon(large, bark, capsule(0.78, 0.12 * full))
            for n in range(5):
                a = -2.4 + 0.42 * n
                x, y = full * 0.9 * math.cos(a), full * 0.9 * math.sin(a)
                safe_draw.lines(
                    large, mix(bark, self.palette.ink, 0.45), [(middle_x + x, middle_y + y), (end[0] + x, end[1] + y)], round(1.1 * u)
                )
            top = [(middle_x + full * 0.9 * math.cos(a), middle_y + full * 0.9 * math.sin(a)) for a in np.linspace(-2.5, -1.2, 8)]
            back = [(end[0] + full * 0.9 * math.cos(a), end[1] + full * 0.86 * math.sin(a)) for a in np.linspace(-1.3, -2.3, 8)]
            safe_draw.polygon(large, moss, top + back)

        side = 2 * (r + max(abs(far[0]), abs(far[1]))) + 4
        return painting.painted((side, side), paint)

    def _make_wedge(self) -> pygame.Surface:
        """A stake driven in aslant, with a rope about it and a vermilion tag: it can be kicked out. For a pile to its right."""
        wide, high = 0.72 * METRE * self.px, 0.86 * METRE * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            w, h, u = large.get_width(), large.get_height(), self.px * times
            wood = mix("#c59a63", self.palette.wood, 0.3)
            stake = [(0.14 * w, 0.10 * h), (0.34 * w, 0.02 * h), (0.80 * w, 0.92 * h), (0.70 * w, 0.99 * h)]
            safe_draw.polygon(
                large, rgb(self.palette.ink), [(0.08 * w, 0.10 * h), (0.35 * w, -0.02 * h), (0.88 * w, 0.95 * h), (0.70 * w, h)]
            )
            safe_draw.polygon(large, wood, stake)
            safe_draw.polygon(
                large,
                mix(wood, self.palette.paper, 0.4),
                [(0.16 * w, 0.11 * h), (0.24 * w, 0.07 * h), (0.74 * w, 0.95 * h), (0.70 * w, 0.97 * h)],
            )
            for n in range(3):
                y = (0.30 + 0.055 * n) * h
                x = 0.24 * w + 0.46 * (y - 0.1 * h)
                safe_draw.lines(large, rgb(self.palette.ink), [(x - 7 * u, y + 3 * u), (x + 9 * u, y - 4 * u)], round(4.4 * u))
                safe_draw.lines(
                    large, mix("#d8c294", self.palette.paper, 0.3), [(x - 7 * u, y + 3 * u), (x + 9 * u, y - 4 * u)], round(2.4 * u)
                )
            tag = [(0.16 * w, 0.46 * h), (0.36 * w, 0.44 * h), (0.38 * w, 0.80 * h), (0.28 * w, 0.76 * h), (0.17 * w, 0.82 * h)]
            safe_draw.polygon(large, rgb(self.palette.ink), [(x + (x - 0.27 * w) * 0.14, y + (y - 0.62 * h) * 0.08) for x, y in tag])
            safe_draw.polygon(large, rgb(self.palette.vermilion), tag)
            for y in (0.54, 0.62, 0.69):
                safe_draw.lines(large, rgb(self.palette.paper), [(0.22 * w, y * h), (0.32 * w, (y - 0.01) * h)], round(1.6 * u))

        return painting.painted((wide, high), paint)
