"""Two Miles as it is played: who reads the ground wins; who strolls, burns, holds, mashes or does not look is caught; nobody is stuck."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from game.bots.registry import BLIND, BOTS, JumpMasher, Player, Runs
from game.bots.wood.strider import Strider
from game.core.ticks import TICKS_PER_SECOND
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.session.story.carry_over import apply_carried
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.bots.wood.crown_walker import CrownWalker

LONGEST_S, STILL_S = 120.0, 12.0
"""Seconds by which every run is over, and after which somebody who wants to get on and does not is stuck."""
MAKERS: dict[str, Callable[[int], Player]] = {
    **BLIND,
    **BOTS,
    "sprint": lambda seed: Runs(sprint=True),
    "sprint-mash": lambda seed: JumpMasher(0.5),
    "sprint-beat": lambda seed: JumpMasher(0.9, pills=True),
}


@cache
def two_miles() -> Level:
    return read(find("02-two-miles"))


@cache
def played(bot: str, seed: int = 0) -> tuple[World, list[events.Event], float]:
    """A run to its end by one who comes out of no wood, but from the list of levels; what befell him, and how long he got nowhere."""
    world, player = World(apply_carried(two_miles(), {}), seed), MAKERS[bot](seed)
    seen: list[events.Event] = []
    farthest, since, lull = world.runner.x, 0, 0
    while world.outcome is None and world.seconds < LONGEST_S:
        happened = world.step({"runner": player.act(world)})
        seen += [event for event in happened if getattr(event, "who", "") == "runner"]
        if world.runner.x > farthest + 1.0:
            farthest, since = world.runner.x, world.tick
        lull = max(lull, world.tick - since)
    return world, seen, lull / TICKS_PER_SECOND


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """A world that outlives the interpreter complains."""
    yield
    played.cache_clear()


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.nightly)])
def test_who_reads_the_ground_wins_and_is_not_fast_asleep_about_it(seed: int) -> None:
    world, seen, lull = played("steady", seed)
    assert world.outcome is not None and world.outcome.won and lull < STILL_S
    assert sum(isinstance(event, events.LandedAlong) for event in seen) >= 4
    assert world.runner.chakra >= 5.0


def test_at_the_tree_line_he_runs_on_and_they_look_after_him() -> None:
    world, player = World(apply_carried(two_miles(), {})), BOTS["steady"](0)
    while world.outcome is None and world.seconds < LONGEST_S:
        world.step({"runner": player.act(world)})
    for _ in range(TICKS_PER_SECOND // 2):
        world.step({})
    his, theirs = world.runner.x, [hunter.x for hunter in world.hunters]
    for _ in range(2 * TICKS_PER_SECOND):
        world.step({})
    assert world.runner.x > his + 9.0
    assert all(abs(hunter.x - there) < 3.0 for hunter, there in zip(world.hunters, theirs, strict=True))


@pytest.mark.parametrize("cross", [1, *(pytest.param(other, marks=pytest.mark.nightly) for other in (0, 2, 4))])
def test_whatever_cross_was_chosen_who_reads_the_ground_wins(cross: int) -> None:
    world, player = World(apply_carried(two_miles(), {"cross": cross})), BOTS["steady"](0)
    while world.outcome is None and world.seconds < LONGEST_S:
        world.step({"runner": player.act(world)})
    assert world.outcome is not None and world.outcome.won


def unhunted() -> Level:
    """The way alone: whom a hunter happens to meet where is another matter than how fast it is."""
    level = two_miles()
    return level.model_copy(update={"things": tuple(thing for thing in level.things if thing.kind != "hunter"), "triggers": ()})


def to_the_light(seed: int, passes_boughs: bool = False) -> World:
    """Who passes boughs lets go of the leap at its top, so that his hands catch none."""
    world, player = World(unhunted(), seed), BOTS["steady"](seed)
    while world.runner.x < 640.0 and world.seconds < LONGEST_S:
        wants, falls = player.act(world), world.runner.on == "air" and world.runner.vy < 1.0
        world.step({"runner": wants._replace(leap=wants.leap and not (passes_boughs and falls))})
    return world


@pytest.mark.nightly
def test_who_rests_hot_legs_on_boughs_is_quicker_than_on_the_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    crowns = [to_the_light(seed) for seed in range(3)]
    monkeypatch.setattr(Strider, "_reaches_bough", lambda *_: False)
    ground = [to_the_light(seed, passes_boughs=True) for seed in range(3)]
    assert all(world.feats is not None and world.feats.longest_row >= 8 for world in crowns)
    assert all(world.feats is not None and world.feats.longest_row < 3 for world in ground)
    assert all(above.seconds < below.seconds for above, below in zip(crowns, ground, strict=True))


def test_who_never_sprints_is_caught() -> None:
    world, seen, _ = played("stroller")
    assert world.outcome is not None and world.outcome.reason == "lost.caught" and world.runner.x < 120.0
    assert not any(isinstance(event, events.LegsBurnt) for event in seen)


def test_who_always_sprints_burns_out_and_is_caught() -> None:
    world, seen, _ = played("burner")
    assert world.outcome is not None and world.outcome.reason == "lost.caught"
    assert sum(isinstance(event, events.LegsBurnt) and event.out for event in seen) >= 2


@pytest.mark.parametrize(
    "bot", ["idle", "runs", "sprint", "sprint+pill", "masher", "sprint-mash", "sprint-beat", "hops", "beat-0.8+pill", "random"]
)
def test_who_does_not_look_is_caught(bot: str) -> None:
    world, _, _ = played(bot)
    assert world.outcome is not None and not world.outcome.won


@pytest.mark.parametrize("bot", ["sprint", "sprint-mash", "masher"])
def test_blind_play_is_over_before_the_first_stream(bot: str) -> None:
    world, _, _ = played(bot)
    assert world.runner.x < 155.0


def test_the_crown_road_can_be_gone_whole_and_is_the_quickest_way() -> None:
    world, walker, feats = World(two_miles()), CrownWalker(), list[str]()
    while world.outcome is None and world.seconds < 90.0:
        feats += [event.feat for event in world.step({"runner": walker.act(world)}) if isinstance(event, events.FeatDone)]
    assert world.outcome is not None and world.outcome.won and {"crown", "road"} <= set(feats)
    assert world.seconds < two_miles().ranks["gold"].seconds and world.runner.chakra > two_miles().ranks["gold"].chakra


def test_who_coasts_up_to_the_last_stream_makes_the_thrower_drop_into_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """He drops a stride ahead of whoever runs at that moment, and does not look whether it is water."""
    monkeypatch.setattr(Strider, "_reaches_bough", lambda *_: False)  # one who keeps to the ground
    world, bot = World(two_miles()), BOTS["steady"](0)
    tripped, feats = list[tuple[str, str]](), list[str]()
    while world.outcome is None and world.runner.x < 540.0:
        wants = bot.act(world)
        for event in world.step({"runner": wants._replace(sprint=wants.sprint and not 480.0 < world.runner.x < 524.0)}):
            tripped += [(event.who, event.cause)] if isinstance(event, events.HunterTripped) else []
            feats += [event.feat] if isinstance(event, events.FeatDone) else []
    assert ("thrower", "stream") in tripped and "stream" in feats


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_pressed_nobody_wins_and_nobody_is_stuck(seed: int) -> None:
    world, _, _ = played("random", seed)
    assert world.outcome is not None and not world.outcome.won


@pytest.mark.parametrize(("first", "carried"), [(214.6, True), (215.3, True), (None, False)])
def test_whoever_comes_down_on_the_bridge_and_leaps_as_it_comes_up_is_carried_over_its_gap(first: float | None, carried: bool) -> None:
    """A long leap onto the boards throws them down; a quarter of a second later they come up, three metres on: just before the gap."""
    world, feats, hold = World(unhunted()), list[str](), 0
    world.runner.place(208.0, 5.3)
    world.step({})
    world.runner.vx = 8.5
    leaps = [*([] if first is None else [first]), 225.0]
    while world.runner.x < 236.0 and world.runner.on != "water":
        runner = world.runner
        pressed = bool(leaps) and runner.x > leaps[0] and runner.on != "air"
        if pressed:
            hold, leaps = 60, leaps[1:]
        hold -= hold > 0
        happened = world.step({"runner": Intent(move=100, leap=hold > 0, leap_pressed=pressed)})
        feats += [event.feat for event in happened if isinstance(event, events.FeatDone)]
        wet = world.runner.on == "water"
    assert ("bridge" in feats) == carried and wet != carried
