"""The baked sounds: each as its recipe made it, at the level of its class, told apart by ear, without click, rumble or seam."""

import ast
import hashlib
import json
import re
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from game.audio.cues.specs import CAPTIONS, NOT_YET_ASKED_FOR, SPECS
from game.audio.cues.techniques import TECHNIQUES
from game.audio.mixing.device import samples_of
from game.audio.sound_index import SOUND, sound_index
from game.bake.loudness import integrated, loudest, true_peak
from game.bake.recipe_hash import recipe_hash
from game.localization.texts import strings
from game.tools.benchmark.sound import _fullest, _seam
from tests.audio.heard import RATE, band
from tests.x11.desk import ROOT

CUES, BEDS, PIECES = sound_index().cues, sound_index().beds, sound_index().pieces
INDEX = json.loads((SOUND / "index.json").read_text())


def take(cue: str, number: int) -> NDArray[Any]:
    samples = samples_of(CUES[cue].path)
    assert samples is not None
    first, last = CUES[cue].places[number]
    return samples[first:last].astype(float) / 32768.0


@pytest.mark.parametrize("kind", ["cues", "beds", "music"])
def test_every_file_holds_the_samples_that_were_pinned(kind: str) -> None:
    for name, entry in INDEX[kind].items():
        path = SOUND / kind / f"{name}.ogg"
        samples = samples_of(path)
        assert samples is not None and samples.shape == (entry["frames"], entry["channels"]), name
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:32] == entry["file"], name


def test_no_recipe_and_no_score_has_changed_since_it_was_baked() -> None:
    """Else `python -m game bake` has something to do."""
    recipes = {recipe_hash(path.read_text(encoding="utf-8")) for path in (SOUND / "recipes").glob("*.py")}
    assert {entry["recipe"] for kind in ("cues", "beds") for entry in INDEX[kind].values()} == recipes
    player = (ROOT / "game" / "bake" / "music.py").read_text(encoding="utf-8")
    scores = {recipe_hash(player, path.read_text(encoding="utf-8")) for path in (ROOT / "assets" / "music").glob("*.txt")}
    assert {entry["recipe"] for entry in INDEX["music"].values()} == scores


def test_all_of_it_is_small() -> None:
    size = sum(path.stat().st_size for path in SOUND.rglob("*.ogg"))
    assert 4e6 < size < 18e6
    assert max(sum(loop.frames * loop.channels * 2 for loop in piece.layers.values()) for piece in PIECES.values()) < 60e6


def in_silence(sound: NDArray[Any]) -> NDArray[Any]:
    """The same with silence after it, up to a length of small factors: of any other, a spectrum takes up to ten times as long."""
    length = min(odd << max(0, (-(-(len(sound) + 128) // odd) - 1).bit_length()) for odd in (1, 3, 5, 9, 15, 25, 27)) - 128
    return np.concatenate([sound, np.zeros((length - len(sound), sound.shape[1]))])


@pytest.mark.parametrize("cue", sorted(CUES))
def test_a_cue_is_sound(cue: str) -> None:
    for number in range(len(CUES[cue].places)):
        sound = take(cue, number)
        assert true_peak(in_silence(sound)) <= -1.0
        assert np.abs(sound.mean(axis=0)).max() < 0.004, "DC"
        assert np.abs(sound[:2]).max() < 0.06 and np.abs(sound[-48:]).max() < 0.004, "it begins and ends at nothing"


def test_cues_of_one_class_are_equally_loud() -> None:
    levels: dict[str, list[float]] = {}
    for name, takes in CUES.items():
        levels.setdefault(takes.kind, []).extend(loudest(take(name, number)) for number in range(len(takes.places)))
    assert {kind: round(max(found) - min(found), 2) for kind, found in levels.items() if max(found) - min(found) > 3.0} == {}


@pytest.mark.parametrize("bed", sorted(BEDS))
def test_a_bed_has_no_seam(bed: str) -> None:
    samples = samples_of(BEDS[bed].path)
    assert samples is not None and _seam(samples.astype(float) / 32768.0) < 2.5


@pytest.mark.parametrize("piece", sorted(PIECES))
def test_music_is_as_loud_as_the_others_and_has_no_seam(piece: str) -> None:
    assert integrated(_fullest(PIECES[piece])) == pytest.approx(-18.0, abs=1.0)
    for loop in PIECES[piece].layers.values():
        samples = samples_of(loop.path)
        assert samples is not None and _seam(samples.astype(float) / 32768.0) < 1.5
        assert loop.frames % (PIECES[piece].beat * PIECES[piece].meter) == 0


def test_soft_landing_and_stamp_are_told_apart_on_any_loudspeaker() -> None:
    def middle(cue: str) -> float:
        sounds = [take(cue, number) for number in range(len(CUES[cue].places))]
        return float(np.mean([band(sound * 10 ** (-loudest(sound) / 20), 1000, 4000) for sound in sounds]))

    assert middle("land_slap") - middle("land_gulp") > 8.0


EDGES = np.geomspace(55.0, 15000.0, 23)
MOMENTS = np.array([0, 2, 4, 8, 14, 22, 34, 50, 70, 94])


def portrait(sound: NDArray[Any]) -> NDArray[Any]:
    """22 bands by 9 stretches of the first second, dB under the loudest."""
    mono = np.concatenate([sound.mean(axis=1), np.zeros(RATE)])[:RATE]
    windows = np.lib.stride_tricks.sliding_window_view(mono, 1024)[::512] * np.hanning(1024)
    power = np.abs(np.fft.rfft(windows, axis=1)) ** 2
    hertz = np.fft.rfftfreq(1024, 1.0 / RATE)
    bands = np.stack([power[:, max(1, at) : max(at + 1, to)].sum(axis=1) for at, to in zip(*_bins(hertz), strict=True)])
    shape = np.stack(
        [bands[:, a:b].mean(axis=1) for a, b in zip(MOMENTS[:-1], np.minimum(MOMENTS[1:], bands.shape[1]), strict=True) if b > a]
    )
    level = 10.0 * np.log10(shape + 1e-9)
    return np.asarray(np.maximum(level, level.max() - 55.0) - level.max()).ravel()


def _bins(hertz: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return np.searchsorted(hertz, EDGES[:-1]), np.searchsorted(hertz, EDGES[1:])


def family(cue: str) -> str:
    """What may be taken for each other: the same thing at another strength, the same hands making another sign."""
    for begin in ("flow_", "rank_", "strand_", "sign_", "done_", "breath_", "barrier_struck", "result_"):
        if cue.startswith(begin):
            return begin
    return {"foot_knee": "foot_failing", "foot_ankle": "foot_failing", "checkpoint": "flow_", "menu_closes": "menu_opens"}.get(cue, cue)


def test_every_cue_is_taken_for_itself() -> None:
    """The nearest neighbour of a take is a take of the same cue: a recipe that drifts into its neighbour's is caught here."""
    known = [
        (cue, number, portrait(take(cue, number)))
        for cue in sorted(CUES)
        for number in range(len(CUES[cue].places))
        if len(CUES[cue].places) > 1
    ]
    pictures = np.stack([picture for _, _, picture in known])
    wrong = []
    for at, (cue, number, picture) in enumerate(known):
        distance = np.sqrt(np.mean((pictures - picture) ** 2, axis=1))
        distance[at] = np.inf
        other = known[int(np.argmin(distance))][0]
        if family(other) != family(cue):
            wrong.append(f"{cue} {number} for {other}")
    assert len(wrong) <= 0.05 * len(known), wrong


def test_every_name_that_the_game_knows_is_baked() -> None:
    assert set(SPECS) <= set(CUES) and set(CAPTIONS) <= set(CUES)
    assert {f"{act}_{sign}" for act in ("sign", "done") for sign in TECHNIQUES.values()} <= set(CUES)
    assert {f"caption.{name}" for name in CAPTIONS.values()} <= set(strings())


WORD = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
FAMILIES = {f"flow_{number}" for number in range(1, 5)} | {f"{act}_{sign}" for act in ("sign", "done") for sign in TECHNIQUES.values()}
FAMILIES |= {f"bough_{number}" for number in range(1, 5)}
FAMILIES |= {f"{act}_{material}" for act in ("foot", "land") for material in ("soil", "grass", "wood", "stone", "sand")}


def test_every_cue_is_asked_for_by_something_or_waits_for_its_chapter() -> None:
    """A cue that nothing asks for is a sound that nobody hears: what is only described (specs.py) is not asked for."""
    asked = set(FAMILIES)
    for path in (ROOT / "game" / "audio").rglob("*.py"):
        if path.name != "specs.py":
            strings = (node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant))
            asked |= {value for value in strings if isinstance(value, str) and WORD.fullmatch(value)}
    assert set(CUES) - asked == set(NOT_YET_ASKED_FOR)
