"""The yardstick itself: it measures what it says, in numbers that a tool can read."""

import sys
from pathlib import Path

import pytest

from game.cli.parser import parser
from game.session.level_file import level_file
from game.session.run import Run
from game.sim.world import World
from game.tools.benchmark import benchmark
from game.tools.benchmark import memory as benchmark_memory
from game.tools.benchmark import window as benchmark_window


def test_a_spread_is_the_middle_and_the_worst_of_a_hundred() -> None:
    assert benchmark.spread([float(n) for n in range(1, 101)]) == {"p50": 50.5, "p99": 100.0}


def test_the_crowd_is_three_hundred_hunters_awake_in_a_world_that_steps() -> None:
    world = World(benchmark.crowded(level_file("03-the-crossing")))
    assert len(world.hunters) == 300
    world.step({})


def test_a_tick_and_the_water_of_the_real_chapter_cost_something() -> None:
    for figure in (benchmark.ticks(Run(level_file("03-the-crossing")).world), benchmark.water(2000)):
        assert 0.0 < figure["p50"] <= figure["p99"]


def test_a_start_is_timed_until_the_game_has_shown_something() -> None:
    waited = benchmark.first_word([sys.executable, "-c", "import time; time.sleep(0.3); print('there'); time.sleep(0.5)"], {})
    assert waited > 0.3
    with pytest.raises(Exception, match="did not start"):
        benchmark.first_word([sys.executable, "-c", "pass"], {})


def test_the_trap_has_ball_web_wave_and_somebody_who_struggles() -> None:
    run = benchmark.advance_to(Run(level_file("03-the-crossing")), "trap")
    assert benchmark.trap_complete(run.world) and 20.0 < run.world.seconds < 200.0


def test_the_command_says_what_can_be_measured() -> None:
    asked = parser().parse_args(["bench", "--json", "--size", "640x360", "--moment", "trap"])
    assert (asked.json, asked.size, asked.moment) == (True, (640, 360), "trap")


def test_a_real_window_is_measured_with_its_sound_while_a_bot_plays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    monkeypatch.setattr(benchmark_window, "WARM_UP_S", 0.2)
    monkeypatch.setattr(benchmark_window, "MEMORY_FRAMES", 2)
    row = benchmark_window.measure_window("03-the-crossing", (640, 360), 0.5)
    assert row["window"] == row["drawn"] == "640x360"
    assert 0.0 < row["cost_p50"] <= row["cost_p99"] and 0.0 < row["p50"] <= row["p99"]
    assert row["memory_mb"] > 30 or sys.platform != "linux"
    assert "640x360" in benchmark_window.lines([row])[1]


def test_changes_of_size_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sprites_for_later: None) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    monkeypatch.setattr(benchmark_memory, "SIZES", ((480, 270), (640, 360)))
    monkeypatch.setattr(benchmark_memory, "CALM_FRAMES", 30)
    monkeypatch.setattr(benchmark_memory, "FULL_SCREEN_EVERY", 3)
    before = benchmark_memory.memory_mb()[1]  # what other tests of this process have left
    rows = benchmark_memory.measure_memory("03-the-crossing", (480, 270), 6, 1.0)
    assert [row["when"] for row in rows] == ["first", *(f"change {number}" for number in range(1, 7)), "back", "end"]
    assert "640x360" in benchmark_memory.lines(rows)[2] and rows[0]["window"] == rows[-1]["window"] == "480x270"
    assert len({row["window"] for row in rows}) == 3, "two sizes and full screen"
    assert all(row["most_mb"] >= row["held_mb"] for row in rows)
    if sys.platform == "linux":
        own = [row["own_mb"] for row in rows]
        once = max(own[1], own[2], own[4])
        assert 20 < once < before + 380 and max(own[5], own[7]) < once + 20, rows
        assert own[6] < own[3] + 20, rows
