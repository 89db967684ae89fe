"""Real time into ticks: slow frames slow the game, clocks may lie, and nothing spirals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.ticks import TICK, TICKS_PER_SECOND
from game.session.fixed_timestep import MOST_TICKS, FixedTimestep

READINGS = st.floats(allow_nan=True, allow_infinity=True)


def test_a_minute_at_sixty_frames_is_a_minute_of_ticks() -> None:
    pace = FixedTimestep()
    pace.ticks(100.0)
    ticks = sum(pace.ticks(100.0 + frame / 60) for frame in range(1, 3601))
    assert abs(ticks - 60 * TICKS_PER_SECOND) <= 1
    assert pace.dropped == 0


def test_a_fast_display_gets_the_same_ticks_and_pictures_in_between() -> None:
    pace = FixedTimestep()
    pace.ticks(0.0)
    alphas = []
    ticks = 0
    for frame in range(1, 1001):
        ticks += pace.ticks(frame / 500)
        alphas.append(pace.alpha)
    assert abs(ticks - 240) <= 1
    assert len({round(alpha, 2) for alpha in alphas}) > 3 and min(alphas) >= 0 and max(alphas) <= 1


def test_a_slow_frame_slows_time_and_is_counted() -> None:
    pace = FixedTimestep()
    pace.ticks(0.0)
    assert pace.ticks(0.7) == MOST_TICKS
    assert pace.dropped == round(0.7 / TICK) - MOST_TICKS
    assert pace.ticks(0.7 + TICK) == 1, "what was dropped is not made up for"


def test_a_gap_is_no_time_at_all_and_asks_for_a_pause() -> None:
    for gap in (10.0, 3600.0, 1e18):
        pace = FixedTimestep()
        pace.ticks(5.0)
        assert pace.ticks(5.0 + gap) == 0
        assert pace.stalled
        pace.ticks(5.0 + gap + 1 / 60)
        assert not pace.stalled


def test_a_clock_that_stops_runs_backwards_or_is_no_number_costs_nothing() -> None:
    pace = FixedTimestep()
    pace.ticks(10.0)
    assert [pace.ticks(now) for now in (10.0, 5.0, math.nan, math.inf, -math.inf, 5.0)] == [0] * 6
    assert pace.ticks(5.0 + 2.5 * TICK) == 2


def test_hit_stop_slows_ticks_down() -> None:
    pace = FixedTimestep()
    pace.ticks(0.0, 0.2)
    assert sum(pace.ticks(frame / 60, 0.2) for frame in range(1, 61)) in (23, 24, 25)


@pytest.mark.parametrize("frames", [30, 60])
def test_time_at_thrice_its_speed_is_thrice_as_much_at_thirty_frames_a_second_too(frames: int) -> None:
    pace = FixedTimestep()
    pace.ticks(0.0, 3.0)
    assert abs(sum(pace.ticks(frame / frames, 3.0) for frame in range(1, frames + 1)) - 360) <= 1
    assert pace.dropped == 0


@given(st.lists(READINGS, max_size=60))
def test_no_clock_can_ask_for_more_than_the_most_or_break_the_picture(readings: list[float]) -> None:
    pace = FixedTimestep()
    for now in readings:
        assert 0 <= pace.ticks(now) <= MOST_TICKS
        assert 0.0 <= pace.alpha <= 1.0
