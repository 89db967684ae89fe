"""The window: any size, any screen, any number of them; the picture lies inside, and is painted anew once the size holds still."""

import os
import time
from pathlib import Path

import pygame
import pytest

from game.app.app import App
from game.app.display import fitting
from game.app.window import Window, viewport
from game.screens.play.play import Play
from game.session.level_file import level_file
from tests.app.app_desk import SIZE, Clock, frames, let_go, press
from tests.conftest import POND

PANEL_BELOW, LARGE, DOUBLED = (0, 0, 1366, 728), (1366, 0, 2560, 1400), (0, 0, 3840, 2100)


def test_any_size_of_window_is_letterboxed_and_none_touches_the_lake(app: App, clock: Clock, tmp_path: Path) -> None:
    def hashes(sizes: list[tuple[int, int]]) -> list[str]:
        screen = Play(app, level_file(str(POND)))
        app.push(screen)
        clock.now += 1 / 60
        app.frame()
        press(pygame.KSCAN_RIGHT)
        for frame in range(60):
            app.window._window.size = sizes[frame % len(sizes)]
            clock.now += 1 / 60
            app.frame()
        found = screen.run.recorder.hashes
        let_go(pygame.KSCAN_RIGHT)
        app.pop()
        app.frame() if app.screens else None
        app.controls.release_all()
        return found

    steady = hashes([SIZE])
    assert steady and hashes([(1, 1), (700, 31), (8, 900), (641, 480), (333, 777)]) == steady


def test_a_size_that_holds_still_is_painted_at_its_real_pixels(app: App, clock: Clock, play: Play) -> None:
    app.window._window.size = (480, 300)
    frames(app, clock, 0.3)
    tick, end = play.run.world.tick, time.monotonic() + 30.0
    while play.scene.size != (480, 270) and time.monotonic() < end:
        frames(app, clock, 1 / 60)
        time.sleep(0.01)
    assert play.scene.size == (480, 270)
    assert play.run.world.tick > tick, "nobody waits for the new print"
    assert app.screens == [play], "painting anew is no gap in time"


def test_a_run_that_begins_in_a_window_just_resized_begins_at_once(app: App, clock: Clock, play: Play) -> None:
    app.window._window.size = (800, 450)
    app.push(Play(app, level_file(str(POND))))
    assert app.screens[-1].scene.size == play.scene.size, "stretched until it is printed"  # type: ignore[attr-defined]
    frames(app, clock, 0.1)


def test_of_many_sizes_the_last_is_printed(app: App, clock: Clock, play: Play) -> None:
    for size in ((480, 270), (800, 450), (320, 180), (560, 315)):
        app.window._window.size = size
        frames(app, clock, 0.3)
    end = time.monotonic() + 30.0
    while play.scene.size != (560, 315) and time.monotonic() < end:
        frames(app, clock, 1 / 60)
        time.sleep(0.01)
    assert play.scene.size == (560, 315)


@pytest.mark.parametrize("size", [(1, 1), (1, 8192), (8192, 1), (8192, 8192), (1280, 720), (1366, 768), (3, 2)])
def test_the_picture_lies_inside_any_window(size: tuple[int, int]) -> None:
    box = viewport(size)
    assert box.width >= 1 and box.height >= 1 and pygame.Rect((0, 0), size).contains(box)
    assert abs(box.centerx - size[0] // 2) <= 1 and abs(box.centery - size[1] // 2) <= 1
    if min(size) > 100:
        assert abs(box.width / box.height - 16 / 9) < 0.02
        assert box.width == size[0] or box.height == size[1]


@pytest.mark.parametrize(
    "areas, size, fits",
    [
        ([PANEL_BELOW], (1280, 720), (1216, 684)),
        ([(0, 0, 1280, 680)], (1280, 720), (1131, 636)),
        ([PANEL_BELOW], (640, 360), (640, 360)),
        ([PANEL_BELOW, LARGE], (1920, 1080), (1920, 1080)),
        ([PANEL_BELOW], (3000, 400), (1354, 181)),
        ([DOUBLED], (1280, 720), (1280, 720)),
        ([DOUBLED], (8192, 8192), (2056, 2056)),
    ],
)
def test_a_window_fits_beside_the_panels_with_its_frame_in_the_shape_it_had(
    areas: list[tuple[int, int, int, int]], size: tuple[int, int], fits: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.input.sdl.usable_areas", lambda: areas)
    assert fitting(size) == fits


@pytest.mark.parametrize("desks, fits", [([(1366, 768)], (1366, 768)), ([(1366, 768), (2560, 1440)], (1920, 1080)), ([], (1920, 1080))])
def test_where_panels_are_not_known_the_whole_screen_counts(
    desks: list[tuple[int, int]], fits: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.input.sdl.usable_areas", lambda: [])
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: desks)
    assert fitting((1920, 1080)) == fits and fitting((640, 360)) == (640, 360)


@pytest.mark.parametrize(
    "areas, size, screen",
    [
        ([(0, 0, 1366, 728), (1366, 0, 2560, 1400)], (1280, 720), 1),
        ([(0, 0, 1366, 728), (1366, 0, 2560, 1400)], (960, 540), 0),
        ([(0, 0, 1366, 728)], (2560, 1440), 0),
        ([(0, 0, 3840, 2100)], (1280, 720), 0),
    ],
    ids=["on the screen that has room", "on the first", "when the large screen is gone", "at 200 %"],
)
def test_a_window_as_large_as_it_was_left_lies_whole_on_one_screen(
    areas: list[tuple[int, int, int, int]], size: tuple[int, int], screen: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.input.sdl.usable_areas", lambda: areas)
    with Window("test", fitting(size), visible=False) as window:
        window._place()
        box, area = pygame.Rect(window._window.position, window.size), pygame.Rect(areas[screen])
        assert area.contains(box)
        assert abs(box.centerx - area.centerx) <= 12 and abs(box.centery - area.centery) <= 44, "its frame counts, too"


def test_a_screen_of_its_own_pixels_is_tried_with_the_graphics_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_FRAMEBUFFER_ACCELERATION", "0")
    tried: list[str] = []

    def picky(window: Window, title: str, size: tuple[int, int], gpu: bool) -> None:
        tried.append(os.environ["SDL_FRAMEBUFFER_ACCELERATION"])
        if tried[-1] == "0":
            raise pygame.error("Unknown window pixel format")
        real(window, title, size, gpu)

    real = Window._try
    monkeypatch.setattr(Window, "_try", picky)
    with Window("test", SIZE, visible=False) as window:
        assert tried == ["0", "1"] and window.picture().get_size() == SIZE
        assert pygame.event.get_blocked(pygame.TEXTINPUT), "what is not wanted is not wanted there, either"


def test_no_input_method_gets_the_keys_of_a_game(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: told.append("stop"))
    with Window("test", SIZE) as window:  # the driver was asked for, so that it may be seen
        window.picture()
        window.flip()
        window.flip()
    assert told == ["stop"]


def test_a_window_keeps_the_size_that_it_comes_back_to(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(10_000))
    monkeypatch.setattr("game.app.window.time.monotonic", lambda: next(now))
    with Window("test", SIZE, visible=False) as window:

        def resized(size: tuple[int, int], kind: int = pygame.WINDOWRESIZED) -> None:
            window._window.size = size
            window.handle(pygame.Event(kind))
            window.flip()
            window.flip()

        resized((400, 300))
        assert window.own_size == (400, 300)
        resized((640, 400), pygame.WINDOWMAXIMIZED)
        assert window.own_size == (400, 300) and window.maximized
        window.toggle_full_screen()
        window.flip()
        window.toggle_full_screen()
        window.flip()
        assert window.own_size == (400, 300) and window.maximized, "full screen and back changes nothing"
        resized((400, 300), pygame.WINDOWRESTORED)
        assert window.own_size == (400, 300) and not window.maximized
