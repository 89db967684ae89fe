"""Rows for legs: leaps, landings, feet, and what they meet with on the way."""

from collections.abc import Iterable
from typing import Any

from game.audio.cues.ground import SoundGround
from game.audio.cues.rows import Row, one, own
from game.audio.cues.specs import Call

FULL_IMPACT_SPEED = 8.0
"""m/s of an impact that is heard at full strength."""
THROWN_SPEED = 1.0
"""m/s that boards under one's feet add to a leap, from which it is heard."""


def _leapt(event: Any, ground: SoundGround) -> Iterable[Call]:
    cue = "leap" if event.footing in ("water", "log") else "leap_dry"
    yield Call(cue, event.x, event.y, own(event, 0.8 + 0.1 * min(event.lift, 3.0), ground))
    if event.footing == "log" and event.lift > THROWN_SPEED:
        yield Call("bridge_throws", event.x, event.y, own(event, min(1.0, 0.4 + 0.2 * event.lift), ground))
    elif event.footing == "log":
        yield Call("log_knock", event.x, event.y, own(event, 0.5, ground))


def _landed(event: Any, ground: SoundGround) -> Iterable[Call]:
    force = 0.45 + 0.75 * min(1.0, event.impact / FULL_IMPACT_SPEED)
    if event.footing == "water":
        good = min(1.0, max(0.0, (event.quality - 0.35) / 0.4))  # in between, a little of both
        yield Call("land_gulp", event.x, event.y, own(event, (0.75 + 0.25 * force) * good**0.5, ground))
        yield Call("land_slap", event.x, event.y, own(event, (0.6 + 0.5 * force) * (1.0 - good) ** 0.5, ground))
    elif event.footing == "log":
        yield Call("log_knock", event.x, event.y, own(event, force, ground))
        yield Call("land_wood", event.x, event.y, own(event, 0.6 * force, ground))
    elif event.impact > 1.5:
        yield Call(f"land_{ground.under(event.x, event.footing)}", event.x, event.y, own(event, force, ground))


def _along(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("land_along", event.x, event.y, own(event, min(1.0, 0.35 + event.fell / 12.0), ground))


def _flat(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("land_flat", event.x, event.y, own(event, min(1.0, 0.3 + 0.35 * event.lost), ground))


def _bough(event: Any, ground: SoundGround) -> Iterable[Call]:
    """The longer the row, the higher it knocks."""
    yield Call(f"bough_{1 + (event.row - 1) % 4}", event.x, event.y, min(0.9, 0.5 + 0.03 * event.row))


def _bough_caught(event: Any, ground: SoundGround) -> Iterable[Call]:
    """A hand slaps onto bark, and the leaves of it shake."""
    yield Call("land_wood", event.x, event.y, own(event, 0.8, ground))
    yield Call("vault", event.x, event.y, own(event, 0.7, ground))


def _burnt(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("legs_burn", event.x, event.y, 1.0 if event.out else 0.6)


def _vaulted(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("vault", event.x, event.y, own(event, 1.0, ground))
    if event.late:
        yield Call("stumble", event.x, event.y, own(event, 0.6, ground))


def _foot_fell(event: Any, ground: SoundGround) -> Iterable[Call]:
    force = 0.55 + 0.45 * min(1.0, event.speed / 6.5)
    wet = event.footing == "water" or ground.wades(event.x, event.y)
    if wet:
        firm = event.strength if event.footing == "water" else 0.4
        cue = "foot_firm" if firm > 0.85 else "foot_ankle" if firm > 0.55 else "foot_knee" if firm > 0.3 else "foot_failing"
    else:
        cue = f"foot_{'wood' if event.footing == 'log' else ground.under(event.x, event.footing)}"
    yield Call(cue, event.x, event.y, own(event, force, ground))


def _splashed(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.who in ground.walkers:  # his landing or his step is heard already; what flies up is not
        if event.speed > 6.5:
            yield Call("splash_body" if event.size > 0.6 else "spray", event.x, event.y, own(event, min(1.0, event.speed / 9.0), ground))
    elif event.size < 0.3:
        yield Call("splash_blade", event.x, event.y, min(1.0, 0.4 + event.speed / 8.0))
    else:
        yield Call("splash_small", event.x, event.y, min(1.0, 0.2 + event.speed / 8.0))


def _sank(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.depth == "swim" and event.deeper:
        yield Call("splash_small", event.x, event.y, own(event, 0.6, ground))
    elif event.deeper:
        yield Call("foot_failing", event.x, event.y, own(event, 0.9, ground))
    else:
        yield Call("spray", event.x, event.y, own(event, 0.4, ground))


def _staggered(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.cause == "lunge":  # he threw himself, and has nobody
        yield Call("lunge", event.x, event.y)
        return
    if event.cause == "branch":
        yield Call("branch_strikes", event.x, event.y, own(event, 1.0, ground))
        return
    if event.cause == "pain":
        yield Call("wince", event.x, event.y)
    if event.cause != "dry":
        yield Call("stumble", event.x, event.y, own(event, 1.0, ground))


def _flow(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.links > event.before:
        yield Call(f"flow_{min(4, event.links)}", event.x, event.y, own(event, 0.8, ground))


LEGS_ROWS: dict[str, Row] = {
    "Leapt": _leapt,
    "Landed": _landed,
    "LandedAlong": _along,
    "LandedFlat": _flat,
    "FootFell": _foot_fell,
    "Splashed": _splashed,
    "Sank": _sank,
    "Slid": one("slide"),
    "Vaulted": _vaulted,
    "Staggered": _staggered,
    "ClimbedOut": one("climb_out", 0.8),
    "LegsDriven": one("legs_driven", 0.9),
    "LegsGathered": one("legs_driven", 0.5),
    "LegsFilled": one("mark_right", 0.7),
    "LegsBurnt": _burnt,
    "Bolted": one("legs_driven"),
    "BoughTaken": _bough,
    "BoughCaught": _bough_caught,
    "FlowChanged": _flow,
    "FlowBroken": one("stumble", 0.5),
}
