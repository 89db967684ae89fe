"""The bots: they see what a screen shows and no sooner than people; steady wins, idle loses, masher runs dry, random gets stuck nowhere."""

import itertools
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from random import Random
from typing import Any, cast

import pytest

from game.bots.lake.steady import Steady
from game.bots.perception import LATE, SCREEN_LEFT, SCREEN_RIGHT, Eyes, Observation, sight
from game.bots.registry import BOTS
from game.core.paths import LEVELS
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.objects.projectile import Projectile, throw
from game.sim.world import World
from tests.bots.lessons import Lessons
from tests.sim.lakes import RUN, SWELL, afloat, of, play, pool, world

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
    for name, seed in (("steady", 0), ("masher", 0), ("runs", 0)):
        run = played(name, seed)
        aims = {(tick, event.who) for tick, event in run.events if isinstance(event, events.HunterAimed)}
        for tick, event in run.events:
            if isinstance(event, events.HunterThrew | events.RunnerCaught):
                who = event.who if isinstance(event, events.HunterThrew) else event.by
                told = max((at for at, by in aims if by == who and at < tick), default=-999)
                assert 60 <= tick - told <= 120, (event, told)


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


# what they see


def test_a_sight_is_at_least_a_fifth_of_a_second_old() -> None:
    assert LATE / 120 >= 0.2
    for every in (1, 2, 3, 5, 7):
        made, eyes, seen = world(), Eyes(every), []
        for tick in range(200):
            if tick == 100:
                made.runner.place(5.0, 3.0)
            shown = eyes.look(made)
            seen.append(shown is not None and shown.x > 0.0)
            made.step({})
        first = seen.index(True)
        assert 24 <= first - 100 <= 24 + 2 * every, every


def test_before_the_first_sight_there_is_none() -> None:
    made, eyes = world(), Eyes()
    shown = []
    for _ in range(30):
        shown.append(eyes.look(made))
        made.step({})
    assert all(each is None for each in shown[:24]) and shown[-1] is not None


def test_a_sight_shows_nothing_that_is_off_the_screen() -> None:
    """Logs, rocks, blades and waves beyond the picture's edges change nothing in it."""

    def seen(far: bool) -> Observation:
        things: list[dict[str, Any]] = []
        if far:
            things = [
                {"id": "log", "kind": "log", "at": [62, 0.05]},
                {"id": "rock", "kind": "rock", "at": [12, -3.0], "width": 2, "height": 4},
            ]
        made = afloat(35.0, things=things)
        if far:
            throw(made, Projectile("somebody", 35.0 + SCREEN_RIGHT + 3.0, 2.0, -5.0, 3.0, 0.1))
            throw(made, Projectile("somebody", 35.0 + SCREEN_LEFT - 3.0, 2.0, 5.0, 3.0, 0.1))
            made.lakes[0].dent(62.0, 0.5, 0.3)
        return sight(made)

    near, far = seen(False), seen(True)
    assert far == near


def test_a_sight_shows_what_is_on_the_screen() -> None:
    log = {"id": "log", "kind": "log", "at": [40, 0.05]}
    tracker = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]}
    made = afloat(35.0, things=[log, tracker], lakes=[pool(swell=[SWELL])])
    made.hunters[0].place(30.0, 0.3)
    throw(made, Projectile("tracker", 30.0, 1.0, 10.0, 3.0, 0.1))
    shown = sight(made)
    assert [(rest.left, rest.right) for rest in shown.rests] == [(pytest.approx(38.0, abs=0.3), pytest.approx(42.0, abs=0.3))]
    assert shown.nearest_hunter == pytest.approx(5.0, abs=0.2) and shown.nearest_blade == pytest.approx(5.0, abs=0.2)
    for x in (27.0, 35.3, 44.0):
        assert shown.height(x) == pytest.approx(made.lakes[0].sample(x).surface, abs=0.05)


def test_chakra_is_read_off_a_brush_stroke_to_a_twentieth() -> None:
    made = afloat(35.0)
    for amount in (0.0, 1.0, 37.4, 99.0):
        made.runner.energy.amount = amount
        assert sight(made).chakra % 5.0 == 0.0 and abs(sight(made).chakra - amount) <= 2.5


def test_steady_looks_through_its_eyes_alone() -> None:
    """Handed pictures and no world at all, it plays on."""

    class Shown:
        def __init__(self, shown: Observation | None) -> None:
            self.shown = shown

        def look(self, made: World) -> Observation | None:
            return self.shown

    made = afloat(35.0, lakes=[pool(swell=[SWELL])])
    play(made, 0.5, RUN)
    nothing = cast(World, None)
    assert Steady(cast(Eyes, Shown(None))).act(nothing) == IDLE
    assert Steady(cast(Eyes, Shown(sight(made)))).act(nothing).move == 100


def test_looking_costs_the_world_nothing() -> None:
    one, other, eyes = afloat(35.0), afloat(35.0), Eyes()
    for _ in range(120):
        eyes.look(one)
        one.step({"runner": RUN})
        other.step({"runner": RUN})
    assert one.state_hash() == other.state_hash()


def test_the_same_bot_with_the_same_seed_plays_the_same() -> None:
    def hashes(name: str, seed: int) -> str:
        made, wants = world(seed, lakes=[pool(swell=[SWELL])]), BOTS[name](seed)
        for _ in range(600):
            made.step({"runner": wants.act(made)})
        return made.state_hash()

    for name in BOTS:
        assert hashes(name, 3) == hashes(name, 3), name
    assert hashes("random", 3) != hashes("random", 4)


# nowhere without a way out

TARN = [[-12, 1], [-4, 0.4], [0, 0], [6, -3], [14, -5], [26, -5], [34, -3], [40, 0], [44, 0.4], [52, 1]]
FULL_OF_THINGS = [
    {"id": "log-1", "kind": "log", "at": [9, 0.05], "length": 4.5},
    {"id": "log-2", "kind": "log", "at": [31, 0.05], "length": 3.0},
    {"id": "rock-1", "kind": "rock", "at": [15, -5], "width": 3, "height": 5.5},
    {"id": "rock-2", "kind": "rock", "at": [18.5, -5], "width": 2.6, "height": 5.9},
    {"id": "rock-3", "kind": "rock", "at": [4, -2], "width": 2.6, "height": 2.4},
]
QUAY = {"id": "quay", "outline": [[24, -6], [27, -6], [27, 0.4], [24, 0.4]]}
HUNTER = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75], "start_delay": 4}


def tarn(seed: int) -> World:
    """A small lake full of things, here and there with a hunter, and the runner anywhere in it with any chakra."""
    chance = Random(seed)
    things = FULL_OF_THINGS + ([HUNTER] if seed % 4 == 0 else [])
    lake = {"id": "tarn", "left": -3, "right": 43, "cell": 0.5, "swell": [SWELL] if seed % 2 else []}
    state = {"start": (-8, 0.7), "chakra": chance.choice([0, 3, 9, 30, 100]), "pills": 1}
    made = world(seed, ground=TARN, lakes=[lake], things=things, solids=[QUAY], **state)
    made.runner.place(chance.uniform(-3, 43), 2.5)
    return made


def way_out(to_the_right: bool) -> Callable[[World], Intent]:
    """A plain wish to get out: this way, and a leap now and then where it does not go on."""
    return lambda made: Intent(move=100 if to_the_right else -100, leap=made.tick % 60 < 40, leap_pressed=made.tick % 60 == 0)


def dry(made: World) -> bool:
    return made.runner.on in ("ground", "rock", "log") and made.runner.y > -0.35


@pytest.mark.parametrize("hundred", [0, 1])
def test_random_gets_stuck_nowhere_over_two_hundred_seeds(hundred: int) -> None:
    """Four seconds of anything at all; then whoever only wants out is out within twelve, or has been caught."""
    for seed in range(100 * hundred, 100 * hundred + 100):
        made, wants = tarn(seed), BOTS["random"](seed)
        for _ in range(480):
            made.step({"runner": wants.act(made)})
        leave = way_out(made.runner.x > 20.0)
        for _ in range(1440):
            if dry(made) or made.outcome is not None:
                break
            made.step({"runner": leave(made)})
        runner = made.runner
        assert dry(made) or made.outcome is not None, (seed, runner.x, runner.y, runner.on, runner.stance, runner.chakra)


def test_where_random_ends_legs_and_leaps_obey_again() -> None:
    """Out on dry footing, a run runs and a leap leaps."""
    for seed in range(0, 200, 20):
        made, wants = tarn(seed), BOTS["random"](seed)
        for _ in range(480):
            made.step({"runner": wants.act(made)})
        for _ in range(2400):
            if (made.runner.on == "ground" and made.runner.y > 0.2) or made.outcome is not None:
                break
            made.step({"runner": way_out(made.runner.x > 20.0)(made)})
        if made.outcome is not None:
            continue
        play(made, 0.8)
        if made.runner.caught_by is not None:
            continue
        happened = made.step({"runner": Intent(leap=True, leap_pressed=True)})
        assert of(events.Leapt, happened), (seed, made.runner.x, made.runner.stance)
