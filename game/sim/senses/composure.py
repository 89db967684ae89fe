"""Composure: how well the runner hides that he has noticed his stalkers. Excuses are places where standing still looks natural."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from game.core.ticks import TICK, ticks
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.intent import Intent
from game.sim.stage import Stage

WARNED_COMPOSURE, WARNED_S = 0.25, 4.0
"""What his first wrong mark leaves of it at the least: one mistake only warns; and seconds for which he is told why."""
WALK_SPEED, STAND_SPEED = 1.0, 0.35
"""m/s above which he walks, and under which he stands."""


@thing
class Excuse(Thing):
    """A place where anybody might stand for a while: a signpost, a spring, a stone for the shoe, a shrine, a bench in the shade."""

    kind: Literal["excuse"]
    type: Literal["signpost", "spring", "stone", "shade", "shrine"]
    """What it is."""
    placement = "ground"
    at: Point
    """The middle of its foot, in metres."""
    reach: Annotated[float, Field(ge=0.3, le=6)] = 1.6
    """Metres to either side of it within which he stands for its sake."""


@tunable("composure")
class ComposureTuning:
    notice: float = tuned(1.0, "s", 0, 10, "who stops or turns so soon after a hunter's noise shows that he heard it")
    stop: float = tuned(0.18, "", 0, 1, "composure lost by stopping right after their noise")
    turn: float = tuned(0.22, "", 0, 1, "composure lost by turning towards their noise")
    wrong: float = tuned(0.25, "", 0, 1, "composure lost by a wrong mark")
    right: float = tuned(0.15, "", 0, 1, "composure won by a right mark")
    hurry: float = tuned(0.3, "1/s", 0, 10, "composure lost by hurrying")
    stand: float = tuned(0.16, "1/s", 0, 10, "composure lost by standing in the open for too long")
    patience: float = tuned(4.0, "s", 0, 60, "how long one may stand in the open")
    excuse: float = tuned(8.0, "s", 0, 60, "how long one may stand where there is an excuse for it")
    reading: float = tuned(16.0, "s", 0, 60, "how long one may stand over an open map")
    mends: float = tuned(0.03, "1/s", 0, 10, "composure won by walking on")
    silence: float = tuned(0.8, "s", 0.5, 10, "how long the birds are silent before the blades come")


class ComposurePose(NamedTuple):
    level: float
    """1 wholly composed, 0 found out."""
    slipping: str
    """Why it slips now ("stop", "turn", "hurry", "stand", "wrong"); empty if it does not."""
    birds_silent: bool
    excuse: str = ""
    """The excuse that he stands at; empty if there is none."""
    excuse_left: float = 0.0
    """Share of it that is left, 1 to 0."""
    open_left: float = 1.0
    """Share that is left of how long he may stand where he stands in the open."""
    places: tuple[tuple[float, float], ...] = ()
    """Of every excuse that is not used up, its x and how far it reaches to either side, in metres."""


REACTION_S = 0.15
"""Seconds within which nobody answers a noise: who stops or turns so soon after it had meant to."""
TOLD_S = 2.6
"""Seconds for which the margin says what gave him away, the first time that it does."""
SHOWN_S = 0.7
"""Seconds for which a slip is shown."""


class Composure:
    """How composed he looks, 0 to 1, and what has cost him of it."""

    def __init__(self, level: float, tuning: ComposureTuning, places: tuple[Excuse, ...]) -> None:
        self.tuning, self._places = tuning, places
        self.level = level
        self.slipping, self._shown = "", 0
        self.silent_ticks = 0
        """Ticks since the birds fell silent; 0 while they sing."""
        self._stood: dict[str, float] = {}
        """Seconds for which he has stood at each excuse."""
        self._read = 0.0
        """Seconds for which he has stood over his map: anybody might."""
        self._open = 0.0
        """Seconds for which he has stood in the open; walking takes them off again."""
        self._walked = self._facing = 0
        self._meant_to_walk_tick = -10_000
        """When he last meant to walk on."""
        self._answered = -10_000
        """When the noise was made by which he has given himself away last: it does so once."""
        self._told: set[str] = set()
        self.last_cause = ""
        """How he gave himself away last; empty if he never did."""
        self._marked_wrong = False
        self.heard_tick, self.heard_x = -10_000, 0.0
        """When and where a hunter made his last noise."""

    @property
    def lost(self) -> bool:
        return self.silent_ticks > 0

    def excuse_at(self, x: float) -> Excuse | None:
        """The excuse within reach that is not used up."""
        for place in self._places:
            if abs(x - place.at[0]) <= place.reach and self._stood.get(place.id, 0.0) < self.tuning.excuse:
                return place
        return None

    def slip(self, world: Stage, amount: float, cause: str) -> None:
        """He shows that he has noticed something."""
        if self.lost:
            return
        self.level = max(0.0, self.level - amount)
        self.last_cause = cause
        if cause != self.slipping or not self._shown:
            x, y = world.runner.x, world.runner.y
            world.emit(events.ComposureSlipped(x, y + 1.2, cause))
            line = events.LineSpoken(x, y + 1.8, "margin", f"teach.slip_{cause}", TOLD_S)
            if cause not in self._told and not world.hints_wait and world.say(line):
                self._told.add(cause)
        self.slipping, self._shown = cause, ticks(SHOWN_S)

    def mark_wrong(self, world: Stage, pebble: bool = False) -> None:
        """He has marked the wind, or a pebble's bush. The first time it only warns him, and says why before anything else is said."""
        first, self._marked_wrong = not self._marked_wrong, True
        if first:
            world.line_keeps_until = world.tick  # whoever has marked has read the rule, whatever is left of its right of way
            line = events.LineSpoken(
                world.runner.x, world.runner.y + 1.8, "margin", f"teach.slip_{'pebble' if pebble else 'wrong'}", WARNED_S
            )
            world.say(line, right_of_way=WARNED_S)
            self._told.add("wrong")
        self.slip(world, self.tuning.wrong, "wrong")
        if first:
            self.level, self._open = max(self.level, WARNED_COMPOSURE), 0.0  # and he has time to read it

    def win_back(self, amount: float) -> None:
        self.level = min(1.0, self.level + amount)

    def update(self, world: Stage, intent: Intent) -> None:
        """One tick of being watched."""
        runner, tuning = world.runner, self.tuning
        self._shown -= self._shown > 0
        if not self._shown:
            self.slipping = ""
        if self.lost or (world.stalkers and not any(stalker.awake for stalker in world.stalkers)):
            return  # nobody is about yet
        speed = abs(runner.vx)
        excuse = self.excuse_at(runner.x)
        fresh = world.tick - self.heard_tick <= ticks(tuning.notice) and self.heard_tick != self._answered
        if intent.move and not intent.crouch:
            self._meant_to_walk_tick = world.tick
        if speed < STAND_SPEED:
            answers = self._meant_to_walk_tick - self.heard_tick >= ticks(REACTION_S)
            if self._walked > ticks(0.25) and fresh and answers and excuse is None:
                self.slip(world, tuning.stop, "stop")
                self._answered = self.heard_tick
            self._walked = 0
            self._stand(world, excuse)
        elif speed > WALK_SPEED:
            self._walked += 1
            self._open, self._read = max(0.0, self._open - TICK), max(0.0, self._read - TICK)
            if intent.sprint and intent.move:
                self.slip(world, tuning.hurry * TICK, "hurry")
            else:
                self.win_back(tuning.mends * TICK)
        towards = 1 if self.heard_x > runner.x else -1
        turned = self._facing and runner.facing != self._facing and runner.facing == towards
        if turned and fresh and world.tick - self.heard_tick >= ticks(REACTION_S):
            self.slip(world, tuning.turn, "turn")
            self._answered = self.heard_tick
        self._facing = runner.facing

    def _stand(self, world: Stage, excuse: Excuse | None) -> None:
        if excuse is not None:
            self._stood[excuse.id] = self._stood.get(excuse.id, 0.0) + TICK
            return
        if world.map_sheet is not None and world.map_sheet.is_open and self._read < self.tuning.reading:
            self._read += TICK
            return
        self._open += TICK
        if self._open > self.tuning.patience:
            self.slip(world, self.tuning.stand * TICK, "stand")

    def pose(self, x: float) -> ComposurePose:
        excuse = self.excuse_at(x)
        left = 1.0 - self._stood.get(excuse.id, 0.0) / self.tuning.excuse if excuse is not None else 0.0
        open_left = max(0.0, 1.0 - self._open / self.tuning.patience)
        fresh = tuple([(place.at[0], place.reach) for place in self._places if self._stood.get(place.id, 0.0) < self.tuning.excuse])
        return ComposurePose(self.level, self.slipping, self.lost, excuse.id if excuse is not None else "", left, open_left, fresh)

    def hash_state(self) -> tuple[float, ...]:
        return (self.level, float(self.silent_ticks), self._open, self._read, *self._stood.values())
