"""Commands that make or measure something: shot, sound, bake, bench, soak, selftest.

Imports wait inside the functions: `check` never meets pygame, and the game's first frame does not wait for what only a tool needs.
"""

from argparse import Namespace
from pathlib import Path
from typing import Any

from game.cli.output import print_json, print_lines
from game.core.errors import UserError


def shot(asked: Namespace) -> int:
    """A moment of a level as a PNG, a while of it as a GIF, or all of it as one long picture."""
    from game.session.level_file import level_file
    from game.tools import record_gif, screenshot

    source = level_file(asked.level)
    if asked.length and asked.whole:
        raise UserError("spiderweb-lake shot: --whole is one long picture, --for a moving picture: ask for one of them")
    if asked.length:
        record_gif.film(source, Path(asked.out), asked.at, asked.length, asked.bot or "idle", asked.seed, asked.size or (640, 360))
    elif asked.whole:
        screenshot.panorama(source, Path(asked.out), asked.size or (640, 360))
    else:
        screenshot.moment(source, Path(asked.out), asked.at, asked.bot or "idle", asked.seed, asked.size or (1280, 720))
    return 0


def sound(asked: Namespace) -> int:
    """A recorded run as a WAV file, the same samples each time."""
    from game.session.level_file import level_file
    from game.session.replays.replay import read
    from game.tools.render_sound import render

    recorded = read(Path(asked.recording))
    render(recorded, level_file(recorded.level), Path(asked.out))
    return 0


def bake(asked: Namespace) -> int:
    """The sounds, from their recipes."""
    try:
        from game.bake import sound_baker
    except ModuleNotFoundError as missing:
        raise UserError(f"baking needs {missing.name}: install the game from a checkout with `pip install .[sound]`") from None
    if asked.check:
        wrong = sound_baker.stale()
        print_lines(wrong)
        return 1 if wrong else 0
    made = sound_baker.bake(tuple(asked.names), lambda line: print_lines([line]))
    print_lines([f"{made} baked"])
    return 0


def bench(asked: Namespace) -> int:
    """What a tick and a frame cost."""
    if asked.sound:
        return _bench_sound(asked)
    found, shown = _measure(asked)
    if asked.json:
        print_json(found)
    else:
        print_lines(shown)
    return 0


def _measure(asked: Namespace) -> tuple[dict[str, Any], list[str]]:
    """The figures that were asked for, for a tool and for people."""
    if asked.fps or asked.window:
        from game.tools.benchmark import window as benchmark_window

        rows = [benchmark_window.measure_window(asked.level, asked.window, asked.seconds)] if asked.window else []
        rows = rows or benchmark_window.measure_sizes(asked.level, asked.seconds)
        return {"fps": rows}, benchmark_window.lines(rows)
    if asked.memory:
        from game.tools.benchmark import memory as benchmark_memory

        held = benchmark_memory.measure_memory(asked.level, asked.size, asked.changes, asked.seconds)
        return {"memory": held}, benchmark_memory.lines(held)
    if asked.skill:
        from game.tools.benchmark import skill

        table = [skill.measure(height, length) for height, length in skill.shipped(skill.shipped_levels())]
        return {"skill": [one._asdict() for one in table]}, skill.lines(table)
    if asked.layers:
        from game.tools.benchmark import layers as benchmark_layers

        layers = benchmark_layers.measure_layers(asked.level, asked.size, asked.moment)
        return layers, benchmark_layers.lines(layers)
    from game.tools.benchmark import benchmark as figures

    found = figures.measure(asked.level, asked.size, asked.moment)
    return found, figures.lines(found)


def _bench_sound(asked: Namespace) -> int:
    from game.tools.benchmark import sound as figures

    found = figures.measure(asked.level)
    if asked.json:
        print_json(found)
    else:
        print_lines(figures.lines(found))
    return 0


def soak(asked: Namespace) -> int:
    """Does anything break, hang or leak when nobody is kind to it?"""
    from game.tools.soak import soak as bath

    figures = bath(asked.minutes, asked.lakes, asked.seed)
    print_json(figures)
    return 0 if figures["ok"] else 1


def selftest(asked: Namespace) -> int:
    """What a packaged copy can check of itself, as one line of JSON."""
    from game.tools.selftest import selftest as checks

    found = checks()
    print_json(found)
    return 0 if found["ok"] else 1
