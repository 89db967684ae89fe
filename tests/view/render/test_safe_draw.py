"""The one door to pygame.draw: nothing that is not finite or far off gets through, and nothing freezes."""

import math
import time

import numpy as np
import pygame
import pytest

from game.view.render import safe_draw

BAD = (math.nan, math.inf, -math.inf, 1e9, -1e12, 1e300)


@pytest.fixture
def sheet() -> pygame.Surface:
    return pygame.Surface((50, 50), pygame.SRCALPHA, 32)


@pytest.mark.parametrize("bad", BAD)
def test_no_bad_number_freezes_a_shape(sheet: pygame.Surface, bad: float) -> None:
    sprite, start = sheet.copy(), time.thread_time()
    for place in ((bad, 5.0), (5.0, bad), (bad, bad)):
        safe_draw.polygon(sheet, (255, 0, 0), [(0, 0), place, (10, 40)])
        safe_draw.lines(sheet, (255, 0, 0), [(0, 0), place, (10, 40)], 3)
        safe_draw.circle(sheet, (255, 0, 0), place, 10)
        safe_draw.circle(sheet, (255, 0, 0), (5, 5), bad)
        safe_draw.ellipse(sheet, (255, 0, 0), (*place, 10, 10))
        safe_draw.rect(sheet, (255, 0, 0), (*place, 10, 10))
        safe_draw.blit_at(sheet, sprite, place)
        safe_draw.polygons(sheet, [(255, 0, 0)], np.array([[(0, 0), place, (10, 40)]]))
        safe_draw.threads(sheet, (255, 0, 0), np.array([[(0, 0), place, (10, 40)]]), [2])
        safe_draw.blit_many(sheet, [sprite], np.zeros(1, dtype=np.int64), np.array([place[0]]), np.array([place[1]]))
    assert time.thread_time() - start < 1.0


def test_what_is_good_is_drawn(sheet: pygame.Surface) -> None:
    safe_draw.polygon(sheet, (255, 0, 0), [(0, 0), (40, 0), (0, 40)])
    assert sheet.get_at((5, 5))[:3] == (255, 0, 0)


def test_far_points_keep_a_shape_that_crosses_the_picture(sheet: pygame.Surface) -> None:
    safe_draw.polygon(sheet, (0, 255, 0), [(-1e7, -1e7), (1e7, -1e7), (1e7, 1e7), (-1e7, 1e7)])
    assert sheet.get_at((25, 25))[:3] == (0, 255, 0)


def test_sprites_off_the_picture_are_left_out(sheet: pygame.Surface) -> None:
    dot = pygame.Surface((4, 4), pygame.SRCALPHA, 32)
    dot.fill((255, 255, 255, 255))
    safe_draw.blit_many(sheet, [dot], np.zeros(3, dtype=np.int64), np.array([10.0, math.nan, 1e12]), np.array([10.0, 3.0, 3.0]))
    assert sheet.get_at((11, 11))[3] == 255
    assert sheet.get_at((3, 3))[3] == 0
