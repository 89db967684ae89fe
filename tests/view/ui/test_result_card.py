"""The card after a run: it fits whatever it lies on, its stamp is pressed on and then stays, and its choices are where they are seen."""

import threading

import pygame
import pytest

from game.view.render.assets import Assets
from game.view.ui.result_card import PAD, ROW_STEP, ResultCard
from tests.view.hud.stand_ins import changed

LINES = [
    "Set down on the island",
    "Time  1:12.56",
    "Tracker, Thrower, 3 Hunters of a raft  hauled in",
    "Clever  One wave, a ball and a raft",
    "  Twice",
    "Gold",
    "New best",
]
CHOICES = ["Next chapter", "Quit"]


def drawn(assets: Assets, age: float, wide: int = 640, lines: list[str] = LINES) -> tuple[pygame.Surface, ResultCard, pygame.Rect]:
    card, surface = ResultCard(assets, 1.0), pygame.Surface((1280, 720), 0, 32)
    card.age = age
    return surface, card, card.draw(surface.subsurface((0, 0, wide, 720)), "Ashore", lines, CHOICES, 0, "gold")


@pytest.mark.parametrize("wide", [1280, 640, 400])
@pytest.mark.parametrize("rows", [1, 3])
def test_it_fits_however_much_it_has_to_say(assets: Assets, wide: int, rows: int) -> None:
    surface, card, _ = drawn(assets, 2.0, wide, LINES * rows)
    pixels = pygame.surfarray.array3d(surface).max(axis=2)
    seen = [pygame.Rect(x, y, 1, 1) for x, y in zip(*(pixels > 160).nonzero(), strict=True)]
    paper = seen[0].unionall(seen[1:])
    assert paper.left > 4 and paper.right < wide - 4 and paper.top > 4 and paper.bottom < 716
    assert [card.under((paper.left + 60, y)) for y in range(paper.top, paper.bottom)].count(1) > 15


def test_the_stamp_comes_down_and_stays(assets: Assets) -> None:
    bare, pressed, later = (drawn(assets, age)[0] for age in (0.1, 1.0, 3.0))
    box = drawn(assets, 1.0)[2]
    corner = (box.right - 170, box.top, 170, 170)
    assert changed(bare, pressed, corner) > 4000
    assert changed(pressed, later, (0, 0, 1280, 720)) == 0


def test_made_beside_the_game_it_is_the_same_card(assets: Assets) -> None:
    at_once = drawn(assets, 2.0)[0]
    card, surface = ResultCard(assets, 1.0), pygame.Surface((1280, 720), 0, 32)
    card.prepare(640, "Ashore", LINES, CHOICES, "gold")
    card.age, card.pale = 2.0, False
    left = surface.subsurface((0, 0, 640, 720))
    card.draw(left, "Ashore", LINES, CHOICES, -1, "gold")
    assert card._aside is None, "it has been waited for"
    card.draw(left.copy(), "Ashore", LINES, CHOICES, 0, "gold")
    left.fill((0, 0, 0))
    card.draw(left, "Ashore", LINES, CHOICES, 0, "gold")
    assert changed(at_once, surface, (0, 0, 1280, 720)) == 0


def test_while_it_is_being_made_nobody_waits(assets: Assets, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    write = ResultCard._write
    monkeypatch.setattr(ResultCard, "_write", lambda card, words: (let_go.wait(20.0), write(card, words)))
    card, surface = ResultCard(assets, 1.0), pygame.Surface((1280, 720), 0, 32)
    card.prepare(1280, "Ashore", LINES, CHOICES, "gold")
    blank = surface.copy()
    card.draw(surface, "Ashore", LINES, CHOICES, -1, "gold")
    assert changed(blank, surface, (0, 0, 1280, 720)) == 0
    let_go.set()
    card.age = 2.0
    card.draw(surface, "Ashore", LINES, CHOICES, -1, "gold")
    assert changed(blank, surface, (0, 0, 1280, 720)) > 20_000


def test_what_was_made_for_other_words_is_not_shown(assets: Assets) -> None:
    card, surface = ResultCard(assets, 1.0), pygame.Surface((1280, 720), 0, 32)
    card.prepare(640, "Drowned", LINES, CHOICES, "gold")
    card.age = 2.0
    card.draw(surface.subsurface((0, 0, 640, 720)), "Ashore", LINES, CHOICES, 0, "gold")
    assert changed(drawn(assets, 2.0)[0], surface, (0, 0, 1280, 720)) == 0


@pytest.mark.parametrize("line", ["", "  ", "\0", "x" * 5000, "a  " + "word " * 300, "word " * 300 + "  b"])
def test_no_text_can_break_it(assets: Assets, line: str) -> None:
    drawn(assets, 1.0, 400, [line, line])


def test_a_list_of_names_has_its_value_beside_its_last_row_and_dots_between(assets: Assets) -> None:
    names = "Tracker, Thrower, Foreman, Southpaw, Apprentice, Nephew, Helmsman, Lookout"
    card = ResultCard(assets, 1.0)
    rows = [row for row in card._table_rows(names, "stayed down", 380.0) if row.pieces]
    assert len(rows) > 2 and [len(row.pieces) for row in rows] == [1] * (len(rows) - 1) + [3]
    assert rows[-1].pieces[1][1] + rows[-1].pieces[1][0].get_width() == pytest.approx(PAD + 380.0, abs=1.0)
    assert rows[0].down < ROW_STEP, "they are seen to belong together"
    clever = card._table_rows("Clever", "All three, this side of the shrine, and wet feet for the tracker", 380.0)
    assert [len(row.pieces) for row in clever] == [3] + [1] * (len(clever) - 1) and len(clever) > 1


def test_a_picture_of_the_cause_lies_under_the_headline(assets: Assets) -> None:
    shot = pygame.Surface((430, 163), 0, 32)
    shot.fill((20, 200, 30))
    card, surface = ResultCard(assets, 1.0), pygame.Surface((1280, 720), 0, 32)
    card.age, card.shot = 2.0, shot
    box = card.draw(surface.subsurface((0, 0, 640, 720)), "Not there yet", ["They caught you", "Time  0:20"], CHOICES, 0, "water")
    pixels = pygame.surfarray.array3d(surface).astype(int)
    green = (pixels[..., 1] > 180) & (pixels[..., 0] < 60)
    rows, columns = green.any(axis=0).nonzero()[0], green.any(axis=1).nonzero()[0]
    assert len(columns) > 340 and 100 < len(rows) < 150 and box.top < rows[0] < box.centery
    first = card._choices[0].move(box.topleft)
    assert rows[-1] < first.top
