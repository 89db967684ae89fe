"""Entry point of the frozen program."""

import os

from game.core import outside_environment  # noqa: F401  (the environment is looked at before anything is set in it)

# One thread each, set before numpy is imported: the lake is too small for more, and each would claim its own memory.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from game.__main__ import program

if __name__ == "__main__":
    program()
