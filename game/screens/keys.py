"""What the hands can do: a table with up to three keys for everything, from which any of them is given another."""

from functools import partial
from typing import TYPE_CHECKING

from game.bindings import ACTIONS, Bindings, Key
from game.controls import FIRST_DAY, bindable
from game.screens.screen import Screen
from game.screens.table import Line, Table
from game.text import key_name, text

if TYPE_CHECKING:
    from game.app import App


class Keys(Table):
    """Enter on a key, then another: that one does it from now on. Esc leads back whatever is bound."""

    def __init__(self, app: "App", behind: Screen) -> None:
        super().__init__(behind, text("keys.title"), app.pop)
        self._app = app
        self._waits_for: tuple[str, int] | None = None
        self.note = text("keys.fixed")

    def table(self) -> list[Line]:
        bindings = self._app.controls.bindings
        lines = [Line(text(f"keys.{action}"), self._cells(action, bindings), partial(self._ask, action)) for action in ACTIONS]
        return [
            *lines,
            Line(text("keys.first_day"), act=lambda _: self._keep(FIRST_DAY, text("keys.put_back"))),
            Line(text("keys.back"), act=lambda _: self.back()),
        ]

    def command(self, name: str) -> None:
        if self._waits_for is None:
            super().command(name)
            return
        (action, slot), self._waits_for = self._waits_for, None
        self._app.controls.listen(False)
        self.note = text("keys.fixed")
        if name == "heard" and self._app.controls.heard:
            self._give(action, slot, self._app.controls.heard)

    def leave(self) -> None:
        self._app.controls.listen(False)

    def point(self, at: tuple[int, int]) -> None:
        if self._waits_for is None:
            super().point(at)

    def _cells(self, action: str, bindings: Bindings) -> tuple[str, ...]:
        row = bindings.rows[action]
        return tuple(
            text("keys.press") if (action, slot) == self._waits_for else key_name(key.name) if key else text("keys.free")
            for slot, key in enumerate(row)
        )

    def _ask(self, action: str, slot: int) -> None:
        self._waits_for = action, slot
        self._app.controls.listen()
        self.note = text("keys.any")

    def _give(self, action: str, slot: int, key: Key) -> None:
        """Bind it; whoever had it gets the old one in exchange, and that is said."""
        name = key_name(key.name)
        if not bindable(key):
            self.note = text("keys.taken", key=name)
            return
        before = self._app.controls.bindings
        after, other = before.bound(action, slot, key)
        of = text(f"keys.{other}")
        if after is before:
            self.note = text("keys.last", key=name, other=of)
        else:
            self._keep(after, text("keys.swapped", key=name, other=of) if other else text("keys.fixed"))

    def _keep(self, bindings: Bindings, note: str) -> None:
        self.note = self._app.change(keys=None if bindings == FIRST_DAY else bindings) or note
