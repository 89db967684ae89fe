"""A new level is one word away, and nobody has to know where levels lie."""

import json
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
import pytest

from game.__main__ import main
from game.level.files import level_folders, library
from game.screens.menu import Menu
from tests.conftest import POND

if TYPE_CHECKING:
    from game.app.app import App
    from game.screens.level_list import Levels
    from game.screens.screen import Screen


def say(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_new_level_is_sound_and_plays_at_once_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, "new", "My Lake")
    path = Path(out.strip())
    assert code == 0 and err == "" and path == library.user_folder() / "my-lake.json"
    assert say(capsys, "check", str(path)) == (0, "", "")
    code, out, _ = say(capsys, "play", "my-lake", "--headless", "--bot", "steady")
    assert code == 0 and json.loads(out)["won"]


@pytest.mark.parametrize(
    ("name", "told"), [("...", "not a name for a level"), ("", "not a name"), ("twice", "there is one of that name already")]
)
def test_a_name_that_cannot_be_is_one_line(name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "new", "twice")
    code, out, err = say(capsys, "new", name)
    assert code == 2 and out == "" and told in err and err.count("\n") == 1


def test_levels_names_every_folder_and_every_level(capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing yet" in say(capsys, "levels")[1]
    say(capsys, "new", "mine")
    told = say(capsys, "levels")[1].splitlines()
    assert told[-2:] == [f"{library.user_folder()} (yours)", "  mine"]
    assert "  03-the-crossing" in told and "  log-bridge" in told


def test_the_folder_is_opened_or_it_is_told_why_not(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(level_folders, "_open", opened.append)
    assert say(capsys, "levels", "--open") == (0, "", "")
    assert opened == [library.user_folder()] and opened[0].is_dir()

    def broken(folder: Path) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(level_folders, "_open", broken)
    code, out, err = say(capsys, "levels", "--open")
    assert code == 2 and "cannot be opened" in err and err.count("\n") == 1


def opened(app: "App") -> "Screen":
    """What comes after the card that says the lake is looked over."""
    from game.screens.level_loading import LevelLoading

    card, end = app.screens[-1], time.monotonic() + 30.0
    assert isinstance(card, LevelLoading) and "first" in card.lines[0]
    while app.screens[-1] is card and time.monotonic() < end:
        app.frame()
        time.sleep(0.01)
    return app.screens[-1]


def chosen(card: "Levels", name: str) -> None:
    """Its row, and Enter."""
    next(line for line in card.table() if line.label == name).act(0)


def test_the_title_names_your_lakes_and_plays_one(capsys: pytest.CaptureFixture[str]) -> None:
    from game.app.app import App
    from game.app.window import Window
    from game.screens.level_list import Levels
    from game.screens.play.play import Play
    from game.screens.title import Title
    from game.session.level_file import level_file
    from game.sim.intent import IDLE

    say(capsys, "new", "mine")
    (library.user_folder() / "broken.json").write_text("{")
    with Window("test", (320, 180), visible=False) as window:
        app = App(window)
        behind = Title(app, level_file(str(POND)), lambda: lambda world: IDLE)
        app.push(behind)
        card = Levels(app, behind)
        app.push(card)
        app.frame()
        names = [line.label for line in card.table()]
        title = {entry.name: json.loads(entry.path.read_bytes())["name"] for entry in library.list_levels() if not entry.is_user}
        chapters = [title[entry.name] for entry in library.list_levels() if not entry.is_user and not entry.is_example]
        examples = [title[entry.name] for entry in library.list_levels() if entry.is_example]
        assert names[: len(chapters) + 1] == ["Chapters", *chapters], "the story comes first"
        first = len(chapters) + 2
        assert "The Crossing" in chapters and sorted(names[first : first + len(examples)]) == sorted(examples)
        assert set(names[first + len(examples) + 1 : -2]) == {"mine", "broken"}
        chosen(card, "broken")
        assert "broken.json" in opened(app).lines[0]  # type: ignore[attr-defined]
        app.pop()
        assert app.screens[-1] is card
        chosen(card, "mine")
        before = behind.behind.run.world.tick
        play = opened(app)
        assert behind.behind.run.world.tick > before, "the picture does not stand still meanwhile"
        assert isinstance(play, Play) and play.run.world.level.name == "Mine"
        app.pop()
        assert app.screens[-1] is card, "and back to the list"
        app.quit()


def test_a_lake_that_hangs_the_engine_is_told_and_nobody_has_to_wait_for_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.app.app import App
    from game.app.window import Window
    from game.screens.level_list import Levels
    from game.screens.level_loading import LevelLoading
    from game.screens.menu import Menu
    from game.screens.play.play import Play
    from game.session import trial_run
    from game.session.level_file import level_file
    from game.sim import world

    say(capsys, "new", "mine")
    with Window("test", (320, 180), visible=False) as window:
        app = App(window)
        app.push(Play(app, level_file(str(POND))))
        app.push(Levels(app, app.screens[0]))
        app.frame()
        while threading.active_count() > 1:  # whoever still writes prints: the trial is to be a fork
            time.sleep(0.01)
        monkeypatch.setattr(world, "World", Hanging)
        lakes = app.screens[-1]
        assert isinstance(lakes, Levels)
        chosen(lakes, "mine")
        for _ in range(6):
            app.frame()
            assert isinstance(app.screens[-1], LevelLoading), "no frame waits until it is stopped"
        app.screens[-1].command("back")
        assert app.screens[-1] is lakes
        monkeypatch.setattr(trial_run, "PATIENCE_S", 0.5)
        chosen(lakes, "mine")
        told = opened(app)
        assert isinstance(told, Menu) and "stopped after 3 s" in " ".join(told.lines)
        told.command("back")
        assert isinstance(app.screens[-1], Levels)
        app.quit()


class Hanging:
    """A world that is never built."""

    def __init__(self, *_: object) -> None:
        while True:
            time.sleep(0.1)


def test_no_name_and_no_folder_is_wider_than_the_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from game.app.app import App
    from game.app.window import Window
    from game.screens.level_list import Levels
    from game.screens.play.play import Play
    from game.session.level_file import level_file

    folder = tmp_path / ("deep" * 40)
    folder.mkdir()
    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(folder))
    (folder / f"{'long-name-' * 20}.json").write_text("{")
    with Window("test", (640, 360), visible=False) as window:
        app = App(window)
        card = Levels(app, Play(app, level_file(str(POND))))
        app.push(card)
        app.frame()
        assert card._form._box.width < 640
        next(line for line in card.table() if line.label.startswith("long-name")).act(0)
        app.frame()
        assert app.screens[-1]._card._box.width < 640  # type: ignore[attr-defined]
        unsound = opened(app)
        assert isinstance(unsound, Menu) and unsound is not card and unsound._card._box.width < 640
        app.quit()


def test_enter_pressed_once_more_while_a_chapter_is_printed_does_not_lead_back() -> None:
    from game.app.app import App
    from game.app.window import Window
    from game.screens.level_loading import LevelLoading
    from game.screens.play.play import Play
    from game.session.level_file import level_file

    with Window("test", (320, 180), visible=False) as window:
        app = App(window)
        app.push(Play(app, level_file(str(POND))))
        app.push(LevelLoading(app, app.screens[0], str(POND), "Pond"))
        for name in ("confirm", "down", "confirm", "up", "confirm"):
            app.screens[-1].command(name)
            assert isinstance(app.screens[-1], LevelLoading)
        app.screens[-1].command("back")
        assert isinstance(app.screens[-1], Play)
        app.quit()


def test_while_a_level_loads_a_stroke_grows_and_never_says_that_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.app.app import App
    from game.app.window import Window
    from game.screens.level_loading import USUAL_S, LevelLoading
    from game.screens.play.play import Play
    from game.session.level_file import level_file

    with Window("test", (320, 180), visible=False) as window:
        app = App(window)
        app.push(Play(app, level_file(str(POND))))
        card = LevelLoading(app, app.screens[0], str(POND), "Pond")
        card._go_on = lambda: None  # type: ignore[method-assign]
        monkeypatch.setattr(LevelLoading, "usual_s", USUAL_S)  # whatever has been loaded before
        app.push(card)
        far, shown = [], []
        for now in (1000.0, 1002.0, 1010.0, 1090.0):
            card.update(now)
            card.draw(window.picture())
            far.append(card.progress)
            shown.append(pygame.surfarray.array3d(window.picture().subsurface(card._card.box)).astype(int).sum())
        assert far == sorted(far) and far[0] > 0.0 and far[2] > far[1] + 0.1 and far[-1] <= 1.0
        assert shown[0] > shown[1] > shown[2], "there is more ink on the card"
        app.quit()
