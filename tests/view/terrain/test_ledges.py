"""A ledge is a step in the grass, no rift through the earth: strata run on into its face, and turf hangs over its lip."""

from pathlib import Path

import numpy as np
import pygame

from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.earth_section import EarthSection
from game.view.terrain.ground_profile import GroundProfile
from game.view.terrain.land import ABOVE, Land
from game.view.terrain.water_table import WaterTable

LINE = [(-20.0, 4.0), (2.0, 4.0), (2.15, 3.2), (30.0, 3.2)]
MIRRORED = [(-x, y) for x, y in reversed(LINE)]
STREAM_BANK = [(-20.0, 4.0), (2.0, 4.0), (2.2, 2.0), (30.0, 2.0)]


def test_a_small_sheer_step_is_a_ledge_and_a_bank_is_none() -> None:
    assert GroundProfile(LINE).ledges == [(2.0, 2.15, LINE[1][1] - LINE[2][1])]
    assert GroundProfile(MIRRORED).ledges == [(-2.0, -2.15, LINE[1][1] - LINE[2][1])]
    assert GroundProfile(STREAM_BANK).ledges == []


def test_strata_do_not_jump_where_the_ground_does() -> None:
    for line in (LINE, MIRRORED):
        ground = GroundProfile(line)
        x = np.arange(-9.0, 9.0, 1 / 44)
        heights = ground.heights(x)
        base = EarthSection(palette("forest"), 1.0, ground, WaterTable([], line), "soil").behind_banks(x, heights)
        assert np.abs(np.diff(heights)).max() > 0.1
        assert np.abs(np.diff(base)).max() < 0.02
        assert (base >= heights - 1e-9).all()


def test_turf_hangs_over_the_lip(tmp_path: Path) -> None:
    land = Land(palette("forest"), 1.0, SpriteCache("test", "ledge", tmp_path), LINE, WaterTable([], LINE))
    tile = pygame.Surface((land.tile, 200), pygame.SRCALPHA, 32)
    x = (np.arange(land.tile) + 0.5) / land.scale
    land.cover.overgrow_ledges(tile, x, 4.0 + ABOVE)
    beyond = round(2.15 * land.scale)
    assert pygame.surfarray.array_alpha(tile)[beyond : beyond + 6].any(), "the face bulges and the grass leans out over it"
