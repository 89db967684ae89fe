"""Settings of the picture: its resolution, who stretches it to the window, how much power it may use, what it shows of the water."""

from collections.abc import Sequence

from game.localization.texts import text
from game.save.settings import LEAP_SIGN_CHOICES, RESOLUTION_CHOICES, STRETCH_CHOICES
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.settings.settings_table import SettingsTable
from game.screens.table_menu import TableRow


class PictureSettingsScreen(SettingsTable):
    """Each row steps through its choices; all hold at once but who stretches, which holds from the next start on."""

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(app, behind, text("settings.picture"))

    def table(self) -> list[TableRow]:
        return [
            self._choice("resolution", RESOLUTION_CHOICES),
            self._choice("stretch", STRETCH_CHOICES),
            self._switch("save_power"),
            self._choice("leap_sign", LEAP_SIGN_CHOICES),
            self._switch("phase_slip"),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]

    def _choice(self, name: str, choices: Sequence[str]) -> TableRow:
        now = choices.index(getattr(self._app.settings, name))

        def turn(by: int) -> None:
            self.note = self._app.change(**{name: choices[(now + by) % len(choices)]}) or text(f"settings.{name}.note")

        return TableRow(text(f"settings.{name}"), (text(f"settings.{name}.{choices[now]}"),), lambda _: turn(1), turn)
