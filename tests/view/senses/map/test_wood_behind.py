"""What lies behind the open map is drawn in every other picture only, and always where it might have changed for good."""

import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read_bytes
from game.sim.senses.map.map_reckoning import MapPose, MapReckoning
from game.sim.world import World
from game.view.camera.camera import Camera
from game.view.frame import Frame
from game.view.senses.map.wood_behind import WoodBehind
from game.view.snapshot import Snapshot
from game.view.water.surface import SurfaceProfile

LEVEL = read_bytes((LEVELS / "examples" / "unfold-the-map.json").read_bytes())
STEP = 1 / 60


@pytest.fixture(scope="module")
def pose() -> MapPose:
    sheet = World(LEVEL).map_sheet
    assert isinstance(sheet, MapReckoning)
    return sheet.snapshot()._replace(unfolded=1.0)


def frame(number: int, step: float = STEP, size: tuple[int, int] = (64, 36)) -> Frame:
    camera = Camera(0.05, -10.0, 10.0)
    return Frame(pygame.Surface(size, 0, 32), Snapshot()._replace(seconds=number * step), camera, SurfaceProfile(8), step, number)


def drawn(behind: WoodBehind, pose: MapPose | None, made: Frame) -> bool:
    """Whether the wood was drawn; if it was, it is kept."""
    due = behind.due(pose, made)
    if due:
        behind.keep(made.surface)
    return due


@pytest.mark.parametrize("unfolded", [0.5, 1.0])
def test_it_is_drawn_in_every_other_picture(unfolded: float, pose: MapPose) -> None:
    behind = WoodBehind()
    assert sum(drawn(behind, pose._replace(unfolded=unfolded), frame(number)) for number in range(2, 22)) == 10


def test_it_is_always_drawn_while_the_map_is_away(pose: MapPose) -> None:
    behind = WoodBehind()
    assert all(drawn(behind, None, frame(number)) for number in range(2, 12))
    assert drawn(behind, pose, frame(12)), "nothing old is shown"


def test_with_few_pictures_a_second_it_is_in_all_of_them(pose: MapPose) -> None:
    behind = WoodBehind()
    assert all(drawn(behind, pose, frame(number, 1 / 30)) for number in range(2, 12))


def test_in_another_size_nothing_old_is_shown(pose: MapPose) -> None:
    behind = WoodBehind()
    assert drawn(behind, pose, frame(2)) and drawn(behind, pose, frame(3, size=(80, 45)))


def test_what_was_kept_is_shown(pose: MapPose) -> None:
    behind, made, other = WoodBehind(), frame(2), frame(3)
    made.surface.fill((200, 30, 40))
    assert drawn(behind, pose, made)
    behind.show(other.surface)
    assert other.surface.get_at((5, 5))[:3] == (200, 30, 40)


def test_the_map_takes_a_turn_for_each_picture_whatever_is_drawn_behind_it(pose: MapPose) -> None:
    """Two in the pictures that spare the wood, none in those between."""
    behind = WoodBehind()
    turns = [behind.turns(drawn(behind, pose, frame(number))) for number in range(2, 22)]
    assert turns[1:9] == [2, 0] * 4
    rare = WoodBehind()
    assert all(rare.turns(drawn(rare, pose, frame(number, 1 / 30))) == 1 for number in range(2, 12))
