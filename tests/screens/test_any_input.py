"""The whole shell under hands that do anything in any order: no error, no key stuck, always a way back, and a lake that goes on."""

import math
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from game.app.app import App
from game.app.window import Window
from game.core.files import user_folders
from game.level.files.file_watcher import LevelWatcher
from game.localization.texts import use_key_names, use_pad_names
from game.save.profile import Profile
from game.screens.editor import hot_reload
from game.screens.play.play import Play
from game.screens.play.results import Results
from game.screens.screen import Screen
from game.screens.settings.key_bindings import Keys
from game.screens.title import Title
from game.session.level_file import level_file
from game.sim.intent import IDLE, Intent
from tests.conftest import POND

KEYS = {
    "left": (pygame.KSCAN_LEFT, pygame.K_LEFT), "right": (pygame.KSCAN_RIGHT, pygame.K_RIGHT), "up": (pygame.KSCAN_UP, pygame.K_UP),
    "down": (pygame.KSCAN_DOWN, pygame.K_DOWN), "space": (pygame.KSCAN_SPACE, pygame.K_SPACE), "enter": (40, pygame.K_RETURN),
    "escape": (41, pygame.K_ESCAPE), "p": (19, pygame.K_p), "r": (21, pygame.K_r), "shift": (pygame.KSCAN_LSHIFT, pygame.K_LSHIFT),
    "e": (8, pygame.K_e), "q": (20, pygame.K_q), "f3": (60, pygame.K_F3), "f5": (62, pygame.K_F5), "f6": (63, pygame.K_F6),
    "f7": (64, pygame.K_F7), "f8": (65, pygame.K_F8), "f11": (68, pygame.K_F11), "nothing": (0, 0),
}  # fmt: skip
ESCAPE = KEYS["escape"]
SIZES = ((160, 90), (1, 1), (8192, 1), (1, 8192), (8192, 60), (200, 200))
GOOD = POND.read_text(encoding="utf-8")
FILES = {"good": GOOD, "other": GOOD.replace("The Pond", "Another"), "half": GOOD[:400], "empty": "", "wrong": "{}", "gone": None}
PAD = 3


class Looked(LevelWatcher):
    """Looks when it is asked instead of in a thread, so that the same hands always see the same."""

    def _watch(self) -> None:
        """Nobody waits."""

    def poll(self) -> object:  # type: ignore[override]
        text, problems = self._look()
        if text != self._told:
            self._tell(text, problems)
        return super().poll()


class Hands(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now, self.at = 1000.0, (0, 0)
        self.level = Path(self.open(TemporaryDirectory(ignore_cleanup_errors=True))) / "mine.json"
        self.app: App

    opened: ExitStack

    def open(self, thing: object) -> str:
        """For as long as these hands are at it."""
        self.opened = getattr(self, "opened", ExitStack())
        return self.opened.enter_context(thing)  # type: ignore[arg-type]

    @initialize(watched=st.booleans())
    def start(self, watched: bool) -> None:
        """At the title, or in a level that is being made."""
        patch = pytest.MonkeyPatch()
        self.opened.callback(patch.undo)
        patch.setattr(hot_reload, "LevelWatcher", Looked)
        patch.setenv(user_folders.HOME_VARIABLE, str(self.level.parent / "home"))
        self.opened.callback(use_key_names, None)
        self.opened.callback(use_pad_names, None)
        kept = Profile()
        self.opened.callback(kept.close)
        window = Window("test", SIZES[0], visible=False)
        self.opened.callback(window.close)
        window.pointer = lambda: self.at  # type: ignore[method-assign]
        window.toggle_full_screen = lambda: setattr(window, "_full", not window._full)  # type: ignore[method-assign]
        pygame.event.clear()
        self.app = App(window, lambda: self.now, kept)
        self.begin(watched)

    def begin(self, watched: bool) -> None:
        self.app.push(Title(self.app, level_file(str(POND)), lambda: lambda world: Intent(move=100)))
        if watched:
            self.level.write_text(GOOD, encoding="utf-8")
            self.app.push(Play(self.app, level_file(str(self.level)), watch=True))
        self.frames(2)

    def teardown(self) -> None:
        if hasattr(self, "app"):
            self.app.quit()
        self.opened.close()

    @property
    def top(self) -> Screen:
        return self.app.screens[-1]

    def post(self, kind: int, **values: object) -> None:
        pygame.event.post(pygame.Event(kind, **values))

    def frames(self, number: int = 1, seconds: float = 1 / 60) -> None:
        for _ in range(number):
            self.now += seconds
            self.app.frame()

    def key(self, kind: int, key: tuple[int, int]) -> None:
        self.post(kind, scancode=key[0], key=key[1], mod=0)

    def tap(self, key: tuple[int, int]) -> None:
        self.key(pygame.KEYDOWN, key)
        self.key(pygame.KEYUP, key)
        self.frames()

    @rule(name=st.sampled_from(sorted(KEYS)), down=st.booleans())
    def a_key(self, name: str, down: bool) -> None:
        self.key(pygame.KEYDOWN if down else pygame.KEYUP, KEYS[name])
        self.frames(2)

    @rule(names=st.lists(st.sampled_from(["up", "down", "left", "right", "enter", "enter", "f3", "r"]), min_size=1, max_size=6))
    def keys_in_a_row(self, names: list[str]) -> None:
        for name in names:
            self.tap(KEYS[name])

    @rule(x=st.integers(-5, 170), y=st.integers(-5, 95))
    def a_click(self, x: int, y: int) -> None:
        self.at = x, y
        self.frames()
        self.post(pygame.MOUSEBUTTONDOWN, button=pygame.BUTTON_LEFT, pos=self.at)
        self.frames()

    @rule(size=st.sampled_from(SIZES), frames=st.sampled_from((1, 14)))
    def another_size(self, size: tuple[int, int], frames: int) -> None:
        self.app.window._window.size = size
        self.frames(frames)

    @rule(seconds=st.sampled_from((0.0, 0.3, 5.0, 3600.0, -5.0)), lie=st.booleans())
    def an_odd_clock(self, seconds: float, lie: bool) -> None:
        was = self.now
        self.frames(1, math.nan if lie else seconds)
        self.now = was + (0.0 if lie else seconds)

    @rule(button=st.integers(0, 14), down=st.booleans())
    def a_pad_button(self, button: int, down: bool) -> None:
        self.post(pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP, button=button, instance_id=PAD)
        self.frames()

    @rule(axis=st.integers(0, 5), value=st.sampled_from((-32768, -9000, 0, 32767)))
    def a_pad_stick(self, axis: int, value: int) -> None:
        self.post(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=PAD)
        self.frames()

    @rule()
    def a_pad_comes(self) -> None:
        self.post(pygame.CONTROLLERDEVICEADDED, device_index=0)
        self.frames()

    @rule()
    def the_pad_is_pulled_with_a_button_held(self) -> None:
        self.post(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_X, instance_id=PAD)
        self.frames()
        playing = self.top
        self.post(pygame.CONTROLLERDEVICEREMOVED, instance_id=PAD)
        self.frames()
        assert not isinstance(playing, Play) or self.top is not playing, "a pulled pad holds the breath"
        assert not self.app.controls.intent().sprint or self.app.controls._devices["keyboard"].holding

    @rule(kind=st.sampled_from((pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED)), back=st.booleans())
    def looked_away(self, kind: int, back: bool) -> None:
        self.post(kind)
        self.frames()
        assert self.app.controls.intent() == IDLE, "no key stays held"
        if isinstance(self.top, Play):
            tick = self.top.run.world.tick
            self.frames(3)
            assert self.top.editor and self.top.run.world.tick == tick, "only a maker's lake waits in sight"
        if back:
            self.post(pygame.WINDOWFOCUSGAINED)
            self.frames()

    @rule(what=st.sampled_from(sorted(FILES)))
    def the_level_is_saved(self, what: str) -> None:
        body = FILES[what]
        if body is None:
            self.level.unlink(missing_ok=True)
        else:
            self.level.write_text(body, encoding="utf-8")
        self.frames(2)

    @rule()
    def escape_leads_back(self) -> None:
        """From a card to what lies under it; from a run into the pause; from the title away, so not there."""
        if isinstance(self.top, Title):
            return
        top, high = self.top, len(self.app.screens)
        if isinstance(top, Results):
            self.frames(60)  # it takes no key before it can have been read
            if self.top is not top:
                return
        asked = isinstance(top, Keys) and top._capturing is not None
        self.tap(ESCAPE)
        if asked:
            assert self.top is top and len(self.app.screens) == high
        elif isinstance(top, Play):
            assert len(self.app.screens) == high + 1
        else:
            assert len(self.app.screens) < high and top not in self.app.screens

    @rule()
    def a_lake_that_nobody_holds_goes_on(self) -> None:
        play = self.top
        self.post(pygame.WINDOWFOCUSGAINED)
        self.frames()
        if not isinstance(play, Play) or play.editor and play.editor.stopped:
            return
        world = play.run.world
        tick = world.tick
        self.frames(30)
        assert self.top is not play or play.run.world is not world or world.tick > tick

    @rule(watched=st.booleans())
    def closed_and_started_again(self, watched: bool) -> None:
        self.post(pygame.QUIT)
        self.frames()
        assert self.app.screens == []
        self.begin(watched)

    @invariant()
    def one_screen_is_on_top_of_a_sound_stack(self) -> None:
        if not self.app.screens:  # Esc at the title, or the choice to leave
            self.begin(watched=False)
        screens = self.app.screens
        assert isinstance(screens[0], Title) and len({id(screen) for screen in screens}) == len(screens) <= 6
        assert sum(isinstance(screen, Play) for screen in screens) <= 1

    @invariant()
    def every_size_is_drawn(self) -> None:
        self.frames()
        promised = self.app.window.picture_size  # asking for the picture ends what a screen has held
        assert self.app.window.picture().get_size() == promised


def test_whatever_hands_do() -> None:
    wanted = settings(
        max_examples=32, stateful_step_count=25, deadline=None, derandomize=True, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Hands, settings=wanted)
