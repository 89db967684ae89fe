"""Chapter 1 from its light on: nobody walks past it, and whoever loses after the map has read it once and for all."""

import json
from pathlib import Path

import pytest

from game.bots.wood.navigator import Navigator
from game.core.paths import LEVELS
from game.session.level_file import LevelFile, level_file
from game.session.retry_pool import RetryPool
from game.session.run import Run
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.senses.bolt import Bolt
from game.sim.senses.map.map_reckoning import MapReckoning


@pytest.fixture
def from_the_light(tmp_path: Path) -> LevelFile:
    """The chapter, begun a little before the light."""
    values = json.loads((LEVELS / "01-out-of-step.json").read_text(encoding="utf-8"))
    next(thing for thing in values["things"] if thing["kind"] == "start")["at"] = [233, 0.3]
    path = tmp_path / "light.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return level_file(str(path))


def lost_after_the_map(source: LevelFile, seed: int) -> Run:
    """He reads the map, chooses, and then does nothing."""
    run, navigator = Run(source, seed), Navigator()
    while run.world.bolt is None and run.world.seconds < 60.0:
        run.step({"runner": navigator.act(run.world)})
    while run.final_outcome is None and run.world.seconds < 120.0:
        run.step({"runner": IDLE})
    assert run.final_outcome and not run.final_outcome["won"]
    return run


def test_right_held_ends_with_the_map_in_his_hand(from_the_light: LevelFile) -> None:
    run = Run(from_the_light, 1)
    opened = [type(event) for _ in range(1200) for event in run.step({"runner": Intent(move=100)})].count(events.MapUnfolded)
    assert opened == 1 and run.world.runner.x < 246.5


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(1, 5))])
def test_whoever_loses_after_the_map_does_not_read_it_again_and_can_still_get_away(from_the_light: LevelFile, seed: int) -> None:
    lost = lost_after_the_map(from_the_light, seed)
    again = RetryPool().take(lost)
    assert again is not None and again.arrival is not None and again.arrival.checkpoint == "map-read"
    sheet = again.world.map_sheet
    assert isinstance(sheet, MapReckoning) and sheet.chosen >= 0 and again.world.bolt is not None
    navigator = Navigator()
    while again.final_outcome is None and again.world.seconds < 200.0:
        again.step({"runner": navigator.act(again.world)})
    assert again.final_outcome and again.final_outcome["won"]


def test_whoever_is_grabbed_after_the_map_has_two_seconds_to_shake_him_off_each_time(from_the_light: LevelFile) -> None:
    run, navigator = Run(from_the_light, 0), Navigator()
    grabs, longest, held, tug = 0, 0, 0, 0
    while run.final_outcome is None and run.world.seconds < 120.0:
        world = run.world
        if world.bolt is None:
            intent = navigator.act(world)
        elif world.runner.caught_by is None:
            intent, held = IDLE, 0
        else:
            held, tug = held + 1, tug + 1
            assert run.world.runner.tugs_needed > 0, "never one against whom nothing helps"
            beats = grabs < 2 and held > 150
            intent = Intent(move=(100 if tug // 6 % 2 else -100)) if beats else IDLE
        longest = max(longest, held)
        grabs += sum(isinstance(event, events.GrabBroken) for event in run.step({"runner": intent}))
    assert grabs == 2 and longest > 240


def test_won_he_runs_on_and_they_stand_and_look_after_him(from_the_light: LevelFile) -> None:
    run, navigator = Run(from_the_light, 0), Navigator()
    while run.final_outcome is None and run.world.seconds < 120.0:
        run.step({"runner": navigator.act(run.world)})
    assert run.final_outcome and run.final_outcome["won"]
    world = run.world
    assert isinstance(world.bolt, Bolt) and world.runner.x == pytest.approx(world.bolt.from_x + world.bolt.metres, abs=1.0), (
        "where the metres end"
    )
    for _ in range(60):
        run.step({})
    his, theirs = world.runner.x, [hunter.x for hunter in world.hunters]
    for _ in range(180):
        run.step({})
    assert world.runner.x > his + 5.0
    assert all(abs(hunter.x - there) < 3.0 for hunter, there in zip(world.hunters, theirs, strict=True))
