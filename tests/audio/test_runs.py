"""Whole runs, heard: the Crossing as numbers, twice the same; what must stand out does; the rules never know that anybody listens."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.audio.beds.blend import Beds
from game.audio.cues.body import BodySounds
from game.audio.cues.moment import MOMENT_TICKS, Moment, Water
from game.audio.director import Director
from game.audio.mixing.device import samples_of
from game.audio.mixing.stream import Stream
from game.audio.mixing.voice_mixer import VoiceMixer
from game.audio.offline import TICK_FRAMES, Hearing, Numbers, heard, wav
from game.audio.silence import Silence
from game.audio.sound_index import sound_index
from game.audio.speaker import Speaker
from game.bots.registry import make_bot
from game.core.ticks import TICK
from game.save.settings import Settings
from game.session.level_file import level_file
from game.session.run import Run
from tests.audio.heard import RATE, Written, band, envelope, level_like

CROSSING = "03-the-crossing"
BANDS = ((40.0, 150.0), (150.0, 600.0), (600.0, 2000.0), (2000.0, 6000.0), (6000.0, 14000.0))


STILL = ("HunterDrowned", "BarrierDispelled")
"""After the last of these the lake is all there is, for so many seconds at least."""
STILL_S = 5.5


class Nature(Stream):
    """A stream that hands on what it is told of beds to one that has no music; beside them, nobody is heard in that one."""

    def __init__(self, whole: Stream) -> None:
        super().__init__(whole.sounds, samples_of)
        self.conductor, self.without = whole.conductor, Stream(whole.sounds, samples_of)

    def set(self, beds: Beds, duck: float, world_share: float) -> None:
        super().set(beds, duck, world_share)
        self.without.set(beds, duck, world_share)


class Heard:
    """The Crossing to its end, by somebody who can; and beside it the same without music and without anything that anybody does."""

    def __init__(self) -> None:
        run, act, sound, lake = Run(level_file(CROSSING), 0), make_bot("steady", 0), [], []
        self.hearing = Hearing(run.source.level, 0)
        self.hearing.stream = stream = Nature(self.hearing.stream)
        self.still_from = 1e9
        while run.world.tick < 120 * 150 and not (run.final_outcome and run.world.tick > run.final_outcome["ticks"] + 360):
            events = run.step(act(run.world))
            sound.append(self.hearing.tick(run.world, events))
            if any(type(event).__name__ in STILL for event in events):
                self.still_from, stream.without.frame, lake = run.world.seconds, stream.frame - TICK_FRAMES, []
            if self.still_from < 1e9:
                lake.append(stream.without.block(TICK_FRAMES).astype(np.float32) / 32767.0)
        self.sound, self.lake = np.concatenate(sound), np.concatenate(lake)
        """All of it; and what lies after `still_from`, without anybody."""


def played(ticks: int) -> Any:
    """The first of it, to be heard."""
    run, act = Run(level_file(CROSSING), 0), make_bot("steady", 0)

    def tick() -> tuple[Any, Any] | None:
        return None if run.world.tick >= ticks else (run.world, run.step(act(run.world)))

    return heard(run.source.level, 0, tick)[0]


@pytest.fixture(scope="module")
def crossing() -> Heard:
    return Heard()


STANDS_OUT = {"barrier_rises": (1.3, 1.0), "web_front": (0.0, 1.2), "haul": (0.0, 1.2), "wave_breaks": (0.4, 1.2)}
"""Seconds after it begins at which it is itself, and for how long."""


@pytest.mark.parametrize("cue", STANDS_OUT)
def test_what_happens_stands_out_in_its_own_band(crossing: Heard, cue: str) -> None:
    sound, hearing = crossing.sound, crossing.hearing
    after, seconds = STANDS_OUT[cue]
    at = next((when for when, fired, _ in hearing.fired if fired == cue), None)
    assert at is not None, "it did not happen"
    length = round(seconds * RATE)
    start = round((at + after) * RATE)
    before = sound[max(0, round((at - 4.0) * RATE)) : round(at * RATE)]
    usual = [before[n : n + length] for n in range(0, len(before) - length, length // 2)]
    gains = [band(sound[start : start + length], *edges) - float(np.median([band(part, *edges) for part in usual])) for edges in BANDS]
    assert max(gains) > 6.0, gains


def test_nothing_clips_and_nothing_leans(crossing: Heard) -> None:
    sound, hearing = crossing.sound, crossing.hearing
    assert np.abs(sound).max() < 0.999 and np.abs(sound.mean(axis=0)).max() < 1e-3
    assert hearing.voice_mixer.dropped == 0
    samples = np.frombuffer(wav(sound)[-4 * len(sound) :], dtype="<i2")
    assert np.abs(samples.astype(int)).max() < 32000


def test_two_renders_are_equal() -> None:
    first, second = (wav(played(600)) for _ in range(2))
    assert first == second and len(first) > 600 * 400 * 4


def test_listening_changes_nothing() -> None:
    def hash_of(ears: Silence | None) -> str:
        run = Run(level_file(CROSSING), 0)
        act = make_bot("steady", 0)
        for number in range(2400):
            events = run.step(act(run.world))
            if ears:
                ears.hear(run.world, events)
                ears.frame(number / 120.0)
        return run.world.state_hash()

    assert hash_of(None) == hash_of(Silence()) == hash_of(Speaker())


def test_in_the_silence_after_a_drowning_there_is_only_the_lake() -> None:
    """Music is out in a moment; ten seconds later it may begin again."""
    loud = {}
    for music in (True, False):
        run = Run(level_file(CROSSING), 0)
        hearing = Hearing(run.source.level, 0, music=music)
        parts = []
        for tick in range(120 * 9):
            events = run.step({})
            drowned = [SimpleNamespace(x=run.world.runner.x + 12.0, y=0.0)] if tick == 120 * 4 else []
            hearing.director.hear(run.world, events)
            if drowned:
                hearing.director.drowned = True
            hearing.director.lead(hearing.voice_mixer, hearing.stream, TICK)
            parts.append(hearing.stream.block(400).astype(np.float32) / 32767.0)
        whole = np.concatenate(parts)
        loud[music] = [20.0 * np.log10(np.std(whole[a * RATE : b * RATE]) + 1e-9) for a, b in ((1, 4), (5, 8))]
    assert loud[True][0] > loud[False][0] + 0.5, "there was music"
    assert loud[True][1] == pytest.approx(loud[False][1], abs=2.0)


def test_after_the_drowning_of_the_crossing_the_lake_is_all_there_is(crossing: Heard) -> None:
    """From when the ball has been set down and the foot is caught until somebody speaks again: no music, and nothing but a breath."""
    assert len(crossing.lake) > STILL_S * RATE
    begun = round(crossing.still_from * RATE)
    for after in np.arange(1.1, 5.1, 0.5):
        first, last = (round((after + more) * RATE) for more in (0.0, 0.5))
        whole, alone = (float(20.0 * np.log10(np.std(part[first:last]) + 1e-9)) for part in (crossing.sound[begun:], crossing.lake))
        assert whole == pytest.approx(alone, abs=2.0), after


def gusts(seconds: float) -> list[float]:
    """A wind such as the rules make."""
    from random import Random

    from game.level.model import WindSpec
    from game.sim.terrain.wind import Wind

    wind = Wind(WindSpec(speed=3.5, gusts=0.8), Random(5))
    found = []
    for _ in range(round(seconds / TICK)):
        wind.update()
        found.append(abs(wind.speed))
    return found


def test_leaves_are_heard_as_they_are_seen_and_a_hunter_is_not() -> None:
    """The sound of leaves follows the rules' gusts; what a hunter moves, does not."""
    speeds = gusts(60.0)
    level = level_like(things=[SimpleNamespace(kind="tree", at=(x, 0.0)) for x in (-30.0, -26.0, -22.0)], lakes=(), ambience="forest")
    director = Director(level, 0)
    output = Numbers(sound_index())
    stream = Hearing(level, 0, music=False).stream
    voice_mixer = VoiceMixer(sound_index(), output)
    hunter = SimpleNamespace(id="tracker", x=-22.0, y=1.0, vx=2.0, stance="run", on="ground", held=False)
    runner = SimpleNamespace(
        x=-28.0, y=1.0, vx=0.0, stance="idle", on="ground", chakra=90.0, pain=0.0, felt_pain=0.0, platform=None, burn=0.0,
    )  # fmt: skip
    world = SimpleNamespace(
        seconds=0.0, runner=runner, hunters=[hunter], sealmaster=None, barrier=None, spiderweb=None, wave=None, lakes=[], outcome=None,
        wind=SimpleNamespace(speed=0.0), squall=SimpleNamespace(rain=0.0), gusts=SimpleNamespace(strength=lambda x: 0.0), senses=None,
    )  # fmt: skip
    leaves, rustles = [], []
    for number, speed in enumerate(speeds):
        world.seconds, world.wind.speed = number * TICK, speed
        director.hear(world, ())
        calls = director.take_calls()
        rustles.append(float(any(call.cue == "hunter_rustle" for call in calls)))
        stream.set(director.beds, 0.0, 1.0)
        leaves.append(stream.block(400))
    voice_mixer.update(TICK, [], director.listener)
    step = 24
    wind = np.array(speeds)[: len(speeds) // step * step].reshape(-1, step).mean(axis=1)
    level_of_leaves = envelope(np.concatenate(leaves) / 32768.0, 2000.0, 9000.0, step * TICK)[: len(wind)]
    assert np.corrcoef(level_of_leaves, wind)[0, 1] > 0.8
    heard_him = np.array(rustles)[: len(wind) * step].reshape(-1, step).max(axis=1)
    assert heard_him.sum() > 8 and abs(np.corrcoef(heard_him, wind)[0, 1]) < 0.2


def test_a_speaker_heeds_its_settings_and_holds_its_breath_at_a_pause() -> None:
    speaker = Speaker()
    speaker.mixer, speaker.voice_mixer.output = speaker.mixer, Written()
    speaker.apply_settings(Settings(mute=True))
    assert speaker.voice_mixer.levels.effects == 0.0 and speaker.stream.music == 0.0
    speaker.apply_settings(Settings(sound=1.0, effects=1.0, music=0.0, mono=True, night_mode=True))
    assert speaker.voice_mixer.levels.effects == pytest.approx(1.41) and speaker.stream.music == 0.0
    assert speaker.voice_mixer.levels.mono and speaker.stream.night
    run = Run(level_file(CROSSING), 0)
    for number in range(60):
        speaker.hear(run.world, run.step({}))
        speaker.frame(number / 60.0)
    assert speaker.voice_mixer.quiet == 1.0 and speaker.director is not None and speaker.director.beds
    speaker.frame(1.02, still=True)
    assert speaker.voice_mixer.quiet == 0.0
    speaker.hear(run.world, run.step({}))
    speaker.frame(1.1)
    assert speaker.voice_mixer.quiet == 1.0
    speaker.close()


def test_a_level_chooses_music_ambience_and_cues() -> None:
    assert Director(level_like()).piece == "chase"
    assert Director(level_like(hour=22.0)).piece == "night" and Director(level_like(chapter=1)).piece == "forest"
    assert Director(level_like(music="none")).conductor(sound_index()) is None
    assert Director(level_like(music="last-lake")).conductor(sound_index()) is not None
    assert Director(level_like(ambience="none")).ambience.water == 0.0


def test_breath_tells_the_chakra_and_a_heart_the_pain() -> None:
    def heard_of(chakra: float, pain: float) -> set[str]:
        runner = SimpleNamespace(
            x=0.0, y=0.0, vx=5.0, stance="run", on="ground", chakra=chakra, pain=pain, felt_pain=pain, platform=None, burn=0.0
        )
        world = SimpleNamespace(runner=runner, hunters=[], barrier=None, wave=None)
        bodies, found = BodySounds(Director(level_like()).ground, 0), set()
        for number in range(600):
            moment = Moment(seconds=number * MOMENT_TICKS * TICK, water=Water())
            found |= {call.cue for call in bodies.calls(world, moment)}
        return found

    assert heard_of(90.0, 0.0) == {"breath_steady"} and heard_of(40.0, 0.0) == {"breath_short"}
    assert heard_of(20.0, 0.0) == {"breath_ragged"} and heard_of(3.0, 0.0) == {"breath_spent", "heart"}
    assert "heart" in heard_of(90.0, 0.9)
