"""What was wrong with a mark is said once: by a note at the place, or by the line that warns, and never by both."""

from game.sim import events
from game.view.render.assets import Assets
from game.view.senses.listening.notes import Notes


def notes() -> Notes:
    return Notes(Assets(), 0.5, {}, {})


def test_a_line_that_says_why_leaves_no_room_for_a_note_and_the_next_mark_has_one() -> None:
    made = notes()
    made.observe(events.LineSpoken(0.0, 2.0, "margin", "teach.slip_pebble", 4.0), 3.0)
    made.observe(events.MarkFailed(4.0, 1.0, "bush-1"), 3.0)
    assert not made._notes
    made.observe(events.MarkFailed(4.0, 1.0, "bush-1"), 9.0)
    assert len(made._notes) == 1


def test_a_feat_has_a_seal_beside_its_words_and_is_higher_than_a_note() -> None:
    made = notes()
    made.observe(events.FeatDone(0.0, 0.0, "wet_feet"), 1.0)
    made.observe(events.MarkFailed(9.0, 1.0, "bush-1"), 1.0)
    feat, plain = made._notes
    assert feat.slip.get_height() > 1.3 * plain.slip.get_height()
