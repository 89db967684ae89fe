"""Levels are found by name, by the end of a name, and by path; a wrong name names the nearest."""

import os
from pathlib import Path

import pytest

from game.core.files import user_folders
from game.core.paths import LEVELS
from game.level.errors.problem import LevelProblems
from game.level.files import library, template
from game.level.loader import read
from game.tools.checker import check
from tests.level import samples


def message(name: str) -> str:
    with pytest.raises(library.UnknownLevel) as unknown:
        library.find(name)
    return str(unknown.value)


@pytest.mark.parametrize("name", ["03-the-crossing", "the-crossing", "3", "The-Crossing", str(LEVELS / "03-the-crossing.json")])
def test_the_crossing_has_many_names(name: str) -> None:
    assert library.find(name) == LEVELS / "03-the-crossing.json"


def test_examples_are_found_too() -> None:
    assert library.find("log-bridge") == LEVELS / "examples" / "log-bridge.json"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("the-crosing", 'no level named "the-crosing"; did you mean "03-the-crossing"?'),
        ("03-the-crossnig", 'no level named "03-the-crossnig"; did you mean "03-the-crossing"?'),
        ("logbridge", 'no level named "logbridge"; did you mean "log-bridge"?'),
        ("levels/log-brige.json", 'no level file "levels/log-brige.json"; did you mean "log-bridge"?'),
        ("", 'no level named ""; there are: 01-out-of-step, '),
        ("zzzzz", 'no level named "zzzzz"; there are: 01-out-of-step, '),
        ("a\nb\u202e", 'no level named "a\\u000ab\\u202e"; there are: 01-out-of-step, '),
        ("\0", 'no level named "\\u0000"; there are: 01-out-of-step, '),
        ("x" * 9000, 'no level named "xxxx'),
        ("../../etc/nobody", 'no level file "../../etc/nobody"; there are: '),
    ],
)
def test_a_wrong_name_names_the_nearest(name: str, said: str) -> None:
    assert message(name).startswith(said)
    assert message(name).isprintable()
    assert len(message(name)) < 600


def test_your_own_levels_are_listed_after_the_shipped_and_clash_politely() -> None:
    folder = library.user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    mine, theirs = samples.write(folder, "mine.json"), samples.write(folder, "log-bridge.json")
    assert library.find("mine") == mine
    assert library.find("log-bridge") == LEVELS / "examples" / "log-bridge.json"
    assert library.find("yours/log-bridge") == theirs
    names = [entry.name for entry in library.list_levels()]
    assert names[0] == "01-out-of-step" and names[-2:] == ["yours/log-bridge", "mine"]
    assert len(set(names)) == len(names)


def test_a_copy_that_travels_finds_its_levels_where_it_keeps_the_rest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(user_folders.LEVELS_VARIABLE)
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path / "stick"))
    path = template.write("travelling")
    assert path.is_relative_to(tmp_path / "stick") and library.find("travelling") == path


def test_a_new_level_plays_at_once() -> None:
    path = template.write("My first lake!")
    assert path == library.user_folder() / "my-first-lake.json"
    assert (path.parent / "level.schema.json").read_bytes() == (LEVELS / "level.schema.json").read_bytes()
    assert read(path).name == "My first lake!"
    assert check(path) == []
    assert library.find("my-first-lake") == path


@pytest.mark.parametrize("name", ["", "...", "///", "湖", "\0"])
def test_what_is_no_name_for_a_file(name: str) -> None:
    with pytest.raises(LevelProblems, match="not a name for a level"):
        template.write(name)


def test_a_new_level_never_replaces_one(tmp_path: Path) -> None:
    template.write("pond", tmp_path)
    with pytest.raises(LevelProblems, match="there is one of that name already"):
        template.write("Pond.json", tmp_path)


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    samples.write(tmp_path, "a.json", hour=99)
    samples.write(tmp_path, "b.json", hour=98, chapter=77)
    samples.write(tmp_path, "c.json")
    found = [str(problem) for problem in check([tmp_path])]
    assert [line.split(":")[0].rsplit("/")[-1] for line in found] == ["a.json", "b.json", "b.json"]


def test_a_name_that_is_no_level_is_a_problem_like_others(tmp_path: Path) -> None:
    found = [str(problem) for problem in check(["the-crosing", samples.write(tmp_path, hour=99), "no/such.json"])]
    assert found[0] == 'the-crosing:1:1: file: no level named "the-crosing"; did you mean "03-the-crossing"?'
    assert "hour: found 99" in found[1]
    assert found[2].startswith('no/such.json:1:1: file: no level file "no/such.json"')
    assert check("the-crossing") == []


def test_shipped_levels_are_sound() -> None:
    assert [str(problem) for problem in check(LEVELS)] == []


def test_a_folder_without_a_level_is_not_found_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = check(tmp_path)
    assert told.reason == "no level in this folder" and not told.warning
    monkeypatch.setattr("game.tools.checker.os.access", lambda *_: False)
    assert check(tmp_path)[0].reason == "this folder may not be read"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_file_is_not_listed_and_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from game.session.replays.replay import level_hash

    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(tmp_path))
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "mine.json").write_text("{}")
    assert [entry.name for entry in library.list_levels() if entry.is_user] == ["mine"]
    for name in ("pipe.json", "folder.json", "none.json"):
        with pytest.raises(OSError):
            level_hash(tmp_path / name)
