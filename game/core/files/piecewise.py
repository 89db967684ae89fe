"""Piecewise writing: what is written to be mapped lies in small pieces of the system's cache."""

from typing import IO

PIECE_BYTES = 64 << 10
"""What Linux maps about a byte that is looked at. It keeps what is written at once in large pieces (Linux 6.18: up to 2 MB) and maps all
of a piece, so that a hundred small sprites took as much memory as the whole file."""


def write_piecewise(file: IO[bytes], body: bytes | memoryview) -> None:
    """Write `body` to a file that will be mapped."""
    view = memoryview(body).cast("B")
    for at in range(0, len(view), PIECE_BYTES):
        file.write(view[at : at + PIECE_BYTES])
