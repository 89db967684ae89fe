"""Lines in any language: every letter from a face that has it, on one baseline; what no face has is told by `check`, and drawn as ?."""

import shutil
import unicodedata
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.level.validate.letters import faces, lacking, letters_of
from game.tools.checker import check
from game.view.render.assets import FALLBACK_FACE, Assets
from game.view.ui.paper import HAND, TITLES, by_face, render_text
from game.view.ui.weight import matched_row
from tests.level import samples


def rows_inked(row: pygame.Surface) -> tuple[int, int]:
    """First and last row that is more ink than paper."""
    inked = np.nonzero(pygame.surfarray.array_alpha(row).max(axis=0) >= 128)[0]
    return int(inked[0]), int(inked[-1])


@pytest.mark.parametrize("face", [HAND, TITLES])
def test_one_strange_letter_leaves_the_line_as_it_was(assets: Assets, face: str) -> None:
    plain, polish = render_text(assets, "Hoch und hoh", 60, face=face), render_text(assets, "Hoch und hołh", 60, face=face)
    assert polish.get_height() == plain.get_height()
    assert rows_inked(polish) == pytest.approx(rows_inked(plain), abs=1), "same height, same baseline"
    start = plain.subsurface((0, 0, 60, plain.get_height())), polish.subsurface((0, 0, 60, plain.get_height()))
    assert pygame.image.tobytes(start[0], "RGBA") == pygame.image.tobytes(start[1], "RGBA"), "what the face has it draws"


@pytest.mark.parametrize("face", [HAND, TITLES])
@pytest.mark.parametrize("line", ["Н", "Ł", "Η"])
def test_capitals_of_another_face_are_as_high_and_stand_as_deep(assets: Assets, face: str, line: str) -> None:
    own, other = rows_inked(render_text(assets, "H", 90, face=face)), rows_inked(render_text(assets, line, 90, face=face))
    assert other == pytest.approx(own, abs=2)


def thickness(row: pygame.Surface) -> float:
    """Pixels of the upright stroke of a letter that is little else."""
    ink = pygame.surfarray.array_alpha(row).sum(axis=0, dtype=int) / 255.0
    return float(np.median(ink[ink > 0.0]))


@pytest.mark.parametrize("face", [HAND, TITLES])
@pytest.mark.parametrize("pixels", [24, 40, 90, 200])
def test_strokes_of_another_face_are_as_thick(assets: Assets, face: str, pixels: int) -> None:
    """pygame's own face is bold: next to a lighter hand its letters would shout."""
    own, other = thickness(render_text(assets, "l", pixels, face=face)), thickness(render_text(assets, "ł", pixels, face=face))
    assert other == pytest.approx(own, abs=max(0.6, 0.12 * own))


def test_a_lighter_face_is_thickened(assets: Assets) -> None:
    assert assets.stem(HAND) > 1.1 * assets.stem(TITLES)
    row, baseline = matched_row(assets, TITLES, "l", HAND, 60, pygame.Color("black"))
    assert thickness(row) == pytest.approx(thickness(render_text(assets, "l", 60, face=HAND)), abs=0.7)
    assert rows_inked(row)[1] + 1 == pytest.approx(baseline, abs=1)


def test_every_letter_comes_from_a_face_that_has_it(assets: Assets) -> None:
    pieces = by_face(assets, "Łódź płynie, мир", HAND)
    assert "".join(part for _, part in pieces) == "Łódź płynie, мир"
    assert [part for name, part in pieces if name == HAND] == ["ód", "p", "ynie, "]
    assert {name for name, _ in pieces} == {HAND, FALLBACK_FACE}
    assert by_face(assets, "湖 e", HAND) == [(HAND, "? e")], "what no face has is one question mark"
    assert by_face(assets, "\u200d", HAND) and by_face(assets, "", HAND) == [(HAND, " ")]
    assert render_text(assets, "e\u0301", 30).get_width() == render_text(assets, "é", 30).get_width()


def test_a_face_that_is_laid_into_the_folder_is_used(assets: Assets, tmp_path: Path) -> None:
    """As one with kana and kanji will be."""
    shutil.copytree(assets.root / "fonts", tmp_path / "fonts", ignore=shutil.ignore_patterns("zen*"))
    more = Assets(tmp_path)
    assert by_face(more, "Ł", HAND) == [(FALLBACK_FACE, "Ł")]
    shutil.copy(faces()[-1], tmp_path / "fonts" / "another.ttf")
    more = Assets(tmp_path)
    assert by_face(more, "Ł", HAND) == [("another", "Ł")]
    assert len(faces(tmp_path / "fonts")) == 3


def pictured(font: pygame.font.Font, letter: str) -> bytes:
    try:
        return pygame.image.tobytes(font.render(letter, True, "black"), "RGBA")
    except pygame.error:  # without any width
        return b""


def test_pygame_has_the_letters_that_the_files_say(assets: Assets) -> None:
    """Our own reading of a font against that of the library that draws it."""
    for name, path in zip(assets.faces(), faces(), strict=True):
        font, known = assets.font(name, 40), letters_of(path)
        nothing = pictured(font, "\ue000")
        for code in (*range(33, 127), *range(0xA1, 0x250), *range(0x391, 0x460), 0x6E56):
            drawn = pictured(font, chr(code)) != nothing
            put_together = len(unicodedata.normalize("NFD", chr(code))) > 1  # some shapers do it, seldom well
            assert drawn == (code in known) or code == 0xAD or (drawn and put_together), f"{name}: U+{code:04X}"


def test_what_is_no_font_has_no_letters(tmp_path: Path) -> None:
    for body in (b"", b"OTTO", b"\0\1\0\0\0\1" + bytes(30), faces()[0].read_bytes()[:400]):
        (tmp_path / "x.ttf").write_bytes(body)
        letters_of.cache_clear()
        assert letters_of(tmp_path / "x.ttf") == frozenset()


def test_check_warns_once_per_text(tmp_path: Path) -> None:
    texts = {"goal.x": "湖を渡る 湖", "name.who": "Łódź", "x.said": "🕷"}
    say = {"id": "s", "when": [], "do": [{"act": "say", "speaker": "name.who", "line": "x.said"}]}
    found = [str(problem) for problem in check(samples.write(tmp_path, name="שלום", goal="goal.x", texts=texts, triggers=[say]))]
    told = [line.partition(": warning: ")[2] for line in found if "no face here has" in line]
    assert sorted(told) == [
        "no face here has ש ל ו ם (they are shown as ?)",
        "no face here has 湖 を 渡 る (they are shown as ?)",
        "no face here has 🕷 (it is shown as ?)",
    ]
    assert lacking("Łódź, naïve — “Привет”") == []
