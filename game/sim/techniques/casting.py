"""What the sealmaster's techniques do to the world once their sign is done."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from game.sim import events
from game.sim.characters.character import Character
from game.sim.roles import RunnerRole, SealmasterRole
from game.sim.stage import Stage
from game.sim.techniques.barrier import Barrier
from game.sim.techniques.captive import SpiderwebTuning
from game.sim.techniques.spiderweb import Spiderweb
from game.sim.techniques.technique import Technique
from game.sim.techniques.wave import Wave, WaveTuning


def barrier(world: Stage, maker: SealmasterRole) -> None:
    """Shut the barrier around the runner."""
    raise_barrier(world, world.runner)


def raise_barrier(world: Stage, rider: Character | None) -> None:
    """The same around one of ours, unless the web has him already."""
    if isinstance(rider, RunnerRole) and world.barrier is None and not rider.fainted and not rider.held:
        shell = Barrier(world, rider)
        world.add(shell)
        world.emit(events.BarrierRaised(shell.x, shell.y))


def spiderweb(world: Stage, maker: SealmasterRole) -> None:
    """Wake the web in the water at the maker's feet."""
    if world.lakes and (world.spiderweb is None or not world.spiderweb.awake):
        drowned = world.spiderweb.captives if isinstance(world.spiderweb, Spiderweb) else []
        web = Spiderweb(world, maker.id, maker.x, world.tuning.of("spiderweb", SpiderwebTuning))
        web.captives = drowned
        world.add(web)
        world.emit(events.SpiderwebWoken(*web.maker))


def wave(world: Stage, maker: SealmasterRole) -> None:
    """Raise a wave behind the barrier, or behind the runner, towards the maker; one on the beach needs none."""
    raise_wave(world, maker, Wave)


def raise_wave(world: Stage, maker: SealmasterRole, make: type[Wave], behind: float | None = None, home: float | None = None) -> None:
    """The same with a wave of another make, `behind` that x instead, and to the shore on the side of `home`."""
    target = world.barrier if world.barrier is not None else world.runner
    x = target.x if behind is None else behind
    lake = world.lake_at(x)
    if lake is None or lake.still_depth(x) <= 0.0 or (behind is None and world.barrier is not None and world.barrier.landed):
        return
    direction = 1 if (maker.x > x if home is None else home > (lake.left + lake.right) / 2) else -1
    driven = make(lake, x, direction, world.tuning.of("wave", WaveTuning), Random(world.rng.getrandbits(32)))
    world.add(driven)
    maker.waves += 1
    world.emit(events.WaveRaised(driven.x, lake.level))


def release(world: Stage, maker: SealmasterRole) -> None:
    """Let go of the web."""
    if world.spiderweb is not None and world.spiderweb.awake:
        world.spiderweb.release(world)


def dispel(world: Stage, maker: SealmasterRole) -> None:
    """A touch on the seal in the pocket, and the barrier is gone."""
    world.dispel_barrier()


TECHNIQUES: dict[Technique, Callable[[Stage, SealmasterRole], None]] = {
    "barrier": barrier,
    "spiderweb": spiderweb,
    "wave": wave,
    "release": release,
    "dispel": dispel,
}
