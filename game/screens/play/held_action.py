"""Held action: what a key that is held down does just now."""

from game.localization.texts import text
from game.sim.world import World

HINT_FROM_SHARE = 0.3
"""Share of the hold from which it is shown: a tap shows nothing."""


def held_action(world: World, restart_share: float) -> tuple[str, float]:
    """In words, and how much of its time the key has been held; `restart_share` is that of the key which begins the chapter anew."""
    if restart_share > HINT_FROM_SHARE:
        return text("hold.restart"), restart_share
    if world.control_taken and not world.talk.skipping:
        return text("hold.skip"), world.talk.held_share
    return "", 0.0
