"""Wayside: what stands by a path in a forest for one's map, and for whoever wants an excuse to stand about."""

from collections.abc import Iterator

from game.level.model import Level
from game.level.registry import Point

DRAWINGS = {"signpost": ("signpost-1", 0.86), "spring": ("spring-1", 0.82), "stone": ("stone-1", 0.72), "shrine": ("shrine-1", 0.98),
            "shade": ("seat-1", 0.72)}  # fmt: skip
"""By type: the drawing, and reference pixels to one of its units."""


def wayside(level: Level) -> Iterator[tuple[str, float, Point]]:
    """Drawing, scale and foot of all that stands by the way; what is landmark and excuse at once stands there once."""
    stood: list[tuple[str, float]] = []
    for thing in (*level.things_of("excuse"), *level.things_of("landmark")):
        if thing.type in DRAWINGS and not any(kind == thing.type and abs(x - thing.at[0]) < 1.5 for kind, x in stood):
            stood.append((thing.type, thing.at[0]))
            name, scale = DRAWINGS[thing.type]
            yield name, scale, thing.at
