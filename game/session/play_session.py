"""Play session: the one object for what is being played. It owns the run, who plays it, its pace, its checkpoints, recording and record.

Screens, commands and tools play through it. It knows no window: a run is the same whether it is shown or not.
"""

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from game.level import reload_position
from game.session.assists import NO_ASSISTS, Assists
from game.session.fixed_timestep import FixedTimestep
from game.session.held_breath import HeldBreath
from game.session.level_file import LevelFile
from game.session.replays.suspended_run import SuspendedRun
from game.session.results.rank import rank_of
from game.session.resumption import ResumedRun, retried, suspend
from game.session.retry_pool import RetryPool
from game.session.run import AssistChange, Intents, Player, Run, intents_by_role, run_headless
from game.sim.events import Event
from game.sim.intent import IDLE, Intent
from game.sim.world import World


class RecordBook(Protocol):
    """Whoever keeps a player's best runs; a profile does."""

    def record_run(self, sha256: str, name: str, ended: dict[str, Any], rank: str = "", assisted: bool = False) -> bool: ...


class CheckpointKeeper(Protocol):
    """Whoever keeps a run that has come to a checkpoint, for a later sitting; a place of a profile does."""

    @property
    def is_saved(self) -> bool:
        """Whether what was kept last is there for a later sitting by now."""
        ...

    def keep(self, left: SuspendedRun) -> None:
        """In place of what was kept there; returns at once."""

    def drop(self, level: str) -> None:
        """Nobody goes on with a run of that level any more."""


class PlaySession:
    """One level and its attempts, one at a time.

    `player_factory` makes a player (a bot, a recording) anew for every attempt; without one each tick gets the intent of somebody's hands.
    `assists` are asked for at every start. With `keeps_spares` worlds stand ready for a retry from the last checkpoint. `keeper` is told of
    every checkpoint that hands have reached; the first attempt goes on from one of an earlier sitting if it is `resumed`.
    `later` are the assists of a recording that came after its first ones.
    """

    def __init__(
        self,
        source: LevelFile,
        seed: int = 0,
        player_factory: Callable[[], Player] | None = None,
        assists: Callable[[], Assists] = lambda: NO_ASSISTS,
        recording: Path | None = None,
        keeps_spares: bool = False,
        carried: Mapping[str, float] | None = None,
        keeper: CheckpointKeeper | None = None,
        resumed: ResumedRun | None = None,
        later: Sequence[AssistChange] = (),
    ) -> None:
        self._player_factory, self._assists = player_factory, assists
        self._keeps_spares, self._left_behind = keeps_spares, False
        """Left behind: an attempt, whose world nobody has looked for yet."""
        self.recording = recording
        """The file that every attempt is written to, if one was asked for."""
        self.timestep = FixedTimestep()
        self._later = tuple(later)
        self.farthest_before = resumed.farthest_before if resumed else 0.0
        """How far the best of the earlier attempts got, in metres from the start."""
        self._keeper = keeper if player_factory is None else None
        self._suspended: SuspendedRun | None = None
        self._begin(resumed.run if resumed else Run(source, seed, first_assists=assists(), carried=carried, later=later))
        self._refill()
        if resumed:
            self.breath.hold()
            self._keep_checkpoint()
            self._take_assists()

    @property
    def world(self) -> World:
        return self.run.world

    @property
    def has_hands(self) -> bool:
        """Whether somebody's hands play, not a program."""
        return self._player_factory is None

    @property
    def has_won(self) -> bool:
        return bool(self.run.final_outcome and self.run.final_outcome["won"])

    # time

    def ticks_due(self, now: float, speed: float = 1.0) -> int:
        """How many ticks to play at clock reading `now`; time passes at `speed`, and slower for hands that asked for that."""
        due = self.timestep.ticks(now, speed * self._game_speed() * self.world.time_scale * self.breath.speed)
        self.breath.pass_time(self.timestep.elapsed)
        return due

    def tick(self, intent: Intent | Intents = IDLE) -> list[Event]:
        """One tick of the world, as the player wants if there is one, else as `intent` says; what happened in it."""
        before = self.run.arrival
        events = self.run.step(intents_by_role(self.player(self.world) if self.player else intent))
        if self.run.arrival is not before:
            self._keep_checkpoint()
        return events

    def play_headless(self, most_ticks: int) -> None:
        """As fast as it can, until the level is won, lost or so many ticks older."""
        run_headless(self.run, self.player or (lambda world: IDLE), most_ticks)

    def _game_speed(self) -> float:
        if not self.has_hands:
            return 1.0
        speed = self._assists().game_speed
        self.run.record_game_speed(speed)
        return speed

    def pause(self) -> None:
        """The recording says where."""
        self.run.recorder.pause()

    # attempts

    def retry(self) -> bool:
        """From the last checkpoint, or from the start if there is none or the run was won; with the assists that are set now. False if it
        stands there already."""
        again = None if self.has_won else self._pool.take(self.run)
        if again is None:
            self.restart()
        elif again is self.run:
            self._take_assists()
            return False
        else:
            self._finish()
            self._begin(again)
            self._keep_retry()
            if self.has_hands:
                self.breath.hold()
            self._take_assists()
        return True

    def _take_assists(self) -> None:
        """From here on those hold that are set now; a program plays with its own."""
        if self.has_hands:
            self.run.change_assists(self._assists())

    @property
    def is_retry_ready(self) -> bool:
        """Whether a retry begins at once; else somebody must be told that it is coming."""
        return self.has_won or self._pool.is_ready(self.run)

    def hurry_retry(self, ticks: int) -> None:
        """So many ticks of work for a retry that was asked for."""
        self._pool.hurry(self.run, ticks)

    def restart(self) -> None:
        """The level from its start, with the assists that are set now; what was kept of the last checkpoint is given up."""
        self._finish()
        self.drop_checkpoint()
        self._begin(self.run.new_attempt(self._assists()))
        self.run.planned = self._later
        self._pool = RetryPool()  # its spares are made in idle time: three worlds at once would be seen

    def reload(self, changed: LevelFile) -> None:
        """The same level from a file that has been saved anew; the runner keeps his place where he can."""
        old, runner = self.run, self.world.runner
        self._begin(Run(changed, old.seed, first_assists=old.assists, carried=old.carried))
        self._refill()
        kept = reload_position.keep_position(old.source.level, changed.level, runner.x, runner.y)
        if kept and not old.final_outcome and old.world.tick:
            self.run.place_runner(*kept)

    def start_at(self, x: float) -> None:
        """A new attempt that begins at `x`, on whatever can be stood on there."""
        self._begin(self.run.new_attempt(self._assists()))
        self._pool = RetryPool()
        self.run.place_runner(*reload_position.nearest_standing_point(self.run.source.level, x))

    def prepare(self) -> bool:
        """A little idle work for the next retry; false if nothing is left to do."""
        return (self._keeps_spares and self._pool.prepare(self.run)) or self._collect_once()

    def _collect_once(self) -> bool:
        """The world of the attempt before, and the card that told of it, hold themselves: the collector would come to them after minutes.
        Takes some milliseconds."""
        if self._left_behind:
            self._left_behind = False
            gc.collect()
        return False

    def _finish(self) -> None:
        """What stays of the attempt that the next one follows."""
        self.save()
        self.farthest_before = max(self.farthest_before, self.run.stats.metres)

    def _begin(self, run: Run) -> None:
        self.run, self._left_behind = run, True
        self.player = self._player_factory() if self._player_factory else None
        self.timestep.restart()
        self.breath = HeldBreath()

    def _refill(self) -> None:
        """Spare worlds for retries from the checkpoints of this attempt."""
        self._pool = RetryPool()
        if self._keeps_spares:
            self._pool.fill(self.run)

    # what stays of it

    @property
    def rank(self) -> str:
        """The stamp that a run which is won has earned, or an empty string."""
        return rank_of(self.run.source.level, self.run.final_outcome) if self.run.final_outcome and self.has_won else ""

    def keep_record(self, book: RecordBook | None) -> bool:
        """Keep what somebody's own hands have done, now that it is over; true if it was never won better."""
        source, ended = self.run.source, self.run.final_outcome
        if book is None or ended is None or not self.has_hands:
            return False
        best = book.record_run(source.sha256, source.name, ended, self.rank, self.run.was_assisted)
        return best and self.has_won

    @property
    def is_checkpoint_saved(self) -> bool:
        """Whether a later sitting goes on from the last checkpoint."""
        return bool(self._suspended and self._keeper and self._keeper.is_saved)

    def drop_checkpoint(self) -> None:
        """A later sitting begins at the level's start: the run is won, or given up."""
        self._suspended = None
        if self._keeper is not None:
            self._keeper.drop(self.run.source.name)

    def _keep_checkpoint(self) -> None:
        """Tell the keeper of the checkpoint at which the run stands."""
        if self._keeper is not None and self.run.arrival is not None:
            self._suspended = suspend(self.run, self.farthest_before)
            self._keeper.keep(self._suspended)

    def _keep_retry(self) -> None:
        """The same place, which knows now how often it was gone back to."""
        if self._keeper is not None and self._suspended is not None:
            self._suspended = retried(self._suspended, self.run)
            self._keeper.keep(self._suspended)

    def save(self) -> None:
        """Write the recording, if one was asked for and the runner's own legs took him where he is."""
        if self.recording and not self.run.was_teleported:
            self.run.save(self.recording)
