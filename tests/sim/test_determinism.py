"""The same seed and intents give the same world to the bit, in any process; whatever play depends on is in the hash."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.bots.perception import Eyes
from game.core.ticks import TICK
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.objects.projectile import Projectile, throw
from game.sim.world import World
from tests.sim.crowded_pool import full
from tests.sim.lakes import MEADOW, RUN, of, press, world


def digest(seed: int = 0, watched: bool = False) -> list[str]:
    """State hashes of a busy run, looked at by everybody or by nobody."""
    made, eyes, hashes = full(seed), Eyes(), []
    for tick in range(600):
        if tick in (200, 260, 320):
            made.cast_technique({200: "barrier", 260: "spiderweb", 320: "wave"}[tick], made.sealmaster)
        made.step({"runner": Intent(move=100, sprint=tick % 50 < 20, leap=tick % 70 < 30, leap_pressed=tick % 70 == 0)})
        if watched:
            look_at(made, eyes)
        if tick % 60 == 59:
            hashes.append(made.state_hash())
    return hashes


def look_at(made: World, eyes: Eyes) -> None:
    """Read everything that a view or a bot may read."""
    eyes.look(made)
    made.state_hash()
    for lake in made.lakes:
        lake.surface_line()
        lake.volume()
        for x in range(-4, 84, 5):
            lake.sample(x)
            lake.still_depth(x)
            made.wake_steepness(x)
            made.depth_at(x, -1.0)
            made.wall(x, 0.0, 0.4)
    if made.sealmaster is not None:
        made.sealmaster.seconds_until_drowned(made)
    if made.spiderweb is not None:
        assert made.spiderweb.strands is not None
    made.person("nobody")
    assert made.seconds == made.tick * TICK


def test_the_same_seed_and_wishes_give_the_same_world() -> None:
    assert digest(3) == digest(3)


def test_another_seed_gives_another_world() -> None:
    assert digest(1) != digest(2)


def test_looking_changes_nothing() -> None:
    assert digest(0, watched=True) == digest(0)


def test_in_another_process_it_is_the_same_to_the_bit() -> None:
    root = Path(__file__).parents[2]
    script = "from tests.sim.test_determinism import digest; print('\\n'.join(digest(5)))"
    other = "77" if os.environ.get("PYTHONHASHSEED") != "77" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": other, "PYTHONPATH": str(root)}
    run = subprocess.run([sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == digest(5)


def test_the_order_of_the_intents_in_their_dict_and_other_worlds_beside_it_do_not_matter() -> None:
    one, other, beside = full(), full(), full(4)
    for _ in range(120):
        one.step({"runner": RUN, "sealmaster": IDLE})
        beside.step({"runner": press()})
        other.step({"sealmaster": IDLE, "runner": RUN})
    assert one.state_hash() == other.state_hash()


def test_every_part_of_the_world_is_in_the_hash() -> None:
    def changed(change: Any) -> bool:
        made = full()
        made.cast_technique("barrier", made.sealmaster)
        made.cast_technique("spiderweb", made.sealmaster)
        made.step({})
        before = made.state_hash()
        change(made)
        return made.state_hash() != before

    def spoil_lake(made: World) -> None:
        made.lakes[0].depth[100] += 1e-9

    changes = [
        lambda made: setattr(made.runner, "x", made.runner.x + 1e-9),
        lambda made: setattr(made.runner.energy, "amount", 33.0),
        lambda made: setattr(made.runner, "pain", 0.33),
        lambda made: setattr(made.hunters[1], "vx", 0.123),
        lambda made: setattr(made.logs[1], "angle", 0.5),
        lambda made: setattr(made.barrier, "cracks", 0.5),
        lambda made: setattr(made.spiderweb, "reach_left", 3.0),
        lambda made: setattr(made.wind, "speed", 9.0),
        lambda made: made.rng.random(),
        lambda made: throw(made, Projectile("somebody", 30.0, 3.0, 1.0, 1.0, 0.1)),
        lambda made: made.story.fired.update({"far-end": 3}),
        spoil_lake,
    ]
    for n, change in enumerate(changes):
        assert changed(change), n


def test_time_is_ticks_and_events_are_of_their_tick() -> None:
    made = world(ground=MEADOW)
    for n in range(50):
        assert made.tick == n and made.seconds == pytest.approx(n / 120)
        assert made.step({"runner": press()}) is made.events
    assert of(events.Leapt, world(ground=MEADOW).step({"runner": press()}))
