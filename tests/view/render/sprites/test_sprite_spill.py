"""Sprites that a first start paints take no memory until they are shown: the same pixels, from a file that leaves nothing behind."""

from pathlib import Path

import pygame
import pytest

from game.core.memory import release_mapped_files
from game.tools.benchmark.window import resident_mb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.render.sprites.sprite_spill import SpriteSpill

pytestmark = pytest.mark.usefixtures("sprites_for_later")


def haze(shade: int, size: tuple[int, int] = (300, 200), flags: int = pygame.SRCALPHA) -> pygame.Surface:
    sprite = pygame.Surface(size, flags, 32)
    sprite.fill((shade, 20, 30, 40))
    sprite.set_at((3, 4), (shade, 0, 0, 255))
    return sprite


def test_what_is_parked_looks_as_it_did(tmp_path: Path) -> None:
    made = [haze(1), haze(2, (31, 7)), haze(3, flags=0), haze(4)]
    parked = SpriteSpill(tmp_path).park("hazes", made)
    assert [pygame.image.tobytes(sprite, "RGBA") for sprite in parked] == [pygame.image.tobytes(sprite, "RGBA") for sprite in made]
    assert [bool(sprite.get_flags() & pygame.SRCALPHA) for sprite in parked] == [True, True, False, True]
    assert parked[2] is made[2] and parked[0] is not made[0]
    assert not [file for file in tmp_path.iterdir() if file.stat().st_size], "the file has no name"


def test_whoever_draws_on_it_draws_on_nothing_else(tmp_path: Path) -> None:
    spill = SpriteSpill(tmp_path)
    first = spill.park("haze", [haze(1), haze(2)])
    first[0].fill((9, 9, 9, 9))
    assert first[1].get_at((3, 4)) == (2, 0, 0, 255) and first[0].get_at((3, 4)) == (9, 9, 9, 9)


def test_where_nothing_can_be_written_it_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = [haze(1)]
    assert SpriteSpill(tmp_path / "file").park("haze", made) == made


@pytest.mark.skipif(not resident_mb(), reason="the system does not say what a process holds")
def test_a_first_start_does_not_hold_what_it_has_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "on")
    cache = SpriteCache("another look", "and land", tmp_path)
    before = resident_mb()
    shown = [cache.get(f"haze {number}", lambda number=number: [haze(number, (2000, 1250))]) for number in range(12)]  # type: ignore[misc]
    cache._close(lambda: None)
    assert resident_mb() - before < 60, "of 120 MB"
    assert shown[7][0].get_at((3, 4)) == (7, 0, 0, 255)


@pytest.mark.skipif(not resident_mb(), reason="the system does not say what a process holds")
def test_to_look_at_a_few_does_not_fetch_them_all(tmp_path: Path) -> None:
    sprites = SpriteSpill(tmp_path).park("hazes", [haze(number, (1000, 500)) for number in range(60)])
    release_mapped_files()
    before = resident_mb()
    assert all(sprite.get_at((600, 300))[0] == number for number, sprite in enumerate(sprites))
    assert resident_mb() - before < 30, "of 120 MB"
