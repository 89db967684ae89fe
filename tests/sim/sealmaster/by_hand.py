"""A sealmaster played by hand: ticks with his intent alone, and signs drawn stroke by stroke."""

from __future__ import annotations

from game.bots.sealmaster.hands import Hands
from game.core.ticks import TICKS_PER_SECOND
from game.level.model import SignName
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.world import World


def master_of(world: World) -> PlayedSealmaster:
    assert isinstance(world.sealmaster, PlayedSealmaster)
    return world.sealmaster


def step(world: World, intent: Intent = IDLE, count: int = 1) -> list[events.Event]:
    """`count` ticks, and what happens in them."""
    return [event for _ in range(count) for event in world.step({"sealmaster": intent})]


def sign(world: World, name: SignName, count: int = TICKS_PER_SECOND) -> list[events.Event]:
    """Draw a sign, and see what comes of it in `count` ticks."""
    hands = Hands()
    hands.sign(name)
    return [event for _ in range(count) for event in step(world, hands.act())]
