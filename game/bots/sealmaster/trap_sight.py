"""What a sealmaster bot sees of the trap: who is where, on what, how deep; a fifth of a second late."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from game.bots.perception import LATE_TICKS
from game.bots.sealmaster.raft_tactics import RaftSeen
from game.sim.characters.character import Character
from game.sim.objects.floating.raft import Raft
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.trap.poses import TrapPose
from game.sim.sealmaster.trap.trap_pose import make_trap_pose
from game.sim.world import World


class PersonSeen(NamedTuple):
    who: str
    x: float
    stance: str
    on: str
    sunk: float = 0.0
    """How deep his legs are in the water, metres."""


class TrapSight(NamedTuple):
    """One moment of the picture."""

    trap: TrapPose
    runner: PersonSeen
    sunk: float
    """How deep the runner's legs are in the water, metres."""
    hunters: tuple[PersonSeen, ...]
    """Theirs, but for those who sit tied up ashore."""
    couriers: tuple[PersonSeen, ...]
    """Ours who are not home yet."""
    barrier_x: float | None
    landed: bool
    web: bool
    jetty_end: float
    """Left end of the boards one can walk on."""
    beach: float
    """Where the water ends before him."""
    raft: RaftSeen | None
    """The nearest raft."""


class TrapEyes:
    """Looks in every tick, and shows what it saw `LATE_TICKS` ticks ago."""

    def __init__(self, late: int = LATE_TICKS) -> None:
        self._seen: deque[TrapSight] = deque(maxlen=late + 1)

    def look(self, world: World) -> TrapSight | None:
        """The delayed sight, or None before the first one has arrived."""
        master = world.sealmaster
        if not isinstance(master, PlayedSealmaster):
            return None
        self._seen.append(trap_sight(world, master))
        return self._seen[0] if len(self._seen) == self._seen.maxlen else None


def trap_sight(world: World, master: PlayedSealmaster) -> TrapSight:
    """What the screen shows now."""
    runner, ball = world.runner, world.barrier
    boards = max(world.level.things_of("jetty"), key=lambda jetty: jetty.at[0] + jetty.length, default=None)
    return TrapSight(
        make_trap_pose(master, world),
        PersonSeen("runner", runner.x, runner.stance, runner.on), runner.sunk,
        tuple(_seen(hunter) for hunter in world.hunters if not (hunter.held and hunter.on == "ground")),
        tuple(_seen(courier) for courier in world.couriers if not courier.home),
        ball.x if ball is not None else None, ball is not None and ball.landed,
        world.spiderweb is not None and world.spiderweb.awake,
        master.x if boards is None else boards.at[0], _beach(world, ball.x if ball is not None else runner.x), _raft(world, master.x),
    )  # fmt: skip


def _raft(world: World, x: float) -> RaftSeen | None:
    rafts = [each for each in world.platforms if isinstance(each, Raft)]
    near = min(rafts, key=lambda raft: abs(raft.x - x), default=None)
    return RaftSeen(near.x, not near.holds) if near is not None else None


def _seen(person: Character) -> PersonSeen:
    return PersonSeen(person.id, person.x, person.stance, person.on, person.sunk)


def _beach(world: World, x: float) -> float:
    """Where the water before the hut becomes too shallow for a wave."""
    lake = world.lake_at(x)
    while lake is not None and x < lake.right and lake.still_depth(x) > 0.4:
        x += 0.5
    return x
