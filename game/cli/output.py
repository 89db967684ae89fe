"""What commands print, and a one-line error where standard output cannot be written."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from game.core.errors import UserError, reason_of


def print_json(value: Any) -> None:
    print_lines([json.dumps(value, allow_nan=False)])


def print_lines(lines: Iterable[str]) -> None:
    """To stdout, if there is one: a windowed build has none."""
    if not sys.stdout:
        return
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output_error(error) from None


def output_error(error: OSError) -> UserError:
    """Standard output takes no more: a full disk behind it, a terminal that has gone."""
    return UserError(f"standard output cannot be written: {reason_of(error)}")
