"""Focus: the person whom the sealmaster's techniques aim at."""

from __future__ import annotations

from game.sim.characters.character import Character
from game.sim.roles import HunterRole, RunnerRole
from game.sim.stage import Stage
from game.sim.techniques.spiderweb import STANDING_DEPTH

SIGHT_M = 60.0
"""Metres from him within which he can aim at somebody."""


class Focus:
    """Keeps to one person until another is chosen, or that one is gone."""

    def __init__(self) -> None:
        self.who = ""
        self._chosen = False
        """By hand: one who sits ashore is aimed at only by who wants it."""

    def begin_round(self) -> None:
        """Whoever was meant is no matter any more."""
        self.who, self._chosen = "", False

    def update(self, world: Stage, x: float, step: int) -> bool:
        """One tick: `step` 1 is the next to the right, -1 to the left. Whether the focus has moved by that."""
        row = self.candidates(world, x)
        if not row:
            self.who = ""
            return False
        ids = [person.id for person in row]
        if self.who not in ids or (not self._chosen and len(row) > 1 and world.runner.seated and self.who == world.runner.id):
            self._chosen = False
            near = min(row, key=lambda person: (_comes_last(person), abs(person.x - x)))
            self.who = near.id
        if not step:
            return False
        place = ids.index(self.who) + step
        if not 0 <= place < len(ids):
            place %= len(ids)
        moved = self.who != ids[place]
        self.who, self._chosen = ids[place], True
        return moved

    def candidates(self, world: Stage, x: float) -> list[Character]:
        """Who can be aimed at, from left to right: ours, and of theirs whom a strand could haul in: alive in the web, or under it.

        While couriers are about nobody who stands ashore is: whoever needs a ball is one press away.
        """
        web = world.spiderweb
        awake = web is not None and web.awake
        hunters = [hunter for hunter in world.hunters if awake and _is_haulable(hunter)]
        ours: list[RunnerRole] = [world.runner]
        if couriers := [courier for courier in world.couriers if not courier.home]:
            ours = [person for person in (world.runner, *couriers) if not _is_ashore(world, person)]
        return sorted((person for person in (*ours, *hunters) if abs(person.x - x) < SIGHT_M), key=lambda person: (person.x, person.id))

    def neighbours(self, world: Stage, x: float) -> tuple[str, str]:
        ids = [person.id for person in self.candidates(world, x)]
        if self.who not in ids or len(ids) < 2:
            return "", ""
        place = ids.index(self.who)
        return ids[place - 1], ids[(place + 1) % len(ids)]


def _is_haulable(hunter: HunterRole) -> bool:
    """Whether he lives, and hangs in the web or swims under it: prisoners sit ashore, and are nobody's business."""
    return hunter.stance != "drowned" and (hunter.evades_web or (hunter.held and hunter.on != "ground"))


def _is_ashore(world: Stage, person: RunnerRole) -> bool:
    """Whether one of ours needs nobody any more: he sits, or is where he can stand."""
    lake = world.lake_at(person.x)
    return person.seated or lake is None or lake.still_depth(person.x) < STANDING_DEPTH


def _comes_last(person: Character) -> int:
    """Ours on their way come before theirs; whoever sits ashore comes last."""
    return 1 if not isinstance(person, RunnerRole) else 2 if person.seated else 0
