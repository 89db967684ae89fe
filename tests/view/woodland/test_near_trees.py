"""Limbs of the near trees end in their crowns, in a tip: bare they would stand out above the leaves."""

import numpy as np

from game.view.render import painting
from game.view.woodland import zelkova
from game.view.woodland.trees import CROWN, _end_in_leaves


def test_no_limb_reaches_over_the_leaves_nor_ends_square() -> None:
    tall = 570.0
    tree = zelkova.grow(painting.generator("test tree"), tall, 27.0, 250.0, 205.0)
    for limb in tree.limbs:
        cut = _end_in_leaves(limb, tall)
        assert -cut.line[:, 1].min() <= tall * max(share for _, share in CROWN)
        assert cut.half[-1] < 0.2 * cut.half.max()
        assert len(cut.line) == len(cut.half) and (np.diff(cut.line[:, 1]) < 0).all()
