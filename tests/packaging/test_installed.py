"""Wheel and source archive: each goes into an empty environment and plays there. Takes a minute: `pytest -m ship`."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from game import __version__

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.ship


def run(*command: str, cwd: Path, code: int = 0) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "SPIDERWEB_LAKE_LEVELS", "VIRTUAL_ENV")}
    done = subprocess.run(
        command, cwd=cwd, env=environment | {"SPIDERWEB_LAKE_HOME": str(cwd)}, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """dist: a source archive made of the checkout, and a wheel made of that archive alone."""
    place = tmp_path_factory.mktemp("packed")
    run(sys.executable, "-m", "venv", str(place / "tools"), cwd=place)
    run(str(place / "tools" / "bin" / "python"), "-m", "pip", "install", "-q", "build==1.6.0", cwd=place)
    run(str(place / "tools" / "bin" / "python"), "-m", "build", "--outdir", str(place / "dist"), str(ROOT), cwd=place)
    return place / "dist"


def test_archives_hold_assets_and_levels_and_nothing_stray(packed: Path) -> None:
    with zipfile.ZipFile(next(packed.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert {"game/data/levels/03-the-crossing.json", "game/data/assets/text/en.json", "game/__main__.py"} <= set(names)
    assert [name for name in names if not name.startswith(("game/", "spiderweb_lake-"))] == []
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []
    with tarfile.open(next(packed.glob("*.tar.gz"))) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "levels/03-the-crossing.json",
        "packaging/build.py",
        "tests/save/test_checked_file.py",
    } <= inside


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_installs_into_an_empty_environment_and_plays(packed: Path, tmp_path: Path, kind: str) -> None:
    run(sys.executable, "-m", "venv", str(tmp_path / "venv"), cwd=tmp_path)
    place = tmp_path / "venv" / "bin"
    run(str(place / "python"), "-m", "pip", "install", "-q", str(next(packed.glob(kind))), cwd=tmp_path)
    assert run(str(place / "spiderweb-lake"), "--version", cwd=tmp_path).strip().endswith(__version__)
    told = json.loads(run(str(place / "spiderweb-lake"), "selftest", cwd=tmp_path))
    assert told["ok"], told
    lost = json.loads(run(str(place / "spiderweb-lake"), "play", "the-crossing", "--headless", "--bot", "idle", cwd=tmp_path, code=1))
    assert lost["reason"].startswith("lost.")
    run(str(place / "spiderweb-lake"), "play", "03-the-crossing", "--frames", "20", cwd=tmp_path)
