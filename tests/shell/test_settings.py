"""The settings, set as a player would: with keys, a pad or a pointer; each holds at once, is kept, and Esc always leads back."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.app import App
from game.bindings import ACTIONS, Bindings, Key, bindings_of
from game.controls import BUTTONS, FIRST_DAY, FIRST_DAY_OF_PADS, LEFT_TRIGGER
from game.keep import folders
from game.keep.kept import Kept
from game.replay import read
from game.run import level_file
from game.screens.keys import Keys, Pad
from game.screens.pause import Pause
from game.screens.play import Play
from game.screens.results import Results
from game.screens.settings import FEEL, SPEEDS, SWITCHES, Settings
from game.screens.title import Title
from game.sim.clock import TICKS_PER_SECOND
from game.sim.intent import Intent
from game.text import in_hands, rebind, strings, text
from game.verify import verify
from game.window import Window
from tests.conftest import POND

SIZE = (640, 360)
ESCAPE, ENTER = (41, pygame.K_ESCAPE), (40, pygame.K_RETURN)
UP, DOWN, LEFT, RIGHT = ((place, 0) for place in (pygame.KSCAN_UP, pygame.KSCAN_DOWN, pygame.KSCAN_LEFT, pygame.KSCAN_RIGHT))
X, E, Q, P, R = ((pygame.KSCAN_X, pygame.K_x), (8, pygame.K_e), (20, pygame.K_q), (19, pygame.K_p), (21, pygame.K_r))
ROWS = ["full_screen", *FEEL, "-", *SPEEDS, *SWITCHES, "keys", "pad"]


class Desk:
    """An app at its title in a window that nobody sees, with a clock and a pointer of its own, and a home to keep things in."""

    def __init__(self, window: Window, kept: Kept) -> None:
        self.now, self.at = 1000.0, (0, 0)
        window.pointer = lambda: self.at  # type: ignore[method-assign]
        self.app = App(window, lambda: self.now, kept)
        self.app.push(Title(self.app, level_file(str(POND)), lambda: lambda world: Intent(move=100)))
        self.frames(2)

    @property
    def top(self) -> object:
        return self.app.screens[-1]

    def frames(self, number: int = 1) -> None:
        for _ in range(number):
            self.now += 1 / 60
            self.app.frame()

    def tap(self, *keys: tuple[int, int]) -> None:
        for place, code in keys:
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(pygame.Event(kind, scancode=place, key=code, mod=0))
            self.frames()

    def pad(self, *buttons: int) -> None:
        for button in buttons:
            for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
                pygame.event.post(pygame.Event(kind, button=button, instance_id=3))
            self.frames()

    def click(self, at: tuple[int, int]) -> None:
        self.at = at
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=pygame.BUTTON_LEFT, pos=at))
        self.frames()

    def choose(self, name: str) -> None:
        """From the first row of the settings."""
        self.tap(*[DOWN] * (ROWS.index(name) - (ROWS.index(name) > 4)))

    def play(self) -> Play:
        self.tap(ENTER)
        self.frames(2)
        assert isinstance(self.top, Play)
        return self.top

    def cells(self, screen: "Settings | Keys") -> dict[str, tuple[int, int]]:
        """Where in the picture the first cell of each row lies, by label."""
        lines, form = screen.table(), screen._form
        found: dict[str, tuple[int, int]] = {}
        for place, row, _, _ in form._places:
            found.setdefault(lines[row].label, place.move(form._box.topleft).center)
        return found


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(folders.HOME, str(tmp_path))
    return tmp_path


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    kept = Kept()
    with Window("test", SIZE, visible=False) as window:
        pygame.event.clear()
        yield Desk(window, kept)
    kept.close()
    rebind(None)
    in_hands(None)


def kept_now(desk: Desk) -> "object":
    """What the next start will find."""
    assert desk.app.kept
    desk.app.kept.close()
    again = Kept()
    again.close()
    return again.settings


def test_every_line_has_words(desk: Desk) -> None:
    desk.tap(DOWN)
    told = [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    desk.choose("keys")
    desk.tap(ENTER)
    told += [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    assert len(told) == 24 and not [line for line in told if "." in line.rstrip(".") and " " not in line]
    for key, line in strings().items():
        if key.endswith(".rebound"):
            assert line.format(**dict.fromkeys(ACTIONS, "?")) and key.removesuffix(".rebound") in strings()


def test_no_flashes_is_set_once_and_holds_everywhere_and_ever_after(desk: Desk) -> None:
    desk.tap(DOWN)
    desk.choose("flash")
    desk.tap(*[LEFT] * 12)
    assert desk.app.settings.flash == 0.0
    desk.tap(RIGHT, LEFT, ESCAPE)
    desk.frames(2)
    title = desk.top
    assert isinstance(title, Title) and title.behind.scene.feel.flash == 0.0
    assert desk.play().scene.feel.flash == 0.0
    assert kept_now(desk).flash == 0.0  # type: ignore[attr-defined]


def test_held_blows_and_shake_hold_for_the_run_that_waits_underneath(desk: Desk) -> None:
    play = desk.play()
    desk.tap(ESCAPE, DOWN, DOWN, ENTER)
    assert isinstance(desk.top, Settings)
    desk.tap(DOWN, LEFT, LEFT, DOWN, DOWN, LEFT, ESCAPE)
    assert isinstance(desk.top, Pause)
    desk.tap(ESCAPE)
    desk.frames(2)
    assert desk.app.screens[-1] is play
    assert (play.scene.feel.shake, play.scene.feel.stop) == (0.8, 0.9)


def test_a_pad_sets_what_it_likes_and_b_leads_back(desk: Desk) -> None:
    down, left = pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_DPAD_LEFT
    desk.pad(down, down, left, down, down, down, down, down, pygame.CONTROLLER_BUTTON_A)
    assert (desk.app.settings.shake, desk.app.settings.endless_chakra) == (0.9, True)
    for value in (30000, 31000, 0):  # pushed over once
        pygame.event.post(pygame.Event(pygame.CONTROLLERAXISMOTION, axis=pygame.CONTROLLER_AXIS_LEFTY, value=value, instance_id=3))
    desk.frames()
    desk.pad(pygame.CONTROLLER_BUTTON_A)
    assert desk.app.settings.steady_footing
    desk.pad(pygame.CONTROLLER_BUTTON_B)
    assert isinstance(desk.top, Title)


@pytest.mark.parametrize("size", [(640, 360), (1280, 720), (700, 700)])
def test_a_pointer_reaches_every_row_at_any_size(desk: Desk, size: tuple[int, int]) -> None:
    desk.app.window._window.size = size
    desk.frames(20)
    way = desk.app.screens[0]._ways[2][1]  # type: ignore[attr-defined]
    desk.click(way.center)
    assert isinstance(desk.top, Settings)
    settings = desk.top
    desk.frames()
    cells = desk.cells(settings)
    desk.click(cells[text("settings.no_pain")])
    assert desk.app.settings.no_pain
    x, y = cells[text("settings.flash")]
    desk.click((x, y))
    assert 0.4 <= desk.app.settings.flash <= 0.8, "about the middle of the stroke"
    desk.click((5, 5))
    assert desk.top is settings, "beside the card lies nothing"
    desk.click(cells[text("settings.keys")])
    assert isinstance(desk.top, Keys)
    desk.frames()
    desk.click(desk.cells(desk.top)[text("keys.back")])
    desk.click(cells[text("settings.back")])
    assert isinstance(desk.top, Title)


def test_a_pointer_chooses_on_every_card(desk: Desk) -> None:
    desk.play()
    desk.tap(ESCAPE)
    pause = desk.top
    assert isinstance(pause, Pause)
    desk.frames()
    go_on = pause._card._choices[0].move(pause._card._box.topleft).center
    desk.click(go_on)
    assert isinstance(desk.top, Play)


def test_full_screen_is_a_row_and_is_kept(desk: Desk) -> None:
    desk.tap(DOWN, ENTER)
    assert desk.app.window.full_screen
    assert kept_now(desk).full_screen  # type: ignore[attr-defined]


def test_what_cannot_be_kept_is_said_and_holds_for_the_sitting(desk: Desk, home: Path) -> None:
    (home / "config").write_text("in the way")
    desk.tap(DOWN)
    desk.choose("shake")
    desk.tap(LEFT)
    assert isinstance(desk.top, Settings) and desk.top.note.startswith("not saved: ")
    assert desk.app.settings.shake == 0.9


def test_as_on_the_first_day(desk: Desk) -> None:
    desk.tap(DOWN)
    desk.choose("no_pain")
    desk.tap(ENTER, UP, ENTER, DOWN, DOWN, DOWN, DOWN, ENTER)
    assert not desk.app.settings.assists.any


def keys_of(desk: Desk) -> Keys:
    desk.tap(DOWN)
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
    assert again.rows["right"] == (Key(X[0], "x"), *FIRST_DAY.rows["right"][1:])


def test_a_clash_is_named_and_swapped(desk: Desk) -> None:
    keys = keys_of(desk)
    desk.tap(*[DOWN] * 5, ENTER, Q)
    rows = desk.app.controls.bindings.rows
    assert (rows["pill"][0], rows["seal"][0]) == (Key(20, "q"), Key(8, "e"))
    assert keys.note == 'Q was "Painkiller seal"; the two have swapped.'


def test_the_last_key_of_something_is_not_taken_for_an_empty_place(desk: Desk) -> None:
    keys = keys_of(desk)
    desk.tap(*[DOWN] * 5, RIGHT, ENTER, Q)
    assert desk.app.controls.bindings == FIRST_DAY and "all that" in keys.note


@pytest.mark.parametrize("key", [ENTER, (68, pygame.K_F11), (0, 0), (72, pygame.K_PAUSE)])
def test_keys_that_lead_through_menus_are_spoken_for(desk: Desk, key: tuple[int, int]) -> None:
    keys = keys_of(desk)
    desk.tap(ENTER, key)
    assert desk.app.controls.bindings == FIRST_DAY and keys.note.endswith("is spoken for.")
    assert desk.top is keys


def test_escape_is_never_bound_and_never_lost(desk: Desk) -> None:
    keys = keys_of(desk)
    desk.tap(ENTER, ESCAPE)
    assert desk.top is keys and desk.app.controls.bindings == FIRST_DAY, "it leaves the question, not the screen"
    desk.tap(ENTER)
    pygame.event.post(pygame.Event(pygame.WINDOWFOCUSLOST))
    desk.frames()
    desk.tap(X)
    assert desk.app.controls.bindings == FIRST_DAY, "who looks away is asked again"
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
    desk.app.change(keys=FIRST_DAY.bound("retry", 0, Key(X[0], "x"))[0])
    desk.tap(R)
    assert play.run.recorder.retries == 1, "R was given up"
    desk.tap(X)
    assert play.run.recorder.retries == 2


def test_all_keys_as_on_the_first_day(desk: Desk) -> None:
    keys_of(desk)
    desk.tap(ENTER, X, UP, UP, ENTER)
    assert desk.app.controls.bindings == FIRST_DAY and desk.app.settings.keys is None
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
    whole = FIRST_DAY.values()
    assert isinstance(bindings_of(whole), Bindings) and bindings_of(whole) == FIRST_DAY
    assert bindings_of(whole | wrong) is None


def test_assists_begin_with_the_next_start_and_game_speed_at_once(desk: Desk) -> None:
    play = desk.play()
    desk.app.change(endless_chakra=True, game_speed=0.5)
    tick = play.run.world.tick
    desk.frames(60)
    assert abs(play.run.world.tick - tick - TICKS_PER_SECOND / 2) <= 1
    assert play.run.assists.values() == {"game_speed": 0.5}
    desk.tap(R)
    assert play.run.assists.values() == {"game_speed": 0.5, "endless_chakra": True}
    assert play.run.world.runner.chakra == 100.0


def test_a_win_with_assists_says_so_on_the_card_in_the_record_and_in_the_recording(desk: Desk, tmp_path: Path) -> None:
    desk.app.change(no_pain=True, hunter_speed=0.5)
    source = level_file(str(POND))
    play = Play(desk.app, source, record=tmp_path / "run.json")
    desk.app.push(play)
    pygame.event.post(pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_RIGHT, key=0, mod=0))
    desk.frames(11 * 60)
    card = desk.top
    assert isinstance(card, Results) and text("results.assisted") in card.lines
    assert desk.app.kept
    record = desk.app.kept.records.of(source.sha256)
    assert record and record.assisted
    recorded = read(tmp_path / "run.json")
    assert recorded.assists == {"hunter_speed": 0.5, "no_pain": True}
    assert verify(recorded, source).same


A, B, PAD_Y, START, DPAD_DOWN, SHOULDER, BACK = (
    pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_Y, pygame.CONTROLLER_BUTTON_START,
    pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
    pygame.CONTROLLER_BUTTON_BACK,
)  # fmt: skip


def pad_of(desk: Desk) -> Pad:
    """With nothing but a pad."""
    desk.pad(DPAD_DOWN, *[DPAD_DOWN] * (len(ROWS) - 2), A)
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
    desk.pad(A)
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
    assert again.rows["leap"][0].name == "right shoulder" and again.rows["crouch"] == FIRST_DAY_OF_PADS.rows["crouch"]
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
    assert desk.top is pad and desk.app.controls.pad_bindings == FIRST_DAY_OF_PADS
    desk.pad(A, pygame.CONTROLLER_BUTTON_LEFTSHOULDER)
    rows = desk.app.controls.pad_bindings.rows
    assert (rows["pill"][0].name, rows["seal"][0].name) == ("left shoulder", "y")  # type: ignore[union-attr]
    assert pad.note == 'Left shoulder was "Painkiller seal"; the two have swapped.'


@pytest.mark.parametrize(("down", "button", "name"), [(7, A, "A"), (7, DPAD_DOWN, "D-pad down"), (2, BACK, "Back")])
def test_no_button_that_leads_through_menus_can_mean_again(desk: Desk, down: int, button: int, name: str) -> None:
    """Asked for itself, or got in exchange."""
    pad = pad_of(desk)
    desk.pad(*[DPAD_DOWN] * down, A, button)
    assert desk.app.controls.pad_bindings == FIRST_DAY_OF_PADS and pad.note == f"{name} is spoken for."
    desk.pad(START)
    assert isinstance(desk.top, Settings)


def test_again_may_lie_under_any_other_button(desk: Desk) -> None:
    pad_of(desk)
    desk.pad(*[DPAD_DOWN] * 7, A)
    pull(desk, 1.0)
    pull(desk, 0.0)
    desk.pad(START, START, A)
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
    assert desk.app.controls.pad_bindings == FIRST_DAY_OF_PADS
    desk.tap(ESCAPE, UP, ENTER)
    keys = desk.top
    assert isinstance(keys, Keys) and not isinstance(keys, Pad)
    desk.tap(ENTER)
    desk.pad(B)
    desk.tap(X)
    assert desk.app.controls.bindings == FIRST_DAY and desk.top is keys


def test_a_pad_file_that_would_leave_no_way_through_menus_is_not_taken(desk: Desk) -> None:
    for wrong in (Key(1, "a"), Key(99, "none"), Key(2, "x")):
        rows = FIRST_DAY_OF_PADS.rows | {"retry": (wrong, None, None)}
        desk.app.controls.bind_pads(Bindings(rows))
        assert desk.app.controls.pad_bindings == FIRST_DAY_OF_PADS
    assert len(BUTTONS) == 15


def test_all_buttons_are_put_back(desk: Desk) -> None:
    pad = pad_of(desk)
    desk.pad(DPAD_DOWN, DPAD_DOWN, A, SHOULDER, *[DPAD_DOWN] * 6, A)
    assert desk.app.settings.pad is None and pad.note == text("pad.put_back")
    assert desk.app.controls.pad_bindings == FIRST_DAY_OF_PADS


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


def test_the_title_names_the_keys_of_what_is_in_the_hands(desk: Desk) -> None:
    def foot() -> list[bytes]:
        desk.frames()
        return [pygame.image.tobytes(row, "RGBA") for row, _ in desk.top._ways]  # type: ignore[attr-defined]

    keyboard = foot()
    desk.pad(pygame.CONTROLLER_BUTTON_RIGHTSTICK)
    pad = foot()
    assert pad[0] != keyboard[0] and pad[3] != keyboard[3] and pad[1:3] == keyboard[1:3]
    desk.tap(X)
    assert foot() == keyboard


def test_lessons_name_the_buttons_of_the_pad_in_the_hands(desk: Desk) -> None:
    assert text("teach.leap").startswith("Space")
    desk.pad(pygame.CONTROLLER_BUTTON_RIGHTSTICK)
    assert text("teach.leap").startswith("A:") and text("teach.run").startswith("Left stick")
    rows = FIRST_DAY_OF_PADS.rows
    desk.app.change(pad=Bindings({**rows, "leap": rows["pill"], "pill": rows["leap"]}))
    assert text("teach.leap").startswith("Y:")
    desk.tap(X)
    assert text("teach.leap").startswith("Space")


def test_p_pauses_and_leaves_nobody_without_a_game(desk: Desk) -> None:
    desk.tap(P)
    assert isinstance(desk.top, Play)
    desk.tap(P)
    assert isinstance(desk.top, Pause)
