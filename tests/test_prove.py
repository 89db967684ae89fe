"""No lake that is a game plays itself, and `prove` says so where one does."""

import json
from pathlib import Path

import pytest

from game.session.level_file import level_file
from game.tools.winnable import plays_itself, prove
from tests.sim.lakes import level


@pytest.mark.parametrize(
    ("name", "seeds"),
    [
        ("03-the-crossing", 1),
        ("log-bridge", 2),
        ("rope-bridge", 2),
        ("swell-crossing", 2),
        ("two-roles", 1),
        ("sticky-shore", 1),
        ("ball-ride", 1),
        ("web-trap", 1),
        ("01-out-of-step", 1),
        ("gusts-and-rustles", 1),
    ],
)
def test_what_is_shipped_is_won_by_nobody_who_does_not_look(name: str, seeds: int) -> None:
    assert plays_itself(level_file(name), seeds) == []


def test_a_pond_that_one_key_wins_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "pond.json"
    path.write_text(json.dumps(level().model_dump(mode="json", by_alias=True)), encoding="utf-8")
    found = prove(level_file(str(path)), seeds=1)
    assert found["won"] and "by holding one key" in found["plays_itself"]
    assert "won by holding one key" in found["line"]


def test_it_says_how_the_waves_went() -> None:
    found = prove(level_file("ball-ride"), seeds=0)
    assert found["waves"]["raised"] >= 1 and "waves raised" in found["line"]
