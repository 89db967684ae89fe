"""What a verb writes, where, and what it never writes over; what it says when nobody can take it down."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pygame
import pytest

from game.__main__ import main
from game.core.files.output_files import MARK
from game.session.level_file import level_file
from game.session.replays.replay import read
from game.session.replays.verify import verify
from tests.conftest import POND
from tests.x11.desk import PATIENCE, until

SMALL = ("--size", "64x36")


def say(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    code, out, err = say(capsys, *words)
    assert code == 2 and out == "" and err.count("\n") == 1, (code, out, err)
    return err


@pytest.fixture
def level(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    path.write_bytes(POND.read_bytes())
    return path


def test_no_verb_writes_over_a_level(level: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = level.read_bytes()
    assert "none of this game's" in refused(capsys, "play", str(level), "--headless", "--record", str(level))
    assert ".png, .jpg or .bmp" in refused(capsys, "shot", str(level), str(level))
    other = level.with_name("other.json")
    other.write_bytes(before)
    refused(capsys, "play", str(level), "--headless", "--record", str(other))
    assert level.read_bytes() == other.read_bytes() == before
    assert sorted(path.name for path in level.parent.iterdir()) == ["mine.json", "other.json"]


@pytest.mark.parametrize("body", [b"{}", b"dear diary", b"\x89PNG\r\n\x1a\n" + bytes(100), b"\xff\xd8\xff" + bytes(100)])
@pytest.mark.parametrize("name", ["run.json", "shot.png", "shot.jpg", "shot.bmp", "film.gif"])
def test_no_verb_writes_over_what_this_game_did_not_make(body: bytes, name: str, level: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even a picture of the same form: it may be the only one of somebody's cat."""
    out = level.with_name(name)
    out.write_bytes(body)
    words = {
        ".json": ("play", str(level), "--headless", "--record", str(out)),
        ".gif": ("shot", str(level), str(out), "--for", "1"),
    }.get(out.suffix, ("shot", str(level), str(out)))
    refused(capsys, *words)
    assert out.read_bytes() == body


@pytest.mark.parametrize("name", ["shot.png", "shot.jpg", "shot.bmp", "SHOT.PNG"])
def test_a_picture_is_what_its_name_says_and_is_replaced_by_a_newer_one(name: str, level: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = level.with_name(name)
    for _ in range(2):
        assert say(capsys, "shot", str(level), str(out), *SMALL) == (0, "", "")
    body = out.read_bytes()
    assert body.startswith({".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".bmp": b"BM"}[out.suffix.lower()]) and MARK in body
    picture = pygame.image.load(out)
    assert picture.get_size() == (64, 36) and len({tuple(picture.get_at((32, y)))[:3] for y in range(36)}) > 5
    assert say(capsys, "shot", str(level), str(out), "--whole", "--size", "32x18") == (0, "", "")
    assert pygame.image.load(out).get_width() > 64
    assert sorted(path.name for path in level.parent.iterdir()) == sorted([name, "mine.json"])


@pytest.mark.parametrize("more", [(), ("--whole",)])
@pytest.mark.parametrize("name", ["out.gif", "out.webp", "out.txt", "out", "out.", ".png", "png", "out.tga"])
def test_an_ending_that_is_not_written_is_one_line_that_names_those_that_are(
    name: str, more: tuple[str, ...], level: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, "shot", str(level), str(level.with_name(name)), *more)
    assert all(ending in told for ending in (".png", ".jpg", ".bmp", ".gif"))
    assert [path.name for path in level.parent.iterdir()] == ["mine.json"]


def test_a_moving_picture_is_a_gif_and_says_so_beforehand(level: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is written as .gif, not .png" in refused(capsys, "shot", str(level), str(level.with_name("x.png")), "--for", "2")
    assert "ask for one of them" in refused(capsys, "shot", str(level), str(level.with_name("x.gif")), "--for", "2", "--whole")


def test_an_older_run_is_replaced_by_a_newer_one(level: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = level.with_name("run.json")
    record.touch()  # as mktemp does
    for bot in ("idle", "runs"):
        say(capsys, "play", str(level), "--headless", "--bot", bot, "--record", str(record))
    assert read(record).outcome == json.loads(say(capsys, "play", str(level), "--headless", "--bot", "runs")[1])


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no devices with names here")
@pytest.mark.parametrize("place", ["/dev/null", ".", "no/run.json", "r" * 300])
def test_a_device_a_folder_and_a_place_that_is_none_are_refused_before_the_run(
    place: str, level: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(level.parent)
    monkeypatch.setattr("game.session.run.run_headless", lambda *_: pytest.fail("it was played"))
    assert "was not saved" in refused(capsys, "play", str(level), "--headless", "--record", place)


needs_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")


@needs_full
@pytest.mark.parametrize("words", [("levels",), ("check", "no-such-level"), ("schema",), ("--help",), ("play", "--help"), ("--version",)])
def test_a_full_disk_behind_the_output_is_one_complaint(words: tuple[str, ...], tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        environment = {**os.environ, "SPIDERWEB_LAKE_HOME": str(tmp_path)}
        said = subprocess.run([sys.executable, "-m", "game", *words], stdout=full, stderr=subprocess.PIPE, text=True, env=environment)
    assert said.returncode == 2
    assert said.stderr == "standard output cannot be written: the disk is full\n"
    assert not list(tmp_path.rglob("crash-*"))


@needs_full
def test_nobody_to_complain_to_is_no_crash() -> None:
    with open("/dev/full", "w") as full:
        assert subprocess.run([sys.executable, "-m", "game", "plya"], stdout=full, stderr=full).returncode == 2


def listens(game: "subprocess.Popen[str]") -> bool:
    """Whether it has got as far as to look out for signals; where the system does not tell, it has after three seconds."""
    status = Path(f"/proc/{game.pid}/status")
    if not status.exists():
        time.sleep(3.0)
        return True
    caught = next(int(line.split()[1], 16) for line in status.read_text().splitlines() if line.startswith("SigCgt"))
    return bool(caught >> signal.SIGTERM - 1 & 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", ["SIGINT", *(pytest.param(name, marks=pytest.mark.nightly) for name in ("SIGHUP", "SIGTERM"))])
def test_a_run_without_a_window_that_is_broken_off_is_kept_so_far(number: str, level: Path) -> None:
    found = json.loads(level.read_text())
    found["things"] = [thing for thing in found["things"] if thing["kind"] != "hunter"]
    level.write_text(json.dumps(found))  # nobody ends it
    record, taken = level.with_name("run.json"), getattr(signal, number)
    command = [sys.executable, "-m", "game", "play", str(level), "--headless", "--bot", "idle", "--record", str(record)]
    game = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until(lambda: listens(game), "somebody would hear the signal")
    time.sleep(0.3)
    game.send_signal(taken)
    out, err = game.communicate(timeout=PATIENCE)
    assert game.returncode == 128 + taken and err == ""
    assert json.loads(out)["reason"] == "unfinished"
    assert verify(read(record), level_file(str(level))).same


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", *(pytest.param(name, marks=pytest.mark.nightly) for name in ("cp1252", "latin-1"))])
def test_no_name_of_a_file_is_an_error(encoding: str, tmp_path: Path) -> None:
    name = tmp_path / "łódź.json"
    name.write_text("{", encoding="utf-8")
    for words in (("check", str(name)), ("play", str(name)), ("play", "łódź"), ("replay", str(name)), ("new", "łódź")):
        environment = {**os.environ, "PYTHONIOENCODING": encoding, "SPIDERWEB_LAKE_LEVELS": str(tmp_path / "levels")}
        said = subprocess.run([sys.executable, "-m", "game", *words], capture_output=True, env=environment)
        assert said.returncode in (0, 1, 2) and b"broke" not in said.stderr
        text = (said.stdout + said.stderr).decode(encoding)
        if words[0] != "new":
            assert ("łódź" if encoding == "utf-8" else "\\u0142") in text and text.count("\n") == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_names_that_are_no_text_and_names_with_line_ends_are_shown_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "levels"
    folder.mkdir()
    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(folder))
    for name in (b"\xff\xfe.json", b"two\nlines.json", b"plain.json", b".hidden.json", b"._mac.json", b".#emacs.json", b".json"):
        (folder / os.fsdecode(name)).write_bytes(b"{")
    code, out, err = say(capsys, "levels")
    assert (code, err) == (0, "")
    assert sorted(out.splitlines()[-3:]) == ["  \\udcff\\udcfe", "  plain", "  two\\u000alines"]
    code, out, err = say(capsys, "check", str(folder))
    assert code == 1 and err == "" and len(out.splitlines()) == 3
    assert "the game broke" not in say(capsys, "play", "nonsense-that-is-none")[2]
