"""Command line: every command with its options, and what an argument may be."""

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from game import __version__
from game.cli.output import print_lines
from game.core.errors import UserError


class Parser(argparse.ArgumentParser):
    """argparse that complains in one line."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{self.prog}: {message}")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Help and version, which argparse drops without a word where they cannot be written."""
        print_lines([message.rstrip("\n")])


def parser(command: str = "") -> Parser:
    """The parser of every command, or of `command` alone: nobody waits for the rest."""
    top = Parser(prog="spiderweb-lake", description="A chase across live water. With no command: the game, at its title.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, (add_options, about) in COMMANDS.items():
        if command in ("", name):
            add_options(subparsers.add_parser(name, help=about))
    return top


def _nothing(parser: argparse.ArgumentParser) -> None:
    """A command without options."""


def _new(new: argparse.ArgumentParser) -> None:
    new.add_argument("name", metavar="NAME")


def _levels(levels: argparse.ArgumentParser) -> None:
    levels.add_argument("--open", action="store_true", help="show your level folder in the file manager")


def _check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a level's name, or - for standard input")


def _upgrade(upgrade: argparse.ArgumentParser) -> None:
    upgrade.add_argument("levels", nargs="+", metavar="LEVEL")


def _prove(prove: argparse.ArgumentParser) -> None:
    prove.add_argument("levels", nargs="+", metavar="LEVEL", help="a file, a level's name, or - for standard input")
    prove.add_argument("--json", action="store_true", help="one object on one line")


def _replay(replay: argparse.ArgumentParser) -> None:
    replay.add_argument("file", metavar="FILE", help="a recording or a crash file, or - for standard input")
    replay.add_argument("--verify", action="store_true", help="run it again and compare every stored hash")
    replay.add_argument("--json", action="store_true", help="the verdict as one object on one line")


def _soak(soak: argparse.ArgumentParser) -> None:
    soak.add_argument("--minutes", type=_minutes, default=2.0, metavar="M")
    soak.add_argument("--lakes", type=_count, default=0, metavar="N", help="not to end before so many generated lakes were played")
    soak.add_argument("--seed", type=_count, default=0, metavar="N")


def _play(play: argparse.ArgumentParser) -> None:
    play.add_argument("level", metavar="LEVEL")
    play.add_argument("--watch", action="store_true", help="show the level again whenever its file is saved")
    play.add_argument("--bot", metavar="NAME", help="let a program play")
    play.add_argument("--headless", action="store_true", help="no window, as fast as it can; prints the outcome")
    play.add_argument("--seed", type=_count, default=0, metavar="N")
    play.add_argument("--record", metavar="FILE", help="write the run to a replay file; only an older run is replaced")
    play.add_argument("--frames", type=_count, metavar="N", help="leave after so many frames")
    play.add_argument("--json", action="store_true", help="print the outcome as one object on one line")


def _shot(shot: argparse.ArgumentParser) -> None:
    shot.add_argument("level", metavar="LEVEL")
    shot.add_argument("out", metavar="OUT.png", help="or .jpg, .bmp; .gif with --for")
    shot.add_argument("--at", type=_seconds, default=0.0, metavar="SECONDS")
    shot.add_argument("--for", type=_seconds, default=0.0, metavar="SECONDS", dest="length", help="a moving picture that long: OUT.gif")
    shot.add_argument("--bot", metavar="NAME", help="who plays until then (default: nobody)")
    shot.add_argument("--seed", type=_count, default=0, metavar="N")
    shot.add_argument("--size", type=_size, metavar="WxH", help="default 1280x720; with --whole, of one panel: 640x360")
    shot.add_argument("--whole", action="store_true", help="the whole level as one long picture")


def _bake(bake: argparse.ArgumentParser) -> None:
    bake.add_argument("names", nargs="*", metavar="NAME", help="cues, beds or layers to bake anew (default: whatever has changed)")
    bake.add_argument("--check", action="store_true", help="bake nothing; say what is missing, changed or not as pinned")


def _sound(sound: argparse.ArgumentParser) -> None:
    sound.add_argument("recording", metavar="RECORDING")
    sound.add_argument("out", metavar="OUT.wav")


def _bench(bench: argparse.ArgumentParser) -> None:
    bench.add_argument("--json", action="store_true", help="one object on one line")
    bench.add_argument("--size", type=_size, default=(1280, 720), metavar="WxH")
    bench.add_argument("--moment", type=_moment, default="start", metavar="MOMENT", help="start, or trap: all that it holds at once")
    bench.add_argument("--level", default="03-the-crossing", metavar="LEVEL")
    bench.add_argument("--skill", action="store_true", help="what reading the water is worth: chakra per metre on every swell shipped")
    bench.add_argument("--layers", action="store_true", help="by layer of the picture: where a frame's time goes")
    bench.add_argument("--fps", action="store_true", help="the real window in four sizes: frames a second, speed of time, memory")
    bench.add_argument("--window", type=_size, metavar="WxH", help="the same in one size")
    bench.add_argument("--memory", action="store_true", help="what is held in memory after changes of size and --seconds of play")
    bench.add_argument("--changes", type=int, default=10, metavar="N", help="how often the window's size changes")
    bench.add_argument("--seconds", type=float, default=30.0, metavar="S", help="how long each window is measured, or played in")
    bench.add_argument("--sound", action="store_true", help="what the sound costs instead, and how its files are made")


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) >= 2**63:
        raise argparse.ArgumentTypeError(f"{word[:40]!r} is not a whole number of at least 0")
    return int(word)


def _seconds(word: str) -> float:
    return _time(word, 3600, "seconds")


def _minutes(word: str) -> float:
    return _time(word, 10_000, "minutes")


def _time(word: str, most: int, unit: str) -> float:
    try:
        time = float(word)
    except ValueError:
        time = -1.0
    if not 0.0 <= time <= most:
        raise argparse.ArgumentTypeError(f"{word[:40]!r} is not a time of 0 to {most} {unit}")
    return time


def _moment(word: str) -> str:
    if word not in ("start", "trap"):
        raise argparse.ArgumentTypeError(f"{word[:40]!r} is neither start nor trap")
    return word


def _size(word: str) -> tuple[int, int]:
    width, x, height = word.partition("x")
    sides = [int(side) for side in (width, height) if side.isascii() and side.isdigit() and len(side) <= 5]
    if x != "x" or len(sides) != 2 or not all(1 <= side <= 8192 for side in sides):
        raise argparse.ArgumentTypeError(f"{word[:40]!r} is not a size such as 1280x720, of 1 to 8192 a side")
    return sides[0], sides[1]


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "play": (_play, "play one level, a file or a shipped name"),
    "new": (_new, "write a small level to begin with into your level folder, and say where it is"),
    "levels": (_levels, "name every level there is, and the folders that they lie in"),
    "check": (_check, "say everything that is wrong with level files"),
    "upgrade": (_upgrade, "rewrite level files in today's format; order, notes and layout stay"),
    "shot": (_shot, "draw a moment of a level to a PNG, a while of it to a GIF, or all of it to one long PNG"),
    "prove": (_prove, "let bots try whether levels can be won, and whether they play themselves"),
    "replay": (_replay, "show a recorded run, or verify it"),
    "schema": (_nothing, "print the JSON Schema of a level"),
    "sound": (_sound, "what a recorded run sounds like, as a WAV file"),
    "bake": (_bake, "make the sounds from their recipes (needs the extra `sound`)"),
    "bench": (_bench, "what a tick and a frame cost, beside the floor measured in the same run"),
    "soak": (_soak, "let hostile players loose on every level and on lakes nobody drew; figures as JSON"),
    "selftest": (_nothing, "what a packaged copy can check of itself"),
}
