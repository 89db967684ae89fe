"""Level fuzzer: broken levels by the thousand; prints every one that was not refused politely or that hurt the engine.

    python -m tests.level.fuzz_levels 1000000 [--seed N] [--ticks N] [--keep FOLDER]

A third are sound levels with some numbers moved a little, a third with values exchanged, doubled, removed or of another sort
(both structure-aware), a third are files with bytes cut, doubled or flipped.
What the reader accepts is built and stepped. Work is done in child processes of a thousand levels, so that an abort costs one batch;
the last level is on disk before it is tried.
"""

import argparse
import json
import math
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BATCH = 1000
SLOW = 2.0
"""Seconds of work that one level may take, however busy the machine is."""
HANGS = 10
MEGABYTES = 512

NUMBERS: tuple[Any, ...] = (
    0, -0.0, 1, -1, 0.5, 2, 7, 100, -100, 1e-9, 1e-300, 1e300, -1e300, 1e308, 9_999.9, 10_000, 10_001, 2**31, 2**63, 10**25, 0.1 + 0.2,
    4096, 5000, 16_000, 0.05, 0.0499, 24, 359.999,
)  # fmt: skip
STRANGE: tuple[Any, ...] = (
    None, True, False, "", "a", "runner", "lake", "log", "hunter", "start", "sealmaster", "win", "x" * 5000, "\u202e", "\ud800", "\0",
    "../../x", [], {}, [[]], [0], [0, 0], [0, 0, 0], [[0, 0], [1, 1]], {"kind": "log"}, {"test": "fired", "trigger": "a"}, {"act": "win"},
    "NaN", "1e999",
)  # fmt: skip
SHREDS = (
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\0", b"\xff", b"\xef\xbb\xbf", b"1e999", b"NaN", b"-", b"true", b"\\ud800",
    b"//", b"'",
)  # fmt: skip


def seeds() -> list[Any]:
    """The sound levels that everything starts from."""
    paths = [path for path in sorted((ROOT / "levels").rglob("*.json")) if "schema" not in path.name]
    paths += [ROOT / "tests" / "level" / "everything.json"] * 2
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def mutants(number: int, seed: int) -> Iterator[bytes]:
    """That many broken levels, the same for the same seed."""
    rng = random.Random(seed)
    sound = seeds()
    for _ in range(number):
        level = json.loads(json.dumps(rng.choice(sound)))
        sort = rng.randrange(3)
        if sort == 0:
            for _ in range(rng.randint(1, 12)):
                nudge(level, rng)
            yield json.dumps(level).encode()
        elif sort == 1:
            for _ in range(rng.randint(1, 4)):
                spoil(level, rng)
            yield json.dumps(level, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
        else:
            yield shred(json.dumps(level, indent=rng.choice((None, 1))).encode(), rng)


def spoil(level: Any, rng: random.Random) -> None:
    """Exchange, double, remove or move one value somewhere in a level."""
    holders = list(_holders(level))
    holder = rng.choice(holders)
    keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if not keys:
        return
    key = rng.choice(keys)
    how = rng.random()
    if how < 0.45:
        holder[key] = _other(holder[key], rng)
    elif how < 0.6:
        holder[key] = json.loads(json.dumps(rng.choice(STRANGE)))
    elif how < 0.75:
        del holder[key]
    elif isinstance(holder, list):
        holder.insert(rng.randrange(len(holder) + 1), json.loads(json.dumps(holder[key])))
        if how > 0.97:
            holder *= rng.randint(2, 60)
    else:
        holder[key] = _from(rng.choice(holders), rng)


def nudge(level: Any, rng: random.Random) -> None:
    """Move one number a little."""
    holder = rng.choice(list(_holders(level)))
    keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    numbers = [key for key in keys if isinstance(holder[key], int | float) and not isinstance(holder[key], bool) and key != "format"]
    if numbers:
        key = rng.choice(numbers)
        holder[key] = round(holder[key] * rng.uniform(0.7, 1.3) + rng.uniform(-0.5, 0.5), 3)


def _from(holder: Any, rng: random.Random) -> Any:
    values = list(holder.values()) if isinstance(holder, dict) else holder
    return json.loads(json.dumps(rng.choice(values))) if values else None


def _other(value: Any, rng: random.Random) -> Any:
    """A value of the same sort."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return rng.choice(NUMBERS) if rng.random() < 0.5 else value * rng.uniform(-2, 4)
    if isinstance(value, list):
        return value[::-1] if rng.random() < 0.5 else value * rng.randint(0, 4)
    if isinstance(value, str):
        return rng.choice((value[::-1], value.upper(), value * 3, value[:1], value[:-1]))
    return value


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def shred(data: bytes, rng: random.Random) -> bytes:
    """Cut, double, flip or stuff a few bytes."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(made) + 1)
        to = min(len(made), at + rng.choice((1, 1, 2, 8, 64, 1000)))
        how = rng.randrange(5)
        if how == 0:
            del made[at:to]
        elif how == 1:
            made[at:at] = made[at:to]
        elif how == 2 and at < len(made):
            made[at] ^= 1 << rng.randrange(8)
        elif how == 3:
            made[at:at] = rng.choice(SHREDS) * rng.choice((1, 1, 2, 40))
        else:
            made[at : at + 1] = rng.choice(SHREDS)
    return bytes(made)


def run_batch(number: int, seed: int, ticks: int, last: Path) -> dict[str, Any]:
    """In a child: try so many levels; a level that hurts is left in `last`."""
    _bind()
    from game.level.errors.problem import LevelProblems
    from game.level.loader import read_bytes
    from game.sim.world import World

    told = {"levels": 0, "played": 0, "hurt": []}
    for data in mutants(number, seed):
        last.write_bytes(data)
        _wake_in(HANGS)
        start = time.process_time()
        told["levels"] += 1  # type: ignore[operator]
        try:
            world = World(read_bytes(data, "fuzz.json"))
            for _ in range(ticks):
                world.step({})
            told["played"] += 1  # type: ignore[operator]
            hurt = _unsound(world)
        except LevelProblems as refused:
            hurt = _rude(refused)
        except Exception as error:
            hurt = f"{type(error).__name__}: {error}"
        if not hurt and time.process_time() - start > SLOW:
            hurt = f"took {time.process_time() - start:.1f} s"
        if hurt:
            told["hurt"].append([hurt.split("\n")[0][:300], data.decode("latin-1")])  # type: ignore[attr-defined]
    return told


def _unsound(world: Any) -> str:
    bodies = [(world.runner.x, world.runner.y)] + [(log.x, log.y) for log in world.logs]
    return "" if all(math.isfinite(x) and math.isfinite(y) for x, y in bodies) else "a body is nowhere"


def _rude(refused: Any) -> str:
    for problem in refused.problems:
        line = str(problem)
        if "\n" in line or not line.isprintable() or len(line) > 1000:
            return f"an ugly line: {line!r}"
        if problem.line < 1 or problem.column < 1 or not problem.reason:
            return f"an empty line: {line!r}"
    return "" if refused.problems else "refused without a reason"


def _wake_in(seconds: int) -> None:
    """A level that hangs ends its batch by SIGALRM."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _bind() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 2**20, MEGABYTES * 2**20))


def fuzz(number: int, seed: int = 0, ticks: int = 12, keep: Path | None = None) -> tuple[dict[str, int], list[tuple[str, bytes]]]:
    """Counts, and every level that hurt with what it did."""
    counts = {"levels": 0, "played": 0}
    hurt: list[tuple[str, bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        workers = max(1, min(os.cpu_count() or 1, 2))
        waiting = [(min(BATCH, number - at), seed * 1_000_003 + at) for at in range(0, number, BATCH)]
        running: list[tuple[subprocess.Popen[bytes], Path, float]] = []
        while waiting or running:
            while waiting and len(running) < workers:
                running.append(_started(*waiting.pop(0), ticks, Path(folder)))
            child, last, since = running.pop(0)
            hurt += _ended(child, last, since, counts)
    for n, (_, data) in enumerate(hurt):
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"hurt-{seed}-{n}.json").write_bytes(data)
    return counts, hurt


def _started(number: int, seed: int, ticks: int, folder: Path) -> "tuple[subprocess.Popen[bytes], Path, float]":
    last = folder / f"last-{seed}.json"
    words = [sys.executable, "-m", "tests.level.fuzz_levels", str(number), "--batch", str(last), "--seed", str(seed), "--ticks", str(ticks)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE), last, time.monotonic()


def _ended(child: "subprocess.Popen[bytes]", last: Path, since: float, counts: dict[str, int]) -> list[tuple[str, bytes]]:
    try:
        out, err = child.communicate(timeout=BATCH * 0.5 + 60)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return [("hung", last.read_bytes())]
    if child.returncode != 0:
        words = (err.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
        name = signal.Signals(-child.returncode).name if child.returncode < 0 else f"exit {child.returncode}"
        return [(f"{name}: {words}", last.read_bytes() if last.exists() else b"")]
    told = json.loads(out)
    counts["levels"] += told["levels"]
    counts["played"] += told["played"]
    return [(reason, data.encode("latin-1")) for reason, data in told["hurt"]]


def main() -> int:
    """Say how many, get what hurt."""
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    words.add_argument("number", type=int, nargs="?", default=5000)
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--ticks", type=int, default=12)
    words.add_argument("--keep", type=Path)
    words.add_argument("--batch", type=Path, help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.batch:
        print(json.dumps(run_batch(asked.number, asked.seed, asked.ticks, asked.batch)))
        return 0
    start = time.monotonic()
    counts, hurt = fuzz(asked.number, asked.seed, asked.ticks, asked.keep)
    for reason, data in hurt:
        print(f"{reason}  [{len(data)} bytes]")
    print(f"{counts['levels']} levels, {counts['played']} of them played, {len(hurt)} hurt, {time.monotonic() - start:.0f} s")
    return 1 if hurt else 0


if __name__ == "__main__":
    sys.exit(main())
