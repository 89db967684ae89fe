"""The camera: up is up, it looks ahead, it does not rock with the waves, it looks up on land, and whoever is followed is always in it."""

import math

import pytest

from game.view.camera.camera import (
    DEAD_BAND_M,
    EDGE,
    GROUND_Y,
    HEIGHT,
    HORIZON_LIMIT,
    LOOK_AHEAD_M,
    MAX_GROUND_Y,
    SIDE_ROOM_M,
    Camera,
    Subject,
)


@pytest.fixture
def camera() -> Camera:
    return Camera(1.0, 0.0, 235.0)


def followed(camera: Camera, subject: Subject, seconds: float) -> None:
    for _ in range(round(seconds * 60)):
        camera.follow(subject, 1 / 60)


def test_up_in_the_world_is_up_on_the_screen(camera: Camera) -> None:
    assert camera.screen_y(1.0) == camera.screen_y(0.0) - 48


def test_screen_and_world_agree_both_ways(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    assert camera.world_x(camera.screen_x(103.25)) == pytest.approx(103.25)


def test_a_still_lake_lies_on_its_row(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    followed(camera, Subject(100.0, 0.0), 10)
    assert camera.edge == pytest.approx(EDGE, abs=1)


def test_it_looks_ahead_of_a_runner(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0, 1.0))
    followed(camera, Subject(100.0, 0.0, -1.0), 3)
    assert camera.x == pytest.approx(100 - LOOK_AHEAD_M, abs=0.05)


def test_it_gives_way_to_one_in_flow_and_comes_back(camera: Camera) -> None:
    def ahead(quick: float) -> float:
        followed(camera, Subject(50.0, 0.0, 1.0, quick=quick), 6.0)
        return camera.x - 50.0

    calm, flowing = ahead(0.0), ahead(1.0)
    assert flowing == pytest.approx(calm + 2.0, abs=0.1) and ahead(0.0) == pytest.approx(calm, abs=0.1)


def test_turning_round_is_eased(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0, 1.0))
    before = camera.x
    camera.follow(Subject(100.0, 0.0, -1.0), 1 / 60)
    assert 0 < before - camera.x < 0.5


def test_a_swell_does_not_rock_the_picture(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    seen = []
    for tick in range(600):
        height = 0.5 * math.sin(tick / 60 * 2.5)
        camera.follow(Subject(100.0, height, 1.0, floor=0.0), 1 / 60)
        seen.append(camera.y)
    assert max(seen) - min(seen) < 0.01


def test_a_hill_is_followed_at_last(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    followed(camera, Subject(100.0, 4.0, 1.0, floor=4.0), 6)
    assert camera.y > 4.0 - DEAD_BAND_M


def test_a_hunter_close_behind_is_shown(camera: Camera) -> None:
    hunter = 100.0 - 10.8
    camera.jump(Subject(100.0, 0.0))
    followed(camera, Subject(100.0, 0.0, 1.0, hunters=(hunter,)), 4)
    assert camera.left < hunter - 1


def test_a_hunter_far_behind_does_not_pull(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    followed(camera, Subject(100.0, 0.0, 1.0, hunters=(60.0,)), 4)
    assert camera.x == pytest.approx(100 + LOOK_AHEAD_M, abs=0.05)


@pytest.mark.parametrize("x", [20.0, 120.0, 215.0])
def test_nothing_beyond_the_level_is_shown(camera: Camera, x: float) -> None:
    camera.jump(Subject(x, 0.0))
    assert camera.left >= -0.01 and camera.right <= 235.01


@pytest.mark.parametrize("x", [-50.0, 0.3, 234.7, 900.0])
def test_at_a_level_s_end_he_is_all_in_the_picture(camera: Camera, x: float) -> None:
    camera.jump(Subject(x, 0.0))
    at_end = min(max(x, 0.0), 235.0)
    assert camera.left == pytest.approx(at_end - SIDE_ROOM_M) or camera.right == pytest.approx(at_end + SIDE_ROOM_M)


def test_on_land_the_ground_lies_low(camera: Camera) -> None:
    camera.jump(Subject(100.0, 2.0, floor=2.0, land=1.0))
    assert camera.screen_y(2.0) == pytest.approx(GROUND_Y)
    assert 0.70 <= GROUND_Y / HEIGHT <= 0.76


def test_the_picture_rises_without_a_jerk(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    rows = []
    for _ in range(300):
        camera.follow(Subject(100.0, 0.0, land=1.0), 1 / 60)
        rows.append(camera.screen_y(0.0))
    steps = [b - a for a, b in zip(rows, rows[1:], strict=False)]
    assert rows[-1] == pytest.approx(GROUND_Y, abs=1) and min(steps) >= 0 and max(steps) < 3


def test_he_is_never_lost_below_it_down_a_hill(camera: Camera) -> None:
    camera.jump(Subject(20.0, 60.0, floor=60.0, land=1.0))
    for frame in range(300):
        floor = 60.0 - 10.0 * frame / 60
        camera.follow(Subject(20.0 + frame / 10, floor, floor=floor, land=1.0), 1 / 60)
        assert camera.screen_y(floor) < MAX_GROUND_Y + 0.01


@pytest.mark.parametrize("high", [0.0, 2.0, 14.0, 300.0])
def test_from_the_highest_hill_the_horizon_is_in_the_picture(camera: Camera, high: float) -> None:
    camera.jump(Subject(100.0, high, floor=high, land=1.0))
    assert 0 < camera.horizon <= HORIZON_LIMIT


def test_company_is_turned_to_from_rest_and_left_again(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0))
    alone, seen = camera.x, []
    for _ in range(360):
        camera.follow(Subject(100.0, 0.0, company=(99.0, 122.0)), 1 / 60)
        seen.append(camera.x)
    assert seen[0] - alone < 0.05 and camera.left < 99.0 and camera.right > 122.0
    assert max(b - a for a, b in zip(seen, seen[1:], strict=False)) < 0.1
    followed(camera, Subject(100.0, 0.0), 8)
    assert camera.x == pytest.approx(alone, abs=0.05)


def test_company_too_far_spread_never_pushes_him_out(camera: Camera) -> None:
    camera.jump(Subject(100.0, 0.0, company=(99.0, 180.0)))
    assert camera.left == pytest.approx(100.0 - SIDE_ROOM_M)


def test_a_level_narrower_than_the_picture_stands_in_the_middle() -> None:
    camera = Camera(1.0, 0.0, 10.0)
    camera.jump(Subject(1.0, 0.0))
    assert camera.x == 5.0


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_subject_that_is_nowhere_is_not_followed(camera: Camera, bad: float) -> None:
    camera.jump(Subject(100.0, 0.0))
    before = camera.x, camera.y
    camera.follow(Subject(bad, bad, 1.0, bad), 1 / 60)
    assert (camera.x, camera.y) == before
