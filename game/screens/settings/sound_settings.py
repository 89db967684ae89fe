"""Settings of the sound: how loud what is, for one ear, for the night, in words; all of them hold at once."""

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.table_menu import TableMenu, TableRow
from game.view.ui.table import Slider

STEP = 0.1
LEVELS = ("sound", "effects", "ambience", "music")
SWITCHES = ("mute", "mono", "night_mode", "captions")


class SoundSettings(TableMenu):
    """Sliders, then switches."""

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(behind, text("settings.sound_card"), app.pop)
        self._app = app

    def table(self) -> list[TableRow]:
        return [
            *(self._slider(name) for name in LEVELS),
            *(self._switch(name) for name in SWITCHES),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]

    def _slider(self, name: str) -> TableRow:
        value: float = getattr(self._app.settings, name)

        def slide(share: float) -> None:
            self.note = self._app.change(**{name: min(1.0, max(0.0, round(round(share / STEP) * STEP, 2)))})

        cell = Slider(value, text("settings.none") if value == 0.0 else f"{100 * value:.0f} %")
        return TableRow(text(f"settings.{name}"), (cell,), turn=lambda by: slide(value + by * STEP), slide=slide)

    def _switch(self, name: str) -> TableRow:
        on = getattr(self._app.settings, name)

        def turn(*_: object) -> None:
            self.note = self._app.change(**{name: not on})

        return TableRow(text(f"settings.{name}"), (text("settings.on" if on else "settings.off"),), turn, turn)
