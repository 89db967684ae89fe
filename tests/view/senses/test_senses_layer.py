"""What is seen of composure, of an excuse, and of birds that fly up."""

import numpy as np
import pygame
import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.sim.events import HunterThrew
from game.sim.senses.composure import ComposurePose
from game.view.scene import Scene
from tests.view.senses.sheets import PAPER, SIZE, drawn, layer

pytestmark = pytest.mark.usefixtures("no_prints")


def test_the_less_composed_he_is_the_more_ink_there_is_about_him(scene: Scene) -> None:
    blank = pygame.surfarray.array3d(drawn(scene, "draw_before_people").surface).astype(int)
    amounts = []
    for level in (1.0, 0.5, 0.1):
        made = drawn(scene, "draw_before_people", composure=ComposurePose(level, "", False))
        amounts.append(int(np.abs(pygame.surfarray.array3d(made.surface) - blank).sum()))
    assert amounts[0] < amounts[1] < amounts[2]


def test_an_excuse_is_seen_to_run_out_while_he_stands(scene: Scene) -> None:
    lefts = [0.0, 0.3, 1.0]
    bare = drawn(scene, "draw_behind_people", composure=ComposurePose(1.0, "", False))
    shown = [drawn(scene, "draw_behind_people", composure=ComposurePose(1.0, "", False, "stone-2", left)) for left in lefts]
    one = pygame.surfarray.array3d(bare.surface)
    amounts = [int((pygame.surfarray.array3d(each.surface) != one).any(axis=2).sum()) for each in shown]
    assert amounts[0] == 0 < amounts[1] < amounts[2]


def test_birds_fly_up_at_a_blade(scene: Scene) -> None:
    """Where they sat there is only the branch."""
    senses, birds = layer(scene), layer(scene).birds
    flock = birds.flocks[0]
    senses.observe(HunterThrew(x=flock.x, y=flock.y, who="tracker"), 1.0)
    sheets = []
    for seconds in (0.5, 1.0 + 4 * TICKS_PER_SECOND):
        sheet = pygame.Surface(SIZE)
        sheet.fill(PAPER)
        camera = scene.camera
        camera.x = flock.x
        birds.draw(sheet, camera, False, {}, lambda _: 0.0, seconds)
        sheets.append(pygame.surfarray.array3d(sheet))
    assert (sheets[0] != np.array(PAPER)).any(axis=2).sum() > (sheets[1] != np.array(PAPER)).any(axis=2).sum()


def test_where_he_may_stand_is_seen_on_the_ground_before_he_gets_there(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None

    def seen(*places: tuple[float, float]) -> int:
        calm = ComposurePose(1.0, "", False)
        one, other = (drawn(scene, "draw_behind_people", composure=calm._replace(places=each)) for each in (places, ()))
        return int((pygame.surfarray.array3d(one.surface) != pygame.surfarray.array3d(other.surface)).any(axis=2).sum())

    near, far = (runner.x + 4.0, 1.6), (runner.x + 30.0, 1.6)
    assert seen(near) > 400 and seen(far) == 0 and seen((near[0], 2.4)) > seen(near)
