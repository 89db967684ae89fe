"""Progress: three slots of the story, each with its chapter, what carries over, what was chosen, the best of each chapter.

What a file holds and this version does not know is kept as it is and written back: another version may need it.
"""

import math
from dataclasses import dataclass, field
from typing import Any

from game.save.records import RANKS

SLOTS = 3
LAST_CHAPTER = 9
MOST_TOLD = 200
MOST_NAMES = 64
BEST_KEYS = ("seconds", "chakra", "rank", "level", "assisted", "handed_on")
SLOT_KEYS = ("chapter", "cleared", "carried", "choices", "bests", "told")
FILE_KEYS = ("active", "slots")
UNREAD = "unread"
"""Under this key lies what could not be understood."""


@dataclass(frozen=True, slots=True)
class ChapterBest:
    """The best run of a chapter in one slot."""

    seconds: float
    chakra: float
    rank: str = ""
    level: str = ""
    """SHA-256 of the level it was run on: a level that has changed is another printing."""
    assisted: bool = False
    handed_on: dict[str, float] = field(default_factory=dict)
    """What that run handed on to the next chapter."""
    other: dict[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        return self.other | {name: getattr(self, name) for name in BEST_KEYS}


@dataclass
class Slot:
    """One player's way through the story."""

    chapter: int = 0
    """The chapter that is played next; 0 in a slot that nobody has begun."""
    cleared: set[int] = field(default_factory=set)
    carried: dict[int, dict[str, float]] = field(default_factory=dict)
    """By chapter, the values it is begun with."""
    choices: dict[str, Any] = field(default_factory=dict)
    bests: dict[int, ChapterBest] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    """Scenes that have been shown, as `level/scene`."""
    other: dict[str, Any] = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        return bool(self.chapter or self.cleared or self.bests)

    def has_told(self, level: str, scene: str) -> bool:
        return f"{level}/{scene}" in self.told

    def tell(self, level: str, scene: str) -> bool:
        """Remember that a scene was shown; true if it is news."""
        name = f"{level}/{scene}"
        if name in self.told:
            return False
        self.told = [*self.told, name][-MOST_TOLD:]
        return True

    def note_won(self, chapter: int, best: ChapterBest) -> bool:
        """A chapter is won: the story goes on behind it. True if it is the best run of this printing of the level."""
        old = self.bests.get(chapter)
        self.cleared.add(chapter)
        self.chapter = min(LAST_CHAPTER, max(self.chapter, chapter + 1))
        if best.handed_on:
            self.carried[chapter + 1] = dict(best.handed_on)
        better = old is None or old.level != best.level or (best.assisted, best.seconds) < (old.assisted, old.seconds)
        if better:
            kept = old.rank if old and old.level == best.level else ""
            rank = max(kept, best.rank, key=RANKS.index)
            self.bests[chapter] = ChapterBest(best.seconds, best.chakra, rank, best.level, best.assisted, best.handed_on, best.other)
        elif old and RANKS.index(best.rank) > RANKS.index(old.rank):
            self.bests[chapter] = ChapterBest(old.seconds, old.chakra, best.rank, old.level, old.assisted, old.handed_on, old.other)
        return better

    def values(self) -> dict[str, Any]:
        return self.other | {
            "chapter": self.chapter,
            "cleared": sorted(self.cleared),
            "carried": {str(chapter): values for chapter, values in self.carried.items()},
            "choices": self.choices,
            "bests": {str(chapter): best.values() for chapter, best in self.bests.items()},
            "told": self.told,
        }


@dataclass
class Progress:
    """All slots, and which of them is played."""

    slots: list[Slot] = field(default_factory=lambda: [Slot() for _ in range(SLOTS)])
    active: int = 0
    other: dict[str, Any] = field(default_factory=dict)

    @property
    def slot(self) -> Slot:
        return self.slots[self.active]

    def values(self) -> dict[str, Any]:
        """What is written to the file."""
        return self.other | {"active": self.active, "slots": [slot.values() for slot in self.slots]}


def progress_of(found: dict[str, Any]) -> tuple[Progress, str]:
    """Progress from a file's values, whatever they are; what could not be used is named in the notice, and kept."""
    lost: list[str] = []
    progress = Progress(other={key: value for key, value in found.items() if key not in FILE_KEYS})
    slots = found.get("slots", [])
    if not isinstance(slots, list):
        slots = [slots]
    for number, values in enumerate(slots[:SLOTS]):
        progress.slots[number] = _slot_of(values, number + 1, lost)
    if len(slots) > SLOTS:
        _keep(progress.other, "slots", slots[SLOTS:])
        lost.append(f"{len(slots) - SLOTS} more slots")
    active = found.get("active", 0)
    if _is_count(active, SLOTS - 1):
        progress.active = active
    else:
        _keep(progress.other, "active", active)
        lost.append("the slot in use")
    return progress, f"progress: {', '.join(lost)} could not be used; the rest goes on, and nothing is thrown away" if lost else ""


def _slot_of(values: Any, number: int, lost: list[str]) -> Slot:
    if not isinstance(values, dict):
        lost.append(f"slot {number}")
        return Slot(other={UNREAD: {"slot": values}})
    slot = Slot(other={key: value for key, value in values.items() if key not in SLOT_KEYS})
    cleared = values.get("cleared", [])
    slot.cleared = {one for one in cleared if _is_chapter(one)} if isinstance(cleared, list) else set()
    if not isinstance(cleared, list) or len(slot.cleared) < len(cleared):
        _keep(slot.other, "cleared", cleared)
        lost.append(f"slot {number}'s chapters")
    slot.bests = _chapters(values, "bests", _best_of, slot, number, lost)
    slot.carried = _chapters(values, "carried", _numbers, slot, number, lost)
    slot.choices = values["choices"] if isinstance(values.get("choices"), dict) else {}
    told = values.get("told", [])
    slot.told = [one for one in told if isinstance(one, str) and len(one) <= 140][-MOST_TOLD:] if isinstance(told, list) else []
    chapter = values.get("chapter", 0)
    if chapter == 0 or _is_chapter(chapter):
        slot.chapter = chapter
    else:
        _keep(slot.other, "chapter", chapter)
        lost.append(f"slot {number}'s place")
        slot.chapter = min(LAST_CHAPTER, max([0, *slot.cleared, *slot.bests]) + 1) if slot.cleared or slot.bests else 0
    return slot


def _chapters(values: dict[str, Any], key: str, understand: Any, slot: Slot, number: int, lost: list[str]) -> dict[int, Any]:
    """A mapping by chapter; what is none is kept aside."""
    found = values.get(key, {})
    entries = found.items() if isinstance(found, dict) else []
    sound: dict[int, Any] = {}
    strange = {} if isinstance(found, dict) else {"": found}
    for name, value in entries:
        made = understand(value)
        if made is not None and name.isascii() and name.isdigit() and _is_chapter(int(name[:4])):
            sound[int(name)] = made
        else:
            strange[name] = value
    if strange:
        _keep(slot.other, key, strange)
        lost.append(f"{len(strange)} of slot {number}'s {key}")
    return sound


def _best_of(values: Any) -> ChapterBest | None:
    if not isinstance(values, dict) or values.get("rank", "") not in RANKS or not isinstance(values.get("level", ""), str):
        return None
    seconds, chakra = values.get("seconds"), values.get("chakra", 0.0)
    if not _is_number(seconds, 1e6) or not _is_number(chakra, 1000.0):
        return None
    other = {key: value for key, value in values.items() if key not in BEST_KEYS}
    handed_on = _numbers(values.get("handed_on", {})) or {}
    assisted = values.get("assisted") is True
    return ChapterBest(
        float(seconds or 0.0), float(chakra or 0.0), values.get("rank", ""), values.get("level", ""), assisted, handed_on, other
    )


def _numbers(values: Any) -> dict[str, float] | None:
    """Finite numbers by short names."""
    if not isinstance(values, dict) or len(values) > MOST_NAMES:
        return None
    sound = {name: value for name, value in values.items() if len(name) <= 64 and _is_number(value, 1e6, -1e6)}
    return sound if len(sound) == len(values) else None


def _is_number(value: Any, most: float, least: float = 0.0) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and least <= value <= most


def _is_count(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _is_chapter(value: Any) -> bool:
    return _is_count(value, LAST_CHAPTER) and value > 0


def _keep(other: dict[str, Any], key: str, value: Any) -> None:
    """Set aside what could not be understood, beside what was set aside before."""
    unread = other.get(UNREAD)
    other[UNREAD] = (dict(unread) if isinstance(unread, dict) else {}) | {key: value}
