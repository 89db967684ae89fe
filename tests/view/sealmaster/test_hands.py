"""A played sealmaster's body does what his hands do: strokes, kneeling to the water, driving, hauling, hurrying."""

from typing import Any

import pytest

from game.level.loader import read_bytes
from game.sim.intent import Intent
from game.sim.sealmaster.trap.poses import DrivenWavePose, StrandPose
from game.sim.world import World
from game.view.characters.clips.clip_tables import PoseBook
from game.view.characters.clips.runner_clips import History
from game.view.characters.clips.sealmaster_clips import choose_clip
from game.view.render.assets import Assets
from game.view.sealmaster.hands import with_hands
from game.view.snapshot import Snapshot, take_snapshot
from tests.level import samples

WAVE = DrivenWavePose(40.0, 3.0, 2.0, 5.5, 3.0, 1.0, 2.0, "curl", 0.0, 0.0)
STRAND = StrandPose("tracker", 1.0, 0.2, 0.2, 0.8, True, 0.4, 0.0)


@pytest.fixture
def world() -> World:
    things = [
        {"kind": "start", "id": "start", "at": [-10, 0.9]},
        {"kind": "sealmaster", "id": "sealmaster", "at": [117.5, 0.3], "inside": False},
    ]
    ground = {"line": [[-16, 1.2], [0, 0.3], [10, -3], [90, -3], [118, 0.3], [146, 1.2]]}
    lakes = [{"id": "lake", "left": -4, "right": 122}]
    return World(read_bytes(samples.text(ground=ground, lakes=lakes, things=things, triggers=[], role="sealmaster").encode()))


def seen(world: World, **intent: Any) -> Snapshot:
    world.step({"sealmaster": Intent(**intent)})
    return take_snapshot(world)


def stance(now: Snapshot) -> str:
    master = with_hands(now).sealmaster
    assert master is not None
    return master.stance


def test_his_hands_follow_the_stroke_whichever_way_he_faces(world: World) -> None:
    assert stance(seen(world, sign=True)) == "strokes"
    now = seen(world, sign=True, stroke_left=True)
    assert now.sealmaster is not None
    assert stance(now) == ("stroke_fore" if now.sealmaster.facing < 0 else "stroke_back")
    turned = now._replace(sealmaster=now.sealmaster._replace(facing=-now.sealmaster.facing))
    assert {stance(now), stance(turned)} == {"stroke_fore", "stroke_back"}


def test_he_kneels_to_the_water_for_the_web(world: World) -> None:
    now = seen(world)
    assert now.sealmaster is not None
    signs = now._replace(sealmaster=now.sealmaster._replace(stance="sign", technique="spiderweb", sign=0.4))
    shown = with_hands(signs).sealmaster
    assert shown is not None and shown.stance == "touch_water" and shown.sign == 0.4


def test_he_leans_into_a_fast_wave_and_hauls_in_time(world: World) -> None:
    now = seen(world)
    assert now.sealmaster is not None and now.trap is not None
    drives = now._replace(sealmaster=now.sealmaster._replace(stance="wave"), trap=now.trap._replace(wave=WAVE))
    fast = drives._replace(trap=now.trap._replace(wave=WAVE._replace(wanted=5.5)))
    slow_sign, fast_sign = (with_hands(each).sealmaster.sign for each in (drives, fast))  # type: ignore[union-attr]
    assert slow_sign < fast_sign == 1.0
    hauls = [stance(now._replace(trap=now.trap._replace(strands=(STRAND._replace(last_tap=tap),)))) for tap in (0.0, 1.0, -1.0)]
    assert hauls == ["haul_taut", "haul_pull", "haul_slip"]


def test_every_stance_of_his_hands_has_a_clip_of_its_own(world: World) -> None:
    now = seen(world)
    assert now.sealmaster is not None
    book = PoseBook(Assets(), "sealmaster")
    for name in ("strokes", "stroke_up", "stroke_down", "stroke_fore", "stroke_back", "touch_water", "hold_water", "drive", "haul_taut"):
        choice = choose_clip(now.sealmaster._replace(stance=name), History())
        assert choice.clip in book.names() and len(book.clip(choice.clip).rows) > 1


def test_nobody_else_s_sealmaster_is_changed(world: World) -> None:
    now = seen(world)._replace(trap=None)
    assert with_hands(now) is now


def test_who_lets_the_minutes_pass_looks_out(world: World) -> None:
    now = seen(world)
    assert now.trap is not None
    assert stance(now._replace(trap=now.trap._replace(time_scale=3.0))) == "watch"
