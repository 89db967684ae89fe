"""Each recipe of CONTRIBUTING as one who follows it literally writes it, into a copy of the game.

Whoever changes a recipe changes both: what is done here, and what is said there. Only that of a sound cue is missing, for nothing that the
tests install can bake one.
"""

import json
from collections.abc import Callable

from tests.game_copy import Copy

POST = '''"""Post: a pole to moor at. It has a place and a height, and no rule."""

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing


@thing
class PostSpec(Thing):
    """A mooring post."""

    kind: Literal["post"]
    placement = "ground"
    at: Point
    height: Annotated[float, Field(ge=0.5, le=5)] = 1.5
'''

POST_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -100 40 100">
<g id="fill" outline="0"><rect x="-12" y="-100" width="24" height="100" fill="#ff00ff"/></g></svg>
"""

POST_LOOP = """        for post in level.things_of("post"):
            self._stand("post", post.at, post.height * METRE / 100)
"""


def add_standing_kind(copy: Copy) -> str:
    copy.add("game/sim/objects/scenery/post.py", POST)
    copy.change("game/sim/kinds.py", "places, plants, rock", "places, plants, post, rock")
    copy.add("assets/svg/scenery-post.svg", POST_DRAWING)
    before = "        for name, scale, at in wayside(level):\n"
    copy.change("game/view/objects/scenery/scenery.py", before, POST_LOOP + before)
    copy.count("tests/level/everything.json", "tests/sim/objects/scenery/test_post.py")
    return """
scene.begin(world)
assert pixels_like(picture(), (255, 0, 255)) > 50
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


def add_moving_kind(copy: Copy) -> str:
    copy.add("game/sim/objects/kite.py", KITE)
    copy.change("game/sim/kinds.py", "import jetty, lessons", "import jetty, kite, lessons")
    copy.add("game/view/objects/kite.py", KITE_PICTURE)
    copy.change("game/view/objects/pictures.py", "PillPose: PillPicture", "KitePose: KitePicture, PillPose: PillPicture")
    copy.change(
        "game/view/objects/pictures.py",
        "from game.sim.stage import Pose\n",
        "from game.sim.objects.kite import KitePose\nfrom game.sim.stage import Pose\nfrom game.view.objects.kite import KitePicture\n",
    )
    copy.count("tests/level/everything.json", "tests/sim/objects/test_kite.py")
    return """
from game.sim.objects.kite import Kite
from game.view.interpolation import interpolate
kite = next(entity for entity in world.entities if isinstance(entity, Kite))
scene.begin(world)
for _ in range(20):
    scene.observe(world, world.step({}))
assert kite.y != 3.0
half = interpolate(scene.before, scene.after, 0.5).things[0]
assert scene.before.things[0].y < half.y < scene.after.things[0].y
whole = world.state_hash()
kite.y += 1.0
assert world.state_hash() != whole, "it is in the hash"
red = pixels_like(picture(), (194, 59, 43))
world.remove(kite)
scene.begin(world)
assert red > pixels_like(picture(), (194, 59, 43)) + 25
"""


CALM = '''"""Calm: every wave of the lake lies down at a sign."""

from game.core.ticks import ticks
from game.level.registry import tunable, tuned
from game.sim.roles import SealmasterRole
from game.sim.stage import Entity, Stage


@tunable("calm")
class CalmTuning:
    lasts: float = tuned(2.0, "s", 0.1, 60, "how long the lake is held down")


class Calm(Entity):
    def __init__(self, world: Stage) -> None:
        self.left = ticks(world.tuning.of("calm", CalmTuning).lasts)

    def apply_forces(self, world: Stage) -> None:
        self.left -= 1
        for lake in world.lakes:
            lake.flow *= 0.9
        if self.left <= 0:
            world.remove(self)

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.left),)


def calm(world: Stage, maker: SealmasterRole) -> None:
    """Hold the lake down for a while."""
    world.add(Calm(world))
'''


def add_technique(copy: Copy) -> str:
    copy.add("game/sim/techniques/calm.py", CALM)
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
    copy.count("tests/sim/techniques/test_calm.py")
    return """
from game.sim.techniques.calm import Calm
cast = [tick for tick in range(180) if world.step({}) is not None and any(isinstance(entity, Calm) for entity in world.entities)]
assert len(cast) in (59, 60), len(cast)
scene.begin(world)
picture()
"""


THANKS = '''"""Thanks: a card that says whom this game owes something."""

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.menu import Menu
from game.screens.screen import Screen


class Thanks(Menu):
    """Some lines, and the way back."""

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(behind, text("thanks.title"), ((text("thanks.back"), app.pop),), (text("thanks.all"),))
'''


def add_screen(copy: Copy) -> str:
    copy.add("game/screens/thanks.py", THANKS)
    settings, row = "game/screens/settings/settings.py", '            TableRow(text("settings.defaults")'
    opens = '            TableRow(text("settings.thanks"), act=lambda _: app.push(Thanks(app, self.behind))),\n'
    copy.change(settings, row, opens + row)
    copy.change(settings, "from game.session.assists", "from game.screens.thanks import Thanks\nfrom game.session.assists")
    lines = {"settings.thanks": "Thanks", "thanks.title": "Thanks", "thanks.all": "To all of them", "thanks.back": "Back"}
    copy.change("assets/text/en.json", "{\n", f"{{\n  {json.dumps(lines)[1:-1]},\n")
    copy.count("tests/screens/test_thanks.py")
    return """
from game.localization.texts import text
from game.save.settings import Settings as Values
from game.screens.settings.settings import SettingsScreen
stack = []
app = SimpleNamespace(settings=Values(), window=SimpleNamespace(full_screen=False), push=stack.append, pop=stack.pop)
settings = SettingsScreen(app, SimpleNamespace(draw=lambda picture: picture.fill("black")))
(row,) = [row for row in settings.table() if row.label == text("settings.thanks") != "settings.thanks"]
row.act(0)
(card,) = stack
surface = pygame.Surface((320, 180))
card.draw(surface)
assert pixels_like(surface, (241, 228, 200)) > 1000, "it is on paper"
card.command("confirm")
assert stack == []
"""


def add_palette(copy: Copy) -> str:
    noon = json.loads((copy.folder / "assets/palettes/noon.json").read_text(encoding="utf-8"))
    copy.add("assets/palettes/meadow.json", json.dumps({**noon, "sky": [[place, "#40e020"] for place in (0, 0.3, 0.6, 1)]}))
    return """
scene.begin(world)
assert pixels_like(picture(), (64, 224, 32)) > 3000
"""


def add_language(copy: Copy) -> str:
    english = json.loads((copy.folder / "assets/text/en.json").read_text(encoding="utf-8"))
    lines = {key: f"Ł{line}" for key, line in english.items() if key != "title.quit"}
    copy.add("assets/text/xx.json", json.dumps(lines))
    copy.change("game/localization/texts.py", 'LANGUAGE = "en"', 'LANGUAGE = "xx"')
    return """
from game.localization.texts import text
assert text("title.play") == "ŁPlay" and text("hud.metres", metres=3) == "Ł3 m"
assert text("title.quit") == "title.quit", "a line that it lacks shows its key"
"""


BADGE = '''"""Badge: a yellow square in the lower left corner."""

import pygame

from game.view.render.assets import Assets


class Badge:
    """Made once for a size."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.px = px

    def draw(self, surface: pygame.Surface) -> None:
        """In the lower left corner."""
        side = round(40 * self.px)
        surface.fill((255, 255, 0), (0, surface.get_height() - side, side, side))
'''


def add_widget(copy: Copy) -> str:
    hud = "game/view/hud/hud.py"
    copy.add("game/view/hud/badge.py", BADGE)
    copy.change(hud, "from game.view.hud.checkpoint_slip", "from game.view.hud.badge import Badge\nfrom game.view.hud.checkpoint_slip")
    made, drawn = "        self.checkpoint = CheckpointSlip(self.assets, self.px)\n", "        with goal.over(surface):\n"
    copy.change(hud, made, f"{made}        self._badge = Badge(self.assets, self.px)\n")
    copy.change(hud, drawn, f"        if self.shows_badge:\n            self._badge.draw(surface)\n{drawn}")
    copy.change(hud, "        self.two_players = False\n", "        self.two_players = False\n        self.shows_badge = True\n")
    copy.count("tests/view/hud/test_badge.py")
    return """
scene.begin(world)
assert pixels_like(picture(), (255, 255, 0), 8) > 60
"""


def add_setting(copy: Copy) -> str:
    copy.change(
        "game/save/settings.py",
        "    save_power: StrictBool = False\n",
        "    save_power: StrictBool = False\n    badge: StrictBool = False\n",
    )
    row = '            self._switch("save_power"),\n'
    copy.change("game/screens/settings/picture_settings.py", row, f'{row}            self._switch("badge"),\n')
    copy.change("assets/text/en.json", "{\n", '{\n  "settings.badge": "Badge",\n')
    applied = "        self.scene.hud.shows_phase = settings.phase_slip\n"
    copy.change("game/screens/play/play.py", applied, f"{applied}        self.scene.hud.shows_badge = settings.badge\n")
    copy.count("tests/screens/settings/test_badge.py")
    return """
from game.localization.texts import text
from game.save.settings import Settings as Values, settings_of
from game.screens.play.play import Play
from game.screens.settings.picture_settings import PictureSettingsScreen
changed = {}
app = SimpleNamespace(settings=settings_of({})[0], push=None, pop=None, change=lambda **values: changed.update(values) or "")
(row,) = [row for row in PictureSettingsScreen(app, None).table() if row.label == text("settings.badge") != "settings.badge"]
row.act(0)
assert changed == {"badge": True}
for wanted in (False, True):
    app.settings = Values(badge=wanted)
    Play._apply_settings(SimpleNamespace(scene=scene, app=app, demonstrates=False))
    assert scene.hud.shows_badge is wanted
"""


def add_constant(copy: Copy) -> str:
    first = "    accel: float = tuned(46.0,"
    copy.change("game/sim/characters/movement/movement.py", first, f'    spring: float = tuned(1.0, "m", 0, 5, "how far"){chr(10)}{first}')
    return """
assert world.runner.legs.spring == 1.0
tuned = World(level_of(json.dumps({**level, "tuning": {"legs.spring": 2.5}}), "pond"))
assert tuned.runner.legs.spring == 2.5
"""


def change_format(copy: Copy) -> str:
    copy.change("game/level/model.py", "Format = Literal[2]", "Format = Literal[3]")
    called = '    """What the menu calls it."""\n'
    copy.change("game/level/model.py", f"{called}    note: Note", f"{called}    remark: Note")
    table = "MIGRATIONS: dict[int, tuple[Rename, ...]] = {\n"
    copy.change("game/level/format/migrations.py", table, f'{table}    2: (KeyRename((), "note", "remark"),),\n')
    copy.count("tests/level/format/format-3.json")
    return """
from game.level.errors.problem import LevelProblems
assert (world.level.format, world.level.remark) == (3, "small"), "an old level loads"
try:
    level_of(json.dumps({**level, "format": 3}), "new.json")
except LevelProblems as refused:
    assert 'unknown key "note" (it is called "remark" since format 3)' in str(refused), refused
else:
    raise AssertionError("the old name is no name any more")
assert level_of(json.dumps({**{key: level[key] for key in level if key != "note"}, "format": 3}), "new.json")
"""


RECIPES: dict[str, Callable[[Copy], str]] = {
    "A kind of thing that stands": add_standing_kind,
    "A kind that moves": add_moving_kind,
    "A technique": add_technique,
    "A screen": add_screen,
    "A HUD widget": add_widget,
    "A setting": add_setting,
    "A tuning constant": add_constant,
    "A palette": add_palette,
    "A language": add_language,
    "A change of the level format": change_format,
}
"""By name in CONTRIBUTING; each is followed in the copy, and gives the check that is then run in it."""
