"""No lake that is a game plays itself, and `prove` says so where one does."""

import json
from pathlib import Path

import pytest

from game.core.paths import LEVELS
from game.session.level_file import level_file
from game.tools.winnable import plays_itself, prove
from tests.sim.lakes import level

BY_DAY = ("03-the-crossing",)
"""What README's command proves. The others wait for the night: no new level makes that command any longer."""
TWO_SEEDS = ("log-bridge", "rope-bridge", "swell-crossing")
SHIPPED = [path.stem for path in sorted(LEVELS.rglob("*.json")) if path.stem != "level.schema"]


@pytest.mark.parametrize("name", [name if name in BY_DAY else pytest.param(name, marks=pytest.mark.nightly) for name in SHIPPED])
def test_what_is_shipped_is_won_by_nobody_who_does_not_look(name: str) -> None:
    assert plays_itself(level_file(name), 2 if name in TWO_SEEDS else 1) == []


def test_a_pond_that_one_key_wins_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "pond.json"
    path.write_text(json.dumps(level().model_dump(mode="json", by_alias=True)), encoding="utf-8")
    found = prove(level_file(str(path)), seeds=1)
    assert found["won"] and "by holding one key" in found["plays_itself"]
    assert "won by holding one key" in found["line"]


def test_it_says_how_the_waves_went() -> None:
    found = prove(level_file("ball-ride"), seeds=0)
    assert found["waves"]["raised"] >= 1 and "waves raised" in found["line"]
