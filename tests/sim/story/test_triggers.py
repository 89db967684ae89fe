"""The story's part: every condition, and when a trigger fires."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.story.triggers import EVENT_NAMES, TRIGGER_INTERVAL
from game.sim.world import World
from tests.sim.lakes import BACK, RUN, of, play, pool, until, world
from tests.sim.story.meadow import fires, goal, meadow, trigger
from tests.sim.techniques.test_sticky_water import flat


def test_place_holds_between_its_ends() -> None:
    made = meadow(trigger([{"test": "place", "left": 3, "right": 5}], [goal()]))
    play(made, 0.3)
    assert not fires(made)
    until(made, fires, 2.0, RUN)
    assert 3.0 <= made.runner.x <= 5.0 + 0.4


def test_place_of_somebody_else() -> None:
    made = meadow(trigger([{"test": "place", "who": "master", "right": 18}], [goal()]))
    play(made, 1.0)
    assert not fires(made)
    made.sealmaster.order_walk(15.0)
    play(made, 3.0)
    assert fires(made)


def test_chakra_holds_between_two_amounts() -> None:
    made = meadow(trigger([{"test": "chakra", "at_least": 20, "at_most": 40}], [goal()]), chakra=50)
    for amount, holds in ((50.0, False), (41.0, False), (19.0, False), (30.0, True)):
        made.runner.energy.amount = amount
        play(made, 0.1)
        assert fires(made) is holds, amount


@pytest.mark.parametrize("on", ["ground", "rock", "log", "water", "air", "barrier"])
def test_what_he_stands_on(on: str) -> None:
    things = [
        {"id": "rock", "kind": "rock", "at": [50, -5], "width": 4, "height": 5.7},
        {"id": "log", "kind": "log", "at": [40, 0.05]},
        {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False},
    ]
    made = world(triggers=[trigger([{"test": "stands_on", "on": [on]}], [goal()])], things=things, lakes=[pool()])
    if on != "ground":
        made.runner.place(-5.0, 40.0)
    places = {"ground": (-6, 0.7), "rock": (50, 0.8), "log": (40, 0.5), "water": (30, 0.01), "barrier": (30, 0.5)}
    if on == "air":
        play(made, 0.2)
    else:
        made.runner.place(*places[on])
        if on == "barrier":
            made.cast_technique("barrier", made.sealmaster)
        play(made, 0.6)
    assert fires(made)


def test_what_has_happened_and_how_often_and_to_whom() -> None:
    leap = [{"test": "happened", "event": "leapt", "times": 3}]
    mine = [{"test": "happened", "event": "leapt", "who": "runner"}]
    other = [{"test": "happened", "event": "leapt", "who": "master"}]
    made = meadow(trigger(leap, [goal()], "thrice"), trigger(mine, [goal()], "mine"), trigger(other, [goal()], "others"))
    for n in range(3):
        assert fires(made, "thrice") is False
        made.step({"runner": Intent(leap=True, leap_pressed=True)})
        play(made, 1.5)
        assert fires(made, "mine"), n
    assert fires(made, "thrice") and not fires(made, "others")


def test_what_nobody_has_done_yet_can_be_told_him() -> None:
    told = [{"test": "elapsed", "seconds": 1}, {"test": "not_yet", "event": "leapt", "who": "runner"}]
    still, leaping = meadow(trigger(told, [goal()])), meadow(trigger(told, [goal()]))
    leaping.step({"runner": Intent(leap=True, leap_pressed=True)})
    for made in (still, leaping):
        play(made, 1.5)
    assert fires(still) and not fires(leaping)
    others = meadow(trigger([*told[:1], {"test": "not_yet", "event": "leapt", "who": "master"}], [goal()]))
    others.step({"runner": Intent(leap=True, leap_pressed=True)})
    play(others, 1.5)
    assert fires(others), "the leaps of others do not count"
    twice = meadow(trigger([*told[:1], {**told[1], "times": 2}], [goal()]))
    twice.step({"runner": Intent(leap=True, leap_pressed=True)})
    play(twice, 1.5)
    assert fires(twice), "what he has done once he has not done twice"


def test_every_event_has_a_name_of_its_own() -> None:
    names = list(EVENT_NAMES.values())
    assert len(names) == len(set(names)) and {"barrier_set_down", "hunter_went_under", "leapt"} <= set(names)


def test_one_trigger_may_wait_for_another() -> None:
    first = trigger([{"test": "place", "left": 2}], [goal()], "first")
    then = trigger([{"test": "fired", "trigger": "first"}], [goal()], "then", after=0.5)
    made = meadow(then, first)
    until(made, lambda w: fires(w, "first"), 2.0, RUN)
    at = made.tick
    until(made, lambda w: fires(w, "then"), 2.0)
    assert (made.tick - at) / 120 == pytest.approx(0.5, abs=0.12)


def test_the_time_of_the_level() -> None:
    made = meadow(trigger([{"test": "elapsed", "seconds": 1.5}], [goal()]))
    play(made, 1.45)
    assert not fires(made)
    play(made, 0.15)
    assert fires(made)


def test_all_clauses_must_hold_together_and_for_as_long_as_asked() -> None:
    clauses = [{"test": "place", "left": 2, "right": 4}, {"test": "stands_on", "on": ["ground"]}]
    made = meadow(trigger(clauses, [goal()], after=0.5))
    play(made, 1.5, RUN)
    assert made.runner.x > 4.0 and not fires(made), "he only ran through"
    until(made, lambda w: w.runner.x < 3.5, 3.0, BACK)
    play(made, 0.3)
    assert not fires(made)
    play(made, 0.4)
    assert fires(made)


def test_one_without_clauses_fires_at_once_and_once() -> None:
    made = meadow(trigger([], [goal()]))
    assert len(of(events.GoalChanged, play(made, 1.0))) == 1


def test_again_means_each_time_anew() -> None:
    for again, times in ((False, 1), (True, 2)):
        made = meadow(trigger([{"test": "place", "left": 2, "right": 200}], [goal()], repeat=again, after=0.2))
        happened = play(made, 1.2, RUN)
        until(made, lambda w: w.runner.x < 1.0, 3.0, BACK)
        happened += play(made, 1.5, RUN)
        assert len(of(events.GoalChanged, happened)) >= times
        assert again or len(of(events.GoalChanged, happened)) == 1


def test_what_happens_between_two_looks_is_not_missed() -> None:
    assert TRIGGER_INTERVAL > 1
    made = meadow(trigger([{"test": "happened", "event": "pill_eaten"}], [goal()]), pills=1, chakra=50)
    while made.tick % TRIGGER_INTERVAL != 1:
        made.step({})
    made.step({"runner": Intent(pill_pressed=True)})
    play(made, 0.1)
    assert fires(made)


def test_it_reacts_within_a_twentieth_of_a_second() -> None:
    made = meadow(trigger([{"test": "happened", "event": "leapt"}], [goal()]))
    for offset in range(TRIGGER_INTERVAL):
        made = meadow(trigger([{"test": "happened", "event": "leapt"}], [goal()]))
        play(made, 0.1)
        for _ in range(offset):
            made.step({})
        made.step({"runner": Intent(leap=True, leap_pressed=True)})
        until(made, fires, 0.05)


def test_triggers_fire_in_the_files_order_and_their_steps_too() -> None:
    made = meadow(
        trigger([], [goal("goal.ride"), goal("goal.cross")], "one"),
        trigger([], [goal("goal.run")], "two"),
    )
    assert [event.goal for event in of(events.GoalChanged, play(made, 0.1))] == ["goal.ride", "goal.cross", "goal.run"]


def test_hunters_near_waits_for_the_last_of_them_and_for_one_at_the_least() -> None:
    near = trigger([{"test": "hunters_near", "within": 5}], [goal("goal.rock")], "near")
    assert "near" not in _fired(meadow(near), 1.0)
    made = meadow(near, things=[_tracker("one", -7), _tracker("two", -30)])
    made.runner.seated = True
    assert "near" not in _fired(made, 1.5) and abs(made.hunters[0].x) < 5.0
    assert "near" in _fired(made, 6.0)


def _tracker(name: str, x: float) -> dict[str, object]:
    return {"id": name, "kind": "hunter", "type": "tracker", "at": [x, 0]}


def _fired(made: World, seconds: float) -> dict[str, int]:
    play(made, seconds)
    return made.story.fired


def test_what_is_left_of_the_sealmasters_time_can_be_told() -> None:
    made = flat(seconds=10, told=[{"test": "trap_time", "at_most": 8}])
    play(made, 1.8)
    assert not fires(made)
    play(made, 0.4)
    assert fires(made)
