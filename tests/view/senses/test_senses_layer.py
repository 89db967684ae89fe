"""What is seen of gusts, rustles, marks and composure: each where it is, and nothing that tells more than he knows."""

from dataclasses import replace
from typing import Any

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.core.ticks import TICKS_PER_SECOND
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim.events import FeatDone, HunterThrew, MarkFailed, NoiseMarked, NotePinned, StalkersMoved
from game.sim.senses.composure import ComposurePose
from game.sim.senses.gusts import FrontPose
from game.sim.senses.listening import ListeningPose, MarkPose, StalkerPose
from game.sim.senses.noises import NoisePose
from game.sim.world import World
from game.view.frame import Frame
from game.view.scene import Scene
from game.view.senses.gust_field import blow, blow_at, shaking
from game.view.senses.senses_layer import NOTHING, SensesLayer

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)
PAPER = (240, 230, 200)


@pytest.fixture(scope="module")
def wood() -> Level:
    return read(find("01-out-of-step"))


@pytest.fixture
def scene(wood: Level) -> Scene:
    made = Scene(wood, SIZE)
    made.begin(World(wood))
    made.draw(pygame.Surface(SIZE))
    return made


def layer(scene: Scene) -> SensesLayer:
    assert scene.layers.senses is not None
    return scene.layers.senses


def drawn(scene: Scene, part: str, **changes: Any) -> Frame:
    """What one part of the layer puts on a blank sheet, at the scene's moment but with these senses."""
    surface = pygame.Surface(SIZE)
    surface.fill(PAPER)
    made = Frame(surface, replace(scene.after, senses=NOTHING._replace(**changes)), scene.camera, scene.profile, 1 / 60, 1)
    senses = layer(scene)
    for _ in range(60):  # what eases towards it has arrived
        senses.begin_frame(made)
    getattr(senses, part)(*((made, scene.characters) if part == "draw_behind_trees" else (made,)))
    return made


def inked(made: Frame, other: Frame) -> NDArray[np.bool_]:
    """By columns, whether two pictures differ."""
    one, two = pygame.surfarray.array3d(made.surface), pygame.surfarray.array3d(other.surface)
    return np.asarray((one != two).any(axis=(1, 2)))


def changed(made: Frame, other: Frame) -> NDArray[np.bool_]:
    """By columns and rows, whether two pictures differ."""
    one, two = pygame.surfarray.array3d(made.surface), pygame.surfarray.array3d(other.surface)
    return np.asarray((one != two).any(axis=2))


def reds(made: Frame) -> int:
    pixels = pygame.surfarray.array3d(made.surface).astype(int)
    return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 110) & (pixels[..., 2] < 100)).sum())


def noise(scene: Scene, **changes: Any) -> NoisePose:
    runner = scene.after.runner
    assert runner is not None
    plain = NoisePose(runner.x + 5.0, runner.y + 0.7, 0.5, "bush", 0.8, True, True, "", "", 7)
    return plain._replace(**changes)


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
    assert shaking([fresh, old]) == {"bush-1": pytest.approx(1.0)}


def test_a_rustle_shakes_its_own_bush(scene: Scene) -> None:
    bush = min(scene.level.things_of("bush"), key=lambda each: abs(each.at[0] - scene.camera.x - 4.0))
    rustle = noise(scene, x=bush.at[0], age_s=0.02, source=bush.id, heard=False)
    changed = np.flatnonzero(inked(drawn(scene, "draw_behind_land", noises=(rustle,)), drawn(scene, "draw_behind_land")))
    place, half = float(scene.camera.screen_x(bush.at[0])), 60 * bush.width
    assert len(changed) and place - half < changed.min() and changed.max() < place + half


def test_only_what_is_heard_opens_a_ripple(scene: Scene) -> None:
    bare = drawn(scene, "draw_before_people")
    assert inked(drawn(scene, "draw_before_people", noises=(noise(scene),)), bare).any()
    assert not inked(drawn(scene, "draw_before_people", noises=(noise(scene, heard=False),)), bare).any()


def test_a_ripple_does_not_tell_who_made_it(scene: Scene) -> None:
    wind, hunter = (drawn(scene, "draw_before_people", noises=(noise(scene, wind=flag),)) for flag in (True, False))
    assert not inked(wind, hunter).any() and reds(wind) == 0


def test_a_marked_hunter_is_ringed_in_vermilion_and_seen(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None
    marks = (MarkPose("tracker", runner.x + 8.0, runner.y + 0.8),)
    assert reds(drawn(scene, "draw_before_people", marks=marks)) > 300
    place = round(float(scene.camera.screen_x(runner.x + 8.0)))
    seen = inked(drawn(scene, "draw_behind_trees", marks=marks), drawn(scene, "draw_behind_trees"))
    assert seen[place - 20 : place + 20].any()


@pytest.mark.parametrize("side", [-1, 1])
def test_a_mark_out_of_the_picture_is_told_at_its_side(scene: Scene, side: int) -> None:
    made = drawn(scene, "draw_before_people", marks=(MarkPose("tracker", scene.camera.x + side * 40.0, 1.5),))
    pixels = pygame.surfarray.array3d(made.surface).astype(int)
    red = np.flatnonzero(((pixels[..., 0] > 150) & (pixels[..., 1] < 110)).any(axis=1))
    assert (red > SIZE[0] - 80).any() if side > 0 else (red < 80).any()


def test_the_ring_of_hearing_is_there_while_he_listens(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None
    bare = drawn(scene, "draw_before_people")
    open_, shut = (drawn(scene, "draw_before_people", listening=ListeningPose(6.0, runner.x + 2.0, flag, 0)) for flag in (True, False))
    middle, changed = float(scene.camera.screen_x(runner.x)), np.flatnonzero(inked(open_, bare))
    assert not inked(shut, bare).any()
    assert changed.min() == pytest.approx(middle - 6 * 48, abs=30) and changed.max() == pytest.approx(middle + 6 * 48, abs=30)


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


def test_a_rustle_in_still_air_is_a_larger_ring_than_one_within_a_gust(scene: Scene) -> None:
    still = noise(scene, age_s=0.8, number=901)
    gust = FrontPose(still.x - 8.0 * 0.8, -8.0, 1.0)
    blank = drawn(scene, "draw_before_people", fronts=(gust,))
    within = changed(drawn(scene, "draw_before_people", noises=(still._replace(number=902),), fronts=(gust,)), blank)
    alone = changed(drawn(scene, "draw_before_people", noises=(still,)), drawn(scene, "draw_before_people"))
    assert alone.sum() > 2 * within.sum() > 0


def test_ink_seeps_in_from_the_side_of_whoever_is_very_near_unheard(scene: Scene) -> None:
    assert scene.after.runner is not None
    x = scene.after.runner.x
    blank = drawn(scene, "draw_before_people")
    for side in (-1, 1):
        near = StalkerPose("tracker", "tracker", x + 5 * side, 0.95, False)
        made = changed(drawn(scene, "draw_before_people", stalkers=(near,)), blank)
        left, right = int(made[:300].sum()), int(made[-300:].sum())
        assert (left > 5000 and right == 0) if side < 0 else (right > 5000 and left == 0)
        for harmless in (near._replace(marked=True), near._replace(crept=0.3)):
            assert not changed(drawn(scene, "draw_before_people", stalkers=(harmless,)), blank).any()


@pytest.mark.parametrize("away", [-40.0, -11.0, 0.0, 15.0, 60.0])
def test_a_note_lies_in_the_picture_wherever_its_place_is(scene: Scene, away: float) -> None:
    assert scene.after.runner is not None
    layer(scene).reset()
    notes, seconds = layer(scene).notes, scene.after.seconds
    blank = drawn(scene, "draw_before_people")
    x, y = scene.after.runner.x + away, scene.after.runner.y
    for event in (NoiseMarked(x, y + 8, "thrower"), FeatDone(x, y, "two_in_one"), NotePinned(x, y, "note.no_wind", 3.0, "plain")):
        notes.observe(event, seconds - 1.0)
    for note in notes._notes:
        assert note.slip.get_width() < SIZE[0] / 2
    seen = changed(drawn(scene, "draw_before_people"), blank)
    assert seen.sum() > sum(note.slip.get_width() * note.slip.get_height() for note in notes._notes) * 0.5
    assert not seen[:, :60].any()


def test_a_habit_is_told_once_and_again_when_they_have_changed_places(scene: Scene) -> None:
    notes = layer(scene).notes
    told = []
    for event in (NoiseMarked(4, 1, "tracker"), NoiseMarked(14, 1, "tracker"), StalkersMoved(5, 1), NoiseMarked(24, 1, "tracker")):
        notes.observe(event, 1.0)
        told.append(len(notes._notes))
    assert told == [1, 1, 1, 2]
    notes.observe(MarkFailed(30, 1, "bush-1"), 1.0)
    assert len(notes._notes) == 3
