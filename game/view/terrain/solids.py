"""Solids: walls, jetties and steps in their material, cut into tiles when they come near."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any, TypeAlias
from weakref import proxy

import numpy as np
import pygame

from game.core.memory import reused_memory
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, hexed, mix, rgb

Key: TypeAlias = tuple[int, int, int]
"""Which solid, which column and row of tiles."""
Joints: TypeAlias = Callable[[painting.Array, painting.Array], painting.Array]
TILE, KEPT = 256, 48
"""Reference pixels of a tile's side, in the picture a whole number of the blitter's lanes as a painted sprite is; tiles that are kept."""
FINE = 3
"""How much larger an outline is drawn than it is shown."""
PLANK, COURSE, STRATUM = 0.24, 0.5, 0.8
"""Metres from joint to joint: of wood, of masonry, of earth."""
INK = 2.6
"""Reference pixels of the outline, half of them outside."""
POST, APART, INSET = 0.2, 1.9, 0.35
"""Metres across a post, from post to post, and from the first to the end of the boards."""
AHEAD = 14.0
"""Metres beyond the picture's sides in which tiles are cut before they are wanted."""
THICK, LEAST_POST, LONGEST_POST = 0.8, 0.45, 12.0
"""Boards thicker than this are a wall; posts shorter or longer than these are not drawn."""


class Solids:
    """`still` is the height of the still water, below which all takes the water's colour; None where there is none."""

    def __init__(
        self, palette: Palette, px: float, solids: Sequence[Any], still: float | None, ground: Callable[[float], float] | None = None
    ) -> None:
        self.palette, self.px, self.still, self.solids = palette, px, still, solids
        self.scale, self.tile = METRE * px, painting.SIMD_WIDTH * max(1, round(TILE * px / painting.SIMD_WIDTH))
        self.outlines = [np.array(solid.outline, dtype=np.float64) for solid in solids]
        self._boxes = [(*outline.min(axis=0).tolist(), *outline.max(axis=0).tolist()) for outline in self.outlines]
        """Left, lower, right and upper end of each."""
        self.tiles: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._begun: tuple[Key, Iterator[pygame.Surface | None]] | None = None
        self._left = self._right = 0.0
        self._helped = False
        self.posts = [post for solid in solids for post in posts_of(solid, ground)] if ground is not None else []

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        self._draw_posts(surface, camera)
        self._left, self._right = camera.left - AHEAD, camera.right + AHEAD
        high, low = camera.y + camera.screen_y(camera.y) / self.scale, camera.y - (camera.height - camera.screen_y(camera.y)) / self.scale
        begins, ends = camera.left, camera.right
        for number, (left, bottom, right, top) in enumerate(self._boxes):
            if left <= ends and right >= begins and bottom <= high and top >= low:
                self._draw(surface, camera, number, (max(left, begins), min(right, ends), max(bottom, low), min(top, high)))
        if not self._helped:  # no time between the frames: rather a step in each than a whole tile in one
            self._work()
        self._helped = False

    def _draw_posts(self, surface: pygame.Surface, camera: Camera) -> None:
        """What a jetty stands on; the land will hide the feet."""
        for x, top, foot in self.posts:
            if camera.left - POST < x < camera.right + POST:
                dry, wet = self._timber
                left, first, last = camera.screen_x(x) - dry.get_width() / 2, camera.screen_y(top), camera.screen_y(foot)
                water = last if self.still is None else min(max(camera.screen_y(self.still), first), last)
                for sprite, begin, end in ((dry, first, water), (wet, water, last)):
                    rows = min(sprite.get_height(), round(end) - round(begin))
                    if rows > 0:
                        safe_draw.blit_at(surface, sprite.subsurface((0, 0, sprite.get_width(), rows)), (left, round(begin)))

    @cached_property
    def _timber(self) -> tuple[pygame.Surface, pygame.Surface]:
        """A long post, in the air and under water."""

        def paint(large: pygame.Surface, times: float, sunk: float) -> None:
            wide, high, line = POST * self.scale * times, large.get_height(), INK / 2 * self.px * times
            left = (large.get_width() - wide) / 2
            water = self.palette.under[2][1]
            tones = [mix(self.palette.ink, water, 0.5 * sunk), mix(mix(self.palette.wood, self.palette.ink, 0.3), water, sunk)]
            safe_draw.rect(large, tones[0], (left - line, 0, wide + 2 * line, high))
            safe_draw.rect(large, tones[1], (left, 0, wide, high))
            safe_draw.rect(large, mix(tones[1], self.palette.paper, 0.2 * (1 - sunk)), (left, 0, 0.3 * wide, high))

        size = POST * self.scale + 6 * self.px, LONGEST_POST * self.scale
        dry, wet = (painting.painted(size, partial(paint, sunk=sunk), FINE) for sunk in (0.0, 0.6))
        return dry, wet

    def _draw(self, surface: pygame.Surface, camera: Camera, number: int, box: tuple[float, float, float, float]) -> None:
        """The tiles of one solid that lie in the picture; rows are counted upwards from y 0."""
        step = self.tile / self.scale
        for key in self._keys(number, box):
            _, column, row = key
            x = column * self.tile - round(camera.x * camera.scale - camera.width / 2 - camera.shift_x)
            safe_draw.blit_at(surface, self._tile(key), (x, round(camera.screen_y((row + 1) * step))))

    def _keys(self, number: int, box: tuple[float, float, float, float]) -> Iterator[Key]:
        """The tiles of one solid that have a part in a box: left, right, bottom, top."""
        step = self.tile / self.scale
        left, right, bottom, top = box
        for column in range(int(left // step), int(right // step) + 1):
            for row in range(int(bottom // step), int(top // step) + 1):
                yield number, column, row

    def prepare_next(self) -> bool:
        """Between two frames: work a little on a tile that will soon be wanted; false if there is none."""
        self._helped = True
        return self._work()

    def _work(self) -> bool:
        if self._begun is None:
            key = next((key for key in self._soon() if key not in self.tiles), None)
            if key is None:
                return False
            self._begun = key, Solids._cut(proxy(self), *key)  # not a ring: see Land
        key, work = self._begun
        made = self.tiles.get(key) or next(work)
        if made is not None:
            self._begun = None
            self._keep(key, made)
        return True

    def _soon(self) -> Iterator[Key]:
        for number, (left, bottom, right, top) in enumerate(self._boxes):
            if left <= self._right and right >= self._left:
                yield from self._keys(number, (max(left, self._left), min(right, self._right), bottom, top))

    def _tile(self, key: Key) -> pygame.Surface:
        if key not in self.tiles:
            begun = self._begun[1] if self._begun and self._begun[0] == key else self._cut(*key)
            self._keep(key, next(made for made in begun if made is not None))
        self.tiles.move_to_end(key)
        return self.tiles[key]

    def _keep(self, key: Key, tile: pygame.Surface) -> None:
        self.tiles[key] = tile
        if len(self.tiles) > KEPT:
            self.tiles.popitem(last=False)

    def _cut(self, number: int, column: int, row: int) -> Iterator[pygame.Surface | None]:
        """A shape of colour, then the outline in ink over it: nothing after each step, the tile after the last."""
        side, scale = self.tile, self.scale
        x = (column * side + np.arange(side, dtype=np.float32) + 0.5)[None, :] / scale
        y = ((row + 1) * side - np.arange(side, dtype=np.float32) - 0.5)[:, None] / scale
        corners = (self.outlines[number] * scale - (column * side, (row + 1) * side)) * (1, -1)
        shape = painting.painted((side, side), lambda large, times: safe_draw.polygon(large, (255, 255, 255), corners * times), FINE)
        yield None
        with reused_memory():
            colours = self._colours(number, x, y)
        yield None
        made = painting.translucent(colours, pygame.surfarray.array_alpha(shape).T / 255)
        yield None
        ink = painting.painted((side, side), lambda large, times: self._line(large, corners * times, times), FINE)
        safe_draw.blit_at(made, ink, (0, 0))
        yield made

    def _line(self, large: pygame.Surface, corners: np.ndarray, times: float) -> None:
        thick = INK * self.px * times
        safe_draw.lines(large, rgb(self.palette.ink), corners, max(1, round(thick)), True)
        for corner in corners:
            if (np.abs(corner) < 2 * large.get_width()).all():
                safe_draw.circle(large, rgb(self.palette.ink), corner, thick / 2)

    def _colours(self, number: int, x: painting.Array, y: painting.Array) -> painting.Array:
        """The material from its lit top to its dark foot, its joints in ink, and the water's colour over what is under water."""
        palette, material = self.palette, self.solids[number].material
        tone = tone_of(palette, material)
        top = float(self.outlines[number][:, 1].max())
        stops = ((0.0, hexed(mix(tone, palette.paper, 0.22))), (0.2, tone), (1.0, hexed(mix(tone, palette.ink, 0.45))))
        down = np.clip((top - y) / 4.0 * 255, 0, 255).astype(np.uint8)[:, 0]
        colours = np.repeat(painting.gradient(stops, 256)[down][:, None, :], x.shape[1], axis=1)
        colours *= paper_grain.grain(x.shape[1], y.shape[0], self.px)[:, :, None]
        joint = JOINTS[material](x, y) * 0.55
        colours += (np.asarray(rgb(palette.ink), dtype=np.float32) - colours) * joint[..., None]
        if self.still is not None:
            deep = np.clip((self.still - y) / 5.0 + 0.35, 0, 0.85) * (y < self.still)
            colours += (np.asarray(rgb(palette.under[2][1]), dtype=np.float32) - colours) * deep[..., None]
        return np.asarray(colours, dtype=np.float32)


def posts_of(solid: Any, ground: Callable[[float], float]) -> Iterator[tuple[float, float, float]]:
    """Where boards that lie over ground or water have posts under them: place, top and foot."""
    xs, ys = [x for x, _ in solid.outline], [y for _, y in solid.outline]
    left, right, bottom = min(xs), max(xs), min(ys)
    if solid.material != "wood" or max(ys) - bottom > THICK or right - left < APART:
        return
    count = max(2, round((right - left) / APART) + 1)
    for x in np.linspace(left + INSET, right - INSET, count).tolist():
        foot = ground(x) - 0.2
        if LEAST_POST < bottom - foot < LONGEST_POST:
            yield x, bottom + 0.05, foot


def tone_of(palette: Palette, material: str) -> str:
    """The colour of a solid by its material."""
    return {"wood": palette.wood, "stone": palette.stone[0], "sand": palette.sand}.get(material, palette.earth[0][1])


def _planks(x: painting.Array, y: painting.Array) -> painting.Array:
    """Boards lying along, nailed at their ends, with a little grain."""
    course = np.floor(y / PLANK)
    seam = _near(y / PLANK, 0.06)
    butt = _near(x / 2.4 + course * 0.37, 0.008)
    grain = _near(y / PLANK * 3 + 0.25 * np.sin(x * 1.7 + course), 0.10, 0.25)
    return np.maximum(np.maximum(seam, butt), grain)


def _masonry(x: painting.Array, y: painting.Array) -> painting.Array:
    course = np.floor(y / COURSE)
    wide = 0.9 + 0.35 * np.sin(course * 2.4)
    return np.maximum(_near(y / COURSE + 0.03 * np.sin(x * 1.9), 0.04), _near(x / wide + course * 0.43, 0.022))


def _strata(x: painting.Array, y: painting.Array) -> painting.Array:
    return _near(y / STRATUM + 0.16 * np.sin(x * 0.9) + 0.05 * np.sin(x * 3.1), 0.035, 0.7)


def _dunes(x: painting.Array, y: painting.Array) -> painting.Array:
    return _near(y / STRATUM * 1.6 + 0.22 * np.sin(x * 0.7), 0.03, 0.35)


def _near(turn: painting.Array, half: float, strong: float = 1.0) -> painting.Array:
    """`strong` where `turn` is a whole number, falling to 0 about `half` away from it."""
    return np.asarray(np.clip(1.6 - np.abs(turn - np.rint(turn)) / half, 0, 1) * strong, dtype=np.float32)


JOINTS: dict[str, Joints] = {"wood": _planks, "stone": _masonry, "soil": _strata, "sand": _dunes}
