"""Stone carries the runner where it seems to, and under water it is still stone; what grows and stands is of its hour."""

import numpy as np
import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.view.camera.camera import METRE, Camera
from game.view.objects.scenery.scenery import Scenery
from game.view.objects.scenery.scenery_pictures import MAX_TURNED_LOGS
from game.view.objects.scenery.standing import Standing
from game.view.poses import LogPose
from game.view.render import time_of_day
from game.view.render.assets import Assets
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.scene import Scene
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)


@pytest.fixture(scope="module")
def scene(level: Level) -> Scene:
    pygame.display.set_mode(SIZE)
    return Scene(level, SIZE)


def standing(scene: Scene, x: float) -> Standing:
    """The widest thing at a place."""
    return max((thing for thing in scene.layers.scenery.back if thing.x == x), key=lambda thing: thing.sprite.get_width())


def test_a_rock_is_drawn_where_it_carries(level: Level, scene: Scene) -> None:
    for rock in level.things_of("rock"):
        thing, outline = standing(scene, rock.at[0]), np.array(sorted(rock.outline()))
        alpha = pygame.surfarray.array_alpha(thing.sprite.convert_alpha())
        for share in (-0.5, -0.3, 0.0, 0.3, 0.5):
            x = rock.at[0] + share * rock.width / 2
            column = alpha[round((x - thing.x) * METRE - thing.left)]
            drawn = thing.y - (int(np.argmax(column > 127)) + thing.top) / METRE
            assert drawn == pytest.approx(np.interp(x, outline[:, 0], outline[:, 1]), abs=0.16), rock.id


def test_a_house_on_a_flat_stands_where_it_is_from_wherever_it_is_seen() -> None:
    """It is no island on the horizon, which grows as one comes and gives way to the shore itself."""
    flat = read(find("05-two-inches"))
    pygame.display.set_mode(SIZE)
    scenery = Scene(flat, SIZE).layers.scenery
    drawn = {thing.x for thing in scenery.back}
    assert scenery.island is None
    assert {thing.at[0] for kind in ("hut", "pine") for thing in flat.things_of(kind)} <= drawn


def test_stone_under_water_keeps_its_planes(level: Level, scene: Scene) -> None:
    deep = max(level.things_of("rock"), key=lambda rock: rock.height)
    sprite = standing(scene, deep.at[0]).sprite.convert_alpha()
    row = round((deep.height - 4.0) * METRE)
    assert deep.at[1] + 4.0 < level.lakes[0].level
    tones = pygame.surfarray.array3d(sprite)[:, row : row + 60].mean(axis=2)[pygame.surfarray.array_alpha(sprite)[:, row : row + 60] > 250]
    dark, lit = np.percentile(tones, (10, 90))
    assert lit - dark > 25
    assert dark > 40


def printed(name: str, hour: str) -> np.ndarray:
    """The colours of a drawing's full pixels, as they are printed at some hour."""
    level = read(find("03-the-crossing")).model_copy(update={"palette": hour, "things": (), "lakes": ()})
    assets, look = Assets(), time_of_day.look(level)
    scenery = Scenery(assets, look, 1.0, SpriteCache(hour, ""), level, lambda x: 0.0, None)
    sprite = scenery.pictures.picture(name, 1.0, 1.0)
    return pygame.surfarray.array3d(sprite)[pygame.surfarray.array_alpha(sprite) == 255].astype(int)


@pytest.mark.parametrize("name", ["leaves-1", "pine-1", "zelkova-1", "rock-1", "hut"])
def test_scenery_is_of_its_hour(name: str) -> None:
    bright = {hour: printed(name, hour).mean() for hour in ("noon", "dusk", "rain", "night")}
    assert bright["night"] < 0.7 * bright["noon"]
    assert bright["night"] < bright["rain"] < bright["noon"]
    assert bright["night"] < bright["dusk"] < bright["noon"]


def test_leaves_are_blue_by_night_and_green_by_day() -> None:
    red, green, blue = printed("leaves-1", "night").mean(axis=0)
    assert blue > green > red
    red, green, blue = printed("leaves-1", "noon").mean(axis=0)
    assert green > blue > red


def test_the_lamp_burns_in_any_night() -> None:
    assert (printed("hut", "night") == (0xF7, 0xC6, 0x6B)).all(axis=1).sum() > 100


def test_a_log_that_rolls_for_hours_is_not_kept_in_every_position(level: Level) -> None:
    small = Scene(level, (320, 180)).layers.scenery.pictures
    before = len(small.kept)
    for angle in range(0, 720, 2):
        assert small.picture("log-1", 1.0, 1.0, angle).get_width() > 0
    assert len(small.turned) == MAX_TURNED_LOGS and len(small.kept) <= before + MAX_TURNED_LOGS + 1


def test_a_log_lies_in_the_water_and_not_before_it(scene: Scene) -> None:
    def shown(level: float) -> np.ndarray:
        surface = pygame.Surface(SIZE)
        surface.fill((90, 150, 160))
        profile = SurfaceProfile(8)
        profile.x = np.linspace(-40.0, 40.0, 200)
        profile.surface = np.full(200, level)
        scene.layers.scenery.draw_log(surface, camera, profile, LogPose("log", 0.0, 0.0, 0.3, 4.0, 0.3, 0.0, 0.0, 0.0, 2.0), 0)
        return pygame.surfarray.array3d(surface).astype(int)

    camera = Camera(1.0, -40.0, 40.0)
    camera.x = 0.0
    dry, afloat, drowned = shown(-5.0), shown(0.0), shown(5.0)
    x, y = (round(part) for part in camera.to_screen(0.0, 0.0))
    wet, red = slice(y + 6, y + 30), slice(y - 30, y - 6)
    across = slice(x - 40, x + 40)
    assert (afloat[across, red] == dry[across, red]).mean() > 0.9, "what is out of the water is as it was"
    assert afloat[across, wet, 0].sum() < dry[across, wet, 0].sum() and (afloat[across, wet] == drowned[across, wet]).mean() > 0.9
    edge = np.unique(np.abs(np.diff(dry[across, y - 30 : y + 30].sum(axis=2), axis=1)))
    assert len(edge) > 40, "its edge is drawn smoothly, however it lies"
