"""The lake's front face is one picture: nobody sees that it is laid from slips."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.view.camera.camera import EDGE, METRE, Camera
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile
from game.view.water.waterline import Waterline

SIZE = (1280, 720)
CELL, MIDDLE = 0.1, 20.0


def drawn(heights: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """A swell seen from the side, as columns of pixels."""
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    x = (np.arange(len(heights)) + 0.5) * CELL
    calm = np.zeros(len(heights))
    lake = SimpleNamespace(
        left=0.0, right=x[-1], cell=CELL, n=len(x), x=x, bed=calm - 6, depth=heights + 6, foam=calm, wetness=calm, level=0.0
    )
    camera = Camera(1.0, 0.0, x[-1])
    camera.x = MIDDLE
    look = palette("dusk")
    edge = Waterline(look, 1.0, SpriteCache(look.model_dump_json() + repr(1.0), ""))
    profile, surface = SurfaceProfile(edge.column), pygame.Surface(SIZE, 0, 32)
    profile.read([lake], [heights], camera)
    edge.draw(surface, camera, profile)
    return pygame.surfarray.array3d(surface).astype(int)


def followed(columns: np.ndarray, heights: np.ndarray) -> np.ndarray:
    """The water of every column from under its band down, as if the surface were level."""
    places = (np.arange(SIZE[0]) + 0.5 - SIZE[0] / 2) / METRE + MIDDLE - CELL / 2
    top = EDGE - np.interp(places, np.arange(len(heights)) * CELL, heights) * METRE
    rows = top[:, None] + np.arange(14, 36)
    whole = rows.astype(int)
    share, across = (rows - whole)[..., None], np.arange(SIZE[0])[:, None]
    return np.asarray(columns[across, whole] * (1 - share) + columns[across, whole + 1] * share)


@pytest.mark.parametrize("height", [0.1, 0.15, 0.2, 0.25])
def test_neighbouring_slips_meet(height: float, monkeypatch: pytest.MonkeyPatch) -> None:
    x = np.arange(400) * CELL
    heights = height * np.sin(x / 1.35)
    water = followed(drawn(heights, monkeypatch), heights)[16:-16]
    apart = np.abs(np.diff(water, axis=0)).sum(axis=2)
    sharpest = sorted(float(np.percentile(apart[start::8], 99)) for start in range(8))
    assert sharpest[-1] < 2.2 * sharpest[-2], "the seams of the slips stand out"


def test_a_face_is_engraved_dark_where_it_rises_and_pale_where_it_falls(monkeypatch: pytest.MonkeyPatch) -> None:
    x = np.arange(400) * CELL
    heights = 0.4 * np.sin(x / 1.35)
    columns = drawn(heights, monkeypatch).sum(axis=2)
    slope = np.gradient(heights, CELL)

    def under(place: int) -> float:
        """How light the water is close under the band at a place of the lake."""
        across, down = round((x[place] + CELL / 2 - MIDDLE) * 48 + 640), round(398 - heights[place] * 48)
        return float(columns[across - 12 : across + 12, down + 14 : down + 32].mean())

    near = np.flatnonzero(np.abs(x - MIDDLE) < 12)
    rising, falling = near[np.argmax(slope[near])], near[np.argmin(slope[near])]
    assert under(rising) < under(falling) - 60
