"""A run: one attempt at a level by one seed, stepped and recorded in the same call."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from game.core.errors import UserError, reason_of
from game.core.paths import LEVELS
from game.core.ticks import TICKS_PER_SECOND
from game.level.errors.problem import LevelProblems
from game.level.files.library import UnknownLevel, find
from game.level.loader import read
from game.level.model import Level
from game.session import assists, replay
from game.session.assists import NO_ASSISTS, Assists
from game.session.carry_over import apply_carried
from game.session.run_stats import RunStats
from game.sim.events import CheckpointReached, Event
from game.sim.intent import IDLE, Intent
from game.sim.world import World

Player = Callable[[World], Intent]
"""Somebody who looks at the world and wants something: a bot, a recording, a pair of hands."""


@dataclass(frozen=True, slots=True)
class LevelFile:
    """A level that has been read, and where from."""

    name: str
    path: Path
    sha256: str
    level: Level


def level_file(name_or_path: str) -> LevelFile:
    """The level of that name or path, or a complaint with one line for each thing wrong."""
    try:
        path = find(name_or_path)
        level = read(path)
    except UnknownLevel as error:
        raise UserError(str(error)) from None
    except LevelProblems as error:
        raise UserError(*(str(problem) for problem in error.problems)) from None
    shipped = path.resolve().is_relative_to(LEVELS.resolve())
    return LevelFile(path.stem if shipped else path.as_posix(), path, replay.level_hash(path), level)


def run_trial(source: LevelFile) -> None:
    """A level that did not come with the game is first played in a child process: what kills the engine must not kill the game."""
    trial = TrialRun(source)
    while not trial.is_done(wait=0.5):
        pass


class TrialRun:
    """The same while somebody does something else. A level of ours needs none."""

    def __init__(self, source: LevelFile) -> None:
        from game.session import trial_run

        self._source = source
        self._child: trial_run.Child | None = None
        if not source.path.resolve().is_relative_to(LEVELS.resolve()):
            try:
                self._child = trial_run.start_trial(source.level, source.path.read_text(encoding="utf-8-sig"))
            except OSError as error:
                raise UserError(f"{source.path}: cannot be read: {reason_of(error)}") from None

    def is_done(self, wait: float = 0.0) -> bool:
        """Whether that has been said, within `wait` seconds; a complaint if the level cannot be played."""
        found = self._child.problems(wait) if self._child else []
        if found is None:
            return False
        self._child = None
        fatal = [f"{self._source.path}: {one.reason}" + f" ({one.hint})" * bool(one.hint) for one in found if not one.warning]
        if fatal:
            raise UserError(*fatal)
        return True

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self._child:
            self._child.stop()
            self._child = None


@dataclass(frozen=True, slots=True)
class SavedState:
    """A moment of a run, kept in memory: `restore_state` in `session.saved_state` makes a run that goes on from there, bit for bit."""

    source: LevelFile
    seed: int
    eased: Assists
    tick: int
    tracks: dict[str, list[int]]
    """What each role wanted until then."""
    pauses: list[int]
    checkpoint: str = ""
    """The checkpoint that was reached in that tick, if it was."""
    carried: Mapping[str, float] = field(default_factory=dict)
    """What an earlier chapter had handed on."""


class Run:
    """A world and the record of how it came to be."""

    def __init__(
        self, source: LevelFile, seed: int = 0, retries: int = 0, eased: Assists = NO_ASSISTS, carried: Mapping[str, float] | None = None
    ) -> None:
        """`carried` is what an earlier chapter has handed on."""
        self.source = source
        self.seed = seed
        self.assists = eased
        self.carried = dict(carried or {})
        self.world = World(assists.apply_assists(apply_carried(source.level, self.carried), eased), seed)
        self.recorder = replay.Recorder(source.name, source.sha256, seed, retries, eased.values(), self.carried)
        self.final_outcome: dict[str, Any] | None = None
        """What outcome() said in the tick in which the level was won or lost."""
        self.stats = RunStats(self.world)
        self.arrival: SavedState | None = None
        """The last checkpoint; a retry begins there."""
        self.checkpoint_retries = 0
        """How often this run has gone on from a checkpoint."""
        self.was_teleported = False
        """The runner did not come where he is on his own legs: such a run proves nothing, and is not recorded."""

    def step(self, intents: dict[str, Intent]) -> list[Event]:
        """One tick."""
        events = self.world.step(intents)
        self.recorder.record(intents, self.world)
        self.stats.observe(self.world, events)
        for event in events:
            if isinstance(event, CheckpointReached) and not self.was_teleported:
                self.arrival = self.save_state(event.checkpoint)
        if self.final_outcome is None and self.world.outcome:
            self.final_outcome = self.outcome()
        return events

    def save_state(self, checkpoint: str = "") -> SavedState:
        """This moment, to go back to; not of a run whose runner was put somewhere, for nobody's wish brings him there again."""
        if self.was_teleported:
            raise ValueError("a runner who was put somewhere has no saved states")
        recorder = self.recorder
        tracks = {role: list(track) for role, track in recorder.tracks.items()}
        return SavedState(self.source, self.seed, self.assists, recorder.ticks, tracks, list(recorder.pauses), checkpoint, self.carried)

    def place_runner(self, x: float, y: float) -> None:
        """He goes on from there; a tick later he stands."""
        self.was_teleported = True
        self.arrival = None
        self.world.runner.place(x, y)
        self.step({})

    def record_game_speed(self, game_speed: float) -> None:
        """Time goes at this share of its speed: no rule of the world, but the record says how slow it ever was."""
        if game_speed < self.assists.game_speed and not self.final_outcome:
            self.assists = dataclasses.replace(self.assists, game_speed=game_speed)
            self.recorder.assists = self.assists.values()

    def new_attempt(self, eased: Assists | None = None) -> "Run":
        """The same level from its start, with the same assists if no others are asked for."""
        return Run(self.source, self.seed, self.recorder.retries + 1, self.assists if eased is None else eased, self.carried)

    def outcome(self) -> dict[str, Any]:
        """What a tool wants to know of the run: how it ended, or how it stands."""
        if self.final_outcome:
            return self.final_outcome
        world = self.world
        return {
            "won": bool(world.outcome and world.outcome.won),
            "ticks": world.tick,
            "seconds": round((world.tick - world.talk.taken_ticks) / TICKS_PER_SECOND, 3),
            "reason": world.outcome.reason if world.outcome else "unfinished",
            "chakra": round(world.runner.chakra, 2) if world.runner else None,
            "ride": round(world.ride.score) if world.ride else 0,
            "hash": world.state_hash(),
        }

    def save(self, path: Path) -> None:
        """Write the recording."""
        replay.write(path, self.recorder.replay(self.world, self.final_outcome))


def run_headless(run: Run, player: Player, most_ticks: int, role: str = "runner") -> None:
    """As fast as it can, until the level is won, lost or `most_ticks` long."""
    for _ in range(most_ticks):
        if run.final_outcome:
            return
        run.step({role: player(run.world)})


def make_replay_player(recorded: replay.Replay) -> Player:
    """A player who wants exactly what somebody once wanted."""
    wishes, at = recorded.intents(), 0

    def wants(world: World) -> Intent:
        """What was wanted in this tick, wherever the world begins."""
        nonlocal wishes, at
        if world.tick < at:
            wishes, at = recorded.intents(), 0
        wanted = next(islice(wishes, world.tick - at, None), {})
        at = world.tick + 1
        return wanted.get("runner", IDLE)

    return wants
