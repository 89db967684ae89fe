"""Fates: what became of each hunter, by name, read off the events of each tick. They are shown, and no score is made of them."""

from __future__ import annotations

from game.sim import events
from game.sim.sealmaster.trap.poses import FatePose
from game.sim.stage import Stage

AT_LARGE, CAUGHT, DROWNED, PRISONER, LET_GO, AWAY = "at_large", "caught", "drowned", "prisoner", "let_go", "away"
ALIVE = (PRISONER, LET_GO)
SETTLED = (DROWNED, PRISONER, LET_GO, AWAY)


class Fates:
    """Reads the events of each tick."""

    def __init__(self) -> None:
        self.by_name: dict[str, str] = {}
        self._kinds: dict[str, str] = {}

    def update(self, world: Stage) -> None:
        for hunter in world.hunters:
            if hunter.id not in self.by_name:
                self.by_name[hunter.id], self._kinds[hunter.id] = AT_LARGE, getattr(hunter, "kind", "")
        for event in world.events:
            fate = {
                events.SpiderwebCaught: CAUGHT, events.HunterDrowned: DROWNED, events.HunterTaken: PRISONER,
                events.HunterLetGo: LET_GO, events.HunterUndaunted: AT_LARGE, events.HunterGotAway: AWAY,
            }.get(type(event))  # fmt: skip
            who = getattr(event, "who", "")
            if fate is not None and who in self.by_name:
                self.by_name[who] = fate

    @property
    def all_settled(self) -> bool:
        return bool(self.by_name) and all(fate in SETTLED for fate in self.by_name.values())

    def poses(self) -> tuple[FatePose, ...]:
        return tuple(FatePose(who, self._kinds[who], fate) for who, fate in self.by_name.items())
