"""Two of CONTRIBUTING's recipes, followed literally in a copy of the game: they work, and touch as many places as they say.

Whoever changes what a recipe asks for changes both: what is done here, and what is said there.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECIPES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NUMBERS = {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


class Copy:
    """A copy of the game to which places are added or changed; tests and texts of the recipe are counted by whoever follows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "game", folder / "game", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("assets", "levels", "tests"):
            (folder / name).symlink_to(ROOT / name)
        self.touched: set[str] = set()

    def new(self, path: str, body: str) -> None:
        assert not (self.folder / path).exists()
        (self.folder / path).write_text(body, encoding="utf-8")
        self.touched.add(path)

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {old!r} is not there once"
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")
        self.touched.add(path)

    def run(self, code: str) -> None:
        environment = os.environ | {"PYTHONPATH": str(self.folder)}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def places_said(recipe: str) -> int:
    """How many places a recipe says it has."""
    found = re.search(rf"\*\*{recipe}\*\* \((\w+) places", RECIPES)
    assert found, f"no recipe {recipe!r} that says how many places it has"
    return NUMBERS[found[1]]


LEVEL = """
import json
level = {
    "format": 2, "name": "A pond", "chapter": 3, "goal": "goal.cross",
    "ground": {"line": [[0, 1], [8, 1], [10, -3], [30, -3], [32, 1], [40, 1]]},
    "lakes": [{"id": "pond", "left": 8, "right": 32, "level": 0}],
    "things": [{"kind": "start", "id": "start", "at": [3, 1]}, THING],
    "triggers": [{"id": "far", "when": [{"test": "place", "left": 36}], "do": [{"act": "win"}]}, *TRIGGERS],
}
from game.level.loader import level_of
from game.sim.world import World
made = World(level_of(json.dumps(level), "pond"))
"""

KITE = '''"""A kite: stands on the wind above its place, and dances."""

import math
from typing import Literal, NamedTuple

from game.core.ticks import TICK
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim.stage import Entity, Stage


@tunable("kite")
class KiteTuning:
    dances: float = tuned(0.5, "m", 0, 5, "how far a kite goes up and down")


@thing
class KiteSpec(Thing):
    """A kite on a string."""

    kind: Literal["kite"]
    at: Point

    def spawn(self, world: Stage) -> "Kite":
        return Kite(self, world)


class KitePose(NamedTuple):
    id: str
    x: float
    y: float
    angle: float


class Kite(Entity):
    def __init__(self, spec: KiteSpec, world: Stage) -> None:
        self.id, (self.x, self.y), self.tuning = spec.id, spec.at, world.tuning.of("kite", KiteTuning)
        self.home = self.y

    def act(self, world: Stage, intents: object) -> None:
        self.y = self.home + self.tuning.dances * math.sin(world.tick * TICK * 3.0)

    def snapshot(self) -> KitePose:
        return KitePose(self.id, self.x, self.y, 0.0)

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y)
'''

KITE_PICTURE = '''"""Picture of a kite."""

from game.sim.objects.kite import KitePose
from game.view.render import safe_draw
from game.view.render.palette import rgb


class KitePicture:
    def __init__(self, assets, palette, px, cache) -> None:
        self.color, self.px = rgb(palette.vermilion), px

    def draw(self, surface, camera, profile, pose: KitePose, seconds: float) -> None:
        x, y = camera.to_screen(pose.x, pose.y)
        safe_draw.polygon(surface, self.color, [(x, y - 20 * self.px), (x + 14 * self.px, y), (x, y + 20 * self.px), (x - 14 * self.px, y)])
'''


def test_a_kind_that_moves(copy: Copy) -> None:
    copy.new("game/sim/objects/kite.py", KITE)
    copy.change("game/sim/kinds.py", "\nfrom game.sim.senses import", "\nfrom game.sim.objects import kite\nfrom game.sim.senses import")
    copy.new("game/view/objects/kite.py", KITE_PICTURE)
    copy.change("game/view/objects/pictures.py", "PillPose: PillPicture", "KitePose: KitePicture, PillPose: PillPicture")
    copy.change(
        "game/view/objects/pictures.py",
        "from game.sim.stage import Pose\n",
        "from game.sim.objects.kite import KitePose\nfrom game.sim.stage import Pose\nfrom game.view.objects.kite import KitePicture\n",
    )
    copy.touched |= {"tests/level/everything.json", "tests/sim/objects/test_kite.py"}
    assert len(copy.touched) == places_said("A kind that moves")
    copy.run(
        LEVEL.replace("THING", '{"kind": "kite", "id": "red", "at": [5, 3]}').replace("TRIGGERS", "[]")
        + """
import pygame
pygame.font.init()
from game.sim.objects.kite import Kite
from game.view.interpolation import interpolate
from game.view.scene import Scene
kite = next(entity for entity in made.entities if isinstance(entity, Kite))
pictures = []
for shown in (True, False):
    scene, surface = Scene(made.level, (640, 360)), pygame.Surface((640, 360))
    if not shown:
        made.remove(kite)
    first = made.state_hash()
    for _ in range(20):
        scene.observe(made, made.step({}))
    if shown:
        assert kite.y != 3.0
        half = interpolate(scene.before, scene.after, 0.5).things[0]
        assert scene.before.things[0].y < half.y < scene.after.things[0].y
        whole = made.state_hash()
        kite.y += 1.0
        assert made.state_hash() != whole, "it is in the hash"
    scene.draw(surface, 1.0)
    pictures.append(pygame.image.tobytes(surface, "RGB"))
reds = [sum(picture[i] > 150 and picture[i + 1] < 90 for i in range(0, len(picture), 3)) for picture in pictures]
assert reds[0] > reds[1] + 100, reds
"""
    )


CALM = '''"""Calm: every wave of the lake lies down at a sign."""

from game.level.registry import tunable, tuned
from game.sim.roles import TechniqueMaker
from game.sim.stage import Entity, Stage


@tunable("calm")
class CalmTuning:
    lasts: float = tuned(2.0, "s", 0.1, 60, "how long the lake is held down")


class Calm(Entity):
    def __init__(self, world: Stage) -> None:
        self.left = round(world.tuning.of("calm", CalmTuning).lasts * 120)

    def apply_forces(self, world: Stage) -> None:
        self.left -= 1
        for lake in world.lakes:
            lake.flow *= 0.9
        if self.left <= 0:
            world.remove(self)

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.left),)


def calm(world: Stage, maker: TechniqueMaker) -> None:
    """Hold the lake down for a while."""
    world.add(Calm(world))
'''


def test_a_technique(copy: Copy) -> None:
    copy.new("game/sim/techniques/calm.py", CALM)
    copy.change("game/sim/techniques/technique.py", '"release", "dispel"]', '"release", "dispel", "calm"]')
    copy.change("game/sim/techniques/casting.py", '    "dispel": dispel,\n', '    "dispel": dispel,\n    "calm": calm,\n')
    copy.change(
        "game/sim/techniques/casting.py",
        "from game.sim.techniques.barrier import Barrier\n",
        "from game.sim.techniques.barrier import Barrier\nfrom game.sim.techniques.calm import calm\n",
    )
    copy.change(
        "game/sim/characters/sealmaster.py",
        "    sign_dispel:",
        '    sign_calm: float = tuned(0.4, "s", 0, 10, "its sign")\n    sign_dispel:',
    )
    copy.change("game/sim/kinds.py", "import barrier, captive, casting", "import barrier, calm, captive, casting")
    copy.touched |= {"tests/sim/techniques/test_calm.py"}
    assert len(copy.touched) == places_said("A technique")
    copy.run(
        LEVEL.replace("THING", '{"kind": "sealmaster", "id": "master", "at": [35, 1], "inside": False}').replace(
            "TRIGGERS", '[{"id": "soon", "when": [{"test": "elapsed", "seconds": 0.1}], "do": [{"act": "sign", "technique": "calm"}]}]'
        )
        + """
from game.sim.techniques.calm import Calm
cast = [tick for tick in range(400) if made.step({}) is not None and any(isinstance(entity, Calm) for entity in made.entities)]
assert len(cast) in (239, 240), len(cast)
from game.view.scene import Scene
import pygame
pygame.font.init()
scene = Scene(made.level, (320, 180))
scene.begin(made)
scene.draw(pygame.Surface((320, 180)))
"""
    )
