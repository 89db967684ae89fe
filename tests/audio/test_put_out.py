"""What the device really puts out, beside the numbers: a run played on the driver that writes to a pipe, and the same run rendered.

The pipe is the clock: the run goes on by a tick when a tick's samples have been taken out of it and the device waits for more, however
quick or busy the machine is.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from game.audio.offline import Hearing
from game.bots.registry import make_bot
from game.session.level_file import level_file
from game.session.run import Run
from tests.audio.heard import RATE
from tests.x11.desk import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device writes into a named pipe, held short")
LEVEL, SECONDS = "03-the-crossing", 9
PARTS = ("effects", "ambience", "music")
BANDS = ((60.0, 300.0), (300.0, 1500.0), (1500.0, 9000.0))
LATEST = 0.3
"""Seconds by which the device may be behind: two blocks of the stream wait in it, and what lies in the pipe."""
CLOSE = 0.85
"""How alike both must be at least: the device goes by whole buffers and blocks, the render by ticks."""
PLAYED = f"""
import fcntl, os, sys, threading, time
import pygame
from game.audio import director
from game.audio.mixing import mixer
from game.audio.mixing.mixer import STREAM_CHANNEL, Mixer
from game.audio.speaker import Speaker
from game.bots.registry import make_bot
from game.session.run import Run
from game.session.level_file import level_file

pipe, kept, part = sys.argv[1], open(sys.argv[2], "wb"), sys.argv[3]
os.mkfifo(pipe)
taken = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
fcntl.fcntl(taken, fcntl.F_SETPIPE_SZ, 4096)
run, act, speaker = Run(level_file("{LEVEL}"), 0), make_bot("steady", 0), Speaker()
Mixer._held.__wrapped__.__defaults__ = (10.0,)  # a cue that the device is too busy for is left out; here it is waited for
mixer.STUCK = 1000.0  # we are who takes nothing for long
if part != "effects":
    speaker.mixer.want = lambda cue: None  # nobody would hear it
speaker.start()
for cue in speaker.sounds.cues:
    speaker.mixer.want(cue)
director.piece_of = lambda level: "title"  # which decides nothing at bar lines, that a block sooner or later would turn out otherwise
for loop in {{"ambience": speaker.sounds.beds, "music": speaker.sounds.pieces["title"].layers}}.get(part, {{}}).values():
    speaker.mixer.loop(loop.path)
while speaker.mixer.busy:
    time.sleep(0.01)
    try:
        os.read(taken, 1024)  # a device that takes nothing would count as lost
    except BlockingIOError:
        pass
speaker.voice_mixer.levels.effects = float(part == "effects")
speaker.stream.ambience, speaker.stream.music = float(part == "ambience"), float(part == "music")
feed_block, mix_block, at_rest = speaker.mixer._feed_block, speaker.stream.block, threading.Event()

def feed(block):
    at_rest.clear()
    fed = feed_block(block)
    if not fed:
        at_rest.set()
    return fed

def mix(count):
    block = mix_block(count)
    at_rest.set()
    return block

def waiting():  # what call of the system the device's thread waits in, and on which file; or that it runs
    return open(f"/proc/self/task/{{device}}/syscall").read().split()[:2]

def settle():
    # Until the device waits before a full pipe, with a block that waits for it and another that is mixed: on a busy machine, too,
    # whatever comes next meets all of them as on an idle one.
    while waiting() != writing or not at_rest.is_set() or pygame.mixer.Channel(STREAM_CHANNEL).get_queue() is None or speaker.mixer.busy:
        time.sleep(0.001)

def take(count):
    while count:
        try:
            found = os.read(taken, count)
            kept.write(found)
            count -= len(found)
        except BlockingIOError:
            time.sleep(0.001)
    settle()

speaker.mixer._feed_block, speaker.stream.block = feed, mix
threads = os.listdir("/proc/self/task")
device = next(thread for thread in threads if open(f"/proc/self/task/{{thread}}/comm").read().startswith("SDLAudio"))
speaker.frame(0.0)
writing = now = waiting()
while now != writing or len(now) < 2 or os.fstat(int(now[1], 16)).st_ino != os.fstat(taken).st_ino:
    time.sleep(0.01)
    writing, now = now, waiting()
settle()
speaker.stream.frame = 0

while run.world.tick < {SECONDS} * 120:
    speaker.hear(run.world, run.step(act(run.world)))
    speaker.frame(run.world.tick / 120)
    take(400 * 4)
take(round({LATEST} * 48000) * 4)
kept.close()
print(speaker.notice, flush=True)
os._exit(0)
"""


Device = tuple[Path, "subprocess.Popen[str]"]


def start(place: Path, part: str) -> Device:
    """A game with all parts of its sound silent but one."""
    environment = os.environ | {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(place / "pipe"), "SDL_DISKAUDIODELAY": "0"}
    environment |= {"SDL_VIDEODRIVER": "dummy", "PYTHONPATH": str(ROOT), "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    words = [sys.executable, "-c", PLAYED, str(place / "pipe"), str(place / "heard.raw"), part]
    return place, subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def devices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Device]]:
    """One for each part. They run at once: most of their time they wait for their pipes."""
    started = {part: start(tmp_path_factory.mktemp(part), part) for part in PARTS}
    yield started
    for _, game in started.values():
        if game.poll() is None:
            game.kill()
            game.communicate()


def put_out(place: Path, game: "subprocess.Popen[str]") -> NDArray[np.float64]:
    """What came out of the device."""
    output, errors = game.communicate(timeout=200)
    assert (game.returncode, output.strip()) == (0, ""), output + errors
    return np.fromfile(place / "heard.raw", "<i2").reshape(-1, 2) / 32768.0


@pytest.fixture(scope="module")
def rendered(devices: dict[str, Device]) -> dict[str, NDArray[np.float32]]:
    """Each part of what one run sounds like, while the devices play theirs."""
    with pytest.MonkeyPatch.context() as here:
        here.setattr("game.audio.director.piece_of", lambda level: "title")
        run, act = Run(level_file(LEVEL), 0), make_bot("steady", 0)
        hearings = {part: Hearing(run.source.level, 0) for part in PARTS}
        for part, hearing in hearings.items():
            hearing.voice_mixer.levels.effects = float(part == "effects")
            hearing.stream.ambience, hearing.stream.music = float(part == "ambience"), float(part == "music")
        ticks: dict[str, list[NDArray[np.float32]]] = {part: [] for part in PARTS}
        while run.world.tick < SECONDS * 120:
            events = run.step(act(run.world))
            for part, hearing in hearings.items():
                ticks[part].append(hearing.tick(run.world, events))
        return {part: np.concatenate(found) for part, found in ticks.items()}


@pytest.mark.parametrize("part", PARTS)
def test_the_device_puts_out_what_the_render_holds(devices: dict[str, Device], rendered: dict[str, NDArray[np.float32]], part: str) -> None:
    """Each by itself: they wait for blocks and buffers of their own, so that beside each other they lie a little otherwise."""
    found = compared(rendered[part], put_out(*devices[part]))
    assert found.close > CLOSE and found.level < 1.0, found


class Compared(NamedTuple):
    """How far two sounds go up and down together, the one being as late as fits best, and the most decibels between their bands."""

    close: float
    level: float


def compared(number: NDArray[Any], real: NDArray[Any]) -> Compared:
    assert len(real) > SECONDS * RATE
    bands = [(filtered(number, *edges), filtered(real, *edges)) for edges in BANDS]
    close, shift = max((alike(bands, shift), shift) for shift in range(0, round(LATEST * RATE), 240))
    return Compared(close, max(abs(20.0 * np.log10(np.std(ours) / np.std(theirs[shift : shift + len(ours)]))) for ours, theirs in bands))


def filtered(sound: NDArray[Any], low: float, high: float) -> NDArray[Any]:
    """What lies between two frequencies, in the middle."""
    spectrum, hertz = np.fft.rfft(sound.mean(axis=1)), np.fft.rfftfreq(len(sound), 1.0 / RATE)
    spectrum[(hertz < low) | (hertz >= high)] = 0.0
    return np.asarray(np.fft.irfft(spectrum, len(sound)))


def alike(bands: list[tuple[NDArray[Any], NDArray[Any]]], shift: int) -> float:
    """How far both go up and down together in every band, the device being `shift` frames behind."""
    return min(float(np.corrcoef(loudness(ours), loudness(theirs[shift : shift + len(ours)]))[0, 1]) for ours, theirs in bands)


def loudness(sound: NDArray[Any]) -> NDArray[Any]:
    """In windows of 50 ms."""
    return np.sqrt(np.mean(sound[: SECONDS * RATE].reshape(-1, RATE // 20) ** 2, axis=1))
