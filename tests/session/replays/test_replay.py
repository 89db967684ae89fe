"""Recorded runs: written and read back exactly, verified in another process, and honest about what they cannot promise."""

import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.errors import UserError
from game.session.level_file import LevelFile, level_file
from game.session.play_session import PlaySession
from game.session.replays.replay import HASH_EVERY, Recorder, Replay, fingerprint, packed, read, unpacked, write
from game.session.replays.replay_player import make_replay_player
from game.session.replays.verify import verify
from game.session.run import Run, run_headless
from game.sim.intent import Intent
from tests.conftest import POND

INTENTS = st.builds(
    Intent,
    move=st.integers(-100, 100),
    sprint=st.booleans(),
    leap=st.booleans(),
    leap_pressed=st.booleans(),
    crouch=st.booleans(),
    pill_pressed=st.booleans(),
    seal_pressed=st.booleans(),
)


class Still:
    """A world in which nothing happens."""

    tick = 0

    def state_hash(self) -> str:
        return "still"


@pytest.fixture(scope="module")
def source() -> LevelFile:
    return level_file(str(POND))


@pytest.fixture(scope="module")
def recorded(source: LevelFile) -> Replay:
    run = Run(source, seed=3)
    leaps = iter(range(100_000))

    def hands(world: object) -> Intent:
        tick = next(leaps)
        return Intent(move=100, leap=tick % 90 < 40, leap_pressed=tick % 90 == 0)

    run_headless(run, hands, 1200)
    assert run.final_outcome and run.final_outcome["won"]
    return run.recorder.replay(run.world, run.final_outcome)


@given(INTENTS)
def test_an_intent_is_one_integer_and_back(intent: Intent) -> None:
    assert unpacked(packed(intent)) == intent


@given(st.lists(st.tuples(INTENTS, st.integers(1, 200)), max_size=12))
def test_any_hands_are_written_down_exactly(wished: list[tuple[Intent, int]]) -> None:
    recorder = Recorder("pond", "0" * 64, 1)
    told = [intent for intent, count in wished for _ in range(count)]
    for intent in told:
        recorder.record({"runner": intent}, Still())
    replay = recorder.replay(Still(), None)
    assert [intents.get("runner") for intents in replay.intents()] == told
    assert len(replay.hashes) == len(told) // HASH_EVERY


def test_a_second_player_who_comes_late_is_in_step() -> None:
    recorder = Recorder("pond", "0" * 64, 1)
    for tick in range(10):
        recorder.record({"runner": Intent(move=1)} | ({"sealmaster": Intent(move=2)} if tick >= 4 else {}), Still())
    seen = [intents["sealmaster"].move for intents in recorder.replay(Still(), None).intents()]
    assert seen == [0] * 4 + [2] * 6


def test_a_player_who_leaves_and_comes_back_is_in_step() -> None:
    recorder, here = Recorder("pond", "0" * 64, 1), (0, 1, 4, 5, 9)
    for tick in range(12):
        recorder.record({"runner": Intent(move=1)} | ({"sealmaster": Intent(move=2)} if tick in here else {}), Still())
    seen = [intents["sealmaster"].move for intents in recorder.replay(Still(), None).intents()]
    assert seen == [2 if tick in here else 0 for tick in range(12)]


def test_a_run_of_two_players_is_read_back_and_verified(source: LevelFile, tmp_path: Path) -> None:
    """The lake has no use for the second one's wishes yet; the recording keeps them, tick by tick."""
    run = Run(source, seed=5)
    for tick in range(200):
        run.step({"runner": Intent(move=100), "sealmaster": Intent(move=tick % 3)})
    write(tmp_path / "two.json", run.recorder.replay(run.world, None))
    again = read(tmp_path / "two.json")
    assert set(again.tracks) == {"runner", "sealmaster"}
    assert [intents["sealmaster"].move for intents in again.intents()] == [tick % 3 for tick in range(200)]
    assert verify(again, source).same
    shown = PlaySession(source, again.seed, lambda: make_replay_player(again))
    shown.play_headless(200)
    assert shown.run.recorder.tracks == again.tracks, "played back, both want again what they wanted"


def test_a_recording_from_before_assists_and_confirming_loads_and_verifies(source: LevelFile, tmp_path: Path) -> None:
    """Older files lack the key, and their intents are smaller numbers."""
    run = Run(source, seed=6)
    for tick in range(200):
        run.step({"runner": Intent(move=100, leap=tick % 90 < 40, leap_pressed=tick % 90 == 0)})
    older = {key: value for key, value in asdict(run.recorder.replay(run.world, None)).items() if key != "assists"}
    assert all(code < 1 << 14 for code in older["tracks"]["runner"][::2])
    (tmp_path / "older.json").write_text(json.dumps(older))
    assert verify(read(tmp_path / "older.json"), source).same


def test_a_file_reads_back_as_it_was_written(recorded: Replay, tmp_path: Path) -> None:
    write(tmp_path / "run.json", recorded)
    assert read(tmp_path / "run.json") == recorded
    assert list(tmp_path.iterdir()) == [tmp_path / "run.json"]


def test_a_recording_plays_itself_to_the_same_end(recorded: Replay, source: LevelFile) -> None:
    run = Run(source, recorded.seed)
    run_headless(run, make_replay_player(recorded), 5000)
    assert run.final_outcome == recorded.outcome


def test_it_is_verified_bit_for_bit_in_another_process(recorded: Replay, tmp_path: Path) -> None:
    write(tmp_path / "run.json", recorded)
    done = _verify(tmp_path / "run.json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "same": True,
        "why": f"verified: {len(recorded.hashes)} hashes over {recorded.ticks} ticks",
        "bad_tick": None,
        "ticks": recorded.ticks,
    }


def test_the_first_bad_tick_is_named(recorded: Replay, source: LevelFile, tmp_path: Path) -> None:
    hashes = list(recorded.hashes)
    hashes[3] = hashes[5] = "0" * len(hashes[3])
    bad = replace(recorded, hashes=hashes)
    assert verify(bad, source).bad_tick == 4 * HASH_EVERY
    write(tmp_path / "run.json", bad)
    done = _verify(tmp_path / "run.json")
    assert done.returncode == 1 and json.loads(done.stdout)["bad_tick"] == 4 * HASH_EVERY


def test_other_hands_are_noticed_even_after_the_last_hash(recorded: Replay, source: LevelFile) -> None:
    tracks = {"runner": [*recorded.tracks["runner"][:-1], recorded.tracks["runner"][-1] - 1]}
    verdict = verify(replace(recorded, tracks=tracks), source)
    assert not verdict.same and verdict.bad_tick == recorded.ticks


def test_a_changed_level_says_so(recorded: Replay, tmp_path: Path) -> None:
    level = json.loads(POND.read_text())
    level["things"][2]["at"][0] += 1
    (tmp_path / "pond.json").write_text(json.dumps(level))
    verdict = verify(recorded, level_file(str(tmp_path / "pond.json")))
    assert not verdict.same and verdict.why.startswith("level changed")


def test_another_version_plays_but_is_not_verified(recorded: Replay, source: LevelFile) -> None:
    verdict = verify(replace(recorded, version="0.0.1"), source)
    assert not verdict.same and verdict.why.startswith("made by version 0.0.1") and verdict.why.endswith("plays, not verified")


def test_another_platform_counts_if_it_comes_to_the_same(recorded: Replay, source: LevelFile) -> None:
    elsewhere = replace(recorded, platform="somewhere else")
    assert fingerprint() == recorded.platform != elsewhere.platform
    assert verify(elsewhere, source).same
    different = replace(elsewhere, end_hash="other")
    assert verify(different, source).why == "platform differs: plays, not verified"


WRONG = {
    "format": 99,
    "ticks": -1,
    "seed": 1.5,
    "tick_rate": 60,
    "hashes": ["x"],
    "tracks": {"runner": [100, 10_000_000]},
    "level": 5,
    "outcome": [],
    "pauses": ["now"],
    "retries": True,
    "version": None,
}


@pytest.mark.parametrize("field", WRONG)
def test_a_wrong_field_is_one_line(field: str, recorded: Replay, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps(asdict(recorded) | {field: WRONG[field]}))
    with pytest.raises(UserError) as complaint:
        read(path)
    assert complaint.value.code == 2 and len(complaint.value.lines) == 1 and str(path) in str(complaint.value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b'{"format": 1}',
        b'{"format": NaN}',
        b"[" * 100_000,
        b" " * 9_000_000,
        b'{"format": 1, "x": 2}',
    ],
)
def test_what_is_no_recorded_run_is_refused_in_one_line(body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(body)
    with pytest.raises(UserError) as complaint:
        read(path)
    assert len(str(complaint.value).splitlines()) == 1


def test_a_missing_file_and_a_folder_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(UserError):
            read(path)


def _damaged(data: st.DataObject, recorded: Replay, tmp_path: Path) -> None:
    body = bytearray(json.dumps(asdict(recorded)).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "run.json"
    path.write_bytes(body)
    try:
        assert read(path).ticks >= 0
    except UserError as complaint:
        assert len(str(complaint).splitlines()) == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_right_or_refused(data: st.DataObject, recorded: Replay, tmp_path: Path) -> None:
    _damaged(data, recorded, tmp_path)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_300_damaged_files_are_read_right_or_refused(data: st.DataObject, recorded: Replay, tmp_path: Path) -> None:
    _damaged(data, recorded, tmp_path)


def _verify(path: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "game", "replay", str(path), "--verify", "--json"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)
