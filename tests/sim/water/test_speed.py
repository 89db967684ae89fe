"""The lake's price, told in plain sums of numpy on the same machine at the same moment, so that a slow machine fails nothing."""

from statistics import median
from time import thread_time

import numpy as np
import pytest

from game.sim.water.lake import Lake, SwellWave
from game.sim.water.solver import aligned_zeros

SUMS = 26
"""As many as a substep of the solver has."""


def timed(work: object) -> float:
    start = thread_time()
    work()  # type: ignore[operator]
    return thread_time() - start


@pytest.mark.parametrize("cells", [2_000, 16_000])
def test_a_step_costs_little_more_than_its_sums(cells: int) -> None:
    """Issue's figures, 0.06 ms at 2,000 cells and 0.6 ms at 16,000, are about twice these sums on the machine they were set on."""
    x = np.linspace(0.0, 1.0, cells)
    bed = np.interp(x, [0, 0.1, 0.45, 0.5, 0.55, 0.85, 1], [1, -5, -5, -3.5, -5, -5, 1.5])
    lake = Lake("lake", 0.0, 0.1, bed, swell=[SwellWave(0.4, 10.0)])
    one, other, result = aligned_zeros(cells), aligned_zeros(cells), aligned_zeros(cells)

    def sums() -> None:
        for _ in range(SUMS):
            np.add(one, other, result)

    steps, floors = [], []
    for tick in range(400):
        if tick % 20 == 0:
            lake.dent(60, 0.25, 0.1)
        steps.append(timed(lambda now=tick: lake.step(now)))
        floors.append(timed(sums))
    assert median(steps) < 4 * median(floors)


def test_looking_at_the_water_is_cheap() -> None:
    """A sample costs less than 90 calls of nothing, a surface line of 2,000 cells less than 40 sums of as many floats."""
    lake = Lake("lake", 0.0, 0.1, np.full(2000, -5.0), swell=[SwellWave(0.4, 10.0), SwellWave(0.1, 6.0)])
    one, result, line = aligned_zeros(2000), aligned_zeros(2000), np.zeros(2000)
    works = [lambda: lake.sample(77.7), lambda: None, lambda: lake.surface_line(line), lambda: np.add(one, one, result)]
    best = [1.0] * 4
    for _ in range(60):
        for i, work in enumerate(works):
            best[i] = min(best[i], timed(lambda work=work: [work() for _ in range(50)]))
    sample, nothing, surface, total = best
    assert sample < 90 * nothing
    assert surface < 40 * total
