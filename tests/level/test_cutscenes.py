"""Scenes of the shipped levels: every line has its text, every text its line, every face a drawing."""

import json

import pytest

from game.core.paths import ASSETS
from game.level.loader import read
from game.level.validate.cutscenes import MAX_LINES, moods
from game.localization.texts import strings
from game.session.story.chapters import CHAPTERS

PRINTED = [chapter for chapter in CHAPTERS if chapter.is_printed]


@pytest.mark.parametrize("chapter", PRINTED, ids=lambda chapter: chapter.level)
def test_every_line_of_a_chapter_has_its_text_and_every_face_a_drawing(chapter: "object") -> None:
    level = read(getattr(chapter, "path"))  # noqa: B009
    assert level.scenes, "a chapter of the story is told"
    for scene in level.scenes:
        assert 1 <= len(scene.lines) <= MAX_LINES
        for line in scene.lines:
            assert line.line in strings()
            assert not line.mood or line.mood in moods(line.speaker)
        assert scene.cast and all(moods(who) for who in scene.cast)


def test_no_text_of_a_scene_is_left_over() -> None:
    said = {line.line for chapter in PRINTED for scene in read(chapter.path).scenes for line in scene.lines}
    assert {key for key in strings() if key.startswith("scene.") and key.count(".") > 2} == said


@pytest.mark.parametrize("path", sorted((ASSETS / "busts").glob("*.json")), ids=lambda path: path.stem)
def test_every_part_of_a_portrait_is_drawn_for_every_mood(path: "object") -> None:
    bust = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    who = path.stem  # type: ignore[attr-defined]
    least = 5 if who in ("runner", "sealmaster") else 1
    assert len(bust["moods"]) >= least
    for part in bust["parts"]:
        name = part.lstrip("^")
        for mood in bust["moods"]:
            if not name.startswith("marks-") or mood in bust["marks"]:
                assert (ASSETS / "svg" / f"bust-{who}-{name.replace('*', mood)}.svg").is_file()


def test_every_chapter_has_a_title() -> None:
    assert all(chapter.title in strings() for chapter in CHAPTERS)
