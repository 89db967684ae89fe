"""Ink as SVG paths: tapering brush strokes, contours of uneven weight, filled shapes; texts that `Assets.raster` draws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.render.painting import Rng, ribbon, spine

Line = NDArray[np.float64]
SUMI = "#23222c"


def closed_spine(points: Sequence[tuple[float, float]], steps: int = 8) -> Line:
    """A smooth closed curve through the points."""
    around = [points[-1], *points, points[0], points[1]]
    return spine(around, steps)[steps : -steps - 1]


def fill(points: ArrayLike, color: str, opacity: float = 1.0) -> str:
    """A filled shape."""
    corners = "L".join(f"{x:.2f} {y:.2f}" for x, y in np.asarray(points, dtype=float))
    return f'<path d="M{corners}Z" fill="{color}" fill-opacity="{opacity:.3f}"/>'


def blob(points: Sequence[tuple[float, float]], color: str, opacity: float = 1.0) -> str:
    """A filled smooth shape."""
    return fill(closed_spine(points), color, opacity)


def circle(x: float, y: float, radius: float, color: str, opacity: float = 1.0, squash: float = 1.0) -> str:
    return f'<ellipse cx="{x:.2f}" cy="{y:.2f}" rx="{radius:.2f}" ry="{radius * squash:.2f}" fill="{color}" fill-opacity="{opacity:.3f}"/>'


def brush(
    points: ArrayLike, width: float, color: str = SUMI, opacity: float = 1.0, profile: str = "lens", raw: bool = False,
    dice: Rng | None = None,
) -> str:  # fmt: skip
    """A tapering stroke; `profile` is lens, in (thick to thin), out, ink (pressed, then thin) or even."""
    line = np.asarray(points, dtype=float) if raw else spine([(float(x), float(y)) for x, y in np.asarray(points, dtype=float)])
    t = np.linspace(0.0, 1.0, len(line))
    half = {
        "lens": np.maximum(0.08, np.sin(np.pi * t) ** 0.6),
        "in": np.maximum(0.08, (1.0 - t) ** 0.6),
        "out": np.maximum(0.08, t**0.6),
        "ink": np.clip(t * 14.0, 0.0, 1.0) ** 0.5 * (1.0 - 0.82 * t**1.6),
        "even": (0.75 + 0.25 * np.sin(t * 9.0 + 1.0) * np.sin(t * 4.3)) * np.clip(np.minimum(t, 1.0 - t) * 12.0, 0.1, 1.0) ** 0.6,
    }[profile]
    if dice is not None:
        half = half * (1.0 + 0.4 * np.interp(t, np.linspace(0.0, 1.0, 12), dice.uniform(-1.0, 1.0, 12)))
    return fill(ribbon(line, half * width / 2.0), color, opacity)


def contour(points: ArrayLike, width: float, dice: Rng, color: str = SUMI, opacity: float = 0.9) -> str:
    """An ink outline of uneven weight round a closed line."""
    line = np.asarray(points, dtype=float)
    line = np.concatenate([line, line[:2]])
    places = max(5, len(line) // 14)
    knots = dice.uniform(-1.0, 1.0, places)
    knots[-1] = knots[0]
    half = width / 2.0 * (1.0 + 0.55 * np.interp(np.linspace(0.0, 1.0, len(line)), np.linspace(0.0, 1.0, places), knots))
    return fill(ribbon(line, half), color, opacity)
