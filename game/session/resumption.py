"""Resumption: a run that was left, perhaps in another sitting, on its way back to the checkpoint where it stood.

It is played again from its start (`session.saved_state` says why nothing is copied) and goes on only if it has come to the same world.
"""

from dataclasses import dataclass, replace

from game.session.level_file import LevelFile
from game.session.replays.suspended_run import SuspendedRun
from game.session.run import Run, SavedState
from game.session.saved_state import Restoration
from game.session.story.story_log import StoryLog


@dataclass(frozen=True, slots=True)
class ResumedRun:
    """A run that stands at its checkpoint again, and what had been said until then."""

    run: Run
    log: StoryLog
    farthest_before: float = 0.0


def suspend(run: Run, farthest_before: float = 0.0) -> SuspendedRun:
    """What is kept of a run that stands at its last checkpoint."""
    arrival = run.arrival
    if arrival is None or arrival.tick != run.world.tick:
        raise ValueError("only a run that stands at its checkpoint can be suspended")
    return SuspendedRun(
        level=run.source.name,
        level_sha256=run.source.sha256,
        seed=run.seed,
        ticks=arrival.tick,
        tracks=arrival.tracks,
        end_hash=run.world.state_hash(),
        checkpoint=arrival.checkpoint,
        pauses=arrival.pauses,
        retries=run.recorder.retries,
        checkpoint_retries=run.checkpoint_retries,
        retries_here=run.retries_here,
        farthest_before=farthest_before,
        assists=run.first_assists.values(),
        carried=dict(run.carried),
        assist_changes=[(tick, changed.values()) for tick, changed in arrival.later],
    )


def retried(left: SuspendedRun, run: Run) -> SuspendedRun:
    """The same place after another retry from it, which `run` is."""
    return replace(left, retries=run.recorder.retries, checkpoint_retries=run.checkpoint_retries, retries_here=run.retries_here)


class Resumption:
    """Work that may take seconds, done as many ticks at a time as there is leisure for."""

    def __init__(self, left: SuspendedRun, source: LevelFile) -> None:
        self._left, self._log = left, StoryLog()
        self._is_same_level = left.level_sha256 == source.sha256
        self._state = SavedState(
            source, left.seed, left.first_assists, left.ticks, left.tracks, left.pauses, left.checkpoint, left.carried, left.later
        )
        self._restoration: Restoration | None = None

    @property
    def share(self) -> float:
        """How far it has come, 0 to 1."""
        return self._restoration.run.world.tick / self._left.ticks if self._restoration else 0.0

    def advance(self, ticks: int) -> bool:
        """Play so many ticks more; true once there is no more to do. The first call builds the world."""
        if not self._is_same_level:
            return True
        if self._restoration is None:
            state = self._state
            self._restoration = Restoration(
                Run(state.source, state.seed, first_assists=state.first_assists, carried=state.carried), self._log.hear
            )
        self._restoration.advance(self._state, ticks)
        return self._restoration.is_ready(self._state) or self._restoration.run.final_outcome is not None

    def result(self) -> ResumedRun | None:
        """The run at its checkpoint, ready to go on as after any retry; None if the level or the rules have changed since."""
        left, run = self._left, self._restoration.run if self._restoration else None
        if run is None or run.arrival is None or run.arrival.tick != left.ticks or run.world.state_hash() != left.end_hash:
            return None
        run.recorder.pauses = list(left.pauses)
        run.recorder.retries, run.checkpoint_retries, run.retries_here = left.retries, left.checkpoint_retries, left.retries_here
        run.count_retry()
        return ResumedRun(run, self._log, left.farthest_before)
