"""A copy that is not whole says so: what the bot's run and the frame came to is written down and compared."""

import json
from pathlib import Path

import pytest

from game.session.replays.replay import fingerprint
from game.tools import selftest


@pytest.fixture
def learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Known values of our own, so that this holds whatever the lake does today."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "en.json").write_text('{"a": "b"}')
    monkeypatch.setattr(selftest, "ASSETS", tmp_path)
    monkeypatch.setattr(selftest, "BOT_TICKS", 60)
    assert selftest.main() == 0
    return tmp_path / "selftest.json"


def test_what_was_learnt_is_met_again(learnt: Path) -> None:
    found = selftest.selftest()
    assert found["ok"] and found["bot"]["known"] and found["frame"]["furthest"] <= 2
    assert json.loads(learnt.read_text())["bot"] == {fingerprint(): found["bot"]["hash"]}


def test_another_lake_and_another_picture_are_noticed(learnt: Path) -> None:
    known = json.loads(learnt.read_text())
    learnt.write_text(json.dumps(known | {"bot": {fingerprint(): "0" * 32}}))
    assert not selftest.selftest()["ok"]
    learnt.write_text(json.dumps(known | {"bot": {"another machine": "0" * 32}}))
    assert selftest.selftest()["ok"], "a machine that calculates otherwise is asked only to agree with itself"
    learnt.write_text(json.dumps(known | {"frame": [255 - tone for tone in known["frame"]]}))
    assert not selftest.selftest()["ok"]


@pytest.mark.parametrize("body", ["", "[", "[]", '{"bot": 3}', '{"frame": [1]}'])
def test_a_damaged_file_is_no_traceback(learnt: Path, body: str) -> None:
    learnt.write_text(body)
    found = selftest.selftest()
    assert found["ok"] == (body == "[]")
