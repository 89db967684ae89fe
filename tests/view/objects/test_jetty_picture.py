"""Picture of a jetty: a wave that stands higher than its boards goes over them, whatever height it is drawn with."""

import numpy as np
import pytest

from game.sim.objects.jetty import JettyPose
from game.view.objects.jetty import drowned_boards
from game.view.water.surface import SurfaceProfile

BOARDS = 0.85


def _lake(surface: float) -> SurfaceProfile:
    profile = SurfaceProfile(8)
    profile.take_places(np.linspace(0.0, 40.0, 401))
    profile.surface = np.full(401, surface)
    profile.wet = np.ones(401, dtype=bool)
    return profile


@pytest.fixture
def jetty() -> JettyPose:
    return JettyPose("jetty", x=20.0, y=BOARDS, reach=10.0)


def test_over_a_quiet_lake_every_board_is_dry(jetty):
    assert drowned_boards(_lake(0.0), jetty) == (False, [])


def test_a_wave_goes_over_the_boards_as_wide_as_it_is_drawn(jetty):
    profile = _lake(0.0)
    profile.crest = np.array([14.0, 18.0, 22.0]), np.array([0.0, 2.0 * BOARDS, 0.0])
    drowned, (back, face) = drowned_boards(profile, jetty)
    assert not drowned and back == pytest.approx(16.0, abs=0.1) and face == pytest.approx(20.0, abs=0.1)


def test_a_wave_that_comes_over_the_left_end_drowns_that_first(jetty):
    profile = _lake(0.0)
    profile.crest = np.array([6.0, 10.0, 14.0]), np.array([0.0, 2.0 * BOARDS, 0.0])
    drowned, (face,) = drowned_boards(profile, jetty)
    assert drowned and face == pytest.approx(12.0, abs=0.1)


def test_water_that_is_no_lake_drowns_nothing(jetty):
    profile = _lake(3.0)
    profile.wet[:] = False
    assert drowned_boards(profile, jetty) == (False, [])
