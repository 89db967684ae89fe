"""Snapshots that can be changed between two pictures, and what a HUD draws of them."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame

from game.view.hud.hud import Hud

SKY = (70, 110, 140)


def world(**given: Any) -> Any:
    """A stand-in for a snapshot that can be changed between two pictures."""
    runner = SimpleNamespace(
        x=100.0, chakra=60.0, felt_pain=0.3, painkiller=0.5, pills=2, wince_ticks=0, has_seal=True, last_landing=None,
        sinks_at=(22.0, 13.0, 6.0), burn=0.0, burnt_out=False, drives=False, on="ground",
    )  # fmt: skip
    pursuers = [pursuer("tracker", 92.0), pursuer("diver", 70.0)]
    plain = {
        "runner": runner, "hunters": pursuers, "goal": "goal.cross", "line": None, "level": None, "outcome": None, "senses": None,
    }  # fmt: skip
    return SimpleNamespace(**{"trap": None, "things": (), **plain, **given})


def pursuer(kind: str, x: float) -> Any:
    return SimpleNamespace(id=kind, kind=kind, x=x, stance="run", breath=1.0)


def drawn(hud: Hud, lake: Any, seconds: float, px: float = 1.0) -> pygame.Surface:
    surface = pygame.Surface((round(1280 * px), round(720 * px)))
    surface.fill(SKY)
    hud.draw(surface, lake, seconds)
    return surface


def changed(a: pygame.Surface, b: pygame.Surface, box: tuple[int, int, int, int]) -> int:
    """How many pixels differ inside a box."""
    x, y, width, height = box
    pixels = [pygame.surfarray.array3d(surface)[x : x + width, y : y + height].astype(int) for surface in (a, b)]
    return int((np.abs(pixels[0] - pixels[1]).sum(axis=2) > 24).sum())


def ink(surface: pygame.Surface) -> float:
    return float(pygame.surfarray.array_alpha(surface).sum()) / 255.0
