"""Outlines of things, by which an author knows and moves them."""

import math
from typing import Any

import numpy as np

Point = tuple[float, float]
PERSON = (0.6, 1.75)
PEOPLE = ("start", "hunter", "sealmaster")
HUT = ((-1.9, 0.0), (1.9, 0.0), (1.9, 1.9), (2.8, 1.9), (2.2, 3.1), (-2.2, 3.1), (-2.8, 1.9), (-1.9, 1.9))
FLAG = ((0.0, 0.0), (0.0, 1.5), (0.8, 1.25), (0.0, 1.0))
SPOT = ((-0.25, 0.0), (0.0, -0.25), (0.25, 0.0), (0.0, 0.25))


def outline(thing: Any, world: Any) -> list[Point]:
    """The corners of a thing, where it is now; of one that has no size, a small sign at its place."""
    kind = getattr(thing, "kind", "")
    own = getattr(thing, "outline", None)
    if own is not None:
        return list(own() if callable(own) else own)
    if kind == "log":
        return _log(next((log for log in world.logs if log.id == thing.id), None), thing)
    if kind in PEOPLE:
        person = world.person(thing.id) if kind != "start" else None
        return standing(*((person.x, person.y) if person else thing.at))
    return _shape(thing, kind)


def standing(x: float, y: float) -> list[Point]:
    """A person with his soles at a place."""
    half, tall = PERSON[0] / 2, PERSON[1]
    return [(x - half, y), (x + half, y), (x + half, y + tall), (x - half, y + tall)]


def _shape(thing: Any, kind: str) -> list[Point]:
    x, y = thing.at
    width, height = getattr(thing, "width", None), getattr(thing, "height", None)
    if width and height:
        return [(x - width / 2, y), (x + width / 2, y), (x + width / 2, y + height), (x - width / 2, y + height)]
    if height:  # a tree: slender, widest where its crown is
        return [(x, y), (x + 0.22 * height, y + 0.65 * height), (x, y + height), (x - 0.22 * height, y + 0.65 * height)]
    corners = {"hut": HUT, "checkpoint": FLAG}.get(kind, SPOT)
    return [(x + dx, y + dy) for dx, dy in corners]


def _log(log: Any, spec: Any) -> list[Point]:
    x, y, angle = (log.x, log.y, log.angle) if log else (*spec.at, 0.0)
    half, thick = spec.length / 2, spec.radius
    cos, sin = math.cos(angle), math.sin(angle)
    corners = ((-half, -thick), (half, -thick), (half, thick), (-half, thick))
    return [(x + dx * cos - dy * sin, y + dx * sin + dy * cos) for dx, dy in corners]


def wet_stretches(lake: Any, wet: float) -> list[tuple[int, int]]:
    """First and last cell of every run of cells deeper than `wet`."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (lake.depth > wet).astype(np.int8), [0]))))
    return [(int(first), int(end) - 1) for first, end in zip(edges[::2], edges[1::2], strict=True)]
