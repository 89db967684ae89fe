"""Commands that a person types, met in one process: what each prints, what it leaves behind, and the one line if it cannot."""

import errno
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.__main__ import main
from game.app.app import App
from game.level.files import level_folders
from game.session.level_file import level_file
from game.session.replays.replay import write
from game.session.run import Run
from game.sim.intent import Intent
from game.tools.benchmark import benchmark, layers
from game.tools.benchmark import window as benchmark_window
from tests.conftest import POND

Said = tuple[int, str, str]


def say(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player's own folders, with nothing in them yet."""
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(tmp_path / "levels"))
    return tmp_path


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Half a second of a run in the pond."""
    run = Run(level_file(str(POND)))
    for _ in range(60):
        run.step({"runner": Intent(move=100)})
    path = tmp_path / "run.json"
    write(path, run.recorder.replay(run.world, None))
    return path


@pytest.fixture
def few_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a window closes it after three frames."""
    run = App.run
    monkeypatch.setattr(App, "run", lambda self, screen, frames=None: run(self, screen, 3))


# windows


@pytest.mark.usefixtures("home", "few_frames")
def test_a_level_in_a_window_says_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, "play", str(POND), "--bot", "idle", "--json")
    assert code == 0 and json.loads(out)["reason"] == "unfinished" and err == "", "nobody has lost who leaves"


@pytest.mark.usefixtures("few_frames")
def test_the_window_of_the_title_is_kept_for_the_next_time(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys) == (0, "", "")
    assert list((home / "home").rglob("*.json")) or list((home / "home").rglob("*.log")), "what was set, and what happened"


@pytest.mark.usefixtures("home", "few_frames")
def test_a_recorded_run_is_shown(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "replay", str(recording)) == (0, "", "")


def test_a_recorded_run_is_verified_for_people_and_for_tools(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "replay", str(recording), "--verify")
    assert code == 0 and out.startswith("verified")
    code, out, _ = say(capsys, "replay", str(recording), "--json")
    assert code == 0 and json.loads(out)["same"] is True and json.loads(out)["ticks"] == 60


# levels


def test_a_new_level_is_where_it_says_and_is_not_written_over(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "new", "my-lake")
    assert code == 0 and Path(out.strip()).is_file() and (home / "levels") in Path(out.strip()).parents
    assert say(capsys, "check", out.strip()) == (0, "", "")
    code, out, err = say(capsys, "new", "my-lake")
    assert code == 2 and out == "" and err.count("\n") == 1


def test_a_level_of_today_has_nothing_to_upgrade_and_one_that_is_none_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "pond.json"
    path.write_bytes(POND.read_bytes())
    code, out, _ = say(capsys, "upgrade", str(path))
    assert code == 0 and str(path) in out and path.read_bytes() == POND.read_bytes()
    code, _, err = say(capsys, "upgrade", "the-crosing")
    assert code == 2 and 'did you mean "03-the-crossing"' in err
    path.write_text("{")
    code, _, err = say(capsys, "upgrade", str(path))
    assert code == 2 and err.startswith(f"{path}:1:2: ")


def test_levels_are_named_and_their_folder_is_opened(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = say(capsys, "levels")
    assert code == 0 and "  03-the-crossing" in out.splitlines()
    opened = list[str]()
    monkeypatch.setattr(level_folders, "open_user_folder", lambda: opened.append("levels"))
    assert say(capsys, "levels", "--open") == (0, "", "") and opened == ["levels"]


# standard input and output


@pytest.mark.parametrize(("words", "code"), [(("check", "-"), 1), (("prove", "-"), 2), (("replay", "-"), 2)])
def test_what_is_wrong_with_standard_input_is_said_of_a_minus(
    words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"{")))
    found, out, err = say(capsys, *words)
    assert found == code and (out + err).startswith("-:") and (out + err).count("\n") == 1


def test_a_full_disk_behind_the_output_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as here:
        here.setattr(sys, "stdout", Full())
        code = main(("levels",))
    assert code == 2 and capsys.readouterr().err == "standard output cannot be written: the disk is full\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bench", "--moment", "noon"), "'noon' is neither start nor trap"),
        (("soak", "--minutes", "many"), "'many' is not a time of 0 to 10000 minutes"),
        (("shot", str(POND), "x.png", "--at", "dawn"), "'dawn' is not a time"),
        (("shot", str(POND), "x.png", "--whole", "--for", "2"), "ask for one of them"),
    ],
)
def test_a_word_that_is_no_such_thing_is_named(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, *words)
    assert code == 2 and out == "" and told in err and err.count("\n") == 1


# what makes or measures something


def test_the_sound_of_a_run_lasts_as_long_as_the_run_and_is_the_same_each_time(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.wav", "two.wav"):
        assert say(capsys, "sound", str(recording), str(tmp_path / name)) == (0, "", "")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.wav", "two.wav"))
    assert one == two and one[:4] == b"RIFF" and len(one) > 24_000 * 4 and any(one[1000:])


def test_who_lacks_what_baking_and_filming_need_is_told_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("soundfile", "scipy", "scipy.signal", "PIL"):
        monkeypatch.setitem(sys.modules, name, None)
    for loaded in [name for name in sys.modules if name.startswith("game.bake.sound_baker")]:
        monkeypatch.delitem(sys.modules, loaded)
    code, out, err = say(capsys, "bake", "--check")
    assert code == 2 and out == "" and "pip install .[sound]" in err and err.count("\n") == 1
    code, out, err = say(capsys, "shot", str(POND), str(tmp_path / "x.gif"), "--for", "1")
    assert code == 2 and out == "" and "wants Pillow" in err and not list(tmp_path.glob("*.gif"))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is measured a few times only."""
    timed = benchmark.timed
    monkeypatch.setattr(benchmark, "timed", lambda work, most, seconds=1.0: timed(work, min(most, 25), 30.0))
    monkeypatch.setattr(benchmark, "run_idle_work", lambda scene, seconds: None)
    monkeypatch.setattr(benchmark, "first_word", lambda command, environment: 0.5)
    monkeypatch.setattr(layers, "run_idle_work", lambda scene, seconds: None)
    monkeypatch.setattr(layers, "FRAMES", 24)
    monkeypatch.setattr(benchmark_window, "WARM_UP_S", 0.05)


@pytest.mark.usefixtures("home", "quick")
def test_every_figure_is_a_line_for_people_and_a_number_for_tools(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "bench", "--level", str(POND), "--size", "320x180")
    assert code == 0 and "320x180" in out.splitlines()[0]
    assert {line.split()[0] for line in out.splitlines()[1:]} >= {"frame_ms", "tick_ms", "water_ms", "crowd_tick_ms", "start_s"}
    code, out, _ = say(capsys, "bench", "--level", str(POND), "--size", "320x180", "--layers", "--json")
    found = json.loads(out)
    assert code == 0 and 0.0 < found["frame_ms"]["p50"] <= found["frame_ms"]["p99"]
    dearest = [figures["p50"] for figures in found["layers"].values()]
    assert len(dearest) > 5 and dearest == sorted(dearest, reverse=True)
    assert "in the slowest frames" in layers.lines(found)[0] and len(layers.lines(found)) == len(dearest) + 2
    code, out, _ = say(capsys, "bench", "--window", "640x360", "--seconds", "0.2", "--level", str(POND), "--json")
    assert code == 0 and [row["window"] for row in json.loads(out)["fps"]] == ["640x360"]


@pytest.mark.usefixtures("home")
def test_a_short_bath_tells_its_figures(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capfd, "soak", "--minutes", "0", "--lakes", "1")
    assert code == 0 and json.loads(out)["ok"] and json.loads(out)["crashes"] == 0
