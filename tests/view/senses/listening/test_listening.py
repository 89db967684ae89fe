"""What is seen of listening: ripples, marks, the ring and notes, each where it is, and nothing that tells more than he knows."""

import numpy as np
import pygame
import pytest

from game.sim.events import FeatDone, MarkFailed, MarkRefused, NoiseMarked, NotePinned, PebbleFell, PebbleTossed, StalkersMoved
from game.sim.senses.bolt import BoltPose
from game.sim.senses.gusts import FrontPose
from game.sim.senses.listening import ListeningPose, MarkPose, StalkerPose
from game.sim.world import World
from game.view.frame import Frame
from game.view.scene import Scene
from game.view.senses.senses_layer import SensesLayer
from tests.view.senses.sheets import SIZE, changed, drawn, inked, layer, noise, reds
from tests.view.woodland.test_woodland import WOOD
from tests.view.woodland.test_woodland import wood as wood_level

pytestmark = pytest.mark.usefixtures("no_prints")


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


def test_who_is_marked_beyond_the_picture_is_told_by_his_own_face_at_its_side(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None
    seen = [drawn(scene, "draw_before_people", marks=(MarkPose(who, runner.x + 60.0, runner.y + 0.8),)) for who in scene_kinds(scene)]
    wide = SIZE[0] // 8
    for first, second in ((0, 1), (1, 2), (0, 2)):
        differ = inked(seen[first], seen[second])
        assert differ[-wide:].sum() > 15 and not differ[: SIZE[0] // 3].any()


def test_whoever_comes_after_him_has_a_face_whatever_he_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a bolt all are marked, those, too, who never stalked him."""
    called = {"id": "ryo", "kind": "hunter", "type": "diver", "at": [-12, 0.8], "hidden": True}
    level = wood_level(things=[*WOOD["things"], called])
    made = Scene(level, SIZE)
    made.begin(World(level))
    seen: list[str] = []

    def mask(_: SensesLayer, kind: str) -> pygame.Surface:
        seen.append(kind)
        return pygame.Surface((1, 1))

    monkeypatch.setattr(SensesLayer, "mask", mask)
    bolt = BoltPose("bolt", 0.0, 0.8, "ready", 0.0, (("ryo", -9.0), ("nobody", -9.5)), False)
    now = made.after._replace(things=(bolt,))
    layer(made).draw_marks(Frame(pygame.Surface(SIZE), now, made.camera, made.profile, 1 / 60, 1))
    assert seen == ["diver", "tracker"]


def scene_kinds(scene: Scene) -> list[str]:
    """One stalker of each kind."""
    return sorted(stalker.id for stalker in scene.level.things_of("stalker"))


def test_the_way_that_a_pebble_came_stays_in_the_picture_while_its_rustle_can_be_marked(scene: Scene) -> None:
    runner, senses, seconds = scene.after.runner, layer(scene), scene.after.seconds
    assert runner is not None
    bare = drawn(scene, "draw_before_people")
    senses.observe(PebbleTossed(runner.x + 9.0, runner.y + 4.5, "thrower"), seconds - 0.9)
    assert not inked(drawn(scene, "draw_before_people"), bare).any(), "in the air it is seen by itself"
    senses.observe(PebbleFell(runner.x + 3.0, runner.y + 0.6, "bush-1"), seconds)
    fell, came = (round(float(scene.camera.screen_x(runner.x + away))) for away in (3.0, 8.4))
    for later in (0.2, 3.0):
        seen = inked(drawn(scene, "draw_before_people", seconds_later=later), bare)
        assert seen[fell - 6 : fell + 6].any() and seen[fell + 20 : came].sum() > 60
    assert not inked(drawn(scene, "draw_before_people", seconds_later=7.2), bare).any()


def test_a_mark_where_a_pebble_fell_is_told_to_be_a_pebbles_and_not_the_winds(scene: Scene) -> None:
    notes = layer(scene).notes
    told: list[str] = []
    notes._pin = lambda x, y, line, *_: told.append(line)  # type: ignore[method-assign]
    notes.observe(PebbleFell(5.0, 0.6, "bush-1"), 10.0)
    for x, seconds in ((5.0, 12.0), (9.0, 12.0), (5.0, 30.0)):
        notes.observe(MarkFailed(x, 0.6, "bush-1"), seconds)
    assert told == ["note.pebble", "note.wind", "note.wind"]


def test_the_display_gives_way_to_what_rings_in_still_air_and_to_all_that_he_listens_to(scene: Scene) -> None:
    still = noise(scene, number=911)
    gust = FrontPose(still.x - 8.0 * still.age_s, -8.0, 1.0)
    runner = scene.after.runner
    assert runner is not None

    def watched(number: int, listens: bool, fronts: tuple[FrontPose, ...]) -> int:
        pose = ListeningPose(6.0, runner.x, listens, 0)
        drawn(scene, "draw_before_people", noises=(still._replace(number=number),), fronts=fronts, listening=pose)
        return len(layer(scene).watched(scene.camera))

    assert watched(911, False, ()) == 1 and watched(912, False, (gust,)) == 0 and watched(913, True, (gust,)) == 1


def test_a_marked_diver_goes_under_while_one_comes_past(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None

    def height(who: str, away: float) -> float:
        layer(scene).reset()
        drawn(scene, "draw_before_people", marks=(MarkPose(who, runner.x + away, runner.y + 0.8),))
        return layer(scene).marked.places()[0][2]

    assert height("diver", 0.4) < height("diver", 6.0) - 0.8
    assert height("tracker", 0.4) == pytest.approx(height("tracker", 6.0))


def test_a_mark_is_seen_to_fall_off_whoever_changes_places(scene: Scene) -> None:
    runner, senses = scene.after.runner, layer(scene)
    assert runner is not None
    marks = (MarkPose("tracker", runner.x + 8.0, runner.y + 0.8),)
    drawn(scene, "draw_before_people", marks=marks)
    senses.observe(StalkersMoved(runner.x, 3.0), scene.after.seconds)
    place = round(float(scene.camera.screen_x(runner.x + 8.0)))
    reds_there = []
    for later in (0.1, 0.8, 1.7):
        made = drawn(scene, "draw_before_people", seconds_later=later)
        pixels = pygame.surfarray.array3d(made.surface)[place - 90 : place + 90].astype(int)
        red = (pixels[..., 0] > pixels[..., 1] + 60) & (pixels[..., 0] > pixels[..., 2] + 60)
        rows = np.flatnonzero(red.any(axis=0))
        reds_there.append(float(rows.mean()) if red.sum() > 40 else -1.0)
    assert 0.0 < reds_there[0] < reds_there[1] and reds_there[2] == -1.0, "it falls, and is gone"


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


def test_a_brush_put_down_where_nothing_was_heard_leaves_a_blot_and_a_word(scene: Scene) -> None:
    runner, listening = scene.after.runner, ListeningPose(12.0, 0.0, True)
    assert runner is not None
    blank = drawn(scene, "draw_before_people", listening=listening)
    layer(scene).observe(MarkRefused(runner.x + 3.0, runner.y + 0.9), scene.after.seconds - 0.1)
    seen = changed(drawn(scene, "draw_before_people", listening=listening), blank)
    x, y = scene.camera.to_screen(runner.x + 3.0, runner.y + 0.9)
    assert seen[round(x) - 8 : round(x) + 8, round(y) - 8 : round(y) + 8].mean() > 0.6
    assert len(layer(scene).notes._notes) == 1
    sheet = pygame.Surface(SIZE)
    layer(scene).notes.draw(sheet, scene.camera, scene.after.seconds)
    assert int(np.flatnonzero(pygame.surfarray.array3d(sheet).any(axis=(0, 2))).max()) < y - 100, "no stroke runs through the brush"


def test_no_note_lies_on_what_is_being_said(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None
    layer(scene).reset()
    layer(scene).observe(FeatDone(runner.x, runner.y, "two_in_one"), scene.after.seconds - 1.0)
    x, y = scene.camera.to_screen(runner.x, runner.y + 1.7)
    said = pygame.Rect(round(x) - 110, round(y) - 200, 220, 190)
    sheet = pygame.Surface(SIZE)
    layer(scene).notes.draw(sheet, scene.camera, scene.after.seconds, [said])
    drawn_on = pygame.surfarray.array3d(sheet).any(axis=2)
    assert drawn_on.sum() > 5000 and not drawn_on[said.left : said.right, said.top : said.bottom].any()


def test_a_note_about_somebody_who_is_marked_comes_along_with_him(scene: Scene) -> None:
    """He walks on while it is read: its stroke still ends at him."""
    assert scene.after.runner is not None
    x, y = scene.after.runner.x - 3.0, scene.after.runner.y
    layer(scene).reset()
    layer(scene).observe(NoiseMarked(x, y, "tracker"), scene.after.seconds - 1.0)

    def columns(away: float) -> np.ndarray:
        sheet = pygame.Surface(SIZE)
        layer(scene).notes.draw(sheet, scene.camera, scene.after.seconds, (), {"tracker": (x + away, y)})
        pixels = pygame.surfarray.array3d(sheet)
        rows = np.flatnonzero(pixels.any(axis=(0, 2)))
        return np.flatnonzero(pixels[:, rows[-1] - 8 : rows[-1] + 1].any(axis=(1, 2)))

    walked = float(scene.camera.screen_x(x + 3.0) - scene.camera.screen_x(x))
    assert columns(3.0).mean() - columns(0.0).mean() == pytest.approx(walked, abs=4.0)


def test_a_note_whose_place_is_out_of_the_picture_has_no_stroke_to_nowhere(scene: Scene) -> None:
    layer(scene).reset()
    left = scene.camera.left
    tall = []
    for x in (left + 2.0, left - 2.0):
        sheet = pygame.Surface(SIZE)
        layer(scene).observe(NotePinned(x, 1.0, "note.no_wind", 3.0, "plain"), scene.after.seconds - 1.0)
        layer(scene).notes.draw(sheet, scene.camera, scene.after.seconds)
        tall.append(int(pygame.surfarray.array3d(sheet).any(axis=(0, 2)).sum()))
        layer(scene).reset()
    slip = 50
    assert tall[1] < slip < tall[0]


def test_who_is_marked_where_he_was_heard_is_seen_there_first_and_slips_away_from_there(scene: Scene) -> None:
    marked, x = layer(scene).marked, scene.camera.x
    marked.find("tracker", x + 6.0)
    places = []
    for frame in range(60):
        marked.pass_time([MarkPose("tracker", x, 1.0)], frame / 60, 1 / 60, x - 30.0)
        places.append(marked.places()[0][1])
    assert places[0] == pytest.approx(x + 6.0, abs=0.3) and places[-1] == pytest.approx(x, abs=0.3)
    assert all(0.0 <= before - after < 0.25 for before, after in zip(places, places[1:], strict=False)), (
        "he goes there, and is not put there"
    )


def test_one_who_sits_in_a_fork_is_seen_before_its_limbs(scene: Scene) -> None:
    runner = scene.after.runner
    assert runner is not None
    sits = (MarkPose("thrower", runner.x + 4.0, runner.y + 4.5),)
    assert inked(drawn(scene, "draw_behind_land", marks=sits), drawn(scene, "draw_behind_land")).any()
    walks = (MarkPose("tracker", runner.x + 4.0, runner.y + 0.8),)
    assert not inked(drawn(scene, "draw_behind_land", marks=walks), drawn(scene, "draw_behind_land")).any()
