"""Animation clips of the sealmaster: each technique has hand signs of its own."""

from game.core.ticks import TICKS_PER_SECOND
from game.view.characters.clips.runner_clips import LOOK, LOOKS_OUT, Choice, History, flight, gait
from game.view.poses import SealmasterPose

SIGNS = {"barrier": "sign_barrier", "spiderweb": "sign_spiderweb", "wave": "sign_wave", "release": "sign_release", "dispel": "sign_dispel"}


def choose_clip(master: SealmasterPose, past: History) -> Choice:
    """The sealmaster's picture."""
    if master.holds_up:
        return Choice("hold_up")
    if master.stance == "sign":
        return Choice(SIGNS.get(master.technique, "sign_barrier"), master.sign)
    if master.stance == "touch_water":
        return Choice("touch_water", master.sign)
    if master.stance == "drive":
        return Choice("drive_slow", mix="drive_fast", share=master.sign)
    if master.stance == "inside":
        return Choice("idle")
    if master.stance == "idle":
        since = master.stance_ticks / TICKS_PER_SECOND % LOOKS_OUT - (LOOKS_OUT - LOOK)
        return Choice("idle_look", since / LOOK) if since > 0.0 else Choice("idle")
    if master.stance in ("run", "sprint"):
        return gait(master, master.stance, past.depth)
    if master.stance in ("leap", "fall"):
        return flight(master, past)
    return Choice(master.stance)
