"""What is heard of a sealmaster who is played: his strokes, his signs, a strand in his hands, and what becomes of whom."""

from collections.abc import Iterable
from typing import Any

from game.audio.cues.ground import SoundGround
from game.audio.cues.rows import Row, many, one
from game.audio.cues.specs import Call

STRAND = ("strand_slack", "strand_drawn", "strand_tight", "strand_singing")
"""The more of it is hauled in, the higher it sounds: the ear tells how far there is to go."""


def _stroke(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("stroke_taken" if event.counted else "stroke_off", event.x, event.y)


def _hauled(event: Any, ground: SoundGround) -> Iterable[Call]:
    """Near him, wherever the other end is: it is his hands that feel it."""
    cue = STRAND[min(len(STRAND) - 1, int(event.hauled * len(STRAND)))]
    yield Call(cue, ground.within_earshot(event.x), event.y, 0.9)


def _beached(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.softly:
        yield Call("barrier_set_down", event.x, event.y)
    else:
        yield Call("barrier_struck_hard", event.x, event.y, min(1.0, 0.4 + event.speed / 6.0))
        yield Call("wince", event.x, event.y, 0.8, 0.15)


SEALMASTER_ROWS: dict[str, Row] = {
    "StrokeDrawn": _stroke,
    "SignRecognised": one("sign_blooms", 0.9, 0.08),
    "SignRefused": one("sign_fizzles"),
    "FocusMoved": one("menu_move", 0.8, nowhere=True),
    "HoldBroke": many(one("ran_dry"), one("web_lets_go", 1.0, 0.2)),
    "StrandTaken": one("strand_picked", 0.9),
    "StrandHauled": _hauled,
    "StrandSlipped": many(one("web_lets_go", 0.5), one("struggle", 0.6, 0.1)),
    "HunterTaken": many(one("climb_out"), one("seal_slap", 1.0, 0.5)),
    "HunterUndaunted": many(one("web_lets_go", 0.7), one("hunter_doubts", 0.8, 0.6)),
    "HunterLetGo": many(one("web_lets_go", 0.7), one("breath_short", 1.0, 0.5)),
    "HunterGotAway": one("splash_small", 0.8),
    "BarrierBeached": _beached,
}
