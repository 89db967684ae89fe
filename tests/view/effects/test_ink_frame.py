"""The strokes about whoever has been caught: over every edge of the picture, wherever he is in it."""

import numpy as np
import pygame
import pytest

from game.view.effects.ink_frame import InkFrame
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache

SIZE = (320, 180)


@pytest.fixture(scope="module")
def frame() -> InkFrame:
    return InkFrame(Palette(), 0.25, SpriteCache("test", ""), SIZE)


def shown(frame: InkFrame, x: float) -> tuple[float, float]:
    """Shares of the picture's left and right rim that are inked."""
    picture = pygame.Surface(SIZE, 0, 32)
    picture.fill((255, 255, 255))
    frame.draw(picture, (x, 90.0))
    inked = pygame.surfarray.array3d(picture).min(axis=2) < 250
    return float(np.mean(inked[:6])), float(np.mean(inked[-6:]))


@pytest.mark.parametrize("x", [8.0, 80.0, 160.0, 240.0, 312.0])
def test_it_reaches_both_rims_wherever_he_is(frame: InkFrame, x: float) -> None:
    assert min(shown(frame, x)) > 0.15


@pytest.mark.parametrize("x", [-30.0, 350.0])
def test_there_is_none_about_somebody_out_of_the_picture(frame: InkFrame, x: float) -> None:
    assert shown(frame, x) == (0.0, 0.0)


@pytest.mark.parametrize("middle", [(8.0, 20.0), (160.0, 90.0), (312.0, 170.0)])
def test_as_it_goes_it_is_the_same_frame_fainter(frame: InkFrame, middle: tuple[float, float]) -> None:
    whole, faint = pygame.Surface(SIZE, pygame.SRCALPHA, 32), pygame.Surface(SIZE, pygame.SRCALPHA, 32)
    frame.draw(whole, middle)
    frame.draw(faint, middle, 0.4)
    alpha = pygame.surfarray.array_alpha(whole) * 0.4
    assert np.abs(pygame.surfarray.array_alpha(faint) - alpha).max() <= 1.0 and alpha.max() > 90.0
