"""Index of the baked sounds: the takes of every cue, the beds and the music layers. A copy without sounds is an empty index, no fault."""

import json
import logging
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from game.core.paths import ASSETS

log = logging.getLogger(__name__)
logging.getLogger("game").addHandler(logging.NullHandler())  # a command without a window keeps no log, and its stderr is for complaints

SOUND = ASSETS / "sound"
RATE = 48000


@dataclass(frozen=True)
class Takes:
    """One cue's file: where in it every take lies (frames), and its class of loudness."""

    path: Path
    kind: str
    channels: int
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Loop:
    """A bed or a layer of music."""

    path: Path
    frames: int
    channels: int


@dataclass(frozen=True)
class Piece:
    """Music: layers whose bars begin together."""

    name: str
    beat: int
    meter: int
    layers: dict[str, Loop]


@dataclass(frozen=True)
class SoundIndex:
    """Everything that there is to hear, by name."""

    cues: dict[str, Takes] = field(default_factory=dict)
    beds: dict[str, Loop] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)


@cache
def sound_index() -> SoundIndex:
    """Everything that there is to hear; without an index, nothing."""
    return read(SOUND)


def read(folder: Path) -> SoundIndex:
    """The index of one folder."""
    try:
        found = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        return SoundIndex(_cues(folder, found["cues"]), _beds(folder, found["beds"]), _pieces(folder, found["music"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        log.warning("no sounds: %s", problem)
        return SoundIndex()


def _cues(folder: Path, table: dict[str, dict]) -> dict[str, Takes]:  # type: ignore[type-arg]
    return {
        name: Takes(folder / "cues" / f"{name}.ogg", entry["kind"], entry["channels"], tuple((a, b) for a, b in entry["takes"]))
        for name, entry in table.items()
    }


def _beds(folder: Path, table: dict[str, dict]) -> dict[str, Loop]:  # type: ignore[type-arg]
    return {name: Loop(folder / "beds" / f"{name}.ogg", entry["frames"], entry["channels"]) for name, entry in table.items()}


def _pieces(folder: Path, table: dict[str, dict]) -> dict[str, Piece]:  # type: ignore[type-arg]
    pieces: dict[str, Piece] = {}
    for name, entry in table.items():
        piece, _, layer = name.rpartition("-")
        layers = pieces[piece].layers if piece in pieces else {}
        layers[layer] = Loop(folder / "music" / f"{name}.ogg", entry["frames"], entry["channels"])
        pieces[piece] = Piece(piece, entry["beat"], entry["meter"], layers)
    return pieces
