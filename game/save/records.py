"""Records: a player's best result per level, by the SHA-256 of its file."""

from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Annotated, Any, Literal, get_args

from game.level import pydantic_startup  # noqa: F401  (before pydantic)

# isort: split
from pydantic import AfterValidator, BeforeValidator, Field, StrictInt, TypeAdapter, ValidationError

Rank = Literal["", "bronze", "silver", "gold"]
RANKS: tuple[Rank, ...] = get_args(Rank)
MAX_NAME_LENGTH = 48
MOST_LEVELS = 1500
"""The oldest records go first; a file must not grow for ever."""


@dataclass(frozen=True, slots=True)
class Record:
    """The best of each, not necessarily in one run. A level that is changed is another level."""

    name: Annotated[str, Field(strict=True), AfterValidator(lambda name: name[:MAX_NAME_LENGTH])]
    seconds: Annotated[float, Field(strict=True, ge=0.0, le=1e6, allow_inf_nan=False)]
    chakra: Annotated[float, Field(strict=True, ge=0.0, le=1000.0, allow_inf_nan=False)]
    rank: Rank = ""
    runs: Annotated[StrictInt, Field(ge=1, lt=2**53)] = 1
    assisted: Annotated[bool, BeforeValidator(lambda found: found is True)] = False
    """Done with assists; whoever then does it without has a new record, however long it took."""


@dataclass
class Records:
    """All records, the level played last at the end."""

    by_level: dict[str, Record] = field(default_factory=dict)

    def of(self, sha256: str) -> Record | None:
        return self.by_level.get(sha256)

    def note(self, sha256: str, name: str, ended: dict[str, Any], rank: str = "", assisted: bool = False) -> bool:
        """Take notice of a run that is over, as `Run.outcome` tells it; True if it was won in the best time yet."""
        if not ended.get("won"):
            return False
        old = self.by_level.pop(sha256, None)
        new = Record(
            name[:MAX_NAME_LENGTH], float(ended["seconds"]), float(ended.get("chakra") or 0.0), rank if rank in RANKS else "", 1, assisted
        )
        self.by_level[sha256] = merge_best(old, new) if old else new
        while len(self.by_level) > MOST_LEVELS:
            self.by_level.pop(next(iter(self.by_level)))
        return old is None or (new.assisted, new.seconds) < (old.assisted, old.seconds)

    def values(self) -> dict[str, Any]:
        """What is written to the file."""
        return {"levels": {sha256: asdict(record) for sha256, record in self.by_level.items()}}


def merge_best(old: Record, new: Record) -> Record:
    """The best of both; of a run with assists and one without, the one without."""
    if old.assisted != new.assisted:
        return replace(min(old, new, key=lambda record: record.assisted), name=new.name, runs=old.runs + 1)
    rank = max(old.rank, new.rank, key=RANKS.index)
    return Record(new.name, min(old.seconds, new.seconds), max(old.chakra, new.chakra), rank, old.runs + 1, new.assisted)


def records_of(found: dict[str, Any]) -> tuple[Records, str]:
    """Records from a file's values; what is none is left out, and counted in the notice."""
    levels = found.get("levels")
    entries = levels.items() if isinstance(levels, dict) else []
    sound = {sha256: record for sha256, values in entries if (record := _record(values))}
    lost = len(entries) - len(sound)
    return Records(sound), _told(lost)


def _told(lost: int) -> str:
    if not lost:
        return ""
    return f"{'One best time' if lost == 1 else f'{lost} best times'} could not be read; the others are there."


def _record(values: Any) -> Record | None:
    try:
        return _adapter().validate_python(values)
    except ValidationError:
        return None


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def format_time(seconds: float) -> str:
    """Minutes, seconds and hundredths."""
    return f"{int(seconds // 60)}:{seconds % 60:05.2f}"
