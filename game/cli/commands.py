"""Every command of `python -m game` by name. Each gets the parsed arguments, does one thing and returns an exit code."""

from argparse import Namespace
from collections.abc import Callable

from game.cli.game_commands import play, replay, title
from game.cli.level_commands import check, levels, new, prove, schema, upgrade
from game.cli.tool_commands import bake, bench, selftest, shot, soak, sound

RUN: dict[str | None, Callable[[Namespace], int]] = {
    None: title, "play": play, "replay": replay,
    "new": new, "levels": levels, "upgrade": upgrade, "check": check, "prove": prove, "schema": schema,
    "shot": shot, "sound": sound, "bake": bake, "bench": bench, "soak": soak, "selftest": selftest,
}  # fmt: skip
"""Command to its function; without a command, the game. What each may be asked stands in `cli/parser.py`."""
