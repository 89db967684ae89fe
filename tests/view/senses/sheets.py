"""Pictures of the senses' parts on blank sheets, and how two of them differ."""

from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.senses.noises import NoisePose
from game.view.frame import Frame
from game.view.scene import Scene
from game.view.senses.gusts.grass import ROWS
from game.view.senses.senses_layer import NOTHING, SensesLayer

SIZE = (1280, 720)
PAPER = (240, 230, 200)


def layer(scene: Scene) -> SensesLayer:
    assert scene.layers.senses is not None
    return scene.layers.senses


def drawn(scene: Scene, part: str, seconds_later: float = 0.0, **changes: Any) -> Frame:
    """What one part of the layer puts on a blank sheet, at the scene's moment, or so much later, but with these senses."""
    surface = pygame.Surface(SIZE)
    now = scene.after._replace(senses=NOTHING._replace(**changes), seconds=scene.after.seconds + seconds_later)
    made = Frame(surface, now, scene.camera, scene.profile, 1 / 60, 1)
    senses = layer(scene)
    for _ in range(60):  # what eases towards it has arrived
        senses.begin_frame(made)
    for number in range(len(ROWS)):  # each row of grass has had its turn
        surface.fill(PAPER)
        frame = made._replace(number=number)
        getattr(senses, part)(*((frame,) if part in ("draw_before_land", "draw_marks") else (frame, scene.characters)))
    return made


def inked(made: Frame, other: Frame) -> NDArray[np.bool_]:
    """By columns, whether two pictures differ."""
    one, two = pygame.surfarray.array3d(made.surface), pygame.surfarray.array3d(other.surface)
    return np.asarray((one != two).any(axis=(1, 2)))


def changed(made: Frame, other: Frame) -> NDArray[np.bool_]:
    """By columns and rows, whether two pictures differ."""
    one, two = pygame.surfarray.array3d(made.surface), pygame.surfarray.array3d(other.surface)
    return np.asarray((one != two).any(axis=2))


def reds(made: Frame) -> int:
    pixels = pygame.surfarray.array3d(made.surface).astype(int)
    return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 110) & (pixels[..., 2] < 100)).sum())


def noise(scene: Scene, **changes: Any) -> NoisePose:
    runner = scene.after.runner
    assert runner is not None
    plain = NoisePose(runner.x + 5.0, runner.y + 0.7, 0.5, "bush", 0.8, True, True, "", "", 7)
    return plain._replace(**changes)
