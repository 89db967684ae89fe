"""Verification: plays a recording again on today's level and reports the first tick that differs."""

from dataclasses import dataclass

from game import __version__
from game.core.files.file_system import Disk
from game.level.files.text_hash import older_hashes
from game.session.level_file import LevelFile
from game.session.replays.replay import HASH_EVERY, MAX_LEVEL_BYTES, Replay, fingerprint
from game.session.run import Run


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same` is true only if every stored hash was met."""

    same: bool
    why: str
    bad_tick: int | None = None
    """The first checked tick that came out otherwise; what changed lies in the HASH_EVERY ticks before it."""


def verify(recorded: Replay, source: LevelFile) -> Verdict:
    """Plays the run and compares all its hashes; says first what makes a comparison pointless."""
    if recorded.level_sha256 != source.sha256 and not _was_known_so(recorded.level_sha256, source):
        return Verdict(False, f"level changed: {source.name} is not the file this run was made on")
    if recorded.version != __version__:
        return Verdict(False, f"made by version {recorded.version}, this is {__version__}: plays, not verified")
    bad = first_bad_tick(recorded, source)
    if bad is None:
        return Verdict(True, f"verified: {len(recorded.hashes)} hashes over {recorded.ticks} ticks")
    if recorded.platform != fingerprint():
        return Verdict(False, "platform differs: plays, not verified", bad)
    return Verdict(False, f"differs at tick {bad}", bad)


def _was_known_so(sha256: str, source: LevelFile) -> bool:
    """Whether a run of an older version of the game was made on this very text."""
    try:
        return sha256 in older_hashes(Disk().read(source.path, MAX_LEVEL_BYTES))
    except OSError:
        return False


def first_bad_tick(recorded: Replay, source: LevelFile) -> int | None:
    """The first tick whose stored hash is not met."""
    run = Run(source, recorded.seed, first_assists=recorded.first_assists, carried=recorded.carried, later=recorded.later)
    for tick, intents in enumerate(recorded.intents(), 1):
        run.apply_planned_assists()
        run.world.step(intents)
        if tick % HASH_EVERY == 0 and run.world.state_hash() != recorded.hashes[tick // HASH_EVERY - 1]:
            return tick
    return None if run.world.state_hash() == recorded.end_hash else recorded.ticks
