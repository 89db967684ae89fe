"""A pad, set and played with as a player would: every button can be another, and some lead through menus whatever happens."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.input.bindings import Bindings, Key
from game.input.default_bindings import BUTTONS, DEFAULT_KEYS, DEFAULT_PAD, LEFT_TRIGGER
from game.localization.texts import text
from game.screens.play.pause import Pause
from game.screens.play.play import Play
from game.screens.settings.key_bindings import Keys, Pad
from game.screens.settings.settings import SettingsScreen
from game.screens.table_menu import TableMenu
from game.screens.title import Title
from tests.screens.title_desk import BACK, DPAD_DOWN, ENTER, ESCAPE, PAD_Y, SHOULDER, START, UP, A, B, Desk, P, X, kept_now, seated


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as desk:
        yield desk


def pad_of(desk: Desk) -> Pad:
    """With nothing but a pad."""
    desk.pad(*[DPAD_DOWN] * desk.row_of("title.settings"), A)
    settings = desk.top
    assert isinstance(settings, TableMenu)
    while settings.table()[settings.chosen].label != text("settings.pad"):
        desk.pad(DPAD_DOWN)
    desk.pad(A)
    assert isinstance(desk.top, Pad)
    return desk.top


def pull(desk: Desk, share: float, axis: int = pygame.CONTROLLER_AXIS_TRIGGERLEFT) -> None:
    pygame.event.post(pygame.Event(pygame.CONTROLLERAXISMOTION, axis=axis, value=round(share * 32767), instance_id=3))
    desk.frames()


def hold(desk: Desk, button: int, down: bool = True) -> None:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    pygame.event.post(pygame.Event(kind, button=button, instance_id=3))
    desk.frames()


def test_another_button_leaps_and_the_old_one_does_no_more(desk: Desk) -> None:
    pad_of(desk)
    desk.pad(DPAD_DOWN, DPAD_DOWN, A, SHOULDER, B, B)
    assert isinstance(desk.top, Title)
    desk.pad(START)
    play = desk.top
    assert isinstance(play, Play), "A still leads on"
    desk.frames(20)
    hold(desk, A)
    assert not desk.app.controls.intent().leap
    hold(desk, A, down=False)
    ground = play.run.world.runner.y
    hold(desk, SHOULDER)
    desk.frames(10)
    assert play.run.world.runner.y > ground + 0.3
    again = kept_now(desk).pad  # type: ignore[attr-defined]
    assert again.rows["leap"][0].name == "right shoulder" and again.rows["crouch"] == DEFAULT_PAD.rows["crouch"]
    assert kept_now(desk).keys is None  # type: ignore[attr-defined]


def test_a_trigger_is_a_button_like_any_other(desk: Desk) -> None:
    pad_of(desk)
    desk.pad(*[DPAD_DOWN] * 5, A)
    pull(desk, 1.0)
    assert desk.app.controls.pad_bindings.rows["pill"][0] == Key(LEFT_TRIGGER, "left trigger")
    assert not desk.app.controls.intent().pill_pressed, "it was heard, and did nothing else"
    pull(desk, 0.9)
    assert not desk.app.controls.intent().pill_pressed, "still the same pull"
    pull(desk, 0.0)
    pull(desk, 0.5)
    assert desk.app.controls.intent().pill_pressed


def test_a_clash_of_buttons_is_named_and_swapped_and_start_changes_nothing(desk: Desk) -> None:
    pad = pad_of(desk)
    desk.pad(*[DPAD_DOWN] * 5, A, START)
    assert desk.top is pad and desk.app.controls.pad_bindings == DEFAULT_PAD
    desk.pad(A, pygame.CONTROLLER_BUTTON_LEFTSHOULDER)
    rows = desk.app.controls.pad_bindings.rows
    assert (rows["pill"][0].name, rows["seal"][0].name) == ("left shoulder", "y")  # type: ignore[union-attr]
    assert pad.note == 'Left shoulder was "Painkiller seal, or aim left"; the two have swapped.'


@pytest.mark.parametrize(("down", "button", "name"), [(7, A, "A"), (7, DPAD_DOWN, "D-pad down"), (2, BACK, "Back")])
def test_no_button_that_leads_through_menus_can_mean_again(desk: Desk, down: int, button: int, name: str) -> None:
    """Asked for itself, or got in exchange."""
    pad = pad_of(desk)
    desk.pad(*[DPAD_DOWN] * down, A, button)
    assert desk.app.controls.pad_bindings == DEFAULT_PAD and pad.note == f"{name} is reserved."
    desk.pad(START)
    assert isinstance(desk.top, SettingsScreen)


def test_again_may_lie_under_any_other_button(desk: Desk) -> None:
    pad_of(desk)
    desk.pad(*[DPAD_DOWN] * 7, A)
    pull(desk, 1.0)
    pull(desk, 0.0)
    desk.pad(START, START, START)
    play = desk.top
    assert isinstance(play, Play)
    run = play.run
    desk.pad(BACK)
    assert play.run is run
    pull(desk, 1.0)
    assert play.run is not run


def test_while_a_button_is_asked_for_keys_lead_back_and_the_other_way_round(desk: Desk) -> None:
    pad = pad_of(desk)
    desk.pad(A)
    desk.tap(ESCAPE)
    assert desk.top is pad and pad.note == text("pad.fixed")
    desk.pad(A)
    desk.click((5, 5))
    desk.pad(PAD_Y)
    assert desk.app.controls.pad_bindings == DEFAULT_PAD
    desk.tap(ESCAPE, UP, ENTER)
    keys = desk.top
    assert isinstance(keys, Keys) and not isinstance(keys, Pad)
    desk.tap(ENTER)
    desk.pad(B)
    desk.tap(X)
    assert desk.app.controls.bindings == DEFAULT_KEYS and desk.top is keys


def test_a_pad_file_that_would_leave_no_way_through_menus_is_not_taken(desk: Desk) -> None:
    for wrong in (Key(1, "a"), Key(99, "none"), Key(2, "x")):
        rows = DEFAULT_PAD.rows | {"retry": (wrong, None, None)}
        desk.app.controls.bind_pads(Bindings(rows))
        assert desk.app.controls.pad_bindings == DEFAULT_PAD
    assert len(BUTTONS) == 15


def test_all_buttons_are_put_back(desk: Desk) -> None:
    pad = pad_of(desk)
    desk.pad(DPAD_DOWN, DPAD_DOWN, A, SHOULDER, *[DPAD_DOWN] * 6, A)
    assert desk.app.settings.pad is None and pad.note == text("pad.put_back")
    assert desk.app.controls.pad_bindings == DEFAULT_PAD


def test_with_a_pad_start_begins_and_b_asks_before_it_leaves(desk: Desk) -> None:
    title = desk.top
    assert isinstance(title, Title)
    desk.pad(START)
    assert isinstance(desk.top, Play), "whoever presses Start at a title wants to play"
    desk.pad(START)
    assert isinstance(desk.top, Pause)
    desk.pad(pygame.CONTROLLER_BUTTON_DPAD_UP, A)
    assert desk.top is title
    desk.pad(B)
    assert desk.top is not title
    desk.pad(B)
    assert desk.top is title
    desk.pad(B, A)
    assert desk.top is title
    desk.pad(B, DPAD_DOWN)
    desk.app.screens[-1].command("confirm")
    assert not desk.app.screens


def test_lessons_name_the_buttons_of_the_pad_in_the_hands(desk: Desk) -> None:
    assert text("teach.leap").startswith("Space")
    desk.pad(pygame.CONTROLLER_BUTTON_RIGHTSTICK)
    assert text("teach.leap").startswith("A:") and text("teach.run").startswith("Left stick")
    rows = DEFAULT_PAD.rows
    desk.app.change(pad=Bindings({**rows, "leap": rows["pill"], "pill": rows["leap"]}))
    assert text("teach.leap").startswith("Y or Right shoulder:")
    desk.tap(X)
    assert text("teach.leap").startswith("Space")


def test_p_pauses_and_leaves_nobody_without_a_game(desk: Desk) -> None:
    desk.tap(P)
    assert isinstance(desk.top, Play)
    desk.tap(P)
    assert isinstance(desk.top, Pause)


def test_the_stick_has_a_rest_that_can_be_set_and_is_kept(desk: Desk) -> None:
    pad = pad_of(desk)
    desk.pad(*[DPAD_DOWN] * 9, pygame.CONTROLLER_BUTTON_DPAD_RIGHT, pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    assert desk.app.settings.dead_zone == desk.app.controls.dead_zone == 0.32 and pad.note == text("pad.dead_zone_about")
    for _ in range(20):
        desk.pad(pygame.CONTROLLER_BUTTON_DPAD_LEFT)
    assert desk.app.controls.dead_zone == 0.05
    assert kept_now(desk).dead_zone == 0.05  # type: ignore[attr-defined]
