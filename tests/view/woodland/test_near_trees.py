"""Limbs of the near trees end in their crowns, in a tip: bare they would stand out above the leaves. Their roots stay in the ground."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.view.objects.scenery.scenery_pictures import SceneryPictures
from game.view.render import painting, time_of_day
from game.view.render.assets import Assets
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland import growths, zelkova
from game.view.woodland.looks import LOOKS
from game.view.woodland.places import Places
from game.view.woodland.trees import CROWN, Trees, _end_in_leaves
from game.view.woodland.zelkova import BarkTones


def test_no_limb_reaches_over_the_leaves_nor_ends_square() -> None:
    tall = 570.0
    tree = zelkova.grow(painting.generator("test tree"), tall, 27.0, 250.0, 205.0)
    for limb in tree.limbs:
        cut = _end_in_leaves(limb, tall)
        assert -cut.line[:, 1].min() <= tall * max(share for _, share in CROWN)
        assert cut.half[-1] < 0.2 * cut.half.max()
        assert len(cut.line) == len(cut.half) and (np.diff(cut.line[:, 1]) < 0).all()


def test_roots_follow_the_ground_and_stay_in_it() -> None:
    pygame.font.init()
    level = read(LEVELS / "02-two-miles.json")
    assets, cache, dressed = Assets(), SpriteCache("test roots", ""), time_of_day.look(level)
    pictures = SceneryPictures(assets, dressed, 0.5, cache)
    lies = {
        "down": lambda x: -0.5 * x,
        "flat": lambda x: 0.0,
        "bank": lambda x: min(0.0, -0.8 * (x - 0.4)),
        "ridge": lambda x: -0.4 * abs(x),
    }
    for lie in lies.values():
        tree = SimpleNamespace(id="tree", at=(20.0, 0.0), height=13.0)
        places = Places(level.places, dressed)
        trees = Trees(places, 0.5, cache, [tree], lambda x, lie=lie: lie(x - 20.0), pictures.roots)  # type: ignore[misc]
        sprite, left, top = trees.trees[0].roots
        alpha = pygame.surfarray.array_alpha(sprite)
        for x in range(0, sprite.get_width(), 3):
            rows = np.flatnonzero(alpha[x] > 60)
            ground = -24.0 * max(-1.3, lie((left + x + 0.5) / 24.0))
            assert not len(rows) or top + rows[0] > ground - 6.0, "nothing of them lies over it"


@pytest.mark.parametrize("growth", ["cedar", "birch"])
def test_a_straight_stem_ends_in_a_tip_and_not_as_if_it_had_been_cut(growth: str) -> None:
    tones = BarkTones((90, 60, 40), (60, 40, 30), (140, 110, 80), (20, 20, 30), 1.5, 1.0)
    stand = growths.Stand(500.0, 1.0, tones, [(20, 60, 50), (30, 80, 60), (50, 110, 70), (80, 140, 90)], single=True)
    for seed in range(4):
        sprite = growths.paint(growth, stand, 1.0, painting.generator("tip", growth, seed))
        middle = sprite.get_width() // 2
        alpha = pygame.surfarray.array_alpha(sprite)[middle - 40 : middle + 40]
        gaps = np.flatnonzero(np.concatenate([[True], alpha[:, 2] <= 128, [True]]))
        assert np.diff(gaps).max() - 1 <= 8, "so many pixels wide it would look sawn off"


def test_leaves_hang_over_the_tip_of_every_straight_stem() -> None:
    pygame.font.init()
    level = read(LEVELS / "02-two-miles.json")
    dressed, cache = time_of_day.look(level), SpriteCache("test tips", "")
    pictures, places = SceneryPictures(Assets(), dressed, 0.5, cache), Places(level.places, dressed)
    for tree in Trees(places, 0.5, cache, level.things_of("tree"), lambda x: 0.0, pictures.roots).trees:
        if LOOKS[places.name_at(tree.x)].near == "zelkova":
            continue
        _, _, top = tree.trunk
        assert any(bank.left < 0.0 < bank.left + bank.sprite.get_width() and bank.top <= top + 4.0 for bank in tree.banks), tree.id
