"""What the device really puts out, beside the numbers: a run played on the driver that writes to a pipe, and the same run rendered.

The pipe is the clock: the run goes on by a tick when a tick's samples have been taken out of it, however quick or busy the machine is.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from game.audio.offline import Hearing
from game.bots.registry import make_bot
from game.session.run import Run, level_file
from tests.audio.heard import RATE, envelope
from tests.x11.desk import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device writes into a named pipe, held short")
LEVEL, SECONDS = "03-the-crossing", 9
LATEST = 0.25
"""Seconds by which the device may be behind: two blocks of the stream wait in it, and what lies in the pipe."""
PLAYED = f"""
import fcntl, os, sys, time
import pygame
from game.audio.mixing.mixer import STREAM
from game.audio.speaker import Speaker
from game.bots.registry import make_bot
from game.session.run import Run, level_file

pipe, kept, effects, rest = sys.argv[1], open(sys.argv[2], "wb"), float(sys.argv[3]), float(sys.argv[4])
os.mkfifo(pipe)
taken = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
fcntl.fcntl(taken, fcntl.F_SETPIPE_SZ, 4096)
run, act, speaker = Run(level_file("{LEVEL}"), 0), make_bot("steady", 0), Speaker()
speaker.start()
for cue in speaker.shelf.cues:
    speaker.mixer.want(cue)
for loop in [*speaker.shelf.beds.values(), *speaker.shelf.pieces["chase"].layers.values()]:
    speaker.mixer.loop(loop.path)
while speaker.mixer.busy:
    time.sleep(0.01)
    try:
        os.read(taken, 1024)  # a device that takes nothing would count as lost
    except BlockingIOError:
        pass
speaker.desk.levels.effects = effects
speaker.stream.ambience = speaker.stream.music = rest
speaker.frame(0.0)

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
    speaker.hear(run.world, run.step({{"runner": act(run.world)}}))
    speaker.frame(run.world.tick / 120)
    take(400 * 4)
take(round({LATEST} * 48000) * 4)
kept.close()
print(speaker.notice, flush=True)
os._exit(0)
"""


def put_out(place: Path, effects: float, rest: float) -> NDArray[np.float64]:
    """What came out of the device, with these levels of effects and of music and ambience."""
    place.mkdir()
    environment = os.environ | {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(place / "pipe"), "SDL_DISKAUDIODELAY": "0"}
    environment |= {"SDL_VIDEODRIVER": "dummy", "PYTHONPATH": str(ROOT), "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    words = [str(place / "pipe"), str(place / "heard.raw"), str(effects), str(rest)]
    done = subprocess.run([sys.executable, "-c", PLAYED, *words], env=environment, capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr
    return np.fromfile(place / "heard.raw", "<i2").reshape(-1, 2) / 32768.0


def rendered(effects: float, rest: float) -> NDArray[np.float32]:
    run, act = Run(level_file(LEVEL), 0), make_bot("steady", 0)
    hearing = Hearing(run.source.level, 0)
    hearing.desk.levels.effects = effects
    hearing.stream.ambience = hearing.stream.music = rest
    parts = []
    while run.world.tick < SECONDS * 120:
        events = run.step({"runner": act(run.world)})
        parts.append(hearing.tick(run.world, events))
    return np.concatenate(parts)


@pytest.mark.parametrize("effects, rest", [(1.0, 0.0), (0.0, 1.0)], ids=["effects", "music and ambience"])
def test_the_device_puts_out_what_the_render_holds(tmp_path: Path, effects: float, rest: float) -> None:
    """Each by itself, because music waits in the device for two blocks longer than effects do."""
    real, number = put_out(tmp_path / "out", effects, rest), rendered(effects, rest)
    assert len(real) > SECONDS * RATE
    late = delay(number, real)
    assert 0.0 < late < LATEST
    real = real[round(late * RATE) :][: len(number)]
    for low, high in ((60.0, 300.0), (300.0, 1500.0), (1500.0, 9000.0)):
        ours, theirs = (envelope(sound[: len(real)], low, high, 0.05) for sound in (number, real))
        close = np.corrcoef(ours, theirs)[0, 1]
        level = 20 * np.log10(np.sqrt(np.mean(ours**2)) / np.sqrt(np.mean(theirs**2)))
        assert close > 0.85 and abs(level) < 1.0, (low, close, level)


def delay(number: NDArray[np.float32], real: NDArray[np.float64]) -> float:
    """Seconds by which the device is behind, where both are most alike."""
    ours, theirs = (envelope(sound, 60.0, 9000.0, 0.005) for sound in (number, real))
    most, count = round(LATEST / 0.005), len(ours) - round(LATEST / 0.005)
    return 0.005 * int(np.argmax([np.corrcoef(ours[:count], theirs[shift : shift + count])[0, 1] for shift in range(most)]))
