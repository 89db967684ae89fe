"""Mixer: opens the sound device beside the game, plays clips on its channels, and keeps the stream fed.

No device, a lost one, a broken file: nothing sounds, nothing raises, and `notice` says so once. All slow things happen on a worker.
"""

import atexit
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue

import pygame

from game.audio.mixing.clip_cache import ClipCache
from game.audio.mixing.device import open_device, silenced_stderr
from game.audio.mixing.sample_store import Samples
from game.audio.mixing.stream import Stream
from game.audio.mixing.voice_mixer import MAX_VOICES, Clip
from game.audio.sound_index import RATE, SoundIndex
from game.localization.texts import text

log = logging.getLogger(__name__)

BLOCK_FRAMES = 3072
"""Frames of a block of the stream: six of the device's buffers, for which a busy machine may forget the feeder."""
STREAM_CHANNEL = 0
"""The channel of the stream; voices have those after it."""
RELEASE_BLOCKS = 45
"""Blocks of the stream (about three seconds) after which what was read of beds and layers need not stay in memory."""
RETRY_DEVICE_S, MAX_RETRY_DEVICE_S = 5.0, 60.0
"""Seconds until a missing device is looked for again, twice as long each time."""
EXIT_PATIENCE_S = 3.0
"""Seconds that the end of the program waits for a file that is being decoded."""
QUEUED_TOO_LATE_S = 0.25
"""Seconds after which the device is not just about to take the block that waits for it."""
STUCK_S = 3.0
"""Seconds in which the device takes nothing before it counts as lost."""


class Mixer:
    """Opens the device beside the game; until then, and without one, every call is a quiet no."""

    def __init__(self, sounds: SoundIndex, stream: Stream | None = None) -> None:
        self.sounds = sounds
        self.stream = stream or Stream(sounds, self.loop)
        self.notice = ""
        """What the player should know; empty again once there is a device."""
        self.ready = False
        self._opened = False
        """The device is ours to shut: another mixer may have it by now."""
        self.clips = ClipCache(sounds)
        self._asked: set[object] = set()
        self._errands: Queue[tuple[str, object]] = Queue()
        self._over = threading.Event()
        self._device = threading.Lock()
        self._reading = threading.Lock()
        """Held by whoever speaks to the device, and by who decodes: to close it under somebody's hands would kill the game."""
        self._waits_since = 0.0
        """When a block was last seen to wait behind one that sounds."""
        self._worker: threading.Thread | None = None
        self._feeder: threading.Thread | None = None

    def start(self, first: tuple[str, ...] = ()) -> None:
        """Open the device and load the `first` cues, on a worker; returns at once."""
        if self._worker is None:
            for cue in first:
                self.want(cue)
            self._worker = threading.Thread(target=self._work, name="sound-loader", daemon=True)
            self._worker.start()

    def close(self, patience: float = 0.5) -> None:
        """Silence; waits `patience` seconds for whoever still decodes, and for nobody who hangs."""
        self._over.set()
        for thread in (self._worker, self._feeder):
            if thread is not None:
                thread.join(patience)
        if not any(thread and thread.is_alive() for thread in (self._worker, self._feeder)):
            self._shut()
            atexit.unregister(self.close)
        self.ready = False

    # voices

    def want(self, cue: str) -> None:
        """Load a cue soon."""
        self._ask("cue", cue)

    @property
    def busy(self) -> bool:
        """Whether something is still to be loaded."""
        return not self._over.is_set() and (not self.ready or self._errands.unfinished_tasks > 0)

    def has(self, cue: str) -> bool:
        """Whether it could sound now."""
        return self.ready and Clip(cue, 0, "near", 0) in self.clips.takes

    def play(self, channel: int, clip: Clip, left: float, right: float) -> bool:
        """Start a clip, or the plain take while its dulled or shifted version is still being made; false if nothing is loaded."""
        if clip not in self.clips:
            self._ask("clip", clip)
        with self._held() as held:  # to make a clip ready takes the device, too, which may be gone at any moment
            if held and (sound := self.clips.find(clip)) is not None:
                voice = pygame.mixer.Channel(STREAM_CHANNEL + 1 + channel)
                voice.set_volume(left, right)
                voice.play(sound)
                voice.set_volume(left, right)  # play drops the pan
                return True
        return False

    def level(self, channel: int, left: float, right: float) -> None:
        with self._held() as held:
            if held:
                pygame.mixer.Channel(STREAM_CHANNEL + 1 + channel).set_volume(left, right)  # the two-argument form has twice the steps

    def stop(self, channel: int) -> None:
        with self._held() as held:
            if held:
                pygame.mixer.Channel(STREAM_CHANNEL + 1 + channel).fadeout(20)

    def loop(self, path: Path) -> Samples | None:
        """A bed's or a layer's samples, once they are loaded."""
        found = self.clips.loops.get(path)
        if found is None:
            self._ask("loop", path)
        return found

    def forget_loops(self, kept: set[Path]) -> None:
        """Only one piece is held at a time."""
        for path in [path for path in self.clips.loops if path not in kept]:
            del self.clips.loops[path]
            self._asked.discard(("loop", path))

    @property
    def megabytes(self) -> float:
        """Of decoded samples held in memory."""
        return self.clips.megabytes

    # the worker

    def _ask(self, what: str, which: object) -> None:
        if (what, which) not in self._asked:
            self._asked.add((what, which))
            self._errands.put((what, which))

    def _work(self) -> None:
        wait = RETRY_DEVICE_S
        while not self._over.is_set():
            if not self.ready and not self._open():
                self._over.wait(wait)
                wait = min(MAX_RETRY_DEVICE_S, 2.0 * wait)
                continue
            wait = RETRY_DEVICE_S
            try:
                what, which = self._errands.get(timeout=0.5)
            except Empty:
                continue
            try:
                with self._reading:
                    if not self.ready:
                        self._asked.discard((what, which))
                    else:
                        self._do(what, which)
            except (pygame.error, OSError, ValueError) as problem:
                self._tell("sound.unread")
                log.warning("a sound could not be read: %s: %s", which, problem)
            self._errands.task_done()

    def _do(self, what: str, which: object) -> None:
        if what == "cue" and isinstance(which, str):
            self.clips.load_cue(which)
        elif what == "loop" and isinstance(which, Path):
            self.clips.load_loop(which)
        elif what == "clip" and isinstance(which, Clip):
            self._asked.difference_update(("clip", gone) for gone in self.clips.vary(which))

    def _open(self) -> bool:
        try:
            with self._device, silenced_stderr():
                open_device()
                pygame.mixer.set_num_channels(1 + MAX_VOICES)
                pygame.mixer.set_reserved(1 + MAX_VOICES)
                self.ready = self._opened = True
        except pygame.error as problem:
            self._tell("sound.none")
            log.info("mixer: %s", problem)
            return False
        atexit.register(self.close, EXIT_PATIENCE_S)  # before pygame closes the device under the feeder's hands, whatever the game ends by
        if self.notice in (text("sound.none"), text("sound.lost")):
            self.notice = ""
        self._feeder = threading.Thread(target=self._feed, name="sound-feeder", daemon=True)
        self._feeder.start()
        return True

    def _feed(self) -> None:
        """Keep one block playing and one waiting; whoever takes none for long is gone."""
        taken, block, blocks = time.monotonic(), self.stream.block(BLOCK_FRAMES), 0
        while not self._over.wait(BLOCK_FRAMES / RATE / 3.0) and self.ready:
            fed = False  # what the device refuses ends the block below
            with self._held(0.5) as held:
                fed = held and self._feed_block(block)
            if fed:
                taken, block, blocks = time.monotonic(), self.stream.block(BLOCK_FRAMES), blocks + 1
                if blocks % RELEASE_BLOCKS == 0:
                    self.clips.release_loops()
            elif self.ready and time.monotonic() - taken > STUCK_S:
                self._lost()
                return  # the next device has a feeder of its own

    def _feed_block(self, block: Samples) -> bool:
        """Queue it, which is to play it if nothing sounds, unless one is waiting already.

        A channel that is not busy need not be idle: between two blocks the device may have to wait for Python, and whoever played one
        then would cut off the one that was waiting. Only if it is still not busy a while later was that one queued too late.
        """
        channel = pygame.mixer.Channel(STREAM_CHANNEL)
        waiting = channel.get_queue()
        if waiting is None:
            channel.queue(pygame.mixer.Sound(buffer=block.tobytes()))
        if waiting is None or channel.get_busy():
            self._waits_since = time.monotonic()
        elif time.monotonic() - self._waits_since > QUEUED_TOO_LATE_S:
            channel.play(waiting)
        return waiting is None

    @contextmanager
    def _held(self, patience: float = 0.002) -> Iterator[bool]:
        """The device for oneself; false if there is none, or if somebody hangs in it."""
        if not self.ready or not self._device.acquire(timeout=patience):
            yield False
            return
        try:
            yield self.ready
        except pygame.error:
            log.exception("the mixer")
        finally:
            self._device.release()

    def _lost(self) -> None:
        """The device is gone. What was loaded is kept; the worker looks for another one."""
        self._tell("sound.lost")
        self._shut()

    def _shut(self) -> None:
        self.ready = False
        if self._opened and self._reading.acquire(timeout=1.0):
            if self._device.acquire(timeout=1.0):
                self.ready = False  # the worker may have opened it again while we waited
                with suppress(pygame.error):
                    pygame.mixer.quit()
                self._opened = False
                self._device.release()
            self._reading.release()

    def _tell(self, key: str) -> None:
        """The first thing that is wrong, in the player's words."""
        if not self.notice:
            self.notice = text(key)
        log.warning("%s", key)
