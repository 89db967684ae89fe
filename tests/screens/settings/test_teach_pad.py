"""A pad that SDL has no mapping for is told of, taught, kept and played with: tried on a joystick that exists only inside of SDL."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.input import sdl
from game.input.gamepads import Pads
from game.input.pad_mapping import ASKED, PadMapping, Press, sound_lines, with_line
from game.localization.texts import text
from game.save.settings import settings_of
from game.screens.play.play import Play
from game.screens.settings.key_bindings import Pad
from game.screens.settings.teach_pad import TeachPad
from tests.screens.title_desk import DOWN, DPAD_DOWN, ENTER, ESCAPE, Desk, kept_now, seated
from tests.screens.title_desk import A as PAD_A

GUID = "ff008f605669727475616c204a007600"


def answered(*presses: Press) -> PadMapping:
    mapping = PadMapping()
    for press in presses:
        mapping.take(press)
    return mapping


def test_a_stick_a_cross_and_buttons_become_a_line_that_sdl_reads() -> None:
    stick = answered(Press("a", 0, 1), Press("a", 1, 1), *(Press("b", number) for number in (3, 2, 1, 0, 4, 8, 9)))
    assert not stick.asks and stick.enough
    assert stick.line(GUID, "Old, stick\n") == f"{GUID},Old stick,leftx:a0,lefty:a1,a:b3,b:b2,x:b1,y:b0,leftshoulder:b4,back:b8,start:b9,"
    turned = answered(Press("a", 5, -1), Press("a", 2, -1), Press("b", 0))
    assert turned.line(GUID, "") == f"{GUID},Pad,leftx:a5~,lefty:a2~,a:b0,"
    cross = answered(Press("h", 0, 2), Press("b", 0))
    assert cross.enough and "dpup:h0.1,dpright:h0.2,dpdown:h0.4,dpleft:h0.8,a:b0," in cross.line(GUID, "x")
    keys = answered(*(Press("b", number) for number in (20, 21, 22, 23, 0)))
    assert keys.enough and keys.line(GUID, "x").startswith(f"{GUID},x,dpright:b20,dpleft:b21,dpdown:b22,dpup:b23,a:b0,")
    for mapping in (stick, turned, cross, keys):
        assert sound_lines(mapping.line(GUID, "Pad (2)"))


def test_a_button_counts_once_and_what_it_lacks_is_passed_over() -> None:
    mapping = answered(Press("a", 0, 1), Press("a", 0, 1), Press("a", 0, -1))
    assert mapping.asks == "down"
    mapping.take(Press("b", 1))
    mapping.take(Press("b", 1))
    assert mapping.asks == "up"
    for _ in ASKED:
        mapping.skip()
    assert not mapping.asks and not mapping.enough


def test_of_one_pad_the_last_word_is_kept_and_nonsense_is_not() -> None:
    one, other = f"{GUID},x,a:b0,", f"{'0' * 32},y,a:b1,"
    assert with_line(f"{one}\n{other}", f"{GUID},x,a:b5,") == f"{other}\n{GUID},x,a:b5,"
    for wrong in ("nonsense", one + "\n", f"{GUID},x\n,a:b0,", f"{GUID},x,a:c0,", one * 2, "\n".join([one] * 21)):
        settings, notice = settings_of({"pad_mappings": wrong})
        assert settings.pad_mappings == "" and "pad_mappings" in notice
    assert settings_of({"pad_mappings": f"{one}\n{other}"})[0].pad_mappings == f"{one}\n{other}"


class Virtual:
    """A joystick that exists only inside of SDL."""

    def __init__(self) -> None:
        library = sdl._library()
        if library is None or not hasattr(library, "SDL_JoystickAttachVirtual"):
            pytest.skip("no such thing here")
        self._library = library
        library.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
        self.index = library.SDL_JoystickAttachVirtual(0, 2, 12, 0)
        assert self.index >= 0

    def _it(self, pads: Pads) -> ctypes.c_void_p:
        instances = [*pads.unknown, *pads._open]
        return ctypes.c_void_p(self._library.SDL_JoystickFromInstanceID(instances[-1]))

    def press(self, desk: Desk, button: int) -> None:
        for value in (1, 0):
            self._library.SDL_JoystickSetVirtualButton(self._it(desk.app.pads), button, value)
            self._library.SDL_JoystickUpdate()
            desk.frames()

    def push(self, desk: Desk, axis: int, value: int) -> None:
        self._library.SDL_JoystickSetVirtualAxis(self._it(desk.app.pads), axis, ctypes.c_short(value))
        self._library.SDL_JoystickUpdate()
        desk.frames()

    def pull(self) -> None:
        self._library.SDL_JoystickDetachVirtual(self.index)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("SDL_GAMECONTROLLERCONFIG", "")
    with seated(tmp_path) as desk:
        yield desk


def test_an_unknown_pad_is_told_taught_and_played_with(desk: Desk) -> None:
    virtual = Virtual()
    try:
        desk.frames(2)
        assert any("speaks in numbers" in notice for notice in desk.app.profile.notices)  # type: ignore[union-attr]
        card = Pad(desk.app, desk.top)
        desk.app.push(card)
        desk.tap(*[DOWN] * 10)
        assert card.table()[card.chosen].label == text("pad.teach")
        desk.tap(ENTER)
        teach = desk.top
        assert isinstance(teach, TeachPad) and teach.lines[0] == text("teach_pad.right")
        for axis in (0, 1):
            virtual.push(desk, axis, 32767)
            virtual.push(desk, axis, 0)
        assert teach.lines[0] == text("teach_pad.a")
        for button in (3, 2, 1, 0, 4, 8, 9):
            virtual.press(desk, button)
        assert text("teach_pad.known") in desk.top.lines  # type: ignore[attr-defined]
        assert not desk.app.pads.unknown and len(desk.app.pads) == 1
        desk.tap(ESCAPE, ESCAPE)
        play = desk.play()
        assert isinstance(play, Play)
        virtual.push(desk, 0, 32767)
        assert desk.app.controls._devices["pad", next(iter(desk.app.pads._open))].stick.at > 0.9
        assert kept_now(desk).pad_mappings.startswith(GUID)  # type: ignore[attr-defined]
    finally:
        virtual.pull()


def test_where_every_pad_is_known_there_is_nothing_to_teach(desk: Desk) -> None:
    card = Pad(desk.app, desk.top)
    desk.app.push(card)
    desk.pad(*[DPAD_DOWN] * 10, PAD_A)
    assert desk.top is card and card.note == text("pad.all_known")
