"""Standard input as a file: `-` becomes a path for as long as it is needed; errors in it are reported as errors of `-`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.core.errors import UserError

WORD = "-"
MAX_BYTES = 12_000_000
"""More than any level, recording or crash file may have."""


@contextmanager
def laid_out(word: str) -> Iterator[str]:
    """`word` itself, if it is not `-`."""
    if word != WORD:
        yield word
        return
    body = sys.stdin.buffer.read(MAX_BYTES) if sys.stdin else b""
    with tempfile.TemporaryDirectory(prefix="spiderweb-lake-") as folder:
        path = Path(folder) / "standard-input.json"
        path.write_bytes(body)
        try:
            yield str(path)
        except UserError as complaint:
            raise UserError(*(line.replace(str(path), WORD) for line in complaint.lines), code=complaint.code) from None
