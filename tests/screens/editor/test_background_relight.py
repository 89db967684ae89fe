"""A lake whose light is changed while it is played: shown at once as a proof, then printed aside, while the run goes on."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screens.editor.background_relight import BackgroundRelight, shade
from game.view.render import time_of_day
from game.view.render.palette import palette
from tests.screens.editor.editor_desk import FAR, Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path, (320, 180)) as desk:  # every print is painted anew: a small one is as good
        yield desk


def relight(desk: Desk, **light: object) -> None:
    desk.save(lambda level: level.update(light))


def printed(desk: Desk) -> None:
    """Frames until the level is shown in its own inks."""
    end = time.monotonic() + FAR
    while desk.play.scene.palette != time_of_day.look(desk.play.run.source.level) and time.monotonic() < end:
        desk.frames(1)
        time.sleep(0.04)
    assert desk.play.scene.palette == time_of_day.look(desk.play.run.source.level)


def brightness(desk: Desk) -> float:
    return float(pygame.surfarray.array3d(desk.app.window.picture()).mean())


def test_a_new_hour_is_seen_at_once_and_printed_while_the_run_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    relight(desk, palette="noon")
    printed(desk)
    day, inks, seen, whole = brightness(desk), desk.play.scene.palette, threading.Event(), BackgroundRelight._draw
    monkeypatch.setattr(BackgroundRelight, "_draw", lambda *told: seen.wait(FAR) and whole(*told))
    relight(desk, palette="night")
    desk.frames(1)
    assert desk.play.scene.palette == inks, "no frame waits for the new inks"
    assert brightness(desk) < 0.75 * day, "but it is dark at once"
    seen.set()
    run, x, dusk = desk.play.run, desk.play.scene.camera.x, brightness(desk)
    printed(desk)
    assert desk.play.run is run and run.world.tick > 2, "the run goes on"
    assert abs(desk.play.scene.camera.x - x) < 2 and desk.play.scene.started, "seen from where it was seen"
    desk.frames(1)
    assert brightness(desk) == pytest.approx(dusk, rel=0.45)


def test_of_several_saves_the_last_is_printed(desk: Desk) -> None:
    for hour in (6, 12, 23):
        relight(desk, hour=hour)
    printed(desk)
    assert desk.play.scene.palette == time_of_day.look(desk.play.run.source.level)
    assert desk.play.scene.level.hour == 23


def test_what_else_was_saved_meanwhile_is_in_the_print(desk: Desk) -> None:
    relight(desk, season="winter")
    relight(desk, name="Other", goal="goal.ride")
    assert desk.play.run.world.level.name == "Other"
    printed(desk)
    assert desk.play.scene.level.name == "Other" and desk.play.scene.level.season == "winter"


def test_a_light_that_is_taken_back_is_not_printed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    inks, before, taken_back, whole = desk.play.scene.palette, desk.play.run.source.level, threading.Event(), BackgroundRelight._draw
    monkeypatch.setattr(BackgroundRelight, "_draw", lambda *told: taken_back.wait(FAR) and whole(*told))
    relight(desk, palette="noon")
    desk.frames(2)
    relight(desk, palette=before.palette)
    taken_back.set()
    assert desk.play.scene.palette == inks
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        desk.frames(1)
        assert desk.play.scene.palette == inks
        time.sleep(0.02)


def test_a_window_of_another_size_gets_its_print_nevertheless(desk: Desk) -> None:
    relight(desk, palette="rain")
    desk.app.window._window.size = (240, 135)
    desk.frames(30)
    printed(desk)
    end = time.monotonic() + FAR
    while desk.play.scene.size != desk.app.window.chosen_size and time.monotonic() < end:
        desk.frames(1)
        time.sleep(0.04)
    assert desk.play.scene.size == desk.app.window.chosen_size


def test_a_game_that_is_left_while_it_prints_just_ends(desk: Desk) -> None:
    relight(desk, palette="dawn")
    desk.frames(2)
    desk.app.quit()


@pytest.mark.parametrize(("old", "new"), [("noon", "night"), ("night", "noon"), ("dusk", "rain"), ("dawn", "dawn")])
def test_a_proof_has_the_light_of_the_print(old: str, new: str) -> None:
    (red, green, blue), doubled = shade(palette(old), palette(new))
    assert doubled in (0, 1) and all(40 <= tone <= 255 for tone in (red, green, blue))
    assert old != new or (red, green, blue, doubled) == (255, 255, 255, 0)
