"""Nobody is left stuck: twenty seconds without getting on, and the way back is offered; a squall comes up when the script says so."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from tests.sim.lakes import BACK, MEADOW, RUN, afloat, of, play, world


def trigger(*do: dict[str, object]) -> list[dict[str, object]]:
    return [{"id": "one", "when": [{"test": "elapsed", "seconds": 1}], "do": list(do)}]


def test_who_stands_about_is_offered_a_retry_after_twenty_seconds_and_again() -> None:
    made = world(ground=MEADOW)
    assert not of(events.RetryOffered, play(made, 19.0))
    happened = play(made, 2.0)
    assert len(of(events.RetryOffered, happened)) == 1
    assert [event.line for event in of(events.LineSpoken, happened)] == ["teach.retry"]
    assert len(of(events.RetryOffered, play(made, 20.0))) == 1


def test_who_gets_on_is_never_asked() -> None:
    made = world(ground=MEADOW)
    assert not of(events.RetryOffered, play(made, 25.0, lambda w: RUN if w.tick % 600 < 120 else Intent()))


def test_to_and_fro_in_one_place_is_not_getting_on() -> None:
    made = afloat(30.0)
    assert of(events.RetryOffered, play(made, 24.0, lambda w: RUN if w.tick % 120 < 45 else BACK))


def test_a_squall_brings_rain_and_wind_over_some_seconds() -> None:
    made = world(ground=MEADOW, triggers=trigger({"act": "weather", "rain": 0.8, "wind": -9, "seconds": 3}))
    happened = play(made, 2.5)
    assert [(event.rain, event.wind) for event in of(events.WeatherChanged, happened)] == [(0.8, -9)]
    assert 0.3 < made.squall.rain < 0.5
    play(made, 6.0)
    assert made.squall.rain == pytest.approx(0.8) and made.wind.speed < -5.0


def test_the_story_walks_him_until_he_wants_something_himself() -> None:
    walk = trigger({"act": "walk", "who": "runner", "to": -44})
    made = world(ground=MEADOW, triggers=walk)
    play(made, 3.0)
    assert 0.5 < made.runner.vx < 2.5, "at a walk"
    play(made, 6.0)
    assert made.runner.x == pytest.approx(-44.0, abs=0.5) and made.runner.vx == 0.0
    made = world(ground=MEADOW, triggers=walk)
    play(made, 2.0)
    made.step({"runner": BACK})
    x = made.runner.x
    play(made, 2.0)
    assert made.runner.x == pytest.approx(x, abs=0.5), "a key takes it over"


def test_a_hunter_may_come_on_so_far_behind_the_runner() -> None:
    tracker = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-58, 0], "hidden": True}
    made = world(ground=MEADOW, start=(20.0, 0.0), things=[tracker], triggers=trigger({"act": "appear", "who": "tracker", "offset": -13}))
    play(made, 1.1)
    (hunter,) = made.hunters
    assert hunter.x == pytest.approx(made.runner.x - 13.0, abs=1.0) and hunter.y == pytest.approx(0.0, abs=0.3)
