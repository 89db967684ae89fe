"""What is seen of gusts: what bows where the front is, and what shakes because somebody is in it."""

import numpy as np
import pytest

from game.sim.senses.gusts import FrontPose
from game.view.scene import Scene
from game.view.senses.gusts.gust_field import blow, blow_at, shaking
from tests.view.senses.sheets import drawn, inked, noise

pytestmark = pytest.mark.usefixtures("no_prints")


def test_grass_bows_where_the_front_is_and_nowhere_else(scene: Scene) -> None:
    front = FrontPose(scene.camera.x - 4.0, -8.0, 1.0)
    changed = np.flatnonzero(inked(drawn(scene, "draw_before_land", fronts=(front,)), drawn(scene, "draw_before_land")))
    assert len(changed) > 60 and changed.min() > float(scene.camera.screen_x(front.x)) - 110  # before it, nothing has moved yet


def test_a_front_is_seen_to_travel(scene: Scene) -> None:
    """Its strokes are elsewhere a moment later, by as much as it has gone on."""
    bare, middles = drawn(scene, "draw_before_people"), []
    for x in (scene.camera.x + 2.0, scene.camera.x - 2.0):
        made = drawn(scene, "draw_before_people", fronts=(FrontPose(x, -8.0, 1.0),))
        middles.append(float(np.flatnonzero(inked(made, bare)).mean()))
    assert 100 < middles[0] - middles[1] < 320


def test_a_gust_has_the_sign_of_its_way_and_dies_away_behind_its_front() -> None:
    fronts = (FrontPose(10.0, -8.0, 1.0),)
    gusts = blow(fronts, np.array([5.0, 10.0, 13.0, 30.0]))
    assert gusts[0] == 0 and gusts[3] == 0 and gusts[1] < gusts[2] < 0
    assert blow_at(fronts, 13.0) == pytest.approx(gusts[2])


def test_what_rustles_shakes_and_comes_to_rest(scene: Scene) -> None:
    fresh, old = noise(scene, age_s=0.0, source="bush-1"), noise(scene, age_s=2.0, source="bush-2")
    assert shaking([old, fresh]) == {"bush-1": pytest.approx(1.0)}


def test_a_rustle_shakes_its_own_bush(scene: Scene) -> None:
    bush = min(scene.level.things_of("bush"), key=lambda each: abs(each.at[0] - scene.camera.x - 4.0))
    rustle = noise(scene, x=bush.at[0], age_s=0.02, source=bush.id, heard=False)
    changed = np.flatnonzero(inked(drawn(scene, "draw_behind_land", noises=(rustle,)), drawn(scene, "draw_behind_land")))
    place, half = float(scene.camera.screen_x(bush.at[0])), 60 * bush.width
    assert len(changed) and place - half < changed.min() and changed.max() < place + half
