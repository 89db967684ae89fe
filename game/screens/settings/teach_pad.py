"""Screen that makes a mapping for an unknown pad: it asks for each button in turn, and keeps what was pressed."""

from game.input.pad_mapping import PadMapping, with_line
from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.menu import Menu
from game.screens.screen import Screen


class TeachPad(Menu):
    """Of all unknown pads, the one on which something is pressed first."""

    still = True

    def __init__(self, app: AppContext, behind: Screen) -> None:
        choices = ((text("teach_pad.none"), self._skip), (text("teach_pad.leave"), app.pop))
        super().__init__(behind, text("teach_pad.title"), choices)
        self._app = app
        self._mapping = PadMapping()
        self._whose: int | None = None
        while app.pads.pressed():
            pass  # what was pressed before it was asked for
        self._ask()

    def update(self, now: float) -> None:
        while heard := self._app.pads.pressed():
            whose, press = heard
            if self._whose in (None, whose):
                self._whose = whose
                self._mapping.take(press)
        self._ask()

    def _ask(self) -> None:
        if self._mapping.asks:
            self.lines = [text(f"teach_pad.{self._mapping.asks}"), text("teach_pad.how")]
        else:
            self._done()

    def _skip(self) -> None:
        self._mapping.skip()
        self._ask()

    def _done(self) -> None:
        app, joystick = self._app, self._app.pads.unknown.get(self._whose if self._whose is not None else -1)
        app.pop()
        if joystick is None or not self._mapping.enough:
            app.push(Menu(self.behind, text("teach_pad.title"), ((text("teach_pad.leave"), app.pop),), (text("teach_pad.too_little"),)))
            return
        line = self._mapping.line(joystick.get_guid(), joystick.get_name())
        why = app.change(pad_mappings=with_line(app.settings.pad_mappings, line))
        known = why or text("teach_pad.known" if app.pads.learn(line) else "teach_pad.known_later")
        app.push(Menu(self.behind, text("teach_pad.title"), ((text("teach_pad.leave"), app.pop),), (known,)))
