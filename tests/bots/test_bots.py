"""The bots on the whole crossing: steady wins, idle loses, masher runs dry; the same seed plays the same."""

import itertools
from collections.abc import Iterator
from functools import lru_cache, partial

import pytest

from game.bots.registry import BOTS
from game.core.paths import LEVELS
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.bots.lessons import Lessons
from tests.sim.lakes import SWELL, of, play, pool, world

MOST_SECONDS = 200
AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)
ONE_OR_BOTH = pytest.mark.parametrize("seed", [0, AT_NIGHT(1)])


@lru_cache(maxsize=1)
def crossing() -> Level:
    return read(LEVELS / "03-the-crossing.json")


class Crossing:
    """A whole crossing by one bot, and what was seen on the way."""

    def __init__(self, bot: str, seed: int) -> None:
        self.world = made = World(crossing(), seed)
        self.volume = made.lakes[0].volume()
        self.events: list[tuple[int, events.Event]] = []
        self.stances: set[str] = set()
        self.apart: float | None = None
        """Metres between those of them who struggled round the ball, as the first one did; None if nobody has."""
        wants = BOTS[bot](seed)
        while made.outcome is None and made.tick < MOST_SECONDS * 120:
            self.events += [(made.tick, event) for event in made.step({"runner": wants.act(made)})]
            self.stances.add(made.runner.stance)
            if self.apart is None and any(hunter.stance == "struggle" for hunter in made.hunters):
                places = sorted(hunter.x for hunter in made.hunters)
                self.apart = min(b - a for a, b in itertools.pairwise(places))

    def first(self, kind: type[events.Event]) -> int:
        """The tick in which something first happened."""
        return next(tick for tick, event in self.events if isinstance(event, kind))

    def count(self, kind: type[events.Event]) -> int:
        return sum(isinstance(event, kind) for _, event in self.events)


played = lru_cache(Crossing)


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """A world that outlives the interpreter complains."""
    yield
    played.cache_clear()


# the crossing, played


def lines(run: Crossing) -> list[str]:
    return [event.line for _, event in run.events if isinstance(event, events.LineSpoken)]


def test_round_the_ball_nobody_hides_another() -> None:
    apart = played("steady", 0).apart
    assert apart is not None and apart > 0.9


def test_who_stands_still_is_told_how_to_run_and_nobody_else() -> None:
    assert lines(played("idle", 0))[0] == "teach.run"
    assert "teach.run" not in lines(played("steady", 0))


def test_everybody_is_told_of_the_ring_on_the_bank_and_of_landing_who_stamps() -> None:
    masher, walker = lines(played("masher", 0)), World(crossing())
    told = [event.line for event in of(events.LineSpoken, play(walker, 7.0, Intent(move=100)))]
    assert "teach.leap" in told and "teach.leap" in masher, "who leaps on land has not seen the ring for it"
    assert "teach.land" in masher and "teach.land" not in told, "he has sunk in what he stamps on"


@ONE_OR_BOTH
def test_no_lesson_of_the_whole_crossing_is_wiped_away_before_it_can_be_read(seed: int) -> None:
    lessons = Lessons()
    for tick, event in played("steady", seed).events:
        lessons.see(tick, [event])
    assert len(lessons.lines) > 5 and lessons.wiped_away() == []


@pytest.mark.parametrize("seed", [0, AT_NIGHT(1), AT_NIGHT(2)])
def test_steady_wins_the_crossing(seed: int) -> None:
    run = played("steady", seed)
    assert run.world.outcome is not None and run.world.outcome.won, run.world.outcome
    assert run.world.outcome.reason == "won.crossing"
    assert 70 < run.world.seconds < 190, "seconds"


def test_the_tale_of_the_crossing_is_told_in_its_order() -> None:
    run = played("steady", 0)
    tale = [
        run.first(events.HunterAimed) if run.count(events.HunterAimed) else 0,
        run.first(events.BarrierRaised),
        run.first(events.HunterHesitated),
        run.first(events.SpiderwebWoken),
        run.first(events.HunterWentUnder),
        run.first(events.WaveRaised),
        run.first(events.BarrierSetDown),
        run.first(events.BarrierDispelled),
        run.first(events.SpiderwebReleased),
        run.first(events.Fainted),
        run.first(events.ChapterWon),
    ]
    assert tale == sorted(tale)


def test_all_three_hunters_drown_and_nobody_of_ours() -> None:
    run = played("steady", 0)
    drowned = {getattr(event, "who", "") for _, event in run.events if isinstance(event, events.HunterDrowned)}
    assert drowned == {"tracker", "thrower", "diver"}
    assert {chaser.stance for chaser in run.world.hunters} == {"drowned"}


def test_he_lies_on_the_island_in_the_end() -> None:
    run = played("steady", 0)
    made = run.world
    assert made.runner.stance == "faint" and made.runner.x > 258.0 and made.runner.y > -0.3
    assert {"run", "leap", "ball", "sit", "faint"} <= run.stances


def test_the_lake_has_all_its_water_after_the_whole_crossing() -> None:
    run = played("steady", 0)
    assert run.world.lakes[0].volume() == pytest.approx(run.volume, rel=1e-9)


@ONE_OR_BOTH
def test_nothing_had_to_be_removed_or_put_back(seed: int) -> None:
    for name in ("steady", "masher"):
        assert played(name, seed).count(events.BodyRemoved) == 0


def test_the_hunters_are_a_danger_that_one_sees() -> None:
    """Every blow in the whole crossing was told at least half a second before."""
    blows = 0
    for name, seed in (("steady", 0), ("masher", 0), ("runs", 0)):
        run = played(name, seed)
        aims = {(tick, event.who) for tick, event in run.events if isinstance(event, events.HunterAimed)}
        for tick, event in run.events:
            if isinstance(event, events.HunterThrew | events.RunnerCaught):
                who = event.who if isinstance(event, events.HunterThrew) else event.by
                told = max((at for at, by in aims if by == who and at < tick), default=-999)
                assert 60 <= tick - told <= 120, (event, told)
                blows += 1
    assert blows > 3


def test_wakes_and_logs_trip_hunters_in_play() -> None:
    runs = [played("steady", 0), played("masher", 0), played("runs", 0)]
    assert {event.cause for run in runs for _, event in run.events if isinstance(event, events.HunterTripped)} == {"wake", "log"}


def test_idle_loses() -> None:
    run = played("idle", 0)
    assert run.world.outcome is not None and not run.world.outcome.won
    assert run.world.outcome.reason == "lost.caught" and run.world.seconds < 60


@ONE_OR_BOTH
def test_masher_runs_dry_and_loses(seed: int) -> None:
    run = played("masher", seed)
    assert run.world.outcome is not None and not run.world.outcome.won
    assert run.count(events.ChakraRanDry) >= 1
    assert run.first(events.ChakraRanDry) < run.world.outcome.tick


def test_only_running_is_not_enough() -> None:
    run = played("runs", 0)
    assert run.world.outcome is None or not run.world.outcome.won


@ONE_OR_BOTH
def test_steady_lands_with_the_water_and_masher_against_it(seed: int) -> None:
    def soft(run: Crossing) -> float:
        landed = [event for _, event in run.events if isinstance(event, events.Landed) and event.who == "runner"]
        wet = [event.quality for event in landed if event.footing == "water"]
        return sum(wet) / len(wet)

    assert soft(played("steady", seed)) > soft(played("masher", seed)) + 0.1


def test_the_same_bot_with_the_same_seed_plays_the_same() -> None:
    def hashes(name: str, seed: int) -> str:
        made, wants = world(seed, lakes=[pool(swell=[SWELL])]), BOTS[name](seed)
        for _ in range(600):
            made.step({"runner": wants.act(made)})
        return made.state_hash()

    for name in BOTS:
        assert hashes(name, 3) == hashes(name, 3), name
    assert hashes("random", 3) != hashes("random", 4)
