"""Six moments of the Crossing look as they looked when somebody last looked: reference pictures, with a tolerance."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from tests.view.moments import IMAGES, MOMENTS, SIZE, pictures

pytestmark = pytest.mark.usefixtures("no_prints")

MEAN, WORST, TILE = 2.0, 12.0, 40
"""Of 255: how far a picture may be off on average, and in its worst tile of so many pixels. Rounding differs from machine to machine;
a missing layer, or a figure out of place, does not pass."""


def difference(one: pygame.Surface, other: pygame.Surface) -> tuple[float, float]:
    """Mean difference of two pictures, over all and in the tile where it is greatest."""
    off = np.abs(pygame.surfarray.array3d(one).astype(int) - pygame.surfarray.array3d(other).astype(int)).mean(axis=2)
    tiles = off.reshape(SIZE[0] // TILE, TILE, SIZE[1] // TILE, TILE).mean(axis=(1, 3))
    return float(off.mean()), float(tiles.max())


@pytest.mark.parametrize("name", list(MOMENTS))
def test_a_moment_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn, kept = pictures(MOMENTS[name].bot)[name], pygame.image.load(IMAGES / f"{name}.png")
    mean, worst = difference(drawn, kept)
    if mean > MEAN or worst > WORST:
        pygame.image.save(drawn, tmp_path / f"{name}.png")
    assert mean <= MEAN and worst <= WORST, f"{name} looks different: see {tmp_path}, or draw them anew: python -m tests.view.moments"


def test_the_tolerance_tells_two_moments_apart() -> None:
    shown = pictures("steady")
    mean, worst = difference(shown["caught"], shown["web"])
    assert mean > MEAN and worst > WORST


def test_a_runner_out_of_place_is_noticed() -> None:
    whole = pictures("steady")["mid-lake"]
    shifted = whole.copy()
    figure = pygame.Rect(0, 0, 40, 50)
    figure.center = (SIZE[0] * 2 // 5, SIZE[1] // 2 - 5)
    shifted.blit(whole, figure.move(60, 0), figure)
    assert difference(whole, shifted)[1] > WORST
