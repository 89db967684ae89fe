"""The story's part: every action, and outcomes of which the first counts."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from tests.sim.lakes import MEADOW, RUN, afloat, of, play, until, world
from tests.sim.story.meadow import MASTER, goal, meadow, trigger


def test_say_shows_a_line_for_its_seconds() -> None:
    made = meadow(trigger([], [{"act": "say", "speaker": "master", "line": "crossing.shrug", "seconds": 1.0}]))
    line = of(events.LineSpoken, play(made, 0.1))[0]
    assert (line.speaker, line.line) == ("master", "crossing.shrug") and line.x == pytest.approx(20.0, abs=0.5)
    assert made.line == line
    play(made, 0.85)
    assert made.line == line
    play(made, 0.2)
    assert made.line is None


def test_a_later_line_takes_the_place_of_an_earlier_one() -> None:
    lines = [{"act": "say", "speaker": "runner", "line": f"crossing.{name}", "seconds": 2.0} for name in ("shrug", "door")]
    made = meadow(trigger([], lines[:1], "one"), trigger([{"test": "elapsed", "seconds": 1}], lines[1:], "two"))
    play(made, 2.5)
    assert made.line is not None and made.line.line == "crossing.door"


def test_a_line_goes_as_soon_as_what_it_asks_for_is_done() -> None:
    line = {"act": "say", "speaker": "margin", "line": "crossing.shrug", "seconds": 8.0, "right_of_way": 8.0, "until": ["leapt", "slid"]}
    made = meadow(trigger([], [line]))
    play(made, 0.6)
    assert made.line is not None
    play(made, 0.1, Intent(leap=True, leap_pressed=True))
    assert made.line is None
    made.say(events.LineSpoken(0.0, 0.0, "runner", "crossing.door", 2.0))
    play(made, 0.6, Intent(leap=True, leap_pressed=True))
    assert made.line is not None, "its right of way is gone with it, and of the next one nothing is asked"


def test_the_goal_changes() -> None:
    made = meadow(trigger([{"test": "elapsed", "seconds": 0.5}], [goal("goal.ride")]))
    assert made.goal == "goal.shore"
    assert [event.goal for event in of(events.GoalChanged, play(made, 0.7))] == ["goal.ride"]
    assert made.goal == "goal.ride"


def test_appear_brings_on_a_hunter_once_and_opens_the_door() -> None:
    hidden = {"id": "hidden", "kind": "hunter", "type": "tracker", "at": [-30, 0], "hidden": True}
    made = world(
        ground=MEADOW,
        start=(0, 0),
        things=[hidden, {**MASTER, "inside": True}],
        triggers=[
            trigger(
                [{"test": "elapsed", "seconds": 0.2}], [{"act": "appear", "who": "hidden"}, {"act": "appear", "who": "master"}], repeat=True
            )
        ],
    )
    assert not made.hunters and made.sealmaster.inside
    play(made, 0.5)
    assert [chaser.id for chaser in made.hunters] == ["hidden"] and not made.sealmaster.inside
    made.appear("hidden")
    assert len(made.hunters) == 1


def test_walk_and_sign_are_orders_to_the_sealmaster() -> None:
    made = meadow(trigger([], [{"act": "walk", "to": 18}, {"act": "sign", "technique": "barrier"}]))
    happened = until(made, lambda w: w.barrier is not None, 4.0)
    assert made.sealmaster.x == pytest.approx(18.0, abs=0.2)
    assert of(events.BarrierRaised, [*happened, *made.events])


def test_sit_takes_the_legs_and_faint_everything() -> None:
    made = meadow(
        trigger([{"test": "elapsed", "seconds": 0.3}], [{"act": "sit"}], "sits"),
        trigger([{"test": "elapsed", "seconds": 1.5}], [{"act": "faint"}], "faints"),
    )
    play(made, 0.5, RUN)
    assert made.runner.stance == "sit"
    x = made.runner.x
    press = Intent(move=100, leap=True, leap_pressed=True, sprint=True)
    assert not of(events.Leapt, play(made, 0.8, press))
    assert made.runner.x == pytest.approx(x, abs=0.5) and made.runner.on == "ground"
    happened = play(made, 1.0, press)
    assert made.runner.stance == "faint" and [event.who for event in of(events.Fainted, happened)] == ["runner"]


def test_hold_foot_holds_him_who_sits_in_the_shallows() -> None:
    made = world(
        things=[{"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}],
        triggers=[
            trigger([], [{"act": "sign", "technique": "spiderweb"}], "web"),
            trigger([{"test": "elapsed", "seconds": 2}], [{"act": "pin_runner"}], "holds"),
        ],
    )
    happened = play(made, 2.3)
    assert [event.who for event in of(events.SpiderwebCaught, happened)] == ["runner"]
    assert made.runner.held
    x = made.runner.x
    play(made, 1.0, RUN)
    assert made.runner.x == x and made.runner.stance == "stuck"


def test_hold_foot_without_a_web_does_nothing() -> None:
    made = afloat(30.0)
    made.pin_runner()
    play(made, 0.2)
    assert not made.runner.held


def test_a_checkpoint_is_where_one_who_is_lost_is_put_back() -> None:
    made = world(
        things=[{"id": "stone", "kind": "checkpoint", "at": [82, 0.3]}],
        triggers=[trigger([{"test": "place", "left": 20}], [{"act": "checkpoint", "checkpoint": "stone"}])],
    )
    start = made.runner.x
    made.runner.x = float("nan")
    made.step({})
    assert made.runner.x == pytest.approx(start, abs=0.2)
    made.runner.place(30.0, 0.1)
    assert [event.checkpoint for event in of(events.CheckpointReached, play(made, 0.2))] == ["stone"]
    made.runner.vy = float("inf")
    happened = made.step({})
    assert made.runner.x == pytest.approx(82.0, abs=0.2)
    assert [event.who for event in of(events.BodyRemoved, happened)] == ["runner"]


@pytest.mark.parametrize(("act", "won", "event"), [("win", True, events.ChapterWon), ("lose", False, events.ChapterLost)])
def test_win_and_lose_say_why(act: str, won: bool, event: type[events.Event]) -> None:
    made = meadow(trigger([{"test": "place", "left": 3}], [{"act": act, "reason": "won.reached"}]))
    happened = until(made, lambda w: w.outcome is not None, 2.0, RUN)
    assert (made.outcome.won, made.outcome.reason) == (won, "won.reached")
    assert made.outcome.tick == made.tick - 1
    assert len([one for one in happened if isinstance(one, event)]) == 1


def test_the_first_outcome_counts_and_the_picture_lives_on() -> None:
    made = meadow(
        trigger([{"test": "place", "left": 3}], [{"act": "win", "reason": "won.reached"}, {"act": "lose"}], "both"),
        trigger([{"test": "place", "left": 5}], [{"act": "lose", "reason": "lost.time"}], "later"),
    )
    happened = play(made, 3.0, RUN)
    assert made.outcome.won and made.outcome.reason == "won.reached"
    assert len(of(events.ChapterWon, happened)) == 1 and not of(events.ChapterLost, happened)
    assert made.runner.vx == 0.0 and made.tick == 360, "he comes to rest, and time goes on"


def test_caught_and_won_in_one_tick_is_caught() -> None:
    """What the hunters did in a tick comes before what the script makes of it; and whichever, it never changes again."""
    made = meadow(trigger([{"test": "happened", "event": "runner_caught"}], [{"act": "win"}]))
    made.runner.caught_by = "somebody"
    play(made, 2.0)
    assert made.outcome.reason == "lost.caught"
