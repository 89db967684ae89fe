"""Every Python that this machine has: those that are wanted play the same lake in the same words, older ones are told what is needed.

Takes minutes: `pytest -m ship`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WANTED, TOO_OLD = ("3.11", "3.12", "3.13", "3.14"), ("3.9", "3.10")
SAME_EVERYWHERE = (
    "tests/level/test_loader.py",
    "tests/cli/test_cli.py",
    "tests/session/replays/test_replay.py",
    "tests/session/replays/test_golden.py",
)

pytestmark = [pytest.mark.ship, pytest.mark.skipif(sys.platform == "win32", reason="found by their names on a path")]


def interpreter(version: str) -> str | None:
    """Where it lies, if anywhere: on the path, or beside the others of pyenv."""
    places = [shutil.which(f"python{version}"), *Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}")]
    for place in filter(None, places):
        asked = subprocess.run([str(place), "-c", "import sys, venv, ensurepip; print(sys.version)"], capture_output=True, text=True)
        if asked.returncode == 0 and asked.stdout.startswith(f"{version}."):
            return str(place)
    return None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """For those versions that this machine has, but for the one that runs all the other tests. Asking takes seconds."""
    if "not ship" not in metafunc.config.option.markexpr:
        name, versions = ("wanted", WANTED) if "wanted" in metafunc.fixturenames else ("too_old", TOO_OLD)
        others = [version for version in versions if version != "{}.{}".format(*sys.version_info)]
        metafunc.parametrize(name, [version for version in others if interpreter(version)])


def run(*command: str, code: int | None = 0) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1200)
    assert code is None or done.returncode == code, done.stdout[-3000:] + done.stderr[-3000:]
    return done


def test_it_installs_and_is_the_same_lake(wanted: str, tmp_path: Path) -> None:
    run(str(interpreter(wanted)), "-m", "venv", str(tmp_path / "venv"))
    python = str(tmp_path / "venv" / "bin" / "python")
    if run(python, "-m", "pip", "install", "-q", "-e", ".[test]", code=None).returncode:
        pytest.skip(f"what the game is made of cannot be had for Python {wanted} here")
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SAME_EVERYWHERE)


def test_an_older_one_is_told_in_one_line_what_is_needed(too_old: str, tmp_path: Path) -> None:
    run(str(interpreter(too_old)), "-m", "venv", str(tmp_path / "venv"))
    told = run(str(tmp_path / "venv" / "bin" / "pip"), "install", "-q", "-e", ".", code=None)
    assert told.returncode != 0
    errors = [line for line in told.stderr.splitlines() if line.startswith("ERROR:")]
    assert len(errors) == 1 and re.search(rf"requires a different Python: {too_old}\.\d+ not in '>=3.11'", errors[0]), told.stderr
