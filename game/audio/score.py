"""Score parser: text with bars into layers of parts of notes. A part whose bars do not add up is refused with its line.

piece lake   beat 85*512   meter 4   mode miyako   tonic D3   seed 7
# layer instrument dB; then lines of bars, which may be repeated with `x3` at their end
calm koto 0
 | 0'  -   2'  1'  | 0'  -   .   4   | x2

Tokens share a bar evenly; [..] share one token; `.` rests, `-` holds; 0 to 4 a degree of the mode, `'` and `,` octaves;
`!` loud, `?` soft, `^` pressed, `/` scooped, `\\` falling; for the drum D and d its skin, k and K its rim.
"""

import re
from dataclasses import dataclass, replace

MODES = {
    "miyako": (0, 90, 498, 702, 792), "hirajoshi": (0, 204, 294, 702, 792), "yo": (0, 204, 498, 702, 906),
    "minyo": (0, 294, 498, 702, 996), "iwato": (0, 90, 498, 588, 996), "ryukyu": (0, 408, 498, 702, 1110),
}  # fmt: skip
"""Cents over the tonic, tuned by fifths and fourths as a koto is."""
INSTRUMENTS = ("koto", "shamisen", "shakuhachi", "taiko", "bell")
SEMITONES = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}
PLAIN, LOUDER, SOFTER = 0.72, 0.22, 0.24
TOKEN = re.compile(r"([0-4]|[DdkK])([',]*)([!?^/\\]*)$")
HEAD = re.compile(r"piece (\w+)\s+beat (\d+)\*512\s+meter (\d)\s+mode (\w+)\s+tonic ([A-G])(\d)\s+seed (\d+)$")


class ScoreFault(ValueError):
    """Something in a score that cannot be played, with file and line."""


@dataclass(frozen=True)
class Note:
    """`at` and `beats` in beats; `letter` a degree or a stroke of the drum."""

    at: float
    beats: float
    letter: str
    octave: int
    force: float
    press: bool
    scoop: bool
    fall: bool


@dataclass(frozen=True)
class Part:
    instrument: str
    gain: float
    bars: int
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Score:
    name: str
    beat: int
    """Frames: a whole number of the mixer's buffers, so that bars begin with one."""
    meter: int
    mode: tuple[int, ...]
    tonic: float
    seed: int
    layers: dict[str, list[Part]]

    def bars_of(self, layer: str) -> int:
        return self.layers[layer][0].bars

    def mono(self, layer: str) -> bool:
        """Only the calm layer is worth two channels."""
        return layer != "calm"

    def pitch(self, note: Note) -> float:
        """Hertz."""
        return float(self.tonic * 2.0 ** (self.mode[int(note.letter)] / 1200.0 + note.octave))


def parsed(text: str, file: str) -> Score:
    """The score in a text, or a ScoreFault."""
    head: re.Match[str] | None = None
    raw: list[tuple[str, str, float, list[str], int]] = []
    for number, full in enumerate(text.splitlines(), 1):
        line = full.split("#")[0].rstrip()
        if not line.strip():
            continue
        if line.startswith("piece"):
            head = HEAD.match(line)
            if head is None or head[4] not in MODES:
                raise ScoreFault(
                    f"{file}:{number}: a piece begins `piece NAME beat N*512 meter N mode MODE tonic D3 seed N`, "
                    f"MODE one of {', '.join(MODES)}"
                )
        elif line[0] in " |":
            if not raw:
                raise ScoreFault(f"{file}:{number}: bars before any part")
            raw[-1][3].extend(_bars(line))
        else:
            raw.append(_part_head(line, f"{file}:{number}", number))
    if head is None:
        raise ScoreFault(f"{file}:1: no line begins with `piece`")
    meter, layers = int(head[3]), dict[str, list[Part]]()
    for layer, instrument, gain, bars, number in raw:
        part = Part(instrument, gain, len(bars), tuple(_notes(bars, meter, f"{file}:{number}", instrument == "taiko")))
        beside = layers.setdefault(layer, [])
        if not bars or (beside and beside[0].bars != part.bars):
            raise ScoreFault(f"{file}:{number}: {len(bars)} bars of {instrument} beside {beside[0].bars if beside else 1} in {layer!r}")
        beside.append(part)
    tonic = 440.0 * 2.0 ** ((SEMITONES[head[5]] + 12 * (int(head[6]) - 4)) / 12.0)
    return Score(head[1], int(head[2]) * 512, meter, MODES[head[4]], tonic, int(head[7]), layers)


def _part_head(line: str, where: str, number: int) -> tuple[str, str, float, list[str], int]:
    words = line.split()
    if len(words) != 3 or words[1] not in INSTRUMENTS or not re.fullmatch(r"[+-]?\d+(\.\d+)?", words[2]):
        raise ScoreFault(f"{where}: a part begins with its layer, one of {', '.join(INSTRUMENTS)}, and decibels")
    return words[0], words[1], float(words[2]), [], number


def _bars(line: str) -> list[str]:
    times = re.search(r"\|\s*x(\d+)$", line)
    inner = line[: times.start()] if times else line.rstrip().removesuffix("|")
    return inner.strip().removeprefix("|").split("|") * (int(times[1]) if times else 1)


def _notes(bars: list[str], meter: int, where: str, drum: bool) -> list[Note]:
    found: list[Note | None] = []

    def lay(tokens: list[str], at: float, beats: float) -> None:
        share = beats / len(tokens)
        for number, token in enumerate(tokens):
            if token.startswith("["):
                lay(token[1:-1].split(), at + number * share, share)
            elif token == ".":
                found.append(None)
            elif token[0] == "-":
                if found and (held := found[-1]):
                    found[-1] = replace(held, beats=held.beats + share, fall=held.fall or "\\" in token)
            else:
                found.append(_note(token, at + number * share, share, where, drum))

    for number, bar in enumerate(bars):
        tokens = re.findall(r"\[[^\]]*\]|\S+", bar)
        if not tokens:
            raise ScoreFault(f"{where}: bar {number + 1} is empty")
        lay(tokens, float(number * meter), float(meter))
    return [note for note in found if note]


def _note(token: str, at: float, beats: float, where: str, drum: bool) -> Note:
    match = TOKEN.match(token)
    if match is None or (match[1] in "DdkK") != drum:
        raise ScoreFault(f"{where}: {token!r} is no {'stroke' if drum else 'note'}")
    force = PLAIN + LOUDER * ("!" in match[3]) - SOFTER * ("?" in match[3])
    octave = match[2].count("'") - match[2].count(",")
    return Note(at, beats, match[1], octave, force, "^" in match[3], "/" in match[3], "\\" in match[3])
