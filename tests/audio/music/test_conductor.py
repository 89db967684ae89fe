"""Music as text and in time: bars that add up, layers that come at bar lines and go without a click."""

from pathlib import Path

import numpy as np
import pytest

from game.audio.cues.moment import Moment
from game.audio.mixing.stream import Stream
from game.audio.music.conductor import CALM_AGAIN_S, SILENCE_S, Conductor
from game.audio.music.tension import tension_of
from game.audio.score import ScoreFault, parsed
from game.audio.sound_index import RATE, SoundIndex
from game.core.paths import ASSETS
from game.level.sound_names import PIECES
from tests.audio.heard import piece_of, tones

HEAD = "piece tune beat 85*512 meter 4 mode yo tonic A3 seed 1\n"
SCORES = sorted((ASSETS / "music").glob("*.txt"))
BEAT = 85 * 512
BAR = 4 * BEAT


@pytest.mark.parametrize("path", SCORES, ids=lambda path: path.stem)
def test_every_score_is_read_and_the_quiet_layer_is_there(path: Path) -> None:
    score = parsed(path.read_text(encoding="utf-8"), path.name)
    assert "calm" in score.layers and all(part.notes for parts in score.layers.values() for part in parts)
    assert path.stem in PIECES and len(SCORES) == len(PIECES)


def test_tokens_share_a_bar() -> None:
    score = parsed(HEAD + "calm koto 0\n | 0 - [1 2] 3'! | . 4,? . . | x2\n", "tune.txt")
    (part,) = score.layers["calm"]
    assert part.bars == 4
    assert [(note.at, note.beats, note.letter, note.octave) for note in part.notes[:5]] == [
        (0, 2, "0", 0), (2, 0.5, "1", 0), (2.5, 0.5, "2", 0), (3, 1, "3", 1), (5, 1, "4", -1),
    ]  # fmt: skip
    assert part.notes[3].force > part.notes[0].force > part.notes[4].force
    assert score.pitch(part.notes[0]) == pytest.approx(220.0)
    assert score.pitch(part.notes[3]) == pytest.approx(440.0 * 2 ** (702 / 1200))


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("calm koto 0\n | 0 |\n", 1, "piece"),
        (HEAD.replace("yo", "blues"), 1, "MODE"),
        (HEAD + " | 0 |\n", 2, "before any part"),
        (HEAD + "calm kazoo 0\n | 0 |\n", 2, "koto"),
        (HEAD + "calm koto loud\n | 0 |\n", 2, "decibels"),
        (HEAD + "calm koto 0\n | 0 | 5 |\n", 2, "'5' is no note"),
        (HEAD + "calm taiko 0\n | D 0 |\n", 2, "'0' is no stroke"),
        (HEAD + "calm koto 0\n | 0 | 1 |\ncalm bell 0\n | 0 |\n", 4, "1 bars of bell beside 2"),
        (HEAD + "calm koto 0\n | 0 |  | 1 |\n", 2, "bar 2 is empty"),
    ],
)  # fmt: skip
def test_a_wrong_score_says_where(text: str, line: int, why: str) -> None:
    with pytest.raises(ScoreFault, match=f"^tune.txt:{line}: .*{why}"):
        parsed(text, "tune.txt")


def conductor() -> Conductor:
    return Conductor(piece_of("calm", "uneasy", "chased", "spent"))


def playing(conductor: Conductor) -> set[str]:
    return {layer for layer, fade in conductor.fades.items() if fade.value(conductor.frame) > 0.5}


def go(conductor: Conductor, frames: int, tension: float, spent: bool = False, urgent: bool = False) -> None:
    for _ in range(frames // 1024):
        conductor.hear(tension, spent, urgent)
        conductor.go_on(1024)


@pytest.mark.parametrize(
    ("tension", "spent", "layers"),
    [(0.0, False, {"calm"}), (0.4, False, {"calm", "uneasy"}), (0.8, False, {"uneasy", "chased"}), (0.8, True, {"uneasy", "spent"})],
)
def test_tension_chooses_the_layers(tension: float, spent: bool, layers: set[str]) -> None:
    leader = conductor()
    go(leader, 2 * BAR, tension, spent)
    assert playing(leader) == layers


def test_a_layer_comes_in_on_the_bar_line_or_on_the_beat_if_it_is_urgent() -> None:
    for urgent, grid in ((False, BAR), (True, BEAT)):
        leader = conductor()
        go(leader, BAR + BEAT // 2, 0.0)
        leader.hear(0.9, False, urgent)
        assert leader.fades["chased"].start % grid == 0
        assert 0 <= leader.fades["chased"].start - leader.frame < grid


def test_calm_comes_back_after_a_while_and_a_drowning_leaves_silence() -> None:
    leader = conductor()
    go(leader, BAR, 0.9)
    go(leader, round((CALM_AGAIN_S - 2.0) * RATE), 0.0)
    assert "calm" not in playing(leader)
    go(leader, 3 * BAR, 0.0)
    assert playing(leader) == {"calm"}
    leader.stop()
    go(leader, round(0.3 * RATE), 0.9)
    assert not any(fade.value(leader.frame) for fade in leader.fades.values())
    go(leader, round((SILENCE_S - 1.0) * RATE), 0.0)
    assert not any(fade.value(leader.frame) for fade in leader.fades.values())
    go(leader, 3 * BAR, 0.0)
    assert playing(leader) == {"calm"}


def test_no_step_where_layers_come_and_go() -> None:
    leader = conductor()
    stream = Stream(SoundIndex(), tones())
    stream.play(leader)
    parts = []
    for number in range(500):
        stream.direct((0.0, 0.9, 0.4, 0.0)[number // 125], False, number % 7 == 0)
        if number == 400:
            stream.still()
        parts.append(stream.block(2048))
    sound = np.concatenate(parts).astype(float) / 32768.0
    steps = np.abs(np.diff(sound[:, 0]))
    assert sound.any() and steps.max() < 0.025  # a tone of 590 Hz at this level moves 0.02 a sample


def test_who_is_near_and_who_is_spent() -> None:
    assert tension_of(Moment(), 80.0) == 0.0
    far, near = (tension_of(Moment(chaser=metres, hunters=1), 80.0) for metres in (50.0, 4.0))
    assert 0.25 < far < 0.4 < 0.9 < near
    assert tension_of(Moment(chaser=4.0, hunters=1, ended=True), 80.0) == 0.0
    assert tension_of(Moment(chaser=18.0, hunters=1), 5.0) > tension_of(Moment(chaser=18.0, hunters=1), 80.0)
    assert tension_of(Moment(crest=1.0), 50.0) > 0.55


def test_every_ambience_that_a_level_may_name_sounds_somehow() -> None:
    from game.audio.setting import AMBIENCES
    from game.level import sound_names

    assert tuple(AMBIENCES) == sound_names.AMBIENCES
