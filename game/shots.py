"""Pictures without a window: takes a level and a moment, gives a PNG."""

import math
from pathlib import Path

import pygame

from game.complaint import Complaint
from game.run import LevelFile, Run, player
from game.screens.bare import Panel
from game.sim.clock import TICK, TICKS_PER_SECOND
from game.view.camera import METRE, WIDTH
from game.view.scene import Scene
from game.window import Window

Size = tuple[int, int]

PANEL_METRES = WIDTH / METRE
GAP = 0.012
"""Share of a panel's width between two panels of the long print."""
GLANCE = 12
RUN_UP = 4 * TICKS_PER_SECOND
"""Ticks from picture to picture before the one that is kept, and for how many: what comes and goes by itself is then as it is in play."""
LONGEST = 16_000
PAPER = (241, 228, 200)


def moment(source: LevelFile, out: Path, seconds: float, bot: str, seed: int, size: Size) -> None:
    """The frame after `seconds` of play by `bot`."""
    with Window("shot", size, visible=False) as window:
        scene, run = Scene(source.level, window.picture_size), Run(source, seed)
        wants = player(bot, seed)
        ticks = round(seconds * TICKS_PER_SECOND)
        for tick in range(ticks):
            if tick % TICKS_PER_SECOND == 0 or (ticks - tick < RUN_UP and tick % GLANCE == 0):
                scene.draw(window.picture(), run.world, 1.0)
            scene.observe(run.world, run.step({"runner": wants(run.world)}))
            scene.pass_time(TICK)
        scene.draw(window.picture(), run.world, 1.0)
        save(window.picture(), out)


def whole(source: LevelFile, out: Path, size: Size) -> None:
    """The level from end to end: panels of a long print, each going on where the last one ended."""
    left, right = source.level.ground.line[0][0], source.level.ground.line[-1][0]
    count = max(1, math.ceil((right - left) / PANEL_METRES))
    width = max(16, min(size[0], int(LONGEST / (count * (1 + GAP)))))
    height, gap = round(width * 9 / 16), max(1, round(width * GAP))
    with Window("shot", (width, height), visible=False) as window:
        scene, run = Panel(source.level, (width, height)), Run(source)
        scene.observe(run.world, run.step({}))
        long = pygame.Surface((count * (width + gap) + gap, height + 2 * gap)).convert(window.picture())
        long.fill(PAPER)
        for number in range(count):
            scene.look(left + (number + 0.5) * PANEL_METRES)
            panel = long.subsurface((gap + number * (width + gap), gap, width, height))
            scene.draw(panel, run.world, 1.0)
        save(long, out)


def save(picture: pygame.Surface, out: Path) -> None:
    """Write a surface; what goes wrong is one line."""
    try:
        pygame.image.save(picture, out)
    except (OSError, pygame.error) as error:
        raise Complaint(f"{out}: the picture was not saved: {error}") from None
