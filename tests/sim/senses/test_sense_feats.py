"""Clever things pay, once each; the wind can wait; whoever is near says so; stalkers change places; a stream is loud."""

from typing import Any

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.senses.test_stalking import mark_a
from tests.sim.senses.woods import DIVER, FRONTS, LISTEN, STAND, THROWER, TRACKER, WALK, go, senses_of, until, wood

CALM = {"wind": {"speed": -2, "gusts": 0.2, "fronts": FRONTS | {"waits": True}}}
SLOW = {"stalker.creeps": 600.0}


def when(seconds: float, **step: Any) -> dict[str, Any]:
    return {"id": f"at-{step['act']}-{seconds}", "when": [{"test": "elapsed", "seconds": seconds}], "do": [step]}


def rustles(world: World, seconds: float) -> list[events.Event]:
    return [event for event in go(world, STAND, seconds) if isinstance(event, events.Rustled)]


def test_it_is_dead_calm_until_the_wind_rises() -> None:
    world = World(wood(triggers=[when(10, act="blow")], **CALM))
    assert not rustles(world, 10.0) and not world.gusts.fronts
    assert rustles(world, 6.0), "a few seconds later the first gust is there"
    passed = [world.gusts.last_passed(0.0) for _ in range(12) if go(world, STAND, 1.0) is not None]
    assert len(set(passed)) >= 3


def test_a_wind_that_freshens_comes_more_often_within_a_few_seconds() -> None:
    world = World(wood(triggers=[when(4, act="blow", every=[1.0, 1.2])]))
    go(world, STAND, 9.0)
    seen = {world.gusts.last_passed(0.0) for _ in range(100) if go(world, STAND, 0.1) is not None}
    assert len(seen) >= 8


def test_a_gust_that_begins_in_the_wood_rustles_only_what_it_passes() -> None:
    world = World(wood(triggers=[when(1, act="blow")], **CALM))
    heard = [event for event in go(world, STAND, 3.0) if isinstance(event, events.Rustled)]
    assert all(world.gusts.off_front(event.x, world.seconds) < 3.0 for event in heard) and len(heard) < 40


def test_a_stalker_is_stirred_where_the_level_says_and_a_note_is_written_there() -> None:
    world = World(wood([TRACKER], triggers=[when(1, act="stir", who="tracker", thing="bush--4", note="note.no_wind")], **CALM))
    seen = go(world, STAND, 1.2)
    rustle = next(event for event in seen if isinstance(event, events.Rustled))
    note = next(event for event in seen if isinstance(event, events.NotePinned))
    assert rustle.source == "bush--4" and (note.x, note.line) == (rustle.x, "note.no_wind") and world.stalkers[0].x == -4.0


def test_whoever_is_very_near_is_told_of_in_time_and_by_what_he_is_heard() -> None:
    world = World(wood([TRACKER]), 1)
    near = until(world, WALK, events.StalkerNeared)
    assert isinstance(near, events.StalkerNeared) and world.line is not None and world.line.line == "teach.near_tracker"
    began = world.seconds
    until(world, WALK, events.BirdsFellSilent)
    assert world.seconds - began > 8.0


def test_two_marks_in_one_listen_pay_once() -> None:
    world = World(wood([TRACKER, THROWER | {"id": "second", "type": "tracker", "at": [6, 0], "offset": 6}], tuning=SLOW, **CALM), 1)
    go(world, WALK, 3.0)
    chakra = world.runner.chakra
    go(world, LISTEN, 0.5)
    for stalker in world.stalkers:
        stalker.stir(world)
    done = []
    for side in (-100, 100):
        for _ in range(8):
            go(world, LISTEN, 0.1)
            done += go(world, LISTEN._replace(move=side), 0.06)
            done += go(world, Intent(crouch=True, confirm=True, confirm_pressed=True), 1 / 120)
    assert len(senses_of(world).marked) == 2
    assert [event.feat for event in done if isinstance(event, events.FeatDone)] == ["two_in_one"]
    assert world.runner.chakra == pytest.approx(chakra + 3.0)


def test_a_mark_under_the_cover_of_a_gust_pays() -> None:
    shade = {"id": "shade", "kind": "excuse", "type": "shade", "at": [7, 0], "reach": 6}
    world = World(wood([THROWER, shade], tuning=SLOW), 1)
    go(world, WALK, 3.0)
    until(world, LISTEN, events.Rustled)
    for _ in range(40):
        go(world, LISTEN, 0.5)
        heard = [noise for noise in senses_of(world).noises.recent if noise.who and noise.number in senses_of(world).noises.heard]
        if heard:
            break
    side = 100 if heard[-1].x > world.runner.x else -100
    done = []
    while senses_of(world).listening.brush != heard[-1].x and len(done) < 5000:
        done += go(world, LISTEN._replace(move=side), 0.06) + go(world, LISTEN, 0.06)
    done += go(world, Intent(crouch=True, confirm=True, confirm_pressed=True), 0.02)
    assert [event.feat for event in done if isinstance(event, events.FeatDone)] == ["second_gust"]


def test_all_three_before_the_first_landmark_pay_more_and_after_it_not() -> None:
    for at, paid in ((100, ["before_landmark"]), (-20, [])):
        sign = {"id": "sign", "kind": "landmark", "at": [at, 0], "name": "a sign"}
        world = World(wood([sign], tuning=SLOW), 1)
        senses, done = senses_of(world), []
        for found in (1, 2, 3):
            senses.feats.watch(world, False, False)
            senses.feats.watch(world, True, False)
            world.events = []
            senses.feats.mark(world, senses.composure, "tracker", found)
            done += [event.feat for event in world.events if isinstance(event, events.FeatDone)]
        assert done == paid


def test_who_changes_places_has_to_be_marked_anew_on_the_other_side() -> None:
    world = World(wood([TRACKER], tuning=SLOW), 1)
    mark_a(world, "tracker")
    senses_of(world).change_places(world, ("tracker",), 30.0)
    assert not senses_of(world).marked
    go(world, WALK, 8.0)
    assert world.stalkers[0].x > world.runner.x


def test_who_was_marked_and_changes_places_has_paid_for_it() -> None:
    world = World(wood([TRACKER, THROWER], tuning=SLOW), 1)
    mark_a(world, "tracker")
    senses = senses_of(world)
    senses.composure.level, chakra = 0.5, world.runner.chakra
    senses.change_places(world, ("tracker", "thrower"), 30.0)
    told = [event for event in go(world, WALK, 0.1) if isinstance(event, events.NotePinned)]
    assert [event.line for event in told] == ["note.shed_1"], "it is told once, for all of them"
    assert senses.composure.level > 0.74 and world.runner.chakra > chakra
    known, unknown = world.stalkers
    known.crept = unknown.crept = 0.0
    for each in world.stalkers:
        each.x = world.runner.x + 8.0
    go(world, WALK, 1.0)
    assert 0.0 < known.crept < unknown.crept, "whoever was found out comes more slowly"


def test_a_marked_tracker_who_has_to_wade_pays_and_is_heard() -> None:
    world = World(wood([TRACKER, DIVER | {"wakes": 500}], stream=True, tuning=SLOW), 1)
    mark_a(world, "tracker")
    while world.runner.x < 19.0:
        world.step({"runner": WALK})
    seen = go(world, WALK, 14.0)
    assert [event.feat for event in seen if isinstance(event, events.FeatDone)] == ["wet_feet"]
    paddled = [event for event in seen if isinstance(event, events.Rustled) and event.kind == "water"]
    assert len(paddled) >= 5


def test_he_waits_on_the_bank_while_the_runner_is_near() -> None:
    world = World(wood([TRACKER], stream=True, tuning=SLOW), 1)
    while world.runner.x < 24.0:
        world.step({"runner": WALK})
    go(world, STAND, 4.0)
    assert world.stalkers[0].x < 20.5 and not world.stalkers[0].wades
