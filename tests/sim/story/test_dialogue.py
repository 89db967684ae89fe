"""Talk that takes control is skipped line by line, or whole; every skip is an intent, so that a recording holds it."""

from game.core.ticks import TICKS_PER_SECOND, ticks
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.story.dialogue import SKIP_TICKS
from game.sim.world import World
from tests.sim.lakes import RUN, of, play, until
from tests.sim.story.meadow import meadow, trigger

PRESS, HOLD = Intent(confirm=True, confirm_pressed=True), Intent(confirm=True)
LEAP = Intent(leap=True, leap_pressed=True)


def say(line: str) -> dict[str, object]:
    return {"act": "say", "speaker": "runner", "line": line, "seconds": 2.6}


def island() -> World:
    """He sits down at once; three lines follow each other 3 s apart, then it is won."""
    return meadow(
        trigger([], [{"act": "sit"}, say("crossing.mind_the_water")], "sits"),
        trigger([{"test": "fired", "trigger": "sits"}], [say("crossing.my_foot")], "second", after=3),
        trigger([{"test": "fired", "trigger": "second"}], [say("crossing.dead")], "third", after=3),
        trigger([{"test": "fired", "trigger": "third"}], [{"act": "win", "reason": "won.crossing"}], "end", after=3),
    )


def seconds_to_the_end(made: World) -> float:
    until(made, lambda w: w.over, 20.0)
    return made.tick / TICKS_PER_SECOND


def test_left_alone_it_takes_its_time() -> None:
    assert 8.7 <= seconds_to_the_end(island()) < 9.3


def test_a_press_brings_the_next_line_now() -> None:
    made = island()
    play(made, 0.5)
    assert made.line and made.line.line == "crossing.mind_the_water"
    made.step({"runner": PRESS})
    play(made, 0.1)
    assert made.line and made.line.line == "crossing.my_foot"
    made.step({"runner": LEAP})
    play(made, 0.1)
    assert made.line and made.line.line == "crossing.dead", "the leap key does as well"
    made.step({"runner": PRESS})
    assert seconds_to_the_end(made) < 1.0


def test_what_is_skipped_still_happens_in_its_order() -> None:
    made, said = island(), []
    for tick in range(3 * TICKS_PER_SECOND):
        said += [event.line for event in of(events.LineSpoken, made.step({"runner": PRESS if tick % 40 == 20 else IDLE}))]
    assert made.over and said == ["crossing.mind_the_water", "crossing.my_foot", "crossing.dead"]


def test_half_a_second_of_holding_skips_it_whole() -> None:
    made = island()
    play(made, 0.5)
    happened = made.step({"runner": PRESS}) + until(made, lambda w: w.over, 1.0, HOLD)
    assert made.outcome and made.outcome.won
    assert made.tick <= ticks(0.5) + SKIP_TICKS + 6 * 6
    assert [event.line for event in of(events.LineSpoken, happened)] == ["crossing.my_foot", "crossing.dead"], (
        "sound and score still hear it"
    )
    assert made.line is None, "and nobody has to see it"


def test_a_key_held_since_before_skips_nothing_until_it_is_pressed_anew() -> None:
    made = island()
    play(made, 2.0, HOLD)
    assert made.talk.held_share == 0.0 and not made.over
    made.step({"runner": PRESS})
    play(made, 0.2, HOLD)
    assert 0.3 < made.talk.held_share < 0.6
    play(made, 0.1)
    assert made.talk.held_share == 0.0, "let go too early"


def test_while_he_has_control_confirm_does_nothing() -> None:
    made = meadow(
        trigger([], [say("crossing.door")], "talks"), trigger([{"test": "fired", "trigger": "talks"}], [say("crossing.dead")], "b", after=3)
    )
    play(made, 0.1)
    made.step({"runner": PRESS})
    play(made, 1.0, Intent(move=100, confirm=True))
    assert made.line and made.line.line == "crossing.door" and made.runner.x > 3.0


def test_the_same_presses_give_the_same_world() -> None:
    def played() -> str:
        made = island()
        for tick in range(200):
            made.step({"runner": PRESS if tick in (30, 90) else RUN})
        return made.state_hash()

    assert played() == played()


def test_the_enter_that_began_the_run_does_not_stop_him_who_is_walked() -> None:
    made = meadow(trigger([], [{"act": "walk", "who": "runner", "to": 8}], "walks"))
    play(made, 1.5, HOLD)
    assert made.runner.x > 1.0
    play(made, 0.1, Intent(crouch=True))
    x = made.runner.x
    play(made, 1.0)
    assert made.runner.x - x < 0.3, "any wish of his own does"
