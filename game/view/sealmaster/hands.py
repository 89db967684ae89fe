"""What a played sealmaster's body does besides walking: it draws strokes, kneels to the water, drives, hauls. Read off the trap's pose."""

from game.sim.sealmaster.trap.poses import DrivenWavePose, SignPose, StrandPose, TrapPose
from game.view.poses import SealmasterPose
from game.view.snapshot import Snapshot

RUN_SPEED = 2.4
"""m/s from which he runs, where he is played."""
STROKE_S = 0.16
"""Seconds of the world for which a stroke is seen in his arms."""
ON_THE_BOARDS = 1.6
"""Metres over the still water up to which he kneels to it."""


def with_hands(now: Snapshot) -> Snapshot:
    """The same moment, with the sealmaster's stance as his hands have it; anybody else's story leaves it as it is."""
    master, trap = now.sealmaster, now.trap
    if master is None or trap is None:
        return now
    stance, course = _stance(now, master, trap)
    return now if stance == master.stance else now._replace(sealmaster=master._replace(stance=stance, sign=course))


def _stance(now: Snapshot, master: SealmasterPose, trap: TrapPose) -> tuple[str, float]:
    """And how far it has come, where a stance has a course."""
    if master.stance == "sign":
        return ("touch_water", master.sign) if master.technique == "spiderweb" and _is_near_water(now, master) else ("sign", master.sign)
    if trap.sign.open:
        return _strokes(trap.sign, master.facing), 0.0
    bound = next((strand for strand in trap.strands if strand.bound), None)
    if bound is not None:
        return _hauling(bound), 0.0
    if trap.time_scale > 1.0 and master.stance in ("idle", "hold"):
        return "watch", 0.0
    if master.stance == "walk" and abs(master.vx) > RUN_SPEED:
        return "run", 0.0
    if master.stance == "wave" and trap.wave is not None:
        return "drive", _haste(trap.wave)
    if master.stance == "hold" and _is_near_water(now, master):
        return "hold_water", 0.0
    return master.stance, master.sign


def _is_near_water(now: Snapshot, master: SealmasterPose) -> bool:
    lake = now.lake_at(master.x)
    return lake is not None and master.y - lake.level < ON_THE_BOARDS


def _strokes(sign: SignPose, facing: int) -> str:
    """His hands follow what he writes; between two strokes they wait before his chest."""
    last = sign.strokes[-1] if sign.strokes else sign.dropped[-1] if sign.dropped else ""
    if not last or sign.age_s > STROKE_S:
        return "strokes"
    if last in ("up", "down"):
        return f"stroke_{last}"
    return "stroke_fore" if (last == "right") == (facing > 0) else "stroke_back"


def _hauling(strand: StrandPose) -> str:
    return "haul_pull" if strand.last_tap > 0 else "haul_slip" if strand.last_tap < 0 else "haul_taut"


def _haste(wave: DrivenWavePose) -> float:
    return min(max((wave.wanted - wave.slowest) / max(0.1, wave.fastest - wave.slowest), 0.0), 1.0)
