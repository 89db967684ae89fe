"""After a retry from a checkpoint time stands for half a second, unless somebody acts; no tick is lost or added."""

from game.core.ticks import TICK
from game.session.held_breath import STANDS_S, STARTS_S
from game.session.play_session import PlaySession
from game.sim.intent import Intent
from tests.session.test_retry_pool import pond

FRAME_S = 2 * TICK


def at_a_checkpoint() -> PlaySession:
    """Somebody's hands, begun again at the first spot."""
    session = PlaySession(pond(), keeps_spares=True)
    while session.run.arrival is None:
        session.tick(Intent(move=100))
    session.tick()
    assert session.retry()
    return session


def due(session: PlaySession, seconds: float, since: float = 0.0) -> list[int]:
    """Ticks that are due in each frame."""
    return [session.ticks_due(since + frame * FRAME_S) for frame in range(round(seconds / FRAME_S))]


def test_time_stands_and_then_comes_to_its_pace() -> None:
    session = at_a_checkpoint()
    frames = due(session, 2.0)
    stood = round(STANDS_S / FRAME_S)
    assert sum(frames[:stood]) == 0
    assert 0 < sum(frames[stood : stood + round(STARTS_S / FRAME_S)]) < 2 * STARTS_S / FRAME_S
    assert set(frames[-20:]) == {2}


def test_who_acts_goes_on_at_once() -> None:
    session = at_a_checkpoint()
    assert session.breath.is_held and due(session, 0.1) == [0] * 6
    session.breath.let_go()
    assert not session.breath.is_held and sum(due(session, 0.5, 0.1)) >= 58


def test_a_start_a_restart_and_a_program_hold_no_breath() -> None:
    session = at_a_checkpoint()
    session.restart()
    assert not session.breath.is_held
    assert not PlaySession(pond()).breath.is_held
