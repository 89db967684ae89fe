"""Settings of the picture: its resolution, who stretches it to the window, how much power it may use, what it shows of the water."""

from collections.abc import Sequence

from game.localization.texts import text
from game.save.settings import LEAP_SIGN_CHOICES, RESOLUTION_CHOICES, STRETCH_CHOICES
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.table_menu import TableMenu, TableRow


class PictureSettings(TableMenu):
    """Each row steps through its choices; all hold at once but who stretches, which holds from the next start on."""

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(behind, text("settings.picture"), app.pop)
        self._app = app

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

    def _switch(self, name: str) -> TableRow:
        on = getattr(self._app.settings, name)

        def turn(*_: object) -> None:
            self.note = self._app.change(**{name: not on})

        return TableRow(text(f"settings.{name}"), (text("settings.on" if on else "settings.off"),), turn, turn)
