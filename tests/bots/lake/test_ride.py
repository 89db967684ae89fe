"""The ride of the Crossing is lost by any constant, won by who reads it a fifth of a second late, and never without an end."""

import statistics
from functools import lru_cache, partial

import pytest

from game.bots.ride_trial import RIDERS, Trial, afloat, ride
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent

SEEDS = range(3)
AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)


@lru_cache(maxsize=1)
def crossing() -> Level:
    return read(find("03-the-crossing"))


@lru_cache(maxsize=40)
def trials(name: str, seeds: range = SEEDS) -> list[Trial]:
    return [ride(crossing(), RIDERS[name], seed) for seed in seeds]


BLIND_RIDERS = ["lean -1", "lean -0.5", "lean 0", "lean +0.5", "lean +1", "1 s square", "2 s square"]


@pytest.mark.parametrize("name", ["lean -1", "lean 0", "lean +1", "1 s square"])
def test_no_constant_and_no_rhythm_comes_ashore(name: str) -> None:
    assert [trial.reason for trial in trials(name, range(1))] == ["lost.cracked"]


@pytest.mark.nightly
@pytest.mark.parametrize("name", BLIND_RIDERS)
def test_no_constant_and_no_rhythm_comes_ashore_with_any_seed(name: str) -> None:
    assert [trial.reason for trial in trials(name)] == ["lost.cracked"] * len(SEEDS)


@pytest.mark.parametrize("seeds", [range(1), AT_NIGHT(SEEDS)])
@pytest.mark.parametrize("name", [AT_NIGHT("0, hops"), "+1, hops", AT_NIGHT("1 s, hops"), "+1, mashes", "never hops"])
def test_neither_leaning_nor_hopping_does_it_alone(name: str, seeds: range) -> None:
    assert sum(trial.won for trial in trials(name, seeds)) <= len(seeds) // 3


FEW_OR_FIVE = pytest.mark.parametrize("seeds", [range(3), AT_NIGHT(range(5))])


@FEW_OR_FIVE
def test_who_reads_it_a_fifth_of_a_second_late_comes_ashore_in_time(seeds: range) -> None:
    rides = trials("follower", seeds)
    assert sum(trial.won for trial in rides) >= 0.8 * len(seeds)
    assert 18.0 < statistics.median(trial.seconds for trial in rides) - 2.7 < 25.0, "from the moment the wave has gathered"


@FEW_OR_FIVE
def test_the_score_tells_a_good_rider_from_a_middling_one(seeds: range) -> None:
    good, middling = (statistics.median(trial.score for trial in trials(name, seeds)) for name in ("follower", "middling"))
    assert good > 1.3 * middling > 0.0


@pytest.mark.parametrize("seeds", [range(1), AT_NIGHT(range(1, 8))])
def test_whatever_is_pressed_every_ride_has_an_end(seeds: range) -> None:
    assert all(trial.reason != "unfinished" and trial.seconds < 100.0 for trial in trials("random", seeds))


def test_the_curl_is_told_as_its_chain_grows_and_a_hop_as_it_is_cleared() -> None:
    world, wants = afloat(crossing(), 1), RIDERS["follower"](1)
    happened: list[events.Event] = []
    for _ in range(120 * 14):
        happened += world.step({"runner": wants(world)})
    links = [event.links for event in happened if isinstance(event, events.CurlHeld)]
    assert links[:3] == [1, 2, 3]
    hopped = [event.what for event in happened if isinstance(event, events.ObstacleHopped)]
    assert hopped[:2] == ["reed", "rock"]
    ball = world.barrier
    assert ball is not None and ball.ride.place == "curl" and ball.ride.quality > 0.5 and ball.cracks == 0.0


def test_running_into_something_costs_a_crack_and_only_one() -> None:
    world, wants = afloat(crossing(), 1), RIDERS["never hops"](1)
    happened: list[events.Event] = []
    while not any(isinstance(event, events.ObstacleHit) for event in happened):
        happened += world.step({"runner": wants(world)})
    for _ in range(120):
        happened += world.step({"runner": Intent(move=-100)})
    assert len([event for event in happened if isinstance(event, events.BarrierCracked)]) == 1


def test_the_sign_of_the_first_wave_mends_what_hunters_cracked() -> None:
    world, wants = afloat(crossing(), 1), RIDERS["never hops"](1)
    ball = world.barrier
    assert ball is not None
    ball.crack(world, 2.0)
    happened: list[events.Event] = []
    while world.wave is None:
        happened += world.step({"runner": wants(world)})
    happened += world.step({"runner": wants(world)})
    assert ball.cracks == 0.0 and sum(isinstance(event, events.BarrierMended) for event in happened) == 1
    while not any(isinstance(event, events.ObstacleHit) for event in happened):
        happened += world.step({"runner": wants(world)})
    assert ball.cracks > 0.0 and sum(isinstance(event, events.BarrierMended) for event in happened) == 1, "what the ride costs stays"


@pytest.mark.parametrize("after", [0.2, 0.4, 0.6])
def test_a_hop_may_be_early_or_late(after: float) -> None:
    """Pressed so many seconds before the middle of the first reeds, it clears them."""
    world, rides, pressed = afloat(crossing(), 1), RIDERS["never hops"](1), False
    reeds = next(thing for thing in crossing().things if thing.id == "reeds-3")
    happened: list[events.Event] = []
    while not any(isinstance(event, events.ObstacleHit | events.ObstacleHopped) for event in happened):
        ball = world.barrier
        assert ball is not None
        hops = not pressed and 0.0 < reeds.at[0] - ball.x < after * ball.vx
        pressed |= hops
        happened += world.step({"runner": rides(world)._replace(leap=hops, leap_pressed=hops)})
    assert [event.who for event in happened if isinstance(event, events.ObstacleHopped)] == ["reeds-3"]


def test_what_the_wave_covers_well_is_ridden_over() -> None:
    level = crossing()
    low = [thing.model_copy(update={"height": 5.0}) if thing.id == "reeds-3" else thing for thing in level.things]
    world, wants = afloat(level.model_copy(update={"things": tuple(low)}), 1), RIDERS["never hops"](1)
    ball, happened = world.barrier, list[events.Event]()
    assert ball is not None
    while ball.x < 208.0:
        happened += world.step({"runner": wants(world)})
    assert not any(isinstance(event, events.ObstacleHit) for event in happened)
