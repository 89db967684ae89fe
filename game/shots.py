"""Pictures without a window: takes a level and a moment, gives a PNG."""

from pathlib import Path

import pygame

from game.complaint import Complaint
from game.run import LevelFile, Run, player
from game.sim.clock import TICKS_PER_SECOND
from game.view.scene import Scene
from game.window import Window

Size = tuple[int, int]


def moment(source: LevelFile, out: Path, seconds: float, bot: str, seed: int, size: Size) -> None:
    """The frame after `seconds` of play by `bot`."""
    with Window("shot", size, visible=False) as window:
        scene, run = Scene(source.level, size), Run(source, seed)
        wants = player(bot, seed)
        for _ in range(round(seconds * TICKS_PER_SECOND)):
            scene.observe(run.world, run.step({"runner": wants(run.world)}))
        scene.draw(window.picture(), run.world, 1.0)
        save(window.picture(), out)


def save(picture: pygame.Surface, out: Path) -> None:
    """Write a surface; what goes wrong is one line."""
    try:
        pygame.image.save(picture, out)
    except (OSError, pygame.error) as error:
        raise Complaint(f"{out}: the picture was not saved: {error}") from None
