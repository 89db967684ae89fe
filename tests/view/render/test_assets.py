"""A missing, broken or hostile asset: one warning that names the file and what is wrong, a blot in its place, and the game goes on."""

import json
from pathlib import Path

import pygame
import pytest

from game.core.paths import ASSETS
from game.view.render.assets import MAX_BYTES, MAX_SIDE, Assets

GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20"><g id="fill"><path d="M-8-8L8-8L8 8L-8 8Z" fill="#c23b2b"/></g></svg>'
)
BROKEN = {
    "truncated": GOOD[:90],
    "empty": "",
    "no group": GOOD.replace('id="fill"', 'id="film"'),
    "nothing in it": GOOD.replace('<path d="M-8-8L8-8L8 8L-8 8Z" fill="#c23b2b"/>', ""),
    "no view box": GOOD.replace('viewBox="-10 -10 20 20"', ""),
    "endless view box": GOOD.replace("20 20", "1e9 20"),
    "no number": GOOD.replace("20 20", "nan 20"),
    "flat": GOOD.replace("20 20", "20 0"),
    "fat outline": GOOD.replace('id="fill"', 'id="fill" outline="fat"'),
    "entities": '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + GOOD,
    "dashes without end": GOOD.replace("fill=", 'stroke-dasharray="0.00001" fill='),
    "too large": GOOD + "<!--" + "x" * MAX_BYTES + "-->",
    "not text": "\udcff\udcfe",
}


def folder(tmp_path: Path, **files: str) -> tuple[Assets, list[str]]:
    for kind in ("svg", "poses", "fonts"):
        (tmp_path / kind).mkdir()
    for name, body in files.items():
        (tmp_path / "svg" / f"{name}.svg").write_bytes(body.encode("utf-8", "surrogateescape"))
    said: list[str] = []
    return Assets(tmp_path, said.append), said


def test_a_good_drawing_is_drawn_crisp_at_every_scale(tmp_path: Path) -> None:
    assets, said = folder(tmp_path, good=GOOD)
    for scale in (0.2, 1.0, 7.3):
        picture = assets.picture("good", scale)
        assert picture.get_width() == pytest.approx(20 * scale, abs=1.0)
        assert picture.get_bounding_rect().w > 0.7 * picture.get_width()
    assert said == []


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_broken_drawing_is_told_once_and_becomes_a_blot(tmp_path: Path, wrong: str) -> None:
    assets, said = folder(tmp_path, part=BROKEN[wrong])
    for _ in range(3):
        assert assets.drawing("part").broken
        assert assets.picture("part", 1.0).get_bounding_rect().w > 10
    assert len(said) == 1 and "assets/svg/part.svg" in said[0] and "ink blot" in said[0]


def test_a_missing_drawing_says_so(tmp_path: Path) -> None:
    assets, said = folder(tmp_path)
    assets.drawing("nobody")
    assert said == ["assets/svg/nobody.svg: is missing; an ink blot stands in"]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/b", "CON.svg", "", "x" * 65, "nul\0", "Ümlaut", "..", "a b"])
def test_no_name_reaches_outside_the_folder(tmp_path: Path, name: str) -> None:
    assets, said = folder(tmp_path)
    assert assets.drawing(name).broken
    assert "name" in said[0]


def test_a_vast_picture_is_held_to_its_limit(tmp_path: Path) -> None:
    assets, _ = folder(tmp_path, good=GOOD)
    assert max(assets.raster("good", "", (10**9, 3), "").get_size()) <= MAX_SIDE


@pytest.mark.parametrize("body", ["", "{", "[]", "3", '{"a": NaN}', "[" * 100_000, '{"a": 1}x'])
def test_broken_pose_data_is_told_and_empty(tmp_path: Path, body: str) -> None:
    assets, said = folder(tmp_path)
    (tmp_path / "poses" / "runner.json").write_text(body)
    assert assets.data("runner") == {} == assets.data("runner")
    assert len(said) == 1 and "assets/poses/runner.json" in said[0]


def test_a_missing_font_gives_the_plain_one(tmp_path: Path) -> None:
    pygame.font.init()
    assets, said = folder(tmp_path)
    assert assets.font("brush", 20).render("hm", True, "black").get_width() > 5
    assert len(said) == 1 and "brush.ttf" in said[0]


def shipped() -> list[str]:
    return sorted(path.stem for path in (ASSETS / "svg").glob("*.svg"))


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_drawing_is_whole_and_inside_its_view_box(name: str) -> None:
    said: list[str] = []
    assets = Assets(warn=said.append)
    drawing = assets.drawing(name)
    assert said == [] and not drawing.broken
    left, top, width, height = drawing.box
    wide = assets.raster(name, drawing.fill, (round(width) + 80, round(height) + 80), f"translate({40 - left} {40 - top})")
    used = wide.get_bounding_rect()
    assert used.w > 1 and used.h > 1
    assert pygame.Rect(36, 36, width + 8, height + 8).contains(used), "the drawing is cut off by its view box"


@pytest.mark.parametrize("path", sorted((ASSETS / "poses").glob("*.json")), ids=lambda path: path.stem)
def test_every_shipped_pose_file_is_an_object_of_clips(path: Path) -> None:
    assert isinstance(json.loads(path.read_text())["clips"], dict)


def test_fonts_come_with_their_licence() -> None:
    faces = sorted((ASSETS / "fonts").glob("*.ttf"))
    assert len(faces) >= 2
    for face in faces:
        assert "SIL Open Font License" in face.with_name(f"{face.stem}-OFL.txt").read_text()
