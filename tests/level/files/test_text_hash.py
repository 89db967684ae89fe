"""The same text is the same level, however its lines end; runs that were recorded before that was so are still verified."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from game.bots.registry import make_bot
from game.level.files.file_watcher import LevelWatcher
from game.save.records import Records
from game.session.level_file import level_file
from game.session.replays.replay import Replay, level_hash
from game.session.replays.verify import verify
from game.session.run import Run, run_headless
from tests.conftest import POND

PLAIN = POND.read_bytes().replace(b"\r\n", b"\n")
FORMS = {
    "plain": PLAIN,
    "windows": PLAIN.replace(b"\n", b"\r\n"),
    "mark": b"\xef\xbb\xbf" + PLAIN,
    "windows with a mark": b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n"),
    "old mac": PLAIN.replace(b"\n", b"\r"),
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "pond.json"
    path.write_bytes(FORMS[request.param])
    return path


@pytest.fixture(scope="module")
def recorded() -> Replay:
    run = Run(level_file(str(POND)))
    run_headless(run, make_bot("runs"), 300)
    return run.recorder.replay(run.world, run.final_outcome)


def test_line_ends_and_marks_make_no_other_level(form: Path, recorded: Replay) -> None:
    assert level_hash(form) == level_hash(POND) == hashlib.sha256(PLAIN).hexdigest()
    assert verify(recorded, level_file(str(form))).same
    with LevelWatcher(form, polling=True) as watcher:
        watcher._look()
        assert watcher._digest == level_hash(POND)


@pytest.mark.parametrize("known", ["plain", "windows", "mark", "windows with a mark"])
def test_a_run_that_knows_its_level_by_its_bytes_is_still_verified(form: Path, known: str, recorded: Replay) -> None:
    older = replace(recorded, level_sha256=hashlib.sha256(FORMS[known]).hexdigest())
    assert verify(older, level_file(str(form))).same


def test_another_text_is_another_level(form: Path, recorded: Replay) -> None:
    form.write_bytes(form.read_bytes().replace(b'"Pond"', b'"Pool"') + b" ")
    assert verify(recorded, level_file(str(form))).why.startswith("level changed")


def test_one_level_has_one_record(tmp_path: Path) -> None:
    records = Records()
    for number, body in enumerate(FORMS.values()):
        path = tmp_path / f"{number}.json"
        path.write_bytes(body)
        records.note(level_hash(path), "Pond", {"won": True, "seconds": 9.0, "chakra": 1.0})
    assert len(records.by_level) == 1
