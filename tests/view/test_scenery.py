"""Stone as it is drawn: it carries the runner where it seems to, and under water it is still stone."""

from collections.abc import Iterator

import numpy as np
import pygame
import pytest

from game.level.library import find
from game.level.model import Level
from game.level.read import read
from game.view.camera import METRE
from game.view.scene import Scene
from game.view.scenery import Standing

SIZE = (1280, 720)


@pytest.fixture(autouse=True)
def no_prints(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    pygame.font.init()
    yield


@pytest.fixture(scope="module")
def level() -> Level:
    return read(find("03-the-crossing"))


@pytest.fixture(scope="module")
def scene(level: Level) -> Scene:
    pygame.display.set_mode(SIZE)
    return Scene(level, SIZE)


def standing(scene: Scene, x: float) -> Standing:
    """The widest thing at a place."""
    return max((thing for thing in scene.scenery.back if thing.x == x), key=lambda thing: thing.sprite.get_width())


def test_a_rock_is_drawn_where_it_carries(level: Level, scene: Scene) -> None:
    for rock in level.things_of("rock"):
        thing, outline = standing(scene, rock.at[0]), np.array(sorted(rock.outline()))
        alpha = pygame.surfarray.array_alpha(thing.sprite.convert_alpha())
        for share in (-0.5, -0.3, 0.0, 0.3, 0.5):
            x = rock.at[0] + share * rock.width / 2
            column = alpha[round((x - thing.x) * METRE - thing.left)]
            drawn = thing.y - (int(np.argmax(column > 127)) + thing.top) / METRE
            assert drawn == pytest.approx(np.interp(x, outline[:, 0], outline[:, 1]), abs=0.16), rock.id


def test_stone_under_water_keeps_its_planes(level: Level, scene: Scene) -> None:
    deep = max(level.things_of("rock"), key=lambda rock: rock.height)
    sprite = standing(scene, deep.at[0]).sprite.convert_alpha()
    row = round((deep.height - 4.0) * METRE)
    assert deep.at[1] + 4.0 < level.lakes[0].level
    tones = pygame.surfarray.array3d(sprite)[:, row : row + 60].mean(axis=2)[pygame.surfarray.array_alpha(sprite)[:, row : row + 60] > 250]
    dark, lit = np.percentile(tones, (10, 90))
    assert lit - dark > 25
    assert dark > 40
