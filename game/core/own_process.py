"""The command by which the game starts itself again as a child process: from a checkout, installed or frozen."""

import os
import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parents[2]
"""The folder that holds `game`."""


def own_command(word: str, module: str) -> list[str]:
    """The command that runs `module`. A frozen copy has no `python -m`: it starts itself, with a word that `__main__` knows."""
    return [sys.executable, word] if getattr(sys, "frozen", False) else [sys.executable, "-m", module]


def own_environment() -> dict[str, str]:
    """The environment in which such a child finds `game`, wherever it is started from."""
    paths = os.pathsep.join(part for part in (str(PLACE), os.environ.get("PYTHONPATH", "")) if part)
    return os.environ | {"PYTHONPATH": paths}
