"""Baking: recipes and scores into Ogg Vorbis files and an index. Only what changed is baked again; every file's samples are pinned."""

import hashlib
import importlib.util
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import soundfile

from game.bake.chance import chance_of
from game.bake.finish import finished_bed, finished_cue
from game.bake.recipe import Bed, Cue
from game.bake.recipe_hash import recipe_hash
from game.bake.signal import RATE, Signal
from game.core.paths import ASSETS

RECIPES, SCORES, SOUND = ASSETS / "sound" / "recipes", ASSETS / "music", ASSETS / "sound"
INDEX = SOUND / "index.json"
GAP = round(0.03 * RATE)
"""Silence between two takes in one file, so that the coder cannot smear one into the next."""
CUE_QUALITY, BED_QUALITY, MUSIC_QUALITY = 0.55, 0.62, 0.62
"""Vorbis compression levels: 0 is best, 1 is smallest."""
BLOCK = 4096
"""Frames written at once; a long sound in one call crashes the library."""


@dataclass(frozen=True)
class Job:
    """One file to be: what it is made of (`recipe`, a hash), and how."""

    section: str
    """cues, beds or music: its folder, and its table in the index."""
    name: str
    recipe: str
    make: Callable[[], tuple[Signal, dict[str, Any]]]
    quality: float

    @property
    def path(self) -> Path:
        return SOUND / self.section / f"{self.name}.ogg"


def bake(names: tuple[str, ...] = (), tell: Callable[[str], None] = print) -> int:
    """Bake what changed, or what is named; forget what no recipe makes any more. Returns how many files were made."""
    index, made = read_index(), 0
    jobs = list(all_jobs())
    for job in jobs:
        entry = index[job.section].get(job.name)
        fresh = entry is not None and entry["recipe"] == job.recipe and job.path.is_file()
        if (job.name in names) if names else not fresh:
            index[job.section][job.name] = _baked(job)
            _write_index(index)
            tell(f"{job.section}/{job.name}")
            made += 1
    _sweep_up(index, jobs)
    return made


def stale() -> list[str]:
    """The files that are missing, whose recipe has changed since, or whose samples are not those that were pinned."""
    index, wrong = read_index(), []
    for job in all_jobs():
        entry = index[job.section].get(job.name)
        if entry is None or not job.path.is_file():
            wrong.append(f"{job.section}/{job.name}: not baked")
        elif entry["recipe"] != job.recipe:
            wrong.append(f"{job.section}/{job.name}: its recipe has changed")
        elif entry["samples"] != samples_hash(job.path):
            wrong.append(f"{job.section}/{job.name}: other samples than those pinned")
    return wrong


def all_jobs() -> Iterator[Job]:
    """Every cue, every bed, every layer of every piece."""
    for path in sorted(RECIPES.glob("*.py")):
        source, recipe = recipe_hash(path.read_text(encoding="utf-8")), _loaded(path)
        for name, cue in getattr(recipe, "CUES", {}).items():
            yield Job("cues", name, source, _cue_maker(name, cue), CUE_QUALITY)
        for name, bed in getattr(recipe, "BEDS", {}).items():
            yield Job("beds", name, source, _bed_maker(name, bed), BED_QUALITY)
    yield from _music_jobs()


def _music_jobs() -> Iterator[Job]:
    from game.bake import music

    own = (Path(__file__).parent / "music.py").read_text(encoding="utf-8")
    for path in sorted(SCORES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for layer in music.layers_of(text, path.name):
            yield Job("music", f"{path.stem}-{layer}", recipe_hash(own, text), music.maker(text, path.name, layer), MUSIC_QUALITY)


def _cue_maker(name: str, cue: Cue) -> Callable[[], tuple[Signal, dict[str, Any]]]:
    def make() -> tuple[Signal, dict[str, Any]]:
        takes = [finished_cue(cue.make(chance_of(name, take)), cue) for take in range(cue.takes)]
        rest = np.zeros((GAP, *takes[0].shape[1:]))
        whole, places = [rest], []
        for take in takes:
            start = sum(len(part) for part in whole)
            places.append([start, start + len(take)])
            whole += [take, rest]
        return np.concatenate(whole), {"kind": cue.kind, "takes": places}

    return make


def _bed_maker(name: str, bed: Bed) -> Callable[[], tuple[Signal, dict[str, Any]]]:
    return lambda: (finished_bed(bed.make(chance_of(name)), bed), {"loud": bed.loud})


def _baked(job: Job) -> dict[str, Any]:
    sound, facts = job.make()
    job.path.parent.mkdir(parents=True, exist_ok=True)
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    part = job.path.with_suffix(".part")
    with soundfile.SoundFile(part, "w", RATE, channels, format="OGG", subtype="VORBIS", compression_level=job.quality) as file:
        for start in range(0, len(sound), BLOCK):
            file.write(sound[start : start + BLOCK])
    part.replace(job.path)
    file = hashlib.sha256(job.path.read_bytes()).hexdigest()[:32]
    return facts | {"frames": len(sound), "channels": channels, "recipe": job.recipe, "samples": samples_hash(job.path), "file": file}


def samples_hash(path: Path) -> str:
    """Of what is heard, whatever the file's own bytes are: its serial number is different each time. Other decoders round otherwise."""
    return hashlib.sha256(decoded(path).tobytes()).hexdigest()[:32]


def decoded(path: Path) -> np.ndarray[Any, np.dtype[np.int16]]:
    """The samples of a file, (frames, channels)."""
    return np.asarray(soundfile.read(path, dtype="int16", always_2d=True)[0])


def read_index() -> dict[str, dict[str, Any]]:
    """What has been baked; empty tables if nothing was."""
    found = json.loads(INDEX.read_text(encoding="utf-8")) if INDEX.is_file() else {}
    return {section: found.get(section, {}) for section in ("cues", "beds", "music")}


def _write_index(index: dict[str, dict[str, Any]]) -> None:
    lines = []
    for section, table in index.items():
        rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(table[name])}" for name in sorted(table))
        lines.append(f'  "{section}": {{\n{rows}\n  }}')
    INDEX.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def _sweep_up(index: dict[str, dict[str, Any]], jobs: list[Job]) -> None:
    wanted = {(job.section, job.name) for job in jobs}
    gone = [(section, name) for section, table in index.items() for name in table if (section, name) not in wanted]
    for section, name in gone:
        del index[section][name]
        (SOUND / section / f"{name}.ogg").unlink(missing_ok=True)
    if gone:
        _write_index(index)


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"recipes.{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
