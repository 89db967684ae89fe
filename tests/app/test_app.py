"""The shell under odd hands, clocks and windows: it pauses, slows, letterboxes and retries, and the lake never notices."""

import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.app.app import App
from game.app.window import Window, fitting, viewport
from game.core.ticks import TICKS_PER_SECOND
from game.save.profile import Profile
from game.screens.play.pause import Pause
from game.screens.play.play import Play
from game.screens.play.results import Results
from game.screens.title import Title
from game.session.replay import read
from game.session.run import Run, level_file, make_replay_player, run_headless
from game.sim.intent import Intent
from tests.conftest import POND

SIZE = (320, 180)


class Clock:
    """A clock that shows what it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> Iterator[App]:
    with Window("test", SIZE, visible=False) as window:
        pygame.event.clear()
        yield App(window, clock)


@pytest.fixture
def play(app: App) -> Play:
    screen = Play(app, level_file(str(POND)))
    app.push(screen)
    app.frame()
    app.frame()  # the time that the first one took does not count
    return screen


def frames(app: App, clock: Clock, seconds: float, rate: int = 60) -> None:
    for _ in range(round(seconds * rate)):
        clock.now += 1 / rate
        app.frame()


def post(kind: int, **values: object) -> None:
    pygame.event.post(pygame.Event(kind, **values))


def press(place: int, code: int = 0) -> None:
    post(pygame.KEYDOWN, scancode=place, key=code, mod=0)


def let_go(place: int, code: int = 0) -> None:
    post(pygame.KEYUP, scancode=place, key=code, mod=0)


def test_a_held_key_runs_and_a_second_is_a_second(app: App, clock: Clock, play: Play) -> None:
    start = play.run.world.runner.x
    press(pygame.KSCAN_D)
    frames(app, clock, 1.0)
    assert abs(play.run.world.tick - TICKS_PER_SECOND) <= 1
    assert play.run.world.runner.x > start + 2.0


def test_escape_holds_the_breath_and_gives_it_back(app: App, clock: Clock, play: Play) -> None:
    frames(app, clock, 0.2)
    tick = play.run.world.tick
    press(41, pygame.K_ESCAPE)
    frames(app, clock, 2.0)
    assert isinstance(app.screens[-1], Pause) and play.run.world.tick == tick
    press(41, pygame.K_ESCAPE)
    frames(app, clock, 0.5)
    assert app.screens == [play]
    assert 0 < play.run.world.tick - tick <= 60, "the pause is not made up for"
    assert play.run.recorder.pauses == [tick]


def test_looking_away_pauses_within_a_frame_and_lets_go_of_every_key(app: App, clock: Clock, play: Play) -> None:
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 0.3)
    post(pygame.WINDOWFOCUSLOST)
    app.frame()
    assert isinstance(app.screens[-1], Pause)
    press(19, pygame.K_p)
    frames(app, clock, 0.3)
    assert app.screens == [play]
    assert app.controls.intent() == Intent()


def test_looking_away_at_every_tick_of_a_run_never_leaves_a_key_stuck(app: App, clock: Clock, play: Play) -> None:
    for _ in range(60):
        press(pygame.KSCAN_RIGHT)
        press(pygame.KSCAN_SPACE)
        frames(app, clock, 1 / 60)
        post(pygame.WINDOWFOCUSLOST)
        press(41, pygame.K_ESCAPE)
        app.frame()
        assert app.controls.intent() == Intent() and app.screens == [play]


def test_a_pulled_pad_pauses_mid_leap(app: App, clock: Clock, play: Play) -> None:
    post(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_A, instance_id=3)
    frames(app, clock, 0.1)
    post(pygame.CONTROLLERDEVICEREMOVED, instance_id=3)
    app.frame()
    assert isinstance(app.screens[-1], Pause)
    assert app.controls.intent() == Intent()


def test_pads_that_come_and_go_and_never_were_do_no_harm(app: App, clock: Clock, play: Play) -> None:
    for pad in range(1000):
        post(pygame.CONTROLLERDEVICEADDED, device_index=pad % 4)
        post(pygame.CONTROLLERDEVICEREMOVED, instance_id=pad)
        if pad % 100 == 0:
            frames(app, clock, 1 / 60)
    frames(app, clock, 1 / 60)
    assert app.screens == [play], "a pad that nobody played with pauses nothing"


def test_a_flood_of_events_costs_a_frame_not_the_game(app: App, clock: Clock, play: Play) -> None:
    press(pygame.KSCAN_RIGHT)
    for _ in range(200_000):
        try:
            press(pygame.KSCAN_LEFT)
        except pygame.error:  # the queue is full
            break
    clock.now += 1 / 60
    before = time.perf_counter()
    app.frame()
    assert time.perf_counter() - before < 0.5
    let_go(pygame.KSCAN_LEFT)
    frames(app, clock, 0.1)
    assert app.controls.intent() == Intent()


def test_closing_is_heard_through_a_flood(app: App, clock: Clock, play: Play) -> None:
    post(pygame.QUIT)
    for _ in range(3000):
        press(pygame.KSCAN_LEFT)
    app.frame()
    assert app.screens == []


def test_a_clock_that_jumps_pauses_and_one_that_lies_is_ignored(app: App, clock: Clock, play: Play) -> None:
    frames(app, clock, 0.2)
    tick = play.run.world.tick
    for reading in (clock.now - 5.0, math.nan, clock.now - 5.0, math.inf, -math.inf):
        clock.now = reading
        app.frame()
    assert play.run.world.tick == tick and app.screens == [play]
    clock.now = 2000.0
    app.frame()
    assert isinstance(app.screens[-1], Pause) and play.run.world.tick == tick


def test_a_slow_frame_slows_time(app: App, clock: Clock, play: Play) -> None:
    tick = play.run.world.tick
    for _ in range(10):
        clock.now += 0.7
        app.frame()
    assert play.run.world.tick - tick == 50 and play.session.timestep.dropped > 700


def test_retry_is_at_once_and_starts_a_clean_run(app: App, clock: Clock, play: Play) -> None:
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 0.5)
    old = play.run
    press(21, pygame.K_r)
    before = time.perf_counter()
    app.frame()
    clock.now += 1 / 60
    app.frame()
    assert time.perf_counter() - before < 0.7
    assert play.run is not old and play.run.recorder.retries == 1
    assert 0 < play.run.world.tick <= 3
    frames(app, clock, 0.3)
    assert play.run.world.runner.vx > 1.0, "the key is still held, so he runs"


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


PANEL_BELOW, LARGE, DOUBLED = (0, 0, 1366, 728), (1366, 0, 2560, 1400), (0, 0, 3840, 2100)


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


def test_where_nobody_sees_it_nothing_is_drawn(app: App, clock: Clock, play: Play) -> None:
    for gone, back in ((pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED), (pygame.WINDOWHIDDEN, pygame.WINDOWSHOWN)):
        post(gone)
        app.frame()
        shown = app.frames
        frames(app, clock, 0.5)
        assert app.frames == shown and isinstance(app.screens[-1], Pause)
        post(back)
        app.frame()
        assert app.frames == shown + 1


def test_a_still_card_is_drawn_ten_times_a_second_and_at_once_after_any_input(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    app._clock = time.perf_counter
    play = Play(app, level_file(str(POND)))
    app.push(play)
    app.frame()
    while play.prepare():
        pass
    app.frame()
    assert not app.screens[-1].still
    post(pygame.WINDOWFOCUSLOST)
    app.frame()
    assert app.screens[-1].still
    began = time.perf_counter()
    app._pass(began, 60)
    assert 0.09 < time.perf_counter() - began < 0.3
    threading.Timer(0.02, press, (41, pygame.K_ESCAPE)).start()
    began = time.perf_counter()
    app._pass(began, 60)
    assert 0.015 < time.perf_counter() - began < 0.07, "within 50 ms of the key"
    app.window.seen = False
    began = time.perf_counter()
    app.frame()  # takes the key
    app._pass(time.perf_counter(), 60)
    assert time.perf_counter() - began > 0.2
    threading.Timer(0.02, post, (pygame.WINDOWRESTORED,)).start()
    began = time.perf_counter()
    app._pass(began, 60)
    assert time.perf_counter() - began < 0.07


def test_a_window_keeps_the_size_that_it_comes_back_to(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(10_000))
    monkeypatch.setattr("game.app.window.time.monotonic", lambda: next(now))
    with Window("test", SIZE, visible=False) as window:

        def resized(size: tuple[int, int], kind: int = pygame.WINDOWRESIZED) -> None:
            window._window.size = size
            window.heed(pygame.Event(kind))
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


@pytest.mark.parametrize("code", [130, 129, 143])
def test_whoever_asks_from_outside_ends_it_as_if_he_had_quit(app: App, code: int) -> None:
    app.stop.code = code
    play = Play(app, level_file(str(POND)))
    app.run(play)
    assert not app.screens and app.frames == 1


def test_an_event_queue_that_breaks_is_an_empty_one(app: App, clock: Clock, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[pygame.Event]:
        raise SystemError("a pad was pulled")

    monkeypatch.setattr(pygame.event, "get", broken)
    frames(app, clock, 0.1)
    assert app.screens == [play]


def test_a_lost_run_shows_its_reckoning_over_a_living_lake_and_r_begins_again(app: App, clock: Clock, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    play = Play(app, level_file(str(POND)), record=record)
    app.push(play)
    frames(app, clock, 6.2, rate=24)
    assert isinstance(app.screens[-1], Results)
    assert play.run.final_outcome and not play.run.final_outcome["won"]
    outcome = read(record).outcome
    assert outcome and outcome["reason"] == play.run.final_outcome["reason"]
    tick = play.run.world.tick
    frames(app, clock, 0.5)
    assert play.run.world.tick > tick, "the lake lives on behind the card"
    press(21, pygame.K_r)
    frames(app, clock, 0.1)
    assert app.screens == [play] and play.run.world.tick < 20


def until_the_card(app: App, clock: Clock) -> Results:
    while not isinstance(app.screens[-1], Results):
        frames(app, clock, 1 / 60)
    card = app.screens[-1]
    assert isinstance(card, Results)
    return card


@pytest.mark.parametrize(
    "key", [(pygame.KSCAN_SPACE, 0), (40, pygame.K_RETURN), (21, pygame.K_r), (41, pygame.K_ESCAPE), (pygame.KSCAN_DOWN, 0)]
)
def test_the_card_takes_no_key_before_it_can_have_been_read(app: App, clock: Clock, key: tuple[int, int]) -> None:
    app.push(Play(app, level_file(str(POND))))
    card = until_the_card(app, clock)
    for _ in range(6):
        press(*key)
        frames(app, clock, 0.05)
        let_go(*key)
        frames(app, clock, 0.05)
    assert app.screens[-1] is card and card.chosen == 0
    frames(app, clock, 0.2)
    press(*key)
    frames(app, clock, 0.05)
    assert app.screens[-1:] != [card] or card.chosen == 1, "by now he means it"


def test_a_key_held_since_before_the_card_came_answers_nothing(app: App, clock: Clock) -> None:
    play = Play(app, level_file(str(POND)))
    app.push(play)
    press(pygame.KSCAN_SPACE)
    press(40, pygame.K_RETURN)
    card = until_the_card(app, clock)
    frames(app, clock, 2.0)
    assert app.screens[-1] is card


def test_r_held_on_begins_the_level_anew_and_a_tap_goes_on_from_the_checkpoint(app: App, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    spot = '"things": [{"id": "spot", "kind": "checkpoint", "at": [-2, 0.6]},'
    reach = '"triggers": [{"id": "here", "when": [{"test": "place", "left": -2}], "do": [{"act": "checkpoint", "checkpoint": "spot"}]},'
    path.write_text(POND.read_text().replace('"things": [', spot).replace('"triggers": [', reach))
    play = Play(app, level_file(str(path)))
    app.push(play)
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 2.0)
    let_go(pygame.KSCAN_RIGHT)
    arrival = play.run.arrival
    assert arrival and arrival.checkpoint == "spot"
    while play.prepare():
        pass
    for tap in range(1, 3):
        press(21, pygame.K_r)
        before = time.perf_counter()
        app.frame()
        assert time.perf_counter() - before < 0.7
        assert play.run.world.tick <= arrival.tick + 2 and play.run.checkpoint_retries == tap
        frames(app, clock, 0.4)
        let_go(21, pygame.K_r)
        frames(app, clock, 0.6)
        assert play.run.checkpoint_retries == tap, "let go in time"
    press(21, pygame.K_r)
    frames(app, clock, 0.8)
    assert play.run.arrival is None and play.run.world.tick < 60 and play.run.checkpoint_retries == 0
    assert play.run.recorder.retries == 4
    frames(app, clock, 2.0)
    assert play.run.recorder.retries == 4, "held on, it asks for nothing more"


def test_r_held_while_the_pause_comes_asks_for_nothing(app: App, clock: Clock, play: Play) -> None:
    press(21, pygame.K_r)
    frames(app, clock, 0.1)
    press(41, pygame.K_ESCAPE)
    frames(app, clock, 1.0)
    retries = play.run.recorder.retries
    press(41, pygame.K_ESCAPE)
    frames(app, clock, 1.0)
    assert app.screens == [play] and play.run.recorder.retries == retries


def test_a_bot_wins_and_the_card_says_so(app: App, clock: Clock) -> None:
    app.push(Play(app, level_file(str(POND)), player_factory=lambda: lambda world: Intent(move=100)))
    frames(app, clock, 11.0, rate=24)
    card = app.screens[-1]
    assert isinstance(card, Results) and card.title == "Ashore" and any("0:08" in line for line in card.lines)


def test_the_title_plays_by_itself_and_enter_hands_the_lake_over(app: App, clock: Clock) -> None:
    title = Title(app, level_file(str(POND)), lambda: lambda world: Intent(move=100))
    app.push(title)
    frames(app, clock, 1.0, rate=24)
    assert title.behind.run.world.runner.x > -5.0
    press(40, pygame.K_RETURN)
    frames(app, clock, 0.2)
    screen = app.screens[-1]
    assert isinstance(screen, Play) and screen.session.has_hands
    press(41, pygame.K_ESCAPE)
    app.frame()
    for _ in range(3):
        press(pygame.KSCAN_DOWN)
        let_go(pygame.KSCAN_DOWN)
    press(40, pygame.K_RETURN)
    app.frame()
    assert app.screens == [title], "leaving a run leads back to the title"
    press(41, pygame.K_ESCAPE)
    app.frame()
    assert app.screens == []


@pytest.fixture
def no_mixer() -> None:
    pygame.mixer.quit()  # noqa: TID251  (what other tests have decoded with)


def test_a_sound_device_is_never_asked_for(no_mixer: None, play: Play) -> None:
    assert pygame.mixer.get_init() is None  # noqa: TID251  (asked, not used)


def test_a_saved_level_is_shown_and_a_broken_one_is_not(app: App, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(POND.read_text())
    play = Play(app, level_file(str(path)), watch=True)
    app.push(play)

    def saved(level: str, shown: Callable[[], bool]) -> None:
        path.write_text(level)
        end = time.monotonic() + 10.0
        while not shown() and time.monotonic() < end:
            frames(app, clock, 1 / 60)
            time.sleep(0.02)
        assert shown()

    saved("{ half", lambda: bool(play.editor and play.editor.reload.wrong))
    assert play.run.world.level.name == "The Pond", "the last good level goes on"
    frames(app, clock, 0.1)
    saved(POND.read_text().replace("The Pond", "My Pond"), lambda: play.run.world.level.name == "My Pond")
    assert play.editor and not play.editor.reload.wrong
    app.quit()


def test_a_shown_recording_begins_again_on_retry(app: App, clock: Clock) -> None:
    run = Run(level_file(str(POND)))
    run_headless(run, lambda world: Intent(move=100), 200)
    recorded = run.recorder.replay(run.world, None)
    screen = Play(app, level_file(str(POND)), player_factory=lambda: make_replay_player(recorded))
    app.push(screen)
    for _ in range(2):
        frames(app, clock, 1.2)
        assert screen.run.world.runner.x > -5.0, "the recording runs"
        press(21, pygame.K_r)
        let_go(21, pygame.K_r)
        app.frame()


def test_a_win_by_hand_is_kept_and_a_better_one_says_so(app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    app.profile = Profile()
    source = level_file(str(POND))
    play = Play(app, source)
    app.push(play)
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 11.0, rate=24)
    assert isinstance(app.screens[-1], Results) and "New best" in app.screens[-1].lines
    app.profile.close()
    again = Profile()
    record = again.records.of(source.sha256)
    again.close()
    assert record and play.run.final_outcome and record.seconds == play.run.final_outcome["seconds"]


def test_what_is_left_of_a_frame_is_used_and_no_more(app: App, clock: Clock, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[float] = []

    def piece() -> bool:
        clock.now += 0.002
        done.append(clock.now)
        return len(done) < 100

    monkeypatch.setattr(play, "prepare", piece)
    began = clock.now
    app.run(play, most_frames=app.frames + 2)
    assert 3 <= len(done) < 20 and done[-1] - began < 1.5 / 60
