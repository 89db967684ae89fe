"""Records the golden runs anew, after the physics or a level has changed on purpose: `python -m tests.replays.remake`.

Commit what it wrote together with the change, and let the message say why the world moves otherwise.
"""

from pathlib import Path

from game.bots.registry import make_bot
from game.session.level_file import level_file
from game.session.replays import replay
from game.session.run import Run

FOLDER = Path(__file__).parent
GOLDEN = (("03-the-crossing", "steady", 0), ("03-the-crossing", "masher", 0), ("03-the-crossing", "random", 1))
"""Level, bot and seed of every golden run."""
MOST_TICKS = 120 * 180


def path(level: str, bot: str, seed: int) -> Path:
    """Where a golden run lies."""
    return FOLDER / f"{level}-{bot}-{seed}.json"


def played(level: str, bot: str, seed: int) -> Run:
    """The run as it goes today, to its end."""
    run, wants = Run(level_file(level), seed), make_bot(bot, seed)
    while not run.final_outcome and run.world.tick < MOST_TICKS:
        run.step(wants(run.world))
    return run


def main() -> None:
    for golden in GOLDEN:
        run, file = played(*golden), path(*golden)
        before = replay.read(file).end_hash if file.exists() else ""
        run.save(file)
        after = replay.read(file).end_hash
        print(f"{file.name}: {'as it was' if after == before else 'new'}, {run.world.seconds:.1f} s, {run.final_outcome}")


if __name__ == "__main__":
    main()
