"""Another size of the picture is painted aside, one at a time, while the last one is shown; what nobody waits for is not painted."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.app.app import App
from game.core.painting_job import check_wanted, is_painting
from game.screens.play import scene_prerender
from game.screens.play.play import Play
from game.view.layers import Layers
from game.view.render.sprites import sprite_cache
from tests.app.app_desk import SIZE, Clock, app, clock, frames, play

__all__ = ["app", "clock", "play"]

LARGER, LARGEST = (480, 270), (640, 360)
SOON = 30.0


def play_until(app: App, clock: Clock, reached: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not reached():
        assert time.monotonic() < end
        frames(app, clock, 1 / 60)
        time.sleep(0.002)


def prerenders() -> int:
    return sum(thread.name == "scene-prerender" for thread in threading.enumerate())


def drawn_sizes(monkeypatch: pytest.MonkeyPatch, screen: Play) -> list[tuple[int, int]]:
    """The sizes of the pictures that the screen draws on, from now on."""
    seen: list[tuple[int, int]] = []
    draw = screen.draw

    def note(picture: pygame.Surface) -> None:
        seen.append(picture.get_size())
        draw(picture)

    monkeypatch.setattr(screen, "draw", note)
    return seen


def test_the_last_size_is_drawn_until_all_is_painted_for_the_next(
    app: App, clock: Clock, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = drawn_sizes(monkeypatch, play)
    app.window.resize(LARGER)
    play_until(app, clock, lambda: play.scene.size == LARGER)
    frames(app, clock, 0.1)
    assert seen == sorted(seen) and set(seen) == {SIZE, LARGER}, "one change, and nothing stretched twice"


def test_what_was_painted_aside_is_shown_and_not_made_once_more(
    app: App, clock: Clock, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_until(app, clock, lambda: not is_painting())
    makers: list[str] = []
    made = Layers.__init__

    def make(self: Layers, *values: Any) -> None:
        makers.append(threading.current_thread().name)
        made(self, *values)

    monkeypatch.setattr(Layers, "__init__", make)
    app.window.resize(LARGER)
    play_until(app, clock, lambda: play.scene.size == LARGER)
    play_until(app, clock, lambda: not is_painting())
    assert makers == ["scene-prerender"]
    assert play.scene.layers.effects.now == pytest.approx(play.run.world.seconds, abs=0.1)


def test_painting_for_a_size_that_is_left_again_stops_and_keeps_nothing(
    app: App, clock: Clock, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_until(app, clock, lambda: not is_painting())
    begun, left = threading.Event(), threading.Event()
    draw = scene_prerender.ScenePrerender._draw

    def slow(self: scene_prerender.ScenePrerender) -> None:
        if self.size == LARGER:
            begun.set()
            left.wait(SOON)
        draw(self)

    monkeypatch.setattr(scene_prerender.ScenePrerender, "_draw", slow)
    app.window.resize(LARGER)
    play_until(app, clock, begun.is_set)
    app.window.resize(LARGEST)
    for _ in range(30):
        frames(app, clock, 1 / 60)
        assert prerenders() == 1, "never two at once"
    made = sprite_cache.SpriteCache._find
    painted: list[str] = []

    def found(self: sprite_cache.SpriteCache, name: str, make: Callable[[], list[pygame.Surface]]) -> list[pygame.Surface]:
        if threading.current_thread().name == "scene-prerender" and play.scene.size == SIZE and not is_wanted():
            painted.append(name)
        return made(self, name, make)

    monkeypatch.setattr(sprite_cache.SpriteCache, "_find", found)
    left.set()
    play_until(app, clock, lambda: play.scene.size == LARGEST)
    assert len(painted) <= 1, "the one at which it found out"


def is_wanted() -> bool:
    try:
        check_wanted()
    except Exception:
        return False
    return True


def test_back_in_the_old_size_nothing_of_the_other_stays(app: App, clock: Clock, play: Play) -> None:
    play_until(app, clock, lambda: not is_painting())
    app.window.resize(LARGER)
    play_until(app, clock, lambda: bool(prerenders()))
    app.window.resize(SIZE)
    play_until(app, clock, lambda: not is_painting())
    frames(app, clock, 0.5)
    assert play.scene.size == SIZE and not is_painting()
    assert not sprite_cache._last.sprites
