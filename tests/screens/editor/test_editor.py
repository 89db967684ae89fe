"""What somebody who makes a level sees and may do while it is played beside his editor."""

import json
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.level.files import library
from game.screens.play.play import Play
from game.session.level_file import level_file
from game.view.camera.viewport import Viewport
from tests.conftest import POND
from tests.screens.editor.editor_desk import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def test_f3_lays_the_paper_over_and_takes_it_away(desk: Desk) -> None:
    desk.press(pygame.K_F7)
    assert not desk.editor.stopped, "without the paper the keys do nothing"
    desk.press(pygame.K_F3)
    desk.press(pygame.K_F7)
    with_it = pygame.image.tobytes(desk.app.window.picture(), "RGB")
    desk.editor.shown = False
    desk.frames(1)
    assert pygame.image.tobytes(desk.app.window.picture(), "RGB") != with_it
    desk.editor.shown = True
    desk.press(pygame.K_F3)
    assert desk.editor.time() == (1.0, 0), "put away, it leaves time as it was"


def test_a_level_that_is_not_watched_has_no_paper(desk: Desk) -> None:
    play = Play(desk.app, level_file(str(POND)))
    desk.app.push(play)
    for key in (pygame.K_F3, pygame.K_F5, pygame.K_F8):
        desk.press(key)
    assert play.editor is None and desk.app.screens[-1] is play


@pytest.mark.parametrize("size", [(1, 1), (7, 300), (320, 180), (1280, 720), (3000, 700)])
def test_it_is_drawn_at_any_size_wherever_the_pointer_is(desk: Desk, size: tuple[int, int]) -> None:
    desk.editor.shown = True
    for pointer in ((0, 0), (-5000, 9000), (size[0] // 2, size[1] // 2)):
        desk.pointer = pointer
        desk.editor.draw(pygame.Surface(size))


BY_DAY = ("03-the-crossing", "rope-bridge")
"""The others wait for the night: no new level makes README's command any longer."""
SHIPPED = [
    pytest.param(entry.path, id=entry.name, marks=() if entry.name in BY_DAY else pytest.mark.nightly) for entry in library.list_levels()
]


@pytest.mark.parametrize("path", SHIPPED)
def test_every_shipped_level_can_be_laid_under_it(tmp_path: Path, path: Path) -> None:
    """On a picture as small as can be: what is beneath it is painted anew for each."""
    with opened(tmp_path, (128, 72)) as desk:
        play = Play(desk.app, level_file(str(path)), watch=True)
        assert play.editor
        play.editor.shown = True
        play.draw(desk.app.window.picture())
        play.editor.draw(pygame.Surface((640, 360)))
        play.leave()


def test_a_pixel_and_its_place_are_each_other(desk: Desk) -> None:
    for size in ((640, 360), (1280, 720), (100, 700), (60, 30)):
        lens = Viewport(desk.play.scene.camera, size)
        x, y = lens.place((31, 17))
        assert (lens.x(x), lens.y(y)) == pytest.approx((31, 17), abs=1e-6)


def test_a_click_copies_the_place_ready_to_paste(desk: Desk) -> None:
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(0, 0)))
    desk.frames(1)
    assert desk.copied == [], "without the paper a click is nothing"
    desk.press(pygame.K_F3)
    x, y = desk.lens().place(desk.pointer)
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(0, 0)))
    desk.frames(1)
    (place,) = desk.copied
    assert json.loads(place) == pytest.approx([x, y], abs=0.051)
    assert place in desk.editor.slip.line


def test_close_to_the_ground_the_place_is_on_the_ground(desk: Desk) -> None:
    world, lens = desk.play.run.world, desk.lens()
    x = round(world.runner.x, 1)
    ground = world.terrain.height(x)
    desk.press(pygame.K_F3)
    desk.pointer = round(lens.x(x)), round(lens.y(ground + 0.1))
    desk.editor.command("click")
    copied = json.loads(desk.copied[0])
    assert copied[1] == pytest.approx(world.terrain.height(copied[0]), abs=0.0051)


def test_looking_about_stops_time_and_f7_goes_back_to_the_runner(desk: Desk) -> None:
    desk.press(pygame.K_END)
    assert not desk.editor.stopped, "without the paper the key does nothing"
    desk.press(pygame.K_F3)
    home = desk.play.scene.camera.x
    desk.press(pygame.K_END)
    desk.frames(2)
    stopped = desk.tick
    assert desk.play.scene.camera.x > home + 5
    desk.press(pygame.K_HOME)
    desk.frames(10)
    assert desk.play.scene.camera.x == pytest.approx(home, abs=0.01) and desk.tick == stopped
    desk.press(pygame.K_F7)
    desk.frames(5)
    assert desk.tick > stopped and desk.play.scene.camera.free_look is None


def test_the_level_is_dragged_by_the_middle_button(desk: Desk) -> None:
    desk.press(pygame.K_F3)
    before = desk.editor._now().place(desk.pointer)[0]
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=2, pos=(0, 0)))
    desk.frames(1)
    desk.pointer = desk.pointer[0] - 120, desk.pointer[1]
    desk.frames(3)
    assert desk.editor._now().place(desk.pointer)[0] == pytest.approx(before, abs=0.05), "what was taken hold of is still under the pointer"
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, button=2, pos=(0, 0)))
    desk.frames(1)
    x = desk.play.scene.camera.x
    desk.pointer = 0, 0
    desk.frames(3)
    assert desk.play.scene.camera.x == x and desk.editor.stopped


def test_the_wheel_goes_out_until_all_of_the_level_is_seen_and_in_again(desk: Desk) -> None:
    desk.press(pygame.K_F3)
    level = desk.play.run.source.level
    for _ in range(30):
        pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, x=0, y=-1))
        desk.frames(1)
    left, right = desk.editor._now().span
    assert left <= level.left and right >= level.right
    out = pygame.image.tobytes(desk.app.window.picture(), "RGB")
    before = desk.editor._now().place(desk.pointer)
    pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, x=0, y=1))
    desk.frames(1)
    assert desk.editor._now().place(desk.pointer) == pytest.approx(before, abs=0.01), "the pointer stays over its place"
    assert pygame.image.tobytes(desk.app.window.picture(), "RGB") != out
    desk.editor.command("click")
    x, y = json.loads(desk.copied[0])
    assert (x, y) == pytest.approx(before, abs=0.25), "a click copies from the plan as well"
    for _ in range(40):
        desk.press(pygame.K_PAGEUP)
    assert desk.editor._now().metre > desk.play.scene.camera.scale


def test_looked_at_from_near_a_long_slope_lies_where_it_is(desk: Desk) -> None:
    def lengthen(level: dict[str, object]) -> None:
        ground = level["ground"]
        assert isinstance(ground, dict)
        ground["line"][-1] = [160, 20]

    desk.save(lengthen)
    desk.press(pygame.K_F3)
    desk.editor.command("toggle_pause")
    for _ in range(3):
        desk.press(pygame.K_PAGEUP)
    desk.editor.survey.at = 100.0, desk.play.run.world.terrain.height(100.0)
    desk.frames(2)
    lens, picture = desk.editor._now(), desk.app.window.picture()
    for x in (98.5, 101.5):
        column, row = round(lens.x(x)), round(lens.y(desk.play.run.world.terrain.height(x)))
        above, below = (sum(picture.get_at((column, row + by))[:3]) for by in (-20, 20))
        assert above > below + 60, "paper above the ground and earth below it"


def test_f5_from_the_plan_begins_there_and_shows_him(desk: Desk) -> None:
    desk.press(pygame.K_F3)
    desk.press(pygame.K_PAGEDOWN)
    x = desk.editor._now().place(desk.pointer)[0]
    desk.press(pygame.K_F5)
    assert desk.play.run.world.runner.x == pytest.approx(x, abs=0.3) and not desk.editor.survey.drawn


def test_triggers_without_a_place_are_listed_until_they_fire(desk: Desk) -> None:
    from game.view.editor import trigger_list

    def script(level: dict[str, object]) -> None:
        triggers = level["triggers"]
        assert isinstance(triggers, list)
        triggers += [
            {"id": "soon", "when": [{"test": "elapsed", "seconds": 0.2}], "do": [{"act": "checkpoint", "checkpoint": "flag"}]},
            {"id": "late", "when": [{"test": "fired", "trigger": "soon"}], "after": 60, "do": [{"act": "goal", "goal": "goal.run"}]},
        ]
        things = level["things"]
        assert isinstance(things, list)
        things.append({"kind": "checkpoint", "id": "flag", "at": things[0]["at"]})

    desk.save(script)
    desk.press(pygame.K_F3)
    told = dict(trigger_list.lines(desk.play.run.world, 12))
    assert told["soon: time 0.2 s"] is False and told["late: fired soon, after 60 s"] is False
    assert not trigger_list.reached(desk.play.run.world)
    desk.frames(30)
    assert dict(trigger_list.lines(desk.play.run.world, 12))["soon: time 0.2 s"] is True
    assert trigger_list.reached(desk.play.run.world) == {"flag"}
    assert len(trigger_list.lines(desk.play.run.world, 1)) == 1 and "more" in trigger_list.lines(desk.play.run.world, 1)[0][0]


def test_no_clipboard_is_a_quiet_word(desk: Desk) -> None:
    def broken(place: str) -> None:
        raise pygame.error("no clipboard")

    desk.press(pygame.K_F3)
    desk.editor.clipboard = broken
    desk.editor.command("click")
    desk.frames(1)
    assert "[" in desk.editor.slip.line and desk.app.screens == [desk.play]


def test_f5_begins_where_the_pointer_is(desk: Desk) -> None:
    desk.press(pygame.K_F3)
    lake = desk.play.run.world.lakes[0]
    for wanted in (lake.left + 6.0, (lake.left + lake.right) / 2):
        desk.pointer = (round(desk.lens().x(wanted)), 5)
        x = desk.lens().place(desk.pointer)[0]
        desk.press(pygame.K_F5)
        runner = desk.play.run.world.runner
        assert abs(runner.x - x) < 0.3 and runner.on in ("ground", "water", "air")
        assert runner.y == pytest.approx(max(lake.level, desk.play.run.world.terrain.height(runner.x)), abs=0.6)
        assert desk.tick < 10, "a new attempt"


def test_f5_far_outside_is_still_in_the_level(desk: Desk) -> None:
    level = desk.play.run.source.level
    for x in (-1e6, 1e6):
        desk.play.start_at(x)
        assert level.left < desk.play.run.world.runner.x < level.right


def test_a_run_that_was_helped_is_not_recorded(desk: Desk, tmp_path: Path) -> None:
    session = desk.play.session
    session.recording = tmp_path / "run.json"
    desk.play.start_at(0.0)
    session.save()
    assert not session.recording.exists()


def test_time_is_slowed_stopped_and_stepped_by_exactly_one_tick(desk: Desk) -> None:
    desk.press(pygame.K_F3)
    before = desk.tick
    desk.press(pygame.K_F6)
    desk.frames(59)
    assert desk.tick - before == pytest.approx(30, abs=2)
    desk.press(pygame.K_F8)
    stopped = desk.tick
    desk.frames(20)
    assert desk.tick == stopped
    for steps in range(1, 4):
        desk.press(pygame.K_F8)
        assert desk.tick == stopped + steps
    desk.press(pygame.K_F7)
    desk.frames(10)
    assert desk.tick > stopped + 3


def test_a_run_that_has_ended_may_begin_again_under_the_pointer(desk: Desk) -> None:
    desk.play.run.final_outcome = {**desk.play.run.outcome(), "reason": "lost.caught"}
    desk.play.run.final_outcome["ticks"] = -1000
    desk.frames(2)
    assert len(desk.app.screens) == 2, "the reckoning"
    desk.press(pygame.K_F3)
    assert desk.editor.shown
    desk.press(pygame.K_F7)
    assert desk.editor.stopped and len(desk.app.screens) == 2
    desk.press(pygame.K_F5)
    assert desk.app.screens == [desk.play] and desk.play.run.was_teleported
    assert desk.play.run.world.runner.x == pytest.approx(desk.lens().place(desk.pointer)[0], abs=4)
