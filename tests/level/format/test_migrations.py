"""Levels of older formats: each loads as it always did, is told what has another name now, and can be rewritten without losing a note."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.__main__ import main
from game.level.errors.problem import LevelProblems
from game.level.format import migrations
from game.level.format.migrations import MIGRATIONS, KeyRename, WordRename, changes, migrate_text, renamed_to
from game.level.loader import read, read_bytes
from game.level.model import FORMAT
from game.level.registry import tuning_field
from game.tools.checker import check
from tests.level import samples

FORMATS = Path(__file__).parent
SHIPPED = sorted((FORMATS / "shipped").glob("*.json"))
EVERY_NAME = {
    **samples.lake(format=1),
    "ranks": {"gold": {"seconds": 60, "spared": 1}, "silver": {"seconds": 90, "spared": 0}},
    "tuning": {"runner.limp": 0.1, "hunter.lunge_tell": 0.7},
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_level_that_ever_shipped_still_loads(path: Path) -> None:
    level = read(path)
    assert level.format == FORMAT
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert len(level.things) == len(kept["things"]) and len(level.triggers) == len(kept["triggers"])
    for thing, old in zip(level.things, kept["things"], strict=True):
        if old["kind"] == "hunter":
            assert (thing.type, thing.start_delay) == (old["of"], old.get("lag", 0.0))  # type: ignore[attr-defined]
    for trigger, old in zip(level.triggers, kept["triggers"], strict=True):
        assert trigger.repeat == old.get("again", False)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_rewritten_it_is_the_same_level_line_by_line(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    copy = tmp_path / "copy.json"
    copy.write_text(text, encoding="utf-8")
    assert main(["upgrade", str(copy)]) == 0
    new = copy.read_text(encoding="utf-8")
    assert read(copy) == read(path)
    assert json.loads(new)["format"] == FORMAT and not changes(json.loads(new), 1)
    assert len(new.splitlines()) == len(text.splitlines())
    same = sum(a == b for a, b in zip(new.splitlines(), text.splitlines(), strict=True))
    assert same > 0.5 * len(text.splitlines()), "all that is not renamed stays as it was written"
    before = copy.read_bytes()
    assert main(["upgrade", str(copy)]) == 0 and copy.read_bytes() == before, "twice is once"


def test_notes_order_line_ends_and_the_mark_at_the_start_stay(tmp_path: Path) -> None:
    text = samples.text(format=1, note="mine").replace("\n", "\r\n")
    path = tmp_path / "mine.json"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert main(["upgrade", str(path)]) == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace('"format": 1', f'"format": {FORMAT}').encode()


def test_check_names_the_old_key_and_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(EVERY_NAME, indent=1), encoding="utf-8")
    told = [str(problem) for problem in check(path)]
    assert any('ranks.gold: warning: "spared" is called "hunters_spared" since format 2' in line for line in told), told
    assert any('tuning: warning: "hunter.lunge_tell" is called "hunter.lunge_windup" since format 2' in line for line in told), told
    assert len([line for line in told if '"spared"' in line]) == 1, "each name is told once"


def test_an_old_key_in_a_new_file_is_named_with_its_new_name() -> None:
    new = {**EVERY_NAME, "format": FORMAT}
    told = refusal(new)
    assert 'unknown key "spared"' in told and 'it is called "hunters_spared" since format 2' in told
    timed = {"id": "late", "when": [{"test": "time", "seconds": 3}], "do": [{"act": "win"}]}
    assert 'it is called "elapsed" since format 2' in refusal(samples.lake(triggers=[timed]))


def test_a_name_is_told_with_the_format_that_changed_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "FORMAT", FORMAT + 1)
    monkeypatch.setitem(MIGRATIONS, FORMAT, (KeyRename((), "hour", "time_of_day"),))
    assert renamed_to(("ranks", "gold", "spared"), "spared") == ("hunters_spared", 2)
    assert renamed_to(("hour",), "hour") == ("time_of_day", FORMAT + 1)
    assert renamed_to(("hours",), "hours") == ("", 0)


def test_what_is_wrong_with_an_old_file_is_told_in_its_own_lines() -> None:
    lines = json.dumps({**EVERY_NAME, "hour": "late"}, indent=1).splitlines()
    line = next(number for number, words in enumerate(lines, 1) if '"hour"' in words)
    with pytest.raises(LevelProblems) as refused:
        read_bytes("\n".join(lines).encode())
    assert [problem.line for problem in refused.value.problems] == [line]


SHORT_OF_TODAY = [
    ('"again": false', '"again": "no"', '"no"'),
    ('"of": "diver"', '"of": "newt"', '"newt"'),
    ('"lag": 2', '"lag": -2', "-2"),
    ('"connects": []', '"connects": ["pool"]', '"pool"'),
    ('"seconds": 60', '"secs": 60', '"secs"'),
]
"""What stands in a level of format 1, what stands there instead, and where its fault is shown."""
OLD_LEVEL = """{"format": 1, "name": "Old",
 "ground": {"line": [[0, 1], [5, 1], [10, -3], [60, -3], [70, 1], [80, 1]]},
 "lakes": [{"id": "lake", "left": 6, "right": 69, "connects": []}],
 "ranks": {"gold": {"seconds": 60, "spared": 1}, "silver": {"seconds": 90}},
 "things": [{"kind": "start", "id": "start", "at": [3, 1.9]},
  {"kind": "hunter", "id": "first", "lag": 2, "of": "diver", "at": [1, 1]}],
 "triggers": [{"id": "won", "again": false, "when": [{"test": "time", "seconds": 3}], "do": [{"act": "win"}]}]}
"""


@pytest.mark.parametrize(("good", "bad", "shown"), SHORT_OF_TODAY)
def test_line_and_column_of_a_fault_point_into_what_the_author_wrote(good: str, bad: str, shown: str) -> None:
    assert read_bytes(OLD_LEVEL.encode()).format == FORMAT
    wrong = OLD_LEVEL.replace(good, bad)
    assert wrong != OLD_LEVEL
    with pytest.raises(LevelProblems) as refused:
        read_bytes(wrong.encode())
    (problem,) = refused.value.problems
    assert wrong.splitlines()[problem.line - 1][problem.column - 1 :].startswith(shown)


def test_a_name_of_both_formats_at_once_is_refused_and_nothing_is_lost() -> None:
    both = {**EVERY_NAME, "ranks": {"gold": {"seconds": 60, "spared": 1, "hunters_spared": 2}}}
    assert '"spared"' in refusal(both)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[]], [{}], [None], {"a": 1}])
@pytest.mark.parametrize("key", ["things", "triggers", "lakes", "ranks", "tuning"])
def test_malformed_old_files_are_refused_like_any_other(key: str, value: Any) -> None:
    with pytest.raises(LevelProblems):
        read_bytes(json.dumps({**samples.lake(format=1, name=""), key: value}).encode())


def test_every_new_name_is_one_that_todays_format_knows() -> None:
    schema = json.dumps(json.loads((Path(samples.__file__).parents[2] / "levels" / "level.schema.json").read_text(encoding="utf-8")))
    for rename in MIGRATIONS[FORMAT - 1]:
        assert f'"{rename.new}"' in schema, rename
        if isinstance(rename, KeyRename) and rename.holder == ("tuning",):
            assert tuning_field(rename.new) and not tuning_field(rename.old), rename
        elif isinstance(rename, WordRename):
            assert f'"const": "{rename.old}"' not in schema, rename


def test_a_text_of_todays_format_is_left_alone() -> None:
    text = samples.text()
    assert migrate_text(text, json.loads(text)) is text


def test_upgrade_says_what_it_cannot_do_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert main(["upgrade", str(broken)]) == 2
    assert broken.read_text(encoding="utf-8") == "{" and len(capsys.readouterr().err.splitlines()) == 1
    assert main(["upgrade", str(tmp_path / "nowhere.json")]) == 2


def refusal(parts: dict[str, Any]) -> str:
    with pytest.raises(LevelProblems) as refused:
        read_bytes(json.dumps(parts).encode())
    return str(refused.value)
