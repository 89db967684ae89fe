"""What is drawn again and again stays; what was drawn once makes room."""

import pytest

from game.view.render.assets import Assets
from game.view.render.sprites import part_sprites
from game.view.render.sprites.part_sprites import TURNS, Sprites

LIMB = "runner-belly"


def test_what_is_still_drawn_outlives_what_was_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sprites = Sprites(Assets(), 0.2)
    sprites.budget = 10_000
    part = sprites.part(LIMB)
    used = sprites.frame(part, 0, False)
    once = sprites.frame(part, 1, False)
    monkeypatch.setattr(sprites, "_limit", sprites._bytes + 1)
    for turn in range(2, TURNS):
        sprites.drawn.add(id(used[3]))
        sprites.frame(part, turn, False)
    assert part.right[0] is used and part.right[1] is not once
    assert sprites._bytes <= sprites._limit


def test_where_all_are_drawn_the_oldest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    sprites = Sprites(Assets(), 0.2)
    sprites.budget = 10_000
    part = sprites.part(LIMB)
    monkeypatch.setattr(part_sprites, "MAX_EVICTION_LOOKS", 4)
    for turn in range(8):
        sprites.drawn.add(id(sprites.frame(part, turn, False)[3]))
    monkeypatch.setattr(sprites, "_limit", sprites._bytes - 1)
    sprites.frame(part, 8, False)
    assert sprites._bytes <= sprites._limit and part.right[8] is not None
