"""The folder that is sent out, as a stranger meets it: moved to an odd place, played with real keys, its levels opened and changed.

Takes minutes, so it is asked for by name: `pytest -m ship`. SPIDERWEB_LAKE_FROZEN=FOLDER looks at a copy that is already built.
"""

import json
import os
import platform
import random
import runpy
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.save.checked_file import Store
from game.save.settings import Settings
from game.session.level_file import level_file
from game.session.replays.replay import read
from game.session.replays.verify import verify
from tests.conftest import POND
from tests.packaging.frozen import FrozenDesk, comes

ROOT = Path(__file__).parents[2]
MOST_FOLDER, MOST_ARCHIVE = 112e6, 52e6
KILLS = 16
FIRST_PICTURE = 1.2
"""Seconds on a machine that does nothing else; the test allows for one that does."""

pytestmark = [pytest.mark.ship, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="built and tried on Linux")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as the documented command makes it."""
    if ready := os.environ.get("SPIDERWEB_LAKE_FROZEN"):
        return Path(ready)
    out = tmp_path_factory.mktemp("out")
    subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "build.py"), "--out", str(out)], check=True, stdout=subprocess.PIPE, timeout=2400
    )
    return out / "SpiderwebLake"


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the archive holds, in a folder with a space and letters that ASCII has not."""
    place = tmp_path_factory.mktemp("frozen") / "Spiele für später 湖"
    place.mkdir()
    with tarfile.open(next(built.parent.glob("SpiderwebLake-*.tar.gz"))) as archive:
        archive.extractall(place, filter="tar")
    return place / "SpiderwebLake"


@pytest.fixture(scope="module")
def desk(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FrozenDesk]:
    with FrozenDesk(unpacked, tmp_path_factory.mktemp("home")) as desk:
        yield desk


def say(folder: Path, *words: str, home: Path | None = None) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": os.environ["PATH"], "SPIDERWEB_LAKE_HOME": str(home or folder.parent / "home")}
    command = [str(folder / "SpiderwebLake"), *words]
    return subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, timeout=120)


def test_it_is_small_and_holds_only_what_it_should(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files if not path.is_symlink()) <= MOST_FOLDER
    assert next(built.parent.glob("SpiderwebLake-*.tar.gz")).stat().st_size <= MOST_ARCHIVE
    names = {path.relative_to(built).as_posix() for path in files}
    assert {"SpiderwebLake", "README.txt", "LICENSE.txt", "icon.png", "levels/03-the-crossing.json", "levels/level.schema.json"} <= names
    sounds = {path.relative_to(ROOT).as_posix() for path in (ROOT / "assets" / "sound").rglob("*") if path.suffix in (".ogg", ".json")}
    assert len(sounds) > 100 and {f"_internal/{sound}" for sound in sounds} <= names
    leaked = ("pytest", "hypothesis", "mypy", "tkinter", "PIL", "_ssl.", "libcrypto", "setuptools")
    assert [name for name in names if any(word in name for word in leaked)] == []
    owners = {path.name for path in (built / "licences").iterdir()}
    for owner in ("python", "pygame-ce", "pymunk", "numpy", "pydantic", "platformdirs", "watchfiles", "pyinstaller", "font-"):
        assert any(name.startswith(owner) for name in owners), owner


def test_it_checks_itself_where_it_was_moved_to(unpacked: Path) -> None:
    done = say(unpacked, "selftest")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1 and told["ok"]
    here = subprocess.run([sys.executable, "-m", "game", "selftest"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(here.stdout)["bot"] == told["bot"], "the same lake, frozen or not"
    version = say(unpacked, "--version")
    assert version.returncode == 0 and version.stdout.strip().endswith(told["version"])


def test_it_knows_every_kind_and_every_word_about_it(unpacked: Path) -> None:
    schema = say(unpacked, "schema")
    assert json.loads(schema.stdout) == json.loads((unpacked / "levels" / "level.schema.json").read_text(encoding="utf-8"))
    for path in sorted((unpacked / "levels").rglob("*.json")):
        if "schema" not in path.name:
            done = say(unpacked, "check", str(path))
            assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize("locale", ["ja_JP EUC-JP eucjp", "zh_CN GBK gbk", "ko_KR EUC-KR euckr", "zh_TW BIG5 big5"])
def test_it_starts_wherever_texts_are_written_in_an_older_encoding(unpacked: Path, tmp_path: Path, locale: str) -> None:
    """Python's codecs for them are left out; UTF-8 mode does without."""
    if not shutil.which("localedef") or not Path("/usr/share/i18n/charmaps").is_dir():
        pytest.skip("no locales can be made here: they are in your distribution's package `locales`")
    language, charmap, name = locale.split()
    subprocess.run(["localedef", "-c", "-i", language, "-f", charmap, str(tmp_path / f"{language}.{name}")], capture_output=True)
    environment = {
        "PATH": os.environ["PATH"],
        "SPIDERWEB_LAKE_HOME": str(tmp_path),
        "LOCPATH": str(tmp_path),
        "LC_ALL": f"{language}.{name}",
    }
    for words, code in ((("levels",), 0), (("check", "湖"), 1), (("play", "3", "--headless", "--bot", "idle"), 1)):
        done = subprocess.run([str(unpacked / "SpiderwebLake"), *words], env=environment, cwd=tmp_path, capture_output=True, timeout=120)
        assert done.returncode == code and done.stderr == b"", done.stderr
        assert "湖".encode() in done.stdout or words[0] != "check"


def test_programs_that_it_starts_get_the_environment_as_it_was(unpacked: Path, tmp_path: Path) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!/bin/sh\nenv > '{tmp_path}/told.part'; mv '{tmp_path}/told.part' '{tmp_path}/told'\n")
    opener.chmod(0o755)
    for more in ({}, {"LD_LIBRARY_PATH": "/mine"}):
        given = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "SPIDERWEB_LAKE_HOME": str(tmp_path), **more}
        done = subprocess.run([str(unpacked / "SpiderwebLake"), "levels", "--open"], env=given, cwd=tmp_path, timeout=60)
        assert done.returncode == 0
        told = dict(line.split("=", 1) for line in comes(lambda: read_once(tmp_path / "told"), 10.0).splitlines())
        assert {name: value for name, value in told.items() if name not in ("PWD", "SHLVL", "_", "OLDPWD")} == given


def read_once(path: Path) -> str:
    told = path.read_text() if path.exists() else ""
    path.unlink(missing_ok=True)
    return told


def test_it_wants_no_newer_system_than_it_says(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor than the wheels want: what else is in it comes from no system at all, or is made for an old one."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    floor = runpy.run_path(str(ROOT / "packaging" / "build.py"))["glibc_floor"](built)
    made = runpy.run_path(str(ROOT / "packaging" / "portable_python.py"))["interpreter"](ROOT / "build" / "python")
    ours = tuple(map(int, platform.libc_ver()[1].split(".")))
    assert (2, 17) <= floor <= ((2, 28) if made else ours)
    assert f"glibc {'.'.join(map(str, floor))} or newer" in (built / "README.txt").read_text(encoding="utf-8")
    inner = built / "_internal"
    assert [path.name for path in inner.rglob("lib*.so*") if path.name.startswith(("libstdc++", "libgcc_s", "liblzma"))] == []


def test_a_desktop_knows_its_window_by_the_name_of_its_entry(desk: FrozenDesk, unpacked: Path) -> None:
    entry = (unpacked / "linux" / "local.spiderweb_lake.SpiderwebLake.desktop").read_text().splitlines()
    (wanted,) = [line.partition("=")[2] for line in entry if line.startswith("StartupWMClass=")]
    game = desk.start("play", "3")
    assert f'"{wanted}", "{wanted}"' in desk.property("WM_CLASS", desk.window(game))
    game.kill()
    game.communicate()


def test_what_is_wrong_is_one_line(unpacked: Path) -> None:
    done = say(unpacked, "play", "the-crosing", "--headless")
    assert done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1 and "03-the-crossing" in done.stderr
    done = say(unpacked, "play", "03-the-crossing")
    assert done.returncode == 3 and done.stderr.startswith("no display: ") and done.stderr.count("\n") == 1


def test_a_level_is_copied_changed_checked_and_played(unpacked: Path) -> None:
    level = json.loads((unpacked / "levels" / "03-the-crossing.json").read_text(encoding="utf-8"))
    level["name"] = "Mine"
    copy = unpacked / "levels" / "99-mine.json"
    copy.write_text(json.dumps(level), encoding="utf-8")
    assert say(unpacked, "check", str(copy)).returncode == 0
    played = say(unpacked, "play", "mine", "--headless", "--bot", "idle")
    assert json.loads(played.stdout)["reason"] != "unfinished", played.stderr
    level["lakes"][0]["cell"] = "wide"
    copy.write_text(json.dumps(level), encoding="utf-8")
    wrong = say(unpacked, "play", "99-mine", "--headless")
    assert wrong.returncode == 2 and "cell" in wrong.stderr
    copy.unlink()


def test_without_its_open_levels_it_uses_those_inside(unpacked: Path) -> None:
    moved = unpacked / "levels-away"
    (unpacked / "levels").rename(moved)
    try:
        assert say(unpacked, "selftest").returncode == 0
    finally:
        moved.rename(unpacked / "levels")


def test_it_is_played_in_a_window_from_the_first_key_to_the_result(desk: FrozenDesk, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    game = desk.start("play", "03-the-crossing", "--record", str(record))
    time.sleep(1.0)
    desk.do("keydown", "Right")
    time.sleep(1.2)
    desk.key("space", held=0.2)
    time.sleep(0.5)
    desk.do("keyup", "Right")
    outcome = comes(lambda: ended(record), seconds=120.0)
    assert outcome["reason"].startswith("lost."), "who stands still is caught"
    recorded = read(record)
    assert sum(recorded.tracks["runner"][1::2]) == recorded.ticks and len(set(recorded.tracks["runner"][::2])) >= 3
    assert verify(recorded, level_file("03-the-crossing")).same, "what the frozen copy computed, the checkout computes"
    time.sleep(0.5)
    desk.key("Escape")
    assert game.communicate(timeout=20) == ("", "") and game.returncode in (0, 1)


def ended(record: Path) -> Any:
    return json.loads(record.read_text())["outcome"] if record.exists() else None


def test_it_opens_at_its_title_plays_and_closes(desk: FrozenDesk) -> None:
    game = desk.start()
    time.sleep(1.5)
    for key in ("Return", "Right", "Escape"):  # a second Escape would leave the game, were the chapter still being drawn
        desk.key(key)
        time.sleep(0.7)
    desk.close(desk.window(game))
    assert game.communicate(timeout=20) == ("", "") and game.returncode == 0
    assert not list(desk.home.rglob("crash-*"))
    before = {path.relative_to(desk.folder) for path in desk.folder.rglob("*")}
    assert not [path for path in before if path.suffix in (".log", ".pyc")], "nothing is written where it lies"


def test_killed_again_and_again_while_it_saves_it_has_lost_nothing(desk: FrozenDesk) -> None:
    """Half of the deaths come among changes of a setting, half when a run has just been won; each time the next start finds all."""
    chance, lake = random.Random(11), desk.home / "at-once.json"
    pond = json.loads(POND.read_text(encoding="utf-8"))
    lake.write_text(json.dumps(pond | {"triggers": [{"id": "won", "when": [], "do": [{"act": "win", "reason": "won.shore"}]}]}))
    settings = Store(desk.home / "config" / "settings.json", "settings")
    records = Store(desk.home / "data" / "records.json", "records")
    assert settings.save(Settings(shake=0.3, no_pain=True).values()).ok
    changed, won, soon = [], 0, 0.0
    for number in range(KILLS):
        wins = number % 2 == 1
        game = desk.start(*(["play", str(lake)] if wins else []))
        if wins:
            soon = soon or until_noted(records, won)  # how quick this machine is today: later deaths come shortly before and after
            time.sleep(soon * (0.7 + 0.6 * chance.random()))
        else:
            time.sleep(0.5)
            for name in ("Down", "Down", "Down", "Return", "Down", "Down"):  # the title's settings, and in them the flashes
                desk.key(name)
            keys = subprocess.Popen(
                ["xdotool", "key", "--delay", "4", *["Left", "Right"] * 200], env=desk.environment, stdout=subprocess.DEVNULL
            )
            time.sleep(0.3 + 0.4 * chance.random())
        game.kill()
        game.communicate()
        if not wins:
            keys.kill()
            keys.wait()
        found, noted = settings.load(), records.load()
        assert found.value and not found.notice and not noted.notice
        assert (found.value["shake"], found.value["no_pain"]) == (0.3, True)
        changed.append(found.value["flash"])
        runs = runs_in(noted.value)
        assert won <= runs <= won + wins
        won = runs
    assert len(set(changed)) > 1 and all(value in [round(0.1 * tenth, 1) for tenth in range(11)] for value in changed)
    assert won > 0
    assert not list(desk.home.rglob("*.corrupt-*")) and not list(desk.home.rglob("crash-*"))
    game = desk.start()
    desk.close(desk.window(game))
    assert game.communicate(timeout=20) == ("", "") and game.returncode == 0
    kept, window = settings.load().value, ("width", "height", "maximized")  # a window that is closed leaves its size
    assert kept and {name: value for name, value in kept.items() if name not in window} == {
        name: value for name, value in found.value.items() if name not in window
    }


def runs_in(noted: Any) -> int:
    return sum(record["runs"] for record in (noted or {"levels": {}})["levels"].values())


def until_noted(records: Store, runs: int) -> float:
    """Seconds until one run more stands in the records."""
    began = time.monotonic()
    comes(lambda: runs_in(records.load().value) > runs, 60.0)
    return time.monotonic() - began


def test_the_first_picture_comes_soon(desk: FrozenDesk) -> None:
    desk.warm()
    took = sorted(desk.first_picture() for _ in range(5))
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    print(f"first picture after {took[2]:.2f} s (median of 5; {took[0]:.2f} to {took[-1]:.2f}), load {busy:.1f}")
    assert took[0] <= FIRST_PICTURE * 2.0 * busy


@pytest.mark.skipif(
    not shutil.which("desktop-file-validate") or not shutil.which("appstreamcli"), reason="needs desktop-file-utils, appstream"
)
def test_desktop_files_are_valid() -> None:
    linux = ROOT / "packaging" / "linux"
    for command in (["desktop-file-validate"], ["appstreamcli", "validate", "--no-net"]):
        files = linux.glob("*.desktop" if "desktop" in command[0] else "*.metainfo.xml")
        done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
