"""Keys and pads bound anew: what clashes is named, and what leads through menus stays."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.input.bindings import Bindings, Key, bindings_of
from game.input.default_bindings import DEFAULT_KEYS
from game.localization.texts import text
from game.screens.play.pause import Pause
from game.screens.settings.key_bindings import Keys
from tests.screens.title_desk import DOWN, ENTER, ESCAPE, RIGHT, UP, Desk, P, Q, R, X, kept_now, seated


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as desk:
        yield desk


def keys_of(desk: Desk) -> Keys:
    desk.enter("title.settings")
    desk.choose("keys")
    desk.tap(ENTER)
    assert isinstance(desk.top, Keys)
    return desk.top


def test_another_key_runs_and_the_old_one_does_no_more(desk: Desk) -> None:
    keys_of(desk)
    desk.tap(DOWN, ENTER, X, ESCAPE, ESCAPE)
    play = desk.play()
    start = play.run.world.runner.x
    pygame.event.post(pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_RIGHT, key=0, mod=0))
    desk.frames(30)
    assert play.run.world.runner.x == start
    pygame.event.post(pygame.Event(pygame.KEYDOWN, scancode=X[0], key=X[1], mod=0))
    desk.frames(60)
    assert play.run.world.runner.x > start + 2.0
    assert text("teach.run").startswith("Left arrow or A, X or D: run.")
    again = kept_now(desk).keys  # type: ignore[attr-defined]
    assert again.rows["right"] == (Key(X[0], "x"), *DEFAULT_KEYS.rows["right"][1:])


def test_a_clash_is_named_and_swapped(desk: Desk) -> None:
    keys = keys_of(desk)
    desk.tap(*[DOWN] * 5, ENTER, Q)
    rows = desk.app.controls.bindings.rows
    assert (rows["pill"][0], rows["seal"][0]) == (Key(20, "q"), Key(8, "e"))
    assert keys.note == 'Q was "Painkiller seal, or aim left"; the two have swapped.'


def test_the_last_key_of_something_is_not_taken_for_an_empty_place(desk: Desk) -> None:
    keys = keys_of(desk)
    desk.tap(*[DOWN] * 5, RIGHT, ENTER, Q)
    assert desk.app.controls.bindings == DEFAULT_KEYS and "all that" in keys.note


@pytest.mark.parametrize("key", [ENTER, (68, pygame.K_F11), (0, 0), (72, pygame.K_PAUSE)])
def test_keys_that_lead_through_menus_are_spoken_for(desk: Desk, key: tuple[int, int]) -> None:
    keys = keys_of(desk)
    desk.tap(ENTER, key)
    assert desk.app.controls.bindings == DEFAULT_KEYS and keys.note.endswith("is reserved.")
    assert desk.top is keys


def test_escape_is_never_bound_and_never_lost(desk: Desk) -> None:
    keys = keys_of(desk)
    desk.tap(ENTER, ESCAPE)
    assert desk.top is keys and desk.app.controls.bindings == DEFAULT_KEYS, "it leaves the question, not the screen"
    desk.tap(ENTER)
    pygame.event.post(pygame.Event(pygame.WINDOWFOCUSLOST))
    desk.frames()
    desk.tap(X)
    assert desk.app.controls.bindings == DEFAULT_KEYS, "who looks away is asked again"
    desk.tap(ENTER, P, ESCAPE, ESCAPE)
    play = desk.play()
    desk.tap(P)
    assert desk.top is play, "P runs now"
    desk.tap(ESCAPE)
    assert isinstance(desk.top, Pause)


def test_again_is_found_by_its_letter_wherever_that_sits(desk: Desk) -> None:
    play = desk.play()
    for key, retries in (((18, pygame.K_r), 1), ((21, pygame.K_o), 1)):  # as on a Dvorak keyboard
        desk.tap(key)
        assert play.run.recorder.retries == retries
    desk.tap(ESCAPE, ESCAPE)
    assert desk.top is play
    desk.app.change(keys=DEFAULT_KEYS.with_binding("retry", 0, Key(X[0], "x"))[0])
    desk.tap(R)
    assert play.run.recorder.retries == 1, "R was given up"
    desk.tap(X)
    assert play.run.recorder.retries == 2


def test_all_keys_as_on_the_first_day(desk: Desk) -> None:
    keys_of(desk)
    desk.tap(ENTER, X, UP, UP, UP, ENTER)
    assert desk.app.controls.bindings == DEFAULT_KEYS and desk.app.settings.keys is None
    assert text("teach.run").startswith("Arrows or A and D")


@pytest.mark.parametrize(
    "wrong",
    [
        {"leap": [None] * 3},
        {"leap": [[44, "space"]]},
        {"leap": [[44, 44], None, None]},
        {"leap": [[0, "x"], None, None]},
        {"leap": [[99999, "x"], None, None]},
        {"leap": [[True, "x"], None, None]},
        {"leap": [[4, "a"], None, None]},
        {"fly": [[44, "space"], None, None]},
    ],
)
def test_wrong_bindings_in_a_file_are_those_of_the_first_day(wrong: dict[str, object]) -> None:
    whole = DEFAULT_KEYS.values()
    assert isinstance(bindings_of(whole), Bindings) and bindings_of(whole) == DEFAULT_KEYS
    assert bindings_of(whole | wrong) is None
