"""The command line as a person types it: one line for what is wrong, an exit code for tools, never a traceback."""

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.__main__ import main
from game.cli.parser import COMMANDS
from tests.conftest import POND


def say(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(words)
    except SystemExit as end:  # --help and --version
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("plya",), "did you mean 'play'"),
        (("xyzzy",), "unknown command 'xyzzy'; did you mean"),
        (("play",), "LEVEL"),
        (("play", "the-crosing", "--headless"), 'did you mean "03-the-crossing"'),
        (("play", "no/such.json", "--headless"), "no level file"),
        (("play", str(POND), "--headless", "--bot", "stedy"), "did you mean 'steady'"),
        (("play", str(POND), "--seed", "-1"), "'-1' is not a whole number"),
        (("play", str(POND), "--frobnicate"), "--frobnicate"),
        (("shot", str(POND), "out.png", "--size", "3x"), "not a size"),
        (("shot", str(POND), "out.png", "--size", "0x5"), "not a size"),
        (("shot", str(POND), "out.png", "--at", "nan"), "not a time"),
        (("replay", "nowhere.json"), "cannot be read"),
        (("prove", "the-crosing"), "did you mean"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, *words)
    assert code == 2 and out == ""
    assert told in err and err.count("\n") == 1


def test_a_wrong_level_is_never_started_and_every_problem_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    level = json.loads(POND.read_text())
    level["lakes"][0]["cell"] = "wide"
    level["things"][1]["type"] = "trakcer"
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(level, indent=1))
    for words in (
        ("play", str(path), "--headless"),
        ("play", str(path)),
        ("shot", str(path), str(tmp_path / "x.png")),
        ("prove", str(path)),
    ):
        code, out, err = say(capsys, *words)
        assert code == 2 and out == ""
        lines = err.splitlines()
        assert len(lines) == 2
        assert all(line.startswith(f"{path}:") and line.split(":")[1].isdigit() and line.split(":")[2].isdigit() for line in lines)
    assert not (tmp_path / "x.png").exists()


def test_check_says_the_same_with_exit_1_and_nothing_for_a_sound_level(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wrong.json").write_text("{")
    code, out, err = say(capsys, "check", str(tmp_path / "wrong.json"))
    assert code == 1 and out.count("\n") == 1 and out.startswith(f"{tmp_path / 'wrong.json'}:1:2: ") and err == ""
    code, out, err = say(capsys, "check", "the-crosing")
    assert code == 1 and 'did you mean "03-the-crossing"' in out and out.count("\n") == 1 and err == ""
    code, out, err = say(capsys, "check", str(POND))
    assert (code, out, err) == (0, "", "")


def test_a_headless_run_prints_its_outcome_and_loses_with_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "play", str(POND), "--headless", "--bot", "idle")
    lost = json.loads(out)
    assert code == 1 and lost["won"] is False and lost["reason"] == "lost.caught"
    code, out, _ = say(capsys, "play", str(POND), "--headless", "--bot", "runs")
    won = json.loads(out)
    assert code == 0 and won["won"] is True and won["seconds"] == pytest.approx(won["ticks"] / 120, abs=0.001)
    assert set(won) >= {"won", "ticks", "seconds", "reason", "hash"} and len(won["hash"]) >= 16


def test_the_same_seed_is_the_same_run_and_a_recording_of_it_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("play", str(POND), "--headless", "--bot", "random", "--seed", "7")
    first = say(capsys, *words)
    record = tmp_path / "run.json"
    assert say(capsys, *words, "--record", str(record)) == first
    code, out, _ = say(capsys, "replay", str(record), "--verify")
    assert code == 0 and out.startswith("verified: ")


def test_a_recording_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, "play", str(POND), "--headless", "--record", str(tmp_path / "no" / "run.json"))
    assert code == 2 and err.count("\n") == 1 and "was not saved" in err


def test_a_shot_is_a_png_of_the_size_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pond.png"
    assert say(capsys, "shot", str(POND), str(out), "--at", "0.5", "--bot", "runs", "--size", "160x90") == (0, "", "")
    head = out.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (160, 90)


def test_prove_says_who_won_or_how_far_anybody_got(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "prove", str(POND))
    assert code == 0 and "won by steady" in out
    level = json.loads(POND.read_text())
    level["triggers"][0]["when"][0]["left"] = 45.9
    level["solids"] = [{"id": "wall", "outline": [[39, -1], [41, -1], [41, 30], [39, 30]]}]
    level["triggers"].append({"id": "late", "when": [{"test": "elapsed", "seconds": 5}], "do": [{"act": "lose", "reason": "lost.time"}]})
    (tmp_path / "walled.json").write_text(json.dumps(level))
    code, out, _ = say(capsys, "prove", str(tmp_path / "walled.json"), "--json")
    found = json.loads(out)
    assert code == 1 and found["proved"] is False and 20 < found["levels"][0]["metres"] < 47


def test_schema_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "schema")
    assert code == 0 and json.loads(out)["type"] == "object"
    code, out, _ = say(capsys, "--version")
    assert code == 0 and __version__ in out


def test_the_program_itself_never_shows_a_traceback() -> None:
    for words, code in ((("play", "zzz"), 2), (("--version",), 0), (("check", str(POND)), 0)):
        done = subprocess.run([sys.executable, "-m", "game", *words], capture_output=True, text=True, timeout=60)
        assert done.returncode == code and "Traceback" not in done.stderr


def test_a_program_that_ends_at_once_has_said_everything(tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text("{")
    said = subprocess.run([sys.executable, "-m", "game", "schema"], capture_output=True, text=True, timeout=60)
    assert said.returncode == 0 and json.loads(said.stdout)["type"] == "object"
    said = subprocess.run([sys.executable, "-m", "game", "check", str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert said.returncode == 1 and said.stdout.startswith(f"{tmp_path / 'wrong.json'}:1:2: ") and said.stderr == ""


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, verb, "--help")
    assert code == 0 and out.startswith(f"usage: spiderweb-lake {verb} ") and err == ""
    assert f"    {verb} " in say(capsys, "--help")[1]


def test_selftest_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "selftest")
    found = json.loads(out)
    assert code == 0 and found["ok"] and found["version"] == __version__, found


def test_what_nobody_expected_is_two_lines_a_file_and_exit_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.sim.world import World

    def broken(world: World, intents: object) -> list[object]:
        raise ZeroDivisionError("the lake is upside down")

    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    monkeypatch.setattr(World, "step", broken)
    code, out, err = say(capsys, "play", "web-trap", "--headless")
    assert code == 3 and out == "" and "Traceback" not in err
    assert "ZeroDivisionError: the lake is upside down" in err
    (crash,) = (tmp_path / "logs").glob("crash-*.json")
    assert str(crash) in err
    code, out, _ = say(capsys, "replay", str(crash))
    assert code == 0 and out.count("\n") == 1


@pytest.mark.parametrize("words", [["check", str(POND)], ["play", str(POND), "--headless", "--bot", "idle"], ["check"]])
def test_who_calls_the_game_keeps_his_own_housekeeping(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A start is in a hurry and does not look for rubbish; nobody else shall have to live with that."""
    usual = gc.get_threshold()
    main(words)
    assert gc.get_threshold() == usual


def test_every_command_that_is_offered_does_something_and_no_other() -> None:
    from game.cli.commands import RUN

    assert set(RUN) == {None, *COMMANDS}
