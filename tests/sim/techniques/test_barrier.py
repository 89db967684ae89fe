"""The barrier: afloat at its draft, rocked by the weight of its rider, cracked but not broken, and set down on land only."""

import math

import pytest

from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.objects.projectile import Projectile, throw
from game.sim.physics.buoyancy import disc_under
from game.sim.world import World
from tests.sim.lakes import BACK, RUN, SWELL, afloat, of, play, pool, press, until, world

MASTER = {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}


def ball(x: float = 40.0, **parts: object) -> World:
    """The runner shut in the ball on the water at `x`."""
    made = afloat(x, things=[MASTER, *parts.pop("things", [])], **parts)  # type: ignore[misc]
    made.cast_technique("barrier", made.sealmaster)
    made.step({})
    assert made.barrier is not None
    return made


def rocking(made: World, seconds: float, wants: object) -> float:
    """The widest the ball turns to either side, in degrees, over the last half of `seconds`."""
    widest, total = 0.0, round(seconds * 120)
    for tick in range(total):
        made.step({"runner": wants(made) if callable(wants) else wants})
        if tick > total / 2:
            widest = max(widest, abs(math.degrees(made.barrier.angle)))
    return widest


def test_it_floats_at_its_draft_within_two_seconds() -> None:
    """330 kg and their breadth of water: 0.52 m^2 under, and still."""
    made = ball()
    play(made, 2.0)
    heights = []
    for _ in range(120):
        made.step({})
        heights.append(made.barrier.y - made.lakes[0].sample(made.barrier.x).surface)
    assert max(heights) - min(heights) < 0.06
    middle = sum(heights) / len(heights)
    assert disc_under(made.barrier.radius, -middle) == pytest.approx(0.52, abs=0.04)


def test_pushed_under_it_bobs_and_settles() -> None:
    made = ball()
    play(made, 2.0)
    rest = made.barrier.y
    made.barrier.vy = -2.5
    depths = []
    for _ in range(360):
        made.step({})
        depths.append(made.barrier.y - rest)
    assert min(depths) < -0.1 and abs(depths[-1]) < 0.04


def test_dropped_from_above_it_comes_to_rest_on_the_water() -> None:
    made = afloat(40.0, things=[MASTER])
    made.runner.place(40.0, 4.0)
    made.cast_technique("barrier", made.sealmaster)
    play(made, 3.0)
    assert abs(made.barrier.vy) < 0.2 and -1.0 < made.barrier.y < 1.2


def test_the_rider_is_inside_at_any_lean_and_in_any_sea() -> None:
    made = ball(lakes=[pool(swell=[SWELL])])
    ways = [RUN, BACK, IDLE, Intent(move=100), Intent(move=-100)]
    for tick in range(1800):
        want = ways[tick // 40 % 5] if tick < 900 else Intent(move=100 if math.sin(tick / 60) > 0 else -100)
        made.step({"runner": want})
        ring, runner = made.barrier, made.runner
        away = math.hypot(runner.x - ring.x, runner.y + 0.36 - ring.y)
        assert away < ring.radius - 0.25, (tick, away)
        assert runner.stance == "ball" and runner.on == "barrier"


def test_nothing_gets_him_out_not_even_a_leap() -> None:
    made = ball()
    happened = []
    for tick in range(600):
        happened += made.step({"runner": press(move=100 if tick % 2 else -100)})
    assert not of(events.Leapt, happened) and made.runner.on == "barrier"


def test_leaning_rocks_it_and_rhythm_rocks_it_more() -> None:
    still = rocking(ball(), 6.0, IDLE)
    steady = rocking(ball(), 6.0, RUN)
    rhythm = rocking(ball(), 6.0, lambda made: Intent(move=100 if made.seconds % 3.4 < 1.7 else -100))
    assert still < 3.0
    assert steady > 4.0
    assert rhythm > 8.0 and rhythm > steady


def test_left_alone_it_stops_rocking() -> None:
    made = ball()
    rocking(made, 6.0, lambda made: Intent(move=100 if made.seconds % 2.6 < 1.3 else -100))
    assert rocking(made, 16.0, IDLE) < 8.0 or abs(made.barrier.spin) < 0.15


def test_the_lean_follows_the_stick_within_a_third_of_a_second() -> None:
    made = ball()
    play(made, 0.33, RUN)
    assert made.runner.lean > 0.9
    play(made, 0.6, BACK)
    assert made.runner.lean < -0.9
    play(made, 0.6)
    assert abs(made.runner.lean) < 0.05


def test_blows_crack_it_and_in_the_end_the_lake_is_in() -> None:
    made = ball()
    cracks, happened = [], []
    for _ in range(40):
        throw(made, Projectile("somebody", made.barrier.x - 2.0, made.barrier.y, 12.0, 0.5, 0.1))
        happened += play(made, 0.1)
        cracks.append(made.barrier.cracks)
    assert cracks == sorted(cracks) and 0.0 < cracks[0] < 0.1 and cracks[-1] == 1.0
    assert made.runner.pain == 0.0
    assert len(of(events.BarrierBroke, happened)) == 1 and made.outcome.reason == "lost.cracked"


def test_broken_it_goes_down_with_its_rider_and_stays_on_the_bed() -> None:
    made = ball()
    play(made, 1.5)
    made.barrier.crack(made, 3.0)
    made.barrier.ask_pump()
    play(made, 1.5)
    assert made.barrier.broken_ticks == 180
    assert made.runner.y + 1.7 < made.lake_at(made.runner.x).sample(made.runner.x).surface - 0.3
    assert made.runner.stance == "under"
    play(made, 8.0)
    assert made.barrier.y - made.barrier.radius > made.terrain.height(made.barrier.x) - 0.3


def test_what_is_left_of_it_hangs_on_no_rock() -> None:
    made = ball(things=[{"id": "stone", "kind": "rock", "at": [40, -4], "width": 2.0, "height": 3.0}])
    play(made, 1.0)
    made.barrier.crack(made, 3.0)
    play(made, 2.0)
    assert made.barrier.y + made.barrier.radius < 0.5


def test_four_blows_of_a_hunter_are_about_one_crack() -> None:
    made = ball()
    for _ in range(4):
        made.barrier.strike(made, made.barrier.x - 1.2, 0.5, 6.0)
    assert 0.25 < made.barrier.cracks < 0.4 and made.outcome is None


def beset(hesitation: float = 0.5) -> World:
    """The ball afloat, and a tracker on the water beside it."""
    hunter = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]}
    made = ball(things=[hunter], tuning={"hunter.hesitation": hesitation})
    made.hunters[0].place(made.barrier.x - 5.0, 0.1)
    return made


def rhythm(made: World) -> Intent:
    """The weight thrown from side to side, in the ball's own time."""
    return Intent(move=100 if made.seconds % 2.0 < 1.0 else -100)


def test_who_strikes_the_ball_lifts_his_arm_half_a_second_before() -> None:
    made = beset()
    happened = until(made, lambda w: w.barrier.cracks > 0.0, 8.0)
    aimed = [event for event in of(events.HunterAimed, happened) if event.attack == "strike"]
    assert aimed and aimed[0].seconds >= 0.5


def test_a_ball_that_is_rocked_sends_a_hunter_over_and_one_that_lies_still_does_not() -> None:
    still, rocked = beset(), beset()
    assert not of(events.HunterKnocked, play(still, 6.0))
    happened = until(rocked, lambda w: w.hunters[0].stagger_ticks > 0 and w.hunters[0].on == "air", 8.0, rhythm)
    knocked = of(events.HunterKnocked, happened)
    assert [event.who for event in knocked] == ["tracker"] and rocked.hunters[0].vx < -2.0
    play(rocked, 0.5)
    assert rocked.barrier.x - rocked.hunters[0].x > 3.0, "he has to come back from there"
    assert still.barrier.cracks > rocked.barrier.cracks


@pytest.mark.parametrize("beat", [0.3, 99.0])
def test_beating_the_keys_or_leaning_one_way_for_ever_is_no_swing(beat: float) -> None:
    made = ball()
    for _ in range(480):
        made.step({"runner": Intent(move=-100 if made.seconds % beat < beat / 2 else 100)})
        assert abs(made.barrier.swing) < made.barrier.tuning.knock_swing


def test_who_mashes_the_pump_lifts_it_less_every_time_but_the_first() -> None:
    """A pump wants two and a half seconds of gathering: one asked for sooner does not clear a reed."""

    def highest(waits: float) -> float:
        made = ball()
        play(made, 2.0)
        still = made.barrier.y
        play(made, waits, lambda w: press() if w.tick == 245 else IDLE)
        made.step({"runner": press()})
        return max(made.barrier.y - still for _ in range(80) if made.step({}) is not None)

    assert 0.0 < highest(1.3) < 0.6 * highest(3.2)


def test_a_pump_lifts_it_clear_of_the_water_once_a_second() -> None:
    made = ball()
    play(made, 2.0)
    clear, happened = 0.0, []
    for tick in range(240):
        happened += made.step({"runner": press() if tick % 6 == 0 else IDLE})
        clear = max(clear, made.barrier.y - made.barrier.radius - made.lakes[0].sample(made.barrier.x).surface)
    assert 2 <= len(of(events.BallPumped, happened)) <= 3
    assert 0.3 < clear < 1.2


def test_lying_on_a_stump_clear_of_the_water_it_hops_off_it_and_in_the_air_it_does_not() -> None:
    stump = {"id": "stump", "kind": "rock", "at": [40, -5], "width": 1.2, "height": 6.2}
    made = ball(40.0, things=[stump])
    for body in (made.barrier, made.barrier.rider_body):
        body.engine.position, body.engine.velocity = (40.0, 1.2 + (1.5 if body is made.barrier else 0.5)), (0.0, 0.0)
    play(made, 0.5)
    lay = made.barrier.y
    assert made.barrier.airborne and lay - made.barrier.radius > made.lakes[0].sample(40.0).surface + 0.5
    happened = made.step({"runner": press()})
    happened += play(made, 0.3)
    assert len(of(events.BallPumped, happened)) == 1 and made.barrier.y > lay + 0.4
    happened = made.step({"runner": press()})
    assert not of(events.BallPumped, happened + play(made, 0.05))


def test_a_blow_is_told_and_pushes_it() -> None:
    made = ball()
    play(made, 2.0)
    made.barrier.strike(made, made.barrier.x - 1.2, made.barrier.y, 8.0)
    assert [event.speed for event in of(events.BarrierStruck, made.events)] == [8.0]
    assert [event.cracks for event in of(events.BarrierCracked, made.events)] == [made.barrier.cracks]
    play(made, 0.1)
    assert made.barrier.vx > 0.05


def test_no_ball_inside_a_ball_and_none_round_one_who_has_fainted() -> None:
    made = ball()
    ring = made.barrier
    made.cast_technique("barrier", made.sealmaster)
    assert made.barrier is ring
    made = afloat(40.0, things=[MASTER])
    made.runner.fainted = True
    made.cast_technique("barrier", made.sealmaster)
    assert made.barrier is None


def test_afloat_it_is_never_set_down() -> None:
    made = ball(lakes=[pool(swell=[SWELL])])
    assert not of(events.BarrierSetDown, play(made, 8.0))


def test_on_land_it_comes_to_rest_and_is_set_down_once() -> None:
    made = world(things=[MASTER], start=(86, 0.65))
    made.cast_technique("barrier", made.sealmaster)
    happened = play(made, 6.0)
    assert len(of(events.BarrierSetDown, happened)) == 1 and made.barrier.landed


def test_rolling_on_land_is_not_set_down_until_it_is_slow() -> None:
    made = world(things=[MASTER], start=(86, 0.65))
    made.cast_technique("barrier", made.sealmaster)
    made.step({})
    for body in (made.barrier, made.barrier.rider_body):
        body.vx, body.vy = -6.0, 0.0
    made.barrier.spin = 5.0
    quick = 0
    for _ in range(960):
        made.step({})
        quick = quick + 1 if abs(made.barrier.vx) > 0.6 else 0
        assert not (quick > 2 and of(events.BarrierSetDown, made.events))
        if made.barrier.landed:
            break
    assert made.barrier.landed or made.barrier.x < 80.0


def test_dispelled_the_rider_drops_where_he_is_and_stands_on_his_own() -> None:
    made = ball()
    play(made, 2.0)
    x = made.runner.x
    made.cast_technique("dispel", made.sealmaster)
    assert [type(event) for event in made.events][-1] is events.BarrierDispelled
    play(made, 0.5)
    assert made.barrier is None and made.runner.on == "water"
    assert made.runner.x == pytest.approx(x, abs=0.3)
    play(made, 1.0, RUN)
    assert made.runner.vx > 4.0


def test_dispelled_it_leaves_nothing_in_the_engine() -> None:
    made = afloat(40.0, things=[MASTER])
    bodies, shapes = len(made.space.bodies), len(made.space.shapes)
    for _ in range(5):
        made.cast_technique("barrier", made.sealmaster)
        play(made, 0.2)
        made.cast_technique("dispel", made.sealmaster)
        play(made, 0.2)
    assert (len(made.space.bodies), len(made.space.shapes)) == (bodies, shapes)


def test_the_water_feels_it() -> None:
    made = ball()
    still = made.lakes[0].depth.copy()
    made.barrier.vy = -2.0
    play(made, 0.4)
    assert abs(made.lakes[0].depth - still).max() > 0.02


def test_nothing_sticky_reaches_the_rider_through_it() -> None:
    made = ball()
    made.cast_technique("spiderweb", made.sealmaster)
    happened = play(made, 6.0)
    assert made.spiderweb.reach_left < made.barrier.x
    assert not of(events.SpiderwebCaught, happened) and made.runner.on == "barrier"
    assert made.outcome is None


def test_the_web_first_and_then_the_ball_is_the_wrong_order() -> None:
    """He is already sewn to the lake: no ball closes round him, and the web keeps him."""
    made = afloat(40.0, things=[MASTER])
    made.cast_technique("spiderweb", made.sealmaster)
    until(made, lambda w: w.runner.held, 4.0)
    made.cast_technique("barrier", made.sealmaster)
    for _ in range(600):
        made.step({})
        assert made.barrier is None and made.runner.held


def test_the_ball_may_be_raised_in_the_air_on_a_log_and_on_a_rock() -> None:
    log = {"id": "log", "kind": "log", "at": [40, 0.05], "length": 4.0}
    rock = {"id": "rock", "kind": "rock", "at": [50, -5], "width": 4, "height": 5.7}
    made = afloat(30.0, things=[MASTER, log, rock])
    for x, y in ((40.0, 0.6), (50.0, 0.9), (33.0, 3.0)):
        made.runner.place(x, y)
        play(made, 0.1)
        made.cast_technique("barrier", made.sealmaster)
        play(made, 4.0)
        assert made.runner.on == "barrier" and math.isfinite(made.barrier.x)
        assert made.barrier.y > -1.0 and abs(made.barrier.vx) < 3.0
        made.cast_technique("dispel", made.sealmaster)
        play(made, 0.5)
