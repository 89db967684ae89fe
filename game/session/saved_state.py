"""Saved states: a run goes on from a moment that was kept, bit for bit, in memory.

A world is not copied but played again: the same level, seed and intents give the same world. A copy of the physics engine's space lacks
its contact cache (the impulses with which bodies that touch begin the next step), which no call of the engine gives out: a barrier that
holds its rider, or a log aground, would be elsewhere by the last bits a tick later, and the lake by more after a minute. What was played
again also verifies from its first tick as any other recording.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from game.session.replays import replay
from game.session.run import Run, SavedState
from game.sim.events import Event
from game.sim.intent import IDLE, Intent


class Restoration:
    """A run on its way to a saved state, as many ticks at a time as there is leisure for; `hear` is told what happens on it."""

    def __init__(self, run: Run, hear: Callable[[list[Event]], None] | None = None) -> None:
        self.run = run
        self._hear = hear
        self._state: SavedState | None = None
        self._streams: dict[str, Iterator[Intent]] = {}

    def is_ready(self, state: SavedState) -> bool:
        """Whether it stands there."""
        return self.run.world.tick >= state.tick

    def advance(self, state: SavedState, ticks: int) -> None:
        """Play so many ticks more of what was wanted, to the saved state at most; another one must have come of the same run, later."""
        first = self.run.world.tick
        self.run.planned = state.later
        if state is not self._state:
            self._state = state
            self._streams = {role: islice(replay.unpacked_track(track), first, None) for role, track in state.tracks.items()}
        for _ in range(min(ticks, state.tick - first)):
            events = self.run.step({role: next(stream, IDLE) for role, stream in self._streams.items()})
            if self._hear is not None:
                self._hear(events)


def restore_state(state: SavedState) -> Run:
    """A run that stands where `state` was saved, and goes on as the one that it was saved from."""
    restoration = Restoration(Run(state.source, state.seed, first_assists=state.first_assists, carried=state.carried))
    restoration.advance(state, state.tick)
    restoration.run.recorder.pauses = list(state.pauses)
    return restoration.run
