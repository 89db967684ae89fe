"""Interpolation: the moment between two snapshots, for a frame that is drawn between two ticks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from game.sim.stage import Pose
from game.sim.techniques.captive import Strand
from game.view.poses import (
    BarrierPose,
    BladePose,
    CaptivePose,
    CourierPose,
    HunterPose,
    LogPose,
    RunnerPose,
    SealmasterPose,
    SpiderwebPose,
    WavePose,
)
from game.view.snapshot import Snapshot

TELEPORT_DISTANCE = 3.0
"""Metres in one tick beyond which a body was put somewhere else, not moved there."""

P = TypeVar("P", RunnerPose, CourierPose, HunterPose, SealmasterPose, BarrierPose, BladePose, LogPose)
B = TypeVar("B", RunnerPose, CourierPose, HunterPose, SealmasterPose, BarrierPose, BladePose, LogPose, WavePose, SpiderwebPose, CaptivePose)
Blended = tuple[str, ...]
MOVING: Blended = ("x", "y", "vx", "vy", "angle")
LEGS: Blended = (*MOVING, "sunk", "stride", "ax", "breath")
OF_RUNNER: Blended = (*LEGS, "lean", "chakra", "pain", "felt_pain", "painkiller")
OF_SEALMASTER: Blended = (*LEGS, "sign")
OF_WAVE: Blended = ("x", "strength", "speed", "surge", "flatness", "age")
OF_WEB: Blended = ("reach_left", "reach_right", "releasing")


def interpolate(before: Snapshot, after: Snapshot, share: float) -> Snapshot:
    """The moment `share` (0..1) of the way from one snapshot to the next."""
    if share >= 1.0 or before is after:
        return after
    same = len(before.surfaces) == len(after.surfaces)
    return Snapshot(
        level=after.level,
        terrain=after.terrain,
        seconds=before.seconds + (after.seconds - before.seconds) * share,
        runner=_moved(before.runner, after.runner, share, OF_RUNNER),
        couriers=_each(before.couriers, after.couriers, share, (*LEGS, "lean")),
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
        senses=after.senses,
        trap=after.trap,
        wind=after.wind,
        rain=after.rain,
        night=after.night,
        goal=after.goal,
        line=after.line,
        outcome=after.outcome,
    )


def _things_between(before: Sequence[Pose], after: Sequence[Pose], share: float) -> list[Pose]:
    earlier = {(type(pose), pose.id): pose for pose in before}
    return [_thing_between(earlier.get((type(pose), pose.id)), pose, share) for pose in after]


def _thing_between(before: Any, after: Any, share: float) -> Pose:
    moved: Pose = _moved(before, after, share, _moving(after._fields)) or after
    return moved


@cache
def _moving(fields: Blended) -> Blended:
    """What moves of a kind of thing that has these fields."""
    return tuple(name for name in MOVING if name in fields)


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
    return Strand(
        after.who,
        before.foot_x + (after.foot_x - before.foot_x) * share,
        before.foot_y + (after.foot_y - before.foot_y) * share,
        before.anchor_x + (after.anchor_x - before.anchor_x) * share,
        before.anchor_y + (after.anchor_y - before.anchor_y) * share,
        before.tension + (after.tension - before.tension) * share,
    )


def _each(before: Sequence[P], after: Sequence[P], share: float, names: Blended) -> list[P]:
    earlier = {getattr(pose, "id", number): pose for number, pose in enumerate(before)}
    return [_moved(earlier.get(getattr(pose, "id", number)), pose, share, names) or pose for number, pose in enumerate(after)]


def _moved(before: P | None, after: P | None, share: float, names: Blended) -> P | None:
    """A body on its way, unless it was put somewhere else."""
    if before is None or after is None or abs(after.x - before.x) + abs(after.y - before.y) > TELEPORT_DISTANCE:
        return after
    return _blended(before, after, share, names)


def _blended(before: B, after: B, share: float, names: Blended) -> B:
    """Field by field of `names`. A pose is a record or a tuple; these are the busiest lines of the file, so each is made its own way."""
    pose: Any = after
    if isinstance(pose, tuple):
        blended: B = _blended_tuple(before, pose, share, _places(type(pose), names))
        return blended
    old, new = vars(before), vars(after)
    changed = {name: old[name] + (new[name] - old[name]) * share for name in names if old[name] != new[name]}
    return after._replace(**changed) if changed else after


def _blended_tuple(before: Any, after: Any, share: float, places: tuple[int, ...]) -> Any:
    changed = [place for place in places if before[place] != after[place]]
    if not changed:
        return after
    values = list(after)
    for place in changed:
        values[place] = before[place] + (after[place] - before[place]) * share
    return after._make(values)


@cache
def _places(pose: Any, names: Blended) -> tuple[int, ...]:
    """Where those fields stand in a pose that is a tuple."""
    return tuple(pose._fields.index(name) for name in names)
