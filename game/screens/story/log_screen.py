"""Log screen: what has been said so far, as in the book of a play: names on the left, words beside them; scrolled like a menu."""

from game.level.model import Level
from game.localization.texts import level_text_or_default, text
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.screens.table_menu import TableMenu, TableRow
from game.session.story.story_log import StoryLog
from game.view.ui.paper import wrapped

MAX_LETTERS = 54
"""Of a line in one row."""


class LogScreen(TableMenu):
    """Opens at the newest line."""

    seal = "rest"
    most_rows = 14

    def __init__(self, app: AppContext, behind: Screen, log: StoryLog, level: Level) -> None:
        super().__init__(behind, text("log.title"), app.pop)
        self._rows: list[TableRow] = []
        last = ""
        for said in log.lines:
            name = "" if said.speaker == last else speaker_name(said.speaker, level)
            last = said.speaker
            for row in wrapped(level_text_or_default(said.line, level.texts), MAX_LETTERS):
                self._rows.append(TableRow(name, (row,), act=lambda _: self.back()))
                name = ""
        self._rows.append(TableRow(text("log.back"), act=lambda _: self.back()))
        self.chosen = len(self._rows) - 1

    def table(self) -> list[TableRow]:
        return self._rows


def speaker_name(speaker: str, level: Level) -> str:
    """As it stands on the slip: a level's own name for somebody, the game's, or his id."""
    key = f"name.{speaker}"
    found = level_text_or_default(key, level.texts)
    return speaker.replace("-", " ").capitalize() if found == key else found
