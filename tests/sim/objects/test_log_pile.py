"""A log pile: it lies until its wedge is kicked out, then rolls down on whoever is below, and floats where there is water."""

import json

import pytest

from game.core.ticks import ticks
from game.level import registry
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import RUN, of, play, pool, until, world

HILL = [[-60, 0], [-30, 0], [0, 6], [40, 14], [80, 14]]
PILE = {"id": "pile", "kind": "log_pile", "at": [0, 6], "logs": 5}
CROUCH = Intent(crouch=True)


def hill(start: float = 0.0, hunters: tuple[float, ...] = (), **pile: object) -> World:
    chasers = [{"id": f"tracker-{x}", "kind": "hunter", "type": "tracker", "at": [x, 0.21 * (x + 30)]} for x in hunters]
    made = world(ground=HILL, lakes=[], things=[{**PILE, **pile}, *[{**one, "id": f"t{n}"} for n, one in enumerate(chasers)]], start=(0, 6))
    made.runner.place(start, made.terrain.height(start))
    made.step({})
    return made


def test_who_runs_past_leaves_it_lying() -> None:
    made = hill(-3.0)
    assert not of(events.LogsLoosed, play(made, 2.0, RUN)) and not made.piles[0].is_loose
    assert not made.piles[0].bodies, "and it costs nothing"


def test_a_crouch_beside_it_sets_it_rolling_downhill() -> None:
    made = hill(0.5)
    assert of(events.LogsLoosed, play(made, 0.1, CROUCH))
    made.runner.place(10.0, made.terrain.height(10.0))
    play(made, 3.0)
    logs = made.piles[0].bodies
    assert len(logs) == 5 and all(log.x < -3.0 and log.vx < -1.5 for log in logs)
    assert all(log.spin > 1.0 for log in logs), "they roll, they do not slide"


def test_a_crouch_far_from_it_does_not() -> None:
    made = hill(4.0)
    play(made, 0.3, CROUCH)
    assert not made.piles[0].is_loose


def test_those_below_are_knocked_over_and_lose_ground() -> None:
    made = hill(0.5, hunters=(-7.0, -9.0))
    play(made, 0.1, CROUCH)
    happened = play(made, 2.0, RUN)
    assert {event.who for event in of(events.HunterTripped, happened)} == {"t0", "t1"}
    assert min(made.runner.x - hunter.x for hunter in made.hunters) > 8.0


def test_whoever_is_hit_lies_for_more_than_two_seconds() -> None:
    made = hill(0.5, hunters=(-7.0,))
    play(made, 0.1, CROUCH)
    until(made, lambda w: bool(w.hunters[0].stagger_ticks), 4.0, RUN)
    assert made.hunters[0].stagger_ticks >= ticks(2.4)


@pytest.mark.parametrize("x", [-2.0, 2.5])
def test_whoever_is_at_his_collar_as_he_kicks_gapes_for_a_second(x: float) -> None:
    made = hill(0.5, hunters=(x,))
    play(made, 0.05, CROUCH)
    assert made.hunters[0].stance in ("hesitate", "stagger")
    play(made, 0.8, CROUCH)
    assert made.runner.caught_by is None


def test_the_one_who_kicked_is_not_hit_and_one_below_is() -> None:
    made = hill(0.5)
    assert not of(events.RunnerHurt, play(made, 1.0, CROUCH))
    made = hill(0.5)
    play(made, 0.05, CROUCH)
    made.runner.place(-14.0, made.terrain.height(-14.0))
    hurt = of(events.RunnerHurt, play(made, 4.0))
    assert hurt and hurt[0].cause == "log"


def test_one_leaps_over_rolling_logs() -> None:
    made = hill(0.5, logs=1)
    play(made, 0.05, CROUCH)
    made.runner.place(-14.0, made.terrain.height(-14.0))
    until(made, lambda w: w.piles[0].bodies[0].x < -11.6, 5.0)
    happened = made.step({"runner": Intent(leap=True, leap_pressed=True)}) + play(made, 1.2, Intent(leap=True))
    assert not of(events.RunnerHurt, happened)


def test_in_water_they_float() -> None:
    shore = [[-30, -4], [-12, -4], [-4, 0], [10, 4], [60, 4]]
    made = world(ground=shore, lakes=[pool(left=-30, right=-3, level=-0.6)], things=[{**PILE, "at": [0, 1.1], "logs": 3}], start=(0, 1.2))
    made.runner.place(0.3, made.terrain.height(0.3))
    made.step({})
    happened = play(made, 0.1, CROUCH)
    made.runner.place(20.0, 4.0)
    happened += play(made, 8.0)
    assert any(event.who == "pile" for event in of(events.Splashed, happened))
    assert all(-1.0 < log.y < -0.3 for log in made.piles[0].bodies if log.x < -6.0)


def test_the_same_kick_rolls_them_alike() -> None:
    def told() -> str:
        made = hill(0.5, hunters=(-7.0,))
        play(made, 0.1, CROUCH)
        play(made, ticks(3.0) / 120)
        return made.state_hash()

    assert told() == told()


@pytest.mark.parametrize(("x", "faults"), [(-45.0, 1), (-10.0, 0)])
def test_the_checker_wants_a_slope(x: float, faults: int) -> None:
    registry.load_kinds()
    spec = registry.THINGS["log_pile"].model_validate_json(json.dumps({**PILE, "at": [x, 0]}))
    level: Level = hill().level
    assert len(list(spec.find_faults(level))) == faults
