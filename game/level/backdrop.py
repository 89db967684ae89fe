"""Backdrop: whether a level lies in a forest or by a lake."""

from game.level.model import Level


def lies_in_forest(level: Level) -> bool:
    """Whether it is in a forest rather than by a lake; a level that does not say so is, if it has trees and no water."""
    return bool(level.backdrop == "forest" or (not level.backdrop and not level.lakes and level.things_of("tree")))
