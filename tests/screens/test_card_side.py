"""The card of a lost run lies beside what happened, and nothing lies over it but paper."""

from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from game.screens.play.results import Results

SIZE = (1280, 720)


def card(won: bool, column: float) -> Results:
    """Without a lake: only where it will lie is asked."""
    made = Results.__new__(Results)
    camera = SimpleNamespace(width=1280.0, screen_x=lambda x: x)
    world = SimpleNamespace(runner=SimpleNamespace(x=column))
    play: Any = SimpleNamespace(scene=SimpleNamespace(camera=camera), session=SimpleNamespace(world=world))
    made.play, made._lost, made._left, made._aside = play, not won, 0, None
    return made


def side(made: Results) -> tuple[int, int]:
    """From which column to which it may lie."""
    part = made.place(pygame.Surface(SIZE))
    left, _ = part.get_offset()
    return left, left + part.get_width()


@pytest.mark.parametrize(("column", "expected"), [(200.0, (640, 1280)), (600.0, (640, 1280)), (700.0, (0, 640)), (1200.0, (0, 640))])
def test_who_is_caught_is_not_covered_by_the_card_that_says_so(column: float, expected: tuple[int, int]) -> None:
    left, right = side(card(False, column))
    assert (left, right) == expected and not left <= column < right


def test_the_end_of_the_story_lies_in_the_middle_and_its_card_to_the_left() -> None:
    assert side(card(True, 200.0)) == side(card(True, 1000.0)) == (0, 640)


def test_a_card_that_lies_stays_where_it_is_while_the_picture_moves() -> None:
    made = card(False, 300.0)
    first = side(made)
    made.play.session.world.runner.x = 900.0
    assert side(made) == first
