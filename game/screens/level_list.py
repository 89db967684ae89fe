"""All levels on one card: the story's chapters, the examples and a player's own, their records, and the folder that his lie in."""

import json

from game.core.errors import UserError, printable
from game.level.files import level_folders, library
from game.localization.texts import text
from game.save.checkpoint_place import CheckpointPlace
from game.save.records import format_time
from game.screens.app_context import AppContext
from game.screens.level_loading import LevelLoading
from game.screens.menu import Menu
from game.screens.screen import Screen
from game.screens.story.suspended_chapter import ContinueOrAnew
from game.screens.table_menu import TableMenu, TableRow
from game.session.level_file import level_name
from game.session.replays.replay import level_hash
from game.view.ui.table import Stamp

MAX_NAME_LETTERS = 40
"""Of a level's name that are shown."""


class Levels(TableMenu):
    """Chapters first, then examples, with the best that was done on each, then the player's own; more than fit on the card are scrolled."""

    most_rows = 14

    def __init__(self, app: AppContext, behind: Screen) -> None:
        super().__init__(behind, text("levels.title"), app.pop)
        self._app = app
        entries = library.list_levels()
        own = newest([entry for entry in entries if entry.is_user])
        self._lines = [TableRow(text("levels.chapters"), heading=True)]
        self._lines += [self._line(entry, title_of(entry)) for entry in entries if not entry.is_example and not entry.is_user]
        self._lines.append(TableRow(text("levels.training"), heading=True))
        self._lines += [self._line(entry, title_of(entry)) for entry in entries if entry.is_example]
        self._lines.append(TableRow(text("levels.yours", count=len(own)) if own else text("levels.no_yours"), heading=True))
        self._lines += [self._line(entry, name_of(entry)) for entry in own]
        self._lines += [TableRow(text("levels.open"), act=lambda _: self._open()), TableRow(text("levels.back"), act=lambda _: self.back())]
        self.chosen = next(number for number, line in enumerate(self._lines) if not line.heading)
        self.note = str(library.user_folder())

    def table(self) -> list[TableRow]:
        return self._lines

    def _line(self, entry: library.Entry, name: str) -> TableRow:
        return TableRow(name, (self._record(entry),), act=lambda _: self._play(entry, name))

    def _record(self, entry: library.Entry) -> Stamp:
        """What was done there, or that nobody has been there yet."""
        kept = self._app.profile
        try:
            record = kept.records.of(level_hash(entry.path)) if kept else None
        except OSError:
            record = None
        return Stamp(record.rank, format_time(record.seconds)) if record else Stamp("", text("levels.new"))

    def _play(self, entry: library.Entry, name: str) -> None:
        """From its start, or from where a run of it waits."""
        place = self._app.profile.lone_checkpoint if self._app.profile else None
        left = place.run if place else None
        if place is None or left is None or left.level != level_name(entry.path):
            self._load(entry, name)
            return

        def anew() -> None:
            place.drop()
            self._load(entry, name)

        self._app.push(ContinueOrAnew(self._app, self.behind, name, left, lambda: self._load(entry, name, place), anew))

    def _load(self, entry: library.Entry, name: str, place: CheckpointPlace | None = None) -> None:
        self._app.push(LevelLoading(self._app, self.behind, str(entry.path), name, place=place))

    def _open(self) -> None:
        try:
            level_folders.open_user_folder()
        except UserError as complaint:
            self._app.push(Menu(self, text("levels.title"), ((text("levels.back"), self._app.pop),), complaint.lines[:4]))


def title_of(entry: library.Entry) -> str:
    """What a level of ours calls itself."""
    try:
        found = json.loads(entry.path.read_text(encoding="utf-8"))
        return str(found["name"])[:MAX_NAME_LETTERS]
    except (OSError, ValueError, KeyError, TypeError):
        return name_of(entry)


def name_of(entry: library.Entry) -> str:
    """As it stands on the card."""
    name = printable(entry.name.removeprefix(library.USER_PREFIX))
    return name if len(name) <= MAX_NAME_LETTERS else name[: MAX_NAME_LETTERS - 3] + "..."


def newest(entries: list[library.Entry]) -> list[library.Entry]:
    """The last saved first."""

    def saved(entry: library.Entry) -> float:
        try:
            return entry.path.stat().st_mtime
        except OSError:
            return 0.0

    return sorted(entries, key=saved, reverse=True)
