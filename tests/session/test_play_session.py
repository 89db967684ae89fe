"""A play session without a window: attempts, checkpoints, pace, recording and record of whoever plays."""

import gc
import weakref
from pathlib import Path
from typing import Any

from game.bots.registry import make_bot
from game.core.ticks import TICK
from game.session.assists import NO_ASSISTS, Assists
from game.session.level_file import LevelFile, level_file
from game.session.play_session import PlaySession
from game.session.replays.replay import read
from game.session.replays.verify import verify
from game.sim.intent import Intent
from tests.conftest import POND

RIGHT = Intent(move=100)


class Book:
    """Remembers what it was told of finished runs."""

    def __init__(self, best: bool = True) -> None:
        self.best, self.told = best, list[tuple[Any, ...]]()

    def record_run(self, *told: Any) -> bool:
        self.told.append(told)
        return self.best


def pond() -> LevelFile:
    return level_file(str(POND))


def finish(session: PlaySession, won: bool) -> None:
    session.run.final_outcome = session.run.outcome() | {"won": won, "reason": "won.herons", "seconds": 12.0}


def test_a_program_plays_the_same_run_as_the_hands_that_do_what_it_does() -> None:
    by_bot = PlaySession(pond(), player_factory=lambda: make_bot("runs"))
    by_hand, bot = PlaySession(pond()), make_bot("runs")
    for _ in range(240):
        by_hand.tick(bot(by_hand.world))
    by_bot.play_headless(240)
    assert by_bot.world.state_hash() == by_hand.world.state_hash()
    assert (by_bot.has_hands, by_hand.has_hands) == (False, True)


def test_a_restart_is_another_attempt_with_the_assists_that_are_set_now() -> None:
    asked = [NO_ASSISTS]
    session = PlaySession(pond(), seed=3, assists=lambda: asked[0])
    first, asked[0] = session.run, Assists(endless_chakra=True)
    session.restart()
    assert session.run is not first and session.run.seed == 3
    assert session.run.recorder.retries == 1 and session.run.assists.endless_chakra


def test_time_goes_slower_for_hands_that_ask_for_it_and_the_run_says_so() -> None:
    slow = Assists(game_speed=0.5)
    session = PlaySession(pond(), assists=lambda: slow)
    played = sum(session.ticks_due(frame * 4 * TICK) for frame in range(31))
    assert played == 60 and session.run.assists.game_speed == 0.5
    program = PlaySession(pond(), player_factory=lambda: make_bot("idle"), assists=lambda: slow)
    assert sum(program.ticks_due(frame * 4 * TICK) for frame in range(31)) == 120, "a recording runs at the speed of the world"


def test_every_attempt_is_written_but_one_in_which_somebody_was_put_somewhere(tmp_path: Path) -> None:
    session = PlaySession(pond(), recording=tmp_path / "run.json")
    for _ in range(130):
        session.tick(RIGHT)
    session.restart()
    recorded = read(tmp_path / "run.json")
    assert recorded.ticks == 130 and verify(recorded, pond()).same
    session.start_at(0.0)
    session.tick(RIGHT)
    session.save()
    assert read(tmp_path / "run.json") == recorded


def test_what_hands_have_won_is_kept_and_what_a_program_has_won_is_not() -> None:
    hands, program = PlaySession(pond()), PlaySession(pond(), player_factory=lambda: make_bot("idle"))
    book = Book()
    assert not hands.keep_record(book), "it is not over"
    for session in (hands, program):
        finish(session, won=True)
    assert hands.keep_record(book) and hands.has_won
    assert not program.keep_record(book)
    assert [told[:2] for told in book.told] == [(hands.run.source.sha256, hands.run.source.name)]
    assert not hands.keep_record(None) and not hands.keep_record(Book(best=False))


def test_a_lost_run_earns_no_rank_and_is_no_best() -> None:
    session = PlaySession(pond())
    finish(session, won=False)
    assert session.rank == "" and not session.keep_record(Book())


def test_of_an_attempt_that_is_over_nothing_stays_in_memory() -> None:
    session = PlaySession(pond(), keeps_spares=True)
    session.tick(RIGHT)
    world = weakref.ref(session.world)
    gc.disable()
    try:
        session.restart()
        while session.prepare():
            pass
        assert world() is None, "it holds itself, and is looked for between two frames"
    finally:
        gc.enable()


def test_a_retry_without_a_checkpoint_begins_at_the_start() -> None:
    session = PlaySession(pond(), keeps_spares=True)
    for _ in range(60):
        session.tick(RIGHT)
    assert not session.prepare(), "there is nothing to make ready"
    assert session.retry() and session.world.tick == 0
