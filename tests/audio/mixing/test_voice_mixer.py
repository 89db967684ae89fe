"""The voice mixer: who sounds, from where, how loud, and who gives way."""

import math

import pytest

from game.audio.cues.specs import Call
from game.audio.mixing.voice_mixer import HUSH_DB, MAX_MOVES_PER_FRAME, MAX_VOICES, Levels, Listener, VoiceMixer
from tests.audio.heard import Written, index_of

HERE = Listener()
SHELF = index_of(
    ("foot_firm", "step", 5, 0.3),
    ("blade_drawn", "tell", 3, 0.6),
    ("haul", "ball", 2, 2.0),
    ("menu_move", "touch", 2, 0.1),
    ("wince", "body", 3, 0.5),
    ("barrier_struck", "ball", 4, 1.0),
)


@pytest.fixture
def voice_mixer() -> VoiceMixer:
    return VoiceMixer(SHELF, Written())


def played(voice_mixer: VoiceMixer) -> list[str]:
    assert isinstance(voice_mixer.output, Written)
    return [clip.cue for _, clip, _, _ in voice_mixer.output.played]


def test_never_the_same_take_twice_running(voice_mixer: VoiceMixer) -> None:
    for _ in range(60):
        voice_mixer.update(0.5, [Call("foot_firm", 0.0)], HERE)
    assert isinstance(voice_mixer.output, Written)
    takes = [clip.take for _, clip, _, _ in voice_mixer.output.played]
    assert len(takes) == 60 and set(takes) == {0, 1, 2, 3, 4}
    assert all(a != b for a, b in zip(takes, takes[1:], strict=False))


@pytest.mark.parametrize(("x", "left_more"), [(-10.0, True), (10.0, False)])
def test_the_side_is_the_place(voice_mixer: VoiceMixer, x: float, left_more: bool) -> None:
    voice_mixer.update(0.01, [Call("foot_firm", x)], HERE)
    assert isinstance(voice_mixer.output, Written)
    _, _, left, right = voice_mixer.output.played[0]
    assert (left > 2 * right) if left_more else (right > 2 * left)


def test_far_is_quieter_duller_and_then_gone(voice_mixer: VoiceMixer) -> None:
    for x in (1.0, 16.0, 40.0, 70.0):
        voice_mixer.update(1.0, [Call("foot_firm", x)], HERE)
    assert isinstance(voice_mixer.output, Written)
    assert [clip.air for _, clip, _, _ in voice_mixer.output.played] == ["near", "mid", "far"]
    loud = [math.hypot(left, right) for _, _, left, right in voice_mixer.output.played]
    assert loud[1] == pytest.approx(loud[0] / 4.0, rel=0.05) and loud[2] == pytest.approx(loud[0] / 10.0, rel=0.05)


def test_under_water_and_in_the_ball_it_comes_through_that(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.1, [Call("foot_firm", 0.0)], Listener(below=True))
    voice_mixer.update(1.0, [Call("foot_firm", 0.0), Call("barrier_struck", 0.0), Call("wince", 0.0)], Listener(inside=True))
    assert isinstance(voice_mixer.output, Written)
    assert [clip.air for _, clip, _, _ in voice_mixer.output.played] == ["below", "inside", "near", "near"]


def test_a_running_voice_follows_the_listener(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.01, [Call("haul", 10.0)], HERE)
    voice_mixer.update(0.5, [], Listener(x=20.0))
    assert isinstance(voice_mixer.output, Written)
    left, right = voice_mixer.output.levels[0]
    assert left > 2 * right


def test_no_frame_moves_more_voices_than_it_has_time_for_and_all_have_followed_soon(voice_mixer: VoiceMixer) -> None:
    """Every word to the device may have to wait for it: those who moved most are told of first."""

    class Counting(Written):
        told = 0

        def level(self, channel: int, left: float, right: float) -> None:
            self.told += 1
            super().level(channel, left, right)

    output = voice_mixer.output = Counting()
    voice_mixer.update(0.01, [Call("haul", float(x), 0.0) for x in range(12)], HERE)
    there, turns = Listener(x=9.0), []
    for _ in range(5):
        output.told = 0
        voice_mixer.update(1 / 60, [], there)
        turns.append(output.told)
    assert turns[:2] == [MAX_MOVES_PER_FRAME, MAX_MOVES_PER_FRAME] and turns[-1] == 0 and max(turns) == MAX_MOVES_PER_FRAME


def test_with_all_voices_busy_the_least_important_gives_way(voice_mixer: VoiceMixer) -> None:
    for number in range(MAX_VOICES):
        voice_mixer.update(0.001, [Call("foot_firm", 0.7 * number - 10.0)], HERE)
    assert len(voice_mixer.voices) == MAX_VOICES
    voice_mixer.update(0.001, [Call("blade_drawn", 1.0)], HERE)
    assert played(voice_mixer)[-1] == "blade_drawn" and len(voice_mixer.voices) == MAX_VOICES
    assert isinstance(voice_mixer.output, Written) and len(voice_mixer.output.stopped) == 1
    full = VoiceMixer(SHELF, Written())
    for number in range(MAX_VOICES):
        full.update(0.001, [Call("haul", 0.7 * number - 10.0)], HERE)
    full.update(0.001, [Call("foot_firm", 0.0)], HERE)
    assert "foot_firm" not in played(full) and full.dropped == 1


def test_a_tell_hushes_music_and_ambience_and_then_lets_them_come_back(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.01, [Call("blade_drawn", 0.0)], HERE)
    for _ in range(6):
        voice_mixer.update(0.01, [], HERE)
    assert voice_mixer.duck < -6.0 and voice_mixer.tell_duck < -2.0
    for _ in range(200):
        voice_mixer.update(0.01, [], HERE)
    assert voice_mixer.duck == voice_mixer.tell_duck == 0.0


def test_a_beat_of_silence(voice_mixer: VoiceMixer) -> None:
    voice_mixer.hush(0.5)
    for _ in range(20):
        voice_mixer.update(0.01, [], HERE)
    assert voice_mixer.duck < HUSH_DB + 2.0


def test_a_silence_that_nobody_breaks(voice_mixer: VoiceMixer) -> None:
    """What happens in it happens far away; a tell is heard all the same."""
    voice_mixer.update(0.1, [Call("haul"), Call("blade_drawn", 2.0)], HERE)
    assert isinstance(voice_mixer.output, Written)
    before = dict(voice_mixer.output.levels)
    voice_mixer.hush(0.5, voices=True)
    for _ in range(20):
        voice_mixer.update(0.02, [], HERE)
    (haul, tell) = voice_mixer.output.levels
    assert voice_mixer.output.levels[haul][0] < 0.15 * before[haul][0] and voice_mixer.output.levels[tell] == before[tell]
    for _ in range(60):
        voice_mixer.update(0.02, [], HERE)
    assert voice_mixer.still_duck > -0.5 and voice_mixer.output.levels[haul][0] > 0.9 * before[haul][0]


def test_what_is_for_later_sounds_later(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.1, [Call("foot_firm", 0.0, after=0.25)], HERE)
    assert not played(voice_mixer)
    voice_mixer.update(0.1, [], HERE)
    assert not played(voice_mixer)
    voice_mixer.update(0.2, [], HERE)
    assert played(voice_mixer) == ["foot_firm"]


def test_a_level_has_its_own_cues(voice_mixer: VoiceMixer) -> None:
    voice_mixer.overrides = {"foot_firm": "wince", "haul": ""}
    voice_mixer.update(0.1, [Call("foot_firm", 0.0), Call("haul", 0.0)], HERE)
    assert played(voice_mixer) == ["wince"]


def test_slow_time_is_low(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.1, [Call("foot_firm", 0.0)], Listener(speed=0.2))
    assert isinstance(voice_mixer.output, Written) and voice_mixer.output.played[0][1].pitch == -12


def test_a_pause_silences_the_lake_and_not_the_menu(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.01, [Call("haul", 0.0)], HERE)
    voice_mixer.quiet = 0.0
    for _ in range(60):
        voice_mixer.update(0.02, [], HERE)
    assert isinstance(voice_mixer.output, Written) and max(voice_mixer.output.levels[0]) < 0.02
    voice_mixer.update(0.02, [Call("menu_move")], HERE)
    assert voice_mixer.output.played[-1][1].cue == "menu_move" and voice_mixer.output.played[-1][2] > 0.3


def test_mono_puts_everything_in_the_middle_and_night_brings_loud_and_quiet_together() -> None:
    def loud(levels: Levels, cue: str) -> tuple[float, float]:
        voice_mixer = VoiceMixer(SHELF, Written(), levels=levels)
        voice_mixer.update(0.01, [Call(cue, 3.0)], HERE)
        assert isinstance(voice_mixer.output, Written)
        return voice_mixer.output.played[0][2:]

    left, right = loud(Levels(mono=True), "foot_firm")
    assert left == pytest.approx(right)
    day, night = (loud(Levels(night=at_night), "haul")[0] / loud(Levels(night=at_night), "foot_firm")[0] for at_night in (False, True))
    assert night < 0.4 * day


def test_a_cue_that_nobody_baked_is_silence(voice_mixer: VoiceMixer) -> None:
    voice_mixer.update(0.1, [Call("trumpet", 0.0)], HERE)
    assert not played(voice_mixer)
