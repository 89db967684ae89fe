"""Suspended run: a run as it stood at its last checkpoint, small enough to be written to the disk the moment it gets there.

What is kept is what every role wanted until then, not the world: `session.resumption` plays it again. The hash of the world at the
checkpoint stands beside it, so that a level or rules that have changed since are found out, and nobody goes on in a world that never was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Annotated, Any

from game.level import pydantic_startup  # noqa: F401  (before pydantic)

# isort: split
from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError

from game.session.replays.recorded_assists import RecordedAssists
from game.session.replays.replay import AssistChanges, CarriedValue, Count, ShortText, Ticks, Track, check_assists


def _numbers(found: Any) -> Any:
    """A track as it is written: its numbers in one text, a tenth of the lines of a list."""
    if not isinstance(found, str):
        raise ValueError("not a text of numbers")
    return [int(number) for number in found.split()]


KeptTrack = Annotated[Track, BeforeValidator(_numbers)]


@dataclass(frozen=True, slots=True)
class SuspendedRun(RecordedAssists):
    """Ticks are counted from the start of the level; `tracks` are those of a `Replay`."""

    level: Annotated[ShortText, Field(min_length=1)]
    """The level's name, as `LevelFile` has it."""
    level_sha256: ShortText
    seed: Count
    ticks: Annotated[Ticks, Field(ge=1)]
    """When it got to the checkpoint."""
    tracks: dict[Annotated[str, Field(max_length=64)], KeptTrack]
    end_hash: ShortText
    """Of the world at the checkpoint."""
    checkpoint: ShortText
    pauses: list[Ticks] = field(default_factory=list)
    retries: Count = 0
    checkpoint_retries: Count = 0
    retries_here: Count = 0
    """How often it has gone on from this checkpoint."""
    farthest_before: Annotated[float, Field(ge=0.0, le=1e6, allow_inf_nan=False)] = 0.0
    """Metres of the best earlier attempt."""
    assists: Annotated[dict[str, Any], AfterValidator(check_assists)] = field(default_factory=dict)
    carried: Annotated[dict[Annotated[str, Field(max_length=64)], CarriedValue], Field(max_length=64)] = field(default_factory=dict)
    """What an earlier chapter had handed on."""
    assist_changes: AssistChanges = field(default_factory=list)
    """Other assists, each with the tick before which they came."""

    def values(self) -> dict[str, Any]:
        """What is written to the file."""
        plain = {each.name: getattr(self, each.name) for each in fields(self)}
        return plain | {"tracks": {role: " ".join(map(str, track)) for role, track in self.tracks.items()}}


def suspended_run_of(found: Mapping[str, Any]) -> SuspendedRun | None:
    """A suspended run from a file's values; None if anything about them is wrong. Unknown names are ignored."""
    try:
        run = _adapter().validate_python({name: value for name, value in found.items() if name in SuspendedRun.__dataclass_fields__})
    except ValidationError:
        return None
    return run if all(sum(track[1::2]) <= run.ticks for track in run.tracks.values()) else None


@cache
def _adapter() -> TypeAdapter[SuspendedRun]:
    return TypeAdapter(SuspendedRun)
