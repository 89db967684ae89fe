"""Sound snapshot: all that is heard of a world after a tick, frozen. Nothing else in this folder reads a live world."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.sim.world import World

STRIP_M = 14.0
"""Metres of lake to either side of the listener that he hears as one."""
STRIP_STEP_M = 4.0
"""Metres that he goes before another strip is listened to."""
WET_M = 0.03
"""Metres of water under which a place is dry to the ear."""


class PlatformSound(NamedTuple):
    """What the runner stands on; `heave` is how fast its end moves up or down, m/s."""

    x: float
    y: float
    heave: float


class RunnerSound(NamedTuple):
    x: float
    y: float
    vx: float
    stance: str
    chakra: float
    pain: float
    felt_pain: float
    burn: float
    """How much driven legs burn, 0 to 1."""
    platform: PlatformSound | None


class HunterSound(NamedTuple):
    id: str
    x: float
    y: float
    vx: float
    stance: str
    on: str
    held: bool


class BarrierSound(NamedTuple):
    x: float
    y: float
    vy: float


class WaveSound(NamedTuple):
    """`strength` 0 to 1; `surge` is how much of a surge its crest shows."""

    x: float
    strength: float
    surge: float


class WorldSound(NamedTuple):
    seconds: float
    x: float
    """Where the listener is."""
    stance: str
    """The listener's."""
    inside: bool
    """He is in the barrier."""
    wind: float
    """m/s to the right."""
    gust: float
    """Strength of the gust front at the listener, 0 to 1."""
    runner: RunnerSound
    hunters: tuple[HunterSound, ...]
    barrier: BarrierSound | None
    wave: WaveSound | None
    web_awake: bool
    composure_lost: bool
    """Those who stalk him are about to strike."""
    ended: bool
    rain: float
    """0 to 1."""


class LakeStrip(NamedTuple):
    """The water round the listener, cell by cell from the cell `first` on."""

    seconds: float
    away: float
    """Metres to the lake, 0 within its ends."""
    tidal: bool
    """Sets of waves run in at one of its ends."""
    left: float
    """Where the lake begins."""
    cell: float
    first: int
    surface: NDArray[np.float64]
    """Heights, swell and all."""
    wet: NDArray[np.bool_]
    foam: NDArray[np.float64]


def take_snapshot(world: World, ears: str) -> WorldSound:
    """What there is to hear now for whoever listens: the "sealmaster", or the "runner"."""
    runner, barrier, wave, web = world.runner, world.barrier, world.wave, world.spiderweb
    listener = (world.sealmaster if ears == "sealmaster" else None) or runner
    inside = barrier is not None and listener is runner
    x = float(barrier.x if barrier is not None and inside else listener.x)
    platform = runner.platform
    return WorldSound(
        world.seconds,
        x,
        listener.stance,
        inside,
        float(world.wind.speed),
        float(world.gusts.strength(x)),
        RunnerSound(
            runner.x, runner.y, runner.vx, runner.stance, float(runner.chakra), runner.pain, runner.felt_pain, runner.burn,
            PlatformSound(platform.x, platform.y, abs(platform.rise_at(platform.x + 1.0))) if platform is not None else None,
        ),
        tuple(HunterSound(each.id, each.x, each.y, each.vx, each.stance, each.on, each.held) for each in world.hunters),
        BarrierSound(barrier.x, barrier.y, float(barrier.vy)) if barrier is not None else None,
        WaveSound(float(wave.x), float(wave.strength), float(wave.surge)) if wave is not None else None,
        web is not None and bool(web.awake),
        world.senses is not None and bool(world.senses.composure.lost),
        world.outcome is not None,
        float(world.squall.rain),
    )  # fmt: skip


def take_lake_strip(world: World, x: float) -> LakeStrip | None:
    """The water of the lake nearest to `x`; None where there is none in the level."""
    lakes = [(max(lake.left - x, x - lake.right, 0.0), lake) for lake in world.lakes]
    if not lakes:
        return None
    away, lake = min(lakes, key=lambda pair: pair[0])
    middle = round(x / STRIP_STEP_M) * STRIP_STEP_M  # the same water for a while, or there would be nothing to compare
    first = max(0, min(lake.n - 2, int((middle - STRIP_M - lake.left) / lake.cell)))
    last = max(first + 2, min(lake.n, int((middle + STRIP_M - lake.left) / lake.cell)))
    wet = lake.depth[first:last] > WET_M
    surface, foam = lake.surface_between(first, last), lake.foam[first:last].copy()
    return LakeStrip(world.seconds, away, lake.maker is not None, lake.left, lake.cell, first, surface, wet, foam)
