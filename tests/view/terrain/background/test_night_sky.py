"""Night falls as a level says: sky and lake turn blue, stars and moon come out, and a level that asks for none stays as it is."""

import numpy as np
import pygame
import pytest

from game.level.loader import read_bytes
from game.level.model import Level
from game.sim.terrain.nightfall import Nightfall
from game.sim.world import World
from game.view import layers
from game.view.camera.camera import Camera
from game.view.objects.lights.night_lights import NightLights
from game.view.render import night_print
from game.view.render.palette import palette
from game.view.render.row_shift import RowShift
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.scene import Scene
from game.view.snapshot import take_snapshot
from game.view.terrain.background.night_sky import MOON_X, NightSky
from game.view.water.moon_path import MoonPath
from tests.level import samples

pytestmark = pytest.mark.usefixtures("no_prints")


def test_it_takes_as_long_as_it_was_told() -> None:
    falling = Nightfall()
    falling.bring(0.8, 2.0)
    for _ in range(120):
        falling.update()
    assert falling.night == pytest.approx(0.4)
    for _ in range(200):
        falling.update()
    assert falling.night == pytest.approx(0.8)


def test_a_level_s_script_brings_it_on_and_the_picture_is_told() -> None:
    dusk = [{"id": "dusk", "when": [], "do": [{"act": "nightfall", "night": 1.0, "seconds": 1.0}]}]
    world = World(read_bytes(samples.text(triggers=dusk).encode()))
    for _ in range(180):
        world.step({})
    assert take_snapshot(world).night == pytest.approx(1.0)


def test_what_is_seen_by_night_is_painted_before_it_falls_and_only_where_it_will(monkeypatch: pytest.MonkeyPatch) -> None:
    """Painted in the first picture of the night, it would be felt."""
    made: list[str] = []
    for kind in (NightSky, MoonPath, NightLights):
        monkeypatch.setattr(layers, kind.__name__, lambda *_, name=kind.__name__: made.append(name))
    for act, painted in (({"act": "nightfall", "night": 1.0, "seconds": 1.0}, 3), ({"act": "win", "reason": "won.reached"}, 0)):
        made.clear()
        dusk = [{"id": "dusk", "when": [], "do": [act]}]
        Scene(read_bytes(samples.text(triggers=dusk).encode()), (320, 180)).build_lazy_layers()
        assert len(made) == painted


def test_nobody_s_play_depends_on_it() -> None:
    hashes = []
    for night in (0.0, 1.0):
        world = World(read_bytes(samples.text(triggers=[]).encode()))
        world.nightfall.bring(night, 0.5)
        for _ in range(120):
            world.step({})
        hashes.append(world.state_hash())
    assert hashes[0] == hashes[1]


def test_stars_come_out_late_and_stay_over_the_ridges() -> None:
    sky, camera, counts = NightSky(palette("dusk"), 1.0, SpriteCache("test", "")), Camera(1.0, 0.0, 100.0), []
    for night in (0.2, 0.6, 1.0):
        surface = pygame.Surface((1280, 720), 0, 32)
        sky.draw(surface, camera, night)
        lit = pygame.surfarray.array3d(surface).astype(int).sum(axis=2)
        counts.append(int(lit[420:].sum()))  # right of the moon
        assert not np.any(lit[420:, 190:])
    assert counts[0] == 0 < counts[1] < counts[2]


def test_the_moon_rises_as_it_grows_dark() -> None:
    sky, camera, rows = NightSky(palette("dusk"), 1.0, SpriteCache("test", "")), Camera(1.0, 0.0, 100.0), []
    for night in (0.45, 0.7, 1.0):
        surface = pygame.Surface((1280, 720), 0, 32)
        sky.draw(surface, camera, night)
        column = pygame.surfarray.array3d(surface)[int(MOON_X)].astype(int).sum(axis=1)
        rows.append(float(np.average(np.arange(720), weights=column)))
    assert rows[0] > rows[1] > rows[2]


def test_by_full_night_sky_and_lake_are_blue_and_palest_at_the_horizon() -> None:
    for stops in (night_print.SKY, night_print.PLANE):
        seen = night_print.rows(stops, 200) * np.array(night_print.LIGHT) / 255.0
        assert np.all(seen[:, 2] > 1.3 * seen[:, 0])
    sky, plane = (night_print.rows(stops, 200).sum(axis=1) for stops in (night_print.SKY, night_print.PLANE))
    assert sky[-1] > 2.0 * sky[0] and plane[0] > plane[90] < plane[-1]


def test_a_sheet_gets_what_it_lacks_and_loses_what_is_too_much() -> None:
    sheet = pygame.Surface((300, 2), 0, 32)
    sheet.fill((100, 100, 100))
    shift = RowShift(np.array([[40.0, 0.0, -60.0], [-20.0, 20.0, 0.0]], dtype=np.float32))
    shift.lay(sheet, 0.5)
    assert [tuple(sheet.get_at((299, y)))[:3] for y in (0, 1)] == [(120, 100, 70), (90, 110, 100)]
    shift.lay(sheet, 1.0, 1)
    assert [tuple(sheet.get_at((0, y)))[:3] for y in (0, 1)] == [(160, 100, 10), (90, 110, 100)]


def test_without_it_no_light_is_taken(level: Level) -> None:
    assert take_snapshot(World(level)).night == 0.0
