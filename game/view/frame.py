"""Frame: what every layer needs while one picture is drawn: surface, camera, snapshot, time."""

from typing import NamedTuple

import pygame

from game.view.camera.camera import Camera
from game.view.poses import PersonPose
from game.view.snapshot import Snapshot
from game.view.water.surface import SurfaceProfile

OUTSIDE_SHARE = 0.03
"""Share of the picture's width beyond its edge from which somebody cannot be seen."""


class Frame(NamedTuple):
    surface: pygame.Surface
    now: Snapshot
    camera: Camera
    profile: SurfaceProfile
    """The water's surface as this camera sees it."""
    dt: float
    """Seconds of the world since the last picture."""
    number: int
    """Number of this picture: expensive layers are redrawn in some of them only."""

    def sees(self, person: PersonPose) -> bool:
        return -OUTSIDE_SHARE < self.camera.to_screen(person.x, 0.0)[0] / self.surface.get_width() < 1.0 + OUTSIDE_SHARE
