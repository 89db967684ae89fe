"""Places along a wood: each looks like itself, goes over into the next without a jump, and leaves what is to be read free."""

from typing import get_args

import numpy as np
import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.level.place_spec import PlaceLook
from game.sim.world import World
from game.view.camera.camera import GROUND_Y
from game.view.hudless_scene import PanoramaPanel
from game.view.render.palette import palette
from game.view.woodland.looks import LOOKS
from game.view.woodland.places import BLEND, Places
from tests.view.woodland.test_woodland import wood

pytestmark = pytest.mark.usefixtures("no_prints")

SMALL = (640, 360)
TWO = [
    {"id": "grove", "left": -20, "right": 60, "look": "bamboo"},
    {"id": "dark", "left": 60, "right": 140, "look": "thicket"},
]
LONG = {"line": [[-20, 0.8], [200, 0.8]]}


def panel(level: Level) -> PanoramaPanel:
    scene = PanoramaPanel(level, SMALL)
    scene.begin(World(level))
    return scene


def backdrop(scene: PanoramaPanel, x: float) -> np.ndarray:
    """What lies behind the near trees there, between crowns and ground."""
    woodland, picture = scene.layers.woodland, pygame.Surface(SMALL)
    assert woodland is not None
    scene.look(x)
    woodland.draw(picture, scene.camera, SMALL[1])
    return pygame.surfarray.array3d(picture)[:, 60:180].astype(float)


def test_a_wood_without_places_is_of_its_palette_alone() -> None:
    plain = Places((), palette("forest"))
    assert plain.names == ["zelkova"]
    assert plain.dressed("zelkova") == palette("forest")


def test_whatever_look_a_level_may_name_is_drawn() -> None:
    assert set(get_args(PlaceLook)) == set(LOOKS)
    for name, look in LOOKS.items():
        assert bool(look.vista) == (look.open > 0), f"{name}: what lies beyond is seen where the wood is open"


def test_one_look_goes_over_into_the_next_little_by_little() -> None:
    places = Places(wood(ground=LONG, places=TWO).places, palette("forest"))
    xs = np.linspace(30, 90, 601)
    shares = places.shares(xs)
    assert np.allclose(sum(shares.values()), 1, atol=1e-5)
    assert np.abs(np.diff(shares["thicket"])).max() < 0.02
    assert shares["thicket"][xs < 60 - BLEND / 2].max() < 0.01 < 0.99 < shares["thicket"][xs > 60 + BLEND / 2].min()


def test_between_two_that_do_not_meet_the_wood_is_plain() -> None:
    apart = [{**TWO[0], "right": 40}, {**TWO[1], "left": 90}]
    places = Places(wood(ground=LONG, places=apart).places, palette("forest"))
    assert [places.name_at(x) for x in (-100, 0, 65, 120, 500)] == ["bamboo", "bamboo", "zelkova", "thicket", "thicket"]


def test_places_look_unlike_one_another_and_no_step_along_the_way_is_a_jump() -> None:
    scene = panel(wood(ground=LONG, places=TWO))
    colors = [backdrop(scene, x).mean(axis=(0, 1)) for x in np.arange(10.0, 111.0, 4.0)]
    assert np.abs(colors[0] - colors[-1]).max() > 40
    assert max(np.abs(after - before).max() for before, after in zip(colors, colors[1:], strict=False)) < 16


@pytest.mark.parametrize("name", ["01-out-of-step", "02-two-miles"])
def test_along_the_whole_way_the_picture_is_filled(name: str) -> None:
    """No column of it shows what was there before, be the wood open or dense."""
    level = read(find(name))
    scene, picture = panel(level), pygame.Surface(SMALL)
    for x in np.arange(level.left + 14, level.right - 14, 60.0):
        scene.look(x)
        scene.camera.y, scene.camera.row = scene.layers.land.height(x), GROUND_Y * scene.scale
        picture.fill((255, 0, 255))
        scene.draw(picture)
        assert not (pygame.surfarray.array3d(picture)[:, :250] == (255, 0, 255)).all(axis=2).any(), x


def test_however_much_is_shown_the_picture_is_filled() -> None:
    for metres in (26.7, 40.0, 48.0):
        open_ = [{**TWO[0], "look": "gorge"}, {**TWO[1], "look": "shore"}]
        scene, picture = panel(wood(ground=LONG, places=open_, view_metres=metres)), pygame.Surface(SMALL)
        picture.fill((255, 0, 255))
        scene.look(60.0)
        scene.camera.y, scene.camera.row = 0.8, GROUND_Y * scene.scale
        scene.draw(picture)
        assert not (pygame.surfarray.array3d(picture)[:, :260] == (255, 0, 255)).all(axis=2).any(), metres


@pytest.mark.parametrize("metres", [26.7, 48.0])
def test_no_view_that_is_in_the_picture_is_let_go(metres: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """However wide the picture is: it would be fetched from disk again in every frame."""
    places = [{**TWO[0], "right": 80}, {**TWO[1], "left": 80, "right": 200, "look": "shore"}]
    scene = panel(wood(ground=LONG, places=places, view_metres=metres))
    woodland = scene.layers.woodland
    assert woodland is not None
    monkeypatch.setattr(woodland.vista.cache, "is_kept", lambda name: True)
    for x in np.arange(-14.0, 80.0, 6.0):
        scene.look(x)
        backdrop(scene, x)
        shown = set(woodland.vista._pictures)
        while woodland.prepare_next():
            pass
        assert shown <= set(woodland.vista._pictures), x
        woodland.vista._pictures.clear()


def test_at_the_end_of_two_miles_the_lake_lies_beyond_the_trees() -> None:
    scene = panel(read(find("02-two-miles")))
    woodland = scene.layers.woodland
    assert woodland is not None
    scene.look(646.0)
    assert [view.kind for view in woodland.places.views if view.left < 646.0 < view.right] == ["lake"]
    assert all(tile.flags for tile, _ in woodland.far.row.shown(scene.camera)), "none of it is hidden by air"
    blue = backdrop(scene, 646.0)
    assert (blue[..., 2] > blue[..., 0] - 40).mean() > 0.5


def test_what_comes_near_is_made_beforehand() -> None:
    """Once there was time between two frames, the next metres are there: no frame has to compose a tile."""
    scene = panel(wood(ground=LONG, places=TWO))
    woodland = scene.layers.woodland
    assert woodland is not None
    backdrop(scene, 40.0)
    woodland.prepare()
    while woodland.prepare_next():
        pass
    made = [set(row._tiles) for row in woodland.rows]
    backdrop(scene, 43.0)
    assert made == [set(row._tiles) for row in woodland.rows]


def test_no_tile_ahead_is_composed_of_what_is_still_being_painted() -> None:
    """That would hold the game up: it is painted beside it."""
    scene = panel(wood(ground=LONG, places=[{**TWO[0], "right": 130}, {**TWO[1], "left": 130, "right": 200}]))
    woodland = scene.layers.woodland
    assert woodland is not None
    backdrop(scene, 20.0)
    while woodland.prepare_next():
        pass
    assert "thicket" not in woodland._painted
    woodland.prepare()
    assert "thicket" in woodland._painted
