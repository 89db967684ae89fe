"""The settings, set as a player would, with keys or a pointer; each holds at once, is kept, and Esc always leads back."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.input.bindings import ACTIONS
from game.localization.texts import strings, text
from game.screens.play.pause import Pause
from game.screens.play.play import Play
from game.screens.play.results import Results
from game.screens.settings.key_bindings import Keys
from game.screens.settings.settings import AssistSettingsScreen, SettingsScreen
from game.screens.title import Title
from game.session.level_file import level_file
from game.session.replays.replay import read
from game.session.replays.verify import verify
from game.view.ui.title_menu import FIRST_ROW, ROW_STEP, SLIP
from tests.conftest import POND
from tests.screens.title_desk import DOWN, ENTER, ESCAPE, LEFT, RIGHT, UP, Desk, R, kept_now, seated


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as desk:
        yield desk


def test_every_line_has_words(desk: Desk) -> None:
    desk.enter("title.settings")
    told = [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    desk.choose("assist_card")
    desk.tap(ENTER)
    told += [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    desk.tap(ESCAPE)
    desk.choose("keys")
    desk.tap(ENTER)
    told += [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    assert len(told) >= 27 and not [line for line in told if "." in line.rstrip(".") and " " not in line]
    for key, line in strings().items():
        if key.endswith(".rebound"):
            assert line.format(**dict.fromkeys(ACTIONS, "?")) and key.removesuffix(".rebound") in strings()


def test_no_flashes_is_set_once_and_holds_everywhere_and_ever_after(desk: Desk) -> None:
    desk.enter("title.settings")
    desk.choose("flash")
    desk.tap(*[LEFT] * 12)
    assert desk.app.settings.flash == 0.0
    desk.tap(RIGHT, LEFT, ESCAPE)
    desk.frames(2)
    title = desk.top
    assert isinstance(title, Title) and title.behind.scene.impact.flash == 0.0
    assert desk.play().scene.impact.flash == 0.0
    assert kept_now(desk).flash == 0.0  # type: ignore[attr-defined]


def test_held_blows_and_shake_hold_for_the_run_that_waits_underneath(desk: Desk) -> None:
    play = desk.play()
    desk.tap(ESCAPE, DOWN, DOWN, ENTER)
    assert isinstance(desk.top, SettingsScreen)
    desk.tap(DOWN, LEFT, LEFT, DOWN, DOWN, LEFT, ESCAPE)
    assert isinstance(desk.top, Pause)
    desk.tap(ESCAPE)
    desk.frames(2)
    assert desk.app.screens[-1] is play
    assert (play.scene.impact.shake, play.scene.impact.stop) == (0.8, 0.9)


def test_a_pad_sets_what_it_likes_and_b_leads_back(desk: Desk) -> None:
    down, left = pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_DPAD_LEFT
    desk.pad(*[down] * desk.row_of("title.settings"), pygame.CONTROLLER_BUTTON_A)
    desk.pad(down, left, down, down, down, pygame.CONTROLLER_BUTTON_A)
    assert isinstance(desk.top, AssistSettingsScreen)
    desk.pad(down, down, pygame.CONTROLLER_BUTTON_A)
    assert (desk.app.settings.shake, desk.app.settings.endless_chakra) == (0.9, True)
    for value in (30000, 31000, 0):  # pushed over once
        pygame.event.post(pygame.Event(pygame.CONTROLLERAXISMOTION, axis=pygame.CONTROLLER_AXIS_LEFTY, value=value, instance_id=3))
    desk.frames()
    desk.pad(pygame.CONTROLLER_BUTTON_A)
    assert desk.app.settings.steady_footing
    desk.pad(pygame.CONTROLLER_BUTTON_B)
    assert isinstance(desk.top, SettingsScreen)
    desk.pad(pygame.CONTROLLER_BUTTON_B)
    assert isinstance(desk.top, Title)


@pytest.mark.parametrize("size", [(640, 360), pytest.param((1280, 720), marks=pytest.mark.nightly), (700, 700)])
def test_a_pointer_reaches_every_row_at_any_size(desk: Desk, size: tuple[int, int]) -> None:
    desk.app.window._window.size = size
    desk.frames(20)
    title = desk.top
    assert isinstance(title, Title)
    px = title.app.window.picture_size[1] / 720
    desk.click((round(150 * px), round((SLIP.top + FIRST_ROW + desk.row_of("title.settings") * ROW_STEP) * px)))
    assert isinstance(desk.top, SettingsScreen)
    settings = desk.top
    desk.frames()
    cells = desk.cells(settings)
    desk.click(cells[text("settings.assist_card")])
    assert isinstance(desk.top, AssistSettingsScreen)
    desk.frames()
    assists = desk.cells(desk.top)
    desk.click(assists[text("settings.no_pain")])
    assert desk.app.settings.no_pain
    desk.click(assists[text("settings.back")])
    assert desk.top is settings
    desk.frames()
    x, y = cells[text("settings.flash")]
    desk.click((x, y))
    assert 0.4 <= desk.app.settings.flash <= 0.8, "about the middle of the stroke"
    desk.click((5, 5))
    assert desk.top is settings, "beside the card lies nothing"
    desk.click(cells[text("settings.keys")])
    assert isinstance(desk.top, Keys)
    desk.frames()
    desk.click(desk.cells(desk.top)[text("keys.back")])
    desk.choose("back")  # onto the card, if it is long
    desk.click(desk.cells(settings)[text("settings.back")])
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
    desk.enter("title.settings")
    desk.tap(ENTER)
    assert desk.app.window.full_screen
    assert kept_now(desk).full_screen  # type: ignore[attr-defined]


def test_what_cannot_be_kept_is_said_and_holds_for_the_sitting(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    desk.enter("title.settings")
    desk.choose("shake")
    desk.tap(LEFT)
    assert isinstance(desk.top, SettingsScreen) and desk.top.note.startswith("not saved: ")
    assert desk.app.settings.shake == 0.9


def test_as_on_the_first_day(desk: Desk) -> None:
    desk.enter("title.settings")
    desk.choose("assist_card")
    desk.tap(ENTER)
    desk.choose("no_pain")
    desk.tap(ENTER, UP, ENTER, ESCAPE)
    assert desk.app.settings.assists.any
    desk.choose("defaults")
    desk.tap(ENTER)
    assert not desk.app.settings.assists.any


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
    desk.frames(11 * 24, rate=24)
    card = desk.top
    assert isinstance(card, Results) and text("results.assisted") in card.lines
    assert desk.app.profile
    record = desk.app.profile.records.of(source.sha256)
    assert record and record.assisted
    recorded = read(tmp_path / "run.json")
    assert recorded.assists == {"hunter_speed": 0.5, "no_pain": True}
    assert verify(recorded, source).same


def test_the_picture_has_a_card_of_its_own_and_what_is_set_there_holds_at_once(desk: Desk) -> None:
    desk.enter("title.settings")
    desk.choose("picture")
    desk.tap(ENTER)
    told = [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    assert len(told) == 6 and not [line for line in told if "." in line]
    desk.tap(RIGHT, DOWN, LEFT, DOWN, ENTER, DOWN, LEFT, DOWN, ENTER)
    set_now = desk.app.settings
    assert (set_now.resolution, set_now.stretch, set_now.save_power, set_now.leap_sign) == ("720", "card", True, "off")
    kept = kept_now(desk)
    assert (kept.resolution, kept.save_power) == ("720", True)  # type: ignore[attr-defined]
    desk.tap(ESCAPE)
    assert isinstance(desk.top, SettingsScreen)
    desk.tap(ESCAPE)
    play = desk.play()
    assert play.scene.layers.leap_sign.strength == 0.0 and not play.scene.hud.shows_phase


def test_the_sound_has_a_card_of_its_own_and_m_mutes_wherever_one_is(desk: Desk) -> None:
    desk.enter("title.settings")
    desk.choose("sound_card")
    desk.tap(ENTER)
    told = [line.label for line in desk.top.table()]  # type: ignore[attr-defined]
    assert len(told) == 9 and not [line for line in told if "." in line]
    desk.tap(LEFT, LEFT, DOWN, DOWN, DOWN, LEFT)
    assert (desk.app.settings.sound, desk.app.settings.music) == (0.6, 0.7)
    pygame.event.post(pygame.Event(pygame.KEYDOWN, scancode=pygame.KSCAN_M, key=pygame.K_m, mod=0))
    desk.frames()
    assert desk.app.settings.mute and kept_now(desk).mute  # type: ignore[attr-defined]
    desk.tap(ESCAPE)
    assert isinstance(desk.top, SettingsScreen)
