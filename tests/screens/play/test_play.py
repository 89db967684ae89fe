"""The play screen: pauses, retries, other levels and recordings, with a player at the keys."""

import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.app.app import App
from game.screens.play.pause import Pause
from game.screens.play.play import Play
from game.screens.title import Title
from game.session.level_file import level_file
from game.session.replays.replay_player import make_replay_player
from game.session.run import Run, run_headless
from game.sim.intent import Intent
from tests.app.app_desk import Clock, frames, let_go, post, press
from tests.conftest import POND


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


def test_keys_of_play_choose_nothing_on_a_card_that_nobody_asked_for(app: App, clock: Clock, play: Play) -> None:
    post(pygame.WINDOWFOCUSLOST)
    app.frame()
    for _ in range(3):
        press(pygame.KSCAN_DOWN, pygame.K_DOWN)
        press(pygame.KSCAN_SPACE, pygame.K_SPACE)
        press(21, pygame.K_r)
        frames(app, clock, 0.1)
    card = app.screens[-1]
    assert isinstance(card, Pause) and card.chosen == 0
    frames(app, clock, 1.0)
    press(pygame.KSCAN_SPACE, pygame.K_SPACE)
    frames(app, clock, 0.1)
    assert app.screens == [play]


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


def test_retry_is_at_once_and_starts_a_clean_run(app: App, clock: Clock, play: Play) -> None:
    press(pygame.KSCAN_RIGHT)
    frames(app, clock, 0.5)
    old = play.run
    press(21, pygame.K_r)
    before = time.thread_time()
    app.frame()
    clock.now += 1 / 60
    app.frame()
    assert time.thread_time() - before < 0.7
    assert play.run is not old and play.run.recorder.retries == 1
    assert 0 < play.run.world.tick <= 3
    frames(app, clock, 0.3)
    assert play.run.world.runner.vx > 1.0, "the key is still held, so he runs"


def test_a_saved_level_is_shown_and_a_broken_one_is_not(app: App, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(POND.read_text())
    play = Play(app, level_file(str(path)), watch=True)
    app.push(play)

    def saved(level: str, shown: Callable[[], bool]) -> None:
        path.write_text(level)
        end = time.monotonic() + 60.0
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
    assert app.screens[0] is title and len(app.screens) == 2, "one press of Esc too many ends nothing unasked"
    press(pygame.KSCAN_DOWN)
    let_go(pygame.KSCAN_DOWN)
    press(40, pygame.K_RETURN)
    app.frame()
    assert app.screens == []


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
    for tap in range(1, 3):
        while play.prepare():  # in idle time, which these frames have none of
            pass
        press(21, pygame.K_r)
        before = time.thread_time()
        app.frame()
        assert time.thread_time() - before < 0.7
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
