"""Key and pad bindings screens: a table with up to three keys or pad buttons for every action, each of which can be rebound."""

from functools import partial

from game.input.bindings import BODY_ACTIONS, SIGN_ACTIONS, Bindings, Key
from game.input.default_bindings import DEFAULT_KEYS, DEFAULT_PAD, can_rebind, is_valid_pad_binding
from game.input.devices import KEYBOARD, PAD
from game.localization.texts import key_name, text
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.table_menu import TableMenu, TableRow
from game.view.ui.table import Slider

SMALLEST_ZONE, LARGEST_ZONE, ZONE_STEP = 0.05, 0.6, 0.05
"""Shares of a stick's way that may count as rest."""


class Keys(TableMenu):
    """Enter on a key, then another: that one does it from now on. Esc leads back whatever is bound."""

    actions: tuple[str, ...] = BODY_ACTIONS
    setting, device, use_defaults = "keys", KEYBOARD, DEFAULT_KEYS
    """Which of the settings it changes, whose presses it hears, and what was there before anybody changed anything."""

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(behind, text(f"{self.setting}.title"), app.pop)
        self._app = app
        self._capturing: tuple[str, int] | None = None
        self.note = self.fixed = text(f"{self.setting}.fixed")

    @property
    def bindings(self) -> Bindings:
        return self._app.controls.bindings

    def name_of(self, action: str, key: Key) -> str:
        """What stands on it, on this keyboard."""
        return key_name(self._app.layout.name_of(action, key))

    def table(self) -> list[TableRow]:
        bindings = self.bindings
        lines = [TableRow(text(f"keys.{action}"), self._cells(action, bindings), partial(self._ask, action)) for action in self.actions]
        return [
            *lines,
            TableRow(text("keys.defaults"), act=lambda _: self._keep(self.use_defaults, text(f"{self.setting}.put_back"))),
            *self.more(),
            *([] if self.actions is SIGN_ACTIONS else [TableRow(text("keys.signs"), act=lambda _: self._open_signs())]),
            TableRow(text("keys.back"), act=lambda _: self.back()),
        ]

    def more(self) -> list[TableRow]:
        """What else there is to set of these devices."""
        return []

    def _open_signs(self) -> None:
        self._app.push(SignKeys(self._app, self.behind))

    def command(self, name: str) -> None:
        if self._capturing is None:
            super().command(name)
            return
        (action, slot), self._capturing = self._capturing, None
        self._app.controls.capture_next()
        self.note = self.fixed
        if name == "captured" and self._app.controls.captured:
            self._give(action, slot, self._app.controls.captured)

    def leave(self) -> None:
        self._app.controls.capture_next()

    def point(self, at: tuple[int, int]) -> None:
        if self._capturing is None:
            super().point(at)

    def allowed(self, key: Key, after: Bindings) -> bool:
        """Whether a key may be given a meaning at all, with these bindings as the outcome."""
        return can_rebind(key)

    def _cells(self, action: str, bindings: Bindings) -> tuple[str, ...]:
        row = bindings.rows[action]
        return tuple(
            text(f"{self.setting}.press") if (action, slot) == self._capturing else self.name_of(action, key) if key else text("keys.free")
            for slot, key in enumerate(row)
        )

    def _ask(self, action: str, slot: int) -> None:
        self._capturing = action, slot
        self._app.controls.capture_next(self.device)
        self.note = text(f"{self.setting}.any")

    def _give(self, action: str, slot: int, key: Key) -> None:
        """Bind it; whoever had it gets the old one in exchange, and that is said."""
        name, before = self.name_of(action, key), self.bindings
        after, other = before.with_binding(action, slot, key)
        of = text(f"keys.{other}")
        if not self.allowed(key, after):
            self.note = text("keys.taken", key=name)
        elif after is before:
            self.note = text("keys.last", key=name, other=of)
        else:
            self._keep(after, text("keys.swapped", key=name, other=of) if other else self.fixed)

    def _keep(self, bindings: Bindings, note: str) -> None:
        self.note = self._app.change(**{self.setting: None if bindings == self.use_defaults else bindings}) or note


class SignKeys(Keys):
    """The keys of the sealmaster's signs, on a card of their own; and whether somebody else plays beside him."""

    actions = SIGN_ACTIONS

    def more(self) -> list[TableRow]:
        return [two_players_row(self._app)]


class Pad(Keys):
    """The same for a pad's buttons. Start leads back, and so do A, B and the arrows through every menu."""

    setting, device, use_defaults = "pad", PAD, DEFAULT_PAD

    @property
    def bindings(self) -> Bindings:
        return self._app.controls.pad_bindings

    def name_of(self, action: str, key: Key) -> str:
        return key_name(key.name)

    def allowed(self, key: Key, after: Bindings) -> bool:
        return all(is_valid_pad_binding(after, button) for _, _, button in after.all())

    def _open_signs(self) -> None:
        self._app.push(SignPad(self._app, self.behind))

    def more(self) -> list[TableRow]:
        zone = self._app.settings.dead_zone

        def set_zone(to: float) -> None:
            self.note = self._app.change(dead_zone=round(min(LARGEST_ZONE, max(SMALLEST_ZONE, to)), 2)) or text("pad.dead_zone_about")

        cell = Slider((zone - SMALLEST_ZONE) / (LARGEST_ZONE - SMALLEST_ZONE), f"{100 * zone:.0f} %")
        slide = lambda share: set_zone(SMALLEST_ZONE + share * (LARGEST_ZONE - SMALLEST_ZONE))  # noqa: E731
        return [
            TableRow(text("pad.dead_zone"), (cell,), turn=lambda by: set_zone(zone + by * ZONE_STEP), slide=slide),
            TableRow(text("pad.teach"), act=lambda _: self._teach()),
        ]

    def _teach(self) -> None:
        from game.screens.settings.teach_pad import TeachPad  # hardly anybody has to

        if self._app.pads.unknown:
            self._app.push(TeachPad(self._app, self.behind))
        else:
            self.note = text("pad.all_known")


class SignPad(Pad):
    """The same for a pad."""

    actions = SIGN_ACTIONS

    def more(self) -> list[TableRow]:
        return [two_players_row(self._app)]


def two_players_row(app: AppContext) -> TableRow:
    """The switch for a second player."""
    on = app.settings.two_players

    def turn(*_: object) -> None:
        app.change(two_players=not on)

    return TableRow(text("settings.two_players"), (text("settings.on" if on else "settings.off"),), turn, turn)
