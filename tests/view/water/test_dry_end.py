"""Water that has run up to a lake's dry end thins out there: no wall of it, and no foam falls into the earth beyond."""

from types import SimpleNamespace

import numpy as np

from game.view.camera.camera import Camera
from game.view.water.surface import MIN_LAND_DEPTH_M, SurfaceProfile

CELL, COUNT = 0.1, 400


def read(heaped: float) -> SurfaceProfile:
    """A lake from 0 to 40 m whose last metres are a meadow 2.2 m over it, with so much water heaped up against its end."""
    x = (np.arange(COUNT) + 0.5) * CELL
    bed = np.interp(x, (0.0, 20.0, 32.0, 40.0), (-4.0, -4.0, 2.2, 2.2))
    surface = np.maximum(0.0, bed)
    surface[x > 33.0] += heaped
    lake = SimpleNamespace(
        left=0.0,
        right=40.0,
        cell=CELL,
        n=COUNT,
        level=0.0,
        bed=bed,
        x=x,
        depth=surface - bed,
        foam=np.zeros(COUNT),
        wetness=np.zeros(COUNT),
    )
    camera, profile = Camera(1.0, -50.0, 90.0), SurfaceProfile(8)
    camera.x = 38.0
    profile.read([lake], [surface], camera)  # type: ignore[list-item]
    return profile


def test_no_wall_of_water_stands_at_the_end() -> None:
    profile = read(0.4)
    assert float(profile.depth[profile.x < 37.0].max()) > 0.3
    near = (profile.x > 39.6) & (profile.x < 40.0)
    assert near.any() and float(profile.depth[near].max()) < 0.08


def test_the_edge_does_not_fall_to_the_lakes_level_behind_it() -> None:
    profile = read(0.4)
    wet = np.flatnonzero(profile.wet)
    assert float(np.abs(profile.slope[wet]).max()) < 1.2


def test_still_water_in_a_narrow_pit_is_drawn_level_from_bank_to_bank() -> None:
    count, cell = 29, 0.2
    x = (np.arange(count) + 0.5) * cell
    bed = np.interp(x, (0.0, 0.3, 2.0, 4.2, 5.3, 5.8), (1.3, 0.9, -1.6, -1.6, 0.15, 0.6))
    surface, calm = np.maximum(0.0, bed), np.zeros(count)
    lake = SimpleNamespace(
        left=0.0, right=5.8, cell=cell, n=count, level=0.0, bed=bed, x=x, depth=surface - bed, foam=calm, wetness=calm
    )  # fmt: skip
    camera, profile = Camera(1.0, -50.0, 90.0), SurfaceProfile(8)
    camera.x = 3.0
    profile.read([lake], [surface], camera)  # type: ignore[list-item]
    pit = profile.wet & (profile.x > 0.0) & (profile.x < 5.8)
    assert pit.sum() > 15 and float(np.abs(profile.surface[pit][1:-1]).max()) < 0.05, "no zigzag, and no wedge at its ends"


def test_a_film_that_is_left_on_the_meadow_is_not_drawn() -> None:
    ashore = 34.0, 37.0
    for heaped, shown in ((MIN_LAND_DEPTH_M - 0.02, False), (MIN_LAND_DEPTH_M + 0.1, True)):
        profile = read(heaped)
        meadow = (profile.x > ashore[0]) & (profile.x < ashore[1])
        assert meadow.any() and (profile.wet[meadow] == shown).all()
        assert profile.wet[profile.x < 27.0].all(), "the lake itself is as ever"
