"""What the sealmaster's techniques do to the world once their sign is done."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Literal

from game.sim import events
from game.sim.techniques.barrier import Barrier
from game.sim.techniques.spiderweb import Spiderweb, SpiderwebTuning
from game.sim.techniques.wave import Wave, WaveTuning

if TYPE_CHECKING:
    from game.sim.characters.sealmaster import Sealmaster
    from game.sim.world import World

Technique = Literal["barrier", "spiderweb", "wave", "release", "dispel"]


def barrier(world: World, maker: Sealmaster) -> None:
    """Shut the ball around the runner, unless the web has him already."""
    if world.barrier is None and not world.runner.fainted and not world.runner.held:
        world.barrier = Barrier(world, world.runner)
        world.ride = world.barrier.ride
        world.emit(events.BarrierRaised(world.barrier.x, world.barrier.y))


def spiderweb(world: World, maker: Sealmaster) -> None:
    """Wake the web in the water at the maker's feet."""
    if world.lakes and (world.spiderweb is None or not world.spiderweb.awake):
        drowned = world.spiderweb.captives if world.spiderweb is not None else []
        world.spiderweb = Spiderweb(world, maker.id, maker.x, world.tuning.of("spiderweb", SpiderwebTuning))
        world.spiderweb.captives = drowned
        world.emit(events.SpiderwebWoken(*world.spiderweb.maker))


def wave(world: World, maker: Sealmaster) -> None:
    """Raise a wave behind the ball, or behind the runner, towards the maker; one on the beach needs none."""
    target = world.barrier if world.barrier is not None else world.runner
    lake = world.lake_at(target.x)
    if lake is None or lake.still_depth(target.x) <= 0.0 or (world.barrier is not None and world.barrier.landed):
        return
    world.wave = Wave(
        lake, target.x, 1 if maker.x > target.x else -1, world.tuning.of("wave", WaveTuning), Random(world.chance.getrandbits(32))
    )
    maker.waves += 1
    world.emit(events.WaveRaised(world.wave.x, lake.level))


def release(world: World, maker: Sealmaster) -> None:
    """Let go of the web."""
    if world.spiderweb is not None and world.spiderweb.awake:
        world.spiderweb.release(world)


def dispel(world: World, maker: Sealmaster) -> None:
    """A touch on the seal in the pocket, and the ball is gone."""
    if world.barrier is not None:
        world.barrier.dispel(world)
        world.barrier = None


TECHNIQUES: dict[Technique, Callable[[World, Sealmaster], None]] = {
    "barrier": barrier,
    "spiderweb": spiderweb,
    "wave": wave,
    "release": release,
    "dispel": dispel,
}
