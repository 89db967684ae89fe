"""The end of the Crossing as it is seen: he faints into the arms of the one who came to him, a lantern beside them."""

from types import SimpleNamespace

import pygame
import pytest

from game.level.model import Level
from game.sim.world import World
from game.view.camera.camera import Camera
from game.view.characters import support
from game.view.characters.clips import sealmaster_clips as master_view
from game.view.characters.clips.runner_clips import History, choose_clip
from game.view.objects.lights.lantern import Lantern
from game.view.render.assets import Assets
from game.view.render.palette import palette
from game.view.snapshot import Snapshot, take_snapshot
from tests.view.characters.people import hunter_pose, runner_pose, sealmaster_pose


@pytest.fixture
def world(level: Level) -> World:
    """Both on the shore of the island, six metres apart, and nothing to be held any more."""
    world = World(level)
    hut = level.things_of("hut")[0].at[0]
    world.appear("sealmaster")
    assert world.sealmaster is not None
    for who, x in ((world.runner, hut - 18.0), (world.sealmaster, hut - 12.0)):
        who.place(x, world.terrain.height(x))
    for other in list(world.hunters):
        world.remove(other)
    world.runner.seated = True
    return world


def test_he_comes_to_the_one_who_sits_and_catches_him_as_he_faints(world: World) -> None:
    for _ in range(480):
        world.step({})
    assert world.sealmaster is not None
    assert 0.5 < world.sealmaster.x - world.runner.x < 1.0 and world.sealmaster.facing == -1
    world.runner.fainted = True
    world.step({})
    now = support.marked(take_snapshot(world))
    assert now.runner is not None and choose_clip(now.runner, History(before="sit")).clip == "faint_held"
    assert master_view.choose_clip(now.sealmaster, History()).clip == "hold_up"


def test_he_does_not_leave_what_he_has_to_hold(world: World) -> None:
    world.cast_technique("spiderweb", world.sealmaster)
    assert world.sealmaster is not None and world.spiderweb is not None
    places = []
    for _ in range(240):
        world.step({})
        places += [world.sealmaster.x] if world.spiderweb.awake else []
    assert len(places) > 100 and max(places[60:]) - min(places[60:]) < 0.01


def test_nobody_is_caught_from_afar() -> None:
    now = support.marked(Snapshot(runner=runner_pose(stance="faint"), sealmaster=sealmaster_pose(x=4.0)))
    assert now.runner is not None and choose_clip(now.runner, History(before="sit")).clip == "faint_sitting"


@pytest.mark.parametrize(("side", "facing"), [(1, 1), (1, -1), (-1, 1), (-1, -1)])
def test_whoever_is_caught_wants_away_from_the_one_who_has_him(side: int, facing: int) -> None:
    catcher = hunter_pose(x=0.6 * side, stance="caught")
    now = support.marked(Snapshot(runner=runner_pose(stance="caught", facing=facing), hunters=[catcher]))
    assert now.runner is not None
    shown = facing * (-1 if choose_clip(now.runner, History()).turned else 1)
    assert shown == -side


@pytest.mark.usefixtures("no_prints")
def test_the_lantern_is_carried_and_set_down() -> None:
    lantern, camera = Lantern(Assets(), palette("night"), 1.0), Camera(1.0, -50.0, 50.0)
    camera.x = 0.0
    someone = SimpleNamespace(x=0.0, y=0.0, vx=-1.7, facing=-1)

    def lamp() -> tuple[int, int]:
        """Middle of the brightest of it."""
        surface = pygame.Surface((1280, 720))
        lantern.draw(surface, camera, someone, 0.0, 0.0, 1 / 60)
        lit = pygame.mask.from_threshold(surface, (255, 246, 212), (14, 14, 40, 255))
        return lit.centroid()

    carried = lamp()
    someone.vx = 0.0
    for _ in range(60):
        put_down = lamp()
    middle = camera.screen_x(0.0)
    assert carried[0] < middle < put_down[0] and put_down[1] > carried[1] + 15
