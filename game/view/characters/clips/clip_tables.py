"""Poses: a figure's clips as tables sampled once, so that a pose costs one blend of two rows.

Lengths are drawing units (240 to the metre, y up), angles degrees: lean and head clockwise +, arms forward +, foot pitch heel-up +.
A foot is placed by its ball, so that the heel can rise without the foot sliding. Legs are solved from the feet (see puppet.py).
"""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.view.render.assets import Assets

UNITS = 240.0  # drawing units in a metre
HIP_X, HIP_Y, LEAN, BEND, HEAD, NEAR_X, NEAR_Y, NEAR_PITCH, FAR_X, FAR_Y, FAR_PITCH = range(11)
NEAR_ARM, NEAR_ELBOW, NEAR_WRIST, FAR_ARM, FAR_ELBOW, FAR_WRIST, SPIN, PLANT = range(11, 19)
GROUPS = {
    "hip": (HIP_X, HIP_Y), "lean": (LEAN,), "bend": (BEND,), "head": (HEAD,),
    "near": (NEAR_X, NEAR_Y, NEAR_PITCH), "far": (FAR_X, FAR_Y, FAR_PITCH),
    "near_arm": (NEAR_ARM, NEAR_ELBOW, NEAR_WRIST), "far_arm": (FAR_ARM, FAR_ELBOW, FAR_WRIST),
    "spin": (SPIN,), "plant": (PLANT,),
}  # fmt: skip
STAND = [0.0, 192.0, 2.0, 0.0, -2.0, 34.0, 0.0, 0.0, 2.0, 0.0, 0.0, 4.0, 12.0, 0.0, -2.0, 14.0, 0.0, 0.0, 1.0]
THIGH, SHIN, HEEL_TO_BALL, ANKLE = 92.0, 88.0, 20.0, 15.0
HIP_NEAR, HIP_FAR = 6.0, -4.0
ROWS = 48  # samples of a clip; a gait takes twice as many
FARTHEST = 2000.0
Row = list[float]
Numbers: TypeAlias = "array[float]"
"""A row that is kept: as a list it would take four times as much."""
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Clip:
    """A movement: rows over its course, how it runs, how it is joined (`blend` seconds) and which hands and face it wears."""

    name: str
    rows: tuple[Numbers, ...]
    seconds: float
    loop: bool
    blend: float
    hands: tuple[str, str]
    face: str
    stride: float = 0.0

    def at(self, course: float) -> Row:
        """The pose at `course` (0..1 of the clip; a loop wraps)."""
        last = len(self.rows) - 1
        if last == 0:
            return self.rows[0].tolist()
        place = (course % 1.0 if self.loop else min(1.0, max(0.0, course))) * last
        index = min(int(place), last - 1)
        share = place - index
        return [a + (b - a) * share for a, b in zip(self.rows[index], self.rows[index + 1], strict=True)]


class PoseBook:
    """The clips of one figure: its own, then those of the book that all figures share."""

    def __init__(self, assets: Assets, figure: str, shared: "PoseBook | None" = None) -> None:
        self._assets = assets
        self._file = f"assets/poses/{figure}.json"
        self._shared = shared
        clips = assets.data(figure).get("clips", {})
        if not isinstance(clips, dict):
            assets.complain(self._file, "clips must be an object; ignored")
            clips = {}
        self._sources: dict[str, Any] = clips
        self._clips: dict[str, Clip] = {}

    def names(self) -> list[str]:
        return [*self._sources, *(name for name in (self._shared.names() if self._shared else []) if name not in self._sources)]

    def clip(self, name: str) -> Clip:
        if name not in self._clips:
            elsewhere = self._shared is not None and name not in self._sources and name in self._shared.names()
            self._clips[name] = self._shared.clip(name) if elsewhere and self._shared else self._read(name)
        return self._clips[name]

    def _read(self, name: str) -> Clip:
        try:
            return clip_from(name, self._sources[name])
        except KeyError as missing:
            wrong = f"no pose {name!r}" if missing.args == (name,) else f"pose {name!r} lacks {missing}"
        except (TypeError, ValueError, AttributeError, IndexError, ArithmeticError) as bad:
            wrong = f"pose {name!r}: {bad}"
        self._assets.complain(self._file, f"{wrong}; the figure stands instead")
        return Clip(name, (array("d", STAND),), 1.0, False, 0.12, ("fist", "fist"), "calm")


def clip_from(name: str, source: dict[str, Any]) -> Clip:
    """One clip from its JSON; raises KeyError, TypeError or ValueError with what is wrong."""
    rows = _gait(source) if "stride" in source else _keyed(source)
    if not (np.isfinite(rows).all() and (np.abs(rows) < FARTHEST).all()):
        raise ValueError("a number is not finite, or beyond 2000")
    near, far = source.get("hands", ("fist", "fist"))
    kept = tuple(array("d", row) for row in rows.tolist())
    return Clip(
        name, kept, max(0.05, float(source.get("seconds", 1.0))), bool(source.get("loop", "stride" in source)),
        float(source.get("blend", 0.12)), (str(near), str(far)), str(source.get("face", "calm")), float(source.get("stride", 0.0)),
    )  # fmt: skip


def _keyed(source: dict[str, Any]) -> Table:
    keys = _keys(source)
    loop = bool(source.get("loop", False))
    return keys if len(keys) == 1 else smooth(keys, np.linspace(0.0, 1.0, ROWS + 1), loop)


def _keys(source: dict[str, Any]) -> Table:
    """Every key as a full row: what a key leaves out it keeps from the key before, the first one from the clip itself."""
    row = _row(STAND, source)
    rows = []
    for key in source.get("keys", [{}]):
        row = _row(row, key)
        rows.append(row)
    return np.array(rows)


def _row(base: Sequence[float], source: dict[str, Any]) -> Row:
    row = list(base)
    for name, places in GROUPS.items():
        if name in source:
            given = source[name] if isinstance(source[name], list) else [source[name]]
            for place, number in zip(places, given, strict=False):
                row[place] = float(number)
    for side, places, hip in (("near", GROUPS["near"], HIP_NEAR), ("far", GROUPS["far"], HIP_FAR)):
        if f"{side}_leg" in source:
            row[places[0]], row[places[1]], row[places[2]] = _foot(row, hip, *source[f"{side}_leg"])
    return row


def _foot(row: Row, hip: float, thigh: float, knee: float, pitch: float) -> tuple[float, float, float]:
    """Where the ball of the foot is for a leg given by its angles (thigh forward +, knee bends negative)."""
    upper, lower, foot = math.radians(thigh), math.radians(thigh + knee), math.radians(pitch)
    ankle_x = row[HIP_X] + hip + THIGH * math.sin(upper) + SHIN * math.sin(lower)
    ankle_y = row[HIP_Y] - THIGH * math.cos(upper) - SHIN * math.cos(lower)
    ball_x = ankle_x + HEEL_TO_BALL * math.cos(foot) - ANKLE * math.sin(foot)
    return ball_x, ankle_y - HEEL_TO_BALL * math.sin(foot) - ANKLE * math.cos(foot), pitch


def smooth(keys: Table, courses: Table, loop: bool) -> Table:
    """A curve through evenly spaced keys (Catmull-Rom), which keeps the weight of a movement where straight lines would snap."""
    count = len(keys)
    places = courses * (count if loop else count - 1)
    index = np.minimum(places.astype(int), count - 1 if loop else count - 2)
    t = (places - index)[:, None]
    a, b, c, d = (keys[(index + step) % count if loop else np.clip(index + step, 0, count - 1)] for step in (-1, 0, 1, 2))
    curve: Table = b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
    return curve


def _gait(source: dict[str, Any]) -> Table:
    """A step cycle: the body from its keys, the feet from their own path, the far foot half a cycle later. Near strikes at 0."""
    courses = np.linspace(0.0, 1.0, 2 * ROWS + 1)
    rows = smooth(_keys(source), courses % 1.0, True)
    rows[:, NEAR_X : NEAR_PITCH + 1] = _steps(source, courses % 1.0)
    rows[:, FAR_X : FAR_PITCH + 1] = _steps(source, (courses + 0.5) % 1.0)
    return rows


def _steps(source: dict[str, Any], courses: Table) -> Table:
    """The ball of one foot: on the ground it goes back exactly as fast as the body goes forward, then swings through its keys."""
    stride, contact, strike = float(source["stride"]) * UNITS, float(source["contact"]), float(source["strike"])
    heel, toe = float(source.get("strike_pitch", -12.0)), float(source.get("off_pitch", 40.0))
    if not (0.05 < contact < 0.95 and stride > 0.0):
        raise ValueError("contact must be a part of the cycle (0.05 to 0.95), stride more than 0")
    part = courses / contact
    roll = np.where(part < 0.2, heel * (1.0 - part / 0.2), toe * np.clip((part - 0.5) / 0.5, 0.0, 1.0) ** 1.6)
    bearing = np.stack([strike - courses * stride, _on_heel(roll), roll], axis=1)
    down = [strike, float(_on_heel(np.array([heel]))[0]), heel]
    path = np.array([[strike - contact * stride, 0.0, toe], *source["swing"], down], dtype=float)
    swinging = smooth(path, np.clip((courses - contact) / (1.0 - contact), 0.0, 1.0), False)
    return np.where((courses < contact)[:, None], bearing, swinging)


def _on_heel(pitch: Table) -> Table:
    """How high the ball is while the heel comes down first (pitch below 0): the heel must not dive into the ground."""
    return HEEL_TO_BALL * 1.6 * np.sin(np.radians(np.maximum(0.0, -pitch)))
