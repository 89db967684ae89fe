"""Progress: three slots of the story, each with its chapter, what carries over, what was chosen, the best of each chapter.

What a file holds and this version does not know is kept as it is and written back: another version may need it.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Annotated, Any

from game.level import pydantic_startup  # noqa: F401  (before pydantic)

# isort: split
from pydantic import BeforeValidator, Field, PlainValidator, StrictFloat, StrictInt, StrictStr, TypeAdapter, ValidationError

from game.save.records import RANKS
from game.sim.route import MAX_PLACES, Route

SLOTS = 3
LAST_CHAPTER = 9
MAX_TOLD_SCENES = 200
MOST_NAMES = 64
BEST_KEYS = ("seconds", "chakra", "rank", "level", "assisted", "handed_on")
SLOT_KEYS = ("chapter", "cleared", "carried", "choices", "bests", "told", "routes")
ROUTE_KEYS = ("leaps", "sprints", "last")
FILE_KEYS = ("active", "slots")
UNREAD_KEY = "unread"
"""Under this key lies what could not be understood."""

Number = Annotated[StrictInt | StrictFloat, Field(ge=-1e6, le=1e6)]
Numbers = Annotated[dict[Annotated[StrictStr, Field(max_length=64)], Number], Field(max_length=MOST_NAMES)]
"""Finite numbers by short names."""
Places = Annotated[tuple[Number, ...], Field(max_length=MAX_PLACES)]
Spans = Annotated[tuple[tuple[Number, Number], ...], Field(max_length=MAX_PLACES)]
RouteParts = tuple[Places, Spans, Number]
"""A route's values, in the order of `ROUTE_KEYS`."""
Chapter = Annotated[StrictInt, Field(ge=1, le=LAST_CHAPTER)]
SlotNumber = Annotated[StrictInt, Field(ge=0, lt=SLOTS)]
SceneName = Annotated[StrictStr, Field(max_length=140)]


@dataclass(frozen=True, slots=True)
class ChapterBest:
    """The best run of a chapter in one slot."""

    seconds: Annotated[float, Field(strict=True, ge=0.0, le=1e6, allow_inf_nan=False)]
    chakra: Annotated[float, Field(strict=True, ge=0.0, le=1000.0, allow_inf_nan=False)] = 0.0
    rank: Annotated[StrictStr, Field(pattern=f"^({'|'.join(RANKS)})$")] = ""
    level: StrictStr = ""
    """SHA-256 of the level it was run on: a level that has changed is another printing."""
    assisted: Annotated[bool, BeforeValidator(lambda found: found is True)] = False
    handed_on: Annotated[dict[str, float], PlainValidator(lambda found: _valid(Numbers, found) or {})] = field(default_factory=dict)
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
    routes: dict[int, Route] = field(default_factory=dict)
    """By chapter, the way of the runner when it was won last."""
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
        self.told = [*self.told, name][-MAX_TOLD_SCENES:]
        return True

    def note_won(self, chapter: int, best: ChapterBest, route: Route | None = None) -> bool:
        """A chapter is won: the story goes on behind it. True if it is the best run of this printing of the level."""
        old = self.bests.get(chapter)
        self.cleared.add(chapter)
        if route is not None:
            self.routes[chapter] = route
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
            "routes": {str(chapter): asdict(route) for chapter, route in self.routes.items()},
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
    if _valid(SlotNumber, active) is not None:
        progress.active = active
    else:
        _keep(progress.other, "active", active)
        lost.append("the slot in use")
    return (
        progress,
        f"Part of your story could not be read: {', '.join(lost)}. The rest goes on, and nothing is thrown away." if lost else "",
    )


def _slot_of(values: Any, number: int, lost: list[str]) -> Slot:
    if not isinstance(values, dict):
        lost.append(f"slot {number}")
        return Slot(other={UNREAD_KEY: {"slot": values}})
    slot = Slot(other={key: value for key, value in values.items() if key not in SLOT_KEYS})
    cleared = values.get("cleared", [])
    slot.cleared = {one for one in cleared if _valid(Chapter, one)} if isinstance(cleared, list) else set()
    if not isinstance(cleared, list) or len(slot.cleared) < len(cleared):
        _keep(slot.other, "cleared", cleared)
        lost.append(f"slot {number}'s chapters")
    slot.bests = _chapters(values, "bests", _best_of, slot, number, lost)
    slot.carried = _chapters(values, "carried", lambda found: _valid(Numbers, found), slot, number, lost)
    slot.routes = _chapters(values, "routes", _route_of, slot, number, lost)
    slot.choices = values["choices"] if isinstance(values.get("choices"), dict) else {}
    told = values.get("told", [])
    slot.told = [one for one in told if _valid(SceneName, one) is not None][-MAX_TOLD_SCENES:] if isinstance(told, list) else []
    chapter = values.get("chapter", 0)
    if chapter == 0 or _valid(Chapter, chapter):
        slot.chapter = chapter
    else:
        _keep(slot.other, "chapter", chapter)
        lost.append(f"slot {number}'s place")
        slot.chapter = min(LAST_CHAPTER, max([0, *slot.cleared, *slot.bests]) + 1) if slot.cleared or slot.bests else 0
    return slot


def _chapters(
    values: dict[str, Any], key: str, understand: Callable[[Any], Any], slot: Slot, number: int, lost: list[str]
) -> dict[int, Any]:
    """A mapping by chapter; what is none is kept aside."""
    found = values.get(key, {})
    entries = found.items() if isinstance(found, dict) else []
    sound: dict[int, Any] = {}
    strange = {} if isinstance(found, dict) else {"": found}
    for name, value in entries:
        made = understand(value)
        if made is not None and name.isascii() and name.isdigit() and _valid(Chapter, int(name[:4])):
            sound[int(name)] = made
        else:
            strange[name] = value
    if strange:
        _keep(slot.other, key, strange)
        lost.append(f"{len(strange)} of slot {number}'s {key}")
    return sound


def _best_of(values: Any) -> ChapterBest | None:
    if not isinstance(values, dict):
        return None
    known = {key: value for key, value in values.items() if key in BEST_KEYS}
    best: ChapterBest | None = _valid(ChapterBest, known | {"other": {key: value for key, value in values.items() if key not in BEST_KEYS}})
    return best


def _route_of(values: Any) -> Route | None:
    found = _valid(RouteParts, tuple(values.get(key) for key in ROUTE_KEYS)) if isinstance(values, dict) else None
    return None if found is None else Route(*found)


def _valid(kind: Any, value: Any) -> Any:
    """The value, if it is of that type; None otherwise."""
    try:
        return _adapter(kind).validate_python(value)
    except ValidationError:
        return None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _keep(other: dict[str, Any], key: str, value: Any) -> None:
    """Set aside what could not be understood, beside what was set aside before."""
    unread = other.get(UNREAD_KEY)
    other[UNREAD_KEY] = (dict(unread) if isinstance(unread, dict) else {}) | {key: value}
