"""Settings screen: switches and sliders, each of which holds at once and is saved."""

from game.localization.texts import text
from game.save.settings import Settings
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.settings.key_bindings import Keys, Pad
from game.screens.settings.picture_settings import PictureSettingsScreen
from game.screens.settings.settings_table import SettingsTable
from game.screens.settings.sound_settings import SoundSettingsScreen
from game.screens.table_menu import TableRow
from game.session.assists import MIN_SPEED, Assists

FEEL = ("shake", "flash", "hit_stop")
SPEEDS = ("game_speed", "hunter_speed")
SWITCHES = ("endless_chakra", "steady_footing", "no_pain")


class AssistSettingsScreen(SettingsTable):
    """What makes it easier; of a run that waits underneath they hold from its next start on."""

    def __init__(self, app: AppContext, behind: Screen, running: bool) -> None:
        super().__init__(app, behind, text("settings.assist_card"))
        self._told = text("settings.next_start" if running else "settings.assists")
        self.chosen = 1  # below what is told

    def table(self) -> list[TableRow]:
        return [
            TableRow(self._told, heading=True),
            *(self._slider(name, MIN_SPEED) for name in SPEEDS),
            *(self._switch(name) for name in SWITCHES),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]


class SettingsScreen(SettingsTable):
    """What is set most, and the way to the other cards. `running`: a run waits underneath, under the rules that it began with."""

    def __init__(self, app: AppContext, behind: Screen, running: bool = False) -> None:
        super().__init__(app, behind, text("settings.title"))
        self._running = running

    def table(self) -> list[TableRow]:
        app = self._app
        return [
            self._full_screen(),
            *(self._slider(name) for name in FEEL),
            TableRow(text("settings.assist_card"), act=lambda _: app.push(AssistSettingsScreen(app, self.behind, self._running))),
            TableRow(text("settings.keys"), act=lambda _: app.push(Keys(app, self.behind))),
            TableRow(text("settings.pad"), act=lambda _: app.push(Pad(app, self.behind))),
            TableRow(text("settings.picture"), act=lambda _: app.push(PictureSettingsScreen(app, self.behind))),
            TableRow(text("settings.sound_card"), act=lambda _: app.push(SoundSettingsScreen(app, self.behind))),
            TableRow(text("settings.defaults"), act=lambda _: self._reset_to_defaults()),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]

    def _full_screen(self) -> TableRow:
        """Shows what the window is, whatever is saved."""
        window = self._app.window

        def turn(*_: object) -> None:
            window.toggle_full_screen()
            self._set("full_screen", window.full_screen)

        on = "settings.on" if window.full_screen else "settings.off"
        return TableRow(text("settings.full_screen"), (text(on),), turn, turn)

    def _reset_to_defaults(self) -> None:
        """Everything on this card and on that of the assists; window and keys are somebody else's."""
        names = (*FEEL, *Assists().__dataclass_fields__)
        self.note = self._app.change(**{name: getattr(Settings(), name) for name in names}) or text("settings.put_back")
