"""What a player sees of people: feet that hold the ground, poses that flow, limbs that meet, the same figure both ways round."""

import json
import math
from typing import Any

import numpy as np
import pygame
import pytest

from game.tools.contact_sheet import FIGURES, sheet
from game.view.characters.characters import Characters, figure_of
from game.view.characters.clips.clip_tables import FAR_X, FAR_Y, NEAR_PITCH, NEAR_X, NEAR_Y, PLANT, UNITS, PoseBook
from game.view.characters.puppet import BONE, bones, figure_from
from game.view.render.assets import Assets
from game.view.render.sprites.part_sprites import LEAST_MAX_BYTES
from tests.view.characters.people import (
    HUNTER_STANCES,
    KINDS,
    MASTER_STANCES,
    RUNNER_STANCES,
    canvas,
    farthest,
    finite,
    hunter,
    master,
    person,
    screen,
)

TRICKS = {"dive": ("diver",), "aim": ("thrower",)}


GAITS = ("walk", "run", "sprint", "wade_ankle", "wade_knee", "wade_waist")


FRAME = 1 / 60


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
        cast.draw(canvas(), lambda place, y, middle=x: screen(place - middle, y), runner, seconds, 1 / 120)
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
    assert cast._sprites._bytes <= LEAST_MAX_BYTES


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
