"""Signs: which strokes make which technique, unless a level says otherwise; and what can be wrong with a set of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from game.level.model import SignName, Stroke

Row = tuple[Stroke, ...]
Signs = Mapping[SignName, Row]
SIGN_NAMES: tuple[SignName, ...] = get_args(SignName)
USUAL_SIGNS: Signs = {
    "barrier": ("up", "down"),
    "spiderweb": ("left", "down", "right"),
    "wave": ("right", "right", "left"),
    "bind": ("up", "right"),
    "release": ("down", "down"),
}
"""As he makes them on his own shore, the lake to his left: back, back, forth is the wave."""


def signs_of(own: Signs) -> Signs:
    """All signs of a level that has those of its `own`."""
    return {name: own.get(name, USUAL_SIGNS[name]) for name in SIGN_NAMES}


def find_conflicts(signs: Signs) -> Iterator[tuple[SignName, str]]:
    """The sign that cannot be meant, and why: no strokes, the same as another, or another is done before it can be."""
    for n, name in enumerate(signs):
        row = signs[name]
        if not row:
            yield name, f'the sign "{name}" has no strokes'
            continue
        for m, other in enumerate(signs):
            rest = signs[other]
            if rest == row and m < n:
                yield name, f'"{name}" and "{other}" are the same sign'
            elif rest and len(rest) < len(row) and any(row[i : i + len(rest)] == rest for i in range(len(row) - len(rest) + 1)):
                yield name, f'"{name}" can never be made: its strokes make "{other}" first'
