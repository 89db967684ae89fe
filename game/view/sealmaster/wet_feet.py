"""Wet feet: while a sign is drawn, a snare of thread on the water about the feet of everybody whom the web would take now."""

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.poses import PersonPose
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.snapshot import Snapshot
from game.view.water.surface import SurfaceProfile

WIDE, FLAT, LOW = 1.25, 0.3, 0.62
"""Metres across the snare, how flat it lies, and how far down its threads hang."""
THREADS = (-0.8, -0.42, 0.0, 0.42, 0.8)
"""Where they hang, as shares of half its breadth."""
PALE, DEEP = (232, 253, 255), (13, 92, 119)
FINE = 3


class WetFeet:
    """`metre` is real pixels to the metre, `px` to the reference pixel."""

    def __init__(self, palette: Palette, px: float, metre: float, cache: SpriteCache) -> None:
        self._px, self._metre = px, metre
        ours = rgb(palette.vermilion)
        made = cache.get("wet feet", lambda: [self._snare(PALE, DEEP), self._snare(ours, mix(ours, (0, 0, 0), 0.55))])
        self._theirs, self._ours = made

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, now: Snapshot) -> None:
        """Pale about theirs, vermilion about ours; nobody who is dry has one."""
        wet, hunters = now.trap.wet if now.trap is not None else (), {hunter.id for hunter in now.hunters}
        for person in now.people:
            if person.id in wet:
                self._draw_snare(surface, camera.to_screen(person.x, profile.height(person.x)), person, person.id in hunters)

    def _draw_snare(self, surface: pygame.Surface, at: tuple[float, float], person: PersonPose, theirs: bool) -> None:
        snare = self._theirs if theirs else self._ours
        safe_draw.blit_at(surface, snare, (at[0] - snare.get_width() / 2, at[1] - FLAT / 2 * self._metre - 3.0 * self._px))

    def _snare(self, tone: RGB, under: RGB) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            unit, line = self._metre * times, self._px * times
            middle = np.array((large.get_width() / 2, FLAT / 2 * unit + 3.0 * line))
            turn = np.linspace(0.0, 2.0 * np.pi, 48)
            ring = middle + np.column_stack((np.cos(turn) * WIDE / 2 * unit, np.sin(turn) * FLAT / 2 * unit))
            for color, fat in (((*under, 190), 1.5), ((*tone, 255), 0.0)):
                for share in THREADS:
                    x = middle[0] + share * WIDE / 2 * unit
                    y = middle[1] + np.sqrt(1.0 - share * share) * FLAT / 2 * unit
                    low = y + (LOW - FLAT) * (0.6 + 0.4 * ((share * 7.0) % 1.0)) * unit
                    thread = [(x, y), (x + share * 2.0 * line, (y + low) / 2), (x - share * 3.0 * line, low)]
                    painting.brush(large, color, thread, (1.5 + fat) * line, 0.1)
                safe_draw.polygon(large, color, painting.ribbon(ring, np.full(len(ring), (1.1 + fat * 0.6) * line)))

        return painting.painted(((WIDE + 0.2) * self._metre, (LOW + FLAT) * self._metre + 8.0 * self._px), paint, FINE)
