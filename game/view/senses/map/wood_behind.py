"""Wood behind the map: darkened and half hidden, and whoever reads stands still. It is drawn in every other picture only.

In the pictures between it is shown as it was, and the map is worked out: so each of them costs about as much.
"""

import pygame

from game.sim.senses.map.map_reckoning import MapPose
from game.view.frame import Frame
from game.view.render import painting, safe_draw
from game.view.render.redraw_schedule import RedrawSlot


class WoodBehind:
    def __init__(self) -> None:
        self._turn = RedrawSlot(0, 2)
        self._kept: pygame.Surface | None = None
        self._rested = False

    def due(self, pose: MapPose | None, frame: Frame) -> bool:
        """Whether the wood is to be drawn in this `frame`: always, unless it is kept and the map in his hand."""
        if pose is None:
            self._kept, self._rested = None, False
            return True
        fits = self._kept is not None and self._kept.get_size() == frame.surface.get_size()
        return self._turn.due(frame.number, frame.camera.x, frame.now.seconds) or not fits

    def turns(self, drawn: bool) -> int:
        """How many of its turns the map takes in this picture, for which the wood has been `drawn` or not."""
        caught_up, self._rested = self._rested, not drawn
        return 2 if not drawn else 0 if caught_up else 1

    def keep(self, surface: pygame.Surface) -> None:
        """Remember what has been drawn so far."""
        if self._kept is None or self._kept.get_size() != surface.get_size():
            self._kept = painting.copy_source(surface.get_size())
        safe_draw.copy_to(surface, self._kept)

    def show(self, surface: pygame.Surface) -> None:
        """What was remembered."""
        if self._kept is not None:
            surface.blit(self._kept, (0, 0))
