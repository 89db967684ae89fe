"""Silent speaker: accepts every call and plays nothing; for tools and tests, and as the interface of the one that plays."""

from collections.abc import Sequence
from typing import Any, Protocol

Sounded = tuple[str, float | None, float]
"""Name, metres to the right of the listener (None: everywhere), seconds since."""


class SoundSettings(Protocol):
    """What the player has set of the sound: loudness of all and of its parts, 0 to 1, and switches."""

    @property
    def sound(self) -> float: ...
    @property
    def effects(self) -> float: ...
    @property
    def ambience(self) -> float: ...
    @property
    def music(self) -> float: ...
    @property
    def mute(self) -> bool: ...
    @property
    def mono(self) -> bool: ...
    @property
    def night_mode(self) -> bool: ...


class Silence:
    """A speaker without a device."""

    notice = ""

    def start(self) -> None:
        """The first picture is there."""

    def hear(self, world: Any, events: Sequence[Any], speed: float = 1.0, shown: bool = False) -> None:
        """A tick has been played; `shown` if only to be looked at, behind a title."""

    def screen(self, what: str) -> None:
        """A screen does something: move, choose, open, close, slide, title, or stamps a rank."""

    def frame(self, now: float, still: bool = False, seen: bool = True) -> None:
        """The clock reads `now`; the topmost screen lies `still`, or nobody has `seen` the window."""

    def apply_settings(self, settings: SoundSettings) -> None:
        """Do as the settings say."""

    def lately(self, raw: bool = False) -> list[Sounded]:
        """What has just begun to sound, under its caption's name, or each cue under its own (`raw`)."""
        return []

    def close(self) -> None:
        """The game is over."""
