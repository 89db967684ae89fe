"""Main loop: turns window events and real time into frames for the topmost screen, until no screen is left."""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import Any

import pygame

from game.app.display import refresh_rate
from game.app.frame_limiter import FrameLimiter
from game.app.render_scale import HELD_UP_FACTOR
from game.app.stop_request import StopRequest
from game.app.window import Window
from game.audio.silence import Silence
from game.core.library_pages import release_library_pages
from game.core.memory import release_mapped_files, return_free_pages
from game.core.painting_job import is_painting
from game.input.player_devices import PlayerDevices
from game.localization.texts import text
from game.save.checked_file import SaveResult
from game.save.profile import Profile
from game.save.settings import Settings
from game.screens.screen import Screen

MAX_EVENTS_PER_FRAME = 1000
"""Newest inputs looked at in one frame; a flood beyond it is somebody leaning on the keyboard, or a broken driver."""

STILL_FRAME_S, UNSEEN_FRAME_S = 0.1, 0.25
"""Seconds from frame to frame while a card lies still, and from look to look while nobody sees the window; any input ends the wait."""
INPUT_POLL_S, UNSEEN_INPUT_POLL_S = 0.016, 0.04
"""Seconds from look to look for input while the program waits."""

FRAME_MARGIN_S = 0.003
"""Seconds before the end of a frame's time at which idle work stops: the sleep and one piece of that work may both overrun."""

GC_THRESHOLDS = (3000, 10, 10)
"""Garbage collection thresholds during play: so large that what a frame notes and lets go of again asks for no collection, which cost up
to a twentieth of a frame, and so small that no collection takes long."""

SWITCH_S = 0.001
"""Seconds after which Python's lock goes to a thread that waits for it: with Python's usual 5 ms each of a frame's pieces of work beside
the main thread would wait that long for its turn, and the main thread for what is painted."""

TIDY_FRAMES = 5
"""Frames for which a card has lain still when what is free in the heap is given back, once."""

RELEASE_FILES_S = 2.0
"""Seconds after which sprites that are mapped from files, and no longer shown, give their memory back."""

POWER_SAVING_RATE = 30
"""Frames a second for whoever would rather keep the battery."""

COMMAND_SOUNDS = {"up": "move", "down": "move", "left": "slide", "right": "slide", "confirm": "choose", "click": "choose"}
"""What a command sounds like on a screen with choices."""

CLOSE_EVENTS = (pygame.QUIT, pygame.WINDOWCLOSE)
FOCUS_LOST_EVENTS = (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN)


class App:
    """Owns the window, the controls and the stack of screens; the topmost screen gets the commands and the time."""

    def __init__(
        self,
        window: Window,
        clock: Callable[[], float] = time.perf_counter,
        kept: Profile | None = None,
        stop: StopRequest | None = None,
        sound: Callable[[], Silence] = Silence,
        limiter: FrameLimiter | None = None,
    ) -> None:
        """`sound` makes the speaker, once the first picture is there."""
        self.window = window
        self.stop = stop or StopRequest()
        self.sound, self._speaker = Silence(), sound
        self._made: SimpleQueue[Silence] = SimpleQueue()
        self._sound_notice = ""
        self.profile = kept
        self.settings = kept.settings if kept else Settings()
        self.devices = PlayerDevices(self.settings)
        self.controls, self.layout, self.pads = self.devices.controls, self.devices.layout, self.devices.pads
        self.screens: list[Screen] = []
        self.frames = 0
        self._clock = clock
        self._limiter = limiter or FrameLimiter()
        self._released_at = clock()
        self._still_frames = 0
        self._held = 0.0
        """Seconds for which the last picture was held back after it was done."""
        self._display_rate = refresh_rate()
        self.last_work = 0.0
        """Seconds that the last frame took, without waiting."""
        self.last_cost = 0.0
        """Seconds of the processor's time that it took."""
        self._pointer = self.window.pointer()
        self._apply_settings()

    def run(self, first: Screen, most_frames: int | None = None) -> None:
        """Until the last screen has left, or so many frames have been shown."""
        self.push(first)
        while self.screens:
            self.run_frame(most_frames)

    def run_frame(self, most_frames: int | None = None) -> None:
        """A frame, idle work in what is left of its time, and the wait for the next one; after `most_frames` everybody leaves."""
        began, rate = self._clock(), self._display_rate
        if self.settings.save_power:
            rate = min(rate, POWER_SAVING_RATE)
        cost, self._held = time.thread_time(), 0.0
        self.frame()
        self.last_work, self.last_cost = self._clock() - began - self._held, time.thread_time() - cost
        if self.frames == 1:
            gc.freeze()  # what is loaded stays: no frame shall wait while it is looked through for rubbish
            gc.set_threshold(*GC_THRESHOLDS)
            sys.setswitchinterval(SWITCH_S)
            self._open_sound()
        if self.stop.code or (most_frames is not None and self.frames >= most_frames):
            self.quit()
        if self.screens:
            self._spend_rest_of_frame(began, rate)

    def _spend_rest_of_frame(self, began: float, rate: int) -> None:
        """Do idle work, then wait for the next frame; long, while nothing in the picture changes by itself."""
        if not self.window.seen:
            self._wait(began + UNSEEN_FRAME_S, UNSEEN_INPUT_POLL_S)
            return
        if began - self._released_at > RELEASE_FILES_S:
            self._released_at = began
            release_mapped_files()
        self._run_idle_work(began + 1.0 / rate - FRAME_MARGIN_S)
        self._still_frames = self._still_frames + 1 if self.screens[-1].still else 0
        if self._still_frames == TIDY_FRAMES:
            return_free_pages()
        if self._still_frames:
            self._wait(began + STILL_FRAME_S, INPUT_POLL_S)
        elif not self.window.vsync or self.settings.save_power:
            self._limiter.wait(rate)

    def _wait(self, until: float, poll_s: float) -> None:
        """Wait until then, or until there is any input. Not by pygame's own wait, which looks a thousand times a second."""
        self.window.finish()
        with suppress(SystemError):  # pygame: a pad pulled at the wrong moment
            while not self.stop.code and not pygame.event.peek() and self.window.pointer() == self._pointer:
                left = until - self._clock()
                if left <= 0.0:
                    break
                time.sleep(min(left, poll_s))

    def _open_sound(self) -> None:
        """Open the speaker on a thread, after the first frame: no picture waits until its sounds are read."""

        def work() -> None:
            release_library_pages()  # of all that was loaded or put together until now most is not looked at again,
            release_mapped_files()  # and what is painted next needs the room
            self._made.put(self._speaker())

        threading.Thread(target=work, name="sound-opener", daemon=True).start()

    def _adopt_sound(self) -> None:
        """Take the speaker, once the thread has opened it."""
        with suppress(Empty):
            self.sound = self._made.get_nowait()
            self.sound.apply_settings(self.settings)
            self.sound.start()

    def _play_sound(self) -> None:
        """Let what sounds go on for a frame; a fault of the device becomes a notice for the player, for as long as it lasts."""
        self._adopt_sound()
        still = not self.screens or self.screens[-1].still
        self.sound.frame(self._clock(), still, self.window.seen)
        if self.profile and self.sound.notice != self._sound_notice:
            self.profile.withdraw(self._sound_notice)
            self._sound_notice = self.sound.notice
            self.profile.tell(self._sound_notice)

    def _run_idle_work(self, until: float) -> None:
        """Use idle frame time to prepare sprites that are needed soon."""
        while self.screens and self._clock() < until and self.screens[-1].prepare():
            pass

    def frame(self) -> None:
        """One look at the world: input, time, picture. Where nobody sees it nothing is drawn."""
        began, cost = self._clock(), time.thread_time()
        for event in self._events():
            self._handle(event)
        if not self.screens:
            return
        self._update_pointer()
        self.screens[-1].update(self._clock())
        self._play_sound()
        if self.screens and self.window.seen:
            picture = self.window.picture()
            self.screens[-1].draw(picture)
            work, own = self._clock() - began, time.thread_time() - cost
            if not self.window.vsync and not self.screens[-1].still:
                self._held = self._limiter.hold(work, self._display_rate)
            shown = self._clock()
            self.window.flip(work, work > HELD_UP_FACTOR * own, is_painting())
            self._limiter.note_shown(self._clock() - shown)
            self.frames += 1

    def push(self, screen: Screen) -> None:
        if self.screens and screen.uses_pointer:
            self.sound.screen("open")
        self.screens.append(screen)

    def pop(self) -> None:
        """The topmost screen leaves; the one below goes on."""
        self.screens.pop().leave()
        self.sound.screen("close")
        self.controls.forget_presses()

    def pop_through(self, screen: Screen) -> None:
        """`screen` leaves, and whatever stands on it; the one below goes on."""
        while self.screens:
            top = self.screens.pop()
            top.leave()
            if top is screen:
                break
        self.controls.forget_presses()

    def quit(self) -> None:
        """Everybody leaves, topmost first."""
        while self.screens:
            self.screens.pop().leave()

    def change(self, **changes: Any) -> str:
        """Set something; it holds at once, and from now on. A line for the player if it could not be kept."""
        saved = self.profile.change(**changes) if self.profile else SaveResult(True)
        self.settings = self.profile.settings if self.profile else replace(self.settings, **changes)
        self._apply_settings()
        return saved.why

    def _apply_settings(self) -> None:
        """Play reads the other settings itself."""
        self.devices.apply(self.settings)
        self.window.choose_resolution(self.settings.resolution)
        self.sound.apply_settings(self.settings)

    def _update_pointer(self, moved: bool = False) -> None:
        """Show the pointer where it is of use, and say where it is if it has moved."""
        top = self.screens[-1]
        self.window.show_pointer(top.uses_pointer)
        at = self.window.pointer()
        if at != self._pointer or moved:
            self._pointer = at
            top.point(at)

    def _events(self) -> Iterable[pygame.Event]:
        try:
            events = self.window.events()
        except SystemError:  # pygame: a pad pulled at the wrong moment
            return ()
        if len(events) <= MAX_EVENTS_PER_FRAME:
            return events
        self.controls.release_all()  # the releases may be among what is dropped
        dropped = events[:-MAX_EVENTS_PER_FRAME]
        return [event for event in dropped if event.type in CLOSE_EVENTS + FOCUS_LOST_EVENTS] + events[-MAX_EVENTS_PER_FRAME:]

    def _handle(self, event: pygame.Event) -> None:
        self.window.handle(event)
        if event.type in CLOSE_EVENTS:
            self.quit()
        elif event.type in FOCUS_LOST_EVENTS:
            self.controls.release_all()
            self._command("focus_lost")
        elif event.type == pygame.KEYMAPCHANGED:
            self.devices.read_layout()
        elif event.type == pygame.WINDOWFOCUSGAINED:
            self.devices.read_layout()
            self._command("focus_gained")
        else:
            command = self.devices.handle(event)
            if self.devices.unknown_pad and self.profile:
                self.profile.tell(text("pad.unknown", name=self.devices.unknown_pad[:40]))
            if command == "fullscreen":
                self.window.toggle_full_screen()
            elif command == "mute":
                self.change(mute=not self.settings.mute)
            elif command:
                if command == "click" and self.screens:
                    self._update_pointer(moved=True)
                self._command(command)

    def _command(self, name: str) -> None:
        if self.screens:
            if self.screens[-1].uses_pointer and name in COMMAND_SOUNDS:
                self.sound.screen(COMMAND_SOUNDS[name])
            self.screens[-1].command(name)
