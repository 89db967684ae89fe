"""Gust fronts cross the level at their speed; what rustles by itself rustles as they pass; without them nothing is drawn."""

import pytest

from game.sim import events
from game.sim.senses.gusts import FrontPose, Gusts, strength_at
from game.sim.world import World
from tests.sim.lakes import level
from tests.sim.senses.woods import FRONTS, STAND, go, wood


def test_a_front_crosses_the_wood_at_its_speed() -> None:
    world = World(wood(), 3)
    go(world, STAND, 0.1)
    front = world.gusts.poses[-1]
    before = {pose.strength: pose.x for pose in world.gusts.poses}
    go(world, STAND, 1.0)
    after = {pose.strength: pose.x for pose in world.gusts.poses}
    assert after[front.strength] - before[front.strength] == pytest.approx(-8.0, abs=0.1)


@pytest.mark.parametrize("seed", range(5))
def test_one_comes_every_three_to_five_seconds(seed: int) -> None:
    world = World(wood(), seed)
    passed = [round(world.gusts.arrival(front, 0.0), 6) for front in world.gusts.fronts]
    for _ in range(120 * 40):
        world.step({"runner": STAND})
        passed += [round(world.gusts.arrival(front, 0.0), 6) for front in world.gusts.fronts[-1:]]
    times = sorted(set(passed))
    gaps = [b - a for a, b in zip(times, times[1:], strict=False)]
    assert len(gaps) > 6 and min(gaps) >= 3.0 and max(gaps) <= 5.0


def test_it_blows_at_the_front_and_behind_it_not_before_it() -> None:
    front = FrontPose(10.0, -8.0, 0.9)
    assert front.strength_at(10.0) == pytest.approx(0.9)
    assert front.strength_at(8.0) == 0.0
    assert 0.0 < front.strength_at(14.0) < 0.9
    assert strength_at((front, FrontPose(12.0, -8.0, 0.7)), 10.0) == pytest.approx(0.9)
    assert FrontPose(10.0, 8.0, 0.9).strength_at(12.0) == 0.0


@pytest.mark.parametrize("seed", range(4))
def test_a_bush_rustles_within_a_tenth_of_a_second_of_a_front_and_at_no_other_time(seed: int) -> None:
    world = World(wood(tuning={"composure.stand": 0}), seed)
    rustles = [event for event in go(world, STAND, 20.0) if isinstance(event, events.Rustled)]
    assert len(rustles) > 100
    world = World(wood(tuning={"composure.stand": 0}), seed)
    for _ in range(120 * 20):
        for event in world.step({"runner": STAND}):
            if isinstance(event, events.Rustled):
                assert world.gusts.off_front(event.x, world.seconds) < 0.1


def test_every_bush_and_crown_answers_every_front_once() -> None:
    world = World(wood(tuning={"composure.stand": 0}), 1)
    heard = [event.source for event in go(world, STAND, 20.0) if isinstance(event, events.Rustled)]
    assert heard.count("bush-0") in (4, 5, 6)
    assert abs(heard.count("bush-0") - heard.count("tree-4")) <= 1


def test_the_same_seed_blows_alike_and_another_one_does_not() -> None:
    assert [front.enters for front in Gusts(wood().wind.fronts, 5, 0, 100).fronts] == [
        front.enters for front in Gusts(wood().wind.fronts, 5, 0, 100).fronts
    ]
    assert World(wood(), 5).gusts.fronts != World(wood(), 6).gusts.fronts


def test_a_level_without_fronts_knows_nothing_of_them() -> None:
    world = World(level())
    assert world.senses is None and not world.gusts.blow and world.gusts.strength(3.0) == 0.0
    assert FRONTS["speed"] == -8
