"""What looks like wood bears: every bough of Two Miles, drawn without its leaves, beside what a foot finds there."""

import numpy as np
import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim.terrain.boughs import TUFT_M, boughs_of
from game.sim.world import World
from game.view.camera.camera import METRE
from game.view.objects.scenery import boughs
from game.view.objects.scenery.standing import Standing
from game.view.render.palette import Palette

SCALE = 0.5
PX = METRE * SCALE
"""Pixels of a metre."""
NEAR_TOP_M = 0.25
"""Metres about the line of its top within which wood looks as if one could stand on it."""
TRUNK_HALF_M = 0.6
"""Metres about the middle of its trunk that are hidden by the trunk, or by bark that swells out of it."""

LEVEL = read(LEVELS / "02-two-miles.json")
FORMS = boughs_of(LEVEL)


@pytest.fixture(scope="module")
def drawn() -> list[Standing]:
    with pytest.MonkeyPatch.context() as patch:
        for leaves in ("_twigs_behind", "_leaves_of"):
            patch.setattr(boughs._BoughPainter, leaves, lambda *_: None)
        return boughs.standing_boughs(LEVEL, Palette(), SCALE)


@pytest.fixture(scope="module")
def world() -> World:
    return World(LEVEL)


def wood_at(picture: Standing, x: float) -> float | None:
    """The height of the topmost wood drawn at a place."""
    column = round((x - picture.x) * PX - picture.left)
    if not 0 <= column < picture.sprite.get_width():
        return None
    rows = np.flatnonzero(pygame.surfarray.pixels_alpha(picture.sprite)[column] > 200)
    return None if not rows.size else picture.y - (rows[0] + picture.top) / PX


@pytest.mark.parametrize("number", range(len(FORMS)), ids=[form.id for form in FORMS])
def test_all_wood_along_its_top_bears_and_nothing_else_but_a_tuft_at_a_tip(drawn: list[Standing], world: World, number: int) -> None:
    form, picture = FORMS[number], drawn[number]
    for x in np.arange(form.left - 1.95, form.right + 2.0, 0.1):
        wood, line = wood_at(picture, float(x)), form.top(float(x))
        solid = world.terrain.bough_at(float(x), line)
        bears = solid is not None and solid.bough == form.id
        if wood is not None and abs(wood - line) < NEAR_TOP_M:
            assert bears, f"wood drawn at {x:.1f} does not bear"
        elif bears:
            base = form.left + form.trunk * (form.right - form.left)
            at_tip = min(abs(float(x) - end) for end in form.bears) < TUFT_M + 0.1
            assert at_tip or abs(float(x) - base) < TRUNK_HALF_M, f"nothing is drawn at {x:.1f}, and it bears"
