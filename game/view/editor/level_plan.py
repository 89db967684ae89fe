"""Level plan: earth, water and solids in flat colours, at any size."""

from itertools import pairwise
from typing import Any

import numpy as np
import pygame

from game.view.camera.viewport import Viewport
from game.view.render import safe_draw

PAPER, EARTH, WATER = (233, 220, 190), (172, 150, 116), (150, 186, 190)
SOLIDS = {"wood": (170, 128, 92), "stone": (138, 146, 150), "sand": (214, 192, 148), "soil": (140, 118, 88), "bough": (120, 100, 70)}
POINTS = 1200
"""Of a lake's line that are drawn; more could not be told apart."""


def draw(picture: pygame.Surface, lens: Viewport, world: Any) -> None:
    """Water first, for a lake reaches into its beaches."""
    picture.fill(PAPER)
    foot = float(lens.height + 8)
    for lake in world.lakes:
        every = max(1, lake.n // POINTS)
        x, surface, bed = (line[::every] for line in (lake.x, lake.surface_line(), lake.bed))
        outline = np.concatenate([np.column_stack((x, np.maximum(surface, bed))), np.column_stack((x, bed))[::-1]])
        safe_draw.polygon(picture, WATER, np.column_stack((lens.x(outline[:, 0]), lens.y(outline[:, 1]))))
    for solid in world.level.solids:
        safe_draw.polygon(picture, SOLIDS[solid.material], lens.points(list(solid.outline)))
    for (x0, y0), (x1, y1) in pairwise(lens.seen(list(world.level.ground.line))):
        if x1 > x0:
            safe_draw.polygon(picture, EARTH, [(x0, y0), (x1 + 1, y1), (x1 + 1, foot), (x0, foot)])
