"""Snapshot: the poses of a world after a tick; two of them are interpolated for the frames in between."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

PERSON = (
    "id", "kind", "x", "y", "vx", "vy", "facing", "stance", "on", "sunk", "stride", "ax", "stance_ticks", "chakra", "firmness", "pain",
    "felt_pain", "painkiller", "pills", "lean", "last_landing", "breath", "angle", "technique", "sign",
    "hidden", "held",
    "wince_ticks", "has_seal", "flow", "braced",
)  # fmt: skip
BARRIER = ("x", "y", "angle", "radius", "vx", "vy", "cracks", "spin", "age_ticks")
BLADE = ("x", "y", "vx", "vy", "angle", "alive")
PICKUP = ("id", "x", "y")
LOG = ("id", "x", "y", "angle", "length", "radius", "vx", "vy", "spin")
BLENDED = ("x", "y", "vx", "vy", "sunk", "stride", "ax", "angle", "lean", "breath", "sign")
TELEPORT_DISTANCE = 3.0
"""Metres in one tick beyond which a body was put somewhere else, not moved there."""

Pose = SimpleNamespace


@dataclass(slots=True)
class Snapshot:
    """The moment after a tick, as much of it as is drawn."""

    seconds: float = 0.0
    runner: Pose | None = None
    hunters: list[Pose] = field(default_factory=list)
    sealmaster: Pose | None = None
    barrier: Pose | None = None
    blades: list[Pose] = field(default_factory=list)
    logs: list[Pose] = field(default_factory=list)
    pickups: list[Pose] = field(default_factory=list)
    surfaces: list[NDArray[np.float64]] = field(default_factory=list)
    wind: float = 0.0
    rain: float = 0.0


def taken(world: Any) -> Snapshot:
    """The world as it is now."""
    master = world.sealmaster
    return Snapshot(
        seconds=world.seconds,
        runner=_pose(world.runner, PERSON) if world.runner else None,
        hunters=[_pose(hunter, PERSON) for hunter in world.hunters],
        sealmaster=_pose(master, PERSON) if master and not getattr(master, "hidden", False) else None,
        barrier=_pose(world.barrier, BARRIER) if world.barrier else None,
        blades=[_pose(blade, BLADE) for blade in world.blades],
        logs=[_pose(log, LOG) for log in world.logs],
        pickups=[_pose(packet, PICKUP) for packet in world.pickups if not packet.is_taken],
        surfaces=[lake.surface_line() for lake in world.lakes],
        wind=float(world.wind.speed),
        rain=float(world.squall.rain),
    )


def between(before: Snapshot, after: Snapshot, share: float) -> Snapshot:
    """The moment `share` (0..1) of the way from one snapshot to the next."""
    if share >= 1.0 or before is after:
        return after
    same = len(before.surfaces) == len(after.surfaces)
    return Snapshot(
        seconds=before.seconds + (after.seconds - before.seconds) * share,
        runner=_blended(before.runner, after.runner, share),
        hunters=_each(before.hunters, after.hunters, share),
        sealmaster=_blended(before.sealmaster, after.sealmaster, share),
        barrier=_blended(before.barrier, after.barrier, share),
        blades=_each(before.blades, after.blades, share) if len(before.blades) == len(after.blades) else after.blades,
        logs=_each(before.logs, after.logs, share),
        pickups=_each(before.pickups, after.pickups, share),
        surfaces=[a + (b - a) * share for a, b in zip(before.surfaces, after.surfaces, strict=True)] if same else after.surfaces,
        wind=after.wind,
        rain=after.rain,
    )


def _pose(thing: Any, names: tuple[str, ...]) -> Pose:
    return SimpleNamespace(**{name: getattr(thing, name) for name in names if hasattr(thing, name)})


def _each(before: list[Pose], after: list[Pose], share: float) -> list[Pose]:
    earlier = {getattr(pose, "id", number): pose for number, pose in enumerate(before)}
    return [_blended(earlier.get(getattr(pose, "id", number)), pose, share) or pose for number, pose in enumerate(after)]


def _blended(before: Pose | None, after: Pose | None, share: float) -> Pose | None:
    if before is None or after is None or abs(after.x - before.x) + abs(after.y - before.y) > TELEPORT_DISTANCE:
        return after
    early, late = before.__dict__, after.__dict__
    mixed = SimpleNamespace(**late)
    for name in BLENDED:
        now = late.get(name)
        if now is not None and (then := early.get(name, now)) != now:
            mixed.__dict__[name] = then + (now - then) * share
    return mixed
