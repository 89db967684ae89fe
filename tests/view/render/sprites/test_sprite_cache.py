"""Sprites kept for the next start: the same pixels come back, whatever is wrong with a file is made anew, and the folder stays tidy."""

import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pygame
import pytest

from game.view.render.sprites import sprite_cache, sprite_file
from game.view.render.sprites.sprite_cache import SpriteCache

pytestmark = pytest.mark.usefixtures("sprites_for_later")


@pytest.fixture(autouse=True)
def another_start(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "on")
    forget()
    yield
    forget()


def forget() -> None:
    """What the end of the program does."""
    sprite_cache._last = sprite_cache.Memory()
    sprite_cache._source_fingerprint.cache_clear()


def dot(red: int = 10, flags: int = pygame.SRCALPHA) -> pygame.Surface:
    sprite = pygame.Surface((7, 5), flags, 32)
    sprite.fill((red, 20, 30, 40))
    return sprite


def never() -> list[pygame.Surface]:
    raise AssertionError("made anew")


def keep(folder: Path, look: str = "dusk", land: str = "flat", **sprites: list[pygame.Surface]) -> SpriteCache:
    """One start that makes some sprites, up to its end."""
    forget()
    made = SpriteCache(look, land, folder)
    for name, them in sprites.items():
        made.get(name.replace("_", " "), lambda them=them: them)  # type: ignore[misc]
    made.write(made.new)
    forget()
    return made


def test_the_next_start_gets_the_same_pixels(tmp_path: Path) -> None:
    keep(tmp_path, dots=[dot(1), dot(2), dot(3, 0)], land_3=[dot(9)])
    again = SpriteCache("dusk", "flat", tmp_path)
    reds = [sprite.get_at((3, 3))[0] for sprite in again.get("dots", never)]
    assert reds == [1, 2, 3] and again.get("land 3", never)[0].get_at((6, 4)) == dot(9).get_at((6, 4))
    assert [bool(sprite.get_flags() & pygame.SRCALPHA) for sprite in again.get("dots", never)] == [True, True, False]


def test_another_level_paints_its_land_and_nothing_else(tmp_path: Path) -> None:
    keep(tmp_path, dots=[dot()], land_3=[dot()])
    other = SpriteCache("dusk", "steep", tmp_path)
    other.get("dots", never)
    other.get("land 3", lambda: [dot()])
    assert list(other.new) == ["land 3"]
    assert SpriteCache("dawn", "flat", tmp_path).get("dots", lambda: []) == [], "another palette, other sprites"


def test_what_a_second_level_makes_joins_what_the_first_made(tmp_path: Path) -> None:
    keep(tmp_path, hut=[dot(1)])
    keep(tmp_path, land="steep", pine=[dot(2)])
    both = SpriteCache("dusk", "flat", tmp_path)
    assert [both.get(name, never)[0].get_at((0, 0))[0] for name in ("hut", "pine")] == [1, 2]


def test_a_scene_whose_file_another_replaces_goes_on_with_what_it_opened(tmp_path: Path) -> None:
    large = pygame.Surface((300, 300), pygame.SRCALPHA, 32)
    file = keep(tmp_path, raw=[large], dots=[dot(4), large]).look.path
    scene = SpriteCache("dusk", "flat", tmp_path)
    scene.get("not there", lambda: [])
    file.unlink()
    keep(tmp_path, hut=[dot(1)])
    scene.memory = sprite_cache.Memory()
    assert scene.get("dots", never)[0].get_at((3, 3))[0] == 4
    scene.get("raw", never, temporary=True)
    scene._close(lambda: None)


def test_a_file_that_was_cut_anywhere_is_made_anew(tmp_path: Path) -> None:
    file = keep(tmp_path, dots=[dot()]).look.path
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        forget()
        assert SpriteCache("dusk", "flat", tmp_path).get("dots", lambda: []) == [], length


def test_a_file_with_a_bit_turned_is_made_anew_or_as_good(tmp_path: Path) -> None:
    _with_bits_turned(tmp_path, every=13)


def test_a_file_with_any_bit_turned_is_made_anew_or_as_good(tmp_path: Path) -> None:
    _with_bits_turned(tmp_path, every=1)


def _with_bits_turned(tmp_path: Path, every: int) -> None:
    file = keep(tmp_path, dots=[dot()]).look.path
    whole = file.read_bytes()
    for bit in range(0, 8 * len(whole), every):
        file.write_bytes(whole[: bit // 8] + bytes([whole[bit // 8] ^ 1 << bit % 8]) + whole[bit // 8 + 1 :])
        forget()
        assert SpriteCache("dusk", "flat", tmp_path).get("dots", lambda: []) == [], bit


def test_something_else_in_its_place_is_no_error(tmp_path: Path) -> None:
    file = keep(tmp_path).look.path
    for other in (
        b"",
        b"\0" * 400,
        sprite_file.END.pack(2**32 - 1, 0, sprite_file.MARK),
        b"[]" + sprite_file.END.pack(2, 0, sprite_file.MARK),
    ):
        file.write_bytes(other)
        forget()
        assert SpriteCache("dusk", "flat", tmp_path).get("dots", lambda: []) == []
    file.unlink()
    file.mkdir()
    forget()
    keep(tmp_path, dots=[dot()])


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep(tmp_path / "file", dots=[dot()])


def test_a_drawing_that_was_touched_makes_new_sprites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = tmp_path / "svg"
    drawings.mkdir()
    (drawings / "pine.svg").write_text("<svg/>")
    monkeypatch.setattr(sprite_cache, "ASSETS", tmp_path)
    keep(tmp_path / "kept", dots=[dot()])
    SpriteCache("dusk", "flat", tmp_path / "kept").get("dots", never)
    (drawings / "pine.svg").write_text("<svg width='3'/>")
    forget()
    assert SpriteCache("dusk", "flat", tmp_path / "kept").get("dots", lambda: []) == []


def test_files_that_a_killed_game_left_half_written_go_after_a_while(tmp_path: Path) -> None:
    old, new = tmp_path / "a.1.part", tmp_path / "b.2.part"
    old.touch()
    new.touch()
    os.utime(old, (1, 1))
    keep(tmp_path, dots=[dot()])
    assert not old.exists(), "abandoned"
    assert new.exists(), "another game may still be writing it"


def test_the_folder_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keep(tmp_path, look="first", dots=[dot()]).look.path
    monkeypatch.setattr(sprite_cache, "MOST_BYTES", 3 * first.stat().st_size)
    os.utime(first, (1, 1))
    for look in ("second", "third", "fourth"):
        keep(tmp_path, look=look, dots=[dot()])
    assert not first.exists() and len(list(tmp_path.iterdir())) == 3


def test_what_is_used_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (keep(tmp_path, look=look, dots=[dot()]).look.path for look in ("first", "second"))
    for file in (first, second):
        os.utime(file, (1, 1))
    monkeypatch.setattr(sprite_cache, "MOST_BYTES", 2 * first.stat().st_size)
    keep(tmp_path, look="first", dots=[dot()])
    keep(tmp_path, look="third", dots=[dot()])
    assert first.exists() and not second.exists()


def test_a_game_that_ends_at_once_has_kept_its_sprites_all_the_same(tmp_path: Path) -> None:
    made = SpriteCache("dusk", "flat", tmp_path)
    made.get("dots", lambda: [dot()])
    made.save(lambda: made.get("dashes", lambda: [dot()]))
    for writer in [thread for thread in threading.enumerate() if thread.name == "prints"]:
        assert not writer.daemon, "the program waits for it"
        writer.join()
    forget()
    again = SpriteCache("dusk", "flat", tmp_path)
    again.get("dots", never)
    again.get("dashes", never)


def test_a_window_that_goes_while_the_rest_is_painted_costs_nothing_but_the_rest(tmp_path: Path) -> None:
    def gone() -> None:
        raise pygame.error("display Surface quit")

    made = SpriteCache("dusk", "flat", tmp_path)
    made.get("dots", lambda: [dot()])
    made.save(gone)
    close(made)
    forget()
    SpriteCache("dusk", "flat", tmp_path).get("dots", never)


def test_a_level_saved_anew_is_not_painted_anew(tmp_path: Path) -> None:
    sprite = dot()
    SpriteCache("dusk 1.0", "flat", tmp_path).get("dot", lambda: [sprite])
    SpriteCache("dusk 1.0", "flat", tmp_path).get("land 3", lambda: [sprite])
    assert SpriteCache("dusk 1.0", "flat", tmp_path).get("land 3", lambda: []) == [sprite]
    steeper = SpriteCache("dusk 1.0", "steep", tmp_path)
    assert steeper.get("dot", lambda: []) == [sprite] and steeper.get("land 3", lambda: []) == []
    assert SpriteCache("dusk 2.0", "steep", tmp_path).get("dot", lambda: []) == []


def close(cache: SpriteCache) -> None:
    """The first picture is there, and what is done beside the game then is done."""
    cache.save(lambda: None)
    for thread in threading.enumerate():
        if thread.name == "prints":
            thread.join()


def test_what_nobody_shows_any_more_is_not_kept_in_memory(tmp_path: Path) -> None:
    first = SpriteCache("dusk", "flat", tmp_path)
    shown = first.get("pine", lambda: [dot(3), dot(4)])[1]
    first.get("ridge", lambda: [dot(5)])  # packed into something else
    close(first)
    assert set(first.memory.sprites) == {"pine"} and shown
    again = SpriteCache("dusk", "flat", tmp_path)
    assert again.get("ridge", never)[0].get_at((0, 0))[0] == 5
    ahead = SpriteCache("dusk", "flat", tmp_path)
    ahead.for_later = True
    ahead.get("ridge", never)
    close(ahead)
    assert "ridge" in ahead.memory.sprites, "made for a scene that is still to come"


def test_what_is_fetched_once_more_is_not_summed_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, ridge=[dot(5)])
    again = SpriteCache("dusk", "flat", tmp_path)
    assert again.get("ridge", never)
    again.forget("ridge")
    monkeypatch.setattr(sprite_file, "_sum", lambda pixels: pytest.fail("summed up again"))
    assert again.get("ridge", never)[0].get_at((0, 0))[0] == 5


def test_what_others_are_put_together_from_goes_and_comes_back_from_its_file(tmp_path: Path) -> None:
    first = SpriteCache("dusk", "flat", tmp_path)
    first.get("leaf", lambda: [dot(4)], temporary=True)
    tree = first.get("tree", lambda: [dot(5)])
    close(first)
    assert set(first.memory.sprites) == {"tree"} and tree
    assert SpriteCache("dusk", "flat", tmp_path).get("leaf", never, temporary=True)[0].get_at((3, 3))[0] == 4


def test_a_file_thrown_away_while_the_folder_is_tidied_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, look="other", dots=[dot()])
    gone = tmp_path / "of-another-game.part"
    listed = [*tmp_path.iterdir(), gone]
    monkeypatch.setattr(Path, "iterdir", lambda folder: iter(listed))
    made = SpriteCache("dusk", "flat", tmp_path)
    assert made.write({"dots": [dot()]}), "what was written is known to be kept"


def test_a_file_whose_time_cannot_be_set_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, dots=[dot(6)])

    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(os, "utime", refuse)
    assert SpriteCache("dusk", "flat", tmp_path).get("dots", never)[0].get_at((0, 0))[0] == 6


def test_what_another_scene_has_just_added_is_not_lost(tmp_path: Path) -> None:
    first, second = SpriteCache("dusk", "flat", tmp_path), SpriteCache("dusk", "flat", tmp_path)
    for scene in (first, second):
        scene.get("not there", lambda: [])  # both have opened the file as it is now
    first.write({"hut": [dot(1)]})
    second.write({"pine": [dot(2)]})
    forget()
    both = SpriteCache("dusk", "flat", tmp_path)
    assert [both.get(name, never)[0].get_at((0, 0))[0] for name in ("hut", "pine")] == [1, 2]


def test_scenes_on_many_threads_share_one_folder(tmp_path: Path) -> None:
    _hammer(tmp_path, scenes=16)


def test_scenes_on_many_threads_share_one_folder_for_long(tmp_path: Path) -> None:
    _hammer(tmp_path, scenes=600)


def _hammer(folder: Path, scenes: int) -> None:
    """Scenes of two looks and three lands come and go on four threads, as levels are made ahead: each sees its own sprites, none fails."""
    failed: list[Exception] = []

    def play(number: int) -> None:
        try:
            for turn in range(scenes // 4):
                show(SpriteCache(f"look {(number + turn // 3) % 2}", f"land {(number * 7 + turn) % 3}", folder), number, turn)
        except Exception as problem:
            failed.append(problem)

    def show(scene: SpriteCache, number: int, turn: int) -> None:
        reds = 100 * ((number + turn // 3) % 2), 40 * ((number * 7 + turn) % 3)
        scene.for_later = turn % 5 == 0
        for sprite in range(12):
            for name, red in zip(("sprite", "land"), reds, strict=True):
                held = scene.get(f"{name} {sprite}", partial(lambda red: [dot(red)], red + sprite), temporary=sprite % 4 == 3)
                assert held[0].get_at((1, 1))[0] == red + sprite
        scene._close(lambda: None)

    pace = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=play, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(pace)
    assert not failed, failed


def test_a_change_of_any_drawing_code_makes_other_sprites() -> None:
    """The whole of `view` counts, wherever in it the cache itself lies."""
    stamps = sprite_cache._source_fingerprint()
    assert all(f"\n{name} " in stamps for name in ("scene.py", "sprite_cache.py", "painting.py", "land.py", "blot.svg"))
