"""A rope bridge: it hangs as it was built, gives under whoever runs on it, and throws one who leaps with its rising."""

import json

import pytest

from game.core.ticks import ticks
from game.level import registry
from game.sim import events
from game.sim.world import World
from tests.sim.lakes import RUN, SPRINT, Wants, of, play, press, until, world

RAVINE = [[-40, 0], [-1, 0], [0, -6], [14, -6], [15, 0], [60, 0]]
BRIDGE = {"id": "bridge", "kind": "rope_bridge", "at": [-1.4, 0], "to": [15.4, 0], "sag": 0.7}


def bridged(start: float = -12.0, **parts: object) -> World:
    tuning = parts.pop("tuning", None)
    return world(ground=RAVINE, lakes=[], things=[{**BRIDGE, **parts}], start=(start, 0.0), tuning=tuning)  # type: ignore[arg-type]


def leap_of(made: World, wait_s: float) -> events.Leapt:
    """Leap in its first part, land, and leap again `wait_s` after that."""
    until(made, lambda w: w.runner.x > 0.5, 5.0, RUN)
    made.step({"runner": press(move=100)})
    until(made, lambda w: w.runner.on != "air", 2.0, RUN._replace(leap=True))
    play(made, wait_s, RUN)
    return of(events.Leapt, made.step({"runner": press(move=100)}))[0]


def test_it_hangs_still_in_its_sag_while_nobody_is_on_it() -> None:
    made = bridged()
    play(made, 2.0)
    (bridge,) = made.bridges
    assert bridge.top(7.0) == pytest.approx(-0.7, abs=0.01) and bridge.top(-1.3) == pytest.approx(0.0, abs=0.05)


def test_one_runs_over_it_and_it_gives_under_him() -> None:
    made = bridged()
    until(made, lambda w: w.runner.x > 7.0, 5.0, RUN)
    assert made.runner.on == "log" and -1.6 < made.runner.y < -0.78, "lower than it hangs by itself"
    until(made, lambda w: w.runner.x > 16.0, 5.0, RUN)
    assert made.runner.on == "ground" and made.runner.y == pytest.approx(0.0, abs=0.1)


def test_a_leap_with_its_rising_goes_higher_than_one_against_it() -> None:
    with_it, against_it = (leap_of(bridged(), wait_s) for wait_s in (0.5, 0.1))
    assert with_it.lift > 2.0 and against_it.lift < 0.5
    assert with_it.footing == "log"


def test_a_stiff_one_helps_nobody() -> None:
    assert leap_of(bridged(tuning={"bridge.tension": 60_000.0, "bridge.drag": 20.0}), 0.5).lift < 1.5


def test_no_leap_gets_over_its_gap_without_a_swing() -> None:
    made = bridged(at=[-7.0, 0.0], to=[15.4, 0.0], gaps=[[4.4, 11.4]])
    made.runner.place(-6.5, 0.5)
    until(made, lambda w: w.runner.x > 4.2, 5.0, SPRINT)
    made.step({"runner": press(move=100, sprint=True)})
    play(made, 1.2, SPRINT._replace(leap=True))
    assert made.runner.y < -3.0


def test_hunters_move_it_too_and_do_not_trip_on_it() -> None:
    hunter = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-8.0, 0.0]}
    made = world(ground=RAVINE, lakes=[], things=[BRIDGE, hunter], start=(20.0, 0.0))
    happened = until(made, lambda w: w.hunters[0].x > 6.5, 6.0)
    assert made.hunters[0].on == "log" and made.bridges[0].top(7.0) < -0.76
    assert not of(events.HunterTripped, happened)


def test_whoever_is_on_it_is_carried_by_the_others_steps() -> None:
    hunter = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-8.0, 0.0]}
    made = world(ground=RAVINE, lakes=[], things=[BRIDGE, hunter], start=(-8.5, 0.0))
    made.runner.place(9.0, 0.0)
    play(made, 1.0)
    heights = []
    for _ in range(ticks(2.0)):
        made.step({})
        heights.append(made.runner.y)
    assert max(heights) - min(heights) > 0.06


def test_one_thrown_out_of_the_numbers_hangs_still_again() -> None:
    made = bridged(-6.0)
    made.step({})
    made.bridges[0].planks[3].vy = float("nan")
    assert of(events.BodyRemoved, made.step({}))[0].who == "bridge"
    play(made, 1.0)
    assert made.bridges[0].top(7.0) == pytest.approx(-0.7, abs=0.01)


def test_it_sleeps_while_nobody_is_near_and_wakes_for_who_comes() -> None:
    made = bridged(-30.0)
    play(made, 0.2)
    (bridge,) = made.bridges
    assert not bridge.is_awake
    until(made, lambda w: w.runner.x > 5.0, 9.0, RUN)
    assert bridge.is_awake and bridge.top(5.0) < -0.66
    made.runner.place(50.0, 0.0)
    play(made, 3.5)
    assert not bridge.is_awake and bridge.top(7.0) == pytest.approx(-0.7, abs=0.01)


def test_the_same_steps_swing_it_alike() -> None:
    def told(wants: Wants) -> str:
        made = bridged()
        play(made, 4.0, wants)
        return made.state_hash()

    assert told(RUN) == told(RUN) != told(SPRINT)


def test_the_checker_says_what_is_wrong_with_one() -> None:
    registry.load_kinds()
    made = bridged().level
    wrong = [{**BRIDGE, "to": [-8, 0]}, {**BRIDGE, "gaps": [[10, 30]]}]
    told = [list(registry.THINGS["rope_bridge"].model_validate_json(json.dumps(one)).find_faults(made)) for one in wrong]
    assert [[key for key, _, _ in faults] for faults in told] == [["to"], ["gaps"]]
