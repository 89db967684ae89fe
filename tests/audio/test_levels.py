"""Ears go through every level: whatever one meets there is heard, or not, but never breaks the game."""

from pathlib import Path

import pytest

from game.audio.director import Director
from game.bots.registry import make_bot
from game.level.files import library
from game.session.level_file import level_file
from game.session.play_session import PlaySession

PLAYERS = {"01-out-of-step": "listener", "gusts-and-rustles": "listener", "unfold-the-map": "navigator"}
BY_DAY = ("02-two-miles", "rope-bridge")
"""The Crossing is heard elsewhere; the others wait for the night: no new level makes README's command any longer."""
SECONDS = 40.0


def levels() -> list[object]:
    shipped = [entry.path for entry in library.list_levels() if not entry.is_user]
    return [pytest.param(path, id=path.stem, marks=() if path.stem in BY_DAY else pytest.mark.nightly) for path in shipped]


@pytest.mark.parametrize("path", levels())
def test_a_run_is_heard_from_end_to_end(path: Path) -> None:
    source = level_file(str(path))
    session = PlaySession(source, 0, lambda: make_bot(PLAYERS.get(path.stem, "steady"), 0))
    director, asked = Director(source.level, 0), set()
    for _ in range(round(SECONDS * 120)):
        director.hear(session.world, session.tick())
        asked |= {call.cue for call in director.calls}
        director.calls.clear()
    assert asked
