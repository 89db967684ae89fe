"""A clock that is set back between two runs: all that was kept is dated later than now, and none of it is lost or put out of order."""

import os
import time
from pathlib import Path

import pygame
import pytest

from game.app import crash_report
from game.core.files import user_folders
from game.level.files.library import Entry
from game.save.profile import Profile
from game.screens.level_list import newest
from game.view.render.sprites import sprite_cache
from game.view.render.sprites.sprite_cache import SpriteCache

HOUR = 3600.0
WON = {"won": True, "seconds": 61.0, "ticks": 7320}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def set_back(home: Path) -> None:
    """As if the clock had been an hour later than it is."""
    for path in home.rglob("*"):
        os.utime(path, (time.time() + HOUR,) * 2)


def test_settings_and_records_go_on_where_they_were(home: Path) -> None:
    first = Profile()
    first.change(width=960, height=540, maximized=True)
    first.record_run("a" * 64, "Pond", WON, "gold")
    first.close()
    set_back(home)
    second = Profile()
    assert second.notices == []
    assert (second.settings.width, second.settings.height, second.settings.maximized) == (960, 540, True)
    second.change(width=800)
    second.record_run("a" * 64, "Pond", WON | {"seconds": 60.0, "ticks": 7200}, "gold")
    second.close()
    third = Profile()
    record = third.records.of("a" * 64)
    assert (third.settings.width, third.notices) == (800, []) and record is not None and record.runs == 2
    third.close()


def test_the_backup_that_comes_back_is_the_last_one_whatever_the_dates_say(home: Path) -> None:
    profile = Profile()
    for width in (700, 800):
        profile.change(width=width)
    set_back(home)
    profile.change(width=900)
    profile.close()
    (home / "config" / "settings.json").write_bytes(b"torn")
    again = Profile()
    assert again.settings.width == 800 and len(again.notices) == 1
    again.close()


def test_the_crash_file_just_written_is_not_taken_for_the_oldest(home: Path) -> None:
    for _ in range(crash_report.MAX_FILES):
        assert crash_report.write(RuntimeError("before"))
    set_back(home)
    written = crash_report.write(RuntimeError("now"))
    assert written and written.exists() and len(list((home / "logs").glob("crash-*.json"))) == crash_report.MAX_FILES


def test_sprites_dated_later_than_now_are_used_and_do_not_crowd_out_new_ones(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(look: str) -> Path:
        made = SpriteCache(look, "flat", home)
        made.get("dots", lambda: [pygame.Surface((8, 8), pygame.SRCALPHA, 32)])
        made.write(made.new)
        return made.look.path

    first = keep("first")
    set_back(home)
    SpriteCache("first", "flat", home).get("dots", lambda: pytest.fail("it was painted already"))
    monkeypatch.setattr(sprite_cache, "MOST_BYTES", 2 * first.stat().st_size)
    set_back(home)
    assert all(keep(look).exists() for look in ("second", "third"))


def test_a_level_saved_under_the_later_clock_is_listed_and_read(home: Path) -> None:
    paths = [home / "one.json", home / "two.json"]
    for path in paths:
        path.touch()
    set_back(home)
    assert {entry.path for entry in newest([Entry(path.stem, path, True, False) for path in paths])} == set(paths)
