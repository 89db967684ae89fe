"""Water that broke is foam, not a bare step: on the front of a bore and at the rim of what runs up a beach."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.view.camera.camera import Camera
from game.view.effects.splashes.foam import Foam
from game.view.render import time_of_day
from game.view.render.lazy import Lazy
from game.view.render.palette import rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.breakers import Breakers
from game.view.water.surface import MAX_SLOPE, SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)
CELL = 0.1


@pytest.fixture(scope="module")
def breakers(level: Level) -> Breakers:
    look, cache = time_of_day.look(level), SpriteCache("", "")
    return Breakers(look, 1.0, cache, Lazy(lambda: Foam(look, 1.0, cache)))


def read(heights: np.ndarray, bed: np.ndarray) -> tuple[Camera, SurfaceProfile]:
    """The middle of a lake with these heights and this bed."""
    x = (np.arange(len(heights)) + 0.5) * CELL
    calm = np.zeros(len(x))
    lake = SimpleNamespace(
        left=0.0, right=float(x[-1]), cell=CELL, n=len(x), x=x, bed=bed, depth=heights - bed, foam=calm, wetness=calm, level=0.0
    )
    camera, profile = Camera(1.0, 0.0, float(x[-1])), SurfaceProfile(8)
    camera.x = 20.0
    profile.read([lake], [heights], camera)
    return camera, profile


def foam_in(breakers: Breakers, surface: pygame.Surface) -> int:
    lip = np.array(rgb(breakers.palette.lip))
    return int((np.abs(pygame.surfarray.array3d(surface).astype(int) - lip).max(axis=2) < 12).sum())


def test_a_step_in_the_water_is_drawn_as_a_slope_and_its_ends_stay_where_they_were() -> None:
    x = (np.arange(400) + 0.5) * CELL
    for down in (1, -1):
        heights = np.where((x - 20.0) * down < 0, 1.2, 0.0)
        camera, profile = read(heights, np.full(400, -5.0))
        steepest = np.abs(np.diff(profile.surface)).max() / (8 / camera.scale)
        assert steepest <= MAX_SLOPE + 1e-6, "a wall of water"
        far = np.abs(profile.x - 20.0) > 1.2
        assert np.abs(profile.surface - np.interp(profile.x, x, heights))[far].max() < 1e-6
        assert profile.front.max() > 0.3


def test_a_bank_is_no_step_in_the_water() -> None:
    """Before a cliff the lake stays as level as it is."""
    x = (np.arange(400) + 0.5) * CELL
    bed = np.where(x < 20.0, -4.0, 3.0)
    _, profile = read(np.maximum(bed, 0.0), bed)
    assert np.abs(profile.surface[profile.wet]).max() < 0.05 and profile.front.max() == 0.0


def test_a_bore_has_foam_on_its_front_the_more_the_higher_it_is(breakers: Breakers) -> None:
    x, found = (np.arange(400) + 0.5) * CELL, []
    for high in (0.0, 0.6, 1.2):
        camera, profile = read(np.where(x < 20.0, high, 0.0), np.full(400, -5.0))
        surface = pygame.Surface(SIZE, 0, 32)
        breakers.draw(surface, camera, profile, 1.0, None, None)
        found.append(foam_in(breakers, surface))
    assert found[0] == 0 and 0 < found[1] < found[2]


def test_the_rim_of_a_sheet_foams_as_it_runs_up_and_leaves_a_line_where_it_turns(breakers: Breakers) -> None:
    breakers.reset()
    x = (np.arange(400) + 0.5) * CELL
    bed, foams = -1.0 + 0.08 * (x - 10.0), []
    for step in range(60):
        seconds = step / 30
        rim = 23.0 + 2.0 * np.sin(min(seconds, 1.6) / 1.6 * np.pi)
        heights = np.where(x < rim, bed + 0.06 * np.minimum(1.0, (rim - x) / 2.0).clip(0.0), bed)
        camera, profile = read(np.maximum(heights, np.where(x < 20, 0.0, bed)), bed)
        surface = pygame.Surface(SIZE, 0, 32)
        breakers.draw_beach(surface, camera, profile, seconds, None)
        foams.append(foam_in(breakers, surface))
    assert max(foams[5:15]) > 30, "no foam at the rim"
    assert breakers._left, "nothing was left where it came highest"
    assert abs(breakers._left[-1][0] - 25.0) < 0.6
    assert foams[-1] > 0


def test_nothing_of_it_is_drawn_over_the_ball(breakers: Breakers) -> None:
    x = (np.arange(400) + 0.5) * CELL
    camera, profile = read(np.where(x < 20.0, 1.2, 0.0), np.full(400, -5.0))
    middle = camera.to_screen(20.0, 0.6)
    surface = pygame.Surface(SIZE, 0, 32)
    breakers.draw(surface, camera, profile, 1.0, (*middle, 80.0), None)
    inside = np.hypot(*np.meshgrid(np.arange(SIZE[0]) - middle[0], np.arange(SIZE[1]) - middle[1], indexing="ij")) < 78
    assert not pygame.surfarray.array3d(surface)[inside].any()


def test_foam_is_one_body_with_one_edge_and_no_string_of_beads(breakers: Breakers) -> None:
    foam = breakers.foam()
    surface = pygame.Surface(SIZE)
    surface.fill((60, 120, 140))
    foam.draw(surface, np.linspace(300.0, 500.0, 24), np.linspace(200.0, 320.0, 24), 30.0, 1.0)
    pixels = pygame.surfarray.array3d(surface).astype(int)
    dark = int((pixels.sum(axis=2) < 200).sum())
    pale = int((pixels.min(axis=2) > 200).sum())
    columns = np.flatnonzero((pixels.min(axis=2) > 200).any(axis=1))
    assert pale > 2500 and dark < 0.35 * pale
    assert np.diff(columns).max() <= 3, "there is no gap in it"
