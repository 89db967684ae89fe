"""Scenery: trees in the wind, hut, pines, rocks, reeds, floating logs, each in its place."""

import math
import re
from collections import deque
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera.camera import METRE, Camera
from game.view.objects.scenery.obstacles import standing_obstacles
from game.view.objects.scenery.standing import Standing
from game.view.objects.scenery.wayside import wayside
from game.view.poses import LogPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.painting import SIMD_WIDTH
from game.view.render.palette import rgb
from game.view.render.sprite_cache import SpriteCache
from game.view.render.time_of_day import LevelPalette
from game.view.terrain.backdrop import lies_in_forest
from game.view.terrain.far_shore import FarShore
from game.view.terrain.level_end import END_WIDTH, LevelEnd, level_ends

Height = Callable[[float], float]
Piece = tuple[pygame.Surface, float, float]
"""A sprite and its left upper corner from the foot of what it belongs to, in reference pixels."""
CROWN_BEHIND = ((-96, -372, 2), (104, -360, 2), (0, -424, 1))
CROWN = ((1.0, ((-150, -300, 3), (-40, -318, 4))), (1.2, ((152, -296, 3), (66, -300, 4))), (0.8, ((10, -372, 1),)))
"""Where banks of leaves hang on a zelkova of 480 units, and which: behind its branches, and before them in three parts that sway each
by itself, and how far."""
SPLASH = 0.4
"""Metres over the still water up to which stone is wet."""
VEIL, DEEPEST, VEIL_WIDE = ((0.0, 0.4, 2.0, 6.0), (0.16, 0.24, 0.34, 0.44)), 14.0, 128
"""How much of the lake's colour lies over a thing at which depths (metres); the depth down to which that is told apart; and how wide,
in pixels, the strips are that are laid over it."""
UNDER_WATER = 0.9
"""Metres of still water over every boulder that is only looked at."""
LAMPS = r'<path[^>]*fill="#(?:f7c66b|fde7a6|6a4a2c)"[^>]*/>'
"""What shines by itself in a drawing, with the bars before it: no hour darkens it."""
SWAY_MOST = 8.0
"""Reference pixels that anything is swayed to a side at the most, in whatever wind."""
TURNED = 36
"""Floating logs that are kept as they lay, at most; the first are thrown away first."""


class Scenery:
    def __init__(
        self, assets: Assets, palette: LevelPalette, px: float, cache: SpriteCache, level: Any, height: Height, still: float | None
    ) -> None:
        self.assets, self.palette, self.px, self.height, self.still = assets, palette, px, height, still
        self.cache = cache
        self.splash = round(SPLASH * METRE * px)
        self.kept: dict[tuple[str, int, int], pygame.Surface] = {}
        self.turned: deque[tuple[str, int, int]] = deque()
        self.back: list[Standing] = []
        self.front: list[Standing] = []
        beyond: list[Standing] = []
        rooted: list[Standing] = []
        self._beyond = shore_beyond(level)
        for number, tree in enumerate(() if lies_in_forest(level) else level.things_of("tree")):  # a woodland plants its own
            self._plant_tree(tree, number)
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
        self.kept.clear()

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

    def draw_log(self, surface: pygame.Surface, camera: Camera, pose: LogPose, number: int) -> None:
        """A floating log, turned as it lies."""
        name = f"log-{1 + number % 2}"
        sprite = self.picture(name, pose.length * METRE / 200, pose.radius * 2 * METRE / 28, math.degrees(pose.angle))
        x, y = camera.to_screen(pose.x, pose.y)
        if -sprite.get_width() < x < camera.width + sprite.get_width():
            safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    # placing

    def _stand(
        self, name: str, at: tuple[float, float], scale: float, sway: float = 0.0, phase: float = 0.0, among: list[Standing] | None = None
    ) -> None:
        sprite = self.picture(name, scale, scale)
        left, top, _, _ = self.assets.drawing(f"scenery-{name}").box
        place = Standing(sprite, at[0], self.height(at[0]), left * scale * self.px, top * scale * self.px, sway, phase)
        (self.back if among is None else among).append(place)

    def _plant_tree(self, tree: Any, number: int) -> None:
        scale = round(tree.height / 2) * 2 * METRE / 480
        trunk = f"zelkova-{1 + number % 3}"
        left, top, _, _ = self.assets.drawing(f"scenery-{trunk}").box
        hidden = [self._bank(scale, bank) for bank in CROWN_BEHIND]
        body = self._together(f"{trunk} in leaf", scale, [*hidden, (self.picture(trunk, scale, scale), left * scale, top * scale)])
        crowns = [
            self._together(f"crown {turn}", scale, [self._bank(scale, bank) for bank in banks]) for turn, (_, banks) in enumerate(CROWN)
        ]
        self._hang(tree, self._hollowed(trunk, scale, body, crowns))
        self._stand(f"roots-{1 + number % 2}", tree.at, scale, among=self.front)
        for turn, crown in enumerate(crowns):
            self._hang(tree, crown, CROWN[turn][0], (number + turn) * 1.3)

    def _bank(self, scale: float, bank: tuple[int, int, int]) -> Piece:
        dx, dy, leaf = bank
        sprite = self.picture(f"leaves-{leaf}", scale, scale)
        return sprite, dx * scale - sprite.get_width() / 2 / self.px, dy * scale - sprite.get_height() / 2 / self.px

    def _together(self, name: str, scale: float, pieces: Sequence[Piece]) -> Piece:
        """Several as one, so that what lies behind is not drawn: a tree has more leaves than are seen."""
        left, top = min(x for _, x, _ in pieces), min(y for _, _, y in pieces)
        key = (name, round(scale * 100), 0)
        if key not in self.kept:
            placed = [(sprite, (round((x - left) * self.px), round((y - top) * self.px))) for sprite, x, y in pieces]
            size = (max(at[axis] + sprite.get_size()[axis] for sprite, at in placed) for axis in (0, 1))
            self.kept[key] = pygame.Surface(tuple(size), pygame.SRCALPHA, 32)
            self.kept[key].fblits(placed, safe_draw.PREMULTIPLIED)
        return self.kept[key], left, top

    def _hollowed(self, name: str, scale: float, body: Piece, crowns: Sequence[Piece]) -> Piece:
        """A tree's body without what its crowns hide however they sway: a third of it."""
        key, (sprite, left, top) = (f"{name} hollowed", round(scale * 100), 0), body
        if key not in self.kept:
            hollow = self.kept[key] = sprite.copy()
            pixels = pygame.surfarray.pixels2d(hollow)
            for crown, x, y in crowns:
                across, down = round((x - left) * self.px), round((y - top) * self.px)
                first, high = max(0, across), max(0, down)
                covered = always_full(crown, math.ceil(SWAY_MOST * self.px) + 2)[first - across :, high - down :]
                part = pixels[first : first + covered.shape[0], high : high + covered.shape[1]]
                part[covered[: part.shape[0], : part.shape[1]]] = 0
            del pixels  # or it stays locked
        return self.kept[key], left, top

    def _hang(self, tree: Any, piece: Piece, sway: float = 0.0, phase: float = 0.0) -> None:
        sprite, left, top = piece
        self.back.append(Standing(sprite, tree.at[0], self.height(tree.at[0]), left * self.px, top * self.px, sway, phase))

    def _build_hut(self, hut: Any, among: list[Standing]) -> None:
        self._stand("hut", hut.at, 1.0, among=among)
        self._stand("ward", (hut.at[0] - 5.2, hut.at[1]), 1.0, among=among)

    def _lay_rock(self, rock: Any, number: int) -> None:
        """As wide and high as the rock is; what is under the still water takes its colour."""
        sx = rock.width * METRE / 100
        name = f"rock-{1 + number % 4}" if rock.height < 0.85 * rock.width else f"crag-{1 + number % 2}"
        sy = rock.height * METRE / (50 if name.startswith("rock") else 110)
        sprite = self.picture(name, sx, sy).copy()
        _, above, _, _ = self.assets.drawing(f"scenery-{name}").box
        top = rock.at[1] - above * sy / METRE
        if self.still is not None:
            self._tint_underwater(sprite, round((top - self.still) * METRE * self.px))
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
            if bed + high > still - UNDER_WATER or dice.uniform() > 0.28 + 2.5 * steep:
                continue
            sx, sy = round(wide * 4) * METRE / 400, round(high * 4) * METRE / 200
            sprite = self.picture(f"boulder-{1 + number}", sx, sy).copy()
            _, above, _, _ = self.assets.drawing(f"scenery-boulder-{1 + number}").box
            foot = bed - 0.12 * high
            self._tint_underwater(sprite, round((foot - above * sy / METRE - still) * METRE * self.px))
            self.back.append(Standing(sprite, x, foot, -54 * sx * self.px, above * sy * self.px))

    def _tint_underwater(self, sprite: pygame.Surface, line: int) -> None:
        """Lay water over what of a sprite is below its row `line`, the more the deeper, so that light and shade melt into the lake's colour
        together; what is just above is wet. `line` may lie over the sprite's first row."""
        less, more = self._veils
        top = max(line - self.splash, sprite.get_height() - more.get_height())
        part = (0, max(0, -top), *sprite.get_size())
        wash = sprite.copy()
        wash.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        for x in range(0, sprite.get_width(), more.get_width()):
            wash.blit(more, (x, max(0, top)), part, special_flags=pygame.BLEND_RGB_ADD)
            sprite.blit(less, (x, max(0, top)), part, special_flags=pygame.BLEND_RGB_MULT)
        sprite.blit(wash.premul_alpha(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    @cached_property
    def _veils(self) -> list[pygame.Surface]:
        """What a thing under water is multiplied by, and what is added to it, by rows from where the splashes reach down to DEEPEST."""
        rows = np.arange(-self.splash, round(DEEPEST * METRE * self.px), dtype=np.float32)
        deep = rows / (METRE * self.px)
        share = np.where(deep < -0.06, 0, np.interp(deep, *VEIL))[:, None]
        wet = np.interp(deep, (-SPLASH, 0.2 - SPLASH, 0, 0.25), (1, 0.74, 0.68, 1))[:, None]
        water = painting.gradient(self.palette.under, round(6.4 * METRE * self.px))
        tone = water[np.clip(rows, 0, len(water) - 1).astype(int)]
        cool = 1 + (tone / 255 - 1) * np.interp(deep, (-0.06, 0.3, 6), (0, 0.3, 0.3))[:, None]
        veils = (255 * wet * cool * (1 - share), tone * share)
        return [
            pygame.transform.scale(painting.opaque(veil[:, None, :].repeat(SIMD_WIDTH, axis=1)), (VEIL_WIDE, len(rows))) for veil in veils
        ]

    def _close_end(self, end: LevelEnd) -> None:
        """Nobody is stopped by nothing: on dry land a level ends in brambles, in the water in reeds."""
        name, scale = ("reeds-1" if end.wet else "bramble-1"), end.height * METRE / 100
        wide = END_WIDTH * METRE / 100
        sprite = self.picture(name, wide, scale).copy()
        if end.side > 0:
            sprite = pygame.transform.flip(sprite, True, False)
        left, top, width, _ = self.assets.drawing(f"scenery-{name}").box
        if end.wet and self.still is not None:
            self._tint_underwater(sprite, round((end.y - top * scale / METRE - self.still) * METRE * self.px))
        across = left * wide if end.side < 0 else -(left + width) * wide
        self.front.append(Standing(sprite, end.x, end.y, across * self.px, top * scale * self.px, 0.3 * end.wet, 2.0))

    def _plant_reeds(self, reed: Any, number: int) -> None:
        sprite = self.picture(f"reeds-{1 + number % 2}", reed.width * METRE / 100, reed.height * METRE / 100).copy()
        foot = self.height(reed.at[0])
        if self.still is not None:
            self._tint_underwater(sprite, round((foot + reed.height * 1.04 - self.still) * METRE * self.px))
        left = -68 * reed.width * METRE / 100 * self.px
        (self.front if number % 2 else self.back).append(
            Standing(sprite, reed.at[0], foot, left, -1.04 * reed.height * METRE * self.px, 0.5, number)
        )

    # pictures

    def roots(self, number: int, scale: float) -> tuple[pygame.Surface, float, float]:
        """Roots in the cut earth, and their left upper corner from the tree's foot in reference pixels."""
        left, top, _, _ = self.assets.drawing(f"scenery-roots-{number}").box
        return self.picture(f"roots-{number}", scale, scale), left * scale, top * scale

    def picture(self, name: str, sx: float, sy: float, angle: float = 0.0) -> pygame.Surface:
        """The drawing `scenery-<name>` at `sx` by `sy` reference pixels a unit, turned by degrees, in the light of the hour."""
        turn = round(angle / 2) * 2
        key = (f"{name} {turn}", round(sx * 100), round(sy * 100))
        if turn == 0 and key not in self.kept:
            words = f"{name} {sx:.5f} {sy:.5f}"
            (self.kept[key],) = self.cache.get(words, lambda: [self._printed(name, sx * self.px, sy * self.px)], temporary=True)
        elif key not in self.kept:
            if len(self.turned) >= TURNED:
                self.kept.pop(self.turned.popleft(), None)
            self.turned.append(key)
            self.kept[key] = pygame.transform.rotate(self.picture(name, sx, sy), turn)
        return self.kept[key]

    def _printed(self, name: str, sx: float, sy: float) -> pygame.Surface:
        drawing = self.assets.drawing(f"scenery-{name}")
        left, top, width, height = drawing.box
        size = math.ceil(width * sx), math.ceil(height * sy)
        place = f"scale({sx:.5f} {sy:.5f}) translate({-left:.3f} {-top:.3f})"
        sprite = self.assets.raster(drawing.name, self._dyed(drawing.fill), size, place)
        if self.palette.light == "#ffffff" and not self.palette.gloom[1]:
            return sprite
        self._darken(sprite)
        if lamps := "".join(re.findall(LAMPS, drawing.fill)):
            safe_draw.blit_at(sprite, self.assets.raster(drawing.name, lamps, size, place), (0, 0))
        return sprite

    def _darken(self, sprite: pygame.Surface) -> None:
        """Show it in the light and the air of the hour."""
        color, share = self.palette.gloom
        light, air = rgb(self.palette.light), sprite.copy()
        air.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        air.fill((*(round(part * share) for part in rgb(color)), 0), special_flags=pygame.BLEND_RGBA_ADD)
        sprite.fill(tuple(round(part * (1 - share)) for part in light), special_flags=pygame.BLEND_RGB_MULT)
        sprite.blit(air.premul_alpha(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def _dyed(self, shapes: str) -> str:
        """The drawing's colours as the season has them; all at once, for one may become what another was."""
        dyes = self.palette.dyes
        return re.sub("|".join(dyes), lambda found: dyes[found[0]], shapes) if dyes else shapes


def always_full(sprite: pygame.Surface, reach: int) -> NDArray[np.bool_]:
    """Its pixels, column by column, that hide what is behind them wherever it is moved by `reach` pixels to the sides, and by two up or
    down."""
    clear = pygame.surfarray.array_alpha(sprite) < 255
    for away in (reach, 2):  # along one axis, then along the other
        gaps = np.cumsum(np.pad(clear, ((away + 1, away), (0, 0)), constant_values=True), axis=0, dtype=np.int16)
        clear = (gaps[2 * away + 1 :] != gaps[: -2 * away - 1]).T
    return np.asarray(~clear)


def shore_beyond(level: Any) -> float:
    """The place from which on what stands is on the shore beyond the widest lake; nothing is without one, or where one plays over there."""
    if not level.lakes or level.role == "sealmaster":
        return math.inf
    lake = max(level.lakes, key=lambda each: each.right - each.left)
    return float(lake.left + lake.right) / 2
