"""Every event asks for the right cue, at its place, as strong as it was."""

from types import SimpleNamespace
from typing import Any

import pytest

from game.audio.cues.ground import ground_of
from game.audio.cues.hearing import ROWS, SILENT, calls_for
from game.audio.cues.specs import Call
from game.sim import events
from tests.audio.heard import level_like

GROUND = ground_of(
    level_like(
        things=(SimpleNamespace(kind="tree", at=(-30.0, 1.0)), SimpleNamespace(kind="hunter", id="tracker")),
        solids=(SimpleNamespace(outline=((-6, 0), (-2, 0), (-2, 1), (-6, 1)), material="wood"),),
    )
)
KINDS = [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event]

CASES: list[tuple[str, events.Event, list[str]]] = [
    ("a leap off the water", events.Leapt(10, 0, "runner", 0.5, "water"), ["leap"]),
    ("a leap off the ground", events.Leapt(-10, 1, "runner", 0, "ground"), ["leap_dry"]),
    ("a leap off a log", events.Leapt(10, 0, "runner", 0, "log"), ["leap", "log_knock"]),
    ("a landing with the water", events.Landed(10, 0, "runner", 3.0, 1.0, 1.0, "water"), ["land_gulp"]),
    ("a landing against it", events.Landed(10, 0, "runner", 8.0, 0.0, 9.0, "water"), ["land_slap"]),
    ("one in between", events.Landed(10, 0, "runner", 5.0, 0.55, 4.0, "water"), ["land_gulp", "land_slap"]),
    ("a landing on a log", events.Landed(10, 0, "runner", 4.0, 1.0, 0.0, "log"), ["log_knock", "land_wood"]),
    ("a landing in the wood", events.Landed(-30, 1, "runner", 4.0, 1.0, 0.0, "ground"), ["land_soil"]),
    ("a landing on grass", events.Landed(-12, 1, "runner", 4.0, 1.0, 0.0, "ground"), ["land_grass"]),
    ("hardly a landing", events.Landed(-12, 1, "runner", 0.5, 1.0, 0.0, "ground"), []),
    ("a firm step on water", events.FootFell(10, 0, "runner", 1.0, 5.0, "water"), ["foot_firm"]),
    ("a step to the ankle", events.FootFell(10, 0, "runner", 0.75, 5.0, "water"), ["foot_ankle"]),
    ("a step to the knee", events.FootFell(10, 0, "runner", 0.5, 5.0, "water"), ["foot_knee"]),
    ("a step that fails", events.FootFell(10, 0, "runner", 0.1, 5.0, "water"), ["foot_failing"]),
    ("a step in the wood", events.FootFell(-30, 1, "runner", 1.0, 5.0, "ground"), ["foot_soil"]),
    ("a step on grass", events.FootFell(-12, 1, "runner", 1.0, 5.0, "ground"), ["foot_grass"]),
    ("a step on the jetty", events.FootFell(-4, 1, "runner", 1.0, 5.0, "rock"), ["foot_wood"]),
    ("a step on a rock", events.FootFell(12, 1, "runner", 1.0, 5.0, "rock"), ["foot_stone"]),
    ("a step on a log", events.FootFell(10, 0.3, "runner", 1.0, 5.0, "log"), ["foot_wood"]),
    ("a blade into the water", events.Splashed(10, 0, "blade", 4.0, 0.1), ["splash_blade"]),
    ("a log into the water", events.Splashed(10, 0, "log-1", 4.0, 1.0), ["splash_small"]),
    ("a man from high up", events.Splashed(10, 0, "tracker", 8.0, 0.8), ["splash_body"]),
    ("to the knee", events.Sank(10, 0, "runner", "knee", True), ["foot_failing"]),
    ("to swim", events.Sank(10, 0, "runner", "swim", True), ["splash_small"]),
    ("a stumble", events.Staggered(10, 0, "runner", "log"), ["stumble"]),
    ("a stumble in pain", events.Staggered(10, 0, "runner", "pain"), ["wince", "stumble"]),
    ("a pill", events.PillEaten(10, 0, 1), ["pill"]),
    ("a throw's tell", events.HunterAimed(4, 0, "tracker", "throw", 0.6), ["blade_drawn"]),
    ("a lunge's tell", events.HunterAimed(4, 0, "tracker", "lunge", 0.6), ["hunter_shout"]),
    ("a diver's tell", events.HunterAimed(4, 0, "tracker", "surface", 0.9), ["diver_below"]),
    ("a blade in him", events.BladeHit(10, 1, "runner"), ["blade_in_him"]),
    ("a blade in a log", events.BladeHit(10, 1, "log"), ["blade_in_wood"]),
    ("a blade on the ball", events.BladeHit(10, 1, "barrier"), ["barrier_struck"]),
    ("the ball", events.BarrierRaised(10, 0), ["barrier_rises"]),
    ("a blow on the ball", events.BarrierStruck(10, 0, 2.0), ["barrier_struck"]),
    ("a hard blow", events.BarrierStruck(10, 0, 5.0), ["barrier_struck_hard"]),
    ("the web", events.SpiderwebWoken(90, 0), ["web_front", "seal_slap"]),
    ("strands", events.SpiderwebCaught(10, 0, "tracker", False), ["strand_slack", "strand_drawn", "strand_tight", "strand_singing"]),
    ("a foot held", events.SpiderwebCaught(10, 0, "runner", True), ["web_holds", "strand_slack", "strand_drawn"]),
    ("the haul", events.HunterWentUnder(10, 0, "tracker"), ["haul"]),
    ("the drowning", events.HunterDrowned(10, 0, "tracker"), ["ripples"]),
    ("the wave", events.WaveRaised(10, 0), ["wave_called"]),
    ("the beach", events.WaveSpent(10, 0), ["wave_breaks", "wave_runs_up"]),
    ("a sign", events.SignMade(10, 0, "barrier", False), ["sign_barrier"]),
    ("its end", events.SignMade(10, 0, "wave", True), ["done_wave"]),
    ("set down", events.BarrierSetDown(10, 0), ["barrier_set_down"]),
    ("won", events.ChapterWon(10, 0, "won.crossing"), ["result_won"]),
]  # fmt: skip


def asked(event: Any) -> list[Call]:
    return [call for call in calls_for(event, GROUND) if call.strength > 0.0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_kind_of_event_is_forgotten(kind: type) -> None:
    """A new event has its row in hearing.py, or stands among those that nobody hears."""
    assert (kind.__name__ in ROWS) != (kind.__name__ in SILENT)


def test_no_row_waits_for_what_never_happens() -> None:
    assert {*ROWS, *SILENT} == {kind.__name__ for kind in KINDS}


@pytest.mark.parametrize(("what", "event", "cues"), CASES, ids=[case[0] for case in CASES])
def test_each_asks_for_its_cue_at_its_place(what: str, event: events.Event, cues: list[str]) -> None:
    GROUND.listener = event.x
    calls = asked(event)
    assert [call.cue for call in calls] == cues
    assert all(call.x in (None, event.x) for call in calls)


def test_harder_is_louder_and_others_are_quieter() -> None:
    soft, hard = (asked(events.Landed(10, 0, "runner", speed, 0.0, 5.0, "water"))[0] for speed in (2.0, 8.0))
    assert hard.strength > 1.3 * soft.strength
    mine, his = (asked(events.FootFell(10, 0, who, 1.0, 5.0, "water"))[0] for who in ("runner", "tracker"))
    assert his.strength == 0.5 * mine.strength
    assert (
        asked(events.FootFell(10, 0, "runner", 1.0, 6.5, "water"))[0].strength
        > asked(events.FootFell(10, 0, "runner", 1.0, 1.5, "water"))[0].strength
    )


def test_a_tell_is_heard_however_far_off_he_is_and_from_his_side() -> None:
    GROUND.listener = 10.0
    for x in (-40.0, 70.0):
        (call,) = asked(events.HunterAimed(x, 0, "tracker", "throw", 0.6))
        assert call.x is not None and abs(call.x - 10.0) <= 5.0 and (call.x > 10.0) == (x > 10.0)


def test_the_beach_is_run_up_after_the_breaking() -> None:
    breaks, runs = asked(events.WaveSpent(10, 0))
    assert breaks.after == 0.0 and 0.5 < runs.after < 2.0
