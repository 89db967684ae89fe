"""What a player sees of people: feet that hold the ground, poses that flow, limbs that meet, the same figure both ways round."""

import itertools
import json
import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from game.tools.contact_sheet import FIGURES, sheet
from game.view.characters.characters import Characters, chosen, figure_of
from game.view.characters.poses import FAR_X, FAR_Y, NEAR_PITCH, NEAR_X, NEAR_Y, PLANT, UNITS, PoseBook
from game.view.characters.puppet import BONE, bones, figure_from
from game.view.characters.runner_clips import History
from game.view.characters.support import marked
from game.view.render.assets import Assets
from game.view.render.sprites import MEMORY
from game.view.snapshot import Snapshot
from tests.view.characters.people import (
    HUNTER_STANCES,
    KINDS,
    MASTER_STANCES,
    RUNNER_STANCES,
    canvas,
    farthest,
    finite,
    hunter,
    hunter_pose,
    master,
    person,
    runner_pose,
    screen,
)

TRICKS = {"dive": ("diver",), "aim": ("thrower",)}
GAITS = ("walk", "run", "sprint", "wade_ankle", "wade_knee", "wade_waist")
FRAME = 1 / 60


@pytest.fixture(scope="module")
def assets() -> Assets:
    pygame.font.init()
    return Assets()


@pytest.fixture
def cast(assets: Assets) -> Characters:
    return Characters(assets, 48.0)


def book(assets: Assets, figure: str = "runner") -> PoseBook:
    return PoseBook(assets, figure, PoseBook(assets, "common"))


@pytest.mark.parametrize("gait", GAITS)
def test_a_planted_foot_does_not_slide(assets: Assets, gait: str) -> None:
    clip = book(assets).clip(gait)
    steps = [n / 400 for n in range(401)]
    places = [
        (course * clip.stride * UNITS + clip.at(course)[NEAR_X]) for course in steps if clip.at(course)[NEAR_Y] < 0.01 and course < 0.6
    ]
    assert len(places) > 60
    assert max(places) - min(places) < 2.0  # units: four tenths of a pixel


def test_the_feet_of_a_runner_stand_still_on_screen_while_they_bear(cast: Characters) -> None:
    speed, x, seconds = 5.5, 0.0, 0.0
    down: list[float] = []
    slid = 0.0
    for _ in range(240):
        x, seconds = x + speed / 120, seconds + 1 / 120
        runner = person(stance="run", vx=speed, x=x, stride=x)
        cast.draw(canvas(), screen, runner, seconds, 1 / 120)
        row = cast.places(runner)
        assert row is not None
        if seconds > 0.3 and row[NEAR_Y] < 0.01:
            down.append(x + row[NEAR_X] / UNITS)
        elif down:
            slid, down = max(slid, max(down) - min(down)), []
    assert 0.0 < slid < 0.012  # m


@pytest.mark.parametrize("facing", [1, -1])
def test_each_foot_meets_the_slope_where_it_is(assets: Assets, facing: int) -> None:
    figure = figure_from("runner", assets.data("runner"))
    row = book(assets).clip("idle").at(0.0)
    near, far = 20.0, -14.0
    flat, sloped = bones(row, figure), bones(row, figure, near, far)
    assert sloped[BONE["near_foot"]][1] == pytest.approx(flat[BONE["near_foot"]][1] - near, abs=4.0)
    assert sloped[BONE["far_foot"]][1] == pytest.approx(flat[BONE["far_foot"]][1] - far, abs=4.0)


def test_a_sloping_lake_lifts_the_foot_in_front(cast: Characters) -> None:
    level, hill = canvas(), canvas()
    runner = person(vx=0.0)
    cast.draw(level, screen, runner, 0.0, FRAME)
    cast.draw(hill, screen, runner, 0.0, FRAME, lambda x: 0.4 * x)
    assert pygame.image.tobytes(level, "RGBA") != pygame.image.tobytes(hill, "RGBA")


@pytest.mark.parametrize("figure", FIGURES)
def test_legs_are_whole_in_every_pose(assets: Assets, figure: str) -> None:
    body = figure_from(figure, assets.data(figure))
    for name in book(assets, figure).names():
        for course in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
            places = bones(book(assets, figure).clip(name).at(course), body)
            for side in ("near", "far"):
                thigh, shin, foot = (places[BONE[f"{side}_{part}"]] for part in ("thigh", "shin", "foot"))
                assert math.dist(thigh[:2], shin[:2]) == pytest.approx(92.0, abs=0.5), (name, course)
                assert math.dist(shin[:2], foot[:2]) == pytest.approx(88.0, abs=0.8), (name, course)


def everybody() -> list[Any]:
    people = [person(stance=stance) for stance in RUNNER_STANCES]
    people += [hunter(kind, stance=stance) for kind in KINDS for stance in HUNTER_STANCES if kind in TRICKS.get(stance, KINDS)]
    people += [master(stance=stance) for stance in MASTER_STANCES]
    return people + [master(stance="sign", technique=sign, sign=0.5) for sign in ("barrier", "spiderweb", "wave", "release", "dispel")]


def test_every_stance_of_everybody_has_a_picture() -> None:
    said: list[str] = []
    cast = Characters(Assets(warn=said.append), 48.0)
    for number, someone in enumerate(everybody()):
        someone.id += str(number)
        cast.draw(canvas(), screen, someone, number * 1.0, FRAME)
        row = cast.places(someone)
        assert row is not None and finite(row)
    assert said == []


def test_no_change_of_stance_makes_the_figure_jump(assets: Assets) -> None:
    figure = figure_from("runner", assets.data("runner"))
    cast, seconds, worst, places = Characters(assets, 48.0), 0.0, 0.0, None
    for before in RUNNER_STANCES:
        for after in RUNNER_STANCES:
            for stance in (before, after):
                for tick in range(8):
                    seconds += FRAME
                    runner = person(stance=stance, stance_ticks=tick * 2)
                    cast.draw(canvas(), screen, runner, seconds, FRAME)
                    row = cast.places(runner)
                    assert row is not None
                    now = bones(row, figure)
                    worst = max(worst, farthest(places, now)) if places else worst
                    places = now
    assert worst < 105.0  # units in a sixtieth of a second, by a hand flung overhead; a snap would be 300 and more


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


def test_left_is_right_in_a_mirror(assets: Assets) -> None:
    pictures = []
    for facing in (1, -1):
        surface = canvas()
        Characters(assets, 48.0).draw(surface, screen, person(facing=facing), 0.0, FRAME)
        pictures.append(surface)
    left = pygame.transform.flip(pictures[1], True, False)
    difference = np.abs(pygame.surfarray.array3d(pictures[0]).astype(int) - pygame.surfarray.array3d(left)).mean()
    shifted = np.abs(pygame.surfarray.array3d(pictures[0]).astype(int) - np.roll(pygame.surfarray.array3d(left), 1, 0)).mean()
    assert min(difference, shifted) < 2.5


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


@pytest.mark.parametrize("dt", [0.0, 10.0, 0.25])
def test_odd_frame_times_leave_everything_finite(cast: Characters, dt: float) -> None:
    runner = person(stance="run", vx=5.0)
    for frame in range(30):
        runner.stride += 5.0 * dt
        cast.draw(canvas(), screen, runner, frame * 1.0, dt)
    assert all(math.isfinite(angle) for tail in cast._actors["runner"].tails for angle in tail.angles)


def test_a_body_that_is_nowhere_is_not_drawn(cast: Characters) -> None:
    surface = canvas()
    cast.draw(surface, screen, person(x=math.nan), 0.0, FRAME)
    cast.draw(surface, screen, person(y=math.inf), 0.0, FRAME)
    assert surface.get_bounding_rect().w == 0


def test_far_off_screen_costs_nothing_and_breaks_nothing(cast: Characters) -> None:
    cast.draw(canvas(), lambda x, y: (1e7, -1e7), person(), 0.0, FRAME)


def test_sprites_are_kept_within_their_memory(assets: Assets) -> None:
    cast, seconds = Characters(assets, 48.0), 0.0
    for spin in range(0, 720, 7):
        for kind in KINDS:
            seconds += 0.01
            cast.draw(canvas(), screen, hunter(kind, stance="under", angle=math.radians(spin)), seconds, FRAME)
    assert cast._sprites._bytes <= MEMORY


def test_a_larger_window_makes_larger_people_though_there_are_sprites_already(assets: Assets) -> None:
    small, large = canvas(), canvas(400, 400)
    runner, cast = person(), Characters(assets, 48.0)
    cast.draw(small, screen, runner, 0.0, FRAME)
    Characters(assets, 96.0, cast).draw(large, lambda x, y: (200.0, 300.0), runner, 0.1, FRAME)
    assert large.get_bounding_rect().h == pytest.approx(2 * small.get_bounding_rect().h, abs=5)


@pytest.mark.parametrize("figure", ["runner", "sealmaster", *KINDS])
def test_everybody_is_about_eighty_pixels_tall(assets: Assets, figure: str) -> None:
    surface = canvas()
    someone = {"runner": person(), "sealmaster": master()}.get(figure) or hunter(figure)
    assert figure_of(someone) == figure
    Characters(assets, 48.0).draw(surface, screen, someone, 0.0, FRAME)
    assert 70 <= surface.get_bounding_rect().h <= 88


def test_the_far_foot_is_half_a_step_behind(assets: Assets) -> None:
    clip = book(assets).clip("run")
    assert clip.at(0.25)[FAR_X] == pytest.approx(clip.at(0.75)[NEAR_X], abs=0.5)
    assert clip.at(0.25)[FAR_Y] == pytest.approx(clip.at(0.75)[NEAR_Y], abs=0.5)
    assert clip.at(0.0)[NEAR_PITCH] < 0.0 and clip.at(0.1)[PLANT] == 1.0


def test_a_broken_pose_is_told_once_and_the_figure_stands(tmp_path: Any) -> None:
    (tmp_path / "poses").mkdir()
    clips = {
        "run": {"stride": 0, "contact": 9},
        "idle": {"keys": [{"hip": [1e9, 0]}]},
        "sit": {"keys": 3},
        "fall": [],
        "swim": {"near_leg": [1]},
    }
    (tmp_path / "poses" / "runner.json").write_text(json.dumps({"clips": clips}))
    said: list[str] = []
    poses = PoseBook(Assets(tmp_path, said.append), "runner")
    for name in [*clips, "unheard-of", *clips]:
        assert finite(poses.clip(name).at(0.3))
    assert len(said) == len(clips) + 1 and all("assets/poses/runner.json" in line for line in said)


def test_a_figure_that_cannot_be_put_together_is_a_blot(tmp_path: Any) -> None:
    (tmp_path / "poses").mkdir()
    (tmp_path / "poses" / "runner.json").write_text('{"parts": {}, "chains": [["nose"]]}')
    said: list[str] = []
    surface = canvas()
    Characters(Assets(tmp_path, said.append), 48.0).draw(surface, screen, person(), 0.0, FRAME)
    assert surface.get_bounding_rect().w > 5
    assert sum("runner.json" in line for line in said) >= 1


def test_the_contact_sheet_shows_everyone(assets: Assets) -> None:
    picture = sheet(assets, 0.5, ("runner", "ghost"))
    assert picture.get_width() > 600 and picture.get_height() > 300
    assert assets.problems == []
