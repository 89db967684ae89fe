"""Another hour is other inks, another season other leaves, mist hides what is far off, and every material is seen for what it is."""

from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.loader import read_bytes
from game.level.model import Level
from game.sim.intent import Intent
from game.sim.world import World
from game.view.render import time_of_day
from game.view.render.palette import palette
from game.view.scene import Scene
from tests.level import samples

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (640, 360)
TREE = {"kind": "tree", "id": "tree", "at": [2, 1], "height": 9}
GRASS = (slice(20, 80), slice(249, 269))
"""Columns and rows of the picture where the dry ground's skin is seen."""
FAR = (slice(360, 640), slice(184, 210))
"""Where the far ridges are seen."""


def level(**parts: Any) -> Level:
    return read_bytes(samples.text(**parts).encode(), "pond.json")


_drawn: dict[str, np.ndarray] = {}


def picture(**parts: Any) -> np.ndarray:
    """A quarter of a second into a level: columns, rows, red green blue. The same level is drawn once."""
    text = samples.text(**parts)
    if text not in _drawn:
        made = level(**parts)
        world, scene, surface = World(made), Scene(made, SIZE), pygame.Surface(SIZE)
        for _ in range(30):
            scene.observe(world, world.step({"runner": Intent()}))
        scene.draw(surface)
        _drawn[text] = pygame.surfarray.array3d(surface).astype(int)
        _drawn[text].flags.writeable = False
    return _drawn[text]


@pytest.mark.parametrize(
    ("hour", "weather", "name"),
    [(0, "clear", "night"), (5, "clear", "dawn"), (7.99, "mist", "dawn"), (12, "clear", "noon"), (12, "rain", "rain"),
     (17.5, "clear", "dusk"), (23.9, "clear", "night"), (23.9, "rain", "night")],
)  # fmt: skip
def test_every_hour_calls_for_its_inks(hour: float, weather: str, name: str) -> None:
    assert time_of_day.palette_name(hour, weather) == name
    assert time_of_day.look(level(hour=hour, weather=weather)).edge == palette(name).edge


def test_a_palette_that_the_level_names_is_taken_at_any_hour() -> None:
    assert time_of_day.look(level(hour=12, palette="night")).edge == palette("night").edge


def test_autumn_at_dusk_is_the_dusk_as_it_was_painted() -> None:
    elsewhere = {"sun": {"x", "y"}}
    plain = time_of_day.look(level()).model_dump(exclude={"dyes": True, **elsewhere})
    assert plain == palette("dusk").model_dump(exclude=elsewhere) and not time_of_day.look(level()).dyes


def test_noon_and_night_are_told_apart_at_a_glance() -> None:
    assert picture(hour=12).mean() > picture(hour=23).mean() + 30


def test_leaves_and_grass_are_the_seasons() -> None:
    seen = {season: picture(season=season, hour=12, things=[*samples.LAKE["things"], TREE]) for season in ("spring", "summer", "winter")}
    crown = np.abs(seen["spring"] - seen["summer"]).sum(axis=2) > 60
    crown[:, 150:] = False
    leaves = {season: shot[crown].mean(axis=0) for season, shot in seen.items()}
    assert leaves["summer"][1] > leaves["summer"][0] + 10, "green"
    assert leaves["spring"][0] > leaves["spring"][1] + 10, "blossom"
    assert abs(leaves["winter"][0] - leaves["winter"][1]) < 15 and leaves["winter"].min() > leaves["summer"].min(), "snow"
    grass = {season: shot[GRASS].max(axis=2).max() for season, shot in seen.items()}
    assert grass["winter"] > grass["summer"], "snow lies where grass grew"


def test_mist_hides_the_hills_and_leaves_what_is_near() -> None:
    clear, mist = picture(hour=12), picture(hour=12, weather="mist")
    assert mist[FAR].std(axis=(0, 1)).max() < 0.6 * clear[FAR].std(axis=(0, 1)).max()
    assert np.array_equal(clear[:, 334:], mist[:, 334:]), "the ground at his feet is as it was"


def test_rain_falls_in_strokes_and_hides_the_sun() -> None:
    wet = level(weather="rain", hour=12)
    assert Scene(wet, SIZE).layers.weather.drops and time_of_day.look(wet).sun is None
    assert not Scene(level(hour=12), SIZE).layers.weather.drops


def test_sand_stone_and_soil_are_told_apart() -> None:
    ground = {name: {**samples.LAKE["ground"], "material": name} for name in ("soil", "sand", "stone")}
    seen = {name: picture(hour=12, ground=part)[:120, 279:354].mean(axis=(0, 1)) for name, part in ground.items()}
    assert seen["sand"].sum() > seen["soil"].sum() + 40, "sand is pale"
    assert seen["stone"][2] - seen["stone"][0] > seen["soil"][2] - seen["soil"][0], "stone is cold"


@pytest.mark.parametrize("material", ["wood", "stone", "soil", "sand"])
def test_what_can_be_stood_on_can_be_seen(material: str) -> None:
    wall = {"id": "wall", "outline": [[6, 1], [9, 1], [9, 3], [6, 3]], "material": material}
    bare, built = picture(hour=12), picture(hour=12, solids=[wall])
    changed = np.abs(bare - built).sum(axis=2) > 40
    columns, rows = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    assert columns[-1] - columns[0] == pytest.approx(3 * 24, abs=4) and rows[-1] - rows[0] >= 2 * 24 - 6
    assert changed[columns[0] + 4 : columns[-1] - 4, rows[0] + 4 : rows[0] + 40].mean() > 0.9, "all of it, not its outline alone"


def test_a_wall_as_wide_as_a_level_costs_no_more_than_what_is_seen_of_it() -> None:
    wall = {"id": "wall", "outline": [[1, -900], [43, -900], [43, -1], [1, -1]], "material": "stone"}
    made = level(solids=[wall])
    world, scene = World(made), Scene(made, SIZE)
    scene.begin(world)
    scene.draw(pygame.Surface(SIZE))
    assert 0 < len(scene.layers.solids.tiles) <= 48


def test_a_broken_almanac_is_told_and_every_hour_is_dusk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    (tmp_path / "almanac.json").write_text('{"hours": 7}')
    monkeypatch.setattr(time_of_day, "ASSETS", tmp_path)
    time_of_day.almanac.cache_clear()
    try:
        assert time_of_day.palette_name(12, "rain") == "dusk" and "almanac.json" in caplog.text
    finally:
        time_of_day.almanac.cache_clear()
