"""Replay files: intents and state hashes of a run as JSON that another copy can read, play and verify."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Protocol

from game.level import pydantic_startup  # noqa: F401  (before pydantic)

# isort: split
from pydantic import AfterValidator, Field, StrictFloat, StrictInt, StrictStr, TypeAdapter, ValidationError

from game import __version__
from game.core.errors import UserError, printable, reason_of
from game.core.files.file_system import Disk
from game.core.files.output_files import Form, put
from game.core.files.settled_file import read_when_settled
from game.core.ticks import TICKS_PER_SECOND
from game.level.files.text_hash import text_hash
from game.session.assists import assists_of
from game.session.replays.recorded_assists import RecordedAssists
from game.sim.intent import IDLE, Intent

FORMAT = 1
HASH_EVERY = 60
MAX_BYTES = 8_000_000
MAX_LEVEL_BYTES = 2 * 1024 * 1024 + 1
"""One more than a level may have: of what is larger only the beginning is looked at, and it is no level anyway."""
MAX_TICKS = TICKS_PER_SECOND * 3600 * 4

FLAGS = (
    "sprint", "leap", "leap_pressed", "crouch", "pill_pressed", "seal_pressed", "confirm", "confirm_pressed",
    "sign", "stroke_up", "stroke_down", "stroke_left", "stroke_right", "focus_next", "focus_previous",
    "sign_barrier", "sign_spiderweb", "sign_wave", "sign_bind", "sign_release", "retried", "retried_often", "up_pressed",
)  # fmt: skip
"""Bits of an intent's code, in this order for ever: new ones come last, so that old recordings still load."""


def check_assists(found: dict[str, Any]) -> dict[str, Any]:
    if assists_of(found) is None:
        raise ValueError("none that this game has")
    return found


def _check_track(track: list[int]) -> list[int]:
    if len(track) % 2:
        raise ValueError("not pairs of whole numbers")
    if not all(code & 255 <= 200 and code >> 8 < 1 << len(FLAGS) for code in track[::2]):
        raise ValueError("an unknown intent")
    if any(count > MAX_TICKS for count in track[1::2]):
        raise ValueError("longer than a run may be")
    return track


Count = Annotated[StrictInt, Field(ge=0, le=2**63)]
Ticks = Annotated[StrictInt, Field(ge=0, le=MAX_TICKS)]
ShortText = Annotated[StrictStr, Field(max_length=4096)]
Track = Annotated[list[Annotated[StrictInt, Field(ge=0, le=2**40)]], AfterValidator(_check_track)]
CarriedValue = Annotated[StrictInt | StrictFloat, Field(ge=-1e6, le=1e6)]


AssistChanges = Annotated[list[tuple[Ticks, Annotated[dict[str, Any], AfterValidator(check_assists)]]], Field(max_length=1000)]


class Stepped(Protocol):
    """What a recording needs to know of a world."""

    @property
    def tick(self) -> int: ...
    def state_hash(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Replay(RecordedAssists):
    """A recorded run; `tracks` holds, by role, pairs of an intent's code and how many ticks it lasted."""

    level: ShortText
    level_sha256: ShortText
    seed: Count
    tracks: dict[str, Track]
    hashes: list[StrictStr]
    end_hash: ShortText
    """The state after the last tick."""
    ticks: Ticks
    outcome: dict[str, Any] | None = None
    pauses: list[Ticks] = field(default_factory=list)
    retries: Count = 0
    format: Count = FORMAT
    version: ShortText = __version__
    tick_rate: Annotated[StrictInt, Field(ge=TICKS_PER_SECOND, le=TICKS_PER_SECOND)] = TICKS_PER_SECOND
    platform: ShortText = ""
    assists: Annotated[dict[str, Any], AfterValidator(check_assists)] = field(default_factory=dict)
    """Those that the run was played with; a file from before there were any has none."""
    carried: Annotated[dict[Annotated[str, Field(max_length=64)], CarriedValue], Field(max_length=64)] = field(default_factory=dict)
    """What an earlier chapter had handed on; none in a file from before chapters followed each other."""
    assist_changes: AssistChanges = field(default_factory=list)
    """Other assists, each with the tick before which they came."""

    def intents(self) -> Iterator[dict[str, Intent]]:
        """What every role wanted, tick by tick."""
        streams = {role: unpacked_track(track) for role, track in self.tracks.items()}
        for _ in range(self.ticks):
            yield {role: next(stream, IDLE) for role, stream in streams.items()}


class Recorder:
    """Writes down a run while it happens."""

    def __init__(
        self,
        level: str,
        level_sha256: str,
        seed: int,
        retries: int = 0,
        assists: dict[str, Any] | None = None,
        carried: dict[str, float] | None = None,
    ) -> None:
        self.level, self.level_sha256, self.seed, self.retries = level, level_sha256, seed, retries
        self.assists, self.carried = assists or {}, carried or {}
        self.tracks: dict[str, list[int]] = {}
        self.assist_changes: list[tuple[int, dict[str, Any]]] = []
        self.hashes: list[str] = []
        self.pauses: list[int] = []
        self.ticks = 0
        self._last: dict[str, Intent] = {}

    def record(self, intents: Mapping[str, Intent], world: Stepped) -> None:
        """Call after every tick with what was wanted and what came of it; a role that is left out wants nothing."""
        roles = intents if intents.keys() >= self.tracks.keys() else {**self.tracks, **intents}
        for role in roles:
            intent = intents.get(role, IDLE)
            if intent == self._last.get(role):
                self.tracks[role][-1] += 1
            else:
                self._last[role] = intent
                track = self.tracks.setdefault(role, [packed(IDLE), self.ticks] if self.ticks else [])
                _append(track, packed(intent))
        self.ticks += 1
        if self.ticks % HASH_EVERY == 0:
            self.hashes.append(world.state_hash())

    def pause(self) -> None:
        self.pauses.append(self.ticks)

    def replay(self, world: Stepped, outcome: dict[str, Any] | None) -> Replay:
        """The run so far."""
        tracks = {role: list(track) for role, track in self.tracks.items()}
        return Replay(
            level=self.level,
            level_sha256=self.level_sha256,
            seed=self.seed,
            tracks=tracks,
            hashes=list(self.hashes),
            end_hash=world.state_hash(),
            ticks=self.ticks,
            outcome=outcome,
            pauses=list(self.pauses),
            retries=self.retries,
            platform=fingerprint(),
            assists=self.assists,
            carried=self.carried,
            assist_changes=list(self.assist_changes),
        )


def packed(intent: Intent) -> int:
    """An intent as one integer: its flags as bits above its move."""
    code = intent.move + 100
    for bit, flag in enumerate(FLAGS, 8):
        if getattr(intent, flag):
            code |= 1 << bit
    return code


def unpacked(code: int) -> Intent:
    """The intent behind an integer."""
    return Intent((code & 255) - 100, **{flag: bool(code >> bit & 1) for bit, flag in enumerate(FLAGS, 8)})


def fingerprint() -> str:
    """Short hash of what this machine makes of functions that differ between mathematical libraries."""
    import numpy

    places = [0.1 + 0.37 * step for step in range(64)]
    library = [function(x) for function in (math.sin, math.cos, math.exp, math.tanh, math.atan, math.log) for x in places]
    array = numpy.array(places)
    vector = b"".join(function(array).tobytes() for function in (numpy.sin, numpy.exp, numpy.tanh, numpy.sqrt, numpy.arctan))
    return hashlib.sha256(repr(library).encode() + vector).hexdigest()[:16]


def level_hash(path: Path) -> str:
    """SHA-256 of a level file's text; an OSError for what is no file: a pipe would wait for ever."""
    return text_hash(Disk().read(path, MAX_LEVEL_BYTES))


def write(path: Path, replay: Replay) -> None:
    """Put the run in place whole or not at all; over an older run, never over anything else."""
    put(path, json.dumps(asdict(replay), allow_nan=False, separators=(",", ":")).encode() + b"\n", RECORDING)


class _NoneError(Exception):
    """The bytes are no recorded run; the words say why."""


def read(path: Path) -> Replay:
    """A recorded run, or a complaint that says in one line why it is none."""
    return read_when_settled(path, lambda: _read(path), UserError)


def _read(path: Path) -> Replay:
    if path.exists() and not path.is_file():  # a pipe would wait for ever
        raise UserError(f"{path}: not a recorded run: not a regular file")
    try:
        with open(path, "rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {reason_of(error)}") from None
    try:
        return _parse(body)
    except _NoneError as wrong:
        raise UserError(f"{path}: not a recorded run: {wrong}") from None


def is_recording(path: Path) -> bool:
    """Whether `replay` would take it."""
    try:
        read(path)
    except UserError:
        return False
    return True


RECORDING = Form("the run", (), is_recording)


def _parse(body: bytes) -> Replay:
    _check(len(body) <= MAX_BYTES, f"over {MAX_BYTES:,} bytes")
    _check(bool(body.strip()), "the file is empty")
    try:
        found = json.loads(body, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise _NoneError("not UTF-8 text") from None
    except json.JSONDecodeError as error:  # its own words are other ones in every version of Python
        raise _NoneError(f"line {error.lineno} column {error.colno}: what stands here is not JSON") from None
    except RecursionError:
        raise _NoneError("nested too deep") from None
    except ValueError:
        raise _NoneError("a number with thousands of digits") from None
    _check(isinstance(found, dict), "not one JSON object")
    _check(found.get("format") == FORMAT, f"format {str(found.get('format'))[:20]}, this game reads {FORMAT}")
    wanted = set(Replay.__dataclass_fields__)
    _check(set(found) | {"assists", "carried", "assist_changes"} == wanted, f"its keys should be {', '.join(sorted(wanted))}")
    try:
        replay = _adapter().validate_python(found)
    except ValidationError as errors:
        raise _NoneError(_first_of(errors)) from None
    _check(len(replay.hashes) == replay.ticks // HASH_EVERY, "there are not as many hashes as the run is long")
    longest = max((sum(track[1::2]) for track in replay.tracks.values()), default=0)
    _check(longest <= replay.ticks, "a track is longer than the run")
    return replay


@cache
def _adapter() -> TypeAdapter[Replay]:
    return TypeAdapter(Replay)


def _first_of(errors: ValidationError) -> str:
    """The first thing that is wrong, in one line."""
    first = errors.errors(include_url=False, include_input=False)[0]
    return printable(f"{'.'.join(str(step)[:48] for step in first['loc'])}: {first['msg'].removeprefix('Value error, ')}")


def _refuse_constant(name: str) -> None:
    raise _NoneError(f"{name} is not a number")


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _NoneError(otherwise)


def _append(track: list[int], code: int) -> None:
    if track and track[-2] == code:
        track[-1] += 1
    else:
        track += [code, 1]


def unpacked_track(track: list[int]) -> Iterator[Intent]:
    for code, count in zip(track[::2], track[1::2], strict=True):
        intent = unpacked(code)
        for _ in range(count):
            yield intent
