"""Takes the pose files of a figure; gives its clips as tables of plain numbers, sampled once, so that a pose costs one blend of two rows.

Lengths are drawing units (240 to the metre, y up), angles degrees: lean and head clockwise +, arms forward +, foot pitch heel-up +.
A foot is placed by its ball, so that the heel can rise without the foot sliding. Legs are solved from the feet (see puppet.py).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.view.assets import Assets

UNITS = 240.0  # drawing units in a metre
CHANNELS = (
    "hip_x", "hip_y", "lean", "bend", "head",
    "near_x", "near_y", "near_pitch", "far_x", "far_y", "far_pitch",
    "near_arm", "near_elbow", "near_wrist", "far_arm", "far_elbow", "far_wrist",
    "spin", "plant",
)  # fmt: skip
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
Row = list[float]


@dataclass(frozen=True, slots=True)
class Clip:
    """A movement: rows over its course, how it runs, how it is joined (`blend` seconds) and which hands and face it wears."""

    name: str
    rows: tuple[Row, ...]
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
            return self.rows[0]
        place = (course % 1.0 if self.loop else min(1.0, max(0.0, course))) * last
        index = min(int(place), last - 1)
        share = place - index
        return [a + (b - a) * share for a, b in zip(self.rows[index], self.rows[index + 1], strict=True)]


class PoseBook:
    """The clips of one figure: the common ones, then its own over them."""

    def __init__(self, assets: Assets, figure: str) -> None:
        self._assets = assets
        self._figure = figure
        self._sources: dict[str, Any] = {**assets.data("common").get("clips", {}), **assets.data(figure).get("clips", {})}
        self._clips: dict[str, Clip] = {}

    def names(self) -> list[str]:
        return list(self._sources)

    def clip(self, name: str) -> Clip:
        if name not in self._clips:
            self._clips[name] = self._read(name)
        return self._clips[name]

    def _read(self, name: str) -> Clip:
        try:
            return clip_from(name, self._sources[name])
        except KeyError as missing:
            wrong = f"no pose {name!r}" if missing.args == (name,) else f"pose {name!r} lacks {missing}"
        except (TypeError, ValueError) as bad:
            wrong = f"pose {name!r}: {bad}"
        self._assets.complain(f"assets/poses/{self._figure}.json", f"{wrong}; the figure stands instead")
        return Clip(name, (STAND,), 1.0, False, 0.12, ("fist", "fist"), "calm")


def clip_from(name: str, source: dict[str, Any]) -> Clip:
    """One clip from its JSON; raises KeyError, TypeError or ValueError with what is wrong."""
    rows = _gait(source) if "stride" in source else _keyed(source)
    if not all(math.isfinite(number) and abs(number) < 2000.0 for row in rows for number in row):
        raise ValueError("a number is not finite, or beyond 2000")
    near, far = source.get("hands", ("fist", "fist"))
    return Clip(
        name, tuple(rows), max(0.05, float(source.get("seconds", 1.0))), bool(source.get("loop", "stride" in source)),
        float(source.get("blend", 0.12)), (str(near), str(far)), str(source.get("face", "calm")), float(source.get("stride", 0.0)),
    )  # fmt: skip


def _keyed(source: dict[str, Any]) -> list[Row]:
    keys = _keys(source)
    if len(keys) == 1:
        return keys
    loop = bool(source.get("loop", False))
    return [smooth(keys, step / ROWS, loop) for step in range(ROWS + 1)]


def _keys(source: dict[str, Any]) -> list[Row]:
    """Every key as a full row: what a key leaves out it keeps from the key before, the first one from the clip itself."""
    row = _row(STAND, source)
    rows = []
    for key in source.get("keys", [{}]):
        row = _row(row, key)
        rows.append(row)
    return rows


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


def smooth(keys: Sequence[Row], course: float, loop: bool) -> Row:
    """A curve through evenly spaced keys (Catmull-Rom), which keeps the weight of a movement where straight lines would snap."""
    count = len(keys)
    place = course * (count if loop else count - 1)
    index = min(int(place), count - 1 if loop else count - 2)
    t = place - index
    around = [keys[(index + step) % count] if loop else keys[min(count - 1, max(0, index + step))] for step in (-1, 0, 1, 2)]
    return [curve(a, b, c, d, t) for a, b, c, d in zip(*around, strict=True)]


def curve(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))


def _gait(source: dict[str, Any]) -> list[Row]:
    """A step cycle: the body from its keys, the feet from their own path, the far foot half a cycle later. Near strikes at 0."""
    keys = _keys(source)
    rows = []
    for step in range(2 * ROWS + 1):
        course = step / (2 * ROWS)
        row = smooth(keys, course % 1.0, True)
        row[NEAR_X : NEAR_PITCH + 1] = _step(source, course % 1.0)
        row[FAR_X : FAR_PITCH + 1] = _step(source, (course + 0.5) % 1.0)
        rows.append(row)
    return rows


def _step(source: dict[str, Any], course: float) -> Row:
    """The ball of one foot: on the ground it goes back exactly as fast as the body goes forward, then swings through its keys."""
    stride, contact, strike = float(source["stride"]) * UNITS, float(source["contact"]), float(source["strike"])
    if course < contact:
        part = course / contact
        return [strike - course * stride, 0.0, _roll(part, source.get("strike_pitch", -12.0), source.get("off_pitch", 40.0))]
    off = [strike - contact * stride, 0.0, float(source.get("off_pitch", 40.0))]
    path = [off, *([float(n) for n in key] for key in source["swing"]), [strike, 0.0, float(source.get("strike_pitch", -12.0))]]
    return smooth(path, (course - contact) / (1.0 - contact), False)


def _roll(part: float, strike: float, off: float) -> float:
    """The foot's pitch while it bears: heel or toe first, flat, then rolled off over the ball."""
    if part < 0.2:
        return strike * (1.0 - part / 0.2)
    return 0.0 if part < 0.5 else off * ((part - 0.5) / 0.5) ** 1.6
