"""Score rendering: each layer of a piece as a loop without a seam."""

from collections.abc import Callable
from typing import Any

import numpy as np

from game.audio.score import Note, Part, Score, parsed
from game.bake.chance import Chance, chance_of
from game.bake.finish import limited
from game.bake.loudness import integrated
from game.bake.room import among_trees
from game.bake.signal import RATE, Signal, decibels, high_pass, lay
from game.bake.synthesis.instruments import bell, koto, rim, shakuhachi, shamisen, taiko

LOUD = -18.0
"""LUFS of a piece's fullest moment."""
EARLY = 0.006
"""Seconds after the bar line at which the first note may come."""


def layers_of(text: str, name: str) -> list[str]:
    """The names of a score's layers."""
    return list(parsed(text, name).layers)


def maker(text: str, name: str, layer: str) -> Callable[[], tuple[Signal, dict[str, Any]]]:
    """Makes one layer, at the level that the whole piece needs."""

    def make() -> tuple[Signal, dict[str, Any]]:
        score = parsed(text, name)
        sound = limited(rendered(score, layer) * decibels(gain_of(score)))
        facts = {"piece": score.name, "layer": layer, "beat": score.beat, "meter": score.meter, "bars": score.bars_of(layer)}
        return (sound.mean(axis=1) if score.mono(layer) else sound), facts

    return make


_gains: dict[str, float] = {}


def gain_of(score: Score) -> float:
    """Decibels that bring the fullest mix of the piece to its loudness; worked out once a piece."""
    if score.name not in _gains:
        full: list[str] = [layer for layer in ("uneasy", "chased") if layer in score.layers] or ["calm"]
        loops = [rendered(score, layer) for layer in full]
        longest = max(len(loop) for loop in loops)
        _gains[score.name] = LOUD - integrated(sum((np.resize(loop, (longest, 2)) for loop in loops), np.zeros((longest, 2))))
    return _gains[score.name]


def rendered(score: Score, layer: str) -> Signal:
    """One layer as left and right; every note and its tail laid modulo the loop, filters and room run twice and the second turn kept."""
    count = score.bars_of(layer) * score.meter * score.beat
    both = np.zeros((count, 2))
    for part in score.layers[layer]:
        dry = np.zeros(count)
        chance = chance_of(f"{score.name}-{layer}-{part.instrument}", score.seed)
        for note in part.notes:
            force = note.force * chance.uniform(0.94, 1.05)
            late = float(np.clip(chance.normal(0.0, 0.004), -0.005, 0.01)) if note.at else 0.0
            lay(
                dry, played(chance, score, part, note, force), (EARLY + note.at * score.beat / RATE + late) % (count / RATE), 1.0, wrap=True
            )
        turned = high_pass(np.concatenate([dry, dry]), 60.0)[count:]
        heard = among_trees(np.concatenate([turned, turned]), 1.2, 0.22)
        both += heard[count : 2 * count] * decibels(part.gain)
    return both


def played(chance: Chance, score: Score, part: Part, note: Note, force: float) -> Signal:
    """One note by the part's instrument."""
    seconds = note.beats * score.beat / RATE
    if part.instrument == "taiko":
        loud = force * (1.0 if note.letter in "Dk" else 0.6)
        return (rim(chance, loud) if note.letter in "kK" else taiko(chance, loud)) * loud
    pitch = score.pitch(note)
    if part.instrument == "koto":
        return koto(chance, pitch, max(2.6, seconds), force, 100.0 if note.press else 0.0)
    if part.instrument == "shamisen":
        return shamisen(chance, pitch, max(0.9, seconds), force)
    if part.instrument == "bell":
        return bell(chance, pitch, force)
    scoop, fall = (-110.0 if note.scoop else -25.0), (-120.0 if note.fall else 0.0)
    return shakuhachi(chance, pitch, seconds + 0.12, 0.8 * force, scoop, fall, 1.0 if note.scoop else 0.2)
