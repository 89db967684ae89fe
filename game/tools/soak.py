"""Soak test: random and hostile players on every level and on random ones, for minutes or hours."""

import faulthandler
import gc
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from game.app import crash_report
from game.bots.registry import BOTS, in_role
from game.core.errors import UserError
from game.core.ticks import TICKS_PER_SECOND
from game.level.errors.problem import LevelProblems
from game.level.files import library
from game.level.loader import level_of
from game.session.level_file import LevelFile, level_file
from game.session.run import Player, Run, intents_by_role
from game.sim.events import BodyRemoved
from game.sim.intent import Intent
from game.sim.world import World
from game.tools.random_level import random_lake

LAKE_TICKS = 4 * TICKS_PER_SECOND
LEVEL_TICKS = 40 * TICKS_PER_SECOND
LAKES_BETWEEN = 25
"""Generated lakes between two written ones."""

LOOK_TICKS = 30
"""Ticks between two looks at all of the water."""

MAX_TICK_S = 2.0
"""Seconds of work that no tick may take."""

STUCK_S = 120.0
"""Seconds after which a tick that never ends is shot, with its stack on stderr."""

MAX_WATER_LOSS_SHARE = 1e-6
"""Share of a lake's water that may go astray in a run: rounding, and no more."""

MAX_GROWTH_MB = 5.0
"""Megabytes, once warm."""


@dataclass
class Figures:
    """What happened."""

    minutes: float = 0.0
    runs: int = 0
    levels: int = 0
    lakes: int = 0
    refused: int = 0
    """Generated lakes that the reader would not have: wasted, not wrong."""
    ticks: int = 0
    won: int = 0
    game_hours: float = 0.0
    crashes: int = 0
    hangs: int = 0
    not_finite: int = 0
    removed: int = 0
    """Bodies that the world's own guard took out of play."""
    volume_lost: float = 0.0
    """The largest share of a lake that went astray."""
    slowest_tick_ms: float = 0.0
    memory_growth_mb: float | None = None
    failures: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        sound = self.crashes == self.hangs == self.not_finite == 0 and self.volume_lost <= MAX_WATER_LOSS_SHARE
        return sound and self.runs > 0 and (self.memory_growth_mb is None or self.memory_growth_mb < MAX_GROWTH_MB)

    def record_failure(self, what: str) -> None:
        if len(self.failures) < 20:
            self.failures.append(what)


def soak(minutes: float, lakes: int = 0, seed: int = 0) -> dict[str, Any]:
    """Play until the time is over and so many lakes were seen."""
    figures, memory = Figures(), []
    began = time.monotonic()
    for source, number in _sources(figures, seed):
        name, wants = _player(number)
        _play(source, number, name, wants, figures)
        if figures.runs % 4 == 0:
            memory.append(_megabytes())
        if time.monotonic() - began > minutes * 60.0 and figures.lakes >= lakes:
            break
    figures.minutes = round((time.monotonic() - began) / 60.0, 2)
    figures.game_hours = round(figures.ticks / TICKS_PER_SECOND / 3600.0, 3)
    figures.memory_growth_mb = growth(memory)
    return {"ok": figures.ok, **asdict(figures)}


def growth(memory: list[float | None]) -> float | None:
    """Megabytes between the second quarter of a soak and its last."""
    known = [megabytes for megabytes in memory if megabytes is not None]
    quarter = len(known) // 4
    return round(median(known[-quarter:]) - median(known[quarter : 2 * quarter]), 2) if quarter else None


def hostile(number: int) -> Player:
    """Everything at once, at any tick, for as long as it likes."""
    rng = Random(number)
    left, held = 0, Intent()

    def wants(world: World) -> Intent:
        nonlocal left, held
        left -= 1
        if left <= 0:
            left = rng.choice((1, 1, 2, 7, 60, 240))
            move = rng.choice((-100, 100, 100, 0, 1, -1, rng.randint(-100, 100)))
            held = Intent(move, *(rng.random() < 0.5 for _ in range(6)))
        return held

    return wants


def _sources(figures: Figures, seed: int) -> Iterator[tuple[LevelFile, int]]:
    """Written levels, and between two of them some that nobody wrote."""
    written = [entry.path for entry in library.list_levels() if not entry.is_user]
    for turn in count():
        figures.levels = min(len(written), turn + 1)
        yield level_file(str(written[turn % len(written)])), seed + turn
        for number in range(seed + turn * LAKES_BETWEEN, seed + (turn + 1) * LAKES_BETWEEN):
            source = _generated(number)
            figures.lakes += source is not None
            figures.refused += source is None
            if source:
                yield source, number


def _generated(number: int) -> LevelFile | None:
    name = f"random-lake-{number}"
    try:
        return LevelFile(name, Path(name), "", level_of(random_lake(number), name))
    except LevelProblems:
        return None


def _player(number: int) -> tuple[str, Player]:
    """Whose turn it is."""
    name = ("hostile", "random", "steady", "masher")[number % 4]
    return name, hostile(number) if name == "hostile" else in_role(BOTS[name](number).act, number)


def _play(source: LevelFile, number: int, name: str, wants: Player, figures: Figures) -> None:
    """One run, every tick of it looked at; whatever is wrong with it is a line that says how to have it again."""
    label = f"{source.name} seed {number} player {name}"
    faulthandler.dump_traceback_later(STUCK_S, exit=True) if sys.stderr else None
    try:
        run = Run(source, number)
        _watched(run, wants, label, figures, LAKE_TICKS if source.sha256 == "" else LEVEL_TICKS)
        figures.won += bool(run.final_outcome and run.final_outcome["won"])
    except UserError:
        raise
    except Exception as error:
        figures.crashes += 1
        figures.record_failure(f"{label}: {type(error).__name__}: {error} ({crash_report.write(error)})")
    finally:
        faulthandler.cancel_dump_traceback_later()
    figures.runs += 1


def _watched(run: Run, wants: Player, label: str, figures: Figures, ticks: int) -> None:
    world = run.world
    before = [lake.volume() + lake.outflow_total for lake in world.lakes]
    for _ in range(ticks):
        began = time.thread_time()
        events = run.step(intents_by_role(wants(world)))
        took = time.thread_time() - began
        figures.ticks += 1
        figures.slowest_tick_ms = max(figures.slowest_tick_ms, round(took * 1000.0, 2))
        if took > MAX_TICK_S:
            figures.hangs += 1
            figures.record_failure(f"{label}: tick {world.tick} took {took:.1f} s")
        for event in events:
            if isinstance(event, BodyRemoved):
                figures.removed += 1
                figures.record_failure(f"{label}: tick {world.tick}: {event.who} removed: {event.why}")
        wrong = not_finite(world, world.tick % LOOK_TICKS == 0)
        if wrong:
            figures.not_finite += 1
            figures.record_failure(f"{label}: tick {world.tick}: {wrong} is not finite")
            return
    for lake, volume in zip(world.lakes, before, strict=True):
        lost = abs(lake.volume() + lake.outflow_total - volume) / max(volume, 1.0)
        if lost > MAX_WATER_LOSS_SHARE:
            figures.record_failure(f"{label}: {lake.id} changed by {lost:.2g} of its water")
        figures.volume_lost = max(figures.volume_lost, lost)


def not_finite(world: World, all_water: bool) -> str:
    """The name of something whose place or speed is no number, or an empty string."""
    bodies: list[Any] = [*world.people, *world.logs, *world.blades, *([world.barrier] if world.barrier else [])]
    for body in bodies:
        if not math.isfinite(body.x + body.y + body.vx + body.vy):
            return str(getattr(body, "id", type(body).__name__))
    for lake in world.lakes if all_water else ():
        if not math.isfinite(float(lake.depth.sum()) + float(abs(lake.flow).sum())) or float(lake.depth.min()) < -1e-9:
            return lake.id
    return ""


def _megabytes() -> float | None:
    """Memory of this process that is really there, where the system says."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return None
    return pages * 4096 / 1e6
