"""The picture's height follows what the machine can draw: down at once, up after long ease, never to and fro."""

import itertools

import pytest

from game.app.render_scale import HEIGHTS, RenderScale

FULL_HD, QHD, UHD = (1920, 1080), (2560, 1440), (3840, 2160)


def play(scale: RenderScale, native: tuple[int, int], cost_720_ms: float, seconds: float, start: float = 0.0) -> list[tuple[float, int]]:
    """Frames of a machine on which 720 lines cost so much, growing with the pixels; every change with its time."""
    changes = []
    for n in range(int(seconds * 60)):
        now, height = start + n / 60, scale.size(native)[1]
        if scale.note_frame(now, cost_720_ms / 1000 * (0.35 + 0.65 * (height / 720) ** 2)):
            changes.append((now, scale.size(native)[1]))
    return changes


def test_a_fixed_choice_is_what_was_chosen_and_never_larger_than_the_window() -> None:
    assert RenderScale("720").size(UHD) == (1280, 720)
    assert RenderScale("1440").size(FULL_HD) == FULL_HD
    assert RenderScale("native").size(UHD) == UHD
    assert RenderScale("1080").size((1920, 1079)) == (1920, 1079)


def test_auto_begins_at_1080_lines_at_most_or_where_it_ended_the_last_time() -> None:
    assert RenderScale().size(UHD) == FULL_HD
    assert RenderScale().size((1280, 720)) == (1280, 720)
    assert RenderScale(known={1440: 900}).size(QHD) == (1600, 900)
    assert RenderScale(known={1440: 1440}).size(QHD) == FULL_HD, "an earlier version went higher by itself"
    assert RenderScale().size((2133, 1200))[1] == 1080


def test_a_machine_that_is_too_slow_gets_a_smaller_picture_within_a_second_after_settling() -> None:
    scale = RenderScale()
    changes = play(scale, QHD, cost_720_ms=9.0, seconds=12)
    assert [height for _, height in changes] == [900]
    assert changes[0][0] <= 5.0 + 1.0
    assert scale.known == {1440: 900}


def test_nothing_is_drawn_a_little_smaller_than_half_a_window_because_half_is_stretched_for_less() -> None:
    assert [height for _, height in play(RenderScale(), UHD, cost_720_ms=9.0, seconds=12)] == [720]


def test_a_very_slow_machine_goes_down_in_one_step_as_far_as_it_must() -> None:
    assert [height for _, height in play(RenderScale(), UHD, cost_720_ms=12.0, seconds=12)] == [720]


def test_ease_for_twenty_seconds_brings_a_larger_picture_and_not_before() -> None:
    changes = play(RenderScale(known={2160: 720}), UHD, cost_720_ms=2.5, seconds=60)
    assert [height for _, height in changes] == [1080]
    assert changes[0][0] >= 5.0 + 0.95 * 20.0


def test_auto_never_goes_beyond_what_memory_has_room_for() -> None:
    assert play(RenderScale(), UHD, cost_720_ms=0.5, seconds=60) == []
    assert play(RenderScale(), QHD, cost_720_ms=0.5, seconds=60) == []
    assert [height for _, height in play(RenderScale(), (2133, 1200), cost_720_ms=0.5, seconds=60)] == [1200]
    assert RenderScale("1440").size(QHD) == QHD and RenderScale("native").size(UHD) == UHD, "unless somebody chooses it"


BY_NIGHT = (4.5, 6.0, 7.5, 9.0, 11.0, 20.0)


@pytest.mark.parametrize("cost", [3.0, 14.0, *(pytest.param(cost, marks=pytest.mark.nightly) for cost in BY_NIGHT)])
def test_it_never_pumps(cost: float) -> None:
    changes = play(RenderScale(), UHD, cost_720_ms=cost, seconds=300)
    assert len(changes) <= 3
    assert all(later - earlier >= 5.0 for (earlier, _), (later, _) in itertools.pairwise(changes))


def test_a_height_that_was_too_much_once_is_not_tried_again_in_this_window() -> None:
    scale = RenderScale()
    play(scale, UHD, cost_720_ms=9.0, seconds=10)
    assert play(scale, UHD, cost_720_ms=4.0, seconds=100, start=10.0) == []
    assert scale.size(FULL_HD) == FULL_HD, "another window is another matter"


def test_one_slow_frame_in_ten_changes_nothing() -> None:
    scale = RenderScale()
    scale.size(UHD)
    slow = [0.030 if n % 10 == 0 else 0.012 for n in range(2400)]
    assert not any(scale.note_frame(n / 60, work) for n, work in enumerate(slow))


def test_nothing_under_720_lines_is_ever_drawn_into_a_larger_window() -> None:
    scale = RenderScale()
    play(scale, FULL_HD, cost_720_ms=60.0, seconds=60)
    assert scale.size(FULL_HD)[1] == HEIGHTS[0]


def test_choosing_another_setting_holds_from_the_next_frame_on() -> None:
    scale = RenderScale("720")
    assert scale.size(UHD) == (1280, 720)
    scale.choose("native")
    assert scale.size(UHD) == UHD
    scale.choose("nonsense")
    assert scale.size(UHD) == UHD


def test_from_a_whole_half_it_does_not_try_a_size_that_has_to_be_stretched_unevenly() -> None:
    scale = RenderScale(known={1440: 720})
    assert play(scale, (2560, 1440), cost_720_ms=8.5, seconds=40) == [], "8.5 ms would be 11.6 of 13.3 by pixels alone, and is 14.5"
    assert play(RenderScale(known={1440: 720}), (2560, 1440), cost_720_ms=6.0, seconds=40), "with room to spare it does"


def test_what_is_held_up_by_work_beside_it_costs_no_pixels() -> None:
    scale = RenderScale()
    assert scale.size(UHD) == FULL_HD
    assert not any(scale.note_frame(n / 60, 0.030, held_up=True) for n in range(12 * 60))
    assert not any(scale.note_frame(n / 60, 0.010) for n in range(12 * 60, 40 * 60))
    assert not any(scale.note_frame(n / 60, 0.030, held_up=True) for n in range(40 * 60, 52 * 60)), "nor later"


def test_a_machine_that_is_always_busy_still_gets_a_smaller_picture() -> None:
    scale = RenderScale()
    scale.size(UHD)
    assert any(scale.note_frame(n / 30, 0.030, held_up=True) for n in range(60 * 30))
    assert scale.size(UHD) == (1280, 720)


def test_frames_that_are_slow_by_themselves_are_judged_between_those_that_are_held_up() -> None:
    scale = RenderScale()
    scale.size(UHD)
    assert any(scale.note_frame(n / 30, 0.025, held_up=n % 5 == 0) for n in range(10 * 30))


def test_a_first_start_is_judged_once_all_is_painted_and_settled() -> None:
    scale = RenderScale()
    scale.size(UHD)
    for n in range(25 * 60):
        now = n / 60
        if now < 4.0:
            scale.note_painting(now)
        assert not scale.note_frame(now, 0.040 if now < 4.0 else max(0.010, 0.040 - 0.004 * (now - 4.0)), held_up=now < 4.0)


PAINTING_S = 15.0
"""Seconds for which a new size is painted on two cores that a display shares."""


def first_start(native: tuple[int, int], cost_720_ms: float, seconds: float) -> list[tuple[float, int]]:
    """Frames from a first start on: each size is painted once, and meanwhile the frames of the last one take three times as long."""
    scale, changes = RenderScale(), []
    shown, painted, now = scale.size(native)[1], PAINTING_S, 0.0
    while now < seconds:
        work = cost_720_ms / 1000 * (0.35 + 0.65 * (shown / 720) ** 2)
        if now < painted:
            scale.note_painting(now)
            now += max(1 / 60, 3.0 * work)
            continue
        shown = scale.size(native)[1]
        if scale.note_frame(now, work):
            changes.append((now, scale.size(native)[1]))
            painted = now + PAINTING_S
        now += max(1 / 60, work)
    return changes


def test_a_first_start_goes_down_for_no_size_that_is_only_being_painted() -> None:
    assert first_start(QHD, cost_720_ms=6.0, seconds=120) == []
    assert first_start(UHD, cost_720_ms=6.0, seconds=120) == []
    assert first_start((2133, 1200), cost_720_ms=4.0, seconds=120) == [(pytest.approx(45, abs=3), 1200)], "up, and not down again"


def test_a_first_start_on_a_slow_machine_paints_one_smaller_size() -> None:
    assert [height for _, height in first_start(QHD, cost_720_ms=9.0, seconds=120)] == [900]
