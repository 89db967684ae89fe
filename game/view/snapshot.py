"""Snapshot: everything that is drawn of a world after a tick, frozen; frames between two ticks interpolate two of them.

A picture is made from snapshots and from what never changes (the level, its ground), never from the live world.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from game.level.model import Level
from game.sim.environment import LOG_STEP_HEIGHT, Outcome
from game.sim.events import LineSpoken
from game.sim.objects.floating.raft import RaftPose
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.trap.poses import TrapPose
from game.sim.sealmaster.trap.trap_pose import make_trap_pose
from game.sim.senses.senses import SensesPose
from game.sim.stage import Pose
from game.sim.terrain.terrain import Terrain
from game.view.poses import (
    BarrierPose,
    BladePose,
    CaptivePose,
    CourierPose,
    HunterPose,
    LakePose,
    Line,
    LogPose,
    PersonPose,
    RunnerPose,
    SealmasterPose,
    SpiderwebPose,
    WavePose,
)

if TYPE_CHECKING:
    from game.sim.world import World


NO_WATER = (0.0, 0.0, 0.0)
"""Marks of a gauge where nobody runs on water."""


class Snapshot(NamedTuple):
    """The moment after a tick."""

    level: Level | None = None
    terrain: Terrain | None = None
    """The ground, which never changes."""
    seconds: float = 0.0
    runner: RunnerPose | None = None
    hunters: Sequence[HunterPose] = ()
    couriers: Sequence[CourierPose] = ()
    sealmaster: SealmasterPose | None = None
    barrier: BarrierPose | None = None
    spiderweb: SpiderwebPose | None = None
    wave: WavePose | None = None
    blades: Sequence[BladePose] = ()
    logs: Sequence[LogPose] = ()
    things: Sequence[Pose] = ()
    """Whatever else has a pose; `view.objects.pictures` says how each is drawn."""
    lakes: Sequence[LakePose] = ()
    surfaces: Sequence[Line] = ()
    """The surface of each lake, swell and all."""
    senses: SensesPose | None = None
    """Fronts, noises, the ring of hearing, composure and marks; none in a level without fronts and stealth."""
    trap: TrapPose | None = None
    """Signs, focus, stores, the driven wave and strands, where the sealmaster is played."""
    wind: float = 0.0
    rain: float = 0.0
    night: float = 0.0
    """How far night has fallen since the level's own hour, 0 to 1."""
    goal: str = ""
    line: LineSpoken | None = None
    outcome: Outcome | None = None

    @property
    def people(self) -> list[PersonPose]:
        """The runner, couriers and hunters."""
        runner = () if self.runner is None else (self.runner,)
        return [*runner, *self.couriers, *self.hunters]

    @property
    def is_runner_held(self) -> bool:
        return self.runner is not None and self.runner.stance == "caught"

    def lake_at(self, x: float) -> LakePose | None:
        return next((lake for lake in self.lakes if lake.left <= x <= lake.right), None)

    def platform_under(self, x: float, reach: float) -> LogPose | RaftPose | None:
        """The log or raft at `x` whose top is not above `reach`."""
        for log in self.logs:
            if abs(x - log.x) <= log.reach and log.top(x) <= reach + LOG_STEP_HEIGHT:
                return log
        for raft in self.things:
            if isinstance(raft, RaftPose) and abs(x - raft.x) <= raft.reach and raft.top(x) <= reach + LOG_STEP_HEIGHT:
                return raft
        return None


def _fields_of(pose: type[Any], *own: str) -> attrgetter[tuple[Any, ...]]:
    """Reads the fields of a pose from a thing of the world, but for its last ones, which are worked out."""
    return attrgetter(*(name for name in pose._fields if name not in own))


_RUNNER = _fields_of(RunnerPose, "sinks_at", "held_on", "burn", "burnt_out", "drives", "tugs_needed", "tugs_last", "tug_wanted")
_HUNTER = _fields_of(HunterPose)
_COURIER = _fields_of(CourierPose)
_SEALMASTER = _fields_of(SealmasterPose, "holds_up")
_BARRIER, _BLADE, _LOG, _WAVE = _fields_of(BarrierPose), _fields_of(BladePose), _fields_of(LogPose), _fields_of(WavePose)


def take_snapshot(world: World) -> Snapshot:
    """The world as it is now."""
    runner, master, web, sinks = world.runner, world.sealmaster, world.spiderweb, world.runner.footing.tuning
    legs = runner.momentum
    driven = (legs.burn, legs.burnt_out, legs.drives) if legs is not None else (0.0, False, False)
    runs_on_water = bool(world.lakes) and world.level.stealth is None and not runner.wades_only
    marks = (sinks.ankle, sinks.knee, sinks.waist) if runs_on_water else NO_WATER
    grab = runner.tugs_needed if runner.caught_by else 0, runner.tugs_last, runner.tug_wanted
    return Snapshot(
        level=world.level,
        terrain=world.terrain,
        seconds=world.seconds,
        runner=RunnerPose(*(*_RUNNER(runner), marks, 0, *driven, *grab)),
        hunters=[HunterPose(*_HUNTER(hunter)) for hunter in world.hunters],
        couriers=[CourierPose(*_COURIER(courier)) for courier in world.couriers],
        sealmaster=SealmasterPose(*(*_SEALMASTER(master), False)) if master is not None and not master.hidden else None,
        barrier=BarrierPose._make(_BARRIER(world.barrier)) if world.barrier is not None else None,
        spiderweb=_web(web) if web is not None else None,
        wave=WavePose._make(_WAVE(world.wave)) if world.wave is not None else None,
        blades=[BladePose._make(_BLADE(blade)) for blade in world.blades],
        logs=[LogPose._make(_LOG(log)) for log in world.logs],
        things=[pose for entity in world.phases.snapshot if (pose := entity.snapshot()) is not None],
        lakes=[_lake(lake) for lake in world.lakes],
        surfaces=[lake.surface_line() for lake in world.lakes],
        senses=world.senses.pose(world) if world.senses is not None else None,
        trap=make_trap_pose(master, world) if isinstance(master, PlayedSealmaster) else None,
        wind=float(world.wind.speed),
        rain=float(world.squall.rain),
        night=float(world.nightfall.night),
        goal=world.goal,
        line=world.line,
        outcome=world.outcome,
    )


def _web(web: Any) -> SpiderwebPose:
    captives = tuple(CaptivePose(captive.person.id, captive.person.x, captive.age_ticks) for captive in web.captives)
    lake = web.lake
    return SpiderwebPose(
        web.maker, web.reach_left, web.reach_right, web.releasing, web.awake, web.age_ticks, lake.left, lake.right, captives,
        tuple(web.strands),
    )  # fmt: skip


def _lake(lake: Any) -> LakePose:
    return LakePose(
        lake.id, lake.left, lake.right, lake.cell, lake.n, lake.level, lake.x, lake.bed, lake.depth.copy(), lake.foam.copy(),
        lake.wetness.copy(),
    )  # fmt: skip
