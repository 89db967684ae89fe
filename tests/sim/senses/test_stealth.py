"""Listening, marking and composure as a player meets them."""

from typing import Any

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.senses.noises import NoiseKind
from game.sim.world import World
from tests.sim.senses.test_stalking import mark_a
from tests.sim.senses.woods import DIVER, LISTEN, STAND, THROWER, TRACKER, WALK, go, senses_of, until, wood

MEEK = {"composure.mends": 0.0}
NEAR_DIVER = DIVER | {"left": -20, "right": 38}


def level_of(world: World) -> float:
    level = senses_of(world).composure.level
    assert isinstance(level, float)
    return level


def test_he_can_only_walk_and_hurry_and_not_leap() -> None:
    world = World(wood())
    go(world, WALK, 2.0)
    assert world.runner.vx == pytest.approx(2.2, abs=0.01) and world.runner.stance == "stroll"
    go(world, Intent(move=100, sprint=True), 1.0)
    assert world.runner.vx == pytest.approx(3.2, abs=0.01)
    assert not [event for event in go(world, Intent(move=100, leap=True, leap_pressed=True), 0.5) if isinstance(event, events.Leapt)]


def test_the_ring_of_hearing_opens_in_a_second_and_a_half_and_closes_again() -> None:
    world = World(wood())
    go(world, LISTEN, 0.05)
    listening = senses_of(world).listening
    assert listening.open and listening.radius < 7.0
    go(world, LISTEN, 1.5)
    assert listening.radius == pytest.approx(12.0, abs=0.1) and abs(world.runner.vx) < 0.01
    go(world, WALK, 0.6)
    assert not listening.open and listening.radius == pytest.approx(6.0, abs=0.1)


def test_a_rustle_far_off_is_heard_once_the_ring_has_reached_it() -> None:
    world = World(wood())
    go(world, WALK, 3.0)
    far = [noise for noise in senses_of(world).pose(world).noises if 9.0 < abs(noise.x - world.runner.x) < 12.0]
    assert far and not any(noise.heard for noise in far)
    go(world, LISTEN, 1.3)
    numbers = {noise.number for noise in far}
    assert all(noise.heard for noise in senses_of(world).pose(world).noises if noise.number in numbers)


def test_a_rustle_is_forgotten_after_five_seconds() -> None:
    world = World(wood())
    go(world, STAND, 2.5)
    numbers = {noise.number for noise in senses_of(world).pose(world).noises}
    go(world, STAND, 5.1)
    assert numbers and not numbers & {noise.number for noise in senses_of(world).pose(world).noises}


def test_a_right_mark_is_live_and_gives_composure_back() -> None:
    world = World(wood([TRACKER], stealth={"composure": 0.6}, tuning=MEEK), 1)
    mark_a(world, "tracker")
    assert senses_of(world).marked == {"tracker"} and level_of(world) == pytest.approx(0.75, abs=0.02)


def test_a_wrong_mark_costs_composure() -> None:
    world = World(wood(tuning=MEEK), 1)
    go(world, LISTEN, 2.2)
    go(world, LISTEN._replace(move=100), 0.4)
    failed = [event for event in go(world, LISTEN._replace(leap_pressed=True), 0.02) if isinstance(event, events.MarkFailed)]
    assert failed and level_of(world) < 0.8


@pytest.mark.parametrize(("who", "kind"), [(TRACKER, "bush"), (THROWER, "crown"), (NEAR_DIVER, "reeds"), (NEAR_DIVER, "water")])
def test_who_marks_a_hiding_place_too_late_is_told_so_and_loses_nothing(who: dict[str, Any], kind: NoiseKind) -> None:
    world = World(wood([who], stealth={"composure": 0.6}, tuning=MEEK, wind={}), 1)
    senses, stalker = senses_of(world), world.stalkers[0]
    go(world, LISTEN, 2.2)
    stalker.awake, stalker.x = True, world.runner.x + 4.0
    senses.noises.add(world, stalker.x + 1.0, 0.6, kind, 0.8)
    before = level_of(world)
    go(world, LISTEN._replace(move=100), 0.02)
    happened = go(world, LISTEN._replace(leap_pressed=True), 0.02)
    assert [event.line for event in happened if isinstance(event, events.NotePinned)] == ["note.too_late"]
    assert not any(isinstance(event, events.MarkFailed | events.NoiseMarked) for event in happened)
    assert level_of(world) == pytest.approx(before, abs=0.01) and not senses.marked
    assert "wrong" not in senses.noises.marked.values(), "nor is it crossed out"


def test_the_first_wrong_mark_only_warns_and_says_why_whatever_is_left_of_composure() -> None:
    world = World(wood([TRACKER], stealth={"composure": 0.2}, tuning=MEEK), 1)
    go(world, LISTEN, 2.2)
    go(world, LISTEN._replace(move=100), 0.4)
    happened = go(world, LISTEN._replace(leap_pressed=True), 0.02)
    assert any(isinstance(event, events.MarkFailed) for event in happened) and any(
        isinstance(event, events.ComposureSlipped) for event in happened
    )
    assert world.line is not None and world.line.line == "teach.slip_wrong"
    assert not any(isinstance(event, events.BirdsFellSilent) for event in go(world, STAND, 3.0))
    senses_of(world).composure.mark_wrong(world)
    lost = until(world, STAND, events.ChapterLost, 3.0)
    assert isinstance(lost, events.ChapterLost) and lost.reason == "lost.knew_wrong"


def test_the_reason_of_a_loss_is_the_last_thing_that_gave_him_away() -> None:
    world = World(wood([TRACKER], tuning=MEEK), 1)
    go(world, WALK, 0.1)
    composure = senses_of(world).composure
    composure.slip(world, 0.9, "hurry")
    composure.slip(world, 0.2, "stop")
    lost = until(world, STAND, events.ChapterLost, 3.0)
    assert isinstance(lost, events.ChapterLost) and lost.reason == "lost.knew_stop"


def after_a_rustle(intent: Intent, wait: float, seconds: float = 1.0, **parts: object) -> World:
    """He walks until the tracker has been heard, walks on for `wait` seconds, and does something."""
    world = World(wood([TRACKER], tuning=MEEK, **parts), 1)
    senses = senses_of(world)
    while not any(noise.who for noise in senses.noises.recent):
        world.step({"runner": WALK})
    go(world, WALK, wait)
    go(world, intent, seconds)
    return world


def test_to_stop_right_after_their_rustle_shows_and_a_second_later_it_does_not() -> None:
    assert level_of(after_a_rustle(STAND, 0.2)) < 0.85
    assert level_of(after_a_rustle(STAND, 1.2)) == 1.0


def test_who_stops_as_it_rustles_had_meant_to() -> None:
    assert level_of(after_a_rustle(STAND, 0.05)) == 1.0, "nobody answers a noise within a tenth of a second"


def test_one_rustle_gives_him_away_once_however_he_stutters() -> None:
    world = after_a_rustle(STAND, 0.2, 0.3)
    once = level_of(world)
    go(world, WALK, 0.3)
    go(world, STAND, 0.15)
    assert once < 0.85 and level_of(world) == pytest.approx(once, abs=0.01)


def test_to_turn_towards_it_shows() -> None:
    turned = after_a_rustle(Intent(move=-40), 0.3, 0.4)
    assert level_of(turned) < 0.8


def test_at_an_excuse_nobody_wonders_for_eight_seconds() -> None:
    bench = {"id": "sign", "kind": "excuse", "type": "signpost", "at": [0, 0]}
    world = World(wood([bench], tuning=MEEK))
    go(world, LISTEN, 7.5)
    assert level_of(world) == 1.0
    assert senses_of(world).pose(world).composure.excuse == "sign"
    go(world, LISTEN, 6.0)
    assert level_of(world) < 0.9


def test_in_the_open_three_seconds_are_too_long_and_walking_mends() -> None:
    world = World(wood())
    go(world, STAND, 3.9)
    assert level_of(world) == 1.0
    go(world, STAND, 3.0)
    low = level_of(world)
    assert low < 0.7
    go(world, WALK, 5.0)
    assert level_of(world) > low + 0.1


def test_while_nobody_is_about_yet_he_may_stand_as_long_as_he_likes() -> None:
    world = World(wood([TRACKER | {"wakes": 50}], tuning=MEEK))
    go(world, STAND, 12.0)
    assert level_of(world) == 1.0


def test_hurry_shows_and_in_the_end_they_know() -> None:
    world = World(wood([TRACKER]))
    silent = until(world, Intent(move=100, sprint=True), events.BirdsFellSilent, 10.0)
    lost = until(world, Intent(move=100, sprint=True), events.ChapterLost, 3.0)
    assert silent and isinstance(lost, events.ChapterLost) and lost.reason == "lost.knew_hurry"


def test_what_gave_him_away_is_said_the_first_time() -> None:
    world = World(wood([TRACKER]))
    said = [event.line for event in go(world, Intent(move=100, sprint=True), 2.0) if isinstance(event, events.LineSpoken)]
    assert said == ["teach.slip_hurry"]


def test_a_checkpoint_gives_time_and_calm() -> None:
    spot = {"id": "here", "kind": "checkpoint", "at": [60, 0]}
    reach = {"id": "reach", "when": [{"test": "place", "left": 60}], "do": [{"act": "checkpoint", "checkpoint": "here"}]}
    end = {"id": "end", "when": [{"test": "place", "left": 150}], "do": [{"act": "win"}]}
    world = World(wood([TRACKER, spot], stealth={"composure": 0.3}, tuning=MEEK, triggers=[reach, end]), 1)
    until(world, WALK, events.CheckpointReached)
    assert level_of(world) == pytest.approx(0.6) and world.stalkers[0].crept <= 0.71


def test_whom_their_blades_have_found_out_is_struck_down_and_not_held_besides() -> None:
    world = World(wood([TRACKER, THROWER], stealth={"composure": 0.05}, tuning={"composure.mends": 0.0, "hunter.tracker_speed": 19.0}), 1)
    happened: list[events.Event] = []
    while not world.over and world.seconds < 60.0:
        happened += world.step({"runner": Intent(move=100, sprint=True)})
    assert world.outcome is not None and world.outcome.reason.startswith("lost.knew")
    assert not [event for event in happened if isinstance(event, events.RunnerCaught)]
    go(world, STAND, 0.5)
    assert world.runner.stance == "faint", "he goes down: it is seen that it is the end"


def test_a_leap_on_a_stroll_is_refused_aloud_and_told_once() -> None:
    world = World(wood())
    go(world, WALK, 1.0)
    hop, happened = WALK._replace(leap=True, leap_pressed=True), list[events.Event]()
    for _ in range(3):
        happened += go(world, hop, 1 / 120) + go(world, WALK, 3.0)
    assert sum(isinstance(event, events.LeapRefused) for event in happened) == 3
    assert [event.line for event in happened if isinstance(event, events.LineSpoken)].count("teach.no_leap") == 1
    go(world, LISTEN, 1.0)
    assert not [e for e in go(world, LISTEN._replace(leap=True, leap_pressed=True), 0.1) if isinstance(e, events.LeapRefused)]
