"""Validation of a wood's places: turned round, one in another, outside the level, or where there is no wood."""

from collections.abc import Iterator

from game.level.backdrop import lies_in_forest
from game.level.errors.problem import JsonPath, Problem, warning
from game.level.model import Level

MIN_PLACE_M = 1.0
"""Metres under which no place can be told from its neighbours."""


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything about places that cannot be meant."""
    for i, place in enumerate(level.places):
        path: JsonPath = ("places", i)
        if place.right - place.left < MIN_PLACE_M:
            reason = f"{place.right - place.left:g} m wide, from {place.left:g} to {place.right:g}"
            yield Problem((*path, "right"), reason, f"to the right of {place.left + MIN_PLACE_M:g}")
        elif place.right <= level.left or place.left >= level.right:
            side = "right" if place.right <= level.left else "left"
            yield Problem((*path, side), "outside the level", f"the ground goes from {level.left:g} to {level.right:g}")
        yield from _overlap(level, i, path)
    if level.places and not lies_in_forest(level):
        yield warning(("places",), "places are seen in a forest only, and this is a lake", 'write "backdrop": "forest"')


def _overlap(level: Level, i: int, path: JsonPath) -> Iterator[Problem]:
    place = level.places[i]
    for other in level.places[:i]:
        if max(place.left, other.left) < min(place.right, other.right):
            yield Problem((*path, "left"), f'overlaps the place "{other.id}"', f"that one goes from {other.left:g} to {other.right:g}")
            return
