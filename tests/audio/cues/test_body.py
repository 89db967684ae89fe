"""What goes on without an event asks for its cue when it should, where it is, as strong as it is."""

from types import SimpleNamespace
from typing import Any

import pytest

from game.audio.beds.water_bed import water_beds
from game.audio.cues.body import BodySounds
from game.audio.cues.ground import ground_of
from game.audio.cues.moment import MOMENT_TICKS, Moment, Water
from game.audio.cues.specs import Call
from game.audio.director import HUSH_S, Director
from game.audio.mixing.stream import Stream
from game.audio.mixing.voice_mixer import HUSH_DB, VoiceMixer
from game.audio.snapshot import RunnerSound
from game.core.ticks import TICK
from game.sim import events
from tests.audio.heard import Written, index_of, level_like, tones


def bodies_heard(seconds: float, change: Any = lambda seconds, world, moment: None, **changes: Any) -> list[tuple[float, Call]]:
    """(second, call) of everything in a world in which nothing happens but `change`."""
    runner = RunnerSound(10.0, 0.0, 0.0, "idle", 90.0, 0.0, 0.0, 0.0, None)._asdict()
    world = SimpleNamespace(runner=SimpleNamespace(**runner), hunters=[], barrier=None, wave=None)
    for name, value in changes.items():
        setattr(world if hasattr(world, name) else world.runner, name, value)
    trees = tuple(SimpleNamespace(kind="tree", at=(x, 1.0)) for x in (-30.0, -26.0))
    bodies, found = BodySounds(ground_of(level_like(things=trees)), 0), list[tuple[float, Call]]()
    for number in range(round(seconds / (MOMENT_TICKS * TICK))):
        moment = Moment(seconds=number * MOMENT_TICKS * TICK, x=10.0, water=Water())
        change(moment.seconds, world, moment)
        found += [(moment.seconds, call) for call in bodies.calls(world, moment) if not call.cue.startswith("breath")]
    return found


def hunter(**changes: Any) -> Any:
    return SimpleNamespace(**({"id": "tracker", "x": 14.0, "y": 0.5, "vx": 2.0, "stance": "run", "on": "water"} | changes))


def test_arms_are_heard_as_long_as_they_swim() -> None:
    found = bodies_heard(6.0, stance="swim", vx=1.2)
    assert 5 <= len(found) <= 9 and {(call.cue, call.x, call.strength) for _, call in found} == {("stroke", 10.0, 0.9)}
    assert bodies_heard(6.0, stance="swim", vx=0.0) == []


def test_a_struggle_is_heard_where_it_is() -> None:
    found = bodies_heard(6.0, hunters=[hunter(stance="struggle")])
    assert len(found) >= 5 and {(call.cue, call.x) for _, call in found} == {("struggle", 14.0)}


def test_leaves_tell_of_a_hunter_in_them_and_only_there() -> None:
    found = bodies_heard(9.0, hunters=[hunter(x=-28.0, y=1.0, on="ground")])
    assert len(found) >= 4 and {(call.cue, call.x, call.y) for _, call in found} == {("hunter_rustle", -28.0, 2.0)}
    assert bodies_heard(9.0, hunters=[hunter(x=-28.0, y=1.0, on="ground", vx=0.0)]) == []
    assert bodies_heard(9.0, hunters=[hunter()]) == []


def test_a_ball_rings_each_time_it_has_risen() -> None:
    def bob(seconds: float, world: Any, moment: Moment) -> None:
        world.barrier.vy = 1.2 if seconds % 2.0 < 1.0 else -1.2

    found = bodies_heard(5.9, bob, barrier=SimpleNamespace(x=11.0, y=0.2, vy=0.0))
    assert [(call.cue, call.x, call.strength) for _, call in found] == [("barrier_bobs", 11.0, pytest.approx(0.9))] * 3


def test_a_log_that_rolls_creaks() -> None:
    found = bodies_heard(9.0, platform=SimpleNamespace(x=10.5, y=0.1, heave=0.2))
    assert len(found) >= 3 and {(call.cue, call.x, call.strength) for _, call in found} == {("log_creak", 10.5, 0.8)}
    assert bodies_heard(9.0, platform=SimpleNamespace(x=10.5, y=0.1, heave=0.01)) == []


def test_a_wave_is_heard_once_for_each_surge_that_its_crest_shows() -> None:
    def ride(seconds: float, world: Any, moment: Moment) -> None:
        moment.crest, moment.crest_away = 0.8, -6.0
        world.wave.surge = 0.8 if 2.0 < seconds < 4.0 or seconds > 6.0 else -0.5 if seconds > 4.0 else 0.1

    found = bodies_heard(8.0, ride, wave=SimpleNamespace(surge=0.0))
    assert [(round(at), call.cue, call.x) for at, call in found] == [(2, "wave_surges", 4.0), (6, "wave_surges", 4.0)]
    assert all(call.strength == pytest.approx(0.92) for _, call in found)


def test_a_bore_is_heard_once_as_it_comes_and_the_water_as_it_leaves_him() -> None:
    def come(seconds: float, world: Any, moment: Moment) -> None:
        moment.water.bore = 12.0 - 2.5 * seconds if seconds < 8.0 else None
        moment.water.underfoot = 5.0 < seconds < 9.0

    found = bodies_heard(11.0, come)
    assert [(round(at, 1), call.cue) for at, call in found] == [(2.8, "bore_comes"), (9.0, "water_runs_off")]
    assert found[0][1].x == pytest.approx(15.0, abs=0.1)

    def stand(seconds: float, world: Any, moment: Moment) -> None:
        moment.water.bore = 4.0 if int(4.0 * seconds) % 2 else 6.0

    assert [call.cue for _, call in bodies_heard(11.0, stand)] == ["bore_comes"]


def test_inside_the_ball_its_signs_hum_and_the_lake_is_far() -> None:
    outside, inside = (water_beds(Moment(inside=shut, water=Water(speed=0.3, away=0.0))) for shut in (False, True))
    assert "glyphs" in inside and "glyphs" not in outside
    assert inside["lapping_lively"][0] == pytest.approx(0.4 * outside["lapping_lively"][0])


def test_the_ball_and_a_drowning_leave_a_beat_of_silence() -> None:
    """Music and lake hold their breath; nobody has done anything."""
    for event in (events.BarrierRaised(10, 0), events.HunterDrowned(10, 0, "tracker")):
        sounds = index_of(("other", "step", 1, 1.0))
        director, voice_mixer, stream = Director(level_like(), 0), VoiceMixer(sounds, Written()), Stream(sounds, tones())
        director.hush = HUSH_S[type(event).__name__]
        director.lead(voice_mixer, stream, TICK)
        quiet = 0.0
        for _ in range(480):
            director.lead(voice_mixer, stream, TICK)
            quiet += TICK if voice_mixer.duck < 0.8 * HUSH_DB else 0.0
        assert quiet == pytest.approx(HUSH_S[type(event).__name__], abs=0.3)


@pytest.mark.parametrize(("x", "breaks"), [(14.0, False), (90.0, True)])
def test_nobody_breaks_the_silence_of_a_drowning_that_is_near(x: float, breaks: bool) -> None:
    director, voice_mixer = Director(level_like(), 0), VoiceMixer(index_of(("ripples", "hand", 1, 1.0)), Written())
    director._ticks = 1  # nothing is looked at in this one
    director.hear(None, [events.HunterDrowned(x, 0, "tracker")])
    for _ in range(20):
        director.lead(voice_mixer, Stream(voice_mixer.sounds, tones()), TICK)
    assert voice_mixer.duck < 0.8 * HUSH_DB and (voice_mixer.still_duck == 0.0) is breaks
