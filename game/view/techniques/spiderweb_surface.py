"""Picture of the spiderweb on the lake's surface: one great web, loose threads beyond it."""

import math

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.poses import SpiderwebPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.snapshot import Snapshot
from game.view.water.surface import SurfaceProfile

DEPTH, FRINGE_DEPTH = 0.62, 0.84
"""Where on the plane the heart and the loose threads lie."""
ASIDE, NEAR = 5.5, 14.0
"""Metres from the barrier to the heart, on the side from which hunters come who are this near. Nearer, the barrier would hide it."""
RADIUS, SQUASH = 560, 0.155
SPOKES, RINGS = 24, 8
RING_AT = 0.05 + 0.95 * ((np.arange(RINGS) + 1) / RINGS) ** 1.25
"""Where along the longest spoke each ring is tied."""
SAG = 0.87
GROWN = 12.0
"""Metres that the front runs on while the web is woven ring by ring."""
FADES = 5
FRINGE, FRINGE_APART, CLEAR, FRAYED = 460, 13.0, 12.0, 30.0
"""Reference pixels across a tuft of loose threads, metres between two, metres about the heart without any, and as far as there are any."""


class SpiderwebSurface:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.stages = cache.get("great web", self._stages)
        self.fringes = cache.get("web fringes", lambda: [self._fringe(i) for i in range(2)])
        self.faded: dict[int, tuple[int, pygame.Surface]] = {}
        """Of each sprite how far it has faded by now, and itself so: what has faded more never comes back."""
        self.center = 0.0
        self._age: int | None = None
        """Ticks for which the web had been there when last seen."""

    def choose_center(self, now: Snapshot) -> None:
        """As a web is woven: its heart lies between the barrier and those who are after it, and stays there."""
        web, before = now.spiderweb, self._age
        self._age = None if web is None else web.age_ticks
        if web is None:
            self.faded.clear()
            return
        if before is not None and before <= web.age_ticks:
            return
        self.faded.clear()
        prey = now.barrier or now.runner
        behind = [hunter.x for hunter in now.hunters if prey is not None and abs(hunter.x - prey.x) < NEAR]
        heart = web.maker[0] if prey is None else prey.x
        if behind and prey is not None:
            heart += math.copysign(ASIDE, sum(behind) / len(behind) - prey.x)
        self.center = min(max(heart, web.left + 4.0), web.right - 4.0)

    def heart(self, camera: Camera) -> tuple[float, float]:
        """Its middle in the picture, as long as the water is calm."""
        return camera.plane_x(self.center, DEPTH), camera.horizon + DEPTH * (camera.edge - camera.horizon)

    def draw(self, surface: pygame.Surface, camera: Camera, web: SpiderwebPose, profile: SurfaceProfile, offset: tuple[int, int]) -> None:
        self._draw_fringes(surface, camera, web, profile, offset)
        passed, room = self._passed(web)
        stage = math.ceil(passed / min(GROWN, room) * RINGS)
        if stage > 0:
            self._stamp(surface, camera, self.stages[min(RINGS, stage) - 1], self.center, DEPTH, web.releasing, profile, offset)

    def _passed(self, web: SpiderwebPose) -> tuple[float, float]:
        """How far the front has run beyond the heart, and how far it can."""
        if self.center < web.maker[0]:
            return self.center - web.reach_left, max(1.0, self.center - web.left - 1.0)
        return web.reach_right - self.center, max(1.0, web.right - self.center - 1.0)

    def _draw_fringes(
        self, surface: pygame.Surface, camera: Camera, web: SpiderwebPose, profile: SurfaceProfile, offset: tuple[int, int]
    ) -> None:
        reach = camera.width / camera.scale / 2 / camera.depth_scale(FRINGE_DEPTH) + FRINGE_APART / 2
        left, right = max(web.reach_left, camera.x - reach), min(web.reach_right, camera.x + reach)
        for number in range(math.ceil(left / FRINGE_APART), math.floor(right / FRINGE_APART) + 1):
            x = number * FRINGE_APART
            if CLEAR < abs(x - self.center) < FRAYED:
                self._stamp(surface, camera, self.fringes[number % 2], x, FRINGE_DEPTH, web.releasing, profile, offset)

    def _stamp(
        self,
        surface: pygame.Surface,
        camera: Camera,
        sprite: pygame.Surface,
        place: float,
        depth: float,
        releasing: float,
        profile: SurfaceProfile,
        offset: tuple[int, int],
    ) -> None:
        """The sprite, its middle at a place on the plane, heaving a little with the water there."""
        x = camera.plane_x(place, depth) - sprite.get_width() / 2
        y = camera.horizon + depth * (camera.edge - camera.horizon) - sprite.get_height() / 2
        lift = float(profile.beyond(np.array([place]))[0]) * 0.5 * camera.scale * camera.depth_scale(depth)
        safe_draw.blit_at(surface, self.fading(sprite, releasing), (x + offset[0], y - lift + offset[1]))

    def fading(self, sprite: pygame.Surface, releasing: float) -> pygame.Surface:
        """The sprite with less of itself left as the web lets go."""
        level = min(FADES - 1, int(releasing * FADES))
        if level == 0:
            return sprite
        was, faded = self.faded.get(id(sprite), (0, sprite))
        if was != level:
            faded = painting.faded(sprite, 1 - level / FADES)
            self.faded[id(sprite)] = level, faded
        return faded

    # made once

    def _stages(self) -> list[pygame.Surface]:
        """The same web as it is woven from its heart outwards, one ring more each time."""
        whole = self._whole()
        width, height = whole.get_size()
        across = np.linspace(-1.3, 1.3, width // 4 + 1, dtype=np.float32)[None, :]
        down = np.linspace(-1.4, 1.4, height // 4 + 1, dtype=np.float32)[:, None]
        # Nearer spokes are drawn longer: the same measure as in `_at`.
        away = np.hypot(across, down)
        away = away / (1 + 0.25 * down / np.maximum(away, 1e-3))
        stages = []
        for ring in RING_AT[:-1]:
            share = np.clip((ring * 1.06 - away) * 16, 0, 1)
            mask = pygame.transform.smoothscale(painting.translucent((255, 255, 255), share), (width, height))
            stage = whole.copy()
            stage.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            stages.append(_trimmed(stage))
        return [*stages, whole]

    def _whole(self) -> pygame.Surface:
        """A glowing core, then a dark copy two pixels below, a glow about the threads, and the threads."""
        dice = painting.generator("great web")
        turns = (np.arange(SPOKES) + dice.uniform(-0.3, 0.3, SPOKES)) * 2 * math.pi / SPOKES
        reach = dice.uniform(0.74, 1.04, SPOKES)
        missing, drops = dice.uniform(0, 1, (RINGS, SPOKES)) < 0.09, dice.uniform(0, 1, (RINGS, SPOKES)) < 0.24
        spokes = [np.array([self._at(turn, r * far) for r in np.linspace(0, 1, 6)]) for turn, far in zip(turns, reach, strict=True)]
        rings = self._rings(turns, reach, missing)

        def weave(large: pygame.Surface, times: float, color: safe_draw.Color, extra: float, dy: float) -> None:
            unit = self.px * times
            middle = np.array([large.get_width() / 2, large.get_height() / 2 + dy * unit])
            for line in spokes:
                half = (np.linspace(1.15, 0.4, len(line)) + extra / 2) * unit
                safe_draw.polygon(large, color, painting.ribbon(middle + line * unit, half))
            for ring, spoke, line in rings:
                near = float(line[2, 1] > 0)
                safe_draw.polygon(large, color, painting.stroke(middle + line * unit, (1.15 + 0.5 * near + extra) * unit, 0.25, 0.5))
                if drops[ring, spoke]:
                    safe_draw.circle(large, color, middle + line[2 * (spoke % 3)] * unit, (1.5 + 0.5 * near + extra * 0.6) * unit)

        def paint(large: pygame.Surface, times: float) -> None:
            weave(large, times, (*mix(self.palette.edge, self.palette.ink, 0.4), 110), 0.3, 2)
            weave(large, times, (*rgb(self.palette.chakra), 50), 3.4, 0)
            weave(large, times, (*rgb(self.palette.web), 235), 0.0, 0)

        web = painting.painted((2.6 * RADIUS * self.px, 2.8 * RADIUS * SQUASH * self.px), paint, 3)
        woven = self._light(web.get_size())
        safe_draw.blit_at(woven, web, (0, 0))
        core = self._core(np.array([line[-1] for line in spokes]))
        safe_draw.blit_at(woven, core, ((woven.get_width() - core.get_width()) / 2, (woven.get_height() - core.get_height()) / 2))
        return woven

    def _at(self, turn: float, radius: float) -> tuple[float, float]:
        """A place on the web in reference pixels from its heart; what is nearer is larger."""
        near = 1 + 0.25 * math.sin(turn)
        return math.cos(turn) * radius * RADIUS * near, math.sin(turn) * radius * RADIUS * SQUASH * near

    def _rings(self, turns: np.ndarray, reach: np.ndarray, missing: np.ndarray) -> list[tuple[int, int, np.ndarray]]:
        """Threads from spoke to spoke, sagging inwards: ring, spoke, line."""
        found = []
        for ring, radius in enumerate(RING_AT):
            for i in range(SPOKES):
                j = (i + 1) % SPOKES
                if missing[ring, i] or radius > min(reach[i], reach[j]):
                    continue
                a, b = turns[i], turns[j] + (2 * math.pi if j == 0 else 0)
                shares = ((0.0, 1.0), (0.28, SAG + 0.035), (0.5, SAG), (0.72, SAG + 0.035), (1.0, 1.0))
                found.append((ring, i, np.array([self._at(a + (b - a) * share, radius * sag) for share, sag in shares])))
        return found

    def _light(self, size: tuple[int, int]) -> pygame.Surface:
        """Cyan light that lies on the water about the heart."""
        across = np.linspace(-1, 1, size[0] // 4 + 1, dtype=np.float32)[None, :]
        down = np.linspace(-1, 1, size[1] // 4 + 1, dtype=np.float32)[:, None]
        away = np.hypot(across, down)
        light = np.clip(1 - away, 0, 1) ** 2 * 0.3 + np.exp(-((away / 0.17) ** 2)) * 0.6
        return pygame.transform.smoothscale(painting.translucent(rgb(self.palette.chakra_glow), light), size)

    def _core(self, ends: np.ndarray) -> pygame.Surface:
        """The white knot in the middle and the glare that runs out along the spokes, whose outer `ends` are given."""
        wide, high = round(240 * self.px), round(64 * self.px)
        across, down = np.linspace(-1, 1, wide, dtype=np.float32)[None, :], np.linspace(-1, 1, high, dtype=np.float32)[:, None]
        away = np.hypot(across, down * 1.35)
        share = np.exp(-((away / 0.24) ** 2)) * np.clip((1 - away) * 3, 0, 1)
        core = painting.translucent(mix(self.palette.web, self.palette.chakra_glow, 0.08), share)

        def paint(large: pygame.Surface, times: float) -> None:
            middle = np.array([large.get_width() / 2, large.get_height() / 2])
            for end in ends * (0.2 * self.px * times):
                line = middle + end * np.linspace(0, 1, 5)[:, None]
                safe_draw.polygon(large, rgb(self.palette.web), painting.ribbon(line, np.linspace(1.9, 0.3, 5) * self.px * times))

        rays = painting.painted((wide, high), paint, 3)
        safe_draw.blit_at(core, rays, ((wide - rays.get_width()) / 2, 0))
        return core

    def _fringe(self, variant: int) -> pygame.Surface:
        """A few long threads near the front edge, tied to each other here and there."""
        dice, long, high = painting.generator("fringe", variant), FRINGE, 30
        knots = [[(dice.uniform(0, 0.2) * long, y), (dice.uniform(0.4, 0.6) * long, y + 5), (dice.uniform(0.8, 1) * long, y - 2)]
                 for y in (6, 13, 22)]  # fmt: skip
        ties = [(dice.uniform(0.25, 0.75) * long, dice.uniform(-14, 14)) for _ in range(5)]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            for extra, color in ((3.0, (*rgb(self.palette.chakra), 46)), (0.0, (*rgb(self.palette.web), 190))):
                for knot in knots:
                    painting.brush(large, color, [(x * unit, y * unit) for x, y in knot], (1.3 + extra) * unit, 0.5)
                for x, lean in ties:
                    line = [(x * unit, 8 * unit), ((x + lean * 0.4) * unit, 16 * unit), ((x + lean) * unit, 26 * unit)]
                    painting.brush(large, color, line, (1.0 + extra) * unit, 0.4)

        return painting.painted((long * self.px, high * self.px), paint, 2)


def _trimmed(sprite: pygame.Surface) -> pygame.Surface:
    """The sprite without its clear rim, its middle still in the middle."""
    box, (width, height) = sprite.get_bounding_rect(), sprite.get_size()
    left, top = min(box.left, width - box.right) // painting.SIMD_WIDTH * painting.SIMD_WIDTH, min(box.top, height - box.bottom)
    return sprite.subsurface((left, top, width - 2 * left, height - 2 * top)).copy()
