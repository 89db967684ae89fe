"""A picture is made from snapshots alone: whatever becomes of the world, nothing of it shows; and all of it moves between two ticks."""

import re
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.sim.intent import Intent
from game.sim.world import World
from game.view import snapshot
from game.view.interpolation import interpolate
from game.view.scene import Scene
from game.view.snapshot import take_snapshot

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (640, 360)
VIEW = Path(snapshot.__file__).parent
SEES_THE_WORLD = {"scene.py", "snapshot.py", "hudless_scene.py"}
"""Files of the view, but for the editor's, that mention a world: they take its snapshot, or hand it to whoever does."""


def trap(level: Level) -> World:
    """In the barrier, the spiderweb awake, a wave behind, and hunters about."""
    world, x = World(level), 235.0
    world.appear("sealmaster")
    assert world.sealmaster is not None
    for hunter in list(world.hidden_hunters):
        world.appear(hunter.id)
    for away, person in enumerate((world.runner, *world.hunters)):
        person.place(x - 3.0 * away, world.lakes[0].sample(x - 3.0 * away).surface + 0.2)
    for technique in ("barrier", "spiderweb", "wave"):
        world.cast_technique(technique, world.sealmaster)
    return world


@pytest.fixture(scope="module")
def trapped(level: Level) -> World:
    world = trap(level)
    for _ in range(240):
        world.step({"runner": Intent(move=60)})
    return world


def spoil(world: World) -> None:
    """Change all that the picture once read from the world."""
    for _ in range(90):
        world.step({"runner": Intent(move=-100)})
    assert world.barrier is not None and world.wave is not None and world.spiderweb is not None
    world.runner.energy.amount, world.runner.pain, world.runner.pills = 3.0, 1.0, 0
    world.runner.x, world.barrier.x, world.wave.x = world.runner.x + 3.0, world.barrier.x + 3.0, world.wave.x - 9.0
    world.spiderweb.reach_left, world.spiderweb.releasing = world.runner.x, 0.7
    world.spiderweb.captives.clear()
    world.goal, world.line = "goal.hold", None
    for hunter in list(world.hunters):
        world.remove(hunter)
    for lake in world.lakes:
        lake.depth *= 0.5
        lake.foam[:], lake.wetness[:] = 1.0, 1.0
    for log in world.logs:
        log.y += 2.0
        log.angle = 0.4
    world.finish(False, "lost.caught")


@pytest.mark.parametrize("alpha", [0.4, pytest.param(1.0, marks=pytest.mark.nightly)])
def test_what_becomes_of_the_world_after_the_snapshot_does_not_show(level: Level, alpha: float) -> None:
    pictures = []
    for spoilt in (False, True):
        world, scene, surface = trap(level), Scene(level, SIZE), pygame.Surface(SIZE)
        for _ in range(240):
            scene.observe(world, world.step({"runner": Intent(move=60)}))
        assert scene.after.spiderweb is not None and scene.after.spiderweb.strands and scene.after.wave is not None
        if spoilt:
            spoil(world)
        scene.draw(surface, alpha)
        pictures.append(pygame.surfarray.array3d(surface))
    assert (pictures[0] == pictures[1]).all()


def test_web_wave_and_what_the_hud_shows_are_half_way_between_two_ticks(trapped: World) -> None:
    before = take_snapshot(trapped)
    trapped.step({"runner": Intent(move=60)})
    after = take_snapshot(trapped)
    middle = interpolate(before, after, 0.5)
    pairs = [(before.wave, middle.wave, after.wave, "x"), (before.runner, middle.runner, after.runner, "x")]
    pairs += [(before.barrier, middle.barrier, after.barrier, "angle")]
    for first, half, last, name in pairs:
        assert first is not None and half is not None and last is not None
        assert getattr(first, name) != getattr(last, name)
        assert getattr(half, name) == pytest.approx((getattr(first, name) + getattr(last, name)) / 2.0)
    assert before.spiderweb is not None and middle.spiderweb is not None and after.spiderweb is not None
    assert len(middle.spiderweb.strands) == len(after.spiderweb.strands) > 0
    for was, half_way, now in zip(before.spiderweb.strands, middle.spiderweb.strands, after.spiderweb.strands, strict=True):
        assert half_way.foot_x == pytest.approx((was.foot_x + now.foot_x) / 2.0)


def test_a_snapshot_is_frozen(trapped: World) -> None:
    now = take_snapshot(trapped)
    with pytest.raises(AttributeError):
        now.seconds = 3.0  # type: ignore[misc]
    with pytest.raises(AttributeError):
        now.hunters[0].x = 3.0  # type: ignore[misc]
    assert not any(np.shares_memory(pose.depth, lake.depth) for pose, lake in zip(now.lakes, trapped.lakes, strict=True))


def test_nothing_else_in_the_view_is_given_a_world() -> None:
    """The editor lays its overlay over a world that stands still."""
    given = {
        path.relative_to(VIEW).as_posix()
        for path in VIEW.rglob("*.py")
        if re.search(r"world: (Any|World)", path.read_text(encoding="utf-8")) and path.parent.name != "editor"
    }
    assert given <= SEES_THE_WORLD
