"""What a player has won stays won: through failing disks, pulled plugs, kills, flipped bits, other versions and second copies."""

import errno
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game import __version__
from game.core.files.file_system import Disk
from game.save.checked_file import MAGIC, Store
from game.save.file_lock import FileLock
from tests.save.failing_disks import Busy, Failing, Memory, PowerCut

ROOT = Path(__file__).parents[2]
OLD, NEW = {"best": 41.5, "name": "old"}, {"best": 40.25, "name": "new"}


def store(folder: Path, disk: Disk | None = None, claim: FileLock | None = None) -> Store:
    return Store(folder / "records.json", "records", claim=claim, disk=disk)


def sealed(whole: Any) -> bytes:
    """A file as somebody else's game would have sealed it."""
    body = whole if isinstance(whole, bytes) else json.dumps(whole).encode()
    return MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def test_what_is_saved_is_found_again_and_the_last_three_stay(tmp_path: Path) -> None:
    kept = store(tmp_path / "made" / "when needed")
    assert kept.load().value is None and kept.load().notice == ""
    for number in range(6):
        assert kept.save({"n": number}).ok
    found = kept.load()
    assert (found.value, found.format, found.notice) == ({"n": 5}, 1, "")
    assert [kept.decode(place.read_bytes())[1]["n"] for place in kept.places()] == [5, 4, 3, 2]
    assert kept.save({"n": 5}).ok
    assert kept.decode(kept.places()[1].read_bytes())[1] == {"n": 4}, "saving the same again costs no backup"
    assert sorted(path.name for path in kept.path.parent.iterdir()) == ["records.json", *(f"records.json.{n}" for n in (1, 2, 3))]


def calls_of_a_save(folder: Path) -> int:
    disk = Failing()
    kept = store(folder, disk)
    for number in range(4):
        kept.save({"n": number})
    disk.calls.clear()
    assert kept.save(NEW).ok
    assert {"open", "write", "flush", "fsync", "close", "rename", "link", "sync_folder"} <= set(disk.calls)
    return len(disk.calls)


@pytest.mark.parametrize("ever_after", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EDQUOT])
def test_every_call_that_fails_leaves_the_old_or_the_new_and_says_so(tmp_path: Path, number: int, ever_after: bool) -> None:
    for at in range(calls_of_a_save(tmp_path / "count")):
        folder = tmp_path / str(at)
        for n in range(3):
            assert store(folder).save({"n": n}).ok
        assert store(folder).save(OLD).ok
        disk = Failing(at, number, ever_after)
        saved = store(folder, disk).save(NEW)
        found = store(folder).load()
        assert found.value in (OLD, NEW), disk.calls
        assert found.notice == ""
        assert found.value == NEW or not saved.ok, "never says that it kept what it did not keep"
        assert saved.ok or saved.why.startswith("not saved: ")
        assert not list(folder.glob("*.corrupt-*"))
        assert store(folder).save(NEW).ok and store(folder).load().value == NEW, "and once the disk is well, so is the game"


def test_what_the_player_reads_when_the_disk_is_full(tmp_path: Path) -> None:
    assert store(tmp_path, Failing(1)).save(NEW).why == "not saved: the disk is full"
    assert store(tmp_path, Failing(1, errno.EROFS)).save(NEW).why == "not saved: the folder is read-only"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_is_full(tmp_path: Path) -> None:
    class Full(Disk):
        def open(self, path: Path) -> Any:
            return open("/dev/full", "wb")

    assert store(tmp_path).save(OLD).ok
    assert store(tmp_path, Full()).save(NEW).why == "not saved: the disk is full"
    assert store(tmp_path).load().value == OLD


def test_somewhere_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    saved = store(tmp_path / "file" / "folder").save(NEW)
    assert not saved.ok and saved.why.startswith("not saved: ")
    assert store(tmp_path / "file" / "folder").load().value is None


@pytest.mark.parametrize("links", [True, False])
def test_a_power_cut_at_every_moment_leaves_the_old_or_the_new(links: bool) -> None:
    folder, states = Path("/kept"), 0
    for cut in range(200):
        memory = Memory(links)
        kept = store(folder, memory)
        for n in range(3):
            kept.save({"n": n})
        assert kept.save(OLD).ok
        memory.calls, memory.cut_at = 0, cut
        try:
            saved = kept.save(NEW)
        except PowerCut:
            saved = None
        for after in memory.after():
            states += 1
            found = store(folder, after).load()
            assert found.value in ((NEW,) if saved and saved.ok else (OLD, NEW))
            assert found.notice == ""
        if saved:
            assert saved.ok and cut > 10
            break
    assert states > 40


def test_such_a_cut_would_find_a_store_that_does_not_wait_for_the_disk() -> None:
    class Hasty(Memory):
        def fsync(self, file: Any) -> None:
            self._tick()

    memory = Hasty()
    kept = store(Path("/kept"), memory)
    assert kept.save(OLD).ok and kept.save(NEW).ok
    assert any(store(Path("/kept"), after).load().value not in (OLD, NEW) for after in memory.after())


def test_every_flipped_bit_is_noticed_and_the_backup_loads(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.save(OLD)
    kept.save({"text": "x" * 400, "number": 0.1})
    body = kept.path.read_bytes()
    for bit in range(len(body) * 8):
        wrong = bytearray(body)
        wrong[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ValueError, match="not whole"):
            kept.decode(bytes(wrong))
    for bit in range(0, len(body) * 8, 97):
        wrong = bytearray(body)
        wrong[bit // 8] ^= 1 << bit % 8
        kept.path.write_bytes(wrong)
        found = kept.load()
        assert (found.value, found.notice) == (OLD, "records.json could not be read: restored from backup 1")
        aside = kept.path.with_name("records.json.corrupt-1")
        assert aside.read_bytes() == wrong
        aside.unlink()


def test_every_length_it_can_be_cut_to_is_noticed(tmp_path: Path) -> None:
    kept = store(tmp_path)
    body = kept.encode({"text": "y" * 4000})
    for length in range(len(body)):
        with pytest.raises(ValueError, match="not whole"):
            kept.decode(body[:length])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        bytes(4096),
        b"\xff" * 100,
        b"{}",
        b"spiderweb-lake sha256 \n",
        sealed(b""),
        sealed(b"[]"),
        sealed(b"null"),
        sealed(b"[" * 100_000),
        sealed(b"\xff\xfe"),
        sealed({"kind": "settings", "format": 1, "value": {}}),
        sealed({"kind": "records", "format": "1", "value": {}}),
        sealed({"kind": "records", "format": True, "value": {}}),
        sealed({"kind": "records", "format": 1, "value": []}),
        sealed({"kind": "records", "format": 1, "value": {"x": "y" * 2_000_000}}),
    ],
    ids=range(15),
)
def test_a_damaged_file_is_set_aside_and_never_becomes_a_backup(tmp_path: Path, body: bytes) -> None:
    kept = store(tmp_path)
    kept.path.write_bytes(body)
    found = kept.load()
    assert (found.value, found.notice) == (None, "records.json could not be read: starting afresh")
    assert (tmp_path / "records.json.corrupt-1").read_bytes() == body
    kept.path.write_bytes(body + b" ")
    assert kept.save(NEW).ok
    assert (tmp_path / "records.json.corrupt-2").exists(), "never over what was set aside before"
    assert kept.load().value == NEW and not (tmp_path / "records.json.1").exists()


def test_backups_are_tried_in_order(tmp_path: Path) -> None:
    kept = store(tmp_path)
    for number in range(4):
        kept.save({"n": number})
    for place, expected in zip(kept.places(), (2, 1, 0, None), strict=True):
        place.write_bytes(b"torn")
        found = kept.load()
        assert (found.value or {"n": None})["n"] == expected


def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    newer = sealed({"kind": "records", "format": 2, "version": "9.1", "value": {}})
    kept = store(tmp_path)
    kept.save(OLD)
    kept.path.write_bytes(newer)
    told = f"made by version 9.1, this is {__version__}"
    assert kept.load().value is None and told in kept.load().notice
    saved = kept.save(NEW)
    assert not saved.ok and told in saved.why
    assert kept.path.read_bytes() == newer
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records.json"]


def test_a_pipe_a_folder_and_a_device_in_its_place_do_not_stop_the_game(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.path.mkdir()
    assert kept.load().notice == "records.json could not be read: starting afresh"
    assert not kept.save(NEW).ok
    if hasattr(os, "mkfifo"):
        kept.path.rmdir()
        os.mkfifo(kept.path)
        assert kept.load().value is None
        kept.path.unlink()
        kept.path.symlink_to("/dev/zero")
        assert kept.load().value is None


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_busy_for_a_moment_is_waited_for(tmp_path: Path, winerror: int) -> None:
    kept = store(tmp_path)
    kept.save(OLD)
    for times in range(1, 6):
        kept.disk = Busy(times, winerror)
        assert kept.save({"n": times}).ok
        assert kept.load().value == {"n": times}
    kept.disk = busy = Busy(1000, winerror)
    assert not kept.save(NEW).ok and busy.waited < 2.5
    other = Busy(1, 1234)
    kept.disk = other
    assert not kept.save(NEW).ok and other.waited == 0.0, "only for these three"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_killed_while_saving_300_times_nothing_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.save.killed_writers", str(tmp_path), "300"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["kills"] == 300 and figures["lost"] == 0
    assert figures["mid_save"] > 20, "most kills should hit a save"
    assert not list(tmp_path.glob("*.corrupt-*"))


HOLDER = """
import sys, time
from pathlib import Path
from game.save.file_lock import FileLock
claim = FileLock(Path(sys.argv[1]))
print(claim.held, flush=True)
time.sleep(60)
"""


def test_the_second_copy_of_the_game_keeps_nothing_until_the_first_is_gone(tmp_path: Path) -> None:
    first = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert first.stdout and first.stdout.readline() == "True\n"
    claim = FileLock(tmp_path)
    assert not claim.held
    kept = store(tmp_path, claim=claim)
    kept.path.write_bytes(b"torn")
    assert kept.load().value is None and kept.path.exists(), "looks, and touches nothing"
    for _ in range(1000):
        assert kept.save(NEW).why == "The game is already running. Nothing is saved in this second window."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lock", "records.json"]
    first.kill()
    first.communicate()
    after = FileLock(tmp_path)
    assert after.held and store(tmp_path, claim=after).save(NEW).ok
    after.release()
    again = FileLock(tmp_path)
    assert again.held
    again.release()


def test_a_place_that_cannot_be_claimed_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    claim = FileLock(tmp_path / "file")
    assert not claim.held and claim.error.startswith("Nothing can be saved: ")
