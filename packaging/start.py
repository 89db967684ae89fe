"""Where the frozen program begins: takes the words it was started with, gives the game's exit code."""

import os
import sys

# One thread each, set before numpy is imported: the lake is too small for more, and each would claim its own memory.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> int:
    """The game; or, with the one word `trial`, the child that tries a strange level (game.level.preflight)."""
    if sys.argv[1:] == ["trial"]:
        from game.level.preflight import main as trial

        return trial()
    from game.__main__ import main as game

    return game()


if __name__ == "__main__":
    sys.exit(main())
