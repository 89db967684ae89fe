"""Entry point of `python -m game`: one command, and whatever is wrong with it in one line a person can read."""

import gc
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from game.cli.parser import COMMANDS, parser
from game.core import outside_environment  # noqa: F401  (the environment is looked at before anything is set in it)
from game.core.errors import NO_DISPLAY, WRONG_USE, UserError, nearest, printable, reason_of

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the lake is too small for more
for _system in ("X11", "WAYLAND"):  # by this name a desktop finds our entry and icon for a window; pygame would take the script's
    os.environ.setdefault(f"SDL_VIDEO_{_system}_WMCLASS", "local.spiderweb_lake.SpiderwebLake")

FAST_START_COMMANDS = (None, "play", "check")
"""Commands whose start somebody waits for."""


def program() -> NoReturn:
    """`main` as a process of its own. It ends at once: to take a few hundred modules apart takes longer than to check a lake."""
    try:
        code = main()
    except SystemExit as end:  # --help and --version
        code = end.code if isinstance(end.code, int) else 0
    code = _flushed(code)
    if threading.active_count() > 1:
        sys.exit(code)
    os._exit(code)


def _flushed(code: int) -> int:
    """What has been said is out; the exit code, which is another one if it could not be said."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
    except (OSError, ValueError) as error:
        _say_no_more()
        if code == 0:
            code = WRONG_USE
            _complain(UserError(f"standard output cannot be written: {reason_of(error)}"), from_a_desktop=False)
    with suppress(OSError, ValueError):
        if sys.stderr:
            sys.stderr.flush()
    return code


def _say_no_more() -> None:
    """What is still in the buffer goes nowhere, instead of failing once more at the very end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def never_raise(*streams: object) -> None:
    """A letter that a stream's encoding lacks is written as an escape: no name of a file can be an error."""
    for stream in streams:
        with suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever is wrong with it is one line a person can read."""
    words = list(sys.argv[1:] if argv is None else argv)
    never_raise(sys.stdout, sys.stderr)
    usual = gc.get_threshold()
    try:
        return _run(words)
    except UserError as complaint:
        _complain(complaint, from_a_desktop=not words)
        return complaint.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `| head` has seen enough
        _say_no_more()
        return 0
    except Exception as error:
        from game.app import crash_report

        return crash_report.report(error)
    finally:
        gc.set_threshold(*usual)


def _complain(complaint: UserError, from_a_desktop: bool) -> None:
    """One line a person can read; a frozen game started with a click has nobody reading its stderr."""
    if sys.stderr:
        with suppress(OSError, ValueError):  # then there is nobody to tell
            for line in complaint.lines:
                print(printable(line), file=sys.stderr)
    if getattr(sys, "frozen", False) and complaint.code != NO_DISPLAY and (from_a_desktop or not sys.stderr):
        from game.app import crash_report

        crash_report.show("\n".join(complaint.lines[:20]))


def _run(words: list[str]) -> int:
    if words == ["trial"]:  # a frozen copy has no `python -m game.session.trial_run`: it starts itself
        from game.session.trial_run import main as trial

        return trial()
    if words == ["gpu-probe"]:
        from game.app.gpu_probe import main as probe

        return probe()
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        raise UserError(f"spiderweb-lake: unknown command {words[0][:60]!r}; did you mean {nearest(words[0][:60], COMMANDS, like=0.0)!r}?")
    asked = parser(words[0] if words and words[0] in COMMANDS else "").parse_args(words)
    if asked.command in FAST_START_COMMANDS:
        gc.set_threshold(100_000)  # hardly anything that a start makes is rubbish
    from game.cli.commands import RUN

    return RUN[asked.command](asked)


if __name__ == "__main__":
    program()
