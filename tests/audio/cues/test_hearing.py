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
    ("a leap that a bridge throws", events.Leapt(10, 0, "runner", 2.5, "log"), ["leap", "bridge_throws"]),
    ("a step on a bridge", events.PlankStruck(10, 0, "bridge", 5.5), ["bridge_plank"]),
    ("a wedge kicked out", events.LogsLoosed(10, 0, "pile"), ["wedge_knocked"]),
    ("logs that roll", events.LogsRolled(10, 0, "pile", 4.0), ["logs_roll"]),
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
    ("leaves before a drop", events.HunterAimed(4, 2, "thrower", "drop", 0.7), ["leaves_fall"]),
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
    ("a thrown-up spray", events.Splashed(10, 0, "runner", 8.0, 0.4), ["spray"]),
    ("out of the deep", events.Sank(10, 0, "runner", "ankle", False), ["spray"]),
    ("up a bank", events.ClimbedOut(10, 0, "runner"), ["climb_out"]),
    ("no chakra left", events.ChakraRanDry(10, 0, "runner"), ["ran_dry"]),
    ("a packet", events.PillFound(10, 0, "packet-1", 2), ["pill_found"]),
    ("a painkiller", events.PainkillerCharged(10, 0, 1.0), ["painkiller"]),
    ("a hard landing in pain", events.Winced(10, 0, "runner", 1.5), ["wince"]),
    ("a bush", events.Rustled(10, 1, "bush", 0.7, "bush-1"), ["leaves_bush"]),
    ("a crown", events.Rustled(10, 9, "crown", 0.7, "tree-1"), ["leaves_crown"]),
    ("reeds", events.Rustled(10, 1, "reeds", 0.7, "reed-1"), ["reeds_bow"]),
    ("a stroke against the stream", events.Rustled(10, 0, "water", 0.7, ""), ["water_uphill"]),
    ("birds in a gust", events.Rustled(10, 4, "birds", 0.5, "birds-1"), ["bird_startled"]),
    ("a right mark", events.NoiseMarked(10, 1, "tracker"), ["mark_takes"]),
    ("somebody unheard is very near", events.StalkerNeared(10, 0, "tracker"), ["leaves_bush"]),
    ("they change places", events.StalkersMoved(10, 3), ["leaves_fall", "birds_up"]),
    ("a pebble is thrown", events.PebbleTossed(10, 8, "thrower"), ["leaves_crown"]),
    ("a mark refused", events.MarkRefused(10, 1), ["mark_wrong"]),
    ("a wrong mark", events.MarkFailed(10, 1, "bush-1"), ["mark_wrong"]),
    ("a slip", events.ComposureSlipped(10, 1, "turn"), ["composure_slips"]),
    ("the birds", events.BirdsFellSilent(10, 1), ["birds_up"]),
    ("a blow", events.RunnerHurt(10, 0, 0.2, "blade"), ["wince"]),
    ("hardly a blow", events.RunnerHurt(10, 0, 0.03, "wake"), []),
    ("a branch", events.Staggered(10, 0, "runner", "branch"), ["branch_strikes"]),
    ("a lunge into nothing", events.Staggered(10, 0, "tracker", "lunge"), ["lunge"]),
    ("a blade in flight", events.HunterThrew(10, 1, "tracker"), ["blade_flight"]),
    ("a blade in the ground", events.BladeHit(10, 1, "ground"), ["blade_in_ground"]),
    ("a blade in the water", events.BladeHit(10, 0, "water"), ["splash_blade"]),
    ("a fall over a wake", events.HunterTripped(10, 0, "tracker", "wake"), ["hunter_trips"]),
    ("a doubt", events.HunterHesitated(10, 0, "tracker"), ["hunter_doubts"]),
    ("torn loose", events.GrabBroken(10, 3.9, "runner", "tracker"), ["hunter_trips", "map_flaps"]),
    ("caught", events.RunnerCaught(10, 0, "tracker"), ["caught"]),
    ("shaken off", events.GrabBroken(10, 0, "runner", "tracker"), ["hunter_trips", "splash_small"]),
    ("a knock", events.HunterKnocked(10, 0, "tracker", 5.0), ["barrier_struck_hard", "hunter_trips"]),
    ("a touch of the ball", events.BarrierStruck(10, 0, 0.6), ["barrier_tap"]),
    ("a crack", events.BarrierCracked(10, 0, 0.5), ["barrier_cracks"]),
    ("the last crack but one", events.BarrierCracked(10, 0, 0.67), ["barrier_cracks", "barrier_struck_hard", "barrier_bobs"]),
    ("the wave's sign mends it", events.BarrierMended(10, 0), ["barrier_rises"]),
    ("the last crack", events.BarrierBroke(10, 0), ["barrier_cracks", "barrier_gone", "splash_body", "diver_below"]),
    ("the ball is let go", events.BarrierDispelled(10, 0), ["barrier_gone"]),
    ("a hop", events.BallPumped(10, 0), ["splash_small", "barrier_bobs"]),
    ("a reed", events.ObstacleHit(10, 0, "reed-1", "reed"), ["barrier_tap", "spray"]),
    ("a rock", events.ObstacleHit(10, 0, "rock-1", "rock"), ["barrier_struck_hard", "land_stone"]),
    ("a drifting log", events.ObstacleHit(10, 0, "log-1", "log"), ["barrier_struck", "log_knock"]),
    ("a raft rocks and holds", events.RaftRocked(10, 0, "raft-1", 28.0), ["raft_turns"]),
    ("a deep diver's bubbles", events.DiverBubbled(10, 0, "diver"), ["diver_below"]),
    ("a raft turns over", events.RaftCapsized(10, 0, "raft-1"), ["raft_turns"]),
    ("over it", events.ObstacleHopped(10, 0, "log-1", "log"), ["spray"]),
    ("the curl", events.CurlHeld(10, 0, 1), ["wave_curls"]),
    ("the curl, again", events.CurlHeld(10, 0, 2), ["wave_curls", "flow_2"]),
    ("the curl is lost", events.CurlBroken(10, 0, 2), ["wave_passes"]),
    ("the web pulls", events.FootTugged(10, 0, "runner", 1), ["web_holds"]),
    ("two inches hold", events.FootHeld(10, 0, "runner", 0.05), ["foot_laced", "strand_slack"]),
    ("a foot of water holds", events.FootHeld(10, 0, "runner", 0.3), ["foot_laced", "strand_drawn"]),
    ("a pool has him", events.HeldInPool(10, 0, "runner"), ["strand_tight"]),
    ("they let go", events.FootFreed(10, 0, "runner", 3.0), ["foot_peels"]),
    ("he calls in vain", events.CallRefused(10, 0, "runner"), ["whistle", "sign_fizzles"]),
    ("he calls too soon", events.CallTooSoon(10, 0, "runner"), ["sign_fizzles"]),
    ("he calls", events.SealmasterCalled(10, 0, "runner", 1), ["whistle", "web_lets_go"]),
    ("a gulp of air", events.HunterGulped(10, 0, 1), ["gulp_of_air"]),
    ("somebody gets up", events.HunterRose(10, 0, "tracker"), ["foot_peels", "web_lets_go"]),
    ("threads are held off", events.ThreadsHeldOff(10, 0, "runner"), ["strand_tight", "foot_laced"]),
    ("the watch runs fast", events.WatchTicked(10, 0, 40, True), ["watch_ticks"]),
    ("a bore over a stone", events.SweptOff(10, 0, "runner"), ["swept_off", "wave_passes"]),
    ("a tag is ash", events.TagBurnt(10, 0, "rope-1", 2), ["tag_burns", "seal_slap"]),
    ("drawn under", events.RunnerTaken(10, 0, "runner"), ["strand_singing", "haul"]),
    ("the web lets go", events.SpiderwebReleased(10, 0), ["web_lets_go"]),
    ("the wave breaks over him", events.WaveLost(10, 0, "broke"), ["wave_breaks"]),
    ("the wave is outrun", events.WaveLost(10, 0, "outran"), ["wave_passes"]),
    ("the wave is let down too soon", events.WaveFellShort(10, 0, 20), ["wave_passes"]),
    ("he faints", events.Fainted(10, 0, "runner"), ["faint"]),
    ("a checkpoint", events.CheckpointReached(10, 0, "island"), ["checkpoint"]),
    ("a good landing more", events.FlowChanged(10, 0, "runner", 3, 2), ["flow_3"]),
    ("one less", events.FlowChanged(10, 0, "runner", 2, 3), []),
    ("the chain breaks", events.FlowBroken(10, 0, "runner", 3, "stamp"), ["stumble"]),
    ("a landing with the slope", events.LandedAlong(10, 0, "runner", 8.0, 0.5, -0.4), ["land_along"]),
    ("a landing against it", events.LandedFlat(10, 0, "runner", 8.0, 1.5), ["land_flat"]),
    ("legs are driven", events.LegsDriven(10, 0, "runner"), ["legs_driven"]),
    ("legs burn", events.LegsBurnt(10, 0, "runner", False), ["legs_burn"]),
    ("another bough", events.BoughTaken(10, 0, 3), ["bough_3"]),
    ("something clever", events.FeatDone(10, 0, "logs"), ["feat"]),
    ("a cairn", events.CairnPassed(10, 0, "cairn-1"), ["mark_right"]),
    ("a slide", events.Slid(10, 0, "runner"), ["slide"]),
    ("hands on a bough", events.BoughCaught(10, 0, "runner"), ["land_wood", "vault"]),
    ("a vault", events.Vaulted(10, 0, "runner", False), ["vault"]),
    ("a late one", events.Vaulted(10, 0, "runner", True), ["vault", "stumble"]),
    ("a stamp's cost", events.ChakraJolted(10, 0, "runner", 8.0), ["jolt"]),
    ("rain", events.WeatherChanged(10, 0, 0.8, 6.0), ["thunder"]),
    ("a line", events.LineSpoken(10, 0, "master", "line.one", 3.0), ["menu_slides"]),
    ("a goal", events.GoalChanged(10, 0, "goal.island"), ["menu_opens"]),
    ("a way back", events.RetryOffered(10, 0), ["menu_opens"]),
    ("no leap on a stroll", events.LeapRefused(10, 1), ["breath_short"]),
    ("the map comes open", events.MapUnfolded(10, 0), ["map_unfolds"]),
    ("it is put away", events.MapFolded(10, 0), ["map_folds"]),
    ("a gust in it", events.MapFlapped(10, 0, 0.7), ["map_flaps"]),
    ("the brush goes on", events.BrushMoved(10, 0, "roof"), ["menu_slides"]),
    ("a cross", events.CrossChosen(10, 0, "roof", 0.5), ["map_chosen"]),
    ("a landmark", events.LandmarkSighted(10, 0, "shrine"), ["mark_right"]),
    ("chakra in the legs", events.LegsGathered(10, 0), ["legs_driven"]),
    ("legs are full", events.LegsFilled(10, 0), ["mark_right"]),
    ("the birds go", events.BirdsFled(10, 0), ["birds_up"]),
    ("the bolt", events.Bolted(10, 0, 8.0, 70.0), ["legs_driven"]),
    ("a stroke in the air", events.StrokeDrawn(10, 1, "sealmaster", "up", True), ["stroke_taken"]),
    ("a wrong one", events.StrokeDrawn(10, 1, "sealmaster", "up", False), ["stroke_off"]),
    ("a sign", events.SignRecognised(10, 1, "sealmaster", "wave"), ["sign_blooms"]),
    ("a sign for nothing", events.SignRefused(10, 1, "wave", "refused.far"), ["sign_fizzles"]),
    ("whom he aims at", events.FocusMoved(10, 1, "tracker"), ["menu_move"]),
    ("he can hold no more", events.HoldBroke(10, 1), ["ran_dry", "web_lets_go"]),
    ("a strand in his hands", events.StrandTaken(10, 1, "tracker"), ["strand_picked"]),
    ("a strand begins to come", events.StrandHauled(10, 1, "tracker", 0.1), ["strand_slack"]),
    ("a strand nearly in", events.StrandHauled(10, 1, "tracker", 0.9), ["strand_singing"]),
    ("all of it in", events.StrandHauled(10, 1, "tracker", 1.0), ["strand_singing"]),
    ("a strand slips", events.StrandSlipped(10, 1, "tracker"), ["web_lets_go", "struggle"]),
    ("a courier is seized", events.CourierSeized(10, 1, "courier-1", "tracker"), ["caught"]),
    ("a courier comes home", events.CourierCameHome(10, 1, "courier-1"), ["post_bell"]),
    ("a prisoner", events.HunterTaken(10, 1, "tracker"), ["climb_out", "seal_slap"]),
    ("one is let go too soon", events.HunterUndaunted(10, 1, "tracker"), ["web_lets_go", "hunter_doubts"]),
    ("one is let go", events.HunterLetGo(10, 1, "tracker"), ["web_lets_go", "breath_short"]),
    ("one gets away", events.HunterGotAway(10, 1, "tracker"), ["splash_small"]),
    ("the ball set down softly", events.BarrierBeached(10, 1, 1.0, True), ["barrier_set_down"]),
    ("the ball thrown ashore", events.BarrierBeached(10, 1, 4.0, False), ["barrier_struck_hard", "wince"]),
    ("lost", events.ChapterLost(10, 0, "lost.caught"), ["result_lost"]),
    ("won", events.ChapterWon(10, 0, "won.crossing"), ["result_won"]),
]  # fmt: skip


def asked(event: Any) -> list[Call]:
    return [call for call in calls_for(event, GROUND) if call.strength > 0.0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_kind_of_event_is_forgotten(kind: type) -> None:
    """A new event has its row in a file of game/audio/cues, or stands among those that nobody hears."""
    assert (kind.__name__ in ROWS) != (kind.__name__ in SILENT)


def test_no_row_waits_for_what_never_happens() -> None:
    assert {*ROWS, *SILENT} == {kind.__name__ for kind in KINDS}


@pytest.mark.parametrize(("what", "event", "cues"), CASES, ids=[case[0] for case in CASES])
def test_each_asks_for_its_cue_at_its_place(what: str, event: events.Event, cues: list[str]) -> None:
    GROUND.listener = event.x
    calls = asked(event)
    assert [call.cue for call in calls] == cues
    assert all(call.x in (None, event.x) and call.y in (0.0, event.y) for call in calls)
    assert all(0.2 <= call.strength <= 1.25 and 0.0 <= call.after <= 2.0 for call in calls)


def test_leaves_far_off_are_not_heard() -> None:
    GROUND.listener = 0.0
    assert asked(events.Rustled(100, 1, "bush", 0.7, "bush-9")) == []


def test_every_kind_that_is_heard_has_its_case() -> None:
    assert {type(event).__name__ for _, event, _ in CASES} == set(ROWS)


def test_sand_wood_and_stone_are_what_is_under_the_foot() -> None:
    beach = ground_of(level_like(ground=SimpleNamespace(material="sand", line=[(-50, 1), (50, 1)])))
    for event, cue in (
        (events.FootFell(-12, 1, "runner", 1.0, 5.0, "ground"), "foot_sand"),
        (events.Landed(-12, 1, "runner", 4.0, 1.0, 0.0, "ground"), "land_sand"),
    ):
        assert [call.cue for call in calls_for(event, beach)] == [cue]


def test_what_is_fixed_in_strength_is_as_strong_as_it_was_made() -> None:
    """The great ones at full strength, hints below it."""
    for event, strength in (
        (events.BarrierRaised(10, 0), 1.0),
        (events.SpiderwebWoken(90, 0), 1.0),
        (events.HunterWentUnder(10, 0, "tracker"), 1.0),
        (events.WaveRaised(10, 0), 1.0),
        (events.HunterDrowned(10, 0, "tracker"), 0.8),
        (events.CheckpointReached(10, 0, "island"), 0.8),
        (events.FlowBroken(10, 0, "runner", 3, "stamp"), 0.5),
    ):
        assert asked(event)[0].strength == strength


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
