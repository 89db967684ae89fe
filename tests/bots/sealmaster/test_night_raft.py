"""Chapter 4's fourth round played by programs, from its own first tick: night, a raft, one who swims under the web."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from game.bots.registry import BLIND, BOTS, in_role
from game.bots.sealmaster.conductor import Conductor
from game.bots.sealmaster.raft_tactics import RaftSeen
from game.bots.sealmaster.trap_sight import TrapSight
from game.core.paths import LEVELS
from game.core.ticks import ticks
from game.level.loader import parse_level
from game.sim.intent import Intent
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.world import World

AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)
OF_NIGHT = ("tracker-4", "thrower-4", "diver-4")


def fourth_round(seed: int = 0, **tuning: float) -> World:
    """The chapter's own file, begun at its fourth round: the runner is ashore, and nobody of the rounds before has ever been."""
    values: dict[str, Any] = json.loads((LEVELS / "04-test-subjects.json").read_text(encoding="utf-8"))
    values["things"] = [thing for thing in values["things"] if thing["kind"] not in ("hunter", "courier") or thing["id"] in OF_NIGHT]
    next(thing for thing in values["things"] if thing["kind"] == "start")["at"] = [272, 1.8]
    names = [trigger["id"] for trigger in values["triggers"]]
    fourth = values["triggers"][names.index("round-4") :]
    fourth[0]["when"] = []
    values["triggers"] = [{"id": "settled", "when": [], "do": [{"act": "sit"}]}, *fourth]
    values["tuning"].update(tuning)
    values.pop("carries", None)
    return World(parse_level(json.dumps(values), "fourth-round.json"), seed)


def play(world: World, player: Any, seconds: float = 90.0) -> World:
    wants = in_role(player.act)
    while world.outcome is None and world.seconds < seconds:
        world.step(wants(world))
    return world


def reason(world: World) -> str:
    return world.outcome.reason if world.outcome is not None else ""


def fates_of(world: World) -> dict[str, str]:
    assert isinstance(world.sealmaster, PlayedSealmaster)
    return world.sealmaster.fates.by_name


@pytest.mark.parametrize("seed", [0, AT_NIGHT(1), AT_NIGHT(2)])
def test_wave_web_and_a_strand_for_the_swimmer_win_the_night(seed: int) -> None:
    world = play(fourth_round(seed), Conductor(seed))
    assert reason(world) == "won.subjects"
    assert world.story.count("raft_capsized", "") == 1
    assert set(fates_of(world).values()) <= {"drowned", "prisoner"}


def test_all_of_them_can_be_spared() -> None:
    world = play(fourth_round(), Conductor(0, spares=OF_NIGHT))
    assert reason(world) == "won.subjects" and fates_of(world) == dict.fromkeys(OF_NIGHT, "prisoner")


@pytest.mark.parametrize("bot", ["idle", AT_NIGHT("miser"), AT_NIGHT("masher"), AT_NIGHT("runs"), "eager"])
def test_who_raises_no_wave_has_them_ashore_dry(bot: str) -> None:
    world = play(fourth_round(), (BOTS.get(bot) or BLIND[bot])(0))
    assert reason(world) in ("lost.landed", "lost.ankle")
    assert [fates_of(world)[who] for who in OF_NIGHT[:2]] == ["at_large"] * 2


@pytest.mark.parametrize("move", [AT_NIGHT(-100), AT_NIGHT(0), 100])
def test_a_held_key_turns_no_raft_over(move: int) -> None:
    class Holds(Conductor):
        def _meet_raft(self, seen: TrapSight, raft: RaftSeen) -> Intent:
            wanted = super()._meet_raft(seen, raft)
            return Intent(move=move) if seen.trap.wave is not None and seen.trap.wave.zone else wanted

    world = play(fourth_round(), Holds(0))
    assert reason(world) in ("lost.landed", "lost.ankle") and world.story.count("raft_capsized", "") == 0


def test_whoever_does_not_mind_the_bubbles_is_taken_by_the_ankle() -> None:
    class Stares(Conductor):
        def _keep_watch(self, seen: TrapSight) -> Intent:
            return self._hands.act()

    assert reason(play(fourth_round(), Stares(0))) == "lost.ankle"


def test_whoever_steps_ashore_waits_until_the_swimmer_must_breathe() -> None:
    """Nobody under the boards has anything to hold on to, and the web is still awake: in the end he comes up into it."""

    class StepsBack(Conductor):
        def _keep_watch(self, seen: TrapSight) -> Intent:
            return Intent(move=100, sprint=True)

    world = play(fourth_round(), StepsBack(0))
    assert world.story.count("spiderweb_caught", "diver-4") == 1 or fates_of(world)["diver-4"] != "at_large"
    assert reason(world) == "won.subjects"


@pytest.mark.nightly
def test_nobody_is_told_to_begin_again_while_the_watch_runs() -> None:
    world, bot = fourth_round(), Conductor(0)
    wants, offered = in_role(bot.act), 0
    while world.outcome is None and world.tick < ticks(90.0):
        offered += sum(type(event).__name__ == "RetryOffered" for event in world.step(wants(world)))
    assert offered == 0
