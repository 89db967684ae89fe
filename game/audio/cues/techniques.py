"""Rows for techniques: signs, barrier, spiderweb and wave."""

from collections.abc import Iterable
from typing import Any

from game.audio.cues.ground import SoundGround
from game.audio.cues.rows import Row, many, one
from game.audio.cues.specs import Call

TECHNIQUES = {"barrier": "barrier", "spiderweb": "spiderweb", "wave": "wave", "release": "dispel", "dispel": "dispel"}
"""What a technique is called in the names of the cues `sign_...` and `done_...`."""

LAST_CRACK_SHARE = 0.6
"""Share of its cracks from which a barrier sounds as if the next one were its last."""


def _spiderweb_caught(event: Any, ground: SoundGround) -> Iterable[Call]:
    tensions = ("strand_slack", "strand_drawn", "strand_tight", "strand_singing")
    if event.pinned:
        yield Call("web_holds", event.x, event.y)
    for number, cue in enumerate(tensions[:2] if event.pinned else tensions):
        yield Call(cue, event.x, event.y, 0.6 + 0.1 * number, 0.16 * number)


def _foot_held(event: Any, ground: SoundGround) -> Iterable[Call]:
    """Deeper water holds with more strands."""
    yield Call("foot_laced", event.x, event.y, min(1.0, 0.7 + event.depth))
    yield Call("strand_drawn" if event.depth > 0.1 else "strand_slack", event.x, event.y, 0.6, 0.12)


def _sign(event: Any, ground: SoundGround) -> Iterable[Call]:
    """However far off: the picture shows his hands then, too."""
    cue = f"{'done' if event.done else 'sign'}_{TECHNIQUES.get(event.technique, 'dispel')}"
    yield Call(cue, ground.within_earshot(event.x), event.y, 1.0 if abs(event.x - ground.listener) < 15.0 else 0.6)


def _barrier_struck(event: Any, ground: SoundGround) -> Iterable[Call]:
    cue = "barrier_struck_hard" if event.speed > 3.5 else "barrier_struck" if event.speed > 1.0 else "barrier_tap"
    yield Call(cue, event.x, event.y, min(1.0, 0.35 + event.speed / 5.0))


def _barrier_cracked(event: Any, ground: SoundGround) -> Iterable[Call]:
    """Louder with every crack; the last but one rings the glass as well."""
    yield Call("barrier_cracks", event.x, event.y, 0.7 + 0.5 * event.cracks)
    if event.cracks >= LAST_CRACK_SHARE:
        yield Call("barrier_struck_hard", event.x, event.y, 1.0, 0.05)
        yield Call("barrier_bobs", event.x, event.y, 1.0, 0.35)


def _wave_lost(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("wave_breaks" if getattr(event, "cause", "") == "broke" else "wave_passes", event.x, event.y, 0.9)


def _wave_spent(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("wave_breaks", event.x, event.y)
    yield Call("wave_runs_up", event.x, event.y, 1.0, 1.1)


def _curl(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("wave_curls", event.x, event.y, min(1.0, 0.6 + 0.1 * event.links))
    if event.links > 1:
        yield Call(f"flow_{min(4, event.links)}", event.x, event.y, 0.6)


def _obstacle(event: Any, ground: SoundGround) -> Iterable[Call]:
    """Reeds brush along the glass; rocks and logs ring it."""
    if event.what == "reed":
        yield Call("barrier_tap", event.x, event.y)
        yield Call("spray", event.x, event.y)
    else:
        yield Call("barrier_struck_hard" if event.what == "rock" else "barrier_struck", event.x, event.y)
        yield Call("log_knock" if event.what == "log" else "land_stone", event.x, event.y)


TECHNIQUE_ROWS: dict[str, Row] = {
    "SignMade": _sign,
    "BarrierRaised": one("barrier_rises", 1.0, 0.12),
    "BarrierStruck": _barrier_struck,
    "BarrierCracked": _barrier_cracked,
    "BarrierMended": one("barrier_rises", 0.6),
    "BarrierBroke": many(
        one("barrier_cracks"),
        one("barrier_gone", 1.0, 0.1),
        one("splash_body", 1.0, 0.25),
        one("diver_below", 0.8, 0.6),
    ),
    "BarrierDispelled": one("barrier_gone"),
    "BarrierSetDown": one("barrier_set_down"),
    "BallPumped": many(one("splash_small", 0.7), one("barrier_bobs", 0.8)),
    "ObstacleHit": _obstacle,
    "ObstacleHopped": one("spray", 0.9),
    "SpiderwebWoken": many(one("web_front"), one("seal_slap", 0.8)),
    "SpiderwebCaught": _spiderweb_caught,
    "SpiderwebReleased": one("web_lets_go"),
    "FootTugged": one("web_holds"),
    "FootHeld": _foot_held,
    "HeldInPool": one("strand_tight", 1.0, 0.1),
    "FootFreed": one("foot_peels"),
    "TagBurnt": many(one("tag_burns"), one("seal_slap", 0.4)),
    "SealmasterCalled": many(one("whistle"), one("web_lets_go", 1.0, 0.4)),
    "CallRefused": many(one("whistle", 0.45), one("sign_fizzles", 0.9, 0.25)),
    "CallTooSoon": one("sign_fizzles", 0.6),
    "HunterRose": many(one("foot_peels"), one("web_lets_go", 0.6, 0.2)),
    "ThreadsHeldOff": many(one("strand_tight"), one("foot_laced", 0.5, 0.1)),
    "WatchTicked": one("watch_ticks"),
    "HunterGulped": one("gulp_of_air", 0.8, 0.35),
    "RunnerTaken": many(one("strand_singing"), one("haul", 1.0, 0.15)),
    "SweptOff": many(one("swept_off"), one("wave_passes", 0.5)),
    "WaveRaised": one("wave_called"),
    "WaveLost": _wave_lost,
    "WaveSpent": _wave_spent,
    "WaveFellShort": one("wave_passes", 0.6),
    "CurlHeld": _curl,
    "CurlBroken": one("wave_passes", 0.4),
}
