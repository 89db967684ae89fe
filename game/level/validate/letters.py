"""Font coverage: which characters each font file of the game can draw. Never meets pygame.

A face that somebody lays into `assets/fonts` is known at once, here and where lines are drawn.
"""

import importlib.util
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game.core.paths import ASSETS
from game.level.errors.problem import Problem, warning
from game.level.model import Level

MAX_NAMED_LETTERS = 12
"""Letters of one text that are named."""
LAST_RESORT = "freesansbold.ttf"
"""The face that pygame brings along."""


def find_problems(level: Level) -> Iterator[Problem]:
    """A warning for each text with letters that no face here has."""
    texts = {("name",): level.name} | {("texts", key): line for key, line in level.texts.items()}
    for path, line in texts.items():
        if not line.isascii() and (missing := lacking(line)):
            shown = " ".join(missing[:MAX_NAMED_LETTERS]) + " ..." * (len(missing) > MAX_NAMED_LETTERS)
            hint = "it is shown as ?" if len(missing) == 1 else "they are shown as ?"
            yield warning(path, f"no face here has {shown}", hint)


def lacking(line: str) -> list[str]:
    """The letters of a line that no face here has, each of them once."""
    known = frozenset().union(*(letters_of(path) for path in faces()))
    letters = dict.fromkeys(unicodedata.normalize("NFC", line))
    return [letter for letter in letters if letter.isprintable() and not is_mark(letter) and ord(letter) not in known]


def is_mark(letter: str) -> bool:
    """Whether it only changes the letter before it: where it cannot be drawn, that one still can."""
    return unicodedata.category(letter) in ("Mn", "Me", "Cf")


def faces(fonts: Path = ASSETS / "fonts") -> list[Path]:
    """Every font file, our own first."""
    own = sorted(path for path in fonts.glob("*") if path.suffix.lower() in (".ttf", ".otf")) if fonts.is_dir() else []
    return [*own, *_last_resort()]


def _last_resort() -> list[Path]:
    spec = importlib.util.find_spec("pygame")  # looks for it, and does not load it
    homes = spec.submodule_search_locations if spec else None
    return [Path(home) / LAST_RESORT for home in homes or () if (Path(home) / LAST_RESORT).is_file()]


@cache
def letters_of(path: Path) -> frozenset[int]:
    """The characters that a font file has pictures of; none at all if it is no font."""
    try:
        return frozenset(_mapped(path.read_bytes()))
    except (OSError, struct.error, IndexError, ValueError):
        return frozenset()


def _mapped(body: bytes) -> Iterator[int]:
    """From the table `cmap`: the largest of its maps from characters to pictures."""
    tables = struct.unpack_from(">H", body, 4)[0]
    entries = (struct.unpack_from(">4sIII", body, 12 + 16 * number) for number in range(tables))
    at = next((offset for tag, _, offset, _ in entries if tag == b"cmap"), None)
    if at is None:
        return
    maps = [struct.unpack_from(">HHI", body, at + 4 + 8 * number) for number in range(struct.unpack_from(">H", body, at + 2)[0])]
    of_unicode = [at + offset for platform, encoding, offset in maps if platform == 0 or (platform == 3 and encoding in (1, 10))]
    for start in sorted(set(of_unicode)):
        form = struct.unpack_from(">H", body, start)[0]
        if form == 4:
            yield from _two_bytes(body, start)
        elif form == 12:
            yield from _four_bytes(body, start)


def _two_bytes(body: bytes, start: int) -> Iterator[int]:
    """Form 4: ranges of the first 65,536 characters; a range may leave some of its own out."""
    count = struct.unpack_from(">H", body, start + 6)[0] // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, body, start + 14)
    firsts, deltas, offsets = (struct.unpack_from(row, body, start + 16 + 2 * count * number) for number in (1, 2, 3))
    for number, (first, last, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                place = start + 16 + 6 * count + 2 * number + offset + 2 * (code - first)
                picture = struct.unpack_from(">H", body, place)[0]
                picture = (picture + delta) & 0xFFFF if picture else 0
            else:
                picture = (code + delta) & 0xFFFF
            if picture:
                yield code


def _four_bytes(body: bytes, start: int) -> Iterator[int]:
    """Form 12: ranges of all characters."""
    for number in range(struct.unpack_from(">I", body, start + 12)[0]):
        first, last, picture = struct.unpack_from(">III", body, start + 16 + 12 * number)
        yield from range(first + (picture == 0), min(last, 0x10FFFF) + 1)
