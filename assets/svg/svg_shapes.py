"""Shapes of which the scenery is put together: strokes of varying width, outlines in ink, and the file that they are written to."""

import math
from pathlib import Path

INK = "#1b2030"
Point = tuple[float, float]
HERE = Path(__file__).parent


def path(points: list[Point], fill: str, opacity: float = 1.0) -> str:
    """A closed straight-sided shape."""
    data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
    return f'<path d="{data}" fill="{fill}"' + (f' opacity="{opacity:.2f}"' if opacity < 1 else "") + "/>"


def curve(points: list[Point], steps: int = 6) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    p = [points[0], *points, points[-1]]
    made = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        for i in range(steps):
            t = i / steps
            made.append(
                tuple(
                    0.5
                    * (
                        2 * b[n]
                        + (c[n] - a[n]) * t
                        + (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * t * t
                        + (3 * b[n] - a[n] - 3 * c[n] + d[n]) * t**3
                    )
                    for n in (0, 1)
                )
            )
    return [*made, points[-1]]  # type: ignore[list-item]


def closed(points: list[Point], steps: int = 6) -> list[Point]:
    """A closed Catmull-Rom curve."""
    return curve([*points, points[0]], steps)


def taper(points: list[Point], start: float, end: float, middle: float | None = None, steps: int = 6) -> list[Point]:
    """The outline of a limb along the points, `start` wide at first and `end` wide at last."""
    line = curve(points, steps)
    left, right = [], []
    for i, (x, y) in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        long = math.hypot(dx, dy) or 1.0
        t = i / (len(line) - 1)
        half = (start + (end - start) * t if middle is None else (start * (1 - t) ** 2 + 2 * middle * t * (1 - t) + end * t * t)) / 2
        left.append((x - dy / long * half, y + dx / long * half))
        right.append((x + dy / long * half, y - dx / long * half))
    return left + right[::-1]


def grown(points: list[Point], by: float) -> list[Point]:
    """The outline, a little fatter (for the ink behind it)."""
    made = []
    n = len(points)
    area = sum(points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1] for i in range(n))
    side = 1.0 if area > 0 else -1.0
    for i in range(n):
        a, b = points[i - 1], points[(i + 1) % n]
        dx, dy = b[0] - a[0], b[1] - a[1]
        long = math.hypot(dx, dy) or 1.0
        made.append((points[i][0] + dy / long * by * side, points[i][1] - dx / long * by * side))
    return made


def inked(points: list[Point], fill: str, by: float = 1.3) -> str:
    return path(grown(points, by), INK) + path(points, fill)


def write(name: str, box: tuple[float, float, float, float], *shapes: str) -> None:
    left, top, width, height = box
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {width:g} {height:g}">'
    (HERE / f"scenery-{name}.svg").write_text(
        head + '\n<g id="fill" outline="0">\n' + "\n".join(shapes) + "\n</g>\n</svg>\n", encoding="utf-8"
    )
