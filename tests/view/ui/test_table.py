"""Cards with rows: labels stand under one another whether or not anything stands beside them, and every card has a soft shadow."""

import numpy as np
import pygame

from game.view.render.assets import Assets
from game.view.ui.dialog import Dialog
from game.view.ui.table import Row, Slider, Table

BEHIND = (120, 150, 170)


def drawn(assets: Assets, rows: list[Row]) -> tuple[pygame.Surface, Table]:
    surface, table = pygame.Surface((1280, 720), 0, 32), Table(assets, 1.0)
    surface.fill(BEHIND)
    table.draw(surface, "Settings", rows, "", (0, 0), "seal")
    return surface, table


def first_ink(surface: pygame.Surface, table: Table, row: int) -> int:
    """The column at which the words of a row begin."""
    place = next(place for place, number, _, _ in table._places if number == row and place.width == table._form.get_width())
    box = place.move(table._box.topleft)
    pixels = pygame.surfarray.array3d(surface)[box.left + 30 : box.right, box.top + 6 : box.bottom - 6].astype(int)
    return int(np.flatnonzero((pixels.max(axis=2) < 90).any(axis=1))[0])


def test_labels_with_and_without_something_beside_them_stand_under_one_another(assets: Assets) -> None:
    rows = [Row("Full screen", ("off",)), Row("Shake", (Slider(1.0, "100 %"),)), Row("Shade"), Row("Sound")]
    surface, table = drawn(assets, rows)
    starts = [first_ink(surface, table, row) for row in (1, 2, 3)]
    assert max(starts) - min(starts) <= 3


def test_a_card_lies_on_a_soft_shadow(assets: Assets) -> None:
    surface, table = drawn(assets, [Row("Shake", (Slider(1.0, "100 %"),))])
    below = [surface.get_at((640, table._box.bottom + down))[0] for down in (2, 8, 16, 40)]
    assert below[0] < below[1] < below[2] <= below[3] == BEHIND[0]
    other = pygame.Surface((1280, 720), 0, 32)
    other.fill(BEHIND)
    box = Dialog(assets, 1.0).draw(other, "Paused", (), ("Resume", "Quit"), 0)
    assert other.get_at((640, box.bottom + 4))[0] < other.get_at((640, box.bottom + 40))[0] == BEHIND[0]
