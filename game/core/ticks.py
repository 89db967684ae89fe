"""The one unit of game time."""

TICKS_PER_SECOND = 120
TICK = 1.0 / TICKS_PER_SECOND


def ticks(seconds: float) -> int:
    """`seconds` as whole ticks, at least one."""
    return max(1, round(seconds * TICKS_PER_SECOND))
