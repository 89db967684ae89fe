"""Chapter scroll screen: chapters as prints, chosen by keys, pad and pointer; three slots at its upper edge."""

from functools import partial, reduce

import pygame

from game.localization.texts import strings, text
from game.save.progress import ChapterBest, Progress, Slot
from game.save.records import format_time
from game.screens.app_context import AppContext
from game.screens.menu import assets
from game.screens.play.checkpoint_words import checkpoint_words
from game.screens.screen import Screen
from game.screens.story.chapter_play import StoryTeller
from game.screens.story.level_print import LevelPrint, moment_of
from game.screens.story.suspended_chapter import ContinueOrAnew, suspended_in
from game.session.replays.replay import level_hash
from game.session.replays.suspended_run import SuspendedRun
from game.session.story.chapters import CHAPTERS, Chapter
from game.view import scene as view_scene
from game.view.camera.camera import HEIGHT
from game.view.story.scroll import CHOSEN, FIRST_ROW, SLOTS, PrintOnScroll, Scroll
from game.view.story.vignettes import bare_paper, vignette
from game.view.ui.paper import MIN_PX

ROW = FIRST_ROW[2]
"""Prints in the upper row."""
LONGEST_STEP = 0.1
SPARED = "_spared"
"""What the names of values end with that tell whether somebody was left alive."""
_prints: dict[tuple[int, str, tuple[int, int]], pygame.Surface] = {}
"""Prints that were made in this sitting, by chapter, level and size."""


class Chapters:
    """Over the title. What is not printed is bare paper with a title; what cannot be had yet shakes its head."""

    uses_pointer = True
    still = False

    def __init__(self, app: AppContext, behind: Screen, progress: Progress, teller: StoryTeller) -> None:
        self._app, self.behind, self.progress, self._teller = app, behind, progress, teller
        self.slot_row = False
        """Whether the hand is on the slots."""
        self.chosen = self._first_choice()
        self.pointed_slot = progress.active
        self._scroll: Scroll | None = None
        self._size = (0, 0)
        self._vignettes: dict[int, pygame.Surface] = {}
        self._printing: dict[int, LevelPrint] = {}
        self._undrawn: list[int] = []
        self._lined: dict[int, pygame.Surface] = {}
        self._hashes = {chapter.number: _hash_of(chapter) for chapter in CHAPTERS if chapter.is_printed}
        self._now = self._drawn = 0.0

    @property
    def scene(self) -> view_scene.Scene | None:
        return self.behind.scene

    def command(self, name: str) -> None:
        if name in ("escape", "back"):
            self._app.pop()
        elif name in ("left", "right"):
            self._step(1 if name == "right" else -1)
        elif name in ("up", "down"):
            self._change_row(name == "down")
        elif name in ("confirm", "pause"):
            self._take()
        elif name == "retry" and not self.slot_row:
            self._begin(with_scenes=True)
        elif name == "click" and self._point_at(self._app.window.pointer()):
            self._take()

    def point(self, at: tuple[int, int]) -> None:
        self._point_at(at)

    def update(self, now: float) -> None:
        self._now = now

    def draw(self, picture: pygame.Surface) -> None:
        if picture.get_size() != self._size or self._scroll is None:
            self._make(picture)
        assert self._scroll is not None
        self._draw_next()  # even where no time is left between two frames
        is_on_top = self._app.screens[-1] is self
        for number, each in list(self._printing.items()):
            each.allow_work(is_on_top)
            if each.done and not self._undrawn:
                self._take_print(number, each)
        passed, self._drawn = min(LONGEST_STEP, max(0.0, self._now - self._drawn)), self._now
        slots = [self._slot_label(number) for number in range(SLOTS)]
        pointed = self.pointed_slot if self.slot_row else -1
        hint = text("chapters.hint_slot" if self.slot_row else "chapters.hint")
        self._scroll.draw(picture, self.prints(), self._vignettes, self.chosen, slots, (self.progress.active, pointed), hint, passed)

    def prepare(self) -> bool:
        return self._draw_next()

    def leave(self) -> None:
        for each in self._printing.values():
            each.stop()

    # what is shown

    @property
    def slot(self) -> Slot:
        return self.progress.slot

    def prints(self) -> list[PrintOnScroll]:
        """All nine, as they stand in the slot in use."""
        return [self._print(chapter) for chapter in CHAPTERS]

    def is_open(self, chapter: Chapter) -> bool:
        """Whether it can be played: printed, and reached, or the first one that is printed."""
        before = [other for other in CHAPTERS[: chapter.number - 1] if other.is_printed]
        reached = chapter.number <= self.slot.chapter or chapter.number in self.slot.cleared
        return chapter.is_printed and (reached or all(other.number in self.slot.cleared for other in before))

    def _print(self, chapter: Chapter) -> PrintOnScroll:
        best, title, opened = self.slot.bests.get(chapter.number), text(chapter.title), self.is_open(chapter)
        if not chapter.is_printed:
            return PrintOnScroll(chapter.number, title, False, info=text(f"chapters.note.{chapter.number}"))
        if not opened:
            return PrintOnScroll(chapter.number, title, False, info=text("chapters.locked"))
        left = suspended_in(self._app, self.slot)
        waits = text("resume.where", where=checkpoint_words(left.checkpoint)) if left and left.level == chapter.level else ""
        if best is None:
            info = waits or sentence(self._carried(chapter)) or text("chapters.first")
            return PrintOnScroll(chapter.number, title, True, text("chapters.new"), is_new=True, info=info)
        older = best.level != self._hashes.get(chapter.number)
        time = text("chapters.older", time=format_time(best.seconds)) if older else format_time(best.seconds)
        return PrintOnScroll(chapter.number, title, True, time, rank="" if older else best.rank, info=waits or self._told(chapter, best))

    def _told(self, chapter: Chapter, best: ChapterBest) -> str:
        """What was brought to it and handed on."""
        handed = _values(best.handed_on)
        told = [self._carried(chapter), text("chapters.handed_on", values=handed) if handed else ""]
        return sentence("; ".join(part for part in told if part))

    def _carried(self, chapter: Chapter) -> str:
        brought = _values(self.slot.carried.get(chapter.number, {}))
        told = [text("chapters.carried", values=brought)] if brought else []
        followed = f"chapters.route.{chapter.number}"
        told += [text(followed)] if chapter.number - 1 in self.slot.routes and followed in strings() else []
        return "; ".join(told)

    def _slot_label(self, number: int) -> str:
        slot = self.progress.slots[number]
        return text("chapters.slot_begun" if slot.is_begun else "chapters.slot", slot=number + 1, done=len(slot.cleared))

    # hands

    def _first_choice(self) -> int:
        """The chapter of which a run waits, the one that is played next, or the last one before it that can be."""
        left = suspended_in(self._app, self.slot)
        if left is not None:
            return next(index for index, chapter in enumerate(CHAPTERS) if chapter.level == left.level)
        opened = [index for index, chapter in enumerate(CHAPTERS) if self.is_open(chapter)]
        before = [index for index in opened if index < max(1, self.slot.chapter)]
        return before[-1] if before else opened[0] if opened else 0

    def _step(self, by: int) -> None:
        if self.slot_row:
            self.pointed_slot = (self.pointed_slot + by) % SLOTS
        else:
            self.chosen = (self.chosen + by) % len(CHAPTERS)

    def _change_row(self, down: bool) -> None:
        if self.slot_row:
            self.slot_row = not down
        elif down and self.chosen < ROW:
            self.chosen = min(len(CHAPTERS) - 1, ROW + min(3, max(0, self.chosen - (self.chosen > 2))))
        elif not down and self.chosen >= ROW:
            self.chosen -= ROW - (self.chosen - ROW > 1)
        elif not down:
            self.slot_row, self.pointed_slot = True, self.progress.active

    def _point_at(self, at: tuple[int, int]) -> bool:
        found = self._scroll.under(at) if self._scroll else None
        if found is None:
            return False
        self.slot_row = found[0] == "slot"
        if self.slot_row:
            self.pointed_slot = found[1]
        else:
            self.chosen = found[1]
        return True

    def _take(self) -> None:
        if self.slot_row:
            self._use_slot(self.pointed_slot)
        else:
            self._begin()

    def _use_slot(self, number: int) -> None:
        """From now on the story goes on in this one."""
        self.progress.active, self.slot_row = number, False
        self.chosen = self._first_choice()
        if self._app.profile:
            self._app.profile.save_progress()

    def _begin(self, with_scenes: bool = False) -> None:
        chapter = CHAPTERS[self.chosen]
        left = suspended_in(self._app, self.slot)
        if left is not None and chapter.level == left.level and not with_scenes:
            self._ask(chapter, left)
        elif self.is_open(chapter):
            self._teller.begin(chapter, self, self.slot, with_scenes)
        elif self._scroll:
            self._scroll.refuse()

    def _ask(self, chapter: Chapter, left: SuspendedRun) -> None:
        """A run of that chapter waits at a checkpoint: on with it, or another one."""

        def anew() -> None:
            if self._app.profile:
                self._app.profile.checkpoint_of(self.slot).drop()
            self._teller.begin(chapter, self, self.slot)

        go_on = partial(self._teller.go_on, self, self.slot)
        self._app.push(ContinueOrAnew(self._app, self, text(chapter.title), left, go_on, anew))

    # pictures

    def _make(self, picture: pygame.Surface) -> None:
        """Everything for this size: bare paper at once, what is printed as soon as it is dry."""
        self._size, px = picture.get_size(), max(MIN_PX, picture.get_height() / HEIGHT)
        self.leave()
        size = round(CHOSEN[0] * px), round(CHOSEN[1] * px)
        self.behind.draw(picture)
        self._scroll = Scroll(assets(), picture, px)
        self._vignettes, self._lined, self._printing, self._undrawn = {}, {}, {}, []
        for chapter in CHAPTERS:
            kept = _prints.get((chapter.number, self._hashes.get(chapter.number, ""), size))
            self._vignettes[chapter.number] = kept or bare_paper(size, chapter.number)
            self._undrawn += [] if kept else [chapter.number]
            if chapter.is_printed and kept is None:
                ready = self._teller.ready if self._teller.ready.path == chapter.path else None
                self._printing[chapter.number] = LevelPrint(chapter, size, moment_of(assets(), chapter.number), ready)

    def _draw_next(self) -> bool:
        """One bare sheet after the other gets its lines; they are shown together, for the page is laid anew then."""
        if not self._undrawn:
            return False
        number = self._undrawn.pop(0)
        self._lined[number] = vignette(assets(), number, self._vignettes[number].get_size())
        if not self._undrawn:
            self._vignettes |= self._lined
        return True

    def _take_print(self, number: int, each: LevelPrint) -> None:
        del self._printing[number]
        if each.picture:
            self._vignettes[number] = _prints[number, self._hashes.get(number, ""), each.picture.get_size()] = each.picture


def _hash_of(chapter: Chapter) -> str:
    try:
        return level_hash(chapter.path)
    except OSError:
        return ""


def _values(carried: dict[str, float]) -> str:
    """What one carries, in words."""
    told = []
    for name, value in carried.items():
        shown = round(value * 100) if name == "pain" else round(value)
        key = f"chapters.value.{name}"
        key += ".one" if name == "pills" and shown == 1 else ""
        line = text(key, value=shown)
        told += [line] if line != key else []
    return ", ".join(told + _alive(carried))


def _alive(carried: dict[str, float]) -> list[str]:
    """Who of those that were met on the lake is alive, by name; told, and not judged."""
    met = {name.removesuffix(SPARED): value >= 0.5 for name, value in carried.items() if name.endswith(SPARED)}
    names = [text(f"name.{kind}").lower() for kind, spared in met.items() if spared]
    alive = reduce(lambda one, other: text("chapters.value.and", one=one, other=other), names) if names else ""
    if not met:
        return []
    return [text("chapters.value.alive", who=alive) if alive else text("chapters.value.nobody_alive")]


def sentence(words: str) -> str:
    """With a capital and a full stop, if there are words."""
    return f"{words[0].upper()}{words[1:]}." if words else ""
