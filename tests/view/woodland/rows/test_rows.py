"""Rows behind the near trees: tiles that join, ground that hides, and what is composed between two frames."""

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.render.palette import palette
from game.view.woodland.places import Places
from game.view.woodland.rows.ground_strip import ABOVE, Crest, Ground
from game.view.woodland.rows.tile_row import Steps, Tile, TileRow


def test_a_row_goes_on_from_tile_to_tile() -> None:
    """Wherever the camera is, no column of the picture is left out."""

    def compose(number: int) -> Steps:
        yield None
        sprite = pygame.Surface((30, 10), 0, 32)
        sprite.fill((0, 200, 0))
        yield Tile(sprite)

    row, camera = TileRow(0.5, 30, 5, 0, 0, 10, compose), Camera(1 / 16, -1000, 1000)
    for x in (-900.5, -90, -1, 0, 1, 44.4, 89, 90, 899):
        camera.x = x
        picture = pygame.Surface((80, 20))
        row.draw(picture, camera, 10, 20)
        assert (pygame.surfarray.array3d(picture)[:, 5:15, 1] > 190).all(), x


def test_a_tile_in_two_pieces_is_drawn_as_one() -> None:
    """Wherever the picture's upper edge and the ground cut it."""
    whole = pygame.Surface((30, 40), 0, 32)
    for y in range(40):
        whole.fill((5 * y + 20, 90, 30), (0, y, 30, 1))

    def compose(cut: int) -> Steps:
        parts = (whole.subsurface((0, cut, 30, 40 - cut)), 0, whole.subsurface((0, 0, 30, cut))) if cut else (whole, 0, None)
        yield Tile(*parts)

    rows = [TileRow(0.5, 30, 20, 0, 40, 40, lambda number, cut=cut: compose(cut)) for cut in (0, 12)]  # type: ignore[misc]
    for foot in (-10, 5, 15, 20, 27, 50):
        for floor in (3, 12, 30, 60):
            pictures = [pygame.Surface((80, 45), 0, 32) for _ in rows]
            for row, picture in zip(rows, pictures, strict=True):
                row.draw(picture, Camera(1 / 16, -1000, 1000), foot, floor)
            assert len({pygame.image.tobytes(picture, "RGB") for picture in pictures}) == 1, (foot, floor)


def test_a_row_makes_little_at_once_and_keeps_no_more_than_is_near() -> None:
    made = []

    def compose(number: int) -> Steps:
        yield None
        made.append(number)
        yield Tile(pygame.Surface((30, 10), 0, 32))

    row, camera = TileRow(0.5, 30, 5, 0, 0, 10, compose), Camera(1 / 16, -1000, 1000)
    camera.x = 0.0
    row.shown(camera)
    seen = len(made)
    assert row.prepare_next() and len(made) == seen, "a step is not a tile"
    while row.prepare_next():
        pass
    camera.x = 20.0
    row.shown(camera)
    assert len(made) == len(set(made)) and len(made) < seen + 6
    for x in range(20, 900, 20):
        camera.x = float(x)
        row.shown(camera)
    assert len(row._tiles) < 12


def test_ground_of_a_row_hides_all_under_its_crest_and_goes_on_in_the_next_tile() -> None:
    ground = Ground(Places((), palette("forest")), 0.5, Crest(1.0), 0.3, METRE * 0.5)
    tiles = []
    for number in (0, 1):
        tile = pygame.Surface((64, 470), pygame.SRCALPHA, 32)
        ground.fill(tile, (number * 64 + np.arange(64) + 0.5) / 0.5, ABOVE, hazy=False)
        tiles.append(pygame.surfarray.array_alpha(tile))
    whole = np.concatenate(tiles)
    assert whole[:, round((ABOVE + Crest.DEEPEST) * 0.5) :].min() == 255
    assert not whole[:, : round((ABOVE - Crest.HIGHEST) * 0.5) - 1].any()
    crests = (whole > 128).argmax(axis=1)
    assert np.abs(np.diff(crests)).max() <= 2
