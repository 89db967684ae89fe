"""Shared by all tests: never a window on somebody's desk, never a file in somebody's own folders."""

import atexit
import functools
import gc
import itertools
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests import kept

HOME = Path(tempfile.mkdtemp(prefix="spiderweb-lake-tests-"))
"""Settings, records and logs of the whole session and its child processes."""
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
with suppress(OSError):  # where links need rights, every session paints for itself
    kept.PRINTS.mkdir(parents=True, exist_ok=True)
    (HOME / "cache").mkdir()
    (HOME / "cache" / "prints").symlink_to(kept.PRINTS)

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS"] = "1"  # no window of a test has the keyboard
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["SPIDERWEB_LAKE_HOME"] = str(HOME)
os.environ["SPIDERWEB_LAKE_DIALOGS"] = "off"
os.environ["XDG_CACHE_HOME"] = str(HOME / "cache")
if sys.dont_write_bytecode and sys.pycache_prefix is None:
    # Else each worker and each of a hundred child processes would compile the whole game and all its tests.
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(kept.PRINTS.with_name("bytecode"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
for _ignored in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):  # by nohup, or by a shell that started us in the background
    if signal.getsignal(_ignored) is signal.SIG_IGN:
        signal.signal(_ignored, signal.SIG_DFL)  # or games that are tested would be deaf as well

TESTS = Path(__file__).parent
POND: Path = TESTS / "screens" / "pond.json"


_numbers = itertools.count()


@pytest.fixture(autouse=True)
def _own_levels() -> None:
    """A folder of levels for each test; whoever writes into it first makes it."""
    os.environ["SPIDERWEB_LAKE_LEVELS"] = str(HOME / "levels" / str(next(_numbers)))


@pytest.fixture(autouse=True)
def _keyboard() -> None:
    """Every test begins at a keyboard: what keys are called is known to the whole process, and the last test may have held a pad."""
    from game.localization.texts import use_key_names, use_pad_names  # here: the folders of this session come first

    use_key_names(None)
    use_pad_names(None)


@pytest.fixture(autouse=True)
def _sprites_to_keep(request: pytest.FixtureRequest) -> None:
    """Whoever changes the game under test paints nothing for other sessions."""
    kept.for_next_session.takes = "monkeypatch" not in request.fixturenames


NIGHTLY = (
    "test_changes_of_size_leave_nothing_behind",
    "test_five_thousand_broken_levels",
    "test_nobody_breaks_the_lake_in_half_a_minute",
    "test_volume_is_exact_over_ten_minutes_with_bodies_in_it",
    "test_no_water_is_lost_in_ten_minutes_with_bodies_in_it",
    "test_killed_while_saving_300_times_nothing_is_lost",
    "test_200_crashes_each_happen_again_from_their_file",
    "test_random_gets_stuck_nowhere_over_two_hundred_seeds",
    "test_whatever_hands_do",
    "test_300_damaged_files_are_read_right_or_refused",
    "test_a_file_with_any_bit_turned_is_made_anew_or_as_good",
    "test_of_a_hundred_seeds_the_picture_tells_ninety",
    "test_of_a_hundred_seeds_without_the_fronts_at_most_forty",
    "test_scenes_on_many_threads_share_one_folder_for_long",
    "test_a_restored_run_goes_on_as_the_live_one_from_twenty_moments",
    "test_one_key_held_down_or_beaten_does_not_win_it",
    "test_cues_of_one_class_are_equally_loud",
    "test_music_is_as_loud_as_the_others_and_has_no_seam",
)
"""Long repetitions: `python -m pytest -m nightly` runs them; `.ci/run` does, too."""


LONG_FILES = (
    "test_examples", "test_desks", "test_runs", "test_wrong_files", "test_listener", "test_test_subjects", "test_couriers", "test_ride",
    "test_keys", "test_cli", "test_night_raft", "test_two_miles", "test_put_out", "test_file_watcher", "test_bots", "test_commands",
    "test_settings", "test_random_bot", "test_lake", "test_two_inches", "test_title", "test_background_relight", "test_wave", "test_replay",
    "test_output_files", "test_scene", "test_app", "test_inputs", "test_assists", "test_chapters", "test_world", "test_editor",
    "test_carry_over", "test_results", "test_barrier", "test_listening", "test_gusts", "test_tuning", "test_recipes", "test_golden",
    "test_moments", "test_resize_buffer", "test_key_bindings", "test_hot_reload", "test_breakers",
    "test_leap_sign", "test_crash_report", "test_water_footing", "test_level_list", "test_files",
    "test_imports", "test_render_scale", "test_prove", "test_woodland", "test_window", "test_mixer", "test_gamepad", "test_skill",
    "test_retry_pool", "test_readme", "test_play", "test_status_panel", "test_subject", "test_crossing_control", "test_trial_run",
    "test_cutscene", "test_seats", "test_selftest", "test_benchmark", "test_crash_dialog", "test_weather",
)  # fmt: skip
"""Files of these names begin first, the longest of them before all: the workers shall end together, and none be left alone with one."""


def pytest_configure(config: pytest.Config) -> None:
    from hypothesis import settings

    # Hypothesis tries the same examples every time and heeds no clock, on any machine; new ones are looked for every night.
    settings.register_profile("ours", settings.get_profile("ci"), derandomize=config.option.markexpr != "nightly")
    settings.load_profile("ours")
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # xdist would begin with the files of most tests, which are the quickest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.name.partition("[")[0] in NIGHTLY:
            item.add_marker("nightly")
    rank = {name: number for number, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(rank)))


def loaded(module: str) -> Any:
    """A module of the game, or None if no test of this run imports it; a name that has moved fails."""
    assert (TESTS.parent / (module.replace(".", "/") + ".py")).is_file(), module
    return sys.modules.get(module)


def pytest_collection_finish() -> None:
    """Drawing is most of what tests cost. The same shapes in the same size are rastered once for all of them, the same sprites painted
    once, the same poses read once; and no scene paints the rest of its sprites for the next start beside a test that never sees them:
    whoever needs that asks for `sprites_for_later`.
    """
    gc.freeze()  # all modules and all five thousand tests stay: they are not looked through for rubbish again and again
    if assets := loaded("game.view.render.assets"):
        assets.Assets.raster = kept.rasters(assets.Assets.raster)
        assets.parse, assets._object = functools.cache(assets.parse), functools.cache(assets._object)
    if clips := loaded("game.view.characters.clips.clip_tables"):
        clips.clip_from = kept.clips(clips.clip_from)
    if sprite_cache := loaded("game.view.render.sprites.sprite_cache"):
        _saves.append(sprite_cache.SpriteCache.save)
        sprite_cache.SpriteCache.save = lambda self, make_rest: None
    if layers := loaded("game.view.layers"):
        _caches.append(layers.SpriteCache)
        layers.SpriteCache = kept.sprites(layers.SpriteCache)


_saves: list[Any] = []
_caches: list[Any] = []


@pytest.fixture
def sprites_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scene goes on painting in a thread after its first picture, as in the game, and finds nothing that other tests have painted."""
    monkeypatch.setattr("game.core.files.user_folders.cache", lambda: HOME / "cache-of-later")
    monkeypatch.setattr("game.view.render.sprites.sprite_cache.SpriteCache.save", _saves[-1])
    if _caches:
        monkeypatch.setattr("game.view.layers.SpriteCache", _caches[-1])


def pytest_sessionfinish() -> None:
    kept.for_next_session.write()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Half a letter that a test printed or logged is escaped: a worker could not send its report, and the run would end there."""
    report = yield
    report.sections = [(title, text.encode("utf-8", "backslashreplace").decode()) for title, text in report.sections]
    return report
