"""Chapter 1's bots end as its page says; and the cue is really in the picture: it is the phase against the fronts, and nothing else."""

from functools import lru_cache
from random import Random

import pytest

from game.bots.perception import LATE_TICKS
from game.bots.registry import BLIND, BOTS
from game.bots.wood.hearing import LOOK_INTERVAL, PhaseReader, WoodObservation, observe_wood
from game.core.paths import LEVELS
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import Outcome, World
from tests.sim.senses.woods import DIVER, THROWER, TRACKER, wood

MOST_SECONDS = 240.0


@lru_cache(maxsize=1)
def chapter() -> Level:
    return read(LEVELS / "01-out-of-step.json")


def end_of(name: str, seed: int) -> tuple[Outcome | None, World]:
    world, bot = World(chapter(), seed), (BOTS.get(name) or BLIND[name])(seed)
    while world.outcome is None and world.seconds < MOST_SECONDS:
        world.step({"runner": bot.act(world)})
    return world.outcome, world


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in (1, 2))])
def test_the_listener_wins_and_knows_all_three(seed: int) -> None:
    outcome, world = end_of("listener", seed)
    assert outcome is not None and outcome.won
    assert all(world.story.count("noise_marked", who) for who in ("tracker", "thrower", "diver")), "he has found each of them once"


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("name", ["bolter", "starer", pytest.param("deaf", marks=pytest.mark.nightly)])
def test_who_bolts_stares_or_guesses_does_not(name: str, seed: int) -> None:
    outcome, _ = end_of(name, seed)
    assert outcome is not None and not outcome.won


@pytest.mark.parametrize(
    "name", ["idle", "runs", "masher", *(pytest.param(name, marks=pytest.mark.nightly) for name in ("hops", "sprint+pill", "beat-0.5"))]
)
def test_one_key_held_or_beaten_or_none_does_not_win_and_ends(name: str) -> None:
    outcome, _ = end_of(name, 1)
    assert outcome is not None and not outcome.won


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(1, 60))])
def test_random_neither_wins_nor_is_stuck(seed: int) -> None:
    outcome, _ = end_of("random", seed)
    assert outcome is not None and not outcome.won


# the cue

WATCHED_S, FROM_S, SETTLED_S = 22.0, 6.0, 1.2
"""Seconds of a walk that is watched, from when rustles count, and how old one is when the observer makes up his mind about it."""


def judged(level: Level, seed: int, hides_fronts: bool) -> tuple[dict[int, float], set[int]]:
    """How far out of step an observer takes each rustle to be who sees a walk 0.2 s late; and which were a hunter's, as the judge knows."""
    world, reader = World(level, seed), PhaseReader()
    late: list[WoodObservation] = []
    found: dict[int, float] = {}
    theirs: set[int] = set()
    while world.seconds < WATCHED_S and not world.over:
        world.step({"runner": Intent(move=100)})
        if world.tick % LOOK_INTERVAL:
            continue
        seen = observe_wood(world)
        assert seen is not None and world.senses is not None
        theirs |= {noise.number for noise in world.senses.noises.recent if noise.who}
        late.append(seen._replace(fronts=()) if hides_fronts else seen)
        if len(late) <= LATE_TICKS // LOOK_INTERVAL:
            continue
        shown = late.pop(0)
        reader.see(shown)
        for ripple in shown.ripples:
            if ripple.seconds > FROM_S and ripple.number not in found and shown.seconds - ripple.seconds > SETTLED_S:
                found[ripple.number] = reader.out_of_step(ripple)
    return found, theirs


def finds(level: Level, seed: int, hides_fronts: bool = False) -> bool:
    """Whether the one rustle that the observer points at was a hunter's; who sees no fronts has to guess."""
    found, theirs = judged(level, seed, hides_fronts)
    numbers = sorted(found)
    Random(seed).shuffle(numbers)
    return max(numbers, key=lambda number: found[number]) in theirs


HUNTERS = [(TRACKER, False), (THROWER, False), (DIVER, True)]


def share_found(seeds: range, hides_fronts: bool = False) -> float:
    found = 0
    for seed in seeds:
        who, stream = HUNTERS[seed % 3]
        found += finds(wood([who], stream=stream, tuning={"stalker.creeps": 600.0}), seed, hides_fronts)
    return found / len(seeds)


@pytest.mark.parametrize("seeds", [range(3), pytest.param(range(3, 6), marks=pytest.mark.nightly)])
def test_the_picture_tells_who_is_out_of_step(seeds: range) -> None:
    """Each of the three of them once."""
    assert share_found(seeds) >= 0.9


@pytest.mark.nightly
def test_without_the_fronts_it_does_not() -> None:
    assert share_found(range(6), hides_fronts=True) <= 0.4


def test_of_a_hundred_seeds_the_picture_tells_ninety() -> None:
    assert share_found(range(100)) >= 0.9


def test_of_a_hundred_seeds_without_the_fronts_at_most_forty() -> None:
    assert share_found(range(100), hides_fronts=True) <= 0.4


# the first minute


def test_it_begins_in_a_calm_in_which_only_what_is_theirs_moves() -> None:
    world = World(chapter(), 3)
    heard, noted = [], []
    while world.runner.x < 22.0:
        for event in world.step({"runner": Intent(move=100)}):
            heard += [event] if isinstance(event, events.Rustled) else []
            noted += [event] if isinstance(event, events.NotePinned) else []
    assert heard and not world.gusts.fronts
    assert heard[0].source == "lone-bush" and [(note.x, note.line) for note in noted] == [(heard[0].x, "note.no_wind")]


def test_the_wind_rises_once_the_first_is_marked_or_after_a_while() -> None:
    world = World(chapter(), 3)
    while world.runner.x < 30.0:
        world.step({"runner": Intent(move=100)})
    assert world.gusts.fronts


def test_who_marks_nobody_is_warned_by_name_before_he_is_struck() -> None:
    world = World(chapter(), 1)
    warned = struck = 0.0
    while world.outcome is None:
        for event in world.step({"runner": Intent(move=100)}):
            if isinstance(event, events.StalkerNeared) and event.who == "tracker":
                warned = world.seconds
            struck = world.seconds if isinstance(event, events.BirdsFellSilent) else struck
    assert world.outcome.reason == "lost.surprised_tracker" and struck - warned > 8.0 and warned > 0.0


@pytest.mark.nightly
def test_they_change_places_after_the_signpost_and_the_listener_counts_them_again() -> None:
    world, bot = World(chapter(), 1), BOTS["listener"](1)
    seen: dict[str, float] = {}
    while world.outcome is None and world.seconds < MOST_SECONDS:
        for event in world.step({"runner": bot.act(world)}):
            if isinstance(event, events.StalkersMoved):
                assert world.senses is not None and "tracker" not in world.senses.marked
                seen["moved"] = world.seconds
            if isinstance(event, events.NoiseMarked) and "moved" in seen:
                seen.setdefault(event.who, world.seconds)
    assert {"moved", "tracker", "thrower"} <= set(seen)
