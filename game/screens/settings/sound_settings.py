"""Settings of the sound: how loud what is, for one ear, for the night, in words; all of them hold at once."""

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.settings.settings_table import SettingsTable
from game.screens.table_menu import TableRow

LEVELS = ("sound", "effects", "ambience", "music")
SWITCHES = ("mute", "mono", "night_mode", "captions")


class SoundSettingsScreen(SettingsTable):
    """Sliders, then switches."""

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(app, behind, text("settings.sound_card"))

    def table(self) -> list[TableRow]:
        return [
            *(self._slider(name) for name in LEVELS),
            *(self._switch(name) for name in SWITCHES),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]
