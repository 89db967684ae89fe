"""The wave: it carries a ball whose rider leans well, is lost by leaning badly, is built again at a price, and sets the ball down."""

import functools
from collections.abc import Iterator
from random import Random

import pytest

from game.bots.lake.ride_policy import RidePolicy
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.techniques.wave_surge import Surge
from game.sim.world import World
from tests.sim.lakes import BACK, afloat, of, play, pool, until

SEA = [[-12, 1], [0, 0], [20, -5], [96, -5], [116, 0], [124, 0.9], [150, 2.4]]
SHORE = 116.0
AGAINST = [
    {"height": 0.12, "length": 10, "direction": -1, "phase": 0.125},
    {"height": 0.05, "length": 6.3, "direction": -1, "phase": 0.425},
]
"""What is left of the swell where the ball is ridden."""
MASTER = {"id": "master", "kind": "sealmaster", "at": [134, 1.5], "inside": False}


def ready(x: float = 40.0, swell: list[dict[str, float]] = AGAINST, wave: bool = True) -> World:
    """The runner in the ball at `x`, and a wave raised behind him."""
    made = afloat(x, ground=SEA, lakes=[pool(right=140, swell=swell)], things=[MASTER])
    made.cast_technique("barrier", made.sealmaster)
    play(made, 3.0)
    if wave:
        made.cast_technique("wave", made.sealmaster)
    return made


class Ride:
    """One wave, ridden by one rider until it is lost or the ball lies still; a number is a lean that never changes."""

    def __init__(self, rider: int | None, swell: bool = True) -> None:
        self.world = made = ready(swell=AGAINST if swell else [])
        wants = RidePolicy() if rider is None else None
        self.events, self.xs = list(made.events), [made.barrier.x]
        self.crest = self.fastest = 0.0
        self.volume = made.lakes[0].volume()
        for _ in range(120 * 45):
            self.events += made.step({"runner": wants.act(made) if wants else Intent(move=rider or 0)})
            self.xs.append(made.barrier.x)
            self.crest = max(self.crest, float(made.lakes[0].depth.max()) - 5.0)
            self.fastest = max(self.fastest, abs(made.barrier.vx))
            if made.barrier.landed or self.lost:
                break

    @property
    def lost(self) -> list[str]:
        """Why, once for each wave."""
        return [event.cause for event in of(events.WaveLost, self.events)]


ride = functools.lru_cache(Ride)


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """A world that outlives the interpreter complains."""
    yield
    ride.cache_clear()


def good() -> Ride:
    """A rider who reads it, a fifth of a second late."""
    return ride(None)


def test_one_who_reads_it_is_carried_ashore_and_set_down_on_land() -> None:
    rode = good()
    made = rode.world
    assert not rode.lost and made.barrier.landed and made.barrier.x > SHORE
    assert made.terrain.height(made.barrier.x) > 0.0
    assert len(of(events.BarrierSetDown, rode.events)) == len(of(events.WaveSpent, rode.events)) == 1
    assert made.runner.on == "barrier"


def test_it_rides_the_face_all_the_way() -> None:
    """Seventy metres at the pace of the crest: no free wave does that."""
    rode = good()
    assert rode.xs[-1] - rode.xs[0] > 70.0
    back = max(a - b for a, b in zip(rode.xs, rode.xs[60:], strict=False))
    assert back < 1.5, "metres that it lost in half a second"
    assert 3.0 < rode.fastest < 12.0, "carried, not thrown"


def test_the_crest_is_higher_than_a_man() -> None:
    assert 1.8 < good().crest < 4.0


def test_the_water_it_carries_is_all_there_afterwards() -> None:
    rode = good()
    assert rode.world.lakes[0].volume() == pytest.approx(rode.volume, rel=1e-9)


def test_one_who_does_nothing_loses_it() -> None:
    assert ride(0).lost == ["broke"] and ride(0).world.barrier.x < 80.0


def swell(turn: float | None) -> list[dict[str, float]]:
    """That swell, `turn` of a period later; none for None."""
    return [] if turn is None else [{**each, "phase": (each["phase"] + turn) % 1.0} for each in AGAINST]


@pytest.mark.parametrize("turn", [None, 0.0, *(pytest.param(turn, marks=pytest.mark.nightly) for turn in (0.25, 0.5, 0.75))])
def test_on_any_water_no_lean_loses_the_first_wave_and_a_reader_comes_ashore(turn: float | None) -> None:
    """On a still lake as in whatever moment of the swell the wave comes."""
    idle, reader = ready(swell=swell(turn)), ready(swell=swell(turn))
    until(idle, lambda w: w.wave is not None and w.wave.state == "lost", 20.0)
    until(reader, lambda w: w.barrier.landed, 60.0, RidePolicy().act)
    assert reader.outcome is None and reader.barrier.x > SHORE > idle.barrier.x


def test_one_who_leans_away_loses_it_at_once() -> None:
    assert ride(-100).lost == ["broke"] and ride(-100).xs[-1] < 45.0


def test_one_who_throws_all_his_weight_forward_runs_off_its_face() -> None:
    rode = ride(100, swell=False)
    assert rode.lost == ["outran"]
    assert rode.world.wave.lead(rode.xs[-1]) > 5.0, "ahead of the crest, not behind it"


def test_under_a_ball_that_runs_away_the_face_goes_flat() -> None:
    made = ready(swell=[])
    until(made, lambda w: w.barrier.ride.place == "far" and w.wave.state == "driving", 20.0, Intent(move=100))
    before = made.wave.flatness
    play(made, 0.3, Intent(move=100))
    assert before < 0.1 < made.wave.flatness


def test_it_surges_and_slackens_and_its_crest_shows_it_a_second_before() -> None:
    made = ready(swell=[])
    shown, done, speeds = [], [], []
    rider = RidePolicy()
    for _ in range(120 * 12):
        made.step({"runner": rider.act(made)})
        shown.append(made.wave.surge)
        done.append(made.wave.surging)
        speeds.append(made.wave.speed)
    assert max(done) > 0.5 and min(done) < -0.5
    assert max(abs(a - b) for a, b in zip(shown, done[120:], strict=False)) < 0.05
    driving = speeds[340:]
    assert max(driving) - min(driving) > 1.0


def test_no_two_waves_surge_alike_and_the_same_seed_surges_the_same() -> None:
    def surges(seed: int) -> list[float]:
        surge = Surge(Random(seed), 2.7)
        return [surge.at(n / 2) for n in range(60)]

    assert surges(1) == surges(1) != surges(2)


def test_lost_costs_a_crack_and_three_seconds() -> None:
    made = ready()
    until(made, lambda w: w.wave is not None and w.wave.state == "lost", 20.0, BACK)
    lost = made.tick
    assert made.outcome is None and made.runner.on == "barrier" and made.barrier.cracks == pytest.approx(1 / 3)
    happened = until(made, lambda w: w.wave is not None and w.wave.state == "building", 12.0)
    assert (made.tick - lost) / 120 == pytest.approx(1.8 + 1.2, abs=0.1), "he gathers himself, and makes the sign again"
    assert made.sealmaster.waves == 2
    assert [(event.technique, event.done) for event in of(events.SignMade, happened)] == [("wave", False), ("wave", True)]
    assert made.wave.lead(made.barrier.x) == pytest.approx(6.0, abs=0.5), "behind the ball again"


def test_three_lost_waves_let_the_lake_in() -> None:
    made = ready()
    happened = until(made, lambda w: w.outcome is not None, 60.0)
    assert made.outcome.reason == "lost.cracked" and len(of(events.WaveLost, happened)) == 3


@pytest.mark.parametrize("x", [115.8, 115.0, 114.0, 112.0])
def test_wherever_it_strands_before_the_shore_it_is_let_down_or_carried_on(x: float) -> None:
    """Ankle-deep, wave spent: neither afloat nor on land, it once lay there for ever."""
    made = ready(wave=False)
    made.dispel_barrier()
    made.runner.place(x, made.lakes[0].sample(x).surface + 0.01)
    play(made, 0.2)
    made.cast_technique("barrier", made.sealmaster)
    made.sealmaster.waves = 1
    until(made, lambda w: w.barrier.landed, 20.0)


def test_one_that_lies_on_the_far_shore_gets_a_wave_from_there() -> None:
    made = ready(x=6.0, wave=False)
    made.cast_technique("wave", made.sealmaster)
    play(made, 2.0, Intent(move=100))
    assert made.wave is not None and made.wave.state == "building" and made.wave.strength > 0.7


def test_it_begins_behind_the_ball_and_builds_for_nearly_three_seconds() -> None:
    made = ready()
    assert made.wave.lead(made.barrier.x) == pytest.approx(6.0, abs=0.3)
    play(made, 2.6)
    assert made.wave.state == "building" and made.wave.speed < 4.3
    play(made, 0.2, Intent(move=100))
    assert made.wave.speed == pytest.approx(4.3)


def test_nothing_of_it_is_a_jump_under_the_ball() -> None:
    """The surface never moves more than a hand's breadth in a tick, building, driving or dying."""
    made, rider = ready(swell=[]), RidePolicy()
    lake = made.lakes[0]
    for tick in range(1800):
        there = slice(int((made.barrier.x - 3.0 - lake.left) / lake.cell), int((made.barrier.x + 3.0 - lake.left) / lake.cell))
        last = lake.depth[there].copy()
        made.step({"runner": rider.act(made) if tick < 600 else BACK})
        assert abs(lake.depth[there] - last).max() < 0.12, tick


def test_once_it_is_over_the_lake_calms_down() -> None:
    made = ready(swell=[])
    until(made, lambda w: w.wave is None, 60.0, BACK)
    made.sealmaster.inside = True
    play(made, 40.0)
    assert abs(made.lakes[0].depth + made.lakes[0].bed)[made.lakes[0].bed < -1].max() < 0.35


def test_without_a_ball_it_comes_for_the_runner_and_lifts_him() -> None:
    made = afloat(40.0, ground=SEA, lakes=[pool(right=140)], things=[MASTER])
    made.cast_technique("wave", made.sealmaster)
    highest = 0.0
    for _ in range(600):
        made.step({"runner": IDLE})
        highest = max(highest, made.runner.y)
    assert highest > 0.8 and made.runner.on in ("water", "air")
    until(made, lambda w: w.wave is None, 60.0)


def test_on_the_beach_and_on_dry_land_none_is_raised() -> None:
    made = ready(wave=False)
    for x in (119.0, 130.0):
        made.barrier.engine.position = (x, made.terrain.height(x) + 1.3)
        made.step({})
        made.cast_technique("wave", made.sealmaster)
        assert made.wave is None


def test_a_sealmaster_on_the_other_shore_drives_it_there() -> None:
    made = ready(wave=False)
    made.sealmaster.place(-8.0, 1.0)
    made.cast_technique("wave", made.sealmaster)
    assert made.wave.direction == -1 and made.wave.x > made.barrier.x
    x = made.barrier.x
    play(made, 8.0, Intent(move=-60))
    assert made.barrier.x < x - 5.0
