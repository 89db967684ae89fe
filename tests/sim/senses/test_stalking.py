"""Those who stalk him: each with his own tell-tale, never in step with the wind, nearer and nearer while he does not know of them."""

from typing import Any

import pytest

from game.sim import events
from game.sim.world import World
from tests.sim.lakes import of
from tests.sim.senses.woods import DIVER, LISTEN, STAND, THROWER, TRACKER, WALK, go, senses_of, until, wood

Heard = list[tuple[float, float, float]]
"""Second, place, and seconds off the nearest front."""


def noises_of(world: World, who: str, intent: Any = WALK, seconds: float = 30.0) -> Heard:
    heard: Heard = []
    last = max((noise.number for noise in senses_of(world).noises.recent), default=0)
    for _ in range(round(seconds * 120)):
        world.step({"runner": intent})
        for noise in senses_of(world).noises.recent:
            if noise.number > last and noise.who == who:
                last = noise.number
                heard.append((world.seconds, noise.x, world.gusts.off_front(noise.x, world.seconds)))
    return heard


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(2, 6))])
@pytest.mark.parametrize(("who", "least"), [(TRACKER, 6), (THROWER, 3)])
def test_none_of_their_noises_is_within_six_tenths_of_a_second_of_a_front(who: dict[str, Any], least: int, seed: int) -> None:
    heard = noises_of(World(wood([who]), seed), who["id"])
    assert len(heard) >= least and min(off for _, _, off in heard) >= 0.59


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(1, 4))])
def test_the_divers_water_runs_uphill_and_out_of_step(seed: int) -> None:
    world = World(wood([DIVER], stream=True, tuning={"stalker.creeps": 600}), seed)
    go(world, WALK, 6.0)
    heard = noises_of(world, "diver", WALK, 10.0)
    assert len(heard) >= 6 and min(off for _, _, off in heard) >= 0.59
    steps = [b[1] - a[1] for a, b in zip(heard, heard[1:], strict=False) if b[0] - a[0] < 0.5]
    assert steps and min(steps) > 0.5


def test_the_tracker_moves_only_while_he_does_and_one_step_longer() -> None:
    world = World(wood([TRACKER], tuning={"composure.stand": 0}), 2)
    go(world, WALK, 4.0)
    heard = noises_of(world, "tracker", STAND, 12.0)
    assert len(heard) <= 2 and all(at < 5.2 for at, _, _ in heard)


def test_the_thrower_is_late_behind_the_gust() -> None:
    heard = noises_of(World(wood([THROWER], tuning={"stalker.creeps": 600}), 1), "thrower", WALK, 40.0)
    assert len(heard) >= 4 and all(off == pytest.approx(0.7, abs=0.12) for _, _, off in heard)


def near(world: World) -> float:
    return min(abs(stalker.x - world.runner.x) for stalker in world.stalkers)


def test_whoever_is_not_known_creeps_nearer_and_strikes() -> None:
    world = World(wood([TRACKER]), 1)
    go(world, WALK, 6.0)
    first = near(world)
    go(world, WALK, 25.0)
    assert near(world) < first - 2.0
    silent = until(world, WALK, events.BirdsFellSilent)
    lost = until(world, WALK, events.ChapterLost)
    assert isinstance(lost, events.ChapterLost) and lost.reason == "lost.surprised_tracker" and silent


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(1, 3))])
@pytest.mark.parametrize("who", [TRACKER, THROWER])
def test_nobody_strikes_by_surprise_who_could_not_have_been_heard_five_times(who: dict[str, Any], seed: int) -> None:
    world, heard = World(wood([who], tuning={"stalker.creeps": 4}), seed), 0
    last = 0
    while not of(events.BirdsFellSilent, world.step({"runner": WALK})):
        for noise in senses_of(world).noises.recent:
            heard += noise.number > last and noise.who == who["id"]
        last = max((last, *(noise.number for noise in senses_of(world).noises.recent)))
    assert heard >= 5


def test_whoever_begins_again_at_a_checkpoint_has_time_to_find_them() -> None:
    world = World(wood([TRACKER], tuning={"stalker.creeps": 30}), 1)
    while not any(stalker.crept > 0.9 for stalker in world.stalkers):
        world.step({"runner": WALK})
    world.step({"runner": WALK._replace(retried=True)})
    start = world.seconds
    until(world, WALK, events.BirdsFellSilent)
    assert world.seconds - start > 22.0


def test_the_birds_are_silent_for_eight_tenths_of_a_second_before_a_blade_flies() -> None:
    world = World(wood([TRACKER]), 1)
    until(world, WALK, events.BirdsFellSilent)
    start = world.seconds
    until(world, WALK, events.HunterThrew)
    assert world.seconds - start >= 0.79
    assert [hunter.id for hunter in world.hunters] == ["tracker"], "he breaks cover as he throws"


def mark_a(world: World, who: str, seconds: float = 60.0) -> None:
    """Point at him as soon as he is heard, whatever the picture shows: his own player could."""
    senses = senses_of(world)
    for _ in range(round(seconds * 120)):
        theirs = [noise for noise in senses.noises.recent if noise.who == who and abs(noise.x - world.runner.x) < 13.0]
        if not theirs or world.tick - theirs[-1].tick < 130:
            world.step({"runner": WALK})
            continue
        gap = theirs[-1].x - senses.listening.brush
        there = senses.listening.open and senses.listening.chosen is not None and senses.listening.chosen.who == who
        world.step({"runner": LISTEN._replace(move=0 if abs(gap) < 0.3 else 100 if gap > 0 else -100, confirm_pressed=there)})
        if who in senses.marked:
            return
    raise AssertionError(f"{who} was not to be marked")


def test_whoever_is_marked_is_seen_moving_and_comes_no_nearer() -> None:
    world = World(wood([TRACKER]), 1)
    mark_a(world, "tracker")
    pose = senses_of(world).pose(world)
    assert [mark.who for mark in pose.marks] == ["tracker"]
    before, place = near(world), pose.marks[0].x
    go(world, WALK, 20.0)
    assert senses_of(world).pose(world).marks[0].x > place + 10.0
    assert near(world) >= before - 1.0 and not world.over


def test_revealed_they_hunt_him_and_his_legs_are_free() -> None:
    reveal = {"id": "now", "when": [{"test": "place", "left": 12}], "do": [{"act": "reveal"}]}
    end = {"id": "end", "when": [{"test": "place", "left": 150}], "do": [{"act": "win"}]}
    world = World(wood([TRACKER], triggers=[reveal, end]), 1)
    go(world, WALK, 7.0)
    assert [hunter.id for hunter in world.hunters] == ["tracker"] and not list(world.stalkers)
    go(world, WALK, 1.0)
    assert world.runner.vx > 4.0


def test_nobody_sees_them_before_that() -> None:
    world = World(wood([TRACKER, THROWER]), 1)
    go(world, WALK, 10.0)
    assert not list(world.hunters) and senses_of(world).pose(world).marks == ()
