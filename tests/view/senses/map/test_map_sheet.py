"""The map as it is seen: over the dimmed wood, where its mesh says, with notes that are legible only while it hangs still."""

import json

import numpy as np
import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read_bytes
from game.sim.senses.map.map_reckoning import MapPose, MapReckoning
from game.sim.world import World
from game.view.render.assets import Assets
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.map.map_hang import Hang, middle, place
from game.view.senses.map.map_mesh import COLUMNS, ROWS, TURNS, MapMesh
from game.view.senses.map.map_paper import MapPaper
from game.view.senses.map.map_sheet import HAND, MapSheet
from game.view.senses.map.swing_arrow import way_to_pull

SIZE = (640, 360)
LEVEL = read_bytes((LEVELS / "examples" / "unfold-the-map.json").read_bytes())


def no_cache() -> SpriteCache:
    return SpriteCache("map test", "")


@pytest.fixture(scope="module")
def pose() -> MapPose:
    pygame.font.init()
    sheet = World(LEVEL).map_sheet
    assert isinstance(sheet, MapReckoning)
    return sheet.snapshot()._replace(unfolded=1.0, legibility=1.0, here=(2000.0, 1480.0), along=1900.0)


@pytest.fixture(scope="module")
def sheet(pose: MapPose) -> MapSheet:
    return MapSheet(Assets(), 0.5, LEVEL.map, LEVEL.texts, SIZE, no_cache())


def drawn(sheet: MapSheet, pose: MapPose) -> pygame.Surface:
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill((120, 140, 110))
    sheet.hang(pose, 0.0)
    sheet.dim(surface, pose)
    sheet.draw_shadow(surface)
    sheet.draw(surface)
    return surface


def mesh_left(sheet: MapSheet, pose: MapPose) -> int:
    """The leftmost column, a quarter of the picture over its lower edge, that is pale."""
    return int(np.flatnonzero(pygame.surfarray.array3d(drawn(sheet, pose)).sum(axis=2)[:, 255] > 430).min())


def test_an_arrow_tells_which_way_to_pull_against_the_swing(sheet: MapSheet, pose: MapPose) -> None:
    swings = pose._replace(steady=False, angle=0.0, spin=1.0)
    assert (way_to_pull(swings), way_to_pull(swings._replace(spin=-1.0)), way_to_pull(swings._replace(steady=True))) == (-1, 1, 0)
    assert way_to_pull(swings._replace(spin=0.1, angle=0.4)) == 1, "when the hand has followed it swings back"
    x = round((HAND[0] - 120.0) * 0.5)
    left, still = (drawn(sheet, shown).get_at((x, round((HAND[1] - 4.0) * 0.5))) for shown in (swings, swings._replace(steady=True)))
    assert left.r > left.b + 80 and left != still


def test_the_wood_is_dimmed_and_the_sheet_is_the_palest_thing(sheet: MapSheet, pose: MapPose) -> None:
    surface = drawn(sheet, pose)
    corner, middle = surface.get_at((600, 340)), surface.get_at((330, 130))
    assert sum(corner[:3]) < 300 < 450 < sum(middle[:3])


def test_the_sheet_swings_with_the_pose(sheet: MapSheet, pose: MapPose) -> None:
    left, right = (mesh_left(sheet, pose._replace(angle=angle)) for angle in (-0.3, 0.3))
    assert right > left + 50


def test_a_place_of_the_screen_shows_the_place_of_the_sheet_that_is_there(pose: MapPose) -> None:
    mesh = MapMesh(MapPaper(Assets(), 1.0, LEVEL.map, LEVEL.texts, no_cache()), 0.5)
    for angle in (-0.3, 0.0, 0.3):
        how = Hang(angle, 0.4, 1.0, 1.0)
        for _ in range(3):
            u, v = mesh._seen(how)
        inside = (u > 0.02) & (u < 0.98) & (v > 0.02) & (v < 0.98)
        x, y = place(how, u, v)
        assert u.shape == (ROWS, COLUMNS) and inside.sum() > 80
        assert float(np.hypot(x - mesh._x, y - mesh._y)[inside].max()) < 1.5


def test_a_sheet_that_is_made_in_turns_looks_as_one_made_at_once(pose: MapPose) -> None:
    paper, how = MapPaper(Assets(), 1.0, LEVEL.map, LEVEL.texts, no_cache()), Hang(0.2, 0.4, 1.0, 1.0)
    paper.show(pose)
    once, turns = MapMesh(paper, 0.5), MapMesh(paper, 0.5)
    once.hang_at_once(how)
    for _ in range(TURNS):
        assert turns.shown is None
        turns.hang(how)
    assert turns.shown == how and turns.area == once.area
    assert pygame.image.tobytes(turns.surface, "RGBA") == pygame.image.tobytes(once.surface, "RGBA")


def test_what_was_drawn_of_a_sheet_stays_when_the_sheet_goes(pose: MapPose) -> None:
    paper = MapPaper(Assets(), 1.0, LEVEL.map, LEVEL.texts, no_cache())
    paper.show(pose)
    mesh = MapMesh(paper, 0.5)
    mesh.hang_at_once(Hang(0.2, 0.4, 1.0, 1.0))
    surface, before = mesh.surface, pygame.image.tobytes(mesh.surface, "RGBA")
    mesh.opaque, mesh._pages = surface, []
    others = [pygame.Surface((surface.get_width() | 1, surface.get_height()), 0, 32) for _ in range(4)]
    for other in others:
        other.fill((1, 2, 3))
    assert pygame.image.tobytes(surface, "RGBA") == before


@pytest.mark.parametrize("angle", [-0.5, 0.0, 0.3])
def test_nothing_behind_its_full_parts_is_seen(angle: float, pose: MapPose) -> None:
    paper = MapPaper(Assets(), 1.0, LEVEL.map, LEVEL.texts, no_cache())
    paper.show(pose)
    mesh = MapMesh(paper, 0.5)
    mesh.hang_at_once(Hang(angle, 0.4, 1.0, 1.0))
    alpha = pygame.surfarray.array_alpha(mesh.surface) == 255
    parts = [alpha[part.left : part.right, part.top : part.bottom] for part in mesh.full]
    assert sum(part.size for part in parts) > 0.5 * alpha.sum()
    assert all(part.all() for part in parts)


def test_the_sheet_is_the_same_picture_whether_or_not_its_full_parts_are_copied(sheet: MapSheet, pose: MapPose) -> None:
    copied = pygame.image.tobytes(drawn(sheet, pose), "RGB")
    assert sheet._mesh.full
    sheet._mesh.full = []
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill((120, 140, 110))
    sheet.dim(surface, pose)
    sheet.draw_shadow(surface)
    sheet.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") == copied


def test_between_two_pictures_of_it_its_middle_is_where_it_swings() -> None:
    """To a few pixels: the middle hangs lower than the straight line from the hand."""
    half = np.full((1, 1), 0.5, dtype=np.float32)
    for angle in (-0.3, 0.0, 0.25):
        x, y = place(Hang(angle, -0.45, 0.0, 1.0), half, half)
        still_x, still_y = place(Hang(0.0, -0.45, 0.0, 1.0), half, half)
        moved = np.array(middle(angle)) - np.array(middle(0.0))
        assert np.hypot(*(moved - (float(x[0, 0] - still_x[0, 0]), float(y[0, 0] - still_y[0, 0])))) < 8.0


def test_notes_are_sharp_only_while_it_hangs_still(pose: MapPose) -> None:
    paper = MapPaper(Assets(), 1.0, LEVEL.map, LEVEL.texts, no_cache())
    paper.show(pose)
    sharp = paper.pixels.copy()
    paper.show(pose._replace(legibility=0.0))
    smeared = paper.pixels.copy()
    assert (sharp != smeared).sum() > 300
    paper.show(pose)
    assert (paper.pixels == sharp).all()


def test_what_is_chosen_is_ringed(pose: MapPose) -> None:
    paper = MapPaper(Assets(), 1.0, LEVEL.map, LEVEL.texts, no_cache())
    paper.show(pose._replace(brush=-1))
    bare = paper.pixels.copy()
    counts = []
    for held in (0.0, 0.5, 1.0):
        paper.show(pose._replace(brush=2, held=held))
        counts.append(int((paper.pixels != bare).sum()))
    assert 0 < counts[0] < counts[1] < counts[2]
    assert counts[1] > 1.6 * counts[0], "how far the hold has come is plain to see"


def test_every_note_of_the_chapter_has_its_words() -> None:
    values = json.loads((LEVELS / "01-out-of-step.json").read_text(encoding="utf-8"))
    assert {cross["name"] for cross in values["map"]["crosses"]} <= set(
        json.loads((LEVELS.parent / "assets/text/en.json").read_text("utf-8"))
    )


@pytest.mark.parametrize("scale", [0.1, 0.33, pytest.param(0.6666, marks=pytest.mark.nightly), 0.85])
def test_it_is_drawn_in_windows_of_any_size(scale: float, pose: MapPose) -> None:
    size = round(1280 * scale), round(720 * scale)
    sheet, surface = MapSheet(Assets(), scale, LEVEL.map, LEVEL.texts, size, no_cache()), pygame.Surface(size, 0, 32)
    for unfolded in (0.01, 0.4, 1.0):
        for angle in (-0.9, 0.0, 0.9):
            sheet.hang(pose._replace(unfolded=unfolded, angle=angle, spin=3.0, gust=1.0), 1 / 60)
            sheet.draw(surface)
    assert pygame.surfarray.array3d(surface).any()
