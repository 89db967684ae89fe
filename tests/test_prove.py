"""No lake that is a game plays itself, and `prove` says so where one does."""

import json
from pathlib import Path

import pytest

from game.core.paths import LEVELS
from game.session.level_file import LevelFile, level_file
from game.tools.winnable import BLIND_SEEDS, plays_itself, prove, prove_all
from tests.sim.lakes import MEADOW, level

BY_DAY = ("rope-bridge",)
"""What README's command proves. The others wait for the night: no new level makes that command any longer."""
SHIPPED = [path.stem for path in sorted(LEVELS.rglob("*.json")) if path.stem != "level.schema"]


@pytest.mark.parametrize("name", [name if name in BY_DAY else pytest.param(name, marks=pytest.mark.nightly) for name in SHIPPED])
def test_what_is_shipped_is_won_by_nobody_who_does_not_look(name: str) -> None:
    assert plays_itself(level_file(name), 2 if name in BY_DAY else BLIND_SEEDS) == []


def test_a_flat_of_sticky_water_is_tried_by_one_who_reads_it() -> None:
    found = prove(level_file("sets-of-waves"), seeds=0)
    assert found["won"] and found["bot"] == "wader"


def test_a_pond_that_one_key_wins_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "pond.json"
    path.write_text(json.dumps(level().model_dump(mode="json", by_alias=True)), encoding="utf-8")
    found = prove(level_file(str(path)), seeds=1)
    assert found["won"] and "by holding one key" in found["plays_itself"]
    assert "won by holding one key" in found["line"]


def test_a_run_that_comes_to_nothing_is_given_up_and_one_that_waits_for_a_clock_is_not() -> None:
    """Walls on both sides: nobody gets anywhere. Where patience wins, that is found however long it takes."""
    walls = [{"id": f"wall-{x}", "outline": [[x, -1], [x + 1, -1], [x + 1, 40], [x, 40]]} for x in (-56, -48)]
    late = {"id": "late", "when": [{"test": "elapsed", "seconds": 80}], "after": 5, "do": [{"act": "win"}]}
    for triggers, seconds, won in (([], 42, False), ([late], 85, True)):
        source = LevelFile("walled", Path("walled.json"), "", level(ground=MEADOW, solids=walls, triggers=triggers))
        found = prove(source, seeds=0)
        assert found["won"] is won and len(found["tries"]) == (1 if won else 3)
        assert found["seconds"] == pytest.approx(seconds, abs=3.0)


@pytest.mark.nightly
def test_several_are_proved_at_once_in_the_order_in_which_they_were_asked_for() -> None:
    names = ["rope-bridge", "with-the-slope", "rolling-logs"]
    found = prove_all(names)
    assert [proof["level"] for proof in found] == names and all(proof["won"] for proof in found)
    assert found[1] == prove(level_file(names[1]))


def test_it_says_how_the_waves_went() -> None:
    found = prove(level_file("ball-ride"), seeds=0)
    assert found["waves"]["raised"] >= 1 and "waves raised" in found["line"]
