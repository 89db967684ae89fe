"""Linger: how long the end of a run is looked at before its card comes; the picture has the first word."""

from typing import Any

from game.core.ticks import TICKS_PER_SECOND

LINGER_TICKS = {True: round(1.5 * TICKS_PER_SECOND), False: round(0.8 * TICKS_PER_SECOND)}
"""Between a run that is won, or lost, and its card."""
CAUGHT_LINGER_TICKS = round(0.2 * TICKS_PER_SECOND)
"""The same for who has been caught: he has been seen hanging there for a second."""
SUNK_LINGER_TICKS = round(1.7 * TICKS_PER_SECOND)
"""The same for who was in a ball that broke: it is seen to burst and go down."""
CARD_TICKS = round(0.15 * TICKS_PER_SECOND)
"""From the end until its card begins to be made: the last of the pictures that it may show is taken by then."""


def linger_ticks(outcome: dict[str, Any]) -> int:
    """From the end of a run, as `Run.outcome` tells it, to its card."""
    special = {"lost.caught": CAUGHT_LINGER_TICKS, "lost.cracked": SUNK_LINGER_TICKS}
    return special.get(outcome["reason"], LINGER_TICKS[outcome["won"]])
