"""Retry: from every checkpoint the same world, bit for bit; a recording that verifies; taps as fast as anybody can."""

import time
from pathlib import Path

import pytest

from game.bots.registry import make_bot
from game.core.ticks import TICKS_PER_SECOND
from game.level.loader import read_bytes
from game.session.level_file import LevelFile, level_file
from game.session.replays.replay_player import make_replay_player
from game.session.replays.verify import verify
from game.session.retry_pool import SPARES, RetryPool
from game.session.run import Run, SavedState, intents_by_role
from game.sim.events import CheckpointReached
from game.sim.intent import Intent
from tests.level import samples

CROSSING = level_file("03-the-crossing")


SPOTS = ("west-bank", "mid-stone", "ball")


Arrivals = dict[str, tuple[SavedState, str]]


def played(seed: int, last: str = SPOTS[-1]) -> tuple[Run, Arrivals]:
    """The Crossing as a bot plays it, as far as a checkpoint or to its end; each arrival, and the hash of the world at it."""
    run, bot = Run(CROSSING, seed), make_bot("steady", seed)
    found: Arrivals = {}
    while last not in found and not run.final_outcome:
        for event in run.step(bot(run.world)):
            if isinstance(event, CheckpointReached):
                assert run.arrival
                found[event.checkpoint] = run.arrival, run.world.state_hash()
    return run, found


@pytest.fixture(scope="module")
def crossing() -> tuple[Run, Arrivals]:
    """Somebody who got there."""
    run, found = next(each for each in map(played, range(5)) if not each[0].final_outcome)
    assert tuple(found) == SPOTS
    return run, found


@pytest.mark.parametrize("spot", SPOTS)
def test_a_retry_is_the_world_of_the_first_arrival(crossing: tuple[Run, Arrivals], spot: str) -> None:
    arrival, expected = crossing[1][spot]
    lost = Run(CROSSING, crossing[0].seed)
    lost.arrival = arrival
    again = RetryPool().take(lost)
    assert again and again.world.state_hash() == expected and again.world.tick == arrival.tick
    assert again.arrival and again.arrival.checkpoint == spot, "the next retry is from there, too"


@pytest.mark.parametrize("spot", [SPOTS[0], pytest.param(SPOTS[-1], marks=pytest.mark.nightly)])
def test_a_recording_with_retries_in_it_verifies_from_its_first_tick(spot: str) -> None:
    run, found = next(each for seed in range(5) if spot in (each := played(seed, spot))[1])
    pool = RetryPool()
    for count in range(1, 4):
        for _ in range(100 * count):
            run.step({"runner": Intent(move=-100)})
        again = pool.take(run)
        assert again and again is not run and again.world.state_hash() == found[spot][1]
        assert (again.recorder.retries, again.checkpoint_retries, again.final_outcome) == (count, count, None)
        assert again.retries_here == count and again.says_it_retries
        run = again
    assert run.recorder.replay(run.world, None).retries == 3
    for _ in range(300):
        run.step({"runner": Intent(move=100)})
    verdict = verify(run.recorder.replay(run.world, None), CROSSING)
    assert verdict.same, verdict.why


def pond() -> LevelFile:
    """A level with two checkpoints on the shore, and a goal beyond the water."""
    places = (5.0, 7.0)
    things = [{"kind": "start", "id": "start", "at": [3, 1]}]
    things += [{"id": f"spot-{x:g}", "kind": "checkpoint", "at": [x, 1.0]} for x in places]
    triggers = [
        {"id": f"at-{x:g}", "when": [{"test": "place", "left": x}], "do": [{"act": "checkpoint", "checkpoint": f"spot-{x:g}"}]}
        for x in places
    ]
    body = samples.text(things=things, triggers=[*triggers, *samples.LAKE["triggers"]]).encode()
    return LevelFile("pond", Path("pond.json"), "", read_bytes(body, "pond.json"))


def ran(run: Run, ticks: int, move: int = 100) -> Run:
    for _ in range(ticks):
        run.step({"runner": Intent(move=move)})
    return run


def test_without_a_checkpoint_there_is_nothing_to_go_on_from() -> None:
    run, pool = ran(Run(pond()), 20), RetryPool()
    assert run.arrival is None and pool.take(run) is None


def test_spare_worlds_are_there_before_the_first_checkpoint_is() -> None:
    run, pool = ran(Run(pond()), 20), RetryPool()
    pieces = 0
    while pool.prepare(run):
        pieces += 1
    assert run.arrival is None and pieces == SPARES


def test_spares_are_made_a_little_at_a_time_and_then_there_is_nothing_to_do() -> None:
    run, pool = ran(Run(pond()), 70), RetryPool()
    assert run.arrival and run.arrival.checkpoint == "spot-5"
    pieces = 0
    while pool.prepare(run):
        pieces += 1
    assert 10 < pieces < run.arrival.tick + 2 + SPARES, "the second waits until somebody has failed"
    run.final_outcome = run.outcome()
    while pool.prepare(run):
        pieces += 1
    assert 20 < pieces < SPARES * (run.arrival.tick + 2)
    for _ in range(SPARES):
        before = time.thread_time()
        again = pool.take(run)
        assert again and time.thread_time() - before < 0.05, "it stood ready"
        run = ran(again, 5)


def test_one_who_retries_without_having_lost_finds_the_next_one_made_meanwhile() -> None:
    run, pool = ran(Run(pond()), 70), RetryPool()
    for _ in range(SPARES):
        while pool.prepare(run):
            pass
        assert pool.is_ready(run)
        again = pool.take(run)
        assert again
        run = ran(again, 5)


def test_a_later_checkpoint_takes_the_earlier_ones_place_even_half_made() -> None:
    run, pool = ran(Run(pond()), 60), RetryPool()
    assert run.arrival and run.arrival.checkpoint == "spot-5"
    for _ in range(10):
        pool.prepare(run)
    again = pool.take(ran(run, 200))
    assert again and again.arrival and again.arrival.checkpoint == "spot-7"
    assert again.world.tick == again.arrival.tick


def test_as_many_taps_as_anybody_can_make_never_break_it() -> None:
    run, pool = ran(Run(pond()), 100), RetryPool()
    arrival = run.arrival
    assert arrival
    first = RetryPool().take(run)
    assert first
    expected = first.world.state_hash()
    for tap in range(20):
        again = pool.take(run)
        assert again and again.world.state_hash() == expected
        assert pool.take(again) is again, "a tap on the spot is no retry"
        run = ran(again, tap % 3 + 1, -100)
        for _ in range(tap % 5):
            pool.prepare(run)
    assert run.recorder.retries == 20


def test_a_runner_who_was_put_somewhere_has_no_checkpoint() -> None:
    """Where he was put is in no recording: a maker's start under the pointer begins anew."""
    run = Run(pond())
    run.place_runner(6.0, 1.0)
    assert ran(run, 60).arrival is None
    run = ran(Run(pond()), 100)
    run.place_runner(6.0, 1.0)
    assert run.arrival is None


def test_a_shown_recording_goes_on_from_a_checkpoint_as_it_did() -> None:
    run = ran(ran(Run(pond()), 100), 40, -100)
    recorded = run.recorder.replay(run.world, None)
    shown = Run(pond())
    wants = make_replay_player(recorded)
    for _ in range(120):
        shown.step(intents_by_role(wants(shown.world)))
    again = RetryPool().take(shown)
    assert again
    wants = make_replay_player(recorded)
    while again.world.tick < recorded.ticks:
        again.step(intents_by_role(wants(again.world)))
    assert again.world.state_hash() == recorded.end_hash


def test_time_goes_on_from_the_checkpoint() -> None:
    run = ran(Run(pond()), 200)
    again = RetryPool().take(run)
    assert again and run.arrival
    assert again.outcome()["seconds"] == pytest.approx(run.arrival.tick / TICKS_PER_SECOND, abs=0.001)
