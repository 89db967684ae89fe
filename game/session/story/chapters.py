"""The chapters of the story in their order, and which of them this version of the game has."""

from dataclasses import dataclass
from pathlib import Path

from game.core.paths import LEVELS


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of nine: its number and the name of its level."""

    number: int
    level: str

    @property
    def path(self) -> Path:
        return LEVELS / f"{self.level}.json"

    @property
    def is_printed(self) -> bool:
        """Whether there is a level to be played, and a place for it in the story."""
        return self.path.is_file() and self.level not in NOT_IN_STORY_YET

    @property
    def title(self) -> str:
        """Text key of its title."""
        return f"chapter.{self.number}"


NOT_IN_STORY_YET: tuple[str, ...] = ()
"""Chapters that are played from the list of levels until they are whole."""
NAMES = (
    "01-out-of-step",
    "02-two-miles",
    "03-the-crossing",
    "04-test-subjects",
    "05-two-inches",
    "06-non-perishables",
    "07-ghost-proof",
    "08-schools-out",
    "09-the-hospital",
)
CHAPTERS = tuple(Chapter(number, level) for number, level in enumerate(NAMES, 1))


def chapter_of(number: int) -> Chapter | None:
    return CHAPTERS[number - 1] if 1 <= number <= len(CHAPTERS) else None


def nearest_printed(number: int) -> Chapter | None:
    """The chapter itself, the last one before it that can be played, or the first one after it."""
    printed = [chapter for chapter in CHAPTERS if chapter.is_printed]
    before = [chapter for chapter in printed if chapter.number <= number]
    return before[-1] if before else printed[0] if printed else None


def is_last_printed(number: int) -> bool:
    """Whether the story ends with this chapter so far: nothing behind it can be played yet, and something shall come."""
    return number < len(CHAPTERS) and not any(chapter.is_printed for chapter in CHAPTERS[number:])


def next_printed(number: int) -> Chapter | None:
    """The chapter that follows, if it can be played."""
    found = chapter_of(number + 1)
    return found if found and found.is_printed else None
