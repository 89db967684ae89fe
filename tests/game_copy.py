"""A copy of the game in which the recipes are followed, and the small world that every check finds in it."""

import os
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

ROOT = Path(__file__).parents[1]


class Copy:
    """A copy of the game in which places are added or changed, and counted. A place that is a test, or a line of one, is only counted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: set[str] = set()
        shutil.copytree(ROOT / "game", folder / "game", ignore=shutil.ignore_patterns("__pycache__"))
        for path in (folder / "game").rglob("*.py"):  # what is compiled need not be compiled again
            compiled, there = (Path(cache_from_source(str(each))) for each in (ROOT / path.relative_to(folder), path))
            if compiled.exists():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(compiled, there)
        for name in ("assets", "levels"):
            self._link(ROOT / name, folder / name)

    def _link(self, real: Path, place: Path) -> None:
        """A folder with links in it: what is written beside them stays in the copy."""
        place.mkdir()
        for each in real.iterdir():
            if each.is_dir() and each.name != "sound":
                self._link(each, place / each.name)
            else:
                (place / each.name).symlink_to(each)

    def add(self, path: str, body: str) -> None:
        place = self.folder / path
        assert not place.exists()
        place.write_text(body, encoding="utf-8")
        self.places.add(path)

    def change(self, path: str, old: str, new: str) -> None:
        place = self.folder / path
        body = place.read_text(encoding="utf-8")
        assert body.count(old) == 1, f"{path}: {old!r} is not there once"
        place.unlink()
        place.write_text(body.replace(old, new), encoding="utf-8")
        self.places.add(path)

    def count(self, *tests: str) -> None:
        self.places |= set(tests)

    def run(self, program: str) -> str:
        """What the copy prints; it keeps no sprites and no bytecode for anybody."""
        for_itself = {"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1", "SPIDERWEB_LAKE_PRINTS": "off"}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=self.folder, env=os.environ | for_itself, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


POND = """
import json
from types import SimpleNamespace

import pygame
pygame.font.init()
from game.level.loader import level_of
from game.sim.world import World
from game.view.scene import Scene

level = {
    "format": 2, "name": "A pond", "chapter": 3, "goal": "goal.cross", "palette": "meadow", "note": "small",
    "ground": {"line": [[0, 1], [8, 1], [10, -3], [30, -3], [32, 1], [40, 1]]},
    "lakes": [{"id": "pond", "left": 8, "right": 32, "level": 0}],
    "things": [
        {"kind": "start", "id": "start", "at": [3, 1]}, {"kind": "kite", "id": "red", "at": [5, 3]},
        {"kind": "post", "id": "post", "at": [6, 1], "height": 2},
        {"kind": "sealmaster", "id": "master", "at": [35, 1], "inside": False},
    ],
    "triggers": [
        {"id": "far", "when": [{"test": "place", "left": 36}], "do": [{"act": "win"}]},
        {"id": "soon", "when": [{"test": "elapsed", "seconds": 0.1}], "do": [{"act": "sign", "technique": "calm"}]},
    ],
    "tuning": {"calm.lasts": 0.5},
}
world = World(level_of(json.dumps(level), "pond"))
scene = Scene(world.level, (320, 180))

def picture():
    surface = pygame.Surface((320, 180))
    scene.draw(surface)
    return surface

def pixels_like(surface, color, near=40):
    found = pygame.surfarray.array3d(surface).astype(int)
    return int((abs(found - color).max(axis=2) < near).sum())
"""
"""What every check in the copy finds: a level with one of each, its world, its scene."""
