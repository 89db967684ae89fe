"""The picture reaches the window, whatever size it was drawn in, and whoever stretches it."""

import threading
from collections.abc import Iterator

import pygame
import pytest

from game.app import render_scale
from game.app.display import start_display
from game.app.presenter import LETTERBOX_COLOR, SoftwarePresenter, open_presenter

RED, BLUE = (200, 20, 20), (20, 20, 200)


@pytest.fixture
def window() -> Iterator[pygame.Window]:
    start_display(visible=False)
    window = pygame.Window("test", (640, 400), hidden=True)
    yield window
    window.destroy()


AREA = pygame.Rect(0, 20, 640, 360)


def test_a_picture_of_the_areas_size_is_drawn_in_place(window: pygame.Window) -> None:
    shown = SoftwarePresenter(window)
    canvas = shown.canvas((640, 360), AREA)
    canvas.fill(RED)
    assert window.get_surface().get_at((320, 200))[:3] == RED
    shown.present()
    assert window.get_surface().get_at((320, 5))[:3] == LETTERBOX_COLOR


def test_a_smaller_picture_fills_the_area_smoothly(window: pygame.Window) -> None:
    shown = SoftwarePresenter(window)
    canvas = shown.canvas((320, 180), AREA)
    canvas.fill(RED, (0, 0, 160, 180))
    canvas.fill(BLUE, (160, 0, 160, 180))
    shown.present()
    whole = window.get_surface()
    assert whole.get_at((10, 200))[:3] == RED and whole.get_at((630, 200))[:3] == BLUE
    assert whole.get_at((320, 5))[:3] == LETTERBOX_COLOR
    between = {whole.get_at((x, 200))[:3] for x in range(316, 324)}
    assert between - {RED, BLUE}, "the border between two colours is soft"


@pytest.mark.parametrize("size", [(320, 180), (427, 240), (480, 360), (640, 180)])
def test_stretched_in_two_steps_it_is_the_same_picture(window: pygame.Window, size: tuple[int, int]) -> None:
    shown = SoftwarePresenter(window)
    canvas = shown.canvas(size, AREA)
    for x in range(0, size[0], 3):
        canvas.fill((x % 256, 3 * x % 256, 90), (x, x % 50, 2, size[1] - 60))
    at_once = pygame.transform.smoothscale(canvas, AREA.size)
    shown.present()
    assert pygame.image.tobytes(window.get_surface().subsurface(AREA), "RGB") == pygame.image.tobytes(at_once, "RGB")


@pytest.mark.parametrize("rows", [180, 120])
def test_into_a_very_large_window_half_of_it_is_doubled(window: pygame.Window, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(render_scale, "DOUBLED_ROWS", 180)
    shown, area = SoftwarePresenter(window), pygame.Rect(0, 20, 640, 361)
    canvas = shown.canvas((rows * 16 // 9, rows), area)
    for x in range(0, canvas.get_width(), 2):
        canvas.fill(RED, (x, 0, 1, rows))
    half = canvas.copy() if rows == 180 else pygame.transform.smoothscale(canvas, (320, 180))
    shown.present()
    whole = window.get_surface()
    for x, y in ((0, 0), (101, 77), (318, 178), (319, 179)):
        four = {whole.get_at((2 * x + i, 20 + 2 * y + j))[:3] for i in range(2) for j in range(2)}
        assert four == {half.get_at((x, y))[:3]}
    assert whole.get_at((50, 380)) == whole.get_at((50, 379)), "an odd row is filled, too"


def test_the_same_canvas_is_used_again(window: pygame.Window) -> None:
    shown = SoftwarePresenter(window)
    assert shown.canvas((320, 180), AREA) is shown.canvas((320, 180), AREA)


@pytest.fixture
def beside(window: pygame.Window) -> Iterator[SoftwarePresenter]:
    shown = SoftwarePresenter(window, beside=True)
    yield shown
    shown.close()


def test_while_a_picture_is_shown_the_next_one_is_drawn(window: pygame.Window, beside: SoftwarePresenter) -> None:
    for color in (RED, BLUE, RED):
        canvas = beside.canvas((320, 180), AREA)
        canvas.fill(color)
        beside.present()
        assert beside.canvas((320, 180), AREA) is canvas, "on another one SDL would pack every sprite anew"
        canvas.fill(LETTERBOX_COLOR)
        beside.finish()
        assert beside.seconds_beside > 0.0
        assert window.get_surface().get_at((320, 200))[:3] == color
        assert window.get_surface().get_at((320, 5))[:3] == LETTERBOX_COLOR


def test_nobody_draws_on_a_picture_that_is_still_being_read(beside: SoftwarePresenter, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on, drawn = threading.Event(), threading.Event()
    monkeypatch.setattr(beside, "_stretch", lambda *_: goes_on.wait(10.0))

    def draw_next() -> None:
        beside.canvas((320, 180), AREA)
        drawn.set()

    beside.canvas((320, 180), AREA)
    beside.present()
    next_one = threading.Thread(target=draw_next)
    next_one.start()
    assert not drawn.wait(0.1)
    goes_on.set()
    assert drawn.wait(10.0)
    next_one.join()


def test_while_the_system_shows_a_picture_the_next_one_is_drawn(beside: SoftwarePresenter, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        """A window whose system takes its time."""

        def __init__(self, window: pygame.Window) -> None:
            self.window, self.goes_on = window, threading.Event()

        def __getattr__(self, name: str) -> object:
            return getattr(self.window, name)

        def flip(self) -> None:
            self.goes_on.wait(10.0)

    slow = Slow(beside._window)
    monkeypatch.setattr(beside, "_window", slow)
    beside.canvas((320, 180), AREA)
    beside.present()
    beside.canvas((320, 180), AREA).fill(RED)
    assert beside._worker is not None and not beside._worker.idle
    slow.goes_on.set()


def test_a_window_that_changes_while_a_picture_is_shown_gets_the_next_one_whole(window: pygame.Window, beside: SoftwarePresenter) -> None:
    for size in ((640, 400), (320, 200), (800, 500), (320, 180), (640, 400)):
        for color in (BLUE, RED):
            beside.canvas((320, 180), AREA.clip((0, 0, *window.size))).fill(color)
            beside.present()
            beside.finish()
            window.size = size
    beside.canvas((320, 180), AREA).fill(BLUE)
    beside.present()
    beside.finish()
    assert window.get_surface().get_at((320, 200))[:3] == BLUE


def test_events_are_fetched_from_the_system_only_while_no_picture_is_being_shown(
    beside: SoftwarePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that changes the window's size frees the pixels that the picture is stretched onto."""
    fetched, goes_on = [], threading.Event()
    monkeypatch.setattr(beside, "_stretch", lambda *_: goes_on.wait(10.0))
    monkeypatch.setattr(pygame.event, "get", lambda pump=True: fetched.append(pump) or [])
    monkeypatch.setattr(pygame.event, "pump", lambda: fetched.append(beside._worker is not None and beside._worker.idle))
    beside.canvas((320, 180), AREA)
    beside.events()
    beside.present()
    beside.events()
    assert fetched == [True, False]
    goes_on.set()
    beside.canvas((320, 180), AREA)
    beside.present()
    assert fetched == [True, False, True], "made up for before the next picture is begun"


def test_pictures_that_can_never_be_shown_are_told_of(beside: SoftwarePresenter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise pygame.error("no memory")

    monkeypatch.setattr(beside, "_stretch", fails)
    with pytest.raises(pygame.error, match="no memory"):
        for _ in range(10):
            beside.canvas((320, 180), AREA)
            beside.present()
            beside.finish()


def test_without_an_accelerated_renderer_the_processor_stretches(window: pygame.Window) -> None:
    shown = open_presenter(window, wants_gpu=True)
    assert isinstance(shown, SoftwarePresenter) and not shown.vsync
    shown.canvas((320, 180), AREA).fill(RED)
    shown.present()
    assert window.get_surface().get_at((320, 200))[:3] == RED
