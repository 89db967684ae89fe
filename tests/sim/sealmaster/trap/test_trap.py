"""What a played sealmaster does to the lake: on a small one, with hands that know what they want."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from game.bots.sealmaster.conductor import Conductor
from game.core.paths import LEVELS
from game.core.ticks import ticks
from game.level.loader import read_bytes
from game.level.model import SignName
from game.session.results.rank import rank_of
from game.sim import events
from game.sim.intent import Intent
from game.sim.sealmaster.strokes import SIGN_TIME_SCALE, WAIT_TIME_SCALE
from game.sim.sealmaster.trap.trap_pose import make_trap_pose
from game.sim.techniques.casting import raise_barrier
from game.sim.world import World
from tests.sim.sealmaster.by_hand import master_of, sign, step

MERCY = LEVELS / "examples" / "dead-or-alive.json"


def world_of(**changed: Any) -> World:
    values = json.loads(MERCY.read_text(encoding="utf-8"))
    values.update(changed)
    return World(read_bytes(json.dumps(values).encode()))


def kinds(happened: list[events.Event]) -> list[type[events.Event]]:
    return [type(event) for event in happened]


def all_wet(world: World) -> World:
    while not all(hunter.on == "water" for hunter in world.hunters):
        step(world)
    return world


def refused(happened: list[events.Event]) -> list[str]:
    return [event.reason for event in happened if isinstance(event, events.SignRefused)]


def test_time_is_slow_while_the_sign_key_is_held_and_no_longer() -> None:
    world = world_of()
    step(world, Intent(sign=True))
    assert world.time_scale == SIGN_TIME_SCALE and make_trap_pose(master_of(world), world).sign.open
    step(world)
    assert world.time_scale == 1.0


def test_minutes_pass_while_he_crouches_as_long_as_nobody_of_ours_is_out_there() -> None:
    world = world_of()
    step(world, count=ticks(0.5))
    assert world.runner.on == "ground"
    for intent, pace in (
        (Intent(crouch=True), WAIT_TIME_SCALE),
        (Intent(crouch=True, move=-100), 1.0),
        (Intent(crouch=True, sign=True), SIGN_TIME_SCALE),
    ):
        step(world, intent)
        assert world.time_scale == pace
    world.runner.place(world.lakes[0].left + 20.0, world.lakes[0].level)
    step(world, Intent(crouch=True), 2)
    assert world.runner.on != "ground" and world.time_scale == 1.0


def test_no_minutes_pass_while_a_courier_runs_over_the_water() -> None:
    values = json.loads(MERCY.read_text(encoding="utf-8"))
    far_out = world_of().lakes[0].left + 20.0
    world = world_of(things=[*values["things"], {"id": "post", "kind": "courier", "at": [far_out, 0.5]}])
    step(world, count=ticks(0.5))
    step(world, Intent(crouch=True))
    assert world.runner.on == "ground" and world.couriers[0].on == "water" and world.time_scale == 1.0


def test_no_minutes_pass_while_one_of_ours_is_under_water() -> None:
    world = world_of()
    world.runner.place(world.lakes[0].left + 20.0, world.lakes[0].level)
    step(world, count=2)
    world.cast_technique("spiderweb", world.sealmaster)
    while world.runner.stance != "under":
        step(world)
        assert not world.over
    step(world, Intent(crouch=True), 2)
    assert world.runner.held and world.time_scale == 1.0


def test_his_crouching_changes_nothing_but_how_fast_it_is_over() -> None:
    hashes = []
    for intent in (Intent(), Intent(crouch=True)):
        world = world_of()
        step(world, intent, ticks(1.5))
        hashes.append(world.state_hash())
    assert hashes[0] == hashes[1]


def test_strokes_without_the_sign_key_mean_nothing() -> None:
    world = world_of()
    happened = [event for stroke in ("left", "down", "right") for event in step(world, Intent()._replace(**{f"stroke_{stroke}": True}))]
    assert events.StrokeDrawn not in kinds(happened)


def test_a_sign_costs_chakra_and_takes_its_time() -> None:
    world = all_wet(world_of())
    before = master_of(world).stores.chakra
    happened = sign(world, "spiderweb")
    assert kinds(happened).index(events.SignRecognised) < kinds(happened).index(events.SpiderwebWoken)
    assert master_of(world).stores.chakra < before - 9.0


def test_signs_made_while_he_is_busy_wait_and_none_is_lost() -> None:
    world = all_wet(world_of())
    for name in ("spiderweb", "release", "spiderweb"):
        step(world, Intent(sign=True)._replace(**{f"sign_{name}": True}))
    assert make_trap_pose(master_of(world), world).sign.buffered == ("spiderweb", "release", "spiderweb")
    done = [event.technique for event in step(world, count=ticks(3.0)) if isinstance(event, events.SignMade) and event.done]
    assert done == ["spiderweb", "release", "spiderweb"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("wave", "signs.nothing_to_carry"),
        ("bind", "signs.not_in_web"),
        ("release", "signs.nothing_held"),
    ],
)
def test_a_sign_that_comes_to_nothing_says_why_and_costs_nothing(name: SignName, reason: str) -> None:
    world = world_of()
    assert refused(sign(world, name)) == [reason]
    assert master_of(world).stores.chakra == 100.0
    assert make_trap_pose(master_of(world), world).sign.refused == reason


def test_a_ball_is_for_one_of_ours_and_takes_paper() -> None:
    world = all_wet(world_of())
    master = master_of(world)
    sign(world, "spiderweb", ticks(2.0))
    while master.focus.who == "runner":
        step(world, Intent(focus_next=True))
    assert refused(sign(world, "barrier")) == ["signs.not_ours"]
    while master.focus.who != "runner":
        step(world, Intent(focus_next=True))
    assert events.BarrierRaised in kinds(sign(world, "barrier"))
    assert master.stores.paper == master.stores.paper_full - 1


@pytest.mark.parametrize(("tuning", "reason"), [({"trap.paper": 0}, "signs.no_paper"), ({"trap.barrier_range": 5}, "signs.too_far")])
def test_why_there_is_no_ball(tuning: dict[str, float], reason: str) -> None:
    assert refused(sign(world_of(tuning=tuning), "barrier")) == [reason]


def test_nobody_is_told_to_go_nearer_where_he_cannot() -> None:
    world = world_of(tuning={"trap.barrier_range": 5})
    step(world, Intent(move=-100, sprint=True), ticks(6.0))
    world.runner.place(master_of(world).x - 12.0, world.lakes[0].level)
    while master_of(world).focus.who != "runner":
        step(world, Intent(focus_next=True))
    assert refused(sign(world, "barrier")) == ["signs.not_yet"]


def test_focus_goes_round_all_with_whom_something_can_be_done() -> None:
    world = all_wet(world_of())

    def aimed_at() -> set[str]:
        seen = set()
        for _ in range(4):
            step(world, Intent(focus_next=True))
            seen.add(master_of(world).focus.who)
        return seen

    assert aimed_at() == {"runner"}, "no sign does anything to one who is at large"
    sign(world, "spiderweb", ticks(2.0))
    assert aimed_at() == {"runner", "tracker", "diver"}
    while "caught" in master_of(world).fates.by_name.values():
        step(world, Intent(crouch=True))
    assert aimed_at() == {"runner"}, "nor to one who is drowned"


def test_he_keeps_his_feet_dry() -> None:
    world = world_of()
    step(world, Intent(move=-100, sprint=True), ticks(6.0))
    master = master_of(world)
    assert 44.0 < master.x < 45.5 and master.on == "log"
    step(world, Intent(move=100), ticks(6.0))
    assert master.x > 58.0


def mixed(spares: tuple[str, ...]) -> World:
    world, bot = world_of(), Conductor(0, spares)
    while world.outcome is None and world.seconds < 60.0:
        world.step({"sealmaster": bot.act(world)})
    return world


@pytest.mark.parametrize("spares", [each for n in range(3) for each in itertools.combinations(("tracker", "diver"), n)])
def test_every_mix_of_mercy_is_played_and_remembered(spares: tuple[str, ...]) -> None:
    world = mixed(spares)
    assert world.outcome is not None and world.outcome.won
    fates = master_of(world).fates.by_name
    assert fates == {who: "prisoner" if who in spares else "drowned" for who in ("tracker", "diver")}


def test_letting_go_spares_all_who_are_left() -> None:
    world = all_wet(world_of())
    sign(world, "spiderweb", ticks(4.0))
    happened = sign(world, "release")
    assert events.HunterLetGo in kinds(happened)
    assert set(master_of(world).fates.by_name.values()) == {"let_go"}


def test_without_chakra_the_web_lets_go_by_itself() -> None:
    world = all_wet(world_of(tuning={"trap.chakra": 17}))
    happened = sign(world, "spiderweb", ticks(6.0))
    assert events.HoldBroke in kinds(happened) and set(master_of(world).fates.by_name.values()) == {"let_go"}


def test_taps_out_of_time_do_not_haul() -> None:
    world = all_wet(world_of())
    sign(world, "spiderweb", ticks(3.0))
    master = master_of(world)
    while master.focus.who != "tracker":
        step(world, Intent(focus_next=True))
    sign(world, "bind", ticks(0.6))
    assert master.haul is not None
    mashed = [event for n in range(ticks(5.0)) for event in step(world, Intent(leap_pressed=n % 6 == 0))]
    assert events.HunterTaken not in kinds(mashed) and events.StrandSlipped in kinds(mashed)


def test_a_rank_may_ask_for_mercy() -> None:
    level = world_of(ranks={"gold": {"seconds": 60, "hunters_spared": 1}}).level
    ended = {"seconds": 20.0, "chakra": 50.0, "ride": 0}
    assert rank_of(level, {**ended, "fates": {"tracker": "let_go"}}) == "gold"
    assert rank_of(level, {**ended, "fates": {"tracker": "drowned"}}) == ""


def test_a_strand_in_his_hands_is_told_before_the_first_tap() -> None:
    """So that a level can say how one hauls."""
    world, master = world_of(), Conductor(spares=("tracker",))
    happened: list[events.Event] = []
    while world.seconds < 40.0 and events.StrandTaken not in kinds(happened):
        happened += world.step({"sealmaster": master.act(world)})
    assert events.StrandTaken in kinds(happened) and events.StrandHauled not in kinds(happened)


def test_a_ball_that_has_come_past_him_is_driven_ashore_and_not_back_out() -> None:
    world = World(read_bytes((LEVELS / "04-test-subjects.json").read_bytes()))
    master = master_of(world)
    home = master.x
    assert world.lakes[0].still_depth(home - 12.0) > 1.0
    world.runner.x = home - 12.0
    world.runner.y = 0.2
    raise_barrier(world, world.runner)
    step(world, count=60)
    master.x = home - 20.0  # out on the jetty
    master._raise_wave(world)
    step(world)
    assert world.wave is not None and world.wave.direction == 1
