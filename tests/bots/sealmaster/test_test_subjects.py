"""Chapter 4 played by programs: who times the trap wins it, and nobody else does."""

from __future__ import annotations

from functools import partial

import pytest

from game.bots.registry import BLIND, BOTS, in_role
from game.bots.sealmaster.conductor import Conductor
from game.core.paths import LEVELS
from game.level.loader import read
from game.sim import events
from game.sim.events.event import Event
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.world import World

CHAPTER = LEVELS / "04-test-subjects.json"
AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)


def played(bot: str, seed: int, seconds: float = 200.0, happened: list[Event] | None = None) -> World:
    world, wants = World(read(CHAPTER), seed), in_role((BOTS.get(bot) or BLIND[bot])(seed).act, seed)
    while world.outcome is None and world.seconds < seconds:
        found = world.step(wants(world))
        if happened is not None:
            happened += found
    return world


def reason(world: World) -> str:
    return world.outcome.reason if world.outcome is not None else ""


@pytest.mark.parametrize("seed", [0, AT_NIGHT(1), AT_NIGHT(2)])
def test_who_conducts_wins_and_brings_one_in_alive(seed: int) -> None:
    happened: list[Event] = []
    world = played("conductor", seed, happened=happened)
    assert reason(world) == "won.subjects"
    webbed = [event for event in happened if isinstance(event, events.SpiderwebCaught) and event.who == "runner"]
    assert len(webbed) <= 1, "whoever has gone to bed by the hut lies above what the later waves run up to"
    master = world.sealmaster
    assert isinstance(master, PlayedSealmaster) and master.fates.by_name["tracker"] == "prisoner"
    assert len(master.fates.by_name) == 10 and "at_large" not in master.fates.by_name.values()
    assert [each for each in ("round-3", "round-4") if each not in world.story.fired] == []
    assert world.ride is not None and world.ride.lost_waves == 0


@pytest.mark.nightly
def test_a_slower_eye_still_conducts() -> None:
    world = World(read(CHAPTER), 1)
    wants = in_role(Conductor(1, late=42).act, 1)
    while world.outcome is None and world.seconds < 200.0:
        world.step(wants(world))
    assert reason(world) == "won.subjects"


@pytest.mark.parametrize("seed", [0, AT_NIGHT(1)])
def test_the_web_before_the_ball_drowns_his_own(seed: int) -> None:
    assert reason(played("eager", seed)) == "lost.superior"


@pytest.mark.parametrize("bot", ["idle", AT_NIGHT("miser"), "masher", AT_NIGHT("runs")])
def test_who_spends_nothing_loses_the_man(bot: str) -> None:
    assert reason(played(bot, 0)) == "lost.caught"


@pytest.mark.parametrize("seed", [0, AT_NIGHT(1), AT_NIGHT(2), AT_NIGHT(3)])
def test_whoever_scribbles_wins_nothing(seed: int) -> None:
    world = played("scribbler", seed, 40.0)
    assert world.outcome is None or not world.outcome.won


def test_a_ball_and_nothing_else_lets_them_get_away() -> None:
    class OnlyTheBall(Conductor):
        def _bring_home(self, seen):  # type: ignore[no-untyped-def]
            return self._hands.act()

    world = World(read(CHAPTER), 0)
    wants = in_role(OnlyTheBall(0).act)
    while world.outcome is None and world.seconds < 200.0:
        world.step(wants(world))
    assert reason(world) == "lost.away"


@pytest.mark.parametrize("move", [AT_NIGHT(-100), AT_NIGHT(0), 100])
def test_a_held_key_drives_no_wave_home(move: int) -> None:
    world, bot = World(read(CHAPTER), 0), Conductor(0)
    wants = in_role(bot.act)
    while world.outcome is None and world.seconds < 60.0 and not (world.ride is not None and world.ride.lost_waves):
        asked = dict(wants(world))
        if world.wave is not None and world.wave.driven:
            asked["sealmaster"] = asked["sealmaster"]._replace(move=move, crouch=False)
        world.step(asked)
    assert world.ride is not None and world.ride.lost_waves == 1
    for _ in range(120):
        world.step({})
    assert world.goal == "subjects.goal.wave", "there is nothing left to drive: he is told what to do now"
