"""What people are seen to do: landings, flow and scarf, announced throws and blows, a grab of two."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

from game.view.characters.characters import Characters, chosen
from game.view.characters.clips.clip_tables import UNITS, PoseBook
from game.view.characters.clips.runner_clips import History
from game.view.characters.puppet import BONE, bones, figure_from
from game.view.characters.support import marked
from game.view.render.assets import Assets
from game.view.snapshot import Snapshot
from tests.view.characters.people import (
    KINDS,
    canvas,
    hunter,
    hunter_pose,
    person,
    runner_pose,
    screen,
)

FRAME = 1 / 60


def book(assets: Assets, figure: str = "runner") -> PoseBook:
    return PoseBook(assets, figure, PoseBook(assets, "common"))


def test_facing_about_takes_time_too(cast: Characters) -> None:
    runner = person(stance="crouch")
    for frame in range(20):
        cast.draw(canvas(), screen, runner, frame * FRAME, FRAME)
    lean = (cast.places(runner) or [])[2]
    runner.facing = -1
    cast.draw(canvas(), screen, runner, 1.0, FRAME)
    assert (cast.places(runner) or [])[2] < -0.5 * lean  # still leaning the old way, counted in the new one
    for frame in range(30):
        cast.draw(canvas(), screen, runner, 1.1 + frame * FRAME, FRAME)
    assert (cast.places(runner) or [])[2] == pytest.approx(lean, abs=4.0)


def test_a_hard_landing_bends_the_knees_and_passes(cast: Characters) -> None:
    runner = person(stance="idle")
    for frame in range(10):
        cast.draw(canvas(), screen, runner, frame * FRAME, FRAME)
    standing = (cast.places(runner) or [])[1]
    runner.last_landing, runner.stance_ticks = SimpleNamespace(impact=11.0, quality=1.0, footing="rock"), 0
    heights = []
    for frame in range(40):
        cast.draw(canvas(), screen, runner, 1.0 + frame * FRAME, FRAME)
        heights.append((cast.places(runner) or [])[1])
    assert min(heights) < standing - 40.0 and heights[-1] == pytest.approx(standing, abs=4.0)


def test_a_stamp_looks_heavy_and_a_landing_with_the_water_light(assets: Assets) -> None:
    def landed(quality: float) -> tuple[float, float, float]:
        """How deep the hips go, how far the chin, and how high they spring up again."""
        cast, runner = Characters(assets, 48.0), person(stance="idle")
        for frame in range(20):
            cast.draw(canvas(), screen, runner, frame * FRAME, FRAME)
        standing = list(cast.places(runner) or [])
        runner.last_landing, runner.stance_ticks = SimpleNamespace(impact=8.0, quality=quality, footing="water"), 0
        rows = []
        for frame in range(40):
            cast.draw(canvas(), screen, runner, 1.0 + frame * FRAME, FRAME)
            rows.append(list(cast.places(runner) or []))
        hips, heads = [row[1] - standing[1] for row in rows], [row[4] - standing[4] for row in rows]
        return -min(hips), max(heads), max(hips)

    stamp, light = landed(0.05), landed(0.95)
    assert stamp[0] > 45.0 > 30.0 > light[0] > 8.0
    assert stamp[1] > 15.0 > 8.0 > light[1]
    assert light[2] > 5.0 > stamp[2]


def test_a_flow_is_seen_in_how_he_runs() -> None:
    runs = [chosen("runner", person(stance="run", vx=5.5 + 0.35 * flow, flow=flow), History()) for flow in range(5)]
    assert [run.clip for run in runs] == ["run", "run", "sprint", "sprint", "sprint"]
    assert all(a.lean < b.lean for a, b in itertools.pairwise(runs))


def test_a_flow_lengthens_the_scarf_link_by_link(cast: Characters) -> None:
    def length(flow: int) -> float:
        runner = person(id=f"flow {flow}", stance="run", vx=6.0, flow=flow)
        for frame in range(150):
            runner.stride += 6.0 * FRAME
            cast.draw(canvas(), screen, runner, frame * FRAME, FRAME)
        return float(sum(cast._actors[runner.id].tails[0].lengths))

    lengths = [length(flow) for flow in range(5)]
    assert all(longer > shorter + 12.0 for shorter, longer in itertools.pairwise(lengths))


def test_a_scarf_is_a_rope_whose_links_follow_one_another(cast: Characters) -> None:
    """It stays in its wearer's wake whatever he does, and one that leaps leaves it hanging for a moment."""
    runner, kinks, angles = person(stance="run", vx=5.5), [], []
    for frame in range(240):
        leaping = 120 <= frame < 150
        runner.vy = 6.6 - 22.0 * (frame - 120) * FRAME if leaping else 0.0
        runner.on, runner.stance = ("air", "leap") if leaping else ("water", "run")
        runner.stride += 5.5 * FRAME
        cast.draw(canvas(), screen, runner, frame * FRAME, FRAME)
        links = cast._actors[runner.id].tails[0].angles
        kinks.append(max(abs(b - a) for a, b in itertools.pairwise(links)))
        angles.append(links[1])
    assert np.median(kinks[60:]) < 40.0
    assert max(angles[120:140]) > max(angles[60:120]) + 8.0, "it whips down as he goes up"
    assert np.mean(angles[200:]) < -60.0


def test_the_deeper_he_stands_the_higher_his_knees() -> None:
    lifted = []
    for depth in (0.0, 0.12, 0.45, 0.9):
        choice = chosen("runner", person(stance="wade" if depth > 0.3 else "run", vx=3.0), History(depth=depth))
        lifted.append((choice.clip, choice.mix))
    assert lifted == [("run", ""), ("run", "wade_ankle"), ("wade_ankle", "wade_knee"), ("wade_knee", "wade_waist")]


def test_a_throw_is_announced_by_the_arm_and_followed_through(assets: Assets) -> None:
    aiming = chosen("thrower", hunter("thrower", stance="aim", vx=5.0), History())
    assert (aiming.clip, aiming.upper) == ("run", "aim_arms")
    clip = book(assets, "thrower").clip("aim_arms")
    assert clip.hands[0] == "blade" and clip.at(1.0)[11] < clip.at(0.0)[11] - 90.0  # the arm goes back before it comes forward
    thrown = chosen("thrower", hunter("thrower", stance="run", vx=5.0, stance_ticks=4), History(before="aim"))
    assert thrown.upper == "throw_arms"


def test_hunters_who_wait_do_not_stand_like_statues() -> None:
    """In ten seconds each does several things, no two all the time the same, and now and then one turns to the others."""
    seen = {
        kind: [chosen(kind, hunter(kind, stance="idle", stance_ticks=ticks), History()) for ticks in range(0, 1200, 30)] for kind in KINDS
    }
    for choices in seen.values():
        assert len({choice.clip for choice in choices}) >= 3
    assert any(choice.turned for choices in seen.values() for choice in choices)
    for a, b in itertools.combinations(KINDS, 2):
        assert sum(x.clip == y.clip for x, y in zip(seen[a], seen[b], strict=True)) < 28


@pytest.mark.parametrize("kind", KINDS)
def test_a_blow_at_the_ball_is_announced_and_followed_through(assets: Assets, kind: str) -> None:
    lifted = chosen(kind, hunter(kind, stance="aim", vx=0.0, stance_ticks=50), History())
    struck = chosen(kind, hunter(kind, stance="idle", vx=0.0, stance_ticks=4), History(before="aim"))
    assert (lifted.upper, struck.upper) == ("strike_arms", "hit_arms")
    windup, hit = book(assets, kind).clip("strike_arms"), book(assets, kind).clip("hit_arms")
    assert windup.at(1.0)[11] > 150.0 and hit.at(0.5)[11] < 100.0 and hit.at(0.3)[2] > windup.at(1.0)[2] + 40.0


def test_whoever_is_sent_over_falls_on_his_back(cast: Characters) -> None:
    knocked = hunter("tracker", stance="idle")
    cast.draw(canvas(), screen, knocked, 0.0, FRAME)
    knocked.stance, knocked.stance_ticks, knocked.vx = "stagger", 0, -4.0
    leans = []
    for frame in range(70):
        knocked.stance_ticks += 2
        cast.draw(canvas(), screen, knocked, 0.1 + frame * FRAME, FRAME)
        leans.append((cast.places(knocked) or [])[2])
    assert min(leans) < -70.0 and leans[-1] > -10.0


def test_the_two_of_a_grab_do_not_stand_in_each_other(cast: Characters) -> None:
    """He hangs at the end of an arm: their heads are a head apart, and his feet are off the ground."""
    heads, feet = [], []
    for frame in range(60):
        catcher = hunter_pose(id="thrower-1", kind="thrower", x=-0.3, stance="caught", stance_ticks=frame * 2)
        runner = marked(Snapshot(runner=runner_pose(x=0.3, stance="caught", stance_ticks=frame * 2), hunters=[catcher])).runner
        assert runner is not None
        for someone in (catcher, runner):
            cast.draw(canvas(), screen, someone, frame * FRAME, FRAME)
        places = [
            bones(cast.places(one) or [], figure_from(name, cast.assets.data(name)))
            for one, name in ((catcher, "thrower"), (runner, "runner"))
        ]
        heads.append(runner.x - catcher.x + (places[1][BONE["head"]][0] - places[0][BONE["head"]][0]) / UNITS)
        feet.append(runner.y)
    assert min(heads[8:]) > 0.2 and np.mean(heads[30:]) > 0.4
    assert feet[0] == 0.0 and min(feet[20:]) > 0.05


def test_who_is_caught_swimming_is_hauled_out_and_nobody_else_stands_in_the_two() -> None:
    catcher = hunter_pose(x=10.6, y=0.1, stance="caught", stance_ticks=60)
    other = hunter_pose(x=9.9, id="diver-1", kind="diver")
    swimmer = runner_pose(x=10.0, y=-1.2, sunk=1.25, stance="caught", stance_ticks=60)
    now = marked(Snapshot(runner=swimmer, hunters=[catcher, other]))
    runner, (_, other) = now.runner, now.hunters
    assert runner is not None and runner.y > catcher.y and runner.sunk == 0.0 and 0.3 < catcher.x - runner.x < 0.9
    assert abs(other.x - runner.x) > 1.2


def test_two_who_come_up_to_a_grab_do_not_stand_in_each_other_either() -> None:
    catcher = hunter_pose(x=10.6, y=0.1, stance="caught", stance_ticks=60)
    others = [hunter_pose(x=x, id=who, kind=who) for who, x in (("diver", 9.9), ("thrower", 9.8))]
    now = marked(Snapshot(runner=runner_pose(x=10.0, stance="caught", stance_ticks=60), hunters=[others[0], catcher, others[1]]))
    first, same, second = now.hunters
    assert same is catcher and [first.id, second.id] == ["diver", "thrower"]
    assert abs(first.x - second.x) > 0.7


def test_scarf_streams_behind_a_runner_and_hangs_from_one_who_stands(cast: Characters) -> None:
    def tip(speed: float) -> float:
        runner, x = person(id=f"at {speed}", stance="run" if speed else "idle", vx=speed), 0.0
        for frame in range(90):
            x += speed * FRAME
            runner.x, runner.stride = x, x
            cast.draw(canvas(), screen, runner, frame * FRAME, FRAME)
        return float(np.mean(cast._actors[runner.id].tails[0].angles))

    assert tip(5.5) < -60.0
    assert tip(0.0) > -45.0


def test_no_wind_blows_in_the_ball(cast: Characters) -> None:
    rider = person(stance="ball", vx=8.0, on="barrier")
    cast.wind = -6.0
    for frame in range(90):
        cast.draw(canvas(), screen, rider, frame * FRAME, FRAME)
    assert np.mean(cast._actors[rider.id].tails[0].angles) > -45.0


def test_who_shows_nothing_strolls_and_stiffens_when_he_does() -> None:
    easy, stiff = (chosen("runner", person(stance=stance, vx=2.2), History()) for stance in ("stroll", "stroll_stiff"))
    assert (easy.clip, stiff.clip) == ("stroll", "stroll_stiff")
    hurt = chosen("runner", person(stance="stroll", vx=2.2, felt_pain=0.5), History())
    assert hurt.mix == "walk_limp" and hurt.share < 0.3, "he lets little of it show"
