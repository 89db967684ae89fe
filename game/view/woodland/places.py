"""Places of a wood: which look it has where, and how one goes over into the next."""

from bisect import bisect
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.view.render import painting
from game.view.render.palette import Palette
from game.view.woodland.looks import LOOKS, PLAIN, dressed

Shares = NDArray[np.float32]
BLEND = 16.0
"""Metres in which one place goes over into the next, half of them on each side of the border."""


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
        self.vistas = {LOOKS[name].vista for name in self.names} - {""}

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
        most = sorted((views.get("hills", np.zeros(len(xs))), views.get("lake", np.zeros(len(xs)))), key=np.max)
        return np.asarray(np.abs(most[1] - most[0]), dtype=np.float32)

    def vista_at(self, x: float) -> tuple[str, float]:
        """What lies beyond a place, and the place in whose middle it does."""
        number = bisect(self._edges, x)
        edges = [x - 30, *self._edges, x + 30]
        for beside in (number, number + 1, number - 1):
            if 0 <= beside < len(self._looks) and LOOKS[self._looks[beside]].vista:
                return LOOKS[self._looks[beside]].vista, (edges[beside] + edges[beside + 1]) / 2
        return "hills", x
