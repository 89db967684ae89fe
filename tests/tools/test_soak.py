"""A bath of half a minute here, of two in CI, of hours on demand; and forty runs that are the same runs wherever they are run."""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from game.bots.registry import BOTS
from game.level.files import library
from game.level.loader import level_of
from game.session.level_file import level_file
from game.session.replays.replay import read
from game.session.replays.verify import verify
from game.session.run import Run
from game.sim.intent import Intent
from game.sim.world import World
from game.tools.random_level import random_lake
from game.tools.soak import growth, hostile, not_finite, soak
from tests.conftest import POND

ROOT = Path(__file__).parents[2]
TICKS = 360


def test_nobody_breaks_the_lake_in_half_a_minute() -> None:
    figures = soak(0.4, lakes=40)
    assert figures["ok"], figures["failures"]
    assert figures["crashes"] == figures["hangs"] == figures["not_finite"] == figures["removed"] == 0
    assert figures["refused"] <= figures["lakes"] * 0.05 and figures["lakes"] >= 40
    json.dumps(figures, allow_nan=False)


def test_random_lakes_are_sound_and_the_same_for_the_same_number() -> None:
    texts = [random_lake(number) for number in range(100)]
    assert texts == [random_lake(number) for number in range(100)] and len(set(texts)) == 100
    sound = [level_of(text, "lake") for text in texts]
    assert len({len(level.lakes) for level in sound}) == 3
    assert any(level.things_of("sealmaster") for level in sound)


def test_a_soak_sees_what_it_is_there_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    world = Run(level_file(str(POND))).world
    assert not_finite(world, True) == ""
    world.lakes[0].depth[3] = math.nan
    assert not_finite(world, True) == world.lakes[0].id and not_finite(world, False) == ""
    step = World.step

    def hurt(world: World, intents: dict[str, Intent]) -> object:
        if world.tick == 100:
            raise ZeroDivisionError("as asked")
        return step(world, intents)

    monkeypatch.setattr(World, "step", hurt)
    figures = soak(0.0, lakes=2)
    assert not figures["ok"] and figures["crashes"] == figures["runs"] and "as asked" in figures["failures"][0]
    assert "crash-" in figures["failures"][0] and list((tmp_path / "logs").glob("crash-*.json"))


def test_growth_is_measured_once_warm() -> None:
    assert growth([None] * 40) is None and growth([]) is None
    assert growth([10.0, 50.0, 60.0, 60.0] + [60.0] * 12) == 0.0
    assert growth([float(number) for number in range(40)]) == 20.0


VERIFY = """
import sys
from game.session.replays.replay import read
from game.session.level_file import level_file
from game.session.replays.verify import verify
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.json")):
    recorded = read(path)
    print(verify(recorded, level_file(recorded.level)).why)
"""


@pytest.mark.parametrize("runs", [8, pytest.param(40, marks=pytest.mark.nightly)])
def test_recorded_runs_are_the_same_in_two_processes(runs: int, tmp_path: Path) -> None:
    levels = [entry.path for entry in library.list_levels() if not entry.is_user]
    for number in range(runs):
        run = Run(level_file(str(levels[number % len(levels)])), number)
        wants = hostile(number) if number % 2 else BOTS[("steady", "random", "masher")[number // 2 % 3]](number).act
        for _ in range(TICKS):
            run.step({"runner": wants(run.world)})
        run.save(tmp_path / f"{number:02}.json")
    done = subprocess.run([sys.executable, "-c", VERIFY, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.stdout.splitlines() == [f"verified: {TICKS // 60} hashes over {TICKS} ticks"] * runs, done.stderr
    first = read(tmp_path / "00.json")
    assert verify(first, level_file(first.level)).same


def test_drawing_changes_nothing() -> None:
    from game.app.window import Window
    from game.view.scene import Scene

    source = level_file("web-trap")
    seen, unseen = Run(source, 3), Run(source, 3)
    wants = hostile(3)
    with Window("test", (320, 180), visible=False) as window:
        scene = Scene(source.level, (320, 180))
        for tick in range(TICKS):
            intents = {"runner": wants(seen.world)}
            scene.observe(seen.world, seen.step(intents))
            unseen.step(intents)
            if tick % 4 == 0:
                scene.draw(window.picture(), 0.5)
    assert seen.recorder.hashes == unseen.recorder.hashes and len(seen.recorder.hashes) == TICKS // 60
