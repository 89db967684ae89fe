"""Event to sound: one row for each kind of event, making calls for cues with place and strength."""

from collections.abc import Iterable
from typing import Any

from game.audio.cues.ground import SoundGround
from game.audio.cues.legs import LEGS_ROWS
from game.audio.cues.rows import Row, many, one
from game.audio.cues.sealmaster import SEALMASTER_ROWS
from game.audio.cues.specs import Call
from game.audio.cues.techniques import TECHNIQUE_ROWS

TORN_AT_M = 0.9
"""Metres over the soles of the collar by which somebody is held."""
LEAVES_EARSHOT_M = 18.0
"""Metres within which leaves are heard."""
RUSTLES = {"bush": "leaves_bush", "crown": "leaves_crown", "reeds": "reeds_bow", "water": "water_uphill", "birds": "bird_startled"}


def calls_for(event: Any, ground: SoundGround) -> Iterable[Call]:
    """The cues that an event asks for; an event of a kind that nobody has given a row is silent."""
    row = ROWS.get(type(event).__name__)
    return row(event, ground) if row else ()


def _flapped(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("map_flaps", event.x, event.y, 0.4 + 0.6 * event.strength)


def _aimed(event: Any, ground: SoundGround) -> Iterable[Call]:
    """A tell is never quieter than it can be heard, wherever he is."""
    cue = {"throw": "blade_drawn", "lunge": "hunter_shout", "drop": "leaves_fall"}.get(event.attack, "diver_below")
    yield Call(cue, ground.within_earshot(event.x), event.y, 1.0)


def _blade_hit(event: Any, ground: SoundGround) -> Iterable[Call]:
    cue = {"runner": "blade_in_him", "barrier": "barrier_struck", "log": "blade_in_wood", "water": "splash_blade"}.get(
        event.who, "blade_in_ground"
    )
    yield Call(cue, event.x, event.y, 0.8)


def _went_under(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("haul", event.x, event.y)


def _hurt(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.amount > 0.04:
        yield Call("wince", event.x, event.y, min(1.0, 0.5 + 3.0 * event.amount), 0.06)


def _torn_loose(event: Any, ground: SoundGround) -> Iterable[Call]:
    """Cloth tears, somebody falls: into water, where there is any."""
    yield Call("hunter_trips", event.x, event.y)
    wet = ground.wades(event.x, event.y - TORN_AT_M)
    yield Call("splash_small" if wet else "map_flaps", event.x, event.y, 0.8 if wet else 1.0, 0.1 if wet else 0.0)


def _knocked(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("barrier_struck_hard", event.x, event.y, 0.8)
    yield Call("hunter_trips", event.x, event.y, 1.0, 0.1)


def _plank_struck(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("bridge_plank", event.x, event.y, min(1.0, 0.35 + 0.08 * event.speed))


def _logs_rolled(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("logs_roll", event.x, event.y, min(1.0, 0.3 + 0.12 * event.speed))


def _drowned(event: Any, ground: SoundGround) -> Iterable[Call]:
    yield Call("ripples", event.x, event.y, 0.8)


def _weather(event: Any, ground: SoundGround) -> Iterable[Call]:
    if event.rain > 0.2:
        yield Call("thunder", None, 0.0, 0.5 + 0.5 * event.rain, 1.5)


def _rustled(event: Any, ground: SoundGround) -> Iterable[Call]:
    """What rustles by itself and what somebody sets rustling sound alike: the moment tells them apart."""
    cue = RUSTLES.get(event.kind)
    if cue is not None and abs(event.x - ground.listener) < LEAVES_EARSHOT_M:
        yield Call(cue, event.x, event.y, event.loudness)


ROWS: dict[str, Row] = {
    "ChakraRanDry": one("ran_dry"),
    "PillEaten": one("pill"),
    "PillFound": one("pill_found"),
    "PainkillerCharged": one("painkiller"),
    "RunnerHurt": _hurt,
    "Winced": one("wince", 1.0, 0.05),
    "HunterAimed": _aimed,
    "HunterThrew": one("blade_flight"),
    "BladeHit": _blade_hit,
    "HunterTripped": one("hunter_trips", 0.9),
    "LogsLoosed": one("wedge_knocked"),
    "LogsRolled": _logs_rolled,
    "PlankStruck": _plank_struck,
    "HunterHesitated": one("hunter_doubts", 0.8, 0.5),
    "HunterWentUnder": _went_under,
    "HunterDrowned": _drowned,
    "HunterKnocked": _knocked,
    "Rustled": _rustled,
    "NoiseMarked": one("mark_takes"),
    "StalkerNeared": one("leaves_bush", 0.9),
    "StalkersMoved": many(one("leaves_fall"), one("birds_up", 0.5)),
    "LeapRefused": one("breath_short", 0.6),
    "PebbleTossed": one("leaves_crown", 0.5),
    "MarkFailed": one("mark_wrong"),
    "MarkRefused": one("mark_wrong", 0.45),
    "ComposureSlipped": one("composure_slips", 0.9),
    "BirdsFellSilent": one("birds_up"),
    "RunnerCaught": one("caught"),
    "GrabBroken": _torn_loose,
    "CourierSeized": one("caught"),
    "CourierCameHome": one("post_bell"),
    "RaftRocked": one("raft_turns", 0.45),
    "DiverBubbled": one("diver_below", 0.5),
    "RaftCapsized": one("raft_turns"),
    "Fainted": one("faint"),
    "CheckpointReached": one("checkpoint", 0.8),
    "LineSpoken": one("menu_slides", 0.7, nowhere=True),
    "GoalChanged": one("menu_opens", 0.8, nowhere=True),
    "FeatDone": one("feat", 0.9),
    "CairnPassed": one("mark_right", 0.6),
    "ChakraJolted": one("jolt"),
    "WeatherChanged": _weather,
    "RetryOffered": one("menu_opens", 1.0, nowhere=True),
    "MapUnfolded": one("map_unfolds"),
    "MapFolded": one("map_folds"),
    "MapFlapped": _flapped,
    "BrushMoved": one("menu_slides", 0.6, nowhere=True),
    "CrossChosen": one("map_chosen"),
    "LandmarkSighted": one("mark_right", 0.6),
    "BirdsFled": one("birds_up"),
    "ChapterWon": one("result_won", 0.9, 0.8, nowhere=True),
    "ChapterLost": one("result_lost", 0.9, 0.9, nowhere=True),
    **LEGS_ROWS,
    **TECHNIQUE_ROWS,
    **SEALMASTER_ROWS,
}
SILENT = ("BodyRemoved", "LeadHeld", "NotePinned", "PebbleFell", "RoundBegan")
"""Events that nobody hears, or that are heard by another one: a pebble by the rustle that it falls into."""
