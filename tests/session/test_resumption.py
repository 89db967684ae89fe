"""A run that was left goes on in another sitting from its last checkpoint: the same world, time and stamp, or an honest no."""

import dataclasses
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from game.bots.registry import make_bot
from game.session.assists import Assists
from game.session.level_file import LevelFile, level_file
from game.session.play_session import PlaySession
from game.session.replays.suspended_run import SuspendedRun, suspended_run_of
from game.session.replays.verify import verify
from game.session.results.rank import rank_of
from game.session.resumption import ResumedRun, Resumption, suspend
from game.session.run import Run, intents_by_role
from game.sim.intent import Intent
from tests.session.test_retry_pool import pond

RIGHT, LEFT = Intent(move=100), Intent(move=-100)


class Keeper:
    """Keeps what it is given, as it would be read from a disk."""

    is_saved = True

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.dropped: list[str] = []

    def keep(self, left: SuspendedRun) -> None:
        self.texts.append(json.dumps(left.values()))

    def drop(self, level: str) -> None:
        self.texts.clear()
        self.dropped.append(level)

    @property
    def left(self) -> SuspendedRun:
        found = suspended_run_of(json.loads(self.texts[-1]))
        assert found is not None
        return found


def resumed(left: SuspendedRun, source: LevelFile, ticks: int = 37) -> ResumedRun | None:
    resumption = Resumption(left, source)
    while not resumption.advance(ticks):
        assert 0.0 < resumption.share < 1.0
    return resumption.result()


def played(source: LevelFile, ticks: int, **how: Any) -> tuple[PlaySession, Keeper]:
    keeper = Keeper()
    session = PlaySession(source, keeper=keeper, **how)
    for _ in range(ticks):
        session.tick(RIGHT)
    return session, keeper


def after(run: Run, intents: Iterator[Intent], ticks: int) -> str:
    for _ in range(ticks):
        run.step({"runner": next(intents)})
    return run.world.state_hash()


def hands(seed: int) -> Iterator[Intent]:
    chance = random.Random(seed)
    while True:
        intent = Intent(move=chance.choice((-100, 60, 100)), leap=chance.random() < 0.5)
        yield from [intent._replace(leap_pressed=intent.leap), *[intent] * chance.randrange(5, 60)]


def test_every_checkpoint_is_kept_in_the_tick_in_which_it_is_reached() -> None:
    session, keeper = played(pond(), 100)
    assert session.run.arrival and len(keeper.texts) == 1
    left = keeper.left
    assert (left.level, left.ticks, left.checkpoint) == ("pond", session.run.arrival.tick, "spot-5")
    assert session.is_checkpoint_saved and len(keeper.texts[-1]) < 2000


def test_it_goes_on_as_a_retry_would_have() -> None:
    session, keeper = played(pond(), 100)
    left = keeper.left
    found = resumed(left, pond())
    session.retry()
    live = session.run
    assert found and found.run.world.state_hash() == live.world.state_hash() == left.end_hash
    assert (found.run.checkpoint_retries, found.run.recorder.retries, found.run.retries_here) == (1, 1, 1), "leaving is no way to hide one"
    assert after(found.run, hands(1), 500) == after(live, hands(1), 500)
    assert found.run.recorder.replay(found.run.world, None) == live.recorder.replay(live.world, None)
    assert verify(found.run.recorder.replay(found.run.world, None), found.run.source).same


def test_again_and_again_from_one_sitting_to_the_next() -> None:
    _, keeper = played(pond(), 100)
    expected = keeper.left.end_hash
    for sitting in range(1, 5):
        found = resumed(keeper.left, pond())
        assert found and found.run.world.state_hash() == expected
        session = PlaySession(pond(), keeper=keeper, resumed=found)
        for _ in range(15):
            session.tick(LEFT)
        assert keeper.left.checkpoint_retries == 2 * sitting - 1, "kept anew as it goes on, so that a second crash counts, too"
        session.retry()
        session.tick(LEFT)
    assert keeper.left.retries_here == session.run.retries_here == 8


def test_a_checkpoint_of_a_later_sitting_takes_the_place_of_the_earlier_one() -> None:
    _, keeper = played(pond(), 100)
    found = resumed(keeper.left, pond())
    session = PlaySession(pond(), keeper=keeper, resumed=found)
    while session.run.arrival and session.run.arrival.checkpoint == "spot-5":
        session.tick(RIGHT)
    left = keeper.left
    again = resumed(left, pond())
    assert left.checkpoint == "spot-7" and again and again.run.world.state_hash() == session.world.state_hash()


def test_what_the_checkpoint_holds_is_there_again() -> None:
    carried = {"chakra": 63.5, "pills": 2}
    eased = Assists(hunter_speed=0.8, steady_footing=True)
    session, keeper = played(pond(), 60, assists=lambda: eased, carried=carried)
    session.farthest_before = 88.0
    session.pause()
    for _ in range(300):
        session.tick(RIGHT)
    assert keeper.left.checkpoint == "spot-7"
    found = resumed(keeper.left, pond())
    assert found and found.farthest_before == 88.0 and found.run.assists == eased and found.run.carried == carried
    assert found.run.recorder.pauses == session.run.recorder.pauses and found.run.recorder.assists == eased.values()
    assert PlaySession(pond(), resumed=found).farthest_before == 88.0


def test_time_and_stamp_are_those_of_a_run_that_was_never_left() -> None:
    """The Crossing as a bot plays it, left at each of its checkpoints, against the same from a retry there."""
    source, keeper = level_file("03-the-crossing"), Keeper()
    session, bot, kept = PlaySession(source, keeper=keeper), make_bot("steady", 0), dict[str, SuspendedRun]()
    while not session.run.final_outcome:
        session.tick(bot(session.world))
        if keeper.texts:
            kept[keeper.left.checkpoint] = keeper.left
    assert list(kept) == ["west-bank", "mid-stone", "ball", "ride"] and session.has_won
    for spot in ("mid-stone", "ride"):
        found = resumed(kept[spot], source, 500)
        assert found and found.run.outcome()["seconds"] <= kept[spot].ticks / 120
        going, bot = PlaySession(source, resumed=found), make_bot("steady", 1)
        while not going.run.final_outcome:
            going.tick(bot(going.world))
        whole = going.run.recorder.replay(going.world, going.run.final_outcome)
        again = Run(source)
        for intents in whole.intents():
            again.step(intents)
        assert again.final_outcome == going.run.final_outcome, "in one piece it has the same time, chakra and ride"
        assert rank_of(source.level, again.final_outcome or {}) == going.rank


def test_both_roles_go_on() -> None:
    """The watch of chapter 4: the sealmaster's hands, and whoever runs, by an ally or by a second player."""
    source, keeper = level_file("04-test-subjects"), Keeper()
    session, bot = PlaySession(source, keeper=keeper), make_bot("conductor", 0)
    while not keeper.texts:
        session.tick(intents_by_role(bot(session.world)))
    found = resumed(keeper.left, source, 500)
    assert found and set(keeper.left.tracks) == {"sealmaster", "runner"}
    assert found.run.world.state_hash() == session.world.state_hash() and found.run.outcome()["fates"] == session.run.outcome()["fates"]
    assert found.log.lines, "and what was said can be read again"


def test_a_changed_level_is_told_at_once_and_changed_rules_in_the_end() -> None:
    _, keeper = played(pond(), 100)
    left, now = keeper.left, pond()
    other = Resumption(left, dataclasses.replace(now, sha256="another text"))
    assert other.advance(1) and other.result() is None and other.share == 0.0
    for wrong in ({"end_hash": "f" * 32}, {"ticks": left.ticks - 3}, {"ticks": left.ticks + 40}, {"seed": left.seed + 1}):
        assert resumed(dataclasses.replace(left, **wrong), now) is None, wrong
    moved = now.level.model_copy(update={"triggers": now.level.triggers[1:]})
    assert resumed(left, dataclasses.replace(now, level=moved)) is None, "the checkpoint is not where it was"


def test_won_and_given_up_runs_are_dropped_and_no_others() -> None:
    session, keeper = played(pond(), 100)
    session.retry()
    assert keeper.texts and not keeper.dropped
    session.restart()
    assert keeper.dropped == ["pond"] and not session.is_checkpoint_saved
    session.tick(RIGHT)
    assert not keeper.texts


def test_a_program_and_a_moved_runner_keep_nothing() -> None:
    keeper = Keeper()
    PlaySession(pond(), player_factory=lambda: make_bot("runs"), keeper=keeper).play_headless(200)
    moved = PlaySession(pond(), keeper=keeper)
    moved.start_at(4.0)
    for _ in range(200):
        moved.tick(RIGHT)
    assert not keeper.texts
    with pytest.raises(ValueError, match="stands at its checkpoint"):
        suspend(moved.run)


STRANGE: list[Any] = [None, True, "", "x", "1 2 3", [], {}, -1, 1.5, 1e300, 10**400, "é\ud800", [[]], {"runner": "1"}, {"runner": "1 -2"}]


def test_values_that_are_none_are_no_run_and_no_error() -> None:
    _, keeper = played(pond(), 100)
    good = keeper.left.values()
    assert suspended_run_of(good | {"from a later version": 1}) == keeper.left
    for name in good:
        for value in STRANGE:
            found = suspended_run_of(good | {name: value})
            if found is not None:
                json.dumps(found.values())
                Resumption(found, pond()).advance(5)
    assert suspended_run_of({}) is None
    long = {"runner": f"300 {good['ticks'] + 1}"}
    assert suspended_run_of(good | {"tracks": long}) is None, "a track longer than its run"
