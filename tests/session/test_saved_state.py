"""A saved state goes on as the live run does, to the last bit; and a copy of the physics engine's space would not."""

import random
from pathlib import Path

import pymunk
import pytest

from game.session.level_file import LevelFile, level_file
from game.session.replays.verify import verify
from game.session.run import Run
from game.session.saved_state import restore_state
from game.sim.intent import Intent
from game.sim.world import World

LEVELS = ("03-the-crossing", "levels/examples/ball-ride.json", "levels/examples/web-trap.json", "levels/examples/sticky-shore.json")
ROOT = Path(__file__).parents[2]
ON = 600
"""Ticks for which both are stepped on."""


def source_of(name: str) -> LevelFile:
    return level_file(str(ROOT / name) if name.endswith(".json") else name)


def hands(seed: int) -> list[Intent]:
    """Somebody who runs, leaps, leans and stops, 20 seconds of it."""
    chance, wanted = random.Random(seed), list[Intent]()
    while len(wanted) < 2400:
        intent = Intent(move=chance.choice((-100, 0, 60, 100, 100)), sprint=chance.random() < 0.3, leap=chance.random() < 0.5)
        wanted += [intent._replace(leap_pressed=intent.leap), *[intent] * chance.randrange(10, 90)]
    return wanted


def goes_on_alike(name: str, moment: int, seed: int) -> None:
    source, wanted = source_of(name), hands(seed)
    live = Run(source, seed)
    for intent in wanted[:moment]:
        live.step({"runner": intent})
    saved = live.save_state()
    restored = restore_state(saved)
    assert restored.world.state_hash() == live.world.state_hash()
    for intent in wanted[moment : moment + ON]:
        happened = live.step({"runner": intent})
        assert restored.step({"runner": intent}) == happened
    assert restored.world.state_hash() == live.world.state_hash()
    assert restored.recorder.replay(restored.world, None) == live.recorder.replay(live.world, None)


@pytest.mark.parametrize("name", LEVELS)
def test_a_restored_run_goes_on_as_the_live_one(name: str) -> None:
    goes_on_alike(name, random.Random(name).randrange(60, 1200), 1)


@pytest.mark.parametrize("name", LEVELS)
def test_a_restored_run_goes_on_as_the_live_one_from_twenty_moments(name: str) -> None:
    chance = random.Random(name)
    for moment in range(20):
        goes_on_alike(name, chance.randrange(1, 1700), moment)


def test_one_state_can_be_gone_back_to_again_and_again() -> None:
    live = Run(source_of(LEVELS[2]), 4)
    for intent in hands(4)[:300]:
        live.step({"runner": intent})
    saved, expected = live.save_state(), live.world.state_hash()
    for _ in range(200):
        live.step({})
    first = restore_state(saved)
    for _ in range(50):
        first.step({"runner": Intent(move=-100)})
    assert restore_state(saved).world.state_hash() == expected
    assert verify(first.recorder.replay(first.world, None), first.source).same


def test_who_was_put_somewhere_has_no_saved_state() -> None:
    run = Run(source_of(LEVELS[2]))
    run.place_runner(4.0, 1.0)
    with pytest.raises(ValueError, match="put somewhere"):
        run.save_state()


def heap() -> pymunk.Space:
    """Boxes that have just come down on each other."""
    space = pymunk.Space()
    space.gravity = 0.0, -9.81
    space.add(pymunk.Segment(space.static_body, (-20, 0), (20, 0), 0.1))
    for n in range(30):
        body = pymunk.Body(1.0, pymunk.moment_for_box(1.0, (1.0, 1.0)))
        body.position = (n % 5) * 0.93 + 0.11 * (n // 5), 0.6 + 1.05 * (n // 5)
        space.add(body, pymunk.Poly.create_box(body, (1.0, 1.0)))
    for _ in range(90):
        space.step(1 / 120)
    return space


def test_a_copied_space_does_not_go_on_alike_which_is_why_states_are_played_again() -> None:
    """The day this fails, a world can be copied instead."""
    live = heap()
    copied = live.copy()
    for _ in range(600):
        live.step(1 / 120)
        copied.step(1 / 120)
    assert [tuple(body.position) for body in live.bodies] != [tuple(body.position) for body in copied.bodies]


def test_a_world_has_no_state_outside_of_what_is_played_again() -> None:
    """Two worlds of one level in one process do not disturb each other: whatever is kept beside them must be a cache."""
    source, wanted = source_of(LEVELS[1]), hands(2)[:400]
    alone = World(source.level, 2)
    for intent in wanted:
        alone.step({"runner": intent})
    one, other = World(source.level, 2), World(source.level, 3)
    for intent in wanted:
        one.step({"runner": intent})
        other.step({"runner": Intent(move=-intent.move)})
    assert one.state_hash() == alone.state_hash() != other.state_hash()
