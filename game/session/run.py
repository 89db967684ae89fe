"""A run: one attempt at a level by one seed, stepped and recorded in the same call."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.core.ticks import TICKS_PER_SECOND
from game.session import assists
from game.session.assists import NO_ASSISTS, Assists
from game.session.level_file import LevelFile
from game.session.replays import replay
from game.session.results.run_stats import RunStats
from game.session.story.carry_over import apply_carried
from game.sim.events import CheckpointReached, Event
from game.sim.intent import IDLE, Intent
from game.sim.route import Route, RouteRecorder
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.world import World

MANY_RETRIES = 3
"""Retries from one checkpoint after which the world is told so, and is kinder still."""

AssistChange = tuple[int, Assists]
"""From which tick on which assists hold."""

Intents = Mapping[str, Intent]
"""What each role wants in one tick."""
Player = Callable[[World], Intent | Intents]
"""Somebody who looks at the world and wants something, of the runner or of several roles: a bot, a recording."""


def intents_by_role(wanted: Intent | Intents) -> Intents:
    """What a player wants; of one who names no role, of the runner."""
    return {"runner": wanted} if isinstance(wanted, Intent) else wanted


@dataclass(frozen=True, slots=True)
class SavedState:
    """A moment of a run, kept in memory: `restore_state` in `session.saved_state` makes a run that goes on from there, bit for bit."""

    source: LevelFile
    seed: int
    first_assists: Assists
    tick: int
    tracks: dict[str, list[int]]
    """What each role wanted until then."""
    pauses: list[int]
    checkpoint: str = ""
    """The checkpoint that was reached in that tick, if it was."""
    carried: Mapping[str, float] = field(default_factory=dict)
    """What an earlier chapter had handed on."""
    later: tuple[AssistChange, ...] = ()
    """Assists that came after `first_assists`, with which it began."""


class Run:
    """A world and the record of how it came to be."""

    def __init__(
        self,
        source: LevelFile,
        seed: int = 0,
        retries: int = 0,
        first_assists: Assists = NO_ASSISTS,
        carried: Mapping[str, float] | None = None,
        later: Sequence[AssistChange] = (),
    ) -> None:
        """`carried` is what an earlier chapter has handed on; `later` are the assists of a recording that came after `first_assists`."""
        self.source = source
        self.seed = seed
        self.first_assists = self.assists = first_assists
        """Those with which it began, and those that hold now."""
        self.planned = tuple(later)
        """Changes of the assists that are made in their ticks, or have been."""
        self.carried = dict(carried or {})
        self.world = World(assists.apply_assists(apply_carried(source.level, self.carried), first_assists), seed)
        self.recorder = replay.Recorder(source.name, source.sha256, seed, retries, first_assists.values(), self.carried)
        self.assist_changes: list[AssistChange] = []
        self.final_outcome: dict[str, Any] | None = None
        """What outcome() said in the tick in which the level was won or lost."""
        self.stats = RunStats(self.world)
        self._route = RouteRecorder()
        self.arrival: SavedState | None = None
        """The last checkpoint; a retry begins there."""
        self.checkpoint_retries = 0
        """How often this run has gone on from a checkpoint."""
        self.retries_here = 0
        """How often it has gone on from the last one."""
        self.says_it_retries = False
        """Its next tick is the first after a retry: the world is told, and the record knows it."""
        self.was_teleported = False
        """The runner did not come where he is on his own legs: such a run proves nothing, and is not recorded."""

    def step(self, intents: Intents) -> list[Event]:
        """One tick."""
        self.apply_planned_assists()
        if self.says_it_retries:
            self.says_it_retries = False
            intents = {
                **intents,
                "runner": intents.get("runner", IDLE)._replace(retried=True, retried_often=self.retries_here >= MANY_RETRIES),
            }
        if intents.get("runner", IDLE).retried:  # asked of the intent: a recording that is watched tells its loss as the run did
            self.stats.begin_attempt()
        events = self.world.step(intents)
        self.recorder.record(intents, self.world)
        self.stats.observe(self.world, events)
        self._route.observe(self.world.runner, self.world.runner.sprinting, self.world.barrier is not None, events)
        for event in events:
            if isinstance(event, CheckpointReached) and not self.was_teleported:
                self.arrival = self.save_state(event.checkpoint)
                self.retries_here = 0
        if self.final_outcome is None and self.world.outcome:
            self.final_outcome = self.outcome()
        return events

    @property
    def route(self) -> Route:
        """Where the runner has leapt and sprinted."""
        return self._route.route(self.world.runner)

    def save_state(self, checkpoint: str = "") -> SavedState:
        """This moment, to go back to; not of a run whose runner was put somewhere, for nobody's wish brings him there again."""
        if self.was_teleported:
            raise ValueError("a runner who was put somewhere has no saved states")
        recorder = self.recorder
        tracks = {role: list(track) for role, track in recorder.tracks.items()}
        later = tuple(self.assist_changes)
        return SavedState(
            self.source, self.seed, self.first_assists, recorder.ticks, tracks, list(recorder.pauses), checkpoint, self.carried, later
        )

    def count_retry(self) -> None:
        """It goes on from its checkpoint once more, and its next tick says so."""
        self.recorder.retries += 1
        self.checkpoint_retries += 1
        self.retries_here += 1
        self.says_it_retries = True

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
            self.first_assists = dataclasses.replace(self.first_assists, game_speed=game_speed)
            self.recorder.assists = self.first_assists.values()

    def change_assists(self, wanted: Assists) -> None:
        """Other assists from the next tick on; of the game's speed there is `record_game_speed`."""
        wanted = dataclasses.replace(wanted, game_speed=self.assists.game_speed)
        if wanted == self.assists:
            return
        self.assist_changes.append((self.world.tick, wanted))
        self.recorder.assist_changes.append((self.world.tick, wanted.values()))
        level = assists.apply_assists(apply_carried(self.source.level, self.carried), wanted)
        self.world.change_rules(level.tuning, wanted.endless_chakra and not self.assists.endless_chakra)
        self.assists = wanted

    def apply_planned_assists(self) -> None:
        """Make the changes that are due before the next tick; `step` does."""
        for tick, wanted in self.planned:
            if tick == self.world.tick:
                self.change_assists(wanted)

    @property
    def was_assisted(self) -> bool:
        """Whether any part of it was easier than it is."""
        return self.first_assists.any or any(changed.any for _, changed in self.assist_changes)

    @property
    def tries_here(self) -> int:
        """How often somebody has come back to where this run goes on from: its last checkpoint, or the start."""
        return self.retries_here if self.arrival else self.recorder.retries

    def new_attempt(self, wanted: Assists | None = None) -> "Run":
        """The same level from its start, with the same assists if no others are asked for."""
        return Run(self.source, self.seed, self.recorder.retries + 1, self.assists if wanted is None else wanted, self.carried)

    def outcome(self) -> dict[str, Any]:
        """What a tool wants to know of the run: how it ended, or how it stands."""
        if self.final_outcome:
            return self.final_outcome
        world = self.world
        master = world.sealmaster if isinstance(world.sealmaster, PlayedSealmaster) and world.level.role == "sealmaster" else None
        told = {
            "won": bool(world.outcome and world.outcome.won),
            "ticks": world.tick,
            "seconds": round((world.tick - world.talk.taken_ticks) / TICKS_PER_SECOND, 3),
            "reason": world.outcome.reason if world.outcome else "unfinished",
            "chakra": round(master.stores.chakra if master else world.runner.chakra, 2),
            "ride": round(world.ride.score) if world.ride else 0,
            "hash": world.state_hash(),
        }
        return told if master is None else {**told, "fates": dict(master.fates.by_name)}

    def save(self, path: Path) -> None:
        """Write the recording."""
        replay.write(path, self.recorder.replay(self.world, self.final_outcome))


def run_headless(run: Run, player: Player, most_ticks: int) -> None:
    """As fast as it can, until the level is won, lost or `most_ticks` long."""
    for _ in range(most_ticks):
        if run.final_outcome:
            return
        run.step(intents_by_role(player(run.world)))
