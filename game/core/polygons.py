"""Polygons: area, crossings, convexity, and whether a point lies inside. Corners in metres."""

from collections.abc import Sequence

Corner = tuple[float, float]


def area(corners: Sequence[Corner]) -> float:
    """Square metres inside, negative if the corners go round clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _edges(corners)) / 2


def is_convex(corners: Sequence[Corner]) -> bool:
    """Whether the outline turns one way only, and once round."""
    turns = [_turn(corners[i - 2], corners[i - 1], corners[i]) for i in range(len(corners))]
    if min(turns) < 0 < max(turns):
        return False
    steps = [corners[i][0] - corners[i - 1][0] for i in range(len(corners))]
    steps = [step for step in steps if step]
    return sum(1 for i in range(len(steps)) if steps[i - 1] * steps[i] < 0) <= 2


def crossing(corners: Sequence[Corner]) -> tuple[int, int] | None:
    """The first two edges, not neighbours, that touch each other; an edge is named by the corner that it starts from."""
    edges = _edges(corners)
    count = len(edges)
    for i in range(count - 2):
        for j in range(i + 2, count - (i == 0)):
            if _touch(*edges[i], *edges[j]):
                return i, j
    return None


def contains(corners: Sequence[Corner], x: float, y: float) -> bool:
    """Whether a point is strictly inside."""
    inside = False
    for (x0, y0), (x1, y1) in _edges(corners):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _edges(corners: Sequence[Corner]) -> list[tuple[Corner, Corner]]:
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))


def _turn(a: Corner, b: Corner, c: Corner) -> float:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def _touch(a: Corner, b: Corner, c: Corner, d: Corner) -> bool:
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0
