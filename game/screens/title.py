"""Title screen: the main menu, over a level that a bot plays behind it, so that the game is seen before it is begun."""

from collections.abc import Callable
from typing import NamedTuple

import pygame

from game.core.ticks import ticks
from game.input.devices import KEYBOARD
from game.level.files import library
from game.level.model import Level
from game.localization.texts import text
from game.save.progress import Progress
from game.save.records import format_time
from game.screens.app_context import AppContext
from game.screens.menu import Menu, assets
from game.screens.play.checkpoint_words import checkpoint_words
from game.screens.play.play import Play
from game.screens.story.chapter_play import ChapterPlay, StoryTeller
from game.screens.story.suspended_chapter import suspended_chapter, suspended_in
from game.screens.title_notices import TitleNotices
from game.session.level_file import LevelFile
from game.session.replays.suspended_run import SuspendedRun
from game.session.run import Player
from game.session.story.chapters import Chapter, chapter_of, is_last_printed, nearest_printed
from game.view.camera.camera import HEIGHT
from game.view.hudless_scene import Raised
from game.view.scene import Scene
from game.view.ui.title_art import TitleArt
from game.view.ui.title_menu import TitleMenu, TitleRow

DEMO_START_SHARE = 0.28
"""How far across the lake the demonstration begins: a title page shows water."""

DEMO_LEAD_IN_S, DEMO_SHOWN_S = 5.1, 0.8
"""Seconds that are played before the first picture, so that it shows a chase at full tilt, and how many of them leave their splashes."""


class AttractMode(Play):
    """A run with nothing written on it, begun out on the lake."""

    demonstrates = True
    keeps_spares = False

    def _begin(self) -> None:
        """Out on the lake from the first picture on. The first is shown from the midst of its chase; none waits for a later one."""
        for lake in self.run.world.lakes[:1]:
            x = lake.left + DEMO_START_SHARE * (lake.right - lake.left)
            self.run.world.runner.place(x, lake.sample(x).surface)
        chased = bool(self.run.world.lakes) and not self.scene.started
        if chased:
            for _ in range(ticks(DEMO_LEAD_IN_S - DEMO_SHOWN_S)):
                self.session.tick()
        super()._begin()
        if chased:
            for _ in range(ticks(DEMO_SHOWN_S)):
                self.scene.observe(self.run.world, self.session.tick())

    def prepare(self) -> bool:
        return self.scene.prepare_next()

    def scene_of(self, level: Level) -> Scene:
        older = self.previous_scene()
        return Raised(level, older.size if older else self.app.window.picture_size, older=older)


class Way(NamedTuple):
    """A row of the menu and where it leads."""

    row: TitleRow
    go: Callable[[], None]


class Title:
    """The lake lives behind the name; a run that ends there begins again."""

    uses_pointer = True
    still = False

    def __init__(self, app: AppContext, source: LevelFile, player_factory: Callable[[], Player]) -> None:
        self.app, self.source = app, source
        self.behind = AttractMode(app, source, player_factory=player_factory)
        self.chosen = 0
        self._unkept = Progress()
        """The story of somebody whose progress is not kept."""
        self._teller = StoryTeller(app, source, self._note_left, self._chapters)
        self._left: Play | None = None
        """The run that was last left; it may go on from its checkpoint."""
        self._ways: list[Way] = []
        self._looked_at: object = None
        self._size, self._used = (0, 0), KEYBOARD
        self._now = self._drawn = 0.0
        self._art: TitleArt
        self._menu: TitleMenu
        self._notices = TitleNotices()
        self._under: int | None = None

    @property
    def scene(self) -> Scene:
        return self.behind.scene

    @property
    def ways(self) -> list[Way]:
        """The menu as it is now: what has been played changes it."""
        kept = self.app.profile
        progress = self.progress
        state = (
            self._can_continue,
            kept and kept.records.of(self.source.sha256),
            self._suspended,
            progress.active,
            progress.slot.chapter,
            len(progress.slot.cleared),
        )
        if not self._ways or state != self._looked_at:
            self._looked_at = state
            self._ways = self._make_ways()
            self.chosen = min(self.chosen, len(self._ways) - 1)
        return self._ways

    def command(self, name: str) -> None:
        ways = self.ways
        if name == "click" and self._under is not None and self._under < len(ways):
            ways[self._under].go()
        elif name in ("up", "down"):
            self.chosen = (self.chosen + (1 if name == "down" else -1)) % len(ways)
        elif name in ("confirm", "pause"):  # Start on a pad
            ways[self.chosen if name == "confirm" else 0].go()
        elif name in ("escape", "back"):
            self._ask()

    def point(self, at: tuple[int, int]) -> None:
        """Every row can be clicked."""
        self._under = self._menu.under(at) if self._ways and self._size != (0, 0) else None
        self.chosen = self.chosen if self._under is None else self._under

    def update(self, now: float) -> None:
        self._now = now
        self.behind.advance(now)
        ended = self.behind.run.final_outcome
        if ended and self.behind.run.world.tick > ended["ticks"] + 600:
            self.behind.restart()

    def draw(self, picture: pygame.Surface) -> None:
        self.behind.draw(picture)
        if (picture.get_size(), self.app.controls.last_used) != (self._size, self._used):
            self._fit(picture.get_size())
        passed, self._drawn = min(0.1, max(0.0, self._now - self._drawn)), self._now
        if self.app.screens and self.app.screens[-1] is not self:
            return  # a card lies on it: the lake is enough
        self._art.draw(picture)
        self._menu.draw(picture, [way.row for way in self.ways], self.chosen, passed)
        self._notices.draw(picture, self.app.profile.notices if self.app.profile else [])

    def prepare(self) -> bool:
        left = self._left if self._can_continue else None
        return self.behind.prepare() or bool(left and left.session.prepare())

    def leave(self) -> None:
        pass

    # where the rows lead

    @property
    def _can_continue(self) -> bool:
        """Whether the run that was left has come to a checkpoint, is not won, and is one of the slot in use."""
        left = self._left
        others = isinstance(left, ChapterPlay) and left.slot is not self.progress.slot
        return bool(left and left.run.arrival and not left.session.has_won) and not others

    @property
    def _suspended(self) -> SuspendedRun | None:
        """The run of an earlier sitting that goes on from a checkpoint."""
        return suspended_in(self.app, self.progress.slot) if self.source.level.chapter else None

    def _make_ways(self) -> list[Way]:
        made = [] if self._is_told else [self._first_way()]
        made.append(Way(TitleRow(text("title.chapters"), self._slot_note()), self._chapters))
        made.append(Way(TitleRow(text("title.levels"), _counted_levels()), self._levels))
        made.append(Way(TitleRow(text("title.settings"), text("title.settings.note")), self._settings))
        made.append(Way(TitleRow(text("title.quit"), text("title.quit.note")), self.app.quit))
        return made

    @property
    def _is_told(self) -> bool:
        """Whether the story so far is at its end, and no run waits: what is left is to choose a chapter again."""
        if not self.source.level.chapter or self._can_continue or self._suspended is not None:
            return False
        last = nearest_printed(self.progress.slot.chapter)
        return last is not None and is_last_printed(last.number) and last.number in self.progress.slot.cleared

    def _first_way(self) -> Way:
        """What most people want: on with what was left, on with the story, or to begin."""
        if self._can_continue:
            return Way(TitleRow(text("title.continue"), self._place_left()), self._continue)
        suspended = self._suspended
        if suspended is not None:
            return Way(TitleRow(text("title.continue"), self._place_suspended(suspended)), self._continue_suspended)
        chapter = chapter_of(self.progress.slot.chapter)
        if self.source.level.chapter and chapter and chapter.is_printed:
            return Way(TitleRow(text("title.continue"), text(chapter.title)), self._play)
        first = self._chapter_to_play()
        note = self._best() if first is None or first.level == self.source.name else text(first.title)
        return Way(TitleRow(text("title.play"), note), self._play)

    @property
    def progress(self) -> Progress:
        return self.app.profile.progress if self.app.profile else self._unkept

    def _chapter_to_play(self) -> Chapter | None:
        """The slot's chapter, or the nearest one that there is; none behind a level that is no chapter."""
        return nearest_printed(max(1, self.progress.slot.chapter)) if self.source.level.chapter else None

    def _play(self) -> None:
        """The story's next chapter; a level that is no chapter is just played."""
        self.chosen = 0
        chapter = self._chapter_to_play()
        if chapter is None:
            self._left = Play(self.app, self.source)
            self.app.push(self._left)
        else:
            self._teller.begin(chapter, self, self.progress.slot)

    def _note_left(self, play: Play) -> None:
        self._left = play

    def _chapters(self) -> None:
        from game.screens.story.chapters import Chapters  # the first picture does not wait for it

        if not any(isinstance(screen, Chapters) for screen in self.app.screens):
            self.app.push(Chapters(self.app, self, self.progress, self._teller))

    def _continue(self) -> None:
        """The run that was left, from its last checkpoint."""
        if self._left:
            self.app.push(self._left)
            self._left.retry()
            self._left.resume()

    def _continue_suspended(self) -> None:
        """The run of an earlier sitting, from its last checkpoint."""
        self._teller.go_on(self, self.progress.slot)

    def _levels(self) -> None:
        from game.screens.level_list import Levels  # the first picture does not wait for it

        self.app.push(Levels(self.app, self))

    def _settings(self) -> None:
        from game.screens.settings.settings import SettingsScreen

        self.app.push(SettingsScreen(self.app, self))

    def _ask(self) -> None:
        """Esc or B was most likely pressed once too often: it leads back to the title, and so does confirm."""
        card = Menu(self, text("title.sure"), ((text("title.go"), self.app.quit), (text("title.stay"), self.app.pop)))
        card.chosen = 1
        self.app.push(card)

    # what the rows say

    def _place_left(self) -> str:
        """Where the run that was left goes on."""
        arrival = self._left.run.arrival if self._left else None
        return checkpoint_words(arrival.checkpoint if arrival else "")

    def _place_suspended(self, left: SuspendedRun) -> str:
        """The same of a run of an earlier sitting: after a night one asks for the chapter, too."""
        chapter = suspended_chapter(left)
        where = checkpoint_words(left.checkpoint)
        return text("title.continue.note", chapter=text(chapter.title), where=where) if chapter else where

    def _slot_note(self) -> str:
        key = "title.chapters.told" if self._is_told else "title.chapters.note"
        return text(key, slot=self.progress.active + 1, done=len(self.progress.slot.cleared))

    def _best(self) -> str:
        """The best that was done, or what is played."""
        record = self.app.profile.records.of(self.source.sha256) if self.app.profile else None
        if record is None:
            return self.source.level.name
        if record.rank:
            return text("title.best_rank", time=format_time(record.seconds), rank=text(f"rank.{record.rank}"))
        return text("title.best", time=format_time(record.seconds))

    # the picture

    def _fit(self, size: tuple[int, int]) -> None:
        """Make everything for this size, and for these hands."""
        if size != self._size:
            px = size[1] / HEIGHT
            self._art, self._menu = TitleArt(assets(), px), TitleMenu(assets(), px)
        self._size, self._used = size, self.app.controls.last_used


def _counted_levels() -> str:
    entries = library.list_levels()
    ours, yours = sum(entry.is_example for entry in entries), sum(entry.is_user for entry in entries)
    return text("title.levels.note_yours" if yours else "title.levels.note", ours=ours, yours=yours)
