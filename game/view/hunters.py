"""Takes a hunter as he is; gives the clip that shows it. A tell is arms over running legs, so that it reads and no foot slides."""

import math
from typing import Any

from game.view.runner import TICKS, Choice, Past, flight, gait

ARMS = {"aim": "aim_arms", "lunge": "lunge_arms"}
TELL = 0.5  # s in which the arms take their place
THROW = 36  # ticks for which the arm that threw is seen to follow through
PLUNGE = 50  # ticks for which one who goes under is seen head first
BURST = 36  # ticks for which one who breaks the surface from below is seen to fling up his arms
LIMP_AT = 0.6  # of a breath: from here on he fights no more
TILTED = ("struggle", "under", "drowned")


def chosen(hunter: Any, past: Past) -> Choice:
    """The hunter's picture; `past` is what he did until now."""
    stance = hunter.stance
    if stance in TILTED:
        return _hauled(hunter)
    if stance == "dive" and hunter.stance_ticks < PLUNGE:
        return Choice("dive_in", hunter.stance_ticks / PLUNGE)
    if past.before == "dive" and hunter.stance_ticks < BURST and stance in ("run", "idle", "leap", "fall"):
        return Choice("rise", 0.4 + 0.6 * hunter.stance_ticks / BURST)
    if stance in ("leap", "fall"):
        return flight(hunter, past)
    if stance == "stagger":
        return Choice("trip")
    if stance in ARMS:
        choice = _legs(hunter, past)
        choice.upper, choice.upper_course = ARMS[stance], hunter.stance_ticks / TICKS / TELL
        return choice
    return _after_throw(hunter, past) if stance in ("run", "idle") else Choice(stance)


def _hauled(hunter: Any) -> Choice:
    """Off his legs in the web: he fights it, then less, as his breath runs out, then not at all."""
    choice = Choice(hunter.stance, spin=-math.degrees(hunter.angle) * (1 if hunter.facing >= 0 else -1))
    if hunter.stance == "under":
        air = max(0.0, min(1.0, float(hunter.air)))
        fights = air > LIMP_AT
        choice.mix = "struggle" if fights else "drowned"
        choice.share = (air - LIMP_AT) / (1.0 - LIMP_AT) * 0.8 if fights else 1.0 - air / LIMP_AT
    return choice


def _after_throw(hunter: Any, past: Past) -> Choice:
    choice = _legs(hunter, past)
    if past.before == "aim" and hunter.stance_ticks < THROW:
        choice.upper, choice.upper_course = "throw_arms", hunter.stance_ticks / THROW
    return choice


def _legs(hunter: Any, past: Past) -> Choice:
    return gait(hunter, "run", past.depth) if abs(hunter.vx) > 0.5 else Choice("idle")
