"""Rain comes down where it lands; a squall darkens and slants it; snow is soft; boards have posts; a bar is no box of soil."""

import json
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim.world import World
from game.view.scene import Scene
from game.view.terrain.solids import posts_of

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)
LINE = [[-30, 1.2], [-4, 0.8], [2, -0.6], [12, -2.5], [16, -2], [18, 0.5], [21, 0.6], [24, -2], [40, -3.5], [60, 0.5], [80, 1.5]]


def lake(**given: Any) -> Level:
    """A shore, a bar, a lake."""
    start = {"id": "start", "kind": "start", "at": [-6, 1]}
    win = {"id": "won", "when": [{"test": "place", "left": 70}], "do": [{"act": "win", "reason": "won.crossing"}]}
    whole = {"format": 2, "name": "T", "ground": {"line": LINE}, "lakes": [{"id": "lake", "left": -4, "right": 62, "level": 0}]}
    path = Path(tempfile.mkdtemp()) / "lake.json"
    path.write_text(json.dumps({**whole, "things": [start], "triggers": [win], **given}), encoding="utf-8")
    return read(path)


def seen(level: Level) -> tuple[Scene, World]:
    scene, world = Scene(level, SIZE), World(level)
    for _ in range(3):
        scene.observe(world, world.step({}))
    scene.draw(pygame.Surface(SIZE, 0, 32), 1.0)
    return scene, world


@pytest.fixture(scope="module")
def rainy() -> Scene:
    pygame.font.init()
    return seen(lake(weather="rain", hour=15))[0]


@pytest.mark.parametrize("wind", [-9.0, *(pytest.param(wind, marks=pytest.mark.nightly) for wind in (0.0, 9.0))])
def test_no_rain_falls_inside_the_earth_or_the_lake(wind: float, rainy: Scene) -> None:
    scene = rainy
    camera = scene.camera
    x = np.arange(SIZE[0]) + 0.5
    floor = camera.screen_y(scene.draw_order.floor(scene.profile, camera.world_x(x)))  # type: ignore[arg-type]
    below = np.arange(SIZE[1])[None, :] > floor[:, None] + 9
    for seconds in np.linspace(0.0, 3.0, 13):
        surface = pygame.Surface(SIZE, 0, 32)
        scene.layers.weather._draw_rain(surface, camera, float(seconds), wind, partial(scene.draw_order.floor, scene.profile))
        drawn = pygame.surfarray.array3d(surface).any(axis=2)
        assert drawn.any() and (drawn & below).sum() < 0.01 * drawn.sum()


def test_a_squall_comes_up_darkens_the_lake_and_goes() -> None:
    scene, world = seen(lake(weather="clear", hour=15))
    world.squall.bring(1.0, 0.5)
    light = []
    for step in range(150):
        if step == 90:
            world.squall.bring(0.0, 0.3)
        scene.observe(world, world.step({}))
        if step % 30 == 29:
            surface = pygame.Surface(SIZE, 0, 32)
            scene.draw(surface, 1.0)
            light.append(float(pygame.surfarray.array3d(surface)[:, 120:390].mean()))
    assert light[0] > light[1] > 0 and light[2] < 0.8 * light[4], light
    assert not scene.layers.weather.rain


def test_the_harder_it_blows_the_more_the_rain_slants(rainy: Scene) -> None:
    drops = rainy.layers.weather.drops
    assert drops[0].get_width() > drops[2].get_width() > drops[4].get_width(), "the middle one falls straight"


def test_snow_has_no_black_about_it() -> None:
    trees = [{"id": "start", "kind": "start", "at": [-6, 1]}, {"id": "tree", "kind": "tree", "at": [-10, 1]}]
    for hour in (12, 23):
        scene, _ = seen(lake(season="winter", hour=hour, things=trees))
        tone = np.array([min(pygame.Color(color)[:3]) for color in scene.palette.falling]).min()
        flakes = scene.layers.weather.leaves
        assert len(flakes) > 0
        for flake in flakes:
            colors, alpha = pygame.surfarray.array3d(flake).astype(int), pygame.surfarray.array_alpha(flake)
            solid = alpha > 200
            assert solid.any() and colors[solid].min() > 0.7 * tone, "ink about a flake"


def test_boards_over_water_stand_on_posts_that_reach_the_bed() -> None:
    jetty = {"id": "jetty", "outline": [[-4, 0.7], [8, 0.7], [8, 1], [-4, 1]], "material": "wood"}
    level = lake(solids=[jetty])
    scene, _ = seen(level)
    posts = scene.layers.solids.posts
    assert len(posts) >= 4
    for x, top, foot in posts:
        assert top == pytest.approx(0.75) and foot < scene.layers.land.height(x)
    wall = {"id": "wall", "outline": [[-4, -1], [8, -1], [8, 1], [-4, 1]], "material": "stone"}
    assert not list(posts_of(lake(solids=[wall]).solids[0], scene.layers.land.height))


def test_a_bar_in_the_lake_is_of_the_lake_bed() -> None:
    """Land keeps its soil up to the shore; what stands alone in the water has none under it."""
    scene, _ = seen(lake())
    shares = scene.layers.land.earth.mainland(np.array([-25.0, -10.0, 19.5, 30.0, 75.0]))
    assert shares[0] > 0.9 and shares[1] > 0.6 and shares[4] > 0.9
    assert shares[2] < 0.05 and shares[3] < 0.05
    crossing = Scene(read(find("03-the-crossing")), (320, 180)).layers.land
    assert crossing.earth.mainland(np.array([-30.0]))[0] > 0.9


def test_no_shafts_of_light_come_down_through_a_squall(level: Level) -> None:
    """Not even under water, where they are the brightest thing there is."""
    scene = Scene(level, SIZE)
    depths = scene.layers.underwater()

    def light(rain: float) -> int:
        scene.layers.weather.take(rain)
        depths.sun = scene.layers.weather.sun
        dark = pygame.Surface(SIZE, 0, 32)
        depths.draw_light(dark, scene.camera, 0.0)
        return int(pygame.surfarray.array3d(dark).sum())

    bright, dim, none = light(0.0), light(0.5), light(0.9)
    assert bright > 1.5 * dim > 0 and none == 0


def test_a_web_that_is_awake_lights_up_the_lake_in_a_squall(level: Level) -> None:
    weather = Scene(level, SIZE).layers.weather
    weather.take(0.9)
    dark = weather.light
    weather.glow = 1.0
    lit = weather.light
    assert dark is not None and lit is not None and min(lit) > max(dark) > 0
