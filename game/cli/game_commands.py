"""Commands that open the game: title, play, replay.

Imports wait inside the functions: `check` never meets pygame, and the game's first frame does not wait for what only a tool needs.
"""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.cli.output import print_json, print_lines
from game.core.ticks import TICKS_PER_SECOND

FIRST_LEVEL = "03-the-crossing"

MAX_HEADLESS_TICKS = 600 * TICKS_PER_SECOND
"""A headless run nobody has won or lost by then is over."""


def title(asked: Namespace) -> int:
    """The game."""
    from game.bots.registry import make_bot
    from game.screens.title import Title
    from game.session.level_file import level_file

    source = level_file(FIRST_LEVEL)
    with _open_app("Spiderweb Lake") as app:
        app.run(Title(app, source, lambda: make_bot("steady")))
    return int(app.stop.code)


def play(asked: Namespace) -> int:
    """One level, in a window or as fast as it can."""
    from game.session.level_file import level_file, run_trial

    source = level_file(asked.level)
    if asked.record:
        from game.core.files import output_files
        from game.session.replays import replay

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
    from game.session.play_session import PlaySession

    recording = Path(asked.record) if asked.record else None
    session = PlaySession(source, asked.seed, lambda: make_bot(asked.bot or "idle", asked.seed), recording=recording)
    with stop_request.heeded() as stop:
        while not session.run.final_outcome and session.world.tick < MAX_HEADLESS_TICKS and not stop.code:
            session.play_headless(min(TICKS_PER_SECOND, MAX_HEADLESS_TICKS - session.world.tick))
        session.save()
    return session.run.outcome(), stop.code


def _windowed(source: Any, asked: Namespace) -> tuple[dict[str, Any], int]:
    from game.bots.registry import make_bot
    from game.screens.play.play import Play

    if asked.bot:
        make_bot(asked.bot)  # an unknown name is told before a window opens
    player_factory = (lambda: make_bot(asked.bot, asked.seed)) if asked.bot else None
    with _open_app(f"Spiderweb Lake: {source.level.name}") as app:
        screen = Play(app, source, asked.seed, player_factory, Path(asked.record) if asked.record else None, asked.watch)
        app.run(screen, asked.frames)
    return screen.run.outcome(), app.stop.code


def replay(asked: Namespace) -> int:
    """A recorded run: shown, or verified."""
    from game.cli.standard_input import laid_out

    with laid_out(asked.file) as asked.file:
        return _replayed(asked)


def _replayed(asked: Namespace) -> int:
    from game.app.crash_replay import is_crash_file
    from game.session.level_file import level_file
    from game.session.replays.replay import read
    from game.session.replays.verify import verify

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
    from game.session.replays.replay_player import make_replay_player

    with _open_app(f"Spiderweb Lake: {source.level.name}, recorded") as app:
        how = {"player_assists": recorded.first_assists, "later": recorded.later, "carried": recorded.carried}
        app.run(Play(app, source, recorded.seed, lambda: make_replay_player(recorded), **how))
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
