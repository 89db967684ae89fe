"""Chapter 4's third round played by programs, from its own first tick: dusk, two couriers, four hunters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from game.bots.registry import BLIND, BOTS, in_role
from game.bots.sealmaster.conductor import Conductor
from game.bots.sealmaster.trap_sight import TrapSight
from game.core.paths import LEVELS
from game.level.loader import parse_level
from game.sim.characters.courier import Courier
from game.sim.intent import IDLE, Intent
from game.sim.world import World
from tests.sim.sealmaster.by_hand import master_of

FIRST_ROUNDS = ("tracker", "thrower", "diver")


def third_round(seed: int = 0, **tuning: float) -> World:
    """The chapter's own file, begun at its third round: the runner is ashore, and those three have never been."""
    values: dict[str, Any] = json.loads((LEVELS / "04-test-subjects.json").read_text(encoding="utf-8"))
    values["things"] = [thing for thing in values["things"] if thing["id"] not in FIRST_ROUNDS]
    next(thing for thing in values["things"] if thing["kind"] == "start")["at"] = [272, 1.8]
    names = [trigger["id"] for trigger in values["triggers"]]
    kept = [trigger for trigger in values["triggers"] if trigger["id"] == "got-away"]
    third = values["triggers"][names.index("round-3") :]
    third[0]["when"] = []
    values["triggers"] = [{"id": "settled", "when": [], "do": [{"act": "sit"}]}, *kept, *third]
    values["tuning"].update(tuning)
    values.pop("carries", None)
    return World(parse_level(json.dumps(values), "third-round.json"), seed)


def play(world: World, player: Any, seconds: float = 80.0) -> World:
    wants = in_role(player.act)
    while world.outcome is None and world.seconds < seconds and "round-4" not in world.story.fired:
        world.step(wants(world))
    return world


def reason(world: World) -> str:
    return world.outcome.reason if world.outcome is not None else ""


class Conducted:
    """The round as one conducts it who can, with what was to be seen on its way."""

    def __init__(self, seed: int) -> None:
        self.world = world = third_round(seed)
        wants = in_role(Conductor(seed).act)
        self.dry: list[tuple[bool, str]] = []
        """Of whoever stood on the boards as the web woke: whether it held him and what he stood on, for eight seconds."""
        self.caught: list[bool] = []
        """Of the hunters, after those: whether the web holds them."""
        self.web_off_s = 1e9
        self.home_s = 1e9
        """When the first courier came home."""
        self.asked: list[Intent] = []
        """What the sealmaster wanted between those two moments."""
        self.set_down_s, self.rides_on = 1e9, True
        """Whether the ball is still there two seconds after the wave has set it down."""
        on_boards: Courier | None = None
        while world.outcome is None and world.seconds < 80.0 and "round-4" not in world.story.fired:
            asked = wants(world)
            world.step(asked)
            if on_boards is None and world.spiderweb is not None and world.spiderweb.awake:
                on_boards = next(courier for courier in world.couriers if courier.on == "log")
            elif on_boards is not None and len(self.dry) < 120 * 8:
                self.dry.append((on_boards.held, on_boards.on))
                self.caught = [hunter.held for hunter in world.hunters]
            if self.web_off_s < self.home_s > world.seconds:
                self.asked.append(asked["sealmaster"])
            if self.web_off_s > world.seconds and world.story.count("spiderweb_released", ""):
                self.web_off_s = world.seconds
            if self.home_s > world.seconds and world.story.count("courier_came_home", "courier-1"):
                self.home_s = world.seconds
            if self.set_down_s > world.seconds and world.story.count("barrier_set_down", ""):
                self.set_down_s = world.seconds
            if self.rides_on and world.seconds > self.set_down_s + 2.0:
                self.rides_on = world.barrier is not None


conducted = cache(Conducted)


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """A world that outlives the interpreter complains."""
    yield
    conducted.cache_clear()


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.nightly), pytest.param(2, marks=pytest.mark.nightly)])
def test_who_waits_for_the_moment_brings_both_couriers_home(seed: int) -> None:
    world = conducted(seed).world
    assert "round-3-over" in world.story.fired
    assert world.story.count("courier_came_home", "") == 2 and all(courier.home for courier in world.couriers)
    assert set(master_of(world).fates.by_name.values()) <= {"drowned", "let_go", "prisoner"}


@pytest.mark.parametrize(
    "bot", ["idle", pytest.param("miser", marks=pytest.mark.nightly), "masher", pytest.param("runs", marks=pytest.mark.nightly)]
)
def test_who_spends_nothing_loses_the_post(bot: str) -> None:
    assert reason(play(third_round(), (BOTS.get(bot) or BLIND[bot])(0))) == "lost.courier"


class Hasty(Conductor):
    """The web as soon as there is somebody to catch."""

    def _guard_couriers(self, seen: TrapSight) -> Intent:
        if not seen.web and any(theirs.x > 190.0 for theirs in seen.hunters):
            self._hands.sign("spiderweb")
        return Intent(move=-100 if seen.trap.x > seen.jetty_end + 1.2 else 0, sprint=True)


def test_the_web_while_ours_run_on_the_water_drowns_them() -> None:
    world = play(third_round(), Hasty(0))
    assert reason(world) == "lost.courier_drowned"


def test_a_web_that_took_ours_and_lets_go_at_once_gives_him_back() -> None:
    class Sorry(Hasty):
        def choose(self, seen: TrapSight) -> Intent:
            if seen.web and any(ours.stance in ("struggle", "under") for ours in seen.couriers):
                self._hands.sign("release")
                return IDLE
            return super().choose(seen)

    world, bot = third_round(), Sorry(0)
    wants = in_role(bot.act)
    while world.outcome is None and not world.story.count("spiderweb_released", ""):
        world.step(wants(world))
    assert world.outcome is None and all(not courier.held for courier in world.couriers)
    rinsed = {hunter: hunter.x for hunter in world.hunters if hunter.undaunted}
    for _ in range(120 * 5):
        world.step({})
    assert rinsed and all(hunter.fleeing and hunter.x < x for hunter, x in rinsed.items())
    for _ in range(120 * 3):
        world.step({})
    assert not any(hunter.fleeing for hunter in rinsed) and "settled-3" not in world.story.fired


def test_who_stands_on_the_boards_is_not_known_to_the_web() -> None:
    """The web wakes and stays awake: the hunters about the stage go under, the courier on it stands dry until it is let go."""
    seen = conducted(0)
    assert seen.dry == [(False, "log")] * 120 * 8
    assert seen.caught and all(seen.caught)


def test_on_the_boards_he_waits_until_the_web_is_off_and_then_goes_home_over_the_water() -> None:
    seen = conducted(0)
    assert seen.web_off_s < 70.0 and seen.web_off_s < seen.home_s < seen.web_off_s + 12.0
    assert {asked._replace(sprint=False, crouch=False) for asked in seen.asked} == {IDLE}, "nobody helps him"


def test_a_party_shares_them_out_and_stops_before_the_boards_for_a_while() -> None:
    world = third_round(**{"party.dares": 30.0, "courier.held": 60.0})
    while world.seconds < 15.2:
        world.step({})
    stage = next(courier for courier in world.couriers if courier.on == "log")
    before = [hunter for hunter in world.hunters if abs(hunter.x - stage.x) < 7.0]
    assert len(before) >= 2 and all(hunter.on == "water" for hunter in before)


def test_they_do_not_wait_for_ever() -> None:
    """A courier who is besieged leaps off and runs when the first of them comes up the boards."""
    world = third_round(**{"party.dares": 1.0, "courier.held": 60.0})
    while world.seconds < 30.0 and not any(hunter.on == "log" for hunter in world.hunters):
        world.step({})
    assert any(hunter.on == "log" for hunter in world.hunters)


def test_a_courier_in_a_ball_comes_out_of_it_by_himself_ashore() -> None:
    assert conducted(0).set_down_s < 60.0 and not conducted(0).rides_on


def test_a_round_fills_the_stores_and_leaves_nobody_of_the_last_one() -> None:
    world = third_round()
    world.step({})
    master = master_of(world)
    master.stores.chakra, master.stores.paper = 3.0, 0
    for _ in range(120 * 8):
        world.step({})
    world.begin_round(3, 90.0)
    assert (master.stores.chakra, master.stores.paper, master.stores.paper_full) == (90.0, 3, 3)
    assert world.hunters == [] and len(world.couriers) == 2
    assert world.wave is None and world.barrier is None


def test_whoever_needs_a_ball_is_one_press_away() -> None:
    """Hunters run among them, and none of them is in between while the web holds nobody."""
    world = third_round()
    while world.seconds < 11.7:
        world.step({})
    assert master_of(world).focus.who == "courier-1"
    world.step({"sealmaster": Intent(focus_previous=True)})
    assert master_of(world).focus.who == "courier-2"
    world.step({"sealmaster": Intent(focus_previous=True)})
    assert master_of(world).focus.who == "courier-1"


def test_the_boards_are_not_shared_by_two_who_stand_in_each_other() -> None:
    world = third_round(**{"courier.held": 60.0, "party.dares": 30.0, "chakra.footing": 0.5})
    while world.seconds < 16.2:
        world.step({})
    one, other = world.couriers
    assert one.on == other.on == "log" and abs(one.x - other.x) > 0.8


class Beating:
    """Makes the same signs in turn, one key each, without a look at the lake."""

    def __init__(self, row: tuple[str, ...], ticks: int) -> None:
        self._row, self._ticks, self._tick = row, ticks, 0

    def act(self, world: World) -> Intent:
        self._tick += 1
        walks = Intent(move=-100 if world.sealmaster is not None and world.sealmaster.x > 239.5 else 0)
        if self._tick % self._ticks:
            return walks
        return walks._replace(**{f"sign_{self._row[self._tick // self._ticks % len(self._row)]}": True})


@pytest.mark.parametrize("ticks", [200, pytest.param(60, marks=pytest.mark.nightly), pytest.param(400, marks=pytest.mark.nightly)])
@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("spiderweb", "release"), marks=pytest.mark.nightly),
        pytest.param(("barrier", "spiderweb", "wave", "release"), marks=pytest.mark.nightly),
        ("barrier", "wave"),
    ],
)
def test_signs_in_turn_without_a_look_win_nothing(row: tuple[str, ...], ticks: int) -> None:
    world = play(third_round(), Beating(row, ticks))
    assert "round-3-over" not in world.story.fired and (world.outcome is None or not world.outcome.won)


def test_one_who_was_pulled_under_has_swallowed_some_of_the_lake() -> None:
    world, wants = third_round(), in_role(Hasty(0).act)
    while not any(courier.stance == "under" for courier in world.couriers):
        world.step(wants(world))
    under = next(courier for courier in world.couriers if courier.stance == "under")
    before = under.chakra
    assert world.spiderweb is not None
    world.spiderweb.release(world)
    assert under.chakra <= max(0.0, before - 20.0) and not under.held
