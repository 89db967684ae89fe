"""Wildlife: weeds that sway, fish in schools that flee from a splash, bubbles."""

import math
from dataclasses import dataclass

import numpy as np
import pygame

from game.sim import events
from game.view.camera.camera import METRE, Camera
from game.view.objects.scenery.scenery import Height, Scenery
from game.view.render import painting, safe_draw
from game.view.render.lazy import Lazy
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.water_table import WaterTable
from game.view.water.surface import SurfaceProfile

SWAYS = 7
WEED_APART, SCHOOL_APART, DARK_APART = 2.6, 31.0, 12.5
"""Metres."""
DARK_PACE = 1.5
"""How much faster than the shore they pass: by what is nearest one sees how fast one is."""
DARK_DEEP = 2.4
"""Metres of still water without which there are no dark weeds: before the bare bed they would stand in the earth."""
REEDS_APART, REEDS_PACE, REEDS_HIGH = 27.0, 2.1, 296.0
"""Metres from one clump of reeds quite near the eye to the next, how much faster than the shore they pass, reference pixels from the lower
edge of the picture to their tips, which stay under the lake's surface: nobody's feet are hidden, nor a ring to leap from."""
OPEN_WATER_M = 110.0
"""Metres before the lake's far end without them: whoever rides there must see which reeds lie in his way."""
DARK_HIGH, BOWS_S = 290.0, 0.9
"""Reference pixels that the dark weeds go down by when a web is at work, and seconds in which they do."""
FRIGHT_M = 7.0
"""A splash within this many metres scares a school."""


@dataclass(slots=True)
class School:
    """Fish that keep together; `fright` pushes them away and dies down."""

    x: float
    y: float
    heading: int
    offsets: list[tuple[float, float, int]]
    fright: float = 0.0
    fled: float = 0.0


class Wildlife:
    def __init__(
        self,
        palette: Palette,
        px: float,
        cache: SpriteCache,
        scenery: Scenery,
        height: Height,
        left: float,
        right: float,
        water: WaterTable,
    ) -> None:
        self.palette, self.px, self.scenery, self.height = palette, px, scenery, height
        self.water, self.still = water, water.level
        self.left, self.right = left, right
        self.spots: dict[tuple[int, float], tuple[float, float, float]] = {}
        self.tufts: dict[int, tuple[float, float, float] | None] = {}
        self.weeds = Lazy(lambda: cache.get("weeds", self._weeds))
        self.dark = Lazy(lambda: [painting.to_rle(weed) for weed in cache.get("dark weeds", self._dark_weeds)])
        self.reeds = Lazy(lambda: [painting.to_rle(reed) for reed in cache.get("near reeds", lambda: [self._reeds(n) for n in range(3)])])
        right_fish = [scenery.pictures.picture(f"fish-{n}", 1.0, 1.0) for n in (1, 2, 3)]
        self.fish = {1: right_fish, -1: [pygame.transform.flip(fish, True, False) for fish in right_fish]}
        self.schools = self._make_schools()
        self.bowed = 0.0
        """How far the dark weeds are out of the picture, 0 to 1."""

    def observe(self, event: events.Event) -> None:
        """A splash frightens the fish near it."""
        if isinstance(event, events.Landed | events.Splashed | events.BarrierRaised | events.HunterWentUnder):
            for school in self.schools:
                if abs(school.x + school.fled - event.x) < FRIGHT_M:
                    school.heading = 1 if school.x + school.fled > event.x else -1
                    school.fright = 1.0

    def pass_time(self, dt: float, bows: bool = False) -> None:
        """`bows` says that the dark weeds are to go out of the way, as they do while a web is at work."""
        self.bowed = min(1.0, max(0.0, self.bowed + (dt if bows else -dt) / BOWS_S))
        for school in self.schools:
            school.fled += school.heading * (0.25 + 3.6 * school.fright) * dt
            school.fright *= math.exp(-1.1 * dt)
            if abs(school.fled) > 12:
                school.heading = -1 if school.fled > 0 else 1

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, seconds: float) -> None:
        self._draw_weeds(surface, camera, seconds)
        self._draw_fish(surface, camera, seconds)

    def _draw_weeds(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        pairs = []
        weeds, (left, top) = self.weeds(), camera.to_screen(0.0, 0.0)
        for number in range(math.floor(camera.left / WEED_APART) - 1, math.ceil(camera.right / WEED_APART) + 1):
            tuft = self.tufts[number] if number in self.tufts else self._tuft(number)
            if tuft is not None:
                sway = int((0.5 + 0.5 * math.sin(seconds * 0.8 + tuft[0] * 0.5)) * (SWAYS - 0.01))
                pairs.append((weeds[number % 4 * SWAYS + sway], (int(left + tuft[1]), int(top + tuft[2]))))
        safe_draw.stamps(surface, pairs)

    def _tuft(self, number: int) -> tuple[float, float, float] | None:
        """Where weed grows, and its corner in pixels right of the world's place 0 and under its height 0; None if there is none."""
        x, bed, still = self._spot(number, WEED_APART, 91.7, 1.0)
        sprite, scale = self.weeds()[number % 4 * SWAYS], METRE * self.px
        tuft = None
        if bed <= still - 1.6 and x >= (number + 0.35) * WEED_APART:
            tuft = x, x * scale - sprite.get_width() / 2, 4 * self.px - bed * scale - sprite.get_height()
        self.tufts[number] = tuft
        return tuft

    def _spot(self, number: int, apart: float, beat: float, share: float) -> tuple[float, float, float]:
        """Where a tuft stands, somewhere in the first `share` of its stretch, and how high bed and still water are there."""
        key = number, apart
        if key not in self.spots:
            x = (number + share * (math.sin(number * beat) * 0.5 + 0.5)) * apart
            self.spots[key] = x, self.height(x), self.water.at_place(x)
        return self.spots[key]

    def _draw_fish(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        pairs = []
        for school in self.schools:
            x = school.x + school.fled
            if not camera.left - 3 < x < camera.right + 3:
                continue
            for dx, dy, kind in school.offsets:
                spread = 1 + school.fright * 0.6
                px, py = camera.to_screen(x + dx * spread, school.y + dy * spread + 0.08 * math.sin(seconds * 1.4 + dx * 5))
                pairs.append((self.fish[school.heading][kind], (int(px), int(py))))
        safe_draw.stamps(surface, pairs)

    def draw_before(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """Near-black weeds between the lake and the eye, moving faster than it; they hide nobody who is being caught."""
        if self.bowed >= 1.0:
            self._draw_reeds(surface, camera)
            return
        pace, down = DARK_PACE, DARK_HIGH * self.bowed * self.bowed * (3.0 - 2.0 * self.bowed)
        half = camera.width / camera.scale / 2 / pace
        for number in range(math.floor((camera.x - half) / DARK_APART) - 1, math.ceil((camera.x + half) / DARK_APART) + 1):
            x, bed, _ = self._spot(number, DARK_APART, 57.3, 0.5)
            if not self.left + 22 < x < self.right - 26 or bed > self.still - DARK_DEEP:
                continue
            sway = int((0.5 + 0.5 * math.sin(seconds * 0.7 + number * 1.7)) * (SWAYS - 0.01))
            sprite = self.dark()[number % 3 * SWAYS + sway]
            px = (x - camera.x) * camera.scale * pace + camera.width / 2 + camera.shift_x
            if -sprite.get_width() < px < camera.width:
                top = max(camera.edge + 332 * self.px, surface.get_height()) + down * self.px - sprite.get_height()
                safe_draw.blit_at(surface, sprite, (px, top), safe_draw.STRAIGHT_ALPHA)

        self._draw_reeds(surface, camera)

    def _draw_reeds(self, surface: pygame.Surface, camera: Camera) -> None:
        """So near that they are past in a moment: by them one sees how fast one is."""
        half = camera.width / camera.scale / 2 / REEDS_PACE
        for number in range(math.floor((camera.x - half) / REEDS_APART) - 1, math.ceil((camera.x + half) / REEDS_APART) + 1):
            x, bed, _ = self._spot(number, REEDS_APART, 23.9, 0.7)
            if not self.left + 16 < x < self.right - OPEN_WATER_M or bed > self.still - 1.2:
                continue
            sprite = self.reeds()[number % 3]
            px = (x - camera.x) * camera.scale * REEDS_PACE + camera.width / 2 + camera.shift_x
            if -sprite.get_width() < px < camera.width:
                top = max(camera.edge + 322 * self.px, surface.get_height()) - sprite.get_height()  # no foot is ever seen
                safe_draw.blit_at(surface, sprite, (px, top), safe_draw.STRAIGHT_ALPHA)

    def _make_schools(self) -> list[School]:
        dice, schools = painting.generator("fish"), []
        for number in range(max(0, int((self.right - self.left) / SCHOOL_APART))):
            x = self.left + (number + dice.uniform(0.2, 0.8)) * SCHOOL_APART
            bed = self.height(x)
            if bed > self.still - 2.6:
                continue
            offsets = [(dice.uniform(-1.2, 1.2), dice.uniform(-0.4, 0.4), int(dice.integers(3))) for _ in range(int(dice.integers(4, 8)))]
            schools.append(School(x, float(dice.uniform(bed + 1.0, self.still - 1.4)), int(dice.choice((-1, 1))), offsets))
        return schools

    def _weeds(self) -> list[pygame.Surface]:
        return [self._weed(variant, sway, False) for variant in range(4) for sway in range(SWAYS)]

    def _dark_weeds(self) -> list[pygame.Surface]:
        return [self._weed(variant, sway, True) for variant in range(3) for sway in range(SWAYS)]

    def _reeds(self, variant: int) -> pygame.Surface:
        """A clump of near-black blades, some of them bent over."""
        dice, px = painting.generator("near reeds", variant), self.px
        blades = [(dice.uniform(40, 130), dice.uniform(0.5, 1.0), dice.uniform(18, 46) * (-1) ** n) for n in range(6)]

        def paint(large: pygame.Surface, times: float) -> None:
            unit, foot, color = px * times, large.get_height(), rgb(self.palette.weed)

            def grown(points: list[tuple[float, float]]) -> np.ndarray:
                return painting.spine([(x * unit, foot - y * unit) for x, y in points], 10)

            for x, tall, lean in blades:
                long = tall * REEDS_HIGH
                line = grown([(x, 0.0), (x + 0.2 * lean, 0.55 * long), (x + 0.7 * lean, 0.92 * long), (x + 1.35 * lean, 0.95 * long)])
                safe_draw.polygon(large, color, painting.ribbon(line, (1.0 - np.linspace(0.0, 1.0, len(line)) ** 2) * 5.0 * unit))

        return painting.painted((168.0 * px, REEDS_HIGH * px), paint, 2)

    def _weed(self, variant: int, sway: int, dark: bool) -> pygame.Surface:
        """A tuft, its tips bent more than its feet."""
        dice, px = painting.generator("weed", variant, dark), self.px
        blades, tall = (int(dice.integers(2, 4)), dice.uniform(170, 270)) if dark else (int(dice.integers(3, 6)), dice.uniform(38, 80))
        wide, bend = (130.0, 26.0) if dark else (54.0, 9.0)
        phase = (sway / (SWAYS - 1) - 0.5) * 2
        color = rgb(self.palette.weed) if dark else mix(self.palette.water_weed, self.palette.under[2][1], 0.2 + 0.25 * (variant % 2))
        foot = [
            (
                dice.uniform(0.3, 0.7) * wide,
                dice.uniform(0.55, 1.0) * tall,
                dice.uniform(-0.22, 0.22) * wide,
                dice.uniform(13, 21) if dark else dice.uniform(4, 6.5),
            )
            for _ in range(blades)
        ]

        def paint(large: pygame.Surface, times: float) -> None:
            unit, high = px * times, large.get_height()
            for x, long, lean, thick in foot:
                points = []
                for step in range(6):
                    t = step / 5
                    wave = math.sin(t * 5.2 + x) * wide * (0.15 if dark else 0.09) * t
                    points.append(((x + lean * t + wave + phase * bend * t * t) * unit, high - long * t * unit))
                line = painting.spine(points, 5)
                half = thick / 2 * unit * (1 - np.linspace(0, 1, len(line))) ** 0.7 * (0.75 + 0.25 * np.sin(np.linspace(0, 14, len(line))))
                safe_draw.polygon(large, (*color, 255 if dark else 225), painting.ribbon(line, half))

        return painting.painted((wide * px, tall * px), paint, 2)
