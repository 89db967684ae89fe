"""Trap feats: clever things that a played sealmaster may do; each is told once, and stands on the card."""

from __future__ import annotations

from game.sim import events
from game.sim.characters.hunters.deep_diver import DeepDiver
from game.sim.stage import Stage


class TrapFeats:
    """Reads the events of each tick."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._balls = 0
        """Barriers raised since the round began."""

    def begin_round(self) -> None:
        self._balls = 0

    def update(self, world: Stage, bound: str) -> None:
        """`bound` is whom a strand has that was hung by hand."""
        for event in list(world.events):
            feat = self._feat_of(world, event, bound)
            if feat and feat not in self.done:
                self.done.append(feat)
                world.emit(events.FeatDone(event.x, event.y, feat))

    def _feat_of(self, world: Stage, event: events.Event, bound: str) -> str:
        if isinstance(event, events.BarrierRaised):
            self._balls += 1
        elif isinstance(event, events.RaftCapsized):
            ball = world.barrier
            return "one_wave" if ball is not None and not ball.landed and world.wave is not None else ""
        elif isinstance(event, events.SpiderwebCaught):
            caught = world.person(event.who)
            return "on_a_breath" if isinstance(caught, DeepDiver) and event.who != bound else ""
        elif isinstance(event, events.CourierCameHome):
            out = [courier for courier in (*world.couriers, *world.hidden_couriers) if not courier.home and courier.id != event.who]
            return "no_paper" if not out and not self._balls else ""
        return ""
