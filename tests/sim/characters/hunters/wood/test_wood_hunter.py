"""Hunters in the wood: a pace of their own within a narrow band, no blow without a tell, and each can be fooled."""

import pytest

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.hunters.wood.wood_hunter import WoodHunter, WoodTuning
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import RUN, SPRINT, of, play, pool, until, world

FOREST = [[-60, 0], [400, 0]]
BROOK = [[-60, 0], [99, 0], [101, -2], [109, -2], [111, 0], [199, 0], [201, -2], [209, -2], [211, 0], [400, 0]]
BROOKS = [pool(id="first", left=99.5, right=110.5, level=-0.3), pool(id="second", left=199.5, right=210.5, level=-0.3)]
TREES = [{"id": f"tree-{n}", "kind": "tree", "at": [12.0 * n - 50, 0], "height": 12} for n in range(35)]
PACE = {"hunter.tracker_speed": 8.0, "hunter.thrower_speed": 8.0, "hunter.diver_speed": 8.0, "hunter.throw_far": 0.0}


def hunter(kind: str, x: float, **parts: object) -> dict[str, object]:
    return {"id": kind, "kind": "hunter", "type": kind, "chase": "wood", "at": [x, 0.0], **parts}


def wood(*hunters: dict[str, object], start: float = 0.0, ground: object = FOREST, lakes: object = (), **tuning: float) -> World:
    parts = {"ground": ground, "lakes": lakes, "things": [*TREES, *hunters], "start": (start, 0.0), "tuning": {**PACE, **tuning}}
    return world(**parts)  # type: ignore[arg-type]


def of_wood(made: World) -> WoodHunter:
    (found,) = made.hunters
    assert isinstance(found, WoodHunter)
    return found


def fastest(made: World, gap: float) -> float:
    """How fast he runs, `gap` metres behind a runner who keeps that distance."""
    one, best = of_wood(made), 0.0
    for _ in range(ticks(2.0)):
        made.runner.x = one.x + gap
        made.runner.y = made.terrain.height(made.runner.x)
        made.step({})
        best = max(best, abs(one.vx))
    return best


@pytest.mark.parametrize("kind", ["tracker"])
def test_his_pace_stays_within_the_rubber_band(kind: str) -> None:
    band = WoodTuning().band
    assert band <= 0.08
    far, middle = (fastest(wood(hunter(kind, -30.0)), gap) for gap in (60.0, 10.0))
    assert far == pytest.approx(8.0 * (1.0 + band), rel=0.01) and middle == pytest.approx(8.0, rel=0.02)


def test_who_strolls_is_caught_after_a_tell_and_who_hops_too() -> None:
    for wants in (RUN, Intent(move=100, leap=True, leap_pressed=True)):
        made = wood(hunter("tracker", -12.0))
        happened = until(made, lambda w: w.runner.caught_by is not None, 20.0, wants)
        told = [event for event in of(events.HunterAimed, happened) if event.attack == "lunge"]
        assert told and all(event.seconds >= 0.5 for event in told)


def test_one_on_the_ground_hops_over_what_lies_in_the_way() -> None:
    made = wood(hunter("tracker", -20.0), {"id": "trunk", "kind": "trunk", "at": [0.0, 0.0]}, start=30.0)
    happened = until(made, lambda w: w.hunters[0].x > 3.0, 6.0)
    assert [event.who for event in of(events.Leapt, happened)] == ["tracker"]


def test_the_thrower_goes_from_crown_to_crown_ahead_and_shakes_them() -> None:
    made = wood(hunter("thrower", 14.0, drops_from=390))
    one, lowest = of_wood(made), 1e9
    happened = []
    for _ in range(ticks(4.0)):
        happened += made.step({"runner": SPRINT})
        lowest = min(lowest, one.y)
    assert lowest > 3.5 and one.x > 40.0 and one.cover == "crown"
    assert len(of(events.Rustled, happened)) >= 2


def test_before_he_drops_leaves_fall_for_long_enough_and_then_he_stands_in_the_way() -> None:
    made = wood(hunter("thrower", 14.0, drops_from=20))
    one = of_wood(made)
    happened = until(made, lambda w: one.state == "tell", 10.0, SPRINT)
    (told,) = [event for event in of(events.HunterAimed, happened) if event.attack == "drop"]
    assert told.seconds >= 0.7 and one.snapshot() is not None
    before = made.seconds
    until(made, lambda w: one.state == "ground", 2.0, SPRINT)
    assert made.seconds - before >= 0.65
    until(made, lambda w: one.on == "ground", 3.0, SPRINT)
    assert one.x > made.runner.x + 1.0, "he is down before the runner is there"


@pytest.mark.parametrize("leaps", [False, True])
def test_who_runs_into_his_arms_is_caught_and_who_leaps_is_not(leaps: bool) -> None:
    made = wood(hunter("thrower", 14.0, drops_from=20))
    one = of_wood(made)
    until(made, lambda w: one.state == one.on == "ground", 12.0, SPRINT)
    until(made, lambda w: one.x - w.runner.x < 3.0, 3.0, SPRINT)
    for tick in range(ticks(1.2)):
        made.step({"runner": SPRINT._replace(leap=leaps, leap_pressed=leaps and tick == 0)})
    assert (made.runner.caught_by is not None) == (not leaps)


def test_who_stops_before_him_makes_him_miss_and_he_stumbles() -> None:
    made = wood(hunter("thrower", 14.0, drops_from=20))
    one = of_wood(made)
    until(made, lambda w: one.state == "tell", 12.0, SPRINT)
    happened = until(made, lambda w: bool(one.stagger_ticks), 4.0, Intent())
    assert one.on == "ground" and one.x > made.runner.x and not of(events.RunnerCaught, happened)
    play(made, 0.9)
    assert made.runner.caught_by is None


BOUGH = {"id": "bough", "outline": [[40, 3.2], [50, 3.2], [50, 3.5], [40, 3.5]], "material": "bough"}


def over_him(x: float) -> tuple[World, WoodHunter]:
    """A tracker on a bough, and the runner on the ground under it."""
    made = world(ground=FOREST, things=[*TREES, hunter("tracker", 20.0)], solids=[BOUGH], start=(45.0, 0.0), tuning=PACE)
    one = of_wood(made)
    one.place(x, 3.5)
    return made, one


def test_over_a_standing_man_he_crouches_and_comes_down_and_never_runs_on_the_spot() -> None:
    made, one = over_him(45.5)
    happened = until(made, lambda w: one.stance == "squat", 1.0)
    told = [event for event in of(events.HunterAimed, happened) if event.attack == "drop"]
    assert told and told[0].seconds >= 0.5
    began, stood = made.seconds, one.x
    until(made, lambda w: one.on == "air", 2.0)
    assert made.seconds - began >= 0.5 and abs(one.x - stood) < 0.4
    until(made, lambda w: bool(one.stagger_ticks), 2.0)
    assert one.on == "ground" and made.runner.caught_by is None, "nobody is seized by whoever falls on his head"


def test_who_runs_on_is_gone_as_he_comes_down() -> None:
    made, one = over_him(45.5)
    until(made, lambda w: one.stance == "squat", 1.0)
    until(made, lambda w: one.on == "ground", 3.0, SPRINT)
    assert abs(made.runner.x - one.x) > 3.0 and made.runner.caught_by is None


def test_over_a_stream_he_drops_into_the_water_and_is_out_of_it_for_a_while() -> None:
    made = wood(hunter("thrower", 70.0, drops_from=60), ground=BROOK, lakes=BROOKS)
    one = of_wood(made)
    one.place(105.0, 5.0)
    one._may_drop = False
    play(made, 0.02)
    one._begin_tell(made)
    made.runner.place(84.0, 0.0)
    happened = until(made, lambda w: one.on == "water", 4.0)
    happened += play(made, 0.1)
    assert [event.cause for event in of(events.HunterTripped, happened)] == ["stream"]
    play(made, 1.5)
    assert one.stagger_ticks and one.sunk > 0.8 and not one.lies_ahead


def test_the_diver_lies_in_one_stream_after_the_other() -> None:
    made = wood(hunter("diver", 104.0), start=96.0, ground=BROOK, lakes=BROOKS)
    one = of_wood(made)
    play(made, 0.2)
    assert one.state == "lurks" and one.y < -0.6
    made.runner.place(118.0, 0.0)
    play(made, 1.0)
    assert one.state == "away" and one.cover == "away"
    until(made, lambda w: one.state == "lurks", 15.0)
    assert 199.0 < one.x < 211.0


def test_he_grasps_whoever_wades_after_bubbles_and_not_one_who_leaps_over() -> None:
    made = wood(hunter("diver", 104.0), start=92.0, ground=BROOK, lakes=BROOKS)
    happened = until(made, lambda w: bool(w.runner.stagger_ticks), 6.0, RUN)
    told = [event for event in of(events.HunterAimed, happened) if event.attack == "rise"]
    assert told and told[0].seconds >= 0.5
    assert [event.cause for event in of(events.RunnerHurt, happened)] == ["grasp"]


def test_one_who_was_marked_is_seen_through_the_leaves() -> None:
    assert of_wood(wood(hunter("thrower", 14.0, marked=True))).marked
    assert not of_wood(wood(hunter("thrower", 14.0))).marked


def test_the_same_chase_ends_alike() -> None:
    def told() -> str:
        made = wood(hunter("thrower", 14.0, drops_from=20))
        play(made, 6.0, SPRINT)
        return made.state_hash()

    assert told() == told() and TICK > 0.0


def test_who_has_dropped_in_vain_goes_up_again_out_of_sight_and_drops_once_more() -> None:
    made = wood(hunter("thrower", 14.0, drops_from=20, drops_again_from=150), **{"hunter.thrower_speed": 11.0})
    one = of_wood(made)
    until(made, lambda w: one.state == "ground", 12.0, SPRINT)
    one.place(100.0, 0.2)
    made.runner.place(108.0, 0.2)
    one._ambush = 0
    play(made, 0.5, SPRINT)
    assert one.state == "ground", "he is seen"
    made.runner.place(one.x + 20.0, 0.2)
    play(made, 0.3, SPRINT)
    assert one.state == "crowns"
    happened = until(made, lambda w: one.state == "tell", 40.0, SPRINT)
    assert [event.attack for event in of(events.HunterAimed, happened)][-1] == "drop" and made.runner.x >= 150.0


def test_who_hobbles_is_not_dropped_upon() -> None:
    made = wood(hunter("thrower", 14.0, drops_from=20))
    happened = play(made, 12.0, RUN)
    assert made.runner.x > 50.0 and not [event for event in of(events.HunterAimed, happened) if event.attack == "drop"]
