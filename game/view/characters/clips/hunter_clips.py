"""Animation clips of the hunters. A windup is arms over running legs, so that it reads and no foot slides."""

import math

from game.core.ticks import TICKS_PER_SECOND
from game.view.characters.clips.runner_clips import Choice, History, flight, gait
from game.view.poses import HunterPose, PersonPose

ARMS = {"aim": "aim_arms", "lunge": "lunge_arms"}
STANDS = 0.6  # m/s: who lifts his arm so slowly does not throw, he strikes what he stands before
TELL = 0.5  # s in which the arms take their place
STRIKE = 42  # the same for an arm that struck
THROW = 36  # ticks for which the arm that threw is seen to follow through
PLUNGE = 50  # ticks for which one who goes under is seen head first
BURST = 36  # ticks for which one who breaks the surface from below is seen to fling up his arms
SHALLOW = 0.3  # m of water in which one still squats
LIMP_AT = 0.6  # of a breath: from here on he fights no more
TILTED = ("struggle", "under", "drowned")
WAITS: dict[str, tuple[tuple[str, float, bool], ...]] = {
    "tracker": (("idle", 1.3, False), ("squat", 2.4, False), ("point", 1.6, False), ("wonder", 1.5, True)),
    "thrower": (("idle", 1.9, False), ("wonder", 1.7, True), ("point", 1.5, False), ("idle", 1.2, False), ("squat", 1.8, False)),
    "diver": (("idle", 0.9, False), ("squat", 2.2, False), ("wonder", 1.4, False), ("idle", 1.6, False), ("wonder", 1.6, True)),
}  # one after the other while he waits: what he does, for how many seconds, and whether he turns to those behind him for it
HESITATES = {
    "tracker": (("hesitate", 1.3, False), ("point", 1.7, False)),
    "thrower": (("hesitate", 0.9, False), ("wonder", 1.6, True)),
    "diver": (("hesitate", 1.6, False), ("squat", 1.6, False)),
}


def choose_clip(hunter: HunterPose, past: History) -> Choice:
    """The hunter's picture; `past` is what he did until now."""
    stance = hunter.stance
    if stance in TILTED:
        return hauled(hunter)
    if stance == "dive" and hunter.stance_ticks < PLUNGE:
        return Choice("dive_in", hunter.stance_ticks / PLUNGE)
    if past.before == "dive" and hunter.stance_ticks < BURST and stance in ("run", "idle", "leap", "fall"):
        return Choice("rise", 0.4 + 0.6 * hunter.stance_ticks / BURST)
    if stance in ("leap", "fall"):
        return flight(hunter, past)
    if stance == "stagger":
        return Choice("knocked" if past.thrown else "trip")
    if stance == "caught":
        return Choice("grab")
    if stance in ARMS:
        choice = _legs(hunter, past)
        strikes = stance == "aim" and (abs(hunter.vx) < STANDS or hunter.kind != "thrower")
        choice.upper, choice.upper_course = "strike_arms" if strikes else ARMS[stance], hunter.stance_ticks / TICKS_PER_SECOND / TELL
        return choice
    if stance == "hesitate":
        return _one_of(HESITATES[hunter.kind], hunter.stance_ticks / TICKS_PER_SECOND) if hunter.kind in HESITATES else Choice(stance)
    return _after_blow(hunter, past) if stance in ("run", "idle") else Choice(stance)


def hauled(hunter: PersonPose) -> Choice:
    """Off his legs in the web: he fights it, then less, as his breath runs out, then not at all."""
    choice = Choice(hunter.stance, spin=-math.degrees(hunter.angle) * (1 if hunter.facing >= 0 else -1))
    if hunter.stance == "under":
        air = max(0.0, min(1.0, float(hunter.breath)))
        fights = air > LIMP_AT
        choice.mix = "struggle" if fights else "drowned"
        choice.share = (air - LIMP_AT) / (1.0 - LIMP_AT) * 0.8 if fights else 1.0 - air / LIMP_AT
    return choice


def _after_blow(hunter: HunterPose, past: History) -> Choice:
    """His arm follows through; then he runs, or waits in one way or another."""
    choice, ticks = _legs(hunter, past), hunter.stance_ticks
    struck = past.before == "aim" and (abs(hunter.vx) < STANDS or hunter.kind != "thrower")
    arms, lasts = ("hit_arms", STRIKE) if struck else ("throw_arms", THROW)
    if past.before == "aim" and ticks < lasts:
        choice.upper, choice.upper_course = arms, ticks / lasts
        return choice
    if choice.clip == "idle" and hunter.kind in WAITS and past.depth < SHALLOW:
        return _one_of(WAITS[hunter.kind], hunter.stance_ticks / TICKS_PER_SECOND)
    return choice


def _one_of(turns: tuple[tuple[str, float, bool], ...], seconds: float) -> Choice:
    """What it is the turn of."""
    left = seconds % sum(lasts for _, lasts, _ in turns)
    for clip, lasts, turned in turns:
        if left < lasts:
            return Choice(clip, turned=turned)
        left -= lasts
    return Choice(turns[0][0])


def _legs(hunter: HunterPose, past: History) -> Choice:
    return gait(hunter, "run", past.depth) if abs(hunter.vx) > 0.5 else Choice("idle")
