"""Small pictures of chapters for the scroll: made beside everything else, and never in its way."""

from game.screens.story.level_print import LevelPrint, Moment
from game.session.level_file import level_file
from game.session.story.chapters import CHAPTERS
from tests.conftest import POND

LONGEST_S = 60.0


def test_it_waits_while_a_chapter_is_loaded_and_is_finished_afterwards() -> None:
    made = LevelPrint(CHAPTERS[2], (60, 40), Moment(None, 6.0), level_file(str(POND)))
    made.allow_work(False)
    made._thread.join(0.5)
    assert not made.done and made.picture is None
    made.allow_work(True)
    made._thread.join(LONGEST_S)
    assert made.picture is not None and made.picture.get_size() == (60, 40)


def test_one_that_nobody_waits_for_any_more_ends_even_where_it_was_waiting() -> None:
    made = LevelPrint(CHAPTERS[2], (60, 40), Moment(None, 60.0), level_file(str(POND)))
    made.allow_work(False)
    made.stop()
    made._thread.join(LONGEST_S)
    assert made.done and made.picture is None
