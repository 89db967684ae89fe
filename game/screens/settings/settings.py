"""Settings screen: switches and sliders, each of which holds at once and is saved."""

from game.localization.texts import text
from game.save.settings import Settings as Values
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.settings.key_bindings import Keys, Pad
from game.screens.settings.picture_settings import PictureSettings
from game.screens.settings.sound_settings import SoundSettings
from game.screens.table_menu import TableMenu, TableRow
from game.session.assists import MIN_SPEED, Assists
from game.view.ui.table import Slider

STEP = 0.1
FEEL = ("shake", "flash", "hit_stop")
SPEEDS = ("game_speed", "hunter_speed")
SWITCHES = ("endless_chakra", "steady_footing", "no_pain")


class SettingsCard(TableMenu):
    """A card of switches and sliders."""

    def __init__(self, app: AppContext, behind: Screen, title: str) -> None:
        super().__init__(behind, title, app.pop)
        self._app = app

    def _switch(self, name: str, on: bool) -> TableRow:
        def turn(*_: object) -> None:
            self._set(name, not on)

        return TableRow(text(f"settings.{name}"), (text("settings.on" if on else "settings.off"),), turn, turn)

    def _slider(self, name: str, least: float) -> TableRow:
        value: float = getattr(self._app.settings, name)

        def slide(share: float) -> None:
            self._set(name, least + round(share * (1.0 - least) / STEP) * STEP)

        def turn(by: int) -> None:
            self._set(name, value + by * STEP)

        figure = text("settings.none") if value == 0.0 else f"{100 * value:.0f} %"
        cell = Slider((value - least) / (1.0 - least), figure)
        return TableRow(text(f"settings.{name}"), (cell,), turn=turn, slide=slide)

    def _set(self, name: str, value: float | bool) -> None:
        if name == "full_screen":
            self._app.window.toggle_full_screen()
            value = self._app.window.full_screen
        elif not isinstance(value, bool):
            least = MIN_SPEED if name in SPEEDS else 0.0
            value = min(1.0, max(least, round(value, 2)))
        self.note = self._app.change(**{name: value})


class AssistSettings(SettingsCard):
    """What makes it easier; of a run that waits underneath they hold from its next start on."""

    def __init__(self, app: AppContext, behind: Screen, running: bool) -> None:
        super().__init__(app, behind, text("settings.assist_card"))
        self._told = text("settings.next_start" if running else "settings.assists")
        self.chosen = 1  # below what is told

    def table(self) -> list[TableRow]:
        return [
            TableRow(self._told, heading=True),
            *(self._slider(name, MIN_SPEED) for name in SPEEDS),
            *(self._switch(name, getattr(self._app.settings, name)) for name in SWITCHES),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]


class Settings(SettingsCard):
    """What is set most, and the way to the other cards. `running`: a run waits underneath, under the rules that it began with."""

    def __init__(self, app: AppContext, behind: Screen, running: bool = False) -> None:
        super().__init__(app, behind, text("settings.title"))
        self._running = running

    def table(self) -> list[TableRow]:
        app = self._app
        return [
            self._switch("full_screen", app.window.full_screen),
            *(self._slider(name, 0.0) for name in FEEL),
            TableRow(text("settings.assist_card"), act=lambda _: app.push(AssistSettings(app, self.behind, self._running))),
            TableRow(text("settings.keys"), act=lambda _: app.push(Keys(app, self.behind))),
            TableRow(text("settings.pad"), act=lambda _: app.push(Pad(app, self.behind))),
            TableRow(text("settings.picture"), act=lambda _: app.push(PictureSettings(app, self.behind))),
            TableRow(text("settings.sound_card"), act=lambda _: app.push(SoundSettings(app, self.behind))),
            TableRow(text("settings.defaults"), act=lambda _: self._first_day()),
            TableRow(text("settings.back"), act=lambda _: self.back()),
        ]

    def _first_day(self) -> None:
        """Everything on this card and on that of the assists; window and keys are somebody else's."""
        names = (*FEEL, *Assists().__dataclass_fields__)
        self.note = self._app.change(**{name: getattr(Values(), name) for name in names}) or text("settings.put_back")
