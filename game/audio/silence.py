"""A speaker without sound: takes everything the game says and plays nothing; for tools, tests, and as the shape of the one that plays."""

from collections.abc import Sequence
from typing import Any

from game.audio.desk import Fired
from game.keep.settings import Settings


class Silence:
    """Takes everything and plays nothing."""

    notice = ""
    fired: Sequence[Fired] = ()

    def start(self) -> None:
        """The first picture is there."""

    def hear(self, world: Any, events: Sequence[Any], speed: float = 1.0, shown: bool = False) -> None:
        """A tick has been played; `shown` if only to be looked at, behind a title."""

    def screen(self, what: str) -> None:
        """A screen does something: move, choose, open, close, slide, title, or stamps a rank."""

    def frame(self, now: float, still: bool = False, seen: bool = True) -> None:
        """The clock reads `now`; the topmost screen lies `still`, or nobody has `seen` the window."""

    def heed(self, settings: Settings) -> None:
        """Do as the settings say."""

    def close(self) -> None:
        """The game is over."""
