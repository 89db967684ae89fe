"""What a level maker may rely on when a file is read."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.level.errors.problem import LevelProblems
from game.level.files import library
from game.level.format import migrations
from game.level.loader import read, read_bytes
from tests.level import samples


def refusal(data: bytes) -> str:
    with pytest.raises(LevelProblems) as refused:
        read_bytes(data, "l.json")
    return str(refused.value)


def test_a_lake_becomes_frozen_values(tmp_path: Path) -> None:
    level = read(samples.write(tmp_path))
    assert (level.name, level.left, level.right) == ("Pond", 0.0, 44.0)
    assert level.ground.line[2] == (14.0, -2.0)
    assert level.things_of("start")[0].at == (4.0, 1.0)
    with pytest.raises(ValueError, match="frozen"):
        level.name = "Lake"  # type: ignore[misc]


def test_reading_twice_gives_equal_values(tmp_path: Path) -> None:
    path = samples.write(tmp_path)
    assert read(path) == read(path)


def test_what_editors_do_to_files_is_accepted() -> None:
    data = samples.text().encode()
    for spoilt in (b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), data + b" \r\n\t"):
        assert read_bytes(spoilt).name == "Pond"


def test_places_count_from_the_line_even_after_a_mark_and_windows_line_ends() -> None:
    data = b"\xef\xbb\xbf" + samples.text(name=7).encode().replace(b"\n", b"\r\n")
    assert refusal(data).startswith("l.json:3:10: name: found 7")


def test_names_may_be_in_any_script() -> None:
    assert read_bytes(samples.text(name="蜘蛛の湖").encode()).name == "蜘蛛の湖"
    assert read_bytes(samples.text(name="\U0001f577 lake").encode()).name == "\U0001f577 lake"
    assert read_bytes(samples.text(note="first line\nsecond\tline").encode()).note == "first line\nsecond\tline"


def test_two_megabytes_and_one_byte(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(b" " * (2 * 1024 * 1024 + 1))
    with pytest.raises(LevelProblems, match=r"big.json:1:1: file: over 2 MB \(a level is at most 2 MB; most are under 50 kB\)"):
        read(path)
    assert refusal(b" " * (2 * 1024 * 1024 + 1)) == "l.json:1:1: file: over 2 MB (a level is at most 2 MB; most are under 50 kB)"


def test_a_sparse_ten_gigabyte_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.json"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    start = time.thread_time()
    with pytest.raises(LevelProblems, match="over 2 MB"):
        read(path)
    assert time.thread_time() - start < 0.05


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_a_device_and_a_folder_are_not_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    for path, sort in ((pipe, "a pipe"), (Path("/dev/zero"), "a device"), (tmp_path, "a folder")):
        with pytest.raises(LevelProblems) as refused:
            read(path)
        assert str(refused.value) == f"{path}:1:1: file: not a regular file but {sort} (a level is one JSON file)"


def test_missing_files_and_impossible_names(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "no.json", "no such file"),
        (tmp_path / ("l" * 300), "cannot be read: the name is too long"),
        (Path("nul\0.json"), "cannot be read: no file can have this name"),
    ):
        with pytest.raises(LevelProblems) as refused:
            read(path)
        assert f"1:1: file: {reason}" in str(refused.value)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_out_of_the_level_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, folder = samples.write(tmp_path, "outside.json"), tmp_path / "levels"
    folder.mkdir()
    monkeypatch.setattr(library, "folders", lambda: (folder,))
    (folder / "out.json").symlink_to(outside)
    (folder / "loop.json").symlink_to(folder / "loop.json")
    samples.write(folder, "real.json")
    (folder / "inside.json").symlink_to(folder / "real.json")
    assert read(folder / "inside.json").name == "Pond"
    with pytest.raises(LevelProblems, match="a link to a file outside the level folder"):
        read(folder / "out.json")
    with pytest.raises(LevelProblems, match="1:1: file: "):
        read(folder / "loop.json")
    assert read(outside).name == "Pond"


HOSTILE = {
    "100,000 deep": b"[" * 100_000 + b"]" * 100_000,
    "a million never closed": b"[" * 1_000_000,
    "a million empty lists": b"[" + b"[]," * 600_000 + b"[]]",
    "a million texts": b"[" + b'"",' * 600_000 + b'""]',
    "a text full of brackets": b'"' + b"[{" * 900_000 + b'"',
    "a text full of escapes": b'"' + b"\\\\" * 900_000,
    "wrong brackets": b"[}" * 900_000,
    "closed too often": b"]" * 1_900_000,
    "one long number": b"[" + b"9" * 1_900_000 + b"]",
    "two megabytes of spaces": b" " * 2_000_000,
    "two megabytes of digits and commas": b"[" + b"1," * 900_000 + b"1]",
    "points of one": b'{"format":2,"name":"x","ground":{"line":[' + b"[0]," * 90_000 + b"[0]]}}",
    "points of text": b'{"format":2,"name":"x","ground":{"line":[' + b'["","",""],' * 30_000 + b"[0]]}}",
    "things of nothing": b'{"format":2,"name":"x","things":[' + b"{}," * 90_000 + b"{}]}",
    "things unknown": b'{"format":2,"name":"x","things":[' + b'{"kind":"x"},' * 90_000 + b"{}]}",
    "things of nothing else": b'{"format":2,"name":"x","things":[' + b'{"kind":"log"},' * 90_000 + b"{}]}",
    "unknown keys": b'{"format":2' + b"".join(b',"key-%d":1' % n for n in range(90_000)) + b"}",
    "strange numbers": b'{"format":2,"tuning":{' + b",".join(b'"runner.%d":1' % n for n in range(90_000)) + b"}}",
    "a long key": b'{"' + b"k" * 1_900_000 + b'":1}',
    "a long name": b'{"format":2,"name":"' + b"n" * 1_900_000 + b'"}',
    "a long kind": b'{"format":2,"things":[{"kind":"' + b"k" * 1_900_000 + b'"}]}',
    "infinities": b"[" + b"1e999," * 90_000 + b"1e999]",
    "hidden characters": b"[" + b'"\xe2\x80\xae",' * 90_000 + b"1]",
    "one key a hundred thousand times": b"{" + b'"a":1,' * 99_000 + b'"a":1}',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_shapes_are_refused_at_once(data: bytes) -> None:
    start = time.process_time()
    lines = refusal(data).splitlines()
    assert time.process_time() - start < 1.0
    assert 1 <= len(lines) <= 101
    assert all(len(line) < 300 for line in lines)


@pytest.mark.parametrize("name", ["100,000 deep", "a million never closed", "a million empty lists", "two megabytes of spaces"])
def test_the_structural_ones_within_50_ms(name: str) -> None:
    taken = []
    for _ in range(5):
        start = time.process_time()
        refusal(HOSTILE[name])
        taken.append(time.process_time() - start)
    assert min(taken) < 0.05


def test_every_fault_is_told_but_no_more_than_a_hundred() -> None:
    things = [{"kind": "log", "id": f"log-{n}", "at": [20, 0], "length": 99} for n in range(150)]
    lines = refusal(samples.text(things=things).encode()).splitlines()
    assert len(lines) == 101
    assert lines[-1].endswith("and 50 more problems from here on")


def test_lists_end_somewhere() -> None:
    many = [[n * 0.1, 0] for n in range(5001)]
    assert "found 5,001 items, expected a list of 2 to 5,000" in refusal(samples.text(ground={"line": many}).encode())
    things = [{"kind": "tree", "id": f"tree-{n}", "at": [2, 1]} for n in range(1001)]
    assert "found 1,001 items, expected a list of at most 1,000" in refusal(samples.text(things=things).encode())


def big_level() -> bytes:
    line = [[n * 0.1, 1 - (5 if 500 < n < 4000 else 0)] for n in range(4500)]
    things = [{"kind": "start", "id": "s", "at": [4, 1]}]
    things += [{"kind": "reed", "id": f"reed-{n}", "at": [60 + n * 0.3, -4], "note": "a stand of reeds"} for n in range(560)]
    return samples.text(ground={"line": line}, lakes=[{"id": "l", "left": 45, "right": 410}], things=things).encode()


def test_a_200_kB_level_costs_little_more_than_its_text() -> None:
    """At most three calls for each value in it, about 40 ms where Python's own parser takes 3."""
    data = big_level()
    assert len(data) > 200_000
    read_bytes(data)  # what is made once is made
    assert calls_in(lambda: read_bytes(data)) < 3 * values_in(json.loads(data))


def calls_in(work: Callable[[], object]) -> int:
    """Functions called, Python's and built in: what work costs, whatever else the machine is doing."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def values_in(value: object) -> int:
    """Numbers, texts, lists and objects."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(values_in(each) for each in inner)


def test_nothing_is_located_while_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(text: str) -> None:
        raise AssertionError("the good path looked for places")

    for module in ("parse.json_parser", "parse.source_map", "format.current_source_map", "format.migrations"):
        monkeypatch.setattr(f"game.level.{module}.build_source_map", never)
    read_bytes(big_level())


def test_old_formats_load_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    old = samples.lake(format=0)
    old["title"] = old.pop("name")
    assert f"format: found 0, expected {migrations.FORMAT}" in refusal(json.dumps(old).encode())
    monkeypatch.setitem(migrations.MIGRATIONS, 0, (migrations.KeyRename((), "title", "name"),))
    level = read_bytes(json.dumps(old).encode())
    assert (level.name, level.format) == ("Pond", migrations.FORMAT)


def test_every_format_there_has_been_still_loads() -> None:
    files = sorted((Path(__file__).parent / "format").glob("format-*.json"))
    assert [path.stem for path in files] == [f"format-{number}" for number in range(1, migrations.FORMAT + 1)]
    for path in files:
        assert read(path).format == migrations.FORMAT
