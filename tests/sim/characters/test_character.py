"""Legs on dry land: how fast, how high, how forgiving; and every way of leaving the ground."""

from collections.abc import Callable

import pytest

from game.sim import events
from game.sim.characters.movement.land_movement import RUN_STEP_M
from game.sim.intent import IDLE, Intent
from game.sim.world import World
from tests.sim.lakes import BACK, HOLD, MEADOW, RUN, SPRINT, level, of, play, press, until, world


def cliff(height: float = 2.0) -> World:
    """Dry ground with a block on it whose edge is at x = 0; the runner stands on the block."""
    jetty = {"id": "block", "outline": [[-50, 0], [0, 0], [0, height], [-50, height]]}
    made = World(level(ground=MEADOW, solids=[jetty]))
    made.runner.place(-6.0, height + 0.01)
    until(made, lambda w: w.runner.on == "rock", 0.5)
    return made


def over_the_pool() -> World:
    """A jetty over deep water with the runner on it, and a sealmaster to hand."""
    jetty = {"id": "jetty", "outline": [[20, 1.5], [28, 1.5], [28, 1.8], [20, 1.8]]}
    master = {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}
    made = World(level(solids=[jetty], things=[master]))
    made.runner.place(27.0, 1.81)
    play(made, 0.1)
    return made


def to_the_edge(made: World, on: str = "air") -> None:
    until(made, lambda w: w.runner.on == on, 3.0, RUN)


def peak(made: World, wants: Callable[[int], Intent]) -> float:
    """How far above where he was the runner's soles come, playing `wants` by tick."""
    low = high = made.runner.y
    for tick in range(150):
        made.step({"runner": wants(tick)})
        high = max(high, made.runner.y)
    return high - low


@pytest.mark.parametrize(("wants", "top"), [(RUN, 5.5), (SPRINT, 7.5), (BACK, 5.5)])
def test_he_is_at_speed_in_an_eighth_of_a_second_and_stops_in_a_tenth(wants: Intent, top: float) -> None:
    made = world(ground=MEADOW, start=(40, 0))
    play(made, 0.12 * max(1.0, top / 5.5), wants)
    assert abs(made.runner.vx) == pytest.approx(top, rel=0.03)
    play(made, 0.2, wants)
    assert abs(made.runner.vx) == pytest.approx(top)
    play(made, 0.10 * top / 5.5 + 0.005)
    assert made.runner.vx == pytest.approx(0.0, abs=1e-9)


def test_turning_is_as_quick_as_stopping_and_starting() -> None:
    made = world(ground=MEADOW)
    play(made, 0.5, RUN)
    play(made, 0.23, BACK)
    assert made.runner.vx == pytest.approx(-5.5, rel=0.03)
    assert made.runner.facing == -1


def test_half_a_stick_is_half_the_speed() -> None:
    made = world(ground=MEADOW)
    play(made, 0.5, Intent(move=50))
    assert made.runner.vx == pytest.approx(2.75)


def test_a_held_leap_is_one_metre_sixty_and_a_tapped_one_seventy_centimetres() -> None:
    held = peak(world(ground=MEADOW), lambda tick: press() if tick == 0 else HOLD)
    tapped = peak(world(ground=MEADOW), lambda tick: press() if tick == 0 else IDLE)
    assert held == pytest.approx(1.6, abs=0.08)
    assert tapped == pytest.approx(0.7, abs=0.08)


@pytest.mark.parametrize("apex_speed", [0.0, 3.0, 5.5, 10.0])
def test_however_long_a_level_lets_him_float_a_held_leap_is_as_high(apex_speed: float) -> None:
    made = world(ground=MEADOW, tuning={"legs.apex_speed": apex_speed})
    assert peak(made, lambda tick: press() if tick == 0 else HOLD) == pytest.approx(1.6, abs=0.08)


def test_between_a_tap_and_a_hold_lies_every_height() -> None:
    heights = [peak(world(ground=MEADOW), lambda tick, n=n: press() if tick == 0 else Intent(leap=tick < n)) for n in range(1, 50, 6)]
    assert heights == sorted(heights)
    assert sum(0.75 < height < 1.55 for height in heights) >= 3


def test_a_leap_at_a_run_covers_four_to_six_metres() -> None:
    made = world(ground=MEADOW)
    play(made, 0.3, RUN)
    start = made.runner.x
    made.step({"runner": press(move=100)})
    until(made, lambda w: w.runner.on == "ground", 2.0, Intent(move=100, leap=True))
    assert 3.8 < made.runner.x - start < 6.0


def test_he_leaps_in_the_very_tick_of_the_press() -> None:
    made = world(ground=MEADOW)
    play(made, 0.2)
    happened = made.step({"runner": press()})
    assert of(events.Leapt, happened) and made.runner.vy > 5.0


def test_one_press_is_one_leap_however_long_it_is_held() -> None:
    made = world(ground=MEADOW)
    assert len(of(events.Leapt, [*made.step({"runner": press()}), *play(made, 3.0, HOLD)])) == 1


@pytest.mark.parametrize("late", [0.01, 0.05, 0.09])
def test_a_leap_just_after_the_edge_still_counts(late: float) -> None:
    made = cliff()
    to_the_edge(made)
    play(made, late, RUN)
    happened = made.step({"runner": press(move=100)})
    assert of(events.Leapt, happened)
    assert made.runner.vy > 7.0


def test_a_leap_too_late_after_the_edge_is_none() -> None:
    made = cliff()
    to_the_edge(made)
    play(made, 0.13, RUN)
    assert not of(events.Leapt, [*made.step({"runner": press(move=100)}), *play(made, 0.1, RUN)])


def test_coyote_time_is_no_second_leap() -> None:
    made = cliff()
    play(made, 0.5, RUN)
    made.step({"runner": press(move=100)})
    play(made, 0.05, Intent(move=100, leap=True))
    assert not of(events.Leapt, [*made.step({"runner": press(move=100)}), *play(made, 0.1, RUN)])


def test_nobody_falls_faster_than_the_cap() -> None:
    made = cliff(30.0)
    to_the_edge(made)
    slowest = 0.0
    for _ in range(360):
        made.step({"runner": RUN})
        slowest = min(slowest, made.runner.vy)
    assert slowest == pytest.approx(-12.0)
    assert made.runner.on == "ground" and made.runner.y == pytest.approx(0.0)


@pytest.mark.parametrize("early", [0.02, 0.06, 0.10])
def test_a_leap_pressed_just_before_landing_is_kept(early: float) -> None:
    made = world(ground=MEADOW)
    made.runner.place(0.0, 1.0)
    falls = 0.30 - early
    play(made, falls)
    assert made.runner.on == "air"
    happened = [*made.step({"runner": press()}), *play(made, 0.14, HOLD)]
    assert len(of(events.Leapt, happened)) == 1


def test_a_leap_pressed_far_too_early_is_not() -> None:
    made = world(ground=MEADOW)
    made.runner.place(0.0, 1.0)
    play(made, 0.1)
    assert not of(events.Leapt, [*made.step({"runner": press()}), *play(made, 0.6, HOLD)])


def test_a_stagger_never_eats_a_leap() -> None:
    """However early in it the key goes down: he leaps as soon as he has his feet again."""
    for pressed in (0.02, 0.3, 0.55):
        made = world(ground=MEADOW)
        made.runner.stagger(made, 0.6, "pain")
        play(made, pressed)
        happened = [*made.step({"runner": press()}), *play(made, 0.7 - pressed)]
        assert len(of(events.Leapt, happened)) == 1, pressed


def test_while_staggering_he_still_goes_where_one_asks_only_slower() -> None:
    made = world(ground=MEADOW)
    made.runner.stagger(made, 0.5, "pain")
    play(made, 0.4, RUN)
    assert 1.0 < made.runner.vx < 3.0
    play(made, 0.4, RUN)
    assert made.runner.vx == pytest.approx(5.5)


def test_steps_are_walked_up_walls_are_not() -> None:
    step = {"id": "step", "outline": [[0, -1], [30, -1], [30, 0.35], [0, 0.35]]}
    made = World(level(ground=MEADOW, solids=[step], start=(-4, 0)))
    play(made, 2.0, RUN)
    assert made.runner.x > 2.0 and made.runner.y == pytest.approx(0.35)
    wall = {"id": "wall", "outline": [[0, -1], [30, -1], [30, 1.3], [0, 1.3]]}
    made = World(level(ground=MEADOW, solids=[wall], start=(-4, 0)))
    play(made, 2.0, RUN)
    assert made.runner.x == pytest.approx(0.0, abs=0.1) and made.runner.y == pytest.approx(0.0)
    made.step({"runner": press(move=100)})
    play(made, 1.5, Intent(move=100, leap=True))
    assert made.runner.x > 1.0 and made.runner.y == pytest.approx(1.3), "and a leap takes him over"


def test_an_edge_missed_by_a_hands_breadth_is_forgiven() -> None:
    made = cliff(1.0)
    until(made, lambda w: w.runner.x > 2.0, 3.0, RUN)
    made.runner.place(0.4, 0.92)
    made.runner.vx, made.runner.vy = -3.0, -0.5
    play(made, 0.8, BACK)
    assert made.runner.y == pytest.approx(1.0), "he is on the block, not at its foot"


def test_the_way_up_is_free_through_what_lies_above() -> None:
    """A thin jetty over one's head is landed on from below, not knocked against."""
    jetty = {"id": "jetty", "outline": [[-3, 1.1], [3, 1.1], [3, 1.3], [-3, 1.3]]}
    made = World(level(ground=MEADOW, solids=[jetty], start=(-8, 0)))
    play(made, 0.2)
    made.runner.place(0.0, 0.0)
    play(made, 0.1)
    made.step({"runner": press()})
    play(made, 1.5, HOLD)
    assert made.runner.y == pytest.approx(1.3) and made.runner.on == "rock"


def test_the_ends_of_the_world_hold() -> None:
    made = world(ground=MEADOW, start=(-58, 0))
    play(made, 2.0, Intent(move=-100, sprint=True))
    assert made.runner.x >= -60.0 and made.runner.on == "ground"
    made.runner.place(138.0, 0.0)
    play(made, 2.0, SPRINT)
    assert made.runner.x <= 140.0 and made.runner.on == "ground"


def test_downhill_he_keeps_his_feet_on_the_ground() -> None:
    made = world(ground=[[-60, 20], [0, 20], [40, 0], [80, 0]], start=(-3, 20))
    happened = play(made, 4.0, SPRINT)
    assert made.runner.x > 22.0
    assert not of(events.Landed, happened), "one in two is no cliff"


def test_every_step_is_heard_once_a_stride() -> None:
    made = world(ground=MEADOW)
    steps = of(events.FootFell, play(made, 4.0, RUN))
    assert len(steps) == pytest.approx(made.runner.stride / RUN_STEP_M, abs=2)
    assert {step.footing for step in steps} == {"ground"}
    assert not of(events.FootFell, play(made, 2.0)), "and nothing is heard of one who stands"


def test_the_ball_keeps_no_leap_from_before_it() -> None:
    """A leap pressed just before the ball came is not made when it goes: that key is long forgotten."""
    made = over_the_pool()
    made.runner.place(30.0, 3.0)
    made.step({"runner": press()})
    made.cast_technique("barrier", made.sealmaster)
    play(made, 3.0)
    made.cast_technique("dispel", made.sealmaster)
    assert not of(events.Leapt, play(made, 1.5, HOLD))


def falls_out_of_the_ball() -> World:
    made = over_the_pool()
    made.runner.place(32.0, 4.0)
    made.cast_technique("barrier", made.sealmaster)
    play(made, 0.02)
    made.cast_technique("dispel", made.sealmaster)
    return made


@pytest.mark.parametrize("late", [0.02, 0.05, 0.09])
def test_the_floor_of_the_ball_may_still_be_leapt_from_just_after_it_is_gone(late: float) -> None:
    made = falls_out_of_the_ball()
    play(made, late)
    assert made.runner.on == "air"
    assert of(events.Leapt, made.step({"runner": press()}))


def test_but_not_later() -> None:
    made = falls_out_of_the_ball()
    play(made, 0.13)
    assert not of(events.Leapt, [*made.step({"runner": press()}), *play(made, 0.05, HOLD)])


@pytest.mark.parametrize("early", [0.03, 0.1])
def test_out_of_the_ball_a_leap_pressed_just_before_the_feet_touch_is_kept(early: float) -> None:
    made = falls_out_of_the_ball()
    play(made, (2 * made.runner.y / 22.0) ** 0.5 - early)
    assert made.runner.on == "air"
    assert len(of(events.Leapt, [*made.step({"runner": press()}), *play(made, 0.3, HOLD)])) == 1
