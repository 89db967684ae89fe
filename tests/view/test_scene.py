"""The picture never touches the world, survives any size, shows what is between two ticks, and keeps its palettes."""

import gc
import json
import threading
import weakref
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.core.paths import ASSETS
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim.intent import Intent
from game.sim.world import World
from game.view.render.palette import Palette, palette
from game.view.scene import Scene

pytestmark = pytest.mark.usefixtures("no_prints")

RUN = {"runner": Intent(move=100, sprint=True, leap=True)}
SMALL = (320, 180)


def trap(world: World) -> None:
    """Put everybody on the lake and everything to work."""
    assert world.sealmaster is not None
    world.runner.place(165.0, 0.1)
    for number, who in enumerate(("tracker", "thrower", "diver")):
        world.appear(who)
        person = world.person(who)
        assert person is not None
        person.place(160.0 - 3 * number, 0.1)
    for technique in ("barrier", "spiderweb", "wave"):
        world.cast_technique(technique, world.sealmaster)


def test_drawing_leaves_the_world_alone(level: Level) -> None:
    drawn, undrawn = World(level), World(level)
    scene, surface = Scene(level, SMALL), pygame.Surface(SMALL)
    for world in (drawn, undrawn):
        trap(world)
    for tick in range(240):
        scene.observe(drawn, drawn.step(RUN))
        if tick % 7 == 0:
            scene.draw(surface, 0.5)
        undrawn.step(RUN)
    assert drawn.state_hash() == undrawn.state_hash()


def test_ink_closes_round_who_is_caught_and_round_nobody_else(level: Level) -> None:
    """The corners of the picture go dark, and the two in its gap do not."""
    world, scene, surface = World(level), Scene(level, SMALL), pygame.Surface(SMALL)
    world.appear("tracker")
    tracker = world.person("tracker")
    assert tracker is not None
    tracker.place(world.runner.x - 0.5, world.runner.y)

    def dark() -> int:
        scene.draw(surface, 1.0)
        return int((pygame.surfarray.array3d(surface)[:, 60:].max(axis=2) < 55).sum())

    scene.observe(world, world.step({}))
    before = dark()
    world.catch_runner(tracker)  # type: ignore[arg-type]
    for _ in range(60):
        scene.observe(world, world.step({}))
    assert world.runner.stance == "caught" and dark() > before + 3000
    scene.hud.hidden = True  # the card has come
    gone = []
    for _ in range(3):
        gone.append(dark())
        scene.pass_time(0.3)
    assert gone[0] > before + 3000 > gone[2] and gone[1] <= gone[0], "and behind it they go"
    scene.hud.hidden = False
    for move in (100, -100, 100):  # two tugs at the collar: the hand slips
        scene.observe(world, world.step({"runner": Intent(move=move)}))
    assert 0.0 < world.runner.grip < 0.5 and dark() < before + 1500


def test_the_same_run_shows_the_same_picture(level: Level) -> None:
    pictures = []
    for _ in range(2):
        world, scene, surface = World(level), Scene(level, SMALL), pygame.Surface(SMALL)
        for tick in range(120):
            scene.observe(world, world.step(RUN))
            scene.pass_time(1 / 120)
            if tick % 2:
                scene.draw(surface, 1.0)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("size", [(1, 1), (3, 700), (700, 3), (333, 777), (8000, 40)])
def test_any_size_is_drawn(level: Level, size: tuple[int, int]) -> None:
    world, surface = World(level), pygame.Surface(size)
    scene = Scene(level, size)
    scene.observe(world, world.step({}))
    scene.draw(surface, 1.0)


def test_a_window_of_another_shape_is_letterboxed(level: Level) -> None:
    world, surface = World(level), pygame.Surface((320, 300))
    scene = Scene(level, surface.get_size())
    scene.observe(world, world.step({}))
    scene.draw(surface, 1.0)
    assert surface.get_at((160, 10))[:3] == surface.get_at((10, 290))[:3] == (0x1B, 0x20, 0x30)
    assert surface.get_at((160, 80))[:3] != (0x1B, 0x20, 0x30)


def test_another_size_is_taken_up_in_mid_run(level: Level) -> None:
    world = World(level)
    scene = Scene(level, SMALL)
    scene.observe(world, world.step({}))
    scene.draw(pygame.Surface(SMALL), 1.0)
    x = scene.camera.x
    scene.draw(pygame.Surface((640, 360)), 1.0)
    assert scene.camera.x == pytest.approx(x, abs=0.1)


@pytest.mark.parametrize("name", ["web-trap", "log-bridge", "two-roles"])
def test_other_lakes_are_drawn_too(name: str) -> None:
    level = read(find(f"examples/{name}")) if _known(f"examples/{name}") else read(find(name))
    world, scene, surface = World(level), Scene(level, SMALL), pygame.Surface(SMALL)
    for _ in range(30):
        scene.observe(world, world.step(RUN))
    scene.draw(surface, 0.3)


def test_a_level_without_a_lake_is_drawn(level: Level) -> None:
    dry = level.model_copy(update={"lakes": (), "triggers": ()})
    world, scene, surface = World(dry), Scene(dry, SMALL), pygame.Surface(SMALL)
    for _ in range(10):
        scene.observe(world, world.step(RUN))
    scene.draw(surface, 1.0)
    assert max(crust.get_height() + core.get_height() for crust, core, _ in scene.layers.land.tiles.values()) < 2 * SMALL[1]


@pytest.mark.parametrize("high", [-60.0, 90.0, *(pytest.param(high, marks=pytest.mark.nightly) for high in (-9.0, 4.0, 14.0))])
def test_hills_and_gorges_of_any_height_are_drawn(level: Level, high: float) -> None:
    line = tuple((x, y + high) for x, y in level.ground.line)
    hills = level.model_copy(update={"ground": level.ground.model_copy(update={"line": line})})
    scene, surface, world = Scene(hills, SMALL), pygame.Surface(SMALL), World(hills)
    for x in (-20.0, 60.0, 120.0, 200.0):
        world.runner.place(x, world.terrain.height(x))
        scene.begin(world)
        scene.observe(world, world.step(RUN))
        scene.draw(surface)
    assert scene.layers.land.tiles


def test_trees_beyond_the_lake_do_not_hide_it(level: Level) -> None:
    """The wood in the distance belongs to the near shore: from the middle of the lake the sky looks as it does without any tree."""
    tree = level.things_of("tree")[0]
    beyond = [tree.model_copy(update={"id": f"far-{x}", "at": (x, 2.2)}) for x in (222.0, 228.0)]
    skies = []
    for trees in ([], beyond):
        things = tuple(thing for thing in level.things if thing.kind != "tree") + tuple(trees)
        lake = level.model_copy(update={"things": things})
        world, scene, surface = World(lake), Scene(lake, SMALL), pygame.Surface(SMALL)
        world.runner.place(190.0, 0.4)
        scene.observe(world, world.step({}))
        scene.draw(surface, 1.0)
        skies.append(pygame.surfarray.array3d(surface.subsurface((80, 20, 160, 40))).astype(int))
    assert (np.abs(skies[0] - skies[1]).sum(axis=2) > 24).mean() < 0.01, "but for a leaf in the wind"


def _known(name: str) -> bool:
    try:
        find(name)
    except Exception:
        return False
    return True


@pytest.mark.parametrize("path", sorted((ASSETS / "palettes").glob("*.json")), ids=lambda path: path.stem)
def test_every_palette_is_whole(path: Path) -> None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert set(stored) == set(Palette.model_fields)
    Palette.model_validate(stored)


def test_a_missing_palette_is_told_and_replaced(caplog: pytest.LogCaptureFixture) -> None:
    palette.cache_clear()
    assert palette("nowhere") == Palette()
    assert "nowhere.json" in caplog.text


def test_a_palette_with_too_few_colours_is_told_and_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Drawings take single colours of its gradients, as the fourth of the sky."""
    (tmp_path / "palettes").mkdir()
    (tmp_path / "palettes" / "pale.json").write_text('{"sky": [[0, "#ffffff"], [1, "#eeeeee"]]}', encoding="utf-8")
    monkeypatch.setattr("game.view.render.palette.ASSETS", tmp_path)
    assert palette("pale") == Palette()
    assert "pale.json" in caplog.text


@pytest.mark.usefixtures("sprites_for_later")
def test_what_was_made_for_another_size_goes_without_the_collector(level: Level) -> None:
    """What is there before the first frame is frozen: in a ring of references it would stay for ever, 100 MB at each change of size."""
    world, scene = World(level), Scene(level, SMALL)
    scene.begin(world)
    scene.draw(pygame.Surface(SMALL))
    scene.build_lazy_layers()
    scene.prepare_next()
    edge, depths, spiderweb = (
        weakref.ref(scene.layers.waterline),
        weakref.ref(scene.layers.underwater()),
        weakref.ref(scene.layers.spiderweb()),
    )
    old = {
        name: weakref.ref(getattr(scene.layers, name))
        for name in ("sky", "surface_top", "land", "solids", "scenery", "forest", "wildlife", "breakers")
    }
    gc.disable()
    try:
        scene.resize((480, 270))
        for thread in threading.enumerate():
            if thread.name == "prints":
                thread.join()
        assert [name for name, layer in old.items() if layer() is not None] == []
        assert edge() is None and depths() is None and spiderweb() is None
    finally:
        gc.enable()
