"""Scenery: trees in the wind, hut, pines, rocks, reeds, floating logs, each in its place."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pygame

from game.level.backdrop import lies_in_forest
from game.view.camera.camera import METRE, Camera, lens_of
from game.view.objects.scenery.obstacles import standing_obstacles
from game.view.objects.scenery.scenery_pictures import SceneryPictures
from game.view.objects.scenery.standing import Standing
from game.view.objects.scenery.underwater_tint import UnderwaterTint
from game.view.objects.scenery.wayside import wayside
from game.view.objects.scenery.zelkova import SWAY_MOST, Zelkovas, scale_of
from game.view.poses import LogPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.render.time_of_day import LevelPalette
from game.view.terrain.background.far_shore import FarShore
from game.view.terrain.level_end import END_WIDTH, LevelEnd, level_ends
from game.view.water.below_surface import tint_below
from game.view.water.surface import SurfaceProfile

Height = Callable[[float], float]
AFLOAT = (146, 192, 200, 232)
"""What of a log's colours and of its strength is left under water, of 255."""
MIN_BOULDER_DEPTH_M = 0.9
"""Metres of still water over every boulder that is only looked at."""


class Scenery:
    def __init__(
        self, assets: Assets, palette: LevelPalette, px: float, cache: SpriteCache, level: Any, height: Height, still: float | None
    ) -> None:
        self.px, self.height = px, height
        self.pictures, self.tint = SceneryPictures(assets, palette, px, cache), UnderwaterTint(palette, px, still)
        self._zelkovas = Zelkovas(self.pictures, height)
        self.back: list[Standing] = []
        self.front: list[Standing] = []
        beyond: list[Standing] = []
        rooted: list[Standing] = []
        self._beyond = shore_beyond(level)
        for number, tree in enumerate(() if lies_in_forest(level) else level.things_of("tree")):  # a woodland plants its own
            body, crowns = self._zelkovas.build(tree, number)
            self.back += [body, *crowns]
            self._stand(f"roots-{1 + number % 2}", tree.at, scale_of(tree), among=self.front)
        for number, pine in enumerate(level.things_of("pine")):
            far = pine.at[0] > self._beyond
            self._stand(f"pine-{1 + number % 2}", pine.at, pine.height * METRE / 300, 0.35, number, beyond if far else self.back)
            self._stand(f"roots-{1 + number % 2}", pine.at, pine.height * METRE / 420, among=rooted if far else self.front)
        for name, scale, at in wayside(level):
            self._stand(name, at, scale)
        for hut in level.things_of("hut"):
            self._build_hut(hut, beyond if hut.at[0] > self._beyond else self.back)
        for number, rock in enumerate(level.things_of("rock")):
            self._lay_rock(rock, number)
        for lake in level.lakes[:1]:
            self._strew_boulders(lake.left, lake.right, lake.level)
        for number, reed in enumerate(level.things_of("reed")):
            self._plant_reeds(reed, number)
        self.back += standing_obstacles(level, palette, px)
        for end in level_ends(level, height, still):
            self._close_end(end)
        sparse = {id(thing.sprite): painting.to_rle(thing.sprite) for thing in (*self.back, *self.front)}
        for thing in (*self.back, *self.front):
            thing.sprite = sparse[id(thing.sprite)]
        self.rooted = rooted
        huts = [hut.at[0] for hut in level.things_of("hut") if hut.at[0] > self._beyond]
        ground = (np.array([x for x, _ in level.ground.line]), np.array([y for _, y in level.ground.line]))
        self.island = FarShore(palette, px, beyond, huts[0], ground, still) if huts and still is not None else None

    def drop_intermediates(self) -> None:
        """What things were put together from is not wanted twice."""
        self.pictures.forget()
        self._zelkovas.forget()

    # drawing

    def draw_far(self, surface: pygame.Surface, camera: Camera) -> None:
        """The island as it is seen from the other shore, larger as one comes."""
        if self.island is not None:
            self.island.draw_far(surface, camera)

    def draw_back(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        if self.island is not None:
            self.island.draw_near(surface, camera, lambda things: self._draw_all(surface, camera, things, seconds, wind))
        self._draw_all(surface, camera, self.back, seconds, wind)

    def draw_front(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        self._draw_all(surface, camera, self.front, seconds, wind)
        if self.island is not None and self.island.met(camera):
            self._draw_all(surface, camera, self.rooted, seconds, wind)

    def _draw_all(self, surface: pygame.Surface, camera: Camera, things: list[Standing], seconds: float, wind: float) -> None:
        left, right, scale, across = camera.left, camera.right, camera.scale, camera.width / 2
        blow, swing, most, stamps = wind * 0.5, 0.6 + abs(wind) * 0.25, SWAY_MOST * self.px, []
        for thing in things:  # one of the busiest loops of a frame
            if left - thing.reach < thing.x < right + thing.reach:
                x = (thing.x - camera.x) * scale + across + camera.shift_x + thing.left
                if thing.sway:
                    x += min(most, max(-most, (blow + math.sin(seconds * 1.7 + thing.phase) * swing) * thing.sway * self.px))
                stamps.append((thing.sprite, (round(x), round(camera.screen_y(thing.y) + thing.top))))
        safe_draw.stamps(surface, stamps, safe_draw.STRAIGHT_ALPHA)

    def draw_log(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: LogPose, number: int) -> None:
        """A floating log, turned as it lies; what of it is under water is seen through the water."""
        if not camera.left - pose.length < pose.x < camera.right + pose.length:
            return
        name = f"log-{1 + number % 2}"
        sprite = self.pictures.picture(name, pose.length * METRE / 200, pose.radius * 2 * METRE / 28, math.degrees(pose.angle))
        x, y = camera.to_screen(pose.x, pose.y)
        wide, high = sprite.get_size()
        if not (-wide < x < camera.width + wide and safe_draw.near_number(x, y)):
            return
        corner, log = (round(x - wide / 2), round(y - high / 2)), sprite.copy()
        tint_below(log, camera, profile, corner, AFLOAT)
        safe_draw.blit_at(surface, log, corner)

    # placing

    def _stand(
        self, name: str, at: tuple[float, float], scale: float, sway: float = 0.0, phase: float = 0.0, among: list[Standing] | None = None
    ) -> None:
        sprite = self.pictures.picture(name, scale, scale)
        left, top = self.pictures.corner(name)
        place = Standing(sprite, at[0], self.height(at[0]), left * scale * self.px, top * scale * self.px, sway, phase)
        (self.back if among is None else among).append(place)

    def _build_hut(self, hut: Any, among: list[Standing]) -> None:
        self._stand("hut", hut.at, 1.0, among=among)
        self._stand("ward", (hut.at[0] - 5.2, hut.at[1]), 1.0, among=among)

    def _lay_rock(self, rock: Any, number: int) -> None:
        """As wide and high as the rock is; what is under the still water takes its colour."""
        sx = rock.width * METRE / 100
        name = f"rock-{1 + number % 4}" if rock.height < 0.85 * rock.width else f"crag-{1 + number % 2}"
        sy = rock.height * METRE / (50 if name.startswith("rock") else 110)
        sprite = self.pictures.picture(name, sx, sy).copy()
        _, above = self.pictures.corner(name)
        self.tint.lay_over(sprite, rock.at[1] - above * sy / METRE)
        self.back.append(Standing(sprite, rock.at[0], rock.at[1], -54 * sx * self.px, above * sy * self.px))

    def _strew_boulders(self, left: float, right: float, still: float) -> None:
        """Boulders on the bed, behind everybody and so deep that none is taken for a foothold; most lie at the foot of the shores."""
        dice = painting.generator("boulders", round(left), round(right))
        x = left
        while x < right:
            x += dice.uniform(1.2, 4.5)
            bed, wide, number = self.height(x), dice.uniform(0.7, 2.3), int(dice.integers(4))
            high = wide * dice.uniform(0.42, 0.62)
            steep = abs(self.height(x + 1) - self.height(x - 1)) / 2
            if bed + high > still - MIN_BOULDER_DEPTH_M or dice.uniform() > 0.28 + 2.5 * steep:
                continue
            sx, sy = round(wide * 4) * METRE / 400, round(high * 4) * METRE / 200
            sprite = self.pictures.picture(f"boulder-{1 + number}", sx, sy).copy()
            _, above = self.pictures.corner(f"boulder-{1 + number}")
            foot = bed - 0.12 * high
            self.tint.lay_over(sprite, foot - above * sy / METRE)
            self.back.append(Standing(sprite, x, foot, -54 * sx * self.px, above * sy * self.px))

    def _close_end(self, end: LevelEnd) -> None:
        """Nobody is stopped by nothing: on dry land a level ends in brambles, in the water in reeds."""
        name, scale = ("reeds-1" if end.wet else "bramble-1"), end.height * METRE / 100
        wide = END_WIDTH * METRE / 100
        sprite = self.pictures.picture(name, wide, scale).copy()
        if end.side > 0:
            sprite = pygame.transform.flip(sprite, True, False)
        left, top, width, _ = self.pictures.assets.drawing(f"scenery-{name}").box
        if end.wet:
            self.tint.lay_over(sprite, end.y - top * scale / METRE)
        across = left * wide if end.side < 0 else -(left + width) * wide
        self.front.append(Standing(sprite, end.x, end.y, across * self.px, top * scale * self.px, 0.3 * end.wet, 2.0))

    def _plant_reeds(self, reed: Any, number: int) -> None:
        sprite = self.pictures.picture(f"reeds-{1 + number % 2}", reed.width * METRE / 100, reed.height * METRE / 100).copy()
        foot = self.height(reed.at[0])
        self.tint.lay_over(sprite, foot + reed.height * 1.04)
        left = -68 * reed.width * METRE / 100 * self.px
        (self.front if number % 2 else self.back).append(
            Standing(sprite, reed.at[0], foot, left, -1.04 * reed.height * METRE * self.px, 0.5, number)
        )


def shore_beyond(level: Any) -> float:
    """The place from which on what stands is on the shore beyond the widest lake.

    Nothing is without a lake, where one plays over there, or on a flat, whose land is one's own as far as one sees.
    """
    if not level.lakes or level.role == "sealmaster" or lens_of(level).flat:
        return math.inf
    lake = max(level.lakes, key=lambda each: each.right - each.left)
    return float(lake.left + lake.right) / 2
