"""Key caps: what is printed on one can be told apart from its neighbours in the alphabet, however small the picture."""

import numpy as np
import pygame
import pytest

from game.view.render.assets import Assets
from game.view.ui.key_cap import HIGH, SIDE, key_cap


def printed(cap: pygame.Surface, px: float) -> np.ndarray:
    """How dark the face of a cap is inside its rim, 0 to 1, columns first."""
    inside = (
        pygame.surfarray.array3d(cap)
        .astype(float)
        .sum(axis=2)[round(5 * px) : -round(5 * px), round(4 * px) : round((HIGH - SIDE - 2) * px)]
    )
    return 1.0 - inside / inside.max()


@pytest.mark.parametrize("px", [0.5, 1.0, 2.0])
def test_an_e_is_no_f(assets: Assets, px: float) -> None:
    letters = [printed(key_cap(assets, letter, px), px) for letter in "EF"]
    feet = [face[:, face.shape[1] * 6 // 10 :].sum() / px**2 for face in letters]
    assert feet[0] > feet[1] + 10.0, "its lowest stroke is as thick as the others"


@pytest.mark.parametrize("key", ["E", "Q", "M"])
def test_a_letter_lies_in_the_middle_of_the_face(assets: Assets, key: str) -> None:
    rows = np.flatnonzero(printed(key_cap(assets, key, 2.0), 2.0).max(axis=0) > 0.5)
    over, under = rows[0], 2.0 * (HIGH - SIDE - 6) - rows[-1]
    assert abs(over - under) <= 3 and min(over, under) >= 2


def test_a_long_name_makes_a_wide_cap(assets: Assets) -> None:
    assert key_cap(assets, "Space", 1.0).get_width() > 1.4 * key_cap(assets, "E", 1.0).get_width()
