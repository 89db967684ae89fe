"""What the device really puts out, beside the numbers: a run played on the driver that writes to a pipe, and the same run rendered.

The pipe is the clock: the run goes on by a tick when a tick's samples have been taken out of it, however quick or busy the machine is.
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
PLAYED = f"""
import fcntl, os, sys, time
import pygame
from game.audio import director
from game.audio.mixing.mixer import STREAM, Mixer
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
speaker.start()
for cue in speaker.sounds.cues:
    speaker.mixer.want(cue)
director.piece_of = lambda level: "title"  # which decides nothing at bar lines, that a block sooner or later would turn out otherwise
for loop in [*speaker.sounds.beds.values(), *speaker.sounds.pieces["title"].layers.values()]:
    speaker.mixer.loop(loop.path)
while speaker.mixer.busy:
    time.sleep(0.01)
    try:
        os.read(taken, 1024)  # a device that takes nothing would count as lost
    except BlockingIOError:
        pass
speaker.voice_mixer.levels.effects = float(part == "effects")
speaker.stream.ambience, speaker.stream.music = float(part == "ambience"), float(part == "music")
speaker.frame(0.0)
time.sleep(0.4)  # until the pipe is full, and nobody moves any more
while pygame.mixer.Channel(STREAM).get_queue() is None:
    time.sleep(0.01)
time.sleep(0.1)
speaker.stream.frame = 0

def take(count):
    while count:
        while pygame.mixer.Channel(STREAM).get_queue() is None:
            time.sleep(0.002)  # the stream is never starved for our haste
        try:
            found = os.read(taken, count)
        except BlockingIOError:
            found = b""
        count -= len(found)
        kept.write(found)
        if not found:
            time.sleep(0.001)

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
    output, errors = game.communicate(timeout=100)
    assert (game.returncode, output.strip()) == (0, ""), output + errors
    return np.fromfile(place / "heard.raw", "<i2").reshape(-1, 2) / 32768.0


def rendered(part: str) -> NDArray[np.float32]:
    run, act = Run(level_file(LEVEL), 0), make_bot("steady", 0)
    hearing = Hearing(run.source.level, 0)
    hearing.voice_mixer.levels.effects = float(part == "effects")
    hearing.stream.ambience, hearing.stream.music = float(part == "ambience"), float(part == "music")
    parts = []
    while run.world.tick < SECONDS * 120:
        events = run.step(act(run.world))
        parts.append(hearing.tick(run.world, events))
    return np.concatenate(parts)


@pytest.mark.parametrize("part", PARTS)
def test_the_device_puts_out_what_the_render_holds(
    devices: dict[str, Device], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Each by itself: they wait for blocks and buffers of their own, so that beside each other they lie a little otherwise.

    Where a gain changes by whole blocks, a machine that is busy elsewhere may be a block late: it is asked once more.
    """
    monkeypatch.setattr("game.audio.director.piece_of", lambda level: "title")
    number, least = rendered(part), 0.7 if part == "ambience" else 0.8  # noises come up by whole blocks
    found = compared(number, put_out(*devices[part]))
    if found.close <= least:
        found = compared(number, put_out(*start(tmp_path, part)))
    assert found.close > least and found.level < 1.0, found


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
