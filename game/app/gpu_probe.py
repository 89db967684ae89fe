"""GPU probe: a frame's milliseconds on the accelerated renderer, measured in a child process.

A child, because what a driver brings along never goes again: Mesa's software renderer holds 40 MB once it was asked for a frame. A driver
that crashes takes only the child with it.
"""

import json
import logging
import os
import statistics
import subprocess
import sys
import time
from typing import Any

import pygame
from pygame._sdl2 import video

from game.app.display import start_display
from game.app.presenter import RENDERER_ERRORS, make_texture
from game.core.own_process import own_command, own_environment

log = logging.getLogger(__name__)

WORD = "gpu-probe"
"""By which a frozen game knows that it is the child."""
PATIENCE_S = 20.0
PROBE_SIZE = (1280, 720)
PROBE_FRAMES = 8


def probe_gpu() -> float | None:
    """Milliseconds that a frame costs on an accelerated renderer; None where there is none, or where asking for one ends the child."""
    try:
        done = subprocess.run(
            own_command(WORD, __name__), env=own_environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S
        )
        found = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        log.info("the graphics card could not be asked: %s", error)
        return None
    return float(found) if isinstance(found, int | float) else None


def measure_gpu() -> float | None:
    """Milliseconds that a frame costs on an accelerated renderer, tried in a hidden window; None where there is none."""
    try:
        window = pygame.Window("probe", PROBE_SIZE, hidden=True)
        renderer = video.Renderer(window, accelerated=1, vsync=False)
        texture, picture = make_texture(renderer, PROBE_SIZE), pygame.Surface(PROBE_SIZE, 0, 32)
        samples = [_probe_frame(renderer, texture, picture) for _ in range(PROBE_FRAMES)]
        del texture, renderer
        window.destroy()
    except RENDERER_ERRORS as error:
        log.info("no accelerated renderer: %s", error)
        return None
    return statistics.median(samples[2:])


def _probe_frame(renderer: Any, texture: Any, picture: pygame.Surface) -> float:
    """By the clock, or by all processors together if that is more: a driver that renders on them is found out on many cores, too."""
    before, busy = time.perf_counter(), time.process_time()
    texture.update(picture)
    renderer.clear()
    texture.draw(dstrect=renderer.get_viewport())
    renderer.present()
    renderer.to_surface(area=pygame.Rect(0, 0, 1, 1))  # only a pixel read back proves that the frame is done
    return max(time.perf_counter() - before, time.process_time() - busy) * 1000.0


def main() -> int:
    """The child: what it measured, or null, as the last line on standard output."""
    start_display(visible=True)
    os.write(1, b"\n" + json.dumps(measure_gpu()).encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
