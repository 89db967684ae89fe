"""Snapshot: all that is drawn of a world after a tick, frozen; two of them are interpolated for the frames in between.

A picture is made from snapshots and from what never changes (the level, its ground): a world that goes on meanwhile does not show.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.level.model import Level
from game.sim.environment import LOG_STEP_HEIGHT, Outcome
from game.sim.events import Landed, LineSpoken
from game.sim.stage import Pose
from game.sim.techniques.captive import Strand
from game.sim.terrain.terrain import Terrain

if TYPE_CHECKING:
    from game.sim.world import World

Line = NDArray[np.float64]
TELEPORT_DISTANCE = 3.0
"""Metres in one tick beyond which a body was put somewhere else, not moved there."""
STEEPEST_TILT = 1.2
"""Radians by which a log's upper side tilts at the most."""


class RunnerPose(NamedTuple):
    id: str
    x: float
    y: float
    vx: float
    vy: float
    facing: int
    stance: str
    on: str
    sunk: float
    stride: float
    ax: float
    stance_ticks: int
    angle: float
    breath: float
    held: bool
    chakra: float
    firmness: float
    pain: float
    felt_pain: float
    painkiller: float
    pills: int
    lean: float
    last_landing: Landed | None
    wince_ticks: int
    has_seal: bool
    flow: int
    braced: bool
    grip: float
    """How firmly a hunter holds him by the collar: 0 while none does, 1 as he is seized, less with every tug at it."""
    sinks_at: tuple[float, float, float]
    """The chakra below which his feet sink to the ankle, the knee, the waist."""
    held_on: int = 0
    """Who holds him stands to his right (1) or left (-1)."""


class HunterPose(NamedTuple):
    id: str
    x: float
    y: float
    vx: float
    vy: float
    facing: int
    stance: str
    on: str
    sunk: float
    stride: float
    ax: float
    stance_ticks: int
    angle: float
    breath: float
    held: bool
    last_landing: Landed | None
    kind: str


class SealmasterPose(NamedTuple):
    id: str
    x: float
    y: float
    vx: float
    vy: float
    facing: int
    stance: str
    on: str
    sunk: float
    stride: float
    ax: float
    stance_ticks: int
    angle: float
    breath: float
    held: bool
    last_landing: Landed | None
    technique: str
    sign: float
    holds_up: bool = False
    """The runner has fainted into his arms."""


class BarrierPose(NamedTuple):
    x: float
    y: float
    angle: float
    radius: float
    vx: float
    vy: float
    cracks: float
    spin: float
    age_ticks: int


class BladePose(NamedTuple):
    x: float
    y: float
    vx: float
    vy: float
    angle: float
    alive: bool


class LogPose(NamedTuple):
    id: str
    x: float
    y: float
    angle: float
    length: float
    radius: float
    vx: float
    vy: float
    spin: float
    reach: float

    def top(self, x: float) -> float:
        """Height of its upper side at `x`."""
        return self.y + (x - self.x) * math.tan(min(max(self.angle, -STEEPEST_TILT), STEEPEST_TILT)) + self.radius


class WavePose(NamedTuple):
    x: float
    direction: int
    length: float
    strength: float
    speed: float
    surge: float
    flatness: float
    age: float
    state: str


class CaptivePose(NamedTuple):
    who: str
    x: float
    age_ticks: int


class SpiderwebPose(NamedTuple):
    maker: tuple[float, float]
    reach_left: float
    reach_right: float
    releasing: float
    awake: bool
    age_ticks: int
    left: float
    """Ends of the lake that it spreads through."""
    right: float
    captives: tuple[CaptivePose, ...]
    strands: tuple[Strand, ...]


class LakePose(NamedTuple):
    """A lake: `bed` and `x` never change, the others are of this tick, a number for each cell."""

    id: str
    left: float
    right: float
    cell: float
    n: int
    level: float
    x: Line
    bed: Line
    depth: Line
    foam: Line
    wetness: Line


PersonPose = RunnerPose | HunterPose | SealmasterPose
P = TypeVar("P", RunnerPose, HunterPose, SealmasterPose, BarrierPose, BladePose, LogPose)
C = TypeVar("C", bound=NamedTuple)
Blended = tuple[str, ...]
MOVING: Blended = ("x", "y", "vx", "vy", "angle")
LEGS: Blended = (*MOVING, "sunk", "stride", "ax", "breath")
OF_RUNNER: Blended = (*LEGS, "lean", "chakra", "pain", "felt_pain", "painkiller")
OF_SEALMASTER: Blended = (*LEGS, "sign")
OF_WAVE: Blended = ("x", "strength", "speed", "surge", "flatness", "age")
OF_WEB: Blended = ("reach_left", "reach_right", "releasing")
OF_STRAND: Blended = ("foot_x", "foot_y", "anchor_x", "anchor_y", "tension")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The moment after a tick."""

    level: Level | None = None
    terrain: Terrain | None = None
    """The ground, which never changes."""
    seconds: float = 0.0
    runner: RunnerPose | None = None
    hunters: Sequence[HunterPose] = ()
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
    wind: float = 0.0
    rain: float = 0.0
    goal: str = ""
    line: LineSpoken | None = None
    outcome: Outcome | None = None

    def lake_at(self, x: float) -> LakePose | None:
        return next((lake for lake in self.lakes if lake.left <= x <= lake.right), None)

    def log_under(self, x: float, reach: float) -> LogPose | None:
        """The log at `x` whose top is not above `reach`."""
        for log in self.logs:
            if abs(x - log.x) <= log.reach and log.top(x) <= reach + LOG_STEP_HEIGHT:
                return log
        return None


def _fields_of(pose: type[Any], *own: str) -> attrgetter[tuple[Any, ...]]:
    """Reads the fields of a pose from a thing of the world, but for its last ones, which are worked out."""
    return attrgetter(*(name for name in pose._fields if name not in own))


_RUNNER = _fields_of(RunnerPose, "sinks_at", "held_on")
_HUNTER = _fields_of(HunterPose)
_SEALMASTER = _fields_of(SealmasterPose, "holds_up")
_BARRIER, _BLADE, _LOG, _WAVE = _fields_of(BarrierPose), _fields_of(BladePose), _fields_of(LogPose), _fields_of(WavePose)


def taken(world: World) -> Snapshot:
    """The world as it is now."""
    runner, master, web, sinks = world.runner, world.sealmaster, world.spiderweb, world.runner.footing.tuning
    return Snapshot(
        level=world.level,
        terrain=world.terrain,
        seconds=world.seconds,
        runner=RunnerPose._make((*_RUNNER(runner), (sinks.ankle, sinks.knee, sinks.waist), 0)),
        hunters=[HunterPose._make(_HUNTER(hunter)) for hunter in world.hunters],
        sealmaster=SealmasterPose._make((*_SEALMASTER(master), False)) if master is not None and not master.hidden else None,
        barrier=BarrierPose._make(_BARRIER(world.barrier)) if world.barrier is not None else None,
        spiderweb=_web(web) if web is not None else None,
        wave=WavePose._make(_WAVE(world.wave)) if world.wave is not None else None,
        blades=[BladePose._make(_BLADE(blade)) for blade in world.blades],
        logs=[LogPose._make(_LOG(log)) for log in world.logs],
        things=[pose for entity in world.phases.snapshot if (pose := entity.snapshot()) is not None],
        lakes=[_lake(lake) for lake in world.lakes],
        surfaces=[lake.surface_line() for lake in world.lakes],
        wind=float(world.wind.speed),
        rain=float(world.squall.rain),
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


def between(before: Snapshot, after: Snapshot, share: float) -> Snapshot:
    """The moment `share` (0..1) of the way from one snapshot to the next."""
    if share >= 1.0 or before is after:
        return after
    same = len(before.surfaces) == len(after.surfaces)
    return Snapshot(
        level=after.level,
        terrain=after.terrain,
        seconds=before.seconds + (after.seconds - before.seconds) * share,
        runner=_moved(before.runner, after.runner, share, OF_RUNNER),
        hunters=_each(before.hunters, after.hunters, share, LEGS),
        sealmaster=_moved(before.sealmaster, after.sealmaster, share, OF_SEALMASTER),
        barrier=_moved(before.barrier, after.barrier, share, MOVING),
        spiderweb=_web_between(before.spiderweb, after.spiderweb, share),
        wave=_wave_between(before.wave, after.wave, share),
        blades=_each(before.blades, after.blades, share, MOVING) if len(before.blades) == len(after.blades) else after.blades,
        logs=_each(before.logs, after.logs, share, MOVING),
        things=_things_between(before.things, after.things, share),
        lakes=after.lakes,
        surfaces=[a + (b - a) * share for a, b in zip(before.surfaces, after.surfaces, strict=True)] if same else after.surfaces,
        wind=after.wind,
        rain=after.rain,
        goal=after.goal,
        line=after.line,
        outcome=after.outcome,
    )


def _things_between(before: Sequence[Pose], after: Sequence[Pose], share: float) -> list[Pose]:
    earlier = {(type(pose), pose.id): pose for pose in before}
    return [_thing_between(earlier.get((type(pose), pose.id)), pose, share) for pose in after]


def _thing_between(before: Any, after: Any, share: float) -> Pose:
    moving = tuple(name for name in MOVING if name in after._fields)
    moved: Pose = _moved(before, after, share, moving) or after
    return moved


def _wave_between(before: WavePose | None, after: WavePose | None, share: float) -> WavePose | None:
    if before is None or after is None or after.age < before.age:
        return after
    return _blended(before, after, share, OF_WAVE)


def _web_between(before: SpiderwebPose | None, after: SpiderwebPose | None, share: float) -> SpiderwebPose | None:
    if before is None or after is None or after.age_ticks < before.age_ticks:
        return after
    was_at = {captive.who: captive for captive in before.captives}
    captives = tuple(_blended(was_at.get(captive.who, captive), captive, share, ("x",)) for captive in after.captives)
    strands = after.strands
    if [strand.who for strand in before.strands] == [strand.who for strand in strands]:
        strands = tuple(_strand_between(was, now, share) for was, now in zip(before.strands, strands, strict=True))
    return _blended(before, after, share, OF_WEB)._replace(captives=captives, strands=strands)


def _strand_between(before: Strand, after: Strand, share: float) -> Strand:
    return Strand(after.who, *(_mix(getattr(before, name), getattr(after, name), share) for name in OF_STRAND))


def _each(before: Sequence[P], after: Sequence[P], share: float, names: Blended) -> list[P]:
    earlier = {getattr(pose, "id", number): pose for number, pose in enumerate(before)}
    return [_moved(earlier.get(getattr(pose, "id", number)), pose, share, names) or pose for number, pose in enumerate(after)]


def _moved(before: P | None, after: P | None, share: float, names: Blended) -> P | None:
    """A body on its way, unless it was put somewhere else."""
    if before is None or after is None or abs(after.x - before.x) + abs(after.y - before.y) > TELEPORT_DISTANCE:
        return after
    return _blended(before, after, share, names)


def _blended(before: C, after: C, share: float, names: Blended) -> C:
    changed = {name: _mix(was, now, share) for name in names if (was := getattr(before, name)) != (now := getattr(after, name))}
    return after._replace(**changed) if changed else after


def _mix(before: float, after: float, share: float) -> float:
    return before + (after - before) * share
