"""Chakra loss: drops that fly off him where much of it goes at once, from the foot that stamped or from the body that was struck."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.hud.status.chakra_gauge import WATER, bead
from game.view.poses import RunnerPose
from game.view.render import safe_draw
from game.view.render.assets import Assets

DEAR = 3.0
"""Chakra that is gone within a tick from which it is seen: legs alone take a hundredth of it, a good landing two at most."""
JUMP_M = 2.0
"""Metres that he cannot have come in a tick: he has begun again."""
LIFE_S, FALLS = 0.9, 14.0
"""Seconds that a drop is seen, and m/s2 by which it falls."""
FOOT_M, BODY_M, BELOW_M = 0.1, 0.95, 0.25
"""Metres over his soles; and below where it came from at which a drop is gone: none falls through lake or soil."""
THROWS = ((-1.6, 5.4), (0.9, 4.6), (-3.2, 4.0), (2.4, 3.6), (-0.4, 6.4))
"""m/s at which each drop sets out, to the right and up; the first is the largest."""
EACH = 2.5
"""Chakra for one more drop."""
RADII = (8.5, 5.0)
"""Reference pixels of the first, and of the others."""
MOST = 3


class _Loss(NamedTuple):
    x: float
    y: float
    since: float
    drops: int


class ChakraLosses:
    def __init__(self, assets: Assets, px: float) -> None:
        self._sprites = [self._drop(assets, radius, px) for radius in RADII]
        self.losses: list[_Loss] = []

    def reset(self) -> None:
        self.losses.clear()

    def observe(self, before: RunnerPose | None, after: RunnerPose | None, happened: Sequence[events.Event], seconds: float) -> None:
        if before is None or after is None or abs(after.x - before.x) > JUMP_M:
            return
        gone = before.chakra - after.chakra
        if gone < DEAR:
            return
        stamped = any(isinstance(event, events.Landed) and event.who == "runner" for event in happened)
        loss = _Loss(after.x, after.y + (FOOT_M if stamped else BODY_M), seconds, min(len(THROWS), 1 + int(gone / EACH)))
        self.losses = [*self.losses[1 - MOST :], loss]

    def draw(self, surface: pygame.Surface, camera: Camera, now: float) -> None:
        if not self.losses:
            return
        self.losses = [loss for loss in self.losses if -0.1 < now - loss.since < LIFE_S]
        for loss in self.losses:
            t = max(0.0, now - loss.since)
            for number, (right, up) in enumerate(THROWS[: loss.drops]):
                sprite = self._sprites[min(1, number)]
                high = up * t - 0.5 * FALLS * t * t
                if high < -BELOW_M:
                    continue
                x, y = camera.to_screen(loss.x + right * t, loss.y + high)
                safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _drop(self, assets: Assets, radius: float, px: float) -> pygame.Surface:
        wide, high = 2.8 * radius + 4.0, 3.8 * radius + 4.0
        size = math.ceil(wide * px), math.ceil(high * px)
        return assets.raster("chakra loss", bead(wide / 2.0, 2.4 * radius + 2.0, radius, WATER), size, f"scale({px:.4f})")
