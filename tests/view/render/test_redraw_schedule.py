"""What frames cost: no frame pays for everything, and what can be made between frames is not made in one."""

import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.sim.intent import Intent
from game.sim.world import World
from game.view.characters.characters import Characters
from game.view.render.assets import Assets
from game.view.render.redraw_schedule import CYCLE_FRAMES, DEPTHS, FRAME_S, PLANE, REFLECTION, SKY, WAVE, RedrawSlot
from game.view.scene import Scene

RUN = {"runner": Intent(move=100, sprint=True, leap=True)}
SMALL = (640, 360)


def test_everybody_has_a_turn_and_the_dearest_have_theirs_alone() -> None:
    turns = {
        "plane": RedrawSlot(PLANE),
        "wave": RedrawSlot(WAVE, 2),
        "sky": RedrawSlot(SKY),
        "image": RedrawSlot(REFLECTION, 2 * CYCLE_FRAMES),
        "depths": RedrawSlot(DEPTHS, 3 * CYCLE_FRAMES),
    }
    for turn in turns.values():
        assert turn.due(0, 5.0, 0.0), "nothing is there yet"
    seen = set()
    for frame in range(1, 6 * CYCLE_FRAMES):
        due = {name for name, turn in turns.items() if turn.due(frame, 5.0, frame * FRAME_S)}
        assert len(due) == 1 or not due & {"plane", "wave"}, frame
        seen |= due
    assert seen == set(turns)


def test_a_leap_of_the_camera_leaves_nothing_of_the_last_picture() -> None:
    turn = RedrawSlot(PLANE)
    assert turn.due(PLANE, 5.0, 0.0) and not turn.due(PLANE + 1, 5.5, FRAME_S)
    assert turn.moved(5.5) == pytest.approx(0.5)
    assert turn.due(PLANE + 2, 90.0, 2 * FRAME_S) and turn.moved(90.0) == 0.0


def test_who_draws_few_frames_sees_nothing_old() -> None:
    turn = RedrawSlot(PLANE)
    assert all(turn.due(frame, 5.0, 0.1 * frame) for frame in range(2 * CYCLE_FRAMES))
    assert turn.due(PLANE + 1, 5.0, 0.0), "a retry begins anew"


def test_with_time_between_the_frames_no_frame_draws_a_limb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    pygame.font.init()
    world = World(read(find("03-the-crossing")))
    scene, surface = Scene(world.level, SMALL), pygame.Surface(SMALL)
    while scene.prepare_next():
        pass
    drawn: list[str] = []
    raster = Assets.raster

    def noted(self: Assets, name: str, *rest: object) -> pygame.Surface:
        drawn.append(name)
        return raster(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Assets, "raster", noted)
    for _ in range(240):
        for _ in range(2):
            scene.observe(world, world.step(RUN))
        before = len(drawn)
        scene.draw(surface)
        assert [name for name in drawn[before:] if name.startswith("runner")] == []
        scene.prepare_next()


def test_the_next_scene_of_the_same_size_need_not_draw_its_people_again() -> None:
    pygame.font.init()
    first = Characters(Assets(), 24.0)
    missing = 0
    while first.prepare_next():
        missing += 1
    assert missing > 500
    assert not Characters(Assets(), 24.0, first).prepare_next()
    assert Characters(Assets(), 48.0, first).prepare_next()
