"""Crossfade between loops of fixed strength: gains for any strength in between, with power changing smoothly."""

from collections.abc import Sequence
from math import sqrt

Side = tuple[float, float]
"""Gains for left and right."""
Beds = dict[str, Side]


def blended(strength: float, loops: Sequence[tuple[str, float]], gain: float = 1.0, side: float = 0.0) -> Beds:
    """Gains of `loops`, (name, the strength that it was made at), lowest first; below the lowest it dies away."""
    if strength <= 0.0 or gain <= 0.0:
        return {}
    names, at = [name for name, _ in loops], [strength_of for _, strength_of in loops]
    if strength <= at[0]:
        return {names[0]: panned(gain * (strength / at[0]) ** 1.5, side)}
    if strength >= at[-1]:
        return {names[-1]: panned(gain * min(1.5, (strength / at[-1]) ** 1.5), side)}
    upper = next(number for number, value in enumerate(at) if strength < value)
    share = (strength - at[upper - 1]) / (at[upper] - at[upper - 1])
    return {names[upper - 1]: panned(gain * sqrt(1.0 - share), side), names[upper]: panned(gain * sqrt(share), side)}


def panned(gain: float, side: float) -> Side:
    """`side` -1 left to 1 right, equal power."""
    return gain * sqrt((1.0 - side) / 2.0), gain * sqrt((1.0 + side) / 2.0)


def joined(*parts: Beds) -> Beds:
    """All of them at once."""
    whole: Beds = {}
    for part in parts:
        for name, (left, right) in part.items():
            before = whole.get(name, (0.0, 0.0))
            whole[name] = (before[0] + left, before[1] + right)
    return whole
