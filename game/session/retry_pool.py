"""Retry pool: runs that are restored to the last checkpoint in idle time, so that a retry starts at once.

A recording that holds both parts, before the checkpoint and after the retry, verifies from its first tick like any other.
"""

from game.session.run import Run
from game.session.saved_state import Restoration

SPARES = 2
"""Runs kept ready: whoever retries twice at once finds the second one done, too. To play it along all the way would be a twentieth of what
the game costs, for those who seldom fail: it catches up once a run is lost, or has been retried from its last checkpoint."""
TICKS_AT_A_TIME = 2
"""Ticks that one piece of idle work plays: less than a millisecond."""


class RetryPool:
    """Owned by whoever plays a level. All its spares are of one attempt: another start needs another pool."""

    def __init__(self) -> None:
        self._spares: list[Restoration] = []

    def fill(self, run: Run) -> None:
        """Build the spare worlds now, while nobody sees a frame that waits for it; a level without checkpoints needs none."""
        while len(self._spares) < SPARES and run.source.level.things_of("checkpoint"):
            self._spares.append(Restoration(_begun_anew(run)))

    def prepare(self, run: Run) -> bool:
        """A little idle work: a spare world, or some ticks of it up to the run's last checkpoint; false if nothing is left to do."""
        if (arrival := run.arrival) is not None:
            for spare in self._spares if _may_be_tried_twice(run) else self._spares[:1]:
                if not spare.is_ready(arrival):
                    spare.advance(arrival, TICKS_AT_A_TIME)
                    return True
        if len(self._spares) < SPARES and run.source.level.things_of("checkpoint"):
            self._spares.append(Restoration(_begun_anew(run)))
            return True
        return False

    def is_ready(self, run: Run) -> bool:
        """Whether a retry of `run` is begun without work: there is no checkpoint, it stands there, or a spare does."""
        arrival = run.arrival
        if arrival is None or run.world.tick == arrival.tick:
            return True
        return bool(self._spares) and self._spares[0].is_ready(arrival)

    def hurry(self, run: Run, ticks: int) -> None:
        """So many ticks of work for a retry that somebody waits for."""
        if run.arrival is not None:
            if not self._spares:
                self._spares.append(Restoration(_begun_anew(run)))
            self._spares[0].advance(run.arrival, ticks)

    def take(self, run: Run) -> Run | None:
        """The run at the last checkpoint of `run`, finished at once if it is not ready; None without a checkpoint."""
        arrival = run.arrival
        if arrival is None:
            return None
        if run.world.tick == arrival.tick:
            return run  # a second tap on the same spot
        spare = self._spares.pop(0) if self._spares else Restoration(_begun_anew(run))
        spare.advance(arrival, arrival.tick)
        again = spare.run
        again.planned = run.planned
        again.record_game_speed(run.assists.game_speed)
        again.recorder.pauses = list(arrival.pauses)
        again.recorder.retries = run.recorder.retries
        again.checkpoint_retries, again.retries_here = run.checkpoint_retries, run.retries_here
        again.count_retry()
        return again


def _may_be_tried_twice(run: Run) -> bool:
    return run.final_outcome is not None or run.retries_here > 0


def _begun_anew(run: Run) -> Run:
    return Run(run.source, run.seed, first_assists=run.first_assists, carried=run.carried)
