"""Keys and pads become intents: what a hand does is what the runner wants, however fast or clumsy the hand."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.input.bindings import Bindings, Key
from game.input.default_bindings import DEFAULT_KEYS
from game.input.devices import Controls
from game.input.keyboard_layout import KeyboardLayout
from game.sim.intent import IDLE


def key(down: bool, place: int, code: int = 0, mod: int = 0) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN if down else pygame.KEYUP, scancode=place, key=code, mod=mod)


def button(down: bool, which: int, pad: int = 7) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP, button=which, instance_id=pad)


def axis(which: int, share: float, pad: int = 7) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERAXISMOTION, axis=which, value=round(share * 32767), instance_id=pad)


def test_right_and_d_both_run_right_and_left_cancels() -> None:
    controls = Controls()
    controls.handle(key(True, pygame.KSCAN_RIGHT))
    assert controls.intent().move == 100
    controls.handle(key(True, pygame.KSCAN_D))
    controls.handle(key(False, pygame.KSCAN_RIGHT))
    assert controls.intent().move == 100
    controls.handle(key(True, pygame.KSCAN_A))
    assert controls.intent().move == 0
    controls.handle(key(False, pygame.KSCAN_D))
    assert controls.intent().move == -100


def test_a_press_and_release_between_two_ticks_is_still_one_leap() -> None:
    controls = Controls()
    controls.handle(key(True, pygame.KSCAN_SPACE))
    controls.handle(key(False, pygame.KSCAN_SPACE))
    first, second = controls.intent(), controls.intent()
    assert first.leap_pressed and first.leap
    assert second == IDLE


def test_a_held_leap_is_pressed_once_and_held_until_let_go() -> None:
    controls = Controls()
    controls.handle(key(True, pygame.KSCAN_W))
    seen = [controls.intent() for _ in range(5)]
    assert [intent.leap_pressed for intent in seen] == [True, False, False, False, False]
    assert all(intent.leap for intent in seen)
    controls.handle(key(False, pygame.KSCAN_W))
    assert controls.intent() == IDLE


def test_every_key_of_the_left_hand_is_taken_by_its_place() -> None:
    controls = Controls()
    for place in (pygame.KSCAN_LSHIFT, pygame.KSCAN_S, pygame.KSCAN_E, pygame.KSCAN_Q):
        controls.handle(key(True, place, code=ord("z")))
    intent = controls.intent()
    assert intent.sprint and intent.crouch and intent.pill_pressed and intent.seal_pressed


def test_commands_for_the_shell() -> None:
    controls = Controls()
    assert controls.handle(key(True, 41, pygame.K_ESCAPE)) == "escape"
    assert controls.handle(key(True, 19, pygame.K_p)) == "pause"
    assert controls.handle(key(True, 21, pygame.K_r)) == "retry"
    assert controls.handle(key(True, 40, pygame.K_RETURN)) == "confirm"
    assert controls.handle(key(True, 40, pygame.K_RETURN, pygame.KMOD_LALT)) == "fullscreen"
    assert controls.handle(key(True, 68, pygame.K_F11)) == "fullscreen"
    assert controls.handle(button(True, pygame.CONTROLLER_BUTTON_START)) == "pause"
    assert controls.handle(button(True, pygame.CONTROLLER_BUTTON_BACK)) == "retry"


@pytest.mark.parametrize(
    ("again", "pause"), [("\u043a", "\u0437"), ("\u03c1", "\u03c0"), ("\u05e8", "\u05e4"), ("\u0e1e", "\u0e22"), ("\u0642", "\u062d")]
)
def test_letters_of_other_scripts_count_by_their_place(again: str, pause: str) -> None:
    """Russian, Greek, Hebrew, Thai, Arabic: what they print where R and P are."""
    controls = Controls()
    assert controls.handle(key(True, pygame.KSCAN_R, ord(again))) == "retry"
    assert controls.handle(key(True, pygame.KSCAN_P, ord(pause))) == "pause"


def test_latin_letters_count_wherever_they_are_printed() -> None:
    controls = Controls()
    assert controls.handle(key(True, pygame.KSCAN_O, pygame.K_r)) == "retry", "Dvorak's R"
    assert controls.handle(key(True, pygame.KSCAN_R, pygame.K_p)) == "pause", "and its P lies where others have R"
    assert controls.handle(key(True, pygame.KSCAN_R, ord("\u00e9"))) is None, "an accent is no other script"


def test_another_key_for_again_may_be_a_letter_of_any_script() -> None:
    rows = DEFAULT_KEYS.rows | {"retry": (Key(pygame.KSCAN_T, "t"), None, None)}
    controls = Controls(bindings=Bindings(rows))
    assert controls.handle(key(True, pygame.KSCAN_T, ord("\u0435"))) == "retry"
    older = DEFAULT_KEYS.rows | {"retry": (Key(pygame.KSCAN_T, "\u0435"), None, None)}
    assert Controls(bindings=Bindings(older)).handle(key(True, pygame.KSCAN_T, ord("\u0435"))) == "retry", "as it was kept before"


def test_keys_have_the_names_that_are_printed_on_them() -> None:
    layout = KeyboardLayout()
    assert layout.labelled(DEFAULT_KEYS) == DEFAULT_KEYS, "not known yet"
    layout.names = {pygame.KSCAN_A: "q", pygame.KSCAN_Q: "a", pygame.KSCAN_W: "z", pygame.KSCAN_R: "r"}  # French
    assert layout.labelled(DEFAULT_KEYS).names("left") == ["left", "q"]
    assert layout.labelled(DEFAULT_KEYS).names("leap") == ["space", "up", "z"]
    assert layout.labelled(DEFAULT_KEYS).names("retry") == ["r"]
    layout.names = {pygame.KSCAN_R: "\u043a", pygame.KSCAN_O: "\u0449"}  # Russian: no R anywhere, so the place counts
    assert layout.labelled(DEFAULT_KEYS).names("retry") == ["\u043a"]
    layout.names = {pygame.KSCAN_R: "p", pygame.KSCAN_O: "r"}  # Dvorak: R elsewhere
    assert layout.labelled(DEFAULT_KEYS).names("retry") == ["r"]


def test_a_pad_runs_leaps_and_sprints() -> None:
    controls = Controls()
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.61))
    controls.handle(axis(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 1.0))
    controls.handle(button(True, pygame.CONTROLLER_BUTTON_A))
    intent = controls.intent()
    assert intent.move == 50 and intent.sprint and intent.leap_pressed
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, -1.0))
    controls.handle(axis(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 0.3))
    assert controls.intent().move == -100 and controls.intent().sprint, "a trigger lets go below where it took hold"


def test_a_worn_stick_at_rest_moves_nobody() -> None:
    controls = Controls()
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.2))
    assert controls.intent().move == 0


def test_a_stick_that_rests_off_its_middle_is_recentred_after_two_seconds() -> None:
    now = [10.0]
    controls = Controls(clock=lambda: now[0])
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.30))
    assert controls.intent().move == 10
    for share in (0.305, 0.296, 0.30):  # it trembles a little
        now[0] += 0.7
        controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, share))
    assert controls.intent().move == 0
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 1.0))
    assert controls.intent().move == 100
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.30))
    assert controls.intent().move == 0, "now it is known to rest there"
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.0))
    assert controls.intent().move == 0, "and so is the middle"
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, -1.0))
    assert controls.intent().move == -100
    now[0] += 60.0
    assert controls.intent().move == -100, "who holds it over holds it over"


def test_a_stick_in_a_hand_is_not_taken_for_a_worn_one() -> None:
    now = [10.0]
    controls = Controls(clock=lambda: now[0])
    for step in range(100):
        now[0] += 0.1
        controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.40 + 0.02 * (step % 2)))
        assert controls.intent().move > 20


@pytest.mark.parametrize(("zone", "move"), [(0.05, 26), (0.22, 10), (0.5, 0)])
def test_how_much_is_rest_can_be_set(zone: float, move: int) -> None:
    controls = Controls()
    controls.dead_zone = zone
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 0.30))
    assert controls.intent().move == move


def test_pad_and_keyboard_together_never_exceed_full_tilt() -> None:
    controls = Controls()
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 1.0))
    controls.handle(key(True, pygame.KSCAN_RIGHT))
    assert controls.intent().move == 100


def test_a_pulled_pad_lets_go_of_everything_and_says_so_once() -> None:
    controls = Controls()
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, 1.0))
    controls.handle(button(True, pygame.CONTROLLER_BUTTON_A, pad=8))
    gone = pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=7)
    assert controls.handle(gone) == "pad_pulled"
    assert controls.handle(gone) is None
    intent = controls.intent()
    assert intent.move == 0 and intent.leap, "the other pad is still held"


def test_pads_plugged_and_pulled_a_thousand_times_leave_nothing_behind() -> None:
    controls = Controls()
    for pad in range(1000):
        controls.handle(button(True, pygame.CONTROLLER_BUTTON_A, pad))
        controls.handle(pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=pad))
    assert controls.intent() == IDLE


def test_looking_away_lets_go_of_every_key_even_if_its_release_never_comes() -> None:
    controls = Controls()
    for _ in range(1000):
        controls.handle(key(True, pygame.KSCAN_RIGHT))
        controls.handle(key(True, pygame.KSCAN_SPACE))
        controls.release_all()
        assert controls.intent() == IDLE


def test_two_devices_can_play_two_roles() -> None:
    controls = Controls()
    controls.roles[("pad", 7)] = "sealmaster"
    controls.handle(key(True, pygame.KSCAN_RIGHT))
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTX, -1.0))
    assert controls.intent("runner").move == 100
    assert controls.intent("sealmaster").move == -100


@given(st.lists(st.tuples(st.booleans(), st.sampled_from((pygame.KSCAN_LEFT, pygame.KSCAN_D, pygame.KSCAN_SPACE, pygame.KSCAN_UP)))))
def test_after_any_clumsiness_letting_go_of_all_keys_is_rest(typed: list[tuple[bool, int]]) -> None:
    controls = Controls()
    for down, place in typed:
        controls.handle(key(down, place))
    for _, place in typed:
        controls.handle(key(False, place))
    controls.intent()
    assert controls.intent() == IDLE


def test_up_and_w_are_told_from_space_though_all_three_leap() -> None:
    controls = Controls()
    for place, up in ((pygame.KSCAN_UP, True), (pygame.KSCAN_W, True), (pygame.KSCAN_SPACE, False)):
        controls.handle(key(True, place))
        intent = controls.intent()
        assert intent.leap_pressed and intent.up_pressed is up
        controls.handle(key(False, place))
        assert not controls.intent().up_pressed


def test_the_only_key_to_leap_with_confirms_an_aim_though_it_points_up() -> None:
    controls = Controls(bindings=Bindings({**DEFAULT_KEYS.rows, "leap": (Key(pygame.KSCAN_UP, "up"), None, None)}))
    controls.handle(key(True, pygame.KSCAN_UP))
    intent = controls.intent()
    assert intent.leap_pressed and not intent.up_pressed


def test_the_cross_of_a_pad_and_its_stick_point_up_and_do_not_leap() -> None:
    controls = Controls()
    controls.handle(button(True, pygame.CONTROLLER_BUTTON_DPAD_UP))
    assert controls.intent() == IDLE._replace(up_pressed=True)
    controls.handle(axis(pygame.CONTROLLER_AXIS_LEFTY, -1.0))
    assert controls.intent() == IDLE._replace(up_pressed=True)
