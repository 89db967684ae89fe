"""Something a person should be told in one line: takes the line and an exit code, gives main() what to print instead of a traceback."""

from collections.abc import Iterable

WRONG_USE = 2
NO_DISPLAY = 3


class Complaint(Exception):
    """Ends the program with its lines on stderr and `code`."""

    def __init__(self, *lines: str, code: int = WRONG_USE) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.code = code


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was most likely meant to be."""
    from difflib import get_close_matches  # who makes no mistake need not wait for it

    choices = list(known)
    return next(iter(get_close_matches(word, choices, n=1, cutoff=0.0)), "")
