"""Hop sign: the ring of the leap sign for a barrier on its wave: where to throw it up, before whatever stands across the way.

It closes as one nears it and is gold while it is the moment; what the wave carries along (a log) takes its ring with it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from game.level.model import Level
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign import DRAWN_FOR
from game.view.effects.signs.leap_sign_sprites import TURNS, LeapSignSprites
from game.view.poses import BarrierPose, LogPose, WavePose
from game.view.render import safe_draw
from game.view.water.surface import SurfaceProfile

EARLIEST, LATEST = 0.62, 0.2
"""Seconds before the middle of a thing between which a pump carries the barrier over it: the ring is gold."""
SLOWEST = 1.5
"""m/s of nearing from which on anything is a thing to be hopped."""
LARGER = 1.6
"""Times the size of a runner's ring."""
DEEP = 0.5
"""Metres of water in which a thing stands across the way."""
ALOFT = 0.2
"""Metres over the water from which a barrier is on its way already."""


class NextHop(NamedTuple):
    """`after` seconds from now the barrier is in the middle of the thing that it nears at `speed` m/s; the ring lies at `x`."""

    x: float
    after: float
    speed: float

    @property
    def lit(self) -> bool:
        """Whether this is the moment."""
        return LATEST <= self.after <= EARLIEST


class HopSign:
    def __init__(self, sprites: Callable[[], LeapSignSprites], level: Level) -> None:
        self._sprites = sprites
        self._standing = [thing.at[0] for kind in ("reed", "rock") for thing in level.things_of(kind)]

    def next_hop(self, profile: SurfaceProfile, barrier: BarrierPose, wave: WavePose, logs: Sequence[LogPose]) -> NextHop | None:
        """What it comes to next, soon; None while nothing is near, or while it flies."""
        if wave.state not in ("building", "driving") or barrier.y - barrier.radius > profile.height(barrier.x) + ALOFT:
            return None
        found = []
        for x, speed in (*((x, 0.0) for x in self._standing), *((log.x, log.vx) for log in logs)):
            nearing = wave.direction * (barrier.vx - speed)
            away = wave.direction * (x - barrier.x)
            if nearing > SLOWEST and LATEST * nearing <= away < DRAWN_FOR * nearing + 1.0 and profile.depth_at(x) > DEEP:
                take_off = x - wave.direction * nearing * (EARLIEST + LATEST) / 2
                found.append(NextHop(take_off, away / nearing, nearing))
        return min(found, key=lambda hop: hop.after, default=None)

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        barrier: BarrierPose,
        wave: WavePose,
        logs: Sequence[LogPose],
    ) -> None:
        """On the face, behind the barrier; about its foot while it is the moment."""
        hop = self.next_hop(profile, barrier, wave, logs)
        if hop is None:
            return
        sprites = self._sprites()
        waits = max(0.0, hop.after - EARLIEST) / DRAWN_FOR
        ring = sprites.gold if hop.lit else sprites.rings[min(TURNS - 1, max(0, int((1.0 - waits) * TURNS)))]
        x = barrier.x if hop.lit else hop.x
        ring = pygame.transform.scale_by(ring, LARGER)
        column, row = camera.to_screen(x, profile.height(x))
        safe_draw.blit_at(surface, ring, (column - ring.get_width() / 2, row - ring.get_height() / 2))
