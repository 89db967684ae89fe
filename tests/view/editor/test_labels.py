"""Paper tags of the editor: all of them legible, none over another, each as near its point as there is room."""

import pygame
import pytest

from game.view.editor.labels import ROWS, Tag, Tags
from game.view.render.assets import Assets


@pytest.fixture
def tags() -> Tags:
    pygame.font.init()
    made = Tags(Assets())
    made.begin()
    return made


def boxes(tags: Tags, surface: pygame.Surface) -> list[pygame.Rect]:
    tags.draw(surface, 1.0)
    return tags._taken


def test_no_tag_lies_on_another_and_all_are_in_the_picture(tags: Tags) -> None:
    surface = pygame.Surface((640, 360))
    for number in range(6):
        tags.add(Tag(f"pool-{number}: 12.5 m", 300.0 + number, 200.0))
    laid = boxes(tags, surface)
    assert len(laid) == 6 and all(surface.get_rect().contains(box) for box in laid)
    assert all(box.collidelist(laid[:number]) < 0 for number, box in enumerate(laid))


def test_one_too_many_at_a_point_is_left_out_and_so_is_one_far_outside(tags: Tags) -> None:
    for _ in range(4 * ROWS):
        tags.add(Tag("the same place", 320.0, 600.0))
    tags.add(Tag("off the picture", 5000.0, 180.0))
    assert len(boxes(tags, pygame.Surface((640, 2000)))) == 2 * ROWS - 1


def test_what_is_taken_already_is_gone_round(tags: Tags) -> None:
    kept = pygame.Rect(200, 100, 240, 90)
    tags.take(kept)
    tags.add(Tag("start", 320.0, 185.0))
    laid = boxes(tags, pygame.Surface((640, 360)))
    assert len(laid) == 2 and not laid[1].colliderect(kept)


def test_writing_is_never_too_small_to_read(tags: Tags) -> None:
    assert tags.written("0.5", 0.1).get_height() >= 11
