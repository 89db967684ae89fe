"""What the game's window begins with."""

from game.app.open_window import MIN_START_SIZE, opening_size
from game.save.settings import Settings


def test_a_window_that_was_left_tiny_begins_with_a_size_in_which_words_can_be_read() -> None:
    assert opening_size(Settings(width=330, height=186)) == MIN_START_SIZE
    assert opening_size(Settings(width=700, height=1000)) == (700, 1000)
