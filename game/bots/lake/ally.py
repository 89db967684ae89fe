"""The runner as an ally: he comes over the lake as a good player does, and once he is in the ball he lies there and is carried."""

from __future__ import annotations

from game.bots.lake.steady import Steady
from game.bots.perception import Eyes
from game.sim.intent import IDLE, Intent
from game.sim.world import World


class Ally:
    """Plays the runner for whoever plays the sealmaster."""

    def __init__(self, seed: int = 0) -> None:
        self._runs = Steady(Eyes(), seed=seed)

    def act(self, world: World) -> Intent:
        runner = world.runner
        if world.barrier is not None or runner.on == "barrier" or runner.seated or runner.stroll is not None:
            return IDLE
        return self._runs.act(world)
