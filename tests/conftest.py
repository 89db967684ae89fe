"""Shared by all tests: never a window on somebody's desk, never a file in somebody's own folders."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="spiderweb-lake-tests-"))
"""Settings, records, logs and kept prints of the whole session and its child processes."""
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS"] = "1"  # no window of a test has the keyboard
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["SPIDERWEB_LAKE_HOME"] = str(HOME)
os.environ["SPIDERWEB_LAKE_DIALOGS"] = "off"
os.environ["XDG_CACHE_HOME"] = str(HOME / "cache")

TESTS = Path(__file__).parent
POND: Path = TESTS / "screens" / "pond.json"


@pytest.fixture(autouse=True)
def _own_levels(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(tmp_path_factory.mktemp("levels")))
    yield


NIGHTLY = (
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
)
"""Long repetitions: `python -m pytest -m nightly` runs them; `.ci/run` does, too."""


LONG_FILES = (
    "x11/test_desks.py", "bots/test_ride.py", "bots/test_lake.py", "x11/test_keys.py", "test_recipes.py", "audio/test_put_out.py",
    "audio/test_runs.py", "sim/test_world.py", "sim/test_determinism.py", "tools/test_soak.py", "app/test_crash_report.py",
    "save/test_checked_file.py", "audio/test_files.py",
)  # fmt: skip
"""Files that take longest begin first: two workers shall end together, and none be left alone with one of these."""


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # xdist would begin with the files of most tests, which are the quickest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.name.partition("[")[0] in NIGHTLY:
            item.add_marker("nightly")
    rank = {TESTS / name: number for number, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Half a letter that a test printed or logged is escaped: a worker could not send its report, and the run would end there."""
    report = yield
    report.sections = [(title, text.encode("utf-8", "backslashreplace").decode()) for title, text in report.sections]
    return report
