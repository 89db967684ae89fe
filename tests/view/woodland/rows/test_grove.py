"""Trees of a row: whatever reaches into a stretch of it is found, so that no limb ends at a tile's edge."""

import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.view.camera.camera import METRE
from game.view.render import time_of_day
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland.places import Places
from game.view.woodland.rows import far_wood, mid_wood
from game.view.woodland.rows.grove import Grove, Planted, RowSpec

PX = 0.5


@pytest.mark.usefixtures("no_prints")
@pytest.mark.parametrize(("spec", "pace"), [(spec, far_wood.PACE) for spec in far_wood.ROWS] + [(mid_wood.SPEC, mid_wood.PACE)])
def test_no_limb_is_cut_off_at_the_edge_of_a_tile(spec: RowSpec, pace: float) -> None:
    pygame.font.init()
    level = read(LEVELS / "02-two-miles.json")
    look = time_of_day.look(level)
    grove = Grove(spec, look, PX, SpriteCache("test grove", ""), Places(level.places, look), 560.0, METRE * pace)

    def reaches(tree: Planted, left: float, right: float) -> bool:
        box = tree.sprite.picture.get_bounding_rect()
        start = tree.at + (tree.sprite.left + box.left) / PX
        return start < right and start + box.width / PX > left

    missed = 0
    for left in range(0, 6000, 256):
        found = {round(tree.at, 3) for tree in grove.trees(left, left + 256)}
        there = {round(tree.at, 3) for tree in grove.trees(left - 900, left + 1156) if reaches(tree, left, left + 256)}
        missed += len(there - found)
    assert missed == 0
