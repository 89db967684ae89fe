"""Settings and records: whatever is in their files, the game starts, and what is sound in them is used."""

import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest

from game.core.files import user_folders
from game.save.checked_file import MAGIC, Store
from game.save.profile import Profile
from game.save.records import MOST_LEVELS, Record, Records, format_time, records_of
from game.save.settings import Settings, settings_of

STRANGE: list[Any] = [None, True, "", "1", [], {}, -1, 1e300, -0.5, math.inf, math.nan, 10**400, [0.5], {"x": 1}, "é\ud800", 2**63]
NAMES = list(Settings.__dataclass_fields__)
WRONG_VALUES = [
    (name, value)
    for name, value in itertools.product(NAMES, STRANGE)
    if not (isinstance(Settings().values()[name], bool) and value is True or name in ("keys", "pad") and value is None)
    if (name, value) != ("pad_mappings", "")
]
WRONG_FILES = [
    b"",
    bytes(1),
    bytes(5000),
    b"\xff\xfe{}",
    b"{}",
    b"[]",
    b"null",
    b"{" * 1000,
    b"width = 3",
    MAGIC,
    MAGIC + b"0" * 64 + b"\n{}",
    b"\n" * 999,
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def test_there_are_200_wrong_settings() -> None:
    assert len(WRONG_VALUES) + len(WRONG_FILES) >= 200


@pytest.mark.parametrize("body", WRONG_FILES, ids=range(len(WRONG_FILES)))
def test_a_wrong_file_starts_with_defaults_and_is_kept_aside(home: Path, body: bytes) -> None:
    path = home / "config" / "settings.json"
    path.parent.mkdir()
    path.write_bytes(body)
    kept = Profile()
    assert kept.settings == Settings()
    assert kept.notices == ["Your settings could not be read, so they are back at their defaults. The old file is kept."]
    assert path.with_name("settings.json.corrupt-1").read_bytes() == body
    kept.close()


def test_every_wrong_value_goes_back_to_its_default_alone() -> None:
    for name, value in WRONG_VALUES:
        found, notice = settings_of({"shake": 0.25, "no_pain": True} | {name: value})
        assert getattr(found, name) == getattr(Settings(), name), (name, value)
        assert name in notice
        assert name == "shake" or found.shake == 0.25
        json.dumps(found.values(), allow_nan=False)


def test_settings_outlive_the_sitting(home: Path) -> None:
    kept = Profile()
    assert not list(home.rglob("settings*")), "nothing is written that nobody set"
    assert kept.change(shake=0.5, width=1920, height=1080, full_screen=True).ok
    assert kept.change(shake=7.0).ok and kept.settings.shake == 1.0, "a value that is none does no harm"
    assert kept.change(endless_chakra=True, shake=0).ok
    kept.close()
    again = Profile()
    assert again.settings == Settings(width=1920, height=1080, full_screen=True, shake=0.0, endless_chakra=True)
    assert again.settings.assists.any and not Settings().assists.any
    again.close()


def test_a_later_version_may_know_more() -> None:
    assert settings_of({"weather": "frogs", "flash": 0.5}) == (Settings(flash=0.5), "")


def run(seconds: float, chakra: float | None = 30.0, won: bool = True) -> dict[str, Any]:
    return {"won": won, "seconds": seconds, "chakra": chakra, "reason": "won.shore", "ticks": 1, "hash": ""}


def test_records_keep_the_best_of_each(home: Path) -> None:
    kept = Profile()
    assert kept.record_run("a" * 64, "The Crossing", run(90.0, 20.0), "bronze")
    assert not kept.record_run("a" * 64, "The Crossing", run(95.0, 40.0), "silver")
    assert not kept.record_run("a" * 64, "The Crossing", run(10.0, won=False))
    assert kept.record_run("a" * 64, "The Crossing", run(85.5, None))
    assert kept.record_run("b" * 64, "Another", run(200.0), "gold"), "another level"
    kept.close()
    again = Profile()
    record = again.records.of("a" * 64)
    assert record and (record.seconds, record.chakra, record.rank, record.runs) == (85.5, 40.0, "silver", 3)
    assert format_time(record.seconds) == "1:25.50"
    assert again.records.of("c" * 64) is None
    again.close()


def test_a_run_with_assists_says_so_and_never_hides_one_without(home: Path) -> None:
    kept = Profile()
    assert kept.record_run("a" * 64, "Lake", run(50.0, 90.0), "gold", assisted=True)
    assert kept.record_run("a" * 64, "Lake", run(80.0, 10.0), "bronze"), "slower, but on his own legs"
    assert not kept.record_run("a" * 64, "Lake", run(40.0, 99.0), "gold", assisted=True)
    assert kept.record_run("b" * 64, "Other", run(40.0), assisted=True)
    kept.close()
    again = Profile()
    own, eased = again.records.of("a" * 64), again.records.of("b" * 64)
    again.close()
    assert own == Record("Lake", 80.0, 10.0, "bronze", 3)
    assert eased == Record("Other", 40.0, 30.0, "", 1, assisted=True)


def test_records_do_not_grow_for_ever_and_forget_the_oldest() -> None:
    records = Records()
    for number in range(MOST_LEVELS + 5):
        records.note(f"{number:064}", "x" * 100, run(1.0))
    assert len(records.by_level) == MOST_LEVELS
    assert records.of(f"{4:064}") is None and records.of(f"{5:064}")
    assert len(Store(Path("x"), "records").encode(records.values())) < 1_000_000


@pytest.mark.parametrize("value", STRANGE)
@pytest.mark.parametrize("key", ["name", "seconds", "chakra", "rank", "runs"])
def test_a_wrong_record_is_left_out_and_counted(key: str, value: Any) -> None:
    good = {"name": "A lake", "seconds": 1.0, "chakra": 2.0, "rank": "", "runs": 1}
    usable = key == "name" and isinstance(value, str) or key == "rank" and value == ""
    records, notice = records_of({"levels": {"a": good, "b": good | {key: value}}})
    assert "a" in records.by_level
    assert ("b" in records.by_level) == usable
    assert notice == ("" if usable else "One best time could not be read; the others are there.")


@pytest.mark.parametrize("value", STRANGE)
def test_records_that_are_none(value: Any) -> None:
    assert records_of({"levels": value} if value is not None else {})[0].by_level == {}


def test_two_copies_at_once(home: Path) -> None:
    first, second = Profile(), Profile()
    assert second.notices == ["The game is already running. Nothing is saved in this second window."]
    assert not second.change(shake=0.1).ok and second.settings.shake == 0.1, "it holds for this sitting"
    assert first.change(shake=0.9).ok
    first.close()
    second.close()


def test_nowhere_to_keep_anything(home: Path) -> None:
    (home / "data").write_text("in the way")
    (home / "config").write_text("in the way")
    kept = Profile()
    assert kept.settings == Settings() and len(kept.notices) >= 1
    assert not kept.change(shake=0.5).ok and not kept.change(shake=0.25).ok
    assert kept.settings.shake == 0.25
    assert len(kept.notices) == len(set(kept.notices)) <= 4, "said once for each file"


def test_folders_are_the_systems_own_and_made_only_when_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(user_folders.HOME_VARIABLE, raising=False)
    monkeypatch.delenv(user_folders.LEVELS_VARIABLE, raising=False)
    places = (user_folders.config(), user_folders.data(), user_folders.logs(), user_folders.levels())
    assert len(set(places)) == 4 and all(place.is_absolute() and user_folders.APP_NAME in str(place) for place in places)
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path / "new"))
    assert user_folders.config() == tmp_path / "new" / "config" and user_folders.levels() == tmp_path / "new" / "data" / "levels"
    assert not (tmp_path / "new").exists()


def test_a_home_may_be_written_as_shells_write_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setenv(user_folders.HOME_VARIABLE, "~/lake")
    monkeypatch.setenv(user_folders.LEVELS_VARIABLE, "~/levels")
    assert user_folders.config() == tmp_path / "lake" / "config" and user_folders.levels() == tmp_path / "levels"
    monkeypatch.setenv(user_folders.HOME_VARIABLE, "~nobody-of-that-name/lake")
    monkeypatch.setenv(user_folders.LEVELS_VARIABLE, "mine")
    assert "~" not in str(user_folders.config()) and user_folders.levels() == Path.cwd() / "mine"


def test_the_title_says_what_the_player_should_know(home: Path) -> None:
    from game.app.app import App
    from game.app.window import Window
    from game.bots.registry import make_bot
    from game.screens.title import Title
    from game.session.level_file import level_file
    from tests.conftest import POND

    (home / "config").mkdir()
    (home / "config" / "settings.json").write_bytes(b"torn")
    kept = Profile()
    with Window("test", (640, 360), visible=False) as window:
        app = App(window, kept=kept)
        title = Title(app, level_file(str(POND)), lambda: make_bot("idle"))
        picture = window.picture()
        title.draw(picture)
        corner = picture.subsurface((160, 330, 480, 30)).copy()
        kept.notices.clear()
        title.draw(picture)
        assert corner.get_buffer().raw != picture.subsurface((160, 330, 480, 30)).copy().get_buffer().raw
    kept.close()
