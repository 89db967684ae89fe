"""Event to sound: one row for each kind of event, making calls for cues with place and strength."""

from collections.abc import Iterable
from typing import Any

from game.audio.cues.ground import Ground
from game.audio.cues.rows import Row, many, one
from game.audio.cues.sealmaster import SEALMASTER_ROWS
from game.audio.cues.specs import Call

OTHERS = 0.5
"""Amplitude of what other feet than the listener's do."""
HARD = 8.0
"""m/s of an impact that is heard at full strength."""
EARSHOT = 18.0
"""Metres within which leaves are heard."""
RUSTLES = {"bush": "leaves_bush", "crown": "leaves_crown", "reeds": "reeds_bow", "water": "water_uphill", "birds": "bird_startled"}
THROWN = 1.0
"""m/s that boards under one's feet add to a leap, from which it is heard."""
TECHNIQUES = {"barrier": "barrier", "spiderweb": "spiderweb", "wave": "wave", "release": "dispel", "dispel": "dispel"}


def calls_for(event: Any, ground: Ground) -> Iterable[Call]:
    """The cues that an event asks for; an event of a kind that nobody has given a row is silent."""
    row = ROWS.get(type(event).__name__)
    return row(event, ground) if row else ()


def _own(event: Any, strength: float, ground: Ground) -> float:
    return strength * (1.0 if event.who == ground.ears else OTHERS)


def _leapt(event: Any, ground: Ground) -> Iterable[Call]:
    cue = "leap" if event.footing in ("water", "log") else "leap_dry"
    yield Call(cue, event.x, event.y, _own(event, 0.8 + 0.1 * min(event.lift, 3.0), ground))
    if event.footing == "log" and event.lift > THROWN:
        yield Call("bridge_throws", event.x, event.y, _own(event, min(1.0, 0.4 + 0.2 * event.lift), ground))
    elif event.footing == "log":
        yield Call("log_knock", event.x, event.y, _own(event, 0.5, ground))


def _landed(event: Any, ground: Ground) -> Iterable[Call]:
    force = 0.45 + 0.75 * min(1.0, event.impact / HARD)
    if event.footing == "water":
        good = min(1.0, max(0.0, (event.quality - 0.35) / 0.4))  # in between, a little of both
        yield Call("land_gulp", event.x, event.y, _own(event, (0.75 + 0.25 * force) * good**0.5, ground))
        yield Call("land_slap", event.x, event.y, _own(event, (0.6 + 0.5 * force) * (1.0 - good) ** 0.5, ground))
    elif event.footing == "log":
        yield Call("log_knock", event.x, event.y, _own(event, force, ground))
        yield Call("land_wood", event.x, event.y, _own(event, 0.6 * force, ground))
    elif event.impact > 1.5:
        yield Call(f"land_{ground.under(event.x, event.footing)}", event.x, event.y, _own(event, force, ground))


def _along(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("land_along", event.x, event.y, _own(event, min(1.0, 0.35 + event.fell / 12.0), ground))


def _flat(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("land_flat", event.x, event.y, _own(event, min(1.0, 0.3 + 0.35 * event.lost), ground))


def _bough(event: Any, ground: Ground) -> Iterable[Call]:
    """The longer the row, the higher it knocks."""
    yield Call(f"bough_{1 + (event.row - 1) % 4}", event.x, event.y, min(0.9, 0.5 + 0.03 * event.row))


def _burnt(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("legs_burn", event.x, event.y, 1.0 if event.out else 0.6)


def _vaulted(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("vault", event.x, event.y, _own(event, 1.0, ground))
    if event.late:
        yield Call("stumble", event.x, event.y, _own(event, 0.6, ground))


def _foot_fell(event: Any, ground: Ground) -> Iterable[Call]:
    force = 0.55 + 0.45 * min(1.0, event.speed / 6.5)
    wet = event.footing == "water" or ground.wades(event.x, event.y)
    if wet:
        firm = event.strength if event.footing == "water" else 0.4
        cue = "foot_firm" if firm > 0.85 else "foot_ankle" if firm > 0.55 else "foot_knee" if firm > 0.3 else "foot_failing"
    else:
        cue = f"foot_{'wood' if event.footing == 'log' else ground.under(event.x, event.footing)}"
    yield Call(cue, event.x, event.y, _own(event, force, ground))


def _splashed(event: Any, ground: Ground) -> Iterable[Call]:
    if event.who in ground.walkers:  # his landing or his step is heard already; what flies up is not
        if event.speed > 6.5:
            yield Call("splash_body" if event.size > 0.6 else "spray", event.x, event.y, _own(event, min(1.0, event.speed / 9.0), ground))
    elif event.size < 0.3:
        yield Call("splash_blade", event.x, event.y, min(1.0, 0.4 + event.speed / 8.0))
    else:
        yield Call("splash_small", event.x, event.y, min(1.0, 0.2 + event.speed / 8.0))


def _flapped(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("map_flaps", event.x, event.y, 0.4 + 0.6 * event.strength)


def _sank(event: Any, ground: Ground) -> Iterable[Call]:
    if event.depth == "swim" and event.deeper:
        yield Call("splash_small", event.x, event.y, _own(event, 0.6, ground))
    elif event.deeper:
        yield Call("foot_failing", event.x, event.y, _own(event, 0.9, ground))
    else:
        yield Call("spray", event.x, event.y, _own(event, 0.4, ground))


def _staggered(event: Any, ground: Ground) -> Iterable[Call]:
    if event.cause == "lunge":  # he threw himself, and has nobody
        yield Call("lunge", event.x, event.y)
        return
    if event.cause == "branch":
        yield Call("branch_strikes", event.x, event.y, _own(event, 1.0, ground))
        return
    if event.cause == "pain":
        yield Call("wince", event.x, event.y)
    if event.cause != "dry":
        yield Call("stumble", event.x, event.y, _own(event, 1.0, ground))


def _aimed(event: Any, ground: Ground) -> Iterable[Call]:
    """A tell is never quieter than it can be heard, wherever he is."""
    cue = {"throw": "blade_drawn", "lunge": "hunter_shout", "drop": "leaves_fall"}.get(event.attack, "diver_below")
    yield Call(cue, ground.within_earshot(event.x), event.y, 1.0)


def _blade_hit(event: Any, ground: Ground) -> Iterable[Call]:
    cue = {"runner": "blade_in_him", "barrier": "barrier_struck", "log": "blade_in_wood", "water": "splash_blade"}.get(
        event.who, "blade_in_ground"
    )
    yield Call(cue, event.x, event.y, 0.8)


def _spiderweb_caught(event: Any, ground: Ground) -> Iterable[Call]:
    tensions = ("strand_slack", "strand_drawn", "strand_tight", "strand_singing")
    if event.pinned:
        yield Call("web_holds", event.x, event.y)
    for number, cue in enumerate(tensions[:2] if event.pinned else tensions):
        yield Call(cue, event.x, event.y, 0.6 + 0.1 * number, 0.16 * number)


def _foot_held(event: Any, ground: Ground) -> Iterable[Call]:
    """Deeper water holds with more strands."""
    yield Call("foot_laced", event.x, event.y, min(1.0, 0.7 + event.depth))
    yield Call("strand_drawn" if event.depth > 0.1 else "strand_slack", event.x, event.y, 0.6, 0.12)


def _went_under(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("haul", event.x, event.y)


def _hurt(event: Any, ground: Ground) -> Iterable[Call]:
    if event.amount > 0.04:
        yield Call("wince", event.x, event.y, min(1.0, 0.5 + 3.0 * event.amount), 0.06)


def _sign(event: Any, ground: Ground) -> Iterable[Call]:
    """However far off: the picture shows his hands then, too."""
    cue = f"{'done' if event.done else 'sign'}_{TECHNIQUES.get(event.technique, 'dispel')}"
    yield Call(cue, ground.within_earshot(event.x), event.y, 1.0 if abs(event.x - ground.listener) < 15.0 else 0.6)


def _barrier_struck(event: Any, ground: Ground) -> Iterable[Call]:
    cue = "barrier_struck_hard" if event.speed > 3.5 else "barrier_struck" if event.speed > 1.0 else "barrier_tap"
    yield Call(cue, event.x, event.y, min(1.0, 0.35 + event.speed / 5.0))


def _wave_lost(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("wave_breaks" if getattr(event, "cause", "") == "broke" else "wave_passes", event.x, event.y, 0.9)


def _wave_spent(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("wave_breaks", event.x, event.y)
    yield Call("wave_runs_up", event.x, event.y, 1.0, 1.1)


def _flow(event: Any, ground: Ground) -> Iterable[Call]:
    if event.links > event.before:
        yield Call(f"flow_{min(4, event.links)}", event.x, event.y, _own(event, 0.8, ground))


def _curl(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("wave_curls", event.x, event.y, min(1.0, 0.6 + 0.1 * event.links))
    if event.links > 1:
        yield Call(f"flow_{min(4, event.links)}", event.x, event.y, 0.6)


def _knocked(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("barrier_struck_hard", event.x, event.y, 0.8)
    yield Call("hunter_trips", event.x, event.y, 1.0, 0.1)


def _plank_struck(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("bridge_plank", event.x, event.y, min(1.0, 0.35 + 0.08 * event.speed))


def _logs_rolled(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("logs_roll", event.x, event.y, min(1.0, 0.3 + 0.12 * event.speed))


def _obstacle(event: Any, ground: Ground) -> Iterable[Call]:
    """Reeds brush along the glass; rocks and logs ring it."""
    if event.what == "reed":
        yield Call("barrier_tap", event.x, event.y)
        yield Call("spray", event.x, event.y)
    else:
        yield Call("barrier_struck_hard" if event.what == "rock" else "barrier_struck", event.x, event.y)
        yield Call("log_knock" if event.what == "log" else "land_stone", event.x, event.y)


def _drowned(event: Any, ground: Ground) -> Iterable[Call]:
    yield Call("ripples", event.x, event.y, 0.8)


def _weather(event: Any, ground: Ground) -> Iterable[Call]:
    if event.rain > 0.2:
        yield Call("thunder", None, 0.0, 0.5 + 0.5 * event.rain, 1.5)


def _rustled(event: Any, ground: Ground) -> Iterable[Call]:
    """What rustles by itself and what somebody sets rustling sound alike: the moment tells them apart."""
    cue = RUSTLES.get(event.kind)
    if cue is not None and abs(event.x - ground.listener) < EARSHOT:
        yield Call(cue, event.x, event.y, event.loudness)


ROWS: dict[str, Row] = {
    "Leapt": _leapt,
    "Landed": _landed,
    "FootFell": _foot_fell,
    "Splashed": _splashed,
    "Sank": _sank,
    "Staggered": _staggered,
    "ClimbedOut": one("climb_out", 0.8),
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
    "PebbleTossed": one("leaves_crown", 0.5),
    "MarkFailed": one("mark_wrong"),
    "ComposureSlipped": one("composure_slips", 0.9),
    "BirdsFellSilent": one("birds_up"),
    "RunnerCaught": one("caught"),
    "GrabBroken": many(one("hunter_trips"), one("splash_small", 0.8, 0.1)),
    "CourierSeized": one("caught"),
    "CourierCameHome": one("post_bell"),
    "SignMade": _sign,
    "BarrierRaised": one("barrier_rises", 1.0, 0.12),
    "BarrierStruck": _barrier_struck,
    "BarrierCracked": one("barrier_cracks"),
    "BarrierBroke": many(one("barrier_cracks"), one("barrier_gone", 1.0, 0.15), one("splash_body", 1.0, 0.4)),
    "BarrierDispelled": one("barrier_gone"),
    "BallPumped": many(one("splash_small", 0.7), one("barrier_bobs", 0.8)),
    "ObstacleHit": _obstacle,
    "ObstacleHopped": one("spray", 0.9),
    "RaftRocked": one("raft_turns", 0.45),
    "DiverBubbled": one("diver_below", 0.5),
    "RaftCapsized": one("raft_turns"),
    "CurlHeld": _curl,
    "CurlBroken": one("wave_passes", 0.4),
    "SpiderwebWoken": many(one("web_front"), one("seal_slap", 0.8)),
    "SpiderwebCaught": _spiderweb_caught,
    "FootTugged": one("web_holds"),
    "FootHeld": _foot_held,
    "FootFreed": one("foot_peels"),
    "SealmasterCalled": many(one("whistle"), one("web_lets_go", 1.0, 0.4)),
    "HunterGulped": one("gulp_of_air", 0.8, 0.35),
    "RunnerTaken": many(one("strand_singing"), one("haul", 1.0, 0.15)),
    "SweptOff": many(one("swept_off"), one("wave_passes", 0.5)),
    "TagBurnt": many(one("tag_burns"), one("seal_slap", 0.4)),
    "SpiderwebReleased": one("web_lets_go"),
    "WaveRaised": one("wave_called"),
    "WaveLost": _wave_lost,
    "WaveSpent": _wave_spent,
    "BarrierSetDown": one("barrier_set_down"),
    "Fainted": one("faint"),
    "CheckpointReached": one("checkpoint", 0.8),
    "LineSpoken": one("menu_slides", 0.7, nowhere=True),
    "GoalChanged": one("menu_opens", 0.8, nowhere=True),
    "LandedAlong": _along,
    "LandedFlat": _flat,
    "LegsDriven": one("legs_driven", 0.9),
    "BoughTaken": _bough,
    "FeatDone": one("feat", 0.9),
    "CairnPassed": one("mark_right", 0.6),
    "LegsBurnt": _burnt,
    "Slid": one("slide"),
    "Vaulted": _vaulted,
    "FlowChanged": _flow,
    "FlowBroken": one("stumble", 0.5),
    "ChakraJolted": one("jolt"),
    "WeatherChanged": _weather,
    "RetryOffered": one("menu_opens", 1.0, nowhere=True),
    "MapUnfolded": one("map_unfolds"),
    "MapFolded": one("map_folds"),
    "MapFlapped": _flapped,
    "BrushMoved": one("menu_slides", 0.6, nowhere=True),
    "CrossChosen": one("map_chosen"),
    "LandmarkSighted": one("mark_right", 0.6),
    "LegsGathered": one("legs_driven", 0.5),
    "BirdsFled": one("birds_up"),
    "Bolted": one("legs_driven"),
    "ChapterWon": one("result_won", 0.9, 0.8, nowhere=True),
    "ChapterLost": one("result_lost", 0.9, 0.9, nowhere=True),
    **SEALMASTER_ROWS,
}
SILENT = ("BodyRemoved", "LeadHeld", "NotePinned", "PebbleFell", "RoundBegan")
"""Events that nobody hears, or that are heard by another one: a pebble by the rustle that it falls into."""
