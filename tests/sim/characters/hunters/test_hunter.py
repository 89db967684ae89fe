"""Hunters: they chase, trip, hesitate, and choose from one picture before any of them moves."""

from typing import Any

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.characters.hunters.hunter_places import hunter, on_lake, on_meadow
from tests.sim.lakes import BACK, MEADOW, RUN, of, play, pool, press, until, world

MASTER = {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}


def test_he_comes_for_the_runner_on_land_and_on_water() -> None:
    for made in (on_meadow("tracker", 20), on_lake("tracker", 20)):
        before = made.runner.x - made.hunters[0].x
        play(made, 2.0)
        assert made.runner.x - made.hunters[0].x < before - 7.0


def test_he_turns_when_the_runner_has_passed_him() -> None:
    made = on_meadow("tracker", -6)
    play(made, 0.5)
    assert made.hunters[0].vx < -3.0


def test_a_runner_who_slows_is_gained_upon_and_one_who_runs_well_is_not_overtaken() -> None:
    gaps = {}
    for name, wants in (("sprint", Intent(move=100, sprint=True)), ("slow", Intent(move=40))):
        made = on_meadow("tracker", 8)
        play(made, 4.0, wants)
        gaps[name] = made.runner.x - made.hunters[0].x
    assert gaps["sprint"] > 10.0 > 5.0 > gaps["slow"]


def test_far_behind_they_make_ground() -> None:
    speeds = []
    for gap in (5, 30):
        made = on_meadow("tracker", gap)
        play(made, 1.0, RUN)
        speeds.append(made.hunters[0].vx)
    assert speeds[1] > speeds[0] + 0.5


def test_one_with_a_lag_waits_for_it() -> None:
    made = world(ground=MEADOW, start=(0, 0), things=[hunter(at=(-20, 0), start_delay=1.0)])
    play(made, 0.95)
    assert made.hunters[0].x == -20.0
    play(made, 0.5)
    assert made.hunters[0].vx > 4.0


def test_a_hidden_one_is_not_there_until_he_appears() -> None:
    made = world(ground=MEADOW, start=(0, 0), things=[hunter(at=(-20, 0), hidden=True)])
    play(made, 3.0)
    assert not made.hunters and made.person("tracker") is None
    made.appear("tracker")
    play(made, 1.0)
    assert made.hunters[0].vx > 4.0


def test_he_leaps_where_the_runner_leapt() -> None:
    made = on_meadow("tracker", 6)
    play(made, 0.5, RUN)
    spot = made.runner.x
    made.step({"runner": press(move=100)})
    leaps = [event for event in of(events.Leapt, play(made, 3.0, Intent(move=100, leap=True))) if event.who == "tracker"]
    assert len(leaps) == 1 and leaps[0].x == pytest.approx(spot, abs=0.4)


def test_what_bars_his_way_he_leaps() -> None:
    wall = {"id": "wall", "outline": [[-6, -1], [-5, -1], [-5, 1.2], [-6, 1.2]]}
    made = on_meadow("tracker", 12, solids=[wall])
    until(made, lambda w: w.hunters[0].x > -4.0, 6.0)


def test_he_does_not_sink() -> None:
    made = on_lake("tracker", 20, x=35)
    play(made, 3.0, RUN)
    assert made.hunters[0].on == "water" and made.hunters[0].sunk < 0.05


def test_a_wake_trips_a_hunter_who_runs_and_he_then_minds_his_feet() -> None:
    made = on_lake("tracker", 16, x=44)
    play(made, 0.5, RUN)
    for _ in range(8):
        made.dent(made.hunters[0].x + 1.0, 0.5, 0.5)
        made.step({"runner": RUN})
    tripped = of(events.HunterTripped, [*made.events, *play(made, 1.0, RUN)])
    assert len(tripped) <= 1
    assert made.hunters[0].vx < 4.0 or made.hunters[0].stagger_ticks == 0


def test_the_wake_of_hard_landings_reaches_those_behind() -> None:
    """Leaping all the way over a still lake, he leaves a wake that trips the one who follows close."""
    made = on_lake("tracker", 7, x=24, lakes=[pool(cell=0.1)])
    tripped: list[events.HunterTripped] = []
    for tick in range(600):
        beat = tick % 100
        tripped += of(events.HunterTripped, made.step({"runner": Intent(move=100, sprint=True, leap=beat < 70, leap_pressed=beat == 0)}))
    assert tripped and {event.cause for event in tripped} == {"wake"}


def test_a_log_trips_a_hunter_who_runs_onto_it_from_the_water() -> None:
    log = {"id": "log", "kind": "log", "at": [40, 0.05], "length": 4.0, "radius": 0.28}
    made = on_lake("tracker", 10, x=37, things=[log])
    happened = play(made, 3.0, RUN)
    assert [event.cause for event in of(events.HunterTripped, happened)] == ["log"]
    gap = made.runner.x - made.hunters[0].x
    clear = on_lake("tracker", 10, x=37)
    play(clear, 3.0, RUN)
    assert gap > clear.runner.x - clear.hunters[0].x + 2.0, "which is worth a log"


def test_the_ball_makes_them_hesitate_and_then_they_come_and_strike_it() -> None:
    made = on_lake("tracker", 14, x=40, things=[MASTER])
    made.cast_technique("barrier", made.sealmaster)
    assert not of(events.HunterHesitated, play(made, 0.2)), "too far off to see what it is"
    happened = play(made, 1.5)
    assert [event.who for event in of(events.HunterHesitated, happened)] == ["tracker"]
    at = made.hunters[0].x
    play(made, 1.0)
    assert made.hunters[0].stance == "hesitate" and made.hunters[0].x == pytest.approx(at, abs=0.3)
    happened = play(made, 8.0)
    assert of(events.BarrierStruck, happened) and not of(events.RunnerCaught, happened)
    assert made.outcome is None


def test_who_lies_on_the_island_is_left_alone() -> None:
    made = on_meadow("tracker", 8)
    made.runner.seated = True
    happened = play(made, 5.0)
    assert made.outcome is None and not of(events.HunterAimed, happened)


def crowd(order: list[int]) -> World:
    things = [
        hunter("tracker", (-9, 0), "a"),
        hunter("thrower", (-12, 0), "b"),
        hunter("tracker", (7, 0), "c"),
        hunter("thrower", (14, 0), "d"),
    ]
    made = world(ground=MEADOW, start=(0, 0), things=things)
    for chaser in [made.hunters[n] for n in order]:  # whoever comes last stands last
        made.remove(chaser)
        made.add(chaser)
    return made


def test_they_decide_from_one_picture_whatever_their_order() -> None:
    """On land, where nothing but decisions joins them, another order gives the same chase to the bit."""
    one, other = crowd([0, 1, 2, 3]), crowd([3, 1, 0, 2])
    for tick in range(600):
        wants = {"runner": Intent(move=100 if tick // 90 % 2 else -100, leap=tick % 70 < 40, leap_pressed=tick % 70 == 0)}
        one.step(wants)
        other.step(wants)
        by_id = {chaser.id: chaser.hash_state() for chaser in other.hunters}
        assert {chaser.id: chaser.hash_state() for chaser in one.hunters} == by_id, tick
    assert one.outcome == other.outcome


def test_nobody_moves_before_all_have_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture is taken before the runner or any hunter moves in that tick."""
    made = crowd([0, 1, 2, 3])
    seen: list[tuple[float, ...]] = []
    for chaser in made.hunters:
        was = chaser.decide

        def note(world: World, was: Any = was) -> None:
            seen.append((world.chase.x, *(each.x for each in world.hunters)))
            was(world)

        monkeypatch.setattr(chaser, "decide", note)
    play(made, 0.5, BACK)
    for tick in range(0, len(seen), 4):
        assert len(set(seen[tick : tick + 4])) == 1
