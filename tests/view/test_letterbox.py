"""Letterbox: where in a window of any shape the picture lies."""

import pygame
import pytest

from game.view.camera.camera import HEIGHT, WIDTH
from game.view.letterbox import MAX_SCALE, Letterbox

BARS = (20, 30, 40)


@pytest.mark.parametrize("size", [(640, 360), (640, 480), (900, 360), (32, 18), (3840, 2160)])
def test_the_picture_keeps_its_shape_in_the_middle_between_bars(size: tuple[int, int]) -> None:
    window, box = pygame.Surface(size, 0, 32), Letterbox(size, BARS)
    box.canvas(window).fill((200, 100, 50))
    box.show(window)
    inked = [(x, y) for x in range(0, size[0], 8) for y in range(0, size[1], 6) if window.get_at((x, y))[:3] == (200, 100, 50)]
    columns, rows = {x for x, _ in inked}, {y for _, y in inked}
    assert len(inked) == len(columns) * len(rows), "one whole box"
    middle = (min(columns) + max(columns)) / 2, (min(rows) + max(rows)) / 2
    assert middle == pytest.approx((size[0] / 2, size[1] / 2), abs=8)
    assert window.get_at((size[0] // 2, size[1] // 2))[:3] == (200, 100, 50)


def test_a_window_larger_than_any_picture_is_stretched_to() -> None:
    box = Letterbox((6000, 4000), BARS)
    assert box.scale == MAX_SCALE and box.picture == (round(WIDTH * MAX_SCALE), round(HEIGHT * MAX_SCALE))
