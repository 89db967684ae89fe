"""Vista: what is seen where a wood is open: sky and hills, or a lake in pale light. It hardly moves."""

import numpy as np
import pygame

from game.view.camera.camera import GROUND_Y, METRE, WIDTH, Camera
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, hexed, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland.places import View

PACE, SIDE, DOWN = 0.012, 40.0, 20.0
"""How fast it goes by; reference pixels of it beyond each side of the picture, and under the ground's usual row."""
BAND = 48
"""Rows that are painted at once: whole pictures of numbers take ten times the memory of the picture."""
SKY = ((0.0, "#6fa4ac"), (0.3, "#9cc6be"), (0.62, "#dfe8cc"), (0.86, "#f8efcf"), (1.0, "#f6e2b4"))
HILLS = ((300.0, 92.0, "#b7cfc6", "#eceacb", 0.0), (352.0, 74.0, "#93b6ad", "#dfe3c3", 0.3), (410.0, 58.0, "#6d9788", "#c3d2ab", 0.6),
         (468.0, 44.0, "#4f7f68", "#a5bd8c", 1.0))  # fmt: skip
"""Ridges, far to near: the row about which each rises, by how much, its colour, its foot in the mist, and how much of it is inked."""
CLIFFS = ((680.0, 746.0, 232.0, "#a5bfb8", "#e6ecd8", 0.2), (480.0, 930.0, 262.0, "#7fa29a", "#d6e0c8", 0.55),
          (210.0, 1210.0, 214.0, "#587f78", "#b4c8b0", 1.0))  # fmt: skip
"""Walls of rock, far to near: where the left one ends and the right one begins, how high they stand, colour, foot, ink."""
LAKE_ROW = 398.0
"""Reference pixels from the top to the far shore of the lake."""
LAKE = ((0.0, "#f4e6bf"), (0.2, "#dfe3c8"), (0.5, "#9fcac4"), (0.8, "#6aaab0"), (1.0, "#4d929e"))


class Vista:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px, self.cache = palette, px, cache
        self._pictures: dict[str, pygame.Surface] = {}

    def picture(self, kind: str) -> pygame.Surface:
        """Painted once."""
        if kind not in self._pictures:
            self._pictures[kind] = self._print(kind)
        return self._pictures[kind]

    def paint(self, kind: str) -> None:
        """Beside the game: for when it is first seen."""
        self._print(kind)

    def _print(self, kind: str) -> pygame.Surface:
        paint = {"lake": paint_lake, "gorge": paint_gorge}.get(kind, paint_hills)
        (picture,) = self.cache.get(f"woodland vista {kind}", lambda: [paint(self.palette, self.px)])
        return picture

    def keep(self, wanted: set[str]) -> bool:
        """Hold what is wanted, let go of the rest as far as it is on disk, for it is large; false if there is nothing to do."""
        for kind in wanted - self._pictures.keys():
            self.picture(kind)
            return True
        for kind in self._pictures.keys() - wanted:
            if self.cache.is_kept(f"woodland vista {kind}"):
                del self._pictures[kind]
                self.cache.forget(f"woodland vista {kind}")
                return True
        return False

    def draw(self, surface: pygame.Surface, camera: Camera, view: View, lift: float, columns: tuple[int, int], floor: int) -> None:
        """Between two columns, down to the row `floor`."""
        picture = self.picture(view.kind)
        side = max(-SIDE, min(SIDE, (camera.x - view.middle) * METRE * PACE))
        left = round((SIDE + side) * self.px + columns[0])
        wide = columns[1] - columns[0]
        up = max(0, min(round(DOWN * self.px), round(-lift * PACE)))
        surface.blit(picture, (columns[0], 0), (left, up, wide, max(0, floor)))


def _ground(palette: Palette, px: float) -> tuple[pygame.Surface, painting.Array]:
    """Sky with bars of cloud; and the columns in reference pixels."""
    wide, high = round((WIDTH + 2 * SIDE) * px), round((GROUND_Y + 2 * DOWN) * px)
    made = painting.copy_source((wide, high))
    _wipe(made, 0, painting.gradient(SKY, round(LAKE_ROW * 1.1 * px)))
    dice = painting.generator("vista clouds")
    for _ in range(11):
        x, y, long = dice.uniform(0, wide), dice.uniform(70, 250) * px, dice.uniform(120, 420) * px
        line = np.stack([np.linspace(x - long / 2, x + long / 2, 9), y + dice.normal(0, 1.6, 9) * px], axis=1)
        tone = mix(palette.clouds, SKY[2][1], 0.35)
        safe_draw.polygon(made, tone, painting.stroke(line, dice.uniform(2.5, 8) * px, 0.8))
    return made, np.arange(wide, dtype=np.float32) / px


def _wipe(made: pygame.Surface, first: int, colors: painting.Array) -> None:
    """Colours row by row from row `first` on, the last of them down to the bottom."""
    wide, high = made.get_size()
    for top in range(first, high, BAND):
        rows = np.clip(np.arange(top, min(high, top + BAND)) - first, 0, len(colors) - 1)
        made.blit(painting.opaque(np.repeat(colors[rows][:, None, :], wide, axis=1)), (0, top))


def _ridge(made: pygame.Surface, u: painting.Array, px: float, edge: painting.Array, top: str, foot: str, deep: float, ink: float) -> None:
    """Opaque, its foot in the mist."""
    first, high = max(0, int(edge.min() * px) - 2), made.get_height()
    one, other = np.asarray(rgb(top), dtype=np.float32), np.asarray(rgb(foot), dtype=np.float32)
    pressed = np.clip(0.6 + 0.5 * np.sin(u / 61) + 0.3 * np.sin(u / 23 + 1), 0, 1)[None, :]
    for row in range(first, high, BAND):
        rows = np.arange(row, min(high, row + BAND), dtype=np.float32)[:, None] - (edge * px)[None, :]
        colors = one + (other - one) * (np.clip(rows / (deep * px), 0, 1) ** 0.85)[..., None]
        if ink:
            line = np.clip(1.3 * px * pressed - np.abs(rows - 0.6 * px), 0, 1) * 0.55 * ink
            colors += (np.asarray(mix(top, "#1b2030", 0.6), dtype=np.float32) - colors) * line[..., None]
        safe_draw.blit_at(made, painting.translucent(colors, np.clip(rows, 0, 1)), (0, row))


def _rolling(u: painting.Array, row: float, rise: float, number: int) -> painting.Array:
    turn = number * 2.1
    waves = np.sin(u / (210 - 24 * number) + turn) + 0.5 * np.sin(u / (89 - 9 * number) + 2 * turn) + 0.16 * np.sin(u / 23 + turn)
    return np.asarray(row - rise * 0.55 * waves, dtype=np.float32)


def _peak(u: painting.Array, at: float, row: float, high: float, wide: float) -> painting.Array:
    """A lone mountain with concave flanks."""
    away = np.abs(u - at) / wide
    rise = high * np.exp(-1.9 * away) * np.clip(1.08 - 0.25 * away, 0, 1)
    return np.asarray(row - rise + 2.2 * np.sin(u / 27) * np.sin(u / 11) * np.exp(-3 * away), dtype=np.float32)


def paint_hills(palette: Palette, px: float) -> pygame.Surface:
    """Sky over ridge behind ridge, mist between them."""
    made, u = _ground(palette, px)
    _ridge(made, u, px, np.maximum(_peak(u, 850, 330, 150, 260), 180), "#c3d6cd", "#eff0d6", 150, 0.0)
    for number, (row, rise, top, foot, ink) in enumerate(HILLS):
        _ridge(made, u, px, _rolling(u, row, rise, number), top, foot, 96, ink)
        if number >= 2:
            _trees_on(made, u, px, _rolling(u, row, rise, number), top, number)
    paper_grain.apply(made, px)
    return painting.copy_of(made)


def _trees_on(made: pygame.Surface, u: painting.Array, px: float, edge: painting.Array, tone: str, number: int) -> None:
    """Pointed tops along a near ridge."""
    dice = painting.generator("vista trees", number)
    dark = mix(tone, "#1b2030", 0.12)
    for _ in range(90 if number == 2 else 70):
        i = int(dice.integers(4, len(u) - 4))
        tall, wide = dice.uniform(8, 19) * px * (0.6 + 0.25 * number), dice.uniform(2.4, 4.6) * px * (0.6 + 0.25 * number)
        x, y = u[i] * px, edge[i] * px + 4 * px
        outline = ((-1, 0), (-0.5, -0.5), (0, -1), (0.6, -0.45), (1, 0))
        safe_draw.polygon(made, dark, [(x + a * wide, y + b * tall) for a, b in outline])


def paint_gorge(palette: Palette, px: float) -> pygame.Surface:
    """Walls of rock that stand in mist one behind the other, and a thin fall of water between them."""
    made, u = _ground(palette, px)
    _ridge(made, u, px, _rolling(u, 250, 80, 0), "#c0d4cf", "#ecefdb", 130, 0.0)
    for number, (left, right, row, top, foot, ink) in enumerate(CLIFFS):
        wall = np.maximum(1 / (1 + np.exp((u - left) / 26)), 1 / (1 + np.exp((right - u) / 26)))
        steps = 26 * np.tanh(3 * np.sin(u / (97 - 13 * number) + number)) + 9 * np.sin(u / 31 + 2 * number) + 3 * np.sin(u / 9)
        edge = GROUND_Y + 60 - (GROUND_Y + 60 - row) * wall + steps * wall
        _ridge(made, u, px, edge, top, foot, 330, ink)
        _clefts(made, px, u, edge, wall, mix(top, "#1b2030", 0.3), number)
        _trees_on(made, u, px, np.where(wall > 0.93, edge, 2000.0), "#4f7f68" if number else "#7ea294", 2 + number // 2)
        if number == 0:
            _fall(made, px, 712.0, 236.0)
    for row in range(round(300 * px), made.get_height(), BAND):
        down = np.clip((np.arange(row, row + BAND, dtype=np.float32) / px - 300) / 190, 0, 1)[:, None] ** 1.4
        safe_draw.blit_at(made, painting.translucent(rgb("#f1f2e0"), down * (0.72 + 0.18 * np.sin(u / 140)[None, :])), (0, row))
    paper_grain.apply(made, px)
    return painting.copy_of(made)


def _clefts(
    made: pygame.Surface, px: float, u: painting.Array, edge: painting.Array, wall: painting.Array, tone: tuple[int, int, int], number: int
) -> None:
    """Strokes down the rock."""
    dice = painting.generator("vista clefts", number)
    for _ in range(80):
        i = int(dice.integers(0, len(u)))
        if wall[i] > 0.6:
            x, y, long = u[i], edge[i] + dice.uniform(4, 150), dice.uniform(18, 80)
            line = np.array([(x, y), (x + dice.uniform(-4, 4), y + long * 0.5), (x + dice.uniform(-7, 7), y + long)]) * px
            base = made.get_at((min(made.get_width() - 1, int(x * px)), min(made.get_height() - 1, int((y + long / 2) * px))))
            safe_draw.polygon(
                made, mix((base.r, base.g, base.b), hexed(tone), 0.3), painting.stroke(line, dice.uniform(1.2, 3.4) * px, 0.6)
            )


def _fall(made: pygame.Surface, px: float, x: float, y: float) -> None:
    """A white thread that widens as it falls."""
    for tone, wide, aside in (("#a9c9c8", 15.0, 3.0), ("#eef4e8", 11.0, 0.0), ("#cfe2dc", 2.0, -2.0)):
        line = np.stack([x + aside + np.array([0.0, 1.5, -1.0, 1.0]), np.array([y, y + 70, y + 150, GROUND_Y])], axis=1)
        half = np.array([0.3, 0.7, 0.9, 1.15]) * wide / 2
        safe_draw.polygon(made, rgb(tone), painting.ribbon(line * px, half * px))


def paint_lake(palette: Palette, px: float) -> pygame.Surface:
    """Mountains beyond, and water that takes their light: pale far off, green before the bank."""
    made, u = _ground(palette, px)
    _ridge(made, u, px, np.maximum(_peak(u, 750, LAKE_ROW, 200, 300), 150), "#b4cbcb", "#eeecd2", 190, 0.15)
    _ridge(made, u, px, _rolling(u, LAKE_ROW - 34, 40, 1), "#8fb3b0", "#dfe4c8", 60, 0.4)
    _ridge(made, u, px, _rolling(u, LAKE_ROW - 12, 22, 2), "#6c9a96", "#c2d3b6", 34, 0.7)
    first, deep = round(LAKE_ROW * px), round((GROUND_Y - LAKE_ROW) * px)
    _wipe(made, first, painting.gradient(LAKE, deep))
    for row in range(first, made.get_height(), BAND):
        down = (np.arange(row, row + BAND, dtype=np.float32)[:, None] - first) / max(1, deep)
        glint = np.exp(-(((u - 680) / (90 + 260 * down)) ** 2)) * np.clip(1 - 0.7 * down, 0, 1)
        safe_draw.blit_at(made, painting.translucent(rgb("#fff6da"), 0.75 * glint), (0, row))
    dice = painting.generator("vista ripples")
    for _ in range(230):
        depth = dice.uniform() ** 0.7
        x, y = dice.uniform(0, len(u)), first + depth * deep
        long, thick = (16 + 90 * depth) * px * dice.uniform(0.6, 1.3), (0.8 + 2.2 * depth) * px
        tone = "#fbf3dc" if dice.uniform() < 0.55 else "#4a8a92"
        line = np.stack([np.linspace(x - long / 2, x + long / 2, 7), y + np.sin(np.linspace(0, 3, 7)) * thick * 0.5], axis=1)
        base = LAKE[min(4, int(depth * 4.99))][1]
        safe_draw.polygon(made, mix(base, tone, 0.62), painting.stroke(line, thick, 0.9))
    _island(made, px, 372.0, LAKE_ROW + 7, palette)
    paper_grain.apply(made, px)
    return painting.copy_of(made)


def _island(made: pygame.Surface, px: float, x: float, y: float, palette: Palette) -> None:
    """Small and far, with a roof and pines: where he is going."""
    dark, roof, trunk = "#54776f", "#5c5a63", "#4f5a58"
    shore = [(-64, 3), (-44, -3), (-14, -7), (22, -8), (50, -3), (72, 3), (40, 5), (-30, 5)]
    hut = ((-8, -6), (-8, -15), (16, -15), (16, -6)), ((-15, -14), (-6, -22), (14, -22), (23, -14)), ((1, -7), (1, -13), (7, -13), (7, -7))
    tones = rgb(dark), mix("#8b6748", dark, 0.3), rgb(roof), rgb(palette.lamp)
    for tone, outline in zip(tones, (shore, *hut), strict=True):
        safe_draw.polygon(made, tone, [((x + a) * px, (y + b) * px) for a, b in outline])
    for at, tall in ((-34, 27), (-22, 20), (36, 32), (47, 22)):
        line = np.array([(x + at, y - 3), (x + at + 2, y - tall * 0.5), (x + at - 1, y - tall)]) * px
        safe_draw.polygon(made, rgb(trunk), painting.stroke(line, 2.6 * px, 0.3))
        for up, wide in ((1.0, 9), (0.74, 12), (0.5, 9)):
            pad = np.array([(x + at - wide, y - tall * up + 1), (x + at, y - tall * up - 2), (x + at + wide, y - tall * up + 1)]) * px
            safe_draw.polygon(made, mix("#3f6a5c", dark, 0.25), painting.stroke(pad, 6 * px, 0.6))
    mist = np.array([(x - 110, y + 7), (x, y + 6), (x + 120, y + 8)]) * px
    safe_draw.polygon(made, rgb("#f6ecd0"), painting.stroke(mist, 3.4 * px, 0.9))
