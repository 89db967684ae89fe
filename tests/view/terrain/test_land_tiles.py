"""Land is cut tile by tile ahead of the picture, each tile once, and let go of behind it."""

from collections import Counter
from pathlib import Path

import pygame
import pytest

from game.view.camera.camera import Camera, Subject
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.land import AHEAD, Land
from game.view.terrain.water_table import WaterTable

LINE = [(0.0, 2.0), (120.0, 3.0)]
SCALE = 0.25


def test_on_the_way_through_a_level_each_tile_is_cut_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    land = Land(palette("forest"), SCALE, SpriteCache("test", "tiles", tmp_path), LINE, WaterTable([], LINE))
    laid, lay = Counter[int](), Land._lay

    def counted(land: Land, number: int, tile: object) -> None:
        laid[number] += 1
        lay(land, number, tile)  # type: ignore[arg-type]

    monkeypatch.setattr(Land, "_lay", counted)
    camera, picture = Camera(SCALE, 0.0, 120.0), pygame.Surface((320, 180), 0, 32)
    for x in range(20, 100):
        camera.jump(Subject(float(x), 2.0))
        land.draw(picture, camera)
        while land.prepare_next():
            pass
    assert len(laid) > 12 and max(laid.values()) == 1
    shown = round((camera.right - camera.left) * land.scale / land.tile) + 2
    assert len(land.tiles) <= shown + 2 * AHEAD
