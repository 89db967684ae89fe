"""What the hands can do: a table with up to three keys or pad buttons for everything, from which any of them is given another."""

from functools import partial
from typing import TYPE_CHECKING

from game.input.bindings import ACTIONS, Bindings, Key
from game.input.devices import FIRST_DAY, FIRST_DAY_OF_PADS, KEYBOARD, PAD, bindable, fits
from game.localization.texts import key_name, text
from game.screens.screen import Screen
from game.screens.table_menu import Line, Table
from game.view.ui.table import Slider

if TYPE_CHECKING:
    from game.app.app import App


SMALLEST_ZONE, LARGEST_ZONE, ZONE_STEP = 0.05, 0.6, 0.05
"""Shares of a stick's way that may count as rest."""


class Keys(Table):
    """Enter on a key, then another: that one does it from now on. Esc leads back whatever is bound."""

    setting, device, first_day = "keys", KEYBOARD, FIRST_DAY
    """Which of the settings it changes, whose presses it hears, and what was there before anybody changed anything."""

    def __init__(self, app: "App", behind: Screen) -> None:
        super().__init__(behind, text(f"{self.setting}.title"), app.pop)
        self._app = app
        self._waits_for: tuple[str, int] | None = None
        self.note = self.fixed = text(f"{self.setting}.fixed")

    @property
    def bindings(self) -> Bindings:
        return self._app.controls.bindings

    def name_of(self, action: str, key: Key) -> str:
        """What stands on it, on this keyboard."""
        return key_name(self._app.layout.name_of(action, key))

    def table(self) -> list[Line]:
        bindings = self.bindings
        lines = [Line(text(f"keys.{action}"), self._cells(action, bindings), partial(self._ask, action)) for action in ACTIONS]
        return [
            *lines,
            Line(text("keys.first_day"), act=lambda _: self._keep(self.first_day, text(f"{self.setting}.put_back"))),
            *self.more(),
            Line(text("keys.back"), act=lambda _: self.back()),
        ]

    def more(self) -> list[Line]:
        """What else there is to set of these devices."""
        return []

    def command(self, name: str) -> None:
        if self._waits_for is None:
            super().command(name)
            return
        (action, slot), self._waits_for = self._waits_for, None
        self._app.controls.listen()
        self.note = self.fixed
        if name == "heard" and self._app.controls.heard:
            self._give(action, slot, self._app.controls.heard)

    def leave(self) -> None:
        self._app.controls.listen()

    def point(self, at: tuple[int, int]) -> None:
        if self._waits_for is None:
            super().point(at)

    def allowed(self, key: Key, after: Bindings) -> bool:
        """Whether a key may be given a meaning at all, with these bindings as the outcome."""
        return bindable(key)

    def _cells(self, action: str, bindings: Bindings) -> tuple[str, ...]:
        row = bindings.rows[action]
        return tuple(
            text(f"{self.setting}.press") if (action, slot) == self._waits_for else self.name_of(action, key) if key else text("keys.free")
            for slot, key in enumerate(row)
        )

    def _ask(self, action: str, slot: int) -> None:
        self._waits_for = action, slot
        self._app.controls.listen(self.device)
        self.note = text(f"{self.setting}.any")

    def _give(self, action: str, slot: int, key: Key) -> None:
        """Bind it; whoever had it gets the old one in exchange, and that is said."""
        name, before = self.name_of(action, key), self.bindings
        after, other = before.bound(action, slot, key)
        of = text(f"keys.{other}")
        if not self.allowed(key, after):
            self.note = text("keys.taken", key=name)
        elif after is before:
            self.note = text("keys.last", key=name, other=of)
        else:
            self._keep(after, text("keys.swapped", key=name, other=of) if other else self.fixed)

    def _keep(self, bindings: Bindings, note: str) -> None:
        self.note = self._app.change(**{self.setting: None if bindings == self.first_day else bindings}) or note


class Pad(Keys):
    """The same for a pad's buttons. Start leads back, and so do A, B and the arrows through every menu."""

    setting, device, first_day = "pad", PAD, FIRST_DAY_OF_PADS

    @property
    def bindings(self) -> Bindings:
        return self._app.controls.pad_bindings

    def name_of(self, action: str, key: Key) -> str:
        return key_name(key.name)

    def allowed(self, key: Key, after: Bindings) -> bool:
        return all(fits(after, button) for _, _, button in after.all())

    def more(self) -> list[Line]:
        zone = self._app.settings.dead_zone

        def set_zone(to: float) -> None:
            self.note = self._app.change(dead_zone=round(min(LARGEST_ZONE, max(SMALLEST_ZONE, to)), 2)) or text("pad.dead_zone_about")

        cell = Slider((zone - SMALLEST_ZONE) / (LARGEST_ZONE - SMALLEST_ZONE), f"{100 * zone:.0f} %")
        slide = lambda share: set_zone(SMALLEST_ZONE + share * (LARGEST_ZONE - SMALLEST_ZONE))  # noqa: E731
        return [
            Line(text("pad.dead_zone"), (cell,), turn=lambda by: set_zone(zone + by * ZONE_STEP), slide=slide),
            Line(text("pad.teach"), act=lambda _: self._teach()),
        ]

    def _teach(self) -> None:
        from game.screens.teach_pad import TeachPad  # hardly anybody has to

        if self._app.pads.unknown:
            self._app.push(TeachPad(self._app, self.behind))
        else:
            self.note = text("pad.all_known")
