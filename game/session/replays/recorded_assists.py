"""Recorded assists: a file holds them as plain values, and whoever plays it again wants them understood."""

from typing import Any

from game.session.assists import Assists, assists_of


class RecordedAssists:
    """For a record whose fields are `assists`, those it begins with, and `assist_changes`, each with the tick before which it came."""

    __slots__ = ()
    assists: dict[str, Any]
    assist_changes: list[tuple[int, dict[str, Any]]]

    @property
    def first_assists(self) -> Assists:
        """The assists that the run begins with."""
        return assists_of(self.assists) or Assists()

    @property
    def later(self) -> tuple[tuple[int, Assists], ...]:
        """The assists that came after those, each with its tick."""
        return tuple((tick, assists_of(found) or Assists()) for tick, found in self.assist_changes)
