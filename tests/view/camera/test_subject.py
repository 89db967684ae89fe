"""What the picture holds: on land it looks up, on a lake down, from one to the other calmly; at the end both men and the hut are in it."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.core.paths import LEVELS
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim.intent import Intent
from game.sim.world import World
from game.view.camera.camera import EDGE, GROUND_Y, Camera, Subject
from game.view.camera.subject import Framing, camera_floor
from game.view.scene import Scene

pytestmark = pytest.mark.usefixtures("no_prints")

SMALL = (320, 180)
EXAMPLES = sorted(path.stem for path in (LEVELS / "examples").glob("*.json"))
NOWHERE = (255, 0, 255)
"""A colour that no print has."""


def strolled(level: Level, start: float, end: float, pace: float = 5.5) -> list[tuple[float, float]]:
    """Somebody goes from `start` to `end`: the row of the ground or still water under him and that of the lake's edge, frame by frame."""
    world, framing = World(level), Framing(level)
    camera = Camera(1.0, level.left, level.right)
    rows = []
    way = 1.0 if end > start else -1.0
    for frame in range(int(abs(end - start) / pace * 60)):
        x = start + way * pace * frame / 60
        floor = camera_floor(world, x)
        subject = Subject(x, floor, way, floor, pace, land=framing.land(x))
        if frame:
            camera.follow(subject, 1 / 60)
        else:
            camera.jump(subject)
        rows.append((camera.screen_y(floor), camera.edge))
    return rows


def test_in_the_wood_the_ground_lies_low_and_on_the_lake_its_edge_where_it_always_did(level: Level) -> None:
    rows = strolled(level, -32.0, 70.0)
    assert rows[0][0] == pytest.approx(GROUND_Y, abs=1)
    assert rows[-1][1] == pytest.approx(EDGE, abs=2)


@pytest.mark.parametrize(("start", "end"), [(-32.0, 70.0), (70.0, -32.0), (160.0, 210.0), (210.0, 160.0)])
def test_the_shore_is_crossed_without_a_jolt(level: Level, start: float, end: float) -> None:
    edges = [edge for _, edge in strolled(level, start, end, 7.5)]
    steps = [b - a for a, b in pairwise(edges)]
    assert max(map(abs, steps)) < 3.0
    assert max(abs(b - a) for a, b in pairwise(steps)) < 0.2


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_begins_and_ends_on_low_ground(name: str) -> None:
    level = read(find(name))
    if level.role == "sealmaster":  # his picture keeps to the lake: see test_trap_subject.py
        return
    framing = Framing(level)
    for x in (level.left + 2.0, level.right - 2.0):
        assert framing.land(x) > 0.9


def test_waves_do_not_move_what_is_land(level: Level) -> None:
    calm = level.model_copy(update={"lakes": tuple(lake.model_copy(update={"swell": ()}) for lake in level.lakes)})
    wavy, still = Framing(level), Framing(calm)
    assert all(wavy.land(x) == still.land(x) for x in np.arange(-44.0, 236.0, 3.7))


def test_a_level_without_a_lake_is_all_land(level: Level) -> None:
    assert Framing(level.model_copy(update={"lakes": ()})).land(100.0) == 1.0


def test_the_last_scene_has_both_men_in_its_middle_and_the_hut_behind_them(level: Level) -> None:
    world, scene = World(level), Scene(level, SMALL)
    assert world.sealmaster is not None and scene.layers.scenery.island is not None
    shore = level.things_of("hut")[0].at[0] - 18.5
    world.appear("sealmaster")
    world.sealmaster.place(shore + 6.0, world.terrain.height(shore + 6.0))
    world.step({})
    world.runner.place(shore, world.terrain.height(shore))
    world.runner.seated, world.runner.stroll = True, None
    surface, island = pygame.Surface(SMALL), scene.layers.scenery.island
    for tick in range(720):
        scene.observe(world, world.step({}))
        if tick % 4 == 0:
            scene.draw(surface)
    middle = (world.runner.x + world.sealmaster.x) / 2
    assert scene.camera.screen_x(middle) == pytest.approx(SMALL[0] / 2, abs=12)
    assert scene.camera.screen_x(shore) > SMALL[0] * 0.3
    hut = SMALL[0] / 2 + island._aside(island.hut - scene.camera.x) * scene.camera.scale
    assert hut + 80 * scene.scale * island.nearness(scene.camera) < SMALL[0], "the hut is in the picture, a little farther off"
    assert scene.camera.screen_y(world.runner.y) == pytest.approx(GROUND_Y * scene.scale, abs=2)


def test_one_who_runs_past_a_sealmaster_is_followed_as_ever() -> None:
    level = read(find("two-roles"))
    world, scene = World(level), Scene(level, SMALL)
    world.runner.place(54.0, 0.5)
    surface, ahead = pygame.Surface(SMALL), []
    for tick in range(120):
        scene.observe(world, world.step({"runner": Intent(move=100)}))
        if tick % 2 == 0:
            scene.draw(surface)
            ahead.append(scene.camera.x - world.runner.x)
    assert max(ahead) - min(ahead) < 0.1


@pytest.mark.parametrize("way", [1, pytest.param(-1, marks=pytest.mark.nightly)])
def test_nothing_tears_while_the_picture_rises_and_sinks(level: Level, way: int) -> None:
    """Pictures a tenth of a second apart across the shore: every pixel of each is painted, wherever the last one was."""
    world, scene, surface = World(level), Scene(level, SMALL), pygame.Surface(SMALL)
    places = np.arange(-12.0, 30.0, 0.75)[::way]
    for x in places:
        world.runner.place(float(x), camera_floor(world, float(x)))
        for _ in range(12):
            scene.observe(world, world.step({}))
        surface.fill(NOWHERE)
        scene.draw(surface)
        assert not unpainted(surface)


@pytest.mark.parametrize("end", ["left", "right"])
def test_a_lake_goes_on_to_the_picture_s_side(tmp_path: Path, end: str) -> None:
    """At the end of a level that is all water."""
    level = read(find("swell-crossing"))
    ground = level.ground.model_copy(update={"line": ((0.0, -3.0), (60.0, -3.0))})
    lake = level.lakes[0].model_copy(update={"left": 0.0, "right": 60.0})
    start = level.things_of("start")[0].model_copy(update={"at": (30.0, 0.0)})
    level = level.model_copy(update={"ground": ground, "lakes": (lake,), "things": (start,), "triggers": ()})
    world, scene, surface = World(level), Scene(level, SMALL), pygame.Surface(SMALL)
    world.runner.place(0.4 if end == "left" else 59.6, 0.0)
    for _ in range(10):
        scene.observe(world, world.step({}))
    surface.fill(NOWHERE)
    scene.draw(surface)
    assert not unpainted(surface)
    assert scene.profile.wet.all()


def unpainted(surface: pygame.Surface) -> bool:
    return bool((pygame.surfarray.array3d(surface) == NOWHERE).all(axis=2).any())
