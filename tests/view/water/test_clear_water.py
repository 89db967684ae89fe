"""How far the water is clear of rocks: what is shown on it must not go through them."""

import numpy as np

from game.view.water.surface import SurfaceProfile


def test_water_is_clear_up_to_the_first_rock() -> None:
    profile = SurfaceProfile(8)
    profile.take_places(np.arange(0.0, 20.0, 0.5))
    profile.hidden = (profile.x >= 8.0) & (profile.x <= 10.0)
    assert profile.clear_until(2.0, 14.0) == 8.0
    assert profile.clear_until(11.0, 14.0) == 14.0
    assert profile.clear_until(2.0, 6.0) == 6.0
