"""Sticky water, as the one whose foot is in it finds it."""

import json
from typing import Any

import pytest

from game.level.loader import level_of
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim import lakes

FLAT = [[-30, -3], [-14, -3], [-8, 0.1], [0, 0.3], [8, -0.3], [9, -1.6], [12, -1.6], [14, 0.4], [20, 0.5], [60, 3.5]]
STILL = {"id": "pond", "left": -30, "right": 40, "cell": 0.1}
CALL = Intent(seal_pressed=True)


def flat(
    x: float = 0.0, things: Any = (), lake: dict[str, Any] | None = None, seed: int = 0, tuning: Any = None, solids: Any = (),
    told: Any = (), **sticky: Any,
) -> World:  # fmt: skip
    """A bar at 0 that is dry, a pool on its right, the sea on its left; what is `told` makes the trigger of that name fire."""
    start = {"kind": "start", "id": "start", "at": [x, 1.0], "chakra": 0, "pain": 0.2, "pills": 0}
    made = {
        "format": 2,
        "name": "A flat",
        "ground": {"line": FLAT, "material": "sand"},
        "lakes": [{**STILL, **(lake or {})}],
        "things": [start, *things],
        "solids": solids,
        "sticky_water": sticky,
        "triggers": [
            *([{"id": "told", "when": told, "do": []}] if told else []),
            {"id": "end", "when": [{"test": "place", "left": 55}], "do": [{"act": "win"}]},
        ],
        "tuning": tuning or {},
    }
    return World(level_of(json.dumps(made), "flat.json"), seed)


def test_on_dry_sand_nothing_holds_him() -> None:
    world = flat()
    happened = lakes.play(world, 2.0)
    assert not lakes.of(events.FootHeld, happened) and not world.runner.held


def test_the_first_wet_step_holds_him_as_if_sewn_down() -> None:
    world = flat()
    happened = lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN)
    assert lakes.of(events.FootHeld, happened)
    assert world.sticky_water is not None and world.sticky_water.depth < 0.1
    x = world.runner.x
    lakes.play(world, 1.0, lakes.BACK)
    assert world.runner.x == pytest.approx(x, abs=0.02) and world.runner.stance == "stuck"


def test_pulling_costs_pain_and_helps_nothing() -> None:
    world = flat()
    lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN)
    pain = world.runner.pain
    for n in range(6):
        lakes.play(world, 0.1, Intent(move=-100 if n % 2 else 100))
    assert world.runner.held and world.runner.pain > pain + 0.04


def test_it_lets_go_six_tenths_of_a_second_after_the_water_has_run_off() -> None:
    world = flat()
    lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN)
    lake = world.lakes[0]
    lake.depth[:] = 1e-20
    lake.flow[:] = 0.0
    happened = lakes.play(world, 0.55)
    assert world.runner.held and not lakes.of(events.FootFreed, happened)
    happened = lakes.play(world, 0.1)
    assert not world.runner.held and lakes.of(events.FootFreed, happened)


def test_in_deeper_water_it_draws_him_seawards_and_under() -> None:
    world = flat()
    world.runner.place(7.4, 0.2)
    lakes.until(world, lambda w: w.runner.held, 2.0)
    x = world.runner.x
    lakes.until(world, lambda w: w.over, 14.0)
    assert world.runner.x > x + 0.5  # still water: towards where it is deeper
    assert world.outcome is not None and world.outcome.reason == "lost.taken"


def test_who_leaps_into_a_deep_pool_is_lost() -> None:
    world = flat(10.0)
    lakes.until(world, lambda w: w.over, 3.0)
    assert world.outcome is not None and world.outcome.reason == "lost.taken"


def test_water_does_not_bear_him_however_much_chakra_he_has() -> None:
    world = flat(10.0, tuning={"sticky_water.under": 4})
    world.runner.gain(90.0)
    lakes.until(world, lambda w: w.runner.held, 3.0)
    assert world.runner.on == "ground" and world.runner.y < -1.0


def test_whoever_is_kept_long_enough_is_lost() -> None:
    world = flat(tuning={"sticky_water.keeps": 3})
    lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN)
    lakes.until(world, lambda w: w.over, 3.5)
    assert world.outcome is not None and world.outcome.reason == "lost.kept"


def test_threads_stay_wound_round_his_legs_until_he_stands_on_stone() -> None:
    """Held again and again for a moment each, he is kept; with a stone between he is not."""
    stone = {"kind": "rock", "id": "stone", "at": [1.0, 0.1], "width": 3, "height": 1.0}
    outcomes = []
    for rests in (False, True):
        world = flat(things=[stone], tuning={"sticky_water.keeps": 4, "sticky_water.lets_go": 0.2, "sticky_water.under": 5})
        for _ in range(3):
            world.runner.place(6.0, 0.1)
            lakes.until(world, lambda w: w.runner.held, 2.0)
            lakes.play(world, 1.7)
            assert world.sticky_water is not None
            world.sticky_water.holds = world.runner.held = False
            world.runner.place(1.0 if rests else -2.0, 1.3)
            lakes.play(world, 2.0)
        outcomes.append(world.outcome and world.outcome.reason)
    assert outcomes == ["lost.kept", None]


BORES = {"left": -30, "right": 50, "surge": {"height": 0.95, "period": 12, "waves": 2, "pause": 20}, "drainage": 0.1}


def on_a_low_stone(wants: Any) -> list[events.Event]:
    stone = {"kind": "rock", "id": "stone", "at": [0.5, 0.1], "width": 3, "height": 0.21}
    world = flat(-3.0, [stone], BORES, tuning={"water.friction": 0.0005})
    world.runner.place(0.5, 0.5)
    return lakes.play(world, 7.0, wants)


def test_a_bore_takes_him_off_a_low_stone_and_runs_through_under_one_who_leaps() -> None:
    assert lakes.of(events.SweptOff, on_a_low_stone(Intent()))

    def leaps_the_front(world: World) -> Intent:
        lake, x = world.lakes[0], world.runner.x
        near = lake.sample(x - 0.9).depth > 0.04 and lake.sample(x).depth < 0.04
        return Intent(leap=near or world.runner.on == "air", leap_pressed=near and world.runner.on != "air")

    assert not lakes.of(events.SweptOff, on_a_low_stone(leaps_the_front))


def test_between_the_posts_of_a_rope_nothing_holds_while_a_tag_is_left() -> None:
    rope = {"kind": "tag_rope", "id": "rope", "at": [5.0, -0.1], "length": 3.0, "tags": 2}
    world = flat(things=[rope], tuning={"sticky_water.under": 5})
    world.runner.place(6.5, 0.2)
    happened = lakes.play(world, 4.8)
    assert not lakes.of(events.FootHeld, happened) and [event.left for event in lakes.of(events.TagBurnt, happened)] == [1]
    happened = lakes.play(world, 1.0)
    assert lakes.of(events.FootHeld, happened) and [event.left for event in lakes.of(events.TagBurnt, happened)] == [0]


def test_a_rope_does_not_burn_while_his_feet_are_dry() -> None:
    rope = {"kind": "tag_rope", "id": "rope", "at": [-1.5, 0.3], "length": 3.0, "tags": 2}
    world = flat(things=[rope])
    assert not lakes.of(events.TagBurnt, lakes.play(world, 6.0)) and world.tag_ropes[0].tags_left == 2


def test_a_call_opens_it_for_a_breath_in_which_he_can_leap_out() -> None:
    world = flat()
    lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN)
    assert world.sticky_water is not None
    seconds = world.sticky_water.seconds_left
    happened = world.step({"runner": CALL})
    assert lakes.of(events.SealmasterCalled, happened)[0].left == 1 and lakes.of(events.HunterGulped, happened)[0].gulps == 1
    assert world.sticky_water.seconds_left == pytest.approx(seconds - 3.0, abs=0.05)
    lakes.play(world, 0.6, Intent(move=-100))
    assert not world.runner.held and world.runner.x < 4.0


def test_the_third_call_brings_a_hunter_and_a_fourth_is_refused_where_it_is_seen() -> None:
    hunter = {"kind": "hunter", "id": "tracker", "type": "tracker", "at": [-20, -2], "hidden": True}
    world = flat(things=[hunter])
    for _ in range(2):
        world.step({"runner": CALL})
        lakes.play(world, 2.0)
    assert not world.hunters
    happened = world.step({"runner": CALL})
    assert [one.id for one in world.hunters] == [rose.who for rose in lakes.of(events.HunterRose, happened)] == ["tracker"]
    lakes.play(world, 2.0)
    happened, water = world.step({"runner": CALL}), world.sticky_water
    assert water is not None and not lakes.of(events.SealmasterCalled, happened)
    assert [event.who for event in lakes.of(events.CallRefused, happened)] == ["runner"] and water.snapshot().refused > 0.9
    lakes.play(world, 2.0)
    assert water.snapshot().refused == 0.0 and lakes.of(events.CallRefused, world.step({"runner": CALL})), "each of them is told"


def test_a_call_too_soon_after_the_last_is_refused_at_no_cost_and_said_once() -> None:
    world = flat()
    world.step({"runner": CALL})
    water = world.sticky_water
    assert water is not None
    lakes.play(world, 0.2)
    happened = world.step({"runner": CALL})
    assert len(lakes.of(events.CallTooSoon, happened)) == 1 and not lakes.of(events.CallRefused, happened)
    assert water.gulps == 1 and water.calls_left == 1 and water.snapshot().refused > 0.0
    assert not lakes.of(events.CallTooSoon, world.step({"runner": CALL})), "not with every beat on the key"
    lakes.play(world, 1.4)
    assert lakes.of(events.SealmasterCalled, world.step({"runner": CALL}))


def test_who_got_up_at_the_third_gulp_wears_its_thread_and_is_held_by_nothing() -> None:
    """Or it would hold one of two who run over the same wet sand, and never say why."""
    hunter = {"kind": "hunter", "id": "tracker", "type": "tracker", "at": [-20, -2], "hidden": True}
    world = flat(things=[hunter])
    water = world.sticky_water
    assert water is not None
    for _ in range(2):
        world.step({"runner": CALL})
        lakes.play(world, 2.0)
    assert not water.snapshot().risen
    world.step({"runner": CALL})
    tracker = world.hunters[0]
    lakes.until(world, lambda w: w.hunters[0].on == "water", 1.0)
    start = tracker.x
    lakes.play(world, 0.6)
    assert not tracker.held and tracker.x > start + 1.0
    assert [(x, y) for x, y, _ in water.snapshot().risen] == [(tracker.x, tracker.y)]


def test_a_retry_finds_him_neither_half_bound_nor_with_nobody_to_call() -> None:
    """Whoever reached a checkpoint with eleven of twelve seconds of thread and both calls spent could retry for ever."""
    world = flat()
    for _ in range(2):
        world.step({"runner": CALL})
        lakes.play(world, 2.0)
    water = world.sticky_water
    assert water is not None
    water.wound = 11.0
    world.step({"runner": Intent()})
    assert water.wound > 10.9 and water.calls_left == 0
    world.step({"runner": Intent(retried=True)})
    assert water.wound <= 3.0 and water.calls_left == 1
    assert not lakes.of(events.HunterRose, world.step({"runner": CALL})), "the call that he was given back wakes nobody"


def test_whoever_has_woken_somebody_gets_no_call_back() -> None:
    hunter = {"kind": "hunter", "id": "tracker", "type": "tracker", "at": [-20, -2], "hidden": True}
    world = flat(things=[hunter])
    for _ in range(3):
        world.step({"runner": CALL})
        lakes.play(world, 2.0)
    world.step({"runner": Intent(retried=True)})
    assert not lakes.of(events.SealmasterCalled, world.step({"runner": CALL}))


def test_when_his_chakra_is_gone_whoever_lay_below_comes_up() -> None:
    hunter = {"kind": "hunter", "id": "tracker", "type": "tracker", "at": [-20, -2], "hidden": True}
    world = flat(things=[hunter], seconds=5)
    happened = lakes.play(world, 5.5)
    assert world.outcome is not None and world.outcome.reason == "lost.trap_spent"
    assert [one.id for one in world.hunters] == ["tracker"]
    assert any(splash.who == "tracker" for splash in lakes.of(events.Splashed, happened))
    assert world.sticky_water is not None and world.sticky_water.snapshot().ended == "spent"


def test_the_sealmasters_chakra_is_the_clock() -> None:
    world = flat(seconds=5)
    lakes.play(world, 4.9)
    assert not world.over
    lakes.play(world, 0.2)
    assert world.outcome is not None and world.outcome.reason == "lost.trap_spent"


def test_wood_and_stone_hold_nobody() -> None:
    stone = {"kind": "rock", "id": "stone", "at": [10.5, -1.6], "width": 3, "height": 2.2}
    drift = {"kind": "driftwood", "id": "drift", "at": [7.5, 0.1], "length": 2.4}
    world = flat(things=[stone, drift])
    world.runner.place(10.5, 1.0)
    lakes.play(world, 1.0)
    assert world.runner.on == "rock" and not world.runner.held
    world.runner.place(world.logs[0].x, world.logs[0].y + 0.5)
    lakes.play(world, 1.0)
    assert world.runner.on == "log" and not world.runner.held


def test_a_wave_carries_driftwood_in_and_nothing_moors_it() -> None:
    line = [[-30, -3], [-12, -3], [-6, -0.2], [0, 0.2], [12, 0.4], [40, 3]]
    level = json.loads(json.dumps({"format": 2, "name": "Drift", "ground": {"line": line}, "things": [
        {"kind": "start", "id": "start", "at": [32, 2.4]}, {"kind": "driftwood", "id": "drift", "at": [1, 0.5], "length": 2.4}],
        "lakes": [{"id": "sea", "left": -30, "right": 38, "cell": 0.125, "surge": {"height": 0.8, "period": 12, "waves": 2}}],
        "triggers": [{"id": "end", "when": [{"test": "place", "left": 38}], "do": [{"act": "win"}]}]}))  # fmt: skip
    world = World(level_of(json.dumps(level), "drift.json"))
    lakes.play(world, 1.0)
    before = world.logs[0].x
    lakes.play(world, 14.0)
    assert world.logs[0].x > before + 1.0


def test_the_same_seed_and_hands_come_to_the_same_bits() -> None:
    surge = {"surge": {"height": 0.3, "period": 9, "running": 12}}
    hashes = []
    for seed in (3, 3, 4):
        world = flat(lake=surge, seed=seed)
        lakes.play(world, 3.0, lakes.RUN)
        hashes.append(world.state_hash())
    assert hashes[0] == hashes[1] != hashes[2]


def test_elsewhere_there_is_no_such_rule() -> None:
    assert lakes.world().sticky_water is None and not lakes.world().runner.wades_only


def test_a_key_that_is_down_as_it_takes_him_pulls_at_nothing() -> None:
    world = flat()
    happened = lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN) + lakes.play(world, 0.5, lakes.RUN)
    assert not lakes.of(events.FootTugged, happened)
    assert lakes.of(events.FootTugged, lakes.play(world, 0.1, lakes.BACK))


def test_a_pool_that_never_runs_off_is_told_from_a_film_that_does() -> None:
    world = flat()
    world.runner.place(7.4, 0.2)
    assert lakes.of(events.HeldInPool, lakes.until(world, lambda w: w.runner.held, 2.0))
