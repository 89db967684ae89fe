"""The shell under odd hands, clocks and windows: it pauses, slows, letterboxes and retries, and the lake never notices."""

import math
import time
from collections.abc import Callable

import pygame
import pytest

from game.app.app import App
from game.core.ticks import TICKS_PER_SECOND
from game.screens.play.pause import Pause
from game.screens.play.play import Play
from game.session.level_file import level_file
from game.sim.intent import Intent
from tests.app.app_desk import Clock, frames, let_go, post, press
from tests.conftest import POND

pytestmark = pytest.mark.usefixtures("sprites_for_later")


def test_a_held_key_runs_and_a_second_is_a_second(app: App, clock: Clock, play: Play) -> None:
    start = play.run.world.runner.x
    press(pygame.KSCAN_D)
    frames(app, clock, 1.0)
    assert abs(play.run.world.tick - TICKS_PER_SECOND) <= 1
    assert play.run.world.runner.x > start + 2.0


def test_pads_that_come_and_go_and_never_were_do_no_harm(app: App, clock: Clock, play: Play) -> None:
    for pad in range(1000):
        post(pygame.CONTROLLERDEVICEADDED, device_index=pad % 4)
        post(pygame.CONTROLLERDEVICEREMOVED, instance_id=pad)
        if pad % 100 == 0:
            frames(app, clock, 1 / 60)
    frames(app, clock, 1 / 60)
    assert app.screens == [play], "a pad that nobody played with pauses nothing"


def cost_of_a_flood(app: App, clock: Clock) -> float:
    """Seconds of work of a frame that finds as many events as there can be."""
    for _ in range(200_000):
        try:
            press(pygame.KSCAN_LEFT)
        except pygame.error:  # the queue is full
            break
    clock.now += 1 / 60
    before = time.thread_time()
    app.frame()
    return time.thread_time() - before


def test_a_flood_of_events_costs_a_frame_not_the_game(app: App, clock: Clock, play: Play) -> None:
    press(pygame.KSCAN_RIGHT)
    assert min(cost_of_a_flood(app, clock) for _ in range(2)) < 0.5
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


class Sleeper:
    """Stands for the module `time`: who sleeps turns the clock, and something may happen meanwhile."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.due: tuple[float, Callable[[], object]] | None = None

    def thread_time(self) -> float:
        return 0.0

    def sleep(self, seconds: float) -> None:
        self.clock.now += seconds
        if self.due and self.clock.now >= self.due[0]:
            due, self.due = self.due[1], None
            due()

    def in_a_moment(self, happens: Callable[[], object]) -> None:
        self.due = self.clock.now + 0.02, happens


def test_a_still_card_is_drawn_ten_times_a_second_and_at_once_after_any_input(
    app: App, clock: Clock, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = Sleeper(clock)
    monkeypatch.setattr("game.app.app.time", sleeper)

    def waited() -> float:
        began = clock.now
        app._spend_rest_of_frame(began, 60)
        return clock.now - began

    assert not app.screens[-1].still
    post(pygame.WINDOWFOCUSLOST)
    app.frame()
    assert app.screens[-1].still
    assert waited() == pytest.approx(0.1, abs=0.01)
    sleeper.in_a_moment(lambda: press(41, pygame.K_ESCAPE))
    assert 0.02 <= waited() < 0.07, "within 50 ms of the key"
    app.window.seen = False
    app.frame()  # takes the key
    assert waited() > 0.2
    sleeper.in_a_moment(lambda: post(pygame.WINDOWRESTORED))
    assert waited() < 0.07


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


@pytest.fixture
def no_mixer() -> None:
    pygame.mixer.quit()  # noqa: TID251  (what other tests have decoded with)


def test_a_sound_device_is_never_asked_for(no_mixer: None, play: Play) -> None:
    assert pygame.mixer.get_init() is None  # noqa: TID251  (asked, not used)


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
