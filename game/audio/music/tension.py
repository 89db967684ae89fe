"""Tension: the one number that the music follows, 0 (nobody behind) to 1, from a moment and the chakra left; and whether he is spent."""

from game.audio.cues.moment import Moment

FEAR_BEGINS_M, FULL_FEAR_M = 24.0, 3.0
"""Metres of a hunter from which it begins, and at which it is full."""
SPENT_CHAKRA = 15.0
"""Chakra below which legs hardly hold him."""


def tension_of(moment: Moment, chakra: float) -> float:
    """0 to 1."""
    if moment.ended:
        return 0.0
    chase = min(1.0, max(0.0, (FEAR_BEGINS_M - moment.chaser) / (FEAR_BEGINS_M - FULL_FEAR_M)))
    hunted = 0.28 if moment.hunters and moment.chaser < 60.0 else 0.0
    weary = 0.25 * min(1.0, max(0.0, (40.0 - chakra) / 30.0)) if moment.hunters or moment.crest else 0.0
    wave = 0.6 + 0.25 * moment.crest if moment.crest > 0.15 else 0.0
    web = 0.5 if moment.web and moment.hunters else 0.0
    return min(1.0, max(chase, hunted, wave, web) + weary)
