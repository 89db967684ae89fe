"""Replay player: gives every tick the recorded intents of every role."""

from itertools import islice

from game.session.replays.replay import Replay
from game.session.run import Intents, Player
from game.sim.world import World


def make_replay_player(recorded: Replay) -> Player:
    """A player who wants exactly what somebody once wanted."""
    streams, at = recorded.intents(), 0

    def play(world: World) -> Intents:
        """What was wanted in this tick, wherever the world begins."""
        nonlocal streams, at
        if world.tick < at:
            streams, at = recorded.intents(), 0
        wanted = next(islice(streams, world.tick - at, None), {})
        at = world.tick + 1
        return wanted

    return play
