"""A stream has sedge on its banks, and what is seen in its gap is a slope of grass and no flat green wall."""

from types import SimpleNamespace

import numpy as np
import pygame

from game.view.render.palette import palette
from game.view.terrain.ground_cover import GroundCover
from game.view.terrain.ground_profile import GroundProfile
from game.view.terrain.water_table import WaterTable
from game.view.woodland.rows import undergrowth

LINE = [(-40.0, 2.0), (0.0, 2.0), (2.0, -1.5), (5.0, -1.5), (7.0, 2.0), (60.0, 2.0)]
TOP = 2.4


def sedge(material: str, left: float, right: float) -> pygame.Surface:
    water = WaterTable([SimpleNamespace(left=left, right=right, level=0.0)], LINE)
    cover = GroundCover(palette("forest"), 1.0, 352, GroundProfile(LINE), water, material)
    tile = pygame.Surface((352, 220), pygame.SRCALPHA, 32)
    cover.grow_sedge(tile, (np.arange(352) + 0.5) / cover.scale, TOP)
    return tile


def test_sedge_stands_on_both_banks_of_a_stream() -> None:
    alpha = pygame.surfarray.array_alpha(sedge("soil", 0.5, 6.5))
    assert alpha[:132].any() and alpha[-132:].any()
    assert not alpha[150:200].any(), "the middle of the stream is free"


def test_no_sedge_on_a_lake_or_on_sand() -> None:
    assert not pygame.surfarray.array_alpha(sedge("soil", -39.0, 59.0)).any()
    assert not pygame.surfarray.array_alpha(sedge("sand", 0.5, 6.5)).any()


def test_the_slope_under_the_undergrowth_is_painted_all_the_way_down_and_darkens() -> None:
    strip = undergrowth.paint_undergrowth(palette("forest"), 0.5)
    grey = pygame.surfarray.array3d(strip).astype(float).mean(axis=2)
    near, far = (round((undergrowth.ABOVE + under) * 0.5) for under in (20.0, 200.0))
    assert pygame.surfarray.array_alpha(strip)[:, near + 10 :].min() == 255
    assert grey[:, far].mean() < grey[:, near].mean() - 15
    assert min(grey[:, row].std() for row in range(near, far, 8)) > 3
