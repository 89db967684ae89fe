"""Space and time of wet and dry on a flat, as a picture: `python -m game.tools.swash_picture LEVEL OUT.png [SECONDS] [SEED]`.

The ground lies on top; below it place runs across and time down, sand where it is dry, water the darker the deeper. The lines printed
with it say how long each bar lies dry between two waves.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.core.files.output_files import refuse
from game.core.ticks import TICKS_PER_SECOND
from game.level.files.library import find
from game.level.loader import read
from game.sim.water.lake import Lake
from game.sim.water.swell import Line
from game.sim.world import World
from game.tools.screenshot import PICTURE, save
from game.view.render import safe_draw

WET_M = 0.005
"""Metres of water that hold a foot where water is sticky."""
DEEP_M = 0.6
"""Metres of water that are drawn as dark as any."""
ROW_TICKS = 12
"""Ticks between two rows."""
ACROSS, HIGH, ROW = 1400, 150, 1
"""Pixels: width of the picture, height of the ground's section, height of a row."""
DRY_SAND, DAMP_SAND, THIN, DEEP, INK = (214, 178, 130), (186, 148, 108), (170, 215, 215), (10, 40, 110), (60, 40, 30)
SETTLED_S = 15.0
"""Seconds after the start that are not counted: the first waves have still to come in."""


class DrySpells(NamedTuple):
    """How long one bar lies dry between two waves, in seconds."""

    x: float
    spells: tuple[float, ...]

    def __str__(self) -> str:
        if not self.spells:
            return f"bar at {self.x:6.1f} m: wet or dry throughout"
        return f"bar at {self.x:6.1f} m: {len(self.spells):3} dry spells, " + ", ".join(f"{spell:.1f}" for spell in self.spells) + " s"


class Swash(NamedTuple):
    """Depth by row and cell of one lake."""

    x: Line
    bed: Line
    level: float
    depth: Line

    def bars(self) -> list[int]:
        """Cells in which the bed stands highest about, over the still level."""
        half = max(round(1.5 / (self.x[1] - self.x[0])), 1)
        about = [self.bed[i - half : i + half + 1] for i in range(half, len(self.bed) - half)]
        tops = [half + n for n, near in enumerate(about) if near[half] > self.level - 0.1 and near[half] == near.max()]
        return [top for n, top in enumerate(tops) if n == 0 or top > tops[n - 1] + half]

    def dry_spells(self) -> list[DrySpells]:
        """Bars from left to right; spells shorter than 0.3 s are none, nor is one that the beginning or the end cuts."""
        first = round(SETTLED_S * TICKS_PER_SECOND / ROW_TICKS)
        return [DrySpells(float(self.x[i]), _spells(self.depth[first:, i] <= WET_M)) for i in self.bars()]


def _spells(dry: NDArray[np.bool_]) -> tuple[float, ...]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], dry.astype(np.int8), [0]])))
    pairs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a > 0 and b < len(dry)]
    lengths = [(b - a) * ROW_TICKS / TICKS_PER_SECOND for a, b in pairs]
    return tuple(float(length) for length in lengths if length >= 0.3)


def record(world: World, lake: Lake, seconds: float) -> Swash:
    """The water alone, nobody in it."""
    rows = []
    for tick in range(round(seconds * TICKS_PER_SECOND)):
        lake.step(tick)
        if tick % ROW_TICKS == 0:
            rows.append(lake.depth.copy())
    return Swash(lake.x, lake.bed, lake.level, np.array(rows))


def picture(swash: Swash) -> pygame.Surface:
    """Section of the ground, and below it place across and time down."""
    depth = swash.depth
    image = np.empty((*depth.shape, 3))
    image[:] = DRY_SAND
    image[depth > WET_M / 5] = DAMP_SAND
    shade = np.clip(depth / DEEP_M, 0.0, 1.0)[..., None]
    wet = depth > WET_M
    image[wet] = (np.array(THIN) * (1.0 - shade) + np.array(DEEP) * shade)[wet]
    rows = pygame.transform.scale(pygame.surfarray.make_surface(image.astype(np.uint8).swapaxes(0, 1)), (ACROSS, len(depth) * ROW))
    sheet = pygame.Surface((ACROSS, HIGH + rows.get_height()))
    sheet.fill((240, 230, 210))
    sheet.blit(rows, (0, HIGH))
    low, high = swash.level - 0.8, swash.level + 1.4
    places = np.linspace(0, ACROSS, len(swash.bed))
    heights = HIGH - 8 - (np.clip(swash.bed, low, high) - low) / (high - low) * (HIGH - 16)
    still = HIGH - 8 - (swash.level - low) / (high - low) * (HIGH - 16)
    safe_draw.lines(sheet, (40, 80, 200), [(0, still), (ACROSS, still)])
    safe_draw.lines(sheet, INK, list(zip(places.tolist(), heights.tolist(), strict=True)), 2)
    _label(sheet, swash)
    return sheet


def _label(sheet: pygame.Surface, swash: Swash) -> None:
    """Metres every five along the top, seconds every ten down the left."""
    pygame.font.init()
    font = pygame.font.Font(None, 18)
    left, right = float(swash.x[0]), float(swash.x[-1])
    for metre in range(int(-(-left // 5)) * 5, int(right) + 1, 5):
        at = (metre - left) / (right - left) * ACROSS
        safe_draw.lines(sheet, (200, 60, 50), [(at, HIGH - 8), (at, HIGH)])
        sheet.blit(font.render(f"{metre}", True, INK), (at + 2, 2))
    for row in range(0, len(swash.depth), round(10 * TICKS_PER_SECOND / ROW_TICKS)):
        sheet.blit(font.render(f"{row * ROW_TICKS / TICKS_PER_SECOND:.0f} s", True, (120, 0, 0)), (2, HIGH + row * ROW))


def main(name: str, out: Path, seconds: float = 120.0, seed: int = 0) -> list[str]:
    """Draw every lake that makes waves, one below the other; what is to be said of their bars."""
    refuse(out, PICTURE)
    world = World(read(find(name)), seed)
    swashes = [record(world, lake, seconds) for lake in world.lakes if lake.maker is not None]
    if not swashes:
        return [f"{name}: no lake of it makes waves"]
    sheets = [picture(swash) for swash in swashes]
    whole = pygame.Surface((ACROSS, sum(sheet.get_height() for sheet in sheets)))
    top = 0
    for sheet in sheets:
        whole.blit(sheet, (0, top))
        top += sheet.get_height()
    save(whole, out)
    return [str(bar) for swash in swashes for bar in swash.dry_spells()]


if __name__ == "__main__":
    words = [*sys.argv[1:], "120", "0"]
    print("\n".join(main(words[0], Path(words[1]), float(words[2]), int(words[3 if len(sys.argv) > 4 else -1]))))
