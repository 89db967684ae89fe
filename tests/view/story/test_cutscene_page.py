"""A cutscene's lines, broken where one would breathe, and never so that a row does not fit; and how its portraits come."""

import numpy as np
import pygame
import pytest

from game.view.render.assets import Assets
from game.view.story.bust import FRAY_TOP, bust_parts, bust_picture
from game.view.story.cutscene_page import COME_AFTER_S, LONGER, CutscenePage, ShownLine, in_two
from game.view.story.portraits import Portraits


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("You leaned the wrong way twice, sir. I made allowances.", ("You leaned the wrong way twice, sir.", "I made allowances.")),
        ("And the others? You asked, and then you did as you liked.", ("And the others? You asked,", "and then you did as you liked.")),
        ("One that says all it has to say without any breath", ("One that says all it has to", "say without any breath")),
        ("unbroken", ("unbr", "oken")),
    ],
)
def test_a_long_line_is_broken_after_a_sentence_else_after_a_clause(words: str, rows: tuple[str, str]) -> None:
    assert in_two(words) == rows


def test_no_row_is_longer_than_what_fits() -> None:
    words = "On a sandbank, sir, and not a small one. I was there."
    assert max(map(len, in_two(words))) <= LONGER * len(words)
    assert max(map(len, in_two(words, 0.6))) <= 0.6 * len(words)


def test_nobody_is_seen_before_the_picture_behind_goes_out_of_focus() -> None:
    """They come from outside the picture: nobody stands over the sharp ground all at once."""
    pygame.font.init()
    sharp, backdrop = pygame.Surface((640, 360), 0, 32), pygame.Surface((640, 360), 0, 32)
    sharp.fill((200, 60, 60))
    backdrop.fill((20, 20, 60))
    assets = Assets()
    page = CutscenePage(assets, sharp, backdrop, Portraits(assets, 0.5, {"runner": False, "tracker": True, "thrower": True}, []), 0.5)
    page.show(ShownLine("tracker", "Tracker", "He knew."))

    def seen(seconds: float) -> np.ndarray:
        page.pass_time(seconds)
        picture = pygame.Surface((640, 360), 0, 32)
        page.draw(picture, "", 0.0)
        return pygame.surfarray.array3d(picture)

    assert (seen(0.0) == (200, 60, 60)).all()
    half = seen(COME_AFTER_S)
    assert (half == half[320, 0]).all() and half[320, 0, 0] < 130, "half out of focus, and still nobody"
    there = seen(1.0)
    assert all((there[x, 200] != (20, 20, 60)).any() for x in (160, 360, 500)), "all three are there"


def test_a_portrait_fades_out_below_instead_of_ending_in_a_hem() -> None:
    assets = Assets()
    parts = bust_parts(assets, "tracker")
    assert parts is not None
    alpha = pygame.surfarray.array_alpha(bust_picture(assets, parts, parts.resting(), 0.5)).astype(int)
    columns = alpha[alpha[:, round(0.5 * (FRAY_TOP - 20.0))] == 255]
    assert len(columns) > 60
    steps = np.abs(np.diff(columns[:, round(0.5 * FRAY_TOP) :], axis=1))
    assert steps.max() < 24 and columns[:, -4:].max() < 24


def test_a_finer_backdrop_comes_up_over_the_quick_one() -> None:
    pygame.font.init()
    tones = ((200, 60, 60), (20, 20, 60), (60, 200, 60))
    sharp, quick, fine = (pygame.Surface((640, 360), 0, 32) for _ in tones)
    for surface, tone in zip((sharp, quick, fine), tones, strict=True):
        surface.fill(tone)
    assets = Assets()
    page = CutscenePage(assets, sharp, quick, Portraits(assets, 0.5, {}, []), 0.5)
    page.show(ShownLine("tracker", "Tracker", "He knew."))
    page.refine(fine)

    def corner(seconds: float) -> tuple[int, ...]:
        page.pass_time(seconds)
        picture = pygame.Surface((640, 360), 0, 32)
        page.draw(picture, "", 0.0)
        return tuple(picture.get_at((4, 4)))[:3]

    seen = [corner(step) for step in (0.0, 0.12, 0.14, 0.12, 0.2)]
    assert (seen[0], seen[2], seen[4]) == (tones[0], tones[1], tones[2])
    assert tones[1][0] < seen[1][0] < tones[0][0] and tones[1][1] < seen[3][1] < tones[2][1], "neither jumps"
