"""Puppet: a cut-out figure, drawn by a row of pose numbers; its legs are found from where the feet are (inverse kinematics).

Inside a chain all outlines are laid before all colours, so that joints show no line and yet an arm stands clear of the chest.
Drawing frame: x forward, y down, units; the soles' place is the origin. A turn is clockwise, as in SVG.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import pygame

from game.view.characters.clips.clip_tables import (  # fmt: skip
    ANKLE,
    BEND,
    FAR_ARM,
    FAR_ELBOW,
    FAR_PITCH,
    FAR_WRIST,
    FAR_X,
    FAR_Y,
    HEAD,
    HEEL_TO_BALL,
    HIP_FAR,
    HIP_NEAR,
    HIP_X,
    HIP_Y,
    LEAN,
    NEAR_ARM,
    NEAR_ELBOW,
    NEAR_PITCH,
    NEAR_WRIST,
    NEAR_X,
    NEAR_Y,
    SHIN,
    THIGH,
    Row,
)
from game.view.characters.cloth import Tail, TailSpec, spec_from
from game.view.render.sprites.part_sprites import STEP_DEG, TURNS, Frame, Part, Sprites

BONES = (
    "belly", "tunic", "chest", "head",
    "near_thigh", "near_shin", "near_foot", "far_thigh", "far_shin", "far_foot",
    "near_upper_arm", "near_forearm", "near_hand", "far_upper_arm", "far_forearm", "far_hand",
)  # fmt: skip
SURFACE_OF = itemgetter(0)
BONE = {name: index for index, name in enumerate(BONES)}
JOINTS = {"waist": (0.0, -44.0), "neck": (2.0, -76.0), "near_shoulder": (-8.0, -60.0), "far_shoulder": (12.0, -60.0)}
UPPER_ARM, FOREARM = 58.0, 50.0
SKIRT = 0.24  # the share of each thigh's turn that the skirts take
FIRST_LEG, LAST_LEG = BONE["near_thigh"], BONE["far_foot"]
SWINGING = BONE["near_thigh"]  # from this bone on all may turn all round: limbs, then what hangs
UPRIGHT = range(-12, 18)  # kept angles through which a body bends
DEGREE = math.pi / 180.0
LEG = THIGH + SHIN - 0.6
SPIN_HEIGHT = 0.0  # units above the soles: where a whole figure turns; the web holds him by the feet
Place = tuple[float, float, float]
"""A bone: x, y of its pivot and its turn."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How one kind of person is put together: which part hangs on which bone, in which order, and what swings."""

    name: str
    chains: tuple[tuple[tuple[int, str, float], ...], ...]
    tails: tuple[TailSpec, ...]
    joints: dict[str, tuple[float, float]]


BLOT = Figure("blot", (((BONE["chest"], "blot", 1.0),),), (), JOINTS)
"""What stands in for a figure whose file is broken."""


def figure_from(name: str, source: dict[str, Any]) -> Figure:
    """A figure from its JSON; raises KeyError, TypeError or ValueError."""
    tails = tuple(spec_from(key, tail) for key, tail in source.get("tails", {}).items())
    places = dict(BONE)
    for tail in tails:
        places.update({f"{tail.name}-{index}": len(places) + index for index in range(len(tail.parts))})
    parts = source["parts"]
    drawn = {f"{tail.name}-{index}": part for tail in tails for index, part in enumerate(tail.parts)}
    shades = {f"{tail.name}-{index}": tail.shade for tail in tails for index in range(len(tail.parts))}
    far = float(source.get("far_shade", 0.84))
    chains = tuple(
        tuple((places[bone], drawn.get(bone) or parts[bone], shades.get(bone, far if bone.startswith("far_") else 1.0)) for bone in chain)
        for chain in source["chains"]
    )
    joints = {**JOINTS, **{key: (float(at[0]), float(at[1])) for key, at in source.get("joints", {}).items()}}
    return Figure(name, chains, tails, joints)


def bones(row: Row, figure: Figure, near_lift: float = 0.0, far_lift: float = 0.0) -> list[Place]:
    """Every bone of the pose. The lifts (units) say how much higher the surface is under each foot than under the figure;
    the hips go with the lower foot, since a knee can bend but a leg cannot stretch."""
    joints = figure.joints
    hip_x, hip_y, lean = row[HIP_X], row[HIP_Y] + min(near_lift, far_lift), row[LEAN]
    chest_turn = lean + row[BEND]
    waist = _move(hip_x, -hip_y, lean, joints["waist"])
    neck = _move(*waist, chest_turn, joints["neck"])
    near = _leg(hip_x + HIP_NEAR, hip_y, row[NEAR_X], row[NEAR_Y] + near_lift, row[NEAR_PITCH])
    far = _leg(hip_x + HIP_FAR, hip_y, row[FAR_X], row[FAR_Y] + far_lift, row[FAR_PITCH])
    skirt = lean * 0.4 + SKIRT * (near[0][2] + far[0][2])
    return [
        (hip_x, -hip_y, lean), (hip_x, -hip_y, skirt), (*waist, chest_turn), (*neck, chest_turn + row[HEAD]),
        *near, *far,
        *_arm(*_move(*waist, chest_turn, joints["near_shoulder"]), chest_turn, row[NEAR_ARM], row[NEAR_ELBOW], row[NEAR_WRIST]),
        *_arm(*_move(*waist, chest_turn, joints["far_shoulder"]), chest_turn, row[FAR_ARM], row[FAR_ELBOW], row[FAR_WRIST]),
    ]  # fmt: skip


def shoulders(row: Row, figure: Figure) -> tuple[float, float]:
    """The middle between both, in units ahead of the soles and over them."""
    (near_x, near_y), (far_x, far_y) = figure.joints["near_shoulder"], figure.joints["far_shoulder"]
    waist = _move(row[HIP_X], -row[HIP_Y], row[LEAN], figure.joints["waist"])
    x, y = _move(*waist, row[LEAN] + row[BEND], ((near_x + far_x) / 2, (near_y + far_y) / 2))
    return x, -y


def _move(x: float, y: float, turn: float, by: tuple[float, float]) -> tuple[float, float]:
    turn *= DEGREE
    cosine, sine = math.cos(turn), math.sin(turn)
    return x + by[0] * cosine - by[1] * sine, y + by[0] * sine + by[1] * cosine


def _arm(x: float, y: float, chest: float, arm: float, elbow: float, wrist: float) -> tuple[Place, Place, Place]:
    upper = chest - arm
    lower = upper - elbow
    elbow_at = _move(x, y, upper, (0.0, UPPER_ARM))
    return (x, y, upper), (*elbow_at, lower), (*_move(*elbow_at, lower, (0.0, FOREARM)), lower - wrist)


def _leg(hip_x: float, hip_y: float, ball_x: float, ball_y: float, pitch: float) -> tuple[Place, Place, Place]:
    """Thigh, shin and foot that put the ball of the foot there; a leg too short stretches towards it and takes the foot along."""
    angle = math.radians(pitch)
    cosine, sine = math.cos(angle), math.sin(angle)
    dx = ball_x - HEEL_TO_BALL * cosine + ANKLE * sine - hip_x
    dy = ball_y + HEEL_TO_BALL * sine + ANKLE * cosine - hip_y
    reach = math.hypot(dx, dy) or 1.0
    held = min(LEG, max(30.0, reach))
    inside = math.acos(min(1.0, max(-1.0, (THIGH * THIGH + held * held - SHIN * SHIN) / (2.0 * THIGH * held))))
    thigh = math.atan2(dx, -dy) + inside
    knee_x, knee_y = hip_x + THIGH * math.sin(thigh), hip_y - THIGH * math.cos(thigh)
    ankle_x, ankle_y = hip_x + dx * held / reach, hip_y + dy * held / reach
    shin = math.atan2(ankle_x - knee_x, knee_y - ankle_y)
    return (hip_x, -hip_y, -math.degrees(thigh)), (knee_x, -knee_y, -math.degrees(shin)), (ankle_x, -ankle_y, pitch)


def rotate_figure(places: list[Place], spin: float, height: float = SPIN_HEIGHT) -> list[Place]:
    """The whole figure turned clockwise about a point `height` units above its soles."""
    if abs(spin) < 0.05:
        return places
    return [(*_move(0.0, -height, spin, (x, y + height)), turn + spin) for x, y, turn in places]


Blit = tuple[pygame.Surface, tuple[int, int]]
Worn = tuple[int, bool, list[Frame | None], Part]
"""A link as it is drawn: its bone, whether that stands on the ground, the part in all its angles, the part."""


class Puppet:
    """A figure with its sprites at one scale."""

    def __init__(self, figure: Figure, sprites: Sprites) -> None:
        self.figure = figure
        self.sprites = sprites
        self._chains = [[self._hung(*link, len(chain) == 1) for link in chain] for chain in figure.chains]
        self._dressed: dict[tuple[str | bool, ...], list[list[Worn]]] = {}
        """By hands, face and whether they are mirrored."""

    def _hung(self, bone: int, name: str, shade: float, alone: bool) -> tuple[int, Part | None, str, float, bool]:
        """A link of a chain: its part is looked up once, unless it may be changed (hands, face): then its name is kept."""
        part = None if "{" in name else self.sprites.part(name, shade, alone)
        return bone, part, name, shade, alone

    def wanted_soon(self, spacing: int, wears: Sequence[dict[str, str]]) -> Iterator[tuple[Part, int]]:
        """Sprites to make ahead, for all it `wears`: every `spacing`-th turn of limbs all round, of the body as far as it bends."""
        for chain in self._chains:
            for bone, part, name, shade, alone in chain:
                names = {name.format_map(wear): None for wear in wears}
                for hung in [part] if part else [self.sprites.part(worn, shade, alone) for worn in names]:
                    for turn in range(0, TURNS, spacing) if bone >= SWINGING else range(UPRIGHT.start, UPRIGHT.stop, spacing):
                        yield hung, turn % TURNS

    def _dress(self, wear: dict[str, str], mirrored: bool) -> list[list[Worn]]:
        """All that is drawn of one who wears that: looked up once."""
        dressed: list[list[Worn]] = []
        for chain in self._chains:
            links: list[Worn] = []
            for bone, part, name, shade, alone in chain:
                worn = part or self.sprites.part(name.format_map(wear), shade, alone)
                links.append((bone, FIRST_LEG <= bone <= LAST_LEG, worn.left if mirrored else worn.right, worn))
            dressed.append(links)
        self._dressed[(*wear.values(), mirrored)] = dressed
        return dressed

    def draw(
        self, surface: pygame.Surface, root: tuple[float, float], places: Sequence[Place], mirrored: bool, wear: dict[str, str]
    ) -> list[Blit]:
        """Draw the bones with the soles at the pixel `root`, and return the blits. `wear` says which hands and face are put on."""
        sprites, scale = self.sprites, self.sprites.scale
        sign = -scale if mirrored else scale
        grounded = root[0] + 0.5, root[1] + 0.5
        carried = (
            _snap_to_pixel(grounded[0] + places[0][0] * sign, grounded[0]),
            _snap_to_pixel(grounded[1] + places[0][1] * scale, grounded[1]),
        )
        blits: list[Blit] = []
        fills: list[Blit] = []
        for chain in self._dressed.get((*wear.values(), mirrored)) or self._dress(wear, mirrored):  # the busiest loop of a frame
            for bone, stands, frames, part in chain:
                x, y, turn = places[bone]
                index = round(turn / STEP_DEG) % TURNS
                ink, ink_x, ink_y, fill, fill_x, fill_y = frames[index] or sprites.frame(part, index, mirrored)
                left, top = grounded if stands else carried
                px, py = int(left + x * sign), int(top + y * scale)
                if ink is not None:
                    blits.append((ink, (px + ink_x, py + ink_y)))
                fills.append((fill, (px + fill_x, py + fill_y)))
            blits += fills
            fills.clear()
        surface.fblits(blits, pygame.BLEND_PREMULTIPLIED)
        sprites.drawn.update(map(id, map(SURFACE_OF, blits)))
        return blits


def _snap_to_pixel(hip: float, origin: float) -> float:
    """The origin from which all that the hips carry falls on whole pixels together, so that a breath moves the body and not its parts."""
    return origin + math.floor(hip) + 0.5 - hip


def place_cloth(places: list[Place], tails: Sequence[Tail], floor: float = math.inf) -> None:
    """Add the links of every tail after the bones they hang on; nothing hangs lower than `floor` (y down): there it lies."""
    for tail in tails:
        x, y = tail_anchor(places, tail.spec)
        last = (x, y, -tail.angles[0])
        for angle, length in zip(tail.angles, tail.lengths, strict=True):
            if length <= 0.0:  # in reserve: it lies under the one before it
                places.append(last)
                continue
            if length > 1.0 and y + length * math.cos(angle * DEGREE) > floor:
                angle = math.copysign(math.degrees(math.acos(max(-0.2, min(1.0, (floor - y) / length)))), angle)
            last = (x, y, -angle)
            places.append(last)
            if length > 1.0:
                x, y = _move(x, y, -angle, (0.0, length))


def tail_anchor(places: list[Place], spec: TailSpec) -> tuple[float, float]:
    """Where a tail hangs from its bone."""
    x, y, turn = places[BONE[spec.bone]]
    return _move(x, y, turn, spec.at)
