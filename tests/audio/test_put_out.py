"""What the device really put out, beside the numbers: a run in real time on the driver that writes to a file, and the same run rendered."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.audio.offline import heard
from game.audio.shelf import shelf
from game.bots.registry import make_bot
from game.session.run import Run, level_file
from tests.audio.heard import RATE, envelope

pytestmark = [pytest.mark.clock, pytest.mark.skipif(not shelf().cues, reason="the sounds are not baked")]
LEVEL, SECONDS = "03-the-crossing", 9
PLAYED = f"""
import time
from game.audio.speaker import Speaker
from game.bots.registry import make_bot
from game.session.run import Run, level_file
run, act, speaker = Run(level_file("{LEVEL}"), 0), make_bot("steady", 0), Speaker()
speaker.start()
speaker.hear(run.world, ())
while speaker.mixer.busy:
    time.sleep(0.02)
began = time.perf_counter()
late = 0.0
while run.world.tick < {SECONDS} * 120:
    now = time.perf_counter() - began
    late = max(late, now - run.world.tick / 120)
    for _ in range(min(6, int(now * 120) - run.world.tick)):
        speaker.hear(run.world, run.step({{"runner": act(run.world)}}))
    speaker.frame(now)
    time.sleep(0.006)
speaker.close()
print(late, speaker.notice)
"""


def test_the_device_puts_out_what_the_render_holds(tmp_path: Path) -> None:
    raw = tmp_path / "heard.raw"
    environment = os.environ | {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(raw), "SDL_VIDEODRIVER": "dummy"}
    done = subprocess.run([sys.executable, "-c", PLAYED], env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    late = float(done.stdout.split()[-1])
    if late > 0.4:
        pytest.skip(f"this machine was {late:.1f} s behind: nothing could be heard in time")
    real = np.fromfile(raw, "<i2").reshape(-1, 2) / 32768.0
    run = Run(level_file(LEVEL), 0)
    act = make_bot("steady", 0)
    number, _ = heard(
        run.source.level, 0, lambda: (run.world, run.step({"runner": act(run.world)})) if run.world.tick < SECONDS * 120 else None
    )
    for low, high in ((60.0, 300.0), (300.0, 1500.0), (1500.0, 9000.0)):
        ours, theirs = (envelope(sound, low, high, 0.05) for sound in (number, real))
        close = max(np.corrcoef(ours[20:150], theirs[20 + shift : 150 + shift])[0, 1] for shift in range(max(1, len(theirs) - 150)))
        assert close > 0.75, json.dumps([low, close])
        level = 20 * np.log10(np.sqrt(np.mean(ours**2)) / np.sqrt(np.mean(theirs[np.flatnonzero(theirs > 1e-4)] ** 2)))
        assert abs(level) < 3.0
    assert len(real) > SECONDS * RATE
