"""Commands of `python -m game`: each gets the parsed arguments, does one thing and returns an exit code.

Imports wait inside the functions: `check` never meets pygame, and the game's first frame does not wait for what only a tool needs.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.core.errors import UserError, reason_of

FIRST_LEVEL = "03-the-crossing"
MAX_HEADLESS_TICKS = 120 * 600
"""A headless run nobody has won or lost by then is over."""


def title(asked: Namespace) -> int:
    """The game."""
    from game.bots.registry import make_bot
    from game.screens.title import Title
    from game.session.run import level_file

    source = level_file(FIRST_LEVEL)
    with _open_app("Spiderweb Lake") as app:
        app.run(Title(app, source, lambda: make_bot("steady")))
    return int(app.stop.code)


@contextmanager
def _open_app(name: str) -> Iterator[Any]:
    """A window as it was left the last time, and a log of what happens in it."""
    from game.app import logging_setup, stop_request
    from game.app.app import App
    from game.app.open_window import open_window
    from game.save.profile import Profile

    logging_setup.ensure_std_streams()
    logging_setup.start()
    kept, app = Profile(), None
    settings = kept.settings
    try:
        with stop_request.heeded() as stop, open_window(name, settings) as window:
            if settings.full_screen:
                window.toggle_full_screen()
            app = App(window, kept=kept, stop=stop, sound=_speaker)
            yield app
            _save_window_state(kept, window)
    finally:
        if app:
            app.sound.close()
        kept.close()


def _speaker() -> Any:
    from game.audio.speaker import Speaker

    return Speaker()


def _save_window_state(kept: Any, window: Any) -> None:
    """The window as it is now; its size is that of a window which is neither maximized nor full screen."""
    width, height = window.own_size
    left = {"width": max(320, width), "height": max(180, height), "full_screen": window.full_screen, "maximized": window.maximized}
    if any(getattr(kept.settings, name) != value for name, value in left.items()):
        kept.change(**left)


def play(asked: Namespace) -> int:
    """One level, in a window or as fast as it can."""
    from game.session.run import level_file, run_trial

    source = level_file(asked.level)
    if asked.record:
        from game.core import output_files
        from game.session import replay

        output_files.refuse(Path(asked.record), replay.RECORDING)
    run_trial(source)
    outcome, stopped = _headless(source, asked) if asked.headless else _windowed(source, asked)
    if asked.headless or asked.json:
        print_json(outcome)
    return stopped or int(outcome["reason"] != "unfinished" and not outcome["won"])


def _headless(source: Any, asked: Namespace) -> tuple[dict[str, Any], int]:
    """The outcome, and the exit code if somebody broke it off."""
    from game.app import stop_request
    from game.bots.registry import make_bot
    from game.session.run import Run, run_headless

    run, wants = Run(source, asked.seed), make_bot(asked.bot or "idle", asked.seed)
    with stop_request.heeded() as stop:
        while not run.final_outcome and run.world.tick < MAX_HEADLESS_TICKS and not stop.code:
            run_headless(run, wants, min(120, MAX_HEADLESS_TICKS - run.world.tick))
        if asked.record:
            run.save(Path(asked.record))
    return run.outcome(), stop.code


def _windowed(source: Any, asked: Namespace) -> tuple[dict[str, Any], int]:
    from game.bots.registry import make_bot
    from game.screens.play.play import Play

    if asked.bot:
        make_bot(asked.bot)  # an unknown name is told before a window opens
    cast = (lambda: make_bot(asked.bot, asked.seed)) if asked.bot else None
    with _open_app(f"Spiderweb Lake: {source.level.name}") as app:
        screen = Play(app, source, asked.seed, cast, Path(asked.record) if asked.record else None, asked.watch)
        app.run(screen, asked.frames)
    return screen.run.outcome(), app.stop.code


def new(asked: Namespace) -> int:
    """A level to begin with."""
    from game.level.errors.problem import LevelProblems
    from game.level.files.template import write

    try:
        print_lines([str(write(asked.name))])
    except LevelProblems as refused:
        raise UserError(
            *(f"{problem.file}: {problem.reason}" + f" ({problem.hint})" * bool(problem.hint) for problem in refused.problems)
        ) from None
    return 0


def levels(asked: Namespace) -> int:
    """Every level by folder; the player's own folder, shown where folders are looked at."""
    from game.level.files import level_folders

    if asked.open:
        level_folders.open_user_folder()
    else:
        print_lines(level_folders.folder_lines())
    return 0


def upgrade(asked: Namespace) -> int:
    """Level files rewritten in today's format."""
    from game.core.errors import UserError
    from game.level.errors.problem import LevelProblems
    from game.level.files.library import UnknownLevel, find
    from game.level.format.upgrade import upgrade_file

    for name in asked.levels:
        try:
            print_lines([upgrade_file(find(name))])
        except UnknownLevel as error:
            raise UserError(str(error)) from None
        except LevelProblems as refused:
            raise UserError(*(str(problem) for problem in refused.problems)) from None
    return 0


def check(asked: Namespace) -> int:
    """Every problem of every level, and a trial load in a child process."""
    from game.cli.standard_input import laid_out
    from game.tools import checker as checker

    problems = []
    for word in asked.paths:
        with laid_out(word) as path:
            problems += [problem.in_file(word) if path != word else problem for problem in checker.check(path)]
    print_lines(str(problem) for problem in problems)
    return 1 if any(not problem.warning for problem in problems) else 0


def shot(asked: Namespace) -> int:
    """A moment of a level as a PNG, a while of it as a GIF, or all of it as one long picture."""
    from game.session.run import level_file
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


def prove(asked: Namespace) -> int:
    """Can these levels be won? By whom, and if not, how far did anybody get?"""
    from game.cli.standard_input import laid_out
    from game.session.run import level_file
    from game.tools.winnable import prove as proof_of

    proofs = []
    for word in asked.levels:
        with laid_out(word) as path:
            proof = proof_of(level_file(path))
            proofs.append({key: value.replace(path, word) if isinstance(value, str) else value for key, value in proof.items()})
    if asked.json:
        print_json({"levels": proofs, "proved": all(proof["won"] for proof in proofs)})
    else:
        print_lines(proof["line"] for proof in proofs)
    return 0 if all(proof["won"] for proof in proofs) else 1


def replay(asked: Namespace) -> int:
    """A recorded run: shown, or verified."""
    from game.cli.standard_input import laid_out

    with laid_out(asked.file) as asked.file:
        return _replayed(asked)


def _replayed(asked: Namespace) -> int:
    from game.app.crash_replay import is_crash_file
    from game.session.replay import read
    from game.session.run import level_file
    from game.session.verify import verify

    if is_crash_file(Path(asked.file)):
        return _reproduce(asked)
    recorded = read(Path(asked.file))
    source = level_file(recorded.level)
    verdict = verify(recorded, source) if asked.verify or asked.json else None
    if verdict and asked.json:
        print_json({"same": verdict.same, "why": verdict.why, "bad_tick": verdict.bad_tick, "ticks": recorded.ticks})
    elif verdict:
        print_lines([verdict.why])
    else:
        return _show(recorded, source)
    return 0 if verdict.same else 1


def _reproduce(asked: Namespace) -> int:
    """A crash file: does the same thing break again?"""
    from game.app.crash_replay import reproduce

    again = reproduce(Path(asked.file))
    if asked.json:
        print_json({"same": again.same, "why": again.why, "bad_tick": again.tick})
    else:
        print_lines([again.why])
    return 0 if again.same else 1


def _show(recorded: Any, source: Any) -> int:
    from game.screens.play.play import Play
    from game.session.run import make_replay_player

    with _open_app(f"Spiderweb Lake: {source.level.name}, recorded") as app:
        app.run(Play(app, source, recorded.seed, lambda: make_replay_player(recorded), eased=recorded.eased))
    return int(app.stop.code)


def schema(asked: Namespace) -> int:
    """The JSON Schema of a level, for editors."""
    from game.level.schema.json_schema import text

    print_lines([text().rstrip()])
    return 0


def bake(asked: Namespace) -> int:
    """The sounds, from their recipes."""
    from game.core.errors import UserError

    try:
        from game.bake import oven
    except ModuleNotFoundError as missing:
        raise UserError(f"baking needs {missing.name}: install the game from a checkout with `pip install .[sound]`") from None
    if asked.check:
        wrong = oven.stale()
        print_lines(wrong)
        return 1 if wrong else 0
    made = oven.bake(tuple(asked.names), lambda line: print_lines([line]))
    print_lines([f"{made} baked"])
    return 0


def sound(asked: Namespace) -> int:
    """A recorded run as a WAV file, the same samples each time."""
    from game.session.replay import read
    from game.session.run import level_file
    from game.tools.render_sound import render

    recorded = read(Path(asked.recording))
    render(recorded, level_file(recorded.level), Path(asked.out))
    return 0


def bench(asked: Namespace) -> int:
    """What a tick and a frame cost."""
    if asked.sound:
        return _bench_sound(asked)
    found, shown = _measured(asked)
    if asked.json:
        print_json(found)
    else:
        print_lines(shown)
    return 0


def _measured(asked: Namespace) -> tuple[dict[str, Any], list[str]]:
    """The figures that were asked for, for a tool and for people."""
    if asked.fps or asked.window:
        from game.tools import benchmark_window

        rows = [benchmark_window.measure_window(asked.level, asked.window, asked.seconds)] if asked.window else []
        rows = rows or benchmark_window.measure_sizes(asked.level, asked.seconds)
        return {"fps": rows}, benchmark_window.lines(rows)
    if asked.skill:
        from game.tools import skill

        table = [skill.measure(height, length) for height, length in skill.shipped(skill.shipped_levels())]
        return {"skill": [one._asdict() for one in table]}, skill.lines(table)
    if asked.layers:
        from game.tools import benchmark_layers

        layers = benchmark_layers.measure_layers(asked.level, asked.size, asked.moment)
        return layers, benchmark_layers.lines(layers)
    from game.tools import benchmark as figures

    found = figures.measure(asked.level, asked.size, asked.moment)
    return found, figures.lines(found)


def _bench_sound(asked: Namespace) -> int:
    from game.tools import benchmark_sound as figures

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
        raise cannot_say(error) from None


def cannot_say(error: OSError) -> UserError:
    """Standard output takes no more: a full disk behind it, a terminal that has gone."""
    return UserError(f"standard output cannot be written: {reason_of(error)}")
