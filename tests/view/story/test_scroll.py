"""The chapter scroll: nine prints that do not touch, each found under the pointer; a scene's backdrop is darker than its level."""

import numpy as np
import pygame
import pytest

from game.view.render.assets import Assets
from game.view.story.backdrop import made_backdrop
from game.view.story.scroll import SLOTS, Scroll, cell_of, slot_at

PRINTS = 9


@pytest.fixture(scope="module")
def scroll() -> Scroll:
    pygame.font.init()
    return Scroll(Assets(), pygame.Surface((640, 360)), 0.5)


def test_nine_prints_lie_in_the_picture_and_none_on_another() -> None:
    cells = [cell_of(index) for index in range(PRINTS)]
    assert all(pygame.Rect(0, 0, 1280, 720).contains(cell) for cell in cells)
    assert all(cell.collidelist(cells[:number]) < 0 for number, cell in enumerate(cells))


def test_slots_lie_side_by_side_above_them() -> None:
    slots = [slot_at(number) for number in range(SLOTS)]
    assert all(a.right <= b.left for a, b in zip(slots, slots[1:], strict=False))
    assert max(slot.bottom for slot in slots) <= min(cell_of(index).top for index in range(PRINTS))


def test_what_lies_under_a_pixel_is_found_whatever_the_scale(scroll: Scroll) -> None:
    assert scroll.under((slot_at(1).centerx // 2, slot_at(1).centery // 2)) == ("slot", 1)
    assert scroll.under((3, 3)) is None


def test_a_backdrop_is_darker_than_its_picture_and_brightest_between_the_two_who_speak() -> None:
    picture = pygame.Surface((320, 180), 0, 32)
    picture.fill((180, 160, 140))
    pixels = pygame.surfarray.array3d(made_backdrop(picture, 0.25)).mean(axis=2)
    assert pixels.mean() < 0.85 * np.mean((180, 160, 140))
    assert pixels[160, 65] > pixels[4, 65] and pixels[160, 65] > pixels[160, 176]


def test_a_backdrop_glows_where_a_web_that_is_awake_has_its_heart_and_nowhere_without_one() -> None:
    picture = pygame.Surface((320, 180), 0, 32)
    picture.fill((90, 90, 90))
    dark = pygame.surfarray.array3d(made_backdrop(picture, 0.25)).astype(int)
    lit = pygame.surfarray.array3d(made_backdrop(picture, 0.25, (0.25, 0.8))).astype(int)
    brighter = (lit - dark).sum(axis=2)
    at = np.unravel_index(brighter.argmax(), brighter.shape)
    assert brighter.max() > 60 and abs(at[0] - 80) < 8 and abs(at[1] - 144) < 4
    assert brighter[300, 20] == 0
