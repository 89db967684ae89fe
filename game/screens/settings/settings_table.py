"""Settings table: a card of switches and sliders, each of which holds at once and is saved."""

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.table_menu import TableMenu, TableRow
from game.view.ui.table import Slider

STEP = 0.1
"""By which left and right move a slider."""


class SettingsTable(TableMenu):
    """Its rows bear the names of settings."""

    def __init__(self, app: AppContext, behind: Screen, title: str) -> None:
        super().__init__(behind, title, app.pop)
        self._app = app

    def _switch(self, name: str) -> TableRow:
        on = bool(getattr(self._app.settings, name))

        def turn(*_: object) -> None:
            self._set(name, not on)

        return TableRow(text(f"settings.{name}"), (text("settings.on" if on else "settings.off"),), turn, turn)

    def _slider(self, name: str, least: float = 0.0) -> TableRow:
        """From `least` to 1."""
        value: float = getattr(self._app.settings, name)

        def set_to(wanted: float) -> None:
            self._set(name, min(1.0, max(least, round(wanted, 2))))

        figure = text("settings.none") if value == 0.0 else f"{100 * value:.0f} %"
        return TableRow(
            text(f"settings.{name}"),
            (Slider((value - least) / (1.0 - least), figure),),
            turn=lambda by: set_to(value + by * STEP),
            slide=lambda share: set_to(least + round(share * (1.0 - least) / STEP) * STEP),
        )

    def _set(self, name: str, value: float | bool) -> None:
        self.note = self._app.change(**{name: value})
