"""Benchmark: milliseconds of ticks, frames, water and start, beside a floor measured in the same run."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame

from game.app.app import FRAME_MARGIN_S
from game.app.window import Window
from game.bots.registry import make_bot
from game.core.errors import UserError
from game.core.memory import merge_pages
from game.core.ticks import TICKS_PER_SECOND
from game.level.model import Level
from game.session.level_file import LevelFile, level_file
from game.session.run import Run
from game.sim.intent import Intent
from game.sim.world import World
from game.view.scene import Scene

Size = tuple[int, int]
Figure = dict[str, float]

RUN = {"runner": Intent(move=100, sprint=True)}
FRAME = 1.0 / 60.0
MAX_SECONDS = 1.0
"""Seconds that a measurement may take; the machine is shared."""


def measure(level: str, size: Size, moment: str) -> dict[str, Any]:
    """Every figure, in milliseconds; `start_s` in seconds."""
    source = level_file(level)
    run = advance_to(Run(source), moment)
    with Window("bench", size, visible=False) as window:
        picture = window.picture()
        found: dict[str, Any] = {"size": list(size), "moment": moment, "level": source.name, "second": round(run.world.seconds, 1)}
        found["floor_ms"] = floor(picture)
        found["frame_ms"] = frames(run, picture)
    found["tick_ms"] = ticks(advance_to(Run(source), moment).world)
    found["water_ms"] = water(2000)
    found["crowd_tick_ms"] = ticks(World(crowded(source)))
    found["big_lake_ms"] = water(16_000)
    found["start_s"] = starts(source)
    return found


def lines(found: dict[str, Any]) -> list[str]:
    """The same for people."""
    shown = [f"{found['level']} at {found['second']} s, {found['size'][0]}x{found['size'][1]}, floor {found['floor_ms']:.2f} ms"]
    for name, figure in found.items():
        if isinstance(figure, dict):
            shown.append(f"{name:>14}  p50 {figure['p50']:.3f}  p99 {figure['p99']:.3f}")
    return shown


def spread(samples: list[float]) -> Figure:
    """The middle and the worst of a hundred."""
    ordered = sorted(samples)
    return {"p50": round(statistics.median(ordered), 4), "p99": round(ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))], 4)}


def timed(work: Callable[[], object], most: int, seconds: float = MAX_SECONDS) -> list[float]:
    """Milliseconds of each call, for at most `most` calls or `seconds`."""
    samples: list[float] = []
    end = time.perf_counter() + seconds
    while len(samples) < most and (not samples or time.perf_counter() < end):
        before = time.perf_counter()
        work()
        samples.append((time.perf_counter() - before) * 1000.0)
    return samples


def floor(picture: pygame.Surface) -> float:
    """One opaque and one alpha blit of the whole picture: no frame can be cheaper."""
    opaque = pygame.Surface(picture.get_size()).convert(picture)
    veil = pygame.Surface(picture.get_size(), pygame.SRCALPHA).convert_alpha()
    veil.fill((20, 30, 40, 90))

    def both() -> None:
        picture.blit(opaque, (0, 0))
        picture.blit(veil, (0, 0))

    return spread(timed(both, 200))["p50"]


def frames(run: Run, picture: pygame.Surface) -> Figure:
    """Drawing alone, two ticks apart, as at sixty frames a second."""
    scene = Scene(run.world.level, picture.get_size())
    if run.world.tick:  # who has played this far has had time for all of it
        scene.build_lazy_layers()
        while scene.prepare_next():
            pass
        merge_pages()

    def tick() -> None:
        scene.observe(run.world, run.world.step(RUN))

    samples: list[float] = []
    for _ in range(130):
        tick()
        tick()
        scene.pass_time(1 / 60)
        taken = timed(lambda: scene.draw(picture, 0.5), 1)
        samples += taken
        run_idle_work(scene, FRAME - FRAME_MARGIN_S - taken[0] / 1000.0)
    return spread(samples[10:])  # the first frames fill caches


def run_idle_work(scene: Scene, seconds: float) -> None:
    """What the app does with the rest of a frame's time."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and scene.prepare_next():
        pass


def ticks(world: World) -> Figure:
    """One step of a whole world."""
    return spread(timed(lambda: world.step(RUN), 600)[20:])


def water(cells: int) -> Figure:
    """One step of a lake of so many columns with beaches, a hump and waves on it."""
    import numpy

    from game.sim.water.lake import Lake, SwellWave

    x = numpy.linspace(0.0, 1.0, cells)
    bed = -5.0 + 1.5 * numpy.exp(-(((x - 0.5) / 0.1) ** 2)) + 6.0 * numpy.clip(numpy.abs(x - 0.5) * 10.0 - 4.0, 0.0, 1.0)
    lake = Lake("bench", 0.0, 0.1, bed, 0.0, (SwellWave(0.3, 10.0, -1, 0.0),))
    lake.dent(cells * 0.03, 2.0, 0.5)
    tick = iter(range(1_000_000))
    return spread(timed(lambda: lake.step(next(tick)), 600)[20:])


def starts(source: LevelFile) -> Figure:
    """From nothing to the first frame, in processes of their own: what a player waits."""
    command = [sys.executable, "-m", "game", "play", str(source.path), "--frames", "1", "--json"]
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a player's Python compiles the game once, not at every start
    return spread([first_word(command, environment) for _ in range(5)])


def first_word(command: list[str], environment: dict[str, str]) -> float:
    """Seconds until a program says something, which --frames 1 does when its first frame is on the screen."""
    before = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment) as child:
        said = child.stdout.readline() if child.stdout else b""
        waited = time.perf_counter() - before
    if not said:
        raise UserError("bench: the game did not start")
    return waited


def crowded(source: LevelFile) -> Level:
    """The level with three hundred hunters, awake and on his heels."""
    level = source.level
    few = [thing for thing in level.things if getattr(thing, "kind", "") == "hunter"]
    others = [thing for thing in level.things if thing not in few]
    crowd = [few[n % len(few)].model_copy(update={"id": f"hunter-{n}", "hidden": False}) for n in range(300)] if few else []
    return level.model_copy(update={"things": tuple(others + crowd)})


def advance_to(run: Run, moment: str) -> Run:
    """Play on to the moment that is to be measured."""
    if moment == "trap":
        wants = make_bot("steady")
        for _ in range(240 * TICKS_PER_SECOND):
            if trap_complete(run.world):
                break
            run.step(wants(run.world))
    return run


def trap_complete(world: World) -> bool:
    """Ball, web and wave are there, and somebody struggles."""
    struggling = any(hunter.stance in ("struggle", "under") for hunter in world.hunters)
    return bool(world.barrier and world.spiderweb and world.wave and struggling)
