"""Where the sealmaster is played the picture keeps him, shows his shore while he is ashore, and goes with the barrier."""

import math
from types import SimpleNamespace
from typing import Any

import pytest

from game.level.files.library import find
from game.level.loader import read, read_bytes
from game.sim.objects.floating.raft import RaftPose
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.trap.poses import DrivenWavePose, FocusPose
from game.sim.world import World
from game.view.camera.camera import Camera, Lens, lens_of
from game.view.camera.trap_subject import TrapFraming
from game.view.poses import BarrierPose
from game.view.snapshot import Snapshot, take_snapshot
from tests.level import samples

GROUND = [(-16.0, 1.2), (0.0, 0.3), (10.0, -3.0), (90.0, -3.0), (118.0, 0.3), (146.0, 1.2)]


@pytest.fixture
def now() -> Snapshot:
    things = [
        {"kind": "start", "id": "start", "at": [-10, 0.9]},
        {"kind": "sealmaster", "id": "sealmaster", "at": [124, 0.6], "inside": False},
    ]
    lakes = [{"id": "lake", "left": -4, "right": 122}]
    world = World(read_bytes(samples.text(ground={"line": GROUND}, lakes=lakes, things=things, triggers=[], role="sealmaster").encode()))
    world.step({})
    return take_snapshot(world)


def camera_at(now: Snapshot, x: float, **given: Any) -> Camera:
    """The picture at rest, with him at `x`."""
    assert now.sealmaster is not None
    moment = now._replace(sealmaster=now.sealmaster._replace(x=x), **given)
    subject = TrapFraming(GROUND, 40.0).subject(moment)
    assert subject is not None
    camera = Camera(1.0, -200.0, 300.0, Lens(40.0))
    camera.jump(subject)
    return camera


def ball(x: float, vx: float = 0.0) -> BarrierPose:
    return BarrierPose(x, 0.4, 0.0, 1.2, vx, 0.0, 0.0, 0.0, 60)


def test_ashore_the_picture_shows_his_shore_and_out_over_the_water_the_lake(now: Snapshot) -> None:
    assert camera_at(now, 124.0).x > 124.0
    assert camera_at(now, 95.0).x == pytest.approx(95.0 - 0.26 * 40.0, abs=0.6)


@pytest.mark.parametrize("away", [-34.0, -20.0, -5.0, 8.0, 20.0])
def test_he_and_the_barrier_are_both_in_the_picture(now: Snapshot, away: float) -> None:
    camera = camera_at(now, 100.0, barrier=ball(100.0 + away))
    assert camera.left + 1.0 < min(100.0, 100.0 + away) and max(100.0, 100.0 + away) < camera.right - 1.0


def test_it_goes_ahead_of_a_barrier_that_comes_fast(now: Snapshot) -> None:
    slow, fast = (camera_at(now, 100.0, barrier=ball(116.0, vx)).x for vx in (0.0, 5.0))
    assert fast > slow + 1.0


@pytest.mark.parametrize("raft", [-38.0, -30.0, -12.0])
def test_a_wave_and_the_raft_that_it_is_driven_at_are_both_in_the_picture(now: Snapshot, raft: float) -> None:
    assert now.trap is not None
    wave = DrivenWavePose(100.0 + raft - 12.0, 3.7, 2.0, 5.5, 3.7, 1.0, 12.0, "curl", 0.2, 0.6)
    camera = camera_at(now, 100.0, trap=now.trap._replace(wave=wave))
    assert camera.left < wave.x and wave.x + wave.lead < camera.right


@pytest.mark.parametrize("away", [-38.0, -30.0, -12.0])
def test_the_picture_stays_with_a_raft_until_it_lies_upside_down(now: Snapshot, away: float) -> None:
    """The wave has done its work as soon as the raft begins to go over; to look away then would hide what it was raised for."""
    raft = RaftPose("raft", 100.0 + away, 0.0, math.radians(50.0), 0.0, 0.0, 5.0, 2.5, False, 0.5)
    camera = camera_at(now, 100.0, things=(*now.things, raft))
    assert camera.left < raft.x - raft.reach and raft.x + raft.reach < camera.right
    rests = camera_at(now, 100.0, things=(*now.things, raft._replace(angle=math.pi, overturned=True)))
    assert rests.x == pytest.approx(camera_at(now, 100.0).x)


@pytest.mark.parametrize("away", [-41.0, -33.0, -20.0])
def test_a_raft_that_comes_draws_the_picture_out_as_long_as_he_stays_in_it(now: Snapshot, away: float) -> None:
    raft = RaftPose("raft", 100.0 + away, 0.0, 0.0, 0.0, 0.0, 5.0, 2.5, False, 0.5)
    camera = camera_at(now, 100.0, things=(*now.things, raft))
    assert camera.right - 1.0 > 100.0 and (camera.left < raft.x - raft.reach or camera.right < 100.0 + 2.5)
    far = camera_at(now, 100.0, things=(*now.things, raft._replace(x=40.0)))
    assert far.x == pytest.approx(camera_at(now, 100.0).x)


def test_one_who_is_too_far_off_does_not_take_the_picture_from_him(now: Snapshot) -> None:
    assert camera_at(now, 100.0, barrier=ball(30.0)).x == pytest.approx(camera_at(now, 100.0).x)


@pytest.mark.parametrize("away", [-38.0, -30.0, -20.0])
def test_until_the_wave_comes_those_after_a_ball_are_in_the_picture_with_it(now: Snapshot, away: float) -> None:
    after: Any = [SimpleNamespace(x=100.0 + away - gap, stance="run") for gap in (3.0, 9.0)]
    camera = camera_at(now, 100.0, barrier=ball(100.0 + away), hunters=after)
    assert camera.left + 1.0 < after[1].x and 100.0 + away < camera.right - 1.0
    drowned: Any = [SimpleNamespace(x=one.x, stance="drowned") for one in after]
    assert camera_at(now, 100.0, barrier=ball(100.0 + away), hunters=drowned).x > camera.x or away > -21.0


def test_a_wave_too_far_out_for_him_to_be_in_the_picture_is_seen_with_its_ball(now: Snapshot) -> None:
    wave: Any = SimpleNamespace(x=58.0, direction=1)
    camera = camera_at(now, 100.0, barrier=ball(61.5), wave=wave)
    assert camera.left + 1.0 < 58.0 and camera.right - 1.0 > 61.5


def of_two(now: Snapshot, runner: float, x: float = 100.0) -> Any:
    assert now.sealmaster is not None and now.runner is not None
    moment = now._replace(sealmaster=now.sealmaster._replace(x=x), runner=now.runner._replace(x=runner, on="water"))
    subject = TrapFraming(GROUND, 40.0).subject(moment, two_players=True)
    assert subject is not None
    return subject


@pytest.mark.parametrize("away", [-35.0, -20.0, -5.0])
def test_with_two_players_both_are_in_the_picture_as_soon_as_they_can_be(now: Snapshot, away: float) -> None:
    camera = Camera(1.0, -200.0, 300.0, Lens(40.0))
    camera.jump(of_two(now, 100.0 + away))
    assert camera.left + 1.0 < 100.0 + away and camera.right - 1.0 > 100.0


def test_with_two_players_the_picture_goes_with_the_runner_until_then(now: Snapshot) -> None:
    camera = Camera(1.0, -200.0, 300.0, Lens(40.0))
    camera.jump(of_two(now, 20.0))
    assert camera.left + 5.0 < 20.0 < camera.right - 5.0 < 95.0


def test_it_glides_from_one_to_the_other(now: Snapshot) -> None:
    """He runs towards the jetty, is shut in, and the picture is the sealmaster's: never does it jump."""
    camera = Camera(1.0, -200.0, 300.0, Lens(40.0))
    camera.jump(of_two(now, 50.0))
    assert now.sealmaster is not None and now.runner is not None
    moved, x = [], 50.0
    for frame in range(600):
        x = min(80.0, x + 6.0 / 60)
        if frame < 400:
            subject = of_two(now, x)
        else:
            moment = now._replace(sealmaster=now.sealmaster._replace(x=100.0), runner=now.runner._replace(x=x), barrier=ball(x))
            subject = TrapFraming(GROUND, 40.0).subject(moment, two_players=True)
        before = camera.x
        camera.follow(subject, 1 / 60)
        moved.append(abs(camera.x - before))
    assert max(moved) < 0.35 and camera.left + 1.0 < 80.0 and camera.right - 1.0 > 100.0


def test_whoever_a_barrier_reaches_is_in_the_picture() -> None:
    """From the jetty's end of Test Subjects, as far as the sign reaches: nobody is sealed unseen."""
    level = read(find("04-test-subjects"))
    world = World(level)
    world.step({})
    seen, master = take_snapshot(world), world.sealmaster
    assert isinstance(master, PlayedSealmaster) and seen.sealmaster is not None and seen.trap is not None and seen.runner is not None
    end = max(jetty.at[0] for jetty in level.things_of("jetty"))
    x = end + 0.7 - master.trap.barrier_range + 0.1
    focus = FocusPose("runner", x, 0.2, True, True, "", "")
    runner, trap = seen.runner._replace(x=x), seen.trap._replace(focus=focus)
    moment = seen._replace(seconds=9.0, sealmaster=seen.sealmaster._replace(x=end + 0.7), trap=trap, runner=runner)
    subject = TrapFraming(list(level.ground.line), lens_of(level).metres).subject(moment)
    assert subject is not None
    camera = Camera(1.0, level.left, level.right, lens_of(level))
    camera.jump(subject)
    assert camera.left + 1.4 < x and end + 0.7 < camera.right - 1.0


def test_the_picture_is_out_with_couriers_when_they_come_on_and_then_with_him_again() -> None:
    world = World(read(find("couriers")))
    framing = TrapFraming(list(world.level.ground.line), 40.0)
    world.step({})
    start = framing.subject(take_snapshot(world))
    for _ in range(120 * 5):
        world.step({})
    later = framing.subject(take_snapshot(world))
    assert start is not None and later is not None and world.sealmaster is not None
    assert abs(start.x - world.couriers[0].x) > 20.0 and abs(start.x - world.level.things_of("courier")[0].at[0]) < 12.0
    assert abs(later.x - world.sealmaster.x) < 0.1
