"""Triggers without a place are listed with what they wait for; those that are over come last, and what has no room is counted."""

from typing import Any

from game.view.editor import trigger_list
from tests.sim.lakes import MEADOW, play, world

GOAL = [{"act": "goal", "goal": "goal.ashore"}]
SOON = {"id": "soon", "when": [{"test": "elapsed", "seconds": 0.5}], "do": GOAL}
LATE = {"id": "late", "when": [{"test": "elapsed", "seconds": 90}], "after": 2, "do": GOAL}
AFTER = {
    "id": "after",
    "when": [{"test": "fired", "trigger": "soon"}, {"test": "elapsed", "seconds": 60}],
    "do": GOAL,
}


def listed(most: int = 10, seconds: float = 0.1) -> list[trigger_list.Line]:
    made: Any = world(ground=MEADOW, triggers=[SOON, LATE, AFTER])
    play(made, seconds)
    return trigger_list.lines(made, most)


def test_each_says_what_it_waits_for_in_the_files_words() -> None:
    told = dict(line.split(": ", 1) for line, _ in listed())
    assert told["soon"] == "time 0.5 s" and told["after"] == "fired soon, time 60 s"
    assert told["late"].startswith("time 90 s, ") and "2" in told["late"]


def test_what_has_fired_comes_last_and_is_over() -> None:
    before, after = listed(), listed(seconds=1.0)
    assert [over for _, over in before] == [False] * 3
    assert after[-1][0].startswith("soon") and [over for _, over in after] == [False, False, True]


def test_what_has_no_room_is_counted_in_the_last_line() -> None:
    told = listed(most=2)
    assert len(told) == 2 and told[0][0].startswith("soon") and "2" in told[1][0]
