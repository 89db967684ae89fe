"""Golden runs: the Crossing as bots once played it must come out the same to the bit; a change of physics renews them and says why."""

import pytest

from game.session.level_file import level_file
from game.session.replays import replay
from game.session.replays.verify import verify
from tests.replays.remake import GOLDEN, path, played

RENEW = "if that was meant: python -m tests.replays.remake, and say in the commit why the world moves otherwise"


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: "-".join(map(str, golden)))
def test_a_golden_run_comes_out_the_same(golden: tuple[str, str, int]) -> None:
    recorded = replay.read(path(*golden))
    verdict = verify(recorded, level_file(recorded.level))
    if not verdict.same and verdict.why.startswith("platform differs"):
        # Another mathematical library computes another last bit; the bot must still get as far.
        ended = played(*golden).final_outcome
        assert ended is not None and recorded.outcome is not None
        assert ended["won"] == recorded.outcome["won"]
        return
    assert verdict.same, f"{verdict.why}; {RENEW}"


def test_the_golden_runs_are_of_a_win_and_of_losses() -> None:
    outcomes = [replay.read(path(*golden)).outcome for golden in GOLDEN]
    assert [bool(outcome and outcome["won"]) for outcome in outcomes] == [True, False, False]
