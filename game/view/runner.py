"""Takes the runner as he is; gives the clip that shows it, with what pain, dry chakra and the ball do to it."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Choice:
    """A clip to show. `course` 0..1 sets where in it (None: its own time, or the stride); `mix` is blended over it by `share`."""

    clip: str
    course: float | None = None
    mix: str = ""
    share: float = 0.0
    upper: str = ""
    """A clip for the arms and the back over the legs of `clip`, at `upper_course`."""
    upper_course: float = 0.0
    lean: float = 0.0
    spin: float = 0.0
    near: str = ""
    far: str = ""
    face: str = ""


WADES = ((0.05, "run"), (0.3, "wade_ankle"), (0.7, "wade_knee"), (9.0, "wade_waist"))
SLOW = 2.2  # m/s: below this a run is a walk
SPENT = 18.0  # chakra below which he stands bent, panting
LOOKS_OUT, LOOK = 9.0, 3.2  # s: how often a waiting man looks out, and for how long
TICKS = 120.0  # in a second


def chosen(runner: Any) -> Choice:
    """The runner's picture."""
    choice = _stance(runner)
    pain = float(getattr(runner, "felt_pain", 0.0))
    if choice.clip in ("run", "sprint", "walk") and pain > 0.15:
        choice.mix, choice.share = f"{choice.clip}_limp", min(1.0, (pain - 0.15) * 1.2)
    if pain > 0.55 and not choice.face:
        choice.face = "wince"
    return choice


def _stance(runner: Any) -> Choice:
    stance, speed = runner.stance, abs(runner.vx)
    if stance in ("run", "sprint"):
        return gait(stance, speed, runner.sunk)
    if stance == "wade":
        return wade(speed, runner.sunk)
    if stance in ("leap", "fall"):
        return flight(runner.vy)
    if stance == "ball":
        return Choice("ball", 0.5 + 0.5 * max(-1.0, min(1.0, runner.lean * runner.facing)))
    return _idle(runner) if stance == "idle" else Choice(stance)


def _idle(runner: Any) -> Choice:
    """Standing: deep in water, spent, or looking out now and then."""
    if runner.sunk > 0.3:
        return Choice("wade_still")
    if runner.on == "ground" and getattr(runner, "chakra", 100.0) < SPENT:
        return Choice("idle_spent")
    seconds = runner.stance_ticks / TICKS % LOOKS_OUT
    since = seconds - (LOOKS_OUT - LOOK)
    return Choice("idle_brow", since / LOOK) if since > 0.0 else Choice("idle")


def gait(stance: str, speed: float, sunk: float) -> Choice:
    """Running, walking when slow, wading when the legs go under."""
    if sunk > 0.05:
        return wade(speed, sunk)
    return Choice("walk" if speed < SLOW else stance)


def wade(speed: float, sunk: float) -> Choice:
    """High knees the deeper he stands; still, he just stands in it with his arms out."""
    if speed < 0.35:
        return Choice("wade_still")
    return Choice(next(clip for depth, clip in WADES if sunk <= depth))


def flight(vy: float) -> Choice:
    """One clip from pushing off to reaching for the ground, read off the upward speed."""
    return Choice("flight", 0.5 - 0.5 * max(-1.0, min(1.0, vy / 6.5)))
