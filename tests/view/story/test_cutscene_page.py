"""A cutscene's lines: broken where one would breathe, and never so that a row does not fit."""

import pytest

from game.view.story.cutscene_page import LONGER, in_two


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
