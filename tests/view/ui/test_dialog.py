"""Dialogs and the words on paper: in the middle, within the picture, in any language, and no text can break them."""

import pygame
import pytest

from game.view.render.assets import Assets
from game.view.ui.dialog import Dialog
from game.view.ui.paper import render_text, wrapped
from tests.view.hud.stand_ins import changed


@pytest.mark.parametrize("line", ["", "\0", "a\ud800b", "x" * 100_000, "\u202egnp", "word " * 400])
def test_no_text_can_break_it(assets: Assets, line: str) -> None:
    assert render_text(assets, line, 20).get_width() < 4000
    assert wrapped(line, 60)
    surface = pygame.Surface((1280, 720))
    Dialog(assets, 1.0).draw(surface, line, [line])


def test_a_card_lies_in_the_middle_and_marks_the_chosen_line_with_a_shape(assets: Assets) -> None:
    card, surface = Dialog(assets, 1.0), pygame.Surface((1280, 720))
    box = card.draw(surface, "Paused", ["The lake waits."], ["On", "Again"], 0)
    assert abs(box.centerx - 640) <= 1 and abs(box.centery - 360) <= 1
    other = pygame.Surface((1280, 720))
    card.draw(other, "Paused", ["The lake waits."], ["On", "Again"], 1)
    assert changed(surface, other, (300, 200, 300, 400)) > 60


@pytest.mark.parametrize("wide", [640, 480, 320])
def test_a_card_is_never_wider_than_what_it_lies_on(assets: Assets, wide: int) -> None:
    part = pygame.Surface((1280, 720)).subsurface((0, 0, wide, 720))
    tip = "Sprint in bursts. A log under your feet costs nothing."
    box = Dialog(assets, 1.0).draw(part, "Not there yet, and rather a long way from home", ["Time 0:08.91", tip], ["Again", "Leave"], 0)
    assert part.get_rect().contains(box)


def test_wrapped_lines_are_even() -> None:
    rows = wrapped("Mind the water, sir. It is still switched on, and it does not care in the least who you are.", 62)
    assert len(rows) == 2 and abs(len(rows[0]) - len(rows[1])) < 22


@pytest.mark.parametrize("line", ["Zażółć gęślą jaźń", "Беги по воде", "Τρέξε στη λίμνη", "Příliš žluťoučký kůň"])
def test_a_level_may_speak_another_language(assets: Assets, line: str) -> None:
    for face in ("yusei-magic", "zen-antique"):
        letters = [
            pygame.image.tobytes(render_text(assets, letter, 30, face=face), "RGBA") for letter in dict.fromkeys(line.replace(" ", ""))
        ]
        assert len(set(letters)) == len(letters), "every letter is drawn, and none like another"


def test_our_own_lines_are_in_our_own_faces(assets: Assets) -> None:
    plain = pygame.image.tobytes(render_text(assets, "Ünübel…", 30, face="none-such"), "RGBA")
    assert pygame.image.tobytes(render_text(assets, "Ünübel…", 30), "RGBA") != plain
