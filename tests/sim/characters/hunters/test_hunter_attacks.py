"""Attacks of hunters: each has a tell, can be leapt, ducked or outrun, and hurts or catches whom it meets."""

from itertools import pairwise

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.objects.projectile import Projectile, throw
from tests.sim.characters.hunters.hunter_places import hunter, on_lake, on_meadow
from tests.sim.lakes import IDLE, MEADOW, RUN, SPRINT, SWELL, of, play, pool, press, until, world


def test_a_lunge_has_a_tell_of_half_a_second_and_catching_is_losing() -> None:
    made = on_meadow("tracker", 8)
    happened, aimed, caught = [], None, None
    while made.outcome is None:
        happened = made.step({})
        aimed = made.tick if of(events.HunterAimed, happened) else aimed
        caught = made.tick if of(events.RunnerCaught, happened) else caught
    assert aimed and caught and (caught - aimed) / 120 >= 0.5
    assert made.outcome.reason == "lost.caught" and not made.outcome.won
    assert [event.reason for event in of(events.ChapterLost, happened)] == ["lost.caught"]


def test_the_arms_are_out_all_the_while() -> None:
    made = on_meadow("tracker", 5)
    until(made, lambda w: bool(of(events.HunterAimed, w.events)), 3.0)
    for _ in range(55):
        made.step({})
        assert made.hunters[0].stance == "lunge"


def test_a_leap_at_the_right_moment_is_missed_by_the_lunge() -> None:
    """He who sees the arms go out has time to leap, even a fifth of a second late."""
    made = on_meadow("tracker", 6)
    play(made, 0.4, Intent(move=60))
    until(made, lambda w: bool(of(events.HunterAimed, w.events)), 3.0, Intent(move=60))
    play(made, 0.3, RUN)
    happened = [*made.step({"runner": press(move=100)}), *play(made, 0.5, Intent(move=100, leap=True))]
    assert made.outcome is None and not of(events.RunnerCaught, happened)
    assert [event.cause for event in of(events.Staggered, happened)] == ["lunge"], "and costs the hunter his stride"


def test_a_sprint_out_of_reach_is_missed_too() -> None:
    made = on_meadow("tracker", 6)
    until(made, lambda w: bool(of(events.HunterAimed, w.events)), 3.0, Intent(move=50))
    play(made, 0.2, Intent(move=50))
    play(made, 1.0, Intent(move=100, sprint=True))
    assert made.outcome is None


def test_two_who_reach_him_at_once_catch_him_once() -> None:
    made = world(ground=MEADOW, start=(0, 0), things=[hunter(at=(-6, 0), name="one"), hunter(at=(-6, 0), name="two")])
    assert len(of(events.RunnerCaught, play(made, 4.0))) == 1


def test_a_throw_has_a_tell_of_half_a_second() -> None:
    made = on_meadow("thrower", 12)
    aimed = None
    while not made.blades:
        happened = made.step({"runner": RUN})
        if of(events.HunterAimed, happened):
            aimed = made.tick
    assert aimed and (made.tick - aimed) / 120 >= 0.5


def test_a_blade_finds_one_who_runs_on_and_hurts() -> None:
    made = on_meadow("thrower", 10)
    happened = until(made, lambda w: bool(of(events.BladeHit, w.events)), 4.0, RUN)
    assert [event.who for event in of(events.BladeHit, happened)] == ["runner"]
    assert of(events.RunnerHurt, happened)[0].cause == "blade"
    assert made.runner.pain > 0.1 and not made.blades
    play(made, 0.1, RUN)
    assert made.runner.stance == "stagger"


def test_a_blade_seen_coming_can_be_leapt() -> None:
    made = on_meadow("thrower", 10)
    until(made, lambda w: bool(w.blades), 4.0, RUN)
    until(made, lambda w: not w.blades or w.runner.x - w.blades[0].x < 3.0, 4.0, RUN)
    happened = [*made.step({"runner": press(move=100)}), *play(made, 1.0, Intent(move=100, leap=True))]
    assert not of(events.RunnerHurt, happened)
    assert [event.who for event in of(events.BladeHit, happened)] == ["ground"]


def test_between_throws_he_rests() -> None:
    made = on_meadow("thrower", 12)
    throws = []
    for _ in range(120 * 12):
        made.step({"runner": Intent(move=95)})
        throws += [made.tick for _ in of(events.HunterThrew, made.events)]
    assert len(throws) >= 2
    assert min(b - a for a, b in zip(throws, throws[1:], strict=False)) > 4.0 * 120


def test_he_does_not_throw_from_too_near_or_too_far() -> None:
    for gap in (25, 3):
        made = on_meadow("thrower", gap)
        happened = play(made, 0.5, RUN)
        assert not [event for event in of(events.HunterAimed, happened) if event.attack == "throw"], gap


@pytest.mark.parametrize(("x", "y", "struck"), [(40.0, 2.0, "water"), (-9.0, 3.0, "ground"), (30.0, 2.0, "log")])
def test_blades_end_in_what_they_meet(x: float, y: float, struck: str) -> None:
    made = world(things=[{"id": "log", "kind": "log", "at": [30, 0.05], "length": 4.0}])
    play(made, 0.5)
    throw(made, Projectile("somebody", x, y, 0.5, -5.0, 0.1))
    happened = play(made, 1.5)
    assert [event.who for event in of(events.BladeHit, happened)] == [struck]
    assert not made.blades


def test_there_are_never_too_many_blades() -> None:
    made = world(ground=MEADOW)
    for n in range(500):
        throw(made, Projectile("somebody", 20.0 + n * 0.1, 5.0, 0.0, 5.0, 0.1))
    made.step({})
    assert 0 < len(made.blades) <= 64


def test_the_diver_goes_under_where_it_is_deep_and_rises_with_a_windup() -> None:
    made = on_lake("diver", 8, x=30)
    until(made, lambda w: w.hunters[0].stance == "dive", 3.0, Intent(move=70))
    happened = until(made, lambda w: bool(of(events.HunterAimed, w.events)), 10.0, Intent(move=50))
    aimed, aim = made.tick, of(events.HunterAimed, happened)[0]
    assert aim.attack == "rise" and aim.seconds >= 0.5
    surface = made.lakes[0].sample(aim.x).surface
    assert aim.y == pytest.approx(surface, abs=0.3), "bubbles are seen where he will be"
    happened = until(made, lambda w: w.hunters[0].stance != "dive", 3.0, Intent(move=50))
    assert (made.tick - aimed) / 120 >= 0.5
    assert [event.cause for event in of(events.Staggered, happened)] == ["grasp"]
    assert made.outcome is None, "a grasp costs chakra and stride, not the chapter"


def test_a_grasp_from_below_costs_chakra_and_hurts() -> None:
    made = on_lake("diver", 8, x=30)
    until(made, lambda w: bool(of(events.HunterAimed, w.events)), 10.0, Intent(move=50))
    until(made, lambda w: w.hunters[0]._windup == 1, 2.0, Intent(move=50))
    before, pain = made.runner.chakra, made.runner.pain
    play(made, 0.05)
    assert made.runner.chakra < before - 8.0 and made.runner.pain > pain


def test_a_leap_over_the_bubbles_is_safe() -> None:
    made = on_lake("diver", 8, x=30)
    until(made, lambda w: bool(of(events.HunterAimed, w.events)), 10.0, Intent(move=50))
    until(made, lambda w: w.hunters[0]._windup < 12, 2.0, Intent(move=50))
    happened = [*made.step({"runner": press(move=100)}), *play(made, 0.4, Intent(move=100, leap=True))]
    assert not [event for event in of(events.Staggered, happened) if event.who == "runner"]


@pytest.mark.parametrize("ends", ["grasp", "ball", "ashore"])
def test_whatever_brings_the_diver_up_he_comes_up_through_the_water(ends: str) -> None:
    """Nobody sees him two metres down in one tick and on the surface in the next."""
    made = on_lake("diver", 8, x=30)
    if ends != "grasp":
        made = on_lake("diver", 8, x=30, things=[{"id": "master", "kind": "sealmaster", "at": [90, 1.0], "inside": False}])
    diver = made.hunters[0]
    until(made, lambda w: diver.stance == "dive", 3.0, Intent(move=70))
    play(made, 1.0, Intent(move=100))
    if ends == "ball":
        made.cast_technique("barrier", made.sealmaster)
    if ends == "ashore":
        made.runner.place(84.0, 1.0)
    ys, slowest = [diver.y], diver.y
    for _ in range(120 * 8):
        made.step({"runner": Intent(move=60)})
        ys.append(diver.y)
        slowest = min(slowest, diver.y)
    assert slowest < -1.5 and max(ys[-240:]) > -0.5, "he was down, and he came up"
    assert max(abs(a - b) for a, b in pairwise(ys)) < 0.11, "metres in a tick"


def test_the_diver_does_not_flicker_between_above_and_below() -> None:
    """While his quarry stands on a rock, and in the shallows where nobody can dive."""
    rock = {"id": "rock", "kind": "rock", "at": [40, -5], "width": 4, "height": 5.8}
    made = on_lake("diver", 20, x=38.5, things=[rock], lakes=[pool(swell=[SWELL])])
    until(made, lambda w: w.runner.on == "rock", 5.0, Intent(move=50))
    dives = [made.hunters[0].stance == "dive"]
    for _ in range(480):
        made.step({"runner": IDLE})
        dives.append(made.hunters[0].stance == "dive")
    assert sum(a != b for a, b in zip(dives, dives[1:], strict=False)) < 4
    made = world(things=[hunter("diver", (-9, 0.75))], start=(-3, 0.3))
    splashes = [event for event in of(events.Splashed, play(made, 6.0, RUN)) if event.who == "diver"]
    assert len(splashes) < 5


def test_hunters_never_catch_one_who_is_under_their_feet_or_over_their_heads() -> None:
    jetty = {"id": "jetty", "outline": [[-30, 3.5], [30, 3.5], [30, 3.8], [-30, 3.8]]}
    made = world(ground=MEADOW, start=(0, 0), things=[hunter(at=(-10, 0))], solids=[jetty])
    made.hunters[0].place(-10.0, 3.81)
    play(made, 6.0)
    assert made.outcome is None


def test_being_caught_is_a_second_of_its_own_with_the_two_at_arms_length() -> None:
    """Grabbed, he is held; running and sprinting count for nothing, nor does any technique; then it is lost."""
    tracker = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-57, 0]}
    made = world(ground=MEADOW, things=[tracker])
    happened = until(made, lambda w: w.runner.caught_by is not None, 8.0)
    assert len(of(events.RunnerCaught, happened)) == 1 and made.outcome is None
    x = made.runner.x
    play(made, 0.5, SPRINT)
    hunter = made.hunters[0]
    assert made.runner.stance == hunter.stance == "caught" and made.outcome is None
    assert abs(made.runner.x - x) < 0.5 and 0.6 < abs(hunter.x - made.runner.x) < 1.0
    assert made.runner.grip == 1.0
    play(made, 1.3)
    assert made.outcome is not None and made.outcome.reason == "lost.caught"
