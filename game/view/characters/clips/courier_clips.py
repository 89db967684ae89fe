"""Animation clips of the couriers: they run, leap, wade and swim like anybody, and catch their breath where they stand."""

from game.view.characters.clips.hunter_clips import TILTED, hauled
from game.view.characters.clips.runner_clips import KNEE, Choice, History, flight, gait
from game.view.poses import CourierPose


def choose_clip(courier: CourierPose, past: History) -> Choice:
    """The courier's picture."""
    stance = courier.stance
    if stance in TILTED:
        return hauled(courier)
    if stance in ("run", "wade"):
        return gait(courier, "run", past.depth)
    if stance in ("leap", "fall"):
        return flight(courier, past)
    if stance == "ball":
        return Choice("ball", 0.5)
    if stance == "idle":
        return Choice("wade_still" if past.depth > KNEE[0] else "idle")
    return Choice(stance)
