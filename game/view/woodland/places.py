"""Places of a wood: which look it has where, and how one goes over into the next."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.view.render import painting
from game.view.render.palette import Palette
from game.view.woodland.looks import LOOKS, PLAIN, dressed

Shares = NDArray[np.float32]
FAR, FAR_APART = 20_000.0, 60.0
"""Metres beyond any level; between two openings from which on each has a view of its own."""
BLEND = 16.0
"""Metres in which one place goes over into the next, half of them on each side of the border."""


class View(NamedTuple):
    """What is seen beyond the wood between two of its places, and the place before whose middle it lies."""

    left: float
    right: float
    kind: str
    middle: float


class Places:
    """Looks along a level. Where it names none, the wood is plain."""

    def __init__(self, places: Sequence[Any], palette: Palette) -> None:
        self._palette = palette
        self._dressed: dict[str, Palette] = {}
        self._edges: list[float]
        self._looks: list[str]
        spans = sorted((place.left, place.right, place.look) for place in places)
        self._edges, self._looks = [], [PLAIN if not spans else spans[0][2]]
        for number, (left, right, look) in enumerate(spans):
            if number:
                self._turn(left, look)
            follows = spans[number + 1][0] if number + 1 < len(spans) else right
            if follows - right > BLEND / 2:
                self._turn(right, PLAIN)
        self.names = list(dict.fromkeys(self._looks))
        self._open = self._openings()
        self.views = tuple(self._views())

    def _turn(self, at: float, look: str) -> None:
        if look != self._looks[-1]:
            self._edges.append(at)
            self._looks.append(look)

    def dressed(self, name: str) -> Palette:
        """The level's palette in the colours of a look."""
        if name not in self._dressed:
            self._dressed[name] = dressed(self._palette, name)
        return self._dressed[name]

    def shares(self, xs: painting.Array) -> dict[str, Shares]:
        """How much of each look there is at places; together they are 1. What is nowhere among them is left out."""
        shares: dict[str, Shares] = {}
        steps = [np.clip((xs - edge) / BLEND + 0.5, 0, 1) for edge in self._edges]
        steps = [step * step * (3 - 2 * step) for step in steps]
        for number, name in enumerate(self._looks):
            begun = steps[number - 1] if number else np.ones_like(xs)
            over = steps[number] if number < len(steps) else np.zeros_like(xs)
            share = (begun * (1 - over)).astype(np.float32)
            if share.max(initial=0.0) > 0:
                shares[name] = shares.get(name, np.float32(0)) + share
        total = sum(shares.values())
        return {name: np.asarray(share / total, dtype=np.float32) for name, share in shares.items()}

    def name_at(self, x: float, toss: float = 0.5) -> str:
        """The look at a place; near a border either, by a `toss` between 0 and 1."""
        number = 0
        for edge in self._edges:
            step = min(1.0, max(0.0, (x - edge) / BLEND + 0.5))
            if step * step * (3 - 2 * step) < toss or step == 0.0:
                break
            number += 1
        return self._looks[number]

    def value(self, xs: painting.Array, field: str) -> NDArray[np.float32]:
        """A number that looks have, blended at places."""
        made = np.zeros(len(xs), dtype=np.float32)
        for name, share in self.shares(xs).items():
            made += share * np.float32(getattr(LOOKS[name], field))
        return made

    def openness(self, xs: painting.Array) -> NDArray[np.float32]:
        """How much is clear between the far trees; between two views that are not the same, there are trees."""
        views: dict[str, NDArray[np.float32]] = {}
        for name, share in self.shares(xs).items():
            look = LOOKS[name]
            views[look.vista] = views.get(look.vista, np.float32(0)) + share * np.float32(look.open)
        seen = np.stack([np.zeros(len(xs)), np.zeros(len(xs)), *(view for name, view in views.items() if name)])
        seen.sort(axis=0)
        return np.asarray(seen[-1] - seen[-2], dtype=np.float32)

    def _openings(self) -> list[tuple[float, float, str]]:
        """Where the wood is open: from where to where, and what is seen there."""
        first, last = (self._edges[0], self._edges[-1]) if self._edges else (0.0, 0.0)
        ends = [first - FAR_APART, *self._edges, last + FAR_APART]
        return [(ends[n], ends[n + 1], LOOKS[name].vista) for n, name in enumerate(self._looks) if LOOKS[name].vista]

    def views_within(self, left: float, right: float) -> set[str]:
        """What is seen from somewhere between two places."""
        return {kind for begins, ends, kind in self._open if begins < right and left < ends}

    def _views(self) -> Iterator[View]:
        """Each view goes on until half way to the next one."""
        spans, begins, first = self._open, -FAR, 0
        for number, (_, right, kind) in enumerate(spans):
            last = number + 1 == len(spans)
            if last or spans[number + 1][2] != kind or spans[number + 1][0] - right > FAR_APART:
                until = FAR if last else (right + spans[number + 1][0]) / 2
                yield View(begins, until, kind, (spans[first][0] + right) / 2)
                begins, first = until, number + 1
