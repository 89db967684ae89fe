"""Holding an awake web: who waits pays nothing, no watch runs while one of ours floats, and what is shown of it is true."""

from __future__ import annotations

import itertools
import json

import pytest

from game.core.paths import LEVELS
from game.core.ticks import ticks
from game.level.loader import read_bytes
from game.sim import events
from game.sim.intent import Intent
from game.sim.sealmaster.strokes import WAIT_TIME_SCALE
from game.sim.sealmaster.trap.trap_pose import make_trap_pose
from game.sim.techniques.casting import raise_barrier
from game.sim.world import World
from tests.sim.sealmaster.by_hand import master_of, sign, step

WAITS = Intent(crouch=True)


def webbed() -> World:
    """Both hunters under, and nothing decided about either."""
    values = json.loads((LEVELS / "examples" / "dead-or-alive.json").read_text(encoding="utf-8"))
    world = World(read_bytes(json.dumps(values).encode()))
    while not all(hunter.on == "water" for hunter in world.hunters):
        step(world)
    sign(world, "spiderweb", ticks(4.0))
    return world


def fates(world: World) -> set[str]:
    return set(master_of(world).fates.by_name.values())


def test_who_waits_pays_nothing_and_who_stands_there_pays() -> None:
    world = webbed()
    master = master_of(world)
    step(world, WAITS)
    before = master.stores.chakra
    step(world, WAITS, 60)
    assert master.stores.chakra == before and master.stores.burn == 0.0
    step(world, count=60)
    assert master.stores.chakra < before - 1.0


def test_whoever_means_to_hold_to_the_end_spares_nobody_by_accident() -> None:
    """Bound, then waited for with Down held, on the last of his chakra."""
    world = webbed()
    master = master_of(world)
    while master.focus.who != "diver":
        step(world, Intent(focus_next=True))
    sign(world, "bind", ticks(0.6))
    assert master.haul is not None
    master.stores.chakra = 1.0
    happened = step(world, WAITS, ticks(0.2))
    assert world.time_scale == WAIT_TIME_SCALE, "a strand in his hands keeps nobody from waiting"
    while world.outcome is None and "caught" in fates(world):
        happened += step(world, WAITS)
    assert not [event for event in happened if isinstance(event, events.HoldBroke)] and fates(world) == {"drowned"}


def test_no_breath_runs_out_while_one_of_ours_floats() -> None:
    world = webbed()
    world.runner.place(world.lakes[0].left + 20.0, world.lakes[0].level)
    raise_barrier(world, world.runner)
    step(world, count=5)
    air = [hunter.breath for hunter in world.hunters]
    assert make_trap_pose(master_of(world), world).watch_s == -1.0, "no watch is shown before it runs"
    step(world, count=ticks(1.0))
    assert world.barrier is not None and not world.barrier.landed
    assert [hunter.breath for hunter in world.hunters] == air
    world.dispel_barrier()
    world.runner.place(master_of(world).home, world.terrain.height(master_of(world).home))
    step(world, count=ticks(1.0))
    assert all(hunter.breath < before for hunter, before in zip(world.hunters, air, strict=True))


@pytest.mark.parametrize(("chakra", "idle"), list(itertools.product((6.0, 12.0, 90.0), (0.0, 2.0))))
def test_the_rim_is_red_where_he_will_have_let_go(chakra: float, idle: float) -> None:
    world = webbed()
    master = master_of(world)
    step(world, count=ticks(idle) + 1)
    master.stores.chakra = chakra
    trap = make_trap_pose(master, world)
    promised, began = trap.ink_lasts * trap.watch_s, world.seconds
    while world.spiderweb is not None and world.spiderweb.awake and "caught" in fates(world):
        step(world)
    broke = fates(world) != {"drowned"}
    assert broke == (trap.ink_lasts < 1.0)
    assert world.seconds - began == pytest.approx(promised, abs=0.1)


def test_whoever_waits_sees_no_red() -> None:
    world = webbed()
    master_of(world).stores.chakra = 5.0
    step(world, WAITS)
    assert make_trap_pose(master_of(world), world).ink_lasts == 1.0
    step(world)
    assert make_trap_pose(master_of(world), world).ink_lasts < 1.0
